// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layers_view.h"

#include <algorithm>
#include <cmath>

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QCoreApplication>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/layers/layer_delegate.h"
#include "widgets/layers/layers_table_text.h"
#include "widgets/layers/metric_strip.h"

namespace pim::widgets {
namespace {

constexpr int kRowHeight = 24;

int startWidth(LayerColumn column)
{
    switch (column) {
    case LayerColumn::Layer: return 156;
    case LayerColumn::Kernel: return 68;
    case LayerColumn::Output: return 92;
    case LayerColumn::Duplication: return 112;
    case LayerColumn::Macros:
    case LayerColumn::Adcs: return 88;
    case LayerColumn::Sharing: return 130;
    case LayerColumn::EnergyShare: return 120;
    case LayerColumn::Utilisation: return 72;
    default: return 92;
    }
}

} // namespace

LayersView::LayersView(QWidget* parent)
    : QWidget(parent), m_model(new LayersModel(this)), m_filter(new LayersFilter(this)), m_columnsMenu(new QMenu(this)), m_strip(new MetricStrip(this)),
      m_stack(new QStackedWidget(this)), m_empty(new EmptyState(QStringLiteral("list"), this)), m_table(new QTableView(this))
{
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new LayerDelegate(m_table));
    m_table->setFont(fontOf(TextRole::Table));
    m_table->setIconSize({ 13, 13 });
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setSectionsMovable(true);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setSortingEnabled(true);
    m_table->installEventFilter(this);
    for (int c = 0; c < kLayerColumnCount; ++c) {
        const auto column = static_cast<LayerColumn>(c);
        m_table->setColumnWidth(c, startWidth(column));
        m_table->setColumnHidden(c, !columnInfo(column).shown);
    }

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeToolbar());
    column->addWidget(m_strip);
    column->addWidget(makeStale());
    column->addWidget(makeBanner());
    column->addWidget(m_table, 1);
    m_empty->setProperty("surface", QStringLiteral("base"));
    m_empty->setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    makeColumnsMenu();

    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setText(text);
        emit footerChanged(footer());
    });
    connect(m_vector, &QCheckBox::toggled, this, [this](bool on) {
        m_filter->setVectorLayers(on);
        emit footerChanged(footer());
    });
    connect(m_reset, &QPushButton::clicked, this, &LayersView::resetRequested);
    connect(m_undo, &QPushButton::clicked, this, &LayersView::undoRequested);
    connect(m_rerun, &QPushButton::clicked, this, &LayersView::rerunRequested);
    connect(m_copy, &QPushButton::clicked, this, &LayersView::copy);
    connect(m_export, &QToolButton::clicked, this, &LayersView::exportRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &LayersView::runRequested);
    connect(m_model, &LayersModel::editRequested, this, &LayersView::editRequested);
    connect(m_strip, &MetricStrip::explainRequested, this, [this](const QString& key) { emit explainRequested(key, std::nullopt); });
    connect(m_highest, &QPushButton::clicked, this, [this] {
        if (!m_content.lastEdit || !m_content.highestThatFits)
            return;
        synthesis::LayerEdit edit;
        edit.layer = m_content.lastEdit->layer;
        if (m_content.lastEdit->weightDuplication)
            edit.weightDuplication = m_content.highestThatFits;
        else
            edit.macros = static_cast<int>(*m_content.highestThatFits);
        emit editRequested(edit);
    });
    connect(m_table, &QTableView::customContextMenuRequested, this, &LayersView::showMenu);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!(index.flags() & Qt::ItemIsEditable))
            explain(index);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (!m_following && m_selection && index.isValid())
            m_selection->setLayer(m_model->layerAt(m_filter->mapToSource(index).row()));
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_table->setFont(fontOf(TextRole::Table));
        m_model->refresh();
        updateAll();
    });
    retranslateUi();
}

LayersView::~LayersView() = default;

