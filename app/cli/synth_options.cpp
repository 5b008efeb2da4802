// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/synth_options.h"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/command.h"
#include "core/hardware/presets.h"

namespace pim::cli {
namespace {

using namespace synthesis; // the rows of option_limits.h

const std::vector<std::string> kObjectives {
    "efficiency", "throughput", "latency", "energy", "edp", "area-efficiency"
};

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == at)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

tl::unexpected<Error> bad(const std::string& flag, std::string message)
{
    return fail(ErrorCode::InvalidArgument, std::move(message), flag);
}

bool whole(double value) { return value == static_cast<double>(static_cast<std::int64_t>(value)); }

} // namespace

std::string hardwareFile(const SynthArguments& arguments)
{
    const auto& presets = hardware::presets();
    const bool preset = std::any_of(presets.begin(), presets.end(),
                                    [&](const auto& info) { return info.name == arguments.hardware; });
    return preset ? std::string() : arguments.hardware;
}

void addSynthOptions(CLI::App& app, SynthArguments& a, bool continues)
{
    addModelArguments(app, a.model);
    auto* what = app.add_option_group("Accelerator");
    what->add_option("--hardware", a.hardware,
                     "a preset (see `presets`), a hardware .json or a PIMSYN-NN config.json (default pimsyn)")
        ->type_name("H");
    addChoice(*what, "--macros", a.macros, { "specialized", "identical" }, "macros made for their layer, or all alike");
    addChoice(*what, "--sharing", a.sharing, { "on", "off" }, "let pairs of layers share macros and ADCs");
    addNumber(*what, "--weight-bits", a.weightBits, kWeightBits, false)
        ->description("Resolution of weights (bit, 1 to 64; default: the hardware's, 16 for pimsyn)");
    addNumber(*what, "--data-bits", a.dataBits, kDataBits, false)
        ->description("Resolution of activations (bit, 1 to 64; default: the hardware's, 16 for pimsyn)");
    auto* limits = app.add_option_group("Goal and limits");
    addChoice(*limits, "--objective", a.objective, kObjectives, "what to make best");
    addNumber(*limits, "--max-area", a.maxArea, kMaxArea, false);
    addNumber(*limits, "--max-latency-us", a.maxLatency, kMaxLatency, false);
    addNumber(*limits, "--max-crossbars", a.maxCrossbars, kMaxCrossbars, false);
    auto* space = app.add_option_group("Design space");
    space
        ->add_option("--crossbar-size", a.crossbarSizes,
                     "rows = columns of a crossbar (1 to 65536; default 128,256,512)")
        ->type_name("N,N,…");
    space->add_option("--cell-bits", a.cellBits, "bits of a cell (1 to 16; default 1,2,4)")->type_name("N,N,…");
    space->add_option("--dac-bits", a.dacBits, "bits a DAC converts at once (1 to 16; default 1,2,4)")
        ->type_name("N,N,…");
    space
        ->add_option(
            "--slices", a.slices,
            "where the bit slices of a weight go: in crossbars of their own, or side by side (default separate,packed)")
        ->type_name("separate,packed");
    space
        ->add_option("--power-share", a.powerShare,
                     "share of the power for crossbars (0.01 to 0.99; default 0.1:0.4:7)")
        ->type_name("LO:HI:STEPS");
    auto* search = app.add_option_group("Search");
    addChoice(*search, "--algorithm", a.algorithm, { "pimsyn", "studio" },
              "the published flow with its own parameters, or ours");
    addChoice(*search, "--profile", a.profile, { "pimsyn", "studio" },
              "evaluation model: as released, or with our corrections");
    addChoice(*search, "--effort", a.effort, { "fast", "normal", "thorough" }, "how long to search");
    addNumber(*search, "--time-limit", a.timeLimit, kTimeLimit);
    addNumber(*search, "--seed", a.seed, kSeed);
    addNumber(*search, "--threads", a.threads, kThreads);
    if (continues)
        search->add_option("--checkpoint", a.checkpoint, "written as the search goes; the same command continues it")
            ->type_name("FILE");
    addChoice(*search, "--progress", a.progress, { "auto", "bar", "json", "none" },
              "on stderr: a bar (auto: on a terminal only), or one JSON object a line");
    app.add_flag("--json", a.json, "the result as one JSON object on stdout");
}

Result<SynthesisOptions> synthesisOptions(const SynthArguments& a)
{
    SynthesisOptions o;
    if (a.maxArea > 0)
        o.constraints.maxArea = Area { a.maxArea * 1e6 };
    if (a.maxLatency > 0)
        o.constraints.maxLatency = Time { a.maxLatency * 1e3 };
    for (const auto& [flag, value] :
         { std::pair("--max-crossbars", a.maxCrossbars), std::pair("--weight-bits", a.weightBits),
           std::pair("--data-bits", a.dataBits), std::pair("--seed", a.seed), std::pair("--threads", a.threads) })
        if (!whole(value))
            return bad(flag, fmt::format("must be a whole number, got {:g}", value));
    if (a.maxCrossbars > 0)
        o.constraints.maxCrossbars = static_cast<std::int64_t>(a.maxCrossbars);
    if (a.weightBits > 0)
        o.weightBits = static_cast<int>(a.weightBits);
    if (a.dataBits > 0)
        o.dataBits = static_cast<int>(a.dataBits);
    o.objective = static_cast<synthesis::Objective>(std::find(kObjectives.begin(), kObjectives.end(), a.objective)
                                                    - kObjectives.begin());
    o.algorithm = a.algorithm == "pimsyn" ? synthesis::Algorithm::Pimsyn : synthesis::Algorithm::Studio;
    o.effort = a.effort == "fast" ? synthesis::Effort::Fast
        : a.effort == "thorough"  ? synthesis::Effort::Thorough
                                  : synthesis::Effort::Normal;
    o.model = a.profile == "pimsyn" ? evaluation::ModelOptions::pimsyn() : evaluation::ModelOptions::studio();
    o.macroStyle = a.macros == "identical" ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    o.macroSharing = a.sharing == "on";
    o.timeLimitSeconds = a.timeLimit;
    o.checkpointPath = a.checkpoint;
    auto sizes = parseList("--crossbar-size", a.crossbarSizes, kCrossbarSize);
    auto cells = parseList("--cell-bits", a.cellBits, kCellBits);
    auto dacs = parseList("--dac-bits", a.dacBits, kDacBits);
    for (const auto* list : { &sizes, &cells, &dacs })
        if (!*list)
            return tl::unexpected(list->error());
    o.crossbarSizes = std::move(*sizes);
    o.cellBits = std::move(*cells);
    o.dacBits = std::move(*dacs);
    o.slices.clear();
    for (const std::string& part : split(a.slices, ',')) {
        if (part != "separate" && part != "packed")
            return bad("--slices", fmt::format("must be separate, packed or separate,packed, got {}", a.slices));
        const auto slices = part == "packed" ? design::SlicePacking::Packed : design::SlicePacking::Separate;
        if (std::find(o.slices.begin(), o.slices.end(), slices) != o.slices.end())
            return bad("--slices", fmt::format("names a value twice, got {}", a.slices));
        o.slices.push_back(slices);
    }
    const auto share = parseSeries("--power-share", a.powerShare, kPowerShare.minimum, kPowerShare.maximum,
                                   static_cast<int>(kPowerShareSteps.maximum));
    if (!share)
        return tl::unexpected(share.error());
    o.powerShareLow = share->low;
    o.powerShareHigh = share->high;
    o.powerShareSteps = share->steps;
    return o;
}

} // namespace pim::cli
