// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

#include "core/compare/comparison.h"
#include "core/compare/reproduction.h"

namespace pim::widgets {

inline constexpr int kChangeRole = Qt::UserRole + 140; ///< change against the reference, as a part of it
inline constexpr int kVerdictRole = Qt::UserRole + 141; ///< compare::Verdict as int
inline constexpr int kHeadingRole = Qt::UserRole + 142; ///< true: the row is a heading

/// Of a comparison: a name, a value for each design, and for each other design its change against the reference.
class ChangeModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setComparison(std::shared_ptr<const compare::Comparison> comparison);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// The design whose change a column shows; -1: none.
    int changeOf(int column) const;

protected:
    virtual QString nameTitle() const = 0; ///< above the names
    virtual void collect() {} ///< the rows, of a comparison that is new
    /// "▼ 12 % better"; \a change: part of the reference, NaN where there is none.
    QString changeText(double change, compare::Verdict verdict) const;

    std::shared_ptr<const compare::Comparison> m_comparison;
};

/// The metrics.
class MetricModel : public ChangeModel
{
    Q_OBJECT
public:
    using ChangeModel::ChangeModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

protected:
    QString nameTitle() const override;
};

/// Configuration: name, a value for each design, where it comes from. Only what differs, or everything.
class SettingModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setComparison(std::shared_ptr<const compare::Comparison> comparison);
    void setShowAll(bool all);
    bool showsAll() const { return m_all; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void collect();
    std::shared_ptr<const compare::Comparison> m_comparison;
    std::vector<std::size_t> m_rows;
    bool m_all = false;
};

/// Peak efficiency of published machines: what our evaluator says of those that are compared, and what is printed.
class PublishedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Machine, Here, Printed, Remark, kColumns };
    using QAbstractTableModel::QAbstractTableModel;
    void setComparison(std::shared_ptr<const compare::Comparison> comparison);
    /// One of the compared designs is a published machine.
    bool concerns() const { return m_concerns; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    std::optional<double> here(const QString& machine) const; ///< TOPS/W; nothing: it is not compared

private:
    struct Row
    {
        QString name, source;
        std::optional<double> here;
        double printed = 0;
        bool cited = false;
    };
    std::vector<Row> m_rows;
    bool m_concerns = false;
};

/// The paper's numbers beside ours, experiments as headings.
class ReproductionModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Network, Quantity, Series, Ours, Paper, Unit, Ratio, Remark, OnPaperIsaac, kColumns };
    using QAbstractTableModel::QAbstractTableModel;
    void setResult(std::shared_ptr<const compare::Reproduction> result);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool isHeading(int row) const { return m_rows[static_cast<std::size_t>(row)] < 0; }

private:
    std::shared_ptr<const compare::Reproduction> m_result;
    std::vector<int> m_rows; ///< index into the result's rows; -1 - experiment: a heading
};

/// A change as a bar about the middle, its percentage and a word.
class ChangeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// \a half: pixels of the bar on either side; narrow where many designs stand beside each other.
    explicit ChangeDelegate(int half, QObject* parent = nullptr)
        : QStyledItemDelegate(parent)
        , m_half(half)
    {
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_half;
};

/// Pixels from the middle of a delta bar: 1.6 px a percent, at most \a half; the sign is that of the change.
double deltaBarLength(double change, double half);

} // namespace pim::widgets
