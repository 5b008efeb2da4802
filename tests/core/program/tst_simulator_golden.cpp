// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator beside the public one: every case of tests/golden/pimsim, exact in time.
#include <QtTest>

#include <cstdio>
#include <fstream>

#include <nlohmann/json.hpp>

#include "core/program/machine_json.h"
#include "core/program/program_json.h"
#include "core/program/simulator.h"

using namespace pim;
using namespace pim::program;
using Json = nlohmann::ordered_json;

namespace {

const std::string kFolder = PIM_SOURCE_DIR "/tests/golden/pimsim/";

bool near(double got, double wanted) { return std::abs(got - wanted) <= 1e-9 * std::max(std::abs(wanted), 1e-9); }

struct Row
{
    std::string name;
    std::int64_t got = 0, wanted = 0, chiptest = 0;
    double rounds = 0, energy = 0, wantedEnergy = 0;
    bool exact = false;
};

} // namespace

class TestSimulatorGolden : public QObject
{
    Q_OBJECT

    Json m_golden;
    std::vector<Row> m_rows;

    Result<Program> programOf(const Json& one) const
    {
        if (one.contains("program_file"))
            return readProgram(kFolder + one["program_file"].get<std::string>());
        return parseProgram(one["program"].dump(), one["name"].get<std::string>());
    }
    MachineFile machineOf(const Json& one) const
    {
        const auto read = parseMachine({ m_golden["configs"][one["config"].get<std::size_t>()].dump(),
                                         m_golden["networks"][one["network"].get<std::size_t>()].dump() },
                                       one["name"].get<std::string>());
        if (!read)
            qFatal("%s", read.error().text().c_str());
        return *read;
    }

private slots:
    void initTestCase()
    {
        std::ifstream file(kFolder + "cases.json");
        QVERIFY(file.good());
        m_golden = Json::parse(file);
        QCOMPARE(m_golden["cases"].size(), std::size_t { 66 });
    }

