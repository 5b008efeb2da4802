// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <fmt/format.h>

#include "core/compare/comparison.h"
#include "core/evaluation/period_limit.h"
#include "core/report/comparison_json.h"
#include "core/report/comparison_text.h"
#include "tests/support/small_design.h"

using namespace pim;
using namespace pim::compare;

namespace {

constexpr const char* kNetwork = "conv1 3x16x16 -> 16 k3 s1 p1; conv2 -> 32 k3 s1 p1; fc 10";

design::Design small(std::int64_t copies = 1, int macros = 1)
{
    auto d = test::smallDesign(kNetwork, evaluation::ModelOptions::studio());
    d.layers[0].weightDuplication = copies;
    d.layers[0].macros = macros;
    return d;
}

Entry named(const char* name, design::Design d) { return entryOf(name, std::move(d)).value(); }

Comparison compared(std::vector<design::Design> designs, std::size_t reference = 0)
{
    std::vector<Entry> entries;
    for (auto& d : designs)
        entries.push_back(named("design", std::move(d)));
    return compareDesigns(std::move(entries), reference).value();
}

bool close(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({ 1e-12, std::abs(a), std::abs(b) }); }

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private slots:
    void aDesignDoesNotDifferFromItself()
    {
        const Comparison c = compared({ small(4, 2), small(4, 2) });
        QVERIFY(c.sameNetwork && c.sameModel);
        for (const MetricRow& row : c.metrics) {
            if (!std::isfinite(row.values[0]))
                continue;
            QCOMPARE(row.differences[1], 0.0);
            QCOMPARE(row.changes[1], 0.0);
            QVERIFY(row.verdicts[1] == Verdict::Same);
            QVERIFY2(!row.best[0] && !row.best[1], "nobody is best among equals");
        }
        QCOMPARE(c.differingSettings(), std::size_t { 0 });
        QVERIFY(c.reasons.empty());
        for (const RadarAxis& axis : c.radar)
            QVERIFY(axis.values[0] == 1.0 && axis.values[1] == 1.0);
    }

    void differencesTurnTheirSignWithTheReference()
    {
        const Comparison a = compared({ small(1), small(8, 2) }, 0), b = compared({ small(1), small(8, 2) }, 1);
        for (std::size_t i = 0; i < a.metrics.size(); ++i) {
            const MetricRow &x = a.metrics[i], &y = b.metrics[i];
            if (!std::isfinite(x.values[0]) || !std::isfinite(x.values[1]))
                continue;
            QCOMPARE(x.differences[1], -y.differences[0]);
            if (std::isfinite(x.changes[1]) && std::isfinite(y.changes[0]) && x.values[0] > 0)
                QVERIFY(close((1 + x.changes[1]) * (1 + y.changes[0]), 1));
            const auto mirrored = [](Verdict v) {
                return v == Verdict::Better ? Verdict::Worse : v == Verdict::Worse ? Verdict::Better : v;
            };
            QVERIFY(x.verdicts[1] == mirrored(y.verdicts[0]));
            QVERIFY(x.best == y.best);
        }
        QCOMPARE(a.reasons.size(), b.reasons.size());
        for (std::size_t i = 0; i < a.reasons.size(); ++i)
            QVERIFY(a.reasons[i].better != b.reasons[i].better && a.reasons[i].from == b.reasons[i].to);
    }

    void verdictsFollowTheMetricsDirection()
    {
        const Comparison c = compared({ small(1), small(8, 2) });
        for (const MetricRow& row : c.metrics) {
            if (row.differences[1] == 0 || !std::isfinite(row.differences[1]))
                continue;
            const bool more = row.values[1] > row.values[0];
            if (row.direction == Direction::Neutral)
                QVERIFY(row.verdicts[1] == Verdict::Different);
            else
                QVERIFY((row.verdicts[1] == Verdict::Better) == (more == (row.direction == Direction::HigherBetter)));
        }
        // More copies of the first layer: fewer blocks, faster; more crossbars, which is neither good nor bad.
        QVERIFY(c.metric("latency_us")->verdicts[1] == Verdict::Better);
        QVERIFY(c.metric("crossbars")->verdicts[1] == Verdict::Different);
        QVERIFY(c.metric("crossbars")->values[1] > c.metric("crossbars")->values[0]);
        QVERIFY(c.metric("no such metric") == nullptr);
    }

