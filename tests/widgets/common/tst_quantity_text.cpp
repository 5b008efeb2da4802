// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QLocale>
#include <QTest>

#include "widgets/common/quantity_text.h"

using namespace pim;
using namespace pim::widgets;

class TstQuantityText : public QObject
{
    Q_OBJECT
private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void choosesThePrefixAfterRounding_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("text");
        QTest::newRow("watts") << 49.0 << "W" << 3 << "49.0 W";
        QTest::newRow("trailing zeros") << 4.8 << "W" << 3 << "4.80 W";
        QTest::newRow("microwatts") << 126e-6 << "W" << 3 << "126 µW";
        QTest::newRow("carries into the next prefix") << 0.99996 << "W" << 4 << "1.000 W";
        QTest::newRow("just below") << 0.9999 << "W" << 4 << "999.9 mW";
        QTest::newRow("negative") << -0.7 << "W" << 2 << "−700 mW";
        QTest::newRow("zero") << 0.0 << "J" << 3 << "0 J";
        QTest::newRow("square millimetres") << 34.1e-6 << "m²" << 3 << "34.1 mm²";
        QTest::newRow("square micrometres") << 5e-10 << "m²" << 3 << "500 µm²";
        QTest::newRow("no value") << std::nan("") << "W" << 3 << "–";
    }
    void choosesThePrefixAfterRounding()
    {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QFETCH(int, digits);
        QTEST(quantity(value, unit, digits).text(), "text");
    }

    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("value");
        QTest::newRow("plain") << "2.4e-3" << "W" << 2.4e-3;
        QTest::newRow("prefix alone") << "0.3m" << "W" << 0.3e-3;
        QTest::newRow("u for micro") << "300 uW" << "W" << 300e-6;
        QTest::newRow("micro sign") << "300 µW" << "W" << 300e-6;
        QTest::newRow("Greek mu") << "300 μW" << "W" << 300e-6;
        QTest::newRow("decimal comma") << "1,5 µs" << "s" << 1.5e-6;
        QTest::newRow("grouped") << "1,500 W" << "W" << 1500.0;
        QTest::newRow("nanoseconds") << "100ns" << "s" << 100e-9;
        QTest::newRow("square millimetres") << "0.3 mm²" << "m²" << 0.3e-6;
        QTest::newRow("square, typed") << "0.3 mm2" << "m²" << 0.3e-6;
        QTest::newRow("count") << "256" << "" << 256.0;
        QTest::newRow("spaces") << "  49 W " << "W" << 49.0;
    }
    void readsWhatPeopleType()
    {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        QFETCH(double, value);
        const auto read = parseQuantity(text, unit);
        QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
        QVERIFY2(std::fabs(*read - value) <= 1e-12 * std::fabs(value), qPrintable(QString::number(*read, 'g', 17)));
    }

    void refusesWhatIsNoQuantity_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        for (const char* text : { "", "W", "abc", "1.2.3e", "5 J", "5 XW", "--3", "1e999" })
            QTest::newRow(qPrintable(QStringLiteral("'%1'").arg(QLatin1String(text)))) << text << "W";
        QTest::newRow("unit where none belongs") << "5 W" << "";
    }
    void refusesWhatIsNoQuantity()
    {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        const auto read = parseQuantity(text, unit);
        QVERIFY(!read.has_value());
        QVERIFY(read.error().code == ErrorCode::InvalidArgument);
        QVERIFY(QString::fromStdString(read.error().message).contains(QStringLiteral("for example")));
    }

    void readsBackWhatItWrites()
    {
        for (const char* localeName : { "en_US", "de_DE", "zh_CN" }) {
            QLocale::setDefault(QLocale(QString::fromLatin1(localeName)));
            for (double value = 1.234e-12; value < 1e10; value *= 9.7) {
                const QString text = quantity(value, QStringLiteral("W"), 6).text();
                const auto read = parseQuantity(text, QStringLiteral("W"));
                QVERIFY2(read.has_value(), qPrintable(text));
                QVERIFY2(std::fabs(*read - value) < 1e-5 * value, qPrintable(text));
            }
        }
    }

    void writesDeltasWithTheirSign()
    {
        QCOMPARE(deltaText(0.238), QStringLiteral("+23.8 %"));
        QCOMPARE(deltaText(-0.549), QStringLiteral("−54.9 %"));
        QCOMPARE(deltaText(1.22), QStringLiteral("+122 %"));
        QCOMPARE(deltaText(0), QStringLiteral("±0.0 %"));
        QCOMPARE(countText(-5608), QStringLiteral("−5,608"));
        QCOMPARE(durationText(82), QStringLiteral("1:22"));
        QCOMPARE(durationText(3600 + 62), QStringLiteral("1:01:02"));
    }

    void knowsEveryMetric()
    {
        for (const design::MetricInfo& metric : design::metricTable()) {
            QVERIFY2(metricLabel(metric.key) != QString::fromUtf8(metric.key.data(), static_cast<qsizetype>(metric.key.size())), metric.key.data());
            QVERIFY(!metricText(metric, 1234.5).number.isEmpty());
        }
        QCOMPARE(metricText(*design::findMetric("latency_us"), 890).text(), QStringLiteral("890.0 µs"));
        QCOMPARE(metricText(*design::findMetric("edp_uj_us"), 8.19e6).text(), QStringLiteral("8.190 µJ·s"));
        QCOMPARE(metricText(*design::findMetric("area_mm2"), 0).text(), QStringLiteral("–"));
    }
};

QTEST_APPLESS_MAIN(TstQuantityText)
#include "tst_quantity_text.moc"
