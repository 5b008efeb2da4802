// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/dataflow/block_scheduler.h"

namespace pim::dataflow {

/// The four dependencies of the paper's dataflow compilation (stage 2).
enum class Dependency : std::uint8_t {
    Operation, ///< the next operation of a block uses what the one before it made
    Block, ///< the same unit does block after block
    Layer, ///< a block needs a provider's block
    Bit ///< the bits of an operand pass one after the other
};
std::string_view dependencyName(Dependency dependency); ///< "inter-operation", "inter-block", …

/// One IR of Table II (PIMSYN, DATE'24): an operation of a block; of one bit of it where bits are worked off in turn.
struct IrNode
{
    std::int32_t layer = 0, block = 0;
    std::int32_t op = 0; ///< place in the layer's operations
    std::int32_t bit = 0; ///< 0 where the operation has no bits
    std::int32_t length = 1; ///< cycles
    Operation kind = Operation::Load;
    bool operator==(const IrNode&) const = default;
};

/// `to` starts no earlier than `delay` cycles after `from` starts.
struct IrEdge
{
    std::uint32_t from = 0, to = 0; ///< node indices
    std::int32_t delay = 0;
    Dependency kind = Dependency::Operation;
    bool operator==(const IrEdge&) const = default;
};

/// Blocks of a layer to compile.
struct BlockRange
{
    std::int32_t first = 0;
    std::int32_t count = -1; ///< negative: to the last
};

struct CompileOptions
{
    std::vector<BlockRange> ranges; ///< per layer; empty: all blocks of all layers
    /// A bit of an operation waits for the same bit of the operation before it (ModelOptions::bitDependency);
    /// otherwise, as in the released tool, only the first bits of two operations are tied.
    bool bitDependency = false;
    std::int64_t maxNodes = 1'000'000; ///< about 80 bytes each with its edges
};

/// A design's dataflow as an explicit graph. Immutable once compiled. Nodes stand in the order layer, block, operation,
/// bit, which is a topological order; edges are grouped by the node they lead to.
class IntermediateRepresentation
{
public:
    std::span<const IrNode> nodes() const { return m_nodes; }
    std::span<const IrEdge> edges() const { return m_edges; }
    /// The edges that lead to a node.
    std::span<const IrEdge> inputs(std::size_t node) const
    {
        return { m_edges.data() + m_firstInput[node], m_edges.data() + m_firstInput[node + 1] };
    }
    /// Index of a node, if it was compiled.
    std::optional<std::size_t> find(int layer, std::int32_t block, std::int32_t op, std::int32_t bit = 0) const;
    /// False when a range left out blocks that others wait for: starts are lower limits then.
    bool complete() const { return m_omitted == 0; }
    std::int64_t omittedEdges() const { return m_omitted; }

    /// Start cycle of every node when nothing but data and units is waited for (no NoC links, no shared ADCs): the
    /// longest path to it. BlockScheduler gives the same when there are no conflicts.
    std::vector<std::int64_t> starts() const;
    /// The chain of edges that makes the last operation end when it does, first edge first. Empty when the operation
    /// that ends last starts at once.
    std::vector<IrEdge> criticalPath() const;
    /// One line a person can read: "layer 2 block 5 adc bit 3, 1 cycle".
    std::string describe(std::size_t node) const;

private:
    friend Result<IntermediateRepresentation> compileDataflow(std::span<const ChainProblem>, const CompileOptions&);
    struct LayerNodes
    {
        std::int32_t firstBlock = 0, blocks = 0;
        std::size_t firstNode = 0, nodesPerBlock = 0;
        std::vector<std::int32_t> firstOfOp; ///< within a block
        std::vector<std::int32_t> repeats;
    };
    std::vector<LayerNodes> m_layers;
    std::vector<IrNode> m_nodes;
    std::vector<IrEdge> m_edges;
    std::vector<std::size_t> m_firstInput; ///< per node, and one more
    std::int64_t m_omitted = 0;
};

/// Compile the chains of a design (layers in topological order) into a graph with explicit dependencies: sections 9 and
/// 10 of the reference model.
///
/// InvalidArgument, naming the layer and the value, for chains that make no sense (a provider that is not an earlier
/// layer, a block that does not exist, a length below 1), ranges out of place, and graphs of more than maxNodes nodes.
[[nodiscard]] Result<IntermediateRepresentation> compileDataflow(std::span<const ChainProblem> layers,
                                                                 const CompileOptions& options = {});

} // namespace pim::dataflow
