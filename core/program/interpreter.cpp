// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/interpreter.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "core/base/random.h"
#include "core/program/integer_product.h"
#include "core/program/integer_reference.h"
#include "core/program/interpreter_memory.h"
#include "core/program/interpreter_races.h"
#include "core/program/interpreter_vector.h"

namespace pim::program {
namespace {

constexpr int kWidest = 32; ///< bits of an element
constexpr std::size_t kCoresInMessage = 6;
constexpr std::int32_t kMostElements = std::int32_t { 1 } << 26; ///< of a vector
constexpr int kLongestTurn = 6; ///< 2^6 instructions

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

tl::unexpected<Error> undefined(std::string text) { return fail(ErrorCode::InvalidArgument, std::move(text)); }

std::string assembly(const Instruction& instruction)
{
    const OpInfo& info = opInfo(instruction.op);
    std::string text(info.mnemonic);
    for (const Field field : info.fields)
        if (const auto value = fieldValue(instruction, field);
            value != 0 || (field != Field::OffsetSelect && field != Field::OffsetValue))
            text += fmt::format(" {}={}", fieldKey(field), value);
    return text;
}

enum class Waiting { Nothing, Send, Receive, Event };

struct Core
{
    std::array<std::int32_t, kRegisters> registers {};
    std::array<std::int32_t, kEventRegisters> events {};
    int inputBits = 0, outputBits = 0; ///< 0: before the first setbw
    std::size_t next = 0; ///< instruction
    Waiting waiting = Waiting::Nothing;
    std::int64_t address = 0; ///< local, of the send or receive it waits in
    LocalMemory memory;
    std::vector<PackedMatrix> matrices; ///< by array group
};

/// The checks that need no state, so that the steps may rely on them.
Result<void> checkFields(const Instruction& in, const Program& program)
{
    const OpInfo& info = opInfo(in.op);
    const bool pair1 = in.op == Op::Ld || in.op == Op::Sld, pairD = in.op == Op::St;
    for (const Field field : info.fields) {
        const std::int64_t value = fieldValue(in, field);
        const auto inside = [&](std::int64_t first, std::int64_t last) -> Result<void> {
            if (value >= first && value <= last)
                return {};
            return undefined(fmt::format("{} must be {} to {}, got {}", fieldKey(field), first, last, value));
        };
        Result<void> right;
        switch (field) {
        case Field::Rd: right = inside(0, kRegisters - (pairD ? 2 : 1)); break;
        case Field::Rs1: right = inside(0, kRegisters - (pair1 ? 2 : 1)); break;
        case Field::Rs2: right = inside(0, kRegisters - 1); break;
        case Field::Len:
        case Field::Size:
        case Field::Group: right = inside(0, INT32_MAX); break;
        case Field::EventRegister: right = inside(0, kEventRegisters - 1); break;
        case Field::Ibiw:
        case Field::Obiw: right = inside(1, kWidest); break;
        case Field::Core:
            right = inside(0, static_cast<std::int64_t>(program.cores.size()) - 1);
            if (right && !program.cores[at(value)].present)
                right = undefined(fmt::format("core {} is not in the machine", value));
            break;
        default: break;
        }
        if (!right)
            return right;
    }
    return {};
}

} // namespace

struct Interpreter::State
{
    State(const Program& theProgram, InterpreterSetup setup)
        : program(theProgram)
        , budget { setup.memoryBytes }
        , random(setup.interleaving)
    {
        for (std::size_t c = 0; c < program.cores.size(); ++c) {
            Core core;
            core.memory = LocalMemory(setup.localMemoryBytes);
            if (c < setup.weights.size())
                for (GroupWeights& group : setup.weights[c])
                    core.matrices.push_back(packed(std::move(group), c, core.matrices.size()));
            cores.push_back(std::move(core));
        }
        if (setup.detectRaces)
            races.emplace(cores.size());
    }

