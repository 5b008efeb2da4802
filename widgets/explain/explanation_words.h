// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QString>

#include "core/evaluation/explanation.h"
#include "widgets/common/quantity_text.h"

namespace pim::widgets {

/// A figure of an explanation as people read it: "9.20" "mJ", "5,608" "".
QuantityText explainedFigure(double value, std::string_view unit, int digits = 3);
/// Its name in the user's language; a layer's part has the layer's name.
QString explainedLabel(const evaluation::Explanation& node);
/// "1.074 G × 1.00 ns × 2.025 mW"; empty for what is given.
QString explainedFormula(const evaluation::Explanation& node);
/// "hardware", "design" … as a badge says it.
QString originText(evaluation::Origin origin);
/// "verbatim", "cross-checked" …
QString confidenceBadge(hardware::Confidence confidence);
/// "ADC" in the user's language.
QString centreText(evaluation::CostCentre centre);
/// Every label that core/evaluation uses, so that none stays untranslated.
std::span<const char* const> explainedLabels();

} // namespace pim::widgets
