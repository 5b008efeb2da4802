// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why no design of a grid point can be better than objectiveBound().
//
// Let a design have latency T and clock period t >= t0, the clock's floor. A layer l on crossbars with P positions, d
// copies and b = ceil(P / d) blocks starts a block every B cycles or more (an MVM alone occupies its crossbars for B
// bit iterations), so it works for at least x = (P / d) B t ns. Hence
//   (1) copies          d      >=  P B t0 / x
//   (2) units of kind c count  >=  (work of all blocks) / (f x), since the clock never outruns count f per cycle.
// There is one copy at least, so with L = P B t0 the static and the peak power of the layer's crossbars and DACs are at
// least a max(1 / x, 1 / L), those of its ADCs and vector units at least w / x, with constants a and w. (A slow clock
// makes x longer than L.) What remains does not depend on x: one macro with the smallest scratchpad for each
// layer on crossbars, the crossbars of fully connected layers, the NoC.
//
// The x are limited by T. Along a chain of layers 1..m each block waits for its provider's: layer j + 1 cannot start
// before layer j has computed the pixels that its first pixel needs, a share s_j of its map (the windows of vector
// layers between them followed back), which takes s_j x_j, less one block that is accounted for by the latency of a
// block's operations. So, with o_j the sum of the least latencies of the chain's operations,
//   (3) for each j:  s_1 x_1 + ... + s_{j-1} x_{j-1} + x_j + o_j <= T.
// A pair of layers that shares ADCs has them once, so (2) holds for the larger of the two, not for their sum. It uses
// them for one layer at a time, B cycles a block: its ADCs times T are no less than the work of both, and no less than
// half of what (2) gives the two apart. Where layers may share, these two take the place of (2) for ADCs, whichever
// tells more.
//
// Minimising the sum under (3) is convex; for any multipliers y >= 0 the Lagrangian's minimum over x is a lower bound
// (weak duality), so the multipliers need not be optimal for the bound to hold; they are improved by a few steps.
//
// Dynamic energy does not depend on the design beyond blocks d >= P: every position is computed at least once.
// The energy of a design with latency in [T1, T2] is therefore at least
//   E(T1, T2) = dynamic + T1 (fixed static power + min sum at T2),
// and no design with latency up to T2 exists when the same minimum, for peak power, exceeds the budget. The bound is
// the least E over a geometric ladder of intervals, which starts at the shortest T that the budget pays for. It ends at
// some T3 with E(T3, inf) >= dynamic + T3 (fixed static power + sum a / L) + sum w, since x <= T.
#include "core/synthesis/bound.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace pim::synthesis {
namespace {

using evaluation::Evaluator;
using evaluation::LayerModel;
using hardware::Component;

constexpr std::size_t at(Component c) { return static_cast<std::size_t>(c); }
constexpr double kRung = 1.01; ///< ratio of the ladder's latencies
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNeverNs = 1e18; ///< thirty years: slower designs are not looked for

bool bitLevel(std::size_t c)
{
    return c == at(Component::Dac) || c == at(Component::Adc) || c == at(Component::ShiftAdd);
}

/// Everything the proof needs of one grid point.
struct Relaxation
{
    /// Of one layer, times x.
    struct Cost
    {
        double copies = 0; ///< a of the proof: crossbars and DACs
        double units = 0; ///< w of the proof, but for ADCs
        double adcs = 0; ///< w of the ADCs
    };
    struct Layer
    {
        Cost staticW, peakW, areaUm2; ///< power (area) times x
        double longestNs = 0; ///< L of the proof: x of a single copy at the fastest clock
    };
    struct Link
    {
        std::size_t layer = 0; ///< index into layers
        double share = 0; ///< s: of this layer's map that the next one's first pixel needs
        double overheadNs = 0; ///< o: least latencies before this layer, and after its last block
    };
    std::vector<Layer> layers; ///< convolutions
    std::vector<Link> chain;
    double dynamicNj = 0;
    double fixedStaticW = 0, fixedPeakW = 0, fixedAreaUm2 = 0;
    double shortestNs = 0; ///< latency of the chain's operations alone
    double operations = 0;
};

/// Cycles from the start of a block to the start of what waits for it: every operation takes at least one.
double blockLatency(const LayerModel& m, int bits)
{
    double cycles = 0;
    for (const auto op : m.operations)
        cycles += op == dataflow::Operation::ShiftAdd ? bits : 1;
    return cycles;
}

/// The longest chain of layers from an input, and the pixels that follow from the first pixel of the last one.
void findChain(const Evaluator& e, const std::vector<int>& convolutionIndex, Relaxation& r)
{
    const auto& layers = e.layers();
    const std::size_t n = layers.size();
    std::vector<double> depth(n, 0);
    std::vector<int> previous(n, -1);
    std::size_t last = 0;
    for (std::size_t l = 0; l < n; ++l) {
        for (std::size_t k = 0; k < layers[l].providers.size(); ++k) {
            const auto p = static_cast<std::size_t>(layers[l].providers[k]);
            if (previous[l] < 0 || depth[p] > depth[l]) {
                depth[l] = depth[p];
                previous[l] = static_cast<int>(k);
            }
        }
        depth[l] += blockLatency(layers[l], e.bitIterations()) + (layers[l].crossbar ? 1000.0 : 0.0);
        if (depth[l] >= depth[last])
            last = l;
    }
    std::vector<std::pair<std::size_t, int>> path; // layer, which of its edges leads back
    for (std::size_t l = last;;) {
        path.emplace_back(l, previous[l]);
        if (previous[l] < 0)
            break;
        l = static_cast<std::size_t>(layers[l].providers[static_cast<std::size_t>(previous[l])]);
    }
    std::reverse(path.begin(), path.end());
    const double t0 = e.clockFloorNs();
    // Latency after the last block of each layer on the path, as long as the last pixel is needed downstream.
    std::vector<double> after(path.size(), 0);
    for (std::size_t i = path.size(); i-- > 0;) {
        after[i] = blockLatency(layers[path[i].first], e.bitIterations()) - 1;
        if (i + 1 < path.size()) {
            const auto& edge = layers[path[i + 1].first].edges[static_cast<std::size_t>(path[i + 1].second)];
            const std::int64_t needed =
                edge.rule == dataflow::EdgeRule::Whole ? edge.providerPixels : edge.lastHeld(edge.lastPixel);
            if (needed >= edge.providerPixels)
                after[i] += 1 + after[i + 1];
        }
    }
    double before = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const std::size_t l = path[i].first;
        if (layers[l].crossbar && convolutionIndex[l] >= 0) {
            Relaxation::Link link;
            link.layer = static_cast<std::size_t>(convolutionIndex[l]);
            // Its last block starts x - B t0 after its first one.
            link.overheadNs = std::max(0.0, before + after[i] - e.bitIterations()) * t0;
            std::int64_t pixel = 1; // of the next convolution (or of the end of the path)
            std::size_t next = i + 1;
            while (next < path.size() && !(layers[path[next].first].crossbar))
                ++next;
            if (next < path.size()) {
                for (std::size_t k = next; k > i; --k) {
                    const auto& edge = layers[path[k].first].edges[static_cast<std::size_t>(path[k].second)];
                    pixel = edge.rule == dataflow::EdgeRule::Whole ? edge.providerPixels
                                                                   : edge.lastHeld(std::max<std::int64_t>(pixel, 1));
                    pixel = std::clamp<std::int64_t>(pixel, 0, edge.providerPixels);
                }
                link.share = static_cast<double>(pixel) / static_cast<double>(layers[l].positions);
            }
            before += blockLatency(layers[l], e.bitIterations()) - e.bitIterations(); // one block less, see (3)
            r.chain.push_back(link);
        } else {
            before += blockLatency(layers[l], e.bitIterations());
        }
        before = std::max(before, 0.0);
    }
    r.shortestNs = std::max(after.empty() ? 0.0 : after[0], before) * t0;
}

