// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

/// What formulas of the model are written in, beside + - * /. A formula is a function template over its kind of number:
/// with double (or int64) it only computes; with evaluation::Term the same code also records what was computed from what,
/// which is how a figure explains itself. core/evaluation/term.h has these functions for Term.
namespace pim::formula {

inline double plain(double x) { return x; }
inline std::int64_t plain(std::int64_t x) { return x; }
inline double larger(double a, double b) { return std::max(a, b); }
inline std::int64_t larger(std::int64_t a, std::int64_t b) { return std::max(a, b); }
inline double smaller(double a, double b) { return std::min(a, b); }
inline std::int64_t smaller(std::int64_t a, std::int64_t b) { return std::min(a, b); }
inline double roundedUp(double x) { return std::ceil(x); }
/// ceil(a / b) for a >= 0 and b >= 1.
inline std::int64_t dividedUp(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }
/// A change of unit: x * factor.
inline double scaled(double x, double factor) { return x * factor; }
/// What an intermediate result is called; the number itself.
inline double named(double x, const char* /*label*/, const char* /*unit*/ = "") { return x; }
inline std::int64_t named(std::int64_t x, const char* /*label*/, const char* /*unit*/ = "") { return x; }

} // namespace pim::formula
