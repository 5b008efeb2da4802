// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QWidget>

#include "core/compare/comparison.h"
#include "widgets/compare/compare_models.h"

class QComboBox;
class QLabel;
class QTableView;

namespace pim::widgets {

class LayerDifferenceChart;

/// One figure of every layer in every design, with what changes against the reference.
class LayerFigureModel : public ChangeModel
{
    Q_OBJECT
public:
    enum class Figure { Energy, Copies, Crossbars, Macros, Blocks, Busy, Conversions };
    static constexpr int kFigures = 7;
    using ChangeModel::ChangeModel;
    void setFigure(Figure figure);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QString layerAt(int row) const;
    int rowOf(const QString& layer) const; ///< -1: none

protected:
    QString nameTitle() const override;
    void collect() override;

private:
    double value(std::size_t row, std::size_t design) const; ///< NaN where it has none
    QString text(double value) const;
    std::vector<std::size_t> m_rows;
    Figure m_figure = Figure::Energy;
};

/// The designs layer by layer.
class CompareLayers : public QWidget
{
    Q_OBJECT
public:
    explicit CompareLayers(QWidget* parent = nullptr);
    void setComparison(std::shared_ptr<const compare::Comparison> comparison);
    void setSelectedLayer(const QString& name);
    LayerDifferenceChart* chart() const { return m_chart; }
    LayerFigureModel* model() const { return m_model; }

signals:
    void layerPicked(const QString& name);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void sizeTable();

    std::shared_ptr<const compare::Comparison> m_comparison;
    LayerFigureModel* m_model;
    QTableView* m_table;
    LayerDifferenceChart* m_chart;
    QLabel *m_tableTitle, *m_chartTitle;
    QComboBox *m_figure, *m_against;
    bool m_filling = false;
};

} // namespace pim::widgets
