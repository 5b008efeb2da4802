// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_words.h"

#include <array>
#include <cmath>

#include <QCoreApplication>

#include "core/design/metric_table.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

using compare::Contribution;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pim::compare)
};
QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

struct Word
{
    const char* key;
    const char* text;
};

constexpr Word kSettings[] {
    { "network", QT_TRANSLATE_NOOP("pim::compare", "Network") },
    { "hardware", QT_TRANSLATE_NOOP("pim::compare", "Hardware") },
    { "power_budget_w", QT_TRANSLATE_NOOP("pim::compare", "Power budget") },
    { "max_area_mm2", QT_TRANSLATE_NOOP("pim::compare", "Largest area") },
    { "max_latency_us", QT_TRANSLATE_NOOP("pim::compare", "Longest latency") },
    { "max_crossbars", QT_TRANSLATE_NOOP("pim::compare", "Most crossbars") },
    { "profile", QT_TRANSLATE_NOOP("pim::compare", "Evaluation model") },
    { "algorithm", QT_TRANSLATE_NOOP("pim::compare", "Algorithm") },
    { "crossbar_size", QT_TRANSLATE_NOOP("pim::compare", "Crossbar") },
    { "cell_bits", QT_TRANSLATE_NOOP("pim::compare", "Cell precision") },
    { "dac_bits", QT_TRANSLATE_NOOP("pim::compare", "DAC precision") },
    { "adc_bits", QT_TRANSLATE_NOOP("pim::compare", "ADC precision") },
    { "weight_bits", QT_TRANSLATE_NOOP("pim::compare", "Weights") },
    { "data_bits", QT_TRANSLATE_NOOP("pim::compare", "Activations") },
    { "slices", QT_TRANSLATE_NOOP("pim::compare", "Bit slices") },
    { "macro_style", QT_TRANSLATE_NOOP("pim::compare", "Macros are") },
    { "crossbar_power_share", QT_TRANSLATE_NOOP("pim::compare", "Crossbar power share") },
    { "shared_pairs", QT_TRANSLATE_NOOP("pim::compare", "Pairs that share macros") },
    { "clock_ns", QT_TRANSLATE_NOOP("pim::compare", "Clock") },
    { "macro_grid", QT_TRANSLATE_NOOP("pim::compare", "Macro grid") },
    { "scratchpad_kib", QT_TRANSLATE_NOOP("pim::compare", "Scratchpad of a macro") },
    { "noc_conflicts", QT_TRANSLATE_NOOP("pim::compare", "NoC waits") },
    { "weight_duplication", QT_TRANSLATE_NOOP("pim::compare", "Duplication") },
    { "macros", QT_TRANSLATE_NOOP("pim::compare", "Macros") },
    { "shares_macros_with", QT_TRANSLATE_NOOP("pim::compare", "Shares macros with") },
};
constexpr Word kWords[] {
    { "packed", QT_TRANSLATE_NOOP("pim::compare", "packed") },
    { "separate", QT_TRANSLATE_NOOP("pim::compare", "separate") },
    { "identical", QT_TRANSLATE_NOOP("pim::compare", "identical") },
    { "specialized", QT_TRANSLATE_NOOP("pim::compare", "specialized") },
    { "manual", QT_TRANSLATE_NOOP("pim::compare", "by hand") },
    { "power efficiency", QT_TRANSLATE_NOOP("pim::compare", "power efficiency") },
    { "peak power efficiency", QT_TRANSLATE_NOOP("pim::compare", "peak power efficiency") },
    { "throughput", QT_TRANSLATE_NOOP("pim::compare", "throughput") },
    { "EDP", QT_TRANSLATE_NOOP("pim::compare", "energy × delay") },
    { "energy", QT_TRANSLATE_NOOP("pim::compare", "energy") },
    { "latency", QT_TRANSLATE_NOOP("pim::compare", "latency") },
    { "annealing", QT_TRANSLATE_NOOP("pim::compare", "annealing") },
    { "heuristic", QT_TRANSLATE_NOOP("pim::compare", "heuristic") },
    { "no duplication", QT_TRANSLATE_NOOP("pim::compare", "no duplication") },
    { "with sharing", QT_TRANSLATE_NOOP("pim::compare", "with sharing") },
    { "without sharing", QT_TRANSLATE_NOOP("pim::compare", "without sharing") },
    { "mean gain over ISAAC", QT_TRANSLATE_NOOP("pim::compare", "mean gain over ISAAC") },
    { "mean gain of annealing over heuristic",
      QT_TRANSLATE_NOOP("pim::compare", "mean gain of annealing over heuristic") },
    { "mean gain of specialized over identical",
      QT_TRANSLATE_NOOP("pim::compare", "mean gain of specialized over identical") },
    { "mean gain of sharing", QT_TRANSLATE_NOOP("pim::compare", "mean gain of sharing") },
};
constexpr const char* kExperiments[] {
    QT_TRANSLATE_NOOP("pim::compare", "Table IV: peak power efficiency"),
    QT_TRANSLATE_NOOP("pim::compare", "Fig. 6: effective efficiency and throughput against ISAAC"),
    QT_TRANSLATE_NOOP("pim::compare", "Fig. 7: weight duplication"),
    QT_TRANSLATE_NOOP("pim::compare", "Fig. 8: identical and specialized macros"),
    QT_TRANSLATE_NOOP("pim::compare", "Fig. 9: macro sharing"),
    QT_TRANSLATE_NOOP("pim::compare", "Table V: energy-delay product on CIFAR-10"),
};

