// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text_table.h"

#include <algorithm>

#include "core/report/format.h"

namespace pim::report {

std::string TextTable::text(std::size_t indent) const
{
    const std::size_t count = m_columns.size();
    std::vector<std::size_t> widths(count, 0);
    std::vector<std::vector<std::string>> shown;
    const bool titled =
        std::any_of(m_columns.begin(), m_columns.end(), [](const Column& c) { return !c.title.empty(); });
    for (std::size_t c = 0; c < count; ++c)
        widths[c] = displayWidth(m_columns[c].title);
    for (const auto& row : m_rows) {
        std::vector<std::string> cells;
        if (row.size() == 1 && row.front() == kRule) {
            shown.push_back(row);
            continue;
        }
        for (std::size_t c = 0; c < row.size() && c < count; ++c) {
            cells.push_back(shortened(printable(row[c]), m_columns[c].widest));
            widths[c] = std::max(widths[c], displayWidth(cells.back()));
        }
        shown.push_back(std::move(cells));
    }
    std::string text;
    const auto line = [&](const auto& cellAt, std::size_t cells) {
        std::string out(indent, ' ');
        for (std::size_t c = 0; c < cells; ++c) {
            const std::string& cell = cellAt(c);
            const std::string pad(widths[c] - std::min(widths[c], displayWidth(cell)), ' ');
            out += (c ? "  " : "") + (m_columns[c].align == Align::Right ? pad + cell : cell + pad);
        }
        out.erase(out.find_last_not_of(' ') + 1);
        text += out + "\n";
    };
    const auto ruleLine = [&] {
        text += std::string(indent, ' ');
        for (std::size_t c = 0; c < count; ++c) {
            if (c)
                text += "  ";
            for (std::size_t i = 0; i < widths[c]; ++i)
                text += "─";
        }
        text += "\n";
    };
    if (titled) {
        line([&](std::size_t c) -> const std::string& { return m_columns[c].title; }, count);
        ruleLine();
    }
    for (const auto& cells : shown) {
        if (cells.size() == 1 && cells.front() == kRule)
            ruleLine();
        else
            line([&](std::size_t c) -> const std::string& { return cells[c]; }, cells.size());
    }
    return text;
}

} // namespace pim::report
