// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure against what it is said to be made of, node by node, and hardware numbers against the hardware's file.
#include <QTest>

#include <cmath>
#include <regex>
#include <set>

#include <nlohmann/json.hpp>

#include "core/design/metric_table.h"
#include "core/evaluation/evaluator.h"
#include "core/evaluation/explanation.h"
#include "core/evaluation/factors.h"
#include "core/hardware/hardware_json.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "tests/support/random_candidates.h"
#include "tests/support/small_design.h"

using namespace pim;
using design::Design;
using evaluation::CostCentre;
using evaluation::Evaluation;
using evaluation::Explanation;
using evaluation::ExplanationPtr;
using evaluation::ModelOptions;
using evaluation::Origin;
using evaluation::Rule;
using Json = nlohmann::ordered_json;

namespace {

bool close(double a, double b) { return a == b || std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)); }

/// The number under a key like "adcs[9].dynamic_power_w" or "crossbars[256,2].latency_ns".
std::optional<double> numberAt(const Json& hardware, const std::string& key)
{
    static const std::regex pattern(R"(([a-z_]+)(\[([0-9,]+)\])?(\.([a-z0-9_]+))?)");
    std::smatch match;
    if (!std::regex_match(key, match, pattern) || !hardware.contains(match[1].str()))
        return std::nullopt;
    const Json* node = &hardware.at(match[1].str());
    if (match[2].matched) {
        const Json* found = nullptr;
        for (const Json& row : *node) {
            std::string id;
            for (const char* name : { "bits", "capacity_kib", "size", "cell_bits" })
                if (row.contains(name))
                    id += (id.empty() ? "" : ",") + std::to_string(row.at(name).get<int>());
            if (id == match[3].str())
                found = &row;
        }
        if (found == nullptr)
            return std::nullopt;
        node = found;
    }
    if (match[4].matched) {
        if (!node->contains(match[5].str()))
            return std::nullopt;
        node = &node->at(match[5].str());
    }
    return node->is_number() ? std::optional(node->get<double>()) : std::nullopt;
}

/// What is wrong with the tree, or nothing. Shared nodes are looked at once.
QString complaint(const ExplanationPtr& node, const Json& hardware, std::set<const Explanation*>& seen)
{
    if (!seen.insert(node.get()).second)
        return {};
    const QString name = QString::fromStdString(node->label);
    if (node->label.empty())
        return "a node without a label";
    if (!std::isfinite(node->value))
        return name + ": no number";
    if (!close(node->value, node->recomputed()))
        return QString("%1: %2 is not %3 (%4)").arg(name).arg(node->value, 0, 'g', 17).arg(node->recomputed(), 0, 'g', 17).arg(
            QString::fromStdString(std::string(evaluation::ruleKey(node->rule))));
    const bool leaf = node->rule == Rule::Leaf;
    if (leaf != node->children.empty())
        return name + ": leaves have no children, others do";
    if (leaf && (node->source.empty() || node->origin == Origin::Formula))
        return name + ": nobody says where the leaf comes from";
    if (!leaf && node->rule != Rule::Choice && node->origin != Origin::Formula)
        return name + ": computed, yet it claims to be given";
    if (node->origin == Origin::Hardware) {
        const auto known = numberAt(hardware, node->hardwareKey);
        if (!known)
            return name + ": the hardware has no " + QString::fromStdString(node->hardwareKey);
        if (*known != node->value)
            return QString("%1: %2 is not the %3 of %4").arg(name).arg(node->value).arg(*known).arg(QString::fromStdString(node->hardwareKey));
        if (node->source.empty())
            return name + ": no source";
    } else if (!node->hardwareKey.empty()) {
        return name + ": a hardware key, but not a hardware number";
    }
    if (node->rule == Rule::Sum && node->children.size() > 1 && node->value > 0) {
        double shares = 0;
        for (std::size_t i = 0; i < node->children.size(); ++i)
            shares += node->shareOf(i).value_or(0);
        if (std::abs(shares - 1) > 1e-9)
            return name + ": shares do not add up";
    }
    for (const auto& child : node->children)
        if (const QString found = complaint(child, hardware, seen); !found.isEmpty())
            return name + " / " + found;
    return {};
}

