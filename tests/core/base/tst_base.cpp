// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

    void refusesWhatHasNoEnd()
    {
        for (const char* device : { "/dev/zero", "/dev/null", "/dev/full" }) {
            const auto read = readFile(device);
            QVERIFY2(!read, device);
            QCOMPARE(read.error().text(), std::string(device) + ": is a device, a file is needed");
        }
        QTemporaryDir folder;
        const std::string pipe = folder.filePath("pipe").toStdString(), large = folder.filePath("large").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const auto silent = readFile(pipe); // returns although nobody opens the other end
        QVERIFY(!silent);
        QCOMPARE(silent.error().code, ErrorCode::IoError);
        QCOMPARE(silent.error().message, std::string("is a pipe that nobody writes to"));
        QVERIFY(writeFileAtomically(large, "12345678"));
        QCOMPARE(readFile(large, 8).value(), std::string("12345678"));
        QCOMPARE(readFile(large, 7).error().message, std::string("is larger than the 7 bytes that are read"));
        std::filesystem::resize_file(large, kLargestFile + 1); // sparse: takes no space
        QVERIFY(!readFile(large));
    }

    void readsPipesThatSomebodyWritesTo()
    {
        QTemporaryDir folder;
        const std::string pipe = folder.filePath("pipe").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const int ours = ::open(pipe.c_str(), O_RDWR); // so that the reader finds a writer who is late
        QVERIFY(ours >= 0);
        const std::string text(300'000, 'x'); // more than a pipe holds at once
        std::thread writer([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            for (std::size_t done = 0; done < text.size();)
                done += static_cast<std::size_t>(std::max<ssize_t>(0, ::write(ours, text.data() + done, text.size() - done)));
            ::close(ours);
        });
        const auto read = readFile(pipe);
        writer.join();
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(*read, text);
    }
};

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"
