// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/network/network_builder.h"
#include "core/network/zoo.h"
#include "core/program/compiler.h"
#include "core/program/simulator.h"

using namespace pim;
using namespace pim::program;
using network::NetworkBuilder;
using network::square;
using network::Tensor;

using NetworkPtr = std::shared_ptr<const network::Network>;
Q_DECLARE_METATYPE(NetworkPtr)

namespace {

NetworkPtr built(const NetworkBuilder& builder)
{
    auto network = builder.build();
    return network ? std::make_shared<const network::Network>(std::move(*network)) : nullptr;
}

NetworkPtr fromZoo(const char* name)
{
    auto network = network::zoo(name);
    return network ? std::make_shared<const network::Network>(std::move(*network)) : nullptr;
}

/// 16 cores of 16 crossbars of 32x32, as the compiled golden cases have.
Machine smallMachine()
{
    Machine m;
    m.name = "small";
    m.coreCount = 16;
    m.core.vectorWidth = 32;
    m.core.vectorStepNs = 4;
    m.matrix.crossbarsPerCore = 64;
    m.matrix.periodNs = 1;
    m.matrix.rows = m.matrix.columns = m.matrix.dacCount = 32;
    m.matrix.crossbarLatencyNs = 7;
    m.matrix.adcLatencyCycles = 20;
    m.matrix.adcCount = 16;
    m.localMemory.dataWidthBytes = 64;
    m.localMemory.readLatencyCycles = 20;
    m.localMemory.writeLatencyCycles = 30;
    m.globalMemory.dataWidthBytes = 32;
    m.globalMemory.readLatencyCycles = 40;
    m.globalMemory.writeLatencyCycles = 50;
    m.network = meshNetwork(4, 4, 8, 2, 2, 15, 46);
    return m;
}

/// PIMCOMP's default: 12x12 cores of 64 crossbars of 128x128.
Machine pimcompMachine(std::int64_t crossbars = 64)
{
    Machine m = smallMachine();
    m.name = "pimcomp";
    m.coreCount = 144;
    m.matrix.crossbarsPerCore = crossbars;
    m.matrix.rows = m.matrix.columns = m.matrix.dacCount = 128;
    m.network = meshNetwork(12, 12, 8, 2, 2, 15, 46);
    return m;
}

NetworkPtr residualBlock()
{
    NetworkBuilder net("residual", { 8, 14, 14 });
    const Tensor x = net.relu(net.conv("stem", net.input(), 16, square(3, 1, 1)));
    const Tensor y = net.relu(net.conv("a", x, 16, square(3, 1, 1)));
    const Tensor s = net.relu(net.add("sum", { net.conv("b", y, 16, square(3, 1, 1)), x }));
    net.fullyConnected("fc", net.globalAveragePool("pool", s), 10);
    return built(net);
}

NetworkPtr concatenationBlock()
{
    NetworkBuilder net("concatenation", { 3, 17, 17 });
    const Tensor x = net.relu(net.conv("stem", net.input(), 12, square(3, 2, 1)));
    const Tensor a = net.relu(net.conv("one", x, 9, square(1)));
    const Tensor b = net.relu(net.conv("three", net.relu(net.conv("reduce", x, 5, square(1))), 14, square(3, 1, 1)));
    const Tensor c = net.maxPool("pool", x, square(3, 1, 1));
    const Tensor all = net.concat({ a, b, c });
    net.conv("after", net.averagePool("mean", all, square(3, 2)), 7, square(3));
    return built(net);
}

NetworkPtr depthwise()
{
    NetworkBuilder net("depthwise", { 4, 15, 15 });
    Tensor x = net.relu(net.conv("expand", net.input(), 24, square(1)));
    x = net.relu(net.conv("depthwise", x, 24, square(3, 2, 1), 24));
    net.conv("project", x, 10, square(1));
    return built(net);
}

NetworkPtr grouped()
{
    NetworkBuilder net("grouped", { 6, 11, 13 });
    Tensor x = net.conv("two", net.input(), 8, square(3, 1, 1), 2);
    x = net.relu(net.conv("four", x, 20, square(5, 2, 2), 4));
    net.fullyConnected("fc", x, 33);
    return built(net);
}

NetworkPtr strided()
{
    NetworkBuilder net("strided", { 3, 23, 19 });
    network::Window dilated = square(3, 1, 2);
    dilated.dilationH = dilated.dilationW = 2;
    network::Window uneven = square(3, 3);
    uneven.padTop = 2;
    uneven.padRight = 1;
    Tensor x = net.conv("seven", net.input(), 10, square(7, 2, 3));
    x = net.relu(net.conv("dilated", x, 12, dilated));
    x = net.maxPool("pool", x, square(3, 2, 1));
    net.conv("uneven", x, 5, uneven);
    return built(net);
}

NetworkPtr pyramid()
{
    NetworkBuilder net("pyramid", { 5, 12, 12 });
    const Tensor x = net.relu(net.conv("stem", net.input(), 6, square(3, 1, 1)));
    const Tensor flat = net.concat({ NetworkBuilder::flatten(net.maxPool("half", x, square(2, 2))),
                                     NetworkBuilder::flatten(net.maxPool("third", x, square(4, 4))),
                                     NetworkBuilder::flatten(net.globalAveragePool("whole", x)) });
    net.fullyConnected("b", net.fullyConnected("a", flat, 40), 6);
    net.fullyConnected("side", x, 4); // a second output
    return built(net);
}

NetworkPtr functions()
{
    NetworkBuilder net("functions", { 4, 9, 9 });
    Tensor x = net.activate(net.conv("sigmoid", net.input(), 8, square(3, 1, 1)), "Sigmoid",
                            network::VectorUnit::Sigmoid, false);
    x = net.activate(net.conv("tanh", x, 8, square(3, 1, 1)), "Tanh", network::VectorUnit::Sigmoid, false);
    x = net.activate(net.conv("clip", x, 8, square(3, 1, 1)), "Clip", network::VectorUnit::Relu, false);
    net.conv("last", x, 8, square(1));
    return built(net);
}

/// An image, a second one of another shape, and a vector: joined, added, read by fully connected layers.
NetworkPtr threeInputs()
{
    NetworkBuilder net("inputs", { 3, 14, 14 });
    const Tensor depth = net.input("depth", { 1, 7, 7 });
    const Tensor pose = net.input("pose", { 6, 1, 1 });
    const Tensor image = net.relu(net.conv("image", net.input(), 8, square(3, 2, 1)));
    const Tensor all = net.concat({ depth, image });
    const Tensor x = net.relu(net.conv("both", all, 9, square(3, 1, 1)));
    const Tensor y = net.add("sum", { x, all });
    net.fullyConnected("fc", net.concat({ NetworkBuilder::flatten(net.globalAveragePool("mean", y)), pose }), 5);
    net.fullyConnected("side", pose, 3);
    return built(net);
}

/// Sums whose operands are concatenations, functions of them, and means that count their padding.
NetworkPtr joinedOperands()
{
    NetworkBuilder net("joined", { 4, 10, 9 });
    const Tensor x = net.relu(net.conv("stem", net.input(), 6, square(3, 1, 1)));
    const Tensor a = net.conv("a", x, 5, square(1)), b = net.conv("b", x, 7, square(3, 1, 1));
    const Tensor mean = net.averagePool("mean", x, square(3, 1, 1), true);
    const Tensor c = net.conv("c", x, 12, square(1));
    const Tensor sum = net.add("sum", { net.concat({ a, b }), net.concat({ mean, x }), c });
    const Tensor low = net.clip(net.conv("low", sum, 8, square(1)), { -2.5, 1.25 });
    const Tensor open = net.clip(net.conv("open", low, 8, square(1)), { std::nullopt, 3.0 });
    net.conv("last", net.clip(net.conv("high", open, 8, square(1)), { -0.5, std::nullopt }), 4, square(3));
    return built(net);
}

/// A rectifier behind a concatenation that somebody else reads, too: a layer of its own.
NetworkPtr functionOfConcatenation()
{
    NetworkBuilder net("dense", { 4, 8, 8 });
    const Tensor x = net.conv("x", net.input(), 5, square(3, 1, 1)), y = net.conv("y", x, 6, square(3, 1, 1));
    auto network = net.build();
    if (!network)
        return nullptr;
    network::Layer relu;
    relu.name = "relu";
    relu.kind = network::LayerKind::Eltwise;
    relu.op = "Relu";
    relu.unit = network::VectorUnit::Relu;
    relu.input = relu.output = { 11, 8, 8 };
    relu.providers = { { 0 }, { 1 } };
    relu.reads = { { 1, 0 } };
    network->layers.push_back(relu);
    network::connect(*network);
    return network::validate(*network).hasErrors() ? nullptr
                                                   : std::make_shared<const network::Network>(std::move(*network));
}

/// Free reshapes between layers: the same positions in other rows.
NetworkPtr reshaped()
{
    NetworkBuilder net("reshaped", { 3, 8, 8 });
    const Tensor x = net.relu(net.conv("stem", net.input(), 6, square(3, 1, 1)));
    const auto as = [](Tensor t, std::int64_t height, std::int64_t width) {
        t.map.height = height;
        t.map.width = width;
        return t;
    };
    const Tensor flat = net.conv("tokens", as(x, 64, 1), 6, square(1));
    const Tensor wide = net.conv("wide", as(x, 2, 32), 6, square(1));
    const Tensor sum = net.add("sum", { flat, as(wide, 64, 1) });
    const Tensor other = net.add("other", { as(sum, 8, 8), x, net.conv("merged", x, 6, square(1)) });
    net.conv("last", as(net.add("again", { as(net.conv("turned", as(other, 4, 16), 6, square(1)), 8, 8), x }), 16, 4), 5,
             square(1));
    return built(net);
}

NetworkPtr transposed()
{
    NetworkBuilder net("transposed", { 5, 6, 7 });
    net.relu(net.conv("stem", net.input(), 9, square(3, 1, 1)));
    auto network = net.build();
    if (!network)
        return nullptr;
    network::Layer up;
    up.name = "up";
    up.kind = network::LayerKind::TransposedConvolution;
    up.op = "ConvTranspose";
    up.input = { 9, 6, 7 };
    up.output = { 4, 12, 14 };
    up.window = square(4, 2, 1);
    up.providers = { { 0 } };
    network->layers.push_back(up);
    network::connect(*network);
    return network::validate(*network).hasErrors() ? nullptr
                                                   : std::make_shared<const network::Network>(std::move(*network));
}

std::string problem(const Error& error) { return error.text(); }

} // namespace

