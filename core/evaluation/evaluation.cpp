// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "core/evaluation/evaluator.h"

namespace pim::evaluation {

using hardware::Component;

std::string_view violationText(Violation violation)
{
    switch (violation) {
    case Violation::None: return "feasible";
    case Violation::WeightsDoNotFit: return "one copy of the weights needs more crossbars than the power share pays for";
    case Violation::CrossbarPower: return "the duplicated weights need more crossbars than the power share pays for";
    case Violation::AdcResolution: return "the hardware has no ADC of the resolution needed";
    case Violation::MissingComponent: return "a component that the network needs is missing";
    case Violation::ScratchpadCapacity: return "the buffers fit no scratchpad of the hardware";
    case Violation::PeripheralPower: return "the least number of converters and vector units exceeds the rest of the budget";
    case Violation::PeakPower: return "peak power exceeds the budget";
    case Violation::Area: return "area exceeds the limit";
    case Violation::Latency: return "latency exceeds the limit";
    case Violation::Crossbars: return "more crossbars than allowed";
    }
    return "";
}

std::string_view costCentreKey(CostCentre centre)
{
    static constexpr std::array<std::string_view, kCostCentreCount> kKeys { "crossbar", "dac", "adc", "sample_and_hold", "shift_add",
        "addition", "pool", "relu", "sigmoid", "eltwise", "scratchpad", "noc", "io" };
    return kKeys[static_cast<std::size_t>(centre)];
}

namespace {

/// "52.1 W", "1.3 kW", "20 mW"
std::string withPrefix(double value, std::string_view unit, int digits)
{
    struct Prefix
    {
        double scale;
        std::string_view text;
    };
    static constexpr Prefix kPrefixes[] { { 1e9, "G" }, { 1e6, "M" }, { 1e3, "k" }, { 1, "" }, { 1e-3, "m" }, { 1e-6, "µ" }, { 1e-9, "n" } };
    for (const Prefix& prefix : kPrefixes)
        if (std::abs(value) >= prefix.scale * (1 - 5e-5)) // what rounds to 1000 belongs to the next
            return fmt::format("{:.{}g} {}{}", value / prefix.scale, digits, prefix.text, unit);
    return fmt::format("{:.{}g} {}", value, digits, unit);
}

/// \a sentence with two quantities in its {}, in as many digits as tell them apart.
std::string compared(fmt::format_string<std::string&, std::string&> sentence, double needed, double available, std::string_view unit)
{
    std::string first, second;
    for (int digits = 4; digits <= 16; digits += 3) {
        first = withPrefix(needed, unit, digits);
        second = withPrefix(available, unit, digits);
        if (first != second)
            break;
    }
    return fmt::format(sentence, first, second);
}

} // namespace

std::string Evaluator::describe(const Score& score) const
{
    switch (score.violation) {
    case Violation::WeightsDoNotFit:
    case Violation::CrossbarPower:
    case Violation::Crossbars: return fmt::format("needs {:.0f} crossbars, {:.0f} are available", score.needed, score.available);
    case Violation::MissingComponent: {
        const auto l = static_cast<std::size_t>(score.needed);
        const auto component = static_cast<Component>(static_cast<int>(score.available));
        const auto c = static_cast<std::size_t>(component);
        const std::string& name = m_network->layers[l].name;
        const std::int64_t has = l >= m_last.counts.size() ? 0
            : component == Component::Adc                  ? adcsOf(m_last, l)
                                                           : m_last.counts[l][c];
        const double copies = component == Component::Dac && !m_layers[l].fullyConnected ? std::ceil(workload(l, component, m_state[l].duplication)) : 0;
        if (has > 0 && static_cast<double>(has) < copies)
            return fmt::format("layer {} has {} DACs, the rows of its {} copies of the weights need {:.0f}", name, has, m_state[l].duplication, copies);
        const std::int64_t macros = component == Component::Adc ? m_state[l].macros : m_state[l].ownMacros;
        if (has > 0 && has < macros)
            return fmt::format("layer {} has {} {} unit{}, its {} macros need one each", name, has, hardware::componentLabel(component), has == 1 ? "" : "s", macros);
        return fmt::format("layer {} has too few units: {}", name, hardware::componentLabel(component));
    }
    case Violation::ScratchpadCapacity:
        if (score.needed < score.available && !m_model.scratchpad)
            return fmt::format("buffers of {:.0f} KiB are below the smallest scratchpad of {:.0f} KiB, which the released model refuses (the profile studio does not)",
                               score.needed, score.available);
        if (m_tooSmall >= 0) {
            const auto host = static_cast<std::size_t>(m_state[static_cast<std::size_t>(m_tooSmall)].host);
            return fmt::format("the macros of layer {} need scratchpads of {:.0f} KiB, the design gives them {:.0f} KiB", m_network->layers[host].name,
                               score.needed, score.available);
        }
        return fmt::format("needs a scratchpad of {:.0f} KiB, the largest is {:.0f} KiB", score.needed, score.available);
    case Violation::PeripheralPower:
    case Violation::PeakPower: return compared("needs {}, {} are available", score.needed, score.available, "W");
    case Violation::Area: return fmt::format("needs {:.4g} mm², the limit is {:.4g} mm²", score.needed * 1e-6, score.available * 1e-6);
    case Violation::Latency:
        if (std::isinf(score.needed))
            return "its schedule is too long to compute: over 2^27 operations or 2^30 cycles";
        return compared("takes {}, the limit is {}", score.needed * 1e-9, score.available * 1e-9, "s");
    default: return std::string(violationText(score.violation));
    }
}

namespace {

/// A convolution with fewer DACs than rows that its copies drive at once. The reference gives every row its DAC (section
/// 8d: alloc = wl) and its schedule takes them as given, so no figure of a design with fewer would be right. Fully
/// connected layers use theirs several times.
std::optional<std::size_t> layerShortOfDacs(const Evaluator& evaluator, const Candidate& candidate)
{
    const auto& layers = evaluator.layers();
    for (std::size_t l = 0; l < layers.size(); ++l)
        if (layers[l].crossbar && !layers[l].fullyConnected
            && static_cast<double>(candidate.counts[l][static_cast<std::size_t>(Component::Dac)])
                < evaluator.workload(l, Component::Dac, candidate.duplication[l]))
            return l;
    return std::nullopt;
}

/// The rules a design must keep to be evaluated at all.
Result<void> checkDesign(const design::Design& d)
{
    const auto bad = [](std::string message, std::string where = {}) { return fail(ErrorCode::InvalidArgument, std::move(message), std::move(where)); };
    if (!d.network || !d.hardware)
        return bad("a design needs a network and a hardware description");
    const auto& layers = d.network->layers;
    if (d.layers.size() != layers.size())
        return bad(fmt::format("a design of {} layers needs {} layer entries, got {}", layers.size(), layers.size(), d.layers.size()));
    if (!(d.constraints.powerBudget.value > 0) || !std::isfinite(d.constraints.powerBudget.value))
        return bad(fmt::format("power_budget_w must be positive, got {}", d.constraints.powerBudget.value));
    if (!(d.parameters.crossbarPowerShare > 0 && d.parameters.crossbarPowerShare < 1))
        return bad(fmt::format("crossbar_power_share must be between 0 and 1, got {}", d.parameters.crossbarPowerShare));
    if (!(d.parameters.clock.value >= 0) || !std::isfinite(d.parameters.clock.value))
        return bad(fmt::format("clock_ns must be a finite number of at least 0, got {}", d.parameters.clock.value));
    if (d.parameters.scratchpadKib < 0)
        return bad(fmt::format("scratchpad_kib must be at least 0, got {}", d.parameters.scratchpadKib));
    std::set<design::Cell> taken;
    std::vector<int> sharedBy(layers.size(), 0);
    std::int64_t macros = 0;
    const bool explicitCells = std::any_of(d.layers.begin(), d.layers.end(), [](const auto& l) { return !l.cells.empty(); });
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const design::LayerDesign& own = d.layers[l];
        const std::string where = "layer " + layers[l].name;
        if (own.weightDuplication < 1)
            return bad(fmt::format("weight_duplication must be at least 1, got {}", own.weightDuplication), where);
        if (layers[l].onCrossbars() && own.weightDuplication > layers[l].positions())
            return bad(fmt::format("weight_duplication must not exceed the {} output positions, got {}", layers[l].positions(), own.weightDuplication), where);
        if (own.weightDuplication > std::numeric_limits<std::int32_t>::max())
            return bad(fmt::format("weight_duplication must be below 2^31, got {}", own.weightDuplication), where);
        if (own.macros < 1 || own.macros > 100000)
            return bad(fmt::format("macros must be between 1 and 100000, got {}", own.macros), where);
        if (own.scratchpadKib < 0)
            return bad(fmt::format("scratchpad_kib must be at least 0, got {}", own.scratchpadKib), where);
        if (own.scratchpadKib > 0 && d.model.scratchpad && !d.hardware->scratchpads.contains(own.scratchpadKib))
            return bad(fmt::format("scratchpad_kib must be a capacity that the hardware has, or 0; got {}", own.scratchpadKib), where);
        for (const std::int64_t count : own.components)
            if (count < 0 || count > (std::int64_t { 1 } << 48))
                return bad(fmt::format("component counts must not be negative or huge, got {}", count), where);
        if (own.sharesMacrosWith) {
            const int partner = own.sharesMacrosWith->index;
            if (!layers[l].onCrossbars() || partner < 0 || static_cast<std::size_t>(partner) >= l || !layers[static_cast<std::size_t>(partner)].onCrossbars())
                return bad(fmt::format("macros can be shared only with an earlier layer on crossbars, got layer index {}", partner), where);
            if (d.layers[static_cast<std::size_t>(partner)].sharesMacrosWith || sharedBy[static_cast<std::size_t>(partner)]++ > 0)
                return bad("macros are shared by pairs of layers; the partner already shares", where);
        }
        if (!layers[l].onCrossbars())
            continue;
        macros += own.macros;
        if (explicitCells && !own.sharesMacrosWith) {
            std::int64_t needed = own.macros;
            for (const auto& other : d.layers)
                if (other.sharesMacrosWith && static_cast<std::size_t>(other.sharesMacrosWith->index) == l)
                    needed += other.macros;
            if (static_cast<std::int64_t>(own.cells.size()) != needed)
                return bad(fmt::format("needs {} cells, one for each macro, got {}", needed, own.cells.size()), where);
            for (const design::Cell& cell : own.cells) {
                if (cell.row < 0 || cell.col < 0 || cell.row > 4096 || cell.col > 4096)
                    return bad(fmt::format("cells must lie within 0..4096, got [{}, {}]", cell.row, cell.col), where);
                if (!taken.insert(cell).second)
                    return bad(fmt::format("cell [{}, {}] is taken twice", cell.row, cell.col), where);
            }
        }
    }
    if (macros > 100000)
        return bad(fmt::format("a chip may have at most 100000 macros, got {}", macros));
    return {};
}

} // namespace

