// SPDX-License-Identifier: GPL-3.0-or-later
// One candidate, start to end: blocks, places, dependencies, schedule, capacity iteration.
#include "core/evaluation/evaluator.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace pim::evaluation {
namespace {

using dataflow::Operation;
using hardware::Component;
using mapping::ceilDiv;
using network::LayerKind;

constexpr std::size_t at(Component c) { return static_cast<std::size_t>(c); }
constexpr double kApproximateClockNs = 100.0; ///< of the first pass, section 7
constexpr int kMaxPasses = 10;
constexpr std::int64_t kMostOperations = std::int64_t { 1 } << 27; ///< in a schedule: half a GiB of start times

std::int32_t cyclesOf(double ns, double clockNs)
{
    const double cycles = std::ceil(ns / clockNs);
    return static_cast<std::int32_t>(std::clamp(cycles, 1.0, 1e9));
}

int componentOfOperation(Operation op)
{
    switch (op) {
    case Operation::Mvm: return static_cast<int>(Component::Dac);
    case Operation::Adc: return static_cast<int>(Component::Adc);
    case Operation::ShiftAdd: return static_cast<int>(Component::ShiftAdd);
    case Operation::Addition: return static_cast<int>(Component::Addition);
    case Operation::Pool: return static_cast<int>(Component::Pool);
    case Operation::Relu: return static_cast<int>(Component::Relu);
    case Operation::Sigmoid: return static_cast<int>(Component::Sigmoid);
    case Operation::Eltwise: return static_cast<int>(Component::Eltwise);
    default: return -1;
    }
}

bool bitLevel(Operation op) { return op == Operation::Mvm || op == Operation::Adc || op == Operation::ShiftAdd; }

} // namespace

double Evaluator::fullWorkload(std::size_t layer, Component c, std::int64_t duplication) const
{
    const LayerModel& m = m_layers[layer];
    return formula::workOfBlock<double>(static_cast<double>(duplication), m.workPerCopy[at(c)], m.vectorWork[at(c)] ? m_hardware->vectorWidth : 0);
}

double Evaluator::workload(std::size_t layer, Component c, std::int64_t duplication) const
{
    const double work = fullWorkload(layer, c, duplication);
    // The release lets a fully connected layer get by with a hundredth of its units, a hundred at most.
    return m_layers[layer].fullyConnected && !m_model.fcTimeMultiplex ? formula::releasedWork(work) : work;
}

/// Section 3: computation blocks. Vector layers take the block count of their providers.
void Evaluator::setDuplication(const Candidate& candidate)
{
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const LayerModel& m = m_layers[l];
        LayerState& s = m_state[l];
        if (m.crossbar) {
            s.duplication = m.fullyConnected ? 1 : candidate.duplication[l];
            s.blocks = formula::blocksOfCopies(m.positions, s.duplication);
        } else {
            std::int64_t blocks = -1;
            for (const int p : m.providers)
                blocks = std::max(blocks, m_state[static_cast<std::size_t>(p)].blocks);
            if (m.providers.empty())
                blocks = m.rowCount; // a vector layer on the input works row by row
            s.blocks = formula::blocksOfVectors(blocks, m.positions);
            s.duplication = ceilDiv(m.positions, s.blocks);
        }
    }
}

/// Section 6: places of macros and what moves between them. Only when macros or sharing changed.
void Evaluator::setLayout(const Candidate& candidate, std::span<const std::vector<design::Cell>> cells)
{
    if (m_layoutValid && cells.empty() && candidate.macros == m_lastMacros && candidate.partner == m_lastPartner)
        return;
    m_layoutValid = cells.empty();
    m_lastMacros = candidate.macros;
    m_lastPartner = candidate.partner;
    m_totalMacros = 0;
    const std::size_t n = m_layers.size();
    int firstOwner = -1;
    for (std::size_t l = 0; l < n; ++l) {
        const LayerModel& m = m_layers[l];
        LayerState& s = m_state[l];
        s.macros = 1;
        s.ownMacros = 0;
        s.host = static_cast<int>(l);
        if (!m.crossbar)
            continue;
        if (firstOwner < 0)
            firstOwner = static_cast<int>(l);
        s.macros = s.ownMacros = candidate.macros[l];
        m_totalMacros += candidate.macros[l];
    }
    for (std::size_t l = 0; l < n; ++l) {
        const int partner = m_layers[l].crossbar ? candidate.partner[l] : -1;
        if (partner >= 0) {
            LayerState& other = m_state[static_cast<std::size_t>(partner)];
            m_state[l].macros += other.ownMacros;
            other.macros += m_state[l].ownMacros;
            m_state[l].host = partner;
        }
    }
    for (std::size_t l = 0; l < n; ++l) {
        const LayerModel& m = m_layers[l];
        LayerState& s = m_state[l];
        if (!m.crossbar) {
            s.host = m.providers.empty() ? std::max(0, firstOwner) : m_state[static_cast<std::size_t>(m.providers[0])].host;
        }
        m_requests[l] = { m.crossbar, static_cast<int>(s.macros), m.crossbar ? candidate.partner[l] : -1, m.providers, m.readsInput };
    }
    m_mesh.build(m_requests, m_totalMacros, cells);
}

