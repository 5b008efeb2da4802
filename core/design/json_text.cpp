// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/json_text.h"

#include <nlohmann/json.hpp>

namespace pim::design {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t kWidth = 132;

std::string oneLine(const Json& value)
{
    if (value.is_object()) {
        std::string text = "{";
        for (const auto& [key, member] : value.items())
            text += (text.size() > 1 ? ", " : "") + Json(key).dump(-1, ' ', false, Json::error_handler_t::replace)
                + ": " + oneLine(member);
        return text + "}";
    }
    if (value.is_array()) {
        std::string text = "[";
        for (const Json& element : value)
            text += (text.size() > 1 ? ", " : "") + oneLine(element);
        return text + "]";
    }
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Characters of the value on one line, or anything above \a limit.
std::size_t lengthUpTo(const Json& value, std::size_t limit)
{
    if (!value.is_structured())
        return value.is_string() ? value.get_ref<const std::string&>().size() + 2 : 20;
    std::size_t length = 2;
    for (const auto& [key, member] : value.items()) {
        length += lengthUpTo(member, limit) + 2 + (value.is_object() ? key.size() + 4 : 0);
        if (length > 2 * limit)
            break;
    }
    return length;
}

void append(std::string& text, const Json& value, std::size_t indent, std::size_t column)
{
    if (!value.is_structured() || value.empty()) {
        text += oneLine(value);
        return;
    }
    if (lengthUpTo(value, kWidth) <= 2 * kWidth) {
        const std::string line = oneLine(value);
        if (column + line.size() <= kWidth) {
            text += line;
            return;
        }
    }
    const std::string inner(indent + 2, ' ');
    if (value.is_object()) {
        text += "{";
        bool first = true;
        for (const auto& [key, member] : value.items()) {
            const std::string name = Json(key).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
            text += (first ? "\n" : ",\n") + inner + name;
            append(text, member, indent + 2, indent + 2 + name.size());
            first = false;
        }
        text += "\n" + std::string(indent, ' ') + "}";
        return;
    }
    text += "[";
    const bool filled = !value.front().is_object();
    std::size_t used = kWidth;
    bool first = true;
    for (const Json& element : value) {
        std::string line;
        append(line, element, indent + 2, indent + 2);
        const bool sameLine = filled && used + line.size() + 3 <= kWidth;
        text += first ? "\n" + inner : sameLine ? ", " : ",\n" + inner;
        used = sameLine ? used + line.size() + 2 : indent + 2 + line.size();
        text += line;
        first = false;
    }
    text += "\n" + std::string(indent, ' ') + "]";
}

} // namespace

std::string jsonToText(const Json& value)
{
    std::string text;
    append(text, value, 0, 0);
    text += '\n';
    return text;
}

} // namespace pim::design
