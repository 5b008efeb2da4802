// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/breakdown/breakdown_data.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>

#include "widgets/common/quantity_text.h"
#include "widgets/explain/explanation_words.h"

namespace pim::widgets {
namespace {

using evaluation::CentreCost;
using evaluation::CostCentre;

double valueOf(BreakdownQuantity quantity, const CentreCost& cost)
{
    switch (quantity) {
    case BreakdownQuantity::Energy: return cost.dynamicEnergy.value + cost.staticEnergy.value;
    case BreakdownQuantity::Power: return cost.peakPower.value;
    case BreakdownQuantity::Area: return cost.area.value;
    case BreakdownQuantity::Latency: break;
    }
    return 0;
}

QString metricOf(BreakdownQuantity quantity)
{
    switch (quantity) {
    case BreakdownQuantity::Energy: return QStringLiteral("energy_uj");
    case BreakdownQuantity::Power: return QStringLiteral("peak_power_w");
    case BreakdownQuantity::Area: return QStringLiteral("area_um2");
    case BreakdownQuantity::Latency: break;
    }
    return QStringLiteral("occupancy"); // it has the time at work as a part
}

QString chipName() { return QCoreApplication::translate("pim::breakdown", "Chip as a whole"); }

QString quoted(const QString& text)
{
    static const QString kSpecial = QStringLiteral(",\"\n\r;");
    if (!std::any_of(text.begin(), text.end(), [](QChar c) { return kSpecial.contains(c); }))
        return text;
    return QLatin1Char('"') + QString(text).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace

BreakdownData breakdownOf(const EvaluatedDesign& design, BreakdownQuantity quantity, BreakdownBy by)
{
    BreakdownData data;
    data.quantity = quantity;
    data.by = quantity == BreakdownQuantity::Latency ? BreakdownBy::Layer : by;
    if (!design.valid() || design.evaluation->metrics.cycles == 0)
        return data;
    const auto& e = *design.evaluation;
    const auto& layers = design.design->network->layers;
    const QString metric = metricOf(quantity);
    const auto layerName = [&](std::size_t l) { return QString::fromStdString(layers[l].name); };
    if (quantity == BreakdownQuantity::Latency) {
        for (std::size_t l = 0; l < e.layers.size(); ++l) {
            const network::LayerId id { static_cast<int>(l) };
            const double value = static_cast<double>(e.layers[l].blocks) * e.layers[l].blockTime.value;
            data.groups.push_back({ layerName(l), id, {}, value, { { value, id, {}, layerName(l), { metric, id, {} } } } });
        }
        data.total = e.metrics.latency.value;
        data.sums = false;
        return data;
    }
    if (data.by == BreakdownBy::Component) {
        for (int c = 0; c < evaluation::kCostCentreCount; ++c) {
            const auto centre = static_cast<CostCentre>(c);
            const double value = valueOf(quantity, e.breakdown[static_cast<std::size_t>(c)]);
            if (value > 0)
                data.groups.push_back({ centreText(centre), {}, centre, value, { { value, {}, centre, centreText(centre), { metric, {}, centre } } } });
        }
        std::stable_sort(data.groups.begin(), data.groups.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
    } else {
        std::array<double, evaluation::kCostCentreCount> given {};
        for (std::size_t l = 0; l < e.layers.size(); ++l) {
            const network::LayerId id { static_cast<int>(l) };
            BreakdownGroup group { layerName(l), id, {}, 0, {} };
            for (int c = 0; c < evaluation::kCostCentreCount; ++c) {
                const auto centre = static_cast<CostCentre>(c);
                const double value = valueOf(quantity, e.layers[l].breakdown[static_cast<std::size_t>(c)]);
                given[static_cast<std::size_t>(c)] += value;
                group.value += value;
                if (value > 0 && data.by == BreakdownBy::Both)
                    group.parts.push_back({ value, id, centre, centreText(centre), { metric, id, centre } });
            }
            if (data.by == BreakdownBy::Layer && group.value > 0)
                group.parts.push_back({ group.value, id, {}, group.name, { metric, id, {} } });
            if (group.value > 0)
                data.groups.push_back(std::move(group));
        }
        BreakdownGroup chip { chipName(), {}, {}, 0, {} };
        for (int c = 0; c < evaluation::kCostCentreCount; ++c) {
            const auto centre = static_cast<CostCentre>(c);
            const double whole = valueOf(quantity, e.breakdown[static_cast<std::size_t>(c)]), rest = whole - given[static_cast<std::size_t>(c)];
            if (rest <= 1e-12 * whole)
                continue;
            chip.value += rest;
            chip.parts.push_back({ rest, {}, centre, centreText(centre), { metric, {}, centre } });
        }
        if (chip.value > 0)
            data.groups.push_back(std::move(chip));
    }
    for (const BreakdownGroup& group : data.groups)
        data.total += group.value;
    return data;
}

QString breakdownText(BreakdownQuantity quantity, double value)
{
    switch (quantity) {
    case BreakdownQuantity::Energy: return widgets::quantity(Energy { value }).text();
    case BreakdownQuantity::Power: return widgets::quantity(Power { value }).text();
    case BreakdownQuantity::Area: return widgets::quantity(Area { value }).text();
    case BreakdownQuantity::Latency: return widgets::quantity(Time { value }).text();
    }
    return {};
}

QString breakdownCsv(const BreakdownData& data)
{
    static const QString kUnits[] { QStringLiteral("energy_nj"), QStringLiteral("peak_power_w"), QStringLiteral("area_um2"), QStringLiteral("time_at_work_ns") };
    QString text = QStringLiteral("layer,component,%1,share\r\n").arg(kUnits[static_cast<int>(data.quantity)]);
    for (const BreakdownGroup& group : data.groups)
        for (const BreakdownPart& part : group.parts)
            text += QStringLiteral("%1,%2,%3,%4\r\n")
                        .arg(group.layer ? quoted(group.name) : QString(), part.centre ? QString::fromUtf8(evaluation::costCentreKey(*part.centre).data()) : QString(),
                             QString::number(part.value, 'g', 17), data.total > 0 ? QString::number(part.value / data.total, 'g', 6) : QString());
    return text;
}

} // namespace pim::widgets
