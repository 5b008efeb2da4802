// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;
class QAction;

namespace pim::app {

/// How well \a text answers \a typed: characters in order, word beginnings count more. Negative: it does not.
int matchScore(const QString& typed, const QString& text);

/// Ctrl+K: every action by name, the best matches first, with its keys and its command line.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* window);

    /// Show the actions over the window's top; \a command says the command line of one, empty where there is none.
    void open(const std::vector<QAction*>& actions, std::function<QString(const QAction*)> command);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refill();
    void trigger();

    QLineEdit* m_field;
    QListWidget* m_list;
    QLabel* m_command;
    std::vector<QAction*> m_actions;
    std::function<QString(const QAction*)> m_commandOf;
};

} // namespace pim::app
