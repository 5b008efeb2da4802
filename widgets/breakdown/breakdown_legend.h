// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "core/evaluation/evaluation.h"

namespace pim::widgets {

/// Components with their colours, in as many lines as the width asks for.
class BreakdownLegend : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    void setCentres(std::vector<evaluation::CostCentre> centres);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return { 400, heightForWidth(400) }; }
    void paint(QPainter& painter, double width) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QRect> places(int width) const;
    std::vector<evaluation::CostCentre> m_centres;
};

} // namespace pim::widgets
