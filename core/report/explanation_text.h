// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "core/evaluation/explanation.h"

namespace pim::report {

/// A figure with its unit: "9.20 mJ", "394 GOPS/W", "5,608", "18.8 %".
std::string formatFigure(double value, std::string_view unit, int digits = 3);
/// How a figure follows from its parts, with the numbers in it: "3.628 G ÷ 9.20 mJ", "Σ of 6 parts". Empty for a leaf.
std::string formulaText(const evaluation::Explanation& node);

/// The tree as lines for a terminal, \a depth levels below the root (0: the root alone; negative: all of it). A part that
/// stands in the tree before is not opened again.
std::string explanationTree(const evaluation::Explanation& root, int depth = -1);
/// label, value, unit, rule, children …, \a depth levels below the root.
nlohmann::ordered_json explanationToJson(const evaluation::Explanation& root, int depth = 8);
/// The root's value as an `align*` of LaTeX (amsmath): a line a level, down to \a depth.
std::string explanationLatex(const evaluation::Explanation& root, int depth = 3);

} // namespace pim::report
