// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/compare/comparison.h"

namespace pim::compare {

/// Another network on a machine that exists: crossbars, macros, converters and vector units are those of \a machine;
/// only which layer gets how many of them, and with it the duplication, is found anew. Copies are the exact optimum of
/// the slowest layer, tried with all and with parts of the crossbars, on all and on fewer macros down to one a layer; the
/// most efficient fits.
///
/// Units are dealt out from what as many macros of the machine have at most. Where macros are identical that is exact:
/// every macro has the same. Where they are specialized it is kind to the machine, whose macros differ. Crossbars,
/// converters, units and macros that a network does not use are taken as switched off: they cost nothing. Infeasible with
/// the reason and its numbers when the network does not fit (of the try that came nearest); Cancelled when stopped.
/// Deterministic.
[[nodiscard]] Result<Entry> runOnMachine(const Entry& machine, std::shared_ptr<const network::Network> network,
                                         const RunContext& run);

/// One network on one machine.
struct PortabilityCell
{
    bool own = false; ///< the network that the machine was made for, as it was made
    bool fits = false;
    std::string reason; ///< why not
    evaluation::Metrics metrics; ///< valid when it fits
    double efficiencyKept =
        0; ///< power efficiency against the best machine of this matrix made for the network, 1: as good
    double throughputKept = 0;
};

struct Portability
{
    std::vector<std::string> machines; ///< rows: names of the designs
    std::vector<std::string> networks; ///< columns, each once
    std::vector<std::vector<PortabilityCell>> cells; ///< [machine][network]
    bool sameModel = true; ///< else the machines' figures come from different cost models
    bool finished = true; ///< false: stopped; cells that were not reached have the reason "not run"
};

/// Each design's machine on each network of all of them. InvalidArgument for fewer than two designs or an entry without
/// design. \a onPartial is called after every cell; may be empty.
[[nodiscard]] Result<Portability> portability(const std::vector<Entry>& machines, const RunContext& run,
                                              const std::function<void(const Portability&)>& onPartial = {});

} // namespace pim::compare
