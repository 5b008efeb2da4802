// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "tests/support/example_design.h"
#include "tests/support/shared_design.h"
#include "widgets/common/section.h"
#include "widgets/common/segmented.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/floorplan/floorplan_legend.h"
#include "widgets/floorplan/floorplan_panel.h"
#include "widgets/floorplan/floorplan_view.h"

using namespace pim;
using namespace pim::widgets;

namespace {

struct Shown
{
    FloorplanView view;
    Selection selection;
    explicit Shown(const std::shared_ptr<const FloorplanData>& data, QSize size = { 1100, 700 })
    {
        view.setSelection(&selection);
        view.resize(size);
        view.show();
        view.setData(data);
        QCoreApplication::processEvents();
    }
    FloorplanCanvas& canvas() { return *view.canvas(); }
    QPoint middleOf(int macro) { return canvas().place().camera.toView(canvas().grid().macro(macro)).center().toPoint(); }
};

} // namespace

class TstFloorplanView : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        Theme::instance().install(*qApp);
        const auto made = test::sharedDesign("resnet18", "isaac-ce");
        data = floorplanData(made.design, made.evaluation);
        const auto found = test::exampleDesign();
        auto design = std::make_shared<design::Design>(found.best);
        auto evaluated = std::make_shared<evaluation::Evaluation>(*evaluation::evaluate(*design, { true, false }));
        plain = floorplanData(design, evaluated);
    }
    void anEmptyViewSaysWhatToDo();
    void aClickSelectsTheLayerEverywhere();
    void theSelectionIsFollowed();
    void severalLayersCanBeSelected();
    void doubleClicksGoDownToTheCrossbarAndBackAgain();
    void theWheelEntersWhereThePointerIs();
    void keysDoWhatTheMouseDoes();
    void theRulerMeasuresADistance();
    void aBoxIsZoomedTo();
    void hiddenLayersAreNotDrawn();
    void coloursFollowTheMetricAndTheRange();
    void withoutAreasOnlyEqualBoxesAreOffered();
    void panningDrawsTheSamePicture();
    void figuresAreWritten_data();
    void figuresAreWritten();
    void theLookIsStoredAndRestored();
    void everyControlHasAName();
    void picturesOfAllLevels();

private:
    std::shared_ptr<const FloorplanData> data, plain;
};

void TstFloorplanView::anEmptyViewSaysWhatToDo()
{
    FloorplanView view;
    view.show();
    const auto* empty = view.findChild<EmptyState*>();
    QVERIFY(empty && empty->isVisible());
    view.setData(data);
    QVERIFY(!empty->isVisible());
    view.setData(nullptr);
    QVERIFY(empty->isVisible());
}

void TstFloorplanView::aClickSelectsTheLayerEverywhere()
{
    Shown shown(data);
    QSignalSpy changed(&shown.selection, &Selection::layerChanged);
    QTest::mouseClick(&shown.canvas(), Qt::LeftButton, {}, shown.middleOf(5));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(shown.selection.layer()->index, data->owner(5));
    QCOMPARE(shown.canvas().look().layers, std::vector<int> { data->owner(5) });
    QVERIFY(!shown.canvas().picture().routes.empty());
    // Beside everything: nothing.
    QTest::mouseClick(&shown.canvas(), Qt::LeftButton, {}, QPoint(2, 2));
    QVERIFY(!shown.selection.layer());
}

void TstFloorplanView::theSelectionIsFollowed()
{
    Shown shown(data);
    shown.canvas().zoomBy(2.0, QPointF(0, 0));
    shown.canvas().centreOn(shown.canvas().grid().bounds().topLeft());
    const int last = data->owner(static_cast<int>(data->chip.macros.size()) - 1);
    shown.selection.setLayer(network::LayerId { last });
    QCOMPARE(shown.canvas().look().layers, std::vector<int> { last });
    const auto& camera = shown.canvas().place().camera;
    const QRectF cell = camera.toView(shown.canvas().grid().cell(data->evaluation->layers[static_cast<std::size_t>(last)].cells.front()));
    QVERIFY(QRectF(shown.canvas().rect()).intersects(cell));
}

