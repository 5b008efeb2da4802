// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/instruction_model.h"

#include <limits>

#include <QElapsedTimer>
#include <QFontDatabase>

#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/program/program_text.h"

namespace pim::widgets {
namespace {

constexpr int kStepMs = 8; ///< of a search between two events
constexpr std::int64_t kAskedAtOnce = 2048; ///< rows between two looks at the clock

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont table = fontOf(TextRole::Table);
    if (table.pointSizeF() > 0)
        font.setPointSizeF(table.pointSizeF());
    else
        font.setPixelSize(table.pixelSize());
    return font;
}

} // namespace

InstructionModel::InstructionModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_fixed(fixedFont())
{
    m_steps.setInterval(0);
    connect(&m_steps, &QTimer::timeout, this, [this] { step(kStepMs); });
}

void InstructionModel::setData(std::shared_ptr<const ProgramData> data)
{
    beginResetModel();
    m_data = std::move(data);
    if (!m_data || m_filter.core >= static_cast<std::int32_t>(m_data->cores.size()))
        m_filter.core = -1;
    if (m_filter.layer && (!m_data || *m_filter.layer >= static_cast<std::int32_t>(m_data->layerNames.size())))
        m_filter.layer.reset();
    begin();
    endResetModel();
    emit searchChanged();
}

void InstructionModel::setFilter(const InstructionFilter& filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    begin();
    endResetModel();
    emit searchChanged();
}

void InstructionModel::begin()
{
    m_rows.clear();
    m_matcher.reset();
    m_plain = m_filter.isPlain();
    m_first = m_last = m_next = 0;
    m_steps.stop();
    if (!m_data)
        return;
    m_last = m_data->rows();
    if (m_filter.core >= 0) {
        m_first = m_data->firstRow[static_cast<std::size_t>(m_filter.core)];
        m_last = m_data->firstRow[static_cast<std::size_t>(m_filter.core) + 1];
    }
    m_last = std::min<std::int64_t>(m_last, m_first + std::numeric_limits<int>::max());
    m_next = m_first;
    if (!m_plain && m_first < m_last) {
        m_matcher = std::make_unique<InstructionMatcher>(m_data, m_filter);
        m_steps.start();
    }
}

void InstructionModel::step(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    const auto before = static_cast<int>(m_rows.size());
    std::vector<std::uint32_t> found;
    while (m_next < m_last && (milliseconds < 0 || clock.elapsed() < milliseconds)) {
        const InstructionPlace place = m_data->place(m_next);
        const auto& core = m_data->compiled->program.cores[static_cast<std::size_t>(place.core)].instructions;
        const std::int64_t end = std::min({ m_next + kAskedAtOnce, m_last, m_data->firstRow[static_cast<std::size_t>(place.core) + 1] });
        const program::Instruction* in = core.data() + place.index;
        for (; m_next < end; ++m_next, ++in)
            if (m_matcher->matches(*in))
                found.push_back(static_cast<std::uint32_t>(m_next));
    }
    if (!found.empty()) {
        beginInsertRows({}, before, before + static_cast<int>(found.size()) - 1);
        for (const std::uint32_t row : found)
            m_rows.append(row);
        endInsertRows();
    }
    if (m_next >= m_last)
        m_steps.stop();
    emit searchChanged();
}

void InstructionModel::finishSearch()
{
    if (isSearching())
        step(-1);
}

void InstructionModel::stopSearch()
{
    if (!isSearching())
        return;
    m_steps.stop();
    emit searchChanged();
}

double InstructionModel::searched() const
{
    return m_plain || m_last <= m_first ? 1.0 : static_cast<double>(m_next - m_first) / static_cast<double>(m_last - m_first);
}

void InstructionModel::refresh()
{
    m_fixed = fixedFont();
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

InstructionPlace InstructionModel::placeOf(int index) const { return m_data->place(programRow(index)); }

int InstructionModel::rowOf(const InstructionPlace& place) const
{
    if (!m_data || !m_data->has(place))
        return -1;
    const std::int64_t wanted = m_data->row(place);
    if (wanted < m_first || wanted >= m_last)
        return -1;
    if (m_plain)
        return static_cast<int>(wanted - m_first);
    const std::int64_t at = m_rows.lowerBound(static_cast<std::uint32_t>(wanted));
    return at < m_rows.size() && m_rows[at] == wanted ? static_cast<int>(at) : -1;
}

QString InstructionModel::cellText(const ProgramData& data, std::int64_t wanted, InstructionColumn column)
{
    const InstructionPlace place = data.place(wanted);
    const program::Instruction& in = data.at(place);
    switch (column) {
    case InstructionColumn::Core: return QString::number(place.core);
    case InstructionColumn::Index: return countText(place.index);
    case InstructionColumn::Mnemonic: {
        const std::string_view name = program::opInfo(in.op).mnemonic;
        return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    }
    case InstructionColumn::Operands: return operandText(in);
    case InstructionColumn::Unit: return unitLabel(program::opInfo(in.op).unit);
    case InstructionColumn::Layer: return layerText(data, data.source(in));
    case InstructionColumn::Position: return positionText(data, data.source(in));
    case InstructionColumn::Start:
        if (const auto time = data.time(wanted))
            return countText((time->enterPs + 500) / 1000);
        return {};
    case InstructionColumn::End:
        if (const auto time = data.time(wanted))
            return countText((time->retirePs + 500) / 1000);
        return {};
    }
    return {};
}

int InstructionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_plain ? m_last - m_first : m_rows.size());
}

int InstructionModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kInstructionColumnCount; }

QVariant InstructionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_data || index.row() >= rowCount())
        return {};
    const auto column = static_cast<InstructionColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(index.row(), column);
    case Qt::TextAlignmentRole:
        switch (column) {
        case InstructionColumn::Mnemonic:
        case InstructionColumn::Operands:
        case InstructionColumn::Unit:
        case InstructionColumn::Layer: return int(Qt::AlignLeft | Qt::AlignVCenter);
        default: return int(Qt::AlignRight | Qt::AlignVCenter);
        }
    case Qt::FontRole:
        if (column == InstructionColumn::Mnemonic || column == InstructionColumn::Operands) {
            return m_fixed;
        }
        return {};
    case Qt::ForegroundRole:
        return column == InstructionColumn::Unit || column == InstructionColumn::Position ? QVariant(QBrush(tokens().text2)) : QVariant();
    case Qt::ToolTipRole:
        if (column == InstructionColumn::Layer) {
            const auto& source = m_data->source(m_data->at(programRow(index.row())));
            const auto& network = m_data->compiled->network;
            if (network && source.layer >= 0 && source.layer < static_cast<std::int32_t>(network->layers.size()))
                return QString::fromStdString(network->layers[static_cast<std::size_t>(source.layer)].name).toHtmlEscaped();
        }
        if (column == InstructionColumn::Start || column == InstructionColumn::End) {
            if (const auto time = m_data->time(programRow(index.row())))
                return tr("Entered the reorder buffer at %1, completed at %2, in it for %3")
                    .arg(timeText(time->enterPs, 6), timeText(time->retirePs, 6), timeText(time->retirePs - time->enterPs));
            return m_data->entryOf.empty() ? tr("Simulate to see when it runs") : tr("Scalar instructions run in the front end and are not in the trace");
        }
        return {};
    case kFindRole: {
        // One word is marked; several would need several marks.
        const QString word = m_filter.text.trimmed();
        return column == InstructionColumn::Mnemonic || column == InstructionColumn::Operands || column == InstructionColumn::Layer
            ? (word.contains(QLatin1Char(' ')) ? QString() : word)
            : QString();
    }
    default: return {};
    }
}

QString InstructionModel::title(InstructionColumn column)
{
    switch (column) {
    case InstructionColumn::Core: return tr("Core");
    case InstructionColumn::Index: return tr("No.");
    case InstructionColumn::Mnemonic: return tr("Instruction");
    case InstructionColumn::Operands: return tr("Operands");
    case InstructionColumn::Unit: return tr("Unit");
    case InstructionColumn::Layer: return tr("Layer");
    case InstructionColumn::Position: return tr("Row, column");
    case InstructionColumn::Start: return tr("Start (ns)");
    case InstructionColumn::End: return tr("End (ns)");
    }
    return {};
}

QVariant InstructionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<InstructionColumn>(section);
    if (role == Qt::TextAlignmentRole)
        switch (column) {
        case InstructionColumn::Mnemonic:
        case InstructionColumn::Operands:
        case InstructionColumn::Unit:
        case InstructionColumn::Layer: return int(Qt::AlignLeft | Qt::AlignVCenter);
        default: return int(Qt::AlignRight | Qt::AlignVCenter);
        }
    if (role == Qt::DisplayRole)
        return title(column);
    if (role == Qt::ToolTipRole)
        switch (column) {
        case InstructionColumn::Core: return tr("Core that executes it, from 0");
        case InstructionColumn::Index: return tr("Place in the core's list, from 0");
        case InstructionColumn::Mnemonic: return tr("Operation, as the assembly names it");
        case InstructionColumn::Operands: return tr("Registers and fields, as the assembly writes them");
        case InstructionColumn::Unit: return tr("Part of the core that executes it");
        case InstructionColumn::Layer: return tr("Layer whose output it helps to compute");
        case InstructionColumn::Position: return tr("First position of the layer's output map that it works on: row, column");
        case InstructionColumn::Start: return tr("Simulated time when it entered the reorder buffer, ns");
        case InstructionColumn::End: return tr("Simulated time when it was completed, ns");
        }
    return {};
}

Qt::ItemFlags InstructionModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace pim::widgets
