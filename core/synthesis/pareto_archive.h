// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/design/design.h"
#include "core/evaluation/evaluator.h"

namespace pim::synthesis {

/// The figures of a design that the Pareto plots compare, as files and the command line name them.
enum class Metric {
    PowerEfficiency,
    Throughput,
    ThroughputGops,
    Latency,
    Period,
    Energy,
    Edp,
    Area,
    PeakPower,
    Crossbars,
    Macros
};
inline constexpr int kMetricCount = 11;

struct MetricInfo
{
    Metric metric;
    std::string_view key; ///< "power_efficiency_gops_per_w": the key of DESIGN.json's `metrics`
    std::string_view label; ///< "power efficiency"
    std::string_view unit; ///< "GOPS/W"; empty for counts
    bool maximize;
};
const MetricInfo& metricInfo(Metric metric);
/// The metric of a key; nothing when no plot knows it.
std::optional<Metric> metricFromKey(std::string_view key);

/// What one evaluation yields for the plots. Times in ns, energy in nJ, area in um2.
struct Figures
{
    double operations = 0; ///< of one inference; the same for all points of an archive
    double energyNj = 0, periodNs = 0, latencyNs = 0, areaUm2 = 0, peakW = 0;
    std::int64_t crossbars = 0, macros = 0;
    double clockNs = 0;
    std::int64_t cycles = 0;

    static Figures of(const evaluation::Score& score, std::int64_t operations)
    {
        return { static_cast<double>(operations),
                 score.energyNj,
                 score.periodNs,
                 score.latencyNs,
                 score.areaUm2,
                 score.peakW,
                 score.crossbars,
                 score.macros,
                 score.clockNs,
                 score.cycles };
    }
    double value(Metric metric) const; ///< in the metric's unit
    evaluation::Score score() const; ///< the same figures; all others of the score are at their defaults
    bool operator==(const Figures&) const = default;
};

/// The design behind a point.
struct ParetoPayload
{
    std::shared_ptr<const evaluation::Candidate> candidate;
    design::DesignParameters parameters;
};

/// Every evaluation that is best for somebody: all points on the Pareto front of some pair of metrics.
///
/// Metrics that order designs of one network alike (energy and efficiency, period and throughput) share an axis; eight
/// axes make 28 pairs, each a staircase sorted along its first axis. Offering a point costs a binary search per pair;
/// only a point that enters some front is copied. A point that leaves its last front is dropped.
///
/// The content does not depend on the order of the offers, but for points equal on both axes of a pair: there the one
/// offered first stays. So archives of several threads merged in a fixed order are the same whatever the thread count.
/// Not thread-safe: one archive per thread.
class ParetoArchive
{
public:
    struct Point
    {
        Figures figures;
        ParetoPayload payload;
        std::uint64_t order = 0; ///< offers accepted before it
    };

    /// Offer a feasible evaluation. \a makePayload (returning ParetoPayload) is called only when the point is kept.
    /// Figures that are not finite or negative are refused. Returns whether the point was kept.
    template<typename MakePayload>
    bool offer(const Figures& figures, MakePayload&& makePayload)
    {
        if (!enters(figures))
            return false;
        insert(figures, std::forward<MakePayload>(makePayload)());
        return true;
    }
    /// Would offer() keep it? For callers that must do work before they can build a payload.
    bool wouldKeep(const Figures& figures) { return enters(figures); }
    /// Offer all points of \a other, in the order they entered it.
    void merge(const ParetoArchive& other);

    std::size_t size() const { return m_used; }
    bool empty() const { return m_used == 0; }
    /// All points in the order they were offered. Pointers hold until the next offer.
    std::vector<const Point*> points() const;
    /// The front of two metrics, from the best of \a x to the best of \a y; one point when both order designs alike.
    std::vector<const Point*> front(Metric x, Metric y) const;

private:
    static constexpr std::size_t kAxes = 8;
    static constexpr std::size_t kPairs = kAxes * (kAxes - 1) / 2;
    using Costs = std::array<double, kAxes>; ///< all to be minimised
    struct Step
    {
        double x, y;
        std::uint32_t slot;
    };
    struct Slot
    {
        Point point;
        std::uint32_t fronts = 0; ///< staircases it is on; 0: free
    };

    static Costs costsOf(const Figures& figures);
    bool enters(const Figures& figures);
    void insert(const Figures& figures, ParetoPayload payload);
    void release(std::uint32_t slot);

    std::array<std::vector<Step>, kPairs> m_fronts; ///< x ascending, y descending, both strictly
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_free;
    std::size_t m_used = 0;
    std::uint64_t m_order = 0;
    // Left by enters() for insert().
    Costs m_costs {};
    std::array<std::int32_t, kPairs> m_place {}; ///< where it enters a staircase, or -1
};

} // namespace pim::synthesis
