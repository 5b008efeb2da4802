// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/compare/comparison.h"

// Figures of reports as SVG on white.
namespace pim::report {

/// Stacked bars of energy by component, a bar a design.
std::string energySvg(const compare::Comparison& comparison);
/// Three bars of one design that are split by component: energy of one inference, peak power and, where it is known,
/// area.
std::string breakdownSvg(const compare::Entry& entry);
/// From when to when each layer works during one inference; how much of the period it is busy; the layer that sets the
/// period stands out.
std::string layerTimesSvg(const compare::Entry& entry);

} // namespace pim::report
