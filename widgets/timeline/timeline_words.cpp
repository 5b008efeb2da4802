// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>

#include "core/program/assembly.h"
#include "core/timeline/recorded.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/timeline/timeline_legend.h"

namespace pim::widgets {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pim::widgets::Timeline)
};

} // namespace

using timeline::Operation;
using timeline::PeriodLimit;
using timeline::Stall;
using timeline::Timeline;

QString operationText(Operation operation)
{
    switch (operation) {
    case Operation::Transfer: return Words::tr("Transfer");
    case Operation::Load: return Words::tr("Load");
    case Operation::Mvm: return Words::tr("MVM");
    case Operation::Adc: return Words::tr("ADC");
    case Operation::ShiftAdd: return Words::tr("Shift-add");
    case Operation::Addition: return Words::tr("Add");
    case Operation::Pool: return Words::tr("Pool");
    case Operation::Eltwise: return Words::tr("Element-wise");
    case Operation::Relu: return Words::tr("ReLU");
    case Operation::Sigmoid: return Words::tr("Sigmoid");
    case Operation::Store: return Words::tr("Store");
    case Operation::Merge: return Words::tr("Merge");
    }
    return {};
}

QString operationText(const Timeline& t, Operation operation)
{
    if (!t.recorded)
        return operationText(operation);
    return operation == Operation::Mvm ? Words::tr("Matrix unit") : operation == Operation::Transfer ? Words::tr("Transfer unit") : Words::tr("Vector unit");
}

QString operationText(const Timeline& t, int layer, int op)
{
    const Operation kind = t.shape(layer, op).kind;
    const QString name = operationText(t, kind);
    // Array groups that work at a time have lanes of their own.
    const int number = op - t.find(layer, kind) + 1;
    return t.recorded && number > 1 ? Words::tr("MVM lane %1").arg(countText(number)) : name;
}

QString instructionText(const program::SimulatedTimeline& simulated, const timeline::OperationRef& ref)
{
    return QStringLiteral("%1 · %2").arg(countText(simulated.instructionIndex(ref)), QString::fromStdString(program::disassemble(simulated.instruction(ref))));
}

QString sourceText(const TimelineData& data, const timeline::OperationRef& ref)
{
    if (!data.simulated || !data.network)
        return {};
    const program::Source source = data.simulated->source(ref);
    if (source.layer < 0 || static_cast<std::size_t>(source.layer) >= data.network->layers.size())
        return {};
    const network::Layer& layer = data.network->layers[static_cast<std::size_t>(source.layer)];
    const QString name = QString::fromStdString(layer.name);
    const auto width = static_cast<std::int32_t>(layer.output.width);
    if (source.position < 0 || width <= 0)
        return name;
    return QStringLiteral("%1 · %2").arg(name, Words::tr("position %1,%2").arg(countText(source.position / width), countText(source.position % width)));
}

QString stallText(Stall stall)
{
    switch (stall) {
    case Stall::Data: return Words::tr("Data not ready");
    case Stall::Unit: return Words::tr("Unit busy");
    case Stall::Adc: return Words::tr("Shared ADC");
    case Stall::Noc: return Words::tr("NoC link taken");
    case Stall::Buffer: return Words::tr("Buffer full");
    case Stall::Hazard: return Words::tr("Hazard");
    case Stall::ReorderBuffer: return Words::tr("Reorder buffer full");
    case Stall::Memory: return Words::tr("Memory port taken");
    case Stall::Send: return Words::tr("Waits for the receiver");
    case Stall::Receive: return Words::tr("Waits for data");
    case Stall::Event: return Words::tr("Waits for an event");
    }
    return {};
}

QString stallWords(Stall stall)
{
    switch (stall) { // as the legend has them
    case Stall::Data: return TimelineLegend::tr("data not ready");
    case Stall::Unit: return TimelineLegend::tr("unit busy");
    case Stall::Adc: return TimelineLegend::tr("shared ADC");
    case Stall::Noc: return TimelineLegend::tr("NoC link taken");
    case Stall::Buffer: return TimelineLegend::tr("buffer full");
    case Stall::Hazard: return TimelineLegend::tr("hazard");
    case Stall::ReorderBuffer: return TimelineLegend::tr("reorder buffer full");
    case Stall::Memory: return TimelineLegend::tr("memory port taken");
    case Stall::Send: return TimelineLegend::tr("waits for the receiver");
    case Stall::Receive: return TimelineLegend::tr("waits for data");
    case Stall::Event: return TimelineLegend::tr("waits for an event");
    }
    return {};
}