void TstFloorplanView::severalLayersCanBeSelected()
{
    Shown shown(data);
    int other = 1;
    while (data->owner(other) == data->owner(0))
        ++other;
    QTest::mouseClick(&shown.canvas(), Qt::LeftButton, {}, shown.middleOf(0));
    QTest::mouseClick(&shown.canvas(), Qt::LeftButton, Qt::ControlModifier, shown.middleOf(other));
    QCOMPARE(shown.canvas().look().layers, (std::vector<int> { data->owner(0), data->owner(other) }));
    QCOMPARE(shown.selection.layer()->index, data->owner(0));
    QTest::mouseClick(&shown.canvas(), Qt::LeftButton, Qt::ControlModifier, shown.middleOf(0));
    QCOMPARE(shown.canvas().look().layers, std::vector<int> { data->owner(other) });
}

void TstFloorplanView::doubleClicksGoDownToTheCrossbarAndBackAgain()
{
    Shown shown(data);
    FloorplanCanvas& canvas = shown.canvas();
    canvas.setToScale(false); // so that elements are large enough to hit
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, shown.middleOf(2));
    QCOMPARE(canvas.place().level, FloorplanLevel::Macro);
    QCOMPARE(canvas.place().macro, 2);
    const MacroBlock* array = nullptr;
    for (const MacroBlock& block : canvas.plan().blocks)
        if (block.kind == MacroBlock::Kind::PeArray)
            array = &block;
    QVERIFY(array);
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, canvas.place().camera.toView(array->slot(7)).center().toPoint());
    QCOMPARE(canvas.place().level, FloorplanLevel::Pe);
    QCOMPARE(canvas.place().pe, std::int64_t { 7 });
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, canvas.rect().center());
    QCOMPARE(canvas.place().level, FloorplanLevel::Crossbar);
    canvas.goBack();
    canvas.goBack();
    QCOMPARE(canvas.place().level, FloorplanLevel::Macro);
    canvas.goForward();
    QCOMPARE(canvas.place().level, FloorplanLevel::Pe);
    canvas.goBack();
    canvas.goBack();
    QCOMPARE(canvas.place().level, FloorplanLevel::Chip);
    QVERIFY(!canvas.canGoBack());
}

void TstFloorplanView::theWheelEntersWhereThePointerIs()
{
    Shown shown(data);
    FloorplanCanvas& canvas = shown.canvas();
    const QPointF at = shown.middleOf(4);
    for (int i = 0; i < 60 && canvas.place().level == FloorplanLevel::Chip; ++i) {
        QWheelEvent wheel(at, canvas.mapToGlobal(at), {}, { 0, 120 }, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas, &wheel);
    }
    QCOMPARE(canvas.place().level, FloorplanLevel::Macro);
    QCOMPARE(canvas.place().macro, 4);
    for (int i = 0; i < 20 && canvas.place().level == FloorplanLevel::Macro; ++i) {
        QWheelEvent wheel(at, canvas.mapToGlobal(at), {}, { 0, -120 }, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas, &wheel);
    }
    QCOMPARE(canvas.place().level, FloorplanLevel::Chip);
}