    // --- constant after construction, but for what the programs change -----------------------------------------------
    const Program& program;
    std::optional<Error> wrongSetup;
    std::vector<Core> cores;
    GlobalMemory global;
    MemoryBudget budget;
    std::optional<RaceDetector> races;
    RandomStream random;
    bool checked = false; ///< every instruction's fields
    std::int64_t executed = 0;
    std::vector<std::int32_t> ready; ///< cores that can go on, in no order
    std::vector<std::int32_t> first, second, result; ///< elements of the instruction at hand

    PackedMatrix packed(GroupWeights group, std::size_t core, std::size_t index)
    {
        const auto rows = at(std::max(0, group.rows)), columns = at(std::max(0, group.columns));
        if (group.rows < 0 || group.columns < 0 || group.values.size() != rows * columns) {
            wrongSetup = Error { ErrorCode::InvalidArgument,
                                 fmt::format("weights must be {} rows of {} columns, got {} values", group.rows,
                                             group.columns, group.values.size()),
                                 fmt::format("core {}, group {}", core, index) };
            return {};
        }
        PackedMatrix matrix(rows, columns);
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < columns; ++c)
                matrix.set(r, c, group.values[r * columns + c]);
        return matrix;
    }

    const Instruction& instruction(std::int32_t core) const
    {
        return program.cores[at(core)].instructions[cores[at(core)].next];
    }
    bool finished(std::int32_t core) const
    {
        return cores[at(core)].next >= program.cores[at(core)].instructions.size();
    }
    std::string place(std::int32_t core) const
    {
        return fmt::format("core {}, instruction {} ({})", core, cores[at(core)].next, assembly(instruction(core)));
    }

    Result<void> checkProgram()
    {
        for (std::size_t c = 0; c < program.cores.size(); ++c) {
            const auto& list = program.cores[c].instructions;
            for (std::size_t i = 0; program.cores[c].present && i < list.size(); ++i)
                if (const auto right = checkFields(list[i], program); !right)
                    return fail(ErrorCode::InvalidArgument, right.error().message,
                                fmt::format("core {}, instruction {} ({})", c, i, assembly(list[i])));
        }
        checked = true;
        return {};
    }

    Result<void> run(const RunContext& context)
    {
        if (wrongSetup)
            return tl::unexpected(*wrongSetup);
        if (!checked)
            if (const auto right = checkProgram(); !right)
                return right;
        if (races)
            races->forget();
        ready.clear();
        for (std::int32_t c = 0; at(c) < cores.size(); ++c) {
            cores[at(c)].next = 0;
            cores[at(c)].waiting = Waiting::Nothing;
            if (program.cores[at(c)].present && !finished(c))
                ready.push_back(c);
        }
        while (!ready.empty()) {
            if (context.cancelled())
                return fail(ErrorCode::Cancelled, fmt::format("stopped after {} instructions", executed));
            const auto chosen = at(random.uniformInt(0, static_cast<std::int64_t>(ready.size()) - 1));
            const std::int32_t core = ready[chosen];
            const std::int64_t turn = std::int64_t { 1 } << random.uniformInt(0, kLongestTurn);
            bool goesOn = true;
            for (std::int64_t i = 0; i < turn && goesOn; ++i) {
                auto done = step(core);
                if (!done)
                    return fail(done.error().code, std::move(done.error().message), place(core));
                goesOn = *done && !finished(core);
            }
            if (!goesOn) { // cores that woke up in this turn stand behind it
                ready[chosen] = ready.back();
                ready.pop_back();
            }
        }
        return checkAllFinished();
    }

