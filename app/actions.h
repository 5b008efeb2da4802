// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>

namespace pim::app {

/// Every action of the window by name: menus, the toolbar, the command palette and the shortcut sheet are views of this
/// list. Texts are translated anew by retranslate().
class Actions : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QWidget* window);

    /// The action \a id of the table in actions.cpp, "run.start". REQUIRES: it exists.
    QAction* operator[](const char* id) const;
    const std::vector<QAction*>& all() const { return m_all; }
    /// "Run" of "run.start": the group that lists show it under.
    static QString groupText(const QAction* action);
    /// Its text without the mark of the access key, "&Run" or "运行(&R)", and without the dots of a dialog to come.
    static QString plainText(const QAction* action);

    QKeySequence defaultShortcut(const QAction* action) const;
    /// Change a shortcut. The action that had it loses it and is returned; nullptr when nobody had it.
    QAction* setShortcut(QAction* action, const QKeySequence& keys);
    /// Shortcuts that are not the default, by action name; for the settings.
    std::map<QString, QString> changedShortcuts() const;
    void setChangedShortcuts(const std::map<QString, QString>& shortcuts);
    void resetShortcuts();
    void retranslate();

    /// Words that the command palette finds an action by, besides its name; translated, empty for most.
    static QString keywords(const QAction* action);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::vector<QAction*> m_all;
};

} // namespace pim::app
