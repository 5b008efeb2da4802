// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network_builder.h"

namespace pim::test {

/// A small network from text, for tests:
///
///     parseNetwork("conv1 3x32x32 -> 64 k3 s1 p1; relu; pool1 k2 s2; fc 10")
///
/// Statements are separated by `;`. The first word is the layer's name and its letters are the kind:
///   conv  [CxHxW] -> channels kN [sN pN gN dN]   (stride 1, pad 0, group 1, dilation 1)
///   pool, avgpool  kN [sN pN]; gap (global average pool)
///   add @a @b …; concat @a @b …; fc outputs
///   relu, sigmoid: an activation of its own; fusedrelu: merged by the front end
/// A statement reads the one before it, or those named with @ (`@input` is the network input). concat may carry digits
/// ("concat2") and be named later. CxHxW gives the input of the network, in the first statement.
/// Throws std::invalid_argument with the statement in it: a test that cannot be set up fails loudly.
inline network::Network parseNetwork(std::string_view text)
{
    using namespace network;
    const auto refuse = [](const std::string& statement, const std::string& why) -> void {
        throw std::invalid_argument("parseNetwork: '" + statement + "': " + why);
    };
    const auto numberIn = [&](const std::string& statement, const std::string& word, std::size_t from) {
        std::size_t used = 0;
        std::int64_t value = 0;
        try {
            value = std::stoll(word.substr(from), &used);
        } catch (const std::exception&) {
        }
        if (used == 0 || from + used != word.size())
            refuse(statement, "'" + word + "' is not understood");
        return value;
    };

    std::vector<NetworkBuilder> nets; // none until the first statement has told the input
    std::map<std::string, Tensor> named;
    Tensor last;
    std::istringstream statements { std::string(text) };
    for (std::string statement; std::getline(statements, statement, ';');) {
        std::istringstream words(statement);
        std::string name;
        words >> name;
        const std::string kind = name.substr(0, name.find_first_of("0123456789"));
        Window window;
        std::int64_t groups = 1, size = 0;
        std::vector<Tensor> from;
        for (std::string word; words >> word;) {
            if (word == "->")
                continue;
            if (std::count(word.begin(), word.end(), 'x') == 2) {
                FeatureMap map;
                char x = 0, y = 0;
                std::istringstream(word) >> map.channels >> x >> map.height >> y >> map.width;
                if (!nets.empty() || x != 'x' || y != 'x')
                    refuse(statement, "'" + word + "' must be CxHxW and stand in the first statement");
                nets.emplace_back("text", map);
                named["input"] = last = nets.front().input();
            } else if (word[0] == '@') {
                const auto found = named.find(word.substr(1));
                if (found == named.end())
                    refuse(statement, "nothing is called '" + word.substr(1) + "'");
                from.push_back(found->second);
            } else if (std::isdigit(static_cast<unsigned char>(word[0]))) {
                size = numberIn(statement, word, 0);
            } else {
                const std::int64_t value = numberIn(statement, word, 1);
                switch (word[0]) {
                case 'k': window.kernelH = window.kernelW = value; break;
                case 's': window.strideH = window.strideW = value; break;
                case 'p': window.padTop = window.padLeft = window.padBottom = window.padRight = value; break;
                case 'd': window.dilationH = window.dilationW = value; break;
                case 'g': groups = value; break;
                default: refuse(statement, "'" + word + "' is not understood");
                }
            }
        }
        if (nets.empty())
            refuse(statement, "the first statement must give the input as CxHxW");
        NetworkBuilder& net = nets.front();
        const Tensor in = from.empty() ? last : from.front();
        if (kind == "conv")
            last = net.conv(name, in, size, window, groups);
        else if (kind == "pool")
            last = net.maxPool(name, in, window);
        else if (kind == "avgpool")
            last = net.averagePool(name, in, window);
        else if (kind == "gap")
            last = net.globalAveragePool(name, in);
        else if (kind == "fc")
            last = net.fullyConnected(name, in, size);
        else if (kind == "add")
            last = net.add(name, from);
        else if (kind == "concat")
            last = net.concat(from);
        else if (kind == "relu")
            last = net.relu(in);
        else if (kind == "fusedrelu")
            last = net.fusedRelu(in);
        else if (kind == "sigmoid")
            last = net.activate(in, "Sigmoid", VectorUnit::Sigmoid, false);
        else
            refuse(statement, "'" + kind + "' is no kind of layer");
        named[name] = last;
    }
    if (nets.empty())
        refuse(std::string(text), "must have at least one statement");
    auto network = nets.front().build();
    if (!network)
        throw std::invalid_argument("parseNetwork: " + network.error().text());
    return *std::move(network);
}

} // namespace pim::test
