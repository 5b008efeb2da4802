// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <mutex>
#include <vector>

#include "core/synthesis/observer.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// Which of a task's evaluations are shown: one of \a stride, and ever fewer after \a quota of them. Depends on their
/// number within the task alone.
class PointSelection
{
public:
    PointSelection(std::uint64_t stride, std::uint64_t quota);
    bool next()
    {
        const std::uint64_t i = m_index++;
        if (i == m_widenAt) {
            m_stride *= 2;
            m_widenAt *= 2;
        }
        return i % m_stride == 0;
    }

private:
    std::uint64_t m_index = 0, m_stride, m_widenAt;
};

/// Carries points from the threads of a search to its observer.
class SearchFeed
{
public:
    SearchFeed(const SearchObserver& observer, Objective objective);

    bool wantsPoints() const { return static_cast<bool>(m_observer.onPoints); }
    bool wantsTrace() const { return static_cast<bool>(m_observer.onTrace); }
    /// Any thread. Sequence and best so far are set on delivery.
    void add(ObservedPoint point);
    /// The observer's thread: hand over what has come in.
    void deliver();
    void trace(const TraceSample& sample) { m_observer.onTrace(sample); }

private:
    const SearchObserver& m_observer;
    const Objective m_objective;
    std::int64_t m_sequence = 0; ///< observer's thread
    double m_best = 0; ///< observer's thread
    std::vector<ObservedPoint> m_batch; ///< observer's thread
    std::mutex m_mutex;
    std::vector<ObservedPoint> m_pending; ///< guarded by m_mutex
};

} // namespace pim::synthesis
