// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view_area.h"

#include <QApplication>
#include <QDockWidget>
#include <QTabBar>
#include <QTimer>

namespace pim::app {

void updateDockTitleBars(const QMainWindow& window, const std::vector<QDockWidget*>& docks)
{
    for (QDockWidget* dock : docks) {
        const bool bar = dock->isFloating() || window.tabifiedDockWidgets(dock).isEmpty();
        if (bar == (dock->titleBarWidget() != nullptr)) {
            QWidget* old = dock->titleBarWidget();
            dock->setTitleBarWidget(bar ? nullptr : new QWidget(dock));
            delete old;
        }
    }
    for (QTabBar* tabs : window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        tabs->setDrawBase(false);
        tabs->setExpanding(false);
        tabs->setElideMode(Qt::ElideNone);
        tabs->setUsesScrollButtons(true);
    }
}

ViewArea::ViewArea(QWidget* parent)
    : QMainWindow(parent, Qt::Widget)
{
    setObjectName(QStringLiteral("views"));
    setDockOptions(AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContextMenuPolicy(Qt::NoContextMenu);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        for (const auto& [id, entry] : m_views)
            if (now && entry.dock->isAncestorOf(now) && m_current != id) {
                m_current = id;
                emit currentViewChanged(id);
            }
    });
}

void ViewArea::addView(const QString& id, QWidget* view, std::function<QString()> title)
{
    auto* dock = new QDockWidget(title(), this);
    dock->setObjectName(QStringLiteral("view.") + id);
    dock->setAllowedAreas(Qt::AllDockWidgetAreas);
    dock->setWidget(view);
    addDockWidget(Qt::TopDockWidgetArea, dock);
    if (!m_order.empty())
        tabifyDockWidget(m_views.at(m_order.back()).dock, dock);
    m_views[id] = { dock, std::move(title) };
    m_order.push_back(id);
    m_default = saveState();
    const auto later = [this] { QTimer::singleShot(0, this, &ViewArea::updateTitleBars); };
    connect(dock, &QDockWidget::topLevelChanged, this, later);
    connect(dock, &QDockWidget::dockLocationChanged, this, later);
    connect(dock, &QDockWidget::visibilityChanged, this, [this, id, later](bool visible) {
        if (visible && m_current != id) {
            m_current = id;
            emit currentViewChanged(id);
        }
        later();
    });
    later();
}

void ViewArea::showView(const QString& id)
{
    const auto found = m_views.find(id);
    if (found == m_views.end())
        return;
    found->second.dock->show();
    found->second.dock->raise();
    if (found->second.dock->widget())
        found->second.dock->widget()->setFocus();
    if (m_current != id) {
        m_current = id;
        emit currentViewChanged(id);
    }
}

QString ViewArea::currentView() const { return m_current; }

QWidget* ViewArea::view(const QString& id) const
{
    const auto found = m_views.find(id);
    return found == m_views.end() ? nullptr : found->second.dock->widget();
}

void ViewArea::resetLayout()
{
    // Not one by one: views that stand side by side for a moment would widen the window.
    restoreState(m_default);
    for (auto& [id, entry] : m_views)
        entry.dock->show();
}

void ViewArea::retranslate()
{
    for (auto& [id, entry] : m_views)
        entry.dock->setWindowTitle(entry.title());
}

void ViewArea::updateTitleBars()
{
    std::vector<QDockWidget*> docks;
    for (auto& [id, entry] : m_views)
        docks.push_back(entry.dock);
    updateDockTitleBars(*this, docks);
}

} // namespace pim::app
