// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/candidate_blob.h"

#include <bit>
#include <cmath>
#include <limits>

namespace pim::project {
namespace {

constexpr std::uint8_t kBlobVersion = 1;
constexpr std::uint8_t kPackedSlices = 1, kIdenticalMacros = 2;
constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t kMostUnits = std::int64_t { 1 } << 48;

static_assert(hardware::kComponentCount == 8, "a byte has a bit for each component");

class Writer
{
public:
    void byte(unsigned value) { m_bytes.push_back(static_cast<std::byte>(value)); }
    void number(std::int64_t value)
    {
        auto rest = static_cast<std::uint64_t>(value);
        for (; rest > 127; rest >>= 7)
            byte(static_cast<unsigned>(rest & 127) | 128U);
        byte(static_cast<unsigned>(rest));
    }
    void real(double value)
    {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int i = 0; i < 8; ++i)
            byte(static_cast<unsigned>(bits >> (8 * i)) & 255U);
    }
    std::vector<std::byte> take() { return std::move(m_bytes); }

private:
    std::vector<std::byte> m_bytes;
};

/// Reads with bounds; after the first wrong byte everything is 0 and ok() is false.
class Reader
{
public:
    explicit Reader(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }
    unsigned byte()
    {
        if (m_at >= m_bytes.size())
            m_ok = false;
        return m_ok ? std::to_integer<unsigned>(m_bytes[m_at++]) : 0;
    }
    std::int64_t number(std::int64_t low, std::int64_t high)
    {
        std::uint64_t value = 0;
        for (int shift = 0;; shift += 7) {
            const unsigned part = byte();
            if (shift > 56)
                m_ok = false;
            if (!m_ok)
                return low;
            value |= static_cast<std::uint64_t>(part & 127U) << shift;
            if (part < 128)
                break;
        }
        if (value > static_cast<std::uint64_t>(high) || static_cast<std::int64_t>(value) < low)
            m_ok = false;
        return m_ok ? static_cast<std::int64_t>(value) : low;
    }
    int small(int low = 0, std::int64_t high = kMost) { return static_cast<int>(number(low, high)); }
    double real()
    {
        std::uint64_t bits = 0;
        for (int i = 0; i < 8; ++i)
            bits |= static_cast<std::uint64_t>(byte()) << (8 * i);
        const auto value = std::bit_cast<double>(bits);
        if (!std::isfinite(value))
            m_ok = false;
        return m_ok ? value : 0;
    }
    bool ok() const { return m_ok; }
    std::size_t left() const { return m_bytes.size() - m_at; }

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_at = 0;
    bool m_ok = true;
};

} // namespace

std::vector<std::byte> packCandidate(const design::DesignParameters& p, const evaluation::Candidate& c)
{
    Writer out;
    out.byte(kBlobVersion);
    out.byte((p.slices == design::SlicePacking::Packed ? kPackedSlices : 0U) | (p.macroStyle == design::MacroStyle::Identical ? kIdenticalMacros : 0U));
    out.real(p.crossbarPowerShare);
    out.real(p.clock.value);
    for (const int value : { p.cellBits, p.crossbarSize, p.dacBits, p.adcBits, p.weightBits, p.dataBits, p.scratchpadKib, c.scratchpadKib })
        out.number(value);
    out.number(static_cast<std::int64_t>(c.duplication.size()));
    for (std::size_t l = 0; l < c.duplication.size(); ++l) {
        out.number(c.duplication[l]);
        out.number(c.macros[l]);
        out.number(c.partner[l] + 1);
        unsigned used = 0;
        for (std::size_t i = 0; i < c.counts[l].size(); ++i)
            used |= c.counts[l][i] != 0 ? 1U << i : 0U;
        out.byte(used);
        for (const std::int64_t units : c.counts[l])
            if (units != 0)
                out.number(units);
    }
    out.number(static_cast<std::int64_t>(c.scratchpads.size()));
    for (const std::int32_t kib : c.scratchpads)
        out.number(kib);
    return out.take();
}

Result<PackedPoint> unpackCandidate(std::span<const std::byte> bytes, const std::string& where)
{
    const auto damaged = [&] { return fail(ErrorCode::ParseError, "the stored variables of the point are damaged", where); };
    Reader in(bytes);
    PackedPoint point;
    if (const unsigned version = in.byte(); version != kBlobVersion)
        return in.ok() ? fail(ErrorCode::ParseError, "the stored variables of the point have the unknown version " + std::to_string(version), where) : damaged();
    const unsigned flags = in.byte();
    design::DesignParameters& p = point.parameters;
    evaluation::Candidate& c = point.candidate;
    p.slices = (flags & kPackedSlices) != 0 ? design::SlicePacking::Packed : design::SlicePacking::Separate;
    p.macroStyle = (flags & kIdenticalMacros) != 0 ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    p.crossbarPowerShare = in.real();
    p.clock = { in.real() };
    p.cellBits = in.small(1, 64);
    p.crossbarSize = in.small(1, 65536);
    p.dacBits = in.small(1, 64);
    p.adcBits = in.small(1, 64);
    p.weightBits = in.small(1, 64);
    p.dataBits = in.small(1, 64);
    p.scratchpadKib = in.small();
    c.scratchpadKib = in.small();
    const auto layers = static_cast<std::size_t>(in.number(0, kMost));
    if (!in.ok() || (flags & ~(kPackedSlices | kIdenticalMacros)) != 0 || layers > in.left() / 4) // four bytes a layer at least
        return damaged();
    for (std::size_t l = 0; l < layers && in.ok(); ++l) {
        c.duplication.push_back(in.small(1));
        c.macros.push_back(in.small(1));
        c.partner.push_back(in.small(0, static_cast<std::int64_t>(l)) - 1); // an earlier layer or none
        const unsigned used = in.byte();
        design::ComponentCounts counts {};
        for (std::size_t i = 0; i < counts.size(); ++i)
            if ((used & (1U << i)) != 0)
                counts[i] = in.number(1, kMostUnits);
        c.counts.push_back(counts);
    }
    const auto scratchpads = static_cast<std::size_t>(in.number(0, static_cast<std::int64_t>(layers)));
    for (std::size_t l = 0; l < scratchpads && in.ok(); ++l)
        c.scratchpads.push_back(in.small());
    if (!in.ok() || in.left() != 0)
        return damaged();
    return point;
}

} // namespace pim::project
