// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/evaluation/evaluation.h"
#include "core/timeline/lane_times.h"

namespace pim::timeline {

/// Hand the energy that the account charges each layer to the operations that spend it, in equal parts to its blocks:
/// crossbars and DACs to the MVM, each kind of unit to its operation, scratchpads to load and store by their accesses, the
/// NoC to transfer and merge by their flits over links. What finds no operation goes to the main one, so that all operations
/// of an image and the static power over the latency add up to Metrics::energy.
///
/// REQUIRES: \a timeline was made from \a design, \a evaluation has factors. A hardware without scratchpad costs splits evenly.
void addEnergies(Timeline& timeline, const design::Design& design, const evaluation::Evaluation& evaluation);

/// Power over a stretch of time.
struct AreaPower
{
    Energy dynamic; ///< of operations, by their share in the stretch
    Energy fixed; ///< static power over the stretch
    Power average, peak; ///< the peak over equal parts of the stretch
    Energy energy() const { return { dynamic.value + fixed.value }; }
};
/// Power and energy of \a layers (all, and the routers of the chip, when empty) in cycles [from, to), the peak over
/// \a stretches equal parts. Nothing when the timeline knows no energies, for an empty stretch and without a clock.
std::optional<AreaPower> areaPower(const LaneTimes& times, const std::vector<int>& layers, std::int64_t from, std::int64_t to,
                                   int stretches = 128);

} // namespace pim::timeline
