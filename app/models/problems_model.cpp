// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/problems_model.h"

#include <algorithm>

#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"

namespace pim::app {

void ProblemsModel::setProblems(Problem::Kind kind, std::vector<Problem> problems)
{
    std::vector<Problem> rows;
    for (const Problem& row : m_rows)
        if (row.kind != kind)
            rows.push_back(row);
    rows.insert(rows.end(), std::make_move_iterator(problems.begin()), std::make_move_iterator(problems.end()));
    std::stable_sort(rows.begin(), rows.end(), [](const Problem& a, const Problem& b) {
        return a.severity != b.severity ? a.severity > b.severity : a.kind < b.kind;
    });
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    emit countsChanged();
}

int ProblemsModel::count(Severity severity) const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [=](const Problem& p) { return p.severity == severity; }));
}

int ProblemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}
int ProblemsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumnCount; }

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Problem& row = problem(index.row());
    if (role == Qt::DisplayRole)
        return index.column() == kText ? row.text : row.where;
    if (role == Qt::ToolTipRole)
        return widgets::literalText(index.column() == kText ? row.text : row.where);
    if (role == Qt::DecorationRole && index.column() == kText)
        return row.severity == Severity::Error  ? widgets::icon(QStringLiteral("error"), widgets::IconRole::Error)
            : row.severity == Severity::Warning ? widgets::icon(QStringLiteral("warning"), widgets::IconRole::Warning)
                                                : widgets::icon(QStringLiteral("info"), widgets::IconRole::Muted);
    if (role == Qt::AccessibleTextRole && index.column() == kText)
        return (row.severity == Severity::Error         ? tr("Error: %1")
                    : row.severity == Severity::Warning ? tr("Warning: %1")
                                                        : tr("Note: %1"))
            .arg(row.text);
    return {};
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == kText ? tr("Problem") : section == kWhere ? tr("Where") : QVariant();
}

void ProblemsModel::retranslate() { emit headerDataChanged(Qt::Horizontal, 0, kColumnCount - 1); }

} // namespace pim::app
