// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>
#include <QTimer>

#include "app/document.h"
#include "app/job.h"
#include "core/design/design.h"

namespace pim::widgets {
class Selection;
class TimelineView;
}

namespace pim::app {

class MainWindow;

/// Schedules the selected design for the timeline, beside the window and only while the timeline is in sight. Another
/// design stops what is under way.
class TimelineController : public QObject
{
    Q_OBJECT
public:
    TimelineController(Document& document, widgets::Selection& selection, MainWindow& window);
    ~TimelineController() override;

    widgets::TimelineView* view() const { return m_view; }
    /// The design in all views; null: none. \a reason: why it cannot run, where it cannot.
    void setDesign(std::shared_ptr<const design::Design> design, const QString& reason = {});
    void settingsChanged();
    bool isBusy() const { return m_job.isRunning(); }
    /// Show all of a layer's time, once it is there to be shown.
    void showLayer(int layer);

signals:
    void statusText(const QString& text);
    /// Ways to other views: a layer as "floorplan", "layers" or "network" shows it, or a link of the NoC.
    void layerRequested(const QString& view, int layer);
    void linkRequested(pim::design::Cell from, pim::design::Cell to);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void begin();
    void showStale();
    void askForFile();

    Document& m_document;
    widgets::Selection& m_selection;
    MainWindow& m_window;
    widgets::TimelineView* m_view;
    std::shared_ptr<const design::Design> m_design; ///< to be shown
    std::shared_ptr<const design::Design> m_shown; ///< what the view has, with m_images images
    std::shared_ptr<const design::Design> m_working; ///< what is being prepared, with m_workingImages
    std::shared_ptr<const design::Design> m_failed; ///< that cannot be shown
    int m_images = 0, m_workingImages = 0;
    QString m_reason;
    QTimer m_slow; ///< after it the view says that it is being prepared
    Job m_job, m_export;
};

} // namespace pim::app
