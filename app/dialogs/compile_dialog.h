// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/project/programs.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace pim::widgets {
class Segmented;
}

namespace pim::app {

/// Asks how a network is to be compiled, and for which machine.
class CompileDialog : public QDialog
{
    Q_OBJECT
public:
    explicit CompileDialog(const project::ProgramSettings& settings, QWidget* parent = nullptr);
    project::ProgramSettings settings() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh(); ///< what goes with what was chosen
    void chooseFile();

    project::ProgramSettings m_settings;
    widgets::Segmented* m_mode;
    QComboBox *m_machine, *m_replication, *m_element;
    QLineEdit* m_file;
    QPushButton* m_browse;
    QSpinBox *m_sum, *m_shift, *m_memory, *m_chunks;
    QCheckBox *m_logical, *m_direct, *m_simulate, *m_corrected;
    QLabel *m_modeHint, *m_problem;
    QLabel* m_labels[8];
    QPushButton* m_ok;
    QFormLayout* m_form;
    int m_fileRow = 0;
};

} // namespace pim::app
