// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/network_model.h"

#include <cmath>

#include <QTextDocument>

#include "widgets/common/icons.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/theme.h"
#include "widgets/layers/layer_text.h"
#include "widgets/network/graph_painter.h"

namespace pim::widgets {

using network::MappingStatus;

int NetworkModel::add(Row row)
{
    const int id = static_cast<int>(m_rows.size());
    std::vector<int>& siblings = row.parent < 0 ? m_top : m_rows[static_cast<std::size_t>(row.parent)].children;
    row.position = static_cast<int>(siblings.size());
    siblings.push_back(id);
    m_rows.push_back(std::move(row));
    return id;
}

void NetworkModel::setGraph(std::shared_ptr<const NetworkGraph> graph)
{
    beginResetModel();
    m_graph = std::move(graph);
    m_rows.clear();
    m_top.clear();
    m_rowOfLayer.clear();
    if (m_graph && m_graph->source) {
        const auto& layers = m_graph->source->network.layers;
        m_rowOfLayer.assign(layers.size(), -1);
        std::size_t next = 0;
        const auto addAttached = [&](int layer, int parent) {
            int run = -1;
            for (; next < m_graph->attached.size() && m_graph->attached[next].layer == layer; ++next) {
                if (m_graph->attached[next].status == MappingStatus::Unsupported) {
                    add({ Row::Attached, layer, static_cast<int>(next), -1, parent, 0, {}, {} });
                    continue;
                }
                if (run < 0)
                    run = add({ Row::Run, layer, -1, -1, parent, 0, {}, {} });
                add({ Row::Attached, layer, static_cast<int>(next), -1, run, 0, {}, {} });
            }
        };
        addAttached(-1, -1);
        std::size_t block = 0;
        int blockRow = -1;
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const int layer = static_cast<int>(i);
            while (block < m_graph->blocks.size() && m_graph->blocks[block].lastLayer < layer) {
                ++block;
                blockRow = -1;
            }
            const bool hidden = block < m_graph->blocks.size() && m_graph->blocks[block].collapsed && m_graph->blocks[block].firstLayer <= layer;
            if (!hidden)
                blockRow = -1;
            else if (blockRow < 0)
                blockRow = add({ Row::Block, layer, -1, static_cast<int>(block), -1, 0, {}, {} });
            m_rowOfLayer[i] = add({ Row::Layer, layer, -1, -1, blockRow, 0, {}, { layer } });
            if (blockRow >= 0)
                m_rows[static_cast<std::size_t>(blockRow)].layers.push_back(layer);
            addAttached(layer, blockRow);
        }
    }
    endResetModel();
}

void NetworkModel::refresh()
{
    const auto changed = [this](const QModelIndex& parent) {
        if (const int rows = rowCount(parent); rows > 0)
            emit dataChanged(index(0, 0, parent), index(rows - 1, kColumnCount - 1, parent));
    };
    changed({});
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (!m_rows[i].children.empty())
            changed(createIndex(m_rows[i].position, 0, static_cast<quintptr>(i)));
    emit headerDataChanged(Qt::Horizontal, 0, kColumnCount - 1);
}

void NetworkModel::setMetric(const MetricScale& metric)
{
    m_metric = metric;
    refresh();
}

void NetworkModel::setFind(const QString& text)
{
    m_find = text;
    refresh();
}

QModelIndex NetworkModel::indexOf(network::LayerId layer) const
{
    if (layer.index < 0 || layer.index >= static_cast<int>(m_rowOfLayer.size()))
        return {};
    const int row = m_rowOfLayer[static_cast<std::size_t>(layer.index)];
    return createIndex(m_rows[static_cast<std::size_t>(row)].position, 0, static_cast<quintptr>(row));
}

QModelIndex NetworkModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const std::vector<int>& siblings = parent.isValid() ? rowOf(parent).children : m_top;
    return createIndex(row, column, static_cast<quintptr>(siblings[static_cast<std::size_t>(row)]));
}

QModelIndex NetworkModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || rowOf(index).parent < 0)
        return {};
    const int up = rowOf(index).parent;
    return createIndex(m_rows[static_cast<std::size_t>(up)].position, 0, static_cast<quintptr>(up));
}

int NetworkModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_top.size());
    return parent.column() == 0 ? static_cast<int>(rowOf(parent).children.size()) : 0;
}

int NetworkModel::columnCount(const QModelIndex&) const { return kColumnCount; }

QString NetworkModel::title(const Row& row) const
{
    switch (row.kind) {
    case Row::Layer: return QString::fromStdString(m_graph->source->network.layers[static_cast<std::size_t>(row.layer)].name);
    case Row::Attached: return QString::fromStdString(m_graph->attached[static_cast<std::size_t>(row.attached)].name);
    case Row::Block: return QString::fromStdString(m_graph->blocks[static_cast<std::size_t>(row.block)].name);
    case Row::Run: break;
    }
    std::vector<int> attached;
    for (const int child : row.children)
        attached.push_back(m_rows[static_cast<std::size_t>(child)].attached);
    return attachedNames(*m_graph, attached);
}

QVariant NetworkModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_graph)
        return {};
    const Row& row = rowOf(index);
    const auto& layers = m_graph->source->network.layers;
    const network::Layer* layer = row.kind == Row::Layer ? &layers[static_cast<std::size_t>(row.layer)] : nullptr;
    const AttachedNode* attached = row.kind == Row::Attached ? &m_graph->attached[static_cast<std::size_t>(row.attached)] : nullptr;
    const double figure = m_metric.together(row.layers);
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Node: return title(row);
        case Kernel:
            if (layer)
                return kernelText(*layer);
            if (attached)
                return QString::fromStdString(attached->op);
            return row.children.size() == 1 ? tr("1 node") : tr("%n nodes", nullptr, static_cast<int>(row.children.size()));
        case Output:
            if (layer)
                return shapeText(layer->output);
            if (row.kind == Row::Block)
                return shapeText(layers[static_cast<std::size_t>(row.layers.back())].output);
            return {};
        case Figure: return m_metric.text(figure);
        default: return {};
        }
    case Qt::DecorationRole:
        if (index.column() != Node)
            return {};
        if (row.kind == Row::Block)
            return icon(QStringLiteral("layers"), IconRole::Muted);
        if (layer)
            return icon(statusIcon(statusOf(*layer)));
        if (attached)
            return icon(statusIcon(attached->status), attached->status == MappingStatus::Unsupported ? IconRole::Error : IconRole::Muted);
        return icon(QStringLiteral("free"), IconRole::Muted);
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == Figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (attached && attached->status == MappingStatus::Unsupported)
            return QBrush(tokens().error);
        if (!layer && row.kind != Row::Block)
            return QBrush(tokens().text2);
        if (index.column() == Kernel || index.column() == Output || (index.column() == Figure && !std::isfinite(figure)))
            return QBrush(tokens().text2);
        return {};
    case Qt::ToolTipRole: // names may look like HTML
        return Qt::convertFromPlainText(data(index, Qt::AccessibleDescriptionRole).toString());
    case Qt::AccessibleDescriptionRole:
        if (layer)
            return QStringLiteral("%1 (%2), %3").arg(title(row), QString::fromStdString(layer->op), statusText(statusOf(*layer)));
        if (attached) {
            QString text = QStringLiteral("%1 (%2), %3").arg(title(row), QString::fromStdString(attached->op), statusText(attached->status));
            if (!attached->detail.empty())
                text += QStringLiteral(": ") + QString::fromStdString(attached->detail);
            return text;
        }
        return title(row);
    case kBarRole:
        if (index.column() == Bar && std::isfinite(figure) && m_metric.high > 0)
            return figure / m_metric.high;
        return {};
    case kColourRole:
        if (index.column() == Bar && std::isfinite(figure))
            return cividis(m_metric.position(figure));
        return {};
    case kFindRole:
        return index.column() == Node && !m_find.isEmpty() && title(row).contains(m_find, Qt::CaseInsensitive) ? QVariant(m_find) : QVariant();
    case kLayerRole:
        return layer ? QVariant(row.layer) : QVariant();
    default: return {};
    }
}

QVariant NetworkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Node: return tr("Node");
    case Kernel: return tr("Kernel");
    case Output: return tr("Output");
    case Figure: return metricName(m_metric.metric);
    default: return {};
    }
}

} // namespace pim::widgets
