// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "core/design/design.h"
#include "core/evaluation/factors.h"
#include "core/evaluation/formulas.h"
#include "core/evaluation/term.h"

namespace pim::evaluation {

/// All quantities of an evaluated design as terms, made when they are first asked for and shared from then on. The
/// functions up to interfaceArea() are the factors that formula::chargeLayer() asks for.
class TermSheet
{
public:
    /// \a design and \a factors must outlive the sheet. REQUIRES: factors of that design.
    TermSheet(const design::Design& design, const Factors& factors);

    Term latency() const;
    Term blocks(std::size_t l) const;
    Term bits() const;
    bool uses(std::size_t l, std::size_t c) const { return m_factors.layers[l].uses[c]; }
    static CostCentre centreOf(std::size_t c);
    Term count(std::size_t l, std::size_t c) const;
    const formula::UnitRates<Term>& unit(std::size_t c) const;
    Term work(std::size_t l, std::size_t c) const;
    Term repeats(std::size_t c) const;
    bool onCrossbars(std::size_t l) const { return m_factors.layers[l].crossbar; }
    Term crossbars(std::size_t l) const;
    const formula::UnitRates<Term>& crossbar() const;
    Term crossbarSize() const;
    bool hasSampleAndHold() const { return m_hardware.sampleAndHold.area.value > 0; }
    Term sampleAndHoldArea() const;
    Term ownMacros(std::size_t l) const;
    const formula::MemoryRates<Term>& memory(std::size_t l) const;
    Term leak(std::size_t l) const { return memory(m_design.model.scratchpad ? l : 0).leakW; }
    Term loadVolume(std::size_t l) const;
    Term storeVolume(std::size_t l) const;
    Term dataBits() const;
    Term busBits() const;
    bool hasFlitEnergy() const { return flitHopEnergy().value() > 0; }
    Term flitHopEnergy() const;
    Term transferFlits(std::size_t l) const;
    Term mergeFlits(std::size_t l) const;
    Term transferLinks(std::size_t l) const;
    Term mergeLinks(std::size_t l) const;
    Term routers() const;
    Term chipPower() const;
    Term routerPower() const;
    Term routerArea() const;
    bool hasInterface() const { return m_hardware.ioArea.value > 0; }
    Term interfaceArea() const;

    Term clock() const;
    Term cycles() const;
    Term period() const;
    Term operations() const;
    Term operationsOf(std::size_t l) const; ///< nothing on vector units
    Term macros() const;
    Term totalCrossbars() const;
    Term utilization() const;
    Term slices() const;
    Term duplication(std::size_t l) const;
    mapping::MappingCounts<Term> mapped(std::size_t l) const;
    Term crossbarsPerCopy(std::size_t l) const;
    Term utilizationOf(std::size_t l) const;
    Term blockTime(std::size_t l) const;
    Term scratchpad(std::size_t l) const;

    using Charge = formula::Charge<Term>;
    using Charges = std::array<Charge, kCostCentreCount>;
    const Charges& charges() const; ///< of the chip, by centre
    const Charges& chargesOf(std::size_t l) const; ///< of a layer

private:
    template<typename Make>
    Term once(const std::string& key, Make&& make) const;
    Term hardwareLeaf(const char* label, std::string detail, double value, const char* unit, std::string key, const hardware::Source& source,
                      std::optional<CostCentre> centre = {}) const;
    Term specLeaf(const char* label, double value, const char* unit, const char* key) const;
    Term leaf(const char* label, double value, const char* unit, Origin origin, std::string source, std::optional<std::size_t> layer = {},
              std::optional<CostCentre> centre = {}) const;
    formula::UnitRates<Term> unitRates(const hardware::UnitCost& cost, const std::string& key, const std::string& detail, CostCentre centre) const;
    Term ofLayer(const Term& term, std::size_t l) const; ///< under the layer's name
    std::string layerName(std::size_t l) const;
    void account() const;

    const design::Design& m_design;
    const hardware::HardwareSpec& m_hardware;
    const Factors& m_factors;
    mutable std::map<std::string, Term> m_terms;
    mutable std::array<std::optional<formula::UnitRates<Term>>, hardware::kComponentCount> m_units;
    mutable std::optional<formula::UnitRates<Term>> m_crossbar;
    mutable std::map<int, formula::MemoryRates<Term>> m_memories;
    mutable bool m_accounted = false;
    mutable Charges m_total;
    mutable std::vector<Charges> m_layers;
};

} // namespace pim::evaluation
