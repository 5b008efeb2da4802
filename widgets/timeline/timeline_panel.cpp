// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_panel.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/program/assembly.h"
#include "core/timeline/recorded.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/theme.h"

namespace pim::widgets {

using timeline::OperationRef;
using timeline::Stall;
using timeline::Timeline;

namespace {

constexpr int kStretches = 32; ///< that a peak is looked for in

QTreeWidget* table(int columns, QWidget* parent)
{
    auto* tree = new QTreeWidget(parent);
    tree->setColumnCount(columns);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    tree->setFont(fontOf(TextRole::Table));
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int i = 1; i < columns; ++i)
        tree->header()->setSectionResizeMode(i, QHeaderView::ResizeToContents);
    tree->header()->setMinimumSectionSize(24);
    tree->header()->setFont(fontOf(TextRole::Caption));
    tree->header()->setStyleSheet(QStringLiteral("QHeaderView::section { padding: 0 4px; }"));
    return tree;
}

QIcon swatch(const std::function<void(QPainter&, const QRectF&)>& paint)
{
    QPixmap pixmap(24, 24);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(painter, QRectF(0, 0, 12, 12));
    return QIcon(pixmap);
}

QIcon swatch(timeline::Operation operation)
{
    return swatch([operation](QPainter& p, const QRectF& r) { p.fillRect(r.adjusted(1, 1, -1, -1), colourOf(operation)); });
}

QTreeWidgetItem* addRow(QTreeWidget& tree, const QStringList& texts, const QIcon& icon = {})
{
    auto* item = new QTreeWidgetItem(&tree, texts);
    if (!icon.isNull())
        item->setIcon(0, icon);
    for (int i = 1; i < texts.size(); ++i)
        item->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

/// As high as its rows: the panel scrolls, not the tables in it.
void settle(QTreeWidget& tree)
{
    tree.ensurePolished();
    const int row = std::max(16, tree.sizeHintForRow(0));
    const int header = tree.isHeaderHidden() ? 0 : std::max(22, tree.header()->sizeHint().height());
    tree.setFixedHeight(header + row * std::max(1, tree.topLevelItemCount()) + 2);
}

QString percent(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? QLocale().toString(100.0 * static_cast<double>(part) / static_cast<double>(whole), 'f', 1) : QStringLiteral("–");
}

} // namespace

TimelinePanel::TimelinePanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_subtitle(new QLabel)
    , m_why(new QLabel)
    , m_shares(table(5, this))
    , m_stalls(table(4, this))
    , m_path(table(2, this))
    , m_time(table(2, this))
    , m_before(table(3, this))
    , m_after(table(3, this))
    , m_pipeline(table(2, this))
    , m_power(table(2, this))
{
    for (QLabel* label : { m_title, m_subtitle, m_why })
        label->setTextFormat(Qt::PlainText);
    setProperty("surface", QStringLiteral("base"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setFont(fontOf(TextRole::Heading));
    m_title->setContentsMargins(12, 10, 12, 0);
    m_title->setWordWrap(true);
    m_subtitle->setContentsMargins(12, 0, 12, 6);
    m_subtitle->setProperty("role", QStringLiteral("label"));
    m_subtitle->setWordWrap(true);
    m_why->setWordWrap(true);
    m_why->setContentsMargins(3, 6, 6, 8);
    m_why->setProperty("role", QStringLiteral("label"));
    for (QTreeWidget* tree : { m_path, m_time, m_pipeline, m_power }) {
        tree->setHeaderHidden(true);
        tree->setIndentation(0);
        tree->setStyleSheet(QStringLiteral("QTreeView::item { padding: 2px 0; }"));
    }
    auto* pipeline = new QWidget;
    auto* column = new QVBoxLayout(pipeline);
    column->setContentsMargins(9, 0, 6, 0);
    column->setSpacing(0);
    column->addWidget(m_pipeline);
    column->addWidget(m_why);
    const auto indented = [](QTreeWidget* tree) {
        auto* holder = new QWidget;
        auto* layout = new QVBoxLayout(holder);
        layout->setContentsMargins(9, 0, 6, 4);
        layout->addWidget(tree);
        return holder;
    };
    m_sharesSection = new Section({}, indented(m_shares));
    m_stallsSection = new Section({}, indented(m_stalls));
    m_pathSection = new Section({}, indented(m_path));
    m_timeSection = new Section({}, indented(m_time));
    m_beforeSection = new Section({}, indented(m_before));
    m_afterSection = new Section({}, indented(m_after));
    m_pipelineSection = new Section({}, pipeline);
    m_powerSection = new Section({}, indented(m_power));
    auto* ways = new QWidget;
    auto* list = new QVBoxLayout(ways);
    list->setContentsMargins(12, 0, 6, 8);
    list->setSpacing(0);
    const auto way = [&](Goal goal) {
        auto* button = new QPushButton;
        button->setProperty("link", true);
        button->setCursor(Qt::PointingHandCursor);
        list->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, goal] { emit goRequested(goal, goal == Goal::Link ? m_link : m_layer); });
        return button;
    };
    m_goInstruction = new QPushButton;
    m_goInstruction->setProperty("link", true);
    m_goInstruction->setCursor(Qt::PointingHandCursor);
    list->addWidget(m_goInstruction, 0, Qt::AlignLeft);
    connect(m_goInstruction, &QPushButton::clicked, this, [this] { emit instructionRequested(m_core, m_instruction); });
    m_goLink = way(Goal::Link);
    m_goMacros = way(Goal::Floorplan);
    m_goLayer = way(Goal::Layers);
    m_goNode = way(Goal::Network);
    m_goSection = new Section({}, ways);
    auto* content = new QWidget;
    content->setProperty("surface", QStringLiteral("base"));
    content->setAttribute(Qt::WA_StyledBackground);
    auto* all = new QVBoxLayout(content);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    for (QWidget* w : std::initializer_list<QWidget*> { m_title, m_subtitle, m_timeSection, m_beforeSection, m_afterSection, m_pipelineSection, m_sharesSection, m_stallsSection, m_powerSection, m_pathSection, m_goSection })
        all->addWidget(w);
    all->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(scroll);
    for (QTreeWidget* tree : { m_before, m_after })
        connect(tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
            const auto neighbours = item->data(0, Qt::UserRole).toList();
            if (neighbours.size() == 3)
                emit operationActivated({ neighbours[0].toInt(), neighbours[1].toInt(), neighbours[2].toInt() });
        });
    m_before->setObjectName(QStringLiteral("before"));
    setMinimumWidth(220);
    retranslate();
    clear();
}

