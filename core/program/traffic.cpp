// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/traffic.h"

#include <algorithm>
#include <map>
#include <queue>

namespace pim::program::detail {

namespace {

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

/// A Resident and where it is to be told.
struct Candidate
{
    Resident resident;
    std::size_t piece = 0, part = 0;
    int operand = -1; ///< -1: the merged one
};

class TrafficPlanner
{
public:
    TrafficPlanner(const MappingInput& input, Mapping& mapping, const std::vector<int>& stage, std::int64_t localBytes)
        : m_input(input)
        , m_mapping(mapping)
        , m_stage(stage)
        , m_localBytes(localBytes)
        , m_taken(at(input.machine.coreCount), 0)
        , m_keptSlots(input.lowered.steps.size(), 0)
    {
    }

    Traffic run()
    {
        const auto& steps = m_input.lowered.steps;
        m_traffic.stored.assign(steps.size(), false);
        m_piecesOf.resize(steps.size());
        for (std::size_t p = 0; p < m_mapping.pieces.size(); ++p) {
            Piece& piece = m_mapping.pieces[p];
            m_piecesOf[at(piece.step)].push_back(p);
            piece.kept.clear();
            piece.keptFrom = shareOf(m_input, m_mapping, piece).first;
            for (Part& part : piece.parts) {
                part.residents.assign(steps[at(piece.step)].operands.size(), -1);
                part.mergedResident = -1;
            }
        }
        std::vector<bool> read(steps.size(), false);
        for (std::size_t s = 0; s < steps.size(); ++s) {
            for (std::size_t o = 0; o < steps[s].operands.size(); ++o)
                decide(s, steps[s].operands[o], static_cast<int>(o), read);
            if (steps[s].merged)
                decide(s, *steps[s].merged, -1, read);
        }
        for (std::size_t s = 0; s < steps.size(); ++s)
            if (!read[s])
                m_traffic.stored[s] = true; // a result of the network
        for (Piece& piece : m_mapping.pieces)
            piece.stores = m_traffic.stored[at(piece.step)];
        m_traffic.firstFree = m_taken;
        makeMessages();
        return std::move(m_traffic);
    }

private:
    int elementBytes() const { return m_input.options.numbers.elementBits / 8; }
    const network::Layer& layerOf(std::size_t step) const
    {
        return m_input.network.layers[at(m_input.lowered.steps[step].layer)];
    }
    std::int64_t pixelBytes(std::size_t step) const
    {
        return m_input.network.layers[at(m_input.lowered.steps[step].result)].output.channels * elementBytes();
    }

    /// Should step \a s get this operand from the cores that compute it?
    void decide(std::size_t s, const Operand& operand, int index, std::vector<bool>& read)
    {
        if (network::isInput(operand.layer))
            return;
        const auto provider = at(m_input.lowered.stepOfMap[at(operand.layer)]);
        read[provider] = true;
        std::vector<Candidate> candidates;
        std::map<int, std::int64_t> wanted; // by core
        bool fits = m_input.columnGroups[provider].size() <= 1 && collect(s, operand, index, provider, candidates);
        for (const Candidate& c : candidates)
            wanted[c.resident.core] += c.resident.bytes;
        const int slots = std::max(0, m_stage[s] - m_stage[provider] - m_keptSlots[provider]); // more than there are
        if (fits)
            for (const std::size_t p : m_piecesOf[provider]) {
                const auto [from, to] = shareOf(m_input, m_mapping, m_mapping.pieces[p]);
                wanted[m_mapping.pieces[p].parts.front().core] += slots * (to - from) * pixelBytes(provider);
            }
        const bool possible = fits;
        for (const auto& [core, bytes] : wanted)
            fits = fits && m_taken[at(core)] + bytes <= m_localBytes;
        if (!fits) {
            if (possible)
                m_traffic.spilledBytes += operand.map.elements() * elementBytes();
            m_traffic.stored[provider] = true;
            return;
        }
        const auto take = [&](int core, std::int64_t bytes) {
            return std::exchange(m_taken[at(core)], m_taken[at(core)] + bytes);
        };
        m_keptSlots[provider] += slots;
        for (const std::size_t p : m_piecesOf[provider]) {
            Piece& piece = m_mapping.pieces[p];
            const auto [from, to] = shareOf(m_input, m_mapping, piece);
            for (int slot = 0; slot < slots; ++slot)
                piece.kept.push_back(take(piece.parts.front().core, (to - from) * pixelBytes(provider)));
        }
        for (Candidate& c : candidates) {
            c.resident.address = take(c.resident.core, c.resident.bytes);
            Part& part = m_mapping.pieces[c.piece].parts[c.part];
            (c.operand < 0 ? part.mergedResident : part.residents[at(c.operand)]) =
                static_cast<int>(m_traffic.residents.size());
            m_traffic.residents.push_back(c.resident);
        }
    }

