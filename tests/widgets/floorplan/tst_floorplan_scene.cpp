// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include <QPainter>

#include "core/timeline/critical_path.h"
#include "tests/support/example_design.h"
#include "tests/support/shared_design.h"
#include "widgets/common/theme.h"
#include "widgets/floorplan/crossbar_scene.h"
#include "widgets/floorplan/floorplan_painter.h"
#include "widgets/floorplan/macro_scene.h"

using namespace pim;
using namespace pim::widgets;

class TstFloorplanScene : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto made = test::sharedDesign("resnet18", "isaac-ce");
        data = floorplanData(made.design, made.evaluation);
        QVERIFY(data->hasAreas());
    }
    void theCameraGoesThereAndBack();
    void zoomingKeepsWhatIsUnderThePointer();
    void everyPlaceIsFoundWhereItIsDrawn();
    void macrosHaveTheirAreaAndLieInTheirCell();
    void thePointerHitsWhatIsDrawn();
    void detailFollowsTheWidthOfAMacro();
    void linkWidthsFollowTheLoad();
    void partsOfAMacroCoverIt();
    void partsOfAMacroCoverItWhenBoxesAreEqual();
    void everyUnitHasASlotOfItsOwn();
    void scalesGoThereAndBack();
    void columnsOfACrossbarAreConvertedOnce();
    void cellsAreFoundWhereTheyAreDrawn();
    void cellPicturesShowTheUsedCells();
    void crossbarsOfAMacroAreThoseOfItsLayer();
    void aConflictShowsBothRoutesOverTheirLink();
    void theOrderVisitsEveryMacroOnce();
    void macrosAreHitWhereTheyArePainted();
    void blocksAreHitWhereTheyArePainted();
    void linksAreHitWhereTheyArePainted();
    void rectanglesCoverEveryPixelOnce();
    void hatchesStayInTheirRectangle();
    void partsWithoutFiguresAreNamed();
    void anAdcOfManyCrossbarsHasTheirMeanHeat();
    void sharesOfTheCriticalPathAddUp();

private:
    std::shared_ptr<const FloorplanData> data;
};

void TstFloorplanScene::theCameraGoesThereAndBack()
{
    std::mt19937 random(1);
    std::uniform_real_distribution<double> any(-1e4, 1e4);
    FloorplanCamera camera { { 12, -7 }, 0.37 };
    for (int i = 0; i < 1000; ++i) {
        const QPointF p(any(random), any(random));
        QVERIFY((camera.toWorld(camera.toView(p)) - p).manhattanLength() < 1e-6);
    }
}

void TstFloorplanScene::zoomingKeepsWhatIsUnderThePointer()
{
    FloorplanCamera camera { { 3, 4 }, 2 };
    const QPointF at(150, 90), world = camera.toWorld(at);
    camera.zoomAt(at, 3.7);
    QVERIFY((camera.toWorld(at) - world).manhattanLength() < 1e-9);
    QCOMPARE(camera.scale, 7.4);
}

void TstFloorplanScene::everyPlaceIsFoundWhereItIsDrawn()
{
    const ChipGrid grid(*data, true);
    for (int row = 0; row < grid.rows(); ++row)
        for (int col = 0; col < grid.cols(); ++col) {
            const design::Cell cell { row, col };
            const auto found = grid.cellAt(grid.cell(cell).center());
            QVERIFY(found && *found == cell);
            QVERIFY(grid.bounds().contains(grid.cell(cell)));
        }
    QVERIFY(!grid.cellAt({ -1, -1 }));
    QVERIFY(!grid.cellAt(grid.bounds().bottomRight() + QPointF(grid.pitch().width(), 0)));
}

void TstFloorplanScene::macrosHaveTheirAreaAndLieInTheirCell()
{
    const ChipGrid grid(*data, true), equal(*data, false);
    for (int m = 0; m < static_cast<int>(data->chip.macros.size()); ++m) {
        const QRectF box = grid.macro(m), cell = grid.cell(data->macro(m).cell);
        QVERIFY(cell.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(box));
        QVERIFY(std::abs(box.width() * box.height() / data->macro(m).area().value - 1) < 1e-9);
        QCOMPARE(equal.macro(m), equal.cell(data->macro(m).cell));
    }
}

