// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/explanation_text.h"

#include <cmath>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/report/format.h"
#include "core/report/latex.h"

namespace pim::report {
namespace {

using evaluation::Explanation;
using evaluation::Origin;
using evaluation::Rule;

constexpr std::size_t kMostWritten = 3; ///< parts of a sum that are written out
constexpr std::int64_t kLongestCount = 10'000'000; ///< counts from here on take a prefix

struct Unit
{
    std::string_view name, si;
    double scale;
};
constexpr Unit kUnits[] { { "W", "W", 1 },     { "ns", "s", 1e-9 },  { "us", "s", 1e-6 }, { "nJ", "J", 1e-9 },
                          { "uJ", "J", 1e-6 }, { "GHz", "Hz", 1e9 }, { "GOPS", "OPS", 1e9 }, { "TOPS", "OPS", 1e12 },
                          { "uJ us", "J·s", 1e-12 } };

std::string titleOf(const Explanation& node)
{
    std::string title = printable(node.label);
    return node.detail.empty() ? title : fmt::format("{}, {}", title, printable(node.detail));
}

/// \a separator between the figures of all parts.
std::string joined(const Explanation& node, std::string_view separator)
{
    std::string text;
    for (const auto& child : node.children)
        text += fmt::format("{}{}", text.empty() ? "" : separator, formatFigure(child->value, child->unit));
    return text;
}

struct TreeWriter
{
    std::string text;
    std::set<const Explanation*> seen;

    void line(const std::string& indent, const std::string& left, const std::string& right)
    {
        const std::size_t width = displayWidth(indent) + displayWidth(left);
        text += indent + left;
        if (!right.empty())
            text += std::string(width < 52 ? 52 - width : 2, ' ') + right;
        text += '\n';
    }

    void write(const Explanation& node, const std::string& first, const std::string& rest, const std::string& share, int depth)
    {
        std::string right = formatFigure(node.value, node.unit, 4);
        if (!share.empty())
            right += std::string(displayWidth(right) < 12 ? 12 - displayWidth(right) : 2, ' ') + share;
        if (node.origin != Origin::Formula)
            right += std::string(displayWidth(right) < 12 ? 12 - displayWidth(right) : 2, ' ')
                + fmt::format("{}{}{}", node.hardwareKey.empty() ? "" : node.hardwareKey + "  ", printable(node.source),
                              node.note.empty() ? "" : fmt::format(" ({})", printable(node.note)));
        line(first, titleOf(node), right);
        if (node.children.empty())
            return;
        if (const std::string formula = formulaText(node); !formula.empty())
            text += fmt::format("{}  = {}{}\n", rest, formula, node.origin == Origin::Formula && !node.note.empty() ? fmt::format("   ({})", node.note) : "");
        if (depth == 0)
            return;
        if (!seen.insert(&node).second) {
            text += rest + "  (opened above)\n";
            return;
        }
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const bool last = i + 1 == node.children.size();
            const auto part = node.shareOf(i);
            write(*node.children[i], rest + (last ? "└ " : "├ "), rest + (last ? "  " : "│ "), part ? formatPercent(*part) : "", depth - 1);
        }
    }
};

std::string texFigure(const Explanation& node)
{
    std::string figure = latexEscaped(formatFigure(node.value, node.unit, 4));
    return fmt::format("\\text{{{}}}", figure);
}

std::string texFormula(const Explanation& node)
{
    std::string text;
    const auto name = [](const Explanation& e) { return fmt::format("\\underbrace{{{}}}_{{\\text{{{}}}}}", texFigure(e), latexEscaped(titleOf(e))); };
    switch (node.rule) {
    case Rule::Leaf:
    case Rule::Choice: return texFigure(node);
    case Rule::Quotient: return fmt::format("\\frac{{{}}}{{{}}}", name(*node.children[0]), name(*node.children[1]));
    case Rule::DivideUp: return fmt::format("\\left\\lceil \\frac{{{}}}{{{}}} \\right\\rceil", name(*node.children[0]), name(*node.children[1]));
    case Rule::RoundUp: return fmt::format("\\left\\lceil {} \\right\\rceil", name(*node.children[0]));
    case Rule::Sum:
    case Rule::Product:
    case Rule::Maximum:
    case Rule::Minimum: break;
    }
    if (node.rule != Rule::Product && node.children.size() > 6)
        return fmt::format("{}_{{i=1}}^{{{}}} \\cdots", node.rule == Rule::Sum ? "\\sum" : node.rule == Rule::Maximum ? "\\max" : "\\min", node.children.size());
    const std::string_view between = node.rule == Rule::Sum ? " + " : node.rule == Rule::Product ? " \\times " : ", ";
    for (const auto& child : node.children)
        text += fmt::format("{}{}", text.empty() ? "" : between, name(*child));
    if (node.rule == Rule::Maximum || node.rule == Rule::Minimum)
        return fmt::format("\\{}\\left( {} \\right)", node.rule == Rule::Maximum ? "max" : "min", text);
    return text;
}

void texLines(const Explanation& node, int depth, std::set<const Explanation*>& seen, std::string& out)
{
    if (node.children.empty() || !seen.insert(&node).second)
        return;
    out += fmt::format("  \\text{{{}}} &= {} = {} \\\\\n", latexEscaped(titleOf(node)), texFormula(node), texFigure(node));
    if (depth > 0)
        for (const auto& child : node.children)
            texLines(*child, depth - 1, seen, out);
}

} // namespace

