// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/energy.h"

#include <algorithm>
#include <cmath>

#include "core/evaluation/factors.h"

namespace pim::timeline {
namespace {

using evaluation::CostCentre;

/// The operations that spend a centre's energy.
std::vector<Operation> spenders(CostCentre centre)
{
    switch (centre) {
    case CostCentre::Crossbar:
    case CostCentre::Dac:
    case CostCentre::SampleAndHold: return { Operation::Mvm };
    case CostCentre::Adc: return { Operation::Adc };
    case CostCentre::ShiftAdd: return { Operation::ShiftAdd };
    case CostCentre::Addition: return { Operation::Addition };
    case CostCentre::Pool: return { Operation::Pool };
    case CostCentre::Relu: return { Operation::Relu };
    case CostCentre::Sigmoid: return { Operation::Sigmoid };
    case CostCentre::Eltwise: return { Operation::Eltwise };
    case CostCentre::Scratchpad: return { Operation::Load, Operation::Store };
    case CostCentre::Noc: return { Operation::Transfer, Operation::Merge };
    case CostCentre::Io: break;
    }
    return {};
}

/// How much of the first and of the second spender's energy there is; equal where nothing is known.
std::pair<double, double> sharesOf(CostCentre centre, const design::Design& design, const evaluation::LayerFactors& factors)
{
    if (centre == CostCentre::Noc)
        return { static_cast<double>(factors.transferFlits * factors.transferLinks), static_cast<double>(factors.mergeFlits * factors.mergeLinks) };
    if (centre != CostCentre::Scratchpad)
        return { 1, 0 };
    const auto* cost = design.hardware->scratchpad(factors.memoryKib);
    if (!cost)
        return { 1, 1 };
    const auto accesses = [&](double elements) { return std::ceil(elements * design.parameters.dataBits / design.hardware->memoryBusBits); };
    return { accesses(factors.loadVolume) * cost->readEnergy.value, accesses(factors.storeVolume) * cost->writeEnergy.value };
}

} // namespace

void addEnergies(Timeline& t, const design::Design& design, const evaluation::Evaluation& evaluation)
{
    double layersStatic = 0, chipStatic = 0;
    const double latency = evaluation.metrics.latency.value;
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        LayerTrace& layer = t.layers[l];
        const auto index = static_cast<int>(l);
        layer.energies.assign(layer.operations.size(), {});
        double fixed = 0;
        for (int c = 0; c < evaluation::kCostCentreCount; ++c) {
            const auto centre = static_cast<CostCentre>(c);
            const auto& cost = evaluation.layers[l].breakdown[static_cast<std::size_t>(c)];
            fixed += cost.staticEnergy.value;
            if (cost.dynamicEnergy.value == 0 || layer.blocksPerImage == 0 || layer.operations.empty())
                continue;
            const double each = cost.dynamicEnergy.value / static_cast<double>(layer.blocksPerImage);
            const auto list = spenders(centre);
            const int first = list.empty() ? -1 : t.find(index, list.front());
            const int second = list.size() < 2 ? -1 : t.find(index, list.back());
            if (first >= 0 && second >= 0) {
                const auto [a, b] = sharesOf(centre, design, evaluation.factors->layers[l]);
                const double part = a + b > 0 ? a / (a + b) : 0.5;
                layer.energies[static_cast<std::size_t>(first)].value += each * part;
                layer.energies[static_cast<std::size_t>(second)].value += each * (1 - part);
            } else {
                const int only = first >= 0 ? first : second >= 0 ? second : t.mainOperation(index);
                layer.energies[static_cast<std::size_t>(only)].value += each;
            }
        }
        layersStatic += fixed;
        layer.staticPower = { latency > 0 ? fixed / latency : 0 };
    }
    for (const auto& cost : evaluation.breakdown)
        chipStatic += cost.staticEnergy.value;
    t.chipStaticPower = { latency > 0 ? std::max(0.0, chipStatic - layersStatic) / latency : 0 };
}

std::optional<AreaPower> areaPower(const LaneTimes& times, const std::vector<int>& layers, std::int64_t from, std::int64_t to, int stretches)
{
    const Timeline& t = times.timeline();
    if (to <= from || t.clock.value <= 0)
        return {};
    stretches = static_cast<int>(std::clamp<std::int64_t>(to - from, 1, std::max(1, stretches)));
    const auto edge = [&](int s) { return from + (to - from) * s / stretches; };
    std::vector<double> spent(static_cast<std::size_t>(stretches), 0.0); // nJ
    double fixed = layers.empty() ? t.chipStaticPower.value : 0; // W
    bool known = false;
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        const auto layer = static_cast<int>(l);
        if (!layers.empty() && std::find(layers.begin(), layers.end(), layer) == layers.end())
            continue;
        known = known || !t.layers[l].energies.empty();
        fixed += t.layers[l].staticPower.value;
        for (std::size_t j = 0; j < t.layers[l].energies.size(); ++j) {
            const auto op = static_cast<int>(j);
            if (t.layers[l].energies[j].value == 0 || t.blocks(layer) == 0)
                continue;
            // Per cycle at work.
            const double each = t.layers[l].energies[j].value * static_cast<double>(t.blocks(layer))
                / static_cast<double>(times.share(layer, op).busy);
            std::int64_t before = times.until(layer, op, from).busy;
            for (int s = 0; s < stretches; ++s) {
                const std::int64_t busy = times.until(layer, op, edge(s + 1)).busy;
                spent[static_cast<std::size_t>(s)] += static_cast<double>(busy - before) * each;
                before = busy;
            }
        }
    }
    if (!known)
        return {};
    AreaPower power;
    for (int s = 0; s < stretches; ++s) {
        const double ns = static_cast<double>(edge(s + 1) - edge(s)) * t.clock.value;
        power.dynamic.value += spent[static_cast<std::size_t>(s)];
        power.peak.value = std::max(power.peak.value, spent[static_cast<std::size_t>(s)] / ns + fixed);
    }
    const double ns = static_cast<double>(to - from) * t.clock.value;
    power.fixed = { fixed * ns };
    power.average = { power.energy().value / ns };
    return power;
}

} // namespace pim::timeline
