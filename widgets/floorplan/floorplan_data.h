// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/base/run_context.h"
#include "core/evaluation/macro_account.h"
#include "core/evaluation/noc_traffic.h"
#include "core/mapping/crossbar_layout.h"
#include "widgets/floorplan/simulated_load.h"

namespace pim::widgets {

/// What the colour of a macro (or of a part of one) says.
enum class HeatMetric { Owner, Utilisation, Power, Energy, AdcLoad, BufferFill, MatrixBusy, UnitsBusy };
inline constexpr int kHeatMetricCount = 8;
inline constexpr int kFirstSimulatedMetric = 6; ///< from here on only with a simulated program
/// What the colour of a link says: flits of the design's schedule, or of its simulated program, or their time.
enum class LinkMetric { Flits, SimulatedFlits, SimulatedTime };

/// An evaluated design with everything the floorplan draws. Made beside the window, read by all of it.
struct FloorplanData
{
    std::shared_ptr<const design::Design> design;
    std::shared_ptr<const evaluation::Evaluation> evaluation;
    evaluation::ChipAccount chip;
    evaluation::NocTraffic noc;
    double largestArea = 0; ///< of a macro, um2; 0 where the hardware gives no areas
    /// Share of the inference's cycles that the critical path spends in each layer; empty when not known.
    std::vector<double> critical;
    std::vector<std::int64_t> criticalWaits; ///< cycles of the critical path that each stream of the NoC waited; empty when not known
    std::vector<int> limits; ///< layers that keep the period from being shorter: one, or two that share ADCs

    std::shared_ptr<const SimulatedLoad> simulated; ///< null: the design's program is not simulated
    LinkMetric linkMetric = LinkMetric::Flits;

    /// What a directed link of the mesh carries by linkMetric: flits, or ns.
    std::int64_t linkLoad(std::size_t link) const
    {
        if (linkMetric == LinkMetric::Flits || !simulated)
            return noc.flits[link];
        return linkMetric == LinkMetric::SimulatedFlits ? simulated->flits[link] : simulated->busyNs[link];
    }
    bool hasAreas() const { return largestArea > 0; }
    const evaluation::MacroAccount& macro(int index) const { return chip.macros[static_cast<std::size_t>(index)]; }
    const network::Layer& layer(int index) const { return design->network->layers[static_cast<std::size_t>(index)]; }
    /// The layer a macro is coloured and named by; -1: none.
    int owner(int macro) const;
    bool uses(int macro, int layer) const;
    /// Value of a metric for a macro, in SI (W, J) or as a share.
    double heat(int macro, HeatMetric metric) const;
    bool limitsPeriod(int macro) const;
};

/// Everything of \a evaluation (with its schedule, for conflicts and the critical path) that the floorplan shows. Takes
/// milliseconds. Schedules of more than a few million operations are not searched for their critical path, and none is
/// when \a run is cancelled.
std::shared_ptr<const FloorplanData> floorplanData(std::shared_ptr<const design::Design> design,
                                                   std::shared_ptr<const evaluation::Evaluation> evaluation, const RunContext& run = {});

/// One processing element of a macro: which layer's crossbar it is.
struct PeContent
{
    int layer = -1;
    std::int64_t crossbar = 0; ///< of the layer's, copy after copy
    std::int64_t copy = 0; ///< of the weights, from 0
    std::int64_t inCopy = 0; ///< number within the copy's set
};
std::optional<PeContent> peContent(const FloorplanData& data, int macro, std::int64_t pe);
/// What lies in the crossbar of a processing element.
mapping::CrossbarLayout crossbarOf(const FloorplanData& data, const PeContent& pe);

} // namespace pim::widgets
