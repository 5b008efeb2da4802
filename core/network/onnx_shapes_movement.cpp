// SPDX-License-Identifier: GPL-3.0-or-later
// Shape rules of the operators that move data or compute shapes.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/network/onnx_shapes.h"

namespace pim::network::detail {
namespace {

constexpr const char* kTooLarge = "extents must multiply to less than 2^62, got ";

Constant vectorOf(const std::vector<std::int64_t>& values)
{
    return { .shape = { static_cast<std::int64_t>(values.size()) }, .real = false, .ints = values, .reals = {} };
}

Result<void> unchanged(NodeShapes& c)
{
    if (const Shape* x = c.shape(0))
        for (std::size_t i = 0; i < std::min<std::size_t>(c.outputs.size(), c.node.op == "Dropout" ? 2 : 1); ++i)
            c.set(i, *x);
    return {};
}

Result<void> dynamicQuantize(NodeShapes& c)
{
    if (const Shape* x = c.shape(0))
        c.set(0, *x);
    c.set(1, {});
    c.set(2, {});
    return {};
}

Result<void> constantTensor(NodeShapes& c)
{
    const Node& node = c.node;
    if (const auto* a = attribute(node, "value"); a && a->has_t()) {
        c.set(0, Shape(a->t().dims().begin(), a->t().dims().end()));
        if (!c.values.empty())
            c.values[0] = decode(a->t());
    } else if (const auto* sparse = attribute(node, "sparse_value"); sparse && sparse->has_sparse_tensor()) {
        c.set(0, Shape(sparse->sparse_tensor().dims().begin(), sparse->sparse_tensor().dims().end()));
    } else if (const auto* f = attribute(node, "value_float"); f && f->has_f()) {
        c.set(0, {});
        if (!c.values.empty())
            c.values[0] = std::make_shared<Constant>(Constant { .shape = {}, .real = true, .ints = {}, .reals = { f->f() } });
    } else if (const auto* i = attribute(node, "value_int"); i && i->has_i()) {
        c.set(0, {});
        if (!c.values.empty())
            c.values[0] = std::make_shared<Constant>(Constant { .shape = {}, .real = false, .ints = { i->i() }, .reals = {} });
    } else if (const auto* ints = attribute(node, "value_ints")) {
        c.set(0, { ints->ints_size() });
        if (!c.values.empty() && ints->ints_size() <= kFoldedElements)
            c.values[0] = std::make_shared<Constant>(vectorOf({ ints->ints().begin(), ints->ints().end() }));
    } else if (const auto* floats = attribute(node, "value_floats")) {
        c.set(0, { floats->floats_size() });
        if (!c.values.empty() && floats->floats_size() <= kFoldedElements)
            c.values[0] = std::make_shared<Constant>(Constant { .shape = { floats->floats_size() }, .real = true, .ints = {},
                                                                .reals = { floats->floats().begin(), floats->floats().end() } });
    } else if (attribute(node, "value_string")) {
        c.set(0, {});
    } else if (const auto* strings = attribute(node, "value_strings")) {
        c.set(0, { strings->strings_size() });
    } else {
        return malformed("a Constant must have a value");
    }
    return {};
}

Result<void> shapeOf(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto rank = static_cast<std::int64_t>(x->size());
    const auto inside = [rank](std::int64_t at) { return std::clamp<std::int64_t>(at < 0 ? at + rank : at, 0, rank); };
    const auto start = inside(intAttribute(c.node, "start").value_or(0));
    const auto end = std::max(start, inside(intAttribute(c.node, "end").value_or(rank)));
    const std::vector<std::int64_t> part(x->begin() + start, x->begin() + end);
    c.set(0, { end - start });
    if (!c.values.empty() && part.size() <= static_cast<std::size_t>(kFoldedElements))
        c.values[0] = std::make_shared<Constant>(vectorOf(part));
    return {};
}

Result<void> sizeOf(NodeShapes& c)
{
    c.set(0, {});
    if (const Shape* x = c.shape(0); x && !c.values.empty())
        if (const auto elements = elementsOf(*x))
            c.values[0] = std::make_shared<Constant>(Constant { .shape = {}, .real = false, .ints = { *elements }, .reals = {} });
    return {};
}

Result<void> constantOfShape(NodeShapes& c)
{
    const auto shape = c.integers(0, "shape");
    if (!shape)
        return {};
    for (const auto extent : *shape)
        if (extent < 0)
            return malformed("extents must not be negative, got " + toText(*shape));
    const auto elements = elementsOf(*shape);
    if (!elements)
        return malformed(kTooLarge + toText(*shape));
    c.set(0, *shape);
    if (*elements > kFoldedElements || c.values.empty())
        return {};
    ConstantPtr one;
    if (const auto* a = attribute(c.node, "value"); a && a->has_t())
        one = decode(a->t());
    else
        one = std::make_shared<Constant>(Constant { .shape = { 1 }, .real = true, .ints = {}, .reals = { 0.0 } });
    if (one && one->size() == 1)
        c.values[0] = std::make_shared<Constant>(one->picked(*shape, std::vector<std::size_t>(static_cast<std::size_t>(*elements), 0)));
    return {};
}

Result<void> reshape(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    const auto wanted = c.integers(1, "shape");
    if (!x || !wanted)
        return {};
    const bool keepZero = intAttribute(c.node, "allowzero").value_or(0) != 0;
    Shape out = *wanted;
    std::optional<std::size_t> free;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] == 0 && !keepZero) {
            if (i >= x->size())
                return malformed("an extent of 0 copies the input's, but " + toText(*x) + " has no dimension " + std::to_string(i));
            out[i] = (*x)[i];
        } else if (out[i] == -1) {
            if (free)
                return malformed("at most one extent may be -1, got " + toText(*wanted));
            free = i;
        } else if (out[i] < 0) {
            return malformed("extents must be at least -1, got " + toText(*wanted));
        }
    }
    if (free)
        out[*free] = 1;
    const auto have = elementsOf(*x);
    const auto need = elementsOf(out);
    if (!have || !need)
        return malformed(kTooLarge + toText(*wanted));
    if (free) {
        if (*need == 0 || *have % *need != 0)
            return malformed(std::to_string(*have) + " elements of " + toText(*x) + " do not fit " + toText(*wanted));
        out[*free] = *have / *need;
    } else if (*have != *need) {
        return malformed("a reshape must keep the number of elements, got " + toText(*x) + " to " + toText(*wanted));
    }
    c.set(0, std::move(out));
    return {};
}

