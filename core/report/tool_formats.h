// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"
#include "core/program/machine_json.h"

namespace pim::report {

/// The result file of the released PIMSYN-NN: grid point, `macro_h`, `macro_w`, `spm_capacity` in KB, then each layer
/// under its name with `duplication` and, on crossbars, `macro_num`, `macro_sharing` (the partner or "None"),
/// `macro_size` and the components of one macro (rounded up; of the layer for layers on vector units). Identical macros
/// have one size, in steps of 32 crossbars above the smallest. InvalidArgument when a layer has the name of one of the
/// file's own keys.
[[nodiscard]] Result<std::string> pimsynResult(const design::Design& design, const evaluation::Evaluation& evaluation);

/// A config.json that PIMCOMP-NN and pimsim-nn read, and the network file that it names \a networkFile: one core per
/// macro on the same mesh, each with the crossbars of the largest macro (program::machineFromDesign). PIMCOMP's
/// crossbars are logical, one column a full-precision weight, so `xbar_array_count` counts whole sets of bit slices,
/// while `cell_precision`, which PIMCOMP does not use, is that of a cell. InvalidArgument as machineFromDesign().
[[nodiscard]] Result<program::MachineText> pimcompFiles(const design::Design& design,
                                                        const evaluation::Evaluation& evaluation,
                                                        const std::string& networkFile = "network.json");

/// Write both: config.json at \a path and beside it the network file, named like it: "chip.json" and
/// "chip.network.json". InvalidArgument, IoError.
[[nodiscard]] Result<void> writePimcompFiles(const std::filesystem::path& path, const design::Design& design,
                                             const evaluation::Evaluation& evaluation);
/// The network file that belongs to \a path.
std::filesystem::path pimcompNetworkFile(const std::filesystem::path& path);

} // namespace pim::report
