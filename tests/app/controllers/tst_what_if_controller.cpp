// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include <QElapsedTimer>
#include <QTest>

#include "app/controllers/what_if_controller.h"
#include "core/synthesis/synthesis.h"
#include "tests/app/controllers/studio_inputs.h"

using namespace pim;
using namespace pim::app;
using synthesis::LayerEdit;
using synthesis::WhatIf;
using test::studioInputs;

class TstWhatIfController : public QObject
{
    Q_OBJECT
    std::shared_ptr<const design::Design> m_design;

    std::vector<LayerEdit> copies(std::int64_t number) const
    {
        LayerEdit edit;
        edit.layer = m_design->network->crossbarLayers().front();
        edit.weightDuplication = number;
        return { edit };
    }

private slots:
    void initTestCase()
    {
        const auto in = studioInputs("resnet18", 49);
        const auto s = synthesis::synthesize(in.network(), in.hardware, in.options, {});
        QVERIFY(s.has_value() && s->feasible);
        m_design = std::make_shared<const design::Design>(s->best);
    }

    void answersAQuestion()
    {
        WhatIfController controller;
        controller.setDesign(m_design);
        std::shared_ptr<const WhatIf> answer;
        QElapsedTimer timer;
        double took = 0;
        connect(&controller, &WhatIfController::answered, this, [&](std::shared_ptr<const WhatIf> a) {
            took = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
            answer = std::move(a);
        });
        std::vector<double> ms;
        const auto layer = static_cast<std::size_t>(m_design->network->crossbarLayers().front().index);
        for (int i = 1; i <= 20; ++i) {
            answer.reset();
            timer.start();
            controller.ask(copies(i * 100));
            QTRY_VERIFY(answer != nullptr);
            ms.push_back(took);
            QCOMPARE(answer->design.layers[layer].weightDuplication, std::int64_t { i * 100 });
        }
        std::sort(ms.begin(), ms.end());
        qInfo("ResNet-18, question to answer in the window: median %.1f ms, longest %.1f ms", ms[ms.size() / 2], ms.back());
    }

    void theLatestQuestionWins()
    {
        WhatIfController controller;
        controller.setDesign(m_design);
        std::vector<std::int64_t> answered;
        connect(&controller, &WhatIfController::answered, this,
                [&](std::shared_ptr<const WhatIf>, const std::vector<LayerEdit>& edits) {
                    answered.push_back(*edits.front().weightDuplication);
                });
        for (int i = 1; i <= 50; ++i)
            controller.ask(copies(i));
        QTRY_VERIFY(!answered.empty() && answered.back() == 50);
        QCOMPARE(answered, std::vector<std::int64_t>({ 1, 50 })); // what came in between was replaced
        QVERIFY(!controller.isBusy());
    }

    void impossibleEditsAreRefused()
    {
        WhatIfController controller;
        controller.setDesign(m_design);
        std::optional<Error> error;
        connect(&controller, &WhatIfController::refused, this, [&](const Error& e) { error = e; });
        controller.ask(copies(0));
        QTRY_VERIFY(error.has_value());
        QCOMPARE(error->code, ErrorCode::InvalidArgument);
    }

    void anotherDesignDropsQuestions()
    {
        WhatIfController controller;
        int told = 0;
        connect(&controller, &WhatIfController::answered, this, [&] { ++told; });
        controller.ask(copies(3)); // no design yet
        controller.setDesign(m_design);
        controller.ask(copies(3));
        controller.setDesign(nullptr);
        QTest::qWait(100);
        QCOMPARE(told, 0);
        controller.setDesign(m_design);
        controller.ask(copies(3));
        QTRY_COMPARE(told, 1);
    }
};

QTEST_GUILESS_MAIN(TstWhatIfController)
#include "tst_what_if_controller.moc"
