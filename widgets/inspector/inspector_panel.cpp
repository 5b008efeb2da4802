// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/inspector_panel.h"

#include <algorithm>
#include <cmath>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/design/metric_table.h"
#include "core/evaluation/factors.h"
#include "core/mapping/crossbar_mapping.h"
#include "widgets/common/icons.h"
#include "widgets/common/section.h"
#include "widgets/common/theme.h"
#include "widgets/explain/explanation_words.h"
#include "widgets/explain/formula_button.h"
#include "widgets/inspector/figure_row.h"
#include "widgets/inspector/share_bars.h"

namespace pim::widgets {
namespace {

using evaluation::CostCentre;

/// Metrics in the order of the inspector.
constexpr const char* kShown[] { "power_efficiency_gops_per_w", "throughput_gops", "latency_us", "period_us", "energy_uj", "edp_uj_us",
                                 "average_power_w", "peak_power_w", "crossbars", "crossbar_utilization", "macros", "peak_tops_per_w", "area_mm2" };
constexpr int kShownSensitivities = 5;

/// What the core says of a changed resource, in the language of the window; unknown ones as they are.
QString resourceText(const std::string& resource)
{
    static constexpr const char* kKnown[] {
        QT_TRANSLATE_NOOP("pim::resource", "10 % more power budget"),
        QT_TRANSLATE_NOOP("pim::resource", "10 % less ADC power"),
        QT_TRANSLATE_NOOP("pim::resource", "10 % less DAC power"),
        QT_TRANSLATE_NOOP("pim::resource", "10 % less crossbar power"),
        QT_TRANSLATE_NOOP("pim::resource", "10 % less scratchpad leakage"),
        QT_TRANSLATE_NOOP("pim::resource", "10 % more memory bandwidth"),
        QT_TRANSLATE_NOOP("pim::resource", "10 % more NoC bandwidth"),
        QT_TRANSLATE_NOOP("pim::resource", "10 % less NoC power"),
        QT_TRANSLATE_NOOP("pim::resource", "10 % faster ADCs"),
        QT_TRANSLATE_NOOP("pim::resource", "10 % faster crossbars"),
    };
    for (const char* known : kKnown)
        if (resource == known)
            return QCoreApplication::translate("pim::resource", known);
    return QString::fromStdString(resource);
}
constexpr double kLeastShare = 1e-4; ///< that is written with its digits

QLabel* textLabel(const QString& text, const char* role, QWidget* parent)
{
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText); // names of layers and designs
    made->setProperty("role", QString::fromLatin1(role));
    made->setFont(fontOf(TextRole::Table));
    return made;
}

QString mapText(const network::FeatureMap& map)
{
    return QStringLiteral("%1×%2×%3").arg(map.height).arg(map.width).arg(map.channels);
}

double energyOf(const evaluation::CentreCost& cost) { return cost.dynamicEnergy.value + cost.staticEnergy.value; }

} // namespace

InspectorPanel::InspectorPanel(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(QStringLiteral("target"))), m_scroll(new QScrollArea)
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_scroll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setMinimumWidth(280);
    rebuild();
}

void InspectorPanel::setDesign(const InspectedDesign& inspected)
{
    m_inspected = inspected;
    rebuild();
}

void InspectorPanel::setCompared(const std::optional<EvaluatedDesign>& other)
{
    m_compared = other && other->valid() ? other : std::nullopt;
    rebuild();
}

void InspectorPanel::setNetwork(std::shared_ptr<const network::Network> network)
{
    m_network = std::move(network);
    if (m_layer)
        rebuild();
}

void InspectorPanel::setLayer(std::optional<network::LayerId> layer)
{
    if (layer == m_layer)
        return;
    m_layer = layer;
    rebuild();
}

std::vector<FigureRow*> InspectorPanel::rows() const { return m_rows; }

QString InspectorPanel::allAsTsv() const
{
    QString text;
    for (const FigureRow* row : m_rows)
        text += QStringLiteral("%1\t%2\t%3\n").arg(row->name(), row->valueText(), row->deltaShown());
    return text;
}

