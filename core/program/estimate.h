// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/program/compiler.h"
#include "core/program/lowering.h"
#include "core/program/partition.h"

namespace pim::program::detail {

/// How long instructions take alone on a core, ns: what placement and order are decided by. The simulator decides the
/// truth.
class Estimate
{
public:
    Estimate(const Machine& machine, const NumberFormat& numbers);

    double mvmulNs(std::int64_t crossbars) const;
    double loadNs(std::int64_t bytes) const;
    double storeNs(std::int64_t bytes) const;
    double moveNs(std::int64_t bytes) const;
    double vectorNs(std::int64_t elements, int bytesPerElement) const;
    double sendNs(std::int64_t bytes) const;
    /// Time of the global memory's port for \a bytes, which all cores share.
    double globalReadNs(std::int64_t bytes) const;
    double globalWriteNs(std::int64_t bytes) const;

private:
    double localRead(std::int64_t bytes) const;
    double localWrite(std::int64_t bytes) const;

    const Machine& m_machine;
    NumberFormat m_numbers;
    double m_matrixNs = 0;
    double m_memoryFlitNs = 0, m_coreFlitNs = 0; ///< means over the pairs
};

/// What a copy of a step's column group costs for one image.
struct StepCost
{
    double sliceNs = 0; ///< one slice, all windows
    double ownerNs = 0; ///< sums, activations, stores of all windows
    double loadNs = 0; ///< inputs of all windows, once
};
StepCost costOf(const network::Network& network, const Step& step, const ColumnGroup* columns,
                const CompileOptions& options, const Estimate& estimate);

} // namespace pim::program::detail