void TstFloorplanScene::thePointerHitsWhatIsDrawn()
{
    const ChipGrid grid(*data, true);
    FloorplanCamera camera;
    const QSizeF view(900, 700);
    camera.fit(grid.bounds(), view);
    ChipLook look;
    look.linkScale = linkScale(*data, true);
    look.layers = { data->owner(static_cast<int>(data->chip.macros.size()) / 2) };
    const ChipPicture picture = layoutChip(*data, grid, camera, view, look);
    QCOMPARE(picture.macros.size(), data->chip.macros.size());
    QVERIFY(!picture.routes.empty());
    int macros = 0, links = 0, marks = 0;
    for (const auto& macro : picture.macros) {
        const ChipHit hit = hitTest(picture, *data, grid, camera, look, macro.box.center());
        if (hit.kind == ChipHit::Kind::Macro) {
            QCOMPARE(hit.index, macro.index);
            ++macros;
        }
    }
    QCOMPARE(macros, static_cast<int>(picture.macros.size()));
    for (std::size_t i = 0; i < picture.marks.size(); ++i) {
        const ChipHit hit = hitTest(picture, *data, grid, camera, look, picture.marks[i].at);
        QCOMPARE(hit.kind, ChipHit::Kind::Conflict);
        ++marks;
    }
    QVERIFY(marks > 0);
    ChipLook plain = look;
    plain.pickRoutes = false;
    for (const auto& link : picture.links) {
        if (link.heat < 0)
            continue;
        const ChipHit hit = hitTest(picture, *data, grid, camera, plain, link.line.center());
        QCOMPARE(hit.kind, ChipHit::Kind::Link);
        QCOMPARE(hit.link, link.link);
        ++links;
    }
    QVERIFY(links > 20);
    // What cannot be picked is not hit.
    plain.pickLinks = plain.pickMacros = false;
    for (const auto& macro : picture.macros)
        QVERIFY(hitTest(picture, *data, grid, camera, plain, macro.box.center()).kind == ChipHit::Kind::None);
}

void TstFloorplanScene::detailFollowsTheWidthOfAMacro()
{
    using Detail = ChipPicture::Detail;
    const ChipGrid grid(*data, false);
    const auto detail = [&](double width) {
        return layoutChip(*data, grid, { {}, width / grid.cellSize().width() }, { 800, 600 }, {}).detail;
    };
    QCOMPARE(detail(7.9), Detail::Blocks);
    QCOMPARE(detail(8.01), Detail::Fills);
    QCOMPARE(detail(24.01), Detail::Short);
    QCOMPARE(detail(48.01), Detail::Names);
    QCOMPARE(detail(72.01), Detail::Full);
    // As an image a macro is hit in its pixel block.
    const FloorplanCamera camera { grid.bounds().topLeft(), 6 / grid.cellSize().width() };
    const ChipPicture picture = layoutChip(*data, grid, camera, { 800, 600 }, {});
    QVERIFY(picture.macros.empty() && !picture.blocks.isEmpty());
    const ChipHit hit = hitTest(picture, *data, grid, camera, {}, camera.toView(grid.cell(data->macro(3).cell).center()));
    QCOMPARE(hit.kind, ChipHit::Kind::Macro);
    QCOMPARE(hit.index, 3);
}

void TstFloorplanScene::linkWidthsFollowTheLoad()
{
    const ChipGrid grid(*data, false);
    FloorplanCamera camera;
    camera.fit(grid.bounds(), { 900, 700 });
    ChipLook look;
    look.linkScale = linkScale(*data, true);
    const ChipPicture picture = layoutChip(*data, grid, camera, { 900, 700 }, look);
    std::size_t loaded = 0;
    for (const auto& link : picture.links)
        if (link.heat >= 0) {
            ++loaded;
            QVERIFY(link.width >= 1 && link.width <= 6);
            QCOMPARE(link.heat, look.linkScale.at(static_cast<double>(data->noc.flits[link.link])));
        }
    QCOMPARE(loaded, static_cast<std::size_t>(std::count_if(data->noc.flits.begin(), data->noc.flits.end(), [](auto f) { return f > 0; })));
}

