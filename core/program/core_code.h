// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/program/compiler.h"
#include "core/program/program.h"

namespace pim::program::detail {

/// Writes the instructions of one core. Addresses and sizes are in bytes, lengths of vectors in elements. Constants
/// stay in registers until their place is needed, so an address that is used again costs no instruction.
///
/// Registers: R0 is 0, R1 the low word of a global address (R0:R1), R31 the base of this pass's slot (throughput); the
/// rest hold constants.
class CoreCode
{
public:
    /// \a slots: global addresses are relative to R31.
    CoreCode(CoreProgram& program, bool slots);

    /// What the next instructions compute; a row of Program::sources.
    void setSource(SourceIndex source) { m_source = source; }
    /// Begin a pass: R31 moves on by \a slotBytes.
    void beginPass(std::uint32_t slotBytes);

    /// Element widths in bits of the vector and matrix instructions that follow.
    void width(int inputBits, int outputBits);
    void mvmul(std::int64_t destination, std::int64_t source, int group, int weightBits);
    void vector(Op op, std::int64_t destination, std::int64_t a, std::int64_t b, std::int64_t elements);
    void vector(Op op, std::int64_t destination, std::int64_t a, std::int64_t elements);
    /// vrsu, vrsl: cut to the output width and to a bound.
    void clamp(Op op, std::int64_t destination, std::int64_t a, std::int32_t bound, std::int64_t elements);
    void load(std::int64_t destination, std::uint32_t globalAddress, std::int64_t bytes);
    /// The same from an address that does not move with the slots.
    void loadConstant(std::int64_t destination, std::uint32_t globalAddress, std::int64_t bytes);
    void store(std::uint32_t globalAddress, std::int64_t source, std::int64_t bytes);
    /// Fill with elements of value \a value of the current input width.
    void fill(std::int64_t destination, std::int64_t bytes, std::int32_t value);
    void move(std::int64_t destination, std::int64_t source, std::int64_t bytes);
    /// The same to \a base + \a offset, where the base is used again and again.
    void moveInto(std::int64_t base, std::int64_t offset, std::int64_t source, std::int64_t bytes);
    void send(int core, std::int64_t source, std::int64_t bytes);
    void receive(int core, std::int64_t destination, std::int64_t bytes);
    void sync(int core, int event);
    void wait(int event, int value);

    const CompileStatistics& counts() const { return m_counts; }
    std::int64_t highWaterBytes() const { return m_highWater; }
    bool empty() const { return m_program.instructions.empty(); }

private:
    Instruction& emit(Op op);
    /// The register that holds \a value, set by an instruction if none does.
    std::uint8_t constant(std::int64_t value);
    std::uint8_t local(std::int64_t address, std::int64_t bytes);
    void global(std::uint32_t address, bool inSlot = true);
    void loadFrom(std::int64_t destination, std::uint32_t globalAddress, std::int64_t bytes, bool inSlot);

    struct Held
    {
        bool valid = false;
        std::int32_t value = 0;
        std::uint64_t used = 0;
    };
    CoreProgram& m_program;
    bool m_slots = false;
    SourceIndex m_source = 0;
    std::array<Held, kRegisters> m_held {};
    std::uint64_t m_clock = 0;
    int m_inputBits = 0, m_outputBits = 0;
    bool m_globalKnown = false;
    std::uint32_t m_global = 0;
    bool m_globalInSlot = true;
    std::int64_t m_highWater = 0;
    CompileStatistics m_counts;
};

} // namespace pim::program::detail
