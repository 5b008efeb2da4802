// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_view.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/figure_export.h"
#include "widgets/common/find_field.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/segmented.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/timeline/timeline_legend.h"

namespace pim::widgets {

using timeline::OperationRef;

namespace {

constexpr int kPipelineImages = 4;
constexpr std::size_t kMostMatches = 10000;

} // namespace

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
    , m_canvas(new TimelineCanvas)
    , m_panel(new TimelinePanel)
    , m_legend(new TimelineLegend)
    , m_scroll(new QScrollBar(Qt::Vertical))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(QStringLiteral("clock")))
{
    buildToolBar();
    auto* lanes = new QWidget;
    auto* row = new QHBoxLayout(lanes);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_canvas, 1);
    row->addWidget(m_scroll);
    m_splitter->addWidget(lanes);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({ 1000, 320 });
    m_splitter->setCollapsible(0, false);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_legend);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_stale = new QLabel(this);
    m_stale->setProperty("banner", QStringLiteral("warning"));
    m_stale->setWordWrap(true);
    m_stale->setContentsMargins(12, 6, 12, 6);
    m_stale->hide();
    all->addWidget(m_bar);
    all->addWidget(m_stale);
    all->addWidget(m_stack, 1);
    // Tab goes along the toolbar, then to the lanes.
    setTabOrder(m_find, m_show);
    setTabOrder(m_show, m_export);
    setTabOrder(m_export, m_canvas);

    connect(m_canvas, &TimelineCanvas::operationPicked, this, [this](const OperationRef& ref) {
        if (m_selection && m_data && m_data->simulated && ref.valid()) // rows are cores; the instruction knows its layer
            if (const int layer = m_data->simulated->source(ref).layer; layer >= 0)
                m_selection->setLayer(network::LayerId { layer });
        refreshPanel();
        tellStatus();
    });
    connect(m_canvas, &TimelineCanvas::instructionWanted, this, [this](const OperationRef& ref) {
        if (m_data && m_data->simulated)
            emit instructionRequested(m_data->simulated->cores[static_cast<std::size_t>(ref.layer)], m_data->simulated->instructionIndex(ref));
    });
    connect(m_canvas, &TimelineCanvas::areaChanged, this, &TimelineView::refreshPanel);
    connect(m_canvas, &TimelineCanvas::sharedPicked, this, &TimelineView::refreshPanel);
    connect(m_panel, &TimelinePanel::goRequested, this, &TimelineView::goRequested);
    connect(m_panel, &TimelinePanel::instructionRequested, this, &TimelineView::instructionRequested);
    connect(m_canvas, &TimelineCanvas::layerPicked, this, [this](int layer) {
        if (m_selection && !(m_data && m_data->simulated))
            m_selection->setLayer(layer >= 0 ? std::optional(network::LayerId { layer }) : std::nullopt);
        refreshShared();
        refreshPanel();
    });
    connect(m_canvas, &TimelineCanvas::expandedChanged, this, [this] {
        bool everything = m_data != nullptr;
        for (std::size_t l = 0; everything && l < m_data->timeline->layers.size(); ++l)
            everything = m_canvas->scene().isExpanded(static_cast<int>(l));
        m_lanes->setCurrentIndex(everything ? 1 : 0);
        refreshShared();
    });
    connect(&Theme::instance(), &Theme::changed, this, &TimelineView::refreshPanel); // its swatches are pictures
    connect(m_canvas, &TimelineCanvas::rowsChanged, this, &TimelineView::refreshScroll);
    connect(m_canvas, &TimelineCanvas::scaleChanged, this, &TimelineView::tellStatus);
    connect(m_canvas, &TimelineCanvas::hoverText, this, [this](const QString& text) {
        m_hover = text;
        tellStatus();
    });
    connect(m_scroll, &QScrollBar::valueChanged, this, [this](int value) { m_canvas->setScroll(value); });
    connect(m_panel, &TimelinePanel::operationActivated, this, [this](const OperationRef& ref) {
        if (!m_canvas->scene().isExpanded(ref.layer))
            m_canvas->setExpanded(ref.layer, true);
        m_canvas->setFound(ref, true);
        m_canvas->selectOperation(ref);
        if (m_selection && !(m_data && m_data->simulated))
            m_selection->setLayer(network::LayerId { ref.layer });
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (showsSimulation())
            m_busy[1] ? emit simulationCancelRequested() : emit simulationRequested();
        else
            m_busy[0] ? emit cancelRequested() : emit retryRequested();
    });
    retranslate();
    setData(nullptr);
}

