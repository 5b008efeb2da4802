// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <vector>

#include <QStringList>
#include <QWidget>

#include "core/compare/comparison.h"
#include "widgets/compare/linked_panels.h"

namespace pim::widgets {

/// Drawings of two to four designs that follow each other: their panels, names and figure. What follows what is the
/// business of who derives from it.
class LinkedDrawings : public QWidget
{
    Q_OBJECT
public:
    LinkedPanels* panels() const { return m_panels; }
    /// All drawings whole, at one scale where they are linked.
    virtual void fit() = 0;
    /// Paint what is shown into \a size.
    void paintFigure(QPainter& painter, const QSize& size) const;

signals:
    void layerPicked(const QString& name); ///< empty: none

protected:
    using QWidget::QWidget;
    /// Called once, in the constructor. \a leastHeight: px of a drawing; where there is less room the panels scroll.
    void setUp(const std::vector<QWidget*>& drawings, const std::vector<QWidget*>& canvases, LinkedPanels::Arrangement arrangement, int leastHeight);
    /// Names of the designs above their drawings, what \a about says of those that are there, and why others are not.
    void setHeads(const compare::Comparison& comparison, const QStringList& missing, const std::function<QString(std::size_t)>& about);
    /// settle() once the panels have their sizes, if they are linked then.
    void settleSoon();

    virtual bool shown(std::size_t design) const = 0;
    virtual void settle() = 0;
    virtual void tell() = 0; ///< the scale, in the panels' bar
    virtual void retranslate() = 0;
    virtual void paintDrawing(QPainter& painter, std::size_t design, const QSize& size) const = 0;
    /// What a figure has above its drawings; returns its height in px.
    virtual int paintAbove(QPainter& painter, int width) const;

    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    QString m_layer; ///< that is selected, by name
    bool m_fitted = true, m_following = false;

private:
    LinkedPanels* m_panels = nullptr;
    QStringList m_names;
    bool m_queued = false;
};

/// The same with the canvases and what they draw.
template<typename Canvas, typename Data>
class LinkedCanvases : public LinkedDrawings
{
public:
    bool hasData() const { return !m_data.empty(); }
    Canvas* canvas(std::size_t design) const { return m_canvases[design]; }
    void clear()
    {
        m_following = true;
        m_data.clear();
        for (Canvas* canvas : m_canvases)
            canvas->setData(nullptr);
        m_following = false;
    }
    void setWheelZooms(bool on)
    {
        for (Canvas* canvas : m_canvases)
            canvas->setWheelZooms(on);
    }

protected:
    using LinkedDrawings::LinkedDrawings;
    bool shown(std::size_t design) const final { return design < m_data.size() && m_data[design] != nullptr; }

    std::array<Canvas*, compare::kMostDesigns> m_canvases {};
    std::vector<std::shared_ptr<const Data>> m_data; ///< one a design; null where there is none
};

} // namespace pim::widgets
