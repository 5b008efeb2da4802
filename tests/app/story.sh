#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# story.sh PIMSTUDIO PIMSTUDIO_CLI [FOLDER]: somebody who has never seen the program picks ResNet-18 in the gallery, drags the
# power budget, runs, watches designs arrive, clicks one and reads what it is, saves, closes, opens the file again, and
# everything is there. Mouse and keys are real, on a display of its own; FOLDER keeps a picture of each step. What the
# file holds is asked of the command line. Skipped (77) without Xvfb, xdotool or the accessibility bus.
set -uo pipefail
# shellcheck source=tests/app/gui.sh
source "$(dirname "${BASH_SOURCE[0]}")/gui.sh"
program=${1:?usage: story.sh PIMSTUDIO PIMSTUDIO_CLI [FOLDER]} cli=${2:?} folder=${3:-}
gui_begin "${BASH_SOURCE[0]}" "$folder" "$@"
file=$gui_home/first.pims

# The middle of the dot in a part of the screen (X Y WIDTH HEIGHT) whose colour is strongest, as an eye finds it.
dot() {
    import -window root -crop "$3x$4+$1+$2" +repage -depth 8 rgb:- | "$gui_python" -c '
import sys
x0, y0, w, h = map(int, sys.argv[1:])
data = sys.stdin.buffer.read()
def chroma(x, y):
    p = data[3 * (y * w + x):3 * (y * w + x) + 3]
    return max(p) - min(p)
best, place = 0, None
for y in range(4, h - 4, 2):
    for x in range(4, w - 4, 2):
        if chroma(x, y) < 60:
            continue
        inside = min(chroma(x + i, y + j) for i in (-3, 0, 3) for j in (-3, 0, 3))
        if inside > best:
            best, place = inside, (x0 + x, y0 + y)
if place is None:
    sys.exit("no dot")
print(*place)' "$@"
}
budget_of_window() { gui_ui text --role 'spin button' 'Power budget, W' | sed 's/ W$//; s/,//g'; }
designs_shown() { gui_ui text --timeout "${1:-10}" --role label '[0-9,]+ designs( ·.*)?' | sed 's/ designs.*$//; s/,//g'; }
designs_over() { local n; n=$(designs_shown 0.2 2>/dev/null) && ((n > $1)); }

say "the program starts with the gallery"
studio_start "$program"
expect "no gallery" --role 'push button' 'Example ResNet-18'
expect "no card of ResNet-18" --role 'push button' --timeout 20 'Network ResNet-18'
sleep 0.3 # for the picture alone
shot 01-gallery

say "a click on ResNet-18"
click --role 'push button' 'Network ResNet-18'
expect "ResNet-18 is not there" --role label --timeout 20 'ResNet-18'
expect "Run cannot be pressed" --role 'push button' --enabled Run
expect "no preview" --role label --timeout 20 '.*GOPS/W.*'
shot 02-model

say "the power budget is dragged"
before=$(budget_of_window)
read -r x y w h < <(gui_ui where --role slider 'Power budget') || fail "no slider"
xdotool mousemove $((x + w * 45 / 100)) $((y + h * 8 / 10)) mousedown 1
for step in 46 47 48 49 50 51 52 53 54 55; do
    xdotool mousemove $((x + w * step / 100)) $((y + h * 8 / 10)) sleep 0.06
done
shot 03-dragging
xdotool mousemove $((x + w * 50 / 100)) $((y + h * 8 / 10)) sleep 0.05 mouseup 1
budget=$(budget_of_window)
[[ $budget != "$before" ]] || fail "dragging did not change the budget: $budget W"
expect "no preview of the new budget" --role label --timeout 20 '.*GOPS/W.*'
say "budget $before W, now $budget W; preview: $(gui_ui text --role label '.*GOPS/W.*')"
shot 04-budget

say "effort fast"
tab_to --role 'combo box' Normal
key Up
expect "the effort is not fast" --role 'combo box' Fast

say "Run"
click --role 'push button' Run
until_true 30 "designs" designs_over 0
first=$(designs_shown)
shot 05-running
expect "the run does not end" --role label --timeout 60 'Run finished.*'
all=$(designs_shown)
say "$first designs at the first look, $all at the end"
((all > first || first > 50)) || fail "designs did not arrive"
sleep 1 # the best is selected and its figures follow
shot 06-finished

say "a click on a design"
figure() { gui_ui list | sed -n 's/^[a-z ]*\tPower efficiency: \([^\t]*\).*/\1/p' | head -1; }
read -r x y w h < <(gui_ui where --role filler 'Designs') || fail "no scatter plot"
key Escape Escape # nothing is selected
sleep 0.5
expect "Escape does not clear the selection" --role label 'Nothing selected'
read -r px py < <(dot $((x + w / 20)) $((y + h / 20)) $((w * 6 / 10)) $((h * 8 / 10))) || fail "no dot to click"
xdotool mousemove "$px" "$py" sleep 0.4
shot 07-hover
xdotool click 1
reads() { [[ -n $(figure) ]]; }
until_true 10 "design in the inspector" reads
read_figure=$(figure)
say "the inspector reads: power efficiency $read_figure"
shot 08-inspector

say "explain this number"
click --role 'push button' 'Explain this number: Power efficiency'
expect "no explanation" --role 'tree' --timeout 10 'What the number is made of'
gui_ui where --cells --role 'table cell' --timeout 5 'Energy per inf.*' >/dev/null || fail "the explanation of power efficiency does not speak of energy"
shot 09-explained

say "save under a name"
key ctrl+s
until_true 10 "dialog to save" popup_open
sleep 0.3
key ctrl+a
typed "$file"
shot 10-save
key Return
until_true 15 "file" test -s "$file"
expect "the title still shows unsaved changes" --role frame --timeout=10 'first — PIM Studio'

say "close, look into the file"
focus_window
key ctrl+q
studio_ended 10
facts() {
    "$cli" export "$file" --json | "$gui_python" -c '
import json, sys
p = json.load(sys.stdin)
inputs, runs = p["saved"]["inputs"], p["runs"]
print("%g" % inputs["options"]["power_budget_w"], inputs["options"].get("effort"), len(runs), runs[0]["state"], len(runs[0]["points"]),
      "%.1f" % runs[0]["best_value"], "unsaved" if p["unsaved"] else "saved")'
}
held=$(facts) || fail "the command line cannot read the file"
say "the file holds: $held"
read -r held_budget held_effort held_runs held_state held_points held_best held_saved <<<"$held"
[[ $held_budget == "$budget" ]] || fail "budget $held_budget W in the file, $budget W in the window"
[[ $held_effort == fast && $held_runs == 1 && $held_state == finished && $held_saved == saved ]] || fail "the file holds something else: $held"
[[ $held_points == "$all" ]] || fail "$held_points points in the file, $all in the window"

say "open it again"
studio_start "$program" "$file"
expect "the project is not there" --role frame --timeout=20 'first — PIM Studio'
until_true 20 "designs" designs_over 0
again=$(designs_shown)
[[ $again == "$all" ]] || fail "$again designs after opening, $all before"
[[ $(budget_of_window) == "$budget" ]] || fail "the budget is $(budget_of_window) W after opening, $budget W before"
expect "the model is not there" --role label 'ResNet-18'
expect "the run is not there" --role table Runs
sleep 1 # for the picture alone
shot 11-again
key ctrl+q
studio_ended 10
[[ $(facts) == "$held" ]] || fail "looking has changed the file: $(facts)"
say "OK: everything is there; best $held_best GOPS/W among $all designs"
