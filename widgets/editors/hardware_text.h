// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/hardware/parameters.h"
#include "widgets/common/quantity_text.h"

namespace pim::widgets {

/// Whether \a text has no unit, not even a prefix: "2.5e-3".
bool isNumberAlone(const QString& text);

/// Names of the parts of a hardware description and of their numbers, translated.
QString groupText(hardware::ParameterGroup group);
QString parameterText(const hardware::HardwareParameter& parameter);
/// "ADC, 9 bit: Peak power"
QString parameterPath(const hardware::HardwareParameter& parameter);

/// A number in the file's unit as people read it; an en dash when it is absent. \a digits significant ones, integers in full.
QuantityText parameterQuantity(const hardware::HardwareParameter& parameter, std::optional<double> value, int digits = 3);
/// The same with every digit that the value has (up to 12), to edit it without loss.
QString parameterEditText(const hardware::HardwareParameter& parameter, std::optional<double> value);
/// "0 W to 1.00 MW"
QString rangeText(const hardware::HardwareParameter& parameter);
/// Key, range, value of \a baseline and source of a number: what its tooltip says.
QString parameterToolTip(const hardware::HardwareParameter& parameter, std::optional<double> baseline, const QString& baselineName);

/// What a person typed for \a parameter, in the file's unit. A number alone counts in the unit \a shownUnit ("mW"), a
/// prefix alone in the SI unit; nothing at all removes an optional number. The error says rule and value as people read them.
[[nodiscard]] Result<std::optional<double>> parseParameter(const hardware::HardwareParameter& parameter, const QString& text,
                                                           const QString& shownUnit);

} // namespace pim::widgets