FigureRow* InspectorPanel::addRow(QVBoxLayout* to, const QString& name, const QuantityText& value, std::optional<FigureQuestion> question)
{
    auto* row = new FigureRow;
    row->setName(name);
    row->setValue(value);
    row->setQuestion(question);
    connect(row, &FigureRow::explainRequested, this, &InspectorPanel::explainRequested);
    row->setColumns(m_compared.has_value());
    to->addWidget(row);
    m_rows.push_back(row);
    return row;
}

QVBoxLayout* InspectorPanel::addSection(const QString& title, QWidget* headerWidget)
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 4, 0, 6);
    layout->setSpacing(0);
    auto* section = new Section(title, content);
    if (headerWidget)
        section->setHeaderWidget(headerWidget);
    section->setExpanded(!m_folded.contains(title));
    connect(section, &Section::toggled, this, [this, title](bool open) {
        if (open)
            m_folded.remove(title);
        else
            m_folded.insert(title);
    });
    m_column->addWidget(section);
    return layout;
}

void InspectorPanel::addHeader(const QString& badge, const QString& title, const QString& subtitle, const QString& iconName, bool design)
{
    auto* header = new QWidget;
    auto* layout = new QVBoxLayout(header);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    auto* first = new QHBoxLayout;
    first->setSpacing(6);
    if (!badge.isEmpty()) {
        auto* mark = textLabel(badge, "badge", header);
        mark->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        first->addWidget(mark);
    }
    auto* name = new QLabel(title, header);
    name->setTextFormat(Qt::PlainText);
    name->setFont(fontOf(TextRole::Heading));
    name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    name->setWordWrap(true);
    name->setMinimumWidth(60);
    first->addWidget(name, 1);
    const EvaluatedDesign& d = m_inspected.design;
    if (design && d.valid())
        first->addWidget(textLabel(tr("profile %1").arg(QString::fromStdString(d.design->model.profileName())), "badge", header));
    layout->addLayout(first);
    auto* second = new QHBoxLayout;
    second->setSpacing(6);
    if (!iconName.isEmpty()) {
        auto* symbol = new QLabel(header);
        symbol->setPixmap(iconPixmap(iconName, 13, IconRole::Muted, devicePixelRatioF()));
        second->addWidget(symbol);
    }
    second->addWidget(textLabel(subtitle, "label", header), 1);
    const auto button = [&](const QString& iconOf, const QString& text, const QString& tip, auto signal) {
        auto* made = new QPushButton(icon(iconOf), text, header);
        made->setFont(fontOf(TextRole::Table));
        made->setToolTip(tip);
        made->setAccessibleName(text);
        connect(made, &QPushButton::clicked, this, signal);
        second->addWidget(made);
    };
    if (design) {
        button(QStringLiteral("list"), tr("Layers"), tr("The table of this design's layers"), &InspectorPanel::layersRequested);
    } else if (d.valid()) {
        button(QStringLiteral("arrow_left"), d.title.isEmpty() ? tr("Design") : d.title, tr("Back to the figures of the whole design"), &InspectorPanel::designRequested);
    }
    layout->addLayout(second);
    m_column->addWidget(header);
}

