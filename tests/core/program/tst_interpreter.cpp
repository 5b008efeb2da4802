// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <set>

#include <QtTest>

#include "core/base/random.h"
#include "core/program/integer_reference.h"
#include "core/program/interpreter.h"
#include "core/program/interpreter_races.h"
#include "tests/support/network_text.h"
#include "tests/support/program_text.h"

using namespace pim;
using namespace pim::program;
using pim::test::instructions;
using pim::test::programOf;

namespace {

using Bytes = std::vector<std::uint8_t>;
using Integers = std::vector<std::int64_t>;

Bytes bytesOf(const Integers& values, int width)
{
    Bytes bytes;
    for (const std::int64_t v : values)
        for (int b = 0; b < width; ++b)
            bytes.push_back(static_cast<std::uint8_t>(v >> (8 * b)));
    return bytes;
}

Integers integersOf(const Bytes& bytes, int width)
{
    Integers values;
    for (std::size_t i = 0; i + static_cast<std::size_t>(width) <= bytes.size(); i += static_cast<std::size_t>(width)) {
        std::uint64_t v = 0;
        for (int b = 0; b < width; ++b)
            v |= std::uint64_t { bytes[i + static_cast<std::size_t>(b)] } << (8 * b);
        values.push_back(wrap(static_cast<std::int64_t>(v), 8 * width));
    }
    return values;
}

std::string errorOf(const Result<void>& result) { return result ? "no error" : result.error().text(); }

#define VERIFY_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto outcome = (expression);                                                                             \
        QVERIFY2(outcome, errorOf(outcome).c_str());                                                                   \
    } while (false)

/// Run a program of one core, on global memory that starts with \a memory; the first \a count bytes afterwards.
Bytes after(const std::string& text, const Bytes& memory, std::size_t count, InterpreterSetup setup = {})
{
    const Program program = programOf({ text });
    Interpreter machine(program, std::move(setup));
    machine.writeGlobal(0, memory);
    const auto done = machine.runOnce();
    if (!done)
        qWarning("%s", done.error().text().c_str());
    return done ? machine.readGlobal(0, count) : Bytes {};
}

std::string padded(const char* text, int number) { return QString(text).arg(number).toStdString(); }

} // namespace

