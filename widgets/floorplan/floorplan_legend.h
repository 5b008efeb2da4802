// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QWidget>

#include "widgets/floorplan/floorplan_scene.h"

class QPainter;

namespace pim::widgets {

/// What colours and marks mean: a scale with its unit and range, then the signs in use.
struct LegendContent
{
    struct Sign
    {
        enum class Kind { Transfer, Merge, Waits, Conflict, Merges, Period, Order, Links, Hatch, Box } kind;
        QColor colour;
        QString text;
    };
    QString title, unit; ///< without a title there is no scale
    HeatScale whole; ///< the scale without the range
    std::function<QString(double)> format; ///< writes a value
    double low = 0, high = 1; ///< the range, shares of the whole scale
    std::vector<Sign> signs;
    std::vector<Sign> layers; ///< below them as far as there is room. In figures
    double length = 0; ///< um a pixel, for a bar of a round length; 0: none. In figures
};
/// Width in which nothing is cut, within reason.
double legendWidth(const LegendContent& content);
/// The bar of colours of a legend in \a room; empty without one.
QRectF legendBar(const LegendContent& content, const QRectF& room);
struct LegendMarks
{
    bool handles = false; ///< of the range
    int focused = -1; ///< handle: 0 low, 1 high
    std::optional<double> value; ///< under the pointer
};
void paintLegend(QPainter& painter, const QRectF& room, const LegendContent& content, const LegendMarks& marks);

/// The legend beside the drawing, with two handles for the range.
class FloorplanLegend : public QWidget
{
    Q_OBJECT
public:
    explicit FloorplanLegend(QWidget* parent = nullptr);

    /// The range is kept.
    void setContent(LegendContent content);
    const LegendContent& content() const { return m_content; }
    void setRange(double low, double high); ///< shares of the whole scale; emits nothing
    void setValue(std::optional<double> value); ///< under the pointer
    double low() const { return m_content.low; }
    double high() const { return m_content.high; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void rangeChanged(double low, double high); ///< by the user

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF bar() const { return legendBar(m_content, rect()); }
    double placeOf(double y) const;
    void move(double to);

    LegendContent m_content;
    std::optional<double> m_value;
    int m_dragged = -1, m_current = 1; ///< handle: 0 low, 1 high
};

} // namespace pim::widgets
