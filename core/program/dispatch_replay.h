// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/program/service_time.h"
#include "core/program/simulation_engine.h"
#include "core/program/simulator.h"

/// What follows from a trace. Not for other rooms.
namespace pim::program {

/// Goes through the executed instructions of a core as its front end did, and tells why each was not dispatched before.
class DispatchReplay
{
public:
    struct Held
    {
        std::int64_t hazardPs = 0, unitPs = 0, reorderPs = 0;
        std::int32_t blocker = -1; ///< whose end let it go at last; -1: nothing held it
    };

    DispatchReplay(const Program& program, const Machine& machine, const SimulationOptions& options, std::size_t core,
           std::int64_t periodPs)
        : m_list(program.cores[core])
        , m_operands(machine, options)
        , m_periodPs(periodPs)
        , m_robSize(static_cast<std::size_t>(std::min<std::int64_t>(machine.core.robSize, 1 << 24)))
    {
        m_core.code = m_list.instructions.data();
        m_core.length = static_cast<std::int32_t>(m_list.instructions.size());
        for (const std::int32_t crossbars : m_list.arrayGroups)
            m_groups.push_back({ .crossbars = crossbars });
        m_lastOfGroup.assign(m_list.arrayGroups.size(), -1);
    }

    /// \a index: of the entry, told again as a blocker.
    Held next(const TraceEntry& entry, std::int32_t index)
    {
        std::int64_t scalars = 0;
        bool gap = false;
        for (; m_core.pc != entry.instruction; m_core.pc = m_core.pc + 1 == m_core.length ? 0 : m_core.pc + 1) {
            const Instruction& in = m_core.code[m_core.pc];
            ++scalars;
            if (in.op <= Op::Smuli) {
                engine::executeScalar(m_core, in);
            } else if (in.op == Op::Setbw) {
                engine::setWidths(m_core, in);
            } else { // it was not completed before the end of the simulation
                gap = true;
                m_free.push_back({ engine::kFarPs, -1 });
            }
        }
        m_operands.prepare(m_core, m_groups.data(), m_core.pc);
        m_core.pc = m_core.pc + 1 == m_core.length ? 0 : m_core.pc + 1;
        std::erase_if(m_live, [this](const Live& live) { return live.retirePs <= m_lastEnterPs; });
        Held held;
        const Unit unit = opInfo(m_core.code[entry.instruction].op).unit;
        if (m_lastEnterPs >= 0 && !gap) {
            // Slots become free in order: with the completion of the last of those up to them.
            const Slot room = m_free.size() < m_robSize ? Slot {} : m_free[m_free.size() - m_robSize];
            const std::int64_t begin = std::max(m_lastEnterPs, std::min(room.freePs, entry.enterPs));
            held.reorderPs = begin - m_lastEnterPs;
            if (held.reorderPs > 0)
                held.blocker = room.entry;
            const std::int64_t ready = begin + scalars * m_periodPs, end = entry.enterPs - m_periodPs;
            if (end > ready) {
                std::int64_t free = ready;
                for (const Live& live : m_live)
                    if (live.retirePs > free && m_operands.conflict(m_core.dispatcher, live.entry)) {
                        free = live.retirePs;
                        held.blocker = live.index;
                    }
                free = std::min(free, end);
                held.hazardPs = free - ready;
                held.unitPs = end - free;
                if (held.unitPs > 0) // of an mvmul: the one before it waited for its group
                    held.blocker = unit == Unit::Matrix ? (m_lastMvmul >= 0 ? m_groupBefore : -1) : m_last[unit == Unit::Vector ? 0 : 1];
            }
        }
        m_lastEnterPs = entry.enterPs;
        m_free.push_back(m_free.empty() || m_free.back().freePs < entry.retirePs ? Slot { entry.retirePs, index } : m_free.back());
        if (unit == Unit::Matrix) {
            m_lastMvmul = index;
            auto& group = m_lastOfGroup[static_cast<std::size_t>(m_core.code[entry.instruction].target)];
            m_groupBefore = group;
            group = index;
        } else {
            m_last[unit == Unit::Vector ? 0 : 1] = index;
        }
        if (m_free.size() > 2 * m_robSize + 64) // only the last ones are asked for
            m_free.erase(m_free.begin(), m_free.end() - static_cast<std::ptrdiff_t>(m_robSize));
        m_live.push_back({ m_core.dispatcher, entry.retirePs, index });
        return held;
    }
    /// The mvmul on the same array group before the one that next() was told last; -1: none.
    std::int32_t groupBefore() const { return m_groupBefore; }
    Widths widths() const
    {
        const engine::Entry& entry = m_core.dispatcher;
        return { entry.inputBits, entry.outputBytes * std::int64_t { 8 } };
    }

private:
    struct Live
    {
        engine::Entry entry;
        std::int64_t retirePs = 0;
        std::int32_t index = -1;
    };
    struct Slot
    {
        std::int64_t freePs = 0;
        std::int32_t entry = -1;
    };
    const CoreProgram& m_list;
    const engine::Operands m_operands;
    const std::int64_t m_periodPs;
    const std::size_t m_robSize;
    engine::Core m_core;
    std::vector<engine::Group> m_groups;
    std::vector<Live> m_live;
    std::vector<Slot> m_free; ///< when the slot of each of the last instructions was free again, and by whose end
    std::vector<std::int32_t> m_lastOfGroup; ///< the last mvmul on each array group
    std::int32_t m_last[2] { -1, -1 }; ///< of the vector unit, of the transfer unit
    std::int32_t m_lastMvmul = -1, m_groupBefore = -1;
    std::int64_t m_lastEnterPs = -1;
};

} // namespace pim::program
