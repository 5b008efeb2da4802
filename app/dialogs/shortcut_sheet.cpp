// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/shortcut_sheet.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "app/actions.h"
#include "widgets/common/theme.h"

namespace pim::app {

ShortcutSheet::ShortcutSheet(Actions& actions, QWidget* parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_reset(new QPushButton(tr("Default"), this))
    , m_clear(new QPushButton(tr("No key"), this))
    , m_note(new QLabel(this))
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_filter->setPlaceholderText(tr("Filter by name or key"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({ tr("Action"), tr("Keys") });
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAccessibleName(tr("Actions and their keys"));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_keys->setAccessibleName(tr("New keys"));
    m_keys->installEventFilter(this);
    m_note->setWordWrap(true);
    m_note->setProperty("role", QStringLiteral("label"));
    auto* habits = new QLabel(tr("In views: the wheel zooms about the cursor, the middle button pans, the right button "
                                 "zooms into a box, arrows pan, "
                                 "Esc cancels and then clears, a double click on a number explains it."),
                              this);
    habits->setWordWrap(true);
    habits->setProperty("role", QStringLiteral("hint"));
    auto* edit = new QHBoxLayout;
    edit->addWidget(new QLabel(tr("Press new keys:"), this));
    edit->addWidget(m_keys, 1);
    edit->addWidget(m_reset);
    edit->addWidget(m_clear);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults, this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree, 1);
    layout->addLayout(edit);
    layout->addWidget(m_note);
    layout->addWidget(habits);
    layout->addWidget(buttons);
    resize(520, 600);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] {
        m_actions.resetShortcuts();
        m_note->setText(tr("All keys are the default again."));
        refill();
        emit changed();
    });
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutSheet::refill);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutSheet::select);
    const auto assign = [this](const QKeySequence& keys) {
        const QTreeWidgetItem* item = m_tree->currentItem();
        auto* action = item ? item->data(0, Qt::UserRole).value<QAction*>() : nullptr;
        if (!action)
            return;
        const QAction* loser = m_actions.setShortcut(action, keys);
        m_note->setText(
            loser ? tr("%1 had these keys and has none now.").arg(Actions::plainText(loser))
                  : QString());
        refill();
        emit changed();
    };
    connect(m_keys, &QKeySequenceEdit::editingFinished, this, [this, assign] {
        // One combination: a sequence of several would make its first keys wait.
        if (!m_keys->keySequence().isEmpty())
            assign(QKeySequence(m_keys->keySequence()[0]));
    });
    connect(m_clear, &QPushButton::clicked, this, [assign] { assign({}); });
    connect(m_reset, &QPushButton::clicked, this, [this, assign] {
        if (const QTreeWidgetItem* item = m_tree->currentItem())
            if (auto* action = item->data(0, Qt::UserRole).value<QAction*>())
                assign(m_actions.defaultShortcut(action));
    });
    refill();
}

bool ShortcutSheet::eventFilter(QObject* object, QEvent* event)
{
    // Esc leaves the field: nobody means it to quit the program.
    if (object == m_keys && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier) {
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                select();
                m_tree->setFocus(Qt::OtherFocusReason);
            }
            return true;
        }
    }
    return QDialog::eventFilter(object, event);
}

void ShortcutSheet::refill()
{
    const QTreeWidgetItem* before = m_tree->currentItem();
    const auto* current = before ? before->data(0, Qt::UserRole).value<QAction*>() : nullptr;
    const QSignalBlocker blocked(m_tree);
    m_tree->clear();
    QString group;
    for (QAction* action : m_actions.all()) {
        const QString name = Actions::plainText(action),
                      keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString wanted = m_filter->text().trimmed();
        if (!wanted.isEmpty() && !name.contains(wanted, Qt::CaseInsensitive)
            && !keys.contains(wanted, Qt::CaseInsensitive))
            continue;
        if (Actions::groupText(action) != group) {
            group = Actions::groupText(action);
            auto* head = new QTreeWidgetItem(m_tree, { group });
            head->setFont(0, widgets::fontOf(widgets::TextRole::Section));
            head->setFlags(Qt::ItemIsEnabled);
        }
        auto* item = new QTreeWidgetItem(m_tree, { name, keys });
        item->setData(0, Qt::UserRole, QVariant::fromValue(action));
        item->setToolTip(0, action->statusTip());
        if (action->shortcut() != m_actions.defaultShortcut(action))
            item->setForeground(1, widgets::tokens().accent);
        if (action == current)
            m_tree->setCurrentItem(item);
    }
    select();
}

void ShortcutSheet::select()
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    auto* action = item ? item->data(0, Qt::UserRole).value<QAction*>() : nullptr;
    const QSignalBlocker blocked(m_keys);
    m_keys->setKeySequence(action ? action->shortcut() : QKeySequence());
    m_keys->setEnabled(action);
    m_clear->setEnabled(action && !action->shortcut().isEmpty());
    m_reset->setEnabled(action && action->shortcut() != m_actions.defaultShortcut(action));
}

} // namespace pim::app
