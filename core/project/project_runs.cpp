// SPDX-License-Identifier: GPL-3.0-or-later
// Project: what belongs to runs.
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/design/design_json.h"
#include "core/project/candidate_blob.h"
#include "core/project/database.h"
#include "core/project/point_batch.h"
#include "core/project/project.h"
#include "core/synthesis/design_of.h"

namespace pim::project {
namespace {

using synthesis::PointTable;

constexpr const char* kRunColumns = "id, name, state, digest, created, seconds, evaluations, feasible, best_value, bound, gap, least_budget_w, "
                                    "least_peak_w, message, details, (SELECT total(count) FROM points WHERE points.run = runs.id)";
constexpr std::int64_t kMostPoints = 50'000'000; ///< of one run

/// SQLite has no NaN: it becomes NULL, and reads back as 0.
Statement& bindReal(Statement& statement, double value) { return std::isfinite(value) ? statement.bind(value) : statement.bind(nullptr); }

Result<RunRecord> runFromRow(const Statement& row, const std::string& file)
{
    RunRecord run;
    run.id = row.integer(0);
    run.name = row.text(1);
    const std::string where = fmt::format("{}: run {}", file, run.id);
    const auto state = runStateFromKey(row.text(2));
    if (!state)
        return fail(ErrorCode::ParseError, "has the unknown state \"" + row.text(2).substr(0, 40) + "\"", where);
    run.state = *state;
    run.digest = row.text(3);
    run.created = row.text(4);
    run.seconds = row.real(5);
    run.evaluations = static_cast<std::uint64_t>(std::max<std::int64_t>(row.integer(6), 0));
    run.feasible = row.integer(7) != 0;
    run.bestValue = row.real(8);
    run.bound = row.real(9);
    run.gap = row.real(10);
    run.leastBudget = { row.real(11) };
    run.leastPeak = { row.real(12) };
    run.message = row.text(13);
    if (auto details = runDetailsFromJsonText(row.text(14), where, run); !details)
        return tl::unexpected(details.error());
    run.points = static_cast<std::int64_t>(row.real(15));
    return run;
}

} // namespace

/// The variables of a point on their way to the file.
struct Project::Variables
{
    std::int64_t id;
    const design::DesignParameters* parameters;
    const evaluation::Candidate* candidate;
};

Result<std::string> Project::text(std::int64_t run, const std::string& kind)
{
    Statement row(*m_database, "SELECT text FROM run_texts WHERE run = ? AND kind = ?");
    row.bind(run).bind(kind);
    const auto found = row.step();
    if (!found)
        return tl::unexpected(found.error());
    return *found ? row.text(0) : std::string();
}

Result<void> Project::setText(std::int64_t run, const std::string& kind, const std::string& text)
{
    Statement row(*m_database, "INSERT OR REPLACE INTO run_texts (run, kind, text) VALUES (?,?,?)");
    return row.bind(run).bind(kind).bind(text).run();
}

Result<std::vector<RunRecord>> Project::runs()
{
    std::vector<RunRecord> runs;
    {
        Statement rows(*m_database, fmt::format("SELECT {} FROM runs WHERE keep <> 2 ORDER BY keep = 0, place, id", kRunColumns));
        for (;;) {
            const auto row = rows.step();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                break;
            auto run = runFromRow(rows, m_path.string());
            if (!run)
                return tl::unexpected(run.error());
            runs.push_back(std::move(*run));
        }
    }
    // Runs of one session mostly share their inputs.
    std::string before;
    std::shared_ptr<const Inputs> inputs;
    for (RunRecord& run : runs) {
        const auto stored = text(run.id, "inputs");
        if (!stored)
            return tl::unexpected(stored.error());
        if (!inputs || *stored != before) {
            auto read = inputsFromJsonText(*stored, fmt::format("{}: inputs of run {}", m_path.string(), run.id));
            if (!read)
                return tl::unexpected(read.error());
            inputs = std::make_shared<const Inputs>(std::move(*read));
            before = *stored;
        }
        run.inputs = inputs;
        const auto best = text(run.id, "best_design");
        if (!best)
            return tl::unexpected(best.error());
        if (run.feasible && !best->empty()) {
            auto design = design::designFromJsonText(*best, fmt::format("{}: best design of run {}", m_path.string(), run.id));
            if (!design)
                return tl::unexpected(design.error());
            run.best = std::make_shared<const design::Design>(std::move(*design));
        }
    }
    return runs;
}

Result<RunRecord> Project::run(std::int64_t id)
{
    auto all = runs();
    if (!all)
        return tl::unexpected(all.error());
    for (RunRecord& run : *all)
        if (run.id == id)
            return std::move(run);
    return fail(ErrorCode::InvalidArgument, fmt::format("the project has no run {}", id), m_path.string());
}

Result<std::int64_t> Project::nextRunId()
{
    const auto last = m_database->integer("SELECT max(seq) FROM sqlite_sequence WHERE name = 'runs'");
    return last ? Result<std::int64_t>(*last + 1) : tl::unexpected(last.error());
}

Result<std::int64_t> Project::addRun(const RunRecord& run)
{
    if (auto allowed = writable(); !allowed)
        return tl::unexpected(allowed.error());
    std::int64_t id = 0;
    auto done = m_database->transaction([&]() -> Result<void> {
        Statement row(*m_database, "INSERT INTO runs (id, name, keep, state, digest, created, seconds, evaluations, feasible, message, details) "
                                   "VALUES (?,?,0,?,?,?,0,0,0,'','{}')");
        if (run.id > 0)
            row.bind(run.id);
        else
            row.bind(nullptr);
        if (auto added = row.bind(run.name).bind(runStateKey(run.state)).bind(run.digest).bind(run.created).run(); !added)
            return added;
        id = m_database->lastId();
        if (auto stored = setText(id, "inputs", inputsToJsonText(*run.inputs)); !stored)
            return stored;
        RunRecord stored = run;
        stored.id = id;
        return updateRun(stored);
    });
    if (!done)
        return tl::unexpected(done.error());
    return id;
}

Result<void> Project::updateRun(const RunRecord& run)
{
    if (auto allowed = writable(); !allowed)
        return allowed;
    return m_database->transaction([&]() -> Result<void> {
        Statement row(*m_database, "UPDATE runs SET state = ?, seconds = ?, evaluations = ?, feasible = ?, message = ?, details = ?, best_value = ?, "
                                   "bound = ?, gap = ?, least_budget_w = ?, least_peak_w = ? WHERE id = ?");
        row.bind(runStateKey(run.state)).bind(run.seconds).bind(run.evaluations).bind(run.feasible ? 1 : 0).bind(run.message);
        row.bind(runDetailsToJsonText(run));
        for (const double value : { run.bestValue, run.bound, run.gap, run.leastBudget.value, run.leastPeak.value })
            bindReal(row, value);
        if (auto done = row.bind(run.id).run(); !done)
            return done;
        if (m_database->changes() != 1)
            return fail(ErrorCode::InvalidArgument, fmt::format("the project has no run {}", run.id), m_path.string());
        return run.best ? setText(run.id, "best_design", design::designToJsonText(*run.best)) : Result<void>();
    });
}

Result<void> Project::setRunState(std::int64_t run, RunState state)
{
    if (auto allowed = writable(); !allowed)
        return allowed;
    Statement row(*m_database, "UPDATE runs SET state = ? WHERE id = ?");
    return row.bind(runStateKey(state)).bind(run).run();
}

Result<std::int64_t> Project::layout()
{
    std::vector<std::string_view> keys;
    for (const synthesis::PointColumn& column : synthesis::pointColumns())
        keys.push_back(column.key);
    const std::string text = fmt::format("{}", fmt::join(keys, ","));
    Statement insert(*m_database, "INSERT OR IGNORE INTO layouts (columns) VALUES (?)");
    if (auto done = insert.bind(text).run(); !done)
        return tl::unexpected(done.error());
    Statement row(*m_database, "SELECT id FROM layouts WHERE columns = ?");
    row.bind(text);
    const auto found = row.step();
    if (!found)
        return tl::unexpected(found.error());
    return row.integer(0);
}

Result<void> Project::insertFigures(std::int64_t run, const PointTable& figures)
{
    const auto layoutId = layout();
    if (!layoutId)
        return tl::unexpected(layoutId.error());
    {
        Statement last(*m_database, "SELECT first, count FROM points WHERE run = ? ORDER BY first DESC LIMIT 1");
        last.bind(run);
        const auto found = last.step();
        if (!found)
            return tl::unexpected(found.error());
        if (*found && figures.ids.front() <= last.integer(0))
            return fail(ErrorCode::InvalidArgument, fmt::format("points must come in rising order, got {} after {}", figures.ids.front(), last.integer(0)),
                        m_path.string());
    }
    Statement row(*m_database, "INSERT INTO points (run, first, count, layout, figures) VALUES (?,?,?,?,?)");
    for (std::size_t at = 0; at < figures.size();) {
        const std::size_t count = std::min(kMostBatchPoints, figures.size() - at);
        const auto blob = packFigures(figures, at, count);
        if (auto done = row.bind(run).bind(figures.ids[at]).bind(count).bind(*layoutId).bindBlob(blob).run(); !done)
            return done;
        at += count;
    }
    return {};
}

Result<void> Project::insertPoints(std::int64_t run, const PointTable& figures, std::span<const Variables> variables)
{
    if (auto allowed = writable(); !allowed)
        return allowed;
    if (figures.empty())
        return {};
    return m_database->transaction([&]() -> Result<void> {
        if (auto done = insertFigures(run, figures); !done)
            return done;
        Statement row(*m_database, "INSERT INTO candidates (run, point, variables) VALUES (?,?,?)");
        for (const Variables& v : variables) {
            const auto blob = packCandidate(*v.parameters, *v.candidate);
            if (auto done = row.bind(run).bind(v.id).bindBlob(blob).run(); !done)
                return done;
        }
        return {};
    });
}

Result<void> Project::appendPoints(std::int64_t run, const PointTable& figures) { return insertPoints(run, figures, {}); }

Result<void> Project::appendPoints(std::int64_t run, std::span<const synthesis::ParetoPoint> points, const network::Network& network)
{
    PointTable figures;
    std::vector<Variables> variables;
    for (const synthesis::ParetoPoint& point : points) {
        figures.append(point, network);
        if (point.candidate)
            variables.push_back({ point.id, &point.parameters, point.candidate.get() });
    }
    return insertPoints(run, figures, variables);
}

Result<void> Project::appendPoints(std::int64_t run, std::span<const synthesis::ObservedPoint> points, const network::Network& network)
{
    PointTable figures;
    std::vector<Variables> variables;
    std::vector<double> row(figures.columns.size());
    for (const synthesis::ObservedPoint& point : points) {
        synthesis::pointRow(point.parameters, point.metrics, point.candidate.get(), network, row);
        figures.append(point.sequence, row);
        if (point.candidate)
            variables.push_back({ point.sequence, &point.parameters, point.candidate.get() });
    }
    return insertPoints(run, figures, variables);
}

Result<PointTable> Project::points(std::int64_t run)
{
    PointTable table;
    const std::string where = fmt::format("{}: points of run {}", m_path.string(), run);
    const auto total = m_database->integer(fmt::format("SELECT total(count) FROM points WHERE run = {}", run));
    if (!total)
        return tl::unexpected(total.error());
    std::map<std::int64_t, std::vector<int>> layouts;
    Statement rows(*m_database, "SELECT points.layout, points.count, points.figures, layouts.columns FROM points LEFT JOIN layouts ON layouts.id = points.layout "
                                "WHERE run = ? ORDER BY first");
    rows.bind(run);
    bool first = true;
    for (;;) {
        const auto row = rows.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return table;
        auto& columns = layouts[rows.integer(0)];
        if (columns.empty()) {
            const std::string keys = rows.text(3);
            for (std::size_t at = 0; at <= keys.size() && !keys.empty();) {
                const std::size_t end = std::min(keys.find(',', at), keys.size());
                columns.push_back(synthesis::pointColumnIndex(std::string_view(keys).substr(at, end - at)));
                at = end + 1;
            }
        }
        const std::int64_t count = rows.integer(1);
        if (columns.empty() || count < 1 || static_cast<std::int64_t>(table.size()) + count > kMostPoints)
            return fail(ErrorCode::ParseError, "the stored figures of the points are damaged", where);
        const auto blob = rows.blob(2);
        // What is stored four bytes a point at least can be trusted that far.
        if (first && *total > 0 && *total <= kMostPoints && blob.size() >= static_cast<std::size_t>(count) * 4)
            table.reserve(static_cast<std::size_t>(*total + *total / 8)); // the run may go on
        first = false;
        if (auto done = unpackFigures(blob, static_cast<std::size_t>(count), columns, where, table); !done)
            return tl::unexpected(done.error());
    }
}

Result<void> Project::clearPoints(std::int64_t run)
{
    if (auto allowed = writable(); !allowed)
        return allowed;
    return m_database->transaction([&] {
        return m_database->execute(fmt::format("DELETE FROM points WHERE run = {0}; DELETE FROM candidates WHERE run = {0}; DELETE FROM trace WHERE run = {0}", run));
    });
}

Result<design::Design> Project::designOf(std::int64_t runId, std::int64_t point)
{
    const std::string where = fmt::format("{}: point {} of run {}", m_path.string(), point, runId);
    if (m_inputsRun != runId || !m_runInputs) {
        const auto stored = text(runId, "inputs");
        if (!stored)
            return tl::unexpected(stored.error());
        if (stored->empty())
            return fail(ErrorCode::InvalidArgument, fmt::format("the project has no run {}", runId), m_path.string());
        auto inputs = inputsFromJsonText(*stored, fmt::format("{}: inputs of run {}", m_path.string(), runId));
        if (!inputs)
            return tl::unexpected(inputs.error());
        m_runInputs = std::make_shared<const Inputs>(std::move(*inputs));
        m_inputsRun = runId;
    }
    Statement row(*m_database, "SELECT variables FROM candidates WHERE run = ? AND point = ?");
    row.bind(runId).bind(point);
    const auto found = row.step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(ErrorCode::InvalidArgument, "there is no such point, or its variables were not kept", where);
    const auto variables = unpackCandidate(row.blob(0), where);
    if (!variables)
        return tl::unexpected(variables.error());
    const auto network = m_runInputs->network();
    if (!network || !m_runInputs->hardware || variables->candidate.duplication.size() != network->layers.size())
        return fail(ErrorCode::ParseError, fmt::format("has {} layers, the run's network {}", variables->candidate.duplication.size(), network ? network->layers.size() : 0), where);
    const synthesis::SynthesisOptions& options = m_runInputs->options;
    design::Provenance provenance;
    provenance.seed = m_runInputs->seed;
    provenance.algorithm = options.algorithm == synthesis::Algorithm::Pimsyn ? "pimsyn" : "studio";
    provenance.effort = options.effort == synthesis::Effort::Fast ? "fast" : options.effort == synthesis::Effort::Normal ? "normal" : "thorough";
    return synthesis::designOf(network, m_runInputs->hardware, options, variables->parameters, variables->candidate, provenance);
}

Result<void> Project::eachCandidate(std::int64_t run, const VisitCandidate& visit)
{
    Statement rows(*m_database, "SELECT point, variables FROM candidates WHERE run = ? ORDER BY point");
    rows.bind(run);
    for (;;) {
        const auto row = rows.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        const auto variables = unpackCandidate(rows.blob(1), fmt::format("{}: point {} of run {}", m_path.string(), rows.integer(0), run));
        if (!variables)
            return tl::unexpected(variables.error());
        if (!visit(rows.integer(0), variables->parameters, variables->candidate))
            return {};
    }
}

Result<void> Project::appendTrace(std::int64_t run, std::span<const synthesis::TraceSample> samples)
{
    if (auto allowed = writable(); !allowed)
        return allowed;
    if (samples.empty())
        return {};
    return m_database->transaction([&]() -> Result<void> {
        const auto last = m_database->integer(fmt::format("SELECT coalesce(max(place), -1) FROM trace WHERE run = {}", run));
        if (!last)
            return tl::unexpected(last.error());
        std::int64_t place = *last;
        Statement row(*m_database, "INSERT INTO trace (run, place, evaluations, grid_point, stage, seconds, best, bound, temperature, acceptance, spread) "
                                   "VALUES (?,?,?,?,?,?,?,?,?,?,?)");
        for (const synthesis::TraceSample& s : samples) {
            row.bind(run).bind(++place).bind(s.evaluations).bind(s.gridPoint).bind(s.stage).bind(std::isfinite(s.seconds) ? s.seconds : 0.0);
            for (const double value : { s.best, s.bound, s.temperature, s.acceptance, s.spread })
                bindReal(row, value);
            if (auto done = row.run(); !done)
                return done;
        }
        return {};
    });
}

Result<std::vector<synthesis::TraceSample>> Project::trace(std::int64_t run)
{
    std::vector<synthesis::TraceSample> samples;
    Statement rows(*m_database, "SELECT evaluations, seconds, best, bound, temperature, acceptance, spread, grid_point, stage FROM trace WHERE run = ? "
                                "ORDER BY place");
    rows.bind(run);
    for (;;) {
        const auto row = rows.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return samples;
        synthesis::TraceSample s;
        s.evaluations = static_cast<std::uint64_t>(std::max<std::int64_t>(rows.integer(0), 0));
        s.seconds = rows.real(1);
        s.best = rows.real(2);
        s.bound = rows.real(3);
        s.temperature = rows.real(4);
        s.acceptance = rows.real(5);
        s.spread = rows.real(6);
        s.gridPoint = static_cast<int>(std::clamp<std::int64_t>(rows.integer(7), 0, 1'000'000));
        s.stage = rows.text(8);
        samples.push_back(std::move(s));
    }
}

Result<void> Project::setCheckpoint(std::int64_t run, const std::string& text)
{
    if (auto allowed = writable(); !allowed)
        return allowed;
    if (!text.empty())
        return setText(run, "checkpoint", text);
    Statement row(*m_database, "DELETE FROM run_texts WHERE run = ? AND kind = 'checkpoint'");
    return row.bind(run).run();
}

Result<std::string> Project::checkpoint(std::int64_t run) { return text(run, "checkpoint"); }

} // namespace pim::project
