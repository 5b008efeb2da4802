// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include <QAbstractTableModel>
#include <QDateTime>
#include <QString>

namespace pim::app {

/// What happened in this session, oldest first: files, runs, errors, and Qt's own warnings. Keeps the last 10,000
/// lines.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Level { Info, Warning, Error };
    static constexpr int kMostLines = 10'000;
    using QAbstractTableModel::QAbstractTableModel;

    void add(Level level, const QString& text);
    QString text() const; ///< every line, for the clipboard and for bug reports

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Line
    {
        QDateTime time;
        Level level;
        QString text;
    };
    std::deque<Line> m_lines;
};

} // namespace pim::app
