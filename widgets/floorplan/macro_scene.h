// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QRectF>

#include "widgets/floorplan/floorplan_data.h"
#include "widgets/floorplan/floorplan_scene.h"

namespace pim::widgets {

/// A kind of hardware within a macro or a processing element, and where it lies.
struct MacroBlock
{
    enum class Kind { PeArray, AdcBank, Scratchpad, Router, ShiftAdd, VectorAlu, Registers, Controller, Crossbar, Dac, SampleAndHold, Mux };
    Kind kind = Kind::PeArray;
    QRectF rect; ///< world
    std::int64_t units = 0;
    double areaUm2 = 0;
    int columns = 1, rows = 1; ///< slots of the units; the last ones may be empty
    double peakW = 0, energyNj = 0;
    bool known = true; ///< false: it is there, and the hardware description has no figures for it

    QRectF slot(std::int64_t i) const; ///< world
    std::int64_t slotCount() const { return static_cast<std::int64_t>(columns) * rows; }
    /// The slot a point lies in; -1: none.
    std::int64_t slotAt(QPointF world) const;
};

/// The inside of a macro, or of one of its processing elements, cut by area: the parts cover it without a gap.
struct MacroPlan
{
    QRectF bounds; ///< world
    double areaUm2 = 0; ///< of all parts
    bool toScale = false;
    std::vector<MacroBlock> blocks;
    std::vector<MacroBlock> withoutArea; ///< to scale: parts that the hardware gives no area for
    int blockAt(QPointF world) const; ///< -1: none
};
/// Top strip: PE array, scratchpad, and a column of router, shift-add and vector units; the ADC bank below.
MacroPlan planMacro(const FloorplanData& data, int macro, bool toScale);
/// Crossbar, DACs and sample-and-hold of one processing element.
MacroPlan planPe(const FloorplanData& data, int macro, bool toScale);

/// Heat of the units of a block in the units of HeatMetric; one value a unit, or one for all.
class UnitHeat
{
public:
    /// \a pe  whose crossbar planPe() shows
    UnitHeat(const FloorplanData& data, int macro, HeatMetric metric, std::int64_t pe = 0);
    /// Of unit \a i of a block; < 0: the metric says nothing of it.
    double of(const MacroBlock& block, std::int64_t i) const;
    /// Largest value over all units of a plan.
    double largest(const MacroPlan& plan) const;

private:
    double ofAdc(std::int64_t i, std::int64_t count) const;
    double ofPe(std::int64_t i) const;
    const FloorplanData& m_data;
    int m_macro;
    HeatMetric m_metric;
    std::int64_t m_pe;
    struct Set
    {
        int layer;
        std::vector<double> cells, columns; ///< by number in a copy: shares in use
    };
    std::vector<Set> m_sets; ///< of the tenants
    const Set* setOf(int layer) const;
};

} // namespace pim::widgets
