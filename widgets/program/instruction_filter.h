// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QStringList>
#include <QString>

#include "widgets/program/program_data.h"

namespace pim::widgets {

/// Which instructions are wanted.
struct InstructionFilter
{
    static constexpr unsigned kAllUnits = (1U << program::kUnitCount) - 1;

    std::int32_t core = -1; ///< -1: of all cores
    unsigned units = kAllUnits; ///< bit u: Unit u
    std::optional<std::int32_t> layer; ///< nothing: of all; -1: of none
    /// Words that all must be found, each in the mnemonic, the operands or the layer's name; case does not matter.
    QString text;

    /// Nothing but a core is asked for: rows follow each other.
    bool isPlain() const { return units == kAllUnits && !layer && text.trimmed().isEmpty(); }
    bool operator==(const InstructionFilter&) const = default;
};

/// A filter made ready to ask it of many instructions, in order or not.
class InstructionMatcher
{
public:
    InstructionMatcher(std::shared_ptr<const ProgramData> data, const InstructionFilter& filter);
    bool matches(const program::Instruction& instruction) const;

private:
    struct Word
    {
        QByteArray text; ///< lower case
        std::uint32_t ops = 0; ///< bit o: its mnemonic has the word
        std::vector<bool> layers; ///< whose name has it
        bool inOperands = true; ///< operands may have it: it is plain ASCII
    };
    std::shared_ptr<const ProgramData> m_data;
    unsigned m_units;
    std::optional<std::int32_t> m_layer;
    std::vector<Word> m_words;
};

/// Row numbers in rising order. Grows without moving what is there, so that no append takes long.
class RowList
{
public:
    void append(std::uint32_t row);
    void clear();
    std::int64_t size() const { return m_size; }
    std::uint32_t operator[](std::int64_t index) const
    {
        return (*m_pages[static_cast<std::size_t>(index >> kPageBits)])[static_cast<std::size_t>(index & (kPage - 1))];
    }
    /// Place of the first number that is not below \a row; size() when there is none.
    std::int64_t lowerBound(std::uint32_t row) const;

private:
    static constexpr int kPageBits = 14;
    static constexpr std::int64_t kPage = std::int64_t { 1 } << kPageBits;
    std::vector<std::unique_ptr<std::array<std::uint32_t, static_cast<std::size_t>(kPage)>>> m_pages;
    std::int64_t m_size = 0;
};

} // namespace pim::widgets
