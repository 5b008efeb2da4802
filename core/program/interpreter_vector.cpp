// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/interpreter_vector.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/program/integer_reference.h"

namespace pim::program {
namespace {

std::int32_t low(std::int64_t value) { return static_cast<std::int32_t>(wrap(value, 32)); }

template<typename Function>
void each(std::span<const std::int32_t> first, std::span<std::int32_t> result, Function function)
{
    for (std::size_t i = 0; i < first.size(); ++i)
        result[i] = low(function(std::int64_t { first[i] }));
}

template<typename Function>
void eachPair(std::span<const std::int32_t> first, std::span<const std::int32_t> second, std::span<std::int32_t> result,
              Function function)
{
    for (std::size_t i = 0; i < first.size(); ++i)
        result[i] = low(function(std::int64_t { first[i] }, std::int64_t { second[i] }));
}

Result<void> shift(Op op, std::span<const std::int32_t> first, std::span<const std::int32_t> counts,
                   std::span<std::int32_t> result)
{
    if (const auto negative = std::find_if(counts.begin(), counts.end(), [](std::int32_t c) { return c < 0; });
        negative != counts.end())
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("shift counts must not be negative, got {} at element {}", *negative,
                                negative - counts.begin()));
    if (op == Op::Vvsll)
        eachPair(first, counts, result, [](std::int64_t value, std::int64_t count) {
            return count > 63 ? 0 : static_cast<std::int64_t>(static_cast<std::uint64_t>(value) << count);
        });
    else
        eachPair(first, counts, result,
                 [](std::int64_t value, std::int64_t count) { return value >> std::min<std::int64_t>(count, 63); });
    return {};
}

} // namespace

VectorShape vectorShape(Op op)
{
    switch (op) {
    case Op::Vvadd:
    case Op::Vvsub:
    case Op::Vvmax: return { true, false, true };
    case Op::Vvdmul: return { true, true, true };
    case Op::Vvmul:
    case Op::Vvsll:
    case Op::Vvsra: return { true, false, false };
    case Op::Vavg: return { false, true, true };
    case Op::Vrelu:
    case Op::Vmv: return { false, false, true };
    default: return {};
    }
}

Result<void> vectorResult(Op op, std::span<const std::int32_t> first, std::span<const std::int32_t> second,
                          std::int32_t number, int inputBits, std::span<std::int32_t> result)
{
    const NumberFormat format { inputBits, 32, 0 };
    switch (op) {
    case Op::Vvadd: eachPair(first, second, result, [](auto a, auto b) { return a + b; }); break;
    case Op::Vvsub: eachPair(first, second, result, [](auto a, auto b) { return a - b; }); break;
    case Op::Vvmul: eachPair(first, second, result, [](auto a, auto b) { return a * b; }); break;
    case Op::Vvmax: eachPair(first, second, result, [](auto a, auto b) { return std::max(a, b); }); break;
    case Op::Vvdmul: {
        std::uint64_t sum = 0; // modulo 2^64, of which 32 bits are wanted at most
        for (std::size_t i = 0; i < first.size(); ++i)
            sum += static_cast<std::uint64_t>(std::int64_t { first[i] } * second[i]);
        result[0] = low(static_cast<std::int64_t>(sum));
        break;
    }
    case Op::Vvsll:
    case Op::Vvsra: return shift(op, first, second, result);
    case Op::Vavg: {
        const auto count = static_cast<std::int64_t>(first.size());
        if (count == 0)
            return fail(ErrorCode::InvalidArgument, "a mean must be of at least one element, got 0");
        std::int64_t sum = 0;
        for (const std::int32_t value : first)
            sum += value;
        result[0] = low(sum / count - (sum % count < 0 ? 1 : 0));
        break;
    }
    case Op::Vrelu: each(first, result, [](auto a) { return std::max<std::int64_t>(a, 0); }); break;
    case Op::Vtanh: each(first, result, [&](auto a) { return integerTanh(a, format); }); break;
    case Op::Vsigm: each(first, result, [&](auto a) { return integerSigmoid(a, format); }); break;
    case Op::Vrsu: each(first, result, [&](auto a) { return std::min<std::int64_t>(a, number); }); break;
    case Op::Vrsl: each(first, result, [&](auto a) { return std::max<std::int64_t>(a, number); }); break;
    default: std::copy(first.begin(), first.end(), result.begin()); break; // vmv: the gathering was all
    }
    return {};
}

} // namespace pim::program