Relaxation relax(const Evaluator& e)
{
    Relaxation r;
    const double bits = e.bitIterations(), t0 = e.clockFloorNs();
    const auto& hardware = e.hardware();
    const double data = e.parameters().dataBits, bus = hardware.memoryBusBits;
    const auto* crossbar = hardware.crossbar(e.parameters().crossbarSize, e.parameters().cellBits);
    const auto areaOf = [&](std::size_t c) {
        const int resolution =
            c == at(Component::Dac) ? e.parameters().dacBits : (c == at(Component::Adc) ? e.parameters().adcBits : 0);
        const auto* unit = hardware.unit(static_cast<Component>(c), resolution);
        return unit != nullptr ? unit->area.value : 0.0;
    };
    std::vector<int> convolutionIndex(e.layers().size(), -1);
    double macros = 0;
    for (std::size_t l = 0; l < e.layers().size(); ++l) {
        const LayerModel& m = e.layers()[l];
        const auto positions = static_cast<double>(m.positions);
        Relaxation::Layer layer;
        for (std::size_t c = 0; c < hardware::kComponentCount; ++c) {
            if (!m.uses[c])
                continue;
            const auto component = static_cast<Component>(c);
            const double loops = bitLevel(c) ? bits : 1.0;
            const double perPosition = m.fullyConnected ? e.workload(l, component, 1) : e.fullWorkload(l, component, 1);
            r.dynamicNj += perPosition * positions * loops * e.dynamicNjPerOperation(component);
            if (!m.crossbar || m.fullyConnected)
                continue;
            // A DAC per driven row of every copy; other units as (2) says. Operations that are not per bit have all B
            // iterations of their block's time.
            const double unitsNs = c == at(Component::Dac)
                ? perPosition * positions * bits * t0
                : perPosition * positions * loops / e.frequencyGhz(component) * (bitLevel(c) ? 1.0 : bits);
            const auto part = c == at(Component::Dac)
                ? &Relaxation::Cost::copies
                : (c == at(Component::Adc) ? &Relaxation::Cost::adcs : &Relaxation::Cost::units);
            layer.staticW.*part += unitsNs * e.staticW(component);
            layer.peakW.*part += unitsNs * e.peakW(component);
            layer.areaUm2.*part += unitsNs * areaOf(c);
        }
        const double loads = m.crossbar
            ? static_cast<double>(m.map.drivenRows)
            : static_cast<double>(m.kind == network::LayerKind::Pool ? m.poolVolume : m.elementsPerPixel * m.operands);
        r.dynamicNj += positions
            * (loads * e.smallestAccessNj(false) + static_cast<double>(m.elementsPerPixel) * e.smallestAccessNj(true))
            * data / bus;
        if (!m.crossbar)
            continue;
        macros += 1;
        const auto set = static_cast<double>(m.map.crossbars);
        const double crossbarArea = crossbar != nullptr
            ? crossbar->area.value + e.parameters().crossbarSize * hardware.sampleAndHold.area.value
            : 0.0;
        r.dynamicNj += set * positions * bits * e.crossbarDynamicNj();
        if (m.fullyConnected) {
            r.fixedStaticW += set * e.crossbarStaticW();
            r.fixedPeakW += set * e.crossbarPeakW();
            r.fixedAreaUm2 += set * crossbarArea;
            continue;
        }
        layer.longestNs = positions * bits * t0;
        layer.staticW.copies += set * layer.longestNs * e.crossbarStaticW();
        layer.peakW.copies += set * layer.longestNs * e.crossbarPeakW();
        layer.areaUm2.copies += set * layer.longestNs * crossbarArea;
        convolutionIndex[l] = static_cast<int>(r.layers.size());
        r.layers.push_back(layer);
    }
    double leakW = kInfinity, memoryUm2 = kInfinity;
    for (const auto& [kib, memory] : hardware.scratchpads) {
        leakW = std::min(leakW, memory.leakPower.value);
        memoryUm2 = std::min(memoryUm2, memory.area.value);
    }
    r.fixedStaticW += macros * (leakW + e.routerW()) + e.nocBaseW();
    r.fixedPeakW += macros * (leakW + e.routerW()) + e.nocBaseW();
    r.fixedAreaUm2 += hardware.ioArea.value + macros * (memoryUm2 + hardware.noc.routerArea.value);
    r.operations = static_cast<double>(e.totalOperations());
    findChain(e, convolutionIndex, r);
    return r;
}

