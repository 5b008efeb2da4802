// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include "core/network/zoo.h"
#include "core/synthesis/point_table.h"
#include "widgets/common/theme.h"
#include "widgets/gallery/card_grid.h"
#include "widgets/gallery/gallery_cards.h"
#include "widgets/gallery/gallery_page.h"

using namespace pim;
using namespace pim::widgets;

namespace {

synthesis::PointTable tableOf(const std::vector<std::pair<double, double>>& throughputAndEfficiency)
{
    synthesis::PointTable table;
    const auto x = static_cast<std::size_t>(synthesis::pointColumnIndex("throughput_gops"));
    const auto y = static_cast<std::size_t>(synthesis::pointColumnIndex("power_efficiency_gops_per_w"));
    std::int64_t id = 0;
    for (const auto& [throughput, efficiency] : throughputAndEfficiency) {
        std::vector<double> row(synthesis::pointColumns().size(), 0);
        row[x] = throughput;
        row[y] = efficiency;
        table.append(id++, row);
    }
    return table;
}

std::vector<ExampleCard> threeExamples()
{
    std::vector<ExampleCard> examples;
    for (const char* name : { "a.pims", "b.pims", "c.pims" }) {
        ExampleCard card;
        card.path = QString::fromLatin1(name);
        card.title = card.path;
        examples.push_back(card);
    }
    return examples;
}

} // namespace