class TestInterpreter : public QObject
{
    Q_OBJECT
private slots:
    void scalarsWrapAt32Bits()
    {
        // Each result goes to global memory through local memory… which only transfers reach, so by way of addresses:
        // the value is the local address that lldi fills. Small values are seen whole, wrapped ones as differences.
        const Program program = programOf({ R"(
            setbw ibiw=8 obiw=8
            sldi rd=1 imm=2147483647
            saddi rd=2 rs1=1 imm=1
            sadd rd=3 rs1=1 rs2=2
            ssub rd=4 rs1=2 rs2=1
            smuli rd=5 rs1=1 imm=2
            smul rd=6 rs1=5 rs2=5
            saddi rd=7 rs1=3 imm=1
            lldi rd=7 imm=70 len=1
            lldi rd=4 imm=40 len=1
            lldi rd=6 imm=60 len=1
            ssub rd=8 rs1=2 rs2=5
            smuli rd=8 rs1=8 imm=2
            saddi rd=8 rs1=8 imm=-1
            lldi rd=8 imm=80 len=1
            st rd=10 rs1=12 size=6
        )" });
        // r2 = -2^31, r3 = -1, r4 = -2^31 - (2^31 - 1) = 1, r5 = -2, r6 = 4, r7 = 0, r8 = (-2^31 + 2) * 2 - 1 = 3
        Interpreter machine(program, {});
        VERIFY_OK(machine.runOnce());
        QCOMPARE(machine.readGlobal(0, 6), (Bytes { 70, 40, 0, 80, 60, 0 }));
        QCOMPARE(machine.executed(), std::int64_t { 16 });
        QCOMPARE(machine.localHighWaterBytes(0), std::int64_t { 6 });
    }

    void sldReadsAWordOfGlobalMemory()
    {
        const Program program = programOf({ R"(
            setbw ibiw=8 obiw=8
            sldi rd=4 imm=1
            sldi rd=5 imm=16
            sld rd=1 rs1=4 offset_value=-4
            saddi rd=1 rs1=1 imm=300
            lldi rd=1 imm=7 len=1
            st rd=10 rs1=12 size=4
        )" });
        Interpreter machine(program, {});
        machine.writeGlobal((std::uint64_t { 1 } << 32) + 12, bytesOf({ -298 }, 4));
        VERIFY_OK(machine.runOnce());
        QCOMPARE(machine.readGlobal(0, 4), (Bytes { 0, 0, 7, 0 }));
    }

    void vectorInstructionsCompute_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::addColumn<Integers>("first");
        QTest::addColumn<Integers>("second");
        QTest::addColumn<int>("number"); // R[rs2] where it is no vector
        QTest::addColumn<Integers>("expected");
        QTest::addColumn<int>("written"); // bytes of an element of the result
        const auto row = [](const char* name, const char* op, int in, int out, Integers a, Integers b, int number,
                            Integers expected, int written) {
            QTest::newRow(name) << QString(op) << in << out << a << b << number << expected << written;
        };
        row("vvadd", "vvadd", 8, 16, { 1, -2, 127 }, { 10, 20, 1 }, 0, { 11, 18, -128 }, 1);
        row("vvadd of 16 bits", "vvadd", 16, 8, { 1, -2, 32767 }, { 10, 20, 1 }, 0, { 11, 18, -32768 }, 2);
        row("vvadd of 32 bits", "vvadd", 32, 8, { 1, INT32_MAX }, { 10, 1 }, 0, { 11, INT32_MIN }, 4);
        row("vvadd of 10 bits", "vvadd", 10, 8, { 511, -512 }, { 1, -1 }, 0, { -512, 511 }, 2);
        row("vvsub", "vvsub", 8, 16, { 1, -128, 5 }, { 3, 1, 5 }, 0, { -2, 127, 0 }, 1);
        row("vvmax", "vvmax", 8, 16, { 1, -128, 5 }, { 3, 1, -5 }, 0, { 3, 1, 5 }, 1);
        row("vvmul to wider", "vvmul", 8, 16, { -128, 127, 3 }, { -128, 127, -4 }, 0, { 16384, 16129, -12 }, 2);
        row("vvmul wraps", "vvmul", 8, 8, { 100, 16 }, { 3, 16 }, 0, { 44, 0 }, 1);
        row("vvmul of 32 bits", "vvmul", 32, 32, { 1 << 20, -1 }, { 1 << 13, 5 }, 0, { 0, -5 }, 4);
        row("vvsll", "vvsll", 8, 32, { 1, -1, 3, 1 }, { 8, 4, 0, 100 }, 0, { 256, -16, 3, 0 }, 4);
        row("vvsll wraps", "vvsll", 8, 8, { 3 }, { 7 }, 0, { -128 }, 1);
        row("vvsra", "vvsra", 32, 8, { 1000, -1000, -5, 1 << 20 }, { 3, 3, 100, 13 }, 0, { 125, -125, -1, -128 }, 1);
        row("vvsra rounds down", "vvsra", 16, 8, { -1, 7, -7 }, { 1, 1, 1 }, 0, { -1, 3, -4 }, 1);
        row("vvdmul", "vvdmul", 16, 8, { 10, 20, -30 }, { 1, 2, 3 }, 0, { -40 }, 2);
        row("vvdmul wraps once, at the end", "vvdmul", 8, 8, { 127, 127, -127 }, { 127, 1, 127 }, 0, { 127 }, 1);
        row("vavg", "vavg", 8, 16, { 1, 2, 4, 100, 100, 100, 100 }, {}, 1, { 58 }, 1); // 407 / 7
        row("vavg rounds down", "vavg", 8, 16, { -1, -2, 0 }, {}, 1, { -1 }, 1);
        row("vrelu", "vrelu", 8, 16, { -128, -1, 0, 5 }, {}, 0, { 0, 0, 0, 5 }, 1);
        row("vsigm", "vsigm", 8, 16, { 0, 16, 127, -128 }, {}, 0, { 8, 12, 16, 0 }, 2);
        row("vtanh", "vtanh", 8, 32, { 0, 8, 127, -128 }, {}, 0, { 0, 8, 16, -16 }, 4);
        row("vmv", "vmv", 16, 8, { 300, -300, 7 }, {}, 1, { 300, -300, 7 }, 2);
        row("vrsu limits, then cuts", "vrsu", 32, 8, { 1000, 5, -3, -130 }, {}, 100, { 100, 5, -3, 126 }, 1);
        row("vrsl limits, then cuts", "vrsl", 32, 8, { -1000, 5, -3, 130 }, {}, -100, { -100, 5, -3, -126 }, 1);
        row("nothing", "vvadd", 8, 8, {}, {}, 0, {}, 1);
    }
    void vectorInstructionsCompute()
    {
        QFETCH(QString, op);
        QFETCH(int, in);
        QFETCH(int, out);
        QFETCH(Integers, first);
        QFETCH(Integers, second);
        QFETCH(int, number);
        QFETCH(Integers, expected);
        QFETCH(int, written);
        const bool two = !second.empty();
        const int width = (in + 7) / 8;
        Bytes memory = bytesOf(first, width);
        memory.resize(100);
        const Bytes more = bytesOf(second, width);
        memory.insert(memory.end(), more.begin(), more.end());
        memory.resize(200, 0x55);
        memory.resize(300, 0x55);
        const std::string text = "setbw ibiw=" + std::to_string(in) + " obiw=" + std::to_string(out)
            + "; sldi rd=1 imm=300; ld rd=0 rs1=10 size=300"
            + "; sldi rd=1 imm=0; sldi rd=2 imm=" + std::to_string(two ? 100 : number) + "; sldi rd=3 imm=200; "
            + op.toStdString() + " rd=3 rs1=1 " + (op == "vrelu" || op == "vsigm" || op == "vtanh" ? "" : "rs2=2 ")
            + "len=" + std::to_string(first.size()) + "; st rd=10 rs1=0 size=300";
        const Bytes got = after(text, memory, 300);
        QCOMPARE(got.size(), std::size_t { 300 });
        const auto size = expected.size() * static_cast<std::size_t>(written);
        QCOMPARE(integersOf(Bytes(got.begin() + 200, got.begin() + 200 + static_cast<std::ptrdiff_t>(size)), written),
                 expected);
        for (std::size_t i = 0; i < 300; ++i) // and nothing else
            if (i < 200 || i >= 200 + size)
                QCOMPARE(got[i], memory[i]);
    }

    void gatheringInstructionsTakeAStride()
    {
        const Bytes memory = bytesOf({ 0, 10, 20, 30, 40, 50, 60, 70 }, 2);
        const auto run = [&](int start, int stride, const char* op) {
            return integersOf(after("setbw ibiw=16 obiw=8; ld rd=0 rs1=10 size=16; sldi rd=3 imm=100; sldi rd=1 imm="
                                        + std::to_string(start) + "; sldi rd=2 imm=" + std::to_string(stride) + "; "
                                        + op + " rd=3 rs1=1 rs2=2 len=3; st rd=10 rs1=3 size=6",
                                    memory, 6),
                              2);
        };
        QCOMPARE(run(2, 2, "vmv"), (Integers { 10, 30, 50 }));
        QCOMPARE(run(2, 0, "vmv"), (Integers { 10, 10, 10 }));
        QCOMPARE(run(10, -2, "vmv"), (Integers { 50, 30, 10 }));
        QCOMPARE(run(4, 2, "vavg")[0], std::int64_t { 40 });
    }

    void offsetsAreTakenWhereTheyAreSelected()
    {
        // Elements of 8 bits in and 16 out: the sources move by 1 byte, what is written by 2 (vvmul) or 1 (vvadd).
        const auto run = [](const char* op, int select) {
            const std::string text =
                "setbw ibiw=8 obiw=16; ld rd=0 rs1=10 size=20; sldi rd=1 imm=1; sldi rd=2 imm=8; sldi rd=3 imm=50; "
                + std::string(op) + " rd=3 rs1=1 rs2=2 len=1 offset_value=3 offset_select=" + std::to_string(select)
                + "; st rd=10 rs1=3 size=8";
            return after(text, bytesOf({ 0, 1, 2, 3, 4, 5, 6, 7, 80, 90, 100, 110, 0, 0, 0, 0 }, 1), 8);
        };
        QCOMPARE(run("vvadd", 0), (Bytes { 81, 0, 0, 0, 0, 0, 0, 0 }));
        QCOMPARE(run("vvadd", 1), (Bytes { 0, 0, 0, 81, 0, 0, 0, 0 }));
        QCOMPARE(run("vvadd", 2), (Bytes { 84, 0, 0, 0, 0, 0, 0, 0 }));
        QCOMPARE(run("vvadd", 4), (Bytes { 111, 0, 0, 0, 0, 0, 0, 0 }));
        QCOMPARE(run("vvadd", 7), (Bytes { 0, 0, 0, 114, 0, 0, 0, 0 }));
        QCOMPARE(run("vvmul", 1), (Bytes { 0, 0, 0, 0, 0, 0, 80, 0 }));
        QCOMPARE(run("vvmul", 3), (Bytes { 0, 0, 0, 0, 0, 0, 0x40, 1 })); // 4 * 80 = 320
        // Transfers move by bytes; a scalar rs2 by nothing.
        QCOMPARE(after("ld rd=0 rs1=10 size=8 offset_value=2 offset_select=3; st rd=10 rs1=0 size=8 offset_value=1 "
                       "offset_select=2",
                       { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 9),
                 (Bytes { 0, 3, 4, 5, 6, 7, 8, 9, 9 }));
        QCOMPARE(after("setbw ibiw=8 obiw=8; ld rd=0 rs1=10 size=4; sldi rd=2 imm=2; sldi rd=3 imm=8; vmv rd=3 rs1=0 "
                       "rs2=2 len=2 offset_value=1 offset_select=7; "
                       "st rd=10 rs1=3 size=3",
                       { 1, 2, 3, 4 }, 3),
                 (Bytes { 0, 2, 4 }));
    }

    void productsUseTheGroupsWeights()
    {
        InterpreterSetup setup;
        setup.weights = { { { 1, 1, { 9 } }, { 2, 3, { 1, 2, 3, -40, 50, 60 } } } };
        // 3 * {1 2 3} + 4 * {-40 50 60} = {-157 206 249}
        const std::string load = "ld rd=0 rs1=10 size=2; sldi rd=1 imm=16; ", save = "; st rd=10 rs1=1 size=6";
        QCOMPARE(integersOf(after("setbw ibiw=8 obiw=16; " + load + "mvmul rd=1 rs1=0 mbiw=8 group=1" + save, { 3, 4 },
                                  6, setup),
                            2),
                 (Integers { -157, 206, 249 }));
        QCOMPARE(integersOf(after("setbw ibiw=8 obiw=16; " + load + "mvmul rd=1 rs1=0 mbiw=8 relu=1 group=1" + save,
                                  { 3, 4 }, 6, setup),
                            2),
                 (Integers { 0, 206, 249 }));
        QCOMPARE(integersOf(after("setbw ibiw=8 obiw=8; " + load + "mvmul rd=1 rs1=0 mbiw=8 group=1" + save, { 3, 4 },
                                  3, setup),
                            1),
                 (Integers { 99, -50, -7 }));
        // ReLU looks at what is written: -50 and -7 become 0, the wrapped 99 stays.
        QCOMPARE(integersOf(after("setbw ibiw=8 obiw=8; " + load + "mvmul rd=1 rs1=0 mbiw=8 relu=1 group=1" + save,
                                  { 3, 4 }, 3, setup),
                            1),
                 (Integers { 99, 0, 0 }));
        QCOMPARE(
            integersOf(after("setbw ibiw=8 obiw=32; " + load + "mvmul rd=1 rs1=0 mbiw=8 group=0; st rd=10 rs1=1 size=4",
                             { 3, 4 }, 4, setup),
                       4),
            (Integers { 27 }));
    }

    void globalAddressesAreRegisterPairs()
    {
        const Program program = programOf({ "sldi rd=2 imm=5; sldi rd=3 imm=-16; ld rd=0 rs1=2 size=32; sldi rd=4 "
                                            "imm=-1; sldi rd=5 imm=-8; st rd=4 rs1=0 size=8" });
        Interpreter machine(program, {});
        const std::uint64_t source = (std::uint64_t { 5 } << 32) + 0xfffffff0u; // crosses into the next 2^32 bytes
        Bytes bytes;
        for (int i = 0; i < 32; ++i)
            bytes.push_back(static_cast<std::uint8_t>(i + 1));
        machine.writeGlobal(source, bytes);
        QCOMPARE(machine.readGlobal(source, 32), bytes);
        VERIFY_OK(machine.runOnce());
        QCOMPARE(machine.readGlobal(UINT64_MAX - 7, 8), (Bytes { 1, 2, 3, 4, 5, 6, 7, 8 }));
        QCOMPARE(machine.readGlobal(0, 2), (Bytes { 0, 0 }));
        QCOMPARE(machine.readGlobal(UINT64_MAX - 1, 4), (Bytes { 7, 8, 0, 0 })); // nothing is behind the end
    }

    void fillsAndCopiesCountBytes()
    {
        // Elements of 16 bits with value 0x1234 until 5 bytes are full; a copy onto itself, 2 bytes on.
        QCOMPARE(after("setbw ibiw=16 obiw=8; lldi rd=0 imm=4660 len=5; sldi rd=1 imm=2; lmv rd=1 rs1=0 len=4; st "
                       "rd=10 rs1=0 size=7",
                       {}, 7),
                 (Bytes { 0x34, 0x12, 0x34, 0x12, 0x34, 0x12, 0 }));
        QCOMPARE(after("setbw ibiw=8 obiw=8; lldi rd=0 imm=-2 len=3; st rd=10 rs1=0 size=4", {}, 4),
                 (Bytes { 0xfe, 0xfe, 0xfe, 0 }));
        QCOMPARE(after("ld rd=0 rs1=10 size=4; sldi rd=1 imm=1; lmv rd=1 rs1=0 len=3; st rd=10 rs1=0 size=4",
                       { 1, 2, 3, 4 }, 4),
                 (Bytes { 1, 1, 2, 3 }));
    }

    void messagesMeetInAnyOrder()
    {
        const Program program = programOf({
            "setbw ibiw=8 obiw=8; lldi rd=0 imm=5 len=4; send rd=0 core=1 size=4; recv rd=0 core=1 size=2 "
            "offset_value=1 offset_select=1; st rd=10 rs1=0 size=4",
            "setbw ibiw=8 obiw=8; sldi rd=1 imm=8; recv rd=1 core=0 size=4; vvadd rd=1 rs1=1 rs2=1 len=4; send rd=1 "
            "core=0 size=2",
        });
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            InterpreterSetup setup;
            setup.interleaving = seed;
            Interpreter machine(program, setup);
            VERIFY_OK(machine.runOnce());
            QCOMPARE(machine.readGlobal(0, 4), (Bytes { 5, 10, 10, 5 }));
            QCOMPARE(machine.executed(), std::int64_t { 10 });
        }
    }

    void messagesOfOneSenderKeepTheirOrder()
    {
        const Program program = programOf({
            "setbw ibiw=8 obiw=8; lldi rd=0 imm=1 len=1; send rd=0 core=2 size=1; lldi rd=0 imm=2 len=1; send rd=0 "
            "core=2 size=1",
            "setbw ibiw=8 obiw=8; lldi rd=0 imm=3 len=1; send rd=0 core=2 size=1",
            "sldi rd=1 imm=1; sldi rd=2 imm=2; recv rd=0 core=0 size=1; recv rd=1 core=1 size=1; recv rd=2 core=0 "
            "size=1; st rd=10 rs1=0 size=3",
        });
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            InterpreterSetup setup;
            setup.interleaving = seed;
            Interpreter machine(program, setup);
            VERIFY_OK(machine.runOnce());
            QCOMPARE(machine.readGlobal(0, 3), (Bytes { 1, 3, 2 }));
        }
    }

