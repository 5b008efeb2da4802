// SPDX-License-Identifier: GPL-3.0-or-later
// From a schedule to energy, power, area and period; section 13 of the reference model.
#include <algorithm>
#include <bit>
#include <cmath>

#include "core/evaluation/evaluator.h"
#include "core/hardware/lint.h"

namespace pim::evaluation {
namespace {

using dataflow::Operation;
using hardware::Component;

constexpr std::size_t at(Component c) { return static_cast<std::size_t>(c); }
constexpr std::size_t at(CostCentre c) { return static_cast<std::size_t>(c); }

/// Cost centre of a component; both enums list them in the same order around the crossbar and sample-and-hold.
CostCentre centreOf(std::size_t component)
{
    static constexpr std::array<CostCentre, hardware::kComponentCount> kCentres { CostCentre::Dac, CostCentre::Adc, CostCentre::ShiftAdd,
        CostCentre::Addition, CostCentre::Pool, CostCentre::Relu, CostCentre::Sigmoid, CostCentre::Eltwise };
    return kCentres[component];
}

bool bitLevel(std::size_t component)
{
    return component == at(Component::Dac) || component == at(Component::Adc) || component == at(Component::ShiftAdd);
}

} // namespace

void Evaluator::account(const Candidate& candidate, Score& score, Evaluation* details)
{
    const std::size_t n = m_layers.size();
    score.cycles = m_model.countFinalOperation ? m_scheduler.lastEnd() : m_scheduler.lastStart() + 1;
    score.nocBubbles = m_scheduler.nocBubbles();
    score.adcBubbles = m_scheduler.adcBubbles();
    score.latencyNs = static_cast<double>(score.cycles) * score.clockNs;
    score.macros = m_totalMacros;
    score.crossbars = 0;
    const double t = score.latencyNs;

    Breakdown total {};
    const auto book = [&](std::size_t layer, CostCentre centre, double units, double peakW, double staticNj, double dynamicNj, double areaUm2) {
        CentreCost& c = total[at(centre)];
        c.units += static_cast<std::int64_t>(units);
        c.peakPower.value += peakW;
        c.staticEnergy.value += staticNj;
        c.dynamicEnergy.value += dynamicNj;
        c.area.value += areaUm2;
        if (details != nullptr && layer < n) {
            CentreCost& d = details->layers[layer].breakdown[at(centre)];
            d.units += static_cast<std::int64_t>(units);
            d.peakPower.value += peakW;
            d.staticEnergy.value += staticNj;
            d.dynamicEnergy.value += dynamicNj;
            d.area.value += areaUm2;
        }
    };
    const double bits = m_bits, dataBits = m_parameters.dataBits, bus = m_hardware->memoryBusBits;
    const bool release = !m_model.scratchpad;
    double slowest = 0;
    for (std::size_t l = 0; l < n; ++l) {
        const LayerModel& m = m_layers[l];
        const LayerState& s = m_state[l];
        const auto blocks = static_cast<double>(s.blocks);
        for (std::size_t c = 0; c < hardware::kComponentCount; ++c) {
            if (!m.uses[c])
                continue;
            const auto count = static_cast<double>(candidate.counts[l][c]);
            const double loops = bitLevel(c) ? bits : 1.0;
            book(l, centreOf(c), count, count * m_unit[c].peakW, t * m_unit[c].staticW * count,
                 m_unit[c].dynamicNj * s.work[c] * blocks * loops, count * m_unit[c].areaUm2);
        }
        if (m.crossbar) {
            const auto crossbars = static_cast<double>(s.duplication * m.map.crossbars);
            score.crossbars += s.duplication * m.map.crossbars;
            book(l, CostCentre::Crossbar, crossbars, crossbars * m_crossbarPeakW, t * m_crossbarStaticW * crossbars,
                 m_crossbarDynamicNj * crossbars * blocks * bits, crossbars * m_crossbarAreaUm2);
            const hardware::UnitCost& hold = m_hardware->sampleAndHold;
            if (hold.area.value > 0) // area only: the published powers of converters include it
                book(l, CostCentre::SampleAndHold, crossbars * m_parameters.crossbarSize, 0, 0, 0,
                     crossbars * m_parameters.crossbarSize * hold.area.value);
        }
        const Memory& memory = memoryOf(l);
        const double accesses = (std::ceil(s.traffic.loadVolume * dataBits / bus) * memory.readNj + std::ceil(s.traffic.storeVolume * dataBits / bus) * memory.writeNj) * blocks;
        const auto own = static_cast<double>(s.ownMacros);
        book(l, CostCentre::Scratchpad, own, own * memory.peakW, own * (release ? memoryOf(0).leakW : memory.leakW) * t, accesses, own * memory.areaUm2);
        if (m_flitHopNj > 0) {
            const double flitHops = static_cast<double>(s.traffic.transferFlits * m_mesh.transferLinks(l) + s.traffic.mergeFlits * m_mesh.mergeLinks(l)) * blocks;
            book(l, CostCentre::Noc, 0, 0, 0, flitHops * m_flitHopNj, 0);
        }
        slowest = std::max(slowest, blocks * static_cast<double>(m_scheduler.blockPitch(l)));
        if (m.crossbar && m_lastPartner[l] >= 0) {
            // Shared ADCs convert for both layers, one after the other.
            const auto p = static_cast<std::size_t>(m_lastPartner[l]);
            const double shared = (blocks * s.passes[at(Component::Adc)] + static_cast<double>(m_state[p].blocks) * m_state[p].passes[at(Component::Adc)]) * bits;
            slowest = std::max(slowest, shared);
        }
    }
    // The NoC: a chain of links that many transfers cross limits the period too.
    m_linkLoad.assign(m_mesh.linkCount(), 0.0);
    for (std::size_t l = 0; l < n; ++l) {
        for (std::size_t part = 0; part < 2; ++part) {
            const LayerState& s = m_state[l];
            if (part == 0 ? m_mesh.transferHops(l) == 0 : m_mesh.mergeHops(l) == 0)
                continue;
            const double busy = static_cast<double>(s.blocks) * (part == 0 ? s.timing.front().length : s.timing.back().length);
            const auto words = m_mesh.linkSet(2 * l + part);
            for (std::size_t w = 0; w < words.size(); ++w)
                for (std::uint64_t set = words[w]; set != 0; set &= set - 1)
                    m_linkLoad[w * 64 + static_cast<std::size_t>(std::countr_zero(set))] += busy;
        }
    }
    for (const double load : m_linkLoad)
        slowest = std::max(slowest, load);
    score.periodNs = slowest * score.clockNs;

    const double routers = m_totalMacros;
    book(n, CostCentre::Noc, routers, m_nocChipW + routers * m_routerW, (m_nocChipW + routers * m_routerW) * t, 0,
         routers * m_hardware->noc.routerArea.value);
    if (m_hardware->ioArea.value > 0)
        book(n, CostCentre::Io, 1, 0, 0, 0, m_hardware->ioArea.value);
    score.energyNj = score.peakW = score.areaUm2 = 0;
    for (const CentreCost& c : total) {
        score.energyNj += c.dynamicEnergy.value + c.staticEnergy.value;
        score.peakW += c.peakPower.value;
        score.areaUm2 += c.area.value;
    }

    score.memoryPeakW = total[at(CostCentre::Scratchpad)].peakPower.value;
    const double budget = m_constraints.powerBudget.value;
    const auto violate = [&score](Violation v, double needed, double available) {
        if (score.violation == Violation::None) {
            score.violation = v;
            score.needed = needed;
            score.available = available;
        }
    };
    const double payable = std::floor(budget * m_parameters.crossbarPowerShare / m_crossbarPeakW * (1 + 1e-12));
    if (static_cast<double>(m_fullyConnectedCrossbars + m_convolutionCrossbars) > payable)
        violate(Violation::WeightsDoNotFit, static_cast<double>(m_fullyConnectedCrossbars + m_convolutionCrossbars), payable);
    if (static_cast<double>(score.crossbars) > payable)
        violate(Violation::CrossbarPower, static_cast<double>(score.crossbars), payable);
    if (score.peakW > budget * (1 + 1e-12))
        violate(Violation::PeakPower, score.peakW, budget);
    if (m_model.componentFloor) {
        for (std::size_t l = 0; l < n && score.violation == Violation::None; ++l)
            for (std::size_t c = 0; c < hardware::kComponentCount; ++c)
                if (m_layers[l].uses[c] && (c == at(Component::Adc) ? adcsOf(candidate, l) < m_state[l].macros : candidate.counts[l][c] < m_state[l].ownMacros))
                    violate(Violation::MissingComponent, static_cast<double>(l), static_cast<double>(c));
    }
    if (m_constraints.maxCrossbars && score.crossbars > *m_constraints.maxCrossbars)
        violate(Violation::Crossbars, static_cast<double>(score.crossbars), static_cast<double>(*m_constraints.maxCrossbars));
    if (m_constraints.maxArea && score.areaUm2 > m_constraints.maxArea->value)
        violate(Violation::Area, score.areaUm2, m_constraints.maxArea->value);
    if (m_constraints.maxLatency && t > m_constraints.maxLatency->value)
        violate(Violation::Latency, t, m_constraints.maxLatency->value);
    if (m_parameters.scratchpadKib > 0 && score.neededKib > m_parameters.scratchpadKib)
        violate(Violation::ScratchpadCapacity, score.neededKib, m_parameters.scratchpadKib);
    if (details != nullptr)
        details->breakdown = total;
    else
        m_last = candidate;
}

double Evaluator::scratchpadPeakW(int kib) const
{
    for (const Memory& m : m_memory)
        if (m.kib >= kib)
            return m.peakW;
    return m_memory.back().peakW;
}

double Evaluator::smallestAccessNj(bool write) const
{
    double least = write ? m_memory.front().writeNj : m_memory.front().readNj;
    for (const Memory& m : m_memory)
        least = std::min(least, write ? m.writeNj : m.readNj);
    return least;
}

double Evaluator::crossbarUtilization(const Candidate& candidate) const
{
    double crossbars = 0, used = 0;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        if (!m_layers[l].crossbar)
            continue;
        const auto own = static_cast<double>(crossbarsOf(l, m_layers[l].fullyConnected ? 1 : candidate.duplication[l]));
        crossbars += own;
        used += own * m_layers[l].map.utilization;
    }
    return crossbars > 0 ? used / crossbars : 0;
}

