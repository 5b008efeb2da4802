// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery/gallery_data.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include "core/mapping/crossbar_mapping.h"
#include "core/network/zoo.h"

namespace pim::widgets {
namespace {

constexpr int kCrossbarSize = 256, kCellBits = 2, kWeightBits = 16;
constexpr double kMostCrossbars = 20'000; ///< of a layer: the first fully connected one of VGG-16 has 12,544

QString text(std::string_view s) { return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())); }

ZooCard cardOf(const network::ZooEntry& entry)
{
    ZooCard card;
    card.name = text(entry.name);
    card.title = text(entry.title);
    card.dataset = text(entry.dataset);
    card.citation = text(entry.citation);
    return card;
}

} // namespace

ExamplePreview ExamplePreview::of(const synthesis::PointTable& table, std::size_t most)
{
    ExamplePreview preview;
    const int x = synthesis::pointColumnIndex("throughput_gops"), y = synthesis::pointColumnIndex("power_efficiency_gops_per_w");
    if (x < 0 || y < 0)
        return preview;
    std::vector<Point> all;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double px = table.value(i, x), py = table.value(i, y);
        if (!std::isfinite(px) || !std::isfinite(py) || px <= 0 || py <= 0)
            continue;
        all.push_back({ px, py, false });
        preview.bestThroughput = std::max(preview.bestThroughput, px);
        preview.bestEfficiency = std::max(preview.bestEfficiency, py);
    }
    std::sort(all.begin(), all.end(), [](const Point& a, const Point& b) { return a.x != b.x ? a.x > b.x : a.y > b.y; });
    double best = 0;
    std::vector<Point> front, rest;
    for (Point& p : all) {
        p.front = p.y > best;
        best = std::max(best, p.y);
        p.x /= preview.bestThroughput;
        p.y /= preview.bestEfficiency;
        (p.front ? front : rest).push_back(p);
    }
    const std::size_t kept = std::min(most, rest.size());
    for (std::size_t i = 0; i < kept; ++i)
        preview.points.push_back(rest[i * rest.size() / kept]);
    preview.points.insert(preview.points.end(), front.rbegin(), front.rend());
    return preview;
}

double ZooCard::height(std::int64_t crossbars)
{
    return std::clamp(std::log(1.0 + static_cast<double>(crossbars)) / std::log(1.0 + kMostCrossbars), 0.0, 1.0);
}

std::vector<ZooCard> zooCards()
{
    std::vector<ZooCard> cards;
    for (const network::ZooEntry& entry : network::zooEntries())
        cards.push_back(cardOf(entry));
    return cards;
}

Result<ZooCard> zooCard(std::string_view name)
{
    const auto built = network::zoo(name);
    if (!built)
        return tl::unexpected(built.error());
    ZooCard card;
    for (const network::ZooEntry& entry : network::zooEntries())
        if (entry.name == name)
            card = cardOf(entry);
    for (const network::LayerId id : built->crossbarLayers()) {
        const network::Layer& layer = built->layer(id);
        const auto mapping = mapping::mapToCrossbars(layer, kCrossbarSize, kWeightBits, kCellBits, design::SlicePacking::Separate, true);
        card.bars.push_back({ mapping.crossbars, layer.kind == network::LayerKind::FullyConnected });
    }
    card.layers = static_cast<int>(card.bars.size());
    card.weights = built->totalWeights();
    card.operations = 2 * built->totalMacs();
    return card;
}

QString dayText(const QDateTime& when, const QDate& today)
{
    if (!when.isValid())
        return {};
    const QDate day = when.toLocalTime().date();
    if (day == today)
        return QCoreApplication::translate("pim::gallery", "today");
    if (day.addDays(1) == today)
        return QCoreApplication::translate("pim::gallery", "yesterday");
    //: Day and month of this year, in the format of Qt's dates
    const QString format = day.year() == today.year() ? QCoreApplication::translate("pim::gallery", "d MMM")
                                                      : QCoreApplication::translate("pim::gallery", "d MMM yyyy");
    return QLocale().toString(day, format);
}

QString folderText(const QString& path)
{
    QString folder = QFileInfo(path).path();
    const QString home = QDir::homePath();
    if (folder == home || folder.startsWith(home + QLatin1Char('/')))
        folder.replace(0, home.size(), QStringLiteral("~"));
    return QDir::toNativeSeparators(folder);
}

} // namespace pim::widgets
