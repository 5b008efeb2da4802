// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/term_sheet.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace pim::evaluation {
namespace {

using hardware::Component;

constexpr std::size_t at(Component c) { return static_cast<std::size_t>(c); }
constexpr std::size_t at(CostCentre c) { return static_cast<std::size_t>(c); }

bool bitLevel(std::size_t c) { return c == at(Component::Dac) || c == at(Component::Adc) || c == at(Component::ShiftAdd); }

/// "load 3, MVM 16 × 1, ADC 16 × 2 cycles"
std::string timingText(const std::vector<dataflow::OperationTiming>& timing)
{
    std::string text;
    for (const auto& t : timing) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", dataflow::operationName(t.kind), t.length);
        if (t.repeats > 1)
            text += fmt::format(" × {}", t.repeats);
    }
    return text + " cycles";
}

} // namespace

TermSheet::TermSheet(const design::Design& design, const Factors& factors)
    : m_design(design)
    , m_hardware(*design.hardware)
    , m_factors(factors)
{
}

CostCentre TermSheet::centreOf(std::size_t c)
{
    static constexpr std::array<CostCentre, hardware::kComponentCount> kCentres { CostCentre::Dac, CostCentre::Adc, CostCentre::ShiftAdd,
        CostCentre::Addition, CostCentre::Pool, CostCentre::Relu, CostCentre::Sigmoid, CostCentre::Eltwise };
    return kCentres[c];
}

template<typename Make>
Term TermSheet::once(const std::string& key, Make&& make) const
{
    if (const auto it = m_terms.find(key); it != m_terms.end())
        return it->second;
    Term made = make();
    return m_terms.emplace(key, std::move(made)).first->second;
}

std::string TermSheet::layerName(std::size_t l) const { return m_design.network->layers[l].name; }

Term TermSheet::leaf(const char* label, double value, const char* unit, Origin origin, std::string source, std::optional<std::size_t> layer,
                     std::optional<CostCentre> centre) const
{
    Explanation e;
    e.label = label;
    e.value = value;
    e.unit = unit;
    e.origin = origin;
    e.source = std::move(source);
    if (layer)
        e.layer = network::LayerId { static_cast<int>(*layer) };
    e.centre = centre;
    return Term::leaf(std::move(e));
}

Term TermSheet::hardwareLeaf(const char* label, std::string detail, double value, const char* unit, std::string key, const hardware::Source& source,
                             std::optional<CostCentre> centre) const
{
    Explanation e;
    e.label = label;
    e.detail = std::move(detail);
    e.value = value;
    e.unit = unit;
    e.origin = Origin::Hardware;
    e.hardwareKey = std::move(key);
    e.source = source.text.empty() ? fmt::format("hardware description {}, which names no source", m_hardware.name) : source.text;
    e.confidence = source.confidence;
    e.note = hardware::confidenceText(source.confidence);
    e.centre = centre;
    return Term::leaf(std::move(e));
}

/// A number that the description gives without a source of its own.
Term TermSheet::specLeaf(const char* label, double value, const char* unit, const char* key) const
{
    return hardwareLeaf(label, {}, value, unit, key,
                        { m_hardware.citation.empty() ? fmt::format("hardware description {}", m_hardware.name) : m_hardware.citation,
                          hardware::Confidence::Verbatim });
}

Term TermSheet::ofLayer(const Term& term, std::size_t l) const
{
    return term.with([&](Explanation& e) {
        e.label = layerName(l);
        e.namedByLayer = true;
        e.layer = network::LayerId { static_cast<int>(l) };
    });
}

// --- the chip's variables and the hardware ---------------------------------------------------------------------------

Term TermSheet::bits() const
{
    return once("bits", [&] {
        return named(dividedUp(dataBits(), leaf("DAC resolution", m_design.parameters.dacBits, "", Origin::Design, "design: dac_bits")),
                     "Bits worked on one after the other");
    });
}

Term TermSheet::repeats(std::size_t c) const { return bitLevel(c) ? bits() : Term(1.0); }

Term TermSheet::dataBits() const
{
    return once("dataBits", [&] { return leaf("Resolution of data", m_design.parameters.dataBits, "", Origin::Design, "design: data_bits"); });
}

