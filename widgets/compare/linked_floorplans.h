// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include <QWidget>

#include "core/compare/comparison.h"
#include "widgets/floorplan/floorplan_scene.h"

namespace pim::widgets {

class FloorplanCanvas;
class LinkedPanels;

/// One sight for drawings of different extent: the same point of the world in each upper left corner, the same pixels a
/// unit, and room for the largest in the smallest view. Empty \a worlds: the origin at 1.
FloorplanCamera commonCamera(const std::vector<QRectF>& worlds, const std::vector<QSizeF>& views, double ruler);

/// The macro of another design that holds the same part of the same layer (by name), or the nearest part there is; -1:
/// it has no such layer on macros.
int counterpartMacro(const FloorplanData& from, int macro, const FloorplanData& to);

/// Floorplans of two to four designs at one scale: pan, zoom, depth and selected layer follow each other.
class LinkedFloorplans : public QWidget
{
    Q_OBJECT
public:
    explicit LinkedFloorplans(QWidget* parent = nullptr);

    /// One a design of \a comparison; nullptr where there is none, with the reason in \a missing.
    void setData(const compare::Comparison& comparison, std::vector<std::shared_ptr<const FloorplanData>> drawn,
                 const QStringList& missing);
    bool hasData() const { return !m_data.empty(); }
    void clear();
    void setSelectedLayer(const QString& name);
    void setWheelZooms(bool on);
    FloorplanCanvas* canvas(std::size_t design) const { return m_canvases[design]; }
    LinkedPanels* panels() const { return m_panels; }
    /// All drawings whole, at one scale.
    void fit();
    /// Paint what is shown into \a size.
    void paintFigure(QPainter& painter, const QSize& size) const;

signals:
    void layerPicked(const QString& name); ///< empty: none

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool shown(std::size_t design) const { return design < m_data.size() && m_data[design] != nullptr; }
    void cameraMoved(std::size_t design);
    void placeMoved(std::size_t design);
    void fitSoon();
    void tell();
    void retranslate();

    std::array<FloorplanCanvas*, compare::kMostDesigns> m_canvases {};
    LinkedPanels* m_panels;
    std::vector<std::shared_ptr<const FloorplanData>> m_data;
    QStringList m_names;
    QString m_layer;
    bool m_toScale = true, m_fitted = true, m_following = false, m_fitQueued = false;
};

} // namespace pim::widgets
