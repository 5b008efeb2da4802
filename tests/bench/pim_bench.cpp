// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast the evaluation, the schedule and their helpers are on one thread. The counter `target` stands beside a
// figure where the product promises one.
#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>

#include "core/hardware/presets.h"
#include "core/network/onnx_import.h"
#include "core/network/zoo.h"
#include "core/synthesis/bound.h"
#include "core/synthesis/design_search.h"
#include "core/synthesis/preview.h"
#include "core/synthesis/weight_duplication.h"
#include "core/synthesis/what_if.h"
#include "tests/support/onnx_builder.h"

using namespace pim;
using evaluation::Candidate;
using evaluation::Evaluator;
using evaluation::ModelOptions;
using evaluation::Violation;

namespace {

/// A grid point to measure: crossbars of 256 with 2-bit cells, 1-bit DACs, a quarter of the budget in crossbars.
struct Setting
{
    const char* network;
    double budgetW;
    bool studio;
};

/// The value, or an exception that ends one benchmark with its message.
template<typename T>
T need(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().text());
    return *std::move(result);
}

Evaluator evaluatorOf(const Setting& s)
{
    design::DesignParameters p;
    p.crossbarPowerShare = 0.25;
    p.crossbarSize = 256;
    p.cellBits = 2;
    p.dacBits = 1;
    p.adcBits = hardware::adcResolution(p.crossbarSize, p.dacBits, p.cellBits);
    design::Constraints c;
    c.powerBudget = { s.budgetW };
    return need(Evaluator::create(std::make_shared<const network::Network>(need(network::zoo(s.network))),
                                  need(hardware::preset("pimsyn")),
                                  s.studio ? ModelOptions::studio() : ModelOptions::pimsyn(), p, c));
}

/// The water-filled duplication with macros that keep up with it and all components the budget pays for.
Candidate waterFilled(const Evaluator& evaluator)
{
    const auto problem = synthesis::duplicationProblem(evaluator);
    const auto duplication = synthesis::waterFill(problem);
    if (duplication.empty())
        throw std::runtime_error("one copy of the weights does not fit");
    std::int64_t blocks = 1;
    for (std::size_t i = 0; i < duplication.size(); ++i)
        blocks = std::max(blocks, synthesis::blocksOf(problem.layers[i], duplication[i]));
    synthesis::SearchSpace space;
    space.shareLow = 1e-6;
    space.shareHigh = evaluator.parameters().crossbarPowerShare;
    synthesis::DesignSearch search(evaluator, space, {});
    std::string why;
    for (double slack = 1; slack <= 16; slack *= 2) {
        auto point = search.paced(blocks, slack);
        synthesis::applyDuplication(problem, duplication, point.candidate);
        search.assess(point);
        if (point.feasible())
            return point.candidate;
        why = search.evaluator().describe(point.score);
    }
    throw std::runtime_error("the water-filled design is not feasible: " + why);
}

/// A walk of designs that differ from the water-filled one in a copy less here and there; each step changes one layer.
class Walk
{
public:
    Walk(const Evaluator& evaluator, Candidate start)
        : m_start(std::move(start))
        , m_candidate(m_start)
    {
        for (std::size_t l = 0; l < evaluator.layers().size(); ++l)
            if (m_start.duplication[l] > 1)
                m_layers.push_back(l);
        if (m_layers.empty())
            throw std::runtime_error("no layer has a second copy");
    }
    Candidate& next()
    {
        const std::size_t l = m_layers[m_step++ % m_layers.size()];
        m_candidate.duplication[l] =
            m_start.duplication[l] - (m_candidate.duplication[l] == m_start.duplication[l] ? 1 : 0);
        return m_candidate;
    }
    Candidate& candidate() { return m_candidate; }
    std::size_t period() const { return 2 * m_layers.size(); }

private:
    Candidate m_start, m_candidate;
    std::vector<std::size_t> m_layers;
    std::size_t m_step = 0;
};

template<typename Body>
void guarded(benchmark::State& state, Body&& body)
{
    try {
        body();
    } catch (const std::exception& e) {
        state.SkipWithError(e.what());
    }
}

