// SPDX-License-Identifier: GPL-3.0-or-later
// What the Program view takes with very many instructions: to be prepared and shown, frames while it is scrolled, filters
// and searches, and its memory. Run with QT_QPA_PLATFORM=offscreen (or xcb).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include "tests/support/program_sample.h"
#include "widgets/common/theme.h"
#include "widgets/program/instruction_model.h"
#include "widgets/program/instruction_table.h"
#include "widgets/program/program_text.h"
#include "widgets/program/program_view.h"

using namespace pim;
using namespace pim::widgets;

namespace {

double memoryMiB(const char* field)
{
    std::ifstream file("/proc/self/status");
    std::string line;
    while (std::getline(file, line))
        if (line.rfind(field, 0) == 0)
            return std::strtod(line.c_str() + std::string(field).size() + 1, nullptr) / 1024;
    return 0;
}

double milliseconds(const QElapsedTimer& clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

/// Wait for the search, one turn of the event loop after the other; the longest of them.
double longestTurn(const InstructionModel& model)
{
    double longest = 0;
    while (model.isSearching()) {
        QElapsedTimer turn;
        turn.start();
        QCoreApplication::processEvents();
        longest = std::max(longest, milliseconds(turn));
    }
    return longest;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Theme::instance().install(application);
    const std::int64_t rows = argc > 1 ? std::atoll(argv[1]) : 10'000'000;
    QElapsedTimer clock;
    clock.start();
    const auto data = test::largeProgram(rows, 144);
    std::printf("%-44s %9.1f ms\n", "instructions made and counted", milliseconds(clock));
    const double before = memoryMiB("VmRSS:");
    ProgramView view;
    view.resize(1280, 800);
    view.show();
    QCoreApplication::processEvents();
    clock.start();
    view.setProgram(data, {});
    QCoreApplication::processEvents();
    std::printf("%-44s %9.1f ms\n", "shown", milliseconds(clock));

    std::vector<double> frames;
    QScrollBar* bar = view.table()->verticalScrollBar();
    for (int i = 0; i < 200; ++i) {
        clock.start();
        bar->setValue(static_cast<int>(static_cast<double>(bar->maximum()) * i / 199));
        view.table()->viewport()->repaint();
        frames.push_back(milliseconds(clock));
    }
    std::sort(frames.begin(), frames.end());
    std::printf("%-44s %9.2f ms (99 %%: %.2f ms)\n", "a frame while scrolling, median", frames[frames.size() / 2], frames[frames.size() * 99 / 100]);
    clock.start();
    view.showInstruction(140, 1000);
    view.table()->viewport()->repaint();
    std::printf("%-44s %9.2f ms\n", "jump to an instruction", milliseconds(clock));
    clock.start();
    view.showCore(70);
    QCoreApplication::processEvents();
    std::printf("%-44s %9.2f ms\n", "one core", milliseconds(clock));
    view.showCore(-1);
    const auto timed = [&](const char* what, auto&& filter) {
        clock.start();
        filter();
        const double longest = longestTurn(*view.instructions());
        std::printf("%-44s %9.1f ms, %d rows, longest turn %.1f ms\n", what, milliseconds(clock), view.instructions()->rowCount(), longest);
    };
    timed("one unit", [&] { view.setUnits(1U << static_cast<unsigned>(program::Unit::Vector)); });
    timed("all units again", [&] { view.setUnits(InstructionFilter::kAllUnits); });
    timed("mnemonic \"vvadd\"", [&] { view.setFilterText(QStringLiteral("vvadd")); });
    timed("operands \"size=4095\"", [&] { view.setFilterText(QStringLiteral("size=4095")); });
    timed("layer \"stem\"", [&] { view.setFilterText(QStringLiteral("stem")); });
    view.setFilterText({});
    const std::int32_t core = 0;
    const auto last = static_cast<std::int32_t>(data->cores[0].instructions) - 1;
    clock.start();
    const QString words = explainInstruction(*data, { core, last });
    std::printf("%-44s %9.2f ms\n", "the last instruction of a core in words", milliseconds(clock));
    std::printf("%-44s %9.1f MiB beside the program's %.0f, most %.0f\n", "memory of the view", memoryMiB("VmRSS:") - before, before, memoryMiB("VmHWM:"));
    return words.isEmpty() ? 1 : 0;
}
