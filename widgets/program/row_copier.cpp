// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/row_copier.h"

#include <algorithm>

#include <QElapsedTimer>

#include "widgets/program/instruction_model.h"

namespace pim::widgets {
namespace {

constexpr int kStepMs = 8; ///< between two events
constexpr std::size_t kAtOnce = 256; ///< rows between two looks at the clock
constexpr qsizetype kBytesOfRow = 80; ///< about

} // namespace

RowCopier::RowCopier(QObject* parent)
    : QObject(parent)
{
    m_steps.setInterval(0);
    connect(&m_steps, &QTimer::timeout, this, &RowCopier::step);
}

void RowCopier::start(std::shared_ptr<const ProgramData> program, std::vector<std::uint32_t> rows, std::int64_t selected)
{
    cancel();
    m_data = std::move(program);
    m_rows = std::move(rows);
    m_selected = selected;
    m_text.reserve(static_cast<qsizetype>(m_rows.size() + 1) * kBytesOfRow);
    for (int c = 0; c < kInstructionColumnCount; ++c)
        m_text += InstructionModel::title(static_cast<InstructionColumn>(c)).toUtf8() + (c + 1 < kInstructionColumnCount ? '\t' : '\n');
    m_steps.start();
    step();
}

void RowCopier::cancel()
{
    m_steps.stop();
    m_data.reset();
    m_rows = {};
    m_text = {};
    m_next = 0;
}

double RowCopier::done() const { return m_rows.empty() ? 1.0 : static_cast<double>(m_next) / static_cast<double>(m_rows.size()); }

void RowCopier::step()
{
    QElapsedTimer clock;
    clock.start();
    while (m_next < m_rows.size() && clock.elapsed() < kStepMs)
        for (const std::size_t end = std::min(m_rows.size(), m_next + kAtOnce); m_next < end; ++m_next)
            for (int c = 0; c < kInstructionColumnCount; ++c) {
                m_text += InstructionModel::cellText(*m_data, m_rows[m_next], static_cast<InstructionColumn>(c)).toUtf8();
                m_text += c + 1 < kInstructionColumnCount ? '\t' : '\n';
            }
    if (m_next < m_rows.size()) {
        emit progressed();
        return;
    }
    const QByteArray text = std::move(m_text);
    const auto copied = static_cast<qint64>(m_rows.size());
    cancel();
    emit finished(text, copied, m_selected);
}

} // namespace pim::widgets