void TimelinePanel::retranslate()
{
    setAccessibleName(tr("Timeline details"));
    m_sharesSection->setTitle(tr("Time per resource (% of the span)"));
    m_stallsSection->setTitle(tr("Why units waited (% of the span)"));
    m_pathSection->setTitle(tr("Critical path"));
    m_timeSection->setTitle(tr("Time"));
    m_beforeSection->setTitle(tr("Waited for"));
    m_afterSection->setTitle(tr("What waits for it"));
    m_pipelineSection->setTitle(tr("Pipeline"));
    m_powerSection->setTitle(tr("Power"));
    m_goSection->setTitle(tr("Go to"));
    const auto say = [](QPushButton* button, const QString& text, const QString& tip) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip);
    };
    say(m_goInstruction, tr("The instruction in the program"), tr("Show this instruction in the list of its core"));
    say(m_goMacros, tr("Its macros in the floorplan"), tr("Show where this layer is on the chip"));
    say(m_goLink, tr("The link in the floorplan"), tr("Show where this link of the NoC is on the chip"));
    say(m_goLayer, tr("Its row in the table of layers"), tr("Show duplication, macros and units of this layer"));
    say(m_goNode, tr("Its node in the network"), tr("Show this layer in the graph of the network"));
    m_shares->setHeaderLabels({ tr("Resource"), tr("Busy"), tr("Stalled"), tr("Idle"), tr("Lanes") });
    m_shares->headerItem()->setToolTip(1, tr("Cycles at work, % of all cycles of these lanes"));
    m_shares->headerItem()->setToolTip(2, tr("Cycles waiting with work to come, % of all cycles of these lanes"));
    m_shares->headerItem()->setToolTip(3, tr("Cycles without work, % of all cycles of these lanes"));
    m_shares->headerItem()->setToolTip(4, tr("Lanes at work at a time: on average / at the peak"));
    m_stalls->setHeaderLabels({ tr("Reason"), operationText(timeline::Operation::Mvm), operationText(timeline::Operation::Adc), tr("Links") });
    m_stalls->headerItem()->setToolTip(1, tr("Cycles crossbars waited, % of all cycles of their lanes"));
    m_stalls->headerItem()->setToolTip(2, tr("Cycles ADCs waited, bit by bit where two layers share them, % of all cycles of their lanes"));
    m_stalls->headerItem()->setToolTip(3, tr("Cycles transfers and merges waited, % of all cycles of their lanes"));
    if (m_recorded) {
        m_sharesSection->setTitle(tr("Time per unit (% of the cores' time)"));
        m_shares->setHeaderLabels({ tr("Unit"), tr("Busy"), tr("Stalled"), tr("Idle"), tr("At once") });
        m_shares->headerItem()->setToolTip(1, tr("Time in which it works; waiting is apart, and array groups that work at the same time count once"));
        m_shares->headerItem()->setToolTip(2, tr("Time in which it does not work although an instruction for it is there"));
        m_shares->headerItem()->setToolTip(3, tr("Time without an instruction for it"));
        m_shares->headerItem()->setToolTip(4, tr("Array groups at work at a time, on average while any of them is"));
        m_stalls->setHeaderLabels({ tr("Reason"), tr("Matrix"), tr("Vector"), tr("Transfer") });
        for (int i = 1; i < 4; ++i)
            m_stalls->headerItem()->setToolTip(i, tr("Cycles this unit of the cores stood still although an instruction for it was there, % of all cycles of its lanes"));
    }
    if (m_recorded && m_whole) {
        m_stallsSection->setTitle(tr("Why cores stood still (% of the time)"));
        m_stalls->setHeaderLabels({ tr("Reason"), tr("All cores"), tr("Most"), tr("in core") });
        m_stalls->headerItem()->setToolTip(1, tr("Mean of the cores that are used. Units wait beside each other and beside the dispatcher, so that the lines overlap."));
        m_stalls->headerItem()->setToolTip(2, tr("Of the core that has most of it. Array groups each wait for themselves: together more than 100 % is possible."));
        m_stalls->headerItem()->setToolTip(3, tr("Which core that is"));
    }
    for (QTreeWidget* tree : { m_before, m_after }) {
        tree->setHeaderLabels({ tr("Operation"), tr("Rule"), tr("Slack") });
        tree->headerItem()->setToolTip(2, tr("Cycles between when it could have started for this reason and its start; 0 binds"));
    }
    for (QTreeWidget* tree : { m_shares, m_stalls, m_before, m_after })
        for (int i = 1; i < tree->columnCount(); ++i)
            tree->headerItem()->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
    m_shares->setAccessibleName(tr("Time per resource"));
    m_stalls->setAccessibleName(tr("Why units waited"));
    m_path->setAccessibleName(tr("Critical path"));
    m_time->setAccessibleName(tr("Time of the operation"));
    m_before->setAccessibleName(tr("Waited for"));
    m_after->setAccessibleName(tr("What waits for it"));
    m_pipeline->setAccessibleName(tr("Pipeline"));
    m_power->setAccessibleName(tr("Power"));
}

