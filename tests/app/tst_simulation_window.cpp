// SPDX-License-Identifier: GPL-3.0-or-later
// A simulated program in the other views: the timeline's lanes, the comparison, the floorplan, and the ways between them.
#include <QComboBox>
#include <QTableView>

#include "app/controllers/program_controller.h"
#include "app/language.h"
#include "tests/app/story.h"
#include "tests/support/example_design.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_view.h"
#include "widgets/program/analytic_table.h"
#include "widgets/program/program_view.h"
#include "widgets/timeline/timeline_view.h"

using namespace pim;
using namespace pim::app;
using widgets::TimelineView;

class TstSimulationWindow : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

private slots:
    void initTestCase() { beginStories(m_folder); }

    void aSimulatedProgramIsInAllViews()
    {
        const auto model = qEnvironmentVariableIsSet("PIM_PICTURES") ? "resnet18" : "lenet5";
        const auto design = std::make_shared<const design::Design>(test::exampleDesign(model, qEnvironmentVariableIsSet("PIM_PICTURES") ? 49 : 2).best);
        auto window = openWindow();
        window->start({});
        Document& document = window->studio().document();
        document.newFromZoo(QLatin1String(model));
        QTRY_VERIFY_WITH_TIMEOUT(document.inputs().model != nullptr, kLong);
        project::DesignRecord record;
        record.name = "one";
        record.design = design;
        const std::int64_t number = document.addDesign(std::move(record), true);
        window->studio().selection().setDesign({ -1, number });
        auto* timeline = findIn<TimelineView>(*window);
        auto* floorplan = findIn<widgets::FloorplanView>(*window);
        auto* table = findIn<widgets::AnalyticTable>(*window);
        auto* program = findIn<widgets::ProgramView>(*window);
        window->actions()["view.floorplan"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(floorplan->data() != nullptr, kLong);
        QVERIFY(!floorplan->data()->simulated);
        timeline->setShowsSimulation(true);
        QVERIFY(!timeline->showsSimulation()); // nothing is simulated yet

        ProgramController& programs = window->studio().programs();
        project::ProgramSettings settings = programs.settings();
        settings.options.mode = program::CompileMode::Latency;
        programs.compile(settings);
        QTRY_VERIFY_WITH_TIMEOUT(programs.result() && programs.result()->data->simulation, kLong);
        QTRY_VERIFY(floorplan->data() && floorplan->data()->simulated);

        // The floorplan: busy time of the cores, load of the links.
        auto* heat = floorplan->findChildren<QComboBox*>().front();
        for (auto* box : floorplan->findChildren<QComboBox*>())
            if (box->count() == widgets::kHeatMetricCount)
                heat = box;
        heat->setCurrentIndex(int(widgets::HeatMetric::MatrixBusy));
        double most = 0;
        for (int m = 0; m < int(floorplan->data()->chip.macros.size()); ++m)
            most = std::max(most, floorplan->data()->heat(m, widgets::HeatMetric::MatrixBusy));
        QVERIFY(most > 0 && most <= 1);
        picture(*window, QStringLiteral("window-floorplan-simulated"));

        // The timeline prepares its lanes when they are looked at.
        window->actions()["view.timeline"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(timeline->canvas()->scene().data() != nullptr, kLong);
        timeline->setShowsSimulation(true);
        QTRY_VERIFY_WITH_TIMEOUT(timeline->canvas()->scene().data() && timeline->canvas()->scene().data()->simulated, kLong);
        picture(*window, QStringLiteral("window-timeline-simulated"));
        const auto& simulated = *timeline->canvas()->scene().data()->simulated;
        timeline->canvas()->selectOperation({ 0, 0, 1 });
        const int core = simulated.cores[0], index = simulated.instructionIndex({ 0, 0, 1 });
        emit timeline->instructionRequested(core, index);
        QCOMPARE(window->views().currentView(), QStringLiteral("program"));
        QTRY_VERIFY(program->current() && program->current()->core == core && program->current()->index == index);
        // And back to the lanes.
        timeline->setShowsSimulation(false);
        emit program->layerRequested(QStringLiteral("timeline"), 0);
        QCOMPARE(window->views().currentView(), QStringLiteral("timeline"));
        QVERIFY(timeline->showsSimulation());
        QTRY_COMPARE(simulated.instructionIndex(timeline->canvas()->marks().selected), index);

        timeline->showComparison();
        QTRY_VERIFY_WITH_TIMEOUT(table->comparison() != nullptr, kLong);
        QTRY_VERIFY(table->table()->isVisible());
        QCOMPARE(table->comparison()->simulatedLatency.value, double(programs.result()->data->simulation->runningPs) * 1e-3);
        picture(*window, QStringLiteral("window-compared"));
        // A layer picked elsewhere is picked here, and the table is written.
        window->studio().selection().setLayer(network::LayerId { 1 });
        QCOMPARE(table->currentLayer(), 1);
        window->studio().selection().setLayer({});
        QCOMPARE(table->currentLayer(), -1);

        // Another program takes the place of this one everywhere.
        settings.options.mode = program::CompileMode::Throughput;
        programs.compile(settings);
        const auto before = table->comparison();
        QTRY_VERIFY_WITH_TIMEOUT(table->comparison() && table->comparison() != before, kLong);
        QVERIFY(table->comparison()->mode == program::SimulationMode::Throughput);
        // Without a design there is no simulation either.
        window->studio().selection().setDesign({});
        QTRY_VERIFY(!timeline->showsComparison());
        timeline->setShowsSimulation(true);
        QVERIFY(!timeline->showsSimulation());
    }

private:
    /// In each language and look, for people to look at.
    static void picture(QWidget& window, const QString& name)
    {
        const QString folder = qEnvironmentVariable("PIM_PICTURES");
        if (folder.isEmpty())
            return;
        widgets::Theme::instance().install(*qApp);
        window.resize(1600, 900);
        for (const Language& language : languages()) {
            setLanguage(language.code);
            for (const bool dark : { false, true }) {
                widgets::Theme::instance().setMode(dark ? widgets::ThemeMode::Dark : widgets::ThemeMode::Light);
                QTest::qWait(200);
                window.grab().save(QDir(folder).filePath(QStringLiteral("%1-%2-%3.png").arg(name, language.code, dark ? QStringLiteral("dark") : QStringLiteral("light"))));
            }
        }
        widgets::Theme::instance().setMode(widgets::ThemeMode::Light);
        setLanguage(QStringLiteral("en"));
    }
};

QTEST_MAIN(TstSimulationWindow)
#include "tst_simulation_window.moc"
