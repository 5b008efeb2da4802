// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QImage>
#include <QTimer>
#include <QWidget>

#include "widgets/plot/explore_data.h"

namespace pim::widgets {

/// Geometry of parallel coordinates: where axes are and what a place on one means. No window.
struct ParallelLayout
{
    QRectF area; ///< from the first to the last axis
    std::vector<int> columns;
    std::vector<ValueRange> ranges; ///< of each axis
    std::vector<bool> flipped; ///< true: small values at the top, because less is better

    double axisX(std::size_t axis) const;
    double toY(std::size_t axis, double value) const;
    double toValue(std::size_t axis, double y) const;
    /// Axis within \a reach pixels of \a x; -1 when there is none.
    int axisAt(double x, double reach) const;
    /// Place in the order that an axis dragged to \a x takes.
    std::size_t slotAt(double x) const;
};
ParallelLayout parallelLayout(const QRectF& area, const std::vector<int>& columns, const synthesis::PointTable& table);

/// Designs as lines across axes: the variables of the space and the figures that come of them. Drag along an axis to
/// brush it, drag a title to move an axis. Draws a sample of large runs, in slices, and says so.
class ParallelCoordinates : public QWidget
{
    Q_OBJECT
public:
    static constexpr std::size_t kMostOutside = 2500, kMostInside = 4000; ///< lines drawn

    explicit ParallelCoordinates(ExploreData& data, QWidget* parent = nullptr);

    /// Read the data anew: all of it, the brush alone, or the selection and the pins alone.
    enum class Change { Points, Brush, Marks };
    void refresh(Change change);
    void setColumns(const std::vector<int>& columns);
    const std::vector<int>& columns() const { return m_columns; }
    void setColourColumn(int column);
    /// "46 of 1,964 designs in the brush", and what is left out of the drawing.
    QString summary() const;
    [[nodiscard]] Result<void> exportTo(const QString& path) const;
    /// Draw every line now (for measuring and pictures).
    void finishDrawing();
    bool drawing() const { return m_next != Stage::Done; }

    QSize sizeHint() const override { return { 760, 200 }; }
    QSize minimumSizeHint() const override { return { 320, 100 }; }

signals:
    void brushChanged(const pim::widgets::Brush& brush);
    void columnsChanged(const std::vector<int>& columns); ///< the user moved an axis

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Stage { Outside, Inside, Done };
    void restart(bool outside);
    void grow(); ///< restart for a run that has more points
    void drawSlice(qint64 milliseconds);
    void collect();
    ParallelLayout layoutNow() const;
    void paintOver(QPainter& painter) const;
    QPolygonF lineOf(const synthesis::PointTable& table, std::size_t point) const;
    void dragBrush(double y);
    void setRange(int column, std::optional<ValueRange> range);

    ExploreData& m_data;
    std::vector<int> m_columns;
    int m_colourColumn;
    ValueRange m_colourRange;
    ParallelLayout m_layout;
    QImage m_outside, m_inside;
    QImage m_lastOutside, m_lastInside; ///< shown while a growing run is drawn anew; null otherwise
    std::vector<std::uint32_t> m_outsideRows, m_insideRows;
    Stage m_next = Stage::Done;
    std::size_t m_at = 0;
    QTimer m_slice, m_delay;
    bool m_dirty = true, m_again = false; ///< m_again: points came while it was drawing
    std::int64_t m_drawnRun = -1;
    std::size_t m_drawnPoints = 0;

    enum class Drag { None, Brush, BrushLower, BrushUpper, BrushMove, Title } m_drag = Drag::None;
    int m_axis = -1; ///< dragged or with the keyboard's focus
    double m_anchor = 0, m_titleX = 0;
    ValueRange m_before;
    bool m_moved = false;
};

} // namespace pim::widgets
