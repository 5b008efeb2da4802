// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/convergence_view.h"

#include <algorithm>
#include <cmath>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/plot/scatter_layers.h"

namespace pim::widgets {

std::vector<std::size_t> thinned(const std::vector<synthesis::TraceSample>& samples, double synthesis::TraceSample::* value, std::size_t most)
{
    std::vector<std::size_t> kept;
    if (samples.size() <= most || most < 8) {
        for (std::size_t i = 0; i < samples.size(); ++i)
            kept.push_back(i);
        return kept;
    }
    const std::size_t parts = most / 4;
    for (std::size_t p = 0; p < parts; ++p) {
        const std::size_t from = samples.size() * p / parts, to = samples.size() * (p + 1) / parts;
        std::size_t low = from, high = from;
        for (std::size_t i = from; i < to; ++i) {
            const double v = samples[i].*value;
            if (v < samples[low].*value)
                low = i;
            if (v > samples[high].*value)
                high = i;
        }
        std::size_t places[] { from, low, high, to - 1 };
        std::sort(std::begin(places), std::end(places));
        for (const std::size_t i : places)
            if (kept.empty() || kept.back() != i)
                kept.push_back(i);
    }
    return kept;
}

struct ConvergenceView::Impl
{
    QCustomPlot* plot = nullptr;
    QCPAxisRect *upper = nullptr, *lower = nullptr;
    QSharedPointer<ValueTicker> x { new ValueTicker }, lowerX { new ValueTicker }, y { new ValueTicker }, share { new ValueTicker };
    QCPGraph *best = nullptr, *bound = nullptr, *temperature = nullptr, *acceptance = nullptr, *spread = nullptr;
    QToolButton *overEvaluations = nullptr, *overTime = nullptr;
    QLabel* legend = nullptr;
    std::vector<synthesis::TraceSample> samples;
    synthesis::Objective objective = synthesis::Objective::Efficiency;
    QTimer timer;
    bool dirty = true;

