// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "core/compare/reproduction.h"

namespace pim::report {

/// rows (ours, paper, ratio), notes, runs and what they were made with.
nlohmann::ordered_json reproductionToJson(const compare::Reproduction& reproduction);
/// One line per row. Lines end in CR LF.
std::string reproductionCsv(const compare::Reproduction& reproduction);

} // namespace pim::report