Term TermSheet::busBits() const
{
    return once("busBits", [&] { return specLeaf("Width of the memory bus", m_hardware.memoryBusBits, "", "memory_bus_bits"); });
}

Term TermSheet::crossbarSize() const
{
    return once("size", [&] { return leaf("Crossbar size", m_design.parameters.crossbarSize, "", Origin::Design, "design: crossbar_size"); });
}

Term TermSheet::slices() const
{
    return once("slices", [&] {
        return named(dividedUp(leaf("Resolution of weights", m_design.parameters.weightBits, "", Origin::Design, "design: weight_bits"),
                               leaf("Bits of a cell", m_design.parameters.cellBits, "", Origin::Design, "design: cell_bits")),
                     "Bit slices of a weight");
    });
}

formula::UnitRates<Term> TermSheet::unitRates(const hardware::UnitCost& cost, const std::string& key, const std::string& detail, CostCentre centre) const
{
    const auto power = [&](const char* label, Power value, const char* entry) {
        return hardwareLeaf(label, detail, value.value, "W", key + entry, cost.source, centre);
    };
    formula::UnitRates<Term> rates;
    const Term moving = power("Dynamic power", cost.dynamicPower, ".dynamic_power_w");
    rates.staticW = power("Static power", cost.staticPower, ".static_power_w");
    rates.peakW = named(formula::peakPowerOfUnit(m_design.model.peakPower, rates.staticW, moving, power("Peak power", cost.peakPower, ".peak_power_w")),
                        "Peak power", "W");
    rates.frequencyGhz = hardwareLeaf("Operations per ns", detail, cost.frequency.value, "GHz", key + ".frequency_ghz", cost.source, centre);
    rates.dynamicNj = named(formula::energyOfOperation(hardwareLeaf("Latency", detail, cost.latency.value, "ns", key + ".latency_ns", cost.source, centre), moving),
                            "Energy of an operation", "nJ");
    rates.areaUm2 = hardwareLeaf("Area", detail, cost.area.value, "um2", key + ".area_um2", cost.areaSource, centre);
    return rates;
}

const formula::UnitRates<Term>& TermSheet::unit(std::size_t c) const
{
    if (!m_units[c]) {
        const auto component = static_cast<Component>(c);
        const auto& p = m_design.parameters;
        const int bits = component == Component::Dac ? p.dacBits : component == Component::Adc ? p.adcBits : 0;
        std::string key(hardware::componentKey(component));
        if (bits > 0)
            key += fmt::format("s[{}]", bits);
        const hardware::UnitCost* cost = m_hardware.unit(component, bits);
        m_units[c] = unitRates(cost != nullptr ? *cost : hardware::UnitCost {}, key, bits > 0 ? fmt::format("{} bit", bits) : "", centreOf(c));
    }
    return *m_units[c];
}

const formula::UnitRates<Term>& TermSheet::crossbar() const
{
    if (!m_crossbar) {
        const auto& p = m_design.parameters;
        m_crossbar = unitRates(*m_hardware.crossbar(p.crossbarSize, p.cellBits), fmt::format("crossbars[{},{}]", p.crossbarSize, p.cellBits),
                               fmt::format("{}×{}, {} bit", p.crossbarSize, p.crossbarSize, p.cellBits), CostCentre::Crossbar);
    }
    return *m_crossbar;
}

