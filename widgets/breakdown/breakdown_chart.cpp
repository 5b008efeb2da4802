// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/breakdown/breakdown_chart.h"

#include <algorithm>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/breakdown/treemap.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr double kMargin = 12, kRow = 24, kBar = 14, kName = 150, kValue = 130, kTitle = 16;
constexpr double kLeastShare = 1e-4; ///< that is written with its digits
constexpr double kLeastTitled = 48; ///< width of a group of a treemap that has its name above it

QColor colourOfPart(const BreakdownPart& part)
{
    return part.centre ? colourOf(*part.centre) : tokens().axis;
}

} // namespace

const BreakdownPicture::Piece* BreakdownPicture::at(const QPointF& point) const
{
    const auto it = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) { return piece.rect.contains(point); });
    return it == pieces.end() ? nullptr : &*it;
}

BreakdownPicture barsPicture(const BreakdownData& data, double width, double most)
{
    BreakdownPicture picture;
    double largest = most;
    for (const BreakdownGroup& group : data.groups)
        largest = most > 0 ? largest : std::max(largest, group.value);
    const double name = std::min(kName, width * 0.3), value = std::min(kValue, width * 0.3);
    const double room = std::max(0.0, width - 2 * kMargin - name - value);
    double y = kMargin;
    for (std::size_t g = 0; g < data.groups.size(); ++g, y += kRow) {
        const BreakdownGroup& group = data.groups[g];
        picture.lines.push_back({ QRectF(kMargin, y, name - 8, kRow), QRectF(width - kMargin - value, y, value, kRow), g });
        double x = kMargin + name;
        for (std::size_t p = 0; p < group.parts.size(); ++p) {
            const double length = largest > 0 ? room * std::min(1.0, group.parts[p].value / largest) : 0;
            picture.pieces.push_back({ QRectF(x, y + (kRow - kBar) / 2, length, kBar), g, p });
            x += length;
        }
    }
    picture.size = QSizeF(width, y + kMargin);
    return picture;
}

BreakdownPicture treemapPicture(const BreakdownData& data, const QSizeF& size)
{
    BreakdownPicture picture;
    picture.size = size;
    const QRectF area(kMargin, kMargin, std::max(0.0, size.width() - 2 * kMargin), std::max(0.0, size.height() - 2 * kMargin));
    std::vector<double> values;
    for (const BreakdownGroup& group : data.groups)
        values.push_back(group.value);
    const auto frames = squarified(values, area);
    for (std::size_t g = 0; g < data.groups.size(); ++g) {
        const BreakdownGroup& group = data.groups[g];
        QRectF inside = frames[g];
        picture.lines.push_back({ inside, {}, g });
        if (group.parts.size() > 1 && inside.width() > kLeastTitled && inside.height() > 2 * kTitle)
            inside.adjust(0, kTitle, 0, 0);
        std::vector<double> parts;
        for (const BreakdownPart& part : group.parts)
            parts.push_back(part.value);
        const auto rects = squarified(parts, inside);
        for (std::size_t p = 0; p < rects.size(); ++p)
            picture.pieces.push_back({ rects[p], g, p });
    }
    return picture;
}

