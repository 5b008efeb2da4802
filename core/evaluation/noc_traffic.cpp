// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/noc_traffic.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <limits>
#include <map>

#include "core/dataflow/mesh.h"
#include "core/evaluation/factors.h"

namespace pim::evaluation {
namespace {

using dataflow::Mesh;
using dataflow::Operation;

/// Routes and flits of every stream, in the order of the mesh's streams.
std::vector<StreamTraffic> streamsOf(const design::Design& design, const Evaluation& evaluation, const Mesh& mesh)
{
    const auto& layers = evaluation.factors->layers;
    std::vector<StreamTraffic> streams(2 * layers.size());
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const LayerFactors& f = layers[l];
        StreamTraffic& transfer = streams[2 * l];
        StreamTraffic& merge = streams[2 * l + 1];
        transfer.stream = { static_cast<int>(l), false };
        merge.stream = { static_cast<int>(l), true };
        transfer.hops = mesh.transferHops(l);
        merge.hops = mesh.mergeHops(l);
        transfer.links = mesh.transferLinks(l);
        merge.links = mesh.mergeLinks(l);
        transfer.blocks = merge.blocks = f.blocks;
        transfer.flitsPerBlock = transfer.hops > 0 ? f.transferFlits : 0;
        merge.flitsPerBlock = merge.hops > 0 ? f.mergeFlits : 0;
        for (const auto& timing : f.timing) {
            if (timing.kind == Operation::Transfer)
                transfer.length = timing.length;
            else if (timing.kind == Operation::Merge)
                merge.length = timing.length;
        }
        const auto add = [](StreamTraffic& s, design::Cell from, design::Cell to, bool port) {
            const NocRoute route { from, { from.row, to.col }, to, port };
            const bool known = std::any_of(s.routes.begin(), s.routes.end(), [&](const NocRoute& r) {
                return r.from == from && r.to == to && r.fromPort == port;
            });
            if (!known && (from != to || port))
                s.routes.push_back(route);
        };
        for (const int p : f.providers)
            for (const design::Cell& cell : mesh.cells(l))
                add(transfer, mesh.mergeCell(static_cast<std::size_t>(p)), cell, false);
        if (design.model.networkInput && design.network->layers[l].readsNetworkInput)
            for (const design::Cell& cell : mesh.cells(l))
                add(transfer, { 0, 0 }, cell, true);
        for (const design::Cell& cell : mesh.cells(l))
            add(merge, cell, mesh.mergeCell(l), false);
    }
    return streams;
}

/// Charges every wait to the streams that were under way meanwhile.
class WaitLedger
{
public:
    WaitLedger(const dataflow::Schedule& schedule, const Mesh& mesh, const std::vector<StreamTraffic>& streams)
        : m_schedule(schedule)
        , m_mesh(mesh)
        , m_streams(streams)
    {
    }

    void add(const dataflow::NocWait& wait)
    {
        const int stream = 2 * wait.layer + (wait.merge ? 1 : 0);
        std::int32_t now = wait.ready;
        const std::int32_t start = wait.ready + wait.cycles;
        std::vector<int> counted;
        while (now < start) {
            // Who is under way now and stays longest; else who comes next.
            int holder = -1;
            std::int32_t until = now, next = start;
            int comesNext = -1;
            for (const int other : m_mesh.conflicts(static_cast<std::size_t>(stream))) {
                const auto [running, end, later] = at(other, now);
                if (running && end > until) {
                    until = end;
                    holder = other;
                }
                if (comesNext < 0 || later < next) {
                    next = std::min(next, later);
                    comesNext = other;
                }
            }
            if (holder < 0) {
                holder = comesNext;
                until = std::max(now + 1, next);
            }
            until = std::min(until, start);
            auto& conflict = m_conflicts[{ stream, holder }];
            conflict.cycles += until - now;
            if (std::find(counted.begin(), counted.end(), holder) == counted.end()) {
                ++conflict.blocks;
                counted.push_back(holder);
            }
            now = until;
        }
    }

    std::vector<NocConflict> take()
    {
        std::vector<NocConflict> list;
        for (auto& [key, conflict] : m_conflicts) {
            conflict.waits = key.first;
            conflict.holds = key.second;
            list.push_back(conflict);
        }
        std::stable_sort(list.begin(), list.end(),
                         [](const NocConflict& a, const NocConflict& b) { return a.cycles > b.cycles; });
        return list;
    }

private:
    struct State
    {
        bool running;
        std::int32_t end; ///< of what runs
        std::int32_t next; ///< start of what comes next
    };
    State at(int stream, std::int32_t now) const
    {
        const auto& layer = m_schedule.layers[static_cast<std::size_t>(stream / 2)];
        const Operation kind = stream % 2 == 0 ? Operation::Transfer : Operation::Merge;
        const auto found = std::find(layer.operations.begin(), layer.operations.end(), kind);
        State state { false, now, std::numeric_limits<std::int32_t>::max() };
        if (found == layer.operations.end())
            return state;
        const auto op = static_cast<std::size_t>(found - layer.operations.begin());
        std::int64_t low = 0, high = layer.blocks; // first block that starts after now
        while (low < high) {
            const std::int64_t middle = (low + high) / 2;
            if (layer.start(middle, op) > now)
                high = middle;
            else
                low = middle + 1;
        }
        if (low < layer.blocks)
            state.next = layer.start(low, op);
        if (low > 0) {
            state.end = layer.start(low - 1, op) + m_streams[static_cast<std::size_t>(stream)].length;
            state.running = state.end > now;
        }
        return state;
    }

