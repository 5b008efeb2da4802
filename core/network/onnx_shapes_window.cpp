// SPDX-License-Identifier: GPL-3.0-or-later
// Shape rules of the operators with a window (convolutions, pools), of pads and resizes, and of matrix products.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/network/onnx_shapes.h"

namespace pim::network::detail {
namespace {

constexpr std::int64_t kLargestExtent = std::int64_t { 1 } << 31; // (kernel - 1) * dilation and sums of these fit in 63 bits

Result<std::vector<std::int64_t>> axisList(const Node& node, const char* name, std::size_t count, std::int64_t fallback,
                                           std::int64_t minimum)
{
    auto list = intsAttribute(node, name).value_or(std::vector<std::int64_t> {});
    if (list.empty())
        list.assign(count, fallback);
    if (list.size() != count)
        return malformed(std::string(name) + " must have " + std::to_string(count) + " values, got " + std::to_string(list.size()));
    for (const auto v : list)
        if (v < minimum || v > kLargestExtent)
            return malformed(std::string(name) + " must be at least " + std::to_string(minimum) + " and at most 2^31, got " + std::to_string(v));
    return list;
}

Result<WindowAxes> commonAxes(const Node& node, const Shape& input, const std::vector<std::int64_t>& kernel)
{
    if (input.size() < 3)
        return malformed("input must have at least 3 dimensions [N,C,…], got " + toText(input));
    const std::size_t axes = input.size() - 2;
    if (kernel.size() != axes)
        return malformed("kernel_shape must have " + std::to_string(axes) + " values, got " + toText(kernel));
    for (std::size_t i = 0; i < axes; ++i) {
        if (kernel[i] < 1 || kernel[i] > kLargestExtent)
            return malformed("kernel_shape must be at least 1 and at most 2^31, got " + std::to_string(kernel[i]));
        if (input[i + 2] < 1 || input[i + 2] > kLargestExtent)
            return malformed("input extents must be at least 1 and at most 2^31, got " + toText(input));
    }
    auto stride = axisList(node, "strides", axes, 1, 1);
    if (!stride)
        return tl::unexpected(stride.error());
    auto dilation = axisList(node, "dilations", axes, 1, 1);
    if (!dilation)
        return tl::unexpected(dilation.error());
    auto pads = axisList(node, "pads", 2 * axes, 0, 0);
    if (!pads)
        return tl::unexpected(pads.error());
    WindowAxes window { kernel, std::move(*stride), std::move(*dilation), {}, {}, {} };
    window.padBegin.assign(pads->begin(), pads->begin() + static_cast<std::ptrdiff_t>(axes));
    window.padEnd.assign(pads->begin() + static_cast<std::ptrdiff_t>(axes), pads->end());
    return window;
}

Result<std::string> autoPad(const Node& node)
{
    const std::string mode = stringAttribute(node, "auto_pad");
    if (mode.empty() || mode == "NOTSET" || mode == "VALID" || mode == "SAME_UPPER" || mode == "SAME_LOWER")
        return mode.empty() ? "NOTSET" : mode;
    return malformed("auto_pad must be NOTSET, VALID, SAME_UPPER or SAME_LOWER, got '" + mode + "'");
}

void splitPads(WindowAxes& w, std::size_t i, std::int64_t total, bool moreAtEnd)
{
    const auto less = total / 2;
    w.padBegin[i] = moreAtEnd ? less : total - less;
    w.padEnd[i] = moreAtEnd ? total - less : less;
}

std::vector<std::int64_t> spatial(const Shape& shape)
{
    return shape.size() < 2 ? Shape {} : Shape(shape.begin() + 2, shape.end());
}

Result<void> convolution(NodeShapes& c)
{
    const auto operands = operandsOf(c.node);
    const Shape* x = c.shape(0);
    const Shape* w = c.shape(*operands.weight);
    if (!x || !w)
        return {};
    if (w->size() != x->size())
        return malformed("weights must have as many dimensions as the input, got weights " + toText(*w) + " for input " + toText(*x));
    if (x->size() < 3)
        return malformed("input must have at least 3 dimensions [N,C,…], got " + toText(*x));
    const auto groups = intAttribute(c.node, "group").value_or(1);
    if (groups < 1)
        return malformed("group must be at least 1, got " + std::to_string(groups));
    const auto channels = times((*w)[1], groups);
    if (!channels || *channels != (*x)[1])
        return malformed("input channels must be group x weights' channels, got " + std::to_string((*x)[1]) + " for group "
                         + std::to_string(groups) + " and weights " + toText(*w));
    if ((*w)[0] < 1 || (*w)[0] % groups != 0)
        return malformed("output channels must be a positive multiple of group, got " + std::to_string((*w)[0]) + " for group "
                         + std::to_string(groups));
    const auto window = windowOf(c.node, *x, spatial(*w), false);
    if (!window)
        return tl::unexpected(window.error());
    Shape out { (*x)[0], (*w)[0] };
    out.insert(out.end(), window->out.begin(), window->out.end());
    c.set(0, std::move(out));
    return {};
}

Result<void> transposedConvolution(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    const Shape* w = c.shape(1);
    if (!x || !w)
        return {};
    if (w->size() != x->size() || x->size() < 3)
        return malformed("weights and input must both have at least 3 dimensions, got weights " + toText(*w) + " for input " + toText(*x));
    const auto groups = intAttribute(c.node, "group").value_or(1);
    if (groups < 1)
        return malformed("group must be at least 1, got " + std::to_string(groups));
    if ((*w)[0] != (*x)[1] || (*w)[0] < 1 || (*w)[0] % groups != 0)
        return malformed("input channels must equal the weights' first extent and be a multiple of group, got input " + toText(*x)
                         + ", weights " + toText(*w) + ", group " + std::to_string(groups));
    const auto channels = times((*w)[1], groups);
    if (!channels || *channels < 1)
        return malformed("output channels must be at least 1 and below 2^62, got " + std::to_string((*w)[1]) + " x " + std::to_string(groups));
    const auto window = transposedWindowOf(c.node, *x, spatial(*w));
    if (!window)
        return tl::unexpected(window.error());
    Shape out { (*x)[0], *channels };
    out.insert(out.end(), window->out.begin(), window->out.end());
    c.set(0, std::move(out));
    return {};
}

Result<void> pool(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto kernel = intsAttribute(c.node, "kernel_shape");
    if (!kernel)
        return malformed("kernel_shape must be given");
    const auto window = windowOf(c.node, *x, *kernel, true);
    if (!window)
        return tl::unexpected(window.error());
    Shape out { (*x)[0], (*x)[1] };
    out.insert(out.end(), window->out.begin(), window->out.end());
    c.set(1, out); // indices of MaxPool
    c.set(0, std::move(out));
    return {};
}

Result<void> globalPool(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    if (x->size() < 3)
        return malformed("input must have at least 3 dimensions [N,C,…], got " + toText(*x));
    Shape out(x->size(), 1);
    const bool channelsLast = intAttribute(c.node, "channels_last").value_or(0) != 0;
    out[0] = (*x)[0];
    out[channelsLast ? out.size() - 1 : 1] = channelsLast ? x->back() : (*x)[1];
    c.set(0, std::move(out));
    return {};
}

Result<void> gemm(NodeShapes& c)
{
    const auto operands = operandsOf(c.node);
    const Shape* a = c.shape(0);
    const Shape* b = c.shape(*operands.weight);
    if (!a || !b)
        return {};
    if (b->size() != 2 || a->empty())
        return malformed("operands must be matrices, got " + toText(*a) + " and " + toText(*b));
    Shape left = *a; // opset 7 files flatten the input from axis 1 on
    if (left.size() != 2) {
        const auto rest = elementsOf(Shape(left.begin() + 1, left.end()));
        if (!rest)
            return malformed("extents must multiply to less than 2^62, got " + toText(*a));
        left = { left[0], *rest };
    }
    const bool turnA = intAttribute(c.node, "transA").value_or(0) != 0;
    const bool turnB = intAttribute(c.node, "transB").value_or(0) != 0;
    const auto inner = left[turnA ? 0 : 1];
    if (inner != (*b)[turnB ? 1 : 0])
        return malformed("inner extents must be equal, got " + toText(*a) + (turnA ? " transposed" : "") + " times " + toText(*b)
                         + (turnB ? " transposed" : ""));
    c.set(0, { left[turnA ? 1 : 0], (*b)[turnB ? 0 : 1] });
    return {};
}

Result<void> matrixProduct(NodeShapes& c)
{
    const auto operands = operandsOf(c.node);
    const Shape* first = c.shape(0);
    const Shape* second = c.shape(*operands.weight);
    if (!first || !second)
        return {};
    if (first->empty() || second->empty())
        return malformed("operands must have at least one dimension, got " + toText(*first) + " and " + toText(*second));
    Shape a = *first, b = *second;
    if (c.node.op == "FusedMatMul") {
        if (intAttribute(c.node, "transA").value_or(0) != 0 && a.size() > 1)
            std::swap(a[a.size() - 1], a[a.size() - 2]);
        if (intAttribute(c.node, "transB").value_or(0) != 0 && b.size() > 1)
            std::swap(b[b.size() - 1], b[b.size() - 2]);
    }
    const bool vectorA = a.size() == 1, vectorB = b.size() == 1;
    if (vectorA)
        a.insert(a.begin(), 1);
    if (vectorB)
        b.push_back(1);
    const auto inner = a.back();
    if (inner != b[b.size() - 2])
        return malformed("inner extents must be equal, got " + toText(*first) + " times " + toText(*second));
    auto out = broadcastShape(Shape(a.begin(), a.end() - 2), Shape(b.begin(), b.end() - 2));
    if (!out)
        return tl::unexpected(out.error());
    if (!vectorA)
        out->push_back(a[a.size() - 2]);
    if (!vectorB)
        out->push_back(b.back());
    c.set(0, std::move(*out));
    return {};
}

Result<void> pad(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    std::vector<ConstantPtr> operands;
    for (std::size_t i = 0; i < c.node.inputs.size(); ++i)
        operands.push_back(c.value(i));
    const auto padding = paddingOf(c.node, *x, operands);
    if (!padding)
        return tl::unexpected(padding.error());
    if (!*padding)
        return {};
    Shape out = *x;
    for (std::size_t i = 0; i < out.size(); ++i)
        if (__builtin_add_overflow(out[i], (*padding)->begin[i], &out[i]) || __builtin_add_overflow(out[i], (*padding)->end[i], &out[i]) || out[i] < 0)
            return malformed("padded extents must be at least 0 and below 2^62, got pads " + toText((*padding)->begin) + " and "
                             + toText((*padding)->end) + " around " + toText(*x));
    c.set(0, std::move(out));
    return {};
}

Result<void> resize(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const bool oldForm = c.node.op == "Upsample" || (c.opset < 11 && c.node.inputs.size() < 3); // (X, scales)
    const auto axesGiven = intsAttribute(c.node, "axes");
    std::vector<std::size_t> axes;
    if (axesGiven) {
        for (const auto a : *axesGiven) {
            const auto axis = axisInside(a, x->size(), "axes");
            if (!axis)
                return tl::unexpected(axis.error());
            axes.push_back(*axis);
        }
    } else {
        axes.resize(x->size());
        std::iota(axes.begin(), axes.end(), std::size_t { 0 });
    }
    Shape out = *x;
    if (!oldForm && c.has(3)) {
        const auto sizes = c.integers(3, "sizes");
        if (!sizes)
            return {};
        if (!sizes->empty()) {
            if (sizes->size() != axes.size())
                return malformed("sizes must be one an axis, got " + toText(*sizes) + " for " + toText(*x));
            const std::string policy = stringAttribute(c.node, "keep_aspect_ratio_policy");
            if (policy.empty() || policy == "stretch") {
                for (std::size_t i = 0; i < axes.size(); ++i)
                    out[axes[i]] = (*sizes)[i];
            } else {
                double scale = policy == "not_smaller" ? 0.0 : std::numeric_limits<double>::infinity();
                for (std::size_t i = 0; i < axes.size(); ++i) {
                    const double wanted = static_cast<double>((*sizes)[i]) / static_cast<double>(std::max<std::int64_t>(1, (*x)[axes[i]]));
                    scale = policy == "not_smaller" ? std::max(scale, wanted) : std::min(scale, wanted);
                }
                for (std::size_t i = 0; i < axes.size(); ++i)
                    out[axes[i]] = static_cast<std::int64_t>(std::clamp(std::round(scale * static_cast<double>((*x)[axes[i]])), 0.0, 9e15));
            }
            for (const auto extent : out)
                if (extent < 0)
                    return malformed("sizes must not be negative, got " + toText(*sizes));
            c.set(0, std::move(out));
            return {};
        }
    }
    std::vector<double> scales;
    if (const auto* a = attribute(c.node, "scales")) {
        scales.assign(a->floats().begin(), a->floats().end());
    } else if (c.node.op == "Upsample" && floatAttribute(c.node, "height_scale") && x->size() == 4) {
        scales = { 1.0, 1.0, *floatAttribute(c.node, "height_scale"), floatAttribute(c.node, "width_scale").value_or(1.0F) };
    } else {
        const auto operand = c.value(oldForm ? 1 : 2);
        if (!operand)
            return {};
        for (std::size_t i = 0; i < operand->size(); ++i)
            scales.push_back(operand->number(i));
    }
    if (scales.size() != axes.size())
        return malformed("scales must be one an axis of " + toText(*x) + ", got " + std::to_string(scales.size()));
    const auto roi = stringAttribute(c.node, "coordinate_transformation_mode") == "tf_crop_and_resize" ? c.value(1) : nullptr;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        double extent = static_cast<double>((*x)[axes[i]]);
        if (roi && roi->size() == 2 * axes.size())
            extent *= roi->number(axes.size() + i) - roi->number(i);
        // Exporters write 3.9999998 for 4: the product is rounded down after a nudge far below one pixel.
        extent = std::floor(extent * scales[i] + 1e-4);
        if (!(extent >= 0 && extent < 9e15))
            return malformed("scales must be positive and finite, got " + std::to_string(scales[i]));
        out[axes[i]] = static_cast<std::int64_t>(extent);
    }
    c.set(0, std::move(out));
    return {};
}

} // namespace

