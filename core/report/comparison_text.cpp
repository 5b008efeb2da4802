// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_text.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/report/explanation_text.h"
#include "core/report/format.h"

namespace pim::report {

using compare::Comparison;
using compare::Contribution;
using compare::Verdict;

std::string metricText(const compare::MetricRow& row, double value)
{
    if (!std::isfinite(value))
        return "–";
    if (row.integer)
        return formatCount(static_cast<std::int64_t>(std::llround(value)));
    if (row.key == "crossbar_utilization")
        return formatPercent(value);
    return formatFigure(value, row.unit, 4);
}

std::string changeText(double change)
{
    if (!std::isfinite(change))
        return "–";
    const double percent = change * 100;
    const std::string sign = percent == 0 ? "" : std::abs(percent) < 0.05 ? "±" : percent > 0 ? "+" : "−";
    if (std::abs(percent) >= 1e6)
        return fmt::format("{}{} times", sign, formatNumber(std::abs(change)));
    return fmt::format("{}{:.{}f} %", sign, std::abs(percent), std::abs(percent) >= 100 || percent == 0 ? 0 : 1);
}

std::string_view verdictText(Verdict verdict)
{
    return verdict == Verdict::Better ? "better" : verdict == Verdict::Worse ? "worse" : "";
}

std::string settingText(const compare::Setting& setting, std::string_view unit)
{
    if (setting.absent)
        return "–";
    if (!setting.text.empty())
        return printable(setting.text);
    const auto one = [unit](double value) {
        if (unit.empty() || unit == "bit" || unit == "KiB") {
            const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
            const std::string text = whole ? formatCount(static_cast<std::int64_t>(value)) : formatNumber(value);
            return unit.empty() ? text : fmt::format("{} {}", text, unit);
        }
        return formatFigure(value, unit, 4);
    };
    return setting.low == setting.high ? one(setting.low) : fmt::format("{} – {}", one(setting.low), one(setting.high));
}

std::string settingLabel(const compare::SettingRow& row)
{
    return row.subject.empty() ? row.label : fmt::format("{}, {}", row.label, printable(row.subject));
}

std::string_view costGroupText(compare::CostGroup group)
{
    static constexpr std::array<std::string_view, compare::kCostGroupCount> kText { "ADC",  "crossbar", "scratchpad",
                                                                                    "DAC",  "ALU",      "NoC",
                                                                                    "other" };
    return kText[static_cast<std::size_t>(group)];
}

std::string_view costGroupText(std::string_view key)
{
    for (int g = 0; g < compare::kCostGroupCount; ++g)
        if (compare::costGroupKey(static_cast<compare::CostGroup>(g)) == key)
            return costGroupText(static_cast<compare::CostGroup>(g));
    return key;
}

namespace {

std::string figure(double value, std::string_view unit)
{
    if (unit.empty() && value == std::floor(value))
        return formatCount(static_cast<std::int64_t>(value));
    return formatFigure(value, unit, 4);
}

std::string contributionText(const Contribution& c, const std::string& reference, const std::string& design)
{
    const std::string change = fmt::format("{} → {}", figure(c.from, c.unit), figure(c.to, c.unit));
    const std::string share = c.share != 0 ? fmt::format(" ({} of it)", formatPercent(c.share, 2)) : "";
    using Kind = Contribution::Kind;
    switch (c.kind) {
    case Kind::Clock: return fmt::format("clock {}{}", change, share);
    case Kind::Cycles: return fmt::format("cycles {}{}", change, share);
    case Kind::LimitingLayer:
        if (c.otherName.empty())
            return fmt::format("{} sets the period of {}", printable(c.name), c.ofReference ? reference : design);
        return c.name == c.otherName ? fmt::format("{} sets the period of both", printable(c.name))
                                     : fmt::format("{} sets the period of {}, {} that of {}", printable(c.name),
                                                   reference, printable(c.otherName), design);
    case Kind::LimitingAdcs:
        return fmt::format("the ADCs that {} and {} share set the period of {}", printable(c.otherName),
                           printable(c.name), c.ofReference ? reference : design);
    case Kind::LimitingLink:
        return fmt::format("a NoC link that {} loads most sets the period of {}", printable(c.name),
                           c.ofReference ? reference : design);
    case Kind::PeriodCycles: return fmt::format("cycles of the period {}{}", change, share);
    case Kind::LimitingBlocks: return fmt::format("blocks of that layer {}{}", change, share);
    case Kind::LimitingBlockTime: return fmt::format("time of a block {}{}", change, share);
    case Kind::Component: return fmt::format("{} {}{}", costGroupText(c.name), change, share);
    case Kind::Layer: return fmt::format("layer {} {}{}", printable(c.name), change, share);
    case Kind::Conversions:
        return fmt::format("of the columns that {} converts {} → {} hold weights", printable(c.name),
                           formatPercent(c.from), formatPercent(c.to));
    case Kind::Copies: return fmt::format("copies of {} {}", printable(c.name), change);
    }
    return {};
}

std::string_view claim(const compare::Reason& r, bool sameNetwork)
{
    if (r.metric == "latency_us")
        return r.better ? "is faster: latency" : "is slower: latency";
    if (r.metric == "period_us" && !sameNetwork) // with other operations an inference throughput says nothing of GOPS
        return r.better ? "makes more inferences in the same time: period" : "makes fewer inferences in the same time: period";
    if (r.metric == "period_us")
        return r.better ? "has the higher throughput: period" : "has the lower throughput: period";
    if (r.metric == "energy_uj")
        return r.better ? "takes less energy:" : "takes more energy:";
    if (r.metric == "peak_power_w")
        return r.better ? "draws less at its peak:" : "draws more at its peak:";
    return r.better ? "is smaller:" : "is larger:";
}

} // namespace

std::string missedClockText(const compare::Entry& entry)
{
    if (!entry.missedClock)
        return {};
    return fmt::format("{} does not pay for one ADC a crossbar as published: its clock is {} instead of {}",
                       formatQuantity(entry.design->constraints.powerBudget),
                       formatQuantity(entry.evaluation->metrics.clock, 4), formatQuantity(*entry.missedClock, 4));
}

std::string reasonText(const Comparison& comparison, const compare::Reason& r)
{
    const std::string design = compare::letterOf(r.design), reference = compare::letterOf(comparison.reference);
    std::string text = fmt::format("{} {} {} → {} ({})", design, claim(r, comparison.sameNetwork), figure(r.from, r.unit), figure(r.to, r.unit),
                                   changeText((r.to - r.from) / std::abs(r.from)));
    for (std::size_t i = 0; i < r.contributions.size(); ++i)
        text += (i ? "; " : ": ") + contributionText(r.contributions[i], reference, design);
    return text + ".";
}

} // namespace pim::report
