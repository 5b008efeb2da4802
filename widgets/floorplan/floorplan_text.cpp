// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/floorplan_text.h"

#include <algorithm>

#include <QCoreApplication>

#include "widgets/common/layer_colours.h"

namespace pim::widgets {
namespace {

struct Floorplan
{
    Q_DECLARE_TR_FUNCTIONS(pim::widgets::Floorplan)
};


QString layerName(const FloorplanData& data, int layer) { return shortLayerName(data.layer(layer).name); }

} // namespace

QString heatName(HeatMetric metric)
{
    switch (metric) {
    case HeatMetric::Owner: return Floorplan::tr("Owner layer");
    case HeatMetric::Utilisation: return Floorplan::tr("Utilisation");
    case HeatMetric::Power: return Floorplan::tr("Peak power");
    case HeatMetric::Energy: return Floorplan::tr("Energy");
    case HeatMetric::AdcLoad: return Floorplan::tr("ADC load");
    case HeatMetric::BufferFill: return Floorplan::tr("Buffer fill");
    case HeatMetric::MatrixBusy: return Floorplan::tr("Simulated: matrix unit");
    case HeatMetric::UnitsBusy: return Floorplan::tr("Simulated: all units");
    }
    return {};
}

QString heatUnit(HeatMetric metric)
{
    switch (metric) {
    case HeatMetric::Owner: return {};
    case HeatMetric::Utilisation: return Floorplan::tr("share of cells with weights");
    case HeatMetric::Power: return Floorplan::tr("W, all units at their peak");
    case HeatMetric::Energy: return Floorplan::tr("J per inference");
    case HeatMetric::AdcLoad: return Floorplan::tr("useful conversions of those possible");
    case HeatMetric::BufferFill: return Floorplan::tr("largest need of the scratchpad");
    case HeatMetric::MatrixBusy:
    case HeatMetric::UnitsBusy: return Floorplan::tr("busy share of the simulated time");
    }
    return {};
}

QString heatText(HeatMetric metric, double value, int digits)
{
    switch (metric) {
    case HeatMetric::Power: return quantity(value, QStringLiteral("W"), digits).text();
    case HeatMetric::Energy: return quantity(value, QStringLiteral("J"), digits).text();
    default: return percentText(value, digits);
    }
}

QString cellColourName(CellColour colour)
{
    switch (colour) {
    case CellColour::WeightBits: return Floorplan::tr("Weight bits");
    case CellColour::OutputChannel: return Floorplan::tr("Output channel");
    case CellColour::KernelPosition: return Floorplan::tr("Kernel position");
    }
    return {};
}

QString placeName(design::Cell cell) { return QStringLiteral("(%1,%2)").arg(cell.row).arg(cell.col); }

QString streamName(const FloorplanData& data, int stream)
{
    const QString name = layerName(data, stream / 2);
    return stream % 2 == 0 ? Floorplan::tr("%1 transfer").arg(name) : Floorplan::tr("%1 merge").arg(name);
}

QString linkName(const FloorplanData& data, std::size_t link)
{
    return placeName(data.noc.linkFrom(link)) + QStringLiteral(" → ") + placeName(data.noc.linkTo(link));
}

QString blockName(MacroBlock::Kind kind)
{
    switch (kind) {
    case MacroBlock::Kind::PeArray: return Floorplan::tr("PE array");
    case MacroBlock::Kind::AdcBank: return Floorplan::tr("ADC bank");
    case MacroBlock::Kind::Scratchpad: return Floorplan::tr("Scratchpad");
    case MacroBlock::Kind::Router: return Floorplan::tr("Router");
    case MacroBlock::Kind::ShiftAdd: return Floorplan::tr("Shift-add");
    case MacroBlock::Kind::VectorAlu: return Floorplan::tr("Vector ALU");
    case MacroBlock::Kind::Crossbar: return Floorplan::tr("Crossbar");
    case MacroBlock::Kind::Dac: return Floorplan::tr("DACs");
    case MacroBlock::Kind::SampleAndHold: return Floorplan::tr("Sample-and-hold");
    case MacroBlock::Kind::Registers: return Floorplan::tr("Registers");
    case MacroBlock::Kind::Controller: return Floorplan::tr("Controller");
    case MacroBlock::Kind::Mux: return Floorplan::tr("Multiplexers");
    }
    return {};
}

FloorplanCard macroCard(const FloorplanData& data, int index)
{
    const auto& macro = data.macro(index);
    FloorplanCard card;
    QStringList names;
    for (const auto& tenant : macro.tenants)
        if (tenant.onCrossbars)
            names << layerName(data, tenant.layer);
    card.title = Floorplan::tr("Macro %1 · %2").arg(placeName(macro.cell), names.join(QStringLiteral(", ")));
    card.rows.push_back({ Floorplan::tr("Crossbars"), Floorplan::tr("%1, %2 of cells used").arg(countText(macro.crossbars), percentText(macro.crossbarUtilization)) });
    card.rows.push_back({ Floorplan::tr("Peak power"), quantity(macro.peakPower()).text() });
    card.rows.push_back({ Floorplan::tr("Energy per inference"), quantity(macro.energy()).text() });
    if (data.hasAreas())
        card.rows.push_back({ Floorplan::tr("Area"), quantity(macro.area()).text() });
    else
        card.rows.push_back({ Floorplan::tr("ADC load"), percentText(macro.adcLoad) });
    if (data.simulated)
        card.rows.push_back({ Floorplan::tr("Simulated, busy"), Floorplan::tr("matrix unit %1, all units %2").arg(percentText(data.simulated->matrixAt(macro.cell)), percentText(data.simulated->unitsAt(macro.cell))) });
    card.rows.push_back({ Floorplan::tr("Scratchpad"), Floorplan::tr("%1 KiB, %2 full").arg(countText(macro.scratchpadKib), percentText(macro.bufferFill)) });
    if (!data.critical.empty()) {
        double share = 0;
        for (const auto& tenant : macro.tenants)
            share += data.critical[static_cast<std::size_t>(tenant.layer)];
        const QString of = share > 0 ? Floorplan::tr("%1 of the latency").arg(percentText(share)) : Floorplan::tr("not on it");
        card.rows.push_back({ Floorplan::tr("Critical path"), data.limitsPeriod(index) ? Floorplan::tr("%1, sets the period").arg(of) : of });
    }
    return card;
}

FloorplanCard linkCard(const FloorplanData& data, std::size_t link)
{
    FloorplanCard card;
    card.title = Floorplan::tr("Link %1").arg(linkName(data, link));
    card.rows.push_back({ Floorplan::tr("Flits per inference"), countText(data.noc.flits[link]) });
    if (data.simulated) {
        card.rows.push_back({ Floorplan::tr("Simulated flits, core to core"), countText(data.simulated->flits[link]) });
        card.rows.push_back({ Floorplan::tr("not counted"), Floorplan::tr("what goes by way of the global memory") });
        card.rows.push_back({ Floorplan::tr("Simulated, under way"), quantity(Time { static_cast<double>(data.simulated->busyNs[link]) }).text() });
    }
    const auto shares = data.noc.sharesOf(link);
    std::vector<evaluation::LinkShare> sorted(shares.begin(), shares.end());
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.flits > b.flits; });
    for (std::size_t i = 0; i < std::min<std::size_t>(4, sorted.size()); ++i)
        card.rows.push_back({ streamName(data, sorted[i].stream), countText(sorted[i].flits) });
    if (sorted.size() > 4)
        card.rows.push_back({ Floorplan::tr("and others"), countText(static_cast<std::int64_t>(sorted.size()) - 4) });
    return card;
}

