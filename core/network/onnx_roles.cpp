// SPDX-License-Identifier: GPL-3.0-or-later
// Which unit computes which operator.
#include <unordered_map>

#include "core/network/onnx_layers.h"

namespace pim::network::detail {
namespace {

const std::unordered_map<std::string_view, OpRole>& roles()
{
    static const auto kRoles = [] {
        std::unordered_map<std::string_view, OpRole> table;
        const auto add = [&](OpRole role, std::initializer_list<const char*> ops) {
            for (const char* op : ops)
                table.emplace(op, role);
        };
        add({ Role::Convolution }, { "Conv", "FusedConv", "ConvInteger", "QLinearConv" });
        add({ Role::TransposedConvolution }, { "ConvTranspose" });
        add({ Role::MatrixProduct }, { "Gemm", "FusedGemm", "QGemm", "MatMul", "FusedMatMul", "MatMulInteger", "MatMulIntegerToFloat",
                                       "DynamicQuantizeMatMul", "QLinearMatMul" });
        add({ Role::Pool, VectorUnit::Pool }, { "MaxPool", "AveragePool", "LpPool", "QLinearAveragePool" });
        add({ Role::GlobalPool, VectorUnit::Pool }, { "GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool", "QLinearGlobalAveragePool" });
        add({ Role::Pointwise, VectorUnit::Eltwise },
            { "Add", "Sub", "Mul", "Div", "Sum", "Mean", "Max", "Min", "Pow", "Mod", "QLinearAdd", "QLinearMul", "Where", "Equal", "Less",
              "LessOrEqual", "Greater", "GreaterOrEqual", "And", "Or", "Xor", "Not", "BitShift", "BitwiseAnd", "BitwiseOr",
              "BitwiseXor", "BitwiseNot" });
        add({ Role::Pointwise, VectorUnit::Relu },
            { "Relu", "LeakyRelu", "PRelu", "Clip", "ThresholdedRelu", "Shrink", "Abs", "Neg", "Sign", "Floor", "Ceil", "Round", "QLinearLeakyRelu" });
        add({ Role::Pointwise, VectorUnit::Sigmoid },
            { "Sigmoid", "HardSigmoid", "HardSwish", "Swish", "Mish", "Tanh", "Gelu", "FastGelu", "QuickGelu", "BiasGelu", "Erf",
              "Exp", "Log", "Sqrt", "Reciprocal", "Elu", "Selu", "Celu", "Softplus", "Softsign", "Sin", "Cos", "Tan", "Sinh", "Cosh",
              "Asin", "Acos", "Atan", "Asinh", "Acosh", "Atanh", "QLinearSigmoid" });
        add({ Role::BatchNormalization, VectorUnit::Eltwise, 2.0 }, { "BatchNormalization" });
        add({ Role::Normalization, VectorUnit::Eltwise, 6.0 },
            { "LayerNormalization", "SimplifiedLayerNormalization", "RMSNormalization", "InstanceNormalization", "GroupNormalization",
              "MeanVarianceNormalization", "LpNormalization" });
        add({ Role::Softmax, VectorUnit::Sigmoid, 3.0 }, { "Softmax", "LogSoftmax", "QLinearSoftmax" });
        add({ Role::LocalNormalization, VectorUnit::Eltwise }, { "LRN" });
        add({ Role::Reduction, VectorUnit::Eltwise },
            { "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2", "ReduceSumSquare",
              "ReduceLogSum", "ReduceLogSumExp" });
        add({ Role::Resize, VectorUnit::Eltwise }, { "Resize", "Upsample" });
        add({ Role::Rename }, { "Identity", "Dropout", "Cast", "CastLike", "QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear",
                                "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose" });
        add({ Role::Movement }, { "Concat", "QLinearConcat", "Split", "Slice", "Gather", "GatherElements", "GatherND", "Expand", "Tile",
                                  "DepthToSpace", "SpaceToDepth", "ArgMax", "ArgMin", "Shape", "Size", "Constant", "ConstantOfShape",
                                  "Range", "ScatterND", "ScatterElements", "Scatter", "OneHot", "Trilu", "ReverseSequence" });
        add({ Role::Pad }, { "Pad" });
        return table;
    }();
    return kRoles;
}

} // namespace

OpRole roleOf(const Node& node)
{
    if (!node.domain.empty() && node.domain != "com.microsoft")
        return {};
    const auto at = roles().find(node.op);
    return at == roles().end() ? OpRole {} : at->second;
}

} // namespace pim::network::detail
