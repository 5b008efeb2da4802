// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/compiler.h"

#include <algorithm>
#include <bit>
#include <chrono>

#include <fmt/format.h>

#include "core/program/genetic.h"
#include "core/program/lowering.h"
#include "core/program/mapping.h"
#include "core/program/partition.h"
#include "core/program/schedule.h"
#include "core/program/task_code.h"
#include "core/program/traffic.h"

namespace pim::program {

namespace {

using namespace detail;

constexpr std::int64_t kUsualLocalBytes = 128 << 10; ///< what PIMCOMP's comment gives a core
constexpr std::uint64_t kMapAlignment = 64;
constexpr int kBarrierEvent = kEventRegisters - 1, kReleaseEvent = kEventRegisters - 2;
constexpr int kUsualChunks = 16;

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

/// Compiles one network; the members are what the stages hand on.
class Compilation
{
public:
    Compilation(std::shared_ptr<const network::Network> network, const Machine& machine, const CompileOptions& options,
                const RunContext& context)
        : m_machine(machine)
        , m_context(context)
    {
        m_result.network = std::move(network);
        m_result.options = options;
    }

    Result<CompiledProgram> run()
    {
        const auto begin = std::chrono::steady_clock::now();
        for (const auto stage : { &Compilation::prepare, &Compilation::split, &Compilation::placeWeights,
                                  &Compilation::order, &Compilation::findStages, &Compilation::produce }) {
            if (m_context.cancelled())
                return fail(ErrorCode::Cancelled, "stopped while compiling", "network " + m_result.network->name);
            if (const auto done = (this->*stage)(); !done)
                return tl::unexpected(done.error());
        }
        tellWhatMemoryIsMissing();
        m_result.statistics.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return std::move(m_result);
    }

private:
    const network::Network& net() const { return *m_result.network; }
    bool throughput() const { return m_result.options.mode == CompileMode::Throughput; }
    int elementBytes() const { return m_result.options.numbers.elementBits / 8; }

    void report(const char* stage, double fraction)
    {
        if (m_context.onProgress)
            m_context.onProgress({ stage, fraction });
    }

    Result<void> prepare()
    {
        report("reading the network", 0.0);
        if (const auto valid = validate(m_result.options.numbers); !valid)
            return tl::unexpected(valid.error());
        if (const Diagnostics found = validate(m_machine); found.hasErrors())
            for (const Diagnostic& entry : found.entries)
                if (entry.severity == Severity::Error)
                    return fail(ErrorCode::InvalidArgument, entry.text, "machine, " + entry.where);
        const auto inputs = inputShapes(net());
        if (!inputs)
            return tl::unexpected(inputs.error());
        m_lowered = lower(net(), *inputs);
        m_result.notes = m_lowered.notes;
        for (const Step& step : m_lowered.steps)
            if (step.kind == StepKind::Other)
                m_result.timedOnly.push_back(step.layer);
        return {};
    }

    Result<void> split()
    {
        const Estimate estimate(m_machine, m_result.options.numbers);
        m_input = std::make_unique<MappingInput>(
            MappingInput { net(), m_machine, m_result.options, m_lowered, m_columnGroups, {} });
        for (const Step& step : m_lowered.steps) {
            m_columnGroups.emplace_back();
            if (step.kind == StepKind::Crossbars) {
                auto groups = partition(net().layers[at(step.layer)], step, m_machine, m_result.options);
                if (!groups)
                    return tl::unexpected(groups.error());
                m_columnGroups.back() = std::move(*groups);
            }
            std::vector<StepCost> costs;
            for (const ColumnGroup& group : m_columnGroups.back())
                costs.push_back(costOf(net(), step, &group, m_result.options, estimate));
            if (costs.empty())
                costs.push_back(costOf(net(), step, nullptr, m_result.options, estimate));
            m_input->costs.push_back(std::move(costs));
        }
        return {};
    }