class CompilerTest : public QObject
{
    Q_OBJECT

private slots:
    void a_program_computes_its_network_bit_for_bit_data()
    {
        QTest::addColumn<NetworkPtr>("network");
        QTest::newRow("LeNet-5") << fromZoo("lenet5");
        QTest::newRow("residual block") << residualBlock();
        QTest::newRow("concatenation block") << concatenationBlock();
        QTest::newRow("depthwise") << depthwise();
        QTest::newRow("grouped") << grouped();
        QTest::newRow("strided, dilated, uneven padding") << strided();
        QTest::newRow("flattened pyramid, two outputs") << pyramid();
        QTest::newRow("sigmoid, tanh, clip") << functions();
        QTest::newRow("transposed convolution") << transposed();
        QTest::newRow("three inputs of different shapes") << threeInputs();
        QTest::newRow("sums of concatenations, means with padding, clips") << joinedOperands();
        QTest::newRow("reshaped maps") << reshaped();
        QTest::newRow("function of a concatenation") << functionOfConcatenation();
    }

    void a_program_computes_its_network_bit_for_bit()
    {
        QFETCH(NetworkPtr, network);
        QVERIFY(network);
        const Machine machine = smallMachine();
        for (const CompileMode mode : { CompileMode::Throughput, CompileMode::Latency })
            for (const NumberFormat& numbers : { NumberFormat { 8, 8, 0 }, NumberFormat { 8, 32, 7 },
                                                 NumberFormat { 16, 32, 9 }, NumberFormat { 32, 32, 0 } })
                for (const std::int64_t localBytes : { std::int64_t { 0 }, std::int64_t { 16384 } })
                    for (const bool direct : { true, false }) {
                        CompileOptions options;
                        options.mode = mode;
                        options.numbers = numbers;
                        options.logicalColumns = true;
                        options.localMemoryBytes = localBytes;
                        options.direct = direct;
                        if (mode == CompileMode::Latency && !direct)
                            continue;
                        const auto compiled = compile(network, machine, options);
                        QVERIFY2(compiled, compiled ? "" : problem(compiled.error()).c_str());
                        const Diagnostics found = validate(compiled->program);
                        QVERIFY2(!found.hasErrors(),
                                 found.entries.empty()
                                     ? ""
                                     : (found.entries[0].where + ": " + found.entries[0].text).c_str());
                        QVERIFY(localBytes == 0 || compiled->statistics.localHighWaterBytes <= localBytes);
                        const auto compared = verify(*compiled, 7);
                        QVERIFY2(compared, compared ? "" : problem(compared.error()).c_str());
                        QVERIFY(*compared > 0);
                        const auto run = simulate(compiled->program, machine);
                        QVERIFY2(run, run ? "" : problem(run.error()).c_str());
                    }
    }

