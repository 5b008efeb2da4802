// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_reader.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace pim {
namespace {

using Json = nlohmann::ordered_json;

const Json kNothing;

/// The value as far as a person needs it to find it again; never longer than a line.
std::string shown(const Json& value)
{
    if (value.is_object())
        return "an object";
    if (value.is_array())
        return fmt::format("an array of {}", value.size());
    constexpr std::size_t kLongest = 60;
    if (value.is_string() && value.get_ref<const std::string&>().size() > kLongest)
        return fmt::format("a text of {} bytes", value.get_ref<const std::string&>().size());
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A key as a part of a path (RFC 6901), cut when it is absurdly long.
std::string pathPart(std::string_view key)
{
    std::string part = "/";
    for (const char c : key.substr(0, 80)) {
        if (c == '~')
            part += "~0";
        else if (c == '/')
            part += "~1";
        else
            part += c;
    }
    return part;
}

/// Line and column (both from 1) where brackets outside texts nest deeper than the limit.
std::optional<std::pair<int, int>> tooDeepAt(std::string_view text)
{
    int depth = 0, line = 1, column = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        ++column;
        switch (text[i]) {
        case '\n':
            ++line;
            column = 0;
            break;
        case '"': quoted = !quoted; break;
        case '\\':
            if (quoted) {
                ++i;
                ++column;
            }
            break;
        case '{':
        case '[':
            if (!quoted && ++depth > kJsonDepthLimit)
                return std::pair(line, column);
            break;
        case '}':
        case ']':
            if (!quoted)
                --depth;
            break;
        default: break;
        }
    }
    return {};
}

/// Insertions, deletions, substitutions and swaps of neighbours that make one key of the other.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({ last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0) });
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

/// Whether \a given is probably \a meant, mistyped: a third of it differs at most.
bool looksLike(std::string_view given, std::string_view meant)
{
    const std::size_t most = std::max<std::size_t>(1, meant.size() / 3);
    return given.size() <= meant.size() + most && meant.size() <= given.size() + most && editDistance(given, meant) <= most;
}

/// A key in quotes, as a person needs it to find it again.
std::string inQuotes(const std::string& key) { return shown(Json(key)); }

std::string problemText(const Json::exception& problem)
{
    std::string what = problem.what();
    if (const auto bracket = what.find("] "); what.starts_with('[') && bracket != std::string::npos)
        what.erase(0, bracket + 2);
    constexpr std::size_t kLongest = 300;
    if (what.size() > kLongest)
        what = what.substr(0, kLongest) + "…";
    return "not valid JSON: " + what;
}

/// Looks at a text without keeping it: is it JSON, and does every object keep to the rules for keys?
class Checker : public nlohmann::json_sax<Json>
{
public:
    const std::string& problem() const { return m_problem; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool start_object(std::size_t) override
    {
        m_keys.emplace_back();
        return true;
    }
    bool end_object() override
    {
        m_keys.pop_back();
        return true;
    }
    bool key(string_t& key) override
    {
        if (!m_keys.back().insert(key).second)
            m_problem = fmt::format("the key {} is given twice in one object", inQuotes(key));
        else if (m_keys.back().size() > kJsonKeyLimit)
            m_problem = fmt::format("an object may have at most {} keys; {} is one more", kJsonKeyLimit, inQuotes(key));
        return m_problem.empty();
    }
    bool parse_error(std::size_t, const std::string&, const Json::exception& error) override
    {
        m_problem = problemText(error);
        return false;
    }

private:
    std::vector<std::unordered_set<std::string>> m_keys; ///< of the objects around the place
    std::string m_problem;
};

std::string numberRule(const NumberRange& range)
{
    if (range.aboveMinimum)
        return fmt::format("must be a number above {} and at most {}", range.minimum, range.maximum);
    return fmt::format("must be a number from {} to {}", range.minimum, range.maximum);
}

} // namespace

Result<Json> parseJson(std::string_view text, const std::string& file)
{
    if (const auto place = tooDeepAt(text))
        return pim::fail(ErrorCode::ParseError, fmt::format("values are nested deeper than {} levels", kJsonDepthLimit),
                         fmt::format("{}:{}:{}", file, place->first, place->second));
    // Two passes: a callback of the parser would look through all elements of a list after each of them.
    Checker checker;
    if (!Json::sax_parse(text.begin(), text.end(), &checker))
        return pim::fail(ErrorCode::ParseError, checker.problem(), file);
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const Json::exception& problem) {
        return pim::fail(ErrorCode::ParseError, problemText(problem), file);
    }
}

