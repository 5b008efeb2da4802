// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

#include "core/program/compiler.h"
#include "core/program/machine_from_design.h"
#include "core/program/simulation_timeline.h"
#include "tests/support/example_design.h"

namespace pim::test {

/// A design with its program, simulated with a trace.
struct SimulatedDesign
{
    design::Design design;
    evaluation::Evaluation evaluation;
    program::Machine machine;
    program::SimulationOptions options;
    std::shared_ptr<const program::CompiledProgram> compiled;
    std::shared_ptr<const program::Program> program;
    program::SimulationResult result;
    std::shared_ptr<const program::SimulatedTimeline> lanes;
};

/// The best design of a fast search, compiled for its own machine, one image simulated.
inline SimulatedDesign simulatedDesign(const char* model = "lenet5", double budgetW = 2)
{
    const auto need = [](auto result) {
        if (!result)
            throw std::runtime_error(result.error().text());
        return std::move(*result);
    };
    SimulatedDesign out;
    out.design = exampleDesign(model, budgetW).best;
    out.evaluation = need(evaluation::evaluate(out.design));
    auto made = need(program::machineFromDesign(out.design, out.evaluation));
    out.machine = made.machine;
    made.options.mode = program::CompileMode::Latency;
    out.compiled = std::make_shared<const program::CompiledProgram>(need(program::compile(out.design.network, out.machine, made.options)));
    out.program = std::shared_ptr<const program::Program>(out.compiled, &out.compiled->program);
    out.options.trace = true;
    out.result = need(program::simulate(*out.program, out.machine, out.options));
    out.lanes = need(program::simulatedTimeline(out.program, out.machine, out.options, out.result));
    return out;
}

} // namespace pim::test
