// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/model_silhouette.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace pim::widgets {

ModelSilhouette ModelSilhouette::of(const network::Network& network, int mostBars)
{
    ModelSilhouette shape;
    // The crossbar layers, and the last of them that each layer's data comes through.
    std::vector<int> barOf(network.layers.size(), -1);
    std::vector<double> sizes;
    std::set<std::pair<int, int>> skips;
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const network::Layer& layer = network.layers[l];
        int nearest = -1, farthest = -1;
        for (const network::LayerId provider : layer.providers) {
            const int bar = barOf[static_cast<std::size_t>(provider.index)];
            farthest = nearest < 0 ? bar : std::min(farthest, bar);
            nearest = std::max(nearest, bar);
        }
        if (layer.onCrossbars()) {
            barOf[l] = static_cast<int>(shape.bars.size());
            const bool fc = layer.kind == network::LayerKind::FullyConnected;
            shape.bars.push_back({ 1, fc });
            sizes.push_back(std::log(1.0 + static_cast<double>(fc ? layer.output.elements() : layer.input.elements())));
            if (nearest >= 0 && barOf[l] - nearest >= 2)
                skips.emplace(nearest, barOf[l]);
        } else {
            barOf[l] = nearest;
            if (farthest >= 0 && nearest - farthest >= 2)
                skips.emplace(farthest, nearest);
        }
    }
    const double largest = sizes.empty() ? 1 : *std::max_element(sizes.begin(), sizes.end());
    const double smallest = sizes.empty() ? 0 : *std::min_element(sizes.begin(), sizes.end());
    for (std::size_t i = 0; i < sizes.size(); ++i)
        shape.bars[i].height = largest > smallest ? 0.35 + 0.65 * (sizes[i] - smallest) / (largest - smallest) : 0.7;
    const int count = static_cast<int>(shape.bars.size());
    if (count > mostBars) {
        std::vector<Bar> thinned;
        for (int i = 0; i < mostBars; ++i)
            thinned.push_back(shape.bars[static_cast<std::size_t>(static_cast<std::int64_t>(i) * count / mostBars)]);
        shape.bars = std::move(thinned);
        std::set<std::pair<int, int>> moved;
        for (const auto& [from, to] : skips) {
            const int a = static_cast<int>(static_cast<std::int64_t>(from) * mostBars / count), b = static_cast<int>(static_cast<std::int64_t>(to) * mostBars / count);
            if (b - a >= 2)
                moved.emplace(a, b);
        }
        skips = std::move(moved);
    }
    shape.skips.assign(skips.begin(), skips.end());
    return shape;
}

std::vector<QRectF> ModelSilhouette::barRects(const QRectF& area) const
{
    std::vector<QRectF> rects;
    if (bars.empty())
        return rects;
    const double pitch = std::min(18.0, area.width() / static_cast<double>(bars.size()));
    const double width = std::max(1.0, pitch * 0.55);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double height = std::max(2.0, bars[i].height * area.height() * 0.8);
        rects.emplace_back(area.left() + pitch * (static_cast<double>(i) + 0.5) - width / 2, area.center().y() + area.height() * 0.08 - height / 2, width, height);
    }
    return rects;
}

QPainterPath ModelSilhouette::arcs(const QRectF& area) const
{
    QPainterPath path;
    const auto rects = barRects(area);
    for (const auto& [from, to] : skips) {
        const QRectF &a = rects[static_cast<std::size_t>(from)], &b = rects[static_cast<std::size_t>(to)];
        const double x0 = a.center().x(), x1 = b.center().x();
        const double top = std::max(area.top() + 1, std::min(a.top(), b.top()) - std::min(10.0, (x1 - x0) * 0.35));
        path.moveTo(x0, a.top());
        path.cubicTo(x0, top, x1, top, x1, b.top());
    }
    return path;
}

} // namespace pim::widgets