template<std::size_t N>
QString lookUp(const Word (&words)[N], std::string_view key)
{
    for (const Word& word : words)
        if (key == word.key)
            return Words::tr(word.text);
    return utf8(key);
}

QString figure(double value, std::string_view unit)
{
    if (unit.empty() && value == std::floor(value))
        return countText(static_cast<std::int64_t>(value));
    return quantityIn(value, unit, 4).text();
}

QString contributionWords(const Contribution& c, const QString& reference, const QString& design)
{
    using Kind = Contribution::Kind;
    const QString name = utf8(c.name);
    QString change = Words::tr("%1 → %2").arg(figure(c.from, c.unit), figure(c.to, c.unit));
    if (c.share != 0)
        change = Words::tr("%1 (%2 of it)").arg(change, percentText(c.share, 2));
    switch (c.kind) {
    case Kind::Clock: return Words::tr("clock %1").arg(change);
    case Kind::Cycles: return Words::tr("cycles %1").arg(change);
    case Kind::LimitingLayer:
        if (c.otherName.empty())
            return Words::tr("%1 sets the period of %2").arg(name, c.ofReference ? reference : design);
        return c.name == c.otherName
            ? Words::tr("%1 sets the period of both").arg(name)
            : Words::tr("%1 sets the period of %2, %3 that of %4").arg(name, reference, utf8(c.otherName), design);
    case Kind::LimitingAdcs:
        return Words::tr("the ADCs that %1 and %2 share set the period of %3")
            .arg(utf8(c.otherName), name, c.ofReference ? reference : design);
    case Kind::LimitingLink:
        return Words::tr("a NoC link that %1 loads most sets the period of %2").arg(name, c.ofReference ? reference : design);
    case Kind::PeriodCycles: return Words::tr("cycles of the period %1").arg(change);
    case Kind::LimitingBlocks: return Words::tr("blocks of that layer %1").arg(change);
    case Kind::LimitingBlockTime: return Words::tr("time of a block %1").arg(change);
    case Kind::Component: {
        for (int g = 0; g < compare::kCostGroupCount; ++g)
            if (compare::costGroupKey(static_cast<compare::CostGroup>(g)) == c.name)
                return Words::tr("%1 %2").arg(costGroupName(static_cast<compare::CostGroup>(g)), change);
        return name + QLatin1Char(' ') + change;
    }
    case Kind::Layer: return Words::tr("layer %1 %2").arg(name, change);
    case Kind::Conversions:
        return Words::tr("of the columns that %1 converts, %2 → %3 hold weights")
            .arg(name, percentText(c.from), percentText(c.to));
    case Kind::Copies: return Words::tr("copies of %1: %2").arg(name, change);
    }
    return {};
}

QString claim(const compare::Reason& r, bool sameNetwork)
{
    if (r.metric == "latency_us")
        return r.better ? Words::tr("%1 is faster") : Words::tr("%1 is slower");
    if (r.metric == "period_us" && !sameNetwork) // with other operations an inference throughput says nothing of GOPS
        return r.better ? Words::tr("%1 makes more inferences in the same time")
                        : Words::tr("%1 makes fewer inferences in the same time");
    if (r.metric == "period_us")
        return r.better ? Words::tr("%1 has the higher throughput") : Words::tr("%1 has the lower throughput");
    if (r.metric == "energy_uj")
        return r.better ? Words::tr("%1 takes less energy") : Words::tr("%1 takes more energy");
    if (r.metric == "peak_power_w")
        return r.better ? Words::tr("%1 draws less at its peak") : Words::tr("%1 draws more at its peak");
    return r.better ? Words::tr("%1 is smaller") : Words::tr("%1 is larger");
}

} // namespace

