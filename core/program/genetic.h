// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/program/compiler.h"

namespace pim::program::detail {

/// Copies of each layer's weights by evolution: uniform crossover and mutation of copy numbers from the balanced ones
/// on, every candidate compiled and simulated on the machine. Repeats by context.seed. PIMCOMP's genome also places
/// weights; here placement follows from the copies. Errors are those of compile().
[[nodiscard]] Result<CompiledProgram> compileGenetic(const std::shared_ptr<const network::Network>& network,
                                                     const Machine& machine, const CompileOptions& options,
                                                     const RunContext& context);

} // namespace pim::program::detail
