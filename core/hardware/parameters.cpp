// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hardware/parameters.h"

#include <cmath>
#include <unordered_map>

#include <fmt/format.h>

#include "core/hardware/limits.h"

namespace pim::hardware {
namespace {

constexpr std::array<std::string_view, kParameterGroupCount> kGroupLabels {
    "Crossbar", "ADC", "DAC", "Sample-and-hold", "Shift-add", "Addition", "Pooling", "ReLU", "Sigmoid", "Element-wise",
    "Scratchpad", "NoC", "I/O", "General", "Published search"
};

/// A number as the tables below list it: the field of \a Owner and what it may be.
template<typename Owner>
struct Field
{
    std::string_view key, label, unit;
    double (*read)(const Owner&);
    void (*write)(Owner&, double);
    NumberRange range;
    bool integer = false;
    bool area = false; ///< has its own source
};

constexpr NumberRange counts(std::int64_t most) { return { 1.0, static_cast<double>(most) }; }

constexpr std::array<Field<UnitCost>, 6> kUnitFields { {
    { "peak_power_w", "Peak power", "W", [](const UnitCost& u) { return u.peakPower.value; }, [](UnitCost& u, double v) { u.peakPower = { v }; }, kPowerRange },
    { "static_power_w", "Static power", "W", [](const UnitCost& u) { return u.staticPower.value; }, [](UnitCost& u, double v) { u.staticPower = { v }; }, kPowerRange },
    { "dynamic_power_w", "Dynamic power", "W", [](const UnitCost& u) { return u.dynamicPower.value; }, [](UnitCost& u, double v) { u.dynamicPower = { v }; }, kPowerRange },
    { "latency_ns", "Latency", "ns", [](const UnitCost& u) { return u.latency.value; }, [](UnitCost& u, double v) { u.latency = { v }; }, kTimeRange },
    { "frequency_ghz", "Rate", "GHz", [](const UnitCost& u) { return u.frequency.value; }, [](UnitCost& u, double v) { u.frequency = { v }; }, kFrequencyRange },
    { "area_um2", "Area", "um2", [](const UnitCost& u) { return u.area.value; }, [](UnitCost& u, double v) { u.area = { v }; }, kAreaRange, false, true },
} };

constexpr std::array<Field<ScratchpadCost>, 7> kScratchpadFields { {
    { "peak_power_w", "Peak power", "W", [](const ScratchpadCost& c) { return c.peakPower.value; }, [](ScratchpadCost& c, double v) { c.peakPower = { v }; }, kPowerRange },
    { "leak_power_w", "Leakage", "W", [](const ScratchpadCost& c) { return c.leakPower.value; }, [](ScratchpadCost& c, double v) { c.leakPower = { v }; }, kPowerRange },
    { "read_latency_ns", "Read latency", "ns", [](const ScratchpadCost& c) { return c.readLatency.value; }, [](ScratchpadCost& c, double v) { c.readLatency = { v }; }, kTimeRange },
    { "write_latency_ns", "Write latency", "ns", [](const ScratchpadCost& c) { return c.writeLatency.value; }, [](ScratchpadCost& c, double v) { c.writeLatency = { v }; }, kTimeRange },
    { "read_energy_nj", "Read energy", "nJ", [](const ScratchpadCost& c) { return c.readEnergy.value; }, [](ScratchpadCost& c, double v) { c.readEnergy = { v }; }, kEnergyRange },
    { "write_energy_nj", "Write energy", "nJ", [](const ScratchpadCost& c) { return c.writeEnergy.value; }, [](ScratchpadCost& c, double v) { c.writeEnergy = { v }; }, kEnergyRange },
    { "area_um2", "Area", "um2", [](const ScratchpadCost& c) { return c.area.value; }, [](ScratchpadCost& c, double v) { c.area = { v }; }, kAreaRange, false, true },
} };

constexpr std::array<Field<NocCost>, 5> kNocFields { {
    { "chip_power_w", "Power of the chip's network", "W", [](const NocCost& n) { return n.chipPower.value; }, [](NocCost& n, double v) { n.chipPower = { v }; }, kPowerRange },
    { "hop_latency_ns", "Latency of a hop", "ns", [](const NocCost& n) { return n.hopLatency.value; }, [](NocCost& n, double v) { n.hopLatency = { v }; }, kTimeRange },
    { "flit_latency_ns", "Latency of a flit", "ns", [](const NocCost& n) { return n.flitLatency.value; }, [](NocCost& n, double v) { n.flitLatency = { v }; }, kTimeRange },
    { "flit_bits", "Flit", "bit", [](const NocCost& n) { return static_cast<double>(n.flitBits); }, [](NocCost& n, double v) { n.flitBits = static_cast<int>(v); }, counts(kMaxBusBits), true },
    { "router_area_um2", "Area of a router", "um2", [](const NocCost& n) { return n.routerArea.value; }, [](NocCost& n, double v) { n.routerArea = { v }; }, kAreaRange, false, true },
} };

constexpr std::array<Field<HardwareSpec>, 4> kGeneralFields { {
    { "weight_bits", "Weight resolution", "bit", [](const HardwareSpec& s) { return static_cast<double>(s.weightBits); }, [](HardwareSpec& s, double v) { s.weightBits = static_cast<int>(v); }, counts(kMaxBits), true },
    { "data_bits", "Data resolution", "bit", [](const HardwareSpec& s) { return static_cast<double>(s.dataBits); }, [](HardwareSpec& s, double v) { s.dataBits = static_cast<int>(v); }, counts(kMaxBits), true },
    { "memory_bus_bits", "Memory bus", "bit", [](const HardwareSpec& s) { return static_cast<double>(s.memoryBusBits); }, [](HardwareSpec& s, double v) { s.memoryBusBits = static_cast<int>(v); }, counts(kMaxBusBits), true },
    { "vector_width", "Elements per vector operation", "", [](const HardwareSpec& s) { return static_cast<double>(s.vectorWidth); }, [](HardwareSpec& s, double v) { s.vectorWidth = static_cast<int>(v); }, counts(kMaxVectorWidth), true },
} };

template<auto member>
double readMember(const PimsynAlgorithmParameters& p)
{
    return static_cast<double>(p.*member);
}
template<auto member>
void writeMember(PimsynAlgorithmParameters& p, double value)
{
    p.*member = static_cast<std::remove_reference_t<decltype(p.*member)>>(value);
}
template<auto member>
constexpr Field<PimsynAlgorithmParameters> searchField(std::string_view key, std::string_view label, NumberRange range, bool integer = false)
{
    return { key, label, "", &readMember<member>, &writeMember<member>, range, integer };
}

using P = PimsynAlgorithmParameters;
constexpr std::array<Field<P>, 14> kSearchFields { {
    searchField<&P::annealingRounds>("annealing_rounds", "Rounds per temperature", counts(kMaxSearchCount), true),
    searchField<&P::initialTemperature>("initial_temperature", "First temperature", kTemperatureRange),
    searchField<&P::finalTemperature>("final_temperature", "Last temperature", kTemperatureRange),
    searchField<&P::coolingFactor>("cooling_factor", "Cooling factor", kCoolingRange),
    searchField<&P::accessWeight>("access_weight", "Weight of accesses", kWeightRange),
    searchField<&P::chains>("chains", "Chains", counts(kMaxSearchCount), true),
    searchField<&P::population>("population", "Population", counts(kMaxSearchCount), true),
    searchField<&P::eliteRatio>("elite_ratio", "Share of the elite", kShareRange),
    searchField<&P::generations>("generations", "Generations", counts(kMaxSearchCount), true),
    searchField<&P::numberMutationProbability>("number_mutation_probability", "Mutation of macro numbers", kShareRange),
    searchField<&P::sharingMutationProbability>("sharing_mutation_probability", "Mutation of sharing", kShareRange),
    searchField<&P::maximumMacroSize>("maximum_macro_size", "Largest macro", counts(kMaxSearchCount), true),
    searchField<&P::minimumMacroSize>("minimum_macro_size", "Smallest macro", counts(kMaxSearchCount), true),
    searchField<&P::macroSizeStride>("macro_size_stride", "Step of macro sizes", counts(kMaxSearchCount), true),
} };

template<typename Table, typename Key>
auto* row(Table& table, const Key& key)
{
    const auto found = table.find(key);
    return found == table.end() ? nullptr : &found->second;
}

class Lister
{
public:
    explicit Lister(const HardwareSpec& spec) : m_spec(spec) { }

