// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/parts.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "core/hardware/parameters.h"

namespace pim::compare {
namespace {

using design::Design;

/// As values are told: rounding of sums is no difference.
bool alike(const Setting& a, const Setting& b)
{
    return a.text == b.text && a.absent == b.absent && sameUpToRounding(a.low, b.low) && sameUpToRounding(a.high, b.high);
}

Setting words(std::string text) { return { std::move(text), 0, 0, false }; }
Setting number(double value) { return { {}, value, value, false }; }
Setting nothing() { return { {}, 0, 0, true }; }

/// Part of a layer's name that stands for a group of them: "layer1" of "layer1.0.conv2", "conv3" of "conv3_1". Empty
/// when it names no group.
std::string stageOf(std::string_view name)
{
    const auto end = name.find_first_of("./_");
    return end == std::string_view::npos || end == 0 ? std::string() : std::string(name.substr(0, end));
}

class Table
{
public:
    explicit Table(const std::vector<Entry>& designs)
        : m_designs(designs)
    {
    }

    void add(std::string key, std::string label, std::string unit, Origin origin,
             const std::function<Setting(const Entry&)>& value, std::string subject = {})
    {
        SettingRow row { std::move(key), std::move(label), std::move(subject), std::move(unit), origin, {}, false };
        for (const Entry& entry : m_designs) {
            row.values.push_back(value(entry));
            row.differs = row.differs || !alike(row.values.back(), row.values.front());
        }
        m_rows.push_back(std::move(row));
    }

