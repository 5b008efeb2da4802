// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/checkpoint.h"

#include <cmath>
#include <limits>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/hardware/hardware_json.h"

namespace pim::synthesis {
namespace {

using nlohmann::json;

constexpr auto kWriteInterval = std::chrono::seconds(1);
constexpr int kVersion = 1;
constexpr int kSearchVersion = 1; ///< raise it when a task's result changes for the same inputs

json toJson(const evaluation::Candidate& c)
{
    return { { "duplication", c.duplication }, { "macros", c.macros }, { "partner", c.partner }, { "counts", c.counts }, { "scratchpad_kib", c.scratchpadKib }, { "scratchpads", c.scratchpads } };
}

evaluation::Candidate candidateFrom(const json& j)
{
    evaluation::Candidate c;
    c.duplication = j.at("duplication").get<std::vector<std::int32_t>>();
    c.macros = j.at("macros").get<std::vector<std::int32_t>>();
    c.partner = j.at("partner").get<std::vector<std::int32_t>>();
    c.counts = j.at("counts").get<std::vector<design::ComponentCounts>>();
    c.scratchpadKib = j.at("scratchpad_kib");
    c.scratchpads = j.at("scratchpads").get<std::vector<std::int32_t>>();
    const std::size_t layers = c.duplication.size();
    if (c.macros.size() != layers || c.partner.size() != layers || c.counts.size() != layers)
        throw std::runtime_error("the lists of a candidate must have one entry for each layer");
    return c;
}

json toJson(const evaluation::Score& s)
{
    return { { "violation", static_cast<int>(s.violation) }, { "needed", s.needed }, { "available", s.available }, { "clock_ns", s.clockNs },
             { "latency_ns", s.latencyNs }, { "period_ns", s.periodNs }, { "energy_nj", s.energyNj }, { "peak_w", s.peakW }, { "area_um2", s.areaUm2 },
             { "cycles", s.cycles }, { "crossbars", s.crossbars }, { "macros", s.macros }, { "noc_bubbles", s.nocBubbles }, { "adc_bubbles", s.adcBubbles },
             { "scratchpad_kib", s.scratchpadKib }, { "needed_kib", s.neededKib }, { "passes", s.passes }, { "memory_peak_w", s.memoryPeakW } };
}

/// JSON has no infinity; it stands as null.
double numberFrom(const json& j) { return j.is_null() ? std::numeric_limits<double>::infinity() : j.get<double>(); }

evaluation::Score scoreFrom(const json& j)
{
    evaluation::Score s;
    const int violation = j.at("violation");
    if (violation < 0 || violation >= evaluation::kViolationCount)
        throw std::runtime_error("violation must lie in 0.." + std::to_string(evaluation::kViolationCount - 1) + ", got " + std::to_string(violation));
    s.violation = static_cast<evaluation::Violation>(violation);
    s.needed = numberFrom(j.at("needed"));
    s.available = numberFrom(j.at("available"));
    s.clockNs = j.at("clock_ns");
    s.latencyNs = j.at("latency_ns");
    s.periodNs = j.at("period_ns");
    s.energyNj = j.at("energy_nj");
    s.peakW = j.at("peak_w");
    s.areaUm2 = j.at("area_um2");
    s.cycles = j.at("cycles");
    s.crossbars = j.at("crossbars");
    s.macros = j.at("macros");
    s.nocBubbles = j.at("noc_bubbles");
    s.adcBubbles = j.at("adc_bubbles");
    s.scratchpadKib = j.at("scratchpad_kib");
    s.neededKib = j.at("needed_kib");
    s.passes = j.at("passes");
    s.memoryPeakW = j.at("memory_peak_w");
    return s;
}

json toJson(const design::DesignParameters& p)
{
    return { { "share", p.crossbarPowerShare }, { "slices", static_cast<int>(p.slices) }, { "cell_bits", p.cellBits }, { "crossbar_size", p.crossbarSize },
             { "dac_bits", p.dacBits }, { "adc_bits", p.adcBits }, { "weight_bits", p.weightBits }, { "data_bits", p.dataBits },
             { "macro_style", static_cast<int>(p.macroStyle) }, { "scratchpad_kib", p.scratchpadKib }, { "clock_ns", p.clock.value } };
}

design::DesignParameters parametersFrom(const json& j)
{
    design::DesignParameters p;
    p.crossbarPowerShare = j.at("share");
    p.slices = j.at("slices").get<int>() != 0 ? design::SlicePacking::Packed : design::SlicePacking::Separate;
    p.cellBits = j.at("cell_bits");
    p.crossbarSize = j.at("crossbar_size");
    p.dacBits = j.at("dac_bits");
    p.adcBits = j.at("adc_bits");
    p.weightBits = j.at("weight_bits");
    p.dataBits = j.at("data_bits");
    p.macroStyle = j.at("macro_style").get<int>() != 0 ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    p.scratchpadKib = j.at("scratchpad_kib");
    p.clock = { j.at("clock_ns").get<double>() };
    return p;
}

json toJson(const TaskResult& r)
{
    json points = json::array(), archive = json::array(), violations = json::array();
    for (const SearchPoint& p : r.points)
        points.push_back({ { "candidate", toJson(p.candidate) }, { "passes", p.passes }, { "slowest_ns", p.slowestNs }, { "macro_size", p.macroSize }, { "share", p.share },
                           { "score", toJson(p.score) }, { "merit", p.merit } });
    for (const ParetoArchive::Point* p : r.archive.points()) {
        const Figures& f = p->figures;
        archive.push_back({ { "figures", { f.operations, f.energyNj, f.periodNs, f.latencyNs, f.areaUm2, f.peakW } }, { "crossbars", f.crossbars },
                            { "macros", f.macros }, { "clock_ns", f.clockNs }, { "cycles", f.cycles }, { "candidate", toJson(*p->payload.candidate) }, { "parameters", toJson(p->payload.parameters) } });
    }
    for (const ViolationCount& v : r.violations)
        violations.push_back({ { "count", v.count }, { "sample", v.sample }, { "excess", std::isfinite(v.excess) ? json(v.excess) : json(nullptr) } });
    return { { "points", points }, { "archive", archive }, { "violations", violations }, { "evaluations", r.evaluations } };
}

TaskResult resultFrom(const json& j)
{
    TaskResult r;
    for (const json& p : j.at("points")) {
        SearchPoint point;
        point.candidate = candidateFrom(p.at("candidate"));
        point.passes = p.at("passes").get<std::vector<std::int32_t>>();
        point.slowestNs = p.at("slowest_ns");
        point.macroSize = p.at("macro_size");
        point.share = p.at("share");
        point.score = scoreFrom(p.at("score"));
        point.merit = p.at("merit");
        r.points.push_back(std::move(point));
    }
    for (const json& p : j.at("archive")) {
        const auto f = p.at("figures").get<std::array<double, 6>>();
        const Figures figures { f[0], f[1], f[2], f[3], f[4], f[5], p.at("crossbars"), p.at("macros"), p.at("clock_ns"), p.at("cycles") };
        r.archive.offer(figures, [&] {
            return ParetoPayload { std::make_shared<const evaluation::Candidate>(candidateFrom(p.at("candidate"))), parametersFrom(p.at("parameters")) };
        });
    }
    const json& violations = j.at("violations");
    for (std::size_t v = 0; v < r.violations.size(); ++v)
        r.violations[v] = { violations.at(v).at("count"), violations.at(v).at("sample"),
                            violations.at(v).at("excess").is_null() ? std::numeric_limits<double>::infinity() : violations.at(v).at("excess").get<double>() };
    r.evaluations = j.at("evaluations");
    r.complete = true;
    return r;
}

} // namespace

CheckpointJournal::CheckpointJournal(std::filesystem::path path, std::string digest)
    : m_path(std::move(path))
    , m_digest(std::move(digest))
{
}

Result<std::unique_ptr<CheckpointJournal>> CheckpointJournal::open(const std::filesystem::path& path, const std::string& digest)
{
    std::unique_ptr<CheckpointJournal> journal(new CheckpointJournal(path, digest));
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
        auto text = readFile(path);
        if (!text)
            return tl::unexpected(text.error());
        try {
            const json j = json::parse(*text);
            if (j.at("format") != "pimstudio-checkpoint" || j.at("version") != kVersion)
                return fail(ErrorCode::ParseError, "format must be \"pimstudio-checkpoint\", version 1", path.string());
            if (j.at("digest") != digest)
                return fail(ErrorCode::InvalidArgument,
                            "the checkpoint belongs to a run with another network, hardware, options or seed; name another file or remove it", path.string());
            for (const auto& [key, task] : j.at("tasks").items()) {
                journal->m_tasks[key] = std::make_shared<const TaskResult>(resultFrom(task));
                journal->m_texts[key] = task.dump();
            }
        } catch (const std::exception& e) {
            std::string what = e.what(); // "[json.exception.parse_error.101] parse error at …"
            if (const auto bracket = what.find("] "); what.starts_with('[') && bracket != std::string::npos)
                what.erase(0, bracket + 2);
            return fail(ErrorCode::ParseError, "not a checkpoint that can be continued: " + what, path.string());
        }
    }
    // Fail now rather than after the first minutes of work.
    journal->m_dirty = true;
    if (auto ok = journal->finish(); !ok)
        return tl::unexpected(ok.error());
    return journal;
}