struct Wanted
{
    std::string key;
    std::optional<network::LayerId> layer;
    std::optional<CostCentre> centre;
    double value;
};

/// Every figure of a design that a person can point at; of layers by cost centre those of every \a stride th layer.
std::vector<Wanted> everyFigure(const Evaluation& e, std::size_t stride)
{
    std::vector<Wanted> list;
    for (const auto& metric : design::metricTable())
        list.push_back({ std::string(metric.key), {}, {}, metric.value(e.metrics) });
    list.push_back({ "clock_ns", {}, {}, e.metrics.clock.value });
    list.push_back({ "operations", {}, {}, static_cast<double>(e.operations) });
    const auto parts = [&](const evaluation::Breakdown& b, std::optional<network::LayerId> layer) {
        for (int c = 0; c < evaluation::kCostCentreCount; ++c) {
            const auto& cost = b[static_cast<std::size_t>(c)];
            const auto centre = static_cast<CostCentre>(c);
            list.push_back({ "peak_power_w", layer, centre, cost.peakPower.value });
            list.push_back({ "static_energy_nj", layer, centre, cost.staticEnergy.value });
            list.push_back({ "dynamic_energy_nj", layer, centre, cost.dynamicEnergy.value });
            list.push_back({ "energy_uj", layer, centre, (cost.dynamicEnergy.value + cost.staticEnergy.value) / 1e3 });
            list.push_back({ "area_um2", layer, centre, cost.area.value });
            list.push_back({ "units", layer, centre, static_cast<double>(cost.units) });
        }
    };
    parts(e.breakdown, {});
    for (std::size_t l = 0; l < e.layers.size(); ++l) {
        const network::LayerId id { static_cast<int>(l) };
        const auto& layer = e.layers[l];
        if (l % stride == 0 || l + 1 == e.layers.size())
            parts(layer.breakdown, id);
        double energy = 0, power = 0;
        for (const auto& cost : layer.breakdown) {
            energy += cost.dynamicEnergy.value + cost.staticEnergy.value;
            power += cost.peakPower.value;
        }
        list.push_back({ "energy_uj", id, {}, energy / 1e3 });
        list.push_back({ "peak_power_w", id, {}, power });
        list.push_back({ "operations", id, {}, static_cast<double>(e.factors->layers[l].operations) });
        list.push_back({ "blocks", id, {}, static_cast<double>(layer.blocks) });
        list.push_back({ "weight_duplication", id, {}, static_cast<double>(layer.weightDuplication) });
        list.push_back({ "crossbars", id, {}, static_cast<double>(layer.crossbars) });
        list.push_back({ "crossbars_per_copy", id, {}, layer.crossbars > 0 ? static_cast<double>(layer.crossbars / layer.weightDuplication) : 0 });
        list.push_back({ "crossbar_utilization", id, {}, layer.crossbarUtilization });
        list.push_back({ "block_time_ns", id, {}, layer.blockTime.value });
        list.push_back({ "occupancy", id, {}, layer.occupancy });
        list.push_back({ "scratchpad_kib", id, {}, static_cast<double>(layer.scratchpadKib) });
        if (layer.crossbars > 0)
            list.push_back({ "macros", id, {}, static_cast<double>(layer.macros) });
    }
    return list;
}

