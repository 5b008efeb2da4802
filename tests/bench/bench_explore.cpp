// SPDX-License-Identifier: GPL-3.0-or-later
// How long a frame of the Explore view takes with very many designs. Run with QT_QPA_PLATFORM=offscreen (or xcb).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>

#include "widgets/common/theme.h"
#include "widgets/plot/explore_view.h"
#include "widgets/plot/parallel_coordinates.h"

using namespace pim;
using namespace pim::widgets;

namespace {

/// Designs whose figures hang together about as those of a real run do.
synthesis::PointTable manyDesigns(std::size_t count)
{
    std::mt19937_64 random(1);
    std::normal_distribution<double> noise(0, 1);
    std::uniform_real_distribution<double> flat(0, 1);
    synthesis::PointTable table;
    table.reserve(count);
    std::vector<double> row(synthesis::pointColumns().size());
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            const auto& column = synthesis::pointColumns()[c];
            row[c] = !column.choices[0].empty() ? std::floor(2 * flat(random)) : (column.integer ? std::floor(1 + 200 * flat(random)) : std::exp(noise(random)) * 100);
        }
        const double share = 0.1 + 0.3 * flat(random), speed = std::exp(0.6 * noise(random));
        row[static_cast<std::size_t>(synthesis::pointColumnIndex("crossbar_power_share"))] = share;
        row[static_cast<std::size_t>(synthesis::pointColumnIndex("throughput_gops"))] = 4000 * speed;
        row[static_cast<std::size_t>(synthesis::pointColumnIndex("power_efficiency_gops_per_w"))] = 400 / (1 + 0.1 * speed) * (0.5 + 0.5 * flat(random));
        table.append(static_cast<std::int64_t>(i), row);
    }
    return table;
}

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

template<typename Frame>
void measure(const char* what, int frames, Frame&& frame)
{
    std::vector<double> ms;
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer clock;
        clock.start();
        frame(i);
        ms.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-52s median %7.2f ms   95 %% %7.2f ms   worst %7.2f ms\n", what, ms[ms.size() / 2], ms[ms.size() * 95 / 100], ms.back());
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Theme::instance().install(application);
    const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100000;
    const synthesis::PointTable table = manyDesigns(count);
    const double before = memoryMiB("VmRSS:");
    ExploreView view;
    ExploreRun run;
    run.id = 1;
    run.network = QStringLiteral("resnet18");
    run.bound = 420;
    view.setRun(run);
    view.resize(960, 720);
    view.show();
    QElapsedTimer clock;
    clock.start();
    view.setPoints(1, table);
    view.scatter().repaintNow();
    std::printf("%zu designs; a frame of 60 Hz is 16.7 ms\n%-52s %14.1f ms\n", count, "first picture of the scatter", static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    ScatterPlot& scatter = view.scatter();
    const AxisMap x = scatter.axisX(), y = scatter.axisY();
    measure("pan, 3 px a frame", 120, [&](int i) {
        const double dx = (x.upper - x.lower) * 3 / (x.to - x.from) * (i % 40 - 20);
        scatter.setRanges({ x.lower + dx, x.upper + dx }, { y.lower, y.upper });
        scatter.repaintNow();
    });
    measure("pan, far (the points are painted anew)", 60, [&](int i) {
        const double dx = (x.upper - x.lower) * 0.3 * (i % 2);
        scatter.setRanges({ x.lower + dx, x.upper + dx }, { y.lower, y.upper });
        scatter.repaintNow();
    });
    measure("zoom", 120, [&](int i) {
        const double f = std::pow(0.97, i % 60), cx = (x.lower + x.upper) / 2, cy = (y.lower + y.upper) / 2;
        scatter.setRanges({ cx - (cx - x.lower) * f, cx + (x.upper - cx) * f }, { cy - (cy - y.lower) * f, cy + (y.upper - cy) * f });
        scatter.repaintNow();
    });
    scatter.fit();
    synthesis::PointTable batch;
    for (std::size_t i = 0; i < 400; ++i)
        batch.append(static_cast<std::int64_t>(count + i), table.row(i));
    measure("400 designs arrive", 20, [&](int) {
        view.appendPoints(1, batch);
        scatter.repaintNow();
    });
    view.setPoints(1, table);
    ParallelCoordinates& parallel = view.parallel();
    clock.restart();
    parallel.finishDrawing();
    std::printf("%-52s %14.1f ms (in slices of 10 ms)\n", "parallel coordinates, whole picture", static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    const int axis = synthesis::pointColumnIndex("power_efficiency_gops_per_w");
    measure("brush on an axis: until the first lines are there", 60, [&](int i) {
        Brush brush;
        brush.ranges[axis] = { 200.0 + i, 400 };
        view.setBrush(brush);
        while (!view.data().ready())
            QApplication::processEvents();
        parallel.repaint();
    });
    measure("the same with the scatter", 60, [&](int i) {
        Brush brush;
        brush.ranges[axis] = { 200.0 + i, 400 };
        view.setBrush(brush);
        while (!view.data().ready())
            QApplication::processEvents();
        parallel.repaint();
        scatter.repaintNow();
    });
    std::printf("memory of the view with its data                     %14.1f MiB (peak of the program %.1f MiB)\n", memoryMiB("VmRSS:") - before, memoryMiB("VmHWM:"));
    return 0;
}
