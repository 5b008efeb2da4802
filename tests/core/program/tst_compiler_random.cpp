// SPDX-License-Identifier: GPL-3.0-or-later
// Random networks on random machines: every program computes its network, keeps its memories, and ends.
#include <QtTest>

#include "core/base/random.h"
#include "core/network/network_builder.h"
#include "core/program/compiler.h"
#include "core/program/simulator.h"

using namespace pim;
using namespace pim::program;
using network::NetworkBuilder;
using network::Tensor;
using network::Window;

namespace {

class RandomCase
{
public:
    explicit RandomCase(std::uint64_t seed)
        : m_random(seed, 77)
    {
    }

    std::shared_ptr<const network::Network> network()
    {
        NetworkBuilder net("random", { pick(1, 9), pick(3, 15), pick(3, 15) });
        std::vector<Tensor> tensors { net.conv("stem", net.input(), pick(1, 20), window(net.input().map)) };
        if (m_random.chance(0.3))
            tensors.push_back(net.input("second", { pick(1, 9), pick(3, 15), pick(3, 15) }));
        if (m_random.chance(0.2)) // joins and sums with the stem
            tensors.push_back(net.input("third", { pick(1, 9), tensors[0].map.height, tensors[0].map.width }));
        const int layers = static_cast<int>(pick(1, 9));
        for (int i = 0; i < layers; ++i) {
            const std::string name = "n" + std::to_string(i);
            Tensor x = tensors[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(tensors.size()) - 1))];
            if (m_random.chance(0.3))
                x = tensors.back();
            switch (pick(0, 11)) {
            case 11: { // the same positions in other rows
                Tensor seen = x;
                seen.map.width = x.map.positions() % 2 == 0 && m_random.chance(0.5) ? 2 : 1;
                seen.map.height = x.map.positions() / seen.map.width;
                x = net.conv(name, seen, pick(1, 20), network::square(1));
                break;
            }
            case 10: x = transposed(net, name, x); break;
            case 0: x = net.maxPool(name, x, poolWindow(x.map)); break;
            case 1: x = net.averagePool(name, x, poolWindow(x.map), m_random.chance(0.5)); break;
            case 2: x = net.globalAveragePool(name, x); break;
            case 3: x = net.conv(name, x, x.map.channels, window(x.map), x.map.channels); break; // depthwise
            case 4: x = grouped(net, name, x); break;
            case 5: x = sum(net, name, x, tensors); break;
            case 6: x = joined(net, x, tensors); break;
            default: x = net.conv(name, x, pick(1, 40), window(x.map)); break;
            }
            if (m_random.chance(0.5))
                x = m_random.chance(0.8) ? net.relu(x) : clipped(net, x);
            tensors.push_back(x);
        }
        if (m_random.chance(0.5))
            tensors.push_back(net.fullyConnected("fc", tensors.back(), pick(1, 50)));
        auto made = net.build();
        return made ? std::make_shared<const network::Network>(std::move(*made)) : nullptr;
    }

    Machine machine()
    {
        Machine m;
        const std::int64_t rows = pick(1, 5), columns = pick(1, 5);
        m.coreCount = rows * columns;
        m.matrix.rows = m.matrix.columns = m.matrix.dacCount = std::int64_t { 8 } << pick(0, 4);
        m.matrix.cellBits = std::int64_t { 1 } << pick(0, 3);
        m.matrix.crossbarsPerCore = pick(1, 300);
        if (m_random.chance(0.2))
            for (std::int64_t c = 0; c < m.coreCount; ++c)
                m.crossbarsOfCore.push_back(pick(1, 300));
        m.core.robSize = pick(1, 4);
        m.network = meshNetwork(rows, columns, 8, 2, 2, 15, 46);
        return m;
    }

    CompileOptions options()
    {
        CompileOptions o;
        o.mode = m_random.chance(0.5) ? CompileMode::Latency : CompileMode::Throughput;
        static constexpr std::array<NumberFormat, 4> kFormats { NumberFormat { 8, 8, 0 }, NumberFormat { 8, 32, 5 },
                                                                NumberFormat { 16, 16, 0 },
                                                                NumberFormat { 16, 32, 9 } };
        o.numbers = kFormats[static_cast<std::size_t>(pick(0, 3))];
        o.logicalColumns = m_random.chance(0.5);
        o.direct = m_random.chance(0.7);
        o.chunks = m_random.chance(0.5) ? 0 : static_cast<int>(pick(1, 40));
        o.replication = static_cast<Replication>(pick(0, 2));
        static constexpr std::array<std::int64_t, 4> kBytes { 0, 2048, 8192, 32768 };
        o.localMemoryBytes = kBytes[static_cast<std::size_t>(pick(0, 3))];
        return o;
    }

