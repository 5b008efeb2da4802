// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/point_batch.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <limits>

namespace pim::project {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is little-endian; other machines need a swap here");

enum Encoding : std::uint8_t { Shared = 0, Float64 = 1, Int32 = 2 };

constexpr double kMostInt32 = std::numeric_limits<std::int32_t>::max();

template<typename T>
void put(std::vector<std::byte>& out, const T* values, std::size_t count)
{
    const auto* bytes = reinterpret_cast<const std::byte*>(values);
    out.insert(out.end(), bytes, bytes + count * sizeof(T));
}

bool sameBits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

bool fitsInt32(double value)
{
    // The sign of -0.0 would be lost.
    return std::abs(value) <= kMostInt32 && value == std::trunc(value) && !(value == 0 && std::signbit(value));
}

} // namespace

std::vector<std::byte> packFigures(const synthesis::PointTable& table, std::size_t first, std::size_t count)
{
    assert(count >= 1 && count <= kMostBatchPoints && first + count <= table.size());
    std::vector<std::byte> out;
    out.reserve(count * (4 + 6 * table.columns.size()));
    const std::int64_t base = table.ids[first];
    put(out, &base, 1);
    std::vector<std::int32_t> numbers(count);
    for (std::size_t i = 0; i < count; ++i)
        numbers[i] = static_cast<std::int32_t>(table.ids[first + i] - base);
    put(out, numbers.data(), count);
    for (const auto& column : table.columns) {
        const double* values = column.data() + first;
        const bool shared = std::all_of(values, values + count, [&](double v) { return sameBits(v, values[0]); });
        const bool small = !shared && std::all_of(values, values + count, fitsInt32);
        out.push_back(static_cast<std::byte>(shared ? Shared : small ? Int32 : Float64));
        if (shared) {
            put(out, values, 1);
        } else if (small) {
            std::transform(values, values + count, numbers.begin(), [](double v) { return static_cast<std::int32_t>(v); });
            put(out, numbers.data(), count);
        } else {
            put(out, values, count);
        }
    }
    return out;
}

Result<void> unpackFigures(std::span<const std::byte> bytes, std::size_t count, std::span<const int> columns, const std::string& where,
                           synthesis::PointTable& table)
{
    const auto damaged = [&] { return fail(ErrorCode::ParseError, "the stored figures of the points are damaged", where); };
    std::size_t at = sizeof(std::int64_t) + count * sizeof(std::int32_t);
    if (count < 1 || count > kMostBatchPoints || bytes.size() < at)
        return damaged();
    // Look at the whole layout before the table grows.
    std::vector<std::pair<Encoding, std::size_t>> places;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (at >= bytes.size())
            return damaged();
        const auto encoding = std::to_integer<std::uint8_t>(bytes[at++]);
        if (encoding > Int32)
            return damaged();
        const std::size_t size = encoding == Shared ? sizeof(double) : count * (encoding == Int32 ? sizeof(std::int32_t) : sizeof(double));
        if (bytes.size() - at < size)
            return damaged();
        places.emplace_back(static_cast<Encoding>(encoding), at);
        at += size;
    }
    if (at != bytes.size())
        return damaged();
    std::int64_t base = 0;
    std::memcpy(&base, bytes.data(), sizeof base);
    std::vector<std::int32_t> numbers(count);
    std::memcpy(numbers.data(), bytes.data() + sizeof base, count * sizeof(std::int32_t));
    const std::int64_t before = table.empty() ? std::numeric_limits<std::int64_t>::min() : table.ids.back();
    if (base <= before || base < 0 || base > (std::int64_t { 1 } << 62) || numbers[0] != 0 || !std::is_sorted(numbers.begin(), numbers.end())
        || std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end())
        return damaged();

    const std::size_t old = table.size();
    table.ids.resize(old + count);
    std::transform(numbers.begin(), numbers.end(), table.ids.begin() + static_cast<std::ptrdiff_t>(old), [&](std::int32_t n) { return base + n; });
    for (auto& column : table.columns)
        column.resize(old + count, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c] < 0)
            continue;
        double* const to = table.columns[static_cast<std::size_t>(columns[c])].data() + old;
        const auto [encoding, place] = places[c];
        if (encoding == Shared) {
            double value = 0;
            std::memcpy(&value, bytes.data() + place, sizeof value);
            std::fill(to, to + count, value);
        } else if (encoding == Int32) {
            std::memcpy(numbers.data(), bytes.data() + place, count * sizeof(std::int32_t));
            std::copy(numbers.begin(), numbers.end(), to);
        } else {
            std::memcpy(to, bytes.data() + place, count * sizeof(double));
        }
    }
    return {};
}

} // namespace pim::project
