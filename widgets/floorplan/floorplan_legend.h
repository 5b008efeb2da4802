// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QWidget>

#include "widgets/floorplan/floorplan_scene.h"

namespace pim::widgets {

/// What colours and marks mean: a scale with its unit and two handles for its range, then the signs in use.
class FloorplanLegend : public QWidget
{
    Q_OBJECT
public:
    explicit FloorplanLegend(QWidget* parent = nullptr);

    /// \a whole  the scale without the range; an empty title hides the bar. \a format writes a value.
    void setScale(const QString& title, const QString& unit, const HeatScale& whole, std::function<QString(double)> format);
    void setRange(double low, double high); ///< shares of the whole scale; emits nothing
    void setValue(std::optional<double> value); ///< under the pointer
    struct Sign
    {
        enum class Kind { Transfer, Merge, Waits, Conflict, Merges, Hatch, Box } kind;
        QColor colour;
        QString text;
    };
    void setSigns(std::vector<Sign> signs);
    double low() const { return m_low; }
    double high() const { return m_high; }

    QSize sizeHint() const override { return { 92, 400 }; }
    QSize minimumSizeHint() const override { return { 92, 120 }; }

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
    QRectF bar() const;
    double placeOf(double y) const;
    void move(double to);

    QString m_title, m_unit;
    HeatScale m_whole;
    std::function<QString(double)> m_format;
    double m_low = 0, m_high = 1;
    std::optional<double> m_value;
    std::vector<Sign> m_signs;
    int m_dragged = -1, m_current = 1; ///< handle: 0 low, 1 high
};

} // namespace pim::widgets
