// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/hardware_text.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

namespace pim::widgets {
namespace {

using hardware::HardwareParameter;

QString translated(std::string_view text)
{
    return QCoreApplication::translate("pim::hardware", std::string(text).c_str());
}

// So that the translation tools find the texts of core/hardware/parameters.
[[maybe_unused]] constexpr const char* kTexts[] {
    QT_TRANSLATE_NOOP("pim::hardware", "Crossbar"), QT_TRANSLATE_NOOP("pim::hardware", "ADC"), QT_TRANSLATE_NOOP("pim::hardware", "DAC"),
    QT_TRANSLATE_NOOP("pim::hardware", "Sample-and-hold"), QT_TRANSLATE_NOOP("pim::hardware", "Shift-add"), QT_TRANSLATE_NOOP("pim::hardware", "Addition"),
    QT_TRANSLATE_NOOP("pim::hardware", "Pooling"), QT_TRANSLATE_NOOP("pim::hardware", "ReLU"), QT_TRANSLATE_NOOP("pim::hardware", "Sigmoid"),
    QT_TRANSLATE_NOOP("pim::hardware", "Element-wise"), QT_TRANSLATE_NOOP("pim::hardware", "Scratchpad"), QT_TRANSLATE_NOOP("pim::hardware", "NoC"),
    QT_TRANSLATE_NOOP("pim::hardware", "I/O"), QT_TRANSLATE_NOOP("pim::hardware", "General"), QT_TRANSLATE_NOOP("pim::hardware", "Published search"),
    QT_TRANSLATE_NOOP("pim::hardware", "Peak power"), QT_TRANSLATE_NOOP("pim::hardware", "Static power"), QT_TRANSLATE_NOOP("pim::hardware", "Dynamic power"),
    QT_TRANSLATE_NOOP("pim::hardware", "Latency"), QT_TRANSLATE_NOOP("pim::hardware", "Rate"), QT_TRANSLATE_NOOP("pim::hardware", "Area"),
    QT_TRANSLATE_NOOP("pim::hardware", "Leakage"), QT_TRANSLATE_NOOP("pim::hardware", "Read latency"), QT_TRANSLATE_NOOP("pim::hardware", "Write latency"),
    QT_TRANSLATE_NOOP("pim::hardware", "Read energy"), QT_TRANSLATE_NOOP("pim::hardware", "Write energy"), QT_TRANSLATE_NOOP("pim::hardware", "Power of the chip's network"),
    QT_TRANSLATE_NOOP("pim::hardware", "Latency of a hop"), QT_TRANSLATE_NOOP("pim::hardware", "Latency of a flit"), QT_TRANSLATE_NOOP("pim::hardware", "Flit"),
    QT_TRANSLATE_NOOP("pim::hardware", "Area of a router"), QT_TRANSLATE_NOOP("pim::hardware", "Static power of a router"),
    QT_TRANSLATE_NOOP("pim::hardware", "Energy of a flit over a hop"), QT_TRANSLATE_NOOP("pim::hardware", "Weight resolution"),
    QT_TRANSLATE_NOOP("pim::hardware", "Data resolution"), QT_TRANSLATE_NOOP("pim::hardware", "Memory bus"),
    QT_TRANSLATE_NOOP("pim::hardware", "Elements per vector operation"), QT_TRANSLATE_NOOP("pim::hardware", "Rounds per temperature"),
    QT_TRANSLATE_NOOP("pim::hardware", "First temperature"), QT_TRANSLATE_NOOP("pim::hardware", "Last temperature"), QT_TRANSLATE_NOOP("pim::hardware", "Cooling factor"),
    QT_TRANSLATE_NOOP("pim::hardware", "Weight of accesses"), QT_TRANSLATE_NOOP("pim::hardware", "Chains"), QT_TRANSLATE_NOOP("pim::hardware", "Population"),
    QT_TRANSLATE_NOOP("pim::hardware", "Share of the elite"), QT_TRANSLATE_NOOP("pim::hardware", "Generations"),
    QT_TRANSLATE_NOOP("pim::hardware", "Mutation of macro numbers"), QT_TRANSLATE_NOOP("pim::hardware", "Mutation of sharing"),
    QT_TRANSLATE_NOOP("pim::hardware", "Largest macro"), QT_TRANSLATE_NOOP("pim::hardware", "Smallest macro"), QT_TRANSLATE_NOOP("pim::hardware", "Step of macro sizes"),
    QT_TRANSLATE_NOOP("pim::hardware", "read in the source"), QT_TRANSLATE_NOOP("pim::hardware", "recalled and cross-checked"),
    QT_TRANSLATE_NOOP("pim::hardware", "recalled, not checked"), QT_TRANSLATE_NOOP("pim::hardware", "inferred"),
};

struct SiUnit
{
    QString unit; ///< "W"
    double factor = 1; ///< SI value of one of the file's unit
};

SiUnit siUnit(std::string_view unit)
{
    if (unit == "W")
        return { QStringLiteral("W"), 1 };
    if (unit == "ns")
        return { QStringLiteral("s"), 1e-9 };
    if (unit == "GHz")
        return { QStringLiteral("Hz"), 1e9 };
    if (unit == "nJ")
        return { QStringLiteral("J"), 1e-9 };
    if (unit == "um2")
        return { QStringLiteral("m²"), 1e-12 };
    return { {}, 1 };
}

/// The value of "1 mW" in SI, for the unit that a cell shows.
double shownFactor(const QString& shownUnit, const SiUnit& si)
{
    if (shownUnit.isEmpty() || si.unit.isEmpty())
        return 1;
    return parseQuantity(QStringLiteral("1 ") + shownUnit, si.unit).value_or(1);
}

} // namespace

bool isNumberAlone(const QString& text)
{
    return !text.isEmpty() && std::none_of(text.begin(), text.end(), [](QChar c) { return (c.isLetter() && c.toLower() != QLatin1Char('e')) || c == QChar(0xB5); });
}

QString groupText(hardware::ParameterGroup group) { return translated(hardware::groupLabel(group)); }
QString parameterText(const HardwareParameter& parameter) { return translated(parameter.spec.label); }

QString parameterPath(const HardwareParameter& parameter)
{
    const QString group = groupText(parameter.group);
    const QString part = parameter.entryLabel.empty() ? group : QStringLiteral("%1, %2").arg(group, QString::fromStdString(parameter.entryLabel));
    return QCoreApplication::translate("pim::hardware", "%1: %2").arg(part, parameterText(parameter));
}

QuantityText parameterQuantity(const HardwareParameter& parameter, std::optional<double> value, int digits)
{
    if (!value)
        return { QStringLiteral("–"), {} };
    const SiUnit si = siUnit(parameter.spec.unit);
    if (si.unit.isEmpty())
        return { parameter.integer ? countText(static_cast<std::int64_t>(*value)) : numberText(*value, digits), unitText(parameter.spec.unit) };
    return quantity(*value * si.factor, si.unit, digits);
}

QString parameterEditText(const HardwareParameter& parameter, std::optional<double> value)
{
    if (!value)
        return {};
    const QuantityText shown = parameterQuantity(parameter, value);
    const SiUnit si = siUnit(parameter.spec.unit);
    const double scaled = *value * si.factor / shownFactor(shown.unit, si);
    QString number = QLocale().toString(scaled, 'g', 12);
    number.remove(QLocale().groupSeparator());
    return shown.unit.isEmpty() ? number : number + QLatin1Char(' ') + shown.unit;
}

QString rangeText(const HardwareParameter& parameter)
{
    const QString low = parameterQuantity(parameter, parameter.spec.minimum).text();
    const QString high = parameterQuantity(parameter, parameter.spec.maximum).text();
    return parameter.aboveMinimum ? QCoreApplication::translate("pim::hardware", "above %1, at most %2").arg(low, high)
                                  : QCoreApplication::translate("pim::hardware", "%1 to %2").arg(low, high);
}

QString parameterToolTip(const HardwareParameter& parameter, std::optional<double> baseline, const QString& baselineName)
{
    QStringList lines { QStringLiteral("<b>%1</b>").arg(parameterPath(parameter).toHtmlEscaped()),
                        translated(QT_TRANSLATE_NOOP("pim::hardware", "Key: %1")).arg(QString::fromStdString(parameter.key).toHtmlEscaped()),
                        translated(QT_TRANSLATE_NOOP("pim::hardware", "Range: %1")).arg(rangeText(parameter)) };
    if (!baselineName.isEmpty())
        lines += translated(QT_TRANSLATE_NOOP("pim::hardware", "In %1: %2")).arg(baselineName.toHtmlEscaped(), parameterQuantity(parameter, baseline, 4).text());
    if (!parameter.source.text.empty())
        lines += translated(QT_TRANSLATE_NOOP("pim::hardware", "Source: %1 (%2)"))
                     .arg(QString::fromStdString(parameter.source.text).toHtmlEscaped(), translated(hardware::confidenceText(parameter.source.confidence)));
    return QStringLiteral("<qt>%1</qt>").arg(lines.join(QStringLiteral("<br>")));
}

Result<std::optional<double>> parseParameter(const HardwareParameter& parameter, const QString& text, const QString& shownUnit)
{
    const auto refuse = [&](const QString& why) {
        return tl::unexpected(Error { ErrorCode::InvalidArgument, why.toStdString(), parameter.key });
    };
    const SiUnit si = siUnit(parameter.spec.unit);
    std::optional<double> value;
    QString typed = text.trimmed();
    if (!typed.isEmpty() || !parameter.optional) {
        if (si.unit.isEmpty() && !parameter.spec.unit.empty() && typed.endsWith(unitText(parameter.spec.unit)))
            typed.chop(unitText(parameter.spec.unit).size());
        // A number alone is meant in the unit that stands beside it.
        if (isNumberAlone(typed) && !si.unit.isEmpty() && !shownUnit.isEmpty())
            typed += QLatin1Char(' ') + shownUnit;
        const auto read = parseQuantity(typed, si.unit);
        if (!read)
            return tl::unexpected(Error { read.error().code, read.error().message, parameter.key });
        const double scaled = *read / si.factor;
        // What a person writes has few digits: 2.25 mW must be the same double as 0.00225 W.
        value = QString::number(scaled, 'g', 15).toDouble();
    }
    if (hardware::checkParameter(parameter, value))
        return value;
    if (!value)
        return refuse(QCoreApplication::translate("pim::hardware", "A number is needed here"));
    const QString got = parameterQuantity(parameter, value, 4).text();
    if (parameter.integer && *value != std::floor(*value))
        return refuse(QCoreApplication::translate("pim::hardware", "Must be a whole number, got %1").arg(numberText(*value, 4)));
    return refuse(QCoreApplication::translate("pim::hardware", "Must be %1, got %2").arg(rangeText(parameter), got));
}

} // namespace pim::widgets
