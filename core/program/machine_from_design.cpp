// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/machine_from_design.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace pim::program {

namespace {

using hardware::Component;
using hardware::HardwareSpec;
using hardware::UnitCost;

constexpr double kCycleNs = 1.0; ///< of the control; no source of a design says
constexpr std::int64_t kFewestInFlight = 16, kMostInFlight = 1024; ///< instructions
constexpr std::int64_t kPerCrossbar = 4; ///< of these: what gathers its inputs, and its mvmul
constexpr double kMilliwatts = 1e3; ///< per W
constexpr double kPicojoules = 1e3; ///< per nJ

std::int64_t dividedUp(std::int64_t value, std::int64_t by) { return by > 0 ? (value + by - 1) / by : 0; }

/// Whole picoseconds, at least one: the public simulator knows nothing shorter.
double picoseconds(double ns) { return std::max(1.0, std::round(ns * 1e3)) / 1e3; }

std::int64_t cyclesOf(double ns, double periodNs)
{
    return std::isfinite(ns) ? static_cast<std::int64_t>(std::clamp(std::ceil(ns / periodNs - 1e-9), 0.0, 1e9)) : 1;
}

double milliwatts(Power power) { return power.value * kMilliwatts; }
/// Of one operation of a unit.
double picojoules(const UnitCost& unit) { return milliwatts(unit.dynamicPower) * unit.latency.value; }
/// Between two operations of a unit.
double intervalNs(const UnitCost& unit)
{
    return unit.frequency.value > 0 ? 1.0 / unit.frequency.value : std::max(unit.latency.value, 1e-3);
}

const UnitCost& costOr(const UnitCost* found, const UnitCost& otherwise, const char* what, Diagnostics& notes)
{
    if (found != nullptr)
        return *found;
    notes.warn(what, "the hardware has no entry of this resolution or size; another one's costs are taken");
    return otherwise;
}

template<typename Table>
const UnitCost& firstOf(const Table& table)
{
    static const UnitCost nothing { {}, {}, {}, { 1.0 }, { 1.0 }, {}, {}, {} };
    return table.empty() ? nothing : table.begin()->second;
}

/// Crossbars and converters, so that times and energies of a read are the parts' together.
void setMatrix(MatrixTiming& m, const HardwareSpec& hw, const ChipShape& shape, Diagnostics& notes)
{
    const UnitCost& crossbar = costOr(hw.crossbar(static_cast<int>(shape.crossbarRows), shape.cellBits),
                                      firstOf(hw.crossbars), "crossbar", notes);
    const UnitCost& adc = costOr(hw.unit(Component::Adc, shape.adcBits), firstOf(hw.adcs), "ADC", notes);
    const UnitCost& dac = costOr(hw.unit(Component::Dac, shape.dacBits), firstOf(hw.dacs), "DAC", notes);
    const UnitCost& shiftAdd = hw.shiftAdd;
    const double slices = shape.crossbarsPerSet;
    const double columns = static_cast<double>(shape.crossbarColumns);
    m.crossbarsPerCore = shape.crossbarsPerCore;
    m.pipelined = true;
    m.rows = shape.crossbarRows;
    m.columns = shape.crossbarColumns;
    m.cellBits = shape.cellBits * shape.crossbarsPerSet;
    m.dacResolutionBits = shape.dacBits;
    m.adcResolutionBits = shape.adcBits;
    m.dacCount = shape.crossbarRows; // every row that is used has its own
    m.crossbarLatencyNs = crossbar.latency.value;

    const double adcs = std::max(shape.adcsPerCrossbar, 1e-6);
    m.adcCount = std::clamp<std::int64_t>(static_cast<std::int64_t>(adcs), 1, shape.crossbarColumns);
    const double conversionNs = static_cast<double>(m.adcCount) / adcs * intervalNs(adc);
    m.adcLatencyCycles = std::max<std::int64_t>(1, std::llround(conversionNs / kCycleNs));
    m.periodNs = picoseconds(conversionNs / static_cast<double>(m.adcLatencyCycles));
    m.dacLatencyCycles = cyclesOf(dac.latency.value, m.periodNs);
    m.sampleHoldLatencyCycles = cyclesOf(hw.sampleAndHold.latency.value, m.periodNs);
    // A unit shifts and adds vectorWidth sums at once; a conversion gives one of each ADC.
    const double shiftNs = static_cast<double>(m.adcCount) * intervalNs(shiftAdd)
        / (std::max(shape.shiftAddsPerCrossbar, 1e-6) * std::max(1, hw.vectorWidth));
    m.shiftAdderLatencyCycles = std::max<std::int64_t>(1, std::llround(shiftNs / m.periodNs));
    m.outputBufferLatencyCycles = 0;

    // The file has a power during each part's time; the energy of a read is what the design's parts take for it.
    const double reads = static_cast<double>(shape.crossbarColumns / m.adcCount);
    const double dacNs = static_cast<double>(m.dacLatencyCycles) * m.periodNs;
    m.dacDynamicMw = dacNs > 0 ? slices * shape.dacsPerRow * picojoules(dac) / dacNs : 0;
    m.crossbarReadMw = slices * milliwatts(crossbar.dynamicPower);
    m.sampleHoldDynamicMw = slices * milliwatts(hw.sampleAndHold.dynamicPower);
    m.adcDynamicMw = slices * columns * picojoules(adc)
        / (reads * m.periodNs * static_cast<double>(m.adcLatencyCycles * m.adcCount));
    m.shiftAdderDynamicMw = slices * columns * picojoules(shiftAdd) / std::max(1, hw.vectorWidth)
        / (reads * m.periodNs * static_cast<double>(m.shiftAdderLatencyCycles));
    m.dacStaticMw = slices * shape.dacsPerRow * milliwatts(dac.staticPower);
    m.crossbarStaticMw = slices * milliwatts(crossbar.staticPower);
    m.sampleHoldStaticMw = slices * milliwatts(hw.sampleAndHold.staticPower);
    m.adcStaticMw = slices * adcs / static_cast<double>(m.adcCount) * milliwatts(adc.staticPower);
    m.shiftAdderStaticMw = slices * shape.shiftAddsPerCrossbar * milliwatts(shiftAdd.staticPower);
    notes.note(
        "converters",
        fmt::format("{} ADC{} of {} bits a crossbar, {:.4g} ns from one conversion to the next; {} columns are "
                    "read out in {:.4g} ns",
                    m.adcCount, m.adcCount == 1 ? "" : "s", shape.adcBits,
                    m.periodNs * static_cast<double>(m.adcLatencyCycles), m.columns,
                    reads * m.periodNs * static_cast<double>(std::max(m.adcLatencyCycles, m.shiftAdderLatencyCycles))));
}

void setCore(CoreTiming& core, const HardwareSpec& hw, const ChipShape& shape, Diagnostics& notes)
{
    core.periodNs = kCycleNs;
    core.robSize = std::clamp(kPerCrossbar * shape.crossbarsPerCore, kFewestInFlight, kMostInFlight);
    const double units = std::max(1.0, std::round(shape.vectorUnitsPerCore));
    core.vectorWidth = std::max<std::int64_t>(1, std::llround(units * std::max(1, hw.vectorWidth)));
    core.vectorStepNs = picoseconds(intervalNs(hw.addition));
    core.vectorAluEnergyPj = units * picojoules(hw.addition);
    core.vectorAluStaticMw = milliwatts(shape.vectorStaticPower);
    const double cores = static_cast<double>(shape.rows * shape.columns);
    core.transferStaticMw = hw.noc.routerPower ? milliwatts(*hw.noc.routerPower) : milliwatts(hw.noc.chipPower) / cores;
    notes.note(
        "control",
        fmt::format("assumed: clock of {:g} ns, {} instructions in flight a core, so that all of its crossbars can "
                    "be busy",
                    kCycleNs, core.robSize));
}

void setMemories(Machine& machine, const HardwareSpec& hw, const ChipShape& shape, Diagnostics& notes)
{
    const auto memory = [&](const hardware::ScratchpadCost& pad) {
        MemoryTiming timing;
        timing.dataWidthBytes = std::max(1, hw.memoryBusBits / 8);
        timing.periodNs = picoseconds(pad.readLatency.value);
        timing.readLatencyCycles = 1;
        timing.writeLatencyCycles = std::max<std::int64_t>(1, std::llround(pad.writeLatency.value / timing.periodNs));
        timing.readEnergyPj = pad.readEnergy.value * kPicojoules;
        timing.writeEnergyPj = pad.writeEnergy.value * kPicojoules;
        timing.staticPowerMw = milliwatts(pad.leakPower);
        return timing;
    };
    const auto* pad = hw.scratchpad(shape.scratchpadKib);
    if (pad == nullptr && !hw.scratchpads.empty()) {
        pad = &hw.scratchpads.begin()->second;
        notes.warn("scratchpad",
                   fmt::format("the hardware has no entry of {} KiB; the costs of {} KiB are taken",
                               shape.scratchpadKib, hw.scratchpads.begin()->first));
    }
    machine.localMemory = pad != nullptr ? memory(*pad) : MemoryTiming {};
    machine.localMemory.capacityBytes =
        shape.localMemoryBytes > 0 ? shape.localMemoryBytes : std::int64_t { shape.scratchpadKib } * 1024;
    if (hw.scratchpads.empty())
        return;
    machine.globalMemory = memory(hw.scratchpads.rbegin()->second);
    machine.globalMemory.staticPowerMw = 0;
    notes.note("global memory",
               fmt::format("assumed: as the hardware's scratchpad of {} KiB, without its leakage",
                           hw.scratchpads.rbegin()->first));
}

/// The design's macros as places of the mesh with crossbars, and its converters per crossbar.
struct MacroSizes
{
    std::vector<std::int64_t> crossbars; ///< by row * columns + column
    std::int64_t total = 0; ///< physical, of the layers whose converters count
    design::ComponentCounts units {}; ///< of these layers
    design::ComponentCounts allUnits {}; ///< of all layers
};

} // namespace