const formula::MemoryRates<Term>& TermSheet::memory(std::size_t l) const
{
    const int kib = m_factors.layers[l].memoryKib;
    if (const auto it = m_memories.find(kib); it != m_memories.end())
        return it->second;
    const hardware::ScratchpadCost& m = m_hardware.scratchpads.at(kib);
    const auto give = [&](const char* label, double value, const char* unit, const char* entry, const hardware::Source& source) {
        return hardwareLeaf(label, fmt::format("{} KiB", kib), value, unit, fmt::format("scratchpads[{}].{}", kib, entry), source, CostCentre::Scratchpad);
    };
    formula::MemoryRates<Term> rates;
    rates.leakW = give("Leakage", m.leakPower.value, "W", "leak_power_w", m.source);
    rates.readNs = give("Latency of a read", m.readLatency.value, "ns", "read_latency_ns", m.source);
    rates.writeNs = give("Latency of a write", m.writeLatency.value, "ns", "write_latency_ns", m.source);
    rates.readNj = give("Energy of a read", m.readEnergy.value, "nJ", "read_energy_nj", m.source);
    rates.writeNj = give("Energy of a write", m.writeEnergy.value, "nJ", "write_energy_nj", m.source);
    rates.areaUm2 = give("Area", m.area.value, "um2", "area_um2", m.areaSource);
    rates.peakW = m_design.model.peakPower
        ? named(formula::peakPowerOfMemory(rates.leakW, give("Peak power", m.peakPower.value, "W", "peak_power_w", m.source), rates.readNj, rates.readNs,
                                           rates.writeNj, rates.writeNs),
                "Peak power", "W")
        : rates.leakW;
    return m_memories.emplace(kib, std::move(rates)).first->second;
}

Term TermSheet::sampleAndHoldArea() const
{
    return once("holdArea", [&] {
        return hardwareLeaf("Area", {}, m_hardware.sampleAndHold.area.value, "um2", "sample_and_hold.area_um2", m_hardware.sampleAndHold.areaSource,
                            CostCentre::SampleAndHold);
    });
}

Term TermSheet::flitHopEnergy() const
{
    return once("flitHop", [&]() -> Term {
        const auto& noc = m_hardware.noc;
        if (!m_design.model.nocPower || !noc.routerPower || !noc.flitHopEnergy)
            return 0.0;
        return hardwareLeaf("Energy of a flit over a hop", {}, noc.flitHopEnergy->value, "nJ", "noc.flit_hop_energy_nj", noc.source, CostCentre::Noc);
    });
}

Term TermSheet::routerPower() const
{
    return once("routerPower", [&]() -> Term {
        const auto& noc = m_hardware.noc;
        return m_design.model.nocPower && noc.routerPower
            ? hardwareLeaf("Power of a router", {}, noc.routerPower->value, "W", "noc.router_power_w", noc.source, CostCentre::Noc) : Term(0.0);
    });
}

Term TermSheet::chipPower() const
{
    return once("chipPower", [&]() -> Term {
        const auto& noc = m_hardware.noc;
        return m_design.model.nocPower && noc.routerPower
            ? Term(0.0) : hardwareLeaf("Power of the NoC", {}, noc.chipPower.value, "W", "noc.chip_power_w", noc.source, CostCentre::Noc);
    });
}

Term TermSheet::routerArea() const
{
    return once("routerArea", [&] {
        return hardwareLeaf("Area of a router", {}, m_hardware.noc.routerArea.value, "um2", "noc.router_area_um2", m_hardware.noc.areaSource, CostCentre::Noc);
    });
}

Term TermSheet::interfaceArea() const
{
    return once("ioArea", [&] {
        return hardwareLeaf("Area", {}, m_hardware.ioArea.value, "um2", "io.area_um2", m_hardware.ioSource, CostCentre::Io);
    });
}

Term TermSheet::routers() const { return macros(); }

// --- layers ----------------------------------------------------------------------------------------------------------

Term TermSheet::duplication(std::size_t l) const
{
    return once(fmt::format("dup{}", l), [&]() -> Term {
        const LayerFactors& f = m_factors.layers[l];
        const auto value = static_cast<double>(f.duplication);
        if (f.crossbar && f.fullyConnected)
            return leaf("Weight duplication", value, "", Origin::Model, "a fully connected layer runs once per image, so one copy serves", l);
        if (f.crossbar)
            return leaf("Weight duplication", value, "", Origin::Design, fmt::format("design: weight_duplication of {}", layerName(l)), l);
        return named(dividedUp(leaf("Positions", static_cast<double>(f.positions), "", Origin::Network, "network: shape of the layer", l), blocks(l)),
                     "Positions per block");
    });
}

