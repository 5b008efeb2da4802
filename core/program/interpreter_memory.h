// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"

namespace pim::program {

/// What all memories of a machine together may take of the host's.
struct MemoryBudget
{
    std::int64_t bytes = 0;
    std::int64_t used = 0;
    /// InvalidArgument when it is used up.
    [[nodiscard]] Result<void> take(std::int64_t more);
};

/// The memory of one core. Grows with its highest address; zero at first.
class LocalMemory
{
public:
    explicit LocalMemory(std::int64_t capacity = 0)
        : m_capacity(capacity)
    {
    }

    /// The bytes from \a address on. Valid until the next call. InvalidArgument outside the capacity.
    [[nodiscard]] Result<std::span<std::uint8_t>> at(std::int64_t address, std::int64_t bytes, MemoryBudget& budget);
    std::int64_t highWater() const { return m_highWater; } ///< highest address used, plus one

private:
    std::int64_t m_capacity;
    std::int64_t m_highWater = 0;
    std::vector<std::uint8_t> m_bytes;
};

/// The memory that all cores share: 2^64 bytes, zero at first, of which the pages that were written exist.
class GlobalMemory
{
public:
    void read(std::uint64_t address, std::span<std::uint8_t> to) const;
    /// InvalidArgument when the budget is used up.
    [[nodiscard]] Result<void> write(std::uint64_t address, std::span<const std::uint8_t> from, MemoryBudget& budget);

private:
    static constexpr std::uint64_t kPage = std::uint64_t { 1 } << 16;
    std::unordered_map<std::uint64_t, std::unique_ptr<std::array<std::uint8_t, kPage>>> m_pages;
};

/// Bytes of an element: ceil(bits / 8).
constexpr std::int64_t elementBytes(int bits) { return (bits + 7) / 8; }

/// Elements of \a bits bits that stand \a stride bytes apart. REQUIRES: 1 <= bits <= 32; the last one ends inside \a
/// from.
void loadElements(const std::uint8_t* from, int bits, std::int64_t stride, std::span<std::int32_t> to);
/// Elements side by side, cut to \a bits bits.
void storeElements(std::span<const std::int32_t> from, int bits, std::uint8_t* to);

} // namespace pim::program
