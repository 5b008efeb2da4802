// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/scatter_plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QKeyEvent>
#include <QVBoxLayout>

#include "core/hardware/presets.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/plot/published.h"
#include "widgets/plot/scatter_plot_impl.h"

namespace pim::widgets {

using synthesis::pointColumnIndex;
using synthesis::pointColumns;
using synthesis::PointTable;

namespace {

constexpr int kReplotMs = 100; ///< a live run repaints at most ten times a second
constexpr int kSliceMs = 8; ///< of the work on very many points
const QString kCloudLayer = QStringLiteral("main"), kFrontLayer = QStringLiteral("front"), kMarksLayer = QStringLiteral("overlay");

AxisMap scaledMap(AxisMap map)
{
    if (map.log) {
        map.lower = std::log10(map.lower);
        map.upper = std::log10(map.upper);
        map.log = false;
    }
    return map;
}

} // namespace

ScatterPlot::Impl::Impl(ScatterPlot& owner, ExploreData& source)
    : q(owner), data(source), plot(new QCustomPlot(&owner)), main(plot->axisRect()), strip(new QCPAxisRect(plot, false)), tickerX(new ValueTicker),
      tickerY(new ValueTicker), tickerPeak(new ValueTicker), card(new HoverCard(plot)), colourColumn(pointColumnIndex("crossbar_power_share"))
{
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setMouseTracking(true);
    plot->installEventFilter(this);
    plot->setNoAntialiasingOnDrag(false);
    plot->addLayer(kFrontLayer, plot->layer(kCloudLayer), QCustomPlot::limAbove);
    main->setupFullAxesBox(false);
    main->axis(QCPAxis::atTop)->setVisible(false);
    main->axis(QCPAxis::atRight)->setVisible(false);
    main->axis(QCPAxis::atBottom)->setTicker(tickerX);
    main->axis(QCPAxis::atLeft)->setTicker(tickerY);
    main->setMinimumMargins(QMargins(12, 14, 12, 8));
    strip->addAxis(QCPAxis::atLeft)->setTicker(tickerPeak);
    strip->axis(QCPAxis::atLeft)->grid()->setVisible(false);
    strip->addAxis(QCPAxis::atBottom)->setTicks(false);
    strip->axis(QCPAxis::atBottom)->setTickLabels(false);
    strip->axis(QCPAxis::atBottom)->grid()->setVisible(false);
    strip->setMinimumMargins(QMargins(4, 14, 12, 8));
    plot->plotLayout()->addElement(0, 1, strip);
    auto* group = new QCPMarginGroup(plot);
    main->setMarginGroup(QCP::msTop | QCP::msBottom, group);
    strip->setMarginGroup(QCP::msTop | QCP::msBottom, group);
    tickerPeak->most = 7;

    new PaintedLayer(plot, QStringLiteral("grid"), [this](QCPPainter& painter) {
        painter.fillRect(strip->rect(), tokens().alt);
        rebuildScene();
        paintGround(painter, scene);
    });
    new PointCloud(main->axis(QCPAxis::atBottom), main->axis(QCPAxis::atLeft), [this](QCPPainter& painter) { paintCloud(painter); });
    new PaintedLayer(plot, kFrontLayer, [this](QCPPainter& painter) {
        paintFront(painter, scene);
        paintPeakStrip(painter, peaks);
    });
    new PaintedLayer(plot, kMarksLayer, [this](QCPPainter& painter) {
        rebuildMarks();
        paintMarks(painter, scene);
    });
    timer.setSingleShot(true);
    connect(&timer, &QTimer::timeout, this, [this] { flush(); });
    slices.setInterval(0);
    connect(&slices, &QTimer::timeout, this, [this] { workCloud(); });
    since.start();
}

// ---- what is shown

CloudRequest ScatterPlot::Impl::request() const
{
    return { logX, logY, shows.dominated, shows.otherRuns, colourColumn, sizeColumn };
}

void ScatterPlot::Impl::rebuildCloud()
{
    const CloudRequest wanted = request();
    const bool many = CloudBuild::pointsOf(data, wanted) > ExploreData::kAtOnce;
    const bool working = build.active() || cache.working();
    if (many && working && build.fits(data, wanted) && !build.coloursOnly() && (!brushDirty || build.active())) {
        again = true; // it has only grown: let what is being made be shown first
        return;
    }
    const bool places = pointsDirty || (build.active() && !build.coloursOnly()) || cloud.discs.x.empty();
    build.stop();
    if (places)
        build.begin(data, wanted, nextCloud);
    else
        build.beginColours(data, wanted, cloud);
    if (!many) {
        build.work(data, -1);
        takeCloud();
        return;
    }
    building.start();
    slices.start();
}

void ScatterPlot::Impl::workCloud()
{
    if (build.active()) {
        if (!build.fits(data, request())) {
            pointsDirty = pointsDirty || !build.coloursOnly();
            brushDirty = true;
            rebuildCloud();
            pointsDirty = brushDirty = false;
            return;
        }
        if (build.work(data, kSliceMs)) {
            takeCloud();
            plot->replot(QCustomPlot::rpImmediateRefresh);
        }
        return;
    }
    if (cache.working()) {
        if (cache.work(cloud.discs, kSliceMs))
            plot->replot(QCustomPlot::rpImmediateRefresh);
        return;
    }
    slices.stop();
    lasted = building.isValid() ? building.elapsed() : 0;
    building.invalidate();
    if (std::exchange(again, false))
        q.refresh(Change::Points);
}

void ScatterPlot::Impl::takeCloud()
{
    if (!build.coloursOnly()) {
        // What is there of another run or other axes must not stand in for it.
        shownStructure == data.structure() ? cache.outdate() : cache.invalidate();
        shownStructure = data.structure();
        cloud = std::exchange(nextCloud, {});
        gridDirty = true;
        if (fitted)
            applyFit();
    } else {
        cache.outdate();
    }
    updateAxes();
}

std::int32_t ScatterPlot::Impl::hit(double x, double y, double reachX, double reachY) const
{
    const PointDiscs& discs = cloud.discs;
    // What cannot be seen cannot be hit.
    const std::size_t seen = shows.dominated || cloud.parts.empty() ? discs.x.size() : std::min(cloud.parts.back().from, discs.x.size());
    const std::span<const double> xs(discs.x.data(), seen), ys(discs.y.data(), seen);
    if (seen > ExploreData::kAtOnce)
        return nearestOf(xs, ys, x, y, reachX, reachY);
    if (std::exchange(gridDirty, false))
        grid.build(xs, ys);
    return grid.nearest(x, y, reachX, reachY);
}

QColor ScatterPlot::Impl::colourOfPoint(const PointTable& table, std::size_t point) const
{
    if (colourColumn < 0)
        return viridis(0.5);
    const ValueRange& range = cloud.colourRange;
    const double value = table.value(point, colourColumn), span = range.upper - range.lower;
    return std::isfinite(value) ? viridis(span > 0 ? (value - range.lower) / span : 0) : tokens().dim;
}

void ScatterPlot::Impl::rebuildScene()
{
    const AxisMap x = mapOf(*main->axis(QCPAxis::atBottom)), y = mapOf(*main->axis(QCPAxis::atLeft));
    const PointTable& table = data.points();
    scene.plot = QRectF(main->rect());
    scene.shades.clear();
    scene.front.clear();
    scene.frontLine.clear();
    scene.published.clear();
    scene.knee.reset();
    scene.boundX.reset();
    scene.boundY.reset();
    scene.boundText.clear();
    const auto& xs = table.columns[static_cast<std::size_t>(data.columnX())];
    const auto& ys = table.columns[static_cast<std::size_t>(data.columnY())];
    const bool stale = data.current() && data.current()->info.outOfDate;
    if (shows.front && data.hasFront()) {
        const auto columns = pointColumns();
        std::vector<QPointF> places;
        std::vector<std::int32_t> drawn;
        for (const std::int32_t i : data.front()) {
            const auto at = static_cast<std::size_t>(i);
            const QPointF place(x.toPixel(xs[at]), y.toPixel(ys[at]));
            if (!std::isfinite(place.x() + place.y()))
                continue;
            places.push_back(place);
            drawn.push_back(i);
            QColor colour = data.inBrush()[at] ? colourOfPoint(table, at) : tokens().dim;
            scene.front.push_back({ place, stale ? blended(colour, tokens().base, 0.45) : colour, 8 });
        }
        scene.frontLine = staircase(places, scene.plot, columns[static_cast<std::size_t>(data.columnX())].higherIsBetter,
                                    columns[static_cast<std::size_t>(data.columnY())].higherIsBetter);
        for (QPointF& corner : scene.frontLine) { // a far zoom must not overflow the painter
            corner.setX(std::clamp(corner.x(), scene.plot.left() - 1e4, scene.plot.right() + 1e4));
            corner.setY(std::clamp(corner.y(), scene.plot.top() - 1e4, scene.plot.bottom() + 1e4));
        }
        if (const int knee = kneeOf(drawn, xs, ys, logX, logY); knee >= 0)
            scene.knee = ScatterScene::Diamond { places[static_cast<std::size_t>(knee)], ScatterPlot::tr("knee") };
    }
    if (shows.limits) {
        const auto shade = [&](int column, const AxisMap& axis, bool horizontal) {
            const auto range = data.forbidden(column);
            if (!range)
                return;
            const double edge = axis.toPixel(range->limit);
            if (!std::isfinite(edge))
                return;
            ScatterScene::Shade mark;
            mark.reason = range->reason;
            if (horizontal) {
                mark.area = QRectF(QPointF(edge, scene.plot.top()), scene.plot.bottomRight());
                mark.edgeX = edge;
            } else {
                mark.area = QRectF(scene.plot.topLeft(), QPointF(scene.plot.right(), edge));
                mark.edgeY = edge;
            }
            mark.area = mark.area.width() > 0 && mark.area.height() > 0 ? mark.area & scene.plot : QRectF();
            scene.shades.push_back(mark);
        };
        shade(data.columnX(), x, true);
        shade(data.columnY(), y, false);
    }
    if (const auto bound = data.boundOn(data.columnY())) {
        scene.boundY = y.toPixel(*bound);
        scene.boundText = ScatterPlot::tr("upper bound %1").arg(columnValueText(data.columnY(), *bound, 4));
    } else if (const auto boundX = data.boundOn(data.columnX())) {
        scene.boundX = x.toPixel(*boundX);
        scene.boundText = ScatterPlot::tr("upper bound %1").arg(columnValueText(data.columnX(), *boundX, 4));
    }
    if (!scene.boundText.isEmpty() && !pointColumns()[static_cast<std::size_t>(scene.boundY ? data.columnY() : data.columnX())].higherIsBetter)
        scene.boundText = ScatterPlot::tr("lower bound %1").arg(columnValueText(scene.boundY ? data.columnY() : data.columnX(), data.boundOn(scene.boundY ? data.columnY() : data.columnX()).value_or(0), 4));
    if (shows.published && data.current()) {
        const auto columns = pointColumns();
        for (const PublishedDesign& design : publishedOn(data.current()->info.network, columns[static_cast<std::size_t>(data.columnX())].key, columns[static_cast<std::size_t>(data.columnY())].key)) {
            const auto text = [](std::string_view s) { return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())); };
            const QPointF place(x.toPixel(design.x), y.toPixel(design.y));
            if (std::isfinite(place.x() + place.y()))
                scene.published.push_back({ place, QStringLiteral("%1, %2").arg(text(design.name), text(design.place)) });
        }
    }
    peaks.area = QRectF(strip->rect());
    peaks.from = peaks.area.bottom();
    peaks.to = peaks.area.top();
    peaks.upper = strip->axis(QCPAxis::atLeft)->range().upper;
}

