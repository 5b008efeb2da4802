// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/program_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/program/inflate.h"
#include "core/program/old_program.h"

namespace pim::program {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kLongestToken = std::uint64_t { 16 } << 20; ///< bytes between two values of the text
constexpr int kDeepest = 256;

/// Bytes of a text, piece after piece, as an iterator for the parser.
class TextIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    /// Where the pieces come from, and how far it is.
    struct Source
    {
        Source(Inflater& text, const RunContext& run)
            : inflater(text)
            , context(run)
        {
        }
        Inflater& inflater;
        const RunContext& context;
        const char *begin = nullptr, *at = nullptr, *end = nullptr; ///< the piece
        std::uint64_t before = 0; ///< bytes of earlier pieces
        std::uint64_t tokenEnd = 0; ///< where the last value ended
        std::optional<Error> error;

        std::uint64_t position() const { return before + static_cast<std::uint64_t>(at - begin); }
        void refill();
    };

    TextIterator() = default;
    explicit TextIterator(Source& source)
        : m_source(&source)
    {
        m_source->refill();
    }
    reference operator*() const { return *m_source->at; }
    TextIterator& operator++()
    {
        if (++m_source->at == m_source->end)
            m_source->refill();
        return *this;
    }
    void operator++(int) { ++*this; }
    /// Only ever compared with the end.
    bool operator==(const TextIterator& other) const { return atEnd() == other.atEnd(); }

private:
    bool atEnd() const { return m_source == nullptr || m_source->at == m_source->end; }
    Source* m_source = nullptr;
};

void TextIterator::Source::refill()
{
    before += static_cast<std::uint64_t>(end - begin);
    begin = at = end = nullptr;
    if (error)
        return;
    if (before - tokenEnd > kLongestToken) {
        error = Error { ErrorCode::ParseError,
                        fmt::format("a value or a gap in the text has more than {} MiB", kLongestToken >> 20),
                        {} };
        return;
    }
    if (context.cancelled()) {
        error = Error { ErrorCode::Cancelled, "reading the program was cancelled", {} };
        return;
    }
    auto piece = inflater.next();
    if (!piece) {
        error = piece.error();
        return;
    }
    begin = at = piece->data();
    end = begin + piece->size();
}

/// Takes the values of a program file as the parser finds them.
class Handler : public nlohmann::json_sax<Json>
{
public:
    /// \a notes: files before 2025 are converted, see readProgram(); may be null.
    explicit Handler(TextIterator::Source& source, Diagnostics* notes)
        : m_source(source)
        , m_notes(notes)
    {
    }

    const std::optional<Error>& error() const { return m_error; }
    Result<Program> program();

    bool null() override { return value("null"); }
    bool boolean(bool v) override { return number(v ? 1 : 0); }
    bool number_integer(std::int64_t v) override { return number(static_cast<std::int32_t>(v)); }
    bool number_unsigned(std::uint64_t v) override
    {
        return number(static_cast<std::int32_t>(static_cast<std::uint32_t>(v)));
    }
    bool number_float(double v, const std::string& text) override
    {
        if (!(std::abs(v) < 2147483648.0)) // there is nothing it could be cut to
            return value(text);
        return number(static_cast<std::int32_t>(v));
    }
    bool string(std::string& v) override;
    bool binary(Json::binary_t&) override { return false; }
    bool start_object(std::size_t) override;
    bool end_object() override;
    bool start_array(std::size_t) override;
    bool end_array() override;
    bool key(std::string& v) override;
    bool parse_error(std::size_t, const std::string&, const Json::exception& problem) override;

private:
    /// Where in the file the parser is. Below Ignored, everything is skipped.
    enum class Place { Nothing, Top, Config, GroupMap, GroupList, List, Instruction, Offset, Ignored };
    enum class Key { Ignored, Config, CoreCount, GroupMap, Core, Groups, Op, Offset, Field };

    bool refuse(std::string rule);
    std::string where() const;
    bool number(std::int32_t v);
    bool value(const std::string& shown); ///< a value that is no number, or none that fits
    bool open(Place place);
    void close();
    bool finishInstruction();
    void touch() { m_source.tokenEnd = m_source.position(); }
    static std::optional<std::int32_t> coreNumber(std::string_view key);

