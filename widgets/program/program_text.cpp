// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/program_text.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <QCoreApplication>

#include "widgets/common/quantity_text.h"

namespace pim::widgets {

using program::Field;
using program::Instruction;
using program::Op;
using program::Unit;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pim::widgets::ProgramText)
};

bool isRegister(Field field) { return field == Field::Rd || field == Field::Rs1 || field == Field::Rs2; }

bool isQuiet(Field field)
{
    return field == Field::OffsetValue || field == Field::OffsetSelect || field == Field::Relu;
}

QString hex(std::int64_t address)
{
    const QString sign = address < 0 ? QString(QChar(0x2212)) : QString();
    return sign + QStringLiteral("0x") + QString::number(address < 0 ? -address : address, 16).toUpper();
}

int elementBytes(int bits) { return (bits + 7) / 8; }

/// Explains one instruction; says "R5" of what nobody knows.
class Explainer
{
public:
    Explainer(const Instruction& in, const CoreState& state)
        : m_in(in)
        , m_state(state)
    {
    }

    QString words() const
    {
        switch (program::opInfo(m_in.op).unit) {
        case Unit::Scalar: return scalar();
        case Unit::Matrix: return matrix();
        case Unit::Vector: return vector();
        case Unit::Transfer: return transfer();
        }
        return {};
    }

private:
    /// "R5 = 1,024", or "R5" when its value is not known.
    QString reg(std::uint8_t number) const
    {
        const QString name = QStringLiteral("R%1").arg(number);
        const auto value = m_state.registers[number];
        return value ? name + QStringLiteral(" = ") + countText(*value) : name;
    }

    /// A local address: its register and the offset that operand \a bit gets, \a width bytes for each unit of it.
    QString local(std::uint8_t number, unsigned bit, int width) const
    {
        const std::int64_t offset
            = (m_in.offsetSelect >> bit & 1U) != 0 ? std::int64_t { m_in.offsetValue } * width : 0;
        if (const auto base = m_state.registers[number])
            return hex(*base + offset);
        return offset == 0 ? QStringLiteral("R%1").arg(number)
                           : QStringLiteral("R%1 + %2").arg(number).arg(countText(offset));
    }

    /// A global address: 64 bits in two registers.
    QString global(std::uint8_t number, unsigned bit) const
    {
        const std::int64_t offset = (m_in.offsetSelect >> bit & 1U) != 0 ? m_in.offsetValue : 0;
        const auto low = static_cast<std::size_t>(number) + 1;
        if (low < m_state.registers.size() && m_state.registers[number] && m_state.registers[low])
            return hex((std::int64_t { *m_state.registers[number] } << 32
                        | static_cast<std::uint32_t>(*m_state.registers[low]))
                       + offset);
        return QStringLiteral("R%1:R%2").arg(number).arg(low);
    }

    /// What a scalar result comes to, behind the formula; nothing where an operand is unknown.
    QString outcome(std::optional<std::int32_t> value) const
    {
        return value ? QStringLiteral(" = ") + countText(*value) : QString();
    }

    QString scalar() const
    {
        const QString to = QStringLiteral("R%1").arg(m_in.rd);
        const QString a = reg(m_in.rs1), b = reg(m_in.rs2);
        CoreState after = m_state;
        advance(after, m_in);
        const QString end = outcome(after.registers[m_in.rd]);
        switch (m_in.op) {
        case Op::Nop: return Words::tr("Does nothing. The public simulator crashes on it.");
        case Op::Sldi: return Words::tr("Sets register %1 to %2.").arg(to, countText(m_in.imm));
        case Op::Sld: return Words::tr("Loads register %1 with the word at global address %2.").arg(to, global(m_in.rs1, 0));
        case Op::Sadd: return Words::tr("Sets register %1 to the sum of %2 and %3%4.").arg(to, a, b, end);
        case Op::Ssub: return Words::tr("Sets register %1 to %2 less %3%4.").arg(to, a, b, end);
        case Op::Smul: return Words::tr("Sets register %1 to the product of %2 and %3%4.").arg(to, a, b, end);
        case Op::Saddi: return Words::tr("Sets register %1 to the sum of %2 and %3%4.").arg(to, a, countText(m_in.imm), end);
        default: return Words::tr("Sets register %1 to the product of %2 and %3%4.").arg(to, a, countText(m_in.imm), end);
        }
    }