Result<void> flatten(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto rank = static_cast<std::int64_t>(x->size());
    auto axis = intAttribute(c.node, "axis").value_or(1);
    axis += axis < 0 ? rank : 0;
    if (axis < 0 || axis > rank)
        return malformed("axis must be inside " + toText(*x) + ", got " + std::to_string(axis));
    const auto outer = elementsOf(Shape(x->begin(), x->begin() + axis));
    const auto inner = elementsOf(Shape(x->begin() + axis, x->end()));
    if (!outer || !inner)
        return malformed(kTooLarge + toText(*x));
    c.set(0, { *outer, *inner });
    return {};
}

Result<void> transpose(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto order = intsAttribute(c.node, "perm").value_or(std::vector<std::int64_t> {});
    if (order.empty()) {
        c.set(0, Shape(x->rbegin(), x->rend()));
        return {};
    }
    std::vector<bool> used(x->size(), false);
    Shape out;
    for (const auto axis : order) {
        if (axis < 0 || axis >= static_cast<std::int64_t>(x->size()) || used[static_cast<std::size_t>(axis)])
            break;
        used[static_cast<std::size_t>(axis)] = true;
        out.push_back((*x)[static_cast<std::size_t>(axis)]);
    }
    if (out.size() != x->size() || order.size() != x->size())
        return malformed("perm must name every axis of " + toText(*x) + " once, got " + toText(order));
    c.set(0, std::move(out));
    return {};
}

