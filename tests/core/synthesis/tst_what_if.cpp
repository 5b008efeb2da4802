// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>

#include <QtTest/QTest>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/synthesis.h"
#include "core/synthesis/what_if.h"
#include "tests/support/network_text.h"
#include "tests/support/small_scratchpads.h"

using namespace pim;
using namespace pim::synthesis;
using hardware::Component;
using network::LayerId;

namespace {

constexpr std::size_t at(Component c) { return static_cast<std::size_t>(c); }
constexpr auto kSmall = "conv1 3x12x12 -> 24 k3 p1; relu; pool1 k2 s2; conv2 48 k3 p1; relu; conv3 32 k1; relu; fc 10";

std::shared_ptr<const hardware::HardwareSpec> pimsynHardware()
{
    auto h = hardware::preset("pimsyn");
    if (!h)
        qFatal("%s", h.error().text().c_str());
    return test::withSmallScratchpads(**h);
}

design::Design synthesized(std::shared_ptr<const network::Network> net, double budgetW, Algorithm algorithm,
                           design::MacroStyle style = design::MacroStyle::Specialized)
{
    SynthesisOptions o;
    o.constraints.powerBudget = { budgetW };
    o.effort = Effort::Fast;
    o.crossbarSizes = { 128, 256 };
    o.cellBits = { 2, 4 };
    o.dacBits = { 1 };
    o.algorithm = algorithm;
    o.macroStyle = style;
    if (algorithm == Algorithm::Pimsyn)
        o.model = evaluation::ModelOptions::pimsyn();
    RunContext run;
    run.threads = 2;
    auto s = synthesize(std::move(net), pimsynHardware(), o, run);
    if (!s)
        qFatal("%s", s.error().text().c_str());
    if (!s->feasible)
        qFatal("nothing fits");
    return s->best;
}

design::Design smallDesign(Algorithm algorithm = Algorithm::Studio, design::MacroStyle style = design::MacroStyle::Specialized)
{
    return synthesized(std::make_shared<const network::Network>(test::parseNetwork(kSmall)), 4, algorithm, style);
}

LayerEdit copies(int layer, std::int64_t number)
{
    LayerEdit e;
    e.layer = { layer };
    e.weightDuplication = number;
    return e;
}

LayerEdit macros(int layer, int number)
{
    LayerEdit e;
    e.layer = { layer };
    e.macros = number;
    return e;
}

LayerEdit sharing(int layer, std::optional<int> with)
{
    LayerEdit e;
    e.layer = { layer };
    e.sharesMacrosWith = with ? std::optional(LayerId { *with }) : std::nullopt;
    return e;
}

std::vector<int> crossbarLayers(const design::Design& d)
{
    std::vector<int> list;
    for (std::size_t l = 0; l < d.layers.size(); ++l)
        if (d.network->layers[l].onCrossbars())
            list.push_back(static_cast<int>(l));
    return list;
}

WhatIfSession open(const design::Design& d)
{
    auto s = WhatIfSession::open(d);
    if (!s)
        qFatal("%s", s.error().text().c_str());
    return *std::move(s);
}

WhatIf ask(WhatIfSession& session, std::vector<LayerEdit> edits)
{
    auto w = session.apply(edits);
    if (!w)
        qFatal("%s", w.error().text().c_str());
    return *std::move(w);
}

bool sameMetrics(const evaluation::Metrics& a, const evaluation::Metrics& b)
{
    return a.energy == b.energy && a.latency == b.latency && a.period == b.period && a.peakPower == b.peakPower
        && a.clock == b.clock && a.cycles == b.cycles && a.crossbars == b.crossbars && a.macros == b.macros;
}

} // namespace

class TestWhatIf : public QObject
{
    Q_OBJECT
private:
    design::Design m_small;
    design::Design m_tight; ///< the same with hardly more power than it draws

private slots:
    void initTestCase()
    {
        m_small = m_tight = smallDesign();
        auto session = open(m_small);
        m_tight.constraints.powerBudget = session.baseEvaluation().metrics.peakPower * 1.02;
        m_tight.parameters.crossbarPowerShare *= m_small.constraints.powerBudget / m_tight.constraints.powerBudget;
    }

