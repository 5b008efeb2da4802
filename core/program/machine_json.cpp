// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/machine_json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/base/json_reader.h"

namespace pim::program {

namespace {

using Json = nlohmann::ordered_json;

/// A key of one object of the file and where its value lives; a number without a place is known to pimsim-nn and has no
/// effect there.
template<typename Owner>
struct Key
{
    const char* name;
    std::variant<std::monostate, std::int64_t Owner::*, double Owner::*, bool Owner::*> place;
};

const std::vector<Key<MatrixTiming>> kMatrixKeys {
    { "xbar_array_count", &MatrixTiming::crossbarsPerCore },
    { "period", &MatrixTiming::periodNs },
    { "pipeline_mode", &MatrixTiming::pipelined },
    { "dac_resolution", &MatrixTiming::dacResolutionBits },
    { "dac_latency_cycle", &MatrixTiming::dacLatencyCycles },
    { "dac_count", &MatrixTiming::dacCount },
    { "dac_static_power", &MatrixTiming::dacStaticMw },
    { "dac_dynamic_power", &MatrixTiming::dacDynamicMw },
    { "cell_precision", &MatrixTiming::cellBits },
    { "xbar_latency", &MatrixTiming::crossbarLatencyNs },
    { "xbar_static_power", &MatrixTiming::crossbarStaticMw },
    { "xbar_read_power", &MatrixTiming::crossbarReadMw },
    { "sample_hold_latency_cycle", &MatrixTiming::sampleHoldLatencyCycles },
    { "sample_hold_static_power", &MatrixTiming::sampleHoldStaticMw },
    { "sample_hold_dynamic_power", &MatrixTiming::sampleHoldDynamicMw },
    { "adc_resolution", &MatrixTiming::adcResolutionBits },
    { "adc_latency_cycle", &MatrixTiming::adcLatencyCycles },
    { "adc_count", &MatrixTiming::adcCount },
    { "adc_static_power", &MatrixTiming::adcStaticMw },
    { "adc_dynamic_power", &MatrixTiming::adcDynamicMw },
    { "shift_adder_latency_cycle", &MatrixTiming::shiftAdderLatencyCycles },
    { "shift_adder_static_power", &MatrixTiming::shiftAdderStaticMw },
    { "shift_adder_dynamic_power", &MatrixTiming::shiftAdderDynamicMw },
    { "input_buffer_static_power", &MatrixTiming::inputBufferStaticMw },
    { "output_buffer_latency_cycle", &MatrixTiming::outputBufferLatencyCycles },
    { "output_buffer_static_power", &MatrixTiming::outputBufferStaticMw },
    { "output_buffer_dynamic_power", &MatrixTiming::outputBufferDynamicMw },
    { "input_buffer_dynamic_power", {} },
    { "input_buffer_latency_cycle", {} },
};

const std::vector<Key<CoreTiming>> kCoreKeys {
    { "period", &CoreTiming::periodNs },
    { "rob_size", &CoreTiming::robSize },
    { "vector_width", &CoreTiming::vectorWidth },
    { "vector_latency_cycle", &CoreTiming::vectorStepNs },
    { "vector_alu_static_power", &CoreTiming::vectorAluStaticMw },
    { "vector_alu_dynamic_energy", &CoreTiming::vectorAluEnergyPj },
    { "vector_reg_static_power", &CoreTiming::vectorRegisterStaticMw },
    { "vector_reg_read_dynamic_energy", &CoreTiming::vectorRegisterReadEnergyPj },
    { "vector_reg_write_dynamic_energy", &CoreTiming::vectorRegisterWriteEnergyPj },
    { "inst_fetch_static_power", &CoreTiming::fetchStaticMw },
    { "inst_fetch_dynamic_power", &CoreTiming::fetchDynamicMw },
    { "inst_decode_static_power", &CoreTiming::decodeStaticMw },
    { "inst_decode_dynamic_power", &CoreTiming::decodeDynamicMw },
    { "inst_decode_offset_static_power", &CoreTiming::decodeOffsetStaticMw },
    { "inst_decode_offset_dynamic_power", &CoreTiming::decodeOffsetDynamicMw },
    { "reg_file_static_power", &CoreTiming::registerFileStaticMw },
    { "reg_file_read_dynamic_power", &CoreTiming::registerReadDynamicMw },
    { "reg_file_write_dynamic_power", &CoreTiming::registerWriteDynamicMw },
    { "scalar_static_power", &CoreTiming::scalarStaticMw },
    { "scalar_dynamic_power", &CoreTiming::scalarDynamicMw },
    { "transfer_static_power", &CoreTiming::transferStaticMw },
    { "transfer_dynamic_power", &CoreTiming::transferDynamicMw },
    { "controller_static_power", {} },
    { "controller_dynamic_power", {} },
};

const std::vector<Key<MemoryTiming>> kMemoryKeys {
    { "memory_size", &MemoryTiming::capacityBytes },
    { "data_width", &MemoryTiming::dataWidthBytes },
    { "period", &MemoryTiming::periodNs },
    { "read_latency_cycle", &MemoryTiming::readLatencyCycles },
    { "write_latency_cycle", &MemoryTiming::writeLatencyCycles },
    { "read_dynamic_energy", &MemoryTiming::readEnergyPj },
    { "write_dynamic_energy", &MemoryTiming::writeEnergyPj },
    { "static_power", &MemoryTiming::staticPowerMw },
};

constexpr NumberRange kAnyNumber { -1e300, 1e300, false };
constexpr std::int64_t kMostEntries = 4096; ///< of notes of one file

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({ above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U) });
            diagonal = above;
        }
    }
    return row[b.size()];
}

