// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include <QtTest>

#include "core/base/json_reader.h"

using namespace pim;

namespace {

/// Error text of reading \a json with \a read; empty when it succeeds.
template<typename Read>
std::string errorOf(const char* json, Read read)
{
    const auto parsed = parseJson(json, "f.json");
    if (!parsed)
        return parsed.error().text();
    const JsonReader in(*parsed, "f.json");
    read(in);
    const auto error = in.error();
    return error ? error->text() : std::string();
}

} // namespace

class TestJsonReader : public QObject
{
    Q_OBJECT
private slots:
    void readsWhatObeysTheRules()
    {
        const auto json = parseJson(R"({"a": 1.5, "n": 16, "whole": 2.0, "t": "x", "on": true, "rows": [{"v": 1}, {"v": 2}],
                                        "table": {"4": 1, "6": 2}, "kind": "b"})", "f.json");
        QVERIFY(json);
        const JsonReader in(*json, "f.json");
        QCOMPARE(in.number("a", { 0, 2 }), 1.5);
        QCOMPARE(in.integer("n", 1, 32), std::int64_t { 16 });
        QCOMPARE(in.integer("whole", 1, 32), std::int64_t { 2 });
        QCOMPARE(in.text("t"), std::string("x"));
        QVERIFY(in.flag("on"));
        QVERIFY(!in.has("off"));
        int sum = 0;
        for (const JsonReader& row : in.items("rows", 1, 2))
            sum += static_cast<int>(row.integer("v", 0, 9));
        QCOMPARE(sum, 3);
        const auto table = in.object("table").members();
        QCOMPARE(table.size(), std::size_t { 2 });
        QCOMPARE(table[1].first, std::string("6"));
        QCOMPARE(table[1].second.asInteger(0, 9), std::int64_t { 2 });
        QCOMPARE(in.choice("kind", { "a", "b" }), std::size_t { 1 });
        in.finish();
        QVERIFY2(in.ok(), in.ok() ? "" : in.error()->text().c_str());
    }

    void saysFilePlaceRuleAndValue_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("negative") << QByteArray(R"({"adc": {"power_w": -1}})")
                                  << QByteArray("f.json: /adc/power_w: must be a number above 0 and at most 10, got -1");
        QTest::newRow("at the open end") << QByteArray(R"({"adc": {"power_w": 0}})")
                                         << QByteArray("f.json: /adc/power_w: must be a number above 0 and at most 10, got 0");
        QTest::newRow("huge") << QByteArray(R"({"adc": {"power_w": 1e308}})")
                              << QByteArray("f.json: /adc/power_w: must be a number above 0 and at most 10, got 1e+308");
        QTest::newRow("type") << QByteArray(R"({"adc": {"power_w": "1"}})")
                              << QByteArray("f.json: /adc/power_w: must be a number above 0 and at most 10, got \"1\"");
        QTest::newRow("bool is no number") << QByteArray(R"({"adc": {"power_w": true}})")
                                           << QByteArray("f.json: /adc/power_w: must be a number above 0 and at most 10, got true");
        QTest::newRow("missing") << QByteArray(R"({"adc": {}})")
                                 << QByteArray("f.json: /adc: the key \"power_w\" is missing");
        QTest::newRow("no object") << QByteArray(R"({"adc": [1]})")
                                   << QByteArray("f.json: /adc: must be an object, got an array of 1");
        QTest::newRow("unknown key") << QByteArray(R"({"adc": {"power_w": 1, "powr_w": 1}})")
                                     << QByteArray("f.json: /adc/powr_w: unknown key; known are \"power_w\"");
        QTest::newRow("key with a slash") << QByteArray(R"({"adc": {"power_w": 1, "a/b~": 1}})")
                                          << QByteArray("f.json: /adc/a~1b~0: unknown key; known are \"power_w\"");
        QTest::newRow("root") << QByteArray("3") << QByteArray("f.json: must be an object, got 3");
    }
    void saysFilePlaceRuleAndValue()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, expected);
        const auto text = errorOf(json.constData(), [](const JsonReader& in) {
            const JsonReader adc = in.object("adc");
            adc.number("power_w", { 0, 10, true });
            adc.finish();
        });
        QCOMPARE(QByteArray::fromStdString(text), expected);
    }

    void namesTheMistypedKey_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("letters swapped") << QByteArray(R"({"weigth_duplication": 2, "macros": 1})")
                                         << QByteArray("f.json: /weigth_duplication: unknown key; did you mean \"weight_duplication\", which is missing?");
        QTest::newRow("a letter less, between others")
            << QByteArray(R"({"note": 1, "macros": 1, "weight_duplicaton": 2})")
            << QByteArray("f.json: /weight_duplicaton: unknown key; did you mean \"weight_duplication\", which is missing?");
        QTest::newRow("another word") << QByteArray(R"({"copies": 2, "macros": 1})")
                                      << QByteArray("f.json: the key \"weight_duplication\" is missing; \"copies\" is unknown");
        QTest::newRow("like it, but known") << QByteArray(R"({"macros": 1, "weight_duplications": 1})")
                                            << QByteArray("f.json: the key \"weight_duplication\" is missing");
        QTest::newRow("an optional key") << QByteArray(R"({"weight_duplication": 2, "macros": 1, "cels": []})")
                                         << QByteArray("f.json: /cels: unknown key; did you mean \"cells\"? known are "
                                                       "\"weight_duplication\", \"macros\", \"cells\", \"weight_duplications\"");
        QTest::newRow("a very long one")
            << QByteArray("{\"") + QByteArray(100'000, 'x') + QByteArray("\": 1, \"macros\": 1}")
            << QByteArray("f.json: the key \"weight_duplication\" is missing; a text of 100000 bytes is unknown");
    }
    void namesTheMistypedKey()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, expected);
        const auto text = errorOf(json.constData(), [](const JsonReader& in) {
            in.integer("weight_duplication", 1, 9);
            in.integer("macros", 1, 9);
            if (in.has("cells"))
                in.items("cells", 0, 9);
            (void)in.has("weight_duplications");
            in.finish();
        });
        QCOMPARE(QByteArray::fromStdString(text), expected);
    }

    void aMistypedKeyIsLookedForWhereItIsMissing()
    {
        // The parent is finished too, and has an unknown key of its own: the first error stays the one told.
        const auto text = errorOf(R"({"adc": {"powr_w": 1}, "dca": 1})", [](const JsonReader& in) {
            const JsonReader adc = in.object("adc");
            adc.number("power_w", { 0, 10 });
            adc.finish();
            in.finish();
        });
        QCOMPARE(text, std::string("f.json: /adc/powr_w: unknown key; did you mean \"power_w\", which is missing?"));
    }

    void wholeNumbersAreWhole()
    {
        const auto read = [](const JsonReader& in) { in.integer("n", 1, 32); };
        for (const char* bad : { R"({"n": 0})", R"({"n": 33})", R"({"n": 1.5})", R"({"n": 1e300})", R"({"n": "8"})",
                                 R"({"n": 18446744073709551615})", R"({"n": null})", R"({"n": -9223372036854775808})" })
            QVERIFY2(errorOf(bad, read).starts_with("f.json: /n: must be a whole number from 1 to 32, got "), bad);
        QCOMPARE(errorOf(R"({"n": 32})", read), std::string());
    }

    void arraysTextsAndChoicesAreBounded()
    {
        QCOMPARE(errorOf(R"({"a": []})", [](const JsonReader& in) { in.items("a", 1, 3); }),
                 std::string("f.json: /a: must be an array of 1 to 3 elements, got an array of 0"));
        QCOMPARE(errorOf(R"({"a": [1, 2, 3]})", [](const JsonReader& in) { in.items("a", 2, 2); }),
                 std::string("f.json: /a: must be an array of 2, got an array of 3"));
        QCOMPARE(errorOf(R"({"a": [[1], ["x"]]})",
                         [](const JsonReader& in) {
                             for (const auto& row : in.items("a", 1, 2))
                                 for (const auto& value : row.asItems(1, 1))
                                     value.asNumber({ 0, 1 });
                         }),
                 std::string("f.json: /a/1/0: must be a number from 0 to 1, got \"x\""));
        QCOMPARE(errorOf(R"({"a": "abcd"})", [](const JsonReader& in) { in.text("a", 3); }),
                 std::string("f.json: /a: must be a text of at most 3 bytes, got \"abcd\""));
        QCOMPARE(errorOf(R"({"a": "c"})", [](const JsonReader& in) { in.choice("a", { "x", "y" }); }),
                 std::string("f.json: /a: must be one of \"x\", \"y\", got \"c\""));
        QCOMPARE(errorOf(R"({"a": 1})", [](const JsonReader& in) { in.flag("a"); }),
                 std::string("f.json: /a: must be true or false, got 1"));
    }

    void keepsTheFirstErrorOnly()
    {
        QCOMPARE(errorOf(R"({"a": -1, "b": -2})",
                         [](const JsonReader& in) {
                             in.number("a", { 0, 1 });
                             in.number("b", { 0, 1 });
                             in.fail("too late");
                         }),
                 std::string("f.json: /a: must be a number from 0 to 1, got -1"));
    }

    void refusesWhatIsNotJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("empty") << QByteArray("") << QByteArray("f.json: not valid JSON");
        QTest::newRow("truncated") << QByteArray("{\"a\":\n 1") << QByteArray("line 2, column 3");
        QTest::newRow("NaN") << QByteArray("{\"a\": NaN}") << QByteArray("not valid JSON");
        QTest::newRow("beyond double") << QByteArray("{\"a\": 1e999}") << QByteArray("not valid JSON");
        QTest::newRow("not UTF-8") << QByteArray("{\"a\": \"\xff\"}") << QByteArray("not valid JSON");
        QTest::newRow("twice") << QByteArray(R"({"x": {"a": 1, "b": 2, "a": 3}})") << QByteArray("\"a\" is given twice");
        QTest::newRow("deep") << QByteArray(1'000'000, '[') << QByteArray("f.json:1:65: values are nested deeper than 64");
        QTest::newRow("two values") << QByteArray("{} {}") << QByteArray("not valid JSON");
    }
    void refusesWhatIsNotJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, part);
        const auto parsed = parseJson(std::string_view(json.constData(), static_cast<std::size_t>(json.size())), "f.json");
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::ParseError);
        QVERIFY2(parsed.error().text().find(part.toStdString()) != std::string::npos, parsed.error().text().c_str());
    }

    void bracketsInTextsAreNotDepth()
    {
        const std::string text = "{\"a\": \"" + std::string(100, '[') + "\\\"" + std::string(100, '{') + "\"}";
        QVERIFY(parseJson(text, "f.json"));
    }

    void longListsTakeTimeInProportion()
    {
        std::string text = "[";
        for (int i = 0; i < 1'000'000; ++i)
            text += i % 2 ? ",{\"a\":[1]}" : i ? ",{}" : "{}";
        text += "]";
        QElapsedTimer timer;
        timer.start();
        const auto parsed = parseJson(text, "f.json");
        QVERIFY(parsed);
        QCOMPARE(parsed->size(), std::size_t { 1'000'000 });
        // A look at all earlier elements after each would take minutes.
        QVERIFY2(timer.elapsed() < 20'000, std::to_string(timer.elapsed()).c_str());
    }

    void objectsHaveAnEnd()
    {
        const auto object = [](std::size_t keys) {
            std::string text = "{";
            for (std::size_t i = 0; i < keys; ++i)
                text += (i ? ",\"" : "\"") + std::to_string(i) + "\":0";
            return text + "}";
        };
        QVERIFY(parseJson(object(kJsonKeyLimit), "f.json"));
        const auto more = parseJson(object(1'000'000), "f.json");
        QVERIFY(!more);
        QCOMPARE(more.error().text(), std::string("f.json: an object may have at most 4096 keys; \"4096\" is one more"));
    }

    void sameKeyInTwoObjectsIsFine() { QVERIFY(parseJson(R"([{"a": 1}, {"a": {"a": 1}}])", "f.json")); }
};

QTEST_APPLESS_MAIN(TestJsonReader)
#include "tst_json_reader.moc"
