// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/evaluation/factors.h"

namespace pim::evaluation {

/// What back-to-back inferences wait for: a layer, ADCs that two layers share, or a link of the NoC.
struct PeriodLimit
{
    enum class Kind { None, Layer, SharedAdc, Link };
    Kind kind = Kind::None;
    int layer = -1; ///< Layer, SharedAdc: the later of the pair; Link: the layer that loads it most
    int partner = -1; ///< SharedAdc
    std::int64_t cycles = 0; ///< the period
};

/// Of an evaluation. The first of equals, layers before the ADCs they share, these before links.
[[nodiscard]] PeriodLimit periodLimit(const Factors& factors);

} // namespace pim::evaluation
