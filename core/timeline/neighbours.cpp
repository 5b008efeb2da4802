// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/neighbours.h"

#include <algorithm>
#include <array>

namespace pim::timeline {
namespace {

Link alongBlock(const Timeline& t, int layer, int op)
{
    return t.shape(layer, op).overBits() && t.shape(layer, op + 1).overBits() ? Link::Bits : Link::Operation;
}

int streamOf(const Timeline& t, const OperationRef& ref)
{
    switch (t.shape(ref.layer, ref.op).kind) {
    case Operation::Transfer: return 2 * ref.layer;
    case Operation::Merge: return 2 * ref.layer + 1;
    default: return -1;
    }
}

bool shareLink(const std::vector<int>& a, const std::vector<int>& b)
{
    // Both ascend.
    for (auto i = a.begin(), k = b.begin(); i != a.end() && k != b.end();) {
        if (*i == *k)
            return true;
        *i < *k ? ++i : ++k;
    }
    return false;
}

/// Operations of a lane that are under way in [from, to).
void addUnderWay(const Timeline& t, int layer, int op, std::int64_t from, std::int64_t to, Link link, std::int64_t start,
                 std::vector<Neighbour>& found)
{
    for (std::int64_t q = t.blockAt(layer, op, to - 1); q >= 0 && t.end(layer, op, q) > from; --q) {
        const std::int64_t delay = t.end(layer, op, q) - t.start(layer, op, q);
        found.push_back({ { layer, op, static_cast<std::int32_t>(q) }, link, delay, std::max<std::int64_t>(0, start - t.end(layer, op, q)) });
        if (found.size() > 4096)
            break;
    }
}

void bySlack(std::vector<Neighbour>& list)
{
    std::stable_sort(list.begin(), list.end(), [](const Neighbour& a, const Neighbour& b) { return a.slack < b.slack; });
}

} // namespace

std::string_view linkName(Link link)
{
    static constexpr std::array<std::string_view, 6> kNames { "same block", "bit by bit", "unit", "data", "NoC link", "shared ADC" };
    return kNames[static_cast<std::size_t>(link)];
}

std::vector<Neighbour> waitedFor(const Timeline& t, const OperationRef& ref)
{
    std::vector<Neighbour> found;
    const std::int64_t start = t.start(ref);
    const OperationShape& shape = t.shape(ref.layer, ref.op);
    const LayerTrace& layer = t.layers[static_cast<std::size_t>(ref.layer)];
    if (ref.op > 0) {
        const std::int64_t delay = t.shape(ref.layer, ref.op - 1).gap;
        found.push_back({ { ref.layer, ref.op - 1, ref.block }, alongBlock(t, ref.layer, ref.op - 1), delay,
                          start - t.start(ref.layer, ref.op - 1, ref.block) - delay });
    }
    if (ref.block > 0) {
        const OperationRef before { ref.layer, ref.op, ref.block - 1 };
        found.push_back({ before, Link::Unit, t.pitch(before), start - t.start(before) - t.pitch(before) });
    }
    if (ref.op == 0)
        for (const Provider& p : layer.providers) {
            if (p.layer == kImageSource)
                continue;
            const int last = static_cast<int>(t.layers[static_cast<std::size_t>(p.layer)].operations.size()) - 1;
            const OperationRef from { p.layer, last, p.blocks[static_cast<std::size_t>(ref.block)] };
            const std::int64_t delay = t.shape(p.layer, last).gap;
            found.push_back({ from, Link::Data, delay, start - t.start(from) - delay });
        }
    const std::int64_t ready = readiness(t, ref).ready();
    if (start > ready) {
        if (const int stream = streamOf(t, ref); stream >= 0) {
            const auto& own = t.streamLinks[static_cast<std::size_t>(stream)];
            for (std::size_t l = 0; l < t.layers.size(); ++l)
                for (const int part : { 0, 1 }) {
                    const auto other = 2 * l + static_cast<std::size_t>(part);
                    if (static_cast<int>(other) == stream || !shareLink(own, t.streamLinks[other]))
                        continue;
                    const int op = t.find(static_cast<int>(l), part == 0 ? Operation::Transfer : Operation::Merge);
                    if (op >= 0)
                        addUnderWay(t, static_cast<int>(l), op, ready, start, Link::Noc, start, found);
                }
        } else if (layer.adcPartner >= 0 && shape.kind == Operation::Adc) {
            if (const int op = t.find(layer.adcPartner, Operation::Adc); op >= 0)
                addUnderWay(t, layer.adcPartner, op, ready, start, Link::Adc, start, found);
        }
    }
    bySlack(found);
    return found;
}

std::vector<Neighbour> waitingFor(const Timeline& t, const OperationRef& ref, std::size_t most)
{
    std::vector<Neighbour> found;
    const std::int64_t start = t.start(ref);
    const LayerTrace& layer = t.layers[static_cast<std::size_t>(ref.layer)];
    const OperationShape& shape = t.shape(ref.layer, ref.op);
    const bool last = static_cast<std::size_t>(ref.op) + 1 == layer.operations.size();
    if (!last)
        found.push_back({ { ref.layer, ref.op + 1, ref.block }, alongBlock(t, ref.layer, ref.op), shape.gap,
                          t.start(ref.layer, ref.op + 1, ref.block) - start - shape.gap });
    if (ref.block + 1 < t.blocks(ref.layer))
        found.push_back({ { ref.layer, ref.op, ref.block + 1 }, Link::Unit, t.pitch(ref),
                          t.start(ref.layer, ref.op, ref.block + 1) - start - t.pitch(ref) });
    if (last)
        for (const int c : layer.consumers)
            for (const Provider& p : t.layers[static_cast<std::size_t>(c)].providers) {
                if (p.layer != ref.layer)
                    continue;
                for (std::size_t q = 0; q < p.blocks.size(); ++q)
                    if (p.blocks[q] == ref.block)
                        found.push_back({ { c, 0, static_cast<std::int32_t>(q) }, Link::Data, shape.gap,
                                          t.start(c, 0, static_cast<std::int64_t>(q)) - start - shape.gap });
            }
    bySlack(found);
    if (found.size() > most)
        found.resize(most);
    return found;
}

} // namespace pim::timeline