void checkEverything(const Design& design, const Evaluation& evaluation, const QString& what)
{
    QVERIFY2(evaluation.metrics.cycles > 0, qPrintable(what + ": " + QString::fromStdString(evaluation.violationDetail)));
    const Json hardware = hardware::hardwareToJson(*design.hardware);
    for (const Wanted& wanted : everyFigure(evaluation, evaluation.layers.size() > 12 ? 20 : 5)) {
        const QString name = QString("%1: %2 layer %3 centre %4").arg(what, QString::fromStdString(wanted.key)).arg(wanted.layer ? wanted.layer->index : -1)
                                 .arg(wanted.centre ? static_cast<int>(*wanted.centre) : -1);
        const auto tree = evaluation::explain(design, evaluation, wanted.key, wanted.layer, wanted.centre);
        QVERIFY2(tree, qPrintable(name + ": " + (tree ? "" : QString::fromStdString(tree.error().text()))));
        if (std::isnan(wanted.value)) {
            QVERIFY2(std::isnan((*tree)->value), qPrintable(name));
            continue;
        }
        QVERIFY2((*tree)->value == wanted.value, qPrintable(QString("%1: %2 is not %3").arg(name).arg((*tree)->value, 0, 'g', 17).arg(wanted.value, 0, 'g', 17)));
        std::set<const Explanation*> seen;
        const QString wrong = complaint(*tree, hardware, seen);
        QVERIFY2(wrong.isEmpty(), qPrintable(name + ": " + wrong));
    }
}

Evaluation evaluated(const Design& d)
{
    auto e = evaluation::evaluate(d);
    if (!e)
        throw std::runtime_error(e.error().text());
    return *std::move(e);
}

/// A feasible or at least computable design on a preset with random variables.
Design randomDesign(const char* model, const char* preset, const ModelOptions& options, RandomStream& random)
{
    Design d;
    d.network = std::make_shared<const network::Network>(network::zoo(model).value());
    d.hardware = hardware::preset(preset).value();
    d.model = options;
    d.constraints.powerBudget = { 1e5 };
    auto& p = d.parameters;
    p.weightBits = d.hardware->weightBits;
    p.dataBits = d.hardware->dataBits;
    p.crossbarPowerShare = 0.3;
    p.slices = random.chance(0.5) ? design::SlicePacking::Packed : design::SlicePacking::Separate;
    p.macroStyle = random.chance(0.5) ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    std::vector<evaluation::Evaluator> possible;
    for (const auto& [key, cost] : d.hardware->crossbars) {
        for (const auto& [dac, dacCost] : d.hardware->dacs) {
            design::DesignParameters tried = p;
            tried.crossbarSize = key.size;
            tried.cellBits = key.cellBits;
            tried.dacBits = dac;
            tried.adcBits = hardware::adcResolution(key.size, dac, key.cellBits);
            if (auto e = evaluation::Evaluator::create(d.network, d.hardware, options, tried, d.constraints))
                possible.push_back(*std::move(e));
        }
    }
    if (possible.empty())
        throw std::runtime_error("the preset has no grid point");
    auto& evaluator = possible[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(possible.size()) - 1))];
    d.parameters = evaluator.parameters();
    const auto c = test::randomCandidate(evaluator, random, 0.3);
    for (std::size_t l = 0; l < c.counts.size(); ++l) {
        design::LayerDesign layer;
        layer.weightDuplication = d.network->layers[l].onCrossbars() && evaluator.layers()[l].fullyConnected ? 1 : c.duplication[l];
        layer.macros = c.macros[l];
        if (c.partner[l] >= 0)
            layer.sharesMacrosWith = network::LayerId { c.partner[l] };
        layer.components = c.counts[l];
        d.layers.push_back(layer);
    }
    return d;
}

} // namespace

class TestExplanation : public QObject
{
    Q_OBJECT
private slots:
    void explainsEveryFigureOfRandomDesigns_data();
    void explainsEveryFigureOfRandomDesigns();
    void explainsWhatTheReleasesRuleAllocated();
    void explainsPackedGroups();
    void readsDownToTheHardware();
    void pullsCommonFactorsOutOfSums();
    void evaluatesAgainWhereFiguresCameFromAFile();
    void refusesWhatItDoesNotKnow();
    void hasTheUnitsOfTheMetricTable();
};

void TestExplanation::explainsEveryFigureOfRandomDesigns_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("preset");
    QTest::addColumn<bool>("studio");
    for (const char* model : { "alexnet", "resnet18" })
        for (const char* preset : { "pimsyn", "pimsyn-corrected", "isaac-ce", "puma", "mnsim-2.0", "neurosim-22nm-rram" })
            for (const bool studio : { true, false })
                QTest::addRow("%s on %s, %s", model, preset, studio ? "studio" : "pimsyn") << model << preset << studio;
}

