// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QAbstractItemModel>
#include <QString>

#include "core/hardware/lint.h"
#include "core/hardware/parameters.h"
#include "widgets/common/number_delegate.h"

namespace pim::widgets {

/// Every number of a hardware description as a tree: component, row of its table, number. Column 0 names, 1 holds the value
/// (text to edit under Qt::EditRole), 2 the way back to the baseline. Only setData() changes anything, and only what passes
/// the limits of the file.
class HardwareModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, Reset, kColumnCount };
    enum Role {
        KeyRole = kFindRole + 1, ///< "adcs[9].peak_power_w", "adcs[9]" for a row of a table; empty for components
        ChangedRole, ///< bool: differs from the baseline (a component: something below it does)
        WarningRole, ///< sentences of lint, of everything below too; empty when nothing is wrong
        SummaryRole, ///< what a folded row says of what is below it
        SearchRole, ///< everything a search may find
        PathRole, ///< "ADC, 9 bit: Peak power"
    };
    using Spec = std::shared_ptr<const hardware::HardwareSpec>;

    explicit HardwareModel(QObject* parent = nullptr);

    /// Show \a spec; what differs from \a baseline (may be null) is marked. Keeps indexes when the same rows are there.
    void setHardware(Spec spec, Spec baseline);
    const Spec& hardware() const { return m_spec; }
    const Spec& baseline() const { return m_baseline; }
    void setFind(const QString& text);

    const std::vector<hardware::LintFinding>& findings() const { return m_findings; }
    int warnings() const;
    int changes() const;

    /// Index of the number, or of the row of a table, with this key; invalid when there is none.
    QModelIndex indexOf(const QString& key, int column = Name) const;
    /// The number at \a index, nullptr for rows above.
    const hardware::HardwareParameter* parameter(const QModelIndex& index) const;
    std::optional<double> baselineValue(const hardware::HardwareParameter& parameter) const;
    /// Back to the baseline; false when it is there already or the baseline does not have the number.
    bool reset(const QModelIndex& index);
    bool resetAll();
    void retranslate();

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// A number was changed by hand; \a description is for the undo list.
    void edited(std::shared_ptr<const pim::hardware::HardwareSpec> spec, QString key, QString description);
    /// Text that cannot be taken; the value is as before.
    void refused(QString key, QString message);

private:
    struct Node
    {
        int parent = -1;
        int row = 0;
        int parameter = -1; ///< -1: a component or a row of a table
        hardware::ParameterGroup group {};
        std::string key;
        std::string label; ///< of rows of tables
        std::vector<int> children;
        QString warnings;
        bool changed = false;
    };
    void build();
    void judge();
    int nodeOf(const QModelIndex& index) const { return index.isValid() ? static_cast<int>(index.internalId()) : -1; }
    QString nodeText(const Node& node) const;
    QString summary(int node) const;
    void summarize(int node, std::string_view leaf, double& low, double& high, const hardware::HardwareParameter*& found) const;
    void apply(const hardware::HardwareParameter& parameter, std::optional<double> value, const QString& description);
    void refresh();

    Spec m_spec, m_baseline;
    std::vector<hardware::HardwareParameter> m_parameters;
    std::vector<Node> m_nodes;
    std::vector<int> m_roots;
    std::vector<hardware::LintFinding> m_findings;
    QString m_find;
};

} // namespace pim::widgets
