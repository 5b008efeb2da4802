// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/graph_canvas.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>
#include <QWheelEvent>

#include "widgets/common/icons.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr double kOverlayMargin = 12, kMinimapWidth = 112, kMinimapHeight = 236, kMinimapPad = 5;
constexpr double kLegendWidth = 136, kLegendRow = 19;
constexpr double kStripHeight = 26; ///< of the legend where it would cover the drawing
constexpr double kStep = 48; ///< pixels of an arrow key

} // namespace

GraphCanvas::GraphCanvas(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&Theme::instance(), &Theme::changed, this, &GraphCanvas::prepare);
}

void GraphCanvas::setScene(std::shared_ptr<const GraphScene> scene, const std::string& anchor, bool fitAll)
{
    QPointF keep;
    bool kept = false;
    std::string current;
    if (m_scene && m_look.current >= 0)
        current = m_scene->graph().nodes[static_cast<std::size_t>(m_look.current)].id;
    if (m_scene && scene && !anchor.empty() && !fitAll) {
        const int before = m_scene->nodeById(anchor), after = scene->nodeById(anchor);
        if (before >= 0 && after >= 0) {
            keep = scene->layout().nodes[static_cast<std::size_t>(after)].center() - m_scene->layout().nodes[static_cast<std::size_t>(before)].center();
            kept = true;
        }
    }
    const bool first = !m_scene;
    m_scene = std::move(scene);
    m_look.hovered = m_look.found = -1;
    if (!m_scene || m_look.selectedLayer >= static_cast<int>(m_scene->graph().nodeOfLayer.size()))
        m_look.selectedLayer = -1;
    m_look.current = m_scene && !current.empty() ? m_scene->nodeById(current) : -1;
    prepare();
    if (!m_scene)
        return;
    if (first || fitAll || m_framing == Framing::All)
        fit();
    else if (kept)
        m_camera.origin += keep;
    moved();
}

void GraphCanvas::setFigures(const MetricScale& metric, std::shared_ptr<const evaluation::Evaluation> evaluation)
{
    m_metric = metric;
    m_evaluation = std::move(evaluation);
    prepare();
}

void GraphCanvas::prepare()
{
    m_minimap = {};
    if (m_scene)
        m_painter.prepare(*m_scene, m_metric, m_evaluation.get());
    update();
}

void GraphCanvas::setSelectedLayer(std::optional<network::LayerId> layer)
{
    const int count = m_scene ? static_cast<int>(m_scene->graph().nodeOfLayer.size()) : 0;
    m_look.selectedLayer = layer && layer->index < count ? layer->index : -1;
    if (m_look.selectedLayer >= 0)
        m_look.current = m_scene->graph().nodeOfLayer[static_cast<std::size_t>(m_look.selectedLayer)];
    update();
}

void GraphCanvas::setFind(const QString& text, int foundNode)
{
    m_look.find = text;
    m_look.found = foundNode;
    update();
}

void GraphCanvas::setOutOfDate(bool outOfDate)
{
    m_look.outOfDate = outOfDate;
    update();
}

void GraphCanvas::setCurrentNode(int node)
{
    m_look.current = node;
    if (m_scene && node >= 0)
        setAccessibleDescription(nodeDescription(m_scene->graph(), node, m_evaluation.get(), m_metric));
    update();
}

void GraphCanvas::moved()
{
    if (m_scene)
        m_camera.clampTo(m_scene->bounds(), sight());
    emit zoomChanged(m_camera.scale);
    update();
}

void GraphCanvas::setZoom(double scale) { zoomBy(scale / m_camera.scale); }

void GraphCanvas::zoomBy(double factor)
{
    m_framing = Framing::Free;
    m_camera.zoomAt(QPointF(width(), height()) / 2, factor);
    moved();
}

void GraphCanvas::fit()
{
    if (!m_scene)
        return;
    m_framing = Framing::All;
    m_camera.fit(m_scene->bounds(), sight());
    emit zoomChanged(m_camera.scale);
    update();
}

void GraphCanvas::showBeginning()
{
    if (!m_scene || m_scene->layout().nodes.empty())
        return;
    m_camera.scale = 1;
    const QRectF bounds = m_scene->bounds(), first = m_scene->layout().nodes.front();
    const bool narrow = bounds.width() <= width();
    m_camera.centreOn(QPointF(narrow ? bounds.center().x() : first.center().x(), 0), sight());
    m_camera.origin.setY(0);
    moved();
    m_framing = Framing::Beginning;
}

