// SPDX-License-Identifier: GPL-3.0-or-later
// The comparison in the window: which designs can be picked, of this project and of files, and what they are called.
#include <QComboBox>
#include <QLabel>
#include <QTreeWidget>

#include "app/controllers/compare_controller.h"
#include "app/dialogs/design_chooser.h"
#include "core/base/file.h"
#include "core/design/design_json.h"
#include "core/project/project.h"
#include "tests/app/story.h"
#include "widgets/common/selection.h"
#include "widgets/compare/compare_view.h"
#include "widgets/compare/linked_panels.h"
#include "widgets/compare/linked_floorplans.h"

using namespace pim;
using namespace pim::app;
using widgets::CompareView;

class TstCompareWindow : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::optional<TwoDesigns> m_designs;

    std::filesystem::path file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    static void pick(CompareView& view, const QStringList& ids)
    {
        view.setPicked(ids);
        emit view.picksChanged();
    }
    static QString idOf(const CompareView& view, const QString& name)
    {
        const auto* box = view.findChild<QComboBox*>(QStringLiteral("picker"));
        const int at = box->findText(name);
        return at < 0 ? QString() : box->itemData(at).toString();
    }
    static QString nameOf(const CompareView& view, std::size_t design)
    {
        const auto comparison = view.comparison();
        return comparison && design < comparison->designs.size() ? QString::fromStdString(comparison->designs[design].name) : QString();
    }

private slots:
    void initTestCase()
    {
        beginStories(m_folder);
        m_designs.emplace();
        project::EditState state;
        state.designs = { { .id = 1, .name = "Design 926", .letter = "A", .run = 7, .point = 926, .design = m_designs->first },
                          { .id = 2, .name = "the other", .letter = "B", .design = m_designs->second } };
        QVERIFY(project::Project::create(file("other.pims"), state));
        QVERIFY(design::writeDesign(file("made.json"), *m_designs->second));
        QVERIFY(writeFileAtomically(file("broken.json"), "{ \"format\": \"pimstudio-design\", \"nonsense\": 1 }"));
    }

    void designsOfFilesAreComparedAndSayWhereTheyComeFrom()
    {
        auto window = openWindowWith(QStringLiteral("resnet18"));
        QVERIFY(window);
        Document& document = window->studio().document();
        pin(document, m_designs->first, "own");
        window->actions()["view.compare"]->trigger();
        auto* view = findIn<CompareView>(*window);
        const QString own = idOf(*view, QStringLiteral("own, pin A"));
        QVERIFY(!own.isEmpty());

        // A design file has one design: it is taken at once.
        pick(*view, { own });
        emit view->fileRequested(1);
        QVERIFY(chooseFile(*window, QString::fromStdString(file("made.json").string())));
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(*view, 1), QStringLiteral("made.json"), kLong);
        QCOMPARE(view->comparison()->designs[1].evaluation->metrics.cycles, evaluation::evaluate(*m_designs->second)->metrics.cycles);

        // A project has several: one is chosen.
        emit view->fileRequested(2);
        QVERIFY(chooseFile(*window, QString::fromStdString(file("other.pims").string())));
        DesignChooser* chooser = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((chooser = window->findChild<DesignChooser*>()) != nullptr, kLong);
        auto* rows = chooser->findChild<QTreeWidget*>();
        QCOMPARE(rows->topLevelItemCount(), 2);
        QCOMPARE(rows->topLevelItem(0)->text(1), QStringLiteral("pinned as A"));
        if (const QString folder = qEnvironmentVariable("PIM_PICTURES"); !folder.isEmpty())
            chooser->grab().save(folder + QStringLiteral("/design-chooser.png"));
        rows->setCurrentItem(rows->topLevelItem(1));
        chooser->accept();
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(*view, 2), QStringLiteral("the other of other.pims"), kLong);
        const auto* box = view->findChild<QComboBox*>(QStringLiteral("picker"));
        const int at = box->findText(QStringLiteral("the other of other.pims"));
        QVERIFY(box->itemData(at, Qt::ToolTipRole).toString().contains(m_folder.path())); // whole path

        // What cannot be read is said, with file and place, and changes nothing.
        const auto before = view->picked();
        emit view->fileRequested(1);
        QVERIFY(chooseFile(*window, QString::fromStdString(file("broken.json").string())));
        const auto said = [&] {
            for (const auto* label : window->findChildren<QLabel*>())
                if (label->text().contains(QStringLiteral("broken.json")))
                    return label->text();
            return QString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!said().isEmpty(), kLong);
        QCOMPARE(view->picked(), before);
        document.discard();
    }

    void anEditedDesignIsComparedWithWhatItWas()
    {
        auto window = openWindowWith(QStringLiteral("alexnet"));
        QVERIFY(window);
        Document& document = window->studio().document();
        CompareController comparisons(document, window->studio().selection(), *window);
        const std::unique_ptr<QWidget> owner(comparisons.view());
        auto* view = qobject_cast<CompareView*>(owner.get());
        QVERIFY(view);
        comparisons.setSelected({ m_designs->first, QStringLiteral("Design 3, edited"), m_designs->second, QStringLiteral("Design 3") });
        const QString edited = idOf(*view, QStringLiteral("Selected: Design 3, edited")), was = idOf(*view, QStringLiteral("Before edits: Design 3"));
        QVERIFY(!edited.isEmpty() && !was.isEmpty());
        pick(*view, { was, edited });
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(*view, 1), QStringLiteral("Design 3, edited"), kLong);
        QCOMPARE(nameOf(*view, 0), QStringLiteral("Design 3"));
        QCOMPARE(view->comparison()->designs[0].evaluation->metrics.cycles, evaluation::evaluate(*m_designs->second)->metrics.cycles);
        // Without edits there is nothing before them.
        comparisons.setSelected({ m_designs->first, QStringLiteral("Design 4"), nullptr, {} });
        QVERIFY(idOf(*view, QStringLiteral("Before edits: Design 3")).isEmpty());
        document.discard();
    }

    void namesFollowTheLanguage()
    {
        auto window = openWindow();
        window->start({});
        Document& document = window->studio().document();
        document.addDesign({ .name = "Design 926", .run = 7, .point = 926, .design = m_designs->first }, true);
        document.addDesign({ .name = "Mine", .run = 7, .point = 927, .design = m_designs->second }, true);
        auto* view = findIn<CompareView>(*window);
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(*view, 0), QStringLiteral("Design 926"), kLong);
        setLanguage(QStringLiteral("de"));
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(*view, 0), QStringLiteral("Entwurf 926"), kLong);
        QCOMPARE(nameOf(*view, 1), QStringLiteral("Mine"));
        QVERIFY(!idOf(*view, QStringLiteral("Entwurf 926, angeheftet als A")).isEmpty() || view->findChild<QComboBox*>(QStringLiteral("picker"))->itemText(1).startsWith(QStringLiteral("Entwurf 926")));
        setLanguage(QStringLiteral("en"));
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(*view, 0), QStringLiteral("Design 926"), kLong);
        document.discard();
    }
};

QTEST_MAIN(TstCompareWindow)
#include "tst_compare_window.moc"
