// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace pim::app {

class Actions;

/// All keys in one sheet; pick a row and press the new keys. Mouse habits of the views stand below.
class ShortcutSheet : public QDialog
{
    Q_OBJECT
public:
    ShortcutSheet(Actions& actions, QWidget* parent);

signals:
    void changed(); ///< some shortcut is another

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void refill();
    void select();

    Actions& m_actions;
    QLineEdit* m_filter;
    QTreeWidget* m_tree;
    QKeySequenceEdit* m_keys;
    QPushButton *m_reset, *m_clear;
    QLabel* m_note;
};

} // namespace pim::app
