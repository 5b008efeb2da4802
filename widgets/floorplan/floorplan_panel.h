// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "widgets/floorplan/floorplan_canvas.h"

class QLabel;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace pim::widgets {

class FindField;
class Section;

/// The whole chip in small, with a frame around what the drawing shows.
class FloorplanMinimap : public QWidget
{
    Q_OBJECT
public:
    explicit FloorplanMinimap(FloorplanCanvas& canvas, QWidget* parent = nullptr);
    QSize sizeHint() const override { return { 180, 132 }; }
    QSize minimumSizeHint() const override { return { 80, 100 }; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    FloorplanCamera camera() const;
    void follow(QPointF position);
    FloorplanCanvas& m_canvas;
};

/// Layers panel: what is drawn and what can be picked, the network's layers, the overview.
class FloorplanPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FloorplanPanel(FloorplanCanvas& canvas, QWidget* parent = nullptr);

    void setData(std::shared_ptr<const FloorplanData> plan);
    void setSelectedLayers(const std::vector<int>& layers);
    void setNumbers(bool on);
    void retranslateUi();
    void findNext(int step);

signals:
    void lookChanged();
    void numbersToggled(bool on);
    void layerPicked(int layer, bool add);
    void layerEntered(int layer); ///< by double click

private:
    void fillLayers();
    void showMatches();
    void applyLook();

    FloorplanCanvas& m_canvas;
    std::shared_ptr<const FloorplanData> m_data;
    struct Row
    {
        QLabel* text;
        QToolButton *show, *pick;
    };
    enum Part { Macros, Links, Routes, Routers, Unused, Numbers, PartCount };
    std::vector<Row> m_rows;
    Section *m_drawing, *m_network, *m_overview;
    FindField* m_find;
    QListWidget* m_layers;
    FloorplanMinimap* m_minimap;
    bool m_following = false;
};

} // namespace pim::widgets
