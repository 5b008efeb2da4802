// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/contradictions.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/json_reader.h"
#include "core/design/design_json.h"

namespace pim::design {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kRounding = 1e-9; ///< of another machine's arithmetic
constexpr std::size_t kNamed = 6; ///< stale values told one by one

struct Stale
{
    std::string path;
    std::string said, derived;
};

bool agree(const Json& a, const Json& b)
{
    if (!a.is_number() || !b.is_number())
        return a == b;
    const double x = a.get<double>(), y = b.get<double>();
    return std::abs(x - y) <= kRounding * std::max(std::abs(x), std::abs(y));
}

std::string shown(const Json& value)
{
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() > 40 ? text.substr(0, 37) + "..." : text;
}

/// What both have and say differently. Null is "not known" on either side.
void compare(const Json& said, const Json& derived, const std::string& path, std::vector<Stale>& found)
{
    if (said.is_null() || derived.is_null())
        return;
    if (said.is_object() && derived.is_object()) {
        for (const auto& [key, value] : said.items())
            if (const auto at = derived.find(key); at != derived.end() && key != "cells") // a design may leave places open
                compare(value, *at, path + "/" + key, found);
    } else if (said.is_array() && derived.is_array() && said.size() == derived.size()
               && std::any_of(said.begin(), said.end(), [](const Json& one) { return one.is_structured(); })) {
        for (std::size_t i = 0; i < said.size(); ++i)
            compare(said[i], derived[i], path + "/" + std::to_string(i), found);
    } else if (!agree(said, derived)) {
        found.push_back({ path, shown(said), shown(derived) });
    }
}

std::string shapeText(const network::FeatureMap& map)
{
    return fmt::format("{}×{}×{}", map.channels, map.height, map.width);
}

void compareShapes(const network::Network& network, Diagnostics& found)
{
    for (const network::Layer& layer : network.layers) {
        if (layer.providers.empty() || layer.readsNetworkInput)
            continue;
        std::int64_t together = 0;
        bool one = false;
        std::string shapes;
        for (const auto id : layer.providers) {
            const network::FeatureMap& output = network.layer(id).output;
            together += output.elements();
            one = one || output == layer.input;
            shapes += fmt::format("{}{} gives {}", shapes.empty() ? "" : ", ", network.layer(id).name, shapeText(output));
        }
        if (!one && together != layer.input.elements())
            found.warn("layer " + layer.name,
                       fmt::format("its input is {}, but {}", shapeText(layer.input), shapes));
    }
}

} // namespace

Diagnostics contradictions(std::string_view text, const Design& design, const evaluation::Evaluation& evaluation)
{
    Diagnostics found;
    compareShapes(*design.network, found);
    if (design.network->source.starts_with("zoo:") && network::layerDigest(*design.network) != design.network->sha256)
        found.warn("/network/sha256", "is not the digest of the layers: they are not those of " + design.network->source);
    const auto said = parseJson(text, {});
    if (!said || !said->is_object())
        return found;
    const Json derived = designToJson(design, { &evaluation, {}, {} });
    std::vector<Stale> stale;
    for (const char* block : { "parameters", "layers", "metrics", "breakdown" })
        if (const auto at = said->find(block); at != said->end())
            compare(*at, derived.at(block), std::string("/") + block, stale);
    if (stale.empty())
        return found;
    std::string list;
    for (std::size_t i = 0; i < std::min(kNamed, stale.size()); ++i)
        list += fmt::format("{}{} {} is {}", i ? ", " : "", stale[i].path, stale[i].said, stale[i].derived);
    if (stale.size() > kNamed)
        list += fmt::format(" and {} more", stale.size() - kNamed);
    found.warn({}, fmt::format("{} of the file {} not what the design gives and {} computed anew: {}",
                               stale.size() == 1 ? std::string("1 value") : fmt::format("{} values", stale.size()),
                               stale.size() == 1 ? "is" : "are", stale.size() == 1 ? "is" : "are", list));
    return found;
}

} // namespace pim::design
