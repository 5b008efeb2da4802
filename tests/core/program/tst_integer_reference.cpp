// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>

#include <QtTest>
#include <onnx/onnx_pb.h>

#include "core/base/random.h"
#include "core/network/network_builder.h"
#include "core/network/onnx_import.h"
#include "core/network/zoo.h"
#include "core/program/integer_product.h"
#include "core/program/integer_reference.h"
#include "tests/support/network_text.h"

using namespace pim;
using namespace pim::network;
using namespace pim::program;
using pim::test::parseNetwork;

namespace {

constexpr NumberFormat kWide { 32, 32, 0 }; ///< nothing of these tests wraps

std::size_t at(std::int64_t i) { return static_cast<std::size_t>(i); }

/// Elements of a map in the order channel, y, x, as ONNX lists them.
std::vector<std::int32_t> planes(const IntegerMap& map)
{
    std::vector<std::int32_t> values;
    for (std::int64_t c = 0; c < map.shape.channels; ++c)
        for (std::int64_t p = 0; p < map.shape.positions(); ++p)
            values.push_back(map.values[at(p * map.shape.channels + c)]);
    return values;
}

IntegerMap mapOf(FeatureMap shape, const std::vector<std::int32_t>& planes)
{
    IntegerMap map { shape, std::vector<std::int32_t>(planes.size()) };
    for (std::int64_t c = 0; c < shape.channels; ++c)
        for (std::int64_t p = 0; p < shape.positions(); ++p)
            map.values[at(p * shape.channels + c)] = planes[at(c * shape.positions() + p)];
    return map;
}

std::vector<std::int32_t> upTo(std::int32_t count, std::int32_t from = 0)
{
    std::vector<std::int32_t> values;
    for (std::int32_t i = 0; i < count; ++i)
        values.push_back(from + i);
    return values;
}

/// A layer of its own kind behind nothing, which reads the network's input.
Layer alone(LayerKind kind, std::string op, FeatureMap in, FeatureMap out, Window window = {}, std::int64_t groups = 1)
{
    Layer layer;
    layer.name = "it";
    layer.kind = kind;
    layer.op = std::move(op);
    layer.input = in;
    layer.output = out;
    layer.window = window;
    layer.groups = groups;
    layer.readsNetworkInput = true;
    return layer;
}

std::vector<std::int32_t> computed(const Layer& layer, const IntegerMap& input, const IntegerWeights& weights = {},
                                   const NumberFormat& format = kWide)
{
    Network network;
    network.name = "one";
    network.layers = { layer };
    const auto maps = integerReference(network, { weights }, { input }, format);
    if (!maps) {
        qWarning("%s", maps.error().text().c_str());
        return {};
    }
    return planes(maps->back());
}

/// Sums of a convolution by its definition, in the order channel, y, x.
std::vector<std::int32_t> convolved(const Layer& l, const IntegerMap& in, const IntegerWeights& weights)
{
    const auto& w = l.window;
    const std::int64_t perGroup = l.input.channels / l.groups, filters = l.output.channels / l.groups;
    std::vector<std::int32_t> out;
    for (std::int64_t o = 0; o < l.output.channels; ++o)
        for (std::int64_t y = 0; y < l.output.height; ++y)
            for (std::int64_t x = 0; x < l.output.width; ++x) {
                std::int64_t sum = 0;
                for (std::int64_t c = 0; c < perGroup; ++c)
                    for (std::int64_t ky = 0; ky < w.kernelH; ++ky)
                        for (std::int64_t kx = 0; kx < w.kernelW; ++kx) {
                            const auto iy = y * w.strideH - w.padTop + ky * w.dilationH,
                                       ix = x * w.strideW - w.padLeft + kx * w.dilationW;
                            if (iy < 0 || ix < 0 || iy >= l.input.height || ix >= l.input.width)
                                continue;
                            const auto channel = o / filters * perGroup + c;
                            sum +=
                                std::int64_t { in.values[at((iy * l.input.width + ix) * l.input.channels + channel)] }
                                * weights[at(((o * perGroup + c) * w.kernelH + ky) * w.kernelW + kx)];
                        }
                out.push_back(static_cast<std::int32_t>(sum));
            }
    return out;
}

std::vector<std::int32_t> someIntegers(std::int64_t count, std::int64_t limit, std::uint64_t seed)
{
    RandomStream random(seed);
    std::vector<std::int32_t> values(at(count));
    for (auto& v : values)
        v = static_cast<std::int32_t>(random.uniformInt(-limit, limit));
    return values;
}

std::vector<std::int32_t> recorded(const std::filesystem::path& file, std::vector<std::int64_t>& shape)
{
    onnx::TensorProto tensor;
    std::ifstream in(file, std::ios::binary);
    tensor.ParseFromIstream(&in);
    shape.assign(tensor.dims().begin(), tensor.dims().end());
    std::vector<float> floats(tensor.raw_data().size() / sizeof(float));
    std::memcpy(floats.data(), tensor.raw_data().data(), floats.size() * sizeof(float));
    std::vector<std::int32_t> values;
    for (const float f : floats) {
        if (f != std::floor(f))
            return {};
        values.push_back(static_cast<std::int32_t>(f));
    }
    return values;
}

using Values = std::vector<std::int32_t>;

} // namespace

