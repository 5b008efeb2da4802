// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileDialog>
#include <QTest>

#include "widgets/common/save_dialog.h"

using namespace pim::widgets;

class TstSaveDialog : public QObject
{
    Q_OBJECT
    const QStringList m_kinds { "Image (*.png)", "Vector graphics (*.svg)", "Schedule (*.trace.json)", "Design (*.json)" };
private slots:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void namesGetTheEndingOfTheirKind()
    {
        QCOMPARE(endingOf(m_kinds[2]), QStringLiteral("trace.json"));
        QCOMPARE(endingOf("All files (*)"), QString());
        QCOMPARE(withEnding("/a/tl2", m_kinds[0], m_kinds), QStringLiteral("/a/tl2.png"));
        QCOMPARE(withEnding("/a/tl2.png", m_kinds[1], m_kinds), QStringLiteral("/a/tl2.svg"));
        QCOMPARE(withEnding("/a/tl2.trace.json", m_kinds[0], m_kinds), QStringLiteral("/a/tl2.png"));
        QCOMPARE(withEnding("/a/tl2.JSON", m_kinds[3], m_kinds), QStringLiteral("/a/tl2.JSON"));
        QCOMPARE(withEnding("/a/v1.2", m_kinds[0], m_kinds), QStringLiteral("/a/v1.2.png")); // not an ending
    }

    void showsTheKindThatIsSuggested()
    {
        QWidget window;
        QFileDialog* dialog = saveDialog(&window, "Export", "timeline.svg", m_kinds.join(";;"));
        QCOMPARE(dialog->selectedNameFilter(), m_kinds[1]);
        QCOMPARE(dialog->defaultSuffix(), QStringLiteral("svg"));
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), QStringLiteral("timeline.svg"));
        dialog->selectNameFilter(m_kinds[2]);
        emit dialog->filterSelected(m_kinds[2]); // as by hand
        QCOMPARE(dialog->defaultSuffix(), QStringLiteral("trace.json"));
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), QStringLiteral("timeline.trace.json"));
    }
};

QTEST_MAIN(TstSaveDialog)
#include "tst_save_dialog.moc"
