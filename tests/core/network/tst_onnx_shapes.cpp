// SPDX-License-Identifier: GPL-3.0-or-later
// Shape inference against recorded outputs and against libonnx, on models nobody here wrote (Debian's libonnx-testdata).
#include <filesystem>
#include <fstream>
#include <set>

#include <QtTest>

#include <onnx/shape_inference/implementation.h>

#include "core/base/file.h"
#include "core/network/onnx_shapes.h"
#include "tests/support/shared_folder.h"

using namespace pim;
using namespace pim::network;
using namespace pim::network::detail;

namespace {

const std::filesystem::path kTestData = "/usr/share/libonnx-testdata/data";

std::optional<onnx::TensorProto> readTensor(const std::filesystem::path& path)
{
    const auto bytes = readFile(path);
    onnx::TensorProto tensor;
    if (!bytes || !tensor.ParseFromString(*bytes))
        return std::nullopt;
    return tensor;
}

/// One recorded case: its model with all inputs but the first turned into initializers, and the output shapes.
struct Case
{
    std::string name;
    onnx::ModelProto model;
    std::map<std::string, std::vector<std::int64_t>> inputShapes;
    std::map<std::string, Shape> outputs;
    std::set<std::string> ops;
};

std::optional<Case> readCase(const std::filesystem::path& folder)
{
    Case c { .name = folder.filename().string(), .model = {}, .inputShapes = {}, .outputs = {}, .ops = {} };
    const auto bytes = readFile(folder / "model.onnx");
    if (!bytes || !c.model.ParseFromString(*bytes))
        return std::nullopt;
    auto& graph = *c.model.mutable_graph();
    bool computesShape = false;
    for (const auto& node : graph.node()) {
        c.ops.insert(node.op_type());
        Node known;
        known.op = node.op_type();
        known.domain = node.domain();
        if (!shapeRule(known))
            return std::nullopt;
        computesShape |= node.op_type() == "Range" || node.op_type() == "ConstantOfShape";
    }
    std::set<std::string> initialized;
    for (const auto& t : graph.initializer())
        initialized.insert(t.name());
    int recorded = 0;
    for (const auto& input : graph.input()) {
        if (initialized.contains(input.name()))
            continue;
        if (!input.type().has_tensor_type())
            return std::nullopt;
        const auto tensor = readTensor(folder / "test_data_set_0" / ("input_" + std::to_string(recorded) + ".pb"));
        if (!tensor)
            return std::nullopt;
        if (recorded++ > 0 || computesShape) {
            auto* initializer = graph.add_initializer();
            *initializer = *tensor;
            initializer->set_name(input.name());
        } else {
            const Shape shape(tensor->dims().begin(), tensor->dims().end());
            if (std::count(shape.begin(), shape.end(), 0) > 0)
                return std::nullopt; // no network reads an empty input
            c.inputShapes[input.name()] = shape;
        }
    }
    for (int i = 0; i < graph.output_size(); ++i) {
        const auto tensor = readTensor(folder / "test_data_set_0" / ("output_" + std::to_string(i) + ".pb"));
        if (!tensor || !graph.output(i).type().has_tensor_type())
            return std::nullopt;
        c.outputs[graph.output(i).name()] = Shape(tensor->dims().begin(), tensor->dims().end());
        graph.mutable_output(i)->mutable_type()->mutable_tensor_type()->clear_shape(); // so that nothing is copied from it
    }
    return c;
}

std::vector<Case> readCases(const char* suite)
{
    std::vector<Case> cases;
    if (!std::filesystem::exists(kTestData / suite))
        return cases;
    for (const auto& entry : std::filesystem::directory_iterator(kTestData / suite))
        if (auto c = readCase(entry.path()))
            cases.push_back(std::move(*c));
    return cases;
}

const std::vector<Case>& allCases()
{
    static const std::vector<Case> kCases = [] {
        std::vector<Case> cases;
        for (const char* suite : { "node", "pytorch-converted", "pytorch-operator" })
            for (auto& c : readCases(suite))
                cases.push_back(std::move(c));
        return cases;
    }();
    return kCases;
}

struct Inferred
{
    Graph graph;
    Shapes shapes;
    Diagnostics found;
};

Inferred infer(const Case& c)
{
    Inferred result;
    result.graph = buildGraph(c.model, result.found);
    if (!result.found.hasErrors())
        result.shapes = inferShapes(result.graph, c.inputShapes, result.found);
    return result;
}

std::string firstError(const Diagnostics& found)
{
    for (const auto& entry : found.entries)
        if (entry.severity == Severity::Error)
            return entry.where + ": " + entry.text;
    return {};
}

/// Fully known shapes that libonnx infers, by tensor name.
std::map<std::string, Shape> inferredByLibrary(onnx::ModelProto model)
{
    std::map<std::string, Shape> shapes;
    try {
        onnx::shape_inference::InferShapes(model, onnx::OpSchemaRegistry::Instance(),
                                           onnx::ShapeInferenceOptions { false, 0, true });
    } catch (const std::exception&) {
        return shapes;
    }
    const auto add = [&](const onnx::ValueInfoProto& info) {
        if (!info.type().has_tensor_type() || !info.type().tensor_type().has_shape())
            return;
        Shape shape;
        for (const auto& dim : info.type().tensor_type().shape().dim()) {
            if (!dim.has_dim_value())
                return;
            shape.push_back(dim.dim_value());
        }
        shapes[info.name()] = shape;
    };
    for (const auto& info : model.graph().value_info())
        add(info);
    for (const auto& info : model.graph().output())
        add(info);
    return shapes;
}

} // namespace