void TimelineView::buildToolBar()
{
    m_bar->setProperty("surface", QStringLiteral("base"));
    m_bar->setAttribute(Qt::WA_StyledBackground);
    auto* flow = new FlowLayout(m_bar, 8, 4);
    flow->setContentsMargins(12, 6, 12, 6);
    m_fit = new QToolButton(m_bar);
    m_fit->setIcon(icon(QStringLiteral("fit")));
    m_source = new Segmented(3, m_bar);
    m_unit = new Segmented(2, m_bar);
    m_lanesLabel = new QLabel(m_bar);
    m_lanesLabel->setProperty("role", QStringLiteral("label"));
    m_lanes = new QComboBox(m_bar);
    m_lanes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_lanes->addItems({ {}, {} });
    m_lanesLabel->setBuddy(m_lanes);
    const auto toggle = [this](bool on) {
        auto* button = new QPushButton(m_bar);
        button->setCheckable(true);
        button->setChecked(on);
        return button;
    };
    m_select = toggle(true);
    m_path = toggle(true);
    m_stalls = toggle(true);
    m_arrows = toggle(true);
    m_show = new QPushButton(m_bar);
    auto* menu = new QMenu(m_show);
    menu->setToolTipsVisible(true);
    m_show->setMenu(menu);
    const auto option = [menu](bool on) {
        auto* action = menu->addAction(QString());
        action->setCheckable(true);
        action->setChecked(on);
        return action;
    };
    m_links = option(false);
    m_details = option(true);
    menu->addSeparator();
    auto* curves = new QActionGroup(menu);
    for (QAction*& curve : m_curves)
        curves->addAction(curve = option(&curve == m_curves.data()));
    menu->addSeparator();
    m_markArea = menu->addAction(QString());
    m_setMarker = menu->addAction(QString());
    m_clearMarks = menu->addAction(QString());
    m_copyTable = menu->addAction(QString());
    m_images = new Segmented(2, m_bar);
    m_find = new FindField(m_bar);
    m_find->setFixedWidth(180);
    m_export = new QToolButton(m_bar);
    m_export->setIcon(icon(QStringLiteral("export")));
    for (QWidget* w : std::initializer_list<QWidget*> { m_source, m_fit, m_unit, m_lanesLabel, m_lanes, m_select, m_path, m_stalls, m_arrows, m_images, m_find, m_show, m_export })
        flow->addWidget(w);
    connect(m_source, &Segmented::chosen, this, [this](int index) {
        showCurrent();
        emit showsSimulationChanged(index == 1);
    });
    connect(m_fit, &QToolButton::clicked, m_canvas, &TimelineCanvas::fit);
    connect(m_unit, &Segmented::chosen, this, [this](int index) {
        m_canvas->setUnit(index == 0 ? TimeUnit::Seconds : TimeUnit::Cycles);
        refreshPanel();
    });
    connect(m_lanes, &QComboBox::activated, this, [this](int index) { m_canvas->setAllExpanded(index == 1); });
    connect(curves, &QActionGroup::triggered, this, [this](const QAction* picked) {
        m_canvas->setCurveShown(picked != m_curves[2]);
        m_canvas->setCurveOfLane(picked == m_curves[1]);
    });
    connect(m_markArea, &QAction::triggered, m_canvas, &TimelineCanvas::markArea);
    connect(m_setMarker, &QAction::triggered, m_canvas, &TimelineCanvas::setMarker);
    connect(m_clearMarks, &QAction::triggered, m_canvas, &TimelineCanvas::clearMarks);
    connect(m_copyTable, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(m_panel->tableText()); });
    connect(m_select, &QPushButton::toggled, m_canvas, &TimelineCanvas::setSelecting);
    connect(m_path, &QPushButton::toggled, m_canvas, &TimelineCanvas::setPathShown);
    connect(m_stalls, &QPushButton::toggled, m_canvas, &TimelineCanvas::setStallsShown);
    connect(m_arrows, &QPushButton::toggled, m_canvas, &TimelineCanvas::setArrowsShown);
    connect(m_links, &QAction::toggled, this, [this](bool on) {
        refreshShared();
        if (on)
            m_canvas->showSharedLanes();
    });
    connect(m_details, &QAction::toggled, m_panel, &QWidget::setVisible);
    connect(m_details, &QAction::triggered, this, [this] { m_detailsChosen = true; });
    connect(m_images, &Segmented::chosen, this, [this] {
        if (images() > 1) // the details say what sets the period
            m_details->setChecked(true);
        emit imagesChanged(images());
    });
    connect(m_export, &QToolButton::clicked, this, [this] { showsComparison() ? emit comparisonExportRequested() : emit exportRequested(); });
    connect(m_find, &QLineEdit::textChanged, this, &TimelineView::find);
    connect(m_find, &FindField::nextRequested, this, [this] { search(1); });
    connect(m_find, &FindField::previousRequested, this, [this] { search(-1); });
}

