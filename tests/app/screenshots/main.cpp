// SPDX-License-Identifier: GPL-3.0-or-later
// pim_screenshots: every view of the window as PNG, in both looks, all languages and two sizes; for looking, for the
// website, and (as a test of a few) to see that every view paints something.
#include <cmath>
#include <cstdio>
#include <functional>

#include <QComboBox>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeView>

#include "app/actions.h"
#include "app/controllers/program_controller.h"
#include "app/dialogs/command_palette.h"
#include "app/document.h"
#include "app/examples.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "app/studio.h"
#include "app/studio_application.h"
#include "app/view_area.h"
#include "tests/app/screenshots/stage.h"
#include "widgets/breakdown/breakdown_view.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_view.h"
#include "widgets/compare/linked_floorplans.h"
#include "widgets/compare/linked_timelines.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/floorplan/floorplan_view.h"
#include "widgets/layers/layers_view.h"
#include "widgets/network/graph_canvas.h"
#include "widgets/network/network_view.h"
#include "widgets/plot/explore_view.h"
#include "widgets/plot/nothing_fits_view.h"
#include "widgets/program/analytic_table.h"
#include "widgets/program/instruction_model.h"
#include "widgets/program/instruction_table.h"
#include "widgets/program/program_view.h"
#include "widgets/timeline/timeline_view.h"