    void editsThatAreUndoneLeaveTheDesign_data()
    {
        QTest::addColumn<int>("algorithm");
        QTest::addColumn<bool>("identical");
        QTest::newRow("studio") << static_cast<int>(Algorithm::Studio) << false;
        QTest::newRow("studio, identical macros") << static_cast<int>(Algorithm::Studio) << true;
        QTest::newRow("pimsyn") << static_cast<int>(Algorithm::Pimsyn) << false;
    }
    void editsThatAreUndoneLeaveTheDesign()
    {
        QFETCH(int, algorithm);
        QFETCH(bool, identical);
        const auto d = smallDesign(static_cast<Algorithm>(algorithm), identical ? design::MacroStyle::Identical : design::MacroStyle::Specialized);
        auto session = open(d);
        QVERIFY(session.baseEvaluation().feasible);
        const auto on = crossbarLayers(d);
        const auto& first = d.layers[static_cast<std::size_t>(on[0])];
        const auto& second = d.layers[static_cast<std::size_t>(on[1])];
        const auto changed = ask(session, { copies(on[0], first.weightDuplication + 1), macros(on[1], second.macros + 2) });
        QVERIFY(changed.design.layers != d.layers);
        const auto back = ask(session, { copies(on[0], first.weightDuplication + 1), macros(on[1], second.macros + 2),
                                         macros(on[1], second.macros), copies(on[0], first.weightDuplication) });
        QVERIFY(back.design.layers == d.layers);
        QVERIFY(back.design.parameters == d.parameters);
        QVERIFY(sameMetrics(back.evaluation.metrics, session.baseEvaluation().metrics));
    }

    void oneEditAfterTheOtherAndBackKeepsCopiesMacrosAndUnits()
    {
        const auto on = crossbarLayers(m_small);
        design::Design d = m_small;
        const auto step = [&](const LayerEdit& edit) {
            auto session = open(d);
            const auto w = ask(session, { edit });
            QVERIFY2(w.feasible, w.reason.c_str());
            d = w.design;
        };
        const auto l = static_cast<std::size_t>(on[0]);
        const auto had = m_small.layers[l];
        QVERIFY(had.weightDuplication > 2);
        step(copies(on[0], had.weightDuplication - 1));
        step(macros(on[1], m_small.layers[static_cast<std::size_t>(on[1])].macros + 1));
        step(macros(on[1], m_small.layers[static_cast<std::size_t>(on[1])].macros));
        step(copies(on[0], had.weightDuplication));
        for (std::size_t i = 0; i < d.layers.size(); ++i) {
            QCOMPARE(d.layers[i].weightDuplication, m_small.layers[i].weightDuplication);
            QCOMPARE(d.layers[i].macros, m_small.layers[i].macros);
            QCOMPARE(d.layers[i].cells, m_small.layers[i].cells);
        }
    }

    void theAnswerIsWhatTheDesignEvaluatesTo()
    {
        auto session = open(m_small);
        const auto on = crossbarLayers(m_small);
        const auto w = ask(session, { copies(on[1], std::max<std::int64_t>(1, m_small.layers[static_cast<std::size_t>(on[1])].weightDuplication / 2)) });
        QVERIFY2(w.feasible, w.reason.c_str());
        const auto e = evaluation::evaluate(w.design);
        QVERIFY(e.has_value());
        QVERIFY2(e->feasible, e->violationDetail.c_str());
        QVERIFY(sameMetrics(e->metrics, w.evaluation.metrics));
    }

