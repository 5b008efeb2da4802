// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace pim::program {

/// The taps of a window along one axis that fall on the map.
struct Taps
{
    std::int64_t first = 0, end = 0; ///< kernel indices
    std::int64_t count() const { return end > first ? end - first : 0; }
};

/// \a start     position of tap 0; negative in the padding
/// \a size      positions 0 … size - 1 are on the map
inline Taps tapsInside(std::int64_t start, std::int64_t kernel, std::int64_t dilation, std::int64_t size)
{
    const auto from = [&](std::int64_t position) { // first tap at or behind a position
        return position <= start ? 0 : (position - start + dilation - 1) / dilation;
    };
    return { std::min(from(0), kernel), std::min(from(size), kernel) };
}

} // namespace pim::program
