// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
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
#include "widgets/compare/reproduction_page.h"

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
