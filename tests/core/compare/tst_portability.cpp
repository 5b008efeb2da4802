// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <numeric>

#include "core/compare/budget_sweep.h"
#include "core/compare/portability.h"
#include "core/evaluation/macro_account.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/synthesis.h"
#include "tests/support/small_design.h"

using namespace pim;
using namespace pim::compare;

namespace {

std::shared_ptr<const network::Network> zoo(const char* name)
{
    return std::make_shared<const network::Network>(network::zoo(name).value());
}

Entry made(const char* network, double watts, design::MacroStyle style, const char* hardware = "pimsyn")
{
    synthesis::SynthesisOptions options;
    options.constraints.powerBudget = { watts };
    options.effort = synthesis::Effort::Fast;
    options.macroStyle = style;
    options.sensitivities = false;
    auto found = synthesis::synthesize(zoo(network), hardware::preset(hardware).value(), options, {}).value();
    return entryOf(network, found.best).value();
}

} // namespace

class TestPortability : public QObject
{
    Q_OBJECT

    std::map<design::MacroStyle, std::vector<Entry>> m_machines;

private slots:
    void initTestCase()
    {
        for (const auto style : { design::MacroStyle::Identical, design::MacroStyle::Specialized })
            m_machines[style] = { made("resnet18", 49, style), made("alexnet", 49, style), made("lenet5", 9, style) };
    }

    void neverUsesMoreThanTheMachineHas()
    {
        int fitted = 0;
        for (const auto& [style, machines] : m_machines)
            for (const Entry& machine : machines)
                for (const char* name : { "resnet18", "alexnet", "lenet5", "squeezenet" }) {
                    const auto entry = runOnMachine(machine, zoo(name), {});
                    if (!entry) {
                        QVERIFY2(entry.error().code == ErrorCode::Infeasible && !entry.error().message.empty(),
                                 entry.error().text().c_str());
                        continue;
                    }
                    const auto &has = *machine.evaluation, &uses = *entry->evaluation;
                    if (!uses.feasible)
                        continue;
                    ++fitted;
                    QVERIFY(uses.metrics.crossbars <= has.metrics.crossbars);
                    QVERIFY(uses.metrics.macros <= has.metrics.macros);
                    QVERIFY(uses.scratchpadKib <= has.scratchpadKib);
                    for (std::size_t k = 0; k < hardware::kComponentCount; ++k)
                        if (style == design::MacroStyle::Specialized)
                            QVERIFY2(
                                uses.totalComponents[k] <= has.totalComponents[k],
                                qPrintable(QString("%1 on %2").arg(name).arg(QString::fromStdString(machine.name))));
                    const auto adc = static_cast<std::size_t>(hardware::Component::Adc);
                    QVERIFY(uses.totalComponents[adc] <= has.totalComponents[adc]);
                    QVERIFY(entry->design->parameters.crossbarSize == machine.design->parameters.crossbarSize);
                }
        QVERIFY(fitted >= 4);
    }

    void theMatrixHasTheDesignsThemselvesOnItsDiagonal()
    {
        const auto& machines = m_machines[design::MacroStyle::Specialized];
        const auto p = portability(machines, {}).value();
        QVERIFY(p.finished);
        QCOMPARE(p.networks.size(), std::size_t { 3 });
        for (std::size_t m = 0; m < 3; ++m) {
            QVERIFY(p.cells[m][m].own && p.cells[m][m].fits);
            QCOMPARE(p.cells[m][m].efficiencyKept, 1.0);
            QCOMPARE(p.cells[m][m].metrics.energy.value, machines[m].evaluation->metrics.energy.value);
            for (std::size_t n = 0; n < 3; ++n)
                QVERIFY(p.cells[m][n].fits != !p.cells[m][n].reason.empty());
        }
        // LeNet's machine has room for LeNet only.
        QVERIFY(!p.cells[2][0].fits && QString::fromStdString(p.cells[2][0].reason).contains("the machine has"));
    }

    void aSmallNetworkFitsAMachineOfManyMacros()
    {
        // With every macro in use each would need a unit of every kind, and MobileNet's machine has too few additions.
        const Entry machine = made("mobilenetv2", 60, design::MacroStyle::Specialized);
        const auto entry = runOnMachine(machine, zoo("alexnet-cifar10"), {});
        QVERIFY2(entry, entry ? "" : entry.error().text().c_str());
        QVERIFY2(entry->evaluation->feasible, entry->evaluation->violationDetail.c_str());
        QVERIFY(entry->evaluation->metrics.macros < machine.evaluation->metrics.macros);
        // The parts of so many macros: no more than the machine's largest ones have together.
        const auto chip = evaluation::chipAccount(*machine.design, *machine.evaluation);
        std::vector<std::int64_t> crossbars;
        for (const auto& macro : chip.macros)
            crossbars.push_back(macro.crossbars);
        std::sort(crossbars.begin(), crossbars.end(), std::greater<>());
        const auto most = std::accumulate(crossbars.begin(), crossbars.begin() + entry->evaluation->metrics.macros,
                                          std::int64_t { 0 });
        QVERIFY(entry->evaluation->metrics.crossbars <= most);
    }

