// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QPixmap>
#include <QWidget>

#include "widgets/floorplan/floorplan_painter.h"
#include "widgets/floorplan/floorplan_text.h"

namespace pim::widgets {

/// How deep one looks: the chip, one macro, one of its processing elements, that one's crossbar.
enum class FloorplanLevel { Chip, Macro, Pe, Crossbar };

struct FloorplanPlace
{
    FloorplanLevel level = FloorplanLevel::Chip;
    int macro = -1;
    std::int64_t pe = -1;
    FloorplanCamera camera; ///< of the crossbar: scale is the zoom, origin minus the offset in pixels
    bool fitted = true; ///< shows all of it, also after the window's size changes
    bool sameSubject(const FloorplanPlace& o) const { return level == o.level && macro == o.macro && pe == o.pe; }
};

/// What lies at a place of the drawing, for a menu.
struct FloorplanSubject
{
    int macro = -1;
    std::int64_t pe = -1;
    int conflict = -1; ///< index into NocTraffic::conflicts
    std::vector<int> layers; ///< that run there
};

/// The drawing of a floorplan: pan, zoom, ruler, enter and leave. It draws what it is given and says what was picked.
class FloorplanCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit FloorplanCanvas(QWidget* parent = nullptr);

    void setData(std::shared_ptr<const FloorplanData> data);
    const FloorplanData* data() const { return m_data.get(); }
    void setHeat(HeatMetric metric, bool log);
    /// Scales that several drawings share, in place of those of the data here; nothing: the data's own.
    struct SharedScales
    {
        std::optional<HeatScale> macros, links;
        std::optional<double> inside; ///< largest value of units within a macro
        bool operator==(const SharedScales&) const = default;
    };
    void setSharedScales(const SharedScales& scales);
    /// The largest value of units within the macro that is shown, whatever is shared; 0 outside.
    double insideHigh() const { return m_insideOwn; }
    /// Part of the scale that the colours span, as shares of it.
    void setRange(double low, double high);
    void setToScale(bool toScale);
    bool wantsToScale() const { return m_toScale; } ///< kept while a design has no areas
    void setNumbers(bool ofHeat, bool on); ///< on macros, while colours are a heat map or tell owners
    void setCellColour(CellColour colour);
    void setOutOfDate(bool outOfDate);
    void setRulers(bool on);
    void setWheelZooms(bool on) { m_wheelZooms = on; } ///< false: it pans, and zooms with Ctrl
    /// What is drawn and can be picked; the selected layers are kept.
    void setLook(const ChipLook& look);
    const ChipLook& look() const { return m_look; }
    /// \a reveal: bring the layer into sight.
    void setSelectedLayers(std::vector<int> layers, bool reveal);
    /// Draw both routes of a pair of streams that waited for each other, and what it cost, on the chip; -1: none. Selecting
    /// other layers ends it.
    void setConflict(int conflict);
    /// The chip with this layer selected and in sight.
    void showLayer(int layer);
    /// The chip with a directed link in sight and a ring around it, until layers are selected.
    void showLink(design::Cell from, design::Cell to);
    FloorplanSubject subjectAt(QPointF position);
    std::int64_t lens() const { return m_lens; } ///< processing element that is enlarged; -1: none

    const FloorplanPlace& place() const { return m_place; }
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    void goBack();
    void goForward();
    void goTo(FloorplanLevel level, int macro = -1, std::int64_t pe = -1);
    void leave(); ///< one level up
    void fit();
    void zoomBy(double factor, std::optional<QPointF> about = {});
    void centreOn(QPointF world);
    void setCamera(const FloorplanCamera& camera); ///< of a linked floorplan; emits nothing
    void setMeasuring(bool on);
    bool measuring() const { return m_measuring; }