Result<WindowAxes> windowOf(const Node& node, const Shape& input, const std::vector<std::int64_t>& kernel, bool mayRoundUp)
{
    auto window = commonAxes(node, input, kernel);
    if (!window)
        return window;
    const auto mode = autoPad(node);
    if (!mode)
        return tl::unexpected(mode.error());
    const bool roundUp = mayRoundUp && intAttribute(node, "ceil_mode").value_or(0) != 0;
    WindowAxes& w = *window;
    for (std::size_t i = 0; i < kernel.size(); ++i) {
        const auto in = input[i + 2];
        const auto span = (w.kernel[i] - 1) * w.dilation[i] + 1;
        if (mode->starts_with("SAME")) {
            const auto out = (in + w.stride[i] - 1) / w.stride[i];
            splitPads(w, i, std::max<std::int64_t>(0, (out - 1) * w.stride[i] + span - in), *mode == "SAME_UPPER");
            w.out.push_back(out);
            continue;
        }
        if (*mode == "VALID")
            w.padBegin[i] = w.padEnd[i] = 0;
        const auto room = in + w.padBegin[i] + w.padEnd[i] - span;
        if (room < 0)
            return malformed("the window must fit in the padded input, got a span of " + std::to_string(span) + " for "
                             + std::to_string(in + w.padBegin[i] + w.padEnd[i]));
        auto out = room / w.stride[i] + 1;
        // The last, partial window counts only when it starts inside the input or its left padding.
        if (roundUp && room % w.stride[i] != 0 && out * w.stride[i] < in + w.padBegin[i]) {
            ++out;
            w.roundedUp.resize(kernel.size());
            w.roundedUp[i] = -w.padEnd[i];
            w.padEnd[i] = std::max(w.padEnd[i], (out - 1) * w.stride[i] + span - in - w.padBegin[i]);
            w.roundedUp[i] += w.padEnd[i];
        }
        w.out.push_back(out);
    }
    return window;
}

