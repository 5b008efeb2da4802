// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::synthesis {

/// What a person changes of one layer. Absent: as it is.
struct LayerEdit
{
    network::LayerId layer;
    std::optional<std::int64_t> weightDuplication;
    std::optional<int> macros;
    std::optional<std::optional<network::LayerId>> sharesMacrosWith; ///< an earlier layer, or none: macros of its own
    bool operator==(const LayerEdit&) const = default;
};

/// A design after hand edits.
struct WhatIf
{
    design::Design design;
    evaluation::Evaluation evaluation;
    bool feasible = false;
    /// What broke, with numbers, and what each edit adds: "peak power 50.2 W exceeds …: conv1, 12 copies instead of 8,
    /// adds 24 crossbars (0.12 W), 1152 DACs (0.005 W), …". Empty when feasible.
    std::string reason;
    /// When the last edit asks for a number of copies (or macros) that breaks something: the highest number below it that
    /// fits; absent when none does.
    std::optional<std::int64_t> highestThatFits;
};

/// Between which limits the share of the power that pays for crossbars follows the copies; see SynthesisOptions.
struct ShareLimits
{
    double low = 0.1, high = 0.4;
};

/// Hand edits of one design, answered in milliseconds.
///
/// All layers but the edited ones keep their copies, macros and places. The components of an edited layer (and of the
/// vector layers that follow its blocks) are what synthesis would give it at the design's clock: a DAC for every row of
/// every copy, ADCs and vector units enough for the clock's period. Scratchpads grow where the buffers ask for it, those
/// of edited layers are found anew. What an edit saves is not spent elsewhere.
///
/// Every answer is about the base design and all edits given, in order, so edits that are undone leave the base design as
/// it was, to the last bit. Not thread-safe: one object per thread.
class WhatIfSession
{
public:
    /// InvalidArgument when the design cannot be evaluated at all; an infeasible design is welcome.
    static Result<WhatIfSession> open(design::Design base, const ShareLimits& limits = {});
    WhatIfSession(WhatIfSession&&) noexcept;
    WhatIfSession& operator=(WhatIfSession&&) noexcept;
    ~WhatIfSession();

    /// InvalidArgument, naming layer, rule and value, for edits that make no design: fewer than one copy or macro, more
    /// copies than output positions, sharing with a later layer or with one that shares already, a layer that is not on
    /// crossbars. An infeasible outcome is a value.
    /// \a stop ends the search for highestThatFits, which then stays absent.
    Result<WhatIf> apply(std::span<const LayerEdit> edits, const std::stop_token& stop = {});

    const design::Design& base() const;
    const evaluation::Evaluation& baseEvaluation() const;

private:
    struct State;
    explicit WhatIfSession(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// The same for a single question.
Result<WhatIf> whatIf(const design::Design& base, std::span<const LayerEdit> edits, const ShareLimits& limits = {});

} // namespace pim::synthesis
