// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "widgets/breakdown/breakdown_data.h"

namespace pim::widgets {

/// Where everything of a breakdown stands: computed without a window.
struct BreakdownPicture
{
    struct Piece
    {
        QRectF rect;
        std::size_t group = 0, part = 0;
    };
    struct Line
    {
        QRectF name, value; ///< of a bar, or the frame of a treemap's group
        std::size_t group = 0;
    };
    std::vector<Piece> pieces;
    std::vector<Line> lines;
    QSizeF size;
    const Piece* at(const QPointF& point) const;
};
/// A bar a group, \a width wide; as high as needed. Bars are on one scale: \a most is the full width.
BreakdownPicture barsPicture(const BreakdownData& data, double width, double most);
BreakdownPicture treemapPicture(const BreakdownData& data, const QSizeF& size);

/// Stacked bars or a treemap of one design.
class BreakdownChart : public QWidget
{
    Q_OBJECT
public:
    explicit BreakdownChart(QWidget* parent = nullptr);
    void setData(BreakdownData data);
    const BreakdownData& data() const { return m_data; }
    void setTreemap(bool on);
    void setMost(double most); ///< full length of bars, to compare two charts; 0: the own largest
    void setSelected(std::optional<network::LayerId> layer, std::optional<evaluation::CostCentre> centre);
    void paint(QPainter& painter, const QSizeF& size) const;
    QSize figureSize() const;

signals:
    void partPicked(const pim::widgets::BreakdownPart& part);
    void explainRequested(const pim::widgets::FigureQuestion& question);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    BreakdownPicture picture(const QSizeF& size) const;
    void relayout();
    void describe();
    const BreakdownPart& part(const BreakdownPicture::Piece& piece) const { return m_data.groups[piece.group].parts[piece.part]; }
    BreakdownData m_data;
    BreakdownPicture m_picture;
    bool m_treemap = false;
    double m_most = 0;
    std::optional<network::LayerId> m_layer;
    std::optional<evaluation::CostCentre> m_centre;
    std::optional<std::size_t> m_hovered, m_current; ///< pieces
};

} // namespace pim::widgets
