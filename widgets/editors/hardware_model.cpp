// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/hardware_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/common/icons.h"
#include "widgets/editors/hardware_text.h"

namespace pim::widgets {

using hardware::HardwareParameter;
using hardware::HardwareSpec;

HardwareModel::HardwareModel(QObject* parent) : QAbstractItemModel(parent) { }

void HardwareModel::setHardware(Spec spec, Spec baseline)
{
    m_baseline = std::move(baseline);
    auto parameters = spec ? hardware::hardwareParameters(*spec) : std::vector<HardwareParameter>();
    const bool same = m_spec && std::equal(parameters.begin(), parameters.end(), m_parameters.begin(), m_parameters.end(),
                                           [](const auto& a, const auto& b) { return a.key == b.key; });
    if (same) {
        m_spec = std::move(spec);
        m_parameters = std::move(parameters);
        refresh();
        return;
    }
    beginResetModel();
    m_spec = std::move(spec);
    m_parameters = std::move(parameters);
    build();
    judge();
    endResetModel();
}

void HardwareModel::build()
{
    m_nodes.clear();
    m_roots.clear();
    const auto add = [this](int parent) {
        const int id = static_cast<int>(m_nodes.size());
        auto& siblings = parent < 0 ? m_roots : m_nodes[static_cast<std::size_t>(parent)].children;
        const int row = static_cast<int>(siblings.size());
        siblings.push_back(id);
        m_nodes.emplace_back();
        m_nodes.back().parent = parent;
        m_nodes.back().row = row;
        return id;
    };
    int group = -1, entry = -1;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const HardwareParameter& p = m_parameters[i];
        if (group < 0 || m_nodes[static_cast<std::size_t>(group)].group != p.group) {
            group = add(-1);
            m_nodes.back().group = p.group;
            entry = -1;
        }
        if (p.entry.empty()) {
            entry = -1;
        } else if (entry < 0 || m_nodes[static_cast<std::size_t>(entry)].key != p.entry) {
            entry = add(group);
            m_nodes.back().group = p.group;
            m_nodes.back().key = p.entry;
            m_nodes.back().label = p.entryLabel;
        }
        add(entry >= 0 ? entry : group);
        m_nodes.back().group = p.group;
        m_nodes.back().parameter = static_cast<int>(i);
        m_nodes.back().key = p.key;
    }
}

void HardwareModel::judge()
{
    m_findings = m_spec ? hardware::lintFindings(*m_spec) : std::vector<hardware::LintFinding>();
    for (Node& node : m_nodes) {
        node.warnings.clear();
        node.changed = false;
    }
    const auto mark = [this](int id, auto change) {
        for (; id >= 0; id = m_nodes[static_cast<std::size_t>(id)].parent)
            change(m_nodes[static_cast<std::size_t>(id)]);
    };
    for (std::size_t id = 0; id < m_nodes.size(); ++id) {
        const Node& node = m_nodes[id];
        if (node.parameter < 0)
            continue;
        const HardwareParameter& p = m_parameters[static_cast<std::size_t>(node.parameter)];
        if (m_baseline && baselineValue(p) != p.get(*m_spec))
            mark(static_cast<int>(id), [](Node& n) { n.changed = true; });
    }
    for (const hardware::LintFinding& finding : m_findings) {
        if (finding.diagnostic.severity == Severity::Note)
            continue;
        const QString text = QString::fromStdString(finding.diagnostic.where + ": " + finding.diagnostic.text);
        const QModelIndex index = indexOf(QString::fromStdString(finding.key));
        mark(nodeOf(index), [&](Node& n) { n.warnings += n.warnings.isEmpty() ? text : QLatin1Char('\n') + text; });
    }
}

void HardwareModel::refresh()
{
    judge();
    const auto announce = [this](const std::vector<int>& nodes) {
        if (nodes.empty())
            return;
        const int first = nodes.front(), last = nodes.back();
        emit dataChanged(createIndex(m_nodes[static_cast<std::size_t>(first)].row, 0, static_cast<quintptr>(first)),
                         createIndex(m_nodes[static_cast<std::size_t>(last)].row, kColumnCount - 1, static_cast<quintptr>(last)));
    };
    announce(m_roots);
    for (const Node& node : m_nodes)
        announce(node.children);
}

void HardwareModel::setFind(const QString& text)
{
    m_find = text.trimmed();
    refresh();
}

void HardwareModel::retranslate()
{
    refresh();
    emit headerDataChanged(Qt::Horizontal, 0, kColumnCount - 1);
}

int HardwareModel::warnings() const
{
    return static_cast<int>(std::count_if(m_findings.begin(), m_findings.end(), [](const auto& f) { return f.diagnostic.severity != Severity::Note; }));
}

int HardwareModel::changes() const
{
    return static_cast<int>(std::count_if(m_nodes.begin(), m_nodes.end(), [](const Node& n) { return n.parameter >= 0 && n.changed; }));
}