class TestIntegerReference : public QObject
{
    Q_OBJECT
private slots:
    void widthsEndInTwosComplement()
    {
        QCOMPARE(wrap(127, 8), std::int64_t { 127 });
        QCOMPARE(wrap(128, 8), std::int64_t { -128 });
        QCOMPARE(wrap(-129, 8), std::int64_t { 127 });
        QCOMPARE(wrap(511, 10), std::int64_t { 511 });
        QCOMPARE(wrap(512, 10), std::int64_t { -512 });
        QCOMPARE(wrap(-1, 1), std::int64_t { -1 });
        QCOMPARE(wrap(INT64_MIN, 64), std::int64_t { INT64_MIN });
        // 1000 >> 6 = 15; -1000 >> 6 = -16 (toward minus infinity); 300 stays 300 in 32 bits but is 44 in 8
        const NumberFormat usual { 8, 32, 6 }, narrow { 8, 8, 0 };
        QCOMPARE(elementFromSum(1000, usual), std::int64_t { 15 });
        QCOMPARE(elementFromSum(-1000, usual), std::int64_t { -16 });
        QCOMPARE(elementFromSum(1 << 14, usual), std::int64_t { 0 });
        QCOMPARE(elementFromSum(300, narrow), std::int64_t { 44 });
    }

    void numberFormatsAreChecked_data()
    {
        QTest::addColumn<int>("element");
        QTest::addColumn<int>("accumulator");
        QTest::addColumn<int>("shift");
        QTest::addColumn<bool>("right");
        QTest::newRow("usual") << 8 << 32 << 6 << true;
        QTest::newRow("PIMCOMP's") << 8 << 8 << 0 << true;
        QTest::newRow("all 32") << 32 << 32 << 0 << true;
        QTest::newRow("largest shift") << 16 << 32 << 31 << true;
        QTest::newRow("12-bit elements") << 12 << 32 << 6 << false;
        QTest::newRow("accumulator too narrow") << 16 << 15 << 0 << false;
        QTest::newRow("accumulator too wide") << 16 << 33 << 0 << false;
        QTest::newRow("accumulator of half bytes") << 8 << 12 << 2 << false;
        QTest::newRow("three bytes") << 8 << 24 << 2 << true;
        QTest::newRow("negative shift") << 8 << 32 << -1 << false;
        QTest::newRow("shift too large") << 8 << 32 << 32 << false;
        QTest::newRow("shift without an accumulator") << 8 << 8 << 1 << false;
    }
    void numberFormatsAreChecked()
    {
        QFETCH(int, element);
        QFETCH(int, accumulator);
        QFETCH(int, shift);
        QFETCH(bool, right);
        const auto found = validate(NumberFormat { element, accumulator, shift });
        QCOMPARE(found.has_value(), right);
        if (!right)
            QVERIFY(found.error().code == ErrorCode::InvalidArgument && !found.error().message.empty());
    }

    void meansAreAMultiplicationAndAShift()
    {
        QVERIFY((averaging(1, { 8, 32, 6 }) == Averaging { 1, 0 }));
        QVERIFY((averaging(4, { 8, 32, 6 }) == Averaging { 1, 2 }));
        QVERIFY((averaging(49, { 8, 32, 6 }) == Averaging { 342392 >> 3, 21 })); // 2^24 / 49 = 342392.2
        QVERIFY((averaging(9, { 8, 16, 0 }) == Averaging { 7, 6 })); // 2^8 / 9 = 28.4, 28 / 2^8 = 7 / 2^6
        QVERIFY((averaging(9, { 8, 8, 0 }) == Averaging { 1, 3 })); // sums wrap already
        QVERIFY((averaging(300, { 8, 16, 0 }) == Averaging { 1, 8 }));
        QCOMPARE(mean(-1000, averaging(4, { 8, 32, 6 }), { 8, 32, 6 }), std::int64_t { wrap(-250, 8) });
    }

    void meansStayWithinTheirElements()
    {
        for (const NumberFormat format :
             { NumberFormat { 8, 32, 6 }, NumberFormat { 8, 16, 2 }, NumberFormat { 16, 32, 6 } })
            for (std::int64_t count = 1;
                 count <= (std::int64_t { 1 } << std::min(10, format.accumulatorBits - format.elementBits)); ++count) {
                const auto divisor = averaging(count, format);
                const std::int64_t low = -(std::int64_t { 1 } << (format.elementBits - 1)), high = -low - 1;
                for (const std::int64_t value :
                     { low, std::int64_t { -1 }, std::int64_t { 0 }, std::int64_t { 5 }, high }) {
                    const std::int64_t got = mean(value * count, divisor, format);
                    // At most count / 2^(accumulator - element) of itself nearer to 0, and rounded down.
                    const double most = std::abs(static_cast<double>(value * count))
                        / std::ldexp(1.0, format.accumulatorBits - format.elementBits);
                    const double off = static_cast<double>(value < 0 ? got - value : value - got);
                    QVERIFY2(off <= most + (value > 0 ? 1 : 0) && off >= 0,
                             qPrintable(QString("%1 x %2 -> %3").arg(value).arg(count).arg(got)));
                    QVERIFY(got >= low && got <= high && (got < 0) == (value < 0));
                }
            }
    }