    QString matrix() const
    {
        if (m_in.op == Op::Setbw)
            return Words::tr("From here on, elements are %1 bits wide where they are read and %2 bits where results are written.")
                .arg(m_in.bits1)
                .arg(m_in.bits2);
        QString text = Words::tr("Multiplies the vector at local address %1 with the weights of array group %2, inputs of %3 bits, and writes the sums to local address %4.")
                           .arg(local(m_in.rs1, 3, 1))
                           .arg(m_in.target)
                           .arg(m_in.bits1)
                           .arg(local(m_in.rd, 3, 1));
        if (m_in.relu != 0)
            text += QLatin1Char(' ') + Words::tr("Sums below 0 become 0 (ReLU).");
        return text;
    }

    QString vector() const
    {
        const int in = elementBytes(m_state.inputBits), out = elementBytes(m_state.outputBits);
        const bool inputWidth = m_in.op == Op::Vvadd || m_in.op == Op::Vvsub || m_in.op == Op::Vvmax || m_in.op == Op::Vrelu;
        const QString a = local(m_in.rs1, 1, in), b = local(m_in.rs2, 2, in), to = local(m_in.rd, 0, inputWidth ? in : out);
        const QString n = countText(m_in.len);
        const auto binary = [&](const QString& sentence) { return sentence.arg(n, a, b, to); };
        const auto unary = [&](const QString& sentence) { return sentence.arg(n, a, to); };
        switch (m_in.op) {
        case Op::Vvadd: return binary(Words::tr("Adds %1 elements at local address %2 and those at %3, and writes the sums to %4."));
        case Op::Vvsub: return binary(Words::tr("Takes from %1 elements at local address %2 those at %3, and writes the differences to %4."));
        case Op::Vvmul: return binary(Words::tr("Multiplies %1 elements at local address %2 with those at %3, and writes the products to %4."));
        case Op::Vvdmul: return binary(Words::tr("Multiplies %1 elements at local address %2 with those at %3, and writes the sum of the products to %4: one element."));
        case Op::Vvmax: return binary(Words::tr("Compares %1 elements at local address %2 with those at %3, and writes the larger ones to %4."));
        case Op::Vvsll: return binary(Words::tr("Shifts %1 elements at local address %2 left by those at %3, and writes the results to %4."));
        case Op::Vvsra: return binary(Words::tr("Shifts %1 elements at local address %2 right by those at %3, keeping the sign, and writes the results to %4."));
        case Op::Vavg: return Words::tr("Writes the mean of %1 elements from local address %2, %3 elements apart, to %4: one element.").arg(n, a, reg(m_in.rs2), to);
        case Op::Vrelu: return unary(Words::tr("Replaces what is below 0 by 0 in %1 elements at local address %2, and writes them to %3."));
        case Op::Vtanh: return unary(Words::tr("Writes the hyperbolic tangent of %1 elements at local address %2 to %3."));
        case Op::Vsigm: return unary(Words::tr("Writes the sigmoid of %1 elements at local address %2 to %3."));
        case Op::Vmv: return Words::tr("Gathers %1 elements from local address %2, %3 elements apart, at %4.").arg(n, a, reg(m_in.rs2), to);
        case Op::Vrsu: return Words::tr("Cuts %1 elements at local address %2 to %3 bits, at most %4, and writes them to %5.").arg(n, a).arg(m_state.outputBits).arg(reg(m_in.rs2), to);
        default: return Words::tr("Cuts %1 elements at local address %2 to %3 bits, at least %4, and writes them to %5.").arg(n, a).arg(m_state.outputBits).arg(reg(m_in.rs2), to);
        }
    }

