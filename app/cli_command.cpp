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

} // namespace pim::app
