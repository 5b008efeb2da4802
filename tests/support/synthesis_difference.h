// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include "core/evaluation/evaluator.h"
#include "core/synthesis/synthesis.h"

namespace pim::test {

/// Why two syntheses differ; empty when they are the same in all that does not depend on the time they took.
inline QString difference(const synthesis::Synthesis& a, const synthesis::Synthesis& b)
{
    if (a.feasible != b.feasible || a.evaluations != b.evaluations || a.bestValue != b.bestValue || a.bound != b.bound)
        return QString("evaluations %1 and %2, best %3 and %4")
            .arg(a.evaluations)
            .arg(b.evaluations)
            .arg(a.bestValue, 0, 'g', 17)
            .arg(b.bestValue, 0, 'g', 17);
    if (a.best.layers != b.best.layers || !(a.best.parameters == b.best.parameters))
        return "the best designs differ";
    if (a.archive.size() != b.archive.size())
        return QString("archives of %1 and %2 points").arg(a.archive.size()).arg(b.archive.size());
    for (std::size_t i = 0; i < a.archive.size(); ++i)
        if (!(a.archive[i].parameters == b.archive[i].parameters)
            || !(*a.archive[i].candidate == *b.archive[i].candidate)
            || a.archive[i].metrics.energy != b.archive[i].metrics.energy
            || a.archive[i].metrics.latency != b.archive[i].metrics.latency)
            return QString("archive point %1").arg(i);
    if (a.grid.size() != b.grid.size())
        return "grids differ";
    for (std::size_t i = 0; i < a.grid.size(); ++i)
        if (a.grid[i].best != b.grid[i].best || a.grid[i].evaluations != b.grid[i].evaluations
            || a.grid[i].skipped != b.grid[i].skipped)
            return QString("grid point %1").arg(i);
    for (std::size_t v = 0; v < a.violations.size(); ++v)
        if (a.violations[v].count != b.violations[v].count || a.violations[v].sample != b.violations[v].sample)
            return QString("violation %1: %2 and %3 times")
                .arg(v)
                .arg(a.violations[v].count)
                .arg(b.violations[v].count);
    return {};
}

} // namespace pim::test
