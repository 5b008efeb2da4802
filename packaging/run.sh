#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Dependencies, a release build, start.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build="$root/build/release"

usage() {
    cat <<'TEXT'
usage: packaging/run.sh --headless                  synthesise an accelerator for ResNet-18 within 49 W
       packaging/run.sh --headless -- ARGUMENTS...  run pimstudio-cli with these arguments
TEXT
}

case "${1:-}" in
--headless) shift ;;
-h | --help) usage; exit 0 ;;
"")
    echo "run: the desktop studio is not part of this version yet; its engine runs without a window:" >&2
    usage >&2
    exit 2
    ;;
*) echo "run: unknown argument '$1'" >&2; usage >&2; exit 2 ;;
esac
if [[ $# -gt 0 && $1 != -- ]]; then
    echo "run: arguments for pimstudio-cli follow '--headless --', got '$1'" >&2
    usage >&2
    exit 2
fi
[[ $# -eq 0 ]] || shift

# Standard output belongs to the program alone, so that --json can be piped.
{
    "$root/packaging/install-dependencies.sh" --headless
    (cd "$root" && cmake --preset release -D PIM_GUI=OFF)
    cmake --build "$build" --target pimstudio-cli --parallel "${PIM_JOBS:-$(nproc)}"
} >&2

cli="$build/app/cli/pimstudio-cli"
if [[ $# -gt 0 ]]; then
    exec "$cli" "$@"
fi
exec "$cli" synth zoo:resnet18 --power 49 -o "$build/resnet18-49w.json"