class TstGallery : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void cardsShareTheWidth_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("columns");
        QTest::newRow("narrower than a card") << 150 << 1;
        QTest::newRow("exactly two") << 456 << 2;
        QTest::newRow("one pixel less") << 455 << 1;
        QTest::newRow("1280 wide window") << 884 << 3;
        QTest::newRow("1440 wide window") << 1044 << 4;
        QTest::newRow("4K at 200 %") << 1524 << 6;
    }
    void cardsShareTheWidth()
    {
        QFETCH(int, width);
        QFETCH(int, columns);
        const int count = 8;
        const CardGrid grid = CardGrid::of(width, count, 220, 9999, 144);
        QCOMPARE(grid.columns, columns);
        QRect all;
        for (int i = 0; i < count; ++i) {
            for (int j = 0; j < i; ++j)
                QVERIFY(!grid.rect(i).intersects(grid.rect(j)));
            all |= grid.rect(i);
        }
        QCOMPARE(all.left(), 0);
        QVERIFY(std::abs(all.width() - width) <= 1);
        QCOMPARE(all.height(), grid.height(count));
    }

    void arrowsStayInTheGrid()
    {
        const CardGrid grid = CardGrid::of(700, 8, 220, 9999, 144); // three columns
        QCOMPARE(grid.columns, 3);
        QCOMPARE(grid.neighbour(0, 8, 1, 0), 1);
        QCOMPARE(grid.neighbour(0, 8, -1, 0), 0);
        QCOMPARE(grid.neighbour(1, 8, 0, 1), 4);
        QCOMPARE(grid.neighbour(7, 8, 0, 1), 7);
        QCOMPARE(grid.neighbour(7, 8, 0, -1), 4);
    }

    /// (1,9) (2,8) and (4,5) are on the front; (2,7) and (3,4) have a better one; NaN is left out.
    void thePreviewFindsTheFront()
    {
        const auto preview = ExamplePreview::of(tableOf({ { 2, 7 }, { 1, 9 }, { 4, 5 }, { 3, 4 }, { 2, 8 }, { qQNaN(), 3 } }));
        QCOMPARE(preview.points.size(), std::size_t(5));
        QCOMPARE(preview.bestEfficiency, 9.0);
        QCOMPARE(preview.bestThroughput, 4.0);
        std::vector<std::pair<double, double>> front;
        for (const auto& p : preview.points)
            if (p.front)
                front.emplace_back(p.x * 4, p.y * 9);
        QCOMPARE(front, (std::vector<std::pair<double, double>> { { 1, 9 }, { 2, 8 }, { 4, 5 } }));
        QVERIFY(ExamplePreview::of({}).points.empty());
    }

    void thePreviewKeepsTheFrontOfManyPoints()
    {
        std::vector<std::pair<double, double>> many { { 1000, 1 }, { 1, 1000 } };
        for (int i = 0; i < 5000; ++i)
            many.emplace_back(1 + i % 70 * 0.01, 1 + i / 70 * 0.005);
        const auto preview = ExamplePreview::of(tableOf(many), 100);
        QVERIFY(preview.points.size() <= 200);
        QCOMPARE(preview.points.front().front, false);
        QCOMPARE(preview.points.back().x, 1.0);
    }

    void zooCardsCountTheNetwork()
    {
        QCOMPARE(zooCards().size(), network::zooEntries().size());
        const auto card = zooCard("vgg16");
        QVERIFY(card.has_value());
        QCOMPARE(card->layers, 16);
        QCOMPARE(card->bars.size(), std::size_t(16));
        // fc6: 25088 x 4096 weights of 16 bit in cells of 2: 98 x 16 x 8 crossbars.
        QCOMPARE(card->bars[13].crossbars, std::int64_t(98 * 16 * 8));
        QVERIFY(card->bars[13].fullyConnected);
        QVERIFY(!card->bars[12].fullyConnected);
        QVERIFY(card->weights > 138'000'000 && card->weights < 139'000'000);
        QVERIFY(ZooCard::height(1) > 0 && ZooCard::height(98 * 16 * 8) <= 1);
        QVERIFY(!zooCard("no such network"));
    }

    void daysAreSaidAsPeopleSayThem()
    {
        const QDate today(2024, 11, 21);
        QCOMPARE(dayText(QDateTime(today, QTime(0, 1)), today), QStringLiteral("today"));
        QCOMPARE(dayText(QDateTime(today.addDays(-1), QTime(23, 59)), today), QStringLiteral("yesterday"));
        QVERIFY(dayText(QDateTime(QDate(2024, 1, 9), QTime(12, 0)), today).contains(QStringLiteral("9")));
        QVERIFY(!dayText(QDateTime(QDate(2024, 1, 9), QTime(12, 0)), today).contains(QStringLiteral("2024")));
        QVERIFY(dayText(QDateTime(QDate(2023, 12, 9), QTime(12, 0)), today).contains(QStringLiteral("2023")));
        QCOMPARE(dayText({}, today), QString());
    }

    void cardsOpenByMouseAndKeys()
    {
        GalleryPage page;
        page.setExamples(threeExamples());
        page.resize(1280, 720);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy example(&page, &GalleryPage::exampleRequested), zoo(&page, &GalleryPage::zooRequested);
        const auto examples = page.findChildren<ExampleButton*>();
        QCOMPARE(examples.size(), 3);
        examples[0]->setFocus();
        QTest::keyClick(examples[0], Qt::Key_Right);
        QVERIFY(examples[1]->hasFocus());
        QTest::keyClick(examples[1], Qt::Key_Return);
        QCOMPARE(example.takeFirst().at(0).toString(), QStringLiteral("b.pims"));
        const auto networks = page.findChildren<ZooButton*>();
        QCOMPARE(static_cast<std::size_t>(networks.size()), network::zooEntries().size());
        QTest::mouseClick(networks[2], Qt::LeftButton);
        QCOMPARE(zoo.takeFirst().at(0).toString(), networks[2]->card().name);
        for (QAbstractButton* card : page.findChildren<QAbstractButton*>())
            if (card->isVisible() && !qobject_cast<QLineEdit*>(card->parent())) // Qt's own
                QVERIFY2(!card->accessibleName().isEmpty() || !card->text().isEmpty(), card->metaObject()->className());
    }

    void figuresOfNetworksArriveLater()
    {
        GalleryPage page;
        const auto button = page.findChildren<ZooButton*>().first();
        QCOMPARE(button->card().layers, 0);
        page.setZooCard(*zooCard(button->card().name.toStdString()));
        QVERIFY(button->card().layers > 0);
        ZooCard stranger;
        stranger.name = QStringLiteral("stranger");
        page.setZooCard(stranger); // not there: nothing happens
    }

    void filteringHidesWhatDoesNotMatch()
    {
        GalleryPage page;
        page.resize(1280, 720);
        page.show();
        auto* filter = page.findChild<QLineEdit*>();
        QTest::keyClicks(filter, QStringLiteral("resnet"));
        int shown = 0;
        for (const ZooButton* button : page.findChildren<ZooButton*>()) {
            QCOMPARE(!button->isHidden(), button->card().name.contains(QStringLiteral("resnet")));
            shown += !button->isHidden();
        }
        QVERIFY(shown >= 2);
        filter->clear();
        for (const ZooButton* button : page.findChildren<ZooButton*>())
            QVERIFY(!button->isHidden());
    }

    void aDroppedFileIsSaid()
    {
        GalleryPage page;
        page.resize(1280, 720);
        QSignalSpy dropped(&page, &GalleryPage::fileDropped);
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(QStringLiteral("/tmp/some net.onnx")) });
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page, &drop);
        QCOMPARE(dropped.takeFirst().at(0).toString(), QStringLiteral("/tmp/some net.onnx"));
        QMimeData text;
        text.setText(QStringLiteral("hello"));
        QDragEnterEvent other(QPoint(20, 20), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        other.ignore();
        QApplication::sendEvent(&page, &other);
        QVERIFY(!other.isAccepted());
    }

    void theLeftColumnSaysWhatWasChosen()
    {
        GalleryPage page;
        page.setLanguages({ { QStringLiteral("en"), QStringLiteral("English") }, { QStringLiteral("de"), QStringLiteral("Deutsch") } }, QStringLiteral("en"));
        page.setRecentFiles({ { QStringLiteral("/tmp/one.pims"), QDateTime::currentDateTime() } });
        page.resize(1280, 720);
        page.show();
        QSignalSpy open(&page, &GalleryPage::openRequested), fresh(&page, &GalleryPage::newRequested), recent(&page, &GalleryPage::recentRequested),
            clear(&page, &GalleryPage::clearRecentRequested), language(&page, &GalleryPage::languageChosen), theme(&page, &GalleryPage::themeChosen),
            start(&page, &GalleryPage::showAtStartChanged);
        for (QAbstractButton* button : page.findChildren<QAbstractButton*>()) {
            const QString name = button->accessibleName();
            if (name == QStringLiteral("Open a file") || name == QStringLiteral("New project") || name == QStringLiteral("Theme: Dark")
                || name == QStringLiteral("Clear the list of recent files"))
                QTest::mouseClick(button, Qt::LeftButton);
            if (name == QStringLiteral("one.pims"))
                QTest::keyClick(button, Qt::Key_Return);
        }
        auto* combo = page.findChild<QComboBox*>();
        QCOMPARE(combo->currentText(), QStringLiteral("English"));
        emit combo->activated(1);
        page.findChild<QCheckBox*>()->click();
        QCOMPARE(open.size(), 1);
        QCOMPARE(fresh.size(), 1);
        QCOMPARE(clear.size(), 1);
        QCOMPARE(recent.takeFirst().at(0).toString(), QStringLiteral("/tmp/one.pims"));
        QCOMPARE(language.takeFirst().at(0).toString(), QStringLiteral("de"));
        QCOMPARE(theme.takeFirst().at(0).value<ThemeMode>(), ThemeMode::Dark);
        QCOMPARE(start.takeFirst().at(0).toBool(), false);
    }

    void itFitsSmallAndLargeWindows()
    {
        GalleryPage page;
        page.setExamples(threeExamples());
        for (const QSize size : { QSize(1280, 620), QSize(1440, 800), QSize(1920, 1000) }) {
            page.resize(size);
            page.show();
            QApplication::processEvents();
            QCOMPARE(page.size(), size);
            for (const QWidget* card : page.findChildren<Card*>())
                QVERIFY(card->geometry().right() <= card->parentWidget()->width());
        }
    }
};

QTEST_MAIN(TstGallery)
#include "tst_gallery.moc"