void TimelinePanel::showParts(bool shares, bool operation)
{
    m_sharesSection->setVisible(shares);
    m_stallsSection->setVisible(shares);
    m_pathSection->setVisible(shares);
    m_pipelineSection->setVisible(shares);
    m_powerSection->setVisible(shares);
    m_timeSection->setVisible(operation);
    m_beforeSection->setVisible(operation);
    m_afterSection->setVisible(operation);
}

void TimelinePanel::clear()
{
    m_title->clear();
    m_subtitle->clear();
    showParts(false, false);
    m_goSection->hide();
}

void TimelinePanel::setGoTo(const TimelineData& shown, int layer, int link)
{
    const std::size_t layers = shown.network ? shown.network->layers.size() : shown.timeline->layers.size();
    const bool known = layer >= 0 && layer < static_cast<int>(layers);
    setInstruction(-1, -1);
    m_layer = known ? layer : -1;
    m_link = link;
    m_goSection->setVisible(known || link >= 0);
    m_goLink->setVisible(link >= 0);
    for (QPushButton* button : { m_goMacros, m_goLayer, m_goNode })
        button->setVisible(known);
}

void TimelinePanel::setInstruction(int core, int index)
{
    m_core = core;
    m_instruction = index;
    m_goInstruction->setVisible(core >= 0);
    if (core >= 0)
        m_goSection->show();
}

/// Sections that only a schedule fills, and titles that say what is shown.
void TimelinePanel::setRecorded(bool on)
{
    if (on != m_recorded) {
        m_recorded = on;
        retranslate();
    }
    if (!on)
        return;
    for (Section* section : { m_pathSection, m_pipelineSection, m_powerSection, m_beforeSection, m_afterSection })
        section->hide();
}

