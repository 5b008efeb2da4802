// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/units.h"

namespace pim::hardware {

/// Components that a macro holds a number of (CompAlloc of the paper), in the order files and tables use.
enum class Component { Dac, Adc, ShiftAdd, Addition, Pool, Relu, Sigmoid, Eltwise };
inline constexpr int kComponentCount = 8;
inline constexpr std::array<Component, kComponentCount> kComponents { Component::Dac,      Component::Adc,
                                                                      Component::ShiftAdd, Component::Addition,
                                                                      Component::Pool,     Component::Relu,
                                                                      Component::Sigmoid,  Component::Eltwise };
/// File keys: "dac", "adc", "shift_add", "addition", "pool", "relu", "sigmoid", "eltwise".
std::string_view componentKey(Component component);
/// What a person reads: "DAC", "ADC", "shift-add" …
std::string_view componentLabel(Component component);

/// How far a number can be trusted (spec: V verbatim, X cross-checked, M from memory, I inferred).
enum class Confidence { Verbatim, CrossChecked, Unverified, Inferred };
inline constexpr std::array<Confidence, 4> kConfidences { Confidence::Verbatim, Confidence::CrossChecked,
                                                          Confidence::Unverified, Confidence::Inferred };
/// File keys: "verbatim", "cross_checked", "unverified", "inferred".
std::string_view confidenceKey(Confidence confidence);
/// The clause to show beside a number: "read in the source", "recalled and cross-checked" …
std::string_view confidenceText(Confidence confidence);

/// Where a number comes from.
struct Source
{
    std::string text; ///< "PIMSYN-NN config.json, ADC/9"
    Confidence confidence = Confidence::Verbatim;
    bool operator==(const Source&) const = default;
};

/// Cost of one unit of a component.
struct UnitCost
{
    Power staticPower; ///< drawn always
    Power dynamicPower; ///< drawn while operating
    Power peakPower; ///< what the budget is charged per unit
    Time latency; ///< of one operation
    Frequency frequency; ///< operations started per ns; crossbars: 1 / latency
    Area area;
    Source source; ///< of power and timing
    Source areaSource;
    bool operator==(const UnitCost&) const = default;
};

struct CrossbarKey
{
    int size = 0; ///< rows = columns
    int cellBits = 0;
    auto operator<=>(const CrossbarKey&) const = default;
};

/// A scratchpad memory of one capacity.
struct ScratchpadCost
{
    Power leakPower;
    Power peakPower; ///< with dynamic power where the source gives it, else equal to leakPower
    Time readLatency, writeLatency; ///< of one access of memoryBusBits
    Energy readEnergy, writeEnergy; ///< of one access of memoryBusBits
    Area area;
    Source source;
    Source areaSource;
    bool operator==(const ScratchpadCost&) const = default;
};

/// The network on chip: a mesh of one router per macro.
struct NocCost
{
    Power chipPower; ///< for the whole chip, whatever its size (what the reference charges)
    std::optional<Power> routerPower; ///< static power of one router, where known
    std::optional<Energy> flitHopEnergy; ///< one flit over one hop, where known
    Time hopLatency { 1.0 };
    Time flitLatency { 1.0 };
    int flitBits = 64;
    Area routerArea;
    Source source;
    Source areaSource;
    bool operator==(const NocCost&) const = default;
};

/// Parameters of the released searches, which PIMSYN-NN keeps in its hardware file (blocks "SA" and "EA").
/// The algorithm `pimsyn` uses them; no cost depends on them.
struct PimsynAlgorithmParameters
{
    // simulated annealing of the weight duplication
    int annealingRounds = 100; ///< SA.iter: rounds per temperature
    double initialTemperature = 1000.0; ///< SA.T0 (the release then derives its own from the seed's energy)
    double finalTemperature = 1.0; ///< SA.Tf (likewise)
    double coolingFactor = 0.95; ///< SA.sigma
    double accessWeight = 0.1; ///< SA.alpha: weight of the access term of Eq. 4
    int chains = 10; ///< SA.length
    std::string energyFunction = "computation"; ///< SA.func_name: "computation", anything else is Eq. 4
    // evolution of the macro numbers
    int population = 40; ///< EA.gene_num
    double eliteRatio = 0.7; ///< EA.elite_ratio
    int generations = 200; ///< EA.max_iter
    double numberMutationProbability = 0.7; ///< EA.macro_num_mutate_prob
    double sharingMutationProbability = 0.4; ///< EA.macro_sharing_mutate_prob
    int maximumMacroSize = 512; ///< EA.default_max_macro_size, in crossbars
    int minimumMacroSize = 32; ///< EA.default_min_macro_size
    int macroSizeStride = 32; ///< EA.default_macro_size_stride
    bool operator==(const PimsynAlgorithmParameters&) const = default;
};

/// Every component of the paper's macro template with its cost and where the numbers come from.
struct HardwareSpec
{
    std::string name; ///< preset or file name
    std::string title; ///< one line for a list
    std::string description;
    std::string citation;

    int weightBits = 16;
    int dataBits = 16;
    int memoryBusBits = 1024;
    int vectorWidth = 32; ///< elements per operation of a vector unit

    std::map<CrossbarKey, UnitCost> crossbars;
    std::map<int, UnitCost> dacs; ///< by bits
    std::map<int, UnitCost> adcs; ///< by bits
    UnitCost sampleAndHold; ///< one per crossbar column; zero where the source gives none
    UnitCost shiftAdd, addition, pool, relu, sigmoid, eltwise;
    std::map<int, ScratchpadCost> scratchpads; ///< by capacity in KiB
    NocCost noc;
    Area ioArea; ///< off-chip interface, once per chip; 0 where the source gives none
    Source ioSource;
    std::optional<PimsynAlgorithmParameters> pimsynAlgorithm; ///< only where the file has them

    /// Cost of one unit; Dac and Adc by resolution, others ignore \a bits. nullptr when the table has no entry.
    const UnitCost* unit(Component component, int bits = 0) const;
    const UnitCost* crossbar(int size, int cellBits) const;
    const ScratchpadCost* scratchpad(int capacityKib) const;
    bool operator==(const HardwareSpec&) const = default;
};

/// ADC resolution that reads a column of \a crossbarSize cells without loss: floor(log2 X + dac + cell - 1) when both
/// DAC and cell have more than one bit, else floor(log2 X + dac + cell - 2). PIMSYN-NN, main.py; ISAAC Eq. (1).
/// REQUIRES: crossbarSize >= 1.
int adcResolution(int crossbarSize, int dacBits, int cellBits);

} // namespace pim::hardware
