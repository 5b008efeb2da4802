// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QString>

#include "core/project/programs.h"
#include "core/synthesis/synthesis.h"

namespace pim::app {

/// \a word as one argument of a POSIX shell: quoted only where it must be.
QString shellQuoted(const QString& word);

/// The `pimstudio-cli synth` that makes the run these inputs make; options that are the default are left out.
/// \a model: "zoo:resnet18" or a file; \a hardware: a preset's name or a file.
QString synthCommand(const QString& model, const QString& hardware, const synthesis::SynthesisOptions& options,
                     std::uint64_t seed, const QString& output = {});

/// `compile` with \a settings: of the design \a design ("FILE.pims#NAME"), or of \a model where the machine is another's.
/// \a output: the file to write.
QString compileCommand(const QString& design, const QString& model, const project::ProgramSettings& settings, const QString& output);

} // namespace pim::app