void TimelinePanel::fillShares(const TimelineData& shown, const std::vector<int>& layers, std::int64_t from, std::int64_t to)
{
    m_shares->clear();
    m_stalls->clear();
    const auto number = [](std::int64_t part, std::int64_t whole) { return part == 0 ? QStringLiteral("–") : percent(part, whole); };
    if (m_recorded)
        fillUnits(shown, layers, from, to);
    std::array<timeline::LaneShare, 3> lanes {}; // of MVMs, of ADCs, of what goes over links; or of the units of cores
    for (const timeline::ResourceShare& r : timeline::areaShares(shown.times, layers, from, to, kStretches)) {
        const std::int64_t whole = r.share.span();
        if (!m_recorded)
            addRow(*m_shares,
               { operationText(*shown.timeline, r.kind), percent(r.share.busy, whole), number(r.share.stalls(), whole), percent(r.share.idle, whole),
                 QStringLiteral("%1 / %2").arg(QLocale().toString(r.average * r.lanes, 'f', 1), QLocale().toString(r.peak * r.lanes, 'f', 1)) },
               swatch(r.kind))
            ->setToolTip(0, tr("Lanes: %1").arg(countText(r.lanes)));
        if (r.kind == timeline::Operation::Mvm)
            lanes[0] += r.share;
        else if (r.kind == (m_recorded ? timeline::Operation::Eltwise : timeline::Operation::Adc))
            lanes[1] += r.share;
        else if (r.kind == timeline::Operation::Transfer || r.kind == timeline::Operation::Merge)
            lanes[2] += r.share;
    }
    settle(*m_shares);
    m_stallsSection->setVisible(std::any_of(lanes.begin(), lanes.end(), [](const auto& share) { return share.span() > 0; }));
    for (int s = 0; s < timeline::kStallKinds; ++s) {
        const auto stall = static_cast<Stall>(s);
        const bool ofRecorded = std::find(timeline::kRecordedStalls.begin(), timeline::kRecordedStalls.end(), stall) != timeline::kRecordedStalls.end();
        if (m_recorded ? !ofRecorded : s >= timeline::kStallCount)
            continue;
        QStringList texts { stallText(stall) };
        for (const timeline::LaneShare& share : lanes)
            texts << number(share.stalled[static_cast<std::size_t>(s)], share.span());
        auto* item = addRow(*m_stalls, texts,
                            swatch([stall](QPainter& p, const QRectF& r) { paintSwatch(p, r, stall); }));
        if (stall == Stall::Unit && !m_recorded)
            item->setToolTip(0, tr("Mostly the input register: the next block is loaded while it is free"));
        if (stall == Stall::Buffer)
            item->setToolTip(0, tr("Scratchpads are chosen to hold what the schedule needs, so they are never full"));
    }
    settle(*m_stalls);
}

/// Of a simulated program: shares of the cores' time. Array groups that work at the same time count once.
void TimelinePanel::fillUnits(const TimelineData& shown, const std::vector<int>& cores, std::int64_t from, std::int64_t to)
{
    const Timeline& t = *shown.timeline;
    const program::SimulatedTimeline& simulated = *shown.simulated;
    struct Sum
    {
        int cores = 0;
        std::int64_t busy = 0, stalled = 0, lanes = 0;
    };
    std::array<Sum, 4> sums {}; // any, matrix, vector, transfer
    const auto between = [&](const program::BusyTime& time) { return time.until(to) - time.until(from); };
    for (std::size_t row = 0; row < t.layers.size(); ++row) {
        if (!cores.empty() && std::find(cores.begin(), cores.end(), static_cast<int>(row)) == cores.end())
            continue;
        ++sums[0].cores;
        sums[0].busy += between(simulated.busy[row]);
        if (!simulated.matrixBusy[row].empty()) {
            ++sums[1].cores;
            sums[1].busy += between(simulated.matrixBusy[row]);
            sums[1].stalled += between(simulated.matrixHeld[row]) - between(simulated.matrixBusy[row]);
        }
        for (std::size_t j = 0; j < t.layers[row].operations.size(); ++j) {
            auto share = shown.times.until(static_cast<int>(row), static_cast<int>(j), to);
            share -= shown.times.until(static_cast<int>(row), static_cast<int>(j), from);
            const timeline::Operation kind = t.layers[row].operations[j].kind;
            if (kind == timeline::Operation::Mvm) {
                sums[1].lanes += share.busy;
                continue;
            }
            Sum& sum = sums[kind == timeline::Operation::Transfer ? 3 : 2];
            ++sum.cores;
            sum.busy += share.busy;
            sum.stalled += share.stalls();
        }
    }
    static constexpr std::array kKinds { timeline::Operation::Mvm, timeline::Operation::Eltwise, timeline::Operation::Transfer };
    const auto dash = [](std::int64_t part, std::int64_t whole) { return part == 0 ? QStringLiteral("–") : percent(part, whole); };
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const Sum& sum = sums[i];
        if (sum.cores == 0)
            continue;
        const std::int64_t whole = sum.cores * (to - from);
        const QString together = i == 1 && sum.busy > 0 ? QLocale().toString(static_cast<double>(sum.lanes) / static_cast<double>(sum.busy), 'f', 1) : QString();
        auto* item = addRow(*m_shares, { i == 0 ? tr("Any unit") : operationText(t, kKinds[i - 1]), percent(sum.busy, whole), i == 0 ? QString() : dash(sum.stalled, whole), percent(whole - sum.busy - sum.stalled, whole), together },
                            i == 0 ? QIcon() : swatch(kKinds[i - 1]));
        item->setToolTip(0, tr("Cores: %1").arg(countText(sum.cores)));
        if (i == 1)
            item->setToolTip(4, tr("Array groups at work at a time, on average while any of them is"));
    }
}

