// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hardware/hardware_json.h"

#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/base/json_reader.h"
#include "core/hardware/limits.h"
#include "core/hardware/pimsyn_config.h"

namespace pim::hardware {
namespace {

using Json = nlohmann::ordered_json;

struct VectorUnit
{
    Component component;
    UnitCost HardwareSpec::*member;
};
constexpr VectorUnit kVectorUnits[] {
    { Component::ShiftAdd, &HardwareSpec::shiftAdd }, { Component::Addition, &HardwareSpec::addition },
    { Component::Pool, &HardwareSpec::pool },         { Component::Relu, &HardwareSpec::relu },
    { Component::Sigmoid, &HardwareSpec::sigmoid },   { Component::Eltwise, &HardwareSpec::eltwise },
};

// --- writing ---------------------------------------------------------------------------------------------------------

Json sourceJson(const Source& source)
{
    return { { "text", source.text }, { "confidence", confidenceKey(source.confidence) } };
}

void addUnit(Json& json, const UnitCost& unit)
{
    json["static_power_w"] = unit.staticPower.value;
    json["dynamic_power_w"] = unit.dynamicPower.value;
    json["peak_power_w"] = unit.peakPower.value;
    json["latency_ns"] = unit.latency.value;
    json["frequency_ghz"] = unit.frequency.value;
    json["source"] = sourceJson(unit.source);
    json["area_um2"] = unit.area.value;
    json["area_source"] = sourceJson(unit.areaSource);
}

Json unitJson(const UnitCost& unit)
{
    Json json = Json::object();
    addUnit(json, unit);
    return json;
}

Json convertersJson(const std::map<int, UnitCost>& converters)
{
    Json rows = Json::array();
    for (const auto& [bits, unit] : converters) {
        Json row { { "bits", bits } };
        addUnit(row, unit);
        rows.push_back(std::move(row));
    }
    return rows;
}

Json crossbarsJson(const std::map<CrossbarKey, UnitCost>& crossbars)
{
    Json rows = Json::array();
    for (const auto& [key, unit] : crossbars) {
        Json row { { "size", key.size }, { "cell_bits", key.cellBits } };
        addUnit(row, unit);
        rows.push_back(std::move(row));
    }
    return rows;
}

Json scratchpadsJson(const std::map<int, ScratchpadCost>& scratchpads)
{
    Json rows = Json::array();
    for (const auto& [capacity, cost] : scratchpads) {
        rows.push_back({ { "capacity_kib", capacity },
                         { "leak_power_w", cost.leakPower.value },
                         { "peak_power_w", cost.peakPower.value },
                         { "read_latency_ns", cost.readLatency.value },
                         { "write_latency_ns", cost.writeLatency.value },
                         { "read_energy_nj", cost.readEnergy.value },
                         { "write_energy_nj", cost.writeEnergy.value },
                         { "source", sourceJson(cost.source) },
                         { "area_um2", cost.area.value },
                         { "area_source", sourceJson(cost.areaSource) } });
    }
    return rows;
}

Json nocJson(const NocCost& noc)
{
    Json json { { "chip_power_w", noc.chipPower.value } };
    if (noc.routerPower)
        json["router_power_w"] = noc.routerPower->value;
    if (noc.flitHopEnergy)
        json["flit_hop_energy_nj"] = noc.flitHopEnergy->value;
    json["hop_latency_ns"] = noc.hopLatency.value;
    json["flit_latency_ns"] = noc.flitLatency.value;
    json["flit_bits"] = noc.flitBits;
    json["source"] = sourceJson(noc.source);
    json["router_area_um2"] = noc.routerArea.value;
    json["area_source"] = sourceJson(noc.areaSource);
    return json;
}

Json algorithmJson(const PimsynAlgorithmParameters& p)
{
    return { { "annealing_rounds", p.annealingRounds },
             { "initial_temperature", p.initialTemperature },
             { "final_temperature", p.finalTemperature },
             { "cooling_factor", p.coolingFactor },
             { "access_weight", p.accessWeight },
             { "chains", p.chains },
             { "energy_function", p.energyFunction },
             { "population", p.population },
             { "elite_ratio", p.eliteRatio },
             { "generations", p.generations },
             { "number_mutation_probability", p.numberMutationProbability },
             { "sharing_mutation_probability", p.sharingMutationProbability },
             { "maximum_macro_size", p.maximumMacroSize },
             { "minimum_macro_size", p.minimumMacroSize },
             { "macro_size_stride", p.macroSizeStride } };
}

// --- reading ---------------------------------------------------------------------------------------------------------

constexpr std::size_t kLongestText = 4096;

int smallInteger(const JsonReader& in, std::string_view key, std::int64_t minimum, std::int64_t maximum)
{
    return static_cast<int>(in.integer(key, minimum, maximum));
}

Source readSource(const JsonReader& in, std::string_view key)
{
    const JsonReader object = in.object(key);
    Source source;
    source.text = object.text("text", kLongestText);
    std::vector<std::string_view> choices;
    for (const Confidence confidence : kConfidences)
        choices.push_back(confidenceKey(confidence));
    source.confidence = kConfidences[object.choice("confidence", choices)];
    object.finish();
    return source;
}

/// \a timed  an operation takes time; false for sample-and-hold, which some sources only give the power of
UnitCost readUnit(const JsonReader& in, bool timed = true)
{
    NumberRange latency = kTimeRange, frequency = kFrequencyRange;
    latency.aboveMinimum = frequency.aboveMinimum = timed;
    UnitCost unit;
    unit.staticPower = { in.number("static_power_w", kPowerRange) };
    unit.dynamicPower = { in.number("dynamic_power_w", kPowerRange) };
    unit.peakPower = { in.number("peak_power_w", kPowerRange) };
    unit.latency = { in.number("latency_ns", latency) };
    unit.frequency = { in.number("frequency_ghz", frequency) };
    unit.source = readSource(in, "source");
    unit.area = { in.number("area_um2", kAreaRange) };
    unit.areaSource = readSource(in, "area_source");
    in.finish();
    return unit;
}

ScratchpadCost readScratchpad(const JsonReader& in)
{
    ScratchpadCost cost;
    cost.leakPower = { in.number("leak_power_w", kPowerRange) };
    cost.peakPower = { in.number("peak_power_w", kPowerRange) };
    cost.readLatency = { in.number("read_latency_ns", kTimeRange) };
    cost.writeLatency = { in.number("write_latency_ns", kTimeRange) };
    cost.readEnergy = { in.number("read_energy_nj", kEnergyRange) };
    cost.writeEnergy = { in.number("write_energy_nj", kEnergyRange) };
    cost.source = readSource(in, "source");
    cost.area = { in.number("area_um2", kAreaRange) };
    cost.areaSource = readSource(in, "area_source");
    in.finish();
    return cost;
}

template<typename Key, typename Cost, typename ReadKey, typename ReadCost>
void readTable(const JsonReader& in, std::string_view name, std::map<Key, Cost>& table, ReadKey readKey,
               ReadCost readCost)
{
    for (const JsonReader& row : in.items(name, 1, static_cast<std::size_t>(kMaxTableEntries))) {
        const Key key = readKey(row);
        if (!table.emplace(key, readCost(row)).second)
            row.fail("an earlier row has the same key");
        if (!row.ok())
            return;
    }
}

NocCost readNoc(const JsonReader& in)
{
    NocCost noc;
    noc.chipPower = { in.number("chip_power_w", kPowerRange) };
    if (in.has("router_power_w"))
        noc.routerPower = Power { in.number("router_power_w", kPowerRange) };
    if (in.has("flit_hop_energy_nj"))
        noc.flitHopEnergy = Energy { in.number("flit_hop_energy_nj", kEnergyRange) };
    noc.hopLatency = { in.number("hop_latency_ns", kTimeRange) };
    noc.flitLatency = { in.number("flit_latency_ns", kTimeRange) };
    noc.flitBits = smallInteger(in, "flit_bits", 1, kMaxBusBits);
    noc.source = readSource(in, "source");
    noc.routerArea = { in.number("router_area_um2", kAreaRange) };
    noc.areaSource = readSource(in, "area_source");
    in.finish();
    return noc;
}

PimsynAlgorithmParameters readAlgorithm(const JsonReader& in)
{
    PimsynAlgorithmParameters p;
    p.annealingRounds = smallInteger(in, "annealing_rounds", 1, kMaxSearchCount);
    p.initialTemperature = in.number("initial_temperature", kTemperatureRange);
    p.finalTemperature = in.number("final_temperature", kTemperatureRange);
    p.coolingFactor = in.number("cooling_factor", kCoolingRange);
    p.accessWeight = in.number("access_weight", kWeightRange);
    p.chains = smallInteger(in, "chains", 1, kMaxSearchCount);
    p.energyFunction = in.text("energy_function", kLongestFunctionName);
    p.population = smallInteger(in, "population", 1, kMaxSearchCount);
    p.eliteRatio = in.number("elite_ratio", kShareRange);
    p.generations = smallInteger(in, "generations", 1, kMaxSearchCount);
    p.numberMutationProbability = in.number("number_mutation_probability", kShareRange);
    p.sharingMutationProbability = in.number("sharing_mutation_probability", kShareRange);
    p.maximumMacroSize = smallInteger(in, "maximum_macro_size", 1, kMaxSearchCount);
    p.minimumMacroSize = smallInteger(in, "minimum_macro_size", 1, kMaxSearchCount);
    p.macroSizeStride = smallInteger(in, "macro_size_stride", 1, kMaxSearchCount);
    in.finish();
    return p;
}

HardwareSpec readSpec(const JsonReader& in)
{
    in.choice("format", { kHardwareFormat });
    in.integer("version", 1, kHardwareFormatVersion);
    HardwareSpec spec;
    spec.name = in.text("name", kLongestText);
    spec.title = in.text("title", kLongestText);
    spec.description = in.text("description", 16 * kLongestText);
    spec.citation = in.text("citation", kLongestText);
    spec.weightBits = smallInteger(in, "weight_bits", 1, kMaxBits);
    spec.dataBits = smallInteger(in, "data_bits", 1, kMaxBits);
    spec.memoryBusBits = smallInteger(in, "memory_bus_bits", 1, kMaxBusBits);
    spec.vectorWidth = smallInteger(in, "vector_width", 1, kMaxVectorWidth);
    readTable(
        in, "crossbars", spec.crossbars,
        [](const JsonReader& row) {
            const int size = smallInteger(row, "size", 1, kMaxCrossbarSize);
            return CrossbarKey { size, smallInteger(row, "cell_bits", 1, kMaxBits) };
        },
        [](const JsonReader& row) { return readUnit(row); });
    const auto bits = [](const JsonReader& row) { return smallInteger(row, "bits", 1, kMaxBits); };
    readTable(in, "dacs", spec.dacs, bits, [](const JsonReader& row) { return readUnit(row); });
    readTable(in, "adcs", spec.adcs, bits, [](const JsonReader& row) { return readUnit(row); });
    spec.sampleAndHold = readUnit(in.object("sample_and_hold"), false);
    for (const VectorUnit& unit : kVectorUnits)
        spec.*unit.member = readUnit(in.object(componentKey(unit.component)));
    readTable(
        in, "scratchpads", spec.scratchpads,
        [](const JsonReader& row) { return smallInteger(row, "capacity_kib", 1, kMaxCapacityKib); }, readScratchpad);
    spec.noc = readNoc(in.object("noc"));
    const JsonReader io = in.object("io");
    spec.ioArea = { io.number("area_um2", kAreaRange) };
    spec.ioSource = readSource(io, "area_source");
    io.finish();
    if (in.has("pimsyn_algorithm"))
        spec.pimsynAlgorithm = readAlgorithm(in.object("pimsyn_algorithm"));
    in.finish();
    return spec;
}

} // namespace

Json hardwareToJson(const HardwareSpec& spec)
{
    Json json;
    json["format"] = kHardwareFormat;
    json["version"] = kHardwareFormatVersion;
    json["name"] = spec.name;
    json["title"] = spec.title;
    json["description"] = spec.description;
    json["citation"] = spec.citation;
    json["weight_bits"] = spec.weightBits;
    json["data_bits"] = spec.dataBits;
    json["memory_bus_bits"] = spec.memoryBusBits;
    json["vector_width"] = spec.vectorWidth;
    json["crossbars"] = crossbarsJson(spec.crossbars);
    json["dacs"] = convertersJson(spec.dacs);
    json["adcs"] = convertersJson(spec.adcs);
    json["sample_and_hold"] = unitJson(spec.sampleAndHold);
    for (const VectorUnit& unit : kVectorUnits)
        json[std::string(componentKey(unit.component))] = unitJson(spec.*unit.member);
    json["scratchpads"] = scratchpadsJson(spec.scratchpads);
    json["noc"] = nocJson(spec.noc);
    json["io"] = { { "area_um2", spec.ioArea.value }, { "area_source", sourceJson(spec.ioSource) } };
    if (spec.pimsynAlgorithm)
        json["pimsyn_algorithm"] = algorithmJson(*spec.pimsynAlgorithm);
    return json;
}

std::string hardwareToJsonText(const HardwareSpec& spec)
{
    return hardwareToJson(spec).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<HardwareSpec> hardwareFromJson(const Json& json, const std::string& file, const std::string& path)
{
    const JsonReader in(json, file, path);
    HardwareSpec spec = readSpec(in);
    if (auto error = in.error())
        return tl::unexpected<Error>(std::move(*error));
    return spec;
}

Result<HardwareSpec> readHardwareText(std::string_view text, const std::string& file)
{
    const auto json = parseJson(text, file);
    if (!json)
        return tl::unexpected<Error>(json.error());
    if (json->is_object() && json->contains("format"))
        return hardwareFromJson(*json, file);
    if (json->is_object() && json->contains("RRAM"))
        return readPimsynConfigJson(*json, file);
    return fail(
        ErrorCode::ParseError,
        fmt::format("is neither a hardware description (\"format\": \"{}\") nor a PIMSYN-NN config.json (\"RRAM\")",
                    kHardwareFormat),
        file);
}

Result<HardwareSpec> readHardware(const std::filesystem::path& path)
{
    std::error_code problem; // what cannot be examined is left to readFile(), which says why
    const auto status = std::filesystem::status(path, problem);
    if (std::filesystem::is_character_file(status) || std::filesystem::is_block_file(status))
        return fail(ErrorCode::IoError, "is a device, a file is needed", path.string());
    if (std::filesystem::is_regular_file(status)) {
        if (const auto size = std::filesystem::file_size(path, problem); !problem && size > kLargestHardwareFile)
            return fail(ErrorCode::IoError,
                        fmt::format("a hardware description has at most {} bytes, this file has {}",
                                    kLargestHardwareFile, size),
                        path.string());
    }
    const auto text = readFile(path);
    if (!text)
        return tl::unexpected<Error>(text.error());
    return readHardwareText(*text, path.string());
}

} // namespace pim::hardware
