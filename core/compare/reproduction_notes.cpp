// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/reproduction_notes.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace pim::compare {

double figure6(std::string_view network, std::string_view quantity, std::string_view series)
{
    for (const PublishedResult& p : publishedResults())
        if (p.experiment == Experiment::Figure6 && p.network == network && p.quantity == quantity && p.series == series)
            return p.value;
    return 0;
}

namespace {

constexpr double kNear = 0.20; ///< "about the same" of figures that are made in different ways

/// "0.28 on alexnet, 0.23 on vgg13"
template<typename Value>
std::string perNetwork(const std::vector<IsaacFacts>& isaac, const Value& value)
{
    std::string text;
    for (const IsaacFacts& f : isaac)
        text += fmt::format("{}{:.3g} on {}", text.empty() ? "" : ", ", value(f), f.network);
    return text;
}

/// The paper's throughput over its efficiency: the power that its bars amount to.
double impliedWatts(const IsaacFacts& f, std::string_view series)
{
    return figure6(f.network, "throughput", series) / figure6(f.network, "power efficiency", series);
}

void addBase(std::vector<std::string>& texts, const NoteFacts& f)
{
    if (f.isaac.empty())
        return;
    texts.push_back(fmt::format(
        "Values divide by ISAAC, and ours differs from the paper's as in Fig. 6: ours / paper's efficiency is {}; throughput {}. "
        "The column \"on the paper's ISAAC\" divides our designs by the paper's ISAAC of Fig. 6 instead.",
        perNetwork(f.isaac,
                   [](const IsaacFacts& i) { return i.efficiency / figure6(i.network, "power efficiency", "ISAAC"); }),
        perNetwork(f.isaac,
                   [](const IsaacFacts& i) { return i.throughput / figure6(i.network, "throughput", "ISAAC"); })));
}

/// Where the paper's own figures give one design different distances from ISAAC.
void addDisagreement(std::vector<std::string>& texts, const NoteFacts& f, Experiment experiment, std::string_view figure,
                     std::string_view series)
{
    std::string text;
    for (const IsaacFacts& i : f.isaac)
        for (const PublishedResult& p : publishedResults()) {
            if (p.experiment != experiment || p.network != i.network || p.series != series || p.quantity != "power efficiency")
                continue;
            const double bars = figure6(i.network, p.quantity, "PIMSYN") / figure6(i.network, p.quantity, "ISAAC");
            if (std::max(p.value / bars, bars / p.value) > 1.5)
                text += fmt::format("{}{:.2f} on {} where Fig. 6 has {:.2f}", text.empty() ? "" : ", ", p.value, i.network,
                                    bars);
        }
    if (!text.empty())
        texts.push_back(fmt::format("{} does not have the distances from ISAAC that the bars of Fig. 6 have for the same "
                                    "designs: {}. So it was made at other settings, which the paper does not name.",
                                    figure, text));
}

std::vector<std::string> textsOf(Experiment experiment, const NoteFacts& f)
{
    std::vector<std::string> texts;
    const auto add = [&](std::string text) { texts.push_back(std::move(text)); };
    switch (experiment) {
    case Experiment::Table4:
        if (f.peakTopsPerW > 0)
            add(fmt::format("Peak efficiency counts every crossbar as busy in every clock. Where large fully connected "
                            "layers share converters over time "
                            "(ours does most so on {}: {:.2f} TOPS/W), their crossbars count in full although they "
                            "cannot all be read at once. With converters of "
                            "its own for every crossbar, no machine of the published component costs exceeds {:.2f} "
                            "TOPS/W. The paper's 3.07 is above that, so it seems to be counted the same way.",
                            f.peakNetwork, f.peakTopsPerW, f.ceilingTopsPerW));
        add("ISAAC and PUMA: the published peaks divide by the power of the whole chip, buses, registers and (for "
            "ISAAC) 10.4 W of off-chip links "
            "included. The macro template has none of these, so ours are higher. ISAAC's own table says 0.36 TOPS/W by "
            "another definition.");
        add("PRIME, PipeLayer and AtomLayer are cited: their parameters are not published in full.");
        break;
    case Experiment::Figure6:
        add("The paper names no power budgets. Ours are those of the published result files (49, 115, 132, 132 and 49 "
            "W).");
        if (f.highestDraw > 0)
            add(fmt::format("Published designs exceed their budgets: files for 49 W draw 71 to 82 W by the release's "
                            "own model and one for 132 W draws 517 W. "
                            "Ours draw at most {:.0f} % of theirs. Only 3 of the 12 published files reach the "
                            "efficiency that they claim.",
                            100 * f.highestDraw));
        add("ISAAC is a manual design by our evaluator: at the scale of duplication with the highest throughput in the "
            "budget, its fully connected layers with "
            "shared converters, as in our own designs: with an ADC for each of their crossbars none of the networks but "
            "ResNet18 would fit its budget. The paper does not say how it scaled ISAAC to each budget.");
        if (!f.isaac.empty()) {
            add(fmt::format("The paper's bars amount to other powers than those budgets (throughput over efficiency, in W): "
                            "ISAAC {}; PIMSYN {}. Throughputs differ by that much already.",
                            perNetwork(f.isaac, [](const IsaacFacts& i) { return impliedWatts(i, "ISAAC"); }),
                            perNetwork(f.isaac, [](const IsaacFacts& i) { return impliedWatts(i, "PIMSYN"); })));
            const auto near = std::count_if(f.isaac.begin(), f.isaac.end(), [](const IsaacFacts& i) {
                return std::abs(i.perPeakWatt / figure6(i.network, "power efficiency", "ISAAC") - 1) <= kNear;
            });
            add(fmt::format("Throughput over peak power of our ISAAC in TOPS/W, scratchpads sized tile by tile: {}. The "
                            "paper's efficiency of ISAAC: {}. They are within {:.0f} % on {} of {}.{}",
                            perNetwork(f.isaac, [](const IsaacFacts& i) { return i.perPeakWatt; }),
                            perNetwork(f.isaac,
                                       [](const IsaacFacts& i) { return figure6(i.network, "power efficiency", "ISAAC"); }),
                            100 * kNear, near, f.isaac.size(),
                            2 * static_cast<std::size_t>(near) > f.isaac.size()
                                ? " The paper may have divided by peak power there (a conjecture from these numbers); here, as "
                                  "for PIMSYN, only the energy of one inference counts, which makes ISAAC look better."
                                : ""));
        }
        if (f.oneScratchpad && f.isaacScratchpadKib > 1024) {
            const auto on = std::find_if(f.isaac.begin(), f.isaac.end(),
                                         [&](const IsaacFacts& i) { return i.network == f.isaacNetwork; });
            add(fmt::format("The released model gives all macros the largest scratchpad that any needs: on {} each of "
                            "ISAAC's {} tiles has {} KiB where the machine has "
                            "64, and its leakage is most of the energy: {:.3g} TOPS/W, and {:.3g} with scratchpads sized "
                            "tile by tile, as `--profile studio` does for all machines.",
                            f.isaacNetwork, f.isaacTiles, f.isaacScratchpadKib, on == f.isaac.end() ? 0 : on->efficiency,
                            on == f.isaac.end() ? 0 : on->sizedEfficiency));
        }
        add("The release computes no throughput. Ours is operations per steady-state period of back-to-back "
            "inferences; effective efficiency is that of one inference alone.");
        if (f.profile == "pimsyn")
            add("In the released model fully connected layers are nearly free and only part of their conversions "
                "count; networks with large ones look better than they are.");
        break;
    case Experiment::Figure7:
        add("All three share one grid point per network, that of our best design, and the paper's own stages for "
            "macros and components. The paper may have "
            "searched every grid point anew for each rule.");
        add("Without duplication all of the remaining budget goes into converters that wait for the first layers; ours "
            "buys no unit that a clock at the crossbars' "
            "read time could not use, so that its efficiency falls less than the paper's.");
        add("The release delivers the annealing chains' last states, which are often worse than the closed-form start; "
            "ours delivers the best met, the start included.");
        addBase(texts, f);
        addDisagreement(texts, f, experiment, "Fig. 7", "annealing");
        break;
    case Experiment::Figure8:
        add("In the release identical macros are rounded up to the largest number of units of any macro without "
            "checking the power again. Ours keep the budget, so identical "
            "macros lose more where layers differ more.");
        addBase(texts, f);
        addDisagreement(texts, f, experiment, "Fig. 8", "specialized");
        add("The mean gains do not depend on ISAAC.");
        break;
    case Experiment::Figure9:
        addBase(texts, f);
        addDisagreement(texts, f, experiment, "Fig. 9", "with sharing");
        add("The designs with sharing include those without. Where the search of the larger space found less, the "
            "design without sharing is shown for both.");
        add("What sharing saves is the smaller of two layers' sets of ADCs. The released code decodes the partner one "
            "layer too late, and sharing with the previous layer "
            "crashes it; ours shares with any earlier layer, in pairs as the paper's rule (b) says.");
        break;
    case Experiment::Table5:
        add(fmt::format("The paper names neither the power budget nor the data resolution of Table V. Ours: {:.4g} W "
                        "and 16 bit, the objective is the energy-delay product.",
                        f.table5BudgetW));
        if (f.oneScratchpad)
            add("The released model refuses buffers below its smallest scratchpad, as AlexNet's are here; scratchpads "
                "are sized as in the profile studio.");
        add("The layers of its CIFAR-10 networks are not published either; ours are the usual fits to 32x32 images, "
            "with one fully connected layer.");
        add("Gibbon's numbers are cited.");
        break;
    }
    return texts;
}

} // namespace

std::vector<ReproductionNote> notesFor(const std::vector<ReproductionRow>& rows, const NoteFacts& facts)
{
    std::vector<ReproductionNote> notes;
    for (int e = 0; e < kExperimentCount; ++e) {
        const auto experiment = static_cast<Experiment>(e);
        const bool differs = std::any_of(rows.begin(), rows.end(), [&](const ReproductionRow& r) {
            return r.experiment == experiment && !agrees(r);
        });
        if (!differs)
            continue;
        for (std::string& text : textsOf(experiment, facts))
            notes.push_back({ experiment, std::move(text) });
    }
    return notes;
}

} // namespace pim::compare