std::shared_ptr<const TaskResult> CheckpointJournal::find(const std::string& key) const
{
    const std::scoped_lock lock(m_mutex);
    const auto it = m_tasks.find(key);
    return it != m_tasks.end() ? it->second : nullptr;
}

void CheckpointJournal::add(const std::string& key, std::shared_ptr<const TaskResult> result)
{
    std::string text = toJson(*result).dump();
    const std::scoped_lock lock(m_mutex);
    m_tasks[key] = std::move(result);
    m_texts[key] = std::move(text);
    m_dirty = true;
    if (std::chrono::steady_clock::now() - m_written >= kWriteInterval)
        write();
}

/// REQUIRES: m_mutex is held (or nobody else knows the journal yet).
void CheckpointJournal::write()
{
    std::string text = R"({"format":"pimstudio-checkpoint","version":1,"digest":")" + m_digest + R"(","tasks":{)";
    bool first = true;
    for (const auto& [key, task] : m_texts) {
        text += (first ? "" : ",");
        text += json(key).dump() + ':' + task;
        first = false;
    }
    text += "}}\n";
    if (auto ok = writeFileAtomically(m_path, text); !ok && !m_error)
        m_error = ok.error();
    m_written = std::chrono::steady_clock::now();
    m_dirty = false;
}

