// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/compare/comparison.h"
#include "widgets/compare/linked_drawings.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/floorplan/floorplan_legend.h"

class QComboBox;
class QLabel;

namespace pim::widgets {

class HeatStrip;

/// A scale for the macros of all of \a chips, and one for their links; chips without such values do not count.
HeatScale commonMacroScale(const std::vector<const FloorplanData*>& chips, HeatMetric metric);
HeatScale commonLinkScale(const std::vector<const FloorplanData*>& chips);

/// One sight for drawings of different extent: the same point of the world in each upper left corner, the same pixels a
/// unit, and room for the largest in the smallest view. Empty \a worlds: the origin at 1.
FloorplanCamera commonCamera(const std::vector<QRectF>& worlds, const std::vector<QSizeF>& views, double ruler);

/// The macro of another design that holds the same part of the same layer (by name), or the nearest part there is; -1:
/// it has no such layer on macros.
int counterpartMacro(const FloorplanData& from, int macro, const FloorplanData& to);

/// Floorplans of two to four designs at one scale: pan, zoom, depth and selected layer follow each other.
class LinkedFloorplans : public LinkedCanvases<FloorplanCanvas, FloorplanData>
{
    Q_OBJECT
public:
    explicit LinkedFloorplans(QWidget* parent = nullptr);

    /// One a design of \a comparison; nullptr where there is none, with the reason in \a missing.
    void setData(const compare::Comparison& comparison, std::vector<std::shared_ptr<const FloorplanData>> drawn,
                 const QStringList& missing);
    void setSelectedLayer(const QString& name);
    /// What the colours of macros say, in all drawings on one scale.
    void setHeat(HeatMetric metric);
    HeatMetric heat() const;
    /// The scale of colours that all drawings have; without a title there is none.
    LegendContent scaleContent() const;
    void fit() override;

protected:
    void settle() override;
    void tell() override;
    void retranslate() override;
    int paintAbove(QPainter& painter, int width) const override;
    void paintDrawing(QPainter& painter, std::size_t design, const QSize& size) const override;

private:
    void cameraMoved(std::size_t design);
    void placeMoved(std::size_t design);

    void share(); ///< one scale for all

    QLabel* m_heatLabel;
    QComboBox* m_heat;
    HeatStrip* m_strip;
    FloorplanCanvas::SharedScales m_scales;
    bool m_toScale = true;
};

} // namespace pim::widgets
