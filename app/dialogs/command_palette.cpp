// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/command_palette.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "app/actions.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/theme.h"

namespace pim::app {
namespace {

enum { kKeysRole = Qt::UserRole + 1, kGroupRole, kActionRole };

class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        // Actions without an icon begin where the others' words begin.
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        const QString words = std::exchange(row.text, QString());
        QStyle* style = row.widget ? row.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
        painter->save();
        painter->setFont(row.font);
        painter->setPen(row.state & QStyle::State_Enabled ? widgets::tokens().text : widgets::tokens().disabled);
        painter->drawText(row.rect.adjusted(32, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, words);
        painter->setFont(widgets::fontOf(widgets::TextRole::Table));
        painter->setPen(widgets::tokens().text2);
        const QString keys = index.data(kKeysRole).toString(), group = index.data(kGroupRole).toString();
        painter->drawText(option.rect.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter,
                          keys.isEmpty() ? group : group + QStringLiteral("   ") + keys);
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), 28));
        return size;
    }
};

} // namespace

int matchScore(const QString& typed, const QString& text)
{
    const QString wanted = typed.simplified().remove(QLatin1Char(' '));
    if (wanted.isEmpty())
        return 0;
    if (const auto at = text.indexOf(typed.simplified(), 0, Qt::CaseInsensitive); at >= 0)
        return 1000 - static_cast<int>(at) - static_cast<int>(text.size())
            + (at == 0 || !text[at - 1].isLetterOrNumber() ? 500 : 0);
    int score = 0, at = -1;
    for (const QChar c : wanted) {
        const int next = static_cast<int>(text.indexOf(c, at + 1, Qt::CaseInsensitive));
        if (next < 0)
            return -1;
        score += next == 0 || !text[next - 1].isLetterOrNumber() ? 20 : next == at + 1 ? 10 : 1;
        at = next;
    }
    return score;
}

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window, Qt::Popup)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_command(new QLabel(this))
{
    m_command->setTextFormat(Qt::PlainText);
    setProperty("popup", true);
    setAccessibleName(tr("Commands"));
    m_field->setAccessibleName(tr("Command"));
    m_field->setClearButtonEnabled(true);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Matching commands"));
    m_command->setFont(QFont(QStringLiteral("monospace"), m_command->font().pointSize() - 1));
    m_command->setProperty("role", QStringLiteral("hint"));
    m_command->setMargin(4);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_command);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::refill);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::trigger);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::trigger);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        const QListWidgetItem* item = m_list->currentItem();
        const auto* action = item ? item->data(kActionRole).value<QAction*>() : nullptr;
        const QString command = action && m_commandOf ? m_commandOf(action) : QString();
        m_command->setText(m_command->fontMetrics().elidedText(!command.isEmpty() ? command
                                                                   : action       ? action->statusTip()
                                                                            : tr("No command has this in its name"),
                                                               Qt::ElideRight, width() - 32));
        m_command->setToolTip(widgets::literalText(command));
    });
}

void CommandPalette::open(const std::vector<QAction*>& actions, std::function<QString(const QAction*)> command)
{
    m_actions = actions;
    m_commandOf = std::move(command);
    m_field->setPlaceholderText(tr("Type what you want to do"));
    m_field->clear();
    const QWidget* window = parentWidget();
    const QSize size(std::min(560, window->width() - 48), std::min(420, window->height() - 96));
    resize(size);
    move(window->mapToGlobal(QPoint((window->width() - size.width()) / 2, 72)));
    refill();
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::refill()
{
    std::vector<std::pair<int, QAction*>> found;
    for (QAction* action : m_actions) {
        // The group helps to find: "view dark". Of further names whole words count, or beginnings of them.
        int score = std::max(
            matchScore(m_field->text(), Actions::plainText(action)),
            matchScore(m_field->text(), Actions::groupText(action) + QLatin1Char(' ') + Actions::plainText(action)) - 5);
        const QString typed = m_field->text().simplified(), more = QLatin1Char(' ') + Actions::keywords(action);
        if (typed.size() >= 3 && more.contains(QLatin1Char(' ') + typed, Qt::CaseInsensitive))
            score = std::max(score, 900);
        if (score >= 0 || m_field->text().trimmed().isEmpty())
            found.emplace_back(score + (action->isEnabled() ? 0 : -2000), action);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    m_list->clear();
    for (const auto& [score, action] : found) {
        auto* item = new QListWidgetItem(action->icon(), Actions::plainText(action), m_list);
        item->setData(kKeysRole, action->shortcut().toString(QKeySequence::NativeText));
        item->setData(kGroupRole, Actions::groupText(action));
        item->setData(kActionRole, QVariant::fromValue(action));
        item->setToolTip(action->statusTip());
        if (!action->isEnabled())
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    m_list->setCurrentRow(m_list->count() ? 0 : -1);
    if (!m_list->count())
        m_command->setText(tr("No command has this in its name"));
}

void CommandPalette::trigger()
{
    const QListWidgetItem* item = m_list->currentItem();
    auto* action = item ? item->data(kActionRole).value<QAction*>() : nullptr;
    if (!action || !action->isEnabled())
        return;
    hide();
    action->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QApplication::sendEvent(m_list, event);
            return true;
        }
        if (key == Qt::Key_Escape) {
            hide();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace pim::app
