// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hardware/hardware_spec.h"

#include <bit>
#include <cassert>

namespace pim::hardware {
namespace {

struct ComponentNames
{
    std::string_view key;
    std::string_view label;
};
constexpr std::array<ComponentNames, kComponentCount> kNames { {
    { "dac", "DAC" },
    { "adc", "ADC" },
    { "shift_add", "shift-add" },
    { "addition", "addition" },
    { "pool", "pooling" },
    { "relu", "ReLU" },
    { "sigmoid", "sigmoid" },
    { "eltwise", "element-wise" },
} };

template<typename Table, typename Key>
auto* entry(const Table& table, const Key& key)
{
    const auto found = table.find(key);
    return found == table.end() ? nullptr : &found->second;
}

} // namespace

std::string_view componentKey(Component component) { return kNames[static_cast<std::size_t>(component)].key; }

std::string_view componentLabel(Component component) { return kNames[static_cast<std::size_t>(component)].label; }

std::string_view confidenceKey(Confidence confidence)
{
    static constexpr std::array<std::string_view, 4> kKeys { "verbatim", "cross_checked", "unverified", "inferred" };
    return kKeys[static_cast<std::size_t>(confidence)];
}

std::string_view confidenceText(Confidence confidence)
{
    static constexpr std::array<std::string_view, 4> kTexts { "read in the source", "recalled and cross-checked",
                                                              "recalled, not checked", "inferred" };
    return kTexts[static_cast<std::size_t>(confidence)];
}

const UnitCost* HardwareSpec::unit(Component component, int bits) const
{
    switch (component) {
    case Component::Dac: return entry(dacs, bits);
    case Component::Adc: return entry(adcs, bits);
    case Component::ShiftAdd: return &shiftAdd;
    case Component::Addition: return &addition;
    case Component::Pool: return &pool;
    case Component::Relu: return &relu;
    case Component::Sigmoid: return &sigmoid;
    case Component::Eltwise: return &eltwise;
    }
    return nullptr;
}

const UnitCost* HardwareSpec::crossbar(int size, int cellBits) const
{
    return entry(crossbars, CrossbarKey { size, cellBits });
}

const ScratchpadCost* HardwareSpec::scratchpad(int capacityKib) const { return entry(scratchpads, capacityKib); }

int adcResolution(int crossbarSize, int dacBits, int cellBits)
{
    assert(crossbarSize >= 1);
    // floor(log2 X + integer) = floor(log2 X) + integer; the reference truncates, which is the same from zero up.
    const int log2 = std::bit_width(static_cast<unsigned>(crossbarSize)) - 1;
    return log2 + dacBits + cellBits - (dacBits > 1 && cellBits > 1 ? 1 : 2);
}

} // namespace pim::hardware