Result<void> CheckpointJournal::finish()
{
    const std::scoped_lock lock(m_mutex);
    if (m_dirty)
        write();
    if (m_error)
        return tl::unexpected(*m_error);
    return {};
}

std::size_t CheckpointJournal::tasks() const
{
    const std::scoped_lock lock(m_mutex);
    return m_tasks.size();
}

std::string runDigest(const network::Network& network, const hardware::HardwareSpec& hardware, const SynthesisOptions& o, std::uint64_t seed)
{
    json j;
    j["search"] = kSearchVersion;
    j["network"] = network::layerDigest(network);
    j["hardware"] = hardware::hardwareToJsonText(hardware);
    j["budget_w"] = o.constraints.powerBudget.value;
    j["max_area_um2"] = o.constraints.maxArea ? o.constraints.maxArea->value : -1;
    j["max_latency_ns"] = o.constraints.maxLatency ? o.constraints.maxLatency->value : -1;
    j["max_crossbars"] = o.constraints.maxCrossbars.value_or(-1);
    j["objective"] = static_cast<int>(o.objective);
    j["algorithm"] = static_cast<int>(o.algorithm);
    j["effort"] = static_cast<int>(o.effort);
    for (const auto& s : evaluation::modelSwitches())
        j["model"].push_back(o.model.*s.member);
    j["style"] = static_cast<int>(o.macroStyle);
    j["sharing"] = o.macroSharing;
    j["sizes"] = o.crossbarSizes;
    j["cells"] = o.cellBits;
    j["dacs"] = o.dacBits;
    for (const auto s : o.slices)
        j["slices"].push_back(static_cast<int>(s));
    j["share"] = { o.powerShareLow, o.powerShareHigh };
    j["share_steps"] = o.powerShareSteps;
    j["bits"] = { o.weightBits.value_or(0), o.dataBits.value_or(0) };
    j["seed"] = seed;
    return sha256Hex(j.dump());
}

} // namespace pim::synthesis