    void cifar_resnet18_is_computed_whole_in_both_modes()
    {
        const auto network = fromZoo("resnet18-cifar10");
        for (const CompileMode mode : { CompileMode::Throughput, CompileMode::Latency }) {
            CompileOptions options;
            options.mode = mode;
            options.numbers = { 8, 32, 7 };
            const auto compiled = compile(network, pimcompMachine(), options);
            QVERIFY2(compiled, compiled ? "" : problem(compiled.error()).c_str());
            const auto compared = verify(*compiled, 3);
            QVERIFY2(compared, compared ? "" : problem(compared.error()).c_str());
            const CompileStatistics& s = compiled->statistics;
            qInfo("%s: %lld instructions, %lld mvmul, %lld elements equal",
                  mode == CompileMode::Latency ? "latency" : "throughput",
                  static_cast<long long>(compiled->program.instructionCount()),
                  static_cast<long long>(s.mvmuls), static_cast<long long>(*compared));
        }
    }

    void a_wrong_weight_is_found()
    {
        // The check itself: another seed's weights on the crossbars cannot pass.
        const auto network = residualBlock();
        const auto compiled = compile(network, smallMachine(), {});
        QVERIFY(compiled);
        CompiledProgram broken = *compiled;
        for (ArrayGroup& group : broken.groups)
            if (group.layer == 0 && group.columns > 1)
                group.firstColumn = (group.firstColumn + 1) % 2;
        const auto compared = verify(broken, 5);
        QVERIFY(!compared);
        QCOMPARE(compared.error().code, ErrorCode::Internal);
        QVERIFY(compared.error().message.find("is not what the network computes") != std::string::npos);
    }

