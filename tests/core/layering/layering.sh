#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# layering.sh ROOT: fails on an include that points up, on Qt in the engine, and on a library outside the rooms it is for.
set -euo pipefail
shopt -s nullglob
root=${1:?usage: layering.sh ROOT}
[[ -d $root/core ]] || { echo "layering: no folder $root/core" >&2; exit 2; }
cd "$root"

# What each room may include besides itself: other rooms, or single headers of another room. base is allowed to everyone.
# A new room gets its line here first. Two headers stand upstream of the rest of their rooms and have lines of their own:
# model_options.h is a choice that a design carries, design.h the value that evaluation works on; the other files of
# design read and write it together with what evaluation found.
declare -A may_include=(
    [base]=""
    [network]=""
    [hardware]=""
    [evaluation/model_options.h]=""
    [design/design.h]="network hardware evaluation/model_options.h"
    [mapping]="network hardware design/design.h evaluation/model_options.h"
    [dataflow]="network hardware design/design.h mapping evaluation/model_options.h"
    [evaluation]="network hardware design/design.h mapping dataflow"
    [design]="network hardware mapping dataflow evaluation"
    [synthesis]="network hardware mapping dataflow evaluation design"
    [timeline]="network hardware mapping dataflow evaluation design/design.h synthesis/design_of.h"
    [program]="network hardware mapping dataflow evaluation design timeline"
    [project]="network hardware mapping dataflow evaluation design synthesis program"
    [compare]="network hardware mapping dataflow evaluation design synthesis"
    [report]="network hardware mapping dataflow evaluation design synthesis timeline compare program"
)

failures=0
report() { # file:line, text
    printf '%s: %s\n' "$1" "$2"
    failures=$((failures + 1))
}

allowed() { # includer and target, both below core/
    local includer=$1 target=$2 entry
    if [[ ! -v may_include[$includer] ]]; then
        includer=${includer%%/*}
        [[ ${target%%/*} == "$includer" ]] && return 0
    fi
    [[ ${target%%/*} == base ]] && return 0
    for entry in ${may_include[$includer]}; do
        [[ $target == "$entry" || $target == "$entry"/* ]] && return 0
    done
    return 1
}

check() { # file, line number, "<" or quote, header
    local file=$1 place="$1:$2" bracket=$3 header=$4
    local area=${file%%/*} name=${file##*/}

    case "$header" in
    pim_version.h) return 0 ;; # made by the build
    core/* | app/* | widgets/*) ;;
    *.moc | moc_*.cpp) [[ $area != core && $file != app/cli/* ]] || report "$place" "Qt's moc has no work here: $header" ;;
    *) [[ $bracket == '<' ]] || report "$place" "write includes of ours from the source root, libraries in <>: \"$header\"" ;;
    esac

    case "$header" in
    core/*)
        if [[ $area == core ]] && ! allowed "${file#core/}" "${header#core/}"; then
            report "$place" "points up: ${file%/*} must not include $header"
        fi ;;
    widgets/*)
        [[ $area == core || $file == app/cli/* ]] && report "$place" "points up: $area must not include $header" ;;
    app/cli/*)
        [[ $file == app/cli/* ]] || report "$place" "points up: only app/cli includes $header" ;;
    app/*)
        [[ $area == app && $file != app/cli/* ]] || report "$place" "points up: ${file%/*} must not include $header" ;;
    Q[A-Z]* | Qt*/* | q[a-z]*.h)
        [[ $area == core || $file == app/cli/* ]] && report "$place" "Qt stays out of core and the command line: <$header>" ;;
    onnx/* | google/protobuf/*)
        [[ $file == core/network/onnx_*.cpp || $file == core/network/onnx_*.h ]] \
            || report "$place" "onnx and protobuf belong in core/network/onnx_*: <$header>" ;;
    sqlite3*.h)
        [[ $file == core/project/* ]] || report "$place" "SQLite belongs in core/project: <$header>" ;;
    CLI/*)
        [[ $file == app/cli/* ]] || report "$place" "CLI11 belongs in app/cli: <$header>" ;;
    spdlog/*)
        [[ $area == app ]] || report "$place" "core returns errors, it does not log: <$header>" ;;
    esac

    case "$name:$header" in
    *.h:nlohmann/json.hpp | *.h:CLI/* | *.h:spdlog/*)
        report "$place" "slow to compile, keep it out of headers (nlohmann/json_fwd.hpp is fine): <$header>" ;;
    esac
    return 0
}

folders=()
for folder in core widgets app; do
    [[ -d $folder ]] && folders+=("$folder")
done
for folder in core/*/; do
    room=${folder#core/}
    room=${room%/}
    [[ -v may_include[$room] ]] || report "core/$room" "a room without a line in the table of $(basename "$0")"
done

includes='^[[:space:]]*#[[:space:]]*include[[:space:]]*([<"])([^>"]+)[>"]'
files=0
while IFS= read -r file; do
    files=$((files + 1))
    room=${file#core/}
    room=${room%%/*}
    [[ $file == core/* && ! -v may_include[$room] ]] && continue # said above
    while IFS=: read -r number line; do
        [[ $line =~ $includes ]] && check "$file" "$number" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    done < <(grep -nE "$includes" "$file" || true)
done < <(find "${folders[@]}" -type f \( -name '*.h' -o -name '*.cpp' \) | LC_ALL=C sort)

if [[ $failures -gt 0 ]]; then
    echo "layering: $failures violations in $files files" >&2
    exit 1
fi
[[ $files -gt 0 ]] || { echo "layering: found no sources under $root" >&2; exit 2; }
echo "layering: $files files, nothing points up"