void TimelineView::setData(std::shared_ptr<const TimelineData> shown)
{
    m_analytic = std::move(shown);
    m_busy[0] = false;
    m_failure[0].clear();
    if (!showsSimulation())
        showCurrent();
}

void TimelineView::showCurrent()
{
    m_data = showsSimulation() ? m_simulated : m_analytic;
    m_legend->setRecorded(showsSimulation());
    m_matches.clear();
    m_match = m_unfolded = -1;
    m_canvas->setData(m_data);
    if (m_data && m_lanes->currentIndex() == 1)
        m_canvas->setAllExpanded(true);
    if (m_selection && m_selection->layer() && !showsSimulation())
        m_canvas->setSelectedLayer(m_selection->layer()->index);
    refreshShared();
    refreshPanel();
    find(m_find->text());
    retranslate();
    tellStatus();
    if (showsSimulation() && !m_simulated && m_simulationThere && !m_busy[1] && m_failure[1].isEmpty())
        emit simulationRequested();
    if (showsComparison())
        emit comparisonRequested();
    if (m_data && m_wantedLayer >= 0)
        showLayer(std::exchange(m_wantedLayer, -1));
}

void TimelineView::showLayer(int layer)
{
    if (showsComparison()) { // the lanes are meant
        m_source->setCurrent(0);
        showCurrent();
    }
    if (!m_data) {
        m_wantedLayer = layer;
        return;
    }
    if (m_data->simulated) { // all of its time, and the core that begins
        if (layer >= 0 && layer < static_cast<int>(m_data->firstOfLayer.size()))
            if (const OperationRef& first = m_data->firstOfLayer[static_cast<std::size_t>(layer)]; first.valid()) {
                const auto from = static_cast<double>(m_data->timeline->start(first)), to = static_cast<double>(m_data->endOfLayer[static_cast<std::size_t>(layer)]);
                m_canvas->setExpanded(first.layer, true);
                m_canvas->showRange(from - (to - from) * 0.04, to + (to - from) * 0.04);
                m_canvas->setFound(first, false);
            }
        return;
    }
    if (layer < 0 || layer >= static_cast<int>(m_data->timeline->layers.size()))
        return;
    m_canvas->showLayer(layer);
    if (m_selection)
        m_selection->setLayer(network::LayerId { layer });
    refreshShared();
    refreshPanel();
    m_canvas->setFocus(Qt::OtherFocusReason);
}

void TimelineView::setBusy(double fraction)
{
    m_busy[0] = true;
    m_fraction[0] = fraction;
    m_failure[0].clear();
    retranslate();
}

void TimelineView::setFailure(const QString& reason)
{
    setData(nullptr);
    m_failure[0] = reason;
    retranslate();
}

void TimelineView::setOutOfDate(bool on)
{
    m_outOfDate = on;
    showStale();
}

void TimelineView::setProgramOutOfDate(const QString& reason)
{
    m_programOutOfDate = reason;
    showStale();
}

