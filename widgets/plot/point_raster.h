// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <QImage>
#include <QRectF>

#include "widgets/plot/plot_geometry.h"

class QPainter;

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

inline constexpr std::size_t kOpaqueFrom = 5000;
/// The discs of \a discs on a transparent image of \a size logical pixels, grey ones below coloured ones. \a x and \a y
/// map scaled values to its logical pixels. Above \a opaqueFrom points the colours are mixed with the ground at once and
/// painted opaque; below they are laid over each other with \a opacity.
QImage paintDiscs(const PointDiscs& discs, const AxisMap& x, const AxisMap& y, QSize size, double pixelRatio,
                  const std::array<QColor, PointDiscs::kColours + 1>& colours, const QColor& ground, double opacity, std::size_t opaqueFrom = kOpaqueFrom);

/// The same in slices, for very many.
class DiscPainter
{
public:
    DiscPainter(const PointDiscs& discs, const AxisMap& x, const AxisMap& y, QSize size, double pixelRatio,
                const std::array<QColor, PointDiscs::kColours + 1>& colours, const QColor& ground, double opacity, std::size_t opaqueFrom);
    /// Paint for \a milliseconds, to the end when negative; true when all is painted. \a discs are those of the constructor.
    bool work(const PointDiscs& discs, qint64 milliseconds);
    QImage image;

private:
    /// Coverage 0…255 of a disc, one mask for each quarter of a pixel that its centre may be at.
    struct Stamp
    {
        int side = 0;
        std::vector<std::uint8_t> mask; ///< 16 masks of side x side
    };
    static Stamp stampOf(double diameter);
    void paint(const PointDiscs& discs, std::size_t end);

    bool m_opaque, m_grey = true; ///< m_grey: the grey ones, which are below the others
    std::size_t m_at = 0;
    double m_ratio;
    std::array<QRgb, PointDiscs::kColours + 1> m_inks {};
    std::array<int, PointDiscs::kColours + 1> m_alphas {};
    std::array<Stamp, PointDiscs::kSizes> m_stamps;
    double m_scaleX, m_scaleY, m_originX, m_originY;
};

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
    void invalidate(); ///< the content is another
    void outdate(); ///< the content has grown: the image may stand in for the one to come
    /// The image and the place of its top left corner for a plot at \a plot whose axes are \a x and \a y (scaled values to
    /// logical pixels of the window).
    const QImage& image(const PointDiscs& discs, const AxisMap& x, const AxisMap& y, const QRect& plot, double pixelRatio, const Look& look, QPointF& place);
    std::size_t paints() const { return m_paints; } ///< how often it had to paint

    // In slices: draw() what there is; when that is not what is wanted, call work() until it is true and draw again.
    /// Returns false while the picture is not the wanted one: then an earlier one is drawn, scaled.
    bool draw(QPainter& painter, const PointDiscs& discs, const AxisMap& x, const AxisMap& y, const QRect& plot, double pixelRatio, const Look& look);
    bool working() const { return m_under.has_value(); }
    bool work(const PointDiscs& discs, qint64 milliseconds);

private:
    static constexpr int kBeyond = 96;
    /// What an image shows.
    struct View
    {
        AxisMap x, y;
        QRect plot;
        double pixelRatio = 1;
        Look look;
    };
    /// How far the wanted view is from \a have in logical pixels, when moving is all it takes.
    static std::optional<QPointF> moved(const View& have, const View& wanted);
    DiscPainter painterOf(const PointDiscs& discs, const View& view) const;
    QImage m_image;
    View m_view; ///< of m_image
    bool m_outdated = false;
    std::optional<DiscPainter> m_under; ///< being painted
    View m_next; ///< of m_under
    std::size_t m_paints = 0;
};

} // namespace pim::widgets
