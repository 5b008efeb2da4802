// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <set>

#include <QtTest/QTest>

#include "core/hardware/presets.h"
#include "core/synthesis/synthesis.h"
#include "tests/support/network_text.h"
#include "tests/support/small_scratchpads.h"

using namespace pim;
using namespace pim::synthesis;
using evaluation::ModelOptions;

namespace {

/// A good design of a small network.
design::Design designed(Objective objective, bool studio, double budgetW = 1.5)
{
    SynthesisOptions o;
    o.constraints.powerBudget = { budgetW };
    o.objective = objective;
    o.effort = Effort::Fast;
    o.crossbarSizes = { 128 };
    o.cellBits = { 4 };
    o.dacBits = { 1 };
    o.model = studio ? ModelOptions::studio() : ModelOptions::pimsyn();
    auto hardware = hardware::preset("pimsyn");
    if (!hardware)
        qFatal("%s", hardware.error().text().c_str());
    const auto net = std::make_shared<const network::Network>(
        test::parseNetwork("conv1 3x12x12 -> 24 k3 p1; relu; pool1 k2 s2; conv2 48 k3 p1; relu; fc 10"));
    RunContext run;
    run.threads = 2;
    auto s = synthesize(net, test::withSmallScratchpads(**hardware), o, run);
    if (!s || !s->feasible)
        qFatal("no design: %s", s ? "infeasible" : s.error().text().c_str());
    return s->best;
}

double changeOf(const std::vector<Sensitivity>& list, const std::string& resource)
{
    const auto it =
        std::find_if(list.begin(), list.end(), [&](const Sensitivity& s) { return s.resource == resource; });
    return it == list.end() ? std::nan("") : it->changePercent;
}

} // namespace

class TestSensitivity : public QObject
{
    Q_OBJECT
private slots:
    void everyResourceIsThereOnceLargestFirst_data();
    void everyResourceIsThereOnceLargestFirst();
    void cheaperConvertersNeverHurt_data();
    void cheaperConvertersNeverHurt();
    void aResourceThatCostsNothingChangesNothing();
    void aDesignThatDoesNotFitHasNone();
    void itRepeats();
};

void TestSensitivity::everyResourceIsThereOnceLargestFirst_data()
{
    QTest::addColumn<int>("objective");
    QTest::addColumn<bool>("studio");
    for (const bool studio : { false, true })
        for (const auto objective : { Objective::Efficiency, Objective::Latency, Objective::Edp })
            QTest::addRow("%s, %s", studio ? "studio" : "pimsyn", objectiveInfo(objective).key.data())
                << static_cast<int>(objective) << studio;
}

void TestSensitivity::everyResourceIsThereOnceLargestFirst()
{
    QFETCH(int, objective);
    QFETCH(bool, studio);
    const auto list =
        sensitivity(designed(static_cast<Objective>(objective), studio), static_cast<Objective>(objective));
    std::set<std::string> names;
    for (const Sensitivity& s : list) {
        names.insert(s.resource);
        QVERIFY2(std::isfinite(s.changePercent) && std::abs(s.changePercent) < 100,
                 qPrintable(QString("%1: %2 %").arg(s.resource.c_str()).arg(s.changePercent)));
    }
    QCOMPARE(names.size(), list.size());
    for (const char* resource :
         { "10 % more power budget", "10 % less ADC power", "10 % less DAC power", "10 % less crossbar power",
           "10 % less scratchpad leakage", "10 % more memory bandwidth", "10 % more NoC bandwidth",
           "10 % less NoC power", "10 % faster ADCs", "10 % faster crossbars" })
        QVERIFY2(names.count(resource) == 1, resource);
    QVERIFY(std::is_sorted(list.begin(), list.end(), [](const Sensitivity& a, const Sensitivity& b) {
        return a.changePercent > b.changePercent;
    }));
    QVERIFY(list.front().changePercent > 0); // something always limits a design
}

void TestSensitivity::cheaperConvertersNeverHurt_data() { everyResourceIsThereOnceLargestFirst_data(); }

void TestSensitivity::cheaperConvertersNeverHurt()
{
    QFETCH(int, objective);
    QFETCH(bool, studio);
    const auto list =
        sensitivity(designed(static_cast<Objective>(objective), studio), static_cast<Objective>(objective));
    for (const char* resource : { "10 % less ADC power", "10 % less DAC power", "10 % less crossbar power",
                                  "10 % less scratchpad leakage", "10 % less NoC power" })
        QVERIFY2(changeOf(list, resource) >= -1e-6,
                 qPrintable(QString("%1: %2 %").arg(resource).arg(changeOf(list, resource))));
}

void TestSensitivity::aResourceThatCostsNothingChangesNothing()
{
    design::Design d = designed(Objective::Efficiency, false);
    auto hardware = std::make_shared<hardware::HardwareSpec>(*d.hardware);
    hardware->noc.chipPower = {};
    hardware->noc.routerPower.reset();
    d.hardware = hardware;
    const auto list = sensitivity(d, Objective::Efficiency);
    QVERIFY(!list.empty());
    QCOMPARE(changeOf(list, "10 % less NoC power"), 0.0);
}

void TestSensitivity::aDesignThatDoesNotFitHasNone()
{
    design::Design d = designed(Objective::Efficiency, true);
    d.constraints.powerBudget = { 1e-3 };
    QVERIFY(sensitivity(d, Objective::Efficiency).empty());
}

void TestSensitivity::itRepeats()
{
    const design::Design d = designed(Objective::Latency, true);
    const auto a = sensitivity(d, Objective::Latency), b = sensitivity(d, Objective::Latency);
    QCOMPARE(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        QCOMPARE(a[i].resource, b[i].resource);
        QVERIFY(a[i].changePercent == b[i].changePercent);
    }
}

QTEST_APPLESS_MAIN(TestSensitivity)
#include "tst_sensitivity.moc"
