// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <memory>

#include "core/evaluation/evaluation.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"

using namespace pim;
using dataflow::LayerSchedule;
using dataflow::Operation;
using dataflow::Schedule;
using dataflow::Wait;
using evaluation::Evaluation;

namespace {

bool overBits(Operation op) { return op == Operation::Mvm || op == Operation::Adc || op == Operation::ShiftAdd; }
bool travels(Operation op) { return op == Operation::Transfer || op == Operation::Merge; }

/// ResNet-18 in a design with many conflicting transfers and a pair of layers that share macros.
struct Subject
{
    std::shared_ptr<const network::Network> net = std::make_shared<const network::Network>(network::zoo("resnet18").value());
    design::Design design;
    Evaluation evaluation;

    Subject()
    {
        auto hardware = *hardware::preset("pimsyn").value();
        hardware.noc.flitBits = 8; // so that transfers take long enough to meet
        design.network = net;
        design.hardware = std::make_shared<const hardware::HardwareSpec>(std::move(hardware));
        design.constraints.powerBudget = { 1e4 };
        design.layers.resize(net->layers.size());
        std::vector<std::size_t> convolutions;
        for (std::size_t l = 0; l < net->layers.size(); ++l) {
            auto& layer = design.layers[l];
            layer.components.fill(100000);
            if (net->layers[l].kind == network::LayerKind::Convolution) {
                layer.weightDuplication = std::max<std::int64_t>(1, net->layers[l].positions() / 60);
                layer.macros = 2 + static_cast<int>(l % 3);
                convolutions.push_back(l);
            }
        }
        // Layers that work at the same time: the second and the fourth convolution.
        design.layers[convolutions[3]].sharesMacrosWith = network::LayerId { static_cast<int>(convolutions[1]) };
        auto e = evaluation::evaluate(design, { true, false });
        if (!e)
            throw std::runtime_error(e.error().text());
        evaluation = *std::move(e);
    }
    const Schedule& schedule() const { return *evaluation.schedule; }
    std::int64_t length(std::size_t l, std::size_t op) const { return evaluation.layers[l].operationLengths[op]; }
    /// Cycles until the next operation of the block may start.
    std::int64_t gap(std::size_t l, std::size_t op) const
    {
        const LayerSchedule& s = schedule().layers[l];
        const bool collects = overBits(s.operations[op]) && op + 1 < s.operations.size() && !overBits(s.operations[op + 1]);
        return collects ? s.lengths[op] : length(l, op);
    }
    /// Cycles until the operation of the next block may start.
    std::int64_t pitch(std::size_t l, std::size_t op) const
    {
        const LayerSchedule& s = schedule().layers[l];
        return op + 1 == s.operations.size() ? s.lengths[op] : std::max(s.lengths[op], gap(l, op) + s.lengths[op + 1] - 1);
    }
    /// Last block of \a provider (0-based) that block q of layer \a l reads, from the shapes of the layers.
    std::int64_t lastBlockRead(std::size_t l, std::size_t provider, std::int64_t q) const
    {
        const network::Layer& layer = net->layers[l];
        const network::Layer& from = net->layers[provider];
        const std::int64_t dup = evaluation.layers[l].weightDuplication, fromDup = evaluation.layers[provider].weightDuplication;
        const std::int64_t first = q * dup, end = std::min(layer.output.positions(), (q + 1) * dup);
        std::int64_t last = 0; // pixel, 0-based
        for (std::int64_t u = first; u < end; ++u) {
            const std::int64_t row = u / layer.output.width, column = u % layer.output.width;
            if (layer.kind == network::LayerKind::FullyConnected) {
                last = from.output.positions() - 1;
            } else if (layer.kind == network::LayerKind::Eltwise) {
                last = std::max(last, u);
            } else {
                const auto& w = layer.window;
                const std::int64_t bottom = std::min(from.output.height - 1, row * w.strideH - w.padTop + w.kernelH - 1);
                const std::int64_t right = std::min(from.output.width - 1, column * w.strideW - w.padLeft + w.kernelW - 1);
                last = std::max(last, bottom * from.output.width + right);
            }
        }
        return last / fromDup;
    }
    std::int64_t dataReady(std::size_t l, std::int64_t q) const
    {
        std::int64_t ready = -1;
        for (const network::LayerId p : net->layers[l].providers) {
            const auto provider = static_cast<std::size_t>(p.index);
            const LayerSchedule& from = schedule().layers[provider];
            const std::size_t op = from.operations.size() - 1;
            ready = std::max(ready, from.start(lastBlockRead(l, provider, q), op) + length(provider, op));
        }
        return ready;
    }
};

const Subject& subject()
{
    static const Subject s;
    return s;
}

} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT
private slots:
    void coversEveryBlockOfEveryLayer();
    void startsNothingBeforeItsData();
    void usesUnitsForOneBlockAtATime();
    void neverPutsTwoTransfersOnOneLink();
    void neverConvertsForTwoLayersAtOnce();
    void givesTrueReasonsForWaiting();
};