FloorplanCard streamCard(const FloorplanData& data, int stream)
{
    const auto& traffic = data.noc.streams[static_cast<std::size_t>(stream)];
    FloorplanCard card;
    card.title = streamName(data, stream);
    card.rows.push_back({ Floorplan::tr("Hops, longest"), countText(traffic.hops) });
    card.rows.push_back({ Floorplan::tr("Flits per block"), countText(traffic.flitsPerBlock) });
    card.rows.push_back({ Floorplan::tr("Blocks per inference"), countText(traffic.blocks) });
    card.rows.push_back({ Floorplan::tr("Cycles per block"), countText(traffic.length) });
    return card;
}

FloorplanCard conflictCard(const FloorplanData& data, const std::vector<int>& conflicts)
{
    FloorplanCard card;
    card.warning = true;
    if (conflicts.empty())
        return card;
    const auto& first = data.noc.conflicts[static_cast<std::size_t>(conflicts.front())];
    card.title = Floorplan::tr("Conflict on link %1").arg(linkName(data, first.firstLink));
    card.rows.push_back({ Floorplan::tr("Holds"), streamName(data, first.holds) });
    card.rows.push_back({ Floorplan::tr("Waits"), streamName(data, first.waits) });
    card.rows.push_back({ Floorplan::tr("Blocks that waited"), Floorplan::tr("%1 of %2").arg(countText(first.blocks), countText(data.noc.streams[static_cast<std::size_t>(first.waits)].blocks)) });
    card.rows.push_back({ Floorplan::tr("Waited in all"), conflictCost(data, conflicts.front()) });
    if (const QString wait = criticalWait(data, first.waits); !wait.isEmpty())
        card.rows.push_back({ Floorplan::tr("On the critical path"), wait });
    if (conflicts.size() > 1) {
        std::int64_t others = 0;
        for (std::size_t i = 1; i < conflicts.size(); ++i)
            others += data.noc.conflicts[static_cast<std::size_t>(conflicts[i])].cycles;
        card.rows.push_back({ Floorplan::tr("%n more pairs here", nullptr, static_cast<int>(conflicts.size()) - 1), Floorplan::tr("%1 cycles").arg(countText(others)) });
    }
    return card;
}