double Evaluator::peakTopsPerW(std::int64_t crossbars, double clockNs, double peakW) const
{
    const auto slices = static_cast<double>(mapping::ceilDiv(m_parameters.weightBits, m_parameters.cellBits));
    const double size = m_parameters.crossbarSize;
    return static_cast<double>(crossbars) * 2 * size * size / slices / (m_bits * clockNs) * 1e-3 / peakW;
}

Metrics Evaluator::metricsOf(const Score& score, const Candidate& candidate) const
{
    Metrics m;
    const auto ops = static_cast<double>(m_operations);
    m.cycles = score.cycles;
    m.clock = { score.clockNs };
    m.latency = { score.latencyNs };
    m.period = { score.periodNs };
    m.energy = { score.energyNj };
    m.powerEfficiencyGopsPerW = ops / score.energyNj; // ops per nJ = GOPS per W
    m.throughputInferencesPerS = score.periodNs > 0 ? 1e9 / score.periodNs : 0;
    m.throughputGops = score.periodNs > 0 ? ops / score.periodNs : 0;
    m.latencyTops = ops / score.latencyNs * 1e-3;
    m.edpUjUs = score.energyNj * 1e-3 * score.latencyNs * 1e-3;
    m.averagePower = { score.energyNj / score.latencyNs };
    m.peakPower = { score.peakW };
    m.area = { hardware::hasAreas(*m_hardware) ? score.areaUm2 : std::nan("") };
    m.macros = score.macros;
    m.crossbars = score.crossbars;
    m.peakTopsPerW = peakTopsPerW(score.crossbars, score.clockNs, score.peakW);
    m.crossbarUtilization = crossbarUtilization(candidate);
    return m;
}

