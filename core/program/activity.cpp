// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/activity.h"

#include <algorithm>
#include <limits>

namespace pim::program {

namespace {

double share(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? std::min(1.0, static_cast<double>(part) / static_cast<double>(whole)) : 0.0;
}

} // namespace

CoreActivity activityOf(const CoreResult& core, std::int64_t runningPs)
{
    CoreActivity found;
    found.busy = share(core.workingPs, runningPs);
    for (std::size_t u = 0; u < found.units.size(); ++u)
        found.units[u] = share(core.unitWorkingPs[u], runningPs);
    if (const std::int64_t matrix = core.unitWorkingPs[static_cast<std::size_t>(Unit::Matrix)]; matrix > 0)
        found.concurrency = static_cast<double>(core.groupsWorkingPs) / static_cast<double>(matrix);
    for (std::size_t s = 0; s < found.stalls.size() && runningPs > 0; ++s)
        found.stalls[s] = static_cast<double>(core.stalledPs[s]) / static_cast<double>(runningPs);
    return found;
}

CoreActivity activityOf(const SimulationResult& result)
{
    CoreActivity all;
    double used = 0, groups = 0, matrix = 0;
    for (const CoreResult& core : result.cores) {
        if (core.instructions == 0)
            continue;
        const CoreActivity one = activityOf(core, result.runningPs);
        ++used;
        all.busy += one.busy;
        for (std::size_t u = 0; u < all.units.size(); ++u)
            all.units[u] += one.units[u];
        for (std::size_t s = 0; s < all.stalls.size(); ++s)
            all.stalls[s] += one.stalls[s];
        groups += static_cast<double>(core.groupsWorkingPs);
        matrix += static_cast<double>(core.unitWorkingPs[static_cast<std::size_t>(Unit::Matrix)]);
    }
    if (used > 0) {
        all.busy /= used;
        for (double& unit : all.units)
            unit /= used;
        for (double& stall : all.stalls)
            stall /= used;
    }
    all.concurrency = matrix > 0 ? groups / matrix : 0;
    return all;
}

void WorkTime::merge(Stretch stretch)
{
    if (stretch.end <= m_until)
        return;
    m_sum += stretch.end - std::max(stretch.begin, m_until);
    m_until = stretch.end;
}

void WorkTime::settle(std::int64_t now)
{
    for (; !m_later.empty() && m_later.back().begin <= now; m_later.pop_back())
        merge(m_later.back());
}

void WorkTime::add(std::int64_t now, std::int64_t begin, std::int64_t end)
{
    if (end <= begin)
        return;
    settle(now);
    if (begin <= now)
        return merge({ begin, end });
    const auto at = std::find_if(m_later.rbegin(), m_later.rend(), [begin](const Stretch& s) { return s.begin > begin; });
    m_later.insert(at.base(), { begin, end });
}

std::int64_t WorkTime::sum()
{
    settle(std::numeric_limits<std::int64_t>::max());
    return m_sum;
}

} // namespace pim::program