    /// Everybody waits, or has finished.
    Result<void> checkAllFinished() const
    {
        std::string text;
        std::size_t waiting = 0;
        std::string where;
        for (std::int32_t c = 0; at(c) < cores.size(); ++c) {
            if (!program.cores[at(c)].present || finished(c))
                continue;
            if (++waiting <= kCoresInMessage)
                text += fmt::format("{}core {}, instruction {} ({}), waits for {}", waiting > 1 ? "; " : "", c,
                                    cores[at(c)].next, assembly(instruction(c)), awaited(c));
            if (waiting == 1)
                where = place(c);
        }
        if (waiting == 0)
            return {};
        if (waiting > kCoresInMessage)
            text += fmt::format("; and {} more", waiting - kCoresInMessage);
        return fail(ErrorCode::Infeasible,
                    fmt::format("deadlock: {} of {} cores wait for ever: {}", waiting, cores.size(), text), where);
    }

    std::string awaited(std::int32_t c) const
    {
        const Core& core = cores[at(c)];
        const Instruction& in = instruction(c);
        if (core.waiting == Waiting::Event)
            return fmt::format("event register {} to be {}, it is {}", in.bits1, in.imm, core.events[in.bits1]);
        const char* wanted = core.waiting == Waiting::Send ? "recv" : "send";
        if (finished(in.target))
            return fmt::format("a {} of core {}, which has finished", wanted, in.target);
        return fmt::format("a {} of core {}, which is at its instruction {} ({})", wanted, in.target,
                           cores[at(in.target)].next, assembly(instruction(in.target)));
    }

    void wake(std::int32_t c)
    {
        cores[at(c)].waiting = Waiting::Nothing;
        ++cores[at(c)].next;
        ++executed;
        if (!finished(c))
            ready.push_back(c);
    }

    /// Execute the next instruction of a core; false when it has to wait.
    Result<bool> step(std::int32_t c)
    {
        Core& core = cores[at(c)];
        const Instruction& in = instruction(c);
        Result<void> done;
        switch (opInfo(in.op).unit) {
        case Unit::Scalar: done = scalar(c, in); break;
        case Unit::Matrix: done = in.op == Op::Setbw ? setWidths(core, in) : matrix(core, in); break;
        case Unit::Vector: done = vector(core, in); break;
        case Unit::Transfer:
            if (in.op == Op::Send || in.op == Op::Recv || in.op == Op::Wait) {
                const auto meets = in.op == Op::Wait ? wait(c, in) : meet(c, in);
                if (!meets || !*meets)
                    return meets;
            } else {
                done = in.op == Op::Sync ? sync(c, in) : transfer(c, in);
            }
            break;
        }
        if (!done)
            return tl::unexpected(std::move(done.error()));
        ++core.next;
        ++executed;
        return true;
    }

    // --- operands
    // -----------------------------------------------------------------------------------------------------
    static std::int64_t offset(const Instruction& in, int operand)
    {
        return (in.offsetSelect >> operand & 1) != 0 ? in.offsetValue : 0;
    }
    static std::uint64_t globalAddress(const Core& core, std::uint8_t pair, std::int64_t offset)
    {
        const std::uint64_t high = static_cast<std::uint32_t>(core.registers[pair]);
        const std::uint64_t low = static_cast<std::uint32_t>(core.registers[pair + std::size_t { 1 }]);
        return ((high << 32) | low) + static_cast<std::uint64_t>(offset);
    }
    /// May core \a c do this with global memory?
    Result<void> checkGlobal(std::int32_t c, RaceDetector::Access access, std::uint64_t address, std::int64_t bytes)
    {
        if (bytes > 0 && address + static_cast<std::uint64_t>(bytes - 1) < address)
            return undefined(
                fmt::format("global addresses must be below 2^64, got {} bytes from {:#x} on", bytes, address));
        if (!races)
            return {};
        const auto other = races->access(access, c, cores[at(c)].next, address, static_cast<std::uint64_t>(bytes));
        if (!other)
            return {};
        const Instruction& there = program.cores[at(other->core)].instructions[other->instruction];
        return undefined(fmt::format("race: {} global memory at {:#x}, which core {}, instruction {} ({}), {}, and no "
                                     "message or event orders the two",
                                     access == RaceDetector::Access::Read ? "reads" : "writes", other->address,
                                     other->core, other->instruction, assembly(there),
                                     other->access == RaceDetector::Access::Read ? "reads" : "writes"));
    }
    static Result<void> needWidths(const Core& core)
    {
        if (core.inputBits == 0)
            return undefined("elements have no width before the first setbw");
        return {};
    }

