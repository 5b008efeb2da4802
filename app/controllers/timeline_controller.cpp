// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/timeline_controller.h"

#include <algorithm>

#include <QEvent>
#include <QFileDialog>

#include "app/design_export.h"
#include "app/main_window.h"
#include "widgets/common/figure_export.h"
#include "widgets/common/save_dialog.h"
#include "widgets/common/selection.h"
#include "widgets/timeline/timeline_view.h"

namespace pim::app {

using widgets::TimelineData;
using Prepared = std::shared_ptr<const TimelineData>;

TimelineController::TimelineController(Document& document, widgets::Selection& selection, MainWindow& window)
    : m_document(document)
    , m_selection(selection)
    , m_window(window)
    , m_view(new widgets::TimelineView)
{
    m_view->setSelection(&m_selection);
    m_view->installEventFilter(this);
    m_slow.setSingleShot(true);
    m_slow.setInterval(150);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (m_job.isRunning())
            m_view->setBusy(-1);
    });
    connect(&m_job, &Job::progressed, this, [this](const Progress& progress) {
        if (!m_slow.isActive())
            m_view->setBusy(progress.fraction);
    });
    connect(m_view, &widgets::TimelineView::imagesChanged, this, [this] { refresh(); });
    connect(m_view, &widgets::TimelineView::cancelRequested, this, [this] { m_job.cancel(); });
    connect(m_view, &widgets::TimelineView::retryRequested, this, [this] {
        m_failed.reset();
        refresh();
    });
    connect(m_view, &widgets::TimelineView::statusText, this, &TimelineController::statusText);
    connect(m_view, &widgets::TimelineView::exportRequested, this, &TimelineController::askForFile);
    connect(m_view, &widgets::TimelineView::goRequested, this, [this](widgets::TimelinePanel::Goal goal, int index) {
        using Goal = widgets::TimelinePanel::Goal;
        if (const auto& shown = m_view->canvas()->scene().data(); goal == Goal::Link && shown) {
            // With a layer whose routes lead over it, so that one sees what it is for.
            const auto lane = timeline::linkLane(*shown->timeline, index);
            const auto layer = m_selection.layer();
            if (!lane.users.empty() && std::none_of(lane.users.begin(), lane.users.end(), [&](const auto& user) { return layer && user.layer == layer->index; }))
                m_selection.setLayer(network::LayerId { lane.users.front().layer });
            const auto place = shown->timeline->place(index);
            emit linkRequested(place.from, place.to);
        } else if (goal != Goal::Link) {
            emit layerRequested(goal == Goal::Floorplan ? QStringLiteral("floorplan") : goal == Goal::Layers ? QStringLiteral("layers") : QStringLiteral("network"), index);
        }
    });
    connect(&m_document, &Document::changed, this, [this](const Change& change) {
        if (change.touches(Change::kInputs | Change::Run))
            showStale();
    });
    settingsChanged();
}

TimelineController::~TimelineController() = default;

void TimelineController::settingsChanged() { m_view->setWheelZooms(m_window.settings().wheelZooms); }

void TimelineController::setDesign(std::shared_ptr<const design::Design> design, const QString& reason)
{
    m_design = std::move(design);
    m_reason = reason;
    if (!m_design || m_working != m_design) {
        m_job.drop();
        m_slow.stop();
        m_working.reset();
    }
    refresh();
    showStale();
}

void TimelineController::showLayer(int layer)
{
    // What the view still shows of another design is not meant.
    if (m_shown != m_design)
        m_view->setData(nullptr);
    m_view->showLayer(layer);
    refresh();
}

/// Prepare what is to be seen, if it is in sight and not there already.
void TimelineController::refresh()
{
    if (!m_design) {
        if (m_shown)
            m_view->setData(nullptr);
        m_shown.reset();
        m_images = 0;
        return;
    }
    if (m_view->visibleRegion().isEmpty())
        return;
    const int images = m_view->images();
    if (m_shown == m_design && m_images == images) {
        m_job.drop();
        m_slow.stop();
        m_working.reset();
        return;
    }
    if (m_job.isRunning() && m_working == m_design && m_workingImages == images)
        return;
    if (m_failed == m_design && m_workingImages == images)
        return;
    begin();
}

void TimelineController::begin()
{
    const auto design = m_design;
    const int images = m_view->images();
    m_working = design;
    m_failed.reset();
    m_workingImages = images;
    m_slow.start();
    m_job.start<Prepared>(
        [design, images](const RunContext& run) -> Result<Prepared> { return widgets::prepareTimeline(*design, images, run); },
        [this, design, images](const Result<Prepared>& prepared) {
            m_slow.stop();
            m_working.reset();
            if (prepared) {
                m_shown = design;
                m_images = images;
                m_view->setData(*prepared);
                return;
            }
            m_shown.reset();
            m_images = 0;
            m_failed = design;
            m_view->setFailure(prepared.error().code == ErrorCode::Cancelled ? tr("Scheduling was cancelled. It begins anew when you ask for it.")
                                   : m_reason.isEmpty()                      ? QString::fromStdString(prepared.error().text())
                                                                             : m_reason);
        });
}

void TimelineController::showStale()
{
    const widgets::DesignRef ref = m_selection.design();
    const project::DesignRecord* kept = ref.valid() && ref.run < 0 ? m_document.design(ref.point) : nullptr;
    const auto run = m_document.run(ref.run > 0 ? ref.run : kept ? kept->run : 0);
    m_view->setOutOfDate(m_design && run && m_document.isOutOfDate(*run));
}

void TimelineController::askForFile()
{
    const auto design = m_shown;
    if (!design)
        return;
    const QString trace = designFormatFilter(DesignFormat::Trace);
    auto* dialog = widgets::saveDialog(&m_window, tr("Export timeline"), QStringLiteral("timeline.svg"), widgets::figureFilter() + QStringLiteral(";;") + trace);
    connect(dialog, &QFileDialog::fileSelected, this, [this, design](const QString& path) {
        const auto tell = [this, path](const Result<void>& written) {
            written ? m_window.say(tr("Wrote %1").arg(path)) : m_window.say(QString::fromStdString(written.error().text()), true);
        };
        if (!path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
            tell(m_view->exportPicture(path));
            return;
        }
        m_export.start<bool>(
            [design, path](const RunContext&) -> Result<bool> {
                if (const auto written = exportDesign(*design, DesignFormat::Trace, path.toStdString()); !written)
                    return tl::unexpected(written.error());
                return true;
            },
            [tell](const Result<bool>& written) { tell(written ? Result<void>() : Result<void>(tl::unexpected(written.error()))); });
    });
    dialog->open();
}

bool TimelineController::eventFilter(QObject* watched, QEvent* event)
{
    // Tabs behind the one in front count as visible, but they are not painted.
    if (watched == m_view && event->type() == QEvent::Paint && m_design && m_working != m_design
        && (m_shown != m_design || m_images != m_view->images()) && m_failed != m_design)
        QTimer::singleShot(0, this, [this] { refresh(); });
    return QObject::eventFilter(watched, event);
}

} // namespace pim::app
