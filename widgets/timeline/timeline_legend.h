// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/timeline/timeline_painter.h"

namespace pim::widgets {

/// What colours and hatchings of the lanes mean; goes on in a second line where it is narrow.
class TimelineLegend : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineLegend(QWidget* parent = nullptr);
    void setRecorded(bool on); ///< of a simulated program
    int paint(QPainter& painter, int width, bool vectors) const; ///< the height it takes
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return { 400, heightForWidth(this->width()) }; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int arrange(QPainter* painter, int width, bool vectors = false) const;
    bool m_recorded = false;
};

} // namespace pim::widgets