    void partsAddUpToTheTotals()
    {
        const Comparison c = compared({ small(1), small(8, 2), small(3) });
        for (std::size_t d = 0; d < 3; ++d) {
            double energy = 0, peak = 0, area = 0, layers = c.chipEnergyUj[d];
            for (const ComponentRow& row : c.components) {
                energy += row.energyUj[d];
                peak += row.peakW[d];
                area += row.areaMm2[d];
            }
            std::int64_t crossbars = 0, macros = 0;
            for (const LayerRow& row : c.layers) {
                layers += row.designs[d].energyUj;
                crossbars += row.designs[d].crossbars;
                macros += row.designs[d].macros;
            }
            QVERIFY(close(energy, c.metric("energy_uj")->values[d]));
            QVERIFY(close(layers, c.metric("energy_uj")->values[d]));
            QVERIFY(close(peak, c.metric("peak_power_w")->values[d]));
            QVERIFY(close(area, c.metric("area_mm2")->values[d]));
            QCOMPARE(static_cast<double>(crossbars), c.metric("crossbars")->values[d]);
            QCOMPARE(static_cast<double>(macros), c.metric("macros")->values[d]);
            QVERIFY(c.chipEnergyUj[d] > 0); // the NoC
        }
    }

    void reasonsExplainTheWholeDifference()
    {
        const Comparison c = compared({ small(1), small(8, 2) });
        QVERIFY(!c.reasons.empty());
        for (const Reason& r : c.reasons) {
            const MetricRow* row = c.metric(r.metric);
            QVERIFY(row != nullptr);
            QCOMPARE(r.from, row->values[0]);
            QCOMPARE(r.to, row->values[1]);
            QCOMPARE(r.better, row->verdicts[1] == Verdict::Better);
            if (r.metric != "period_us" || r.explained != 0)
                QVERIFY2(
                    std::abs(r.explained - 1) < 1e-6,
                    qPrintable(QString("%1: %2").arg(QString::fromStdString(std::string(r.metric))).arg(r.explained)));
            for (std::size_t i = 1; i < r.contributions.size(); ++i)
                if (r.contributions[i].kind == Contribution::Kind::Component
                    && r.contributions[i - 1].kind == Contribution::Kind::Component)
                    QVERIFY(r.contributions[i].share <= r.contributions[i - 1].share);
            QVERIFY(!report::reasonText(c, r).empty());
        }
        QVERIFY(QString::fromStdString(report::reasonText(c, c.reasons[0])).startsWith("B is faster: latency "));
    }

    void theRadarIsRelativeToTheBest()
    {
        const Comparison c = compared({ small(1), small(8, 2), small(16, 4) });
        QVERIFY(c.radar.size() >= 5);
        for (const RadarAxis& axis : c.radar) {
            QCOMPARE(*std::max_element(axis.values.begin(), axis.values.end()), 1.0);
            for (const double v : axis.values)
                QVERIFY(v > 0 && v <= 1);
        }
    }