/// In words and, over lanes, with a veil, as other views do.
void TimelineView::showStale()
{
    const bool program = showsSimulation() || showsComparison();
    const QString reason = program ? m_programOutOfDate : m_outOfDate ? tr("the inputs changed since this design was made.") : QString();
    m_canvas->setOutOfDate(!reason.isEmpty());
    m_stale->setVisible(!reason.isEmpty());
    m_stale->setText(tr("Out of date: %1").arg(reason));
}
void TimelineView::setWheelZooms(bool on) { m_canvas->setWheelZooms(on); }
int TimelineView::images() const { return m_images->current() == 1 ? kPipelineImages : 1; }
void TimelineView::setImages(int images) { m_images->setCurrent(images > 1 ? 1 : 0); }
void TimelineView::showLinkLanes(bool on) { m_links->setChecked(on); }

void TimelineView::setSelection(Selection* selection)
{
    m_selection = selection;
    connect(selection, &Selection::layerChanged, this, [this] {
        const auto layer = m_selection->layer();
        if (m_data && m_data->simulated) {
            refreshPanel();
            return;
        }
        m_canvas->setSelectedLayer(layer ? std::optional(layer->index) : std::nullopt);
        refreshShared();
        refreshPanel();
    });
}

void TimelineView::refreshShared()
{
    // By hand: all shared ADCs and the busiest links. By itself: the link on which the selected layer waited most.
    std::vector<timeline::SharedLane> lanes;
    if (m_data && !m_data->simulated) {
        const timeline::Timeline& t = *m_data->timeline;
        constexpr std::size_t kMost = 12;
        if (m_links->isChecked()) {
            for (const auto& [layer, partner] : timeline::sharedAdcs(t))
                if (lanes.size() < kMost)
                    lanes.push_back(timeline::adcLane(t, layer));
            for (std::size_t i = 0; i < m_data->links.size() && i < kMost; ++i)
                lanes.push_back(timeline::linkLane(t, m_data->links[i].link));
        } else if (const auto layer = m_canvas->marks().selectedLayer;
                   layer && *layer < static_cast<int>(m_data->waitedLink.size()) && m_canvas->scene().isExpanded(*layer)) {
            if (const int link = m_data->waitedLink[static_cast<std::size_t>(*layer)]; link >= 0)
                lanes.push_back(timeline::linkLane(t, link));
        }
    }
    m_canvas->setSharedLanes(std::move(lanes));
}

void TimelineView::refreshPanel()
{
    if (!m_data) {
        m_panel->clear();
        return;
    }
    const TimelineMarks& marks = m_canvas->marks();
    const auto& shared = m_canvas->scene().sharedLanes();
    const bool picked = marks.shared >= 0 && marks.shared < static_cast<int>(shared.size());
    const timeline::SharedLane* lane = picked && !marks.area.valid() && !marks.selected.valid() ? &shared[static_cast<std::size_t>(marks.shared)] : nullptr;
    if (const auto& simulated = m_data->simulated) {
        const bool instruction = marks.selected.valid() && !marks.area.valid();
        const auto layer = m_selection ? m_selection->layer() : std::nullopt;
        m_panel->setGoTo(*m_data, instruction ? simulated->source(marks.selected).layer : layer ? layer->index : -1, -1);
        if (instruction)
            m_panel->setInstruction(simulated->cores[static_cast<std::size_t>(marks.selected.layer)], simulated->instructionIndex(marks.selected));
    } else {
        m_panel->setGoTo(*m_data, marks.selected.valid() ? marks.selected.layer : lane ? (lane->link >= 0 ? -1 : lane->layer) : marks.selectedLayer.value_or(-1),
                         lane ? lane->link : -1);
    }
    if (lane)
        m_panel->showShared(*m_data, *lane);
    else if (marks.area.valid())
        m_panel->showArea(*m_data, marks.area, m_canvas->areaLayers(), marks.unit);
    else if (marks.selected.valid())
        m_panel->showOperation(*m_data, marks.selected, marks);
    else
        m_panel->showWhole(*m_data);
}

