// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/instruction_table.h"

#include <algorithm>

#include <QHeaderView>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr std::int64_t kFarthest = 2'000'000'000; ///< pixels from the viewport's top

} // namespace

InstructionTable::InstructionTable(QWidget* parent)
    : QAbstractItemView(parent)
    , m_header(new QHeaderView(Qt::Horizontal, this))
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its coming and going would shift the columns during a search
    viewport()->setMouseTracking(true);
    m_header->setHighlightSections(false);
    m_header->setSectionsClickable(false);
    m_header->setStretchLastSection(false);
    m_header->setMinimumSectionSize(40);
    connect(m_header, &QHeaderView::sectionResized, this, [this] {
        updateGeometries();
        viewport()->update();
    });
    connect(m_header, &QHeaderView::sectionMoved, viewport(), qOverload<>(&QWidget::update));
    connect(m_header, &QHeaderView::geometriesChanged, this, [this] { updateGeometries(); });
}

InstructionTable::~InstructionTable()
{
    disconnect(m_header, nullptr, this, nullptr); // it goes after this part of the object, and tells so
}

void InstructionTable::setModel(QAbstractItemModel* model)
{
    m_header->setModel(model);
    QAbstractItemView::setModel(model);
    updateGeometries();
}

void InstructionTable::setRowHeight(int pixels)
{
    m_rowHeight = std::max(8, pixels);
    updateGeometries();
    viewport()->update();
}

int InstructionTable::firstVisibleRow() const { return verticalScrollBar()->value(); }
int InstructionTable::visibleRows() const { return std::max(1, viewport()->height() / m_rowHeight); }

void InstructionTable::goTo(int row)
{
    if (row < 0 || row >= rows())
        return;
    const QModelIndex index = model()->index(row, std::max(0, currentIndex().column()));
    scrollTo(index, PositionAtCenter);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_anchor = row;
}

QRect InstructionTable::visualRect(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    // 5 * 10^7 rows of 24 pixels are still an int.
    const std::int64_t y = (std::int64_t { index.row() } - firstVisibleRow()) * m_rowHeight;
    return { m_header->sectionViewportPosition(index.column()), static_cast<int>(std::clamp<std::int64_t>(y, -kFarthest, kFarthest)),
             m_header->sectionSize(index.column()), m_rowHeight };
}

void InstructionTable::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int row = index.row(), first = firstVisibleRow(), fit = visibleRows();
    int wanted = first;
    switch (hint) {
    case PositionAtTop: wanted = row; break;
    case PositionAtBottom: wanted = row - fit + 1; break;
    case PositionAtCenter: wanted = row >= first && row < first + fit ? first : row - fit / 2; break;
    case EnsureVisible:
        if (row < first)
            wanted = row;
        else if (row >= first + fit)
            wanted = row - fit + 1;
        break;
    }
    if (verticalScrollBar()->maximum() < std::min(wanted, rows() - fit))
        updateGeometries(); // rows have come that the scroll bar does not know of yet
    verticalScrollBar()->setValue(wanted);
}

QModelIndex InstructionTable::indexAt(const QPoint& point) const
{
    if (!model() || point.y() < 0)
        return {};
    const std::int64_t row = std::int64_t { firstVisibleRow() } + point.y() / m_rowHeight;
    if (row >= rows())
        return {};
    const int column = m_header->logicalIndexAt(point.x());
    return model()->index(static_cast<int>(row), std::max(0, column));
}

void InstructionTable::reset()
{
    QAbstractItemView::reset();
    m_hovered = m_anchor = -1;
    verticalScrollBar()->setValue(0);
    updateGeometries();
}

QModelIndex InstructionTable::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (rows() == 0)
        return {};
    const QModelIndex current = currentIndex();
    const int last = rows() - 1, column = std::max(0, current.column());
    std::int64_t row = current.isValid() ? current.row() : -1;
    switch (action) {
    case MoveUp:
    case MovePrevious: row -= 1; break;
    case MoveDown:
    case MoveNext: row += 1; break;
    case MovePageUp: row -= visibleRows(); break;
    case MovePageDown: row += visibleRows(); break;
    case MoveHome: row = 0; break;
    case MoveEnd: row = last; break;
    case MoveLeft: horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub); break;
    case MoveRight: horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd); break;
    }
    return model()->index(static_cast<int>(std::clamp<std::int64_t>(row, 0, last)), column);
}

int InstructionTable::horizontalOffset() const { return m_header->offset(); }
int InstructionTable::verticalOffset() const { return 0; } // by rows, see visualRect()
bool InstructionTable::isIndexHidden(const QModelIndex& index) const { return m_header->isSectionHidden(index.column()); }

