// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace pim::widgets {

/// Everything of the scatter beside axes and the mass of points, in window pixels: painted by functions that need no plot.
struct ScatterScene
{
    struct Point
    {
        QPointF place;
        QColor colour;
        double diameter = 8;
    };
    struct Pin
    {
        QPointF place;
        QString letter;
    };
    struct Diamond
    {
        QPointF place;
        QString text;
    };
    struct Shade
    {
        QRectF area;
        std::optional<double> edgeX, edgeY; ///< where the dotted line is
        QString reason;
    };

    QRectF plot;
    std::vector<Shade> shades;
    std::vector<QPointF> frontLine;
    std::vector<Point> front;
    std::vector<Pin> pins;
    std::vector<Diamond> published;
    std::optional<QPointF> selected, hovered;
    std::optional<Diamond> knee;
    std::optional<double> boundX, boundY; ///< pixel of the upper bound on an axis
    QString boundText;
    std::vector<QPointF> brush; ///< polygon
};

/// Below the points: hatches with their reason and the bound.
void paintGround(QPainter& painter, const ScatterScene& scene);
/// Above the points: front line and points, published designs, knee.
void paintFront(QPainter& painter, const ScatterScene& scene);
/// What follows the cursor and the selection: rings, badges, brush.
void paintMarks(QPainter& painter, const ScatterScene& scene);
/// A 16 px badge with the letter of a pin, centred.
void paintBadge(QPainter& painter, const QPointF& centre, const QString& letter);
/// Text with a halo in the colour of the plot, so that it can be read over points.
void drawHaloText(QPainter& painter, const QPointF& baseline, const QString& text, const QColor& colour, const QColor& halo);
void paintDiamond(QPainter& painter, const QPointF& centre, double width);

/// The strip of peak figures at the right.
struct PeakEntry
{
    QString name;
    double value = 0; ///< TOPS/W
    bool own = false;
    QString letter; ///< badge of an own design
};
struct PeakStrip
{
    QRectF area;
    std::vector<PeakEntry> entries;
    double from = 0, to = 0, upper = 1; ///< pixels of 0 and of \a upper
};
void paintPeakStrip(QPainter& painter, const PeakStrip& strip);

} // namespace pim::widgets
