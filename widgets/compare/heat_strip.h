// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/floorplan/floorplan_legend.h"

namespace pim::widgets {

/// A scale of colours lying on its side: what it is of, from the low value to the high one, in what. Of \a content its
/// title, unit, scale and format are used.
double heatStripWidth(const LegendContent& content);
void paintHeatStrip(QPainter& painter, const QRectF& room, const LegendContent& content);

/// The same above drawings that share it.
class HeatStrip : public QWidget
{
    Q_OBJECT
public:
    explicit HeatStrip(QWidget* parent = nullptr);
    void setContent(LegendContent content);
    const LegendContent& content() const { return m_content; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    LegendContent m_content;
};

} // namespace pim::widgets
