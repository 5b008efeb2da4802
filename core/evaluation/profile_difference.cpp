// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/profile_difference.h"

#include "core/evaluation/evaluation.h"

namespace pim::evaluation {

std::vector<ModelSwitch> switchesInTheWay(const design::Design& design, const ModelOptions& other)
{
    design::Design tried = design;
    const auto feasible = [&](const ModelOptions& model) {
        tried.model = model;
        const auto found = evaluate(tried);
        return found && found->feasible;
    };
    if (feasible(other) || !feasible(design.model))
        return {};
    ModelOptions model = design.model;
    std::vector<ModelSwitch> needed;
    for (const ModelSwitch& one : modelSwitches()) {
        if (model.*one.member == other.*one.member)
            continue;
        ModelOptions with = model;
        with.*one.member = other.*one.member;
        if (feasible(with))
            model = with;
        else
            needed.push_back(one);
    }
    return needed;
}

} // namespace pim::evaluation
