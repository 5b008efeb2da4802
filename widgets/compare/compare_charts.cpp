// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_charts.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_figures.h"
#include "widgets/compare/compare_words.h"

namespace pim::widgets {
namespace {

constexpr double kRow = 17;
constexpr double kLegendRow = 30;

QString energyText(double uj, int digits = 3) { return quantity(Energy { uj * 1e3 }, digits).text(); }
QString letter(std::size_t design) { return QString::fromStdString(compare::letterOf(design)); }

/// The mark that tells designs apart beside their colour.
void drawMark(QPainter& painter, const QPointF& at, std::size_t design)
{
    constexpr double r = 3.5;
    switch (design % 4) {
    case 0: painter.drawEllipse(at, r, r); break;
    case 1: painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r)); break;
    case 2:
        painter.drawPolygon(QPolygonF { at + QPointF(0, -4.5), at + QPointF(4, 3.5), at + QPointF(-4, 3.5) });
        break;
    default:
        painter.drawPolygon(
            QPolygonF { at + QPointF(0, -4.8), at + QPointF(4.8, 0), at + QPointF(0, 4.8), at + QPointF(-4.8, 0) });
    }
}

QPen penOf(std::size_t design)
{
    static constexpr Qt::PenStyle kStyles[] { Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine };
    return QPen(designColour(design), 1.6, kStyles[design % 4]);
}

} // namespace

CompareFigure::CompareFigure(QWidget* parent)
    : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CompareFigure::setComparison(std::shared_ptr<const compare::Comparison> comparison)
{
    m_comparison = std::move(comparison);
    updateGeometry();
    setMinimumHeight(figureSize().height());
    update();
}

void CompareFigure::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().base);
    if (m_comparison)
        paint(painter, size());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(tokens().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void CompareFigure::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        update();
    QWidget::changeEvent(event);
}

bool CompareFigure::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_comparison) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        tip.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

QRectF EnergyChart::plotArea(const QSizeF& size) const
{
    const double legend = m_comparison && m_comparison->designs.size() > 2 ? 130 : 190;
    return QRectF(52, 24, std::max(60.0, size.width() - 52 - legend), std::max(60.0, size.height() - 24 - 26));
}

QSize EnergyChart::figureSize() const { return { 330, static_cast<int>(30 + compare::kCostGroupCount * kLegendRow) }; }

