// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <cstring>

#include "core/base/random.h"
#include "core/project/candidate_blob.h"
#include "core/project/point_batch.h"

using namespace pim;
using namespace pim::project;
using synthesis::PointTable;

namespace {

std::vector<int> allColumns()
{
    std::vector<int> columns;
    for (int i = 0; i < static_cast<int>(synthesis::pointColumns().size()); ++i)
        columns.push_back(i);
    return columns;
}

/// A mixture of what columns hold: a constant, counts, reals, NaN and infinities.
PointTable sampleTable(std::size_t points, RandomStream& random)
{
    PointTable table;
    std::vector<double> row(table.columns.size());
    std::int64_t id = random.uniformInt(0, 1'000'000);
    for (std::size_t i = 0; i < points; ++i, id += random.uniformInt(1, 3)) {
        for (std::size_t c = 0; c < row.size(); ++c)
            row[c] = c % 3 == 0 ? 16 : c % 3 == 1 ? static_cast<double>(random.uniformInt(-5, 2'000'000'000)) : random.uniform01() * 1e9;
        if (random.chance(0.1))
            row[2] = std::nan("");
        if (random.chance(0.1))
            row[5] = -0.0;
        if (random.chance(0.1))
            row[8] = INFINITY;
        table.append(id, row);
    }
    return table;
}

bool identical(const PointTable& a, const PointTable& b)
{
    if (a.ids != b.ids || a.columns.size() != b.columns.size())
        return false;
    for (std::size_t c = 0; c < a.columns.size(); ++c)
        if (a.columns[c].size() != b.columns[c].size() || std::memcmp(a.columns[c].data(), b.columns[c].data(), a.size() * sizeof(double)) != 0)
            return false;
    return true;
}

PackedPoint samplePoint(RandomStream& random)
{
    PackedPoint point;
    point.parameters.crossbarPowerShare = random.uniform01();
    point.parameters.clock = { random.uniform01() * 100 };
    point.parameters.slices = random.chance(0.5) ? design::SlicePacking::Packed : design::SlicePacking::Separate;
    point.parameters.macroStyle = random.chance(0.5) ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    point.parameters.crossbarSize = static_cast<int>(random.uniformInt(1, 65536));
    point.parameters.scratchpadKib = static_cast<int>(random.uniformInt(0, 4096));
    const auto layers = random.uniformInt(0, 60);
    for (std::int64_t l = 0; l < layers; ++l) {
        point.candidate.duplication.push_back(static_cast<std::int32_t>(random.uniformInt(1, 2147483647)));
        point.candidate.macros.push_back(static_cast<std::int32_t>(random.uniformInt(1, 1000)));
        point.candidate.partner.push_back(static_cast<std::int32_t>(random.uniformInt(-1, l - 1)));
        design::ComponentCounts counts {};
        for (auto& units : counts)
            units = random.chance(0.4) ? 0 : random.uniformInt(1, std::int64_t { 1 } << random.uniformInt(0, 48));
        point.candidate.counts.push_back(counts);
        point.candidate.scratchpads.push_back(static_cast<std::int32_t>(random.uniformInt(0, 4096)));
    }
    if (random.chance(0.3))
        point.candidate.scratchpads.clear();
    point.candidate.scratchpadKib = static_cast<int>(random.uniformInt(0, 1024));
    return point;
}

} // namespace

class TestPointStorage : public QObject
{
    Q_OBJECT
private slots:
    void figuresComeBackBitByBit_data()
    {
        QTest::addColumn<int>("points");
        for (const int points : { 1, 2, 1000 })
            QTest::addRow("%d points", points) << points;
    }
    void figuresComeBackBitByBit()
    {
        QFETCH(int, points);
        RandomStream random(1, static_cast<std::uint64_t>(points));
        const PointTable table = sampleTable(static_cast<std::size_t>(points), random);
        PointTable read;
        const auto done = unpackFigures(packFigures(table, 0, table.size()), table.size(), allColumns(), "x", read);
        QVERIFY2(done, done ? "" : done.error().text().c_str());
        QVERIFY(identical(table, read));
    }

    void severalBatchesFollowEachOther()
    {
        RandomStream random(2);
        const PointTable table = sampleTable(100, random);
        PointTable read;
        QVERIFY(unpackFigures(packFigures(table, 0, 40), 40, allColumns(), "x", read));
        QVERIFY(unpackFigures(packFigures(table, 40, 60), 60, allColumns(), "x", read));
        QVERIFY(identical(table, read));
        QVERIFY(!unpackFigures(packFigures(table, 40, 60), 60, allColumns(), "x", read)); // ids must rise
        QVERIFY(identical(table, read));
    }

    void columnsAreFoundByWhatTheFileSaysOfThem()
    {
        RandomStream random(3);
        const PointTable table = sampleTable(10, random);
        std::vector<int> columns = allColumns();
        std::swap(columns[1], columns[4]);
        columns[2] = -1; // a column this program does not know
        PointTable read;
        QVERIFY(unpackFigures(packFigures(table, 0, 10), 10, columns, "x", read));
        QVERIFY(read.columns[4] == table.columns[1]);
        QVERIFY(read.columns[1] == table.columns[4]);
        QVERIFY(std::isnan(read.columns[2][3]));
    }

    void damagedFiguresAreRefused()
    {
        RandomStream random(4);
        const PointTable table = sampleTable(50, random);
        const auto blob = packFigures(table, 0, 50);
        for (std::size_t size = 0; size < blob.size(); size += 7) {
            PointTable read;
            const auto done = unpackFigures(std::span(blob).first(size), 50, allColumns(), "place", read);
            QVERIFY(!done);
            QCOMPARE(done.error().where, std::string("place"));
            QVERIFY(read.empty());
        }
        for (const std::size_t count : { std::size_t { 0 }, std::size_t { 49 }, std::size_t { 51 }, kMostBatchPoints + 1, SIZE_MAX / 4 }) {
            PointTable read;
            QVERIFY(!unpackFigures(blob, count, allColumns(), "place", read));
        }
        for (int round = 0; round < 2000; ++round) { // any answer, but no crash
            auto broken = blob;
            broken[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(broken.size()) - 1))] = static_cast<std::byte>(random.next());
            PointTable read;
            if (unpackFigures(broken, 50, allColumns(), "place", read))
                QCOMPARE(read.size(), std::size_t { 50 });
        }
    }

