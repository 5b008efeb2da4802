// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QObject>
#include <QStringList>

#include "app/dialogs/about.h"
#include "app/models/problems_model.h"
#include "core/design/design.h"
#include "core/synthesis/synthesis.h"

namespace pim::widgets {
class Selection;
}

namespace pim::app {

class Document;
class MainWindow;
class ProgramController;

/// Brings the document, the runs and the views together. The window asks it; views never see it.
class Studio : public QObject
{
    Q_OBJECT
public:
    explicit Studio(MainWindow& window);
    ~Studio() override;

    void start(const QStringList& arguments);
    /// A project, a model file or zoo:NAME.
    void open(const QString& path);
    /// Show the place of a problem.
    void locate(const Problem& problem);
    std::vector<CommandSheet::Row> commands() const;
    /// Command line of an action; empty where only the window has it.
    QString commandOf(const QString& action) const;
    void settingsChanged();
    void retranslate();
    /// Ask about unsaved changes. False: stay.
    bool mayClose();
    /// Stop everything that runs; afterwards the window may go.
    void shutDown();

    Document& document();
    widgets::Selection& selection();
    ProgramController& programs();

private slots:
    void setViewText(const QString& words); ///< of the view in front, for the status bar

private:
    struct Parts;
    void connectActions();
    void showGallery();
    void closeProject();
    void exportSelected();
    void exportProject();
    void collectInputProblems();
    void collectRunProblems();
    void collectDesignProblems();
    void showTitle();
    void showStatus();
    /// The metric that an objective is about, for "Explain this number".
    static const char* objectiveMetric(synthesis::Objective objective);

    std::unique_ptr<Parts> m;
};

} // namespace pim::app