void EnergyChart::paint(QPainter& painter, const QSizeF& size) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const compare::Comparison& c = *m_comparison;
    const EnergyScene scene = energyScene(c, plotArea(size));
    painter.setFont(fontOf(TextRole::Caption));
    if (scene.mostUj <= 0) {
        painter.setPen(tokens().text3);
        painter.drawText(QRectF(QPointF(), size), Qt::AlignCenter, tr("No energy known"));
        painter.restore();
        return;
    }
    const QuantityText unit = quantity(Energy { scene.mostUj * 1e3 });
    const double scale = unit.unit == QStringLiteral("mJ") ? 1e-3
        : unit.unit == QStringLiteral("nJ")                ? 1e3
        : unit.unit == QStringLiteral("J")                 ? 1e-6
                                                           : 1;
    for (const double tick : scene.ticksUj) {
        const double y = scene.y(tick);
        painter.setPen(QPen(tokens().grid, 1));
        painter.drawLine(QPointF(scene.plot.left(), y), QPointF(scene.plot.right(), y));
        painter.setPen(tokens().text2);
        painter.drawText(QRectF(0, y - 8, 46, 16), Qt::AlignRight | Qt::AlignVCenter,
                         QLocale().toString(tick * scale, 'g', 4));
    }
    painter.drawText(QRectF(0, 2, 46, 16), Qt::AlignRight | Qt::AlignVCenter, unit.unit);
    painter.setPen(Qt::NoPen);
    for (const auto& [band, group] : scene.bands) {
        painter.setBrush(blended(costGroupColour(group), tokens().base, 0.22));
        painter.drawPolygon(band);
    }
    for (const EnergyPart& part : scene.parts) {
        painter.setBrush(costGroupColour(part.group));
        painter.drawRect(part.rect);
    }
    for (std::size_t d = 0; d < scene.tops.size(); ++d) {
        const double x = scene.parts[d].rect.center().x();
        painter.setFont(fontOf(TextRole::Section));
        painter.setPen(tokens().text);
        painter.drawText(QRectF(x - 45, scene.tops[d] - 19, 90, 16), Qt::AlignCenter, energyText(scene.totalsUj[d]));
        painter.setPen(designColour(d));
        painter.drawText(QRectF(x - 20, scene.plot.bottom() + 5, 40, 18), Qt::AlignCenter, letter(d));
    }
    // Legend from above downwards, as in the bars.
    double y = 6;
    const double left = scene.plot.right() + 14;
    for (int g = compare::kCostGroupCount - 1; g >= 0; --g) {
        const auto group = static_cast<compare::CostGroup>(g);
        const compare::ComponentRow& row = c.components[static_cast<std::size_t>(g)];
        if (std::all_of(row.energyUj.begin(), row.energyUj.end(), [](double v) { return v <= 0; }))
            continue;
        painter.fillRect(QRectF(left, y + 3, 9, 9), costGroupColour(group));
        painter.setFont(fontOf(TextRole::Table));
        painter.setPen(tokens().text);
        painter.drawText(QRectF(left + 15, y, 90, 16), Qt::AlignLeft | Qt::AlignVCenter, costGroupName(group));
        if (c.designs.size() == 2) {
            const std::size_t other = c.reference == 0 ? 1 : 0;
            const double from = row.energyUj[c.reference], to = row.energyUj[other];
            painter.setPen(to > from ? tokens().worse : to < from ? tokens().better : tokens().text2);
            painter.drawText(QRectF(size.width() - 80, y, 74, 16), Qt::AlignRight | Qt::AlignVCenter,
                             from > 0 ? deltaText((to - from) / from) : QStringLiteral("–"));
            painter.setFont(fontOf(TextRole::Caption));
            painter.setPen(tokens().text2);
            painter.drawText(QRectF(left + 15, y + 13, size.width() - left - 20, 15), Qt::AlignLeft | Qt::AlignVCenter,
                             tr("%1 → %2").arg(energyText(from), energyText(to)));
        }
        y += c.designs.size() == 2 ? kLegendRow : 20;
    }
    painter.restore();
}

QString EnergyChart::tipAt(const QPointF& at) const
{
    for (const EnergyPart& part : energyScene(*m_comparison, plotArea(size())).parts)
        if (part.rect.contains(at) && part.uj > 0)
            return tr("%1, %2: %3 of one inference")
                .arg(letter(part.design), costGroupName(part.group), energyText(part.uj, 4));
    return {};
}