/// Reads objects, remembers what was wrong first (JsonReader) and what was ignored.
class Reading
{
public:
    explicit Reading(Diagnostics& notes)
        : m_notes(notes)
    {
    }

    template<typename Owner>
    void fields(const JsonReader& in, Owner& owner, const std::vector<Key<Owner>>& keys,
                std::vector<std::string_view> others = {}) const
    {
        for (const Key<Owner>& key : keys) {
            others.emplace_back(key.name);
            if (!in.has(key.name))
                continue;
            if (const auto* real = std::get_if<double Owner::*>(&key.place))
                owner.** real = in.number(key.name, kAnyNumber);
            else if (const auto* flag = std::get_if<bool Owner::*>(&key.place))
                owner.** flag = truth(in, key.name);
            else if (const auto* integer = std::get_if<std::int64_t Owner::*>(&key.place))
                owner.** integer = cut(in, key.name);
            else
                in.number(key.name, kAnyNumber);
        }
        unknown(in, others);
    }
    /// A number without its fraction, as the public simulator takes it.
    std::int64_t cut(const JsonReader& in, std::string_view key) const
    {
        constexpr double kLargest = 1e15;
        return whole(in.number(key, { -kLargest, kLargest, false }), in.path() + "/" + std::string(key));
    }
    /// The same of a number that was read, with a note where there was a fraction.
    std::int64_t whole(double value, const std::string& where) const
    {
        const auto cut = static_cast<std::int64_t>(value);
        if (std::trunc(value) != value && static_cast<std::int64_t>(m_notes.entries.size()) < kMostEntries)
            m_notes.warn(where, fmt::format("the fraction is cut, as pimsim-nn does: {} instead of {}", cut, value));
        return cut;
    }
    static bool truth(const JsonReader& in, std::string_view key)
    {
        return in.json().at(std::string(key)).is_number() ? in.number(key, kAnyNumber) != 0 : in.flag(key);
    }
    /// Note the keys of an object that are not among \a known.
    void unknown(const JsonReader& in, const std::vector<std::string_view>& known) const
    {
        if (!in.ok() || !in.json().is_object())
            return;
        for (const auto& [key, value] : in.json().items()) {
            if (std::find(known.begin(), known.end(), key) != known.end()
                || static_cast<std::int64_t>(m_notes.entries.size()) >= kMostEntries)
                continue;
            const std::string_view* meant = nullptr;
            std::size_t least = 0;
            for (const std::string_view& candidate : known) {
                if (in.json().contains(candidate) || key.size() > 2 * candidate.size())
                    continue;
                const std::size_t distance = editDistance(key, candidate);
                if (distance <= std::max<std::size_t>(1, candidate.size() / 4)
                    && (meant == nullptr || distance < least)) {
                    meant = &candidate;
                    least = distance;
                }
            }
            const std::string shown = key.substr(0, 80);
            const std::string where = in.path().empty() ? "/" + shown : in.path() + "/" + shown;
            if (meant != nullptr)
                m_notes.warn(where, fmt::format("unknown key, ignored; did you mean \"{}\"?", *meant));
            else
                m_notes.note(where, "unknown key, ignored");
        }
    }

private:
    Diagnostics& m_notes;
};

