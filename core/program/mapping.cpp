// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/mapping.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

#include <fmt/format.h>

namespace pim::program::detail {

namespace {

/// A piece before it has a core.
struct Need
{
    int step = 0, columnGroup = -1, copy = 0;
    double sliceNs = 0; ///< one slice's share of windows
    double ownerNs = 0;
    double partNs = 0; ///< each core's: loading inputs, sending sums
    int slices = 0;
    std::int64_t crossbars = 0; ///< of one slice
    bool oneCore = false;
    std::int64_t mapBytes = 0; ///< its shares of the maps that it reads and writes

    double totalNs() const { return slices * sliceNs + ownerNs + partNs; }
};

struct CoreState
{
    double loadNs = 0;
    std::int64_t freeCrossbars = 0;
    std::int64_t mapBytes = 0;
    int groups = 0;
    bool shares = false; ///< holds a part of a piece that several cores work on together
    std::vector<int> steps; ///< distinct, for the number of inputs it waits for
};

constexpr int kMostStepsPerCore = 12; ///< where there is room elsewhere; each wants event registers
constexpr std::int64_t kMostMapBytes = 80 << 10; ///< of a core, where others have room left
constexpr std::int64_t kUsualMapBytes = 28 << 10; ///< of one piece

/// Bytes of the maps that a step reads and writes.
std::int64_t mapBytesOf(const MappingInput& input, std::size_t step)
{
    const Step& s = input.lowered.steps[step];
    std::int64_t elements = input.network.layers[static_cast<std::size_t>(s.result)].output.elements();
    for (const Operand& operand : s.operands)
        elements += operand.map.elements();
    if (s.merged)
        elements += s.merged->map.elements();
    return elements * input.options.numbers.elementBits / 8;
}

std::vector<Need> needsOf(const MappingInput& input, const std::vector<std::int64_t>& copies)
{
    std::vector<Need> needs;
    for (std::size_t s = 0; s < input.lowered.steps.size(); ++s) {
        const auto& groups = input.columnGroups[s];
        const double share = 1.0 / static_cast<double>(copies[s]);
        const std::size_t count = std::max<std::size_t>(1, groups.size());
        for (std::size_t g = 0; g < count; ++g) {
            const StepCost& cost = input.costs[s][g];
            for (std::int64_t copy = 0; copy < copies[s]; ++copy) {
                Need need;
                need.step = static_cast<int>(s);
                need.copy = static_cast<int>(copy);
                need.ownerNs = cost.ownerNs * share;
                need.partNs = cost.loadNs * share;
                need.mapBytes = mapBytesOf(input, s) / copies[s];
                if (!groups.empty()) {
                    need.columnGroup = static_cast<int>(g);
                    need.slices = static_cast<int>(groups[g].slices.size());
                    need.crossbars = 1;
                    for (const Slice& slice : groups[g].slices)
                        need.crossbars = std::max<std::int64_t>(need.crossbars, slice.crossbars);
                    need.sliceNs = cost.sliceNs * share;
                    need.oneCore = groups[g].oneCore;
                }
                needs.push_back(need);
            }
        }
    }
    return needs;
}

/// Wide slices first, since they fit few cores; then by work.
void sortNeeds(std::vector<Need>& needs, std::int64_t largestCore)
{
    std::stable_sort(needs.begin(), needs.end(), [largestCore](const Need& a, const Need& b) {
        const bool wideA = a.crossbars * 8 > largestCore, wideB = b.crossbars * 8 > largestCore;
        if (wideA != wideB)
            return wideA;
        if (wideA && a.crossbars != b.crossbars)
            return a.crossbars > b.crossbars;
        return a.totalNs() > b.totalNs();
    });
}

bool takesStep(const CoreState& core, int step, bool loose)
{
    return loose || core.steps.size() < kMostStepsPerCore
        || std::find(core.steps.begin(), core.steps.end(), step) != core.steps.end();
}

void give(CoreState& core, int step, double ns, std::int64_t crossbars, std::int64_t mapBytes)
{
    core.mapBytes += mapBytes;
    core.loadNs += ns;
    core.freeCrossbars -= crossbars;
    if (std::find(core.steps.begin(), core.steps.end(), step) == core.steps.end())
        core.steps.push_back(step);
}

std::int64_t largestCore(const MappingInput& input)
{
    std::int64_t largest = 0;
    for (std::int64_t c = 0; c < input.machine.coreCount; ++c)
        largest = std::max(largest, input.machine.crossbars(c));
    return largest;
}

/// By step: may a core have a part of it? What has no weights goes to any core that is more than a place of the mesh.
std::vector<std::vector<bool>> allowedCores(const MappingInput& input)
{
    const auto count = static_cast<std::size_t>(input.machine.coreCount);
    std::vector<bool> real(count, true);
    for (std::size_t c = 0; c < count; ++c)
        real[c] = input.machine.crossbarsOfCore.empty() || input.machine.crossbars(static_cast<std::int64_t>(c)) > 0;
    std::vector<std::vector<bool>> allowed(input.lowered.steps.size(), real);
    if (input.anyCore)
        return allowed;
    for (std::size_t s = 0; s < allowed.size(); ++s) {
        const auto layer = static_cast<std::size_t>(input.lowered.steps[s].layer);
        if (input.columnGroups[s].empty() || layer >= input.options.coresOfLayer.size()
            || input.options.coresOfLayer[layer].empty())
            continue;
        allowed[s].assign(count, false);
        for (const std::int32_t core : input.options.coresOfLayer[layer])
            if (core >= 0 && static_cast<std::size_t>(core) < count)
                allowed[s][static_cast<std::size_t>(core)] = true;
    }
    return allowed;
}

/// Place every need so that no core has more than \a mostNs of work; nothing when that does not work out, and \a failed
/// is the step that had no place. \a sharing: a core may take part in several pieces that more than one core works on.
std::optional<Mapping> tryPlace(const MappingInput& input, const std::vector<Need>& needs, double mostNs, bool sharing,
                                int* failed = nullptr)
{
    const std::int64_t largest = largestCore(input);
    const auto allowed = allowedCores(input);
    std::vector<CoreState> cores(static_cast<std::size_t>(input.machine.coreCount));
    for (std::size_t c = 0; c < cores.size(); ++c)
        cores[c].freeCrossbars = input.machine.crossbars(static_cast<std::int64_t>(c));
    Mapping mapping;
    for (const Need& need : needs) {
        Piece piece;
        piece.step = need.step;
        piece.copy = need.copy;
        piece.columnGroup = need.columnGroup;
        const std::vector<bool>& mayHold = allowed[static_cast<std::size_t>(need.step)];
        if (failed != nullptr)
            *failed = need.step;
        const auto addPart = [&](std::size_t core, int firstSlice, int count, double ns) {
            Part part;
            part.core = static_cast<int>(core);
            for (int i = 0; i < count; ++i) {
                part.slices.push_back(firstSlice + i);
                part.groups.push_back(cores[core].groups++);
            }
            piece.parts.push_back(std::move(part));
            give(cores[core], need.step, ns, count * need.crossbars, need.mapBytes);
        };
        // One core for all of it: the one that it fills best; work without weights goes where the fewest maps are.
        int best = -1;
        const auto better = [&](const CoreState& a, const CoreState& b) {
            const bool roomA = a.mapBytes + need.mapBytes <= kMostMapBytes,
                       roomB = b.mapBytes + need.mapBytes <= kMostMapBytes;
            if (roomA != roomB)
                return roomA;
            return need.slices == 0 || !roomA ? a.mapBytes < b.mapBytes : a.loadNs > b.loadNs;
        };
        for (std::size_t c = 0; c < cores.size(); ++c) {
            const CoreState& core = cores[c];
            if (!mayHold[c] || core.freeCrossbars < need.slices * need.crossbars
                || core.loadNs + need.totalNs() > mostNs || !takesStep(core, need.step, sharing))
                continue;
            if (best < 0 || better(core, cores[static_cast<std::size_t>(best)]))
                best = static_cast<int>(c);
        }
        if (best >= 0) {
            addPart(static_cast<std::size_t>(best), 0, need.slices, need.totalNs());
            mapping.pieces.push_back(std::move(piece));
            continue;
        }
        // Cores that work on a piece together wait for each other at every row, so only what no core can hold alone is
        // split, and no core takes part twice. Only where there is little room, what finds no core is, too.
        if (need.oneCore || need.slices < 2
            || (!sharing && need.totalNs() <= mostNs && need.slices * need.crossbars <= largest))
            return std::nullopt;
        for (int placed = 0; placed < need.slices;) {
            int bestCount = 0;
            std::size_t bestCore = 0;
            const double extra = need.partNs + (placed == 0 ? need.ownerNs : 0.0);
            for (std::size_t c = 0; c < cores.size(); ++c) {
                const CoreState& core = cores[c];
                if (!mayHold[c] || !takesStep(core, need.step, sharing) || (core.shares && !sharing))
                    continue;
                const double room = (mostNs - core.loadNs - extra) / std::max(1e-9, need.sliceNs);
                const auto count =
                    static_cast<int>(std::min({ static_cast<double>(need.slices - placed), std::floor(room),
                                                static_cast<double>(core.freeCrossbars / need.crossbars) }));
                if (count > bestCount || (count == bestCount && count > 0 && core.loadNs > cores[bestCore].loadNs)) {
                    bestCount = count;
                    bestCore = c;
                }
            }
            if (bestCount < 1)
                return std::nullopt;
            addPart(bestCore, placed, bestCount, bestCount * need.sliceNs + extra);
            cores[bestCore].shares = true;
            placed += bestCount;
        }
        mapping.pieces.push_back(std::move(piece));
    }
    for (const CoreState& core : cores)
        mapping.slowestCoreNs = std::max(mapping.slowestCoreNs, core.loadNs);
    return mapping;
}

std::int64_t crossbarsOf(const MappingInput& input, std::size_t step)
{
    std::int64_t sum = 0;
    for (const ColumnGroup& group : input.columnGroups[step])
        sum += group.crossbars();
    return sum;
}

std::int64_t positionsOf(const MappingInput& input, std::size_t step)
{
    return input.network.layers[static_cast<std::size_t>(input.lowered.steps[step].layer)].output.positions();
}

/// Work of one image on one copy: all slices of all column groups.
double workOf(const MappingInput& input, std::size_t step)
{
    double ns = 0;
    const auto& groups = input.columnGroups[step];
    if (groups.empty())
        return input.costs[step][0].ownerNs + input.costs[step][0].loadNs;
    for (std::size_t g = 0; g < groups.size(); ++g)
        ns += static_cast<double>(groups[g].slices.size()) * input.costs[step][g].sliceNs + input.costs[step][g].ownerNs
            + input.costs[step][g].loadNs;
    return ns;
}

/// Shares of a step without weights: none has more than \a targetNs to do, and what it reads fits beside other things
/// in a local memory.
std::int64_t sharesOf(const MappingInput& input, std::size_t step, double targetNs)
{
    const auto byWork = static_cast<std::int64_t>(std::ceil(workOf(input, step) / targetNs));
    const std::int64_t byBytes =
        std::min(input.machine.coreCount / 2, (mapBytesOf(input, step) + kUsualMapBytes - 1) / kUsualMapBytes);
    return std::clamp<std::int64_t>(std::max(byWork, byBytes), 1, positionsOf(input, step));
}

/// The copies with which no piece has more than \a targetNs to do, where \a share of the crossbars allows.
std::vector<std::int64_t> copiesFor(const MappingInput& input, double targetNs, double share)
{
    const std::int64_t available = input.machine.crossbars();
    std::vector<std::int64_t> copies, least;
    std::int64_t used = 0;
    for (std::size_t s = 0; s < input.lowered.steps.size(); ++s) {
        const std::int64_t positions = positionsOf(input, s);
        const auto& groups = input.columnGroups[s];
        double whole = workOf(input, s), oneSlice = whole;
        if (!groups.empty()) {
            whole /= static_cast<double>(groups.size());
            oneSlice = input.costs[s][0].sliceNs + input.costs[s][0].ownerNs + input.costs[s][0].loadNs;
        }
        const auto copiesOf = [&](double ns) {
            return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(ns / targetNs)), 1, positions);
        };
        copies.push_back(groups.empty()
                             ? sharesOf(input, s, targetNs)
                             : std::max(copiesOf(whole),
                                        std::min({ input.machine.coreCount / 2, positions,
                                                   (mapBytesOf(input, s) + kUsualMapBytes - 1) / kUsualMapBytes })));
        least.push_back(groups.empty() || groups[0].oneCore ? copies.back()
                                                            : std::min(copies.back(), copiesOf(oneSlice)));
        used += copies.back() * crossbarsOf(input, s);
    }
    // Too many crossbars: fewer, larger copies where that frees most.
    const auto limit = static_cast<std::int64_t>(share * static_cast<double>(available));
    while (used > limit) {
        std::size_t most = copies.size();
        std::int64_t gain = 0;
        for (std::size_t s = 0; s < copies.size(); ++s)
            if (copies[s] > least[s] && crossbarsOf(input, s) * copies[s] > gain) {
                gain = crossbarsOf(input, s) * copies[s];
                most = s;
            }
        if (most == copies.size())
            for (std::size_t s = 0; s < copies.size(); ++s) // below what the target asks, so that it fits at all
                if (copies[s] > 1 && crossbarsOf(input, s) * copies[s] > gain) {
                    gain = crossbarsOf(input, s) * copies[s];
                    most = s;
                }
        if (most == copies.size())
            break;
        const std::int64_t fewer =
            std::max<std::int64_t>(1, copies[most] - std::max<std::int64_t>(1, copies[most] / 8));
        used -= (copies[most] - fewer) * crossbarsOf(input, most);
        copies[most] = fewer;
    }
    return copies;
}

