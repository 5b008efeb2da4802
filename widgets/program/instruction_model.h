// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QAbstractTableModel>
#include <QFont>
#include <QTimer>

#include "widgets/program/instruction_filter.h"
#include "widgets/program/program_data.h"

namespace pim::widgets {

enum class InstructionColumn { Core, Index, Mnemonic, Operands, Unit, Layer, Position, Start, End };
inline constexpr int kInstructionColumnCount = 9;

/// Instructions of a program, of all cores or of one, that a filter lets through. Nothing is kept for a row but, while a
/// filter is on, its number; texts are made when they are asked for. A filter is asked in steps of a few milliseconds
/// between events, so that rows appear from the top while it goes on.
class InstructionModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit InstructionModel(QObject* parent = nullptr);
    /// What is shown from now on; null: nothing. The filter's core is reset where the program has none like it.
    void setData(std::shared_ptr<const ProgramData> data);
    void setFilter(const InstructionFilter& filter);
    const InstructionFilter& filter() const { return m_filter; }
    const std::shared_ptr<const ProgramData>& program() const { return m_data; }
    void refresh(); ///< language or theme changed

    /// Rows are still being looked for; how much is done, 0…1.
    bool isSearching() const { return m_steps.isActive(); }
    double searched() const;
    void finishSearch(); ///< at once, for tests and for who needs all of it
    /// What was found stays; the rest is not looked at. Another filter searches anew.
    void stopSearch();
    bool isStopped() const { return !m_plain && !isSearching() && m_next < m_last; }

    InstructionPlace placeOf(int row) const;
    /// Row of an instruction; -1: the filter keeps it out, or it is not there yet.
    int rowOf(const InstructionPlace& place) const;
    /// The text of a cell as it is copied.
    QString text(int row, InstructionColumn column) const { return cellText(*m_data, programRow(row), column); }
    static QString cellText(const ProgramData& data, std::int64_t programRow, InstructionColumn column);
    static QString title(InstructionColumn column); ///< of its header
    std::int64_t programRow(int index) const { return m_plain ? m_first + index : m_rows[index]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void searchChanged(); ///< began, went on or ended

private:
    void begin();
    void step(int milliseconds);

    std::shared_ptr<const ProgramData> m_data;
    InstructionFilter m_filter;
    bool m_plain = true;
    std::int64_t m_first = 0, m_last = 0; ///< rows of the program that are asked
    std::int64_t m_next = 0; ///< to be asked next
    std::unique_ptr<InstructionMatcher> m_matcher;
    RowList m_rows;
    QTimer m_steps;
    QFont m_fixed; ///< of mnemonics and operands
};

} // namespace pim::widgets
