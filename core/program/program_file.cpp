// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/program_file.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "core/base/file.h"
#include "core/program/assembly.h"
#include "core/program/binary.h"
#include "core/program/inflate.h"
#include "core/program/program_json.h"

namespace pim::program {

namespace {

constexpr std::string_view kMagic = "PIMWORDS";
constexpr std::uint32_t kVersion = 1;

std::string lowerExtension(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

void append(std::string& bytes, std::uint32_t value)
{
    for (int b = 0; b < 4; ++b)
        bytes += static_cast<char>(value >> (8 * b) & 0xff);
}

/// Takes 32-bit numbers from the front of bytes.
class WordReader
{
public:
    explicit WordReader(std::string_view bytes, std::string name)
        : m_bytes(bytes)
        , m_name(std::move(name))
    {
    }
    Result<std::uint32_t> one()
    {
        if (m_bytes.size() - m_at < 4)
            return refuse("the file ends in the middle of a number or list");
        std::uint32_t value = 0;
        for (std::size_t b = 0; b < 4; ++b)
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(m_bytes[m_at + b])) << (8 * b);
        m_at += 4;
        return value;
    }
    /// A number and as many more.
    Result<std::vector<std::uint32_t>> list()
    {
        const auto count = one();
        if (!count)
            return tl::unexpected(count.error());
        if (*count > (m_bytes.size() - m_at) / 4)
            return refuse(
                fmt::format("a list of {} numbers does not fit the {} bytes left", *count, m_bytes.size() - m_at));
        std::vector<std::uint32_t> values(*count);
        for (std::uint32_t& value : values)
            value = *one();
        return values;
    }
    void skip(std::size_t bytes) { m_at += bytes; }
    bool atEnd() const { return m_at == m_bytes.size(); }
    std::size_t left() const { return m_bytes.size() - m_at; }
    tl::unexpected<Error> refuse(std::string rule) const
    {
        return fail(ErrorCode::ParseError, std::move(rule), fmt::format("{}: byte {}", m_name, m_at));
    }

private:
    std::string_view m_bytes;
    std::string m_name;
    std::size_t m_at = 0;
};

Result<CoreProgram> readCore(WordReader& in, const std::string& name, std::uint32_t core)
{
    CoreProgram result;
    const auto present = in.one();
    if (!present)
        return tl::unexpected(present.error());
    if (*present > 1)
        return in.refuse(fmt::format("core {}: present must be 0 or 1, got {}", core, *present));
    result.present = *present == 1;
    const auto groups = in.list();
    if (!groups)
        return tl::unexpected(groups.error());
    for (const std::uint32_t crossbars : *groups) {
        if (crossbars > static_cast<std::uint32_t>(std::numeric_limits<std::int32_t>::max()))
            return in.refuse(fmt::format("core {}: crossbars of an array group must be at most {}, got {}", core,
                                         std::numeric_limits<std::int32_t>::max(), crossbars));
        result.arrayGroups.push_back(static_cast<std::int32_t>(crossbars));
    }
    const auto words = in.list();
    if (!words)
        return tl::unexpected(words.error());
    auto instructions = decode(*words);
    if (!instructions)
        return fail(ErrorCode::ParseError, instructions.error().message,
                    fmt::format("{}: core {}, {}", name, core, instructions.error().where));
    result.instructions = std::move(*instructions);
    return result;
}

/// The keys of the outermost object of a JSON text, as far as it goes.
std::vector<std::string_view> outerKeys(std::string_view text)
{
    std::vector<std::string_view> keys;
    int depth = 0;
    std::string_view last; ///< string before a colon
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            const std::size_t begin = i + 1;
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\' ? 1 : 0;
            last = text.substr(begin, i < text.size() ? i - begin : std::string_view::npos);
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ':' && depth == 1) {
            keys.push_back(last);
        }
    }
    return keys;
}

} // namespace

bool looksLikeProgram(const std::filesystem::path& path)
{
    auto beginning = Inflater::open(path);
    if (!beginning)
        return false;
    const auto piece = beginning->next();
    if (!piece)
        return false;
    if (piece->starts_with(kMagic))
        return true;
    if (lowerExtension(path) == ".asm")
        return piece->starts_with(".core") || piece->find("\n.core") != std::string_view::npos;
    const auto first = piece->find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (*piece)[first] != '{')
        return false;
    const auto keys = outerKeys(*piece);
    const auto isList = [](std::string_view key) {
        return key.size() > 4 && key.starts_with("core") && std::isdigit(static_cast<unsigned char>(key[4])) != 0;
    };
    return std::any_of(keys.begin(), keys.end(), isList)
        || (!keys.empty() && keys.front() == "config"
            && piece->find("\"core_cnt\"") != std::string_view::npos);
}

