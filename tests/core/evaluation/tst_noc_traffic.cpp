// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <numeric>
#include <set>

#include "core/evaluation/factors.h"
#include "core/evaluation/noc_traffic.h"
#include "tests/support/shared_design.h"

using namespace pim;
using evaluation::LinkDirection;
using evaluation::NocTraffic;

namespace {

/// Directed links of a route, walked by hand.
std::set<std::size_t> linksOf(const evaluation::NocRoute& route, int cols)
{
    std::set<std::size_t> links;
    design::Cell at = route.from;
    const auto leave = [&](LinkDirection d) {
        links.insert((static_cast<std::size_t>(at.row) * static_cast<std::size_t>(cols) + static_cast<std::size_t>(at.col)) * 4
                     + static_cast<std::size_t>(d));
    };
    while (at.col != route.to.col) {
        const bool east = at.col < route.to.col;
        leave(east ? LinkDirection::East : LinkDirection::West);
        at.col += east ? 1 : -1;
    }
    while (at.row != route.to.row) {
        const bool south = at.row < route.to.row;
        leave(south ? LinkDirection::South : LinkDirection::North);
        at.row += south ? 1 : -1;
    }
    return links;
}

} // namespace

class TestNocTraffic : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        subject = test::sharedDesign("resnet18", "pimsyn");
        traffic = evaluation::nocTraffic(*subject.design, *subject.evaluation);
    }
    void loadsAddUpToFlitsTimesLinks();
    void routesUseTheLinksThatCarryTheStream();
    void longestRouteIsTheEvaluationsHops();
    void waitsAddUpToTheBubblesOfTheSchedule();
    void conflictsShareALink();
    void nothingEvaluatedGivesNoLinks();

private:
    test::EvaluatedDesign subject;
    NocTraffic traffic;
};

void TestNocTraffic::loadsAddUpToFlitsTimesLinks()
{
    std::int64_t charged = 0;
    for (const auto& layer : subject.evaluation->factors->layers)
        charged += (layer.transferFlits * layer.transferLinks + layer.mergeFlits * layer.mergeLinks) * layer.blocks;
    const std::int64_t carried = std::accumulate(traffic.flits.begin(), traffic.flits.end(), std::int64_t { 0 });
    QVERIFY(charged > 0);
    QCOMPARE(carried, charged);
    for (std::size_t link = 0; link < traffic.linkCount(); ++link) {
        std::int64_t sum = 0;
        for (const auto& share : traffic.sharesOf(link))
            sum += share.flits;
        QCOMPARE(sum, traffic.flits[link]);
        QVERIFY(traffic.flits[link] <= traffic.mostFlits);
    }
}

void TestNocTraffic::routesUseTheLinksThatCarryTheStream()
{
    std::vector<std::set<std::size_t>> carrying(traffic.streams.size());
    for (std::size_t link = 0; link < traffic.linkCount(); ++link)
        for (const auto& share : traffic.sharesOf(link))
            carrying[static_cast<std::size_t>(share.stream)].insert(link);
    int routed = 0;
    for (std::size_t s = 0; s < traffic.streams.size(); ++s) {
        if (traffic.streams[s].flitsPerBlock == 0)
            continue;
        std::set<std::size_t> walked;
        for (const auto& route : traffic.streams[s].routes)
            walked.merge(linksOf(route, traffic.cols));
        QCOMPARE(walked, carrying[s]);
        QCOMPARE(static_cast<std::int64_t>(walked.size()), traffic.streams[s].links);
        ++routed;
    }
    QVERIFY(routed > 20);
}

void TestNocTraffic::longestRouteIsTheEvaluationsHops()
{
    for (std::size_t l = 0; l < subject.evaluation->layers.size(); ++l)
        for (std::size_t part = 0; part < 2; ++part) {
            int longest = 0;
            for (const auto& route : traffic.streams[2 * l + part].routes)
                longest = std::max(longest, route.hops());
            const auto& layer = subject.evaluation->layers[l];
            QCOMPARE(static_cast<std::int64_t>(longest), part == 0 ? layer.transferHops : layer.mergeHops);
        }
}

void TestNocTraffic::waitsAddUpToTheBubblesOfTheSchedule()
{
    QVERIFY(subject.evaluation->nocBubbles > 100);
    QCOMPARE(traffic.waitedCycles, subject.evaluation->nocBubbles);
    std::int64_t sum = 0;
    for (const auto& conflict : traffic.conflicts) {
        QVERIFY(conflict.cycles >= conflict.blocks && conflict.blocks > 0);
        sum += conflict.cycles;
    }
    QCOMPARE(sum, subject.evaluation->nocBubbles);
    QCOMPARE(traffic.conflictPairs, subject.evaluation->nocConflictPairs);
}

void TestNocTraffic::conflictsShareALink()
{
    for (const auto& conflict : traffic.conflicts) {
        const auto shares = traffic.sharesOf(conflict.firstLink);
        for (const int stream : { conflict.waits, conflict.holds })
            QVERIFY(std::any_of(shares.begin(), shares.end(), [&](const auto& s) { return s.stream == stream; }));
    }
}

void TestNocTraffic::nothingEvaluatedGivesNoLinks()
{
    const NocTraffic none = evaluation::nocTraffic(*subject.design, {});
    QCOMPARE(none.linkCount(), std::size_t { 0 });
    QVERIFY(none.conflicts.empty());
}

QTEST_APPLESS_MAIN(TestNocTraffic)
#include "tst_noc_traffic.moc"
