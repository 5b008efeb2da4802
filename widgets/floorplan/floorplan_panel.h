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

/// Height in px of the list of conflicts, where it and the layers have \a room: what layers do not need, a third of it where
/// they need more, at least \a least and at most \a conflicts. The needs are those of all rows.
int conflictListHeight(int room, int layers, int conflicts, int least);

/// Layers panel: what is drawn and what can be picked, the network's layers, pairs that wait for each other, the overview.
class FloorplanPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FloorplanPanel(FloorplanCanvas& canvas, QWidget* parent = nullptr);

    void setData(std::shared_ptr<const FloorplanData> plan);
    void setSelectedLayers(const std::vector<int>& layers);
    void setConflict(int conflict); ///< the row that is chosen; -1: none; emits nothing
    void setNumbers(bool on); ///< what the switch shows; emits nothing
    void retranslateUi();
    void findNext(int step);

protected:
    void resizeEvent(QResizeEvent* event) override;

signals:
    void lookChanged();
    void numbersToggled(bool on);
    void layerPicked(int layer, bool add);
    void layerEntered(int layer); ///< by double click
    void layerMenuRequested(int layer, QPoint globalPosition);
    void conflictPicked(int conflict); ///< index into NocTraffic::conflicts; -1: none
    void conflictMenuRequested(int conflict, QPoint globalPosition);

private:
    void fillLayers();
    void fillConflicts();
    void shareHeight(); ///< between layers and conflicts
    void showMatches();
    void applyLook();

    FloorplanCanvas& m_canvas;
    std::shared_ptr<const FloorplanData> m_data;
    struct Row
    {
        QLabel* text;
        QToolButton *show, *pick;
    };
    enum Part { Macros, Links, Routes, Routers, Unused, Order, Numbers, PartCount };
    std::vector<Row> m_rows;
    Section *m_drawing, *m_network, *m_pairs, *m_overview;
    FindField* m_find;
    QListWidget *m_layers, *m_conflicts;
    QLabel *m_period, *m_pairCount;
    FloorplanMinimap* m_minimap;
    bool m_following = false;
};

} // namespace pim::widgets
