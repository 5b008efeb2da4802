// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "tests/support/timeline_samples.h"
#include "widgets/timeline/timeline_painter.h"

using namespace pim;
using namespace pim::widgets;
using timeline::OperationRef;

class TestTimelineScene : public QObject
{
    Q_OBJECT

    std::shared_ptr<const TimelineData> m_data;

    TimelineScene scene(double width = 800, double height = 400) const
    {
        TimelineScene s;
        s.setSize({ width, height });
        s.setData(m_data);
        return s;
    }

private slots:
    void initTestCase()
    {
        auto prepared = prepareTimeline(test::longTimeline(6, 300));
        QVERIFY(prepared);
        m_data = *prepared;
    }

    void timeAndPlaceAreEachOthersInverse()
    {
        for (const double first : { 0.0, 17.25, 1e6 })
            for (const double px : { 1e-4, 0.3, 1.0, 24.2, 60.0 }) {
                const TimeScale scale { first, px };
                for (const double x : { -10.0, 0.0, 1.0, 333.3, 4000.0 })
                    QVERIFY(std::abs(scale.timeToX(scale.xToTime(x)) - x) < 1e-6);
                for (const double t : { 0.0, 5.0, 12345.0 })
                    QVERIFY(std::abs(scale.xToTime(scale.timeToX(t)) - t) < 1e-6 * std::max(1.0, first));
            }
    }

    void zoomKeepsTheCycleUnderTheCursor()
    {
        TimelineScene s = scene();
        s.showRange(1000, 1400);
        for (const double factor : { 1.25, 3.0, 0.7 }) {
            const double before = s.scale().xToTime(300);
            s.zoomAt(300, factor);
            QVERIFY(std::abs(s.scale().xToTime(300) - before) < 1e-6);
        }
        s.zoomAt(300, 1e9);
        QCOMPARE(s.scale().pxPerCycle, TimelineScene::kMostPxPerCycle);
        s.zoomAt(300, 1e-12);
        QCOMPARE(s.scale().pxPerCycle, s.lowestPxPerCycle());
        QCOMPARE(s.scale().first, 0.0);
        s.pan(-1e9, -1e9);
        QCOMPARE(s.scale().first, 0.0);
        QCOMPARE(s.scroll(), 0.0);
        s.setScale({ std::nan(""), 1 });
        QVERIFY(std::isfinite(s.scale().first));
    }

    void detailFollowsTheRoomOfACycle()
    {
        TimelineScene s = scene();
        QCOMPARE(s.detail(), TimelineDetail::Buckets);
        s.setScale({ 500, 0.6 });
        QCOMPARE(s.detail(), TimelineDetail::Operations);
        s.setScale({ 500, 5 });
        QCOMPARE(s.detail(), TimelineDetail::Numbers);
        QVERIFY(s.bits().empty());
        s.setScale({ 500, 20 });
        QCOMPARE(s.detail(), TimelineDetail::Bits);
    }

    void rowsFollowEachOtherAndFold()
    {
        TimelineScene s = scene();
        QCOMPARE(s.rows().size(), 6u);
        s.setExpanded(1, true);
        const std::size_t operations = m_data->timeline->layers[1].operations.size();
        QCOMPARE(s.rows().size(), 6 + operations);
        s.setAllExpanded(true);
        for (std::size_t i = 1; i < s.rows().size(); ++i)
            QVERIFY(s.rows()[i].top >= s.rows()[i - 1].bottom());
        for (std::size_t i = 0; i < s.rows().size(); ++i)
            QCOMPARE(s.rowAt(s.rows()[i].middle() - s.scroll()), int(i));
        QCOMPARE(s.rowAt(-s.scroll() - 1), -1);
        QCOMPARE(s.rowAt(s.contentHeight() + 10), -1);
        // An operation has its own row while its layer is unfolded, else the layer's.
        QCOMPARE(s.rows()[std::size_t(s.rowOf({ 1, 2, 0 }))].op, 2);
        s.setAllExpanded(false);
        QCOMPARE(s.rowOf({ 1, 2, 0 }), s.rowOf({ 1, 0, 0 }));
        s.setSharedLanes({ timeline::linkLane(*m_data->timeline, timeline::linkLoads(*m_data->timeline)[0].link) });
        QCOMPARE(s.rows().size(), 7u);
        QCOMPARE(s.rows().back().kind, TimelineRow::Kind::Link);
        s.layout(true);
    }

