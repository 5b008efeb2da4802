// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace pim::app {

/// A sentence over the views with buttons that deal with it: what others say in a modal box.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Warning, Error };
    using Choice = std::pair<QString, std::function<void()>>;

    explicit NoticeBar(QWidget* parent = nullptr);
    /// Show \a text until a choice is made or another notice comes. A button to close stands at the end.
    void show(Kind kind, const QString& text, std::vector<Choice> choices = {});
    QString text() const;
    /// Give the keyboard to the first button of what is shown.
    void focusFirstChoice();

private:
    QLabel *m_icon, *m_text;
    QHBoxLayout* m_buttons;
};

} // namespace pim::app