QWidget* LayersView::makeToolbar()
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("base"));
    bar->setAttribute(Qt::WA_StyledBackground);
    m_find = new QLineEdit(bar);
    m_find->addAction(icon(QStringLiteral("search"), IconRole::Muted), QLineEdit::LeadingPosition);
    m_find->setClearButtonEnabled(true);
    m_find->setFixedWidth(180);
    m_vector = new QCheckBox(bar);
    m_vector->setChecked(true);
    auto* rule = new QWidget(bar);
    rule->setProperty("surface", QStringLiteral("line"));
    rule->setAttribute(Qt::WA_StyledBackground);
    rule->setFixedSize(1, 22);
    m_whatIf = new QLabel(bar);
    m_whatIf->setMinimumWidth(60);
    m_busy = new QLabel(bar);
    m_busy->setProperty("role", QStringLiteral("hint"));
    m_reset = new QPushButton(icon(QStringLiteral("reset")), QString(), bar);
    m_copy = new QPushButton(icon(QStringLiteral("copy")), QString(), bar);
    m_columns = new QPushButton(bar);
    m_columns->setIcon(icon(QStringLiteral("chevron_down")));
    m_columns->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the word
    m_columns->setStyleSheet(QStringLiteral("QPushButton::menu-indicator { image: none; width: 0; }"));
    m_columns->setMenu(m_columnsMenu);
    m_export = new QToolButton(bar);
    m_export->setIcon(icon(QStringLiteral("export")));
    m_export->setFocusPolicy(Qt::StrongFocus);
    auto* flow = new FlowLayout(bar, 8, 4);
    flow->setContentsMargins(12, 6, 12, 6);
    for (QWidget* widget : std::initializer_list<QWidget*> { m_find, m_vector, rule, m_whatIf, m_busy })
        flow->addWidget(widget);
    flow->addStretch();
    for (QWidget* widget : std::initializer_list<QWidget*> { m_reset, m_copy, m_columns, m_export })
        flow->addWidget(widget);
    return bar;
}

QWidget* LayersView::makeBanner()
{
    m_banner = new QFrame(this);
    m_banner->setProperty("banner", QStringLiteral("error"));
    m_bannerIcon = new QLabel(m_banner);
    m_bannerText = new QLabel(m_banner);
    m_bannerText->setWordWrap(true);
    m_bannerText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_highest = new QPushButton(m_banner);
    m_undo = new QPushButton(m_banner);
    auto* row = new QHBoxLayout(m_banner);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(m_bannerIcon, 0, Qt::AlignTop);
    row->addWidget(m_bannerText, 1);
    row->addWidget(m_highest, 0, Qt::AlignTop);
    row->addWidget(m_undo, 0, Qt::AlignTop);
    m_banner->hide();
    return m_banner;
}

QWidget* LayersView::makeStale()
{
    m_stale = new QFrame(this);
    m_stale->setProperty("banner", QStringLiteral("warning"));
    m_staleText = new QLabel(m_stale);
    m_rerun = new QPushButton(m_stale);
    m_rerun->setProperty("link", true);
    auto* row = new QHBoxLayout(m_stale);
    row->setContentsMargins(12, 4, 12, 4);
    row->addWidget(m_staleText);
    row->addWidget(m_rerun);
    row->addStretch(1);
    m_stale->hide();
    return m_stale;
}

void LayersView::makeColumnsMenu()
{
    m_columnsMenu->clear();
    m_columnsMenu->setToolTipsVisible(true);
    for (int c = 1; c < kLayerColumnCount; ++c) {
        const auto column = static_cast<LayerColumn>(c);
        QAction* action = m_columnsMenu->addAction(columnTitle(column, {}));
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(c));
        action->setToolTip(m_model->headerData(c, Qt::Horizontal, Qt::ToolTipRole).toString());
        connect(action, &QAction::toggled, this, [this, c](bool on) { m_table->setColumnHidden(c, !on); });
    }
    m_columnsMenu->addSeparator();
    const auto setAll = [this](bool all) {
        for (int c = 1; c < kLayerColumnCount; ++c)
            m_table->setColumnHidden(c, !all && !columnInfo(static_cast<LayerColumn>(c)).shown);
    };
    m_columnsMenu->addAction(tr("All columns"), this, [setAll] { setAll(true); });
    m_columnsMenu->addAction(tr("Usual columns"), this, [setAll] { setAll(false); });
}

