// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/report/html_report.h"

namespace pim::app {

/// A report as PDF on A4: figures as vectors, table heads repeated on every page, no heading apart from what it heads,
/// page numbers. \a wide: landscape, for tables of many columns. For threads of their own.
QByteArray reportPdf(const report::ReportContent& content, bool wide);

} // namespace pim::app
