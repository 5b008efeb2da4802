// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/core_model.h"

#include <cmath>
#include <limits>

#include "core/program/activity.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/program/program_text.h"

namespace pim::widgets {

void CoreModel::setData(std::shared_ptr<const ProgramData> data)
{
    beginResetModel();
    m_data = std::move(data);
    endResetModel();
}

void CoreModel::refresh()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int CoreModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_data ? 0 : static_cast<int>(m_data->cores.size()) + 1;
}

int CoreModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kCoreColumnCount; }

double CoreModel::value(int row, CoreColumn column) const
{
    const CoreFigures& figures = row == 0 ? m_data->total : m_data->cores[static_cast<std::size_t>(row) - 1];
    const auto unit = [&](program::Unit u) { return static_cast<double>(figures.byUnit[static_cast<std::size_t>(u)]); };
    switch (column) {
    case CoreColumn::Core: return row - 1;
    case CoreColumn::Instructions: return static_cast<double>(figures.instructions);
    case CoreColumn::Scalar: return unit(program::Unit::Scalar);
    case CoreColumn::Matrix: return unit(program::Unit::Matrix);
    case CoreColumn::Vector: return unit(program::Unit::Vector);
    case CoreColumn::Transfer: return unit(program::Unit::Transfer);
    case CoreColumn::Crossbars: return static_cast<double>(figures.crossbars);
    case CoreColumn::Read: return static_cast<double>(figures.readBytes);
    case CoreColumn::Written: return static_cast<double>(figures.writtenBytes);
    case CoreColumn::Sent: return static_cast<double>(figures.sentBytes);
    case CoreColumn::Received: return static_cast<double>(figures.receivedBytes);
    case CoreColumn::Busy: {
        const auto& simulation = m_data->simulation;
        if (!simulation || simulation->runningPs <= 0)
            break;
        if (row == 0)
            return program::activityOf(*simulation).busy;
        return static_cast<std::size_t>(row) <= simulation->cores.size() ? program::activityOf(simulation->cores[static_cast<std::size_t>(row) - 1], simulation->runningPs).busy
                                                                        : std::numeric_limits<double>::quiet_NaN();
    }
    }
    return std::numeric_limits<double>::quiet_NaN();
}

QVariant CoreModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_data)
        return {};
    const auto column = static_cast<CoreColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole: {
        const double number = value(index.row(), column);
        switch (column) {
        case CoreColumn::Core: return index.row() == 0 ? tr("All cores") : QString::number(index.row() - 1);
        case CoreColumn::Read:
        case CoreColumn::Written:
        case CoreColumn::Sent:
        case CoreColumn::Received: return bytesText(static_cast<std::int64_t>(number));
        case CoreColumn::Busy: return percentText(number);
        default: return countText(static_cast<std::int64_t>(number));
        }
    }
    case Qt::TextAlignmentRole: return int((index.row() == 0 && column == CoreColumn::Core ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font = fontOf(TextRole::Table);
        font.setBold(index.row() == 0);
        return font;
    }
    case Qt::ForegroundRole: return index.row() > 0 && value(index.row(), CoreColumn::Instructions) == 0 ? QVariant(QBrush(tokens().text3)) : QVariant();
    case kSortRole: return value(index.row(), column);
    default: return {};
    }
}

QVariant CoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<CoreColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        switch (column) {
        case CoreColumn::Core: return tr("Core");
        case CoreColumn::Instructions: return tr("Instructions");
        case CoreColumn::Scalar: return unitLabel(program::Unit::Scalar);
        case CoreColumn::Matrix: return unitLabel(program::Unit::Matrix);
        case CoreColumn::Vector: return unitLabel(program::Unit::Vector);
        case CoreColumn::Transfer: return unitLabel(program::Unit::Transfer);
        case CoreColumn::Crossbars: return tr("Crossbars");
        case CoreColumn::Read: return tr("Read");
        case CoreColumn::Written: return tr("Written");
        case CoreColumn::Sent: return tr("Sent");
        case CoreColumn::Received: return tr("Received");
        case CoreColumn::Busy: return tr("Busy");
        }
    if (role == Qt::ToolTipRole)
        switch (column) {
        case CoreColumn::Core: return tr("Core of the machine, from 0");
        case CoreColumn::Instructions: return tr("Instructions in the core's list");
        case CoreColumn::Scalar: return tr("Instructions of the scalar unit: addresses and constants in registers");
        case CoreColumn::Matrix: return tr("Instructions of the matrix unit: products on crossbars, and element widths");
        case CoreColumn::Vector: return tr("Instructions of the vector unit: sums, activations, pooling");
        case CoreColumn::Transfer: return tr("Instructions of the transfer unit: memory, other cores, waiting");
        case CoreColumn::Crossbars: return tr("Crossbars that hold weights");
        case CoreColumn::Read: return tr("Bytes that loads read from the global memory, in one pass of the program");
        case CoreColumn::Written: return tr("Bytes that stores write to the global memory, in one pass of the program");
        case CoreColumn::Sent: return tr("Bytes sent to other cores, in one pass of the program");
        case CoreColumn::Received: return tr("Bytes received from other cores, in one pass of the program");
        case CoreColumn::Busy: return tr("Share of the simulated time in which a unit of the core works; waiting is not work. Of all: the mean of the cores that are used");
        }
    return {};
}

} // namespace pim::widgets