    QString transfer() const
    {
        const QString to = local(m_in.rd, 0, 1), from = local(m_in.rs1, 1, 1);
        const QString bytes = bytesText(m_in.size), length = bytesText(m_in.len);
        switch (m_in.op) {
        case Op::Ld: return Words::tr("Loads %1 from global address %2 to local address %3.").arg(bytes, global(m_in.rs1, 1), to);
        case Op::St: return Words::tr("Stores %1 from local address %2 at global address %3.").arg(bytes, from, global(m_in.rd, 0));
        case Op::Lldi: return Words::tr("Fills %1 from local address %2 with elements of value %3.").arg(length, to, countText(m_in.imm));
        case Op::Lmv: return Words::tr("Copies %1 from local address %2 to %3.").arg(length, from, to);
        case Op::Send: return Words::tr("Sends %1 from local address %2 to core %3, and waits until it receives.").arg(bytes, to).arg(m_in.target);
        case Op::Recv: return Words::tr("Receives %1 from core %2 at local address %3, and waits for them.").arg(bytes).arg(m_in.target).arg(to);
        case Op::Sync: return Words::tr("Adds 1 to event register %1 of core %2.").arg(m_in.bits1).arg(m_in.target);
        default: return Words::tr("Waits until event register %1 is %2, then sets it to 0.").arg(m_in.bits1).arg(countText(m_in.imm));
        }
    }

public:
    /// The state behind an instruction.
    static void advance(CoreState& state, const Instruction& in)
    {
        using Value = std::optional<std::int32_t>;
        const Value a = state.registers[in.rs1], b = state.registers[in.rs2];
        const auto both = [&](auto&& f) -> Value {
            return a && b ? Value(static_cast<std::int32_t>(f(static_cast<std::uint32_t>(*a), static_cast<std::uint32_t>(*b)))) : Value();
        };
        const auto with = [&](auto&& f) -> Value {
            return a ? Value(static_cast<std::int32_t>(f(static_cast<std::uint32_t>(*a), static_cast<std::uint32_t>(in.imm)))) : Value();
        };
        switch (in.op) {
        case Op::Sldi: state.registers[in.rd] = in.imm; break;
        case Op::Sld: state.registers[in.rd] = std::nullopt; break;
        case Op::Sadd: state.registers[in.rd] = both([](auto x, auto y) { return x + y; }); break;
        case Op::Ssub: state.registers[in.rd] = both([](auto x, auto y) { return x - y; }); break;
        case Op::Smul: state.registers[in.rd] = both([](auto x, auto y) { return x * y; }); break;
        case Op::Saddi: state.registers[in.rd] = with([](auto x, auto y) { return x + y; }); break;
        case Op::Smuli: state.registers[in.rd] = with([](auto x, auto y) { return x * y; }); break;
        case Op::Setbw:
            state.inputBits = in.bits1;
            state.outputBits = in.bits2;
            break;
        default: break;
        }
    }

private:
    const Instruction& m_in;
    const CoreState& m_state;
};

} // namespace

std::size_t writeOperands(const Instruction& in, std::span<char, kOperandBytes> buffer)
{
    char* at = buffer.data();
    char* const end = at + buffer.size();
    const auto put = [&](std::string_view text) {
        std::memcpy(at, text.data(), text.size());
        at += text.size();
    };
    bool first = true;
    for (const Field field : program::opInfo(in.op).fields) {
        const std::int64_t value = program::fieldValue(in, field);
        if (value == 0 && isQuiet(field))
            continue;
        if (!first)
            put(", ");
        first = false;
        if (isRegister(field)) {
            put("r");
        } else {
            put(program::fieldKey(field));
            put("=");
        }
        at = std::to_chars(at, end, value).ptr;
    }
    return static_cast<std::size_t>(at - buffer.data());
}

