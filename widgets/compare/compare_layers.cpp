// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_layers.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_charts.h"
#include "widgets/compare/compare_models.h"
#include "widgets/compare/compare_tables.h"
#include "widgets/compare/compare_words.h"

namespace pim::widgets {
namespace {

QString letter(std::size_t design) { return QString::fromStdString(compare::letterOf(design)); }

} // namespace

void LayerFigureModel::setFigure(Figure figure)
{
    beginResetModel();
    m_figure = figure;
    collect();
    endResetModel();
}

void LayerFigureModel::collect()
{
    m_rows.clear();
    for (std::size_t i = 0; m_comparison && i < m_comparison->layers.size(); ++i) {
        const auto& designs = m_comparison->layers[i].designs;
        const bool shown = std::any_of(designs.begin(), designs.end(), [&](const compare::LayerFigures& f) {
            return f.onCrossbars || (m_figure == Figure::Energy && f.energyUj != 0);
        });
        if (shown)
            m_rows.push_back(i);
    }
}

double LayerFigureModel::value(std::size_t row, std::size_t design) const
{
    const compare::LayerFigures& f = m_comparison->layers[m_rows[row]].designs[design];
    if (!f.present)
        return std::numeric_limits<double>::quiet_NaN();
    switch (m_figure) {
    case Figure::Energy: return f.energyUj;
    case Figure::Copies: return static_cast<double>(f.duplication);
    case Figure::Crossbars: return static_cast<double>(f.crossbars);
    case Figure::Macros: return static_cast<double>(f.macros);
    case Figure::Blocks: return static_cast<double>(f.blocks);
    case Figure::Busy: return f.occupancy;
    case Figure::Conversions:
        return f.convertedColumns > 0 ? f.usedColumns / f.convertedColumns : std::numeric_limits<double>::quiet_NaN();
    }
    return 0;
}

QString LayerFigureModel::text(double value) const
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    if (m_figure == Figure::Energy)
        return quantity(Energy { value * 1e3 }, 4).text();
    if (m_figure == Figure::Busy || m_figure == Figure::Conversions)
        return percentText(value);
    return countText(std::llround(value));
}

int LayerFigureModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString LayerFigureModel::nameTitle() const { return tr("Layer"); }

QString LayerFigureModel::layerAt(int row) const
{
    return row >= 0 && row < rowCount()
        ? QString::fromStdString(m_comparison->layers[m_rows[static_cast<std::size_t>(row)]].name)
        : QString();
}

int LayerFigureModel::rowOf(const QString& layer) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (layerAt(row) == layer)
            return row;
    return -1;
}

