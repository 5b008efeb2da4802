// SPDX-License-Identifier: GPL-3.0-or-later
// How long a frame of the floorplan takes with very many macros. Run with QT_QPA_PLATFORM=offscreen (or xcb).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/floorplan/floorplan_view.h"

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

template<typename Frame>
void measure(const char* what, int frames, Frame&& frame)
{
    // Time on the clock, and of the processor alone: what it would be if nothing else ran.
    std::vector<double> ms, cpu;
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer clock;
        clock.start();
        const std::clock_t before = std::clock();
        frame(i);
        cpu.push_back(static_cast<double>(std::clock() - before) * 1e3 / CLOCKS_PER_SEC);
        ms.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    }
    std::sort(ms.begin(), ms.end());
    std::sort(cpu.begin(), cpu.end());
    std::printf("%-42s median %6.2f ms  95 %% %6.2f  worst %6.2f   processor: 95 %% %6.2f  worst %6.2f\n", what, ms[ms.size() / 2], ms[ms.size() * 95 / 100], ms.back(),
                cpu[cpu.size() * 95 / 100], cpu.back());
}

/// ResNet-18 on so many macros and crossbars that no budget pays for it.
std::shared_ptr<design::Design> hugeDesign(int macros, std::int64_t crossbars)
{
    auto design = std::make_shared<design::Design>();
    design->network = std::make_shared<const network::Network>(network::zoo("resnet18").value());
    auto spec = *hardware::preset("isaac-ce").value();
    spec.scratchpads[65536] = spec.scratchpads.rbegin()->second; // room for the buffers of so many copies
    design->hardware = std::make_shared<const hardware::HardwareSpec>(std::move(spec));
    design->constraints.powerBudget = { 1e9 };
    auto& p = design->parameters;
    p.crossbarSize = design->hardware->crossbars.begin()->first.size;
    p.cellBits = design->hardware->crossbars.begin()->first.cellBits;
    p.dacBits = design->hardware->dacs.begin()->first;
    p.adcBits = design->hardware->adcs.rbegin()->first;
    design->layers.resize(design->network->layers.size());
    const auto onCrossbars = static_cast<int>(design->network->crossbarLayers().size());
    int left = macros, layersLeft = onCrossbars;
    for (std::size_t l = 0; l < design->layers.size(); ++l) {
        const auto& layer = design->network->layers[l];
        auto& out = design->layers[l];
        out.components.fill(100000);
        if (!layer.onCrossbars())
            continue;
        out.macros = left / layersLeft;
        left -= out.macros;
        --layersLeft;
        if (layer.kind == network::LayerKind::Convolution) {
            const auto set = mapping::mapToCrossbars(layer, p.crossbarSize, p.weightBits, p.cellBits, p.slices, true).crossbars;
            out.weightDuplication = std::clamp<std::int64_t>(2 * crossbars / onCrossbars / set, 1, layer.positions());
        }
    }
    return design;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Theme::instance().install(application);
    const int macros = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const double before = memoryMiB("VmRSS:");
    const auto design = hugeDesign(macros, 1'000'000);
    QElapsedTimer clock;
    clock.start();
    auto evaluated = evaluation::evaluate(*design, { true, false });
    if (!evaluated || evaluated->metrics.cycles == 0) {
        std::fprintf(stderr, "cannot be evaluated: %s\n", evaluated ? evaluated->violationDetail.c_str() : evaluated.error().text().c_str());
        return 1;
    }
    const double evaluating = static_cast<double>(clock.nsecsElapsed()) * 1e-6;
    const auto evaluation = std::make_shared<const evaluation::Evaluation>(*std::move(evaluated));
    const double beforeView = memoryMiB("VmRSS:");
    clock.restart();
    const auto data = floorplanData(design, evaluation);
    std::printf("%zu macros, %lld crossbars; a frame of 60 Hz is 16.7 ms\n%-52s %14.1f ms\n%-52s %14.1f ms\n", data->chip.macros.size(),
                static_cast<long long>(evaluation->metrics.crossbars), "evaluation with its schedule (in a job)", evaluating, "data of the floorplan (in a job)", static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    FloorplanView view;
    view.resize(1280, 800);
    view.show();
    QApplication::processEvents(); // a window that nobody sees paints nothing
    clock.restart();
    view.setData(data);
    QApplication::processEvents();
    FloorplanCanvas& canvas = *view.canvas();
    canvas.repaint();
    std::printf("%-52s %14.1f ms\n", "first picture", static_cast<double>(clock.nsecsElapsed()) * 1e-6);

    const auto drag = [&](QPointF by) {
        const QPointF from(400, 300), to = from + by;
        QMouseEvent press(QEvent::MouseButtonPress, from, canvas.mapToGlobal(from), Qt::MiddleButton, Qt::MiddleButton, {});
        QMouseEvent move(QEvent::MouseMove, to, canvas.mapToGlobal(to), Qt::NoButton, Qt::MiddleButton, {});
        QMouseEvent release(QEvent::MouseButtonRelease, to, canvas.mapToGlobal(to), Qt::MiddleButton, Qt::NoButton, {});
        for (QMouseEvent* event : { &press, &move, &release })
            QApplication::sendEvent(&canvas, event);
        canvas.repaint();
    };
    const auto hover = [&](QPointF at) {
        QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(&canvas, &move);
        canvas.repaint();
    };
    for (const double width : { 5.0, 10.0, 30.0, 60.0, 90.0, 200.0 }) {
        canvas.fit();
        canvas.zoomBy(width / (canvas.grid().cellSize().width() * canvas.place().camera.scale));
        canvas.centreOn(canvas.grid().bounds().center());
        canvas.repaint();
        char what[80];
        std::snprintf(what, sizeof what, "pan, macros of %.0f px, 12 px a frame", width);
        measure(what, 200, [&](int i) { drag((i / 100) % 2 ? QPointF(12, 5) : QPointF(-12, -5)); });
        std::snprintf(what, sizeof what, "hover, macros of %.0f px", width);
        measure(what, 100, [&](int i) { hover(QPointF(100 + 7 * i, 100 + 5 * i)); });
    }
    canvas.fit();
    measure("zoom in, 3 % a frame", 100, [&](int) {
        if (canvas.place().level == FloorplanLevel::Chip)
            canvas.zoomBy(1.03, QPointF(300, 300));
        canvas.repaint();
    });
    canvas.goTo(FloorplanLevel::Chip);
    canvas.setHeat(HeatMetric::Utilisation, false);
    canvas.goTo(FloorplanLevel::Macro, 0);
    measure("pan inside a macro", 100, [&](int i) { drag(i % 2 ? QPointF(12, 5) : QPointF(-12, -5)); });
    canvas.goTo(FloorplanLevel::Crossbar, 0, 0);
    measure("pan over a crossbar", 100, [&](int i) { drag(i % 2 ? QPointF(12, 5) : QPointF(-12, -5)); });
    std::printf("memory: %.0f MiB for the floorplan (its data, its pictures), %.0f MiB before, %.0f MiB for the evaluation\n", memoryMiB("VmRSS:") - beforeView, before, beforeView - before);
    return 0;
}
