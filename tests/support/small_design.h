// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "core/design/design.h"
#include "core/evaluation/evaluation.h"
#include "tests/support/network_text.h"

namespace pim::test {

/// Hardware in round numbers, to compute with by hand: crossbars of 64 with 2-bit cells and weights of 4 bits (R = 2 slices),
/// data of 4 bits over 1-bit DACs (B = 4 bits), 16 elements per memory access, 4 per vector operation and flit.
///
///             static      dynamic      peak      latency   frequency   area
/// crossbar    0.001 W     0.002 W      0.003 W    50 ns                 10 um2
/// DAC         1 uW        2 uW         3 uW        1 ns      1 /ns       1
/// ADC         0.001       0.002        0.004       1         1         100      (peak is not the sum)
/// others      0.0001      0.0002       0.0003     10         0.1         5
/// scratchpads of 1 to 4096 KiB: leak 0.01 W, 0.5 ns and 0.04 nJ per access, 1000 um2; NoC 0.1 W per chip, or 0.005 W per
/// router and 0.001 nJ per flit and hop; router 200 um2.
inline hardware::HardwareSpec roundHardware()
{
    hardware::HardwareSpec h;
    h.name = "round";
    h.weightBits = h.dataBits = 4;
    h.memoryBusBits = 64;
    h.vectorWidth = 4;
    const auto unit = [](double fixed, double moving, double peak, double latency, double frequency, double area) {
        hardware::UnitCost u;
        u.staticPower = { fixed };
        u.dynamicPower = { moving };
        u.peakPower = { peak };
        u.latency = { latency };
        u.frequency = { frequency };
        u.area = { area };
        return u;
    };
    h.crossbars[{ 64, 2 }] = unit(0.001, 0.002, 0.003, 50, 0.02, 10);
    h.dacs[1] = unit(1e-6, 2e-6, 3e-6, 1, 1, 1);
    h.adcs[6] = unit(0.001, 0.002, 0.004, 1, 1, 100);
    h.shiftAdd = h.addition = h.pool = h.relu = h.sigmoid = h.eltwise = unit(0.0001, 0.0002, 0.0003, 10, 0.1, 5);
    for (int kib = 1; kib <= 4096; kib *= 2) {
        hardware::ScratchpadCost s;
        s.leakPower = s.peakPower = { 0.01 };
        s.readLatency = s.writeLatency = { 0.5 };
        s.readEnergy = s.writeEnergy = { 0.04 };
        s.area = { 1000 };
        h.scratchpads[kib] = s;
    }
    h.noc.chipPower = { 0.1 };
    h.noc.routerPower = Power { 0.005 };
    h.noc.flitHopEnergy = Energy { 0.001 };
    h.noc.flitBits = 16;
    h.noc.routerArea = { 200 };
    return h;
}

/// A design for a network in text on roundHardware(): one copy, one macro and 1000 units of each kind for every layer, so
/// that the clock is at its floor.
inline design::Design smallDesign(std::string_view networkText, const evaluation::ModelOptions& model,
                                  hardware::HardwareSpec hardware = roundHardware())
{
    design::Design d;
    d.network = std::make_shared<const network::Network>(parseNetwork(networkText));
    d.model = model;
    d.constraints.powerBudget = { 1e5 };
    d.parameters.crossbarPowerShare = 0.5;
    d.parameters.crossbarSize = 64;
    d.parameters.cellBits = 2;
    d.parameters.dacBits = 1;
    d.parameters.adcBits = 6;
    d.parameters.weightBits = hardware.weightBits;
    d.parameters.dataBits = hardware.dataBits;
    d.hardware = std::make_shared<const hardware::HardwareSpec>(std::move(hardware));
    d.layers.resize(d.network->layers.size());
    for (auto& layer : d.layers)
        layer.components.fill(1000);
    return d;
}

inline const evaluation::CentreCost& centre(const evaluation::Breakdown& breakdown, evaluation::CostCentre c)
{
    return breakdown[static_cast<std::size_t>(c)];
}

} // namespace pim::test
