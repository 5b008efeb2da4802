// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_models.h"

#include <algorithm>
#include <cmath>

#include <QFont>
#include <QPainter>

#include "core/compare/manual_design.h"
#include "core/compare/published_results.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_words.h"

namespace pim::widgets {
namespace {

QString utf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
QString letter(std::size_t design) { return QString::fromStdString(compare::letterOf(design)); }

} // namespace

void ChangeModel::setComparison(std::shared_ptr<const compare::Comparison> comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    collect();
    endResetModel();
}

int ChangeModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : 2 * static_cast<int>(m_comparison->designs.size());
}

int ChangeModel::changeOf(int column) const
{
    const int designs = static_cast<int>(m_comparison->designs.size());
    if (column <= designs)
        return -1;
    const int nth = column - designs - 1, reference = static_cast<int>(m_comparison->reference);
    return nth < reference ? nth : nth + 1;
}

QString ChangeModel::changeText(double change, compare::Verdict verdict) const
{
    const QString word = verdictWords(verdict), delta = !std::isfinite(change) ? QStringLiteral("–") : change == 0 ? tr("0 %") : deltaText(change);
    // The arrow says it too; words for all of them would not fit.
    return word.isEmpty() ? delta
                          : QStringLiteral("%1 %2").arg(delta, m_comparison->designs.size() > 2 ? word.left(1) : word);
}

QVariant ChangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_comparison)
        return {};
    const int change = changeOf(section);
    if (role == Qt::TextAlignmentRole)
        return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && section > 0 && change < 0)
        return designColour(static_cast<std::size_t>(section - 1));
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return nameTitle();
    if (change < 0)
        return letter(static_cast<std::size_t>(section - 1));
    return tr("%1 against %2").arg(letter(static_cast<std::size_t>(change)), letter(m_comparison->reference));
}

int MetricModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_comparison->metrics.size());
}

QString MetricModel::nameTitle() const { return tr("Metric"); }

QVariant MetricModel::data(const QModelIndex& index, int role) const
{
    if (!m_comparison || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const compare::MetricRow& row = m_comparison->metrics[static_cast<std::size_t>(index.row())];
    const int change = changeOf(index.column());
    if (index.column() == 0) {
        if (role == Qt::DisplayRole)
            return metricName(row);
        if (role == Qt::ToolTipRole)
            return row.direction == compare::Direction::Neutral
                ? tr("More or less is neither better nor worse in itself")
                : row.direction == compare::Direction::HigherBetter ? tr("More is better")
                                                                    : tr("Less is better");
        return {};
    }
    if (change < 0) {
        const auto d = static_cast<std::size_t>(index.column() - 1);
        if (role == Qt::DisplayRole)
            return metricNumber(row, row.values[d]);
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role == kSortRole)
            return row.values[d];
        if (role == Qt::FontRole && row.best[d]) {
            QFont font = fontOf(TextRole::Table);
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    }
    const auto d = static_cast<std::size_t>(change);
    switch (role) {
    case Qt::DisplayRole: return changeText(row.changes[d], row.verdicts[d]);
    case Qt::ToolTipRole:
        return std::isfinite(row.changes[d])
            ? tr("%1 %2, %3 %4")
                  .arg(letter(d), metricFigure(row, row.values[d]), letter(m_comparison->reference),
                       metricFigure(row, row.values[m_comparison->reference]))
            : QVariant();
    case kChangeRole: return row.changes[d];
    case kVerdictRole: return static_cast<int>(row.verdicts[d]);
    case Qt::TextAlignmentRole: return int(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
    }
}

void SettingModel::setComparison(std::shared_ptr<const compare::Comparison> comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    collect();
    endResetModel();
}

void SettingModel::setShowAll(bool all)
{
    beginResetModel();
    m_all = all;
    collect();
    endResetModel();
}

void SettingModel::collect()
{
    m_rows.clear();
    for (std::size_t i = 0; m_comparison && i < m_comparison->settings.size(); ++i)
        if (m_all || m_comparison->settings[i].differs)
            m_rows.push_back(i);
}

int SettingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SettingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_comparison->designs.size()) + 2;
}