Result<void> squeeze(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto axes = c.integers(1, "axes");
    if (!axes && c.has(1))
        return {};
    std::vector<bool> drop(x->size(), false);
    if (axes) {
        for (const auto a : *axes) {
            const auto axis = axisInside(a, x->size());
            if (!axis)
                return tl::unexpected(axis.error());
            if ((*x)[*axis] != 1)
                return malformed("a squeezed extent must be 1, got " + std::to_string((*x)[*axis]) + " along axis " + std::to_string(a) + " of " + toText(*x));
            drop[*axis] = true;
        }
    } else {
        for (std::size_t i = 0; i < x->size(); ++i)
            drop[i] = (*x)[i] == 1;
    }
    Shape out;
    for (std::size_t i = 0; i < x->size(); ++i)
        if (!drop[i])
            out.push_back((*x)[i]);
    c.set(0, std::move(out));
    return {};
}

Result<void> unsqueeze(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    const auto axes = c.integers(1, "axes");
    if (!x || !axes)
        return {};
    const std::size_t rank = x->size() + axes->size();
    std::vector<bool> added(rank, false);
    for (const auto a : *axes) {
        const auto axis = axisInside(a, rank);
        if (!axis)
            return tl::unexpected(axis.error());
        if (added[*axis])
            return malformed("axes must differ, got " + toText(*axes));
        added[*axis] = true;
    }
    Shape out;
    auto next = x->begin();
    for (std::size_t i = 0; i < rank; ++i)
        out.push_back(added[i] ? 1 : *next++);
    c.set(0, std::move(out));
    return {};
}

Result<void> concat(NodeShapes& c)
{
    const auto operands = operandsOf(c.node).data;
    if (operands.empty())
        return malformed("must have at least one operand");
    Shape out;
    std::size_t along = 0;
    for (std::size_t n = 0; n < operands.size(); ++n) {
        const Shape* x = c.shape(operands[n]);
        if (!x)
            return {};
        if (n == 0) {
            const auto axis = axisInside(intAttribute(c.node, "axis").value_or(1), x->size());
            if (!axis)
                return tl::unexpected(axis.error());
            along = *axis;
            out = *x;
            continue;
        }
        if (x->size() != out.size())
            return malformed("operands must have as many dimensions, got " + toText(out) + " and " + toText(*x));
        for (std::size_t i = 0; i < out.size(); ++i)
            if (i != along && out[i] != (*x)[i])
                return malformed("extents other than axis " + std::to_string(along) + " must be equal, got " + toText(out) + " and " + toText(*x));
        if (__builtin_add_overflow(out[along], (*x)[along], &out[along]))
            return malformed("extents must add up to less than 2^62, got " + toText(*x));
    }
    c.set(0, std::move(out));
    return {};
}

Result<void> split(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto axis = axisInside(intAttribute(c.node, "axis").value_or(0), x->size());
    if (!axis)
        return tl::unexpected(axis.error());
    const auto extent = (*x)[*axis];
    auto lengths = c.integers(1, "split");
    if (!lengths && c.has(1))
        return {};
    if (!lengths) {
        const auto parts = static_cast<std::int64_t>(c.outputs.size());
        if (parts == 0)
            return {};
        const auto length = (extent + parts - 1) / parts;
        lengths.emplace();
        for (std::int64_t i = 0; i < parts; ++i)
            lengths->push_back(std::clamp<std::int64_t>(extent - i * length, 0, length));
    }
    std::int64_t sum = 0;
    for (const auto length : *lengths)
        if (length < 0 || __builtin_add_overflow(sum, length, &sum))
            return malformed("split lengths must not be negative, got " + toText(*lengths));
    if (sum != extent || lengths->size() < c.outputs.size())
        return malformed("split lengths must add up to " + std::to_string(extent) + " and be one an output, got " + toText(*lengths));
    for (std::size_t i = 0; i < c.outputs.size(); ++i) {
        Shape out = *x;
        out[*axis] = (*lengths)[i];
        c.set(i, std::move(out));
    }
    return {};
}

