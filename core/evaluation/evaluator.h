// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/dataflow/block_geometry.h"
#include "core/dataflow/block_scheduler.h"
#include "core/dataflow/buffer_usage.h"
#include "core/dataflow/mesh.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"
#include "core/evaluation/formulas.h"
#include "core/mapping/crossbar_mapping.h"

namespace pim::evaluation {

/// The variables of a design that a search changes, one entry per network layer.
struct Candidate
{
    std::vector<std::int32_t> duplication; ///< copies of a convolution's weights; 1 elsewhere
    std::vector<std::int32_t> macros; ///< own macros of a crossbar layer; 1 elsewhere
    std::vector<std::int32_t> partner; ///< earlier layer whose macros it shares, or -1
    std::vector<design::ComponentCounts> counts; ///< units
    /// Scratchpad of every macro where the model has one capacity for all; 0: found by iteration.
    int scratchpadKib = 0;
    /// KiB of each macro of a crossbar layer, where the model has one capacity per layer; of a pair that shares macros the
    /// earlier layer's counts. Empty or 0: found by iteration.
    std::vector<std::int32_t> scratchpads;
    bool operator==(const Candidate&) const = default;
};

/// What one evaluation yields when only the figures are wanted. Times in ns, energies in nJ, powers in W.
struct Score
{
    Violation violation = Violation::None;
    double needed = 0, available = 0; ///< the two numbers behind the violation
    double clockNs = 0, latencyNs = 0, periodNs = 0;
    double energyNj = 0, peakW = 0, areaUm2 = 0;
    std::int64_t cycles = 0, crossbars = 0, macros = 0;
    std::int64_t nocBubbles = 0, adcBubbles = 0;
    int scratchpadKib = 0; ///< the largest a macro has
    int neededKib = 0; ///< the largest the buffers ask for
    double bufferBytes = 0; ///< largest need of any scratchpad
    int passes = 0; ///< schedules built
    double memoryPeakW = 0; ///< of all scratchpads
};

/// Everything about a layer that does not depend on the candidate.
struct LayerModel
{
    network::LayerKind kind = network::LayerKind::Convolution;
    bool crossbar = false, fullyConnected = false;
    std::int64_t positions = 1; ///< pixels (MVMs) per image
    std::int64_t rowLength = 1, rowCount = 1; ///< of the pixel grid
    std::int64_t elementsPerPixel = 1; ///< output elements stored per pixel
    std::int64_t inputChannels = 1; ///< Cin of the transfer formula
    std::int64_t kernelW = 1, strideW = 1;
    std::int64_t poolVolume = 1; ///< C * kh * kw of a pool's loads per pixel
    std::int64_t operands = 1;
    mapping::CrossbarMapping map;
    std::int64_t operationsTotal = 0; ///< 2 * MACs as the profile counts them
    /// Work of one pixel and copy per component: conversions (DAC, ADC), vector elements (others, before / width).
    std::array<double, hardware::kComponentCount> workPerCopy {};
    std::array<bool, hardware::kComponentCount> uses {};
    std::array<bool, hardware::kComponentCount> vectorWork {}; ///< work is divided by the vector width
    std::vector<dataflow::Operation> operations; ///< LD … ST, without transfer and merge
    std::vector<int> providers;
    bool readsInput = false;
    std::vector<dataflow::EdgeGeometry> edges; ///< one per provider
    std::vector<std::int64_t> edgeChannels; ///< elements per provider pixel
};

/// What one block of a layer moves, for a duplication and a number of macros; sections 6 and 8a of the reference model.
struct BlockTraffic
{
    std::int64_t inputDivision = 1, duplicationDivision = 1; ///< in_div, dup_div: how macros split inputs and copies
    std::int64_t transferFlits = 0, mergeFlits = 0;
    double loadElements = 0, storeElements = 0; ///< through one macro's scratchpad
    double loadVolume = 0, storeVolume = 0; ///< through all of them
};

/// Evaluates candidates of one grid point (crossbar size, cell, DAC, slices, profile). Holds the workspace, so one
/// object per thread; no allocation after the first evaluations. The formulas are those of the reference model
/// (PIMSYN-NN) with the corrections that ModelOptions switches on.
class Evaluator
{
public:
    /// Infeasible when the hardware lacks a crossbar, DAC, ADC or unit that this point needs: the violation says which.
    static Result<Evaluator> create(std::shared_ptr<const network::Network> network,
                                    std::shared_ptr<const hardware::HardwareSpec> hardware, const ModelOptions& model,
                                    const design::DesignParameters& parameters, const design::Constraints& constraints);