    void aLayerHasNoMoreMacrosThanCrossbars()
    {
        int fitted = 0;
        for (const char* text : { "conv1 1x1x1 -> 1 k1", "conv1 4x8x8 -> 4 k3 s1 p1; conv2 -> 1 k1; fc 2" }) {
            const auto tiny = std::make_shared<const network::Network>(test::parseNetwork(text));
            for (const Entry& machine : m_machines[design::MacroStyle::Specialized]) {
                const auto entry = runOnMachine(machine, tiny, {});
                QVERIFY2(entry, entry ? "" : entry.error().text().c_str());
                QVERIFY2(entry->evaluation->feasible, entry->evaluation->violationDetail.c_str());
                ++fitted;
                for (std::size_t l = 0; l < entry->design->layers.size(); ++l)
                    if (tiny->layers[l].onCrossbars())
                        QVERIFY(entry->design->layers[l].macros <= entry->evaluation->layers[l].crossbars);
            }
        }
        QCOMPARE(fitted, 6);
    }

    void namesTheObstacleThatNoCopiesRemove()
    {
        // AlexNet's machine has no element-wise units; with fewer copies ResNet's need of converters would be met.
        const auto entry = runOnMachine(made("alexnet", 65, design::MacroStyle::Specialized, "isaac-ce"), zoo("resnet18"), {});
        QVERIFY(!entry);
        QVERIFY2(QString::fromStdString(entry.error().message).contains("needs 8 element-wise units, the machine has 0"),
                 entry.error().message.c_str());
    }

    void aDesignThatBreaksItsBudgetDoesNotFit()
    {
        auto machines = m_machines[design::MacroStyle::Specialized];
        QVERIFY(portability(machines, {}).value().sameModel);
        auto starved = *machines[0].design;
        starved.constraints.powerBudget = { 5 };
        starved.model = evaluation::ModelOptions::pimsyn();
        machines[0] = entryOf("starved", starved).value();
        QVERIFY(!machines[0].evaluation->feasible);
        const auto p = portability(machines, {}).value();
        QVERIFY(p.cells[0][0].own && !p.cells[0][0].fits);
        QCOMPARE(p.cells[0][0].reason, machines[0].evaluation->violationDetail);
        QCOMPARE(p.cells[0][0].efficiencyKept, 0.0);
        QVERIFY2(!p.sameModel, "the others have another evaluation model");
    }

    void repeatsAndStops()
    {
        const auto& machines = m_machines[design::MacroStyle::Specialized];
        const auto once = runOnMachine(machines[1], zoo("lenet5"), {}),
                   twice = runOnMachine(machines[1], zoo("lenet5"), {});
        QCOMPARE(once.has_value(), twice.has_value());
        if (once)
            QVERIFY(once->design->layers == twice->design->layers);
        std::stop_source source;
        source.request_stop();
        RunContext run;
        run.stop = source.get_token();
        const auto stopped = portability(machines, run).value();
        QVERIFY(!stopped.finished);
        QVERIFY(!portability({ machines[0] }, {}));
    }

    void sweepsSeveralNetworks()
    {
        synthesis::SynthesisOptions options;
        options.effort = synthesis::Effort::Fast;
        int told = 0;
        const auto sweep = sweepBudgets({ zoo("lenet5"), zoo("alexnet-cifar10") }, hardware::preset("pimsyn").value(),
                                        options, { Power { 4 }, Power { 9 } }, {}, [&](const BudgetSweep&) { ++told; })
                               .value();
        QVERIFY(sweep.finished);
        QCOMPARE(told, 4);
        QCOMPARE(sweep.series.size(), std::size_t { 2 });
        for (const auto& series : sweep.series) {
            QCOMPARE(series.points.size(), std::size_t { 2 });
            if (series.points[0].feasible) // what fits a budget fits a larger one
                QVERIFY(series.points[1].metrics.powerEfficiencyGopsPerW
                        >= series.points[0].metrics.powerEfficiencyGopsPerW);
        }
        QVERIFY(!sweepBudgets({ zoo("lenet5") }, hardware::preset("pimsyn").value(), options,
                              { Power { 9 }, Power { 4 } }, {}));
        QVERIFY(!sweepBudgets({}, hardware::preset("pimsyn").value(), options, { Power { 9 } }, {}));
    }
};

QTEST_GUILESS_MAIN(TestPortability)
#include "tst_portability.moc"
