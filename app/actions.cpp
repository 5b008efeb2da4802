// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions.h"

#include <algorithm>

#include <QCoreApplication>
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

#define TEXT(s) QT_TRANSLATE_NOOP("pim::app::Actions", s)
const ActionRow kRows[] {
    { "file.new", TEXT("&New project"), "plus", "Ctrl+N", TEXT("Start with an empty project") },
    { "file.gallery", TEXT("&Gallery"), nullptr, "Ctrl+G", TEXT("Examples and built-in networks") },
    { "file.open", TEXT("&Open…"), "open", "Ctrl+O", TEXT("Open a project, an ONNX file or a network file") },
    { "file.save", TEXT("&Save"), "save", "Ctrl+S", TEXT("Save the project") },
    { "file.saveAs", TEXT("Save &as…"), nullptr, "Ctrl+Shift+S", TEXT("Save the project under another name") },
    { "file.exportDesign", TEXT("Export &design…"), "export", "Ctrl+E",
      TEXT("Write the selected design as JSON, tables, floorplan or files of other tools") },
    { "file.exportProject", TEXT("Export project as &JSON…"), nullptr, "",
      TEXT("Write everything in the project as text") },
    { "file.close", TEXT("&Close project"), nullptr, "Ctrl+W", TEXT("Close the project and show the gallery") },
    { "file.quit", TEXT("&Quit"), nullptr, "Ctrl+Q", TEXT("Close the window and stop what runs") },
    { "edit.undo", TEXT("&Undo"), "undo", "Ctrl+Z", TEXT("Take the last edit back") },
    { "edit.redo", TEXT("&Redo"), "redo", "Ctrl+Shift+Z", TEXT("Do it again") },
    { "edit.find", TEXT("&Find in view"), "search", "Ctrl+F", TEXT("Search in the view in front") },
    { "edit.preferences", TEXT("&Preferences…"), "settings", "Ctrl+,", TEXT("Look, language, keys and habits") },
    { "view.network", TEXT("&Network"), "network", "Ctrl+1", TEXT("The model and how it is mapped") },
    { "view.explore", TEXT("&Explore"), "scatter", "Ctrl+2",
      TEXT("All designs of a run: Pareto front, parallel coordinates") },
    { "view.convergence", TEXT("&Convergence"), "chart", "Ctrl+3", TEXT("Best design and bound over the run") },
    { "view.breakdown", TEXT("&Breakdown"), "layers", "Ctrl+4", TEXT("Where power, energy, area and time go") },
    { "view.layers", TEXT("&Layers"), "list", "Ctrl+5", TEXT("Every figure of every layer; edit by hand") },
    { "view.inputs", TEXT("&Inputs dock"), nullptr, "Ctrl+Shift+I",
      TEXT("Show or hide model, hardware, budget and options"), true },
    { "view.inspector", TEXT("Ins&pector dock"), nullptr, "Q", TEXT("Show or hide what is known of the selection"),
      true },
    { "view.fit", TEXT("&Fit"), "fit", "F", TEXT("Show everything in the view in front") },
    { "view.resetLayout", TEXT("&Reset layout"), "reset", "", TEXT("Bring all docks back to where they were") },
    { "view.light", TEXT("&Light"), nullptr, "", TEXT("Dark letters on a light ground"), true },
    { "view.dark", TEXT("&Dark"), nullptr, "", TEXT("Light letters on a dark ground"), true },
    { "view.system", TEXT("&System"), nullptr, "", TEXT("As the desktop has it"), true },
    { "view.fullScreen", TEXT("F&ull screen"), nullptr, "F11", TEXT("The whole screen for this window"), true },
    { "run.start", TEXT("&Run"), "run", "Ctrl+R",
      TEXT("Synthesize accelerators for these inputs; queued when a run is under way") },
    { "run.pause", TEXT("&Pause"), "pause", "Ctrl+Shift+P", TEXT("Hold the run; Pause again goes on"), true },
    { "run.stop", TEXT("&Stop"), "stop", "Ctrl+.", TEXT("End the run and keep the best design so far") },
    { "run.continue", TEXT("&Continue run"), nullptr, "", TEXT("Go on with a stopped or interrupted run") },
    { "run.repeat", TEXT("Run &again"), nullptr, "", TEXT("The selected run once more, with its inputs and its seed") },
    { "run.budgets", TEXT("Queue several &budgets…"), nullptr, "",
      TEXT("One run after another over a range of power budgets") },
    { "run.delete", TEXT("&Delete run"), "trash", "", TEXT("Remove the selected run and its designs; can be undone") },
    { "design.pin", TEXT("&Pin design"), "pin", "P",
      TEXT("Keep the selected design and give it a letter; again to let go") },
    { "design.explain", TEXT("&Explain this number"), nullptr, "E",
      TEXT("Open the figure in front down to its source") },
    { "design.best", TEXT("&Best design"), "target", "B", TEXT("Select the best design of the run") },
    { "design.reset", TEXT("&Reset to synthesized"), "reset", "", TEXT("Take all edits of this design back") },
    { "design.clear", TEXT("&Clear selection"), nullptr, "Esc", TEXT("Select nothing") },
    { "help.commands", TEXT("&Commands…"), "search", "Ctrl+K", TEXT("Every action by name") },
    { "help.shortcuts", TEXT("&Keyboard shortcuts…"), "keyboard", "?", TEXT("All keys, editable") },
    { "help.command", TEXT("&Show as command…"), "terminal", "",
      TEXT("What the command line does for the same result") },
    { "help.about", TEXT("&About PIM Studio"), "info", "", TEXT("Versions, licence, the method's paper") },
};
const std::pair<const char*, const char*> kGroups[] { { "file", TEXT("File") },     { "edit", TEXT("Edit") },
                                                      { "view", TEXT("View") },     { "run", TEXT("Run") },
                                                      { "design", TEXT("Design") }, { "help", TEXT("Help") } };
#undef TEXT

QString translated(const char* text) { return QCoreApplication::translate("pim::app::Actions", text); }

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

void Actions::retranslate()
{
    for (QAction* action : m_all) {
        const ActionRow& row = rowOf(action);
        action->setText(translated(row.text));
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? translated(row.tip)
                                          : QStringLiteral("%1 (%2)").arg(translated(row.tip), keys));
        action->setStatusTip(translated(row.tip));
    }
}

} // namespace pim::app
