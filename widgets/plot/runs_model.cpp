// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/runs_model.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QFont>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {

QString stateText(RunState state)
{
    switch (state) {
    case RunState::Queued: return RunsModel::tr("Queued");
    case RunState::Running: return RunsModel::tr("Running");
    case RunState::Paused: return RunsModel::tr("Paused");
    case RunState::Stopping: return RunsModel::tr("Stopping");
    case RunState::Finished: return RunsModel::tr("Finished");
    case RunState::Stopped: return RunsModel::tr("Stopped");
    case RunState::Interrupted: return RunsModel::tr("Interrupted");
    case RunState::NothingFits: return RunsModel::tr("Nothing fits");
    case RunState::Failed: return RunsModel::tr("Failed");
    }
    return {};
}

int RunsModel::rowOf(std::int64_t id) const
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), [id](const RunRow& r) { return r.id == id; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

void RunsModel::setRuns(const std::vector<RunRow>& runs)
{
    const bool same = runs.size() == m_runs.size() && std::equal(runs.begin(), runs.end(), m_runs.begin(), [](const RunRow& a, const RunRow& b) { return a.id == b.id; });
    if (same) {
        for (const RunRow& run : runs)
            setRun(run);
        return;
    }
    for (std::size_t i = m_runs.size(); i-- > 0;)
        if (std::none_of(runs.begin(), runs.end(), [&](const RunRow& r) { return r.id == m_runs[i].id; }))
            removeRun(m_runs[i].id);
    std::vector<RunRow> kept;
    for (const RunRow& run : runs)
        if (rowOf(run.id) >= 0)
            kept.push_back(run);
    if (!std::equal(kept.begin(), kept.end(), m_runs.begin(), m_runs.end(), [](const RunRow& a, const RunRow& b) { return a.id == b.id; })) {
        beginResetModel(); // another order
        m_runs = runs;
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (i < m_runs.size() && m_runs[i].id == runs[i].id) {
            setRun(runs[i]);
            continue;
        }
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(i));
        m_runs.insert(m_runs.begin() + static_cast<std::ptrdiff_t>(i), runs[i]);
        endInsertRows();
    }
}

void RunsModel::setRun(const RunRow& run)
{
    const int row = rowOf(run.id);
    if (row < 0) {
        const int end = static_cast<int>(m_runs.size());
        beginInsertRows({}, end, end);
        m_runs.push_back(run);
        endInsertRows();
    } else if (!(m_runs[static_cast<std::size_t>(row)] == run)) {
        m_runs[static_cast<std::size_t>(row)] = run;
        emit dataChanged(index(row, 0), index(row, kColumns - 1));
        emit headerDataChanged(Qt::Horizontal, Best, Best);
    }
}

void RunsModel::removeRun(std::int64_t id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_runs.erase(m_runs.begin() + row);
    endRemoveRows();
}

void RunsModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (!m_runs.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_runs.size()) - 1, kColumns - 1));
}

int RunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_runs.size()); }
int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RunRow& run = m_runs[static_cast<std::size_t>(index.row())];
    const bool atWork = run.state == RunState::Running || run.state == RunState::Paused || run.state == RunState::Stopping;
    const bool oneUnit = std::all_of(m_runs.begin(), m_runs.end(), [&](const RunRow& r) { return r.unit == m_runs.front().unit; });
    const QString none = QStringLiteral("–");
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        switch (index.column()) {
        case Name: return run.name;
        case Model: return run.model;
        case Budget: return run.budget.value > 0 ? quantity(run.budget).text() : none;
        case State: return run.outOfDate && !atWork ? tr("Out of date") : (atWork ? percentText(run.progress, 2) : stateText(run.state));
        case Best: return run.best > 0 ? (oneUnit ? numberText(run.best, 4) : numberText(run.best, 4) + QLatin1Char(' ') + run.unit) : none;
        case Gap: return run.bound > 0 && run.best > 0 ? percentText(run.gap, 2) : none;
        case Evaluations: return run.evaluations > 0 ? countText(static_cast<std::int64_t>(run.evaluations)) : none;
        case Seconds: return run.evaluations > 0 || run.seconds > 0 ? durationText(run.seconds) : none;
        case Seed: return QString::number(run.seed);
        default: return {};
        }
    case kSortRole:
        switch (index.column()) {
        case Name: return run.name;
        case Model: return run.model;
        case Budget: return run.budget.value;
        case State: return static_cast<int>(run.state) + run.progress * 0.5;
        case Best: return run.best;
        case Gap: return run.bound > 0 && run.best > 0 ? run.gap : 1e9;
        case Evaluations: return static_cast<qulonglong>(run.evaluations);
        case Seconds: return run.seconds;
        case Seed: return static_cast<qulonglong>(run.seed);
        default: return {};
        }
    case Qt::TextAlignmentRole: return static_cast<int>((index.column() <= Model || index.column() == State ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ForegroundRole: return run.outOfDate ? QVariant(tokens().text3) : QVariant();
    case Qt::BackgroundRole: return run.outOfDate ? QVariant(tokens().stale) : QVariant();
    case Qt::FontRole:
        if (atWork && index.column() == Name) {
            QFont font = fontOf(TextRole::Table);
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case Qt::ToolTipRole:
        if (index.column() == Best && run.best > 0)
            return run.bound > 0 ? tr("%1 %2; bound %3 %2").arg(numberText(run.best, 4), run.unit, numberText(run.bound, 4)) : QStringLiteral("%1 %2").arg(numberText(run.best, 4), run.unit);
        if (index.column() == Gap && run.bound > 0)
            return tr("No design can be more than this better than the best found");
        if (index.column() == State)
            return run.outOfDate && !atWork ? tr("The inputs have changed since this run") : (run.problem.isEmpty() ? stateText(run.state) : literalText(run.problem));
        return index.column() == Name ? QVariant(literalText(run.name)) : QVariant();
    case Qt::AccessibleTextRole: return index.column() == State && atWork ? QVariant(stateText(run.state) + QLatin1Char(' ') + percentText(run.progress, 2)) : QVariant();
    case kRunRole: return QVariant::fromValue<qlonglong>(run.id);
    case kProgressRole: return atWork ? QVariant(run.progress) : QVariant();
    case kStaleRole: return run.outOfDate && !atWork;
    case kStateRole: return static_cast<int>(run.state);
    default: return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section <= Model || section == State ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Run");
    case Model: return tr("Model");
    case Budget: return tr("Budget");
    case State: return tr("State");
    case Best: {
        const bool oneUnit = !m_runs.empty() && std::all_of(m_runs.begin(), m_runs.end(), [&](const RunRow& r) { return r.unit == m_runs.front().unit; });
        return oneUnit && !m_runs.front().unit.isEmpty() ? tr("Best, %1").arg(m_runs.front().unit) : tr("Best");
    }
    case Gap: return tr("Gap");
    case Evaluations: return tr("Evaluations");
    case Seconds: return tr("Time");
    case Seed: return tr("Seed");
    default: return {};
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Name)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Name)
        return false;
    const QString name = value.toString().trimmed();
    const RunRow& run = m_runs[static_cast<std::size_t>(index.row())];
    if (name.isEmpty() || name == run.name)
        return false;
    emit renameRequested(run.id, name);
    return true;
}

