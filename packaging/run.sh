#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Dependencies, a release build, start.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

usage() {
    cat <<'TEXT'
usage: packaging/run.sh [-- FILE]                   open the studio
       packaging/run.sh --headless                  synthesise an accelerator for ResNet-18 within 49 W
       packaging/run.sh --headless -- ARGUMENTS...  run pimstudio-cli with these arguments
TEXT
}

headless=no
case "${1:-}" in
--headless) headless=yes; shift ;;
-h | --help) usage; exit 0 ;;
"" | --) ;;
*) echo "run: unknown argument '$1'" >&2; usage >&2; exit 2 ;;
esac
if [[ $# -gt 0 && $1 != -- ]]; then
    echo "run: arguments for the program follow '--', got '$1'" >&2
    usage >&2
    exit 2
fi
[[ $# -eq 0 ]] || shift

if [[ $headless == yes ]]; then
    build="$root/build/headless"
    # Standard output belongs to the program alone, so that --json can be piped.
    {
        "$root/packaging/install-dependencies.sh" --headless
        (cd "$root" && cmake --preset release -B "$build" -D PIM_GUI=OFF)
        cmake --build "$build" --target pimstudio-cli --parallel "${PIM_JOBS:-$(nproc)}"
    } >&2
    cli="$build/app/cli/pimstudio-cli"
    if [[ $# -gt 0 ]]; then
        exec "$cli" "$@"
    fi
    exec "$cli" synth zoo:resnet18 --power 49 -o "$build/resnet18-49w.json"
fi

build="$root/build/release"
{
    "$root/packaging/install-dependencies.sh" --build-only
    (cd "$root" && cmake --preset release)
    cmake --build "$build" --parallel "${PIM_JOBS:-$(nproc)}"
} >&2
if [[ -z ${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-} ]]; then
    echo "run: built $build/app/pimstudio, but there is no display to open it on (DISPLAY and WAYLAND_DISPLAY are empty)." >&2
    echo "run: on a machine without a screen: apt-get install xvfb xauth && xvfb-run $build/app/pimstudio; or use packaging/run.sh --headless" >&2
    exit 1
fi
exec "$build/app/pimstudio" "$@"
