// SPDX-License-Identifier: GPL-3.0-or-later
// bench_window [POINTS]: what a hand feels in the real window, beside what is promised. Each part is a process of its
// own with empty settings. POINTS: designs of the large project, 1,000,000 unless told.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include <QAction>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QProcess>
#include <QTableView>
#include <QTemporaryDir>

#include "app/actions.h"
#include "app/application_info.h"
#include "app/document.h"
#include "app/examples.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "app/studio.h"
#include "app/studio_application.h"
#include "core/base/random.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/project/project.h"
#include "core/synthesis/synthesis.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/editors/power_budget_editor.h"
#include "widgets/layers/layers_view.h"
#include "widgets/plot/explore_view.h"
#include "widgets/plot/parallel_coordinates.h"

using namespace pim;
using namespace pim::app;

namespace {

constexpr int kPatience = 120'000; ///< ms

template<typename T>
T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "bench_window: %s\n", result.error().text().c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

double ms(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) * 1e-6; }

void row(const char* what, double value, const char* unit, double target = 0)
{
    if (target > 0)
        std::printf("%-62s %10.1f %-3s %8g %-3s %s\n", what, value, unit, target, unit,
                    value <= target ? "ok" : "MISSED");
    else
        std::printf("%-62s %10.1f %s\n", what, value, unit);
    std::fflush(stdout);
}

double sorted(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty()
        ? 0
        : values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

/// Let the window work until something is so; milliseconds that took.
template<typename Condition>
double until(const char* what, Condition&& condition)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.elapsed() > kPatience) {
            std::fprintf(stderr, "bench_window: waited in vain for %s\n", what);
            std::exit(1);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
    }
    return ms(clock);
}

void settle(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
}

template<typename T>
T& part(MainWindow& window)
{
    T* found = window.findChild<T*>();
    if (!found)
        std::exit(1);
    return *found;
}

/// A field of /proc/self/status in MB.
double memoryMb(const std::string& field)
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(field))
            return std::strtod(line.c_str() + field.size(), nullptr) * 1024 * 1e-6;
    return 0;
}

/// CPU time of this process so far, all threads.
double cpuMs()
{
    timespec time {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

/// A project with a finished run of ResNet-18 at 49 W of which there are \a count designs: those of a real search,
/// again and again, each time a little different.
void makeProject(const std::filesystem::path& path, std::size_t count)
{
    project::EditState state;
    auto model = std::make_shared<network::ImportedNetwork>();
    model->network = must(network::zoo("resnet18"));
    state.inputs.model = model;
    state.inputs.modelReference = "zoo:resnet18";
    state.inputs.hardware = must(hardware::preset("pimsyn"));
    state.inputs.options.constraints.powerBudget = Power { 49 };
    state.inputs.options.effort = synthesis::Effort::Fast;
    std::vector<synthesis::ObservedPoint> met;
    const auto result =
        must(synthesis::synthesize(state.inputs.network(), state.inputs.hardware, state.inputs.options, {},
                                   { [&](std::span<const synthesis::ObservedPoint> points) {
                                        met.insert(met.end(), points.begin(), points.end());
                                    },
                                     {} }));
    auto project = must(project::Project::create(path, state));
    project::RunRecord run = project::newRun(std::make_shared<const project::Inputs>(state.inputs));
    run.id = must(project->addRun(run));
    RandomStream random(1);
    std::vector<synthesis::ObservedPoint> batch;
    for (std::size_t i = 0; i < count; ++i) {
        synthesis::ObservedPoint point = met[i % met.size()];
        point.sequence = static_cast<std::int64_t>(i) + 1;
        evaluation::Metrics& m = point.metrics;
        const double faster = 1 - 0.1 * random.uniform01(), dearer = 1 + 0.1 * random.uniform01();
        m.throughputGops *= faster;
        m.throughputInferencesPerS *= faster;
        m.latency = m.latency / faster;
        m.period = m.period / faster;
        m.energy = m.energy * dearer;
        m.powerEfficiencyGopsPerW /= dearer;
        m.area = m.area * dearer;
        batch.push_back(std::move(point));
        if (batch.size() == 5000 || i + 1 == count) {
            must(project->appendPoints(run.id, std::span<const synthesis::ObservedPoint>(batch), model->network));
            batch.clear();
        }
    }
    project::setOutcome(run, result);
    run.points = static_cast<std::int64_t>(count);
    must(project->updateRun(run));
    state.runs = { { run.id, run.name } };
    must(project->save(state));
}

std::unique_ptr<MainWindow> openWindow(const QStringList& arguments)
{
    auto window = std::make_unique<MainWindow>(Settings::load());
    window->resize(1440, 900);
    window->show();
    window->start(arguments);
    return window;
}

std::size_t shownPoints(MainWindow& window) { return part<widgets::ExploreView>(window).data().points().size(); }

/// What held the window longest, in CPU time of its thread.
void longestEvent()
{
    const auto& events = static_cast<StudioApplication*>(qApp)->longestByCpu();
    if (!events.empty())
        row(qPrintable(QStringLiteral("    longest event: ") + events.front().what.left(44)), events.front().cpuMs,
            "ms", 50);
}

// ---- the parts

void measurePreview(const char* network, double from, double to)
{
    auto window = openWindow({ QStringLiteral("zoo:") + QLatin1String(network) });
    Document& document = window->studio().document();
    until("the network", [&] { return document.inputs().model != nullptr; });
    auto& editor = part<widgets::PowerBudgetEditor>(*window);
    const auto says = [&](const char* words) {
        const auto labels = editor.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text().contains(QString::fromUtf8(words)); });
    };
    document.setPowerBudget(Power { from });
    settle(3000);
    std::vector<double> first;
    for (int i = 0; i < 8; ++i) {
        QElapsedTimer clock;
        clock.start();
        emit editor.budgetEdited(Power { from + (to - from) * (i + 1) / 8 }, 1000 + i, false);
        until("the preview's begin", [&] { return !says("GOPS/W"); });
        until("the preview's first value", [&] { return says("GOPS/W") || says("nothing fits"); });
        first.push_back(ms(clock));
        if (!says("GOPS/W"))
            std::printf("    nothing found at %.0f W: a busy machine\n",
                        document.inputs().options.constraints.powerBudget.value);
    }
    row((std::string("preview of a budget, first value, ") + network + ", median").c_str(), sorted(first, 0.5), "ms",
        1000);
    row("    worst of 8", sorted(first, 1), "ms", 1000);
    document.discard();
}

