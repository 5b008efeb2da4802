// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/program_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/program/core_model.h"
#include "widgets/program/instruction_details.h"
#include "widgets/program/instruction_model.h"
#include "widgets/program/instruction_table.h"
#include "widgets/program/program_text.h"
#include "widgets/program/row_copier.h"

namespace pim::widgets {
namespace {

constexpr int kRowHeight = 24, kTypingMs = 120;
constexpr int kCountMs = 100; ///< between two counts while rows come in: each lays the bar out anew

int startWidth(InstructionColumn column)
{
    switch (column) {
    case InstructionColumn::Core: return 46;
    case InstructionColumn::Index: return 66;
    case InstructionColumn::Mnemonic: return 82;
    case InstructionColumn::Operands: return 260;
    case InstructionColumn::Unit: return 80;
    case InstructionColumn::Layer: return 110;
    case InstructionColumn::Position: return 96;
    case InstructionColumn::Start:
    case InstructionColumn::End: return 86;
    }
    return 100;
}

/// What one asks for first stands where a narrow table still shows it.
constexpr std::array kShownOrder { InstructionColumn::Core, InstructionColumn::Index, InstructionColumn::Mnemonic, InstructionColumn::Start, InstructionColumn::End,
                                   InstructionColumn::Layer, InstructionColumn::Operands, InstructionColumn::Unit, InstructionColumn::Position };
constexpr int kCompactHeight = 520, kCompactLayers = 106, kTimeWidth = 88;

int startWidth(CoreColumn column) { return column == CoreColumn::Core ? 88 : column == CoreColumn::Instructions ? 104 : 84; }

/// Text as far from the cell's edge as its header has it.
class InstructionDelegate : public NumberDelegate
{
public:
    using NumberDelegate::NumberDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem item = option;
        if ((index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft) != 0 && index.data(kFindRole).toString().isEmpty())
            item.rect.adjust(5, 0, -4, 0);
        NumberDelegate::paint(painter, item, index);
    }
};

/// Cores by any of their figures; "all" stays on top.
class SortedCores : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        if (left.row() == 0 || right.row() == 0)
            return (left.row() == 0) == (sortOrder() == Qt::AscendingOrder) && left.row() != right.row();
        const double a = left.data(kSortRole).toDouble(), b = right.data(kSortRole).toDouble();
        return a != b ? a < b : left.row() < right.row();
    }
};

} // namespace