    TextIterator::Source& m_source;
    Diagnostics* m_notes;
    std::optional<Error> m_error;
    std::vector<Place> m_places; ///< around the parser's place, outermost first
    int m_ignoredDepth = 0;
    Key m_key = Key::Ignored;
    Field m_field = Field::Rd;
    std::int32_t m_core = 0; ///< of the list, or of the array groups
    std::string m_unknownOp;

    struct List
    {
        bool given = false;
        std::vector<Instruction> instructions;
    };
    bool m_hasConfig = false, m_hasMap = false;
    std::optional<std::int32_t> m_coreCount;
    std::map<std::int32_t, std::vector<std::int32_t>> m_groups;
    std::int64_t m_totalGroups = 0;
    std::map<std::int32_t, List> m_lists;
    std::vector<Instruction>* m_instructions = nullptr;
    std::int64_t m_total = 0;

    const OpInfo* m_op = nullptr;
    std::array<std::int32_t, kFieldCount> m_values {};
    std::uint32_t m_given = 0; ///< a bit for each field
    bool m_nestedValue = false; ///< offset_value stood in "offset"
    std::int32_t m_plainOffset = 0; ///< offset_value outside "offset": of scalar operations
};

std::optional<std::int32_t> Handler::coreNumber(std::string_view key)
{
    if (!key.starts_with("core") || key.size() < 5 || key.size() > 10 || (key[4] == '0' && key.size() > 5))
        return {};
    std::int32_t number = 0;
    const auto [end, code] = std::from_chars(key.data() + 4, key.data() + key.size(), number);
    if (code != std::errc() || end != key.data() + key.size() || number < 0)
        return {};
    return number;
}

std::string Handler::where() const
{
    switch (m_places.empty() ? Place::Nothing : m_places.back()) {
    case Place::Config: return "config";
    case Place::GroupMap: return "config, array_group_map";
    case Place::GroupList: return fmt::format("config, array_group_map, core{}", m_core);
    case Place::List: return fmt::format("core {}", m_core);
    case Place::Instruction:
    case Place::Offset: return fmt::format("core {}, instruction {}", m_core, m_instructions->size());
    default: return {};
    }
}

bool Handler::refuse(std::string rule)
{
    if (!m_error)
        m_error = Error { ErrorCode::ParseError, std::move(rule), where() };
    return false;
}

bool Handler::open(Place place)
{
    if (static_cast<int>(m_places.size()) + m_ignoredDepth >= kDeepest)
        return refuse(fmt::format("values are nested deeper than {} levels", kDeepest));
    if (place == Place::Ignored)
        ++m_ignoredDepth;
    else
        m_places.push_back(place);
    return true;
}

void Handler::close()
{
    touch();
    if (m_ignoredDepth > 0)
        --m_ignoredDepth;
    else
        m_places.pop_back();
    m_key = Key::Ignored;
}

bool Handler::start_object(std::size_t)
{
    touch();
    if (m_ignoredDepth > 0)
        return open(Place::Ignored);
    if (m_places.empty())
        return open(Place::Top);
    switch (m_places.back()) {
    case Place::List:
        m_op = nullptr;
        m_given = 0;
        m_values.fill(0);
        m_nestedValue = false;
        m_plainOffset = 0;
        m_unknownOp.clear();
        return open(Place::Instruction);
    case Place::GroupList: return value("an object");
    default: break;
    }
    switch (m_key) {
    case Key::Config: m_hasConfig = true; return open(Place::Config);
    case Key::GroupMap: m_hasMap = true; return open(Place::GroupMap);
    case Key::Offset: return open(Place::Offset);
    case Key::Ignored: return open(Place::Ignored);
    default: return value("an object");
    }
}

bool Handler::start_array(std::size_t)
{
    touch();
    if (m_ignoredDepth > 0)
        return open(Place::Ignored);
    if (m_places.empty())
        return refuse("the file must hold one object, got an array");
    if (m_places.back() == Place::List || m_places.back() == Place::GroupList)
        return value("an array");
    if (m_key == Key::Core) {
        const bool old = m_notes != nullptr && m_hasConfig && !m_hasMap; // core_cnt is of the used cores
        if (m_core >= kMostCores || (m_coreCount && m_core >= *m_coreCount && !old))
            return open(Place::Ignored);
        List& list = m_lists[m_core];
        if (list.given)
            return refuse(fmt::format("core{} is given twice", m_core));
        list.given = true;
        m_instructions = &list.instructions;
        return open(Place::List);
    }
    if (m_key == Key::Groups) {
        if (m_core >= kMostCores)
            return open(Place::Ignored);
        m_groups[m_core].clear();
        return open(Place::GroupList);
    }
    return m_key == Key::Ignored ? open(Place::Ignored) : value("an array");
}