    void settingsSayWhereTheyComeFrom()
    {
        const Comparison c = compared({ small(1), small(8, 2) });
        const auto find = [&](std::string_view key, std::string_view subject = {}) {
            for (const SettingRow& row : c.settings)
                if (row.key == key && (subject.empty() || row.subject == subject))
                    return &row;
            return static_cast<const SettingRow*>(nullptr);
        };
        const SettingRow* copies = find("weight_duplication", "conv1");
        QVERIFY(copies != nullptr && copies->differs && copies->origin == Origin::Search);
        QCOMPARE(copies->values[1].low, 8.0);
        QCOMPARE(QString::fromStdString(report::settingLabel(*copies)), QString("Duplication, conv1"));
        QVERIFY(!find("weight_duplication", "conv2")->differs);
        QVERIFY(find("power_budget_w")->origin == Origin::Input && !find("power_budget_w")->differs);
        QVERIFY(find("clock_ns")->origin == Origin::Result);
        QVERIFY(find("adc.peak_power_w")->origin == Origin::Hardware && !find("adc.peak_power_w")->differs);

        auto other = small(1);
        auto hardware = test::roundHardware();
        hardware.adcs[6].dynamicPower = { 0.005 };
        other.hardware = std::make_shared<const hardware::HardwareSpec>(hardware);
        const Comparison h = compared({ small(1), other });
        std::vector<std::string> differing;
        for (const SettingRow& row : h.settings)
            if (row.differs)
                differing.push_back(row.key);
        QCOMPARE(differing, std::vector<std::string> { "adc.dynamic_power_w" });
        QVERIFY(h.metric("peak_power_w")->verdicts[1] == Verdict::Worse);
    }

    void groupsLayersOfAStage()
    {
        const char* text = "conv1_1 3x16x16 -> 16 k3 s1 p1; conv1_2 -> 16 k3 s1 p1; fc 10";
        auto a = test::smallDesign(text, evaluation::ModelOptions::studio());
        auto b = a;
        b.layers[1].weightDuplication = 5;
        const Comparison c = compared({ a, b });
        const auto row = std::find_if(c.settings.begin(), c.settings.end(),
                                      [](const SettingRow& r) { return r.key == "weight_duplication" && r.differs; });
        QVERIFY(row != c.settings.end());
        QCOMPARE(QString::fromStdString(row->subject), QString("conv1"));
        QCOMPARE(QString::fromStdString(report::settingText(row->values[0], row->unit)), QString("1"));
        QCOMPARE(QString::fromStdString(report::settingText(row->values[1], row->unit)), QString("1 – 5"));
    }

    void aStageThatHidesADifferenceIsToldLayerByLayer()
    {
        const char* text = "conv1_1 3x16x16 -> 16 k3 s1 p1; conv1_2 -> 16 k3 s1 p1; conv1_3 -> 16 k3 s1 p1; fc 10";
        auto a = test::smallDesign(text, evaluation::ModelOptions::studio());
        a.layers[0].weightDuplication = a.layers[1].weightDuplication = 5;
        a.layers[1].weightDuplication = 6;
        a.layers[0].macros = 2;
        auto b = a;
        std::swap(b.layers[0].weightDuplication, b.layers[1].weightDuplication);
        std::swap(b.layers[0].macros, b.layers[2].macros);
        const Comparison c = compared({ a, b });
        std::vector<std::string> differing;
        for (const SettingRow& row : c.settings)
            if (row.differs && row.origin == Origin::Search)
                differing.push_back(report::settingLabel(row));
        QCOMPARE(differing,
                 (std::vector<std::string> { "Duplication, conv1_1", "Duplication, conv1_2", "Macros, conv1_1",
                                             "Macros, conv1_3" }));
        // Of three designs the reference is like one of them.
        QCOMPARE(compared({ a, a, b }).differingSettings(), c.differingSettings());
    }

    void tellsWhichLayersShareMacros()
    {
        const char* text = "conv1 3x16x16 -> 16 k3 s1 p1; conv2 -> 16 k3 s1 p1; conv3 -> 16 k3 s1 p1; conv4 -> 16 k3 s1 p1; fc 10";
        auto a = test::smallDesign(text, evaluation::ModelOptions::studio());
        auto b = a;
        a.layers[2].sharesMacrosWith = network::LayerId { 0 };
        b.layers[3].sharesMacrosWith = network::LayerId { 0 };
        const Comparison c = compared({ a, b });
        std::vector<std::string> told;
        for (const SettingRow& row : c.settings)
            if (row.key == "shared_pairs")
                QVERIFY(!row.differs);
            else if (row.key == "shares_macros_with")
                told.push_back(report::settingLabel(row) + ": " + report::settingText(row.values[0], row.unit) + ", "
                               + report::settingText(row.values[1], row.unit));
        QCOMPARE(told, (std::vector<std::string> { "Shares macros with, conv3: conv1, –", "Shares macros with, conv4: –, conv1" }));
    }

