// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/program/inflate.h"

namespace pim::test {

/// Is a program file what pimsim-nn can run? Written from the description of the format alone, so that it shares no
/// mistake with what writes the files: keys and types of every instruction, what they refer to, and what crashes or
/// hangs the public simulator. All problems, the first of each kind of each core.
class PimsimProgramCheck
{
public:
    using Json = nlohmann::json;
    /// \a latency: sim_mode 1, where every core runs once; else again and again.
    static std::vector<std::string> problems(const std::filesystem::path& path, bool latency)
    {
        PimsimProgramCheck check(latency);
        auto inflater = program::Inflater::open(path);
        if (!inflater)
            return { inflater.error().text() };
        std::string text;
        for (;;) {
            const auto piece = inflater->next();
            if (!piece)
                return { piece.error().text() };
            if (piece->empty())
                break;
            text += *piece;
        }
        check.read(text);
        return check.m_problems;
    }
    static std::vector<std::string> problemsOfText(const std::string& text, bool latency)
    {
        PimsimProgramCheck check(latency);
        check.read(text);
        return check.m_problems;
    }

private:
    struct Core
    {
        std::int64_t count = 0, largestGroup = -1;
        bool hasWidth = false, lastThroughBuffer = false;
        std::map<std::int64_t, std::vector<std::int64_t>> sent, received; ///< sizes by partner
        std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> synced; ///< by core and event
        std::map<std::int64_t, std::int64_t> waited; ///< by event
        std::set<std::int64_t> partners;
    };

    explicit PimsimProgramCheck(bool latency)
        : m_latency(latency)
    {
    }

    void problem(const std::string& where, const std::string& text)
    {
        if (m_told.insert({ where.substr(0, where.find(',')), text.substr(0, 12) }).second)
            m_problems.push_back(where + ": " + text);
    }

    static int coreOf(const std::string& key)
    {
        if (key.size() < 5 || key.compare(0, 4, "core") != 0 || key.size() > 9
            || key.find_first_not_of("0123456789", 4) != std::string::npos)
            return -1;
        return std::stoi(key.substr(4));
    }

    void read(const std::string& text)
    {
        std::string top;
        Json config;
        bool hasConfig = false;
        const auto callback = [&](int depth, Json::parse_event_t event, Json& parsed) {
            if (event == Json::parse_event_t::key && depth == 1)
                top = parsed.get<std::string>();
            const int core = coreOf(top);
            if (core >= 0 && depth == 2 && event == Json::parse_event_t::object_end) {
                instruction(core, parsed);
                return false; // not kept
            }
            if (core >= 0 && depth == 2 && event == Json::parse_event_t::value)
                problem(top, "an instruction is no object");
            if (core >= 0 && depth == 1 && event == Json::parse_event_t::array_end)
                m_cores[core]; // also when it is empty
            if (top == "config" && depth == 1 && event == Json::parse_event_t::object_end) {
                config = parsed;
                hasConfig = true;
            }
            return true;
        };
        const Json whole = Json::parse(text, callback, false);
        if (whole.is_discarded() || !whole.is_object())
            return problem("file", "is no JSON object");
        if (!hasConfig)
            return problem("file", "has no config");
        for (const auto& [key, value] : whole.items())
            if (key != "config" && (coreOf(key) < 0 || !value.is_array()))
                problem("file", "has an unknown key " + key);
        finish(config);
    }

    static bool isInteger(const Json& value)
    {
        return value.is_number_integer() && value.get<std::int64_t>() >= -2147483648LL
            && value.get<std::int64_t>() <= 2147483647LL;
    }

    /// Required keys of an operation; "?" before those that may be absent.
    static const std::vector<std::string>* keysOf(const std::string& op)
    {
        static const std::vector<std::string> three { "rd", "rs1", "rs2" }, immediate { "rd", "rs1", "imm" },
            two { "rd", "rs1", "len", "?offset" }, vector { "rd", "rs1", "rs2", "len", "?offset" },
            load { "rd", "rs1", "size", "?offset" }, message { "rd", "core", "size", "?rs1", "?offset" };
        static const std::map<std::string, std::vector<std::string>> kKeys {
            { "sldi", { "rd", "imm" } },
            { "sld", { "rd", "rs1", "?offset_value" } },
            { "sadd", three },
            { "ssub", three },
            { "smul", three },
            { "saddi", immediate },
            { "smuli", immediate },
            { "setbw", { "ibiw", "obiw" } },
            { "mvmul", { "rd", "rs1", "mbiw", "relu", "group" } },
            { "vvadd", vector },
            { "vvsub", vector },
            { "vvmul", vector },
            { "vvdmul", vector },
            { "vvmax", vector },
            { "vvsll", vector },
            { "vvsra", vector },
            { "vavg", vector },
            { "vmv", vector },
            { "vrsu", vector },
            { "vrsl", vector },
            { "vrelu", two },
            { "vtanh", two },
            { "vsigm", two },
            { "ld", load },
            { "st", load },
            { "lldi", { "rd", "imm", "len", "?offset" } },
            { "lmv", { "rd", "rs1", "len", "?size", "?offset" } },
            { "send", message },
            { "recv", message },
            { "sync", { "event_register", "core" } },
            { "wait", { "event_register", "wait_value" } },
        };
        const auto found = kKeys.find(op);
        return found == kKeys.end() ? nullptr : &found->second;
    }

