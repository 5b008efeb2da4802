// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractItemModel>
#include <QFrame>

#include "core/hardware/parameters.h"

class QLabel;
class QPushButton;
class QTreeView;

namespace pim::widgets {

/// Numbers that change from one hardware to another, under the part they belong to: name, old, new.
class HardwareChangesModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    using QAbstractItemModel::QAbstractItemModel;
    void setChanges(std::vector<hardware::HardwareChange> changes);
    const std::vector<hardware::HardwareChange>& changes() const { return m_changes; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Part
    {
        int first = 0, count = 0; ///< in m_changes
    };
    std::vector<hardware::HardwareChange> m_changes;
    std::vector<Part> m_parts;
};

/// What switching to another hardware would change, with Apply and Cancel; part of the dock, not a dialog.
class PresetChangesPanel : public QFrame
{
    Q_OBJECT
public:
    explicit PresetChangesPanel(QWidget* parent = nullptr);
    void setChanges(const QString& title, std::vector<hardware::HardwareChange> changes);
    const HardwareChangesModel* model() const { return m_model; }

signals:
    void applied();
    void cancelled();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslateUi();

    HardwareChangesModel* m_model;
    QLabel *m_title, *m_count;
    QTreeView* m_view;
    QPushButton *m_apply, *m_cancel;
    QString m_hardwareTitle;
};

} // namespace pim::widgets