void InspectorPanel::rebuild()
{
    std::optional<FigureQuestion> focused; // the f that has the keyboard keeps it
    for (const FigureRow* row : m_rows)
        if (row->button()->hasFocus())
            focused = row->question();
    const int scrolled = m_page ? m_scroll->verticalScrollBar()->value() : 0;
    m_rows.clear();
    m_page = new QWidget;
    m_page->setProperty("surface", QStringLiteral("base"));
    m_page->setAttribute(Qt::WA_StyledBackground);
    m_column = new QVBoxLayout(m_page);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    const EvaluatedDesign& d = m_inspected.design;
    const auto network = d.valid() ? d.design->network : m_network;
    const bool layer = m_layer && network && m_layer->index >= 0 && static_cast<std::size_t>(m_layer->index) < network->layers.size();
    if (layer)
        showLayer(*network, static_cast<std::size_t>(m_layer->index));
    else if (d.valid())
        showDesign();
    m_column->addStretch(1);
    // The page before may hold the button whose click led here.
    if (QWidget* before = m_scroll->takeWidget()) {
        before->hide();
        before->deleteLater();
    }
    m_scroll->setWidget(m_page);
    if (!layer && !d.valid()) {
        m_empty->setText(tr("Nothing selected"), tr("Pick a design in Explore or a layer in any view. Run finds designs."));
        m_stack->setCurrentIndex(0);
    } else {
        m_stack->setCurrentIndex(1);
        m_scroll->verticalScrollBar()->setValue(scrolled);
        if (focused)
            for (const FigureRow* row : m_rows)
                if (row->question() == focused)
                    row->button()->setFocus();
    }
}

