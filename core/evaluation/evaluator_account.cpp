// SPDX-License-Identifier: GPL-3.0-or-later
// From a schedule to energy, power, area and period; section 13 of the reference model.
#include <algorithm>
#include <bit>
#include <cmath>

#include "core/evaluation/evaluator.h"
#include "core/evaluation/factors.h"
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

/// The same functions as TermSheet (explanation), answered from the workspace.
struct Evaluator::PlainTerms
{
    const Evaluator& e;
    const Candidate& candidate;
    double t;

    double latency() const { return t; }
    double blocks(std::size_t l) const { return static_cast<double>(e.m_state[l].blocks); }
    double bits() const { return e.m_bits; }
    bool uses(std::size_t l, std::size_t c) const { return e.m_layers[l].uses[c]; }
    static CostCentre centreOf(std::size_t c) { return evaluation::centreOf(c); }
    double count(std::size_t l, std::size_t c) const { return static_cast<double>(candidate.counts[l][c]); }
    const Unit& unit(std::size_t c) const { return e.m_unit[c]; }
    double work(std::size_t l, std::size_t c) const { return e.m_state[l].work[c]; }
    double repeats(std::size_t c) const { return bitLevel(c) ? e.m_bits : 1.0; }
    bool onCrossbars(std::size_t l) const { return e.m_layers[l].crossbar; }
    double crossbars(std::size_t l) const { return static_cast<double>(e.m_state[l].duplication * e.m_layers[l].map.crossbars); }
    Unit crossbar() const { return { e.m_crossbarStaticW, e.m_crossbarPeakW, 1.0, e.m_crossbarDynamicNj, e.m_crossbarAreaUm2 }; }
    double crossbarSize() const { return e.m_parameters.crossbarSize; }
    bool hasSampleAndHold() const { return e.m_hardware->sampleAndHold.area.value > 0; }
    double sampleAndHoldArea() const { return e.m_hardware->sampleAndHold.area.value; }
    double ownMacros(std::size_t l) const { return static_cast<double>(e.m_state[l].ownMacros); }
    const Memory& memory(std::size_t l) const { return e.memoryOf(l); }
    double leak(std::size_t l) const { return e.memoryOf(e.m_model.scratchpad ? l : 0).leakW; }
    double loadVolume(std::size_t l) const { return e.m_state[l].traffic.loadVolume; }
    double storeVolume(std::size_t l) const { return e.m_state[l].traffic.storeVolume; }
    double dataBits() const { return e.m_parameters.dataBits; }
    double busBits() const { return e.m_hardware->memoryBusBits; }
    bool hasFlitEnergy() const { return e.m_flitHopNj > 0; }
    double flitHopEnergy() const { return e.m_flitHopNj; }
    double transferFlits(std::size_t l) const { return static_cast<double>(e.m_state[l].traffic.transferFlits); }
    double mergeFlits(std::size_t l) const { return static_cast<double>(e.m_state[l].traffic.mergeFlits); }
    double transferLinks(std::size_t l) const { return static_cast<double>(e.m_mesh.transferLinks(l)); }
    double mergeLinks(std::size_t l) const { return static_cast<double>(e.m_mesh.mergeLinks(l)); }
    double routers() const { return e.m_totalMacros; }
    double chipPower() const { return e.m_nocChipW; }
    double routerPower() const { return e.m_routerW; }
    double routerArea() const { return e.m_hardware->noc.routerArea.value; }
    bool hasInterface() const { return e.m_hardware->ioArea.value > 0; }
    double interfaceArea() const { return e.m_hardware->ioArea.value; }
};

/// Link \a link takes the load of every transfer and merge whose route has it.
double Evaluator::busiestLink(std::size_t& link)
{
    m_linkLoad.assign(m_mesh.linkCount(), 0.0);
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
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
    const auto most = std::max_element(m_linkLoad.begin(), m_linkLoad.end());
    link = static_cast<std::size_t>(most - m_linkLoad.begin());
    return most == m_linkLoad.end() ? 0.0 : *most;
}

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
    const auto add = [](CentreCost& cost, const formula::Charge<double>& charge) {
        cost.units += static_cast<std::int64_t>(charge.units);
        cost.peakPower.value += charge.peakPower;
        cost.staticEnergy.value += charge.staticEnergy;
        cost.dynamicEnergy.value += charge.dynamicEnergy;
        cost.area.value += charge.area;
    };
    const PlainTerms terms { *this, candidate, t };
    double slowest = 0;
    for (std::size_t l = 0; l < n; ++l) {
        const LayerModel& m = m_layers[l];
        const LayerState& s = m_state[l];
        formula::chargeLayer<double>(terms, l, [&](CostCentre centre, const formula::Charge<double>& charge) {
            add(total[at(centre)], charge);
            if (details != nullptr)
                add(details->layers[l].breakdown[at(centre)], charge);
        });
        if (m.crossbar)
            score.crossbars += s.duplication * m.map.crossbars;
        const auto blocks = static_cast<double>(s.blocks);
        slowest = std::max(slowest, blocks * static_cast<double>(m_scheduler.blockPitch(l)));
        if (m.crossbar && m_lastPartner[l] >= 0) {
            // Shared ADCs convert for both layers, one after the other.
            const LayerState& p = m_state[static_cast<std::size_t>(m_lastPartner[l])];
            slowest = std::max(slowest, formula::sharedConversions<double>(blocks, s.passes[at(Component::Adc)], static_cast<double>(p.blocks),
                                                                            p.passes[at(Component::Adc)], m_bits));
        }
    }
    // The NoC: a chain of links that many transfers cross limits the period too.
    std::size_t link = 0;
    slowest = std::max(slowest, busiestLink(link));
    score.periodNs = slowest * score.clockNs;

    formula::chargeChip<double>(terms, [&](CostCentre centre, const formula::Charge<double>& charge) { add(total[at(centre)], charge); });
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
    return crossbars > 0 ? formula::meanCellShare(used, crossbars) : 0;
}

