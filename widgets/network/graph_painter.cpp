// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/graph_painter.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "widgets/common/icons.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/layers/layer_text.h"

namespace pim::widgets {
namespace {

using network::MappingStatus;

// Below these scales text would be a grey smear: boxes in the metric's colour say more.
constexpr double kTextScale = 0.45, kArrowScale = 0.3, kFineScale = 0.12;
constexpr double kStripe = 6, kPad = 10, kIcon = 13, kValueWidth = 64;
constexpr double kLayerWidth = 186, kMostWidth = 300, kTwoLines = 42, kOneLine = 28, kPill = 20;

QString translated(const char* text) { return QCoreApplication::translate("pim::network", text); }
/// A name as it is drawn; files may hold names of any length.
QString utf8(const std::string& text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min<std::size_t>(text.size(), 240))); }
const network::Layer& layerOf(const NetworkGraph& graph, int layer) { return graph.source->network.layers[static_cast<std::size_t>(layer)]; }

/// The name inside its block's frame does not repeat the frame's name.
QString shortName(const NetworkGraph& graph, const GraphNode& node)
{
    QString name = utf8(node.name);
    if (node.block >= 0) {
        const QString prefix = utf8(graph.blocks[static_cast<std::size_t>(node.block)].name);
        if (name.size() > prefix.size() + 1 && name.startsWith(prefix))
            name = name.mid(prefix.size() + 1);
    }
    return name.simplified();
}

const evaluation::LayerEvaluation* figures(const evaluation::Evaluation* evaluation, const NetworkGraph& graph, int layer)
{
    if (!evaluation || evaluation->layers.size() != graph.source->network.layers.size() || layer < 0)
        return nullptr;
    return &evaluation->layers[static_cast<std::size_t>(layer)];
}

bool twoLines(const GraphNode& node)
{
    return node.kind == GraphNodeKind::Block || (node.kind == GraphNodeKind::Layer && node.status == MappingStatus::Crossbar);
}

QFont withWeight(QFont font, QFont::Weight weight)
{
    font.setWeight(weight);
    return font;
}

/// Only the pieces near \a area: stroking long lines far outside costs as much as within.
void drawPieces(QPainter& painter, const QPolygonF& line, const QRectF& area)
{
    qsizetype begin = -1;
    for (qsizetype k = 1; k < line.size(); ++k) {
        const QPointF &a = line[k - 1], &b = line[k];
        const bool near = std::max(a.x(), b.x()) >= area.left() && std::min(a.x(), b.x()) <= area.right() && std::max(a.y(), b.y()) >= area.top() && std::min(a.y(), b.y()) <= area.bottom();
        if (near && begin < 0)
            begin = k - 1;
        if (begin >= 0 && (!near || k + 1 == line.size())) {
            const qsizetype end = near ? k : k - 1;
            painter.drawPolyline(line.constData() + begin, static_cast<int>(end - begin + 1));
            begin = -1;
        }
    }
}

} // namespace

QString attachedNames(const NetworkGraph& graph, const std::vector<int>& attached)
{
    QStringList names;
    for (const int i : attached) {
        if (names.size() == 3) {
            names << QStringLiteral("…");
            break;
        }
        const AttachedNode& node = graph.attached[static_cast<std::size_t>(i)];
        QString name = utf8(node.name).simplified();
        const auto at = std::max(name.lastIndexOf(QLatin1Char('.')), name.lastIndexOf(QLatin1Char('/')));
        if (at >= 0 && at + 1 < name.size())
            name = name.mid(at + 1);
        names << name;
    }
    return names.join(QStringLiteral(", "));
}

