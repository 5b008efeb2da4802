// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/golden.h"

#include <chrono>
#include <cmath>
#include <map>
#include <memory>

#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/base/json_reader.h"
#include "core/evaluation/evaluation.h"
#include "core/hardware/pimsyn_config.h"
#include "core/network/pimsyn_json.h"

namespace pim::evaluation {
namespace {

using nlohmann::ordered_json;
using hardware::Component;

constexpr double kTolerance = 1e-9;
constexpr std::array<std::pair<const char*, Component>, hardware::kComponentCount> kComponents { {
    { "DAC", Component::Dac }, { "ADC", Component::Adc }, { "SHIFTADD", Component::ShiftAdd }, { "ADDITION", Component::Addition },
    { "POOL", Component::Pool }, { "RELU", Component::Relu }, { "SIGMOID", Component::Sigmoid }, { "ELTWISE", Component::Eltwise } } };

class Comparison
{
public:
    explicit Comparison(GoldenResult& result) : m_result(result) {}

    void integer(const std::string& figure, double expected, std::int64_t got) { compare(figure, expected, static_cast<double>(got), 0.0); }
    void real(const std::string& figure, double expected, double got) { compare(figure, expected, got, kTolerance); }

private:
    void compare(const std::string& figure, double expected, double got, double tolerance)
    {
        ++m_result.figures;
        const double scale = std::max(std::abs(expected), 1e-300);
        const double relative = expected == got ? 0.0 : std::abs(got - expected) / scale;
        if (tolerance > 0)
            m_result.worstRelative = std::max(m_result.worstRelative, relative);
        if (!(relative <= tolerance))
            m_result.deviations.push_back({ figure, expected, got, relative });
    }
    GoldenResult& m_result;
};

double dynamicAndStatic(const CentreCost& c) { return c.dynamicEnergy.value + c.staticEnergy.value; }

void compareEvaluation(const ordered_json& record, const Evaluation& e, bool counts, Comparison& with, const design::Design& design,
                       const std::string& prefix)
{
    const Metrics& m = e.metrics;
    with.integer(prefix + "rows", record.at("rows"), e.rows);
    with.integer(prefix + "cols", record.at("cols"), e.cols);
    with.integer(prefix + "macro_total", record.at("macro_total"), m.macros);
    with.integer(prefix + "noc_conflict_count", record.at("noc_conflict_count"), e.nocConflictPairs);
    with.integer(prefix + "cycles", record.at("cycles"), m.cycles);
    with.integer(prefix + "capacity_final_kb", record.at("capacity_final_kb"), e.neededScratchpadKib);
    with.integer(prefix + "noc_bubbles_final", record.at("noc_bubbles_final"), e.nocBubbles);
    with.integer(prefix + "adc_bubbles_final", record.at("adc_bubbles_final"), e.adcBubbles);
    with.integer(prefix + "ops", record.at("ops"), e.operations);
    with.real(prefix + "clk_ns", record.at("clk_ns"), m.clock.value);
    with.real(prefix + "total_time_ns", record.at("total_time_ns"), m.latency.value);
    with.real(prefix + "power_efficiency_ops_per_J", record.at("power_efficiency_ops_per_J"), m.powerEfficiencyGopsPerW * 1e9);

    const auto centre = [&](CostCentre c) -> const CentreCost& { return e.breakdown[static_cast<std::size_t>(c)]; };
    const ordered_json& energy = record.at("energy_nJ");
    const std::map<std::string, CostCentre> types { { "DAC", CostCentre::Dac }, { "ADC", CostCentre::Adc }, { "SHIFTADD", CostCentre::ShiftAdd },
        { "ADDITION", CostCentre::Addition }, { "POOL", CostCentre::Pool }, { "RELU", CostCentre::Relu }, { "SIGMOID", CostCentre::Sigmoid },
        { "ELTWISE", CostCentre::Eltwise } };
    double components = 0;
    for (const auto& [type, c] : types)
        components += dynamicAndStatic(centre(c));
    for (const auto& [type, value] : energy.at("component_by_type").items())
        with.real(prefix + "energy_nJ/component_by_type/" + type, value, dynamicAndStatic(centre(types.at(type))));
    with.real(prefix + "energy_nJ/component", energy.at("component"), components);
    with.real(prefix + "energy_nJ/rram", energy.at("rram"), dynamicAndStatic(centre(CostCentre::Crossbar)));
    with.real(prefix + "energy_nJ/memory_dynamic", energy.at("memory_dynamic"), centre(CostCentre::Scratchpad).dynamicEnergy.value);
    with.real(prefix + "energy_nJ/memory_static", energy.at("memory_static"), centre(CostCentre::Scratchpad).staticEnergy.value);
    with.real(prefix + "energy_nJ/noc", energy.at("noc"), dynamicAndStatic(centre(CostCentre::Noc)));
    with.real(prefix + "energy_nJ/total", energy.at("total"), m.energy.value);

    const ordered_json& peak = record.at("derived_peak_power_W");
    with.real(prefix + "derived_peak_power_W/ADC", peak.at("ADC"), centre(CostCentre::Adc).peakPower.value);
    with.real(prefix + "derived_peak_power_W/DAC", peak.at("DAC"), centre(CostCentre::Dac).peakPower.value);
    with.real(prefix + "derived_peak_power_W/RRAM", peak.at("RRAM"), centre(CostCentre::Crossbar).peakPower.value);
    with.real(prefix + "derived_peak_power_W/MEM", peak.at("MEM"), centre(CostCentre::Scratchpad).peakPower.value);
    with.real(prefix + "derived_peak_power_W/total", peak.at("total"), m.peakPower.value);
    with.integer(prefix + "derived_peak_power_W/xbars_used", peak.at("xbars_used"), m.crossbars);

    const ordered_json& layers = record.at("layers");
    for (std::size_t l = 0; l < layers.size() && l < e.layers.size(); ++l) {
        const ordered_json& expected = layers[l];
        const LayerEvaluation& got = e.layers[l];
        const std::string where = prefix + "layers/" + std::to_string(l) + "/";
        with.integer(where + "dup", expected.at("dup"), got.weightDuplication);
        with.integer(where + "op_cnt", expected.at("op_cnt"), got.blocks);
        with.integer(where + "macro_cnt", expected.at("macro_cnt"), got.macros);
        with.integer(where + "transfer_hops", expected.at("transfer_hops"), got.transferHops);
        with.integer(where + "merge_hops", expected.at("merge_hops"), got.mergeHops);
        with.real(where + "in_buf_elems", expected.at("in_buf_elems"), got.inputBufferElements);
        with.real(where + "out_buf_elems", expected.at("out_buf_elems"), got.outputBufferElements);
        with.integer(where + "axis_count", expected.at("axis_count"), static_cast<std::int64_t>(got.cells.size()));
        if (!got.cells.empty()) {
            with.integer(where + "axis_first/0", expected.at("axis_first").at(0), got.cells.front().row);
            with.integer(where + "axis_first/1", expected.at("axis_first").at(1), got.cells.front().col);
            with.integer(where + "axis_last/0", expected.at("axis_last").at(0), got.cells.back().row);
            with.integer(where + "axis_last/1", expected.at("axis_last").at(1), got.cells.back().col);
        }
        const ordered_json& delays = expected.at("op_delay_cycles");
        with.integer(where + "operations", static_cast<double>(delays.size()), static_cast<std::int64_t>(got.operationLengths.size()));
        if (delays.size() != got.operationLengths.size())
            continue;
        for (std::size_t j = 0; j < delays.size(); ++j) {
            with.integer(where + "op_delay_cycles/" + std::to_string(j), delays[j], got.operationLengths[j]);
            if (e.schedule && got.blocks > 0) {
                const auto& s = e.schedule->layers[l];
                with.integer(where + "te_first_cb/" + std::to_string(j), expected.at("te_first_cb").at(j), s.start(0, j));
                with.integer(where + "te_last_cb/" + std::to_string(j), expected.at("te_last_cb").at(j), s.start(s.blocks - 1, j));
            }
        }
    }
    if (!counts)
        return;
    for (const auto& [name, alloc] : record.at("comp_alloc").items())
        for (std::size_t l = 0; l < design.network->layers.size(); ++l)
            if (design.network->layers[l].name == name)
                for (const auto& [key, component] : kComponents)
                    if (alloc.contains(key))
                        with.integer(prefix + "comp_alloc/" + name + "/" + key, alloc.at(key), e.allocation[l][static_cast<std::size_t>(component)]);
}

Result<void> verifyRecord(const ordered_json& record, const ordered_json& config, std::map<std::string, std::shared_ptr<const network::Network>>& networks,
                          const std::filesystem::path& folder, GoldenResult& result)
{
    result.id = record.at("id");
    result.network = record.at("network");
    result.status = record.at("status");
    if (result.status == "error")
        return {}; // the reference itself failed; nothing to compare with
    auto& net = networks[result.network];
    if (!net) {
        auto imported = network::importPimsynJson(folder / (result.network + ".json"));
        if (!imported)
            return tl::unexpected(imported.error());
        net = std::make_shared<const network::Network>(std::move(imported->network));
    }
    ordered_json merged = config;
    merged.update(record.at("cfg_override"));
    auto hardware = hardware::readPimsynConfigText(merged.dump(), "golden");
    if (!hardware)
        return tl::unexpected(hardware.error());

    design::Design d;
    d.network = net;
    d.hardware = std::make_shared<const hardware::HardwareSpec>(std::move(*hardware));
    d.model = ModelOptions::pimsyn();
    d.constraints.powerBudget = { record.at("total_power").get<double>() };
    d.parameters.crossbarPowerShare = record.at("rram_ratio");
    d.parameters.cellBits = record.at("rram_res");
    d.parameters.crossbarSize = record.at("xbar_size");
    d.parameters.dacBits = record.at("dac_res");
    d.parameters.adcBits = record.at("adc_res");
    d.parameters.weightBits = d.hardware->weightBits;
    d.parameters.dataBits = d.hardware->dataBits;
    d.parameters.macroStyle = record.at("macro_setting") == "unified" ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    const bool feasible = result.status == "ok";
    std::map<std::string, int> indexOf;
    for (std::size_t l = 0; l < net->layers.size(); ++l) {
        const std::string& name = net->layers[l].name;
        indexOf[name] = static_cast<int>(l);
        design::LayerDesign layer;
        if (record.at("dup").contains(name) && net->layers[l].onCrossbars()) {
            layer.weightDuplication = record.at("dup").at(name);
            layer.macros = record.at("macro_num").at(name);
        }
        if (feasible && record.at("comp_alloc").contains(name))
            for (const auto& [key, component] : kComponents)
                layer.components[static_cast<std::size_t>(component)] = record.at("comp_alloc").at(name).value(key, std::int64_t { 0 });
        d.layers.push_back(layer);
    }
    if (record.contains("sharing_effective"))
        for (const auto& [later, earlier] : record.at("sharing_effective").items()) {
            // The pair is recorded as the reference decoded it; the later layer of the two uses the other's macros.
            d.layers[static_cast<std::size_t>(indexOf.at(later))].sharesMacrosWith = network::LayerId { indexOf.at(earlier.get<std::string>()) };
        }

    const auto begin = std::chrono::steady_clock::now();
    Comparison with(result);
    for (const bool rule : { false, true }) {
        if (!rule && !feasible)
            continue; // a refused design has no counts of its own
        // What a design says beside its counts: the scratchpad the reference looked up last, and, since it never lowers
        // the clock after levelling identical macros, the clock.
        const ordered_json& passes = record.at("passes");
        d.parameters.scratchpadKib = rule || passes.size() < 2 ? 0 : passes[passes.size() - 2].at("capacity_kb").get<int>();
        d.parameters.clock = { rule || d.parameters.macroStyle == design::MacroStyle::Specialized ? 0.0 : record.at("clk_ns").get<double>() };
        auto e = evaluate(d, { true, rule });
        if (!e)
            return tl::unexpected(e.error());
        const std::string prefix = rule ? "release rule: " : "";
        const bool refused = e->violation == Violation::ScratchpadCapacity || e->violation == Violation::PeripheralPower;
        with.integer(prefix + "feasible", feasible ? 1 : 0, refused ? 0 : 1);
        if (!feasible || refused)
            continue;
        compareEvaluation(record, *e, rule, with, d, prefix);
        if (!rule) {
            result.cycles = e->metrics.cycles;
            result.nocBubbles = e->nocBubbles;
            result.adcBubbles = e->adcBubbles;
            result.efficiencyGopsPerW = e->metrics.powerEfficiencyGopsPerW;
        }
    }
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return {};
}

} // namespace

Result<std::vector<GoldenResult>> verifyGolden(const std::filesystem::path& golden, const std::filesystem::path& networks, const RunContext& run)
{
    auto text = readFile(golden);
    if (!text)
        return tl::unexpected(text.error());
    auto json = parseJson(*text, golden.string());
    if (!json)
        return tl::unexpected(json.error());
    std::vector<GoldenResult> results;
    try {
        if (json->value("format", "") != "pimsyn-golden-1")
            return fail(ErrorCode::ParseError, "format must be \"pimsyn-golden-1\"", golden.string());
        std::map<std::string, std::shared_ptr<const network::Network>> cache;
        const ordered_json& records = json->at("records");
        if (!records.is_array() || records.empty())
            return fail(ErrorCode::ParseError, "records must be a list of at least one record", golden.string());
        const ordered_json config = json->value("config", ordered_json::object());
        for (const ordered_json& record : records) {
            if (run.cancelled())
                return fail(ErrorCode::Cancelled, "stopped after " + std::to_string(results.size()) + " records", golden.string());
            GoldenResult result;
            auto done = verifyRecord(record, config, cache, networks, result);
            if (!done)
                return fail(done.error().code, done.error().message, done.error().where.empty() ? golden.string() + ": record " + result.id : done.error().where);
            results.push_back(std::move(result));
            if (run.onProgress)
                run.onProgress({ result.id, static_cast<double>(results.size()) / static_cast<double>(records.size()), results.size(), 0.0 });
        }
    } catch (const nlohmann::json::exception& e) {
        std::string what = e.what(); // "[json.exception.type_error.302] type must be …"
        if (const auto bracket = what.find("] "); what.starts_with('[') && bracket != std::string::npos)
            what.erase(0, bracket + 2);
        return fail(ErrorCode::ParseError, "record " + std::to_string(results.size()) + " is not as the format says: " + what, golden.string());
    } catch (const std::out_of_range&) {
        return fail(ErrorCode::ParseError, "record " + std::to_string(results.size()) + " names a layer or component that does not exist", golden.string());
    }
    return results;
}

} // namespace pim::evaluation
