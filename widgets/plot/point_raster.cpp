// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/point_raster.h"

#include <algorithm>
#include <cmath>

#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

/// Coverage 0…255 of a disc, one mask for each quarter of a pixel that its centre may be at.
struct Stamp
{
    int side = 0;
    std::vector<std::uint8_t> mask; ///< 16 masks of side x side
};

constexpr int kQuarters = 4;

Stamp stampOf(double diameter)
{
    Stamp stamp;
    stamp.side = static_cast<int>(std::ceil(diameter)) + 2;
    stamp.mask.resize(static_cast<std::size_t>(kQuarters * kQuarters * stamp.side * stamp.side));
    const double radius = diameter / 2, middle = stamp.side / 2;
    std::size_t at = 0;
    for (int qy = 0; qy < kQuarters; ++qy)
        for (int qx = 0; qx < kQuarters; ++qx)
            for (int row = 0; row < stamp.side; ++row)
                for (int column = 0; column < stamp.side; ++column) {
                    const double dx = column + 0.5 - middle - (qx + 0.5) / kQuarters, dy = row + 0.5 - middle - (qy + 0.5) / kQuarters;
                    stamp.mask[at++] = static_cast<std::uint8_t>(std::lround(255 * std::clamp(radius + 0.5 - std::hypot(dx, dy), 0.0, 1.0)));
                }
    return stamp;
}

/// Premultiplied \a colour times \a alpha/255 over \a under.
QRgb over(QRgb under, int red, int green, int blue, int alpha)
{
    const int keep = 255 - alpha;
    const auto mix = [&](int top, int below) {
        const int sum = top * alpha + below * keep + 128;
        return (sum + (sum >> 8)) >> 8; // divided by 255, rounded
    };
    return qRgba(mix(red, qRed(under)), mix(green, qGreen(under)), mix(blue, qBlue(under)), mix(255, qAlpha(under)));
}

} // namespace

double discDiameter(int size)
{
    static constexpr std::array<double, PointDiscs::kSizes> kDiameters { 4, 5.5, 7, 9 };
    return kDiameters[static_cast<std::size_t>(std::clamp(size, 0, PointDiscs::kSizes - 1))];
}

std::vector<std::uint8_t> binsOf(std::span<const double> values, const ValueRange& range, int bins, std::uint8_t missing)
{
    std::vector<std::uint8_t> result(values.size(), missing);
    const double span = range.upper - range.lower;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i]))
            result[i] = span > 0 ? static_cast<std::uint8_t>(std::clamp(static_cast<int>((values[i] - range.lower) / span * bins), 0, bins - 1)) : 0;
    return result;
}