void measureWhatIf(const QString& file)
{
    auto window = openWindow({ file });
    Document& document = window->studio().document();
    until("the example", [&] { return !document.runs().empty() && shownPoints(*window) > 0; });
    window->actions()["design.best"]->trigger();
    window->actions()["view.layers"]->trigger();
    auto& layers = part<widgets::LayersView>(*window);
    until("the design", [&] { return layers.model()->design() != nullptr; });
    settle(500);
    static_cast<StudioApplication*>(qApp)->resetWatchdog();
    std::vector<double> answers, painted, cpu;
    for (int i = 0; i < 60; ++i) {
        const auto& shown = layers.model()->design()->layers;
        std::size_t layer = static_cast<std::size_t>(i) % shown.size();
        while (shown[layer].weightDuplication < 3) // fully connected layers cannot have more than one copy
            layer = (layer + 1) % shown.size();
        const std::int64_t wanted = shown[layer].weightDuplication - 1;
        settle(150); // what follows an answer, as limits of sharing, is not part of the next
        const double begun = cpuMs();
        QElapsedTimer clock;
        clock.start();
        synthesis::LayerEdit edit;
        edit.layer = network::LayerId { static_cast<int>(layer) };
        edit.weightDuplication = wanted;
        emit layers.editRequested(edit);
        until("the answer", [&] {
            return layers.model()->design() && layers.model()->design()->layers[layer].weightDuplication == wanted;
        });
        answers.push_back(ms(clock));
        QCoreApplication::processEvents();
        painted.push_back(ms(clock));
        cpu.push_back(cpuMs() - begun);
    }
    row("what-if: edit until all figures follow, ResNet-18, median", sorted(answers, 0.5), "ms", 50);
    row("    worst of 60", sorted(answers, 1), "ms", 50);
    row("    CPU time of all threads until then, median", sorted(cpu, 0.5), "ms");
    row("    until they are painted, median", sorted(painted, 0.5), "ms", 50);
    row("    worst of 60", sorted(painted, 1), "ms", 50);
    longestEvent();
    document.discard();
}

void measureFrames(const QString& file, std::size_t count)
{
    auto window = openWindow({ file });
    until("the points", [&] { return shownPoints(*window) == count; });
    auto& explore = part<widgets::ExploreView>(*window);
    settle(1500);
    widgets::ScatterPlot& scatter = explore.scatter();
    widgets::ParallelCoordinates& parallel = explore.parallel();
    parallel.finishDrawing();
    const widgets::AxisMap x = scatter.axisX(), y = scatter.axisY();
    const auto measure = [&](const char* what, int frames, auto&& move) {
        std::vector<double> times;
        for (int i = 0; i < frames; ++i) {
            QElapsedTimer clock;
            clock.start();
            move(i);
            scatter.repaintNow();
            parallel.repaint();
            QCoreApplication::processEvents();
            times.push_back(ms(clock));
        }
        row((std::string(what) + ", average").c_str(), std::accumulate(times.begin(), times.end(), 0.0) / frames, "ms",
            16.7);
        row("    95 %", sorted(times, 0.95), "ms", 16.7);
        row("    99 %", sorted(times, 0.99), "ms", 16.7);
    };
    measure("pan with 10^5 designs, both views, a frame", 300, [&](int i) {
        const double dx = (x.upper - x.lower) * 4 / (x.to - x.from) * (i % 100 - 50),
                     dy = (y.upper - y.lower) / 900 * (i % 60 - 30);
        scatter.setRanges({ x.lower + dx, x.upper + dx }, { y.lower + dy, y.upper + dy });
    });
    measure("zoom with 10^5 designs, both views, a frame", 300, [&](int i) {
        const double f = std::pow(0.97, i % 60), cx = (x.lower + x.upper) / 2, cy = (y.lower + y.upper) / 2;
        scatter.setRanges({ cx - (cx - x.lower) * f, cx + (x.upper - cx) * f },
                          { cy - (cy - y.lower) * f, cy + (y.upper - cy) * f });
    });
}

