// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tool_formats.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace pim::report {
namespace {

using Json = nlohmann::ordered_json;
using hardware::Component;

std::int64_t ceilDivide(std::int64_t value, std::int64_t by) { return by > 0 ? (value + by - 1) / by : 0; }

/// Keys and the order in which the released tool lists the components of a layer.
constexpr std::array<std::pair<Component, const char*>, 7> kComponents { { { Component::Adc, "ADC" },
                                                                           { Component::ShiftAdd, "SHIFTADD" },
                                                                           { Component::Addition, "ADDITION" },
                                                                           { Component::Pool, "POOL" },
                                                                           { Component::Eltwise, "ELTWISE" },
                                                                           { Component::Relu, "RELU" },
                                                                           { Component::Sigmoid, "SIGMOID" } } };

/// Cycles of 1 ns, at least one.
int cyclesOf(Time time)
{
    return std::isfinite(time.value) ? static_cast<int>(std::clamp(std::ceil(time.value - 1e-9), 1.0, 1e9)) : 1;
}

} // namespace

Result<std::string> pimsynResult(const design::Design& design, const evaluation::Evaluation& evaluation)
{
    const auto& p = design.parameters;
    Json json { { "rram_ratio", p.crossbarPowerShare },
                { "rram_res", p.cellBits },
                { "xbar_size", p.crossbarSize },
                { "power_efficiency", evaluation.metrics.powerEfficiencyGopsPerW },
                { "dac_res", p.dacBits },
                { "adc_res", p.adcBits },
                { "macro_h", evaluation.rows },
                { "macro_w", evaluation.cols },
                { "spm_capacity", evaluation.scratchpadKib } };
    std::int64_t smallest = 0, largest = 0;
    for (std::size_t i = 0; i < evaluation.layers.size(); ++i)
        if (design.network->layers[i].onCrossbars()) {
            const std::int64_t size = ceilDivide(evaluation.layers[i].crossbars, design.layers[i].macros);
            smallest = smallest ? std::min(smallest, size) : size;
            largest = std::max(largest, size);
        }
    const std::int64_t common = ceilDivide(largest - smallest, 32) * 32 + smallest;
    for (std::size_t i = 0; i < evaluation.layers.size(); ++i) {
        const auto& layer = design.network->layers[i];
        const auto& own = design.layers[i];
        if (json.contains(layer.name))
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("the PIMSYN result file has a key \"{}\" of its own, no layer can have this name",
                                    layer.name),
                        "layer " + layer.name);
        Json entry { { "duplication", evaluation.layers[i].weightDuplication } };
        if (layer.onCrossbars()) {
            entry["macro_num"] = own.macros;
            entry["macro_sharing"] = own.sharesMacrosWith ? design.network->layer(*own.sharesMacrosWith).name : "None";
            entry["macro_size"] = p.macroStyle == design::MacroStyle::Identical
                ? common
                : ceilDivide(evaluation.layers[i].crossbars, own.macros);
        }
        for (const auto& [component, key] : kComponents)
            if (const std::int64_t count = own.components[static_cast<std::size_t>(component)]; count > 0)
                entry[key] = layer.onCrossbars() ? ceilDivide(count, own.macros) : count;
        json[layer.name] = std::move(entry);
    }
    return json.dump(4, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string pimcompConfig(const design::Design& design, const evaluation::Evaluation& evaluation)
{
    const auto& p = design.parameters;
    const auto& hw = *design.hardware;
    const std::int64_t slices = ceilDivide(p.weightBits, p.cellBits);
    std::int64_t crossbars = 1, adcs = 1, dacs = 1;
    for (std::size_t i = 0; i < evaluation.layers.size(); ++i) {
        if (!design.network->layers[i].onCrossbars())
            continue;
        const std::int64_t macros = std::max(1, evaluation.layers[i].macros);
        const std::int64_t perMacro = std::max<std::int64_t>(1, ceilDivide(evaluation.layers[i].crossbars, macros));
        crossbars = std::max(crossbars, perMacro);
        // The tools know converters per crossbar.
        adcs = std::max(
            adcs,
            ceilDivide(ceilDivide(design.layers[i].components[static_cast<std::size_t>(Component::Adc)], macros),
                       perMacro));
        dacs = std::max(
            dacs,
            ceilDivide(ceilDivide(design.layers[i].components[static_cast<std::size_t>(Component::Dac)], macros),
                       perMacro));
    }
    const auto* crossbar = hw.crossbar(p.crossbarSize, p.cellBits);
    const auto* adc = hw.unit(Component::Adc, p.adcBits);
    const auto* dac = hw.unit(Component::Dac, p.dacBits);
    const auto* shiftAdd = hw.unit(Component::ShiftAdd);
    const auto* vector = hw.unit(Component::Addition);
    const auto latencyOf = [](const hardware::UnitCost* unit) { return cyclesOf(unit ? unit->latency : Time { 1 }); };
    const auto* pad = hw.scratchpad(evaluation.scratchpadKib);
    const int bytes = std::max(1, hw.memoryBusBits / 8);
    const int readCycles = pad ? cyclesOf(pad->readLatency) : 1, writeCycles = pad ? cyclesOf(pad->writeLatency) : 1;
    const int rows = std::max(1, evaluation.rows), cols = std::max(1, evaluation.cols);
    const Json json { { "chip_config",
                        { { "core_config",
                            { { "period", 1 },
                              { "rob_size", 16 },
                              { "matrix_config",
                                { { "xbar_array_count", std::max<std::int64_t>(1, ceilDivide(crossbars, slices)) },
                                  { "period", 1 },
                                  { "pipeline_mode", true },
                                  { "dac_resolution", p.dacBits },
                                  { "dac_latency_cycle", latencyOf(dac) },
                                  { "dac_count", std::min<std::int64_t>(dacs, p.crossbarSize) },
                                  { "xbar_size", { p.crossbarSize, p.crossbarSize } },
                                  { "cell_precision", p.cellBits },
                                  { "xbar_latency", latencyOf(crossbar) },
                                  { "sample_hold_latency_cycle", 1 },
                                  { "adc_resolution", p.adcBits },
                                  { "adc_latency_cycle", latencyOf(adc) },
                                  { "adc_count", std::min<std::int64_t>(adcs, p.crossbarSize) },
                                  { "shift_adder_latency_cycle", latencyOf(shiftAdd) },
                                  { "output_buffer_latency_cycle", 1 } } },
                              { "vector_width", hw.vectorWidth },
                              { "vector_latency_cycle", latencyOf(vector) },
                              { "local_memory_config",
                                { { "data_width", bytes },
                                  { "period", 1 },
                                  { "write_latency_cycle", writeCycles },
                                  { "read_latency_cycle", readCycles },
                                  { "static_power", pad ? pad->leakPower.value * 1e3 : 0.0 } } },
                              { "global_memory_switch_id", -10 } } },
                          { "global_memory_config",
                            { { "data_width", bytes },
                              { "period", 1 },
                              { "write_latency_cycle", writeCycles },
                              { "read_latency_cycle", readCycles },
                              { "static_power", 0.0 } } },
                          { "network_config",
                            { { "bus_topology", "mesh" },
                              { "bus_width", std::max(1, hw.noc.flitBits / 8) },
                              { "layout", { rows, cols } },
                              { "net_config_file_path", "network.json" } } },
                          { "core_cnt", rows * cols },
                          { "global_memory_switch_id", -10 } } },
                      { "sim_config",
                        { { "sim_mode", 1 },
                          { "sim_time", std::max(1.0, std::ceil(evaluation.metrics.latency.value / 1e6 * 10)) },
                          { "report_verbose_level", 0 } } } };
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace pim::report
