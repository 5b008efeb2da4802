// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include <nlohmann/json.hpp>

#include "core/report/explanation_text.h"
#include "tests/support/small_design.h"

using namespace pim;
using evaluation::Explanation;
using evaluation::Origin;
using evaluation::Rule;

namespace {

std::shared_ptr<const Explanation> leaf(std::string label, double value, std::string unit = {})
{
    Explanation e;
    e.label = std::move(label);
    e.value = value;
    e.unit = std::move(unit);
    e.origin = Origin::Design;
    e.source = "design: test";
    return std::make_shared<const Explanation>(e);
}

Explanation node(Rule rule, std::vector<std::shared_ptr<const Explanation>> children, double factor = 1)
{
    Explanation e;
    e.label = "Root";
    e.rule = rule;
    e.factor = factor;
    e.children = std::move(children);
    e.value = e.recomputed();
    return e;
}

} // namespace

class TestExplanationText : public QObject
{
    Q_OBJECT
private slots:
    void writesFigures_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("text");
        QTest::newRow("energy") << 9.2e6 << "nJ" << "9.20 mJ";
        QTest::newRow("time") << 890.0 << "us" << "890 µs";
        QTest::newRow("count") << 5608.0 << "" << "5,608";
        QTest::newRow("large count") << 1.074e9 << "" << "1.074 G";
        QTest::newRow("share") << 0.188 << "" << "0.188";
        QTest::newRow("area") << 3.41e7 << "um2" << "34.1 mm²";
        QTest::newRow("area of a chip") << 34.1 << "mm2" << "34.1 mm²";
        QTest::newRow("rate") << 1.28 << "GHz" << "1.28 GHz";
        QTest::newRow("capacity") << 64.0 << "KiB" << "64 KiB";
        QTest::newRow("efficiency") << 394.3 << "GOPS/W" << "394 GOPS/W";
        QTest::newRow("nothing") << std::nan("") << "mm2" << "–";
    }
    void writesFigures()
    {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QFETCH(QString, text);
        const QString got = QString::fromStdString(report::formatFigure(value, unit.toStdString()));
        QVERIFY2(got.startsWith(text), qPrintable(got));
    }

    void writesFormulas()
    {
        const auto a = leaf("A", 7), b = leaf("B", 2, "ns");
        QCOMPARE(report::formulaText(node(Rule::Sum, { a, a })), "7 + 7");
        QCOMPARE(report::formulaText(node(Rule::Sum, { a, a, a, a })), "Σ of 4 parts");
        QCOMPARE(report::formulaText(node(Rule::Product, { a, b })), "7 × 2.00 ns");
        QCOMPARE(report::formulaText(node(Rule::Quotient, { a, b })), "7 ÷ 2.00 ns");
        QCOMPARE(report::formulaText(node(Rule::DivideUp, { a, leaf("C", 2) })), "⌈7 ÷ 2⌉");
        QCOMPARE(report::formulaText(node(Rule::Maximum, { a, leaf("C", 2) })), "max(7, 2)");
        QCOMPARE(report::formulaText(*a), "");
    }

    void computesByEveryRule()
    {
        const auto a = leaf("A", 7), b = leaf("B", 2);
        QCOMPARE(node(Rule::Sum, { a, b }).value, 9.0);
        QCOMPARE(node(Rule::Product, { a, b }, 1e-3).value, 14e-3);
        QCOMPARE(node(Rule::Quotient, { a, b }).value, 3.5);
        QCOMPARE(node(Rule::DivideUp, { a, b }).value, 4.0);
        QCOMPARE(node(Rule::RoundUp, { leaf("C", 3.2) }).value, 4.0);
        QCOMPARE(node(Rule::Maximum, { a, b }).value, 7.0);
        QCOMPARE(node(Rule::Minimum, { a, b }).value, 2.0);
        QCOMPARE(node(Rule::Sum, { a, b }).shareOf(0), 7.0 / 9);
        QVERIFY(!node(Rule::Product, { a, b }).shareOf(0));
        QVERIFY(!node(Rule::Sum, { a, leaf("D", -1) }).shareOf(0));
    }

    void opensAsManyLevelsAsAskedAndNothingTwice()
    {
        const auto inner = std::make_shared<const Explanation>(node(Rule::Sum, { leaf("Deep", 1), leaf("Down", 2) }));
        const Explanation root = node(Rule::Product, { inner, inner });
        const QString flat = QString::fromStdString(report::explanationTree(root, 0));
        QCOMPARE(flat.count('\n'), 2);
        const QString all = QString::fromStdString(report::explanationTree(root));
        QCOMPARE(all.count("Deep"), 1);
        QCOMPARE(all.count("opened above"), 1);
        const auto json = report::explanationToJson(root, 1);
        QCOMPARE(json["children"].size(), 2u);
        QVERIFY(!json["children"][0].contains("children"));
        QCOMPARE(report::explanationToJson(root, 2)["children"][1]["children"][0]["share"].get<double>(), 1.0 / 3);
    }

    void escapesNamesForTexAndTerminals()
    {
        const Explanation root = node(Rule::Sum, { leaf("conv_1 & 50 %", 1), leaf("evil\x1b[31m", 2) });
        const QString tex = QString::fromStdString(report::explanationLatex(root));
        QVERIFY(tex.startsWith("\\begin{align*}") && tex.endsWith("\\end{align*}\n"));
        QVERIFY2(tex.contains("conv\\_1 \\& 50 \\%"), qPrintable(tex));
        QCOMPARE(tex.count('{'), tex.count('}'));
        QVERIFY(!QString::fromStdString(report::explanationTree(root)).contains(QChar(0x1b)));
        QVERIFY(!tex.contains(QChar(0x1b)));
    }
};

QTEST_APPLESS_MAIN(TestExplanationText)
#include "tst_explanation_text.moc"
