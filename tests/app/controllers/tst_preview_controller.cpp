// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include <QElapsedTimer>
#include <QTest>

#include "app/controllers/preview_controller.h"
#include "tests/app/controllers/studio_inputs.h"

using namespace pim;
using namespace pim::app;
using synthesis::BudgetPreview;
using test::shared;
using test::studioInputs;

class TstPreviewController : public QObject
{
    Q_OBJECT
private slots:
    void saysTheRangeFirstAndThenValues()
    {
        PreviewController controller;
        std::vector<BudgetPreview> told;
        QElapsedTimer timer;
        qint64 range = -1, first = -1;
        connect(&controller, &PreviewController::updated, this, [&](const BudgetPreview& p) {
            if (range < 0)
                range = timer.elapsed();
            if (first < 0 && p.value > 0)
                first = timer.elapsed();
            told.push_back(p);
        });
        timer.start();
        controller.request(shared(studioInputs("resnet18", 49)));
        QVERIFY(controller.isBusy());
        QVERIFY(told.empty()); // it returns before anything is worked out
        QTRY_VERIFY_WITH_TIMEOUT(!told.empty() && told.back().finished, 20000);
        qInfo("ResNet-18 from request to window: range %lld ms, first value %lld ms, all %lld ms", range, first, timer.elapsed());
        QVERIFY(told.front().range.possible);
        QVERIFY(told.back().feasible);
        for (std::size_t i = 1; i < told.size(); ++i)
            QVERIFY(told[i].value >= told[i - 1].value);
        QVERIFY(!controller.isBusy());
    }

    void theLatestRequestIsAnswered()
    {
        PreviewController controller;
        controller.setLimits({ 0.3, 0 });
        std::vector<double> finished;
        connect(&controller, &PreviewController::updated, this, [&](const BudgetPreview& p) {
            if (p.finished)
                finished.push_back(p.budget.value);
        });
        for (int i = 0; i < 20; ++i)
            controller.request(shared(studioInputs("lenet5", 1 + 0.1 * i)));
        QTRY_VERIFY_WITH_TIMEOUT(!finished.empty(), 20000);
        QTest::qWait(50);
        QCOMPARE(finished, std::vector<double>({ 1 + 0.1 * 19 }));
    }

    void aMovingSliderShowsValues()
    {
        PreviewController controller;
        int values = 0;
        connect(&controller, &PreviewController::updated, this, [&](const BudgetPreview& p) { values += p.value > 0; });
        auto in = studioInputs("resnet18", 49);
        for (int i = 0; i < 3000 && values < 3; ++i) { // moving all the time
            in.options.constraints.powerBudget = { 40.0 + i % 60 };
            controller.request(shared(in));
            QTest::qWait(16);
        }
        QVERIFY(values >= 3);
    } // and is destroyed at work

    void withoutAModelThereIsNothing()
    {
        PreviewController controller;
        int told = 0;
        connect(&controller, &PreviewController::updated, this, [&] { ++told; });
        controller.request(shared(studioInputs("lenet5", 1)));
        controller.request(std::make_shared<const project::Inputs>());
        QVERIFY(!controller.isBusy());
        QTest::qWait(150);
        QCOMPARE(told, 0);
    }

    void badOptionsFail()
    {
        PreviewController controller;
        std::optional<Error> error;
        connect(&controller, &PreviewController::failed, this, [&](const Error& e) { error = e; });
        auto in = studioInputs("lenet5", 1);
        in.options.crossbarSizes.clear();
        controller.request(shared(in));
        QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), 10000);
        QCOMPARE(error->code, ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TstPreviewController)
#include "tst_preview_controller.moc"