    // --- units
    // --------------------------------------------------------------------------------------------------------
    static Result<void> setWidths(Core& core, const Instruction& in)
    {
        core.inputBits = in.bits1;
        core.outputBits = in.bits2;
        return {};
    }

    Result<void> scalar(std::int32_t c, const Instruction& in)
    {
        Core& core = cores[at(c)];
        auto& r = core.registers;
        const auto a = static_cast<std::uint32_t>(r[in.rs1]), b = static_cast<std::uint32_t>(r[in.rs2]);
        const auto immediate = static_cast<std::uint32_t>(in.imm);
        std::uint32_t value = 0;
        switch (in.op) {
        case Op::Nop: return {};
        case Op::Sldi: value = immediate; break;
        case Op::Sadd: value = a + b; break;
        case Op::Ssub: value = a - b; break;
        case Op::Smul: value = a * b; break;
        case Op::Saddi: value = a + immediate; break;
        case Op::Smuli: value = a * immediate; break;
        default: { // sld
            const std::uint64_t address = globalAddress(core, in.rs1, in.offsetValue);
            if (const auto right = checkGlobal(c, RaceDetector::Access::Read, address, 4); !right)
                return right;
            std::array<std::uint8_t, 4> word {};
            global.read(address, word);
            std::int32_t loaded = 0;
            loadElements(word.data(), 32, 4, { &loaded, 1 });
            value = static_cast<std::uint32_t>(loaded);
        }
        }
        r[in.rd] = static_cast<std::int32_t>(value);
        return {};
    }

    Result<void> matrix(Core& core, const Instruction& in)
    {
        if (const auto known = needWidths(core); !known)
            return known;
        if (at(in.target) >= core.matrices.size())
            return undefined(
                fmt::format("group must be one of the {} that hold weights, got {}", core.matrices.size(), in.target));
        const PackedMatrix& weights = core.matrices[at(in.target)];
        const auto inBytes = static_cast<std::int64_t>(weights.rows()) * elementBytes(core.inputBits);
        const auto from = core.memory.at(core.registers[in.rs1], inBytes, budget);
        if (!from)
            return tl::unexpected(from.error());
        first.resize(weights.rows());
        result.resize(weights.columns());
        loadElements(from->data(), core.inputBits, elementBytes(core.inputBits), first);
        weights.multiply(first, result);
        if (in.relu != 0)
            for (std::int32_t& sum : result)
                sum = static_cast<std::int32_t>(std::max<std::int64_t>(0, wrap(sum, core.outputBits)));
        return store(core, core.registers[in.rd], core.outputBits);
    }

    /// Write `result` to local memory.
    Result<void> store(Core& core, std::int64_t address, int bits)
    {
        const auto to = core.memory.at(address, static_cast<std::int64_t>(result.size()) * elementBytes(bits), budget);
        if (!to)
            return tl::unexpected(to.error());
        storeElements(result, bits, to->data());
        return {};
    }

    /// Read in.len elements, \a stride elements apart.
    Result<void> load(Core& core, std::int64_t address, std::int64_t count, std::int64_t stride,
                      std::vector<std::int32_t>& to)
    {
        if (count == 0) {
            to.clear();
            return {};
        }
        constexpr std::int64_t kFarthest = std::int64_t { 1 } << 30; // beyond, no second element can be in memory
        if (count > 1 && (stride > kFarthest || stride < -kFarthest))
            return undefined(fmt::format("elements must be at most {} apart, got {}", kFarthest, stride));
        const std::int64_t width = elementBytes(core.inputBits), apart = count > 1 ? stride * width : 0;
        const std::int64_t low = address + std::min<std::int64_t>(0, apart * (count - 1));
        const std::int64_t high = address + std::max<std::int64_t>(0, apart * (count - 1)) + width;
        const auto from = core.memory.at(low, high - low, budget);
        if (!from)
            return tl::unexpected(from.error());
        to.resize(at(count));
        loadElements(from->data() + (address - low), core.inputBits, apart, to);
        return {};
    }

