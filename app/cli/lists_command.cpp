// SPDX-License-Identifier: GPL-3.0-or-later
// `models` and `presets`: what is built in.
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "core/hardware/hardware_json.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {
namespace {

using Json = nlohmann::ordered_json;
using report::Align;

int listModels(Session& session, bool json)
{
    report::TextTable table(
        { { "" }, { "" }, { "" }, { "", Align::Right }, { "", Align::Right }, { "", Align::Right } });
    Json list = Json::array();
    for (const network::ZooEntry& entry : network::zooEntries()) {
        const auto net = network::zoo(entry.name);
        if (!net)
            return session.console.failed(net.error(), json);
        table.add({ std::string(entry.name), std::string(entry.title), std::string(entry.dataset),
                    report::formatCount(static_cast<std::int64_t>(net->layers.size())) + " layers",
                    report::formatSi(static_cast<double>(net->totalMacs()), "MAC"),
                    report::formatSi(static_cast<double>(net->totalWeights()), "") + " weights" });
        list.push_back({ { "name", entry.name },
                         { "title", entry.title },
                         { "dataset", entry.dataset },
                         { "citation", entry.citation },
                         { "layers", net->layers.size() },
                         { "crossbar_layers", net->crossbarLayers().size() },
                         { "macs", net->totalMacs() },
                         { "weights", net->totalWeights() },
                         { "sha256", net->sha256 } });
    }
    if (json)
        session.console.putJson({ { "models", std::move(list) } });
    else
        session.console.put(table.text());
    return kDone;
}

int listPresets(Session& session, bool json)
{
    report::TextTable table({ { "" }, { "", Align::Left, 100 } });
    Json list = Json::array();
    for (const hardware::PresetInfo& info : hardware::presets()) {
        table.add({ info.name, info.title });
        Json entry { { "name", info.name },
                     { "title", info.title },
                     { "description", info.description },
                     { "citation", info.citation } };
        if (json) {
            const auto spec = hardware::preset(info.name);
            if (!spec)
                return session.console.failed(spec.error(), json);
            entry["hardware"] = hardware::hardwareToJson(**spec);
        }
        list.push_back(std::move(entry));
    }
    if (json)
        session.console.putJson({ { "presets", std::move(list) } });
    else
        session.console.put(table.text());
    return kDone;
}

void addList(CLI::App& app, const Choose& choose, const std::string& name, const std::string& help,
             int (*list)(Session&, bool))
{
    CLI::App* command = app.add_subcommand(name, help);
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "details as one JSON object");
    command->callback([=] { choose([=](Session& session) { return list(session, *json); }); });
}

} // namespace

void addModels(CLI::App& app, const Choose& choose)
{
    addList(app, choose, "models", "list the built-in networks, one a line", listModels);
}

void addPresets(CLI::App& app, const Choose& choose)
{
    addList(app, choose, "presets", "list the hardware presets, one a line", listPresets);
}

} // namespace pim::cli
