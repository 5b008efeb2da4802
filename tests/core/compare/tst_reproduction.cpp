// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <set>

#include "core/compare/reproduction.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/report/html_report.h"
#include "core/report/latex.h"
#include "core/report/reproduction_json.h"

using namespace pim;
using namespace pim::compare;

namespace {

ReproductionOptions alexnet(std::vector<Experiment> experiments)
{
    ReproductionOptions o;
    o.experiments = std::move(experiments);
    o.networks = { "alexnet" };
    o.effort = synthesis::Effort::Fast;
    return o;
}

const ReproductionRow* find(const Reproduction& r, Experiment e, std::string_view network, std::string_view quantity,
                            std::string_view series)
{
    for (const ReproductionRow& row : r.rows)
        if (row.experiment == e && row.network == network && row.quantity == quantity && row.series == series)
            return &row;
    return nullptr;
}

} // namespace

class TestReproduction : public QObject
{
    Q_OBJECT

private slots:
    void thePaperTableIsComplete()
    {
        std::set<std::tuple<Experiment, std::string_view, std::string_view, std::string_view>> keys;
        for (const PublishedResult& p : publishedResults()) {
            QVERIFY(p.value > 0 && !p.series.empty() && !p.quantity.empty() && !p.unit.empty());
            if (!p.network.empty())
                QVERIFY(network::zoo(p.network));
            QVERIFY2(keys.emplace(p.experiment, p.network, p.quantity, p.series).second, "a number stands there twice");
        }
        // 6 of Table IV, 20 + 2 of Fig. 6, 30 + 2 of Fig. 7, 20 + 2 each of Fig. 8 and 9, 18 of Table V.
        QCOMPARE(keys.size(), std::size_t { 6 + 22 + 32 + 22 + 22 + 18 });
        for (int e = 0; e < kExperimentCount; ++e)
            QVERIFY(experimentOf(experimentKey(static_cast<Experiment>(e))) == static_cast<Experiment>(e));
        QVERIFY(!experimentOf("table6"));
    }

    void ratiosAreOursByThePapers()
    {
        const auto r = reproduce(alexnet({ Experiment::Figure6 }), {}).value();
        QVERIFY(r.finished);
        QCOMPARE(r.rows.size(), std::size_t { 4 + 2 });
        const auto* ours = find(r, Experiment::Figure6, "alexnet", "power efficiency", "PIMSYN");
        const auto* isaac = find(r, Experiment::Figure6, "alexnet", "power efficiency", "ISAAC");
        QVERIFY(ours->ours && isaac->ours);
        QCOMPARE(ours->paper, 0.71);
        QCOMPARE(*ours->ratio(), *ours->ours / 0.71);
        QVERIFY2(*ours->ours > *isaac->ours, "synthesis beats the manual design");
        const auto* mean = find(r, Experiment::Figure6, "", "power efficiency", "mean gain over ISAAC");
        QVERIFY(std::abs(*mean->ours - *ours->ours / *isaac->ours) < 1e-12);
        QCOMPARE(r.runs.size(), std::size_t(runsOf(alexnet({ Experiment::Figure6 }))));
        for (const auto& run : r.runs)
            QVERIFY(run.failure.empty() && run.peakPowerW <= run.budget.value);
    }

    void aMeanOverFewerNetworksHasNoRatio()
    {
        const auto r = reproduce(alexnet({ Experiment::Figure6 }), {}).value();
        const auto* mean = find(r, Experiment::Figure6, "", "power efficiency", "mean gain over ISAAC");
        QVERIFY(mean->ours && mean->partial && !mean->ratio() && !agrees(*mean));
        QCOMPARE(mean->missing, std::string("mean over 1 of the paper's 5 networks"));
        QVERIFY(report::latexReproduction(r).find("(mean over 1 of the paper") != std::string::npos);
        report::ReportContent content;
        content.reproduction = &r;
        QVERIFY(report::htmlReport(content).html.find("mean over 1 of the paper") != std::string::npos);
    }

    void thePeaksOfManualMachinesDoNotDependOnTheNetworksAskedFor()
    {
        const auto peaks = [](std::vector<std::string> networks) {
            ReproductionOptions o;
            o.experiments = { Experiment::Table4 };
            o.networks = std::move(networks);
            o.effort = synthesis::Effort::Fast;
            const auto r = reproduce(o, {}).value();
            return std::pair(*find(r, Experiment::Table4, "", "peak power efficiency", "ISAAC")->ours,
                             *find(r, Experiment::Table4, "", "peak power efficiency", "PUMA")->ours);
        };
        QVERIFY(peaks({ "alexnet" }) == peaks({ "resnet18" }));
        ReproductionOptions none;
        none.experiments = { Experiment::Table4 };
        none.networks = { "resnet18-cifar10" };
        QVERIFY(!reproduce(none, {}));
    }