    const ChipGrid& grid() const { return m_grid; }
    const ChipPicture& picture(); ///< of the chip, as it is on the screen
    const MacroPlan& plan() const { return m_plan; }
    const FloorplanStyle& style() const { return m_style; }
    HeatScale insideScale() const { return m_insideWhole; } ///< of the units of a macro or an element, without the range
    HeatScale legendScale() const; ///< of what the macros' (or links') colours say
    bool legendOfLinks() const { return m_place.level == FloorplanLevel::Chip && m_style.metric == HeatMetric::Owner; }
    /// Value under the pointer on the legend's scale; nothing when there is none.
    std::optional<double> hoveredValue() const { return m_hoveredValue; }
    const FloorplanCard& card() const { return m_card; }
    /// Paint what is shown, in a figure of another size larger or smaller, without what belongs to the pointer; \a whole:
    /// all of the chip. SVG and PDF get nothing as an image.
    void paintFigure(QPainter& painter, QSize size, bool whole) const;
    FloorplanCamera figureCamera(QSizeF size, bool whole) const;
    /// "x 4.73 mm, y 0.11 mm · 90 px/mm"
    QString statusText() const;

    QSize sizeHint() const override { return { 720, 560 }; }
    QSize minimumSizeHint() const override { return { 200, 160 }; }

signals:
    void layerPicked(int layer, bool add);
    void nothingPicked();
    void conflictPicked(int conflict);
    void conflictChanged(int conflict); ///< what setConflict() set, or -1
    void menuRequested(QPoint position); ///< in the canvas
    void placeChanged(); ///< level, macro or history
    void cameraChanged();
    void hovered(); ///< status and card
    void measuringChanged(bool on);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void prepareStyle();
    void preparePlace();
    void invalidate();
    void pan(QPointF pixels);
    void keepInSight();
    void remember(); ///< the place for "back"
    void enterAt(QPointF position);
    void hover(QPointF position);
    void setHoveredConflict(int conflict);
    void paintCard(QPainter& painter) const;
    void paintMeasure(QPainter& painter) const;
    void paintChipInto(QPainter& painter, const FloorplanCamera& camera, QSizeF size, const FloorplanStyle& style) const;
    void paintPlaceInto(QPainter& painter, const FloorplanCamera& camera, QSizeF size, FloorplanStyle style) const;
    void paintLensInto(QPainter& painter) const;
    FloorplanCamera fittedCamera(QSizeF size) const;
    QString lengthText(double world) const;
    QPointF worldAt(QPointF position) const { return m_place.camera.toWorld(position); }

    std::shared_ptr<const FloorplanData> m_data;
    ChipGrid m_grid;
    ChipLook m_look;
    FloorplanStyle m_style;
    bool m_toScale = true, m_rulers = true, m_measuring = false, m_log = false, m_linkLog = true, m_wheelZooms = true;
    double m_rangeLow = 0, m_rangeHigh = 1;
    QImage m_mesh;
    FloorplanPlace m_place;
    std::vector<FloorplanPlace> m_back, m_forward;

    MacroPlan m_plan;
    std::optional<UnitHeat> m_heat;
    HeatScale m_insideScale, m_insideWhole;
    SharedScales m_shared;
    double m_insideOwn = 0;
    std::optional<PeContent> m_pe;
    std::optional<mapping::CrossbarLayout> m_layout;
    QImage m_cells;
    std::int64_t m_selectedPe = -1, m_lens = -1;

    ChipPicture m_picture;
    bool m_pictureValid = false;
    QPixmap m_cache; ///< the static drawing, larger than the window, so that panning is a copy
    FloorplanCamera m_cacheCamera;
    QPointF m_cacheMargin;
    double m_paintedScale = 0;

    QPointF m_pointer { -1, -1 }, m_pressed, m_last;
    enum class Drag { None, Press, Pan, Box, Measure } m_drag = Drag::None;
    QPointF m_measureFrom, m_measureTo; ///< world
    bool m_hasMeasure = false;
    ChipHit m_hit;
    FloorplanCard m_card;
    std::optional<double> m_hoveredValue;
};

} // namespace pim::widgets