void readPair(const Reading& reading, const JsonReader& in, const char* key, std::int64_t& first, std::int64_t& second)
{
    if (!in.has(key))
        return;
    const auto items = in.items(key, 2, 2);
    if (items.size() != 2)
        return;
    first = reading.whole(items[0].asNumber({ -1e15, 1e15, false }), items[0].path());
    second = reading.whole(items[1].asNumber({ -1e15, 1e15, false }), items[1].path());
}

void readMemory(const Reading& reading, const JsonReader& in, const char* key, MemoryTiming& memory)
{
    if (in.has(key))
        reading.fields(in.object(key), memory, kMemoryKeys);
}

/// config.json; \a networkFile becomes the path it names.
void readConfig(const JsonReader& root, MachineFile& file, std::string& networkFile)
{
    const Reading reading(file.notes);
    Machine& machine = file.machine;
    reading.unknown(root, { "chip_config", "sim_config" });
    const JsonReader chip = root.object("chip_config");
    if (!root.ok())
        return;
    reading.unknown(chip,
                    { "core_cnt", "global_memory_switch_id", "core_config", "global_memory_config", "network_config" });
    if (chip.has("core_cnt"))
        machine.coreCount = reading.cut(chip, "core_cnt");
    constexpr std::int32_t kDefaultMemoryId = -10;
    const auto memoryId = [](const JsonReader& in) {
        return in.has("global_memory_switch_id")
            ? static_cast<std::int32_t>(in.number("global_memory_switch_id", { -2147483648.0, 2147483647.0, false }))
            : kDefaultMemoryId;
    };
    machine.globalMemoryId = memoryId(chip);
    std::int32_t coresMemoryId = kDefaultMemoryId;
    if (chip.has("core_config")) {
        const JsonReader core = chip.object("core_config");
        reading.fields(core, machine.core, kCoreKeys,
                       { "matrix_config", "local_memory_config", "global_memory_switch_id" });
        coresMemoryId = memoryId(core);
        if (core.has("matrix_config")) {
            const JsonReader matrix = core.object("matrix_config");
            reading.fields(matrix, machine.matrix, kMatrixKeys, { "xbar_size" });
            readPair(reading, matrix, "xbar_size", machine.matrix.rows, machine.matrix.columns);
        }
        readMemory(reading, core, "local_memory_config", machine.localMemory);
    }
    if (chip.ok() && coresMemoryId != machine.globalMemoryId)
        chip.fail(fmt::format("must be the number that core_config gives, {}, or loads and stores go nowhere; got {}",
                              coresMemoryId, machine.globalMemoryId),
                  "global_memory_switch_id");
    readMemory(reading, chip, "global_memory_config", machine.globalMemory);
    if (chip.has("network_config")) {
        const JsonReader network = chip.object("network_config");
        reading.unknown(network, { "bus_topology", "bus_width", "layout", "net_config_file_path" });
        if (network.has("bus_width"))
            machine.network.busWidthBytes = reading.cut(network, "bus_width");
        readPair(reading, network, "layout", machine.network.rows, machine.network.columns);
        if (network.has("net_config_file_path"))
            networkFile = network.text("net_config_file_path", 4096);
    }
    if (!root.has("sim_config"))
        return;
    const JsonReader simulation = root.object("sim_config");
    reading.unknown(simulation, { "sim_mode", "sim_time", "report_verbose_level" });
    if (simulation.has("sim_mode")) {
        const std::int64_t mode = reading.cut(simulation, "sim_mode");
        if (mode != 0 && mode != 1)
            simulation.fail(fmt::format("must be 0 (throughput) or 1 (latency), got {}", mode), "sim_mode");
        file.mode = mode == 1 ? SimulationMode::Latency : SimulationMode::Throughput;
    }
    if (simulation.has("sim_time"))
        file.timeMs = simulation.number("sim_time", { 0, kLongestSimulationMs, false });
}