BlockTraffic Evaluator::traffic(std::size_t layer, std::int64_t dup, std::int64_t macros) const
{
    const LayerModel& m = m_layers[layer];
    const double bits = m_parameters.dataBits;
    const double flit = m_hardware->noc.flitBits;
    BlockTraffic t;
    t.inputDivision = ceilDiv(macros, dup);
    t.duplicationDivision = ceilDiv(macros, t.inputDivision);
    const auto dd = static_cast<double>(dup);
    const auto in = static_cast<double>(t.inputDivision), div = static_cast<double>(t.duplicationDivision);
    const std::int64_t perMacro = ceilDiv(dup, t.duplicationDivision);
    const std::int64_t channelsPerMacro = ceilDiv(m.inputChannels, t.inputDivision);
    t.mergeFlits = static_cast<std::int64_t>(std::ceil(static_cast<double>(perMacro) * static_cast<double>(m.elementsPerPixel) * bits / flit));
    double transfer = 0;
    switch (m.kind) {
    case LayerKind::Convolution:
    case LayerKind::TransposedConvolution: transfer = static_cast<double>((perMacro * m.strideW + m.kernelW) * channelsPerMacro) * bits / flit; break;
    case LayerKind::FullyConnected: transfer = static_cast<double>(channelsPerMacro) * bits / flit; break;
    case LayerKind::Pool: transfer = static_cast<double>((dup * m.strideW + m.kernelW) * m.elementsPerPixel) * bits / flit; break;
    case LayerKind::Eltwise: transfer = static_cast<double>(dup * m.elementsPerPixel) * bits / flit; break;
    case LayerKind::Vector: transfer = static_cast<double>(dup * m.elementsPerPixel * m.operands) * bits / flit; break;
    }
    t.transferFlits = static_cast<std::int64_t>(std::ceil(transfer));
    if (m.crossbar) {
        if (m.map.rows * m.map.columnBlocks == m.map.drivenRows)
            t.loadElements = (static_cast<double>(m.map.rows) / in) * (dd / div) * static_cast<double>(m.map.columnBlocks);
        else // groups packed into common crossbars
            t.loadElements = (static_cast<double>(m.map.drivenRows) / in) * (dd / div);
        t.loadVolume = static_cast<double>(dup * m.map.drivenRows);
    } else if (m.kind == LayerKind::Pool) {
        t.loadElements = t.loadVolume = static_cast<double>(m.poolVolume * dup);
    } else {
        t.loadElements = t.loadVolume = static_cast<double>(dup * m.elementsPerPixel * m.operands);
    }
    t.storeElements = static_cast<double>(dup * m.elementsPerPixel) / div;
    t.storeVolume = static_cast<double>(dup * m.elementsPerPixel);
    return t;
}

double Evaluator::slowestTransportNs(std::size_t layer, std::int64_t duplication, std::int64_t macros) const
{
    const BlockTraffic t = traffic(layer, duplication, macros);
    const double accesses = m_parameters.dataBits / static_cast<double>(m_hardware->memoryBusBits);
    const double flitNs = m_hardware->noc.flitLatency.value;
    return std::max({ t.loadElements * accesses * m_memory.front().readNs, t.storeElements * accesses * m_memory.front().writeNs,
                      static_cast<double>(t.transferFlits) * flitNs, macros > 1 ? static_cast<double>(t.mergeFlits) * flitNs : 0.0 });
}