/// How the ADCs of shared pairs enter the sum: as if nobody shared; their work over T; half of (2).
enum class AdcRule { Own, Work, Half };
using LayerCost = Relaxation::Cost Relaxation::Layer::*;
using Multipliers = std::array<std::vector<double>, 3>; ///< per AdcRule, kept from one latency to the next

/// Least sum of the layers' costs within latency T, with every x <= T. \a chained: (3) too, by weak duality.
double leastSum(const Relaxation& r, double latencyNs, LayerCost cost, bool chained, AdcRule rule,
                std::vector<double>& multipliers)
{
    const auto unitsOf = [&](const Relaxation::Layer& layer) {
        const double share = rule == AdcRule::Own ? 1.0 : (rule == AdcRule::Half ? 0.5 : 0.0);
        return (layer.*cost).units + share * (layer.*cost).adcs;
    };
    double sum = 0;
    std::vector<char> onChain(r.layers.size(), 0);
    if (chained)
        for (const auto& link : r.chain)
            onChain[link.layer] = 1;
    for (std::size_t l = 0; l < r.layers.size(); ++l) {
        const auto& layer = r.layers[l];
        if (rule == AdcRule::Work)
            sum += (layer.*cost).adcs / latencyNs;
        if (!onChain[l])
            sum += (layer.*cost).copies / std::min(latencyNs, layer.longestNs) + unitsOf(layer) / latencyNs;
    }
    if (!chained || r.chain.empty())
        return sum;
    const std::size_t m = r.chain.size();
    multipliers.resize(m, -1.0);
    std::vector<double> slack(m), x(m);
    for (std::size_t j = 0; j < m; ++j) {
        slack[j] = latencyNs - r.chain[j].overheadNs;
        if (slack[j] <= 0)
            return kInfinity; // (3) cannot hold
        if (multipliers[j] < 0) { // as if it stood alone
            const auto& layer = r.layers[r.chain[j].layer];
            multipliers[j] = ((layer.*cost).copies + unitsOf(layer)) / (slack[j] * slack[j]);
        }
    }
    const auto dual = [&](const std::vector<double>& y) {
        double value = 0, later = 0;
        for (std::size_t j = m; j-- > 0;) {
            const auto& layer = r.layers[r.chain[j].layer];
            const double copies = (layer.*cost).copies, units = unitsOf(layer);
            const double price = y[j] + r.chain[j].share * later;
            // Convex in x: falls with a + w up to L, with w alone from there on.
            double best = latencyNs;
            if (price > 0) {
                best = std::sqrt((copies + units) / price);
                if (best > layer.longestNs)
                    best = std::max(layer.longestNs, std::sqrt(units / price));
            }
            // A layer without any cost takes no time.
            x[j] = std::clamp(best, latencyNs * 1e-12, latencyNs);
            value += copies / std::min(x[j], layer.longestNs) + units / x[j] + price * x[j] - y[j] * slack[j];
            later += y[j];
        }
        return value;
    };
    double best = std::max(0.0, dual(multipliers));
    std::vector<double> trial = multipliers;
    double step = 0.5;
    for (int i = 0; i < 120; ++i) {
        // Multiplicative ascent: raise the price of what is exceeded.
        double used = 0;
        dual(multipliers);
        for (std::size_t j = 0; j < m; ++j) {
            const double excess = (used + x[j]) / slack[j];
            trial[j] = multipliers[j] * std::pow(std::clamp(excess, 0.2, 5.0), step);
            used += r.chain[j].share * x[j];
        }
        const double value = dual(trial);
        if (value > best) {
            if (value < best * (1 + 1e-6)) {
                best = value;
                multipliers = trial;
                break;
            }
            best = value;
            multipliers = trial;
            step = std::min(1.0, step * 1.2);
        } else {
            step *= 0.5;
            if (step < 1e-3)
                break;
        }
    }
    return sum + best;
}

