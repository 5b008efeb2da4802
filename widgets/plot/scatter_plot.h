// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QWidget>

#include "widgets/plot/explore_data.h"

namespace pim::widgets {

/// What of the scatter is drawn.
struct ScatterShows
{
    bool front = true, dominated = true, published = true, limits = true, otherRuns = true;
};

enum class BrushMode { None, Box, Lasso };

/// The Pareto scatter: reads an ExploreData that it does not own; the owner calls refresh() after a change of it.
class ScatterPlot : public QWidget
{
    Q_OBJECT
public:
    explicit ScatterPlot(ExploreData& data, QWidget* parent = nullptr);
    ~ScatterPlot() override;

    /// What to read anew: everything follows Points; Brush the colours; Selection and Marks (hover) repaint no point.
    enum class Change { Points, Brush, Selection, Marks };
    void refresh(Change change);

    void setLog(bool x, bool y);
    bool logX() const;
    bool logY() const;
    void setColourColumn(int column); ///< -1: one colour
    int colourColumn() const;
    void setSizeColumn(int column); ///< -1: one size
    void setShows(const ScatterShows& shows);
    const ScatterShows& shows() const;
    void setBrushMode(BrushMode mode);
    BrushMode brushMode() const;
    /// Show all points. Points that arrive later extend the range until the user zooms.
    void fit();
    bool isFitted() const;
    AxisMap axisX() const;
    AxisMap axisY() const;
    void setRanges(const ValueRange& x, const ValueRange& y);

    /// Write what is shown: .png, .svg, .pdf.
    [[nodiscard]] Result<void> exportTo(const QString& path);
    /// Paint now (for measuring).
    void repaintNow();
    bool dragging() const; ///< a brush or the map, which Escape lets go
    bool working() const; ///< very many points are being painted, a little at a time
    std::size_t cloudPaints() const; ///< how often the points were painted rather than moved

    QSize sizeHint() const override { return { 780, 340 }; }
    QSize minimumSizeHint() const override { return { 320, 150 }; }

signals:
    void designPicked(pim::widgets::DesignRef design);
    void designActivated(pim::widgets::DesignRef design); ///< Return
    void pinToggled(pim::widgets::DesignRef design);
    void menuRequested(pim::widgets::DesignRef design, const QPoint& globalPlace); ///< a right click on it
    void brushChanged(const pim::widgets::Brush& brush);
    void cursorText(const QString& text); ///< for the status bar; empty when the cursor has left

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Impl;
    friend struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace pim::widgets
