// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/base/diagnostics.h"
#include "core/base/result.h"

namespace pim::cli {

/// What the shell sees. Scripts depend on these.
enum Exit { kDone = 0, kCannotBeMet = 1, kBadUsage = 2, kBadInput = 3, kIoFailed = 4, kInterrupted = 130 };

/// The two channels: people read stderr, programs read stdout. Where the locale is not UTF-8, people get ASCII
/// ("us" for "µs"); colour appears on a terminal unless NO_COLOR is set.
class Console
{
public:
    Console();

    /// Text for people.
    void say(std::string_view text);
    /// A heading for people, with an empty line before it.
    void heading(std::string_view text);
    /// Replace the line that shows progress; only meaningful when interactive().
    void progressLine(std::string_view text);
    void clearProgress();
    bool interactive() const { return m_interactive; }
    int columns() const; ///< width of the terminal, 80 when unknown

    /// Result text for programs or pipes: kept until finish().
    void put(std::string_view text) { m_out += text; }
    /// The one JSON object of `--json`.
    void putJson(const nlohmann::ordered_json& object);
    /// Result text that is too long to be kept: written at once, after what was put before. IoError when it cannot be.
    [[nodiscard]] Result<void> stream(std::string_view text);
    /// Write stdout. \a status, or kIoFailed when stdout cannot be written.
    int finish(int status);

    /// Say what failed and return the exit status that belongs to it.
    int failed(const Error& error, bool json = false);
    /// Findings, worst last; errors and warnings are marked.
    void diagnostics(const Diagnostics& found);

private:
    std::string folded(std::string_view text) const;

    bool m_interactive = false;
    bool m_colour = false;
    bool m_utf8 = true;
    bool m_progressShown = false;
    std::string m_out;
};

/// Exit status for a class of error.
int exitStatus(ErrorCode code);

} // namespace pim::cli
