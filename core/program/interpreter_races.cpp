// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/interpreter_races.h"

#include <algorithm>
#include <limits>

namespace pim::program {
namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

} // namespace

void RaceDetector::forget()
{
    m_memory.clear();
    m_signals.clear();
    for (std::size_t c = 0; c < m_clocks.size(); ++c) {
        std::fill(m_clocks[c].begin(), m_clocks[c].end(), 0);
        m_clocks[c][c] = 1; // later than what the others know of it
    }
}

void RaceDetector::join(Clock& clock, const Clock& other)
{
    for (std::size_t c = 0; c < clock.size(); ++c)
        clock[c] = std::max(clock[c], other[c]);
}

void RaceDetector::tick(std::int32_t core) { ++m_clocks[at(core)][at(core)]; }

void RaceDetector::meet(std::int32_t one, std::int32_t other)
{
    join(m_clocks[at(one)], m_clocks[at(other)]);
    m_clocks[at(other)] = m_clocks[at(one)];
    tick(one);
    tick(other);
}

void RaceDetector::signal(std::int32_t from, std::int32_t to, std::int32_t event)
{
    Clock& signal = m_signals[{ to, event }];
    signal.resize(m_clocks.size());
    join(signal, m_clocks[at(from)]);
    tick(from);
}

void RaceDetector::observe(std::int32_t core, std::int32_t event)
{
    const auto signal = m_signals.find({ core, event });
    if (signal == m_signals.end())
        return;
    join(m_clocks[at(core)], signal->second);
    m_signals.erase(signal);
}

void RaceDetector::split(std::uint64_t address)
{
    auto stretch = m_memory.upper_bound(address);
    if (stretch == m_memory.begin())
        return;
    --stretch;
    if (stretch->first == address || stretch->second.last < address)
        return;
    m_memory.emplace_hint(std::next(stretch), address, stretch->second);
    stretch->second.last = address - 1;
}

std::optional<RaceDetector::Earlier> RaceDetector::access(Access access, std::int32_t core, std::size_t instruction,
                                                          std::uint64_t address, std::uint64_t bytes)
{
    if (bytes == 0)
        return std::nullopt;
    const std::uint64_t last = address + (bytes - 1);
    split(address);
    if (last != std::numeric_limits<std::uint64_t>::max())
        split(last + 1);
    const Touch touch { core, m_clocks[at(core)][at(core)], instruction };
    return access == Access::Read ? read(touch, address, last) : write(touch, address, last);
}

std::optional<RaceDetector::Earlier> RaceDetector::read(const Touch& touch, std::uint64_t first, std::uint64_t last)
{
    std::optional<Earlier> found;
    auto stretch = m_memory.lower_bound(first);
    for (std::uint64_t from = first;; ++stretch) {
        if (stretch == m_memory.end() || stretch->first > from) { // nobody was here yet, up to the next stretch
            const std::uint64_t end = stretch == m_memory.end() ? last : std::min(last, stretch->first - 1);
            stretch = m_memory.emplace_hint(stretch, from, Stretch { end, {}, {} });
        }
        Stretch& here = stretch->second;
        if (!found && here.write.core >= 0 && !ordered(here.write, touch.core))
            found = Earlier { Access::Write, here.write.core, here.write.instruction, stretch->first };
        std::erase_if(here.reads, [&](const Touch& read) { return ordered(read, touch.core); });
        here.reads.push_back(touch);
        if (here.last == last)
            return found;
        from = here.last + 1;
    }
}

std::optional<RaceDetector::Earlier> RaceDetector::write(const Touch& touch, std::uint64_t first, std::uint64_t last)
{
    std::optional<Earlier> found;
    auto stretch = m_memory.lower_bound(first);
    while (stretch != m_memory.end() && stretch->first <= last) {
        const Stretch& here = stretch->second;
        if (!found && here.write.core >= 0 && !ordered(here.write, touch.core))
            found = Earlier { Access::Write, here.write.core, here.write.instruction, stretch->first };
        for (const Touch& read : here.reads)
            if (!found && !ordered(read, touch.core))
                found = Earlier { Access::Read, read.core, read.instruction, stretch->first };
        stretch = m_memory.erase(stretch);
    }
    m_memory.emplace_hint(stretch, first, Stretch { last, touch, {} });
    return found;
}

} // namespace pim::program