NodeText nodeText(const NetworkGraph& graph, int index, const evaluation::Evaluation* evaluation)
{
    const GraphNode& node = graph.nodes[static_cast<std::size_t>(index)];
    switch (node.kind) {
    case GraphNodeKind::Input: {
        QString text = QCoreApplication::translate("pim::network", "input");
        for (const network::Layer& layer : graph.source->network.layers)
            if (layer.readsNetworkInput || layer.providers.empty())
                return { text + QLatin1Char(' ') + shapeText(layer.input), {} };
        return { text, {} };
    }
    case GraphNodeKind::Run: {
        const bool fused = std::any_of(node.attached.begin(), node.attached.end(), [&](int i) { return graph.attached[static_cast<std::size_t>(i)].status == MappingStatus::VectorUnit; });
        const int count = static_cast<int>(node.attached.size());
        return { fused ? QCoreApplication::translate("pim::network", "%n fused", "nodes behind a layer", count)
                       : QCoreApplication::translate("pim::network", "%n free", "nodes behind a layer", count),
                 {} };
    }
    case GraphNodeKind::Attached: {
        const AttachedNode& row = graph.attached[static_cast<std::size_t>(node.attached.front())];
        QString name = shortName(graph, node);
        if (!row.op.empty() && !name.contains(utf8(row.op), Qt::CaseInsensitive))
            name += QStringLiteral("  ") + utf8(row.op);
        return { name, {} };
    }
    case GraphNodeKind::Block: {
        const int nodes = static_cast<int>(node.layers.size() + node.attached.size());
        return { utf8(node.name), QCoreApplication::translate("pim::network", "%n nodes, collapsed", nullptr, nodes) };
    }
    case GraphNodeKind::Layer: break;
    }
    const network::Layer& layer = layerOf(graph, node.layer);
    if (node.status == MappingStatus::VectorUnit) {
        QString text = shortName(graph, node);
        const QString kernel = kernelText(layer);
        if (!text.contains(kernel, Qt::CaseInsensitive))
            text += QLatin1Char(' ') + kernel;
        return { text, {} };
    }
    QString subtitle = layer.kind == network::LayerKind::FullyConnected ? shapeText(layer.input) + QStringLiteral(" → ") + shapeText(layer.output) : kernelText(layer);
    if (const auto* f = figures(evaluation, graph, node.layer))
        subtitle += translated(QT_TRANSLATE_NOOP("pim::network", ", dup %1")).arg(countText(f->weightDuplication));
    return { utf8(node.name).simplified(), subtitle };
}

QString nodeDescription(const NetworkGraph& graph, int index, const evaluation::Evaluation* evaluation, const MetricScale& metric)
{
    const GraphNode& node = graph.nodes[static_cast<std::size_t>(index)];
    QStringList lines;
    const auto addAttached = [&](int i) {
        const AttachedNode& row = graph.attached[static_cast<std::size_t>(i)];
        QString line = QStringLiteral("%1 (%2): %3").arg(utf8(row.name), utf8(row.op), statusText(row.status));
        if (!row.detail.empty())
            line += QStringLiteral(", ") + utf8(row.detail);
        lines << line;
    };
    switch (node.kind) {
    case GraphNodeKind::Input:
        lines << translated(QT_TRANSLATE_NOOP("pim::network", "Input of the network"));
        break;
    case GraphNodeKind::Run:
        lines << translated(QT_TRANSLATE_NOOP("pim::network", "Nodes without a layer of their own; click to see them"));
        [[fallthrough]];
    case GraphNodeKind::Attached:
        for (std::size_t i = 0; i < std::min<std::size_t>(node.attached.size(), 12); ++i)
            addAttached(node.attached[i]);
        if (node.attached.size() > 12)
            lines << QStringLiteral("…");
        break;
    case GraphNodeKind::Block:
        lines << QCoreApplication::translate("pim::network", "Block %1: %n layers; click the arrow to open it", nullptr, static_cast<int>(node.layers.size())).arg(utf8(node.name));
        break;
    case GraphNodeKind::Layer: {
        const network::Layer& layer = layerOf(graph, node.layer);
        lines << QStringLiteral("%1 (%2), %3").arg(utf8(layer.name), utf8(layer.op), statusText(node.status));
        lines << translated(QT_TRANSLATE_NOOP("pim::network", "Kernel %1, input %2, output %3")).arg(kernelText(layer), shapeText(layer.input), shapeText(layer.output));
        if (const auto* f = figures(evaluation, graph, node.layer); f && layer.onCrossbars())
            lines << translated(QT_TRANSLATE_NOOP("pim::network", "%1 crossbars, duplication %2")).arg(countText(f->crossbars), countText(f->weightDuplication));
        break;
    }
    }
    if (const double value = metric.together(node.layers); std::isfinite(value))
        lines << QStringLiteral("%1: %2").arg(metricName(metric.metric), metric.text(value));
    return lines.join(QLatin1Char('\n'));
}

