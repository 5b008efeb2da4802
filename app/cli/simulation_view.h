// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/program/simulator.h"

namespace pim::cli {

class Console;

/// Tables of a simulation for people: result, energy by unit, busiest cores, links, stalls by class.
void saySimulation(Console& console, const program::Program& program, const program::Machine& machine,
                   const program::SimulationOptions& options, const program::SimulationResult& result);

/// All of it, every core and link.
nlohmann::ordered_json simulationJson(const program::Program& program, const program::Machine& machine,
                                      const program::SimulationOptions& options,
                                      const program::SimulationResult& result);

} // namespace pim::cli
