// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::report {

/// Text as XML content or attribute value; control characters are replaced.
std::string xmlEscaped(std::string_view text);

/// The mesh of macros as an SVG picture: one tile per macro at its cell, coloured and labelled by its layer, with a bar
/// for the macro's area where areas are known, a title per tile for readers and tooltips, and a legend of the layers.
/// A tile of two layers that share macros is split between their colours; the legend says how many of the shared macros
/// each of them brought.
std::string floorplanSvg(const design::Design& design, const evaluation::Evaluation& evaluation);

} // namespace pim::report
