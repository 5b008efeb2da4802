// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/parameter_spec.h"

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace pim::cli {

class Console;
class Interrupt;

/// What every command works with.
struct Session
{
    Console& console;
    Interrupt& interrupt;
};

/// What a subcommand does once the command line is understood; returns the exit status.
using Action = std::function<int(Session&)>;
/// Called by the subcommand that was chosen.
using Choose = std::function<void(Action)>;

void addModels(CLI::App& app, const Choose& choose);
void addPresets(CLI::App& app, const Choose& choose);
void addImport(CLI::App& app, const Choose& choose);
void addSynth(CLI::App& app, const Choose& choose);
void addEvaluate(CLI::App& app, const Choose& choose);
void addVerify(CLI::App& app, const Choose& choose);
void addPareto(CLI::App& app, const Choose& choose);
void addSweep(CLI::App& app, const Choose& choose);
void addExport(CLI::App& app, const Choose& choose);
void addCompare(CLI::App& app, const Choose& choose);
void addReproduce(CLI::App& app, const Choose& choose);
void addTimeline(CLI::App& app, const Choose& choose);
void addCompile(CLI::App& app, const Choose& choose);
void addSimulate(CLI::App& app, const Choose& choose);
void addPortability(CLI::App& app, const Choose& choose);

/// "Power budget (W, 0.01 to 1e+06; default 49)": label, unit, range and default of an option, for its help.
std::string optionHelp(const ParameterSpec& spec, bool hasDefault = true);
/// Add a number option whose help and range come from its table row.
CLI::Option* addNumber(CLI::App& app, const std::string& flag, double& value, const ParameterSpec& spec,
                       bool hasDefault = true);
/// Add an option that takes one of \a choices.
CLI::Option* addChoice(CLI::App& app, const std::string& flag, std::string& value,
                       const std::vector<std::string>& choices, const std::string& help);

} // namespace pim::cli
