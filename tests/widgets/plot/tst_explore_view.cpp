// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/point_table.h"
#include "core/synthesis/synthesis.h"
#include "widgets/common/theme.h"
#include "widgets/plot/convergence_view.h"
#include "widgets/plot/explore_view.h"
#include "widgets/plot/parallel_coordinates.h"

using namespace pim;
using namespace pim::widgets;

namespace {

/// A real run, made once.
struct Made
{
    synthesis::Synthesis synthesis;
    synthesis::PointTable table, cloud; ///< the archive; what the search told while it ran
    std::vector<synthesis::TraceSample> trace;
};

const Made& made()
{
    static const Made kMade = [] {
        Made m;
        auto net = std::make_shared<network::Network>(*network::zoo("resnet18"));
        synthesis::SynthesisOptions options;
        options.effort = synthesis::Effort::Fast;
        options.constraints.powerBudget = { 49 };
        synthesis::SearchObserver observer;
        observer.onPoints = [&](std::span<const synthesis::ObservedPoint> points) {
            std::vector<double> row(synthesis::pointColumns().size());
            for (const synthesis::ObservedPoint& point : points) {
                synthesis::pointRow(point.parameters, point.metrics, point.candidate.get(), *net, row);
                m.cloud.append(point.sequence, row);
            }
        };
        observer.onTrace = [&](const synthesis::TraceSample& sample) { m.trace.push_back(sample); };
        m.synthesis = *synthesis::synthesize(net, *hardware::preset("pimsyn"), options, {}, observer);
        m.table = synthesis::pointTable(m.synthesis.archive, *net);
        return m;
    }();
    return kMade;
}

ExploreRun runOf(std::int64_t id)
{
    ExploreRun run;
    run.id = id;
    run.name = QStringLiteral("Normal, specialized");
    run.network = QStringLiteral("resnet18");
    run.bound = made().synthesis.bound;
    run.constraints.powerBudget = { 49 };
    run.constraints.maxLatency = Time { 1.2e6 };
    return run;
}

/// Pictures for people, where the environment asks for them.
void look(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("PIM_TEST_PICTURES");
    QTest::qWait(20); // layouts
    if (!folder.isEmpty())
        widget.grab().save(folder + QLatin1Char('/') + name + (tokens().dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png")));
}

void show(ExploreView& view, QSize size)
{
    view.resize(size);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.scatter().repaintNow();
    view.parallel().finishDrawing();
}

QPoint pixelOf(ExploreView& view, std::size_t point)
{
    const auto& table = view.data().points();
    return QPointF(view.scatter().axisX().toPixel(table.value(point, view.data().columnX())), view.scatter().axisY().toPixel(table.value(point, view.data().columnY()))).toPoint();
}

QWidget* canvas(ExploreView& view) { return view.scatter().childAt(view.scatter().rect().center()); }

} // namespace

class TstExploreView : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        Theme::instance().install(*qApp);
        QVERIFY(made().synthesis.feasible);
        QVERIFY(made().table.size() > 20);
    }