    /// All \a fields of what \a owner finds in a spec (a pointer, nullptr when it is not there).
    template<typename Fields, typename Find>
    void add(const Fields& fields, ParameterGroup group, const std::string& path, const std::string& label, Find find,
             const Source& source, const Source& areaSource, bool timed = true)
    {
        for (const auto& field : fields) {
            HardwareParameter p;
            p.key = path.empty() ? std::string(field.key) : path + "." + std::string(field.key);
            if (!label.empty()) {
                p.entry = path;
                p.entryLabel = label;
            }
            p.group = group;
            const auto read = field.read;
            const auto write = field.write;
            p.get = [find, read](const HardwareSpec& spec) -> std::optional<double> {
                const auto* owner = find(spec);
                return owner ? std::optional(read(*owner)) : std::nullopt;
            };
            p.set = [find, write](HardwareSpec& spec, std::optional<double> value) {
                if (auto* owner = find(spec); owner && value)
                    write(*owner, *value);
            };
            p.integer = field.integer;
            p.aboveMinimum = field.range.aboveMinimum && timed;
            p.spec = { field.key, field.label, field.unit, field.range.minimum, field.range.maximum, p.get(m_spec).value_or(0.0), {} };
            p.source = field.area ? areaSource : source;
            all.push_back(std::move(p));
        }
    }

