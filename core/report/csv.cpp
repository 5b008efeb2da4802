// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv.h"

#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "core/design/metric_table.h"

namespace pim::report {
namespace {

constexpr std::string_view kEnd = "\r\n";
constexpr std::string_view kParameterHeader =
    "crossbar_power_share,slices,cell_bits,crossbar_size,dac_bits,adc_bits,weight_bits,data_bits,macro_style";

std::string_view slicesText(design::SlicePacking slices)
{
    return slices == design::SlicePacking::Packed ? "packed" : "separate";
}

std::string_view styleText(design::MacroStyle style)
{
    return style == design::MacroStyle::Identical ? "identical" : "specialized";
}

std::string parameterFields(const design::DesignParameters& p)
{
    return fmt::format("{},{},{},{},{},{},{},{},{}", csvNumber(p.crossbarPowerShare), slicesText(p.slices), p.cellBits,
                       p.crossbarSize, p.dacBits, p.adcBits, p.weightBits, p.dataBits, styleText(p.macroStyle));
}

std::string metricHeader()
{
    std::string header;
    for (const design::MetricInfo& metric : design::metricTable())
        header += "," + std::string(metric.key);
    return header;
}

std::string metricFields(const evaluation::Metrics& metrics)
{
    std::string fields;
    for (const design::MetricInfo& metric : design::metricTable())
        fields += "," + csvNumber(metric.value(metrics));
    return fields;
}

/// Records of a CSV text; nothing on a quote that is never closed.
std::optional<std::vector<std::vector<std::string>>> records(std::string_view text)
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string field;
    bool quoted = false, any = false;
    const auto endRow = [&] {
        row.push_back(std::exchange(field, {}));
        rows.push_back(std::exchange(row, {}));
        any = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                field += text[++i];
            else
                quoted = false;
        } else if (c == '"') {
            quoted = any = true;
        } else if (c == ',') {
            row.push_back(std::exchange(field, {}));
            any = true;
        } else if (c == '\n') {
            if (any || !row.empty() || !field.empty())
                endRow();
        } else if (c != '\r') {
            field += c;
            any = true;
        }
    }
    if (quoted)
        return {};
    if (any || !row.empty())
        endRow();
    return rows;
}

} // namespace

std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::string csvNumber(double value) { return std::isfinite(value) ? fmt::format("{}", value) : std::string(); }

std::string layersCsv(const design::Design& design, const evaluation::Evaluation& evaluation)
{
    std::string text =
        "layer,op,weight_duplication,computation_blocks,crossbars,crossbar_utilization,macros,shares_macros_with";
    for (int i = 0; i < hardware::kComponentCount; ++i)
        text += "," + std::string(hardware::componentKey(static_cast<hardware::Component>(i)));
    text += ",scratchpad_kib,transfer_hops,merge_hops,block_time_ns,occupancy,first_cycle,last_cycle,peak_power_w,"
            "energy_uj,area_mm2";
    text += kEnd;
    for (std::size_t i = 0; i < evaluation.layers.size() && i < design.layers.size(); ++i) {
        const auto& own = design.layers[i];
        const auto& found = evaluation.layers[i];
        const auto& layer = design.network->layers[i];
        text += fmt::format(
            "{},{},{},{},{},{},{},{}", csvField(layer.name), csvField(layer.op), found.weightDuplication, found.blocks,
            found.crossbars, csvNumber(found.crossbarUtilization), layer.onCrossbars() ? own.macros : 0,
            own.sharesMacrosWith ? csvField(design.network->layer(*own.sharesMacrosWith).name) : std::string());
        for (const std::int64_t count : own.components)
            text += fmt::format(",{}", count);
        double power = 0, energy = 0, area = 0;
        for (const auto& cost : found.breakdown) {
            power += cost.peakPower.value;
            energy += (cost.staticEnergy + cost.dynamicEnergy).value / 1e3;
            area += cost.area.value / 1e6;
        }
        if (!std::isfinite(evaluation.metrics.area.value))
            area = std::nan("");
        text += fmt::format(",{},{},{},{},{},{},{},{},{},{}", found.scratchpadKib, found.transferHops, found.mergeHops,
                            csvNumber(found.blockTime.value), csvNumber(found.occupancy), found.firstCycle,
                            found.lastCycle, csvNumber(power), csvNumber(energy), csvNumber(area));
        text += kEnd;
    }
    return text;
}

std::string paretoCsv(const std::vector<synthesis::ParetoPoint>& points)
{
    std::string text = "id," + std::string(kParameterHeader) + metricHeader();
    text += kEnd;
    for (const auto& point : points) {
        text += fmt::format("{},", point.id) + parameterFields(point.parameters) + metricFields(point.metrics);
        text += kEnd;
    }
    return text;
}

