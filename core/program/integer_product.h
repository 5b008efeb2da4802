// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pim::program {

/// A matrix of integers laid out for products with row vectors: blocks of columns, in which the elements of a row stand
/// side by side. Sums are modulo 2^32, which is exact for every width up to 32 bits.
class PackedMatrix
{
public:
    PackedMatrix() = default;
    PackedMatrix(std::size_t rows, std::size_t columns)
        : m_rows(rows)
        , m_columns(columns)
        , m_values((columns + kBlock - 1) / kBlock * kBlock * rows)
    {
    }

    std::size_t rows() const { return m_rows; }
    std::size_t columns() const { return m_columns; }
    void set(std::size_t row, std::size_t column, std::int32_t value)
    {
        m_values[(column / kBlock * m_rows + row) * kBlock + column % kBlock] = static_cast<std::uint32_t>(value);
    }
    /// sums[c] = sum over rows r of x[r] * matrix(r, c). REQUIRES: rows() elements of x, columns() of sums.
    void multiply(std::span<const std::int32_t> x, std::span<std::int32_t> sums) const;

private:
    static constexpr std::size_t kBlock = 16; ///< columns; their sums stay in registers

    std::size_t m_rows = 0, m_columns = 0;
    std::vector<std::uint32_t> m_values;
};

} // namespace pim::program
