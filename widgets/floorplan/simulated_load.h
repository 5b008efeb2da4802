// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/design/design.h"
#include "core/program/machine.h"
#include "core/program/simulator.h"

namespace pim::widgets {

/// What cores and links of a chip did while the design's program was simulated.
struct SimulatedLoad
{
    int rows = 0, cols = 0;
    std::vector<double> matrixBusy; ///< by place, row by row: share of the time in which any array group works
    std::vector<double> busy; ///< the same of all units: in which any of them works
    std::vector<std::int64_t> flits; ///< by directed link, numbered as evaluation::NocTraffic does
    std::vector<std::int64_t> busyNs; ///< of its messages under way
    double seconds = 0; ///< that were simulated

    double matrixAt(design::Cell cell) const { return at(matrixBusy, cell); }
    double unitsAt(design::Cell cell) const { return at(busy, cell); }

private:
    double at(const std::vector<double>& list, design::Cell cell) const
    {
        if (cell.row < 0 || cell.col < 0 || cell.row >= rows || cell.col >= cols)
            return 0;
        return list[static_cast<std::size_t>(cell.row) * static_cast<std::size_t>(cols) + static_cast<std::size_t>(cell.col)];
    }
};

/// Null when \a machine is not the mesh of rows x cols macros that the floorplan shows. The simulator knows messages from
/// core to core; here they go along the row first, then along the column. What goes to the global memory is on no link.
std::shared_ptr<const SimulatedLoad> simulatedLoad(const program::SimulationResult& result, const program::Machine& machine, int rows, int cols);

} // namespace pim::widgets