Machine machineOf(const HardwareSpec& hardware, const ChipShape& shape, Diagnostics& notes)
{
    Machine machine;
    machine.name = hardware.name;
    machine.coreCount = shape.rows * shape.columns;
    machine.crossbarsOfCore = shape.crossbarsOfCore;
    setMatrix(machine.matrix, hardware, shape, notes);
    setCore(machine.core, hardware, shape, notes);
    setMemories(machine, hardware, shape, notes);
    const auto& noc = hardware.noc;
    const double flitNs = picoseconds(noc.flitLatency.value), hopNs = picoseconds(noc.hopLatency.value);
    const double toMemory = static_cast<double>((shape.rows + shape.columns) / 2);
    machine.network =
        meshNetwork(shape.rows, shape.columns, std::max(1, noc.flitBits / 8), flitNs, hopNs, flitNs + hopNs * toMemory,
                    noc.flitHopEnergy ? noc.flitHopEnergy->value * kPicojoules : 0.0);
    notes.note(
        "network",
        fmt::format("a flit takes {:g} ns and {:g} ns a hop, {:g} ns to or from the global memory (assumed: half "
                    "of the rows and columns away){}",
                    flitNs, hopNs, flitNs + hopNs * toMemory,
                    noc.flitHopEnergy ? "" : "; the hardware gives no energy of a flit"));
    return machine;
}

