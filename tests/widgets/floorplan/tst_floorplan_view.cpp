// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
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
    void numbersOnMacrosAreASwitchOfTheirOwnInHeatMaps();
    void withoutAreasOnlyEqualBoxesAreOffered();
    void panningDrawsTheSamePicture();
    void figuresAreWritten_data();
    void figuresAreWritten();
    void imagesHaveTheSizeThatIsAskedFor();
    void conflictsAreChosenInTheListAndOnTheChip();
    void aConflictUnderThePointerShowsBothRoutes();
    void conflictsHaveTheRoomThatLayersLeave();
    void theMenuLeadsToTheTimelineAndBack();
    void smallElementsAreEnlarged();
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

void TstFloorplanView::numbersOnMacrosAreASwitchOfTheirOwnInHeatMaps()
{
    Shown shown(data);
    FloorplanCanvas& canvas = shown.canvas();
    auto* heat = shown.view.findChildren<QComboBox*>().first();
    QToolButton* numbers = nullptr;
    for (auto* button : shown.view.panel()->findChildren<QToolButton*>())
        if (button->accessibleName().startsWith(QStringLiteral("Numbers on macros")))
            numbers = button;
    QVERIFY(numbers);
    int shared = -1; // a macro that two layers use
    for (int m = 0; m < static_cast<int>(data->chip.macros.size()) && shared < 0; ++m)
        if (const auto& tenants = data->macro(m).tenants; tenants.size() > 1 && tenants[1].onCrossbars)
            shared = m;
    QVERIFY(shared >= 0);
    const auto foot = [&] { return macroFoot(*data, canvas.style(), shared); };
    const QString second = shortLayerName(data->layer(data->macro(shared).tenants[1].layer).name);
    const auto picture = [&] {
        canvas.grab(); // the first one of a sight is not what later ones copy from
        return canvas.grab().toImage();
    };
    QVERIFY(!numbers->isChecked());
    QCOMPARE(foot(), second);
    const QImage names = picture();
    heat->setCurrentIndex(static_cast<int>(HeatMetric::Power));
    QVERIFY(numbers->isChecked());
    QCOMPARE(foot(), heatText(HeatMetric::Power, data->heat(shared, HeatMetric::Power)));
    QVERIFY(foot().endsWith(QLatin1Char('W')));
    canvas.zoomBy(4, QPointF(0, 0));
    const QImage with = picture();
    numbers->click();
    QCOMPARE(foot(), second);
    QVERIFY(picture() != with);
    numbers->click();
    QVERIFY(picture() == with);
    // Owners have their names again, whatever heat maps show.
    canvas.fit();
    heat->setCurrentIndex(static_cast<int>(HeatMetric::Owner));
    QVERIFY(!numbers->isChecked());
    QCOMPARE(foot(), second);
    QVERIFY(picture() == names);
    numbers->click();
    QCOMPARE(foot(), quantity(data->macro(shared).peakPower()).text());
    heat->setCurrentIndex(static_cast<int>(HeatMetric::Utilisation));
    numbers->click(); // off for heat maps, on for owners
    QCOMPARE(foot(), second);
    Shown again(data);
    again.view.restoreState(shown.view.state());
    QCOMPARE(macroFoot(*data, again.canvas().style(), shared), second);
    again.view.findChildren<QComboBox*>().first()->setCurrentIndex(static_cast<int>(HeatMetric::Owner));
    QCOMPARE(macroFoot(*data, again.canvas().style(), shared), quantity(data->macro(shared).peakPower()).text());
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
    canvas.setNumbers(false, false); // throws the copy away
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
    shown.view.findChildren<QComboBox*>().first()->setCurrentIndex(static_cast<int>(HeatMetric::Utilisation));
    const auto write = [&](const QString& name, bool whole) {
        const QString pictures = qEnvironmentVariable("PIM_PICTURES"), figure = name + QLatin1Char('.') + ending;
        const QString path = pictures.isEmpty() ? folder.filePath(figure) : QDir(pictures).filePath(figure);
        QVERIFY(shown.view.exportTo(path, { whole, { 1000, 800 }, 2, true }));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.size() > 2000 && bytes.size() < 6'000'000);
        if (ending == QLatin1String("svg")) {
            QVERIFY(bytes.contains("<svg"));
            QVERIFY2(!bytes.contains("<image"), "a figure is vectors, not pixels");
        }
    };
    write(QStringLiteral("chip"), true);
    shown.canvas().zoomBy(2);
    write(QStringLiteral("sight"), false);
    shown.canvas().goTo(FloorplanLevel::Macro, 0); // with very many small units
    write(QStringLiteral("macro"), false);
    write(QStringLiteral("chip-from-macro"), true);
    shown.canvas().goTo(FloorplanLevel::Pe, 0, 0);
    write(QStringLiteral("pe"), false);
    shown.canvas().goTo(FloorplanLevel::Crossbar, 0, 0);
    write(QStringLiteral("crossbar"), false);
}

