// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions.h"

#include <algorithm>

#include <QApplication>
#include <QCoreApplication>
#include <QEvent>
#include <QRegularExpression>
#include <QWidget>

#include "widgets/common/icons.h"

namespace pim::app {
namespace {

struct ActionRow
{
    const char* id;
    const char* text;
    const char* icon; ///< of resources/icons; nullptr: none
    const char* keys;
    const char* tip;
    bool checkable = false;
};

const ActionRow kRows[] {
    { "file.new", QT_TR_NOOP("&New project"), "plus", "Ctrl+N", QT_TR_NOOP("Start with an empty project") },
    { "file.gallery", QT_TR_NOOP("&Gallery"), nullptr, "Ctrl+G", QT_TR_NOOP("Examples and built-in networks") },
    { "file.open", QT_TR_NOOP("&Open…"), "open", "Ctrl+O",
      QT_TR_NOOP("Open a project, an ONNX file or a network file") },
    { "file.save", QT_TR_NOOP("&Save"), "save", "Ctrl+S", QT_TR_NOOP("Save the project") },
    { "file.saveAs", QT_TR_NOOP("Save &as…"), nullptr, "Ctrl+Shift+S",
      QT_TR_NOOP("Save the project under another name") },
    { "file.exportDesign", QT_TR_NOOP("Export &design…"), "export", "Ctrl+E",
      QT_TR_NOOP("Write the selected design as JSON, tables, floorplan or files of other tools") },
    { "file.exportProject", QT_TR_NOOP("Export project as &JSON…"), nullptr, "",
      QT_TR_NOOP("Write everything in the project as text") },
    { "file.close", QT_TR_NOOP("&Close project"), nullptr, "Ctrl+W",
      QT_TR_NOOP("Close the project and show the gallery") },
    { "file.quit", QT_TR_NOOP("&Quit"), nullptr, "Ctrl+Q", QT_TR_NOOP("Close the window and stop what runs") },
    { "edit.undo", QT_TR_NOOP("&Undo"), "undo", "Ctrl+Z", QT_TR_NOOP("Take the last edit back") },
    { "edit.redo", QT_TR_NOOP("&Redo"), "redo", "Ctrl+Shift+Z", QT_TR_NOOP("Do it again") },
    { "edit.find", QT_TR_NOOP("&Find in view"), "search", "Ctrl+F", QT_TR_NOOP("Search in the view in front") },
    { "edit.preferences", QT_TR_NOOP("&Preferences…"), "settings", "Ctrl+,",
      QT_TR_NOOP("Look, language, keys and habits") },
    { "view.network", QT_TR_NOOP("&Network"), "network", "Ctrl+1", QT_TR_NOOP("The model and how it is mapped") },
    { "view.explore", QT_TR_NOOP("&Explore"), "scatter", "Ctrl+2",
      QT_TR_NOOP("All designs of a run: Pareto front, parallel coordinates") },
    { "view.convergence", QT_TR_NOOP("&Convergence"), "chart", "Ctrl+3",
      QT_TR_NOOP("Best design and bound over the run") },
    { "view.floorplan", QT_TR_NOOP("F&loorplan"), "chip", "Ctrl+6",
      QT_TR_NOOP("The chip from its macros down to the cells of a crossbar") },
    { "view.timeline", QT_TR_NOOP("Ti&meline"), "clock", "Ctrl+7",
      QT_TR_NOOP("When every operation runs: stalls, critical path, pipeline") },
    { "view.breakdown", QT_TR_NOOP("&Breakdown"), "layers", "Ctrl+4",
      QT_TR_NOOP("Where power, energy, area and time go") },
    { "view.layers", QT_TR_NOOP("&Layers"), "list", "Ctrl+5", QT_TR_NOOP("Every figure of every layer; edit by hand") },
    { "view.compare", QT_TR_NOOP("&Compare"), "compare", "Ctrl+8",
      QT_TR_NOOP("Two to four designs side by side; published machines; the paper's results run again") },
    { "view.program", QT_TR_NOOP("&Program"), "code", "Ctrl+9",
      QT_TR_NOOP("The network as instructions for every core: search, verify, simulate, export") },
    { "view.inputs", QT_TR_NOOP("&Inputs dock"), nullptr, "Ctrl+Shift+I",
      QT_TR_NOOP("Show or hide model, hardware, budget and options"), true },
    { "view.inspector", QT_TR_NOOP("Ins&pector dock"), nullptr, "Q",
      QT_TR_NOOP("Show or hide what is known of the selection"), true },
    { "view.fit", QT_TR_NOOP("&Fit"), "fit", "F", QT_TR_NOOP("Show everything in the view in front") },
    { "view.resetLayout", QT_TR_NOOP("&Reset layout"), "reset", "",
      QT_TR_NOOP("Bring all docks back to where they were") },
    { "view.light", QT_TR_NOOP("&Light"), nullptr, "", QT_TR_NOOP("Dark letters on a light ground"), true },
    { "view.dark", QT_TR_NOOP("&Dark"), nullptr, "", QT_TR_NOOP("Light letters on a dark ground"), true },
    { "view.system", QT_TR_NOOP("&System"), nullptr, "", QT_TR_NOOP("As the desktop has it"), true },
    { "view.fullScreen", QT_TR_NOOP("F&ull screen"), nullptr, "F11", QT_TR_NOOP("The whole screen for this window"),
      true },
    { "run.start", QT_TR_NOOP("&Run"), "run", "Ctrl+R",
      QT_TR_NOOP("Synthesize accelerators for these inputs; queued when a run is under way") },
    { "run.pause", QT_TR_NOOP("&Pause"), "pause", "Ctrl+Shift+P", QT_TR_NOOP("Hold the run; Pause again goes on"),
      true },
    { "run.stop", QT_TR_NOOP("&Stop"), "stop", "Ctrl+.", QT_TR_NOOP("End the run and keep the best design so far") },
    { "run.continue", QT_TR_NOOP("&Continue run"), nullptr, "", QT_TR_NOOP("Go on with a stopped or interrupted run") },
    { "run.repeat", QT_TR_NOOP("Run &again"), nullptr, "",
      QT_TR_NOOP("The selected run once more, with its inputs and its seed") },
    { "run.budgets", QT_TR_NOOP("Queue several &budgets…"), nullptr, "",
      QT_TR_NOOP("One run after another over a range of power budgets") },
    { "run.delete", QT_TR_NOOP("&Delete run"), "trash", "",
      QT_TR_NOOP("Remove the selected run and its designs; can be undone") },
    { "design.pin", QT_TR_NOOP("&Pin design"), "pin", "P",
      QT_TR_NOOP("Keep the selected design and give it a letter; again to let go") },
    { "design.explain", QT_TR_NOOP("&Explain this number"), nullptr, "E",
      QT_TR_NOOP("Open the figure in front down to its source") },
    { "design.best", QT_TR_NOOP("&Best design"), "target", "B", QT_TR_NOOP("Select the best design of the run") },
    { "design.report", QT_TR_NOOP("&Report…"), "file", "",
      QT_TR_NOOP("Write the comparison as one HTML or PDF file, or as LaTeX tables") },
    { "design.reset", QT_TR_NOOP("&Reset to synthesized"), "reset", "",
      QT_TR_NOOP("Take all edits of this design back") },
    { "design.clear", QT_TR_NOOP("&Clear selection"), nullptr, "Esc", QT_TR_NOOP("Select nothing") },
    { "program.compile", QT_TR_NOOP("&Compile…"), "code", "Ctrl+Shift+C",
      QT_TR_NOOP("Compile the network to instructions for the cores of the selected design or of another machine") },
    { "program.simulate", QT_TR_NOOP("&Simulate program"), "clock", "Ctrl+Shift+R",
      QT_TR_NOOP("Run the program of the selected design event by event: time (s), energy (J), stalls") },
    { "program.verify", QT_TR_NOOP("&Verify program"), "check", "Ctrl+Shift+V",
      QT_TR_NOOP("Execute the program on random integers and compare its outputs with the network's, bit for bit") },
    { "program.export", QT_TR_NOOP("E&xport program…"), "export", "Ctrl+Shift+E",
      QT_TR_NOOP("Write program, configuration and network file for pimsim-nn, and the assembly text") },
    { "program.stop", QT_TR_NOOP("S&top compiling or simulating"), "stop", "",
      QT_TR_NOOP("End the work on the program; what was there before stays") },
    { "help.commands", QT_TR_NOOP("&Commands…"), "search", "Ctrl+K", QT_TR_NOOP("Every action by name") },
    { "help.shortcuts", QT_TR_NOOP("&Keyboard shortcuts…"), "keyboard", "?", QT_TR_NOOP("All keys, editable") },
    { "help.command", QT_TR_NOOP("&Show as command…"), "terminal", "",
      QT_TR_NOOP("What the command line does for the same result") },
    { "help.about", QT_TR_NOOP("&About PIM Studio"), "info", "", QT_TR_NOOP("Versions, licence, the method's paper") },
};
/// What people call it who do not know its name here.
const std::pair<const char*, const char*> kKeywords[] {
    { "view.floorplan", QT_TR_NOOP("conflicts links routes ruler measure macros crossbars heat map NoC mesh") },
    { "view.timeline", QT_TR_NOOP("schedule stalls pipeline period critical path Perfetto trace Gantt") },
    { "view.program", QT_TR_NOOP("instructions assembly disassembly cores compiler simulator pimsim PIMCOMP") },
    { "view.compare", QT_TR_NOOP("paper reproduction published machines portability budget sweep side by side radar") },
    { "view.breakdown", QT_TR_NOOP("power energy area shares treemap") },
    { "view.layers", QT_TR_NOOP("duplication edit by hand what if") },
    { "view.explore", QT_TR_NOOP("Pareto front scatter plot parallel coordinates designs") },
    { "view.convergence", QT_TR_NOOP("progress bound") },
    { "view.network", QT_TR_NOOP("model graph layers ONNX") },
    { "file.exportDesign", QT_TR_NOOP("SVG CSV LaTeX JSON Perfetto trace picture figure image") },
    { "design.report", QT_TR_NOOP("HTML PDF LaTeX print") },
    { "design.pin", QT_TR_NOOP("keep compare letter") },
    { "edit.preferences", QT_TR_NOOP("settings language theme") },
    { "view.dark", QT_TR_NOOP("theme colours night") },
    { "view.light", QT_TR_NOOP("theme colours day") },
    { "help.command", QT_TR_NOOP("CLI terminal script") },
};
const std::pair<const char*, const char*> kGroups[] {
    { "file", QT_TR_NOOP("File") }, { "edit", QT_TR_NOOP("Edit") },     { "view", QT_TR_NOOP("View") },
    { "run", QT_TR_NOOP("Run") },   { "design", QT_TR_NOOP("Design") }, { "program", QT_TR_NOOP("Program") }, { "help", QT_TR_NOOP("Help") }
};

QString translated(const char* text) { return QCoreApplication::translate("pim::app", text); }

const ActionRow& rowOf(const QAction* action)
{
    const auto found = std::find_if(std::begin(kRows), std::end(kRows), [&](const ActionRow& row) {
        return action->objectName() == QLatin1String(row.id);
    });
    Q_ASSERT(found != std::end(kRows));
    return *found;
}

} // namespace

Actions::Actions(QWidget* window)
    : QObject(window)
{
    for (const ActionRow& row : kRows) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1String(row.id));
        if (row.icon)
            action->setIcon(widgets::icon(QLatin1String(row.icon)));
        action->setCheckable(row.checkable);
        action->setShortcut(QKeySequence(QLatin1String(row.keys), QKeySequence::PortableText));
        // Single letters must not fire while somebody types: fields accept them first (ShortcutOverride).
        action->setShortcutContext(Qt::WindowShortcut);
        window->addAction(action);
        m_all.push_back(action);
    }
    retranslate();
    QCoreApplication::instance()->installEventFilter(this);
}