    void roundingIsNoDifference()
    {
        auto d = small(4, 2);
        Entry a = named("a", d), b = a, c = a;
        auto turned = *a.evaluation;
        turned.metrics.clock.value *= 1 + 1e-15; // the last bit
        turned.metrics.latency.value *= 1.5;
        turned.metrics.cycles = turned.metrics.cycles * 3 / 2;
        turned.metrics.peakPower.value *= 1 + 1e-6; // below what is told
        b.evaluation = std::make_shared<const evaluation::Evaluation>(turned);
        const Comparison compared = compareDesigns({ a, b }).value();
        for (const SettingRow& row : compared.settings)
            QVERIFY2(!row.differs, row.key.c_str());
        for (const Reason& r : compared.reasons)
            for (const Contribution& part : r.contributions)
                QVERIFY(part.kind != Contribution::Kind::Clock);
        const MetricRow* peak = compared.metric("peak_power_w");
        QVERIFY(peak->verdicts[1] == Verdict::Same && !peak->best[0] && !peak->best[1]);
        QVERIFY(peak->differences[1] > 0); // the number stays
        QCOMPARE(QString::fromStdString(report::changeText(peak->changes[1])), QString::fromUtf8("±0.0 %"));
    }

    void theGridIsRowsByColumns()
    {
        const Comparison c = compared({ small(1, 4), small(8, 4) });
        const auto& e = *c.designs[0].evaluation;
        QVERIFY(e.rows != e.cols);
        for (const SettingRow& row : c.settings)
            if (row.key == "macro_grid")
                QCOMPARE(row.values[0].text, fmt::format("{}×{}", e.rows, e.cols));
    }

    void aPeriodOfSharedAdcsOrALinkIsExplained()
    {
        // Two equal layers on the same macros: their ADCs convert for both, longer than either takes.
        const char* text = "conv1 16x16x16 -> 16 k3 s1 p1; conv2 -> 16 k3 s1 p1; fc 10";
        auto plain = test::smallDesign(text, evaluation::ModelOptions::studio());
        plain.layers[0].weightDuplication = plain.layers[1].weightDuplication = 4;
        auto shared = plain;
        shared.layers[1].sharesMacrosWith = network::LayerId { 0 };
        const Comparison c = compared({ plain, shared });
        const auto reason =
            std::find_if(c.reasons.begin(), c.reasons.end(), [](const Reason& r) { return r.metric == "period_us"; });
        QVERIFY(reason != c.reasons.end());
        QVERIFY(std::abs(reason->explained - 1) < 1e-9);
        const QString told = QString::fromStdString(report::reasonText(c, *reason));
        QVERIFY2(told.contains("sets the period of A; the ADCs that conv1 and conv2 share set the period of B; cycles of the period "),
                 qPrintable(told));

        auto slow = test::roundHardware(); // a flit a cycle would do; 1 bit a flit does not
        slow.noc.flitBits = 1;
        auto linked = test::smallDesign(text, evaluation::ModelOptions::studio(), slow);
        linked.layers[0].weightDuplication = linked.layers[1].weightDuplication = 4;
        linked.layers[0].macros = linked.layers[1].macros = 4;
        const Comparison n = compared({ plain, linked });
        const auto limit = evaluation::periodLimit(*n.designs[1].evaluation->factors);
        const auto why =
            std::find_if(n.reasons.begin(), n.reasons.end(), [](const Reason& r) { return r.metric == "period_us"; });
        QVERIFY(why != n.reasons.end());
        QVERIFY(std::abs(why->explained - 1) < 1e-9);
        const QString words = QString::fromStdString(report::reasonText(n, *why));
        QVERIFY2(limit.kind == evaluation::PeriodLimit::Kind::Link, qPrintable(words));
        QVERIFY2(words.contains("loads most sets the period of B"), qPrintable(words));
    }