void sizeNodes(NetworkGraph& graph)
{
    const QFont title = withWeight(fontOf(TextRole::Table), QFont::DemiBold);
    const QFontMetricsF bold(title), plain(fontOf(TextRole::Table)), caption(fontOf(TextRole::Caption));
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        GraphNode& node = graph.nodes[i];
        const NodeText text = nodeText(graph, static_cast<int>(i), nullptr);
        if (twoLines(node)) {
            node.width = std::clamp(bold.horizontalAdvance(text.title) + kStripe + kIcon + 2 * kPad + 8, kLayerWidth, kMostWidth);
            node.height = kTwoLines;
        } else if (node.kind == GraphNodeKind::Run) {
            node.width = caption.horizontalAdvance(text.title) + 34;
            node.height = kPill;
        } else if (node.kind == GraphNodeKind::Attached) {
            node.width = std::clamp(caption.horizontalAdvance(text.title) + kIcon + 30, 60.0, kMostWidth);
            node.height = kPill + 2;
        } else {
            node.width = std::clamp(plain.horizontalAdvance(text.title) + kStripe + kIcon + 2 * kPad + 8, 110.0, kMostWidth);
            node.height = kOneLine;
        }
        node.width = std::ceil(node.width);
    }
}

void GraphPainter::prepare(const GraphScene& scene, const MetricScale& metric, const evaluation::Evaluation* evaluation)
{
    m_metric = metric;
    const NetworkGraph& graph = scene.graph();
    const std::size_t count = graph.nodes.size();
    m_texts.resize(count);
    m_values.assign(count, {});
    m_colours.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) {
        const GraphNode& node = graph.nodes[i];
        m_texts[i] = nodeText(graph, static_cast<int>(i), evaluation);
        const double value = metric.together(node.layers);
        if (node.layers.empty() || !std::isfinite(value) || metric.empty())
            continue;
        m_values[i] = metric.text(value);
        m_colours[i] = cividis(metric.position(value));
    }
    const auto pixmap = [](const char* name, IconRole role) { return iconPixmap(QString::fromLatin1(name), static_cast<int>(kIcon), role, 3.0); };
    m_crossbar = pixmap("crossbar", IconRole::Text);
    m_vector = pixmap("vector", IconRole::Text);
    m_free = pixmap("free", IconRole::Muted);
    m_unsupported = pixmap("unsupported", IconRole::Error);
    m_closed = pixmap("chevron_right", IconRole::Muted);
    m_open = pixmap("chevron_down", IconRole::Muted);
    m_title = withWeight(fontOf(TextRole::Table), QFont::DemiBold);
    m_body = fontOf(TextRole::Table);
    m_caption = fontOf(TextRole::Caption);
    m_captionBold = withWeight(m_caption, QFont::DemiBold);
}

QColor GraphPainter::colourOf(const GraphScene&, int node) const { return m_colours[static_cast<std::size_t>(node)]; }

void GraphPainter::paintArrow(QPainter& painter, const QPolygonF& line) const
{
    if (line.size() < 2)
        return;
    const QPointF tip = line.back();
    QPointF along = tip - line[line.size() - 2];
    const double length = std::hypot(along.x(), along.y());
    if (length < 0.5)
        return;
    along /= length;
    const QPointF across(-along.y(), along.x());
    const QPointF points[] { tip, tip - 6.5 * along + 3 * across, tip - 6.5 * along - 3 * across };
    painter.drawConvexPolygon(points, 3);
}

