#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Build pim_quality as released and print the quality table: what synthesis finds for the networks of the PIMSYN paper.
#
#   tests/bench/quality.sh                          the table with effort normal, then times of resnet18 fast and normal
#   tests/bench/quality.sh --networks alexnet,vgg13 --effort thorough --sharing on
#   tests/bench/quality.sh --help                   all options
#
# Ends with 1 when a row misses its floor or exceeds its power budget.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [[ ! -f build/bench/build.ninja ]]; then
    cmake --preset bench >/dev/null
fi
cmake --build build/bench --target pim_quality -- --quiet >&2
if [[ $# -eq 0 ]]; then
    set -- --times fast,normal
fi
exec build/bench/tests/bench/pim_quality "$@"