Term TermSheet::blocks(std::size_t l) const
{
    return once(fmt::format("blocks{}", l), [&]() -> Term {
        const LayerFactors& f = m_factors.layers[l];
        const Term positions = leaf("Positions", static_cast<double>(f.positions), "", Origin::Network, "network: shape of the layer", l);
        Term made = positions;
        if (f.crossbar) {
            made = formula::blocksOfCopies(positions, duplication(l));
        } else {
            Term provided;
            for (const int p : f.providers)
                provided = larger(provided, blocks(static_cast<std::size_t>(p)));
            if (f.providers.empty())
                provided = leaf("Rows of the input", static_cast<double>(f.rowCount), "", Origin::Network, "network: shape of the layer", l);
            made = formula::blocksOfVectors(named(provided, "Blocks of the layers it reads"), positions);
        }
        made = named(made, "Blocks");
        return made.with([&](Explanation& e) { e.layer = network::LayerId { static_cast<int>(l) }; });
    });
}

mapping::MappingCounts<Term> TermSheet::mapped(std::size_t l) const
{
    const mapping::CrossbarMapping& m = m_factors.layers[l].map;
    const auto shape = [&](const char* label, const char* key, std::int64_t value) {
        return once(fmt::format("{}{}", key, l), [&] { return leaf(label, static_cast<double>(value), "", Origin::Network, "network: shape of the layer", l); });
    };
    const Term groups = m.groups == 1 ? Term(1.0) : shape("Groups", "groups", m.groups);
    const auto packing = m_design.model.slicePacking ? m_design.parameters.slices : design::SlicePacking::Separate;
    auto counts = mapping::countCrossbars<Term>(shape("Rows of the weight matrix", "rows", m.rows), shape("Columns of the weight matrix", "columns", m.columns), groups,
                                                slices(), crossbarSize(), packing == design::SlicePacking::Packed);
    counts.crossbars = named(counts.crossbars, "Crossbars of one copy");
    counts.drivenRows = named(counts.drivenRows, "Rows driven per position");
    counts.convertedColumns = named(counts.convertedColumns, "Columns converted per position");
    return counts;
}

Term TermSheet::crossbarsPerCopy(std::size_t l) const
{
    return once(fmt::format("copy{}", l), [&] {
        const Term eq1 = mapped(l).crossbars;
        return eq1.with([&](Explanation& e) {
            e.layer = network::LayerId { static_cast<int>(l) };
            e.note = "PIMSYN, DATE 2024, Eq. (1)";
        });
    });
}

Term TermSheet::crossbars(std::size_t l) const
{
    return once(fmt::format("crossbars{}", l), [&] { return named(duplication(l) * crossbarsPerCopy(l), "Crossbars"); });
}

Term TermSheet::utilizationOf(std::size_t l) const
{
    return once(fmt::format("utilization{}", l), [&] {
        const mapping::CrossbarMapping& m = m_factors.layers[l].map;
        const auto shape = [&](const char* label, std::int64_t value) {
            return leaf(label, static_cast<double>(value), "", Origin::Network, "network: shape of the layer", l);
        };
        return named(mapping::shareOfCells<Term>(m.groups == 1 ? Term(1.0) : shape("Groups", m.groups), shape("Rows of the weight matrix", m.rows),
                                                 shape("Columns of the weight matrix", m.columns), slices(), crossbarsPerCopy(l), crossbarSize()),
                     "Crossbar utilization");
    });
}

Term TermSheet::count(std::size_t l, std::size_t c) const
{
    return once(fmt::format("count{}.{}", l, c), [&] {
        const auto component = static_cast<Component>(c);
        return leaf("Units", static_cast<double>(m_factors.layers[l].counts[c]), "", Origin::Design,
                    fmt::format("design: components.{} of {}", hardware::componentKey(component), layerName(l)), l, centreOf(c));
    });
}