void TestExplanation::explainsEveryFigureOfRandomDesigns()
{
    QFETCH(QString, model);
    QFETCH(QString, preset);
    QFETCH(bool, studio);
    RandomStream random(7, static_cast<std::uint64_t>(model.size() * 100 + preset.size() * 10 + studio));
    int checked = 0;
    for (int round = 0; round < (model == "alexnet" ? 2 : 1); ++round) {
        const Design d = randomDesign(qPrintable(model), qPrintable(preset), studio ? ModelOptions::studio() : ModelOptions::pimsyn(), random);
        const Evaluation e = evaluated(d);
        if (e.metrics.cycles == 0) // the buffers fit no scratchpad of this hardware
            continue;
        ++checked;
        checkEverything(d, e, QString("round %1").arg(round));
        if (QTest::currentTestFailed())
            return;
    }
    if (checked == 0)
        QSKIP("no random design of this hardware runs");
}

void TestExplanation::explainsWhatTheReleasesRuleAllocated()
{
    Design d = test::smallDesign("conv1 4x8x8 -> 8 k3 p1; relu; conv2 8 k3 p1; pool1 k2 s2; fc1 10", ModelOptions::studio());
    d.parameters.macroStyle = design::MacroStyle::Identical;
    d.layers[0].macros = 2;
    d.constraints.powerBudget = { 20 };
    const auto e = evaluation::evaluate(d, { false, true });
    QVERIFY2(e, e ? "" : e.error().text().c_str());
    for (std::size_t l = 0; l < d.layers.size(); ++l)
        d.layers[l].components = e->allocation[l];
    checkEverything(d, *e, "released allocation");
}

void TestExplanation::explainsPackedGroups()
{
    Design d = test::smallDesign("conv1 4x8x8 -> 8 k3 p1; conv2 8 k3 p1 g4; relu; conv3 8 k1; fc1 10", ModelOptions::studio());
    d.layers[0].weightDuplication = 3;
    d.layers[1].sharesMacrosWith = network::LayerId { 0 };
    checkEverything(d, evaluated(d), "groups");
    d.parameters.slices = design::SlicePacking::Packed;
    checkEverything(d, evaluated(d), "packed slices");
}

void TestExplanation::readsDownToTheHardware()
{
    const Design d = test::smallDesign("conv1 4x8x8 -> 8 k3 p1; fc1 10", ModelOptions::studio());
    const auto tree = evaluation::explain(d, evaluated(d), "power_efficiency_gops_per_w");
    QVERIFY(tree);
    QCOMPARE((*tree)->rule, Rule::Quotient);
    QCOMPARE((*tree)->children[0]->label, "Operations");
    // conv1: 2 * 36 rows * 8 columns * 64 positions; fc1: 2 * 512 * 10
    QCOMPARE((*tree)->children[0]->value, 2.0 * 36 * 8 * 64 + 2.0 * 512 * 10);
    const ExplanationPtr energy = (*tree)->children[1];
    QCOMPARE(energy->label, "Energy per inference");
    const auto child = [](const ExplanationPtr& node, std::string_view label) -> ExplanationPtr {
        for (const auto& c : node->children)
            if (c->label == label)
                return c;
        return nullptr;
    };
    const auto adc = child(energy, "ADC");
    QVERIFY(adc);
    QCOMPARE(adc->centre, CostCentre::Adc);
    const auto dynamic = child(adc, "Dynamic energy");
    QVERIFY(dynamic);
    QCOMPARE(dynamic->children.front()->label, "Conversions");
    const auto perOperation = child(dynamic, "Energy of an operation");
    QVERIFY(perOperation);
    const auto power = child(perOperation, "Dynamic power");
    QVERIFY(power);
    QCOMPARE(power->hardwareKey, "adcs[6].dynamic_power_w");
    QCOMPARE(power->value, 0.002);
    QCOMPARE(power->detail, "6 bit");
}

