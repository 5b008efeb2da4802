// SPDX-License-Identifier: GPL-3.0-or-later
// How long frames of the timeline take with very many operations, how long it takes to prepare it, and its memory. Run with
// QT_QPA_PLATFORM=offscreen (or xcb).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>

#include "tests/support/timeline_samples.h"
#include "widgets/common/theme.h"
#include "widgets/timeline/timeline_canvas.h"

using namespace pim;
using namespace pim::widgets;

namespace {

/// A field of /proc/self/status, MiB.
double memoryMiB(const char* field)
{
    std::ifstream file("/proc/self/status");
    std::string line;
    while (std::getline(file, line))
        if (line.rfind(field, 0) == 0)
            return std::strtod(line.c_str() + std::string(field).size() + 1, nullptr) / 1024;
    return 0;
}

/// Wall clock, and the processor's time of this thread, which other programs do not add to.
struct Stopwatch
{
    QElapsedTimer wall;
    std::timespec begin {};
    Stopwatch()
    {
        wall.start();
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
    }
    double wallMs() const { return static_cast<double>(wall.nsecsElapsed()) * 1e-6; }
    double cpuMs() const
    {
        std::timespec now {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec - begin.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec - begin.tv_nsec) * 1e-6;
    }
};

template<typename Frame>
void measure(const char* what, int frames, Frame&& frame)
{
    std::vector<double> wall, cpu;
    for (int i = 0; i < frames; ++i) {
        const Stopwatch watch;
        frame(i);
        wall.push_back(watch.wallMs());
        cpu.push_back(watch.cpuMs());
    }
    std::sort(wall.begin(), wall.end());
    std::sort(cpu.begin(), cpu.end());
    std::printf("%-44s median %6.2f ms  95 %% %6.2f ms  worst %6.2f ms   (processor: %6.2f, %6.2f ms)\n", what, wall[wall.size() / 2], wall[wall.size() * 95 / 100],
                wall.back(), cpu[cpu.size() / 2], cpu[cpu.size() * 95 / 100]);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Theme::instance().install(application);
    const double wanted = argc > 1 ? std::strtod(argv[1], nullptr) : 1e7;
    const int layers = 40, blocks = std::max(100, static_cast<int>(wanted / (layers * 9)));
    Stopwatch watch;
    const auto timeline = test::longTimeline(layers, blocks);
    const double scheduled = watch.wallMs(), scheduledCpu = watch.cpuMs();
    if (!timeline) {
        std::printf("the schedule is too long\n");
        return 1;
    }
    const auto operations = static_cast<double>(timeline->operationCount());
    std::printf("%.0f operations in %d layers, %.0f cycles; a frame of 60 Hz is 16.7 ms\n", operations, layers, static_cast<double>(timeline->span));

    std::printf("%-44s %8.0f ms   (processor: %.0f ms)\n", "schedule", scheduled, scheduledCpu);
    watch = {};
    auto pyramid = timeline::Pyramid::of(timeline);
    std::printf("%-44s %8.0f ms   (processor: %.0f ms)\n", "levels of detail", watch.wallMs(), watch.cpuMs());
    watch = {};
    auto times = timeline::LaneTimes::of(timeline);
    std::printf("%-44s %8.0f ms   (processor: %.0f ms)\n", "sums of lanes", watch.wallMs(), watch.cpuMs());
    watch = {};
    const auto path = timeline::criticalPath(*timeline);
    std::printf("%-44s %8.0f ms   (processor: %.0f ms), %zu steps\n", "critical path", watch.wallMs(), watch.cpuMs(), path.steps.size());
    watch = {};
    const auto links = timeline::linkLoads(*timeline);
    for (std::size_t l = 0; l < timeline->layers.size(); ++l)
        timeline::waitedLinks(*timeline, static_cast<int>(l));
    std::printf("%-44s %8.0f ms   (processor: %.0f ms), %zu links\n", "loads of links, waits of layers", watch.wallMs(), watch.cpuMs(), links.size());
    const auto bytes = [&](std::size_t n) { return static_cast<double>(n) / operations; };
    std::printf("%-44s %8.1f\n%-44s %8.1f\n%-44s %8.1f\n%-44s %8.1f\n", "bytes an operation: starts, reasons, blocks", bytes(timeline::timelineBytes(*timeline)),
                "  levels of detail", bytes(pyramid->bytes()), "  sums", bytes(times->bytes()), "  in all",
                bytes(timeline::timelineBytes(*timeline) + pyramid->bytes() + times->bytes()));
    pyramid = {};
    times = {};

    auto prepared = prepareTimeline(timeline);
    TimelineCanvas canvas;
    canvas.resize(1400, 900);
    canvas.setData(*prepared);
    canvas.show();
    QApplication::processEvents();
    const double span = static_cast<double>(timeline->span);
    const auto at = [&](double middle, double px) { canvas.setScale({ middle - canvas.scene().size().width() / 2 / px, px }); };
    for (const bool expanded : { false, true }) {
        canvas.setAllExpanded(expanded);
        std::printf("%s\n", expanded ? "resources" : "layers");
        canvas.fit();
        measure("  whole", 30, [&](int) { canvas.repaintNow(); });
        for (const double px : { 0.002, 0.02, 0.2, 1.0, 6.0, 24.0 }) {
            const std::string name = "  pan at " + std::to_string(px).substr(0, 5) + " px a cycle";
            measure(name.c_str(), 60, [&](int i) {
                at(span / 2 + i * 12 / px, px);
                canvas.repaintNow();
            });
        }
        measure("  zoom from the whole to a bit", 120, [&](int i) {
            at(span * 0.4, canvas.scene().lowestPxPerCycle() * std::pow(24 / canvas.scene().lowestPxPerCycle(), i / 119.0));
            canvas.repaintNow();
        });
    }
    std::vector<timeline::SharedLane> lanes;
    for (std::size_t i = 0; i < links.size() && i < 12; ++i)
        lanes.push_back(timeline::linkLane(*timeline, links[i].link));
    canvas.setAllExpanded(false);
    canvas.setSharedLanes(lanes);
    canvas.setScroll(1e6);
    std::printf("%zu lanes of links in sight\n", lanes.size());
    for (const double px : { canvas.scene().lowestPxPerCycle(), 0.02, 1.0, 6.0 }) {
        const std::string name = "  pan at " + std::to_string(px).substr(0, 5) + " px a cycle";
        measure(name.c_str(), 60, [&](int i) {
            at(span / 2 + i * 12 / px, px);
            canvas.repaintNow();
        });
    }
    canvas.fit();
    measure("power of an area (all lanes)", 10, [&](int i) { timeline::areaPower(canvas.scene().data()->times, {}, i, timeline->span, 32); });
    measure("sums of an area (all lanes)", 10, [&](int i) { timeline::areaShares(canvas.scene().data()->times, {}, i, timeline->span, 32); });
    std::printf("peak memory of the program %.0f MiB\n", memoryMiB("VmHWM:"));
    return 0;
}