/// Of a whole simulation: why its cores stood still, as the simulator counts it.
void TimelinePanel::fillSimulatedStalls(const program::SimulatedTimeline& simulated)
{
    static constexpr std::array kStalls { Stall::Hazard, Stall::Unit, Stall::ReorderBuffer, Stall::Memory, Stall::Send, Stall::Receive, Stall::Event };
    static_assert(kStalls.size() == program::kStallCount);
    m_stalls->clear();
    m_whole = true;
    retranslate();
    const auto number = [](double share) { return share == 0 ? QStringLiteral("–") : QLocale().toString(100 * share, 'f', 1); };
    for (std::size_t s = 0; s < kStalls.size(); ++s) {
        std::size_t most = 0;
        for (std::size_t c = 1; c < simulated.coreActivities.size(); ++c)
            if (simulated.coreActivities[c].stalls[s] > simulated.coreActivities[most].stalls[s])
                most = c;
        const bool dispatcher = program::isDispatcherStall(static_cast<program::Stall>(s));
        const double worst = simulated.coreActivities.empty() ? 0 : simulated.coreActivities[most].stalls[s];
        auto* item = addRow(*m_stalls, { dispatcher ? tr("Dispatcher: %1").arg(stallWords(kStalls[s])) : stallText(kStalls[s]), number(simulated.activity.stalls[s]), number(worst), worst > 0 ? countText(simulated.cores[most]) : QString() },
                            swatch([stall = kStalls[s]](QPainter& p, const QRectF& r) { paintSwatch(p, r, stall); }));
        item->setToolTip(0, dispatcher ? tr("The dispatcher holds an instruction back for one reason at a time") : tr("Inside a unit, beside the dispatcher and other units"));
    }
    settle(*m_stalls);
}

void TimelinePanel::fillPower(const TimelineData& shown, const std::vector<int>& layers, std::int64_t from, std::int64_t to)
{
    m_power->clear();
    const auto power = timeline::areaPower(shown.times, layers, from, to, kStretches);
    m_powerSection->setVisible(power.has_value());
    if (!power)
        return;
    addRow(*m_power, { tr("Average"), quantity(power->average).text() })
        ->setToolTip(0, layers.empty() ? tr("Energy over time; the routers of the chip included") : tr("Energy of these layers over time; without the routers, which belong to no layer"));
    addRow(*m_power, { tr("Peak"), quantity(power->peak).text() })->setToolTip(0, tr("In the busiest of %1 equal parts of the time").arg(kStretches));
    addRow(*m_power, { tr("Energy"), quantity(power->energy()).text() });
    addRow(*m_power, { tr("of operations"), quantity(power->dynamic).text() })->setToolTip(0, tr("What operations add, by their share in this time"));
    addRow(*m_power, { tr("of units at rest"), quantity(power->fixed).text() })->setToolTip(0, tr("Static power, drawn at work or not"));
    settle(*m_power);
}

