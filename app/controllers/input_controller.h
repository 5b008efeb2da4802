// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>

#include <QObject>
#include <QPointer>
#include <QString>

#include "app/controllers/preview_controller.h"
#include "app/document.h"

class QScrollArea;

namespace pim::widgets {
class HardwareEditor;
class ModelSection;
class OptionsEditor;
class PowerBudgetEditor;
class Section;
}

namespace pim::app {

/// The Inputs dock: shows the document's inputs, turns what a person does there into edits of the document, and
/// previews what the budget at hand would bring.
class InputController : public QObject
{
    Q_OBJECT
public:
    explicit InputController(Document& document, QObject* parent = nullptr);

    QWidget* panel() const;
    /// What the fast search found last for these inputs.
    const std::optional<synthesis::BudgetPreview>& preview() const { return m_preview; }
    /// Open the hardware at a number of it.
    void revealHardware(const QString& key);
    void setThreads(int threads);
    void retranslate();
    /// Own hardware descriptions of this person.
    static QString presetFolder();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void galleryRequested();
    void problemsRequested();
    void threadsEdited(int threads);
    void message(const QString& text, bool error);

private:
    void show(const Change& change);
    void showPreview(const synthesis::BudgetPreview& preview);
    void choosePreset(const QString& name);
    void openHardware();
    void savePreset();
    void loadOwnPresets();
    std::shared_ptr<const hardware::HardwareSpec> baseline() const;

    Document& m_document;
    PreviewController m_previewer;
    std::optional<synthesis::BudgetPreview> m_preview;
    bool m_patient = false; ///< the preview under way has more time than usual
    std::vector<std::shared_ptr<const hardware::HardwareSpec>> m_own;
    std::map<std::string, std::shared_ptr<const hardware::HardwareSpec>>
        m_opened; ///< from files, by name: what changes are counted from
    QPointer<QScrollArea> m_panel;
    widgets::ModelSection* m_model;
    widgets::HardwareEditor* m_hardware;
    widgets::PowerBudgetEditor* m_budget;
    widgets::OptionsEditor* m_options;
    widgets::Section *m_modelBox, *m_hardwareBox, *m_budgetBox, *m_optionsBox;
};

} // namespace pim::app
