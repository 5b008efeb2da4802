// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/published_results.h"

#include <algorithm>
#include <array>

namespace pim::compare {
namespace {

// clang-format off
constexpr auto kResults = std::to_array<PublishedResult>({
    { Experiment::Table4, "", "peak power efficiency", "PIMSYN", 3.07, "TOPS/W" },
    { Experiment::Table4, "", "peak power efficiency", "ISAAC", 0.63, "TOPS/W" },
    { Experiment::Table4, "", "peak power efficiency", "PUMA", 0.84, "TOPS/W" },
    { Experiment::Table4, "", "peak power efficiency", "PRIME", 0.5, "TOPS/W" },
    { Experiment::Table4, "", "peak power efficiency", "PipeLayer", 0.14, "TOPS/W" },
    { Experiment::Table4, "", "peak power efficiency", "AtomLayer", 0.68, "TOPS/W" },
    { Experiment::Figure6, "alexnet", "power efficiency", "PIMSYN", 0.71, "TOPS/W" },
    { Experiment::Figure6, "vgg13", "power efficiency", "PIMSYN", 0.61, "TOPS/W" },
    { Experiment::Figure6, "vgg16", "power efficiency", "PIMSYN", 0.6, "TOPS/W" },
    { Experiment::Figure6, "msra-a", "power efficiency", "PIMSYN", 0.94, "TOPS/W" },
    { Experiment::Figure6, "resnet18", "power efficiency", "PIMSYN", 0.33, "TOPS/W" },
    { Experiment::Figure6, "alexnet", "power efficiency", "ISAAC", 0.125, "TOPS/W" },
    { Experiment::Figure6, "vgg13", "power efficiency", "ISAAC", 0.24, "TOPS/W" },
    { Experiment::Figure6, "vgg16", "power efficiency", "ISAAC", 0.26, "TOPS/W" },
    { Experiment::Figure6, "msra-a", "power efficiency", "ISAAC", 0.26, "TOPS/W" },
    { Experiment::Figure6, "resnet18", "power efficiency", "ISAAC", 0.235, "TOPS/W" },
    { Experiment::Figure6, "alexnet", "throughput", "PIMSYN", 14.8, "TOPS" },
    { Experiment::Figure6, "vgg13", "throughput", "PIMSYN", 24.9, "TOPS" },
    { Experiment::Figure6, "vgg16", "throughput", "PIMSYN", 28.8, "TOPS" },
    { Experiment::Figure6, "msra-a", "throughput", "PIMSYN", 27.2, "TOPS" },
    { Experiment::Figure6, "resnet18", "throughput", "PIMSYN", 4.6, "TOPS" },
    { Experiment::Figure6, "alexnet", "throughput", "ISAAC", 2.3, "TOPS" },
    { Experiment::Figure6, "vgg13", "throughput", "ISAAC", 10.8, "TOPS" },
    { Experiment::Figure6, "vgg16", "throughput", "ISAAC", 12.6, "TOPS" },
    { Experiment::Figure6, "msra-a", "throughput", "ISAAC", 9.9, "TOPS" },
    { Experiment::Figure6, "resnet18", "throughput", "ISAAC", 1.5, "TOPS" },
    { Experiment::Figure6, "", "power efficiency", "mean gain over ISAAC", 3.9, "x" },
    { Experiment::Figure6, "", "throughput", "mean gain over ISAAC", 3.4, "x" },
    { Experiment::Figure7, "alexnet", "power efficiency", "annealing", 4.36, "x ISAAC" },
    { Experiment::Figure7, "vgg13", "power efficiency", "annealing", 2.2, "x ISAAC" },
    { Experiment::Figure7, "vgg16", "power efficiency", "annealing", 2.0, "x ISAAC" },
    { Experiment::Figure7, "msra-a", "power efficiency", "annealing", 3.0, "x ISAAC" },
    { Experiment::Figure7, "resnet18", "power efficiency", "annealing", 2.0, "x ISAAC" },
    { Experiment::Figure7, "alexnet", "power efficiency", "heuristic", 3.64, "x ISAAC" },
    { Experiment::Figure7, "vgg13", "power efficiency", "heuristic", 1.9, "x ISAAC" },
    { Experiment::Figure7, "vgg16", "power efficiency", "heuristic", 1.75, "x ISAAC" },
    { Experiment::Figure7, "msra-a", "power efficiency", "heuristic", 2.3, "x ISAAC" },
    { Experiment::Figure7, "resnet18", "power efficiency", "heuristic", 1.8, "x ISAAC" },
    { Experiment::Figure7, "alexnet", "power efficiency", "no duplication", 1.03, "x ISAAC" },
    { Experiment::Figure7, "vgg13", "power efficiency", "no duplication", 0.17, "x ISAAC" },
    { Experiment::Figure7, "vgg16", "power efficiency", "no duplication", 0.1, "x ISAAC" },
    { Experiment::Figure7, "msra-a", "power efficiency", "no duplication", 0.2, "x ISAAC" },
    { Experiment::Figure7, "resnet18", "power efficiency", "no duplication", 0.1, "x ISAAC" },
    { Experiment::Figure7, "alexnet", "throughput", "annealing", 11.2, "x ISAAC" },
    { Experiment::Figure7, "vgg13", "throughput", "annealing", 3.1, "x ISAAC" },
    { Experiment::Figure7, "vgg16", "throughput", "annealing", 2.7, "x ISAAC" },
    { Experiment::Figure7, "msra-a", "throughput", "annealing", 2.6, "x ISAAC" },
    { Experiment::Figure7, "resnet18", "throughput", "annealing", 1.35, "x ISAAC" },
    { Experiment::Figure7, "alexnet", "throughput", "heuristic", 7.6, "x ISAAC" },
    { Experiment::Figure7, "vgg13", "throughput", "heuristic", 2.1, "x ISAAC" },
    { Experiment::Figure7, "vgg16", "throughput", "heuristic", 2.05, "x ISAAC" },
    { Experiment::Figure7, "msra-a", "throughput", "heuristic", 2.45, "x ISAAC" },
    { Experiment::Figure7, "resnet18", "throughput", "heuristic", 1.2, "x ISAAC" },
    { Experiment::Figure7, "alexnet", "throughput", "no duplication", 1.4, "x ISAAC" },
    { Experiment::Figure7, "vgg13", "throughput", "no duplication", 0.05, "x ISAAC" },
    { Experiment::Figure7, "vgg16", "throughput", "no duplication", 0.3, "x ISAAC" },
    { Experiment::Figure7, "msra-a", "throughput", "no duplication", 0.3, "x ISAAC" },
    { Experiment::Figure7, "resnet18", "throughput", "no duplication", 0.55, "x ISAAC" },
    { Experiment::Figure7, "", "power efficiency", "mean gain of annealing over heuristic", 1.19, "x" },
    { Experiment::Figure7, "", "throughput", "mean gain of annealing over heuristic", 1.27, "x" },
    { Experiment::Figure8, "alexnet", "power efficiency", "specialized", 5.77, "x ISAAC" },
    { Experiment::Figure8, "vgg13", "power efficiency", "specialized", 2.5, "x ISAAC" },
    { Experiment::Figure8, "vgg16", "power efficiency", "specialized", 2.3, "x ISAAC" },
    { Experiment::Figure8, "msra-a", "power efficiency", "specialized", 3.55, "x ISAAC" },
    { Experiment::Figure8, "resnet18", "power efficiency", "specialized", 5.5, "x ISAAC" },
    { Experiment::Figure8, "alexnet", "power efficiency", "identical", 5.65, "x ISAAC" },
    { Experiment::Figure8, "vgg13", "power efficiency", "identical", 1.87, "x ISAAC" },
    { Experiment::Figure8, "vgg16", "power efficiency", "identical", 2.02, "x ISAAC" },
    { Experiment::Figure8, "msra-a", "power efficiency", "identical", 3.27, "x ISAAC" },
    { Experiment::Figure8, "resnet18", "power efficiency", "identical", 5.1, "x ISAAC" },
    { Experiment::Figure8, "alexnet", "throughput", "specialized", 6.46, "x ISAAC" },
    { Experiment::Figure8, "vgg13", "throughput", "specialized", 2.3, "x ISAAC" },
    { Experiment::Figure8, "vgg16", "throughput", "specialized", 2.28, "x ISAAC" },
    { Experiment::Figure8, "msra-a", "throughput", "specialized", 2.8, "x ISAAC" },
    { Experiment::Figure8, "resnet18", "throughput", "specialized", 3.1, "x ISAAC" },
    { Experiment::Figure8, "alexnet", "throughput", "identical", 5.65, "x ISAAC" },
    { Experiment::Figure8, "vgg13", "throughput", "identical", 1.27, "x ISAAC" },
    { Experiment::Figure8, "vgg16", "throughput", "identical", 1.77, "x ISAAC" },
    { Experiment::Figure8, "msra-a", "throughput", "identical", 2.57, "x ISAAC" },
    { Experiment::Figure8, "resnet18", "throughput", "identical", 2.5, "x ISAAC" },
    { Experiment::Figure8, "", "power efficiency", "mean gain of specialized over identical", 1.13, "x" },
    { Experiment::Figure8, "", "throughput", "mean gain of specialized over identical", 1.31, "x" },
    { Experiment::Figure9, "alexnet", "power efficiency", "with sharing", 4.36, "x ISAAC" },
    { Experiment::Figure9, "vgg13", "power efficiency", "with sharing", 4.85, "x ISAAC" },
    { Experiment::Figure9, "vgg16", "power efficiency", "with sharing", 5.16, "x ISAAC" },
    { Experiment::Figure9, "msra-a", "power efficiency", "with sharing", 5.5, "x ISAAC" },
    { Experiment::Figure9, "resnet18", "power efficiency", "with sharing", 3.3, "x ISAAC" },
    { Experiment::Figure9, "alexnet", "power efficiency", "without sharing", 4.05, "x ISAAC" },
    { Experiment::Figure9, "vgg13", "power efficiency", "without sharing", 4.1, "x ISAAC" },
    { Experiment::Figure9, "vgg16", "power efficiency", "without sharing", 4.75, "x ISAAC" },
    { Experiment::Figure9, "msra-a", "power efficiency", "without sharing", 5.2, "x ISAAC" },
    { Experiment::Figure9, "resnet18", "power efficiency", "without sharing", 3.2, "x ISAAC" },
    { Experiment::Figure9, "alexnet", "throughput", "with sharing", 4.26, "x ISAAC" },
    { Experiment::Figure9, "vgg13", "throughput", "with sharing", 4.1, "x ISAAC" },
    { Experiment::Figure9, "vgg16", "throughput", "with sharing", 2.54, "x ISAAC" },
    { Experiment::Figure9, "msra-a", "throughput", "with sharing", 2.95, "x ISAAC" },
    { Experiment::Figure9, "resnet18", "throughput", "with sharing", 1.65, "x ISAAC" },
    { Experiment::Figure9, "alexnet", "throughput", "without sharing", 3.42, "x ISAAC" },
    { Experiment::Figure9, "vgg13", "throughput", "without sharing", 3.07, "x ISAAC" },
    { Experiment::Figure9, "vgg16", "throughput", "without sharing", 2.39, "x ISAAC" },
    { Experiment::Figure9, "msra-a", "throughput", "without sharing", 2.7, "x ISAAC" },
    { Experiment::Figure9, "resnet18", "throughput", "without sharing", 1.6, "x ISAAC" },
    { Experiment::Figure9, "", "power efficiency", "mean gain of sharing", 1.08, "x" },
    { Experiment::Figure9, "", "throughput", "mean gain of sharing", 1.15, "x" },
    { Experiment::Table5, "alexnet-cifar10", "EDP", "PIMSYN", 0.024, "ms mJ" },
    { Experiment::Table5, "alexnet-cifar10", "EDP", "Gibbon", 0.38, "ms mJ" },
    { Experiment::Table5, "alexnet-cifar10", "energy", "PIMSYN", 0.119, "mJ" },
    { Experiment::Table5, "alexnet-cifar10", "energy", "Gibbon", 0.38, "mJ" },
    { Experiment::Table5, "alexnet-cifar10", "latency", "PIMSYN", 0.197, "ms" },
    { Experiment::Table5, "alexnet-cifar10", "latency", "Gibbon", 0.99, "ms" },
    { Experiment::Table5, "vgg16-cifar10", "EDP", "PIMSYN", 7.94, "ms mJ" },
    { Experiment::Table5, "vgg16-cifar10", "EDP", "Gibbon", 17.22, "ms mJ" },
    { Experiment::Table5, "vgg16-cifar10", "energy", "PIMSYN", 2.98, "mJ" },
    { Experiment::Table5, "vgg16-cifar10", "energy", "Gibbon", 2.68, "mJ" },
    { Experiment::Table5, "vgg16-cifar10", "latency", "PIMSYN", 2.66, "ms" },
    { Experiment::Table5, "vgg16-cifar10", "latency", "Gibbon", 6.43, "ms" },
    { Experiment::Table5, "resnet18-cifar10", "EDP", "PIMSYN", 3.76, "ms mJ" },
    { Experiment::Table5, "resnet18-cifar10", "EDP", "Gibbon", 4.75, "ms mJ" },
    { Experiment::Table5, "resnet18-cifar10", "energy", "PIMSYN", 2.34, "mJ" },
    { Experiment::Table5, "resnet18-cifar10", "energy", "Gibbon", 1.33, "mJ" },
    { Experiment::Table5, "resnet18-cifar10", "latency", "PIMSYN", 1.61, "ms" },
    { Experiment::Table5, "resnet18-cifar10", "latency", "Gibbon", 3.58, "ms" },
});
// clang-format on

constexpr std::array<FigureNetwork, 5> kFigureNetworks { {
    { "alexnet", "AlexNet", { 49 } },
    { "vgg13", "VGG13", { 115 } },
    { "vgg16", "VGG16", { 132 } },
    { "msra-a", "MSRA-1", { 132 } },
    { "resnet18", "ResNet18", { 49 } },
} };
constexpr std::array<FigureNetwork, 3> kTable5Networks { {
    { "alexnet-cifar10", "AlexNet, CIFAR-10", { 9 } },
    { "vgg16-cifar10", "VGG16, CIFAR-10", { 9 } },
    { "resnet18-cifar10", "ResNet18, CIFAR-10", { 9 } },
} };

constexpr std::array<std::string_view, kExperimentCount> kKeys { "table4", "fig6", "fig7", "fig8", "fig9", "table5" };
constexpr std::array<std::string_view, kExperimentCount> kTitles {
    "Table IV: peak power efficiency", "Fig. 6: effective efficiency and throughput against ISAAC",
    "Fig. 7: weight duplication",      "Fig. 8: identical and specialized macros",
    "Fig. 9: macro sharing",           "Table V: energy-delay product on CIFAR-10"
};

} // namespace

std::string_view experimentKey(Experiment experiment) { return kKeys[static_cast<std::size_t>(experiment)]; }
std::string_view experimentTitle(Experiment experiment) { return kTitles[static_cast<std::size_t>(experiment)]; }

std::optional<Experiment> experimentOf(std::string_view key)
{
    const auto found = std::find(kKeys.begin(), kKeys.end(), key);
    return found == kKeys.end() ? std::nullopt : std::optional(static_cast<Experiment>(found - kKeys.begin()));
}

std::span<const PublishedResult> publishedResults() { return kResults; }

std::string_view publishedSource(Experiment experiment)
{
    switch (experiment) {
    case Experiment::Table4: return "PIMSYN, DATE 2024, Table IV (printed)";
    case Experiment::Figure6:
        return "PIMSYN, DATE 2024, Fig. 6 (read off the figure, within 1.5 % of its axis; means: printed)";
    case Experiment::Figure7:
        return "PIMSYN, DATE 2024, Fig. 7 (read off the figure, within 1.5 % of its axis; means: printed)";
    case Experiment::Figure8:
        return "PIMSYN, DATE 2024, Fig. 8 (read off the figure, within 1.5 % of its axis; means: printed)";
    case Experiment::Figure9:
        return "PIMSYN, DATE 2024, Fig. 9 (read off the figure, within 1.5 % of its axis; means: printed)";
    case Experiment::Table5: return "PIMSYN, DATE 2024, Table V (printed)";
    }
    return "";
}

std::span<const FigureNetwork> figureNetworks() { return kFigureNetworks; }
std::span<const FigureNetwork> table5Networks() { return kTable5Networks; }

} // namespace pim::compare
