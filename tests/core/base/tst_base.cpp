// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>

#include <QtTest>

#include "core/base/file.h"
#include "core/base/random.h"
#include "core/base/units.h"

using namespace pim;

class TestBase : public QObject
{
    Q_OBJECT
private slots:
    void quantitiesCompose()
    {
        const Energy e = 3.0_mW * 100.0_ns;
        QCOMPARE(e.value, 0.3); // 3 mW for 100 ns is 0.3 nJ
        QCOMPARE((1.0_nJ / 2.0_ns).value, 0.5);
        QCOMPARE(300.0_ns / 100.0_ns, 3.0);
    }

    void streamsRepeatAndDiffer()
    {
        RandomStream a(7, 3, 5), b(7, 3, 5), c(7, 3, 6), d(8, 3, 5);
        const auto first = a.next();
        QCOMPARE(b.next(), first);
        QVERIFY(c.next() != first);
        QVERIFY(d.next() != first);
    }

    void uniformIntCoversItsRange()
    {
        RandomStream s(1);
        int seen[5] = {};
        for (int i = 0; i < 5000; ++i) {
            const auto v = s.uniformInt(-2, 2);
            QVERIFY(v >= -2 && v <= 2);
            ++seen[v + 2];
        }
        for (int n : seen)
            QVERIFY(n > 800 && n < 1200); // 1000 expected, five sigma is 141
        QCOMPARE(s.uniformInt(4, 4), std::int64_t { 4 });
    }

    void sha256MatchesTheStandard()
    {
        // FIPS 180-2, appendix B.1
        QCOMPARE(sha256Hex("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void writesWholeFilesOrNone()
    {
        const auto folder = std::filesystem::temp_directory_path() / "pim_tst_base";
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        const auto file = folder / "a.json";
        QVERIFY(writeFileAtomically(file, "one"));
        QVERIFY(writeFileAtomically(file, "two"));
        QCOMPARE(readFile(file).value(), std::string("two"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(folder), {}), std::ptrdiff_t { 1 });
        const auto missing = writeFileAtomically(folder / "no" / "b.json", "x");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::IoError);
        const auto full = writeFileAtomically("/dev/full", "x");
        QVERIFY(!full);
        QVERIFY(full.error().message.find("No space left") != std::string::npos);
        QVERIFY(!readFile(folder));
        std::filesystem::remove_all(folder);
    }
};

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"