    Result<void> placeWeights()
    {
        report("placing weights", 0.1);
        auto mapping = detail::map(*m_input, m_context);
        if (!mapping)
            return tl::unexpected(mapping.error());
        m_mapping = std::move(*mapping);
        m_result.program.cores.resize(at(m_machine.coreCount));
        m_result.copies.assign(net().layers.size(), 1);
        m_result.coresOfLayer.assign(net().layers.size(), {});
        for (std::size_t s = 0; s < m_lowered.steps.size(); ++s)
            m_result.copies[at(m_lowered.steps[s].layer)] = m_mapping.copies[s];
        for (const Piece& piece : m_mapping.pieces) {
            const Step& step = m_lowered.steps[at(piece.step)];
            for (const Part& part : piece.parts) {
                for (const int layer : { step.layer, step.result }) {
                    auto& cores = m_result.coresOfLayer[at(layer)];
                    if (std::find(cores.begin(), cores.end(), part.core) == cores.end())
                        cores.push_back(part.core);
                }
                for (std::size_t i = 0; i < part.slices.size(); ++i) {
                    const Slice& slice =
                        m_columnGroups[at(piece.step)][at(piece.columnGroup)].slices[at(part.slices[i])];
                    auto& groups = m_result.program.cores[at(part.core)].arrayGroups;
                    for (int copy = 0; copy < piece.copies; ++copy) {
                        const int group = copy == 0 ? part.groups[i] : part.moreGroups[at(copy - 1)][i];
                        m_result.groups.push_back({ step.layer, piece.copy + copy, part.core, group, slice.crossbars,
                                                    slice.rows, slice.firstColumn, slice.columns });
                        if (groups.size() <= at(group))
                            groups.resize(at(group) + 1, 0);
                        groups[at(group)] = slice.crossbars;
                    }
                    m_result.statistics.crossbarsUsed += std::int64_t { slice.crossbars } * piece.copies;
                }
            }
        }
        for (auto& cores : m_result.coresOfLayer)
            std::sort(cores.begin(), cores.end());
        tellWhatTheDesignLost();
        std::sort(m_result.groups.begin(), m_result.groups.end(), [](const ArrayGroup& a, const ArrayGroup& b) {
            return std::pair(a.core, a.group) < std::pair(b.core, b.group);
        });
        m_result.statistics.crossbarsTotal = m_machine.crossbars();
        return {};
    }

    void tellWhatMemoryIsMissing()
    {
        const std::int64_t capacity = m_machine.globalMemory.capacityBytes;
        const std::uint64_t needed =
            throughput() ? m_result.slotBytes * (static_cast<std::uint64_t>(m_result.pipelineStages) + 1) : m_mapBytes;
        if (capacity > 0 && needed > static_cast<std::uint64_t>(capacity))
            m_result.notes.warn("global memory",
                                fmt::format("maps and biases need {} bytes, the machine names {}: its size is not kept",
                                            needed, capacity));
    }

    /// Replication::Design: where not all copies found a place, or not where they were wanted.
    void tellWhatTheDesignLost()
    {
        const CompileOptions& options = m_result.options;
        if (options.replication != Replication::Design)
            return;
        for (std::size_t s = 0; s < m_lowered.steps.size(); ++s) {
            const auto layer = at(m_lowered.steps[s].layer);
            if (m_columnGroups[s].empty() || layer >= options.copies.size())
                continue;
            const std::string where = "layer " + net().layers[layer].name;
            if (m_result.copies[layer] < options.copies[layer])
                m_result.notes.note(where,
                                    fmt::format("{} of the design's {} copies: slices of weights do not divide, "
                                                "and crossbars are left over",
                                                m_result.copies[layer], options.copies[layer]));
            if (layer >= options.coresOfLayer.size() || options.coresOfLayer[layer].empty())
                continue;
            for (const std::int32_t core : m_result.coresOfLayer[layer])
                if (std::find(options.coresOfLayer[layer].begin(), options.coresOfLayer[layer].end(), core)
                    == options.coresOfLayer[layer].end()) {
                    m_result.notes.note(where,
                                        fmt::format("stands in core {}, too, which the design did not give it", core));
                    break;
                }
        }
    }

    Result<void> order()
    {
        report("ordering", 0.3);
        if (throughput()) {
            m_schedule = scheduleThroughput(*m_input, m_mapping);
            return {};
        }
        auto schedule = scheduleLatency(
            *m_input, m_mapping, m_result.options.chunks > 0 ? m_result.options.chunks : kUsualChunks, m_context);
        if (!schedule)
            return tl::unexpected(schedule.error());
        m_schedule = std::move(*schedule);
        return {};
    }

