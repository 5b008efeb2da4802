// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/explore_data.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QCoreApplication>
#include <QElapsedTimer>

#include "widgets/common/quantity_text.h"

namespace pim::widgets {

using synthesis::pointColumnIndex;
using synthesis::pointColumns;
using synthesis::PointTable;

bool Brush::contains(const PointTable& table, std::size_t point) const
{
    for (const auto& [column, range] : ranges)
        if (!range.contains(table.value(point, column)))
            return false;
    return region.empty() || insidePolygon(region, { table.value(point, columnX), table.value(point, columnY) });
}

ExploreData::ExploreData()
    : m_columnX(pointColumnIndex("throughput_gops")), m_columnY(pointColumnIndex("power_efficiency_gops_per_w"))
{
}

ExploreData::Run* ExploreData::find(std::int64_t id)
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), [id](const Run& r) { return r.info.id == id; });
    return found == m_runs.end() ? nullptr : &*found;
}

const ExploreData::Run* ExploreData::run(std::int64_t id) const { return const_cast<ExploreData*>(this)->find(id); }

void ExploreData::setRun(const ExploreRun& info)
{
    if (Run* known = find(info.id)) {
        known->info = info;
        return;
    }
    m_runs.push_back({ info, std::make_shared<PointTable>() });
    if (m_runs.size() == 1)
        setCurrentRun(info.id);
    ++m_structure;
}

void ExploreData::removeRun(std::int64_t id)
{
    std::erase_if(m_runs, [id](const Run& r) { return r.info.id == id; });
    if (m_current == id)
        setCurrentRun(m_runs.empty() ? -1 : m_runs.back().info.id);
    ++m_revision;
    ++m_structure;
}

void ExploreData::setPoints(std::int64_t id, PointTable points) { setTable(id, std::make_shared<PointTable>(std::move(points))); }

void ExploreData::setTable(std::int64_t id, std::shared_ptr<const PointTable> table)
{
    Run* target = find(id);
    if (!target || !table)
        return;
    target->table = std::move(table);
    if (id == m_current)
        rebuild();
    ++m_revision;
    ++m_structure;
}

void ExploreData::append(std::int64_t id, const PointTable& more)
{
    Run* target = find(id);
    if (!target || more.empty())
        return;
    if (target->table.use_count() > 1)
        target->table = std::make_shared<PointTable>(*target->table);
    // Made here or in setPoints(), and nobody else has it.
    const_cast<PointTable&>(*target->table).append(more);
    grew(id);
}

void ExploreData::grew(std::int64_t id)
{
    if (id == m_current)
        follow();
    ++m_revision;
}

void ExploreData::setCurrentRun(std::int64_t id)
{
    m_current = id;
    rebuild();
}

const PointTable& ExploreData::points() const
{
    static const PointTable kNone;
    const Run* shown = current();
    return shown ? shown->points() : kNone;
}

void ExploreData::setAxes(int columnX, int columnY)
{
    m_columnX = columnX;
    m_columnY = columnY;
    rebuild();
}

bool ExploreData::hasFront() const
{
    const auto columns = pointColumns();
    return m_columnX != m_columnY && columns[static_cast<std::size_t>(m_columnX)].metric && columns[static_cast<std::size_t>(m_columnY)].metric;
}

void ExploreData::setBrush(Brush brush)
{
    m_brush = std::move(brush);
    m_marked = 0;
    m_counted = 0;
    follow();
    ++m_revision;
}

void ExploreData::rebuild()
{
    m_front.clear();
    m_inBrush.clear();
    m_brushed = 0;
    m_counted = 0;
    m_fronted = 0;
    m_marked = 0;
    m_extents.clear();
    follow();
    ++m_revision;
    ++m_structure;
}

void ExploreData::follow()
{
    m_inBrush.resize(points().size(), 1);
    if (points().size() - std::min(m_fronted, m_marked) <= kAtOnce)
        work(-1);
}