QImage paintDiscs(const PointDiscs& discs, const AxisMap& x, const AxisMap& y, QSize size, double pixelRatio,
                  const std::array<QColor, PointDiscs::kColours + 1>& colours, const QColor& ground, double opacity, std::size_t opaqueFrom)
{
    QImage image(size * pixelRatio, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (image.isNull() || discs.x.empty())
        return image;
    const bool opaque = discs.x.size() >= opaqueFrom;
    std::array<QRgb, PointDiscs::kColours + 1> inks {};
    std::array<int, PointDiscs::kColours + 1> alphas {};
    for (std::size_t bin = 0; bin < inks.size(); ++bin) {
        const double share = bin == PointDiscs::kGrey ? opacity * 0.6 : opacity;
        inks[bin] = opaque ? blended(colours[bin], ground, share).rgb() : colours[bin].rgb();
        alphas[bin] = opaque ? 255 : static_cast<int>(std::lround(share * 255));
    }
    std::array<Stamp, PointDiscs::kSizes> stamps;
    for (int s = 0; s < PointDiscs::kSizes; ++s)
        stamps[static_cast<std::size_t>(s)] = stampOf(discDiameter(s) * pixelRatio);
    const double scaleX = (x.to - x.from) / (x.upper - x.lower) * pixelRatio, scaleY = (y.to - y.from) / (y.upper - y.lower) * pixelRatio;
    const double originX = x.from * pixelRatio - x.lower * scaleX, originY = y.from * pixelRatio - y.lower * scaleY;
    const int width = image.width(), height = image.height();
    auto* const pixels = reinterpret_cast<QRgb*>(image.bits());
    const auto stride = image.bytesPerLine() / 4;
    for (const bool grey : { true, false }) {
        for (std::size_t i = 0; i < discs.x.size(); ++i) {
            const std::uint8_t bin = discs.colour[i];
            if ((bin == PointDiscs::kGrey) != grey || bin > PointDiscs::kGrey)
                continue;
            const Stamp& stamp = stamps[discs.size.empty() ? 0 : discs.size[i]];
            const double px = originX + discs.x[i] * scaleX, py = originY + discs.y[i] * scaleY;
            if (!(px > -stamp.side && px < width + stamp.side && py > -stamp.side && py < height + stamp.side))
                continue; // NaN too
            const int wholeX = static_cast<int>(std::floor(px)), wholeY = static_cast<int>(std::floor(py));
            const int quarter = static_cast<int>((py - wholeY) * kQuarters) * kQuarters + static_cast<int>((px - wholeX) * kQuarters);
            const std::uint8_t* mask = stamp.mask.data() + static_cast<std::size_t>(quarter * stamp.side * stamp.side);
            const int left = wholeX - stamp.side / 2, top = wholeY - stamp.side / 2;
            const QRgb colour = inks[bin] | 0xFF000000u;
            const int red = qRed(colour), green = qGreen(colour), blue = qBlue(colour), alpha = alphas[bin];
            const int rowEnd = std::min(stamp.side, height - top), columnEnd = std::min(stamp.side, width - left);
            for (int row = std::max(0, -top); row < rowEnd; ++row) {
                QRgb* line = pixels + (top + row) * stride + left;
                const std::uint8_t* coverage = mask + row * stamp.side;
                for (int column = std::max(0, -left); column < columnEnd; ++column) {
                    const int a = opaque ? coverage[column] : coverage[column] * alpha / 255;
                    if (a == 255)
                        line[column] = colour;
                    else if (a > 0)
                        line[column] = over(line[column], red, green, blue, a);
                }
            }
        }
    }
    image.setDevicePixelRatio(pixelRatio);
    return image;
}

const QImage& DiscCache::image(const PointDiscs& discs, const AxisMap& x, const AxisMap& y, const QRect& plot, double pixelRatio, const Look& look, QPointF& place)
{
    const QRectF area = QRectF(plot).adjusted(-kBeyond, -kBeyond, kBeyond, kBeyond);
    if (!m_image.isNull() && m_look == look && m_plot == plot && m_image.devicePixelRatio() == pixelRatio) {
        // Same scale: the image moves with its lower left value. It must still cover the plot.
        const double unitX = (x.to - x.from) / (x.upper - x.lower), unitY = (y.to - y.from) / (y.upper - y.lower);
        const double oldX = (m_x.to - m_x.from) / (m_x.upper - m_x.lower), oldY = (m_y.to - m_y.from) / (m_y.upper - m_y.lower);
        if (std::fabs(unitX / oldX - 1) < 1e-9 && std::fabs(unitY / oldY - 1) < 1e-9) {
            const double moveX = (m_x.lower - x.lower) * unitX + (x.from - m_x.from), moveY = (m_y.lower - y.lower) * unitY + (y.from - m_y.from);
            if (std::fabs(moveX) <= kBeyond && std::fabs(moveY) <= kBeyond) {
                place = QPointF(std::round((area.left() + moveX) * pixelRatio) / pixelRatio, std::round((area.top() + moveY) * pixelRatio) / pixelRatio);
                return m_image;
            }
        }
    }
    AxisMap localX = x, localY = y;
    localX.from -= area.left(), localX.to -= area.left();
    localY.from -= area.top(), localY.to -= area.top();
    m_image = paintDiscs(discs, localX, localY, area.size().toSize(), pixelRatio, look.colours, look.ground, look.opacity);
    m_x = x, m_y = y, m_plot = plot, m_look = look;
    ++m_paints;
    place = area.topLeft();
    return m_image;
}

} // namespace pim::widgets