QModelIndex HardwareModel::indexOf(const QString& key, int column) const
{
    const std::string text = key.toStdString();
    if (text.empty())
        return {};
    for (std::size_t id = 0; id < m_nodes.size(); ++id)
        if (m_nodes[id].key == text)
            return createIndex(m_nodes[id].row, column, static_cast<quintptr>(id));
    // What is said of a row and is none of its numbers, as its capacity.
    if (const auto point = text.rfind('.'); point != std::string::npos)
        if (const QModelIndex entry = indexOf(QString::fromStdString(text.substr(0, point)), column); entry.isValid())
            return entry;
    // A finding about a whole table, or about a row that is missing, belongs to the component: "crossbars", "adcs[5]", "adc".
    const std::string table = text.substr(0, text.find_first_of("[."));
    for (const int root : m_roots) {
        const Node& node = m_nodes[static_cast<std::size_t>(root)];
        const Node& first = m_nodes[static_cast<std::size_t>(node.children.front())];
        if (first.key.substr(0, first.key.find_first_of("[.")) == table && first.key.find_first_of("[.") != std::string::npos)
            return createIndex(node.row, column, static_cast<quintptr>(root));
    }
    return {};
}

const HardwareParameter* HardwareModel::parameter(const QModelIndex& index) const
{
    const int id = nodeOf(index);
    if (id < 0 || m_nodes[static_cast<std::size_t>(id)].parameter < 0)
        return nullptr;
    return &m_parameters[static_cast<std::size_t>(m_nodes[static_cast<std::size_t>(id)].parameter)];
}

std::optional<double> HardwareModel::baselineValue(const HardwareParameter& parameter) const
{
    return m_baseline ? parameter.get(*m_baseline) : std::nullopt;
}

void HardwareModel::apply(const HardwareParameter& parameter, std::optional<double> value, const QString& description)
{
    auto changed = std::make_shared<HardwareSpec>(*m_spec);
    const QString key = QString::fromStdString(parameter.key);
    parameter.set(*changed, value);
    m_spec = std::move(changed);
    m_parameters = hardware::hardwareParameters(*m_spec);
    refresh();
    emit edited(m_spec, key, description);
}

bool HardwareModel::reset(const QModelIndex& index)
{
    const HardwareParameter* p = parameter(index);
    if (!p || !m_baseline)
        return false;
    const auto value = baselineValue(*p);
    if (value == p->get(*m_spec) || (!value && !p->optional))
        return false;
    apply(*p, value, tr("Reset %1").arg(parameterPath(*p)));
    return true;
}

bool HardwareModel::resetAll()
{
    if (!m_baseline || changes() == 0)
        return false;
    auto changed = std::make_shared<HardwareSpec>(*m_spec);
    for (const HardwareParameter& p : m_parameters)
        if (const auto value = baselineValue(p); value || p.optional)
            p.set(*changed, value);
    m_spec = std::move(changed);
    m_parameters = hardware::hardwareParameters(*m_spec);
    refresh();
    emit edited(m_spec, {}, tr("Reset hardware to %1").arg(QString::fromStdString(m_baseline->title)));
    return true;
}

QModelIndex HardwareModel::index(int row, int column, const QModelIndex& parent) const
{
    const int id = nodeOf(parent);
    if (parent.isValid() && parent.column() != 0)
        return {};
    const auto& children = id < 0 ? m_roots : m_nodes[static_cast<std::size_t>(id)].children;
    if (row < 0 || row >= static_cast<int>(children.size()) || column < 0 || column >= kColumnCount)
        return {};
    return createIndex(row, column, static_cast<quintptr>(children[static_cast<std::size_t>(row)]));
}

QModelIndex HardwareModel::parent(const QModelIndex& child) const
{
    const int id = nodeOf(child);
    const int parent = id < 0 ? -1 : m_nodes[static_cast<std::size_t>(id)].parent;
    return parent < 0 ? QModelIndex() : createIndex(m_nodes[static_cast<std::size_t>(parent)].row, 0, static_cast<quintptr>(parent));
}

int HardwareModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() && parent.column() != 0)
        return 0;
    const int id = nodeOf(parent);
    return static_cast<int>((id < 0 ? m_roots : m_nodes[static_cast<std::size_t>(id)].children).size());
}

int HardwareModel::columnCount(const QModelIndex&) const { return kColumnCount; }

QString HardwareModel::nodeText(const Node& node) const
{
    if (node.parameter >= 0)
        return parameterText(m_parameters[static_cast<std::size_t>(node.parameter)]);
    if (node.parent < 0)
        return groupText(node.group);
    QString label = QString::fromStdString(node.label);
    return label.replace(QLatin1String(" bit"), QLatin1Char(' ') + tr("bit"));
}

/// Smallest and largest of the numbers below \a node whose key ends in \a leaf.
void HardwareModel::summarize(int node, std::string_view leaf, double& low, double& high, const HardwareParameter*& found) const
{
    const Node& n = m_nodes[static_cast<std::size_t>(node)];
    for (const int child : n.children)
        summarize(child, leaf, low, high, found);
    if (n.parameter < 0)
        return;
    const HardwareParameter& p = m_parameters[static_cast<std::size_t>(n.parameter)];
    const auto value = p.get(*m_spec);
    if (p.spec.key != leaf || !value)
        return;
    low = std::min(low, *value);
    high = std::max(high, *value);
    found = &p;
}

