// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/explore_view.h"

#include <algorithm>
#include <cmath>

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/theme.h"
#include "widgets/plot/convergence_view.h"
#include "widgets/common/flow_layout.h"
#include "widgets/plot/parallel_coordinates.h"

namespace pim::widgets {

using synthesis::pointColumnIndex;
using synthesis::pointColumns;

namespace {

/// A bar in the colours of viridis.
class ColourBar : public QWidget
{
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return { 82, 10 }; }
    QSize minimumSizeHint() const override { return { 40, 10 }; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        for (int x = 0; x < width(); ++x)
            painter.fillRect(x, 0, 1, height(), viridis(x / std::max(1.0, width() - 1.0)));
    }
};

/// A label that ends in an ellipsis where it has too little room.
class ShortLabel : public QLabel
{
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return { 24, QLabel::minimumSizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(tokens().text2);
        painter.drawText(contentsRect(), static_cast<int>(alignment()), fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
};

} // namespace

ExploreView::ExploreView(QWidget* parent)
    : QWidget(parent), m_toolbar(new QWidget(this)), m_banner(new QFrame(this)), m_pages(new QStackedWidget(this)), m_empty(new EmptyState(QStringLiteral("scatter"), this)),
      m_splitter(new QSplitter(Qt::Vertical, this)), m_scatter(new ScatterPlot(m_data, this)), m_parallel(new ParallelCoordinates(m_data, this)), m_convergence(new ConvergenceView(this))
{
    buildToolbar();
    m_banner->setProperty("banner", QStringLiteral("warning"));
    auto* bannerLayout = new QHBoxLayout(m_banner);
    bannerLayout->setContentsMargins(12, 4, 12, 4);
    m_bannerText = new QLabel(m_banner);
    m_bannerText->setWordWrap(true);
    m_bannerText->setTextFormat(Qt::PlainText);
    m_rerun = new QPushButton(m_banner);
    m_rerun->setProperty("link", true);
    bannerLayout->addWidget(m_bannerText, 1);
    bannerLayout->addWidget(m_rerun);
    m_banner->hide();
    auto* lower = new QWidget(this);
    buildLower();
    auto* lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->setSpacing(0);
    lowerLayout->addWidget(m_lowerHeader);
    lowerLayout->addWidget(m_lower, 1);
    m_splitter->addWidget(m_scatter);
    m_splitter->addWidget(lower);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({ 340, 220 });
    m_splitter->setChildrenCollapsible(true);
    m_splitter->setCollapsible(0, false);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    setProperty("surface", QStringLiteral("base"));
    setAttribute(Qt::WA_StyledBackground);

    connect(m_rerun, &QPushButton::clicked, this, [this] {
        if (m_data.current())
            emit rerunRequested(m_data.current()->info.id);
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &ExploreView::runRequested);
    connect(m_scatter, &ScatterPlot::designPicked, this, [this](const DesignRef& design) {
        setSelectedDesign(design);
        emit designPicked(design);
    });
    connect(m_scatter, &ScatterPlot::designActivated, this, &ExploreView::designActivated);
    connect(m_scatter, &ScatterPlot::pinToggled, this, &ExploreView::pinToggled);
    connect(m_scatter, &ScatterPlot::menuRequested, this, &ExploreView::showMenu);
    connect(m_scatter, &ScatterPlot::cursorText, this, &ExploreView::cursorText);
    const auto brush = [this](const Brush& b) {
        setBrush(b);
        emit brushChanged(b);
    };
    connect(m_scatter, &ScatterPlot::brushChanged, this, brush);
    connect(m_parallel, &ParallelCoordinates::brushChanged, this, brush);
    connect(&Theme::instance(), &Theme::changed, this, [this] { m_legend->update(); });
    m_work.setInterval(0);
    connect(&m_work, &QTimer::timeout, this, [this] { workData(); });
    retranslateUi();
    refreshAll();
}

ExploreView::~ExploreView() = default;

void ExploreView::buildToolbar()
{
    auto* flow = new FlowLayout(m_toolbar, 10, 4);
    flow->setContentsMargins(12, 5, 12, 5);
    m_toolbar->setProperty("surface", QStringLiteral("base"));
    m_toolbar->setAttribute(Qt::WA_StyledBackground);
    const auto group = [&](std::initializer_list<QWidget*> widgets) {
        auto* box = new QWidget(m_toolbar);
        auto* row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        for (QWidget* widget : widgets)
            row->addWidget(widget);
        flow->addWidget(box);
    };
    const auto picker = [&](QLabel*& label, QComboBox*& box) {
        label = new QLabel(m_toolbar);
        label->setProperty("role", QStringLiteral("label"));
        box = new QComboBox(m_toolbar);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMaxVisibleItems(34);
        label->setBuddy(box);
    };
    picker(m_labelY, m_pickY);
    picker(m_labelX, m_pickX);
    picker(m_labelColour, m_pickColour);
    picker(m_labelSize, m_pickSize);
    m_logY = new QCheckBox(m_toolbar);
    m_logX = new QCheckBox(m_toolbar);
    group({ m_labelY, m_pickY, m_logY });
    group({ m_labelX, m_pickX, m_logX });
    group({ m_labelColour, m_pickColour });
    group({ m_labelSize, m_pickSize });
    const auto tool = [&](const QString& name, bool checkable) {
        auto* button = new QToolButton(m_toolbar);
        button->setIcon(icon(name));
        button->setIconSize({ 16, 16 });
        button->setCheckable(checkable);
        return button;
    };
    m_box = tool(QStringLiteral("box"), true);
    m_lasso = tool(QStringLiteral("lasso"), true);
    m_fit = tool(QStringLiteral("fit"), false);
    m_export = tool(QStringLiteral("export"), false);
    group({ m_box, m_lasso, m_fit });
    m_front = new QCheckBox(m_toolbar);
    m_dominated = new QCheckBox(m_toolbar);
    m_published = new QCheckBox(m_toolbar);
    m_limits = new QCheckBox(m_toolbar);
    m_others = new QCheckBox(m_toolbar);
    group({ m_front, m_dominated, m_published, m_limits, m_others });
    group({ m_export });
    for (QCheckBox* box : { m_front, m_dominated, m_published, m_limits, m_others }) {
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, [this] {
            ScatterShows shows = m_scatter->shows();
            shows.front = m_front->isChecked();
            shows.dominated = m_dominated->isChecked();
            shows.published = m_published->isChecked();
            shows.limits = m_limits->isChecked();
            shows.otherRuns = m_others->isChecked();
            m_scatter->setShows(shows);
        });
    }
    for (QComboBox* box : { m_pickX, m_pickY, m_pickColour, m_pickSize })
        connect(box, &QComboBox::activated, this, [this] { readAxes(); });
    for (QCheckBox* box : { m_logX, m_logY })
        connect(box, &QCheckBox::toggled, this, [this] { m_scatter->setLog(m_logX->isChecked(), m_logY->isChecked()); });
    const auto exclusive = [this](QToolButton* own, QToolButton* other, BrushMode mode) {
        connect(own, &QToolButton::toggled, this, [this, other, mode](bool on) {
            if (on)
                other->setChecked(false);
            if (on || m_scatter->brushMode() == mode)
                m_scatter->setBrushMode(on ? mode : BrushMode::None);
        });
    };
    exclusive(m_box, m_lasso, BrushMode::Box);
    exclusive(m_lasso, m_box, BrushMode::Lasso);
    connect(m_fit, &QToolButton::clicked, m_scatter, &ScatterPlot::fit);
    connect(m_export, &QToolButton::clicked, this, &ExploreView::exportInteractively);
}

void ExploreView::buildLower()
{
    m_lower = new QStackedWidget(this);
    m_lower->addWidget(m_parallel);
    m_lower->addWidget(m_convergence);
    m_lowerHeader = new QWidget(this);
    m_showParallel = new QToolButton(m_lowerHeader);
    m_showConvergence = new QToolButton(m_lowerHeader);
    auto* group = new QButtonGroup(this);
    for (QToolButton* button : { m_showParallel, m_showConvergence }) {
        button->setCheckable(true);
        button->setFont(fontOf(TextRole::Section));
        group->addButton(button);
    }
    m_showParallel->setChecked(true);
    m_summary = new ShortLabel(m_lowerHeader);
    m_summary->setProperty("role", QStringLiteral("label"));
    m_summary->setFont(fontOf(TextRole::Caption));
    m_legendLabel = new ShortLabel(m_lowerHeader);
    m_legendLabel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_legendLabel->setProperty("role", QStringLiteral("label"));
    m_legendLabel->setFont(fontOf(TextRole::Caption));
    m_legend = new ColourBar(m_lowerHeader);
    m_legend->setFixedHeight(10);
    auto* row = new QHBoxLayout(m_lowerHeader);
    row->setContentsMargins(8, 3, 12, 3);
    row->setSpacing(4);
    row->addWidget(m_showParallel);
    row->addWidget(m_showConvergence);
    row->addSpacing(10);
    row->addWidget(m_summary, 1);
    row->addWidget(m_legendLabel);
    row->addWidget(m_legend);
    connect(m_showConvergence, &QToolButton::toggled, this, [this](bool on) {
        m_lower->setCurrentIndex(on ? 1 : 0);
        updateSummary();
    });
}

void ExploreView::fillPickers()
{
    m_filling = true;
    const auto fill = [](QComboBox* box, int chosen, const QString& none) {
        box->clear();
        if (!none.isEmpty())
            box->addItem(none, -1);
        bool variables = false;
        for (std::size_t i = 0; i < pointColumns().size(); ++i) {
            if (!pointColumns()[i].metric && !variables) {
                box->insertSeparator(box->count());
                variables = true;
            }
            const QString unit = unitText(pointColumns()[i].unit), label = columnLabel(static_cast<int>(i));
            box->addItem(label, static_cast<int>(i));
            box->setItemData(box->count() - 1, unit.isEmpty() ? label : QStringLiteral("%1 (%2)").arg(label, unit), Qt::ToolTipRole);
        }
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    };
    const int size = m_pickSize->count() ? m_pickSize->currentData().toInt() : -1;
    fill(m_pickX, m_data.columnX(), {});
    fill(m_pickY, m_data.columnY(), {});
    fill(m_pickColour, m_scatter->colourColumn(), tr("None"));
    fill(m_pickSize, size, tr("Same"));
    m_filling = false;
}

void ExploreView::readAxes()
{
    if (m_filling)
        return;
    m_scatter->setColourColumn(m_pickColour->currentData().toInt());
    m_parallel->setColourColumn(m_pickColour->currentData().toInt());
    m_scatter->setSizeColumn(m_pickSize->currentData().toInt());
    const int x = m_pickX->currentData().toInt(), y = m_pickY->currentData().toInt();
    if (x != m_data.columnX() || y != m_data.columnY())
        setAxes(x, y);
    updateSummary();
}

void ExploreView::setAxes(int columnX, int columnY)
{
    m_data.setAxes(columnX, columnY);
    m_scatter->fit();
    fillPickers();
    refreshAll();
}

void ExploreView::retranslateUi()
{
    const auto name = [](QWidget* widget, const QString& text, const QString& tip) {
        widget->setAccessibleName(text);
        widget->setToolTip(tip.isEmpty() ? text : tip);
    };
    m_labelY->setText(tr("&Y"));
    m_labelX->setText(tr("&X"));
    m_labelColour->setText(tr("&Colour"));
    m_labelSize->setText(tr("&Size"));
    name(m_pickY, tr("Vertical axis"), tr("Figure or variable on the vertical axis"));
    name(m_pickX, tr("Horizontal axis"), tr("Figure or variable on the horizontal axis"));
    name(m_pickColour, tr("Colour by"), tr("Figure or variable that colours the points"));
    name(m_pickSize, tr("Size by"), tr("Figure or variable that sizes the points"));
    for (QCheckBox* box : { m_logY, m_logX })
        box->setText(tr("Log"));
    name(m_logY, tr("Logarithmic vertical axis"), {});
    name(m_logX, tr("Logarithmic horizontal axis"), {});
    name(m_box, tr("Brush a box"), tr("Brush a box: drag in the plot. Escape clears the brush."));
    name(m_lasso, tr("Brush with a lasso"), tr("Brush with a lasso: draw around points. Escape clears the brush."));
    name(m_fit, tr("Show all (F)"), {});
    name(m_export, tr("Export…"), tr("Export the plot as PNG, SVG or PDF, or the brushed designs as CSV"));
    m_front->setText(tr("Front"));
    name(m_front, tr("Front"), tr("Designs that no other beats in both figures"));
    m_dominated->setText(tr("Dominated"));
    name(m_dominated, tr("Dominated"), tr("Designs that another beats in both figures"));
    m_published->setText(tr("Published"));
    name(m_published, tr("Published"), tr("Figures that papers report: of this network in the plot, peak figures in the strip at the right"));
    m_limits->setText(tr("Limits"));
    name(m_limits, tr("Limits"), tr("Shade what the constraints of the run forbid"));
    m_others->setText(tr("Other runs"));
    name(m_others, tr("Other runs"), tr("Show the designs of the other runs in grey"));
    m_rerun->setText(tr("Re-run"));
    name(m_rerun, tr("Re-run"), tr("Run again with the inputs of now"));
    m_showParallel->setText(tr("Parallel coordinates"));
    m_showConvergence->setText(tr("Convergence"));
    name(m_showParallel, m_showParallel->text(), {});
    name(m_showConvergence, m_showConvergence->text(), {});
    m_empty->setText(tr("No designs yet"), tr("Run a synthesis: its designs appear here while it searches."));
    m_empty->setAction(tr("Run"));
    fillPickers();
    updateSummary();
    updateBanner();
}

void ExploreView::refreshAll()
{
    if (!m_data.ready())
        m_work.start();
    m_parallel->refresh(ParallelCoordinates::Change::Points);
    refreshScatter();
}

/// Points of \a run changed: the axes of the parallel coordinates show the current run alone.
void ExploreView::refreshPoints(std::int64_t run)
{
    if (!m_data.current() || m_data.current()->info.id == run)
        refreshAll();
    else
        refreshScatter();
}

void ExploreView::refreshScatter()
{
    m_pages->setCurrentIndex(m_data.current() ? 1 : 0);
    m_others->setVisible(m_data.runs().size() > 1);
    m_scatter->refresh(ScatterPlot::Change::Points);
    updateSummary();
    updateBanner();
}

void ExploreView::updateBanner()
{
    const bool stale = m_data.current() && m_data.current()->info.outOfDate;
    m_banner->setVisible(stale);
    if (stale)
        m_bannerText->setText(tr("Out of date: the inputs have changed since \"%1\" ran.").arg(m_data.current()->info.name));
}

void ExploreView::updateSummary()
{
    const bool parallel = m_lower->currentIndex() == 0;
    m_summary->setText(parallel ? m_parallel->summary() : QString());
    m_summary->setToolTip(m_summary->text());
    const int column = m_scatter->colourColumn();
    m_legend->setVisible(column >= 0 && parallel);
    m_legendLabel->setVisible(m_legend->isVisibleTo(m_lowerHeader));
    if (column >= 0) {
        const ValueRange range = m_data.extentOf(column).value_or(ValueRange {});
        m_legendLabel->setText(m_data.points().empty() ? columnLabel(column)
                                                       : QStringLiteral("%1 %2 – %3").arg(columnLabel(column), columnValueText(column, range.lower), columnValueText(column, range.upper)));
    }
    const auto count = static_cast<std::int64_t>(m_data.points().size()), front = static_cast<std::int64_t>(m_data.front().size());
    emit statusText(m_data.hasFront() ? tr("%1 designs, %2 on the front").arg(countText(count), countText(front)) : tr("%1 designs").arg(countText(count)));
}

void ExploreView::setRun(const ExploreRun& run)
{
    const ExploreData::Run* known = m_data.run(run.id);
    if (known && known->info == run)
        return;
    const bool first = m_data.runs().empty();
    m_data.setRun(run);
    if (first)
        showTrace();
    refreshAll();
}

void ExploreView::removeRun(std::int64_t id)
{
    m_data.removeRun(id);
    m_traces.erase(id);
    showTrace();
    refreshAll();
}

void ExploreView::setPoints(std::int64_t run, const synthesis::PointTable& points)
{
    m_data.setPoints(run, points);
    refreshPoints(run);
}

void ExploreView::appendPoints(std::int64_t run, const synthesis::PointTable& batch)
{
    m_data.append(run, batch);
    refreshPoints(run);
}

void ExploreView::setTable(std::int64_t run, std::shared_ptr<const synthesis::PointTable> table)
{
    m_data.setTable(run, std::move(table));
    refreshPoints(run);
}

void ExploreView::pointsGrew(std::int64_t run)
{
    m_data.grew(run);
    refreshPoints(run);
}

/// Front and brush of very many points, a little at a time.
void ExploreView::workData()
{
    if (!m_data.work(8))
        return;
    m_work.stop();
    m_scatter->refresh(m_data.brush().empty() ? ScatterPlot::Change::Selection : ScatterPlot::Change::Brush);
    if (!m_data.brush().empty())
        m_parallel->refresh(ParallelCoordinates::Change::Brush);
    updateSummary();
}

void ExploreView::showTrace()
{
    const ExploreData::Run* run = m_data.current();
    if (run)
        m_convergence->setObjective(run->info.objective);
    const auto trace = run ? m_traces.find(run->info.id) : m_traces.end();
    m_convergence->setSamples(trace == m_traces.end() ? std::vector<synthesis::TraceSample>() : trace->second);
}

void ExploreView::setTrace(std::int64_t run, std::vector<synthesis::TraceSample> samples)
{
    m_traces[run] = std::move(samples);
    if (m_data.current() && m_data.current()->info.id == run)
        showTrace();
}

void ExploreView::appendTrace(std::int64_t run, const std::vector<synthesis::TraceSample>& samples)
{
    auto& trace = m_traces[run];
    trace.insert(trace.end(), samples.begin(), samples.end());
    if (m_data.current() && m_data.current()->info.id == run)
        m_convergence->append(samples);
}

void ExploreView::setCurrentRun(std::int64_t run)
{
    if (m_data.current() && m_data.current()->info.id == run)
        return;
    m_data.setCurrentRun(run);
    showTrace();
    m_scatter->fit();
    refreshAll();
}

void ExploreView::setSelectedDesign(const DesignRef& design)
{
    m_data.selected = design;
    m_scatter->refresh(ScatterPlot::Change::Selection);
    m_parallel->refresh(ParallelCoordinates::Change::Marks);
}

void ExploreView::setPins(const std::array<DesignRef, ExploreData::kPins>& pins)
{
    m_data.pins = pins;
    m_scatter->refresh(ScatterPlot::Change::Selection);
    m_parallel->refresh(ParallelCoordinates::Change::Marks);
}

void ExploreView::setBrush(const Brush& brush)
{
    m_data.setBrush(brush);
    if (!m_data.ready()) { // the views follow when all points are looked at, the marks of the brush at once
        m_work.start();
        m_scatter->refresh(ScatterPlot::Change::Marks);
        m_parallel->refresh(ParallelCoordinates::Change::Marks);
        return;
    }
    m_scatter->refresh(ScatterPlot::Change::Brush);
    m_parallel->refresh(ParallelCoordinates::Change::Brush);
    updateSummary();
}

void ExploreView::showConvergence(bool convergence) { (convergence ? m_showConvergence : m_showParallel)->setChecked(true); }

void ExploreView::showMenu(DesignRef design, const QPoint& globalPlace)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const bool pinned = !m_data.pinLetter(design).isNull();
    const auto add = [menu](const char* picture, const QString& text, const QString& tip) {
        QAction* action = menu->addAction(icon(QLatin1String(picture)), text);
        action->setToolTip(tip);
        return action;
    };
    connect(add("target", tr("Select"), tr("Show this design in every view")), &QAction::triggered, this, [this, design] { emit designPicked(design); });
    connect(add("pin", pinned ? tr("Unpin") : tr("Pin"), tr("Keep the design and give it a letter; again to let go")), &QAction::triggered, this,
            [this, design] { emit pinToggled(design); });
    connect(add("compare", tr("Compare"), tr("Pin the design and show it beside the other pinned ones")), &QAction::triggered, this, [this, design] {
        if (m_data.pinLetter(design).isNull())
            emit pinToggled(design);
        emit compareRequested(design);
    });
    menu->popup(globalPlace);
}

void ExploreView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

bool ExploreView::event(QEvent* event)
{
    // Escape is also a key of the window: what is being drawn and the brush come first. Plots hand the question up.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && (m_scatter->dragging() || !m_data.brush().empty())) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ExploreView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_data.brush().empty()) {
        setBrush({});
        emit brushChanged({});
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace pim::widgets
