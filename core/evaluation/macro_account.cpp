// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/macro_account.h"

#include <algorithm>
#include <cmath>

#include "core/evaluation/factors.h"
#include "core/hardware/lint.h"

namespace pim::evaluation {
namespace {

using hardware::Component;

constexpr std::size_t at(CostCentre c) { return static_cast<std::size_t>(c); }
constexpr std::size_t at(Component c) { return static_cast<std::size_t>(c); }

/// Units 0 … n - 1 dealt to \a of macros in order: the first of number \a k.
std::int64_t firstUnit(std::int64_t n, std::int64_t k, std::int64_t of)
{
    return n / of * k + n % of * k / of;
}

void addShare(CentreCost& sum, const CentreCost& cost, std::int64_t units, double share)
{
    sum.units += units;
    sum.peakPower += cost.peakPower * share;
    sum.staticEnergy += cost.staticEnergy * share;
    sum.dynamicEnergy += cost.dynamicEnergy * share;
    sum.area += cost.area * share;
}

/// Number \a k of \a of takes its part of \a cost.
void deal(CentreCost& sum, const CentreCost& cost, std::int64_t k, std::int64_t of)
{
    const std::int64_t units = firstUnit(cost.units, k + 1, of) - firstUnit(cost.units, k, of);
    const double share = cost.units > 0 ? static_cast<double>(units) / static_cast<double>(cost.units)
                                        : 1.0 / static_cast<double>(of);
    addShare(sum, cost, units, share);
}

} // namespace

Power MacroAccount::peakPower() const
{
    Power sum;
    for (const CentreCost& c : breakdown)
        sum += c.peakPower;
    return sum;
}

Energy MacroAccount::energy() const
{
    Energy sum;
    for (const CentreCost& c : breakdown)
        sum += c.staticEnergy + c.dynamicEnergy;
    return sum;
}

Area MacroAccount::area() const
{
    Area sum;
    for (const CentreCost& c : breakdown)
        sum += c.area;
    return sum;
}

int ChipAccount::at(design::Cell cell) const
{
    if (cell.row < 0 || cell.col < 0 || cell.row >= rows || cell.col >= cols)
        return -1;
    return m_at[static_cast<std::size_t>(cell.row) * static_cast<std::size_t>(cols) + static_cast<std::size_t>(cell.col)];
}

ChipAccount chipAccount(const design::Design& design, const Evaluation& evaluation)
{
    ChipAccount chip;
    chip.hasAreas = hardware::hasAreas(*design.hardware);
    if (!evaluation.factors)
        return chip;
    const auto& factors = evaluation.factors->layers;
    const auto& layers = evaluation.layers;
    chip.rows = evaluation.rows;
    chip.cols = evaluation.cols;
    for (const auto& layer : layers)
        for (const design::Cell& cell : layer.cells) {
            chip.rows = std::max(chip.rows, cell.row + 1);
            chip.cols = std::max(chip.cols, cell.col + 1);
        }
    const auto slot = [&](design::Cell cell) -> int& {
        return chip.m_at[static_cast<std::size_t>(cell.row) * static_cast<std::size_t>(chip.cols)
                         + static_cast<std::size_t>(cell.col)];
    };
    chip.m_at.assign(static_cast<std::size_t>(chip.rows) * static_cast<std::size_t>(chip.cols), -1);
    for (const auto& layer : layers)
        for (const design::Cell& cell : layer.cells)
            slot(cell) = 0;
    for (int row = 0; row < chip.rows; ++row)
        for (int col = 0; col < chip.cols; ++col)
            if (int& index = slot({ row, col }); index == 0) {
                index = static_cast<int>(chip.macros.size());
                chip.macros.emplace_back().cell = { row, col };
            }

    // Crossbar layers first, so that they are the first tenants.
    std::vector<std::size_t> order;
    for (const bool crossbar : { true, false })
        for (std::size_t l = 0; l < layers.size(); ++l)
            if (factors[l].crossbar == crossbar)
                order.push_back(l);
    std::vector<double> usedCells(chip.macros.size(), 0.0), possible(chip.macros.size(), 0.0),
        useful(chip.macros.size(), 0.0), conversions(chip.macros.size(), 0.0), need(chip.macros.size(), 0.0);
    const hardware::UnitCost* adc = design.hardware->unit(Component::Adc, design.parameters.adcBits);
    const double latency = evaluation.metrics.latency.value;
    for (const std::size_t l : order) {
        const LayerEvaluation& layer = layers[l];
        const LayerFactors& f = factors[l];
        const auto of = static_cast<std::int64_t>(layer.cells.size());
        // The merge macro: the last one, the first for the later layer of a pair that shares.
        const std::int64_t merging = f.partner >= 0 ? 0 : of - 1;
        const double size = design.parameters.crossbarSize;
        // Columns that hold weights among those converted: all of them when packed.
        const double usedColumns = static_cast<double>(f.map.groups * f.map.columns * f.map.bitSlices * f.map.rowBlocks);
        const double converted = static_cast<double>(f.map.convertedColumns);
        const double usefulShare = f.crossbar && converted > 0 ? std::min(1.0, usedColumns / converted) : 0.0;
        const double perInference = f.work[at(Component::Adc)] * static_cast<double>(f.blocks) * evaluation.factors->bits;
        for (std::int64_t k = 0; k < of; ++k) {
            const auto m = static_cast<std::size_t>(slot(layer.cells[static_cast<std::size_t>(k)]));
            MacroAccount& macro = chip.macros[m];
            MacroTenant tenant { static_cast<int>(l), static_cast<int>(k), static_cast<int>(of), f.crossbar, k == merging, 0, 0 };
            tenant.firstCrossbar = firstUnit(layer.crossbars, k, of);
            tenant.crossbars = firstUnit(layer.crossbars, k + 1, of) - tenant.firstCrossbar;
            macro.tenants.push_back(tenant);
            macro.crossbars += tenant.crossbars;
            macro.scratchpadKib = std::max(macro.scratchpadKib, layer.scratchpadKib);
            macro.occupancy = std::max(macro.occupancy, layer.occupancy);
            for (std::size_t c = 0; c < kCostCentreCount; ++c)
                if (c != at(CostCentre::Scratchpad))
                    deal(macro.breakdown[c], layer.breakdown[c], k, of);
            // One scratchpad a macro: a later layer of a pair brings the ones that the earlier one has not.
            const CentreCost& pads = layer.breakdown[at(CostCentre::Scratchpad)];
            const std::int64_t before = f.partner < 0 ? 0 : layers[static_cast<std::size_t>(f.partner)].breakdown[at(CostCentre::Scratchpad)].units;
            const auto dealt = [&](std::int64_t units) { return firstUnit(units, k + 1, of) - firstUnit(units, k, of); };
            addShare(macro.breakdown[at(CostCentre::Scratchpad)], pads, dealt(before + pads.units) - dealt(before), 1.0 / static_cast<double>(of));
            const auto share = 1.0 / static_cast<double>(of);
            usedCells[m] += static_cast<double>(tenant.crossbars) * size * size * layer.crossbarUtilization;
            conversions[m] += perInference * share;
            useful[m] += perInference * share * usefulShare;
            if (adc != nullptr)
                possible[m] += static_cast<double>(f.counts[at(Component::Adc)]) * share * adc->frequency.value * latency;
            const double own = layer.inputBufferElements + layer.outputBufferElements;
            need[m] = design.model.scratchpad ? need[m] + own : std::max(need[m], own);
        }
    }
    for (std::size_t m = 0; m < chip.macros.size(); ++m) {
        MacroAccount& macro = chip.macros[m];
        const double cells = static_cast<double>(macro.crossbars) * design.parameters.crossbarSize * design.parameters.crossbarSize;
        macro.crossbarUtilization = cells > 0 ? usedCells[m] / cells : 0;
        macro.adcLoad = possible[m] > 0 ? std::min(1.0, useful[m] / possible[m]) : 0;
        macro.adcBusy = possible[m] > 0 ? std::min(1.0, conversions[m] / possible[m]) : 0;
        const double bytes = macro.scratchpadKib * 1024.0;
        macro.bufferFill = bytes > 0 ? need[m] * design.parameters.dataBits / 8.0 / bytes : 0;
    }
    // What no layer was charged for: routers belong to macros, the interface to the chip.
    Breakdown left = evaluation.breakdown;
    for (std::size_t c = 0; c < kCostCentreCount; ++c)
        for (const LayerEvaluation& layer : layers) {
            left[c].units -= layer.breakdown[c].units;
            left[c].peakPower -= layer.breakdown[c].peakPower;
            left[c].staticEnergy -= layer.breakdown[c].staticEnergy;
            left[c].dynamicEnergy -= layer.breakdown[c].dynamicEnergy;
            left[c].area -= layer.breakdown[c].area;
        }
    const auto count = static_cast<std::int64_t>(chip.macros.size());
    for (std::int64_t m = 0; m < count; ++m)
        deal(chip.macros[static_cast<std::size_t>(m)].breakdown[at(CostCentre::Noc)], left[at(CostCentre::Noc)], m, count);
    chip.rest[at(CostCentre::Io)] = left[at(CostCentre::Io)];
    return chip;
}

} // namespace pim::evaluation
