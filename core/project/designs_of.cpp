// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/designs_of.h"

#include <algorithm>

#include "core/design/design_json.h"
#include "core/project/project.h"

namespace pim::project {
namespace {

Result<std::vector<DesignInFile>> ofProject(const std::filesystem::path& file)
{
    auto project = Project::open(file, Project::Mode::ReadOnly);
    if (!project)
        return tl::unexpected(project.error());
    auto state = (*project)->saved();
    if (!state)
        return tl::unexpected(state.error());
    auto runs = (*project)->runs();
    if (!runs)
        return tl::unexpected(runs.error());
    using Kind = DesignInFile::Kind;
    std::vector<DesignInFile> designs;
    for (DesignRecord& record : state->designs)
        if (record.design && record.design->network)
            designs.push_back({ record.letter.empty() ? Kind::Kept : Kind::Pinned, std::move(record) });
    std::stable_partition(designs.begin(), designs.end(), [](const DesignInFile& one) { return one.kind == Kind::Pinned; });
    for (auto run = runs->rbegin(); run != runs->rend(); ++run)
        if (run->best && run->best->network)
            designs.push_back({ Kind::BestOfRun, { .name = run->name, .run = run->id, .point = -1, .design = run->best } });
    if (designs.empty())
        return fail(ErrorCode::InvalidArgument, "holds no design yet: nothing is pinned, and no run has found one", file.string());
    return designs;
}

} // namespace

Result<std::vector<DesignInFile>> designsOf(const std::filesystem::path& file)
{
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (ending == ".pims" || looksLikeProject(file))
        return ofProject(file);
    auto design = design::readDesign(file);
    if (!design)
        return tl::unexpected(design.error());
    std::vector<DesignInFile> one;
    one.push_back({ DesignInFile::Kind::DesignFile,
                    { .name = file.filename().string(), .design = std::make_shared<const design::Design>(std::move(*design)) } });
    return one;
}

} // namespace pim::project
