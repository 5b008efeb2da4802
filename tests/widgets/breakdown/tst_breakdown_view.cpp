// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

#include "core/evaluation/explanation.h"
#include "tests/support/example_design.h"
#include "tests/support/widget_picture.h"
#include "widgets/breakdown/breakdown_chart.h"
#include "widgets/breakdown/breakdown_view.h"

using namespace pim;
using namespace pim::widgets;

namespace {

constexpr BreakdownQuantity kQuantities[] { BreakdownQuantity::Energy, BreakdownQuantity::Power, BreakdownQuantity::Area, BreakdownQuantity::Latency };
constexpr BreakdownBy kBys[] { BreakdownBy::Component, BreakdownBy::Layer, BreakdownBy::Both };

bool close(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)); }

} // namespace

class TestBreakdownView : public QObject
{
    Q_OBJECT

    EvaluatedDesign m_design, m_other;

private slots:
    void initTestCase()
    {
        const auto made = test::exampleDesign();
        QVERIFY(made.feasible);
        m_design = { std::make_shared<design::Design>(made.best), std::make_shared<evaluation::Evaluation>(made.evaluation), "Design 3,871", "A" };
        design::Design slow = made.best;
        slow.parameters.clock = { made.evaluation.metrics.clock.value * 1.5 };
        m_other = { std::make_shared<design::Design>(slow), std::make_shared<evaluation::Evaluation>(evaluation::evaluate(slow).value()), "Design 7", "B" };
    }

    void addsUpToTheMetrics()
    {
        const auto& m = m_design.evaluation->metrics;
        for (const auto by : kBys) {
            QVERIFY(close(breakdownOf(m_design, BreakdownQuantity::Energy, by).total, m.energy.value));
            QVERIFY(close(breakdownOf(m_design, BreakdownQuantity::Power, by).total, m.peakPower.value));
            QVERIFY(close(breakdownOf(m_design, BreakdownQuantity::Area, by).total, m.area.value));
            for (const auto quantity : kQuantities) {
                const auto data = breakdownOf(m_design, quantity, by);
                QVERIFY(!data.groups.empty());
                for (const auto& group : data.groups) {
                    double sum = 0;
                    for (const auto& part : group.parts) {
                        sum += part.value;
                        QVERIFY(part.value > 0);
                        QVERIFY(evaluation::explain(*m_design.design, *m_design.evaluation, part.question.metric.toStdString(), part.question.layer, part.question.centre));
                    }
                    QVERIFY(close(sum, group.value));
                }
                QCOMPARE(breakdownCsv(data).count('\n'), 1 + std::accumulate(data.groups.begin(), data.groups.end(), qsizetype(0), [](qsizetype n, const auto& g) { return n + qsizetype(g.parts.size()); }));
            }
        }
        QVERIFY(breakdownOf({}, BreakdownQuantity::Energy, BreakdownBy::Both).groups.empty());
    }

    void drawsLengthsAndAreasInProportion()
    {
        const auto data = breakdownOf(m_design, BreakdownQuantity::Energy, BreakdownBy::Both);
        const auto bars = barsPicture(data, 900, 0);
        double scale = 0;
        for (const auto& piece : bars.pieces) {
            const double value = data.groups[piece.group].parts[piece.part].value;
            scale = scale > 0 ? scale : piece.rect.width() / value;
            QVERIFY(std::abs(piece.rect.width() / value - scale) < 1e-9 * scale);
            QVERIFY(piece.rect.right() <= 900);
        }
        const auto half = barsPicture(data, 900, 2 * std::max_element(data.groups.begin(), data.groups.end(), [](const auto& a, const auto& b) { return a.value < b.value; })->value);
        QVERIFY(std::abs(half.pieces[0].rect.width() * 2 - bars.pieces[0].rect.width()) < 1e-6);
        const auto map = treemapPicture(data, { 900, 600 });
        QCOMPARE(map.pieces.size(), bars.pieces.size());
        for (std::size_t i = 0; i < map.pieces.size(); ++i)
            for (std::size_t k = 0; k < i; ++k) {
                const QRectF both = map.pieces[i].rect.intersected(map.pieces[k].rect);
                QVERIFY(both.isEmpty() || both.width() * both.height() < 1e-6);
            }
        const auto* hit = map.at(map.pieces[3].rect.center());
        QVERIFY(hit && hit->rect == map.pieces[3].rect);
        QVERIFY(!map.at({ 1, 1 }));
    }

