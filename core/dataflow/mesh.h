// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/design/design.h"

namespace pim::dataflow {

/// What a layer asks of the mesh of macros.
struct MeshRequest
{
    bool owns = false; ///< crossbar layer with cells of its own
    int macros = 0; ///< cells it takes (its partner's included when another layer shares them)
    int partner = -1; ///< layer whose cells it uses instead of its own (sharing); -1: none
    std::span<const int> providers; ///< layer indices
    bool readsInput = false; ///< is fed from the chip's port too
};

/// Where layers live and which directed links their transfers use. Reused between candidates: no allocation once warm.
///
/// Boustrophedon placement and row-first routing of the released PIMSYN-NN (dataflow_compile.py, evaluate.py):
/// rows = ceil(sqrt M), cols = ceil(M / rows); crossbar layers take consecutive cells in layer order; the merge macro
/// is the last cell (the first, for the later layer of a sharing pair); a vector layer lives in its first provider's
/// merge macro.
class Mesh
{
public:
    /// Place all layers and route all transfers. \a totalMacros: M, the cells of the mesh that may be used.
    /// \a explicitCells: per layer the cells to use instead, or empty for the boustrophedon order.
    void build(std::span<const MeshRequest> layers, int totalMacros,
               std::span<const std::vector<design::Cell>> explicitCells = {});

    int rows() const { return m_rows; }
    int cols() const { return m_cols; }
    std::span<const design::Cell> cells(std::size_t layer) const
    {
        return { m_cells.data() + m_cellBegin[layer], m_cells.data() + m_cellBegin[layer + 1] };
    }
    design::Cell mergeCell(std::size_t layer) const { return m_merge[layer]; }
    int transferHops(std::size_t layer) const { return m_transferHops[layer]; }
    int mergeHops(std::size_t layer) const { return m_mergeHops[layer]; }
    /// Links of the union of a layer's transfer (or merge) routes, for energy and occupancy.
    std::int64_t transferLinks(std::size_t layer) const;
    std::int64_t mergeLinks(std::size_t layer) const;
    /// Do two streams share a directed link? Stream 2 * layer is the layer's transfer, 2 * layer + 1 its merge.
    bool conflict(std::size_t streamA, std::size_t streamB) const
    {
        return (m_conflict[streamA * m_streams + streamB]) != 0;
    }
    std::span<const int> conflicts(std::size_t stream) const
    {
        return { m_neighbours.data() + m_neighbourBegin[stream], m_neighbours.data() + m_neighbourBegin[stream + 1] };
    }
    /// Unordered conflicting pairs (a layer's own transfer/merge pair included), as the reference counts them.
    int conflictPairs() const { return m_conflictPairs; }
    /// Bit set of directed links of a stream.
    std::span<const std::uint64_t> linkSet(std::size_t stream) const
    {
        return { m_links.data() + stream * m_words, m_words };
    }
    std::size_t linkCount() const { return static_cast<std::size_t>(m_rows) * static_cast<std::size_t>(m_cols) * 4; }

private:
    int route(design::Cell from, design::Cell to, std::uint64_t* links) const;
    void findConflicts(std::size_t layers);

    int m_rows = 0, m_cols = 0, m_conflictPairs = 0;
    std::size_t m_words = 0, m_streams = 0;
    std::vector<design::Cell> m_cells, m_merge;
    std::vector<std::size_t> m_cellBegin;
    std::vector<int> m_transferHops, m_mergeHops;
    std::vector<std::uint64_t> m_links; // [stream][word]
    std::vector<std::uint8_t> m_conflict; // [stream][stream]
    std::vector<int> m_neighbours;
    std::vector<std::size_t> m_neighbourBegin;
};

} // namespace pim::dataflow
