// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/analytic_table.h"

#include <algorithm>
#include <cmath>

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/theme.h"

namespace pim::widgets {

using program::AnalyticComparison;
using program::EnergyUse;
using program::LayerComparison;
using program::LayerFigures;
using program::NoteKind;
using program::Reason;
using program::ReasonKind;
using program::TimeUse;

namespace {

QString timeOf(double ns) { return quantity(Time { ns }).text(); }
QString energyOf(Energy energy) { return quantity(energy).text(); }
/// A figure that is nothing is left out.
QString timeCell(double ns) { return ns != 0 ? timeOf(ns) : QStringLiteral("–"); }
QString energyCell(Energy energy) { return energy.value != 0 ? energyOf(energy) : QStringLiteral("–"); }
QString bytesOf(double bytes) { return quantity(bytes, QStringLiteral("B")).text(); }

QString ratioText(double analytic, double simulated)
{
    return analytic > 0 && simulated > 0 ? QStringLiteral("× %1").arg(numberText(simulated / analytic)) : QStringLiteral("–");
}

QTreeWidget* figuresTable(QWidget* parent)
{
    auto* tree = new QTreeWidget(parent);
    tree->setColumnCount(3);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setSelectionMode(QAbstractItemView::NoSelection);
    tree->setFocusPolicy(Qt::NoFocus);
    tree->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree->setFont(fontOf(TextRole::Table));
    tree->header()->setFont(fontOf(TextRole::Caption));
    tree->header()->setStyleSheet(QStringLiteral("QHeaderView::section { padding: 0 4px; }"));
    tree->setStyleSheet(QStringLiteral("QTreeView::item { padding: 2px 0; }"));
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    return tree;
}

void addFigures(QTreeWidget& tree, const QString& name, const QString& analytic, const QString& simulated, bool strong = false)
{
    auto* item = new QTreeWidgetItem(&tree, { name, analytic, simulated });
    item->setToolTip(0, name);
    for (int i = 1; i < 3; ++i)
        item->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
    if (strong)
        for (int i = 0; i < 3; ++i) {
            QFont bold = tree.font();
            bold.setWeight(QFont::DemiBold);
            item->setFont(i, bold);
        }
}

/// As high as its rows: the page scrolls, not the tables in it.
void settle(QTreeWidget& tree)
{
    tree.ensurePolished();
    tree.setFixedHeight(std::max(22, tree.header()->sizeHint().height()) + std::max(16, tree.sizeHintForRow(0)) * std::max(1, tree.topLevelItemCount()) + 2);
}

} // namespace

QString timeUseText(TimeUse use)
{
    switch (use) {
    case TimeUse::Matrix: return AnalyticTable::tr("Crossbars and converters");
    case TimeUse::Vector: return AnalyticTable::tr("Vector units");
    case TimeUse::GlobalMemory: return AnalyticTable::tr("Global memory");
    case TimeUse::Network: return AnalyticTable::tr("Network");
    case TimeUse::LocalMemory: return AnalyticTable::tr("Local memory");
    case TimeUse::MemoryPort: return AnalyticTable::tr("Memory port taken");
    case TimeUse::Waiting: return AnalyticTable::tr("Waits for data");
    case TimeUse::OtherLayers: return AnalyticTable::tr("Other layers' work");
    case TimeUse::Issue: return AnalyticTable::tr("Dispatch");
    }
    return {};
}

QString energyUseText(EnergyUse use)
{
    switch (use) {
    case EnergyUse::Matrix: return AnalyticTable::tr("Crossbars and converters");
    case EnergyUse::Vector: return AnalyticTable::tr("Vector units");
    case EnergyUse::LocalMemory: return AnalyticTable::tr("Local memory");
    case EnergyUse::GlobalMemory: return AnalyticTable::tr("Global memory");
    case EnergyUse::Network: return AnalyticTable::tr("Network");
    case EnergyUse::Control: return AnalyticTable::tr("Fetch, decoding, registers");
    }
    return {};
}

QString reasonSentence(const Reason& r)
{
    const QString a = timeOf(r.analytic), s = timeOf(r.simulated);
    switch (r.kind) {
    case ReasonKind::MvmTime: return AnalyticTable::tr("An MVM with its operands and results takes %1, in the analytic model %2.").arg(s, a);
    case ReasonKind::MvmCount:
        return AnalyticTable::tr("MVMs take %1 turns after each other on the core, in the analytic model %2 blocks.").arg(countText(std::llround(r.simulated)), countText(std::llround(r.analytic)));
    case ReasonKind::Vector: return AnalyticTable::tr("Vector instructions take %1, the analytic model's vector units %2.").arg(s, a);
    case ReasonKind::GlobalMemory: return AnalyticTable::tr("%1 pass through the global memory, which the analytic model does not have.").arg(bytesOf(r.simulated));
    case ReasonKind::Network:
        if (r.analytic == 0 && r.simulated == 0)
            return AnalyticTable::tr("Cores synchronise with messages that carry no data.");
        return AnalyticTable::tr("%1 go from core to core, in the analytic model %2.").arg(bytesOf(r.simulated), bytesOf(r.analytic));
    case ReasonKind::LocalMemory: return AnalyticTable::tr("Moves in local memory take %1, loads and stores of the analytic model %2.").arg(s, a);
    case ReasonKind::MemoryPort: return AnalyticTable::tr("Units wait %1 behind others at a memory's port.").arg(s);
    case ReasonKind::Waiting: return AnalyticTable::tr("Waits for data take %1, in the analytic model %2.").arg(s, a);
    case ReasonKind::OtherLayers: return AnalyticTable::tr("The core works %1 for other layers meanwhile.").arg(s);
    case ReasonKind::Issue: return AnalyticTable::tr("Scalar instructions and dispatch take %1.").arg(s);
    case ReasonKind::OtherCores: return AnalyticTable::tr("For %1 only other cores work on the layer.").arg(s);
    }
    return {};
}

QString pathKindLabel(program::PathKind kind)
{
    using program::PathKind;
    switch (kind) {
    case PathKind::Mvm: return AnalyticTable::tr("MVMs");
    case PathKind::Vector: return AnalyticTable::tr("vector instructions");
    case PathKind::Copy: return AnalyticTable::tr("operand copies");
    case PathKind::GlobalMemory: return AnalyticTable::tr("loads and stores");
    case PathKind::GlobalPort: return AnalyticTable::tr("waits for the global memory");
    case PathKind::Messages: return AnalyticTable::tr("messages between cores");
    case PathKind::LocalPort: return AnalyticTable::tr("waits for the local memory");
    case PathKind::Dispatch: return AnalyticTable::tr("dispatch");
    }
    return {};
}

QString causeLabel(const program::Cause& cause, const AnalyticComparison& comparison, int own)
{
    if (cause.layer == own && own >= 0)
        return pathKindLabel(cause.kind);
    const bool known = cause.layer >= 0 && static_cast<std::size_t>(cause.layer) < comparison.layers.size();
    return QStringLiteral("%1: %2").arg(known ? QString::fromStdString(comparison.layers[static_cast<std::size_t>(cause.layer)].name) : AnalyticTable::tr("no layer"), pathKindLabel(cause.kind));
}

QString issueSentence(const LayerComparison& layer)
{
    const program::MvmIssue& i = layer.issue;
    if (i.mvms == 0)
        return {};
    QStringList parts;
    if (i.copies.count > 0)
        parts << AnalyticTable::tr("%1 copies (%2)").arg(numberText(i.copies.count), timeOf(i.copies.time.value));
    if (i.globalMemory.count > 0)
        parts << AnalyticTable::tr("%1 loads and stores (%2)").arg(numberText(i.globalMemory.count), timeOf(i.globalMemory.time.value));
    const QString groups = countText(i.groups), work = numberText(i.atOnce);
    const QString average = AnalyticTable::tr("On average %1 of its %2 array groups work at a time.").arg(work, groups);
    if (parts.isEmpty())
        return AnalyticTable::tr("An MVM takes %1.").arg(timeOf(i.mvm.value)) + QLatin1Char(' ') + average;
    const QString unit = AnalyticTable::tr("For an MVM the transfer unit of core %1 has to do %2, together %3; an MVM takes %4.").arg(countText(layer.core), parts.join(QStringLiteral(", ")), timeOf(i.transfer().value), timeOf(i.mvm.value));
    return unit + QLatin1Char(' ')
        + (i.most() < i.groups ? AnalyticTable::tr("So at most %1 of its %2 array groups can work at a time on average; %3 do.").arg(numberText(i.most()), groups, work) : average);
}

QString noteSentence(const program::ComparisonNote& n)
{
    const auto number = [](double v) { return numberText(v); };
    switch (n.kind) {
    case NoteKind::DataBits: return AnalyticTable::tr("Elements have %1 bits in the program, %2 in the analytic model.").arg(number(n.simulated), number(n.analytic));
    case NoteKind::WeightBits: return AnalyticTable::tr("Weights have %1 bits in the program, %2 in the analytic model.").arg(number(n.simulated), number(n.analytic));
    case NoteKind::Crossbars:
        return AnalyticTable::tr("The program uses %1 crossbars of the machine, the design %2.").arg(countText(static_cast<std::int64_t>(n.simulated)), countText(static_cast<std::int64_t>(n.analytic)));
    case NoteKind::InFlight: return AnalyticTable::tr("A core has at most %1 instructions in flight, the analytic model any number.").arg(countText(static_cast<std::int64_t>(n.simulated)));
    case NoteKind::MvmRead:
        return AnalyticTable::tr("An mvmul takes %1 for crossbars and converters and %2 to read and write local memory.").arg(timeOf(n.analytic), timeOf(n.simulated));
    case NoteKind::StaticPower:
        return AnalyticTable::tr("Units at rest draw %1 on the machine, %2 in the analytic model.").arg(quantity(Power { n.simulated * 1e-3 }).text(), quantity(Power { n.analytic * 1e-3 }).text());
    case NoteKind::RestTime:
        return AnalyticTable::tr("The analytic energy has units at rest for the time between two results: %1. The inspector and the breakdown count them for the latency: %2.").arg(energyOf(Energy { n.simulated }), energyOf(Energy { n.analytic }));
    case NoteKind::Columns:
        return AnalyticTable::tr("An mvmul converts all %1 columns of its crossbars, the analytic model those in use.").arg(countText(static_cast<std::int64_t>(n.simulated)));
    case NoteKind::FreeLoads:
        return AnalyticTable::tr("%1 of loaded data cost the network nothing, as in pimsim-nn; the correction charged-loads of the command line counts them.").arg(bytesOf(n.simulated));
    case NoteKind::Mode: return AnalyticTable::tr("Times are those of work for one result: cores repeat their programs without a break.");
    }
    return {};
}

// ------------------------------------------------------------------------------------------------ model

void AnalyticModel::setComparison(std::shared_ptr<const AnalyticComparison> comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    endResetModel();
}

void AnalyticModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int AnalyticModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_comparison->layers.size()); }
int AnalyticModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant AnalyticModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_comparison)
        return {};
    const LayerComparison& layer = m_comparison->layers[static_cast<std::size_t>(index.row())];
    const LayerFigures &a = layer.analytic, &s = layer.simulated;
    if (role == Qt::TextAlignmentRole)
        return index.column() == Layer || index.column() == Why ? int(Qt::AlignLeft | Qt::AlignVCenter) : int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Why && !layer.causes.empty()) {
        const program::Cause& most = layer.causes.front();
        const QString issue = issueSentence(layer);
        return tr("%1 hang on: %2; in the analytic model %3.").arg(timeOf(most.simulated.value), causeLabel(most, *m_comparison), timeOf(most.analytic.value)) + (issue.isEmpty() ? QString() : QLatin1Char('\n') + issue);
    }
    const bool comparable = m_comparison->otherMachine.empty();
    if (role == kSortRole)
        switch (index.column()) {
        case Layer: return index.row();
        case Core: return layer.core;
        case AnalyticTime: return a.time.value;
        case SimulatedTime: return s.time.value;
        case TimeRatio: return a.time.value > 0 ? s.time.value / a.time.value : 0;
        case AnalyticEnergy: return a.energy.value;
        case SimulatedEnergy: return s.energy.value;
        case EnergyRatio: return a.energy.value > 0 ? s.energy.value / a.energy.value : 0;
        default: return layer.causes.empty() ? 0.0 : layer.causes.front().difference().value;
        }
    if (role != Qt::DisplayRole)
        return {};
    const QString none = QStringLiteral("–");
    switch (index.column()) {
    case Layer: return QString::fromStdString(layer.name);
    case Core: return layer.core >= 0 ? QString::number(layer.core) : none;
    case AnalyticTime: return a.present ? timeOf(a.time.value) : none;
    case SimulatedTime: return s.present ? timeOf(s.time.value) : none;
    case TimeRatio: return !comparable ? none : ratioText(a.time.value, s.time.value);
    case AnalyticEnergy: return a.present ? energyOf(a.energy) : none;
    case SimulatedEnergy: return s.present ? energyOf(s.energy) : none;
    case EnergyRatio: return !comparable ? none : ratioText(a.energy.value, s.energy.value);
    default:
        if (layer.causes.empty())
            return s.present || !a.present ? QString() : tr("joined to another layer");
        return causeLabel(layer.causes.front(), *m_comparison, index.row());
    }
}

