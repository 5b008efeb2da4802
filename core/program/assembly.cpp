// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/assembly.h"

#include <charconv>
#include <limits>

#include <fmt/format.h>

namespace pim::program {

namespace {

constexpr std::size_t kShownText = 60; ///< of what was not understood
constexpr std::int64_t kLargestCore = 65535;

bool isRegister(Field field) { return field == Field::Rd || field == Field::Rs1 || field == Field::Rs2; }

/// Fields whose 0 goes without saying.
bool isQuiet(Field field)
{
    return field == Field::OffsetValue || field == Field::OffsetSelect || field == Field::Relu;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string shown(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text.substr(0, kShownText))
        quoted += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    return quoted + (text.size() > kShownText ? "…\"" : "\"");
}

template<typename... Arguments>
tl::unexpected<Error> refuse(fmt::format_string<Arguments...> format, Arguments&&... arguments)
{
    return fail(ErrorCode::ParseError, fmt::format(format, std::forward<Arguments>(arguments)...));
}

Result<std::int64_t> number(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || text.empty())
        return refuse("a whole number is needed, got {}", shown(text));
    return value;
}

/// The part before the first \a separator; \a rest is what follows it, empty when there is none.
std::string_view cut(std::string_view text, char separator, std::string_view& rest)
{
    const auto at = text.find(separator);
    rest = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    return text.substr(0, at);
}

const Field* findField(const OpInfo& info, std::string_view key)
{
    for (const Field& field : info.fields)
        if (fieldKey(field) == key)
            return &field;
    return nullptr;
}

Result<void> put(Instruction& in, Field field, std::int64_t value)
{
    const FieldRange range = fieldRange(field);
    if (value < range.minimum || value > range.maximum)
        return refuse("{} must be from {} to {}, got {}", fieldKey(field), range.minimum, range.maximum, value);
    setField(in, field, value);
    return {};
}

Result<void> operand(Instruction& in, const OpInfo& info, std::string_view text, unsigned& given)
{
    std::string_view valueText;
    const std::string_view key = trimmed(cut(text, '=', valueText));
    const Field* field = nullptr;
    if (text.find('=') == std::string_view::npos) {
        if (key.size() < 2 || key.front() != 'r')
            return refuse("{}: a register (\"r5\") or \"field=value\" is needed, got {}", info.mnemonic, shown(key));
        for (const Field& candidate : info.fields)
            if (field == nullptr && isRegister(candidate) && (given >> static_cast<unsigned>(candidate) & 1U) == 0)
                field = &candidate;
        if (field == nullptr)
            return refuse("{}: there is no register operand left for {}", info.mnemonic, shown(key));
        valueText = key.substr(1);
    } else {
        field = findField(info, key);
        if (field == nullptr)
            return refuse("{} has no field {}", info.mnemonic, shown(key));
        valueText = trimmed(valueText);
        if (isRegister(*field) && valueText.starts_with('r'))
            valueText.remove_prefix(1);
    }
    const unsigned bit = 1U << static_cast<unsigned>(*field);
    if ((given & bit) != 0)
        return refuse("{}: {} is given twice", info.mnemonic, fieldKey(*field));
    given |= bit;
    const auto value = number(valueText);
    if (!value)
        return tl::unexpected(value.error());
    return put(in, *field, *value);
}

/// ".core 3 groups=1,2" or ".absent 3": the core becomes the last one of the program.
Result<void> directive(Program& program, std::string_view line)
{
    std::string_view rest;
    const std::string_view word = cut(line, ' ', rest);
    if (word != ".core" && word != ".absent")
        return refuse("unknown directive {}; there are \".core\", \".absent\" and \".end\"", shown(word));
    std::string_view options;
    const auto index = number(trimmed(cut(trimmed(rest), ' ', options)));
    if (!index)
        return tl::unexpected(index.error());
    if (*index != static_cast<std::int64_t>(program.cores.size()) || *index > kLargestCore)
        return refuse("cores come in order, from 0 to {} at most: core {} is next, got {}", kLargestCore,
                      program.cores.size(), *index);
    CoreProgram core;
    core.present = word == ".core";
    options = trimmed(options);
    if (!options.empty()) {
        std::string_view list;
        if (cut(options, '=', list) != "groups" || !core.present)
            return refuse("\"groups=1,2,…\" after .core is all that may follow, got {}", shown(options));
        while (!list.empty()) {
            std::string_view others;
            const auto crossbars = number(trimmed(cut(list, ',', others)));
            if (!crossbars)
                return tl::unexpected(crossbars.error());
            if (*crossbars < 1 || *crossbars > std::numeric_limits<std::int32_t>::max())
                return refuse("an array group must have at least 1 crossbar, got {}", *crossbars);
            core.arrayGroups.push_back(static_cast<std::int32_t>(*crossbars));
            list = others;
        }
    }
    program.cores.push_back(std::move(core));
    return {};
}

constexpr std::string_view kEnd = ".end";

/// ".end", with what the program must have: "cores=2 instructions=40".
Result<void> checkEnd(const Program& program, std::string_view line)
{
    std::string_view options;
    for (std::string_view rest = trimmed(line.substr(kEnd.size())); !rest.empty(); rest = trimmed(options)) {
        std::string_view text;
        const std::string_view key = cut(cut(rest, ' ', options), '=', text);
        const bool cores = key == "cores";
        if (!cores && key != "instructions")
            return refuse("\"cores=…\" and \"instructions=…\" are all that may follow {}, got {}", kEnd, shown(rest));
        const auto said = number(text);
        if (!said)
            return tl::unexpected(said.error());
        const std::int64_t there =
            cores ? static_cast<std::int64_t>(program.cores.size()) : program.instructionCount();
        if (*said != there)
            return refuse("the text must have the {} that its end tells, {}, got {}; lines are missing or too many", key,
                          *said, there);
    }
    return {};
}

} // namespace

