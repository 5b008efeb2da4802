// SPDX-License-Identifier: GPL-3.0-or-later
// What signs and colours mean at each level, and figures with that beside them.
#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QPainter>

#include "widgets/common/figure_export.h"
#include "widgets/common/segmented.h"
#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/floorplan/floorplan_legend.h"
#include "widgets/floorplan/floorplan_view.h"

namespace pim::widgets {

LegendContent FloorplanView::legendOf(FloorplanLevel level) const
{
    using Sign = LegendContent::Sign;
    LegendContent legend;
    if (!m_data)
        return legend;
    const FloorplanPlace& place = m_canvas->place();
    const HeatMetric metric = static_cast<HeatMetric>(m_heat->currentIndex());
    const bool log = m_scale->current() == 1, chip = level == FloorplanLevel::Chip;
    if (level == FloorplanLevel::Crossbar) {
        const auto& p = m_data->design->parameters;
        const auto pe = peContent(*m_data, place.macro, place.pe);
        const auto& layer = m_data->layer(pe ? pe->layer : 0);
        switch (static_cast<CellColour>(m_cells->currentIndex())) {
        case CellColour::WeightBits: legend.whole.high = p.weightBits - 1; legend.unit = tr("bit of the weight"); break;
        case CellColour::OutputChannel: legend.whole.high = static_cast<double>(layer.output.channels - 1); legend.unit = tr("channel number"); break;
        case CellColour::KernelPosition: legend.whole.high = static_cast<double>(layer.window.kernelH * layer.window.kernelW - 1); legend.unit = tr("row × width + column"); break;
        }
        legend.title = cellColourName(static_cast<CellColour>(m_cells->currentIndex()));
        legend.format = [](double v) { return countText(std::llround(v)); };
        legend.signs = { { Sign::Kind::Box, categorical(3), tr("DAC") }, { Sign::Kind::Box, categorical(5), tr("S&H") }, { Sign::Kind::Box, categorical(6), tr("mux") },
                         { Sign::Kind::Box, categorical(0), tr("ADC") }, { Sign::Kind::Hatch, {}, tr("unused") } };
        return legend;
    }
    if (metric == HeatMetric::Owner) {
        if (chip && m_canvas->look().links) {
            legend.title = tr("Link load");
            const bool time = m_data->linkMetric == LinkMetric::SimulatedTime;
            legend.unit = time ? tr("s, messages under way") : m_data->linkMetric == LinkMetric::SimulatedFlits ? tr("flits, simulated") : tr("flits per inference");
            legend.whole = linkScale(*m_data, log);
            legend.format = [time](double v) { return time ? quantity(Time { v }, 2).text() : quantity(v, {}, 2).text(); };
        }
    } else {
        legend.title = heatName(metric);
        legend.unit = heatUnit(metric);
        legend.whole = chip ? macroScale(*m_data, metric, log) : m_canvas->insideScale();
        legend.format = [metric](double v) { return heatText(metric, v, 2); };
    }
    if (chip) {
        const ChipLook& look = m_canvas->look();
        if (look.routes)
            legend.signs = { { Sign::Kind::Transfer, {}, tr("transfer") }, { Sign::Kind::Merge, {}, tr("merge") }, { Sign::Kind::Waits, {}, tr("waits") }, { Sign::Kind::Conflict, {}, tr("conflict") } };
        if (look.links && metric != HeatMetric::Owner)
            legend.signs.push_back({ Sign::Kind::Links, {}, tr("link load") });
        if (look.order)
            legend.signs.push_back({ Sign::Kind::Order, {}, tr("placement") });
        legend.signs.push_back({ Sign::Kind::Merges, {}, tr("merges") });
        if (!m_data->limits.empty())
            legend.signs.push_back({ Sign::Kind::Period, {}, tr("sets period") });
        legend.signs.push_back({ Sign::Kind::Hatch, {}, tr("unused") });
        return legend;
    }
    bool holes = false;
    for (const MacroBlock& block : m_canvas->plan().blocks) {
        legend.signs.push_back({ Sign::Kind::Box, blockColour(block.kind), blockName(block.kind) });
        holes = holes || (block.units > 1 && block.slotCount() > block.units);
    }
    if (holes)
        legend.signs.push_back({ Sign::Kind::Hatch, {}, tr("no unit") });
    return legend;
}

QSize FloorplanView::viewSize() const { return m_canvas->size() + QSize(m_legend->width(), 0); }

QSize FloorplanView::chipSize() const
{
    const ChipGrid& grid = m_canvas->grid();
    constexpr double kLegible = 96, kMost = 6000; // px of a macro, of a side
    const QRectF bounds = grid.bounds();
    const double scale = bounds.isEmpty() ? 1 : std::min(kLegible / grid.cellSize().width(), kMost / std::max(bounds.width(), bounds.height()));
    const double legend = legendWidth(legendOf(FloorplanLevel::Chip));
    return { std::max(640, static_cast<int>(bounds.width() * scale + 24 + legend)), std::max(480, static_cast<int>(bounds.height() * scale + 24)) };
}

void FloorplanView::paintFigure(QPainter& painter, const FloorplanFigure& figure) const
{
    const QSize size = figure.size.isEmpty() ? viewSize() : figure.size;
    if (!figure.legend) {
        m_canvas->paintFigure(painter, size, figure.whole);
        return;
    }
    const FloorplanLevel level = figure.whole ? FloorplanLevel::Chip : m_canvas->place().level;
    LegendContent legend = legendOf(level);
    legend.low = m_legend->low();
    legend.high = m_legend->high();
    if (level == FloorplanLevel::Chip && m_canvas->style().metric == HeatMetric::Owner)
        for (std::size_t l = 0; l < m_canvas->style().layers.size(); ++l)
            if (m_data && m_data->layer(static_cast<int>(l)).onCrossbars())
                legend.layers.push_back({ LegendContent::Sign::Kind::Box, m_canvas->style().layers[l].edge, shortLayerName(m_data->layer(static_cast<int>(l)).name) });
    const int wide = std::min(static_cast<int>(legendWidth(legend)), size.width() / 2);
    const QSize plot(size.width() - wide, size.height());
    if (m_canvas->grid().toScale() && level != FloorplanLevel::Crossbar)
        legend.length = 1 / m_canvas->figureCamera(plot, figure.whole).scale;
    painter.save();
    m_canvas->paintFigure(painter, plot, figure.whole);
    painter.restore();
    paintLegend(painter, QRectF(plot.width(), 0, wide, plot.height()), legend, {});
}

Result<void> FloorplanView::exportTo(const QString& path, const FloorplanFigure& figure) const
{
    return exportFigure(path, figure.size.isEmpty() ? viewSize() : figure.size, [&](QPainter& painter) { paintFigure(painter, figure); }, figure.scale);
}

Result<QImage> FloorplanView::imageOf(const FloorplanFigure& figure) const
{
    return figureImage(figure.size.isEmpty() ? viewSize() : figure.size, [&](QPainter& painter) { paintFigure(painter, figure); }, figure.scale);
}

} // namespace pim::widgets
