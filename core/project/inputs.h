// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/hardware/hardware_spec.h"
#include "core/network/network.h"
#include "core/synthesis/synthesis.h"

namespace pim::project {

/// The options of a new project: those of the program, within 49 W.
synthesis::SynthesisOptions defaultOptions();

/// What a run starts from: model, hardware, budget and options. A value; the large parts are shared.
struct Inputs
{
    std::shared_ptr<const network::ImportedNetwork> model; ///< null: none chosen yet
    std::string modelReference; ///< "zoo:resnet18" or the path of the file it was read from
    std::shared_ptr<const hardware::HardwareSpec> hardware; ///< null: none chosen yet
    synthesis::SynthesisOptions options = defaultOptions(); ///< the power budget is in its constraints
    std::uint64_t seed = 1; ///< at most 2^63 - 1

    /// The network alone, sharing the model's life; null without a model.
    std::shared_ptr<const network::Network> network() const;
};

inline constexpr std::string_view kInputsFormat = "pimstudio-inputs";
inline constexpr int kInputsFormatVersion = 1;

/// Everything as JSON text, the network's structure with the mapping of its nodes included; equal inputs, equal text.
std::string inputsToJsonText(const Inputs& inputs);
/// Read what inputsToJsonText() writes, strictly. ParseError names \a file, place, rule and value.
[[nodiscard]] Result<Inputs> inputsFromJsonText(std::string_view text, const std::string& file);

/// Digest of what a result depends on: synthesis::runDigest(), or one of nothing while model or hardware is missing.
/// A result whose digest is another is out of date.
std::string inputsDigest(const Inputs& inputs);

} // namespace pim::project
