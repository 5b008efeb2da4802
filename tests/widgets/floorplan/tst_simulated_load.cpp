// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/evaluation/noc_traffic.h"
#include "core/timeline/recorded.h"
#include "tests/support/simulated_design.h"
#include "widgets/floorplan/floorplan_data.h"
#include "widgets/floorplan/floorplan_text.h"

using namespace pim;
using namespace pim::widgets;

class TestSimulatedLoad : public QObject
{
    Q_OBJECT
private slots:
    void messagesGoAlongTheRowAndThenAlongTheColumn()
    {
        program::Machine machine;
        machine.globalMemoryId = -10;
        machine.network = program::meshNetwork(3, 4, 8, 1, 1, 5, 1);
        program::SimulationResult result;
        result.runningPs = 1'000'000;
        result.cores.resize(12);
        result.cores[5].unitWorkingPs = { 0, 500'000, 250'000, 0 };
        result.cores[5].workingPs = 600'000;
        result.cores[5].busyPs = { 0, 3'000'000, 250'000, 900'000 }; // array groups added up, a wait: no work
        result.links = { { 1, 11, 2, 10, 40'000 }, { 11, 1, 1, 3, 7'000 }, { -10, 3, 5, 50, 1'000 }, { 2, -10, 5, 50, 1'000 } };
        const auto load = simulatedLoad(result, machine, 3, 4);
        QVERIFY(load);
        const auto link = [&](int row, int col, evaluation::LinkDirection d) { return (std::size_t(row) * 4 + std::size_t(col)) * 4 + std::size_t(d); };
        using enum evaluation::LinkDirection;
        std::vector<std::int64_t> flits(48, 0);
        for (const auto at : { link(0, 1, East), link(0, 2, East), link(0, 3, South), link(1, 3, South) })
            flits[at] += 10;
        for (const auto at : { link(2, 3, West), link(2, 2, West), link(2, 1, North), link(1, 1, North) })
            flits[at] += 3;
        QVERIFY(load->flits == flits);
        QCOMPARE(load->busyNs[link(0, 1, East)], std::int64_t { 40 });
        QCOMPARE(load->matrixAt({ 1, 1 }), 0.5);
        QCOMPARE(load->unitsAt({ 1, 1 }), 0.6);
        QCOMPARE(load->unitsAt({ 7, 7 }), 0.0);
        QVERIFY(!simulatedLoad(result, machine, 4, 3)); // another mesh
        result.runningPs = 0;
        QVERIFY(!simulatedLoad(result, machine, 3, 4));
    }
    void macrosAndLinksShowWhatWasSimulated()
    {
        const auto run = test::simulatedDesign();
        auto data = *floorplanData(std::make_shared<const design::Design>(run.design), std::make_shared<const evaluation::Evaluation>(run.evaluation));
        const QString before = heatName(HeatMetric::MatrixBusy);
        QVERIFY(!before.isEmpty() && !heatUnit(HeatMetric::UnitsBusy).isEmpty());
        QCOMPARE(data.heat(0, HeatMetric::MatrixBusy), 0.0);
        data.simulated = simulatedLoad(run.result, run.machine, data.chip.rows, data.chip.cols);
        QVERIFY(data.simulated);
        QCOMPARE(data.simulated->flits.size(), data.noc.flits.size());
        double most = 0;
        for (int m = 0; m < int(data.chip.macros.size()); ++m) {
            const auto cell = data.macro(m).cell;
            // As the timeline has it: array groups at the same time once, waits apart. Only its own waits are drawn elsewhere.
            const int row = run.lanes->rowOf(cell.row * data.chip.cols + cell.col);
            const auto share = [&](const std::vector<program::BusyTime>& of) {
                return row < 0 ? 0.0 : double(of[std::size_t(row)].until(run.lanes->timeline->span)) * run.lanes->timeline->clock.value * 1e3 / double(run.result.runningPs);
            };
            const double matrix = data.heat(m, HeatMetric::MatrixBusy), any = data.heat(m, HeatMetric::UnitsBusy);
            QVERIFY2(std::abs(matrix - share(run.lanes->matrixBusy)) < 0.05, qPrintable(QStringLiteral("%1 %2").arg(matrix).arg(share(run.lanes->matrixBusy))));
            QVERIFY2(std::abs(any - share(run.lanes->busy)) < 0.12, qPrintable(QStringLiteral("%1 %2").arg(any).arg(share(run.lanes->busy))));
            QVERIFY(any >= matrix);
            QVERIFY(data.heat(m, HeatMetric::UnitsBusy) <= 1);
            most = std::max(most, data.heat(m, HeatMetric::MatrixBusy));
        }
        QVERIFY(most > 0);
        for (std::size_t l = 0; l < data.noc.flits.size(); ++l) {
            data.linkMetric = LinkMetric::Flits;
            QCOMPARE(data.linkLoad(l), data.noc.flits[l]);
            data.linkMetric = LinkMetric::SimulatedFlits;
            QCOMPARE(data.linkLoad(l), data.simulated->flits[l]);
        }
    }
};

QTEST_MAIN(TestSimulatedLoad)
#include "tst_simulated_load.moc"
