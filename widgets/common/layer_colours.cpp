// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/layer_colours.h"

#include <algorithm>
#include <array>

#include <QStringList>

#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr std::array<int, 6> kStageHues { 5, 1, 2, 3, 0, 4 }; ///< stem, then the stages
constexpr int kClassifierHue = 6;

} // namespace

std::vector<LayerColour> layerColours(const network::Network& network)
{
    // Stages: runs of layers whose maps have the same size.
    std::vector<int> stage(network.layers.size(), -1);
    int stages = 0;
    std::int64_t height = -1;
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const network::Layer& layer = network.layers[l];
        if (!layer.onCrossbars() || layer.kind == network::LayerKind::FullyConnected)
            continue;
        if (layer.output.height != height) {
            height = layer.output.height;
            ++stages;
        }
        stage[l] = stages - 1;
    }
    const int hues = static_cast<int>(kStageHues.size());
    const auto hueOf = [&](int s) { return s < 0 ? hues : stages <= hues ? s : s * hues / stages; };
    std::array<int, kStageHues.size() + 1> members {}, seen {};
    for (std::size_t l = 0; l < network.layers.size(); ++l)
        if (network.layers[l].onCrossbars())
            ++members[static_cast<std::size_t>(hueOf(stage[l]))];
    std::vector<LayerColour> colours(network.layers.size());
    const QColor base = tokens().base;
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const network::Layer& layer = network.layers[l];
        if (!layer.onCrossbars()) {
            if (!layer.providers.empty())
                colours[l] = colours[static_cast<std::size_t>(layer.providers.front().index)];
            else
                colours[l] = { categorical(kClassifierHue), blended(categorical(kClassifierHue), base, 0.3) };
            continue;
        }
        const auto h = static_cast<std::size_t>(hueOf(stage[l]));
        const QColor hue = h < kStageHues.size() ? categorical(kStageHues[h]) : categorical(kClassifierHue);
        const double step = members[h] > 1 ? static_cast<double>(seen[h]) / (members[h] - 1) : 0.0;
        ++seen[h];
        colours[l] = { hue, blended(hue, base, 0.56 - 0.42 * step) };
    }
    return colours;
}

QString shortLayerName(const std::string& name)
{
    QStringList parts = QString::fromStdString(name).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    while (parts.size() > 1
           && (parts.last() == QLatin1String("Conv") || parts.last() == QLatin1String("Gemm")
               || parts.last() == QLatin1String("MatMul") || parts.last().startsWith(QLatin1String("Conv_"))))
        parts.removeLast();
    if (parts.isEmpty())
        return QString::fromStdString(name);
    if (parts.size() > 1)
        return parts[parts.size() - 2] + QLatin1Char('.') + parts.last();
    return parts.last();
}

} // namespace pim::widgets
