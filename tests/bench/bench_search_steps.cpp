// SPDX-License-Identifier: GPL-3.0-or-later
// What a search does a million times: duplicate, allocate, evaluate. Argument: a network of the zoo at 49 W or 130 W.
#include <array>
#include <memory>
#include <optional>

#include <benchmark/benchmark.h>

#include "core/evaluation/evaluator.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/component_allocation.h"
#include "core/synthesis/weight_duplication.h"

namespace {

using namespace pim;

struct Case
{
    const char* network;
    Power budget;
};
const std::array kCases { Case { "alexnet", { 49.0 } }, Case { "resnet18", { 49.0 } }, Case { "vgg16", { 130.0 } } };

const Case& caseOf(const benchmark::State& state)
{
    return kCases.at(static_cast<std::size_t>(state.range(0)));
}

/// One grid point with a duplication and an allocation that fit.
struct Point
{
    evaluation::Evaluator evaluator;
    synthesis::DuplicationProblem problem;
    evaluation::Candidate candidate;
};

std::optional<Point> makePoint(const Case& c, benchmark::State& state)
{
    auto net = network::zoo(c.network);
    auto hardware = hardware::preset("pimsyn");
    if (!net || !hardware) {
        state.SkipWithError((net ? hardware.error() : net.error()).message.c_str());
        return std::nullopt;
    }
    design::Constraints constraints;
    constraints.powerBudget = c.budget;
    auto evaluator = evaluation::Evaluator::create(std::make_shared<const network::Network>(*std::move(net)), *hardware,
                                                   evaluation::ModelOptions::studio(), {}, constraints);
    if (!evaluator) {
        state.SkipWithError(evaluator.error().message.c_str());
        return std::nullopt;
    }
    Point point { *std::move(evaluator), {}, {} };
    const std::size_t layers = point.evaluator.layers().size();
    point.candidate.duplication.assign(layers, 1);
    point.candidate.macros.assign(layers, 1);
    point.candidate.partner.assign(layers, -1);
    point.candidate.counts.assign(layers, {});
    point.problem = synthesis::duplicationProblem(point.evaluator);
    synthesis::applyDuplication(point.problem, synthesis::waterFill(point.problem), point.candidate);
    synthesis::ComponentAllocator allocator;
    if (!allocator.allocate(point.evaluator, point.candidate, c.budget.value * 0.5, 0, {}).fits) {
        state.SkipWithError("nothing fits");
        return std::nullopt;
    }
    state.SetLabel(c.network);
    return point;
}

void duplicateWeights(benchmark::State& state)
{
    auto point = makePoint(caseOf(state), state);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(synthesis::waterFill(point->problem));
}

void allocateComponents(benchmark::State& state)
{
    auto point = makePoint(caseOf(state), state);
    synthesis::ComponentAllocator allocator;
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(allocator.allocate(point->evaluator, point->candidate, caseOf(state).budget.value * 0.5, 0, {}));
}

void evaluateCandidate(benchmark::State& state)
{
    auto point = makePoint(caseOf(state), state);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(point->evaluator.evaluate(point->candidate));
}

void buildZooNetwork(benchmark::State& state)
{
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(network::zoo(caseOf(state).network));
    state.SetLabel(caseOf(state).network);
}

BENCHMARK(duplicateWeights)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK(allocateComponents)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK(evaluateCandidate)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK(buildZooNetwork)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

} // namespace
