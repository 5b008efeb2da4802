// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/explanation_words.h"

#include <cmath>

#include <QCoreApplication>

namespace pim::widgets {
namespace {

using evaluation::Explanation;
using evaluation::Origin;
using evaluation::Rule;

constexpr const char* kLabels[] {
    QT_TRANSLATE_NOOP("pim::explanation", "A hundredth"),
    QT_TRANSLATE_NOOP("pim::explanation", "A hundredth, rounded up"),
    QT_TRANSLATE_NOOP("pim::explanation", "ADC"),
    QT_TRANSLATE_NOOP("pim::explanation", "ADCs that both layers share"),
    QT_TRANSLATE_NOOP("pim::explanation", "ADCs that two layers share"),
    QT_TRANSLATE_NOOP("pim::explanation", "Accesses back to back"),
    QT_TRANSLATE_NOOP("pim::explanation", "Accesses of a block"),
    QT_TRANSLATE_NOOP("pim::explanation", "Addition"),
    QT_TRANSLATE_NOOP("pim::explanation", "All operations of a block"),
    QT_TRANSLATE_NOOP("pim::explanation", "Area"),
    QT_TRANSLATE_NOOP("pim::explanation", "Area of a router"),
    QT_TRANSLATE_NOOP("pim::explanation", "Average power"),
    QT_TRANSLATE_NOOP("pim::explanation", "Bit slices of a weight"),
    QT_TRANSLATE_NOOP("pim::explanation", "Bits loaded"),
    QT_TRANSLATE_NOOP("pim::explanation", "Bits of MVMs on all crossbars"),
    QT_TRANSLATE_NOOP("pim::explanation", "Bits of a cell"),
    QT_TRANSLATE_NOOP("pim::explanation", "Bits stored"),
    QT_TRANSLATE_NOOP("pim::explanation", "Bits worked on one after the other"),
    QT_TRANSLATE_NOOP("pim::explanation", "Blocks"),
    QT_TRANSLATE_NOOP("pim::explanation", "Blocks of the layers it reads"),
    QT_TRANSLATE_NOOP("pim::explanation", "Busiest link of the NoC"),
    QT_TRANSLATE_NOOP("pim::explanation", "Bytes held"),
    QT_TRANSLATE_NOOP("pim::explanation", "Bytes needed"),
    QT_TRANSLATE_NOOP("pim::explanation", "Cells of one copy"),
    QT_TRANSLATE_NOOP("pim::explanation", "Cells that hold weights"),
    QT_TRANSLATE_NOOP("pim::explanation", "Clock"),
    QT_TRANSLATE_NOOP("pim::explanation", "Clock of the design"),
    QT_TRANSLATE_NOOP("pim::explanation", "Columns converted per position"),
    QT_TRANSLATE_NOOP("pim::explanation", "Columns of all slices"),
    QT_TRANSLATE_NOOP("pim::explanation", "Columns of the weight matrix"),
    QT_TRANSLATE_NOOP("pim::explanation", "Constant"),
    QT_TRANSLATE_NOOP("pim::explanation", "Conversions"),
    QT_TRANSLATE_NOOP("pim::explanation", "Conversions of both layers per bit"),
    QT_TRANSLATE_NOOP("pim::explanation", "Conversions per block and bit"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbar"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbar size"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbar utilization"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbars"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbars below each other"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbars filled"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbars for all groups"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbars for the columns"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbars of one copy"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbars side by side"),
    QT_TRANSLATE_NOOP("pim::explanation", "Crossbars that the weights would fill"),
    QT_TRANSLATE_NOOP("pim::explanation", "Cycle"),
    QT_TRANSLATE_NOOP("pim::explanation", "Cycles"),
    QT_TRANSLATE_NOOP("pim::explanation", "Cycles at work"),
    QT_TRANSLATE_NOOP("pim::explanation", "Cycles between two blocks"),
    QT_TRANSLATE_NOOP("pim::explanation", "Cycles of a merge"),
    QT_TRANSLATE_NOOP("pim::explanation", "Cycles of a transfer"),
    QT_TRANSLATE_NOOP("pim::explanation", "Cycles of the busiest resource"),
    QT_TRANSLATE_NOOP("pim::explanation", "Cycles on the link"),
    QT_TRANSLATE_NOOP("pim::explanation", "DAC"),
    QT_TRANSLATE_NOOP("pim::explanation", "DAC resolution"),
    QT_TRANSLATE_NOOP("pim::explanation", "Dynamic energy"),
    QT_TRANSLATE_NOOP("pim::explanation", "Dynamic power"),
    QT_TRANSLATE_NOOP("pim::explanation", "Earlier layer"),
    QT_TRANSLATE_NOOP("pim::explanation", "Element-wise"),
    QT_TRANSLATE_NOOP("pim::explanation", "Elements"),
    QT_TRANSLATE_NOOP("pim::explanation", "Elements held"),
    QT_TRANSLATE_NOOP("pim::explanation", "Elements loaded per block"),
    QT_TRANSLATE_NOOP("pim::explanation", "Elements of its inputs"),
    QT_TRANSLATE_NOOP("pim::explanation", "Elements of its outputs"),
    QT_TRANSLATE_NOOP("pim::explanation", "Elements per position, each as often as it is worked on"),
    QT_TRANSLATE_NOOP("pim::explanation", "Elements stored per block"),
    QT_TRANSLATE_NOOP("pim::explanation", "Energy"),
    QT_TRANSLATE_NOOP("pim::explanation", "Energy of a flit over a hop"),
    QT_TRANSLATE_NOOP("pim::explanation", "Energy of a read"),
    QT_TRANSLATE_NOOP("pim::explanation", "Energy of a write"),
    QT_TRANSLATE_NOOP("pim::explanation", "Energy of an operation"),
    QT_TRANSLATE_NOOP("pim::explanation", "Energy per inference"),
    QT_TRANSLATE_NOOP("pim::explanation", "Energy-delay product"),
    QT_TRANSLATE_NOOP("pim::explanation", "Flit-hops per block"),
    QT_TRANSLATE_NOOP("pim::explanation", "Flits of a merge"),
    QT_TRANSLATE_NOOP("pim::explanation", "Flits of a transfer"),
    QT_TRANSLATE_NOOP("pim::explanation", "Groups"),
    QT_TRANSLATE_NOOP("pim::explanation", "Groups on the diagonal of a crossbar"),
    QT_TRANSLATE_NOOP("pim::explanation", "Interface"),
    QT_TRANSLATE_NOOP("pim::explanation", "Latency"),
    QT_TRANSLATE_NOOP("pim::explanation", "Latency of a crossbar"),
    QT_TRANSLATE_NOOP("pim::explanation", "Latency of a read"),
    QT_TRANSLATE_NOOP("pim::explanation", "Latency of a write"),
    QT_TRANSLATE_NOOP("pim::explanation", "Later layer"),
    QT_TRANSLATE_NOOP("pim::explanation", "Leakage"),
    QT_TRANSLATE_NOOP("pim::explanation", "Links of the merges"),
    QT_TRANSLATE_NOOP("pim::explanation", "Links of the transfers"),
    QT_TRANSLATE_NOOP("pim::explanation", "Loads in bus widths"),
    QT_TRANSLATE_NOOP("pim::explanation", "Macros"),
    QT_TRANSLATE_NOOP("pim::explanation", "Merges"),
    QT_TRANSLATE_NOOP("pim::explanation", "Multiplications and additions of all cells"),
    QT_TRANSLATE_NOOP("pim::explanation", "Need of the buffers"),
    QT_TRANSLATE_NOOP("pim::explanation", "NoC"),
    QT_TRANSLATE_NOOP("pim::explanation", "NoC power"),
    QT_TRANSLATE_NOOP("pim::explanation", "Nothing"),
    QT_TRANSLATE_NOOP("pim::explanation", "Occupancy"),
    QT_TRANSLATE_NOOP("pim::explanation", "Operations"),
    QT_TRANSLATE_NOOP("pim::explanation", "Operations of one MVM on all crossbars"),
    QT_TRANSLATE_NOOP("pim::explanation", "Operations per block"),
    QT_TRANSLATE_NOOP("pim::explanation", "Operations per block and bit"),
    QT_TRANSLATE_NOOP("pim::explanation", "Operations per ns"),
    QT_TRANSLATE_NOOP("pim::explanation", "Operations per ns of all units"),
    QT_TRANSLATE_NOOP("pim::explanation", "Operations per position"),
    QT_TRANSLATE_NOOP("pim::explanation", "Peak efficiency"),
    QT_TRANSLATE_NOOP("pim::explanation", "Peak power"),
    QT_TRANSLATE_NOOP("pim::explanation", "Peak throughput"),
    QT_TRANSLATE_NOOP("pim::explanation", "Period"),
    QT_TRANSLATE_NOOP("pim::explanation", "Pooling"),
    QT_TRANSLATE_NOOP("pim::explanation", "Positions"),
    QT_TRANSLATE_NOOP("pim::explanation", "Positions per block"),
    QT_TRANSLATE_NOOP("pim::explanation", "Power efficiency"),
    QT_TRANSLATE_NOOP("pim::explanation", "Power of a router"),
    QT_TRANSLATE_NOOP("pim::explanation", "Power of the NoC"),
    QT_TRANSLATE_NOOP("pim::explanation", "ReLU"),
    QT_TRANSLATE_NOOP("pim::explanation", "Reading"),
    QT_TRANSLATE_NOOP("pim::explanation", "Reading back to back"),
    QT_TRANSLATE_NOOP("pim::explanation", "Reads per block"),
    QT_TRANSLATE_NOOP("pim::explanation", "Resolution of data"),
    QT_TRANSLATE_NOOP("pim::explanation", "Resolution of weights"),
    QT_TRANSLATE_NOOP("pim::explanation", "Routers"),
    QT_TRANSLATE_NOOP("pim::explanation", "Rows driven per position"),
    QT_TRANSLATE_NOOP("pim::explanation", "Rows of the input"),
    QT_TRANSLATE_NOOP("pim::explanation", "Rows of the weight matrix"),
    QT_TRANSLATE_NOOP("pim::explanation", "Sample-and-hold"),
    QT_TRANSLATE_NOOP("pim::explanation", "Scratchpad"),
    QT_TRANSLATE_NOOP("pim::explanation", "Scratchpad of a macro"),
    QT_TRANSLATE_NOOP("pim::explanation", "Shift-add"),
    QT_TRANSLATE_NOOP("pim::explanation", "Shortest clock"),
    QT_TRANSLATE_NOOP("pim::explanation", "Sigmoid"),
    QT_TRANSLATE_NOOP("pim::explanation", "Slowest units"),
    QT_TRANSLATE_NOOP("pim::explanation", "Slowest units of any layer"),
    QT_TRANSLATE_NOOP("pim::explanation", "Static energy"),
    QT_TRANSLATE_NOOP("pim::explanation", "Static power"),
    QT_TRANSLATE_NOOP("pim::explanation", "Stores in bus widths"),
    QT_TRANSLATE_NOOP("pim::explanation", "The chip as a whole"),
    QT_TRANSLATE_NOOP("pim::explanation", "Throughput"),
    QT_TRANSLATE_NOOP("pim::explanation", "Time at work"),
    QT_TRANSLATE_NOOP("pim::explanation", "Time between two blocks"),
    QT_TRANSLATE_NOOP("pim::explanation", "Time of its units per block"),
    QT_TRANSLATE_NOOP("pim::explanation", "Time of one MVM"),
    QT_TRANSLATE_NOOP("pim::explanation", "Transfers"),
    QT_TRANSLATE_NOOP("pim::explanation", "Units"),
    QT_TRANSLATE_NOOP("pim::explanation", "Uses of the ADCs per bit"),
    QT_TRANSLATE_NOOP("pim::explanation", "Weight duplication"),
    QT_TRANSLATE_NOOP("pim::explanation", "Width of a vector unit"),
    QT_TRANSLATE_NOOP("pim::explanation", "Width of the memory bus"),
    QT_TRANSLATE_NOOP("pim::explanation", "Writes per block"),
    QT_TRANSLATE_NOOP("pim::explanation", "Writing"),
    QT_TRANSLATE_NOOP("pim::explanation", "Writing back to back"),
};

QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString words(const char* text) { return QCoreApplication::translate("pim::explanation", text); }

constexpr std::size_t kMostWritten = 3; ///< parts of a sum that are written out
constexpr double kLongestCount = 1e7; ///< counts from here on take a prefix

} // namespace

std::span<const char* const> explainedLabels() { return kLabels; }

QuantityText explainedFigure(double value, std::string_view unit, int digits)
{
    if (unit.empty()) {
        if (!std::isfinite(value) || value != std::floor(value))
            return { numberText(value, digits), {} };
        return std::fabs(value) < kLongestCount ? QuantityText { countText(static_cast<std::int64_t>(value)), {} } : quantity(value, {}, 4);
    }
    if (unit == "GHz")
        return quantity(Frequency { value }, digits);
    if (unit == "KiB" || unit == "B")
        return { value == std::floor(value) && std::fabs(value) < 1e15 ? countText(static_cast<std::int64_t>(value)) : numberText(value, digits), utf8(unit) };
    return quantityIn(value, unit, digits);
}

QString centreText(evaluation::CostCentre centre) { return words(evaluation::costCentreLabel(centre).data()); }

QString explainedLabel(const Explanation& node)
{
    const QString label = node.namedByLayer ? utf8(node.label) : words(node.label.c_str());
    return node.detail.empty() ? label : QStringLiteral("%1, %2").arg(label, utf8(node.detail));
}

QString explainedFormula(const Explanation& node)
{
    const auto joined = [&](const QString& separator) {
        QString text;
        for (const auto& child : node.children)
            text += (text.isEmpty() ? QString() : separator) + explainedFigure(child->value, child->unit).text();
        return text;
    };
    const auto count = static_cast<int>(node.children.size());
    const bool many = node.children.size() > kMostWritten;
    switch (node.rule) {
    case Rule::Leaf: return {};
    case Rule::Choice: return words(QT_TRANSLATE_NOOP("pim::explanation", "chosen for %1")).arg(joined({}));
    case Rule::Sum: return many ? words(QT_TRANSLATE_NOOP("pim::explanation", "Σ of %1 parts")).arg(count) : joined(QStringLiteral(" + "));
    case Rule::Product: return joined(QStringLiteral(" × "));
    case Rule::Quotient: return joined(QStringLiteral(" ÷ "));
    case Rule::DivideUp: return QStringLiteral("⌈%1⌉").arg(joined(QStringLiteral(" ÷ ")));
    case Rule::RoundUp: return QStringLiteral("⌈%1⌉").arg(joined({}));
    case Rule::Maximum: return many ? words(QT_TRANSLATE_NOOP("pim::explanation", "largest of %1 parts")).arg(count) : QStringLiteral("max(%1)").arg(joined(QStringLiteral(", ")));
    case Rule::Minimum: return many ? words(QT_TRANSLATE_NOOP("pim::explanation", "smallest of %1 parts")).arg(count) : QStringLiteral("min(%1)").arg(joined(QStringLiteral(", ")));
    }
    return {};
}

QString originText(Origin origin)
{
    switch (origin) {
    case Origin::Formula: return words(QT_TRANSLATE_NOOP("pim::explanation", "formula"));
    case Origin::Hardware: return words(QT_TRANSLATE_NOOP("pim::explanation", "hardware"));
    case Origin::Design: return words(QT_TRANSLATE_NOOP("pim::explanation", "design"));
    case Origin::Network: return words(QT_TRANSLATE_NOOP("pim::explanation", "network"));
    case Origin::Schedule: return words(QT_TRANSLATE_NOOP("pim::explanation", "schedule"));
    case Origin::Model: return words(QT_TRANSLATE_NOOP("pim::explanation", "model"));
    }
    return {};
}

QString confidenceBadge(hardware::Confidence confidence)
{
    switch (confidence) {
    case hardware::Confidence::Verbatim: return words(QT_TRANSLATE_NOOP("pim::explanation", "verbatim"));
    case hardware::Confidence::CrossChecked: return words(QT_TRANSLATE_NOOP("pim::explanation", "cross-checked"));
    case hardware::Confidence::Unverified: return words(QT_TRANSLATE_NOOP("pim::explanation", "unverified"));
    case hardware::Confidence::Inferred: return words(QT_TRANSLATE_NOOP("pim::explanation", "inferred"));
    }
    return {};
}

} // namespace pim::widgets
