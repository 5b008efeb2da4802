// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <QImage>
#include <QRectF>

#include "widgets/plot/plot_geometry.h"

namespace pim::widgets {

/// Many discs, painted into an image by writing pixels: 10⁵ of them cost a few milliseconds.
struct PointDiscs
{
    static constexpr int kColours = 16; ///< bins of the colour scale
    static constexpr std::uint8_t kGrey = kColours; ///< outside the brush, without a value, or of another run
    static constexpr std::uint8_t kHidden = kColours + 1;
    static constexpr int kSizes = 4; ///< 4, 5.5, 7 and 9 px

    /// Scaled values (log10 on a log axis); NaN is not drawn.
    std::vector<double> x, y;
    std::vector<std::uint8_t> colour; ///< 0…kColours-1, kGrey or kHidden
    std::vector<std::uint8_t> size; ///< 0…kSizes-1; empty: all 0
};

/// Bin of each value between the smallest and the largest; kGrey for those that are not finite.
std::vector<std::uint8_t> binsOf(std::span<const double> values, const ValueRange& range, int bins, std::uint8_t missing);
/// Diameter of the discs of a size class in logical pixels.
double discDiameter(int size);

/// The discs of \a discs on a transparent image of \a size logical pixels, grey ones below coloured ones. \a x and \a y
/// map scaled values to its logical pixels. Above \a opaqueFrom points the colours are mixed with the ground at once and
/// painted opaque; below they are laid over each other with \a opacity.
QImage paintDiscs(const PointDiscs& discs, const AxisMap& x, const AxisMap& y, QSize size, double pixelRatio,
                  const std::array<QColor, PointDiscs::kColours + 1>& colours, const QColor& ground, double opacity, std::size_t opaqueFrom = 5000);

/// Keeps the image while the content only moves: the image reaches beyond the plot on each side.
class DiscCache
{
public:
    struct Look
    {
        std::array<QColor, PointDiscs::kColours + 1> colours;
        QColor ground;
        double opacity = 1;
        bool operator==(const Look&) const = default;
    };
    void invalidate() { m_image = {}; }
    /// The image and the place of its top left corner for a plot at \a plot whose axes are \a x and \a y (scaled values to
    /// logical pixels of the window).
    const QImage& image(const PointDiscs& discs, const AxisMap& x, const AxisMap& y, const QRect& plot, double pixelRatio, const Look& look, QPointF& place);
    std::size_t paints() const { return m_paints; } ///< how often it had to paint

private:
    static constexpr int kBeyond = 96;
    QImage m_image;
    AxisMap m_x, m_y;
    QRect m_plot;
    Look m_look;
    std::size_t m_paints = 0;
};

} // namespace pim::widgets
