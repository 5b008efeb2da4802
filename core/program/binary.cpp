// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/binary.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "core/program/assembly.h"

namespace pim::program {

namespace {

using enum Field;

constexpr std::uint32_t kOpcodeMask = 0x1f, kWideBit = 0x20;
constexpr std::uint32_t kSizeAsLen = 1U << 16; ///< of lmv
/// Bits of a length in its instruction; those above stand in a word before it: opcode of nop, bits 6-25.
constexpr int kLengthBits = 11, kPrefixLow = 6, kPrefixBits = 20;
/// Bits of an immediate of lldi in its instruction; those above stand in a word before it, told by bit 31.
constexpr int kImmediateBits = 10;
constexpr std::uint32_t kImmediatePrefix = 1U << 31, kImmediateMask = (1U << kImmediateBits) - 1;
constexpr std::uint32_t kImmediateHigh = (~0U >> kImmediateBits) << kPrefixLow;
constexpr std::uint32_t kLengthMask = (1U << kLengthBits) - 1, kPrefixMask = ((1U << kPrefixBits) - 1) << kPrefixLow;

constexpr BitSlot kRd { Rd, 0, 6, 5, false }, kRs1 { Rs1, 0, 11, 5, false }, kRs2 { Rs2, 0, 16, 5, false };
constexpr BitSlot kLen { Len, 0, 21, 11, false }, kSize { Size, 0, 21, 11, false };
constexpr BitSlot kOffset { OffsetValue, 1, 0, 29, true }, kSelect { OffsetSelect, 1, 29, 3, false };
constexpr BitSlot kPartner { Core, 0, 11, 10, false }, kEvent { EventRegister, 0, 6, 5, false };
constexpr BitSlot kRelu { Relu, 0, 16, 1, false }, kMbiw { Mbiw, 0, 17, 8, false };
constexpr BitSlot kWideImm { Imm, 1, 0, 32, true };

/// Short and long form; no long form: the same as the short one.
struct Layout
{
    std::vector<BitSlot> narrow, wide;
};

Layout withOffset(std::vector<BitSlot> narrow)
{
    std::vector<BitSlot> wide = narrow;
    wide.push_back(kOffset);
    wide.push_back(kSelect);
    return { std::move(narrow), std::move(wide) };
}

Layout layoutOf(Op op)
{
    switch (op) {
    case Op::Nop: return {};
    case Op::Sldi: return { { kRd, { Imm, 0, 11, 21, true } }, { kRd, kWideImm } };
    case Op::Sld: return { { kRd, kRs1 }, { kRd, kRs1, { OffsetValue, 1, 0, 32, true } } };
    case Op::Sadd:
    case Op::Ssub:
    case Op::Smul: return { { kRd, kRs1, kRs2 }, {} };
    case Op::Saddi:
    case Op::Smuli: return { { kRd, kRs1, { Imm, 0, 16, 16, true } }, { kRd, kRs1, kWideImm } };
    case Op::Setbw: return { { { Ibiw, 0, 6, 8, false }, { Obiw, 0, 14, 8, false } }, {} };
    case Op::Mvmul:
        return { { kRd, kRs1, kRelu, kMbiw, { Group, 0, 25, 7, false } },
                 { kRd, kRs1, kRelu, kMbiw, { Group, 1, 0, 31, false } } };
    case Op::Vrelu:
    case Op::Vtanh:
    case Op::Vsigm:
    case Op::Lmv: return withOffset({ kRd, kRs1, kLen });
    case Op::Ld:
    case Op::St: return withOffset({ kRd, kRs1, kSize });
    case Op::Lldi: return withOffset({ kRd, { Imm, 0, 11, 10, true }, kLen });
    case Op::Send:
    case Op::Recv: return withOffset({ kRd, kPartner, kSize });
    case Op::Sync: return { { kEvent, { Core, 0, 11, 16, false } }, {} };
    case Op::Wait: return { { kEvent, { WaitValue, 0, 11, 21, true } }, { kEvent, { WaitValue, 1, 0, 32, true } } };
    default: return withOffset({ kRd, kRs1, kRs2, kLen }); // vectors with two sources
    }
}

const Layout& layout(Op op)
{
    static const std::vector<Layout> kLayouts = [] {
        std::vector<Layout> all;
        for (int o = 0; o < kOpCount; ++o)
            all.push_back(layoutOf(static_cast<Op>(o)));
        return all;
    }();
    return kLayouts[static_cast<std::size_t>(op)];
}

std::uint32_t mask(const BitSlot& slot) { return slot.width == 32 ? ~0U : ((1U << slot.width) - 1U) << slot.low; }

std::int64_t smallest(const BitSlot& slot) { return slot.isSigned ? -(std::int64_t { 1 } << (slot.width - 1)) : 0; }
std::int64_t largest(const BitSlot& slot)
{
    return (std::int64_t { 1 } << (slot.isSigned ? slot.width - 1 : slot.width)) - 1;
}

/// An lmv whose size says what its len says: one bit instead of a second number.
bool sizeIsLen(const Instruction& in) { return in.op == Op::Lmv && in.size != 0 && in.size == in.len; }

/// A field that does not fit, and the bits it would have.
struct Misfit
{
    Field field = Rd;
    std::int64_t value = 0;
    const BitSlot* slot = nullptr; ///< none: it has no place
};

/// What keeps an instruction from fitting, if anything.
std::optional<Misfit> misfit(const Instruction& in, std::span<const BitSlot> slots)
{
    for (const Field field : opInfo(in.op).fields) {
        if (field == Size && sizeIsLen(in))
            continue;
        const std::int64_t value = fieldValue(in, field);
        const auto slot = std::find_if(slots.begin(), slots.end(), [&](const BitSlot& s) { return s.field == field; });
        if (slot == slots.end()) {
            if (value != 0)
                return Misfit { field, value, nullptr };
        } else if (value < smallest(*slot) || value > largest(*slot)) {
            return Misfit { field, value, &*slot };
        }
    }
    return {};
}

std::string misfitText(const Misfit& misfit)
{
    if (misfit.slot == nullptr)
        return fmt::format("{} has no place in the binary form and must be 0, got {}", fieldKey(misfit.field),
                           misfit.value);
    return fmt::format("{} must be from {} to {} in the binary form, got {}", fieldKey(misfit.field),
                       smallest(*misfit.slot), largest(*misfit.slot), misfit.value);
}

std::string bitsText(const BitSlot& slot)
{
    const int low = slot.word * 32 + slot.low, high = low + slot.width - 1;
    return low == high ? fmt::format("{} {}", fieldKey(slot.field), low)
                       : fmt::format("{} {}-{}", fieldKey(slot.field), low, high);
}

std::string bitsText(std::span<const BitSlot> slots)
{
    std::string text;
    for (const BitSlot& slot : slots)
        text += (text.empty() ? "" : ", ") + bitsText(slot);
    return text.empty() ? "–" : text;
}

} // namespace

std::span<const BitSlot> bitSlots(Op op, bool wide) { return wide ? layout(op).wide : layout(op).narrow; }

Result<Encoded> encode(const Instruction& in)
{
    bool wide = false;
    auto problem = misfit(in, layout(in.op).narrow);
    if (problem && !layout(in.op).wide.empty()) {
        wide = true;
        problem = misfit(in, layout(in.op).wide);
    }
    if (problem)
        return fail(ErrorCode::InvalidArgument, fmt::format("{} ({})", misfitText(*problem), disassemble(in)));
    Encoded encoded;
    encoded.count = wide ? 2 : 1;
    encoded.words[0] = static_cast<std::uint32_t>(in.op) | (wide ? kWideBit : 0U);
    for (const BitSlot& slot : bitSlots(in.op, wide))
        encoded.words[slot.word] |= static_cast<std::uint32_t>(fieldValue(in, slot.field)) << slot.low & mask(slot);
    if (sizeIsLen(in))
        encoded.words[0] |= kSizeAsLen;
    return encoded;
}

namespace {

/// The field of a length, where an operation has one with a place.
std::optional<Field> lengthField(Op op)
{
    for (const BitSlot& slot : bitSlots(op, false))
        if (slot.field == Len || slot.field == Size)
            return slot.field;
    return {};
}

} // namespace

namespace {

/// The part of an immediate that stands in lldi itself, signed as its place is.
std::int32_t lowImmediate(std::uint32_t immediate)
{
    const auto low = static_cast<std::int32_t>(immediate & kImmediateMask);
    return low >= 1 << (kImmediateBits - 1) ? low - (1 << kImmediateBits) : low;
}

bool isLongImmediate(const Instruction& in)
{
    return in.op == Op::Lldi && in.imm != lowImmediate(static_cast<std::uint32_t>(in.imm));
}

bool isImmediatePrefix(std::uint32_t word)
{
    return (word & kImmediatePrefix) != 0 && (word & ~(kImmediatePrefix | kImmediateHigh)) == 0;
}

} // namespace

Result<std::vector<std::uint32_t>> encode(std::span<const Instruction> list)
{
    std::vector<std::uint32_t> words;
    for (std::size_t i = 0; i < list.size(); ++i) {
        Instruction in = list[i];
        const bool longImmediate = isLongImmediate(in);
        const auto immediate = static_cast<std::uint32_t>(in.imm);
        if (longImmediate)
            in.imm = lowImmediate(immediate);
        auto one = encode(in);
        const auto field = lengthField(in.op);
        const std::int64_t length = field ? fieldValue(in, *field) : 0;
        if (length > kLengthMask) {
            Instruction rest = in;
            const bool otherSize = rest.op == Op::Lmv && rest.size != 0 && !sizeIsLen(rest); // which has no form
            setField(rest, *field, otherSize ? 0 : length & kLengthMask);
            if (sizeIsLen(in))
                rest.size = 0;
            one = encode(rest);
            if (one) {
                words.push_back(static_cast<std::uint32_t>(length >> kLengthBits) << kPrefixLow);
                if (sizeIsLen(in))
                    one->words[0] |= kSizeAsLen;
            }
        }
        if (!one)
            return fail(one.error().code, one.error().message, fmt::format("instruction {}", i));
        if (longImmediate)
            words.push_back(kImmediatePrefix | immediate >> kImmediateBits << kPrefixLow);
        words.insert(words.end(), one->words.begin(), one->words.begin() + one->count);
    }
    return words;
}

Result<std::vector<Instruction>> decode(std::span<const std::uint32_t> words)
{
    std::vector<Instruction> list;
    std::uint32_t high = 0; ///< bits of the next length
    std::uint32_t highImmediate = 0; ///< the same of an immediate
    bool longImmediate = false;
    for (std::size_t i = 0; i < words.size();) {
        const auto refuse = [&](std::string text) {
            return fail(ErrorCode::ParseError, std::move(text), fmt::format("word {}", i));
        };
        Instruction in;
        in.op = static_cast<Op>(words[i] & kOpcodeMask);
        if (in.op == Op::Nop && (words[i] & kPrefixMask) != 0 && (words[i] & ~kPrefixMask) == 0) {
            const std::size_t next = i + 1 < words.size() && isImmediatePrefix(words[i + 1]) ? i + 2 : i + 1;
            if (high != 0 || longImmediate || next >= words.size()
                || !lengthField(static_cast<Op>(words[next] & kOpcodeMask)))
                return refuse("no instruction with a length follows the upper bits of one");
            high = (words[i] & kPrefixMask) >> kPrefixLow;
            ++i;
            continue;
        }
        if (isImmediatePrefix(words[i])) {
            if (longImmediate || i + 1 == words.size() || static_cast<Op>(words[i + 1] & kOpcodeMask) != Op::Lldi)
                return refuse("no lldi follows the upper bits of an immediate");
            highImmediate = (words[i] & kImmediateHigh) >> kPrefixLow;
            longImmediate = true;
            ++i;
            continue;
        }
        const bool wide = (words[i] & kWideBit) != 0;
        const std::span<const BitSlot> slots = bitSlots(in.op, wide);
        const std::string_view name = opInfo(in.op).mnemonic;
        if (wide && slots.empty())
            return refuse(fmt::format("{} has no 64-bit form, got {:#010x}", name, words[i]));
        if (wide && i + 1 == words.size())
            return refuse(fmt::format("the second half of {} is missing", name));
        const std::array<std::uint32_t, 2> both { words[i], wide ? words[i + 1] : 0 };
        std::array<std::uint32_t, 2> used { kOpcodeMask | kWideBit, 0 };
        for (const BitSlot& slot : slots) {
            used[slot.word] |= mask(slot);
            std::int64_t value = (both[slot.word] & mask(slot)) >> slot.low;
            if (value > largest(slot))
                value -= std::int64_t { 1 } << slot.width;
            const FieldRange range = fieldRange(slot.field);
            if (value < range.minimum || value > range.maximum)
                return refuse(fmt::format("{} of {} must be from {} to {}, got {}", fieldKey(slot.field), name,
                                          range.minimum, range.maximum, value));
            setField(in, slot.field, value);
        }
        // One instruction, one form: what encode() writes.
        if (wide && !misfit(in, layout(in.op).narrow))
            return refuse(fmt::format("{} fits 32 bits and must not have the 64-bit form", name));
        if (high != 0) {
            const Field field = *lengthField(in.op);
            setField(in, field, fieldValue(in, field) | std::int64_t { high } << kLengthBits);
            high = 0;
        }
        if (longImmediate) {
            in.imm = static_cast<std::int32_t>(highImmediate << kImmediateBits
                                               | (static_cast<std::uint32_t>(in.imm) & kImmediateMask));
            if (!isLongImmediate(in))
                return refuse(fmt::format("the immediate {} fits lldi and must not have a word of upper bits", in.imm));
            longImmediate = false;
        }
        if (in.op == Op::Lmv) {
            used[0] |= kSizeAsLen;
            if ((both[0] & kSizeAsLen) != 0)
                in.size = in.len;
        }
        for (std::size_t w = 0; w < 2; ++w)
            if ((both[w] & ~used[w]) != 0)
                return refuse(
                    fmt::format("{} has no field in the bits {:#010x} of {:#010x}", name, both[w] & ~used[w], both[w]));
        if (in.op == Op::Lmv && (both[0] & kSizeAsLen) != 0 && in.len == 0)
            return refuse("lmv of 0 bytes must not have the bit that tells its size");
        list.push_back(in);
        i += wide ? 2 : 1;
    }
    return list;
}

std::string instructionSetManual()
{
    std::string page =
        "# Instruction set\n\n"
        "Instructions of the published PIM instruction set (arXiv 2308.06449). R: 32 registers of 32 bits, L: the "
        "core's local memory,\n"
        "addressed in bytes by registers. There are no branches. Text form: registers in order, other fields as "
        "`field=value`;\n"
        "offsets and flags that are 0 may be left out. A file has `.core N groups=2,3` before the instructions of core N, with the\n"
        "crossbars of its array groups, `.absent N` for a core that does not exist, `;` before comments, and ends with\n"
        "`.end cores=… instructions=…`: a file without this line was cut off and is refused; the counts, where given, must "
        "be\n"
        "those of the file. Binary form: the opcode in bits 0-4, bit 5 set in the 64-bit "
        "form. Of a list of\n"
        "instructions, a length of more than 11 bits has its upper 20 in a word before: opcode 0, bits 6-25; an immediate of "
        "lldi\nof more than 10 bits has its upper 22 in a word before, behind that of its length: opcode 0, bits 6-27, bit "
        "31 set.\nBit 16 of lmv: its size is its len.\n\n"
        "| opcode | text | unit | what it does | bits | bits of the 64-bit form |\n|---|---|---|---|---|---|\n";
    for (const OpInfo& info : instructionSet()) {
        std::string text(info.mnemonic);
        const char* separator = " ";
        for (const Field field : info.fields) {
            const bool isRegister = field == Rd || field == Rs1 || field == Rs2;
            text += fmt::format("{}{}{}", separator, fieldKey(field), isRegister ? "" : "=…");
            separator = ", ";
        }
        page += fmt::format("| {} | `{}` | {} | {} | {} | {} |\n", static_cast<int>(info.op), text, unitKey(info.unit),
                            info.meaning, bitsText(bitSlots(info.op, false)),
                            bitSlots(info.op, true).empty() ? std::string("–") : bitsText(bitSlots(info.op, true)));
    }
    return page;
}

} // namespace pim::program
