// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/inputs.h"

#include <limits>

#include <nlohmann/json.hpp>

#include "core/base/json_reader.h"
#include "core/design/network_json.h"
#include "core/hardware/hardware_json.h"
#include "core/project/options_json.h"
#include "core/synthesis/checkpoint.h"

namespace pim::project {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::string_view> kStatus { "crossbar", "vector_unit", "folded", "free", "constant", "unsupported" };
const std::vector<std::string_view> kSeverity { "note", "warning", "error" };

Json modelToJson(const network::ImportedNetwork& model)
{
    Json nodes = Json::array(), findings = Json::array();
    for (const network::NodeMapping& node : model.nodes)
        nodes.push_back({ { "name", node.name }, { "op", node.op }, { "status", kStatus[static_cast<std::size_t>(node.status)] }, { "detail", node.detail } });
    for (const Diagnostic& found : model.diagnostics.entries)
        findings.push_back({ { "severity", kSeverity[static_cast<std::size_t>(found.severity)] }, { "where", found.where }, { "text", found.text } });
    return { { "network", design::networkToJson(model.network) }, { "nodes", std::move(nodes) }, { "diagnostics", std::move(findings) } };
}

network::ImportedNetwork modelFromJson(const JsonReader& in)
{
    network::ImportedNetwork model;
    model.network = design::networkFromJson(in.object("network"));
    for (const JsonReader& entry : in.items("nodes", 0, 1'000'000)) {
        network::NodeMapping node;
        node.name = entry.text("name");
        node.op = entry.text("op");
        node.status = static_cast<network::MappingStatus>(entry.choice("status", kStatus));
        node.detail = entry.text("detail");
        entry.finish();
        model.nodes.push_back(std::move(node));
    }
    for (const JsonReader& entry : in.items("diagnostics", 0, 1'000'000)) {
        Diagnostic found;
        found.severity = static_cast<Severity>(entry.choice("severity", kSeverity));
        found.where = entry.text("where");
        found.text = entry.text("text");
        entry.finish();
        model.diagnostics.entries.push_back(std::move(found));
    }
    in.finish();
    return model;
}

/// Is there an object, not null?
bool given(const JsonReader& in, std::string_view key) { return in.has(key) && in.ok() && !in.json()[std::string(key)].is_null(); }

} // namespace

synthesis::SynthesisOptions defaultOptions()
{
    synthesis::SynthesisOptions options;
    for (const OptionNumber& number : optionNumbers())
        if (number.spec.key == "power_budget_w")
            number.assign(options, number.spec.defaultValue);
    return options;
}

std::shared_ptr<const network::Network> Inputs::network() const
{
    return model ? std::shared_ptr<const network::Network>(model, &model->network) : nullptr;
}

std::string inputsToJsonText(const Inputs& inputs)
{
    const Json json { { "format", kInputsFormat },
                      { "version", kInputsFormatVersion },
                      { "model_reference", inputs.modelReference },
                      { "seed", inputs.seed },
                      { "options", optionsToJson(inputs.options) },
                      { "hardware", inputs.hardware ? hardware::hardwareToJson(*inputs.hardware) : Json(nullptr) },
                      { "model", inputs.model ? modelToJson(*inputs.model) : Json(nullptr) } };
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Inputs> inputsFromJsonText(std::string_view text, const std::string& file)
{
    const auto json = parseJson(text, file);
    if (!json)
        return tl::unexpected(json.error());
    const JsonReader in(*json, file);
    (void)in.choice("format", { kInputsFormat });
    if (const auto version = in.integer("version", 1, 1'000'000); in.ok() && version != kInputsFormatVersion)
        in.fail("this program reads version " + std::to_string(kInputsFormatVersion) + ", got " + std::to_string(version), "version");
    Inputs inputs;
    inputs.modelReference = in.text("model_reference");
    inputs.seed = static_cast<std::uint64_t>(in.integer("seed", 0, std::numeric_limits<std::int64_t>::max()));
    inputs.options = optionsFromJson(in.object("options"));
    if (given(in, "hardware")) {
        const JsonReader block = in.object("hardware");
        auto spec = hardware::hardwareFromJson(block.json(), file, "/hardware");
        if (!spec)
            return tl::unexpected(spec.error());
        inputs.hardware = std::make_shared<const hardware::HardwareSpec>(std::move(*spec));
    }
    if (given(in, "model"))
        inputs.model = std::make_shared<const network::ImportedNetwork>(modelFromJson(in.object("model")));
    in.finish();
    if (const auto error = in.error())
        return tl::unexpected(*error);
    return inputs;
}

std::string inputsDigest(const Inputs& inputs)
{
    static const network::Network kNoNetwork;
    static const hardware::HardwareSpec kNoHardware;
    return synthesis::runDigest(inputs.model ? inputs.model->network : kNoNetwork, inputs.hardware ? *inputs.hardware : kNoHardware, inputs.options,
                                inputs.seed);
}

} // namespace pim::project
