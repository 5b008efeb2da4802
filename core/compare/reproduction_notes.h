// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/reproduction.h"

namespace pim::compare {

/// What our ISAAC and the paper's came to on one network.
struct IsaacFacts
{
    std::string_view network;
    double efficiency = 0, throughput = 0; ///< ours: TOPS/W, TOPS
    double perPeakWatt = 0; ///< our throughput over peak power with scratchpads sized tile by tile, TOPS/W
    double sizedEfficiency = 0; ///< ours with scratchpads sized tile by tile
};

/// What the notes quote, all of it from the runs.
struct NoteFacts
{
    std::string profile;
    double ceilingTopsPerW = 0; ///< see peakCeilingTopsPerW()
    double peakTopsPerW = 0; ///< highest met, and on which network
    std::string_view peakNetwork;
    bool oneScratchpad = false; ///< the model gives every macro the largest scratchpad
    int isaacScratchpadKib = 0; ///< largest of a manual ISAAC, how many tiles had it, on which network
    std::int64_t isaacTiles = 0;
    std::string_view isaacNetwork;
    std::vector<IsaacFacts> isaac; ///< of the networks that were run
    double highestDraw = 0; ///< peak power / budget of our designs
    double table5BudgetW = 0;
};

/// Why our numbers differ, for each experiment in which some do by more than kAgreement.
std::vector<ReproductionNote> notesFor(const std::vector<ReproductionRow>& rows, const NoteFacts& facts);

/// A number of the paper's Fig. 6; 0 when there is none.
double figure6(std::string_view network, std::string_view quantity, std::string_view series);

} // namespace pim::compare