void GraphPainter::paintTitle(QPainter& painter, const QRectF& rect, const QString& title, const QFont& font, const Look& look, bool found) const
{
    const QFontMetricsF metrics(font);
    const bool elided = metrics.horizontalAdvance(title) > rect.width();
    const QString shown = elided ? metrics.elidedText(title, Qt::ElideMiddle, rect.width()) : title;
    if (!look.find.isEmpty()) {
        for (qsizetype from = 0; (from = shown.indexOf(look.find, from, Qt::CaseInsensitive)) >= 0; from += look.find.size()) {
            const double x = rect.left() + metrics.horizontalAdvance(shown.left(from));
            const double width = metrics.horizontalAdvance(shown.mid(from, look.find.size()));
            const QRectF mark(x - 1, rect.center().y() - metrics.height() / 2, width + 2, metrics.height());
            painter.fillRect(mark, tokens().findMatch);
            if (found) {
                painter.save();
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(tokens().text, 1));
                painter.drawRect(mark);
                painter.restore();
            }
        }
    }
    painter.setFont(font);
    painter.drawText(rect, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

void GraphPainter::paintNode(QPainter& painter, const GraphScene& scene, int index, double scale, const Look& look) const
{
    const Tokens& t = tokens();
    const auto at = static_cast<std::size_t>(index);
    const GraphNode& node = scene.graph().nodes[at];
    const QRectF box = scene.layout().nodes[at];
    const bool selected = look.selectedLayer >= 0 && std::find(node.layers.begin(), node.layers.end(), look.selectedLayer) != node.layers.end();
    const bool unsupported = node.status == MappingStatus::Unsupported;
    const bool pill = node.kind == GraphNodeKind::Run || node.kind == GraphNodeKind::Input || node.kind == GraphNodeKind::Attached;
    QColor colour = m_colours[at];
    if (colour.isValid() && look.outOfDate)
        colour = blended(colour, t.base, 0.45);

    if (scale < kTextScale) { // boxes only
        const QColor fill = unsupported ? t.error : colour.isValid() ? colour : blended(t.axis, t.base, pill ? 0.25 : 0.45);
        painter.fillRect(pill ? box.adjusted(0, 5, 0, -5) : box, fill);
        if (selected || index == look.found || (index == look.current && look.focused)) {
            painter.setPen(QPen(t.accent, 2 / scale));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box.adjusted(-2 / scale, -2 / scale, 2 / scale, 2 / scale));
        }
        return;
    }
    const QColor fill = selected ? t.selection : unsupported ? t.errorFill : index == look.hovered ? t.hover : t.base;
    QPen border(selected ? t.accent : unsupported ? t.errorLine : t.line2, selected ? 2 : 1.2);
    const double radius = pill ? box.height() / 2 : 3;
    if (node.kind == GraphNodeKind::Run || (node.kind == GraphNodeKind::Attached && !unsupported))
        border.setStyle(Qt::DashLine);
    if (border.style() == Qt::DashLine)
        border.setDashPattern({ 3, 2 });
    if (node.kind == GraphNodeKind::Block) {
        painter.setPen(QPen(t.line2, 1.2));
        painter.setBrush(t.base);
        painter.drawRoundedRect(box.translated(4, 4), radius, radius);
    }
    painter.setPen(border);
    painter.setBrush(fill);
    painter.drawRoundedRect(box, radius, radius);
    if (colour.isValid() && !pill)
        painter.fillRect(QRectF(box.left() + 1, box.top() + 1, kStripe, box.height() - 2), colour);
    if (index == look.current && look.focused) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), radius + 3, radius + 3);
    }

    const NodeText& text = m_texts[at];
    const bool found = index == look.found;
    if (node.kind == GraphNodeKind::Run) {
        painter.drawPixmap(QRectF(box.left() + 9, box.center().y() - 5, 10, 10), m_closed, m_closed.rect());
        painter.setPen(t.text2);
        painter.setFont(m_caption);
        painter.drawText(box.adjusted(23, 0, -4, 0), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), text.title);
        return;
    }
    if (node.kind == GraphNodeKind::Input) {
        painter.setPen(t.text);
        painter.setFont(m_body);
        painter.drawText(box, Qt::AlignCenter, text.title);
        return;
    }
    const QPixmap& symbol = node.kind == GraphNodeKind::Block ? m_closed
        : unsupported                                         ? m_unsupported
        : node.status == MappingStatus::Crossbar              ? m_crossbar
        : node.status == MappingStatus::VectorUnit            ? m_vector
                                                              : m_free;
    const double left = box.left() + (pill ? 8 : kStripe + 8);
    const double firstLine = text.subtitle.isEmpty() ? box.center().y() : box.top() + 13;
    painter.drawPixmap(QRectF(left, firstLine - kIcon / 2, kIcon, kIcon), symbol, symbol.rect());
    painter.setPen(unsupported ? t.error : pill ? t.text2 : t.text);
    const QFont& font = pill ? m_caption : twoLines(node) ? m_title : m_body;
    paintTitle(painter, QRectF(left + kIcon + 5, firstLine - 9, box.right() - left - kIcon - 9, 18), text.title, font, look, found);
    if (text.subtitle.isEmpty())
        return;
    const QRectF second(left + kIcon + 5, box.top() + 21, box.right() - left - kIcon - 15, 17);
    const double valueWidth = QFontMetricsF(m_caption).horizontalAdvance(m_values[at]);
    painter.setFont(m_caption);
    painter.setPen(t.text2);
    painter.drawText(second.adjusted(0, 0, -valueWidth - 6, 0), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, text.subtitle);
    if (!m_values[at].isEmpty()) {
        painter.setPen(look.outOfDate ? t.text3 : t.text);
        painter.drawText(second, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine, m_values[at]);
    }
}