    Result<void> vector(Core& core, const Instruction& in)
    {
        if (const auto known = needWidths(core); !known)
            return known;
        const VectorShape shape = vectorShape(in.op);
        const std::int64_t width = elementBytes(core.inputBits);
        const std::int32_t number = core.registers[in.rs2];
        const bool gathers = in.op == Op::Vmv || in.op == Op::Vavg;
        if (in.len > kMostElements) // a stride of 0 makes many of few
            return undefined(fmt::format("len must be at most {}, got {}", kMostElements, in.len));
        auto right = load(core, core.registers[in.rs1] + offset(in, 1) * width, in.len, gathers ? number : 1, first);
        if (right && shape.readsSecond)
            right = load(core, core.registers[in.rs2] + offset(in, 2) * width, in.len, 1, second);
        if (!right)
            return right;
        result.resize(shape.writesOne ? 1 : at(in.len));
        if (right = vectorResult(in.op, first, second, number, core.inputBits, result); !right)
            return right;
        const int bits = shape.writesInputWidth ? core.inputBits : core.outputBits;
        return store(core, core.registers[in.rd] + offset(in, 0) * elementBytes(bits), bits);
    }

    Result<void> transfer(std::int32_t c, const Instruction& in)
    {
        Core& core = cores[at(c)];
        switch (in.op) {
        case Op::Ld: {
            const std::uint64_t address = globalAddress(core, in.rs1, offset(in, 1));
            if (const auto right = checkGlobal(c, RaceDetector::Access::Read, address, in.size); !right)
                return right;
            const auto to = core.memory.at(core.registers[in.rd] + offset(in, 0), in.size, budget);
            if (!to)
                return tl::unexpected(to.error());
            global.read(address, *to);
            return {};
        }
        case Op::St: {
            const std::uint64_t address = globalAddress(core, in.rd, offset(in, 0));
            if (const auto right = checkGlobal(c, RaceDetector::Access::Write, address, in.size); !right)
                return right;
            const auto from = core.memory.at(core.registers[in.rs1] + offset(in, 1), in.size, budget);
            if (!from)
                return tl::unexpected(from.error());
            return global.write(address, *from, budget);
        }
        case Op::Lldi: return fill(core, in);
        default: return copy(core, in);
        }
    }

    Result<void> fill(Core& core, const Instruction& in)
    {
        if (const auto known = needWidths(core); !known)
            return known;
        const auto to = core.memory.at(core.registers[in.rd] + offset(in, 0), in.len, budget);
        if (!to)
            return tl::unexpected(to.error());
        const auto value = static_cast<std::uint32_t>(wrap(in.imm, core.inputBits));
        const auto width = at(elementBytes(core.inputBits));
        for (std::size_t i = 0; i < to->size(); ++i)
            (*to)[i] = static_cast<std::uint8_t>(value >> (8 * (i % width)));
        return {};
    }

    Result<void> copy(Core& core, const Instruction& in)
    {
        // The memory may move when it grows, so both ends are reached before either is used.
        const std::int64_t source = core.registers[in.rs1] + offset(in, 1),
                           target = core.registers[in.rd] + offset(in, 0);
        if (const auto reached = core.memory.at(source, in.len, budget); !reached)
            return tl::unexpected(reached.error());
        const auto to = core.memory.at(target, in.len, budget);
        if (!to)
            return tl::unexpected(to.error());
        const auto from = core.memory.at(source, in.len, budget);
        if (!from)
            return tl::unexpected(from.error());
        if (in.len > 0)
            std::memmove(to->data(), from->data(), at(in.len));
        return {};
    }