class TestOnnxShapes : public QObject
{
    Q_OBJECT
private slots:
    void recordedOutputsHaveTheInferredShapes()
    {
        if (!std::filesystem::exists(kTestData))
            QSKIP("the package libonnx-testdata is not installed");
        std::set<std::string> covered;
        int compared = 0;
        QStringList wrong;
        for (const Case& c : allCases()) {
            const Inferred result = infer(c);
            if (result.found.hasErrors()) {
                wrong << QString::fromStdString(c.name + ": " + firstError(result.found));
                continue;
            }
            for (std::size_t i = 0; i < result.graph.values.size(); ++i) {
                const auto expected = c.outputs.find(std::string(result.graph.values[i].name));
                if (expected == c.outputs.end())
                    continue;
                ++compared;
                const auto& shape = result.shapes.tensors[i].shape;
                if (!shape || *shape != expected->second)
                    wrong << QString::fromStdString(c.name + ": " + expected->first + " is " + toText(expected->second) + ", inferred "
                                                    + (shape ? toText(*shape) : "nothing"));
            }
            covered.insert(c.ops.begin(), c.ops.end());
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("\n")));
        QVERIFY2(compared >= 930, qPrintable(QString::number(compared))); // the other cases are control flow, sequences, training …
        for (const char* op :
             { "Conv", "ConvTranspose", "ConvInteger", "QLinearConv", "Gemm", "MatMul", "MatMulInteger", "QLinearMatMul", "MaxPool",
               "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "Add", "Sub", "Mul", "Div", "Sum", "Max", "Min", "Mean", "Pow",
               "Relu", "LeakyRelu", "PRelu", "Elu", "Selu", "Clip", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Erf", "Sqrt", "Exp",
               "Softmax", "LogSoftmax", "LRN", "BatchNormalization", "LayerNormalization", "InstanceNormalization", "Resize", "Upsample",
               "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd", "Reshape", "Flatten", "Transpose", "Concat", "Split",
               "Slice", "Pad", "Identity", "Dropout", "Cast", "QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear", "Squeeze",
               "Unsqueeze", "Gather", "GatherElements", "GatherND", "Expand", "Tile", "DepthToSpace", "SpaceToDepth", "Shape", "Size",
               "ConstantOfShape", "Constant", "Range", "Equal", "Where", "Floor", "Ceil", "ArgMax", "ArgMin" })
            QVERIFY2(covered.contains(op), op);
    }

    void libonnxInfersTheSameShapes()
    {
        if (!std::filesystem::exists(kTestData))
            QSKIP("the package libonnx-testdata is not installed");
        int compared = 0;
        QStringList wrong;
        for (const Case& c : allCases()) {
            const auto expected = inferredByLibrary(c.model);
            const Inferred result = infer(c);
            for (std::size_t i = 0; i < result.graph.values.size() && !result.found.hasErrors(); ++i) {
                const auto other = expected.find(std::string(result.graph.values[i].name));
                if (other == expected.end())
                    continue;
                ++compared;
                const auto& shape = result.shapes.tensors[i].shape;
                if (!shape || *shape != other->second)
                    wrong << QString::fromStdString(c.name + ": " + other->first + " is " + toText(other->second) + ", inferred "
                                                    + (shape ? toText(*shape) : "nothing"));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("\n")));
        QVERIFY2(compared >= 1800, qPrintable(QString::number(compared)));
    }

    void libonnxInfersTheSameShapesOfWholeNetworks()
    {
        const auto folder = test::sharedFolder() / "golden/onnx/light";
        if (!std::filesystem::exists(folder))
            QSKIP("the reference folder is not here");
        int compared = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            Case c;
            const auto bytes = readFile(entry.path());
            QVERIFY(bytes && c.model.ParseFromString(*bytes));
            const auto expected = inferredByLibrary(c.model);
            const Inferred result = infer(c);
            QVERIFY2(!result.found.hasErrors(), firstError(result.found).c_str());
            for (std::size_t i = 0; i < result.graph.values.size(); ++i) {
                const auto other = expected.find(std::string(result.graph.values[i].name));
                if (other == expected.end())
                    continue;
                ++compared;
                const auto& shape = result.shapes.tensors[i].shape;
                QVERIFY2(shape && *shape == other->second, other->first.c_str());
            }
        }
        QVERIFY2(compared > 4000, qPrintable(QString::number(compared)));
    }
};

QTEST_APPLESS_MAIN(TestOnnxShapes)
#include "tst_onnx_shapes.moc"
