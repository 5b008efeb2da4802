// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/option_limits.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/hardware/lint.h"

namespace pim::synthesis {
namespace {

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == at)
            parts.emplace_back();
        else if (c != ' ')
            parts.back() += c;
    }
    return parts;
}

template<typename T>
bool readNumber(const std::string& text, T& value)
{
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    return code == std::errc() && end == text.data() + text.size();
}

tl::unexpected<Error> bad(std::string_view place, std::string message)
{
    return fail(ErrorCode::InvalidArgument, std::move(message), std::string(place));
}

Result<void> checkValues(const std::vector<int>& values, const ParameterSpec& spec)
{
    if (values.empty())
        return bad(spec.key, "needs at least one choice");
    for (const int value : values)
        if (value < spec.minimum || value > spec.maximum)
            return bad(spec.key, fmt::format("must lie in {:g}..{:g}, got {}", spec.minimum, spec.maximum, value));
    return {};
}

} // namespace

std::vector<double> NumberSeries::values() const
{
    std::vector<double> all;
    for (int i = 0; i < steps; ++i)
        all.push_back(steps == 1 ? low : i == steps - 1 ? high : low + (high - low) * i / (steps - 1));
    return all;
}

Result<NumberSeries> parseSeries(const std::string& place, const std::string& text, double minimum, double maximum,
                                 int mostSteps)
{
    const auto parts = split(text, ':');
    NumberSeries series;
    if (parts.size() != 1 && parts.size() != 3)
        return bad(place, fmt::format("must look like LO:HI:STEPS, got {}", text));
    if (!readNumber(parts[0], series.low) || !(series.low >= minimum && series.low <= maximum))
        return bad(place, fmt::format("must start with a number from {:g} to {:g}, got {}", minimum, maximum, text));
    series.high = series.low;
    if (parts.size() == 1)
        return series;
    if (!readNumber(parts[1], series.high) || !(series.high >= series.low && series.high <= maximum))
        return bad(place, fmt::format("must end at a number from {:g} to {:g}, got {}", series.low, maximum, text));
    if (!readNumber(parts[2], series.steps) || series.steps < 1 || series.steps > mostSteps)
        return bad(place, fmt::format("must have 1 to {} steps, got {}", mostSteps, text));
    if (series.steps == 1 && series.high != series.low)
        return bad(place, fmt::format("one step cannot span from {:g} to {:g}", series.low, series.high));
    return series;
}

Result<std::vector<int>> parseList(const std::string& place, const std::string& text, const ParameterSpec& spec)
{
    std::vector<int> values;
    for (const std::string& part : split(text, ',')) {
        int value = 0;
        if (!readNumber(part, value) || value < spec.minimum || value > spec.maximum)
            return bad(place, fmt::format("must be whole numbers from {:.0f} to {:.0f} separated by commas, got {}",
                                          spec.minimum, spec.maximum, text));
        values.push_back(value);
    }
    std::sort(values.begin(), values.end());
    if (std::adjacent_find(values.begin(), values.end()) != values.end())
        return bad(place, fmt::format("names a value twice, got {}", text));
    return values;
}

Result<void> checkOptions(const SynthesisOptions& o)
{
    if (!(o.powerShareLow > 0 && o.powerShareLow <= o.powerShareHigh && o.powerShareHigh < 1))
        return bad(kPowerShare.key,
                   fmt::format("must satisfy 0 < low <= high < 1, got {} and {}", o.powerShareLow, o.powerShareHigh));
    if (o.constraints.maxArea && !(o.constraints.maxArea->value > 0))
        return bad(kMaxArea.key, fmt::format("must be positive, got {}", o.constraints.maxArea->value * 1e-6));
    if (o.constraints.maxLatency && !(o.constraints.maxLatency->value > 0))
        return bad(kMaxLatency.key, fmt::format("must be positive, got {}", o.constraints.maxLatency->value * 1e-3));
    if (o.constraints.maxCrossbars && *o.constraints.maxCrossbars < 1)
        return bad(kMaxCrossbars.key, fmt::format("must be at least 1, got {}", *o.constraints.maxCrossbars));
    if (!(o.timeLimitSeconds >= 0))
        return bad(kTimeLimit.key, fmt::format("must not be negative, got {} s", o.timeLimitSeconds));
    for (const auto& [values, spec] : { std::pair { &o.crossbarSizes, &kCrossbarSize }, std::pair { &o.cellBits, &kCellBits },
                                        std::pair { &o.dacBits, &kDacBits } })
        if (auto ok = checkValues(*values, *spec); !ok)
            return ok;
    if (o.slices.empty())
        return bad("slices", "needs at least one choice");
    for (const auto& [bits, spec] : { std::pair { o.weightBits, &kWeightBits }, std::pair { o.dataBits, &kDataBits } })
        if (bits && (*bits < spec->minimum || *bits > spec->maximum))
            return bad(spec->key, fmt::format("must lie in {:g}..{:g}, got {}", spec->minimum, spec->maximum, *bits));
    const double budget = o.constraints.powerBudget.value;
    if (!(budget > 0) || !std::isfinite(budget) || budget > kPowerBudget.maximum)
        return bad(kPowerBudget.key, fmt::format("must be positive and at most 1e9, got {}", budget));
    return {};
}

Result<void> checkOptions(const SynthesisOptions& o, const hardware::HardwareSpec& hardware)
{
    if (auto ok = checkOptions(o); !ok)
        return ok;
    if (hardware::hasAreas(hardware))
        return {};
    if (o.objective == Objective::AreaEfficiency)
        return bad("objective", fmt::format("area-efficiency needs areas, and the hardware {} gives none", hardware.name));
    if (o.constraints.maxArea)
        return bad(kMaxArea.key, fmt::format("cannot be kept: the hardware {} gives no areas", hardware.name));
    return {};
}

} // namespace pim::synthesis