void TstFloorplanView::imagesHaveTheSizeThatIsAskedFor()
{
    Shown shown(data);
    for (const auto& [size, scale] : { std::pair { QSize(1234, 567), 1.0 }, std::pair { QSize(300, 200), 3.5 }, std::pair { QSize(4000, 3000), 1.0 } })
        for (const bool whole : { false, true }) {
            const auto image = shown.view.imageOf({ whole, size, scale, true });
            QVERIFY(image);
            QCOMPARE(image->size(), (QSizeF(size) * scale).toSize());
        }
    QCOMPARE(shown.view.imageOf({ true, { 16000, 16000 }, 8, true }).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(shown.view.imageOf({}).value().size(), shown.view.viewSize() * 2); // as on the screen
    // A larger figure shows the same sight, and its legend what colours mean.
    const auto& place = shown.canvas().place();
    const QSize twice(shown.canvas().size() * 2);
    const FloorplanCamera camera = shown.canvas().figureCamera(twice, false);
    QCOMPARE(camera.scale, place.camera.scale * 2);
    QVERIFY((camera.toWorld({ 0, 0 }) - place.camera.toWorld({ 0, 0 })).manhattanLength() < 1e-6 * shown.canvas().grid().bounds().width());
    const QImage with = *shown.view.imageOf({ true, { 900, 600 }, 1, true }), without = *shown.view.imageOf({ true, { 900, 600 }, 1, false });
    QVERIFY(with.copy(700, 0, 200, 600) != without.copy(700, 0, 200, 600));

    FigureDialog dialog(true, { 800, 600 }, { 2000, 1500 });
    QCOMPARE(dialog.figure().size, QSize(2000, 1500));
    QVERIFY(dialog.figure().whole && dialog.figure().legend);
    auto* go = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    QVERIFY(go->isEnabled());
    for (auto* side : dialog.findChildren<QSpinBox*>())
        side->setValue(16000);
    QVERIFY(!go->isEnabled()); // 1000 million pixels
    dialog.findChildren<QRadioButton*>().first()->setChecked(true);
    QCOMPARE(dialog.figure().size, QSize(800, 600));
    QVERIFY(go->isEnabled());
}

void TstFloorplanView::conflictsAreChosenInTheListAndOnTheChip()
{
    Shown shown(data);
    auto* list = shown.view.panel()->findChildren<QListWidget*>().last();
    QCOMPARE(list->count(), static_cast<int>(std::min<std::size_t>(200, data->noc.conflicts.size())));
    QVERIFY(list->count() > 2);
    shown.canvas().goTo(FloorplanLevel::Macro, 3);
    list->setCurrentRow(1);
    QCOMPARE(shown.canvas().place().level, FloorplanLevel::Chip);
    QCOMPARE(shown.canvas().look().conflict, 1);
    QCOMPARE(shown.selection.layer()->index, data->noc.conflicts[1].waits / 2);
    QCOMPARE(shown.canvas().picture().marks.size(), std::size_t { 1 });
    // What it costs is written there: in cycles, and the list says the same.
    QVERIFY2(list->item(1)->text().contains(countText(data->noc.conflicts[1].cycles)), qPrintable(list->item(1)->text()));
    // Another selection ends it, in the list too.
    shown.selection.setLayer(network::LayerId { data->owner(static_cast<int>(data->chip.macros.size()) - 1) });
    QCOMPARE(shown.canvas().look().conflict, -1);
    QVERIFY(list->selectedItems().isEmpty());
    // On the chip: a mark of the selected layer.
    shown.selection.setLayer(network::LayerId { data->noc.conflicts.front().holds / 2 });
    QVERIFY(!shown.canvas().picture().marks.empty());
    const auto mark = shown.canvas().picture().marks.front();
    QTest::mouseClick(&shown.canvas(), Qt::LeftButton, {}, mark.at.toPoint());
    QCOMPARE(shown.canvas().look().conflict, mark.conflicts.front());
    QCOMPARE(list->currentRow(), mark.conflicts.front());
}

void TstFloorplanView::aConflictUnderThePointerShowsBothRoutes()
{
    Shown shown(data);
    FloorplanCanvas& canvas = shown.canvas();
    shown.selection.setLayer(network::LayerId { data->noc.conflicts.front().waits / 2 });
    const auto streams = [&] {
        std::set<int> found;
        for (const auto& route : canvas.picture().routes)
            found.insert(route.stream);
        return found;
    };
    const auto before = streams();
    const auto marks = canvas.picture().marks;
    QVERIFY(!marks.empty());
    for (const auto& mark : marks) {
        QTest::mouseMove(&canvas, mark.at.toPoint());
        const auto& pair = data->noc.conflicts[static_cast<std::size_t>(mark.conflicts.front())];
        QCOMPARE(streams(), (std::set<int> { pair.waits, pair.holds }));
        QCOMPARE(canvas.picture().marks.size(), marks.size()); // the others can be reached still
        QCOMPARE(canvas.look().conflict, -1);
    }
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&canvas, &leave);
    QCOMPARE(streams(), before);
}