/// Least work a core can have: everything spread evenly.
double lowerBoundNs(const MappingInput& input)
{
    double sum = 0;
    for (std::size_t s = 0; s < input.lowered.steps.size(); ++s)
        sum += workOf(input, s);
    return sum / static_cast<double>(input.machine.coreCount);
}

/// Shares of the steps without weights, so that none is longer than the longest crossbar piece.
void shareVectorSteps(const MappingInput& input, std::vector<std::int64_t>& copies, double targetNs)
{
    for (std::size_t s = 0; s < copies.size(); ++s)
        if (input.columnGroups[s].empty())
            copies[s] = sharesOf(input, s, targetNs);
}

/// \a step: of what the next slice is; -1: not known.
Result<Mapping> doesNotFit(const MappingInput& input, int step = -1)
{
    const std::string what = step < 0
        ? std::string("slice")
        : fmt::format(
            "slice of layer {}",
            input.network.layers[static_cast<std::size_t>(input.lowered.steps[static_cast<std::size_t>(step)].layer)]
                .name);
    return fail(ErrorCode::Infeasible,
                fmt::format("the weights do not fit {} cores: crossbars are left over, but none of the cores has room "
                            "for the next {}",
                            input.machine.coreCount, what),
                "machine " + input.machine.name);
}

