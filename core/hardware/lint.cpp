// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hardware/lint.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

namespace pim::hardware {
namespace {

constexpr double kSumTolerance = 0.01; ///< static + dynamic against peak
constexpr double kRateTolerance = 0.02; ///< frequency against 1 / latency, noted
constexpr double kRateMistake = 2.0; ///< … warned of
constexpr double kPowerDrop = 5.0; ///< a converter's power over that of the next higher resolution
constexpr double kLatencyJump = 10.0; ///< a converter's latency over that of the next lower resolution

/// What was found, with the number that it is about.
struct Findings
{
    std::vector<LintFinding> all;

    void note(std::string where, std::string_view leaf, std::string text) { add(Severity::Note, std::move(where), leaf, std::move(text)); }
    void warn(std::string where, std::string_view leaf, std::string text) { add(Severity::Warning, std::move(where), leaf, std::move(text)); }

private:
    void add(Severity severity, std::string where, std::string_view leaf, std::string text)
    {
        std::string key = entryKey(where);
        if (!leaf.empty())
            key += fmt::format(".{}", leaf);
        all.push_back({ { severity, std::move(where), std::move(text) }, std::move(key) });
    }

    /// "ADC/6" is "adcs[6]" in the file, "crossbar/128_2" is "crossbars[128,2]", "pooling" is "pool".
    static std::string entryKey(const std::string& where)
    {
        const auto slash = where.find('/');
        const std::string part = where.substr(0, slash);
        std::string table = part == "crossbar" ? "crossbars" : part == "scratchpad" ? "scratchpads" : part == "noc" ? "noc" : std::string();
        for (const Component component : kComponents)
            if (componentLabel(component) == part)
                table = std::string(componentKey(component)) + (component == Component::Dac || component == Component::Adc ? "s" : "");
        if (slash == std::string::npos)
            return table;
        std::string row = where.substr(slash + 1);
        std::replace(row.begin(), row.end(), '_', ',');
        return fmt::format("{}[{}]", table, row);
    }
};

/// Four significant digits with a prefix: "0.126 mW" reads better than 0.000126 W.
std::string watts(double value)
{
    if (value == 0.0)
        return "0 W";
    if (value < 1e-3)
        return fmt::format("{:.4g} uW", value * 1e6);
    return value < 1.0 ? fmt::format("{:.4g} mW", value * 1e3) : fmt::format("{:.4g} W", value);
}

double sumOf(const UnitCost& unit) { return unit.staticPower.value + unit.dynamicPower.value; }

/// What a unit draws at most, whichever of the two statements is larger.
double drawOf(const UnitCost& unit) { return std::max(unit.peakPower.value, sumOf(unit)); }

void checkPower(Findings& found, const std::string& where, const UnitCost& unit)
{
    const double sum = sumOf(unit), peak = unit.peakPower.value;
    if (std::abs(sum - peak) > kSumTolerance * std::max(sum, peak))
        found.warn(where, "peak_power_w", fmt::format("static + dynamic power is {}, peak power {}", watts(sum), watts(peak)));
    else if (peak == 0.0)
        found.warn(where, "peak_power_w", "draws no power at all");
}

void checkRate(Findings& found, const std::string& where, const UnitCost& unit)
{
    const double starts = unit.frequency.value * unit.latency.value;
    if (starts <= 0.0)
        return;
    const double off = std::max(starts, 1.0 / starts);
    if (off <= 1.0 + kRateTolerance)
        return;
    const std::string text = fmt::format("frequency {:.4g} GHz is {:.3g} times 1 / latency ({:.4g} ns)",
                                         unit.frequency.value, starts, unit.latency.value);
    if (off > kRateMistake)
        found.warn(where, "frequency_ghz", text);
    else
        found.note(where, "frequency_ghz", text);
}

/// Falls of power, latency and area between neighbours of a table of converters, and holes in it.
void checkConverters(Findings& found, const std::string& label, const std::map<int, UnitCost>& table, bool holes)
{
    for (auto low = table.begin(); low != table.end(); ++low) {
        const auto high = std::next(low);
        if (high == table.end())
            break;
        const std::string lowWhere = fmt::format("{}/{}", label, low->first);
        const std::string highWhere = fmt::format("{}/{}", label, high->first);
        for (int bits = low->first + 1; holes && bits < high->first; ++bits)
            found.note(fmt::format("{}/{}", label, bits), {}, "no such resolution, but lower and higher ones");

        const double lowDraw = drawOf(low->second), highDraw = drawOf(high->second);
        if (lowDraw > kPowerDrop * highDraw)
            found.warn(lowWhere, "peak_power_w",
                       fmt::format("draws {}, {:.3g} times the {} of {} bit", watts(lowDraw), lowDraw / highDraw,
                                   watts(highDraw), high->first));
        else if (highDraw < lowDraw)
            found.note(
                highWhere, "peak_power_w",
                fmt::format("draws {}, less than the {} of {} bit", watts(highDraw), watts(lowDraw), low->first));

        const double lowTime = low->second.latency.value, highTime = high->second.latency.value;
        if (highTime > kLatencyJump * lowTime)
            found.warn(highWhere, "latency_ns",
                       fmt::format("latency {:.4g} ns is {:.3g} times that of {} bit ({:.4g} ns)", highTime,
                                   highTime / lowTime, low->first, lowTime));
        else if (highTime < lowTime)
            found.note(
                highWhere, "latency_ns",
                fmt::format("latency {:.4g} ns is below that of {} bit ({:.4g} ns)", highTime, low->first, lowTime));

        if (high->second.area.value < low->second.area.value)
            found.note(highWhere, "area_um2",
                       fmt::format("area {:.4g} um2 is below that of {} bit ({:.4g} um2)", high->second.area.value,
                                   low->first, low->second.area.value));
    }
}

/// Warn when a quantity of the larger entry is below that of the smaller.
void checkRising(Findings& found, const std::string& where, std::string_view leaf, std::string_view quantity, double smaller, double larger,
                 const std::string& than)
{
    if (larger < smaller)
        found.warn(where, leaf, fmt::format("{} {:.4g} is below the {:.4g} of {}", quantity, larger, smaller, than));
}

void checkCrossbars(Findings& found, const HardwareSpec& spec)
{
    const auto name = [](const CrossbarKey& key) { return fmt::format("crossbar/{}_{}", key.size, key.cellBits); };
    for (const auto& [key, unit] : spec.crossbars) {
        checkPower(found, name(key), unit);
        checkRate(found, name(key), unit);
        // the next smaller size with the same cell
        const CrossbarKey* smaller = nullptr;
        for (const auto& [other, ignored] : spec.crossbars)
            if (other.cellBits == key.cellBits && other.size < key.size)
                smaller = &other;
        if (smaller != nullptr) {
            const UnitCost& less = spec.crossbars.at(*smaller);
            checkRising(found, name(key), "peak_power_w", "power in W", drawOf(less), drawOf(unit), name(*smaller));
            checkRising(found, name(key), "latency_ns", "latency in ns", less.latency.value, unit.latency.value, name(*smaller));
            checkRising(found, name(key), "area_um2", "area in um2", less.area.value, unit.area.value, name(*smaller));
        }
        if (spec.dacs.empty())
            continue;
        const int dacBits = spec.dacs.begin()->first;
        const int adcBits = adcResolution(key.size, dacBits, key.cellBits);
        if (!spec.adcs.contains(adcBits))
            found.warn(
                name(key), {},
                fmt::format("no ADC of {} bit, which a lossless read with a {}-bit DAC needs", adcBits, dacBits));
    }
}

void checkScratchpads(Findings& found, const std::map<int, ScratchpadCost>& table)
{
    const ScratchpadCost* less = nullptr;
    int lessKib = 0;
    for (const auto& [kib, cost] : table) {
        const std::string where = fmt::format("scratchpad/{}", kib);
        if (cost.peakPower < cost.leakPower)
            found.warn(where, "peak_power_w",
                       fmt::format("peak power {} is below the leakage {}", watts(cost.peakPower.value),
                                   watts(cost.leakPower.value)));
        if (less != nullptr) {
            const std::string than = fmt::format("{} KiB", lessKib);
            for (int missing = 2 * lessKib; missing < kib; missing *= 2)
                found.note(fmt::format("scratchpad/{}", missing), {}, "no such capacity, but smaller and larger ones");
            checkRising(found, where, "leak_power_w", "leakage in W", less->leakPower.value, cost.leakPower.value, than);
            checkRising(found, where, "read_latency_ns", "read latency in ns", less->readLatency.value, cost.readLatency.value, than);
            checkRising(found, where, "write_latency_ns", "write latency in ns", less->writeLatency.value, cost.writeLatency.value, than);
            checkRising(found, where, "read_energy_nj", "read energy in nJ", less->readEnergy.value, cost.readEnergy.value, than);
            checkRising(found, where, "write_energy_nj", "write energy in nJ", less->writeEnergy.value, cost.writeEnergy.value, than);
            checkRising(found, where, "area_um2", "area in um2", less->area.value, cost.area.value, than);
        }
        less = &cost;
        lessKib = kib;
    }
}

} // namespace

bool hasAreas(const HardwareSpec& spec)
{
    return std::any_of(spec.crossbars.begin(), spec.crossbars.end(),
                       [](const auto& row) { return row.second.area.value > 0; });
}

std::vector<LintFinding> lintFindings(const HardwareSpec& spec)
{
    Findings found;
    if (!hasAreas(spec))
        found.note("crossbar", {}, "no areas are given; the area of designs is not known");
    checkCrossbars(found, spec);
    for (const Component component : kComponents) {
        const std::string label(componentLabel(component));
        if (component == Component::Dac || component == Component::Adc) {
            const auto& table = component == Component::Dac ? spec.dacs : spec.adcs;
            for (const auto& [bits, unit] : table) {
                checkPower(found, fmt::format("{}/{}", label, bits), unit);
                checkRate(found, fmt::format("{}/{}", label, bits), unit);
            }
            // DACs come in powers of two; a hole between ADC resolutions rules out designs
            checkConverters(found, label, table, component == Component::Adc);
        } else {
            checkPower(found, label, *spec.unit(component));
            checkRate(found, label, *spec.unit(component));
        }
    }
    checkScratchpads(found, spec.scratchpads);
    if (spec.noc.chipPower.value == 0.0 && !spec.noc.routerPower)
        found.warn("noc", "chip_power_w", "draws no power at all");
    return std::move(found.all);
}

Diagnostics lint(const HardwareSpec& spec)
{
    Diagnostics found;
    for (LintFinding& finding : lintFindings(spec))
        found.entries.push_back(std::move(finding.diagnostic));
    return found;
}

} // namespace pim::hardware