Result<WindowAxes> transposedWindowOf(const Node& node, const Shape& input, const std::vector<std::int64_t>& kernel)
{
    auto window = commonAxes(node, input, kernel);
    if (!window)
        return window;
    const auto mode = autoPad(node);
    if (!mode)
        return tl::unexpected(mode.error());
    const auto extra = axisList(node, "output_padding", kernel.size(), 0, 0);
    if (!extra)
        return tl::unexpected(extra.error());
    auto wanted = intsAttribute(node, "output_shape").value_or(std::vector<std::int64_t> {});
    if (wanted.size() == input.size())
        wanted.erase(wanted.begin(), wanted.begin() + 2);
    if (!wanted.empty() && wanted.size() != kernel.size())
        return malformed("output_shape must have " + std::to_string(kernel.size()) + " values, got " + toText(wanted));
    WindowAxes& w = *window;
    for (std::size_t i = 0; i < kernel.size(); ++i) {
        const auto span = (w.kernel[i] - 1) * w.dilation[i] + 1;
        const auto grown = times(w.stride[i], input[i + 2] - 1);
        if (!grown)
            return malformed("stride x input must be below 2^62, got " + std::to_string(w.stride[i]) + " x " + std::to_string(input[i + 2]));
        const auto full = *grown + (*extra)[i] + span; // without pads
        std::int64_t out = 0;
        if (!wanted.empty())
            out = wanted[i];
        else if (mode->starts_with("SAME"))
            out = *grown + w.stride[i];
        else if (*mode == "VALID")
            out = full;
        if (out != 0)
            splitPads(w, i, std::max<std::int64_t>(0, full - out), *mode == "SAME_UPPER");
        else
            out = full - w.padBegin[i] - w.padEnd[i];
        if (out < 1 || out > kLargestExtent)
            return malformed("output extents must be at least 1 and at most 2^31, got " + std::to_string(out));
        w.out.push_back(out);
    }
    return window;
}