Evaluation Evaluator::details(const Score& score, bool withSchedule)
{
    Evaluation e;
    e.violation = score.violation;
    e.feasible = score.violation == Violation::None;
    if (!e.feasible)
        e.violationDetail = describe(score);
    e.layers.resize(m_layers.size());
    e.operations = m_operations;
    e.allocation = m_last.counts;
    if (score.cycles == 0)
        return e;
    Score copy = score;
    account(m_last, copy, &e);
    e.scratchpadKib = score.scratchpadKib;
    e.neededScratchpadKib = score.neededKib;
    e.rows = m_mesh.rows();
    e.cols = m_mesh.cols();
    e.nocConflictPairs = m_mesh.conflictPairs();
    e.nocBubbles = score.nocBubbles;
    e.adcBubbles = score.adcBubbles;

    e.metrics = metricsOf(score, m_last);
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const LayerModel& model = m_layers[l];
        const LayerState& s = m_state[l];
        LayerEvaluation& out = e.layers[l];
        out.weightDuplication = s.duplication;
        out.blocks = s.blocks;
        out.crossbars = model.crossbar ? s.duplication * model.map.crossbars : 0;
        out.macros = static_cast<int>(s.macros);
        out.scratchpadKib = memoryOf(l).kib;
        out.crossbarUtilization = model.crossbar ? model.map.utilization : 0;
        const auto cells = m_mesh.cells(l);
        out.cells.assign(cells.begin(), cells.end());
        out.transferHops = m_mesh.transferHops(l);
        out.mergeHops = m_mesh.mergeHops(l);
        out.blockTime = { static_cast<double>(m_scheduler.blockPitch(l)) * score.clockNs };
        out.occupancy = score.periodNs > 0 ? static_cast<double>(s.blocks) * out.blockTime.value / score.periodNs : 0;
        out.firstCycle = m_scheduler.start(l, 0, 0);
        out.lastCycle = lastStart(l);
        out.inputBufferElements = s.inputBuffer;
        out.outputBufferElements = static_cast<double>(m_buffers.outputElements(l));
        for (const auto& t : s.timing)
            out.operationLengths.push_back(t.length);
        for (std::size_t c = 0; c < hardware::kComponentCount; ++c)
            e.totalComponents[c] += m_last.counts[l][c];
    }
    if (withSchedule) {
        auto schedule = m_scheduler.schedule();
        schedule.cycles = score.cycles;
        e.schedule = std::make_shared<const dataflow::Schedule>(std::move(schedule));
    }
    return e;
}

} // namespace pim::evaluation
