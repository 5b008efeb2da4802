// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

namespace pim::test {

/// One run of the program and what it left behind.
struct CliRun
{
    int status = -1;
    QByteArray out, err;
    nlohmann::ordered_json json() const { return nlohmann::ordered_json::parse(out.toStdString()); }
};

inline QProcessEnvironment cliEnvironment(const QString& locale = "C.UTF-8")
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", locale);
    return environment;
}

inline CliRun cli(const QStringList& arguments, const QString& locale = "C.UTF-8", const QString& standardOutput = {})
{
    QProcess process;
    process.setProcessEnvironment(cliEnvironment(locale));
    if (!standardOutput.isEmpty())
        process.setStandardOutputFile(standardOutput);
    process.start(PIM_CLI, arguments);
    CliRun run;
    if (!process.waitForFinished(50'000)) {
        process.kill();
        process.waitForFinished();
        return run;
    }
    run.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace pim::test
