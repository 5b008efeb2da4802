// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_figures.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pim::widgets {
namespace {

constexpr compare::CostGroup kStack[] { compare::CostGroup::Adc,        compare::CostGroup::Crossbar,
                                        compare::CostGroup::Scratchpad, compare::CostGroup::Dac,
                                        compare::CostGroup::Alu,        compare::CostGroup::Noc,
                                        compare::CostGroup::Other };

/// 1, 2 or 5 times a power of ten, about a fifth of \a most.
double stepFor(double most)
{
    const double power = std::pow(10.0, std::floor(std::log10(most / 5)));
    for (const double factor : { 1.0, 2.0, 5.0 })
        if (most / (factor * power) <= 6)
            return factor * power;
    return 10 * power;
}

} // namespace

EnergyScene energyScene(const compare::Comparison& c, const QRectF& area)
{
    EnergyScene scene;
    scene.plot = area;
    const std::size_t n = c.designs.size();
    scene.totalsUj.assign(n, 0);
    for (const compare::ComponentRow& row : c.components)
        for (std::size_t d = 0; d < n; ++d)
            scene.totalsUj[d] += row.energyUj[d];
    const double most = *std::max_element(scene.totalsUj.begin(), scene.totalsUj.end());
    if (!(most > 0) || area.isEmpty())
        return scene;
    const double step = stepFor(most);
    scene.mostUj = step * std::ceil(most / step * (1 - 1e-12));
    for (double tick = 0; tick <= scene.mostUj * (1 + 1e-9); tick += step)
        scene.ticksUj.push_back(tick);
    const double pitch = area.width() / static_cast<double>(n), width = std::min(56.0, 0.62 * pitch);
    std::vector<double> at(n, 0.0);
    for (const compare::CostGroup group : kStack) {
        const compare::ComponentRow& row = c.components[static_cast<std::size_t>(group)];
        for (std::size_t d = 0; d < n; ++d) {
            const double left = area.left() + pitch * (static_cast<double>(d) + 0.5) - width / 2;
            const QRectF rect(QPointF(left, scene.y(at[d] + row.energyUj[d])), QPointF(left + width, scene.y(at[d])));
            if (d > 0) {
                const EnergyPart& before = scene.parts.back();
                scene.bands.emplace_back(
                    QPolygonF { before.rect.topRight(), rect.topLeft(), rect.bottomLeft(), before.rect.bottomRight() },
                    group);
            }
            scene.parts.push_back({ d, group, row.energyUj[d], rect });
        }
        for (std::size_t d = 0; d < n; ++d)
            at[d] += row.energyUj[d];
    }
    for (std::size_t d = 0; d < n; ++d)
        scene.tops.push_back(scene.y(scene.totalsUj[d]));
    return scene;
}

LayerScene layerScene(const compare::Comparison& c, std::size_t design, double width, double rowHeight,
                      double labelWidth, double valueWidth)
{
    LayerScene scene;
    double least = 0, most = 0;
    for (std::size_t i = 0; i < c.layers.size(); ++i) {
        const auto &a = c.layers[i].designs[c.reference], &b = c.layers[i].designs[design];
        if (!a.onCrossbars && !b.onCrossbars && a.energyUj == 0 && b.energyUj == 0)
            continue;
        const double difference = b.energyUj - a.energyUj;
        const auto line = static_cast<double>(scene.bars.size()) * rowHeight;
        scene.bars.push_back({ i, difference, {}, QRectF(0, line, width, rowHeight) });
        least = std::min(least, difference);
        most = std::max(most, difference);
    }
    const double left = labelWidth + (least < 0 ? valueWidth : 0), right = width - (most > 0 ? valueWidth : 0);
    const double scale = most > least ? std::max(0.0, right - left) / (most - least) : 0;
    scene.zero = left - least * scale;
    for (LayerBar& bar : scene.bars) {
        const double end = scene.zero + bar.differenceUj * scale;
        bar.rect = QRectF(QPointF(std::min(scene.zero, end), bar.line.top() + 1.5),
                          QPointF(std::max(scene.zero, end), bar.line.bottom() - 1.5));
    }
    return scene;
}

QPointF RadarScene::at(std::size_t axis, double value) const
{
    const double t = low < 1 ? std::clamp((value - low) / (1 - low), 0.0, 1.0) : 1.0;
    return centre + (ends[axis] - centre) * t;
}

RadarScene radarScene(const compare::Comparison& c, const QRectF& area)
{
    RadarScene scene;
    scene.centre = area.center();
    scene.radius = std::max(0.0, std::min(area.width(), area.height()) / 2);
    double least = 1;
    for (const compare::RadarAxis& axis : c.radar)
        for (const double value : axis.values)
            if (std::isfinite(value))
                least = std::min(least, value);
    scene.low = std::max(0.0, std::min(0.95, std::floor(least * 20 - 1e-9) / 20));
    const std::size_t axes = c.radar.size();
    for (std::size_t i = 0; i < axes; ++i) {
        const double angle =
            2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(axes) - std::numbers::pi / 2;
        scene.ends.push_back(scene.centre + scene.radius * QPointF(std::cos(angle), std::sin(angle)));
    }
    for (std::size_t d = 0; d < c.designs.size(); ++d) {
        QPolygonF shape;
        for (std::size_t i = 0; i < axes; ++i)
            if (std::isfinite(c.radar[i].values[d]))
                shape << scene.at(i, c.radar[i].values[d]);
        if (shape.size() != static_cast<qsizetype>(axes) || axes < 3)
            shape.clear();
        else
            shape << shape.first();
        scene.shapes.push_back(std::move(shape));
    }
    return scene;
}

} // namespace pim::widgets
