// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/floorplan_controller.h"

#include <QEvent>
#include <QFileDialog>

#include "app/controllers/design_controller.h"
#include "app/main_window.h"
#include "core/evaluation/evaluation.h"
#include "widgets/common/figure_export.h"
#include "widgets/common/save_dialog.h"
#include "widgets/common/selection.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/floorplan/floorplan_view.h"

namespace pim::app {

FloorplanController::FloorplanController(DesignController& designs, widgets::Selection& selection, MainWindow& window)
    : m_designs(designs)
    , m_window(window)
    , m_view(new widgets::FloorplanView)
{
    m_view->setSelection(&selection);
    m_view->restoreState(window.settings().floorplan);
    connect(m_view, &widgets::FloorplanView::stateChanged, this, [this] { m_window.settings().floorplan = m_view->state(); });
    m_view->installEventFilter(this);
    connect(&designs, &DesignController::designShown, this, &FloorplanController::update);
    connect(m_view, &widgets::FloorplanView::statusChanged, this, [this](const QString& text) {
        if (!m_view->visibleRegion().isEmpty())
            emit statusText(text);
    });
    connect(m_view, &widgets::FloorplanView::exportRequested, this, &FloorplanController::askForFigure);
    connect(m_view, &widgets::FloorplanView::showLayerInTimeline, this, &FloorplanController::showLayerInTimeline);
    connect(m_view, &widgets::FloorplanView::openRequested, this, &FloorplanController::openRequested);
}

FloorplanController::~FloorplanController()
{
    m_job.drop();
}

bool FloorplanController::eventFilter(QObject* watched, QEvent* event)
{
    // Tabs behind the one in front count as visible, but they are not painted.
    if (watched == m_view && event->type() == QEvent::Paint && m_designs.design() != m_shown)
        QMetaObject::invokeMethod(this, &FloorplanController::update, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void FloorplanController::update()
{
    m_view->setOutOfDate(m_designs.isStale());
    // A run replaces its best design many times: nothing is evaluated for a view that nobody sees.
    const auto design = m_designs.design();
    if (m_view->visibleRegion().isEmpty() || design == m_shown)
        return;
    m_shown = design;
    m_job.drop();
    if (!design) {
        m_view->setData(nullptr);
        return;
    }
    using Answer = std::shared_ptr<const widgets::FloorplanData>;
    m_job.start<Answer>(
        [design](const RunContext& context) -> Result<Answer> {
            auto evaluated = evaluation::evaluate(*design, { true, false });
            if (!evaluated)
                return tl::unexpected(evaluated.error());
            if (context.cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
            return widgets::floorplanData(design, std::make_shared<const evaluation::Evaluation>(*std::move(evaluated)), context);
        },
        [this, design](Result<Answer> data) {
            if (m_shown != design)
                return;
            m_view->setData(data ? *data : nullptr);
            if (!data && data.error().code != ErrorCode::Cancelled)
                m_window.say(QString::fromStdString(data.error().text()), true);
        });
}

void FloorplanController::forgetOthers()
{
    if (m_designs.design() != m_shown)
        m_view->setData(nullptr);
}

void FloorplanController::showLayer(int layer)
{
    forgetOthers();
    m_view->showLayer(layer);
    update();
}

void FloorplanController::showLink(design::Cell from, design::Cell to)
{
    forgetOthers();
    m_view->showLink(from, to);
    update();
}

void FloorplanController::askForFigure(bool whole)
{
    if (!m_view->data())
        return;
    auto* dialog = new widgets::FigureDialog(whole, m_view->viewSize(), m_view->chipSize(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { askForFile(dialog->figure()); });
    dialog->open();
}

void FloorplanController::askForFile(const widgets::FloorplanFigure& figure)
{
    auto* dialog = widgets::saveDialog(&m_window, tr("Export floorplan"), QStringLiteral("floorplan.svg"), widgets::figureFilter());
    connect(dialog, &QFileDialog::fileSelected, this, [this, figure](const QString& path) {
        const auto tell = [this, path](const Result<void>& written) {
            written ? m_window.say(tr("Wrote %1").arg(path)) : m_window.say(QString::fromStdString(written.error().text()), true);
        };
        if (!path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
            tell(m_view->exportTo(path, figure));
            return;
        }
        auto image = m_view->imageOf(figure);
        if (!image) {
            tell(tl::unexpected(image.error()));
            return;
        }
        // Compressing millions of pixels takes longer than a window may stand still.
        m_export.start<bool>(
            [path, image = *std::move(image)](const RunContext&) -> Result<bool> {
                if (const auto written = widgets::writeFigureImage(path, image); !written)
                    return tl::unexpected(written.error());
                return true;
            },
            [tell](const Result<bool>& written) { tell(written ? Result<void>() : Result<void>(tl::unexpected(written.error()))); });
    });
    dialog->open();
}

void FloorplanController::settingsChanged()
{
    m_view->canvas()->setWheelZooms(m_window.settings().wheelZooms);
}

} // namespace pim::app
