// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layer_columns.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>

#include "widgets/common/quantity_text.h"
#include "widgets/layers/layer_text.h"

namespace pim::widgets {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// clang-format off
const std::array<LayerColumnInfo, kLayerColumnCount> kColumns { {
    { LayerColumn::Layer, "layer", QT_TRANSLATE_NOOP("pim::layers", "Layer"), "", QT_TRANSLATE_NOOP("pim::layers", "Name of the layer"), false, true, false, false },
    { LayerColumn::Kernel, "kernel", QT_TRANSLATE_NOOP("pim::layers", "Kernel"), "", QT_TRANSLATE_NOOP("pim::layers", "Window and stride; the operator where there is no window"), false, true, false, false },
    { LayerColumn::Output, "output", QT_TRANSLATE_NOOP("pim::layers", "Output"), "", QT_TRANSLATE_NOOP("pim::layers", "Output feature map, height × width × channels"), false, true, false, false },
    { LayerColumn::Input, "input", QT_TRANSLATE_NOOP("pim::layers", "Input"), "", QT_TRANSLATE_NOOP("pim::layers", "Input feature map, height × width × channels"), false, false, false, false },
    { LayerColumn::Operator, "op", QT_TRANSLATE_NOOP("pim::layers", "Operator"), "", QT_TRANSLATE_NOOP("pim::layers", "Operator of the model's file"), false, false, false, false },
    { LayerColumn::Duplication, "weight_duplication", QT_TRANSLATE_NOOP("pim::layers", "Dup."), "", QT_TRANSLATE_NOOP("pim::layers", "Copies of the layer's weights (editable)"), true, true, true, false },
    { LayerColumn::Macros, "macros", QT_TRANSLATE_NOOP("pim::layers", "Macros"), "", QT_TRANSLATE_NOOP("pim::layers", "Macros of the layer's own (editable)"), true, true, true, true },
    { LayerColumn::Sharing, "shares_macros_with", QT_TRANSLATE_NOOP("pim::layers", "Shares"), "", QT_TRANSLATE_NOOP("pim::layers", "Earlier layer whose macros it uses too (editable)"), false, false, true, false },
    { LayerColumn::Blocks, "blocks", QT_TRANSLATE_NOOP("pim::layers", "Blocks"), "", QT_TRANSLATE_NOOP("pim::layers", "Computation blocks of one inference"), true, false, false, true },
    { LayerColumn::Crossbars, "crossbars", QT_TRANSLATE_NOOP("pim::layers", "Crossbars"), "", QT_TRANSLATE_NOOP("pim::layers", "Crossbars of all copies"), true, true, true, true },
    { LayerColumn::Utilisation, "crossbar_utilization", QT_TRANSLATE_NOOP("pim::layers", "Use"), "%", QT_TRANSLATE_NOOP("pim::layers", "Cells that hold weights, of all cells"), true, true, true, false },
    { LayerColumn::Adcs, "adc", QT_TRANSLATE_NOOP("pim::layers", "ADCs"), "", QT_TRANSLATE_NOOP("pim::layers", "Analogue-digital converters"), true, true, true, true },
    { LayerColumn::Dacs, "dac", QT_TRANSLATE_NOOP("pim::layers", "DACs"), "", QT_TRANSLATE_NOOP("pim::layers", "Digital-analogue converters"), true, false, true, true },
    { LayerColumn::ShiftAdds, "shift_add", QT_TRANSLATE_NOOP("pim::layers", "Shift-adds"), "", QT_TRANSLATE_NOOP("pim::layers", "Shift-and-add units"), true, false, true, true },
    { LayerColumn::Scratchpad, "scratchpad_kib", QT_TRANSLATE_NOOP("pim::layers", "Scratchpad"), "KiB", QT_TRANSLATE_NOOP("pim::layers", "Scratchpad of each of its macros"), true, false, true, false },
    { LayerColumn::BlockTime, "block_time_ns", QT_TRANSLATE_NOOP("pim::layers", "Block time"), "s", QT_TRANSLATE_NOOP("pim::layers", "Time of one block in steady state"), true, false, false, false },
    { LayerColumn::Occupancy, "occupancy", QT_TRANSLATE_NOOP("pim::layers", "Occupied"), "%", QT_TRANSLATE_NOOP("pim::layers", "Part of the period that the layer computes; 100 % limits the throughput"), true, false, false, false },
    { LayerColumn::Energy, "energy_uj", QT_TRANSLATE_NOOP("pim::layers", "Energy"), "J", QT_TRANSLATE_NOOP("pim::layers", "Energy of one inference"), true, true, false, true },
    { LayerColumn::EnergyShare, "energy_share", QT_TRANSLATE_NOOP("pim::layers", "Share of energy"), "", QT_TRANSLATE_NOOP("pim::layers", "Energy relative to the layer that takes most"), true, true, false, false },
    { LayerColumn::PeakPower, "peak_power_w", QT_TRANSLATE_NOOP("pim::layers", "Peak power"), "W", QT_TRANSLATE_NOOP("pim::layers", "Power of all its units at their peak"), true, false, false, true },
    { LayerColumn::Area, "area_mm2", QT_TRANSLATE_NOOP("pim::layers", "Area"), "m²", QT_TRANSLATE_NOOP("pim::layers", "Area of all its units, where the hardware gives it"), true, false, false, true },
    { LayerColumn::FirstCycle, "first_cycle", QT_TRANSLATE_NOOP("pim::layers", "First cycle"), "", QT_TRANSLATE_NOOP("pim::layers", "Cycle in which its first block starts"), true, false, false, false },
    { LayerColumn::LastCycle, "last_cycle", QT_TRANSLATE_NOOP("pim::layers", "Last cycle"), "", QT_TRANSLATE_NOOP("pim::layers", "Cycle in which its last block ends"), true, false, false, false },
    { LayerColumn::TransferHops, "transfer_hops", QT_TRANSLATE_NOOP("pim::layers", "Transfer hops"), "", QT_TRANSLATE_NOOP("pim::layers", "Hops over the network on chip from its providers"), true, false, false, false },
    { LayerColumn::MergeHops, "merge_hops", QT_TRANSLATE_NOOP("pim::layers", "Merge hops"), "", QT_TRANSLATE_NOOP("pim::layers", "Hops of partial sums between its macros"), true, false, false, false },
    { LayerColumn::Operations, "operations", QT_TRANSLATE_NOOP("pim::layers", "Operations"), "OP", QT_TRANSLATE_NOOP("pim::layers", "Two a multiply-accumulate"), true, false, true, true },
    { LayerColumn::Weights, "weights", QT_TRANSLATE_NOOP("pim::layers", "Weights"), "", QT_TRANSLATE_NOOP("pim::layers", "Weights without biases"), true, false, true, true },
} };
// clang-format on

double component(const LayerSource& source, hardware::Component kind)
{
    const auto at = static_cast<std::size_t>(source.layer);
    const auto k = static_cast<std::size_t>(kind);
    if (source.evaluation && at < source.evaluation->allocation.size())
        return static_cast<double>(source.evaluation->allocation[at][k]);
    return static_cast<double>(source.choice().components[k]);
}

/// Display factor from the key's unit to SI.
double toSi(LayerColumn column)
{
    switch (column) {
    case LayerColumn::BlockTime: return 1e-9;
    case LayerColumn::Energy: return 1e-6;
    case LayerColumn::Area: return 1e-6;
    default: return 1;
    }
}

} // namespace