LayerDifferenceChart::LayerDifferenceChart(QWidget* parent)
    : CompareFigure(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void LayerDifferenceChart::setDesign(std::size_t design)
{
    m_design = design;
    update();
}

void LayerDifferenceChart::setSelectedLayer(const QString& name)
{
    m_selected = name;
    update();
}

double LayerDifferenceChart::labelWidth(double width) const
{
    const QFontMetricsF metrics(fontOf(TextRole::Caption));
    double most = 40;
    for (const compare::LayerRow& row : m_comparison->layers)
        most = std::max(most, metrics.horizontalAdvance(QString::fromStdString(row.name)) + 20);
    return std::min(most, 0.42 * width);
}

QSize LayerDifferenceChart::figureSize() const
{
    int rows = 0;
    for (std::size_t i = 0; m_comparison && i < m_comparison->layers.size(); ++i)
        rows += std::any_of(m_comparison->layers[i].designs.begin(), m_comparison->layers[i].designs.end(),
                            [](const auto& f) { return f.onCrossbars || f.energyUj != 0; });
    return { 300, std::max(60, static_cast<int>(rows * kRow) + 8) };
}

void LayerDifferenceChart::paint(QPainter& painter, const QSizeF& size) const
{
    const compare::Comparison& c = *m_comparison;
    if (m_design >= c.designs.size() || m_design == c.reference)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(TextRole::Caption));
    const QFontMetricsF metrics(painter.font());
    const double label = labelWidth(size.width());
    const LayerScene scene = layerScene(c, m_design, size.width() - 8, kRow, label, 56);
    painter.translate(0, 4);
    for (const LayerBar& bar : scene.bars) {
        const QString name = QString::fromStdString(c.layers[bar.row].name);
        if (name == m_selected)
            painter.fillRect(bar.line, tokens().selection);
        painter.setPen(tokens().text);
        painter.drawText(bar.line.adjusted(8, 0, 0, 0).intersected(QRectF(8, bar.line.top(), label - 12, kRow)),
                         Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(name, Qt::ElideMiddle, label - 12));
        const bool more = bar.differenceUj > 0;
        painter.fillRect(bar.rect, bar.differenceUj == 0 ? tokens().text3 : categorical(more ? 0 : 1));
        const double apart = std::abs(bar.differenceUj);
        const int digits = apart >= 10 ? 0 : apart >= 0.05 ? 1 : 3;
        const QString value = (more                       ? QStringLiteral("+")
                                   : bar.differenceUj < 0 ? QStringLiteral("−")
                                                          : QString())
            + QLocale().toString(apart, 'f', digits);
        painter.setPen(tokens().text2);
        if (more)
            painter.drawText(QRectF(bar.rect.right() + 4, bar.line.top(), 54, kRow), Qt::AlignLeft | Qt::AlignVCenter,
                             value);
        else
            painter.drawText(QRectF(bar.rect.left() - 58, bar.line.top(), 54, kRow), Qt::AlignRight | Qt::AlignVCenter,
                             value);
    }
    if (!scene.bars.empty()) {
        painter.setPen(QPen(tokens().axis, 1));
        painter.drawLine(QPointF(scene.zero, 0), QPointF(scene.zero, scene.bars.back().line.bottom()));
    }
    painter.restore();
}

QString LayerDifferenceChart::tipAt(const QPointF& at) const
{
    const LayerScene scene =
        layerScene(*m_comparison, m_design, size().width() - 8, kRow, labelWidth(size().width()), 56);
    for (const LayerBar& bar : scene.bars) {
        if (!bar.line.translated(0, 4).contains(at))
            continue;
        const compare::LayerRow& row = m_comparison->layers[bar.row];
        QString tip = QString::fromStdString(row.name);
        for (std::size_t d = 0; d < row.designs.size(); ++d)
            if (row.designs[d].present)
                tip += QLatin1Char('\n')
                    + tr("%1: %2, %3 crossbars, %4 copies, works %5 of the latency")
                          .arg(letter(d), energyText(row.designs[d].energyUj, 4), countText(row.designs[d].crossbars),
                               countText(row.designs[d].duplication), percentText(row.designs[d].latencyShare));
        return tip;
    }
    return {};
}

void LayerDifferenceChart::mousePressEvent(QMouseEvent* event)
{
    if (!m_comparison || event->button() != Qt::LeftButton)
        return;
    const LayerScene scene =
        layerScene(*m_comparison, m_design, size().width() - 8, kRow, labelWidth(size().width()), 56);
    for (const LayerBar& bar : scene.bars)
        if (bar.line.translated(0, 4).contains(event->position()))
            emit layerPicked(QString::fromStdString(m_comparison->layers[bar.row].name));
}

void LayerDifferenceChart::pick(int step)
{
    const LayerScene scene =
        layerScene(*m_comparison, m_design, size().width() - 8, kRow, labelWidth(size().width()), 56);
    if (scene.bars.empty())
        return;
    int at = -1;
    for (std::size_t i = 0; i < scene.bars.size(); ++i)
        if (QString::fromStdString(m_comparison->layers[scene.bars[i].row].name) == m_selected)
            at = static_cast<int>(i);
    at = std::clamp(at + step, 0, static_cast<int>(scene.bars.size()) - 1);
    emit layerPicked(QString::fromStdString(m_comparison->layers[scene.bars[static_cast<std::size_t>(at)].row].name));
}