bool Handler::end_array()
{
    if (m_ignoredDepth == 0 && m_places.back() == Place::List)
        m_instructions->shrink_to_fit();
    close();
    return true;
}

bool Handler::end_object()
{
    if (m_ignoredDepth == 0 && m_places.back() == Place::Instruction && !finishInstruction())
        return false;
    close();
    return true;
}

bool Handler::key(std::string& text)
{
    touch();
    if (m_ignoredDepth > 0)
        return true;
    m_key = Key::Ignored;
    switch (m_places.back()) {
    case Place::Top:
        if (text == "config") {
            if (m_hasConfig)
                return refuse("config is given twice");
            m_key = Key::Config;
        } else if (const auto core = coreNumber(text)) {
            m_core = *core;
            m_key = Key::Core;
        }
        break;
    case Place::Config:
        if (text == "core_cnt")
            m_key = Key::CoreCount;
        else if (text == "array_group_map")
            m_key = Key::GroupMap;
        break;
    case Place::GroupMap:
        if (const auto core = coreNumber(text)) {
            m_core = *core;
            m_key = Key::Groups;
        }
        break;
    case Place::Instruction:
        if (text == "op") {
            m_key = Key::Op;
            break;
        }
        if (text == "offset") {
            m_key = Key::Offset;
            break;
        }
        [[fallthrough]];
    case Place::Offset:
        for (int f = 0; f < kFieldCount; ++f)
            if (fieldKey(static_cast<Field>(f)) == text) {
                m_key = Key::Field;
                m_field = static_cast<Field>(f);
                break;
            }
        // offset_select and the offset of vectors and transfers count inside "offset" only; nothing else does there.
        if (m_key == Key::Field
            && (m_places.back() == Place::Offset ? m_field != Field::OffsetValue && m_field != Field::OffsetSelect
                                                 : m_field == Field::OffsetSelect))
            m_key = Key::Ignored;
        break;
    default: break;
    }
    return true;
}

bool Handler::value(const std::string& shown)
{
    touch();
    if (m_ignoredDepth > 0)
        return true;
    if (m_places.empty())
        return refuse(fmt::format("the file must hold one object, got {}", shown));
    if (m_places.back() == Place::List)
        return refuse(fmt::format("an instruction must be an object, got {}", shown));
    if (m_places.back() == Place::GroupList)
        return refuse(fmt::format("crossbars of an array group must be a number, got {}", shown));
    switch (m_key) {
    case Key::Ignored: return true;
    case Key::Config: return refuse(fmt::format("config must be an object, got {}", shown));
    case Key::CoreCount: return refuse(fmt::format("core_cnt must be a number, got {}", shown));
    case Key::GroupMap: return refuse(fmt::format("array_group_map must be an object, got {}", shown));
    case Key::Core: return refuse(fmt::format("core{} must be an array of instructions, got {}", m_core, shown));
    case Key::Groups: return refuse(fmt::format("the array groups of core{} must be an array, got {}", m_core, shown));
    case Key::Op: return refuse(fmt::format("op must be a text, got {}", shown));
    case Key::Offset: return refuse(fmt::format("offset must be an object, got {}", shown));
    case Key::Field:
        return refuse(fmt::format("{} must be a number of at most 32 bits, got {}", fieldKey(m_field), shown));
    }
    return true;
}

bool Handler::number(std::int32_t v)
{
    if (m_ignoredDepth == 0 && !m_places.empty()) {
        if (m_places.back() == Place::GroupList) {
            touch();
            if (++m_totalGroups > kMostArrayGroups)
                return refuse(fmt::format("a program may have at most {} array groups", kMostArrayGroups));
            m_groups[m_core].push_back(v);
            return true;
        }
        if (m_places.back() != Place::List && m_key == Key::CoreCount) {
            touch();
            if (v < 0 || v > kMostCores)
                return refuse(fmt::format("core_cnt must be from 0 to {}, got {}", kMostCores, v));
            m_coreCount = v;
            return true;
        }
        if (m_places.back() != Place::List && m_key == Key::Field) {
            touch();
            const auto f = static_cast<std::size_t>(m_field);
            if (m_field == Field::OffsetValue && m_places.back() == Place::Instruction) {
                m_plainOffset = v;
                return true;
            }
            m_values[f] = v;
            m_given |= 1U << f;
            return true;
        }
    }
    return value(fmt::format("{}", v));
}