void TestSchedule::coversEveryBlockOfEveryLayer()
{
    const Subject& s = subject();
    QVERIFY(s.evaluation.nocConflictPairs > 0);
    QVERIFY(s.schedule().nocBubbles > 0);
    QVERIFY(s.schedule().adcBubbles > 0);
    QCOMPARE(s.schedule().layers.size(), s.net->layers.size());
    std::int64_t end = 0;
    for (std::size_t l = 0; l < s.net->layers.size(); ++l) {
        const LayerSchedule& layer = s.schedule().layers[l];
        QCOMPARE(layer.blocks, s.evaluation.layers[l].blocks);
        QVERIFY(layer.blocks * s.evaluation.layers[l].weightDuplication >= s.net->layers[l].output.positions());
        QCOMPARE(layer.starts.size(), static_cast<std::size_t>(layer.blocks) * layer.operations.size());
        QCOMPARE(layer.waits.size(), layer.starts.size());
        for (std::int64_t q = 0; q < layer.blocks; ++q)
            for (std::size_t j = 0; j < layer.operations.size(); ++j)
                end = std::max(end, layer.start(q, j) + layer.lengths[j]);
    }
    QCOMPARE(s.schedule().cycles, end);
    QCOMPARE(s.evaluation.metrics.cycles, end);
}

void TestSchedule::startsNothingBeforeItsData()
{
    const Subject& s = subject();
    for (std::size_t l = 0; l < s.net->layers.size(); ++l) {
        const LayerSchedule& layer = s.schedule().layers[l];
        for (std::int64_t q = 0; q < layer.blocks; ++q) {
            QVERIFY(layer.start(q, 0) >= 0);
            QVERIFY2(layer.start(q, 0) >= s.dataReady(l, q), (s.net->layers[l].name + " block " + std::to_string(q)).c_str());
            for (std::size_t j = 0; j + 1 < layer.operations.size(); ++j)
                QVERIFY(layer.start(q, j + 1) >= layer.start(q, j) + s.gap(l, j));
        }
    }
}

void TestSchedule::usesUnitsForOneBlockAtATime()
{
    const Subject& s = subject();
    for (std::size_t l = 0; l < s.net->layers.size(); ++l) {
        const LayerSchedule& layer = s.schedule().layers[l];
        for (std::int64_t q = 0; q + 1 < layer.blocks; ++q)
            for (std::size_t j = 0; j < layer.operations.size(); ++j)
                QVERIFY(layer.start(q + 1, j) >= layer.start(q, j) + s.pitch(l, j));
    }
}

namespace {

struct Flight
{
    std::int64_t start, end;
    std::size_t layer, op;
};

/// Directed links of a route along the row, then the column, as (row, column, direction).
void addRoute(std::vector<std::array<int, 3>>& links, design::Cell from, design::Cell to)
{
    for (; from.col != to.col; from.col += to.col > from.col ? 1 : -1)
        links.push_back({ from.row, from.col, to.col > from.col ? 0 : 1 });
    for (; from.row != to.row; from.row += to.row > from.row ? 1 : -1)
        links.push_back({ from.row, from.col, to.row > from.row ? 2 : 3 });
}

/// Where a layer's results are merged: its last cell, or the first for the later layer of a pair.
design::Cell mergeCell(const Subject& s, std::size_t l)
{
    const auto& cells = s.evaluation.layers[l].cells;
    return s.design.layers[l].sharesMacrosWith ? cells.front() : cells.back();
}

std::vector<std::array<int, 3>> linksOf(const Subject& s, std::size_t l, Operation op)
{
    std::vector<std::array<int, 3>> links;
    for (const design::Cell& cell : s.evaluation.layers[l].cells) {
        if (op == Operation::Merge)
            addRoute(links, cell, mergeCell(s, l));
        else if (s.net->layers[l].readsNetworkInput)
            addRoute(links, { 0, 0 }, cell);
        for (const network::LayerId p : s.net->layers[l].providers)
            if (op == Operation::Transfer)
                addRoute(links, mergeCell(s, static_cast<std::size_t>(p.index)), cell);
    }
    std::sort(links.begin(), links.end());
    return links;
}

bool meet(const std::vector<std::array<int, 3>>& a, const std::vector<std::array<int, 3>>& b)
{
    return std::any_of(a.begin(), a.end(), [&b](const auto& link) { return std::binary_search(b.begin(), b.end(), link); });
}

/// All operations of a kind in order of their start.
template<typename Keep>
std::vector<Flight> flights(const Subject& s, Keep keep)
{
    std::vector<Flight> all;
    for (std::size_t l = 0; l < s.net->layers.size(); ++l) {
        const LayerSchedule& layer = s.schedule().layers[l];
        for (std::size_t j = 0; j < layer.operations.size(); ++j)
            for (std::int64_t q = 0; keep(l, layer.operations[j]) && q < layer.blocks; ++q)
                all.push_back({ layer.start(q, j), layer.start(q, j) + layer.lengths[j], l, j });
    }
    std::sort(all.begin(), all.end(), [](const Flight& a, const Flight& b) { return a.start < b.start; });
    return all;
}

} // namespace

