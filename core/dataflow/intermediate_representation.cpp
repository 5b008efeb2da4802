// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataflow/intermediate_representation.h"

#include <algorithm>
#include <array>

namespace pim::dataflow {
namespace {

constexpr std::int64_t kMostNodes = 1'000'000'000; ///< node indices have 32 bits
constexpr std::int64_t kLongestDelay = std::int64_t { 1 } << 30;

bool overBits(Operation op) { return op == Operation::Mvm || op == Operation::Adc || op == Operation::ShiftAdd; }

/// Delays of one operation of a layer.
struct Delays
{
    std::int32_t length = 1, repeats = 1;
    std::int32_t pace = 1; ///< between two bits: that of the slowest operation the bits stream through up to here
    std::int64_t busy = 1; ///< first bit's start to last bit's end
    std::int64_t toNext = 1; ///< to the next operation of the block: its first bit when bits stream, else all of them
    std::int64_t toNextBlock = 1; ///< the unit is free, and the next operation's unit will be
    bool streams = false; ///< the next operation takes the bits as they come
};

std::vector<Delays> delaysOf(std::span<const OperationTiming> operations)
{
    std::vector<Delays> all(operations.size());
    std::int32_t pace = 0;
    for (std::size_t j = 0; j < operations.size(); ++j) {
        const OperationTiming& t = operations[j];
        Delays& d = all[j];
        pace = overBits(t.kind) ? std::max(pace, t.length) : 0;
        d.length = t.length;
        d.repeats = t.repeats;
        d.pace = std::max(pace, t.length);
        d.busy = t.length + std::int64_t { t.repeats - 1 } * pace;
        const bool last = j + 1 == operations.size();
        d.streams = overBits(t.kind) && !last && overBits(operations[j + 1].kind);
        d.toNext = overBits(t.kind) && !last && !d.streams ? d.busy : t.length;
    }
    for (std::size_t j = 0; j < all.size(); ++j)
        all[j].toNextBlock =
            j + 1 < all.size() ? std::max(all[j].busy, all[j].toNext + all[j + 1].busy - 1) : all[j].busy;
    return all;
}

tl::unexpected<Error> refuse(std::size_t layer, std::string message)
{
    return fail(ErrorCode::InvalidArgument, std::move(message), "layer " + std::to_string(layer));
}

Result<void> check(std::span<const ChainProblem> layers, std::size_t l)
{
    const ChainProblem& p = layers[l];
    if (p.blocks < 0)
        return refuse(l, "the number of blocks must not be negative, got " + std::to_string(p.blocks));
    if (p.operations.empty() && p.blocks > 0)
        return refuse(l, "a layer with blocks must have operations");
    for (const OperationTiming& t : p.operations) {
        if (t.length < 1 || t.repeats < 1)
            return refuse(l,
                          "length and repeats of " + std::string(operationName(t.kind)) + " must be at least 1, got "
                              + std::to_string(t.length) + " and " + std::to_string(t.repeats));
        if (std::int64_t { t.length } * t.repeats > kLongestDelay)
            return refuse(l,
                          std::string(operationName(t.kind)) + " must not take more than 2^30 cycles, takes "
                              + std::to_string(std::int64_t { t.length } * t.repeats));
    }
    for (const BlockDependency& d : p.dependencies) {
        if (d.provider < 0 || static_cast<std::size_t>(d.provider) >= l)
            return refuse(l, "a provider must be an earlier layer, got layer " + std::to_string(d.provider));
        const std::int32_t provided = layers[static_cast<std::size_t>(d.provider)].blocks;
        if (d.blocks.size() != static_cast<std::size_t>(p.blocks))
            return refuse(l,
                          "a dependency must name one block of the provider per block, names "
                              + std::to_string(d.blocks.size()) + " for " + std::to_string(p.blocks));
        for (const std::int32_t q : d.blocks)
            if (q < 0 || q >= provided)
                return refuse(l,
                              "layer " + std::to_string(d.provider) + " has " + std::to_string(provided)
                                  + " blocks, block " + std::to_string(q) + " is needed");
    }
    return {};
}

} // namespace

std::string_view dependencyName(Dependency dependency)
{
    static constexpr std::array<std::string_view, 4> kNames { "inter-operation", "inter-block", "inter-layer",
                                                              "inter-bit" };
    return kNames[static_cast<std::size_t>(dependency)];
}

Result<IntermediateRepresentation> compileDataflow(std::span<const ChainProblem> layers, const CompileOptions& options)
{
    if (!options.ranges.empty() && options.ranges.size() != layers.size())
        return fail(ErrorCode::InvalidArgument,
                    "block ranges must be given for all " + std::to_string(layers.size()) + " layers or none, got "
                        + std::to_string(options.ranges.size()));
    IntermediateRepresentation ir;
    const std::int64_t limit = std::clamp<std::int64_t>(options.maxNodes, 0, kMostNodes);
    std::int64_t total = 0;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        if (auto ok = check(layers, l); !ok)
            return tl::unexpected(ok.error());
        IntermediateRepresentation::LayerNodes& nodes = ir.m_layers.emplace_back();
        nodes.blocks = layers[l].blocks;
        if (!options.ranges.empty()) {
            const BlockRange& range = options.ranges[l];
            if (range.first < 0 || range.first > layers[l].blocks
                || (range.count >= 0 && range.count > layers[l].blocks - range.first))
                return refuse(l,
                              "blocks " + std::to_string(range.first) + " to "
                                  + std::to_string(std::int64_t { range.first } + range.count - 1)
                                  + " are not all among its " + std::to_string(layers[l].blocks));
            nodes.firstBlock = range.first;
            nodes.blocks = range.count >= 0 ? range.count : layers[l].blocks - range.first;
        }
        std::int64_t perBlock = 0;
        for (const OperationTiming& t : layers[l].operations) {
            // Past the limit the places do not matter any more.
            nodes.firstOfOp.push_back(static_cast<std::int32_t>(std::min<std::int64_t>(perBlock, kMostNodes)));
            nodes.repeats.push_back(t.repeats);
            perBlock += t.repeats;
        }
        nodes.firstNode = static_cast<std::size_t>(total);
        nodes.nodesPerBlock = static_cast<std::size_t>(perBlock);
        if (nodes.blocks > 0 && perBlock > (limit - total) / nodes.blocks)
            return refuse(l,
                          "the graph would have more than " + std::to_string(limit)
                              + " nodes; compile fewer blocks (this layer alone: " + std::to_string(nodes.blocks)
                              + " blocks of " + std::to_string(perBlock) + ")");
        total += perBlock * nodes.blocks;
    }
    ir.m_nodes.reserve(static_cast<std::size_t>(total));
    ir.m_firstInput.reserve(static_cast<std::size_t>(total) + 1);
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const ChainProblem& p = layers[l];
        const auto& place = ir.m_layers[l];
        const std::vector<Delays> delays = delaysOf(p.operations);
        for (std::int32_t block = 0; block < place.blocks; ++block) {
            const std::int32_t q = place.firstBlock + block;
            const std::size_t begin = place.firstNode + static_cast<std::size_t>(block) * place.nodesPerBlock;
            const auto at = [&](std::size_t op, std::int32_t bit) {
                return begin + static_cast<std::size_t>(place.firstOfOp[op] + bit);
            };
            for (std::size_t j = 0; j < delays.size(); ++j) {
                const Delays& d = delays[j];
                for (std::int32_t bit = 0; bit < d.repeats; ++bit) {
                    const auto self = static_cast<std::uint32_t>(ir.m_nodes.size());
                    ir.m_nodes.push_back({ static_cast<std::int32_t>(l), q, static_cast<std::int32_t>(j), bit, d.length,
                                           p.operations[j].kind });
                    ir.m_firstInput.push_back(ir.m_edges.size());
                    const auto edge = [&](std::size_t from, std::int64_t delay, Dependency kind) {
                        ir.m_edges.push_back({ static_cast<std::uint32_t>(from), self,
                                               static_cast<std::int32_t>(std::min(delay, kLongestDelay)), kind });
                    };
                    if (j > 0) {
                        const Delays& before = delays[j - 1];
                        if (bit == 0)
                            edge(at(j - 1, 0), before.toNext, Dependency::Operation);
                        if (options.bitDependency && before.streams && bit > 0 && bit < before.repeats)
                            edge(at(j - 1, bit), before.length, Dependency::Operation);
                        if (options.bitDependency && !before.streams && bit == 0 && before.repeats > 1)
                            edge(at(j - 1, before.repeats - 1), before.length, Dependency::Operation);
                    }
                    if (bit > 0) {
                        edge(at(j, bit - 1), d.pace, Dependency::Bit);
                        continue;
                    }
                    if (q > 0 && block == 0) {
                        ++ir.m_omitted;
                    } else if (q > 0) {
                        edge(at(j, 0) - place.nodesPerBlock, d.toNextBlock, Dependency::Block);
                        if (options.bitDependency && d.repeats > 1)
                            edge(at(j, d.repeats - 1) - place.nodesPerBlock, d.length, Dependency::Block);
                    }
                    if (j > 0)
                        continue;
                    for (const BlockDependency& need : p.dependencies) {
                        const auto provider = static_cast<std::size_t>(need.provider);
                        const auto& from = ir.m_layers[provider];
                        const std::int32_t wanted = need.blocks[static_cast<std::size_t>(q)] - from.firstBlock;
                        if (wanted < 0 || wanted >= from.blocks) {
                            ++ir.m_omitted;
                            continue;
                        }
                        edge(from.firstNode + static_cast<std::size_t>(wanted) * from.nodesPerBlock
                                 + static_cast<std::size_t>(from.firstOfOp.back()),
                             layers[provider].operations.back().length, Dependency::Layer);
                    }
                }
            }
        }
    }
    ir.m_firstInput.push_back(ir.m_edges.size());
    return ir;
}

