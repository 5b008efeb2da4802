// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QWidget>

#include "widgets/editors/hardware_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace pim::widgets {

class PresetChangesPanel;

/// The hardware section of the Inputs dock: preset, search, every number of the description.
class HardwareEditor : public QWidget
{
    Q_OBJECT
public:
    using Spec = std::shared_ptr<const hardware::HardwareSpec>;

    explicit HardwareEditor(QWidget* parent = nullptr);

    /// The document's hardware, and the description that its changes are counted from (its preset or file).
    void setHardware(Spec spec, Spec baseline);
    Spec hardware() const { return m_model->hardware(); }
    /// Descriptions to choose from beside the built-in presets: those of the user, by their name.
    void setOwnPresets(std::vector<Spec> presets);
    /// Open the branch of a number (or of a row of a table), select it and bring it into view. False when there is none.
    bool revealKey(const QString& key);
    /// A label for the header of the section: the number of findings; empty when there are none.
    QWidget* headerWidget() const;
    HardwareModel* model() const { return m_model; }

signals:
    /// A number was edited by hand; \a description is for the undo list.
    void hardwareEdited(std::shared_ptr<const pim::hardware::HardwareSpec> spec, QString key, QString description);
    /// The user chose another description and agreed to what it changes.
    void presetChosen(QString name);
    void openHardwareRequested();
    void saveAsPresetRequested();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void retranslateUi();
    void fillPresets();
    void choosePreset(const QString& name);
    void showFindings();
    void showMessage(const QString& text, bool error);
    void resetRow(const QModelIndex& index);
    void applyFilter(const QString& text);
    void revealNextWarning();

    HardwareModel* m_model;
    QSortFilterProxyModel* m_filter;
    QComboBox* m_preset;
    QToolButton *m_reset, *m_more, *m_findings;
    QLineEdit* m_search;
    QStackedWidget* m_stack;
    QTreeView* m_tree;
    QLabel *m_message, *m_nothing;
    PresetChangesPanel* m_changes;
    QAction *m_open, *m_save, *m_expand, *m_collapse;
    std::vector<Spec> m_own;
    QString m_pending; ///< preset whose changes are shown
    std::vector<QPersistentModelIndex> m_expandedBeforeSearch;
    int m_nextWarning = 0;
};

} // namespace pim::widgets
