// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli_command.h"

#include <algorithm>

#include <QRegularExpression>
#include <QStringList>

namespace pim::app {
namespace {

QString number(double value) { return QString::number(value, 'g', 12); }

QString list(const std::vector<int>& values)
{
    QStringList parts;
    for (const int value : values)
        parts << QString::number(value);
    return parts.join(QLatin1Char(','));
}

} // namespace

QString shellQuoted(const QString& word)
{
    static const QRegularExpression kPlain(QStringLiteral("^[A-Za-z0-9_./:,=@%+-]+$"));
    if (kPlain.match(word).hasMatch())
        return word;
    return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString synthCommand(const QString& model, const QString& hardware, const synthesis::SynthesisOptions& options,
                     std::uint64_t seed, const QString& output)
{
    const synthesis::SynthesisOptions standard;
    QStringList words { QStringLiteral("pimstudio-cli"), QStringLiteral("synth"), shellQuoted(model) };
    const auto add = [&words](const char* flag, const QString& value) {
        words << QLatin1String(flag) << shellQuoted(value);
    };
    add("--power", number(options.constraints.powerBudget.value));
    if (hardware != QLatin1String("pimsyn"))
        add("--hardware", hardware);
    if (options.macroStyle != standard.macroStyle)
        add("--macros", QStringLiteral("identical"));
    if (!options.macroSharing)
        add("--sharing", QStringLiteral("off"));
    if (options.objective != standard.objective)
        add("--objective", [&] {
            const std::string_view key = synthesis::objectiveInfo(options.objective).key;
            return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
        }());
    if (options.constraints.maxArea)
        add("--max-area", number(options.constraints.maxArea->value * 1e-6));
    if (options.constraints.maxLatency)
        add("--max-latency-us", number(options.constraints.maxLatency->value * 1e-3));
    if (options.constraints.maxCrossbars)
        add("--max-crossbars", QString::number(*options.constraints.maxCrossbars));
    if (options.crossbarSizes != standard.crossbarSizes)
        add("--crossbar-size", list(options.crossbarSizes));
    if (options.cellBits != standard.cellBits)
        add("--cell-bits", list(options.cellBits));
    if (options.dacBits != standard.dacBits)
        add("--dac-bits", list(options.dacBits));
    if (options.slices != standard.slices) {
        QStringList slices;
        for (const design::SlicePacking packing : options.slices)
            slices << (packing == design::SlicePacking::Packed ? QStringLiteral("packed") : QStringLiteral("separate"));
        add("--slices", slices.join(QLatin1Char(',')));
    }
    if (options.powerShareLow != standard.powerShareLow || options.powerShareHigh != standard.powerShareHigh
        || options.powerShareSteps != standard.powerShareSteps)
        add("--power-share",
            QStringLiteral("%1:%2:%3")
                .arg(number(options.powerShareLow), number(options.powerShareHigh))
                .arg(options.powerShareSteps));
    if (options.weightBits)
        add("--weight-bits", QString::number(*options.weightBits));
    if (options.dataBits)
        add("--data-bits", QString::number(*options.dataBits));
    if (options.effort != standard.effort)
        add("--effort",
            options.effort == synthesis::Effort::Fast ? QStringLiteral("fast") : QStringLiteral("thorough"));
    if (options.timeLimitSeconds > 0)
        add("--time-limit", number(options.timeLimitSeconds));
    if (options.model == evaluation::ModelOptions::pimsyn())
        add("--profile", QStringLiteral("pimsyn"));
    if (options.algorithm != standard.algorithm)
        add("--algorithm", QStringLiteral("pimsyn"));
    if (seed != 1)
        add("--seed", QString::number(seed));
    if (!output.isEmpty())
        add("-o", output);
    return words.join(QLatin1Char(' '));
}

QString compileCommand(const QString& design, const QString& model, const project::ProgramSettings& settings, const QString& output)
{
    const program::CompileOptions& o = settings.options;
    const auto text = [](std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); };
    const bool own = settings.machine == project::MachineChoice::Design;
    QString command = QStringLiteral("pimstudio-cli compile ") + shellQuoted(own ? design : model);
    if (settings.machine == project::MachineChoice::Preset)
        command += QStringLiteral(" --machine ") + shellQuoted(text(settings.machineName));
    if (settings.machine == project::MachineChoice::File)
        command += QStringLiteral(" --config ") + shellQuoted(text(settings.machineName));
    command += QStringLiteral(" --mode ") + text(project::compileModeKey(o.mode));
    if (own || o.replication != program::Replication::Design) // a model alone has no designed copies
        command += QStringLiteral(" --replication ") + text(project::replicationKey(o.replication));
    command += QStringLiteral(" --bits %1,%2,%3")
                   .arg(o.numbers.elementBits)
                   .arg(o.numbers.accumulatorBits)
                   .arg(o.numbers.resultShift);
    if (o.logicalColumns && !own)
        command += QStringLiteral(" --logical-crossbars");
    if (o.localMemoryBytes > 0)
        command += QStringLiteral(" --local-memory %1").arg(o.localMemoryBytes);
    return command + QStringLiteral(" -o ") + shellQuoted(output);
}

} // namespace pim::app
