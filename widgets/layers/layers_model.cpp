// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layers_model.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QTextDocument>

#include "widgets/common/icons.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/theme.h"
#include "widgets/layers/layer_text.h"

namespace pim::widgets {
namespace {

bool isEditable(LayerColumn column) { return column == LayerColumn::Duplication || column == LayerColumn::Macros || column == LayerColumn::Sharing; }

std::vector<double> energyShares(const evaluation::Evaluation* evaluation)
{
    std::vector<double> shares;
    double total = 0;
    if (evaluation)
        for (const evaluation::LayerEvaluation& layer : evaluation->layers)
            total += shares.emplace_back(energyOf(layer).value);
    for (double& share : shares)
        share = total > 0 ? share / total : 0;
    return shares;
}

} // namespace

void LayersModel::setDesign(std::shared_ptr<const design::Design> design, std::shared_ptr<const evaluation::Evaluation> evaluation,
                            std::shared_ptr<const design::Design> base, std::shared_ptr<const evaluation::Evaluation> baseEvaluation)
{
    if (design && (!design->network || design->layers.size() != design->network->layers.size()))
        design = nullptr;
    // An open editor survives an edit's answer, so the rows must stay.
    const bool same = m_design && design && m_design->network->layers.size() == design->network->layers.size()
        && (m_design->network == design->network || m_design->network->sha256 == design->network->sha256);
    if (!same)
        beginResetModel();
    m_asked.reset();
    m_design = std::move(design);
    m_evaluation = std::move(evaluation);
    const bool matches = m_design && base && base->layers.size() == m_design->layers.size();
    m_base = matches ? std::move(base) : nullptr;
    m_baseEvaluation = matches ? std::move(baseEvaluation) : nullptr;
    measure();
    if (!same)
        endResetModel();
    else
        refresh();
}

void LayersModel::measure()
{
    m_shares = energyShares(m_evaluation.get());
    m_baseShares = energyShares(m_baseEvaluation.get());
    m_largestShare = 0;
    for (const double share : m_shares)
        m_largestShare = std::max(m_largestShare, share);
    for (int c = 0; c < kLayerColumnCount; ++c) {
        const auto column = static_cast<LayerColumn>(c);
        double largest = 0;
        if (column != LayerColumn::EnergyShare)
            for (int row = 0; row < rowCount(); ++row)
                if (const double v = value(row, column); std::isfinite(v))
                    largest = std::max(largest, v);
        m_scales[static_cast<std::size_t>(c)] = columnScale(column, largest);
    }
}

void LayersModel::setReason(const QString& reason)
{
    m_reason = reason;
    m_asked.reset();
    refresh();
}

void LayersModel::setOutOfDate(bool outOfDate)
{
    m_outOfDate = outOfDate;
    refresh();
}

void LayersModel::setEditable(bool editable) { m_editable = editable; }

void LayersModel::refresh()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, kLayerColumnCount - 1));
    emit headerDataChanged(Qt::Horizontal, 0, kLayerColumnCount - 1);
}

int LayersModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !m_design ? 0 : static_cast<int>(m_design->layers.size()); }
int LayersModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kLayerColumnCount; }

double LayersModel::value(int row, LayerColumn column) const
{
    if (column == LayerColumn::EnergyShare)
        return static_cast<std::size_t>(row) < m_shares.size() ? m_shares[static_cast<std::size_t>(row)] : std::nan("");
    return columnValue(column, { m_design.get(), m_evaluation.get(), row });
}

QString LayersModel::text(int row, LayerColumn column, bool ofBase) const
{
    const LayerSource source { ofBase ? m_base.get() : m_design.get(), ofBase ? m_baseEvaluation.get() : m_evaluation.get(), row };
    if (!columnInfo(column).number)
        return columnText(column, source);
    if (column == LayerColumn::EnergyShare) {
        const std::vector<double>& shares = ofBase ? m_baseShares : m_shares;
        return columnNumber(column, static_cast<std::size_t>(row) < shares.size() ? shares[static_cast<std::size_t>(row)] : std::nan(""), {});
    }
    return columnNumber(column, columnValue(column, source), m_scales[static_cast<std::size_t>(column)]);
}

