// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

namespace pim::dataflow {

/// Which pixels of a provider a consumer's output pixel needs.
enum class EdgeRule : std::uint8_t {
    Window, ///< a kernel window; same resolution on both sides
    Linear, ///< pixel u needs pixel u
    Scaled, ///< resolutions differ (resize, reshape): the same fraction of the map, whole rows
    Whole ///< everything
};

/// Geometry of one consumer/provider pair. Pixels are numbered 1.. in row-major order, as in the reference.
struct EdgeGeometry
{
    EdgeRule rule = EdgeRule::Window;
    std::int64_t rowLength = 1; ///< of the consumer's map
    std::int64_t lastPixel = 1; ///< of the consumer
    std::int64_t providerRowLength = 1;
    std::int64_t providerRows = 1;
    std::int64_t providerPixels = 1;
    std::int64_t strideH = 1, strideW = 1;
    std::int64_t spanH = 1, spanW = 1; ///< kernel, dilation included where the model counts it
    std::int64_t padTop = 0, padLeft = 0;
    bool maximumOverBlock = false; ///< a block waits for the latest of its pixels, not for its last pixel's

    struct Place { std::int64_t row, column; };
    Place place(std::int64_t u) const
    {
        const std::int64_t row = u > 0 ? (u + rowLength - 1) / rowLength : 1;
        const std::int64_t rest = u % rowLength;
        return { row, rest == 0 ? rowLength : rest };
    }
    /// Last provider pixel that consumer pixel u (>= 1) needs.
    std::int64_t lastNeeded(Place at) const
    {
        const std::int64_t row = std::min(providerRows, (at.row - 1) * strideH + spanH - padTop);
        const std::int64_t column = std::min(providerRowLength, (at.column - 1) * strideW + spanW - padLeft);
        return (row - 1) * providerRowLength + column;
    }
    std::int64_t scaled(std::int64_t u) const
    {
        // Rounded up to whole provider rows: what stands between the two maps may look around a pixel.
        const auto pixels = static_cast<std::int64_t>(
            (static_cast<double>(u) / static_cast<double>(lastPixel)) * static_cast<double>(providerPixels) + 0.999999);
        const std::int64_t rows = (std::min(pixels, providerPixels) + providerRowLength - 1) / providerRowLength;
        return std::max<std::int64_t>(1, rows * providerRowLength);
    }
    /// First provider pixel (0-based count of pixels no longer needed) once the consumer is at pixel u; section 12.
    std::int64_t firstKept(std::int64_t u) const
    {
        switch (rule) {
        case EdgeRule::Window: {
            const Place at = place(u);
            const std::int64_t row = (at.row - 1) * strideH + 1 - padTop;
            const std::int64_t column = std::max<std::int64_t>(0, (at.column - 1) * strideW + 1 - padLeft);
            return row > 0 ? (row - 1) * providerRowLength + column : 0;
        }
        case EdgeRule::Linear: return u;
        case EdgeRule::Scaled:
            return std::max<std::int64_t>(0, scaled(std::max<std::int64_t>(u, 1)) - 2 * providerRowLength);
        case EdgeRule::Whole: return 0;
        }
        return 0;
    }
    /// Last provider pixel held while the consumer is at pixel u; section 12.
    std::int64_t lastHeld(std::int64_t u) const
    {
        switch (rule) {
        case EdgeRule::Window: return lastNeeded(place(u));
        case EdgeRule::Linear: return u;
        case EdgeRule::Scaled: return scaled(std::max<std::int64_t>(u, 1));
        case EdgeRule::Whole: return providerPixels;
        }
        return 0;
    }

    /// Provider block that block q of the consumer waits for; section 10. Blocks are 0-based, of \a duplication
    /// (\a providerDuplication) pixels each; the provider has \a providerBlocks of them.
    std::int64_t dependency(std::int64_t q, std::int64_t duplication, std::int64_t providerDuplication,
                            std::int64_t providerBlocks) const
    {
        const std::int64_t u = std::min(lastPixel, (q + 1) * duplication);
        std::int64_t pixel = 0;
        switch (rule) {
        case EdgeRule::Window: {
            const Place at = place(u);
            pixel = lastNeeded(at);
            // The end of the row above may need more than a last pixel at the start of its row.
            if (maximumOverBlock && at.row > 1 && u - at.column > q * duplication)
                pixel = std::max(pixel, lastNeeded({ at.row - 1, rowLength }));
            break;
        }
        case EdgeRule::Linear: pixel = u; break;
        case EdgeRule::Scaled: pixel = scaled(u); break;
        case EdgeRule::Whole: return providerBlocks - 1;
        }
        return std::clamp<std::int64_t>((pixel + providerDuplication - 1) / providerDuplication - 1, 0, providerBlocks - 1);
    }
};

} // namespace pim::dataflow
