// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

#include "core/base/formula.h"
#include "core/evaluation/evaluation.h"

/// Every formula between a schedule and the figures of a design, once: the account computes with double, an explanation
/// with Term. The order of operations is that of the reference, so figures repeat bit by bit. Times in ns, energies in
/// nJ, powers in W, areas in um2.
namespace pim::evaluation::formula {

using namespace pim::formula;

/// Costs of one unit of a component, and of one crossbar (an operation is then one bit of an MVM).
template<typename N>
struct UnitRates
{
    N staticW {}, peakW {}, frequencyGhz { 1.0 }, dynamicNj {}, areaUm2 {};
};

/// Costs of one scratchpad.
template<typename N>
struct MemoryRates
{
    N leakW {}, peakW {}, readNs {}, writeNs {}, readNj {}, writeNj {}, areaUm2 {};
};

/// What the budget is charged for a unit: static and dynamic power where the hardware gives both.
template<typename N>
N peakPowerOfUnit(bool addUp, const N& fixed, const N& moving, const N& given)
{
    return addUp && plain(fixed) > 0 && plain(moving) > 0 ? N(fixed + moving) : given;
}

template<typename N>
N energyOfOperation(const N& latencyNs, const N& dynamicW) { return latencyNs * dynamicW; }

/// Leakage plus back-to-back accesses, unless the hardware gives a peak of its own.
template<typename N>
N peakPowerOfMemory(const N& leak, const N& given, const N& readNj, const N& readNs, const N& writeNj, const N& writeNs)
{
    if (plain(given) > plain(leak))
        return given;
    const N read = plain(readNs) > 0 ? named(readNj / readNs, "Reading back to back", "W") : N(0.0);
    const N write = plain(writeNs) > 0 ? named(writeNj / writeNs, "Writing back to back", "W") : N(0.0);
    return leak + named(larger(read, write), "Accesses back to back", "W");
}

/// Time a layer's units of a component need for one block; the clock is at least that.
template<typename N>
N unitTime(const N& work, const N& frequency, const N& count)
{
    return work / named(frequency * count, "Operations per ns of all units", "GHz");
}

/// What a cost centre is charged, for one layer or for the chip.
template<typename N>
struct Charge
{
    N units {}, peakPower {}, staticEnergy {}, dynamicEnergy {}, area {};
};

/// Units that work: components of a layer, and its crossbars (\a work: as many as there are).
/// \a work  operations per block; \a repeats  bits of a block that are worked on one after the other
template<typename N>
Charge<N> chargeOfUnits(const N& count, const N& latency, const UnitRates<N>& unit, const N& work, const N& blocks, const N& repeats)
{
    return { count, count * unit.peakW, latency * unit.staticW * count, unit.dynamicNj * work * blocks * repeats,
             count * unit.areaUm2 };
}

/// One sample-and-hold per column: area only, the published powers of converters include it.
template<typename N>
Charge<N> chargeOfSampleAndHold(const N& crossbars, const N& size, const N& area)
{
    const N units = crossbars * size;
    return { units, {}, {}, {}, units * area };
}

/// \a leak  of one scratchpad; the release takes the first layer's for all
template<typename N>
Charge<N> chargeOfScratchpads(const N& count, const N& latency, const MemoryRates<N>& memory, const N& leak,
                              const N& loadVolume, const N& storeVolume, const N& dataBits, const N& busBits, const N& blocks)
{
    const N reads = named(roundedUp(named(named(loadVolume * dataBits, "Bits loaded") / busBits, "Loads in bus widths")), "Reads per block");
    const N writes = named(roundedUp(named(named(storeVolume * dataBits, "Bits stored") / busBits, "Stores in bus widths")), "Writes per block");
    const N perBlock = named(named(reads * memory.readNj, "Reading", "nJ") + named(writes * memory.writeNj, "Writing", "nJ"),
                             "Accesses of a block", "nJ");
    return { count, count * memory.peakW, count * leak * latency, perBlock * blocks, count * memory.areaUm2 };
}

/// Flits over the links of a layer's transfers and merges.
template<typename N>
Charge<N> chargeOfTraffic(const N& transferFlits, const N& transferLinks, const N& mergeFlits, const N& mergeLinks,
                          const N& blocks, const N& flitHopNj)
{
    const N flitHops = named(named(transferFlits * transferLinks, "Transfers") + named(mergeFlits * mergeLinks, "Merges"),
                             "Flit-hops per block");
    return { {}, {}, {}, flitHops * blocks * flitHopNj, {} };
}

template<typename N>
Charge<N> chargeOfRouters(const N& routers, const N& latency, const N& chipPower, const N& routerPower, const N& routerArea)
{
    const N power = named(chipPower + named(routers * routerPower, "Routers", "W"), "NoC power", "W");
    return { routers, power, power * latency, {}, routers * routerArea };
}

/// All charges of one layer in the order of the account. \a terms gives the factors (PlainTerms in the account, TermSheet
/// in explanations), book(centre, charge) takes the charges.
template<typename N, typename Terms, typename Book>
void chargeLayer(const Terms& terms, std::size_t layer, Book&& book)
{
    const N blocks = terms.blocks(layer);
    for (std::size_t c = 0; c < hardware::kComponentCount; ++c)
        if (terms.uses(layer, c))
            book(terms.centreOf(c), chargeOfUnits<N>(terms.count(layer, c), terms.latency(), terms.unit(c), terms.work(layer, c), blocks, terms.repeats(c)));
    if (terms.onCrossbars(layer)) {
        const N crossbars = terms.crossbars(layer);
        book(CostCentre::Crossbar, chargeOfUnits<N>(crossbars, terms.latency(), terms.crossbar(), crossbars, blocks, terms.bits()));
        if (terms.hasSampleAndHold())
            book(CostCentre::SampleAndHold, chargeOfSampleAndHold<N>(crossbars, terms.crossbarSize(), terms.sampleAndHoldArea()));
    }
    book(CostCentre::Scratchpad, chargeOfScratchpads<N>(terms.ownMacros(layer), terms.latency(), terms.memory(layer), terms.leak(layer), terms.loadVolume(layer),
                                                        terms.storeVolume(layer), terms.dataBits(), terms.busBits(), blocks));
    if (terms.hasFlitEnergy())
        book(CostCentre::Noc, chargeOfTraffic<N>(terms.transferFlits(layer), terms.transferLinks(layer), terms.mergeFlits(layer), terms.mergeLinks(layer), blocks,
                                                 terms.flitHopEnergy()));
}

/// What belongs to the chip as a whole.
template<typename N, typename Terms, typename Book>
void chargeChip(const Terms& terms, Book&& book)
{
    book(CostCentre::Noc, chargeOfRouters<N>(terms.routers(), terms.latency(), terms.chipPower(), terms.routerPower(), terms.routerArea()));
    if (terms.hasInterface())
        book(CostCentre::Io, Charge<N> { N(1.0), {}, {}, {}, terms.interfaceArea() });
}

/// Cycles per image of the conversions of two layers that share ADCs.
template<typename N>
N sharedConversions(const N& blocks, const N& passes, const N& otherBlocks, const N& otherPasses, const N& bits)
{
    return named(named(blocks * passes, "Later layer") + named(otherBlocks * otherPasses, "Earlier layer"), "Conversions of both layers per bit") * bits;
}

// --- figures of a design ---------------------------------------------------------------------------------------------

template<typename N>
N efficiency(const N& operations, const N& energyNj) { return operations / energyNj; } // operations per nJ = GOPS per W
template<typename N>
N inferencesPerS(const N& periodNs) { return N(1e9) / periodNs; }
template<typename N>
N gops(const N& operations, const N& periodNs) { return operations / periodNs; }
template<typename N>
N latencyTops(const N& operations, const N& latencyNs) { return scaled(operations / latencyNs, 1e-3); }
template<typename N>
N energyDelay(const N& energyNj, const N& latencyNs) { return scaled(scaled(energyNj, 1e-3) * latencyNs, 1e-3); }
template<typename N>
N averagePower(const N& energyNj, const N& latencyNs) { return energyNj / latencyNs; }

/// All crossbars busy every clock, operations per second and watt (Table IV of the paper), TOPS/W.
template<typename N>
N peakTopsPerW(const N& crossbars, const N& size, const N& slices, const N& bits, const N& clockNs, const N& peakW)
{
    const N cells = named(crossbars * N(2.0) * size * size, "Multiplications and additions of all cells");
    const N operations = named(cells / slices, "Operations of one MVM on all crossbars");
    const N time = named(bits * clockNs, "Time of one MVM", "ns");
    return named(scaled(operations / time, 1e-3), "Peak throughput", "TOPS") / peakW;
}

/// Blocks of a layer on crossbars (PIMSYN, DATE'24, section III-B: positions / WtDup).
template<typename N>
N blocksOfCopies(const N& positions, const N& duplication) { return dividedUp(positions, duplication); }
/// Blocks of a layer on vector units: its provider's, but at most one per position.
template<typename N>
N blocksOfVectors(const N& providerBlocks, const N& positions) { return smaller(providerBlocks, positions); }

/// Operations of one block for a component. \a width 0: each is done by itself, without a vector unit.
template<typename N>
N workOfBlock(const N& duplication, const N& perCopy, const N& width)
{
    const N work = duplication * perCopy;
    return plain(width) > 0 ? N(named(work, "Elements") / width) : work;
}
/// The release lets a fully connected layer get by with a hundredth of its units, a hundred at most.
template<typename N>
N releasedWork(const N& work) { return smaller(named(roundedUp(named(work / N(100.0), "A hundredth")), "A hundredth, rounded up"), N(100.0)); }

/// Share of cells that hold weights over all layers, each with its crossbars.
template<typename N>
N meanCellShare(const N& usedCrossbars, const N& crossbars) { return usedCrossbars / crossbars; }

template<typename N>
N timeOfBlock(const N& pitchCycles, const N& clockNs) { return pitchCycles * clockNs; }
template<typename N>
N occupancy(const N& blocks, const N& blockTimeNs, const N& periodNs) { return named(blocks * blockTimeNs, "Time at work", "ns") / periodNs; }

} // namespace pim::evaluation::formula
