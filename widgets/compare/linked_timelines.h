// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include <QWidget>

#include "core/compare/comparison.h"
#include "widgets/timeline/timeline_scene.h"

class QScrollBar;

namespace pim::widgets {

class LinkedPanels;
class TimelineCanvas;

/// A sight of time in ns, of whatever clock: what linked timelines share.
struct TimeSight
{
    double firstNs = 0, pxPerNs = 1;
    static TimeSight of(const TimeScale& scale, double clockNs) { return { scale.first * clockNs, scale.pxPerCycle / clockNs }; }
    TimeScale scale(double clockNs) const { return { firstNs / clockNs, pxPerNs * clockNs }; }
};

/// Timelines of two to four designs at one scale of time: pan, zoom, rows and selected layer follow each other.
class LinkedTimelines : public QWidget
{
    Q_OBJECT
public:
    explicit LinkedTimelines(QWidget* parent = nullptr);

    /// One a design of \a comparison; nullptr where there is none, with the reason in \a missing.
    void setData(const compare::Comparison& comparison, std::vector<std::shared_ptr<const TimelineData>> drawn,
                 const QStringList& missing);
    bool hasData() const { return !m_data.empty(); }
    void clear();
    void setSelectedLayer(const QString& name);
    void setWheelZooms(bool on);
    TimelineCanvas* canvas(std::size_t design) const { return m_canvases[design]; }
    LinkedPanels* panels() const { return m_panels; }
    double clockNs(std::size_t design) const; ///< 1 where clocks are not known: cycles are compared then
    /// The longest inference whole, the others at its scale.
    void fit();
    void paintFigure(QPainter& painter, const QSize& size) const;

signals:
    void layerPicked(const QString& name); ///< empty: none

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool shown(std::size_t design) const { return design < m_data.size() && m_data[design] != nullptr; }
    void scaleMoved(std::size_t design);
    void rowsMoved(std::size_t design);
    void expandedMoved(std::size_t design);
    void showSight(const TimeSight& sight);
    void settleSoon();
    void refreshBar(std::size_t design);
    void tell();
    void retranslate();

    std::array<TimelineCanvas*, compare::kMostDesigns> m_canvases {};
    std::array<QScrollBar*, compare::kMostDesigns> m_bars {};
    LinkedPanels* m_panels;
    std::vector<std::shared_ptr<const TimelineData>> m_data;
    QStringList m_names;
    QString m_layer;
    TimeSight m_sight;
    bool m_clocks = true, m_sameRows = true, m_fitted = true, m_following = false, m_queued = false;
};

} // namespace pim::widgets
