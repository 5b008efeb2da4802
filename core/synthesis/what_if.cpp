// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/what_if.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "core/evaluation/evaluator.h"
#include "core/synthesis/design_of.h"
#include "core/synthesis/layer_sizing.h"

namespace pim::synthesis {
namespace {

using evaluation::Candidate;
using evaluation::Evaluator;
using evaluation::Violation;
using hardware::Component;

constexpr double kRoundUp = 1 + 1e-9; ///< of a share that pays for exactly its crossbars, as the search has it
constexpr int kMostGrowths = 12; ///< steps of capacity until scratchpads and schedule agree
constexpr int kMostMacros = 100000;

/// A layer's name, quantity and the change of its peak power: "24 crossbars (0.12 W)".
void say(std::string& text, std::int64_t units, std::string_view name, double watts)
{
    if (units == 0)
        return;
    text += fmt::format("{}{:+} {}{} ({:+.3g} W)", text.empty() ? "" : ", ", units, name,
                        units == 1 || units == -1 ? "" : "s", watts);
}

} // namespace

struct WhatIfSession::State
{
    design::Design base;
    evaluation::Evaluation baseEvaluation;
    ShareLimits limits;
    Evaluator evaluator;
    Candidate candidate; ///< of base
    std::vector<std::int64_t> duplication; ///< of all layers of base, those of vector layers derived
    std::vector<std::int32_t> passes;
    design::ComponentCounts perMacro {};
    double periodNs = 0; ///< the base's clock
    bool oneCapacity = false;
    bool shareFollows = false; ///< the base's share pays for exactly its crossbars
    bool placedByHand = false; ///< cells that are not the evaluation's own order

    double crossbarShare(const Candidate& c) const
    {
        double crossbars = 0;
        for (std::size_t l = 0; l < c.duplication.size(); ++l)
            crossbars += static_cast<double>(
                evaluator.crossbarsOf(l, evaluator.layers()[l].fullyConnected ? 1 : c.duplication[l]));
        return crossbars * evaluator.crossbarPeakW() / base.constraints.powerBudget.value * kRoundUp;
    }
    double shareOf(const Candidate& c) const;
    Result<Candidate> edited(std::span<const LayerEdit> edits) const;
    std::vector<std::vector<design::Cell>> placed(const Candidate& c) const;
    evaluation::Score complete(Candidate& c);
    design::Design designFor(const Candidate& c) const;
    std::string explain(std::span<const LayerEdit> edits, const evaluation::Evaluation& after, const Candidate& c) const;
    std::optional<std::int64_t> highest(std::span<const LayerEdit> edits, const std::stop_token& stop);
};

/// The share of the power that pays for a candidate's crossbars, within the limits of a search.
double WhatIfSession::State::shareOf(const Candidate& c) const
{
    const double now = base.parameters.crossbarPowerShare, wanted = crossbarShare(c);
    const double high = std::max(limits.high, now);
    return shareFollows ? std::clamp(wanted, std::min(limits.low, high), high) : std::clamp(wanted, now, high);
}

/// The candidate after the edits, with its components; its scratchpads are not found yet.
Result<Candidate> WhatIfSession::State::edited(std::span<const LayerEdit> edits) const
{
    const auto& layers = base.network->layers;
    Candidate c = candidate;
    for (const LayerEdit& edit : edits) {
        const auto index = static_cast<std::size_t>(edit.layer.index);
        if (edit.layer.index < 0 || index >= layers.size())
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("the network has {} layers, there is none with index {}", layers.size(), edit.layer.index));
        const auto bad = [&](std::string message) {
            return fail(ErrorCode::InvalidArgument, std::move(message), "layer " + layers[index].name);
        };
        const evaluation::LayerModel& m = evaluator.layers()[index];
        if (!m.crossbar)
            return bad("works on vector units; only layers on crossbars have copies and macros");
        if (edit.weightDuplication) {
            const std::int64_t copies = *edit.weightDuplication;
            if (copies < 1)
                return bad(fmt::format("weight_duplication must be at least 1, got {}", copies));
            if (copies > m.positions || (m.fullyConnected && copies > 1))
                return bad(fmt::format("weight_duplication must not exceed the {} output position{}, got {}",
                                       m.fullyConnected ? 1 : m.positions, m.positions == 1 || m.fullyConnected ? "" : "s", copies));
            if (copies > std::numeric_limits<std::int32_t>::max())
                return bad(fmt::format("weight_duplication must be below 2^31, got {}", copies));
            c.duplication[index] = static_cast<std::int32_t>(copies);
        }
        if (edit.macros) {
            if (*edit.macros < 1 || *edit.macros > kMostMacros)
                return bad(fmt::format("macros must lie in 1..{}, got {}", kMostMacros, *edit.macros));
            c.macros[index] = *edit.macros;
        }
        if (edit.sharesMacrosWith && !*edit.sharesMacrosWith)
            c.partner[index] = -1;
        if (edit.sharesMacrosWith && *edit.sharesMacrosWith) {
            const int with = (*edit.sharesMacrosWith)->index;
            const auto other = static_cast<std::size_t>(with);
            if (with < 0 || other >= layers.size())
                return bad(fmt::format("shares_macros_with must name a layer, there is none with index {}", with));
            if (other >= index)
                return bad(fmt::format("macros can be shared only with an earlier layer, {} is not", layers[other].name));
            if (!evaluator.layers()[other].crossbar)
                return bad(fmt::format("macros can be shared only with a layer on crossbars, {} is not", layers[other].name));
            if (c.partner[index] != with) {
                const auto sharer = [&](std::size_t of) {
                    for (std::size_t k = 0; k < layers.size(); ++k)
                        if (k != index && c.partner[k] == static_cast<std::int32_t>(of))
                            return static_cast<int>(k);
                    return c.partner[of] >= 0 && of != index ? c.partner[of] : -1;
                };
                if (const int k = sharer(other); k >= 0)
                    return bad(fmt::format("macros are shared by pairs of layers; {} shares with {} already", layers[other].name,
                                           layers[static_cast<std::size_t>(k)].name));
                if (const int k = sharer(index); k >= 0)
                    return bad(fmt::format("macros are shared by pairs of layers; {} shares with {} already", layers[index].name,
                                           layers[static_cast<std::size_t>(k)].name));
                c.partner[index] = with;
            }
        }
    }
    std::int64_t macros = 0;
    for (std::size_t l = 0; l < layers.size(); ++l)
        macros += evaluator.layers()[l].crossbar ? c.macros[l] : 0;
    if (macros > kMostMacros)
        return fail(ErrorCode::InvalidArgument, fmt::format("a chip may have at most {} macros, the edits ask for {}", kMostMacros, macros));
    return c;
}

