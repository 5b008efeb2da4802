// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include "widgets/program/program_data.h"

namespace pim::widgets {

/// Instructions as text for a spreadsheet, tab between cells, made in steps of a few milliseconds between events. What is
/// few is there at once.
class RowCopier : public QObject
{
    Q_OBJECT
public:
    /// Rows of the program that one copy takes: as many as a spreadsheet holds below its headers.
    static constexpr std::int64_t kMost = 1'048'575;

    explicit RowCopier(QObject* parent = nullptr);
    /// Begin with \a rows of \a program, of \a selected that were asked for; what was under way is dropped.
    void start(std::shared_ptr<const ProgramData> program, std::vector<std::uint32_t> rows, std::int64_t selected);
    void cancel();
    bool isCopying() const { return m_steps.isActive(); }
    double done() const; ///< 0…1

signals:
    void progressed();
    void finished(const QByteArray& text, qint64 copied, qint64 selected); ///< UTF-8, with headers

private:
    void step();

    std::shared_ptr<const ProgramData> m_data;
    std::vector<std::uint32_t> m_rows;
    std::int64_t m_selected = 0;
    std::size_t m_next = 0;
    QByteArray m_text;
    QTimer m_steps;
};

} // namespace pim::widgets