bool Handler::string(std::string& text)
{
    if (m_ignoredDepth == 0 && !m_places.empty() && m_places.back() == Place::Instruction && m_key == Key::Op) {
        touch();
        m_op = findOp(text);
        if (m_op == nullptr)
            return refuse(fmt::format("unknown op {}",
                                      Json(text.substr(0, 60)).dump(-1, ' ', true, Json::error_handler_t::replace)));
        return true;
    }
    return value(Json(text.substr(0, 60)).dump(-1, ' ', true, Json::error_handler_t::replace));
}

bool Handler::finishInstruction()
{
    if (m_op == nullptr)
        return refuse("the instruction has no op");
    if (++m_total > kMostInstructions)
        return refuse(fmt::format("a program may have at most {} instructions", kMostInstructions));
    Instruction in;
    in.op = m_op->op;
    for (const Field field : m_op->fields) {
        const auto f = static_cast<std::size_t>(field);
        const bool plain = field == Field::OffsetValue && m_op->unit == Unit::Scalar;
        if (!plain && (m_given >> f & 1U) == 0)
            continue;
        std::int32_t v = plain ? m_plainOffset : m_values[f];
        if (field == Field::Relu)
            v = v != 0 ? 1 : 0;
        if (field == Field::OffsetSelect)
            v &= 7; // three operands
        const FieldRange range = fieldRange(field);
        if (v < range.minimum || v > range.maximum)
            return refuse(fmt::format("{} of {} must be from {} to {}, got {}", fieldKey(field), m_op->mnemonic,
                                      range.minimum, range.maximum, v));
        setField(in, field, v);
    }
    m_instructions->push_back(in);
    return true;
}

bool Handler::parse_error(std::size_t, const std::string&, const Json::exception& problem)
{
    std::string what = problem.what();
    if (const auto bracket = what.find("] "); what.starts_with('[') && bracket != std::string::npos)
        what.erase(0, bracket + 2);
    return refuse("not valid JSON: " + what.substr(0, 300));
}

Result<Program> Handler::program()
{
    if (!m_hasConfig)
        return fail(ErrorCode::ParseError, "the key \"config\" is missing");
    if (!m_coreCount)
        return fail(ErrorCode::ParseError, "the key \"core_cnt\" is missing", "config");
    if (!m_hasMap && m_notes == nullptr)
        return fail(ErrorCode::ParseError,
                    "the key \"array_group_map\" is missing: the crossbars of each core's array groups (compilers "
                    "before 2025 did not write it)",
                    "config");
    Program program;
    program.cores.resize(static_cast<std::size_t>(*m_coreCount));
    if (!m_hasMap && !m_lists.empty())
        program.cores.resize(
            std::max(program.cores.size(), static_cast<std::size_t>(m_lists.rbegin()->first) + std::size_t { 1 }));
    for (std::size_t c = 0; c < program.cores.size(); ++c) {
        CoreProgram& core = program.cores[c];
        const auto list = m_lists.find(static_cast<std::int32_t>(c));
        core.present = list != m_lists.end();
        if (core.present)
            core.instructions = std::move(list->second.instructions);
        if (const auto groups = m_groups.find(static_cast<std::int32_t>(c)); groups != m_groups.end())
            core.arrayGroups = std::move(groups->second);
    }
    if (!m_hasMap)
        if (auto converted = groupsFromCrossbars(program, *m_coreCount, *m_notes); !converted)
            return tl::unexpected(converted.error());
    return program;
}