void TimelineView::refreshScroll()
{
    const TimelineScene& scene = m_canvas->scene();
    const int most = std::max(0, static_cast<int>(scene.contentHeight() - scene.size().height()));
    const QSignalBlocker block(m_scroll);
    m_scroll->setRange(0, most);
    m_scroll->setPageStep(static_cast<int>(scene.size().height()));
    m_scroll->setSingleStep(24);
    m_scroll->setValue(static_cast<int>(scene.scroll()));
    m_scroll->setVisible(most > 0);
}

void TimelineView::tellStatus()
{
    if (visibleRegion().isEmpty()) // another view speaks
        return;
    if (!m_data) {
        emit statusText({});
        return;
    }
    const timeline::Timeline& t = *m_data->timeline;
    QStringList parts;
    const OperationRef selected = m_canvas->marks().selected;
    if (!m_hover.isEmpty())
        parts << m_hover;
    else if (selected.valid())
        parts << QStringLiteral("%1 · %2").arg(layerText(t, selected.layer), operationLabel(t, selected));
    else
        parts << (t.recorded ? tr("%1 instructions") : tr("%1 operations")).arg(countText(t.operationCount()));
    parts << tr("%1 cycles").arg(countText(t.cycles));
    const double px = m_canvas->scene().scale().pxPerCycle;
    parts << (px >= 1 ? tr("%1 px/cycle").arg(numberText(px)) : tr("%1 cycles/px").arg(numberText(1 / px)));
    if (t.clock.value > 0)
        parts << tr("1 cycle = %1").arg(quantity(t.clock, 4).text());
    emit statusText(parts.join(QStringLiteral(" · ")));
}

void TimelineView::find(const QString& text)
{
    m_matches.clear();
    m_match = -1;
    const QString wanted = text.trimmed();
    if (!m_data || wanted.isEmpty()) {
        m_find->setMatches(0, 0);
        m_canvas->setFound({}, false);
        return;
    }
    // Words name the layer or the operation, a number the block: "block 18", "mvm 18", "layer1 conv 3".
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    QStringList words = wanted.split(spaces, Qt::SkipEmptyParts);
    std::int64_t block = -1;
    bool isNumber = false;
    if (const auto number = QString(words.last()).remove(QLocale().groupSeparator()).toLongLong(&isNumber); isNumber) {
        block = number;
        words.removeLast();
    }
    words.removeAll(QStringLiteral("block"));
    words.removeAll(tr("block"));
    const timeline::Timeline& t = *m_data->timeline;
    if (m_data->simulated)
        findInstructions(words, block);
    for (std::size_t l = 0; !m_data->simulated && l < t.layers.size() && m_matches.size() < kMostMatches; ++l) {
        const auto layer = static_cast<int>(l);
        const std::int64_t each = std::max<std::int64_t>(1, t.layers[l].blocksPerImage);
        for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j) {
            const QString name = layerText(t, layer) + QLatin1Char(' ') + operationText(t.layers[l].operations[j].kind);
            if (!std::all_of(words.begin(), words.end(), [&](const QString& w) { return name.contains(w, Qt::CaseInsensitive); }))
                continue;
            // Without an operation's name the block's main operation stands for all of it.
            const bool named = std::any_of(words.begin(), words.end(), [&](const QString& w) {
                return operationText(t.layers[l].operations[j].kind).contains(w, Qt::CaseInsensitive);
            });
            if (!named && static_cast<int>(j) != t.mainOperation(layer))
                continue;
            for (std::int64_t q = block >= 0 ? block : 0; q < t.blocks(layer); q += block >= 0 ? each : t.blocks(layer))
                m_matches.push_back({ layer, static_cast<std::int32_t>(j), static_cast<std::int32_t>(q) });
        }
    }
    std::sort(m_matches.begin(), m_matches.end(), [&](const OperationRef& a, const OperationRef& b) {
        return std::pair(t.start(a), a) < std::pair(t.start(b), b);
    });
    if (m_matches.empty()) {
        m_find->setMatches(0, 0);
        m_canvas->setFound({}, false);
        return;
    }
    search(1);
}

