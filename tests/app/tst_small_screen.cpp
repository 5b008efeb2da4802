// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a small screen: 1280×720 with Inputs and Inspector open, whatever view is in front, in every language,
// with and without results.
#include <QDockWidget>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/actions.h"
#include "app/document.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "app/studio.h"
#include "app/view_area.h"
#include "core/synthesis/synthesis.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/layers/layers_view.h"
#include "widgets/network/graph_canvas.h"
#include "widgets/network/network_view.h"

using namespace pim;
using namespace pim::app;

class TstSmallScreen : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    static constexpr int kLong = 120'000;

    void checkAll(const char* when)
    {
        const char* const views[] { "network", "explore", "floorplan", "breakdown", "layers" };
        for (const Language& language : languages()) {
            Settings settings = m_window->settings();
            settings.language = language.code;
            m_window->applySettings(settings);
            for (const char* id : views) {
                m_window->views().showView(QLatin1String(id));
                m_window->resize(1280, 720);
                QTest::qWait(50); // layouts come by events
                const QByteArray where = QByteArray(id) + ' ' + language.code.toUtf8() + ' ' + when;
                const QWidget* view = m_window->views().view(QLatin1String(id));
                QVERIFY2(view->minimumSizeHint().width() <= 560, (where + " needs " + QByteArray::number(view->minimumSizeHint().width())).constData());
                for (const char* name : { "dock.inputs", "dock.inspector" }) {
                    const auto* dock = m_window->findChild<QDockWidget*>(QLatin1String(name));
                    QVERIFY(dock->isVisible());
                    QVERIFY2(dock->minimumSizeHint().width() <= 400, (where + ' ' + name + QByteArray::number(dock->minimumSizeHint().width())).constData());
                }
                const QSize needs = m_window->minimumSizeHint();
                QVERIFY2(needs.width() <= 1280 && needs.height() <= 720,
                         (where + " needs " + QByteArray::number(needs.width()) + "x" + QByteArray::number(needs.height())).constData());
                QCOMPARE(m_window->size(), QSize(1280, 720));
            }
        }
    }

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(QStringLiteral("pimstudio-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_small_screen"));
        Document::setAutosaveFolder(m_folder.filePath(QStringLiteral("autosave")));
        widgets::Theme::instance().install(*qApp);
        m_window = std::make_unique<MainWindow>(Settings::load());
        m_window->show();
        m_window->start({ QStringLiteral("zoo:alexnet-cifar10") });
        QTRY_VERIFY_WITH_TIMEOUT(m_window->studio().document().inputs().model != nullptr, kLong);
        m_window->showGallery(false);
    }

    void cleanupTestCase()
    {
        m_window->studio().document().discard();
        m_window.reset();
    }

    void everyViewFitsBeforeARun() { checkAll("before a run"); }

    void resettingTheLayoutKeepsTheSize()
    {
        m_window->resize(1280, 720);
        m_window->actions()["view.resetLayout"]->trigger();
        QTest::qWait(100); // layouts come by events
        QCOMPARE(m_window->size(), QSize(1280, 720));
    }

    void everyViewFitsWithResults()
    {
        Document& document = m_window->studio().document();
        document.setPowerBudget(Power { 4 });
        synthesis::SynthesisOptions options = document.inputs().options;
        options.effort = synthesis::Effort::Fast;
        document.setOptions(options);
        m_window->actions()["run.start"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(document.runs().front()->state == project::RunState::Finished, kLong);
        auto* layers = m_window->findChild<widgets::LayersView*>();
        QTRY_VERIFY_WITH_TIMEOUT(layers->model()->rowCount() > 0, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<widgets::NetworkView*>()->canvas()->scene() != nullptr, kLong);
        checkAll("with results");

        // Another budget: what is there is out of date and says so.
        document.setPowerBudget(Power { 5 });
        checkAll("out of date");
        document.undoStack()->undo();

        m_window->studio().selection().setLayer(network::LayerId { 0 });
        const std::int64_t copies = layers->model()->design()->layers[0].weightDuplication;
        synthesis::LayerEdit edit;
        edit.layer = network::LayerId { 0 };
        edit.weightDuplication = copies + 1;
        emit layers->editRequested(edit);
        QTRY_VERIFY_WITH_TIMEOUT(layers->model()->design()->layers[0].weightDuplication != copies, kLong);
        checkAll("with edits");

        m_window->actions()["design.explain"]->trigger();
        checkAll("explaining");
    }

    void aBudgetThatNothingFitsFitsTheScreen()
    {
        Document& document = m_window->studio().document();
        document.setPowerBudget(Power { 0.1 });
        m_window->actions()["run.start"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!project::isUnderWay(document.runs().back()->state), kLong);
        QCOMPARE(document.runs().back()->state, project::RunState::Infeasible);
        checkAll("nothing fits");
    }
};

QTEST_MAIN(TstSmallScreen)
#include "tst_small_screen.moc"
