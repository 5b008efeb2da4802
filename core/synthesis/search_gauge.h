// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cmath>
#include <span>

namespace pim::synthesis {

/// What a task of the search shows of itself while it runs: written by its thread, read by whoever watches. Nothing of it
/// enters the outcome.
struct SearchGauge
{
    std::atomic<double> done { 0 }; ///< part of the task that is behind it, 0..1
    std::atomic<double> temperature { 0 }, acceptance { 0 }, spread { 0 }; ///< as in TraceSample

    void set(std::atomic<double>& figure, double value) { figure.store(value, std::memory_order_relaxed); }
};

/// Acceptance and spread of an annealing chain over its last few hundred moves.
class ChainFigures
{
public:
    void add(bool accepted, double merit)
    {
        const double weight = 1.0 / std::min(++m_moves, kWindow);
        m_acceptance += weight * ((accepted ? 1.0 : 0.0) - m_acceptance);
        if (!(merit > 0)) // nothing feasible yet
            return;
        const double meritWeight = 1.0 / std::min(++m_merits, kWindow);
        const double off = merit - m_mean;
        m_mean += meritWeight * off;
        m_variance = (1 - meritWeight) * (m_variance + meritWeight * off * off);
    }
    double acceptance() const { return m_acceptance; }
    double spread() const { return m_mean > 0 ? std::sqrt(m_variance) / m_mean : 0; }

private:
    static constexpr double kWindow = 300;
    double m_moves = 0, m_merits = 0, m_acceptance = 0, m_mean = 0, m_variance = 0;
};

/// Standard deviation of the positive values / their mean; 0 for fewer than two.
template<typename Range, typename ValueOf>
double relativeSpread(const Range& range, ValueOf&& valueOf)
{
    double count = 0, mean = 0, squares = 0;
    for (const auto& item : range) {
        const double value = valueOf(item);
        if (!(value > 0))
            continue;
        const double off = value - mean;
        mean += off / ++count;
        squares += off * (value - mean);
    }
    return count > 1 ? std::sqrt(squares / count) / mean : 0;
}

} // namespace pim::synthesis