void measureMemory(const QString& file)
{
    auto window = openWindow({ file });
    until("the example", [&] { return shownPoints(*window) > 0; });
    row("memory, VGG-16 example just opened", memoryMb("VmRSS:"), "MB");
    window->actions()["design.best"]->trigger();
    settle(1000);
    for (const char* view : { "view.network", "view.explore", "view.convergence", "view.breakdown", "view.layers" }) {
        window->actions()[view]->trigger();
        settle(1500);
    }
    window->actions()["design.explain"]->trigger();
    settle(1000);
    row("memory after a look at each view and an explanation", memoryMb("VmRSS:"), "MB", 250);
    row("    at most", memoryMb("VmHWM:"), "MB");
}

void measureOpen(const QString& file, std::size_t count)
{
    auto window = openWindow({});
    settle(1500);
    static_cast<StudioApplication*>(qApp)->resetWatchdog();
    QElapsedTimer clock;
    clock.start();
    window->studio().open(file);
    until("the project", [&] { return !window->galleryShown(); });
    row("the project is in the window: inputs, runs", ms(clock), "ms", 1000);
    until("the points", [&] { return shownPoints(*window) == count; });
    part<widgets::ExploreView>(*window).scatter().repaintNow();
    row("    its designs are in the plot", ms(clock), "ms", 1000);
    settle(3000);
    longestEvent();
    row("    memory", memoryMb("VmRSS:"), "MB");
}

/// From the start of the process to a painted window whose events are answered; the program says when.
void measureStart()
{
    std::vector<double> times;
    for (int i = 0; i < 7; ++i) {
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        QElapsedTimer clock;
        clock.start();
        program.start(QStringLiteral(PIM_STUDIO_PROGRAM), { QStringLiteral("--startup-time") });
        QByteArray said;
        while (!said.contains("usable") && program.waitForReadyRead(20'000))
            said += program.readAll();
        times.push_back(ms(clock));
        program.kill();
        program.waitForFinished();
    }
    row("cold start: from exec to a window that can be used, first", times.front(), "ms", 500);
    row("    median of 7", sorted(times, 0.5), "ms", 500);
}

void child(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    process.waitForFinished(-1);
    if (process.exitCode() != 0)
        std::printf("    (this part failed)\n");
}

} // namespace

int main(int argc, char** argv)
{
    const std::string mode = argc > 1 ? argv[1] : "";
    const bool parent = !mode.starts_with("--");
    QTemporaryDir folder;
    if (parent) {
        for (const char* variable : { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME" })
            qputenv(variable, folder.path().toLocal8Bit());
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_LOGGING_RULES", "*.warning=false");
        qputenv("LC_ALL", "C.UTF-8");
        if (qEnvironmentVariableIsEmpty("PIMSTUDIO_EXAMPLES"))
            qputenv("PIMSTUDIO_EXAMPLES", PIM_EXAMPLES_FOLDER);
    }
    setApplicationInfo();
    StudioApplication application(argc, argv);
    widgets::Theme::instance().install(application);
    setLanguage(QStringLiteral("en"));
    if (!parent) {
        const QString file = QString::fromLocal8Bit(argc > 2 ? argv[2] : "");
        const std::size_t count = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 0;
        if (mode == "--preview") {
            measurePreview("resnet18", 30, 60);
            measurePreview("vgg16", 150, 300);
        } else if (mode == "--what-if")
            measureWhatIf(file);
        else if (mode == "--frames")
            measureFrames(file, count);
        else if (mode == "--memory")
            measureMemory(file);
        else if (mode == "--open")
            measureOpen(file, count);
        return 0;
    }
    const std::size_t many = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    double load = 0;
    if (::getloadavg(&load, 1) == 1)
        std::printf("load of the machine before: %.1f\n", load);
    std::printf("%-62s %14s %12s\n", "", "measured", "target");
    measureStart();
    child({ QStringLiteral("--preview") });
    for (const Example& example : examples())
        if (example.path.endsWith(QLatin1String("resnet18-49w.pims")))
            child({ QStringLiteral("--what-if"), example.path });
    const QString some = folder.filePath(QStringLiteral("some.pims")),
                  large = folder.filePath(QStringLiteral("large.pims"));
    makeProject(some.toStdString(), 100'000);
    child({ QStringLiteral("--frames"), some, QStringLiteral("100000") });
    for (const Example& example : examples())
        if (example.path.endsWith(QLatin1String("vgg16-264w.pims")))
            child({ QStringLiteral("--memory"), example.path });
    makeProject(large.toStdString(), many);
    std::printf("a project of %zu designs, %.0f MB\n", many,
                static_cast<double>(std::filesystem::file_size(large.toStdString())) * 1e-6);
    std::fflush(stdout);
    child({ QStringLiteral("--open"), large, QString::number(many) });
    return 0;
}