    /// Shares of a column, from the pyramid or from operations, are those of its stretch of time.
    void columnsHoldWhatHappensInTheirTime()
    {
        TimelineScene s = scene();
        for (const double px : { s.lowestPxPerCycle(), 0.02, 0.1, 0.3, 1.1 }) {
            s.setScale({ 700, px });
            const int op = m_data->timeline->mainOperation(2);
            const auto columns = s.columnsOf(2, op, 400);
            const double cycles = TimelineScene::kColumn / s.scale().pxPerCycle;
            double busy = 0, stalled = 0;
            for (const auto& c : columns) {
                busy += c.busy;
                for (const auto stall : c.stalled)
                    stalled += stall;
                QVERIFY(int(c.busy) + c.stalled[0] + c.stalled[1] + c.stalled[2] + c.stalled[3] <= 258);
            }
            const auto from = std::llround(s.scale().first), to = std::min<long long>(m_data->timeline->span, std::llround(s.scale().first + 400 * cycles));
            const auto share = m_data->times.share(2, op, from, to);
            // Bytes are rounded down twice at most, edges cut through buckets.
            const double tolerance = 400 * 2 + 4 * 255;
            QVERIFY2(std::abs(busy - 255.0 * double(share.busy) / cycles) <= tolerance, qPrintable(QString("%1: %2 %3").arg(px).arg(busy).arg(255.0 * double(share.busy) / cycles)));
            QVERIFY(std::abs(stalled - 255.0 * double(share.stalls()) / cycles) <= tolerance);
        }
    }

    /// A link's lane: from afar the sum of its users' columns, near the operations under way; each is hit where it is drawn.
    void sharedLanesShowTheirUsers()
    {
        TimelineScene s = scene(900, 2000);
        const timeline::Timeline& t = *m_data->timeline;
        QVERIFY(!m_data->links.empty());
        QCOMPARE(m_data->waitedLink.size(), t.layers.size());
        const timeline::SharedLane lane = timeline::linkLane(t, m_data->links.front().link);
        QVERIFY(lane.users.size() > 0);
        s.setSharedLanes({ lane });
        s.fit();
        s.layout(true);
        const auto& run = s.columns().back();
        QCOMPARE(s.rows()[std::size_t(run.row)].kind, TimelineRow::Kind::Link);
        double busy = 0;
        for (const TimelineColumn& column : run.columns)
            busy += column.busy / 255.0 * TimelineScene::kColumn / s.scale().pxPerCycle;
        QVERIFY2(std::abs(busy - double(lane.busy)) < 0.03 * double(t.span), qPrintable(QString("%1 %2").arg(busy).arg(lane.busy)));
        s.setScale({ double(t.span) / 3, 2 });
        s.layout(true);
        const int row = run.row;
        const auto from = std::int64_t(std::floor(s.scale().first)), to = std::int64_t(std::ceil(s.scale().xToTime(s.size().width())));
        const auto uses = timeline::usesOf(t, lane, from, to);
        QVERIFY(uses.size() > 3);
        std::vector<OperationRef> drawn;
        for (const OperationBox& box : s.boxes())
            if (box.row == row) {
                drawn.push_back(box.ref);
                if (const QPointF middle = box.rect.center(); middle.x() > 0 && middle.x() < s.size().width())
                    QCOMPARE(s.hit(middle).ref, box.ref);
            }
        QCOMPARE(drawn, uses);
        // In columns the operation under the pointer is found too.
        s.fit();
        s.layout(true);
        const QPointF at(s.scale().timeToX(double(t.start(uses[1])) + 0.5), s.yOf(row) + 8);
        QCOMPARE(s.hit(at).ref, uses[1]);
    }

