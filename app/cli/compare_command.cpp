// SPDX-License-Identifier: GPL-3.0-or-later
// `compare`: two to four designs side by side.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/comparison_view.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output_check.h"
#include "app/cli/project_source.h"
#include "core/base/file.h"
#include "core/compare/manual_design.h"
#include "core/report/comparison_json.h"
#include "core/report/format.h"
#include "core/report/html_report.h"
#include "core/report/latex.h"

namespace pim::cli {
namespace {

struct CompareArguments
{
    std::vector<std::string> designs;
    std::string reference = "A", output;
    bool json = false, all = false;
};

constexpr std::string_view kPreset = "preset:";

Result<compare::Entry> manualEntry(const std::string& argument, const compare::Entry& on, const RunContext& run)
{
    const std::string name = argument.substr(kPreset.size());
    const compare::ManualMachine* machine = compare::findManualMachine(name);
    if (machine == nullptr) {
        std::string names;
        for (const auto& known : compare::manualMachines())
            names += fmt::format("{}{}", names.empty() ? "" : ", ", known.name);
        for (const auto& cited : compare::citedMachines())
            if (std::equal(cited.name.begin(), cited.name.end(), name.begin(), name.end(), [](char a, char b) {
                    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
                }))
                return fail(ErrorCode::InvalidArgument,
                            fmt::format("{} has no complete set of parameters to evaluate; cited: {} TOPS/W peak ({})",
                                        cited.name, report::formatNumber(cited.peakTopsPerW), cited.source),
                            argument);
        return fail(ErrorCode::InvalidArgument, fmt::format("is none of the manual designs {}", names), argument);
    }
    auto manual =
        compare::manualDesign(*machine, on.design->network, on.design->constraints.powerBudget, on.design->model, run);
    if (!manual)
        return tl::unexpected(manual.error());
    return std::move(manual->entry);
}

/// What the ending of the file asks for.
std::string reportText(const std::string& path, const compare::Comparison& comparison)
{
    if (path.ends_with(".html") || path.ends_with(".htm")) {
        report::ReportContent content;
        content.title = fmt::format("{}: {} designs", comparison.designs[comparison.reference].design->network->name, comparison.designs.size());
        content.comparison = &comparison;
        return report::htmlReport(content).html;
    }
    return path.ends_with(".tex") ? report::latexComparison(comparison) : report::comparisonCsv(comparison);
}

int runCompare(Session& session, const CompareArguments& a)
{
    Console& console = session.console;
    RunContext run;
    run.stop = session.interrupt.listen();
    if (a.designs.size() < 2 || a.designs.size() > compare::kMostDesigns)
        return console.failed({ ErrorCode::InvalidArgument,
                                fmt::format("needs 2 to {} designs, got {}", compare::kMostDesigns, a.designs.size()),
                                "compare" },
                              a.json);
    const std::size_t reference = static_cast<std::size_t>(a.reference[0] - 'A');
    if (reference >= a.designs.size())
        return console.failed({ ErrorCode::InvalidArgument,
                                fmt::format("names none of the {} designs, got {}", a.designs.size(), a.reference),
                                "--reference" },
                              a.json);
    if (const auto writable = canBeWritten(a.output); !writable)
        return console.failed(writable.error(), a.json);
    std::vector<compare::Entry> entries(a.designs.size());
    const compare::Entry* first = nullptr;
    for (std::size_t i = 0; i < a.designs.size(); ++i) {
        if (a.designs[i].starts_with(kPreset))
            continue;
        auto source = loadDesign(a.designs[i]);
        if (!source)
            return console.failed(source.error(), a.json);
        auto entry = compare::entryOf(source->from, std::move(source->design));
        if (!entry) { // the file holds a design that cannot be
            Error error = entry.error();
            if (error.code == ErrorCode::InvalidArgument)
                error = { ErrorCode::ParseError, error.message,
                          error.where.empty() ? source->from : source->from + ": " + error.where };
            return console.failed(error, a.json);
        }
        entries[i] = std::move(*entry);
        if (first == nullptr)
            first = &entries[i];
    }
    if (first == nullptr)
        return console.failed(
            { ErrorCode::InvalidArgument,
              "needs at least one design that is no preset: its network and budget are those of the presets",
              "compare" },
            a.json);
    for (std::size_t i = 0; i < a.designs.size(); ++i) {
        if (entries[i].design)
            continue;
        auto entry = manualEntry(a.designs[i], *first, run);
        if (!entry)
            return session.interrupt.requested() ? static_cast<int>(kInterrupted)
                                                 : console.failed(entry.error(), a.json);
        entries[i] = std::move(*entry);
    }
    const auto comparison = compare::compareDesigns(std::move(entries), reference);
    if (!comparison)
        return console.failed(comparison.error(), a.json);
    sayComparison(console, *comparison, a.all);
    if (!a.output.empty()) {
        if (const auto written = writeFileAtomically(a.output, reportText(a.output, *comparison)); !written)
            return console.failed(written.error(), a.json);
        console.say(fmt::format("wrote {}\n", a.output));
    }
    if (a.json)
        console.putJson(report::comparisonToJson(*comparison));
    return kDone;
}

} // namespace

void addCompare(CLI::App& app, const Choose& choose)
{
    CLI::App* command =
        app.add_subcommand("compare", "two to four designs side by side: figures, configuration, layers, reasons");
    auto arguments = std::make_shared<CompareArguments>();
    command
        ->add_option(
            "DESIGN", arguments->designs,
            fmt::format("{}, or preset:isaac, preset:puma: that machine on the network and budget of the first design",
                        kDesignHelp))
        ->required()
        ->type_name("");
    addChoice(*command, "--reference", arguments->reference, { "A", "B", "C", "D" },
              "the design that differences are against");
    command->add_option("-o,--output", arguments->output, "write a report: .html (figures, tables, provenance), .tex (tables), else the metrics as CSV")->type_name("FILE");
    command->add_flag("--all", arguments->all, "also configuration values and layers that are alike");
    command->add_flag("--json", arguments->json, "the result as one JSON object on stdout");
    command->footer(std::string(kNameFooter));
    command->callback([=] { choose([=](Session& session) { return runCompare(session, *arguments); }); });
}

} // namespace pim::cli
