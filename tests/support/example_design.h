// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/synthesis.h"

namespace pim::test {

/// The best design of a fast search, as views show it.
inline synthesis::Synthesis exampleDesign(const char* model = "resnet18", double budgetW = 49)
{
    synthesis::SynthesisOptions options;
    options.constraints.powerBudget = Power { budgetW };
    options.effort = synthesis::Effort::Fast;
    auto made = synthesis::synthesize(std::make_shared<const network::Network>(network::zoo(model).value()), hardware::preset("pimsyn").value(), options, {});
    if (!made)
        throw std::runtime_error(made.error().text());
    return *std::move(made);
}

} // namespace pim::test
