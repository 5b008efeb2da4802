// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace pim::app {

/// A project that the program brings along.
struct Example
{
    QString path;
    QString title; ///< translated
    QString description; ///< translated
};

/// The examples that are there: beside the program in a build folder, in share/pimstudio/examples of an installation,
/// or in the folder $PIMSTUDIO_EXAMPLES.
std::vector<Example> examples();

} // namespace pim::app
