// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace pim::widgets {

/// A search field with "1 of 3" and arrows for the previous and the next match within it.
class FindField : public QLineEdit
{
    Q_OBJECT
public:
    explicit FindField(QWidget* parent = nullptr);
    /// \a current counts from 1; 0 of 0 shows that nothing matches. Nothing is shown while the field is empty.
    void setMatches(int current, int count);
    void retranslateUi(const QString& placeholder);

signals:
    void nextRequested();
    void previousRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void showNote();

    QAction *m_previous, *m_next;
    int m_current = 0, m_count = 0;
    QString m_note;
};

} // namespace pim::widgets