std::string disassemble(const Instruction& in)
{
    const OpInfo& info = opInfo(in.op);
    std::string text(info.mnemonic);
    const char* separator = " ";
    for (const Field field : info.fields) {
        const std::int64_t value = fieldValue(in, field);
        if (isRegister(field))
            text += fmt::format("{}r{}", separator, value);
        else if (value != 0 || !isQuiet(field))
            text += fmt::format("{}{}={}", separator, fieldKey(field), value);
        else
            continue;
        separator = ", ";
    }
    return text;
}

Result<Instruction> instruction(std::string_view text)
{
    text = trimmed(text);
    const auto gap = text.find_first_of(" \t");
    const std::string_view mnemonic = text.substr(0, gap);
    const OpInfo* info = findOp(mnemonic);
    if (info == nullptr)
        return refuse("there is no operation {}", shown(mnemonic));
    Instruction in;
    in.op = info->op;
    std::string_view rest = gap == std::string_view::npos ? std::string_view() : trimmed(text.substr(gap));
    unsigned given = 0;
    while (!rest.empty()) {
        std::string_view others;
        const std::string_view one = trimmed(cut(rest, ',', others));
        if (auto done = operand(in, *info, one, given); !done)
            return tl::unexpected(done.error());
        rest = others;
    }
    return in;
}

std::string assemblyText(const Program& program)
{
    std::string text;
    for (std::size_t c = 0; c < program.cores.size(); ++c) {
        const CoreProgram& core = program.cores[c];
        text += fmt::format("{} {}", core.present ? ".core" : ".absent", c);
        for (std::size_t g = 0; g < core.arrayGroups.size(); ++g)
            text += fmt::format("{}{}", g == 0 ? " groups=" : ",", core.arrayGroups[g]);
        text += '\n';
        for (const Instruction& in : core.instructions)
            text += "    " + disassemble(in) + "\n";
    }
    return text + fmt::format("{} cores={} instructions={}\n", kEnd, program.cores.size(), program.instructionCount());
}

Result<Program> assemble(std::string_view text, const std::string& file)
{
    Program program;
    bool ended = false;
    int line = 1;
    for (; !text.empty(); ++line) {
        std::string_view others, comment;
        const std::string_view words = trimmed(cut(cut(text, '\n', others), ';', comment));
        text = others;
        if (words.empty())
            continue;
        Result<void> done;
        if (ended) {
            done = refuse("nothing may follow {}, got {}", kEnd, shown(words));
        } else if (words.substr(0, words.find_first_of(" \t")) == kEnd) {
            done = checkEnd(program, words);
            ended = true;
        } else if (words.front() == '.') {
            done = directive(program, words);
        } else if (program.cores.empty() || !program.cores.back().present) {
            done = refuse("instructions need a \".core\" line before them, got {}", shown(words));
        } else if (auto in = instruction(words)) {
            program.cores.back().instructions.push_back(*in);
        } else {
            done = tl::unexpected(in.error());
        }
        if (!done) {
            Error error = done.error();
            error.where = fmt::format("{}:{}", file, line);
            return tl::unexpected(std::move(error));
        }
    }
    if (!ended)
        return fail(ErrorCode::ParseError,
                    fmt::format("the last line must be \"{}\", but the text ends without it: it was cut off, or was "
                                "written before this was a rule",
                                kEnd),
                    fmt::format("{}:{}", file, line));
    return program;
}

} // namespace pim::program
