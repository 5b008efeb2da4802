// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "core/evaluation/evaluation.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"

namespace pim::test {

struct EvaluatedDesign
{
    std::shared_ptr<const design::Design> design;
    std::shared_ptr<const evaluation::Evaluation> evaluation;
};

/// A network with transfers that take long enough to meet and a pair of layers that share macros, with its schedule.
inline EvaluatedDesign sharedDesign(const char* model = "resnet18", const char* preset = "isaac-ce",
                                    design::SlicePacking slices = design::SlicePacking::Separate)
{
    auto made = std::make_shared<design::Design>();
    auto spec = *hardware::preset(preset).value();
    spec.noc.flitBits = 8;
    made->network = std::make_shared<const network::Network>(network::zoo(model).value());
    made->hardware = std::make_shared<const hardware::HardwareSpec>(std::move(spec));
    made->constraints.powerBudget = { 1e6 };
    made->parameters.slices = slices;
    auto& p = made->parameters;
    if (made->hardware->crossbar(p.crossbarSize, p.cellBits) == nullptr) {
        p.crossbarSize = made->hardware->crossbars.begin()->first.size;
        p.cellBits = made->hardware->crossbars.begin()->first.cellBits;
        p.dacBits = made->hardware->dacs.begin()->first;
        p.adcBits = made->hardware->adcs.rbegin()->first;
    }
    made->layers.resize(made->network->layers.size());
    std::vector<std::size_t> convolutions;
    for (std::size_t l = 0; l < made->layers.size(); ++l) {
        auto& layer = made->layers[l];
        layer.components.fill(100000);
        if (made->network->layers[l].kind == network::LayerKind::Convolution) {
            layer.weightDuplication = std::max<std::int64_t>(1, made->network->layers[l].positions() / 60);
            layer.macros = 2 + static_cast<int>(l % 3);
            convolutions.push_back(l);
        }
    }
    if (convolutions.size() > 3)
        made->layers[convolutions[3]].sharesMacrosWith = network::LayerId { static_cast<int>(convolutions[1]) };
    auto e = evaluation::evaluate(*made, { true, false });
    if (!e)
        throw std::runtime_error(e.error().text());
    if (e->metrics.cycles == 0)
        throw std::runtime_error(e->violationDetail);
    return { made, std::make_shared<const evaluation::Evaluation>(*std::move(e)) };
}

} // namespace pim::test
