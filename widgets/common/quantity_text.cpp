// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/quantity_text.h"

#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace pim::widgets {
namespace {

const QString kNoValue = QStringLiteral("–");

struct Prefix
{
    int exponent;
    QStringView text;
};
constexpr std::array<Prefix, 11> kPrefixes { { { -15, u"f" }, { -12, u"p" }, { -9, u"n" }, { -6, u"µ" }, { -3, u"m" }, { 0, u"" },
                                               { 3, u"k" }, { 6, u"M" }, { 9, u"G" }, { 12, u"T" }, { 15, u"P" } } };

QString grouped(double value, int decimals)
{
    QString text = QLocale().toString(value, 'f', decimals);
    text.replace(QLatin1Char('-'), QChar(0x2212));
    return text;
}

int decimalsFor(double value, int digits)
{
    const double size = std::fabs(value);
    if (size == 0)
        return digits - 1;
    int magnitude = static_cast<int>(std::floor(std::log10(size)));
    // Rounding may carry into the next magnitude: 9.999 with three digits is 10.0.
    if (std::round(size * std::pow(10, digits - 1 - magnitude)) >= std::pow(10, digits))
        ++magnitude;
    return std::max(0, digits - 1 - magnitude);
}

struct FileUnit
{
    std::string_view key;
    double toSi;
    QStringView si;
};
constexpr std::array<FileUnit, 14> kFileUnits { { { "ns", 1e-9, u"s" }, { "us", 1e-6, u"s" }, { "ms", 1e-3, u"s" }, { "s", 1, u"s" },
    { "nJ", 1e-9, u"J" }, { "uJ", 1e-6, u"J" }, { "mJ", 1e-3, u"J" }, { "W", 1, u"W" }, { "mW", 1e-3, u"W" },
    { "GOPS", 1e9, u"OPS" }, { "TOPS", 1e12, u"OPS" }, { "mm2", 1e-6, u"m²" }, { "um2", 1e-12, u"m²" }, { "uJ us", 1e-12, u"J·s" } } };

} // namespace

QString numberText(double value, int digits)
{
    if (!std::isfinite(value))
        return kNoValue;
    if (value != 0 && (std::fabs(value) < 1e-4 || std::fabs(value) >= 1e9)) {
        QString text = QLocale().toString(value, 'e', digits - 1);
        return text.replace(QLatin1Char('-'), QChar(0x2212));
    }
    return grouped(value, decimalsFor(value, digits));
}

QuantityText quantity(double value, const QString& unit, int digits)
{
    if (!std::isfinite(value))
        return { kNoValue, {} };
    if (value == 0)
        return { QLocale().toString(0), unit };
    const bool square = unit == QStringLiteral("m²");
    const double size = std::fabs(value);
    if (square) {
        const bool small = size < 1e-9; // below a thousandth of a square millimetre
        const double scaled = value * (small ? 1e12 : 1e6);
        return { numberText(scaled, digits), small ? QStringLiteral("µm²") : QStringLiteral("mm²") };
    }
    std::size_t best = 0;
    for (std::size_t i = 0; i < kPrefixes.size(); ++i) {
        // Rounded: 999.96 µW with four digits is 1.000 mW.
        const double scaled = size / std::pow(10.0, kPrefixes[i].exponent);
        const double rounded = scaled * (1 + 0.5 * std::pow(10.0, -digits));
        if (rounded >= 1)
            best = i;
    }
    const double scaled = value / std::pow(10.0, kPrefixes[best].exponent);
    return { numberText(scaled, digits), kPrefixes[best].text.toString() + unit };
}

QuantityText quantity(Time value, int digits) { return quantity(value.value * 1e-9, QStringLiteral("s"), digits); }
QuantityText quantity(Energy value, int digits) { return quantity(value.value * 1e-9, QStringLiteral("J"), digits); }
QuantityText quantity(Power value, int digits) { return quantity(value.value, QStringLiteral("W"), digits); }
QuantityText quantity(Area value, int digits) { return quantity(value.value * 1e-12, QStringLiteral("m²"), digits); }
QuantityText quantity(Frequency value, int digits) { return quantity(value.value * 1e9, QStringLiteral("Hz"), digits); }

