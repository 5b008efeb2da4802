// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layers_table_text.h"

#include <cmath>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pim::widgets {
namespace {

QString field(QString text, TableFormat format)
{
    if (format == TableFormat::Tsv)
        return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    if (text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('"')) || text.contains(QLatin1Char('\n')))
        return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    return text;
}

} // namespace

QByteArray tableText(const LayersModel& model, const std::vector<int>& rows, const std::vector<LayerColumn>& columns, TableFormat format)
{
    if (format == TableFormat::Json) {
        QJsonArray array;
        for (const int row : rows) {
            QJsonObject object;
            for (const LayerColumn column : columns) {
                const LayerColumnInfo& info = columnInfo(column);
                const QString key = QString::fromLatin1(info.key.data(), static_cast<qsizetype>(info.key.size()));
                const double value = info.number ? model.value(row, column) : 0;
                const QString text = info.number ? QString() : model.plainText(row, column);
                object[key] = info.number ? (std::isfinite(value) ? QJsonValue(value) : QJsonValue()) : text.isEmpty() ? QJsonValue() : QJsonValue(text);
            }
            array.append(object);
        }
        return QJsonDocument(array).toJson();
    }
    const QString separator = format == TableFormat::Tsv ? QStringLiteral("\t") : QStringLiteral(",");
    QStringList lines, cells;
    for (const LayerColumn column : columns)
        cells << field(columnTitle(column, model.unit(column)), format);
    lines << cells.join(separator);
    for (const int row : rows) {
        cells.clear();
        for (const LayerColumn column : columns)
            cells << field(model.plainText(row, column), format);
        lines << cells.join(separator);
    }
    return (lines.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8();
}

} // namespace pim::widgets
