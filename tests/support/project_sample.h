// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <vector>

#include "core/hardware/presets.h"
#include "core/project/project.h"
#include "core/synthesis/synthesis.h"
#include "tests/support/network_text.h"
#include "tests/support/small_scratchpads.h"

namespace pim::test {

/// The value, or a loud failure: for set-up that cannot go wrong.
template<typename T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().text());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// A small network within 4 W, whose search takes a tenth of a second.
inline project::Inputs smallInputs()
{
    project::Inputs in;
    auto model = std::make_shared<network::ImportedNetwork>();
    model->network = parseNetwork("conv1 3x12x12 -> 24 k3 p1; relu; pool1 k2 s2; conv2 48 k3 p1; relu; conv3 32 k1; relu; fc 10");
    model->network.name = "small";
    for (const network::Layer& layer : model->network.layers)
        model->nodes.push_back({ layer.name, layer.op, network::MappingStatus::Crossbar, layer.name });
    model->nodes.push_back({ "reshape \"x\"", "Reshape", network::MappingStatus::Free, "moves no data" });
    model->diagnostics.warn("node fc", "has no bias");
    in.model = std::move(model);
    in.modelReference = "nets/small.onnx";
    auto small = *withSmallScratchpads(*must(hardware::preset("pimsyn")));
    small.scratchpads.erase(0); // no file holds one of no capacity
    in.hardware = std::make_shared<const hardware::HardwareSpec>(std::move(small));
    in.options.constraints.powerBudget = { 4 };
    in.options.effort = synthesis::Effort::Fast;
    in.options.crossbarSizes = { 128, 256 };
    in.options.cellBits = { 4 };
    in.options.dacBits = { 1 };
    in.options.powerShareSteps = 3;
    in.seed = 7;
    return in;
}

struct SampleRun
{
    synthesis::Synthesis result;
    std::vector<synthesis::ObservedPoint> points;
    std::vector<synthesis::TraceSample> trace;
};

inline SampleRun runOf(const project::Inputs& in)
{
    SampleRun sample;
    RunContext context;
    context.seed = in.seed;
    const synthesis::SearchObserver observer {
        [&](std::span<const synthesis::ObservedPoint> batch) { sample.points.insert(sample.points.end(), batch.begin(), batch.end()); },
        [&](const synthesis::TraceSample& one) { sample.trace.push_back(one); }
    };
    sample.result = must(synthesis::synthesize(in.network(), in.hardware, in.options, context, observer));
    return sample;
}

} // namespace pim::test