    void instruction(int index, const Json& in)
    {
        Core& core = m_cores[index];
        const std::string where = "core" + std::to_string(index) + ", instruction " + std::to_string(core.count++);
        if (!in.contains("op") || !in["op"].is_string())
            return problem(where, "has no op");
        const std::string op = in["op"].get<std::string>();
        const auto* keys = keysOf(op);
        if (keys == nullptr)
            return problem(where, op == "nop" ? "nop crashes the simulator" : "unknown op " + op);
        std::set<std::string> known { "op" };
        for (const std::string& key : *keys) {
            const bool optional = key[0] == '?';
            const std::string name = optional ? key.substr(1) : key;
            known.insert(name);
            if (!optional && !in.contains(name))
                return problem(where, op + " lacks " + name);
        }
        for (const auto& [key, value] : in.items()) {
            if (known.count(key) == 0)
                return problem(where, op + " has a key " + key + " that it does not know");
            if (key == "op")
                continue;
            if (key == "offset") {
                if (!value.is_object() || value.size() != 2 || !value.contains("offset_select")
                    || !value.contains("offset_value") || !isInteger(value["offset_select"])
                    || !isInteger(value["offset_value"]) || value["offset_select"] < 0 || value["offset_select"] > 7)
                    return problem(where, "offset must be an object of offset_select (0 to 7) and offset_value");
            } else if (!isInteger(value)) {
                return problem(where, key + " must be a whole number of 32 bits");
            }
        }
        const auto value = [&](const char* key) { return in.contains(key) ? in[key].get<std::int64_t>() : 0; };
        const auto within = [&](const char* key, std::int64_t low, std::int64_t high) {
            if (in.contains(key) && (value(key) < low || value(key) > high))
                problem(where, std::string(key) + " of " + op + " is " + std::to_string(value(key)));
        };
        for (const char* key : { "rd", "rs1", "rs2" })
            within(key, 0, 31);
        if (op == "ld" || op == "sld")
            within("rs1", 0, 30); // the address is in two registers
        if (op == "st")
            within("rd", 0, 30);
        for (const char* key : { "len", "size" })
            within(key, 0, 2147483647);
        within("event_register", 0, 31);
        within("relu", 0, 1);
        for (const char* key : { "ibiw", "obiw", "mbiw" })
            within(key, 1, 64);
        core.lastThroughBuffer = op != "setbw" && op != "sld" && op != "sldi" && op != "sadd" && op != "ssub"
            && op != "smul" && op != "saddi" && op != "smuli";
        core.hasWidth = core.hasWidth || op == "setbw";
        if ((op == "mvmul" || op[0] == 'v') && !core.hasWidth)
            problem(where, "computes before a setbw: every access has size 0");
        if (op == "mvmul") {
            within("group", 0, 2147483647);
            core.largestGroup = std::max(core.largestGroup, value("group"));
        }
        if (op == "send")
            core.sent[value("core")].push_back(value("size"));
        if (op == "recv")
            core.received[value("core")].push_back(value("size"));
        if (op == "sync")
            ++core.synced[{ value("core"), value("event_register") }];
        if (op == "wait") {
            within("wait_value", 0, 2147483647);
            core.waited[value("event_register")] += value("wait_value");
        }
        if (in.contains("core"))
            core.partners.insert(value("core"));
    }