QVariant LayerFigureModel::data(const QModelIndex& index, int role) const
{
    if (!m_comparison || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (index.column() == 0)
        return role == Qt::DisplayRole ? QVariant(layerAt(index.row())) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    const int change = changeOf(index.column());
    if (change < 0) {
        const double own = value(row, static_cast<std::size_t>(index.column() - 1));
        return role == Qt::DisplayRole ? QVariant(text(own)) : role == kSortRole ? QVariant(own) : QVariant();
    }
    const double from = value(row, m_comparison->reference), to = value(row, static_cast<std::size_t>(change));
    const double part = from != 0 ? (to - from) / from : std::numeric_limits<double>::quiet_NaN();
    // Of these only energy is better or worse in itself, and a column that no weight uses is a conversion wasted.
    const compare::Verdict verdict = !std::isfinite(part) || part == 0 ? compare::Verdict::Same
        : m_figure == Figure::Energy      ? (part < 0 ? compare::Verdict::Better : compare::Verdict::Worse)
        : m_figure == Figure::Conversions ? (part > 0 ? compare::Verdict::Better : compare::Verdict::Worse)
                                          : compare::Verdict::Different;
    switch (role) {
    case Qt::DisplayRole: return changeText(part, verdict);
    case kChangeRole: return part;
    case kVerdictRole: return static_cast<int>(verdict);
    case Qt::ToolTipRole:
        return QStringLiteral("%1 %2, %3 %4")
            .arg(letter(static_cast<std::size_t>(change)), text(to), letter(m_comparison->reference), text(from));
    default: return {};
    }
}

CompareLayers::CompareLayers(QWidget* parent)
    : QWidget(parent)
    , m_model(new LayerFigureModel(this))
    , m_table(plainTable(m_model))
    , m_chart(new LayerDifferenceChart)
    , m_tableTitle(sectionTitle())
    , m_chartTitle(sectionTitle())
    , m_figure(new QComboBox)
    , m_against(new QComboBox)
{
    for (int i = 0; i < LayerFigureModel::kFigures; ++i)
        m_figure->addItem({});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_chart);
    auto* halves = new QSplitter(Qt::Horizontal);
    halves->setChildrenCollapsible(false);
    halves->addWidget(titledPart(m_tableTitle, m_figure, m_table));
    halves->addWidget(titledPart(m_chartTitle, m_against, scroll));
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    halves->setSizes({ 620, 420 });
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(halves);
    connect(m_figure, &QComboBox::currentIndexChanged, this, [this](int figure) {
        if (m_filling || figure < 0)
            return;
        m_model->setFigure(static_cast<LayerFigureModel::Figure>(figure));
        sizeTable();
    });
    connect(m_against, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_filling && index >= 0)
            m_chart->setDesign(m_against->itemData(index).toUInt());
    });
    connect(m_chart, &LayerDifferenceChart::layerPicked, this, &CompareLayers::layerPicked);
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex& index) { emit layerPicked(m_model->layerAt(index.row())); });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { emit layerPicked(m_model->layerAt(index.row())); });
    retranslate();
}

void CompareLayers::setComparison(std::shared_ptr<const compare::Comparison> comparison)
{
    m_comparison = std::move(comparison);
    m_model->setComparison(m_comparison);
    m_filling = true;
    m_against->clear();
    if (m_comparison) {
        const compare::Comparison& c = *m_comparison;
        for (std::size_t d = 0; d < c.designs.size(); ++d)
            if (d != c.reference)
                m_against->addItem(tr("%1 − %2").arg(letter(d), letter(c.reference)),
                                   QVariant::fromValue(static_cast<uint>(d)));
        m_chart->setComparison(m_comparison);
        m_chart->setDesign(m_against->itemData(0).toUInt());
        for (int column = 0; column < m_model->columnCount(); ++column)
            m_table->setItemDelegateForColumn(column,
                                              m_model->changeOf(column) >= 0
                                                  ? new ChangeDelegate(c.designs.size() > 2 ? 18 : 38, m_table)
                                                  : nullptr);
    }
    m_filling = false;
    sizeTable();
}

void CompareLayers::sizeTable()
{
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->resizeColumnsToContents();
    m_table->setColumnWidth(0, std::min(m_table->columnWidth(0), 220));
}

void CompareLayers::setSelectedLayer(const QString& name)
{
    m_chart->setSelectedLayer(name);
    const int row = m_model->rowOf(name);
    row < 0 ? m_table->clearSelection() : m_table->selectRow(row);
}

void CompareLayers::retranslate()
{
    m_tableTitle->setText(tr("Layer by layer"));
    m_chartTitle->setText(tr("Energy by layer, difference in µJ"));
    const QString figures[LayerFigureModel::kFigures] { tr("Energy"),  tr("Copies of the weights"), tr("Crossbars"),
                                                        tr("Macros"),  tr("Blocks"),
                                                        tr("Busy part of the period"), tr("Conversions of used columns") };
    m_filling = true;
    for (int i = 0; i < LayerFigureModel::kFigures; ++i)
        m_figure->setItemText(i, figures[i]);
    m_filling = false;
    const auto say = [](QWidget* widget, const QString& name, const QString& tip) {
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    say(m_figure, tr("Figure of the layers"), tr("What the table shows of every layer"));
    say(m_against, tr("Difference of"), tr("Which design the layers are compared for"));
    say(m_table, tr("Layer by layer"), {});
    say(m_chart, tr("Energy by layer"), {});
}

void CompareLayers::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        setComparison(m_comparison);
    }
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
