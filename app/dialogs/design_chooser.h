// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QDialog>

#include "core/project/designs_of.h"

class QTreeWidget;

namespace pim::app {

/// Which of the designs of a file? Keyboard and double click choose.
class DesignChooser : public QDialog
{
    Q_OBJECT
public:
    /// \a fileName is said in the title. REQUIRES: at least one design.
    DesignChooser(const std::vector<project::DesignInFile>& designs, const QString& fileName, QWidget* parent);
    /// Index of the chosen one.
    int chosen() const;

private:
    QTreeWidget* m_list;
};

/// What a design is in its file: "pinned as A", "best of a run".
QString kindText(const project::DesignInFile& design);

} // namespace pim::app
