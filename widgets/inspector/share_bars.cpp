// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/share_bars.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr int kSide = 12;
constexpr std::int64_t kMostDrawn = 4096; ///< crossbars of one copy that are drawn one by one

} // namespace

std::vector<QRectF> stackedRects(const std::vector<double>& shares, const QRectF& bar, double gap)
{
    double sum = 0;
    int shown = 0;
    for (const double share : shares) {
        sum += share;
        shown += share > 0;
    }
    std::vector<QRectF> rects;
    const double room = std::max(0.0, bar.width() - gap * std::max(0, shown - 1));
    double x = bar.left();
    for (const double share : shares) {
        const double width = sum > 0 && share > 0 ? room * share / sum : 0;
        rects.emplace_back(x, bar.top(), width, bar.height());
        x += width > 0 ? width + gap : 0;
    }
    return rects;
}

void StackedBar::setParts(std::vector<Part> parts)
{
    m_parts = std::move(parts);
    QStringList names;
    for (const Part& part : m_parts)
        names += part.text;
    setAccessibleName(names.join(QStringLiteral("; ")));
    update();
}

std::vector<QRectF> StackedBar::rects() const
{
    std::vector<double> shares;
    for (const Part& part : m_parts)
        shares.push_back(part.value);
    return stackedRects(shares, QRectF(kSide, 6, width() - 2 * kSide, 14));
}

void StackedBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto places = rects();
    for (std::size_t i = 0; i < places.size(); ++i)
        painter.fillRect(places[i], m_parts[i].colour);
}

bool StackedBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto places = rects();
        for (std::size_t i = 0; i < places.size(); ++i)
            if (places[i].contains(help->pos())) {
                QToolTip::showText(help->globalPos(), m_parts[i].text, this);
                return true;
            }
    }
    return QWidget::event(event);
}

void BoundBar::setShare(double share)
{
    m_share = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;
    update();
}

void BoundBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF bar(kSide, 8, width() - 2 * kSide, 6);
    painter.fillRect(bar, tokens().line);
    painter.fillRect(QRectF(bar.topLeft(), QSizeF(bar.width() * m_share, bar.height())), tokens().axis);
    painter.fillRect(QRectF(bar.left() + bar.width() * m_share - 1, 4, 2, 14), tokens().text);
}

CopyPicture copyPicture(const mapping::CrossbarMapping& m, int size, const QRectF& area)
{
    CopyPicture picture;
    if (size < 1 || m.crossbars < 1 || area.isEmpty())
        return picture;
    // Groups packed on the diagonal of common crossbars have columnBlocks crossbars and no row blocks.
    const bool packedGroups = m.crossbars == m.columnBlocks;
    std::int64_t rows = packedGroups ? 1 : m.rowBlocks, columns = packedGroups ? m.crossbars : m.columnBlocks;
    if (rows == 1 && columns > 16) { // one long row reads better in lines
        const auto perLine = static_cast<std::int64_t>(std::ceil(std::sqrt(static_cast<double>(columns) * area.width() / area.height())));
        rows = (columns + perLine - 1) / perLine;
        columns = perLine;
    }
    const double side = std::min(area.width() / static_cast<double>(columns), area.height() / static_cast<double>(rows));
    const double gap = side > 6 ? 2 : side > 3 ? 1 : 0;
    // Columns of the last of the crossbars that stand for one slice (or for all slices where they are packed).
    const std::int64_t perLayout = std::max<std::int64_t>(1, m.columnBlocks / std::max<std::int64_t>(1, m.groups * m.bitSlices));
    const bool separate = m.columnBlocks % std::max<std::int64_t>(1, m.groups * m.bitSlices) == 0 && perLayout * size >= m.columns;
    const std::int64_t width = separate ? m.columns : m.columns * m.bitSlices;
    const std::int64_t across = separate ? perLayout : std::max<std::int64_t>(1, m.columnBlocks / std::max<std::int64_t>(1, m.groups));
    std::int64_t drawn = 0;
    for (std::int64_t r = 0; r < rows && drawn < m.crossbars; ++r) {
        for (std::int64_t c = 0; c < columns && drawn < m.crossbars; ++c, ++drawn) {
            if (drawn >= kMostDrawn) {
                picture.cut = true;
                return picture;
            }
            const QRectF outline(area.left() + static_cast<double>(c) * side, area.top() + static_cast<double>(r) * side, side - gap, side - gap);
            double high = 1, wide = 1;
            if (packedGroups && m.rowBlocks == 1 && m.groups > 1) {
                high = wide = std::sqrt(std::clamp(m.utilization, 0.0, 1.0));
            } else {
                const std::int64_t rowBlock = packedGroups ? 0 : r, columnBlock = c % across;
                high = std::clamp(static_cast<double>(m.rows - rowBlock * size) / size, 0.0, 1.0);
                wide = std::clamp(static_cast<double>(width - columnBlock * size) / size, 0.0, 1.0);
            }
            picture.crossbars.push_back({ outline, QRectF(outline.left(), outline.top(), outline.width() * wide, outline.height() * high) });
        }
    }
    return picture;
}

void CopyView::setMapping(const mapping::CrossbarMapping& mapping, int crossbarSize)
{
    m_mapping = mapping;
    m_size = crossbarSize;
    update();
}

void CopyView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const CopyPicture picture = copyPicture(m_mapping, m_size, QRectF(kSide, 4, width() - 2 * kSide, height() - 8));
    for (const auto& crossbar : picture.crossbars) {
        painter.fillRect(crossbar.outline, tokens().hover);
        painter.fillRect(crossbar.used, cividis(1.0));
    }
}

} // namespace pim::widgets
