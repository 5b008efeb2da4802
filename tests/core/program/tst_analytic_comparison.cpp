// SPDX-License-Identifier: GPL-3.0-or-later
// The analytic model and the simulated program side by side: sums that must come out, and reasons that add up.
#include <QtTest>

#include <set>

#include "core/program/analytic_comparison.h"
#include "core/program/compiler.h"
#include "core/program/machine_from_design.h"
#include "core/program/service_time.h"
#include "tests/support/example_design.h"

using namespace pim;
using namespace pim::program;

namespace {

struct Compared
{
    design::Design design;
    evaluation::Evaluation evaluation;
    Machine machine;
    SimulationOptions options;
    std::shared_ptr<const CompiledProgram> compiled;
    SimulationResult result;
    std::shared_ptr<const SimulatedTimeline> lanes;
    AnalyticComparison comparison;
};

Compared compared(const design::Design& design, CompileMode mode, bool corrected = false)
{
    Compared out;
    out.design = design;
    out.evaluation = evaluation::evaluate(design).value();
    auto machine = machineFromDesign(design, out.evaluation).value();
    out.machine = machine.machine;
    machine.options.mode = mode;
    out.compiled = std::make_shared<const CompiledProgram>(compile(design.network, out.machine, machine.options).value());
    out.options.trace = true;
    if (corrected)
        for (const Correction& c : corrections())
            out.options.*c.member = true;
    if (mode == CompileMode::Throughput) {
        out.options.mode = SimulationMode::Throughput;
        out.options.timeLimitMs = 10 * out.evaluation.metrics.latency.value * 1e-6;
    }
    const std::shared_ptr<const Program> program(out.compiled, &out.compiled->program);
    out.result = simulate(*program, out.machine, out.options).value();
    out.lanes = simulatedTimeline(program, out.machine, out.options, out.result).value();
    auto comparison = compareWithAnalytic(design, *out.lanes, out.machine, out.options, out.result, mode == CompileMode::Throughput);
    if (!comparison)
        qFatal("%s", comparison.error().text().c_str());
    out.comparison = std::move(*comparison);
    return out;
}

bool near(double a, double b, double relative = 1e-9) { return std::abs(a - b) <= relative * std::max({ std::abs(a), std::abs(b), 1e-12 }); }

double sum(const std::array<Time, kTimeUseCount>& uses)
{
    double all = 0;
    for (const Time& t : uses)
        all += t.value;
    return all;
}

} // namespace

class AnalyticComparisonTest : public QObject
{
    Q_OBJECT

    design::Design m_design;
    Compared m_latency;

private slots:
    void initTestCase()
    {
        m_design = test::exampleDesign("lenet5", 2).best;
        m_latency = compared(m_design, CompileMode::Latency);
    }