void rate(benchmark::State& state, double target)
{
    state.counters["evaluations/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
    if (target > 0)
        state.counters["target"] = target;
}

/// Evaluations as a search asks for them. \a given: the scratchpad is part of the candidate, else it is found by
/// iteration.
void evaluations(benchmark::State& state, const Setting& setting, bool given, double target)
{
    guarded(state, [&] {
        Evaluator evaluator = evaluatorOf(setting);
        Walk walk(evaluator, waterFilled(evaluator));
        // Large enough for every design of the walk, so that a given capacity is never refused.
        walk.candidate().scratchpadKib = 0;
        int largest = 0;
        for (std::size_t i = 0; i < walk.period(); ++i)
            largest = std::max(largest, evaluator.evaluate(walk.next()).scratchpadKib);
        walk.candidate().scratchpadKib = given ? largest : 0;
        std::int64_t passes = 0, refused = 0;
        for (auto _ : state) {
            const auto score = evaluator.evaluate(walk.next());
            passes += score.passes;
            refused += score.violation != Violation::None && score.violation != Violation::PeakPower ? 1 : 0;
            benchmark::DoNotOptimize(score.energyNj);
        }
        if (refused > 0) // cut short, so the figure would flatter
            throw std::runtime_error(std::to_string(refused) + " designs were refused before they were scheduled");
        state.counters["schedules"] = static_cast<double>(passes) / static_cast<double>(state.iterations());
        rate(state, target);
    });
}

/// One evaluation with everything a person can look at: figures, breakdown and the schedule of every block.
void fullSchedule(benchmark::State& state, const Setting& setting, double targetMs)
{
    guarded(state, [&] {
        Evaluator evaluator = evaluatorOf(setting);
        Walk walk(evaluator, waterFilled(evaluator));
        for (auto _ : state) {
            const auto score = evaluator.evaluate(walk.next());
            auto details = evaluator.details(score, true);
            if (details.schedule == nullptr)
                throw std::runtime_error("no schedule: " + evaluator.describe(score));
            benchmark::DoNotOptimize(details.schedule.get());
        }
        state.counters["target_ms"] = targetMs;
    });
}

void allocation(benchmark::State& state, const Setting& setting)
{
    guarded(state, [&] {
        Evaluator evaluator = evaluatorOf(setting);
        Walk walk(evaluator, waterFilled(evaluator));
        synthesis::ComponentAllocator allocator;
        const std::vector<std::int32_t> passes(evaluator.layers().size(), 4);
        for (auto _ : state) {
            const auto result = allocator.allocate(evaluator, walk.next(), setting.budgetW / 2, 0, passes);
            if (!result.fits)
                throw std::runtime_error("half of the budget pays for no components");
        }
        state.counters["allocations/s"] =
            benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
    });
}

void bound(benchmark::State& state, const Setting& setting, synthesis::Objective objective)
{
    guarded(state, [&] {
        const Evaluator evaluator = evaluatorOf(setting);
        for (auto _ : state)
            benchmark::DoNotOptimize(synthesis::objectiveBound(evaluator, objective));
    });
}

/// A chain of 500 convolutions with their weights in the file, 147 MB of them.
synthesis::SynthesisOptions fastOptions(const Setting& setting)
{
    synthesis::SynthesisOptions o;
    o.constraints.powerBudget = { setting.budgetW };
    o.effort = synthesis::Effort::Fast;
    return o;
}

/// Hand edits of what effort fast finds: \a factor times the copies of one convolution after the other. A factor that is
/// too much includes the search for the highest number that fits.
void whatIf(benchmark::State& state, const Setting& setting, double factor)
{
    guarded(state, [&] {
        const auto network = std::make_shared<const network::Network>(need(network::zoo(setting.network)));
        const auto found = need(synthesis::synthesize(network, need(hardware::preset("pimsyn")), fastOptions(setting), {}));
        auto session = need(synthesis::WhatIfSession::open(found.best));
        std::vector<synthesis::LayerEdit> edits;
        for (const auto layer : network->crossbarLayers()) {
            const auto index = static_cast<std::size_t>(layer.index);
            const std::int64_t had = found.best.layers[index].weightDuplication;
            synthesis::LayerEdit edit;
            edit.layer = layer;
            edit.weightDuplication = std::clamp<std::int64_t>(
                static_cast<std::int64_t>(static_cast<double>(had) * factor), 1, network->layers[index].positions());
            if (*edit.weightDuplication != had)
                edits.push_back(edit);
        }
        std::size_t i = 0;
        double refused = 0;
        for (auto _ : state) {
            const auto answer = need(session.apply(std::span(&edits[i++ % edits.size()], 1)));
            refused += answer.feasible ? 0 : 1;
        }
        state.counters["refused"] = refused / static_cast<double>(state.iterations());
        state.counters["target_ms"] = 10;
    });
}

/// From the question to the first value that is shown (and to the range before it).
void preview(benchmark::State& state, const Setting& setting)
{
    guarded(state, [&] {
        const auto network = std::make_shared<const network::Network>(need(network::zoo(setting.network)));
        const auto hardware = need(hardware::preset("pimsyn"));
        double rangeMs = 0, first = 0, last = 0;
        for (auto _ : state) {
            double firstSeconds = 0;
            const auto p = need(synthesis::previewBudget(network, hardware, fastOptions(setting), {}, [&](const synthesis::BudgetPreview& now) {
                if (now.value > 0 && firstSeconds == 0) {
                    firstSeconds = now.seconds;
                    first = now.value;
                } else if (now.value == 0) {
                    rangeMs += now.seconds * 1e3;
                }
            }));
            last = p.value;
            state.SetIterationTime(firstSeconds);
        }
        state.counters["range_ms"] = rangeMs / static_cast<double>(state.iterations());
        state.counters["first_value"] = first;
        state.counters["last_value"] = last;
        state.counters["target_ms"] = 300;
    });
}

void onnxImport(benchmark::State& state)
{
    guarded(state, [&] {
        test::OnnxBuilder model;
        model.input("x0", { 1, 90, 32, 32 });
        for (int i = 0; i < 500; ++i) {
            const std::string n = std::to_string(i), in = "x" + n, weights = "w" + n, out = "x" + std::to_string(i + 1);
            model.weights(weights.c_str(), { 90, 90, 3, 3 });
            auto* tensor = model.model.mutable_graph()->mutable_initializer(i);
            tensor->set_raw_data(std::string(std::size_t { 90 } * 90 * 9 * 4, '\1'));
            model.node("Conv", { in.c_str(), weights.c_str() }, { out.c_str() })
                .ints("kernel_shape", { 3, 3 })
                .ints("pads", { 1, 1, 1, 1 });
        }
        model.output("x500");
        const std::string bytes = model.bytes();
        model.model.Clear();
        for (auto _ : state) {
            const auto imported = need(network::importOnnxBytes(bytes, "chain", {}));
            if (imported.network.layers.size() != 500)
                throw std::runtime_error("wrong number of layers");
        }
        state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
    });
}

} // namespace