    void drawnTimeAddsUp()
    {
        TimelineScene s = scene(900, 2000);
        s.setAllExpanded(true);
        s.showRange(3000, 3200);
        s.layout(true);
        const timeline::Timeline& t = *m_data->timeline;
        for (std::size_t i = 0; i < s.rows().size(); ++i) {
            const TimelineRow& row = s.rows()[i];
            if (row.kind != TimelineRow::Kind::Operation)
                continue;
            double busy = 0;
            std::array<double, timeline::kStallCount> stalled {};
            const auto seen = [&](const QRectF& r) { return std::max(0.0, std::min(r.right(), 900.0) - std::max(r.left(), 0.0)) / s.scale().pxPerCycle; };
            for (const auto& box : s.boxes())
                if (box.row == int(i))
                    busy += seen(box.rect);
            for (const auto& stall : s.stalls())
                if (stall.row == int(i))
                    stalled[std::size_t(stall.stall)] += seen(stall.rect);
            const auto share = m_data->times.share(row.layer, row.op, 3000, 3200);
            QVERIFY(std::abs(busy - double(share.busy)) < 1e-6);
            for (std::size_t k = 0; k < stalled.size(); ++k)
                QVERIFY(std::abs(stalled[k] - double(share.stalled[k])) < 1e-6);
        }
        QVERIFY(t.span > 3200);
    }

    void hitIsWhatIsDrawn()
    {
        TimelineScene s = scene(900, 2000);
        s.setAllExpanded(true);
        s.showRange(3000, 3040);
        s.layout(true);
        QVERIFY(!s.boxes().empty() && !s.bits().empty() && !s.stalls().empty());
        for (const auto& box : s.boxes()) {
            const QPointF at(std::clamp(box.rect.center().x(), 1.0, 899.0), box.rect.top() + 3);
            if (!box.rect.contains(at))
                continue;
            const auto hit = s.hit(at);
            QCOMPARE(hit.ref == box.ref, true);
            QCOMPARE(hit.row, box.row);
            QVERIFY(hit.cycle >= double(m_data->timeline->start(box.ref)) && hit.cycle <= double(m_data->timeline->end(box.ref)));
        }
        for (const auto& bit : s.bits()) {
            if (bit.rect.center().x() < 0 || bit.rect.center().x() > 900)
                continue;
            const auto hit = s.hit(bit.rect.center());
            QCOMPARE(hit.bit, bit.bit);
            QCOMPARE(hit.ref == bit.ref, true);
        }
        for (const auto& stall : s.stalls()) {
            const QPointF at = stall.rect.center();
            if (at.x() < 0 || at.x() > 900)
                continue;
            const auto hit = s.hit(at);
            QVERIFY(hit.stall && !hit.ref.valid());
            QCOMPARE(hit.stall->begin, stall.begin);
        }
        QCOMPARE(s.hit({ -5, 10 }).row, -1);
        // In buckets the operation of that cycle.
        s.setAllExpanded(false);
        s.fit();
        s.layout(true);
        const OperationRef ref { 3, m_data->timeline->mainOperation(3), 120 };
        const double x = s.scale().timeToX((double(m_data->timeline->start(ref)) + double(m_data->timeline->end(ref))) / 2);
        const auto hit = s.hit({ x, s.rows()[3].middle() });
        QCOMPARE(hit.row, 3);
        QCOMPARE(hit.ref == ref, true);
    }

    void bitsExistOnlyWhileTheyAreSeen()
    {
        TimelineScene s = scene(900, 2000);
        s.setAllExpanded(true);
        s.layout(true);
        QVERIFY(s.bits().empty());
        s.showRange(3000, 3040);
        s.layout(true);
        // No more than fit: bit lanes times cycles and a bit at each edge.
        int lanes = 0;
        for (const auto& row : s.rows())
            lanes += row.kind == TimelineRow::Kind::Operation && m_data->timeline->shape(row.layer, row.op).repeats > 1;
        QVERIFY(int(s.bits().size()) <= lanes * 42);
        for (const auto& bit : s.bits())
            QVERIFY(bit.rect.right() >= 0 && bit.rect.left() <= 900);
    }