/// Copies by the rules of PIMCOMP (compiler.md, stage 3): `W0H0` in proportion to the windows, `uniform` equally many.
Result<std::vector<std::int64_t>> ruleCopies(const MappingInput& input)
{
    std::int64_t available = input.machine.crossbars();
    std::vector<std::size_t> convolutions;
    std::vector<std::int64_t> windows;
    std::vector<std::int64_t> copies(input.lowered.steps.size(), 1);
    for (std::size_t s = 0; s < copies.size(); ++s) {
        if (input.columnGroups[s].empty())
            continue;
        if (positionsOf(input, s) == 1) {
            available -= crossbarsOf(input, s);
            continue;
        }
        convolutions.push_back(s);
        windows.push_back(positionsOf(input, s));
    }
    if (convolutions.empty())
        return copies;
    std::sort(windows.begin(), windows.end());
    windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
    const std::int64_t unit = windows[windows.size() > 1 ? 1 : 0];
    double needed = 0;
    std::vector<std::int64_t> ratio;
    for (const std::size_t s : convolutions) {
        ratio.push_back(input.options.replication == Replication::W0H0 ? (positionsOf(input, s) + unit - 1) / unit : 1);
        needed += static_cast<double>(ratio.back() * crossbarsOf(input, s));
    }
    constexpr double kReserve = 1.2;
    const auto times = static_cast<std::int64_t>(static_cast<double>(available) / needed / kReserve);
    for (std::size_t i = 0; i < convolutions.size(); ++i)
        copies[convolutions[i]] = std::clamp<std::int64_t>(ratio[i] * std::max<std::int64_t>(1, times), 1,
                                                           positionsOf(input, convolutions[i]));
    return copies;
}

} // namespace

