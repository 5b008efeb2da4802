// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <nlohmann/json.hpp>

#include "core/compare/manual_design.h"
#include "core/network/zoo.h"
#include "core/report/comparison_json.h"
#include "core/report/comparison_text.h"
#include "core/report/html_report.h"

using namespace pim;
using namespace pim::compare;

namespace {

std::shared_ptr<const network::Network> zoo(const char* name)
{
    return std::make_shared<const network::Network>(network::zoo(name).value());
}

} // namespace

class TestManualDesign : public QObject
{
    Q_OBJECT

private slots:
    void fitsTheBudgetAndKeepsThePublishedClock_data()
    {
        QTest::addColumn<QString>("machine");
        QTest::addColumn<bool>("corrected");
        for (const char* machine : { "isaac", "puma" })
            for (const bool corrected : { true, false })
                QTest::addRow("%s, %s", machine, corrected ? "studio" : "pimsyn") << QString(machine) << corrected;
    }
    void fitsTheBudgetAndKeepsThePublishedClock()
    {
        QFETCH(QString, machine);
        QFETCH(bool, corrected);
        const auto model = corrected ? evaluation::ModelOptions::studio() : evaluation::ModelOptions::pimsyn();
        const auto made =
            manualDesign(*findManualMachine(machine.toStdString()), zoo("resnet18"), Power { 49 }, model, {});
        QVERIFY2(made, made ? "" : made.error().text().c_str());
        const auto& e = *made->entry.evaluation;
        QVERIFY2(e.feasible, e.violationDetail.c_str());
        QVERIFY(e.metrics.peakPower.value <= 49);
        QVERIFY(e.metrics.peakPower.value > 0.5 * 49); // many copies
        QVERIFY(made->atPublishedClock);
        QVERIFY(std::abs(e.metrics.clock.value - 100) < 1e-3);
        QCOMPARE(made->entry.design->parameters.adcBits, 8);
        QCOMPARE(made->entry.design->provenance.algorithm, std::string("manual"));
    }

    void copiesFollowTheOutputPositions()
    {
        const auto made = manualDesign(*findManualMachine("isaac"), zoo("resnet18"), Power { 49 },
                                       evaluation::ModelOptions::studio(), {})
                              .value();
        const auto& d = *made.entry.design;
        for (std::size_t l = 0; l < d.layers.size(); ++l) {
            const auto& layer = d.network->layers[l];
            if (layer.kind != network::LayerKind::Convolution)
                continue;
            const double wanted = std::max(1.0, made.copiesPerPosition * static_cast<double>(layer.positions()));
            const auto copies = static_cast<double>(d.layers[l].weightDuplication);
            QVERIFY(copies >= wanted * (1 - 1e-9) && copies < wanted + 1);
        }
    }

    void aConvolutionHasOneAdcPerCrossbarAsPublished()
    {
        const auto made = manualDesign(*findManualMachine("isaac"), zoo("resnet18"), Power { 49 },
                                       evaluation::ModelOptions::pimsyn(), {})
                              .value();
        const auto& e = *made.entry.evaluation;
        for (std::size_t l = 0; l < e.layers.size(); ++l) {
            if (made.entry.design->network->layers[l].kind != network::LayerKind::Convolution)
                continue;
            const std::int64_t adcs =
                made.entry.design->layers[l].components[static_cast<std::size_t>(hardware::Component::Adc)];
            QVERIFY2(adcs == e.layers[l].crossbars,
                     qPrintable(QString("%1 ADCs, %2 crossbars").arg(adcs).arg(e.layers[l].crossbars)));
        }
    }

    void repeats()
    {
        const auto once = manualDesign(*findManualMachine("puma"), zoo("alexnet"), Power { 49 },
                                       evaluation::ModelOptions::studio(), {})
                              .value();
        const auto twice = manualDesign(*findManualMachine("puma"), zoo("alexnet"), Power { 49 },
                                        evaluation::ModelOptions::studio(), {})
                               .value();
        QVERIFY(once.entry.design->layers == twice.entry.design->layers);
        QCOMPARE(once.entry.evaluation->metrics.energy.value, twice.entry.evaluation->metrics.energy.value);
    }

    void saysWhenTheBudgetDoesNotPayForThePublishedClock()
    {
        const auto rich = manualDesign(*findManualMachine("isaac"), zoo("resnet18"), Power { 49 },
                                       evaluation::ModelOptions::studio(), {})
                              .value();
        QVERIFY(rich.atPublishedClock && !rich.entry.missedClock);
        QVERIFY(report::missedClockText(rich.entry).empty());
        const auto poor = manualDesign(*findManualMachine("isaac"), zoo("vgg16"), Power { 49 },
                                       evaluation::ModelOptions::studio(), {})
                              .value();
        QVERIFY(!poor.atPublishedClock && poor.entry.missedClock);
        QVERIFY(std::abs(poor.entry.missedClock->value - 100) < 1e-9);
        QVERIFY(poor.entry.evaluation->metrics.clock.value > 110);
        const QString told = QString::fromStdString(report::missedClockText(poor.entry));
        QVERIFY2(told.contains("49.0 W does not pay for one ADC a crossbar") && told.contains("instead of 100.0 ns"),
                 qPrintable(told));
        // It comes through a comparison into its reports.
        const auto c = compareDesigns({ rich.entry, poor.entry }).value();
        report::ReportContent content;
        content.comparison = &c;
        QVERIFY(report::htmlReport(content).html.find("does not pay for one ADC a crossbar") != std::string::npos);
        const auto json = report::comparisonToJson(c);
        QVERIFY(json["designs"][0]["missed_clock_ns"].is_null() && json["designs"][1]["missed_clock_ns"] > 99.9);
    }

    void saysWhenNothingFits()
    {
        const auto made = manualDesign(*findManualMachine("isaac"), zoo("vgg16"), Power { 5 },
                                       evaluation::ModelOptions::studio(), {});
        QVERIFY(!made);
        QVERIFY(made.error().code == ErrorCode::Infeasible);
        QVERIFY(QString::fromStdString(made.error().where).startsWith("ISAAC on vgg16"));
        QVERIFY(!manualDesign(*findManualMachine("isaac"), zoo("lenet5"), Power { 0 }, {}, {}));
    }

    void stopsWhenAsked()
    {
        std::stop_source source;
        source.request_stop();
        RunContext run;
        run.stop = source.get_token();
        const auto made = manualDesign(*findManualMachine("isaac"), zoo("resnet18"), Power { 49 }, {}, run);
        QVERIFY(!made && made.error().code == ErrorCode::Cancelled);
    }

    void citesWhatCannotBeEvaluated()
    {
        QVERIFY(findManualMachine("prime") == nullptr);
        const auto cited = citedMachines();
        QCOMPARE(cited.size(), std::size_t { 3 });
        for (const auto& machine : cited)
            QVERIFY(machine.peakTopsPerW > 0 && !machine.source.empty());
    }
};

QTEST_APPLESS_MAIN(TestManualDesign)
#include "tst_manual_design.moc"