    /// Evaluate a candidate as it stands, its component counts included.
    Score evaluate(const Candidate& candidate) { return run(candidate, nullptr, {}); }
    /// The same with the released tool's allocation rule (section 8d); writes the counts it chose.
    Score evaluateWithReleaseRule(Candidate& candidate);
    /// The same as evaluate(), with places for macros instead of the boustrophedon order (empty: that order).
    Score evaluateAt(const Candidate& candidate, std::span<const std::vector<design::Cell>> cells)
    {
        return run(candidate, nullptr, cells);
    }
    /// Set duplication and blocks of every layer, those of vector layers derived, without evaluating.
    void setBlocks(const Candidate& candidate) { setDuplication(candidate); }
    /// The violation in words, with its numbers.
    std::string describe(const Score& score) const;
    /// The figures that plots and tables show of a score of this evaluator's network and grid point.
    Metrics metricsOf(const Score& score, const Candidate& candidate) const;
    /// Full figures of the candidate evaluated last.
    Evaluation details(const Score& score, bool withSchedule);

    const std::vector<LayerModel>& layers() const { return m_layers; }
    const design::DesignParameters& parameters() const { return m_parameters; }
    void setPowerShare(double share) { m_parameters.crossbarPowerShare = share; }
    const ModelOptions& model() const { return m_model; }
    const hardware::HardwareSpec& hardware() const { return *m_hardware; }
    const network::Network& network() const { return *m_network; }
    const design::Constraints& constraints() const { return m_constraints; }

    int bitIterations() const { return m_bits; } ///< B = ceil(dataBits / dacBits)
    double clockFloorNs() const { return m_clockFloorNs; }
    double crossbarPeakW() const { return m_crossbarPeakW; }
    double peakW(hardware::Component c) const { return m_unit[static_cast<std::size_t>(c)].peakW; }
    double staticW(hardware::Component c) const { return m_unit[static_cast<std::size_t>(c)].staticW; }
    double frequencyGhz(hardware::Component c) const { return m_unit[static_cast<std::size_t>(c)].frequencyGhz; }
    double dynamicNjPerOperation(hardware::Component c) const { return m_unit[static_cast<std::size_t>(c)].dynamicNj; }
    double crossbarStaticW() const { return m_crossbarStaticW; }
    double crossbarDynamicNj() const { return m_crossbarDynamicNj; } ///< one crossbar, one bit of an MVM
    /// Peak power of one scratchpad of at least \a kib KiB (the largest when none is), W.
    double scratchpadPeakW(int kib) const;
    double smallestScratchpadLeakW() const { return m_memory.front().leakW; }
    double smallestAccessNj(bool write) const; ///< least energy of one access over all capacities
    double nocBaseW() const { return m_nocChipW; }
    double routerW() const { return m_routerW; }
    /// Work of a layer's block for a component: conversions, or vector operations; with the release's cap for FC.
    double workload(std::size_t layer, hardware::Component c, std::int64_t duplication) const;
    /// The same without the cap: what the energy of the corrected model counts.
    double fullWorkload(std::size_t layer, hardware::Component c, std::int64_t duplication) const;
    /// Blocks of every layer for the candidate evaluated last.
    std::int64_t blocks(std::size_t layer) const { return m_state[layer].blocks; }
    std::int64_t duplicationOf(std::size_t layer) const { return m_state[layer].duplication; }
    std::int64_t crossbarsOf(std::size_t layer, std::int64_t duplication) const
    {
        return m_layers[layer].crossbar ? duplication * m_layers[layer].map.crossbars : 0;
    }
    BlockTraffic traffic(std::size_t layer, std::int64_t duplication, std::int64_t macros) const;
    /// Longest of a block's transfer, load, store and merge, hops left aside, with the smallest scratchpad; ns.
    double slowestTransportNs(std::size_t layer, std::int64_t duplication, std::int64_t macros) const;
    /// Cells that hold weights / cells, over all crossbars of a duplication vector.
    double crossbarUtilization(const Candidate& candidate) const;
    /// All crossbars busy every clock, operations per second and watt (Table IV of the paper), TOPS/W.
    double peakTopsPerW(std::int64_t crossbars, double clockNs, double peakW) const;
    std::int64_t totalOperations() const { return m_operations; }
    const dataflow::BlockScheduler& scheduler() const { return m_scheduler; }
    const dataflow::Mesh& mesh() const { return m_mesh; }
    /// What the scheduler was given last: operations, blocks and dependencies of every layer.
    std::span<const dataflow::ChainProblem> chains() const { return m_chains; }
    /// Smallest scratchpad that holds what the last evaluation found in the macros of a crossbar layer, KiB.
    int neededKib(std::size_t layer) const { return m_memory[static_cast<std::size_t>(m_state[layer].neededMemory)].kib; }
    double layerScratchpadW(std::size_t layer) const
    {
        return memoryOf(layer).leakW * static_cast<double>(m_state[layer].ownMacros);
    }
    /// Start cycle of the last operation of the last block, in the schedule of the last evaluation.
    std::int64_t lastStart(std::size_t layer) const
    {
        return m_state[layer].blocks > 0 ? m_scheduler.start(layer, static_cast<std::int32_t>(m_state[layer].blocks) - 1, static_cast<std::int32_t>(m_state[layer].timing.size()) - 1) : 0;
    }

private:
    using Unit = formula::UnitRates<double>;
    struct Memory : formula::MemoryRates<double>
    {
        int kib = 0;
    };
    struct PlainTerms; ///< the factors of chargeLayer() as the workspace has them
    struct LayerState
    {
        std::int64_t duplication = 1, blocks = 0;
        std::int64_t macros = 1; ///< its partner's included
        std::int64_t ownMacros = 0; ///< that it brings to the chip
        BlockTraffic traffic;
        double transferNs = 0, mergeNs = 0;
        std::array<double, hardware::kComponentCount> work {};
        std::array<std::int32_t, hardware::kComponentCount> passes {}; ///< time multiplexing of FC, 1 elsewhere
        double inputBuffer = 0;
        int memory = 0; ///< index into m_memory
        int givenMemory = -1; ///< the same, where the candidate says it
        int neededMemory = 0; ///< the same, for what the buffers need
        int host = 0; ///< layer whose macros hold its buffers
        std::vector<dataflow::OperationTiming> timing;
        std::vector<dataflow::BlockDependency> dependencies;
        std::vector<dataflow::BufferEdge> bufferEdges;
        std::vector<std::vector<std::int32_t>> dependencyBlocks, firstKept; ///< per edge, per block
        struct EdgeKey { std::int64_t dup = -1, providerDup = -1, blocks = -1, providerBlocks = -1; };
        std::vector<EdgeKey> edgeKeys;
        std::vector<double> edgeInput; ///< per edge: not used when several providers
        std::int64_t inputKeyDup = -1, inputKeyIn = -1, inputKeyDiv = -1, inputKeyBlocks = -1;
    };