const evaluation::LayerEvaluation* LayerSource::figures() const
{
    if (!evaluation || evaluation->layers.size() != design->network->layers.size())
        return nullptr;
    return &evaluation->layers[static_cast<std::size_t>(layer)];
}

const LayerColumnInfo& columnInfo(LayerColumn column) { return kColumns[static_cast<std::size_t>(column)]; }

QString columnTitle(LayerColumn column, const QString& unit)
{
    const QString title = QCoreApplication::translate("pim::layers", columnInfo(column).title);
    return unit.isEmpty() ? title : title + QStringLiteral(", ") + unit;
}

double columnValue(LayerColumn column, const LayerSource& source)
{
    const LayerColumnInfo& info = columnInfo(column);
    if (info.onlyCrossbars && !source.shape().onCrossbars())
        return kNone;
    switch (column) {
    case LayerColumn::Duplication: return static_cast<double>(source.choice().weightDuplication);
    case LayerColumn::Macros: return source.choice().macros;
    case LayerColumn::Adcs: return component(source, hardware::Component::Adc);
    case LayerColumn::Dacs: return component(source, hardware::Component::Dac);
    case LayerColumn::ShiftAdds: return component(source, hardware::Component::ShiftAdd);
    case LayerColumn::Operations: return 2.0 * static_cast<double>(source.shape().macs);
    case LayerColumn::Weights: return static_cast<double>(source.shape().weights);
    default: break;
    }
    const evaluation::LayerEvaluation* f = source.figures();
    if (!f)
        return kNone;
    switch (column) {
    case LayerColumn::Blocks: return static_cast<double>(f->blocks);
    case LayerColumn::Crossbars: return static_cast<double>(f->crossbars);
    case LayerColumn::Utilisation: return f->crossbarUtilization;
    case LayerColumn::Scratchpad: return f->scratchpadKib;
    case LayerColumn::BlockTime: return f->blockTime.value;
    case LayerColumn::Occupancy: return f->occupancy;
    case LayerColumn::Energy: return energyOf(*f).value * 1e-3;
    case LayerColumn::EnergyShare: {
        double total = 0;
        for (const evaluation::LayerEvaluation& each : source.evaluation->layers)
            total += energyOf(each).value;
        return total > 0 ? energyOf(*f).value / total : kNone;
    }
    case LayerColumn::PeakPower: return peakPowerOf(*f).value;
    case LayerColumn::Area: return areaOf(*f).value > 0 ? areaOf(*f).value * 1e-6 : kNone;
    case LayerColumn::FirstCycle: return static_cast<double>(f->firstCycle);
    case LayerColumn::LastCycle: return static_cast<double>(f->lastCycle);
    case LayerColumn::TransferHops: return static_cast<double>(f->transferHops);
    case LayerColumn::MergeHops: return static_cast<double>(f->mergeHops);
    default: return kNone;
    }
}

