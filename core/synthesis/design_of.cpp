// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/design_of.h"

#include <cassert>
#include <utility>

namespace pim::synthesis {

design::Design designOf(std::shared_ptr<const network::Network> network,
                        std::shared_ptr<const hardware::HardwareSpec> hardware, const SynthesisOptions& options,
                        const design::DesignParameters& parameters, const evaluation::Candidate& candidate,
                        const design::Provenance& provenance)
{
    assert(network && candidate.duplication.size() == network->layers.size());
    design::Design d;
    d.network = std::move(network);
    d.hardware = std::move(hardware);
    d.model = options.model;
    d.constraints = options.constraints;
    d.parameters = parameters;
    d.parameters.scratchpadKib = candidate.scratchpadKib;
    d.provenance = provenance;
    d.layers.reserve(candidate.duplication.size());
    for (std::size_t l = 0; l < candidate.duplication.size(); ++l) {
        design::LayerDesign layer;
        layer.weightDuplication = candidate.duplication[l];
        layer.macros = candidate.macros[l];
        if (candidate.partner[l] >= 0)
            layer.sharesMacrosWith = network::LayerId { candidate.partner[l] };
        layer.components = candidate.counts[l];
        if (l < candidate.scratchpads.size() && candidate.partner[l] < 0)
            layer.scratchpadKib = candidate.scratchpads[l];
        d.layers.push_back(std::move(layer));
    }
    return d;
}

evaluation::Candidate candidateOf(const design::Design& design)
{
    evaluation::Candidate c;
    for (const design::LayerDesign& layer : design.layers) {
        c.duplication.push_back(static_cast<std::int32_t>(layer.weightDuplication));
        c.macros.push_back(layer.macros);
        c.partner.push_back(layer.sharesMacrosWith ? layer.sharesMacrosWith->index : -1);
        c.counts.push_back(layer.components);
        c.scratchpads.push_back(layer.scratchpadKib);
    }
    c.scratchpadKib = design.parameters.scratchpadKib;
    return c;
}

} // namespace pim::synthesis
