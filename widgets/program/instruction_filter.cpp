// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/instruction_filter.h"

#include <algorithm>
#include <string_view>

#include "widgets/program/program_text.h"

namespace pim::widgets {

using program::Instruction;

InstructionMatcher::InstructionMatcher(std::shared_ptr<const ProgramData> data, const InstructionFilter& filter)
    : m_data(std::move(data))
    , m_units(filter.units)
    , m_layer(filter.layer)
{
    for (const QString& text : filter.text.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        Word word;
        // "r5," as it stands in the table
        word.text = text.toUtf8();
        for (const program::OpInfo& info : program::instructionSet())
            if (info.mnemonic.find(word.text.toStdString()) != std::string_view::npos)
                word.ops |= 1U << static_cast<unsigned>(info.op);
        for (const QString& name : m_data->layerNames)
            word.layers.push_back(name.contains(text, Qt::CaseInsensitive));
        word.inOperands = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
        m_words.push_back(std::move(word));
    }
}

bool InstructionMatcher::matches(const Instruction& in) const
{
    if ((m_units >> static_cast<unsigned>(program::opInfo(in.op).unit) & 1U) == 0)
        return false;
    const std::int32_t layer = m_layer || !m_words.empty() ? m_data->source(in).layer : -1;
    if (m_layer && layer != *m_layer)
        return false;
    std::array<char, kOperandBytes> buffer; // NOLINT: filled when it is asked
    std::size_t size = 0;
    for (const Word& word : m_words) {
        if ((word.ops >> static_cast<unsigned>(in.op) & 1U) != 0)
            continue;
        if (layer >= 0 && layer < static_cast<std::int32_t>(word.layers.size()) && word.layers[static_cast<std::size_t>(layer)])
            continue;
        if (!word.inOperands)
            return false;
        if (size == 0)
            size = writeOperands(in, buffer);
        if (std::string_view(buffer.data(), size).find(std::string_view(word.text.constData(), static_cast<std::size_t>(word.text.size())))
            == std::string_view::npos)
            return false;
    }
    return true;
}

void RowList::append(std::uint32_t row)
{
    const auto inPage = static_cast<std::size_t>(m_size & (kPage - 1));
    if (inPage == 0)
        m_pages.push_back(std::make_unique<std::array<std::uint32_t, static_cast<std::size_t>(kPage)>>());
    (*m_pages.back())[inPage] = row;
    ++m_size;
}

void RowList::clear()
{
    m_pages.clear();
    m_size = 0;
}

std::int64_t RowList::lowerBound(std::uint32_t row) const
{
    std::int64_t low = 0, high = m_size;
    while (low < high) {
        const std::int64_t middle = (low + high) / 2;
        if ((*this)[middle] < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace pim::widgets
