// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/analytic_export.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/report/csv.h"

namespace pim::widgets {

using program::AnalyticComparison;
using program::Cause;
using program::LayerComparison;
using program::LayerFigures;

namespace {

QString text(std::string_view s) { return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())); }

QJsonArray causesJson(const std::vector<Cause>& causes, const AnalyticComparison& c)
{
    QJsonArray list;
    for (const Cause& cause : causes)
        list.append(QJsonObject { { QStringLiteral("layer"), cause.layer >= 0 ? QJsonValue(text(c.layers[static_cast<std::size_t>(cause.layer)].name)) : QJsonValue() },
                                  { QStringLiteral("work"), text(program::pathKindKey(cause.kind)) },
                                  { QStringLiteral("analytic_ns"), cause.analytic.value },
                                  { QStringLiteral("simulated_ns"), cause.simulated.value } });
    return list;
}

QJsonObject figuresJson(const LayerFigures& figures)
{
    QJsonObject uses, energies;
    for (int u = 0; u < program::kTimeUseCount; ++u)
        uses.insert(text(program::timeUseKey(static_cast<program::TimeUse>(u))) + QStringLiteral("_ns"), figures.uses[static_cast<std::size_t>(u)].value);
    for (int u = 0; u < program::kEnergyUseCount; ++u)
        energies.insert(text(program::energyUseKey(static_cast<program::EnergyUse>(u))) + QStringLiteral("_nj"), figures.energies[static_cast<std::size_t>(u)].value);
    return { { QStringLiteral("time_ns"), figures.time.value },
             { QStringLiteral("uses"), uses },
             { QStringLiteral("dynamic_energy_nj"), figures.energy.value },
             { QStringLiteral("energies"), energies } };
}

} // namespace

QByteArray comparisonCsv(const AnalyticComparison& c)
{
    std::string out = "layer,core,analytic_ns,simulated_ns,analytic_dynamic_nj,simulated_dynamic_nj,mostly_layer,mostly_work,mostly_difference_ns\r\n";
    const auto number = [](bool there, double value) { return there ? report::csvNumber(value) : std::string(); };
    for (const LayerComparison& layer : c.layers) {
        const LayerFigures &a = layer.analytic, &s = layer.simulated;
        out += report::csvField(layer.name) + ',' + (layer.core >= 0 ? std::to_string(layer.core) : std::string()) + ',' + number(a.present, a.time.value) + ',' + number(s.present, s.time.value) + ','
            + number(a.present, a.energy.value) + ',' + number(s.present, s.energy.value) + ',';
        if (layer.causes.empty()) {
            out += ",,\r\n";
            continue;
        }
        const Cause& most = layer.causes.front();
        out += (most.layer >= 0 ? report::csvField(c.layers[static_cast<std::size_t>(most.layer)].name) : std::string()) + ',' + std::string(program::pathKindKey(most.kind)) + ','
            + report::csvNumber(most.difference().value) + "\r\n";
    }
    return QByteArray::fromStdString(out);
}

QByteArray comparisonJson(const AnalyticComparison& c)
{
    QJsonArray layers, notes;
    for (const LayerComparison& layer : c.layers) {
        QJsonObject object { { QStringLiteral("name"), text(layer.name) }, { QStringLiteral("causes"), causesJson(layer.causes, c) } };
        if (layer.core >= 0)
            object.insert(QStringLiteral("core"), layer.core);
        if (layer.analytic.present)
            object.insert(QStringLiteral("analytic"), figuresJson(layer.analytic));
        if (layer.simulated.present)
            object.insert(QStringLiteral("simulated"), figuresJson(layer.simulated));
        layers.append(object);
    }
    for (const program::ComparisonNote& note : c.notes)
        notes.append(text(program::noteText(note)));
    const bool latency = c.mode == program::SimulationMode::Latency;
    const auto whole = [&](Time time, Energy dynamic, Energy rest) {
        return QJsonObject { { latency ? QStringLiteral("latency_ns") : QStringLiteral("period_ns"), time.value }, { QStringLiteral("dynamic_energy_nj"), dynamic.value }, { QStringLiteral("static_energy_nj"), rest.value } };
    };
    QJsonObject all { { QStringLiteral("mode"), latency ? QStringLiteral("latency") : QStringLiteral("throughput") },
                      { QStringLiteral("analytic"), whole(c.analyticLatency, c.analyticEnergy, c.analyticStatic) },
                      { QStringLiteral("simulated"), whole(c.simulatedLatency, c.simulatedEnergy, c.simulatedStatic) },
                      { QStringLiteral("causes"), causesJson(c.causes, c) },
                      { QStringLiteral("notes"), notes },
                      { QStringLiteral("layers"), layers } };
    if (!c.otherMachine.empty())
        all.insert(QStringLiteral("other_machine"), text(c.otherMachine));
    return QJsonDocument(all).toJson();
}

} // namespace pim::widgets
