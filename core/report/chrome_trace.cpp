// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chrome_trace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace pim::report {
namespace {

std::string jsonText(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

} // namespace

Result<std::string> chromeTrace(const design::Design& design, const evaluation::Evaluation& evaluation)
{
    if (!evaluation.schedule)
        return fail(ErrorCode::InvalidArgument, "the evaluation holds no schedule to trace");
    const dataflow::Schedule& schedule = *evaluation.schedule;
    std::int64_t events = 0;
    for (const auto& layer : schedule.layers)
        events += layer.blocks * static_cast<std::int64_t>(layer.operations.size());
    if (events > kTraceEventLimit)
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("the trace would have {} events, at most {} can be opened", events, kTraceEventLimit));
    const double usPerCycle = evaluation.metrics.clock.value / 1e3;
    std::string text = fmt::format("{{\"displayTimeUnit\":\"ns\",\"otherData\":{{\"network\":{},\"clock_ns\":{},"
                                   "\"cycles\":{},\"noc_bubbles\":{},\"adc_bubbles\":{}}},\n\"traceEvents\":[",
                                   jsonText(design.network->name), evaluation.metrics.clock.value, schedule.cycles,
                                   schedule.nocBubbles, schedule.adcBubbles);
    bool first = true;
    const auto event = [&](const std::string& one) {
        text += first ? "\n" : ",\n";
        text += one;
        first = false;
    };
    for (std::size_t l = 0; l < schedule.layers.size() && l < design.network->layers.size(); ++l) {
        const auto& layer = schedule.layers[l];
        const std::size_t pid = l + 1;
        event(fmt::format(R"({{"ph":"M","name":"process_name","pid":{},"tid":0,"args":{{"name":{}}}}})", pid,
                          jsonText(design.network->layers[l].name)));
        event(fmt::format(R"({{"ph":"M","name":"process_sort_index","pid":{},"tid":0,"args":{{"sort_index":{}}}}})",
                          pid, l));
        for (std::size_t o = 0; o < layer.operations.size(); ++o)
            event(fmt::format(R"({{"ph":"M","name":"thread_name","pid":{},"tid":{},"args":{{"name":{}}}}})", pid, o + 1,
                              jsonText(dataflow::operationName(layer.operations[o]))));
        for (std::int64_t block = 0; block < layer.blocks; ++block)
            for (std::size_t o = 0; o < layer.operations.size(); ++o) {
                const std::size_t at = static_cast<std::size_t>(block) * layer.operations.size() + o;
                const std::int64_t start = layer.starts[at];
                const std::int64_t length = o < layer.lengths.size() ? layer.lengths[o] : 1;
                event(fmt::format(
                    R"({{"ph":"X","name":"{}","pid":{},"tid":{},"ts":{},"dur":{},"args":{{"block":{},"start_cycle":{},"cycles":{},"waited_for":"{}"}}}})",
                    dataflow::operationName(layer.operations[o]), pid, o + 1, static_cast<double>(start) * usPerCycle,
                    static_cast<double>(length) * usPerCycle, block, start, length,
                    at < layer.waits.size() ? dataflow::waitName(layer.waits[at]) : "none"));
            }
    }
    text += "\n]}\n";
    return text;
}

} // namespace pim::report