void TimelinePanel::fillPipeline(const TimelineData& shown)
{
    const Timeline& t = *shown.timeline;
    m_pipeline->clear();
    const auto cycles = [&](std::int64_t n) { return lengthText(t, static_cast<double>(n), TimeUnit::Cycles); };
    if (t.period.kind == timeline::PeriodLimit::Kind::Link && t.period.link >= 0)
        addRow(*m_pipeline, { tr("Set by"), placeText(t, t.period.link) });
    else if (t.period.layer >= 0)
        addRow(*m_pipeline, { tr("Set by"), layerText(t, t.period.layer) });
    if (t.period.partner >= 0)
        addRow(*m_pipeline, { tr("sharing ADCs with"), layerText(t, t.period.partner) });
    addRow(*m_pipeline, { tr("Period"), cycles(t.period.cycles) });
    if (t.images == 1) {
        addRow(*m_pipeline, { tr("Fill and drain"), cycles(std::max<std::int64_t>(0, t.cycles - t.period.cycles)) });
    } else {
        addRow(*m_pipeline, { tr("Images"), countText(t.images) });
        addRow(*m_pipeline, { tr("First result after"), cycles(t.imageEnds.front()) });
        for (std::size_t i = 1; i < t.imageEnds.size() && i < 8; ++i)
            addRow(*m_pipeline, { tr("Result %1 after").arg(i + 1), QStringLiteral("+") + cycles(t.imageEnds[i] - t.imageEnds[i - 1]) });
    }
    settle(*m_pipeline);
    const QString more = pipelineText(t);
    m_why->setText(more.isEmpty() ? periodText(t) : periodText(t) + QStringLiteral("\n\n") + more);
}

void TimelinePanel::showWhole(const TimelineData& shown)
{
    const Timeline& t = *shown.timeline;
    showParts(true, false);
    setRecorded(t.recorded != nullptr);
    if (m_recorded) {
        m_title->setText(tr("Whole simulation"));
        m_subtitle->setText(tr("%1 instructions in %2 cores").arg(countText(t.operationCount()), countText(static_cast<std::int64_t>(t.layers.size()))));
        fillShares(shown, {}, 0, t.span);
        fillSimulatedStalls(*shown.simulated);
        return;
    }
    m_title->setText(t.images > 1 ? tr("%1 images back to back").arg(countText(t.images)) : tr("Whole inference"));
    std::size_t lanes = 0;
    for (const auto& layer : t.layers)
        lanes += layer.operations.size();
    m_subtitle->setText(tr("%1 operations in %2 lanes").arg(countText(t.operationCount()), countText(static_cast<std::int64_t>(lanes))));
    fillShares(shown, {}, 0, t.span);
    fillPower(shown, {}, 0, t.span);
    m_path->clear();
    if (t.images > 1)
        addRow(*m_path, { tr("Of image"), tr("%1, the last one").arg(countText(t.images)) })->setToolTip(0, tr("From its arrival to its result; what it waits for may belong to images before it"));
    addRow(*m_path, { tr("Operations"), countText(static_cast<std::int64_t>(shown.path.steps.size())) });
    addRow(*m_path, { tr("Length"), lengthText(t, static_cast<double>(shown.path.cycles), TimeUnit::Cycles) });
    addRow(*m_path, { tr("Waits for links"), lengthText(t, static_cast<double>(shown.path.nocCycles), TimeUnit::Cycles) });
    addRow(*m_path, { tr("Waits for shared ADCs"), lengthText(t, static_cast<double>(shown.path.adcCycles), TimeUnit::Cycles) });
    const auto most = std::max_element(shown.path.layerCycles.begin(), shown.path.layerCycles.end());
    if (most != shown.path.layerCycles.end())
        addRow(*m_path, { tr("Most in %1").arg(layerText(t, static_cast<int>(most - shown.path.layerCycles.begin()))), lengthText(t, static_cast<double>(*most), TimeUnit::Cycles) });
    settle(*m_path);
    fillPipeline(shown);
}

void TimelinePanel::showArea(const TimelineData& shown, const TimelineArea& area, const std::vector<int>& layers, TimeUnit unit)
{
    const Timeline& t = *shown.timeline;
    showParts(true, false);
    m_pathSection->hide();
    setRecorded(t.recorded != nullptr);
    m_title->setText(tr("Area selection"));
    const auto from = static_cast<std::int64_t>(area.from), to = static_cast<std::int64_t>(area.to);
    QString text = QStringLiteral("%1 – %2").arg(lengthText(t, area.from, unit), lengthText(t, area.to, unit));
    if (!layers.empty())
        text += QStringLiteral(" · ")
            + (layers.size() == 1 ? layerText(t, layers.front()) : (m_recorded ? tr("%1 cores, %2 to %3") : tr("%1 layers, %2 to %3")).arg(countText(static_cast<std::int64_t>(layers.size())), layerText(t, layers.front()), layerText(t, layers.back())));
    m_subtitle->setText(text);
    m_whole = false;
    if (m_recorded)
        retranslate();
    fillShares(shown, layers, from, to);
    if (m_recorded)
        return;
    fillPower(shown, layers, from, to);
    fillPipeline(shown);
}