void InspectorPanel::showDesign()
{
    const EvaluatedDesign& d = m_inspected.design;
    const auto& e = *d.evaluation;
    const auto& p = d.design->parameters;
    const bool runs = e.metrics.cycles > 0;
    addHeader(d.badge, d.title, m_inspected.state, {}, true);
    if (!e.feasible) {
        auto* banner = textLabel(tr("Not feasible: %1").arg(QString::fromStdString(e.violationDetail)), "error", this);
        banner->setWordWrap(true);
        banner->setContentsMargins(12, 4, 12, 8);
        m_column->addWidget(banner);
    }
    QLabel* against = m_compared ? textLabel(tr("compared with %1").arg(m_compared->badge.isEmpty() ? m_compared->title : m_compared->badge), "label", this) : nullptr;
    QVBoxLayout* metrics = addSection(tr("Metrics"), against);
    for (const char* key : kShown) {
        const design::MetricInfo* metric = design::findMetric(key);
        const double value = metric->value(e.metrics);
        FigureRow* row = addRow(metrics, metricLabel(key), metricText(*metric, value), runs ? std::optional(FigureQuestion { QString::fromLatin1(key), {}, {} }) : std::nullopt);
        if (std::string_view(key) == "area_mm2" && !(value > 0)) {
            row->setPlainText(tr("preset has no areas"));
            row->setQuestion({});
        } else if (!runs) {
            row->setValue({ QStringLiteral("–"), {} });
        } else if (m_compared) {
            const bool judged = !metric->integer;
            row->setDelta(deltaBetween(metric->value(m_compared->evaluation->metrics), value, judged ? std::optional(metric->higherIsBetter) : std::nullopt));
        }
    }

    QVBoxLayout* parameters = addSection(tr("Parameters"));
    auto* grid = new QGridLayout;
    grid->setContentsMargins(12, 2, 12, 2);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int cell = 0;
    const auto put = [&](const QString& name, const QString& value) {
        const int row = cell / 2, column = cell % 2 * 2;
        grid->addWidget(textLabel(name, "label", this), row, column);
        auto* text = textLabel(value, "", this);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(text, row, column + 1);
        ++cell;
    };
    const auto bit = [this](int n) { return tr("%1 bit").arg(n); };
    put(tr("Crossbar"), QStringLiteral("%1×%1").arg(p.crossbarSize));
    put(tr("ADC"), bit(p.adcBits));
    put(tr("Cell"), bit(p.cellBits));
    put(tr("DAC"), bit(p.dacBits));
    put(tr("Power share"), numberText(p.crossbarPowerShare, 2));
    put(tr("Clock"), runs ? quantity(e.metrics.clock).text() : QStringLiteral("–"));
    put(tr("Macros"), p.macroStyle == design::MacroStyle::Identical ? tr("identical") : tr("specialized"));
    put(tr("Slices"), p.slices == design::SlicePacking::Packed ? tr("packed") : tr("separate"));
    put(tr("Weights"), bit(p.weightBits));
    put(tr("Scratchpad"), runs ? tr("%1 KiB").arg(e.scratchpadKib) : QStringLiteral("–"));
    parameters->addLayout(grid);
    if (!runs)
        return;

    QVBoxLayout* energy = addSection(tr("Energy by component"), textLabel(quantity(e.metrics.energy).text(), "label", this));
    std::vector<std::pair<double, CostCentre>> parts;
    double sum = 0;
    for (int i = 0; i < evaluation::kCostCentreCount; ++i) {
        const double value = energyOf(e.breakdown[static_cast<std::size_t>(i)]);
        sum += value;
        if (value > 0)
            parts.emplace_back(value, static_cast<CostCentre>(i));
    }
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    auto* bar = new StackedBar;
    bar->setFixedHeight(26);
    std::vector<StackedBar::Part> bars;
    for (const auto& [value, centre] : parts)
        bars.push_back({ value, colourOf(centre), QStringLiteral("%1: %2, %3").arg(centreText(centre), quantity(Energy { value }).text(), percentText(value / sum)) });
    bar->setParts(std::move(bars));
    energy->addWidget(bar);
    for (const auto& [value, centre] : parts) {
        FigureRow* row = addRow(energy, centreText(centre), quantity(Energy { value }), FigureQuestion { QStringLiteral("energy_uj"), {}, centre });
        row->setMark(colourOf(centre));
        row->setDelta(Delta { value < kLeastShare * sum ? QStringLiteral("< ") + percentText(kLeastShare, 1) : percentText(value / sum), Judgement::Neutral });
    }

    const auto& objective = synthesis::objectiveInfo(m_inspected.objective);
    const double best = synthesis::objectiveValue(m_inspected.objective, e.metrics);
    if (m_inspected.bound && std::isfinite(*m_inspected.bound) && *m_inspected.bound > 0 && best > 0) {
        const double share = objective.maximize ? best / *m_inspected.bound : *m_inspected.bound / best;
        QVBoxLayout* bound = addSection(tr("Upper bound"), textLabel(tr("gap %1").arg(percentText(1 / share - 1)), "label", this));
        auto* bars2 = new BoundBar;
        bars2->setFixedHeight(20);
        bars2->setShare(share);
        bars2->setToolTip(tr("No design of this space can be better than the bound; the mark is this design."));
        bars2->setAccessibleName(bars2->toolTip());
        bound->addWidget(bars2);
        auto* line = new QHBoxLayout;
        line->setContentsMargins(12, 0, 12, 0);
        line->addWidget(textLabel(tr("bound %1").arg(quantityIn(*m_inspected.bound, objective.unit, 4).text()), "label", this));
        line->addStretch(1);
        line->addWidget(textLabel(numberText(best, 4), "", this));
        bound->addLayout(line);
    }
    if (!m_inspected.sensitivities.empty()) {
        QVBoxLayout* limits = addSection(tr("What limits it"));
        double most = 0;
        for (const auto& s : m_inspected.sensitivities)
            most = std::max(most, std::fabs(s.changePercent));
        int shown = 0;
        for (const auto& s : m_inspected.sensitivities) {
            if (shown++ == kShownSensitivities)
                break;
            FigureRow* row = addRow(limits, resourceText(s.resource), {});
            row->setDelta(Delta { deltaText(s.changePercent / 100), s.changePercent > 0.05 ? Judgement::Better : Judgement::Neutral });
            auto* thin = new StackedBar;
            thin->setFixedHeight(10);
            thin->setParts({ { std::fabs(s.changePercent), tokens().axis, row->accessibleName() }, { most - std::fabs(s.changePercent), tokens().hover, {} } });
            limits->addWidget(thin);
        }
    }
}