    void functionsFollowTheirCurves()
    {
        for (const NumberFormat format : { NumberFormat { 8, 32, 6 }, NumberFormat { 16, 32, 6 } }) {
            const double one = std::ldexp(1.0, fractionBits(format));
            const std::int64_t limit = std::int64_t { 1 } << (format.elementBits - 1);
            std::int64_t before = -limit;
            for (std::int64_t v = -limit; v < limit; ++v) {
                const double x = static_cast<double>(v) / one;
                QVERIFY(std::abs(static_cast<double>(integerSigmoid(v, format)) / one - 1.0 / (1.0 + std::exp(-x)))
                        < 0.0190 + 0.51 / one);
                QVERIFY(std::abs(static_cast<double>(integerTanh(v, format)) / one - std::tanh(x))
                        < 0.0380 + 0.51 / one);
                QVERIFY(static_cast<double>(before - integerTanh(v, format))
                        <= 0.0079 * one); // where two pieces meet, at 2.375 / 2
                before = integerTanh(v, format);
            }
            QCOMPARE(static_cast<double>(clipBound(6.0, format)), 6.0 * one);
            QCOMPARE(static_cast<double>(clipBound(-2.5, format)), -2.5 * one);
            QCOMPARE(static_cast<double>(clipBound(1e9, format)), 8.0 * one - 1.0); // as far as elements reach
            QCOMPARE(static_cast<double>(clipBound(-1e9, format)), -8.0 * one);
        }
        const NumberFormat bytes { 8, 32, 6 }; // 16 is 1.0
        QCOMPARE(integerSigmoid(0, bytes), std::int64_t { 8 }); // 1/2
        QCOMPARE(integerSigmoid(16, bytes), std::int64_t { 12 }); // 1/8 + 5/8
        QCOMPARE(integerSigmoid(127, bytes), std::int64_t { 16 });
        QCOMPARE(integerSigmoid(-128, bytes), std::int64_t { 0 });
        QCOMPARE(integerTanh(0, bytes), std::int64_t { 0 });
        QCOMPARE(integerTanh(8, bytes), std::int64_t { 8 }); // 2 (1/8 + 5/8) - 1
        QCOMPARE(integerTanh(-128, bytes), std::int64_t { -16 });
        QCOMPARE(apply(IntegerFunction::Relu, -3, bytes), std::int64_t { 0 });
        QCOMPARE(apply(IntegerFunction::Clip, 100, bytes), std::int64_t { 96 });
        QCOMPARE(apply(IntegerFunction::Clip, -100, bytes), std::int64_t { 0 });
        QCOMPARE(apply(IntegerFunction::Clip, -100, bytes, { -1.0, 1.0 }), std::int64_t { -16 });
        QCOMPARE(apply(IntegerFunction::Clip, 100, bytes, { -1.0, 1.0 }), std::int64_t { 16 });
        QCOMPARE(apply(IntegerFunction::Clip, -100, bytes, { std::nullopt, 1.0 }), std::int64_t { -100 });
        QCOMPARE(apply(IntegerFunction::Clip, 100, bytes, { 0.0, std::nullopt }), std::int64_t { 100 });
    }