    void picksAndExplains()
    {
        BreakdownView view;
        view.setDesign(m_design);
        view.setBy(BreakdownBy::Both);
        view.resize(900, 700);
        view.show();
        QSignalSpy layer(&view, &BreakdownView::layerPicked), centre(&view, &BreakdownView::centrePicked), asked(&view, &BreakdownView::explainRequested);
        const auto picture = barsPicture(view.chart()->data(), view.chart()->width(), 0);
        const QPoint at = picture.pieces[0].rect.center().toPoint();
        QTest::mouseClick(view.chart(), Qt::LeftButton, {}, at);
        QCOMPARE(layer.count(), 1);
        QCOMPARE(layer[0][0].value<std::optional<network::LayerId>>(), network::LayerId { 0 });
        QCOMPARE(centre.count(), 1);
        QTest::mouseDClick(view.chart(), Qt::LeftButton, {}, at);
        QCOMPARE(asked.count(), 1);
        const auto question = asked[0][0].value<FigureQuestion>();
        QCOMPARE(question.metric, "energy_uj");
        QVERIFY(question.layer && question.centre);
        view.chart()->setFocus();
        QTest::keyClick(view.chart(), Qt::Key_Down);
        QTest::keyClick(view.chart(), Qt::Key_Return);
        QCOMPARE(asked.count(), 2);
        QVERIFY(asked[1][0].value<FigureQuestion>() != question);
    }

    void writesFiles()
    {
        BreakdownView view;
        view.setDesign(m_design);
        view.setCompared(m_other);
        view.setBy(BreakdownBy::Both);
        view.resize(900, 600);
        view.show();
        QTemporaryDir folder;
        for (const char* ending : { "png", "svg", "pdf" }) {
            const QString path = folder.filePath(QString("b.") + ending);
            const auto written = view.exportPicture(path);
            QVERIFY2(written, written ? "" : written.error().text().c_str());
            QVERIFY(QFileInfo(path).size() > 1000);
        }
        QVERIFY(!view.exportPicture(folder.filePath("b.doc")));
        QVERIFY(view.csv().startsWith("layer,component,energy_nj,share\r\nconv1,"));
    }

    void saysWhatIsMissing()
    {
        BreakdownView view;
        QVERIFY(view.csv().count('\n') == 1);
        view.setDesign(m_design);
        view.setQuantity(BreakdownQuantity::Latency);
        QCOMPARE(view.chart()->data().groups.size(), m_design.evaluation->layers.size());
        view.setDesign({});
    }

    void looksRight()
    {
        BreakdownView view;
        test::takePictures(view, "breakdown-empty", { 800, 400 });
        view.setDesign(m_design);
        view.setBy(BreakdownBy::Both);
        view.setSelected(network::LayerId { 2 }, {});
        test::takePictures(view, "breakdown-both", { 840, 860 });
        view.setTreemap(true);
        test::takePictures(view, "breakdown-map", { 840, 560 });
        view.setCompared(m_other);
        view.setBy(BreakdownBy::Component);
        view.setTreemap(false);
        test::takePictures(view, "breakdown-compare", { 840, 400 });
        view.setQuantity(BreakdownQuantity::Latency);
        test::takePictures(view, "breakdown-latency", { 840, 560 });
    }
};

QTEST_MAIN(TestBreakdownView)
#include "tst_breakdown_view.moc"
