// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/simulated_load.h"

#include <algorithm>

#include "core/evaluation/noc_traffic.h"

namespace pim::widgets {

std::shared_ptr<const SimulatedLoad> simulatedLoad(const program::SimulationResult& result, const program::Program& program, const program::Machine& machine, int rows, int cols)
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
    const auto whole = static_cast<double>(result.runningPs);
    // Entries are by core and time of entry.
    std::vector<std::int64_t> matrixPs(places, 0);
    std::int64_t end = 0;
    std::int32_t core = -1;
    for (const program::TraceEntry& entry : result.trace) {
        const auto c = static_cast<std::size_t>(entry.core);
        if (c >= places || program.cores[c].instructions[static_cast<std::size_t>(entry.instruction)].op != program::Op::Mvmul)
            continue;
        if (entry.core != core) {
            core = entry.core;
            end = 0;
        }
        matrixPs[c] += std::max<std::int64_t>(0, entry.retirePs - std::max(entry.enterPs, end));
        end = std::max(end, entry.retirePs);
    }
    for (std::size_t c = 0; c < std::min(places, result.cores.size()); ++c) {
        const auto& busy = result.cores[c].busyPs;
        const auto share = [&](program::Unit unit) { return std::min(1.0, static_cast<double>(busy[static_cast<std::size_t>(unit)]) / whole); };
        load->matrixBusy[c] = result.trace.empty() ? share(program::Unit::Matrix) : std::min(1.0, static_cast<double>(matrixPs[c]) / whole);
        load->busy[c] = (load->matrixBusy[c] + share(program::Unit::Vector) + share(program::Unit::Transfer)) / 3;
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
