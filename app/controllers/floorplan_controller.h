// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "app/job.h"
#include "core/design/design.h"

namespace pim::widgets {
class FloorplanView;
class Selection;
struct FloorplanData;
struct FloorplanFigure;
}

namespace pim::app {

class DesignController;
class MainWindow;

/// The floorplan of the design in the views: evaluated with its schedule beside the window, once somebody looks at it.
class FloorplanController : public QObject
{
    Q_OBJECT
public:
    FloorplanController(DesignController& designs, widgets::Selection& selection, MainWindow& window);
    ~FloorplanController() override;

    widgets::FloorplanView* view() const { return m_view; }
    void settingsChanged();
    /// The chip with this layer, or this link of the NoC, in sight, once the design is there.
    void showLayer(int layer);
    void showLink(design::Cell from, design::Cell to);

signals:
    void statusText(const QString& text);
    void showLayerInTimeline(int layer);
    void openRequested(); ///< go where designs come from

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void update();
    void forgetOthers(); ///< what the view still shows of another design
    void askForFigure(bool whole);
    void askForFile(const widgets::FloorplanFigure& figure);

    DesignController& m_designs;
    MainWindow& m_window;
    widgets::FloorplanView* m_view;
    Job m_job, m_export;
    std::shared_ptr<const design::Design> m_shown; ///< in the view or on its way there
};

} // namespace pim::app
