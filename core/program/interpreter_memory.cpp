// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/interpreter_memory.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <fmt/format.h>

#include "core/program/integer_reference.h"

namespace pim::program {
namespace {

constexpr std::int64_t kLargestLocal = std::int64_t { 1 } << 30; ///< where no capacity is given

} // namespace

Result<void> MemoryBudget::take(std::int64_t more)
{
    if (more > bytes - used)
        return fail(
            ErrorCode::InvalidArgument,
            fmt::format("all memories together must take at most {} bytes, got {} more than {}", bytes, more, used));
    used += more;
    return {};
}

Result<std::span<std::uint8_t>> LocalMemory::at(std::int64_t address, std::int64_t bytes, MemoryBudget& budget)
{
    const std::int64_t capacity = m_capacity > 0 ? m_capacity : kLargestLocal;
    if (address < 0 || bytes < 0 || bytes > capacity || address > capacity - bytes)
        return fail(
            ErrorCode::InvalidArgument,
            fmt::format("local addresses must be 0 to {}, got {} to {}", capacity - 1, address, address + bytes - 1));
    const std::int64_t end = address + bytes, size = static_cast<std::int64_t>(m_bytes.size());
    if (end > size) {
        const std::int64_t wanted = std::min(capacity, std::max<std::int64_t>(2 * end, 4096));
        if (const auto taken = budget.take(wanted - size); !taken)
            return tl::unexpected(taken.error());
        m_bytes.resize(static_cast<std::size_t>(wanted));
    }
    if (bytes > 0)
        m_highWater = std::max(m_highWater, end);
    return std::span(m_bytes.data() + address, static_cast<std::size_t>(bytes));
}

void GlobalMemory::read(std::uint64_t address, std::span<std::uint8_t> to) const
{
    for (std::size_t done = 0; done < to.size();) {
        const std::uint64_t inside = address % kPage;
        const std::size_t count = std::min<std::size_t>(kPage - inside, to.size() - done);
        if (const auto page = m_pages.find(address / kPage); page != m_pages.end())
            std::copy_n(page->second->data() + inside, count, to.data() + done);
        else
            std::fill_n(to.data() + done, count, std::uint8_t { 0 });
        done += count;
        address += count;
    }
}

Result<void> GlobalMemory::write(std::uint64_t address, std::span<const std::uint8_t> from, MemoryBudget& budget)
{
    for (std::size_t done = 0; done < from.size();) {
        const std::uint64_t inside = address % kPage;
        const std::size_t count = std::min<std::size_t>(kPage - inside, from.size() - done);
        auto& page = m_pages[address / kPage];
        if (!page) {
            if (const auto taken = budget.take(kPage); !taken) {
                m_pages.erase(address / kPage);
                return taken;
            }
            page = std::make_unique<std::array<std::uint8_t, kPage>>();
        }
        std::copy_n(from.data() + done, count, page->data() + inside);
        done += count;
        address += count;
    }
    return {};
}

void loadElements(const std::uint8_t* from, int bits, std::int64_t stride, std::span<std::int32_t> to)
{
    // Without a stride, the widths that programs use are copied as they stand.
    if (bits == 8 && stride == 1) {
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i] = static_cast<std::int8_t>(from[i]);
        return;
    }
    if (bits == 32 && stride == 4 && std::endian::native == std::endian::little && !to.empty()) {
        std::memcpy(to.data(), from, to.size_bytes());
        return;
    }
    const std::int64_t bytes = elementBytes(bits);
    for (std::size_t i = 0; i < to.size(); ++i) {
        const std::uint8_t* at = from + static_cast<std::int64_t>(i) * stride;
        std::uint32_t value = 0;
        for (std::int64_t b = 0; b < bytes; ++b)
            value |= std::uint32_t { at[b] } << (8 * b);
        to[i] = static_cast<std::int32_t>(wrap(value, bits));
    }
}

void storeElements(std::span<const std::int32_t> from, int bits, std::uint8_t* to)
{
    if (bits == 8) {
        for (const std::int32_t element : from)
            *to++ = static_cast<std::uint8_t>(element);
        return;
    }
    if (bits == 32 && std::endian::native == std::endian::little && !from.empty()) {
        std::memcpy(to, from.data(), from.size_bytes());
        return;
    }
    const std::int64_t bytes = elementBytes(bits);
    for (const std::int32_t element : from) {
        const auto value = static_cast<std::uint32_t>(wrap(element, bits));
        for (std::int64_t b = 0; b < bytes; ++b)
            *to++ = static_cast<std::uint8_t>(value >> (8 * b));
    }
}

} // namespace pim::program
