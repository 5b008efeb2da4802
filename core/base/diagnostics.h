// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace pim {

enum class Severity { Note, Warning, Error };

/// One finding about an input: how bad, where ("node conv1", "ADC/6"), what rule and value.
struct Diagnostic
{
    Severity severity = Severity::Note;
    std::string where;
    std::string text;
    bool operator==(const Diagnostic&) const = default;
};

/// Everything found while reading an input. Reading goes on after a finding; it succeeds iff there is no Error.
struct Diagnostics
{
    std::vector<Diagnostic> entries;

    void note(std::string where, std::string text) { entries.push_back({ Severity::Note, std::move(where), std::move(text) }); }
    void warn(std::string where, std::string text) { entries.push_back({ Severity::Warning, std::move(where), std::move(text) }); }
    void error(std::string where, std::string text) { entries.push_back({ Severity::Error, std::move(where), std::move(text) }); }
    bool hasErrors() const
    {
        return std::any_of(entries.begin(), entries.end(), [](const Diagnostic& d) { return d.severity == Severity::Error; });
    }
    bool operator==(const Diagnostics&) const = default;
};

} // namespace pim
