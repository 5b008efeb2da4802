// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/evaluation/evaluator.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// The design behind a point that a search has met (ObservedPoint, ParetoPoint), ready to be evaluated, saved and
/// edited: its evaluation gives the point's metrics, bit by bit. Places of macros are left to the evaluation.
///
/// \a options     what the search was run with: model and constraints are taken from it
/// \a parameters  the point's
/// \a candidate   the point's
/// REQUIRES: the candidate has an entry for each layer of the network.
design::Design designOf(std::shared_ptr<const network::Network> network,
                        std::shared_ptr<const hardware::HardwareSpec> hardware, const SynthesisOptions& options,
                        const design::DesignParameters& parameters, const evaluation::Candidate& candidate,
                        const design::Provenance& provenance = {});

/// The other way: what the search would call a design's layers.
evaluation::Candidate candidateOf(const design::Design& design);

} // namespace pim::synthesis