Result<void> checkRoom(const MappingInput& input)
{
    std::int64_t needed = 0;
    std::vector<std::pair<std::int64_t, std::size_t>> layers;
    for (std::size_t s = 0; s < input.lowered.steps.size(); ++s) {
        const std::int64_t crossbars = crossbarsOf(input, s);
        needed += crossbars;
        if (crossbars > 0)
            layers.emplace_back(crossbars, s);
    }
    const std::int64_t available = input.machine.crossbars();
    if (needed <= available)
        return {};
    std::sort(layers.rbegin(), layers.rend());
    std::string most;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, layers.size()); ++i)
        most += fmt::format(
            "{}{} {}", i ? ", " : "",
            input.network.layers[static_cast<std::size_t>(input.lowered.steps[layers[i].second].layer)].name,
            layers[i].first);
    return fail(
        ErrorCode::Infeasible,
        fmt::format(
            "one copy of all weights needs {} crossbars, {} {}: {} are missing; the most are needed by {}", needed,
            input.machine.coreCount == 1 ? std::string("1 core has") : fmt::format("{} cores have", input.machine.coreCount),
            available, needed - available, most),
        "network " + input.network.name);
}

namespace {

/// Copies of the same weights that stand alone in one core become one piece. Copies are alike, so that those of a core
/// get numbers that follow each other.
void joinCopies(Mapping& mapping)
{
    std::map<std::pair<int, int>, std::vector<Piece>> alike; ///< by step and column group
    for (Piece& piece : mapping.pieces)
        alike[{ piece.step, piece.columnGroup }].push_back(std::move(piece));
    mapping.pieces.clear();
    for (auto& [key, pieces] : alike) {
        if (key.second >= 0)
            std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
                const auto order = [](const Piece& p) { return std::pair(p.parts.size() > 1, p.parts.front().core); };
                return order(a) < order(b);
            });
        int copy = 0;
        Piece* last = nullptr;
        for (Piece& piece : pieces) {
            piece.copy = copy++;
            if (key.second >= 0 && last != nullptr && last->parts.size() == 1 && piece.parts.size() == 1
                && last->parts.front().core == piece.parts.front().core) {
                last->parts.front().moreGroups.push_back(std::move(piece.parts.front().groups));
                ++last->copies;
                continue;
            }
            mapping.pieces.push_back(std::move(piece));
            last = &mapping.pieces.back();
        }
    }
}

} // namespace

