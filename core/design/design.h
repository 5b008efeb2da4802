// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/evaluation/model_options.h"
#include "core/hardware/hardware_spec.h"
#include "core/network/network.h"

namespace pim::design {

enum class MacroStyle { Specialized, Identical };
/// Where the bit slices of a weight go: each in a crossbar column of its own set of crossbars (Eq. 1), or side by side.
enum class SlicePacking { Separate, Packed };

/// The hardware-level variables of Table I, one value for the whole chip.
struct DesignParameters
{
    double crossbarPowerShare = 0.2; ///< RatioRram
    SlicePacking slices = SlicePacking::Separate;
    int cellBits = 2; ///< ResRram
    int crossbarSize = 256; ///< XbSize
    int dacBits = 1; ///< ResDAC
    int adcBits = 9;
    int weightBits = 16;
    int dataBits = 16;
    MacroStyle macroStyle = MacroStyle::Specialized;
    /// Scratchpad per macro in KiB; 0 lets the evaluation find the smallest that holds the buffers. Where the model has
    /// one capacity per layer it is an upper limit.
    int scratchpadKib = 0;
    /// The clock's period is at least this; 0: as fast as the component counts and the crossbars allow.
    Time clock;
    bool operator==(const DesignParameters&) const = default;
};

/// What a design must respect. Absent limits do not bind.
struct Constraints
{
    Power powerBudget;
    std::optional<Area> maxArea;
    std::optional<Time> maxLatency;
    std::optional<std::int64_t> maxCrossbars;
    bool operator==(const Constraints&) const = default;
};

/// One place of the macro mesh.
struct Cell
{
    int row = 0;
    int col = 0;
    auto operator<=>(const Cell&) const = default;
};

/// Units per component kind, for the whole layer (all of its macros together).
using ComponentCounts = std::array<std::int64_t, hardware::kComponentCount>;

/// What a design says of one layer. Layers on vector units have duplication and cells derived by the evaluation.
struct LayerDesign
{
    std::int64_t weightDuplication = 1; ///< WtDup
    int macros = 1; ///< macros of its own (MacAlloc); 1 for vector layers, which use their first provider's
    std::optional<network::LayerId> sharesMacrosWith; ///< the earlier layer whose macros it uses too (rule b: pairs)
    ComponentCounts components {}; ///< CompAlloc
    /// Scratchpad of each of its macros, KiB, where the model has one capacity per layer; 0: the smallest that holds the
    /// buffers. Of a pair that shares macros the earlier layer's counts.
    int scratchpadKib = 0;
    std::vector<Cell> cells; ///< places of its macros; empty: boustrophedon order
    bool operator==(const LayerDesign&) const = default;
};

/// Who made a design, from what, with which options. Evaluations with the same provenance repeat bit by bit.
struct Provenance
{
    std::string program = "PIM Studio";
    std::string version;
    std::uint64_t seed = 1;
    std::string algorithm; ///< "studio", "pimsyn", "manual"
    std::string effort;
    int threads = 0;
    std::uint64_t evaluations = 0;
    double seconds = 0.0;
    bool finished = true;
    bool operator==(const Provenance&) const = default;
};

/// A complete accelerator: enough to evaluate it without any other file.
struct Design
{
    std::shared_ptr<const network::Network> network;
    std::shared_ptr<const hardware::HardwareSpec> hardware;
    evaluation::ModelOptions model;
    Constraints constraints;
    DesignParameters parameters;
    std::vector<LayerDesign> layers; ///< one per network layer, same order
    Provenance provenance;
};

} // namespace pim::design