/// Components and scratchpads for what differs from the base; its score.
evaluation::Score WhatIfSession::State::complete(Candidate& c)
{
    const std::size_t n = c.duplication.size();
    evaluator.setBlocks(c);
    std::vector<char> resize(n, 0);
    for (std::size_t l = 0; l < n; ++l) {
        const bool copies = evaluator.duplicationOf(l) != duplication[l];
        const bool pair = c.partner[l] != candidate.partner[l];
        if (copies || pair || c.macros[l] != candidate.macros[l])
            resize[l] = 1;
    }
    // ADCs of a pair depend on both of its layers, before and after.
    std::vector<char> sized = resize;
    for (std::size_t l = 0; l < n; ++l) {
        if (!evaluator.layers()[l].crossbar)
            continue;
        for (const std::int32_t with : { c.partner[l], candidate.partner[l] }) {
            if (with < 0)
                continue;
            const auto p = static_cast<std::size_t>(with);
            if (resize[l] || resize[p])
                sized[l] = sized[p] = 1;
        }
    }
    for (std::size_t l = 0; l < n; ++l) {
        if (!sized[l])
            continue;
        sizeLayer(evaluator, c, l, periodNs, passes, perMacro);
        if (!c.scratchpads.empty())
            c.scratchpads[l] = 0;
    }
    evaluator.setPowerShare(shareOf(c));
    const auto cells = placed(c);
    const auto evaluate = [&] { return cells.empty() ? evaluator.evaluate(c) : evaluator.evaluateAt(c, cells); };
    evaluation::Score score = evaluate();
    for (int step = 0; step < kMostGrowths && score.violation == Violation::ScratchpadCapacity && score.neededKib > 0; ++step) {
        bool grown = false;
        const auto grow = [&grown](std::int32_t& kib, int needed) {
            if (kib > 0 && needed > kib) {
                kib = needed;
                grown = true;
            }
        };
        if (oneCapacity) {
            grow(c.scratchpadKib, score.neededKib);
        } else {
            for (std::size_t l = 0; l < n; ++l)
                if (evaluator.layers()[l].crossbar)
                    grow(c.scratchpads[l], evaluator.neededKib(l));
        }
        if (!grown)
            break;
        score = evaluate();
    }
    return score;
}

