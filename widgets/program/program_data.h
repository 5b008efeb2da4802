// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QString>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/program/compiler.h"
#include "core/program/machine.h"
#include "core/program/simulator.h"

namespace pim::widgets {

/// What a core's instructions add up to.
struct CoreFigures
{
    std::int32_t core = 0;
    std::int64_t instructions = 0;
    std::array<std::int64_t, program::kUnitCount> byUnit {};
    std::int64_t readBytes = 0, writtenBytes = 0; ///< of the global memory
    std::int64_t sentBytes = 0, receivedBytes = 0; ///< of other cores
    std::int64_t crossbars = 0; ///< that its array groups have
};

/// One instruction of a program by core and place.
struct InstructionPlace
{
    std::int32_t core = 0;
    std::int32_t index = 0;
    auto operator<=>(const InstructionPlace&) const = default;
};

/// When an instruction ran, the first time.
struct InstructionTime
{
    std::int64_t enterPs = 0; ///< into the reorder buffer
    std::int64_t retirePs = 0; ///< completed
};

/// A compiled program, what the simulator says of it, and what views count before they show it. Rows number all
/// instructions, core after core.
struct ProgramData
{
    std::shared_ptr<const program::CompiledProgram> compiled; ///< never null
    std::shared_ptr<const program::Machine> machine;
    std::shared_ptr<const program::SimulationResult> simulation; ///< null: not simulated
    std::vector<std::int64_t> firstRow; ///< of each core, and behind the last
    std::vector<CoreFigures> cores;
    CoreFigures total;
    std::vector<QString> layerNames; ///< short, by layer
    std::vector<std::int32_t> layerColumns; ///< width of each layer's map: a position is row * width + column
    std::vector<std::int64_t> layerInstructions; ///< by layer
    std::vector<std::uint32_t> entryOf; ///< by row: index in the trace + 1, 0: none; empty without a trace

    std::int64_t rows() const { return firstRow.back(); }
    InstructionPlace place(std::int64_t row) const;
    std::int64_t row(const InstructionPlace& place) const;
    /// Nothing when there is no such instruction.
    bool has(const InstructionPlace& place) const;
    const program::Instruction& at(const InstructionPlace& place) const;
    const program::Instruction& at(std::int64_t row) const { return at(place(row)); }
    const program::Source& source(const program::Instruction& instruction) const;
    /// Nothing without a trace, and for scalar instructions: they do not pass the reorder buffer.
    std::optional<InstructionTime> time(std::int64_t row) const;
};

/// The instruction that runs at \a ps, of one core or (-1) of all, and that \a wanted takes: the one that entered first;
/// where none runs, the next to enter. Nothing without a trace, or when none follows.
std::optional<InstructionPlace> runningAt(const ProgramData& data, std::int64_t ps, std::int32_t core,
                                          const std::function<bool(const InstructionPlace&)>& wanted);

/// Count what is shown: a pass over the instructions and one over the trace. Cancelled.
[[nodiscard]] Result<std::shared_ptr<const ProgramData>>
prepareProgram(std::shared_ptr<const program::CompiledProgram> compiled,
               std::shared_ptr<const program::Machine> machine,
               std::shared_ptr<const program::SimulationResult> simulation, const RunContext& run = {});

} // namespace pim::widgets