    void showsARunInBothThemes()
    {
        for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
            Theme::instance().setMode(mode);
            ExploreView view;
            view.setRun(runOf(1));
            view.setPoints(1, made().table);
            const auto& front = view.data().front();
            QVERIFY(!front.empty());
            const auto id = [&](std::int32_t i) { return view.data().points().ids[static_cast<std::size_t>(i)]; };
            view.setSelectedDesign({ 1, id(front.front()) });
            view.setPins({ DesignRef { 1, id(front.front()) }, DesignRef { 1, id(front.back()) }, DesignRef {}, DesignRef {} });
            show(view, { 826, 588 });
            look(view, QStringLiteral("explore"));
            Brush brush;
            brush.ranges[synthesis::pointColumnIndex("power_efficiency_gops_per_w")] = { made().synthesis.bestValue * 0.9, made().synthesis.bestValue };
            view.setBrush(brush);
            show(view, { 826, 588 });
            QTest::mouseMove(canvas(view), pixelOf(view, static_cast<std::size_t>(front.front())));
            look(view, QStringLiteral("explore-brush"));
            show(view, { 620, 420 });
            look(view, QStringLiteral("explore-small"));
        }
        Theme::instance().setMode(ThemeMode::Light);
    }

    void pointsOfALiveRunAppear()
    {
        ExploreView view;
        view.setRun(runOf(5));
        show(view, { 826, 588 });
        synthesis::PointTable batch;
        for (std::size_t i = 0; i < made().cloud.size(); ++i) {
            batch.append(made().cloud.ids[i], made().cloud.row(i));
            if (batch.size() == 500 || i + 1 == made().cloud.size()) {
                view.appendPoints(5, batch);
                view.scatter().repaintNow();
                batch = {};
            }
        }
        view.appendTrace(5, made().trace);
        QCOMPARE(view.data().points().size(), made().cloud.size());
        QCOMPARE(view.convergence().sampleCount(), made().trace.size());
        const QImage before = view.scatter().grab().toImage();
        view.parallel().finishDrawing();
        look(view, QStringLiteral("explore-cloud"));
        view.setAxes(synthesis::pointColumnIndex("latency_us"), synthesis::pointColumnIndex("peak_power_w"));
        view.scatter().setLog(true, true);
        view.scatter().repaintNow();
        look(view, QStringLiteral("explore-log"));
        QVERIFY(view.scatter().grab().toImage() != before);
        view.setRun(runOf(6)); // another run has no trace yet
        view.setCurrentRun(6);
        QCOMPARE(view.convergence().sampleCount(), std::size_t { 0 });
        view.setCurrentRun(5);
        QCOMPARE(view.convergence().sampleCount(), made().trace.size());
        view.removeRun(5);
        QCOMPARE(view.data().current()->info.id, 6);
    }

    void linesAreFinishedWhilePointsKeepComing()
    {
        ExploreView view;
        view.setRun(runOf(5));
        view.setPoints(5, made().cloud);
        view.resize(826, 588);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const std::size_t rows = made().cloud.size();
        bool finished = false;
        for (int batch = 0; batch < 1000 && !finished; ++batch) {
            synthesis::PointTable more;
            more.append(static_cast<std::int64_t>(1000000 + batch), made().cloud.row(static_cast<std::size_t>(batch) % rows));
            view.appendPoints(5, more);
            QTest::qWait(5);
            finished = !view.parallel().drawing();
        }
        QVERIFY(finished);
    }

    void longWordsOfAnotherLanguageFit()
    {
        struct Longer : QTranslator
        {
            bool isEmpty() const override { return false; }
            QString translate(const char*, const char* text, const char*, int) const override
            {
                const QString source = QString::fromUtf8(text);
                return source + QString(static_cast<qsizetype>(source.size() * 35 / 100), QLatin1Char('w'));
            }
        } longer;
        ExploreView view;
        view.setRun(runOf(1));
        view.setPoints(1, made().cloud);
        show(view, { 664, 470 });
        QApplication::installTranslator(&longer);
        QTest::qWait(50);
        view.scatter().repaintNow();
        view.parallel().finishDrawing();
        look(view, QStringLiteral("explore-long"));
        QCOMPARE(view.width(), 664); // nothing pushes the window wider
        for (QWidget* widget : view.findChildren<QWidget*>())
            if ((qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget)) && widget->isVisible() && !widget->accessibleName().isEmpty()) {
                QVERIFY2(widget->width() >= std::min(widget->sizeHint().width(), widget->maximumWidth()), qPrintable(widget->accessibleName()));
                QVERIFY2(QRect(QPoint(), view.size()).contains(QRect(widget->mapTo(&view, QPoint()), widget->size())), qPrintable(widget->accessibleName()));
            }
        QApplication::removeTranslator(&longer);
    }

    void clickPicksTheDesignUnderTheCursor()
    {
        ExploreView view;
        view.setRun(runOf(3));
        view.setPoints(3, made().table);
        show(view, { 900, 640 });
        QSignalSpy picked(&view, &ExploreView::designPicked), pinned(&view, &ExploreView::pinToggled);
        const auto point = static_cast<std::size_t>(view.data().front().front());
        QTest::mouseClick(canvas(view), Qt::LeftButton, {}, pixelOf(view, point));
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked[0][0].value<DesignRef>(), (DesignRef { 3, view.data().points().ids[point] }));
        QCOMPARE(view.data().selected, picked[0][0].value<DesignRef>());
        QTest::mouseClick(canvas(view), Qt::LeftButton, Qt::ControlModifier, pixelOf(view, point));
        QCOMPARE(pinned.count(), 1);
        QTest::keyClick(&view.scatter(), Qt::Key_N);
        QCOMPARE(picked.count(), 2);
        QVERIFY(view.data().selected.point != view.data().points().ids[point] || view.data().front().size() == 1);
    }

    void boxBrushesAndEscapeClears()
    {
        ExploreView view;
        view.setRun(runOf(1));
        view.setPoints(1, made().table);
        show(view, { 900, 640 });
        view.scatter().setBrushMode(BrushMode::Box);
        QSignalSpy brushed(&view, &ExploreView::brushChanged);
        const AxisMap x = view.scatter().axisX(), y = view.scatter().axisY();
        const QPoint from(static_cast<int>(x.from) + 2, static_cast<int>(y.to) + 2), to(static_cast<int>((x.from + x.to) / 2), static_cast<int>((y.from + y.to) / 2));
        QWidget* plot = canvas(view);
        QTest::mousePress(plot, Qt::LeftButton, {}, from);
        QTest::mouseMove(plot, (from + to) / 2);
        QTest::mouseMove(plot, to);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, to);
        QCOMPARE(brushed.count(), 1);
        std::size_t expected = 0;
        for (std::size_t i = 0; i < view.data().points().size(); ++i) {
            const double px = x.toPixel(view.data().points().value(i, view.data().columnX())), py = y.toPixel(view.data().points().value(i, view.data().columnY()));
            expected += px > from.x() && px < to.x() && py > from.y() && py < to.y();
        }
        QVERIFY(view.data().brushed() >= (expected > 2 ? expected - 2 : 0) && view.data().brushed() <= expected + 2);
        QTest::keyClick(&view.scatter(), Qt::Key_Escape);
        QCOMPARE(view.data().brushed(), view.data().points().size());
    }

    void wheelZoomsAboutTheCursorAndDoubleClickShowsAll()
    {
        ExploreView view;
        view.setRun(runOf(1));
        view.setPoints(1, made().table);
        show(view, { 900, 640 });
        const AxisMap before = view.scatter().axisX();
        const QPoint place = view.scatter().rect().center();
        const double value = before.toValue(place.x());
        QWheelEvent wheel(place, canvas(view)->mapToGlobal(place), {}, { 0, 240 }, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas(view), &wheel);
        view.scatter().repaintNow();
        const AxisMap after = view.scatter().axisX();
        QVERIFY(after.upper - after.lower < before.upper - before.lower);
        QVERIFY(std::fabs(after.toValue(place.x()) / value - 1) < 1e-6);
        QVERIFY(!view.scatter().isFitted());
        QTest::mouseDClick(canvas(view), Qt::LeftButton, {}, place);
        view.scatter().repaintNow();
        QVERIFY(view.scatter().isFitted());
        QCOMPARE(view.scatter().axisX().lower, before.lower);
        // Panning moves the image of the points and paints none.
        const std::size_t paints = view.scatter().cloudPaints();
        QTest::keyClick(&view.scatter(), Qt::Key_Left);
        view.scatter().repaintNow();
        QCOMPARE(view.scatter().cloudPaints(), paints);
        QVERIFY(view.scatter().axisX().lower < before.lower);
    }

    void brushOnAnAxisIsTheBrushOfTheScatter()
    {
        ExploreView view;
        view.setRun(runOf(1));
        view.setPoints(1, made().table);
        show(view, { 900, 640 });
        ParallelCoordinates& parallel = view.parallel();
        parallel.setFocus();
        QTest::keyClick(&parallel, Qt::Key_Right); // first axis
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(&parallel, Qt::Key_Up);
        QCOMPARE(view.data().brush().ranges.size(), std::size_t { 1 });
        const auto& [column, range] = *view.data().brush().ranges.begin();
        QCOMPARE(column, parallel.columns().front());
        QVERIFY(parallel.summary().contains(QLocale().toString(static_cast<int>(view.data().brushed()))));
        const std::vector<int> order = parallel.columns();
        QTest::keyClick(&parallel, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(parallel.columns()[1], order[0]);
        QTest::keyClick(&parallel, Qt::Key_Escape);
        QVERIFY(view.data().brush().empty());
    }

    void staleRunSaysSoAndOffersToRunAgain()
    {
        ExploreView view;
        ExploreRun run = runOf(4);
        run.outOfDate = true;
        view.setRun(run);
        view.setPoints(4, made().table);
        show(view, { 900, 640 });
        look(view, QStringLiteral("explore-stale"));
        QSignalSpy again(&view, &ExploreView::rerunRequested);
        bool clicked = false;
        for (QPushButton* button : view.findChildren<QPushButton*>())
            if (button->isVisible() && button->property("link").toBool()) {
                button->click();
                clicked = true;
            }
        QVERIFY(clicked);
        QCOMPARE(again.count(), 1);
        QCOMPARE(again[0][0].toLongLong(), 4);
    }

    void exportsFiguresAndTheBrushedDesigns()
    {
        QTemporaryDir folder;
        ExploreView view;
        view.setRun(runOf(1));
        view.setPoints(1, made().table);
        show(view, { 900, 640 });
        for (const char* name : { "a.png", "a.svg", "a.pdf", "a.csv" }) {
            const QString path = folder.filePath(QLatin1String(name));
            QVERIFY(view.exportTo(path));
            QVERIFY(QFileInfo(path).size() > 1000);
        }
        QCOMPARE(view.csv().count('\n'), static_cast<qsizetype>(view.data().points().size() + 1));
        Brush brush;
        brush.ranges[synthesis::pointColumnIndex("cell_bits")] = { 99, 100 };
        view.setBrush(brush);
        QCOMPARE(view.csv().count('\n'), 1);
        QVERIFY(!view.exportTo(folder.filePath(QStringLiteral("a.xyz"))));
        QVERIFY(!view.exportTo(folder.filePath(QStringLiteral("no/such/folder/a.csv"))));
    }

    void emptyViewHasOneThingToDo()
    {
        ExploreView view;
        view.resize(800, 500);
        view.show();
        look(view, QStringLiteral("explore-empty"));
        QSignalSpy run(&view, &ExploreView::runRequested);
        for (QPushButton* button : view.findChildren<QPushButton*>())
            if (button->isVisible())
                button->click();
        QCOMPARE(run.count(), 1);
        view.setRun(runOf(1)); // a run without points draws nothing and stays alive
        view.scatter().repaintNow();
        view.parallel().finishDrawing();
        QTest::keyClick(&view.scatter(), Qt::Key_N);
        view.setAxes(synthesis::pointColumnIndex("macro_style"), synthesis::pointColumnIndex("area_mm2"));
        view.scatter().repaintNow();
    }

    void layoutIsKept()
    {
        ExploreView view;
        view.setAxes(synthesis::pointColumnIndex("latency_us"), synthesis::pointColumnIndex("energy_uj"));
        view.scatter().setColourColumn(synthesis::pointColumnIndex("adc_bits"));
        const QStringList words = view.saveLayout();
        ExploreView other;
        other.restoreLayout(words);
        QCOMPARE(other.data().columnX(), view.data().columnX());
        QCOMPARE(other.data().columnY(), view.data().columnY());
        QCOMPARE(other.scatter().colourColumn(), view.scatter().colourColumn());
        other.restoreLayout({ QStringLiteral("x=nonsense"), QStringLiteral("axis="), QStringLiteral("split=???") });
        QCOMPARE(other.data().columnX(), view.data().columnX());
    }

    void everyControlHasANameAndATooltip()
    {
        ExploreView view;
        for (QWidget* widget : view.findChildren<QWidget*>())
            if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget)) {
                if (widget->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<QPushButton*>(widget))
                    continue;
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
                QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->accessibleName()));
            }
    }
};

QTEST_MAIN(TstExploreView)
#include "tst_explore_view.moc"