QString conflictCost(const FloorplanData& data, int conflict)
{
    const std::int64_t cycles = data.noc.conflicts[static_cast<std::size_t>(conflict)].cycles;
    const Time time = data.evaluation->metrics.clock * static_cast<double>(cycles);
    return Floorplan::tr("%Ln cycles · %1", nullptr, static_cast<int>(cycles)).arg(quantity(time).text());
}

QString criticalWait(const FloorplanData& data, int stream)
{
    if (static_cast<std::size_t>(stream) >= data.criticalWaits.size())
        return {};
    const std::int64_t cycles = data.criticalWaits[static_cast<std::size_t>(stream)];
    return cycles > 0 ? Floorplan::tr("%Ln cycles", nullptr, static_cast<int>(cycles)) : Floorplan::tr("no");
}

QString conflictText(const FloorplanData& data, int conflict)
{
    const auto& c = data.noc.conflicts[static_cast<std::size_t>(conflict)];
    return QStringLiteral("%1\n%2\n%3 · %4").arg(streamName(data, c.waits), Floorplan::tr("waits for %1").arg(streamName(data, c.holds)), linkName(data, c.firstLink).remove(QLatin1Char(' ')), conflictCost(data, conflict));
}

QString periodText(const FloorplanData& data)
{
    if (data.limits.empty())
        return {};
    if (data.limits.size() > 1)
        return Floorplan::tr("%1 and %2 share the ADCs that set the period").arg(layerName(data, data.limits[0]), layerName(data, data.limits[1]));
    return Floorplan::tr("%1 sets the period").arg(layerName(data, data.limits[0]));
}