namespace {

using namespace pim;
using namespace pim::app;
using namespace pim::test;

struct Size
{
    QString name; ///< "3840x2160@2"
    QSize pixels;
    double scale = 1; ///< device pixels of a logical one
};

std::optional<Size> sizeOf(const QString& name)
{
    const QStringList scaled = name.split(QLatin1Char('@')), sides = scaled.front().split(QLatin1Char('x'));
    const Size size { name, QSize(sides.value(0).toInt(), sides.value(1).toInt()),
                      scaled.size() > 1 ? scaled[1].toDouble() : 1.0 };
    return sides.size() == 2 && scaled.size() <= 2 && size.pixels.width() > 0 && size.pixels.height() > 0
            && size.scale >= 0.5 && size.scale <= 4
        ? std::optional(size)
        : std::nullopt;
}

enum class Needs { Gallery, Example, NothingFits };

struct View
{
    const char* name;
    Needs needs;
    std::function<void(Stage&)> show;
    std::function<void(Stage&)> leave = {}; ///< undo what others must not see
};

void showView(Stage& stage, const char* id)
{
    stage.window().showGallery(false);
    stage.window().views().showView(QLatin1String(id));
}

void selectLayer(Stage& stage, std::optional<int> layer)
{
    stage.window().studio().selection().setCentre(std::nullopt);
    stage.window().studio().selection().setLayer(layer ? std::optional(network::LayerId { *layer }) : std::nullopt);
}

void breakdown(Stage& stage, widgets::BreakdownQuantity quantity, widgets::BreakdownBy by, bool treemap)
{
    showView(stage, "breakdown");
    auto& view = stage.find<widgets::BreakdownView>();
    view.setQuantity(quantity);
    view.setBy(by);
    view.setTreemap(treemap);
}

/// The timeline of so many images, once it is there.
widgets::TimelineView& timeline(Stage& stage, int images)
{
    showView(stage, "timeline");
    auto& view = stage.find<widgets::TimelineView>();
    const auto shown = [&] { return view.canvas()->scene().data() && view.canvas()->scene().data()->timeline->images == images; };
    if (!shown()) {
        view.setImages(images);
        emit view.imagesChanged(images);
        wait(kLong, shown);
    }
    view.fit();
    return view;
}

/// The program of the best design, compiled for throughput and simulated.
widgets::ProgramView& program(Stage& stage)
{
    showView(stage, "program");
    auto& view = stage.find<widgets::ProgramView>();
    if (!view.program()) {
        project::ProgramSettings settings = stage.window().studio().programs().settings();
        stage.window().studio().programs().compile(settings);
        wait(kLong, [&] { return view.program() != nullptr; });
        stage.action("program.verify").trigger();
        wait(kLong, [&] { return !stage.window().studio().programs().isBusy(); });
    }
    return view;
}

/// The simulated lanes of that program, once they are there.
widgets::TimelineView& simulatedTimeline(Stage& stage)
{
    program(stage);
    auto& view = timeline(stage, 1);
    view.setShowsSimulation(true);
    wait(kLong, [&] { return view.canvas()->scene().data() && view.canvas()->scene().data()->simulated; });
    view.fit();
    return view;
}

void compared(Stage& stage, int layer)
{
    auto& view = simulatedTimeline(stage);
    view.showComparison();
    auto& table = stage.find<widgets::AnalyticTable>();
    wait(kLong, [&] { return table.comparison() != nullptr; });
    table.setCurrentLayer(layer);
}

/// A block in the middle of a layer, picked, with \a px pixels a cycle.
void timelineAt(Stage& stage, double px, int layer, bool unfolded)
{
    auto& view = timeline(stage, 1);
    auto* canvas = view.canvas();
    const timeline::Timeline& t = *canvas->scene().data()->timeline;
    canvas->setAllExpanded(false);
    for (const int l : { layer - 1, layer })
        canvas->setExpanded(l, unfolded);
    const timeline::OperationRef ref { layer, t.mainOperation(layer), static_cast<std::int32_t>(t.blocks(layer) / 3) };
    selectLayer(stage, layer);
    canvas->selectOperation(ref);
    canvas->setScale({ static_cast<double>(t.start(ref)) - canvas->scene().size().width() / 3 / px, px });
    const int row = canvas->scene().rowOf({ layer, 0, 0 }), above = canvas->scene().rowOf({ layer - 1, 0, 0 });
    // The layer before it too, where there is room.
    const auto& rows = canvas->scene().rows();
    const bool tall = rows[static_cast<std::size_t>(row)].top - rows[static_cast<std::size_t>(above)].top < canvas->scene().size().height() / 2;
    canvas->setScroll(rows[static_cast<std::size_t>(tall ? above : row)].top - 30);
    canvas->addMarker(static_cast<double>(t.start(ref)));
    canvas->addMarker(static_cast<double>(t.end(ref)));
}

void leaveTimeline(Stage& stage)
{
    stage.find<widgets::TimelineView>().showAnalytic();
    auto* canvas = stage.find<widgets::TimelineView>().canvas();
    canvas->clearMarks();
    canvas->selectOperation({});
    canvas->setAllExpanded(false);
    canvas->fit();
    selectLayer(stage, {});
}

void raiseDock(Stage& stage, const char* name)
{
    showView(stage, "explore");
    auto* dock = stage.window().findChild<QDockWidget*>(QLatin1String(name));
    dock->show();
    dock->raise();
}

/// The compare view with \a designs of what it offers: the best of the run, another one that is kept, ISAAC, PUMA.
void compareDesigns(Stage& stage, qsizetype designs, widgets::CompareView::Section section)
{
    showView(stage, "compare");
    auto& view = stage.find<widgets::CompareView>();
    view.showPage(0);
    if (designs > 3 && stage.document().designs().empty()) { // one more to compare with
        auto& selection = stage.window().studio().selection();
        const widgets::DesignRef best = selection.design();
        selection.setDesign({ best.run, best.point > 0 ? best.point / 2 : 1 });
        wait(300);
        stage.action("design.pin").trigger();
        wait(300);
        selection.setDesign(best);
    }
    const auto boxes = view.findChildren<QComboBox*>(QStringLiteral("picker"));
    for (qsizetype i = 0; i < boxes.size(); ++i)
        boxes[i]->setCurrentIndex(i < designs ? static_cast<int>(i) + 1 : 0);
    view.showSection(section);
    wait(20'000, [&] {
        const auto comparison = view.comparison();
        return comparison && static_cast<qsizetype>(comparison->designs.size()) == designs
            && (section != widgets::CompareView::Section::Floorplans || view.floorplans()->hasData())
            && (section != widgets::CompareView::Section::Timelines || view.timelines()->hasData());
    });
    selectLayer(stage, 3);
}

