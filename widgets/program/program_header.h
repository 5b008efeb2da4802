// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include <QWidget>

#include "widgets/program/program_data.h"

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;

namespace pim::widgets {

class NotesPopup;

/// What is known of a program beside its instructions.
struct ProgramState
{
    QString design; ///< "Design 1,816"
    std::optional<std::int64_t> verified; ///< elements that were compared and equal
    std::int64_t layersNotCompared = 0; ///< without a meaning on integers, or behind such
    QString mismatch; ///< why verification failed; empty: it did not
    QString outOfDate; ///< a sentence; empty: it is not
    bool designOutOfDate = false; ///< then compiling again does not help: the design is of other inputs
    QString failure; ///< of what was tried last, whole; empty: it went well
    QString keptInstead; ///< with a failure: which program this is
    QString file; ///< a sentence about the file that it was opened from; empty: it is the design's
};

/// Above the program: machine, options and figures; what can be done with it; work under way and what is out of date.
class ProgramHeader : public QWidget
{
    Q_OBJECT
public:
    explicit ProgramHeader(QWidget* parent = nullptr);
    void setProgram(std::shared_ptr<const ProgramData> program, const ProgramState& state);
    /// Work beside the window: what, and how far it is (negative: unknown). An empty text: nothing is under way.
    void setBusy(const QString& text, double fraction);
    bool isBusy() const { return m_isBusy; }
    void retranslateUi();
    void setCompact(bool compact); ///< fewer figures, buttons without words
    QList<QWidget*> tabOrder() const; ///< controls from left to right

signals:
    void compileRequested(); ///< with options that are asked for
    void recompileRequested(); ///< as before
    void rerunRequested(); ///< the design anew
    void machineRequested(); ///< another one for the file
    void closeFileRequested(); ///< back to the design's program
    void simulateRequested();
    void verifyRequested();
    void exportRequested();
    void cancelRequested();

private:
    void showReplication();
    void nameButtons();
    enum Fact { Machine, Mode, Replication, Numbers, Crossbars, Instructions, Latency, Energy, Verified, kFacts };
    void show();

    std::shared_ptr<const ProgramData> m_data;
    ProgramState m_state;
    bool m_isBusy = false, m_compact = false;
    std::array<QWidget*, kFacts> m_facts {};
    std::array<QLabel*, kFacts> m_names {}, m_values {};
    QPushButton *m_compile, *m_simulate, *m_verify, *m_export, *m_recompile, *m_rerun, *m_stop, *m_notes, *m_otherOptions, *m_machine, *m_closeFile;
    QFrame *m_stale, *m_mismatch, *m_failure, *m_file;
    QLabel *m_fileText, *m_staleText, *m_mismatchText, *m_failureText, *m_busyText;
    NotesPopup* m_popup;
    QWidget* m_busy;
    QProgressBar* m_progress;
};

} // namespace pim::widgets