/// What moves between layers, and which provider block each block waits for.
void Evaluator::setDependencies()
{
    const double hopNs = m_hardware->noc.hopLatency.value, flitNs = m_hardware->noc.flitLatency.value;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const LayerModel& m = m_layers[l];
        LayerState& s = m_state[l];
        const std::int64_t dup = s.duplication;
        s.traffic = traffic(l, dup, s.macros);
        const auto in = static_cast<double>(s.traffic.inputDivision);
        const std::int64_t perMacro = ceilDiv(dup, s.traffic.duplicationDivision);
        s.transferNs = m_mesh.transferHops(l) * hopNs + static_cast<double>(s.traffic.transferFlits) * flitNs;
        s.mergeNs = m_mesh.mergeHops(l) * hopNs + static_cast<double>(s.traffic.mergeFlits) * flitNs;

        bool fresh = false;
        for (std::size_t e = 0; e < m.edges.size(); ++e) {
            const LayerState& p = m_state[static_cast<std::size_t>(m.providers[e])];
            LayerState::EdgeKey& key = s.edgeKeys[e];
            if (key.dup == dup && key.providerDup == p.duplication && key.blocks == s.blocks && key.providerBlocks == p.blocks)
                continue;
            fresh = fresh || key.dup != dup || key.blocks != s.blocks;
            key = { dup, p.duplication, s.blocks, p.blocks };
            auto& needs = s.dependencyBlocks[e];
            auto& kept = s.firstKept[e];
            needs.resize(static_cast<std::size_t>(s.blocks));
            kept.resize(static_cast<std::size_t>(s.blocks));
            for (std::int64_t q = 0; q < s.blocks; ++q) {
                needs[static_cast<std::size_t>(q)] = static_cast<std::int32_t>(m.edges[e].dependency(q, dup, p.duplication, p.blocks));
                kept[static_cast<std::size_t>(q)] = static_cast<std::int32_t>(m.edges[e].firstKept(dup * q));
            }
        }
        for (std::size_t e = 0; e < m.edges.size(); ++e) {
            s.dependencies[e] = { m.providers[e], s.dependencyBlocks[e] };
            s.bufferEdges[e] = { m.providers[e], s.firstKept[e] };
        }
        if (s.inputKeyDup != dup || s.inputKeyIn != s.traffic.inputDivision || s.inputKeyDiv != s.traffic.duplicationDivision || s.inputKeyBlocks != s.blocks) {
            s.inputKeyDup = dup;
            s.inputKeyIn = s.traffic.inputDivision;
            s.inputKeyDiv = s.traffic.duplicationDivision;
            s.inputKeyBlocks = s.blocks;
            s.inputBuffer = 0;
            for (std::int64_t q = 0; q < s.blocks; ++q) {
                double held = 0;
                for (std::size_t e = 0; e < m.edges.size(); ++e) {
                    const std::int64_t first = s.firstKept[e][static_cast<std::size_t>(q)];
                    const std::int64_t last = m.edges[e].lastHeld(dup * q + perMacro);
                    held += static_cast<double>((last - first) * m.edgeChannels[e]) / in;
                }
                s.inputBuffer = std::max(s.inputBuffer, held);
            }
            if (m.readsInput) // the window's rows of the image
                s.inputBuffer += static_cast<double>((perMacro * m.strideW + m.kernelW) * m.map.rows / std::max<std::int64_t>(1, m.kernelW)) / in;
        }
    }
}

