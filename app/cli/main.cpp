// SPDX-License-Identifier: GPL-3.0-or-later
// pimstudio-cli: the studio without a window.
#include <exception>
#include <new>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "core/report/format.h"
#include "pim_version.h"

namespace {

using namespace pim::cli;

constexpr const char* kFooter = R"(
Exit status: 0 done; 1 the request cannot be met; 2 bad usage; 3 bad input file; 4 I/O error; 130 interrupted.
Text for people goes to stderr; --json prints one JSON object to stdout.)";

int run(int argc, char** argv, Session& session)
{
    CLI::App app("PIM Studio: synthesise and evaluate processing-in-memory accelerators", "pimstudio-cli");
    app.set_version_flag("--version", fmt::format("pimstudio-cli {} ({})", pim::kVersion, pim::kGitRevision),
                         "print the version and the git revision");
    app.require_subcommand(1);
    app.footer(kFooter);
    Action action;
    const Choose choose = [&](Action chosen) { action = std::move(chosen); };
    addModels(app, choose);
    addPresets(app, choose);
    addImport(app, choose);
    addSynth(app, choose);
    addEvaluate(app, choose);
    addVerify(app, choose);
    addPareto(app, choose);
    addSweep(app, choose);
    addExport(app, choose);
    addTimeline(app, choose);
    addCompile(app, choose);
    addSimulate(app, choose);
    addCompare(app, choose);
    addReproduce(app, choose);
    addPortability(app, choose);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        if (problem.get_exit_code() == 0) { // --help, --version
            std::ostringstream text;
            app.exit(problem, text, text);
            session.console.put(text.str());
            return kDone;
        }
        const auto chosen = app.get_subcommands();
        const bool unknown = chosen.empty() && argc > 1 && argv[1][0] != '-';
        session.console.say(fmt::format(
            "error: {}\nTry `pimstudio-cli {}--help`.\n",
            unknown ? fmt::format("there is no command \"{}\"", pim::report::printable(argv[1])) : problem.what(),
            chosen.empty() ? "" : chosen.front()->get_name() + " "));
        return kBadUsage;
    }
    return action ? action(session) : kBadUsage;
}

} // namespace

int main(int argc, char** argv)
{
    Interrupt interrupt; // first: it blocks the signals for every later thread
    Console console;
    Session session { console, interrupt };
    int status = kCannotBeMet;
    try {
        status = run(argc, argv, session);
    } catch (const std::bad_alloc&) {
        console.say("error: out of memory\n");
    } catch (const std::exception& problem) {
        console.say(fmt::format("error: unexpected: {}\n", problem.what()));
    }
    return console.finish(status);
}
