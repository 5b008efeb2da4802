// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QPushButton;

namespace pim::widgets {

/// One of two or three choices, all in sight: buttons joined to a bar. Arrow keys move, as in radio buttons.
class Segmented : public QWidget
{
    Q_OBJECT
public:
    explicit Segmented(int count, QWidget* parent = nullptr);
    void setTexts(const QStringList& texts);
    void setToolTips(const QStringList& texts);
    /// Show the first \a count choices alone.
    void setShownCount(int count);
    int current() const;
    void setCurrent(int index); ///< emits nothing

signals:
    void chosen(int index); ///< by the user

protected:
    void changeEvent(QEvent* event) override;

private:
    QPushButton* button(int index) const;
    QButtonGroup* m_group;
};

} // namespace pim::widgets
