// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <functional>

#include "core/synthesis/design_search.h"
#include "core/synthesis/objective.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {
namespace {

struct Change
{
    std::string resource;
    std::function<void(hardware::HardwareSpec&, design::Constraints&)> apply;
};

void scalePower(hardware::UnitCost& unit, double factor)
{
    unit.staticPower = unit.staticPower * factor;
    unit.dynamicPower = unit.dynamicPower * factor;
    unit.peakPower = unit.peakPower * factor;
}

std::vector<Change> changes()
{
    using H = hardware::HardwareSpec;
    using C = design::Constraints;
    constexpr double kLess = 0.9;
    return {
        { "10 % more power budget", [](H&, C& c) { c.powerBudget = c.powerBudget * 1.1; } },
        { "10 % less ADC power", [](H& h, C&) { for (auto& [bits, u] : h.adcs) scalePower(u, kLess); } },
        { "10 % less DAC power", [](H& h, C&) { for (auto& [bits, u] : h.dacs) scalePower(u, kLess); } },
        { "10 % less crossbar power", [](H& h, C&) { for (auto& [key, u] : h.crossbars) scalePower(u, kLess); } },
        { "10 % less scratchpad leakage",
          [](H& h, C&) {
              for (auto& [kib, m] : h.scratchpads) {
                  m.leakPower = m.leakPower * kLess;
                  m.peakPower = m.peakPower * kLess;
              }
          } },
        { "10 % more memory bandwidth",
          [](H& h, C&) {
              for (auto& [kib, m] : h.scratchpads) {
                  m.readLatency = m.readLatency * kLess;
                  m.writeLatency = m.writeLatency * kLess;
              }
          } },
        { "10 % more NoC bandwidth",
          [](H& h, C&) {
              h.noc.flitLatency = h.noc.flitLatency * kLess;
              h.noc.hopLatency = h.noc.hopLatency * kLess;
          } },
        { "10 % less NoC power",
          [](H& h, C&) {
              h.noc.chipPower = h.noc.chipPower * kLess;
              if (h.noc.routerPower)
                  h.noc.routerPower = *h.noc.routerPower * kLess;
          } },
        { "10 % faster ADCs", [](H& h, C&) { for (auto& [bits, u] : h.adcs) u.frequency = u.frequency * (1 / kLess); } },
        { "10 % faster crossbars",
          [](H& h, C&) {
              for (auto& [key, u] : h.crossbars) {
                  u.latency = u.latency * kLess;
                  u.frequency = u.frequency * (1 / kLess);
              }
          } },
    };
}

} // namespace

std::vector<Sensitivity> sensitivity(const design::Design& design, Objective objective, const std::stop_token& stop)
{
    std::vector<Sensitivity> result;
    SearchPoint point;
    for (const design::LayerDesign& layer : design.layers) {
        point.candidate.duplication.push_back(static_cast<std::int32_t>(layer.weightDuplication));
        point.candidate.macros.push_back(layer.macros);
        point.candidate.partner.push_back(layer.sharesMacrosWith ? layer.sharesMacrosWith->index : -1);
        point.candidate.counts.push_back(layer.components);
        point.candidate.scratchpads.push_back(layer.scratchpadKib);
    }
    point.candidate.scratchpadKib = design.parameters.scratchpadKib;
    point.passes.assign(design.layers.size(), 1);
    SearchSpace space;
    space.objective = objective;
    space.shareLow = 1e-6;
    space.shareHigh = std::min(0.999, design.parameters.crossbarPowerShare * 1.1);

    // The same design, its components allocated anew within the changed budget; copies in proportion where that pays.
    const auto best = [&](const hardware::HardwareSpec& hardware, const design::Constraints& constraints) {
        auto evaluator = evaluation::Evaluator::create(design.network, std::make_shared<const hardware::HardwareSpec>(hardware), design.model,
                                                       design.parameters, constraints);
        if (!evaluator)
            return 0.0;
        // A fully connected layer keeps its passes: as many as its counts imply.
        evaluation::Evaluator& e = *evaluator;
        SearchPoint start = point;
        for (std::size_t l = 0; l < e.layers().size(); ++l) {
            const auto dacs = static_cast<double>(start.candidate.counts[l][static_cast<std::size_t>(hardware::Component::Dac)]);
            if (e.layers()[l].fullyConnected && dacs > 0)
                start.passes[l] = static_cast<std::int32_t>(std::max(1.0, std::ceil(e.workload(l, hardware::Component::Dac, 1) / dacs - 1e-9)));
        }
        DesignSearch search(std::move(*evaluator), space, {});
        // As it stands, and with its components allocated anew: a better resource is never for the worse.
        double merit = 0;
        search.evaluator().setPowerShare(space.shareHigh);
        const evaluation::Score kept = search.evaluator().evaluate(start.candidate);
        if (kept.violation == evaluation::Violation::None && kept.cycles > 0)
            merit = meritOf(objective, kept, search.evaluator().totalOperations());
        for (const double scale : { 1.0, 1.05, 1.1 }) {
            if (stop.stop_requested())
                break;
            SearchPoint p = start;
            for (std::size_t l = 0; l < p.candidate.duplication.size(); ++l)
                if (search.evaluator().layers()[l].crossbar && !search.evaluator().layers()[l].fullyConnected)
                    p.candidate.duplication[l] = static_cast<std::int32_t>(std::min(
                        std::round(p.candidate.duplication[l] * scale), static_cast<double>(search.evaluator().layers()[l].positions)));
            search.assess(p);
            if (p.feasible())
                merit = std::max(merit, p.merit);
        }
        return merit;
    };
    const double base = best(*design.hardware, design.constraints);
    if (base <= 0)
        return result;
    for (const Change& change : changes()) {
        if (stop.stop_requested())
            return {};
        hardware::HardwareSpec hardware = *design.hardware;
        design::Constraints constraints = design.constraints;
        change.apply(hardware, constraints);
        const double merit = best(hardware, constraints);
        // Merit is the objective or its reciprocal, so a ratio above one is always for the better.
        result.push_back({ change.resource, merit > 0 ? 100.0 * (merit / base - 1) : 0.0 });
    }
    if (stop.stop_requested())
        return {};
    std::stable_sort(result.begin(), result.end(), [](const Sensitivity& a, const Sensitivity& b) { return a.changePercent > b.changePercent; });
    return result;
}

} // namespace pim::synthesis
