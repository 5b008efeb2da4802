// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/zoo.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/network/network_builder.h"

namespace pim::network {
namespace {

constexpr FeatureMap kImageNet { 3, 224, 224 };
constexpr FeatureMap kCifar { 3, 32, 32 };

/// Whether the rectifiers of the plain networks stand as nodes of their own in the published PIMSYN files.
enum class Relus { Fused, Separate };

Tensor rectified(NetworkBuilder& net, const Tensor& x, Relus relus)
{
    return relus == Relus::Fused ? net.fusedRelu(x) : net.relu(x);
}

std::string numbered(std::string_view word, int number)
{
    return fmt::format("{}{}", word, number);
}

// ---- plain chains ---------------------------------------------------------------------------------------------

Result<Network> leNet5()
{
    NetworkBuilder net("lenet5", { 1, 28, 28 });
    const auto tanh = [&net](const Tensor& x) { return net.activate(x, "Tanh", VectorUnit::Sigmoid, true); };
    auto x = tanh(net.conv("conv1", net.input(), 6, square(5, 1, 2)));
    x = net.averagePool("pool1", x, square(2, 2));
    x = tanh(net.conv("conv2", x, 16, square(5)));
    x = net.averagePool("pool2", x, square(2, 2));
    x = tanh(net.fullyConnected("fc1", x, 120));
    x = tanh(net.fullyConnected("fc2", x, 84));
    net.fullyConnected("fc3", x, 10);
    return net.build();
}

Result<Network> alexNet()
{
    NetworkBuilder net("alexnet", kImageNet);
    auto x = net.fusedRelu(net.conv("conv1", net.input(), 64, square(11, 4, 2)));
    x = net.maxPool("pool1", x, square(3, 2));
    x = net.fusedRelu(net.conv("conv2", x, 192, square(5, 1, 2)));
    x = net.maxPool("pool2", x, square(3, 2));
    x = net.fusedRelu(net.conv("conv3", x, 384, square(3, 1, 1)));
    x = net.fusedRelu(net.conv("conv4", x, 256, square(3, 1, 1)));
    x = net.fusedRelu(net.conv("conv5", x, 256, square(3, 1, 1)));
    x = net.maxPool("pool5", x, square(3, 2));
    x = net.averagePool("avgpool", x, square(1)); // adaptive to 6x6, which it already is
    x = net.fusedRelu(net.fullyConnected("fc6", x, 4096));
    x = net.fusedRelu(net.fullyConnected("fc7", x, 4096));
    net.fullyConnected("fc8", x, 1000);
    return net.build();
}

Result<Network> alexNetCifar()
{
    NetworkBuilder net("alexnet-cifar10", kCifar);
    auto x = net.fusedRelu(net.conv("conv1", net.input(), 64, square(11, 4, 5)));
    x = net.maxPool("pool1", x, square(2, 2));
    x = net.fusedRelu(net.conv("conv2", x, 192, square(5, 1, 2)));
    x = net.maxPool("pool2", x, square(2, 2));
    x = net.fusedRelu(net.conv("conv3", x, 384, square(3, 1, 1)));
    x = net.fusedRelu(net.conv("conv4", x, 256, square(3, 1, 1)));
    x = net.fusedRelu(net.conv("conv5", x, 256, square(3, 1, 1)));
    x = net.maxPool("pool5", x, square(2, 2));
    net.fullyConnected("fc", x, 10);
    return net.build();
}

/// Blocks of 3x3 convolutions, each block closed by a 2x2 pool; names conv1_1, conv1_2, pool1, conv2_1 …
Tensor vggFeatures(NetworkBuilder& net, std::initializer_list<int> convsPerBlock, Relus relus)
{
    constexpr std::array<std::int64_t, 5> kChannels { 64, 128, 256, 512, 512 };
    Tensor x = net.input();
    int block = 0;
    for (const int convs : convsPerBlock) {
        for (int i = 1; i <= convs; ++i)
            x = rectified(net, net.conv(fmt::format("conv{}_{}", block + 1, i), x, kChannels.at(static_cast<std::size_t>(block)), square(3, 1, 1)), relus);
        x = net.maxPool(numbered("pool", ++block), x, square(2, 2));
    }
    return x;
}

void imageNetClassifier(NetworkBuilder& net, Tensor x, int firstNumber, Relus relus)
{
    x = rectified(net, net.fullyConnected(numbered("fc", firstNumber), x, 4096), relus);
    x = rectified(net, net.fullyConnected(numbered("fc", firstNumber + 1), x, 4096), relus);
    net.fullyConnected(numbered("fc", firstNumber + 2), x, 1000);
}

Result<Network> vgg13()
{
    NetworkBuilder net("vgg13", kImageNet);
    auto x = vggFeatures(net, { 2, 2, 2, 2, 2 }, Relus::Separate);
    x = net.averagePool("avgpool", x, square(1)); // adaptive to 7x7, which it already is
    imageNetClassifier(net, x, 11, Relus::Separate);
    return net.build();
}

Result<Network> vgg16()
{
    NetworkBuilder net("vgg16", kImageNet);
    imageNetClassifier(net, vggFeatures(net, { 2, 2, 3, 3, 3 }, Relus::Separate), 14, Relus::Separate);
    return net.build();
}

Result<Network> vgg16Cifar()
{
    NetworkBuilder net("vgg16-cifar10", kCifar);
    net.fullyConnected("fc", vggFeatures(net, { 2, 2, 3, 3, 3 }, Relus::Fused), 10);
    return net.build();
}

Result<Network> msraA()
{
    NetworkBuilder net("msra-a", kImageNet);
    auto x = net.relu(net.conv("conv1", net.input(), 96, square(7, 2, 3)));
    x = net.maxPool("pool1", x, square(2, 2));
    for (int i = 1; i <= 5; ++i)
        x = net.relu(net.conv(numbered("conv2_", i), x, 256, square(3, 1, 1)));
    x = net.maxPool("pool2", x, square(2, 2));
    for (int i = 1; i <= 5; ++i)
        x = net.relu(net.conv(numbered("conv3_", i), x, 512, square(3, 1, 1)));
    x = net.maxPool("pool3", x, square(2, 2));
    for (int i = 1; i <= 5; ++i)
        x = net.relu(net.conv(numbered("conv4_", i), x, 512, square(3, 1, 1)));
    // Spatial pyramid {7, 3, 2, 1}. The published file's second level comes out as 2x3 (a pad on one side only), and so
    // must ours for its results to be comparable: 512 * (49 + 6 + 4 + 1) = 30720 inputs of fc1, not 32256.
    Window second = square(5, 5);
    second.padLeft = 1;
    const auto pyramid = net.concat({
        NetworkBuilder::flatten(net.maxPool("spp7", x, square(2, 2))),
        NetworkBuilder::flatten(net.maxPool("spp3", x, second)),
        NetworkBuilder::flatten(net.maxPool("spp2", x, square(7, 7))),
        NetworkBuilder::flatten(net.maxPool("spp1", x, square(14))),
    });
    imageNetClassifier(net, pyramid, 1, Relus::Separate);
    return net.build();
}

// ---- residual networks ----------------------------------------------------------------------------------------

/// The projection of a block's shortcut where its shape changes, else the block's input itself.
Tensor shortcut(NetworkBuilder& net, const std::string& block, const Tensor& x, std::int64_t channels, std::int64_t stride)
{
    if (stride == 1 && x.map.channels == channels)
        return x;
    return net.conv(block + ".downsample", x, channels, square(1, stride));
}

Tensor basicBlock(NetworkBuilder& net, const std::string& block, const Tensor& x, std::int64_t channels, std::int64_t stride)
{
    auto y = net.fusedRelu(net.conv(block + ".conv1", x, channels, square(3, stride, 1)));
    y = net.conv(block + ".conv2", y, channels, square(3, 1, 1));
    return net.relu(net.add(block + ".add", { y, shortcut(net, block, x, channels, stride) }));
}

/// Stride on the 3x3 convolution, as torchvision does ("ResNet v1.5").
Tensor bottleneck(NetworkBuilder& net, const std::string& block, const Tensor& x, std::int64_t channels, std::int64_t stride)
{
    auto y = net.fusedRelu(net.conv(block + ".conv1", x, channels, square(1)));
    y = net.fusedRelu(net.conv(block + ".conv2", y, channels, square(3, stride, 1)));
    y = net.conv(block + ".conv3", y, 4 * channels, square(1));
    return net.relu(net.add(block + ".add", { y, shortcut(net, block, x, 4 * channels, stride) }));
}

using Block = Tensor (*)(NetworkBuilder&, const std::string&, const Tensor&, std::int64_t, std::int64_t);

Tensor residualStages(NetworkBuilder& net, Tensor x, Block block, std::initializer_list<int> blocksPerStage)
{
    std::int64_t channels = 64;
    int stage = 1;
    for (const int blocks : blocksPerStage) {
        for (int i = 0; i < blocks; ++i)
            x = block(net, fmt::format("layer{}.{}", stage, i), x, channels, i == 0 && stage > 1 ? 2 : 1);
        channels *= 2;
        ++stage;
    }
    return net.globalAveragePool("avgpool", x);
}

Result<Network> resNet(std::string name, Block block, std::initializer_list<int> blocksPerStage)
{
    NetworkBuilder net(std::move(name), kImageNet);
    auto x = net.fusedRelu(net.conv("conv1", net.input(), 64, square(7, 2, 3)));
    x = net.maxPool("maxpool", x, square(3, 2, 1));
    net.fullyConnected("fc", residualStages(net, x, block, blocksPerStage), 1000);
    return net.build();
}

Result<Network> resNet18Cifar()
{
    NetworkBuilder net("resnet18-cifar10", kCifar);
    const auto x = net.fusedRelu(net.conv("conv1", net.input(), 64, square(3, 1, 1)));
    net.fullyConnected("fc", residualStages(net, x, basicBlock, { 2, 2, 2, 2 }), 10);
    return net.build();
}

// ---- small networks -------------------------------------------------------------------------------------------

Result<Network> squeezeNet()
{
    NetworkBuilder net("squeezenet", kImageNet);
    int number = 1;
    const auto fire = [&](const Tensor& x, std::int64_t squeeze, std::int64_t expand) {
        const std::string name = numbered("fire", ++number);
        const auto s = net.fusedRelu(net.conv(name + ".squeeze", x, squeeze, square(1)));
        return net.concat({ net.fusedRelu(net.conv(name + ".expand1x1", s, expand, square(1))),
                            net.fusedRelu(net.conv(name + ".expand3x3", s, expand, square(3, 1, 1))) });
    };
    const auto pool = [&](std::string name, const Tensor& x) { return net.maxPool(std::move(name), x, square(3, 2), Rounding::Up); };
    auto x = pool("pool1", net.fusedRelu(net.conv("conv1", net.input(), 64, square(3, 2))));
    x = pool("pool3", fire(fire(x, 16, 64), 16, 64));
    x = pool("pool5", fire(fire(x, 32, 128), 32, 128));
    x = fire(fire(fire(fire(x, 48, 192), 48, 192), 64, 256), 64, 256);
    net.globalAveragePool("avgpool", net.fusedRelu(net.conv("conv10", x, 1000, square(1))));
    return net.build();
}

Result<Network> googLeNet()
{
    NetworkBuilder net("googlenet", kImageNet);
    const auto conv = [&](std::string name, const Tensor& x, std::int64_t channels, const Window& window) {
        return net.fusedRelu(net.conv(std::move(name), x, channels, window));
    };
    const auto inception = [&](std::string_view id, const Tensor& x, std::int64_t c1, std::int64_t r3, std::int64_t c3, std::int64_t r5,
                               std::int64_t c5, std::int64_t pool) {
        const std::string name = fmt::format("inception{}.", id);
        const auto b1 = conv(name + "1x1", x, c1, square(1));
        const auto b2 = conv(name + "3x3", conv(name + "3x3_reduce", x, r3, square(1)), c3, square(3, 1, 1));
        // torchvision's "5x5" branch has 3x3 kernels; the published parameter count is with them.
        const auto b3 = conv(name + "5x5", conv(name + "5x5_reduce", x, r5, square(1)), c5, square(3, 1, 1));
        const auto b4 = conv(name + "pool_proj", net.maxPool(name + "pool", x, square(3, 1, 1), Rounding::Up), pool, square(1));
        return net.concat({ b1, b2, b3, b4 });
    };
    auto x = conv("conv1", net.input(), 64, square(7, 2, 3));
    x = net.maxPool("pool1", x, square(3, 2), Rounding::Up);
    x = conv("conv2", x, 64, square(1));
    x = conv("conv3", x, 192, square(3, 1, 1));
    x = net.maxPool("pool2", x, square(3, 2), Rounding::Up);
    x = inception("3a", x, 64, 96, 128, 16, 32, 32);
    x = inception("3b", x, 128, 128, 192, 32, 96, 64);
    x = net.maxPool("pool3", x, square(3, 2), Rounding::Up);
    x = inception("4a", x, 192, 96, 208, 16, 48, 64);
    x = inception("4b", x, 160, 112, 224, 24, 64, 64);
    x = inception("4c", x, 128, 128, 256, 24, 64, 64);
    x = inception("4d", x, 112, 144, 288, 32, 64, 64);
    x = inception("4e", x, 256, 160, 320, 32, 128, 128);
    x = net.maxPool("pool4", x, square(2, 2), Rounding::Up);
    x = inception("5a", x, 256, 160, 320, 32, 128, 128);
    x = inception("5b", x, 384, 192, 384, 48, 128, 128);
    net.fullyConnected("fc", net.globalAveragePool("avgpool", x), 1000);
    return net.build();
}

Result<Network> mobileNetV2()
{
    NetworkBuilder net("mobilenetv2", kImageNet);
    const auto relu6 = [&](const Tensor& x) { return net.activate(x, "Clip", VectorUnit::Relu, true); };
    auto x = relu6(net.conv("conv1", net.input(), 32, square(3, 2, 1)));
    struct Stage
    {
        std::int64_t expansion, channels;
        int blocks;
        std::int64_t stride;
    };
    constexpr std::array<Stage, 7> kStages { { { 1, 16, 1, 1 }, { 6, 24, 2, 2 }, { 6, 32, 3, 2 }, { 6, 64, 4, 2 }, { 6, 96, 3, 1 }, { 6, 160, 3, 2 }, { 6, 320, 1, 1 } } };
    int number = 0;
    for (const Stage& stage : kStages)
        for (int i = 0; i < stage.blocks; ++i) {
            const std::string name = fmt::format("block{}.", ++number);
            const std::int64_t hidden = x.map.channels * stage.expansion, stride = i == 0 ? stage.stride : 1;
            auto y = stage.expansion == 1 ? x : relu6(net.conv(name + "expand", x, hidden, square(1)));
            y = relu6(net.conv(name + "depthwise", y, hidden, square(3, stride, 1), hidden));
            y = net.conv(name + "project", y, stage.channels, square(1));
            x = stride == 1 && x.map.channels == stage.channels ? net.add(name + "add", { y, x }) : y;
        }
    x = relu6(net.conv("conv2", x, 1280, square(1)));
    net.fullyConnected("fc", net.globalAveragePool("avgpool", x), 1000);
    return net.build();
}

// ---- the list -------------------------------------------------------------------------------------------------

struct Species
{
    ZooEntry entry;
    Result<Network> (*make)();
};

const std::vector<Species>& species()
{
    constexpr std::string_view kImages = "ImageNet, 3x224x224", kSmallImages = "CIFAR-10, 3x32x32";
    static const std::vector<Species> list {
        { { "lenet5", "LeNet-5", "LeCun et al., Gradient-based learning applied to document recognition, Proc. IEEE 1998; with a dense second convolution, as usual today", "MNIST, 1x28x28" }, leNet5 },
        { { "alexnet", "AlexNet", "Krizhevsky, One weird trick for parallelizing convolutional neural networks, arXiv:1404.5997; torchvision's channels", kImages }, alexNet },
        { { "vgg13", "VGG-13", "Simonyan and Zisserman, Very deep convolutional networks for large-scale image recognition, ICLR 2015; configuration B", kImages }, vgg13 },
        { { "vgg16", "VGG-16", "Simonyan and Zisserman, Very deep convolutional networks for large-scale image recognition, ICLR 2015; configuration D", kImages }, vgg16 },
        { { "msra-a", "MSRA-A", "He et al., Delving deep into rectifiers, ICCV 2015, Table 3 model A; pyramid level 3x3 as 2x3, as in the published PIMSYN file", kImages }, msraA },
        { { "resnet18", "ResNet-18", "He et al., Deep residual learning for image recognition, CVPR 2016", kImages }, [] { return resNet("resnet18", basicBlock, { 2, 2, 2, 2 }); } },
        { { "resnet34", "ResNet-34", "He et al., Deep residual learning for image recognition, CVPR 2016", kImages }, [] { return resNet("resnet34", basicBlock, { 3, 4, 6, 3 }); } },
        { { "resnet50", "ResNet-50", "He et al., Deep residual learning for image recognition, CVPR 2016; stride on the 3x3 convolutions, as torchvision", kImages }, [] { return resNet("resnet50", bottleneck, { 3, 4, 6, 3 }); } },
        { { "resnet101", "ResNet-101", "He et al., Deep residual learning for image recognition, CVPR 2016; stride on the 3x3 convolutions, as torchvision", kImages }, [] { return resNet("resnet101", bottleneck, { 3, 4, 23, 3 }); } },
        { { "squeezenet", "SqueezeNet 1.1", "Iandola et al., SqueezeNet: AlexNet-level accuracy with 50x fewer parameters, arXiv:1602.07360; version 1.1", kImages }, squeezeNet },
        { { "googlenet", "GoogLeNet", "Szegedy et al., Going deeper with convolutions, CVPR 2015; inference, no auxiliary classifiers, 3x3 kernels in the 5x5 branch, as torchvision", kImages }, googLeNet },
        { { "mobilenetv2", "MobileNetV2", "Sandler et al., MobileNetV2: Inverted residuals and linear bottlenecks, CVPR 2018; width 1.0", kImages }, mobileNetV2 },
        { { "alexnet-cifar10", "AlexNet for CIFAR-10", "Krizhevsky, arXiv:1404.5997; stride and pools fitted to 32x32, one fully connected layer (the pytorch-classification collection)", kSmallImages }, alexNetCifar },
        { { "vgg16-cifar10", "VGG-16 for CIFAR-10", "Simonyan and Zisserman, ICLR 2015, configuration D with one fully connected layer, as in Li et al., Pruning filters for efficient ConvNets, ICLR 2017", kSmallImages }, vgg16Cifar },
        { { "resnet18-cifar10", "ResNet-18 for CIFAR-10", "He et al., CVPR 2016; 3x3 first convolution of stride 1 and no first pool (the usual fit to 32x32)", kSmallImages }, resNet18Cifar },
    };
    return list;
}

/// Levenshtein distance without regard to case.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t { 0 });
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (lower(a[i]) != lower(b[j]));
            diagonal = row[j + 1];
            row[j + 1] = std::min({ replaced, row[j] + 1, row[j + 1] + 1 });
        }
    }
    return row[b.size()];
}

} // namespace

