// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/program/analytic_comparison.h"

namespace pim::widgets {

/// A line a layer, times in ns and energies in nJ; what is not there is empty. Lines end in CR LF.
QByteArray comparisonCsv(const program::AnalyticComparison& comparison);
/// The same with the whole network, what the time goes to and what it hangs on.
QByteArray comparisonJson(const program::AnalyticComparison& comparison);

} // namespace pim::widgets
