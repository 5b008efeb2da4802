// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "widgets/plot/explore_data.h"
#include "widgets/plot/point_raster.h"

namespace pim::widgets {

/// The points of some runs as discs, with what the axes need to know of them.
struct PointCloudDiscs
{
    struct Part
    {
        std::int64_t run = 0;
        std::size_t from = 0, count = 0;
    };
    PointDiscs discs;
    std::vector<Part> parts; ///< by run, the current one last
    std::optional<ValueRange> shownX, shownY; ///< values of the current run whose points can be drawn
    ValueRange colourRange;
};

/// What of the data becomes discs, and how.
struct CloudRequest
{
    bool logX = false, logY = false;
    bool dominated = true; ///< false: the points of the current run are hidden
    bool otherRuns = true;
    int colourColumn = -1, sizeColumn = -1; ///< -1: the same for all
    bool operator==(const CloudRequest&) const = default;
};

/// Makes discs in slices, so that a million of them do not hold the window. Forgets nothing while a run grows: points that
/// came since begin() are left for the next time.
class CloudBuild
{
public:
    /// All anew, into \a target.
    void begin(const ExploreData& data, const CloudRequest& request, PointCloudDiscs& target);
    /// Colours and sizes alone, of the points that \a target has.
    void beginColours(const ExploreData& data, const CloudRequest& request, PointCloudDiscs& target);
    void stop() { m_stage = Stage::Done; }
    bool active() const { return m_stage != Stage::Done; }
    /// Points that are to be gone through.
    static std::size_t pointsOf(const ExploreData& data, const CloudRequest& request);
    /// What is being made is still what \a data and \a request say, but for points that a run has more.
    bool fits(const ExploreData& data, const CloudRequest& request) const { return data.structure() == m_structure && request == m_request; }
    bool coloursOnly() const { return m_coloursOnly; }
    /// Go on for \a milliseconds, to the end when negative; true when done. REQUIRES: fits().
    bool work(const ExploreData& data, qint64 milliseconds);

private:
    enum class Stage { Places, Colours, Done };
    void places(const ExploreData& data, std::size_t count);
    void colours(const ExploreData& data, std::size_t count);

    Stage m_stage = Stage::Done;
    PointCloudDiscs* m_target = nullptr;
    CloudRequest m_request;
    std::uint64_t m_structure = 0;
    bool m_coloursOnly = false;
    std::size_t m_part = 0, m_at = 0; ///< the next point: of which part, of all
    ValueRange m_sizeRange;
};

} // namespace pim::widgets