Result<Mapping> place(const MappingInput& input, const std::vector<std::int64_t>& copies)
{
    auto needs = needsOf(input, copies);
    sortNeeds(needs, largestCore(input));
    double low = lowerBoundNs(input), high = low;
    for (const Need& need : needs)
        low = std::max(low, need.slices > 0 ? need.sliceNs : need.totalNs());
    std::optional<Mapping> best;
    high = low;
    bool sharing = false;
    for (int i = 0; i < 12 && !best; ++i, high *= 1.5)
        best = tryPlace(input, needs, high, sharing);
    if (!best) { // little room: many steps, and parts of several pieces, on a core
        sharing = true;
        high = low;
        for (int i = 0; i < 64 && !best; ++i, high *= 2)
            best = tryPlace(input, needs, high, sharing);
    }
    if (!best)
        return doesNotFit(input);
    high = best->slowestCoreNs;
    for (int i = 0; i < 12 && high > low * 1.005; ++i) {
        const double middle = (low + high) / 2;
        if (auto placed = tryPlace(input, needs, middle, sharing)) {
            high = std::min(middle, placed->slowestCoreNs);
            best = std::move(placed);
        } else {
            low = middle;
        }
    }
    best->copies = copies;
    joinCopies(*best);
    return std::move(*best);
}

