// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/point_raster.h"

#include <algorithm>
#include <cmath>

#include <QElapsedTimer>
#include <QPainter>

#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr int kQuarters = 4;

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

DiscPainter::Stamp DiscPainter::stampOf(double diameter)
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

DiscPainter::DiscPainter(const PointDiscs& discs, const AxisMap& x, const AxisMap& y, QSize size, double pixelRatio,
                         const std::array<QColor, PointDiscs::kColours + 1>& colours, const QColor& ground, double opacity, std::size_t opaqueFrom)
    : image(size * pixelRatio, QImage::Format_ARGB32_Premultiplied), m_opaque(discs.x.size() >= opaqueFrom), m_ratio(pixelRatio)
{
    image.fill(Qt::transparent);
    for (std::size_t bin = 0; bin < m_inks.size(); ++bin) {
        const double share = bin == PointDiscs::kGrey ? opacity * 0.6 : opacity;
        m_inks[bin] = m_opaque ? blended(colours[bin], ground, share).rgb() : colours[bin].rgb();
        m_alphas[bin] = m_opaque ? 255 : static_cast<int>(std::lround(share * 255));
    }
    for (int s = 0; s < PointDiscs::kSizes; ++s)
        m_stamps[static_cast<std::size_t>(s)] = stampOf(discDiameter(s) * pixelRatio);
    m_scaleX = (x.to - x.from) / (x.upper - x.lower) * pixelRatio;
    m_scaleY = (y.to - y.from) / (y.upper - y.lower) * pixelRatio;
    m_originX = x.from * pixelRatio - x.lower * m_scaleX;
    m_originY = y.from * pixelRatio - y.lower * m_scaleY;
}

bool DiscPainter::work(const PointDiscs& discs, qint64 milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    const std::size_t all = image.isNull() ? 0 : discs.x.size();
    for (;;) {
        while (m_at < all) {
            if (milliseconds >= 0 && clock.elapsed() >= milliseconds)
                return false;
            paint(discs, milliseconds < 0 ? all : std::min(all, m_at + 16384));
        }
        if (!m_grey)
            break;
        m_grey = false;
        m_at = 0;
    }
    image.setDevicePixelRatio(m_ratio);
    return true;
}

void DiscPainter::paint(const PointDiscs& discs, std::size_t end)
{
    const int width = image.width(), height = image.height();
    auto* const pixels = reinterpret_cast<QRgb*>(image.bits());
    const auto stride = image.bytesPerLine() / 4;
    for (; m_at < end; ++m_at) {
        const std::size_t i = m_at;
        const std::uint8_t bin = discs.colour[i];
        if ((bin == PointDiscs::kGrey) != m_grey || bin > PointDiscs::kGrey)
            continue;
        const Stamp& stamp = m_stamps[discs.size.empty() ? 0 : discs.size[i]];
        const double px = m_originX + discs.x[i] * m_scaleX, py = m_originY + discs.y[i] * m_scaleY;
        if (!(px > -stamp.side && px < width + stamp.side && py > -stamp.side && py < height + stamp.side))
            continue; // NaN too
        const int wholeX = static_cast<int>(std::floor(px)), wholeY = static_cast<int>(std::floor(py));
        const int quarter = static_cast<int>((py - wholeY) * kQuarters) * kQuarters + static_cast<int>((px - wholeX) * kQuarters);
        const std::uint8_t* mask = stamp.mask.data() + static_cast<std::size_t>(quarter * stamp.side * stamp.side);
        const int left = wholeX - stamp.side / 2, top = wholeY - stamp.side / 2;
        const QRgb colour = m_inks[bin] | 0xFF000000u;
        const int red = qRed(colour), green = qGreen(colour), blue = qBlue(colour), alpha = m_alphas[bin];
        const int rowEnd = std::min(stamp.side, height - top), columnEnd = std::min(stamp.side, width - left);
        for (int row = std::max(0, -top); row < rowEnd; ++row) {
            QRgb* line = pixels + (top + row) * stride + left;
            const std::uint8_t* coverage = mask + row * stamp.side;
            for (int column = std::max(0, -left); column < columnEnd; ++column) {
                const int a = m_opaque ? coverage[column] : coverage[column] * alpha / 255;
                if (a == 255)
                    line[column] = colour;
                else if (a > 0)
                    line[column] = over(line[column], red, green, blue, a);
            }
        }
    }
}

