// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the plots: pulls QCustomPlot in.
#include <functional>

#include <qcustomplot.h>

#include "core/base/result.h"
#include "widgets/plot/plot_geometry.h"

namespace pim::widgets {

/// Ticks of ticksOf(), labelled in the unit of axisUnit().
class ValueTicker : public QCPAxisTicker
{
public:
    AxisUnit unit;
    bool log = false;
    int most = 8;
    std::function<QString(double)> words; ///< label of a value where it is not a number

protected:
    QVector<double> createTickVector(double, const QCPRange& range) override;
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
};

/// A layer that a function paints, in window pixels.
class PaintedLayer : public QCPLayerable
{
public:
    PaintedLayer(QCustomPlot* plot, const QString& layer, std::function<void(QCPPainter&)> paint)
        : QCPLayerable(plot, layer), m_paint(std::move(paint))
    {
    }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override { m_paint(*painter); }

private:
    std::function<void(QCPPainter&)> m_paint;
};

/// The points: a plottable whose drawing is a function of the axes.
class PointCloud : public QCPAbstractPlottable
{
public:
    PointCloud(QCPAxis* key, QCPAxis* value, std::function<void(QCPPainter&)> paint)
        : QCPAbstractPlottable(key, value), m_paint(std::move(paint))
    {
        setSelectable(QCP::stNone);
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain) const override { return found = false, QCPRange(); }
    QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override { return found = false, QCPRange(); }

protected:
    void draw(QCPPainter* painter) override { m_paint(*painter); }
    void drawLegendIcon(QCPPainter*, const QRectF&) const override { }

private:
    std::function<void(QCPPainter&)> m_paint;
};

/// Colours, fonts and lines of a plot in the look in use.
void applyLook(QCustomPlot& plot);
AxisMap mapOf(const QCPAxis& axis);
/// Write a plot as .png, .svg or .pdf, vectors in the last two.
[[nodiscard]] Result<void> exportPlot(QCustomPlot& plot, const QString& path);

} // namespace pim::widgets