Result<Evaluation> evaluate(const design::Design& d, const EvaluationOptions& options)
{
    if (auto ok = checkDesign(d); !ok)
        return tl::unexpected(ok.error());
    auto evaluator = Evaluator::create(d.network, d.hardware, d.model, d.parameters, d.constraints);
    if (!evaluator) {
        if (evaluator.error().code != ErrorCode::Infeasible)
            return tl::unexpected(evaluator.error());
        Evaluation none;
        none.violation = Violation::MissingComponent;
        none.violationDetail = evaluator.error().message;
        return none;
    }
    Candidate c;
    std::vector<std::vector<design::Cell>> cells;
    for (const design::LayerDesign& layer : d.layers) {
        c.duplication.push_back(static_cast<std::int32_t>(layer.weightDuplication));
        c.macros.push_back(layer.macros);
        c.partner.push_back(layer.sharesMacrosWith ? layer.sharesMacrosWith->index : -1);
        c.counts.push_back(layer.components);
        c.scratchpads.push_back(layer.scratchpadKib);
        cells.push_back(layer.sharesMacrosWith ? std::vector<design::Cell> {} : layer.cells);
    }
    c.scratchpadKib = d.parameters.scratchpadKib;
    const bool placed = std::any_of(cells.begin(), cells.end(), [](const auto& list) { return !list.empty(); });
    Score score = options.releaseAllocation ? evaluator->evaluateWithReleaseRule(c)
        : placed ? evaluator->evaluateAt(c, cells) : evaluator->evaluate(c);
    if (d.model.componentFloor && score.violation == Violation::None)
        if (const auto l = layerShortOfDacs(*evaluator, c)) {
            score.violation = Violation::MissingComponent;
            score.needed = static_cast<double>(*l);
            score.available = static_cast<double>(Component::Dac);
        }
    return evaluator->details(score, options.schedule);
}

} // namespace pim::evaluation
