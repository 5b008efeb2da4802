// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include "core/synthesis/what_if.h"
#include "widgets/layers/layer_columns.h"

namespace pim::widgets {

/// Every figure of every layer of a design; what a person may change of one is edited in place.
///
/// An edit changes nothing here: editRequested() asks, and setDesign() brings the answer. With a base design every figure that
/// differs from the base's shows both.
class LayersModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int kExplainRole = Qt::UserRole + 1; ///< key of the figure; empty: nothing to explain

    using QAbstractTableModel::QAbstractTableModel;
    /// Show a design, or none. \a evaluation may be null. A base of the same network turns the table into a what-if.
    void setDesign(std::shared_ptr<const design::Design> design, std::shared_ptr<const evaluation::Evaluation> evaluation,
                   std::shared_ptr<const design::Design> base = nullptr, std::shared_ptr<const evaluation::Evaluation> baseEvaluation = nullptr);
    /// Why the design breaks a constraint; edited cells turn red and say it. Empty: it does not.
    void setReason(const QString& reason);
    void setOutOfDate(bool outOfDate);
    void setEditable(bool editable);
    void refresh(); ///< theme or language changed

    const design::Design* design() const { return m_design.get(); }
    network::LayerId layerAt(int row) const { return { row }; }
    /// Layers whose macros \a layer may use too: earlier ones on crossbars that share with none but it.
    std::vector<network::LayerId> sharingChoices(network::LayerId layer) const;
    /// Most copies that make sense: one a matrix-vector product.
    std::int64_t mostCopies(network::LayerId layer) const;
    double value(int row, LayerColumn column) const; ///< in the key's unit
    QString unit(LayerColumn column) const { return m_scales[static_cast<std::size_t>(column)].unit; }
    /// Machine-readable: the number in the shown unit, or the text; empty for "no value".
    QString plainText(int row, LayerColumn column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void editRequested(const pim::synthesis::LayerEdit& edit);

private:
    QString text(int row, LayerColumn column, bool ofBase) const;
    void measure();

    std::shared_ptr<const design::Design> m_design, m_base;
    std::shared_ptr<const evaluation::Evaluation> m_evaluation, m_baseEvaluation;
    std::array<ColumnScale, kLayerColumnCount> m_scales {};
    std::vector<double> m_shares, m_baseShares; ///< of the energy, by layer
    double m_largestShare = 0;
    QString m_reason;
    std::optional<synthesis::LayerEdit> m_asked; ///< not answered yet: a spin box asks again when it is left
    bool m_outOfDate = false, m_editable = true;
};

/// Sorts by the numbers behind the texts; filters by name, and layers on vector units out.
class LayersFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit LayersFilter(QObject* parent = nullptr);
    void setText(const QString& text);
    void setVectorLayers(bool shown);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QString m_text;
    bool m_vectorLayers = true;
};

} // namespace pim::widgets