    /// Throughput: a step works on the image after that of the steps that read it.
    Result<void> findStages()
    {
        m_stage.assign(m_lowered.steps.size(), 0);
        if (!throughput())
            return {};
        for (std::size_t s = 0; s < m_lowered.steps.size(); ++s) {
            const Step& step = m_lowered.steps[s];
            const auto after = [&](const Operand& operand) {
                if (!network::isInput(operand.layer))
                    m_stage[s] = std::max(m_stage[s], m_stage[at(m_lowered.stepOfMap[at(operand.layer)])] + 1);
            };
            for (const Operand& operand : step.operands)
                after(operand);
            if (step.merged)
                after(*step.merged);
            m_result.pipelineStages = std::max(m_result.pipelineStages, m_stage[s] + 1);
        }
        return {};
    }

    /// Write the program; where buffers and maps that stay in local memories do not fit together, with fewer of these.
    Result<void> produce()
    {
        m_capacity = m_result.options.localMemoryBytes > 0 ? m_result.options.localMemoryBytes
            : m_machine.localMemory.capacityBytes > 0      ? m_machine.localMemory.capacityBytes
                                                           : kUsualLocalBytes;
        Result<void> written;
        for (const double share : { 0.875, 0.75, 0.5, 0.25, 0.0 }) {
            const bool direct = throughput() && m_result.options.direct && share > 0.0;
            if (!direct && share > 0.0)
                continue;
            m_traffic = direct ? planTraffic(*m_input, m_mapping, m_stage,
                                             static_cast<std::int64_t>(share * static_cast<double>(m_capacity)))
                               : throughMemory(*m_input);
            if (!direct)
                for (Piece& piece : m_mapping.pieces) {
                    piece.kept.clear();
                    piece.stores = true;
                    for (Part& part : piece.parts) {
                        part.residents.clear();
                        part.mergedResident = -1;
                    }
                }
            if (const auto placed = placeMaps(); !placed)
                return placed;
            m_keepsBiases = true;
            written = write();
            if (!written && written.error().code == ErrorCode::Infeasible) {
                m_keepsBiases = false;
                written = write();
            }
            if (written || written.error().code != ErrorCode::Infeasible)
                return written;
        }
        return written;
    }

    /// Every stored map gets its place in global memory. Throughput: within a slot; as many slots as stages, and one, must
    /// be there at a time. Their addresses run through all 32 bits, so that a memory of a power of two bytes that holds
    /// these slots sees each in its place.
    Result<void> placeMaps()
    {
        std::uint64_t next = 0;
        const auto take = [&](std::int64_t numbers, int bytesPerNumber) {
            const std::uint64_t address = next;
            next +=
                (static_cast<std::uint64_t>(numbers * bytesPerNumber) + kMapAlignment - 1) / kMapAlignment * kMapAlignment;
            return GlobalMap { address, true };
        };
        m_result.inputs.clear();
        for (const network::FeatureMap& map : m_lowered.inputs)
            m_result.inputs.push_back(take(map.elements(), elementBytes()));
        m_result.maps.assign(net().layers.size(), {});
        for (std::size_t s = 0; s < m_lowered.steps.size(); ++s)
            if (m_traffic.stored[s])
                m_result.maps[at(m_lowered.steps[s].result)] =
                    take(net().layers[at(m_lowered.steps[s].result)].output.elements(), elementBytes());
        // Every slot has room for them, so that none of the images on the way writes over those of the first slot.
        m_result.biases.assign(net().layers.size(), {});
        for (std::size_t i = 0; i < net().layers.size(); ++i)
            if (hasBiases(net().layers[i]))
                m_result.biases[i] = take(net().layers[i].output.channels, m_result.options.numbers.accumulatorBits / 8);
        m_mapBytes = next;
        constexpr std::uint64_t kAddresses = std::uint64_t { 1 } << 32;
        if (!throughput()) {
            if (next > kAddresses)
                return fail(
                    ErrorCode::Unsupported,
                    fmt::format("the maps need {} bytes of global memory, addresses reach {}", next, kAddresses),
                    "network " + net().name);
            return {};
        }
        const auto images = static_cast<std::uint64_t>(m_result.pipelineStages) + 1;
        m_result.slotBytes = std::bit_ceil(next);
        if (m_result.slotBytes * images > kAddresses)
            return fail(
                ErrorCode::Unsupported,
                fmt::format("{} images are on the way at once with {} bytes of maps each; 32-bit addresses reach {}",
                            images, m_result.slotBytes, kAddresses),
                "network " + net().name);
        return {};
    }

