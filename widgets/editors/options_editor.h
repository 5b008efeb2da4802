// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <QWidget>

#include "core/hardware/hardware_spec.h"
#include "core/synthesis/synthesis.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace pim::widgets {

class Section;
class Segmented;

/// The options section of the Inputs dock: how to search, and in the part that folds out, where. The power budget is the
/// PowerBudgetEditor's; it passes through unchanged.
class OptionsEditor : public QWidget
{
    Q_OBJECT
public:
    explicit OptionsEditor(QWidget* parent = nullptr);

    void setOptions(const synthesis::SynthesisOptions& options, std::uint64_t seed); ///< emits nothing
    const synthesis::SynthesisOptions& options() const { return m_options; }
    std::uint64_t seed() const { return m_seed; }
    /// 0: as many as the machine has. Not part of the options: results do not depend on it.
    void setThreads(int threads);
    /// For the resolutions that count when none are given, and for what needs areas.
    void setHardware(std::shared_ptr<const hardware::HardwareSpec> hardware);
    void setAdvancedExpanded(bool expanded);

signals:
    void optionsEdited(pim::synthesis::SynthesisOptions options, quint64 seed, QString undoText);
    void threadsEdited(int threads);
    void advancedToggled(bool expanded);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// A line of text that is one option; the error stands below it.
    struct TextField
    {
        std::string_view key; ///< of core/synthesis/option_limits
        QLabel* label;
        QLineEdit* edit;
        QLabel* error;
        std::function<Result<void>(const QString& text, synthesis::SynthesisOptions& options)> read;
        std::function<QString(const synthesis::SynthesisOptions& options)> write;
    };
    QLabel* addRow(QGridLayout* grid, QWidget* field);
    QLabel* addError(QGridLayout* grid);
    void addText(QGridLayout* grid, std::string_view key, decltype(TextField::read) read, decltype(TextField::write) write);
    void buildBasic(QGridLayout* grid);
    void buildAdvanced(QGridLayout* grid);
    void fill();
    void judge(const TextField& field);
    void commit(const TextField& field);
    void editShare();
    void editSlices();
    void edit(const std::function<void(synthesis::SynthesisOptions&)>& change, const QString& undoText);
    void checkWithHardware();
    void retranslateUi();
    void fillCombo(QComboBox* combo, const QStringList& texts, const QStringList& toolTips = {});

    synthesis::SynthesisOptions m_options;
    std::uint64_t m_seed = 1;
    std::shared_ptr<const hardware::HardwareSpec> m_hardware;

    Segmented* m_macros;
    QComboBox *m_objective, *m_effort, *m_algorithm, *m_profile;
    QLineEdit* m_seedEdit;
    QCheckBox *m_sharing, *m_separate, *m_packed;
    Section* m_advanced;
    QDoubleSpinBox *m_shareLow, *m_shareHigh;
    QSpinBox *m_shareSteps, *m_threads;
    QLabel *m_macrosLabel, *m_objectiveLabel, *m_effortLabel, *m_seedLabel, *m_sharingLabel, *m_algorithmLabel, *m_profileLabel, *m_slicesLabel,
        *m_shareLabel, *m_threadsLabel, *m_shareTo, *m_shareIn;
    QLabel *m_objectiveError, *m_seedError, *m_slicesError, *m_shareError;
    std::vector<TextField> m_fields;
};

} // namespace pim::widgets
