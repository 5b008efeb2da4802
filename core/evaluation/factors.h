// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/dataflow/block_scheduler.h"
#include "core/hardware/hardware_spec.h"
#include "core/mapping/crossbar_mapping.h"

namespace pim::evaluation {

/// What the account knew of a layer when it computed its figures.
struct LayerFactors
{
    bool crossbar = false, fullyConnected = false;
    std::array<bool, hardware::kComponentCount> uses {};
    std::array<bool, hardware::kComponentCount> vectorWork {}; ///< work is divided by the vector width
    std::array<double, hardware::kComponentCount> workPerCopy {}; ///< of one position and copy
    std::array<double, hardware::kComponentCount> work {}; ///< of one block
    std::array<std::int32_t, hardware::kComponentCount> passes {};
    std::array<std::int64_t, hardware::kComponentCount> counts {}; ///< units
    mapping::CrossbarMapping map;
    std::int64_t positions = 1, rowCount = 1, duplication = 1, blocks = 0, operations = 0;
    std::vector<int> providers;
    std::int64_t ownMacros = 0;
    int partner = -1; ///< earlier layer whose macros it shares
    int host = 0; ///< layer whose macros hold its buffers
    std::int64_t transferFlits = 0, mergeFlits = 0, transferLinks = 0, mergeLinks = 0;
    double loadVolume = 0, storeVolume = 0; ///< elements per block
    double inputBuffer = 0, outputBuffer = 0; ///< elements
    int memoryKib = 0;
    bool memoryGiven = false; ///< by the design
    std::int64_t pitch = 0; ///< cycles between two blocks
    std::int64_t end = 0; ///< cycle in which its last operation ends, or starts where the model counts no more
    std::vector<dataflow::OperationTiming> timing;
};

/// One transfer or merge over the link that is busy longest.
struct LinkUse
{
    int layer = 0;
    bool merge = false;
    std::int64_t blocks = 0;
    std::int32_t length = 0; ///< cycles
};

/// The numbers behind an Evaluation: with the formulas of core/evaluation/formulas.h they give every figure again.
struct Factors
{
    double clockNs = 0;
    std::int64_t cycles = 0, macros = 0;
    int bits = 1; ///< B, bits of a datum that are worked on one after the other
    std::vector<LayerFactors> layers;
    std::vector<LinkUse> busiestLink; ///< empty when no link is used
};

} // namespace pim::evaluation