    void finish(const Json& config)
    {
        if (!config.contains("core_cnt") || !isInteger(config["core_cnt"]) || config["core_cnt"] < 1)
            return problem("config", "core_cnt must be a positive whole number");
        if (!config.contains("array_group_map") || !config["array_group_map"].is_object())
            return problem("config", "array_group_map must be an object");
        const auto count = config["core_cnt"].get<std::int64_t>();
        const Json& map = config["array_group_map"];
        for (const auto& [key, groups] : map.items()) {
            if (coreOf(key) < 0 || coreOf(key) >= count || !groups.is_array())
                problem("config", "array_group_map has no core " + key);
            else
                for (const Json& crossbars : groups)
                    if (!isInteger(crossbars) || crossbars < 1)
                        problem(key, "an array group must have at least 1 crossbar");
        }
        for (const auto& [index, core] : m_cores) {
            const std::string name = "core" + std::to_string(index);
            if (index >= count)
                problem(name, "is beyond core_cnt and would be ignored");
            if (core.largestGroup >= 0
                && (!map.contains(name) || core.largestGroup >= static_cast<std::int64_t>(map[name].size())))
                problem(name, "group " + std::to_string(core.largestGroup) + " is not in array_group_map");
            if (!m_latency && core.count < 2)
                problem(name, "needs 2 instructions to run again and again");
            if (m_latency && core.count > 0 && !core.lastThroughBuffer)
                problem(name, "its last instruction does not pass the reorder buffer: it never finishes");
            for (const std::int64_t partner : core.partners)
                if (m_cores.count(static_cast<int>(partner)) == 0)
                    problem(name, "has to do with core " + std::to_string(partner) + ", which does not exist");
        }
        // Messages and events find each other.
        std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> synced, waited;
        for (const auto& [index, core] : m_cores) {
            for (const auto& [to, sizes] : core.sent) {
                const auto partner = m_cores.find(static_cast<int>(to));
                if (partner == m_cores.end())
                    continue;
                const auto received = partner->second.received.find(index);
                if (received == partner->second.received.end() || received->second != sizes)
                    problem("core" + std::to_string(index),
                            "sends to core " + std::to_string(to) + " do not match what it receives");
            }
            for (const auto& [from, sizes] : core.received) {
                const auto partner = m_cores.find(static_cast<int>(from));
                if (partner != m_cores.end() && partner->second.sent.count(index) == 0)
                    problem("core" + std::to_string(index),
                            "receives from core " + std::to_string(from) + ", which sends nothing");
            }
            for (const auto& [target, number] : core.synced)
                synced[target] += number;
            for (const auto& [event, number] : core.waited)
                waited[{ index, event }] += number;
        }
        // A register is waited for until it is equal: too many signals hang like too few. Unheard ones do no harm.
        for (const auto& [target, number] : waited)
            if (synced[target] != number)
                problem("core" + std::to_string(target.first),
                        "event " + std::to_string(target.second) + " is raised " + std::to_string(synced[target])
                            + " times and waited for " + std::to_string(number) + " times");
    }