double Evaluator::peakTopsPerW(std::int64_t crossbars, double clockNs, double peakW) const
{
    const auto slices = static_cast<double>(mapping::ceilDiv(m_parameters.weightBits, m_parameters.cellBits));
    return formula::peakTopsPerW<double>(static_cast<double>(crossbars), m_parameters.crossbarSize, slices, m_bits, clockNs, peakW);
}

/// Everything of the last evaluation that the formulas need, for explanations.
std::shared_ptr<const Factors> Evaluator::factors(const Score& score)
{
    auto f = std::make_shared<Factors>();
    f->clockNs = score.clockNs;
    f->cycles = score.cycles;
    f->macros = m_totalMacros;
    f->bits = m_bits;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const LayerModel& m = m_layers[l];
        const LayerState& s = m_state[l];
        LayerFactors& out = f->layers.emplace_back();
        out.crossbar = m.crossbar;
        out.fullyConnected = m.fullyConnected;
        out.uses = m.uses;
        out.vectorWork = m.vectorWork;
        out.workPerCopy = m.workPerCopy;
        out.work = s.work;
        out.passes = s.passes;
        out.counts = m_last.counts[l];
        out.map = m.map;
        out.positions = m.positions;
        out.rowCount = m.rowCount;
        out.duplication = s.duplication;
        out.blocks = s.blocks;
        out.operations = m.operationsTotal;
        out.providers = m.providers;
        out.ownMacros = s.ownMacros;
        out.partner = m.crossbar ? m_lastPartner[l] : -1;
        out.host = s.host;
        out.transferFlits = s.traffic.transferFlits;
        out.mergeFlits = s.traffic.mergeFlits;
        out.transferLinks = m_mesh.transferLinks(l);
        out.mergeLinks = m_mesh.mergeLinks(l);
        out.loadVolume = s.traffic.loadVolume;
        out.storeVolume = s.traffic.storeVolume;
        out.inputBuffer = s.inputBuffer;
        out.outputBuffer = static_cast<double>(m_buffers.outputElements(l));
        out.memoryKib = memoryOf(l).kib;
        out.memoryGiven = s.givenMemory >= 0;
        out.pitch = m_scheduler.blockPitch(l);
        out.end = m_scheduler.start(l, static_cast<std::int32_t>(s.blocks) - 1, static_cast<std::int32_t>(s.timing.size()) - 1)
            + (m_model.countFinalOperation ? s.timing.back().length : 1);
        out.timing.assign(s.timing.begin(), s.timing.end());
    }
    std::size_t link = 0;
    if (busiestLink(link) > 0) {
        for (std::size_t l = 0; l < m_layers.size(); ++l)
            for (std::size_t part = 0; part < 2; ++part) {
                const LayerState& s = m_state[l];
                if ((part == 0 ? m_mesh.transferHops(l) : m_mesh.mergeHops(l)) > 0 && ((m_mesh.linkSet(2 * l + part)[link / 64] >> (link % 64)) & 1) != 0)
                    f->busiestLink.push_back({ static_cast<int>(l), part == 1, s.blocks, (part == 0 ? s.timing.front() : s.timing.back()).length });
            }
    }
    return f;
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
    m.powerEfficiencyGopsPerW = formula::efficiency(ops, score.energyNj);
    m.throughputInferencesPerS = score.periodNs > 0 ? formula::inferencesPerS(score.periodNs) : 0;
    m.throughputGops = score.periodNs > 0 ? formula::gops(ops, score.periodNs) : 0;
    m.latencyTops = formula::latencyTops(ops, score.latencyNs);
    m.edpUjUs = formula::energyDelay(score.energyNj, score.latencyNs);
    m.averagePower = { formula::averagePower(score.energyNj, score.latencyNs) };
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
    e.factors = factors(score);

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
        out.blockTime = { formula::timeOfBlock(static_cast<double>(m_scheduler.blockPitch(l)), score.clockNs) };
        out.occupancy = score.periodNs > 0 ? formula::occupancy(static_cast<double>(s.blocks), out.blockTime.value, score.periodNs) : 0;
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