void TstFloorplanView::conflictsHaveTheRoomThatLayersLeave()
{
    QCOMPARE(conflictListHeight(200, 300, 500, 130), 130); // little room: three rows
    QCOMPARE(conflictListHeight(600, 700, 500, 130), 200); // both need more than there is
    QCOMPARE(conflictListHeight(600, 300, 500, 130), 300); // layers are all shown
    QCOMPARE(conflictListHeight(2000, 300, 500, 130), 500); // and so are conflicts
    QCOMPARE(conflictListHeight(2000, 300, 90, 90), 90);
    Shown shown(data, { 1100, 600 });
    shown.view.setPanelShown(true);
    const auto lists = shown.view.panel()->findChildren<QListWidget*>();
    auto *layers = lists.first(), *conflicts = lists.last();
    QVERIFY(conflicts->count() > 6);
    const int needed = layers->count() * layers->sizeHintForRow(0), row = conflicts->item(0)->sizeHint().height();
    QCoreApplication::processEvents();
    const int low = conflicts->height();
    QVERIFY(low >= 2 * row && low < 3 * row + 3);
    for (const int height : { 1300, 2000, 1300, 600 }) {
        shown.view.resize(1100, height);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        if (height == 600)
            QCOMPARE(conflicts->height(), low);
        else
            QVERIFY2(conflicts->height() > 4 * row && (layers->viewport()->height() >= needed - 2 || conflicts->height() <= height / 3),
                     qPrintable(QStringLiteral("%1: %2 of %3, %4 of %5").arg(height).arg(layers->viewport()->height()).arg(needed).arg(conflicts->height()).arg(conflicts->count() * row)));
        // No room stays empty while conflicts are cut.
        QVERIFY(layers->viewport()->height() <= needed + 12 || conflicts->height() >= conflicts->count() * row);
    }
}