    void usesAddUpToTheTimeOfEachLayer_data()
    {
        QTest::addColumn<bool>("latency");
        QTest::newRow("latency") << true;
        QTest::newRow("throughput") << false;
    }
    void usesAddUpToTheTimeOfEachLayer()
    {
        QFETCH(bool, latency);
        const Compared run = latency ? m_latency : compared(m_design, CompileMode::Throughput);
        int both = 0;
        for (const LayerComparison& layer : run.comparison.layers) {
            for (const LayerFigures* f : { &layer.analytic, &layer.simulated }) {
                QVERIFY(near(sum(f->uses), f->time.value));
                double energy = 0;
                for (const Energy& e : f->energies)
                    energy += e.value;
                QVERIFY(near(energy, f->energy.value));
            }
            if (!layer.analytic.present || !layer.simulated.present)
                continue;
            ++both;
            double difference = 0;
            for (const Reason& reason : layer.reasons)
                difference += reason.difference.value;
            QVERIFY(near(difference, layer.simulated.time.value - layer.analytic.time.value, 1e-6));
            QVERIFY(std::is_sorted(layer.reasons.begin(), layer.reasons.end(), [](const Reason& a, const Reason& b) {
                return std::abs(a.difference.value) > std::abs(b.difference.value);
            }));
        }
        QVERIFY(both >= 4);
    }
    void timesAreFromTheFirstInstructionToTheLast()
    {
        const auto& [design, evaluation, machine, options, compiled, result, lanes, comparison] = m_latency;
        for (std::size_t l = 0; l < comparison.layers.size(); ++l) {
            std::int64_t first = std::numeric_limits<std::int64_t>::max(), last = 0;
            for (const TraceEntry& entry : result.trace) {
                const auto& in = compiled->program.cores[std::size_t(entry.core)].instructions[std::size_t(entry.instruction)];
                if (compiled->program.sources[in.source].layer != int(l))
                    continue;
                first = std::min(first, entry.enterPs);
                last = std::max(last, entry.retirePs);
            }
            if (last == 0)
                continue;
            // An mvmul may have waited in the reorder buffer for its group first.
            const double span = double(last - first) * 1e-3;
            QVERIFY2(comparison.layers[l].simulated.time.value <= span + 1e-6, comparison.layers[l].name.c_str());
            QVERIFY2(comparison.layers[l].simulated.time.value > 0.9 * span, comparison.layers[l].name.c_str());
            QVERIFY(comparison.layers[l].core >= 0);
        }
        for (std::size_t l = 0; l < comparison.layers.size(); ++l)
            if (comparison.layers[l].analytic.present)
                QVERIFY(comparison.layers[l].analytic.time.value <= evaluation.metrics.latency.value * (1 + 1e-9) + 2 * evaluation.metrics.clock.value);
        QCOMPARE(comparison.analyticLatency.value, evaluation.metrics.latency.value);
        QVERIFY(near(comparison.simulatedLatency.value, double(result.runningPs) * 1e-3));
    }
    void energiesAreThoseOfBothModels_data()
    {
        QTest::addColumn<bool>("corrected");
        QTest::newRow("as the public simulator") << false;
        QTest::newRow("corrected") << true;
    }
    void energiesAreThoseOfBothModels()
    {
        QFETCH(bool, corrected);
        const Compared run = corrected ? compared(m_design, CompileMode::Latency, true) : m_latency;
        const AnalyticComparison& c = run.comparison;
        QVERIFY(near(c.analyticEnergy.value + c.analyticStatic.value, run.evaluation.metrics.energy.value));
        QVERIFY2(near(c.simulatedEnergy.value * 1e3, run.result.dynamicEnergyPj),
                 qPrintable(QStringLiteral("%1 %2").arg(c.simulatedEnergy.value * 1e3).arg(run.result.dynamicEnergyPj)));
        QVERIFY(near((c.simulatedEnergy.value + c.simulatedStatic.value) * 1e3, run.result.totalEnergyPj));
        double network = 0, layers = c.withoutLayer.value;
        for (const LayerComparison& layer : c.layers)
            layers += layer.simulated.energy.value;
        QVERIFY(near(layers, c.simulatedEnergy.value));
        network = c.simulatedEnergies[std::size_t(EnergyUse::Network)].value * 1e3;
        QVERIFY(near(network, run.result.networkEnergyPj));
        QVERIFY(near(c.simulatedEnergies[std::size_t(EnergyUse::GlobalMemory)].value * 1e3, run.result.globalMemoryEnergyPj));
        double matrix = 0, vector = 0, local = 0;
        for (const CoreResult& core : run.result.cores) {
            matrix += core.energy.matrixPj;
            vector += core.energy.vectorPj;
            local += core.energy.localMemoryPj;
        }
        QVERIFY(near(c.simulatedEnergies[std::size_t(EnergyUse::Matrix)].value * 1e3, matrix));
        QVERIFY(near(c.simulatedEnergies[std::size_t(EnergyUse::Vector)].value * 1e3, vector));
        QVERIFY(near(c.simulatedEnergies[std::size_t(EnergyUse::LocalMemory)].value * 1e3, local));
    }
    void reasonsSayTheirNumbers()
    {
        std::set<ReasonKind> kinds;
        for (const LayerComparison& layer : m_latency.comparison.layers)
            for (const Reason& reason : layer.reasons) {
                kinds.insert(reason.kind);
                QVERIFY(!reasonText(reason).empty());
                QVERIFY(!reasonKey(reason.kind).empty());
                if (reason.kind == ReasonKind::MvmCount) {
                    QCOMPARE(reason.analytic, double(layer.analytic.mvms));
                    QCOMPARE(reason.simulated, layer.simulated.mvmTurns);
                    QVERIFY(layer.simulated.mvmTurns > 0 && layer.simulated.mvmTurns <= double(layer.simulated.mvms) * (1 + 1e-9));
                }
                if (reason.kind == ReasonKind::GlobalMemory)
                    QCOMPARE(reason.simulated, double(layer.simulated.globalBytes));
            }
        QVERIFY(kinds.contains(ReasonKind::MvmTime));
        QVERIFY(kinds.contains(ReasonKind::Issue));
        QCOMPARE(reasonText({ ReasonKind::MvmTime, Time { 30 }, 100.5, 1300 }),
                 std::string("an MVM with its operands and results takes 1.3 µs, in the analytic model 100.5 ns"));
        QCOMPARE(reasonText({ ReasonKind::GlobalMemory, Time { 1 }, 0, 64'000 }),
                 std::string("64 kB pass through the global memory, which the analytic model does not have"));
        std::set<NoteKind> notes;
        for (const ComparisonNote& note : m_latency.comparison.notes) {
            notes.insert(note.kind);
            QVERIFY(!noteText(note).empty());
        }
        QVERIFY(notes.contains(NoteKind::InFlight));
        QVERIFY(notes.contains(NoteKind::MvmRead));
        QVERIFY(notes.contains(NoteKind::FreeLoads)); // the image, at least
        QCOMPARE(noteText({ NoteKind::FreeLoads, 0, 1500 }),
                 std::string("1.5 kB of loaded data cost the network nothing, as in pimsim-nn; the correction charged-loads counts them"));
        QVERIFY(!notes.contains(NoteKind::Mode));
        QVERIFY(!notes.contains(NoteKind::DataBits)); // compiled as wide as the design's
    }
    void causesAddUpToTheTimes_data()
    {
        QTest::addColumn<bool>("latency");
        QTest::newRow("latency") << true;
        QTest::newRow("throughput") << false;
    }
    void causesAddUpToTheTimes()
    {
        QFETCH(bool, latency);
        const Compared run = latency ? m_latency : compared(m_design, CompileMode::Throughput);
        const AnalyticComparison& c = run.comparison;
        QVERIFY(c.otherMachine.empty());
        const auto sums = [](const std::vector<Cause>& causes) {
            std::pair<double, double> sum { 0, 0 };
            for (const Cause& cause : causes) {
                sum.first += cause.analytic.value;
                sum.second += cause.simulated.value;
            }
            return sum;
        };
        QVERIFY(near(sums(c.causes).second, c.simulatedLatency.value, 1e-6));
        QVERIFY2(near(sums(c.causes).first, c.analyticLatency.value, 0.01), qPrintable(QStringLiteral("%1 %2").arg(sums(c.causes).first).arg(c.analyticLatency.value)));
        QVERIFY(std::is_sorted(c.causes.begin(), c.causes.end(), [](const Cause& a, const Cause& b) { return a.difference().value > b.difference().value; }));
        int mvms = 0;
        for (const LayerComparison& layer : c.layers) {
            if (!layer.simulated.present)
                continue;
            QVERIFY(near(sums(layer.causes).second, latency ? layer.simulated.time.value : c.simulatedLatency.value, 1e-6));
            QCOMPARE(layer.issue.mvms > 0, layer.simulated.mvms > 0);
            mvms += layer.issue.mvms > 0;
            QCOMPARE(issueText(layer).empty(), layer.issue.mvms == 0);
            if (layer.issue.mvms > 0) {
                QVERIFY(layer.issue.atOnce <= layer.issue.groups * 1.0001);
                QVERIFY(layer.issue.transfer().value == 0 || layer.issue.atOnce <= layer.issue.most() * 1.001);
            }
        }
        QVERIFY(mvms >= 4);
        QVERIFY(causeText(c.causes.front(), c).find(": ") != std::string::npos);
        const bool rest = std::ranges::any_of(c.notes, [&](const ComparisonNote& n) { return n.kind == NoteKind::RestTime && near(n.analytic, run.evaluation.metrics.energy.value); });
        QCOMPARE(rest, !latency);
    }
    void anotherMachineHasNoReasons()
    {
        Compared run = m_latency;
        run.machine.name = "its own by another name";
        const auto own = compareWithAnalytic(m_design, *run.lanes, run.machine, run.options, run.result, false).value();
        QVERIFY(own.otherMachine.empty() && !own.causes.empty());
        run.machine.name = "another";
        run.machine.localMemory.readLatencyCycles += 1;
        const auto other = compareWithAnalytic(m_design, *run.lanes, run.machine, run.options, run.result, false).value();
        QCOMPARE(other.otherMachine, std::string("another"));
        QVERIFY(other.causes.empty());
        for (const LayerComparison& layer : other.layers)
            QVERIFY(layer.reasons.empty() && layer.causes.empty());
    }
    void bytesAreThoseOfTheSimulation()
    {
        std::int64_t global = 0, network = 0;
        for (const LayerComparison& layer : m_latency.comparison.layers) {
            global += layer.simulated.globalBytes;
            network += layer.simulated.networkBytes;
        }
        std::int64_t simulated = 0, sent = 0;
        for (const CoreResult& core : m_latency.result.cores) {
            simulated += core.globalReadBytes + core.globalWriteBytes;
            sent += core.sentBytes;
        }
        QVERIFY(global <= simulated && global > simulated / 2); // some are of no layer
        QVERIFY(network <= sent);
    }
    void aProgramOfAnotherNetworkIsRefused()
    {
        SimulatedTimeline other = *m_latency.lanes;
        auto program = std::make_shared<Program>(*other.program);
        program->sources.push_back({ 500, 0 });
        other.program = program;
        const auto refused = compareWithAnalytic(m_design, other, m_latency.machine, m_latency.options, m_latency.result, false);
        QVERIFY(refused.error().code == ErrorCode::InvalidArgument);
        QVERIFY(refused.error().message.find("another network") != std::string::npos);
    }
    void itCanBeStopped()
    {
        std::stop_source source;
        source.request_stop();
        RunContext stopped;
        stopped.stop = source.get_token();
        QVERIFY(compareWithAnalytic(m_design, *m_latency.lanes, m_latency.machine, m_latency.options, m_latency.result, false, stopped).error().code
                == ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(AnalyticComparisonTest)
#include "tst_analytic_comparison.moc"
