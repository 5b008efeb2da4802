#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each violation, alone in an otherwise clean tree, must be caught at its place and with its reason.
set -euo pipefail
checker=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/layering.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

clean_tree() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree"/core/{base,network,hardware,design,mapping,dataflow,evaluation,synthesis,report} "$tree"/app/cli "$tree"/widgets/plot
    printf '#include <vector>\n#include <nlohmann/json_fwd.hpp>\n#include "core/base/result.h"\n' >"$tree/core/network/network.h"
    printf '#include <onnx/onnx_pb.h>\n#include <nlohmann/json.hpp>\n#include "core/network/network.h"\n' >"$tree/core/network/onnx_reader.cpp"
    printf '#include "core/evaluation/model_options.h"\n#include "core/network/network.h"\n' >"$tree/core/design/design.h"
    printf '#include <CLI/CLI.hpp>\n#include "pim_version.h"\n#include "core/report/csv.h"\n' >"$tree/app/cli/main.cpp"
    printf '#include <QWidget>\n#include "core/report/csv.h"\n' >"$tree/widgets/plot/plot.h"
}

expect() { # exit status, text in the output, what
    local status=0 output
    output=$(bash "$checker" "$tree" 2>&1) || status=$?
    if [[ $status -ne $1 || $output != *"$2"* ]]; then
        printf 'FAIL: %s: expected status %s and "%s", got %s:\n%s\n' "$3" "$1" "$2" "$status" "$output"
        failures=$((failures + 1))
    fi
}

catches() { # file, its include line, text in the output
    clean_tree
    mkdir -p "$tree/$(dirname "$1")"
    printf '#include <vector>\n%s\n' "$2" >"$tree/$1"
    expect 1 "$1:2: $3" "$1 with $2"
}

clean_tree
expect 0 "nothing points up" "a clean tree"
catches core/base/bad.h '#include "core/network/network.h"' "points up"
catches core/hardware/bad.cpp '#include "core/network/network.h"' "points up"
catches core/design/design.h '#include "core/evaluation/evaluation.h"' "points up"
catches core/design/design.h '#include "core/design/design_json.h"' "points up"
catches core/design/design_json.h '#include "core/synthesis/synthesis.h"' "points up"
catches core/evaluation/bad.cpp '#include "core/design/design_json.h"' "points up"
catches core/evaluation/model_options.h '#include "core/design/design.h"' "points up"
catches core/mapping/bad.h '#include "core/dataflow/schedule.h"' "points up"
catches core/evaluation/bad.cpp '#include "core/synthesis/synthesis.h"' "points up"
catches core/report/bad.cpp '#include "app/job.h"' "points up"
catches core/report/bad.cpp '#include "widgets/plot/plot.h"' "points up"
catches app/cli/bad.cpp '#include "widgets/plot/plot.h"' "points up"
catches app/cli/bad.cpp '#include "app/job.h"' "points up"
catches widgets/plot/bad.cpp '#include "app/job.h"' "points up"
catches core/base/bad.h '#include <QString>' "Qt stays out"
catches core/base/bad.h '#  include <QtCore/QString>' "Qt stays out"
catches core/base/bad.h '  #include <qstring.h>' "Qt stays out"
catches app/cli/bad.cpp '#include <QCoreApplication>' "Qt stays out"
catches core/network/json_reader.cpp '#include <onnx/onnx_pb.h>' "onnx and protobuf"
catches core/evaluation/onnx_bad.cpp '#include <google/protobuf/message.h>' "onnx and protobuf"
catches core/report/bad.cpp '#include <sqlite3.h>' "SQLite"
catches core/base/bad.h '#include <nlohmann/json.hpp>' "slow to compile"
catches core/base/bad.cpp '#include <spdlog/spdlog.h>' "core returns errors, it does not log"
catches core/base/bad.cpp '#include <CLI/CLI.hpp>' "CLI11"
catches core/network/bad.cpp '#include "../synthesis/synthesis.h"' "write includes of ours from the source root"
catches core/network/bad.cpp '#include "network.h"' "write includes of ours from the source root"

clean_tree
mkdir -p "$tree/core/attic"
printf 'int x;\n' >"$tree/core/attic/x.cpp"
expect 1 "core/attic: a room without a line" "an unknown room"
rm -rf "$tree"/core/*
rm -rf "$tree"/app "$tree"/widgets
expect 2 "found no sources" "a tree without sources"
rm -rf "$tree"/core
expect 2 "no folder" "a tree without core"

[[ $failures -eq 0 ]] || { echo "layering_self_test: $failures failures"; exit 1; }
echo "layering_self_test: every violation is caught"
