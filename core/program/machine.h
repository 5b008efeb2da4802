// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/base/result.h"

namespace pim::program {

/// Simulated time that a file or a command may ask for, ms: a quarter of an hour.
inline constexpr double kLongestSimulationMs = 1e6;

/// A memory with one port, first come first served. Field names and units as in pimsim-nn's configuration.
struct MemoryTiming
{
    std::int64_t dataWidthBytes = 16; ///< bytes per access
    double periodNs = 1.0;
    std::int64_t readLatencyCycles = 8; ///< of one access
    std::int64_t writeLatencyCycles = 10;
    double readEnergyPj = 0.0; ///< of one access
    double writeEnergyPj = 0.0;
    double staticPowerMw = 1.0;
    std::int64_t capacityBytes = 0; ///< 0: not limited
    bool operator==(const MemoryTiming&) const = default;
};

/// Crossbars and their converters; every array group of every core works like this (isa: matrix_config).
struct MatrixTiming
{
    std::int64_t crossbarsPerCore = 0; ///< xbar_array_count
    double periodNs = 0.78125;
    bool pipelined = true;
    std::int64_t dacResolutionBits = 1, dacLatencyCycles = 1, dacCount = 128;
    std::int64_t rows = 128, columns = 128; ///< xbar_size
    std::int64_t cellBits = 2; ///< cell_precision
    double crossbarLatencyNs = 30.0;
    std::int64_t sampleHoldLatencyCycles = 1;
    std::int64_t adcResolutionBits = 8, adcLatencyCycles = 1, adcCount = 1;
    std::int64_t shiftAdderLatencyCycles = 1, outputBufferLatencyCycles = 1;
    double dacDynamicMw = 0, crossbarReadMw = 0, sampleHoldDynamicMw = 0, adcDynamicMw = 0, shiftAdderDynamicMw = 0,
           outputBufferDynamicMw = 0;
    // The public simulator reads these and leaves them out of every total; see SimulationOptions::matrixStaticPower.
    double dacStaticMw = 0, crossbarStaticMw = 0, sampleHoldStaticMw = 0, adcStaticMw = 0, shiftAdderStaticMw = 0,
           inputBufferStaticMw = 0, outputBufferStaticMw = 0;
    bool operator==(const MatrixTiming&) const = default;
};

/// Everything of a core but its matrix unit.
struct CoreTiming
{
    double periodNs = 1.0; ///< the chip's only clock
    std::int64_t robSize = 1; ///< instructions in flight
    std::int64_t vectorWidth = 16; ///< elements per step
    double vectorStepNs = 8.0; ///< vector_latency_cycle, which the public simulator takes as nanoseconds
    double vectorAluEnergyPj = 0, vectorRegisterReadEnergyPj = 0, vectorRegisterWriteEnergyPj = 0; ///< per step
    double vectorAluStaticMw = 0, vectorRegisterStaticMw = 0;
    double fetchStaticMw = 0, fetchDynamicMw = 0, decodeStaticMw = 0, decodeDynamicMw = 0, decodeOffsetStaticMw = 0,
           decodeOffsetDynamicMw = 0, registerFileStaticMw = 0, registerReadDynamicMw = 0, registerWriteDynamicMw = 0,
           scalarStaticMw = 0, scalarDynamicMw = 0, transferStaticMw = 0, transferDynamicMw = 0;
    bool operator==(const CoreTiming&) const = default;
};

/// Latency and energy of one flit, end to end, for every ordered pair of cores (and the global memory).
struct Interconnect
{
    struct Cost
    {
        double latencyNs = 0.0; ///< per flit; may be fractional, a message's sum is cut to whole nanoseconds
        double energyPj = 0.0; ///< per flit
        bool operator==(const Cost&) const = default;
    };
    std::int64_t busWidthBytes = 16; ///< of a flit
    std::int64_t rows = 0, columns = 0; ///< layout; 0: not known
    std::map<std::pair<std::int32_t, std::int32_t>, Cost> costs; ///< (from, to); a pair that is absent costs nothing

    Cost cost(std::int32_t from, std::int32_t to) const;
    bool operator==(const Interconnect&) const = default;
};

/// A PIM chip as pimsim-nn sees it: cores of array groups, vector and transfer units, private memories, one global
/// memory.
struct Machine
{
    std::string name;
    std::int64_t coreCount = 1; ///< core_cnt; a program may use fewer
    std::int32_t globalMemoryId = -10; ///< its place in the network
    CoreTiming core;
    MatrixTiming matrix;
    MemoryTiming localMemory;
    MemoryTiming globalMemory;
    Interconnect network;
    std::vector<std::int64_t> crossbarsOfCore; ///< where cores differ in size; empty: crossbarsPerCore each

    std::int64_t crossbars(std::int64_t core) const; ///< of one core
    std::int64_t crossbars() const; ///< of the chip
    bool operator==(const Machine&) const = default;
};

/// What one mvmul does in converters and crossbars.
struct MatrixCycles
{
    std::int64_t slices = 0; ///< input bit slices times groups of DACs: how often the crossbars are read
    std::int64_t conversions = 0; ///< of each ADC, after each read
    double computeNs = 0.0;
};
/// For inputs of \a inputBits bits (isa 4.6). \a roundUp: converters that do not divide a crossbar evenly work once
/// more; the public simulator rounds down.
MatrixCycles matrixCycles(const MatrixTiming& matrix, std::int64_t inputBits, bool roundUp);

/// A mesh of rows x columns cores: \a hopNs and \a hopPj per hop and \a routerNs per message flit beside, \a memoryNs
/// to and from the global memory (PIMCOMP's example: 2 + 2 hops ns, 15 ns, 46 pJ a hop).
Interconnect meshNetwork(std::int64_t rows, std::int64_t columns, std::int64_t busWidthBytes, double routerNs,
                         double hopNs, double memoryNs, double hopPj, std::int32_t globalMemoryId = -10);

/// Impossible or contradictory values, each with its key in pimsim-nn's file.
Diagnostics validate(const Machine& machine);

} // namespace pim::program
