// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/program/machine.h"
#include "core/program/program.h"
#include "core/program/simulator.h"

namespace pim::program {

/// Widths in bits that a setbw left behind.
struct Widths
{
    std::int64_t input = 0, output = 0;
    std::int64_t inputBytes() const { return (input + 7) / 8; }
    std::int64_t outputBytes() const { return (output + 7) / 8; }
};

/// Where the time of one instruction goes when nothing else is in its way, as the simulator counts it; ps.
struct ServiceTime
{
    std::int64_t readPs = 0; ///< its operands from local memory
    std::int64_t convertPs = 0; ///< mvmul: converters and crossbars
    std::int64_t computePs = 0; ///< vector unit
    std::int64_t writePs = 0; ///< its result to local memory
    std::int64_t networkPs = 0; ///< messages of ld and st on their way; of sync a cycle
    std::int64_t globalPs = 0; ///< global memory
    std::int64_t total() const { return readPs + convertPs + computePs + writePs + networkPs + globalPs; }
};

/// Of an instruction of a core. Of send and recv only the local memory: the rest is waiting for the partner and its
/// data. REQUIRES: the program is valid.
ServiceTime serviceTime(const Instruction& instruction, const CoreProgram& core, std::int32_t coreIndex,
                        const Widths& widths, const Machine& machine, const SimulationOptions& options);

/// What one execution of an instruction adds to the energy, as the simulator counts it; pJ.
struct InstructionEnergy
{
    double matrixPj = 0, vectorPj = 0, localMemoryPj = 0, globalMemoryPj = 0, networkPj = 0;
    double controlPj = 0; ///< fetch, decoding, register file, scalar unit
    double total() const { return matrixPj + vectorPj + localMemoryPj + globalMemoryPj + networkPj + controlPj; }
};
InstructionEnergy instructionEnergy(const Instruction& instruction, const CoreProgram& core, std::int32_t coreIndex,
                                    const Widths& widths, const Machine& machine, const SimulationOptions& options);

/// Energy of one read of one crossbar with all of its conversions: DACs, crossbar and sample-and-hold, then ADCs,
/// shift-adders and output buffer.
double conversionPj(const MatrixTiming& matrix, bool roundUp);

} // namespace pim::program