void LayersView::retranslateUi()
{
    m_find->setPlaceholderText(tr("Filter layers"));
    m_find->setAccessibleName(tr("Filter layers by name or operator"));
    m_find->setToolTip(tr("Filter layers by name or operator"));
    m_vector->setText(tr("Vector unit layers"));
    m_vector->setToolTip(tr("Also show layers that run on vector units: pooling, sums, normalisation"));
    m_reset->setText(tr("Reset to synthesized"));
    m_reset->setToolTip(tr("Drop all edits"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the selected rows with headers, for a spreadsheet (%1); without a selection all rows").arg(QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)));
    m_columns->setText(tr("Columns"));
    m_columns->setToolTip(tr("Which figures are shown"));
    m_export->setAccessibleName(tr("Export the table"));
    m_export->setToolTip(tr("Export the table as CSV or JSON"));
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(tr("Undo the last edit"));
    m_rerun->setText(tr("Re-run"));
    m_rerun->setToolTip(tr("Run again with the inputs as they are now"));
    m_staleText->setText(tr("Out of date: the inputs changed since this design was made."));
    m_busy->setText(tr("Evaluating…"));
    m_table->setAccessibleName(tr("Layers of the design"));
    makeColumnsMenu();
    updateAll();
}

void LayersView::setSelection(Selection* selection)
{
    m_selection = selection;
    if (selection)
        connect(selection, &Selection::layerChanged, this, &LayersView::followSelection);
    followSelection();
}

void LayersView::followSelection()
{
    const auto layer = m_selection ? m_selection->layer() : std::nullopt;
    m_following = true;
    if (layer && layer->index >= 0 && layer->index < m_model->rowCount()) {
        const int column = std::max(0, m_table->currentIndex().column());
        const QModelIndex index = m_filter->mapFromSource(m_model->index(layer->index, column));
        if (index.isValid() && index.row() != m_table->currentIndex().row()) {
            m_table->setCurrentIndex(index);
            m_table->scrollTo(index);
        }
    } else if (!layer) {
        m_table->selectionModel()->clear();
    }
    m_following = false;
}

void LayersView::setContent(const LayersContent& content)
{
    m_content = content;
    if (m_content.design && m_content.design->network)
        m_model->setDesign(m_content.design, m_content.evaluation, m_content.edits > 0 ? m_content.base : nullptr, m_content.edits > 0 ? m_content.baseEvaluation : nullptr);
    else
        m_model->setDesign(nullptr, nullptr);
    if (m_content.reason.isEmpty() && m_content.evaluation && !m_content.evaluation->feasible) {
        const auto what = evaluation::violationText(m_content.evaluation->violation);
        m_content.reason = QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size())) + QStringLiteral(": ") + QString::fromStdString(m_content.evaluation->violationDetail);
    }
    m_model->setReason(m_content.reason);
    updateAll();
    followSelection();
}

void LayersView::setState(State state)
{
    m_state = state;
    m_model->setOutOfDate(state == State::OutOfDate);
    updateAll();
}

void LayersView::setFilterText(const QString& text) { m_find->setText(text); }
void LayersView::setVectorLayers(bool shown) { m_vector->setChecked(shown); }

void LayersView::updateAll()
{
    const bool design = m_model->rowCount() > 0;
    m_stack->setCurrentIndex(design ? 1 : 0);
    if (m_state == State::Evaluating && !design) {
        m_empty->setText(tr("Evaluating the design"), tr("Its layers appear here in a moment."));
        m_empty->setAction(QString());
    } else {
        m_empty->setText(tr("No design yet"), tr("Run a synthesis, or pick a design in Explore: every figure of every layer appears here and can be edited."));
        m_empty->setAction(tr("Run"));
    }
    m_busy->setVisible(m_state == State::Evaluating);
    m_stale->setVisible(m_state == State::OutOfDate);
    const bool edited = m_content.edits > 0;
    m_reset->setEnabled(edited);
    const QString title = m_content.title.toHtmlEscaped();
    m_whatIf->setText(edited ? tr("<b>What-if</b> of %1, %2").arg(title, m_content.edits == 1 ? tr("1 edit") : tr("%n edits", nullptr, m_content.edits)) : title);
    m_whatIf->setToolTip(edited ? tr("Double-click a number with a pencil in its header to edit it") : QString());
    if (design && m_content.evaluation)
        m_strip->setTiles(metricTiles(*m_content.design, *m_content.evaluation, edited ? m_content.baseEvaluation.get() : nullptr));
    m_strip->setVisible(design && m_content.evaluation != nullptr);

    m_banner->setVisible(design && !m_content.reason.isEmpty());
    if (!m_content.reason.isEmpty()) {
        m_bannerIcon->setPixmap(iconPixmap(QStringLiteral("error"), 16, IconRole::Error, devicePixelRatioF()));
        // The first clause says what broke, the rest what the edits add.
        QString head = m_content.reason, rest;
        if (const auto at = head.indexOf(QStringLiteral(": ")); at > 0) {
            rest = head.mid(at + 2);
            head.truncate(at);
        }
        if (!head.isEmpty())
            head[0] = head[0].toUpper();
        m_bannerText->setText(QStringLiteral("<b style=\"color:%1\">%2</b>%3").arg(tokens().error.name(), head.toHtmlEscaped(), rest.isEmpty() ? QString() : QStringLiteral(": ") + rest.toHtmlEscaped()));
        m_bannerText->setAccessibleName(m_content.reason);
        const bool highest = m_content.highestThatFits && m_content.lastEdit && (m_content.lastEdit->weightDuplication || m_content.lastEdit->macros);
        m_highest->setVisible(highest);
        if (highest) {
            m_highest->setText(tr("Set %1, highest that fits").arg(countText(*m_content.highestThatFits)));
            m_highest->setToolTip(m_content.lastEdit->weightDuplication ? tr("Copies of the weights of the layer edited last") : tr("Macros of the layer edited last"));
        }
        m_undo->setVisible(edited);
    }
    emit footerChanged(footer());
}

