// SPDX-License-Identifier: GPL-3.0-or-later
// Instructions as text and as bits.
#include <QtTest>

#include "core/program/assembly.h"
#include "core/program/binary.h"
#include "tests/support/random_program.h"

using namespace pim;
using namespace pim::program;

class TestAssembly : public QObject
{
    Q_OBJECT

private slots:
    void instructionsReadAsPeopleSayThem()
    {
        Instruction in { .op = Op::Vvadd, .rd = 5, .rs1 = 2, .rs2 = 4, .len = 96 };
        QCOMPARE(disassemble(in), std::string("vvadd r5, r2, r4, len=96"));
        in.offsetSelect = 1;
        in.offsetValue = -3;
        QCOMPARE(disassemble(in), std::string("vvadd r5, r2, r4, len=96, offset_select=1, offset_value=-3"));
        QCOMPARE(disassemble({ .op = Op::Wait, .imm = 2, .bits1 = 7 }),
                 std::string("wait event_register=7, wait_value=2"));
        QCOMPARE(disassemble({}), std::string("nop"));
        const auto read = instruction("  mvmul rd=2,\trs1=r1 , group=3,mbiw=8 ");
        QVERIFY(read);
        QCOMPARE(disassemble(*read), std::string("mvmul r2, r1, mbiw=8, group=3"));
    }

    void textIsReadBack()
    {
        RandomStream random(1);
        for (int k = 0; k < 20000; ++k) {
            const Instruction in = test::randomInstruction(random);
            const auto back = instruction(disassemble(in));
            QVERIFY2(back, disassemble(in).c_str());
            QVERIFY2(*back == in, disassemble(in).c_str());
        }
        for (int k = 0; k < 300; ++k) {
            const Program program = test::randomProgram(random);
            const auto back = assemble(assemblyText(program), "p.s");
            QVERIFY2(back, back ? "" : back.error().text().c_str());
            QVERIFY(*back == program);
        }
    }

