// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/base/units.h"

namespace pim::compare {

/// The experiments of PIMSYN, DATE 2024, that can be run again.
enum class Experiment { Table4, Figure6, Figure7, Figure8, Figure9, Table5 };
inline constexpr int kExperimentCount = 6;
std::string_view experimentKey(Experiment experiment); ///< "table4", "fig6" …
std::string_view experimentTitle(Experiment experiment); ///< "Table IV: peak power efficiency"
std::optional<Experiment> experimentOf(std::string_view key);

/// One number of the paper.
struct PublishedResult
{
    Experiment experiment;
    std::string_view network; ///< of the zoo; empty: a mean over the networks, or no network
    std::string_view quantity; ///< "power efficiency", "throughput", "EDP" …
    std::string_view series; ///< "PIMSYN", "ISAAC", "annealing", "with sharing" …
    double value;
    std::string_view unit; ///< "TOPS/W", "x ISAAC", "ms mJ" …
};
/// All of them, in the order of the paper.
std::span<const PublishedResult> publishedResults();
/// How exact the numbers of an experiment are and where they stand.
std::string_view publishedSource(Experiment experiment);

/// A network of the paper's figures and the power budget of the published result file of that network; the paper itself
/// names none.
struct FigureNetwork
{
    std::string_view network; ///< of the zoo
    std::string_view title; ///< as the paper has it
    Power budget;
};
std::span<const FigureNetwork> figureNetworks();
/// The networks of Table V. The budget is ours: the paper names none.
std::span<const FigureNetwork> table5Networks();

} // namespace pim::compare