    void disagreementsHaveAReason()
    {
        const auto r = reproduce(alexnet({ Experiment::Table4, Experiment::Figure6 }), {}).value();
        for (const Experiment e : { Experiment::Table4, Experiment::Figure6 }) {
            const bool differs = std::any_of(r.rows.begin(), r.rows.end(),
                                             [&](const auto& row) { return row.experiment == e && !agrees(row); });
            const bool told = std::any_of(r.notes.begin(), r.notes.end(),
                                          [&](const auto& note) { return note.experiment == e && !note.text.empty(); });
            QCOMPARE(told, differs);
        }
        for (const char* name : { "PRIME", "PipeLayer", "AtomLayer" }) {
            const auto* row = find(r, Experiment::Table4, "", "peak power efficiency", name);
            QVERIFY(row->cited && !row->ours && !row->missing.empty());
        }
    }

    void duplicationRulesAreInOrder()
    {
        const auto r = reproduce(alexnet({ Experiment::Figure7 }), {}).value();
        const auto value = [&](const char* series) {
            return *find(r, Experiment::Figure7, "alexnet", "throughput", series)->ours;
        };
        QVERIFY(value("annealing") > value("no duplication"));
        QVERIFY(value("heuristic") > value("no duplication"));
        // On the paper's ISAAC our own has no part: the ratio of two rules is the same on both.
        const auto onPaper = [&](const char* series) {
            return *find(r, Experiment::Figure7, "alexnet", "throughput", series)->onPaperIsaac;
        };
        QVERIFY(std::abs(onPaper("annealing") / onPaper("heuristic") - value("annealing") / value("heuristic")) < 1e-9);
        const auto base = reproduce(alexnet({ Experiment::Figure6 }), {}).value();
        const auto* isaac = find(base, Experiment::Figure6, "alexnet", "throughput", "ISAAC");
        QVERIFY(std::abs(onPaper("annealing") - value("annealing") * *isaac->ours / isaac->paper) < 1e-9);
        QVERIFY(!isaac->onPaperIsaac);
        const auto tells = [&](const compare::Reproduction& result, const char* text) {
            return std::any_of(result.notes.begin(), result.notes.end(), [&](const auto& note) {
                return note.text.find(text) != std::string::npos;
            });
        };
        QVERIFY(tells(r, "divide by ISAAC"));
        QVERIFY(tells(base, "ISAAC 18.4 on alexnet; PIMSYN 20.8 on alexnet")); // 2.3 / 0.125 and 14.8 / 0.71 W
    }

    void sharingIsNeverWorseThanNone()
    {
        const auto r = reproduce(alexnet({ Experiment::Figure9 }), {}).value();
        QVERIFY(*find(r, Experiment::Figure9, "alexnet", "power efficiency", "with sharing")->ours
                >= *find(r, Experiment::Figure9, "alexnet", "power efficiency", "without sharing")->ours);
    }

    void repeatsOnAnyNumberOfThreads()
    {
        RunContext one, four;
        one.threads = 1;
        four.threads = 4;
        auto a = reproduce(alexnet({ Experiment::Figure6 }), one).value(),
             b = reproduce(alexnet({ Experiment::Figure6 }), four).value();
        a.seconds = b.seconds = 0;
        QCOMPARE(report::reproductionCsv(a), report::reproductionCsv(b));
    }

    void stopsWithWhatIsDone()
    {
        std::stop_source source;
        RunContext run;
        run.stop = source.get_token();
        int partial = 0;
        double fraction = 0;
        run.onProgress = [&](const Progress& p) {
            QVERIFY(p.fraction >= fraction);
            fraction = p.fraction;
        };
        const auto r = reproduce(alexnet({ Experiment::Figure6 }), run, [&](const Reproduction& so) {
                           ++partial;
                           QVERIFY(!so.runs.empty());
                           source.request_stop();
                       }).value();
        QCOMPARE(partial, 1);
        QVERIFY(!r.finished);
        QCOMPARE(r.runs.size(), std::size_t { 1 });
        QVERIFY(!r.rows.empty()); // the paper's numbers, ours open
    }

    void refusesNetworksThePaperDoesNotHave()
    {
        ReproductionOptions o;
        o.networks = { "lenet5" };
        const auto r = reproduce(o, {});
        QVERIFY(!r && r.error().code == ErrorCode::InvalidArgument);
        QVERIFY(QString::fromStdString(r.error().message).contains("resnet18-cifar10"));
        o.networks = { "resnet18-cifar10" };
        o.experiments = { Experiment::Figure6 };
        QVERIFY(!reproduce(o, {}));
    }

    void thePeakCeilingIsThatOfTheBestCrossbar()
    {
        // pimsyn: 256 rows of 2-bit cells, 1-bit DACs, 9-bit ADCs: 2 * 65536 / 8 operations in 16 * 100 ns are 10.24
        // GOPS; crossbar 1.2 mW, 256 DACs of 3.9 uW, 2.56 ADCs of 2.25 mW: 7.9584 mW. 1.2867 TOPS/W.
        QVERIFY(std::abs(peakCeilingTopsPerW(**hardware::preset("pimsyn")) - 10.24 / 7.9584) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestReproduction)
#include "tst_reproduction.moc"
