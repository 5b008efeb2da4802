// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <nlohmann/json.hpp>

#include "core/project/inputs.h"
#include "core/project/options_json.h"
#include "tests/support/project_sample.h"

using namespace pim;
using namespace pim::project;

Q_DECLARE_METATYPE(pim::project::Inputs)

class TestInputs : public QObject
{
    Q_OBJECT
private slots:
    void comeBackAsTheyWereWritten_data()
    {
        QTest::addColumn<Inputs>("inputs");
        QTest::newRow("nothing chosen yet") << Inputs {};
        QTest::newRow("a small network") << test::smallInputs();
        Inputs all = test::smallInputs();
        auto& o = all.options;
        o.constraints.maxArea = Area { 1.0 / 3.0 * 1e8 };
        o.constraints.maxLatency = Time { 1e6 / 7.0 };
        o.constraints.maxCrossbars = 12345;
        o.objective = synthesis::Objective::AreaEfficiency;
        o.algorithm = synthesis::Algorithm::Pimsyn;
        o.effort = synthesis::Effort::Thorough;
        o.model.groups = false;
        o.macroStyle = design::MacroStyle::Identical;
        o.macroSharing = false;
        o.slices = { design::SlicePacking::Packed };
        o.weightBits = 8;
        o.dataBits = 4;
        o.timeLimitSeconds = 2.5;
        all.seed = std::uint64_t { 1 } << 62;
        QTest::newRow("every option") << all;
    }
    void comeBackAsTheyWereWritten()
    {
        QFETCH(Inputs, inputs);
        const std::string text = inputsToJsonText(inputs);
        const auto read = inputsFromJsonText(text, "x.pims");
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(inputsToJsonText(*read), text);
        QCOMPARE(read->seed, inputs.seed);
        QCOMPARE(inputsDigest(*read), inputsDigest(inputs));
        if (inputs.model) {
            QVERIFY(read->model->network == inputs.model->network);
            QVERIFY(read->model->nodes == inputs.model->nodes);
            QVERIFY(read->model->diagnostics == inputs.model->diagnostics);
            QVERIFY(*read->hardware == *inputs.hardware);
        }
        QVERIFY(read->options.constraints == inputs.options.constraints);
        QVERIFY(read->options.model == inputs.options.model);
    }

    void theDigestFollowsWhatAResultDependsOn()
    {
        const Inputs one = test::smallInputs();
        Inputs other = one;
        other.modelReference = "elsewhere.onnx";
        other.options.checkpointPath = "somewhere";
        QCOMPARE(inputsDigest(other), inputsDigest(one));
        other.options.constraints.powerBudget = { 5 };
        QVERIFY(inputsDigest(other) != inputsDigest(one));
        other = one;
        other.seed = 8;
        QVERIFY(inputsDigest(other) != inputsDigest(one));
    }

    void everyOptionNumberIsCheckedAtItsEnds()
    {
        for (const OptionNumber& number : optionNumbers()) {
            const std::string key(number.spec.key);
            for (const bool above : { false, true }) {
                auto json = nlohmann::ordered_json::parse(inputsToJsonText(test::smallInputs()));
                const double value = above ? number.spec.maximum * 1.001 + 1 : number.spec.minimum - 1;
                json["options"][key] = number.integer ? nlohmann::ordered_json(static_cast<std::int64_t>(value)) : nlohmann::ordered_json(value);
                const auto read = inputsFromJsonText(json.dump(), "x.pims");
                QVERIFY2(!read, key.c_str());
                QCOMPARE(read.error().code, ErrorCode::ParseError);
                QVERIFY2(read.error().text().find("/options/" + key) != std::string::npos, read.error().text().c_str());
            }
        }
    }

    void brokenTextIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("version") << QByteArray("\"version\":1") << QByteArray("\"version\":2") << QByteArray("/version");
        QTest::newRow("unknown key") << QByteArray("\"seed\":7") << QByteArray("\"seed\":7,\"sead\":8") << QByteArray("sead");
        QTest::newRow("negative seed") << QByteArray("\"seed\":7") << QByteArray("\"seed\":-7") << QByteArray("/seed");
        QTest::newRow("status") << QByteArray("\"status\":\"free\"") << QByteArray("\"status\":\"loose\"") << QByteArray("status");
        QTest::newRow("slices") << QByteArray("[\"separate\",\"packed\"]") << QByteArray("[\"sliced\"]") << QByteArray("/options/slices");
        QTest::newRow("cut short") << QByteArray("\"seed\":7,") << QByteArray("\"seed\":7") << QByteArray("x.pims");
    }
    void brokenTextIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, place);
        QByteArray text = QByteArray::fromStdString(inputsToJsonText(test::smallInputs()));
        const auto at = text.indexOf(from);
        QVERIFY(at >= 0);
        text.replace(at, from.size(), to);
        const auto read = inputsFromJsonText(text.toStdString(), "x.pims");
        QVERIFY(!read);
        QVERIFY2(read.error().text().find(place.toStdString()) != std::string::npos, read.error().text().c_str());
    }
};

QTEST_APPLESS_MAIN(TestInputs)
#include "tst_inputs.moc"
