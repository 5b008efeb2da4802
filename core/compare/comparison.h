// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::compare {

inline constexpr std::size_t kMostDesigns = 4;

/// A design to be compared, with its figures.
struct Entry
{
    std::string name; ///< what a person calls it
    std::shared_ptr<const design::Design> design;
    std::shared_ptr<const evaluation::Evaluation> evaluation; ///< of \a design
    /// Of a published machine whose budget does not pay for one ADC a crossbar: the clock that its authors gave it.
    std::optional<Time> missedClock {};
};

/// Evaluate a design for a comparison. Errors as evaluation::evaluate(); an infeasible design is welcome.
[[nodiscard]] Result<Entry> entryOf(std::string name, design::Design design);

enum class Direction { HigherBetter, LowerBetter, Neutral };
enum class Verdict { Same, Better, Worse, Different }; ///< Different: neither is better in itself

/// One figure of all designs.
struct MetricRow
{
    std::string_view key; ///< "latency_us", as in design files
    std::string_view label; ///< "latency"
    std::string_view unit; ///< of the values: "us", "GOPS/W", "" for counts and shares
    Direction direction = Direction::Neutral;
    bool integer = false;
    std::vector<double> values; ///< one a design; NaN where it has none
    std::vector<double> differences; ///< value - that of the reference
    std::vector<double> changes; ///< differences as a part of the reference's value; NaN where that is 0
    std::vector<Verdict> verdicts; ///< against the reference
    std::vector<bool> best; ///< has the best value of all; nobody when all are alike or the figure is neutral
};

/// Where a value of a design comes from.
enum class Origin { Input, Hardware, Search, Result };
std::string_view originKey(Origin origin); ///< "input", "hardware", "search", "result"

/// One value of one design's configuration: a number or a range of numbers with a unit, or words.
struct Setting
{
    std::string text; ///< words; empty: a number
    double low = 0, high = 0; ///< the same for one number
    bool absent = false; ///< this design has no such value
    bool operator==(const Setting&) const = default;
};

/// One value of all designs.
struct SettingRow
{
    std::string key; ///< "crossbar_size", "weight_duplication", "adcs[9].peak_power_w"
    std::string label; ///< "Crossbar", "Duplication"; of hardware numbers group, entry and parameter
    std::string subject; ///< layer or group of layers it is of; empty: the whole design
    std::string unit; ///< of numbers: "bit", "ns", "KiB", "" for counts and shares
    Origin origin = Origin::Search;
    std::vector<Setting> values; ///< one a design
    bool differs = false;
};

/// The figures of one layer of one design.
struct LayerFigures
{
    bool present = false; ///< the design's network has such a layer
    bool onCrossbars = false;
    double energyUj = 0; ///< per inference
    double latencyShare = 0; ///< part of one inference's latency during which the layer works, 0 to 1
    double occupancy = 0; ///< part of the period it is busy: 1 for the layer that limits throughput
    std::int64_t crossbars = 0, duplication = 0, macros = 0, blocks = 0;
    double convertedColumns = 0,
           usedColumns = 0; ///< ADC conversions per bit of an MVM, and those of columns that hold weights
};

struct LayerRow
{
    std::string name;
    std::vector<LayerFigures> designs; ///< one a design
};

/// Groups of cost centres as the views colour them.
enum class CostGroup { Adc, Crossbar, Scratchpad, Dac, Alu, Noc, Other };
inline constexpr int kCostGroupCount = 7;
std::string_view costGroupKey(CostGroup group); ///< "adc", "crossbar", …
CostGroup groupOf(evaluation::CostCentre centre);

/// What one group of components costs in each design.
struct ComponentRow
{
    CostGroup group = CostGroup::Adc;
    std::vector<std::int64_t> units;
    std::vector<double> energyUj, peakW, areaMm2;
};

/// An axis of the radar: each design relative to the best of them, so that 1 is the best and more is never possible.
struct RadarAxis
{
    std::string_view key; ///< of the metric
    std::string_view label;
    std::vector<double> values; ///< (0, 1]; NaN where a design has no value
};

/// A reason with its numbers.
struct Contribution
{
    enum class Kind {
        Clock,
        Cycles,
        LimitingLayer,
        LimitingAdcs, ///< ADCs that `name` and `otherName` share set a period
        LimitingLink, ///< a NoC link does, which `name` loads most
        PeriodCycles,
        LimitingBlocks,
        LimitingBlockTime,
        Component,
        Layer,
        Conversions,
        Copies
    };
    Kind kind = Kind::Clock;
    std::string name; ///< layer or component group; for LimitingLayer the reference's
    std::string otherName; ///< LimitingLayer: the other design's
    double from = 0, to = 0; ///< of the reference and of the design
    std::string unit;
    double share = 0; ///< part of the whole difference that this explains; contributions of opposite sign are negative
    bool ofReference = false; ///< LimitingAdcs, LimitingLink and LimitingLayer without otherName: of whose period
};

/// "B is faster: …": a difference between a design and the reference with what it is made of, largest first. Nothing in
/// it is estimated: every number is a figure of the two evaluations.
struct Reason
{
    std::size_t design = 0; ///< index of the design that is compared with the reference
    std::string_view metric; ///< key of the metric
    bool better = false;
    double from = 0, to = 0;
    std::string unit;
    std::vector<Contribution> contributions; ///< the largest few
    double explained =
        0; ///< sum of the shares of all contributions of the kind that is split up (1: nothing is missing)
};

struct Comparison
{
    std::vector<Entry> designs;
    std::size_t reference = 0;
    std::vector<MetricRow> metrics;
    std::vector<SettingRow> settings; ///< all of them; `differs` tells which to show
    std::vector<ComponentRow> components; ///< sums are the metrics' energy and peak power
    std::vector<LayerRow> layers; ///< of the reference in its order, then others by name
    std::vector<double> chipEnergyUj; ///< per design: what belongs to no layer
    std::vector<RadarAxis> radar;
    std::vector<Reason> reasons;
    bool sameNetwork = true; ///< else efficiency and throughput compare different work
    bool sameModel = true; ///< else the figures come from different cost models

    const MetricRow* metric(std::string_view key) const;
    std::size_t differingSettings() const;
};

/// Compare 2 to 4 designs with the one at \a reference. InvalidArgument for another number of designs, a reference that
/// is none of them, or an entry without design or evaluation; Infeasible for a design that could not be evaluated at all.
[[nodiscard]] Result<Comparison> compareDesigns(std::vector<Entry> designs, std::size_t reference = 0);

/// What each group of components costs in each of \a designs, in the order of CostGroup.
std::vector<ComponentRow> componentsOf(const std::vector<Entry>& designs);
/// Every value of the configuration of \a designs: inputs, parameters, results, layers, and the hardware's numbers in use.
std::vector<SettingRow> settingsOf(const std::vector<Entry>& designs);

/// "A" to "D".
std::string letterOf(std::size_t design);

} // namespace pim::compare