QVariant SettingModel::data(const QModelIndex& index, int role) const
{
    if (!m_comparison || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const compare::SettingRow& row = m_comparison->settings[m_rows[static_cast<std::size_t>(index.row())]];
    const int designs = static_cast<int>(m_comparison->designs.size()), column = index.column();
    const bool value = column > 0 && column <= designs;
    if (role == Qt::DisplayRole)
        return column == 0 ? settingName(row)
            : value        ? settingWords(row.values[static_cast<std::size_t>(column - 1)], row.unit)
                           : originWords(row.origin);
    if (role == Qt::ToolTipRole && column == 0)
        return utf8(row.key);
    if (role == Qt::TextAlignmentRole && value)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::BackgroundRole && value)
        return blended(designColour(static_cast<std::size_t>(column - 1)), tokens().base, 0.10);
    return {};
}

QVariant SettingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_comparison)
        return {};
    const int designs = static_cast<int>(m_comparison->designs.size());
    const bool value = section > 0 && section <= designs;
    if (role == Qt::TextAlignmentRole)
        return int((value ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && value)
        return designColour(static_cast<std::size_t>(section - 1));
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? (m_all ? tr("All values") : tr("Only what differs"))
        : value         ? letter(static_cast<std::size_t>(section - 1))
                        : tr("From");
}

void PublishedModel::setComparison(std::shared_ptr<const compare::Comparison> comparison)
{
    beginResetModel();
    m_rows.clear();
    m_concerns = false;
    for (const compare::ManualMachine& machine : compare::manualMachines()) {
        Row row { utf8(machine.title), utf8(machine.source), {}, 0, false };
        for (const compare::PublishedResult& p : compare::publishedResults())
            if (p.experiment == compare::Experiment::Table4 && p.series == machine.title)
                row.printed = p.value;
        for (std::size_t d = 0; comparison && d < comparison->designs.size(); ++d) {
            const compare::Entry& entry = comparison->designs[d];
            if (entry.design->provenance.algorithm != "manual" || entry.design->hardware->name != machine.preset
                || entry.evaluation->metrics.cycles <= 0)
                continue;
            row.here = entry.evaluation->metrics.peakTopsPerW;
            m_concerns = true;
        }
        m_rows.push_back(row);
    }
    for (const compare::CitedMachine& machine : compare::citedMachines())
        m_rows.push_back({ QString::fromStdString(machine.name), QString::fromStdString(machine.source), {}, machine.peakTopsPerW, true });
    endResetModel();
}

std::optional<double> PublishedModel::here(const QString& machine) const
{
    for (const Row& row : m_rows)
        if (row.name == machine)
            return row.here;
    return {};
}

int PublishedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}
int PublishedModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant PublishedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool number = index.column() == Here || index.column() == Printed;
    if (role == Qt::TextAlignmentRole)
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return row.source;
    if (role == Qt::ForegroundRole && row.cited)
        return tokens().text2;
    if (role == Qt::FontRole && row.cited) { // nothing of it was computed here
        QFont font = fontOf(TextRole::Table);
        font.setItalic(true);
        return font;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Machine: return row.name;
    case Here: return row.here ? quantityIn(*row.here, "TOPS/W", 3).text() : QStringLiteral("–");
    case Printed: return quantityIn(row.printed, "TOPS/W", 3).text();
    default: return row.cited ? tr("❝ cited, not evaluated") : row.here ? tr("evaluated here") : tr("not among the designs");
    }
}

QVariant PublishedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Here || section == Printed ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[kColumns] { tr("Machine"), tr("Here"), tr("Published"), tr("Remark") };
    return section >= 0 && section < kColumns ? titles[section] : QString();
}

void ReproductionModel::setResult(std::shared_ptr<const compare::Reproduction> result)
{
    beginResetModel();
    m_result = std::move(result);
    m_rows.clear();
    for (std::size_t i = 0; m_result && i < m_result->rows.size(); ++i) {
        if (i == 0 || m_result->rows[i].experiment != m_result->rows[i - 1].experiment)
            m_rows.push_back(-1 - static_cast<int>(m_result->rows[i].experiment));
        m_rows.push_back(static_cast<int>(i));
    }
    endResetModel();
}

int ReproductionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}
int ReproductionModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant ReproductionModel::data(const QModelIndex& index, int role) const
{
    if (!m_result || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int at = m_rows[static_cast<std::size_t>(index.row())];
    if (at < 0) {
        const auto experiment = static_cast<compare::Experiment>(-1 - at);
        if (role == Qt::DisplayRole && index.column() == 0)
            return experimentName(experiment);
        if (role == Qt::ToolTipRole)
            return utf8(compare::publishedSource(experiment));
        if (role == Qt::FontRole)
            return fontOf(TextRole::Section);
        if (role == Qt::BackgroundRole)
            return tokens().win;
        if (role == kHeadingRole)
            return true;
        return {};
    }
    const compare::ReproductionRow& row = m_result->rows[static_cast<std::size_t>(at)];
    const bool number = index.column() == Ours || index.column() == Paper || index.column() == Ratio
        || index.column() == OnPaperIsaac;
    if (role == Qt::TextAlignmentRole)
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && (index.column() == Remark || row.cited))
        return tokens().text2;
    if (role == Qt::FontRole && row.cited) { // nothing of it was computed here
        QFont font = fontOf(TextRole::Table);
        font.setItalic(true);
        return font;
    }
    if (role == Qt::ToolTipRole && index.column() == Paper)
        return utf8(compare::publishedSource(row.experiment));
    if (role == Qt::ToolTipRole && index.column() == Remark)
        return QString::fromStdString(row.missing);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Network: return row.network.empty() ? tr("mean or machine") : utf8(row.network);
    case Quantity: return quantityName(row.quantity);
    case Series: return seriesName(row.series);
    case Ours: return row.ours ? numberText(*row.ours) : QStringLiteral("–");
    case Paper: return numberText(row.paper);
    case Unit: return row.unit == "x" ? QStringLiteral("×") : row.unit == "x ISAAC" ? tr("× ISAAC") : utf8(row.unit);
    case Ratio: return row.ratio() ? numberText(*row.ratio()) : QStringLiteral("–");
    case OnPaperIsaac: return row.onPaperIsaac ? numberText(*row.onPaperIsaac) : QString();
    case Remark:
        return row.cited           ? tr("❝ cited")
            : !row.ratio()         ? QString::fromStdString(row.missing)
            : compare::agrees(row) ? tr("≈ within 10 %")
            : *row.ratio() > 1     ? tr("▲ above the paper")
                                   : tr("▼ below the paper");
    default: return {};
    }
}

QVariant ReproductionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Ours || section == Paper || section == Ratio || section == OnPaperIsaac ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == OnPaperIsaac)
        return tr("Our design divided by the paper's ISAAC of Fig. 6 instead of ours");
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[kColumns] { tr("Network"), tr("Quantity"), tr("Series"),       tr("Ours"),
                                     tr("Paper"),   tr("Unit"),     tr("Ours / paper"), tr("Remark"),
                                     tr("On the paper's ISAAC") };
    return section >= 0 && section < kColumns ? titles[section] : QString();
}

double deltaBarLength(double change, double half)
{
    if (!std::isfinite(change))
        return 0;
    return std::copysign(std::min(half, 1.6 * 100 * std::abs(change)), change);
}

void ChangeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    plain.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget);
    const auto verdict = static_cast<compare::Verdict>(index.data(kVerdictRole).toInt());
    const QColor colour = verdict == compare::Verdict::Better ? tokens().better
        : verdict == compare::Verdict::Worse                  ? tokens().worse
                                                              : tokens().text2;
    const double half = m_half;
    const QRectF area = QRectF(option.rect).adjusted(8, 0, -8, 0);
    const double middle = area.left() + half;
    const double length = deltaBarLength(index.data(kChangeRole).toDouble(), half);
    painter->save();
    painter->setPen(QPen(tokens().line2, 1));
    painter->drawLine(QPointF(middle, area.top() + 5), QPointF(middle, area.bottom() - 5));
    painter->fillRect(QRectF(std::min(middle, middle + length), area.center().y() - 4, std::abs(length), 8),
                      verdict == compare::Verdict::Different ? blended(tokens().text2, tokens().base, 0.5) : colour);
    painter->setPen(colour);
    drawTabular(*painter, area.adjusted(2 * half + 6, 0, 0, 0).toAlignedRect(), Qt::AlignRight | Qt::AlignVCenter,
                index.data().toString(), option.font);
    painter->restore();
}

QSize ChangeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return { 2 * m_half + 26 + tabularWidth(index.data().toString(), option.font), 24 };
}

} // namespace pim::widgets
