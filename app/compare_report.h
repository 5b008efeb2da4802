// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/result.h"
#include "core/compare/comparison.h"
#include "core/compare/reproduction.h"
#include "core/report/html_report.h"

namespace pim::app {

/// A report of a comparison, of the paper's experiments, or of both (nullptr: not in it) by the file's ending: .pdf,
/// .tex, else HTML. For threads of their own. IoError when it cannot be written.
[[nodiscard]] Result<void> writeReport(const QString& path, const compare::Comparison* comparison,
                                       const compare::Reproduction* reproduction);

[[nodiscard]] Result<void> writeReport(const QString& path, const report::ReportContent& content);

/// The same of one design, which is evaluated for it: inputs, figures, breakdown, timeline, floorplan, layers and what it
/// was made from. Errors of evaluation::evaluate().
[[nodiscard]] Result<void> writeDesignReport(const QString& path, const std::string& name, const design::Design& design);

} // namespace pim::app