    void an_instruction_left_out_is_found()
    {
        const auto compiled = compile(residualBlock(), smallMachine(), {});
        QVERIFY(compiled);
        CompiledProgram broken = *compiled;
        for (CoreProgram& core : broken.program.cores) {
            const auto at = std::find_if(core.instructions.begin(), core.instructions.end(),
                                         [](const Instruction& in) { return in.op == Op::Vrelu; });
            if (at == core.instructions.end())
                continue;
            core.instructions.erase(at);
            break;
        }
        QVERIFY(!verify(broken, 5));
    }

    void compiling_twice_gives_the_same_program()
    {
        for (const CompileMode mode : { CompileMode::Throughput, CompileMode::Latency }) {
            CompileOptions options;
            options.mode = mode;
            const auto a = compile(concatenationBlock(), smallMachine(), options),
                       b = compile(concatenationBlock(), smallMachine(), options);
            QVERIFY(a && b);
            QVERIFY(a->program == b->program);
        }
    }

    void a_network_too_large_says_how_many_crossbars_are_missing_and_where()
    {
        const auto compiled = compile(fromZoo("vgg16"), smallMachine(), {});
        QVERIFY(!compiled);
        QCOMPARE(compiled.error().code, ErrorCode::Infeasible);
        QVERIFY2(compiled.error().message.find("are missing") != std::string::npos, problem(compiled.error()).c_str());
        QVERIFY2(compiled.error().message.find("fc") != std::string::npos, problem(compiled.error()).c_str());
    }

