// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reproduction_json.h"

#include <nlohmann/json.hpp>

#include "core/report/csv.h"

namespace pim::report {

using Json = nlohmann::ordered_json;

namespace {

Json number(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

} // namespace

Json reproductionToJson(const compare::Reproduction& r)
{
    Json rows = Json::array(), notes = Json::array(), runs = Json::array();
    for (const auto& row : r.rows) {
        Json entry { { "experiment", compare::experimentKey(row.experiment) },
                     { "network", row.network.empty() ? Json(nullptr) : Json(row.network) },
                     { "quantity", row.quantity },
                     { "series", row.series },
                     { "unit", row.unit },
                     { "ours", number(row.ours) },
                     { "paper", row.paper },
                     { "ratio", number(row.ratio()) },
                     { "cited", row.cited } };
        if (row.onPaperIsaac)
            entry["on_the_papers_isaac"] = *row.onPaperIsaac;
        if (!row.missing.empty())
            entry["missing"] = row.missing;
        rows.push_back(std::move(entry));
    }
    for (const auto& note : r.notes)
        notes.push_back({ { "experiment", compare::experimentKey(note.experiment) }, { "text", note.text } });
    for (const auto& run : r.runs) {
        Json entry { { "name", run.name }, { "network", run.network }, { "power_budget_w", run.budget.value } };
        if (run.failure.empty()) {
            entry["power_efficiency_tops_per_w"] = run.efficiencyTopsPerW;
            entry["throughput_tops"] = run.throughputTops;
            entry["peak_power_w"] = run.peakPowerW;
        } else {
            entry["failure"] = run.failure;
        }
        runs.push_back(std::move(entry));
    }
    return { { "profile", r.profile },      { "effort", r.effort },     { "seed", r.seed },
             { "finished", r.finished },    { "seconds", r.seconds },   { "rows", std::move(rows) },
             { "notes", std::move(notes) }, { "runs", std::move(runs) } };
}

std::string reproductionCsv(const compare::Reproduction& r)
{
    std::string text = "experiment,network,quantity,series,unit,ours,paper,ratio,cited,missing,on_the_papers_isaac\r\n";
    for (const auto& row : r.rows) {
        for (const std::string_view field :
             { compare::experimentKey(row.experiment), row.network, row.quantity, row.series, row.unit })
            text += csvField(field) + ",";
        const auto ratio = row.ratio();
        text += (row.ours ? csvNumber(*row.ours) : "") + "," + csvNumber(row.paper) + ","
            + (ratio ? csvNumber(*ratio) : "") + (row.cited ? ",1," : ",0,") + csvField(row.missing) + ","
            + (row.onPaperIsaac ? csvNumber(*row.onPaperIsaac) : "") + "\r\n";
    }
    return text;
}

} // namespace pim::report