void TimelineView::search(int direction)
{
    if (m_matches.empty())
        return;
    const auto count = static_cast<int>(m_matches.size());
    m_match = (m_match + direction + count) % count;
    m_find->setMatches(m_match + 1, count);
    const OperationRef ref = m_matches[static_cast<std::size_t>(m_match)];
    // A layer that was unfolded for a match is folded again when the search goes on elsewhere.
    if (m_unfolded >= 0 && m_unfolded != ref.layer)
        m_canvas->setExpanded(std::exchange(m_unfolded, -1), false);
    if (m_canvas->scene().rowOf(ref) >= 0 && m_canvas->scene().rows()[static_cast<std::size_t>(m_canvas->scene().rowOf(ref))].op != ref.op) {
        m_canvas->setExpanded(ref.layer, true);
        m_unfolded = ref.layer;
    }
    m_canvas->setFound(ref, true);
    m_canvas->selectOperation(ref);
    if (m_selection && !m_data->simulated)
        m_selection->setLayer(network::LayerId { ref.layer });
}

Result<void> TimelineView::exportPicture(const QString& path) const
{
    if (!m_data)
        return fail(ErrorCode::InvalidArgument, tr("There is no timeline to export").toStdString());
    // Every lane, also those that the window has no room for.
    const TimelineScene& scene = m_canvas->scene();
    const QSize own(m_canvas->width(), m_canvas->height() + static_cast<int>(std::max(0.0, scene.contentHeight() - scene.size().height())));
    const int legend = m_legend->heightForWidth(own.width());
    const bool vectors = !path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive);
    return exportFigure(path, QSize(own.width(), own.height() + legend), [&](QPainter& painter) {
        m_canvas->paint(painter, own, vectors);
        painter.save();
        painter.translate(0, own.height());
        painter.fillRect(QRect(0, 0, own.width(), legend), tokens().base);
        m_legend->paint(painter, own.width(), vectors);
        painter.restore();
    });
}

