// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layer_text.h"

#include <QCoreApplication>

#include "widgets/common/quantity_text.h"

namespace pim::widgets {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("pim::layers", text); }

QString pairText(std::int64_t a, std::int64_t b) { return QStringLiteral("%1×%2").arg(a).arg(b); }

} // namespace

QString shapeText(const network::FeatureMap& map)
{
    if (map.height == 1 && map.width == 1)
        return countText(map.channels);
    return QStringLiteral("%1×%2×%3").arg(map.height).arg(map.width).arg(map.channels);
}

QString kernelText(const network::Layer& layer)
{
    using network::LayerKind;
    const bool window = layer.kind == LayerKind::Convolution || layer.kind == LayerKind::TransposedConvolution || layer.kind == LayerKind::Pool;
    if (!window)
        return QString::fromStdString(layer.op);
    const network::Window& w = layer.window;
    QString text = pairText(w.kernelH, w.kernelW);
    if (w.strideH != w.strideW)
        text += QStringLiteral(" /") + pairText(w.strideH, w.strideW);
    else if (w.strideH != 1)
        text += QStringLiteral(" /%1").arg(w.strideH);
    if (w.dilationH != w.dilationW)
        text += QStringLiteral(" d") + pairText(w.dilationH, w.dilationW);
    else if (w.dilationH != 1)
        text += QStringLiteral(" d%1").arg(w.dilationH);
    if (layer.groups != 1)
        text += QStringLiteral(" g%1").arg(layer.groups);
    return text;
}

QString statusText(network::MappingStatus status)
{
    using network::MappingStatus;
    switch (status) {
    case MappingStatus::Crossbar: return translated(QT_TRANSLATE_NOOP("pim::layers", "on crossbars"));
    case MappingStatus::VectorUnit: return translated(QT_TRANSLATE_NOOP("pim::layers", "on vector units"));
    case MappingStatus::FoldedIntoLayer: return translated(QT_TRANSLATE_NOOP("pim::layers", "folded into a layer"));
    case MappingStatus::Free: return translated(QT_TRANSLATE_NOOP("pim::layers", "free"));
    case MappingStatus::Constant: return translated(QT_TRANSLATE_NOOP("pim::layers", "constant"));
    case MappingStatus::Unsupported: break;
    }
    return translated(QT_TRANSLATE_NOOP("pim::layers", "unsupported"));
}

QString statusIcon(network::MappingStatus status)
{
    using network::MappingStatus;
    switch (status) {
    case MappingStatus::Crossbar: return QStringLiteral("crossbar");
    case MappingStatus::VectorUnit: return QStringLiteral("vector");
    case MappingStatus::FoldedIntoLayer:
    case MappingStatus::Free:
    case MappingStatus::Constant: return QStringLiteral("free");
    case MappingStatus::Unsupported: break;
    }
    return QStringLiteral("unsupported");
}

network::MappingStatus statusOf(const network::Layer& layer)
{
    return layer.onCrossbars() ? network::MappingStatus::Crossbar : network::MappingStatus::VectorUnit;
}

Energy energyOf(const evaluation::LayerEvaluation& layer)
{
    Energy sum;
    for (const evaluation::CentreCost& centre : layer.breakdown)
        sum = sum + centre.staticEnergy + centre.dynamicEnergy;
    return sum;
}

Power peakPowerOf(const evaluation::LayerEvaluation& layer)
{
    Power sum;
    for (const evaluation::CentreCost& centre : layer.breakdown)
        sum = sum + centre.peakPower;
    return sum;
}

Area areaOf(const evaluation::LayerEvaluation& layer)
{
    Area sum;
    for (const evaluation::CentreCost& centre : layer.breakdown)
        sum = sum + centre.area;
    return sum;
}

} // namespace pim::widgets
