// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "core/compare/manual_design.h"
#include "core/synthesis/synthesis.h"
#include "tests/support/example_design.h"
#include "tests/support/widget_picture.h"
#include "widgets/compare/compare_charts.h"
#include "widgets/compare/compare_models.h"
#include "widgets/compare/compare_view.h"
#include "widgets/compare/portability_page.h"
#include "widgets/compare/reproduction_page.h"
#include "widgets/compare/sweep_page.h"

using namespace pim;
using namespace pim::widgets;

class TestCompareView : public QObject
{
    Q_OBJECT

    std::vector<compare::Entry> m_entries;
    std::shared_ptr<const compare::Comparison> compared(std::size_t designs, std::size_t reference = 0)
    {
        return std::make_shared<const compare::Comparison>(
            compare::compareDesigns({ m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(designs) },
                                    reference)
                .value());
    }

private slots:
    void initTestCase()
    {
        const auto best = test::exampleDesign();
        synthesis::SynthesisOptions options;
        options.constraints.powerBudget = { 49 };
        options.effort = synthesis::Effort::Fast;
        options.objective = synthesis::Objective::Latency;
        const auto quick = synthesis::synthesize(best.best.network, best.best.hardware, options, {}).value();
        m_entries.push_back(compare::entryOf("Design 412", best.best).value());
        m_entries.push_back(compare::entryOf("Design 1,907", quick.best).value());
        for (const char* name : { "isaac", "puma" })
            m_entries.push_back(compare::manualDesign(*compare::findManualMachine(name), best.best.network,
                                                      Power { 49 }, best.best.model, {})
                                    .value()
                                    .entry);
    }

    void modelsAreWellBehaved()
    {
        MetricModel metrics;
        SettingModel settings;
        ReproductionModel paper;
        QAbstractItemModelTester a(&metrics, QAbstractItemModelTester::FailureReportingMode::QtTest),
            b(&settings, QAbstractItemModelTester::FailureReportingMode::QtTest),
            c(&paper, QAbstractItemModelTester::FailureReportingMode::QtTest);
        metrics.setComparison(compared(2));
        settings.setComparison(compared(2));
        QCOMPARE(metrics.columnCount(), 4);
        QCOMPARE(metrics.changeOf(3), 1);
        const int differing = settings.rowCount();
        settings.setShowAll(true);
        QVERIFY(settings.rowCount() > differing);
        metrics.setComparison(compared(4, 2));
        QCOMPARE(metrics.columnCount(), 8);
        QCOMPARE(metrics.changeOf(5), 0);
        QCOMPARE(metrics.changeOf(7), 3);
        compare::ReproductionOptions options;
        options.networks = { "alexnet" };
        options.experiments = { compare::Experiment::Figure6 };
        options.effort = synthesis::Effort::Fast;
        paper.setResult(std::make_shared<const compare::Reproduction>(compare::reproduce(options, {}).value()));
        QCOMPARE(paper.rowCount(), 7);
        QVERIFY(paper.isHeading(0));
        metrics.setComparison(nullptr);
        QCOMPARE(metrics.rowCount(), 0);
    }

    void picksGoOut()
    {
        CompareView view;
        view.setChoices({ { "a", "Design a", {} }, { "b", "Design b", {} }, { "c", "Design c", {} } });
        QSignalSpy spy(&view, &CompareView::picksChanged);
        view.setPicked({ "a", "b" });
        QCOMPARE(spy.count(), 0); // only a person's picks are told
        QCOMPARE(view.picked(), QStringList({ "a", "b", "", "" }));
        auto* third = view.findChildren<QComboBox*>()[2];
        third->setCurrentIndex(3);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(view.picked()[2], QString("c"));
        view.setChoices({ { "b", "Design b", {} } });
        QCOMPARE(view.picked(), QStringList({ "", "b", "", "" }));
    }