Result<void> slice(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    const auto starts = c.integers(1, "starts");
    const auto ends = c.integers(2, "ends");
    auto axes = c.integers(3, "axes");
    auto steps = c.integers(4, "steps");
    if (!x || !starts || !ends || (c.has(3) && !axes) || (c.has(4) && !steps))
        return {};
    if (!axes || (axes->empty() && !c.has(3))) {
        axes.emplace(starts->size());
        std::iota(axes->begin(), axes->end(), 0);
    }
    if (!steps)
        steps.emplace(starts->size(), 1);
    if (ends->size() != starts->size() || axes->size() != starts->size() || steps->size() != starts->size())
        return malformed("starts, ends, axes and steps must be equally many, got " + toText(*starts) + ", " + toText(*ends) + ", "
                         + toText(*axes) + ", " + toText(*steps));
    Shape out = *x;
    for (std::size_t i = 0; i < starts->size(); ++i) {
        const auto axis = axisInside((*axes)[i], x->size());
        if (!axis)
            return tl::unexpected(axis.error());
        const auto extent = (*x)[*axis];
        const auto step = (*steps)[i];
        if (step == 0 || step == std::numeric_limits<std::int64_t>::min())
            return malformed("steps must not be 0, got " + toText(*steps));
        const auto inside = [&](std::int64_t at, std::int64_t low, std::int64_t high) {
            return std::clamp(at < 0 ? at + extent : at, low, high);
        };
        const auto start = step > 0 ? inside((*starts)[i], 0, extent) : inside((*starts)[i], 0, std::max<std::int64_t>(0, extent - 1));
        const auto end = step > 0 ? inside((*ends)[i], 0, extent) : inside((*ends)[i], -1, std::max<std::int64_t>(-1, extent - 1));
        const auto length = step > 0 ? end - start : start - end;
        const auto stride = step > 0 ? step : -step;
        out[*axis] = length <= 0 ? 0 : (length - 1) / stride + 1;
    }
    c.set(0, std::move(out));
    return {};
}

Result<void> gather(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    const Shape* indices = c.shape(1);
    if (!x || !indices)
        return {};
    const auto axis = axisInside(intAttribute(c.node, "axis").value_or(0), x->size());
    if (!axis)
        return tl::unexpected(axis.error());
    Shape out(x->begin(), x->begin() + static_cast<std::ptrdiff_t>(*axis));
    out.insert(out.end(), indices->begin(), indices->end());
    out.insert(out.end(), x->begin() + static_cast<std::ptrdiff_t>(*axis) + 1, x->end());
    c.set(0, std::move(out));
    return {};
}

Result<void> gatherElements(NodeShapes& c)
{
    if (const Shape* indices = c.shape(1))
        c.set(0, *indices);
    return {};
}

Result<void> gatherND(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    const Shape* indices = c.shape(1);
    if (!x || !indices)
        return {};
    const auto batch = intAttribute(c.node, "batch_dims").value_or(0);
    if (indices->empty() || batch < 0 || batch >= static_cast<std::int64_t>(indices->size()) || indices->back() < 0
        || batch + indices->back() > static_cast<std::int64_t>(x->size()))
        return malformed("indices " + toText(*indices) + " do not fit data " + toText(*x));
    Shape out(indices->begin(), indices->end() - 1);
    out.insert(out.end(), x->begin() + batch + indices->back(), x->end());
    c.set(0, std::move(out));
    return {};
}

Result<void> expand(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    const auto wanted = c.integers(1, "shape");
    if (!x || !wanted)
        return {};
    for (const auto extent : *wanted)
        if (extent < 0)
            return malformed("extents must not be negative, got " + toText(*wanted));
    auto out = broadcastShape(*x, *wanted);
    if (!out)
        return tl::unexpected(out.error());
    c.set(0, std::move(*out));
    return {};
}

Result<void> tile(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    const auto repeats = c.integers(1, "repeats");
    if (!x || !repeats)
        return {};
    if (repeats->size() != x->size())
        return malformed("repeats must be one a dimension of " + toText(*x) + ", got " + toText(*repeats));
    Shape out = *x;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto extent = times(out[i], (*repeats)[i]);
        if (!extent)
            return malformed("repeats must not be negative and extents stay below 2^62, got " + toText(*repeats));
        out[i] = *extent;
    }
    c.set(0, std::move(out));
    return {};
}