void GraphCanvas::showNode(int node)
{
    if (!m_scene || node < 0 || node >= static_cast<int>(m_scene->graph().nodes.size()))
        return;
    const QRectF box = m_camera.toView(m_scene->layout().nodes[static_cast<std::size_t>(node)]);
    const QRectF sight = QRectF(QPointF(), QSizeF(this->sight())).adjusted(24, 24, -24, -24);
    if (sight.contains(box))
        return;
    m_framing = Framing::Free;
    QPointF by;
    by.setX(box.left() < sight.left() ? box.left() - sight.left() : box.right() > sight.right() ? box.right() - sight.right() : 0);
    by.setY(box.top() < sight.top() || box.bottom() > sight.bottom() ? box.center().y() - sight.center().y() : 0);
    m_camera.origin += by / m_camera.scale;
    moved();
}

void GraphCanvas::centreOnNode(int node)
{
    if (!m_scene || node < 0 || node >= static_cast<int>(m_scene->graph().nodes.size()))
        return;
    m_framing = Framing::Free;
    if (m_camera.scale < 0.8)
        m_camera.scale = 1;
    m_camera.centreOn(m_scene->layout().nodes[static_cast<std::size_t>(node)].center(), sight());
    moved();
}

QSize GraphCanvas::fullSize() const
{
    if (!m_scene)
        return {};
    const QSizeF size = m_scene->layout().size;
    return { static_cast<int>(std::ceil(size.width())) + static_cast<int>(kLegendWidth + 2 * kOverlayMargin), std::max(static_cast<int>(std::ceil(size.height())), 240) };
}

void GraphCanvas::paintAll(QPainter& painter) const
{
    if (!m_scene)
        return;
    const QSize size = fullSize();
    painter.fillRect(QRect(QPoint(), size), tokens().alt);
    GraphPainter::Look look = m_look;
    look.hovered = look.current = look.found = -1;
    look.find.clear();
    m_painter.paint(painter, *m_scene, GraphCamera(), m_scene->layout().size, look);
    QRectF legend = legendFrame();
    legend.moveTopRight(QPointF(size.width() - kOverlayMargin, kOverlayMargin));
    paintLegend(painter, legend);
}

// ---- overlays

QRectF GraphCanvas::minimapFrame() const
{
    if (!m_scene || width() < 520 || height() < 320)
        return {};
    const QSizeF size = m_scene->layout().size;
    const double scale = std::min((kMinimapWidth - 2 * kMinimapPad) / size.width(), (kMinimapHeight - 2 * kMinimapPad) / size.height());
    const double tall = std::max(size.height() * scale + 2 * kMinimapPad, 40.0);
    return { width() - kMinimapWidth - kOverlayMargin, kOverlayMargin, kMinimapWidth, tall };
}

QRectF GraphCanvas::minimapArea() const
{
    const QRectF inner = minimapFrame().adjusted(kMinimapPad, kMinimapPad, -kMinimapPad, -kMinimapPad);
    const QSizeF size = m_scene->layout().size;
    const double scale = std::min(inner.width() / size.width(), inner.height() / size.height());
    QRectF area(QPointF(), size * scale);
    area.moveCenter(inner.center());
    return area;
}