ProgramView::ProgramView(QWidget* parent)
    : QWidget(parent)
    , m_cores(new CoreModel(this))
    , m_sortedCores(new SortedCores(this))
    , m_instructions(new InstructionModel(this))
    , m_header(new ProgramHeader(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(QStringLiteral("code"), this))
    , m_coreTable(new QTableView(this))
    , m_table(new InstructionTable(this))
    , m_details(new InstructionDetails(this))
    , m_copier(new RowCopier(this))
{
    m_sortedCores->setSourceModel(m_cores);
    m_coreTable->setModel(m_sortedCores);
    m_coreTable->setItemDelegate(new NumberDelegate(m_coreTable));
    m_coreTable->setFont(fontOf(TextRole::Table));
    m_coreTable->setShowGrid(false);
    m_coreTable->setProperty("padded", true);
    m_coreTable->setAlternatingRowColors(true);
    m_coreTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_coreTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_coreTable->setTabKeyNavigation(false);
    m_coreTable->setWordWrap(false);
    m_coreTable->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_coreTable->verticalHeader()->hide();
    m_coreTable->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_coreTable->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_coreTable->horizontalHeader()->setHighlightSections(false);
    m_coreTable->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_coreTable->horizontalHeader()->setSortIndicatorClearable(true);
    m_coreTable->setSortingEnabled(true);
    for (int c = 0; c < kCoreColumnCount; ++c)
        m_coreTable->setColumnWidth(c, startWidth(static_cast<CoreColumn>(c)));

    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setModel(m_instructions);
    m_table->setItemDelegate(new InstructionDelegate(m_table));
    m_table->setFont(fontOf(TextRole::Table));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int c = 0; c < kInstructionColumnCount; ++c)
        m_table->header()->resizeSection(c, startWidth(static_cast<InstructionColumn>(c)));
    for (int place = 0; place < kInstructionColumnCount; ++place)
        m_table->header()->moveSection(m_table->header()->visualIndex(static_cast<int>(kShownOrder[static_cast<std::size_t>(place)])), place);

    auto* below = m_below = new QSplitter(Qt::Vertical, this);
    below->addWidget(m_table);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_details);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumHeight(48);
    m_detailsScroll = scroll;
    below->addWidget(scroll);
    below->setStretchFactor(0, 1);
    below->setChildrenCollapsible(false);
    below->setSizes({ 600, 120 });
    auto* beside = new QSplitter(Qt::Horizontal, this);
    beside->addWidget(m_coreTable);
    beside->addWidget(below);
    beside->setStretchFactor(1, 1);
    beside->setSizes({ 206, 800 });
    m_coreTable->setMinimumWidth(120);
    below->setMinimumWidth(240);
    m_empty->setProperty("surface", QStringLiteral("base"));
    m_empty->setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(m_empty);
    auto* page = new QWidget(this);
    auto* pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(0);
    pageColumn->addWidget(makeToolbar());
    pageColumn->addWidget(beside, 1);
    m_stack->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &ProgramView::applyFilter);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& text) { text.isEmpty() ? applyFilter() : m_typing.start(); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] {
        applyFilter();
        m_table->setFocus();
    });
    connect(m_layers, &QComboBox::activated, this, &ProgramView::applyFilter);
    connect(m_time, &QLineEdit::returnPressed, this, &ProgramView::goToTyped);
    connect(m_copy, &QToolButton::clicked, this, &ProgramView::copy);
    connect(m_coreTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (!m_following && index.isValid())
            applyFilter();
    });
    connect(m_instructions, &InstructionModel::searchChanged, this, [this] {
        if (!m_instructions->isSearching() || !m_counted.isValid() || m_counted.elapsed() >= kCountMs)
            showProgress();
        goToWanted();
    });
    connect(m_stop, &QToolButton::clicked, this, &ProgramView::stop);
    connect(m_copier, &RowCopier::progressed, this, [this] {
        if (!m_counted.isValid() || m_counted.elapsed() >= kCountMs)
            showProgress();
    });
    connect(m_copier, &RowCopier::finished, this, [this](const QByteArray& text, qint64 copied, qint64 selected) {
        auto* mime = new QMimeData;
        mime->setData(QStringLiteral("text/plain"), text);
        QGuiApplication::clipboard()->setMimeData(mime);
        showProgress();
        emit notice(copied < selected ? tr("Copied the first %1 of %2 instructions: a spreadsheet holds no more. Narrow them down, or export the program.")
                                            .arg(countText(copied), countText(selected))
                                      : tr("Copied %1 instructions with headers").arg(countText(copied)));
    });
    connect(m_table, &InstructionTable::currentRowChanged, this, &ProgramView::pick);
    connect(m_table, &QAbstractItemView::customContextMenuRequested, this, &ProgramView::showMenu);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        const std::int64_t row = m_instructions->programRow(index.row());
        if (const int layer = m_data->source(m_data->at(row)).layer; layer >= 0)
            emit layerRequested(m_data->time(row) ? QStringLiteral("timeline") : QStringLiteral("layers"), layer);
    });
    connect(m_details, &InstructionDetails::layerRequested, this, &ProgramView::layerRequested);
    connect(m_header, &ProgramHeader::compileRequested, this, &ProgramView::compileRequested);
    connect(m_header, &ProgramHeader::recompileRequested, this, &ProgramView::recompileRequested);
    connect(m_header, &ProgramHeader::machineRequested, this, &ProgramView::machineRequested);
    connect(m_header, &ProgramHeader::closeFileRequested, this, &ProgramView::closeFileRequested);
    connect(m_header, &ProgramHeader::rerunRequested, this, &ProgramView::rerunRequested);
    connect(m_header, &ProgramHeader::simulateRequested, this, &ProgramView::simulateRequested);
    connect(m_header, &ProgramHeader::verifyRequested, this, &ProgramView::verifyRequested);
    connect(m_header, &ProgramHeader::exportRequested, this, &ProgramView::exportRequested);
    connect(m_header, &ProgramHeader::cancelRequested, this, &ProgramView::cancelRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { m_why == Empty::NoDesign ? emit designRequested() : emit compileRequested(); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_cores->refresh();
        m_instructions->refresh();
        m_table->viewport()->update();
    });
    QList<QWidget*> order = m_header->tabOrder();
    order << m_find;
    for (QPushButton* chip : m_units)
        order << chip;
    order << m_layers << m_time << m_stop << m_copy << m_coreTable << m_table << m_details->tabOrder();
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    retranslateUi();
}