bool Actions::eventFilter(QObject* watched, QEvent* event)
{
    // Keys are a list's or menu's while it is open: Escape closes it, and no letter is a command.
    if (event->type() == QEvent::ShortcutOverride && QApplication::activePopupWidget()) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

QAction* Actions::operator[](const char* id) const
{
    for (QAction* action : m_all)
        if (action->objectName() == QLatin1String(id))
            return action;
    Q_ASSERT_X(false, "Actions", id);
    return nullptr;
}

QString Actions::groupText(const QAction* action)
{
    const QString group = action->objectName().section(QLatin1Char('.'), 0, 0);
    for (const auto& [id, text] : kGroups)
        if (group == QLatin1String(id))
            return translated(text);
    return {};
}

QString Actions::keywords(const QAction* action)
{
    for (const auto& [id, words] : kKeywords)
        if (action->objectName() == QLatin1String(id))
            return translated(words);
    return {};
}

QKeySequence Actions::defaultShortcut(const QAction* action) const
{
    return QKeySequence(QLatin1String(rowOf(action).keys), QKeySequence::PortableText);
}

QAction* Actions::setShortcut(QAction* action, const QKeySequence& keys)
{
    QAction* loser = nullptr;
    if (!keys.isEmpty())
        for (QAction* other : m_all)
            if (other != action && other->shortcut() == keys) {
                other->setShortcut({});
                loser = other;
            }
    action->setShortcut(keys);
    retranslate();
    return loser;
}

std::map<QString, QString> Actions::changedShortcuts() const
{
    std::map<QString, QString> changed;
    for (const QAction* action : m_all)
        if (action->shortcut() != defaultShortcut(action))
            changed[action->objectName()] = action->shortcut().toString(QKeySequence::PortableText);
    return changed;
}

void Actions::setChangedShortcuts(const std::map<QString, QString>& shortcuts)
{
    for (QAction* action : m_all) {
        const auto changed = shortcuts.find(action->objectName());
        action->setShortcut(changed == shortcuts.end() ? defaultShortcut(action)
                                                       : QKeySequence(changed->second, QKeySequence::PortableText));
    }
    retranslate();
}

void Actions::resetShortcuts() { setChangedShortcuts({}); }

QString Actions::plainText(const QAction* action)
{
    static const QRegularExpression key(QStringLiteral(R"(\s*\(&.\))"));
    return action->text().remove(key).remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

void Actions::retranslate()
{
    for (QAction* action : m_all) {
        const ActionRow& row = rowOf(action);
        action->setText(translated(row.text));
        action->setIconText(plainText(action));
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? translated(row.tip)
                                          : QStringLiteral("%1 (%2)").arg(translated(row.tip), keys));
        action->setStatusTip(translated(row.tip));
    }
}

} // namespace pim::app
