// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <set>

#include "core/design/metric_table.h"
#include "core/evaluation/evaluator.h"
#include "core/network/zoo.h"
#include "core/synthesis/point_table.h"

using namespace pim;
using namespace pim::synthesis;

namespace {

network::Network twoLayers()
{
    network::Network net;
    network::Layer conv, pool, last;
    conv.kind = network::LayerKind::Convolution;
    pool.kind = network::LayerKind::Pool;
    last.kind = network::LayerKind::FullyConnected;
    net.layers = { conv, pool, last };
    return net;
}

ParetoPoint samplePoint()
{
    ParetoPoint point;
    point.id = 7;
    point.parameters.crossbarPowerShare = 0.3;
    point.parameters.slices = design::SlicePacking::Packed;
    point.parameters.macroStyle = design::MacroStyle::Identical;
    point.parameters.cellBits = 4;
    point.parameters.crossbarSize = 512;
    point.parameters.dacBits = 2;
    point.parameters.adcBits = 14;
    point.parameters.scratchpadKib = 128;
    double value = 1.5;
    for (const auto& metric : design::metricTable())
        metric.assign(point.metrics, metric.integer ? std::floor(value * 100) : value), value *= 1.5;
    point.metrics.clock = { 62.5 };
    evaluation::Candidate candidate;
    candidate.duplication = { 6, 1, 1 };
    candidate.macros = { 2, 1, 1 };
    candidate.partner = { -1, -1, 0 };
    candidate.counts.resize(3);
    candidate.counts[0][static_cast<std::size_t>(hardware::Component::Adc)] = 5;
    point.candidate = std::make_shared<const evaluation::Candidate>(candidate);
    return point;
}

} // namespace

class TestPointTable : public QObject
{
    Q_OBJECT
private slots:
    void everyColumnHasAKeyOfItsOwnAndALabel()
    {
        std::set<std::string_view> keys;
        for (const PointColumn& column : pointColumns()) {
            QVERIFY(!column.label.empty());
            QVERIFY(keys.insert(column.key).second);
            QCOMPARE(pointColumns()[static_cast<std::size_t>(pointColumnIndex(column.key))].key, column.key);
        }
        QCOMPARE(pointColumnIndex("nothing"), -1);
        for (const auto& metric : design::metricTable())
            QVERIFY(keys.contains(metric.key));
    }

    void aRowHoldsMetricsVariablesAndWhatTheCandidateSays()
    {
        PointTable table;
        table.append(samplePoint(), twoLayers());
        const auto value = [&](std::string_view key) { return table.value(0, pointColumnIndex(key)); };
        QCOMPARE(value("crossbar_size"), 512.0);
        QCOMPARE(value("slices"), 1.0);
        QCOMPARE(value("macro_style"), 1.0);
        QCOMPARE(value("clock_ns"), 62.5);
        QCOMPARE(value("mean_duplication"), 3.5); // (6 + 1) / 2: the pool has no weights
        QCOMPARE(value("largest_duplication"), 6.0);
        QCOMPARE(value("shared_pairs"), 1.0);
        QCOMPARE(value("adcs"), 5.0);
        for (const auto& metric : design::metricTable())
            QCOMPARE(value(metric.key), metric.value(samplePoint().metrics));
    }

    void parametersAndMetricsComeBackFromARow()
    {
        const ParetoPoint point = samplePoint();
        PointTable table;
        table.append(point, twoLayers());
        QVERIFY(parametersOfRow(table.row(0)) == point.parameters);
        const auto metrics = metricsOfRow(table.row(0));
        for (const auto& metric : design::metricTable())
            QCOMPARE(metric.value(metrics), metric.value(point.metrics));
        QCOMPARE(metrics.clock.value, 62.5);
        // operations = GOPS * period in ns; TOPS = operations / latency in ns / 1000
        QCOMPARE(metrics.latencyTops,
                 point.metrics.throughputGops * point.metrics.period.value / point.metrics.latency.value / 1000);
    }

    void whatIsNotKnownIsNotANumber()
    {
        ParetoPoint point = samplePoint();
        point.candidate = nullptr;
        point.metrics.area = { std::nan("") };
        PointTable table;
        table.append(point, twoLayers());
        QVERIFY(std::isnan(table.value(0, pointColumnIndex("area_mm2"))));
        QVERIFY(std::isnan(table.value(0, pointColumnIndex("mean_duplication"))));
        QVERIFY(!std::isnan(table.value(0, pointColumnIndex("latency_us"))));
    }

    void pointsAreFoundByTheirId()
    {
        PointTable table, more;
        const std::vector<double> row(pointColumns().size(), 1.0), other(pointColumns().size(), 2.0);
        table.append(3, row);
        more.append(8, other);
        table.append(more);
        QCOMPARE(table.size(), std::size_t { 2 });
        QCOMPARE(table.find(8), std::ptrdiff_t { 1 });
        QCOMPARE(table.find(4), std::ptrdiff_t { -1 });
        QCOMPARE(table.value(1, 0), 2.0);
    }
};

QTEST_APPLESS_MAIN(TestPointTable)
#include "tst_point_table.moc"