QString LayersModel::plainText(int row, LayerColumn column) const
{
    if (!columnInfo(column).number) {
        const QString shown = text(row, column, false);
        return shown == QStringLiteral("–") ? QString() : shown;
    }
    const double v = value(row, column);
    return std::isfinite(v) ? QString::number(v * m_scales[static_cast<std::size_t>(column)].factor, 'g', 10) : QString();
}

std::int64_t LayersModel::mostCopies(network::LayerId layer) const
{
    return m_design ? std::max<std::int64_t>(1, m_design->network->layer(layer).positions()) : 1;
}

std::vector<network::LayerId> LayersModel::sharingChoices(network::LayerId layer) const
{
    std::vector<network::LayerId> choices;
    if (!m_design)
        return choices;
    const auto& layers = m_design->layers;
    for (int i = 0; i < layer.index; ++i) {
        const network::LayerId other { i };
        if (!m_design->network->layer(other).onCrossbars())
            continue;
        bool taken = layers[static_cast<std::size_t>(i)].sharesMacrosWith.has_value();
        for (std::size_t k = 0; k < layers.size(); ++k)
            taken = taken || (static_cast<int>(k) != layer.index && layers[k].sharesMacrosWith == other);
        if (!taken)
            choices.push_back(other);
    }
    return choices;
}

