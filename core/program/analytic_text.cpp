// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a comparison: keys of files, sentences of the command line.
#include "core/program/analytic_comparison.h"

#include <fmt/format.h>

namespace pim::program {

namespace {

std::string timeText(double ns)
{
    const double size = std::abs(ns);
    return size >= 1e6 ? fmt::format("{:.4g} ms", ns * 1e-6)
        : size >= 1e3  ? fmt::format("{:.4g} µs", ns * 1e-3)
                       : fmt::format("{:.4g} ns", ns);
}

std::string energyText(double nJ)
{
    return nJ >= 1e6 ? fmt::format("{:.4g} mJ", nJ * 1e-6) : nJ >= 1e3 ? fmt::format("{:.4g} µJ", nJ * 1e-3) : fmt::format("{:.4g} nJ", nJ);
}

std::string bytesText(double bytes)
{
    return bytes >= 1e6 ? fmt::format("{:.4g} MB", bytes * 1e-6)
        : bytes >= 1e3  ? fmt::format("{:.4g} kB", bytes * 1e-3)
                        : fmt::format("{:g} bytes", bytes);
}

} // namespace

std::string_view timeUseKey(TimeUse use)
{
    static constexpr std::array<std::string_view, kTimeUseCount> kKeys { "matrix",  "vector",       "global_memory",
                                                                         "network", "local_memory", "memory_port",
                                                                         "waiting", "other_layers", "issue" };
    return kKeys[static_cast<std::size_t>(use)];
}

std::string_view energyUseKey(EnergyUse use)
{
    static constexpr std::array<std::string_view, kEnergyUseCount> kKeys { "matrix",        "vector",  "local_memory",
                                                                           "global_memory", "network", "control" };
    return kKeys[static_cast<std::size_t>(use)];
}

std::string_view reasonKey(ReasonKind kind)
{
    static constexpr std::array<std::string_view, kReasonCount> kKeys { "mvm_time",      "mvm_count",  "vector",
                                                                        "global_memory", "network",    "local_memory",
                                                                        "memory_port",   "waiting",    "other_layers",
                                                                        "issue",         "other_cores" };
    return kKeys[static_cast<std::size_t>(kind)];
}

std::string reasonText(const Reason& r)
{
    const std::string a = timeText(r.analytic), s = timeText(r.simulated);
    switch (r.kind) {
    case ReasonKind::MvmTime:
        return fmt::format("an MVM with its operands and results takes {}, in the analytic model {}", s, a);
    case ReasonKind::MvmCount:
        return fmt::format("MVMs take {:.0f} turns after each other on the core, in the analytic model {:.0f} blocks", r.simulated,
                           r.analytic);
    case ReasonKind::Vector: return fmt::format("vector instructions take {}, vector units {}", s, a);
    case ReasonKind::GlobalMemory:
        return fmt::format("{} pass through the global memory, which the analytic model does not have",
                           bytesText(r.simulated));
    case ReasonKind::Network:
        if (r.analytic == 0 && r.simulated == 0)
            return "cores synchronise with messages that carry no data";
        return fmt::format("{} go from core to core, in the analytic model {}", bytesText(r.simulated),
                           bytesText(r.analytic));
    case ReasonKind::LocalMemory:
        return fmt::format("moves in local memory take {}, loads and stores of the analytic model {}", s, a);
    case ReasonKind::MemoryPort: return fmt::format("{} behind others at a memory's port", s);
    case ReasonKind::Waiting: return fmt::format("waits for data {}, in the analytic model {}", s, a);
    case ReasonKind::OtherLayers: return fmt::format("the core works {} for other layers meanwhile", s);
    case ReasonKind::Issue: return fmt::format("{} of scalar instructions and dispatch", s);
    case ReasonKind::OtherCores: return fmt::format("{} in which only other cores have the layer", s);
    }
    return {};
}

std::string pathKindText(PathKind kind)
{
    switch (kind) {
    case PathKind::Mvm: return "MVMs";
    case PathKind::Vector: return "vector instructions";
    case PathKind::Copy: return "operand copies";
    case PathKind::GlobalMemory: return "loads and stores";
    case PathKind::GlobalPort: return "waits for the global memory";
    case PathKind::Messages: return "messages between cores";
    case PathKind::LocalPort: return "waits for the local memory";
    case PathKind::Dispatch: return "dispatch";
    }
    return {};
}

std::string causeText(const Cause& cause, const AnalyticComparison& comparison)
{
    const bool known = cause.layer >= 0 && static_cast<std::size_t>(cause.layer) < comparison.layers.size();
    return fmt::format("{}: {}", known ? comparison.layers[static_cast<std::size_t>(cause.layer)].name : std::string("no layer"), pathKindText(cause.kind));
}

std::string issueText(const LayerComparison& layer)
{
    const MvmIssue& i = layer.issue;
    if (i.mvms == 0)
        return {};
    std::string text;
    const auto add = [&](const MvmIssue::Part& part, const char* what) {
        if (part.count > 0)
            text += fmt::format("{}{:.3g} {} ({})", text.empty() ? "" : ", ", part.count, what, timeText(part.time.value));
    };
    add(i.copies, "copies");
    add(i.globalMemory, "loads and stores");
    const std::string groups = fmt::format("{:.3g} of {} array groups work at a time on average", i.atOnce, i.groups);
    if (text.empty())
        return fmt::format("an MVM takes {}; {}", timeText(i.mvm.value), groups);
    text = fmt::format("for an MVM the transfer unit of core {} has {}: {} together; an MVM takes {}", layer.core, text, timeText(i.transfer().value), timeText(i.mvm.value));
    return i.most() < i.groups ? fmt::format("{}, so that at most {:.3g} of {} array groups can work at a time on average; {:.3g} do", text, i.most(), i.groups, i.atOnce) : fmt::format("{}; {}", text, groups);
}

std::string noteText(const ComparisonNote& n)
{
    switch (n.kind) {
    case NoteKind::DataBits:
        return fmt::format("elements have {:g} bits in the program, {:g} in the analytic model", n.simulated,
                           n.analytic);
    case NoteKind::WeightBits:
        return fmt::format("weights have {:g} bits in the program, {:g} in the analytic model", n.simulated,
                           n.analytic);
    case NoteKind::Crossbars:
        return fmt::format("the program uses {:g} crossbars of the machine, the design {:g}", n.simulated, n.analytic);
    case NoteKind::InFlight:
        return fmt::format("a core has at most {:g} instruction{} in flight, the analytic model any number",
                           n.simulated, n.simulated == 1 ? "" : "s");
    case NoteKind::MvmRead:
        return fmt::format("an mvmul takes {} for crossbars and converters and {} to read and write local memory",
                           timeText(n.analytic), timeText(n.simulated));
    case NoteKind::StaticPower:
        return fmt::format("units at rest draw {:.4g} mW on the machine, {:.4g} mW in the analytic model", n.simulated,
                           n.analytic);
    case NoteKind::RestTime:
        return fmt::format("the analytic energy has units at rest for the time between two results: {}; other views count them for the latency: {}",
                           energyText(n.simulated), energyText(n.analytic));
    case NoteKind::Columns:
        return fmt::format("an mvmul converts all {:g} columns of its crossbars, the analytic model those in use", n.simulated);
    case NoteKind::FreeLoads:
        return fmt::format("{} of loaded data cost the network nothing, as in pimsim-nn; the correction charged-loads counts them",
                           bytesText(n.simulated));
    case NoteKind::Mode: return "times are those of work for one result: cores repeat their programs without a break";
    }
    return {};
}

} // namespace pim::program