void ScatterPlot::Impl::rebuildMarks()
{
    const AxisMap x = mapOf(*main->axis(QCPAxis::atBottom)), y = mapOf(*main->axis(QCPAxis::atLeft));
    const auto placeOf = [&](const DesignRef& design) -> std::optional<QPointF> {
        const ExploreData::Place found = data.find(design);
        if (!found.table)
            return std::nullopt;
        const QPointF place(x.toPixel(found.table->value(found.point, data.columnX())), y.toPixel(found.table->value(found.point, data.columnY())));
        return std::isfinite(place.x() + place.y()) ? std::optional(place) : std::nullopt;
    };
    scene.selected = placeOf(data.selected);
    scene.hovered = placeOf(hovered);
    scene.pins.clear();
    for (const DesignRef& pin : data.pins)
        if (const auto place = placeOf(pin))
            scene.pins.push_back({ *place, QString(data.pinLetter(pin)) });
    scene.brush.clear();
    if (drag == Drag::Lasso) {
        scene.brush = lasso;
    } else if (drag == Drag::Box || drag == Drag::Zoom) {
        const QRectF box(zoomBox);
        scene.brush = { box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft() };
    } else if (data.brush().columnX == data.columnX() && data.brush().columnY == data.columnY()) {
        for (const QPointF& value : data.brush().region)
            scene.brush.emplace_back(x.toPixel(value.x()), y.toPixel(value.y()));
        if (std::any_of(scene.brush.begin(), scene.brush.end(), [](const QPointF& p) { return !std::isfinite(p.x() + p.y()); }))
            scene.brush.clear();
    }
}

