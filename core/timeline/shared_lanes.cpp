// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/shared_lanes.h"

#include <algorithm>
#include <map>

namespace pim::timeline {
namespace {

void addUser(const Timeline& t, int layer, int op, SharedLane& lane)
{
    lane.users.push_back({ layer, op });
    lane.busy += busyCycles(t, layer, op);
}

/// Place of the operation that makes a stream; -1 when the layer has none.
int operationOf(const Timeline& t, std::size_t stream)
{
    return t.find(static_cast<int>(stream / 2), stream % 2 == 0 ? Operation::Transfer : Operation::Merge);
}

std::int64_t heldCycles(const Timeline& t, int layer, int op)
{
    std::int64_t held = 0;
    for (std::int64_t q = 0; q < t.blocks(layer); ++q)
        if (t.wait(layer, op, q) == Wait::Noc)
            held += t.start(layer, op, q) - readiness(t, { layer, op, static_cast<std::int32_t>(q) }).ready();
    return held;
}

std::vector<LinkLoad> collect(const Timeline& t, int onlyLayer)
{
    std::map<int, LinkLoad> loads;
    for (std::size_t s = 0; s < t.streamLinks.size(); ++s) {
        const auto layer = static_cast<int>(s / 2);
        const int op = operationOf(t, s);
        if (op < 0 || t.streamLinks[s].empty())
            continue;
        const std::int64_t busy = busyCycles(t, layer, op);
        const std::int64_t held = onlyLayer < 0 || layer == onlyLayer ? heldCycles(t, layer, op) : 0;
        for (const int link : t.streamLinks[s]) {
            LinkLoad& load = loads[link];
            load.link = link;
            load.busy += busy;
            load.held += held;
        }
    }
    std::vector<LinkLoad> list;
    for (const auto& [link, load] : loads)
        list.push_back(load);
    return list;
}

} // namespace

std::int64_t busyCycles(const Timeline& t, int layer, int op)
{
    const OperationShape& shape = t.shape(layer, op);
    return t.blocks(layer) * (t.placesBits(layer, op) ? std::int64_t { shape.length } * shape.repeats : shape.span);
}

std::vector<OperationRef> usesOf(const Timeline& t, const SharedLane& lane, std::int64_t from, std::int64_t to)
{
    std::vector<OperationRef> uses;
    for (const SharedLane::User& user : lane.users) {
        std::int64_t q = std::max<std::int64_t>(0, t.blockAt(user.layer, user.op, from));
        for (; q < t.blocks(user.layer) && t.start(user.layer, user.op, q) < to; ++q)
            if (t.end(user.layer, user.op, q) > from)
                uses.push_back({ user.layer, user.op, static_cast<std::int32_t>(q) });
    }
    std::stable_sort(uses.begin(), uses.end(), [&](const OperationRef& a, const OperationRef& b) { return t.start(a) < t.start(b); });
    return uses;
}

std::vector<LinkLoad> linkLoads(const Timeline& t)
{
    auto list = collect(t, -1);
    std::stable_sort(list.begin(), list.end(), [](const LinkLoad& a, const LinkLoad& b) { return a.busy > b.busy; });
    return list;
}

std::vector<LinkLoad> waitedLinks(const Timeline& t, int layer)
{
    auto list = collect(t, layer);
    // A link that nobody else uses made nobody wait.
    std::erase_if(list, [&](const LinkLoad& load) {
        int users = 0;
        for (const auto& links : t.streamLinks)
            users += std::binary_search(links.begin(), links.end(), load.link);
        return load.held == 0 || users < 2;
    });
    std::stable_sort(list.begin(), list.end(), [](const LinkLoad& a, const LinkLoad& b) {
        return a.held != b.held ? a.held > b.held : a.busy > b.busy;
    });
    return list;
}

SharedLane linkLane(const Timeline& t, int link)
{
    SharedLane lane;
    lane.link = link;
    for (std::size_t s = 0; s < t.streamLinks.size(); ++s)
        if (std::binary_search(t.streamLinks[s].begin(), t.streamLinks[s].end(), link))
            if (const int op = operationOf(t, s); op >= 0)
                addUser(t, static_cast<int>(s / 2), op, lane);
    return lane;
}

std::vector<std::pair<int, int>> sharedAdcs(const Timeline& t)
{
    std::vector<std::pair<int, int>> pairs;
    for (std::size_t l = 0; l < t.layers.size(); ++l)
        if (const int other = t.layers[l].adcPartner; other > static_cast<int>(l))
            pairs.emplace_back(static_cast<int>(l), other);
    return pairs;
}

SharedLane adcLane(const Timeline& t, int layer)
{
    SharedLane lane;
    lane.layer = layer;
    lane.partner = t.layers[static_cast<std::size_t>(layer)].adcPartner;
    for (const int l : { lane.layer, lane.partner })
        if (l >= 0)
            if (const int op = t.find(l, Operation::Adc); op >= 0)
                addUser(t, l, op, lane);
    return lane;
}

} // namespace pim::timeline