    Result<void> write()
    {
        for (CoreProgram& core : m_result.program.cores)
            core.instructions.clear();
        m_result.program.sources.assign(1, Source {});
        std::vector<CoreCode> cores;
        cores.reserve(m_result.program.cores.size());
        for (CoreProgram& core : m_result.program.cores)
            cores.emplace_back(core, throughput());
        CodeContext context { net(),
                              m_machine,
                              m_result.options,
                              m_lowered,
                              m_columnGroups,
                              cores,
                              m_result.program.sources,
                              m_traffic.residents,
                              m_traffic.firstFree,
                              m_capacity,
                              {},
                              {},
                              {},
                              0 };
        context.biasAddress = [&](int layer) { return static_cast<std::uint32_t>(m_result.biases[at(layer)].address); };
        keepBiases(context.firstFree);
        context.mapAddress = [&](int layer, int step) {
            const GlobalMap& map = network::isInput(layer) ? m_result.inputs[at(network::inputOf(layer))]
                                                           : m_result.maps[at(layer)];
            const std::uint64_t back = static_cast<std::uint64_t>(m_stage[at(step)]) * m_result.slotBytes;
            return static_cast<std::uint32_t>(map.address - back);
        };
        std::vector<bool> used(cores.size(), false);
        for (const Task& task : m_schedule.tasks)
            for (const Part& part : m_mapping.pieces[at(task.piece)].parts)
                used[at(part.core)] = true;
        for (std::size_t c = 0; c < cores.size(); ++c)
            if (used[c]) {
                cores[c].width(m_result.options.numbers.elementBits, m_result.options.numbers.elementBits);
                if (throughput())
                    cores[c].beginPass(static_cast<std::uint32_t>(m_result.slotBytes));
            }
        for (std::size_t t = 0; t < m_schedule.tasks.size(); ++t) {
            if (m_context.cancelled())
                return fail(ErrorCode::Cancelled, "stopped while writing instructions", "network " + net().name);
            report("writing instructions",
                   0.4 + 0.6 * static_cast<double>(t) / static_cast<double>(m_schedule.tasks.size()));
            const Task& task = m_schedule.tasks[t];
            const Piece& piece = m_mapping.pieces[at(task.piece)];
            const SourceIndex source = context.source(m_lowered.steps[at(piece.step)].layer, task.from);
            for (const Part& part : piece.parts)
                cores[at(part.core)].setSource(source);
            for (const int gate : m_schedule.waits[t])
                cores[at(m_schedule.gates[at(gate)].core)].wait(m_schedule.gates[at(gate)].event,
                                                                m_schedule.gates[at(gate)].value);
            if (const auto written = writeTask(context, piece, task.from, task.to); !written)
                return tl::unexpected(written.error());
            for (const int gate : m_schedule.opens[t])
                cores[at(piece.parts.front().core)].sync(m_schedule.gates[at(gate)].core,
                                                         m_schedule.gates[at(gate)].event);
        }
        if (throughput()) {
            writeExchange(cores);
            writeBarrier(cores, used);
        }
        CompileStatistics& statistics = m_result.statistics;
        const CompileStatistics before = std::exchange(statistics, {});
        statistics.crossbarsUsed = before.crossbarsUsed;
        statistics.crossbarsTotal = before.crossbarsTotal;
        for (std::size_t c = 0; c < cores.size(); ++c) {
            const CompileStatistics& counts = cores[c].counts();
            statistics.coresUsed += used[c];
            statistics.mvmuls += counts.mvmuls;
            statistics.matrixInstructions += counts.matrixInstructions;
            statistics.vectorInstructions += counts.vectorInstructions;
            statistics.transferInstructions += counts.transferInstructions;
            statistics.scalarInstructions += counts.scalarInstructions;
            statistics.communications += counts.communications;
            statistics.globalReadBytes += counts.globalReadBytes;
            statistics.globalWriteBytes += counts.globalWriteBytes;
            statistics.localHighWaterBytes = std::max(statistics.localHighWaterBytes, cores[c].highWaterBytes());
        }
        for (std::size_t c = 0; c < cores.size(); ++c)
            m_result.program.cores[c].present = used[c]; // an empty list would count as a core that does nothing
        statistics.spilledBytes = context.spilledBytes + m_traffic.spilledBytes;
        report("writing instructions", 1.0);
        return {};
    }