/// Lengths of all operations in cycles; section 7.
void Evaluator::buildTiming(double clockNs, bool memoryLatency)
{
    const double bits = m_parameters.dataBits, bus = m_hardware->memoryBusBits;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const LayerModel& m = m_layers[l];
        LayerState& s = m_state[l];
        s.timing.clear();
        if (m_mesh.transferHops(l) > 0)
            s.timing.push_back({ Operation::Transfer, cyclesOf(s.transferNs, clockNs), 1 });
        const Memory& memory = memoryOf(l);
        for (const Operation op : m.operations) {
            std::int32_t length = 1;
            if (op == Operation::Load && memoryLatency)
                length = cyclesOf(std::ceil(s.traffic.loadElements * bits / bus) * memory.readNs, clockNs);
            else if (op == Operation::Store && memoryLatency)
                length = cyclesOf(std::ceil(s.traffic.storeElements * bits / bus) * memory.writeNs, clockNs);
            else if (const int c = componentOfOperation(op); c >= 0)
                length = s.passes[static_cast<std::size_t>(c)];
            s.timing.push_back({ op, length, bitLevel(op) ? m_bits : 1 });
        }
        if (m_mesh.mergeHops(l) > 0)
            s.timing.push_back({ Operation::Merge, cyclesOf(s.mergeNs, clockNs), 1 });
        m_chains[l] = { static_cast<std::int32_t>(s.blocks), s.timing, s.dependencies, -1 };
        const std::int32_t load = m_mesh.transferHops(l) > 0 ? 1 : 0;
        m_bufferLayers[l] = { load, load + static_cast<std::int32_t>(m.operations.size()) - 1, s.duplication, m.elementsPerPixel, s.bufferEdges };
    }
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        if (m_layers[l].crossbar && m_lastPartner[l] >= 0) {
            m_chains[l].adcPartner = m_lastPartner[l];
            m_chains[static_cast<std::size_t>(m_lastPartner[l])].adcPartner = static_cast<int>(l);
        }
    }
}

bool Evaluator::schedule()
{
    if (!m_scheduler.run(m_chains, m_mesh, { m_model.bitDependency, m_model.layerPriority }))
        return false;
    m_buffers.measure(m_bufferLayers, m_chains, m_scheduler);
    return true;
}

/// Choose the scratchpads the last schedule needs (section 12). \a same: they are what the schedule was built with.
/// Returns false, with the violation, when no scratchpad of the hardware is large enough.
bool Evaluator::chooseMemory(Score& score, bool& same, bool grow)
{
    same = true;
    const double bytesPerElement = m_parameters.dataBits / 8.0;
    const auto refuse = [&](double kib) {
        score.violation = Violation::ScratchpadCapacity;
        score.needed = kib;
        score.available = m_memory.back().kib;
        return false;
    };
    if (!m_model.scratchpad) {
        double most = 0;
        for (std::size_t l = 0; l < m_layers.size(); ++l)
            most = std::max(most, m_state[l].inputBuffer + static_cast<double>(m_buffers.outputElements(l)));
        const double bytes = std::ceil(most * bytesPerElement);
        score.bufferBytes = bytes;
        const double power = std::pow(2.0, std::ceil(std::log2(bytes * 0.9)));
        const double kib = std::floor(power / 1024.0);
        const auto it = std::find_if(m_memory.begin(), m_memory.end(), [&](const Memory& m) { return m.kib == kib; });
        if (it == m_memory.end()) {
            refuse(kib);
            if (kib < m_memory.front().kib) // the release looks up the capacity it computed, and there is none so small
                score.available = m_memory.front().kib;
            return false;
        }
        const int index = static_cast<int>(it - m_memory.begin());
        for (LayerState& s : m_state) {
            same = same && s.memory == index;
            s.memory = index;
        }
        score.neededKib = it->kib;
        return true;
    }
    m_tooSmall = -1;
    std::fill(m_needed.begin(), m_needed.end(), 0.0);
    for (std::size_t l = 0; l < m_layers.size(); ++l)
        m_needed[static_cast<std::size_t>(m_state[l].host)] += m_state[l].inputBuffer + static_cast<double>(m_buffers.outputElements(l));
    if (m_parameters.macroStyle == design::MacroStyle::Identical) {
        const double most = *std::max_element(m_needed.begin(), m_needed.end());
        std::fill(m_needed.begin(), m_needed.end(), most);
    }
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        LayerState& s = m_state[l];
        const double bytes = std::ceil(m_needed[static_cast<std::size_t>(s.host)] * bytesPerElement);
        score.bufferBytes = l == 0 ? bytes : std::max(score.bufferBytes, bytes);
        const double kib = bytes / 1024.0;
        const auto it = std::find_if(m_memory.begin(), m_memory.end(), [&](const Memory& m) { return m.kib >= kib; });
        if (it == m_memory.end())
            return refuse(kib);
        int index = static_cast<int>(it - m_memory.begin());
        s.neededMemory = index;
        if (s.givenMemory >= 0) {
            if (index > s.givenMemory && (m_tooSmall < 0 || m_state[static_cast<std::size_t>(m_tooSmall)].neededMemory < index))
                m_tooSmall = static_cast<int>(l);
            index = s.givenMemory;
        } else if (grow && index <= s.memory) {
            index = s.memory; // on oscillation the larger; a smaller need is met by what is there
        }
        same = same && s.memory == index;
        s.memory = index;
        score.neededKib = l == 0 ? it->kib : std::max(score.neededKib, it->kib);
    }
    return true;
}

