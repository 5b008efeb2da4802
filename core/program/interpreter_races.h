// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace pim::program {

/// Finds accesses to global memory that nothing orders: one core reads or writes what another wrote, or writes what
/// another read, and no chain of messages and events leads from the one to the other. Results of such a program depend
/// on who comes first, even where the order at hand gives the right ones.
///
/// Each core has a vector clock, which messages and events pass on; memory remembers by whom and when it was accessed
/// last (C. Flanagan, S. N. Freund, FastTrack, PLDI 2009), in stretches that are as long as the accesses were.
class RaceDetector
{
public:
    explicit RaceDetector(std::size_t cores)
        : m_clocks(cores, Clock(cores))
    {
        forget();
    }

    /// Everything so far happens before everything to come.
    void forget();
    /// A send and its recv, which wait for each other.
    void meet(std::int32_t one, std::int32_t other);
    /// sync: \a from adds to an event register of \a to.
    void signal(std::int32_t from, std::int32_t to, std::int32_t event);
    /// wait: \a core has seen all that led to its event register's value.
    void observe(std::int32_t core, std::int32_t event);

    enum class Access { Read, Write };
    struct Earlier ///< what an access is not ordered after
    {
        Access access = Access::Read;
        std::int32_t core = -1;
        std::size_t instruction = 0;
        std::uint64_t address = 0; ///< first byte in common
    };
    /// Note an access of \a bytes bytes by instruction \a instruction of \a core. Returns an earlier one that races
    /// with it. REQUIRES: the last byte's address is not below the first one's.
    std::optional<Earlier> access(Access access, std::int32_t core, std::size_t instruction, std::uint64_t address,
                                  std::uint64_t bytes);

private:
    using Clock = std::vector<std::uint32_t>; ///< by core
    struct Touch
    {
        std::int32_t core = -1;
        std::uint32_t time = 0; ///< of the core's own clock
        std::size_t instruction = 0;
    };
    struct Stretch
    {
        std::uint64_t last = 0; ///< byte of the stretch
        Touch write; ///< core -1: none
        std::vector<Touch> reads; ///< since that write, none ordered before another
    };
    using Memory = std::map<std::uint64_t, Stretch>; ///< by first byte; stretches do not overlap

    static void join(Clock& clock, const Clock& other);
    void tick(std::int32_t core);
    bool ordered(const Touch& before, std::int32_t core) const
    {
        return before.core == core
            || before.time <= m_clocks[static_cast<std::size_t>(core)][static_cast<std::size_t>(before.core)];
    }
    /// Let a stretch begin at \a address, where one covers it.
    void split(std::uint64_t address);
    std::optional<Earlier> read(const Touch& touch, std::uint64_t first, std::uint64_t last);
    std::optional<Earlier> write(const Touch& touch, std::uint64_t first, std::uint64_t last);

    std::vector<Clock> m_clocks;
    std::map<std::pair<std::int32_t, std::int32_t>, Clock> m_signals; ///< by core and event register
    Memory m_memory;
};

} // namespace pim::program