QVariant AnalyticModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Layer || section == Why ? int(Qt::AlignLeft | Qt::AlignVCenter) : int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        switch (section) {
        case Core: return tr("The core that has the layer longest");
        case AnalyticTime:
        case SimulatedTime: return tr("From the first operation of the layer to its last; of a program for throughput the time it is worked on for one result");
        case TimeRatio: return tr("Simulated over analytic time");
        case AnalyticEnergy:
        case SimulatedEnergy: return tr("Dynamic energy of one result; units at rest belong to no layer and are in the sum above");
        case EnergyRatio: return tr("Simulated over analytic energy");
        case Why: return tr("The work that most of the difference hangs on: what the layer had to wait for, instruction by instruction, its own work or that of another layer");
        default: return {};
        }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Layer: return tr("Layer");
    case Core: return tr("Core");
    case AnalyticTime: return tr("Time, analytic");
    case SimulatedTime: return tr("simulated");
    case AnalyticEnergy: return tr("Dyn. energy, analytic");
    case SimulatedEnergy: return tr("simulated");
    case TimeRatio:
    case EnergyRatio: return tr("ratio");
    default: return tr("Mostly because of");
    }
}

// ------------------------------------------------------------------------------------------------ widget

AnalyticTable::AnalyticTable(QWidget* parent)
    : QWidget(parent)
    , m_model(new AnalyticModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_empty(new EmptyState(QStringLiteral("clock")))
    , m_page(new QWidget)
    , m_table(new QTableView)
    , m_summary(new QLabel)
    , m_title(new QLabel)
    , m_reasons(new QLabel)
    , m_machine(new QLabel)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_uses(figuresTable(this))
    , m_energies(figuresTable(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(AnalyticModel::kSortRole);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AnalyticModel::Layer, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFont(fontOf(TextRole::Table));
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setFont(fontOf(TextRole::Caption));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStyleSheet(QStringLiteral("QHeaderView::section { padding: 0 6px; }"));
    m_table->horizontalHeader()->setMinimumHeight(26);
    for (QLabel* label : { m_summary, m_title, m_reasons }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_summary->setContentsMargins(12, 8, 12, 8);
    m_title->setFont(fontOf(TextRole::Heading));
    m_title->setContentsMargins(12, 10, 12, 6);
    m_reasons->setContentsMargins(12, 0, 12, 8);
    m_reasons->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* left = new QWidget;
    auto* rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_machine->setTextFormat(Qt::PlainText);
    m_machine->setWordWrap(true);
    m_machine->setProperty("banner", QStringLiteral("warning"));
    m_machine->setContentsMargins(12, 6, 12, 6);
    rows->addWidget(m_machine);
    rows->addWidget(m_summary);
    rows->addWidget(m_table, 1);
    auto* details = new QWidget;
    details->setProperty("surface", QStringLiteral("base"));
    details->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(details);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    for (QTreeWidget* tree : { m_uses, m_energies }) {
        auto* holder = new QWidget;
        auto* inside = new QVBoxLayout(holder);
        inside->setContentsMargins(9, 0, 6, 8);
        inside->addWidget(tree);
        column->addWidget(holder);
    }
    column->addWidget(m_reasons);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(details);
    scroll->setMinimumWidth(240);
    auto* splitter = m_splitter;
    splitter->addWidget(left);
    splitter->addWidget(scroll);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setSizes({ 960, 320 });
    splitter->setCollapsible(0, false);
    auto* all = new QVBoxLayout(m_page);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(splitter);
    auto* stack = new QVBoxLayout(this);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(m_empty);
    stack->addWidget(m_page);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showDetails();
        if (m_table->hasFocus() && currentLayer() >= 0)
            emit layerPicked(currentLayer());
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { m_busy ? emit cancelRequested() : emit retryRequested(); });
    m_table->installEventFilter(this);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_copy = new QAction(this);
    connect(m_copy, &QAction::triggered, this, &AnalyticTable::copyTable);
    m_table->addAction(m_copy);
    setComparison(nullptr);
}

void AnalyticTable::setComparison(std::shared_ptr<const AnalyticComparison> comparison)
{
    const int layer = currentLayer();
    m_comparison = std::move(comparison);
    m_busy = false;
    m_failure.clear();
    m_model->setComparison(m_comparison);
    setCurrentLayer(layer);
    retranslateUi();
}

void AnalyticTable::setBusy(double fraction)
{
    m_busy = true;
    m_fraction = fraction;
    retranslateUi();
}

void AnalyticTable::setFailure(const QString& reason)
{
    setComparison(nullptr);
    m_failure = reason;
    retranslateUi();
}

int AnalyticTable::currentLayer() const
{
    // The selection, not the current row: that is the first one as soon as the table has the focus.
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : m_sorted->mapToSource(rows.front()).row();
}

void AnalyticTable::setCurrentLayer(int layer)
{
    if (layer == currentLayer())
        return;
    if (layer >= 0 && layer < m_model->rowCount())
        m_table->selectRow(m_sorted->mapFromSource(m_model->index(layer, 0)).row());
    else
        m_table->clearSelection();
    showDetails();
}

void AnalyticTable::showDetails()
{
    m_uses->clear();
    m_energies->clear();
    if (!m_comparison) {
        m_reasons->clear();
        return;
    }
    const AnalyticComparison& c = *m_comparison;
    const int layer = currentLayer();
    QStringList lines;
    const auto energies = [&](const auto& a, const auto& s) {
        for (int u = 0; u < program::kEnergyUseCount; ++u)
            if (const auto i = static_cast<std::size_t>(u); a[i].value != 0 || s[i].value != 0)
                addFigures(*m_energies, energyUseText(static_cast<EnergyUse>(u)), energyCell(a[i]), energyCell(s[i]));
    };
    if (layer < 0) {
        m_title->setText(tr("Whole network"));
        // What makes the difference, ranked; the rest in one line.
        m_uses->setHeaderLabels({ tr("Work that it hangs on"), tr("Analytic"), tr("Simulated") });
        m_uses->headerItem()->setToolTip(0, tr("What the end of the inference, or a result, waited for: the chain of instructions back from its end. Largest differences first; times add up to the whole."));
        m_uses->parentWidget()->setVisible(!c.causes.empty());
        constexpr std::size_t kShown = 8;
        Time analytic, simulated;
        for (std::size_t i = 0; i < c.causes.size(); ++i) {
            if (i < kShown) {
                addFigures(*m_uses, causeLabel(c.causes[i], c), timeCell(c.causes[i].analytic.value), timeCell(c.causes[i].simulated.value));
            } else {
                analytic += c.causes[i].analytic;
                simulated += c.causes[i].simulated;
            }
        }
        if (c.causes.size() > kShown)
            addFigures(*m_uses, tr("All others"), timeCell(analytic.value), timeCell(simulated.value));
        addFigures(*m_uses, tr("Together"), timeOf(c.analyticLatency.value), timeOf(c.simulatedLatency.value), true);
        if (!c.causes.empty() && c.causes.front().layer >= 0)
            if (const QString issue = issueSentence(c.layers[static_cast<std::size_t>(c.causes.front().layer)]); !issue.isEmpty())
                lines << QStringLiteral("%1: %2").arg(QString::fromStdString(c.layers[static_cast<std::size_t>(c.causes.front().layer)].name), issue);
        energies(c.analyticEnergies, c.simulatedEnergies);
        addFigures(*m_energies, tr("Units at rest"), energyOf(c.analyticStatic), energyOf(c.simulatedStatic));
        addFigures(*m_energies, tr("Together"), energyOf(c.analyticEnergy + c.analyticStatic), energyOf(c.simulatedEnergy + c.simulatedStatic), true);
        for (const program::ComparisonNote& note : c.notes)
            lines << noteSentence(note);
        if (c.withoutLayer.value > 0)
            lines << tr("%1 of the simulated energy is of instructions that belong to no layer.").arg(energyOf(c.withoutLayer));
    } else {
        const LayerComparison& l = c.layers[static_cast<std::size_t>(layer)];
        m_title->setText(QString::fromStdString(l.name));
        m_uses->parentWidget()->show();
        m_uses->setHeaderLabels({ tr("Time"), tr("Analytic"), tr("Simulated") });
        m_uses->headerItem()->setToolTip(0, {});
        for (int u = 0; u < program::kTimeUseCount; ++u)
            if (const auto i = static_cast<std::size_t>(u); l.analytic.uses[i].value != 0 || l.simulated.uses[i].value != 0)
                addFigures(*m_uses, timeUseText(static_cast<TimeUse>(u)), timeCell(l.analytic.uses[i].value), timeCell(l.simulated.uses[i].value));
        addFigures(*m_uses, tr("Together"), timeOf(l.analytic.time.value), timeOf(l.simulated.time.value), true);
        energies(l.analytic.energies, l.simulated.energies);
        addFigures(*m_energies, tr("Together"), energyOf(l.analytic.energy), energyOf(l.simulated.energy), true);
        QStringList hangs;
        const double least = 0.02 * l.simulated.time.value;
        for (const program::Cause& cause : l.causes)
            if (hangs.size() < 5 && cause.simulated.value > least && cause.difference().value > 0)
                hangs << QStringLiteral("%1  %2").arg(timeOf(cause.simulated.value), causeLabel(cause, c));
        if (!hangs.isEmpty())
            lines << tr("Its time hangs on:") + QLatin1Char('\n') + hangs.join(QLatin1Char('\n'));
        if (const QString issue = issueSentence(l); !issue.isEmpty())
            lines << issue;
        const qsizetype shown = lines.size();
        for (const Reason& reason : l.reasons) {
            if (lines.size() == shown + 4)
                break;
            const QString sign = reason.difference.value >= 0 ? QStringLiteral("+") : QString();
            lines << QStringLiteral("%1%2  %3").arg(sign, timeOf(reason.difference.value), reasonSentence(reason));
        }
        if (!l.simulated.present)
            lines << (l.analytic.present ? tr("It has no instructions of its own: the compiler joined it to another layer.") : tr("It does nothing in either model."));
    }
    m_reasons->setText(lines.join(QStringLiteral("\n\n")));
    settle(*m_uses);
    settle(*m_energies);
}

void AnalyticTable::retranslateUi()
{
    m_table->setAccessibleName(tr("Layers in both models"));
    m_copy->setText(tr("Copy the table"));
    m_uses->setAccessibleName(tr("What the time goes to"));
    m_energies->setAccessibleName(tr("What the energy goes to"));
    m_uses->setHeaderLabels({ tr("Time"), tr("Analytic"), tr("Simulated") });
    m_energies->setHeaderLabels({ tr("Energy"), tr("Analytic"), tr("Simulated") });
    for (QTreeWidget* tree : { m_uses, m_energies })
        for (int i = 1; i < 3; ++i)
            tree->headerItem()->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
    if (m_comparison) {
        const AnalyticComparison& c = *m_comparison;
        const QString times = c.mode == program::SimulationMode::Latency ? tr("Latency %1 analytic, %2 simulated (%3)") : tr("A result every %1 analytic, %2 simulated (%3)");
        const bool own = c.otherMachine.empty();
        m_machine->setVisible(!own);
        m_machine->setText(tr("The program runs on another machine, %1, not on that of the design: the columns are figures of different chips, without ratios and reasons. Compile for the design's own machine to compare.")
                               .arg(QString::fromStdString(c.otherMachine)));
        const auto ratio = [own](double analytic, double simulated) { return own ? ratioText(analytic, simulated) : tr("another machine"); };
        m_summary->setToolTip(tr("Energies of the whole: dynamic energy and that of units at rest, in the same words as on the right"));
        m_summary->setText(times.arg(timeOf(c.analyticLatency.value), timeOf(c.simulatedLatency.value), ratio(c.analyticLatency.value, c.simulatedLatency.value))
                           + QStringLiteral(" · ")
                           + tr("energy %1 analytic, %2 simulated (%3)")
                                 .arg(energyOf(c.analyticEnergy + c.analyticStatic), energyOf(c.simulatedEnergy + c.simulatedStatic),
                                      ratio((c.analyticEnergy + c.analyticStatic).value, (c.simulatedEnergy + c.simulatedStatic).value)));
    }
    if (m_busy) {
        m_empty->setText(tr("Comparing…"), m_fraction > 0 ? tr("%1 done").arg(percentText(m_fraction, 2)) : tr("The schedule is set beside the simulation."));
        m_empty->setAction(tr("Cancel"));
    } else if (!m_failure.isEmpty()) {
        m_empty->setText(tr("No comparison"), m_failure);
        m_empty->setAction(tr("Try again"));
    } else {
        m_empty->setText(tr("No simulated program"), tr("Compile and simulate the design's program first."));
        m_empty->setAction({});
    }
    const bool there = m_comparison && !m_busy;
    m_page->setVisible(there);
    m_empty->setVisible(!there);
    m_model->retranslate();
    showDetails();
}

QString AnalyticTable::tableText() const
{
    QStringList lines;
    QStringList cells;
    for (int c = 0; c < AnalyticModel::ColumnCount; ++c)
        cells << m_model->headerData(c, Qt::Horizontal).toString();
    lines << cells.join(QLatin1Char('\t'));
    for (int r = 0; r < m_sorted->rowCount(); ++r) {
        cells.clear();
        for (int c = 0; c < AnalyticModel::ColumnCount; ++c)
            cells << m_sorted->index(r, c).data().toString();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void AnalyticTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copyTable();
    else if (event->key() == Qt::Key_Escape && currentLayer() >= 0)
        setCurrentLayer(-1);
    else
        QWidget::keyPressEvent(event);
}

void AnalyticTable::copyTable() const
{
    if (m_comparison)
        QGuiApplication::clipboard()->setText(tableText());
}

/// The table would copy one cell.
bool AnalyticTable::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress)
        if (auto* key = static_cast<QKeyEvent*>(event); key->matches(QKeySequence::Copy) || (key->key() == Qt::Key_Escape && currentLayer() >= 0)) {
            keyPressEvent(key);
            return true;
        }
    return QWidget::eventFilter(watched, event);
}

/// Where the window is narrow, details go below the table: numbers come first.
void AnalyticTable::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const Qt::Orientation orientation = width() >= 1180 ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != orientation) {
        m_splitter->setOrientation(orientation);
        m_splitter->setSizes(orientation == Qt::Horizontal ? QList { width() - 320, 320 } : QList { height() * 3 / 5, height() * 2 / 5 });
    }
}

void AnalyticTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