bool setsPeriod(const Timeline& t, int layer)
{
    const PeriodLimit& p = t.period;
    return layer >= 0
        && ((p.kind == PeriodLimit::Kind::Layer && p.layer == layer) || (p.kind == PeriodLimit::Kind::SharedAdc && (p.layer == layer || p.partner == layer)));
}

bool setsPeriod(const Timeline& t, const timeline::SharedLane& lane)
{
    const PeriodLimit& p = t.period;
    return (p.kind == PeriodLimit::Kind::Link && p.link >= 0 && p.link == lane.link)
        || (p.kind == PeriodLimit::Kind::SharedAdc && lane.link < 0 && (p.layer == lane.layer || p.layer == lane.partner));
}

QString periodChip() { return Words::tr("period"); }

QString linkText(timeline::Link link)
{
    switch (link) {
    case timeline::Link::Operation: return Words::tr("same block");
    case timeline::Link::Bits: return Words::tr("bit by bit");
    case timeline::Link::Unit: return Words::tr("unit");
    case timeline::Link::Data: return Words::tr("data");
    case timeline::Link::Noc: return Words::tr("NoC link");
    case timeline::Link::Adc: return Words::tr("shared ADC");
    }
    return {};
}

QString operationLabel(const Timeline& t, const timeline::OperationRef& ref)
{
    if (t.recorded) {
        const std::int32_t item = t.recorded->lane(ref.layer, ref.op).item(ref.block);
        const std::string_view name = t.recorded->name(ref.layer, item);
        return QStringLiteral("%1 %2").arg(QLatin1String(name.data(), static_cast<qsizetype>(name.size())), countText(item));
    }
    const QString name = operationText(t.shape(ref.layer, ref.op).kind);
    const std::int64_t each = t.layers[static_cast<std::size_t>(ref.layer)].blocksPerImage;
    if (t.images > 1 && each > 0)
        return Words::tr("%1 %2 of image %3").arg(name, countText(ref.block % each), countText(ref.block / each + 1));
    return QStringLiteral("%1 %2").arg(name, countText(ref.block));
}

QString layerText(const Timeline& t, int layer)
{
    if (t.recorded)
        return Words::tr("core %1").arg(QString::fromStdString(t.layers[static_cast<std::size_t>(layer)].name).section(QLatin1Char(' '), 1));
    const auto& name = t.layers[static_cast<std::size_t>(layer)].name;
    return name.empty() ? Words::tr("layer %1").arg(countText(layer)) : QString::fromStdString(name);
}

QString placeText(const Timeline& t, int link)
{
    const auto place = t.place(link);
    return QStringLiteral("(%1,%2) → (%3,%4)").arg(place.from.row).arg(place.from.col).arg(place.to.row).arg(place.to.col);
}

QString sharedText(const Timeline& t, const timeline::SharedLane& lane)
{
    if (lane.link >= 0)
        return Words::tr("Link %1").arg(placeText(t, lane.link));
    return Words::tr("ADCs of %1 and %2").arg(layerText(t, lane.layer), layerText(t, lane.partner));
}

QString lengthText(const Timeline& t, double cycles, TimeUnit unit)
{
    if (unit == TimeUnit::Cycles || t.clock.value <= 0)
        return cycles == 1 ? Words::tr("1 cycle") : Words::tr("%1 cycles").arg(countText(std::llround(cycles)));
    return quantity(Time { cycles * t.clock.value }, 4).text();
}

QString momentText(const Timeline& t, double cycle)
{
    const QString text = Words::tr("cycle %1").arg(countText(static_cast<std::int64_t>(cycle)));
    if (t.clock.value <= 0)
        return text;
    return text + QStringLiteral(" · ") + quantity(Time { cycle * t.clock.value }, t.recorded ? 7 : 4).text();
}