void TimelinePanel::showShared(const TimelineData& shown, const timeline::SharedLane& lane)
{
    const Timeline& t = *shown.timeline;
    showParts(false, true);
    m_beforeSection->hide();
    m_afterSection->hide();
    m_title->setText(sharedText(t, lane));
    m_subtitle->setText(lane.link >= 0 ? tr("A link of the NoC, from one router to the next") : tr("ADCs that two layers use in turn"));
    const auto length = [&](std::int64_t cycles) { return lengthText(t, static_cast<double>(cycles), TimeUnit::Cycles); };
    m_time->clear();
    addRow(*m_time, { tr("Busy"), QStringLiteral("%1 · %2 %").arg(length(lane.busy), percent(lane.busy, t.span)) });
    for (const auto& user : lane.users) {
        const auto& shape = t.shape(user.layer, user.op);
        const QString name = QStringLiteral("%1, %2").arg(layerText(t, user.layer), operationText(shape.kind));
        addRow(*m_time, { name, length(timeline::busyCycles(t, user.layer, user.op)) }, swatch(shape.kind))->setToolTip(0, literalText(name));
    }
    const auto load = std::find_if(shown.links.begin(), shown.links.end(), [&](const auto& l) { return l.link == lane.link; });
    if (lane.link >= 0 && load != shown.links.end())
        addRow(*m_time, { tr("Waits of its users"), length(load->held) })->setToolTip(0, tr("Cycles they waited for this link or another one of their route"));
    settle(*m_time);
}

void TimelinePanel::fillNeighbours(QTreeWidget& tree, const TimelineData& shown, const std::vector<timeline::Neighbour>& list)
{
    tree.clear();
    const Timeline& t = *shown.timeline;
    for (std::size_t i = 0; i < list.size() && i < 24; ++i) {
        const timeline::Neighbour& n = list[i];
        QString label = operationLabel(t, n.operation);
        if (n.link == timeline::Link::Data || n.link == timeline::Link::Noc || n.link == timeline::Link::Adc)
            label = QStringLiteral("%1, %2").arg(label, layerText(t, n.operation.layer));
        auto* item = addRow(tree, { label, linkText(n.link), countText(n.slack) }, swatch(t.shape(n.operation.layer, n.operation.op).kind));
        item->setToolTip(0, literalText(QStringLiteral("%1 · %2").arg(layerText(t, n.operation.layer), label)));
        item->setData(0, Qt::UserRole, QVariantList { n.operation.layer, n.operation.op, n.operation.block });
        if (n.slack == 0) {
            QFont bold = item->font(2);
            bold.setWeight(QFont::DemiBold);
            item->setFont(2, bold);
        }
    }
    if (list.size() > 24)
        addRow(tree, { tr("and %1 more").arg(countText(static_cast<std::int64_t>(list.size()) - 24)), {}, {} });
    if (list.empty())
        addRow(tree, { tr("nothing"), {}, {} });
    settle(tree);
}

