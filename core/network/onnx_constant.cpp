// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/onnx_constant.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <numeric>

namespace pim::network::detail {
namespace {

double fromHalf(std::uint16_t bits)
{
    const int exponent = (bits >> 10) & 31;
    const int fraction = bits & 1023;
    const double sign = bits & 0x8000 ? -1.0 : 1.0;
    if (exponent == 0)
        return sign * std::ldexp(fraction, -24);
    if (exponent == 31)
        return fraction ? std::numeric_limits<double>::quiet_NaN() : sign * std::numeric_limits<double>::infinity();
    return sign * std::ldexp(1024 + fraction, exponent - 25);
}

double fromBrain(std::uint16_t bits)
{
    const std::uint32_t wide = static_cast<std::uint32_t>(bits) << 16;
    float value = 0;
    std::memcpy(&value, &wide, sizeof value);
    return value;
}

template<typename T, typename Target>
bool copyRaw(const std::string& raw, std::size_t count, std::vector<Target>& to)
{
    if (raw.size() != count * sizeof(T))
        return false;
    for (std::size_t i = 0; i < count; ++i) {
        T value;
        std::memcpy(&value, raw.data() + i * sizeof(T), sizeof(T));
        to.push_back(static_cast<Target>(value));
    }
    return true;
}

template<typename Field, typename Target>
bool copyField(const Field& field, std::size_t count, std::vector<Target>& to)
{
    if (static_cast<std::size_t>(field.size()) != count)
        return false;
    for (const auto value : field)
        to.push_back(static_cast<Target>(value));
    return true;
}

/// Row-major strides of \a from as seen when broadcast to \a to (0 along repeated axes).
std::vector<std::size_t> broadcastStrides(const Shape& from, const Shape& to)
{
    std::vector<std::size_t> strides(to.size(), 0);
    std::size_t stride = 1;
    for (std::size_t i = 0; i < from.size() && i < to.size(); ++i) {
        const auto extent = static_cast<std::size_t>(from[from.size() - 1 - i]);
        strides[to.size() - 1 - i] = extent == 1 ? 0 : stride;
        stride *= extent;
    }
    return strides;
}

/// Calls visit(position in the result, offset) for every element of \a shape, offset = sum of index * stride.
template<typename Visit>
void forEach(const Shape& shape, const std::vector<std::size_t>& strides, Visit visit)
{
    const auto count = static_cast<std::size_t>(elementsOf(shape).value_or(0));
    std::vector<std::int64_t> index(shape.size(), 0);
    std::size_t offset = 0;
    for (std::size_t i = 0; i < count; ++i) {
        visit(i, offset);
        for (std::size_t axis = shape.size(); axis-- > 0;) {
            offset += strides[axis];
            if (++index[axis] < shape[axis])
                break;
            offset -= strides[axis] * static_cast<std::size_t>(shape[axis]);
            index[axis] = 0;
        }
    }
}

Constant broadcast(const Constant& from, const Shape& to)
{
    std::vector<std::size_t> picks(static_cast<std::size_t>(elementsOf(to).value_or(0)));
    forEach(to, broadcastStrides(from.shape, to), [&](std::size_t i, std::size_t offset) { picks[i] = offset; });
    return from.picked(to, picks);
}

std::optional<std::int64_t> integerResult(std::string_view op, std::int64_t a, std::int64_t b)
{
    std::int64_t r = 0;
    if (op == "Add" || op == "Sum")
        return __builtin_add_overflow(a, b, &r) ? std::nullopt : std::optional(r);
    if (op == "Sub")
        return __builtin_sub_overflow(a, b, &r) ? std::nullopt : std::optional(r);
    if (op == "Mul")
        return __builtin_mul_overflow(a, b, &r) ? std::nullopt : std::optional(r);
    if (op == "Div" || op == "Mod") {
        if (b == 0 || b == -1) // -1: the one quotient that overflows
            return b == 0 || a == std::numeric_limits<std::int64_t>::min() ? std::nullopt : std::optional(op == "Div" ? -a : 0);
        if (op == "Div")
            return a / b;
        r = a % b;
        return r != 0 && (r < 0) != (b < 0) ? r + b : r; // the sign of the divisor, as numpy does
    }
    if (op == "Min")
        return std::min(a, b);
    if (op == "Max")
        return std::max(a, b);
    if (op == "Pow") {
        const double power = std::pow(static_cast<double>(a), static_cast<double>(b));
        return std::fabs(power) < 9e15 ? std::optional(static_cast<std::int64_t>(power)) : std::nullopt;
    }
    if (op == "And")
        return a && b;
    if (op == "Or")
        return a || b;
    if (op == "Xor")
        return !a != !b;
    return std::nullopt;
}

std::optional<double> realResult(std::string_view op, double a, double b)
{
    if (op == "Add" || op == "Sum")
        return a + b;
    if (op == "Sub")
        return a - b;
    if (op == "Mul")
        return a * b;
    if (op == "Div")
        return a / b;
    if (op == "Mod")
        return std::fmod(a, b);
    if (op == "Min")
        return std::min(a, b);
    if (op == "Max")
        return std::max(a, b);
    if (op == "Pow")
        return std::pow(a, b);
    return std::nullopt;
}

std::optional<bool> comparison(std::string_view op, const Constant& a, const Constant& b, std::size_t i)
{
    const auto compare = [&](auto x, auto y) -> std::optional<bool> {
        if (op == "Equal")
            return x == y;
        if (op == "Less")
            return x < y;
        if (op == "LessOrEqual")
            return x <= y;
        if (op == "Greater")
            return x > y;
        if (op == "GreaterOrEqual")
            return x >= y;
        return std::nullopt;
    };
    return a.real || b.real ? compare(a.number(i), b.number(i)) : compare(a.ints[i], b.ints[i]);
}

ConstantPtr foldBinary(std::string_view op, const Constant& left, const Constant& right, const Shape& to)
{
    const Constant a = broadcast(left, to);
    const Constant b = broadcast(right, to);
    Constant result { .shape = to };
    const std::size_t count = a.size();
    if (op == "Equal" || op.starts_with("Less") || op.starts_with("Greater")) {
        for (std::size_t i = 0; i < count; ++i)
            result.ints.push_back(comparison(op, a, b, i).value_or(false) ? 1 : 0);
        return std::make_shared<Constant>(std::move(result));
    }
    result.real = a.real || b.real;
    for (std::size_t i = 0; i < count; ++i) {
        if (result.real) {
            const auto value = realResult(op, a.number(i), b.number(i));
            if (!value)
                return nullptr;
            result.reals.push_back(*value);
        } else {
            const auto value = integerResult(op, a.ints[i], b.ints[i]);
            if (!value)
                return nullptr;
            result.ints.push_back(*value);
        }
    }
    return std::make_shared<Constant>(std::move(result));
}

ConstantPtr foldUnary(std::string_view op, const Constant& x)
{
    Constant result = x;
    for (auto& v : result.ints) {
        if (op == "Not")
            v = !v;
        else if (op == "Neg" || (op == "Abs" && v < 0)) {
            if (v == std::numeric_limits<std::int64_t>::min())
                return nullptr;
            v = -v;
        } else if (op == "Sign")
            v = (v > 0) - (v < 0);
        else if (op == "Sqrt")
            return nullptr;
    }
    for (auto& v : result.reals)
        v = op == "Floor" ? std::floor(v)
            : op == "Ceil" ? std::ceil(v)
            : op == "Round" ? std::nearbyint(v)
            : op == "Sqrt" ? std::sqrt(v)
            : op == "Neg" ? -v
            : op == "Abs" ? std::fabs(v)
            : op == "Sign" ? static_cast<double>((v > 0) - (v < 0))
                           : v;
    return std::make_shared<Constant>(std::move(result));
}

ConstantPtr foldCast(const Node& node, const Constant& x)
{
    const auto to = intAttribute(node, "to").value_or(0);
    const bool real = to == onnx::TensorProto::FLOAT || to == onnx::TensorProto::FLOAT16 || to == onnx::TensorProto::DOUBLE
        || to == onnx::TensorProto::BFLOAT16;
    Constant result { .shape = x.shape, .real = real };
    if (real) {
        for (std::size_t i = 0; i < x.size(); ++i)
            result.reals.push_back(x.number(i));
    } else {
        auto ints = x.integers();
        if (!ints)
            return nullptr;
        result.ints = std::move(*ints);
        if (to == onnx::TensorProto::BOOL)
            for (auto& v : result.ints)
                v = v != 0;
    }
    return std::make_shared<Constant>(std::move(result));
}

ConstantPtr foldReduce(std::string_view op, const Constant& x, const Shape& to)
{
    // Every reduction in shape arithmetic is over all axes of a vector.
    if (elementsOf(to) != 1 || x.size() == 0)
        return nullptr;
    const std::string_view step = op == "ReduceProd" ? "Mul" : op == "ReduceSum" ? "Add" : op == "ReduceMin" ? "Min" : "Max";
    Constant result { .shape = to, .real = x.real };
    if (x.real) {
        double value = x.reals[0];
        for (std::size_t i = 1; i < x.size(); ++i)
            value = *realResult(step, value, x.reals[i]);
        result.reals = { value };
    } else {
        std::int64_t value = x.ints[0];
        for (std::size_t i = 1; i < x.size(); ++i) {
            const auto next = integerResult(step, value, x.ints[i]);
            if (!next)
                return nullptr;
            value = *next;
        }
        result.ints = { value };
    }
    return std::make_shared<Constant>(std::move(result));
}

std::size_t axisOf(const Node& node, std::int64_t fallback, std::size_t rank)
{
    const auto axis = intAttribute(node, "axis").value_or(fallback);
    return static_cast<std::size_t>(axis < 0 ? axis + static_cast<std::int64_t>(rank) : axis);
}

/// Elements before and after an axis; the shapes were checked by inference.
std::pair<std::size_t, std::size_t> around(const Shape& shape, std::size_t axis)
{
    std::size_t outer = 1, inner = 1;
    for (std::size_t i = 0; i < shape.size(); ++i)
        (i < axis ? outer : i > axis ? inner : outer) *= i == axis ? 1 : static_cast<std::size_t>(shape[i]);
    return { outer, inner };
}

ConstantPtr foldConcat(const Node& node, const std::vector<ConstantPtr>& parts, const Shape& to)
{
    const auto axis = axisOf(node, 1, to.size());
    Constant result { .shape = to };
    for (const auto& part : parts)
        if (!part)
            return nullptr;
        else
            result.real |= part->real;
    const auto [outer, inner] = around(to, axis);
    for (std::size_t o = 0; o < outer; ++o)
        for (const auto& part : parts) {
            if (part->shape.size() != to.size())
                return nullptr;
            const auto run = static_cast<std::size_t>(part->shape[axis]) * inner;
            for (std::size_t i = o * run; i < (o + 1) * run; ++i)
                if (result.real)
                    result.reals.push_back(part->number(i));
                else
                    result.ints.push_back(part->ints[i]);
        }
    return std::make_shared<Constant>(std::move(result));
}

ConstantPtr foldGather(const Node& node, const Constant& x, const Constant& indices, const Shape& to)
{
    const auto axis = axisOf(node, 0, x.shape.size());
    const auto where = indices.integers();
    if (!where)
        return nullptr;
    const auto [outer, inner] = around(x.shape, axis);
    const auto extent = x.shape[axis];
    std::vector<std::size_t> picks;
    for (std::size_t o = 0; o < outer; ++o)
        for (const auto index : *where) {
            const auto at = index < 0 ? index + extent : index;
            if (at < 0 || at >= extent)
                return nullptr;
            for (std::size_t i = 0; i < inner; ++i)
                picks.push_back((o * static_cast<std::size_t>(extent) + static_cast<std::size_t>(at)) * inner + i);
        }
    return std::make_shared<Constant>(x.picked(to, picks));
}

ConstantPtr foldTranspose(const Node& node, const Constant& x, const Shape& to)
{
    auto order = intsAttribute(node, "perm").value_or(std::vector<std::int64_t> {});
    if (order.empty())
        for (std::size_t i = to.size(); i-- > 0;)
            order.push_back(static_cast<std::int64_t>(i));
    std::vector<std::size_t> strides(to.size(), 1), seen(to.size(), 0);
    for (std::size_t i = to.size(); i-- > 1;)
        strides[i - 1] = strides[i] * static_cast<std::size_t>(x.shape[i]);
    for (std::size_t i = 0; i < to.size(); ++i)
        seen[i] = strides[static_cast<std::size_t>(order[i])];
    std::vector<std::size_t> picks(x.size());
    forEach(to, seen, [&](std::size_t i, std::size_t offset) { picks[i] = offset; });
    return std::make_shared<Constant>(x.picked(to, picks));
}

std::vector<ConstantPtr> foldSplit(const Node& node, const Constant& x, const std::vector<Shape>& outputs)
{
    const auto axis = axisOf(node, 0, x.shape.size());
    const auto [outer, inner] = around(x.shape, axis);
    const auto extent = static_cast<std::size_t>(x.shape[axis]);
    std::vector<ConstantPtr> parts;
    std::size_t start = 0;
    for (const Shape& shape : outputs) {
        const auto length = static_cast<std::size_t>(shape[axis]);
        std::vector<std::size_t> picks;
        for (std::size_t o = 0; o < outer; ++o)
            for (std::size_t i = 0; i < length * inner; ++i)
                picks.push_back((o * extent + start) * inner + i);
        parts.push_back(std::make_shared<Constant>(x.picked(shape, picks)));
        start += length;
    }
    return parts;
}

/// Slice: start of each axis from the same rules as the inference, output extents from \a to.
ConstantPtr foldSlice(const Node& node, const std::vector<ConstantPtr>& operands, const Shape& to)
{
    const Constant& x = *operands[0];
    const auto operand = [&](std::size_t i, const char* name) -> std::optional<std::vector<std::int64_t>> {
        if (i < operands.size() && operands[i])
            return operands[i]->integers();
        return intsAttribute(node, name);
    };
    const auto starts = operand(1, "starts");
    if (!starts)
        return nullptr;
    auto axes = operand(3, "axes");
    if (!axes) {
        axes.emplace(starts->size());
        std::iota(axes->begin(), axes->end(), 0);
    }
    const auto steps = operand(4, "steps").value_or(std::vector<std::int64_t>(starts->size(), 1));
    std::vector<std::int64_t> begin(x.shape.size(), 0), step(x.shape.size(), 1);
    for (std::size_t i = 0; i < starts->size(); ++i) {
        auto axis = (*axes)[i];
        axis += axis < 0 ? static_cast<std::int64_t>(x.shape.size()) : 0;
        const auto extent = x.shape[static_cast<std::size_t>(axis)];
        auto start = (*starts)[i];
        start += start < 0 ? extent : 0;
        begin[static_cast<std::size_t>(axis)] = std::clamp<std::int64_t>(start, 0, steps[i] < 0 ? extent - 1 : extent);
        step[static_cast<std::size_t>(axis)] = steps[i];
    }
    std::vector<std::int64_t> strides(x.shape.size(), 1);
    for (std::size_t i = x.shape.size(); i-- > 1;)
        strides[i - 1] = strides[i] * x.shape[i];
    const auto count = static_cast<std::size_t>(elementsOf(to).value_or(0));
    std::vector<std::size_t> picks;
    std::vector<std::int64_t> index(to.size(), 0);
    for (std::size_t n = 0; n < count; ++n) {
        std::int64_t offset = 0;
        for (std::size_t i = 0; i < to.size(); ++i)
            offset += (begin[i] + index[i] * step[i]) * strides[i];
        if (offset < 0 || static_cast<std::size_t>(offset) >= x.size())
            return nullptr;
        picks.push_back(static_cast<std::size_t>(offset));
        for (std::size_t axis = to.size(); axis-- > 0;) {
            if (++index[axis] < to[axis])
                break;
            index[axis] = 0;
        }
    }
    return std::make_shared<Constant>(x.picked(to, picks));
}

ConstantPtr foldRange(const std::vector<ConstantPtr>& operands, const Shape& to)
{
    const Constant& start = *operands[0];
    const Constant& delta = *operands[2];
    if (start.size() != 1 || delta.size() != 1)
        return nullptr;
    Constant result { .shape = to, .real = start.real || delta.real };
    for (std::int64_t i = 0; i < to[0]; ++i)
        if (result.real) {
            result.reals.push_back(start.number(0) + static_cast<double>(i) * delta.number(0));
        } else {
            std::int64_t step = 0;
            if (__builtin_mul_overflow(i, delta.ints[0], &step) || __builtin_add_overflow(start.ints[0], step, &step))
                return nullptr;
            result.ints.push_back(step);
        }
    return std::make_shared<Constant>(std::move(result));
}

ConstantPtr foldOne(const Node& node, const std::vector<ConstantPtr>& operands, const Shape& to)
{
    const std::string_view op = node.op;
    const Constant& x = *operands[0];
    if (op == "Identity" || op == "Reshape" || op == "Squeeze" || op == "Unsqueeze" || op == "Flatten" || op == "Dropout") {
        Constant result = x;
        result.shape = to;
        return result.size() == static_cast<std::size_t>(elementsOf(to).value_or(0)) ? std::make_shared<Constant>(std::move(result)) : nullptr;
    }
    if (op == "Cast")
        return foldCast(node, x);
    if (op == "Concat")
        return foldConcat(node, operands, to);
    if (op == "Slice")
        return foldSlice(node, operands, to);
    if (op == "Transpose")
        return foldTranspose(node, x, to);
    if (op == "Expand")
        return std::make_shared<Constant>(broadcast(x, to));
    if (op == "Gather")
        return operands.size() > 1 && operands[1] ? foldGather(node, x, *operands[1], to) : nullptr;
    if (op == "Range")
        return operands.size() > 2 && operands[1] && operands[2] ? foldRange(operands, to) : nullptr;
    if (op == "Where") {
        if (operands.size() < 3 || !operands[1] || !operands[2])
            return nullptr;
        const Constant condition = broadcast(x, to), yes = broadcast(*operands[1], to), no = broadcast(*operands[2], to);
        Constant result { .shape = to, .real = yes.real || no.real };
        for (std::size_t i = 0; i < condition.size(); ++i) {
            const Constant& from = condition.number(i) != 0 ? yes : no;
            if (result.real)
                result.reals.push_back(from.number(i));
            else
                result.ints.push_back(from.ints[i]);
        }
        return std::make_shared<Constant>(std::move(result));
    }
    if (op.starts_with("Reduce"))
        return foldReduce(op, x, to);
    if (op == "Floor" || op == "Ceil" || op == "Round" || op == "Sqrt" || op == "Neg" || op == "Abs" || op == "Sign" || op == "Not")
        return foldUnary(op, x);
    // The rest has two operands, or any number that are combined one after the other.
    if (operands.size() == 1)
        return operands[0];
    ConstantPtr result = operands[0];
    for (std::size_t i = 1; i < operands.size() && result; ++i)
        result = operands[i] ? foldBinary(op, *result, *operands[i], to) : nullptr;
    return result;
}

} // namespace

std::optional<std::vector<std::int64_t>> Constant::integers() const
{
    if (!real)
        return ints;
    std::vector<std::int64_t> result;
    for (const double value : reals) {
        if (!(std::fabs(value) < 9e18))
            return std::nullopt;
        result.push_back(static_cast<std::int64_t>(value));
    }
    return result;
}

Constant Constant::picked(Shape to, const std::vector<std::size_t>& from) const
{
    Constant result { .shape = std::move(to), .real = real };
    for (const std::size_t i : from)
        if (real)
            result.reals.push_back(reals[i]);
        else
            result.ints.push_back(ints[i]);
    return result;
}

ConstantPtr decode(const onnx::TensorProto& tensor)
{
    Constant result { .shape = Shape(tensor.dims().begin(), tensor.dims().end()) };
    const auto elements = elementsOf(result.shape);
    if (!elements || *elements > kFoldedElements || tensor.data_location() == onnx::TensorProto::EXTERNAL)
        return nullptr;
    const auto count = static_cast<std::size_t>(*elements);
    const bool raw = tensor.has_raw_data();
    const std::string& bytes = tensor.raw_data();
    bool good = false;
    switch (tensor.data_type()) {
    case onnx::TensorProto::FLOAT:
        result.real = true;
        good = raw ? copyRaw<float>(bytes, count, result.reals) : copyField(tensor.float_data(), count, result.reals);
        break;
    case onnx::TensorProto::DOUBLE:
        result.real = true;
        good = raw ? copyRaw<double>(bytes, count, result.reals) : copyField(tensor.double_data(), count, result.reals);
        break;
    case onnx::TensorProto::FLOAT16:
    case onnx::TensorProto::BFLOAT16: {
        std::vector<std::uint16_t> bits;
        good = raw ? copyRaw<std::uint16_t>(bytes, count, bits) : copyField(tensor.int32_data(), count, bits);
        result.real = true;
        for (const auto b : bits)
            result.reals.push_back(tensor.data_type() == onnx::TensorProto::FLOAT16 ? fromHalf(b) : fromBrain(b));
        break;
    }
    case onnx::TensorProto::INT64:
        good = raw ? copyRaw<std::int64_t>(bytes, count, result.ints) : copyField(tensor.int64_data(), count, result.ints);
        break;
    case onnx::TensorProto::INT32:
        good = raw ? copyRaw<std::int32_t>(bytes, count, result.ints) : copyField(tensor.int32_data(), count, result.ints);
        break;
    case onnx::TensorProto::INT16:
        good = raw ? copyRaw<std::int16_t>(bytes, count, result.ints) : copyField(tensor.int32_data(), count, result.ints);
        break;
    case onnx::TensorProto::UINT16:
        good = raw ? copyRaw<std::uint16_t>(bytes, count, result.ints) : copyField(tensor.int32_data(), count, result.ints);
        break;
    case onnx::TensorProto::INT8:
        good = raw ? copyRaw<std::int8_t>(bytes, count, result.ints) : copyField(tensor.int32_data(), count, result.ints);
        break;
    case onnx::TensorProto::UINT8:
    case onnx::TensorProto::BOOL:
        good = raw ? copyRaw<std::uint8_t>(bytes, count, result.ints) : copyField(tensor.int32_data(), count, result.ints);
        break;
    case onnx::TensorProto::UINT32:
        good = raw ? copyRaw<std::uint32_t>(bytes, count, result.ints) : copyField(tensor.uint64_data(), count, result.ints);
        break;
    case onnx::TensorProto::UINT64:
        good = raw ? copyRaw<std::uint64_t>(bytes, count, result.ints) : copyField(tensor.uint64_data(), count, result.ints);
        break;
    default:
        break;
    }
    return good ? std::make_shared<Constant>(std::move(result)) : nullptr;
}

bool canFold(std::string_view op)
{
    static const std::unordered_map<std::string_view, bool> kFolded = [] {
        std::unordered_map<std::string_view, bool> table;
        for (const char* name :
             { "Identity", "Reshape", "Squeeze", "Unsqueeze", "Flatten", "Dropout", "Cast", "Concat", "Slice", "Transpose", "Expand",
               "Gather", "Range", "Where", "ReduceProd", "ReduceSum", "ReduceMin", "ReduceMax", "Floor", "Ceil", "Round", "Sqrt",
               "Neg", "Abs", "Sign", "Not", "Add", "Sub", "Mul", "Div", "Mod", "Min", "Max", "Sum", "Pow", "And", "Or", "Xor",
               "Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Split" })
            table.emplace(name, true);
        return table;
    }();
    return kFolded.contains(op);
}

std::vector<ConstantPtr> fold(const Node& node, const std::vector<ConstantPtr>& operands, const std::vector<Shape>& outputs)
{
    std::vector<ConstantPtr> none(outputs.size());
    if (outputs.empty() || operands.empty() || !operands[0] || !canFold(node.op))
        return none;
    for (const Shape& shape : outputs) {
        const auto elements = elementsOf(shape);
        if (!elements || *elements > kFoldedElements)
            return none;
    }
    if (node.op == "Split")
        return foldSplit(node, *operands[0], outputs);
    none[0] = foldOne(node, operands, outputs[0]);
    return none;
}

} // namespace pim::network::detail
