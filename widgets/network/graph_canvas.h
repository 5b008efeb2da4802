// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>

#include <QPixmap>
#include <QWidget>

#include "widgets/network/graph_painter.h"
#include "widgets/network/graph_scene.h"

namespace pim::widgets {

/// The drawing of a network: pan, zoom, minimap, legend, keyboard. It draws what it is given and says what was picked.
class GraphCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit GraphCanvas(QWidget* parent = nullptr);

    /// Show a laid out graph. \a anchor, the id of a node that was and is there, stays in its place; otherwise the first scene
    /// and every other network is fitted.
    void setScene(std::shared_ptr<const GraphScene> scene, const std::string& anchor = {}, bool fitAll = false);
    const GraphScene* scene() const { return m_scene.get(); }
    void setFigures(const MetricScale& metric, std::shared_ptr<const evaluation::Evaluation> evaluation);
    void setSelectedLayer(std::optional<network::LayerId> layer);
    void setFind(const QString& text, int foundNode);
    void setOutOfDate(bool outOfDate);
    void setCurrentNode(int node);
    int currentNode() const { return m_look.current; }

    double zoom() const { return m_camera.scale; }
    const GraphCamera& camera() const { return m_camera; }
    void setZoom(double scale);
    void zoomBy(double factor);
    void fit();
    void showBeginning(); ///< the first node at the top, large enough to read
    void showNode(int node); ///< move it into sight, no further than needed
    void centreOnNode(int node);
    /// Paint all of it at 100 %, with the legend below; for export.
    void paintAll(QPainter& painter) const;
    QSize fullSize() const;

    QSize sizeHint() const override { return { 640, 600 }; }
    QSize minimumSizeHint() const override { return { 240, 200 }; }

signals:
    void layerPicked(pim::network::LayerId layer); ///< by click or Enter
    void nothingPicked();
    void runToggled(const std::string& id);
    void blockToggled(const std::string& id);
    void zoomChanged(double scale);
    void menuRequested(int node, int block, const QPoint& globalPosition); ///< -1: none there

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void prepare();
    void moved();
    void activate(int node);
    QRectF minimapFrame() const; ///< null: too small to show one
    QRectF minimapArea() const; ///< of the drawing within
    void dragMinimap(const QPointF& position);
    QRectF legendFrame() const;
    struct LegendRow
    {
        const char* icon;
        QString text;
        int count;
        bool error;
    };
    std::array<LegendRow, 4> legendRows() const;
    bool legendIsStrip() const; ///< along the lower edge, because a card would cover the drawing
    QSize sight() const; ///< where the drawing is shown: above the strip
    void paintLegendStrip(QPainter& painter) const;
    void paintLegend(QPainter& painter, const QRectF& frame) const;
    void paintMinimap(QPainter& painter);

    std::shared_ptr<const GraphScene> m_scene;
    std::shared_ptr<const evaluation::Evaluation> m_evaluation;
    MetricScale m_metric;
    GraphPainter m_painter;
    GraphPainter::Look m_look;
    GraphCamera m_camera;
    QPixmap m_minimap; ///< empty: to be drawn again
    /// What is shown until a person moves it: kept while the widget is resized.
    enum class Framing { Free, All, Beginning } m_framing = Framing::Free;
    enum class Drag { None, Press, Pan, Minimap } m_drag = Drag::None;
    QPointF m_pressed, m_originThen;
};

} // namespace pim::widgets