JsonReader::JsonReader(const Json& value, std::string file, std::string path)
    : JsonReader(&value, std::move(path), std::make_shared<Document>(Document { std::move(file), {}, {}, nullptr }))
{
}

JsonReader::JsonReader(const Json* value, std::string path, std::shared_ptr<Document> document)
    : m_value(value)
    , m_path(std::move(path))
    , m_document(std::move(document))
    , m_known(std::make_shared<std::vector<std::string>>())
{
}

bool JsonReader::ok() const { return !m_document->error; }

std::optional<Error> JsonReader::error() const { return m_document->error; }

void JsonReader::fail(std::string rule, std::string_view key) const
{
    if (!ok())
        return;
    const std::string path = key.empty() ? m_path : m_path + pathPart(key);
    m_document->error = Error { ErrorCode::ParseError, std::move(rule),
                                m_document->file + (path.empty() ? std::string() : ": " + path) };
}

void JsonReader::failWithValue(const std::string& rule) const { fail(rule + ", got " + shown(*m_value)); }

void JsonReader::know(std::string_view key) const
{
    if (std::find(m_known->begin(), m_known->end(), key) == m_known->end())
        m_known->emplace_back(key);
}

bool JsonReader::isObject() const
{
    if (!ok())
        return false;
    if (!m_value->is_object())
        failWithValue("must be an object");
    return ok();
}

bool JsonReader::has(std::string_view key) const
{
    know(key);
    return ok() && m_value->is_object() && m_value->contains(key);
}

JsonReader JsonReader::member(std::string_view key) const
{
    know(key);
    if (isObject()) {
        if (const auto found = m_value->find(key); found != m_value->end())
            return JsonReader(&*found, m_path + pathPart(key), m_document);
        fail(fmt::format("the key \"{}\" is missing", key));
        m_document->lacking = key;
        m_document->lackingIn = m_value;
    }
    return JsonReader(&kNothing, m_path + pathPart(key), m_document);
}

JsonReader JsonReader::object(std::string_view key) const
{
    JsonReader child = member(key);
    child.isObject();
    return child;
}

std::vector<JsonReader> JsonReader::items(std::string_view key, std::size_t minimum, std::size_t maximum) const
{
    return member(key).asItems(minimum, maximum);
}

std::vector<JsonReader> JsonReader::asItems(std::size_t minimum, std::size_t maximum) const
{
    std::vector<JsonReader> elements;
    if (!ok())
        return elements;
    if (!m_value->is_array() || m_value->size() < minimum || m_value->size() > maximum) {
        failWithValue(minimum == maximum ? fmt::format("must be an array of {}", minimum)
                                         : fmt::format("must be an array of {} to {} elements", minimum, maximum));
        return elements;
    }
    elements.reserve(m_value->size());
    for (std::size_t i = 0; i < m_value->size(); ++i)
        elements.push_back(JsonReader(&(*m_value)[i], m_path + "/" + std::to_string(i), m_document));
    return elements;
}

std::vector<std::pair<std::string, JsonReader>> JsonReader::members() const
{
    std::vector<std::pair<std::string, JsonReader>> all;
    if (!isObject())
        return all;
    for (auto it = m_value->begin(); it != m_value->end(); ++it) {
        know(it.key());
        all.emplace_back(it.key(), JsonReader(&it.value(), m_path + pathPart(it.key()), m_document));
    }
    return all;
}

double JsonReader::number(std::string_view key, const NumberRange& range) const { return member(key).asNumber(range); }

double JsonReader::asNumber(const NumberRange& range) const
{
    if (!ok())
        return 0.0;
    if (m_value->is_number()) {
        const double value = m_value->get<double>();
        const bool above = range.aboveMinimum ? value > range.minimum : value >= range.minimum;
        if (std::isfinite(value) && above && value <= range.maximum)
            return value;
    }
    failWithValue(numberRule(range));
    return 0.0;
}

