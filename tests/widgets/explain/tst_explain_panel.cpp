// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <set>

#include "core/design/metric_table.h"
#include "tests/support/example_design.h"
#include "tests/support/widget_picture.h"
#include "widgets/explain/explain_panel.h"
#include "widgets/explain/explanation_model.h"
#include "widgets/explain/explanation_words.h"

using namespace pim;
using namespace pim::widgets;

class TestExplainPanel : public QObject
{
    Q_OBJECT

    EvaluatedDesign m_design;

    QModelIndex find(const QAbstractItemModel& model, const QString& term, const QModelIndex& below = {}, int depth = 6) const
    {
        for (int r = 0; r < model.rowCount(below); ++r) {
            const QModelIndex index = model.index(r, 0, below);
            if (index.data().toString() == term)
                return index;
            if (depth > 0)
                if (const QModelIndex found = find(model, term, index, depth - 1); found.isValid())
                    return found;
        }
        return {};
    }

private slots:
    void initTestCase()
    {
        const auto made = test::exampleDesign();
        QVERIFY(made.feasible);
        m_design = { std::make_shared<design::Design>(made.best), std::make_shared<evaluation::Evaluation>(made.evaluation), "Design 3,871", "A" };
    }

    void isAModelThatViewsCanTrust()
    {
        ExplanationModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setExplanation(*evaluation::explain(*m_design.design, *m_design.evaluation, "power_efficiency_gops_per_w"));
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex key = find(model, "adcs[9].dynamic_power_w", {}, 8);
        QVERIFY(key.isValid());
        QCOMPARE(key.data(ExplanationModel::KindRole).toInt(), int(ExplanationModel::HardwareKey));
        QCOMPARE(key.parent().data().toString(), "Dynamic power, 9 bit");
        QVERIFY(model.index(key.row() + 1, 0, key.parent()).data().toString().contains("config.json"));
        model.setExplanation(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void hasAPhraseForEveryLabel()
    {
        std::set<std::string> known;
        for (const char* label : explainedLabels())
            known.insert(label);
        std::set<const evaluation::Explanation*> seen;
        const std::function<void(const evaluation::ExplanationPtr&)> look = [&](const evaluation::ExplanationPtr& node) {
            if (!seen.insert(node.get()).second)
                return;
            if (!node->namedByLayer)
                QVERIFY2(known.contains(node->label), node->label.c_str());
            for (const auto& child : node->children)
                look(child);
        };
        for (const auto& metric : design::metricTable())
            look(*evaluation::explain(*m_design.design, *m_design.evaluation, metric.key));
        for (const auto& figure : evaluation::explainedFigures())
            for (int l = 0; l < (figure.ofLayer ? 5 : 0); ++l)
                look(*evaluation::explain(*m_design.design, *m_design.evaluation, figure.key, network::LayerId { l }));
        design::Design released = *m_design.design;
        released.model = evaluation::ModelOptions::pimsyn();
        const auto evaluation = evaluation::evaluate(released);
        QVERIFY(evaluation);
        if (evaluation->factors)
            for (const auto& metric : design::metricTable())
                look(*evaluation::explain(released, *evaluation, metric.key));
    }

    void saysWhatToDoWhileNothingIsPicked()
    {
        ExplainPanel panel;
        QVERIFY(!panel.figure());
        panel.setDesigns(m_design);
        panel.showFigure({ "beauty", {}, {} });
        panel.showFigure({ "latency_us", {}, {} });
        QCOMPARE(panel.tree()->model()->rowCount(), 1);
        panel.setDesigns({});
        QCOMPARE(panel.tree()->model()->rowCount(), 0);
    }

    void goesBackAndForward()
    {
        ExplainPanel panel;
        panel.setDesigns(m_design);
        panel.showFigure({ "latency_us", {}, {} });
        panel.showFigure({ "energy_uj", {}, {} });
        panel.showFigure({ "energy_uj", {}, {} });
        panel.showFigure({ "blocks", network::LayerId { 0 }, {} });
        panel.goBack();
        QCOMPARE(panel.figure()->metric, "energy_uj");
        panel.goBack();
        QCOMPARE(panel.figure()->metric, "latency_us");
        panel.goBack();
        QCOMPARE(panel.figure()->metric, "latency_us");
        panel.goForward();
        panel.goForward();
        panel.goForward();
        QCOMPARE(panel.figure()->metric, "blocks");
        panel.goBack();
        panel.showFigure({ "area_mm2", {}, {} });
        panel.goForward();
        QCOMPARE(panel.figure()->metric, "area_mm2");
    }

    void showsTheHardwareKeyToOthers()
    {
        ExplainPanel panel;
        panel.setDesigns(m_design);
        panel.showFigure({ "dynamic_energy_nj", {}, evaluation::CostCentre::Adc });
        panel.resize(424, 700);
        panel.show();
        QSignalSpy picked(&panel, &ExplainPanel::hardwareKeyPicked);
        QPushButton* show = nullptr;
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->text() == "Show in Hardware")
                show = button;
        QVERIFY(show);
        QVERIFY(!show->isEnabled());
        const QModelIndex leaf = find(*panel.tree()->model(), "Dynamic power, 9 bit");
        QVERIFY(leaf.isValid());
        panel.tree()->setCurrentIndex(leaf);
        QVERIFY(show->isEnabled());
        show->click();
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked[0][0].toString(), "adcs[9].dynamic_power_w");
        panel.tree()->expand(leaf);
        panel.tree()->setCurrentIndex(panel.tree()->model()->index(0, 0, leaf));
        QTest::keyClick(panel.tree(), Qt::Key_Return);
        QCOMPARE(picked.count(), 2);
    }

