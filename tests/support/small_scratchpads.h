// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/hardware/hardware_spec.h"

namespace pim::test {

/// The hardware with scratchpads of all powers of two below its smallest one, at the same cost. The released model
/// takes only the very capacity that the buffers ask for, so a small network would have none.
inline std::shared_ptr<const hardware::HardwareSpec> withSmallScratchpads(const hardware::HardwareSpec& hardware)
{
    auto copy = std::make_shared<hardware::HardwareSpec>(hardware);
    const auto [smallest, cost] = *hardware.scratchpads.begin();
    for (int kib = smallest / 2;; kib /= 2) {
        copy->scratchpads[kib] = cost;
        if (kib == 0)
            return copy;
    }
}

} // namespace pim::test
