// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <string_view>

#include <QString>

#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::widgets {

/// Columns of the table of layers, in the order they are offered.
enum class LayerColumn {
    Layer, Kernel, Output, Input, Operator, Duplication, Macros, Sharing, Blocks, Crossbars, Utilisation, Adcs, Dacs, ShiftAdds, Scratchpad,
    BlockTime, Occupancy, Energy, EnergyShare, PeakPower, Area, FirstCycle, LastCycle, TransferHops, MergeHops, Operations, Weights
};
inline constexpr int kLayerColumnCount = 27;

/// Where a row's figures come from. The evaluation may be null.
struct LayerSource
{
    const design::Design* design = nullptr;
    const evaluation::Evaluation* evaluation = nullptr;
    int layer = 0;

    const network::Layer& shape() const { return design->network->layers[static_cast<std::size_t>(layer)]; }
    const design::LayerDesign& choice() const { return design->layers[static_cast<std::size_t>(layer)]; }
    const evaluation::LayerEvaluation* figures() const;
};

struct LayerColumnInfo
{
    LayerColumn column;
    std::string_view key; ///< of files and of explainRequested(): "energy_uj"; empty: nothing to explain
    const char* title; ///< in the header, without the unit
    const char* unit; ///< as people write it; empty for counts and text
    const char* tip;
    bool number = true;
    bool shown = true; ///< at the start
    bool onlyCrossbars = false; ///< an en dash for layers on vector units
    bool summable = false;
};
const LayerColumnInfo& columnInfo(LayerColumn column);
/// "Energy, mJ"
QString columnTitle(LayerColumn column, const QString& unit);

/// A figure in the unit that exports use (columnInfo().key); NaN: the layer has none, or it is text.
double columnValue(LayerColumn column, const LayerSource& source);
/// Text columns: name, kernel, output, sharing.
QString columnText(LayerColumn column, const LayerSource& source);

/// One SI prefix for a column of quantities, from its largest value.
struct ColumnScale
{
    double factor = 1; ///< figure in the shown unit = columnValue() * factor
    QString unit; ///< "mJ"; empty for counts
    int decimals = 2; ///< of quantities: the largest has three digits
};
ColumnScale columnScale(LayerColumn column, double largest);
/// A figure as the table shows it.
QString columnNumber(LayerColumn column, double value, const ColumnScale& scale);

} // namespace pim::widgets
