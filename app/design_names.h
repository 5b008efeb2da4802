// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <QString>

#include "core/project/records.h"

namespace pim::app {

/// Names of designs. Those that the studio gives are stored in English, so that a project says the same to everyone and the
/// command line finds them, and are shown in the language of the window. A person's own are shown as they are.

/// What a point of a run is called: "Design 1,816", in the language of the window.
QString shownName(std::int64_t point);
/// What a kept design is called. One of the studio's own names, of whatever language, in that of the window.
QString shownName(const project::DesignRecord& record);

/// What is stored for a point of a run that is kept: "Design 1,816".
std::string storedName(std::int64_t point);
/// The same once it is edited by hand.
std::string storedEditedName(std::int64_t point);

} // namespace pim::app
