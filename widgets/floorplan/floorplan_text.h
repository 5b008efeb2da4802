// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "widgets/common/quantity_text.h"
#include "widgets/floorplan/crossbar_scene.h"
#include "widgets/floorplan/floorplan_scene.h"
#include "widgets/floorplan/macro_scene.h"

namespace pim::widgets {

/// What the card beside the pointer says: a title, then what it is and how much.
struct FloorplanCard
{
    struct Row
    {
        QString label, value;
    };
    QString title;
    bool warning = false;
    std::vector<Row> rows;
};

QString heatName(HeatMetric metric);
/// "share of the cells that hold weights"
QString heatUnit(HeatMetric metric);
QString heatText(HeatMetric metric, double value, int digits = 3);
QString cellColourName(CellColour colour);
/// "layer1.0.conv1 transfer"
QString streamName(const FloorplanData& data, int stream);
QString linkName(const FloorplanData& data, std::size_t link);
QString blockName(MacroBlock::Kind kind);
QString placeName(design::Cell cell); ///< "(0,4)"

FloorplanCard macroCard(const FloorplanData& data, int macro);
FloorplanCard linkCard(const FloorplanData& data, std::size_t link);
FloorplanCard streamCard(const FloorplanData& data, int stream);
FloorplanCard conflictCard(const FloorplanData& data, const std::vector<int>& conflicts);
FloorplanCard unusedCard(const FloorplanData& data, design::Cell cell);
FloorplanCard blockCard(const FloorplanData& data, int macro, const MacroBlock& block, std::int64_t unit, const UnitHeat& heat, HeatMetric metric, double macroArea);
FloorplanCard cellCard(const FloorplanData& data, const PeContent& pe, const mapping::CrossbarLayout& layout, std::int64_t row, std::int64_t column);

/// "100 cycles · 10.3 µs": what a pair of streams waited for each other.
QString conflictCost(const FloorplanData& data, int conflict);
/// Who waits for whom, in two lines: names, then the link and the cost.
QString conflictText(const FloorplanData& data, int conflict);
/// "8 cycles" or "no": how much of what a stream waited is on the critical path; empty when not known.
QString criticalWait(const FloorplanData& data, int stream);
/// "layer1.0.conv1 sets the period"; empty when not known.
QString periodText(const FloorplanData& data);

/// Why cells are unused, in two lines: "192 columns unused", the sentence behind it.
QString unusedTitle(const mapping::UnusedCells& what);
QString unusedReason(const mapping::CrossbarLayout& layout, const network::Layer& layer, const mapping::UnusedCells& what);

} // namespace pim::widgets