Result<DesignMachine> machineFromDesign(const design::Design& design, const evaluation::Evaluation& evaluation,
                                        bool sets)
{
    const auto& layers = design.network->layers;
    const auto& p = design.parameters;
    const HardwareSpec& hw = *design.hardware;
    if (evaluation.layers.size() != layers.size() || evaluation.rows < 1 || evaluation.cols < 1)
        return fail(ErrorCode::InvalidArgument, "the evaluation has no mesh of macros for this design",
                    "network " + design.network->name);
    DesignMachine result;
    const bool separate = sets || p.slices == design::SlicePacking::Separate;
    const auto slices = static_cast<int>(dividedUp(p.weightBits, std::max(1, p.cellBits)));
    ChipShape shape;
    shape.rows = evaluation.rows;
    shape.columns = evaluation.cols;
    shape.crossbarRows = shape.crossbarColumns = p.crossbarSize;
    shape.crossbarsPerSet = result.crossbarsPerSet = separate ? slices : 1;
    shape.cellBits = p.cellBits;
    shape.dacBits = p.dacBits;
    shape.adcBits = p.adcBits;

    MacroSizes sizes;
    sizes.crossbars.assign(static_cast<std::size_t>(shape.rows * shape.columns), 0);
    std::vector<bool> isMacro(sizes.crossbars.size(), false);
    const bool convolutions = std::any_of(layers.begin(), layers.end(), [](const network::Layer& layer) {
        return layer.onCrossbars() && layer.kind != network::LayerKind::FullyConnected;
    });
    result.options.coresOfLayer.resize(layers.size());
    int smallestPad = 0, largestPad = 0;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const auto& own = evaluation.layers[l];
        const auto& units =
            evaluation.allocation.size() == layers.size() ? evaluation.allocation[l] : design.layers[l].components;
        for (std::size_t c = 0; c < units.size(); ++c)
            sizes.allUnits[c] += units[c];
        if (!layers[l].onCrossbars())
            continue;
        if (!convolutions || layers[l].kind != network::LayerKind::FullyConnected) {
            sizes.total += own.crossbars;
            for (std::size_t c = 0; c < units.size(); ++c)
                sizes.units[c] += units[c];
        }
        if (own.scratchpadKib > 0) {
            smallestPad = smallestPad ? std::min(smallestPad, own.scratchpadKib) : own.scratchpadKib;
            largestPad = std::max(largestPad, own.scratchpadKib);
        }
        const auto macros = static_cast<std::int64_t>(own.cells.size());
        for (const design::Cell& cell : own.cells) {
            if (cell.row < 0 || cell.row >= evaluation.rows || cell.col < 0 || cell.col >= evaluation.cols)
                return fail(ErrorCode::InvalidArgument, "the evaluation places a macro outside the mesh",
                            "layer " + layers[l].name);
            const auto core = static_cast<std::size_t>(cell.row * evaluation.cols + cell.col);
            result.options.coresOfLayer[l].push_back(static_cast<std::int32_t>(core));
            sizes.crossbars[core] += dividedUp(dividedUp(own.crossbars, shape.crossbarsPerSet), macros);
            isMacro[core] = true;
        }
    }
    shape.crossbarsPerCore = *std::max_element(sizes.crossbars.begin(), sizes.crossbars.end());
    if (shape.crossbarsPerCore < 1)
        return fail(ErrorCode::InvalidArgument, "no macro of the design has a crossbar",
                    "network " + design.network->name);
    const auto macros = std::count(isMacro.begin(), isMacro.end(), true);
    std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
    for (std::size_t c = 0; c < sizes.crossbars.size(); ++c) {
        if (p.macroStyle == design::MacroStyle::Identical && isMacro[c])
            sizes.crossbars[c] = shape.crossbarsPerCore;
        if (isMacro[c])
            smallest = std::min(smallest, sizes.crossbars[c]);
    }
    shape.crossbarsOfCore = sizes.crossbars;
    if (std::all_of(sizes.crossbars.begin(), sizes.crossbars.end(),
                    [&](std::int64_t count) { return count == shape.crossbarsPerCore; }))
        shape.crossbarsOfCore.clear();

    const auto count = [&](Component component) {
        return static_cast<double>(sizes.units[static_cast<std::size_t>(component)]);
    };
    const double total = static_cast<double>(std::max<std::int64_t>(1, sizes.total));
    shape.adcsPerCrossbar = count(Component::Adc) > 0 ? count(Component::Adc) / total : 1.0;
    shape.dacsPerRow =
        count(Component::Dac) > 0 ? std::min(1.0, count(Component::Dac) / (total * p.crossbarSize)) : 1.0;
    shape.shiftAddsPerCrossbar = count(Component::ShiftAdd) > 0 ? count(Component::ShiftAdd) / total : 1.0;
    const double cores = static_cast<double>(std::max<std::ptrdiff_t>(1, macros));
    shape.vectorUnitsPerCore =
        static_cast<double>(sizes.allUnits[static_cast<std::size_t>(Component::Addition)]) / cores;
    for (const Component component :
         { Component::Addition, Component::Pool, Component::Relu, Component::Sigmoid, Component::Eltwise })
        if (const auto* unit = hw.unit(component))
            shape.vectorStaticPower +=
                unit->staticPower * (static_cast<double>(sizes.allUnits[static_cast<std::size_t>(component)]) / cores);
    shape.scratchpadKib = std::max(largestPad, evaluation.scratchpadKib);
    shape.localMemoryBytes = std::int64_t { smallestPad ? smallestPad : shape.scratchpadKib } * 1024;

    result.machine = machineOf(hw, shape, result.notes);
    result.machine.name = design.network->name + " on " + hw.name;
    if (separate && slices > 1)
        result.notes.note(
            "crossbars",
            fmt::format("one of the machine's is a set of {} of the design's: the bit slices of a weight", slices));
    if (smallest != shape.crossbarsPerCore)
        result.notes.note(
            "cores",
            fmt::format("{} macros have from {} to {} crossbars each; a configuration file has one number "
                        "and says {}",
                        macros, smallest, shape.crossbarsPerCore, shape.crossbarsPerCore));
    if (const auto empty = static_cast<std::ptrdiff_t>(sizes.crossbars.size()) - macros; empty > 0)
        result.notes.note("cores",
                          fmt::format("{} of the mesh's {} x {} places {} no macro: cores without crossbars", empty,
                                      shape.rows, shape.columns, empty == 1 ? "has" : "have"));
    if (smallestPad != 0 && smallestPad != largestPad)
        result.notes.note(
            "local memory",
            fmt::format("scratchpads have {} to {} KiB; programs keep within the smallest, all are as slow "
                        "as the largest",
                        smallestPad, largestPad));

    CompileOptions& options = result.options;
    options.replication = Replication::Design;
    for (const auto& layer : evaluation.layers)
        options.copies.push_back(std::max<std::int64_t>(1, layer.weightDuplication));
    const int bits = std::max(p.weightBits, p.dataBits);
    const int elementBits = bits <= 8 ? 8 : bits <= 16 ? 16 : 32;
    options.numbers = { elementBits, elementBits, 0 };
    return result;
}

} // namespace pim::program
