// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <QtGlobal>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/project/inputs.h"

namespace pim::test {

/// A model of the zoo on the published hardware, effort fast.
inline project::Inputs studioInputs(const char* model, double budgetW)
{
    auto network = network::zoo(model);
    auto hardware = hardware::preset("pimsyn");
    if (!network || !hardware)
        qFatal("no such model or hardware");
    auto imported = std::make_shared<network::ImportedNetwork>();
    imported->network = std::move(*network);
    project::Inputs in;
    in.model = std::move(imported);
    in.modelReference = std::string("zoo:") + model;
    in.hardware = *hardware;
    in.options.constraints.powerBudget = { budgetW };
    in.options.effort = synthesis::Effort::Fast;
    return in;
}

inline std::shared_ptr<const project::Inputs> shared(project::Inputs in)
{
    return std::make_shared<const project::Inputs>(std::move(in));
}

} // namespace pim::test