ProgramView::~ProgramView() = default;

QWidget* ProgramView::makeToolbar()
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("base"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* flow = new FlowLayout(bar, 8, 4);
    flow->setContentsMargins(12, 6, 12, 6);
    m_find = new QLineEdit(bar);
    m_find->addAction(icon(QStringLiteral("search"), IconRole::Muted), QLineEdit::LeadingPosition);
    m_find->setClearButtonEnabled(true);
    m_find->setFixedWidth(184);
    flow->addWidget(m_find);
    for (QPushButton*& chip : m_units) {
        chip = new QPushButton(bar);
        chip->setCheckable(true);
        chip->setChecked(true);
        chip->setFont(fontOf(TextRole::Table));
        flow->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, &ProgramView::applyFilter);
    }
    m_layers = new QComboBox(bar);
    m_layers->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_layers->setMinimumContentsLength(14);
    flow->addWidget(m_layers);
    m_time = new QLineEdit(bar);
    m_time->setFixedWidth(kTimeWidth);
    m_time->setObjectName(QStringLiteral("time"));
    flow->addWidget(m_time);
    m_count = new QLabel(bar);
    m_count->setProperty("role", QStringLiteral("label"));
    m_copy = new QToolButton(bar);
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_stop = new QToolButton(bar);
    m_stop->setIcon(icon(QStringLiteral("stop")));
    m_stop->setFocusPolicy(Qt::StrongFocus);
    m_stop->setObjectName(QStringLiteral("stopWork"));
    m_stop->hide();
    flow->addStretch();
    flow->addWidget(m_count);
    flow->addWidget(m_stop);
    flow->addWidget(m_copy);
    return bar;
}

void ProgramView::retranslateUi()
{
    m_find->setPlaceholderText(tr("Search instructions"));
    m_find->setAccessibleName(tr("Search instructions by mnemonic, operands or layer"));
    m_find->setToolTip(tr("Words that must all be found in the mnemonic, the operands or the layer's name: “mvmul group=3”"));
    m_time->setPlaceholderText(tr("Go to time"));
    m_time->setAccessibleName(tr("Go to the instruction that runs at a simulated time"));
    m_time->setToolTip(tr("Simulated time, as “1.2 ms” or “340 us”; a bare number counts in ns. Return goes to the first of the shown instructions that runs then."));
    m_layers->setAccessibleName(tr("Layer whose instructions are shown"));
    m_layers->setToolTip(tr("Layer whose instructions are shown, with their number"));
    m_copy->setAccessibleName(tr("Copy"));
    m_copy->setToolTip(tr("Copy the selected instructions with headers, for a spreadsheet (%1)").arg(QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)));
    m_coreTable->setAccessibleName(tr("Cores of the program"));
    m_table->setAccessibleName(tr("Instructions"));
    m_header->retranslateUi();
    m_details->retranslateUi();
    m_cores->refresh();
    m_instructions->refresh();
    fillLayers();
    showCounts();
    showEmpty();
}

void ProgramView::setSelection(Selection* selection) { m_selection = selection; }

void ProgramView::setProgram(std::shared_ptr<const ProgramData> program, const ProgramState& state)
{
    const bool other = program != m_data;
    m_state = state;
    if (other) {
        // The same place in a program that was compiled or simulated again.
        const auto before = current();
        const std::int32_t core = m_instructions->filter().core;
        const auto layer = m_instructions->filter().layer;
        m_data = std::move(program);
        m_wanted.reset();
        m_following = true;
        m_cores->setData(m_data);
        fillLayers();
        if (layer)
            m_layers->setCurrentIndex(std::max(0, m_layers->findData(*layer)));
        m_instructions->setData(m_data);
        if (m_data) {
            const std::int32_t kept = core < static_cast<std::int32_t>(m_data->cores.size()) ? core : -1;
            m_coreTable->setCurrentIndex(m_sortedCores->mapFromSource(m_cores->index(m_cores->rowOf(kept), 0)));
        }
        m_following = false;
        applyFilter();
        m_details->setInstruction(m_data, std::nullopt);
        if (m_data && before && m_data->has(*before)) {
            m_wanted = before;
            goToWanted();
        }
    }
    m_header->setProgram(m_data, m_state);
    m_stack->setCurrentIndex(m_data ? 1 : 0);
    m_time->setVisible(m_data && !m_data->entryOf.empty());
    showDetails();
    showEmpty();
    showCounts();
}