Term TermSheet::work(std::size_t l, std::size_t c) const
{
    return once(fmt::format("work{}.{}", l, c), [&] {
        const LayerFactors& f = m_factors.layers[l];
        const auto component = static_cast<Component>(c);
        Term perCopy = leaf(f.crossbar ? "Operations per position" : "Elements per position, each as often as it is worked on", f.workPerCopy[c], "",
                            Origin::Network, "network: shape and activations of the layer", l, centreOf(c));
        if (f.crossbar) {
            const auto counts = mapped(l);
            const Term& known = component == Component::Dac ? counts.drivenRows : counts.convertedColumns;
            if (bitLevel(c) && known.value() == f.workPerCopy[c])
                perCopy = known;
        }
        const Term width = f.vectorWork[c]
            ? once("vectorWidth", [&] { return specLeaf("Width of a vector unit", m_hardware.vectorWidth, "", "vector_width"); }) : Term(0.0);
        const bool conversion = component == Component::Dac || component == Component::Adc;
        const char* label = conversion ? "Conversions per block and bit" : bitLevel(c) ? "Operations per block and bit" : "Operations per block";
        Term full = formula::workOfBlock<Term>(duplication(l), perCopy, width);
        if (f.fullyConnected && !m_design.model.fcTimeMultiplex)
            full = formula::releasedWork(named(full, "All operations of a block"));
        return named(full, label);
    });
}

Term TermSheet::ownMacros(std::size_t l) const
{
    return once(fmt::format("macros{}", l), [&]() -> Term {
        const auto own = static_cast<double>(m_factors.layers[l].ownMacros);
        return own > 0 ? leaf("Macros", own, "", Origin::Design, fmt::format("design: macros of {}", layerName(l)), l, CostCentre::Scratchpad) : Term(0.0);
    });
}

Term TermSheet::loadVolume(std::size_t l) const
{
    return leaf("Elements loaded per block", m_factors.layers[l].loadVolume, "", Origin::Network, "network: shape of the layer, for all copies of a block", l);
}

Term TermSheet::storeVolume(std::size_t l) const
{
    return leaf("Elements stored per block", m_factors.layers[l].storeVolume, "", Origin::Network, "network: shape of the layer, for all copies of a block", l);
}

Term TermSheet::transferFlits(std::size_t l) const
{
    return leaf("Flits of a transfer", static_cast<double>(m_factors.layers[l].transferFlits), "", Origin::Schedule, "dataflow: what a macro gets from other layers", l);
}

Term TermSheet::mergeFlits(std::size_t l) const
{
    return leaf("Flits of a merge", static_cast<double>(m_factors.layers[l].mergeFlits), "", Origin::Schedule, "dataflow: what a macro sends to be merged", l);
}

Term TermSheet::transferLinks(std::size_t l) const
{
    return leaf("Links of the transfers", static_cast<double>(m_factors.layers[l].transferLinks), "", Origin::Schedule, "floorplan: routes between the macros", l);
}

Term TermSheet::mergeLinks(std::size_t l) const
{
    return leaf("Links of the merges", static_cast<double>(m_factors.layers[l].mergeLinks), "", Origin::Schedule, "floorplan: routes between the macros", l);
}

Term TermSheet::blockTime(std::size_t l) const
{
    return once(fmt::format("blockTime{}", l), [&] {
        const LayerFactors& f = m_factors.layers[l];
        Term pitch = leaf("Cycles between two blocks", static_cast<double>(f.pitch), "", Origin::Schedule, "schedule: the longest operation of a block with its bits", l);
        pitch = pitch.with([&](Explanation& e) { e.note = timingText(f.timing); });
        return named(formula::timeOfBlock(pitch, clock()), "Time between two blocks", "ns");
    });
}