std::string formatFigure(double value, std::string_view unit, int digits)
{
    if (unit.empty()) {
        if (!std::isfinite(value) || value != std::floor(value))
            return formatNumber(value, digits);
        return std::abs(value) < static_cast<double>(kLongestCount) ? formatCount(static_cast<std::int64_t>(value)) : formatSi(value, "", 4);
    }
    if (unit == "um2")
        return formatQuantity(Area { value }, digits);
    if (unit == "mm2")
        return formatQuantity(Area { value * 1e6 }, digits);
    for (const Unit& one : kUnits)
        if (one.name == unit)
            return formatSi(value * one.scale, one.si, digits);
    if (unit == "B" || unit == "KiB")
        return value == std::floor(value) && std::abs(value) < 1e15 ? fmt::format("{} {}", formatCount(static_cast<std::int64_t>(value)), unit)
                                                                    : fmt::format("{} {}", formatNumber(value, digits), unit);
    return fmt::format("{} {}", formatNumber(value, digits), unit);
}

std::string formulaText(const Explanation& node)
{
    const auto many = [&](std::string_view sign) { return fmt::format("{} of {} parts", sign, node.children.size()); };
    const auto figure = [&](std::size_t i) { return formatFigure(node.children[i]->value, node.children[i]->unit); };
    switch (node.rule) {
    case Rule::Leaf: return {};
    case Rule::Choice: return fmt::format("chosen for {}", figure(0));
    case Rule::Sum: return node.children.size() > kMostWritten ? many("Σ") : joined(node, " + ");
    case Rule::Product: return joined(node, " × ");
    case Rule::Quotient: return joined(node, " ÷ ");
    case Rule::DivideUp: return fmt::format("⌈{}⌉", joined(node, " ÷ "));
    case Rule::RoundUp: return fmt::format("⌈{}⌉", figure(0));
    case Rule::Maximum: return node.children.size() > kMostWritten ? many("largest") : fmt::format("max({})", joined(node, ", "));
    case Rule::Minimum: return node.children.size() > kMostWritten ? many("smallest") : fmt::format("min({})", joined(node, ", "));
    }
    return {};
}

std::string explanationTree(const Explanation& root, int depth)
{
    TreeWriter writer;
    writer.write(root, "", "", "", depth);
    return writer.text;
}

nlohmann::ordered_json explanationToJson(const Explanation& node, int depth)
{
    nlohmann::ordered_json json { { "label", node.label } };
    if (!node.detail.empty())
        json["detail"] = node.detail;
    json["value"] = std::isfinite(node.value) ? nlohmann::ordered_json(node.value) : nlohmann::ordered_json(nullptr);
    json["unit"] = node.unit;
    json["rule"] = evaluation::ruleKey(node.rule);
    if (node.factor != 1)
        json["factor"] = node.factor;
    if (const std::string formula = formulaText(node); !formula.empty())
        json["formula"] = formula;
    json["origin"] = evaluation::originKey(node.origin);
    if (node.layer)
        json["layer"] = node.layer->index;
    if (node.centre)
        json["component"] = evaluation::costCentreKey(*node.centre);
    if (!node.hardwareKey.empty()) {
        json["hardware_key"] = node.hardwareKey;
        json["confidence"] = hardware::confidenceKey(node.confidence);
    }
    if (!node.source.empty())
        json["source"] = node.source;
    if (!node.note.empty())
        json["note"] = node.note;
    if (!node.children.empty() && depth != 0) {
        auto& children = json["children"] = nlohmann::ordered_json::array();
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            children.push_back(explanationToJson(*node.children[i], depth - 1));
            if (const auto share = node.shareOf(i))
                children.back()["share"] = *share;
        }
    }
    return json;
}

std::string explanationLatex(const Explanation& root, int depth)
{
    std::string lines;
    std::set<const Explanation*> seen;
    texLines(root, depth, seen, lines);
    if (lines.empty())
        lines = fmt::format("  \\text{{{}}} &= {} \\\\\n", latexEscaped(titleOf(root)), texFigure(root));
    return "\\begin{align*}\n" + lines + "\\end{align*}\n";
}

} // namespace pim::report
