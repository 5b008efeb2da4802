// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace pim::report {
namespace {

constexpr std::string_view kNothing = "–";

struct Prefix
{
    double scale;
    std::string_view text;
};
constexpr std::array kPrefixes { Prefix { 1e15, "P" },  Prefix { 1e12, "T" }, Prefix { 1e9, "G" },
                                 Prefix { 1e6, "M" },   Prefix { 1e3, "k" },  Prefix { 1.0, "" },
                                 Prefix { 1e-3, "m" },  Prefix { 1e-6, "µ" }, Prefix { 1e-9, "n" },
                                 Prefix { 1e-12, "p" }, Prefix { 1e-15, "f" } };

/// Rounded to significant digits first, so that 999.96 with four digits is 1000 and takes the next prefix.
double rounded(double value, int digits)
{
    if (value == 0 || !std::isfinite(value))
        return value;
    const double scale = std::pow(10.0, digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value)))));
    return std::isfinite(scale) && scale > 0 ? std::round(value * scale) / scale : value;
}

/// Code points; broken bytes count as one each.
std::vector<std::string_view> codePoints(std::string_view text)
{
    std::vector<std::string_view> points;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        length = std::min(length, text.size() - i);
        points.push_back(text.substr(i, length));
        i += length;
    }
    return points;
}

std::size_t columnsOf(std::string_view point)
{
    // East Asian wide characters start at U+1100 in three bytes; the punctuation and symbols we use lie around U+2000.
    if (point.size() == 4)
        return 2;
    if (point.size() < 3)
        return 1;
    const unsigned code = (static_cast<unsigned char>(point[0]) & 0x0Fu) << 12
        | (static_cast<unsigned char>(point[1]) & 0x3Fu) << 6 | (static_cast<unsigned char>(point[2]) & 0x3Fu);
    return (code >= 0x1100 && code < 0x1160) || (code >= 0x2E80 && code < 0xFB00) || (code >= 0xFF00 && code < 0xFF61)
        ? 2
        : 1;
}

} // namespace

std::string formatNumber(double value, int digits)
{
    if (!std::isfinite(value))
        return std::string(kNothing);
    const double shown = rounded(value, digits);
    const double magnitude = std::abs(shown);
    const std::string sign = shown < 0 ? "−" : "";
    if (magnitude == 0)
        return "0";
    const int exponent = static_cast<int>(std::floor(std::log10(magnitude) + 1e-12));
    if (exponent >= 9 || exponent < -4)
        return sign + fmt::format("{:.{}e}", magnitude, digits - 1);
    return sign + fmt::format("{:.{}f}", magnitude, std::max(0, digits - 1 - exponent));
}

std::string formatCount(std::int64_t value)
{
    std::string digits = fmt::format("{}", value);
    const std::string sign = digits.starts_with('-') ? "−" : "";
    if (!sign.empty())
        digits.erase(0, 1);
    for (std::size_t at = digits.size(); at > 3;)
        digits.insert(at -= 3, ",");
    return sign + digits;
}

std::string formatPercent(double share, int digits) { return formatNumber(share * 100, digits) + " %"; }

std::string formatSi(double value, std::string_view unit, int digits)
{
    if (!std::isfinite(value))
        return std::string(kNothing);
    const double shown = rounded(value, digits);
    if (shown == 0)
        return fmt::format("0 {}", unit);
    for (const Prefix& prefix : kPrefixes)
        if (std::abs(shown) >= prefix.scale * (1 - 1e-12) && std::abs(shown) < 1e18)
            return fmt::format("{} {}{}", formatNumber(shown / prefix.scale, digits), prefix.text, unit);
    return fmt::format("{} {}", formatNumber(shown, digits), unit);
}

std::string formatQuantity(Time value, int digits) { return formatSi(value.value * 1e-9, "s", digits); }

std::string formatQuantity(Energy value, int digits) { return formatSi(value.value * 1e-9, "J", digits); }

std::string formatQuantity(Power value, int digits) { return formatSi(value.value, "W", digits); }

std::string formatQuantity(Frequency value, int digits) { return formatSi(value.value * 1e9, "Hz", digits); }

std::string formatQuantity(Area value, int digits)
{
    if (std::abs(value.value) >= 1e3)
        return formatNumber(value.value / 1e6, digits) + " mm²";
    return formatNumber(value.value, digits) + (std::isfinite(value.value) ? " µm²" : "");
}

std::string formatBar(double share, int width)
{
    static constexpr std::array<std::string_view, 8> kEighths { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
    if (!std::isfinite(share) || share <= 0)
        return {};
    const int eighths = static_cast<int>(std::round(std::min(share, 1.0) * width * 8));
    std::string bar;
    for (int i = 0; i < eighths / 8; ++i)
        bar += "█";
    bar += kEighths[static_cast<std::size_t>(eighths % 8)];
    return bar.empty() ? "▏" : bar;
}

std::string printable(std::string_view text)
{
    std::string clean(text);
    for (std::size_t i = 0; i < clean.size(); ++i) {
        const auto c = static_cast<unsigned char>(clean[i]);
        const bool c1 = c == 0xC2 && i + 1 < clean.size() && static_cast<unsigned char>(clean[i + 1]) < 0xA0;
        if (c < 0x20 || c == 0x7F || c1)
            clean[i] = '?';
        if (c1)
            clean[i + 1] = '?';
    }
    return clean;
}

std::size_t displayWidth(std::string_view utf8)
{
    std::size_t columns = 0;
    for (const std::string_view point : codePoints(utf8))
        columns += columnsOf(point);
    return columns;
}

std::string shortened(std::string_view utf8, std::size_t columns)
{
    if (displayWidth(utf8) <= columns || columns < 3)
        return std::string(utf8);
    const auto points = codePoints(utf8);
    const std::size_t head = (columns - 1) / 3;
    std::string front, back;
    std::size_t used = 0, i = 0;
    for (; i < points.size() && used + columnsOf(points[i]) <= head; ++i) {
        front += points[i];
        used += columnsOf(points[i]);
    }
    for (std::size_t k = points.size(); k > i && used + 1 + columnsOf(points[k - 1]) <= columns; --k) {
        back.insert(0, points[k - 1]);
        used += columnsOf(points[k - 1]);
    }
    return front + "…" + back;
}

} // namespace pim::report
