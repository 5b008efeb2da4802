// SPDX-License-Identifier: GPL-3.0-or-later
// A project of a million points: it opens, and nothing one does with it holds the window. The watchdog on the event loop
// listens; it counts the processor time of the window's thread, so other programs do not matter.
#include <cmath>

#include <QComboBox>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "app/actions.h"
#include "app/document.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/studio.h"
#include "app/studio_application.h"
#include "core/base/random.h"
#include "core/evaluation/evaluator.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/project/project.h"
#include "widgets/common/theme.h"
#include "widgets/plot/explore_view.h"
#include "widgets/plot/parallel_coordinates.h"

using namespace pim;
using namespace pim::app;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
constexpr std::size_t kPoints = 100'000;
#else
constexpr bool kSanitized = false;
constexpr std::size_t kPoints = 1'000'000;
#endif
constexpr int kLong = 60'000; ///< ms

synthesis::PointTable figures(std::size_t count, std::int64_t first, RandomStream& random)
{
    synthesis::PointTable table;
    table.reserve(count);
    std::vector<double> row(synthesis::pointColumns().size());
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            const auto& column = synthesis::pointColumns()[c];
            row[c] = !column.choices[0].empty() ? (random.chance(0.5) ? 1 : 0)
                : column.integer               ? static_cast<double>(random.uniformInt(1, 400))
                                               : random.uniform01() * 1e3;
        }
        table.append(first + static_cast<std::int64_t>(i), row);
    }
    return table;
}

} // namespace