    /// send and recv: the second of the two to come moves the data for both.
    Result<bool> meet(std::int32_t c, const Instruction& in)
    {
        Core& core = cores[at(c)];
        Core& other = cores[at(in.target)];
        const bool sends = in.op == Op::Send;
        core.address = core.registers[in.rd] + offset(in, 0);
        if (const auto reached = core.memory.at(core.address, in.size, budget); !reached)
            return tl::unexpected(reached.error());
        core.waiting = sends ? Waiting::Send : Waiting::Receive;
        const bool met = in.target != c && other.waiting == (sends ? Waiting::Receive : Waiting::Send)
            && instruction(in.target).target == c;
        if (!met)
            return false;
        const std::int32_t expected = instruction(in.target).size;
        if (expected != in.size)
            return undefined(fmt::format("send and recv must have one size, got {} here and {} in {}", in.size,
                                         expected, place(in.target)));
        Core &sender = sends ? core : other, &receiver = sends ? other : core;
        const auto from = sender.memory.at(sender.address, in.size, budget);
        const auto to = receiver.memory.at(receiver.address, in.size, budget);
        if (!from || !to)
            return tl::unexpected(!from ? from.error() : to.error());
        std::copy(from->begin(), from->end(), to->begin());
        core.waiting = Waiting::Nothing;
        if (races)
            races->meet(c, in.target);
        wake(in.target);
        return true;
    }

    Result<void> sync(std::int32_t c, const Instruction& in)
    {
        Core& other = cores[at(in.target)];
        std::int32_t& counter = other.events[in.bits1];
        if (counter == INT32_MAX)
            return undefined(fmt::format("event register {} of core {} must stay below 2^31", in.bits1, in.target));
        ++counter;
        if (races)
            races->signal(c, in.target, in.bits1);
        if (other.waiting == Waiting::Event && instruction(in.target).bits1 == in.bits1
            && instruction(in.target).imm == counter) {
            counter = 0;
            if (races)
                races->observe(in.target, in.bits1);
            wake(in.target);
        }
        return {};
    }

    Result<bool> wait(std::int32_t c, const Instruction& in)
    {
        Core& core = cores[at(c)];
        std::int32_t& counter = core.events[in.bits1];
        if (counter != in.imm) {
            core.waiting = Waiting::Event;
            return false;
        }
        counter = 0;
        if (races)
            races->observe(c, in.bits1);
        return true;
    }
};

Interpreter::Interpreter(const Program& program, InterpreterSetup setup)
    : m_state(std::make_shared<State>(program, std::move(setup)))
{
}

void Interpreter::writeGlobal(std::uint64_t address, const std::vector<std::uint8_t>& bytes)
{
    const std::uint64_t room = ~address; // bytes behind the first
    const std::size_t count =
        bytes.empty() ? 0 : static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size() - 1, room)) + 1;
    MemoryBudget unlimited { INT64_MAX }; // the caller has the bytes already
    static_cast<void>(m_state->global.write(address, std::span(bytes).first(count), unlimited));
}

std::vector<std::uint8_t> Interpreter::readGlobal(std::uint64_t address, std::size_t bytes) const
{
    std::vector<std::uint8_t> read(bytes);
    const std::size_t count =
        bytes == 0 ? 0 : static_cast<std::size_t>(std::min<std::uint64_t>(bytes - 1, ~address)) + 1;
    m_state->global.read(address, std::span(read).first(count));
    return read;
}

Result<void> Interpreter::runOnce(const RunContext& context) { return m_state->run(context); }

std::int64_t Interpreter::executed() const { return m_state->executed; }

std::int64_t Interpreter::localHighWaterBytes(std::int32_t core) const
{
    return core >= 0 && at(core) < m_state->cores.size() ? m_state->cores[at(core)].memory.highWater() : 0;
}

} // namespace pim::program