void InspectorPanel::showLayer(const network::Network& network, std::size_t l)
{
    const network::Layer& layer = network.layers[l];
    const network::LayerId id { static_cast<int>(l) };
    const EvaluatedDesign& d = m_inspected.design;
    const bool evaluated = d.valid() && l < d.evaluation->layers.size() && d.evaluation->metrics.cycles > 0;
    addHeader({}, QString::fromStdString(layer.name), layer.onCrossbars() ? tr("On crossbars") : tr("On vector units"),
              layer.onCrossbars() ? QStringLiteral("crossbar") : QStringLiteral("vector"), false);
    const auto count = [](std::int64_t n) { return QuantityText { countText(n), {} }; };
    const auto ask = [&](const char* key) { return std::optional(FigureQuestion { QString::fromLatin1(key), id, {} }); };

    QVBoxLayout* shape = addSection(tr("Shape"));
    const auto say = [&](const QString& name, const QString& text) { addRow(shape, name, { text, {} })->setColumns(false); };
    say(tr("Operator"), QString::fromStdString(layer.op));
    if (layer.kind == network::LayerKind::Convolution || layer.kind == network::LayerKind::Pool || layer.kind == network::LayerKind::TransposedConvolution)
        say(tr("Kernel"), tr("%1×%2, stride %3").arg(layer.window.kernelH).arg(layer.window.kernelW).arg(layer.window.strideH));
    say(tr("Input"), mapText(layer.input));
    say(tr("Output"), mapText(layer.output));
    if (layer.groups > 1)
        say(tr("Groups"), countText(layer.groups));
    if (layer.weights > 0)
        addRow(shape, tr("Weights"), count(layer.weights))->setColumns(false);
    if (layer.macs > 0)
        addRow(shape, tr("Operations"), quantity(2.0 * static_cast<double>(layer.macs), tr("OP")), evaluated && layer.onCrossbars() ? ask("operations") : std::nullopt)->setColumns(false);

    if (!evaluated) {
        auto* hint = textLabel(d.valid() ? tr("The design does not run, so the layer has no figures.") : tr("Run a search to see how this layer is mapped."), "hint", this);
        hint->setWordWrap(true);
        hint->setContentsMargins(12, 8, 12, 8);
        m_column->addWidget(hint);
        return;
    }
    const auto& e = d.evaluation->layers[l];
    const auto& p = d.design->parameters;
    QVBoxLayout* mapped = addSection(tr("Mapping"));
    if (layer.onCrossbars()) {
        const auto slices = d.design->model.slicePacking ? p.slices : design::SlicePacking::Separate;
        const auto m = mapping::mapToCrossbars(layer, p.crossbarSize, p.weightBits, p.cellBits, slices, d.design->model.groups);
        addRow(mapped, tr("Rows"), count(m.rows))->setColumns(false);
        addRow(mapped, tr("Crossbars, one copy"), count(m.crossbars), ask("crossbars_per_copy"))->setColumns(false);
        addRow(mapped, tr("Duplication"), count(e.weightDuplication), ask("weight_duplication"))->setColumns(false);
        addRow(mapped, tr("Crossbars"), count(e.crossbars), ask("crossbars"))->setColumns(false);
        addRow(mapped, tr("Used cells"), { percentText(e.crossbarUtilization), {} }, ask("crossbar_utilization"))->setColumns(false);
        addRow(mapped, tr("Blocks"), count(e.blocks), ask("blocks"))->setColumns(false);
        auto* caption = textLabel(slices == design::SlicePacking::Packed
                                      ? tr("One copy: %1 × %2 crossbars (rows × columns), slices packed").arg(m.rowBlocks).arg(m.columnBlocks)
                                      : tr("One copy: %1 × %2 crossbars (rows × columns), %3 bit slices").arg(m.rowBlocks).arg(m.columnBlocks).arg(m.bitSlices),
                                  "label", this);
        caption->setWordWrap(true);
        caption->setContentsMargins(12, 4, 12, 2);
        mapped->addWidget(caption);
        auto* picture = new CopyView;
        picture->setMapping(m, p.crossbarSize);
        picture->setFixedHeight(92);
        picture->setToolTip(tr("Crossbars of one copy of the weights; what is filled holds weights"));
        picture->setAccessibleName(picture->toolTip());
        mapped->addWidget(picture);
    } else {
        addRow(mapped, tr("Blocks"), count(e.blocks), ask("blocks"))->setColumns(false);
        addRow(mapped, tr("Positions per block"), count(e.weightDuplication), ask("weight_duplication"))->setColumns(false);
    }

    QVBoxLayout* figures = addSection(d.title.isEmpty() ? tr("In this design") : tr("In %1").arg(d.title));
    const evaluation::LayerEvaluation* other = m_compared && m_compared->design->network == d.design->network && l < m_compared->evaluation->layers.size()
        ? &m_compared->evaluation->layers[l] : nullptr;
    const auto figure = [&](const QString& name, const QuantityText& value, const char* key, double now, std::optional<double> then, std::optional<bool> higher) {
        FigureRow* row = addRow(figures, name, value, ask(key));
        if (then)
            row->setDelta(deltaBetween(*then, now, higher));
    };
    const auto sumOf = [](const evaluation::LayerEvaluation& of, auto&& part) {
        double sum = 0;
        for (const auto& cost : of.breakdown)
            sum += part(cost);
        return sum;
    };
    const auto peak = [](const evaluation::CentreCost& cost) { return cost.peakPower.value; };
    const auto compare = [&](auto&& value) { return other ? std::optional<double>(value(*other)) : std::nullopt; };
    if (layer.onCrossbars())
        figure(tr("Macros"), count(e.macros), "macros", e.macros, compare([](const auto& x) { return double(x.macros); }), {});
    const auto adc = static_cast<std::size_t>(CostCentre::Adc);
    if (layer.onCrossbars()) {
        FigureRow* row = addRow(figures, tr("ADCs"), count(e.breakdown[adc].units), FigureQuestion { QStringLiteral("units"), id, CostCentre::Adc });
        if (other)
            row->setDelta(deltaBetween(static_cast<double>(other->breakdown[adc].units), static_cast<double>(e.breakdown[adc].units), {}));
    }
    figure(tr("Scratchpad"), { countText(e.scratchpadKib), tr("KiB") }, "scratchpad_kib", e.scratchpadKib, compare([](const auto& x) { return double(x.scratchpadKib); }), {});
    figure(tr("Time per block"), quantity(e.blockTime), "block_time_ns", e.blockTime.value, compare([](const auto& x) { return x.blockTime.value; }), false);
    figure(tr("Occupancy"), { percentText(e.occupancy), {} }, "occupancy", e.occupancy, compare([](const auto& x) { return x.occupancy; }), {});
    figure(tr("Energy"), quantity(Energy { sumOf(e, energyOf) }), "energy_uj", sumOf(e, energyOf), compare([&](const auto& x) { return sumOf(x, energyOf); }), false);
    figure(tr("Peak power"), quantity(Power { sumOf(e, peak) }), "peak_power_w", sumOf(e, peak), compare([&](const auto& x) { return sumOf(x, peak); }), false);
}

void InspectorPanel::contextMenuEvent(QContextMenuEvent* event)
{
    FigureRow* row = nullptr;
    for (QWidget* at = childAt(event->pos()); at && !row; at = at->parentWidget())
        row = qobject_cast<FigureRow*>(at);
    QMenu menu(this);
    if (row) {
        menu.addAction(tr("Copy value"), this, [text = row->valueText()] { QGuiApplication::clipboard()->setText(text); });
        if (row->question())
            menu.addAction(tr("Explain this number"), this, [this, question = *row->question()] { emit explainRequested(question); });
    }
    menu.addAction(tr("Copy all as TSV"), this, [this] { QGuiApplication::clipboard()->setText(allAsTsv()); })->setEnabled(!m_rows.empty());
    menu.exec(event->globalPos());
}

void InspectorPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        QMetaObject::invokeMethod(this, &InspectorPanel::rebuild, Qt::QueuedConnection);
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
