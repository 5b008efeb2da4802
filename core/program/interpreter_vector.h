// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/base/result.h"
#include "core/program/isa.h"

namespace pim::program {

/// How a vector instruction uses its operands.
struct VectorShape
{
    bool readsSecond = false; ///< rs2 is a vector, else a number or unused
    bool writesOne = false; ///< one element, else as many as it reads
    bool writesInputWidth = false; ///< else the output width
};
/// REQUIRES: \a op is one of the vector unit's.
VectorShape vectorShape(Op op);

/// Elements of the result, not yet cut to the width they are written in (but exact modulo 2^32).
/// \a second     as many as first where the instruction has a second vector
/// \a number     R[rs2] where it is a number
/// \a inputBits  width of the elements read
/// InvalidArgument: a negative shift count; a mean of nothing.
[[nodiscard]] Result<void> vectorResult(Op op, std::span<const std::int32_t> first,
                                        std::span<const std::int32_t> second, std::int32_t number, int inputBits,
                                        std::span<std::int32_t> result);

} // namespace pim::program