QString LayersView::footer() const
{
    const int shown = m_filter->rowCount();
    if (m_model->rowCount() == 0)
        return {};
    double crossbars = 0;
    for (const int row : rows(false))
        if (const double value = m_model->value(row, LayerColumn::Crossbars); std::isfinite(value))
            crossbars += value;
    const QString layers = shown == 1 ? tr("1 layer shown") : tr("%n layers shown", nullptr, shown);
    return tr("%1, sum %2 crossbars").arg(layers, countText(std::llround(crossbars)));
}

QByteArray LayersView::saveColumns() const { return m_table->horizontalHeader()->saveState(); }

void LayersView::restoreColumns(const QByteArray& state)
{
    QHeaderView* header = m_table->horizontalHeader();
    if (state.isEmpty() || !header->restoreState(state))
        return;
    m_table->setColumnHidden(0, false);
    makeColumnsMenu();
}

std::vector<int> LayersView::rows(bool onlySelected) const
{
    std::vector<int> rows;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        if (!onlySelected || m_table->selectionModel()->isRowSelected(row))
            rows.push_back(m_filter->mapToSource(m_filter->index(row, 0)).row());
    return rows;
}

std::vector<LayerColumn> LayersView::columns() const
{
    std::vector<LayerColumn> columns;
    const QHeaderView* header = m_table->horizontalHeader();
    for (int visual = 0; visual < kLayerColumnCount; ++visual)
        if (const int logical = header->logicalIndex(visual); !m_table->isColumnHidden(logical))
            columns.push_back(static_cast<LayerColumn>(logical));
    return columns;
}

QString LayersView::selectionAsTsv() const
{
    std::vector<int> chosen = rows(true);
    if (chosen.empty())
        chosen = rows(false);
    return QString::fromUtf8(tableText(*m_model, chosen, columns(), TableFormat::Tsv));
}

void LayersView::copy() const { QGuiApplication::clipboard()->setText(selectionAsTsv()); }

Result<void> LayersView::exportTo(const QString& path) const
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending != QLatin1String("csv") && ending != QLatin1String("json") && ending != QLatin1String("tsv"))
        return tl::unexpected(Error { ErrorCode::InvalidArgument, tr("a table is written as .csv, .tsv or .json, got \"%1\"").arg(path).toStdString(), {} });
    const TableFormat format = ending == QLatin1String("json") ? TableFormat::Json : ending == QLatin1String("tsv") ? TableFormat::Tsv : TableFormat::Csv;
    const QByteArray bytes = tableText(*m_model, rows(false), columns(), format);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tl::unexpected(Error { ErrorCode::IoError, QCoreApplication::translate("pim::figure", "cannot write: %1").arg(file.errorString()).toStdString(), path.toStdString() });
    return {};
}

void LayersView::explain(const QModelIndex& index)
{
    const QString key = index.data(LayersModel::kExplainRole).toString();
    if (!key.isEmpty())
        emit explainRequested(key, m_model->layerAt(m_filter->mapToSource(index).row()));
}

void LayersView::showMenu(const QPoint& position)
{
    QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        index = m_table->currentIndex();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid()) {
        const QString title = columnTitle(static_cast<LayerColumn>(index.column()), {});
        QAction* explained = menu->addAction(icon(QStringLiteral("info")), tr("Explain: %1").arg(title), this, [this, at = QPersistentModelIndex(index)] { explain(at); });
        explained->setEnabled(!index.data(LayersModel::kExplainRole).toString().isEmpty());
        QAction* edit = menu->addAction(icon(QStringLiteral("edit")), tr("Edit: %1").arg(title), this, [this, at = QPersistentModelIndex(index)] { m_table->edit(at); });
        edit->setEnabled(index.flags() & Qt::ItemIsEditable);
        menu->addSeparator();
    }
    menu->addAction(icon(QStringLiteral("copy")), tr("Copy rows"), this, &LayersView::copy);
    menu->addAction(icon(QStringLiteral("export")), tr("Export the table…"), this, &LayersView::exportRequested);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

bool LayersView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy)) {
            copy();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_table->currentIndex().isValid()) {
            if (m_table->currentIndex().flags() & Qt::ItemIsEditable)
                m_table->edit(m_table->currentIndex());
            else
                explain(m_table->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LayersView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find)) {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
        return;
    }
    QWidget::keyPressEvent(event);
}

void LayersView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
        m_model->refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
