// SPDX-License-Identifier: GPL-3.0-or-later
// How fast programs are simulated, and in how much memory. Arguments, one of:
//   [INSTRUCTIONS]                    a synthetic program on 84 cores with the operations of a compiled ResNet-18
//   PROGRAM CONFIG                    a program of PIMCOMP or of the studio
//   --compile NETWORK MODE [FILE]     a network of the zoo, compiled for latency or throughput on 144 cores; kept in
//   FILE
//   --write FILE                      only write the synthetic program (3 M instructions, 150 MB)
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>

#include "core/base/random.h"
#include "core/network/zoo.h"
#include "core/program/compiler.h"
#include "core/program/machine_json.h"
#include "core/program/program_json.h"
#include "core/program/simulator.h"

using namespace pim;
using namespace pim::program;

namespace {

constexpr std::int64_t kCores = 84;
/// pimsim-nn takes 20 to 25 s for ResNet-18 on 84 cores, 3.1 M instructions.
constexpr double kPublicInstructionsPerSecond = 3.1e6 / 22.5;

/// A field of /proc/self/status, MiB.
double memoryMiB(const char* field)
{
    std::ifstream file("/proc/self/status");
    std::string line;
    while (std::getline(file, line))
        if (line.rfind(field, 0) == 0)
            return std::strtod(line.c_str() + std::string(field).size() + 1, nullptr) / 1024;
    return 0;
}

/// Time of this thread's processor, which other programs do not add to.
class Stopwatch
{
public:
    double seconds() const { return now() - m_begin; }

private:
    static double now()
    {
        std::timespec time {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    }
    double m_begin = now();
};

/// PIMCOMP's example machine on a mesh of cores.
Machine exampleMachine(std::int64_t rows = 12, std::int64_t columns = 7)
{
    Machine machine;
    machine.coreCount = rows * columns;
    machine.matrix.crossbarsPerCore = 64;
    machine.matrix.periodNs = 1;
    machine.matrix.adcCount = 16;
    machine.matrix.adcLatencyCycles = 20;
    machine.matrix.crossbarLatencyNs = 7;
    machine.core.vectorWidth = 32;
    machine.core.vectorStepNs = 4;
    machine.localMemory.dataWidthBytes = 64;
    machine.localMemory.readLatencyCycles = 2;
    machine.localMemory.writeLatencyCycles = 3;
    machine.globalMemory.dataWidthBytes = 32;
    machine.globalMemory.readLatencyCycles = 4;
    machine.globalMemory.writeLatencyCycles = 5;
    machine.network = meshNetwork(rows, columns, 8, 2, 2, 15, 46);
    return machine;
}

/// Of 100 instructions 68 are sldi, 12 lmv, 6 ld, 3 lldi, 4 mvmul, 4 vvadd, 1 vrelu, 1 st, and each 200 one send and
/// one recv.
Program syntheticProgram(std::int64_t instructions)
{
    Program program;
    program.cores.resize(kCores);
    for (std::int64_t c = 0; c < kCores; ++c) {
        CoreProgram& core = program.cores[static_cast<std::size_t>(c)];
        core.arrayGroups.assign(16, 2);
        RandomStream random(1, static_cast<std::uint64_t>(c));
        auto& list = core.instructions;
        const auto add = [&](Op op, std::initializer_list<std::pair<Field, std::int64_t>> fields) {
            Instruction in;
            in.op = op;
            for (const auto& [field, value] : fields)
                setField(in, field, value);
            list.push_back(in);
        };
        const auto addresses = [&](int count) {
            for (int r = 0; r < count; ++r)
                add(Op::Sldi, { { Field::Rd, r }, { Field::Imm, random.uniformInt(0, 1 << 14) } });
        };
        using enum Field;
        add(Op::Setbw, { { Ibiw, 8 }, { Obiw, 8 } });
        list.reserve(static_cast<std::size_t>(instructions / kCores) + 128);
        // Neighbours exchange results; one of both sends first.
        const std::int64_t partner = c ^ 1;
        while (static_cast<std::int64_t>(list.size()) < instructions / kCores) {
            for (int k = 0; k < 12; ++k) {
                addresses(2);
                add(Op::Lmv, { { Rd, 0 }, { Rs1, 1 }, { Len, random.uniformInt(16, 512) } });
            }
            for (int k = 0; k < 6; ++k) {
                addresses(2);
                add(Op::Ld, { { Rd, 0 }, { Rs1, 1 }, { Size, random.uniformInt(16, 64) } });
            }
            for (int k = 0; k < 3; ++k) {
                addresses(1);
                add(Op::Lldi, { { Rd, 0 }, { Len, random.uniformInt(3, 192) } });
            }
            for (int k = 0; k < 4; ++k) {
                addresses(2);
                add(Op::Mvmul, { { Rd, 0 }, { Rs1, 1 }, { Mbiw, 8 }, { Group, random.uniformInt(0, 15) } });
                addresses(3);
                add(Op::Vvadd, { { Rd, 0 }, { Rs1, 1 }, { Rs2, 2 }, { Len, 64 } });
            }
            addresses(2);
            add(Op::Vrelu, { { Rd, 0 }, { Rs1, 1 }, { Len, 64 } });
            addresses(2);
            add(Op::St, { { Rd, 1 }, { Rs1, 0 }, { Size, 64 } });
            const bool first = c % 2 == 0;
            for (const bool sends : { first, !first }) {
                addresses(1);
                add(sends ? Op::Send : Op::Recv, { { Rd, 0 }, { Core, partner }, { Size, 64 } });
            }
        }
        list.shrink_to_fit();
    }
    return program;
}

void run(const Program& program, const Machine& machine)
{
    const double before = memoryMiB("VmRSS:");
    double best = 0;
    for (int k = 0; k < 3; ++k) {
        const Stopwatch watch;
        const auto done = simulate(program, machine);
        const double seconds = watch.seconds();
        if (!done) {
            std::printf("%s\n", done.error().text().c_str());
            std::exit(1);
        }
        const double rate = static_cast<double>(done->instructions) / seconds;
        best = std::max(best, rate);
        std::printf("simulation %d: %.3f s of processor, %.2f M instructions/s, %.4f ms simulated, %.6g pJ\n", k + 1,
                    seconds, rate * 1e-6, done->latencyMs(), done->totalEnergyPj);
    }
    std::printf("%.0f times the %.0f instructions/s of pimsim-nn\n", best / kPublicInstructionsPerSecond,
                kPublicInstructionsPerSecond);
    std::printf("memory: %.0f MiB before, %.0f MiB at most\n", before, memoryMiB("VmHWM:"));
}

/// The program, and FILE.config.json beside it, for the command line or the public simulator.
bool writeBoth(const std::string& file, const Program& program, const Machine& machine)
{
    auto written = writeProgram(file, program, &machine);
    if (written)
        written = writeMachine(file + ".config.json", machine, SimulationMode::Latency, 100);
    std::printf("%s\n", written ? file.c_str() : written.error().text().c_str());
    return written.has_value();
}

/// Compile a network of the zoo and simulate it.
int compileAndRun(const char* name, bool throughput, const char* file)
{
    const auto network = network::zoo(name);
    if (!network) {
        std::printf("%s\n", network.error().text().c_str());
        return 1;
    }
    const Machine machine = exampleMachine(12, 12);
    const Stopwatch watch;
    CompileOptions options;
    options.mode = throughput ? CompileMode::Throughput : CompileMode::Latency;
    options.logicalColumns = true;
    const auto compiled = compile(std::make_shared<const network::Network>(*network), machine, options);
    if (!compiled) {
        std::printf("%s\n", compiled.error().text().c_str());
        return 1;
    }
    std::printf("%s, %s: %lld instructions, compiled in %.2f s of processor\n", name,
                throughput ? "throughput" : "latency", static_cast<long long>(compiled->program.instructionCount()),
                watch.seconds());
    run(compiled->program, machine);
    return file == nullptr || writeBoth(file, compiled->program, machine) ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 2 && std::string(argv[1]) == "--compile")
        return compileAndRun(argv[2], argc > 3 && std::string(argv[3]) == "throughput", argc > 4 ? argv[4] : nullptr);
    if (argc > 2 && std::string(argv[1]) == "--write") {
        return writeBoth(argv[2], syntheticProgram(3'000'000), exampleMachine()) ? 0 : 1;
    }
    if (argc > 2) {
        const Stopwatch watch;
        const auto program = readProgram(argv[1]);
        if (!program) {
            std::printf("%s\n", program.error().text().c_str());
            return 1;
        }
        std::printf("read %lld instructions in %.2f s of processor, %.0f MiB at most\n",
                    static_cast<long long>(program->instructionCount()), watch.seconds(), memoryMiB("VmHWM:"));
        const auto machine = readMachine(argv[2]);
        if (!machine) {
            std::printf("%s\n", machine.error().text().c_str());
            return 1;
        }
        run(*program, machine->machine);
        return 0;
    }
    const Program program = syntheticProgram(argc > 1 ? std::strtoll(argv[1], nullptr, 10) : 3'000'000);
    std::printf("%lld instructions on %lld cores\n", static_cast<long long>(program.instructionCount()),
                static_cast<long long>(kCores));
    run(program, exampleMachine());
    return 0;
}