void ProgramView::setEmpty(Empty why, const QString& reason)
{
    m_why = why;
    m_reason = reason;
    if (m_data)
        setProgram(nullptr, {});
    showEmpty();
}

void ProgramView::setBusy(const QString& text, double fraction)
{
    m_header->setBusy(text, fraction);
    showEmpty();
}

void ProgramView::showEmpty()
{
    m_header->setVisible(m_data || m_header->isBusy());
    if (m_data)
        return;
    const bool busy = m_header->isBusy();
    switch (m_why) {
    case Empty::NoDesign:
        m_empty->setText(tr("No design selected"), tr("A program is the network compiled to instructions for the cores of a design. Select a design first, in Explore or among the runs."));
        m_empty->setAction(tr("Show designs"));
        break;
    case Empty::NotCompiled:
        m_empty->setText(busy ? tr("Compiling") : tr("No program yet"),
                         tr("Compile the network for this design, or for another machine: every core gets its instructions, which can be searched, verified bit for bit, simulated, and exported for pimsim-nn."));
        m_empty->setAction(busy ? QString() : tr("Compile…"));
        break;
    case Empty::Failed:
        m_empty->setText(tr("It could not be compiled"), m_reason);
        m_empty->setAction(busy ? QString() : tr("Other options…"));
        break;
    }
}

void ProgramView::fillLayers()
{
    const QVariant chosen = m_layers->currentData();
    m_layers->clear();
    m_layers->addItem(tr("All layers"));
    if (m_data) {
        std::int64_t ofLayers = 0;
        for (std::size_t l = 0; l < m_data->layerNames.size(); ++l) {
            ofLayers += m_data->layerInstructions[l];
            if (m_data->layerInstructions[l] > 0)
                m_layers->addItem(QStringLiteral("%1 (%2)").arg(m_data->layerNames[l], countText(m_data->layerInstructions[l])), static_cast<int>(l));
        }
        if (const std::int64_t others = m_data->rows() - ofLayers; others > 0)
            m_layers->addItem(tr("Of no layer (%1)").arg(countText(others)), -1);
    }
    m_layers->setCurrentIndex(chosen.isValid() ? std::max(0, m_layers->findData(chosen)) : 0);
}

void ProgramView::showCounts()
{
    const CoreFigures* figures = nullptr;
    if (m_data) {
        const std::int32_t core = m_instructions->filter().core;
        figures = core < 0 ? &m_data->total : &m_data->cores[static_cast<std::size_t>(core)];
    }
    for (std::size_t u = 0; u < m_units.size(); ++u) {
        const QString name = unitLabel(static_cast<program::Unit>(u));
        const QString counted = figures ? QStringLiteral("%1 %2").arg(name, countText(figures->byUnit[u])) : name;
        m_units[u]->setText(m_compact ? name : counted);
        m_units[u]->setAccessibleName(tr("Show instructions of the unit: %1").arg(name));
        m_units[u]->setToolTip(tr("Show instructions of the unit: %1").arg(m_compact ? counted : name));
    }
    showProgress();
}

void ProgramView::showProgress()
{
    m_counted.start();
    m_count->setText(statusLine());
    const bool copying = m_copier->isCopying();
    m_stop->setVisible(copying || m_instructions->isSearching());
    m_stop->setAccessibleName(copying ? tr("Stop copying") : tr("Stop searching"));
    m_stop->setToolTip(copying ? tr("Stop copying; the clipboard stays as it was") : tr("Stop searching; what was found stays"));
    if (m_data && isVisible())
        emit statusText(statusLine());
}

void ProgramView::stop()
{
    if (m_copier->isCopying()) {
        m_copier->cancel();
        emit notice(tr("Copying was stopped"));
    } else {
        m_instructions->stopSearch();
    }
    showProgress();
    m_table->setFocus();
}