void GraphPainter::paint(QPainter& painter, const GraphScene& scene, const GraphCamera& camera, const QSizeF& view, const Look& look) const
{
    const Tokens& t = tokens();
    const QRectF area = camera.toScene(QRectF(QPointF(), view)).adjusted(-8, -8, 8, 8);
    const GraphScene::Visible seen = scene.visible(area);
    const double scale = camera.scale;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, scale >= kFineScale);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.scale(scale, scale);
    painter.translate(-camera.origin);

    for (std::size_t b = 0; b < scene.layout().blocks.size(); ++b) {
        const QRectF& frame = scene.layout().blocks[b];
        if (frame.isNull() || !frame.intersects(area))
            continue;
        painter.setPen(QPen(t.line, 1.2));
        painter.setBrush(blended(t.win, t.alt, 0.6));
        painter.drawRoundedRect(frame, 4, 4);
        if (scale < kTextScale)
            continue;
        painter.drawPixmap(QRectF(frame.left() + 6, frame.top() + 6, 10, 10), m_open, m_open.rect());
        painter.setFont(m_captionBold);
        painter.setPen(t.text2);
        const QRectF head(frame.left() + 19, frame.top() + 2, frame.width() - 24, 18);
        painter.drawText(head, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                         QFontMetricsF(m_captionBold).elidedText(utf8(scene.graph().blocks[b].name), Qt::ElideMiddle, head.width()));
    }
    const auto touchesSelected = [&](const GraphEdge& edge) {
        if (look.selectedLayer < 0)
            return false;
        const int node = scene.graph().nodeOfLayer[static_cast<std::size_t>(look.selectedLayer)];
        return edge.from == node || edge.to == node;
    };
    const QPen pen(scale < kArrowScale ? blended(t.axis, t.alt, 0.45) : t.axis, std::max(1.2, 0.6 / scale));
    const QPen selectedPen(t.accent, std::max(2.0, 1.2 / scale));
    for (const bool selected : { false, true }) {
        painter.setPen(selected ? selectedPen : pen);
        painter.setBrush(Qt::NoBrush);
        for (const int i : seen.edges)
            if (touchesSelected(scene.graph().edges[static_cast<std::size_t>(i)]) == selected)
                drawPieces(painter, scene.polyline(i), area);
        if (scale < kArrowScale)
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(selected ? t.accent : t.axis);
        for (const int i : seen.edges)
            if (touchesSelected(scene.graph().edges[static_cast<std::size_t>(i)]) == selected)
                if (area.contains(scene.polyline(i).isEmpty() ? QPointF() : scene.polyline(i).back()))
                    paintArrow(painter, scene.polyline(i));
    }
    for (const int i : seen.nodes)
        paintNode(painter, scene, i, scale, look);
    painter.restore();
}

void GraphPainter::paintMinimap(QPainter& painter, const GraphScene& scene, const QRectF& target) const
{
    const QSizeF size = scene.layout().size;
    if (size.isEmpty())
        return;
    GraphCamera camera;
    camera.scale = std::min(target.width() / size.width(), target.height() / size.height());
    const QPointF shift((target.width() - size.width() * camera.scale) / 2, (target.height() - size.height() * camera.scale) / 2);
    painter.save();
    painter.translate(target.topLeft() + shift);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().line2, 1));
    for (std::size_t i = 0; i < scene.graph().edges.size(); ++i) {
        QPolygonF line;
        for (const QPointF& p : scene.polyline(static_cast<int>(i)))
            line << p * camera.scale;
        painter.drawPolyline(line);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < scene.graph().nodes.size(); ++i) {
        QRectF box = camera.toView(scene.layout().nodes[i]);
        box.setHeight(std::max(box.height(), 1.0));
        box.setWidth(std::max(box.width(), 2.0));
        const QColor colour = m_colours[i];
        const bool unsupported = scene.graph().nodes[i].status == MappingStatus::Unsupported;
        painter.fillRect(box, unsupported ? tokens().error : colour.isValid() ? colour : blended(tokens().axis, tokens().base, 0.4));
    }
    painter.restore();
}

} // namespace pim::widgets