void TimelinePanel::showOperation(const TimelineData& shown, const OperationRef& ref, const TimelineMarks& marks)
{
    const Timeline& t = *shown.timeline;
    const auto& shape = t.shape(ref.layer, ref.op);
    showParts(false, true);
    setRecorded(t.recorded != nullptr);
    if (m_recorded) {
        showInstruction(shown, ref);
        return;
    }
    m_title->setText(operationLabel(t, ref));
    m_subtitle->setText(QStringLiteral("%1 · %2").arg(layerText(t, ref.layer), tr("block %1 of %2").arg(countText(ref.block), countText(t.blocks(ref.layer)))));
    m_time->clear();
    addRow(*m_time, { tr("Start"), momentText(t, static_cast<double>(t.start(ref))) });
    addRow(*m_time, { tr("Length"), lengthText(t, static_cast<double>(t.length(ref)), TimeUnit::Cycles) });
    if (shape.repeats > 1)
        addRow(*m_time, { tr("Bits × cycles"), QStringLiteral("%1 × %2").arg(shape.repeats).arg(shape.length) });
    if (const auto energy = t.energy(ref.layer, ref.op); energy && energy->value > 0)
        addRow(*m_time, { tr("Energy"), quantity(*energy).text() })->setToolTip(0, tr("What this operation adds to the energy of the inference"));
    const timeline::Gap gap = timeline::gapBefore(t, ref.layer, ref.op, ref.block);
    for (int i = 0; ref.block > 0 && i < gap.count; ++i) {
        const auto& piece = gap.pieces[static_cast<std::size_t>(i)];
        QString reason = piece.idle ? tr("idle") : stallText(piece.stall);
        if (const int unit = timeline::unitOf(t, ref.layer, ref.op); !piece.idle && piece.stall == Stall::Unit && unit != ref.op)
            reason = tr("%1 of %2").arg(reason, operationText(t.shape(ref.layer, unit).kind)); // not its own
        addRow(*m_time, { tr("Before: %1").arg(reason), lengthText(t, static_cast<double>(piece.length), TimeUnit::Cycles) });
    }
    const bool critical = std::any_of(shown.path.steps.begin(), shown.path.steps.end(), [&](const auto& s) { return s.operation == ref; });
    addRow(*m_time, { tr("On the critical path"), critical ? tr("yes") : tr("no") });
    settle(*m_time);
    fillNeighbours(*m_before, shown, marks.before);
    fillNeighbours(*m_after, shown, marks.after);
}

void TimelinePanel::showInstruction(const TimelineData& shown, const OperationRef& ref)
{
    const Timeline& t = *shown.timeline;
    const program::SimulatedTimeline& simulated = *shown.simulated;
    const auto& lane = t.recorded->lane(ref.layer, ref.op);
    const auto cycles = [&](std::int64_t n) { return lengthText(t, static_cast<double>(n), TimeUnit::Cycles); };
    m_title->setText(operationLabel(t, ref));
    m_subtitle->setText(QStringLiteral("%1 · %2\n%3").arg(layerText(t, ref.layer), operationText(t, ref.layer, ref.op), QString::fromStdString(program::disassemble(simulated.instruction(ref)))));
    m_time->clear();
    const auto add = [&](const QString& name, const QString& text, const QString& tip = {}) {
        auto* item = addRow(*m_time, { name, text });
        item->setToolTip(0, tip);
        item->setToolTip(1, literalText(text));
    };
    const program::Source source = simulated.source(ref);
    if (source.layer >= 0 && shown.network && static_cast<std::size_t>(source.layer) < shown.network->layers.size()) {
        const auto& layer = shown.network->layers[static_cast<std::size_t>(source.layer)];
        add(tr("Layer"), QString::fromStdString(layer.name));
        if (const auto width = static_cast<std::int32_t>(layer.output.width); source.position >= 0 && width > 0)
            add(tr("Position"), QStringLiteral("%1,%2").arg(countText(source.position / width), countText(source.position % width)), tr("Row and column of the first output it works on"));
    }
    add(tr("Start"), momentText(t, static_cast<double>(t.start(ref))));
    add(tr("Length"), cycles(lane.length(ref.block)));
    const timeline::Gap gap = lane.gapBefore(ref.block);
    bool waited = false;
    for (int i = 0; i < gap.count; ++i)
        if (const auto& piece = gap.pieces[static_cast<std::size_t>(i)]; !piece.idle) {
            add(tr("Before: %1").arg(stallText(piece.stall)), cycles(piece.length));
            waited = true;
        }
    if (const auto inside = lane.inside(ref.block); inside.length > 0) {
        add(stallText(inside.stall), cycles(inside.length), tr("In its unit, before it could go on"));
        waited = true;
    }
    if (!waited)
        add(tr("Waited for"), tr("nothing"));
    settle(*m_time);
}

QString TimelinePanel::tableText() const
{
    QString text;
    for (int c = 0; c < m_shares->columnCount(); ++c)
        text += (c > 0 ? QStringLiteral("\t") : QString()) + m_shares->headerItem()->text(c);
    for (int r = 0; r < m_shares->topLevelItemCount(); ++r) {
        text += QLatin1Char('\n');
        for (int c = 0; c < m_shares->columnCount(); ++c)
            text += (c > 0 ? QStringLiteral("\t") : QString()) + m_shares->topLevelItem(r)->text(c);
    }
    return text + QLatin1Char('\n');
}

void TimelinePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
