// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <filesystem>
#include <set>
#include <string>

#include <QtTest>

#include "core/network/network_builder.h"
#include "core/network/pimsyn_json.h"
#include "core/network/zoo.h"
#include "tests/support/shared_folder.h"

using namespace pim;
using namespace pim::network;

namespace {

Network built(std::string_view name)
{
    auto result = zoo(name);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return *std::move(result);
}

int count(const Network& net, LayerKind kind)
{
    return static_cast<int>(std::count_if(net.layers.begin(), net.layers.end(), [kind](const Layer& l) { return l.kind == kind; }));
}

} // namespace

class TestZoo : public QObject
{
    Q_OBJECT
private slots:
    void listsEveryNetworkOnce()
    {
        std::set<std::string_view> names;
        for (const ZooEntry& entry : zooEntries()) {
            QVERIFY(names.insert(entry.name).second);
            QVERIFY(!entry.title.empty() && !entry.citation.empty() && !entry.dataset.empty());
            const Network net = built(entry.name);
            QCOMPARE(net.name, std::string(entry.name));
            QCOMPARE(net.source, "zoo:" + std::string(entry.name));
            QCOMPARE(net.sha256, layerDigest(net));
            QVERIFY(validate(net).entries.empty());
            QVERIFY(net.layers.front().readsNetworkInput);
            QCOMPARE(net, built(entry.name));
        }
        QCOMPARE(names.size(), std::size_t { 15 });
    }

    // Published counts have two parameters (scale, shift) for each batch-normalised channel and no bias in that
    // convolution; ours are folded, one bias a channel. So published = ours + batch-normalised channels.
    void hasThePublishedSize_data()
    {
        QTest::addColumn<int>("convolutions");
        QTest::addColumn<int>("fullyConnected");
        QTest::addColumn<int>("pools");
        QTest::addColumn<int>("sums");
        QTest::addColumn<bool>("batchNorm"); // after every convolution
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<double>("gigaMacs"); // to the digits published
        QTest::addColumn<double>("step");
        // LeNet-5: 156 + 2416 + 48120 + 10164 + 850; macs 28*28*150 + 10*10*2400 + 48000 + 10080 + 840
        QTest::newRow("lenet5") << 2 << 3 << 2 << 0 << false << qint64 { 61706 } << 0.000416520 << 1e-9;
        // torchvision's model cards (num_params, GFLOPS as multiply-accumulates)
        QTest::newRow("alexnet") << 5 << 3 << 4 << 0 << false << qint64 { 61100840 } << 0.714 << 1e-3;
        QTest::newRow("vgg13") << 10 << 3 << 6 << 0 << false << qint64 { 133047848 } << 11.308 << 1e-3;
        QTest::newRow("vgg16") << 13 << 3 << 5 << 0 << false << qint64 { 138357544 } << 15.470 << 1e-3;
        QTest::newRow("resnet18") << 20 << 1 << 2 << 8 << true << qint64 { 11689512 } << 1.814 << 1e-3;
        QTest::newRow("resnet34") << 36 << 1 << 2 << 16 << true << qint64 { 21797672 } << 3.664 << 1e-3;
        QTest::newRow("resnet50") << 53 << 1 << 2 << 16 << true << qint64 { 25557032 } << 4.089 << 1e-3;
        QTest::newRow("resnet101") << 104 << 1 << 2 << 33 << true << qint64 { 44549160 } << 7.801 << 1e-3;
        QTest::newRow("squeezenet") << 26 << 0 << 4 << 0 << false << qint64 { 1235496 } << 0.349 << 1e-3;
        QTest::newRow("googlenet") << 57 << 1 << 14 << 0 << true << qint64 { 6624904 } << 1.498 << 1e-3;
        QTest::newRow("mobilenetv2") << 52 << 1 << 1 << 10 << true << qint64 { 3504872 } << 0.3008 << 1e-4;
        // The published PIMSYN file has 171710240 weights; biases 96 + 5*256 + 10*512 + 4096 + 4096 + 1000
        QTest::newRow("msra-a") << 16 << 3 << 7 << 0 << false << qint64 { 171710240 + 15688 } << 19.052 << 1e-3;
        // By hand: 363*64*64 + 1600*192*16 + 1728*384*4 + 3456*256*4 + 2304*256*4 + 2560
        // pytorch-classification: 2.47 M; Li et al. 2017: 1.5e7 and 3.13e8; pytorch-cifar: 11173962, 0.56 G
        QTest::newRow("alexnet-cifar10") << 5 << 1 << 3 << 0 << false << qint64 { 2472266 } << 0.014957056 << 1e-9;
        QTest::newRow("vgg16-cifar10") << 13 << 1 << 5 << 0 << true << qint64 { 14724042 } << 0.313 << 1e-3;
        QTest::newRow("resnet18-cifar10") << 20 << 1 << 1 << 8 << true << qint64 { 11173962 } << 0.56 << 1e-2;
    }
    void hasThePublishedSize()
    {
        const Network net = built(QTest::currentDataTag());
        QTEST(count(net, LayerKind::Convolution), "convolutions");
        QTEST(count(net, LayerKind::FullyConnected), "fullyConnected");
        QTEST(count(net, LayerKind::Pool), "pools");
        QTEST(count(net, LayerKind::Eltwise), "sums");
        QFETCH(bool, batchNorm);
        qint64 normalised = 0;
        for (const Layer& layer : net.layers)
            if (batchNorm && layer.kind == LayerKind::Convolution)
                normalised += layer.output.channels;
        QTEST(qint64 { net.totalWeights() } + normalised, "parameters");
        QFETCH(double, gigaMacs);
        QFETCH(double, step);
        const double got = static_cast<double>(net.totalMacs()) * 1e-9;
        QVERIFY2(std::abs(got - gigaMacs) <= 0.5000001 * step, qPrintable(QString::number(got, 'g', 12)));
    }

