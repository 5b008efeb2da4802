// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/base/result.h"

namespace pim {

/// Parse a whole JSON text, in time that grows with its length only. ParseError with line and column on bad syntax, on a
/// key given twice in one object, on numbers that no double holds, on values nested deeper than kJsonDepthLimit and on
/// objects of more than kJsonKeyLimit keys. \a file is named in the error.
[[nodiscard]] Result<nlohmann::ordered_json> parseJson(std::string_view text, const std::string& file);
inline constexpr int kJsonDepthLimit = 64;
inline constexpr std::size_t kJsonKeyLimit = 4096; ///< keys are found by walking through them

/// What the numbers of a key must obey. Both ends are allowed values unless aboveMinimum.
struct NumberRange
{
    double minimum = 0.0;
    double maximum = 0.0;
    bool aboveMinimum = false; ///< the minimum itself is not allowed
};

/// One JSON value and its place in a file, read strictly: the first value that breaks a rule is kept as an Error
/// that names file, key path, rule and value; every later read then returns a default and does nothing. So reading code
/// is a straight list of fields with one check at the end:
///
///     JsonReader in(json, "hardware.json");
///     spec.name = in.text("name");
///     for (const JsonReader& row : in.items("adcs", 1, 32))
///         …row.number("latency_ns", {0, 1e9, true})…
///     in.finish();                         // a key nobody asked for is an error
///     if (auto error = in.error()) return tl::unexpected(*error);
///
/// The JSON value must outlive the reader. Children share the error of their root.
class JsonReader
{
public:
    /// \a path is where \a value stands in \a file when it is not the whole file: "/hardware".
    JsonReader(const nlohmann::ordered_json& value, std::string file, std::string path = {});

    bool has(std::string_view key) const; ///< the object has the key; asking makes the key known to finish()
    JsonReader object(std::string_view key) const;
    /// Elements of the array at \a key, \a minimum to \a maximum of them.
    std::vector<JsonReader> items(std::string_view key, std::size_t minimum, std::size_t maximum) const;
    /// Every member of this object in file order; makes all keys known. For tables keyed by a number.
    std::vector<std::pair<std::string, JsonReader>> members() const;

    double number(std::string_view key, const NumberRange& range) const;
    std::int64_t integer(std::string_view key, std::int64_t minimum, std::int64_t maximum) const;
    bool flag(std::string_view key) const;
    std::string text(std::string_view key, std::size_t maximumLength = 1 << 20) const;
    /// Index of the text at \a key in \a choices.
    std::size_t choice(std::string_view key, const std::vector<std::string_view>& choices) const;

    /// The value itself, for elements of arrays.
    double asNumber(const NumberRange& range) const;
    std::int64_t asInteger(std::int64_t minimum, std::int64_t maximum) const;
    std::string asText(std::size_t maximumLength = 1 << 20) const;
    std::vector<JsonReader> asItems(std::size_t minimum, std::size_t maximum) const;
    const nlohmann::ordered_json& json() const { return *m_value; }

    /// Error when the object has a key that was never asked for. Names the known keys, or the absent one that was probably
    /// meant. When the first error is that this object lacks a key, the unknown key is told in its place or beside it.
    void finish() const;
    /// Record a broken rule of the caller's at this value (or at its member \a key).
    void fail(std::string rule, std::string_view key = {}) const;

    bool ok() const;
    std::optional<Error> error() const;
    const std::string& path() const { return m_path; }

private:
    struct Document
    {
        std::string file;
        std::optional<Error> error;
        std::string lacking; ///< the key whose absence is the error
        const nlohmann::ordered_json* lackingIn = nullptr; ///< the object that lacks it
    };
    JsonReader(const nlohmann::ordered_json* value, std::string path, std::shared_ptr<Document> document);
    JsonReader member(std::string_view key) const;
    void know(std::string_view key) const;
    void failWithValue(const std::string& rule) const;
    bool isObject() const;
    std::vector<std::string> unknownKeys() const;

    const nlohmann::ordered_json* m_value;
    std::string m_path;
    std::shared_ptr<Document> m_document;
    std::shared_ptr<std::vector<std::string>> m_known; ///< keys asked for
};

} // namespace pim
