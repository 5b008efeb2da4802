// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/export_json.h"

#include <charconv>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/design/design_json.h"
#include "core/evaluation/evaluator.h"
#include "core/project/schema.h"

namespace pim::project {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kPiece = 1 << 20;

/// Collects text and hands it over in pieces; the first error stays.
class Output
{
public:
    explicit Output(const TextSink& sink)
        : m_sink(sink)
    {
    }
    Output& operator<<(std::string_view text)
    {
        m_text += text;
        if (m_text.size() >= kPiece)
            flush();
        return *this;
    }
    Output& number(double value)
    {
        if (!std::isfinite(value))
            return *this << "null";
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        return *this << std::string_view(digits, static_cast<std::size_t>(end - digits));
    }
    Output& json(const Json& value) { return *this << value.dump(-1, ' ', false, Json::error_handler_t::replace); }
    template<typename List>
    Output& list(const List& values)
    {
        *this << "[";
        bool first = true;
        for (const auto value : values) {
            *this << (first ? "" : ",") << std::to_string(value);
            first = false;
        }
        return *this << "]";
    }
    Result<void> flush()
    {
        if (m_result)
            m_result = m_sink(m_text);
        m_text.clear();
        return m_result;
    }
    bool ok() const { return m_result.has_value(); }

private:
    const TextSink& m_sink;
    std::string m_text;
    Result<void> m_result;
};

std::string compact(const design::Design& design) { return design::designToJson(design).dump(-1, ' ', false, Json::error_handler_t::replace); }

void putState(Output& out, const EditState& state)
{
    out << "{\"inputs\":" << inputsToJsonText(state.inputs) << ",\"runs\":[";
    for (std::size_t i = 0; i < state.runs.size(); ++i)
        (out << (i ? "," : "")).json({ { "id", state.runs[i].id }, { "name", state.runs[i].name } });
    out << "],\"designs\":[";
    for (std::size_t i = 0; i < state.designs.size(); ++i) {
        const DesignRecord& d = state.designs[i];
        Json entry { { "id", d.id }, { "name", d.name }, { "letter", d.letter }, { "note", d.note }, { "run", d.run }, { "point", d.point < -1 ? editedFrom(d.point) : d.point } };
        if (d.point < -1)
            entry["edited"] = true;
        const std::string head = entry.dump(-1, ' ', false, Json::error_handler_t::replace);
        out << (i ? ",\n" : "\n") << std::string_view(head).substr(0, head.size() - 1) << ",\"design\":" << compact(*d.design) << "}";
    }
    out << "],\"programs\":" << programsToJsonText(state.programs) << "}";
}

Json outcome(const RunRecord& run)
{
    const auto real = [](double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); };
    return { { "id", run.id },
             { "name", run.name },
             { "state", runStateKey(run.state) },
             { "digest", run.digest },
             { "created", run.created },
             { "seconds", real(run.seconds) },
             { "evaluations", run.evaluations },
             { "feasible", run.feasible },
             { "best_value", run.feasible ? real(run.bestValue) : Json(nullptr) },
             { "bound", real(run.bound) },
             { "gap", real(run.gap) },
             { "least_budget_w", real(run.leastBudget.value) },
             { "least_peak_w", real(run.leastPeak.value) },
             { "message", run.message } };
}

Result<void> putRun(Output& out, Project& project, const RunRecord& run)
{
    const std::string head = outcome(run).dump(-1, ' ', false, Json::error_handler_t::replace);
    out << std::string_view(head).substr(0, head.size() - 1) << ",\n\"outcome\":" << runDetailsToJsonText(run) << ",\n\"inputs\":" << inputsToJsonText(*run.inputs);
    out << ",\n\"best_design\":" << (run.best ? compact(*run.best) : "null");
    const auto trace = project.trace(run.id);
    if (!trace)
        return tl::unexpected(trace.error());
    out << ",\n\"trace_columns\":[\"evaluations\",\"seconds\",\"best\",\"bound\",\"temperature\",\"acceptance\",\"spread\",\"grid_point\",\"stage\"],\"trace\":[";
    for (std::size_t i = 0; i < trace->size(); ++i) {
        const synthesis::TraceSample& s = (*trace)[i];
        out << (i ? ",\n[" : "\n[") << std::to_string(s.evaluations);
        for (const double value : { s.seconds, s.best, s.bound, s.temperature, s.acceptance, s.spread })
            (out << ",").number(value);
        (out << "," << std::to_string(s.gridPoint) << ",").json(s.stage) << "]";
    }
    out << "],\n\"point_columns\":[\"id\"";
    for (const synthesis::PointColumn& column : synthesis::pointColumns())
        (out << ",").json(column.key);
    out << "],\"points\":[";
    {
        const auto points = project.points(run.id);
        if (!points)
            return tl::unexpected(points.error());
        for (std::size_t i = 0; i < points->size() && out.ok(); ++i) {
            out << (i ? ",\n[" : "\n[") << std::to_string(points->ids[i]);
            for (const auto& column : points->columns)
                (out << ",").number(column[i]);
            out << "]";
        }
    }
    out << "],\n\"variables\":[";
    bool first = true;
    auto done = project.eachCandidate(run.id, [&](std::int64_t id, const design::DesignParameters&, const evaluation::Candidate& c) {
        out << (first ? "\n{\"id\":" : ",\n{\"id\":") << std::to_string(id) << ",\"duplication\":";
        out.list(c.duplication) << ",\"macros\":";
        out.list(c.macros) << ",\"shares_macros_with\":";
        out.list(c.partner) << ",\"scratchpad_kib\":" << std::to_string(c.scratchpadKib) << ",\"scratchpads_kib\":";
        out.list(c.scratchpads) << ",\"components\":[";
        for (std::size_t l = 0; l < c.counts.size(); ++l)
            (out << (l ? "," : "")).list(c.counts[l]);
        out << "]}";
        first = false;
        return out.ok();
    });
    if (!done)
        return done;
    out << "]}";
    return {};
}

} // namespace

Result<void> exportJson(Project& project, const TextSink& sink)
{
    const auto saved = project.saved();
    if (!saved)
        return tl::unexpected(saved.error());
    const auto unsaved = project.autosaved();
    if (!unsaved)
        return tl::unexpected(unsaved.error());
    const auto runs = project.runs();
    if (!runs)
        return tl::unexpected(runs.error());
    Output out(sink);
    out << "{\"format\":\"pimstudio-project\",\"version\":" << std::to_string(kSchemaVersion) << ",\n\"saved\":";
    putState(out, *saved);
    out << ",\n\"unsaved\":";
    if (*unsaved)
        putState(out, **unsaved);
    else
        out << "null";
    Json components = Json::array();
    for (const hardware::Component component : hardware::kComponents)
        components.push_back(hardware::componentKey(component));
    (out << ",\n\"component_columns\":").json(components) << ",\n\"runs\":[";
    for (std::size_t i = 0; i < runs->size() && out.ok(); ++i) {
        out << (i ? ",\n" : "\n");
        if (auto done = putRun(out, project, (*runs)[i]); !done)
            return done;
    }
    out << "]}\n";
    return out.flush();
}

} // namespace pim::project
