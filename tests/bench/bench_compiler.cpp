// SPDX-License-Identifier: GPL-3.0-or-later
// What compiling costs and what its programs are worth: networks of the zoo on PIMCOMP's default machine (144 cores of
// 64 logical crossbars of 128x128, 8-bit elements; VGG-16 on 128), simulated as pimsim-nn does. Arguments: networks;
// none: all below. --ga evolves the copies.
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "core/network/zoo.h"
#include "core/program/compiler.h"
#include "core/program/simulator.h"

using namespace pim;
using namespace pim::program;

namespace {

/// PIMCOMP's own programs (HEAD 2ed10c8, balance) in pimsim-nn; instructions where they are known; 0: not known.
struct Published
{
    const char* network;
    double throughputMs, latencyMs;
    double compileSeconds; ///< user time, the slower of both modes
};
constexpr Published kPublished[] {
    { "alexnet", 7.728902, 21.53825, 5.2 },
    { "resnet18", 13.663554, 48.308344, 14.3 },
    { "resnet34", 24.188033, 95.680547, 19.0 },
    { "googlenet", 16.38216, 52.639011, 14.1 },
    { "squeezenet", 7.303124, 26.747093, 6.5 },
    { "mobilenetv2", 38.484007, 76.355052, 15.8 },
    { "resnet50", 0, 0, 17.7 },
    { "vgg16", 0, 0, 15.0 },
};

double processorSeconds()
{
    std::timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double peakMemoryMiB()
{
    std::ifstream file("/proc/self/status");
    std::string line;
    while (std::getline(file, line))
        if (line.rfind("VmHWM", 0) == 0)
            return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

Machine pimcompMachine(std::int64_t crossbars)
{
    Machine m;
    m.name = "PIMCOMP default";
    m.coreCount = 144;
    m.core.vectorWidth = 32;
    m.core.vectorStepNs = 4;
    m.matrix.crossbarsPerCore = crossbars;
    m.matrix.periodNs = 1;
    m.matrix.crossbarLatencyNs = 7;
    m.matrix.adcLatencyCycles = 20;
    m.matrix.adcCount = 16;
    m.localMemory.dataWidthBytes = 64;
    m.localMemory.readLatencyCycles = 20;
    m.localMemory.writeLatencyCycles = 30;
    m.globalMemory.dataWidthBytes = 32;
    m.globalMemory.readLatencyCycles = 40;
    m.globalMemory.writeLatencyCycles = 50;
    m.network = meshNetwork(12, 12, 8, 2, 2, 15, 46);
    return m;
}

void row(const Published& published, CompileMode mode, Replication replication)
{
    auto zoo = network::zoo(published.network);
    if (!zoo) {
        std::printf("%s: %s\n", published.network, zoo.error().text().c_str());
        return;
    }
    const Machine machine = pimcompMachine(std::strcmp(published.network, "vgg16") == 0 ? 128 : 64);
    CompileOptions options;
    options.mode = mode;
    options.replication = replication;
    options.logicalColumns = true;
    const double begin = processorSeconds();
    const auto compiled = compile(std::make_shared<const network::Network>(std::move(*zoo)), machine, options);
    const double seconds = processorSeconds() - begin;
    if (!compiled) {
        std::printf("%s: %s\n", published.network, compiled.error().text().c_str());
        return;
    }
    const auto run = simulate(compiled->program, machine);
    if (!run) {
        std::printf("%s: %s\n", published.network, run.error().text().c_str());
        return;
    }
    const double theirs = mode == CompileMode::Latency ? published.latencyMs : published.throughputMs;
    const CompileStatistics& s = compiled->statistics;
    std::printf("%-12s %-10s %9.3f %9.3f %7.2f %8.2f %7.1f %9lld %8lld %7.2f %7.2f %6.0f\n", published.network,
                mode == CompileMode::Latency ? "latency" : "throughput", run->latencyMs(), theirs,
                theirs > 0 ? theirs / run->latencyMs() : 0.0, seconds, published.compileSeconds,
                static_cast<long long>(compiled->program.instructionCount()),
                static_cast<long long>(s.mvmuls), static_cast<double>(s.globalReadBytes) * 1e-6,
                static_cast<double>(s.globalWriteBytes) * 1e-6, peakMemoryMiB());
}

} // namespace

int main(int argc, char** argv)
{
    Replication replication = Replication::Balance;
    std::vector<std::string> wanted;
    for (int i = 1; i < argc; ++i)
        if (std::strcmp(argv[i], "--ga") == 0)
            replication = Replication::Genetic;
        else
            wanted.emplace_back(argv[i]);
    std::printf("%-12s %-10s %9s %9s %7s %8s %7s %9s %8s %7s %7s %6s\n", "network", "mode", "ms", "PIMCOMP", "times",
                "CPU s", "theirs", "instr.", "mvmul", "read MB", "write", "MiB");
    for (const Published& published : kPublished) {
        bool asked = wanted.empty();
        for (const std::string& name : wanted)
            asked = asked || name == published.network;
        if (!asked)
            continue;
        row(published, CompileMode::Throughput, replication);
        row(published, CompileMode::Latency, replication);
    }
    return 0;
}
