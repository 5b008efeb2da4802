// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "core/base/diagnostics.h"

namespace pim::app {

/// Something wrong or worth a look, and where a click leads.
struct Problem
{
    enum class Kind { Model, Hardware, Design, Run, File, Program };
    Severity severity = Severity::Warning;
    Kind kind = Kind::Model;
    QString text;
    QString where; ///< for people
    QString target; ///< what the owner of the place understands: a layer's name, a hardware key
    bool operator==(const Problem&) const = default;
};

/// The Problems list: errors first, then warnings, then notes.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { kText, kWhere, kColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// Replace all problems of one kind.
    void setProblems(Problem::Kind kind, std::vector<Problem> problems);
    const Problem& problem(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int count(Severity severity) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

signals:
    void countsChanged();

private:
    std::vector<Problem> m_rows;
};

} // namespace pim::app
