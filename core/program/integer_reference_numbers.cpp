// SPDX-License-Identifier: GPL-3.0-or-later
// The integers of programs: where widths end, and functions of single elements.
#include <algorithm>
#include <bit>
#include <cmath>

#include <fmt/format.h>

#include "core/program/integer_reference.h"

namespace pim::program {

Result<void> validate(const NumberFormat& format)
{
    const auto refuse = [](std::string text) {
        return fail(ErrorCode::InvalidArgument, std::move(text), "number format");
    };
    if (format.elementBits != 8 && format.elementBits != 16 && format.elementBits != 32)
        return refuse(fmt::format("elements must have 8, 16 or 32 bits, got {}", format.elementBits));
    if (format.accumulatorBits < format.elementBits || format.accumulatorBits > 32)
        return refuse(
            fmt::format("sums must have {} to 32 bits, got {}", format.elementBits, format.accumulatorBits));
    if (format.accumulatorBits % 8 != 0)
        return refuse(fmt::format("sums must have whole bytes, got {} bits", format.accumulatorBits));
    if (format.resultShift < 0 || format.resultShift > 31)
        return refuse(fmt::format("the shift of results must be 0 to 31, got {}", format.resultShift));
    if (format.resultShift != 0 && format.accumulatorBits == format.elementBits)
        return refuse(fmt::format("the shift of results must be 0 where accumulators are as wide as elements, got {}",
                                  format.resultShift));
    return {};
}

std::int64_t elementFromSum(std::int64_t sum, const NumberFormat& format)
{
    return wrap(wrap(sum, format.accumulatorBits) >> format.resultShift, format.elementBits);
}

int fractionBits(const NumberFormat& format) { return std::max(0, format.elementBits - 4); }

std::int64_t clipBound(double bound, const NumberFormat& format)
{
    const double largest = std::ldexp(1.0, format.elementBits - 1) - 1.0;
    return static_cast<std::int64_t>(
        std::clamp(std::round(std::ldexp(bound, fractionBits(format))), -largest - 1.0, largest));
}

namespace {

/// PLAN at a scale of 2^fraction: sigmoid(value).
std::int64_t sigmoid(std::int64_t value, int fraction)
{
    constexpr int kGuard = 6; // 27/32 and a slope of 1/32 are exact with them
    const int scale = fraction + kGuard;
    const std::int64_t x = (value < 0 ? -value : value) << kGuard;
    const std::int64_t one = std::int64_t { 1 } << scale;
    std::int64_t y = one;
    if (x < one)
        y = x / 4 + one / 2;
    else if (x < 2 * one + one * 3 / 8)
        y = x / 8 + one / 8 * 5;
    else if (x < 5 * one)
        y = x / 32 + one / 32 * 27;
    if (value < 0)
        y = one - y;
    return (y + (std::int64_t { 1 } << (kGuard - 1))) >> kGuard; // to the nearest
}

} // namespace

std::int64_t integerSigmoid(std::int64_t value, const NumberFormat& format)
{
    return wrap(sigmoid(value, fractionBits(format)), format.elementBits);
}

std::int64_t integerTanh(std::int64_t value, const NumberFormat& format)
{
    const int fraction = fractionBits(format);
    // One more bit, which the doubling takes away again.
    return wrap(sigmoid(4 * value, fraction + 1) - (std::int64_t { 1 } << fraction), format.elementBits);
}

std::int64_t apply(IntegerFunction function, std::int64_t value, const NumberFormat& format,
                   const network::ClipBounds& bounds)
{
    switch (function) {
    case IntegerFunction::Relu: return std::max<std::int64_t>(value, 0);
    case IntegerFunction::Clip:
        if (bounds.low)
            value = std::max(value, clipBound(*bounds.low, format));
        return bounds.high ? std::min(value, clipBound(*bounds.high, format)) : value;
    case IntegerFunction::Sigmoid: return integerSigmoid(value, format);
    case IntegerFunction::Tanh: return integerTanh(value, format);
    }
    return value;
}

Averaging averaging(std::int64_t count, const NumberFormat& format)
{
    const int room = format.accumulatorBits - format.elementBits;
    if (count > std::int64_t { 1 } << room)
        return { 1, static_cast<int>(std::bit_width(static_cast<std::uint64_t>(count))) - 1 };
    Averaging result { static_cast<std::int32_t>((std::int64_t { 1 } << room) / count), room };
    while (result.multiplier % 2 == 0 && result.shift > 0) {
        result.multiplier /= 2;
        --result.shift;
    }
    return result;
}

std::int64_t mean(std::int64_t sum, const Averaging& averaging, const NumberFormat& format)
{
    const std::int64_t product = wrap(wrap(sum, format.accumulatorBits) * averaging.multiplier, format.accumulatorBits);
    return wrap(product >> averaging.shift, format.elementBits);
}

} // namespace pim::program
