// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace pim::widgets {

/// A titled part of a dock that folds: a 28 px header with an optional widget at its right, content below.
class Section : public QWidget
{
    Q_OBJECT
public:
    explicit Section(const QString& title, QWidget* content, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    /// Put \a widget at the right end of the header; takes ownership.
    void setHeaderWidget(QWidget* widget);
    void setExpanded(bool expanded);
    bool isExpanded() const;
    QWidget* content() const { return m_content; }

signals:
    void toggled(bool expanded);

private:
    QToolButton* m_toggle;
    QHBoxLayout* m_header;
    QWidget* m_content;
};

/// What a view shows instead of nothing: an icon, what is missing, and what to do about it.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(const QString& iconName, QWidget* parent = nullptr);
    void setText(const QString& title, const QString& advice);
    /// A button below the text; an empty text hides it.
    void setAction(const QString& text);

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    QString m_iconName;
    QLabel *m_icon, *m_title, *m_advice;
    QPushButton* m_button;
};

} // namespace pim::widgets
