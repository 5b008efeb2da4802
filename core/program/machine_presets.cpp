// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/machine_presets.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "core/hardware/presets.h"
#include "core/program/machine_from_design.h"

namespace pim::program {

namespace {

/// A chip of PIMCOMP's table with the costs of a hardware preset.
struct Chip
{
    MachinePreset preset;
    std::string_view hardware; ///< preset; empty: PIMCOMP's own configuration
    std::int64_t rows, columns, crossbars, crossbarRows, crossbarColumns;
    int adcBits;
    double adcsPerCrossbar;
    double vectorUnits;
};

constexpr std::string_view kIsaacCosts =
    "cores, crossbars: PIMCOMP-NN README; costs: ISAAC (ISCA 2016), Table of the CE point, cross-checked";
constexpr std::string_view kIsaacAssumed =
    "vector work on the 4 shift-and-add units of each IMA (48 lanes); those keep pace with the ADCs";
constexpr std::string_view kChipSource = "cores, crossbars: PIMCOMP-NN README; costs: PIMCOMP's default configuration";
constexpr std::string_view kChipAssumed =
    "cells of 2 bits, 16 ADCs a crossbar, 7 ns a read and 32 vector lanes as in PIMCOMP's default configuration";

constexpr std::array<Chip, 9> kChips { {
    { { "pimcomp", "PIMCOMP's default: 12 x 12 cores of 64 crossbars, 128 x 128",
        "PIMCOMP-NN config.json; network: the latencies of pimsim-nn's example",
        "flits of 8 bytes as in pimsim-nn's example (PIMCOMP's file: 32 in one version); 2 ns and 2 ns a hop, 15 ns to "
        "the global memory, 46 pJ a hop; 144 cores where the file's core_cnt says 136, as PIMCOMP counts" },
      "",
      12,
      12,
      64,
      128,
      128,
      8,
      16,
      1 },
    { { "isaac", "ISAAC (ISCA 2016): 168 tiles of 96 crossbars, 128 x 128", kIsaacCosts, kIsaacAssumed },
      "isaac-ce",
      14,
      12,
      96,
      128,
      128,
      8,
      1,
      48 },
    { { "puma", "PUMA (ASPLOS 2019): 138 tiles of 128 crossbars, 128 x 128",
        "cores, crossbars: PIMCOMP-NN README; costs: PUMA's simulator",
        "6 x 23 tiles; one ADC of 8 bits a crossbar; a vector lane for each of a tile's 8 cores" },
      "puma",
      6,
      23,
      128,
      128,
      128,
      8,
      1,
      8 },
    { { "sre", "SRE (ISCA 2019): 168 tiles of 96 crossbars, 128 x 128", kIsaacCosts,
        "costs as ISAAC's, which SRE builds on; sparsity is not exploited" },
      "isaac-ce",
      14,
      12,
      96,
      128,
      128,
      8,
      1,
      48 },
    { { "forms", "FORMS (ISCA 2021): 168 tiles of 96 crossbars, 128 x 128",
        "cores, crossbars: PIMCOMP-NN README; ADC: 4 bits, 15.2 mW / 32 at 2.1 GS/s (Accelergy's library); other "
        "costs: "
        "ISAAC",
        "4 ADCs a crossbar (32 of an IMA of 8 crossbars); other costs as ISAAC's; zeros are not skipped" },
      "isaac-ce",
      14,
      12,
      96,
      128,
      128,
      4,
      4,
      48 },
    { { "isscc20-15.4", "ISSCC 2020, 15.4: one core of 8 crossbars, 512 x 512", kChipSource, kChipAssumed },
      "pimcomp-default",
      1,
      1,
      8,
      512,
      512,
      8,
      16,
      1 },
    { { "isscc21-16.1", "ISSCC 2021, 16.1: one core of 8 crossbars, 1024 x 512", kChipSource, kChipAssumed },
      "pimcomp-default",
      1,
      1,
      8,
      1024,
      512,
      8,
      16,
      1 },
    { { "isscc22-11.4", "ISSCC 2022, 11.4: one core of 32 crossbars, 1024 x 256", kChipSource, kChipAssumed },
      "pimcomp-default",
      1,
      1,
      32,
      1024,
      256,
      8,
      16,
      1 },
    { { "isscc23-16.6", "ISSCC 2023, 16.6: 4 cores of 8 crossbars, 512 x 1024", kChipSource, kChipAssumed },
      "pimcomp-default",
      2,
      2,
      8,
      512,
      1024,
      8,
      16,
      1 },
} };

/// PIMCOMP's config.json, and a network for it.
Machine pimcompDefault()
{
    Machine m;
    m.coreCount = 144;
    m.core.vectorWidth = 32;
    m.core.vectorStepNs = 4;
    m.matrix.crossbarsPerCore = 64;
    m.matrix.periodNs = 1;
    m.matrix.crossbarLatencyNs = 7;
    m.matrix.crossbarReadMw = 22.24;
    m.matrix.adcLatencyCycles = 20;
    m.matrix.adcStaticMw = 0.322;
    m.matrix.adcDynamicMw = 1.135;
    m.matrix.adcCount = 16;
    m.localMemory.dataWidthBytes = 64;
    m.localMemory.readLatencyCycles = 20;
    m.localMemory.writeLatencyCycles = 30;
    m.globalMemory.dataWidthBytes = 32;
    m.globalMemory.readLatencyCycles = 40;
    m.globalMemory.writeLatencyCycles = 50;
    m.network = meshNetwork(12, 12, 8, 2, 2, 15, 46);
    return m;
}

Result<Machine> machineOf(const Chip& chip, Diagnostics& notes)
{
    if (chip.hardware.empty())
        return pimcompDefault();
    const auto preset = hardware::preset(chip.hardware);
    if (!preset)
        return tl::unexpected(preset.error());
    hardware::HardwareSpec hw = **preset;
    if (chip.preset.name == "forms") {
        constexpr double kRate = 2.1, kWatts = 15.2e-3 / 32;
        hardware::UnitCost& adc = hw.adcs[4];
        adc.staticPower = {};
        adc.dynamicPower = adc.peakPower = { kWatts };
        adc.frequency = { kRate };
        adc.latency = { 1 / kRate };
    }
    if (chip.crossbarRows != chip.crossbarColumns || hw.crossbar(static_cast<int>(chip.crossbarRows), 2) == nullptr)
        hw.crossbars[{ static_cast<int>(chip.crossbarRows), 2 }] = hw.crossbars.begin()->second;
    ChipShape shape;
    shape.rows = chip.rows;
    shape.columns = chip.columns;
    shape.crossbarsPerCore = chip.crossbars;
    shape.crossbarRows = chip.crossbarRows;
    shape.crossbarColumns = chip.crossbarColumns;
    shape.adcBits = chip.adcBits;
    shape.adcsPerCrossbar = chip.adcsPerCrossbar;
    shape.shiftAddsPerCrossbar = chip.adcsPerCrossbar;
    shape.vectorUnitsPerCore = chip.vectorUnits;
    shape.vectorStaticPower = hw.addition.staticPower * chip.vectorUnits;
    return program::machineOf(hw, shape, notes);
}

} // namespace

std::span<const MachinePreset> machinePresets()
{
    static const auto list = [] {
        std::array<MachinePreset, kChips.size()> presets {};
        std::transform(kChips.begin(), kChips.end(), presets.begin(), [](const Chip& chip) { return chip.preset; });
        return presets;
    }();
    return list;
}

Result<PresetMachine> machinePreset(std::string_view name)
{
    const auto chip =
        std::find_if(kChips.begin(), kChips.end(), [&](const Chip& one) { return one.preset.name == name; });
    if (chip == kChips.end()) {
        std::string names;
        for (const Chip& one : kChips)
            names += fmt::format("{}{}", names.empty() ? "" : ", ", one.preset.name);
        return fail(ErrorCode::InvalidArgument, fmt::format("there is no machine \"{}\"; there are {}", name, names));
    }
    PresetMachine result;
    result.notes.note(std::string(name), fmt::format("from {}", chip->preset.source));
    result.notes.note(std::string(name), fmt::format("assumed: {}", chip->preset.assumed));
    auto machine = machineOf(*chip, result.notes);
    if (!machine)
        return tl::unexpected(machine.error());
    result.machine = std::move(*machine);
    result.machine.name = std::string(name);
    return result;
}

} // namespace pim::program