void TimelineView::retranslate()
{
    const auto say = [](QWidget* widget, const QString& name, const QString& tip) {
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    const auto button = [&](QPushButton* widget, const QString& text, const QString& tip) {
        widget->setText(text);
        say(widget, text, tip);
    };
    m_source->setAccessibleName(tr("Model"));
    m_source->setTexts({ tr("Analytic"), tr("Simulated"), tr("Compared") });
    m_source->setToolTips({ tr("The schedule that the analytic model evaluates"),
                            m_simulationThere ? tr("The compiled program as it was simulated, instruction by instruction") : tr("Compile and simulate the design's program first"),
                            m_simulationThere ? tr("Time and energy of every layer in both models, and why they differ") : tr("Compile and simulate the design's program first") });
    m_source->setShownCount(m_comparison ? 3 : 2);
    m_source->setEnabled(m_simulationThere);
    say(m_fit, tr("Fit"), tr("Show the whole inference (F)"));
    m_unit->setAccessibleName(tr("Unit of time"));
    m_unit->setTexts({ tr("Time"), tr("Cycles") });
    m_unit->setToolTips({ tr("Time in ns, µs or ms"), tr("Time in cycles of the design's clock") });
    m_lanesLabel->setText(tr("Lanes"));
    m_lanes->setItemText(0, showsSimulation() ? tr("Cores") : tr("Layers"));
    m_lanes->setItemText(1, showsSimulation() ? tr("Units") : tr("Resources"));
    say(m_lanes, tr("Lanes"), tr("One lane a layer, or one for each of its resources; a triangle unfolds a single layer"));
    button(m_select, tr("Select"), tr("Dragging marks an area and shows its sums (R marks what is seen, or the time between two markers); off: dragging pans"));
    button(m_path, tr("Critical path"), tr("The chain of operations that the end of the inference hangs on"));
    button(m_stalls, tr("Stalls"), tr("Time that units wait although work is to come, by reason"));
    button(m_arrows, tr("Arrows"), tr("What the selected operation waited for, and what waits for it"));
    button(m_show, tr("Show"), tr("More to show and to mark"));
    const auto item = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    item(m_links, tr("Lanes of links and shared ADCs"), tr("Lanes of the busiest NoC links and of ADCs that two layers share"));
    item(m_details, tr("Details"), tr("Tables beside the lanes"));
    item(m_curves[0], tr("Curve of all ADCs"), tr("Share of the ADCs at work, below the lanes"));
    item(m_curves[1], tr("Curve of the picked lane"), tr("Share of its time that the lane picked last is at work, below the lanes"));
    item(m_curves[2], tr("No curve"), tr("More room for lanes"));
    item(m_markArea, tr("Mark what is seen\tR"), tr("Sums over the time between two markers, or else over all that is seen, of the selected layer or of all; Shift with arrows changes it"));
    item(m_setMarker, tr("Set a marker\tM"), tr("Under the pointer, or else at the start of the selected operation; two markers show the time between them"));
    item(m_clearMarks, tr("Clear marks\tEsc"), tr("Markers and the marked area"));
    item(m_copyTable, tr("Copy the table of resources"), tr("Tab separated, as it is on the screen"));
    m_images->setAccessibleName(tr("Images"));
    m_images->setTexts({ tr("1 image"), tr("Pipeline") });
    m_images->setToolTips({ tr("One inference alone on the chip"), tr("%1 images back to back, one each period").arg(kPipelineImages) });
    for (Segmented* choice : { m_source, m_unit, m_images }) { // the chosen text is bold, which the hint does not know
        choice->setMinimumWidth(0);
        choice->setMinimumWidth(choice->sizeHint().width() + 20);
    }
    m_find->retranslateUi(showsSimulation() ? tr("mvmul 1204") : tr("block 18"));
    if (showsSimulation())
        say(m_find, tr("Find an instruction"), tr("Name of an instruction, a layer or a unit, a core and the number of an instruction, such as: mvmul 1204, conv1, core 3"));
    else
        say(m_find, tr("Find an operation"), tr("Name of a layer or an operation and the number of a block, such as: conv1 mvm 18"));
    say(m_export, tr("Export"), tr("Export as PNG, SVG or PDF, or as a Chrome trace for Perfetto"));
    m_export->setEnabled(m_data != nullptr);
    const std::size_t shown = showsSimulation() ? 1 : 0;
    if (m_busy[shown]) {
        m_empty->setText(showsSimulation() ? tr("Preparing the simulation…") : tr("Scheduling…"), m_fraction[shown] > 0 ? tr("%1 done").arg(percentText(m_fraction[shown], 2)) : (showsSimulation() ? tr("Every instruction finds its lane.") : tr("Every operation of the design finds its place.")));
        m_empty->setAction(tr("Cancel"));
    } else if (!m_failure[shown].isEmpty()) {
        m_empty->setText(tr("No timeline"), m_failure[shown]);
        m_empty->setAction(tr("Try again"));
    } else {
        m_empty->setText(tr("No design selected"), tr("Pick a design in Explore, or press Run to find some."));
        m_empty->setAction({});
    }
    showStale();
    m_stack->setCurrentIndex(showsComparison() ? 2 : m_data && !m_busy[shown] ? 1 : 0);
    for (QWidget* w : std::initializer_list<QWidget*> { m_fit, m_unit, m_lanes, m_select, m_path, m_stalls, m_arrows, m_find, m_show })
        w->setEnabled(m_data != nullptr && !showsComparison());
    m_export->setEnabled(m_data != nullptr || showsComparison());
    if (showsComparison())
        say(m_export, tr("Export"), tr("Export the table as CSV or JSON"));
    if (showsSimulation()) // these only a schedule has
        for (QWidget* w : std::initializer_list<QWidget*> { m_path, m_arrows })
            w->setEnabled(false);
    m_links->setEnabled(!showsSimulation());
    m_curves[0]->setText(showsSimulation() ? tr("Curve of all matrix units") : tr("Curve of all ADCs"));
    m_images->setVisible(!showsSimulation() && !showsComparison());
    m_images->setEnabled(m_data != nullptr || m_busy[0] || !m_failure[0].isEmpty());
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_detailsChosen)
        m_details->setChecked(width() >= 840);
    m_lanesLabel->setVisible(width() >= 840); // where there is room; the choice says what it is
}

void TimelineView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshPanel();
        tellStatus();
    }
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