BreakdownChart::BreakdownChart(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BreakdownChart::setData(BreakdownData data)
{
    m_data = std::move(data);
    m_hovered.reset();
    m_current.reset();
    relayout();
    describe();
}

void BreakdownChart::setTreemap(bool on)
{
    m_treemap = on;
    relayout();
}

void BreakdownChart::setMost(double most)
{
    m_most = most;
    relayout();
}

void BreakdownChart::setSelected(std::optional<network::LayerId> layer, std::optional<evaluation::CostCentre> centre)
{
    m_layer = layer;
    m_centre = centre;
    update();
}

BreakdownPicture BreakdownChart::picture(const QSizeF& size) const { return m_treemap ? treemapPicture(m_data, size) : barsPicture(m_data, size.width(), m_most); }

void BreakdownChart::relayout()
{
    setMinimumHeight(m_treemap ? 200 : static_cast<int>(2 * kMargin + kRow * static_cast<double>(m_data.groups.size())));
    m_picture = picture(size());
    update();
}

void BreakdownChart::describe()
{
    QStringList texts;
    for (const BreakdownGroup& group : m_data.groups)
        texts += QStringLiteral("%1 %2").arg(group.name, breakdownText(m_data.quantity, group.value));
    setAccessibleName(texts.join(QStringLiteral(", ")));
}

QSize BreakdownChart::figureSize() const { return QSize(std::max(320, width()), std::max(height(), static_cast<int>(m_picture.size.height()))); }

void BreakdownChart::paint(QPainter& painter, const QSizeF& size) const
{
    const Tokens& t = tokens();
    const BreakdownPicture drawn = picture(size);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(0, 0), size), t.base);
    const QFont font = fontOf(TextRole::Table);
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    const auto chosen = [&](const BreakdownPart& part) {
        return (m_layer || m_centre) && (!m_layer || part.layer == m_layer) && (!m_centre || !part.centre || part.centre == m_centre) && (m_layer ? part.layer.has_value() : part.centre.has_value());
    };
    for (std::size_t i = 0; i < drawn.pieces.size(); ++i) {
        const auto& piece = drawn.pieces[i];
        const BreakdownPart& p = part(piece);
        QColor colour = colourOfPart(p);
        painter.fillRect(m_treemap ? piece.rect.adjusted(0.5, 0.5, -0.5, -0.5) : piece.rect.adjusted(0, 0, piece.rect.width() > 2 ? -1 : 0, 0), colour);
        if (chosen(p) || m_hovered == i || (m_current == i && hasFocus())) {
            painter.setPen(QPen(chosen(p) || m_current == i ? t.accent : t.text, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(piece.rect.adjusted(1, 1, -1, -1));
        }
        if (m_treemap && piece.rect.width() > 44 && piece.rect.height() > 18) {
            // A label of its own ground: no colour of the palette carries text well enough by itself.
            const bool two = piece.rect.height() > 36;
            const QString name = m_data.groups[piece.group].parts.size() == 1 ? m_data.groups[piece.group].name : p.name;
            painter.setFont(font);
            const int most = static_cast<int>(piece.rect.width()) - 14;
            const QString first = QFontMetrics(font).elidedText(name, Qt::ElideRight, most);
            const QString second = two ? QFontMetrics(font).elidedText(breakdownText(m_data.quantity, p.value), Qt::ElideRight, most) : QString();
            const int width = std::max(QFontMetrics(font).horizontalAdvance(first), QFontMetrics(font).horizontalAdvance(second)) + 8;
            const QRectF ground(piece.rect.left() + 3, piece.rect.top() + 3, width, two ? 30 : 15);
            QColor paper = t.base;
            paper.setAlphaF(0.82F);
            painter.setPen(Qt::NoPen);
            painter.setBrush(paper);
            painter.drawRoundedRect(ground, 3, 3);
            painter.setPen(t.text);
            painter.drawText(QRectF(ground.left() + 4, ground.top(), width, 15), Qt::AlignLeft | Qt::AlignVCenter, first);
            painter.setPen(t.text2);
            painter.drawText(QRectF(ground.left() + 4, ground.top() + 15, width, 15), Qt::AlignLeft | Qt::AlignVCenter, second);
        }
    }
    for (const auto& line : drawn.lines) {
        const BreakdownGroup& group = m_data.groups[line.group];
        painter.setFont(font);
        if (m_treemap) {
            if (group.parts.size() > 1 && line.name.width() > kLeastTitled && line.name.height() > 2 * kTitle) {
                painter.setPen(t.text);
                painter.drawText(QRectF(line.name.left() + 2, line.name.top(), line.name.width() - 4, kTitle), Qt::AlignLeft | Qt::AlignVCenter,
                                 QFontMetrics(font).elidedText(group.name, Qt::ElideRight, static_cast<int>(line.name.width()) - 4));
            }
            continue;
        }
        const bool selected = (m_layer && group.layer == m_layer) || (m_centre && group.centre == m_centre);
        painter.setFont(selected ? bold : font);
        painter.setPen(t.text);
        painter.drawText(line.name, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(group.name, Qt::ElideMiddle, static_cast<int>(line.name.width())));
        const double part = m_data.total > 0 ? group.value / m_data.total : 0;
        const QString share = !m_data.sums ? QString() : part > 0 && part < kLeastShare ? QStringLiteral("< ") + percentText(kLeastShare, 1) : percentText(part);
        drawTabular(painter, QRectF(line.value.left(), line.value.top(), line.value.width() - (data().sums ? 58 : 0), line.value.height()).toRect(), Qt::AlignRight | Qt::AlignVCenter,
                    breakdownText(m_data.quantity, group.value), bold);
        painter.setPen(t.text2);
        drawTabular(painter, QRectF(line.value.right() - 56, line.value.top(), 56, line.value.height()).toRect(), Qt::AlignRight | Qt::AlignVCenter, share, font);
    }
}

void BreakdownChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, size());
}

void BreakdownChart::resizeEvent(QResizeEvent*) { m_picture = picture(size()); }

void BreakdownChart::mouseMoveEvent(QMouseEvent* event)
{
    const auto* piece = m_picture.at(event->position());
    const auto hovered = piece ? std::optional(static_cast<std::size_t>(piece - m_picture.pieces.data())) : std::nullopt;
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void BreakdownChart::leaveEvent(QEvent*)
{
    m_hovered.reset();
    update();
}

void BreakdownChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto* piece = m_picture.at(event->position())) {
        m_current = static_cast<std::size_t>(piece - m_picture.pieces.data());
        emit partPicked(part(*piece));
    }
    update();
}

void BreakdownChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto* piece = m_picture.at(event->position()))
        emit explainRequested(part(*piece).question);
}

void BreakdownChart::keyPressEvent(QKeyEvent* event)
{
    const std::size_t count = m_picture.pieces.size();
    const bool forward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool back = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    if (count > 0 && (forward || back)) {
        m_current = !m_current ? 0 : forward ? (*m_current + 1) % count : (*m_current + count - 1) % count;
        emit partPicked(part(m_picture.pieces[*m_current]));
        update();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current && *m_current < count) {
        emit explainRequested(part(m_picture.pieces[*m_current]).question);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool BreakdownChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto* piece = m_picture.at(help->pos())) {
            const BreakdownPart& p = part(*piece);
            const BreakdownGroup& group = m_data.groups[piece->group];
            QString text = group.parts.size() > 1 ? QStringLiteral("%1, %2").arg(group.name, p.name) : group.name;
            text += QStringLiteral(": ") + breakdownText(m_data.quantity, p.value);
            if (m_data.sums && m_data.total > 0)
                text += QStringLiteral(", ") + percentText(p.value / m_data.total);
            QToolTip::showText(help->globalPos(), text + QLatin1Char('\n') + tr("Double-click: explain this number"), this);
            return true;
        }
        QToolTip::hideText();
    }
    return QWidget::event(event);
}

} // namespace pim::widgets