bool ExploreData::work(qint64 milliseconds)
{
    const PointTable& table = points();
    const std::size_t all = table.size();
    if (ready())
        return true;
    m_inBrush.resize(all, 1);
    if (!hasFront())
        m_fronted = all;
    const std::size_t step = m_brush.region.size() > 64 ? 1024 : 8192;
    const auto columns = pointColumns();
    const auto x = static_cast<std::size_t>(m_columnX), y = static_cast<std::size_t>(m_columnY);
    QElapsedTimer clock;
    clock.start();
    while (!ready() && (milliseconds < 0 || clock.elapsed() < milliseconds)) {
        if (m_fronted < all) {
            const std::size_t to = std::min(all, m_fronted + step);
            extendFront(m_front, table.columns[x], table.columns[y], columns[x].higherIsBetter, columns[y].higherIsBetter, m_fronted, to);
            m_fronted = to;
        }
        if (m_marked < all) {
            const std::size_t to = std::min(all, m_marked + step);
            for (std::size_t i = m_marked; i < to; ++i) {
                m_inBrush[i] = m_brush.empty() || m_brush.contains(table, i) ? 1 : 0;
                m_counted += m_inBrush[i];
            }
            m_marked = to;
        }
    }
    if (!ready())
        return false;
    m_brushed = m_counted;
    return true;
}

std::optional<ValueRange> ExploreData::extentOf(int column) const
{
    const PointTable& table = points();
    m_extents.resize(pointColumns().size());
    Extent& extent = m_extents[static_cast<std::size_t>(column)];
    const auto& values = table.columns[static_cast<std::size_t>(column)];
    for (; extent.seen < values.size(); ++extent.seen) {
        const double value = values[extent.seen];
        if (!std::isfinite(value))
            continue;
        const bool first = extent.lower > extent.upper;
        extent.lower = first ? value : std::min(extent.lower, value);
        extent.upper = first ? value : std::max(extent.upper, value);
    }
    return extent.lower <= extent.upper ? std::optional(ValueRange { extent.lower, extent.upper }) : std::nullopt;
}

ExploreData::Place ExploreData::find(const DesignRef& design) const
{
    const Run* holder = run(design.run);
    if (!holder || !design.valid())
        return {};
    const std::ptrdiff_t at = holder->points().find(design.point);
    return at < 0 ? Place {} : Place { &holder->points(), static_cast<std::size_t>(at) };
}

QChar ExploreData::pinLetter(const DesignRef& design) const
{
    for (std::size_t i = 0; i < pins.size(); ++i)
        if (design.valid() && pins[i] == design)
            return QChar(u'A' + static_cast<char16_t>(i));
    return {};
}

std::optional<ForbiddenRange> ExploreData::forbidden(int column) const
{
    const Run* shown = current();
    if (!shown)
        return std::nullopt;
    const design::Constraints& limits = shown->info.constraints;
    const std::string_view key = pointColumns()[static_cast<std::size_t>(column)].key;
    const auto over = [&](double limit, const QString& reason) { return ForbiddenRange { column, true, limit, reason }; };
    if (key == "latency_us" && limits.maxLatency)
        return over(limits.maxLatency->value * 1e-3, QCoreApplication::translate("pim::explore", "latency over %1").arg(quantity(*limits.maxLatency).text()));
    if (key == "area_mm2" && limits.maxArea)
        return over(limits.maxArea->value * 1e-6, QCoreApplication::translate("pim::explore", "area over %1").arg(quantity(*limits.maxArea).text()));
    if (key == "peak_power_w" && limits.powerBudget.value > 0)
        return over(limits.powerBudget.value, QCoreApplication::translate("pim::explore", "peak power over %1").arg(quantity(limits.powerBudget).text()));
    if (key == "crossbars" && limits.maxCrossbars)
        return over(static_cast<double>(*limits.maxCrossbars), QCoreApplication::translate("pim::explore", "more than %1 crossbars").arg(countText(*limits.maxCrossbars)));
    return std::nullopt; // not on the throughput: back to back, a slow inference may still have a high rate
}