namespace {

/// The copies of a design. Where slices find no core there are fewer: of that layer, else of the one with the most.
Result<Mapping> placeDesign(const MappingInput& input, std::vector<std::int64_t> copies)
{
    for (;;) {
        auto needs = needsOf(input, copies);
        sortNeeds(needs, largestCore(input));
        int failed = 0;
        if (tryPlace(input, needs, std::numeric_limits<double>::max(), true, &failed))
            return place(input, copies);
        auto fewer = static_cast<std::size_t>(failed);
        if (copies[fewer] <= 1) {
            // On cores of its own it is not in the way of others.
            for (std::size_t s = 0; input.anyCore && s < copies.size(); ++s)
                if (!input.columnGroups[s].empty() && copies[s] > copies[fewer])
                    fewer = s;
            if (copies[fewer] <= 1)
                return doesNotFit(input, failed);
        }
        --copies[fewer];
    }
}

} // namespace

Result<Mapping> map(const MappingInput& input, const RunContext& context)
{
    if (const auto room = checkRoom(input); !room)
        return tl::unexpected(room.error());
    const double bound = lowerBoundNs(input);
    const auto placeShared = [&](std::vector<std::int64_t> copies, double target) {
        shareVectorSteps(input, copies, target);
        return place(input, copies);
    };
    switch (input.options.replication) {
    case Replication::W0H0:
    case Replication::Uniform: {
        const auto copies = ruleCopies(input);
        if (!copies)
            return tl::unexpected(copies.error());
        return placeShared(*copies, bound);
    }
    case Replication::Design: {
        std::vector<std::int64_t> copies(input.lowered.steps.size(), 1);
        for (std::size_t s = 0; s < copies.size(); ++s) {
            const auto layer = static_cast<std::size_t>(input.lowered.steps[s].layer);
            if (layer < input.options.copies.size() && !input.columnGroups[s].empty())
                copies[s] = std::clamp<std::int64_t>(input.options.copies[layer], 1, positionsOf(input, s));
        }
        shareVectorSteps(input, copies, bound);
        if (!input.options.coresOfLayer.empty())
            if (auto placed = placeDesign(input, copies))
                return placed;
        MappingInput free = input;
        free.anyCore = true;
        return placeDesign(free, copies);
    }
    case Replication::Balance:
    case Replication::Genetic: break;
    }
    // A range of targets; the best placement wins. More copies mean smaller pieces, but also inputs read more often.
    std::optional<Mapping> best;
    Error last;
    for (const double share : { 0.94, 0.75, 0.5, 0.0 }) { // some room stays, or wide slices find no place
        for (double factor = 0.7; factor < 64.0; factor *= 1.25) {
            if (context.cancelled())
                return fail(ErrorCode::Cancelled, "stopped while placing weights");
            if (best && bound * factor > best->slowestCoreNs * 2)
                break;
            auto placed = place(input, copiesFor(input, bound * factor, share));
            if (!placed)
                last = placed.error();
            else if (!best || placed->slowestCoreNs < best->slowestCoreNs)
                best = std::move(*placed);
        }
        if (best)
            break;
    }
    if (!best)
        return tl::unexpected(last);
    return std::move(*best);
}

} // namespace pim::program::detail