QString HardwareModel::summary(int id) const
{
    const Node& node = m_nodes[static_cast<std::size_t>(id)];
    if (node.parameter >= 0)
        return {};
    if (node.group == hardware::ParameterGroup::Scratchpad && node.parent < 0) {
        const Node &first = m_nodes[static_cast<std::size_t>(node.children.front())], &last = m_nodes[static_cast<std::size_t>(node.children.back())];
        return &first == &last ? nodeText(first) : tr("%1 … %2").arg(nodeText(first), nodeText(last));
    }
    double low = std::numeric_limits<double>::infinity(), high = -low;
    const HardwareParameter* found = nullptr;
    const bool noc = node.group == hardware::ParameterGroup::Noc;
    summarize(id, noc ? "chip_power_w" : "peak_power_w", low, high, found);
    if (!found)
        return {};
    const QuantityText a = parameterQuantity(*found, low), b = parameterQuantity(*found, high);
    if (a.text() == b.text())
        return b.text();
    return tr("%1 … %2").arg(a.unit == b.unit ? a.number : a.text(), b.text());
}

QVariant HardwareModel::data(const QModelIndex& index, int role) const
{
    const int id = nodeOf(index);
    if (id < 0)
        return {};
    const Node& node = m_nodes[static_cast<std::size_t>(id)];
    switch (role) {
    case KeyRole: return QString::fromStdString(node.key);
    case ChangedRole: return node.changed;
    case WarningRole: return node.warnings;
    case SummaryRole: return summary(id);
    default: break;
    }
    const HardwareParameter* p = parameter(index);
    const auto path = [&] {
        if (p)
            return parameterPath(*p);
        return node.parent < 0 ? groupText(node.group) : groupText(node.group) + QStringLiteral(", ") + nodeText(node);
    };
    if (role == PathRole)
        return path();
    if (role == SearchRole)
        return QString(path() + QLatin1Char(' ') + QString::fromStdString(node.key));
    if (role == Qt::ToolTipRole) {
        QString tip = p ? parameterToolTip(*p, baselineValue(*p), m_baseline ? QString::fromStdString(m_baseline->title) : QString()) : path().toHtmlEscaped();
        const std::string& key = node.key;
        for (const hardware::LintFinding& f : m_findings)
            if (p && f.key == key && f.diagnostic.severity == Severity::Note)
                tip += QStringLiteral("<br>") + tr("Note: %1").arg(QString::fromStdString(f.diagnostic.text).toHtmlEscaped());
        if (!node.warnings.isEmpty())
            tip += QStringLiteral("<hr>") + node.warnings.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
        if (index.column() == Reset && node.changed && p)
            return tr("Reset to %1 (Delete)").arg(parameterQuantity(*p, baselineValue(*p), 4).text());
        return tip;
    }
    switch (index.column()) {
    case Name:
        if (role == Qt::DisplayRole)
            return nodeText(node);
        if (role == kFindRole && !m_find.isEmpty() && nodeText(node).contains(m_find, Qt::CaseInsensitive))
            return m_find;
        break;
    case Value:
        if (!p)
            return role == Qt::TextAlignmentRole ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
        if (role == Qt::DisplayRole)
            return parameterQuantity(*p, p->get(*m_spec)).number;
        if (role == kUnitRole)
            return parameterQuantity(*p, p->get(*m_spec)).unit;
        if (role == Qt::EditRole)
            return parameterEditText(*p, p->get(*m_spec));
        if (role == kSortRole)
            return p->get(*m_spec).value_or(std::numeric_limits<double>::quiet_NaN());
        if (role == Qt::TextAlignmentRole)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        if (role == Qt::AccessibleTextRole)
            return QString(parameterQuantity(*p, p->get(*m_spec)).text() + (node.changed ? tr(", changed") : QString())
                           + (node.warnings.isEmpty() ? QString() : QStringLiteral(", ") + node.warnings));
        break;
    case Reset:
        if (role == Qt::AccessibleTextRole && p && node.changed)
            return tr("Reset to %1 (Delete)").arg(parameterQuantity(*p, baselineValue(*p), 4).text());
        break;
    default: break;
    }
    return {};
}

bool HardwareModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const HardwareParameter* p = parameter(index);
    if (!p || role != Qt::EditRole || index.column() != Value)
        return false;
    const auto now = p->get(*m_spec);
    if (value.toString() == parameterEditText(*p, now))
        return true; // untouched: digits that are not shown stay
    const auto read = parseParameter(*p, value.toString(), parameterQuantity(*p, now).unit);
    if (!read) {
        emit refused(QString::fromStdString(p->key), QString::fromStdString(read.error().message));
        return false;
    }
    if (*read != now)
        apply(*p, *read, tr("Set %1 to %2").arg(parameterPath(*p), parameterQuantity(*p, *read, 4).text()));
    return true;
}

Qt::ItemFlags HardwareModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Value && parameter(index))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant HardwareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Number") : section == Value ? tr("Value") : QString();
}

} // namespace pim::widgets