FloorplanCard unusedCard(const FloorplanData& data, design::Cell cell)
{
    FloorplanCard card;
    card.title = Floorplan::tr("Place %1 is unused").arg(placeName(cell));
    card.rows.push_back({ Floorplan::tr("Mesh"), QStringLiteral("%1×%2").arg(data.chip.rows).arg(data.chip.cols) });
    card.rows.push_back({ Floorplan::tr("Macros"), countText(static_cast<std::int64_t>(data.chip.macros.size())) });
    return card;
}

FloorplanCard blockCard(const FloorplanData& data, int macro, const MacroBlock& block, std::int64_t unit, const UnitHeat& heat, HeatMetric metric, double macroArea)
{
    FloorplanCard card;
    card.title = blockName(block.kind);
    if (block.units > 1)
        card.title += QStringLiteral(" × ") + countText(block.units);
    if (block.kind == MacroBlock::Kind::PeArray && unit >= 0 && unit < block.units) {
        card.title = Floorplan::tr("PE %1 of %2").arg(countText(unit + 1), countText(block.units));
        if (const auto pe = peContent(data, macro, unit)) {
            const auto layout = crossbarOf(data, *pe);
            card.rows.push_back({ Floorplan::tr("Layer"), layerName(data, pe->layer) });
            card.rows.push_back({ Floorplan::tr("Copy"), Floorplan::tr("%1 of %2").arg(countText(pe->copy + 1), countText(data.evaluation->layers[static_cast<std::size_t>(pe->layer)].weightDuplication)) });
            card.rows.push_back({ Floorplan::tr("Crossbar of the copy"), Floorplan::tr("%1 of %2").arg(countText(pe->inCopy + 1), countText(layout.mapping().crossbars)) });
            card.rows.push_back({ Floorplan::tr("Cells used"), percentText(layout.utilization()) });
        }
    } else if (block.kind == MacroBlock::Kind::AdcBank && unit >= 0 && unit < block.units && (metric == HeatMetric::Utilisation || metric == HeatMetric::AdcLoad)) {
        card.title = Floorplan::tr("ADC %1 of %2").arg(countText(unit + 1), countText(block.units));
        card.rows.push_back({ Floorplan::tr("Useful load"), percentText(heat.of(block, unit)) });
    } else if (block.kind == MacroBlock::Kind::Scratchpad) {
        card.rows.push_back({ Floorplan::tr("Capacity"), Floorplan::tr("%1 KiB").arg(countText(data.macro(macro).scratchpadKib)) });
        card.rows.push_back({ Floorplan::tr("Buffer fill"), percentText(data.macro(macro).bufferFill) });
    }
    if (unit >= block.units && block.units > 0)
        card.rows.push_back({ Floorplan::tr("This slot"), Floorplan::tr("no unit") });
    // Figures are those of all units of the block; the peak is the same for each of them.
    const bool one = block.kind == MacroBlock::Kind::PeArray && block.units > 1 && unit >= 0 && unit < block.units;
    const QString all = one ? Floorplan::tr(", all %1").arg(countText(block.units)) : QString();
    card.rows.push_back({ Floorplan::tr("Peak power"), quantity(one ? block.peakW / static_cast<double>(block.units) : block.peakW, QStringLiteral("W")).text() });
    card.rows.push_back({ Floorplan::tr("Energy per inference") + all, quantity(block.energyNj * 1e-9, QStringLiteral("J")).text() });
    if (block.areaUm2 > 0)
        card.rows.push_back({ Floorplan::tr("Area") + all, QStringLiteral("%1 · %2").arg(quantity(Area { block.areaUm2 }).text(), percentText(macroArea > 0 ? block.areaUm2 / macroArea : 0)) });
    if (card.rows.size() > 6)
        card.rows.resize(6);
    return card;
}

