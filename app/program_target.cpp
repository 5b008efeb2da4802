// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program_target.h"

#include <QCoreApplication>

#include "core/base/file.h"
#include "core/design/design_json.h"
#include "core/program/machine_from_design.h"
#include "core/program/machine_json.h"
#include "core/program/machine_presets.h"

namespace pim::app {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pim::app::ProgramTarget)
};

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

} // namespace

std::vector<MachineName> knownMachines()
{
    std::vector<MachineName> machines;
    for (const program::MachinePreset& preset : program::machinePresets())
        machines.push_back({ std::string(preset.name), text(preset.title), Words::tr("Source: %1").arg(text(preset.source)) });
    return machines;
}

Result<ProgramTarget> programTarget(const project::ProgramSettings& settings, const design::Design& design, const evaluation::Evaluation& evaluation)
{
    ProgramTarget target;
    target.options = settings.options;
    target.options.copies.clear();
    target.options.coresOfLayer.clear();
    const bool asDesigned = settings.options.replication == program::Replication::Design;
    if (settings.machine == project::MachineChoice::Design) {
        auto own = program::machineFromDesign(design, evaluation);
        if (!own)
            return tl::unexpected(own.error());
        target.machine = std::make_shared<const program::Machine>(std::move(own->machine));
        target.notes = std::move(own->notes);
        target.options.logicalColumns = own->options.logicalColumns; // the design says where bit slices lie
        if (asDesigned) {
            target.options.copies = std::move(own->options.copies);
            target.options.coresOfLayer = std::move(own->options.coresOfLayer);
        }
        return target;
    }
    if (asDesigned)
        for (const design::LayerDesign& layer : design.layers)
            target.options.copies.push_back(layer.weightDuplication);
    if (settings.machine == project::MachineChoice::Preset) {
        auto preset = program::machinePreset(settings.machineName);
        if (!preset)
            return tl::unexpected(preset.error());
        target.machine = std::make_shared<const program::Machine>(std::move(preset->machine));
        target.notes = std::move(preset->notes);
        return target;
    }
    auto file = program::readMachine(settings.machineName);
    if (!file)
        return tl::unexpected(file.error());
    target.notes = std::move(file->notes);
    for (const Diagnostic& found : program::validate(file->machine).entries)
        if (found.severity == Severity::Error)
            return fail(ErrorCode::ParseError, found.where + ": " + found.text, settings.machineName);
    target.machine = std::make_shared<const program::Machine>(std::move(file->machine));
    return target;
}

project::ProgramSettings firstSettings(const design::Design& design, const evaluation::Evaluation& evaluation)
{
    project::ProgramSettings settings;
    if (auto own = program::machineFromDesign(design, evaluation)) {
        settings.options = std::move(own->options);
        settings.options.copies.clear();
        settings.options.coresOfLayer.clear();
    } else {
        settings.machine = project::MachineChoice::Preset;
        settings.machineName = std::string(program::machinePresets().front().name);
        settings.options.logicalColumns = true;
    }
    return settings;
}

std::string designDigest(const design::Design& design) { return sha256Hex(design::designToJsonText(design)); }

} // namespace pim::app