class TstBigProject : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_file;
    RandomStream m_random { 1 };

    StudioApplication& application() { return *static_cast<StudioApplication*>(qApp); }

    /// What held the window since the last time.
    void check(const char* during)
    {
        for (const LongEvent& event : application().longestByCpu())
            qInfo("%s: %5.1f ms (%5.1f by the clock) %s%s%s", during, event.cpuMs, event.wallMs, qPrintable(event.what),
                  event.within.isEmpty() ? "" : ", inside it ", qPrintable(event.within));
        const auto longest = application().longestByCpu();
        application().resetWatchdog();
        if (!kSanitized && !longest.empty())
            QVERIFY2(longest.front().cpuMs < 50, qPrintable(QLatin1String(during) + QLatin1String(": ") + longest.front().what));
    }

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        Document::setAutosaveFolder(m_folder.filePath(QStringLiteral("autosave")));
        setLanguage(QStringLiteral("en"));
        m_file = m_folder.filePath(QStringLiteral("big.pims"));

        project::EditState state;
        auto model = std::make_shared<network::ImportedNetwork>();
        model->network = *network::zoo("resnet18");
        state.inputs.model = model;
        state.inputs.modelReference = "zoo:resnet18";
        state.inputs.hardware = *hardware::preset("pimsyn");
        state.inputs.options.constraints.powerBudget = { 49 };
        auto project = project::Project::create(m_file.toStdString(), state);
        QVERIFY(project.has_value());
        project::RunRecord run = project::newRun(std::make_shared<const project::Inputs>(state.inputs));
        run.state = project::RunState::Finished;
        run.points = static_cast<std::int64_t>(kPoints);
        const auto id = (*project)->addRun(run);
        QVERIFY(id.has_value());
        constexpr std::size_t kBatch = 50'000;
        for (std::size_t at = 0; at < kPoints; at += kBatch)
            QVERIFY((*project)->appendPoints(*id, figures(kBatch, static_cast<std::int64_t>(at) + 1, m_random)).has_value());
        run.id = *id;
        QVERIFY((*project)->updateRun(run).has_value());
        state.runs = { { *id, run.name } };
        QVERIFY((*project)->save(state).has_value());
    }

    void opensAndAnswersAtAllTimes()
    {
        MainWindow window(Settings::load());
        window.resize(1440, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        application().resetWatchdog();

        QElapsedTimer clock;
        clock.start();
        window.start({ m_file });
        auto& explore = *window.findChild<widgets::ExploreView*>();
        auto& scatter = explore.scatter();
        QTRY_COMPARE_WITH_TIMEOUT(explore.data().points().size(), kPoints, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(explore.data().ready(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(scatter.cloudPaints() > 0 && !scatter.working(), kLong);
        qInfo("%zu points open and shown after %lld ms", kPoints, static_cast<long long>(clock.elapsed()));
        QTRY_VERIFY_WITH_TIMEOUT(!explore.parallel().drawing(), kLong);
        check("open");

        // The front is that of all points.
        const auto& table = explore.data().points();
        const auto x = static_cast<std::size_t>(explore.data().columnX()), y = static_cast<std::size_t>(explore.data().columnY());
        QCOMPARE(explore.data().front(), widgets::frontOf(table.columns[x], table.columns[y], true, true));
        QCOMPARE(explore.data().brushed(), kPoints);

        // Hover, zoom, pan.
        QWidget* canvas = scatter.childAt(scatter.rect().center());
        for (int i = 0; i < 20; ++i)
            QTest::mouseMove(canvas, QPoint(200 + 10 * i, 100 + 3 * i), 1);
        scatter.setFocus();
        for (const auto key : { Qt::Key_Plus, Qt::Key_Plus, Qt::Key_Left, Qt::Key_Left, Qt::Key_Up, Qt::Key_Minus, Qt::Key_F })
            QTest::keyClick(&scatter, key, {}, 20);
        QTRY_VERIFY_WITH_TIMEOUT(!scatter.working(), kLong);
        check("look around");

        // Another figure on an axis, logarithmic, another colour.
        const auto pick = [&](const char* name, int steps) {
            for (QComboBox* box : explore.findChildren<QComboBox*>())
                if (box->accessibleName() == QLatin1String(name)) {
                    box->setFocus();
                    for (int i = 0; i < steps; ++i)
                        QTest::keyClick(box, Qt::Key_Down, {}, 5);
                }
        };
        pick("Horizontal axis", 2);
        pick("Colour by", 3);
        scatter.setLog(true, true);
        QTest::qWait(50);
        QTRY_VERIFY_WITH_TIMEOUT(!scatter.working() && explore.data().ready(), kLong);
        scatter.setLog(false, false);
        QTest::qWait(50);
        QTRY_VERIFY_WITH_TIMEOUT(!scatter.working() && !explore.parallel().drawing(), kLong);
        check("axes");

        // A box in the middle.
        for (QToolButton* button : explore.findChildren<QToolButton*>())
            if (button->accessibleName() == QLatin1String("Brush a box"))
                QTest::mouseClick(button, Qt::LeftButton);
        const QPoint middle = canvas->rect().center();
        QTest::mousePress(canvas, Qt::LeftButton, {}, middle - QPoint(80, 40));
        for (int i = 0; i < 10; ++i)
            QTest::mouseMove(canvas, middle - QPoint(80 - 12 * i, 40 - 6 * i), 1);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle + QPoint(40, 20));
        QVERIFY(!explore.data().brush().empty());
        QTRY_VERIFY_WITH_TIMEOUT(explore.data().ready() && !scatter.working() && !explore.parallel().drawing(), kLong);
        QVERIFY(explore.data().brushed() > 0 && explore.data().brushed() < kPoints);
        check("brush");
        QTest::keyClick(&scatter, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(explore.data().ready() && !scatter.working(), kLong);
        QCOMPARE(explore.data().brushed(), kPoints);
        check("no brush");

        // The run goes on: batches as they come ten times a second.
        Document& document = window.studio().document();
        const std::int64_t run = document.runs().front()->id;
        auto candidate = std::make_shared<evaluation::Candidate>();
        std::int64_t next = static_cast<std::int64_t>(kPoints);
        for (int batch = 0; batch < 40; ++batch) {
            std::vector<synthesis::ObservedPoint> points(2000);
            for (synthesis::ObservedPoint& point : points) {
                point.sequence = ++next;
                point.metrics.powerEfficiencyGopsPerW = m_random.uniform01() * 1e3;
                point.metrics.throughputGops = m_random.uniform01() * 1e3;
            }
            document.appendPoints(run, points);
            QTest::qWait(10);
        }
        QCOMPARE(explore.data().points().size(), kPoints + 80'000);
        QCOMPARE(document.points(run).get(), explore.data().run(run)->table.get()); // there once
        QTRY_VERIFY_WITH_TIMEOUT(explore.data().ready() && !scatter.working(), kLong);
        check("a run goes on");
        document.discard();
    }

    void cleanupTestCase() { check("close"); }
};

int main(int argc, char** argv)
{
    StudioApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("pimstudio-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_big_project"));
    widgets::Theme::instance().install(application);
    TstBigProject test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_big_project.moc"