void InstructionTable::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags)
{
    // It spans from the anchor, which may be far out of sight, to the mouse or the cursor.
    const auto rowAt = [this](int y) {
        return std::int64_t { firstVisibleRow() } + (y < 0 ? (y - m_rowHeight + 1) / m_rowHeight : y / m_rowHeight);
    };
    std::int64_t top = rowAt(std::min(rect.top(), rect.bottom())), bottom = rowAt(std::max(rect.top(), rect.bottom()));
    // Qt's own anchor does not know of rows that were gone to by goTo().
    if ((flags & QItemSelectionModel::Current) == 0) {
        m_anchor = static_cast<int>(top);
    } else if (state() != DragSelectingState && m_anchor >= 0 && currentIndex().isValid()) {
        top = std::min(m_anchor, currentIndex().row());
        bottom = std::max(m_anchor, currentIndex().row());
    }
    if (top >= rows() || bottom < 0 || rows() == 0) {
        selectionModel()->select(QItemSelection(), flags);
        return;
    }
    top = std::max<std::int64_t>(0, top);
    bottom = std::min<std::int64_t>(rows() - 1, bottom);
    selectionModel()->select(QItemSelection(model()->index(static_cast<int>(top), 0),
                                            model()->index(static_cast<int>(bottom), model()->columnCount() - 1)),
                             flags | QItemSelectionModel::Rows);
}

QRegion InstructionTable::visualRegionForSelection(const QItemSelection& selection) const
{
    const int first = firstVisibleRow(), last = first + visibleRows() + 1;
    QRegion region;
    for (const QItemSelectionRange& range : selection) {
        const int top = std::max(first, range.top()), bottom = std::min(last, range.bottom());
        if (top <= bottom)
            region += QRect(0, (top - first) * m_rowHeight, viewport()->width(), (bottom - top + 1) * m_rowHeight);
    }
    return region;
}

void InstructionTable::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    if (rows() == 0)
        return;
    const int first = firstVisibleRow();
    const int from = first + event->rect().top() / m_rowHeight;
    const int to = std::min(rows() - 1, first + event->rect().bottom() / m_rowHeight);
    QStyleOptionViewItem base;
    initViewItemOption(&base);
    const QModelIndex current = currentIndex();
    for (int row = from; row <= to; ++row) {
        const int y = (row - first) * m_rowHeight;
        const bool selected = selectionModel()->isRowSelected(row);
        const Tokens& t = tokens();
        if (selected)
            painter.fillRect(0, y, viewport()->width(), m_rowHeight, t.selection);
        else if (row == m_hovered)
            painter.fillRect(0, y, viewport()->width(), m_rowHeight, t.hover);
        else if (row % 2 == 1)
            painter.fillRect(0, y, viewport()->width(), m_rowHeight, t.alt);
        for (int visual = 0; visual < m_header->count(); ++visual) {
            const int column = m_header->logicalIndex(visual);
            if (m_header->isSectionHidden(column))
                continue;
            const QRect cell(m_header->sectionViewportPosition(column), y, m_header->sectionSize(column), m_rowHeight);
            if (cell.right() < event->rect().left() || cell.left() > event->rect().right())
                continue;
            QStyleOptionViewItem option = base;
            option.rect = cell;
            option.state &= ~(QStyle::State_Selected | QStyle::State_MouseOver | QStyle::State_HasFocus);
            const QModelIndex index = model()->index(row, column);
            itemDelegateForIndex(index)->paint(&painter, option, index);
        }
        if (hasFocus() && current.isValid() && current.row() == row) {
            painter.setPen(t.accent);
            painter.drawRect(0, y, viewport()->width() - 1, m_rowHeight - 1);
        }
    }
}

void InstructionTable::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void InstructionTable::scrollContentsBy(int dx, int dy)
{
    if (dx != 0)
        m_header->setOffset(horizontalScrollBar()->value());
    if (dy != 0)
        m_hovered = -1;
    viewport()->update();
}

void InstructionTable::updateGeometries()
{
    const int height = m_header->isHidden() ? 0 : std::max(m_header->sizeHint().height(), m_rowHeight);
    if (viewportMargins().top() != height)
        setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - height, area.width(), height);
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setRange(0, std::max(0, rows() - visibleRows()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(24);
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - viewport()->width()));
    m_header->setOffset(horizontalScrollBar()->value());
    QAbstractItemView::updateGeometries();
}

void InstructionTable::rowsInserted(const QModelIndex& parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    if (start <= firstVisibleRow() + visibleRows() + 1)
        viewport()->update();
}

void InstructionTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update();
    if (current.row() != previous.row() || current.isValid() != previous.isValid())
        emit currentRowChanged(current.row());
}

void InstructionTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        event->ignore();
    else
        QAbstractItemView::keyPressEvent(event);
}

bool InstructionTable::viewportEvent(QEvent* event)
{
    int hovered = m_hovered;
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::MouseMove)
        hovered = indexAt(viewport()->mapFromGlobal(QCursor::pos())).row();
    else if (event->type() == QEvent::Leave || event->type() == QEvent::HoverLeave)
        hovered = -1;
    if (hovered != m_hovered) {
        m_hovered = hovered;
        viewport()->update();
    }
    return QAbstractItemView::viewportEvent(event);
}

} // namespace pim::widgets
