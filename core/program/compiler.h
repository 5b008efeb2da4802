// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/design/design.h"
#include "core/network/network.h"
#include "core/program/integer_reference.h"
#include "core/program/interpreter.h"
#include "core/program/machine.h"
#include "core/program/placement.h"
#include "core/program/program.h"

namespace pim::program {

/// Throughput: every layer works on another image (batch pipeline); one pass of the program is one period.
/// Latency: one image, layers start as soon as their inputs are there (element pipeline).
enum class CompileMode { Throughput, Latency };
/// How many copies of each layer's weights.
enum class Replication { Balance, W0H0, Uniform, Genetic, Design };

struct CompileOptions
{
    CompileMode mode = CompileMode::Throughput;
    Replication replication = Replication::Balance;
    NumberFormat numbers { 8, 8, 0 }; ///< PIMCOMP's: 8-bit elements, sums cut to 8 bits
    /// A crossbar's column holds a whole weight, as PIMCOMP counts; else ceil(weight bits / cell bits) columns do.
    bool logicalColumns = false;
    std::vector<std::int64_t> copies; ///< Replication::Design: per layer
    /// Replication::Design: the cores that hold a layer's weights; empty, or for all layers, any core. Where slices do
    /// not fit their layer's cores there are fewer copies, and a note says so.
    std::vector<std::vector<std::int32_t>> coresOfLayer;
    std::int64_t localMemoryBytes =
        0; ///< buffers stay within this; 0: the machine's capacity, 128 KiB where it names none
    /// Throughput: cores hand maps to each other where their local memories have room; else all go through the global
    /// memory.
    bool direct = true;
    int chunks = 0; ///< Latency: parts that a layer's map is handed on in; 0: chosen
    bool operator==(const CompileOptions&) const = default;
};

/// Where a layer's map stands in global memory.
struct GlobalMap
{
    std::uint64_t address = 0;
    bool stored = false; ///< false: it never leaves the cores (fused into its consumer)
};

struct CompileStatistics
{
    std::int64_t crossbarsUsed = 0, crossbarsTotal = 0;
    std::int64_t coresUsed = 0;
    std::int64_t mvmuls = 0;
    /// By the unit that the table of the instruction set gives: setbw is a matrix instruction.
    std::int64_t matrixInstructions = 0, vectorInstructions = 0, transferInstructions = 0, scalarInstructions = 0,
                 communications = 0; ///< send and recv pairs
    std::int64_t globalReadBytes = 0, globalWriteBytes = 0;
    std::int64_t spilledBytes = 0; ///< of these, moved only because a local memory was too small
    std::int64_t localHighWaterBytes = 0; ///< of the fullest core
    double seconds = 0.0;
};

/// A program and everything needed to check, explain and draw it.
struct CompiledProgram
{
    std::shared_ptr<const network::Network> network;
    CompileOptions options;
    Program program;
    std::vector<std::int64_t> copies; ///< of each layer's weights
    std::vector<ArrayGroup> groups; ///< by core and group
    std::vector<std::vector<std::int32_t>> coresOfLayer;
    std::vector<GlobalMap> inputs; ///< where an image is expected, by input of the network
    std::vector<GlobalMap> maps; ///< of each layer
    /// Of each layer with biases: where they stand, as accumulators, in every mode at this very address.
    std::vector<GlobalMap> biases;
    int pipelineStages = 1; ///< Throughput: passes until an image's result is there
    std::uint64_t slotBytes =
        0; ///< Throughput: pass t reads and writes slot addresses offset by t * slotBytes (modulo 2^32)
    std::vector<int> timedOnly; ///< layers whose time is counted and whose values are not computed
    CompileStatistics statistics;
    Diagnostics notes; ///< operators that are timed but have no integer meaning, layers merged, …
};

/// Compile a network for a machine. Infeasible: too few crossbars (how many are missing, and in which layers).
/// Unsupported: an operator that has no instruction sequence. Cancelled.
[[nodiscard]] Result<CompiledProgram> compile(std::shared_ptr<const network::Network> network, const Machine& machine,
                                              const CompileOptions& options = {}, const RunContext& context = {});

/// Contents of every array group of a compiled program.
std::vector<std::vector<GroupWeights>> groupWeights(const CompiledProgram& compiled, const NetworkWeights& weights);

/// What a verification compared.
struct Verification
{
    std::int64_t elements = 0; ///< of stored maps; all are right
    /// Layers whose values nobody can tell: those without a meaning on integers (hasIntegerMeaning()) or only timed, all
    /// that read them, and those that only such layers read and that never leave the cores. Their instructions ran, their
    /// maps were not compared.
    std::vector<int> notCompared;
};

/// Execute a compiled program on random integers and compare every stored map with the integer reference of the network,
/// bit for bit, as far as that has a meaning. An Internal error names the first element that differs, or the instruction
/// that cannot be executed. Unsupported: no layer's values have a meaning. Cancelled.
[[nodiscard]] Result<Verification> verifyComparable(const CompiledProgram& compiled, std::uint64_t seed,
                                                    const RunContext& context = {});

/// The same of whole networks: returns how many elements were compared. Unsupported names the first layer that could not
/// be.
[[nodiscard]] Result<std::int64_t> verify(const CompiledProgram& compiled, std::uint64_t seed,
                                          const RunContext& context = {});

} // namespace pim::program