    void one_core_takes_a_whole_network()
    {
        // Thirty steps on a core, sums one by one, a pool channel by channel: whatever it takes.
        Machine machine = smallMachine();
        machine.coreCount = 1;
        machine.matrix.crossbarsPerCore = 100'000;
        NetworkBuilder net("deep", { 16, 9, 9 });
        Tensor x = net.input();
        for (int i = 0; i < 30; ++i)
            x = net.relu(net.conv("c" + std::to_string(i), x, 24, square(3, 1, 1)));
        net.fullyConnected("fc", net.globalAveragePool("mean", x), 300);
        for (const CompileMode mode : { CompileMode::Throughput, CompileMode::Latency }) {
            CompileOptions options;
            options.mode = mode;
            options.numbers = { 8, 32, 7 };
            options.localMemoryBytes = 3072;
            const auto compiled = compile(built(net), machine, options);
            QVERIFY2(compiled, compiled ? "" : problem(compiled.error()).c_str());
            QVERIFY(compiled->statistics.localHighWaterBytes <= 3072);
            const auto compared = verify(*compiled, 4);
            QVERIFY2(compared, compared ? "" : problem(compared.error()).c_str());
        }
    }

    void a_global_memory_that_is_too_small_is_told()
    {
        Machine machine = smallMachine();
        for (const CompileMode mode : { CompileMode::Throughput, CompileMode::Latency })
            for (const std::int64_t bytes : { std::int64_t { 0 }, std::int64_t { 64 }, std::int64_t { 1 } << 30 }) {
                machine.globalMemory.capacityBytes = bytes;
                CompileOptions options;
                options.mode = mode;
                const auto compiled = compile(residualBlock(), machine, options);
                QVERIFY(compiled);
                const bool told = std::ranges::any_of(compiled->notes.entries,
                                                      [](const Diagnostic& d) { return d.where == "global memory"; });
                QCOMPARE(told, bytes == 64);
            }
    }

    void cores_without_work_are_absent()
    {
        Machine machine = smallMachine();
        machine.coreCount = 400;
        machine.network = meshNetwork(20, 20, 8, 2, 2, 15, 46);
        for (const CompileMode mode : { CompileMode::Throughput, CompileMode::Latency }) {
            CompileOptions options;
            options.mode = mode;
            const auto compiled = compile(depthwise(), machine, options);
            QVERIFY(compiled);
            std::int64_t present = 0;
            for (const CoreProgram& core : compiled->program.cores) {
                QCOMPARE(core.present, !core.instructions.empty());
                present += core.present;
            }
            QCOMPARE(present, compiled->statistics.coresUsed);
            QVERIFY(present < machine.coreCount);
            QVERIFY(verify(*compiled, 4));
        }
        // So the mean of the cores' rounds is the rounds of every one of them.
        const auto compiled = compile(depthwise(), machine, {});
        SimulationOptions simulation;
        simulation.mode = SimulationMode::Throughput;
        simulation.timeLimitMs = 1.0;
        const auto run = simulate(compiled->program, machine, simulation);
        QVERIFY(run);
        for (const CoreResult& core : run->cores)
            QVERIFY(!core.exists || std::abs(static_cast<double>(core.rounds) - run->outputCount) <= 1.0);
    }

    void what_is_only_timed_cannot_be_verified()
    {
        NetworkBuilder net("softmax", { 4, 6, 6 });
        net.conv("a", net.input(), 3, square(1));
        net.conv("b", net.input(), 5, square(1));
        network::Network network = *net.build();
        network::Layer sum;
        sum.name = "sum";
        sum.kind = network::LayerKind::Vector;
        sum.op = "Softmax";
        sum.input = sum.output = { 5, 6, 6 };
        sum.providers = { { 1 } };
        network.layers.push_back(sum);
        network::connect(network);
        const auto compiled = compile(std::make_shared<const network::Network>(network), smallMachine(), {});
        QVERIFY2(compiled, compiled ? "" : problem(compiled.error()).c_str());
        QCOMPARE(compiled->timedOnly, std::vector<int> { 2 });
        const auto compared = verify(*compiled, 1);
        QVERIFY(!compared);
        QCOMPARE(compared.error().code, ErrorCode::Unsupported);
        // what stands before it is compared, in either mode, and a mistake there is found
        for (const CompileMode mode : { CompileMode::Throughput, CompileMode::Latency }) {
            CompileOptions options;
            options.mode = mode;
            auto again = compile(std::make_shared<const network::Network>(network), smallMachine(), options);
            QVERIFY(again);
            const auto part = verifyComparable(*again, 1);
            QVERIFY2(part, part ? "" : problem(part.error()).c_str());
            QCOMPARE(part->notCompared, std::vector<int> { 2 });
            QVERIFY(part->elements >= 5 * 36);
            for (CoreProgram& core : again->program.cores)
                for (Instruction& in : core.instructions)
                    if (in.op == Op::Mvmul)
                        in.relu = 1 - in.relu;
            const auto wrong = verifyComparable(*again, 1);
            QVERIFY(!wrong);
            QCOMPARE(wrong.error().code, ErrorCode::Internal);
        }
    }

