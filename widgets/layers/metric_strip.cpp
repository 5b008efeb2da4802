// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/metric_strip.h"

#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QGridLayout>
#include <QPainter>

#include "core/design/metric_table.h"
#include "widgets/common/icons.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr std::array<std::string_view, 6> kKeys { "power_efficiency_gops_per_w", "throughput_gops", "latency_us", "energy_uj", "crossbars", "peak_power_w" };
constexpr int kPad = 12, kTall = 64, kShort = 46; ///< with and without the line of changes

std::string_view brokenKey(evaluation::Violation violation)
{
    using evaluation::Violation;
    switch (violation) {
    case Violation::WeightsDoNotFit:
    case Violation::CrossbarPower:
    case Violation::Crossbars: return "crossbars";
    case Violation::PeripheralPower:
    case Violation::PeakPower: return "peak_power_w";
    case Violation::Latency: return "latency_us";
    default: return {};
    }
}

} // namespace

std::vector<MetricTile::Content> metricTiles(const design::Design& design, const evaluation::Evaluation& evaluation, const evaluation::Evaluation* base)
{
    std::vector<MetricTile::Content> tiles;
    for (const std::string_view key : kKeys) {
        const design::MetricInfo* metric = design::findMetric(key);
        if (!metric)
            continue;
        const double now = metric->value(evaluation.metrics);
        const QuantityText text = metricText(*metric, now);
        MetricTile::Content tile { QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size())), metricLabel(key), text.number, text.unit, {}, 0, false };
        if (key == "crossbars" && design.constraints.maxCrossbars)
            tile.unit = QCoreApplication::translate("pim::layers", "of %1").arg(countText(*design.constraints.maxCrossbars));
        tile.broken = !evaluation.feasible && brokenKey(evaluation.violation) == key;
        if (base) {
            const double then = metric->value(base->metrics);
            const QString from = metricText(*metric, then).number;
            QString change;
            if (metric->integer) {
                const auto by = static_cast<std::int64_t>(std::llround(now - then));
                change = (by > 0 ? QStringLiteral("+") : by == 0 ? QStringLiteral("±") : QString()) + countText(by);
            } else {
                change = then != 0 ? deltaText(now / then - 1) : QStringLiteral("–");
            }
            tile.delta = QCoreApplication::translate("pim::layers", "%1 from %2").arg(change, from);
            const bool noticed = metric->integer ? now != then : then != 0 && std::abs(now / then - 1) >= 5e-4;
            if (noticed && key != "crossbars")
                tile.direction = (now > then) == metric->higherIsBetter ? 1 : -1;
        }
        tiles.push_back(tile);
    }
    return tiles;
}

MetricTile::MetricTile(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MetricTile::setContent(const Content& content)
{
    m_content = content;
    const QString value = content.unit.isEmpty() ? content.number : content.number + QLatin1Char(' ') + content.unit;
    setAccessibleName(QStringLiteral("%1 %2").arg(content.label, value));
    setAccessibleDescription(content.broken ? tr("over the limit; %1").arg(content.delta) : content.delta);
    setToolTip(tr("%1: %2 %3\nClick to explain this number").arg(content.label, value, content.delta));
    updateGeometry();
    update();
}

QSize MetricTile::sizeHint() const
{
    const QFontMetrics caption(fontOf(TextRole::Caption)), value(fontOf(TextRole::Heading));
    const int widest = std::max({ caption.horizontalAdvance(m_content.label), caption.horizontalAdvance(m_content.delta) + (m_content.broken ? 16 : 0),
                                  value.horizontalAdvance(m_content.number) + caption.horizontalAdvance(m_content.unit) + 8 });
    return { widest + kPad + 8, m_content.delta.isEmpty() ? kShort : kTall };
}

QSize MetricTile::minimumSizeHint() const { return { 90, m_content.delta.isEmpty() ? kShort : kTall }; }

void MetricTile::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), m_content.broken ? t.errorFill : underMouse() ? t.hover : t.base);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    const QRect inner = rect().adjusted(kPad, 6, -6, -6);
    const QFont caption = fontOf(TextRole::Caption), value = fontOf(TextRole::Heading);
    const QColor ink = m_content.broken ? t.error : t.text;
    painter.setFont(caption);
    painter.setPen(m_content.broken ? t.error : t.text2);
    const QFontMetrics small(caption);
    painter.drawText(QRect(inner.left(), inner.top(), inner.width(), 16), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), small.elidedText(m_content.label, Qt::ElideRight, inner.width()));
    painter.setPen(ink);
    const QRect second(inner.left(), inner.top() + 16, inner.width(), 20);
    drawTabular(painter, second, Qt::AlignLeft | Qt::AlignVCenter, m_content.number, value);
    const int at = tabularWidth(m_content.number, value) + 5;
    painter.setFont(caption);
    painter.setPen(m_content.broken ? t.error : t.text2);
    painter.drawText(second.adjusted(at, 2, 0, 2), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), m_content.unit);
    QRect third(inner.left(), inner.top() + 36, inner.width(), 16);
    if (m_content.broken) {
        painter.drawPixmap(third.left(), third.top() + 2, iconPixmap(QStringLiteral("error"), 12, IconRole::Error, devicePixelRatioF()));
        third.setLeft(third.left() + 16);
    }
    // Only the change is coloured; what it was is a label.
    const qsizetype space = m_content.delta.indexOf(QLatin1Char(' '), m_content.delta.indexOf(QLatin1Char('%')) + 1);
    const QString change = m_content.delta.left(space);
    painter.setPen(m_content.broken ? t.error : m_content.direction > 0 ? t.better : m_content.direction < 0 ? t.worse : t.text2);
    painter.drawText(third, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), change);
    painter.setPen(t.text2);
    painter.drawText(third.adjusted(small.horizontalAdvance(change), 0, 0, 0), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), m_content.delta.mid(change.size()));
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

MetricStrip::MetricStrip(QWidget* parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(0);
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        auto* tile = new MetricTile(this);
        connect(tile, &MetricTile::clicked, this, [this, tile] { emit explainRequested(tile->content().key); });
        m_tiles.push_back(tile);
    }
    arrange();
}

void MetricStrip::setTiles(const std::vector<MetricTile::Content>& tiles)
{
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setVisible(i < tiles.size());
        if (i < tiles.size())
            m_tiles[i]->setContent(tiles[i]);
    }
    arrange();
}

void MetricStrip::arrange()
{
    int widest = 0;
    for (const MetricTile* tile : m_tiles)
        widest = std::max(widest, tile->sizeHint().width());
    const int all = static_cast<int>(m_tiles.size()), columns = width() >= widest * all ? all : all / 2;
    if (m_grid->count() == all && columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < all; ++i) {
        m_grid->addWidget(m_tiles[static_cast<std::size_t>(i)], i / columns, i % columns);
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
}

void MetricStrip::resizeEvent(QResizeEvent* event)
{
    arrange();
    QWidget::resizeEvent(event);
}

} // namespace pim::widgets
