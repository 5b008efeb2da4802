// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QObject>
#include <QString>

#include "app/job.h"
#include "core/design/design.h"
#include "core/project/designs_of.h"

class QWidget;

namespace pim::app {

/// Designs of other files that are compared with those of the project. Files are read once, beside the window, and never
/// written.
class CompareFiles : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        QString id; ///< "file:" and what makes it unique
        QString path;
        project::DesignInFile design;
        QString name() const; ///< of the design, then of the file
        QString origin() const; ///< the whole path, for a tooltip
    };

    explicit CompareFiles(QWidget& window);

    /// Ask for a file, and which of its designs; added() or refused() follow, or nothing. \a which comes back with added().
    void ask(int which, const QString& folder);
    /// The same of a file that is known.
    void read(const QString& path, int which);
    const std::vector<Entry>& entries() const { return m_entries; }
    const Entry* entry(const QString& id) const;
    void clear();

signals:
    void added(const QString& id, int which);
    void refused(const QString& message);

private:
    void take(const QString& path, const project::DesignInFile& design, int which);

    QWidget& m_window;
    Job m_read;
    std::vector<Entry> m_entries;
};

} // namespace pim::app