/// The least peripheral power a design can do with; section 8c.
double Evaluator::minimumPeripheralW(const Candidate&) const
{
    double power = 0;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const LayerModel& m = m_layers[l];
        for (std::size_t c = 0; c < hardware::kComponentCount; ++c)
            if (m.uses[c])
                power += (c == at(Component::Dac) ? m_state[l].work[c] : static_cast<double>(m_state[l].macros)) * m_unit[c].peakW;
    }
    return power;
}

/// The released tool's rule (section 8d): one balance factor K for all, rounded up, then levelled for identical macros.
/// Returns the clock's lower limit T_ir in ns.
double Evaluator::allocateByRelease(Candidate& candidate, double budgetW)
{
    const std::size_t n = m_layers.size();
    const auto sharedAway = [&](std::size_t l) {
        // Of two sharing layers only the one with more conversions gets ADCs; on a tie the later one.
        for (std::size_t k = 0; k < n; ++k) {
            const int partner = m_layers[k].crossbar ? candidate.partner[k] : -1;
            if (partner < 0 || (k != l && static_cast<std::size_t>(partner) != l))
                continue;
            const double later = m_state[k].work[at(Component::Adc)];
            const double earlier = m_state[static_cast<std::size_t>(partner)].work[at(Component::Adc)];
            return k == l ? later < earlier : earlier <= later;
        }
        return false;
    };
    double factor = 0, budget = budgetW;
    const auto forEach = [&](auto&& visit) {
        for (std::size_t l = 0; l < n; ++l) {
            const bool away = sharedAway(l);
            for (std::size_t c = 0; c < hardware::kComponentCount; ++c)
                if (m_layers[l].uses[c])
                    visit(l, c, away && c == at(Component::Adc) ? 0.0 : m_state[l].work[c]);
        }
    };
    forEach([&](std::size_t, std::size_t c, double work) {
        if (c == at(Component::Dac))
            budget -= work * m_unit[c].peakW;
        else
            factor += (work * m_unit[c].peakW) / m_unit[c].frequencyGhz;
    });
    factor /= budget;
    double limit = 0;
    std::array<std::int64_t, hardware::kComponentCount> most {};
    for (auto& counts : candidate.counts)
        counts.fill(0);
    forEach([&](std::size_t l, std::size_t c, double work) {
        std::int64_t& count = candidate.counts[l][c];
        if (c == at(Component::Dac)) {
            count = static_cast<std::int64_t>(work);
            return;
        }
        count = work > 0 ? static_cast<std::int64_t>(std::ceil(work / m_unit[c].frequencyGhz / factor)) : 0;
        if (m_layers[l].fullyConnected)
            return;
        if (count > 0)
            limit = std::max(limit, work / (m_unit[c].frequencyGhz * static_cast<double>(count)));
        most[c] = std::max(most[c], ceilDiv(count, m_state[l].macros));
    });
    if (m_parameters.macroStyle == design::MacroStyle::Identical) {
        forEach([&](std::size_t l, std::size_t c, double work) {
            std::int64_t& count = candidate.counts[l][c];
            if (c == at(Component::Dac) || most[c] == 0)
                return;
            count = count > 0 ? most[c] * m_state[l].macros : 0;
            if (!m_layers[l].fullyConnected && count > 0)
                limit = std::max(limit, work / (m_unit[c].frequencyGhz * static_cast<double>(count)));
        });
    }
    return limit;
}

/// ADCs that a layer can use: a pair that shares macros has those of whichever has more.
std::int64_t Evaluator::adcsOf(const Candidate& candidate, std::size_t layer) const
{
    std::int64_t count = candidate.counts[layer][at(Component::Adc)];
    for (std::size_t k = 0; k < m_layers.size(); ++k) {
        const std::int32_t partner = m_layers[k].crossbar ? candidate.partner[k] : -1;
        if (partner >= 0 && (k == layer || static_cast<std::size_t>(partner) == layer))
            count = std::max(count, candidate.counts[k == layer ? static_cast<std::size_t>(partner) : k][at(Component::Adc)]);
    }
    return count;
}

