// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataflow/mesh.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pim::dataflow {
namespace {

enum Direction { East, West, South, North };

std::int64_t countBits(std::span<const std::uint64_t> words)
{
    std::int64_t n = 0;
    for (std::uint64_t w : words)
        n += std::popcount(w);
    return n;
}

} // namespace

int Mesh::route(design::Cell from, design::Cell to, std::uint64_t* links) const
{
    const auto mark = [&](int row, int col, Direction d) {
        const auto bit = (static_cast<std::size_t>(row) * static_cast<std::size_t>(m_cols) + static_cast<std::size_t>(col)) * 4
            + static_cast<std::size_t>(d);
        links[bit / 64] |= std::uint64_t { 1 } << (bit % 64);
    };
    for (int col = from.col; col < to.col; ++col)
        mark(from.row, col, East);
    for (int col = from.col; col > to.col; --col)
        mark(from.row, col, West);
    for (int row = from.row; row < to.row; ++row)
        mark(row, to.col, South);
    for (int row = from.row; row > to.row; --row)
        mark(row, to.col, North);
    return std::abs(to.row - from.row) + std::abs(to.col - from.col);
}

void Mesh::build(std::span<const MeshRequest> layers, int totalMacros, std::span<const std::vector<design::Cell>> explicitCells)
{
    const std::size_t count = layers.size();
    m_rows = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(totalMacros))));
    m_cols = (totalMacros + m_rows - 1) / m_rows;
    for (const auto& cells : explicitCells) {
        for (const auto& cell : cells) {
            m_rows = std::max(m_rows, cell.row + 1);
            m_cols = std::max(m_cols, cell.col + 1);
        }
    }
    m_cells.clear();
    m_cellBegin.assign(count + 1, 0);
    m_merge.resize(count);
    int row = 0, col = -1, direction = 1;
    for (std::size_t l = 0; l < count; ++l) {
        const MeshRequest& request = layers[l];
        m_cellBegin[l] = m_cells.size();
        if (!request.owns) {
            m_merge[l] = request.providers.empty() ? design::Cell {} : m_merge[static_cast<std::size_t>(request.providers[0])];
            m_cells.push_back(m_merge[l]);
        } else if (request.partner >= 0) {
            const auto p = static_cast<std::size_t>(request.partner);
            const std::size_t end = p + 1 < l ? m_cellBegin[p + 1] : m_cellBegin[l];
            for (std::size_t i = m_cellBegin[p]; i < end; ++i)
                m_cells.push_back(m_cells[i]);
            m_merge[l] = m_cells[m_cellBegin[l]];
        } else if (!explicitCells.empty() && !explicitCells[l].empty()) {
            m_cells.insert(m_cells.end(), explicitCells[l].begin(), explicitCells[l].end());
            m_merge[l] = m_cells.back();
        } else {
            for (int i = 0; i < request.macros; ++i) {
                col += direction;
                if (col == m_cols) {
                    col = m_cols - 1;
                    ++row;
                    direction = -1;
                }
                if (col == -1) {
                    col = 0;
                    ++row;
                    direction = 1;
                }
                m_cells.push_back({ row, col });
            }
            m_merge[l] = m_cells.back();
        }
    }
    m_cellBegin[count] = m_cells.size();

    m_streams = 2 * count;
    m_words = (linkCount() + 63) / 64;
    m_links.assign(m_streams * m_words, 0);
    m_transferHops.assign(count, 0);
    m_mergeHops.assign(count, 0);
    for (std::size_t l = 0; l < count; ++l) {
        std::uint64_t* transfer = m_links.data() + 2 * l * m_words;
        std::uint64_t* merge = transfer + m_words;
        for (const int p : layers[l].providers)
            for (const auto& cell : cells(l))
                m_transferHops[l] = std::max(m_transferHops[l], route(m_merge[static_cast<std::size_t>(p)], cell, transfer));
        if (layers[l].readsInput) // one hop from the port into the corner, then as from the corner's macro
            for (const auto& cell : cells(l))
                m_transferHops[l] = std::max(m_transferHops[l], 1 + route({ 0, 0 }, cell, transfer));
        for (const auto& cell : cells(l))
            m_mergeHops[l] = std::max(m_mergeHops[l], route(cell, m_merge[l], merge));
    }
    findConflicts(count);
}

void Mesh::findConflicts(std::size_t layers)
{
    m_conflict.assign(m_streams * m_streams, 0);
    m_conflictPairs = 0;
    const auto meet = [this](std::size_t a, std::size_t b) {
        const std::uint64_t* x = m_links.data() + a * m_words;
        const std::uint64_t* y = m_links.data() + b * m_words;
        for (std::size_t w = 0; w < m_words; ++w)
            if (x[w] & y[w])
                return true;
        return false;
    };
    const auto active = [this](std::size_t stream) {
        return stream % 2 == 0 ? m_transferHops[stream / 2] > 0 : m_mergeHops[stream / 2] > 0;
    };
    for (std::size_t a = 0; a < m_streams; ++a) {
        if (!active(a))
            continue;
        // A layer's transfer and merge may meet; otherwise only streams of different layers are compared.
        for (std::size_t b = a + 1; b < m_streams; ++b) {
            if (active(b) && meet(a, b)) {
                m_conflict[a * m_streams + b] = m_conflict[b * m_streams + a] = 1;
                ++m_conflictPairs;
            }
        }
    }
    m_neighbours.clear();
    m_neighbourBegin.assign(m_streams + 1, 0);
    for (std::size_t a = 0; a < m_streams; ++a) {
        m_neighbourBegin[a] = m_neighbours.size();
        for (std::size_t b = 0; b < m_streams; ++b)
            if (m_conflict[a * m_streams + b])
                m_neighbours.push_back(static_cast<int>(b));
    }
    m_neighbourBegin[m_streams] = m_neighbours.size();
    (void)layers;
}

std::int64_t Mesh::transferLinks(std::size_t layer) const { return countBits(linkSet(2 * layer)); }
std::int64_t Mesh::mergeLinks(std::size_t layer) const { return countBits(linkSet(2 * layer + 1)); }

} // namespace pim::dataflow