FloorplanCard cellCard(const FloorplanData& data, const PeContent& pe, const mapping::CrossbarLayout& layout, std::int64_t row, std::int64_t column)
{
    FloorplanCard card;
    card.title = Floorplan::tr("Row %1, column %2").arg(row).arg(column);
    const auto r = layout.row(row);
    const auto c = layout.column(column);
    if (!layout.used(row, column)) {
        card.rows.push_back({ Floorplan::tr("Cell"), Floorplan::tr("unused") });
        for (const auto& what : layout.unused()) {
            const bool columns = what.reason == mapping::UnusedReason::ColumnsEnd && column >= layout.usedColumns() && row < layout.usedRows();
            const bool rows = what.reason == mapping::UnusedReason::RowsEnd && row >= layout.usedRows();
            const bool beside = what.reason == mapping::UnusedReason::OffDiagonal && row < layout.usedRows() && column < layout.usedColumns();
            if (columns || rows || beside)
                card.rows.push_back({ Floorplan::tr("Reason"), unusedTitle(what) });
        }
        return card;
    }
    const auto& layer = data.layer(pe.layer);
    if (layer.kind != network::LayerKind::FullyConnected)
        card.rows.push_back({ Floorplan::tr("Kernel row, column"), QStringLiteral("%1, %2").arg(r->kernelY + c->kernelY).arg(r->kernelX + c->kernelX) });
    card.rows.push_back({ Floorplan::tr("Input channel"), countText(r->channel) });
    card.rows.push_back({ Floorplan::tr("Output channel"), countText(c->channel) });
    card.rows.push_back({ Floorplan::tr("Weight bits"), c->highBit == c->lowBit ? QString::number(c->lowBit) : QStringLiteral("%1:%2").arg(c->highBit).arg(c->lowBit) });
    if (layout.mapping().groups > 1)
        card.rows.push_back({ Floorplan::tr("Group"), Floorplan::tr("%1 of %2").arg(countText(r->group + 1), countText(layout.mapping().groups)) });
    return card;
}

QString unusedTitle(const mapping::UnusedCells& what)
{
    switch (what.reason) {
    case mapping::UnusedReason::RowsEnd: return Floorplan::tr("%n rows unused", nullptr, static_cast<int>(what.lines));
    case mapping::UnusedReason::ColumnsEnd: return Floorplan::tr("%n columns unused", nullptr, static_cast<int>(what.lines));
    case mapping::UnusedReason::OffDiagonal: return Floorplan::tr("%n cells beside the groups", nullptr, static_cast<int>(what.cells));
    }
    return {};
}

QString unusedReason(const mapping::CrossbarLayout& layout, const network::Layer& layer, const mapping::UnusedCells& what)
{
    const auto& m = layout.mapping();
    const QString size = countText(layout.size());
    switch (what.reason) {
    case mapping::UnusedReason::RowsEnd: {
        if (layer.kind == network::LayerKind::Convolution)
            return Floorplan::tr("%1×%2 kernel positions × %3 channels = %4 rows in row blocks of %5; this is block %6 of %7.")
                .arg(layer.window.kernelH).arg(layer.window.kernelW).arg(countText(m.rows / std::max<std::int64_t>(1, layer.window.kernelH * layer.window.kernelW)), countText(m.rows), size, countText(layout.rowBlock() + 1), countText(m.rowBlocks));
        return Floorplan::tr("%1 inputs in row blocks of %2; this is block %3 of %4.").arg(countText(m.rows), size, countText(layout.rowBlock() + 1), countText(m.rowBlocks));
    }
    case mapping::UnusedReason::ColumnsEnd:
        if (layout.packed())
            return Floorplan::tr("%1 channels × %2 slices fill %3 columns in crossbars of %4.").arg(countText(m.columns), countText(m.bitSlices), countText(m.columns * m.bitSlices), size);
        return Floorplan::tr("Each of the %1 slices of a weight has crossbars of its own, %2 channels wide. ADCs convert all %3 columns.").arg(countText(m.bitSlices), countText(m.columns), size);
    case mapping::UnusedReason::OffDiagonal:
        return Floorplan::tr("Groups lie on the diagonal: a cell beside it would mix the inputs of different groups.");
    }
    return {};
}

} // namespace pim::widgets