    std::vector<SettingRow> take() { return std::move(m_rows); }

private:
    const std::vector<Entry>& m_designs;
    std::vector<SettingRow> m_rows;
};

Setting optional(bool has, double value) { return has ? number(value) : nothing(); }

void addInputs(Table& table)
{
    table.add("network", "Network", "", Origin::Input, [](const Entry& e) { return words(e.design->network->name); });
    table.add("hardware", "Hardware", "", Origin::Input,
              [](const Entry& e) { return words(e.design->hardware->name); });
    table.add("power_budget_w", "Power budget", "W", Origin::Input,
              [](const Entry& e) { return number(e.design->constraints.powerBudget.value); });
    table.add("max_area_mm2", "Largest area", "mm2", Origin::Input, [](const Entry& e) {
        const auto& limit = e.design->constraints.maxArea;
        return optional(limit.has_value(), limit ? limit->value / 1e6 : 0);
    });
    table.add("max_latency_us", "Longest latency", "us", Origin::Input, [](const Entry& e) {
        const auto& limit = e.design->constraints.maxLatency;
        return optional(limit.has_value(), limit ? limit->value / 1e3 : 0);
    });
    table.add("max_crossbars", "Most crossbars", "", Origin::Input, [](const Entry& e) {
        const auto& limit = e.design->constraints.maxCrossbars;
        return optional(limit.has_value(), limit ? static_cast<double>(*limit) : 0);
    });
    table.add("profile", "Evaluation model", "", Origin::Input,
              [](const Entry& e) { return words(e.design->model.profileName()); });
    table.add("algorithm", "Algorithm", "", Origin::Input, [](const Entry& e) {
        const std::string& name = e.design->provenance.algorithm;
        return name.empty() ? nothing() : words(name);
    });
}

void addParameters(Table& table)
{
    const auto count = [&table](std::string key, std::string label, std::string unit,
                                int design::DesignParameters::*member) {
        table.add(std::move(key), std::move(label), std::move(unit), Origin::Search,
                  [member](const Entry& e) { return number(e.design->parameters.*member); });
    };
    table.add("crossbar_size", "Crossbar", "", Origin::Search,
              [](const Entry& e) { return words(fmt::format("{0}×{0}", e.design->parameters.crossbarSize)); });
    count("cell_bits", "Cell precision", "bit", &design::DesignParameters::cellBits);
    count("dac_bits", "DAC precision", "bit", &design::DesignParameters::dacBits);
    count("adc_bits", "ADC precision", "bit", &design::DesignParameters::adcBits);
    count("weight_bits", "Weights", "bit", &design::DesignParameters::weightBits);
    count("data_bits", "Activations", "bit", &design::DesignParameters::dataBits);
    table.add("slices", "Bit slices", "", Origin::Search, [](const Entry& e) {
        return words(e.design->parameters.slices == design::SlicePacking::Packed ? "packed" : "separate");
    });
    table.add("macro_style", "Macros are", "", Origin::Search, [](const Entry& e) {
        return words(e.design->parameters.macroStyle == design::MacroStyle::Identical ? "identical" : "specialized");
    });
    table.add("crossbar_power_share", "Crossbar power share", "", Origin::Search,
              [](const Entry& e) { return number(e.design->parameters.crossbarPowerShare); });
    table.add("shared_pairs", "Pairs that share macros", "", Origin::Search, [](const Entry& e) {
        return number(static_cast<double>(
            std::count_if(e.design->layers.begin(), e.design->layers.end(),
                          [](const design::LayerDesign& l) { return l.sharesMacrosWith.has_value(); })));
    });
}

void addResults(Table& table)
{
    table.add("clock_ns", "Clock", "ns", Origin::Result, [](const Entry& e) {
        return optional(e.evaluation->metrics.cycles > 0, e.evaluation->metrics.clock.value);
    });
    table.add("macro_grid", "Macro grid", "", Origin::Result, [](const Entry& e) {
        return e.evaluation->rows > 0 ? words(fmt::format("{}×{}", e.evaluation->rows, e.evaluation->cols)) : nothing();
    });
    table.add("scratchpad_kib", "Scratchpad of a macro", "KiB", Origin::Result, [](const Entry& e) {
        Setting range = nothing();
        for (std::size_t l = 0; l < e.evaluation->layers.size(); ++l) {
            const auto kib = static_cast<double>(e.evaluation->layers[l].scratchpadKib);
            if (!e.design->network->layers[l].onCrossbars() || kib <= 0)
                continue;
            range.low = range.absent ? kib : std::min(range.low, kib);
            range.high = range.absent ? kib : std::max(range.high, kib);
            range.absent = false;
        }
        return range.absent && e.evaluation->scratchpadKib > 0 ? number(e.evaluation->scratchpadKib) : range;
    });
    table.add("noc_conflicts", "NoC waits", "", Origin::Result,
              [](const Entry& e) { return number(static_cast<double>(e.evaluation->nocBubbles)); });
}

/// Copies, macros and who shares them, layers of one stage together. Where a stage has the same range in all designs and
/// still differs, its layers are told one by one.
void addLayers(Table& table, const std::vector<Entry>& designs)
{
    std::vector<std::string> names, order; // layers; what they are shown under
    std::map<std::string, std::string> stages; // layer -> what it is shown under
    std::map<std::string, int> sizes;
    for (const Entry& entry : designs)
        for (const network::Layer& layer : entry.design->network->layers)
            if (layer.onCrossbars() && stages.emplace(layer.name, stageOf(layer.name)).second) {
                names.push_back(layer.name);
                ++sizes[stages[layer.name]];
            }
    for (const std::string& name : names) {
        std::string& stage = stages[name];
        if (stage.empty() || sizes[stage] < 2)
            stage = name;
        if (std::find(order.begin(), order.end(), stage) == order.end())
            order.push_back(stage);
    }
    using Value = std::function<Setting(const Entry&, std::size_t layer)>;
    const auto ofLayer = [](const std::string& name, const Value& value) {
        return [&name, &value](const Entry& e) {
            const auto& layers = e.design->network->layers;
            const auto layer = std::find_if(layers.begin(), layers.end(), [&](const network::Layer& l) {
                return l.onCrossbars() && l.name == name;
            });
            return layer == layers.end() ? nothing() : value(e, static_cast<std::size_t>(layer - layers.begin()));
        };
    };
    const auto differs = [&](const std::string& name, const Value& value) {
        const auto of = ofLayer(name, value);
        return std::any_of(designs.begin(), designs.end(),
                           [&](const Entry& e) { return !alike(of(e), of(designs.front())); });
    };
    const auto add = [&](const std::string& key, const std::string& label, const Value& value) {
        for (const std::string& stage : order) {
            std::vector<std::string> members;
            std::copy_if(names.begin(), names.end(), std::back_inserter(members),
                         [&](const std::string& name) { return stages[name] == stage; });
            const auto range = [&](const Entry& e) {
                Setting all = nothing();
                for (const std::string& name : members) {
                    const Setting s = ofLayer(name, value)(e);
                    if (s.absent)
                        continue;
                    all = { {}, all.absent ? s.low : std::min(all.low, s.low),
                            all.absent ? s.high : std::max(all.high, s.high), false };
                }
                return all;
            };
            const bool hidden = std::all_of(designs.begin(), designs.end(),
                                            [&](const Entry& e) { return alike(range(e), range(designs.front())); })
                && std::any_of(members.begin(), members.end(),
                               [&](const std::string& name) { return differs(name, value); });
            if (!hidden)
                table.add(key, label, "", Origin::Search, range, stage);
            else
                for (const std::string& name : members)
                    table.add(key, label, "", Origin::Search, ofLayer(name, value), name);
        }
    };
    add("weight_duplication", "Duplication", [](const Entry& e, std::size_t l) {
        return number(static_cast<double>(e.evaluation->layers[l].weightDuplication));
    });
    add("macros", "Macros", [](const Entry& e, std::size_t l) { return number(e.design->layers[l].macros); });
    const Value partner = [](const Entry& e, std::size_t l) {
        const auto& with = e.design->layers[l].sharesMacrosWith;
        return with ? words(e.design->network->layers[static_cast<std::size_t>(with->index)].name) : nothing();
    };
    for (const std::string& name : names) // their number is told with the parameters
        if (differs(name, partner))
            table.add("shares_macros_with", "Shares macros with", "", Origin::Search, ofLayer(name, partner), name);
}

/// The rows of the hardware's tables that a design uses, and what to call them: its own crossbar, converters,
/// scratchpad.
std::unordered_map<std::string, std::string> rowsInUse(const Entry& e)
{
    const design::DesignParameters& p = e.design->parameters;
    return { { fmt::format("crossbars[{},{}]", p.crossbarSize, p.cellBits), "crossbar" },
             { fmt::format("adcs[{}]", p.adcBits), "adc" },
             { fmt::format("dacs[{}]", p.dacBits), "dac" },
             { fmt::format("scratchpads[{}]", e.evaluation->scratchpadKib), "scratchpad" } };
}

/// Every number of the hardware descriptions that a design's figures depend on. Of tables the row that it uses: one
/// design's 9-bit ADC stands beside another's of 8 bit.
void addHardware(Table& table, const std::vector<Entry>& designs)
{
    struct Known
    {
        std::string label, unit;
        hardware::ParameterGroup group;
        std::vector<Setting> values;
    };
    std::vector<std::string> order;
    std::unordered_map<std::string, Known> known;
    for (std::size_t d = 0; d < designs.size(); ++d) {
        const auto used = rowsInUse(designs[d]);
        for (const hardware::HardwareParameter& p : hardware::hardwareParameters(*designs[d].design->hardware)) {
            std::string key = p.key;
            if (!p.entry.empty()) {
                const auto row = used.find(p.entry);
                if (row == used.end())
                    continue;
                key = row->second + "." + std::string(p.spec.key);
            }
            if (p.group == hardware::ParameterGroup::PublishedSearch)
                continue; // no cost depends on them
            auto [place, fresh] = known.emplace(key, Known {});
            if (fresh) {
                order.push_back(key);
                place->second = { fmt::format("{}, {}", hardware::groupLabel(p.group), p.spec.label),
                                  std::string(p.spec.unit), p.group, std::vector<Setting>(designs.size(), nothing()) };
            }
            if (const auto value = p.get(*designs[d].design->hardware))
                place->second.values[d] = number(*value);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](const std::string& a, const std::string& b) { return known[a].group < known[b].group; });
    for (const std::string& key : order) {
        std::size_t d = 0;
        const Known& k = known[key];
        table.add(key, k.label, k.unit, Origin::Hardware, [&](const Entry&) { return k.values[d++]; });
    }
}

} // namespace

std::vector<SettingRow> settingsOf(const std::vector<Entry>& designs)
{
    Table table(designs);
    addInputs(table);
    addParameters(table);
    addResults(table);
    addLayers(table, designs);
    addHardware(table, designs);
    return table.take();
}

} // namespace pim::compare
