// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/cloud_build.h"

#include <algorithm>
#include <cmath>

#include <QElapsedTimer>

namespace pim::widgets {

using synthesis::PointTable;

namespace {

constexpr std::size_t kStep = 16384;

double scaled(double value, bool log) { return log ? (value > 0 ? std::log10(value) : std::nan("")) : value; }

void widen(std::optional<ValueRange>& range, double value)
{
    range = range ? ValueRange { std::min(range->lower, value), std::max(range->upper, value) } : ValueRange { value, value };
}

} // namespace

std::size_t CloudBuild::pointsOf(const ExploreData& data, const CloudRequest& request)
{
    std::size_t all = data.points().size();
    if (request.otherRuns)
        for (const ExploreData::Run& run : data.runs())
            if (&run != data.current())
                all += run.points().size();
    return all;
}

void CloudBuild::begin(const ExploreData& data, const CloudRequest& request, PointCloudDiscs& target)
{
    m_target = &target;
    m_request = request;
    m_structure = data.structure();
    m_coloursOnly = false;
    m_part = m_at = 0;
    target = {};
    std::size_t all = 0;
    const auto add = [&](const ExploreData::Run& run) {
        target.parts.push_back({ run.info.id, all, run.points().size() });
        all += run.points().size();
    };
    if (request.otherRuns)
        for (const ExploreData::Run& run : data.runs())
            if (&run != data.current())
                add(run);
    if (data.current())
        add(*data.current());
    target.discs.x.reserve(all);
    target.discs.y.reserve(all);
    m_stage = Stage::Places;
}

void CloudBuild::beginColours(const ExploreData& data, const CloudRequest& request, PointCloudDiscs& target)
{
    m_target = &target;
    m_request = request;
    m_structure = data.structure();
    m_coloursOnly = true;
    m_at = 0;
    const std::size_t all = target.discs.x.size();
    // Before the first point of the current run everything is grey.
    target.discs.colour.resize(all, PointDiscs::kGrey);
    target.discs.size.clear();
    if (!data.current() || target.parts.empty()) {
        m_stage = Stage::Done;
        return;
    }
    m_at = target.parts.back().from;
    std::fill_n(target.discs.colour.begin(), m_at, PointDiscs::kGrey);
    const auto extent = [&](int column) { return column < 0 ? ValueRange {} : data.extentOf(column).value_or(ValueRange {}); };
    target.colourRange = extent(request.colourColumn);
    m_sizeRange = extent(request.sizeColumn);
    if (request.sizeColumn >= 0)
        target.discs.size.assign(all, 0);
    m_stage = Stage::Colours;
}

void CloudBuild::places(const ExploreData& data, std::size_t count)
{
    PointCloudDiscs& to = *m_target;
    while (m_part < to.parts.size() && m_at == to.parts[m_part].from + to.parts[m_part].count)
        ++m_part;
    if (m_part == to.parts.size()) {
        const bool coloursOnly = m_coloursOnly;
        beginColours(data, m_request, to);
        m_coloursOnly = coloursOnly;
        return;
    }
    const PointCloudDiscs::Part& part = to.parts[m_part];
    const PointTable& table = data.run(part.run)->points();
    const double* xs = table.columns[static_cast<std::size_t>(data.columnX())].data();
    const double* ys = table.columns[static_cast<std::size_t>(data.columnY())].data();
    const bool own = m_part + 1 == to.parts.size() && data.current();
    const std::size_t end = std::min(m_at + count, part.from + part.count);
    for (; m_at < end; ++m_at) {
        const double x = xs[m_at - part.from], y = ys[m_at - part.from], placeX = scaled(x, m_request.logX), placeY = scaled(y, m_request.logY);
        to.discs.x.push_back(placeX);
        to.discs.y.push_back(placeY);
        if (own && std::isfinite(placeX) && std::isfinite(placeY)) {
            widen(to.shownX, x);
            widen(to.shownY, y);
        }
    }
}

void CloudBuild::colours(const ExploreData& data, std::size_t count)
{
    PointCloudDiscs& to = *m_target;
    const std::size_t from = to.parts.back().from, end = std::min(m_at + count, to.discs.x.size());
    const PointTable& table = data.points();
    const auto values = [&](int column) { return std::span(table.columns[static_cast<std::size_t>(column)]).subspan(m_at - from, end - m_at); };
    const auto colour = to.discs.colour.begin() + static_cast<std::ptrdiff_t>(m_at);
    if (!m_request.dominated) {
        std::fill_n(colour, end - m_at, PointDiscs::kHidden);
    } else {
        if (m_request.colourColumn >= 0) {
            const auto bins = binsOf(values(m_request.colourColumn), to.colourRange, PointDiscs::kColours, PointDiscs::kGrey);
            std::copy(bins.begin(), bins.end(), colour);
        } else {
            std::fill_n(colour, end - m_at, std::uint8_t { PointDiscs::kColours / 2 });
        }
        if (m_request.sizeColumn >= 0) {
            const auto sizes = binsOf(values(m_request.sizeColumn), m_sizeRange, PointDiscs::kSizes, 0);
            std::copy(sizes.begin(), sizes.end(), to.discs.size.begin() + static_cast<std::ptrdiff_t>(m_at));
        }
        for (std::size_t i = m_at; i < end; ++i)
            if (!data.inBrush()[i - from])
                to.discs.colour[i] = PointDiscs::kGrey;
    }
    m_at = end;
    if (m_at == to.discs.x.size())
        m_stage = Stage::Done;
}

bool CloudBuild::work(const ExploreData& data, qint64 milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (active()) {
        if (m_stage == Stage::Places)
            places(data, kStep);
        else
            colours(data, kStep);
        if (milliseconds >= 0 && clock.elapsed() >= milliseconds)
            break;
    }
    return !active();
}

} // namespace pim::widgets
