// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/dataflow/block_scheduler.h"

namespace pim::dataflow {

/// A provider that a layer reads, for buffer accounting.
struct BufferEdge
{
    int provider = -1;
    std::span<const std::int32_t> firstKept; ///< per block: provider pixels before it are no longer needed
};

struct BufferLayer
{
    std::int32_t loadOp = 0, storeOp = 0;
    std::int64_t duplication = 1;
    std::int64_t channels = 1; ///< elements per output pixel
    std::span<const BufferEdge> edges;
};

/// Largest number of output elements each layer holds at any time: written and not yet released by its consumers.
/// Follows the released tool (section 12 of the reference model): a load or store of a consumer sets what is no
/// longer needed, a store of the layer itself adds a block; within one step in the scheduler's order.
class BufferUsage
{
public:
    void measure(std::span<const BufferLayer> layers, std::span<const ChainProblem> chains, const BlockScheduler& starts);
    std::int64_t outputElements(std::size_t layer) const { return m_out[layer]; }

private:
    struct Cursor
    {
        std::int32_t layer, op, block, blocks;
        std::int32_t next; ///< start of the event it points at
        const std::int32_t* firstKept; ///< nullptr: the layer's own stores
    };
    std::int64_t measureLayer(std::size_t layer, std::span<const BufferLayer> layers, const BlockScheduler& starts);

    std::vector<std::int64_t> m_out;
    std::vector<Cursor> m_cursors, m_tied;
    std::vector<std::vector<std::pair<std::int32_t, const std::int32_t*>>> m_consumers;
    std::vector<std::int32_t> m_blocks;
};

} // namespace pim::dataflow
