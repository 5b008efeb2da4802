// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/json_reader.h"

namespace pim::hardware {

// What a hardware file may say. Wide enough for any device of the next decades, narrow enough that no product of
// two of them overflows a double or an int.
inline constexpr NumberRange kPowerRange { 0.0, 1e6 }; ///< W
inline constexpr NumberRange kTimeRange { 0.0, 1e9, true }; ///< ns
inline constexpr NumberRange kFrequencyRange { 0.0, 1e6, true }; ///< GHz
inline constexpr NumberRange kEnergyRange { 0.0, 1e9 }; ///< nJ per access
inline constexpr NumberRange kAreaRange { 0.0, 1e12 }; ///< um2, a square metre
inline constexpr std::int64_t kMaxBits = 32; ///< of weights, data, cells and converters
inline constexpr std::int64_t kMaxCrossbarSize = 65536;
inline constexpr std::int64_t kMaxBusBits = 1 << 20;
inline constexpr std::int64_t kMaxVectorWidth = 65536;
inline constexpr std::int64_t kMaxCapacityKib = 1 << 24; ///< 16 GiB
inline constexpr std::int64_t kMaxTableEntries = 4096;

// What a file may say of the released searches.
inline constexpr std::int64_t kMaxSearchCount = 1'000'000;
inline constexpr NumberRange kTemperatureRange { 0.0, 1e12, true };
inline constexpr NumberRange kCoolingRange { 0.0, 0.9999, true };
inline constexpr NumberRange kWeightRange { 0.0, 1e12 };
inline constexpr NumberRange kShareRange { 0.0, 1.0 };
inline constexpr std::size_t kLongestFunctionName = 64;

} // namespace pim::hardware