Result<Program> parse(Inflater& inflater, const std::string& name, const RunContext& context, Diagnostics* notes)
{
    TextIterator::Source source(inflater, context);
    Handler handler(source, notes);
    const bool whole = Json::sax_parse(TextIterator(source), TextIterator(), &handler);
    std::optional<Error> error = source.error ? source.error : handler.error();
    if (!error && !whole)
        error = Error { ErrorCode::ParseError, "not valid JSON", {} };
    if (!error) {
        auto program = handler.program();
        if (program)
            return program;
        error = program.error();
    }
    error->where = error->where.empty() ? name : name + ": " + error->where;
    return tl::unexpected(*error);
}

/// The instruction as one object.
void append(std::string& text, const Instruction& in)
{
    const OpInfo& info = opInfo(in.op);
    const auto out = std::back_inserter(text);
    fmt::format_to(out, R"({{"op":"{}")", info.mnemonic);
    bool offset = false;
    for (const Field field : info.fields) {
        if ((field == Field::OffsetValue && info.unit != Unit::Scalar) || field == Field::OffsetSelect) {
            offset = true;
            continue;
        }
        // What the public compiler does not write is written only where it says something.
        const bool rare = (in.op == Op::Send && field == Field::Rs1) || (in.op == Op::Lmv && field == Field::Size);
        if (!rare || fieldValue(in, field) != 0)
            fmt::format_to(out, R"(,"{}":{})", fieldKey(field), fieldValue(in, field));
    }
    if (offset)
        fmt::format_to(out, R"(,"offset":{{"offset_select":{},"offset_value":{}}})", in.offsetSelect, in.offsetValue);
    text += '}';
}

} // namespace

Result<Program> readProgram(const std::filesystem::path& path, const RunContext& context, Diagnostics* notes)
{
    auto inflater = Inflater::open(path);
    if (!inflater)
        return tl::unexpected(inflater.error());
    return parse(*inflater, path.string(), context, notes);
}

Result<Program> parseProgram(std::string_view bytes, const std::string& name, const RunContext& context,
                             Diagnostics* notes)
{
    Inflater inflater = Inflater::of(bytes);
    return parse(inflater, name, context, notes);
}

void programJson(const Program& program, const Machine* machine, const std::function<void(std::string_view)>& sink)
{
    constexpr std::size_t kPiece = 1 << 16;
    std::string text = fmt::format(R"({{"config":{{"core_cnt":{})", program.cores.size());
    const auto out = std::back_inserter(text);
    if (machine != nullptr) {
        const MatrixTiming& m = machine->matrix;
        fmt::format_to(out, R"(,"xbar_array_count":{},"xbar_size":[{},{}],"cell_precision":{},"adc_count":{})",
                       m.crossbarsPerCore, m.rows, m.columns, m.cellBits, m.adcCount);
    }
    text += R"(,"array_group_map":{)";
    const char* separator = "";
    for (std::size_t c = 0; c < program.cores.size(); ++c) {
        const CoreProgram& core = program.cores[c];
        if (!core.present && core.arrayGroups.empty())
            continue;
        fmt::format_to(out, R"({}"core{}":[)", separator, c);
        for (std::size_t g = 0; g < core.arrayGroups.size(); ++g)
            fmt::format_to(out, "{}{}", g == 0 ? "" : ",", core.arrayGroups[g]);
        text += ']';
        separator = ",";
    }
    text += "}}";
    for (std::size_t c = 0; c < program.cores.size(); ++c) {
        const CoreProgram& core = program.cores[c];
        if (!core.present)
            continue;
        fmt::format_to(out, ",\n\"core{}\":[", c);
        for (std::size_t i = 0; i < core.instructions.size(); ++i) {
            if (i > 0)
                text += ",\n";
            append(text, core.instructions[i]);
            if (text.size() > kPiece) {
                sink(text);
                text.clear();
            }
        }
        text += ']';
    }
    text += "}\n";
    sink(text);
}

Result<void> writeProgram(const std::filesystem::path& path, const Program& program, const Machine* machine)
{
    if (path.extension() == ".gz") {
        Deflater deflater;
        programJson(program, machine, [&](std::string_view piece) { deflater.add(piece); });
        return writeFileAtomically(path, deflater.finish());
    }
    std::size_t size = 0; // large programs: no room for a text that doubles as it grows
    programJson(program, machine, [&](std::string_view piece) { size += piece.size(); });
    std::string text;
    text.reserve(size);
    programJson(program, machine, [&](std::string_view piece) { text += piece; });
    return writeFileAtomically(path, text);
}

} // namespace pim::program