QString periodText(const Timeline& t)
{
    const PeriodLimit& p = t.period;
    switch (p.kind) {
    case PeriodLimit::Kind::None: return {};
    case PeriodLimit::Kind::Layer: {
        QString text = Words::tr("%1 sets the period: %2 blocks, one every %3 cycles.")
                           .arg(layerText(t, p.layer), countText(p.blocks), countText(p.pitch));
        if (p.op >= 0) {
            const auto& shape = t.shape(p.layer, p.op);
            const QString name = operationText(shape.kind);
            if (shape.pitch > shape.span && p.op + 1 < static_cast<int>(t.layers[static_cast<std::size_t>(p.layer)].operations.size())) {
                const auto& next = t.shape(p.layer, p.op + 1);
                text += QLatin1Char(' ')
                    + (shape.gap == 1 ? Words::tr("That is how long its %1 takes.").arg(operationText(next.kind)) : Words::tr("%1 takes %2 cycles and the next %3 has to wait until its %4 cycles free the register, all but one of them at the same time.")
                          .arg(operationText(next.kind), countText(next.span), name, countText(shape.gap)));
            } else {
                text += QLatin1Char(' ') + Words::tr("That is how long its %1 takes.").arg(name);
            }
        }
        return text;
    }
    case PeriodLimit::Kind::SharedAdc:
        return Words::tr("The ADCs that %1 and %2 share set the period: the conversions of both follow each other.")
            .arg(layerText(t, p.partner), layerText(t, p.layer));
    case PeriodLimit::Kind::Link:
        return p.link >= 0 ? Words::tr("The link %1 sets the period, most of all by what %2 sends over it.").arg(placeText(t, p.link), layerText(t, p.layer))
                           : Words::tr("A link of the NoC sets the period, most of all by what %1 sends over it.").arg(layerText(t, p.layer));
    }
    return {};
}

QString pipelineText(const Timeline& t)
{
    if (t.images < 2 || t.imageEnds.size() < 2)
        return {};
    QStringList parts;
    const std::int64_t first = t.imageEnds.front(), period = t.period.cycles;
    if (t.aloneCycles > 0 && first > t.aloneCycles)
        parts << Words::tr("Alone the first image takes %1 cycles; here %2, for units, links and ADCs also serve the images behind it.")
                     .arg(countText(t.aloneCycles), countText(first));
    const std::int64_t last = t.imageEnds.back() - t.imageEnds[t.imageEnds.size() - 2];
    if (last < period)
        parts << Words::tr("The last result comes sooner than a period after the one before: no image behind it takes turns with it.");
    else if (last > period)
        parts << Words::tr("Results may come later than a period after each other until the pipeline is full.");
    return parts.join(QLatin1Char(' '));
}

QColor colourOf(Operation operation)
{
    const QColor& base = tokens().base;
    switch (operation) {
    case Operation::Transfer: return categorical(5);
    case Operation::Merge: return blended(categorical(5), base, 0.62);
    case Operation::Load: return categorical(2);
    case Operation::Store: return blended(categorical(2), base, 0.62);
    case Operation::Mvm: return categorical(1);
    case Operation::Adc: return categorical(0);
    default: return categorical(4);
    }
}

QColor stageColour(int stage, int stages)
{
    // Stem purple, then blue, green, amber, vermilion; the classifier at the end slate.
    const bool dark = tokens().dark;
    static constexpr std::array<std::array<QRgb, 2>, 6> kHues { { { 0xff9c5a9e, 0xffc57fc9 }, { 0xff2a78b5, 0xff5aa3dd }, { 0xff2a8f6c, 0xff4fb792 },
                                                                  { 0xffb98413, 0xffd9a93f }, { 0xffbf5417, 0xffe07b3e }, { 0xff66738a, 0xff8a97ad } } };
    const std::size_t at = stages > 1 && stage == stages - 1 ? 5 : static_cast<std::size_t>(stage) % 5;
    return QColor::fromRgb(kHues[at][dark ? 1 : 0]);
}

} // namespace pim::widgets
