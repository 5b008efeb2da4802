// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/timeline.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "core/timeline/recorded.h"

namespace pim::timeline {

std::int64_t Timeline::operationCount() const
{
    std::int64_t count = 0;
    if (recorded)
        return recorded->count();
    for (const auto& layer : schedule->layers)
        count += layer.blocks * static_cast<std::int64_t>(layer.operations.size());
    return count;
}

std::int64_t Timeline::recordedCount(int layer, int op) const { return recorded->lane(layer, op).count(); }
std::int64_t Timeline::recordedStart(int layer, int op, std::int64_t block) const { return recorded->lane(layer, op).start(block); }
std::int64_t Timeline::recordedLength(int layer, int op, std::int64_t block) const { return recorded->lane(layer, op).length(block); }

int Timeline::find(int layer, Operation kind) const
{
    const auto& operations = layers[static_cast<std::size_t>(layer)].operations;
    for (std::size_t j = 0; j < operations.size(); ++j)
        if (operations[j].kind == kind)
            return static_cast<int>(j);
    return -1;
}

int Timeline::mainOperation(int layer) const
{
    const auto& operations = layers[static_cast<std::size_t>(layer)].operations;
    int vector = -1;
    for (std::size_t j = 0; j < operations.size(); ++j) {
        const Operation kind = operations[j].kind;
        if (kind == Operation::Mvm)
            return static_cast<int>(j);
        if (vector < 0
            && (kind == Operation::Pool || kind == Operation::Eltwise || kind == Operation::Relu || kind == Operation::Sigmoid
                || kind == Operation::Addition))
            vector = static_cast<int>(j);
    }
    return std::max(vector, 0);
}

std::int64_t Timeline::blockAt(int layer, int op, std::int64_t cycle) const
{
    std::int64_t low = -1, high = count(layer, op);
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (start(layer, op, middle) <= cycle ? low : high) = middle;
    }
    return low;
}

Timeline::LinkPlace Timeline::place(int link) const
{
    LinkPlace at;
    at.from = { link / 4 / std::max(1, cols), link / 4 % std::max(1, cols) };
    at.to = at.from;
    switch (link % 4) { // as Mesh numbers them: east, west, south, north
    case 0: ++at.to.col; break;
    case 1: --at.to.col; break;
    case 2: ++at.to.row; break;
    default: --at.to.row; break;
    }
    return at;
}

Readiness readiness(const Timeline& t, const OperationRef& r)
{
    Readiness found;
    if (r.op > 0)
        found.byOperation = t.start(r.layer, r.op - 1, r.block) + t.shape(r.layer, r.op - 1).gap;
    if (r.block > 0)
        found.byBlock = t.start(r.layer, r.op, r.block - 1) + t.pitch({ r.layer, r.op, r.block - 1 });
    if (r.op == 0) {
        const auto& providers = t.layers[static_cast<std::size_t>(r.layer)].providers;
        for (std::size_t p = 0; p < providers.size(); ++p) {
            const std::int64_t need = providers[p].blocks[static_cast<std::size_t>(r.block)];
            std::int64_t at = 0;
            if (providers[p].layer == kImageSource) {
                at = need * t.interval; // the number of the image
            } else {
                const int last = static_cast<int>(t.layers[static_cast<std::size_t>(providers[p].layer)].operations.size()) - 1;
                at = t.start(providers[p].layer, last, need) + t.shape(providers[p].layer, last).gap;
            }
            if (at > found.byData) {
                found.byData = at;
                found.provider = static_cast<int>(p);
            }
        }
    }
    return found;
}

Timeline buildTimeline(std::span<const dataflow::ChainProblem> chains, const dataflow::Mesh& mesh,
                       dataflow::Schedule schedule, const BuildOptions& options)
{
    Timeline t;
    t.cycles = schedule.cycles;
    t.countsFinalOperation = options.countsFinalOperation;
    t.layers.resize(chains.size());
    t.streamLinks.resize(2 * chains.size());
    for (std::size_t l = 0; l < chains.size(); ++l) {
        const dataflow::ChainProblem& chain = chains[l];
        LayerTrace& layer = t.layers[l];
        layer.adcPartner = chain.adcPartner;
        layer.blocksPerImage = chain.blocks;
        const std::size_t n = chain.operations.size();
        layer.operations.resize(n);
        std::int32_t pace = 0;
        for (std::size_t j = 0; j < n; ++j) {
            const dataflow::OperationTiming& timing = chain.operations[j];
            OperationShape& shape = layer.operations[j];
            shape.kind = timing.kind;
            shape.length = timing.length;
            shape.repeats = timing.repeats;
            pace = shape.overBits() ? std::max(options.bitDependency ? pace : 0, timing.length) : 0;
            shape.pace = shape.overBits() ? pace : timing.length;
            shape.span = timing.length + (timing.repeats - 1) * pace;
            layer.crossbar = layer.crossbar || timing.kind == Operation::Mvm;
        }
        // The delays of the scheduler: sections 9 and 10 of the reference model.
        for (std::size_t j = 0; j < n; ++j) {
            OperationShape& shape = layer.operations[j];
            const bool last = j + 1 == n;
            const bool collects = shape.overBits() && !last && !layer.operations[j + 1].overBits();
            shape.gap = collects ? shape.span : shape.length;
            shape.pitch = last ? shape.span : std::max(shape.span, shape.gap + layer.operations[j + 1].span - 1);
            shape.pitchUpTo = j > 0 ? std::max(layer.operations[j - 1].pitchUpTo, shape.pitch) : shape.pitch;
        }
        for (const dataflow::BlockDependency& d : chain.dependencies) {
            const bool source = static_cast<std::size_t>(d.provider) >= chains.size();
            layer.providers.push_back(
                { source ? kImageSource : d.provider, std::vector<std::int32_t>(d.blocks.begin(), d.blocks.end()) });
        }
        for (std::size_t part = 0; part < 2; ++part) {
            if ((part == 0 ? mesh.transferHops(l) : mesh.mergeHops(l)) == 0)
                continue;
            const auto words = mesh.linkSet(2 * l + part);
            for (std::size_t w = 0; w < words.size(); ++w)
                for (std::uint64_t set = words[w]; set != 0; set &= set - 1)
                    t.streamLinks[2 * l + part].push_back(static_cast<int>(w * 64) + std::countr_zero(set));
        }
    }
    for (std::size_t l = 0; l < chains.size(); ++l)
        for (const Provider& p : t.layers[l].providers) {
            if (p.layer == kImageSource)
                continue;
            auto& consumers = t.layers[static_cast<std::size_t>(p.layer)].consumers;
            if (consumers.empty() || consumers.back() != static_cast<int>(l))
                consumers.push_back(static_cast<int>(l));
        }
    t.rows = mesh.rows();
    t.cols = mesh.cols();
    t.schedule = std::make_shared<const dataflow::Schedule>(std::move(schedule));
    t.span = t.cycles;
    std::int64_t done = 0;
    for (std::size_t l = 0; l < chains.size(); ++l)
        if (const std::int64_t blocks = t.blocks(static_cast<int>(l)); blocks > 0)
            for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j)
                done = std::max(done, t.end(static_cast<int>(l), static_cast<int>(j), blocks - 1));
    t.span = std::max(t.span, done);
    t.imageEnds = { done };
    return t;
}

} // namespace pim::timeline
