// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"
#include "core/hardware/hardware_spec.h"
#include "core/program/compiler.h"
#include "core/program/machine.h"

namespace pim::program {

/// What a chip consists of, beside the costs of its parts. A crossbar here is what an array group counts: where bit
/// slices of a weight lie in crossbars of their own, all of these together (a set).
struct ChipShape
{
    std::int64_t rows = 1, columns = 1; ///< of the mesh of cores
    std::int64_t crossbarsPerCore = 0; ///< the largest core's
    std::vector<std::int64_t> crossbarsOfCore; ///< where cores differ in size
    std::int64_t crossbarRows = 128, crossbarColumns = 128;
    int crossbarsPerSet = 1; ///< physical crossbars that are read together as one
    int cellBits = 2; ///< of a physical crossbar; a set's cell has crossbarsPerSet times as many
    int dacBits = 1, adcBits = 8;
    double adcsPerCrossbar = 1; ///< of a physical crossbar; below 1: an ADC reads several, one after the other
    double dacsPerRow = 1; ///< share of rows that have a DAC: energy only, all are driven at once
    double shiftAddsPerCrossbar = 1; ///< of a physical crossbar
    double vectorUnitsPerCore = 1;
    Power vectorStaticPower; ///< of all vector units of a core
    int scratchpadKib = 64; ///< whose costs count
    std::int64_t localMemoryBytes = 0; ///< 0: scratchpadKib
};

/// The machine of these parts with the hardware's latencies, powers and energies. What the hardware does not give is
/// assumed and noted: clock of the control, reorder buffer, global memory.
///
/// Cores work in cycles of 1 ns. The converters of a crossbar are one conversion apart, as long as the ADCs' number and
/// rate ask for, so that a crossbar is read out in the time that they need together. Latencies of the network are per
/// flit with all of its hops, as the public simulator's file has them. All periods are whole picoseconds.
Machine machineOf(const hardware::HardwareSpec& hardware, const ChipShape& shape, Diagnostics& notes);

/// A design as a machine, and how to compile its network onto it.
struct DesignMachine
{
    Machine machine;
    CompileOptions options; ///< replication and copies of the design, elements as wide as its data
    int crossbarsPerSet = 1; ///< a machine's crossbar is so many of the design's
    Diagnostics notes; ///< what is assumed, and where the machine says less than the design
};

/// One core per macro on the design's mesh, numbered row by row; a place of the mesh without a macro is a core without
/// crossbars. With separate bit slices (Eq. 1 of the paper) a crossbar of the machine is a set, its column a whole
/// weight; with packed slices it is one of the design's. Converters are those of the convolutions together: the machine
/// has one number for all.
///
/// \a sets: count sets where slices are packed, too, as PIMCOMP counts crossbars; the sizes of cores are rounded up.
///
/// InvalidArgument: the evaluation is not of this design or has no mesh, or no macro has a crossbar.
[[nodiscard]] Result<DesignMachine> machineFromDesign(const design::Design& design,
                                                      const evaluation::Evaluation& evaluation, bool sets = false);

} // namespace pim::program