void TstFloorplanScene::partsOfAMacroCoverIt()
{
    for (int m = 0; m < static_cast<int>(data->chip.macros.size()); ++m) {
        const MacroPlan plan = planMacro(*data, m, true);
        double sum = 0, rects = 0;
        for (const MacroBlock& block : plan.blocks) {
            sum += block.areaUm2;
            const double rect = block.rect.width() * block.rect.height();
            rects += rect;
            QVERIFY(std::abs(rect - block.areaUm2) <= 1e-9 * plan.areaUm2);
            QVERIFY(plan.bounds.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(block.rect));
            QVERIFY(plan.blockAt(block.rect.center()) == &block - plan.blocks.data());
        }
        QVERIFY(std::abs(sum - data->macro(m).area().value) <= 1e-9 * sum);
        QVERIFY(std::abs(rects - plan.bounds.width() * plan.bounds.height()) <= 1e-9 * rects);
    }
    const MacroPlan pe = planPe(*data, 0, true);
    double rects = 0;
    for (const MacroBlock& block : pe.blocks)
        rects += block.rect.width() * block.rect.height();
    QVERIFY(pe.areaUm2 > 0 && std::abs(rects - pe.areaUm2) <= 1e-9 * rects);
}

void TstFloorplanScene::partsOfAMacroCoverItWhenBoxesAreEqual()
{
    const auto made = test::sharedDesign("alexnet", "pimsyn");
    const auto plain = floorplanData(made.design, made.evaluation);
    const MacroPlan plan = planMacro(*plain, 0, plain->hasAreas());
    QVERIFY(plan.blocks.size() >= 4);
    double rects = 0;
    for (const MacroBlock& block : plan.blocks)
        rects += block.rect.width() * block.rect.height();
    QVERIFY(std::abs(rects - plan.bounds.width() * plan.bounds.height()) <= 1e-9 * rects);
}

void TstFloorplanScene::everyUnitHasASlotOfItsOwn()
{
    const MacroPlan plan = planMacro(*data, 0, true);
    for (const MacroBlock& block : plan.blocks) {
        if (block.units < 2)
            continue;
        QVERIFY(block.slotCount() >= block.units);
        QVERIFY(block.slotCount() - block.columns < block.units);
        for (std::int64_t i = 0; i < std::min<std::int64_t>(block.units, 500); ++i)
            QCOMPARE(block.slotAt(block.slot(i).center()), i);
    }
}

void TstFloorplanScene::scalesGoThereAndBack()
{
    for (const HeatScale& scale : { HeatScale { 0, 7, false }, HeatScale { 2, 9, false }, HeatScale { 10, 1e5, true } })
        for (double t = 0; t <= 1; t += 0.125)
            QVERIFY(std::abs(scale.at(scale.value(t)) - t) < 1e-12);
    QCOMPARE((HeatScale { 0, 1, false }).at(-3), 0.0);
    QCOMPARE((HeatScale { 1, 10, true }).at(0), 0.0);
    QCOMPARE((HeatScale { 1, 10, true }).at(1e9), 1.0);
    for (int metric = 0; metric < kHeatMetricCount; ++metric)
        for (const bool log : { false, true }) {
            const HeatScale scale = macroScale(*data, static_cast<HeatMetric>(metric), log);
            QVERIFY(scale.high > scale.low && std::isfinite(scale.high));
            QVERIFY(!log || scale.low > 0);
        }
}

void TstFloorplanScene::columnsOfACrossbarAreConvertedOnce()
{
    for (const std::int64_t pe : { 0, 1, 2 }) {
        const auto content = peContent(*data, 1, pe);
        QVERIFY(content);
        const auto layout = crossbarOf(*data, *content);
        const auto picture = layoutCrossbar(*data, 1, pe, layout, { 900, 700 });
        QVERIFY(!picture.converters.empty());
        double covered = 0;
        for (const auto& converter : picture.converters)
            covered += converter.mux[1].x() - converter.mux[0].x() + 2;
        QVERIFY(std::abs(covered - picture.array.width()) < 1e-6 * picture.array.width());
        QVERIFY(std::abs(picture.sampleAndHoldUsed.width() - static_cast<double>(layout.usedColumns()) * picture.cell) < 1e-9);
    }
}