    Evaluator() = default;
    Result<void> prepareLayers();
    std::optional<Error> prepareHardware();
    Score run(const Candidate& candidate, Candidate* allocate, std::span<const std::vector<design::Cell>> cells);
    void setDuplication(const Candidate& candidate);
    void setLayout(const Candidate& candidate, std::span<const std::vector<design::Cell>> cells);
    void setDependencies();
    void setWork();
    void buildTiming(double clockNs, bool memoryLatency);
    bool schedule();
    bool chooseMemory(Score& score, bool& same, bool grow);
    double minimumPeripheralW(const Candidate& candidate) const;
    double allocateByRelease(Candidate& candidate, double budgetW);
    double clockOf(const Candidate& candidate, Score& score) const;
    std::int64_t adcsOf(const Candidate& candidate, std::size_t layer) const;
    void setPasses(const Candidate& candidate, double clockNs);
    void account(const Candidate& candidate, Score& score, Evaluation* details);
    std::shared_ptr<const Factors> factors(const Score& score);
    /// Longest sum of transfers and merges over one link, cycles per image; the first such link.
    double busiestLink(std::size_t& link);
    const Memory& memoryOf(std::size_t layer) const { return m_memory[static_cast<std::size_t>(m_state[layer].memory)]; }

    // Constant after create().
    std::shared_ptr<const network::Network> m_network;
    std::shared_ptr<const hardware::HardwareSpec> m_hardware;
    ModelOptions m_model;
    design::DesignParameters m_parameters;
    design::Constraints m_constraints;
    std::vector<LayerModel> m_layers;
    std::array<Unit, hardware::kComponentCount> m_unit {};
    std::vector<Memory> m_memory;
    int m_bits = 1;
    double m_clockFloorNs = 100, m_crossbarPeakW = 0, m_crossbarStaticW = 0, m_crossbarDynamicNj = 0, m_crossbarAreaUm2 = 0;
    double m_nocChipW = 0, m_routerW = 0, m_flitHopNj = 0;
    std::int64_t m_operations = 0;
    std::int64_t m_fullyConnectedCrossbars = 0, m_convolutionCrossbars = 0;

    // Workspace.
    std::vector<LayerState> m_state;
    dataflow::Mesh m_mesh;
    dataflow::BlockScheduler m_scheduler;
    dataflow::BufferUsage m_buffers;
    std::vector<dataflow::MeshRequest> m_requests;
    std::vector<dataflow::ChainProblem> m_chains;
    std::vector<dataflow::BufferLayer> m_bufferLayers;
    std::vector<std::int32_t> m_lastMacros, m_lastPartner;
    std::vector<double> m_needed;
    int m_tooSmall = -1; ///< layer whose given scratchpad falls shortest; -1: none
    bool m_layoutValid = false;
    int m_totalMacros = 0;
    Candidate m_last;
    std::vector<double> m_linkLoad;
};

} // namespace pim::evaluation