    void readers_of_what_is_only_timed_are_not_compared_either()
    {
        NetworkBuilder net("between", { 4, 6, 6 });
        net.conv("a", net.input(), 3, square(1));
        network::Network network = *net.build();
        network::Layer norm;
        norm.name = "norm";
        norm.kind = network::LayerKind::Vector;
        norm.op = "LRN";
        norm.input = norm.output = { 3, 6, 6 };
        norm.providers = { { 0 } };
        network.layers.push_back(norm);
        network::Layer behind = network.layers[0];
        behind.name = "behind";
        behind.input = { 3, 6, 6 };
        behind.providers = { { 1 } };
        behind.reads.clear();
        behind.readsNetworkInput = false;
        behind.weights = behind.macs = 0;
        network.layers.push_back(behind);
        for (network::Layer& layer : network.layers)
            layer.consumers.clear();
        network::connect(network);
        const auto compiled = compile(std::make_shared<const network::Network>(network), smallMachine(), {});
        QVERIFY2(compiled, compiled ? "" : problem(compiled.error()).c_str());
        const auto part = verifyComparable(*compiled, 1);
        QVERIFY2(part, part ? "" : problem(part.error()).c_str());
        QCOMPARE(part->notCompared, (std::vector<int> { 1, 2 }));
        QVERIFY(part->elements > 0);
    }

