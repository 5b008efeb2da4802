// SPDX-License-Identifier: GPL-3.0-or-later
// `timeline`: where the time of a design goes.
#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/project_source.h"
#include "core/evaluation/evaluation.h"
#include "core/report/text_table.h"
#include "core/timeline/critical_path.h"
#include "core/timeline/energy.h"
#include "core/timeline/lane_times.h"

namespace pim::cli {
namespace {

using Json = nlohmann::ordered_json;
using timeline::LaneShare;
using timeline::LaneTimes;
using timeline::PeriodLimit;
using timeline::Timeline;

struct TimelineArguments
{
    std::string design;
    int images = 1;
    bool json = false;
};

std::string linkName(const Timeline& t, int link)
{
    const auto place = t.place(link);
    return fmt::format("({},{}) -> ({},{})", place.from.row, place.from.col, place.to.row, place.to.col);
}

/// What sets the period and why, in one sentence.
std::string periodSentence(const Timeline& t)
{
    const PeriodLimit& p = t.period;
    const auto name = [&](int layer) { return t.layers[static_cast<std::size_t>(layer)].name; };
    switch (p.kind) {
    case PeriodLimit::Kind::None: return "nothing";
    case PeriodLimit::Kind::Layer: {
        std::string why;
        if (p.op >= 0) {
            const auto& shape = t.shape(p.layer, p.op);
            const auto& operations = t.layers[static_cast<std::size_t>(p.layer)].operations;
            if (shape.pitch > shape.span && static_cast<std::size_t>(p.op) + 1 < operations.size())
                why = fmt::format(": its {} of {} cycles{}", dataflow::operationName(operations[static_cast<std::size_t>(p.op) + 1].kind),
                                  operations[static_cast<std::size_t>(p.op) + 1].span,
                                  shape.gap > 1 ? fmt::format(", and {} until the {} of the next block has the register", shape.gap - 1, dataflow::operationName(shape.kind))
                                                : std::string());
            else
                why = fmt::format(": its {} takes that long", dataflow::operationName(shape.kind));
        }
        return fmt::format("{}, {} blocks, one every {} cycles{}", name(p.layer), p.blocks, p.pitch, why);
    }
    case PeriodLimit::Kind::SharedAdc:
        return fmt::format("the ADCs that {} and {} share: the conversions of both, one after the other", name(p.partner), name(p.layer));
    case PeriodLimit::Kind::Link:
        return fmt::format("the NoC link {}, most of all what {} sends", p.link >= 0 ? linkName(t, p.link) : std::string("with the most traffic"), name(p.layer));
    }
    return {};
}

std::string percent(std::int64_t part, std::int64_t whole)
{
    return part == 0 || whole == 0 ? "-" : fmt::format("{:.1f}", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

Json shareJson(const LaneShare& share)
{
    Json stalls = Json::object();
    for (int s = 0; s < timeline::kStallCount; ++s)
        stalls[std::string(timeline::stallKey(static_cast<timeline::Stall>(s)))] = share.stalled[static_cast<std::size_t>(s)];
    return { { "busy_cycles", share.busy }, { "stalled_cycles", share.stalls() }, { "idle_cycles", share.idle }, { "stalls", std::move(stalls) } };
}

Json periodJson(const Timeline& t)
{
    static constexpr const char* kKinds[] { "none", "layer", "shared_adc", "link" };
    Json period { { "cycles", t.period.cycles }, { "set_by", kKinds[static_cast<int>(t.period.kind)] } };
    if (t.period.layer >= 0)
        period["layer"] = t.layers[static_cast<std::size_t>(t.period.layer)].name;
    if (t.period.partner >= 0)
        period["partner"] = t.layers[static_cast<std::size_t>(t.period.partner)].name;
    if (t.period.link >= 0)
        period["link"] = linkName(t, t.period.link);
    if (t.period.kind == PeriodLimit::Kind::Layer) {
        period["blocks"] = t.period.blocks;
        period["cycles_per_block"] = t.period.pitch;
    }
    period["why"] = periodSentence(t);
    return period;
}

Json everything(const Timeline& t, const LaneTimes& times, const timeline::CriticalPath& path)
{
    Json layers = Json::array();
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        Json lanes = Json::array();
        for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j) {
            const auto& shape = t.layers[l].operations[j];
            Json lane { { "operation", dataflow::operationName(shape.kind) }, { "cycles_per_bit", shape.length }, { "bits", shape.repeats }, { "cycles_per_operation", shape.span } };
            if (const auto energy = t.energy(static_cast<int>(l), static_cast<int>(j)))
                lane["energy_nj_per_operation"] = energy->value;
            lane.update(shareJson(times.share(static_cast<int>(l), static_cast<int>(j))));
            lanes.push_back(std::move(lane));
        }
        layers.push_back({ { "name", t.layers[l].name }, { "blocks", t.blocks(static_cast<int>(l)) }, { "critical_cycles", path.layerCycles[l] }, { "lanes", std::move(lanes) } });
    }
    Json steps = Json::array();
    for (const timeline::CriticalStep& step : path.steps)
        steps.push_back({ { "layer", t.layers[static_cast<std::size_t>(step.operation.layer)].name }, { "operation", dataflow::operationName(t.shape(step.operation.layer, step.operation.op).kind) },
                          { "block", step.operation.block }, { "start_cycle", step.start }, { "held_cycles", step.held }, { "run_cycles", step.run },
                          { "waited_for", dataflow::waitName(step.wait) } });
    Json power = nullptr;
    if (const auto known = timeline::areaPower(times, {}, 0, t.span))
        power = { { "average_w", known->average.value }, { "peak_w", known->peak.value }, { "energy_nj", known->energy().value }, { "static_nj", known->fixed.value } };
    return { { "power", std::move(power) }, { "images", t.images }, { "cycles", t.cycles }, { "span_cycles", t.span }, { "clock_ns", t.clock.value }, { "operations", t.operationCount() },
             { "period", periodJson(t) }, { "image_end_cycles", t.imageEnds }, { "layers", std::move(layers) },
             { "critical_path", { { "cycles", path.cycles }, { "operations", path.steps.size() }, { "noc_cycles", path.nocCycles }, { "adc_cycles", path.adcCycles }, { "steps", std::move(steps) } } } };
}

void sayLanes(Console& console, const Timeline& t, const LaneTimes& times)
{
    console.heading("Time of every resource, % of the span");
    using report::Align;
    report::TextTable table({ { "layer", Align::Left, 44 }, { "resource" }, { "busy", Align::Right }, { "stalled", Align::Right }, { "idle", Align::Right },
                              { "data", Align::Right }, { "unit", Align::Right }, { "ADC", Align::Right }, { "NoC", Align::Right } });
    for (std::size_t l = 0; l < t.layers.size(); ++l)
        for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j) {
            const LaneShare share = times.share(static_cast<int>(l), static_cast<int>(j));
            std::vector<std::string> row { j == 0 ? t.layers[l].name : std::string(), std::string(dataflow::operationName(t.layers[l].operations[j].kind)),
                                           percent(share.busy, share.span()), percent(share.stalls(), share.span()), percent(share.idle, share.span()) };
            for (int s = 0; s < 4; ++s)
                row.push_back(percent(share.stalled[static_cast<std::size_t>(s)], share.span()));
            table.add(std::move(row));
        }
    console.say(table.text(2));
}

int runTimeline(Session& session, const TimelineArguments& arguments)
{
    Console& console = session.console;
    const auto source = loadDesign(arguments.design);
    if (!source)
        return console.failed(source.error(), arguments.json);
    RunContext run;
    run.stop = session.interrupt.listen();
    const auto built = timeline::timelineOf(source->design, { .images = arguments.images }, run);
    if (!built) {
        Error error = built.error();
        if (error.where.empty())
            error.where = source->from;
        return console.failed(error, arguments.json);
    }
    const Timeline& t = **built;
    const auto times = LaneTimes::of(*built, run);
    if (!times)
        return console.failed(times.error(), arguments.json);
    const timeline::CriticalPath path = timeline::criticalPath(t);
    sayLanes(console, t, *times);
    console.heading("Critical path");
    const auto time = [&](std::int64_t cycles) { return fmt::format("{} cycles ({:.4g} us)", cycles, static_cast<double>(cycles) * t.clock.value / 1e3); };
    console.say(fmt::format("  {} operations over {}; {} cycles of waits for links, {} for shared ADCs\n", path.steps.size(), time(path.cycles), path.nocCycles, path.adcCycles));
    std::vector<std::size_t> order(t.layers.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return path.layerCycles[a] > path.layerCycles[b]; });
    for (std::size_t i = 0; i < order.size() && i < 5 && path.layerCycles[order[i]] > 0; ++i)
        console.say(fmt::format("  {:>6} cycles in {}\n", path.layerCycles[order[i]], t.layers[order[i]].name));
    console.heading("Pipeline");
    console.say(fmt::format("  the period of {} is set by {}\n", time(t.period.cycles), periodSentence(t)));
    if (t.images == 1)
        console.say(fmt::format("  fill and drain: {}\n", time(std::max<std::int64_t>(0, t.cycles - t.period.cycles))));
    for (std::size_t i = 0; t.images > 1 && i < t.imageEnds.size(); ++i)
        console.say(i == 0 ? fmt::format("  image 1 is done after {}\n", time(t.imageEnds[0])) : fmt::format("  image {} {} later\n", i + 1, time(t.imageEnds[i] - t.imageEnds[i - 1])));
    if (arguments.json)
        console.putJson(everything(t, *times, path));
    return kDone;
}

} // namespace

void addTimeline(CLI::App& app, const Choose& choose)
{
    CLI::App* command = app.add_subcommand("timeline", "where the time of a design goes: busy, stalled and idle time, critical path, what sets the period");
    auto arguments = std::make_shared<TimelineArguments>();
    command->add_option("DESIGN", arguments->design, std::string(kDesignHelp))->required()->type_name("");
    command->add_option("--images", arguments->images, "images back to back, one every period (1 to 64; default 1)")->type_name("N")->check(CLI::Range(1, 64));
    command->add_flag("--json", arguments->json, "everything as one JSON object, the steps of the critical path included");
    command->footer(std::string(kNameFooter));
    command->callback([=] { choose([=](Session& session) { return runTimeline(session, *arguments); }); });
}

} // namespace pim::cli
