// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <QDateTime>
#include <QString>

#include "core/base/result.h"
#include "core/synthesis/point_table.h"

namespace pim::widgets {

/// Evaluated designs small enough for a card: power efficiency over throughput, both 0…1 of the largest.
struct ExamplePreview
{
    struct Point
    {
        double x = 0, y = 0;
        bool front = false; ///< no other point is better in both
        bool operator==(const Point&) const = default;
    };
    std::vector<Point> points; ///< the front last, from the slowest to the fastest
    double bestEfficiency = 0; ///< GOPS/W
    double bestThroughput = 0; ///< GOPS

    /// At most \a most points beside the front, taken evenly. Points without figures are left out.
    static ExamplePreview of(const synthesis::PointTable& table, std::size_t most = 400);
};

/// A project that comes with the program.
struct ExampleCard
{
    QString path; ///< what exampleRequested() says
    QString title, description;
    double budgetW = 0; ///< 0: no badge
    bool withRun = false; ///< holds results
    ExamplePreview preview = {};
};

/// A built-in network. Figures are unknown (layers == 0) until zooCard() has built it.
struct ZooCard
{
    struct Bar
    {
        std::int64_t crossbars = 0; ///< of one copy of the layer's weights
        bool fullyConnected = false;
    };
    QString name; ///< what zooRequested() says
    QString title, dataset, citation;
    int layers = 0; ///< on crossbars
    std::int64_t weights = 0, operations = 0;
    std::vector<Bar> bars;

    /// 0…1 on the logarithmic axis that all cards share.
    static double height(std::int64_t crossbars);
};
/// Names of all built-in networks, at once.
std::vector<ZooCard> zooCards();
/// Build the network \a name and count: crossbars of 256 rows with 2-bit cells and 16-bit weights. Takes milliseconds, so
/// not for the GUI thread; safe on any.
[[nodiscard]] Result<ZooCard> zooCard(std::string_view name);

/// A file that was open before.
struct RecentFile
{
    QString path;
    QDateTime opened;
};
/// "today", "yesterday", "19 Nov", "19 Nov 2024".
QString dayText(const QDateTime& when, const QDate& today);
/// The folder of \a path with the home folder as "~".
QString folderText(const QString& path);

} // namespace pim::widgets