/// The clock's period that the counts allow; a count of zero for needed work is a violation unless a sharing
/// partner's units do the work.
double Evaluator::clockOf(const Candidate& candidate, Score& score) const
{
    double limit = 0;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const LayerModel& m = m_layers[l];
        for (std::size_t c = 0; c < hardware::kComponentCount; ++c) {
            if (!m.uses[c])
                continue;
            const auto count = static_cast<double>(c == at(Component::Adc) ? adcsOf(candidate, l) : candidate.counts[l][c]);
            if (count <= 0) {
                if (m_state[l].work[c] > 0) {
                    score.violation = Violation::MissingComponent;
                    score.needed = static_cast<double>(l);
                    score.available = static_cast<double>(c);
                    return 0;
                }
                continue;
            }
            if (!m.fullyConnected && c != at(Component::Dac))
                limit = std::max(limit, formula::unitTime(m_state[l].work[c], m_unit[c].frequencyGhz, count));
        }
    }
    return limit;
}

/// How many times a fully connected layer uses its units per bit (studio); 1 everywhere else.
void Evaluator::setPasses(const Candidate& candidate, double clockNs)
{
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        LayerState& s = m_state[l];
        s.passes.fill(1);
        if (!m_layers[l].fullyConnected || !m_model.fcTimeMultiplex)
            continue;
        for (std::size_t c = 0; c < hardware::kComponentCount; ++c) {
            const auto count = static_cast<double>(c == at(Component::Adc) ? adcsOf(candidate, l) : candidate.counts[l][c]);
            if (!m_layers[l].uses[c] || count <= 0)
                continue;
            const double perCycle = c == at(Component::Dac) ? count : count * m_unit[c].frequencyGhz * clockNs;
            // A count chosen for exactly r passes must give r: leave room for the rounding of the quotient.
            s.passes[c] = static_cast<std::int32_t>(std::clamp(std::ceil(s.work[c] / perCycle - 1e-9), 1.0, 1e8));
        }
    }
}

Score Evaluator::evaluateWithReleaseRule(Candidate& candidate)
{
    candidate.counts.resize(m_layers.size());
    return run(candidate, &candidate, {});
}

