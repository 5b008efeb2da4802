// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

#include "widgets/layers/layers_model.h"

namespace pim::widgets {

enum class TableFormat { Tsv, Csv, Json };

/// Rows (of the model) and columns of the table as text with one line of headers: "Energy, mJ". Numbers have no grouping and a
/// decimal point, so that spreadsheets read them. JSON: an array of objects by file keys, in the keys' units.
QByteArray tableText(const LayersModel& model, const std::vector<int>& rows, const std::vector<LayerColumn>& columns, TableFormat format);

} // namespace pim::widgets
