// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/program/machine.h"
#include "core/program/program.h"

namespace pim::program {

/// The ordered pairs of cores, and of a core and the global memory, between which a program's messages travel (answers
/// have their own), and those of them that the machine gives no cost: they take no time and no energy, as in pimsim-nn.
struct NetworkPairs
{
    std::int64_t used = 0, missing = 0;
    std::int32_t from = 0, to = 0; ///< the first one missing
};
NetworkPairs networkPairs(const Program& program, const Machine& machine);

/// What to say about those missing; empty when none is.
std::string missingPairsText(const NetworkPairs& pairs);

} // namespace pim::program
