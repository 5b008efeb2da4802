// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/integer_product.h"

#include <algorithm>
#include <array>

namespace pim::program {

void PackedMatrix::multiply(std::span<const std::int32_t> x, std::span<std::int32_t> sums) const
{
    const std::uint32_t* row = m_values.data();
    for (std::size_t first = 0; first < m_columns; first += kBlock) {
        std::array<std::uint32_t, kBlock> block {};
        for (std::size_t r = 0; r < m_rows; ++r, row += kBlock) {
            const auto factor = static_cast<std::uint32_t>(x[r]);
            for (std::size_t c = 0; c < kBlock; ++c) // a fixed count, so that it becomes vector instructions
                block[c] += factor * row[c];
        }
        const std::size_t count = std::min(kBlock, m_columns - first);
        for (std::size_t c = 0; c < count; ++c)
            sums[first + c] = static_cast<std::int32_t>(block[c]);
    }
}

} // namespace pim::program
