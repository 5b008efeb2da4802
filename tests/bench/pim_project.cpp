// SPDX-License-Identifier: GPL-3.0-or-later
// pim_project [POINTS [FOLDER]]: how fast a project takes and gives back points. Prints seconds, and megabytes of the file.
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "core/base/random.h"
#include "core/evaluation/evaluator.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/project/project.h"

using namespace pim;
using Clock = std::chrono::steady_clock;

namespace {

template<typename T>
T must(Result<T> result)
{
    if (!result) {
        fmt::print(stderr, "{}\n", result.error().text());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// Points as a search gives them: counts and choices among figures that all differ.
std::vector<synthesis::ObservedPoint> pointsLike(const network::Network& network, std::size_t count, std::int64_t first, RandomStream& random)
{
    std::vector<synthesis::ObservedPoint> points(count);
    auto candidate = std::make_shared<evaluation::Candidate>();
    for (const network::Layer& layer : network.layers) {
        candidate->duplication.push_back(layer.onCrossbars() ? static_cast<std::int32_t>(random.uniformInt(1, 300)) : 1);
        candidate->macros.push_back(static_cast<std::int32_t>(random.uniformInt(1, 20)));
        candidate->partner.push_back(-1);
        design::ComponentCounts counts {};
        for (auto& units : counts)
            units = random.chance(0.3) ? 0 : random.uniformInt(1, 5000);
        candidate->counts.push_back(counts);
        candidate->scratchpads.push_back(64);
    }
    for (synthesis::ObservedPoint& p : points) {
        p.sequence = first++;
        p.candidate = candidate;
        p.parameters.crossbarSize = 128 << random.uniformInt(0, 2);
        p.parameters.cellBits = 1 << random.uniformInt(0, 2);
        p.parameters.crossbarPowerShare = random.uniform01();
        evaluation::Metrics& m = p.metrics;
        for (double* figure : { &m.powerEfficiencyGopsPerW, &m.throughputInferencesPerS, &m.throughputGops, &m.latency.value, &m.period.value, &m.clock.value,
                                &m.energy.value, &m.edpUjUs, &m.averagePower.value, &m.peakPower.value, &m.area.value, &m.crossbarUtilization, &m.peakTopsPerW })
            *figure = random.uniform01() * 1e6;
        m.cycles = random.uniformInt(1000, 10'000'000);
        m.macros = random.uniformInt(1, 500);
        m.crossbars = random.uniformInt(1, 100'000);
    }
    return points;
}

} // namespace

int main(int argc, char** argv)
{
    const auto count = static_cast<std::size_t>(argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000);
    const std::filesystem::path path = std::filesystem::path(argc > 2 ? argv[2] : "/tmp") / "pim_project_bench.pims";
    std::filesystem::remove(path);
    project::EditState state;
    auto model = std::make_shared<network::ImportedNetwork>();
    model->network = must(network::zoo("resnet18"));
    state.inputs.model = model;
    state.inputs.hardware = must(hardware::preset("pimsyn"));
    auto project = must(project::Project::create(path, state));
    project::RunRecord run = project::newRun(std::make_shared<const project::Inputs>(state.inputs));
    run.id = must(project->addRun(run));
    RandomStream random(1);
    constexpr std::size_t kBatch = 5000;
    double written = 0, slowest = 0;
    for (std::size_t at = 0; at < count; at += kBatch) {
        const auto batch = pointsLike(model->network, std::min(kBatch, count - at), static_cast<std::int64_t>(at) + 1, random);
        const auto begin = Clock::now();
        must(project->appendPoints(run.id, std::span(batch), model->network));
        const double seconds = since(begin);
        written += seconds;
        slowest = std::max(slowest, seconds);
    }
    fmt::print("{:>9} points written in batches of {}: {:.2f} s, slowest batch {:.1f} ms\n", count, kBatch, written, slowest * 1e3);
    state.runs = { { run.id, run.name } };
    auto begin = Clock::now();
    must(project->save(state));
    fmt::print("{:>9} save: {:.1f} ms\n", "", since(begin) * 1e3);
    project.reset();
    fmt::print("{:>9} file: {:.1f} MB\n", "", static_cast<double>(std::filesystem::file_size(path)) * 1e-6);
    begin = Clock::now();
    project = must(project::Project::open(path, project::Project::Mode::ReadWrite));
    must(project->saved());
    const auto runs = must(project->runs());
    fmt::print("{:>9} opened, inputs and runs read: {:.1f} ms\n", "", since(begin) * 1e3);
    for (int round = 0; round < 3; ++round) {
        begin = Clock::now();
        const auto table = must(project->points(runs[0].id));
        fmt::print("{:>9} figures read: {:.3f} s (target for a million: 1 s)\n", table.size(), since(begin));
    }
    begin = Clock::now();
    must(project->designOf(runs[0].id, static_cast<std::int64_t>(count)));
    fmt::print("{:>9} one point opened as a design: {:.2f} ms\n", "", since(begin) * 1e3);
    project.reset();
    std::filesystem::remove(path);
    return 0;
}