Term TermSheet::scratchpad(std::size_t l) const
{
    return once(fmt::format("pad{}", l), [&] {
        const LayerFactors& f = m_factors.layers[l];
        const bool one = !m_design.model.scratchpad;
        Term elements, elementsOfLayer;
        for (std::size_t k = 0; k < m_factors.layers.size(); ++k) {
            const LayerFactors& other = m_factors.layers[k];
            if (!one && other.host != f.host)
                continue;
            const Term held = ofLayer(named(leaf("Elements of its inputs", other.inputBuffer, "", Origin::Schedule, "schedule: inputs held at once, at most", k)
                                                + leaf("Elements of its outputs", other.outputBuffer, "", Origin::Schedule, "schedule: outputs held at once, at most", k),
                                            "Elements held"), k);
            if (one)
                elements = larger(elements, held);
            else
                elements += held;
        }
        const Term bytes = named(roundedUp(named(scaled(named(elements, "Elements held") * dataBits(), 1.0 / 8), "Bytes held", "B")), "Bytes needed", "B");
        const Term need = named(scaled(bytes, 1.0 / 1024), "Need of the buffers", "KiB");
        Explanation e;
        e.label = "Scratchpad of a macro";
        e.value = f.memoryKib;
        e.unit = "KiB";
        e.rule = Rule::Choice;
        e.origin = Origin::Hardware;
        e.hardwareKey = fmt::format("scratchpads[{}].capacity_kib", f.memoryKib);
        const hardware::ScratchpadCost& m = m_hardware.scratchpads.at(f.memoryKib);
        e.source = m.source.text.empty() ? fmt::format("hardware description {}", m_hardware.name) : m.source.text;
        e.confidence = m.source.confidence;
        e.note = f.memoryGiven ? "given by the design"
            : one              ? "the release's choice: the power of two by the largest need, with a tolerance of 10 %"
            : m_design.parameters.macroStyle == design::MacroStyle::Identical ? "the smallest that holds the buffers of every layer: macros are identical"
                                                                              : "the smallest that holds the buffers of the layers in these macros";
        e.layer = network::LayerId { static_cast<int>(l) };
        e.children.push_back(need.child());
        return Term::leaf(std::move(e));
    });
}

// --- the chip --------------------------------------------------------------------------------------------------------

Term TermSheet::clock() const
{
    return once("clock", [&] {
        const auto& p = m_design.parameters;
        Term clock = m_design.model.crossbarLatency
            ? hardwareLeaf("Latency of a crossbar", fmt::format("{}×{}, {} bit", p.crossbarSize, p.crossbarSize, p.cellBits),
                           m_hardware.crossbar(p.crossbarSize, p.cellBits)->latency.value, "ns", fmt::format("crossbars[{},{}].latency_ns", p.crossbarSize, p.cellBits),
                           m_hardware.crossbar(p.crossbarSize, p.cellBits)->source, CostCentre::Crossbar)
            : leaf("Shortest clock", 100.0, "ns", Origin::Model, "the released tool's shortest clock, whatever the crossbar");
        if (p.clock.value > 0)
            clock = larger(clock, leaf("Clock of the design", p.clock.value, "ns", Origin::Design, "design: clock_ns"));
        const auto adcsOf = [&](std::size_t l) {
            Term count = this->count(l, at(Component::Adc));
            for (std::size_t k = 0; k < m_factors.layers.size(); ++k) {
                const int partner = m_factors.layers[k].partner;
                if (partner >= 0 && (k == l || static_cast<std::size_t>(partner) == l))
                    count = larger(count, this->count(k == l ? static_cast<std::size_t>(partner) : k, at(Component::Adc)));
            }
            return named(count, "ADCs that both layers share");
        };
        Term slowest;
        for (std::size_t l = 0; l < m_factors.layers.size(); ++l) {
            const LayerFactors& f = m_factors.layers[l];
            Term ofThis;
            for (std::size_t c = 0; c < hardware::kComponentCount && !f.fullyConnected; ++c) {
                if (!f.uses[c] || c == at(Component::Dac))
                    continue;
                const Term units = c == at(Component::Adc) ? adcsOf(l) : count(l, c);
                if (!(units.value() > 0))
                    continue;
                const Term time = named(formula::unitTime(work(l, c), unit(c).frequencyGhz, units), "Time of its units per block", "ns");
                ofThis = larger(ofThis, time.with([&](Explanation& e) { e.centre = centreOf(c); }));
            }
            if (!ofThis.empty())
                slowest = larger(slowest, ofLayer(named(ofThis, "Slowest units", "ns").with([](Explanation& e) { e.centre.reset(); }), l));
        }
        if (!slowest.empty())
            clock = larger(clock, named(slowest, "Slowest units of any layer", "ns"));
        if (clock.value() != m_factors.clockNs)
            clock = leaf("Clock", m_factors.clockNs, "ns", Origin::Model, "the released tool's allocation: it keeps the clock of the counts before it levels them");
        return clock.relabelled("Clock").with([](Explanation& e) { e.unit = "ns"; });
    });
}

