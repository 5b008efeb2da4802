#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# pim_flow.sh PIMSTUDIO_CLI CHECK_PIMSIM [MODEL [WATTS [FOLDER]]]: the whole chain on one machine. A design is synthesised,
# compiled for throughput and latency onto its own macros, simulated, exported for the public simulator, the exported files
# are checked against their format, read back and simulated again: the same result. Prints what each step took; files stay
# in FOLDER when it is given.
set -euo pipefail
cli=${1:?usage: pim_flow.sh PIMSTUDIO_CLI CHECK_PIMSIM [MODEL [WATTS [FOLDER]]]} check=${2:?}
model=${3:-zoo:resnet18} watts=${4:-49} folder=${5:-}
if [[ -z $folder ]]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
else
    mkdir -p "$folder"
fi
cd "$folder"

# step NAME COMMAND...: run it, say how long it took; what it says is shown only when it fails.
step() {
    local name=$1 begin=$EPOCHREALTIME
    shift
    if ! "$@" >step.out 2>step.err; then
        echo "FAILED: $name: $*" >&2
        cat step.out step.err >&2
        exit 1
    fi
    awk -v name="$name" -v a="$begin" -v b="$EPOCHREALTIME" 'BEGIN { printf "%-34s %7.2f s\n", name, b - a }'
}
# json FILE KEY: a number or word at the top of what --json printed.
json() { sed -n "s/^ *\"$2\": *\"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$1" | head -n 1; }
same() {
    if [[ -z $2 || $2 != "$3" ]]; then
        echo "FAILED: $1: $2 is not $3" >&2
        exit 1
    fi
}

echo "$model at $watts W"
step "synthesise" "$cli" synth "$model" --power "$watts" --effort fast --progress none -o design.json
step "export, both modes" "$cli" export design.json --pimsim pimsim --pimcomp pimcomp.json
for mode in throughput latency; do
    step "compile for $mode" "$cli" compile design.json --mode "$mode" -o "$mode.json.gz"
    step "simulate $mode" "$cli" simulate "$mode.json.gz" --config "pimsim/$mode.config.json" --json
    cp step.out "simulated-$mode.json"
    step "check the exported files" "$check" "pimsim/$mode.json.gz" "pimsim/$mode.config.json"
    step "simulate the exported files" "$cli" simulate "pimsim/$mode.json.gz" --config "pimsim/$mode.config.json" --json
    cp step.out "again-$mode.json"
    for key in running_ps energy_pj; do
        same "$key of $mode from exported files" "$(json "again-$mode.json" $key)" "$(json "simulated-$mode.json" $key)"
    done
    zcat "$mode.json.gz" | cmp - <(zcat "pimsim/$mode.json.gz") || { echo "FAILED: compile and export differ" >&2; exit 1; }
    awk -v mode="$mode" -v ps="$(json "simulated-$mode.json" running_ps)" -v pj="$(json "simulated-$mode.json" energy_pj)" \
        -v outputs="$(json "simulated-$mode.json" output_count)" -v all="$(json "simulated-$mode.json" program_instructions)" 'BEGIN {
        if (mode == "latency")
            printf "  latency %.3f ms, %.2f mJ, %d instructions\n", ps * 1e-9, pj * 1e-9, all
        else
            printf "  one image every %.3f ms, %.2f mJ, %d instructions\n", ps * 1e-9 / outputs, pj * 1e-9 / outputs, all
    }'
done
