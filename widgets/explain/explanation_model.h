// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QAbstractItemModel>

#include "core/evaluation/explanation.h"

namespace pim::widgets {

/// An explanation as a tree: value, its parts, of a leaf the hardware's key and the source. Rows are made when their
/// parent is opened, since parts that many figures share would make whole trees large.
class ExplanationModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Term, Share, Value, Unit, kColumns };
    enum Kind { Figure, HardwareKey, SourceText };
    enum Role {
        KindRole = Qt::UserRole + 1,
        FormulaRole, ///< with the numbers in it, for the chip below the term
        BadgeRole, ///< "hardware", "source" …
        CentreRole ///< int of the cost centre whose colour marks the row; invalid: none
    };

    explicit ExplanationModel(QObject* parent = nullptr);
    ~ExplanationModel() override;

    void setExplanation(evaluation::ExplanationPtr root); ///< nullptr: nothing
    /// The figure a row stands for; key and source rows give their figure's.
    evaluation::ExplanationPtr figure(const QModelIndex& index) const;
    void retranslate();

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row;
    Row* rowOf(const QModelIndex& index) const;
    std::unique_ptr<Row> m_root; ///< above the tree's only top row
};

} // namespace pim::widgets
