// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are broken, by accident or on purpose: an error or a network, never a crash.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <QtTest>

#include "core/base/file.h"
#include "core/base/random.h"
#include "core/network/onnx_import.h"
#include "core/network/onnx_reader.h"
#include "tests/support/onnx_builder.h"
#include "tests/support/shared_folder.h"

using namespace pim;
using namespace pim::network;
using pim::test::OnnxBuilder;

namespace {

/// Graphs on which libonnx 1.12's shape inference ends the process, in hexadecimal.
struct Crasher
{
    const char* name;
    const char* error;
    const char* hex;
};
constexpr Crasher kCrashers[] = {
    { "a pool index that nobody produces", "'xI' is produced by no node",
      "0806120c6261636b656e642d746573743aa8010a3f0a0278540a02784912017922094d6178556e706f6f6c2a150a0c6b6572"
      "6e656c5f736861706540024002a001072a100a077374726964657340024002a00107122a746573745f6d6178756e706f6f6c"
      "5f6578706f72745f776974686f75745f6f75747075745f73686170655a1c0a02785412160a14080112100a0208010a020801"
      "0a0208020a020802621b0a017912160a14080112100a0208010a0208010a0208040a02080442040a00100b" },
    { "a transposed convolution of a matrix", "at least 3 dimensions",
      "0806120c6261636b656e642d746573743a780a180a01580a0157120159220d436f6e765472616e73706f7365121574657374"
      "5f636f6e767472616e73706f73655f31645a130a0158120e0a0c080112080a0208010a0208015a170a015712120a10080112"
      "0c0a0208010a0208020a02080362170a015912120a100801120c0a0208010a0208020a02080542040a00100b" },
    { "an integer convolution with weights of another rank", "as many dimensions as the input",
      "088080808010120c6261636b656e642d746573743aa9010a240a01780a01770a0c785f7a65726f5f706f696e74120179220b"
      "436f6e76496e74656765721216746573745f62617369635f636f6e76696e74656765725a170a017812120a100802120c0a02"
      "08010a0208010a0208035a1b0a017712160a14080212100a0208010a0208010a0208020a0208025a160a0c785f7a65726f5f"
      "706f696e7412060a0408021200621b0a017912160a14080612100a0208010a0208010a0208020a0208024202100a" }
};

/// Whatever was read, it can be used or says why not.
void judge(const Result<ImportedNetwork>& result)
{
    if (!result) {
        QVERIFY(!result.error().message.empty());
        return;
    }
    QVERIFY(!result->diagnostics.hasErrors());
    QVERIFY(!validate(result->network).hasErrors());
}

/// Change a few fields of any message inside \a message: drop, repeat, or give a number or a name another value.
void mutate(google::protobuf::Message& message, RandomStream& random, int depth = 0)
{
    using google::protobuf::FieldDescriptor;
    const auto* reflection = message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection->ListFields(message, &fields);
    if (fields.empty())
        return;
    const auto* field = fields[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(fields.size()) - 1))];
    const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 0;
    const int at = count > 0 ? static_cast<int>(random.uniformInt(0, count - 1)) : 0;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && (depth == 0 || random.chance(0.85))) {
        mutate(field->is_repeated() ? *reflection->MutableRepeatedMessage(&message, field, at) : *reflection->MutableMessage(&message, field),
               random, depth + 1);
        return;
    }
    if (field->is_repeated() && count > 1 && random.chance(0.3)) {
        if (random.chance(0.5))
            reflection->RemoveLast(&message, field);
        else
            reflection->SwapElements(&message, field, at, count - 1);
        return;
    }
    static constexpr std::int64_t kNumbers[]
        = { 0, 1, -1, 2, 3, 7, 255, 4096, 1LL << 31, (1LL << 31) - 1, -(1LL << 31), 1LL << 40, 1LL << 62, std::numeric_limits<std::int64_t>::max(),
            std::numeric_limits<std::int64_t>::min() };
    const std::int64_t number = kNumbers[random.uniformInt(0, static_cast<std::int64_t>(std::size(kNumbers)) - 1)];
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT64:
        if (field->is_repeated())
            reflection->SetRepeatedInt64(&message, field, at, number);
        else
            reflection->SetInt64(&message, field, number);
        break;
    case FieldDescriptor::CPPTYPE_INT32:
        if (field->is_repeated())
            reflection->SetRepeatedInt32(&message, field, at, static_cast<std::int32_t>(number));
        else
            reflection->SetInt32(&message, field, static_cast<std::int32_t>(number));
        break;
    case FieldDescriptor::CPPTYPE_FLOAT:
        if (field->is_repeated())
            reflection->SetRepeatedFloat(&message, field, at, static_cast<float>(number));
        else
            reflection->SetFloat(&message, field, static_cast<float>(number));
        break;
    case FieldDescriptor::CPPTYPE_STRING: {
        static constexpr const char* kNames[] = { "", "x", "X", "Y", "Relu", "Conv", "Pad", "Reshape", "Gather", "Loop", "com.microsoft" };
        const std::string name = kNames[random.uniformInt(0, static_cast<std::int64_t>(std::size(kNames)) - 1)];
        if (field->is_repeated())
            reflection->SetRepeatedString(&message, field, at, name);
        else
            reflection->SetString(&message, field, name);
        break;
    }
    default:
        reflection->ClearField(&message, field);
    }
}

