// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hardware/pimsyn_config.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/base/json_reader.h"
#include "core/hardware/hardware_json.h"
#include "core/hardware/limits.h"

namespace pim::hardware {
namespace {

/// The whole of \a text as a number without leading zeros, from \a minimum to \a maximum.
std::optional<int> wholeNumber(std::string_view text, std::int64_t minimum, std::int64_t maximum)
{
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = problem == std::errc {} && end == text.data() + text.size() && !text.starts_with('0');
    if (!whole || value < minimum || value > maximum)
        return {};
    return value;
}

class ConfigReader
{
public:
    ConfigReader(const JsonReader& root, std::string file)
        : m_root(root)
        , m_file(std::move(file))
    {
    }

    HardwareSpec read() const
    {
        HardwareSpec spec;
        spec.name = m_file;
        spec.title = m_file;
        spec.weightBits = static_cast<int>(m_root.integer("weight_res", 1, kMaxBits));
        spec.dataBits = static_cast<int>(m_root.integer("data_res", 1, kMaxBits));
        spec.memoryBusBits = static_cast<int>(m_root.integer("memory_bw", 1, kMaxBusBits));
        spec.vectorWidth = static_cast<int>(m_root.integer("vfu_width", 1, kMaxVectorWidth));
        spec.noc.flitBits = static_cast<int>(m_root.integer("noc_bw", 1, kMaxBusBits));
        spec.noc.chipPower = { m_root.number("noc_power", kPowerRange) };
        spec.noc.source = source("noc_power");
        readCrossbars(spec);
        readConverters("DAC", spec.dacs);
        readConverters("ADC", spec.adcs);
        spec.shiftAdd = vectorUnit("SHIFTADD");
        spec.addition = vectorUnit("ADDITION");
        spec.pool = vectorUnit("POOL");
        spec.relu = vectorUnit("RELU");
        spec.sigmoid = vectorUnit("SIGMOID");
        spec.eltwise = vectorUnit("ELTWISE");
        readScratchpads(spec);
        if (m_root.has("SA") || m_root.has("EA"))
            spec.pimsynAlgorithm = algorithm();
        return spec;
    }

private:
    Source source(const std::string& key) const { return { m_file + ", " + key, Confidence::Verbatim }; }

    /// The members of the table \a key, at least one.
    std::vector<std::pair<std::string, JsonReader>> table(std::string_view key) const
    {
        const JsonReader object = m_root.object(key);
        auto rows = object.members();
        if (rows.empty() || rows.size() > static_cast<std::size_t>(kMaxTableEntries))
            object.fail(fmt::format("must have 1 to {} entries, has {}", kMaxTableEntries, rows.size()));
        return rows;
    }

    UnitCost powers(const JsonReader& row) const
    {
        UnitCost cost;
        cost.staticPower = { row.number("static_power", kPowerRange) };
        cost.dynamicPower = { row.number("dynamic_power", kPowerRange) };
        cost.peakPower = { row.number("peak_power", kPowerRange) };
        cost.latency = { row.number("latency", kTimeRange) };
        return cost;
    }

    UnitCost unit(const JsonReader& row, const std::string& key) const
    {
        UnitCost cost = powers(row);
        cost.frequency = { row.number("frequency", kFrequencyRange) };
        cost.source = source(key);
        return cost;
    }

    UnitCost vectorUnit(const std::string& key) const { return unit(m_root.object(key), key); }

    void readConverters(const std::string& key, std::map<int, UnitCost>& converters) const
    {
        for (const auto& [name, row] : table(key)) {
            if (const auto bits = wholeNumber(name, 1, kMaxBits))
                converters[*bits] = unit(row, key + "/" + name);
            else
                row.fail(fmt::format("the key must be a resolution from 1 to {} bits", kMaxBits));
        }
    }

