// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace pim {

/// Why an operation could not be done. The CLI maps each class to an exit status.
enum class ErrorCode { InvalidArgument, ParseError, Unsupported, Infeasible, Cancelled, IoError, Internal };

/// What failed (rule and offending value) and where ("layer conv1", "hardware.json: /ADC/6/peak_power").
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string where;

    /// "where: message", or the message alone when no place is known.
    std::string text() const { return where.empty() ? message : where + ": " + message; }
    bool operator==(const Error&) const = default;
};

/// Value or Error. One line to change when std::expected arrives (g++ 12 lacks it).
template<typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = {})
{
    return tl::unexpected<Error>(Error { code, std::move(message), std::move(where) });
}

} // namespace pim