Result<void> depthAndSpace(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto block = intAttribute(c.node, "blocksize").value_or(0);
    if (x->size() != 4 || block < 1 || block > 65536)
        return malformed("input must have 4 dimensions and blocksize be 1 to 65536, got " + toText(*x) + " and " + std::to_string(block));
    Shape out = *x;
    if (c.node.op == "DepthToSpace") {
        const auto height = times(out[2], block), width = times(out[3], block);
        if (out[1] % (block * block) != 0 || !height || !width)
            return malformed("channels must be a multiple of blocksize squared, got " + toText(*x) + " and " + std::to_string(block));
        out = { out[0], out[1] / (block * block), *height, *width };
    } else {
        const auto channels = times(out[1], block * block);
        if (out[2] % block != 0 || out[3] % block != 0 || !channels)
            return malformed("height and width must be multiples of blocksize, got " + toText(*x) + " and " + std::to_string(block));
        out = { out[0], *channels, out[2] / block, out[3] / block };
    }
    c.set(0, std::move(out));
    return {};
}

Result<void> range(NodeShapes& c)
{
    const auto start = c.value(0), limit = c.value(1), delta = c.value(2);
    if (!start || !limit || !delta)
        return {};
    if (start->size() != 1 || limit->size() != 1 || delta->size() != 1 || delta->number(0) == 0)
        return malformed("start, limit and delta must be one number each, delta not 0");
    const double count = std::ceil((limit->number(0) - start->number(0)) / delta->number(0));
    if (!(count < 9e15))
        return malformed("the range must have fewer than 9e15 elements, got " + std::to_string(count));
    c.set(0, { static_cast<std::int64_t>(std::max(0.0, count)) });
    return {};
}

Result<void> oneHot(NodeShapes& c)
{
    const Shape* indices = c.shape(0);
    const auto depth = c.integers(1, "depth");
    if (!indices || !depth || depth->size() != 1 || (*depth)[0] < 0)
        return {};
    const auto axis = axisInside(intAttribute(c.node, "axis").value_or(-1), indices->size() + 1);
    if (!axis)
        return tl::unexpected(axis.error());
    Shape out = *indices;
    out.insert(out.begin() + static_cast<std::ptrdiff_t>(*axis), (*depth)[0]);
    c.set(0, std::move(out));
    return {};
}

Result<void> topK(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    const auto k = c.integers(1, "k");
    if (!x || !k || k->size() != 1)
        return {};
    const auto axis = axisInside(intAttribute(c.node, "axis").value_or(-1), x->size());
    if (!axis)
        return tl::unexpected(axis.error());
    if ((*k)[0] < 0 || (*k)[0] > (*x)[*axis])
        return malformed("K must be 0 to " + std::to_string((*x)[*axis]) + ", got " + std::to_string((*k)[0]));
    Shape out = *x;
    out[*axis] = (*k)[0];
    c.set(0, out);
    c.set(1, out);
    return {};
}

} // namespace

ShapeRule movementRule(std::string_view op)
{
    static const std::unordered_map<std::string_view, ShapeRule> kRules {
        { "Identity", unchanged }, { "Dropout", unchanged }, { "Cast", unchanged }, { "CastLike", unchanged },
        { "QuantizeLinear", unchanged }, { "DequantizeLinear", unchanged }, { "DynamicQuantizeLinear", dynamicQuantize },
        { "Constant", constantTensor }, { "Shape", shapeOf }, { "Size", sizeOf }, { "ConstantOfShape", constantOfShape },
        { "Reshape", reshape }, { "Flatten", flatten }, { "Transpose", transpose }, { "Squeeze", squeeze },
        { "Unsqueeze", unsqueeze }, { "Concat", concat }, { "QLinearConcat", concat }, { "Split", split }, { "Slice", slice },
        { "Gather", gather }, { "GatherElements", gatherElements }, { "GatherND", gatherND },
        { "ScatterND", unchanged }, { "ScatterElements", unchanged }, { "Scatter", unchanged }, { "Expand", expand },
        { "Tile", tile }, { "DepthToSpace", depthAndSpace }, { "SpaceToDepth", depthAndSpace }, { "Range", range },
        { "OneHot", oneHot }, { "TopK", topK }, { "Trilu", unchanged },
        { "ReverseSequence", unchanged },
    };
    const auto at = kRules.find(op);
    return at == kRules.end() ? nullptr : at->second;
}

} // namespace pim::network::detail