    void otherLayersStayAsTheyAre()
    {
        auto session = open(m_small);
        const auto on = crossbarLayers(m_small);
        const auto l = static_cast<std::size_t>(on[1]);
        const std::int64_t had = m_small.layers[l].weightDuplication;
        QVERIFY(had > 1);
        const auto w = ask(session, { copies(on[1], had / 2) });
        QVERIFY2(w.feasible, w.reason.c_str());
        for (const int other : on) {
            if (other == on[1])
                continue;
            const auto o = static_cast<std::size_t>(other);
            QCOMPARE(w.design.layers[o].weightDuplication, m_small.layers[o].weightDuplication);
            QCOMPARE(w.design.layers[o].macros, m_small.layers[o].macros);
            QCOMPARE(w.design.layers[o].components, m_small.layers[o].components);
            QCOMPARE(w.design.layers[o].cells, m_small.layers[o].cells);
        }
        // A DAC for every row of every copy; converters and adders in proportion, rounded up.
        const auto& before = m_small.layers[l].components;
        const auto& after = w.design.layers[l].components;
        QCOMPARE(after[at(Component::Dac)] * had, before[at(Component::Dac)] * (had / 2));
        QVERIFY(after[at(Component::Adc)] <= before[at(Component::Adc)]);
        QVERIFY(w.evaluation.metrics.crossbars < session.baseEvaluation().metrics.crossbars);
        QVERIFY(w.evaluation.metrics.peakPower < session.baseEvaluation().metrics.peakPower);
        QVERIFY(w.evaluation.metrics.clock.value <= session.baseEvaluation().metrics.clock.value * (1 + 1e-9));
    }

    void tooManyCopiesAreRefusedWithNumbersAndTheHighestThatFits()
    {
        auto session = open(m_tight);
        const auto on = crossbarLayers(m_small);
        const auto l = static_cast<std::size_t>(on[1]);
        const std::int64_t positions = m_small.network->layers[l].positions();
        const auto w = ask(session, { copies(on[1], positions) });
        QVERIFY(!w.feasible);
        QVERIFY(w.evaluation.violation != evaluation::Violation::None);
        const auto reason = QString::fromStdString(w.reason);
        QVERIFY2(reason.contains("layer conv2, " + QString::number(positions) + " copies instead of"), w.reason.c_str());
        QVERIFY2(reason.contains("crossbars (+") && reason.contains("DACs (+") && reason.contains(" W)"), w.reason.c_str());
        QVERIFY(w.highestThatFits.has_value());
        QVERIFY(*w.highestThatFits >= m_small.layers[l].weightDuplication && *w.highestThatFits < positions);
        QVERIFY(ask(session, { copies(on[1], *w.highestThatFits) }).feasible);
        QVERIFY(!ask(session, { copies(on[1], *w.highestThatFits + 1) }).feasible);
    }

    void tooManyMacrosAreRefusedWithTheHighestThatFits()
    {
        auto session = open(m_tight);
        const auto on = crossbarLayers(m_small);
        const auto w = ask(session, { macros(on[0], 900) });
        QVERIFY(!w.feasible);
        QVERIFY(w.highestThatFits.has_value());
        QVERIFY(ask(session, { macros(on[0], static_cast<int>(*w.highestThatFits)) }).feasible);
        QVERIFY(!ask(session, { macros(on[0], static_cast<int>(*w.highestThatFits) + 1) }).feasible);
    }

    void sharingGivesThePairOneSetOfAdcs()
    {
        design::Design d = m_small;
        auto session = open(d);
        const auto on = crossbarLayers(d);
        std::vector<LayerEdit> apart; // whatever synthesis shared, undone
        for (const int l : on)
            apart.push_back(sharing(l, {}));
        const auto alone = ask(session, apart);
        for (const int l : on)
            QVERIFY(alone.design.layers[static_cast<std::size_t>(l)].components[at(Component::Adc)] > 0);
        auto together = apart;
        together.push_back(sharing(on[2], on[0]));
        const auto w = ask(session, together);
        const auto adcs = [&](const WhatIf& of, int l) { return of.design.layers[static_cast<std::size_t>(l)].components[at(Component::Adc)]; };
        QVERIFY((adcs(w, on[0]) == 0) != (adcs(w, on[2]) == 0));
        QCOMPARE(w.design.layers[static_cast<std::size_t>(on[2])].sharesMacrosWith->index, on[0]);
        together.push_back(sharing(on[2], {}));
        const auto back = ask(session, together);
        QVERIFY(back.design.layers == alone.design.layers);
    }