    void a_program_that_cannot_be_executed_is_our_fault()
    {
        const auto compiled = compile(concatenationBlock(), smallMachine(), {});
        QVERIFY(compiled);
        CompiledProgram broken = *compiled;
        for (CoreProgram& core : broken.program.cores)
            for (Instruction& in : core.instructions)
                if (in.op == Op::Setbw)
                    in.bits1 = 200;
        const auto verified = verify(broken, 1);
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, ErrorCode::Internal);
    }

    void what_a_small_local_memory_spills_is_counted()
    {
        CompileOptions options;
        options.logicalColumns = true;
        options.localMemoryBytes = 1 << 20;
        const auto roomy = compile(concatenationBlock(), smallMachine(), options);
        options.localMemoryBytes = 1024;
        const auto narrow = compile(concatenationBlock(), smallMachine(), options);
        QVERIFY(roomy && narrow);
        QCOMPARE(roomy->statistics.spilledBytes, 0);
        QVERIFY(narrow->statistics.spilledBytes > 0);
        QVERIFY(narrow->statistics.globalReadBytes > roomy->statistics.globalReadBytes);
        QVERIFY(narrow->statistics.localHighWaterBytes <= 1024);
        QVERIFY(verify(*narrow, 2));
    }

    void a_local_memory_too_small_for_a_window_names_the_layer()
    {
        CompileOptions options;
        options.localMemoryBytes = 64;
        const auto compiled = compile(residualBlock(), smallMachine(), options);
        QVERIFY(!compiled);
        QCOMPARE(compiled.error().code, ErrorCode::Infeasible);
        QVERIFY2(compiled.error().where.find("layer ") == 0, problem(compiled.error()).c_str());
        QVERIFY2(compiled.error().message.find("local memory") != std::string::npos, problem(compiled.error()).c_str());
    }

    void every_replication_gives_a_right_program()
    {
        for (const Replication replication : { Replication::Balance, Replication::W0H0, Replication::Uniform,
                                               Replication::Genetic, Replication::Design }) {
            CompileOptions options;
            options.replication = replication;
            options.logicalColumns = true;
            options.copies = { 4, 2, 3, 1, 1, 1 };
            const auto compiled = compile(residualBlock(), smallMachine(), options);
            QVERIFY2(compiled, compiled ? "" : problem(compiled.error()).c_str());
            QVERIFY2(compiled->statistics.crossbarsUsed <= compiled->statistics.crossbarsTotal, "crossbars");
            const auto compared = verify(*compiled, 11);
            QVERIFY2(compared, compared ? "" : problem(compared.error()).c_str());
            if (replication == Replication::Design) {
                QCOMPARE(compiled->copies[0], 4);
                QCOMPARE(compiled->copies[1], 2);
            }
        }
    }

    void evolved_copies_repeat_by_seed_and_are_not_slower_than_balanced_ones()
    {
        CompileOptions options;
        options.logicalColumns = true;
        const Machine machine = smallMachine();
        const auto balanced = compile(concatenationBlock(), machine, options);
        options.replication = Replication::Genetic;
        RunContext context;
        context.seed = 5;
        const auto a = compile(concatenationBlock(), machine, options, context);
        const auto b = compile(concatenationBlock(), machine, options, context);
        QVERIFY(balanced && a && b);
        QVERIFY(a->program == b->program);
        QCOMPARE(a->options.replication, Replication::Genetic);
        QVERIFY(simulate(a->program, machine)->runningPs <= simulate(balanced->program, machine)->runningPs);
    }

    void no_core_gets_more_crossbars_than_it_has()
    {
        Machine machine = smallMachine();
        for (std::int64_t c = 0; c < machine.coreCount; ++c)
            machine.crossbarsOfCore.push_back(8 + 4 * c);
        const auto compiled = compile(concatenationBlock(), machine, {});
        QVERIFY2(compiled, compiled ? "" : problem(compiled.error()).c_str());
        for (std::size_t c = 0; c < compiled->program.cores.size(); ++c) {
            std::int64_t used = 0;
            for (const std::int32_t crossbars : compiled->program.cores[c].arrayGroups)
                used += crossbars;
            QVERIFY(used <= machine.crossbars(static_cast<std::int64_t>(c)));
        }
    }

    void programs_are_faster_than_pimcomps_data()
    {
        // pimsim-nn on PIMCOMP's own programs, rob 1, latency mode: its README's networks; ms.
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("throughput");
        QTest::addColumn<double>("latency");
        QTest::newRow("alexnet") << "alexnet" << 7.728902 << 21.53825;
        QTest::newRow("resnet18") << "resnet18" << 13.663554 << 48.308344;
        QTest::newRow("googlenet") << "googlenet" << 16.38216 << 52.639011;
        QTest::newRow("mobilenetv2") << "mobilenetv2" << 38.484007 << 76.355052;
        QTest::newRow("resnet34") << "resnet34" << 24.188033 << 95.680547;
        QTest::newRow("squeezenet") << "squeezenet" << 7.303124 << 26.747093;
    }

    void programs_are_faster_than_pimcomps()
    {
        QFETCH(QString, name);
        QFETCH(double, throughput);
        QFETCH(double, latency);
        for (const CompileMode mode : { CompileMode::Throughput, CompileMode::Latency }) {
            CompileOptions options;
            options.mode = mode;
            options.logicalColumns = true; // as PIMCOMP counts crossbars
            const auto compiled = compile(fromZoo(name.toUtf8().constData()), pimcompMachine(), options);
            QVERIFY2(compiled, compiled ? "" : problem(compiled.error()).c_str());
            const auto run = simulate(compiled->program, pimcompMachine());
            QVERIFY2(run, run ? "" : problem(run.error()).c_str());
            const double published = mode == CompileMode::Latency ? latency : throughput;
            qInfo("%s %s: %.3f ms, PIMCOMP %.3f ms; %lld instructions", qPrintable(name),
                  mode == CompileMode::Latency ? "latency" : "throughput", run->latencyMs(), published,
                  static_cast<long long>(compiled->program.instructionCount()));
            QVERIFY2(run->latencyMs() < 0.9 * published, qPrintable(QString::number(run->latencyMs())));
        }
    }

    void a_stop_ends_compiling()
    {
        std::stop_source stop;
        stop.request_stop();
        RunContext context;
        context.stop = stop.get_token();
        const auto compiled = compile(fromZoo("resnet18"), pimcompMachine(), {}, context);
        QVERIFY(!compiled);
        QCOMPARE(compiled.error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(CompilerTest)
#include "tst_compiler.moc"