Term TermSheet::cycles() const
{
    return once("cycles", [&] {
        Term cycles;
        for (std::size_t l = 0; l < m_factors.layers.size(); ++l) {
            const LayerFactors& f = m_factors.layers[l];
            Term end = leaf("Cycle", static_cast<double>(f.end), "", Origin::Schedule, "schedule: end of the layer's last operation", l);
            end = end.with([&](Explanation& e) { e.note = timingText(f.timing); });
            cycles = larger(cycles, ofLayer(end, l));
        }
        const auto known = static_cast<double>(m_factors.cycles);
        if (cycles.value() != known)
            cycles = leaf("Cycles", known, "", Origin::Schedule, "schedule: end of the last operation");
        return cycles.relabelled("Cycles");
    });
}

Term TermSheet::latency() const
{
    return once("latency", [&] { return named(cycles() * clock(), "Latency", "ns"); });
}

Term TermSheet::period() const
{
    return once("period", [&] {
        Term slowest;
        for (std::size_t l = 0; l < m_factors.layers.size(); ++l) {
            const LayerFactors& f = m_factors.layers[l];
            const Term pitch = leaf("Cycles between two blocks", static_cast<double>(f.pitch), "", Origin::Schedule,
                                    "schedule: the longest operation of a block with its bits", l).with([&](Explanation& e) { e.note = timingText(f.timing); });
            slowest = larger(slowest, ofLayer(named(blocks(l) * pitch, "Cycles at work"), l));
            if (f.crossbar && f.partner >= 0) {
                const LayerFactors& p = m_factors.layers[static_cast<std::size_t>(f.partner)];
                const auto passes = [&](const LayerFactors& layer, std::size_t index) {
                    return leaf("Uses of the ADCs per bit", layer.passes[at(Component::Adc)], "", Origin::Schedule, "schedule: passes over the units of a layer", index, CostCentre::Adc);
                };
                slowest = larger(slowest, named(formula::sharedConversions<Term>(blocks(l), passes(f, l), blocks(static_cast<std::size_t>(f.partner)),
                                                                                 passes(p, static_cast<std::size_t>(f.partner)), bits()),
                                                "ADCs that two layers share"));
            }
        }
        Term link;
        for (const LinkUse& use : m_factors.busiestLink) {
            const auto l = static_cast<std::size_t>(use.layer);
            const Term length = leaf(use.merge ? "Cycles of a merge" : "Cycles of a transfer", use.length, "", Origin::Schedule, "schedule: hops and flits", l, CostCentre::Noc);
            link += ofLayer(named(blocks(l) * length, "Cycles on the link"), l);
        }
        if (!link.empty())
            slowest = larger(slowest, named(link, "Busiest link of the NoC"));
        return named(named(slowest, "Cycles of the busiest resource") * clock(), "Period", "ns");
    });
}

Term TermSheet::operationsOf(std::size_t l) const
{
    const LayerFactors& f = m_factors.layers[l];
    if (f.operations == 0)
        return 0.0;
    const auto shape = [&](const char* label, std::int64_t value) {
        return leaf(label, static_cast<double>(value), "", Origin::Network, "network: shape of the layer", l);
    };
    const Term own = Term(2.0) * (f.map.groups == 1 ? Term(1.0) : shape("Groups", f.map.groups)) * shape("Rows of the weight matrix", f.map.rows)
        * shape("Columns of the weight matrix", f.map.columns) * shape("Positions", f.positions);
    return own.value() == static_cast<double>(f.operations)
        ? own : leaf("Operations", static_cast<double>(f.operations), "", Origin::Network, "network: twice the multiplications", l);
}

Term TermSheet::operations() const
{
    return once("operations", [&] {
        Term sum;
        for (std::size_t l = 0; l < m_factors.layers.size(); ++l)
            if (const Term own = operationsOf(l); !own.empty())
                sum += ofLayer(own, l);
        return named(sum, "Operations");
    });
}

Term TermSheet::macros() const
{
    return once("macros", [&] {
        Term sum;
        for (std::size_t l = 0; l < m_factors.layers.size(); ++l)
            if (const Term own = ownMacros(l); !own.empty())
                sum += ofLayer(own, l);
        return named(sum, "Macros");
    });
}

