// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hardware/presets.h"

#include <cassert>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/base/json_reader.h"
#include "core/hardware/hardware_json.h"

namespace pim::hardware {

/// Generated from resources/presets: file names without extension, and contents.
std::vector<std::pair<std::string_view, std::string_view>> embeddedPresets();

namespace {

constexpr std::string_view kLiterature = "literature";

struct Preset
{
    PresetInfo info;
    std::shared_ptr<const HardwareSpec> spec;
};

std::vector<Preset> readPresets()
{
    std::vector<Preset> all;
    for (const auto& [name, text] : embeddedPresets()) {
        if (name == kLiterature)
            continue;
        auto spec = readHardwareText(text, std::string(name) + ".json");
        assert(spec && spec->name == name); // tst_presets reads each and says what is wrong
        if (spec)
            all.push_back({ { spec->name, spec->title, spec->description, spec->citation },
                            std::make_shared<const HardwareSpec>(*std::move(spec)) });
    }
    return all;
}

const std::vector<Preset>& allPresets()
{
    static const std::vector<Preset> kAll = readPresets();
    return kAll;
}

std::string presetNames()
{
    std::vector<std::string_view> names;
    for (const PresetInfo& info : presets())
        names.push_back(info.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<LiteratureCard> readLiterature()
{
    std::vector<LiteratureCard> cards;
    for (const auto& [name, text] : embeddedPresets()) {
        if (name != kLiterature)
            continue;
        const auto json = parseJson(text, "literature.json");
        assert(json);
        if (!json)
            break;
        const JsonReader in(*json, "literature.json");
        in.choice("format", { "pimstudio-literature" });
        in.integer("version", 1, 1);
        std::vector<std::string_view> marks;
        for (const Confidence confidence : kConfidences)
            marks.push_back(confidenceKey(confidence));
        for (const JsonReader& row : in.items("cards", 1, 100)) {
            LiteratureCard card;
            card.name = row.text("name");
            if (row.has("peak_tops_per_w"))
                card.peakTopsPerW = row.number("peak_tops_per_w", { 0.0, 1e6, true });
            card.facts = row.text("facts");
            card.source.text = row.text("source");
            card.source.confidence = kConfidences[row.choice("confidence", marks)];
            row.finish();
            cards.push_back(std::move(card));
        }
        in.finish();
        assert(in.ok());
    }
    return cards;
}

} // namespace

const std::vector<PresetInfo>& presets()
{
    static const std::vector<PresetInfo> kInfos = [] {
        std::vector<PresetInfo> infos;
        for (const Preset& preset : allPresets())
            infos.push_back(preset.info);
        return infos;
    }();
    return kInfos;
}

Result<std::shared_ptr<const HardwareSpec>> preset(std::string_view name)
{
    for (const Preset& preset : allPresets())
        if (preset.info.name == name)
            return preset.spec;
    return fail(ErrorCode::InvalidArgument, fmt::format("no preset \"{}\"; there are {}", name, presetNames()));
}

Result<std::shared_ptr<const HardwareSpec>> loadHardware(const std::string& nameOrPath)
{
    if (auto builtIn = preset(nameOrPath))
        return builtIn;
    std::error_code problem;
    const bool exists = !nameOrPath.empty() && std::filesystem::exists(nameOrPath, problem);
    const bool meansFile = nameOrPath.find('/') != std::string::npos || nameOrPath.ends_with(".json");
    if (!exists && !meansFile)
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("hardware \"{}\" is neither a preset ({}) nor a file", nameOrPath, presetNames()));
    auto spec = readHardware(nameOrPath);
    if (!spec && !exists)
        spec.error().message += fmt::format(" (presets: {})", presetNames());
    if (!spec)
        return tl::unexpected<Error>(spec.error());
    return std::make_shared<const HardwareSpec>(*std::move(spec));
}

const std::vector<LiteratureCard>& literature()
{
    static const std::vector<LiteratureCard> kCards = readLiterature();
    return kCards;
}

} // namespace pim::hardware