void GraphCanvas::paintMinimap(QPainter& painter)
{
    const QRectF frame = minimapFrame();
    if (frame.isNull())
        return;
    const Tokens& t = tokens();
    const double ratio = devicePixelRatioF();
    if (m_minimap.isNull() || m_minimap.size() != (frame.size() * ratio).toSize()) {
        m_minimap = QPixmap((frame.size() * ratio).toSize());
        m_minimap.setDevicePixelRatio(ratio);
        m_minimap.fill(t.base);
        QPainter onto(&m_minimap);
        m_painter.paintMinimap(onto, *m_scene, minimapArea().translated(-frame.topLeft()));
    }
    painter.drawPixmap(frame.topLeft(), m_minimap);
    const QRectF area = minimapArea();
    const double scale = area.width() / m_scene->layout().size.width();
    const QRectF sight = m_camera.toScene(QRectF(rect())) & m_scene->bounds();
    QRectF shown(area.topLeft() + sight.topLeft() * scale, sight.size() * scale);
    shown = shown.adjusted(-2, -2, 2, 2) & frame;
    QColor veil = t.accent;
    veil.setAlphaF(0.10F);
    painter.setPen(QPen(t.accent, 1.5));
    painter.setBrush(veil);
    painter.drawRect(shown);
    painter.setPen(QPen(t.line2, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, 4, 4);
}

QRectF GraphCanvas::legendFrame() const
{
    const double tall = (m_metric.empty() ? 0 : 62) + 5 * kLegendRow + 14;
    return { kOverlayMargin, height() - tall - kOverlayMargin, kLegendWidth, tall };
}

bool GraphCanvas::legendIsStrip() const
{
    // Beside the drawing at 100 %, or else below it.
    const double beside = m_scene ? (width() - m_scene->layout().size.width()) / 2 : width();
    return beside < kLegendWidth + 2 * kOverlayMargin || height() < 420;
}

QSize GraphCanvas::sight() const { return legendIsStrip() ? size() - QSize(0, static_cast<int>(kStripHeight)) : size(); }

std::array<GraphCanvas::LegendRow, 4> GraphCanvas::legendRows() const
{
    const MappingCounts counts = m_scene ? m_scene->graph().counts : MappingCounts();
    return { { { "crossbar", tr("Crossbar"), counts.crossbar, false },
               { "vector", tr("Vector unit"), counts.vectorUnit, false },
               { "free", tr("Free"), counts.free, false },
               { "unsupported", tr("Unsupported"), counts.unsupported, counts.unsupported > 0 } } };
}

void GraphCanvas::paintLegendStrip(QPainter& painter) const
{
    const Tokens& t = tokens();
    const QRectF frame(0, height() - kStripHeight, width(), kStripHeight);
    painter.fillRect(frame, t.base);
    painter.fillRect(QRectF(frame.left(), frame.top(), frame.width(), 1), t.line);
    const QFont caption = fontOf(TextRole::Caption);
    const QFontMetricsF metrics(caption);
    painter.setFont(caption);
    double x = 12;
    const auto words = [&](const QString& text, const QColor& colour) {
        painter.setPen(colour);
        painter.drawText(QRectF(x, frame.top(), frame.right() - x, frame.height()), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, text);
        x += metrics.horizontalAdvance(text);
    };
    if (!m_metric.empty()) {
        words(m_metric.text(m_metric.low), t.text2);
        const QRectF bar(x + 6, frame.center().y() - 4, 56, 8);
        QLinearGradient gradient(bar.topLeft(), bar.topRight());
        for (int i = 0; i <= 8; ++i)
            gradient.setColorAt(i / 8.0, cividis(i / 8.0));
        painter.fillRect(bar, gradient);
        x = bar.right() + 6;
        words(m_metric.text(m_metric.high), t.text2);
        x += 16;
    }
    // Words where there is room for all of them; the icons are those of the table.
    const auto rows = legendRows();
    double all = 0;
    for (const LegendRow& row : rows)
        all += 18 + metrics.horizontalAdvance(row.text + QLatin1Char(' ') + countText(row.count)) + 12;
    const bool named = x + all < frame.right();
    for (const LegendRow& row : rows) {
        if (row.count == 0)
            continue;
        painter.drawPixmap(QPointF(x, frame.center().y() - 6), iconPixmap(QString::fromLatin1(row.icon), 12, row.error ? IconRole::Error : IconRole::Text, devicePixelRatioF()));
        x += 18;
        words(named ? row.text + QLatin1Char(' ') + countText(row.count) : countText(row.count), row.error ? t.error : t.text);
        x += 12;
    }
}

void GraphCanvas::paintLegend(QPainter& painter, const QRectF& frame) const
{
    const Tokens& t = tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.line2, 1));
    painter.setBrush(t.base);
    painter.drawRoundedRect(frame, 4, 4);
    QFont caption = fontOf(TextRole::Caption), bold = caption;
    bold.setWeight(QFont::DemiBold);
    double y = frame.top() + 8;
    const double left = frame.left() + 10, width = frame.width() - 20;
    if (!m_metric.empty()) {
        painter.setFont(bold);
        painter.setPen(t.text);
        painter.drawText(QRectF(left, y, width, 16), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), metricName(m_metric.metric));
        QLinearGradient gradient(left, 0, left + width, 0);
        for (int i = 0; i <= 8; ++i)
            gradient.setColorAt(i / 8.0, cividis(i / 8.0));
        painter.fillRect(QRectF(left, y + 19, width, 10), gradient);
        painter.setFont(caption);
        painter.setPen(t.text2);
        const QRectF numbers(left, y + 31, width, 16);
        painter.drawText(numbers, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), m_metric.text(m_metric.low));
        if (m_metric.high > m_metric.low) {
            const QString high = m_metric.text(m_metric.high), middle = m_metric.text(m_metric.valueAt(0.5));
            const QFontMetricsF metrics(caption);
            if (metrics.horizontalAdvance(high + middle + m_metric.text(m_metric.low)) < width - 12)
                painter.drawText(numbers, Qt::AlignCenter, middle);
            painter.drawText(numbers, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), high);
        }
        y += 54;
    }
    painter.setFont(bold);
    painter.setPen(t.text);
    painter.drawText(QRectF(left, y, width, 16), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), tr("Mapping"));
    y += kLegendRow;
    painter.setFont(caption);
    for (const LegendRow& row : legendRows()) {
        const bool none = row.count == 0;
        painter.drawPixmap(QPointF(left, y + 2), iconPixmap(QString::fromLatin1(row.icon), 12, row.error ? IconRole::Error : none ? IconRole::Muted : IconRole::Text, devicePixelRatioF()));
        painter.setPen(row.error ? t.error : none ? t.text3 : t.text);
        painter.drawText(QRectF(left + 18, y, width - 18, 16), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), row.text);
        painter.drawText(QRectF(left, y, width, 16), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), countText(row.count));
        y += kLegendRow;
    }
    painter.restore();
}

void GraphCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().alt);
    if (!m_scene)
        return;
    m_look.focused = hasFocus();
    m_painter.paint(painter, *m_scene, m_camera, size(), m_look);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMinimap(painter);
    if (legendIsStrip())
        paintLegendStrip(painter);
    else
        paintLegend(painter, legendFrame());
}

// ---- people

void GraphCanvas::resizeEvent(QResizeEvent*)
{
    m_minimap = {};
    if (m_framing == Framing::All)
        fit();
    else if (m_framing == Framing::Beginning)
        showBeginning();
    else
        moved();
}

void GraphCanvas::dragMinimap(const QPointF& position)
{
    const QRectF area = minimapArea();
    m_framing = Framing::Free;
    m_camera.centreOn((position - area.topLeft()) * (m_scene->layout().size.width() / area.width()), size());
    moved();
}

void GraphCanvas::mousePressEvent(QMouseEvent* event)
{
    if (!m_scene || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    m_pressed = event->position();
    m_originThen = m_camera.origin;
    if (event->button() == Qt::LeftButton && minimapFrame().contains(m_pressed)) {
        m_drag = Drag::Minimap;
        dragMinimap(m_pressed);
    } else {
        m_drag = event->button() == Qt::MiddleButton ? Drag::Pan : Drag::Press;
    }
}

void GraphCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_scene)
        return;
    if (m_drag == Drag::Press && (event->position() - m_pressed).manhattanLength() >= QApplication::startDragDistance() / 2)
        m_drag = Drag::Pan;
    if (m_drag == Drag::Minimap) {
        dragMinimap(event->position());
    } else if (m_drag == Drag::Pan) {
        m_framing = Framing::Free;
        setCursor(Qt::ClosedHandCursor);
        m_camera.origin = m_originThen - (event->position() - m_pressed) / m_camera.scale;
        moved();
    } else if (m_drag == Drag::None) {
        const bool overlay = minimapFrame().contains(event->position());
        const int node = overlay ? -1 : m_scene->nodeAt(m_camera.toScene(event->position()));
        const bool head = !overlay && node < 0 && m_scene->blockHeadAt(m_camera.toScene(event->position())) >= 0;
        setCursor(node >= 0 || head ? Qt::PointingHandCursor : Qt::ArrowCursor);
        if (node != m_look.hovered) {
            m_look.hovered = node;
            update();
        }
    }
}

void GraphCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    setCursor(Qt::ArrowCursor);
    if (!m_scene || drag != Drag::Press)
        return;
    const QPointF point = m_camera.toScene(event->position());
    const int node = m_scene->nodeAt(point);
    if (node < 0) {
        if (const int block = m_scene->blockHeadAt(point); block >= 0)
            emit blockToggled(m_scene->graph().blocks[static_cast<std::size_t>(block)].id);
        else
            emit nothingPicked();
        return;
    }
    setCurrentNode(node);
    const GraphNode& picked = m_scene->graph().nodes[static_cast<std::size_t>(node)];
    const QRectF box = m_scene->layout().nodes[static_cast<std::size_t>(node)];
    if (picked.kind == GraphNodeKind::Block && point.x() > box.left() + 32)
        emit layerPicked({ picked.layer });
    else
        activate(node);
}

void GraphCanvas::activate(int node)
{
    const GraphNode& picked = m_scene->graph().nodes[static_cast<std::size_t>(node)];
    switch (picked.kind) {
    case GraphNodeKind::Run: emit runToggled(picked.id); break;
    case GraphNodeKind::Block: emit blockToggled(picked.id); break;
    case GraphNodeKind::Layer: emit layerPicked({ picked.layer }); break;
    case GraphNodeKind::Attached:
    case GraphNodeKind::Input: emit nothingPicked(); break;
    }
}

void GraphCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (!m_scene || minimapFrame().contains(event->position()))
        return;
    const QPointF point = m_camera.toScene(event->position());
    if (const int node = m_scene->nodeAt(point); node >= 0 && m_scene->graph().nodes[static_cast<std::size_t>(node)].kind != GraphNodeKind::Run) {
        centreOnNode(node);
    } else if (node < 0) {
        m_framing = Framing::Free;
        m_camera.centreOn(point, size());
        moved();
    }
}

void GraphCanvas::wheelEvent(QWheelEvent* event)
{
    const double delta = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (!m_scene || delta == 0)
        return;
    m_framing = Framing::Free;
    m_camera.zoomAt(event->position(), std::pow(1.2, delta / 120));
    moved();
    event->accept();
}

void GraphCanvas::keyPressEvent(QKeyEvent* event)
{
    if (!m_scene) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool control = event->modifiers() & Qt::ControlModifier;
    const auto pan = [this](double x, double y) {
        m_framing = Framing::Free;
        m_camera.origin += QPointF(x, y) / m_camera.scale;
        moved();
    };
    const auto go = [this](int node) {
        if (node < 0)
            return;
        setCurrentNode(node);
        showNode(node);
    };
    const int last = static_cast<int>(m_scene->graph().nodes.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (control)
            go(m_look.current < 0 ? 0 : m_scene->neighbour(m_look.current, event->key()));
        else
            pan(event->key() == Qt::Key_Left ? -kStep : event->key() == Qt::Key_Right ? kStep : 0, event->key() == Qt::Key_Up ? -kStep : event->key() == Qt::Key_Down ? kStep : 0);
        return;
    case Qt::Key_PageUp: pan(0, -height() * 0.8); return;
    case Qt::Key_PageDown: pan(0, height() * 0.8); return;
    case Qt::Key_Home: go(0); return;
    case Qt::Key_End: go(last); return;
    case Qt::Key_F:
        if (!control) {
            fit();
            return;
        }
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(1.25); return;
    case Qt::Key_Minus: zoomBy(0.8); return;
    case Qt::Key_0: setZoom(1); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_look.current >= 0) {
            const GraphNode& node = m_scene->graph().nodes[static_cast<std::size_t>(m_look.current)];
            if (node.kind == GraphNodeKind::Attached) {
                const int layer = node.layer;
                emit runToggled("run:" + (layer < 0 ? std::string() : m_scene->graph().source->network.layers[static_cast<std::size_t>(layer)].name));
            } else {
                activate(m_look.current);
            }
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_look.current >= 0) {
            m_look.current = -1;
            update();
            emit nothingPicked();
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

bool GraphCanvas::focusNextPrevChild(bool next)
{
    // With a current node Tab walks through the nodes and leaves at the ends; Escape gives Tab back.
    if (m_scene && m_look.current >= 0) {
        const int node = m_look.current + (next ? 1 : -1);
        if (node >= 0 && node < static_cast<int>(m_scene->graph().nodes.size())) {
            setCurrentNode(node);
            showNode(node);
            return true;
        }
    }
    return QWidget::focusNextPrevChild(next);
}

void GraphCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_scene)
        return;
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QPointF point = m_camera.toScene(QPointF(event->pos()));
    const int node = keyboard ? m_look.current : m_scene->nodeAt(point);
    QPoint where = event->globalPos();
    if (keyboard && node >= 0)
        where = mapToGlobal(m_camera.toView(m_scene->layout().nodes[static_cast<std::size_t>(node)]).center().toPoint());
    emit menuRequested(node, keyboard || node >= 0 ? -1 : m_scene->blockHeadAt(point), where);
}

void GraphCanvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        prepare();
    QWidget::changeEvent(event);
}

void GraphCanvas::leaveEvent(QEvent*)
{
    if (m_look.hovered >= 0) {
        m_look.hovered = -1;
        update();
    }
}

void GraphCanvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void GraphCanvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool GraphCanvas::event(QEvent* event)
{
    // Escape is also a key of the window.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && m_look.current >= 0) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ToolTip && m_scene) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int node = minimapFrame().contains(help->pos()) ? -1 : m_scene->nodeAt(m_camera.toScene(QPointF(help->pos())));
        if (node >= 0)
            QToolTip::showText(help->globalPos(), Qt::convertFromPlainText(nodeDescription(m_scene->graph(), node, m_evaluation.get(), m_metric), Qt::WhiteSpaceNormal), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace pim::widgets