    bool m_latency;
    std::map<int, Core> m_cores;
    std::vector<std::string> m_problems;
    std::set<std::pair<std::string, std::string>> m_told;
};

/// Is a configuration with its network file what pimsim-nn can read for a program of \a cores cores?
inline std::vector<std::string> problemsOfPimsimConfig(const std::filesystem::path& path, bool latency)
{
    using Json = nlohmann::json;
    const auto load = [](const std::filesystem::path& file) {
        std::ifstream in(file);
        std::stringstream text;
        text << in.rdbuf();
        return Json::parse(text.str(), nullptr, false);
    };
    std::vector<std::string> problems;
    const Json whole = load(path);
    if (!whole.is_object() || !whole.contains("chip_config") || !whole.contains("sim_config"))
        return { "is no object of chip_config and sim_config" };
    static const std::map<std::string, std::set<std::string>> kKnown {
        { "", { "chip_config", "sim_config" } },
        { "/chip_config",
          { "core_cnt", "global_memory_switch_id", "core_config", "global_memory_config", "network_config" } },
        { "/chip_config/core_config",
          { "period",
            "rob_size",
            "controller_static_power",
            "controller_dynamic_power",
            "inst_fetch_static_power",
            "inst_fetch_dynamic_power",
            "inst_decode_static_power",
            "inst_decode_dynamic_power",
            "inst_decode_offset_static_power",
            "inst_decode_offset_dynamic_power",
            "reg_file_static_power",
            "reg_file_read_dynamic_power",
            "reg_file_write_dynamic_power",
            "scalar_static_power",
            "scalar_dynamic_power",
            "vector_width",
            "vector_latency_cycle",
            "vector_alu_static_power",
            "vector_reg_static_power",
            "vector_alu_dynamic_energy",
            "vector_reg_read_dynamic_energy",
            "vector_reg_write_dynamic_energy",
            "transfer_static_power",
            "transfer_dynamic_power",
            "matrix_config",
            "local_memory_config",
            "global_memory_switch_id" } },
        { "/chip_config/core_config/matrix_config",
          { "xbar_array_count",
            "adc_resolution",
            "period",
            "pipeline_mode",
            "dac_resolution",
            "dac_latency_cycle",
            "dac_count",
            "xbar_size",
            "cell_precision",
            "xbar_latency",
            "sample_hold_latency_cycle",
            "adc_latency_cycle",
            "adc_count",
            "shift_adder_latency_cycle",
            "output_buffer_latency_cycle",
            "dac_dynamic_power",
            "xbar_read_power",
            "sample_hold_dynamic_power",
            "adc_dynamic_power",
            "shift_adder_dynamic_power",
            "input_buffer_dynamic_power",
            "output_buffer_dynamic_power",
            "dac_static_power",
            "xbar_static_power",
            "sample_hold_static_power",
            "adc_static_power",
            "shift_adder_static_power",
            "input_buffer_static_power",
            "output_buffer_static_power" } },
        { "/chip_config/core_config/local_memory_config", {} },
        { "/chip_config/global_memory_config", {} },
        { "/chip_config/network_config", { "bus_width", "net_config_file_path", "bus_topology", "layout" } },
        { "/sim_config", { "sim_mode", "sim_time", "report_verbose_level" } },
    };
    static const std::set<std::string> kMemory { "memory_size",          "data_width",          "period",
                                                 "read_latency_cycle",   "write_latency_cycle", "read_dynamic_energy",
                                                 "write_dynamic_energy", "static_power" };
    for (const auto& [place, known] : kKnown) {
        const Json::json_pointer pointer(place);
        if (!whole.contains(pointer) || !whole[pointer].is_object()) {
            problems.push_back(place + " is missing");
            continue;
        }
        const auto& keys = known.empty() ? kMemory : known;
        for (const auto& [key, value] : whole[pointer].items()) {
            if (keys.count(key) == 0)
                problems.push_back(place + "/" + key + " is unknown");
            const bool text = key == "net_config_file_path" || key == "bus_topology", flag = key == "pipeline_mode",
                       list = key == "xbar_size" || key == "layout";
            if (text       ? !value.is_string()
                    : flag ? !value.is_boolean()
                    : list ? !(value.is_array() && value.size() == 2 && value[0].is_number_integer()
                               && value[1].is_number_integer())
                           : !(value.is_number() || value.is_object()))
                problems.push_back(place + "/" + key + " has a value of the wrong kind");
            static const std::set<std::string> kWhole { "core_cnt",
                                                        "rob_size",
                                                        "vector_width",
                                                        "xbar_array_count",
                                                        "dac_resolution",
                                                        "dac_latency_cycle",
                                                        "dac_count",
                                                        "cell_precision",
                                                        "adc_latency_cycle",
                                                        "adc_count",
                                                        "data_width",
                                                        "read_latency_cycle",
                                                        "write_latency_cycle",
                                                        "bus_width",
                                                        "sim_mode",
                                                        "global_memory_switch_id",
                                                        "shift_adder_latency_cycle",
                                                        "output_buffer_latency_cycle",
                                                        "sample_hold_latency_cycle" };
            if (kWhole.count(key) > 0 && !value.is_number_integer())
                problems.push_back(place + "/" + key + " must be a whole number");
        }
    }
    if (!problems.empty())
        return problems;
    const Json& chip = whole["chip_config"];
    const auto cores = chip["core_cnt"].get<std::int64_t>(),
               memory = chip["global_memory_switch_id"].get<std::int64_t>();
    if (chip["core_config"]["global_memory_switch_id"] != memory)
        problems.push_back("the global memory has two numbers");
    if (whole["sim_config"]["sim_mode"] != (latency ? 1 : 0))
        problems.push_back("sim_mode is of the other mode");
    const Json network = load(path.parent_path() / chip["network_config"]["net_config_file_path"].get<std::string>());
    std::vector<std::string> ids { std::to_string(memory) };
    for (std::int64_t c = 0; c < cores; ++c)
        ids.push_back(std::to_string(c));
    for (const char* table : { "latency", "energy" })
        for (const std::string& from : ids)
            for (const std::string& to : ids)
                if (from != to
                    && !(network.is_object() && network.contains(table) && network[table].contains(from)
                         && network[table][from].contains(to) && network[table][from][to].is_number()
                         && network[table][from][to] >= 0)) {
                    problems.push_back(std::string("the network has no ") + table + " from " + from + " to " + to);
                    return problems;
                }
    return problems;
}

} // namespace pim::test
