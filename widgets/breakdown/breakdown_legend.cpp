// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/breakdown/breakdown_legend.h"

#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/explain/explanation_words.h"

namespace pim::widgets {
namespace {

constexpr int kMargin = 12, kLine = 20, kMark = 11;

} // namespace

void BreakdownLegend::setCentres(std::vector<evaluation::CostCentre> centres)
{
    m_centres = std::move(centres);
    QStringList names;
    for (const auto centre : m_centres)
        names += centreText(centre);
    setAccessibleName(names.join(QStringLiteral(", ")));
    setVisible(!m_centres.empty());
    updateGeometry();
    update();
}

std::vector<QRect> BreakdownLegend::places(int width) const
{
    const QFontMetrics metrics(fontOf(TextRole::Table));
    std::vector<QRect> places;
    int x = kMargin, y = 2;
    for (const auto centre : m_centres) {
        const int own = kMark + 6 + metrics.horizontalAdvance(centreText(centre)) + 14;
        if (x > kMargin && x + own > width - kMargin) {
            x = kMargin;
            y += kLine;
        }
        places.emplace_back(x, y, own, kLine);
        x += own;
    }
    return places;
}

int BreakdownLegend::heightForWidth(int width) const
{
    const auto all = places(width);
    return all.empty() ? 0 : all.back().bottom() + 5;
}

void BreakdownLegend::paint(QPainter& painter, double width) const
{
    painter.setFont(fontOf(TextRole::Table));
    const auto all = places(static_cast<int>(width));
    for (std::size_t i = 0; i < all.size(); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourOf(m_centres[i]));
        painter.drawRoundedRect(QRect(all[i].left(), all[i].center().y() - kMark / 2, kMark, kMark), 2, 2);
        painter.setPen(tokens().text2);
        painter.drawText(all[i].adjusted(kMark + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, centreText(m_centres[i]));
    }
}

void BreakdownLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, width());
}

} // namespace pim::widgets
