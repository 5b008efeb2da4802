// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/floorplan_view.h"

#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/section.h"
#include "widgets/common/segmented.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/floorplan/floorplan_legend.h"
#include "widgets/floorplan/floorplan_panel.h"

namespace pim::widgets {
namespace {

constexpr int kPanelWidth = 232;
constexpr int kPanelFrom = 720; ///< narrower views start without the panel

} // namespace

FloorplanView::FloorplanView(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(QStringLiteral("chip"), this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_canvas(new FloorplanCanvas(this))
    , m_panel(new FloorplanPanel(*m_canvas, this))
    , m_legend(new FloorplanLegend(this))
    , m_note(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolbar());
    layout->addWidget(m_stack, 1);
    m_empty->setProperty("surface", QStringLiteral("base"));
    m_empty->setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto* centre = new QWidget(this);
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_canvas, 1);
    row->addWidget(m_legend);
    m_splitter->addWidget(m_panel);
    m_splitter->addWidget(centre);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({ kPanelWidth, 1000 });
    m_splitter->setCollapsible(1, false);
    m_panel->setVisible(false);
    m_note->setProperty("role", QStringLiteral("hint"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setContentsMargins(12, 4, 12, 4);
    m_note->hide();
    layout->addWidget(m_note);

    connect(m_panelButton, &QToolButton::toggled, this, [this](bool on) {
        m_panelDecided = true;
        m_panel->setVisible(on);
        emit stateChanged();
    });
    connect(m_fit, &QToolButton::clicked, m_canvas, &FloorplanCanvas::fit);
    connect(m_back, &QToolButton::clicked, m_canvas, &FloorplanCanvas::goBack);
    connect(m_forward, &QToolButton::clicked, m_canvas, &FloorplanCanvas::goForward);
    connect(m_ruler, &QToolButton::toggled, m_canvas, &FloorplanCanvas::setMeasuring);
    connect(m_canvas, &FloorplanCanvas::measuringChanged, m_ruler, &QToolButton::setChecked);
    connect(m_exportView, &QAction::triggered, this, [this] { emit exportRequested(false); });
    connect(m_exportChip, &QAction::triggered, this, [this] { emit exportRequested(true); });
    connect(m_heat, &QComboBox::currentIndexChanged, this, [this](int metric) {
        m_scale->setCurrent(metric == static_cast<int>(HeatMetric::Owner) ? 1 : 0); // loads of links span decades
        applyHeat();
    });
    connect(m_scale, &Segmented::chosen, this, [this] { applyHeat(); });
    connect(m_links, &QComboBox::currentIndexChanged, this, [this](int index) {
        setLinkChoice(index);
        emit stateChanged();
    });
    connect(m_cells, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_canvas->setCellColour(static_cast<CellColour>(index));
        showLegend();
        emit stateChanged();
    });
    connect(m_boxes, &Segmented::chosen, this, [this](int index) {
        m_canvas->setToScale(index == 0);
        emit stateChanged();
    });
    connect(m_follow, &QToolButton::toggled, this, &FloorplanView::stateChanged);
    connect(m_canvas, &FloorplanCanvas::placeChanged, this, &FloorplanView::showPlace);
    connect(m_canvas, &FloorplanCanvas::layerPicked, this, &FloorplanView::pick);
    connect(m_canvas, &FloorplanCanvas::nothingPicked, this, [this] {
        setLayers({});
        if (m_selection)
            m_selection->setLayer(std::nullopt);
    });
    connect(m_canvas, &FloorplanCanvas::hovered, this, [this] {
        m_legend->setValue(m_canvas->hoveredValue());
        emit statusChanged(m_canvas->statusText());
    });
    connect(m_canvas, &FloorplanCanvas::cameraChanged, this, [this] { emit statusChanged(m_canvas->statusText()); });
    connect(m_panel, &FloorplanPanel::layerPicked, this, &FloorplanView::pick);
    connect(m_panel, &FloorplanPanel::numbersToggled, this, [this](bool on) { m_canvas->setNumbers(m_canvas->style().metric != HeatMetric::Owner, on); });
    connect(m_panel, &FloorplanPanel::lookChanged, this, [this] {
        const QSignalBlocker blocker(m_links);
        m_links->setCurrentIndex(!m_canvas->look().links ? 1 : !m_data || m_data->linkMetric == LinkMetric::Flits ? 0 : m_data->linkMetric == LinkMetric::SimulatedFlits ? 2 : 3);
        showLegend();
        emit stateChanged();
    });
    connect(m_panel, &FloorplanPanel::layerEntered, this, [this](int layer) {
        const auto& cells = m_data->evaluation->layers[static_cast<std::size_t>(layer)].cells;
        if (!cells.empty())
            m_canvas->goTo(FloorplanLevel::Macro, m_data->chip.at(cells.front()));
    });
    connect(m_panel, &FloorplanPanel::conflictPicked, this, &FloorplanView::pickConflict);
    connect(m_canvas, &FloorplanCanvas::conflictPicked, this, &FloorplanView::pickConflict);
    connect(m_canvas, &FloorplanCanvas::conflictChanged, m_panel, &FloorplanPanel::setConflict);
    connect(m_canvas, &FloorplanCanvas::menuRequested, this, [this](QPoint at) { openMenu(m_canvas->subjectAt(at), m_canvas->mapToGlobal(at)); });
    connect(m_panel, &FloorplanPanel::layerMenuRequested, this, [this](int layer, QPoint at) {
        FloorplanSubject subject;
        subject.layers = { layer };
        openMenu(subject, at);
    });
    connect(m_panel, &FloorplanPanel::conflictMenuRequested, this, [this](int conflict, QPoint at) {
        FloorplanSubject subject;
        subject.conflict = conflict;
        const auto& pair = m_data->noc.conflicts[static_cast<std::size_t>(conflict)];
        subject.layers = { pair.waits / 2 };
        if (pair.holds / 2 != pair.waits / 2)
            subject.layers.push_back(pair.holds / 2);
        openMenu(subject, at);
    });
    connect(m_legend, &FloorplanLegend::rangeChanged, m_canvas, &FloorplanCanvas::setRange);
    connect(m_empty, &EmptyState::actionTriggered, this, &FloorplanView::openRequested);
    connect(&Theme::instance(), &Theme::changed, this, &FloorplanView::showLegend);
    retranslateUi();
    setData(nullptr);
}

FloorplanView::~FloorplanView() = default;

QWidget* FloorplanView::makeToolbar()
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("base"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* flow = new FlowLayout(bar, 6, 4);
    flow->setContentsMargins(8, 4, 8, 4);
    const auto button = [bar](const char* name, bool checkable = false) {
        auto* tool = new QToolButton(bar);
        if (name)
            tool->setIcon(icon(QString::fromLatin1(name)));
        tool->setAutoRaise(true);
        tool->setCheckable(checkable);
        return tool;
    };
    m_panelButton = button("layers", true);
    m_fit = button("fit");
    m_back = button("arrow_left");
    m_forward = button("arrow_right");
    for (QToolButton* tool : { m_panelButton, m_fit, m_back, m_forward })
        flow->addWidget(tool);
    auto* crumbs = new QWidget(bar);
    auto* path = new QHBoxLayout(crumbs);
    path->setContentsMargins(0, 0, 0, 0);
    path->setSpacing(0);
    for (int level = 0; level < 4; ++level) {
        auto* crumb = button(nullptr);
        path->addWidget(crumb);
        m_crumbs.push_back(crumb);
        connect(crumb, &QToolButton::clicked, this, [this, level] {
            const FloorplanPlace place = m_canvas->place();
            if (static_cast<int>(place.level) > level)
                m_canvas->goTo(static_cast<FloorplanLevel>(level), place.macro, place.pe);
        });
    }
    flow->addWidget(crumbs);
    const auto field = [&](QLabel*& label, QComboBox*& combo, int count) {
        auto* pair = new QWidget(bar);
        auto* row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(4);
        label = new QLabel(pair);
        label->setProperty("role", QStringLiteral("label"));
        combo = new QComboBox(pair);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents); // in every language
        for (int i = 0; i < count; ++i)
            combo->addItem(QString());
        label->setBuddy(combo);
        row->addWidget(label);
        row->addWidget(combo);
        flow->addWidget(pair);
    };
    field(m_heatLabel, m_heat, kHeatMetricCount);
    field(m_linksLabel, m_links, 4);
    field(m_cellLabel, m_cells, kCellColourCount);
    m_cells->setCurrentIndex(static_cast<int>(CellColour::OutputChannel));
    m_scale = new Segmented(2, bar);
    m_scale->setCurrent(1);
    m_boxes = new Segmented(2, bar);
    flow->addWidget(m_scale);
    flow->addWidget(m_boxes);
    flow->addStretch();
    m_follow = button("link", true);
    m_follow->setChecked(true);
    m_ruler = button("ruler", true);
    m_export = button("export");
    auto* menu = new QMenu(m_export);
    m_exportView = menu->addAction(QString());
    m_exportChip = menu->addAction(QString());
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    auto* tools = new QWidget(bar); // these stay together on narrow screens
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (QToolButton* tool : { m_follow, m_ruler, m_export })
        row->addWidget(tool);
    flow->addWidget(tools);
    return bar;
}

void FloorplanView::setSelection(Selection* selection)
{
    m_selection = selection;
    connect(selection, &Selection::layerChanged, this, [this] {
        if (m_picking)
            return;
        const auto layer = m_selection->layer();
        m_layers.clear();
        if (layer)
            m_layers.push_back(layer->index);
        m_canvas->setSelectedLayers(m_layers, m_follow->isChecked());
        m_layers = m_canvas->look().layers;
        m_panel->setSelectedLayers(m_layers);
    });
}

void FloorplanView::setData(std::shared_ptr<const FloorplanData> data)
{
    const bool had = m_data != nullptr;
    m_data = std::move(data);
    if (m_data && m_data->chip.macros.empty())
        m_data.reset(); // nothing could be evaluated
    adoptSimulated();
    m_canvas->setData(m_data);
    m_panel->setData(m_data);
    if (m_data) {
        if (m_selection && m_selection->layer())
            m_layers = { m_selection->layer()->index };
        else if (!m_selection || !had)
            m_layers.clear();
        m_canvas->setSelectedLayers(m_layers, false);
        m_layers = m_canvas->look().layers;
        m_panel->setSelectedLayers(m_layers);
    }
    m_stack->setCurrentWidget(m_data ? static_cast<QWidget*>(m_splitter) : m_empty);
    const bool areas = m_data && m_data->hasAreas();
    m_boxes->setEnabled(areas);
    if (m_data) {
        const QSignalBlocker blocker(m_boxes);
        m_boxes->setCurrent(areas && m_canvas->grid().toScale() ? 0 : 1);
    }
    m_note->setVisible(m_data && !areas);
    retranslateUi();
    if (m_data && m_waiting >= 0)
        showLayer(m_waiting);
    if (m_data && m_waitingLink)
        showLink(m_waitingLink->first, m_waitingLink->second);
}

void FloorplanView::setOutOfDate(bool outOfDate) { m_canvas->setOutOfDate(outOfDate); }

void FloorplanView::setPanelShown(bool shown)
{
    m_panelDecided = true;
    m_panelButton->setChecked(shown);
}

void FloorplanView::fit() { m_canvas->fit(); }

void FloorplanView::showLayer(int layer)
{
    m_waiting = -1;
    m_waitingLink.reset();
    if (!m_data) {
        m_waiting = layer;
        return;
    }
    if (layer < 0 || layer >= static_cast<int>(m_data->design->network->layers.size()))
        return;
    pick(layer, false);
    m_canvas->showLayer(layer);
}

void FloorplanView::showLink(design::Cell from, design::Cell to)
{
    m_waiting = -1;
    m_waitingLink.reset();
    if (m_data)
        m_canvas->showLink(from, to);
    else
        m_waitingLink = { from, to };
}

void FloorplanView::pickConflict(int conflict)
{
    if (!m_data || conflict < 0) {
        m_canvas->setConflict(-1);
        return;
    }
    const auto& pair = m_data->noc.conflicts[static_cast<std::size_t>(conflict)];
    pick(pair.waits / 2, false);
    if (pair.holds / 2 != pair.waits / 2)
        pick(pair.holds / 2, true);
    m_canvas->setConflict(conflict);
}

void FloorplanView::openMenu(const FloorplanSubject& subject, QPoint globalPosition)
{
    if (!m_data)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    constexpr std::size_t kMost = 4;
    for (std::size_t i = 0; i < std::min(kMost, subject.layers.size()); ++i) {
        const int layer = subject.layers[i];
        const QString name = literalText(shortLayerName(m_data->layer(layer).name));
        menu->addAction(icon(QStringLiteral("clock")), tr("Show %1 in the timeline").arg(name), this, [this, layer] { emit showLayerInTimeline(layer); });
    }
    if (subject.conflict >= 0)
        menu->addAction(icon(QStringLiteral("network")), tr("Draw the routes of this conflict"), this, [this, conflict = subject.conflict] { pickConflict(conflict); });
    if (subject.macro < 0 && subject.conflict < 0 && subject.layers.size() == 1)
        menu->addAction(icon(QStringLiteral("chip")), tr("Show it on the chip"), this, [this, layer = subject.layers.front()] { showLayer(layer); });
    const FloorplanLevel level = m_canvas->place().level;
    if (subject.macro >= 0 && level == FloorplanLevel::Chip)
        menu->addAction(tr("Enter macro %1").arg(placeName(m_data->macro(subject.macro).cell)), this, [this, subject] { m_canvas->goTo(FloorplanLevel::Macro, subject.macro); });
    if (subject.pe >= 0 && level == FloorplanLevel::Macro)
        menu->addAction(tr("Enter PE %1").arg(countText(subject.pe + 1)), this, [this, subject] { m_canvas->goTo(FloorplanLevel::Pe, subject.macro, subject.pe); });
    if (subject.pe >= 0 && level != FloorplanLevel::Crossbar)
        menu->addAction(icon(QStringLiteral("crossbar")), tr("Show its crossbar"), this, [this, subject] { m_canvas->goTo(FloorplanLevel::Crossbar, subject.macro, subject.pe); });
    menu->addSeparator();
    if (level != FloorplanLevel::Chip)
        menu->addAction(tr("One level up"), this, [this] { m_canvas->leave(); });
    menu->addAction(icon(QStringLiteral("fit")), tr("Show all of it"), this, [this] { m_canvas->fit(); });
    menu->addAction(icon(QStringLiteral("export")), m_exportView->text(), this, [this] { emit exportRequested(false); });
    menu->popup(globalPosition);
}

void FloorplanView::pick(int layer, bool add)
{
    std::vector<int> layers = m_layers;
    const auto at = std::find(layers.begin(), layers.end(), layer);
    if (!add)
        layers = { layer };
    else if (at != layers.end())
        layers.erase(at);
    else
        layers.push_back(layer);
    setLayers(std::move(layers));
    if (m_selection) {
        m_picking = true; // the others stay selected here
        m_selection->setLayer(m_layers.empty() ? std::nullopt : std::optional(network::LayerId { m_layers.front() }));
        m_picking = false;
    }
}

void FloorplanView::setSimulated(std::shared_ptr<const SimulatedLoad> load)
{
    m_simulated = std::move(load);
    if (m_data)
        setData(m_data);
    else
        adoptSimulated();
}

/// The simulated load becomes part of the data where it is of the same mesh.
void FloorplanView::adoptSimulated()
{
    const bool fits = m_simulated && m_data && m_data->chip.rows == m_simulated->rows && m_data->chip.cols == m_simulated->cols;
    if (m_data && (m_data->simulated != (fits ? m_simulated : nullptr))) {
        auto with = std::make_shared<FloorplanData>(*m_data);
        with->simulated = fits ? m_simulated : nullptr;
        if (!fits)
            with->linkMetric = LinkMetric::Flits;
        m_data = std::move(with);
    }
    for (QComboBox* combo : { m_heat, m_links }) {
        auto* model = qobject_cast<QStandardItemModel*>(combo->model());
        const int first = combo == m_heat ? kFirstSimulatedMetric : 2;
        for (int i = first; model && i < combo->count(); ++i)
            model->item(i)->setEnabled(fits);
        if (!fits && combo->currentIndex() >= first)
            combo->setCurrentIndex(0);
    }
    // What the box says, also for data that is new.
    if (fits && m_links->currentIndex() >= 2) {
        const auto metric = m_links->currentIndex() == 2 ? LinkMetric::SimulatedFlits : LinkMetric::SimulatedTime;
        if (m_data->linkMetric != metric) {
            auto with = std::make_shared<FloorplanData>(*m_data);
            with->linkMetric = metric;
            m_data = std::move(with);
        }
    }
}

void FloorplanView::setLinkChoice(int index)
{
    ChipLook look = m_canvas->look();
    look.links = index != 1;
    m_canvas->setLook(look);
    const auto metric = index == 2 ? LinkMetric::SimulatedFlits : index == 3 ? LinkMetric::SimulatedTime : LinkMetric::Flits;
    if (m_data && index != 1 && m_data->linkMetric != metric) {
        auto with = std::make_shared<FloorplanData>(*m_data);
        with->linkMetric = metric;
        m_data = std::move(with);
        m_canvas->setData(m_data);
        m_canvas->setSelectedLayers(m_layers, false);
        m_panel->setData(m_data);
        m_panel->setSelectedLayers(m_layers);
    }
    showLegend();
}

void FloorplanView::setLayers(std::vector<int> layers)
{
    m_layers = std::move(layers);
    m_canvas->setSelectedLayers(m_layers, false);
    m_panel->setSelectedLayers(m_layers);
}

void FloorplanView::applyHeat()
{
    m_canvas->setHeat(static_cast<HeatMetric>(m_heat->currentIndex()), m_scale->current() == 1);
    m_panel->setNumbers(m_canvas->style().numbers());
    m_legend->setRange(0, 1);
    m_canvas->setRange(0, 1);
    showLegend();
    emit stateChanged();
}

void FloorplanView::showPlace()
{
    const FloorplanPlace& place = m_canvas->place();
    const auto level = static_cast<int>(place.level);
    m_back->setEnabled(m_canvas->canGoBack());
    m_forward->setEnabled(m_canvas->canGoForward());
    const auto text = [&](int at) {
        switch (at) {
        case 0: return tr("Chip");
        case 1: return m_data && place.macro >= 0 ? tr("Macro %1").arg(placeName(m_data->macro(place.macro).cell)) : QString();
        case 2: return tr("PE %1").arg(countText(place.pe + 1));
        default: return tr("Crossbar");
        }
    };
    for (int at = 0; at < 4; ++at) {
        QToolButton* crumb = m_crumbs[static_cast<std::size_t>(at)];
        crumb->setVisible(at <= level);
        crumb->setText((at > 0 ? QStringLiteral("› ") : QString()) + text(at));
        crumb->setToolTip(literalText(at < level ? tr("Back to %1").arg(text(at)) : text(at)));
        crumb->setAccessibleName(crumb->toolTip());
        QFont font = this->font();
        font.setWeight(at == level ? QFont::DemiBold : QFont::Normal);
        crumb->setFont(font);
    }
    const bool crossbar = place.level == FloorplanLevel::Crossbar;
    m_heatLabel->parentWidget()->setVisible(!crossbar);
    m_linksLabel->parentWidget()->setVisible(place.level == FloorplanLevel::Chip);
    m_cellLabel->parentWidget()->setVisible(crossbar);
    m_scale->setVisible(!crossbar);
    m_boxes->setVisible(!crossbar);
    m_ruler->setEnabled(!crossbar);
    m_exportChip->setEnabled(m_data != nullptr);
    showLegend();
    emit statusChanged(m_canvas->statusText());
}

void FloorplanView::showLegend()
{
    if (m_canvas->place().level == FloorplanLevel::Crossbar)
        m_legend->setRange(0, 1);
    m_legend->setContent(legendOf(m_canvas->place().level));
}

void FloorplanView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_panelDecided || !isVisible())
        return;
    const QSignalBlocker blocker(m_panelButton);
    m_panelButton->setChecked(width() >= kPanelFrom);
    m_panel->setVisible(width() >= kPanelFrom);
}