    void equalsThePublicSimulator_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const auto& one : m_golden["cases"])
            QTest::newRow(one["name"].get<std::string>().c_str()) << index++;
    }
    void equalsThePublicSimulator()
    {
        QFETCH(int, index);
        const Json& one = m_golden["cases"][static_cast<std::size_t>(index)];
        const std::string name = one["name"];
        const auto program = programOf(one);
        QVERIFY2(program, program ? "" : program.error().text().c_str());
        const MachineFile file = machineOf(one);
        QVERIFY(file.notes.entries.empty());
        const bool latency = file.mode == SimulationMode::Latency;
        SimulationOptions options { .mode = file.mode, .timeLimitMs = latency ? 0 : file.timeMs, .trace = true };
        const auto got = simulate(*program, file.machine, options);
        if (one["exit"] != 0) { // the public simulator crashes
            QVERIFY(!got);
            QCOMPARE(got.error().code, ErrorCode::InvalidArgument);
            QVERIFY2(got.error().text().find("nop") != std::string::npos, got.error().text().c_str());
            return;
        }
        if (one["running_ps"] == 0) { // it never finishes
            QVERIFY(!got);
            QCOMPARE(got.error().code, ErrorCode::Infeasible);
            for (const char* word :
                 { "deadlock", "core 0, instruction 9 (send r1", "core 1, instruction 9", "core 1 to receive" })
                QVERIFY2(got.error().message.find(word) != std::string::npos, got.error().message.c_str());
            return;
        }
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        Row row { .name = name,
                  .got = got->runningPs,
                  .wanted = one["running_ps"],
                  .chiptest = one["chiptest_running_ps"],
                  .rounds = got->outputCount };
        // Energies of decoding, the register file and the scalar unit are not reproducible: both totals without them.
        double excepted = 0, exceptedHere = 0;
        for (const auto& core : one["cores"]) {
            const CoreResult& mine = got->cores[core["id"].get<std::size_t>()];
            QVERIFY(mine.exists);
            if (latency)
                QCOMPARE(mine.finishPs.value_or(0), core["finish_ps"].get<std::int64_t>());
            else
                QCOMPARE(mine.rounds, core["rounds"].get<std::int64_t>());
            exceptedHere += mine.energy.decodePj + mine.energy.registerFilePj + mine.energy.scalarPj;
            if (!core.contains("dynamic_pJ"))
                continue;
            const auto unit = [&](const char* key) { return core["dynamic_pJ"].value(key, 0.0); };
            excepted += unit("decode") + unit("reg_file") + unit("scalar");
            QVERIFY2(near(mine.energy.matrixPj, unit("matrix")), "matrix");
            QVERIFY2(near(mine.energy.vectorPj, unit("vector")), "vector");
            QVERIFY2(near(mine.energy.localMemoryPj, unit("local_memory")), "local memory");
            QVERIFY2(near(mine.energy.fetchPj, unit("fetch")), "fetch");
            QVERIFY2(near(mine.energy.staticMw, core["static_mW"]), "static");
        }
        if (one.contains("network_pJ")) {
            QVERIFY2(near(got->networkEnergyPj, one["network_pJ"]), "network");
            QVERIFY2(near(got->globalMemoryEnergyPj, one["global_memory_pJ"]), "global memory");
        }
        for (const auto& core : one["cores"]) {
            if (!core.contains("trace"))
                continue;
            std::vector<std::array<double, 3>> wanted, mine;
            for (const auto& entry : core["trace"])
                wanted.push_back(
                    { entry[0].get<double>(), entry[2].get<double>() * 1000, entry[3].get<double>() * 1000 });
            for (const TraceEntry& entry : got->trace)
                if (entry.core == core["id"])
                    mine.push_back({ static_cast<double>(entry.instruction), static_cast<double>(entry.enterPs),
                                     static_cast<double>(entry.retirePs) });
            std::sort(wanted.begin(), wanted.end());
            std::sort(mine.begin(), mine.end());
            QCOMPARE(mine, wanted);
        }
        row.energy = got->totalEnergyPj - exceptedHere;
        row.wantedEnergy = one["total_pJ"].get<double>() - excepted;
        row.exact = row.got == row.wanted && near(row.energy, row.wantedEnergy)
            && (latency || row.rounds == one["rounds"].get<double>());
        m_rows.push_back(row);
        QCOMPARE(row.got, row.wanted);
        if (!latency)
            QCOMPARE(row.rounds, one["rounds"].get<double>());
        QVERIFY2(near(row.energy, row.wantedEnergy),
                 qPrintable(QString("%1 pJ, wanted %2").arg(row.energy, 0, 'g', 15).arg(row.wantedEnergy, 0, 'g', 15)));
    }

    void theNetworksAreNearTheUnstableOrder()
    {
        // ChipTest fires simultaneous events in an order of its own; on compiled networks the difference stays small.
        int networks = 0;
        for (const Row& row : m_rows)
            if (row.name.starts_with("net_") && row.chiptest > 10'000'000) {
                ++networks;
                QVERIFY2(std::abs(static_cast<double>(row.got - row.chiptest))
                             <= 0.015 * static_cast<double>(row.chiptest),
                         row.name.c_str());
            }
        QCOMPARE(networks, 6);
    }

    void cleanupTestCase()
    {
        std::size_t exact = 0;
        std::printf("%-26s %14s %14s %14s %9s %16s\n", "case", "ps", "wanted", "ChipTest", "rounds", "pJ");
        for (const Row& row : m_rows) {
            exact += row.exact ? 1 : 0;
            std::printf("%-26s %14lld %14lld %14lld %9.4g %16.10g %s\n", row.name.c_str(),
                        static_cast<long long>(row.got), static_cast<long long>(row.wanted),
                        static_cast<long long>(row.chiptest), row.rounds, row.energy, row.exact ? "exact" : "DIFFERS");
        }
        std::printf("%zu of %zu cases exact\n", exact, m_rows.size());
    }
};

QTEST_APPLESS_MAIN(TestSimulatorGolden)
#include "tst_simulator_golden.moc"