QString ProgramView::statusLine() const
{
    if (!m_data)
        return {};
    const QString shown = countText(m_instructions->rowCount());
    if (m_copier->isCopying())
        return tr("Copying… %1").arg(percentText(m_copier->done(), 2));
    if (m_instructions->isSearching())
        return tr("Searching… %1 found, %2 searched").arg(shown, percentText(m_instructions->searched(), 2));
    if (m_instructions->isStopped())
        return tr("%1 found, stopped at %2").arg(shown, percentText(m_instructions->searched(), 2));
    return m_instructions->rowCount() == m_data->rows() ? tr("%1 instructions").arg(shown)
                                                        : tr("%1 of %2 instructions").arg(shown, countText(m_data->rows()));
}

void ProgramView::setUnits(unsigned units)
{
    for (std::size_t u = 0; u < m_units.size(); ++u)
        m_units[u]->setChecked((units >> u & 1U) != 0);
    applyFilter();
}

void ProgramView::setFilterText(const QString& text)
{
    m_find->setText(text);
    applyFilter();
}

void ProgramView::applyFilter()
{
    if (m_following)
        return;
    m_typing.stop();
    InstructionFilter filter;
    const QModelIndex core = m_sortedCores->mapToSource(m_coreTable->currentIndex());
    filter.core = core.isValid() ? m_cores->coreAt(core.row()) : -1;
    filter.units = 0;
    for (std::size_t u = 0; u < m_units.size(); ++u)
        if (m_units[u]->isChecked())
            filter.units |= 1U << u;
    if (const QVariant layer = m_layers->currentData(); layer.isValid())
        filter.layer = layer.toInt();
    filter.text = m_find->text();
    if (filter == m_instructions->filter())
        return;
    // Where one was, if it is still there.
    if (!m_wanted)
        m_wanted = current();
    m_instructions->setFilter(filter);
    showCounts();
    goToWanted();
}

std::optional<InstructionPlace> ProgramView::current() const
{
    const int row = m_table->currentIndex().row();
    return m_data && row >= 0 ? std::optional(m_instructions->placeOf(row)) : std::nullopt;
}

QString ProgramView::words() const { return m_details->words(); }

void ProgramView::goToWanted()
{
    if (!m_wanted)
        return;
    const int row = m_instructions->rowOf(*m_wanted);
    if (row >= 0) {
        m_wanted.reset();
        m_table->goTo(row);
    } else if (!m_instructions->isSearching()) {
        pick(-1); // the filter keeps it out
        m_wanted.reset();
    }
}

void ProgramView::pick(int row)
{
    if (!m_data || row < 0) {
        m_details->setInstruction(m_data, std::nullopt);
        showDetails();
        m_table->setAccessibleDescription({});
        return;
    }
    const bool wasEmpty = m_details->isEmpty();
    m_wanted.reset(); // somebody has chosen
    const InstructionPlace place = m_instructions->placeOf(row);
    m_details->setInstruction(m_data, place);
    if (wasEmpty)
        showDetails();
    m_table->setAccessibleDescription(m_details->words());
    const int layer = m_data->source(m_data->at(place)).layer;
    if (m_selection && layer >= 0 && m_table->hasFocus())
        m_selection->setLayer(network::LayerId { layer });
    emit instructionPicked(place.core, place.index);
}

void ProgramView::showInstruction(int core, int index)
{
    const InstructionPlace place { core, index };
    if (!m_data || !m_data->has(place))
        return;
    if (m_instructions->rowOf(place) < 0) {
        m_following = true;
        m_find->clear();
        m_layers->setCurrentIndex(0);
        for (QPushButton* chip : m_units)
            chip->setChecked(true);
        if (m_instructions->filter().core >= 0)
            m_coreTable->setCurrentIndex(m_sortedCores->mapFromSource(m_cores->index(m_cores->rowOf(core), 0)));
        m_following = false;
        m_wanted = place;
        applyFilter();
    }
    m_wanted = place;
    goToWanted();
}

void ProgramView::showLayer(int layer)
{
    const int at = m_layers->findData(layer);
    if (at <= 0)
        return;
    m_following = true;
    m_find->clear();
    m_layers->setCurrentIndex(at);
    for (QPushButton* chip : m_units)
        chip->setChecked(true);
    m_coreTable->setCurrentIndex(m_sortedCores->mapFromSource(m_cores->index(0, 0)));
    m_following = false;
    applyFilter();
}

