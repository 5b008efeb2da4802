// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QStringList>

#include "app/document.h"
#include "app/job.h"
#include "core/compare/comparison.h"
#include "core/compare/reproduction.h"
#include "widgets/common/selection.h"

namespace pim::widgets {
class CompareView;
}

namespace pim::app {

class MainWindow;

/// Brings designs of the document and published machines into the compare view, and runs the paper's experiments.
/// Everything is computed beside the window.
class CompareController : public QObject
{
    Q_OBJECT
public:
    CompareController(Document& document, widgets::Selection& selection, MainWindow& window);
    ~CompareController() override;

    QWidget* view() const;
    /// Ask for a file and write what the view shows as a report: HTML, PDF or LaTeX.
    void report();
    /// The same of one design.
    void reportDesign(std::shared_ptr<const design::Design> design, const QString& name);
    /// The design that the other views show: it can be picked like those of the document. Null: none.
    void setSelected(std::shared_ptr<const design::Design> design, const QString& title);
    /// The pinned designs side by side, whatever was picked before.
    void showPins();
    /// There is a comparison, and a person looks at it.
    bool isInSight() const;
    /// Write what is shown by the file's ending: a picture, CSV or a LaTeX table.
    [[nodiscard]] Result<void> exportTo(const QString& path) const;
    void settingsChanged();
    void retranslate();

private:
    struct Pick
    {
        QString id, name;
        std::shared_ptr<const design::Design> design; ///< null for a published machine
        std::string machine;
    };
    void offer(); ///< the choices of the document
    void compare();
    Pick pickOf(const QString& id) const;
    void reproduce();
    void port();
    void sweep();
    /// What the linked floorplans or timelines in sight are drawn from.
    void draw();
    /// Every pinned design and the best of every run.
    std::vector<Pick> machines() const;
    void exportView();
    /// Ask for a file, then write it beside the window.
    void askForReport(std::function<Result<void>(const QString& path)> write);

    Document& m_document;
    widgets::Selection& m_selection;
    MainWindow& m_window;
    Job m_compare, m_reproduce, m_portability, m_sweep, m_write, m_draw;
    widgets::CompareView* m_view;
    std::shared_ptr<const design::Design> m_selected;
    QString m_selectedTitle;
    bool m_chosen = false; ///< somebody picked; before, the document's pins are shown
    std::vector<std::shared_ptr<const design::Design>> m_shown; ///< what the comparison in the view is of
    QStringList m_shownIds, m_shownNames;
    int m_shownReference = -1;
};

} // namespace pim::app
