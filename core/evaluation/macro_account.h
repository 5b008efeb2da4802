// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::evaluation {

/// A layer's part of one macro.
struct MacroTenant
{
    int layer = 0;
    int number = 0, of = 1; ///< this is the layer's macro number 0 … of - 1
    bool onCrossbars = true; ///< false: a vector layer that uses its provider's merge macro
    bool merges = false; ///< the layer's partial sums come together here
    std::int64_t firstCrossbar = 0, crossbars = 0; ///< of the layer's, copy after copy
};

/// What one place of the mesh holds and costs.
struct MacroAccount
{
    design::Cell cell;
    std::vector<MacroTenant> tenants; ///< crossbar layers first, then vector layers
    Breakdown breakdown {}; ///< units, power, energy and area of this macro alone
    std::int64_t crossbars = 0;
    int scratchpadKib = 0;
    double crossbarUtilization = 0; ///< cells that hold weights / cells
    double adcLoad = 0; ///< conversions that read a column with weights / conversions its ADCs could do in one inference
    double adcBusy = 0; ///< all conversions / conversions its ADCs could do
    /// Largest need of its buffers / its scratchpad. The released model sizes scratchpads for the largest layer alone, so
    /// there it is that of the largest tenant; it makes them a tenth too small, so that this can be somewhat above 1.
    double bufferFill = 0;
    double occupancy = 0; ///< of its busiest layer: share of the period

    Power peakPower() const;
    Energy energy() const;
    Area area() const;
};

/// Every macro of an evaluated design. The macros' breakdowns and \a rest add up to the chip's.
struct ChipAccount
{
    int rows = 0, cols = 0;
    std::vector<MacroAccount> macros; ///< by row, then by column
    Breakdown rest {}; ///< what belongs to no macro: the off-chip interface
    bool hasAreas = false;
    /// Index of the macro at a place; -1: none.
    int at(design::Cell cell) const;

private:
    friend ChipAccount chipAccount(const design::Design&, const Evaluation&);
    std::vector<int> m_at;
};

/// Divide the figures of \a evaluation among the macros of \a design. A layer's units are dealt as evenly as whole units
/// can be, copies of its weights one after the other; what costs goes with the units. Two layers that share macros each
/// have units in all of them. Routers and the NoC's static power are divided evenly.
[[nodiscard]] ChipAccount chipAccount(const design::Design& design, const Evaluation& evaluation);

} // namespace pim::evaluation