    void copiesTheTree()
    {
        ExplainPanel panel;
        panel.setDesigns(m_design);
        panel.showFigure({ "peak_tops_per_w", {}, {} });
        for (QPushButton* button : panel.findChildren<QPushButton*>()) {
            if (button->text() == "Copy tree") {
                button->click();
                QVERIFY(QGuiApplication::clipboard()->text().startsWith("Peak efficiency"));
            } else if (button->text() == "Copy as LaTeX") {
                button->click();
                QVERIFY(QGuiApplication::clipboard()->text().contains("\\frac"));
            }
        }
    }

    void switchesToWhatWasEdited()
    {
        EvaluatedDesign edited = m_design;
        auto changed = std::make_shared<design::Design>(*m_design.design);
        changed->parameters.clock = { changed->parameters.clock.value + 1000 };
        edited.design = changed;
        edited.evaluation = std::make_shared<evaluation::Evaluation>(evaluation::evaluate(*changed).value());
        ExplainPanel panel;
        panel.setDesigns(m_design, edited);
        panel.showFigure({ "latency_us", {}, {} });
        const auto value = [&] { return panel.tree()->model()->index(0, ExplanationModel::Value).data().toString(); };
        const QString before = value();
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->text() == "What-if")
                button->click();
        QVERIFY(panel.showsWhatIf());
        QVERIFY(value() != before);
        panel.setDesigns(m_design);
        QVERIFY(!panel.showsWhatIf());
        QCOMPARE(value(), before);
    }

    void staysOpenWhileTheDesignChanges()
    {
        EvaluatedDesign edited = m_design;
        auto changed = std::make_shared<design::Design>(*m_design.design);
        changed->parameters.clock = { changed->parameters.clock.value + 1000 };
        edited.design = changed;
        edited.evaluation = std::make_shared<evaluation::Evaluation>(evaluation::evaluate(*changed).value());
        ExplainPanel panel;
        panel.setDesigns(m_design);
        panel.showFigure({ "energy_uj", {}, {} });
        auto* tree = panel.tree();
        const QModelIndex adc = find(*tree->model(), "ADC");
        tree->expand(adc);
        tree->setCurrentIndex(find(*tree->model(), "Static energy", adc));
        panel.setDesigns(edited);
        QVERIFY(tree->isExpanded(find(*tree->model(), "ADC")));
        QVERIFY(!tree->isExpanded(find(*tree->model(), "DAC")));
        QCOMPARE(tree->currentIndex().data().toString(), "Static energy");
        QCOMPARE(tree->currentIndex().parent().data().toString(), "ADC");
        panel.showFigure({ "latency_us", {}, {} });
        QCOMPARE(tree->currentIndex().data().toString(), "Latency");
    }

    void looksRight()
    {
        ExplainPanel panel;
        test::takePictures(panel, "explain-empty", { 424, 500 });
        panel.setDesigns(m_design, m_design);
        panel.showFigure({ "power_efficiency_gops_per_w", {}, {} });
        auto* tree = panel.tree();
        for (const char* term : { "Energy per inference", "ADC", "Dynamic energy", "Energy of an operation", "Dynamic power, 9 bit" })
            tree->expand(find(*tree->model(), term));
        tree->setCurrentIndex(find(*tree->model(), "Dynamic power, 9 bit"));
        test::takePictures(panel, "explain", { 424, 760 });
        panel.showFigure({ "crossbars_per_copy", network::LayerId { 2 }, {} });
        tree->expandAll();
        test::takePictures(panel, "explain-eq1", { 424, 600 });
    }
};

QTEST_MAIN(TestExplainPanel)
#include "tst_explain_panel.moc"
