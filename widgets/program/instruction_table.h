// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>

class QHeaderView;

namespace pim::widgets {

/// A table for very many rows of one height. Qt's own keeps something for each row; this one keeps nothing, so that 10^7
/// rows cost what 10 do. Rows are selected, not cells.
class InstructionTable : public QAbstractItemView
{
    Q_OBJECT
public:
    explicit InstructionTable(QWidget* parent = nullptr);
    ~InstructionTable() override;

    QHeaderView* header() const { return m_header; }
    void setRowHeight(int pixels);
    int rowHeight() const { return m_rowHeight; }
    int firstVisibleRow() const;
    int visibleRows() const; ///< that fit as a whole
    /// Current row, in sight and selected.
    void goTo(int row);

    void setModel(QAbstractItemModel* model) override;
    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void reset() override;
    void keyboardSearch(const QString&) override { } ///< would look at every row

signals:
    void currentRowChanged(int row); ///< -1: none

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex& index) const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; ///< copying is the view's: whole rows, not a cell

private:
    int rows() const { return model() ? model()->rowCount() : 0; }

    QHeaderView* m_header;
    int m_rowHeight = 24;
    int m_hovered = -1;
    int m_anchor = -1; ///< row that a selection is extended from
};

} // namespace pim::widgets
