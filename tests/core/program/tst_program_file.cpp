// SPDX-License-Identifier: GPL-3.0-or-later
// Programs by the kind of file that their name asks for.
#include <QtTest>

#include "core/base/file.h"
#include "core/program/assembly.h"
#include "core/program/binary.h"
#include "core/program/program_file.h"

using namespace pim;
using namespace pim::program;

class TestProgramFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    static Program sample()
    {
        return assemble(".core 0 groups=2,300\nsetbw ibiw=8, obiw=8\nmvmul r1, r2, relu=1, mbiw=8, group=1\n"
                        "lmv r3, r4, len=96, size=96\nlmv r3, r4, len=96\nsldi r5, imm=-123456789\n.absent 1\n"
                        ".core 2\nvvadd r1, r2, r3, len=2047, offset_value=-5, offset_select=7\nst r1, r3, size=4\n.end",
                        "sample.asm")
            .value();
    }

private slots:
    void everyFormatReadsBackAsItWas_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : { "p.json", "p.json.gz", "p.bin", "p.asm", "p.JSON" })
            QTest::newRow(name) << QString(name);
    }
    void everyFormatReadsBackAsItWas()
    {
        QFETCH(QString, name);
        const std::string file = path(name.toUtf8().constData());
        const Program program = sample();
        const auto written = writeProgramFile(file, program);
        QVERIFY2(written.has_value(), written ? "" : written.error().text().c_str());
        const auto back = readProgramFile(file);
        QVERIFY2(back.has_value(), back ? "" : back.error().text().c_str());
        QVERIFY(back->cores == program.cores);
    }

    void otherNamesAreRefusedBeforeAnythingIsWritten()
    {
        for (const char* name : { "p", "p.txt", "p.gzip" }) {
            const auto written = writeProgramFile(path(name), sample());
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::InvalidArgument);
            QVERIFY(!QFile::exists(m_folder.filePath(name)));
        }
    }

    void anInstructionWithoutABinaryFormIsNamed()
    {
        const auto program = assemble(".core 0\nsetbw ibiw=8, obiw=8\nlmv r0, r0, len=4, size=2\n.end", "big.asm").value();
        const auto bytes = programBinary(program);
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().where, std::string("core 0, instruction 1"));
        QVERIFY(bytes.error().message.find("size has no place") != std::string::npos);
    }

    void lengthsBeyondTheDocumentsAreKept()
    {
        const auto program =
            assemble(".core 0\nld r0, r0, size=2048\nld r1, r2, size=2147483647, offset_value=-7, "
                     "offset_select=1\nlmv r1, r2, len=4096, size=4096\nlmv r1, r2, len=4097\nvvadd r1, "
                     "r2, r3, len=5000\nlldi r1, imm=-3, len=2047\n.end",
                     "long.asm")
                .value();
        const auto back = parseProgramBinary(programBinary(program).value(), "long.bin");
        QVERIFY2(back.has_value(), back ? "" : back.error().text().c_str());
        QVERIFY(back->cores == program.cores);
        const auto words = encode(program.cores[0].instructions).value();
        QCOMPARE(words.size(), std::size_t { 5 + 6 + 1 });
        QCOMPARE(words[0], 1U << 6);
        QVERIFY(!decode(std::vector<std::uint32_t> { 1U << 6 })); // nothing follows
        QVERIFY(!decode(std::vector<std::uint32_t> { 1U << 6, 1U << 6, words[1] })); // twice
        QVERIFY(!decode(std::vector<std::uint32_t> { 1U << 6, 1 })); // sldi has no length
    }

    void immediatesOfEveryWidthHaveABinaryForm()
    {
        Program program;
        CoreProgram core;
        for (const std::int32_t imm : { 0, 511, 512, -512, -513, 1023, 1024, 99273, -99273, INT32_MAX, INT32_MIN })
            for (const std::int32_t len : { 1, 2047, 2048, INT32_MAX })
                for (const std::int32_t offset : { 0, -7 })
                    core.instructions.push_back({ .op = Op::Lldi, .rd = 3, .imm = imm, .len = len, .offsetValue = offset,
                                                  .offsetSelect = static_cast<std::uint8_t>(offset != 0) });
        program.cores.push_back(core);
        const auto bytes = programBinary(program);
        QVERIFY2(bytes, bytes ? "" : bytes.error().text().c_str());
        const auto back = parseProgramBinary(*bytes, "imm.bin");
        QVERIFY2(back, back ? "" : back.error().text().c_str());
        QVERIFY(back->cores == program.cores);
        // one form each, and nothing else takes such a word
        const std::uint32_t prefix = 1U << 31, lldi = 26;
        QVERIFY(decode(std::vector<std::uint32_t> { prefix | 1U << 6, lldi }));
        QVERIFY(!decode(std::vector<std::uint32_t> { prefix, lldi })); // 0 fits
        QVERIFY(decode(std::vector<std::uint32_t> { prefix, lldi | 512U << 11 })); // 512 does not
        QVERIFY(!decode(std::vector<std::uint32_t> { prefix | 1U << 6 }));
        QVERIFY(!decode(std::vector<std::uint32_t> { prefix | 1U << 6, prefix | 1U << 6, lldi }));
        QVERIFY(!decode(std::vector<std::uint32_t> { prefix | 1U << 6, 27U }));
        QVERIFY(!decode(std::vector<std::uint32_t> { prefix | 1U << 6, 1U << 6, lldi })); // the length's word is first
        QVERIFY(decode(std::vector<std::uint32_t> { 1U << 6, prefix | 1U << 6, lldi }));
    }

    void aTextThatWasCutOffIsRefused()
    {
        const std::string whole = assemblyText(sample());
        const auto end = whole.find(".end");
        QVERIFY(whole.ends_with(".end cores=3 instructions=7\n"));
        for (std::size_t length = 0; length < end + 4; ++length) { // by whole lines and inside of lines
            const auto cut = assemble(whole.substr(0, length), "p.asm");
            QVERIFY2(!cut, std::to_string(length).c_str());
            QCOMPARE(cut.error().code, ErrorCode::ParseError);
            QVERIFY2(cut.error().where.starts_with("p.asm:"), cut.error().where.c_str());
        }
        const auto cut = assemble(whole.substr(0, end), "p.asm");
        QCOMPARE(cut.error().where, std::string("p.asm:11"));
        QVERIFY2(cut.error().message.find("the last line must be \".end\"") != std::string::npos,
                 cut.error().message.c_str());
        const std::string file = path("cut.asm");
        QVERIFY(writeFileAtomically(file, whole.substr(0, whole.find(".core 2"))));
        const auto read = readProgramFile(file);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::ParseError);
        // a line lost in the middle, and a list cut inside a number of the counts
        std::string less = whole;
        less.erase(less.find("    sldi"), less.find(".absent") - less.find("    sldi"));
        QVERIFY(assemble(less, "p.asm").error().message.find("instructions that its end tells, 7, got 6")
                != std::string::npos);
        QVERIFY(!assemble(whole.substr(0, whole.find("cores=3") + 6), "p.asm"));
    }

    void wordsWithoutTheirBeginningAreNotTakenForJson()
    {
        const std::string file = path("rand.bin");
        QVERIFY(writeFileAtomically(file, "\xe8\x01garbage"));
        const auto read = readProgramFile(file);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::ParseError);
        QVERIFY2(read.error().message.find("must begin with PIMWORDS") != std::string::npos, read.error().message.c_str());
    }

    void damagedWordsAreRefusedWithTheirPlace()
    {
        const std::string good = programBinary(sample()).value();
        QVERIFY(parseProgramBinary(good, "p.bin"));
        for (std::size_t length = 0; length < good.size(); ++length) { // cut anywhere
            const auto cut = parseProgramBinary(good.substr(0, length), "p.bin");
            QVERIFY(!cut);
            QCOMPARE(cut.error().code, ErrorCode::ParseError);
            QVERIFY2(cut.error().where.starts_with("p.bin"), cut.error().where.c_str());
        }
        QVERIFY(!parseProgramBinary(good + "x", "p.bin"));
        std::uint32_t state = 1;
        for (int i = 0; i < 2000; ++i) { // damaged anywhere: an error or another program, never more than its bytes
            std::string bad = good;
            for (int k = 0; k < 3; ++k) {
                state = state * 1664525 + 1013904223;
                bad[state % bad.size()] = static_cast<char>(state >> 24);
            }
            if (const auto read = parseProgramBinary(bad, "p.bin"))
                QVERIFY(read->instructionCount() <= static_cast<std::int64_t>(bad.size() / 4));
        }
        std::string many = good;
        many[12] = many[13] = many[14] = many[15] = '\xff';
        QVERIFY(parseProgramBinary(many, "p.bin").error().message.find("4294967295 cores") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestProgramFile)
#include "tst_program_file.moc"