/// The floorplan of the design with the layer selected that holds a link most, at one level.
void floorplan(Stage& stage, widgets::FloorplanLevel level, widgets::HeatMetric heat, bool conflict = false)
{
    showView(stage, "floorplan");
    auto& view = stage.find<widgets::FloorplanView>();
    wait(20'000, [&] { return view.data() != nullptr; });
    if (!view.data())
        return;
    view.restoreState(QStringLiteral("heat=%1 log=%2 links=0 boxes=0").arg(static_cast<int>(heat)).arg(heat == widgets::HeatMetric::Owner ? 1 : 0));
    const auto& data = *view.data();
    const int layer = data.noc.conflicts.empty() ? data.owner(0) : data.noc.conflicts.front().holds / 2;
    selectLayer(stage, layer);
    const int macro = data.chip.at(data.evaluation->layers[static_cast<std::size_t>(layer)].cells.front());
    view.canvas()->goTo(level, macro, 0);
    if (conflict) {
        view.setPanelShown(true);
        if (!data.noc.conflicts.empty())
            emit view.canvas()->conflictPicked(0);
    }
}

View floorplanView(const char* name, widgets::FloorplanLevel level, widgets::HeatMetric heat, bool conflict = false)
{
    return { name, Needs::Example, [=](Stage& stage) { floorplan(stage, level, heat, conflict); }, [](Stage& stage) { selectLayer(stage, {}); } };
}

View dialog(const char* name, const char* action)
{
    return { name, Needs::Example,
             [action](Stage& stage) {
                 showView(stage, "explore");
                 stage.action(action).trigger();
             },
             [](Stage& stage) {
                 for (QDialog* open : stage.window().findChildren<QDialog*>())
                     open->close();
             } };
}

const std::vector<View>& views()
{
    using widgets::BreakdownBy;
    using widgets::BreakdownQuantity;
    static const std::vector<View> all {
        { "gallery", Needs::Gallery, [](Stage& stage) { stage.window().showGallery(true); } },
        { "network", Needs::Example, [](Stage& stage) { showView(stage, "network"); } },
        { "network-search", Needs::Example,
          [](Stage& stage) {
              showView(stage, "network");
              selectLayer(stage, 2);
              stage.find<widgets::NetworkView>().setFindText(QStringLiteral("conv1"));
          },
          [](Stage& stage) {
              selectLayer(stage, {});
              stage.find<widgets::NetworkView>().setFindText({});
          } },
        { "explore", Needs::Example,
          [](Stage& stage) {
              showView(stage, "explore");
              stage.find<widgets::ExploreView>().showConvergence(false);
          } },
        { "convergence", Needs::Example,
          [](Stage& stage) {
              showView(stage, "explore");
              stage.find<widgets::ExploreView>().showConvergence(true);
          },
          [](Stage& stage) { stage.find<widgets::ExploreView>().showConvergence(false); } },
        { "layers", Needs::Example,
          [](Stage& stage) {
              showView(stage, "layers");
              selectLayer(stage, 2);
          },
          [](Stage& stage) { selectLayer(stage, {}); } },
        { "what-if", Needs::Example,
          [](Stage& stage) {
              showView(stage, "layers");
              auto& layers = stage.find<widgets::LayersView>();
              if (!layers.model()->design())
                  return;
              const std::int64_t copies = layers.model()->design()->layers[2].weightDuplication;
              selectLayer(stage, 2);
              synthesis::LayerEdit edit;
              edit.layer = network::LayerId { 2 };
              edit.weightDuplication = copies + 40;
              emit layers.editRequested(edit);
              wait(10'000, [&] { return layers.model()->design()->layers[2].weightDuplication != copies; });
          },
          [](Stage& stage) {
              stage.document().undoStack()->undo();
              selectLayer(stage, {});
              wait(300);
              stage.action("design.best").trigger();
              wait(300);
          } },
        { "breakdown", Needs::Example,
          [](Stage& stage) { breakdown(stage, BreakdownQuantity::Energy, BreakdownBy::Component, false); } },
        { "breakdown-layers", Needs::Example,
          [](Stage& stage) { breakdown(stage, BreakdownQuantity::Energy, BreakdownBy::Both, false); } },
        { "treemap", Needs::Example,
          [](Stage& stage) { breakdown(stage, BreakdownQuantity::Energy, BreakdownBy::Both, true); } },
        floorplanView("floorplan", widgets::FloorplanLevel::Chip, widgets::HeatMetric::Owner),
        floorplanView("floorplan-heat", widgets::FloorplanLevel::Chip, widgets::HeatMetric::Power),
        floorplanView("floorplan-macro", widgets::FloorplanLevel::Macro, widgets::HeatMetric::Owner),
        floorplanView("floorplan-macro-heat", widgets::FloorplanLevel::Macro, widgets::HeatMetric::Utilisation),
        floorplanView("floorplan-pe", widgets::FloorplanLevel::Pe, widgets::HeatMetric::Owner),
        floorplanView("floorplan-pe-heat", widgets::FloorplanLevel::Pe, widgets::HeatMetric::Utilisation),
        floorplanView("floorplan-crossbar", widgets::FloorplanLevel::Crossbar, widgets::HeatMetric::Owner),
        floorplanView("floorplan-conflict", widgets::FloorplanLevel::Chip, widgets::HeatMetric::Owner, true),
        { "compare", Needs::Example,
          [](Stage& stage) {
              showView(stage, "compare");
              wait(20'000, [&] { return stage.find<widgets::CompareView>().comparison() != nullptr; });
          } },
        { "compare-4", Needs::Example,
          [](Stage& stage) { compareDesigns(stage, 4, widgets::CompareView::Section::Table); } },
        { "compare-layers", Needs::Example,
          [](Stage& stage) { compareDesigns(stage, 2, widgets::CompareView::Section::Layers); } },
        { "compare-floorplans", Needs::Example,
          [](Stage& stage) { compareDesigns(stage, 2, widgets::CompareView::Section::Floorplans); } },
        { "compare-floorplans-4", Needs::Example,
          [](Stage& stage) { compareDesigns(stage, 4, widgets::CompareView::Section::Floorplans); } },
        { "compare-timelines", Needs::Example,
          [](Stage& stage) { compareDesigns(stage, 2, widgets::CompareView::Section::Timelines); } },
        { "compare-timelines-4", Needs::Example,
          [](Stage& stage) { compareDesigns(stage, 4, widgets::CompareView::Section::Timelines); } },
        { "timeline", Needs::Example,
          [](Stage& stage) {
              auto& view = timeline(stage, 1);
              widgets::TimelineArea area;
              const double span = static_cast<double>(view.canvas()->scene().data()->timeline->span);
              area.from = std::round(span * 0.3);
              area.to = std::round(span * 0.5);
              area.top = view.canvas()->scene().rows()[1].top;
              area.bottom = view.canvas()->scene().rows()[8].bottom();
              view.canvas()->setArea(area);
          },
          leaveTimeline },
        { "timeline-operations", Needs::Example, [](Stage& stage) { timelineAt(stage, 9, 6, true); }, leaveTimeline },
        { "timeline-bits", Needs::Example, [](Stage& stage) { timelineAt(stage, 24, 3, true); }, leaveTimeline },
        { "timeline-pipeline", Needs::Example,
          [](Stage& stage) { timeline(stage, 4).canvas()->fit(); }, leaveTimeline },
        { "program-empty", Needs::Example, [](Stage& stage) { showView(stage, "program"); } },
        { "compile", Needs::Example, [](Stage& stage) { stage.action("program.compile").trigger(); },
          [](Stage& stage) {
              for (QDialog* open : stage.window().findChildren<QDialog*>())
                  open->close();
          } },
        { "program", Needs::Example,
          [](Stage& stage) {
              auto& view = program(stage);
              for (int i = 0; view.program() && i < static_cast<int>(view.program()->cores[0].instructions); ++i)
                  if (view.program()->at(widgets::InstructionPlace { 0, i }).op == program::Op::Mvmul) {
                      view.showInstruction(0, i);
                      break;
                  }
          },
          [](Stage& stage) { selectLayer(stage, {}); } },
        { "program-search", Needs::Example,
          [](Stage& stage) {
              auto& view = program(stage);
              view.showCore(-1);
              view.setFilterText(QStringLiteral("mvmul"));
              view.instructions()->finishSearch();
              view.table()->goTo(40);
          },
          [](Stage& stage) {
              stage.find<widgets::ProgramView>().setFilterText({});
              selectLayer(stage, {});
          } },
        { "timeline-simulated", Needs::Example, [](Stage& stage) { simulatedTimeline(stage); }, leaveTimeline },
        { "timeline-simulated-units", Needs::Example,
          [](Stage& stage) {
              auto* canvas = simulatedTimeline(stage).canvas();
              const auto& data = *canvas->scene().data();
              const timeline::OperationRef ref { 0, 0, static_cast<std::int32_t>(data.timeline->count(0, 0) / 2) };
              canvas->setExpanded(0, true);
              const double start = static_cast<double>(data.timeline->start(ref)), length = static_cast<double>(data.timeline->length(ref));
              canvas->showRange(start - 2 * length, start + 4 * length);
              canvas->selectOperation(ref);
          },
          leaveTimeline },
        { "compared", Needs::Example, [](Stage& stage) { compared(stage, -1); }, leaveTimeline },
        { "compared-layer", Needs::Example, [](Stage& stage) { compared(stage, 0); }, leaveTimeline },
        { "floorplan-simulated", Needs::Example,
          [](Stage& stage) {
              program(stage);
              showView(stage, "floorplan");
              auto& view = stage.find<widgets::FloorplanView>();
              wait(kLong, [&] { return view.data() && view.data()->simulated; });
              for (auto* box : view.findChildren<QComboBox*>())
                  if (box->count() == widgets::kHeatMetricCount)
                      box->setCurrentIndex(static_cast<int>(widgets::HeatMetric::UnitsBusy));
          },
          [](Stage& stage) {
              for (auto* box : stage.find<widgets::FloorplanView>().findChildren<QComboBox*>())
                  if (box->count() == widgets::kHeatMetricCount)
                      box->setCurrentIndex(0);
          } },
        { "explain", Needs::Example,
          [](Stage& stage) {
              showView(stage, "layers");
              stage.action("design.explain").trigger();
              wait(200);
              auto trees = stage.window().findChild<QDockWidget*>(QStringLiteral("dock.inspector"))->findChildren<QTreeView*>();
              for (QTreeView* tree : trees)
                  if (tree->isVisible())
                      tree->expandToDepth(2);
          },
          [](Stage& stage) {
              stage.action("design.clear").trigger();
              stage.action("design.best").trigger();
          } },
        { "inspector-layer", Needs::Example,
          [](Stage& stage) {
              showView(stage, "network");
              selectLayer(stage, 4);
          },
          [](Stage& stage) { selectLayer(stage, {}); } },
        { "runs", Needs::Example, [](Stage& stage) { raiseDock(stage, "dock.runs"); } },
        { "problems", Needs::Example, [](Stage& stage) { raiseDock(stage, "dock.problems"); },
          [](Stage& stage) { raiseDock(stage, "dock.runs"); } },
        { "log", Needs::Example, [](Stage& stage) { raiseDock(stage, "dock.log"); },
          [](Stage& stage) { raiseDock(stage, "dock.runs"); } },
        { "palette", Needs::Example,
          [](Stage& stage) {
              showView(stage, "explore");
              stage.action("help.commands").trigger();
          },
          [](Stage& stage) {
              for (auto* palette : stage.window().findChildren<CommandPalette*>())
                  palette->hide();
          } },
        dialog("preferences", "edit.preferences"),
        dialog("shortcuts", "help.shortcuts"),
        dialog("about", "help.about"),
        dialog("command", "help.command"),
        dialog("budgets", "run.budgets"),
        { "nothing-fits", Needs::NothingFits, [](Stage& stage) {
              showView(stage, "explore");
              // What would fit is searched for.
              wait(60'000, [&] {
                  for (auto* button : stage.find<widgets::NothingFitsView>().findChildren<QPushButton*>())
                      if (button->property("primary").toBool() && button->isEnabled())
                          return true;
                  return false;
              });
          } },
    };
    return all;
}

/// The window as it is, with the dialogs that are open in front of it.
QImage picture(MainWindow& window)
{
    QImage image = window.grab().toImage();
    QPainter painter(&image);
    for (QDialog* dialog : window.findChildren<QDialog*>()) {
        if (!dialog->isVisible())
            continue;
        const QRect frame(QPoint((window.width() - dialog->width()) / 2, (window.height() - dialog->height()) / 2), dialog->size());
        painter.fillRect(QRect(QPoint(), window.size()), QColor(0, 0, 0, 70));
        painter.drawPixmap(frame.topLeft(), dialog->grab());
        painter.setPen(widgets::tokens().line2);
        painter.drawRect(frame.adjusted(-1, -1, 0, 0));
    }
    for (auto* palette : window.findChildren<CommandPalette*>())
        if (palette->isVisible())
            painter.drawPixmap(palette->pos() - window.mapToGlobal(QPoint()), palette->grab());
    return image;
}

bool isOneColour(const QImage& image)
{
    const QRgb first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            if (image.pixel(x, y) != first)
                return false;
    return true;
}

struct Choice
{
    QStringList views, themes, languages;
    QString folder, example;
};

int takeAll(const Choice& choice, const Size& size)
{
    Stage stage(choice.example);
    int failures = 0;
    const auto fail = [&](const QString& what) {
        std::fprintf(stderr, "pim_screenshots: %s\n", qPrintable(what));
        ++failures;
    };
    const QSize logical = size.pixels / size.scale;
    stage.window().resize(logical);
    wait(400);
    for (const View& view : views()) {
        if (!choice.views.isEmpty() && !choice.views.contains(QLatin1String(view.name)))
            continue;
        if ((view.needs == Needs::Example && !stage.openExample())
            || (view.needs == Needs::NothingFits && !stage.openNothingFits())) {
            fail(QStringLiteral("%1: its project did not open").arg(QLatin1String(view.name)));
            continue;
        }
        stage.action("view.resetLayout").trigger(); // for this size
        for (const QString& theme : choice.themes)
            for (const QString& language : choice.languages) {
                Settings settings = stage.window().settings();
                settings.theme = theme == QLatin1String("dark") ? widgets::ThemeMode::Dark : widgets::ThemeMode::Light;
                settings.language = language;
                stage.window().applySettings(settings);
                view.show(stage);
                stage.window().resize(logical);
                wait(700);
                if (stage.window().size() != logical)
                    fail(QStringLiteral("%1, %2: the window wants %3×%4 instead of %5×%6").arg(QLatin1String(view.name), language)
                             .arg(stage.window().width()).arg(stage.window().height()).arg(logical.width()).arg(logical.height()));
                const QImage image = picture(stage.window());
                const QString file = QStringLiteral("%1/%2-%3-%4-%5.png").arg(choice.folder, QLatin1String(view.name), theme, language, size.name);
                if (image.isNull() || isOneColour(image))
                    fail(QStringLiteral("%1 is empty").arg(file));
                if (!image.save(file))
                    fail(QStringLiteral("%1 cannot be written").arg(file));
                if (view.leave)
                    view.leave(stage);
            }
    }
    return failures > 0 ? 1 : 0;
}

} // namespace

int main(int argc, char** argv)
{
    // No display is needed. The scale of a size is the platform's, so each scale is a process of its own.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    StudioApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("pimstudio-screenshots"));
    QCoreApplication::setApplicationName(QStringLiteral("pimstudio-screenshots"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Pictures of every view: VIEW-THEME-LANGUAGE-SIZE.png"));
    parser.addHelpOption();
    QStringList names;
    for (const View& view : views())
        names << QLatin1String(view.name);
    const QCommandLineOption viewOption(QStringLiteral("views"), QStringLiteral("Some of: %1").arg(names.join(QLatin1Char(','))), QStringLiteral("list"));
    const QCommandLineOption themeOption(QStringLiteral("themes"), QStringLiteral("light,dark"), QStringLiteral("list"), QStringLiteral("light,dark"));
    const QCommandLineOption languageOption(QStringLiteral("languages"), QStringLiteral("en,zh_CN,de"), QStringLiteral("list"), QStringLiteral("en,zh_CN,de"));
    const QCommandLineOption sizeOption(QStringLiteral("sizes"), QStringLiteral("Pixels, and after @ how many make a logical one"), QStringLiteral("list"),
                                        QStringLiteral("1280x720,3840x2160@2"));
    parser.addOptions({ viewOption, themeOption, languageOption, sizeOption });
    parser.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("Where the pictures go"));
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    const auto list = [&](const QCommandLineOption& option) { return parser.value(option).split(QLatin1Char(','), Qt::SkipEmptyParts); };
    Choice choice { list(viewOption), list(themeOption), list(languageOption), parser.positionalArguments().front(), {} };
    for (const QString& view : choice.views)
        if (!names.contains(view)) {
            std::fprintf(stderr, "pim_screenshots: there is no view %s; there are: %s\n", qPrintable(view), qPrintable(names.join(QStringLiteral(", "))));
            return 2;
        }
    if (!QDir().mkpath(choice.folder)) {
        std::fprintf(stderr, "pim_screenshots: cannot make the folder %s\n", qPrintable(choice.folder));
        return 1;
    }

    std::vector<Size> sizes;
    for (const QString& name : list(sizeOption)) {
        const auto size = sizeOf(name);
        if (!size) {
            std::fprintf(stderr, "pim_screenshots: a size is written like 1280x720 or 3840x2160@2, not %s\n", qPrintable(name));
            return 2;
        }
        sizes.push_back(*size);
    }
    const QString scaleHere = qEnvironmentVariable("QT_SCALE_FACTOR", QStringLiteral("1"));
    if (sizes.size() != 1 || sizes.front().scale != scaleHere.toDouble()) {
        int failures = 0;
        for (const Size& size : sizes) {
            QProcess child;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QString::number(size.scale));
            child.setProcessEnvironment(environment);
            child.setProcessChannelMode(QProcess::ForwardedChannels);
            QStringList arguments { choice.folder, QStringLiteral("--sizes"), size.name, QStringLiteral("--themes"), choice.themes.join(QLatin1Char(',')),
                                    QStringLiteral("--languages"), choice.languages.join(QLatin1Char(',')) };
            if (!choice.views.isEmpty())
                arguments << QStringLiteral("--views") << choice.views.join(QLatin1Char(','));
            child.start(QCoreApplication::applicationFilePath(), arguments);
            child.waitForFinished(-1);
            failures += child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0;
        }
        return failures > 0 ? 1 : 0;
    }

    // Nothing of this person's settings, and nothing left behind.
    QTemporaryDir own;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, own.path());
    Document::setAutosaveFolder(own.filePath(QStringLiteral("autosave")));
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    widgets::Theme::instance().install(application);
    setLanguage(choice.languages.value(0));
    for (const Example& example : examples())
        if (QFileInfo(example.path).fileName() == QLatin1String("resnet18-49w.pims")) {
            choice.example = own.filePath(QFileInfo(example.path).fileName());
            QFile::copy(example.path, choice.example);
            QFile::setPermissions(choice.example, QFile::ReadOwner | QFile::WriteOwner);
        }
    return takeAll(choice, sizes.front());
}
