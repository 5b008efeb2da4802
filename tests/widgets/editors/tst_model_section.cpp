// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/network/zoo.h"
#include "widgets/common/theme.h"
#include "widgets/editors/model_section.h"

using namespace pim;
using namespace pim::widgets;

using Shapes = std::map<std::string, std::vector<std::int64_t>>;

class TstModelSection : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        Theme::instance().install(*qApp);
        qRegisterMetaType<Shapes>("std::map<std::string,std::vector<std::int64_t>>");
    }

    void theSummaryCounts()
    {
        const auto summary = ModelSummary::of(*network::zoo("resnet18"));
        QCOMPARE(summary.title, QStringLiteral("ResNet-18"));
        QCOMPARE(summary.source, QStringLiteral("zoo:resnet18"));
        QCOMPARE(summary.shape.bars.size(), std::size_t(21));
        QVERIFY(!summary.shape.skips.empty());
        QVERIFY(summary.shape.bars.back().fullyConnected);
        QVERIFY(summary.weights > 11'000'000 && summary.weights < 12'000'000);
        QCOMPARE(ModelSummary::of(*network::zoo("vgg16")).shape.skips.size(), std::size_t(0));
    }

    void theSilhouetteStaysInItsArea()
    {
        const QRectF area(0, 0, 280, 44);
        for (const network::ZooEntry& entry : network::zooEntries()) {
            const auto shape = ModelSilhouette::of(*network::zoo(entry.name));
            QVERIFY(shape.bars.size() <= 96);
            for (const QRectF& bar : shape.barRects(area))
                QVERIFY2(area.contains(bar), std::string(entry.name).c_str());
            for (const auto& [from, to] : shape.skips)
                QVERIFY(from >= 0 && to - from >= 2 && to < static_cast<int>(shape.bars.size()));
            QVERIFY(shape.arcs(area).isEmpty() || area.adjusted(-1, -1, 1, 1).contains(shape.arcs(area).boundingRect()));
        }
    }

    void unsupportedNodesCanBeAskedFor()
    {
        ModelSection section;
        QSignalSpy problems(&section, &ModelSection::problemsRequested);
        section.setModel(ModelSummary::of(*network::zoo("lenet5"), { { "a", "Foo", network::MappingStatus::Unsupported, "" },
                                                                    { "b", "Conv", network::MappingStatus::Crossbar, "" } }));
        for (QPushButton* button : section.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("1 unsupported"))
                button->click();
        QCOMPARE(problems.size(), 1);
        QSignalSpy gallery(&section, &ModelSection::galleryRequested);
        qobject_cast<QPushButton*>(section.headerWidget())->click();
        QCOMPARE(gallery.size(), 1);
        section.clear();
    }

    void shapesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("x") << "1x3x224x224" << true;
        QTest::newRow("sign") << "1×3×224×224" << true;
        QTest::newRow("commas") << "1, 3, 224, 224" << true;
        QTest::newRow("too few") << "3x224x224" << false;
        QTest::newRow("open") << "?×3×224×224" << false;
        QTest::newRow("zero") << "0x3x224x224" << false;
        QTest::newRow("negative") << "1x-3x224x224" << false;
        QTest::newRow("huge") << "1x3x224x99999999999999999999" << false;
        QTest::newRow("nothing") << "" << false;
    }
    void shapesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const auto read = ModelSection::parseShape(text, 4);
        QCOMPARE(read.has_value(), valid);
        if (valid)
            QCOMPARE(*read, (std::vector<std::int64_t> { 1, 3, 224, 224 }));
        else
            QVERIFY(!read.error().message.empty());
    }

    void aTypedShapeIsSaidOnce()
    {
        ModelSection section;
        section.setModel(ModelSummary::of(*network::zoo("lenet5")));
        section.setInputShapes({ { "data", { 0, 3, 224, 224 } } });
        auto* edit = section.findChild<QLineEdit*>();
        QCOMPARE(edit->text(), QStringLiteral("?×3×224×224"));
        QSignalSpy edited(&section, &ModelSection::inputShapesEdited);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(edited.size(), 0);
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("1x3x32x32"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][0].value<Shapes>(), (Shapes { { "data", { 1, 3, 32, 32 } } }));
    }
};

QTEST_MAIN(TstModelSection)
#include "tst_model_section.moc"