Result<std::optional<Padding>> paddingOf(const Node& node, const Shape& input, const std::vector<ConstantPtr>& operands)
{
    std::optional<std::vector<std::int64_t>> pads;
    if (node.inputs.size() > 1) {
        if (!operands[1])
            return std::nullopt;
        pads = operands[1]->integers();
    } else {
        pads = intsAttribute(node, "pads");
        if (!pads)
            pads = intsAttribute(node, "paddings"); // opset 1
    }
    if (!pads)
        return malformed("pads must be given");
    std::vector<std::size_t> axes;
    if (node.inputs.size() > 3 && node.inputs[3] >= 0) {
        if (!operands[3])
            return std::nullopt;
        for (const auto a : operands[3]->integers().value_or(std::vector<std::int64_t> {})) {
            const auto axis = axisInside(a, input.size(), "axes");
            if (!axis)
                return tl::unexpected(axis.error());
            axes.push_back(*axis);
        }
    } else {
        axes.resize(input.size());
        std::iota(axes.begin(), axes.end(), std::size_t { 0 });
    }
    if (pads->size() != 2 * axes.size())
        return malformed("pads must be two an axis of " + toText(input) + ", got " + toText(*pads));
    Padding padding { std::vector<std::int64_t>(input.size(), 0), std::vector<std::int64_t>(input.size(), 0), {} };
    for (std::size_t i = 0; i < axes.size(); ++i) {
        padding.begin[axes[i]] = (*pads)[i];
        padding.end[axes[i]] = (*pads)[axes.size() + i];
    }
    const std::string mode = stringAttribute(node, "mode");
    if (mode.empty() || mode == "constant") {
        padding.value = floatAttribute(node, "value").value_or(0.0F);
        if (node.inputs.size() > 2 && node.inputs[2] >= 0) {
            padding.value.reset();
            if (operands[2] && operands[2]->size() == 1)
                padding.value = operands[2]->number(0);
        }
    }
    return padding;
}

ShapeRule windowRule(std::string_view op)
{
    static const std::unordered_map<std::string_view, ShapeRule> kRules {
        { "Conv", convolution }, { "FusedConv", convolution }, { "ConvInteger", convolution }, { "QLinearConv", convolution },
        { "Pad", pad }, { "Resize", resize }, { "Upsample", resize }, { "ConvTranspose", transposedConvolution }, { "MaxPool", pool }, { "AveragePool", pool }, { "LpPool", pool },
        { "QLinearAveragePool", pool }, { "GlobalAveragePool", globalPool }, { "GlobalMaxPool", globalPool },
        { "GlobalLpPool", globalPool }, { "QLinearGlobalAveragePool", globalPool }, { "Gemm", gemm }, { "FusedGemm", gemm },
        { "QGemm", gemm }, { "MatMul", matrixProduct }, { "FusedMatMul", matrixProduct }, { "MatMulInteger", matrixProduct },
        { "MatMulIntegerToFloat", matrixProduct }, { "DynamicQuantizeMatMul", matrixProduct }, { "QLinearMatMul", matrixProduct },
    };
    const auto at = kRules.find(op);
    return at == kRules.end() ? nullptr : at->second;
}

} // namespace pim::network::detail
