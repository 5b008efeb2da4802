// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <vector>

#include <QMainWindow>
#include <QString>

class QDockWidget;

namespace pim::app {

/// Take the title bars off docks whose tab says the name already; a dock that stands alone or floats gets its bar back.
void updateDockTitleBars(const QMainWindow& window, const std::vector<QDockWidget*>& docks);

/// The centre of the window: views as tabs that can be put side by side or taken out. A main window within the window,
/// so that the docks around it keep their own places.
class ViewArea : public QMainWindow
{
    Q_OBJECT
public:
    explicit ViewArea(QWidget* parent = nullptr);

    /// Add \a view as the last tab. \a title is asked again after a change of language.
    void addView(const QString& id, QWidget* view, std::function<QString()> title);
    /// Bring a view to the front; opens it when it was closed.
    void showView(const QString& id);
    QString currentView() const; ///< the one that was last in front
    QWidget* view(const QString& id) const;
    void resetLayout();
    void retranslate();

signals:
    void currentViewChanged(const QString& id);

private:
    struct Entry
    {
        QDockWidget* dock;
        std::function<QString()> title;
    };
    void updateTitleBars();

    std::map<QString, Entry> m_views;
    std::vector<QString> m_order;
    QString m_current;
    QByteArray m_default; ///< layout with all views as tabs
};

} // namespace pim::app