Score Evaluator::run(const Candidate& candidate, Candidate* allocate, std::span<const std::vector<design::Cell>> cells)
{
    assert(candidate.duplication.size() == m_layers.size() && candidate.macros.size() == m_layers.size());
    Score score;
    m_last = candidate;
    m_tooSmall = -1;
    const auto tooLong = [&score] {
        score.violation = Violation::Latency;
        score.needed = score.available = std::numeric_limits<double>::infinity();
        return score;
    };
    setDuplication(candidate);
    std::int64_t operations = 0;
    for (std::size_t l = 0; l < m_layers.size(); ++l)
        operations += std::min(m_state[l].blocks, kMostOperations) * static_cast<std::int64_t>(m_layers[l].operations.size());
    if (operations > kMostOperations)
        return tooLong();
    setLayout(candidate, cells);
    setDependencies();
    for (std::size_t l = 0; l < m_layers.size(); ++l)
        for (std::size_t c = 0; c < hardware::kComponentCount; ++c)
            if (m_layers[l].uses[c])
                m_state[l].work[c] = workload(l, static_cast<Component>(c), m_state[l].duplication);
    for (LayerState& s : m_state)
        s.passes.fill(1);

    double clock = kApproximateClockNs;
    if (allocate == nullptr) {
        clock = std::max({ m_clockFloorNs, m_parameters.clock.value, clockOf(candidate, score) });
        if (score.violation != Violation::None)
            return score;
        setPasses(candidate, clock);
    }
    const bool release = !m_model.scratchpad;
    const double budget = m_constraints.powerBudget.value;
    const double peripheral = budget - budget * m_parameters.crossbarPowerShare;
    /// The release's test before it allocates: the minimum against what crossbars, memory and NoC leave.
    const auto peripheralsFit = [&](double& available) {
        double memory = 0;
        for (std::size_t l = 0; l < m_layers.size(); ++l)
            memory += static_cast<double>(m_state[l].ownMacros) * memoryOf(l).leakW;
        if (release)
            memory = m_totalMacros * memoryOf(0).leakW;
        available = peripheral - memory - m_nocChipW;
        const double minimum = minimumPeripheralW(candidate);
        if (minimum < available)
            return true;
        score.violation = Violation::PeripheralPower;
        score.needed = minimum;
        score.available = available;
        return false;
    };

    bool same = false;
    double available = 0;
    const bool oneCapacity = release || m_parameters.macroStyle == design::MacroStyle::Identical;
    if (candidate.scratchpadKib > 0 && allocate == nullptr && oneCapacity) {
        // The design says which scratchpad it has: schedule with it, then see whether the buffers fit.
        const auto it = std::find_if(m_memory.begin(), m_memory.end(), [&](const Memory& m) { return m.kib >= candidate.scratchpadKib; });
        if (it == m_memory.end()) {
            score.violation = Violation::ScratchpadCapacity;
            score.needed = candidate.scratchpadKib;
            score.available = m_memory.back().kib;
            return score;
        }
        const int index = static_cast<int>(it - m_memory.begin());
        const auto use = [&] {
            for (LayerState& s : m_state)
                s.memory = index;
        };
        use();
        if (release && !peripheralsFit(available))
            return score;
        buildTiming(clock, true);
        if (!schedule())
            return tooLong();
        ++score.passes;
        if (!chooseMemory(score, same, false))
            return score;
        use();
        if (score.neededKib > it->kib) {
            score.violation = Violation::ScratchpadCapacity;
            score.needed = score.neededKib;
            score.available = it->kib;
        }
    } else {
        // The release's first pass has no latencies yet; the corrected model starts with the smallest scratchpads.
        // Scratchpads that the candidate says stay as they are.
        for (LayerState& state : m_state) {
            const auto host = static_cast<std::size_t>(state.host);
            const std::int32_t kib = oneCapacity || host >= candidate.scratchpads.size() ? 0 : candidate.scratchpads[host];
            state.givenMemory = -1;
            state.memory = 0;
            if (kib <= 0)
                continue;
            const auto it = std::find_if(m_memory.begin(), m_memory.end(), [&](const Memory& m) { return m.kib >= kib; });
            if (it == m_memory.end()) {
                score.violation = Violation::ScratchpadCapacity;
                score.needed = kib;
                score.available = m_memory.back().kib;
                return score;
            }
            state.memory = state.givenMemory = static_cast<int>(it - m_memory.begin());
        }
        buildTiming(release ? kApproximateClockNs : clock, !release);
        if (!schedule())
            return tooLong();
        ++score.passes;
        if (!chooseMemory(score, same, false))
            return score;
        const bool settled = same && !release && allocate == nullptr;
        for (int pass = 0; pass < kMaxPasses && !settled; ++pass) {
            if ((release || allocate != nullptr) && !peripheralsFit(available))
                return score;
            if (allocate != nullptr) {
                clock = std::max(m_clockFloorNs, allocateByRelease(*allocate, available));
                setPasses(*allocate, clock);
            }
            buildTiming(clock, true);
            if (!schedule())
                return tooLong();
            ++score.passes;
            const int used = m_state[0].memory;
            if (!chooseMemory(score, same, !release && pass > 0))
                return score;
            if (same)
                break;
            if (release && pass + 1 == kMaxPasses) // it gives up: the energy is that of the memory scheduled with
                for (LayerState& s : m_state)
                    s.memory = used;
        }
    }
    if (!oneCapacity && m_tooSmall >= 0) {
        const LayerState& s = m_state[static_cast<std::size_t>(m_tooSmall)];
        score.violation = Violation::ScratchpadCapacity;
        score.needed = m_memory[static_cast<std::size_t>(s.neededMemory)].kib;
        score.available = memoryOf(static_cast<std::size_t>(m_tooSmall)).kib;
    }
    for (std::size_t l = 0; l < m_layers.size(); ++l)
        score.scratchpadKib = std::max(score.scratchpadKib, memoryOf(l).kib);
    score.clockNs = clock;
    account(candidate, score, nullptr);
    return score;
}

} // namespace pim::evaluation