QColor designColour(std::size_t design)
{
    static constexpr int kSeries[] { 1, 0, 2, 5 }; // blue, vermilion, green, purple
    return categorical(kSeries[design % 4]);
}

QString metricName(const compare::MetricRow& row)
{
    if (row.key == "adcs")
        return Words::tr("ADCs");
    if (row.key == "dacs")
        return Words::tr("DACs");
    return metricLabel(row.key);
}

QString metricNumber(const compare::MetricRow& row, double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    if (row.integer)
        return countText(static_cast<std::int64_t>(std::llround(value)));
    if (const design::MetricInfo* info = design::findMetric(row.key))
        return metricText(*info, value).text();
    return numberText(value, 4);
}

QString metricFigure(const compare::MetricRow& row, double value) { return metricNumber(row, value); }

QString verdictWords(compare::Verdict verdict)
{
    return verdict == compare::Verdict::Better ? Words::tr("▲ better")
        : verdict == compare::Verdict::Worse   ? Words::tr("▼ worse")
                                               : QString();
}

QString settingName(const compare::SettingRow& row)
{
    QString name;
    if (row.origin == compare::Origin::Hardware) {
        // "ADC, Peak power": both parts have their words among those of the hardware editor.
        const QStringList parts = utf8(row.label).split(QStringLiteral(", "));
        QStringList words;
        for (const QString& part : parts)
            words << QCoreApplication::translate("pim::hardware", part.toUtf8().constData());
        name = words.join(QStringLiteral(", "));
    } else {
        name = lookUp(kSettings, row.key);
    }
    return row.subject.empty() ? name : Words::tr("%1, %2").arg(name, utf8(row.subject));
}

QString settingWords(const compare::Setting& setting, std::string_view unit)
{
    if (setting.absent)
        return QStringLiteral("–");
    if (!setting.text.empty())
        return lookUp(kWords, setting.text); // names of networks and layers have no entry
    const auto one = [&](double value) {
        if (unit == "bit" || unit == "KiB")
            return QStringLiteral("%1 %2").arg(countText(static_cast<std::int64_t>(value)), utf8(unit));
        return unit.empty() && value != std::floor(value) ? numberText(value) : figure(value, unit);
    };
    return setting.low == setting.high ? one(setting.low)
                                       : QStringLiteral("%1 – %2").arg(one(setting.low), one(setting.high));
}

QString originWords(compare::Origin origin)
{
    switch (origin) {
    case compare::Origin::Input: return Words::tr("inputs");
    case compare::Origin::Hardware: return Words::tr("hardware");
    case compare::Origin::Search: return Words::tr("search");
    case compare::Origin::Result: return Words::tr("result");
    }
    return {};
}

QString costGroupName(compare::CostGroup group)
{
    switch (group) {
    case compare::CostGroup::Adc: return Words::tr("ADC");
    case compare::CostGroup::Crossbar: return Words::tr("Crossbar");
    case compare::CostGroup::Scratchpad: return Words::tr("Scratchpad");
    case compare::CostGroup::Dac: return Words::tr("DAC");
    case compare::CostGroup::Alu: return Words::tr("ALU");
    case compare::CostGroup::Noc: return Words::tr("NoC");
    case compare::CostGroup::Other: return Words::tr("Other");
    }
    return {};
}

QColor costGroupColour(compare::CostGroup group) { return categorical(static_cast<int>(group)); }

QString reasonWords(const compare::Comparison& comparison, const compare::Reason& r)
{
    const QString design = QString::fromStdString(compare::letterOf(r.design)),
                  reference = QString::fromStdString(compare::letterOf(comparison.reference));
    QStringList parts;
    for (const Contribution& c : r.contributions)
        parts << contributionWords(c, reference, design);
    return Words::tr("%1: %2 → %3 (%4): %5.")
        .arg(claim(r, comparison.sameNetwork).arg(design), figure(r.from, r.unit), figure(r.to, r.unit),
             deltaText((r.to - r.from) / std::abs(r.from)), parts.join(QStringLiteral("; ")));
}

QString experimentName(compare::Experiment experiment)
{
    return Words::tr(kExperiments[static_cast<std::size_t>(experiment)]);
}
QString quantityName(std::string_view quantity) { return lookUp(kWords, quantity); }
QString seriesName(std::string_view series) { return lookUp(kWords, series); }

} // namespace pim::widgets
