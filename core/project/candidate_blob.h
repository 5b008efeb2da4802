// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/evaluation/evaluator.h"

namespace pim::project {

/// The variables of one evaluated point, packed: about 200 bytes for 30 layers.
///
///     byte 1 (version), byte flags (1: packed slices, 2: identical macros), float64 power share, float64 clock in ns,
///     varints: cell bits, crossbar size, DAC, ADC, weight and data bits, scratchpad limit,
///              scratchpad of all macros, number of layers, then for each layer:
///              duplication, macros, partner + 1, a byte with a bit for each component with units, their numbers,
///     number of scratchpads and their sizes.
///
/// Varints have 7 bits a byte, lowest first, the top bit set on all but the last.
std::vector<std::byte> packCandidate(const design::DesignParameters& parameters, const evaluation::Candidate& candidate);

/// The variables that packCandidate() packed.
struct PackedPoint
{
    design::DesignParameters parameters;
    evaluation::Candidate candidate;
};

/// ParseError on anything that packCandidate() cannot have written, whatever the bytes. \a where names the place.
[[nodiscard]] Result<PackedPoint> unpackCandidate(std::span<const std::byte> bytes, const std::string& where);

} // namespace pim::project
