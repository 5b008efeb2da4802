// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tool_formats.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/program/machine_from_design.h"

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

Result<program::MachineText> pimcompFiles(const design::Design& design, const evaluation::Evaluation& evaluation,
                                          const std::string& networkFile)
{
    auto made = program::machineFromDesign(design, evaluation, true);
    if (!made)
        return tl::unexpected(made.error());
    made->machine.matrix.cellBits = design.parameters.cellBits;
    // pimsim-nn simulates so long whether or not the program has ended before.
    constexpr double kLatencies = 10, kNsPerMs = 1e6;
    const double timeMs = std::max(1.0, std::ceil(evaluation.metrics.latency.value / kNsPerMs * kLatencies));
    return program::machineJson(made->machine, program::SimulationMode::Latency, timeMs, networkFile);
}

std::filesystem::path pimcompNetworkFile(const std::filesystem::path& path)
{
    return path.parent_path() / (path.stem().string() + ".network.json");
}

Result<void> writePimcompFiles(const std::filesystem::path& path, const design::Design& design,
                               const evaluation::Evaluation& evaluation)
{
    const std::filesystem::path network = pimcompNetworkFile(path);
    const auto files = pimcompFiles(design, evaluation, network.filename().string());
    if (!files)
        return tl::unexpected(files.error());
    if (auto written = writeFileAtomically(network, files->network); !written)
        return written;
    return writeFileAtomically(path, files->config);
}

} // namespace pim::report