    void variablesComeBackExactly()
    {
        RandomStream random(5);
        for (int round = 0; round < 500; ++round) {
            const PackedPoint point = samplePoint(random);
            const auto read = unpackCandidate(packCandidate(point.parameters, point.candidate), "x");
            QVERIFY2(read, read ? "" : read.error().text().c_str());
            QVERIFY(read->parameters == point.parameters);
            QVERIFY(read->candidate == point.candidate);
        }
    }

    void damagedVariablesAreRefused()
    {
        RandomStream random(6);
        const PackedPoint point = samplePoint(random);
        const auto blob = packCandidate(point.parameters, point.candidate);
        for (std::size_t size = 0; size < blob.size(); ++size)
            QVERIFY(!unpackCandidate(std::span(blob).first(size), "place"));
        auto longer = blob;
        longer.push_back({});
        QVERIFY(!unpackCandidate(longer, "place"));
        auto newer = blob;
        newer[0] = std::byte { 9 };
        const auto refused = unpackCandidate(newer, "place");
        QVERIFY(!refused);
        QVERIFY(refused.error().text().find("version 9") != std::string::npos);
        for (int round = 0; round < 5000; ++round) {
            auto broken = blob;
            broken[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(broken.size()) - 1))] = static_cast<std::byte>(random.next());
            if (const auto read = unpackCandidate(broken, "place")) {
                QCOMPARE(read->candidate.macros.size(), read->candidate.duplication.size());
                for (std::size_t l = 0; l < read->candidate.partner.size(); ++l)
                    QVERIFY(read->candidate.partner[l] < static_cast<std::int32_t>(l));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestPointStorage)
#include "tst_point_storage.moc"