QString operandText(const Instruction& in)
{
    std::array<char, kOperandBytes> buffer; // NOLINT: filled below
    const std::size_t size = writeOperands(in, buffer);
    return QString::fromLatin1(buffer.data(), static_cast<qsizetype>(size));
}

QString unitLabel(Unit unit)
{
    switch (unit) {
    case Unit::Scalar: return Words::tr("Scalar");
    case Unit::Matrix: return Words::tr("Matrix");
    case Unit::Vector: return Words::tr("Vector");
    case Unit::Transfer: return Words::tr("Transfer");
    }
    return {};
}

QString modeLabel(program::CompileMode mode)
{
    return mode == program::CompileMode::Latency ? Words::tr("Latency") : Words::tr("Throughput");
}

QString replicationLabel(program::Replication replication)
{
    switch (replication) {
    case program::Replication::Balance: return Words::tr("Balanced");
    case program::Replication::W0H0: return Words::tr("By map size (W0H0)");
    case program::Replication::Uniform: return Words::tr("Uniform");
    case program::Replication::Genetic: return Words::tr("Genetic search");
    case program::Replication::Design: return Words::tr("As designed");
    }
    return {};
}

QString numbersLabel(const program::NumberFormat& numbers)
{
    return numbers.accumulatorBits == numbers.elementBits
        ? Words::tr("%1 bits").arg(numbers.elementBits)
        : Words::tr("%1 bits, sums of %2").arg(numbers.elementBits).arg(numbers.accumulatorBits);
}

QString layerText(const ProgramData& data, const program::Source& source)
{
    return source.layer >= 0 && source.layer < static_cast<std::int32_t>(data.layerNames.size())
        ? data.layerNames[static_cast<std::size_t>(source.layer)]
        : QString();
}

QString positionText(const ProgramData& data, const program::Source& source)
{
    if (source.position < 0 || source.layer < 0 || source.layer >= static_cast<std::int32_t>(data.layerColumns.size()))
        return {};
    const std::int32_t width = data.layerColumns[static_cast<std::size_t>(source.layer)];
    return QStringLiteral("%1, %2").arg(source.position / width).arg(source.position % width);
}

QString timeText(std::int64_t ps, int digits)
{
    return quantity(static_cast<double>(ps) * 1e-12, QStringLiteral("s"), digits).text();
}

CoreState stateBefore(std::span<const Instruction> instructions, std::size_t index)
{
    CoreState state;
    state.registers.fill(0);
    for (const Instruction& in : instructions.first(std::min(index, instructions.size())))
        Explainer::advance(state, in);
    return state;
}

QString explainInstruction(const Instruction& instruction, const CoreState& state)
{
    return Explainer(instruction, state).words();
}

QString explainInstruction(const ProgramData& data, const InstructionPlace& place)
{
    const auto& instructions = data.compiled->program.cores[static_cast<std::size_t>(place.core)].instructions;
    const Instruction& in = data.at(place);
    QString text = explainInstruction(in, stateBefore(instructions, static_cast<std::size_t>(place.index)));
    if (in.op == Op::Mvmul) {
        for (const program::ArrayGroup& group : data.compiled->groups)
            if (group.core == place.core && group.group == in.target) {
                std::int64_t rows = 0;
                for (const program::RowRun& run : group.rows)
                    rows += run.rows();
                const auto layer = static_cast<std::size_t>(group.layer);
                text += QLatin1Char(' ')
                    + Words::tr("They are %1 × %2 weights of %3, copy %4; crossbars: %5.")
                          .arg(countText(rows), countText(group.columns),
                               layer < data.layerNames.size() ? data.layerNames[layer] : QString())
                          .arg(group.copy + 1)
                          .arg(group.crossbars);
                break;
            }
    }
    return text;
}

} // namespace pim::widgets
