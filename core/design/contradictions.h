// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/diagnostics.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::design {

/// Where a design file contradicts itself without being impossible, as warnings. \a text is the file that \a design was read
/// from, \a evaluation that of the design. Told are derived values (blocks, crossbars, clock, metrics, breakdown) other
/// than those the design gives, the first few by name; layers whose input is not what their providers give together;
/// and a digest of a built-in network that is not that of the layers. Nothing that is not in the file is missed.
[[nodiscard]] Diagnostics contradictions(std::string_view text, const Design& design,
                                         const evaluation::Evaluation& evaluation);

} // namespace pim::design
