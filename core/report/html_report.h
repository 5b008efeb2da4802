// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/compare/comparison.h"
#include "core/compare/reproduction.h"

namespace pim::report {

/// What a report is about. Absent parts are left out.
struct ReportContent
{
    std::string title; ///< "resnet18: two designs"
    const compare::Entry* design = nullptr; ///< one design in full
    const compare::Comparison* comparison = nullptr;
    const compare::Reproduction* reproduction = nullptr;
};

/// A report as HTML. One file that needs no other: style and figures are inside.
struct HtmlReport
{
    std::string html;
    std::vector<std::string> figures; ///< SVG of each figure, for writers whose HTML takes no SVG
};

/// Inputs, figures, tables, reasons and provenance.
///
/// \a inlined  figures stand as SVG in the text; else as <img src="figure:N">, N counted from 0, and the text keeps to
/// what
///             QTextDocument knows
HtmlReport htmlReport(const ReportContent& content, bool inlined = true);

} // namespace pim::report