    const dataflow::Schedule& m_schedule;
    const Mesh& m_mesh;
    const std::vector<StreamTraffic>& m_streams;
    std::map<std::pair<int, int>, NocConflict> m_conflicts;
};

} // namespace

int NocRoute::hops() const
{
    return std::abs(to.row - from.row) + std::abs(to.col - from.col) + (fromPort ? 1 : 0);
}

design::Cell NocTraffic::linkFrom(std::size_t link) const
{
    const auto place = static_cast<int>(link / 4);
    return { place / cols, place % cols };
}

design::Cell NocTraffic::linkTo(std::size_t link) const
{
    design::Cell cell = linkFrom(link);
    switch (linkDirection(link)) {
    case LinkDirection::East: ++cell.col; break;
    case LinkDirection::West: --cell.col; break;
    case LinkDirection::South: ++cell.row; break;
    case LinkDirection::North: --cell.row; break;
    }
    return cell;
}

NocTraffic nocTraffic(const design::Design& design, const Evaluation& evaluation)
{
    NocTraffic traffic;
    if (!evaluation.factors || evaluation.layers.size() != evaluation.factors->layers.size())
        return traffic;
    const auto& layers = evaluation.factors->layers;
    std::vector<dataflow::MeshRequest> requests;
    std::vector<std::vector<design::Cell>> cells;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const LayerFactors& f = layers[l];
        requests.push_back({ f.crossbar, evaluation.layers[l].macros, f.partner, f.providers,
                             design.model.networkInput && design.network->layers[l].readsNetworkInput });
        cells.push_back(f.crossbar ? evaluation.layers[l].cells : std::vector<design::Cell> {});
    }
    Mesh mesh;
    mesh.build(requests, static_cast<int>(evaluation.factors->macros), cells);
    traffic.rows = mesh.rows();
    traffic.cols = mesh.cols();
    traffic.streams = streamsOf(design, evaluation, mesh);
    traffic.conflictPairs = mesh.conflictPairs();
    traffic.flits.assign(mesh.linkCount(), 0);

    const auto forEachLink = [&](std::size_t stream, auto&& visit) {
        const auto words = mesh.linkSet(stream);
        for (std::size_t w = 0; w < words.size(); ++w)
            for (std::uint64_t set = words[w]; set != 0; set &= set - 1)
                visit(w * 64 + static_cast<std::size_t>(std::countr_zero(set)));
    };
    traffic.shareBegin.assign(mesh.linkCount() + 1, 0);
    for (std::size_t s = 0; s < traffic.streams.size(); ++s)
        if (traffic.streams[s].flitsPerBlock > 0)
            forEachLink(s, [&](std::size_t link) { ++traffic.shareBegin[link + 1]; });
    for (std::size_t link = 0; link < mesh.linkCount(); ++link)
        traffic.shareBegin[link + 1] += traffic.shareBegin[link];
    traffic.shares.resize(traffic.shareBegin.back());
    std::vector<std::size_t> next(traffic.shareBegin.begin(), traffic.shareBegin.end() - 1);
    for (std::size_t s = 0; s < traffic.streams.size(); ++s) {
        const std::int64_t flits = traffic.streams[s].flits();
        if (flits == 0)
            continue;
        forEachLink(s, [&](std::size_t link) {
            traffic.shares[next[link]++] = { static_cast<int>(s), flits };
            traffic.flits[link] += flits;
        });
    }
    for (const std::int64_t flits : traffic.flits)
        traffic.mostFlits = std::max(traffic.mostFlits, flits);

    if (evaluation.schedule) {
        WaitLedger ledger(*evaluation.schedule, mesh, traffic.streams);
        for (const dataflow::NocWait& wait : evaluation.schedule->nocWaits) {
            ledger.add(wait);
            traffic.waitedCycles += wait.cycles;
        }
        traffic.conflicts = ledger.take();
        for (NocConflict& conflict : traffic.conflicts) {
            // Along the waiting stream's routes, the first link that the other one uses too.
            const auto other = mesh.linkSet(static_cast<std::size_t>(conflict.holds));
            const auto own = mesh.linkSet(static_cast<std::size_t>(conflict.waits));
            for (std::size_t w = 0; w < own.size(); ++w)
                if (const std::uint64_t both = own[w] & other[w]; both != 0) {
                    conflict.firstLink = w * 64 + static_cast<std::size_t>(std::countr_zero(both));
                    break;
                }
        }
    }
    return traffic;
}

} // namespace pim::evaluation
