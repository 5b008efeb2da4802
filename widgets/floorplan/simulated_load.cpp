// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/simulated_load.h"

#include <algorithm>

#include "core/evaluation/noc_traffic.h"
#include "core/program/activity.h"

namespace pim::widgets {

std::shared_ptr<const SimulatedLoad> simulatedLoad(const program::SimulationResult& result, const program::Machine& machine, int rows, int cols)
{
    if (rows <= 0 || cols <= 0 || machine.network.rows != rows || machine.network.columns != cols || result.runningPs <= 0)
        return nullptr;
    auto load = std::make_shared<SimulatedLoad>();
    load->rows = rows;
    load->cols = cols;
    load->seconds = static_cast<double>(result.runningPs) * 1e-12;
    const auto places = static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
    load->matrixBusy.assign(places, 0);
    load->busy.assign(places, 0);
    load->flits.assign(4 * places, 0);
    load->busyNs.assign(4 * places, 0);
    for (std::size_t c = 0; c < std::min(places, result.cores.size()); ++c) {
        const program::CoreActivity activity = program::activityOf(result.cores[c], result.runningPs);
        load->matrixBusy[c] = activity.units[static_cast<std::size_t>(program::Unit::Matrix)];
        load->busy[c] = activity.busy;
    }
    for (const program::LinkLoad& pair : result.links) {
        if (pair.from < 0 || pair.to < 0 || static_cast<std::size_t>(pair.from) >= places || static_cast<std::size_t>(pair.to) >= places)
            continue;
        int row = pair.from / cols, col = pair.from % cols;
        const auto step = [&](evaluation::LinkDirection direction) {
            const std::size_t link = (static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) + static_cast<std::size_t>(col)) * 4 + static_cast<std::size_t>(direction);
            load->flits[link] += pair.flits;
            load->busyNs[link] += pair.busyPs / 1000;
        };
        using enum evaluation::LinkDirection;
        for (const int to = pair.to % cols; col != to; col += to > col ? 1 : -1)
            step(to > col ? East : West);
        for (const int to = pair.to / cols; row != to; row += to > row ? 1 : -1)
            step(to > row ? South : North);
    }
    return load;
}

} // namespace pim::widgets