void TestExplanation::pullsCommonFactorsOutOfSums()
{
    Design d = test::smallDesign("conv1 4x8x8 -> 8 k3 p1; conv2 8 k3 p1; fc1 10", ModelOptions::studio());
    const auto tree = evaluation::explain(d, evaluated(d), "static_energy_nj", {}, CostCentre::Adc);
    QVERIFY(tree);
    // 3,000 ADCs x 0.001 W x latency
    QCOMPARE((*tree)->rule, Rule::Product);
    QCOMPARE((*tree)->children.size(), 3u);
    QCOMPARE((*tree)->children[0]->value, 3000.0);
    QCOMPARE((*tree)->children[0]->children.size(), 3u);
    QVERIFY((*tree)->children[0]->children[1]->namedByLayer);
    QCOMPARE((*tree)->children[0]->children[1]->label, "conv2");
}

void TestExplanation::evaluatesAgainWhereFiguresCameFromAFile()
{
    const Design d = test::smallDesign("conv1 4x8x8 -> 8 k3 p1; fc1 10", ModelOptions::studio());
    Evaluation e = evaluated(d);
    const double latency = e.metrics.latency.value / 1e3;
    e.factors = nullptr;
    const auto tree = evaluation::explain(d, e, "latency_us");
    QVERIFY(tree);
    QCOMPARE((*tree)->value, latency);
}

void TestExplanation::refusesWhatItDoesNotKnow()
{
    const Design d = test::smallDesign("conv1 4x8x8 -> 8 k3 p1; fc1 10", ModelOptions::studio());
    const Evaluation e = evaluated(d);
    const auto code = [&](std::string_view key, std::optional<network::LayerId> layer = {}, std::optional<CostCentre> centre = {}) {
        const auto tree = evaluation::explain(d, e, key, layer, centre);
        return tree ? std::optional<ErrorCode> {} : std::optional(tree.error().code);
    };
    QCOMPARE(code("beauty"), ErrorCode::InvalidArgument);
    QCOMPARE(code("latency_us", network::LayerId { 0 }), ErrorCode::InvalidArgument);
    QCOMPARE(code("blocks", network::LayerId { 2 }), ErrorCode::InvalidArgument);
    QCOMPARE(code("blocks", network::LayerId { -1 }), ErrorCode::InvalidArgument);
    QCOMPARE(code("blocks", {}, CostCentre::Adc), ErrorCode::InvalidArgument);
    QVERIFY(!code("units", network::LayerId { 1 }, CostCentre::Io));
    Design broken = d;
    broken.layers[0].components.fill(0);
    const Evaluation none = evaluated(broken);
    const auto tree = evaluation::explain(broken, none, "latency_us");
    QVERIFY(!tree);
    QCOMPARE(tree.error().code, ErrorCode::Infeasible);
    QVERIFY(QString::fromStdString(tree.error().message).contains("conv1"));
    Design other = test::smallDesign("conv1 4x8x8 -> 8 k3 p1; conv2 8; fc1 10", ModelOptions::studio());
    QVERIFY(!evaluation::explain(other, e, "latency_us"));
}

void TestExplanation::hasTheUnitsOfTheMetricTable()
{
    const Design d = test::smallDesign("conv1 4x8x8 -> 8 k3 p1; fc1 10", ModelOptions::studio());
    const Evaluation e = evaluated(d);
    for (const auto& metric : design::metricTable()) {
        const auto tree = evaluation::explain(d, e, metric.key);
        QVERIFY2(tree, std::string(metric.key).c_str());
        QCOMPARE((*tree)->unit, std::string(metric.unit));
    }
    for (const auto& figure : evaluation::explainedFigures()) {
        const auto tree = evaluation::explain(d, e, figure.key, figure.ofLayer ? std::optional(network::LayerId { 0 }) : std::nullopt);
        QVERIFY2(tree, std::string(figure.key).c_str());
        QCOMPARE((*tree)->unit, std::string(figure.unit));
    }
}

QTEST_APPLESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