void ProgramView::showCore(int core)
{
    if (m_data && core >= -1 && core < static_cast<int>(m_data->cores.size()))
        m_coreTable->setCurrentIndex(m_sortedCores->mapFromSource(m_cores->index(m_cores->rowOf(core), 0)));
}

void ProgramView::showTime(std::int64_t ps)
{
    if (!m_data)
        return;
    const auto place = runningAt(*m_data, ps, m_instructions->filter().core, [this](const InstructionPlace& one) { return m_instructions->rowOf(one) >= 0; });
    if (!place) {
        emit notice(tr("None of the instructions that are shown runs at %1 or later").arg(timeText(ps)));
        return;
    }
    showInstruction(place->core, place->index);
    m_table->setFocus();
}

void ProgramView::goToTyped()
{
    const QString typed = m_time->text().trimmed();
    if (typed.isEmpty())
        return;
    bool bare = false;
    const double nanoseconds = QLocale().toDouble(typed, &bare);
    const auto seconds = bare ? Result<double>(nanoseconds * 1e-9) : parseQuantity(typed, QStringLiteral("s"));
    if (!seconds || !(*seconds >= 0) || *seconds > 1e6)
        emit notice(tr("“%1” is not a time: write it as 1.2 ms, 340 us, or a number of ns").arg(typed));
    else
        showTime(std::llround(*seconds * 1e12));
}

void ProgramView::showDetails()
{
    m_detailsScroll->setVisible(!m_compact || !m_details->isEmpty());
}

void ProgramView::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    m_header->setCompact(compact);
    m_find->setFixedWidth(compact ? 112 : 184);
    m_layers->setMaximumWidth(compact ? kCompactLayers : QWIDGETSIZE_MAX);
    for (QPushButton* chip : m_units)
        chip->setStyleSheet(compact ? QStringLiteral("QPushButton { padding: 4px 6px; } QPushButton:focus { padding: 3px 5px; }") : QString());
    m_count->setVisible(!compact); // it is in the status bar, too
    m_below->setSizes(compact ? QList<int> { 1000, 52 } : QList<int> { 600, 120 });
    showCounts();
    showDetails();
}

void ProgramView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setCompact(height() < kCompactHeight);
}

void ProgramView::copy()
{
    if (!m_data)
        return;
    auto ranges = m_table->selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a.top() < b.top(); });
    std::int64_t selected = 0;
    for (const QItemSelectionRange& range : ranges)
        selected += range.height();
    if (selected == 0) {
        emit notice(tr("Nothing is selected to copy"));
        return;
    }
    // Numbers, not rows of the table: it may be searched anew meanwhile.
    std::vector<std::uint32_t> rows;
    rows.reserve(static_cast<std::size_t>(std::min(selected, RowCopier::kMost)));
    for (const QItemSelectionRange& range : ranges)
        for (int row = range.top(); row <= range.bottom() && static_cast<std::int64_t>(rows.size()) < RowCopier::kMost; ++row)
            rows.push_back(static_cast<std::uint32_t>(m_instructions->programRow(row)));
    m_copier->start(m_data, std::move(rows), selected);
    showProgress();
}

bool ProgramView::isCopying() const { return m_copier->isCopying(); }

void ProgramView::showMenu(const QPoint& position)
{
    const auto place = current();
    if (!place)
        return;
    QMenu menu(this);
    menu.addAction(m_copy->icon(), tr("Copy"), this, &ProgramView::copy);
    const int layer = m_data->source(m_data->at(*place)).layer;
    if (layer >= 0) {
        menu.addSeparator();
        menu.addAction(tr("Only this layer"), this, [this, layer] { showLayer(layer); });
        const std::pair<const char*, QString> views[] { { "layers", tr("Show in Layers") }, { "network", tr("Show in Network") },
                                                        { "timeline", tr("Show on the timeline") }, { "floorplan", tr("Show on the floorplan") } };
        for (const auto& [view, text] : views)
            menu.addAction(text, this, [this, view = QLatin1String(view), layer] { emit layerRequested(view, layer); });
    }
    menu.addSeparator();
    menu.addAction(tr("Only this core"), this, [this, core = place->core] { showCore(core); });
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

void ProgramView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void ProgramView::focusInEvent(QFocusEvent* event) { (m_data ? static_cast<QWidget*>(m_table) : m_empty)->setFocus(event->reason()); }

void ProgramView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace pim::widgets
