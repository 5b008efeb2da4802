// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/base/json_reader.h"
#include "core/network/network.h"

namespace pim::design {

/// The `network` block of a design file: every field of every layer, so no model file is needed to evaluate. Fields at
/// their default are left out; consumers are left out where they follow from the providers in layer order.
nlohmann::ordered_json networkToJson(const network::Network& network);

/// Read such a block. Broken rules (those of network::validate included) are recorded in the reader.
network::Network networkFromJson(const JsonReader& in);

} // namespace pim::design