Result<ProgramFormat> programFormat(const std::filesystem::path& path)
{
    const std::string extension = lowerExtension(path);
    if (extension == ".json")
        return ProgramFormat::Json;
    if (extension == ".gz")
        return ProgramFormat::CompressedJson;
    if (extension == ".bin")
        return ProgramFormat::Binary;
    if (extension == ".asm")
        return ProgramFormat::Assembly;
    return fail(ErrorCode::InvalidArgument,
                "the name must end in .json or .gz (as pimsim-nn reads it), .bin (words) or .asm (text)",
                path.string());
}

Result<std::string> programBinary(const Program& program)
{
    std::string bytes(kMagic);
    append(bytes, kVersion);
    append(bytes, static_cast<std::uint32_t>(program.cores.size()));
    for (std::size_t c = 0; c < program.cores.size(); ++c) {
        const CoreProgram& core = program.cores[c];
        append(bytes, core.present ? 1 : 0);
        append(bytes, static_cast<std::uint32_t>(core.arrayGroups.size()));
        for (const std::int32_t crossbars : core.arrayGroups)
            append(bytes, static_cast<std::uint32_t>(crossbars));
        const auto words = encode(core.instructions);
        if (!words)
            return fail(words.error().code, words.error().message, fmt::format("core {}, {}", c, words.error().where));
        append(bytes, static_cast<std::uint32_t>(words->size()));
        for (const std::uint32_t word : *words)
            append(bytes, word);
    }
    return bytes;
}

Result<Program> parseProgramBinary(std::string_view bytes, const std::string& name)
{
    WordReader in(bytes, name);
    if (!bytes.starts_with(kMagic))
        return in.refuse(fmt::format("the file must begin with {}", kMagic));
    in.skip(kMagic.size());
    const auto version = in.one();
    if (!version)
        return tl::unexpected(version.error());
    if (*version != kVersion)
        return in.refuse(fmt::format("the version must be {}, got {}", kVersion, *version));
    const auto count = in.one();
    if (!count)
        return tl::unexpected(count.error());
    if (*count > kMostCores || *count > in.left() / 12)
        return in.refuse(
            fmt::format("{} cores do not fit the {} bytes left (at most {})", *count, in.left(), kMostCores));
    Program program;
    for (std::uint32_t c = 0; c < *count; ++c) {
        auto core = readCore(in, name, c);
        if (!core)
            return tl::unexpected(core.error());
        program.cores.push_back(std::move(*core));
    }
    if (!in.atEnd())
        return in.refuse(fmt::format("{} bytes follow the last core", in.left()));
    return program;
}

Result<void> writeProgramFile(const std::filesystem::path& path, const Program& program, const Machine* machine)
{
    const auto format = programFormat(path);
    if (!format)
        return tl::unexpected(format.error());
    switch (*format) {
    case ProgramFormat::Json:
    case ProgramFormat::CompressedJson: break;
    case ProgramFormat::Assembly: return writeFileAtomically(path, assemblyText(program));
    case ProgramFormat::Binary: {
        const auto bytes = programBinary(program);
        if (!bytes)
            return tl::unexpected(bytes.error());
        return writeFileAtomically(path, *bytes);
    }
    }
    return writeProgram(path, program, machine);
}

Result<Program> readProgramFile(const std::filesystem::path& path, const RunContext& context, Diagnostics* notes)
{
    const std::string extension = lowerExtension(path);
    if (extension == ".asm") {
        const auto text = readFile(path);
        if (!text)
            return tl::unexpected(text.error());
        return assemble(*text, path.string());
    }
    auto beginning = Inflater::open(path);
    if (!beginning)
        return tl::unexpected(beginning.error());
    const auto piece = beginning->next();
    if (piece && extension == ".bin" && !piece->starts_with(kMagic) && piece->find('{') > kMagic.size())
        return parseProgramBinary(piece->substr(0, kMagic.size()), path.string()); // says what is missing
    if (!piece || !piece->starts_with(kMagic))
        return readProgram(path, context, notes);
    const auto bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return parseProgramBinary(*bytes, path.string());
}

} // namespace pim::program
