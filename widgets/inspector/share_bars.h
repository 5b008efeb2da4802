// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QRectF>
#include <QWidget>

#include "core/mapping/crossbar_mapping.h"

namespace pim::widgets {

/// Where \a shares (not negative) stand side by side on \a bar, a gap of \a gap between two. Widths are in proportion; what
/// is 0 has none.
std::vector<QRectF> stackedRects(const std::vector<double>& shares, const QRectF& bar, double gap = 1);

/// Parts of a whole as one bar.
class StackedBar : public QWidget
{
    Q_OBJECT
public:
    struct Part
    {
        double value = 0;
        QColor colour;
        QString text; ///< tooltip
    };
    using QWidget::QWidget;
    void setParts(std::vector<Part> parts);
    QSize sizeHint() const override { return { 288, 26 }; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    std::vector<QRectF> rects() const;
    std::vector<Part> m_parts;
};

/// How far a value is from the bound: the bound is the full bar.
class BoundBar : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    void setShare(double share); ///< value / bound, 0…1
    QSize sizeHint() const override { return { 288, 20 }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_share = 0;
};

/// The crossbars of one copy of a layer's weights as pictures: what of each holds weights.
struct CopyPicture
{
    struct Crossbar
    {
        QRectF outline;
        QRectF used; ///< empty: nothing of it
    };
    std::vector<Crossbar> crossbars;
    bool cut = false; ///< there are more than are drawn
};
/// \a mapping of one copy on crossbars of \a size rows, drawn into \a area.
CopyPicture copyPicture(const mapping::CrossbarMapping& mapping, int size, const QRectF& area);

/// One copy's crossbars, row blocks below each other, slices and column blocks side by side.
class CopyView : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    void setMapping(const mapping::CrossbarMapping& mapping, int crossbarSize);
    QSize sizeHint() const override { return { 288, 92 }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    mapping::CrossbarMapping m_mapping;
    int m_size = 0;
};

} // namespace pim::widgets
