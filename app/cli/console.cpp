// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <algorithm>
#include <array>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <langinfo.h>
#include <nlohmann/json.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/design/json_text.h"
#include "core/report/format.h"

namespace pim::cli {
namespace {

/// Everything beyond ASCII that our own texts use; other characters become "?".
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kAscii { {
    { "µ", "u" },  { "×", "x" },    { "–", "-" }, { "−", "-" },  { "…", "..." }, { "²", "2" },
    { "·", "." },  { "─", "-" },    { "█", "#" }, { "▉", "#" },  { "▊", "#" },   { "▋", "#" },
    { "▌", "#" },  { "▍", "." },    { "▎", "." }, { "▏", "." },  { "→", "->" },  { "≤", "<=" },
    { "≥", ">=" }, { "°", " deg" }, { "é", "e" }, { "“", "\"" }, { "”", "\"" },  { "’", "'" },
} };

/// All of \a text to a descriptor; false when the system refuses.
bool writeAll(int fd, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t put = ::write(fd, text.data(), text.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

std::string_view codeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument: return "invalid_argument";
    case ErrorCode::ParseError: return "parse_error";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::Infeasible: return "infeasible";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::IoError: return "io_error";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

} // namespace

int exitStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument: return kBadUsage;
    case ErrorCode::ParseError:
    case ErrorCode::Unsupported: return kBadInput;
    case ErrorCode::Infeasible:
    case ErrorCode::Internal: return kCannotBeMet;
    case ErrorCode::Cancelled: return kInterrupted;
    case ErrorCode::IoError: return kIoFailed;
    }
    return kCannotBeMet;
}

Console::Console()
{
    std::setlocale(LC_CTYPE, ""); // numbers stay in the C locale
    m_utf8 = std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    m_interactive = ::isatty(STDERR_FILENO) == 1;
    const char* noColour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    m_colour = m_interactive && !(noColour && *noColour) && !(terminal && std::strcmp(terminal, "dumb") == 0);
}

namespace {

/// Bytes of the UTF-8 character at the front; 0: there is none.
std::size_t characterLength(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xC2 && first < 0xE0 ? 2 : 0;
    if (length == 0 || length > text.size())
        return 0;
    for (const char c : text.substr(1, length - 1))
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
            return 0;
    return length;
}

} // namespace

std::string Console::folded(std::string_view text) const
{
    if (m_utf8) {
        std::string clean;
        clean.reserve(text.size());
        while (!text.empty()) { // bytes of a file that is no text may be quoted
            const std::size_t length = characterLength(text);
            clean += length == 0 ? std::string_view("?") : text.substr(0, length);
            text.remove_prefix(std::max<std::size_t>(1, length));
        }
        return clean;
    }
    std::string ascii;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            ascii += text[i++];
            continue;
        }
        const std::size_t length = std::min<std::size_t>(c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2, text.size() - i);
        const auto found = std::find_if(kAscii.begin(), kAscii.end(),
                                        [&](const auto& pair) { return pair.first == text.substr(i, length); });
        ascii += found == kAscii.end() ? "?" : found->second;
        i += length;
    }
    return ascii;
}

void Console::say(std::string_view text)
{
    clearProgress();
    writeAll(STDERR_FILENO, folded(text));
}

void Console::heading(std::string_view text)
{
    say(m_colour ? fmt::format("\n\x1b[1m{}\x1b[0m\n", text) : fmt::format("\n{}\n", text));
}

int Console::columns() const
{
    winsize size {};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

void Console::progressLine(std::string_view text)
{
    writeAll(STDERR_FILENO,
             "\r\x1b[K" + folded(report::shortened(text, static_cast<std::size_t>(std::max(20, columns() - 1)))));
    m_progressShown = true;
}

void Console::clearProgress()
{
    if (m_progressShown)
        writeAll(STDERR_FILENO, "\r\x1b[K");
    m_progressShown = false;
}

void Console::putJson(const nlohmann::ordered_json& object) { m_out += design::jsonToText(object); }

Result<void> Console::stream(std::string_view text)
{
    if (writeAll(STDOUT_FILENO, std::exchange(m_out, {})) && writeAll(STDOUT_FILENO, text))
        return {};
    return fail(ErrorCode::IoError, fmt::format("cannot write to the standard output: {}", std::strerror(errno)));
}

int Console::finish(int status)
{
    clearProgress();
    if (writeAll(STDOUT_FILENO, std::exchange(m_out, {})))
        return status;
    say(fmt::format("error: cannot write to the standard output: {}\n", std::strerror(errno)));
    return kIoFailed;
}

int Console::failed(const Error& error, bool json)
{
    say(m_colour ? fmt::format("\x1b[31merror:\x1b[0m {}\n", report::printable(error.text()))
                 : fmt::format("error: {}\n", report::printable(error.text())));
    if (json)
        putJson({ { "error",
                    { { "code", codeName(error.code) }, { "message", error.message }, { "where", error.where } } } });
    return exitStatus(error.code);
}

void Console::diagnostics(const Diagnostics& found)
{
    for (const Severity severity : { Severity::Note, Severity::Warning, Severity::Error })
        for (const Diagnostic& entry : found.entries)
            if (entry.severity == severity) {
                const std::string_view mark = severity == Severity::Note ? "note"
                    : severity == Severity::Warning                      ? "warning"
                                                                         : "error";
                say(fmt::format("{}: {}{}{}\n", mark, report::printable(entry.where), entry.where.empty() ? "" : ": ",
                                report::printable(entry.text)));
            }
}

} // namespace pim::cli
