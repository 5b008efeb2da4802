// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractItemModel>

#include "widgets/network/network_graph.h"
#include "widgets/network/node_metric.h"

namespace pim::widgets {

/// Layers of a network with the nodes behind them as rows that unfold; collapsed blocks as one row.
class NetworkModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Node, Kernel, Output, Figure, Bar, kColumnCount };
    static constexpr int kLayerRole = Qt::UserRole + 1; ///< index of the layer; absent for other rows
    static constexpr int kColourRole = Qt::UserRole + 2; ///< of the bar

    using QAbstractItemModel::QAbstractItemModel;
    void setGraph(std::shared_ptr<const NetworkGraph> graph);
    void setMetric(const MetricScale& metric);
    void setFind(const QString& text);
    void refresh(); ///< theme or language changed
    QModelIndex indexOf(network::LayerId layer) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        enum Kind { Layer, Run, Attached, Block } kind = Layer;
        int layer = -1, attached = -1, block = -1;
        int parent = -1, position = 0;
        std::vector<int> children, layers;
    };
    int add(Row row);
    const Row& rowOf(const QModelIndex& index) const { return m_rows[static_cast<std::size_t>(index.internalId())]; }
    QString title(const Row& row) const;

    std::shared_ptr<const NetworkGraph> m_graph;
    MetricScale m_metric;
    QString m_find;
    std::vector<Row> m_rows;
    std::vector<int> m_top;
    std::vector<int> m_rowOfLayer;
};

} // namespace pim::widgets