std::optional<std::size_t> IntermediateRepresentation::find(int layer, std::int32_t block, std::int32_t op,
                                                            std::int32_t bit) const
{
    if (layer < 0 || static_cast<std::size_t>(layer) >= m_layers.size())
        return std::nullopt;
    const LayerNodes& l = m_layers[static_cast<std::size_t>(layer)];
    const std::int64_t q = std::int64_t { block } - l.firstBlock;
    if (q < 0 || q >= l.blocks || op < 0 || static_cast<std::size_t>(op) >= l.repeats.size() || bit < 0
        || bit >= l.repeats[static_cast<std::size_t>(op)])
        return std::nullopt;
    return l.firstNode + static_cast<std::size_t>(q) * l.nodesPerBlock
        + static_cast<std::size_t>(l.firstOfOp[static_cast<std::size_t>(op)] + bit);
}

std::vector<std::int64_t> IntermediateRepresentation::starts() const
{
    std::vector<std::int64_t> start(m_nodes.size(), 0);
    for (const IrEdge& e : m_edges) // grouped by their targets, which are in topological order
        start[e.to] = std::max(start[e.to], start[e.from] + e.delay);
    return start;
}

std::vector<IrEdge> IntermediateRepresentation::criticalPath() const
{
    std::vector<IrEdge> path;
    if (m_nodes.empty())
        return path;
    const std::vector<std::int64_t> start = starts();
    std::size_t at = 0;
    for (std::size_t n = 1; n < m_nodes.size(); ++n)
        if (start[n] + m_nodes[n].length > start[at] + m_nodes[at].length)
            at = n;
    while (start[at] > 0) {
        for (const IrEdge& e : inputs(at)) {
            if (start[e.from] + e.delay == start[at]) {
                path.push_back(e);
                at = e.from;
                break;
            }
        }
    }
    std::reverse(path.begin(), path.end());
    return path;
}

std::string IntermediateRepresentation::describe(std::size_t node) const
{
    const IrNode& n = m_nodes[node];
    std::string text = "layer " + std::to_string(n.layer) + " block " + std::to_string(n.block) + " "
        + std::string(operationName(n.kind));
    if (m_layers[static_cast<std::size_t>(n.layer)].repeats[static_cast<std::size_t>(n.op)] > 1)
        text += " bit " + std::to_string(n.bit);
    return text + ", " + std::to_string(n.length) + (n.length == 1 ? " cycle" : " cycles");
}

} // namespace pim::dataflow