/// Places of macros where a person has chosen them: an edited layer's macros that are new go to the free places nearest
/// to its others, those it gives up are its last. Empty: the evaluation's own order.
std::vector<std::vector<design::Cell>> WhatIfSession::State::placed(const Candidate& c) const
{
    std::vector<std::vector<design::Cell>> cells;
    if (!placedByHand)
        return cells;
    const std::size_t n = c.duplication.size();
    cells.resize(n);
    std::vector<std::int64_t> wanted(n, 0);
    for (std::size_t l = 0; l < n; ++l)
        if (evaluator.layers()[l].crossbar)
            wanted[c.partner[l] >= 0 ? static_cast<std::size_t>(c.partner[l]) : l] += c.macros[l];
    std::set<design::Cell> taken;
    for (std::size_t l = 0; l < n; ++l) {
        if (wanted[l] == 0)
            continue;
        cells[l] = base.layers[l].cells;
        if (cells[l].size() > static_cast<std::size_t>(wanted[l]))
            cells[l].resize(static_cast<std::size_t>(wanted[l]));
        taken.insert(cells[l].begin(), cells[l].end());
    }
    for (std::size_t l = 0; l < n; ++l) {
        // Squares around the first of its macros (the corner when it has none yet), nearest first.
        const design::Cell from = cells[l].empty() ? design::Cell {} : cells[l].front();
        for (int radius = 0; static_cast<std::int64_t>(cells[l].size()) < wanted[l] && radius <= 4096; ++radius) {
            for (int row = std::max(0, from.row - radius); row <= from.row + radius; ++row) {
                const bool edge = row == from.row - radius || row == from.row + radius;
                for (int col = from.col - radius; col <= from.col + radius; col += edge || radius == 0 ? 1 : 2 * radius) {
                    if (col >= 0 && static_cast<std::int64_t>(cells[l].size()) < wanted[l] && taken.insert({ row, col }).second)
                        cells[l].insert(cells[l].end() - (cells[l].empty() ? 0 : 1), { row, col });
                }
            }
        }
    }
    return cells;
}

design::Design WhatIfSession::State::designFor(const Candidate& c) const
{
    design::Design d = base;
    if (c == candidate)
        return d;
    d.parameters.crossbarPowerShare = shareOf(c);
    if (oneCapacity)
        d.parameters.scratchpadKib = c.scratchpadKib;
    const auto cells = placed(c);
    const bool sameMacros = c.macros == candidate.macros && c.partner == candidate.partner;
    for (std::size_t l = 0; l < d.layers.size(); ++l) {
        design::LayerDesign& layer = d.layers[l];
        if (evaluator.layers()[l].crossbar) {
            layer.weightDuplication = c.duplication[l];
            layer.macros = c.macros[l];
            layer.sharesMacrosWith = c.partner[l] >= 0 ? std::optional(network::LayerId { c.partner[l] }) : std::nullopt;
            if (!oneCapacity)
                layer.scratchpadKib = c.partner[l] >= 0 ? 0 : c.scratchpads[l];
        }
        layer.components = c.counts[l];
        if (!sameMacros)
            layer.cells = cells.empty() ? std::vector<design::Cell> {} : cells[l];
    }
    d.provenance.algorithm = "manual";
    return d;
}