Result<std::vector<synthesis::ParetoPoint>> readParetoCsv(std::string_view text, const std::string& file)
{
    const auto rows = records(text);
    if (!rows)
        return fail(ErrorCode::ParseError, "a quoted field is never closed", file);
    if (rows->empty())
        return fail(ErrorCode::ParseError, "is empty; a table of design points is needed (see `synth --pareto`)", file);
    std::map<std::string, std::size_t, std::less<>> columns;
    for (std::size_t c = 0; c < rows->front().size(); ++c)
        columns.emplace(rows->front()[c], c);
    std::optional<Error> error;
    std::size_t line = 1;
    const std::vector<std::string>* row = nullptr;
    const auto field = [&](std::string_view key) -> std::string_view {
        const auto at = columns.find(key);
        if (at == columns.end()) {
            if (!error)
                error = Error {
                    ErrorCode::ParseError,
                    fmt::format("the column \"{}\" is missing; a table of design points has it (see `synth --pareto`)",
                                key),
                    file
                };
            return {};
        }
        return at->second < row->size() ? std::string_view((*row)[at->second]) : std::string_view();
    };
    const auto broken = [&](std::string_view key, std::string_view rule, std::string_view value) {
        if (!error)
            error = Error { ErrorCode::ParseError, fmt::format("{} {}, got \"{}\"", key, rule, value.substr(0, 60)),
                            fmt::format("{}:{}", file, line) };
    };
    const auto number = [&](std::string_view key, bool whole) {
        const std::string_view value = field(key);
        double result = 0;
        if (value.empty() && !whole)
            return std::nan("");
        const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), result);
        if (code != std::errc() || end != value.data() + value.size() || !std::isfinite(result)
            || (whole && (result != std::floor(result) || std::abs(result) > 1e15)))
            broken(key, whole ? "must be a whole number" : "must be a number", value);
        return error ? 0.0 : result;
    };
    const auto count = [&](std::string_view key) {
        const double value = number(key, true);
        if (value < 0 || value > 1e6)
            broken(key, "must be from 0 to 1000000", field(key));
        return error ? 0 : static_cast<int>(value);
    };
    std::vector<synthesis::ParetoPoint> points;
    for (std::size_t r = 1; r < rows->size() && !error; ++r) {
        row = &(*rows)[r];
        line = r + 1;
        synthesis::ParetoPoint point;
        point.id = static_cast<std::int64_t>(number("id", true));
        auto& p = point.parameters;
        p.crossbarPowerShare = number("crossbar_power_share", false);
        if (const auto value = field("slices"); value != "separate" && value != "packed")
            broken("slices", "must be \"separate\" or \"packed\"", value);
        else
            p.slices = value == "packed" ? design::SlicePacking::Packed : design::SlicePacking::Separate;
        p.cellBits = count("cell_bits");
        p.crossbarSize = count("crossbar_size");
        p.dacBits = count("dac_bits");
        p.adcBits = count("adc_bits");
        p.weightBits = count("weight_bits");
        p.dataBits = count("data_bits");
        if (const auto value = field("macro_style"); value != "specialized" && value != "identical")
            broken("macro_style", "must be \"specialized\" or \"identical\"", value);
        else
            p.macroStyle = value == "identical" ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
        for (const design::MetricInfo& metric : design::metricTable()) {
            double value = number(metric.key, metric.integer);
            if (metric.key == "area_mm2" && value == 0)
                value = std::nan(""); // tables of earlier versions: the hardware gave no areas
            if (!error)
                metric.assign(point.metrics, value);
        }
        points.push_back(std::move(point));
    }
    if (rows->size() == 1) { // no points: still say when it is not such a table
        row = &rows->front();
        (void)field("id");
        (void)field("power_efficiency_gops_per_w");
    }
    if (error)
        return tl::unexpected(*error);
    return points;
}

std::string sweepCsv(const std::vector<synthesis::SweepPoint>& points)
{
    std::string text = "power_budget_w,feasible,finished," + std::string(kParameterHeader) + metricHeader()
        + ",bound,gap,found_at_power_budget_w,reason";
    text += kEnd;
    const auto nothing = std::string(9 + design::metricTable().size() + 3, ',');
    for (const synthesis::SweepPoint& point : points) {
        text += csvNumber(point.budget.value) + (point.feasible ? ",true" : ",false") + (point.finished ? ",true" : ",false");
        if (point.feasible)
            text += "," + parameterFields(point.best.parameters) + metricFields(point.metrics) + "," + csvNumber(point.bound)
                + "," + csvNumber(point.gap) + "," + csvNumber(point.foundAt.value);
        else
            text += nothing;
        text += "," + csvField(point.reason);
        text += kEnd;
    }
    return text;
}

} // namespace pim::report
