// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/published.h"

#include <algorithm>
#include <array>

namespace pim::widgets {
namespace {

constexpr std::string_view kEfficiency = "power_efficiency_gops_per_w", kThroughput = "throughput_gops", kEnergy = "energy_uj",
                           kLatency = "latency_us", kEdp = "edp_uj_us";

/// Fig. 6 of the PIMSYN paper (DATE 2024), read off the rendered figure to about 1.5 % of its axes, and its Table V.
constexpr std::array kEffective {
    PublishedDesign { "alexnet", "PIMSYN", "Fig. 6", kThroughput, kEfficiency, 14800, 710 },
    PublishedDesign { "vgg13", "PIMSYN", "Fig. 6", kThroughput, kEfficiency, 24900, 610 },
    PublishedDesign { "vgg16", "PIMSYN", "Fig. 6", kThroughput, kEfficiency, 28800, 600 },
    PublishedDesign { "msra_a", "PIMSYN", "Fig. 6", kThroughput, kEfficiency, 27200, 940 },
    PublishedDesign { "resnet18", "PIMSYN", "Fig. 6", kThroughput, kEfficiency, 4600, 330 },
    PublishedDesign { "alexnet", "ISAAC", "Fig. 6", kThroughput, kEfficiency, 2300, 125 },
    PublishedDesign { "vgg13", "ISAAC", "Fig. 6", kThroughput, kEfficiency, 10800, 240 },
    PublishedDesign { "vgg16", "ISAAC", "Fig. 6", kThroughput, kEfficiency, 12600, 260 },
    PublishedDesign { "msra_a", "ISAAC", "Fig. 6", kThroughput, kEfficiency, 9900, 260 },
    PublishedDesign { "resnet18", "ISAAC", "Fig. 6", kThroughput, kEfficiency, 1500, 235 },
};

struct TableV
{
    std::string_view network, name;
    double edp, energy, latency; ///< uJ us, uJ, us
};
constexpr std::array kTableV {
    TableV { "alexnet-cifar10", "Gibbon", 0.38e6, 380, 990 },    TableV { "alexnet-cifar10", "PIMSYN", 0.024e6, 119, 197 },
    TableV { "vgg16-cifar10", "Gibbon", 17.22e6, 2680, 6430 },   TableV { "vgg16-cifar10", "PIMSYN", 7.94e6, 2980, 2660 },
    TableV { "resnet18-cifar10", "Gibbon", 4.75e6, 1330, 3580 }, TableV { "resnet18-cifar10", "PIMSYN", 3.76e6, 2340, 1610 },
};

QString plain(const QString& name)
{
    QString letters;
    for (const QChar c : name.toLower())
        if (c.isLetterOrNumber())
            letters += c;
    return letters;
}

} // namespace

std::vector<PublishedDesign> publishedOn(const QString& network, std::string_view columnX, std::string_view columnY)
{
    std::vector<PublishedDesign> found;
    const QString wanted = plain(network);
    const auto same = [&](std::string_view name) { return plain(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))) == wanted; };
    for (PublishedDesign design : kEffective) {
        if (!same(design.network))
            continue;
        if (design.columnX != columnX) {
            std::swap(design.columnX, design.columnY);
            std::swap(design.x, design.y);
        }
        if (design.columnX == columnX && design.columnY == columnY)
            found.push_back(design);
    }
    for (const TableV& row : kTableV) {
        if (!same(row.network))
            continue;
        const auto value = [&](std::string_view column) { return column == kEdp ? row.edp : column == kEnergy ? row.energy : column == kLatency ? row.latency : 0.0; };
        if (columnX != columnY && value(columnX) > 0 && value(columnY) > 0)
            found.push_back({ row.network, row.name, "Table V", columnX, columnY, value(columnX), value(columnY) });
    }
    return found;
}

} // namespace pim::widgets