void TestSchedule::neverPutsTwoTransfersOnOneLink()
{
    const Subject& s = subject();
    const auto all = flights(s, [](std::size_t, Operation op) { return travels(op); });
    std::int64_t longest = 0;
    for (const Flight& f : all)
        longest = std::max(longest, f.end - f.start);
    int together = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto links = linksOf(s, all[i].layer, s.schedule().layers[all[i].layer].operations[all[i].op]);
        for (std::size_t k = i + 1; k < all.size() && all[k].start < all[i].end; ++k) {
            ++together;
            const auto others = linksOf(s, all[k].layer, s.schedule().layers[all[k].layer].operations[all[k].op]);
            QVERIFY2(!meet(links, others), (s.net->layers[all[i].layer].name + " and " + s.net->layers[all[k].layer].name + " at "
                                            + std::to_string(all[k].start)).c_str());
        }
    }
    QVERIFY(together > 0); // others do run at the same time
    QVERIFY(longest > 1);
}

void TestSchedule::neverConvertsForTwoLayersAtOnce()
{
    const Subject& s = subject();
    std::size_t later = 0;
    while (!s.design.layers[later].sharesMacrosWith)
        ++later;
    const auto earlier = static_cast<std::size_t>(s.design.layers[later].sharesMacrosWith->index);
    const auto all = flights(s, [&](std::size_t l, Operation op) { return op == Operation::Adc && (l == earlier || l == later); });
    // Conversions of one cycle are never interrupted: who converts is ahead in bits of who waits.
    int turns = 0;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        QVERIFY2(all[i + 1].start >= all[i].end, std::to_string(all[i + 1].start).c_str());
        turns += all[i].layer != all[i + 1].layer;
    }
    QVERIFY(turns > 2); // they do alternate
}

void TestSchedule::givesTrueReasonsForWaiting()
{
    const Subject& s = subject();
    const auto all = flights(s, [](std::size_t, Operation op) { return travels(op); });
    std::int64_t bubbles = 0, waited = 0;
    std::array<std::int64_t, 6> reasons {};
    for (std::size_t l = 0; l < s.net->layers.size(); ++l) {
        const LayerSchedule& layer = s.schedule().layers[l];
        for (std::int64_t q = 0; q < layer.blocks; ++q) {
            for (std::size_t j = 0; j < layer.operations.size(); ++j) {
                const Wait wait = layer.waits[static_cast<std::size_t>(q) * layer.operations.size() + j];
                ++reasons[static_cast<std::size_t>(wait)];
                const std::int64_t start = layer.start(q, j);
                const std::int64_t byOperation = j > 0 ? layer.start(q, j - 1) + s.gap(l, j - 1) : -1;
                const std::int64_t byBlock = q > 0 ? layer.start(q - 1, j) + s.pitch(l, j) : -1;
                const std::int64_t byData = j == 0 ? s.dataReady(l, q) : -1;
                const std::int64_t ready = std::max({ std::int64_t { 0 }, byOperation, byBlock, byData });
                if (wait == Wait::Operation)
                    QCOMPARE(start, byOperation);
                else if (wait == Wait::Data)
                    QCOMPARE(start, byData);
                else if (wait == Wait::None)
                    QCOMPARE(start, 0);
                if (!travels(layer.operations[j])) {
                    QVERIFY(wait != Wait::Noc);
                    continue;
                }
                bubbles += start - ready;
                QCOMPARE(wait == Wait::Noc, start > ready);
                if (wait != Wait::Noc)
                    continue;
                ++waited;
                // The cycle before, a transfer over one of its links was under way.
                const auto links = linksOf(s, l, layer.operations[j]);
                const bool held = std::any_of(all.begin(), all.end(), [&](const Flight& f) {
                    return f.start < start && start - 1 < f.end && !(f.layer == l && f.op == j)
                        && meet(links, linksOf(s, f.layer, s.schedule().layers[f.layer].operations[f.op]));
                });
                QVERIFY2(held, (s.net->layers[l].name + " block " + std::to_string(q)).c_str());
            }
        }
    }
    QCOMPARE(bubbles, s.schedule().nocBubbles); // every cycle waited for a link is counted, once
    qInfo("%lld operations waited for links, %lld cycles; reasons: none %lld, operation %lld, unit %lld, data %lld, ADC %lld, NoC %lld",
          static_cast<long long>(waited), static_cast<long long>(bubbles), static_cast<long long>(reasons[0]), static_cast<long long>(reasons[1]),
          static_cast<long long>(reasons[2]), static_cast<long long>(reasons[3]), static_cast<long long>(reasons[4]), static_cast<long long>(reasons[5]));
    QVERIFY(waited > 0);
}

QTEST_APPLESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