    void endsWithTheClasses()
    {
        QCOMPARE(built("googlenet").layers.back().input, (FeatureMap { 1024, 1, 1 }));
        QCOMPARE(built("squeezenet").layers.back().output, (FeatureMap { 1000, 1, 1 }));
        QCOMPARE(built("squeezenet").layers.back().input, (FeatureMap { 1000, 13, 13 }));
        QCOMPARE(built("mobilenetv2").layers.back().input, (FeatureMap { 1280, 1, 1 }));
        QCOMPARE(built("alexnet-cifar10").layers.back().input, (FeatureMap { 256, 1, 1 }));
        QCOMPARE(built("lenet5").layers[4].input, (FeatureMap { 400, 1, 1 }));
    }

    void namesLayersForPeople()
    {
        const auto has = [](std::string_view network, std::string_view layer) {
            const Network net = built(network);
            return std::any_of(net.layers.begin(), net.layers.end(), [layer](const Layer& l) { return l.name == layer; });
        };
        QVERIFY(has("alexnet", "fc8"));
        QVERIFY(has("resnet18", "layer1.0.conv1"));
        QVERIFY(has("resnet50", "layer4.0.downsample"));
        QVERIFY(has("vgg16", "conv5_3") && has("vgg16", "fc16"));
        QVERIFY(has("googlenet", "inception4e.pool_proj"));
        QVERIFY(has("squeezenet", "fire9.expand3x3"));
        QVERIFY(has("mobilenetv2", "block17.depthwise"));
    }

    void suggestsCloseNames_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("answer");
        QTest::newRow("one letter") << "resnet19" << "got 'resnet19'; close to it: resnet18";
        QTest::newRow("capitals") << "VGG16" << "close to it: vgg16";
        QTest::newRow("underscore") << "msra_A" << "close to it: msra-a";
        QTest::newRow("far") << "transformer" << "there are: lenet5, alexnet, ";
        QTest::newRow("empty") << "" << "there are: lenet5";
        QTest::newRow("long") << QString(100000, 'a') << "aaa…'; there are";
    }
    void suggestsCloseNames()
    {
        QFETCH(QString, asked);
        QFETCH(QString, answer);
        const auto result = zoo(asked.toStdString());
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::InvalidArgument);
        QVERIFY2(QString::fromStdString(result.error().message).contains(answer), result.error().message.c_str());
    }

    // Pins what the test below compares, for machines without the published files.
    void keepsTheLayersOfThePublishedNetworks_data()
    {
        QTest::addColumn<QString>("digest");
        QTest::newRow("alexnet") << "ec72f1f79f518e292d99d2eefe77948d1f195972f6413da4ac77f285bb61dab7";
        QTest::newRow("vgg13") << "53cf45456ce760b31ce5e886d10f07ba86e7c5bb9dbb2a6b45b3e70e2fe47e64";
        QTest::newRow("vgg16") << "248cd04b82e5bd2d82712f3d10403e6df0b8b950f92257e729a6d914af3e3b4f";
        QTest::newRow("resnet18") << "014fe715620882e6722d758fe74ed03dccc9091d1ac3cff3d02a87822cc6c50c";
        QTest::newRow("msra-a") << "442d125caf824faee2ec47b9f7620196008570f4012c4f4c5c3664955ef417a1";
    }
    void keepsTheLayersOfThePublishedNetworks()
    {
        QTEST(QString::fromStdString(built(QTest::currentDataTag()).sha256), "digest");
    }

    void equalsThePublishedPimsynNetworks_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* name : { "alexnet", "vgg13", "vgg16", "resnet18" })
            QTest::newRow(name) << QString(name);
        QTest::newRow("msra-a") << "msra_A";
    }
    void equalsThePublishedPimsynNetworks()
    {
        QFETCH(QString, file);
        const auto path = pim::test::sharedFolder() / "golden" / "pimsyn" / "networks" / (file.toStdString() + ".json");
        if (!std::filesystem::exists(path))
            QSKIP("the reference networks are not beside the project");
        const auto imported = importPimsynJson(path);
        QVERIFY2(imported, imported ? "" : imported.error().text().c_str());
        Network expected = imported->network, ours = built(QTest::currentDataTag());
        QCOMPARE(ours.layers.size(), expected.layers.size());
        const bool saysBias = file == "alexnet" || file == "resnet18"; // the other files say nothing about biases
        for (std::size_t i = 0; i < ours.layers.size(); ++i) {
            Layer &a = ours.layers[i], &b = expected.layers[i];
            const std::string names = a.name + " / " + b.name;
            a.op = b.op;
            a.name = b.name; // the importer keeps the file's names
            a.reads = b.reads; // the file keeps providers in their own order, whatever reads them
            if (!saysBias)
                a.biases = b.biases;
            QVERIFY2(a.activations.size() == b.activations.size(), names.c_str());
            for (std::size_t k = 0; k < a.activations.size(); ++k) {
                a.activations[k].name = b.activations[k].name;
                a.activations[k].op = b.activations[k].op;
            }
            QVERIFY2(a == b, names.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestZoo)
#include "tst_zoo.moc"