/// The same with or without layers that share ADCs. Without a chain the work over T is all that (2) says.
double leastSum(const Relaxation& r, double latencyNs, LayerCost cost, bool chained, bool sharing,
                Multipliers& multipliers)
{
    const auto by = [&](AdcRule rule) {
        return leastSum(r, latencyNs, cost, chained, rule, multipliers[static_cast<std::size_t>(rule)]);
    };
    return sharing && chained ? std::max(by(AdcRule::Work), by(AdcRule::Half)) : by(AdcRule::Own);
}

} // namespace

double objectiveBound(const Evaluator& e, Objective objective, bool sharing)
{
    const Relaxation r = relax(e);
    const double budget = e.constraints().powerBudget.value;
    const bool minimise = !objectiveInfo(objective).maximize;
    const double nothing = minimise ? kInfinity : 0.0;
    const bool chained = objective != Objective::Throughput && objective != Objective::AreaEfficiency;
    Multipliers peakMultipliers, staticMultipliers;
    const auto peak = [&](double ns) {
        return r.fixedPeakW + leastSum(r, ns, &Relaxation::Layer::peakW, chained, sharing, peakMultipliers);
    };

    double slowest = std::max(r.shortestNs, e.bitIterations() * e.clockFloorNs());
    Relaxation::Cost staticEnd, areaEnd; // sums of a / L, and of w
    double leastPeakW = r.fixedPeakW; // however slow
    for (const auto& layer : r.layers) {
        slowest += layer.longestNs; // all layers with one copy, one after the other: T3 of the proof
        leastPeakW += layer.peakW.copies / layer.longestNs;
        staticEnd.copies += layer.staticW.copies / layer.longestNs;
        staticEnd.units += layer.staticW.units + layer.staticW.adcs;
        areaEnd.copies += layer.areaUm2.copies / layer.longestNs;
        areaEnd.units += layer.areaUm2.units + layer.areaUm2.adcs;
    }
    if (leastPeakW > budget * (1 + 1e-12))
        return nothing;
    double low = e.bitIterations() * e.clockFloorNs(), high = slowest; // shortest latency or period the budget pays for
    if (chained)
        low = std::max(low, r.shortestNs);
    while (peak(high) > budget * (1 + 1e-12) && high < kNeverNs) {
        low = std::max(low, high);
        high *= 2;
    }
    while (high > low * (1 + 1e-4)) {
        const double middle = std::sqrt(low * high);
        peakMultipliers = {};
        (peak(middle) > budget * (1 + 1e-12) ? low : high) = middle;
    }
    const double shortest = low;

    if (objective == Objective::Latency)
        return shortest * 1e-3;
    if (objective == Objective::Throughput)
        return 1e9 / shortest;
    const double last = std::max(shortest, slowest);
    double best = r.dynamicNj + last * (r.fixedStaticW + staticEnd.copies) + staticEnd.units;
    if (objective == Objective::Edp)
        best *= last;
    else if (objective == Objective::AreaEfficiency)
        best = last * (r.fixedAreaUm2 + areaEnd.copies) + areaEnd.units;
    for (double t = shortest; t < slowest * kRung; t *= kRung) {
        const double end = t * kRung;
        double value = 0;
        if (objective == Objective::AreaEfficiency) {
            const double area =
                r.fixedAreaUm2 + leastSum(r, end, &Relaxation::Layer::areaUm2, false, sharing, staticMultipliers);
            value = t * area; // least period times area
        } else {
            const double energy = r.dynamicNj
                + t
                    * (r.fixedStaticW
                       + leastSum(r, end, &Relaxation::Layer::staticW, true, sharing, staticMultipliers));
            value = objective == Objective::Edp ? energy * t : energy;
        }
        best = std::min(best, value);
        if ((r.dynamicNj + t * r.fixedStaticW) * (objective == Objective::Edp ? t : 1.0) > best
            && objective != Objective::AreaEfficiency)
            break; // what does not depend on x alone is worse already
    }
    switch (objective) {
    case Objective::Efficiency: return r.operations / best;
    case Objective::Energy: return best * 1e-3;
    case Objective::Edp: return best * 1e-6;
    case Objective::AreaEfficiency: return best > 0 ? r.operations / best * 1e6 : 0.0;
    default: return nothing;
    }
}

double leastBudgetW(const Evaluator& e, double shareHigh)
{
    const Relaxation r = relax(e);
    double peak = r.fixedPeakW, crossbars = 0;
    for (const auto& layer : r.layers)
        peak += layer.peakW.copies / layer.longestNs;
    int adcOwners = 0;
    for (std::size_t l = 0; l < e.layers().size(); ++l) {
        crossbars += static_cast<double>(e.crossbarsOf(l, 1));
        // One unit of each kind that a layer uses; the DACs are counted with the copies.
        for (std::size_t c = 0; c < hardware::kComponentCount; ++c) {
            const auto component = static_cast<hardware::Component>(c);
            if (component == hardware::Component::Dac || !e.layers()[l].uses[c] || !(e.workload(l, component, 1) > 0))
                continue;
            if (component == hardware::Component::Adc)
                ++adcOwners;
            else
                peak += e.peakW(component);
        }
    }
    // Without the rule of a unit in every macro two layers that share theirs may have one ADC together.
    peak += (e.model().componentFloor ? adcOwners : (adcOwners + 1) / 2) * e.peakW(hardware::Component::Adc);
    return std::max(peak, crossbars * e.crossbarPeakW() / shareHigh);
}

} // namespace pim::synthesis
