// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/period_limit.h"

#include <cmath>

#include "core/evaluation/formulas.h"

namespace pim::evaluation {

PeriodLimit periodLimit(const Factors& factors)
{
    using Kind = PeriodLimit::Kind;
    PeriodLimit limit;
    const auto adc = static_cast<std::size_t>(hardware::Component::Adc);
    for (std::size_t l = 0; l < factors.layers.size(); ++l) {
        const LayerFactors& layer = factors.layers[l];
        if (const std::int64_t cycles = layer.blocks * layer.pitch; cycles > limit.cycles)
            limit = { Kind::Layer, static_cast<int>(l), -1, cycles };
        if (!layer.crossbar || layer.partner < 0)
            continue;
        const LayerFactors& other = factors.layers[static_cast<std::size_t>(layer.partner)];
        const double conversions =
            formula::sharedConversions<double>(static_cast<double>(layer.blocks), layer.passes[adc],
                                               static_cast<double>(other.blocks), other.passes[adc], factors.bits);
        if (const std::int64_t cycles = std::llround(conversions); cycles > limit.cycles)
            limit = { Kind::SharedAdc, static_cast<int>(l), layer.partner, cycles };
    }
    std::int64_t link = 0, most = 0;
    int layer = -1;
    for (const LinkUse& use : factors.busiestLink) {
        link += use.blocks * use.length;
        if (use.blocks * use.length > most) {
            most = use.blocks * use.length;
            layer = use.layer;
        }
    }
    if (link > limit.cycles)
        limit = { Kind::Link, layer, -1, link };
    return limit;
}

} // namespace pim::evaluation