void TstFloorplanView::theMenuLeadsToTheTimelineAndBack()
{
    Shown shown(data);
    QSignalSpy asked(&shown.view, &FloorplanView::showLayerInTimeline);
    const auto menu = [&] { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); };
    QTest::mouseClick(&shown.canvas(), Qt::RightButton, {}, shown.middleOf(5));
    QVERIFY(menu() && !menu()->actions().isEmpty());
    menu()->actions().front()->trigger();
    menu()->close();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().front().toInt(), data->owner(5));
    // By the key, of the selected layer.
    asked.clear();
    const int other = data->owner(static_cast<int>(data->chip.macros.size()) - 1);
    shown.selection.setLayer(network::LayerId { other });
    const QPoint middle = shown.canvas().rect().center();
    QContextMenuEvent key(QContextMenuEvent::Keyboard, middle, shown.canvas().mapToGlobal(middle));
    QCoreApplication::sendEvent(&shown.canvas(), &key);
    QVERIFY(menu());
    menu()->actions().front()->trigger();
    menu()->close();
    QCOMPARE(asked.front().front().toInt(), other);
    // A drag with the right button zooms and opens none.
    QTest::mousePress(&shown.canvas(), Qt::RightButton, {}, { 150, 150 });
    QTest::mouseMove(&shown.canvas(), { 350, 250 });
    QTest::mouseRelease(&shown.canvas(), Qt::RightButton, {}, { 350, 250 });
    QVERIFY(!menu());
    // And back: from wherever one is, the chip with the layer.
    shown.canvas().goTo(FloorplanLevel::Crossbar, 0, 0);
    shown.view.showLayer(other);
    QCOMPARE(shown.canvas().place().level, FloorplanLevel::Chip);
    QCOMPARE(shown.canvas().look().layers, std::vector<int> { other });
    // Asked for before the design is there: as soon as it is.
    shown.view.setData(nullptr);
    shown.selection.setLayer(std::nullopt);
    shown.view.showLayer(other);
    shown.view.setData(data);
    QCOMPARE(shown.canvas().look().layers, std::vector<int> { other });
    QCOMPARE(shown.selection.layer()->index, other);
    const design::Cell from { 1, 1 }, to { 1, 2 };
    shown.canvas().goTo(FloorplanLevel::Macro, 0);
    shown.view.showLink(from, to);
    QCOMPARE(shown.canvas().place().level, FloorplanLevel::Chip);
    const auto link = static_cast<std::size_t>(shown.canvas().look().link);
    QVERIFY(data->noc.linkFrom(link) == from && data->noc.linkTo(link) == to);
    QVERIFY(QRectF(shown.canvas().rect()).contains(shown.canvas().picture().rings.front().center()));
    shown.selection.setLayer(network::LayerId { data->owner(0) });
    QCOMPARE(shown.canvas().look().link, std::int64_t { -1 });
    shown.selection.setLayer(network::LayerId { other });
    shown.view.showLayer(9999);
    QCOMPARE(shown.canvas().look().layers, std::vector<int> { other });
}

void TstFloorplanView::smallElementsAreEnlarged()
{
    Shown shown(data);
    FloorplanCanvas& canvas = shown.canvas();
    canvas.setToScale(false);
    canvas.goTo(FloorplanLevel::Macro, 2);
    const auto array = std::find_if(canvas.plan().blocks.begin(), canvas.plan().blocks.end(), [](const auto& b) { return b.kind == MacroBlock::Kind::PeArray; });
    QVERIFY(array != canvas.plan().blocks.end() && array->slot(0).width() * canvas.place().camera.scale < 40);
    const QImage before = canvas.grab().toImage();
    const auto click = [&](std::int64_t pe) { QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.place().camera.toView(array->slot(pe)).center().toPoint()); };
    click(7);
    QCOMPARE(canvas.lens(), std::int64_t { 7 });
    QVERIFY(canvas.grab().toImage() != before);
    click(7);
    QCOMPARE(canvas.lens(), std::int64_t { -1 });
    click(9);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QCOMPARE(canvas.lens(), std::int64_t { -1 });
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
            ChipLook look = canvas.look();
            look.order = true;
            canvas.setLook(look);
            take("order");
            look.order = false;
            canvas.setLook(look);
            heat->setCurrentIndex(static_cast<int>(HeatMetric::Utilisation));
            take("heat");
            const int macro = what->chip.at(what->evaluation->layers[static_cast<std::size_t>(busiest)].cells.front());
            canvas.goTo(FloorplanLevel::Macro, macro);
            take("macro");
            canvas.setToScale(false);
            take("macro-equal");
            for (const MacroBlock& block : canvas.plan().blocks)
                if (block.kind == MacroBlock::Kind::PeArray)
                    QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.place().camera.toView(block.slot(5)).center().toPoint());
            take("lens");
            canvas.goTo(FloorplanLevel::Pe, macro, 0);
            take("pe-equal");
            canvas.setToScale(true);
            canvas.goTo(FloorplanLevel::Pe, macro, 0);
            take("pe");
            canvas.goTo(FloorplanLevel::Crossbar, macro, 0);
            take("crossbar");
            canvas.zoomBy(20, QPointF(320, 130));
            take("cells");
            FigureDialog dialog(true, shown.view.viewSize(), shown.view.chipSize());
            dialog.show();
            QCoreApplication::processEvents();
            if (!folder.isEmpty())
                dialog.grab().save(QDir(folder).filePath(QStringLiteral("floorplan-dialog-%1.png").arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))));
        }
    }
    Theme::instance().setMode(ThemeMode::Light);
}

QTEST_MAIN(TstFloorplanView)
#include "tst_floorplan_view.moc"