Term TermSheet::totalCrossbars() const
{
    return once("crossbars", [&] {
        Term sum;
        for (std::size_t l = 0; l < m_factors.layers.size(); ++l)
            if (onCrossbars(l))
                sum += ofLayer(crossbars(l), l);
        return named(sum, "Crossbars");
    });
}

Term TermSheet::utilization() const
{
    return once("utilization", [&] {
        Term used;
        for (std::size_t l = 0; l < m_factors.layers.size(); ++l)
            if (onCrossbars(l))
                used += ofLayer(named(crossbars(l) * utilizationOf(l), "Crossbars filled"), l);
        return named(formula::meanCellShare(named(used, "Crossbars that the weights would fill"), totalCrossbars()), "Crossbar utilization");
    });
}

// --- what everything is charged --------------------------------------------------------------------------------------

void TermSheet::account() const
{
    if (m_accounted)
        return;
    m_accounted = true;
    const std::size_t n = m_factors.layers.size();
    m_layers.assign(n, {});
    const auto add = [](Charge& to, const Charge& what) {
        to.units += what.units;
        to.peakPower += what.peakPower;
        to.staticEnergy += what.staticEnergy;
        to.dynamicEnergy += what.dynamicEnergy;
        to.area += what.area;
    };
    const auto name = [&](Charge charge, CostCentre centre, auto&& finish) {
        const auto one = [&](Term& t, const char* label, const char* unit) {
            if (!t.empty())
                t = finish(t.with([&](Explanation& e) {
                    e.label = label;
                    e.unit = unit;
                    e.detail.clear();
                    e.centre = centre;
                }));
        };
        one(charge.units, "Units", "");
        one(charge.peakPower, "Peak power", "W");
        one(charge.staticEnergy, "Static energy", "nJ");
        one(charge.dynamicEnergy, "Dynamic energy", "nJ");
        one(charge.area, "Area", "um2");
        return charge;
    };
    for (std::size_t l = 0; l < n; ++l) {
        formula::chargeLayer<Term>(*this, l, [&](CostCentre centre, const Charge& charge) {
            const Charge own = name(charge, centre, [&](const Term& t) { return ofLayer(t, l); });
            add(m_layers[l][at(centre)], own);
            add(m_total[at(centre)], own);
        });
    }
    formula::chargeChip<Term>(*this, [&](CostCentre centre, const Charge& charge) {
        add(m_total[at(centre)], name(charge, centre, [](const Term& t) { return t.relabelled("The chip as a whole"); }));
    });
    // The open sums get their names; of a layer's single charge the layer's name gives way to what it is.
    const auto close = [&](Charges& charges, bool chip) {
        for (std::size_t i = 0; i < charges.size(); ++i) {
            const auto centre = static_cast<CostCentre>(i);
            const auto finish = [&](Term& t, const char* label, const char* unit, const char* rest) {
                if (t.empty())
                    return;
                if (t.node()->children.size() == 1)
                    t = Term(std::make_shared<Explanation>(*t.node()->children.front())).with([&](Explanation& e) { e.namedByLayer = false; });
                t = t.with([&](Explanation& e) {
                    e.label = label;
                    e.unit = unit;
                    e.centre = centre;
                });
                if (chip)
                    t = gathered(t, rest);
            };
            const bool converter = centre == CostCentre::Dac || centre == CostCentre::Adc;
            finish(charges[i].units, "Units", "", "Units");
            finish(charges[i].peakPower, "Peak power", "W", "Units");
            finish(charges[i].staticEnergy, "Static energy", "nJ", "Units");
            finish(charges[i].dynamicEnergy, "Dynamic energy", "nJ", converter ? "Conversions" : centre == CostCentre::Crossbar ? "Bits of MVMs on all crossbars" : "Operations");
            finish(charges[i].area, "Area", "um2", "Units");
        }
    };
    close(m_total, true);
    for (Charges& charges : m_layers)
        close(charges, false);
}

const TermSheet::Charges& TermSheet::charges() const
{
    account();
    return m_total;
}

const TermSheet::Charges& TermSheet::chargesOf(std::size_t l) const
{
    account();
    return m_layers[l];
}

} // namespace pim::evaluation
