// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/compare/published_results.h"
#include "core/evaluation/model_options.h"
#include "core/synthesis/synthesis.h"

namespace pim::compare {

struct ReproductionOptions
{
    std::vector<Experiment> experiments; ///< empty: all
    std::vector<std::string> networks; ///< of the zoo; empty: all of the paper's
    synthesis::Effort effort = synthesis::Effort::Normal;
    evaluation::ModelOptions model =
        evaluation::ModelOptions::pimsyn(); ///< the paper's figures come from the released model
};

/// One number beside the paper's.
struct ReproductionRow
{
    Experiment experiment = Experiment::Table4;
    std::string_view network; ///< of the zoo; empty: no network, or a mean over those that were run
    std::string_view quantity, series, unit; ///< as in PublishedResult
    std::optional<double> ours; ///< absent: not computed, see `missing`
    double paper = 0;
    bool cited = false; ///< ours is not computed on principle: the machine's parameters are not published in full
    std::string missing; ///< why ours is absent or has no ratio
    /// Of rows "x ISAAC": our design over the paper's ISAAC of Fig. 6, so that our ISAAC has no part in it.
    std::optional<double> onPaperIsaac;

    bool partial = false; ///< a mean over fewer networks than the paper's, as `missing` tells: there is no ratio

    std::optional<double> ratio() const
    {
        return ours && paper != 0 && !partial ? std::optional(*ours / paper) : std::nullopt;
    }
};

/// Ours counts as the paper's within this part of it; beyond, the experiment's notes say why.
inline constexpr double kAgreement = 0.10;
bool agrees(const ReproductionRow& row);

/// Why numbers of an experiment differ.
struct ReproductionNote
{
    Experiment experiment = Experiment::Table4;
    std::string text;
};

/// One synthesis, or one manual design, that numbers came from.
struct ReproductionRun
{
    std::string name; ///< "resnet18, identical macros"
    std::string_view network;
    Power budget;
    std::string failure; ///< empty when it has a design
    double efficiencyTopsPerW = 0, throughputTops = 0, peakPowerW = 0;
};

struct Reproduction
{
    std::vector<ReproductionRow> rows; ///< in the order of the paper
    std::vector<ReproductionNote> notes; ///< of the experiments that were run
    std::vector<ReproductionRun> runs;
    std::string profile, effort;
    std::uint64_t seed = 1;
    double seconds = 0;
    bool finished = true; ///< false: stopped; rows that were not reached have no number of ours
};

/// Run the paper's experiments again: PIMSYN's designs by our synthesis, ISAAC and PUMA as manual designs, all through
/// the evaluator with options.model, at the power budgets of figureNetworks() and table5Networks().
///
/// \a onPartial  called after every run with what is known; may be empty
/// InvalidArgument for a network that is none of the paper's. A stop gives what was finished. Same numbers for the same
/// seed, whatever the threads.
[[nodiscard]] Result<Reproduction> reproduce(const ReproductionOptions& options, const RunContext& run,
                                             const std::function<void(const Reproduction&)>& onPartial = {});

/// How many runs reproduce() makes of the options: for progress and for telling before.
int runsOf(const ReproductionOptions& options);

/// No machine of lossless ADCs with the component costs of \a hardware has a higher peak: the best grid point with
/// every crossbar's own converters at full rate and nothing else, TOPS/W.
double peakCeilingTopsPerW(const hardware::HardwareSpec& hardware);

} // namespace pim::compare