QImage paintDiscs(const PointDiscs& discs, const AxisMap& x, const AxisMap& y, QSize size, double pixelRatio,
                  const std::array<QColor, PointDiscs::kColours + 1>& colours, const QColor& ground, double opacity, std::size_t opaqueFrom)
{
    DiscPainter painter(discs, x, y, size, pixelRatio, colours, ground, opacity, opaqueFrom);
    painter.work(discs, -1);
    return painter.image;
}

void DiscCache::invalidate()
{
    m_image = {};
    m_under.reset();
}

void DiscCache::outdate()
{
    m_outdated = true;
    m_under.reset();
}

std::optional<QPointF> DiscCache::moved(const View& have, const View& wanted)
{
    if (have.look != wanted.look || have.plot != wanted.plot || have.pixelRatio != wanted.pixelRatio)
        return std::nullopt;
    // Same scale: the image moves with its lower left value. It must still cover the plot.
    const auto unit = [](const AxisMap& axis) { return (axis.to - axis.from) / (axis.upper - axis.lower); };
    if (!(std::fabs(unit(wanted.x) / unit(have.x) - 1) < 1e-9 && std::fabs(unit(wanted.y) / unit(have.y) - 1) < 1e-9))
        return std::nullopt;
    const QPointF move((have.x.lower - wanted.x.lower) * unit(wanted.x) + (wanted.x.from - have.x.from),
                       (have.y.lower - wanted.y.lower) * unit(wanted.y) + (wanted.y.from - have.y.from));
    return std::fabs(move.x()) <= kBeyond && std::fabs(move.y()) <= kBeyond ? std::optional(move) : std::nullopt;
}

DiscPainter DiscCache::painterOf(const PointDiscs& discs, const View& view) const
{
    const QRect area = view.plot.adjusted(-kBeyond, -kBeyond, kBeyond, kBeyond);
    AxisMap x = view.x, y = view.y;
    x.from -= area.left(), x.to -= area.left();
    y.from -= area.top(), y.to -= area.top();
    return DiscPainter(discs, x, y, area.size(), view.pixelRatio, view.look.colours, view.look.ground, view.look.opacity, kOpaqueFrom);
}

const QImage& DiscCache::image(const PointDiscs& discs, const AxisMap& x, const AxisMap& y, const QRect& plot, double pixelRatio, const Look& look, QPointF& place)
{
    const View wanted { x, y, plot, pixelRatio, look };
    const QPointF corner(plot.left() - kBeyond, plot.top() - kBeyond);
    if (!m_image.isNull() && !m_outdated)
        if (const auto move = moved(m_view, wanted)) {
            place = QPointF(std::round((corner.x() + move->x()) * pixelRatio) / pixelRatio, std::round((corner.y() + move->y()) * pixelRatio) / pixelRatio);
            return m_image;
        }
    DiscPainter painter = painterOf(discs, wanted);
    painter.work(discs, -1);
    m_image = std::move(painter.image);
    m_view = wanted;
    m_outdated = false;
    m_under.reset();
    ++m_paints;
    place = corner;
    return m_image;
}

bool DiscCache::draw(QPainter& painter, const PointDiscs& discs, const AxisMap& x, const AxisMap& y, const QRect& plot, double pixelRatio, const Look& look)
{
    const View wanted { x, y, plot, pixelRatio, look };
    if (!m_image.isNull() && !m_outdated && moved(m_view, wanted)) {
        QPointF place;
        const QImage& shown = image(discs, x, y, plot, pixelRatio, look, place);
        painter.drawImage(place, shown);
        m_under.reset();
        return true;
    }
    if (!m_under || !moved(m_next, wanted)) {
        m_under.emplace(painterOf(discs, wanted));
        m_next = wanted;
    }
    if (!m_image.isNull()) {
        // Where the values at the corners of the image are now.
        const auto place = [&](const AxisMap& had, const AxisMap& has, double pixel) { return has.toPixel(had.toValue(pixel)); };
        const QRectF old = QRectF(m_view.plot).adjusted(-kBeyond, -kBeyond, kBeyond, kBeyond);
        painter.drawImage(QRectF(QPointF(place(m_view.x, x, old.left()), place(m_view.y, y, old.top())),
                                 QPointF(place(m_view.x, x, old.right()), place(m_view.y, y, old.bottom()))),
                          m_image);
    }
    return false;
}

bool DiscCache::work(const PointDiscs& discs, qint64 milliseconds)
{
    if (!m_under || !m_under->work(discs, milliseconds))
        return !m_under;
    m_image = std::move(m_under->image);
    m_view = m_next;
    m_outdated = false;
    m_under.reset();
    ++m_paints;
    return true;
}

} // namespace pim::widgets