// ---- the State column

QRect RunStateDelegate::linkRect(const QStyleOptionViewItem& option)
{
    const QFontMetrics metrics(option.font);
    return { option.rect.left() + 8 + metrics.horizontalAdvance(RunsModel::tr("Out of date") + QStringLiteral("  ")), option.rect.top(),
             metrics.horizontalAdvance(RunsModel::tr("Re-run")), option.rect.height() };
}

QSize RunStateDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    const int stale = index.data(RunsModel::kStaleRole).toBool() ? linkRect(option).right() - option.rect.left() + 12 : 0;
    return { std::max({ size.width(), 130, stale }), size.height() };
}

void RunStateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString text = option.text;
    option.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const Tokens& t = tokens();
    painter->save();
    painter->setFont(option.font);
    QRect rect = option.rect.adjusted(8, 0, -8, 0);
    const auto state = static_cast<RunState>(index.data(RunsModel::kStateRole).toInt());
    if (const QVariant progress = index.data(RunsModel::kProgressRole); progress.isValid()) {
        const QFontMetrics metrics(option.font);
        QString words = text;
        int width = std::min(64, rect.width() / 2);
        if (state != RunState::Running) { // the bar makes room for the words
            constexpr int kShortest = 16;
            words = stateText(state) + QStringLiteral(" · ") + text;
            if (metrics.horizontalAdvance(words) > rect.width() - kShortest - 8)
                words = stateText(state);
            width = std::clamp(rect.width() - 8 - metrics.horizontalAdvance(words), kShortest, std::max(kShortest, width));
        }
        const QRectF bar(rect.left(), rect.center().y() - 2, width, 6);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.line);
        painter->drawRoundedRect(bar, 3, 3);
        painter->setBrush(state == RunState::Running ? t.accentFill : t.text3);
        QRectF done = bar;
        done.setWidth(std::max(6.0, bar.width() * std::clamp(progress.toDouble(), 0.0, 1.0)));
        painter->drawRoundedRect(done, 3, 3);
        rect.setLeft(rect.left() + width + 8);
        painter->setPen(t.text);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(words, Qt::ElideRight, rect.width()));
        painter->restore();
        return;
    }
    const bool stale = index.data(RunsModel::kStaleRole).toBool();
    QString symbol;
    IconRole role = IconRole::Muted;
    QColor colour = t.text2;
    if (stale) {
        colour = t.text3;
    } else if (state == RunState::Finished) {
        symbol = QStringLiteral("check"), role = IconRole::Ok, colour = t.ok;
    } else if (state == RunState::Failed || state == RunState::NothingFits) {
        symbol = QStringLiteral("error"), role = IconRole::Error, colour = t.error;
    } else if (state == RunState::Interrupted) {
        symbol = QStringLiteral("warning"), role = IconRole::Warning, colour = t.warning;
    }
    if (!symbol.isEmpty()) {
        painter->drawPixmap(rect.left(), rect.center().y() - 5, iconPixmap(symbol, 12, role, option.widget ? option.widget->devicePixelRatioF() : 1));
        rect.setLeft(rect.left() + 17);
    }
    painter->setPen(colour);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(option.font).elidedText(text, Qt::ElideRight, rect.width()));
    if (stale) {
        painter->setPen(t.accent);
        painter->drawText(linkRect(option), Qt::AlignLeft | Qt::AlignVCenter, RunsModel::tr("Re-run"));
    }
    painter->restore();
}

bool RunStateDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() == QEvent::MouseButtonRelease && index.data(RunsModel::kStaleRole).toBool()) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton && linkRect(option).contains(mouse->pos())) {
            emit rerunClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace pim::widgets