    /// Where cores keep biases from one task to the next: within an eighth of their local memories.
    void keepBiases(std::vector<std::int64_t>& firstFree)
    {
        std::vector<std::int64_t> left(firstFree.size(), m_keepsBiases ? m_capacity / 8 : 0);
        for (Piece& piece : m_mapping.pieces) {
            piece.biasesAt = -1;
            const Step& step = m_lowered.steps[at(piece.step)];
            if (step.kind != StepKind::Crossbars || !hasBiases(net().layers[at(step.layer)]))
                continue;
            const auto core = at(piece.parts.front().core);
            const std::int64_t bytes = m_columnGroups[at(piece.step)][at(piece.columnGroup)].columns
                * (m_result.options.numbers.accumulatorBits / 8);
            if (bytes > left[core])
                continue;
            left[core] -= bytes;
            piece.biasesAt = std::exchange(firstFree[core], firstFree[core] + bytes);
        }
    }

    /// What one pass has computed goes where the next one needs it.
    void writeExchange(std::vector<CoreCode>& cores)
    {
        for (CoreCode& core : cores)
            core.setSource(0);
        for (const Message& message : m_traffic.messages) {
            if (message.from == message.to) {
                cores[at(message.from)].move(message.destination, message.source, message.bytes);
                continue;
            }
            cores[at(message.from)].send(message.to, message.source, message.bytes);
            cores[at(message.to)].receive(message.from, message.destination, message.bytes);
        }
        // What a later pass needs grows older by one.
        for (const Piece& piece : m_mapping.pieces) {
            const auto [from, to] = shareOf(*m_input, m_mapping, piece);
            const std::int64_t bytes =
                (to - from) * net().layers[at(m_lowered.steps[at(piece.step)].result)].output.channels * elementBytes();
            for (std::size_t slot = piece.kept.size(); slot-- > 1;)
                cores[at(piece.parts.front().core)].move(piece.kept[slot], piece.kept[slot - 1], bytes);
        }
    }

    /// No core begins the next pass before all have ended this one: the first one counts them, then lets them go.
    void writeBarrier(std::vector<CoreCode>& cores, const std::vector<bool>& used)
    {
        std::vector<int> members;
        for (std::size_t c = 0; c < cores.size(); ++c)
            if (used[c])
                members.push_back(static_cast<int>(c));
        if (members.size() < 2)
            return;
        const int first = members.front();
        for (CoreCode& core : cores)
            core.setSource(0);
        for (std::size_t i = 1; i < members.size(); ++i) {
            cores[at(members[i])].sync(first, kBarrierEvent);
            cores[at(members[i])].wait(kReleaseEvent, 1);
        }
        cores[at(first)].wait(kBarrierEvent, static_cast<int>(members.size()) - 1);
        for (std::size_t i = 1; i < members.size(); ++i)
            cores[at(first)].sync(members[i], kReleaseEvent);
    }

    const Machine& m_machine;
    const RunContext& m_context;
    CompiledProgram m_result;
    Lowered m_lowered;
    std::vector<std::vector<ColumnGroup>> m_columnGroups;
    std::unique_ptr<MappingInput> m_input;
    Mapping m_mapping;
    Schedule m_schedule;
    Traffic m_traffic;
    std::int64_t m_capacity = 0; ///< bytes of a local memory
    std::uint64_t m_mapBytes = 0; ///< of the global memory, of one image
    bool m_keepsBiases = true;
    std::vector<int> m_stage; ///< by step: which image of the pipeline it works on
};

} // namespace

Result<CompiledProgram> compile(std::shared_ptr<const network::Network> network, const Machine& machine,
                                const CompileOptions& options, const RunContext& context)
{
    if (!network)
        return fail(ErrorCode::InvalidArgument, "no network");
    if (options.replication == Replication::Genetic)
        return compileGenetic(network, machine, options, context);
    return Compilation(std::move(network), machine, options, context).run();
}

} // namespace pim::program
