// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QAbstractTableModel>

#include "widgets/program/program_data.h"

namespace pim::widgets {

enum class CoreColumn { Core, Instructions, Scalar, Matrix, Vector, Transfer, Crossbars, Read, Written, Sent, Received, Busy };
inline constexpr int kCoreColumnCount = 12;

/// Cores of a program with what their instructions add up to; the first row is all of them.
class CoreModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setData(std::shared_ptr<const ProgramData> data);
    void refresh();

    std::int32_t coreAt(int row) const { return row - 1; } ///< -1: all
    int rowOf(std::int32_t core) const { return core + 1; }
    double value(int row, CoreColumn column) const; ///< NaN: not known

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const ProgramData> m_data;
};

} // namespace pim::widgets
