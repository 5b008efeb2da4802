// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <numeric>

#include "core/compare/budget_sweep.h"
#include "core/compare/portability.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/synthesis.h"

using namespace pim;
using namespace pim::compare;

namespace {

std::shared_ptr<const network::Network> zoo(const char* name)
{
    return std::make_shared<const network::Network>(network::zoo(name).value());
}

Entry made(const char* network, double watts, design::MacroStyle style)
{
    synthesis::SynthesisOptions options;
    options.constraints.powerBudget = { watts };
    options.effort = synthesis::Effort::Fast;
    options.macroStyle = style;
    options.sensitivities = false;
    auto found = synthesis::synthesize(zoo(network), hardware::preset("pimsyn").value(), options, {}).value();
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
