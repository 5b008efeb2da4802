// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <charconv>
#include <cmath>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pim::cli {

std::string optionHelp(const ParameterSpec& spec, bool hasDefault)
{
    std::string facts = spec.unit.empty() ? std::string() : std::string(spec.unit) + ", ";
    facts += fmt::format("{:g} to {:g}", spec.minimum, spec.maximum);
    if (hasDefault)
        facts += fmt::format("; default {:g}", spec.defaultValue);
    return fmt::format("{} ({})", spec.label, facts);
}

CLI::Option* addNumber(CLI::App& app, const std::string& flag, double& value, const ParameterSpec& spec,
                       bool hasDefault)
{
    if (hasDefault)
        value = spec.defaultValue;
    const auto inRange = [spec](const std::string& text) -> std::string {
        double number = 0;
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (code == std::errc() && end == text.data() + text.size() && number >= spec.minimum && number <= spec.maximum)
            return {};
        return fmt::format("must be a number from {:g} to {:g}{}{}, got {}", spec.minimum, spec.maximum,
                           spec.unit.empty() ? "" : " ", spec.unit, text);
    };
    return app.add_option(flag, value, optionHelp(spec, hasDefault))
        ->check(CLI::Validator(inRange, ""))
        ->type_name(spec.unit.empty() ? "N" : std::string(spec.unit));
}

CLI::Option* addChoice(CLI::App& app, const std::string& flag, std::string& value,
                       const std::vector<std::string>& choices, const std::string& help)
{
    const auto oneOf = [choices](const std::string& text) -> std::string {
        if (std::find(choices.begin(), choices.end(), text) != choices.end())
            return {};
        return fmt::format("must be one of {}, got {}", fmt::join(choices, ", "), text);
    };
    return app.add_option(flag, value, fmt::format("{} (default {})", help, value))
        ->check(CLI::Validator(oneOf, ""))
        ->type_name(fmt::format("{}", fmt::join(choices, "|")));
}

} // namespace pim::cli
