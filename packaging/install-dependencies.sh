#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what PIM Studio needs from Debian 12. Asks for root only when a package is missing; running it again does nothing.
set -euo pipefail

build_packages=(
    g++ cmake ninja-build ccache mold git ca-certificates
    libexpected-dev libfmt-dev libspdlog-dev libcli11-dev nlohmann-json3-dev libssl-dev libtbb-dev libsqlite3-dev zlib1g-dev
    libonnx-dev libprotobuf-dev protobuf-compiler # libonnx-dev needs both and asks for neither
)
gui_packages=(
    qt6-base-dev qt6-svg-dev libqt6svg6 qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    libqcustomplot-dev libgraphviz-dev pkg-config
    fonts-dejavu-core fonts-wqy-microhei # without a font, letters are boxes
)
test_packages=(
    libonnx-testdata libbenchmark-dev
    xvfb xdotool imagemagick dbus at-spi2-core python3-gi gir1.2-atspi-2.0 # tests that type and click in the real window
)

usage() {
    cat <<'TEXT'
usage: packaging/install-dependencies.sh [--headless | --build-only | --tests | --list]
  --headless    what the command line needs to be built and run
  --build-only  the same, with what the studio's window needs
  --tests       the same, with what the tests and the benchmarks need (default)
  --list        print the packages, one a line, and install nothing
TEXT
}

packages=("${build_packages[@]}" "${gui_packages[@]}" "${test_packages[@]}")
list=no
for argument in "$@"; do
    case "$argument" in
    --headless) packages=("${build_packages[@]}") ;;
    --build-only) packages=("${build_packages[@]}" "${gui_packages[@]}") ;;
    --tests) ;;
    --list) list=yes ;;
    -h | --help) usage; exit 0 ;;
    *) echo "install-dependencies: unknown argument '$argument'" >&2; usage >&2; exit 2 ;;
    esac
done
if [[ $list == yes ]]; then
    printf '%s\n' "${packages[@]}"
    exit 0
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "install-dependencies: this script knows Debian 12 and its relatives (apt); on another system install the" >&2
    echo "counterparts of: ${packages[*]}" >&2
    exit 1
fi

missing=()
for package in "${packages[@]}"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    # A package of two architectures answers once for each.
    [[ $status =~ ^(installed)+$ ]] || missing+=("$package")
done
if [[ ${#missing[@]} -eq 0 ]]; then
    echo "install-dependencies: nothing is missing"
    exit 0
fi

echo "install-dependencies: missing ${missing[*]}"
as_root=(env)
if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "install-dependencies: installing needs root, and there is no sudo. As root, run" >&2
        echo "    apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo env)
fi
as_root+=(DEBIAN_FRONTEND=noninteractive)
"${as_root[@]}" apt-get update
"${as_root[@]}" apt-get install --yes --no-install-recommends "${missing[@]}"