    void rebuild();
    void retranslate();
};

void ConvergenceView::Impl::retranslate()
{
    overEvaluations->setText(ConvergenceView::tr("Evaluations"));
    overEvaluations->setToolTip(ConvergenceView::tr("Draw over the number of evaluated designs"));
    overEvaluations->setAccessibleName(overEvaluations->toolTip());
    overTime->setText(ConvergenceView::tr("Time"));
    overTime->setToolTip(ConvergenceView::tr("Draw over the seconds since the start"));
    overTime->setAccessibleName(overTime->toolTip());
    const auto key = [](const QColor& colour, const QString& mark, const QString& text) {
        return QStringLiteral("<span style='color:%1'>%2</span> %3").arg(colour.name(), mark, text.toHtmlEscaped());
    };
    legend->setText(QStringList { key(tokens().front, QStringLiteral("━"), ConvergenceView::tr("best")), key(tokens().axis, QStringLiteral("┅"), ConvergenceView::tr("bound")),
                                  key(categorical(0), QStringLiteral("━"), ConvergenceView::tr("temperature, of its start")), key(categorical(1), QStringLiteral("━"), ConvergenceView::tr("accepted")),
                                  key(categorical(2), QStringLiteral("━"), ConvergenceView::tr("spread of the chains")) }
                        .join(QStringLiteral(" &nbsp; ")));
}

void ConvergenceView::Impl::rebuild()
{
    dirty = false;
    applyLook(*plot);
    retranslate();
    const bool time = overTime->isChecked();
    const auto along = [&](const synthesis::TraceSample& s) { return time ? s.seconds : static_cast<double>(s.evaluations); };
    constexpr std::size_t kMost = 2000;
    double low = std::numeric_limits<double>::infinity(), high = -low, end = 0, hottest = 0;
    const auto fill = [&](QCPGraph* graph, double synthesis::TraceSample::* value, bool positive, double scale) {
        QVector<double> keys, values;
        for (const std::size_t i : thinned(samples, value, kMost)) {
            const double v = samples[i].*value;
            if (!std::isfinite(v) || (positive && !(v > 0)))
                continue;
            keys.append(along(samples[i]));
            values.append(v * scale);
        }
        graph->setData(keys, values, true);
        return values;
    };
    for (const synthesis::TraceSample& s : samples) {
        end = std::max(end, along(s));
        if (std::isfinite(s.temperature))
            hottest = std::max(hottest, s.temperature);
    }
    for (const double v : fill(best, &synthesis::TraceSample::best, true, 1))
        low = std::min(low, v), high = std::max(high, v);
    const auto bounds = fill(bound, &synthesis::TraceSample::bound, true, 1);
    for (const double v : bounds)
        if (v < high * 2 && v > low * 0.5)
            low = std::min(low, v), high = std::max(high, v);
    fill(temperature, &synthesis::TraceSample::temperature, false, hottest > 0 ? 1 / hottest : 1);
    fill(acceptance, &synthesis::TraceSample::acceptance, false, 1);
    fill(spread, &synthesis::TraceSample::spread, false, 1);
    best->setPen(QPen(tokens().front, 1.5));
    QPen dash(tokens().axis, 1);
    dash.setDashPattern({ 6, 4 });
    bound->setPen(dash);
    temperature->setPen(QPen(categorical(0), 1.3));
    acceptance->setPen(QPen(categorical(1), 1.3));
    spread->setPen(QPen(categorical(2), 1.3));
    lower->setBackground(QBrush(tokens().alt));
    if (!(low <= high))
        low = 0, high = 1;
    const double pad = high > low ? (high - low) * 0.08 : std::max(1e-9, std::fabs(high) * 0.1);
    const auto& info = synthesis::objectiveInfo(objective);
    QCPAxis* left = upper->axis(QCPAxis::atLeft);
    left->setRange(low - pad, high + pad);
    y->unit = axisUnit(info.unit, high);
    left->setLabel(y->unit.text);
    for (QCPAxisRect* rect : { upper, lower })
        rect->axis(QCPAxis::atBottom)->setRange(0, end > 0 ? end * 1.01 : 1);
    lower->axis(QCPAxis::atLeft)->setRange(0, 1.05);
    y->most = std::clamp(plot->height() / 50, 3, 6);
    x->most = lowerX->most = std::clamp(plot->width() / 100, 4, 9);
    x->words = lowerX->words = [time](double v) { return time ? durationText(v) : countText(static_cast<std::int64_t>(v)); };
    share->most = 3;
    lower->axis(QCPAxis::atBottom)->setLabel(time ? ConvergenceView::tr("Time (min:s)") : ConvergenceView::tr("Evaluations"));
    plot->replot(QCustomPlot::rpImmediateRefresh);
}

ConvergenceView::ConvergenceView(QWidget* parent)
    : QWidget(parent), m(std::make_unique<Impl>())
{
    m->plot = new QCustomPlot(this);
    m->plot->setFocusPolicy(Qt::NoFocus);
    m->upper = m->plot->axisRect();
    m->lower = new QCPAxisRect(m->plot);
    m->plot->plotLayout()->addElement(1, 0, m->lower);
    m->plot->plotLayout()->setRowStretchFactor(0, 2);
    m->plot->plotLayout()->setRowSpacing(0);
    auto* group = new QCPMarginGroup(m->plot);
    for (QCPAxisRect* rect : { m->upper, m->lower }) {
        rect->setMarginGroup(QCP::msLeft | QCP::msRight, group);
        rect->setMinimumMargins(QMargins(12, 6, 16, 4));
        rect->axis(QCPAxis::atTop)->setVisible(false);
        rect->axis(QCPAxis::atRight)->setVisible(false);
        for (QCPAxis* axis : rect->axes())
            axis->setLayer(QStringLiteral("axes"));
    }
    m->upper->axis(QCPAxis::atBottom)->setTicker(m->x);
    m->upper->axis(QCPAxis::atBottom)->setTickLabels(false);
    m->upper->axis(QCPAxis::atLeft)->setTicker(m->y);
    m->lower->axis(QCPAxis::atBottom)->setTicker(m->lowerX);
    m->lower->axis(QCPAxis::atLeft)->setTicker(m->share);
    const auto graph = [this](QCPAxisRect* rect, bool steps) {
        QCPGraph* added = m->plot->addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        added->setLineStyle(steps ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
        return added;
    };
    m->best = graph(m->upper, true);
    m->bound = graph(m->upper, true);
    m->temperature = graph(m->lower, false);
    m->acceptance = graph(m->lower, false);
    m->spread = graph(m->lower, false);
    m->overEvaluations = new QToolButton(this);
    m->overTime = new QToolButton(this);
    auto* buttons = new QButtonGroup(this);
    for (QToolButton* button : { m->overEvaluations, m->overTime }) {
        button->setCheckable(true);
        buttons->addButton(button);
    }
    m->overEvaluations->setChecked(true);
    m->legend = new QLabel(this);
    m->legend->setFont(fontOf(TextRole::Caption));
    m->legend->setProperty("role", QStringLiteral("label"));
    m->legend->setMinimumWidth(0);
    m->legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 2, 12, 0);
    bar->setSpacing(2);
    bar->addWidget(m->overEvaluations);
    bar->addWidget(m->overTime);
    bar->addSpacing(16);
    bar->addWidget(m->legend, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m->plot, 1);
    setAccessibleName(tr("Convergence"));
    m->retranslate();
    connect(m->overTime, &QToolButton::toggled, this, [this] { m->rebuild(); });
    m->timer.setSingleShot(true);
    connect(&m->timer, &QTimer::timeout, this, [this] { m->rebuild(); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m->dirty = true;
        if (isVisible())
            m->rebuild();
    });
}

ConvergenceView::~ConvergenceView() = default;

void ConvergenceView::setObjective(synthesis::Objective objective)
{
    m->objective = objective;
    append({});
}

void ConvergenceView::setSamples(std::vector<synthesis::TraceSample> samples)
{
    m->samples = std::move(samples);
    append({});
}

void ConvergenceView::append(const std::vector<synthesis::TraceSample>& more)
{
    m->samples.insert(m->samples.end(), more.begin(), more.end());
    m->dirty = true;
    if (isVisible() && !m->timer.isActive())
        m->timer.start(100);
}

void ConvergenceView::setOverTime(bool overTime) { (overTime ? m->overTime : m->overEvaluations)->setChecked(true); }
bool ConvergenceView::isOverTime() const { return m->overTime->isChecked(); }
std::size_t ConvergenceView::sampleCount() const { return m->samples.size(); }
void ConvergenceView::repaintNow() { m->rebuild(); }

Result<void> ConvergenceView::exportTo(const QString& path)
{
    m->rebuild();
    return exportPlot(*m->plot, path);
}

void ConvergenceView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Convergence"));
        m->rebuild();
    }
    QWidget::changeEvent(event);
}

void ConvergenceView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m->dirty)
        m->rebuild();
}

} // namespace pim::widgets