void LayerDifferenceChart::keyPressEvent(QKeyEvent* event)
{
    if (m_comparison && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        pick(event->key() == Qt::Key_Up ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

QRectF RadarChart::area(const QSizeF& size) const
{
    return QRectF(90, 26, std::max(40.0, size.width() - 180), std::max(40.0, size.height() - 26 - 48));
}

QSize RadarChart::figureSize() const { return { 300, 250 }; }

void RadarChart::paint(QPainter& painter, const QSizeF& size) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const compare::Comparison& c = *m_comparison;
    const RadarScene scene = radarScene(c, area(size));
    painter.setFont(fontOf(TextRole::Caption));
    painter.setBrush(Qt::NoBrush);
    for (const double part : { 0.25, 0.5, 0.75, 1.0 }) {
        QPolygonF ring;
        for (std::size_t i = 0; i < scene.ends.size(); ++i)
            ring << scene.at(i, scene.low + part * (1 - scene.low));
        painter.setPen(QPen(tokens().grid, 1));
        painter.drawPolygon(ring);
    }
    for (std::size_t i = 0; i < scene.ends.size(); ++i) {
        painter.setPen(QPen(tokens().grid, 1));
        painter.drawLine(scene.centre, scene.ends[i]);
        const QPointF outward = scene.ends[i] - scene.centre;
        const QPointF at = scene.ends[i] + outward / std::max(1.0, scene.radius) * 6;
        painter.setPen(tokens().text);
        const QString name = metricLabel(c.radar[i].key);
        if (std::abs(outward.x()) < 1)
            painter.drawText(QRectF(at.x() - 80, outward.y() < 0 ? at.y() - 18 : at.y() + 2, 160, 16), Qt::AlignCenter,
                             name);
        else
            painter.drawText(outward.x() > 0 ? QRectF(at.x(), at.y() - 16, size.width() - at.x(), 32)
                                             : QRectF(0, at.y() - 16, at.x(), 32),
                             (outward.x() > 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::TextWordWrap,
                             name);
    }
    for (std::size_t d = 0; d < scene.shapes.size(); ++d) {
        if (scene.shapes[d].isEmpty())
            continue;
        painter.setPen(penOf(d));
        painter.setBrush(QBrush(Qt::NoBrush)); // overlapping areas say nothing
        painter.drawPolyline(scene.shapes[d]);
        painter.setPen(Qt::NoPen);
        painter.setBrush(designColour(d));
        for (qsizetype i = 0; i + 1 < scene.shapes[d].size(); ++i)
            drawMark(painter, scene.shapes[d][i], d);
    }
    double x = 10;
    const double y = size.height() - 14;
    for (std::size_t d = 0; d < c.designs.size(); ++d) {
        painter.setPen(penOf(d));
        painter.drawLine(QPointF(x, y), QPointF(x + 20, y));
        painter.setPen(Qt::NoPen);
        painter.setBrush(designColour(d));
        drawMark(painter, QPointF(x + 10, y), d);
        painter.setPen(tokens().text);
        painter.drawText(QRectF(x + 24, y - 9, 20, 18), Qt::AlignLeft | Qt::AlignVCenter, letter(d));
        x += 46;
    }
    painter.setPen(tokens().text2);
    painter.drawText(QRectF(x, y - 9, size.width() - x - 8, 18), Qt::AlignRight | Qt::AlignVCenter,
                     tr("%1 to 1 of the best").arg(QLocale().toString(scene.low, 'f', 2)));
    painter.restore();
}

QString RadarChart::tipAt(const QPointF& at) const
{
    const RadarScene scene = radarScene(*m_comparison, area(size()));
    for (std::size_t d = 0; d < scene.shapes.size(); ++d)
        for (std::size_t i = 0; i < scene.ends.size() && !scene.shapes[d].isEmpty(); ++i)
            if (QLineF(scene.shapes[d][static_cast<qsizetype>(i)], at).length() < 7)
                return tr("%1, %2: %3 of the best")
                    .arg(letter(d), metricLabel(m_comparison->radar[i].key),
                         percentText(m_comparison->radar[i].values[d]));
    return {};
}

} // namespace pim::widgets