    void impossibleEditsAreErrors_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("no copies") << 0 << "weight_duplication must be at least 1, got 0";
        QTest::newRow("more copies than positions") << 1 << "weight_duplication must not exceed the 144 output positions, got 145";
        QTest::newRow("copies of a fully connected layer") << 2 << "must not exceed the 1 output position, got 2";
        QTest::newRow("no macros") << 3 << "macros must lie in 1..100000, got 0";
        QTest::newRow("a layer on vector units") << 4 << "works on vector units";
        QTest::newRow("a later layer") << 5 << "only with an earlier layer, conv2 is not";
        QTest::newRow("itself") << 6 << "only with an earlier layer, conv1 is not";
        QTest::newRow("a partner that shares") << 7 << "conv1 shares with conv2 already";
        QTest::newRow("no such layer") << 8 << "there is none with index 99";
    }
    void impossibleEditsAreErrors()
    {
        QFETCH(int, kind);
        QFETCH(QString, says);
        auto session = open(m_small);
        const auto on = crossbarLayers(m_small);
        std::vector<LayerEdit> edits;
        for (const int l : on)
            edits.push_back(sharing(l, {}));
        switch (kind) {
        case 0: edits.push_back(copies(on[0], 0)); break;
        case 1: edits.push_back(copies(on[0], 145)); break;
        case 2: edits.push_back(copies(on[3], 2)); break;
        case 3: edits.push_back(macros(on[0], 0)); break;
        case 4: edits.push_back(copies(1, 1)); break;
        case 5: edits.push_back(sharing(on[0], on[1])); break;
        case 6: edits.push_back(sharing(on[0], on[0])); break;
        case 7:
            edits.push_back(sharing(on[1], on[0]));
            edits.push_back(sharing(on[2], on[0]));
            break;
        default: edits.push_back(copies(99, 1)); break;
        }
        const auto w = session.apply(edits);
        if (m_small.network->layers[1].onCrossbars() && kind == 4)
            QSKIP("layer 1 is on crossbars");
        QVERIFY(!w.has_value());
        QCOMPARE(w.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(QString::fromStdString(w.error().text()).contains(says), w.error().text().c_str());
        QVERIFY(ask(session, {}).design.layers == m_small.layers);
    }

    void macrosPlacedByHandStayWhereTheyAre()
    {
        design::Design d = m_small;
        int row = 0;
        for (auto& layer : d.layers) // one row for each layer's macros
            if (!layer.cells.empty()) {
                for (std::size_t i = 0; i < layer.cells.size(); ++i)
                    layer.cells[i] = { row, static_cast<int>(i) };
                ++row;
            }
        auto session = open(d);
        int owner = -1;
        for (const int l : crossbarLayers(d))
            if (!d.layers[static_cast<std::size_t>(l)].cells.empty())
                owner = l;
        const auto o = static_cast<std::size_t>(owner);
        const auto w = ask(session, { macros(owner, d.layers[o].macros + 2) });
        QVERIFY(w.evaluation.metrics.cycles > 0);
        for (std::size_t l = 0; l < d.layers.size(); ++l)
            if (l != o)
                QCOMPARE(w.design.layers[l].cells, d.layers[l].cells);
        QCOMPARE(w.design.layers[o].cells.size(), d.layers[o].cells.size() + 2);
        QVERIFY(evaluation::evaluate(w.design).has_value());
    }

    void resNet18IsAnswered()
    {
        auto net = network::zoo("resnet18");
        QVERIFY(net.has_value());
        const auto d = synthesized(std::make_shared<const network::Network>(*std::move(net)), 49, Algorithm::Studio);
        auto session = open(d);
        const auto on = crossbarLayers(d);
        int fits = 0;
        const auto begin = std::chrono::steady_clock::now();
        for (const int l : on) {
            const auto i = static_cast<std::size_t>(l);
            const std::int64_t had = d.layers[i].weightDuplication;
            const auto fewer = ask(session, { copies(l, std::max<std::int64_t>(1, had - 1)) });
            fits += fewer.feasible;
            const auto more = ask(session, { copies(l, std::min(had * 4, d.network->layers[i].onCrossbars() ? d.network->layers[i].positions() : 1)) });
            QVERIFY(more.feasible || !more.reason.empty());
        }
        const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        qInfo("ResNet-18: %.2f ms an answer, %d of %zu with a copy less fit", ms / (2.0 * static_cast<double>(on.size())), fits, on.size());
        QVERIFY(fits * 4 >= static_cast<int>(on.size()) * 3);
    }
};

QTEST_APPLESS_MAIN(TestWhatIf)
#include "tst_what_if.moc"