std::optional<double> ExploreData::boundOn(int column) const
{
    const Run* shown = current();
    if (!shown || !(shown->info.bound > 0) || column != columnOf(shown->info.objective))
        return std::nullopt;
    const std::string_view unit = synthesis::objectiveInfo(shown->info.objective).unit, own = pointColumns()[static_cast<std::size_t>(column)].unit;
    if (unit == own)
        return shown->info.bound;
    // The objective's unit may have another prefix than the column.
    static constexpr std::pair<std::string_view, double> kScale[] { { "ns", 1e-3 }, { "us", 1 }, { "ms", 1e3 }, { "nJ", 1e-3 }, { "uJ", 1 }, { "mJ", 1e3 }, { "GOPS", 1 }, { "TOPS", 1e3 }, { "inferences/s", 1 }, { "1/s", 1 } };
    double from = 0, to = 0;
    for (const auto& [key, scale] : kScale) {
        from = key == unit ? scale : from;
        to = key == own ? scale : to;
    }
    return from > 0 && to > 0 ? std::optional(shown->info.bound * from / to) : std::nullopt;
}

QString columnValueText(int column, double value, int digits)
{
    const synthesis::PointColumn& info = pointColumns()[static_cast<std::size_t>(column)];
    if (!std::isfinite(value))
        return QStringLiteral("–");
    if (!info.choices[0].empty()) {
        static constexpr std::pair<std::string_view, const char*> kWords[] { { "separate", QT_TRANSLATE_NOOP("pim::explore", "separate") },
            { "packed", QT_TRANSLATE_NOOP("pim::explore", "packed") }, { "specialized", QT_TRANSLATE_NOOP("pim::explore", "specialized") },
            { "identical", QT_TRANSLATE_NOOP("pim::explore", "identical") } };
        const std::string_view word = info.choices[value > 0.5 ? 1 : 0];
        for (const auto& [key, text] : kWords)
            if (key == word)
                return QCoreApplication::translate("pim::explore", text);
        return metricLabel(word);
    }
    if (info.key == "crossbar_size")
        return QStringLiteral("%1×%1").arg(static_cast<int>(value));
    if (info.integer)
        return countText(static_cast<std::int64_t>(std::llround(value))) + (info.unit.empty() ? QString() : QLatin1Char(' ') + unitText(info.unit));
    if (info.key == "crossbar_utilization")
        return percentText(value);
    if (info.key == "area_mm2" && !(value > 0))
        return QStringLiteral("–");
    return quantityIn(value, info.unit, digits).text();
}

QString columnLabel(int column)
{
    const synthesis::PointColumn& info = pointColumns()[static_cast<std::size_t>(column)];
    const QString label = metricLabel(info.key);
    if (label != QString::fromLatin1(info.key.data(), static_cast<qsizetype>(info.key.size())))
        return label;
    if (info.key == "macro_style")
        return QCoreApplication::translate("pim::explore", "Macro style");
    if (info.key == "largest_duplication")
        return QCoreApplication::translate("pim::explore", "Largest duplication");
    if (info.key == "shared_pairs")
        return QCoreApplication::translate("pim::explore", "Shared pairs");
    if (info.key == "adcs")
        return QCoreApplication::translate("pim::explore", "ADCs");
    return QString::fromUtf8(info.label.data(), static_cast<qsizetype>(info.label.size()));
}

int columnOf(synthesis::Objective objective)
{
    using synthesis::Objective;
    switch (objective) {
    case Objective::Efficiency: return pointColumnIndex("power_efficiency_gops_per_w");
    case Objective::Throughput: return pointColumnIndex("throughput_inferences_per_s");
    case Objective::Latency: return pointColumnIndex("latency_us");
    case Objective::Energy: return pointColumnIndex("energy_uj");
    case Objective::Edp: return pointColumnIndex("edp_uj_us");
    case Objective::AreaEfficiency: break;
    }
    return pointColumnIndex("area_mm2"); // of the figures in the table the one that it depends on
}

std::vector<int> defaultParallelColumns(synthesis::Objective objective)
{
    std::vector<int> columns;
    for (const char* key : { "crossbar_power_share", "crossbar_size", "cell_bits", "dac_bits", "adc_bits", "macros", "mean_duplication", "latency_us" })
        columns.push_back(pointColumnIndex(key));
    const int own = columnOf(objective);
    if (std::find(columns.begin(), columns.end(), own) == columns.end())
        columns.push_back(own);
    else
        columns.push_back(pointColumnIndex("power_efficiency_gops_per_w"));
    return columns;
}

} // namespace pim::widgets