    void aFileIsAskedForInTheListAlone()
    {
        CompareView view;
        view.setChoices({ { "a", "Design a", {} }, { "b", "Design b", {} } });
        view.setPicked({ "a", "b" });
        view.show();
        QSignalSpy asked(&view, &CompareView::fileRequested), picked(&view, &CompareView::picksChanged);
        auto* second = view.findChildren<QComboBox*>()[1];
        const int last = second->count() - 1;
        QCOMPARE(second->itemText(last), QString("From a file…"));
        // Neither the wheel nor the arrow keys come there.
        second->setFocus();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(second, Qt::Key_Down);
        QCOMPARE(asked.count(), 0);
        QCOMPARE(view.picked(), QStringList({ "a", "b", "", "" }));
        const auto enabled = [&] { return bool(second->model()->flags(second->model()->index(last, 0)) & Qt::ItemIsEnabled); };
        QVERIFY(!enabled());
        second->showPopup();
        QVERIFY(enabled());
        second->view()->setCurrentIndex(second->model()->index(last, 0));
        QTest::keyClick(second->view(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toInt(), 1);
        QCOMPARE(view.picked(), QStringList({ "a", "b", "", "" })); // until there is one
        QCOMPARE(picked.count(), 0);
        view.setChoices({ { "a", "Design a", {} }, { "b", "Design b", {} }, { "file:x", "x", {} } });
        view.setPicked({ "a", "file:x" });
        QCOMPARE(second->itemText(second->count() - 1), QString("From a file…"));
        view.setChoices({ { "a", "Design a", {} }, { "file:x", "x", "of /somewhere/x" } });
        QVERIFY(second->toolTip().contains(QString("/somewhere/x"))); // boxes are narrow
    }

    void oneClickComparesWithThePublishedMachines()
    {
        CompareView view;
        view.setChoices({ { "a", "Design a", {} }, { "preset:isaac", "ISAAC", {} }, { "preset:puma", "PUMA", {} } });
        view.setPicked({ "a", "a" });
        QSignalSpy spy(&view, &CompareView::picksChanged);
        for (auto* button : view.findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Manual designs"))
                button->click();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(view.picked(), QStringList({ "a", "preset:isaac", "preset:puma", "" }));
    }

    void citedMachinesAreMarked()
    {
        PublishedModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(compared(2));
        QVERIFY(!model.concerns());
        model.setComparison(compared(3)); // ISAAC is among them, PUMA is not
        QVERIFY(model.concerns());
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(std::abs(*model.here("ISAAC") - m_entries[2].evaluation->metrics.peakTopsPerW) < 1e-12);
        QVERIFY(!model.here("PUMA"));
        int cited = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const bool marked = model.index(row, PublishedModel::Remark).data().toString().contains("cited");
            cited += marked;
            QCOMPARE(model.index(row, PublishedModel::Here).data().toString() == QStringLiteral("–"), row > 0);
        }
        QCOMPARE(cited, 3); // PRIME, PipeLayer, AtomLayer
    }

    void saysWhatToDoWhenThereIsNothing()
    {
        CompareView view;
        view.setMessage("why not");
        QVERIFY(view.comparison() == nullptr);
        view.setComparison(compared(2));
        QVERIFY(view.comparison() != nullptr);
        view.setComparison(nullptr);
    }

    void aClickOnALayerPicksIt()
    {
        LayerDifferenceChart chart;
        chart.setComparison(compared(2));
        chart.resize(360, chart.figureSize().height());
        QSignalSpy spy(&chart, &LayerDifferenceChart::layerPicked);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(200, 4 + 2 * 17 + 8));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0][0].toString(), QString("layer1.0.conv1"));
        chart.setSelectedLayer("conv1");
        QTest::keyClick(&chart, Qt::Key_Down);
        QCOMPARE(spy.count(), 2);
    }

    void everyControlHasANameAndATip()
    {
        CompareView view;
        view.setComparison(compared(2));
        for (auto* button : view.findChildren<QAbstractButton*>())
            if (!button->inherits("QTableCornerButton") && button->isVisibleTo(&view))
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         qPrintable(button->objectName()));
        for (auto* box : view.findChildren<QComboBox*>())
            QVERIFY(!box->accessibleName().isEmpty() && !box->toolTip().isEmpty());
    }

    void writesFigures()
    {
        QTemporaryDir folder;
        CompareView view;
        view.setComparison(compared(2));
        for (const char* name : { "a.png", "a.svg", "a.pdf" })
            QVERIFY(view.exportPicture(folder.filePath(name)));
        QVERIFY(!view.exportPicture(folder.filePath("a.doc")));
    }

    void paints()
    {
        CompareView view;
        view.setChoices({ { "a", "Design 412, pinned", {} },
                          { "b", "Design 1,907, pinned", {} },
                          { "preset:isaac", "ISAAC", {} },
                          { "preset:puma", "PUMA", {} } });
        view.setPicked({ "a", "b" });
        view.setComparison(compared(2));
        view.setSelectedLayer("layer1.0.conv1");
        test::takePictures(view, "compare-2", QSize(1280, 720));
        view.setPicked({ "a", "b", "preset:isaac", "preset:puma" });
        view.setComparison(compared(4));
        test::takePictures(view, "compare-4", QSize(1280, 720));
    }

    void paintsMachinesAndBudgets()
    {
        CompareView view;
        view.showPage(2);
        compare::Portability matrix;
        matrix.machines = { "A · resnet18, 49 W", "B · alexnet, 49 W" };
        matrix.networks = { "resnet18", "alexnet" };
        matrix.cells.assign(2, std::vector<compare::PortabilityCell>(2));
        for (std::size_t m = 0; m < 2; ++m)
            for (std::size_t n = 0; n < 2; ++n) {
                auto& cell = matrix.cells[m][n];
                cell.own = m == n;
                cell.fits = m != 1 || n != 0;
                cell.reason = cell.fits ? "" : "needs 900 crossbars";
                cell.metrics = m_entries[0].evaluation->metrics;
                cell.efficiencyKept = cell.own ? 1 : 0.61;
                cell.throughputKept = cell.own ? 1 : 0.4;
            }
        PortabilityModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(std::make_shared<const compare::Portability>(matrix));
        QCOMPARE(model.data(model.index(1, 0), Qt::ToolTipRole).toString(), QString("needs 900 crossbars"));
        view.portability()->setMatrix(std::make_shared<const compare::Portability>(matrix));
        test::takePictures(view, "compare-machines", QSize(900, 420));
        const auto warns = [&view] {
            const auto labels = view.portability()->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->text().contains("different evaluation models");
            });
        };
        QVERIFY(!warns());
        matrix.sameModel = false;
        view.portability()->setMatrix(std::make_shared<const compare::Portability>(matrix));
        QVERIFY(warns());
        view.showPage(3);
        compare::BudgetSweep sweep;
        for (int s = 0; s < 2; ++s) {
            sweep.series.push_back({ s ? "alexnet" : "resnet18", {} });
            for (const double watts : { 25.0, 35.0, 50.0, 70.0, 100.0 }) {
                synthesis::SweepPoint point;
                point.budget = { watts };
                point.feasible = watts > 30 || s;
                point.metrics.powerEfficiencyGopsPerW = 500 + 80 * s + 3 * watts;
                point.metrics.throughputGops = 200 * watts;
                sweep.series.back().points.push_back(point);
            }
        }
        const SweepPlot plot = sweepPlot(sweep, QRectF(0, 0, 100, 100),
                                         [](const synthesis::SweepPoint& p) { return p.metrics.throughputGops; });
        QCOMPARE(plot.x(25), 0.0);
        QCOMPARE(plot.x(100), 100.0);
        QVERIFY(std::abs(plot.x(50) - 50) < 1e-9); // logarithmic
        QCOMPARE(plot.y(0), 100.0);
        view.sweep()->setSweep(std::make_shared<const compare::BudgetSweep>(sweep));
        test::takePictures(view, "compare-budgets", QSize(900, 460));
        const auto budgets = view.sweep()->budgets();
        QVERIFY(budgets.size() > 1 && std::is_sorted(budgets.begin(), budgets.end()));
    }

    void warnsOfAMachineBelowItsPublishedClock()
    {
        const auto warned = [](const compare::Comparison& comparison) {
            CompareView view;
            view.setComparison(std::make_shared<const compare::Comparison>(comparison));
            const auto labels = view.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->text().contains("does not pay for one ADC a crossbar");
            });
        };
        compare::Comparison comparison = *compared(3);
        QVERIFY(!warned(comparison));
        comparison.designs[2].missedClock = Time { 100 };
        QVERIFY(warned(comparison));
    }

    void fitsASmallWindow()
    {
        CompareView view;
        view.setComparison(compared(4));
        QVERIFY2(view.minimumSizeHint().width() <= 640, qPrintable(QString::number(view.minimumSizeHint().width())));
        view.setPicked({});
        test::takePictures(view, "compare-narrow", QSize(640, 470));
    }

    void paintsThePaper()
    {
        CompareView view;
        view.showPage(1);
        test::takePictures(view, "compare-paper-empty", QSize(1000, 640));
        compare::ReproductionOptions options;
        options.networks = { "alexnet" };
        options.effort = synthesis::Effort::Fast;
        view.reproduction()->setResult(
            std::make_shared<const compare::Reproduction>(compare::reproduce(options, {}).value()));
        test::takePictures(view, "compare-paper", QSize(1280, 720));
        QSignalSpy spy(view.reproduction(), &ReproductionPage::startRequested);
        view.reproduction()->setRunning(true);
        view.reproduction()->setProgress(
            { .stage = "AlexNet, ISAAC", .fraction = 0.3, .gridPoint = 2, .gridPoints = 5, .seconds = 3 });
        view.reproduction()->setRunning(false);
        for (auto* button : view.reproduction()->findChildren<QPushButton*>())
            if (button->isEnabled() && button->isVisible()) {
                QTest::mouseClick(button, Qt::LeftButton);
                break;
            }
        QCOMPARE(spy.count(), 1);
    }
};

QTEST_MAIN(TestCompareView)
#include "tst_compare_view.moc"
