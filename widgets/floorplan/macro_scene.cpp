// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/macro_scene.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/evaluation/factors.h"

namespace pim::widgets {
namespace {

using evaluation::CostCentre;
using Kind = MacroBlock::Kind;

const evaluation::CentreCost& costOf(const evaluation::MacroAccount& macro, CostCentre centre)
{
    return macro.breakdown[static_cast<std::size_t>(centre)];
}

MacroBlock block(Kind kind, const evaluation::MacroAccount& macro, std::initializer_list<CostCentre> centres)
{
    MacroBlock b;
    b.kind = kind;
    for (const CostCentre centre : centres) {
        const auto& cost = costOf(macro, centre);
        b.units += cost.units;
        b.areaUm2 += cost.area.value;
        b.peakW += cost.peakPower.value;
        b.energyNj += cost.staticEnergy.value + cost.dynamicEnergy.value;
    }
    return b;
}

/// What every macro has and no hardware description gives figures of.
MacroBlock unknown(Kind kind, std::int64_t units)
{
    MacroBlock b;
    b.kind = kind;
    b.units = units;
    b.known = false;
    return b;
}

void setSlots(MacroBlock& b, int columns)
{
    b.columns = static_cast<int>(std::clamp<std::int64_t>(columns, 1, std::max<std::int64_t>(1, b.units)));
    b.rows = static_cast<int>(std::max<std::int64_t>(1, (b.units + b.columns - 1) / b.columns));
}

int squareColumns(const MacroBlock& b)
{
    const double aspect = b.rect.height() > 0 ? b.rect.width() / b.rect.height() : 1;
    return static_cast<int>(std::lround(std::sqrt(static_cast<double>(std::max<std::int64_t>(1, b.units)) * aspect)));
}

/// Side by side (or one below the other) in proportion to \a weight.
template<typename Weight>
void slice(std::vector<MacroBlock*> blocks, const QRectF& rect, bool sideBySide, Weight weight)
{
    double sum = 0;
    for (const MacroBlock* b : blocks)
        sum += weight(*b);
    double from = 0;
    for (MacroBlock* b : blocks) {
        const double share = sum > 0 ? weight(*b) / sum : 0;
        b->rect = sideBySide ? QRectF(rect.left() + from * rect.width(), rect.top(), share * rect.width(), rect.height())
                             : QRectF(rect.left(), rect.top() + from * rect.height(), rect.width(), share * rect.height());
        from += share;
    }
}

/// What a block counts when boxes are equal: enough to show what is in it.
double equalWeight(const MacroBlock& b)
{
    switch (b.kind) {
    case Kind::PeArray: case Kind::AdcBank: return 4;
    case Kind::Crossbar: return 3;
    case Kind::Scratchpad: return 2;
    default: return 1;
    }
}

} // namespace

QRectF MacroBlock::slot(std::int64_t i) const
{
    const double w = rect.width() / columns, h = rect.height() / rows;
    return { rect.left() + static_cast<double>(i % columns) * w, rect.top() + static_cast<double>(i / columns) * h, w, h };
}

std::int64_t MacroBlock::slotAt(QPointF world) const
{
    if (!rect.contains(world) || rect.width() <= 0 || rect.height() <= 0)
        return -1;
    const auto column = std::min(columns - 1, static_cast<int>((world.x() - rect.left()) / rect.width() * columns));
    const auto row = std::min(rows - 1, static_cast<int>((world.y() - rect.top()) / rect.height() * rows));
    return static_cast<std::int64_t>(row) * columns + column;
}

int MacroPlan::blockAt(QPointF world) const
{
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (blocks[i].rect.contains(world))
            return static_cast<int>(i);
    return -1;
}

MacroPlan planMacro(const FloorplanData& data, int index, bool toScale)
{
    const evaluation::MacroAccount& macro = data.macro(index);
    MacroPlan plan;
    plan.toScale = toScale && data.hasAreas();
    plan.areaUm2 = macro.area().value;
    const double area = plan.toScale && plan.areaUm2 > 0 ? plan.areaUm2 : 13200;
    plan.bounds = { 0, 0, std::sqrt(area * kMacroAspect), std::sqrt(area / kMacroAspect) };
    std::vector<MacroBlock> all {
        block(Kind::PeArray, macro, { CostCentre::Crossbar, CostCentre::Dac, CostCentre::SampleAndHold }),
        block(Kind::Scratchpad, macro, { CostCentre::Scratchpad }),
        block(Kind::Router, macro, { CostCentre::Noc }),
        block(Kind::ShiftAdd, macro, { CostCentre::ShiftAdd }),
        block(Kind::VectorAlu, macro, { CostCentre::Addition, CostCentre::Pool, CostCentre::Relu, CostCentre::Sigmoid, CostCentre::Eltwise }),
        block(Kind::AdcBank, macro, { CostCentre::Adc }),
    };
    all[0].units = macro.crossbars;
    all[2].units = 1;
    for (const Kind kind : { Kind::Registers, Kind::Controller })
        all.push_back(unknown(kind, 1));
    for (MacroBlock& b : all) {
        if (b.units == 0 && b.areaUm2 == 0)
            continue;
        (plan.toScale && b.areaUm2 <= 0 ? plan.withoutArea : plan.blocks).push_back(b);
    }
    const auto weight = [&](const MacroBlock& b) { return plan.toScale ? b.areaUm2 : equalWeight(b); };
    std::vector<MacroBlock*> strip, column, bank;
    double columnWeight = 0, stripWeight = 0, bankWeight = 0;
    for (MacroBlock& b : plan.blocks) {
        if (b.kind == Kind::AdcBank) {
            bank.push_back(&b);
            bankWeight += weight(b);
        } else if (b.kind == Kind::PeArray || b.kind == Kind::Scratchpad) {
            strip.push_back(&b);
            stripWeight += weight(b);
        } else {
            column.push_back(&b);
            columnWeight += weight(b);
        }
    }
    const double sum = columnWeight + stripWeight + bankWeight;
    if (sum <= 0)
        return plan;
    QRectF top = plan.bounds;
    if (!bank.empty() && columnWeight + stripWeight > 0) {
        top.setHeight(plan.bounds.height() * (columnWeight + stripWeight) / sum);
        bank.front()->rect = QRectF(top.bottomLeft(), plan.bounds.bottomRight());
    } else if (!bank.empty()) {
        bank.front()->rect = plan.bounds;
    }
    QRectF left = top;
    if (columnWeight + stripWeight > 0)
        left.setWidth(top.width() * stripWeight / (columnWeight + stripWeight));
    slice(strip, left, true, weight);
    slice(column, QRectF(left.topRight(), top.bottomRight()), false, weight);
    for (MacroBlock& b : plan.blocks) {
        if (b.kind == Kind::PeArray)
            setSlots(b, std::max(std::min<int>(16, static_cast<int>(b.units)), squareColumns(b)));
        else if (b.kind == Kind::AdcBank || b.kind == Kind::ShiftAdd || b.kind == Kind::VectorAlu)
            setSlots(b, squareColumns(b));
    }
    return plan;
}

MacroPlan planPe(const FloorplanData& data, int index, bool toScale)
{
    const evaluation::MacroAccount& macro = data.macro(index);
    MacroPlan plan;
    plan.toScale = toScale && data.hasAreas();
    const double pes = std::max<double>(1, static_cast<double>(macro.crossbars));
    std::vector<MacroBlock> all { block(Kind::Crossbar, macro, { CostCentre::Crossbar }), block(Kind::Dac, macro, { CostCentre::Dac }),
                                  block(Kind::SampleAndHold, macro, { CostCentre::SampleAndHold }) };
    for (MacroBlock& b : all) {
        b.areaUm2 /= pes;
        b.peakW /= pes;
        b.energyNj /= pes;
        b.units = std::max<std::int64_t>(b.units > 0 ? 1 : 0, static_cast<std::int64_t>(std::llround(static_cast<double>(b.units) / pes)));
        plan.areaUm2 += b.areaUm2;
    }
    if (all[2].units == 0)
        all[2].units = data.design->parameters.crossbarSize;
    const auto adcs = static_cast<double>(costOf(macro, CostCentre::Adc).units);
    all.push_back(unknown(Kind::Mux, std::max<std::int64_t>(1, static_cast<std::int64_t>(std::llround(adcs / pes)))));
    all.push_back(unknown(Kind::Registers, 1));
    for (const MacroBlock& b : all)
        if (b.units > 0)
            (plan.toScale && b.areaUm2 <= 0 ? plan.withoutArea : plan.blocks).push_back(b);
    const double area = plan.toScale && plan.areaUm2 > 0 ? plan.areaUm2 : 13200;
    plan.bounds = { 0, 0, std::sqrt(area * kMacroAspect), std::sqrt(area / kMacroAspect) };
    const auto weight = [&](const MacroBlock& b) { return plan.toScale ? b.areaUm2 : equalWeight(b); };
    std::vector<MacroBlock*> crossbar, rest;
    double crossbarWeight = 0, restWeight = 0;
    for (MacroBlock& b : plan.blocks) {
        (b.kind == Kind::Crossbar ? crossbar : rest).push_back(&b);
        (b.kind == Kind::Crossbar ? crossbarWeight : restWeight) += weight(b);
    }
    QRectF left = plan.bounds;
    if (crossbarWeight + restWeight > 0)
        left.setWidth(plan.bounds.width() * crossbarWeight / (crossbarWeight + restWeight));
    slice(crossbar, left, true, weight);
    slice(rest, QRectF(left.topRight(), plan.bounds.bottomRight()), false, weight);
    for (MacroBlock& b : plan.blocks)
        if (b.kind != Kind::Crossbar)
            setSlots(b, squareColumns(b));
    return plan;
}

UnitHeat::UnitHeat(const FloorplanData& data, int macro, HeatMetric metric, std::int64_t pe)
    : m_data(data)
    , m_macro(macro)
    , m_metric(metric)
    , m_pe(pe)
{
    if (metric != HeatMetric::Utilisation && metric != HeatMetric::AdcLoad)
        return;
    // Crossbars of a copy repeat from copy to copy; very large sets are told by their first ones.
    constexpr std::int64_t kMost = 20'000;
    for (const auto& tenant : data.macro(macro).tenants) {
        if (!tenant.onCrossbars)
            continue;
        Set set { tenant.layer, {}, {} };
        const std::int64_t count = std::min(kMost, data.evaluation->factors->layers[static_cast<std::size_t>(tenant.layer)].map.crossbars);
        for (std::int64_t k = 0; k < count; ++k) {
            const auto layout = crossbarOf(data, { tenant.layer, k, 0, k });
            set.cells.push_back(layout.utilization());
            set.columns.push_back(static_cast<double>(layout.usedColumns()) / layout.size());
        }
        m_sets.push_back(std::move(set));
    }
}

const UnitHeat::Set* UnitHeat::setOf(int layer) const
{
    for (const Set& set : m_sets)
        if (set.layer == layer)
            return &set;
    return nullptr;
}

double UnitHeat::ofPe(std::int64_t i) const
{
    const auto pe = peContent(m_data, m_macro, i);
    const Set* set = pe ? setOf(pe->layer) : nullptr;
    return set && !set->cells.empty() ? set->cells[static_cast<std::size_t>(pe->inCopy) % set->cells.size()] : -1;
}

/// ADC i serves columns [i c, (i + 1) c) of the macro's crossbars, one after the other; its load is the share of them that
/// holds weights, of the time that its kind is busy.
double UnitHeat::ofAdc(std::int64_t i, std::int64_t count) const
{
    const auto& macro = m_data.macro(m_macro);
    if (macro.crossbars == 0 || count <= 0)
        return -1;
    const double perAdc = static_cast<double>(macro.crossbars) / static_cast<double>(count); // crossbars' widths
    const double from = static_cast<double>(i) * perAdc, to = from + perAdc;
    double used = 0, seen = 0;
    constexpr std::int64_t kMost = 20'000; // of an ADC for even more the first ones stand for all
    std::int64_t taken = 0;
    for (auto k = static_cast<std::int64_t>(from); k < macro.crossbars && static_cast<double>(k) < to && taken < kMost; ++k, ++taken) {
        seen += std::min(to, static_cast<double>(k + 1)) - std::max(from, static_cast<double>(k));
        const auto pe = peContent(m_data, m_macro, k);
        const Set* set = pe ? setOf(pe->layer) : nullptr;
        if (!set || set->columns.empty())
            continue;
        const double columns = set->columns[static_cast<std::size_t>(pe->inCopy) % set->columns.size()];
        const auto first = static_cast<double>(k);
        used += std::max(0.0, std::min(to, first + columns) - std::max(from, first));
    }
    return seen > 0 ? std::clamp(used / seen, 0.0, 1.0) * macro.adcBusy : -1;
}

double UnitHeat::of(const MacroBlock& b, std::int64_t i) const
{
    const auto& macro = m_data.macro(m_macro);
    if (!b.known)
        return -1;
    switch (m_metric) {
    case HeatMetric::Utilisation:
        if (b.kind == Kind::PeArray || b.kind == Kind::Crossbar)
            return ofPe(b.kind == Kind::Crossbar ? m_pe : i);
        if (b.kind == Kind::AdcBank)
            return ofAdc(i, b.units);
        if (b.kind == Kind::Scratchpad)
            return std::min(1.0, macro.bufferFill);
        return -1;
    case HeatMetric::AdcLoad: return b.kind == Kind::AdcBank ? ofAdc(i, b.units) : -1;
    case HeatMetric::BufferFill: return b.kind == Kind::Scratchpad ? macro.bufferFill : -1;
    case HeatMetric::Power: return b.peakW;
    case HeatMetric::Energy: return b.energyNj * 1e-9;
    case HeatMetric::MatrixBusy:
        return b.kind == Kind::PeArray || b.kind == Kind::Crossbar ? m_data.heat(m_macro, m_metric) : -1;
    case HeatMetric::UnitsBusy: return m_data.heat(m_macro, m_metric);
    case HeatMetric::Owner: break;
    }
    return -1;
}

double UnitHeat::largest(const MacroPlan& plan) const
{
    double most = 0;
    for (const MacroBlock& b : plan.blocks) {
        const bool each = (b.kind == Kind::PeArray || b.kind == Kind::AdcBank) && (m_metric == HeatMetric::Utilisation || m_metric == HeatMetric::AdcLoad);
        const std::int64_t count = each ? std::min<std::int64_t>(b.units, 4096) : 1;
        for (std::int64_t i = 0; i < count; ++i)
            most = std::max(most, of(b, i));
    }
    return most;
}

} // namespace pim::widgets