private:
    std::int64_t pick(std::int64_t low, std::int64_t high) { return m_random.uniformInt(low, high); }

    Window window(const network::FeatureMap& map)
    {
        Window w;
        w.kernelH = pick(1, std::min<std::int64_t>(5, map.height));
        w.kernelW = pick(1, std::min<std::int64_t>(5, map.width));
        w.strideH = pick(1, 3);
        w.strideW = pick(1, 3);
        w.padTop = pick(0, w.kernelH - 1);
        w.padBottom = pick(0, w.kernelH - 1);
        w.padLeft = pick(0, w.kernelW - 1);
        w.padRight = pick(0, w.kernelW - 1);
        if (m_random.chance(0.2) && (w.kernelH - 1) * 2 < map.height && (w.kernelW - 1) * 2 < map.width)
            w.dilationH = w.dilationW = 2;
        return w;
    }
    Window poolWindow(const network::FeatureMap& map)
    {
        Window w = window(map);
        w.dilationH = w.dilationW = 1;
        w.padTop = std::min(w.padTop, w.kernelH / 2);
        w.padBottom = std::min(w.padBottom, w.kernelH / 2);
        w.padLeft = std::min(w.padLeft, w.kernelW / 2);
        w.padRight = std::min(w.padRight, w.kernelW / 2);
        return w;
    }
    Tensor grouped(NetworkBuilder& net, const std::string& name, const Tensor& x)
    {
        std::int64_t groups = 1;
        for (const std::int64_t g : { 2, 3, 4, 5 })
            if (x.map.channels % g == 0 && m_random.chance(0.6))
                groups = g;
        return net.conv(name, x, groups * pick(1, 7), window(x.map), groups);
    }
    Tensor transposed(NetworkBuilder& net, const std::string& name, const Tensor& x)
    {
        Window w = window(x.map); // kernels may be narrower than strides: rows and columns of zeros
        const std::int64_t height = (x.map.height - 1) * w.strideH + w.spanH(),
                           width = (x.map.width - 1) * w.strideW + w.spanW();
        if (w.padTop + w.padBottom >= height)
            w.padTop = w.padBottom = 0;
        if (w.padLeft + w.padRight >= width)
            w.padLeft = w.padRight = 0;
        return height * width > 900 ? x : net.transposedConv(name, x, pick(1, 12), w);
    }
    Tensor sum(NetworkBuilder& net, const std::string& name, const Tensor& x, const std::vector<Tensor>& tensors)
    {
        const Tensor y = net.conv(name + "c", x, x.map.channels, network::square(1));
        std::vector<Tensor> operands { y };
        for (const Tensor& t : tensors)
            if (t.map == x.map && operands.size() < 3
                && (operands.size() < 2 || m_random.chance(0.3)))
                operands.push_back(t);
        return operands.size() > 1 ? net.add(name, operands) : y;
    }
    Tensor clipped(NetworkBuilder& net, const Tensor& x)
    {
        network::ClipBounds bounds;
        bounds.low = m_random.chance(0.3) ? std::nullopt : std::optional(static_cast<double>(pick(-6, 0)) / 2);
        bounds.high = m_random.chance(0.3) ? std::nullopt : std::optional(static_cast<double>(pick(0, 20)) / 3);
        return net.clip(x, bounds);
    }
    Tensor joined(NetworkBuilder& net, const Tensor& x, const std::vector<Tensor>& tensors)
    {
        std::vector<Tensor> parts { x };
        for (const Tensor& t : tensors)
            if (t.map.height == x.map.height && t.map.width == x.map.width && parts.size() < 3 && m_random.chance(0.7))
                parts.push_back(t);
        return parts.size() > 1 ? net.concat(parts) : x;
    }

    RandomStream m_random;
};

} // namespace

class CompilerRandomTest : public QObject
{
    Q_OBJECT

private slots:
    void random_networks_on_random_machines_are_computed_exactly()
    {
        bool given = false;
        const int cases = qEnvironmentVariableIntValue("PIM_RANDOM_CASES", &given);
        const int first = qEnvironmentVariableIntValue("PIM_RANDOM_FIRST");
        int compiledCases = 0, refused = 0, timedOnly = 0;
        for (int seed = first; seed < first + (given ? cases : 400); ++seed) {
            RandomCase random(static_cast<std::uint64_t>(seed));
            const auto network = random.network();
            const Machine machine = random.machine();
            const CompileOptions options = random.options();
            if (!network)
                continue;
            const auto compiled = compile(network, machine, options);
            const auto text = [&](const Error& error) {
                return QByteArray::number(seed) + ": " + error.text().c_str();
            };
            if (!compiled) {
                QVERIFY2(compiled.error().code == ErrorCode::Infeasible
                             || compiled.error().code == ErrorCode::Unsupported,
                         text(compiled.error()).constData());
                ++refused;
                continue;
            }
            ++compiledCases;
            QVERIFY2(!validate(compiled->program).hasErrors(), QByteArray::number(seed).constData());
            const std::int64_t capacity = options.localMemoryBytes > 0 ? options.localMemoryBytes : 128 << 10;
            QVERIFY2(compiled->statistics.localHighWaterBytes <= capacity, QByteArray::number(seed).constData());
            const auto compared = verify(*compiled, static_cast<std::uint64_t>(seed));
            if (!compared && compared.error().code == ErrorCode::Unsupported) {
                ++timedOnly;
                continue;
            }
            QVERIFY2(compared, compared ? "" : text(compared.error()).constData());
            const auto run = simulate(compiled->program, machine);
            QVERIFY2(run, run ? "" : text(run.error()).constData());
        }
        qInfo("%d programs computed their networks, %d are only timed, %d networks did not fit their machine",
              compiledCases - timedOnly, timedOnly, refused);
        QVERIFY(given || compiledCases > 150);
    }
};

QTEST_APPLESS_MAIN(CompilerRandomTest)
#include "tst_compiler_random.moc"
