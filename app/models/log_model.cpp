// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/log_model.h"

#include "widgets/common/literal_text.h"
#include "widgets/common/theme.h"

namespace pim::app {

void LogModel::add(Level level, const QString& text)
{
    if (static_cast<int>(m_lines.size()) >= kMostLines) {
        beginRemoveRows({}, 0, kMostLines / 10 - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + kMostLines / 10);
        endRemoveRows();
    }
    const int row = static_cast<int>(m_lines.size());
    beginInsertRows({}, row, row);
    m_lines.push_back({ QDateTime::currentDateTime(), level, text });
    endInsertRows();
}

QString LogModel::text() const
{
    QString all;
    for (const Line& line : m_lines)
        all += line.time.toString(Qt::ISODate) + QLatin1Char('\t') + line.text + QLatin1Char('\n');
    return all;
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}
int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 2; }

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return index.column() == 0 ? line.time.toString(QStringLiteral("HH:mm:ss")) : line.text;
    if (role == Qt::ToolTipRole)
        return widgets::literalText(line.text);
    if (role == Qt::ForegroundRole)
        return index.column() == 0         ? widgets::tokens().text3
            : line.level == Level::Error   ? widgets::tokens().error
            : line.level == Level::Warning ? widgets::tokens().warning
                                           : widgets::tokens().text;
    return {};
}

} // namespace pim::app
