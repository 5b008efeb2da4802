// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "core/compare/comparison.h"
#include "widgets/compare/linked_drawings.h"
#include "widgets/timeline/timeline_canvas.h"

class QScrollBar;

namespace pim::widgets {

/// A sight of time in ns, of whatever clock: what linked timelines share.
struct TimeSight
{
    double firstNs = 0, pxPerNs = 1;
    static TimeSight of(const TimeScale& scale, double clockNs) { return { scale.first * clockNs, scale.pxPerCycle / clockNs }; }
    TimeScale scale(double clockNs) const { return { firstNs / clockNs, pxPerNs * clockNs }; }
};

/// Timelines of two to four designs at one scale of time: pan, zoom, rows and selected layer follow each other.
class LinkedTimelines : public LinkedCanvases<TimelineCanvas, TimelineData>
{
    Q_OBJECT
public:
    explicit LinkedTimelines(QWidget* parent = nullptr);

    /// One a design of \a comparison; nullptr where there is none, with the reason in \a missing.
    void setData(const compare::Comparison& comparison, std::vector<std::shared_ptr<const TimelineData>> drawn,
                 const QStringList& missing);
    void setSelectedLayer(const QString& name);
    double clockNs(std::size_t design) const; ///< 1 where clocks are not known: cycles are compared then
    /// The longest inference whole, the others at its scale.
    void fit() override;

protected:
    void settle() override;
    void tell() override;
    void retranslate() override;
    void paintDrawing(QPainter& painter, std::size_t design, const QSize& size) const override;

private:
    void scaleMoved(std::size_t design);
    void rowsMoved(std::size_t design);
    void expandedMoved(std::size_t design);
    void showSight(const TimeSight& sight);
    void refreshBar(std::size_t design);

    std::array<QScrollBar*, compare::kMostDesigns> m_bars {};
    TimeSight m_sight;
    bool m_clocks = true, m_sameRows = true;
};

} // namespace pim::widgets
