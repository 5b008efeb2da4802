// SPDX-License-Identifier: GPL-3.0-or-later
// A simulation of 10^7 instructions as a timeline: how long its lanes take, in how much memory, and frames of them. Run with
// QT_QPA_PLATFORM=offscreen (or xcb).
#include <algorithm>
#include <cstdio>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>

#include "core/base/random.h"
#include "core/program/simulation_timeline.h"
#include "core/timeline/recorded.h"
#include "widgets/common/theme.h"
#include "widgets/timeline/timeline_view.h"

using namespace pim;
using namespace pim::program;

namespace {

/// Matrix, vector and transfer instructions with operands that overlap now and then.
Program randomProgram(int cores, int count)
{
    Program program;
    program.sources.push_back({ 0, 0 });
    for (int c = 0; c < cores; ++c) {
        RandomStream random(1, static_cast<std::uint64_t>(c));
        const auto pick = [&](int low, int high) { return static_cast<std::int32_t>(random.uniformInt(low, high)); };
        CoreProgram& core = program.cores.emplace_back();
        core.arrayGroups = { 1, 2, 1, 3 };
        core.instructions.reserve(static_cast<std::size_t>(count) * 5 / 4);
        Instruction widths;
        widths.op = Op::Setbw;
        widths.bits1 = 8;
        widths.bits2 = 16;
        core.instructions.push_back(widths);
        for (int i = 0; i < count;) {
            Instruction in;
            in.source = 1;
            in.rd = static_cast<std::uint8_t>(pick(0, 7));
            in.rs1 = static_cast<std::uint8_t>(pick(0, 7));
            const int kind = pick(0, 9);
            if (kind < 2) {
                in.op = Op::Sldi;
                in.imm = pick(0, 4000);
            } else if (kind < 5) {
                in.op = Op::Mvmul;
                in.target = pick(0, 3);
                in.bits1 = 8;
            } else if (kind < 7) {
                in.op = Op::Vrelu;
                in.len = pick(1, 200);
            } else {
                in.op = kind == 7 ? Op::St : Op::Lmv;
                in.len = in.size = pick(1, 300);
            }
            i += in.op != Op::Sldi ? 1 : 0;
            core.instructions.push_back(in);
        }
    }
    return program;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    widgets::Theme::instance().install(app);
    constexpr int kCores = 100, kEach = 100'000;
    Machine machine;
    machine.coreCount = kCores;
    machine.matrix.crossbarsPerCore = 8;
    machine.network = meshNetwork(10, 10, 8, 2, 2, 15, 46);
    const auto program = std::make_shared<const Program>(randomProgram(kCores, kEach));
    for (const std::int64_t rob : { 1, 8 }) {
        machine.core.robSize = rob;
        QElapsedTimer watch;
        watch.start();
        SimulationOptions options;
        options.trace = true;
        const auto result = simulate(*program, machine, options);
        if (!result) {
            std::fprintf(stderr, "%s\n", result.error().text().c_str());
            return 1;
        }
        std::printf("reorder buffer of %lld: %zu entries, simulated in %.2f s\n", static_cast<long long>(rob), result->trace.size(), static_cast<double>(watch.elapsed()) * 1e-3);
        watch.restart();
        const auto lanes = simulatedTimeline(program, machine, options, *result);
        std::printf("  lanes in %.2f s", static_cast<double>(watch.elapsed()) * 1e-3);
        const auto& t = *(*lanes)->timeline;
        std::printf(", %.1f bytes an entry (at most 24)\n", static_cast<double>(t.recorded->bytes()) / static_cast<double>(t.operationCount()));
        auto network = std::make_shared<network::Network>();
        network->layers.resize(1);
        watch.restart();
        const auto data = widgets::prepareTimeline(*lanes, network);
        std::printf("  prepared in %.2f s\n", static_cast<double>(watch.elapsed()) * 1e-3);
        widgets::TimelineView view;
        view.resize(1600, 900);
        view.setSimulationThere(true);
        view.setSimulated(*data);
        view.setShowsSimulation(true);
        view.show();
        view.canvas()->setAllExpanded(true);
        QCoreApplication::processEvents();
        const auto frames = [&](const char* what, auto&& change) {
            std::vector<double> times;
            for (int i = 0; i < 40; ++i) {
                change(i);
                watch.restart();
                view.canvas()->repaintNow();
                times.push_back(static_cast<double>(watch.nsecsElapsed()) * 1e-6);
            }
            std::sort(times.begin(), times.end());
            std::printf("  frame, %-22s median %6.2f ms, worst %6.2f ms\n", what, times[times.size() / 2], times.back());
        };
        const auto span = static_cast<double>(t.span);
        frames("all of it", [&](int) { view.canvas()->fit(); });
        frames("a hundredth", [&](int i) { view.canvas()->showRange(span * i / 50, span * i / 50 + span / 100); });
        frames("a thousandth", [&](int i) { view.canvas()->showRange(span * i / 50, span * i / 50 + span / 1000); });
        frames("single instructions", [&](int i) { view.canvas()->showRange(span * i / 50, span * i / 50 + 8000); });
        watch.restart();
        view.find(QStringLiteral("vtanh")); // that there is none
        std::printf("  search through all of it %.1f ms\n", static_cast<double>(watch.nsecsElapsed()) * 1e-6);
    }
    return 0;
}