/// What broke, and what each edited layer adds to what is charged.
std::string WhatIfSession::State::explain(std::span<const LayerEdit> edits, const evaluation::Evaluation& after, const Candidate& c) const
{
    std::string text = fmt::format("{}: {}", evaluation::violationText(after.violation), after.violationDetail);
    if (after.layers.size() != base.layers.size())
        return text;
    std::set<std::size_t> seen;
    for (const LayerEdit& edit : edits) {
        const auto l = static_cast<std::size_t>(edit.layer.index);
        if (!seen.insert(l).second)
            continue;
        std::string what, adds;
        if (c.duplication[l] != candidate.duplication[l])
            what += fmt::format("{} copies instead of {}", c.duplication[l], candidate.duplication[l]);
        if (c.macros[l] != candidate.macros[l])
            what += fmt::format("{}{} macros instead of {}", what.empty() ? "" : ", ", c.macros[l], candidate.macros[l]);
        if (c.partner[l] != candidate.partner[l])
            what += fmt::format("{}{}", what.empty() ? "" : ", ",
                                c.partner[l] < 0 ? std::string("macros of its own")
                                                 : "macros shared with " + base.network->layers[static_cast<std::size_t>(c.partner[l])].name);
        if (what.empty())
            continue;
        const std::int64_t crossbars = evaluator.crossbarsOf(l, c.duplication[l]) - evaluator.crossbarsOf(l, candidate.duplication[l]);
        say(adds, crossbars, "crossbar", static_cast<double>(crossbars) * evaluator.crossbarPeakW());
        for (const Component component : hardware::kComponents) {
            const auto k = static_cast<std::size_t>(component);
            const std::int64_t more = c.counts[l][k] - candidate.counts[l][k];
            const bool converter = component == Component::Dac || component == Component::Adc;
            say(adds, more, converter ? std::string(hardware::componentLabel(component)) : std::string(hardware::componentLabel(component)) + " unit",
                static_cast<double>(more) * evaluator.peakW(component));
        }
        const std::int64_t macros = c.macros[l] - candidate.macros[l];
        say(adds, macros, "macro", static_cast<double>(macros) * (evaluator.routerW() + evaluator.scratchpadPeakW(after.layers[l].scratchpadKib)));
        text += fmt::format("; layer {}, {}: {}", base.network->layers[l].name, what, adds.empty() ? "no other units" : adds);
    }
    return text;
}

/// Bisection over the number that the last edit asks for. What fits is not monotone in every last detail (a copy more may
/// save a block), so the answer is a number that fits with one right above it that does not.
std::optional<std::int64_t> WhatIfSession::State::highest(std::span<const LayerEdit> edits, const std::stop_token& stop)
{
    if (edits.empty() || !(edits.back().weightDuplication || edits.back().macros))
        return {};
    std::vector<LayerEdit> tried(edits.begin(), edits.end());
    LayerEdit& last = tried.back();
    const bool copies = last.weightDuplication.has_value();
    const std::int64_t asked = copies ? *last.weightDuplication : *last.macros;
    const auto fits = [&](std::int64_t number) {
        if (copies)
            last.weightDuplication = number;
        else
            last.macros = static_cast<int>(number);
        auto c = edited(tried);
        if (!c)
            return false;
        const evaluation::Score score = complete(*c);
        return score.violation == Violation::None && score.cycles > 0;
    };
    // What the base has usually fits, which halves the way.
    const auto l = static_cast<std::size_t>(last.layer.index);
    std::int64_t low = 0, high = asked;
    const std::int64_t known = copies ? candidate.duplication[l] : candidate.macros[l];
    if (known < asked && fits(known))
        low = known;
    while (high - low > 1) {
        if (stop.stop_requested())
            return {};
        const std::int64_t middle = low + (high - low) / 2;
        (fits(middle) ? low : high) = middle;
    }
    return low > 0 ? std::optional(low) : std::nullopt;
}

WhatIfSession::WhatIfSession(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}
WhatIfSession::WhatIfSession(WhatIfSession&&) noexcept = default;
WhatIfSession& WhatIfSession::operator=(WhatIfSession&&) noexcept = default;
WhatIfSession::~WhatIfSession() = default;

const design::Design& WhatIfSession::base() const { return m_state->base; }
const evaluation::Evaluation& WhatIfSession::baseEvaluation() const { return m_state->baseEvaluation; }

