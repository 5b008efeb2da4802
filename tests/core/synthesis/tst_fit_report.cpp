// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/feasible_range.h"
#include "core/synthesis/fit_report.h"

using namespace pim;
using namespace pim::synthesis;

class TstFitReport : public QObject
{
    Q_OBJECT
private slots:
    void leastBudgetOfTheClosestCombinationIsThatOfTheSpace()
    {
        const auto net = std::make_shared<network::Network>(*network::zoo("vgg16"));
        const auto hardware = *hardware::preset("pimsyn");
        const auto report = fitReport(net, hardware, {});
        const auto range = feasibleRange(net, hardware, {});
        QVERIFY(report && range);
        QVERIFY(report->closest >= 0);
        const GridFit& closest = report->grid[static_cast<std::size_t>(report->closest)];
        QCOMPARE(closest.leastBudget.value, range->leastBudget.value);
        for (const GridFit& fit : report->grid)
            if (fit.possible) {
                QVERIFY(fit.leastBudget >= closest.leastBudget);
                QVERIFY(fit.leastPeak <= fit.leastBudget);
                QVERIFY(fit.crossbarPower <= fit.leastBudget);
            } else {
                QVERIFY(!fit.lacking.empty());
            }
        std::int64_t sum = 0;
        for (std::size_t l = 0; l < report->layers.size(); ++l) {
            sum += report->layers[l].crossbars;
            QVERIFY(l == 0 || report->layers[l].crossbars <= report->layers[l - 1].crossbars);
        }
        QCOMPARE(sum, closest.crossbars);
    }

    void everyWayHasADesign()
    {
        const auto net = std::make_shared<network::Network>(*network::zoo("alexnet-cifar10"));
        const auto hardware = *hardware::preset("pimsyn");
        SynthesisOptions options;
        options.constraints.powerBudget = { 0.1 };
        const auto ways = waysToFit(net, hardware, options, {});
        QVERIFY(ways);
        QVERIFY(!ways->empty());
        QVERIFY(!ways->front().shareChanged && !ways->front().weightBitsChanged);
        for (const WayToFit& way : *ways) {
            SynthesisOptions check = way.options;
            QCOMPARE(check.constraints.powerBudget.value, way.fitsFrom.value);
            QVERIFY(!way.fitsNow);
            check.effort = Effort::Fast;
            const auto found = synthesize(net, hardware, check, {});
            QVERIFY(found && found->feasible);
        }
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        RunContext run;
        run.stop = stop.get_token();
        const auto net = std::make_shared<network::Network>(*network::zoo("lenet5"));
        const auto ways = waysToFit(net, *hardware::preset("pimsyn"), {}, run);
        QVERIFY(!ways);
        QCOMPARE(ways.error().code, ErrorCode::Cancelled);
    }

    void hardwareThatCanBuildNothingHasNoClosest()
    {
        const auto net = std::make_shared<network::Network>(*network::zoo("lenet5"));
        SynthesisOptions options;
        options.crossbarSizes = { 64 };
        const auto report = fitReport(net, *hardware::preset("pimsyn"), options);
        QVERIFY(report);
        QCOMPARE(report->closest, -1);
        QVERIFY(report->layers.empty());
    }
};

QTEST_APPLESS_MAIN(TstFitReport)
#include "tst_fit_report.moc"