void TstFloorplanView::keysDoWhatTheMouseDoes()
{
    Shown shown(data);
    FloorplanCanvas& canvas = shown.canvas();
    canvas.setFocus();
    const FloorplanCamera fitted = canvas.place().camera;
    QTest::keyClick(&canvas, Qt::Key_Right);
    QVERIFY(canvas.place().camera.origin.x() > fitted.origin.x());
    QTest::keyClick(&canvas, Qt::Key_Plus);
    QVERIFY(canvas.place().camera.scale > fitted.scale);
    QTest::keyClick(&canvas, Qt::Key_F);
    QCOMPARE(canvas.place().camera, fitted);
    QTest::keyClick(&canvas, Qt::Key_Return);
    QTest::keyClick(&canvas, Qt::Key_Return);
    QTest::keyClick(&canvas, Qt::Key_Return);
    QCOMPARE(canvas.place().level, FloorplanLevel::Crossbar);
    QTest::keyClick(&canvas, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(canvas.place().level, FloorplanLevel::Pe);
    QTest::keyClick(&canvas, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(canvas.place().level, FloorplanLevel::Crossbar);
    QTest::keyClick(&canvas, Qt::Key_Backspace);
    QTest::keyClick(&canvas, Qt::Key_Backspace);
    QTest::keyClick(&canvas, Qt::Key_Backspace);
    QCOMPARE(canvas.place().level, FloorplanLevel::Chip);
}

void TstFloorplanView::theRulerMeasuresADistance()
{
    Shown shown(data);
    FloorplanCanvas& canvas = shown.canvas();
    canvas.setFocus();
    QTest::keyClick(&canvas, Qt::Key_K);
    QVERIFY(canvas.measuring());
    QTest::mousePress(&canvas, Qt::LeftButton, {}, { 100, 100 });
    QTest::mouseMove(&canvas, { 250, 100 });
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, { 250, 100 });
    const QString expected = quantity(150 / canvas.place().camera.scale * 1e-6, QStringLiteral("m"), 4).text();
    QVERIFY2(canvas.statusText().contains(expected), qPrintable(canvas.statusText() + expected));
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QVERIFY(!canvas.measuring());
}

void TstFloorplanView::aBoxIsZoomedTo()
{
    Shown shown(data);
    FloorplanCanvas& canvas = shown.canvas();
    const QPointF centre = canvas.place().camera.toWorld({ 250, 200 });
    const double before = canvas.place().camera.scale;
    QTest::mousePress(&canvas, Qt::RightButton, {}, { 150, 150 });
    QTest::mouseMove(&canvas, { 350, 250 });
    QTest::mouseRelease(&canvas, Qt::RightButton, {}, { 350, 250 });
    QVERIFY(canvas.place().camera.scale > before * 2);
    QVERIFY((canvas.place().camera.toWorld(QPointF(canvas.width(), canvas.height()) / 2) - centre).manhattanLength() < 1e-6 * canvas.grid().bounds().width());
    canvas.goBack();
    QCOMPARE(canvas.place().camera.scale, before);
}

void TstFloorplanView::hiddenLayersAreNotDrawn()
{
    Shown shown(data);
    const std::size_t all = shown.canvas().picture().macros.size();
    auto* list = shown.view.panel()->findChild<QListWidget*>();
    QVERIFY(list && list->count() > 10);
    list->item(0)->setCheckState(Qt::Unchecked);
    QVERIFY(shown.canvas().picture().macros.size() < all);
    list->item(0)->setCheckState(Qt::Checked);
    QCOMPARE(shown.canvas().picture().macros.size(), all);
}

void TstFloorplanView::coloursFollowTheMetricAndTheRange()
{
    Shown shown(data);
    const QImage owner = shown.canvas().grab().toImage();
    auto* heat = shown.view.findChildren<QComboBox*>().first();
    heat->setCurrentIndex(static_cast<int>(HeatMetric::Power));
    const QImage power = shown.canvas().grab().toImage();
    QVERIFY(owner != power);
    shown.canvas().setRange(0, 0.3);
    QVERIFY(shown.canvas().grab().toImage() != power);
    QCOMPARE(shown.canvas().legendScale().high, macroScale(*data, HeatMetric::Power, false).value(0.3));
}

void TstFloorplanView::withoutAreasOnlyEqualBoxesAreOffered()
{
    auto bare = std::make_shared<FloorplanData>(*data);
    bare->chip.hasAreas = false;
    bare->largestArea = 0;
    Shown shown(bare);
    const auto segments = shown.view.findChildren<Segmented*>();
    QVERIFY(std::any_of(segments.begin(), segments.end(), [](const Segmented* s) { return !s->isEnabled(); }));
    QVERIFY(!shown.canvas().grid().toScale());
    shown.view.setData(data);
    QVERIFY(shown.canvas().grid().toScale());
}

void TstFloorplanView::panningDrawsTheSamePicture()
{
    Shown shown(data);
    FloorplanCanvas& canvas = shown.canvas();
    ChipLook look = canvas.look();
    look.unused = false; // hatches stay where the window is
    canvas.setLook(look);
    canvas.grab();
    QTest::mousePress(&canvas, Qt::MiddleButton, {}, { 300, 300 });
    QTest::mouseMove(&canvas, { 340, 270 });
    QTest::mouseRelease(&canvas, Qt::MiddleButton, {}, { 340, 270 });
    canvas.setRulers(false);
    QTest::mouseMove(&canvas, { -1, -1 });
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&canvas, &leave);
    canvas.clearFocus();
    const QImage copied = canvas.grab().toImage();
    canvas.setNumbers(false); // throws the copy away
    const QImage fresh = canvas.grab().toImage();
    QCOMPARE(fresh.size(), copied.size());
    int different = 0; // edges may round the other way
    for (int y = 0; y < fresh.height(); ++y)
        for (int x = 0; x < fresh.width(); ++x)
            different += fresh.pixel(x, y) != copied.pixel(x, y);
    QVERIFY2(different < fresh.width() * fresh.height() / 200, qPrintable(QString::number(different)));
}