    void productsAreExactModuloTheAccumulator()
    {
        const std::size_t rows = 37, columns = 21;
        PackedMatrix matrix(rows, columns);
        const auto weights = someIntegers(rows * columns, 1 << 28, 1), x = someIntegers(rows, 1 << 28, 2);
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < columns; ++c)
                matrix.set(r, c, weights[r * columns + c]);
        Values sums(columns);
        matrix.multiply(x, sums);
        for (std::size_t c = 0; c < columns; ++c) {
            std::int64_t exact = 0;
            for (std::size_t r = 0; r < rows; ++r)
                exact += std::int64_t { x[r] } * weights[r * columns + c];
            QCOMPARE(sums[c], static_cast<std::int32_t>(wrap(exact, 32)));
        }
    }

    void aSmallConvolutionIsAsByHand()
    {
        // 1 2 3      1 2                          (first window: 1 + 2*2 + 4*3 + 5*4 = 37)
        // 4 5 6  *   3 4
        // 7 8 9
        const auto layer = alone(LayerKind::Convolution, "Conv", { 1, 3, 3 }, { 1, 2, 2 }, square(2));
        const auto input = mapOf({ 1, 3, 3 }, upTo(9, 1));
        QCOMPARE(computed(layer, input, { 1, 2, 3, 4 }), (Values { 37, 47, 67, 77 }));
        QCOMPARE(computed(layer, input, { 1, 2, 3, 4 }, { 8, 32, 2 }), (Values { 9, 11, 16, 19 }));
        QCOMPARE(computed(layer, input, { -10, 0, 0, 40 }, { 8, 8, 0 }),
                 (Values { wrap8(190), wrap8(220), wrap8(280), wrap8(310) }));
    }

    void convolutionsFollowTheirDefinition_data()
    {
        QTest::addColumn<QList<qlonglong>>(
            "sizes"); // channels height width filters kh kw sh sw pt pl pb pr dh dw groups
        QTest::newRow("plain") << QList<qlonglong> { 3, 7, 6, 5, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1 };
        QTest::newRow("padded on every side alike")
            << QList<qlonglong> { 3, 7, 6, 20, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
        QTest::newRow("stride and lopsided padding")
            << QList<qlonglong> { 2, 9, 8, 3, 3, 2, 2, 3, 0, 1, 2, 0, 1, 1, 1 };
        QTest::newRow("dilation") << QList<qlonglong> { 2, 9, 11, 3, 3, 2, 1, 1, 2, 1, 2, 1, 2, 3, 1 };
        QTest::newRow("groups") << QList<qlonglong> { 6, 5, 5, 9, 3, 3, 1, 2, 1, 1, 1, 1, 1, 1, 3 };
        QTest::newRow("depthwise") << QList<qlonglong> { 7, 5, 5, 7, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 7 };
        QTest::newRow("padding wider than the map") << QList<qlonglong> { 2, 2, 2, 3, 5, 5, 1, 1, 4, 4, 4, 4, 1, 1, 1 };
    }
    void convolutionsFollowTheirDefinition()
    {
        QFETCH(QList<qlonglong>, sizes);
        const auto s = [&](int i) { return static_cast<std::int64_t>(sizes[i]); };
        const Window w { s(4), s(5), s(6), s(7), s(8), s(9), s(10), s(11), s(12), s(13) };
        const FeatureMap in { s(0), s(1), s(2) };
        const FeatureMap out { s(3), (in.height + w.padTop + w.padBottom - w.spanH()) / w.strideH + 1,
                               (in.width + w.padLeft + w.padRight - w.spanW()) / w.strideW + 1 };
        const auto layer = alone(LayerKind::Convolution, "Conv", in, out, w, s(14));
        const IntegerMap input { in, someIntegers(in.elements(), 127, 3) };
        const auto weights = someIntegers(out.channels * in.channels / s(14) * w.kernelH * w.kernelW, 127, 4);
        QCOMPARE(computed(layer, input, weights), convolved(layer, input, weights));
        // The same in 8 bits, with sums of 32 and a shift.
        auto narrow = convolved(layer, input, weights);
        for (auto& v : narrow)
            v = static_cast<std::int32_t>(elementFromSum(v, { 8, 32, 3 }));
        QCOMPARE(computed(layer, input, weights, { 8, 32, 3 }), narrow);
    }

    void transposedConvolutionsAreAdjoint()
    {
        // <conv(a), b> = <a, transposed(b)> with the same weights, filters and channels swapped: a definition without
        // formulas.
        const Window w { 3, 2, 2, 3, 1, 0, 0, 1, 2, 1 };
        const FeatureMap big { 6, 12, 11 };
        const FeatureMap small { 4, (big.height + 1 - w.spanH()) / 2 + 1, (big.width + 1 - w.spanW()) / 3 + 1 };
        const auto forward = alone(LayerKind::Convolution, "Conv", big, small, w, 2);
        const auto backward = alone(LayerKind::TransposedConvolution, "ConvTranspose", small, big, w, 2);
        const IntegerMap a { big, someIntegers(big.elements(), 20, 5) },
            b { small, someIntegers(small.elements(), 20, 6) };
        const auto weights = someIntegers(4 * 3 * 6, 20, 7); // [4][6 / 2][3][2]
        IntegerWeights turned(weights.size()); // [6][4 / 2][3][2]
        for (std::int64_t f = 0; f < 4; ++f)
            for (std::int64_t c = 0; c < 3; ++c)
                for (std::int64_t k = 0; k < 6; ++k)
                    turned[at(((f / 2 * 3 + c) * 2 + f % 2) * 6 + k)] = weights[at((f * 3 + c) * 6 + k)];
        const auto product = [](const Values& x, const Values& y) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < x.size(); ++i)
                sum += std::int64_t { x[i] } * y[i];
            return sum;
        };
        const auto left = product(computed(forward, a, weights), planes(b)),
                   right = product(planes(a), computed(backward, b, turned));
        QVERIFY(left != 0);
        QCOMPARE(left, right);
    }

    void recordedOnnxCasesComeOut_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char* name :
             { "test_basic_conv_with_padding", "test_basic_conv_without_padding", "test_conv_with_autopad_same",
               "test_conv_with_strides_no_padding", "test_conv_with_strides_padding",
               "test_conv_with_strides_and_asymmetric_padding", "test_convtranspose", "test_convtranspose_1d",
               "test_convtranspose_autopad_same", "test_convtranspose_dilations", "test_convtranspose_kernel_shape",
               "test_convtranspose_output_shape", "test_convtranspose_pad", "test_convtranspose_pads",
               "test_convtranspose_with_kernel" })
            QTest::newRow(name) << QString(name);
    }
    void recordedOnnxCasesComeOut()
    {
        QFETCH(QString, folder);
        const auto root = std::filesystem::path("/usr/share/libonnx-testdata/data/node") / folder.toStdString();
        if (!std::filesystem::exists(root))
            QSKIP("the package libonnx-testdata is not installed");
        const auto imported = importOnnx(root / "model.onnx", {});
        QVERIFY2(imported, imported ? "" : imported.error().text().c_str());
        const Layer& layer = imported->network.layers.back();
        std::vector<std::int64_t> shape, weightShape, outShape;
        const auto x = recorded(root / "test_data_set_0/input_0.pb", shape),
                   w = recorded(root / "test_data_set_0/input_1.pb", weightShape),
                   y = recorded(root / "test_data_set_0/output_0.pb", outShape);
        QVERIFY(!x.empty() && !w.empty() && !y.empty());
        IntegerWeights weights = w;
        if (layer.kind
            == LayerKind::TransposedConvolution) { // recorded as [input channel][output channel][ky][kx], one group
            const std::int64_t taps = layer.window.kernelH * layer.window.kernelW, outputs = layer.output.channels;
            for (std::int64_t i = 0; i < static_cast<std::int64_t>(w.size()); ++i)
                weights[at((i / taps % outputs * layer.input.channels + i / taps / outputs) * taps + i % taps)] =
                    w[at(i)];
        }
        const auto maps = integerReference(imported->network, { weights }, { mapOf(layer.input, x) }, kWide);
        QVERIFY2(maps, maps ? "" : maps.error().text().c_str());
        QCOMPARE(planes(maps->back()), y);
    }

    void poolsLeavePaddingOut()
    {
        // The ONNX cases maxpool_2d_precomputed_pads and averagepool_2d_precomputed_pads: 1 … 25, 5x5 windows, pads
        // of 2.
        const FeatureMap map { 1, 5, 5 };
        const auto input = mapOf(map, upTo(25, 1));
        const auto rows = [](std::initializer_list<std::array<std::int32_t, 5>> list) {
            Values all;
            for (const auto& row : list)
                all.insert(all.end(), row.begin(), row.end());
            return all;
        };
        QCOMPARE(computed(alone(LayerKind::Pool, "MaxPool", map, map, square(5, 1, 2)), input),
                 rows({ { 13, 14, 15, 15, 15 },
                        { 18, 19, 20, 20, 20 },
                        { 23, 24, 25, 25, 25 },
                        { 23, 24, 25, 25, 25 },
                        { 23, 24, 25, 25, 25 } }));
        const NumberFormat format { 8, 32, 6 };
        const auto got = computed(alone(LayerKind::Pool, "AveragePool", map, map, square(5, 1, 2)), input, {}, format);
        const std::vector<double> means { 7,    7.5, 8,    8.5, 9,    9.5, 10,   10.5, 11,   11.5, 12,   12.5, 13,
                                          13.5, 14,  14.5, 15,  15.5, 16,  16.5, 17,   17.5, 18,   18.5, 19 };
        QCOMPARE(got.size(), means.size());
        for (std::size_t i = 0; i < means.size(); ++i)
            QVERIFY2(got[i] <= means[i] && got[i] > means[i] - 1.001, qPrintable(QString("%1: %2").arg(i).arg(got[i])));
        QCOMPARE(got[12], mean(25 * 13, averaging(25, format), format)); // the whole map
        // A maximum of negative elements is not the padding's 0.
        QCOMPARE(computed(alone(LayerKind::Pool, "MaxPool", { 1, 2, 2 }, { 1, 1, 1 }, square(4, 1, 1)),
                          mapOf({ 1, 2, 2 }, { -9, -5, -7, -8 })),
                 (Values { -5 }));
    }

    void poolsTakeTheirKindFromTheOperator()
    {
        const FeatureMap map { 2, 2, 2 };
        const auto input = mapOf(map, { 1, 2, 3, 6, -8, -8, -8, 0 });
        for (const char* op :
             { "GlobalAveragePool", "AveragePool", "ReduceMean", "QLinearGlobalAveragePool", "OP_POOL" })
            QCOMPARE(computed(alone(LayerKind::Pool, op, map, { 2, 1, 1 }, square(2)), input, {}, { 8, 32, 6 }),
                     (Values { 3, -6 }));
        for (const char* op : { "MaxPool", "GlobalMaxPool", "ReduceMax" })
            QCOMPARE(computed(alone(LayerKind::Pool, op, map, { 2, 1, 1 }, square(2)), input), (Values { 6, 0 }));
        const auto wide = mapOf({ 1, 1, 4 }, { 4, 1, 2, 3 });
        QCOMPARE(computed(alone(LayerKind::Pool, "OP_POOL", { 1, 1, 4 }, { 1, 1, 2 }, Window { 1, 2, 1, 2 }), wide),
                 (Values { 4, 3 }));
    }

    void meansMayCountTheirPadding()
    {
        // ONNX AveragePool with count_include_pad: the sum of a window by all its places, those beyond the padding
        // (rounding up) left out.
        Layer pool = alone(LayerKind::Pool, "AveragePool", { 1, 1, 4 }, { 1, 1, 3 }, Window { 1, 2, 1, 2, 0, 1, 0, 0 });
        const auto input = mapOf({ 1, 1, 4 }, { 8, 2, 4, 6 });
        QCOMPARE(computed(pool, input, {}, { 8, 32, 6 }), (Values { 8, 3, 6 }));
        QCOMPARE(poolDivisor(pool, 0, 0), std::int64_t { 1 });
        pool.countsPadding = true;
        QCOMPARE(poolDivisor(pool, 0, 0), std::int64_t { 2 });
        QCOMPARE(poolDivisor(pool, 0, 2), std::int64_t { 1 });
        QCOMPARE(computed(pool, input, {}, { 8, 32, 6 }), (Values { 4, 3, 6 }));
        // What rounding up adds behind the padding counts nowhere.
        pool.window.padRight = pool.roundedRight = 1;
        QCOMPARE(poolDivisor(pool, 0, 2), std::int64_t { 1 });
        pool.roundedRight = 0;
        QCOMPARE(poolDivisor(pool, 0, 2), std::int64_t { 2 });
    }

    void aNetworkMayHaveSeveralInputs()
    {
        network::NetworkBuilder net("two", { 2, 1, 2 });
        const auto pose = net.input("pose", { 3, 1, 1 });
        const auto map = net.conv("map", net.input(), 1, square(1));
        net.fullyConnected("fc", net.concat({ network::NetworkBuilder::flatten(map), pose }), 1);
        const auto network = net.build();
        QVERIFY(network);
        QCOMPARE(network->inputs.size(), std::size_t { 2 });
        QVERIFY(*inputShapes(*network) == (std::vector<FeatureMap> { { 2, 1, 2 }, { 3, 1, 1 } }));
        const auto maps =
            integerReference(*network, { { 1, 10 }, { 1, 2, 3, 4, 5 } },
                             { mapOf({ 2, 1, 2 }, { 1, 2, 3, 4 }), mapOf({ 3, 1, 1 }, { 7, 8, 9 }) }, kWide);
        QVERIFY2(maps, maps ? "" : maps.error().text().c_str());
        // 1 + 30 and 2 + 40, then the vector.
        QCOMPARE(maps->back().values, (Values { 31 + 2 * 42 + 3 * 7 + 4 * 8 + 5 * 9 }));
        const auto found =
            integerReference(*network, { { 1, 10 }, { 1, 2, 3, 4, 5 } }, { mapOf({ 2, 1, 2 }, { 1, 2, 3, 4 }) }, kWide);
        QVERIFY(!found && found.error().code == ErrorCode::InvalidArgument);
    }

    void fullyConnectedLayersReadChannelsFirst()
    {
        // Map of 2 channels, 1x2: channel 0 is 1 2, channel 1 is 10 20.
        const auto network = parseNetwork("conv1 2x1x2 -> 2 k1; conv2 @input -> 1 k1; concat @conv1 @conv2; fc 1");
        const auto input = mapOf({ 2, 1, 2 }, { 1, 2, 10, 20 });
        const NetworkWeights weights { { 1, 0, 0, 1 }, { 1, 1 }, { 1, 2, 3, 4, 5, 6 } };
        const auto maps = integerReference(network, weights, { input }, kWide);
        QVERIFY(maps);
        // 1*1 + 2*2 + 10*3 + 20*4 + 11*5 + 22*6
        QCOMPARE(maps->back().values, (Values { 302 }));
    }

    void operandsAreCombined_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<QList<int>>("values");
        QTest::newRow("sum") << "Add" << QList<int> { 11, 22, -97, wrap8(-226) };
        QTest::newRow("PIMSYN's") << "OP_ELTWISE" << QList<int> { 11, 22, -97, wrap8(-226) };
        QTest::newRow("difference") << "Sub" << QList<int> { 9, 18, wrap8(-103), wrap8(-26) };
        QTest::newRow("product") << "Mul" << QList<int> { 10 >> 1, 40 >> 1, wrap8(-300 >> 1), wrap8(12600 >> 1) };
        QTest::newRow("larger") << "Max" << QList<int> { 10, 20, 3, -100 };
    }
    void operandsAreCombined()
    {
        QFETCH(QString, op);
        QFETCH(QList<int>, values);
        // Two operands of four channels, each half of the input: weights of 2, which the shift halves again.
        Network network = parseNetwork("conv1 8x1x1 -> 4 k1; conv2 @input -> 4 k1; add @conv1 @conv2");
        network.layers[2].op = op.toStdString();
        NetworkWeights weights(3);
        for (int o = 0; o < 4; ++o)
            for (int c = 0; c < 8; ++c) {
                weights[0].push_back(c == o ? 2 : 0);
                weights[1].push_back(c == o + 4 ? 2 : 0);
            }
        const auto maps =
            integerReference(network, weights, { mapOf({ 8, 1, 1 }, { 10, 20, -100, -126, 1, 2, 3, -100 }) }, { 8, 32, 1 });
        QVERIFY2(maps, maps ? "" : maps.error().text().c_str());
        QCOMPARE(QList<int>(maps->back().values.begin(), maps->back().values.end()), values);
    }

    void operandsOfOnePositionGoWithEvery()
    {
        // A squeeze-and-excitation product: one factor a channel.
        Network network = parseNetwork("conv1 2x1x3 -> 2 k1; gap; conv2 @conv1 -> 2 k1; add @conv1 @conv1");
        Layer& product = network.layers[3];
        product.op = "Mul";
        product.providers = { { 2 }, { 1 } };
        product.reads.clear();
        const auto input = mapOf({ 2, 1, 3 }, { 3, 6, 9, -1, -1, -1 });
        const auto maps = integerReference(network, { { 1, 0, 0, 1 }, {}, { 1, 0, 0, 1 }, {} }, { input }, { 16, 32, 0 });
        QVERIFY2(maps, maps ? "" : maps.error().text().c_str());
        const std::int32_t mean3 = static_cast<std::int32_t>(mean(18, averaging(3, { 16, 32, 0 }), { 16, 32, 0 }));
        const std::int32_t meanMinus = static_cast<std::int32_t>(mean(-3, averaging(3, { 16, 32, 0 }), { 16, 32, 0 }));
        QCOMPARE(planes(maps->back()),
                 (Values { 3 * mean3, 6 * mean3, 9 * mean3, -meanMinus, -meanMinus, -meanMinus }));
        const auto meaning = integerLayer(network, { 3 });
        QVERIFY(meaning && meaning->operation == IntegerOperation::Multiply);
        QVERIFY((meaning->operands == std::vector<std::vector<int>> { { 2 }, { 1 } }));
    }

    void operandsMayBeConcatenations()
    {
        Network network = parseNetwork("conv1 1x1x2 -> 1 k1; conv2 @input -> 2 k1; conv3 @input -> 3 k1; concat @conv1 "
                                       "@conv2; add @concat @conv3");
        const auto meaning = integerLayer(network, { 3 });
        QVERIFY2(meaning, meaning ? "" : meaning.error().text().c_str());
        QVERIFY((meaning->operands == std::vector<std::vector<int>> { { 0, 1 }, { 2 } }));
        const auto maps =
            integerReference(network, { { 1 }, { 2, 3 }, { 10, 20, 30 }, {} }, { mapOf({ 1, 1, 2 }, { 1, 2 }) }, kWide);
        QVERIFY(maps);
        QCOMPARE(planes(maps->back()), (Values { 11, 22, 22, 44, 33, 66 }));
    }

    void theNetworksInputIsTheLastOperandWhereTheFileDoesNotTell()
    {
        auto network = parseNetwork("conv1 2x2x2 -> 2 k1; add @input @conv1 @input");
        const int input = network::fromInput(0);
        auto meaning = integerLayer(network, { 1 });
        QVERIFY(meaning);
        QVERIFY((meaning->operands == std::vector<std::vector<int>> { { input }, { 0 }, { input } }));
        network.layers[1].reads.clear();
        meaning = integerLayer(network, { 1 });
        QVERIFY(meaning);
        QVERIFY((meaning->operands == std::vector<std::vector<int>> { { 0 }, { input }, { input } }));
        Network difference = network;
        difference.layers[1].op = "Sub";
        const auto refused = integerLayer(difference, { 1 });
        QVERIFY(!refused && refused.error().code == ErrorCode::Unsupported);
        const auto joined = parseNetwork("conv1 2x2x2 -> 3 k1; concat @conv1 @input; conv2 -> 1 k1");
        const auto maps = integerReference(joined, { { 1, 0, 0, 1, 1, 1 }, { 1, 10, 100, 1000, 10000 } },
                                           { mapOf({ 2, 2, 2 }, { 1, 0, 0, 0, 2, 0, 0, 0 }) }, kWide);
        QVERIFY2(maps, maps ? "" : maps.error().text().c_str());
        QCOMPARE(maps->back().values, (Values { 1 + 20 + 300 + 1000 + 20000, 0, 0, 0 }));
    }

    void activationsComeAfterTheShift()
    {
        Layer layer = alone(LayerKind::Convolution, "Conv", { 1, 1, 4 }, { 1, 1, 4 });
        const auto input = mapOf({ 1, 1, 4 }, { -100, -1, 100, 127 });
        const auto activated = [&](std::initializer_list<const char*> ops) {
            layer.activations.clear();
            for (const char* op : ops)
                layer.activations.push_back({ op, op, VectorUnit::Relu, 1.0, false });
            return computed(layer, input, { 16 }, { 8, 32, 4 });
        };
        QCOMPARE(activated({}), (Values { -100, -1, 100, 127 }));
        QCOMPARE(activated({ "Relu" }), (Values { 0, 0, 100, 127 }));
        QCOMPARE(activated({ "OP_CLIP" }), (Values { 0, 0, 96, 96 }));
        QCOMPARE(activated({ "Sigmoid" }), (Values { 0, 8, 16, 16 }));
        QCOMPARE(activated({ "Tanh" }), (Values { -16, -1, 16, 16 }));
        QCOMPARE(activated({ "Tanh", "Relu" }), (Values { 0, 0, 16, 16 }));
    }

    void functionsMayStandAlone()
    {
        Layer layer = alone(LayerKind::Eltwise, "Sigmoid", { 1, 1, 2 }, { 1, 1, 2 });
        QCOMPARE(computed(layer, mapOf({ 1, 1, 2 }, { 0, 16 }), {}, { 8, 32, 4 }), (Values { 8, 12 }));
    }

    void whatHasNoMeaningIsRefused_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what :
             { "softmax", "leaky", "slice", "constant", "lp", "resize", "rows", "shape", "empty window" })
            QTest::newRow(what) << QString(what);
    }
    void whatHasNoMeaningIsRefused()
    {
        QFETCH(QString, what);
        Network network = parseNetwork("conv1 4x6x6 -> 8 k3 p1; pool1 k2 s2; add @pool1 @pool1; fc 10");
        LayerId id { 2 };
        if (what == "softmax") {
            network.layers[3].kind = LayerKind::Vector;
            network.layers[3].op = "Softmax";
            id = { 3 };
        } else if (what == "leaky") {
            network.layers[2].activations.push_back({ "a", "LeakyRelu", VectorUnit::Relu, 1.0, false });
        } else if (what == "slice") {
            network.layers[1].input.channels = network.layers[1].output.channels = 4;
            id = { 1 };
        } else if (what == "constant") {
            network.layers[2].operands = 1;
            network.layers[2].providers = { { 1 } };
        } else if (what == "lp") {
            network.layers[1].op = "LpPool";
            id = { 1 };
        } else if (what == "resize") {
            network.layers[2].op = "Resize";
        } else if (what == "rows") {
            network.layers[1].input.height = 5;
            id = { 1 };
        } else if (what == "shape") {
            network.layers[2].output = { 4, 3, 3 };
        } else {
            network.layers[1].window.padTop = 8;
            id = { 1 };
        }
        const auto found = hasIntegerMeaning(network, id);
        QVERIFY(!found);
        QVERIFY(found.error().code == ErrorCode::Unsupported);
        QCOMPARE(found.error().where, "layer " + network.layer(id).name);
        QVERIFY(!found.error().message.empty());
        const NumberFormat format { 8, 32, 6 };
        const auto maps =
            integerReference(network, randomWeights(network, format, 1), randomInputs(network, format, 1), format);
        QVERIFY(!maps && maps.error() == found.error());
    }

    void inputsAndWeightsMustFit()
    {
        const auto network = parseNetwork("conv1 4x6x6 -> 8 k3 p1; fc 10");
        const NumberFormat format { 8, 32, 6 };
        const auto weights = randomWeights(network, format, 1);
        const auto input = randomInputs(network, format, 1);
        QVERIFY(integerReference(network, weights, input, format));
        auto fewer = weights;
        fewer[1].pop_back();
        auto found = integerReference(network, fewer, input, format);
        QVERIFY(!found && found.error().code == ErrorCode::InvalidArgument && found.error().where == "layer fc");
        found = integerReference(network, { weights[0] }, input, format);
        QVERIFY(!found && found.error().code == ErrorCode::InvalidArgument);
        auto other = input;
        other[0].shape.height = 5;
        found = integerReference(network, weights, other, format);
        QVERIFY(!found && found.error().code == ErrorCode::InvalidArgument);
        found = integerReference(network, weights, input, { 8, 7, 0 });
        QVERIFY(!found && found.error().where == "number format");
    }

    void theInputsShapeIsThatOfItsReaders()
    {
        const auto shape = [](const char* text) {
            const auto shapes = inputShapes(parseNetwork(text));
            return shapes && shapes->size() == 1 ? shapes->front() : FeatureMap {};
        };
        QVERIFY(shape("conv1 4x6x5 -> 8 k3 p1; conv2 @input -> 8 k1; fc 10") == (FeatureMap { 4, 6, 5 }));
        QVERIFY(shape("fc1 4x6x5 -> 8") == (FeatureMap { 120, 1, 1 }));
        QVERIFY(shape("fc1 4x6x5 -> 8; conv1 @input -> 3 k1") == (FeatureMap { 4, 6, 5 }));
        QVERIFY(shape("conv1 4x6x5 -> 3 k1; concat @conv1 @input; conv2 -> 8 k1; fc2 @input -> 3")
                == (FeatureMap { 4, 6, 5 }));
        auto network = parseNetwork("conv1 4x6x5 -> 8 k3 p1; conv2 @input -> 8 k1");
        network.layers[1].input.channels = 3;
        const auto found = inputShapes(network);
        QVERIFY(!found && found.error().code == ErrorCode::Unsupported && found.error().where == "layer conv2");
    }

    void randomNumbersFillTheirWidth()
    {
        const auto network = parseNetwork("conv1 16x8x8 -> 64 k3 p1; fc 10");
        for (const int bits : { 8, 16, 32 }) {
            const NumberFormat format { bits, 32, 0 };
            const auto weights = randomWeights(network, format, 7);
            QCOMPARE(weights[0].size(), std::size_t { 64 * 16 * 9 });
            const auto [low, high] = std::minmax_element(weights[0].begin(), weights[0].end());
            const double limit = std::ldexp(1.0, bits - 1);
            QVERIFY(*low >= -limit && *low < -0.99 * limit && *high<limit&& * high> 0.98 * limit);
            QVERIFY(randomWeights(network, format, 7) == weights);
            QVERIFY(randomWeights(network, format, 8) != weights);
            QVERIFY(randomInputs(network, format, 7) == randomInputs(network, format, 7));
        }
    }

    void everyNetworkOfTheZooHasAMeaning()
    {
        for (const ZooEntry& entry : zooEntries()) {
            const auto network = zoo(entry.name);
            QVERIFY(network);
            for (int i = 0; i < static_cast<int>(network->layers.size()); ++i) {
                const auto found = hasIntegerMeaning(*network, { i });
                QVERIFY2(found, found ? "" : found.error().text().c_str());
            }
        }
    }

    void wholeNetworksAreComputed()
    {
        const auto network = zoo("lenet5");
        QVERIFY(network);
        const NumberFormat format { 8, 32, 6 };
        const auto maps =
            integerReference(*network, randomWeights(*network, format, 1), randomInputs(*network, format, 1), format);
        QVERIFY2(maps, maps ? "" : maps.error().text().c_str());
        QCOMPARE(maps->size(), network->layers.size());
        for (std::size_t i = 0; i < maps->size(); ++i) {
            QVERIFY((*maps)[i].shape == network->layers[i].output);
            QVERIFY(std::any_of((*maps)[i].values.begin(), (*maps)[i].values.end(), [](int v) { return v != 0; }));
        }
    }

    void stopsWhenAsked()
    {
        const auto network = zoo("resnet18");
        QVERIFY(network);
        std::stop_source stop;
        stop.request_stop();
        RunContext context;
        context.stop = stop.get_token();
        const NumberFormat format { 8, 32, 6 };
        const auto maps = integerReference(*network, randomWeights(*network, format, 1),
                                           randomInputs(*network, format, 1), format, context);
        QVERIFY(!maps && maps.error().code == ErrorCode::Cancelled);
    }

private:
    static std::int32_t wrap8(std::int64_t value) { return static_cast<std::int32_t>(wrap(value, 8)); }
};

QTEST_APPLESS_MAIN(TestIntegerReference)
#include "tst_integer_reference.moc"
