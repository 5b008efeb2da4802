// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/preset_changes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "widgets/common/number_delegate.h"
#include "widgets/common/theme.h"
#include "widgets/editors/hardware_text.h"

namespace pim::widgets {

void HardwareChangesModel::setChanges(std::vector<hardware::HardwareChange> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    m_parts.clear();
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        const auto& p = m_changes[i].parameter;
        const auto* last = i == 0 ? nullptr : &m_changes[i - 1].parameter;
        if (!last || last->group != p.group || last->entry != p.entry)
            m_parts.push_back({ static_cast<int>(i), 0 });
        ++m_parts.back().count;
    }
    endResetModel();
}

// Parts have the internal id 0, numbers one more than the row of their part.
QModelIndex HardwareChangesModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= 3)
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : 0);
}

QModelIndex HardwareChangesModel::parent(const QModelIndex& child) const
{
    return child.isValid() && child.internalId() > 0 ? createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0)) : QModelIndex();
}

int HardwareChangesModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_parts.size());
    return parent.internalId() == 0 && parent.column() == 0 ? m_parts[static_cast<std::size_t>(parent.row())].count : 0;
}

int HardwareChangesModel::columnCount(const QModelIndex&) const { return 3; }

QVariant HardwareChangesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0) {
        const auto& p = m_changes[static_cast<std::size_t>(m_parts[static_cast<std::size_t>(index.row())].first)].parameter;
        if (index.column() == 0 && role == Qt::DisplayRole)
            return p.entryLabel.empty() ? groupText(p.group) : groupText(p.group) + QStringLiteral(", ") + QString::fromStdString(p.entryLabel);
        return role == Qt::FontRole ? QVariant(fontOf(TextRole::Section)) : QVariant();
    }
    const hardware::HardwareChange& change
        = m_changes[static_cast<std::size_t>(m_parts[static_cast<std::size_t>(index.internalId() - 1)].first + index.row())];
    if (role == Qt::ToolTipRole)
        return QString(parameterPath(change.parameter) + QLatin1Char('\n') + QString::fromStdString(change.key) + QLatin1Char('\n')
                       + parameterQuantity(change.parameter, change.before, 4).text() + QStringLiteral(" → ")
                       + parameterQuantity(change.parameter, change.after, 4).text());
    if (index.column() == 0)
        return role == Qt::DisplayRole ? QVariant(parameterText(change.parameter)) : QVariant();
    const auto value = index.column() == 1 ? change.before : change.after;
    if (role == Qt::DisplayRole)
        return parameterQuantity(change.parameter, value).text();
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && index.column() == 1)
        return QBrush(tokens().text2);
    return {};
}

QVariant HardwareChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Number") : section == 1 ? tr("Now") : tr("Then");
}

PresetChangesPanel::PresetChangesPanel(QWidget* parent)
    : QFrame(parent), m_model(new HardwareChangesModel(this)), m_title(new QLabel(this)), m_count(new QLabel(this)), m_view(new QTreeView(this)),
      m_apply(new QPushButton(this)), m_cancel(new QPushButton(this))
{
    m_title->setFont(fontOf(TextRole::Section));
    m_title->setWordWrap(true);
    m_count->setProperty("role", QStringLiteral("label"));
    m_count->setFont(fontOf(TextRole::Caption));
    m_count->setWordWrap(true);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new NumberDelegate(m_view));
    m_view->setIndentation(12);
    m_view->setUniformRowHeights(true);
    m_view->setFont(fontOf(TextRole::Table));
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_view->header()->setMinimumSectionSize(40);
    m_view->setMinimumHeight(120);
    m_apply->setProperty("primary", true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_apply);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_count);
    layout->addWidget(m_view, 1);
    layout->addLayout(buttons);
    connect(m_apply, &QPushButton::clicked, this, &PresetChangesPanel::applied);
    connect(m_cancel, &QPushButton::clicked, this, &PresetChangesPanel::cancelled);
    retranslateUi();
}

void PresetChangesPanel::setChanges(const QString& title, std::vector<hardware::HardwareChange> changes)
{
    m_hardwareTitle = title;
    m_model->setChanges(std::move(changes));
    for (const int column : { 1, 2 })
        m_view->header()->resizeSection(column, 76);
    retranslateUi();
    m_view->expandAll();
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_view->setFirstColumnSpanned(row, {}, true);
    m_apply->setFocus();
}

void PresetChangesPanel::retranslateUi()
{
    m_title->setText(tr("Switch to %1?").arg(m_hardwareTitle));
    m_count->setText(tr("Numbers that would change: %1").arg(m_model->changes().size()));
    m_view->setAccessibleName(tr("Numbers that would change"));
    m_apply->setText(tr("Apply"));
    m_apply->setToolTip(tr("Use this hardware; Undo brings the present one back"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Keep the hardware as it is (Esc)"));
}

void PresetChangesPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QFrame::changeEvent(event);
}

void PresetChangesPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        QFrame::keyPressEvent(event);
}

} // namespace pim::widgets