void TstFloorplanView::figuresAreWritten_data()
{
    QTest::addColumn<QString>("ending");
    for (const char* ending : { "svg", "pdf", "png" })
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

void TstFloorplanView::figuresAreWritten()
{
    QFETCH(QString, ending);
    QTemporaryDir folder;
    Shown shown(data);
    shown.canvas().zoomBy(2);
    for (const bool whole : { false, true }) {
        const QString path = folder.filePath(QStringLiteral("plan%1.%2").arg(whole).arg(ending));
        QVERIFY(shown.view.exportTo(path, whole, { 1000, 800 }));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.size() > 2000);
        if (ending == QLatin1String("svg")) {
            QVERIFY(bytes.contains("<svg"));
            QVERIFY2(!bytes.contains("<image"), "a figure is vectors, not pixels");
        }
    }
}

void TstFloorplanView::theLookIsStoredAndRestored()
{
    QString state;
    {
        Shown shown(data);
        shown.view.findChildren<QComboBox*>().first()->setCurrentIndex(static_cast<int>(HeatMetric::AdcLoad));
        shown.view.setPanelShown(true);
        shown.canvas().setToScale(false);
        state = shown.view.state();
    }
    Shown shown(data);
    shown.view.restoreState(state);
    QCOMPARE(shown.view.state(), state);
    QCOMPARE(shown.canvas().style().metric, HeatMetric::AdcLoad);
    QVERIFY(!shown.canvas().grid().toScale());
    shown.view.restoreState(QStringLiteral("heat=99 nonsense boxes=x =")); // ignored
    QCOMPARE(shown.canvas().style().metric, HeatMetric::AdcLoad);
}

void TstFloorplanView::everyControlHasAName()
{
    Shown shown(data);
    for (const auto* button : shown.view.findChildren<QToolButton*>())
        if (!button->property("field").toBool() && button->parentWidget()->metaObject()->className() != QByteArray("pim::widgets::Section") && button->parentWidget()->metaObject()->className() != QByteArray("QLineEdit") && !button->parentWidget()->inherits("QLineEdit"))
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), qPrintable(button->toolTip()));
    for (const auto* combo : shown.view.findChildren<QComboBox*>())
        QVERIFY(!combo->accessibleName().isEmpty() && !combo->toolTip().isEmpty());
    QVERIFY(!shown.canvas().accessibleName().isEmpty());
    QVERIFY(!shown.view.legend()->accessibleName().isEmpty());
}

/// Every level in both looks; with PIM_PICTURES=FOLDER they are written there for people to look at.
void TstFloorplanView::picturesOfAllLevels()
{
    const QString folder = qEnvironmentVariable("PIM_PICTURES");
    for (const bool dark : { false, true }) {
        Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        for (const auto& [name, what] : { std::pair { "isaac", data }, std::pair { "plain", plain } }) {
            Shown shown(what, { 1000, 680 });
            FloorplanCanvas& canvas = shown.canvas();
            auto* heat = shown.view.findChildren<QComboBox*>().first();
            const auto take = [&](const char* level) {
                QCoreApplication::processEvents();
                const QImage picture = shown.view.grab().toImage();
                QVERIFY(!picture.isNull());
                if (!folder.isEmpty())
                    picture.save(QDir(folder).filePath(QStringLiteral("floorplan-%1-%2-%3.png").arg(QLatin1String(level), QLatin1String(name), dark ? QStringLiteral("dark") : QStringLiteral("light"))));
            };
            int busiest = what->owner(0);
            if (!what->noc.conflicts.empty())
                busiest = what->noc.conflicts.front().holds / 2;
            shown.selection.setLayer(network::LayerId { busiest });
            take("chip");
            heat->setCurrentIndex(static_cast<int>(HeatMetric::Utilisation));
            take("heat");
            const int macro = what->chip.at(what->evaluation->layers[static_cast<std::size_t>(busiest)].cells.front());
            canvas.goTo(FloorplanLevel::Macro, macro);
            take("macro");
            canvas.goTo(FloorplanLevel::Pe, macro, 0);
            take("pe");
            canvas.goTo(FloorplanLevel::Crossbar, macro, 0);
            take("crossbar");
            canvas.zoomBy(20, QPointF(320, 130));
            take("cells");
        }
    }
    Theme::instance().setMode(ThemeMode::Light);
}

QTEST_MAIN(TstFloorplanView)
#include "tst_floorplan_view.moc"