void TstFloorplanScene::cellsAreFoundWhereTheyAreDrawn()
{
    const auto layout = crossbarOf(*data, *peContent(*data, 0, 0));
    for (const double zoom : { 1.0, 9.0 }) {
        const auto picture = layoutCrossbar(*data, 0, 0, layout, { 900, 700 }, zoom, { -30, -50 });
        for (const std::int64_t at : { 0, 5, 60, 127 }) {
            const QPointF middle(picture.array.left() + (static_cast<double>(at) + 0.5) * picture.cell, picture.array.top() + (static_cast<double>(at / 2) + 0.5) * picture.cell);
            const auto [row, column] = cellAt(picture, layout.size(), middle);
            QCOMPARE(row, at / 2);
            QCOMPARE(column, at);
        }
        QCOMPARE(cellAt(picture, layout.size(), picture.array.topLeft() - QPointF(1, 1)).first, std::int64_t { -1 });
    }
}

void TstFloorplanScene::cellPicturesShowTheUsedCells()
{
    const auto content = *peContent(*data, 0, 0);
    const auto layout = crossbarOf(*data, content);
    for (int colour = 0; colour < kCellColourCount; ++colour) {
        const QImage image = cellImage(layout, data->layer(content.layer), static_cast<CellColour>(colour));
        for (int row = 0; row < layout.size(); row += 3)
            for (int column = 0; column < layout.size(); column += 3)
                QCOMPARE(qAlpha(image.pixel(column, row)) != 0, layout.used(row, column));
    }
}

void TstFloorplanScene::crossbarsOfAMacroAreThoseOfItsLayer()
{
    for (int m = 0; m < static_cast<int>(data->chip.macros.size()); ++m) {
        const auto last = peContent(*data, m, data->macro(m).crossbars - 1);
        QVERIFY(last && data->uses(m, last->layer));
        const auto& layer = data->evaluation->layers[static_cast<std::size_t>(last->layer)];
        QVERIFY(last->crossbar < layer.crossbars && last->copy < layer.weightDuplication);
        QVERIFY(!peContent(*data, m, data->macro(m).crossbars));
    }
    QVERIFY(!peContent(*data, 0, -1));
    // The heat of an element is its own crossbar's.
    const MacroPlan plan = planPe(*data, 0, true);
    for (std::int64_t pe = 0; pe < std::min<std::int64_t>(30, data->macro(0).crossbars); ++pe)
        QCOMPARE(UnitHeat(*data, 0, HeatMetric::Utilisation, pe).of(plan.blocks.front(), 0), crossbarOf(*data, *peContent(*data, 0, pe)).utilization());
}

void TstFloorplanScene::aConflictShowsBothRoutesOverTheirLink()
{
    const ChipGrid grid(*data, true);
    FloorplanCamera camera;
    const QSizeF view(900, 700);
    camera.fit(grid.bounds(), view);
    QVERIFY(data->noc.conflicts.size() > 2);
    for (int c = 0; c < static_cast<int>(data->noc.conflicts.size()); ++c) {
        const auto& conflict = data->noc.conflicts[static_cast<std::size_t>(c)];
        ChipLook look;
        look.layers = { 0 };
        look.conflict = c;
        const ChipPicture picture = layoutChip(*data, grid, camera, view, look);
        QCOMPARE(picture.marks.size(), std::size_t { 1 });
        QVERIFY(picture.marks.front().chosen);
        QCOMPARE(picture.marks.front().conflicts, std::vector<int> { c });
        std::size_t waits = 0, holds = 0;
        double nearWaits = 1e9, nearHolds = 1e9; // to the mark: both ways lead over its link
        for (const auto& route : picture.routes) {
            QVERIFY(route.stream == conflict.waits || route.stream == conflict.holds);
            const bool waiting = route.kind == ChipPicture::Route::Kind::Waits;
            QCOMPARE(waiting, route.stream == conflict.waits);
            ++(waiting ? waits : holds);
            for (qsizetype i = 0; i + 1 < route.line.size(); ++i) {
                const QRectF box = QRectF(route.line[i], route.line[i + 1]).normalized().adjusted(-12, -12, 12, 12);
                if (box.contains(picture.marks.front().at))
                    (waiting ? nearWaits : nearHolds) = 0;
            }
        }
        QVERIFY(waits > 0 && holds > 0);
        QCOMPARE(nearWaits, 0.0);
        QCOMPARE(nearHolds, 0.0);
    }
    ChipLook beyond;
    beyond.conflict = static_cast<int>(data->noc.conflicts.size());
    QVERIFY(layoutChip(*data, grid, camera, view, beyond).marks.empty());
}

