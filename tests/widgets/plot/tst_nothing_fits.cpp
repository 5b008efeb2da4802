// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/plot/convergence_view.h"
#include "widgets/plot/fit_chart.h"
#include "widgets/plot/nothing_fits_view.h"

using namespace pim;
using namespace pim::widgets;

namespace {

const NothingFits& vgg()
{
    static const NothingFits kFacts = [] {
        const auto net = std::make_shared<network::Network>(*network::zoo("vgg16"));
        const auto hardware = *hardware::preset("pimsyn");
        NothingFits facts;
        facts.options.constraints.powerBudget = { 12 };
        facts.options.effort = synthesis::Effort::Fast;
        facts.network = QStringLiteral("VGG-16");
        facts.hardware = QStringLiteral("PIMSYN (DATE 2024)");
        facts.result = std::make_shared<synthesis::Synthesis>(*synthesis::synthesize(net, hardware, facts.options, {}));
        facts.report = *synthesis::fitReport(net, hardware, facts.options);
        // What the search for ways answers; it has tests of its own.
        const Power least = facts.report.grid[static_cast<std::size_t>(facts.report.closest)].leastBudget;
        std::vector<synthesis::WayToFit> ways(2);
        ways[0].options = ways[1].options = facts.options;
        ways[0].fitsFrom = least * 1.02;
        ways[1].weightBitsChanged = true;
        ways[1].options.weightBits = 8;
        ways[1].fitsFrom = least * 0.5;
        facts.ways = ways;
        return facts;
    }();
    return kFacts;
}

void look(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("PIM_TEST_PICTURES");
    if (!folder.isEmpty())
        widget.grab().save(folder + QLatin1Char('/') + name + (tokens().dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png")));
}

} // namespace

class TstNothingFits : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        Theme::instance().install(*qApp);
        QVERIFY(!vgg().result->feasible);
    }

    void chartHasAMarkForEveryPossibleGridPoint()
    {
        const QRectF plot(100, 40, 600, 220);
        const FitChartLayout layout = fitChartLayout(vgg().report, { 12 }, plot);
        std::size_t possible = 0;
        for (const auto& fit : vgg().report.grid)
            possible += fit.possible;
        QCOMPARE(layout.marks.size(), possible);
        QVERIFY(layout.closest >= 0);
        for (const FitChartLayout::Mark& mark : layout.marks) {
            QVERIFY(plot.contains(mark.place));
            QVERIFY(mark.place.x() >= layout.leastX);
        }
        QVERIFY(layout.budgetX < layout.leastX);
        for (std::size_t r = 1; r < layout.rows.size(); ++r)
            QVERIFY(layout.rows[r].cellBits < layout.rows[r - 1].cellBits);
        const FitChartLayout none = fitChartLayout({}, { 12 }, plot);
        QVERIFY(none.marks.empty() && none.closest == -1);
    }

    void headlineHasTheNumbersAndTheButtonTheBudget()
    {
        for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
            Theme::instance().setMode(mode);
            NothingFitsView view;
            view.setFacts(vgg());
            view.resize(826, 688);
            view.show();
            look(view, QStringLiteral("nothing"));
            QSignalSpy budget(&view, &NothingFitsView::budgetRequested);
            auto* button = view.findChild<QPushButton*>();
            QVERIFY(button && button->isEnabled());
            const Power expected = *budgetThatFits(vgg());
            QVERIFY(button->text().contains(quantity(expected).text()));
            button->click();
            QCOMPARE(budget.count(), 1);
            QCOMPARE(budget[0][0].value<Power>().value, expected.value);
            WaysToFitPanel panel;
            panel.setFacts(vgg());
            panel.resize(312, 688);
            panel.show();
            look(panel, QStringLiteral("ways"));
            QSignalSpy way(&panel, &WaysToFitPanel::wayRequested);
            for (auto* each : panel.findChildren<QPushButton*>())
                each->click();
            QCOMPARE(way.count(), 1);
            QCOMPARE(way[0][0].value<synthesis::WayToFit>().options.weightBits.value_or(0), 8);
        }
        Theme::instance().setMode(ThemeMode::Light);
        QVERIFY(whyNothingFits(vgg()).contains(QStringLiteral("VGG-16")));
    }

    void buttonWaitsUntilABudgetIsKnownToFit()
    {
        NothingFits facts = vgg();
        facts.ways.reset();
        NothingFitsView view;
        view.setFacts(facts);
        QVERIFY(!view.findChild<QPushButton*>()->isEnabled());
        facts.ways.emplace();
        view.setFacts(facts); // searched and nothing found
        QVERIFY(!view.findChild<QPushButton*>()->isEnabled());
    }

    void hardwareThatLacksPartsSaysWhich()
    {
        NothingFits facts;
        facts.network = QStringLiteral("LeNet-5");
        facts.hardware = QStringLiteral("mine");
        facts.report.grid.resize(1);
        facts.report.grid[0].lacking = "no ADC of 9 bit";
        QVERIFY(whyNothingFits(facts).contains(QStringLiteral("no ADC of 9 bit")));
        NothingFitsView view;
        view.setFacts(facts);
        WaysToFitPanel panel;
        panel.setFacts(facts);
    }

    void thinnedSamplesKeepTheExtremes()
    {
        std::vector<synthesis::TraceSample> samples(10000);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            samples[i].evaluations = i;
            samples[i].best = static_cast<double>((i * 7919) % 1000);
        }
        samples[7777].best = 5000;
        const auto kept = thinned(samples, &synthesis::TraceSample::best, 400);
        QVERIFY(kept.size() <= 400);
        QCOMPARE(kept.front(), std::size_t { 0 });
        QCOMPARE(kept.back(), samples.size() - 1);
        QVERIFY(std::find(kept.begin(), kept.end(), std::size_t { 7777 }) != kept.end());
        QVERIFY(std::is_sorted(kept.begin(), kept.end()));
    }

    void convergenceShowsARealSearch()
    {
        const auto net = std::make_shared<network::Network>(*network::zoo("resnet18"));
        synthesis::SynthesisOptions options;
        options.effort = synthesis::Effort::Fast;
        options.constraints.powerBudget = { 49 };
        std::vector<synthesis::TraceSample> samples;
        synthesis::SearchObserver observer;
        observer.onTrace = [&](const synthesis::TraceSample& s) { samples.push_back(s); };
        QVERIFY(synthesis::synthesize(net, *hardware::preset("pimsyn"), options, {}, observer));
        QVERIFY(!samples.empty());
        for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
            Theme::instance().setMode(mode);
            ConvergenceView view;
            view.resize(826, 240);
            view.setSamples(samples);
            view.append({});
            QCOMPARE(view.sampleCount(), samples.size());
            view.show();
            view.repaintNow();
            look(view, QStringLiteral("convergence"));
            view.setOverTime(true);
            QVERIFY(view.isOverTime());
            look(view, QStringLiteral("convergence-time"));
        }
        Theme::instance().setMode(ThemeMode::Light);
    }
};

QTEST_MAIN(TstNothingFits)
#include "tst_nothing_fits.moc"