Result<WhatIfSession> WhatIfSession::open(design::Design base, const ShareLimits& limits)
{
    auto evaluated = evaluation::evaluate(base);
    if (!evaluated)
        return tl::unexpected(evaluated.error());
    const bool oneCapacity = !base.model.scratchpad || base.parameters.macroStyle == design::MacroStyle::Identical;
    design::DesignParameters parameters = base.parameters;
    if (oneCapacity)
        parameters.scratchpadKib = 0; // a capacity that the candidate says, not a limit
    auto evaluator = Evaluator::create(base.network, base.hardware, base.model, parameters, base.constraints);
    if (!evaluator)
        return fail(ErrorCode::InvalidArgument, "this design cannot be edited: " + evaluator.error().message);
    auto state = std::unique_ptr<State>(new State { std::move(base), std::move(*evaluated), limits, std::move(*evaluator), {}, {}, {} });
    State& s = *state;
    s.oneCapacity = oneCapacity;
    s.candidate = candidateOf(s.base);
    if (s.oneCapacity)
        s.candidate.scratchpads.clear();
    for (std::size_t l = 0; l < s.candidate.duplication.size(); ++l) {
        // What a design says of layers on vector units and of fully connected ones is not used.
        if (!s.evaluator.layers()[l].crossbar)
            s.candidate.macros[l] = 1;
        if (!s.evaluator.layers()[l].crossbar || s.evaluator.layers()[l].fullyConnected)
            s.candidate.duplication[l] = 1;
    }
    s.evaluator.setBlocks(s.candidate);
    for (std::size_t l = 0; l < s.candidate.duplication.size(); ++l)
        s.duplication.push_back(s.evaluator.duplicationOf(l));
    s.passes = impliedPasses(s.evaluator, s.candidate);
    s.perMacro = unitsPerMacro(s.evaluator, s.candidate);
    s.periodNs = std::max(s.evaluator.clockFloorNs(), s.baseEvaluation.metrics.clock.value);
    const double share = s.base.parameters.crossbarPowerShare;
    s.shareFollows = std::abs(share - std::clamp(s.crossbarShare(s.candidate), limits.low, limits.high)) <= 1e-12;
    const bool explicitCells = std::any_of(s.base.layers.begin(), s.base.layers.end(), [](const auto& l) { return !l.cells.empty(); });
    if (explicitCells) {
        design::Design unplaced = s.base;
        for (design::LayerDesign& layer : unplaced.layers)
            layer.cells.clear();
        if (auto own = evaluation::evaluate(unplaced); own && own->layers.size() == s.base.layers.size())
            for (std::size_t l = 0; l < s.base.layers.size(); ++l)
                if (!s.base.layers[l].cells.empty() && own->layers[l].cells != s.base.layers[l].cells)
                    s.placedByHand = true;
    }
    return WhatIfSession(std::move(state));
}

Result<WhatIf> WhatIfSession::apply(std::span<const LayerEdit> edits, const std::stop_token& stop)
{
    State& s = *m_state;
    auto c = s.edited(edits);
    if (!c)
        return tl::unexpected(c.error());
    WhatIf answer;
    if (*c == s.candidate) {
        answer.design = s.base;
        answer.evaluation = s.baseEvaluation;
    } else {
        s.complete(*c);
        answer.design = s.designFor(*c);
        auto evaluated = evaluation::evaluate(answer.design);
        if (!evaluated)
            return tl::unexpected(evaluated.error());
        answer.evaluation = std::move(*evaluated);
        // What the evaluation found is said from here on, as in a design that synthesis delivers.
        const bool placed = std::any_of(s.base.layers.begin(), s.base.layers.end(), [](const auto& l) { return !l.cells.empty(); });
        for (std::size_t l = 0; l < answer.design.layers.size() && answer.evaluation.metrics.cycles > 0; ++l) {
            design::LayerDesign& layer = answer.design.layers[l];
            if (!s.evaluator.layers()[l].crossbar || layer.sharesMacrosWith)
                continue;
            if (placed)
                layer.cells = answer.evaluation.layers[l].cells;
            if (!s.oneCapacity && s.base.layers[l].scratchpadKib > 0)
                layer.scratchpadKib = answer.evaluation.layers[l].scratchpadKib;
        }
    }
    answer.feasible = answer.evaluation.feasible;
    if (!answer.feasible) {
        answer.reason = s.explain(edits, answer.evaluation, *c);
        answer.highestThatFits = s.highest(edits, stop);
    }
    return answer;
}

Result<WhatIf> whatIf(const design::Design& base, std::span<const LayerEdit> edits, const ShareLimits& limits)
{
    auto session = WhatIfSession::open(base, limits);
    if (!session)
        return tl::unexpected(session.error());
    return session->apply(edits);
}

} // namespace pim::synthesis
