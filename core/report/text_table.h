// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

namespace pim::report {

enum class Align { Left, Right };

/// A table of aligned columns for a terminal. Cells are UTF-8; control characters in them are replaced.
class TextTable
{
public:
    struct Column
    {
        std::string title;
        Align align = Align::Left;
        std::size_t widest = 60; ///< longer cells are shortened in the middle
    };

    explicit TextTable(std::vector<Column> columns)
        : m_columns(std::move(columns))
    {
    }

    /// One row; missing cells at the end are empty.
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    void rule() { m_rows.push_back({ std::string(kRule) }); } ///< a line between rows
    bool empty() const { return m_rows.empty(); }

    /// Every line indented by \a indent spaces and ended by a newline. No titles, no header line.
    std::string text(std::size_t indent = 0) const;

private:
    static constexpr std::string_view kRule { "\x1f", 1 };
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace pim::report
