// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include <QString>

namespace pim::widgets {

/// A figure that a paper reports for one network: effective, so it may stand beside our own of the same network.
struct PublishedDesign
{
    std::string_view network; ///< "resnet18", "resnet18-cifar10": as in the zoo
    std::string_view name; ///< "PIMSYN"
    std::string_view place; ///< "Fig. 6"
    std::string_view columnX, columnY; ///< keys of synthesis::pointColumns()
    double x, y; ///< in the units of the columns
};

/// What is published of \a network on the two columns, in either order: x and y are then swapped to match. The network is
/// recognised by the zoo's name in \a network ("resnet18") or by a name that differs in case and punctuation only.
std::vector<PublishedDesign> publishedOn(const QString& network, std::string_view columnX, std::string_view columnY);

} // namespace pim::widgets