    /// What every core of step \a s keeps of an operand; false when it cannot be kept.
    bool collect(std::size_t s, const Operand& operand, int index, std::size_t provider,
                 std::vector<Candidate>& candidates) const
    {
        const Step& step = m_input.lowered.steps[s];
        const network::Layer& layer = layerOf(s);
        if (step.kind == StepKind::Other)
            return false;
        const bool flat = index < 0 || step.kind == StepKind::Eltwise;
        if (flat && operand.map.positions() != layer.output.positions())
            return false;
        if (index < 0 && m_input.columnGroups[s].size() > 1)
            return false;
        for (const std::size_t p : m_piecesOf[s]) {
            const Piece& piece = m_mapping.pieces[p];
            const auto [from, to] = shareOf(m_input, m_mapping, piece);
            if (from == to)
                continue;
            const std::size_t parts = index < 0 || step.kind != StepKind::Crossbars ? 1 : piece.parts.size();
            for (std::size_t i = 0; i < parts; ++i) {
                Candidate c { {}, p, i, index };
                Resident& r = c.resident;
                r.core = piece.parts[i].core;
                r.map = operand.layer;
                r.step = static_cast<int>(s);
                r.channels = operand.map.channels;
                r.delay = m_stage[s] - m_stage[provider];
                r.flat = flat;
                if (flat) {
                    r.from = from;
                    r.to = to;
                    r.bytes = (to - from) * r.channels * elementBytes();
                } else if (!rows(s, piece, piece.parts[i], static_cast<std::size_t>(index), from, to, r)) {
                    return false;
                } else if (r.channels == 0) {
                    continue; // this core needs nothing of it
                }
                candidates.push_back(std::move(c));
            }
        }
        return true;
    }

    bool rows(std::size_t s, const Piece& piece, const Part& part, std::size_t operand, std::int64_t from,
              std::int64_t to, Resident& r) const
    {
        const Step& step = m_input.lowered.steps[s];
        const network::Layer& layer = layerOf(s);
        const network::FeatureMap& map = step.operands[operand].map;
        OperandUse use;
        if (step.kind == StepKind::Crossbars) {
            use = operandUses(layer, step, m_input.columnGroups[s][at(piece.columnGroup)], part)[operand];
            if (!use.used) {
                r.channels = 0;
                return true;
            }
            if (use.channels() != map.channels)
                return false;
        } else {
            use.window = layer.window;
            for (int ky = 0; ky < layer.window.kernelH; ++ky)
                use.kernelRows.push_back(ky);
        }
        const Band band { layer.output.width, from, to };
        r.firstRow = map.height;
        for (std::int64_t y = band.firstRow(); y <= band.lastRow(); ++y)
            for (const int ky : use.kernelRows) {
                const std::int64_t row = inputRow(layer, use.window, map.height, y, ky);
                if (row < 0)
                    continue;
                r.firstRow = std::min(r.firstRow, row);
                r.endRow = std::max(r.endRow, row + 1);
            }
        r.endRow = std::max(r.endRow, r.firstRow);
        std::tie(r.firstColumn, r.endColumn) =
            inputColumns(layer, use.window, map.width, band.firstColumn(), band.endColumn());
        const std::int64_t pitch = (r.endColumn - r.firstColumn) * r.channels * elementBytes();
        r.bytes = (r.endRow - r.firstRow + 1) * pitch;
        return true;
    }