QString countText(std::int64_t value)
{
    QString text = QLocale().toString(static_cast<qlonglong>(value));
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

QString percentText(double share, int digits)
{
    return std::isfinite(share) ? numberText(share * 100, digits) + QStringLiteral(" %") : kNoValue;
}

QString deltaText(double share)
{
    if (!std::isfinite(share))
        return kNoValue;
    const double percent = share * 100;
    QString text = grouped(std::fabs(percent), std::fabs(percent) >= 99.95 ? 0 : 1);
    const bool zero = std::fabs(percent) < 0.05;
    const QString sign = zero ? QStringLiteral("±") : percent < 0 ? QString(QChar(0x2212)) : QStringLiteral("+");
    return sign + text + QStringLiteral(" %");
}

QString durationText(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return kNoValue;
    const auto whole = static_cast<qlonglong>(std::floor(seconds));
    if (whole < 3600)
        return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QLatin1Char('0')).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

QString bytesText(std::int64_t bytes) { return quantity(static_cast<double>(bytes), QStringLiteral("B")).text(); }

QuantityText quantityIn(double value, std::string_view unit, int digits)
{
    for (const FileUnit& known : kFileUnits)
        if (known.key == unit)
            return quantity(value * known.toSi, known.si.toString(), digits);
    return { numberText(value, digits), unitText(unit) };
}

QuantityText metricText(const design::MetricInfo& metric, double value, int digits)
{
    if (metric.integer)
        return { std::isfinite(value) ? countText(static_cast<std::int64_t>(value)) : kNoValue, unitText(metric.unit) };
    if (metric.key == "area_mm2" && !(value > 0))
        return { kNoValue, {} };
    if (metric.key == "crossbar_utilization")
        return { percentText(value), {} };
    return quantityIn(value, metric.unit, digits);
}

QString unitText(std::string_view unit)
{
    QString text = QString::fromUtf8(unit.data(), static_cast<qsizetype>(unit.size()));
    if (text == QLatin1String("us"))
        return QStringLiteral("µs");
    if (text == QLatin1String("uJ"))
        return QStringLiteral("µJ");
    if (text == QLatin1String("mm2"))
        return QStringLiteral("mm²");
    if (text == QLatin1String("um2"))
        return QStringLiteral("µm²");
    text.replace(QLatin1String("uJ us"), QStringLiteral("µJ·µs"));
    text.replace(QLatin1String("1/s"), QCoreApplication::translate("pim::metrics", "inferences/s"));
    return text;
}

QString metricLabel(std::string_view key)
{
    struct Label
    {
        std::string_view key;
        const char* text;
    };
    static constexpr Label kLabels[] {
        { "power_efficiency_gops_per_w", QT_TRANSLATE_NOOP("pim::metrics", "Power efficiency") },
        { "throughput_inferences_per_s", QT_TRANSLATE_NOOP("pim::metrics", "Inference rate") },
        { "throughput_gops", QT_TRANSLATE_NOOP("pim::metrics", "Throughput") },
        { "latency_tops", QT_TRANSLATE_NOOP("pim::metrics", "Throughput of one inference") },
        { "latency_us", QT_TRANSLATE_NOOP("pim::metrics", "Latency") },
        { "period_us", QT_TRANSLATE_NOOP("pim::metrics", "Period") },
        { "clock_ns", QT_TRANSLATE_NOOP("pim::metrics", "Clock period") },
        { "cycles", QT_TRANSLATE_NOOP("pim::metrics", "Cycles") },
        { "energy_uj", QT_TRANSLATE_NOOP("pim::metrics", "Energy") },
        { "edp_uj_us", QT_TRANSLATE_NOOP("pim::metrics", "Energy × latency") },
        { "average_power_w", QT_TRANSLATE_NOOP("pim::metrics", "Average power") },
        { "peak_power_w", QT_TRANSLATE_NOOP("pim::metrics", "Peak power") },
        { "area_mm2", QT_TRANSLATE_NOOP("pim::metrics", "Area") },
        { "macros", QT_TRANSLATE_NOOP("pim::metrics", "Macros") },
        { "crossbars", QT_TRANSLATE_NOOP("pim::metrics", "Crossbars") },
        { "crossbar_utilization", QT_TRANSLATE_NOOP("pim::metrics", "Cells used") },
        { "peak_tops_per_w", QT_TRANSLATE_NOOP("pim::metrics", "Peak efficiency") },
        { "crossbar_power_share", QT_TRANSLATE_NOOP("pim::metrics", "Power share") },
        { "crossbar_size", QT_TRANSLATE_NOOP("pim::metrics", "Crossbar size") },
        { "cell_bits", QT_TRANSLATE_NOOP("pim::metrics", "Cell bits") },
        { "dac_bits", QT_TRANSLATE_NOOP("pim::metrics", "DAC bits") },
        { "adc_bits", QT_TRANSLATE_NOOP("pim::metrics", "ADC bits") },
        { "weight_bits", QT_TRANSLATE_NOOP("pim::metrics", "Weight bits") },
        { "data_bits", QT_TRANSLATE_NOOP("pim::metrics", "Data bits") },
        { "slices", QT_TRANSLATE_NOOP("pim::metrics", "Bit slices") },
        { "scratchpad_kib", QT_TRANSLATE_NOOP("pim::metrics", "Scratchpad") },
        { "mean_duplication", QT_TRANSLATE_NOOP("pim::metrics", "Mean duplication") },
        { "mean_weight_duplication", QT_TRANSLATE_NOOP("pim::metrics", "Mean duplication") },
        { "shared_layers", QT_TRANSLATE_NOOP("pim::metrics", "Shared layers") },
    };
    for (const Label& label : kLabels)
        if (label.key == key)
            return QCoreApplication::translate("pim::metrics", label.text);
    return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
}

Result<double> parseQuantity(const QString& text, const QString& unit)
{
    static const QRegularExpression kForm(QStringLiteral(R"(^\s*([+\-−]?[\d.,'’\s]*\d[\d.,]*(?:[eE][+\-−]?\d+)?)\s*([^\d\s].*)?$)"));
    const auto fail = [&](const QString& why) {
        const QString example = unit.isEmpty() ? QStringLiteral("0.25") : QStringLiteral("300 m%1").arg(unit);
        return tl::unexpected(Error { ErrorCode::InvalidArgument,
                                      QCoreApplication::translate("pim::quantity", "%1: \"%2\". Write a number and a unit, for example %3")
                                          .arg(why, text.trimmed(), example).toStdString(), {} });
    };
    const auto match = kForm.match(text);
    if (!match.hasMatch())
        return fail(QCoreApplication::translate("pim::quantity", "not a number"));
    QString number = match.captured(1);
    number.replace(QChar(0x2212), QLatin1Char('-')).remove(QLatin1Char(' ')).remove(QChar(0xA0)).remove(QChar(0x202F)).remove(QLatin1Char('\'')).remove(QChar(0x2019));
    // The last of the two separators is the decimal one when both are there; one comma before exactly three digits groups.
    const auto comma = number.lastIndexOf(QLatin1Char(',')), point = number.lastIndexOf(QLatin1Char('.'));
    if (comma >= 0 && point >= 0) {
        number.remove(comma > point ? QLatin1Char('.') : QLatin1Char(','));
        number.replace(QLatin1Char(','), QLatin1Char('.'));
    } else if (comma >= 0) {
        const bool groups = QLocale().decimalPoint() != QStringLiteral(",") && number.size() - comma == 4;
        if (groups || number.count(QLatin1Char(',')) > 1)
            number.remove(QLatin1Char(','));
        else
            number.replace(QLatin1Char(','), QLatin1Char('.'));
    } else if (number.count(QLatin1Char('.')) > 1) {
        number.remove(QLatin1Char('.'));
    }
    bool valid = false;
    const double value = number.toDouble(&valid);
    if (!valid || !std::isfinite(value))
        return fail(QCoreApplication::translate("pim::quantity", "not a number"));
    QString suffix = match.captured(2).trimmed();
    if (suffix.isEmpty())
        return value;
    suffix.replace(QChar(0x3BC), QChar(0xB5)); // Greek mu is the micro sign
    suffix.replace(QLatin1String("m2"), QStringLiteral("m²"));
    const auto exponentOf = [](const QString& prefix) -> std::optional<int> {
        if (prefix == QLatin1String("u"))
            return -6;
        if (prefix == QLatin1String("K"))
            return 3;
        for (const Prefix& known : kPrefixes)
            if (known.text == prefix)
                return known.exponent;
        return std::nullopt;
    };
    const bool square = unit == QStringLiteral("m²");
    QString prefix = suffix;
    if (!unit.isEmpty() && suffix.endsWith(unit))
        prefix.chop(unit.size());
    else if (!unit.isEmpty() && suffix.endsWith(unit, Qt::CaseInsensitive) && unit.size() == suffix.size())
        prefix.clear();
    const auto exponent = exponentOf(prefix);
    if (!exponent || (unit.isEmpty() && !prefix.isEmpty() && suffix.size() > 1))
        return fail(unit.isEmpty() ? QCoreApplication::translate("pim::quantity", "no unit is expected here")
                                   : QCoreApplication::translate("pim::quantity", "not a quantity in %1").arg(unit));
    return value * std::pow(10.0, square ? 2 * *exponent : *exponent);
}

} // namespace pim::widgets
