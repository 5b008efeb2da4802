// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "app/cli/console.h"
#include "core/base/run_context.h"
#include "core/synthesis/synthesis.h"

namespace pim::cli {

/// A progress callback for `--progress MODE`; empty when nothing is to be shown. At most 20 lines a second.
std::function<void(const Progress&)> progressShower(Console& console, const std::string& mode,
                                                    const synthesis::ObjectiveInfo& objective, std::string prefix = {});

/// What is about to be done, in two lines.
void sayTask(Console& console, const network::Network& network, const hardware::HardwareSpec& hardware,
             const synthesis::SynthesisOptions& options, const RunContext& run);
/// The design found, how good it can get, the grid points, the front and what limits it.
void sayResult(Console& console, const synthesis::Synthesis& result, const synthesis::SynthesisOptions& options);
/// Why nothing fits: causes by how often they struck, an example each, and the least budget that could do.
void sayWhyNothingFits(Console& console, const synthesis::Synthesis& result, const network::Network& network,
                       const hardware::HardwareSpec& hardware, const synthesis::SynthesisOptions& options);

/// The commonest cause in one sentence.
std::string reasonText(const synthesis::Synthesis& result);
/// The whole result; the design itself when there is one.
nlohmann::ordered_json resultToJson(const synthesis::Synthesis& result, const synthesis::SynthesisOptions& options);

} // namespace pim::cli
