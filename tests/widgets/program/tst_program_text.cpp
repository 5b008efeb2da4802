// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QSet>
#include <QTest>

#include "core/program/assembly.h"
#include "tests/support/program_sample.h"
#include "tests/support/random_program.h"
#include "widgets/program/instruction_filter.h"
#include "widgets/program/program_text.h"

using namespace pim;
using namespace pim::program;
using namespace pim::widgets;

namespace {

Instruction assembled(const char* text) { return test::must(program::instruction(text)); }

/// What an instruction does behind others.
QString explained(std::initializer_list<const char*> before, const char* text)
{
    std::vector<Instruction> list;
    for (const char* one : before)
        list.push_back(assembled(one));
    return explainInstruction(assembled(text), stateBefore(list, list.size()));
}

} // namespace

class ProgramTextTest : public QObject
{
    Q_OBJECT

private slots:
    void operands_are_those_of_the_assembly()
    {
        RandomStream random(7);
        for (int i = 0; i < 20'000; ++i) {
            const Instruction in = test::randomInstruction(random);
            const QString mnemonic = QString::fromLatin1(opInfo(in.op).mnemonic.data(), static_cast<qsizetype>(opInfo(in.op).mnemonic.size()));
            const QString operands = operandText(in);
            QCOMPARE(operands.isEmpty() ? mnemonic : mnemonic + QLatin1Char(' ') + operands, QString::fromStdString(disassemble(in)));
        }
    }

    void the_longest_operands_fit_the_buffer()
    {
        for (const OpInfo& info : instructionSet()) {
            Instruction in;
            in.op = info.op;
            for (const Field field : info.fields) {
                const FieldRange range = fieldRange(field);
                setField(in, field, range.minimum < 0 ? range.minimum : range.maximum);
            }
            std::array<char, kOperandBytes> buffer {};
            QVERIFY(writeOperands(in, buffer) < kOperandBytes / 2);
        }
    }

    void registers_hold_what_was_computed()
    {
        const char* lines[] { "sldi r1, imm=2147483647", "saddi r2, r1, imm=1", "sadd r3, r1, r1", "smuli r4, r3, imm=-5", "ssub r5, r4, r3", "smul r6, r5, r5",
                              "sld r7, r1, offset_value=4", "saddi r8, r7, imm=1", "setbw ibiw=8, obiw=32" };
        std::vector<Instruction> list;
        for (const char* line : lines)
            list.push_back(assembled(line));
        const CoreState state = stateBefore(list, list.size());
        QCOMPARE(state.registers[0], std::optional(0)); // at the start
        QCOMPARE(state.registers[2], std::optional(std::numeric_limits<std::int32_t>::min())); // it wraps
        QCOMPARE(state.registers[3], std::optional(-2));
        QCOMPARE(state.registers[4], std::optional(10));
        QCOMPARE(state.registers[5], std::optional(12));
        QCOMPARE(state.registers[6], std::optional(144));
        QVERIFY(!state.registers[7] && !state.registers[8]); // of what was loaded, and what follows from it
        QCOMPARE(state.inputBits, 8);
        QCOMPARE(state.outputBits, 32);
        QCOMPARE(stateBefore(list, 1).registers[2], std::optional(0)); // not yet
    }

    void words_have_values_and_addresses()
    {
        QCOMPARE(explained({}, "sldi r5, imm=1024"), QStringLiteral("Sets register R5 to 1,024."));
        QCOMPARE(explained({ "sldi r1, imm=6" }, "saddi r2, r1, imm=-2"), QStringLiteral("Sets register R2 to the sum of R1 = 6 and −2 = 4."));
        QCOMPARE(explained({ "setbw ibiw=16, obiw=32", "sldi r1, imm=256", "sldi r2, imm=512" }, "vrelu r2, r1, len=96, offset_value=4, offset_select=2"),
                 QStringLiteral("Replaces what is below 0 by 0 in 96 elements at local address 0x108, and writes them to 0x200."));
        QCOMPARE(explained({ "setbw ibiw=8, obiw=32", "sldi r2, imm=16" }, "vvmul r2, r2, r2, len=3, offset_value=4, offset_select=1"),
                 QStringLiteral("Multiplies 3 elements at local address 0x10 with those at 0x10, and writes the products to 0x20."));
        QCOMPARE(explained({ "sldi r1, imm=1", "sldi r2, imm=-16", "sldi r3, imm=64" }, "ld r3, r1, size=128, offset_value=8, offset_select=3"),
                 QStringLiteral("Loads 128 B from global address 0x1FFFFFFF8 to local address 0x48."));
        QVERIFY(explained({ "sldi r1, imm=64" }, "send r1, r0, core=7, size=32").contains(QStringLiteral("to core 7")));
        QVERIFY(explained({ "sld r1, r0" }, "send r1, r0, core=7, size=32").contains(QStringLiteral("local address R1 "))); // nobody knows
    }

    void every_operation_has_words()
    {
        QSet<QString> all;
        for (const OpInfo& info : instructionSet()) {
            Instruction in;
            in.op = info.op;
            const QString words = explainInstruction(in, stateBefore({}, 0));
            QVERIFY2(words.endsWith(QLatin1Char('.')) && !words.contains(QLatin1Char('%')), qPrintable(words));
            all.insert(words);
        }
        QCOMPARE(all.size(), static_cast<qsizetype>(instructionSet().size()) - 0);
    }

