// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::evaluation {

/// How a value follows from its children.
enum class Rule {
    Leaf, ///< it is given
    Sum,
    Product,
    Quotient, ///< first child / second child
    Maximum,
    Minimum,
    RoundUp, ///< smallest whole number that is not below the only child
    DivideUp, ///< the quotient of two children, rounded up
    Choice ///< chosen by the evaluation for the need that the only child tells
};

/// Who says a value.
enum class Origin {
    Formula, ///< its children
    Hardware, ///< the hardware description, under hardwareKey
    Design, ///< a variable of the design (Table I of the paper)
    Network, ///< a shape of the model
    Schedule, ///< the step scheduler, from all operations and their lengths
    Model ///< the evaluation model
};

/// A figure and where it comes from: what it was computed from, down to numbers of the hardware description and their
/// sources. Parts that many figures use (the latency, an ADC's power) are shared.
struct Explanation
{
    std::string label; ///< a phrase from a fixed list, or the layer's name where `layer` stands for the part of a layer
    std::string detail; ///< after the label: "9 bit", "256×256, 2 bit"
    double value = 0; ///< in unit
    std::string unit; ///< "nJ", "W", "ns", "GHz", "um2", "KiB"; a metric's own unit at the root; empty for counts
    Rule rule = Rule::Leaf;
    double factor = 1; ///< change of unit: value = rule(children) * factor
    Origin origin = Origin::Formula;
    bool namedByLayer = false; ///< the label is a layer's name
    std::optional<CostCentre> centre;
    std::optional<network::LayerId> layer;
    std::string hardwareKey; ///< "adcs[9].dynamic_power_w": rows of tables by their key, not by their place
    std::string source; ///< of a leaf; never empty there
    hardware::Confidence confidence = hardware::Confidence::Verbatim; ///< of a hardware leaf
    std::string note; ///< a sentence more
    std::vector<std::shared_ptr<const Explanation>> children;

    /// The value computed from the children's by the rule; the value itself where there is no arithmetic.
    double recomputed() const;
    /// Part of this value that child \a index is, for sums of parts that are not negative.
    std::optional<double> shareOf(std::size_t index) const;
};
using ExplanationPtr = std::shared_ptr<const Explanation>;

/// Figures of a layer and of its parts that can be asked for, beside the metrics of core/design/metric_table.
struct FigureInfo
{
    std::string_view key;
    std::string_view unit;
    bool ofLayer = false; ///< asked for a layer (operations and parts also for the chip)
    bool ofParts = false; ///< asked for a layer, a cost centre, both, or the chip
};
std::span<const FigureInfo> explainedFigures();

/// Where \a metricKey of an evaluated design comes from.
///
/// A metric (see metric_table), "clock_ns", "operations"; with \a layer: "blocks", "weight_duplication",
/// "crossbars_per_copy" (Eq. 1), "crossbars", "macros", "crossbar_utilization", "block_time_ns", "occupancy",
/// "scratchpad_kib"; of the chip, a cost centre, a layer or both: "energy_uj", "static_energy_nj", "dynamic_energy_nj",
/// "peak_power_w", "area_um2", "units".
/// The root's value is the metric's, bit by bit. InvalidArgument: no such figure or layer. Infeasible: the design does
/// not run, so it has no figures.
[[nodiscard]] Result<ExplanationPtr> explain(const design::Design& design, const Evaluation& evaluation, std::string_view metricKey,
                                             std::optional<network::LayerId> layer = {}, std::optional<CostCentre> centre = {});

/// What a person reads for a cost centre: "ADC", "Shift-add".
std::string_view costCentreLabel(CostCentre centre);
/// "sum", "product" … for files.
std::string_view ruleKey(Rule rule);
/// "hardware", "design" … for files and badges.
std::string_view originKey(Origin origin);

} // namespace pim::evaluation
