// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace pim {

/// A random stream named by (seed, a, b): candidate b of generation a draws the same numbers whatever the thread
/// count. xoshiro256** seeded by SplitMix64 (Blackman and Vigna); own distributions, since std's differ by library.
class RandomStream
{
public:
    explicit RandomStream(std::uint64_t seed, std::uint64_t a = 0, std::uint64_t b = 0);

    std::uint64_t next();
    /// Uniform in [0, 1).
    double uniform01();
    /// Uniform in [low, high], both included. REQUIRES: low <= high.
    std::int64_t uniformInt(std::int64_t low, std::int64_t high);
    bool chance(double probability) { return uniform01() < probability; }

private:
    std::uint64_t m_state[4];
};

} // namespace pim