int main(int argc, char** argv)
{
    for (const bool studio : { false, true }) {
        const std::string profile = studio ? "studio" : "pimsyn";
        for (const auto& [setting, target] : { std::pair { Setting { "resnet18", 49, studio }, 2000.0 },
                                               std::pair { Setting { "alexnet", 49, studio }, 20000.0 } }) {
            for (const bool given : { true, false })
                benchmark::RegisterBenchmark(("evaluate/" + std::string(setting.network) + "/49W/" + profile
                                              + (given ? "/scratchpad_given" : "/scratchpad_found"))
                                                 .c_str(),
                                             [=](benchmark::State& s) { evaluations(s, setting, given, target); })
                    ->Unit(benchmark::kMicrosecond);
        }
        const Setting vgg { "vgg16", 264, studio };
        benchmark::RegisterBenchmark(("evaluate/vgg16/264W/" + profile + "/scratchpad_found").c_str(),
                                     [=](benchmark::State& s) { evaluations(s, vgg, false, 0); })
            ->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark(("schedule/vgg16/264W/" + profile).c_str(), [=](benchmark::State& s) {
            fullSchedule(s, vgg, 50);
        })->Unit(benchmark::kMillisecond);
        const Setting resnet { "resnet18", 49, studio };
        benchmark::RegisterBenchmark(("allocate/resnet18/49W/" + profile).c_str(), [=](benchmark::State& s) {
            allocation(s, resnet);
        })->Unit(benchmark::kMicrosecond);
        for (const auto objective :
             { synthesis::Objective::Efficiency, synthesis::Objective::Latency, synthesis::Objective::Throughput })
            benchmark::RegisterBenchmark(
                ("bound/resnet18/49W/" + profile + "/" + std::string(synthesis::objectiveInfo(objective).key)).c_str(),
                [=](benchmark::State& s) { bound(s, resnet, objective); })
                ->Unit(benchmark::kMillisecond);
    }
    for (const Setting& setting : { Setting { "resnet18", 49, true }, Setting { "vgg16", 264, true } }) {
        const std::string name = setting.network;
        benchmark::RegisterBenchmark(("what_if/" + name + "/fewer_copies").c_str(), [=](benchmark::State& s) {
            whatIf(s, setting, 0.5);
        })->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark(("what_if/" + name + "/far_too_many_copies").c_str(), [=](benchmark::State& s) {
            whatIf(s, setting, 50);
        })->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark(("preview/" + name + "/first_value").c_str(), [=](benchmark::State& s) {
            preview(s, setting);
        })->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(3);
    }
    benchmark::RegisterBenchmark("import_onnx/500_convolutions", onnxImport)->Unit(benchmark::kMillisecond);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
