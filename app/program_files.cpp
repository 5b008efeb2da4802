// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/program/machine_json.h"
#include "core/program/machine_presets.h"
#include "core/program/program_file.h"

namespace pim::app {
namespace {

constexpr qint64 kHead = 65536; ///< bytes

/// "r18.json.gz" is named "r18".
QString plainName(const QFileInfo& info)
{
    QString name = info.fileName();
    for (const char* end : { ".gz", ".json", ".bin", ".asm" })
        if (name.endsWith(QLatin1String(end), Qt::CaseInsensitive))
            name.chop(static_cast<qsizetype>(qstrlen(end)));
    return name;
}

std::filesystem::path native(const QString& path) { return QFile::encodeName(path).toStdString(); }

Result<void> allRight(const Diagnostics& found, const std::string& file)
{
    for (const Diagnostic& one : found.entries)
        if (one.severity == Severity::Error)
            return fail(ErrorCode::ParseError, one.where + ": " + one.text, file);
    return {};
}

} // namespace

FileContent contentOf(const QString& path)
{
    for (const char* end : { ".asm", ".bin", ".gz" })
        if (path.endsWith(QLatin1String(end), Qt::CaseInsensitive))
            return FileContent::Program;
    QFile file(path);
    if (!path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) || !file.open(QIODevice::ReadOnly))
        return FileContent::Other;
    const QByteArray head = file.read(kHead);
    if (head.contains("\"node_list\""))
        return FileContent::Other;
    if (head.contains("\"chip_config\"")) // has a core_cnt, too
        return FileContent::Machine;
    for (const char* key : { "\"core_cnt\"", "\"array_group_map\"", "\"core0\"" })
        if (head.contains(key))
            return FileContent::Program;
    return FileContent::Other;
}

QString configurationOf(const QString& program)
{
    const QFileInfo info(program);
    const QDir folder = info.absoluteDir();
    for (const QString& name : { plainName(info) + QStringLiteral(".config.json"), QStringLiteral("config.json") })
        if (folder.exists(name))
            return folder.filePath(name);
    // program.asm of an export stands beside the configuration of its mode.
    const QStringList others = folder.entryList({ QStringLiteral("*.config.json") }, QDir::Files);
    return others.size() == 1 ? folder.filePath(others.front()) : QString();
}

ProgramFile programFile(const QString& path)
{
    ProgramFile file;
    file.path = path;
    if (const QString config = configurationOf(path); !config.isEmpty()) {
        file.machine = project::MachineChoice::File;
        file.machineName = config.toStdString();
    } else {
        file.machineName = std::string(program::machinePresets().front().name);
        file.assumed = true;
    }
    return file;
}

Result<std::shared_ptr<const widgets::ProgramData>> readProgram(const ProgramFile& file, const RunContext& run)
{
    auto compiled = std::make_shared<program::CompiledProgram>();
    auto machine = std::make_shared<program::Machine>();
    if (file.machine == project::MachineChoice::File) {
        auto read = program::readMachine(native(QString::fromStdString(file.machineName)));
        if (!read)
            return tl::unexpected(read.error());
        if (auto right = allRight(program::validate(read->machine), file.machineName); !right)
            return tl::unexpected(right.error());
        compiled->options.mode = read->mode == program::SimulationMode::Latency ? program::CompileMode::Latency : program::CompileMode::Throughput;
        compiled->notes = std::move(read->notes);
        *machine = std::move(read->machine);
    } else {
        auto preset = program::machinePreset(file.machineName);
        if (!preset)
            return tl::unexpected(preset.error());
        compiled->options.mode = program::CompileMode::Latency; // one pass: nobody says that it is a pipeline
        compiled->notes = std::move(preset->notes);
        *machine = std::move(preset->machine);
    }
    const std::string name = file.path.toStdString();
    auto program = program::readProgramFile(native(file.path), run, &compiled->notes);
    if (!program)
        return tl::unexpected(program.error());
    if (auto right = allRight(program::validate(*program), name); !right)
        return tl::unexpected(right.error());
    compiled->program = std::move(*program);
    for (const program::CoreProgram& core : compiled->program.cores) {
        for (const std::int32_t crossbars : core.arrayGroups)
            compiled->statistics.crossbarsUsed += crossbars;
        compiled->statistics.coresUsed += core.instructions.empty() ? 0 : 1;
    }
    compiled->statistics.crossbarsTotal = machine->crossbars();
    if (machine->name.empty())
        machine->name = QFileInfo(QString::fromStdString(file.machineName)).fileName().toStdString();
    return widgets::prepareProgram(std::move(compiled), std::move(machine), nullptr, run);
}

} // namespace pim::app
