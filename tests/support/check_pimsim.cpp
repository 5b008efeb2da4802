// SPDX-License-Identifier: GPL-3.0-or-later
// check_pimsim PROGRAM CONFIG: can pimsim-nn run these files? Problems, one a line; exit status 1 if there are any.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "tests/support/pimsim_files.h"

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: check_pimsim PROGRAM CONFIG\n");
        return 2;
    }
    std::ifstream file(argv[2]);
    const auto config = nlohmann::json::parse(std::string(std::istreambuf_iterator<char>(file), {}), nullptr, false);
    const auto mode = nlohmann::json::json_pointer("/sim_config/sim_mode");
    const bool latency = config.is_object() && config.contains(mode) && config[mode] == 1;
    auto problems = pim::test::problemsOfPimsimConfig(argv[2], latency);
    for (std::string& problem : pim::test::PimsimProgramCheck::problems(argv[1], latency))
        problems.push_back(std::move(problem));
    for (const std::string& problem : problems)
        std::printf("%s\n", problem.c_str());
    return problems.empty() ? 0 : 1;
}
