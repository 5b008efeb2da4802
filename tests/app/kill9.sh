#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# kill9.sh PIMSTUDIO PIMSTUDIO_CLI [FOLDER]: a session is killed in the middle of a run; the next one brings everything
# back that is older than ten seconds, and the run goes on. Keys and clicks are real, on a display of its own. FOLDER keeps
# pictures. Skipped (77) without Xvfb, xdotool or the accessibility bus.
set -uo pipefail
# shellcheck source=tests/app/gui.sh
source "$(dirname "${BASH_SOURCE[0]}")/gui.sh"
program=${1:?usage: kill9.sh PIMSTUDIO PIMSTUDIO_CLI [FOLDER]} cli=${2:?} folder=${3:-}
gui_begin "${BASH_SOURCE[0]}" "$folder" "$@"

autosave=$gui_home/data/pimstudio/pimstudio/autosave
# What the autosaved project holds: unsaved budget in W, runs, state, points, best, and budget of the run, seconds of its trace.
state() {
    local file
    file=$(ls -t "$autosave"/*.pims 2>/dev/null | head -1)
    [[ -n $file ]] || return 1
    "$cli" export "$file" --json 2>/dev/null | "$gui_python" -c '
import json, sys
p = json.load(sys.stdin)
budget = lambda inputs: inputs["options"]["power_budget_w"]
edits = p["unsaved"] or p["saved"]
runs = p["runs"]
points = [tuple(q[1:]) for r in runs for q in r["points"]]
print(budget(edits["inputs"]), len(runs), runs[0]["state"] if runs else "none", len(points), len(set(points)),
      budget(runs[0]["inputs"]) if runs else 0, len(runs[0]["variables"]) if runs else 0)' 2>/dev/null
}
look() { read -r budget runs run_state points distinct run_budget variables < <(state) && [[ -n $variables ]]; }
points_over() { look && ((points > $1)); }
set_budget() {
    click --role 'spin button' 'Power budget, W'
    key ctrl+a
    typed "$1"
    key Return
}

say "open VGG-16, budget 264 W, thorough search"
studio_start "$program" zoo:vgg16
expect "VGG-16 is not there" --role label --timeout 30 'VGG-?16.*'
expect "Run cannot be pressed" --role 'push button' --enabled Run
set_budget 264
tab_to --role 'combo box' Normal
key Down
expect "the search is not thorough" --role 'combo box' Thorough
shot 1-inputs
say "run, by key"
key ctrl+r
until_true 60 "points in the autosaved project" points_over 50
say "$points points of $runs run ($run_state) in the autosaved project"

say "edit: budget 300 W"
set_budget 300
expect "the budget was not taken" --role 'spin button' --text '300.*' 'Power budget, W'
before=$(gui_ui text --role label '[0-9,]+ designs( ·.*)?') || fail "the window does not say how many designs there are"
before=${before%% designs*} before=${before//,/}
shot 2-before-the-end
sleep 10 # the promise: nothing older than this is lost
[[ $(state) == *" running "* ]] || fail "the run ended before it could be interrupted: $(state)"
say "kill -9; ten seconds ago the window showed $before designs"
kill -9 "$studio"
wait "$studio" 2>/dev/null
studio=

look || fail "what was left behind cannot be read"
say "left behind: budget $budget W, $runs run $run_state with budget $run_budget W, $points points ($distinct different, $variables with variables)"
[[ $budget == 300* ]] || fail "the edit is lost: budget $budget W"
((runs == 1)) || fail "$runs runs instead of one"
[[ $run_budget == 264* ]] || fail "the run has the budget $run_budget W"
((points >= before)) || fail "points are lost: $points of $before"
((variables > 0)) || fail "no point can be opened as a design"
left=$points left_twice=$((points - distinct))

say "start again, accept the recovery by keyboard"
studio_start "$program"
expect "no recovery is offered" --role 'push button' Recover
shot 3-offer
key Return
expect "the work was not brought back" --role label --timeout 20 'Unsaved work of .* was brought back.*'
expect "the edit is not in the window" --role 'spin button' --text '300.*' 'Power budget, W'
expect "the run is not in the window" --role table 'Runs'
expect "the window does not say that the run can go on" --role label 'Run interrupted, it can be continued.*'
expect "not all points are in the window" --role label "$(sed ':a;s/\B[0-9]\{3\}\>/,&/;ta' <<<"$points") designs( ·.*)?"
shot 4-recovered

say "continue the run, by the command palette"
key ctrl+k
until_true 5 "command palette" popup_open
typed "continue run"
key Return
until_true 90 "new points" points_over "$left"
grown=$points
until_true 60 "more new points" points_over $((grown))
look
say "the run goes on: $left points before, $points now ($distinct different)"
((runs == 1)) || fail "the run was begun anew"
# A search meets a design more than once, but seldom; what was there before must not come again.
(((points - distinct - left_twice) * 2 <= points - left)) || fail "$((points - distinct - left_twice)) of $((points - left)) new points were there before"
shot 5-continued

say "close without saving"
key ctrl+q
expect "no question about unsaved work" --role 'push button' --timeout 10 'Do not save'
click --role 'push button' 'Do not save'
studio_ended 10
[[ -z $(ls "$autosave" 2>/dev/null) ]] || fail "what was discarded is still there: $(ls "$autosave")"
say "OK: nothing was lost, the run went on, nothing was left behind"
