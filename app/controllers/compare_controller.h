// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QStringList>

#include "app/controllers/compare_files.h"
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
    struct Selected
    {
        std::shared_ptr<const design::Design> design; ///< null: none
        QString title;
        std::shared_ptr<const design::Design> original; ///< what hand edits of it began from; null: there are none
        QString originalTitle;
        bool operator==(const Selected&) const = default;
    };
    /// The design that the other views show: it can be picked like those of the document, and so can what it was before
    /// it was edited.
    void setSelected(const Selected& selected);
    /// Offer a design of another project or a design file and pick it in place \a which; where the file has several, a
    /// dialog asks for one.
    void addFile(const QString& path, int which);
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
    CompareFiles m_files;
    Selected m_selected;
    bool m_chosen = false; ///< somebody picked; before, the document's pins are shown
    std::vector<std::shared_ptr<const design::Design>> m_shown; ///< what the comparison in the view is of
    QStringList m_shownIds, m_shownNames;
    int m_shownReference = -1;
};

} // namespace pim::app