const std::vector<ZooEntry>& zooEntries()
{
    static const std::vector<ZooEntry> entries = [] {
        std::vector<ZooEntry> list;
        for (const Species& s : species())
            list.push_back(s.entry);
        return list;
    }();
    return entries;
}

Result<Network> zoo(std::string_view name)
{
    for (const Species& s : species())
        if (s.entry.name == name)
            return s.make().map([name](Network network) {
                network.source = fmt::format("zoo:{}", name);
                return network;
            });

    constexpr std::size_t kLongest = 40, kClose = 3;
    const std::string_view asked = name.substr(0, kLongest);
    std::vector<std::string_view> close, all;
    for (const ZooEntry& entry : zooEntries()) {
        all.push_back(entry.name);
        if (editDistance(asked, entry.name) <= kClose)
            close.push_back(entry.name);
    }
    std::stable_sort(close.begin(), close.end(), [asked](auto a, auto b) { return editDistance(asked, a) < editDistance(asked, b); });
    return fail(ErrorCode::InvalidArgument,
                fmt::format("must be the name of a built-in network, got '{}{}'; {}: {}", asked, name.size() > kLongest ? "…" : "",
                            close.empty() ? "there are" : "close to it", fmt::join(close.empty() ? all : close, ", ")),
                "network");
}

} // namespace pim::network
