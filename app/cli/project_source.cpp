// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project_source.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>

#include <fmt/format.h>

#include "core/base/file.h"
#include "core/design/design_json.h"
#include "core/program/program_file.h"

namespace pim::cli {
namespace {

namespace fs = std::filesystem;
using project::Project;

bool endsInPims(std::string_view file)
{
    constexpr std::string_view kEnd = ".pims";
    return file.size() >= kEnd.size()
        && std::equal(kEnd.begin(), kEnd.end(), file.end() - kEnd.size(), [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

/// "a, b and 3 more", each in quotes.
std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t kMost = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(kMost, names.size()); ++i)
        text += (i ? ", \"" : "\"") + names[i] + "\"";
    if (names.size() > kMost)
        text += fmt::format(" and {} more", names.size() - kMost);
    return text.empty() ? "none" : text;
}

/// "NAME:12" -> NAME, 12.
std::optional<std::pair<std::string, std::int64_t>> pointOf(const std::string& name)
{
    const auto colon = name.rfind(':');
    if (colon == std::string::npos || colon + 1 == name.size())
        return std::nullopt;
    std::int64_t point = 0;
    const auto [end, code] = std::from_chars(name.data() + colon + 1, name.data() + name.size(), point);
    if (code != std::errc() || end != name.data() + name.size())
        return std::nullopt;
    return std::pair(name.substr(0, colon), point);
}

const project::RunRecord* newest(const std::vector<project::RunRecord>& runs, const std::string& name)
{
    const auto found = std::find_if(runs.rbegin(), runs.rend(), [&](const auto& run) { return run.name == name; });
    return found == runs.rend() ? nullptr : &*found;
}

SourcedDesign sourced(design::Design design, const ProjectArgument& argument, const std::string& name)
{
    std::string text = design::designToJsonText(design);
    return { std::move(design), std::move(text), argument.file + "#" + name };
}

Result<SourcedDesign> fromProject(const ProjectArgument& argument)
{
    auto project = Project::open(argument.file, Project::Mode::ReadOnly);
    if (!project)
        return tl::unexpected(project.error());
    auto state = (*project)->saved();
    if (!state)
        return tl::unexpected(state.error());
    auto runs = (*project)->runs();
    if (!runs)
        return tl::unexpected(runs.error());
    const std::string& name = argument.name;
    if (name.empty()) {
        if (state->designs.size() == 1)
            return sourced(*state->designs[0].design, argument, state->designs[0].name);
        const auto last = std::find_if(runs->rbegin(), runs->rend(), [](const auto& run) { return run.best != nullptr; });
        if (last != runs->rend())
            return sourced(*last->best, argument, last->name);
        return fail(ErrorCode::InvalidArgument, "holds no design yet; `synth -o` adds a run to it", argument.file);
    }
    for (const project::DesignRecord& d : state->designs)
        if (!d.letter.empty() && d.letter == name)
            return sourced(*d.design, argument, name);
    for (const project::DesignRecord& d : state->designs)
        if (d.name == name)
            return sourced(*d.design, argument, name);
    if (const auto* run = newest(*runs, name)) {
        if (!run->best)
            return fail(ErrorCode::Infeasible,
                        run->points > 0 ? fmt::format("the run \"{}\" is {} and has no best design; its points are \"{}:NUMBER\"", name, project::runStateKey(run->state), name)
                                        : fmt::format("the run \"{}\" found no design", name),
                        argument.file);
        return sourced(*run->best, argument, name);
    }
    if (const auto point = pointOf(name))
        if (const auto* run = newest(*runs, point->first)) {
            auto design = (*project)->designOf(run->id, point->second);
            if (!design)
                return tl::unexpected(design.error());
            return sourced(std::move(*design), argument, name);
        }
    std::vector<std::string> names;
    for (const project::DesignRecord& d : state->designs)
        names.push_back(d.letter.empty() ? d.name : d.letter);
    for (const project::RunRecord& run : *runs)
        if (run.best)
            names.push_back(run.name);
    return fail(ErrorCode::InvalidArgument, fmt::format("the project has no design or run \"{}\"; it has {}", name, listed(names)), argument.file);
}

} // namespace

ProjectArgument projectArgument(const std::string& argument)
{
    std::error_code ignored;
    const auto hash = argument.rfind('#');
    if (hash == std::string::npos || fs::exists(argument, ignored))
        return { argument, {} };
    // A name may hold a '#' too: take the first one that ends the name of a file.
    for (auto at = argument.find('#'); at != std::string::npos; at = argument.find('#', at + 1))
        if (fs::is_regular_file(argument.substr(0, at), ignored))
            return { argument.substr(0, at), argument.substr(at + 1) };
    return { argument.substr(0, hash), argument.substr(hash + 1) };
}

bool isProject(const std::string& argument)
{
    const std::string file = projectArgument(argument).file;
    return endsInPims(file) || project::looksLikeProject(file);
}

bool isDesign(const std::string& argument)
{
    if (isProject(argument))
        return true;
    constexpr std::size_t kBeginning = 256;
    std::error_code ignored;
    if (!fs::is_regular_file(argument, ignored))
        return false;
    std::string text(kBeginning, '\0');
    std::ifstream file(argument, std::ios::binary);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return text.find("\"pimstudio-design\"") != std::string::npos;
}

Result<SourcedDesign> loadDesign(const std::string& argument)
{
    if (isProject(argument))
        return fromProject(projectArgument(argument));
    if (program::looksLikeProgram(argument))
        return fail(ErrorCode::ParseError, "is a program, not a design; `simulate` takes it", argument);
    auto text = readFile(argument, design::kLargestDesignFile);
    if (!text)
        return tl::unexpected(text.error());
    auto design = design::designFromJsonText(*text, argument);
    if (!design)
        return tl::unexpected(design.error());
    return SourcedDesign { std::move(*design), std::move(*text), argument };
}

Result<project::RunRecord> findRun(Project& project, const ProjectArgument& argument)
{
    auto runs = project.runs();
    if (!runs)
        return tl::unexpected(runs.error());
    if (argument.name.empty()) {
        const auto last = std::find_if(runs->rbegin(), runs->rend(), [](const auto& run) { return run.points > 0; });
        if (last != runs->rend())
            return std::move(*last);
        return fail(ErrorCode::InvalidArgument, "holds no run with points yet; `synth -o` adds one", argument.file);
    }
    if (const auto* run = newest(*runs, argument.name))
        return *run;
    std::vector<std::string> names;
    for (const project::RunRecord& run : *runs)
        names.push_back(run.name);
    return fail(ErrorCode::InvalidArgument, fmt::format("the project has no run \"{}\"; it has {}", argument.name, listed(names)), argument.file);
}

std::string freeName(const std::string& name, const std::vector<project::RunEntry>& others)
{
    const auto taken = [&](const std::string& candidate) {
        return std::any_of(others.begin(), others.end(), [&](const auto& other) { return other.name == candidate; });
    };
    if (!taken(name))
        return name;
    for (int i = 2;; ++i)
        if (std::string candidate = fmt::format("{} ({})", name, i); !taken(candidate))
            return candidate;
}

} // namespace pim::cli