/// One of the two tables of the network file.
void readTable(const JsonReader& root, const char* key, Interconnect& network, double Interconnect::Cost::*member)
{
    if (!root.has(key))
        return;
    const auto number = [](const std::string& text, const JsonReader& at) -> std::int32_t {
        std::int32_t id = 0;
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), id);
        if (code != std::errc() || end != text.data() + text.size())
            at.fail("the key must be the number of a core or of the global memory");
        return id;
    };
    for (const auto& [from, row] : root.object(key).members()) {
        const std::int32_t source = number(from, row);
        for (const auto& [to, cost] : row.members())
            network.costs[{ source, number(to, cost) }].*member = cost.asNumber({ 0, 1e12, false });
    }
}

Result<void> readNetwork(const std::string& text, const std::string& name, MachineFile& file)
{
    const auto json = parseJson(text, name);
    if (!json)
        return tl::unexpected(json.error());
    const JsonReader root(*json, name);
    Reading(file.notes).unknown(root, { "latency", "energy" });
    if (!json->is_object())
        root.fail("must be an object with \"latency\" and \"energy\"");
    else if (!json->contains("latency") && !json->contains("energy"))
        file.notes.warn(name, "the network file has neither \"latency\" nor \"energy\": messages take no time and no energy");
    readTable(root, "latency", file.machine.network, &Interconnect::Cost::latencyNs);
    readTable(root, "energy", file.machine.network, &Interconnect::Cost::energyPj);
    if (const auto error = root.error())
        return tl::unexpected(*error);
    return {};
}

/// \a network: the text of the file that config.json names, and the name for errors.
Result<MachineFile> parse(const std::string& config, const std::string& name,
                          const std::function<Result<std::pair<std::string, std::string>>(const std::string&)>& network)
{
    const auto json = parseJson(config, name);
    if (!json)
        return tl::unexpected(json.error());
    MachineFile file;
    std::string networkFile;
    const JsonReader root(*json, name);
    readConfig(root, file, networkFile);
    if (const auto error = root.error())
        return tl::unexpected(*error);
    if (networkFile.empty()) {
        file.notes.warn("/chip_config/network_config/net_config_file_path",
                        "names no network file: messages take no time and no energy");
        return file;
    }
    const auto text = network(networkFile);
    if (!text)
        return tl::unexpected(text.error());
    if (auto read = readNetwork(text->first, text->second, file); !read)
        return tl::unexpected(read.error());
    return file;
}

/// A number as short as it can be: 15, not 15.0.
Json shortest(double value)
{
    constexpr double kExact = 1e15;
    if (std::abs(value) < kExact && std::trunc(value) == value)
        return static_cast<std::int64_t>(value);
    return value;
}