    void thePathGoesFromLeftToRight()
    {
        TimelineScene s = scene();
        auto line = s.pathLine();
        QVERIFY(line.size() >= 2);
        QVERIFY(std::abs(line.front().x()) < 1);
        QVERIFY(std::abs(s.scale().xToTime(line.back().x()) - double(m_data->timeline->cycles)) < 1);
        for (std::size_t i = 1; i < line.size(); ++i) {
            QVERIFY(line[i].x() >= line[i - 1].x() - 1e-6);
            QVERIFY(line[i].x() == line[i - 1].x() || line[i].y() == line[i - 1].y() || std::abs(line[i].x() - line[i - 1].x()) < 1);
        }
        s.setAllExpanded(true);
        QVERIFY(s.pathLine().size() <= 4 * 800u + 8);
    }

    void revealMovesAsLittleAsNeeded()
    {
        TimelineScene s = scene(600, 120);
        s.setAllExpanded(true);
        s.showRange(100, 200);
        const OperationRef ref { 5, 2, 200 };
        s.reveal(ref);
        const double x = s.scale().timeToX(double(m_data->timeline->start(ref)));
        QVERIFY(x >= 0 && x <= 600);
        const int row = s.rowOf(ref);
        QVERIFY(s.yOf(row) >= 0 && s.yOf(row) + s.rows()[std::size_t(row)].height <= 120);
        const TimeScale before = s.scale();
        s.reveal(ref);
        QCOMPARE(s.scale() == before, true);
    }

    void theCurveIsAShareOfAllAdcs()
    {
        const UseCurve curve = useCurve(scene());
        QVERIFY(!curve.busy.empty());
        QVERIFY(curve.average > 0 && curve.average <= curve.peak && curve.peak <= 1);
        for (std::size_t i = 0; i < curve.busy.size(); ++i)
            QVERIFY(curve.busy[i] + curve.stalled[i] <= 1.001F);
        // On the whole: busy cycles of all ADC lanes over span and lanes (all have as many units).
        double busy = 0;
        for (int l = 0; l < 6; ++l)
            busy += double(m_data->times.share(l, m_data->timeline->find(l, timeline::Operation::Adc)).busy);
        QVERIFY(std::abs(curve.average - busy / 6 / double(m_data->timeline->span)) < 0.02);
        QVERIFY(useCurve(TimelineScene()).busy.empty());
        // Exactly, whatever the width.
        QVERIFY(std::abs(curve.average - busy / 6 / double(m_data->timeline->span)) < 1e-9);
        for (const double width : { 300.0, 517.0, 1900.0 }) {
            TimelineScene s = scene();
            s.setSize({ width, 400 });
            s.fit();
            QCOMPARE(useCurve(s).average, curve.average);
            const UseCurve other = useCurve(s);
            QVERIFY(other.peak >= double(*std::max_element(other.busy.begin(), other.busy.end())) && other.peak <= 1); // what is drawn
            const UseCurve lane = laneCurve(s, { 2, 1 });
            QVERIFY(std::abs(lane.average - double(m_data->times.share(2, 1).busy) / double(m_data->timeline->span)) < 1e-9);
        }
    }

    void rulerStepsAreRound()
    {
        QCOMPARE(rulerStep(1, 72), 100.0);
        QCOMPARE(rulerStep(24, 72), 5.0);
        QCOMPARE(rulerStep(72, 72), 1.0);
        QCOMPARE(rulerStep(0.001, 50), 50000.0);
        for (double px = 1e-6; px < 100; px *= 1.7) {
            const double step = rulerStep(px, 60);
            QVERIFY(step * px >= 60 * 0.999 && step * px <= 60 * 2.6);
        }
    }

    void theStripShowsTheWindow()
    {
        TimelineScene s = scene();
        const QRectF strip(100, 0, 804, 40);
        QVERIFY(stripWindow(s, strip).width() > 750);
        const double span = double(m_data->timeline->span);
        s.showRange(span / 2, span * 3 / 4);
        const QRectF window = stripWindow(s, strip);
        QVERIFY(std::abs(window.left() - 502) < 2);
        QVERIFY(std::abs(window.width() - 200) < 2);
    }

    void anEmptySceneHasNothing()
    {
        TimelineScene s;
        s.layout(true);
        s.fit();
        s.setExpanded(3, true);
        QVERIFY(s.rows().empty() && s.boxes().empty() && s.pathLine().empty());
        QCOMPARE(s.hit({ 5, 5 }).row, -1);
    }
};

QTEST_APPLESS_MAIN(TestTimelineScene)
#include "tst_timeline_scene.moc"
