# SPDX-License-Identifier: GPL-3.0-or-later
# For tests that use the real window with a real keyboard and mouse: `source gui.sh`, then `gui_begin FOLDER`. Everything
# happens on a display, a session bus and settings of its own; nothing of the user's is touched.

gui_here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

skip() { echo "SKIP: $*"; exit 77; }
fail() {
    echo "FAIL: $*" >&2
    shot failed 2>/dev/null || true
    gui_ui list 2>/dev/null | head -120 >"$gui_folder/failed.txt" || true
    [[ -s $gui_folder/studio.log ]] && sed 's/^/  pimstudio: /' "$gui_folder/studio.log" >&2
    [[ $gui_keep == yes ]] && echo "see $gui_folder/failed.png, failed.txt" >&2
    exit 1
}
say() { echo "$(date +%T) $*"; }

# The interpreter that has the AT-SPI bindings: the system's own, whatever else comes first in PATH.
gui_python() {
    local python
    for python in /usr/bin/python3 python3; do
        if "$python" -c 'import gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

# gui_begin SCRIPT FOLDER ARGUMENTS...: run SCRIPT again on a session bus of its own, then start a display.
# FOLDER "": a temporary one that is removed.
gui_begin() {
    local tool
    for tool in Xvfb xdotool import dbus-run-session; do
        command -v "$tool" >/dev/null || skip "$tool is not installed (packages xvfb xdotool imagemagick dbus)"
    done
    gui_python=$(gui_python) || skip "python3 cannot ask what is on the screen (packages python3-gi gir1.2-atspi-2.0 at-spi2-core)"
    [[ -x /usr/libexec/at-spi-bus-launcher ]] || skip "no accessibility bus (package at-spi2-core)"
    local script=$1 folder=$2
    shift 2
    if [[ ${PIM_GUI_SESSION:-} != yes ]]; then # what the bus and its daemons say of themselves is not wanted
        PIM_GUI_SESSION=yes exec dbus-run-session -- bash "$script" "$@" 5>&1 6>&2 >/dev/null 2>&1
    fi
    exec >&5 2>&6 5>&- 6>&-
    gui_keep=yes gui_folder=$folder
    if [[ -z $folder ]]; then
        gui_keep=no gui_folder=$(mktemp -d)
    fi
    mkdir -p "$gui_folder" && gui_folder=$(cd "$gui_folder" && pwd)
    gui_home=$(mktemp -d)
    mkdir -p "$gui_home"/{config,data,cache,run}
    chmod 700 "$gui_home/run"
    export HOME=$gui_home XDG_CONFIG_HOME=$gui_home/config XDG_DATA_HOME=$gui_home/data XDG_CACHE_HOME=$gui_home/cache \
        XDG_RUNTIME_DIR=$gui_home/run LC_ALL=C.UTF-8 LANGUAGE=en QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb
    unset WAYLAND_DISPLAY
    trap gui_end EXIT
    local number="$gui_home/display"
    Xvfb -displayfd 8 -screen 0 1440x900x24 -nolisten tcp 8>"$number" >/dev/null 2>&1 &
    gui_xvfb=$!
    until_true 15 "a display" test -s "$number"
    DISPLAY=:$(<"$number")
    export DISPLAY
}

gui_end() {
    local status=$?
    trap - EXIT
    [[ -n ${studio:-} ]] && kill -9 "$studio" 2>/dev/null
    [[ -n ${gui_xvfb:-} ]] && kill "$gui_xvfb" 2>/dev/null
    wait 2>/dev/null
    rm -rf "$gui_home"
    [[ $gui_keep == no ]] && rm -rf "$gui_folder"
    exit "$status"
}

# until_true SECONDS WHAT COMMAND...: the command is asked until it succeeds.
until_true() {
    local seconds=$1 what=$2 end
    shift 2
    end=$((SECONDS + seconds))
    until "$@"; do
        [[ -z ${studio:-} ]] || kill -0 "$studio" 2>/dev/null || fail "the program ended while waiting for $what"
        ((SECONDS < end)) || fail "no $what after $seconds s"
        sleep 0.2
    done
}

gui_ui() { "$gui_python" "$gui_here/ui.py" "$@"; }
there() { gui_ui where --timeout 0 "$@" >/dev/null 2>&1; }
# expect WHAT UI-ARGUMENTS...: wait for a control.
expect() {
    local what=$1
    shift
    gui_ui where "$@" >/dev/null || fail "$what"
}
shot() { import -window root "$gui_folder/$1.png"; }
key() { xdotool key --clearmodifiers "$@"; }
typed() { xdotool type --delay 20 -- "$1"; }
# click UI-ARGUMENTS...: the left button in the middle of a control.
click() {
    local place
    place=$(gui_ui where "$@") || fail "nothing to click: $*"
    read -r x y w h <<<"$place"
    xdotool mousemove $((x + w / 2)) $((y + h / 2)) sleep 0.05 click 1
}

# tab_to UI-ARGUMENTS...: the Tab key until a control has the keyboard; it scrolls into view on the way.
tab_to() {
    local presses
    for ((presses = 0; presses < 60; ++presses)); do
        there --focused "$@" && return
        key Tab
        sleep 0.05
    done
    fail "60 presses of Tab do not lead to: $*"
}

# studio_start PROGRAM ARGUMENTS...: $studio is its process, $window its window, which has the keyboard.
studio_start() {
    "$@" >>"$gui_folder/studio.log" 2>&1 &
    studio=$!
    until_true 30 "window" studio_window
    focus_window
    expect "the window is not told to the accessibility bus" --role frame --timeout=20 '.*PIM Studio'
}
studio_window() {
    window=$(xdotool search --onlyvisible --pid "$studio" --name 'PIM Studio' 2>/dev/null | head -1)
    [[ -n $window ]]
}
# A menu, a palette or a dialog is open.
popup_open() { [[ $(xdotool search --onlyvisible --pid "$studio" --name . 2>/dev/null | wc -l) -gt 1 ]]; }
# What a window manager does when a dialog has closed.
focus_window() { xdotool windowfocus --sync "$window" 2>/dev/null || true; }
# studio_ended SECONDS: wait for the program's own end; it is to be a clean one.
studio_ended() {
    local end=$((SECONDS + $1)) status=0
    while kill -0 "$studio" 2>/dev/null; do
        ((SECONDS < end)) || fail "the program did not end within $1 s"
        sleep 0.1
    done
    wait "$studio" || status=$?
    studio=
    [[ $status -eq 0 ]] || fail "the program ended with status $status"
}