QVariant LayersModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_design || index.row() >= rowCount())
        return {};
    const int row = index.row();
    const auto column = static_cast<LayerColumn>(index.column());
    const LayerColumnInfo& info = columnInfo(column);
    const bool changed = m_base && text(row, column, true) != text(row, column, false);
    switch (role) {
    case Qt::DisplayRole: return text(row, column, false);
    case Qt::EditRole:
        if (column == LayerColumn::Sharing) {
            const auto& partner = m_design->layers[static_cast<std::size_t>(row)].sharesMacrosWith;
            return partner ? partner->index : -1;
        }
        if (isEditable(column))
            return static_cast<qlonglong>(value(row, column));
        return text(row, column, false);
    case Qt::TextAlignmentRole: return static_cast<int>((info.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (column == LayerColumn::Layer)
            return icon(statusIcon(statusOf(m_design->network->layer({ row }))));
        return {};
    case Qt::FontRole: {
        // The row of an edit stands out by its name.
        if (column != LayerColumn::Layer || !m_base)
            return {};
        const design::LayerDesign &now = m_design->layers[static_cast<std::size_t>(row)], &then = m_base->layers[static_cast<std::size_t>(row)];
        if (now.weightDuplication == then.weightDuplication && now.macros == then.macros && now.sharesMacrosWith == then.sharesMacrosWith)
            return {};
        QFont font = fontOf(TextRole::Table);
        font.setBold(true);
        return font;
    }
    case Qt::ForegroundRole:
        if (m_outOfDate)
            return QBrush(tokens().text3);
        if (column == LayerColumn::Kernel || column == LayerColumn::Output || column == LayerColumn::Input || column == LayerColumn::Operator
            || text(row, column, false) == QStringLiteral("–"))
            return QBrush(tokens().text2);
        return {};
    case Qt::BackgroundRole: return m_outOfDate ? QVariant(QBrush(tokens().stale)) : QVariant();
    case kOldTextRole: return changed && column != LayerColumn::EnergyShare ? QVariant(text(row, column, true)) : QVariant();
    case kBarRole:
        if (column == LayerColumn::EnergyShare && m_largestShare > 0 && static_cast<std::size_t>(row) < m_shares.size())
            return m_shares[static_cast<std::size_t>(row)] / m_largestShare;
        return {};
    case kErrorRole: return changed && isEditable(column) && !m_reason.isEmpty() ? QVariant(m_reason) : QVariant();
    case kSortRole: {
        if (column == LayerColumn::Layer)
            return row;
        const double v = info.number ? value(row, column) : std::nan("");
        return info.number ? QVariant(std::isfinite(v) ? v : -1.0) : QVariant(text(row, column, false));
    }
    case kExplainRole: return info.number ? QString::fromLatin1(info.key.data(), static_cast<qsizetype>(info.key.size())) : QString();
    case Qt::ToolTipRole: // names may look like HTML
        return Qt::convertFromPlainText(data(index, Qt::AccessibleDescriptionRole).toString());
    case Qt::AccessibleDescriptionRole: {
        QStringList lines;
        if (changed && isEditable(column) && !m_reason.isEmpty())
            lines << m_reason;
        const QString unit = m_scales[static_cast<std::size_t>(column)].unit;
        const QString shown = text(row, column, false) + (unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
        lines << QStringLiteral("%1, %2: %3").arg(QString::fromStdString(m_design->network->layer({ row }).name), columnTitle(column, {}), shown);
        if (changed)
            lines << tr("before: %1").arg(text(row, column, true));
        return lines.join(QLatin1Char('\n'));
    }
    default: return {};
    }
}

bool LayersModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    bool number = false;
    const qlonglong asked = value.toLongLong(&number);
    if (!number || value == index.data(Qt::EditRole))
        return false;
    synthesis::LayerEdit edit;
    edit.layer = { index.row() };
    switch (static_cast<LayerColumn>(index.column())) {
    case LayerColumn::Duplication:
        if (asked < 1 || asked > mostCopies(edit.layer))
            return false;
        edit.weightDuplication = asked;
        break;
    case LayerColumn::Macros:
        if (asked < 1 || asked > 1'000'000)
            return false;
        edit.macros = static_cast<int>(asked);
        break;
    case LayerColumn::Sharing: {
        const auto choices = sharingChoices(edit.layer);
        const network::LayerId partner { static_cast<int>(asked) };
        if (asked >= 0 && std::find(choices.begin(), choices.end(), partner) == choices.end())
            return false;
        edit.sharesMacrosWith = asked < 0 ? std::nullopt : std::optional(partner);
        break;
    }
    default: return false;
    }
    if (m_asked == edit)
        return false;
    m_asked = edit;
    emit editRequested(edit);
    return true;
}

QVariant LayersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kLayerColumnCount)
        return {};
    const auto column = static_cast<LayerColumn>(section);
    switch (role) {
    case Qt::DisplayRole: return columnTitle(column, m_scales[static_cast<std::size_t>(section)].unit);
    case Qt::ToolTipRole: return QCoreApplication::translate("pim::layers", columnInfo(column).tip);
    case Qt::DecorationRole: return isEditable(column) && m_design && m_editable ? QVariant(icon(QStringLiteral("edit"), IconRole::Muted)) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((columnInfo(column).number && column != LayerColumn::EnergyShare ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

Qt::ItemFlags LayersModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && m_editable && !m_outOfDate && m_design && isEditable(static_cast<LayerColumn>(index.column()))
        && m_design->network->layer({ index.row() }).onCrossbars())
        flags |= Qt::ItemIsEditable;
    return flags;
}

LayersFilter::LayersFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(kSortRole);
    setDynamicSortFilter(true);
}

void LayersFilter::setText(const QString& text)
{
    m_text = text;
    invalidateFilter();
}

void LayersFilter::setVectorLayers(bool shown)
{
    m_vectorLayers = shown;
    invalidateFilter();
}

bool LayersFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto* model = qobject_cast<const LayersModel*>(sourceModel());
    if (!model || !model->design())
        return true;
    const network::Layer& layer = model->design()->network->layer({ row });
    if (!m_vectorLayers && !layer.onCrossbars())
        return false;
    return m_text.isEmpty() || model->index(row, 0, parent).data().toString().contains(m_text, Qt::CaseInsensitive)
        || QString::fromStdString(layer.op).contains(m_text, Qt::CaseInsensitive);
}

bool LayersFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(kSortRole), b = right.data(kSortRole);
    if (a.typeId() == QMetaType::QString) {
        const int order = QString::localeAwareCompare(a.toString(), b.toString());
        return order != 0 ? order < 0 : left.row() < right.row();
    }
    const double x = a.toDouble(), y = b.toDouble();
    return x != y ? x < y : left.row() < right.row();
}

} // namespace pim::widgets