    void addOptional(ParameterGroup group, std::string key, ParameterSpec spec, const Source& source,
                     std::function<std::optional<double>(const HardwareSpec&)> get,
                     std::function<void(HardwareSpec&, std::optional<double>)> set)
    {
        HardwareParameter p;
        p.key = std::move(key);
        p.group = group;
        p.optional = true;
        p.get = std::move(get);
        p.set = std::move(set);
        spec.defaultValue = p.get(m_spec).value_or(0.0);
        p.spec = spec;
        p.source = source;
        all.push_back(std::move(p));
    }

    std::vector<HardwareParameter> all;

private:
    const HardwareSpec& m_spec;
};

} // namespace

std::string_view groupLabel(ParameterGroup group) { return kGroupLabels[static_cast<std::size_t>(group)]; }

std::vector<HardwareParameter> hardwareParameters(const HardwareSpec& spec)
{
    using G = ParameterGroup;
    Lister list(spec);
    for (const auto& [key, unit] : spec.crossbars)
        list.add(kUnitFields, G::Crossbar, fmt::format("crossbars[{},{}]", key.size, key.cellBits),
                 fmt::format("{0}×{0}, {1} bit", key.size, key.cellBits),
                 [key = key](auto& s) { return row(s.crossbars, key); }, unit.source, unit.areaSource);
    for (const auto& [bits, unit] : spec.adcs)
        list.add(kUnitFields, G::Adc, fmt::format("adcs[{}]", bits), fmt::format("{} bit", bits),
                 [bits = bits](auto& s) { return row(s.adcs, bits); }, unit.source, unit.areaSource);
    for (const auto& [bits, unit] : spec.dacs)
        list.add(kUnitFields, G::Dac, fmt::format("dacs[{}]", bits), fmt::format("{} bit", bits),
                 [bits = bits](auto& s) { return row(s.dacs, bits); }, unit.source, unit.areaSource);

    struct Unit
    {
        G group;
        const char* key;
        UnitCost HardwareSpec::*member;
    };
    for (const Unit& unit : { Unit { G::SampleAndHold, "sample_and_hold", &HardwareSpec::sampleAndHold },
                              Unit { G::ShiftAdd, "shift_add", &HardwareSpec::shiftAdd },
                              Unit { G::Addition, "addition", &HardwareSpec::addition },
                              Unit { G::Pool, "pool", &HardwareSpec::pool }, Unit { G::Relu, "relu", &HardwareSpec::relu },
                              Unit { G::Sigmoid, "sigmoid", &HardwareSpec::sigmoid },
                              Unit { G::Eltwise, "eltwise", &HardwareSpec::eltwise } }) {
        const UnitCost& cost = spec.*unit.member;
        list.add(kUnitFields, unit.group, unit.key, {}, [member = unit.member](auto& s) { return &(s.*member); },
                 cost.source, cost.areaSource, unit.group != G::SampleAndHold);
    }
    for (const auto& [kib, cost] : spec.scratchpads) {
        const auto find = [kib = kib](auto& s) { return row(s.scratchpads, kib); };
        list.add(kScratchpadFields, G::Scratchpad, fmt::format("scratchpads[{}]", kib), fmt::format("{} KiB", kib), find, cost.source, cost.areaSource);
    }
    list.add(kNocFields, G::Noc, "noc", {}, [](auto& s) { return &s.noc; }, spec.noc.source, spec.noc.areaSource);
    list.addOptional(
        G::Noc, "noc.router_power_w", { "router_power_w", "Static power of a router", "W", kPowerRange.minimum, kPowerRange.maximum, 0, {} }, spec.noc.source,
        [](const HardwareSpec& s) { return s.noc.routerPower ? std::optional(s.noc.routerPower->value) : std::nullopt; },
        [](HardwareSpec& s, std::optional<double> v) { s.noc.routerPower = v ? std::optional(Power { *v }) : std::nullopt; });
    list.addOptional(
        G::Noc, "noc.flit_hop_energy_nj", { "flit_hop_energy_nj", "Energy of a flit over a hop", "nJ", kEnergyRange.minimum, kEnergyRange.maximum, 0, {} }, spec.noc.source,
        [](const HardwareSpec& s) { return s.noc.flitHopEnergy ? std::optional(s.noc.flitHopEnergy->value) : std::nullopt; },
        [](HardwareSpec& s, std::optional<double> v) { s.noc.flitHopEnergy = v ? std::optional(Energy { *v }) : std::nullopt; });
    const std::array<Field<HardwareSpec>, 1> io { {
        { "area_um2", "Area", "um2", [](const HardwareSpec& s) { return s.ioArea.value; }, [](HardwareSpec& s, double v) { s.ioArea = { v }; }, kAreaRange, false, true },
    } };
    list.add(io, G::Io, "io", {}, [](auto& s) { return &s; }, spec.ioSource, spec.ioSource);
    const Source file { spec.citation, Confidence::Verbatim };
    list.add(kGeneralFields, G::General, {}, {}, [](auto& s) { return &s; }, file, file);
    if (spec.pimsynAlgorithm)
        list.add(kSearchFields, G::PublishedSearch, "pimsyn_algorithm", {},
                 [](auto& s) { return s.pimsynAlgorithm ? &*s.pimsynAlgorithm : nullptr; }, file, file);
    return std::move(list.all);
}

Result<void> checkParameter(const HardwareParameter& parameter, std::optional<double> value)
{
    const ParameterSpec& spec = parameter.spec;
    const auto bad = [&](std::string rule) { return fail(ErrorCode::InvalidArgument, std::move(rule), parameter.key); };
    if (!value)
        return parameter.optional ? Result<void> {} : bad("must be given");
    const std::string unit = spec.unit.empty() ? std::string() : " " + std::string(spec.unit);
    const bool above = parameter.aboveMinimum ? *value > spec.minimum : *value >= spec.minimum;
    if (!std::isfinite(*value) || !above || *value > spec.maximum)
        return bad(fmt::format("must be {} {:g} and at most {:g}{}, got {:g}{}", parameter.aboveMinimum ? "above" : "at least",
                               spec.minimum, spec.maximum, unit, *value, unit));
    if (parameter.integer && *value != std::floor(*value))
        return bad(fmt::format("must be a whole number, got {:g}{}", *value, unit));
    return {};
}

std::vector<HardwareChange> hardwareChanges(const HardwareSpec& before, const HardwareSpec& after)
{
    std::vector<HardwareChange> changes;
    std::unordered_map<std::string, const HardwareParameter*> old;
    const auto olds = hardwareParameters(before);
    for (const HardwareParameter& p : olds)
        old.emplace(p.key, &p);
    std::array<std::vector<HardwareChange>, kParameterGroupCount> groups;
    for (HardwareParameter& p : hardwareParameters(after)) {
        const auto found = old.find(p.key);
        const auto was = found == old.end() ? std::nullopt : found->second->get(before);
        const auto is = p.get(after);
        if (found != old.end())
            old.erase(found);
        if (was != is) {
            auto& group = groups[static_cast<std::size_t>(p.group)];
            group.push_back({ p.key, std::move(p), was, is });
        }
    }
    for (const HardwareParameter& p : olds)
        if (old.contains(p.key) && p.get(before))
            groups[static_cast<std::size_t>(p.group)].push_back({ p.key, p, p.get(before), std::nullopt });
    for (auto& group : groups)
        for (HardwareChange& change : group)
            changes.push_back(std::move(change));
    return changes;
}

} // namespace pim::hardware