    void ofOtherNetworksNoThroughputIsClaimed()
    {
        const Comparison c = compared({ small(1),
                                        test::smallDesign("conv1 3x8x8 -> 4 k3 s1 p1; fc 10",
                                                          evaluation::ModelOptions::studio()) });
        const auto reason =
            std::find_if(c.reasons.begin(), c.reasons.end(), [](const Reason& r) { return r.metric == "period_us"; });
        QVERIFY(reason != c.reasons.end() && reason->better);
        const QString told = QString::fromStdString(report::reasonText(c, *reason));
        QVERIFY2(told.startsWith("B makes more inferences in the same time: period "), qPrintable(told));
    }

    void saysWhyADesignCannotBeEvaluated()
    {
        auto strange = small(1);
        strange.parameters.crossbarSize = 100;
        const auto c = compareDesigns({ named("a", small(1)), named("strange", strange) });
        QVERIFY(!c && c.error().code == ErrorCode::Infeasible);
        QCOMPARE(c.error().where, std::string("strange"));
        QVERIFY2(QString::fromStdString(c.error().message).contains("no crossbar of 100 rows"), c.error().message.c_str());
    }

    void otherNetworksAreComparedByTheNamesOfLayers()
    {
        const Comparison c = compared({ small(1),
                                        test::smallDesign("conv1 3x16x16 -> 16 k3 s1 p1; conv7 -> 8 k3 s1 p1; fc 10",
                                                          evaluation::ModelOptions::studio()) });
        QVERIFY(!c.sameNetwork);
        const auto find = [&](std::string_view name) {
            return std::find_if(c.layers.begin(), c.layers.end(), [&](const LayerRow& r) { return r.name == name; });
        };
        QVERIFY(find("conv1")->designs[0].present && find("conv1")->designs[1].present);
        QVERIFY(find("conv2")->designs[0].present && !find("conv2")->designs[1].present);
        QVERIFY(!find("conv7")->designs[0].present && find("conv7")->designs[1].present);
    }

    void saysWhenCostModelsDiffer()
    {
        auto d = small(1);
        d.model = evaluation::ModelOptions::pimsyn();
        QVERIFY(!compared({ small(1), d }).sameModel);
    }

    void aDesignThatDoesNotFitIsCompared()
    {
        auto starved = small(1);
        starved.constraints.powerBudget = { 0.01 };
        const Comparison c = compared({ small(1), starved });
        QVERIFY(!c.designs[1].evaluation->feasible);
        QVERIFY(!report::comparisonCsv(c).empty());
    }

    void refusesWhatIsNoComparison()
    {
        const Entry e = named("x", small());
        for (const std::size_t n : { std::size_t { 0 }, std::size_t { 1 }, std::size_t { 5 } }) {
            const auto c = compareDesigns(std::vector<Entry>(n, e));
            QVERIFY(!c && c.error().code == ErrorCode::InvalidArgument);
        }
        QVERIFY(!compareDesigns({ e, e }, 2));
        const auto empty = compareDesigns({ e, Entry { "nothing", nullptr, nullptr } });
        QVERIFY(!empty);
        QCOMPARE(QString::fromStdString(empty.error().where), QString("nothing"));
    }

    void changesReadWell()
    {
        QCOMPARE(QString::fromStdString(report::changeText(0.0704)), QString("+7.0 %"));
        QCOMPARE(QString::fromStdString(report::changeText(-0.0046)), QString::fromUtf8("−0.5 %"));
        QCOMPARE(QString::fromStdString(report::changeText(1.783)), QString("+178 %"));
        QCOMPARE(QString::fromStdString(report::changeText(0)), QString("0 %"));
        QCOMPARE(QString::fromStdString(report::changeText(std::nan(""))), QString::fromUtf8("–"));
    }
};

QTEST_APPLESS_MAIN(TestComparison)
#include "tst_comparison.moc"
