// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/search_feed.h"

#include <utility>

namespace pim::synthesis {

PointSelection::PointSelection(std::uint64_t stride, std::uint64_t quota)
    : m_stride(std::max<std::uint64_t>(1, stride))
    , m_widenAt(std::max<std::uint64_t>(1, quota) * m_stride)
{
}

SearchFeed::SearchFeed(const SearchObserver& observer, Objective objective)
    : m_observer(observer)
    , m_objective(objective)
{
}

void SearchFeed::add(ObservedPoint point)
{
    const std::scoped_lock lock(m_mutex);
    m_pending.push_back(std::move(point));
}

void SearchFeed::deliver()
{
    if (!wantsPoints())
        return;
    m_batch.clear();
    {
        const std::scoped_lock lock(m_mutex);
        m_batch.swap(m_pending);
    }
    if (m_batch.empty())
        return;
    const bool maximize = objectiveInfo(m_objective).maximize;
    for (ObservedPoint& point : m_batch) {
        point.sequence = ++m_sequence;
        const double value = objectiveValue(m_objective, point.metrics);
        point.improvement = value > 0 && (m_best == 0 || (maximize ? value > m_best : value < m_best));
        if (point.improvement)
            m_best = value;
        point.bestSoFar = m_best;
    }
    m_observer.onPoints(m_batch);
}

} // namespace pim::synthesis
