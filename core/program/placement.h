// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/network/network.h"

namespace pim::program {

/// A run of rows of a layer's weight matrix that reads consecutive elements of one provider's feature map: the channels
/// channel … channel + channels - 1 of one window pixel, or, when pixels > 1 (then all channels of the provider), of
/// that many pixels side by side.
struct RowRun
{
    std::int32_t operand = 0; ///< index in Layer::providers; providers.size() is the network's input
    std::int32_t kernelY = 0, kernelX = 0;
    std::int32_t pixels = 1;
    std::int32_t channel = 0, channels = 1; ///< of the operand, from 0

    std::int64_t rows() const { return std::int64_t { pixels } * channels; }
    bool operator==(const RowRun&) const = default;
};

/// One array group: the crossbars side by side that hold a horizontal slice of a layer's weight matrix. One mvmul.
/// Columns are output channels, whole weights: bit slices stand beside each other inside.
struct ArrayGroup
{
    std::int32_t layer = 0;
    std::int32_t copy = 0; ///< of the layer's weights
    std::int32_t core = 0;
    std::int32_t group = 0; ///< index in the core (mvmul.group)
    std::int32_t crossbars = 1;
    std::vector<RowRun> rows; ///< in the order of the crossbar's rows, together at most its number of rows
    std::int32_t
        firstColumn = 0,
        columns = 0; ///< output channels; with several convolution groups a row run feeds those of its own group only
    bool operator==(const ArrayGroup&) const = default;
};

} // namespace pim::program
