// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/compare/budget_sweep.h"
#include "core/compare/comparison.h"
#include "core/compare/portability.h"

namespace pim::report {

// Tables of comparisons for other programs and for papers. Lines of CSV end in CR LF; LaTeX needs \usepackage{booktabs}.

/// One line a cell: machine, network, own, fits, reason, efficiency, throughput, latency, and what is kept of the best.
std::string portabilityCsv(const compare::Portability& matrix);
/// Efficiency of each machine on each network with the part kept; own networks in bold, "--" where it does not fit.
std::string latexPortability(const compare::Portability& matrix);

/// One line a network and budget: the columns of sweepCsv() after the network's name.
std::string budgetSweepCsv(const compare::BudgetSweep& sweep);
/// Budgets as rows; efficiency and throughput of each network as columns.
std::string latexBudgetSweep(const compare::BudgetSweep& sweep);

/// One line a layer: energy, copies, crossbars, macros and blocks of each design.
std::string comparisonLayersCsv(const compare::Comparison& comparison);
std::string latexComparisonLayers(const compare::Comparison& comparison);

} // namespace pim::report
