// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/lowering.h"

#include <algorithm>

namespace pim::program::detail {

namespace {

using network::FeatureMap;
using network::Layer;
using network::LayerKind;
using network::Network;

std::vector<Operand> operandsOf(const Network& net, const Layer& layer, const std::vector<FeatureMap>& inputs)
{
    std::vector<Operand> operands;
    std::int64_t channel = 0;
    for (const int read : sourcesOf(layer)) {
        const FeatureMap& map =
            network::isInput(read) ? inputs[static_cast<std::size_t>(network::inputOf(read))] : net.layer({ read }).output;
        operands.push_back({ read, map, channel });
        channel += map.channels;
        // A free reshape may stand between: rows and columns are those that this layer sees.
        const auto seenAs = [&](const FeatureMap& seen) {
            if (map.positions() != seen.positions())
                return;
            operands.back().map.height = seen.height;
            operands.back().map.width = seen.width;
        };
        if (!layer.onCrossbars() && layer.kind != LayerKind::Pool && map.positions() > 1)
            seenAs(layer.output);
        if (layer.kind == LayerKind::Convolution && layer.window.kernelH == 1 && layer.window.kernelW == 1)
            seenAs(layer.input);
    }
    return operands;
}

/// What an element-wise layer combines, as indices of its operands; moves each operand to its channels.
std::vector<std::vector<int>> termsOf(const IntegerLayer& meaning, std::vector<Operand>& operands)
{
    std::vector<std::vector<int>> terms;
    std::vector<Operand> ordered;
    for (const auto& parts : meaning.operands) {
        terms.emplace_back();
        std::int64_t channel = 0;
        for (const int read : parts) {
            const auto found =
                std::find_if(operands.begin(), operands.end(), [&](const Operand& o) { return o.layer == read; });
            terms.back().push_back(static_cast<int>(ordered.size()));
            ordered.push_back({ read, found->map, channel });
            channel += found->map.channels;
        }
    }
    operands = std::move(ordered);
    return terms;
}

StepKind kindOf(const Layer& layer, const Result<IntegerLayer>& meaning)
{
    if (layer.onCrossbars())
        return StepKind::Crossbars;
    if (!meaning)
        return StepKind::Other;
    if (meaning->operation == IntegerOperation::MaxPool || meaning->operation == IntegerOperation::AveragePool)
        return StepKind::Pool;
    return StepKind::Eltwise;
}

/// The operand index of \a sum that can be computed together with it: the crossbar layer farthest from the input that
/// nobody else reads, so that the other operand does not wait for it.
std::optional<std::size_t> mergeable(const Network& net, const Layer& sum, const std::vector<Operand>& operands,
                                     const std::vector<int>& depth)
{
    if (operands.size() != 2 || operands[0].layer == operands[1].layer)
        return std::nullopt;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < 2; ++i) {
        if (network::isInput(operands[i].layer) || operands[i].map.positions() != sum.output.positions())
            continue;
        const Layer& layer = net.layers[static_cast<std::size_t>(operands[i].layer)];
        if (layer.output.width != sum.output.width)
            continue; // rows are not the same
        if (layer.onCrossbars() && layer.kind != LayerKind::TransposedConvolution && layer.consumers.size() == 1
            && (!best
                || depth[static_cast<std::size_t>(operands[i].layer)]
                    > depth[static_cast<std::size_t>(operands[*best].layer)]))
            best = i;
    }
    return best;
}

} // namespace

Lowered lower(const Network& net, const std::vector<FeatureMap>& inputs)
{
    Lowered lowered;
    lowered.inputs = inputs;
    const int count = static_cast<int>(net.layers.size());
    lowered.stepOfMap.assign(net.layers.size(), -1);
    std::vector<int> mergedInto(net.layers.size(), -1); ///< crossbar layer -> the sum that takes it
    std::vector<std::vector<Operand>> operands;
    std::vector<Result<IntegerLayer>> meanings;
    std::vector<std::vector<std::vector<int>>> terms;
    std::vector<int> depth(net.layers.size(), 0);
    for (std::size_t i = 0; i < net.layers.size(); ++i)
        for (const network::LayerId provider : net.layers[i].providers)
            depth[i] = std::max(depth[i], depth[static_cast<std::size_t>(provider.index)] + 1);
    for (int i = 0; i < count; ++i) {
        operands.push_back(operandsOf(net, net.layers[static_cast<std::size_t>(i)], inputs));
        meanings.push_back(integerLayer(net, { i }));
        terms.emplace_back();
        if (kindOf(net.layers[static_cast<std::size_t>(i)], meanings.back()) == StepKind::Eltwise)
            terms.back() = termsOf(*meanings.back(), operands.back());
    }
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Layer& layer = net.layers[at];
        if (kindOf(layer, meanings[at]) != StepKind::Eltwise || terms[at].size() != operands[at].size()
            || meanings[at]->operation == IntegerOperation::Subtract)
            continue;
        if (const auto which = mergeable(net, layer, operands[at], depth))
            mergedInto[static_cast<std::size_t>(operands[at][*which].layer)] = i;
    }
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (mergedInto[at] >= 0)
            continue;
        const Layer& layer = net.layers[at];
        Step step;
        step.layer = step.result = i;
        step.operands = operands[at];
        step.terms = terms[at];
        step.kind = kindOf(layer, meanings[at]);
        if (meanings[at]) {
            step.operation = meanings[at]->operation;
            step.function = meanings[at]->function;
        }
        // A sum that a crossbar layer merges into becomes that layer's step, here, where both operands are known.
        for (const Operand& o : operands[at]) {
            if (network::isInput(o.layer) || mergedInto[static_cast<std::size_t>(o.layer)] != i)
                continue;
            const auto crossbar = static_cast<std::size_t>(o.layer);
            step.layer = o.layer;
            step.kind = StepKind::Crossbars;
            step.mergedOperation = step.operation;
            step.merged = operands[at][operands[at][0].layer == o.layer ? 1 : 0];
            step.operands = operands[crossbar];
            step.terms.clear();
            break;
        }
        if (!net.layers[static_cast<std::size_t>(step.layer)].rearranged.empty())
            lowered.notes.warn("layer " + net.layers[static_cast<std::size_t>(step.layer)].name,
                               "reads its providers' maps through node "
                                   + net.layers[static_cast<std::size_t>(step.layer)].rearranged
                                   + ", which the program leaves out: its time is counted, its values are not");
        else if (step.kind != StepKind::Other && !meanings[static_cast<std::size_t>(step.layer)])
            lowered.notes.warn("layer " + net.layers[static_cast<std::size_t>(step.layer)].name,
                               meanings[static_cast<std::size_t>(step.layer)].error().message
                                   + ": its time is counted, its values are not");
        else if (step.kind == StepKind::Other)
            lowered.notes.warn("layer " + layer.name,
                               layer.op
                                   + " has no instruction with this meaning: its time is counted, its values are not");
        lowered.stepOfMap[at] = static_cast<int>(lowered.steps.size());
        lowered.steps.push_back(std::move(step));
    }
    return lowered;
}

} // namespace pim::program::detail
