// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "widgets/program/program_data.h"
#include "widgets/program/program_header.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace pim::widgets {

class CoreModel;
class EmptyState;
class InstructionDetails;
class InstructionModel;
class InstructionTable;
class RowCopier;
class Selection;

/// A program: its cores with what they add up to, every instruction, what the selected one does.
class ProgramView : public QWidget
{
    Q_OBJECT
public:
    /// Why there is no program.
    enum class Empty { NoDesign, NotCompiled, Failed };

    explicit ProgramView(QWidget* parent = nullptr);
    ~ProgramView() override;

    void setSelection(Selection* selection); ///< the one of the window; may be set once
    void setProgram(std::shared_ptr<const ProgramData> program, const ProgramState& state); ///< null: see setEmpty()
    void setEmpty(Empty why, const QString& reason = {});
    /// Work beside the window; an empty text: none.
    void setBusy(const QString& text, double fraction = -1);

    const std::shared_ptr<const ProgramData>& program() const { return m_data; }
    InstructionModel* instructions() const { return m_instructions; }
    InstructionTable* table() const { return m_table; }
    QTableView* coreTable() const { return m_coreTable; }
    std::optional<InstructionPlace> current() const;
    QString words() const; ///< what the selected instruction does
    QString statusLine() const; ///< "1,204 of 3,100,000 instructions"
    void setUnits(unsigned units); ///< bit u: Unit u
    void setFilterText(const QString& text);
    /// The selected rows with headers to the clipboard, between events; notice() tells how many.
    void copy();
    bool isCopying() const;

public slots:
    /// Select an instruction; filters that keep it out are taken back.
    void showInstruction(int core, int index);
    void showLayer(int layer); ///< its instructions alone
    void showCore(int core); ///< -1: all
    /// The shown instruction that runs at a simulated time, else the next.
    void showTime(std::int64_t ps);

signals:
    void compileRequested(); ///< with options to be asked for
    void recompileRequested(); ///< with those of the program
    void rerunRequested(); ///< the design anew, for the inputs of now
    void machineRequested(); ///< another one for the file that is shown
    void closeFileRequested();
    void simulateRequested();
    void verifyRequested();
    void exportRequested();
    void cancelRequested();
    void designRequested(); ///< from the empty state: choose one
    /// A way to another view: "layers", "network", "timeline" or "floorplan".
    void layerRequested(const QString& view, int layer);
    void instructionPicked(int core, int index); ///< by the user
    void statusText(const QString& text);
    void notice(const QString& text); ///< something is done

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override; ///< not a focus proxy: Tab passes by the table then

private:
    QWidget* makeToolbar();
    void retranslateUi();
    void fillLayers();
    void showEmpty();
    void showCounts();
    void showProgress();
    void showDetails();
    void setCompact(bool compact);
    void goToTyped();
    void stop();
    void applyFilter();
    void pick(int row);
    void goToWanted();
    void showMenu(const QPoint& position);

    std::shared_ptr<const ProgramData> m_data;
    ProgramState m_state;
    Empty m_why = Empty::NoDesign;
    QString m_reason;
    std::optional<InstructionPlace> m_wanted; ///< to be selected as soon as the search has come to it
    bool m_following = false;
    QPointer<Selection> m_selection;
    QTimer m_typing; ///< a pause in typing begins the search
    CoreModel* m_cores;
    QSortFilterProxyModel* m_sortedCores;
    InstructionModel* m_instructions;

    ProgramHeader* m_header;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTableView* m_coreTable;
    InstructionTable* m_table;
    InstructionDetails* m_details;
    std::array<QPushButton*, program::kUnitCount> m_units {};
    QComboBox* m_layers;
    QLineEdit *m_find, *m_time;
    QSplitter* m_below;
    QWidget* m_detailsScroll;
    bool m_compact = false; ///< little height: the table before all else
    QLabel* m_count;
    QToolButton *m_copy, *m_stop;
    RowCopier* m_copier;
    QElapsedTimer m_counted; ///< since the count of a search was shown
};

} // namespace pim::widgets