    void a_product_names_its_weights()
    {
        const auto data = test::compiledSample();
        for (std::int64_t row = 0; row < data->rows(); ++row)
            if (data->at(row).op == Op::Mvmul) {
                const QString words = explainInstruction(*data, data->place(row));
                const QString layer = layerText(*data, data->source(data->at(row)));
                QVERIFY2(words.contains(QStringLiteral("weights of %1, copy ").arg(layer)), qPrintable(words));
                return;
            }
        QFAIL("no product");
    }

    void rows_and_places_are_the_same_thing()
    {
        const auto data = test::compiledSample();
        QCOMPARE(data->rows(), data->compiled->program.instructionCount());
        QCOMPARE(data->total.instructions, data->rows());
        for (std::int64_t row = 0; row < data->rows(); row += 7) {
            const InstructionPlace place = data->place(row);
            QVERIFY(data->has(place));
            QCOMPARE(data->row(place), row);
        }
        QVERIFY(!data->has({ 0, static_cast<std::int32_t>(data->cores[0].instructions) }));
        QVERIFY(!data->has({ -1, 0 }) && !data->has({ 16, 0 }) && !data->has({ 0, -1 }));
    }

    void traffic_is_what_the_compiler_counted()
    {
        const auto data = test::compiledSample(CompileMode::Throughput);
        QCOMPARE(data->total.readBytes, data->compiled->statistics.globalReadBytes);
        QCOMPARE(data->total.writtenBytes, data->compiled->statistics.globalWriteBytes);
        QCOMPARE(data->total.sentBytes, data->total.receivedBytes);
        QVERIFY(data->total.sentBytes > 0);
        std::int64_t ofLayers = 0;
        for (const std::int64_t count : data->layerInstructions)
            ofLayers += count;
        QVERIFY(ofLayers > 0 && ofLayers <= data->rows());
    }

    void times_are_those_of_the_trace()
    {
        const auto data = test::compiledSample();
        int timed = 0;
        for (std::int64_t row = 0; row < data->rows(); ++row) {
            const auto time = data->time(row);
            const bool passes = opInfo(data->at(row).op).unit != Unit::Scalar && data->at(row).op != Op::Setbw;
            QCOMPARE(time.has_value(), passes);
            if (time) {
                QVERIFY(time->enterPs <= time->retirePs && time->retirePs <= data->simulation->runningPs);
                ++timed;
            }
        }
        QCOMPARE(timed, static_cast<int>(data->simulation->trace.size()));
        QVERIFY(!test::compiledSample(CompileMode::Latency, false)->time(0));
    }

    void a_filter_finds_what_looking_at_each_finds()
    {
        const auto data = test::compiledSample();
        const auto expect = [&](const InstructionFilter& filter, const std::function<bool(const Instruction&)>& wanted) {
            const InstructionMatcher matcher(data, filter);
            int found = 0;
            for (std::int64_t row = 0; row < data->rows(); ++row) {
                if (matcher.matches(data->at(row)) != wanted(data->at(row)))
                    return false;
                found += wanted(data->at(row));
            }
            return found > 0;
        };
        InstructionFilter filter;
        QVERIFY(filter.isPlain());
        filter.units = 1U << static_cast<unsigned>(Unit::Vector);
        QVERIFY(!filter.isPlain());
        QVERIFY(expect(filter, [](const Instruction& in) { return opInfo(in.op).unit == Unit::Vector; }));
        filter = {};
        filter.layer = 1;
        QVERIFY(expect(filter, [&](const Instruction& in) { return data->source(in).layer == 1; }));
        filter = {};
        filter.text = QStringLiteral("  MVMUL GROUP=0 ");
        QVERIFY(expect(filter, [](const Instruction& in) { return in.op == Op::Mvmul && in.target == 0; }));
        filter.text = QStringLiteral("stem");
        QVERIFY(expect(filter, [&](const Instruction& in) { return layerText(*data, data->source(in)) == QLatin1String("stem"); }));
        filter.text = QStringLiteral("r5,");
        QVERIFY(expect(filter, [](const Instruction& in) { return operandText(in).contains(QStringLiteral("r5,")); }));
        filter.text = QStringLiteral("größer");
        QVERIFY(!expect(filter, [](const Instruction&) { return false; })); // nothing at all
    }

    void rows_in_pages_stay_in_order()
    {
        RowList rows;
        for (std::uint32_t i = 0; i < 100'000; ++i)
            rows.append(3 * i);
        QCOMPARE(rows.size(), std::int64_t { 100'000 });
        for (const std::int64_t i : { 0, 16'383, 16'384, 99'999 })
            QCOMPARE(rows[i], static_cast<std::uint32_t>(3 * i));
        QCOMPARE(rows.lowerBound(0), std::int64_t { 0 });
        QCOMPARE(rows.lowerBound(4), std::int64_t { 2 });
        QCOMPARE(rows.lowerBound(400'000), rows.size());
        rows.clear();
        QCOMPARE(rows.size(), std::int64_t { 0 });
    }
};

QTEST_MAIN(ProgramTextTest)
#include "tst_program_text.moc"