QString columnText(LayerColumn column, const LayerSource& source)
{
    const network::Layer& layer = source.shape();
    switch (column) {
    case LayerColumn::Layer: return QString::fromStdString(layer.name);
    case LayerColumn::Kernel: return kernelText(layer);
    case LayerColumn::Output: return shapeText(layer.output);
    case LayerColumn::Input: return shapeText(layer.input);
    case LayerColumn::Operator: return QString::fromStdString(layer.op);
    case LayerColumn::Sharing:
        if (!layer.onCrossbars() || !source.choice().sharesMacrosWith)
            return QStringLiteral("–");
        return QString::fromStdString(source.design->network->layer(*source.choice().sharesMacrosWith).name);
    default: return {};
    }
}

ColumnScale columnScale(LayerColumn column, double largest)
{
    const QString unit = QString::fromUtf8(columnInfo(column).unit);
    const auto decimals = [](double shown) { return shown > 0 ? std::clamp(2 - static_cast<int>(std::floor(std::log10(shown))), 0, 6) : 2; };
    if (unit.isEmpty() || unit == QLatin1String("%") || unit == QLatin1String("KiB"))
        return { 1, column == LayerColumn::Scratchpad ? unit : QString(), 0 };
    const double si = largest * toSi(column);
    if (!(si > 0) || !std::isfinite(si))
        return { toSi(column), unit, 2 };
    if (column == LayerColumn::Area)
        return { 1, QStringLiteral("mm²"), decimals(largest) };
    // The prefix that the largest would have alone.
    static constexpr std::array<std::pair<int, const char*>, 9> kPrefixes { { { -12, "p" }, { -9, "n" }, { -6, "µ" }, { -3, "m" }, { 0, "" }, { 3, "k" }, { 6, "M" }, { 9, "G" }, { 12, "T" } } };
    auto best = kPrefixes.front();
    for (const auto& prefix : kPrefixes)
        if (si >= std::pow(10.0, prefix.first))
            best = prefix;
    return { toSi(column) / std::pow(10.0, best.first), QString::fromUtf8(best.second) + unit, decimals(si / std::pow(10.0, best.first)) };
}

QString columnNumber(LayerColumn column, double value, const ColumnScale& scale)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    switch (column) {
    case LayerColumn::Utilisation:
    case LayerColumn::Occupancy:
    case LayerColumn::EnergyShare: return percentText(value);
    case LayerColumn::BlockTime:
    case LayerColumn::Energy:
    case LayerColumn::PeakPower:
    case LayerColumn::Area:
    case LayerColumn::Operations: {
        // As many decimals as the largest of the column, so that figures stand below each other; tiny ones keep a digit.
        const double shown = std::abs(value * scale.factor);
        const int digits = shown > 0 ? scale.decimals + 1 + static_cast<int>(std::floor(std::log10(shown))) : 1;
        return numberText(value * scale.factor, std::max(digits, 1));
    }
    default: return countText(static_cast<std::int64_t>(std::llround(value)));
    }
}

} // namespace pim::widgets
