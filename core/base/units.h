// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>

namespace pim {

/// A physical quantity in the coherent system ns, nJ, um (so power is W, frequency GHz, area um2).
///
/// The base is nanoseconds rather than seconds because the published reference computes in ns and W:
/// ceil(latency / clock) must see the very same doubles, and 3e-7 / 1e-7 is not 3.
template<int TimeExp, int EnergyExp, int LengthExp>
struct Quantity
{
    double value = 0.0;

    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity& operator+=(Quantity o) { value += o.value; return *this; }
    constexpr Quantity& operator-=(Quantity o) { value -= o.value; return *this; }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return { a.value + b.value }; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return { a.value - b.value }; }
    friend constexpr Quantity operator-(Quantity a) { return { -a.value }; }
    friend constexpr Quantity operator*(Quantity a, double s) { return { a.value * s }; }
    friend constexpr Quantity operator*(double s, Quantity a) { return { s * a.value }; }
    friend constexpr Quantity operator/(Quantity a, double s) { return { a.value / s }; }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

template<int T1, int E1, int L1, int T2, int E2, int L2>
constexpr Quantity<T1 + T2, E1 + E2, L1 + L2> operator*(Quantity<T1, E1, L1> a, Quantity<T2, E2, L2> b)
{
    return { a.value * b.value };
}
template<int T1, int E1, int L1, int T2, int E2, int L2>
    requires(T1 != T2 || E1 != E2 || L1 != L2)
constexpr Quantity<T1 - T2, E1 - E2, L1 - L2> operator/(Quantity<T1, E1, L1> a, Quantity<T2, E2, L2> b)
{
    return { a.value / b.value };
}

using Time = Quantity<1, 0, 0>; ///< value in ns
using Energy = Quantity<0, 1, 0>; ///< value in nJ
using Power = Quantity<-1, 1, 0>; ///< value in W
using Frequency = Quantity<-1, 0, 0>; ///< value in GHz (1/ns)
using Area = Quantity<0, 0, 2>; ///< value in um2

inline namespace literals {
constexpr Time operator""_ns(long double v) { return { static_cast<double>(v) }; }
constexpr Time operator""_us(long double v) { return { static_cast<double>(v) * 1e3 }; }
constexpr Energy operator""_nJ(long double v) { return { static_cast<double>(v) }; }
constexpr Energy operator""_pJ(long double v) { return { static_cast<double>(v) * 1e-3 }; }
constexpr Power operator""_W(long double v) { return { static_cast<double>(v) }; }
constexpr Power operator""_mW(long double v) { return { static_cast<double>(v) * 1e-3 }; }
constexpr Power operator""_uW(long double v) { return { static_cast<double>(v) * 1e-6 }; }
constexpr Frequency operator""_GHz(long double v) { return { static_cast<double>(v) }; }
constexpr Area operator""_um2(long double v) { return { static_cast<double>(v) }; }
constexpr Area operator""_mm2(long double v) { return { static_cast<double>(v) * 1e6 }; }
} // namespace literals

} // namespace pim
