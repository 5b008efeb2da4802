// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "app/job.h"

namespace pim::widgets {
class GalleryPage;
}

namespace pim::app {

class MainWindow;

/// The page that stands where no project is open. Networks and examples are read beside the window, one after another.
class GalleryController : public QObject
{
    Q_OBJECT
public:
    explicit GalleryController(MainWindow& window);

    QWidget* page() const;
    void refresh(); ///< recent files, names
    void settingsChanged();

signals:
    void zooRequested(const QString& name);
    void exampleRequested(const QString& path);
    void fileRequested(const QString& path);
    void openRequested();
    void newRequested();

private:
    void fill();

    MainWindow& m_window;
    QPointer<widgets::GalleryPage> m_page;
    Job m_cards;
    bool m_filled = false;
};

} // namespace pim::app