void TstFloorplanScene::theOrderVisitsEveryMacroOnce()
{
    const ChipGrid grid(*data, false);
    FloorplanCamera camera;
    camera.fit(grid.bounds(), { 900, 700 });
    ChipLook look;
    look.order = true;
    const ChipPicture picture = layoutChip(*data, grid, camera, { 900, 700 }, look);
    std::size_t owned = 0; // macros of layers on crossbars
    for (int m = 0; m < static_cast<int>(data->chip.macros.size()); ++m)
        owned += data->owner(m) >= 0 && data->layer(data->owner(m)).onCrossbars();
    QCOMPARE(picture.order.size(), owned - 1);
    for (std::size_t i = 1; i < picture.order.size(); ++i)
        QCOMPARE(picture.order[i].p1(), picture.order[i - 1].p2());
}

/// A pixel that changes when macros are painted belongs to a macro, to the one that the hit test says; and the other way round.
void TstFloorplanScene::macrosAreHitWhereTheyArePainted()
{
    const QSize view(900, 700);
    for (const bool toScale : { true, false })
        for (const double zoom : { 1.0, 2.6 }) {
            const ChipGrid grid(*data, toScale);
            FloorplanCamera camera;
            camera.fit(grid.bounds(), view);
            camera.zoomAt({ 300, 250 }, zoom);
            ChipLook look;
            look.links = look.routes = look.routers = look.unused = false;
            look.pickLinks = look.pickRoutes = false;
            FloorplanStyle style;
            style.metric = HeatMetric::Power;
            style.scale = { 0, 1e-9, false }; // every macro in the darkest colour
            const ChipPicture picture = layoutChip(*data, grid, camera, view, look);
            QImage image(view, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintChip(painter, *data, grid, picture, look, style, {});
            painter.end();
            const QRgb dark = macroFill(*data, style, 0).rgb();
            std::mt19937 random(3);
            int on = 0, off = 0;
            for (int i = 0; i < 20000; ++i) {
                const QPoint at(static_cast<int>(random() % 900), static_cast<int>(random() % 700));
                const ChipHit hit = hitTest(picture, *data, grid, camera, look, QPointF(at) + QPointF(0.5, 0.5));
                if (image.pixel(at) == dark) {
                    QVERIFY2(hit.kind == ChipHit::Kind::Macro, qPrintable(QStringLiteral("%1,%2").arg(at.x()).arg(at.y())));
                    QVERIFY(camera.toView(grid.macro(hit.index)).adjusted(-1, -1, 1, 1).contains(at));
                    ++on;
                } else if (hit.kind == ChipHit::Kind::Macro) {
                    // Its name, its edge, its stripe, its marks: nothing outside its box.
                    QVERIFY(camera.toView(grid.macro(hit.index)).adjusted(-1, -1, 1, 1).contains(at));
                } else {
                    ++off;
                }
            }
            QVERIFY(on > 1000 && off > 1000);
        }
}

void TstFloorplanScene::blocksAreHitWhereTheyArePainted()
{
    const QSize view(900, 700);
    const MacroPlan plan = planMacro(*data, 1, false);
    FloorplanCamera camera;
    camera.fit(plan.bounds, view);
    FloorplanStyle style;
    const UnitHeat heat(*data, 1, HeatMetric::Owner);
    QImage image(view, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintPlan(painter, *data, 1, plan, camera, view, style, heat, -1);
    painter.end();
    std::map<QRgb, std::set<MacroBlock::Kind>> kinds; // units of a colour belong to blocks of that colour
    for (const MacroBlock& block : plan.blocks)
        kinds[blended(blockColour(block.kind), tokens().base, 0.34).rgb()].insert(block.kind);
    int found = 0;
    for (int y = 0; y < view.height(); y += 2)
        for (int x = 0; x < view.width(); x += 2)
            if (const auto at = kinds.find(image.pixel(x, y)); at != kinds.end()) {
                const int block = plan.blockAt(camera.toWorld(QPointF(x + 0.5, y + 0.5)));
                QVERIFY(block >= 0);
                QVERIFY(at->second.count(plan.blocks[static_cast<std::size_t>(block)].kind) == 1);
                ++found;
            }
    QVERIFY(found > 10000);
}

void TstFloorplanScene::linksAreHitWhereTheyArePainted()
{
    const QSize view(900, 700);
    const ChipGrid grid(*data, true);
    FloorplanCamera camera;
    camera.fit(grid.bounds(), view);
    ChipLook look;
    look.routes = look.routers = look.unused = look.macros = false;
    look.pickRoutes = look.pickMacros = false;
    look.linkScale = linkScale(*data, true);
    const ChipPicture picture = layoutChip(*data, grid, camera, view, look);
    QImage image(view, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintChip(painter, *data, grid, picture, look, {}, {});
    painter.end();
    const std::set<QRgb> plain { qRgb(255, 255, 255), tokens().base.rgb(), tokens().line.rgb(), tokens().line2.rgb() };
    int found = 0;
    for (int y = 0; y < view.height(); ++y)
        for (int x = 0; x < view.width(); ++x) {
            if (plain.count(image.pixel(x, y)) != 0)
                continue;
            const ChipHit hit = hitTest(picture, *data, grid, camera, look, QPointF(x + 0.5, y + 0.5));
            QVERIFY2(hit.kind == ChipHit::Kind::Link, qPrintable(QStringLiteral("%1,%2").arg(x).arg(y)));
            QVERIFY(data->noc.flits[hit.link] > 0);
            ++found;
        }
    QVERIFY(found > 5000);
}

void TstFloorplanScene::rectanglesCoverEveryPixelOnce()
{
    std::mt19937 random(11);
    for (int trial = 0; trial < 60; ++trial) {
        QImage image(1 + static_cast<int>(random() % 40), 1 + static_cast<int>(random() % 40), QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        for (int i = 0; i < trial / 2; ++i) { // areas, then noise
            QPainter painter(&image);
            painter.setCompositionMode(QPainter::CompositionMode_Source);
            painter.fillRect(QRect(static_cast<int>(random() % 40), static_cast<int>(random() % 40), static_cast<int>(random() % 20), static_cast<int>(random() % 20)),
                             random() % 4 == 0 ? QColor(Qt::transparent) : QColor::fromRgb(static_cast<int>(random() % 3) * 100, 10, 10));
        }
        QImage again(image.size(), QImage::Format_ARGB32);
        again.fill(Qt::transparent);
        for (const ColourRect& r : colourRects(image)) {
            QVERIFY(image.rect().contains(r.rect) && !r.rect.isEmpty());
            for (int y = r.rect.top(); y <= r.rect.bottom(); ++y)
                for (int x = r.rect.left(); x <= r.rect.right(); ++x) {
                    QCOMPARE(qAlpha(again.pixel(x, y)), 0);
                    again.setPixel(x, y, r.colour);
                }
        }
        QCOMPARE(again, image);
    }
    // Columns of one colour are one rectangle each, whatever their height.
    QImage stripes(64, 200, QImage::Format_RGB32);
    for (int y = 0; y < 200; ++y)
        for (int x = 0; x < 64; ++x)
            stripes.setPixel(x, y, qRgb(x, 0, 0));
    QCOMPARE(colourRects(stripes).size(), std::size_t { 64 });
}

void TstFloorplanScene::hatchesStayInTheirRectangle()
{
    QImage image(200, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    const QRectF rect(60, 50, 70, 110);
    QPainter painter(&image);
    hatch(painter, rect);
    painter.end();
    int inside = 0;
    for (int y = 0; y < 200; ++y)
        for (int x = 0; x < 200; ++x)
            if (image.pixel(x, y) != qRgb(255, 255, 255)) {
                QVERIFY2(rect.adjusted(-1, -1, 1, 1).contains(x + 0.5, y + 0.5), qPrintable(QStringLiteral("%1,%2").arg(x).arg(y)));
                ++inside;
            }
    QVERIFY(inside > 500);
}

void TstFloorplanScene::partsWithoutFiguresAreNamed()
{
    const auto has = [](const std::vector<MacroBlock>& blocks, MacroBlock::Kind kind) {
        return std::any_of(blocks.begin(), blocks.end(), [kind](const MacroBlock& b) { return b.kind == kind && !b.known; });
    };
    for (const bool toScale : { true, false }) {
        const MacroPlan macro = planMacro(*data, 0, toScale), pe = planPe(*data, 0, toScale);
        for (const auto kind : { MacroBlock::Kind::Registers, MacroBlock::Kind::Controller }) {
            QCOMPARE(has(macro.withoutArea, kind), toScale);
            QCOMPARE(has(macro.blocks, kind), !toScale);
        }
        for (const auto kind : { MacroBlock::Kind::Registers, MacroBlock::Kind::Mux }) {
            QCOMPARE(has(pe.withoutArea, kind), toScale);
            QCOMPARE(has(pe.blocks, kind), !toScale);
        }
    }
    // They have no heat, whatever it is of.
    for (int metric = 0; metric < kHeatMetricCount; ++metric) {
        const MacroPlan plan = planMacro(*data, 0, false);
        const UnitHeat heat(*data, 0, static_cast<HeatMetric>(metric));
        for (const MacroBlock& block : plan.blocks)
            if (!block.known)
                QVERIFY(heat.of(block, 0) < 0);
    }
}

void TstFloorplanScene::anAdcOfManyCrossbarsHasTheirMeanHeat()
{
    int tried = 0;
    for (int m = 0; m < static_cast<int>(data->chip.macros.size()); ++m) {
        const auto crossbars = data->chip.macros[static_cast<std::size_t>(m)].crossbars;
        if (crossbars <= 80)
            continue;
        ++tried;
        const UnitHeat heat(*data, m, HeatMetric::AdcLoad);
        MacroBlock bank;
        bank.kind = MacroBlock::Kind::AdcBank;
        bank.known = true;
        bank.units = crossbars; // one each
        double sum = 0;
        for (std::int64_t i = 0; i < crossbars; ++i)
            sum += heat.of(bank, i);
        bank.units = 1; // one for all
        QVERIFY2(std::abs(heat.of(bank, 0) - sum / static_cast<double>(crossbars)) < 1e-9,
                 qPrintable(QString("%1, mean %2").arg(heat.of(bank, 0)).arg(sum / static_cast<double>(crossbars))));
    }
    QVERIFY(tried > 0);
}

void TstFloorplanScene::sharesOfTheCriticalPathAddUp()
{
    QCOMPARE(data->critical.size(), data->design->network->layers.size());
    QVERIFY(std::abs(std::accumulate(data->critical.begin(), data->critical.end(), 0.0) - 1) < 1e-9);
    QVERIFY(!data->limits.empty());
    // What streams waited on the path is what the path says that links held.
    const auto timeline = timeline::timelineOf(*data->design);
    QVERIFY(timeline);
    QCOMPARE(std::accumulate(data->criticalWaits.begin(), data->criticalWaits.end(), std::int64_t { 0 }), timeline::criticalPath(**timeline).nocCycles);
    for (std::size_t s = 0; s < data->criticalWaits.size(); ++s) { // and no stream waited there longer than it did in all
        std::int64_t all = 0;
        for (const auto& conflict : data->noc.conflicts)
            all += conflict.waits == static_cast<int>(s) ? conflict.cycles : 0;
        QVERIFY(data->criticalWaits[s] <= all);
    }
    int macros = 0;
    for (int m = 0; m < static_cast<int>(data->chip.macros.size()); ++m)
        macros += data->limitsPeriod(m);
    QVERIFY(macros > 0 && macros < static_cast<int>(data->chip.macros.size()));
}

QTEST_MAIN(TstFloorplanScene)
#include "tst_floorplan_scene.moc"
