// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/explanation_model.h"

#include <optional>

#include "widgets/common/literal_text.h"
#include "widgets/explain/explanation_words.h"

namespace pim::widgets {

using evaluation::Explanation;
using evaluation::ExplanationPtr;
using evaluation::Origin;

struct ExplanationModel::Row
{
    ExplanationPtr node;
    Row* parent = nullptr;
    int place = 0;
    Kind kind = Figure;
    std::optional<double> share;
    bool opened = false;
    std::vector<std::unique_ptr<Row>> rows;

    int count() const
    {
        if (!node)
            return static_cast<int>(rows.size());
        if (kind != Figure)
            return 0;
        if (node->origin == Origin::Hardware)
            return static_cast<int>(node->children.size()) + 2;
        return node->children.empty() ? 1 : static_cast<int>(node->children.size());
    }
    Row& at(int index)
    {
        if (node && !opened) {
            opened = true;
            const auto add = [this](ExplanationPtr child, Kind childKind, std::optional<double> part) {
                auto row = std::make_unique<Row>();
                row->node = std::move(child);
                row->parent = this;
                row->place = static_cast<int>(rows.size());
                row->kind = childKind;
                row->share = part;
                rows.push_back(std::move(row));
            };
            for (std::size_t i = 0; i < node->children.size(); ++i)
                add(node->children[i], Figure, node->shareOf(i));
            if (node->origin == Origin::Hardware)
                add(node, HardwareKey, {});
            if (node->origin == Origin::Hardware || node->children.empty())
                add(node, SourceText, {});
        }
        return *rows[static_cast<std::size_t>(index)];
    }
};

ExplanationModel::ExplanationModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Row>()) {}
ExplanationModel::~ExplanationModel() = default;

void ExplanationModel::setExplanation(ExplanationPtr root)
{
    beginResetModel();
    m_root = std::make_unique<Row>();
    if (root) {
        auto row = std::make_unique<Row>();
        row->node = std::move(root);
        row->parent = m_root.get();
        m_root->rows.push_back(std::move(row));
    }
    endResetModel();
}

ExplanationModel::Row* ExplanationModel::rowOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Row*>(index.internalPointer()) : m_root.get();
}

ExplanationPtr ExplanationModel::figure(const QModelIndex& index) const { return index.isValid() ? rowOf(index)->node : nullptr; }

void ExplanationModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    emit layoutChanged();
}

QModelIndex ExplanationModel::index(int row, int column, const QModelIndex& parent) const
{
    Row* above = rowOf(parent);
    if (row < 0 || column < 0 || column >= kColumns || row >= above->count() || (parent.isValid() && parent.column() != 0))
        return {};
    return createIndex(row, column, &above->at(row));
}

QModelIndex ExplanationModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    Row* above = rowOf(child)->parent;
    return above == nullptr || above == m_root.get() ? QModelIndex() : createIndex(above->place, 0, above);
}

int ExplanationModel::rowCount(const QModelIndex& parent) const { return parent.column() > 0 ? 0 : rowOf(parent)->count(); }
int ExplanationModel::columnCount(const QModelIndex&) const { return kColumns; }
bool ExplanationModel::hasChildren(const QModelIndex& parent) const { return rowCount(parent) > 0; }

QVariant ExplanationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = *rowOf(index);
    const Explanation& node = *row.node;
    if (role == KindRole)
        return row.kind;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((index.column() == Term || index.column() == Unit ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (row.kind != Figure) {
        const bool key = row.kind == HardwareKey;
        if (role == BadgeRole && index.column() == Term)
            return key ? originText(Origin::Hardware) : node.origin == Origin::Hardware ? tr("source") : originText(node.origin);
        const QString words = QString::fromStdString(key ? node.hardwareKey : node.source);
        if (role == Qt::ToolTipRole && index.column() == Term)
            return literalText(words);
        if ((role == Qt::DisplayRole || role == Qt::AccessibleTextRole) && index.column() == Term)
            return words;
        return {};
    }
    const auto figure = explainedFigure(node.value, node.unit, row.parent == m_root.get() ? 4 : 3);
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Term: return explainedLabel(node);
        case Share: return row.share ? percentText(*row.share) : QString();
        case Value: return figure.number;
        case Unit: return figure.unit;
        default: return {};
        }
    case Qt::AccessibleTextRole:
        return index.column() == Term ? QStringLiteral("%1: %2").arg(explainedLabel(node), figure.text()) : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole: {
        QString text = QStringLiteral("%1: %2 %3").arg(explainedLabel(node), QString::number(node.value, 'g', 12), unitText(node.unit));
        if (!node.note.empty())
            text += QLatin1Char('\n') + QString::fromStdString(node.note);
        return literalText(text);
    }
    case FormulaRole: return index.column() == Term ? explainedFormula(node) : QString();
    case CentreRole:
        // The colour stands for a component where the row is that component as a whole.
        return index.column() == Term && node.centre && node.label == evaluation::costCentreLabel(*node.centre) ? QVariant(static_cast<int>(*node.centre)) : QVariant();
    default: return {};
    }
}

QVariant ExplanationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == Term || section == Unit ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Term: return tr("Term");
    case Share: return tr("Share");
    case Value: return tr("Value");
    case Unit: return tr("Unit");
    default: return {};
    }
}

} // namespace pim::widgets