void FloorplanView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void FloorplanView::retranslateUi()
{
    const auto name = [](QToolButton* button, const QString& tip) {
        button->setToolTip(tip);
        button->setAccessibleName(tip);
    };
    name(m_panelButton, tr("Layers panel: what is drawn, layers of the network, overview"));
    name(m_fit, tr("Show all of it (F)"));
    name(m_back, tr("Previous sight (Alt+Left)"));
    name(m_forward, tr("Next sight (Alt+Right)"));
    name(m_follow, tr("Follow the selection: bring a layer picked elsewhere into sight"));
    name(m_ruler, tr("Measure a distance (K); Shift keeps to an axis"));
    name(m_export, tr("Write a figure as PNG, SVG or PDF"));
    m_exportView->setText(tr("Figure of this sight…"));
    m_exportChip->setText(tr("Figure of the whole chip…"));
    m_heatLabel->setText(tr("Macros"));
    m_linksLabel->setText(tr("Links"));
    m_cellLabel->setText(tr("Show"));
    for (int i = 0; i < kHeatMetricCount; ++i)
        m_heat->setItemText(i, heatName(static_cast<HeatMetric>(i)));
    m_links->setItemText(0, tr("NoC load"));
    m_links->setItemText(1, tr("Off"));
    m_links->setItemText(2, tr("Simulated: flits"));
    m_links->setItemText(3, tr("Simulated: time"));
    for (int i = 0; i < kCellColourCount; ++i)
        m_cells->setItemText(i, cellColourName(static_cast<CellColour>(i)));
    m_heat->setAccessibleName(tr("What the colour of macros says"));
    m_heat->setToolTip(tr("What colours say: the layer, or share of cells used (%), peak power (W), energy per inference (J), useful ADC conversions (%), scratchpad fill (%)"));
    m_links->setAccessibleName(tr("What links show"));
    m_links->setToolTip(tr("Flits per inference over each directed link of the mesh; of a simulated program also the time that its messages are under way"));
    m_cells->setAccessibleName(tr("What the colour of cells says"));
    m_cells->setToolTip(tr("What the colour of a crossbar's cells says"));
    m_scale->setTexts({ tr("Lin"), tr("Log") });
    m_scale->setToolTips({ tr("Colours in proportion to values"), tr("Colours in proportion to logarithms of values") });
    m_scale->setAccessibleName(tr("Scale of colours"));
    m_boxes->setTexts({ tr("To scale"), tr("Equal") });
    const QString scale = m_data && !m_data->hasAreas() ? tr("This hardware gives no areas") : tr("Boxes in proportion to their area");
    m_boxes->setToolTips({ scale, tr("All boxes of one size") });
    m_boxes->setAccessibleName(tr("Size of boxes"));
    if (m_data)
        m_note->setText(tr("The hardware \"%1\" gives no areas, so boxes are of equal size and there are no lengths. Presets with areas: ISAAC, PUMA, MNSIM.")
                            .arg(QString::fromStdString(m_data->design->hardware->title.empty() ? m_data->design->hardware->name : m_data->design->hardware->title)));
    m_empty->setText(tr("No design is selected"), tr("Pick a design in Explore, and its macros, links and crossbars are drawn here."));
    m_empty->setAction(tr("Go to Explore"));
    m_canvas->setAccessibleName(tr("Floorplan"));
    m_legend->setAccessibleName(tr("Legend; drag the handles to change the range of colours"));
    m_legend->setToolTip(tr("Drag the two handles to spread the colours over a part of the scale; a double click takes it back"));
    m_panel->retranslateUi();
    showPlace();
}

} // namespace pim::widgets
