#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Dependencies, a build with warnings as errors, all tests. Arguments go to ctest: packaging/test.sh -R tst_network
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packaging/install-dependencies.sh --tests
cmake --preset ci
cmake --build --preset ci --parallel "${PIM_JOBS:-$(nproc)}"
ctest --preset ci -j2 "$@"
