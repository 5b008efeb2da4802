// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/runs_table.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>

#include "widgets/common/icons.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

/// Words begin where their heading begins.
class CellDelegate : public NumberDelegate
{
public:
    using NumberDelegate::NumberDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        if (item.displayAlignment & Qt::AlignRight || !item.icon.isNull()) {
            NumberDelegate::paint(painter, option, index);
            return;
        }
        const QString text = std::exchange(item.text, QString());
        QStyle* style = item.widget ? item.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        const QVariant colour = index.data(Qt::ForegroundRole);
        painter->save();
        painter->setFont(item.font);
        painter->setPen(colour.canConvert<QBrush>() ? colour.value<QBrush>().color() : tokens().text);
        const QRect rect = item.rect.adjusted(8, 0, -8, 0);
        painter->drawText(rect, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, QFontMetrics(item.font).elidedText(text, Qt::ElideRight, rect.width()));
        painter->restore();
    }
};

} // namespace

RunsTable::RunsTable(QWidget* parent)
    : QTableView(parent), m_model(new RunsModel(this)), m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(kSortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_sorted);
    setItemDelegate(new CellDelegate(this));
    auto* states = new RunStateDelegate(this);
    setItemDelegateForColumn(RunsModel::State, states);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setShowGrid(false);
    setWordWrap(false);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder); // as they were started
    setFont(fontOf(TextRole::Table));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(std::max(24, fontMetrics().height() + 8));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setFont(fontOf(TextRole::Table));
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setDefaultSectionSize(48);
    widenColumns();
    setColumnHidden(RunsModel::Gap, true); // in the tooltip of the best value too
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        QMenu menu(this);
        for (int column = 1; column < RunsModel::kColumns; ++column) {
            QAction* shown = menu.addAction(m_model->headerData(column, Qt::Horizontal).toString());
            shown->setCheckable(true);
            shown->setChecked(!isColumnHidden(column));
            connect(shown, &QAction::toggled, this, [this, column](bool on) { setColumnHidden(column, !on); });
        }
        menu.exec(horizontalHeader()->mapToGlobal(place));
    });
    horizontalHeader()->setStretchLastSection(true);

    const auto action = [&](const QString& name, const QKeySequence& key) {
        auto* a = new QAction(this);
        if (!name.isEmpty())
            a->setIcon(icon(name));
        a->setShortcut(key);
        a->setShortcutContext(Qt::WidgetShortcut);
        addAction(a);
        return a;
    };
    m_compare = action(QStringLiteral("compare"), {});
    m_rename = action(QStringLiteral("edit"), Qt::Key_F2);
    m_rerunNow = action(QStringLiteral("run"), {});
    m_rerun = action(QStringLiteral("reset"), {});
    m_continue = action(QStringLiteral("run"), {});
    m_pause = action(QStringLiteral("pause"), {});
    m_stop = action(QStringLiteral("stop"), {});
    m_copy = action(QStringLiteral("copy"), QKeySequence::Copy);
    m_delete = action(QStringLiteral("trash"), QKeySequence::Delete);
    const auto single = [this] { return selectedRuns().value(0, -1); };
    connect(m_compare, &QAction::triggered, this, [this] { emit compareRequested(selectedRuns()); });
    connect(m_rename, &QAction::triggered, this, [this] {
        if (currentIndex().isValid())
            edit(currentIndex().siblingAtColumn(RunsModel::Name));
    });
    connect(m_delete, &QAction::triggered, this, [this] {
        if (!selectedRuns().isEmpty())
            emit deleteRequested(selectedRuns());
    });
    connect(m_rerun, &QAction::triggered, this, [this, single] { emit rerunRequested(single(), true); });
    connect(m_rerunNow, &QAction::triggered, this, [this, single] { emit rerunRequested(single(), false); });
    connect(m_continue, &QAction::triggered, this, [this, single] { emit continueRequested(single()); });
    connect(m_pause, &QAction::triggered, this, [this, single] { emit pauseRequested(single()); });
    connect(m_stop, &QAction::triggered, this, [this, single] { emit stopRequested(single()); });
    connect(m_copy, &QAction::triggered, this, &RunsTable::copy);
    connect(states, &RunStateDelegate::rerunClicked, this, [this](const QModelIndex& index) { emit rerunRequested(index.data(RunsModel::kRunRole).toLongLong(), false); });
    connect(m_model, &RunsModel::renameRequested, this, &RunsTable::renameRequested);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] { updateActions(); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { updateActions(); });
    retranslateUi();
    updateActions();
}