    void badTextIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* text, const char* message) {
            QTest::newRow(name) << text << message;
        };
        row("unknown operation", ".core 0\nvvad r1, r2, r3", "p.s:2: there is no operation \"vvad\"");
        row("no core", "; words\n\nnop", "p.s:3: instructions need a \".core\" line before them");
        row("after an absent core", ".absent 0\nnop", "p.s:2: instructions need");
        row("register", ".core 0\nsadd r1, r2, r32", "rs2 must be from 0 to 31, got 32");
        row("too many registers", ".core 0\nsldi r1, r2", "no register operand left for \"r2\"");
        row("no register", ".core 0\nsldi 5", "a register (\"r5\") or \"field=value\" is needed, got \"5\"");
        row("twice", ".core 0\nsldi r1, imm=1, imm=2", "imm is given twice");
        row("foreign field", ".core 0\nsldi r1, len=2", "sldi has no field \"len\"");
        row("no number", ".core 0\nsldi r1, imm=1x", "a whole number is needed, got \"1x\"");
        row("too large", ".core 0\nsldi r1, imm=99999999999",
            "imm must be from -2147483648 to 2147483647, got 99999999999");
        row("directive", ".cores 0", "unknown directive");
        row("no end", ".core 0\nsldi r1, imm=1", "p.s:3: the last line must be \".end\"");
        row("nothing", "", "p.s:1: the last line must be \".end\"");
        row("after the end", ".core 0\n.end\n.core 1", "p.s:3: nothing may follow .end, got \".core 1\"");
        row("two ends", ".core 0\n.end\n.end", "nothing may follow .end");
        row("fewer cores", ".core 0\n.end cores=2", "p.s:2: the text must have the cores that its end tells, 2, got 1");
        row("unknown count", ".core 0\n.end lines=2", "are all that may follow .end, got \"lines=2\"");
        row("no count", ".core 0\n.end cores=", "a whole number is needed, got \"\"");
        row("order", ".core 1", "core 0 is next, got 1");
        row("groups", ".core 0 groups=2,0", "at least 1 crossbar, got 0");
        row("groups of nothing", ".absent 0 groups=2", "all that may follow");
    }
    void badTextIsRefusedWithItsLine()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto read = assemble(text.toStdString(), "p.s");
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::ParseError);
        QVERIFY2(QString::fromStdString(read.error().text()).contains(message), read.error().text().c_str());
    }

    void bitsStandWhereTheDocumentSays()
    {
        const auto words = [](const Instruction& in) { return encode(in).value(); };
        // opcode 0-5, rd 6-10, rs1 11-15, rs2 16-20, len 21-31
        const auto one = words({ .op = Op::Vvadd, .rd = 5, .rs1 = 2, .rs2 = 4, .len = 96 });
        QCOMPARE(one.count, 1);
        QCOMPARE(one.words[0], 10U | 5U << 6 | 2U << 11 | 4U << 16 | 96U << 21);
        const auto two =
            words({ .op = Op::Ld, .rd = 31, .rs1 = 30, .size = 2047, .offsetValue = -1, .offsetSelect = 5 });
        QCOMPARE(two.count, 2);
        QCOMPARE(two.words[0], 24U | 1U << 5 | 31U << 6 | 30U << 11 | 2047U << 21);
        QCOMPARE(two.words[1], 0x1fffffffU | 5U << 29);
        QCOMPARE(words({ .op = Op::Sldi, .rd = 1, .imm = -1 }).count, 1);
        QCOMPARE(words({ .op = Op::Sldi, .rd = 1, .imm = 1 << 20 }).count, 2);
    }

    void bitsAreReadBack()
    {
        RandomStream random(2);
        std::vector<Instruction> all;
        int refused = 0;
        for (int k = 0; k < 40000; ++k) {
            const Instruction in = test::randomInstruction(random);
            if (const auto encoded = encode(in)) {
                const auto back = decode(std::span(encoded->words.data(), static_cast<std::size_t>(encoded->count)));
                QVERIFY2(back, disassemble(in).c_str());
                QCOMPARE(back->size(), std::size_t { 1 });
                QVERIFY2(back->front() == in, disassemble(in).c_str());
                all.push_back(in);
            } else {
                QCOMPARE(encoded.error().code, ErrorCode::InvalidArgument);
                ++refused;
            }
        }
        QVERIFY(refused > 100 && all.size() > 10000);
        std::size_t kinds = 0;
        for (int o = 0; o < kOpCount; ++o)
            kinds +=
                std::any_of(all.begin(), all.end(), [&](const Instruction& in) { return in.op == static_cast<Op>(o); })
                ? 1
                : 0;
        QCOMPARE(kinds, std::size_t { kOpCount });
        const auto words = encode(std::span<const Instruction>(all));
        QVERIFY(words);
        QVERIFY(decode(*words).value() == all);
    }

    void whatDoesNotFitIsTold()
    {
        const auto message = [](const Instruction& in) { return QString::fromStdString(encode(in).error().message); };
        QVERIFY(message({ .op = Op::Ld, .size = 2048 })
                    .contains("size must be from 0 to 2047 in the binary form, got 2048"));
        QVERIFY(message({ .op = Op::Send, .rs1 = 3 }).contains("rs1 has no place"));
        QVERIFY(message({ .op = Op::Recv, .target = 1024 }).contains("core must be from 0 to 1023"));
    }

    void anyWordsGiveInstructionsOrAnError()
    {
        RandomStream random(3);
        int good = 0;
        for (int k = 0; k < 200000; ++k) {
            const std::array<std::uint32_t, 2> words { static_cast<std::uint32_t>(random.next()),
                                                       static_cast<std::uint32_t>(random.next()) };
            const auto list = decode(std::span(words.data(), static_cast<std::size_t>(random.uniformInt(0, 2))));
            if (!list) {
                QCOMPARE(list.error().code, ErrorCode::ParseError);
                QVERIFY(list.error().where.starts_with("word "));
                continue;
            }
            ++good;
            const auto again = encode(std::span<const Instruction>(*list)); // nothing is lost, and there is one form
            QVERIFY(again);
            QVERIFY(std::equal(again->begin(), again->end(), words.begin()));
        }
        QVERIFY(good > 1000);
        QVERIFY(decode(std::vector<std::uint32_t> { 24U | 32U }).error().message.find("second half")
                != std::string::npos);
        QVERIFY(decode(std::vector<std::uint32_t> { 1U << 26 }).error().message.find("nop has no field in the bits")
                != std::string::npos);
    }

    void anInstructionHasOneForm()
    {
        RandomStream random(4);
        int compared = 0;
        for (int k = 0; k < 200000; ++k) { // words with few bits, whose long forms are often not needed
            std::array<std::uint32_t, 2> words {};
            for (std::uint32_t& word : words)
                word = static_cast<std::uint32_t>(random.next() & random.next() & random.next());
            words[1] = random.uniformInt(0, 1) == 0 ? 0 : words[1] & 0xff;
            const auto list = decode(words);
            if (!list)
                continue;
            const auto again = encode(std::span<const Instruction>(*list));
            QVERIFY(again);
            QVERIFY2(std::equal(again->begin(), again->end(), words.begin(), words.end()),
                     disassemble(list->front()).c_str());
            ++compared;
        }
        QVERIFY(compared > 1000);
        const auto message = [](const std::vector<std::uint32_t>& words) {
            const auto list = decode(words);
            return list ? std::string("read") : list.error().where + ": " + list.error().message;
        };
        QCOMPARE(message({ 1, 24U | 32U | 1U << 21, 0 }),
                 std::string("word 1: ld fits 32 bits and must not have the 64-bit form"));
        QCOMPARE(message({ 24U | 32U | 1U << 21, 1 }), std::string("read"));
        const std::vector<Instruction> copy { { .op = Op::Lmv, .len = 2049, .size = 1 } }; // 1 is 2049 in 11 bits
        QVERIFY(encode(copy).error().message.find("size has no place") != std::string::npos);
        QCOMPARE(message({ 27U | 1U << 16 }),
                 std::string("word 0: lmv of 0 bytes must not have the bit that tells its size"));
        QCOMPARE(message({ 27U | 1U << 16 | 5U << 21 }), std::string("read"));
    }

    void theManualNamesEveryOperationAndItsBits()
    {
        const QString page = QString::fromStdString(instructionSetManual());
        for (const OpInfo& info : instructionSet())
            QVERIFY2(page.contains(QString("| `%1").arg(
                         QLatin1StringView(info.mnemonic.data(), static_cast<qsizetype>(info.mnemonic.size())))),
                     info.mnemonic.data());
        QVERIFY(page.contains("rd 6-10, rs1 11-15, rs2 16-20, len 21-31, offset_value 32-60, offset_select 61-63"));
    }
};

QTEST_APPLESS_MAIN(TestAssembly)
#include "tst_assembly.moc"
