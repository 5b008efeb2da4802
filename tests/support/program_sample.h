// SPDX-License-Identifier: GPL-3.0-or-later
// Programs for views: a small one that is compiled and simulated, and ones of any size.
#pragma once

#include <memory>

#include "core/network/network_builder.h"
#include "core/program/compiler.h"
#include "core/program/simulator.h"
#include "tests/support/project_sample.h"
#include "widgets/program/program_data.h"

namespace pim::test {

/// 16 cores of 64 crossbars of 32x32.
inline program::Machine sampleMachine()
{
    program::Machine m;
    m.name = "sample";
    m.coreCount = 16;
    m.matrix.crossbarsPerCore = 64;
    m.matrix.rows = m.matrix.columns = m.matrix.dacCount = 32;
    m.network = program::meshNetwork(4, 4, 8, 2, 2, 15, 46);
    return m;
}

inline std::shared_ptr<const network::Network> sampleNetwork()
{
    using network::square;
    network::NetworkBuilder net("sample", { 8, 14, 14 });
    const auto x = net.relu(net.conv("stem", net.input(), 16, square(3, 1, 1)));
    const auto y = net.relu(net.conv("a", x, 16, square(3, 1, 1)));
    const auto s = net.relu(net.add("sum", { net.conv("b", y, 16, square(3, 1, 1)), x }));
    net.fullyConnected("fc", net.globalAveragePool("pool", s), 10);
    return std::make_shared<const network::Network>(must(net.build()));
}

/// That network compiled onto that machine, with a trace where \a simulated.
inline std::shared_ptr<const widgets::ProgramData> compiledSample(program::CompileMode mode = program::CompileMode::Latency, bool simulated = true)
{
    program::CompileOptions options;
    options.mode = mode;
    options.logicalColumns = true;
    const auto machine = std::make_shared<const program::Machine>(sampleMachine());
    const auto compiled = std::make_shared<const program::CompiledProgram>(must(program::compile(sampleNetwork(), *machine, options)));
    std::shared_ptr<const program::SimulationResult> simulation;
    if (simulated) {
        program::SimulationOptions how;
        how.trace = true;
        simulation = std::make_shared<const program::SimulationResult>(must(program::simulate(compiled->program, *machine, how)));
    }
    return must(widgets::prepareProgram(compiled, machine, simulation));
}

/// \a rows instructions on \a cores cores, of all units in turn, for the layers of that network in turn; nothing runs it.
inline std::shared_ptr<const widgets::ProgramData> largeProgram(std::int64_t rows, std::int32_t cores)
{
    using program::Op;
    auto compiled = std::make_shared<program::CompiledProgram>();
    compiled->network = sampleNetwork();
    const auto layers = static_cast<std::int32_t>(compiled->network->layers.size());
    for (std::int32_t layer = 0; layer < layers; ++layer)
        for (std::int32_t position = 0; position < 100; ++position)
            compiled->program.sources.push_back({ layer, position });
    compiled->program.cores.resize(static_cast<std::size_t>(cores));
    constexpr std::array kOps { Op::Sldi, Op::Mvmul, Op::Vvadd, Op::Ld, Op::Sldi, Op::Vrelu, Op::Send, Op::St };
    for (std::int32_t c = 0; c < cores; ++c) {
        auto& core = compiled->program.cores[static_cast<std::size_t>(c)];
        core.arrayGroups = { 2, 3 };
        const std::int64_t count = rows / cores + (c < rows % cores ? 1 : 0);
        core.instructions.resize(static_cast<std::size_t>(count));
        for (std::int64_t i = 0; i < count; ++i) {
            program::Instruction& in = core.instructions[static_cast<std::size_t>(i)];
            in.op = kOps[static_cast<std::size_t>(i) % kOps.size()];
            in.rd = static_cast<std::uint8_t>(i % 31);
            in.rs1 = static_cast<std::uint8_t>(i % 29);
            for (const program::Field field : program::opInfo(in.op).fields)
                if (field == program::Field::Imm || field == program::Field::Len || field == program::Field::Size)
                    program::setField(in, field, i % 4096);
            in.source = static_cast<program::SourceIndex>(1 + i / 8 % (100 * layers));
        }
    }
    return must(widgets::prepareProgram(compiled, std::make_shared<const program::Machine>(sampleMachine()), nullptr));
}

} // namespace pim::test