std::int64_t JsonReader::integer(std::string_view key, std::int64_t minimum, std::int64_t maximum) const
{
    return member(key).asInteger(minimum, maximum);
}

std::int64_t JsonReader::asInteger(std::int64_t minimum, std::int64_t maximum) const
{
    if (!ok())
        return 0;
    constexpr double kExact = 9007199254740992.0; // 2^53: whole doubles below it are exact
    std::optional<std::int64_t> value;
    if (m_value->is_number_unsigned()) {
        if (const auto wide = m_value->get<std::uint64_t>(); wide <= static_cast<std::uint64_t>(INT64_MAX))
            value = static_cast<std::int64_t>(wide);
    } else if (m_value->is_number_integer()) {
        value = m_value->get<std::int64_t>();
    } else if (m_value->is_number_float()) {
        const double real = m_value->get<double>();
        if (std::abs(real) < kExact && std::trunc(real) == real)
            value = static_cast<std::int64_t>(real);
    }
    if (value && *value >= minimum && *value <= maximum)
        return *value;
    failWithValue(fmt::format("must be a whole number from {} to {}", minimum, maximum));
    return 0;
}

bool JsonReader::flag(std::string_view key) const
{
    const JsonReader value = member(key);
    if (!ok())
        return false;
    if (!value.m_value->is_boolean()) {
        value.failWithValue("must be true or false");
        return false;
    }
    return value.m_value->get<bool>();
}

std::string JsonReader::text(std::string_view key, std::size_t maximumLength) const
{
    return member(key).asText(maximumLength);
}

std::string JsonReader::asText(std::size_t maximumLength) const
{
    if (!ok())
        return {};
    if (!m_value->is_string()) {
        failWithValue("must be a text");
        return {};
    }
    const auto& text = m_value->get_ref<const std::string&>();
    if (text.size() > maximumLength) {
        failWithValue(fmt::format("must be a text of at most {} bytes", maximumLength));
        return {};
    }
    return text;
}

std::size_t JsonReader::choice(std::string_view key, const std::vector<std::string_view>& choices) const
{
    const JsonReader value = member(key);
    if (!ok())
        return 0;
    if (value.m_value->is_string()) {
        const auto& text = value.m_value->get_ref<const std::string&>();
        if (const auto found = std::find(choices.begin(), choices.end(), text); found != choices.end())
            return static_cast<std::size_t>(found - choices.begin());
    }
    value.failWithValue(fmt::format("must be one of \"{}\"", fmt::join(choices, "\", \"")));
    return 0;
}

std::vector<std::string> JsonReader::unknownKeys() const
{
    constexpr std::size_t kMost = 100; // enough to find the one that was meant
    std::vector<std::string> unknown;
    for (auto it = m_value->begin(); it != m_value->end() && unknown.size() < kMost; ++it)
        if (std::find(m_known->begin(), m_known->end(), it.key()) == m_known->end())
            unknown.push_back(it.key());
    return unknown;
}

void JsonReader::finish() const
{
    if (!ok()) {
        // A mistyped key is first noticed as the absence of the right one.
        if (m_document->lackingIn != m_value)
            return;
        const std::string lacking = m_document->lacking;
        m_document->lackingIn = nullptr;
        const std::vector<std::string> unknown = unknownKeys();
        if (unknown.empty())
            return;
        const auto meant = std::find_if(unknown.begin(), unknown.end(), [&](const std::string& key) { return looksLike(key, lacking); });
        if (meant != unknown.end()) {
            m_document->error.reset();
            fail(fmt::format("unknown key; did you mean \"{}\", which is missing?", lacking), *meant);
        } else {
            m_document->error->message += fmt::format("; {} is unknown", inQuotes(unknown.front()));
        }
        return;
    }
    if (!isObject())
        return;
    const std::vector<std::string> unknown = unknownKeys();
    if (unknown.empty())
        return;
    const std::string& key = unknown.front();
    const auto meant = std::find_if(m_known->begin(), m_known->end(), [&](const std::string& known) {
        return !m_value->contains(known) && looksLike(key, known);
    });
    fail(fmt::format("unknown key; {}known are \"{}\"", meant == m_known->end() ? "" : fmt::format("did you mean \"{}\"? ", *meant),
                     fmt::join(*m_known, "\", \"")),
         key);
}

} // namespace pim
