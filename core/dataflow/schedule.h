// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pim::dataflow {

/// Operations of a computation block (the IR of Table II, PIMSYN DATE'24). Mvm stands for DAC + crossbar.
enum class Operation : std::uint8_t {
    Transfer, Load, Mvm, Adc, ShiftAdd, Addition, Pool, Eltwise, Relu, Sigmoid, Store, Merge
};
inline constexpr int kOperationCount = 12;
std::string_view operationName(Operation operation); ///< "transfer", "load", "mvm", …

/// Why an operation did not start earlier.
enum class Wait : std::uint8_t {
    None, ///< starts at once
    Operation, ///< the previous operation of its block
    Block, ///< the same unit is busy with the previous block
    Data, ///< a provider's block
    Adc, ///< the ADCs are used by the sharing partner
    Noc ///< a NoC link is used by another transfer
};
std::string_view waitName(Wait wait);

/// Start of every operation of every block of one layer, in cycles. Row q holds the operations of block q.
struct LayerSchedule
{
    std::vector<Operation> operations; ///< in block order
    std::vector<std::int64_t> lengths; ///< cycles of one operation over all of its bit iterations
    std::int64_t blocks = 0;
    std::vector<std::int32_t> starts; ///< [blocks x operations]
    std::vector<Wait> waits; ///< [blocks x operations]: the reason that bound the start
    /// [blocks x bits]: starts of the bits of shared ADCs that convert bits of both layers in turn; empty where a block's
    /// bits follow each other at one pace. The first bit of a block is the start of its ADC operation.
    std::vector<std::int32_t> adcBits;
    std::int32_t start(std::int64_t block, std::size_t op) const
    {
        return starts[static_cast<std::size_t>(block) * operations.size() + op];
    }
};

/// A transfer or merge that waited for a link of the mesh.
struct NocWait
{
    std::int32_t layer = 0, block = 0;
    bool merge = false;
    std::int32_t ready = 0; ///< cycle in which it could have started
    std::int32_t cycles = 0; ///< until it did
};

/// The whole inference: what the timeline shows.
struct Schedule
{
    std::vector<LayerSchedule> layers; ///< one per network layer
    std::int64_t cycles = 0;
    std::int64_t nocBubbles = 0; ///< cycles transfers and merges waited for links
    std::int64_t adcBubbles = 0; ///< cycles ADC operations waited for the sharing partner
    std::vector<NocWait> nocWaits; ///< by layer, then by block; their cycles add up to nocBubbles
};

} // namespace pim::dataflow