    /// The parts of a producer's share that a resident wants.
    void messagesTo(const Resident& r, const Piece& piece, std::vector<Message>& messages) const
    {
        const auto [from, to] = shareOf(m_input, m_mapping, piece);
        const std::int64_t pixel = r.channels * elementBytes();
        const std::int64_t kept = piece.kept[at(r.delay - 1)];
        const auto add = [&](std::int64_t first, std::int64_t end, std::int64_t destination) {
            if (first >= end)
                return;
            const Message message { piece.parts.front().core, r.core, kept + (first - from) * pixel, destination,
                                    (end - first) * pixel };
            if (!messages.empty() && messages.back().from == message.from && messages.back().to == message.to
                && messages.back().source + messages.back().bytes == message.source
                && messages.back().destination + messages.back().bytes == message.destination)
                messages.back().bytes += message.bytes;
            else
                messages.push_back(message);
        };
        if (r.flat) {
            const std::int64_t first = std::max(from, r.from);
            add(first, std::min(to, r.to), r.address + (first - r.from) * pixel);
            return;
        }
        std::int64_t width = m_input.network.layers[at(r.map)].output.width;
        for (const Operand& operand : m_input.lowered.steps[at(r.step)].operands)
            if (operand.layer == r.map)
                width = operand.map.width; // as the reader sees its rows
        for (std::int64_t row = std::max(r.firstRow, from / width); row < r.endRow && row * width < to; ++row) {
            const std::int64_t first = std::max(from, row * width + std::max<std::int64_t>(0, r.firstColumn));
            const std::int64_t end = std::min(to, row * width + std::min(width, r.endColumn));
            add(first, end,
                r.address
                    + ((row - r.firstRow) * (r.endColumn - r.firstColumn) + first - row * width - r.firstColumn)
                        * pixel);
        }
    }

    void makeMessages()
    {
        std::vector<Message> messages;
        for (const Resident& r : m_traffic.residents)
            for (const std::size_t p : m_piecesOf[at(m_input.lowered.stepOfMap[at(r.map)])])
                messagesTo(r, m_mapping.pieces[p], messages);
        // Whoever is free first goes first; all cores keep this order.
        const Estimate estimate(m_input.machine, m_input.options.numbers);
        std::vector<double> free(m_taken.size(), 0.0);
        using Entry = std::pair<double, std::size_t>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        const auto start = [&](const Message& m) { return std::max(free[at(m.from)], free[at(m.to)]); };
        for (std::size_t i = 0; i < messages.size(); ++i)
            queue.emplace(0.0, i);
        while (!queue.empty()) {
            const auto [time, i] = queue.top();
            queue.pop();
            const double now = start(messages[i]);
            if (now > time) {
                queue.emplace(now, i);
                continue;
            }
            const Message& m = messages[i];
            free[at(m.from)] = free[at(m.to)] =
                now + (m.from == m.to ? estimate.moveNs(m.bytes) : estimate.sendNs(m.bytes));
            m_traffic.messages.push_back(m);
        }
    }

    const MappingInput& m_input;
    Mapping& m_mapping;
    const std::vector<int>& m_stage;
    std::int64_t m_localBytes;
    std::vector<std::int64_t> m_taken; ///< by core
    std::vector<int> m_keptSlots; ///< by step: results of so many passes stay on its cores
    std::vector<std::vector<std::size_t>> m_piecesOf; ///< by step
    Traffic m_traffic;
};

} // namespace

std::pair<std::int64_t, std::int64_t> shareOf(const MappingInput& input, const Mapping& mapping, const Piece& piece)
{
    const Step& step = input.lowered.steps[at(piece.step)];
    const std::int64_t positions = input.network.layers[at(step.layer)].output.positions(),
                       copies = mapping.copies[at(piece.step)];
    return { positions * piece.copy / copies, positions * (piece.copy + piece.copies) / copies };
}

Traffic throughMemory(const MappingInput& input)
{
    Traffic traffic;
    traffic.firstFree.assign(at(input.machine.coreCount), 0);
    traffic.stored.assign(input.lowered.steps.size(), true);
    return traffic;
}

Traffic planTraffic(const MappingInput& input, Mapping& mapping, const std::vector<int>& stage, std::int64_t localBytes)
{
    return TrafficPlanner(input, mapping, stage, localBytes).run();
}

} // namespace pim::program::detail