std::vector<std::filesystem::path> modelFiles()
{
    std::vector<std::filesystem::path> files;
    for (const auto& folder : { test::sharedFolder() / "golden/onnx/light",
                                std::filesystem::path("/usr/share/libonnx-testdata/data") }) {
        if (!std::filesystem::exists(folder))
            continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".onnx")
                files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string builtNetwork()
{
    OnnxBuilder m;
    m.input("x", { 1, 3, 16, 16 }).weights("w", { 8, 3, 3, 3 }).weights("w2", { 8, 10 }).integers("pads", { 0, 0, 1, 1, 0, 0, 1, 1 });
    m.node("Pad", { "x", "pads" }, { "p" });
    m.node("Conv", { "p", "w" }, { "c" }).ints("strides", { 2, 2 });
    m.node("Relu", { "c" }, { "r" });
    m.node("MaxPool", { "r" }, { "m" }).ints("kernel_shape", { 2, 2 }).ints("strides", { 2, 2 });
    m.node("GlobalAveragePool", { "m" }, { "g" });
    m.node("Flatten", { "g" }, { "f" });
    m.node("MatMul", { "f", "w2" }, { "y" });
    return m.output("y").bytes();
}

} // namespace

class TestOnnxHostile : public QObject
{
    Q_OBJECT
private slots:
    void graphsThatCrashLibonnxAreErrors_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(kCrashers)); ++i)
            QTest::newRow(kCrashers[i].name) << i;
    }
    void graphsThatCrashLibonnxAreErrors()
    {
        QFETCH(int, index);
        const auto result = importOnnxBytes(QByteArray::fromHex(kCrashers[index].hex).toStdString(), "crasher", {});
        QVERIFY(!result);
        QVERIFY2(result.error().text().find(kCrashers[index].error) != std::string::npos, result.error().text().c_str());
    }

    void theLargeCrasherIsAnErrorToo()
    {
        const auto path = test::sharedFolder() / "golden/onnx/malformed/crash_171.onnx";
        if (!std::filesystem::exists(path))
            QSKIP("the reference folder is not here");
        QVERIFY(!importOnnx(path, {}));
    }

    void truncatedFilesAreErrorsOrNetworks()
    {
        const std::string whole = builtNetwork();
        QVERIFY(importOnnxBytes(whole, "whole", {}));
        for (std::size_t length = 0; length < whole.size(); ++length)
            judge(importOnnxBytes(std::string_view(whole).substr(0, length), "cut", {}));
    }

    void flippedBitsAreErrorsOrNetworks()
    {
        std::string bytes = builtNetwork();
        for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
            judge(importOnnxBytes(bytes, "flipped", {}));
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
        }
    }

    void damagedNetworksAreErrorsOrNetworks()
    {
        const auto files = modelFiles();
        if (files.empty())
            QSKIP("neither the reference folder nor the package libonnx-testdata is here");
        RandomStream random(20240607);
        for (int round = 0; round < 600; ++round) {
            auto bytes = *readFile(files[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(std::min<std::size_t>(files.size(), 60)) - 1))]);
            for (auto flips = random.uniformInt(0, 8); flips > 0 && !bytes.empty(); --flips) {
                auto& byte = bytes[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(bytes.size()) - 1))];
                byte = static_cast<char>(byte ^ (1 << random.uniformInt(0, 7)));
            }
            if (random.chance(0.3))
                bytes.resize(static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(bytes.size()))));
            judge(importOnnxBytes(bytes, "damaged", {}));
        }
    }

    void mutatedGraphsAreErrorsOrNetworks()
    {
        const auto files = modelFiles();
        if (files.empty())
            QSKIP("neither the reference folder nor the package libonnx-testdata is here");
        const int rounds = qEnvironmentVariableIntValue("PIM_ONNX_MUTATIONS") > 0 ? qEnvironmentVariableIntValue("PIM_ONNX_MUTATIONS") : 4000;
        const auto seed = static_cast<std::uint64_t>(std::max(1, qEnvironmentVariableIntValue("PIM_ONNX_SEED")));
        for (int round = 0; round < rounds; ++round) {
            RandomStream random(seed, static_cast<std::uint64_t>(round));
            const auto bytes = readFile(files[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(files.size()) - 1))]);
            onnx::ModelProto model;
            QVERIFY(bytes && model.ParseFromString(*bytes));
            for (auto changes = random.uniformInt(1, 4); changes > 0; --changes)
                mutate(*model.mutable_graph(), random);
            judge(importOnnxBytes(model.SerializePartialAsString(), "mutated", {}));
        }
    }

    void deepNestingIsAnError()
    {
        // A graph in an attribute of a node of a graph …, 500 levels deep.
        std::string inner;
        for (int level = 0; level < 500; ++level) {
            onnx::AttributeProto a;
            a.set_name("body");
            a.set_type(onnx::AttributeProto::GRAPH);
            std::string node = a.SerializeAsString();
            const auto wrap = [](int field, const std::string& content) {
                std::string out(1, static_cast<char>(field << 3 | 2));
                for (std::size_t n = content.size(); true; n >>= 7) {
                    out += static_cast<char>((n & 127) | (n > 127 ? 128 : 0));
                    if (n <= 127)
                        break;
                }
                return out + content;
            };
            node += wrap(onnx::AttributeProto::kGFieldNumber, inner);
            inner = wrap(onnx::GraphProto::kNodeFieldNumber, wrap(onnx::NodeProto::kAttributeFieldNumber, node));
            if (level == 499) {
                const auto result = importOnnxBytes(wrap(onnx::ModelProto::kGraphFieldNumber, inner), "deep", {});
                QVERIFY(!result);
                QVERIFY2(result.error().text().find("nested") != std::string::npos, result.error().text().c_str());
            }
        }
    }

    void weightsAreNotKept()
    {
        OnnxBuilder m;
        m.input("x", { 1, 64, 8, 8 }).weights("w", { 512, 64, 8, 8 });
        auto* w = m.model.mutable_graph()->mutable_initializer(0);
        w->mutable_raw_data()->assign(512 * 64 * 8 * 8 * 4, 'w');
        m.integers("shape", { 1, 512 });
        m.node("Conv", { "x", "w" }, { "c" });
        m.node("Reshape", { "c", "shape" }, { "y" });
        const std::string bytes = m.output("y").bytes();
        const auto read = detail::readOnnxModel(bytes);
        QVERIFY(read);
        QVERIFY(read->proto.ByteSizeLong() < 1000);
        QCOMPARE(read->proto.graph().initializer(0).dims_size(), 4);
        QCOMPARE(read->proto.graph().initializer(1).int64_data_size(), 2);

        const auto path = std::filesystem::temp_directory_path() / "pim_tst_onnx_weights.onnx";
        QVERIFY(writeFileAtomically(path, bytes));
        const auto fromFile = importOnnx(path, {});
        std::filesystem::remove(path);
        QVERIFY2(fromFile, fromFile ? "" : fromFile.error().text().c_str());
        QCOMPARE(fromFile->network.sha256, sha256Hex(bytes));
        QCOMPARE(fromFile->network.totalMacs(), std::int64_t { 512 * 64 * 64 });
    }

    void whatIsReadIsWhatProtobufReads()
    {
        const auto files = modelFiles();
        if (files.empty())
            QSKIP("neither the reference folder nor the package libonnx-testdata is here");
        for (const auto& file : files) {
            onnx::ModelProto model;
            const auto bytes = readFile(file);
            QVERIFY(bytes && model.ParseFromString(*bytes));
            const auto read = detail::readOnnxModel(file, {});
            QVERIFY2(read, file.c_str());
            bool large = false; // a payload that is left out
            for (const auto& t : model.graph().initializer())
                large |= t.ByteSizeLong() > static_cast<std::size_t>(detail::kKeptPayloadBytes);
            if (!large)
                QVERIFY2(read->proto.SerializeAsString() == model.SerializeAsString(), file.c_str());
        }
    }

    void filesThatCannotBeReadAreErrors()
    {
        const auto folder = std::filesystem::temp_directory_path();
        QVERIFY(importOnnx(folder / "pim_no_such_file.onnx", {}).error().code == ErrorCode::IoError);
        QVERIFY(importOnnx(folder, {}).error().code == ErrorCode::IoError);
        QVERIFY(importOnnx("/dev/zero", {}).error().code == ErrorCode::IoError);
        const auto path = folder / "pim_tst_onnx_huge.onnx";
        std::ofstream(path).put('x');
        std::filesystem::resize_file(path, std::uintmax_t { 3 } << 30); // sparse
        const auto result = importOnnx(path, {});
        std::filesystem::remove(path);
        QVERIFY(!result);
        QVERIFY2(result.error().text().find("2 GiB") != std::string::npos, result.error().text().c_str());
    }
};

QTEST_APPLESS_MAIN(TestOnnxHostile)
#include "tst_onnx_hostile.moc"
