// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chrome_trace.h"

#include <unordered_set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/timeline/critical_path.h"
#include "core/timeline/stalls.h"

namespace pim::report {
namespace {

using timeline::Gap;
using timeline::Timeline;

std::string jsonText(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

std::uint64_t keyOf(const timeline::OperationRef& ref)
{
    return (static_cast<std::uint64_t>(ref.layer) << 40) ^ (static_cast<std::uint64_t>(ref.op) << 34) ^ static_cast<std::uint64_t>(ref.block);
}

/// Writes one event after the other into the array of a trace.
class Events
{
public:
    Events(std::string& text, double usPerCycle)
        : m_text(text)
        , m_us(usPerCycle)
    {
    }
    void add(const std::string& event)
    {
        m_text += m_first ? "\n" : ",\n";
        m_text += event;
        m_first = false;
    }
    void name(std::string_view what, std::size_t pid, std::size_t tid, std::string_view value)
    {
        add(fmt::format(R"({{"ph":"M","name":"{}","pid":{},"tid":{},"ts":0,"args":{{"name":{}}}}})", what, pid, tid, jsonText(value)));
    }
    double us(std::int64_t cycle) const { return static_cast<double>(cycle) * m_us; }

private:
    std::string& m_text;
    double m_us;
    bool m_first = true;
};

} // namespace

Result<std::string> chromeTrace(const design::Design& design, const Timeline& t)
{
    const timeline::CriticalPath path = timeline::criticalPath(t);
    std::int64_t events = t.operationCount() + 2 * static_cast<std::int64_t>(path.steps.size());
    const auto tooMany = [&events] {
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("the trace would have {} events, at most {} can be opened", events, kTraceEventLimit));
    };
    if (events > kTraceEventLimit)
        return tooMany();
    std::unordered_set<std::uint64_t> critical;
    for (const timeline::CriticalStep& step : path.steps)
        critical.insert(keyOf(step.operation));
    const double clockNs = t.clock.value > 0 ? t.clock.value : 1000;
    std::string text = fmt::format("{{\"displayTimeUnit\":\"ns\",\"otherData\":{{\"network\":{},\"clock_ns\":{},\"cycles\":{},"
                                   "\"noc_bubbles\":{},\"adc_bubbles\":{},\"images\":{},\"period_cycles\":{}}},\n\"traceEvents\":[",
                                   jsonText(design.network->name), clockNs, t.cycles, t.schedule->nocBubbles,
                                   t.schedule->adcBubbles, t.images, t.period.cycles);
    Events out(text, clockNs / 1e3);
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        const auto layer = static_cast<int>(l);
        const std::size_t pid = l + 1;
        out.name("process_name", pid, 0, t.layers[l].name);
        out.add(fmt::format(R"({{"ph":"M","name":"process_sort_index","pid":{},"tid":0,"ts":0,"args":{{"sort_index":{}}}}})", pid, l));
        for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j) {
            const auto op = static_cast<int>(j);
            const auto& shape = t.layers[l].operations[j];
            const std::string_view name = dataflow::operationName(shape.kind);
            out.name("thread_name", pid, j + 1, name);
            for (std::int64_t block = 0; block < t.blocks(layer); ++block) {
                const Gap gap = timeline::gapBefore(t, layer, op, block);
                std::int64_t at = gap.begin;
                for (int i = 0; i < gap.count; ++i) {
                    const Gap::Piece& piece = gap.pieces[static_cast<std::size_t>(i)];
                    if (!piece.idle) {
                        if (++events > kTraceEventLimit)
                            return tooMany();
                        out.add(fmt::format(R"({{"ph":"X","cat":"stall","name":"{}","pid":{},"tid":{},"ts":{},"dur":{},"args":{{"block":{},"cycles":{}}}}})",
                                            timeline::stallName(piece.stall), pid, j + 1, out.us(at), out.us(piece.length), block, piece.length));
                    }
                    at += piece.length;
                }
                const std::int64_t start = t.start(layer, op, block);
                out.add(fmt::format(
                    R"({{"ph":"X","cat":"operation","name":"{}","pid":{},"tid":{},"ts":{},"dur":{},"args":{{"block":{},"start_cycle":{},"cycles":{},"waited_for":"{}","critical":{}}}}})",
                    name, pid, j + 1, out.us(start), out.us(t.end(layer, op, block) - start), block, start, t.end(layer, op, block) - start, dataflow::waitName(t.wait(layer, op, block)),
                    critical.contains(keyOf({ layer, op, static_cast<std::int32_t>(block) }))));
            }
        }
    }
    for (std::size_t i = 1; i < path.steps.size(); ++i) {
        const auto flow = [&](const char* phase, const timeline::CriticalStep& step, const char* more) {
            out.add(fmt::format(R"({{"ph":"{}","cat":"critical","name":"critical path","id":{},"pid":{},"tid":{},"ts":{}{}}})", phase, i,
                                step.operation.layer + 1, step.operation.op + 1, out.us(step.start), more));
        };
        flow("s", path.steps[i - 1], "");
        flow("f", path.steps[i], R"(,"bp":"e")");
    }
    text += "\n]}\n";
    return text;
}

} // namespace pim::report