    void eventsCountUntilTheyAreAwaited()
    {
        // Cores 0 and 1 write, core 2 adds when both have.
        const Program program = programOf({
            "setbw ibiw=8 obiw=8; lldi rd=0 imm=5 len=1; st rd=10 rs1=0 size=1; sync event_register=31 core=2",
            "setbw ibiw=8 obiw=8; lldi rd=0 imm=6 len=1; sldi rd=11 imm=1; st rd=10 rs1=0 size=1; sync "
            "event_register=31 core=2",
            "setbw ibiw=8 obiw=8; wait event_register=31 wait_value=2; sldi rd=1 imm=1; ld rd=0 rs1=10 size=2; vvadd "
            "rd=0 rs1=0 rs2=1 len=1; st rd=10 rs1=0 size=1; "
            "wait event_register=31 wait_value=0",
        });
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            InterpreterSetup setup;
            setup.interleaving = seed;
            Interpreter machine(program, setup);
            VERIFY_OK(machine.runOnce());
            QCOMPARE(machine.readGlobal(0, 2), (Bytes { 11, 6 }));
            VERIFY_OK(machine.runOnce()); // the counter was reset
        }
    }

    void aValueThatIsPassedByIsADeadlock()
    {
        const Program program =
            programOf({ "sync event_register=3 core=1; sync event_register=3 core=1; sync event_register=4 core=1",
                        "wait event_register=4 wait_value=1; wait event_register=3 wait_value=1" });
        Interpreter machine(program, {});
        const auto done = machine.runOnce();
        QVERIFY(!done && done.error().code == ErrorCode::Infeasible);
        QVERIFY2(done.error().message.find("event register 3 to be 1, it is 2") != std::string::npos,
                 done.error().message.c_str());
        QCOMPARE(done.error().where, std::string("core 1, instruction 1 (wait event_register=3 wait_value=1)"));
    }

    void deadlocksSayWhoWaitsForWhat()
    {
        const Program program = programOf(
            { "sldi rd=1 imm=0; recv rd=1 core=1 size=4", "recv rd=0 core=0 size=4", "send rd=0 core=3 size=1", "" });
        Interpreter machine(program, {});
        const auto done = machine.runOnce();
        QVERIFY(!done && done.error().code == ErrorCode::Infeasible);
        QCOMPARE(done.error().message,
                 std::string("deadlock: 3 of 4 cores wait for ever: core 0, instruction 1 (recv rd=1 core=1 size=4), "
                             "waits for a send of core 1, which is at its "
                             "instruction 0 (recv rd=0 core=0 size=4); core 1, instruction 0 (recv rd=0 core=0 "
                             "size=4), waits for a send of core 0, which is at its "
                             "instruction 1 (recv rd=1 core=1 size=4); core 2, instruction 0 (send rd=0 rs1=0 core=3 "
                             "size=1), waits for a recv of core 3, which has finished"));
        const Program alone = programOf({ "send rd=0 core=0 size=1" });
        Interpreter itself(alone, {});
        QVERIFY(!itself.runOnce());
        std::vector<std::string> many(9, "wait event_register=1 wait_value=1");
        const Program crowd = programOf(many);
        Interpreter waiting(crowd, {});
        const auto all = waiting.runOnce();
        QVERIFY(!all && all.error().message.ends_with("; and 3 more"));
    }

    void undefinedInstructionsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* text, int index, const char* message) {
            QTest::newRow(text) << QString(text) << index << QString(message);
        };
        row("vvadd rd=0 rs1=1 rs2=2 len=1", 0, "setbw");
        row("mvmul rd=0 rs1=1 group=0", 0, "setbw");
        row("lldi rd=0 imm=1 len=1", 0, "setbw");
        row("setbw ibiw=0 obiw=8", 0, "ibiw must be 1 to 32, got 0");
        row("setbw ibiw=8 obiw=33", 0, "obiw must be 1 to 32, got 33");
        row("sldi rd=32 imm=0", 0, "rd must be 0 to 31, got 32");
        row("sadd rd=0 rs1=1 rs2=40", 0, "rs2 must be 0 to 31, got 40");
        row("ld rd=0 rs1=31 size=1", 0, "rs1 must be 0 to 30, got 31");
        row("st rd=31 rs1=0 size=1", 0, "rd must be 0 to 30, got 31");
        row("sld rd=0 rs1=31", 0, "rs1 must be 0 to 30, got 31");
        row("ld rd=0 rs1=0 size=-1", 0, "size must be 0 to 2147483647, got -1");
        row("lmv rd=0 rs1=0 len=-5", 0, "len must be");
        row("sync event_register=32 core=0", 0, "event_register must be 0 to 31, got 32");
        row("send rd=0 core=3 size=1", 0, "core must be 0 to 2, got 3");
        row("send rd=0 core=2 size=1", 0, "core 2 is not in the machine");
        row("setbw ibiw=8 obiw=8; mvmul rd=0 rs1=1 group=1", 1, "group must be one of the 1");
        row("setbw ibiw=8 obiw=8; mvmul rd=0 rs1=1 group=-1", 1, "group must be");
        row("sldi rd=1 imm=-1; lmv rd=0 rs1=1 len=1", 1, "local addresses must be 0 to 999, got -1 to -1");
        row("sldi rd=1 imm=999; lmv rd=0 rs1=1 len=2", 1, "local addresses must be 0 to 999, got 999 to 1000");
        row("sldi rd=1 imm=2147483647; ld rd=1 rs1=4 size=2147483647 offset_value=2147483647 offset_select=1", 1,
            "local addresses must be");
        row("setbw ibiw=32 obiw=32; vvadd rd=0 rs1=1 rs2=2 len=251", 1,
            "local addresses must be 0 to 999, got 0 to 1003");
        row("setbw ibiw=32 obiw=32; vvadd rd=0 rs1=1 rs2=2 len=2147483647", 1, "len must be at most 67108864, got 2147483647");
        row("setbw ibiw=8 obiw=8; sldi rd=2 imm=-1; vmv rd=0 rs1=1 rs2=2 len=2", 2,
            "local addresses must be 0 to 999, got -1 to 0");
        row("setbw ibiw=32 obiw=8; sldi rd=2 imm=2147483647; vmv rd=0 rs1=1 rs2=2 len=200", 2, "apart");
        row("setbw ibiw=8 obiw=8; lldi rd=3 imm=-1 len=1; vvsra rd=0 rs1=1 rs2=3 len=1", 2,
            "shift counts must not be negative, got -1 at element 0");
        row("setbw ibiw=8 obiw=8; vavg rd=0 rs1=1 rs2=2 len=0", 1, "at least one element");
        row("sldi rd=4 imm=-1; sldi rd=5 imm=-1; ld rd=0 rs1=4 size=2", 2, "global addresses must be below 2^64");
    }
    void undefinedInstructionsAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(int, index);
        QFETCH(QString, message);
        Program program = programOf({ text.toStdString(), "", "" });
        program.cores[2].present = false;
        InterpreterSetup setup;
        setup.localMemoryBytes = 1000;
        setup.weights = { { { 1, 1, { 1 } } } };
        Interpreter machine(program, setup);
        const auto done = machine.runOnce();
        QVERIFY(!done);
        QVERIFY(done.error().code == ErrorCode::InvalidArgument);
        QVERIFY2(done.error().message.find(message.toStdString()) != std::string::npos, done.error().message.c_str());
        const std::string mnemonic = text.section(';', index, index).trimmed().section(' ', 0, 0).toStdString();
        QVERIFY2(done.error().where.starts_with("core 0, instruction " + std::to_string(index) + " (" + mnemonic + " "),
                 done.error().where.c_str());
    }

    void sizesOfAMessageMustAgree()
    {
        const Program program = programOf({ "send rd=0 core=1 size=4", "recv rd=0 core=0 size=5" });
        Interpreter machine(program, {});
        const auto done = machine.runOnce();
        QVERIFY(!done && done.error().code == ErrorCode::InvalidArgument);
        QVERIFY(done.error().message.find("one size") != std::string::npos);
    }

    void weightsMustHaveTheirSize()
    {
        const Program program = programOf({ "sldi rd=0 imm=1" });
        InterpreterSetup setup;
        setup.weights = { { { 2, 2, { 1, 2, 3 } } } };
        Interpreter machine(program, setup);
        const auto done = machine.runOnce();
        QVERIFY(!done && done.error().code == ErrorCode::InvalidArgument && done.error().where == "core 0, group 0");
    }

    void memoryIsBounded()
    {
        // Each core asks for 2 MiB; the fourth does not get them. Global memory counts too.
        const Program program =
            programOf(std::vector<std::string>(4, "setbw ibiw=8 obiw=8; sldi rd=1 imm=2097151; lldi rd=1 imm=1 len=1"));
        InterpreterSetup setup;
        setup.localMemoryBytes = 2 << 20;
        setup.memoryBytes = 7 << 20;
        Interpreter machine(program, setup);
        const auto done = machine.runOnce();
        QVERIFY(!done && done.error().code == ErrorCode::InvalidArgument);
        QVERIFY2(done.error().message.find("at most 7340032 bytes, got 2097152 more than 6291456") != std::string::npos,
                 done.error().message.c_str());
        const Program storing = programOf({ "st rd=10 rs1=0 size=1; sldi rd=11 imm=65536; st rd=10 rs1=0 size=1" });
        setup.memoryBytes = 100'000;
        Interpreter small(storing, setup);
        const auto stored = small.runOnce();
        QVERIFY(!stored && stored.error().where.starts_with("core 0, instruction 2 (st "));
        // Without a capacity, a core has 1 GiB.
        const Program far = programOf({ "setbw ibiw=8 obiw=8; sldi rd=1 imm=1073741824; lldi rd=1 imm=1 len=1" });
        Interpreter endless(far, {});
        const auto refused = endless.runOnce();
        QVERIFY(!refused && refused.error().message.find("0 to 1073741823") != std::string::npos);
    }

    void runsGoOnWithWhatTheLastOneLeft()
    {
        // A slot further with each run, modulo 2^32; the width of the first run still holds.
        Program program = programOf({ "setbw ibiw=8 obiw=8; saddi rd=3 rs1=3 imm=1; lldi rd=0 imm=3 len=1; saddi rd=11 "
                                      "rs1=11 imm=1073741824; st rd=10 rs1=0 size=1" });
        Interpreter machine(program, {});
        for (int i = 0; i < 5; ++i)
            VERIFY_OK(machine.runOnce());
        for (std::uint64_t slot = 0; slot < 4; ++slot)
            QCOMPARE(machine.readGlobal(slot << 30, 2), (Bytes { 3, 0 }));
        QCOMPARE(machine.readGlobal(std::uint64_t { 1 } << 32, 1), (Bytes { 0 }));
        QCOMPARE(machine.executed(), std::int64_t { 25 });
    }

    void turnsAreDrawnFromTheSeed()
    {
        // Two cores that write one place without an agreement: who is last depends on the seed, and on it alone.
        const std::string work = "setbw ibiw=8 obiw=8; saddi rd=0 rs1=0 imm=0; saddi rd=0 rs1=0 imm=0; lldi rd=0 "
                                 "imm=%1 len=1; st rd=10 rs1=0 size=1";
        const Program program = programOf({ padded(work.c_str(), 1), padded(work.c_str(), 2) });
        std::array<int, 3> seen {};
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            InterpreterSetup setup;
            setup.interleaving = seed;
            Interpreter first(program, setup), second(program, setup);
            VERIFY_OK(first.runOnce());
            VERIFY_OK(second.runOnce());
            QCOMPARE(first.readGlobal(0, 1), second.readGlobal(0, 1));
            ++seen.at(first.readGlobal(0, 1)[0]);
        }
        QVERIFY(seen[0] == 0 && seen[1] > 5 && seen[2] > 5);
    }

    void racesAreFound_data()
    {
        QTest::addColumn<QString>("one"); // core 0
        QTest::addColumn<QString>("two"); // core 1
        QTest::addColumn<QString>("three"); // core 2
        QTest::addColumn<bool>("ordered");
        const auto row = [](const char* name, const char* one, const char* two, const char* three, bool ordered) {
            QTest::newRow(name) << QString(one) << QString(two) << QString(three) << ordered;
        };
        // Registers 10 and 11 are 0: global memory from its start.
        row("read of a write", "st rd=10 rs1=0 size=8", "ld rd=0 rs1=10 size=8", "", false);
        row("read before a write", "ld rd=0 rs1=10 size=8", "st rd=10 rs1=0 size=8", "", false);
        row("two writes", "st rd=10 rs1=0 size=8", "st rd=10 rs1=0 size=1", "", false);
        row("two reads", "ld rd=0 rs1=10 size=8", "ld rd=0 rs1=10 size=8", "ld rd=0 rs1=10 size=8", true);
        row("neighbours", "st rd=10 rs1=0 size=8", "st rd=10 rs1=0 size=8 offset_value=8 offset_select=1",
            "ld rd=0 rs1=10 size=4 offset_value=16 offset_select=2", true);
        row("overlap of one byte", "st rd=10 rs1=0 size=8", "st rd=10 rs1=0 size=8 offset_value=7 offset_select=1", "",
            false);
        row("one byte in the middle", "st rd=10 rs1=0 size=8", "ld rd=0 rs1=10 size=1 offset_value=4 offset_select=2",
            "", false);
        row("sld reads too", "st rd=10 rs1=0 size=8", "sld rd=0 rs1=10 offset_value=7", "", false);
        row("an event orders", "st rd=10 rs1=0 size=8; sync event_register=1 core=1",
            "wait event_register=1 wait_value=1; ld rd=0 rs1=10 size=8", "", true);
        row("the write comes after the event", "sync event_register=1 core=1; st rd=10 rs1=0 size=8",
            "wait event_register=1 wait_value=1; ld rd=0 rs1=10 size=8", "", false);
        row("another event", "st rd=10 rs1=0 size=8; sync event_register=1 core=1",
            "ld rd=0 rs1=10 size=8; wait event_register=1 wait_value=1", "", false);
        row("an event orders a chain of three", "st rd=10 rs1=0 size=8; sync event_register=1 core=1",
            "wait event_register=1 wait_value=1; sync event_register=1 core=2",
            "wait event_register=1 wait_value=1; ld rd=0 rs1=10 size=8", true);
        row("one of two events is missing", "st rd=10 rs1=0 size=8; sync event_register=1 core=2",
            "st rd=10 rs1=0 size=8 offset_value=8 offset_select=1",
            "wait event_register=1 wait_value=1; ld rd=0 rs1=10 size=16", false);
        row("two events", "st rd=10 rs1=0 size=8; sync event_register=1 core=2",
            "st rd=10 rs1=0 size=8 offset_value=8 offset_select=1; sync event_register=1 core=2",
            "wait event_register=1 wait_value=2; ld rd=0 rs1=10 size=16", true);
        row("a message orders", "st rd=10 rs1=0 size=8; send rd=0 core=1 size=1",
            "recv rd=0 core=0 size=1; ld rd=0 rs1=10 size=8", "", true);
        row("a message orders its receiver's past too", "recv rd=0 core=1 size=1; ld rd=0 rs1=10 size=8",
            "st rd=10 rs1=0 size=8; send rd=0 core=0 size=1", "", true);
        row("a message orders its sender's future", "send rd=0 core=1 size=1; st rd=10 rs1=0 size=8",
            "ld rd=0 rs1=10 size=8; recv rd=0 core=0 size=1", "", true);
        row("a message of others does not", "st rd=10 rs1=0 size=8", "ld rd=0 rs1=10 size=8; send rd=0 core=2 size=1",
            "recv rd=0 core=1 size=1", false);
        row("only one of two readers is ordered", "st rd=10 rs1=0 size=8",
            "ld rd=0 rs1=10 size=8; sync event_register=1 core=0", "ld rd=0 rs1=10 size=2", false);
        row("readers before a writer", "wait event_register=1 wait_value=2; st rd=10 rs1=0 size=8",
            "ld rd=0 rs1=10 size=8; sync event_register=1 core=0",
            "ld rd=0 rs1=10 size=2; sync event_register=1 core=0", true);
        row("its own accesses",
            "st rd=10 rs1=0 size=8; ld rd=0 rs1=10 size=8; st rd=10 rs1=0 size=3; ld rd=0 rs1=10 size=6", "", "", true);
    }
    void racesAreFound()
    {
        QFETCH(QString, one);
        QFETCH(QString, two);
        QFETCH(QString, three);
        QFETCH(bool, ordered);
        const Program program = programOf({ one.toStdString(), two.toStdString(), three.toStdString() });
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            InterpreterSetup setup;
            setup.interleaving = seed;
            Interpreter blind(program, setup);
            VERIFY_OK(blind.runOnce());
            setup.detectRaces = true;
            Interpreter machine(program, setup);
            for (int run = 0; run < 3; ++run) { // what an earlier run did is past
                const auto done = machine.runOnce();
                QVERIFY2(done.has_value() == ordered, errorOf(done).c_str());
                if (ordered)
                    continue;
                QVERIFY(done.error().code == ErrorCode::InvalidArgument);
                QVERIFY2(done.error().message.starts_with("race: "), done.error().message.c_str());
            }
        }
    }

    void aRaceNamesBothInstructions()
    {
        const Program program = programOf(
            { "st rd=10 rs1=0 size=8; send rd=0 core=1 size=1; st rd=10 rs1=0 size=4 offset_value=6 offset_select=1; "
              "send rd=0 core=2 size=1",
              "recv rd=0 core=0 size=1; ld rd=0 rs1=10 size=6; ld rd=0 rs1=10 size=10; send rd=0 core=2 size=1",
              "recv rd=0 core=0 size=1; recv rd=0 core=1 size=1" });
        bool afterwards = false, before = false;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            InterpreterSetup setup;
            setup.interleaving = seed;
            setup.detectRaces = true;
            Interpreter machine(program, setup);
            const auto done = machine.runOnce();
            QVERIFY(!done);
            const bool reads = done.error().where.starts_with("core 1");
            QCOMPARE(done.error().where,
                     reads
                         ? std::string("core 1, instruction 2 (ld rd=0 rs1=10 size=10)")
                         : std::string("core 0, instruction 2 (st rd=10 rs1=0 size=4 offset_select=1 offset_value=6)"));
            QCOMPARE(done.error().message,
                     reads ? std::string("race: reads global memory at 0x6, which core 0, instruction 2 (st rd=10 "
                                         "rs1=0 size=4 offset_select=1 "
                                         "offset_value=6), writes, and no message or event orders the two")
                           : std::string("race: writes global memory at 0x6, which core 1, instruction 2 (ld rd=0 "
                                         "rs1=10 size=10), reads, and no "
                                         "message or event orders the two"));
            (reads ? afterwards : before) = true;
        }
        QVERIFY(afterwards && before);
    }

    void racesAtTheEndOfMemoryAreFound()
    {
        const std::string top = "sldi rd=2 imm=-1; sldi rd=3 imm=-4; ";
        const Program program =
            programOf({ top + "st rd=2 rs1=0 size=4", top + "ld rd=0 rs1=2 size=4; ld rd=0 rs1=2 size=2" });
        InterpreterSetup setup;
        setup.detectRaces = true;
        Interpreter machine(program, setup);
        const auto done = machine.runOnce();
        QVERIFY(!done && done.error().message.find("0xfffffffffffffffc") != std::string::npos);
    }

    void racesAreThoseOfTheDefinition()
    {
        // Random accesses, messages and events of four cores; every earlier access with a byte in common is asked
        // whether a path leads from it: each step keeps the set of all steps before it.
        using Access = RaceDetector::Access;
        struct Step
        {
            std::int32_t core;
            Access access;
            std::uint64_t first, last;
        };
        int raced = 0, clean = 0;
        for (std::uint64_t seed = 0; seed < 400; ++seed) {
            RandomStream random(seed);
            RaceDetector detector(4);
            std::vector<Step> steps;
            std::vector<std::set<std::size_t>> past(4); // accesses that each core is ordered after
            std::map<std::pair<std::int64_t, std::int64_t>, std::set<std::size_t>> pending;
            const double orders = 0.5 + 0.499 * random.uniform01();
            bool race = false;
            for (int i = 0; i < 120 && !race; ++i) {
                const auto core = static_cast<std::int32_t>(random.uniformInt(0, 3));
                const auto other = static_cast<std::int32_t>((core + random.uniformInt(1, 3)) % 4);
                const auto event = static_cast<std::int32_t>(random.uniformInt(0, 1));
                auto& mine = past[static_cast<std::size_t>(core)];
                auto& theirs = past[static_cast<std::size_t>(other)];
                if (random.chance(orders)) {
                    switch (random.uniformInt(0, 2)) {
                    case 0:
                        mine.insert(theirs.begin(), theirs.end());
                        theirs = mine;
                        detector.meet(core, other);
                        break;
                    case 1:
                        pending[{ other, event }].insert(mine.begin(), mine.end());
                        detector.signal(core, other, event);
                        break;
                    default:
                        mine.insert(pending[{ core, event }].begin(), pending[{ core, event }].end());
                        pending[{ core, event }].clear();
                        detector.observe(core, event);
                        break;
                    }
                    continue;
                }
                const auto first = static_cast<std::uint64_t>(random.uniformInt(0, 40));
                const Step step { core, random.chance(0.3) ? Access::Write : Access::Read, first,
                                  first + static_cast<std::uint64_t>(random.uniformInt(0, 12)) };
                for (std::size_t s = 0; s < steps.size(); ++s)
                    race |= (steps[s].access == Access::Write || step.access == Access::Write)
                        && steps[s].first <= step.last && step.first <= steps[s].last && steps[s].core != core
                        && mine.count(s) == 0;
                const auto found =
                    detector.access(step.access, core, steps.size(), step.first, step.last - step.first + 1);
                QCOMPARE(found.has_value(), race);
                if (found) {
                    const Step& named = steps.at(found->instruction);
                    QVERIFY(named.core == found->core && named.access == found->access
                            && mine.count(found->instruction) == 0);
                    QVERIFY(found->address >= std::max(named.first, step.first)
                            && found->address <= std::min(named.last, step.last));
                }
                mine.insert(steps.size());
                steps.push_back(step);
            }
            ++(race ? raced : clean);
        }
        QVERIFY2(raced > 50 && clean > 50, qPrintable(QString("%1 %2").arg(raced).arg(clean)));
    }

    void anyInstructionIsComputedOrRefused()
    {
        int finished = 0, refused = 0, stuck = 0;
        for (std::uint64_t seed = 0; seed < 1000; ++seed) {
            RandomStream random(seed);
            Program program;
            const double wild = random.chance(0.5) ? 0.0 : 0.02; // fields far out of their range
            const bool alone = random.chance(0.4);
            for (int c = 0; c < 3; ++c) {
                CoreProgram core { !random.chance(0.05), {}, instructions("setbw ibiw=8 obiw=16") };
                for (int i = 0; i < 20; ++i) {
                    Instruction in;
                    in.op = static_cast<Op>(random.uniformInt(0, kOpCount - 1));
                    if (alone && (in.op == Op::Send || in.op == Op::Recv || in.op == Op::Wait))
                        continue;
                    for (const Field field : opInfo(in.op).fields) {
                        std::int64_t low = 0, high = 100;
                        switch (field) {
                        case Field::Rd:
                        case Field::Rs1:
                        case Field::Rs2: high = 30; break;
                        case Field::Core: high = 2; break;
                        case Field::Group:
                        case Field::Relu:
                        case Field::WaitValue: high = 1; break;
                        case Field::OffsetSelect: high = 7; break;
                        case Field::EventRegister: high = 31; break;
                        case Field::Ibiw:
                        case Field::Obiw: low = 1, high = 32; break;
                        case Field::OffsetValue: low = -5; break;
                        default: break;
                        }
                        setField(in, field,
                                 random.chance(wild) ? random.uniformInt(INT32_MIN, INT32_MAX)
                                                     : random.uniformInt(low, high));
                    }
                    core.instructions.push_back(in);
                }
                program.cores.push_back(std::move(core));
            }
            InterpreterSetup setup;
            setup.interleaving = seed;
            setup.memoryBytes = 1 << 18;
            setup.detectRaces = random.chance(0.5);
            const GroupWeights group { 3, 2, { 1, 2, 3, 4, 5, INT32_MIN } };
            setup.weights.assign(3, { group, group });
            Interpreter machine(program, setup);
            const auto done = machine.runOnce();
            if (!done)
                QVERIFY(done.error().code == ErrorCode::InvalidArgument || done.error().code == ErrorCode::Infeasible);
            ++(done ? finished : done.error().code == ErrorCode::Infeasible ? stuck : refused);
            QVERIFY(machine.localHighWaterBytes(0) <= 1 << 18);
        }
        QVERIFY2(finished > 20 && refused > 20 && stuck > 20,
                 qPrintable(QString("%1 %2 %3").arg(finished).arg(refused).arg(stuck)));
    }

    void aConvolutionIsWhatTheReferenceSays()
    {
        // conv 3x5x4 -> 5 k3 p1 with ReLU on three cores: each adds the products of one kernel row, for all positions;
        // cores 1 and 2 send their sums to core 0, which adds, shifts and stores.
        const auto network = pim::test::parseNetwork("conv1 3x5x4 -> 5 k3 p1; relu");
        const NumberFormat format { 8, 32, 5 };
        const auto weights = randomWeights(network, format, 11);
        const auto input = randomInputs(network, format, 12);
        const auto reference = integerReference(network, weights, input, format);
        QVERIFY(reference);

        constexpr int kInput = 0, kOutput = 4096, kRow = 0, kSum = 64, kOther = 128, kShift = 192, kElements = 256;
        InterpreterSetup setup;
        Program program;
        for (int core = 0; core < 3; ++core) {
            GroupWeights group { 9, 5, std::vector<std::int32_t>(45) }; // rows: kernel x, channel
            for (int kx = 0; kx < 3; ++kx)
                for (int c = 0; c < 3; ++c)
                    for (int o = 0; o < 5; ++o)
                        group.values[static_cast<std::size_t>((kx * 3 + c) * 5 + o)] =
                            weights[0][static_cast<std::size_t>(((o * 3 + c) * 3 + core) * 3 + kx)];
            setup.weights.push_back({ group });
            std::string text = "setbw ibiw=32 obiw=8; sldi rd=4 imm=192; lldi rd=4 imm=5 len=20\n"; // shift counts
            text += QString("sldi rd=1 imm=%1; sldi rd=2 imm=%2; sldi rd=3 imm=%3; sldi rd=5 imm=%4\n")
                        .arg(kRow)
                        .arg(kSum)
                        .arg(kOther)
                        .arg(kElements)
                        .toStdString();
            for (int y = 0; y < 5; ++y)
                for (int x = 0; x < 4; ++x) {
                    text += "setbw ibiw=8 obiw=32; lldi rd=1 imm=0 len=9\n";
                    const int row = y - 1 + core, from = std::max(0, x - 1), to = std::min(4, x + 2);
                    if (row >= 0 && row < 5)
                        text += QString("sldi rd=11 imm=%1; ld rd=1 rs1=10 size=%2 offset_value=%3 offset_select=1\n")
                                    .arg(kInput + (row * 4 + from) * 3)
                                    .arg((to - from) * 3)
                                    .arg((from - (x - 1)) * 3)
                                    .toStdString();
                    text += "mvmul rd=2 rs1=1 mbiw=8 group=0\n";
                    if (core != 0) {
                        text += "send rd=2 core=0 size=20\n";
                        continue;
                    }
                    for (int other = 1; other < 3; ++other)
                        text += "recv rd=3 core=" + std::to_string(other)
                            + " size=20; setbw ibiw=32 obiw=8; vvadd rd=2 rs1=2 rs2=3 len=5\n";
                    text += QString("vvsra rd=5 rs1=2 rs2=4 len=5; setbw ibiw=8 obiw=8; vrelu rd=5 rs1=5 len=5; sldi "
                                    "rd=11 imm=%1; st rd=10 rs1=5 size=5\n")
                                .arg(kOutput + (y * 4 + x) * 5)
                                .toStdString();
                }
            program.cores.push_back({ true, { 1 }, instructions(text) });
        }
        static_assert(kShift == 192);
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            setup.interleaving = seed;
            setup.localMemoryBytes = 512;
            setup.detectRaces = true;
            Interpreter machine(program, setup);
            machine.writeGlobal(kInput, bytesOf(Integers(input[0].values.begin(), input[0].values.end()), 1));
            VERIFY_OK(machine.runOnce());
            const auto got = integersOf(machine.readGlobal(kOutput, 100), 1);
            QCOMPARE(got, Integers(reference->back().values.begin(), reference->back().values.end()));
            QCOMPARE(machine.localHighWaterBytes(0), std::int64_t { kElements + 5 });
        }
    }

    void stopsWhenAsked()
    {
        const Program program = programOf({ "sldi rd=0 imm=1" });
        std::stop_source stop;
        stop.request_stop();
        RunContext context;
        context.stop = stop.get_token();
        Interpreter machine(program, {});
        const auto done = machine.runOnce(context);
        QVERIFY(!done && done.error().code == ErrorCode::Cancelled);
    }

    void anEmptyProgramDoesNothing()
    {
        const Program program;
        Interpreter machine(program, {});
        VERIFY_OK(machine.runOnce());
        QCOMPARE(machine.executed(), std::int64_t { 0 });
        QCOMPARE(machine.localHighWaterBytes(0), std::int64_t { 0 });
        QCOMPARE(machine.localHighWaterBytes(-1), std::int64_t { 0 });
    }
};

QTEST_APPLESS_MAIN(TestInterpreter)
#include "tst_interpreter.moc"
