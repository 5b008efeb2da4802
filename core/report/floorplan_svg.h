// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::report {

/// Text as XML content or attribute value; control characters are replaced.
std::string xmlEscaped(std::string_view text);

/// What the tiles of a floorplan are coloured by.
enum class FloorplanHeat { Layer, Utilisation, Power, Energy, AdcLoad, BufferFill };
/// "layer", "utilisation", "power", "energy", "adc-load", "buffer-fill"; nothing for another word.
std::optional<FloorplanHeat> floorplanHeat(std::string_view name);
inline constexpr std::string_view kFloorplanHeats = "layer, utilisation, power, energy, adc-load, buffer-fill";

/// The mesh of macros as an SVG picture: one tile per macro at its cell, coloured and labelled by its layer, with a bar
/// for the macro's area where areas are known, a title per tile for readers and tooltips, and a legend of the layers.
/// A tile of two layers that share macros is split between their colours; the legend says how many of the shared macros
/// each of them brought.
/// Links are as dark and wide as the flits they carry in an inference (both ways together). With another \a heat than
/// Layer tiles show that metric, light for little and dark for much, with its value.
std::string floorplanSvg(const design::Design& design, const evaluation::Evaluation& evaluation,
                         FloorplanHeat heat = FloorplanHeat::Layer);

} // namespace pim::report