template<typename Owner>
Json fieldsJson(const Owner& owner, const std::vector<Key<Owner>>& keys)
{
    Json object = Json::object();
    for (const Key<Owner>& key : keys) {
        if (const auto* real = std::get_if<double Owner::*>(&key.place))
            object[key.name] = shortest(owner.**real);
        else if (const auto* flag = std::get_if<bool Owner::*>(&key.place))
            object[key.name] = owner.**flag;
        else if (const auto* whole = std::get_if<std::int64_t Owner::*>(&key.place))
            object[key.name] = owner.**whole;
    }
    return object;
}

} // namespace

Result<MachineFile> readMachine(const std::filesystem::path& config)
{
    const auto text = readFile(config);
    if (!text)
        return tl::unexpected(text.error());
    return parse(*text, config.string(), [&](const std::string& name) -> Result<std::pair<std::string, std::string>> {
        const std::filesystem::path path = config.parent_path() / name;
        auto network = readFile(path);
        if (!network) {
            Error error = network.error();
            error.message += fmt::format(" (the network file that {} names)", config.string());
            return tl::unexpected(std::move(error));
        }
        return std::pair(std::move(*network), path.string());
    });
}

Result<MachineFile> parseMachine(const MachineText& text, const std::string& name)
{
    return parse(text.config, name, [&](const std::string& network) -> Result<std::pair<std::string, std::string>> {
        return std::pair(text.network, network);
    });
}

MachineText machineJson(const Machine& machine, SimulationMode mode, double timeMs, const std::string& networkFile)
{
    Json matrix = fieldsJson(machine.matrix, kMatrixKeys);
    matrix["xbar_size"] = { machine.matrix.rows, machine.matrix.columns };
    Json core = fieldsJson(machine.core, kCoreKeys);
    core["matrix_config"] = std::move(matrix);
    core["local_memory_config"] = fieldsJson(machine.localMemory, kMemoryKeys);
    core["global_memory_switch_id"] = machine.globalMemoryId;
    Json network { { "bus_topology", "mesh" }, { "bus_width", machine.network.busWidthBytes } };
    if (machine.network.rows > 0 && machine.network.columns > 0)
        network["layout"] = { machine.network.rows, machine.network.columns };
    network["net_config_file_path"] = networkFile;
    const Json config { { "chip_config",
                          { { "core_config", std::move(core) },
                            { "global_memory_config", fieldsJson(machine.globalMemory, kMemoryKeys) },
                            { "network_config", std::move(network) },
                            { "core_cnt", machine.coreCount },
                            { "global_memory_switch_id", machine.globalMemoryId } } },
                        { "sim_config",
                          { { "sim_mode", mode == SimulationMode::Latency ? 1 : 0 },
                            { "sim_time", shortest(timeMs) },
                            { "report_verbose_level", 0 } } } };
    // The network's tables are written by hand: an object a pair would be large.
    const auto table = [&](double Interconnect::Cost::*member) {
        std::string text = "{";
        bool first = true;
        std::int32_t row = 0;
        for (const auto& [pair, cost] : machine.network.costs) {
            if (first || pair.first != row)
                text += fmt::format("{}\n  \"{}\": {{", first ? "" : "},", pair.first);
            else
                text += ", ";
            text += fmt::format("\"{}\": {}", pair.second, shortest(cost.*member).dump());
            row = pair.first;
            first = false;
        }
        return text + (first ? "}" : "}}");
    };
    return { config.dump(1) + "\n",
             fmt::format("{{\"latency\": {},\n\"energy\": {}}}\n", table(&Interconnect::Cost::latencyNs),
                         table(&Interconnect::Cost::energyPj)) };
}

Result<void> writeMachine(const std::filesystem::path& config, const Machine& machine, SimulationMode mode,
                          double timeMs, const std::string& networkFile)
{
    const MachineText text = machineJson(machine, mode, timeMs, networkFile);
    if (auto written = writeFileAtomically(config.parent_path() / networkFile, text.network); !written)
        return written;
    return writeFileAtomically(config, text.config);
}

} // namespace pim::program