void RunsTable::retranslateUi()
{
    setAccessibleName(tr("Runs"));
    m_compare->setText(tr("&Compare"));
    m_rename->setText(tr("Re&name"));
    m_rerunNow->setText(tr("&Re-run with the inputs of now"));
    m_rerun->setText(tr("Re-run with the &same inputs and seed"));
    m_continue->setText(tr("C&ontinue"));
    m_pause->setText(tr("&Pause"));
    m_stop->setText(tr("S&top"));
    m_copy->setText(tr("Cop&y as text"));
    m_delete->setText(tr("&Delete"));
    m_model->retranslate();
    widenColumns();
}

void RunsTable::widenColumns()
{
    const QFontMetrics metrics(fontOf(TextRole::Table)), headings(fontOf(TextRole::Body));
    const std::pair<int, QString> widths[] { { RunsModel::Name, QStringLiteral("Normal, specialized x") }, { RunsModel::Model, QStringLiteral("ResNet-101 x") }, { RunsModel::Budget, QStringLiteral("49.00 W x") },
        { RunsModel::State, tr("Out of date") + QStringLiteral("  ") + tr("Re-run") }, { RunsModel::Gap, QStringLiteral("100.0 %") }, { RunsModel::Seconds, QStringLiteral("1:00:00") } };
    for (int column = 0; column < RunsModel::kColumns; ++column) {
        const QString heading = m_model->headerData(column, Qt::Horizontal).toString() + (column == RunsModel::Best ? QStringLiteral(", GOPS/W") : QString());
        int width = headings.horizontalAdvance(heading) + 18;
        for (const auto& [wide, text] : widths)
            if (wide == column)
                width = std::max(width, metrics.horizontalAdvance(text) + 18);
        if (width > columnWidth(column)) // what somebody has widened stays
            setColumnWidth(column, width);
    }
}

QList<qint64> RunsTable::selectedRuns() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    QList<qint64> runs;
    for (const QModelIndex& row : rows)
        runs << row.data(RunsModel::kRunRole).toLongLong();
    return runs;
}

void RunsTable::updateActions()
{
    const QList<qint64> runs = selectedRuns();
    const int row = runs.size() == 1 ? m_model->rowOf(runs.front()) : -1;
    const RunState state = row >= 0 ? m_model->runs()[static_cast<std::size_t>(row)].state : RunState::Queued;
    const bool one = row >= 0, atWork = state == RunState::Running || state == RunState::Paused || state == RunState::Stopping;
    m_compare->setEnabled(runs.size() >= 1 && runs.size() <= 4);
    m_rename->setEnabled(one);
    m_delete->setEnabled(!runs.isEmpty());
    m_rerun->setEnabled(one && !atWork && state != RunState::Queued);
    m_rerunNow->setEnabled(m_rerun->isEnabled());
    m_continue->setEnabled(one && (state == RunState::Paused || state == RunState::Stopped || state == RunState::Interrupted));
    m_pause->setEnabled(one && state == RunState::Running);
    m_stop->setEnabled(one && (state == RunState::Running || state == RunState::Paused || state == RunState::Queued));
}

void RunsTable::setCurrentRun(std::int64_t id)
{
    const int row = m_model->rowOf(id);
    const QModelIndex index = row < 0 ? QModelIndex() : m_sorted->mapFromSource(m_model->index(row, 0));
    if (index.row() == currentIndex().row())
        return;
    m_setting = true;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_setting = false;
    if (index.isValid())
        scrollTo(index);
}

void RunsTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_setting && current.isValid() && current.row() != previous.row())
        emit runActivated(current.data(RunsModel::kRunRole).toLongLong());
}

QString RunsTable::tsv() const
{
    QStringList cells;
    for (int column = 0; column < RunsModel::kColumns; ++column)
        cells << m_model->headerData(column, Qt::Horizontal).toString();
    QString text = cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        if (selectionModel()->hasSelection() && !selectionModel()->isRowSelected(row, {}))
            continue;
        cells.clear();
        for (int column = 0; column < RunsModel::kColumns; ++column)
            cells << m_sorted->index(row, column).data().toString().replace(QLatin1Char('\t'), QLatin1Char(' '));
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

void RunsTable::copy() const { QGuiApplication::clipboard()->setText(tsv()); }

void RunsTable::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addActions({ m_compare, m_rename });
    menu.addSeparator();
    menu.addActions({ m_rerunNow, m_rerun, m_continue, m_pause, m_stop });
    menu.addSeparator();
    menu.addActions({ m_copy, m_delete });
    menu.exec(event->globalPos());
}

void RunsTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    else if (event->type() == QEvent::PaletteChange)
        m_model->retranslate(); // colours of outdated rows
    QTableView::changeEvent(event);
}

} // namespace pim::widgets
