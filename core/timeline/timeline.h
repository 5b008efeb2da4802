// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/base/units.h"
#include "core/dataflow/block_scheduler.h"
#include "core/dataflow/mesh.h"
#include "core/dataflow/schedule.h"
#include "core/design/design.h"

namespace pim::timeline {

using dataflow::Operation;
using dataflow::Wait;

/// One operation of one block, all of its bits together: a box of the timeline.
struct OperationRef
{
    std::int32_t layer = -1;
    std::int32_t op = 0; ///< place in the layer's operations
    std::int32_t block = 0; ///< over all images
    bool valid() const { return layer >= 0; }
    auto operator<=>(const OperationRef&) const = default;
};

/// What is the same for an operation in every block of its layer. Cycles.
struct OperationShape
{
    Operation kind = Operation::Load;
    std::int32_t length = 1; ///< of one bit iteration
    std::int32_t repeats = 1; ///< bit iterations
    std::int32_t pace = 1; ///< from one bit to the next
    std::int32_t span = 1; ///< first bit's start to last bit's end
    std::int32_t gap = 1; ///< to the next operation of the block, start to start
    std::int32_t pitch = 1; ///< to the same operation of the next block, start to start
    std::int32_t pitchUpTo = 1; ///< the largest pitch of the block's operations up to this one
    bool overBits() const { return kind == Operation::Mvm || kind == Operation::Adc || kind == Operation::ShiftAdd; }
};

/// Blocks of a provider that the blocks of a layer wait for.
struct Provider
{
    int layer = -1; ///< kImageSource: the next image, which arrives when its time has come
    std::vector<std::int32_t> blocks; ///< one per block
};
inline constexpr int kImageSource = -1;

struct LayerTrace
{
    std::string name;
    bool crossbar = false;
    std::vector<OperationShape> operations; ///< in block order
    std::vector<Provider> providers;
    std::vector<int> consumers; ///< layers, once each
    int adcPartner = -1; ///< layer it shares its ADCs with
    std::int64_t adcs = 0; ///< units
    std::int64_t blocksPerImage = 0;
    std::vector<Energy> energies; ///< what an operation of one block adds to the energy, per operation; empty when not known
    Power staticPower; ///< of its units, at work or not
};

/// What keeps the period of back-to-back inferences from being shorter.
struct PeriodLimit
{
    enum class Kind { None, Layer, SharedAdc, Link };
    Kind kind = Kind::None;
    int layer = -1; ///< Layer, SharedAdc; of a link the layer that loads it most
    int partner = -1; ///< SharedAdc
    int link = -1; ///< Link
    int op = -1; ///< Layer: place of the operation that sets the pitch
    std::int64_t blocks = 0; ///< Layer: of one image
    std::int64_t pitch = 0; ///< Layer: cycles from block to block
    std::int64_t cycles = 0; ///< the period
};

class Recorded;

/// A design's schedule with everything that explains it. Built once, then shared.
///
/// Or a recorded run: "layers" are then what has lanes, such as cores, their operations are units, and every operation
/// has a length of its own; what only a schedule knows (providers, pitches, links, energies, images) is empty.
struct Timeline
{
    std::shared_ptr<const dataflow::Schedule> schedule; ///< of a recorded run: empty
    std::shared_ptr<const Recorded> recorded; ///< null: of a schedule
    std::vector<LayerTrace> layers;
    std::int64_t cycles = 0; ///< as the evaluation counts them
    std::int64_t span = 0; ///< until the last operation has ended; the released model counts only to its start
    bool countsFinalOperation = true;
    Time clock; ///< one cycle; 0 when not known
    int images = 1;
    std::int64_t interval = 0; ///< cycles between the arrivals of two images; 0 with one image
    std::int64_t aloneCycles = 0; ///< until an image is done that no other follows; 0 when not known
    std::vector<std::int64_t> imageEnds; ///< cycle in which each image is done
    PeriodLimit period;
    Power chipStaticPower; ///< of what belongs to no layer: the routers of the NoC
    int rows = 0, cols = 0; ///< of the macro mesh
    std::vector<std::vector<int>> streamLinks; ///< [2 * layer]: links of its transfers, [2 * layer + 1]: of its merges

