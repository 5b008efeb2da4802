// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QFrame>

namespace pim::widgets {

/// A small card beside the cursor: a title, figures with bold numbers, a line of parameters. It takes no clicks.
class HoverCard : public QWidget
{
    Q_OBJECT
public:
    struct Content
    {
        QString letter; ///< badge before the title; may be empty
        QString title, note; ///< note: right of the title
        std::vector<std::pair<QString, QString>> figures; ///< name and value with unit
        QString footer; ///< lines of text below a rule
    };
    explicit HoverCard(QWidget* parent);
    void showAt(const QPoint& cursor, const Content& content);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Content m_content;
};

} // namespace pim::widgets