void ScatterPlot::Impl::updateAxes()
{
    applyLook(*plot);
    const auto setUp = [&](QCPAxis* axis, ValueTicker& ticker, int column, bool log) {
        const synthesis::PointColumn& info = pointColumns()[static_cast<std::size_t>(column)];
        axis->setScaleType(log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        ticker.unit = axisUnit(info.unit, std::max(std::fabs(axis->range().upper), std::fabs(axis->range().lower)));
        ticker.log = log;
        ticker.words = info.choices[0].empty() ? std::function<QString(double)>() : [column](double value) {
            return value == 0 || value == 1 ? columnValueText(column, value) : QString();
        };
        const QString label = columnLabel(column);
        const int room = std::max(40, axis->orientation() == Qt::Vertical ? plot->height() - 56 : plot->width() - 80);
        const QString title = ticker.unit.text.isEmpty() ? label : QStringLiteral("%1 (%2)").arg(label, ticker.unit.text);
        const QFontMetrics metrics(axis->labelFont());
        // The pickers above name the quantity too; the unit stands nowhere else.
        axis->setLabel(metrics.horizontalAdvance(title) <= room || ticker.unit.text.isEmpty() ? metrics.elidedText(title, Qt::ElideRight, room) : ticker.unit.text);
    };
    setUp(main->axis(QCPAxis::atBottom), *tickerX, data.columnX(), logX);
    setUp(main->axis(QCPAxis::atLeft), *tickerY, data.columnY(), logY);
    // A margin that does not follow the ticks: the plot would jump under the cursor while it zooms.
    int ticks = QFontMetrics(fontOf(TextRole::Caption)).horizontalAdvance(QLocale().toString(88888));
    if (tickerY->words)
        for (const double value : { 0.0, 1.0 })
            ticks = std::max(ticks, QFontMetrics(fontOf(TextRole::Caption)).horizontalAdvance(tickerY->words(value)));
    main->setAutoMargins(QCP::msTop | QCP::msBottom | QCP::msRight);
    main->setMargins(QMargins(ticks + QFontMetrics(fontOf(TextRole::Table)).height() + 18, main->margins().top(), main->margins().right(), main->margins().bottom()));
    tickerX->most = std::clamp(plot->width() / 90, 4, 9);
    tickerY->most = std::clamp(plot->height() / 38, 3, 9);
    // The strip has an axis of its own: peak and effective efficiency are not to be compared.
    const bool visible = shows.published && plot->width() > 520;
    strip->setVisible(visible);
    const QFontMetrics caption(fontOf(TextRole::Caption));
    const int width = visible ? caption.horizontalAdvance(QStringLiteral("AtomLayer 0.68")) + 44 + caption.horizontalAdvance(QStringLiteral("0.25")) + 30 : 0;
    const QString first = ScatterPlot::tr("Peak (TOPS/W)"), second = ScatterPlot::tr("as published");
    const int titleWidth = visible ? std::max(caption.horizontalAdvance(first), caption.horizontalAdvance(second)) + 44 : 0;
    strip->setMinimumSize(std::max(width, titleWidth), 0);
    strip->setMaximumSize(std::max(width, titleWidth), QWIDGETSIZE_MAX);
    strip->axis(QCPAxis::atBottom)->setLabel(visible ? first + QLatin1Char('\n') + second : QString());
    strip->axis(QCPAxis::atBottom)->setLabelFont(fontOf(TextRole::Caption));
    peaks.entries.clear();
    double upper = 0;
    const int column = pointColumnIndex("peak_tops_per_w");
    const auto addOwn = [&](const DesignRef& design, const QString& name, const QString& letter) {
        const ExploreData::Place found = data.find(design);
        if (!found.table || !(found.table->value(found.point, column) > 0))
            return;
        peaks.entries.push_back({ name, found.table->value(found.point, column), true, letter });
        upper = std::max(upper, peaks.entries.back().value);
    };
    if (visible) {
        for (const hardware::LiteratureCard& entry : hardware::literature())
            if (entry.peakTopsPerW && entry.name.find('(') == std::string::npos) { // figures in a definition of their own are left out
                peaks.entries.push_back({ QString::fromStdString(entry.name), *entry.peakTopsPerW, false, {} });
                upper = std::max(upper, *entry.peakTopsPerW);
            }
        bool pinned = false;
        for (const DesignRef& pin : data.pins) {
            addOwn(pin, ScatterPlot::tr("pinned"), QString(data.pinLetter(pin)));
            pinned = pinned || (pin.valid() && pin == data.selected);
        }
        if (!pinned)
            addOwn(data.selected, ScatterPlot::tr("selected"), {});
    }
    strip->axis(QCPAxis::atLeft)->setRange(0, upper > 0 ? upper * 1.08 : 1);
}

DiscCache::Look ScatterPlot::Impl::look() const
{
    DiscCache::Look result;
    for (int i = 0; i < PointDiscs::kColours; ++i)
        result.colours[static_cast<std::size_t>(i)] = viridis((i + 0.5) / PointDiscs::kColours);
    result.colours[PointDiscs::kGrey] = tokens().dim;
    result.ground = tokens().base;
    const bool stale = data.current() && data.current()->info.outOfDate;
    result.opacity = (tokens().dark ? 0.42 : 0.36) * (stale ? 0.45 : 1);
    return result;
}

void ScatterPlot::Impl::paintCloud(QCPPainter& painter)
{
    const AxisMap x = scaledMap(mapOf(*main->axis(QCPAxis::atBottom))), y = scaledMap(mapOf(*main->axis(QCPAxis::atLeft)));
    painter.save();
    painter.setClipRect(main->rect());
    const DiscCache::Look style = look();
    const PointDiscs& discs = cloud.discs;
    const double ratio = plot->bufferDevicePixelRatio();
    if (painter.modes().testFlag(QCPPainter::pmVectorized)) {
        painter.setPen(Qt::NoPen);
        painter.setAntialiasing(true);
        for (std::size_t i = 0; i < discs.x.size(); ++i) {
            const QPointF place(x.toPixel(discs.x[i]), y.toPixel(discs.y[i]));
            if (discs.colour[i] > PointDiscs::kGrey || !main->rect().contains(place.toPoint()))
                continue;
            painter.setBrush(blended(style.colours[discs.colour[i]], style.ground, style.opacity));
            const double radius = discDiameter(discs.size.empty() ? 0 : discs.size[i]) / 2;
            painter.drawEllipse(place, radius, radius);
        }
    } else if (discs.x.size() > ExploreData::kAtOnce && !wholePicture) {
        if (!cache.draw(painter, discs, x, y, main->rect(), ratio, style))
            slices.start();
    } else {
        QPointF place;
        const QImage& image = cache.image(discs, x, y, main->rect(), ratio, style, place);
        painter.drawImage(place, image);
    }
    painter.restore();
}

void ScatterPlot::Impl::applyFit()
{
    // The ends stand for all between them.
    const auto ends = [](const std::optional<ValueRange>& range) { return range ? std::vector<double> { range->lower, range->upper } : std::vector<double>(); };
    std::vector<double> xs = ends(cloud.shownX), ys = ends(cloud.shownY);
    const auto columns = pointColumns();
    if (shows.published && data.current())
        for (const PublishedDesign& design : publishedOn(data.current()->info.network, columns[static_cast<std::size_t>(data.columnX())].key, columns[static_cast<std::size_t>(data.columnY())].key)) {
            xs.push_back(design.x);
            ys.push_back(design.y);
        }
    const auto withBound = [&](int column, std::vector<double>& values) {
        const ValueRange range = rangeOf(values, false, 0);
        if (const auto bound = data.boundOn(column); bound && *bound < range.upper * 1.5 && *bound > range.lower * 0.6)
            values.push_back(*bound);
    };
    withBound(data.columnX(), xs);
    withBound(data.columnY(), ys);
    const ValueRange x = rangeOf(xs, logX), y = rangeOf(ys, logY);
    main->axis(QCPAxis::atBottom)->setScaleType(logX ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    main->axis(QCPAxis::atLeft)->setScaleType(logY ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    main->axis(QCPAxis::atBottom)->setRange(x.lower, x.upper);
    main->axis(QCPAxis::atLeft)->setRange(y.lower, y.upper);
}

void ScatterPlot::Impl::schedule()
{
    if (!q.isVisible() || timer.isActive())
        return; // showEvent() repaints
    // What takes long is done less often: the window has other things to do.
    timer.start(pointsDirty ? static_cast<int>(std::max<qint64>(0, std::max<qint64>(kReplotMs, 4 * lasted) - since.elapsed())) : 0);
}

void ScatterPlot::Impl::flush()
{
    timer.stop();
    if (pointsDirty || brushDirty) {
        rebuildCloud();
        if (selectionDirty || !build.active())
            plot->replot(QCustomPlot::rpImmediateRefresh);
    } else if (selectionDirty) {
        updateAxes(); // the strip shows it too
        plot->replot(QCustomPlot::rpImmediateRefresh);
    } else if (marksDirty) {
        plot->layer(kMarksLayer)->replot();
    }
    pointsDirty = brushDirty = selectionDirty = marksDirty = false;
    since.restart();
}

void ScatterPlot::Impl::finish()
{
    data.work(-1);
    const bool dirty = pointsDirty || brushDirty || selectionDirty;
    flush();
    if (!dirty)
        plot->replot(QCustomPlot::rpImmediateRefresh);
    while (build.active() || cache.working() || again) {
        if (build.active()) {
            build.work(data, -1);
            takeCloud();
        } else if (cache.working()) {
            cache.work(cloud.discs, -1);
        } else {
            again = false;
            pointsDirty = true;
            rebuildCloud();
            pointsDirty = false;
            continue;
        }
        plot->replot(QCustomPlot::rpImmediateRefresh);
    }
    slices.stop();
}

// ---- the widget

ScatterPlot::ScatterPlot(ExploreData& source, QWidget* parent)
    : QWidget(parent), m(std::make_unique<Impl>(*this, source))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m->plot);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Designs"));
    setAccessibleDescription(tr("Scatter of all designs of the run. N and Shift+N step along the Pareto front, arrows move, plus and minus zoom, F shows all."));
    connect(&Theme::instance(), &Theme::changed, this, [this] { refresh(Change::Points); });
}

ScatterPlot::~ScatterPlot() { m->plot->removeEventFilter(m.get()); }

void ScatterPlot::refresh(Change change)
{
    m->pointsDirty = m->pointsDirty || change == Change::Points;
    m->brushDirty = m->brushDirty || change == Change::Brush;
    m->selectionDirty = m->selectionDirty || change == Change::Selection;
    m->marksDirty = true;
    m->schedule();
}

void ScatterPlot::setLog(bool x, bool y)
{
    if (x == m->logX && y == m->logY)
        return;
    m->logX = x;
    m->logY = y;
    fit();
}

bool ScatterPlot::logX() const { return m->logX; }
bool ScatterPlot::logY() const { return m->logY; }

void ScatterPlot::setColourColumn(int column)
{
    m->colourColumn = column;
    refresh(Change::Brush);
}

int ScatterPlot::colourColumn() const { return m->colourColumn; }

void ScatterPlot::setSizeColumn(int column)
{
    m->sizeColumn = column;
    refresh(Change::Brush);
}

void ScatterPlot::setShows(const ScatterShows& shows)
{
    m->shows = shows;
    refresh(Change::Points);
}

const ScatterShows& ScatterPlot::shows() const { return m->shows; }

void ScatterPlot::setBrushMode(BrushMode mode)
{
    m->mode = mode;
    m->plot->setCursor(mode == BrushMode::None ? Qt::ArrowCursor : Qt::CrossCursor);
}

BrushMode ScatterPlot::brushMode() const { return m->mode; }

void ScatterPlot::fit()
{
    m->fitted = true;
    refresh(Change::Points);
}

bool ScatterPlot::isFitted() const { return m->fitted; }
AxisMap ScatterPlot::axisX() const { return mapOf(*m->main->axis(QCPAxis::atBottom)); }
AxisMap ScatterPlot::axisY() const { return mapOf(*m->main->axis(QCPAxis::atLeft)); }

void ScatterPlot::setRanges(const ValueRange& x, const ValueRange& y)
{
    AxisMap mapX = axisX(), mapY = axisY();
    mapX.lower = x.lower, mapX.upper = x.upper;
    mapY.lower = y.lower, mapY.upper = y.upper;
    m->setRanges(mapX, mapY);
}

Result<void> ScatterPlot::exportTo(const QString& path)
{
    m->finish();
    m->wholePicture = true;
    auto written = exportPlot(*m->plot, path);
    m->wholePicture = false;
    return written;
}

void ScatterPlot::repaintNow()
{
    m->finish();
}

bool ScatterPlot::dragging() const { return m->drag != Impl::Drag::None; }
bool ScatterPlot::working() const { return m->timer.isActive() || m->slices.isActive(); }

std::size_t ScatterPlot::cloudPaints() const { return m->cache.paints(); }

void ScatterPlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        refresh(Change::Points);
    QWidget::changeEvent(event);
}

void ScatterPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (isVisible()) {
        m->updateAxes();
        m->plot->replot(QCustomPlot::rpQueuedReplot);
    }
}

void ScatterPlot::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m->schedule();
}

void ScatterPlot::keyPressEvent(QKeyEvent* event)
{
    constexpr double kStep = 48;
    const QPointF centre = QPointF(m->main->rect().center());
    switch (event->key()) {
    case Qt::Key_N: m->stepAlongFront(event->modifiers() & Qt::ShiftModifier ? -1 : 1); break;
    case Qt::Key_F: fit(); break;
    case Qt::Key_Left: m->pan(kStep, 0); break;
    case Qt::Key_Right: m->pan(-kStep, 0); break;
    case Qt::Key_Up: m->pan(0, kStep); break;
    case Qt::Key_Down: m->pan(0, -kStep); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: m->zoom(0.8, centre, true, true); break;
    case Qt::Key_Minus: m->zoom(1.25, centre, true, true); break;
    case Qt::Key_P:
        if (m->data.selected.valid())
            emit pinToggled(m->data.selected);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m->data.selected.valid())
            emit designActivated(m->data.selected);
        break;
    case Qt::Key_Escape:
        if (m->drag != Impl::Drag::None) {
            m->drag = Impl::Drag::None;
            refresh(Change::Marks);
        } else if (!m->data.brush().empty()) {
            emit brushChanged({});
        } else {
            event->ignore();
        }
        break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace pim::widgets