    std::int64_t operationCount() const;
    /// What an operation of a block adds to the energy; none where it is not known.
    std::optional<Energy> energy(int layer, int op) const
    {
        const auto& list = layers[static_cast<std::size_t>(layer)].energies;
        return list.empty() ? std::nullopt : std::optional(list[static_cast<std::size_t>(op)]);
    }
    std::int64_t blocks(int layer) const { return schedule->layers[static_cast<std::size_t>(layer)].blocks; }
    const OperationShape& shape(int layer, int op) const
    {
        return layers[static_cast<std::size_t>(layer)].operations[static_cast<std::size_t>(op)];
    }
    /// Operations in a lane: a layer's blocks, or what was recorded.
    std::int64_t count(int layer, int op) const { return recorded ? recordedCount(layer, op) : blocks(layer); }
    std::int64_t start(int layer, int op, std::int64_t block) const
    {
        if (recorded)
            return recordedStart(layer, op, block);
        return schedule->layers[static_cast<std::size_t>(layer)].start(block, static_cast<std::size_t>(op));
    }
    std::int64_t start(const OperationRef& r) const { return start(r.layer, r.op, r.block); }
    /// Do the bits of this operation's blocks have starts of their own? Of shared ADCs that convert for both layers in turn.
    bool placesBits(int layer, int op) const
    {
        return !recorded && shape(layer, op).kind == Operation::Adc && !schedule->layers[static_cast<std::size_t>(layer)].adcBits.empty();
    }
    std::int64_t bitStart(int layer, int op, std::int64_t block, std::int64_t bit) const
    {
        const OperationShape& s = shape(layer, op);
        if (!placesBits(layer, op))
            return start(layer, op, block) + bit * s.pace;
        return schedule->layers[static_cast<std::size_t>(layer)].adcBits[static_cast<std::size_t>(block * s.repeats + bit)];
    }
    /// Cycles of an operation, from its first bit's start to its last bit's end.
    std::int64_t length(int layer, int op, std::int64_t block) const
    {
        if (recorded)
            return recordedLength(layer, op, block);
        const OperationShape& s = shape(layer, op);
        return placesBits(layer, op) ? bitStart(layer, op, block, s.repeats - 1) + s.length - start(layer, op, block) : s.span;
    }
    std::int64_t length(const OperationRef& r) const { return length(r.layer, r.op, r.block); }
    std::int64_t end(int layer, int op, std::int64_t block) const { return start(layer, op, block) + length(layer, op, block); }
    std::int64_t end(const OperationRef& r) const { return end(r.layer, r.op, r.block); }
    /// Cycles from an operation's start until its unit takes the next block.
    std::int64_t pitch(const OperationRef& r) const { return std::max<std::int64_t>(shape(r.layer, r.op).pitch, length(r)); }
    Wait wait(int layer, int op, std::int64_t block) const
    {
        const auto& l = schedule->layers[static_cast<std::size_t>(layer)];
        return l.waits[static_cast<std::size_t>(block) * l.operations.size() + static_cast<std::size_t>(op)];
    }
    /// The operation that does a layer's work: the MVM, or the vector operation of a layer without crossbars.
    int mainOperation(int layer) const;
    /// Place of an operation in a layer; -1 when it has none.
    int find(int layer, Operation kind) const;
    /// The last block of a lane that starts at \a cycle or before; -1: none.
    std::int64_t blockAt(int layer, int op, std::int64_t cycle) const;
    /// "(0,3) → (0,4)" of a directed link.
    struct LinkPlace
    {
        design::Cell from, to;
    };
    LinkPlace place(int link) const;

private:
    std::int64_t recordedCount(int layer, int op) const;
    std::int64_t recordedStart(int layer, int op, std::int64_t block) const;
    std::int64_t recordedLength(int layer, int op, std::int64_t block) const;
};

/// When an operation could have started by each of its dependencies, cycles; -1 where there is none.
struct Readiness
{
    std::int64_t byOperation = -1, byBlock = -1, byData = -1;
    int provider = -1; ///< index into LayerTrace::providers of the one that came last
    std::int64_t ready() const { return std::max({ std::int64_t { 0 }, byOperation, byBlock, byData }); }
};
Readiness readiness(const Timeline& timeline, const OperationRef& ref);

struct BuildOptions
{
    bool bitDependency = true; ///< as the scheduler ran
    bool countsFinalOperation = true;
};

/// The timeline of a schedule that a scheduler made of \a chains. Names and clock are left empty. A chain's dependency
/// on layer chains.size() or later becomes kImageSource.
Timeline buildTimeline(std::span<const dataflow::ChainProblem> chains, const dataflow::Mesh& mesh,
                       dataflow::Schedule schedule, const BuildOptions& options);

struct TimelineOptions
{
    int images = 1; ///< back to back, one every period
};
/// Most operations that a timeline may have.
inline constexpr std::int64_t kOperationLimit = std::int64_t { 1 } << 26;

/// Schedule a design and keep what explains it. With several images each arrives one period (Metrics::period) after the
/// one before, and the scheduler lets them wait for units, links and ADCs as the blocks of one image do.
///
/// InvalidArgument when the design does not fit its network, for images < 1 and for more than kOperationLimit
/// operations; Infeasible when it cannot run; Cancelled.
[[nodiscard]] Result<std::shared_ptr<const Timeline>> timelineOf(const design::Design& design,
                                                                 const TimelineOptions& options = {},
                                                                 const RunContext& run = {});

} // namespace pim::timeline