    void readCrossbars(HardwareSpec& spec) const
    {
        for (const auto& [name, row] : table("RRAM")) {
            const auto cut = name.find('_');
            const auto size = wholeNumber(std::string_view(name).substr(0, cut), 1, kMaxCrossbarSize);
            const auto cellBits = cut == std::string::npos
                ? std::optional<int>()
                : wholeNumber(std::string_view(name).substr(cut + 1), 1, kMaxBits);
            if (!size || !cellBits) {
                row.fail(fmt::format("the key must be size_bits with a size from 1 to {} and 1 to {} bits a cell",
                                     kMaxCrossbarSize, kMaxBits));
                return;
            }
            UnitCost cost = powers(row);
            if (cost.latency.value > 0.0)
                cost.frequency = { 1.0 / cost.latency.value };
            cost.source = source("RRAM/" + name);
            spec.crossbars[{ *size, *cellBits }] = cost;
        }
    }

    void readScratchpads(HardwareSpec& spec) const
    {
        for (const auto& [name, row] : table("memory")) {
            const auto capacity = wholeNumber(name, 1, kMaxCapacityKib);
            if (!capacity) {
                row.fail(fmt::format("the key must be a capacity from 1 to {} KB", kMaxCapacityKib));
                return;
            }
            ScratchpadCost cost;
            cost.leakPower = { row.number("leak_power", kPowerRange) };
            cost.peakPower = cost.leakPower;
            cost.readLatency = { row.number("read_latency", kTimeRange) };
            cost.writeLatency = { row.number("write_latency", kTimeRange) };
            cost.readEnergy = { row.number("read_energy", kEnergyRange) };
            cost.writeEnergy = { row.number("write_energy", kEnergyRange) };
            cost.source = source("memory/" + name);
            spec.scratchpads[*capacity] = cost;
        }
    }

    PimsynAlgorithmParameters algorithm() const
    {
        const auto count = [](const JsonReader& in, std::string_view key) {
            return static_cast<int>(in.integer(key, 1, kMaxSearchCount));
        };
        PimsynAlgorithmParameters p;
        const JsonReader annealing = m_root.object("SA");
        p.annealingRounds = count(annealing, "iter");
        p.initialTemperature = annealing.number("T0", kTemperatureRange);
        p.finalTemperature = annealing.number("Tf", kTemperatureRange);
        p.coolingFactor = annealing.number("sigma", kCoolingRange);
        p.accessWeight = annealing.number("alpha", kWeightRange);
        p.chains = count(annealing, "length");
        p.energyFunction = annealing.text("func_name", kLongestFunctionName);
        const JsonReader evolution = m_root.object("EA");
        p.population = count(evolution, "gene_num");
        p.eliteRatio = evolution.number("elite_ratio", kShareRange);
        p.generations = count(evolution, "max_iter");
        p.numberMutationProbability = evolution.number("macro_num_mutate_prob", kShareRange);
        p.sharingMutationProbability = evolution.number("macro_sharing_mutate_prob", kShareRange);
        p.maximumMacroSize = count(evolution, "default_max_macro_size");
        p.minimumMacroSize = count(evolution, "default_min_macro_size");
        p.macroSizeStride = count(evolution, "default_macro_size_stride");
        return p;
    }

    const JsonReader& m_root;
    std::string m_file;
};

} // namespace

Result<HardwareSpec> readPimsynConfigJson(const nlohmann::ordered_json& json, const std::string& file,
                                          const std::string& path)
{
    const JsonReader root(json, file, path);
    HardwareSpec spec = ConfigReader(root, std::filesystem::path(file).filename().string()).read();
    if (auto error = root.error())
        return tl::unexpected<Error>(std::move(*error));
    return spec;
}

Result<HardwareSpec> readPimsynConfigText(std::string_view text, const std::string& name)
{
    const auto json = parseJson(text, name);
    if (!json)
        return tl::unexpected<Error>(json.error());
    return readPimsynConfigJson(*json, name);
}

Result<HardwareSpec> readPimsynConfig(const std::filesystem::path& path)
{
    const auto text = readFile(path, kLargestHardwareFile);
    if (!text)
        return tl::unexpected<Error>(text.error());
    return readPimsynConfigText(*text, path.string());
}

} // namespace pim::hardware
