// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/evaluation/explanation.h"

namespace pim::evaluation {

/// A number that remembers what it was computed from: formulas evaluated with it give the same doubles as with double,
/// and an Explanation besides. A term without a node is a bare constant; 0 without a node stands for "nothing" and
/// leaves no trace in sums, 1 none in products.
class Term
{
public:
    Term(double value = 0) : m_value(value) {} // NOLINT: a literal in a formula is a term
    explicit Term(std::shared_ptr<Explanation> node) : m_value(node->value), m_node(std::move(node)) {}
    static Term leaf(Explanation leaf) { return Term(std::make_shared<Explanation>(std::move(leaf))); }

    double value() const { return m_value; }
    bool empty() const { return !m_node; }
    ExplanationPtr node() const { return m_node; }
    /// As it stands below another one: constants become leaves.
    ExplanationPtr child() const;
    /// The same with another label, unshared.
    Term relabelled(std::string label) const;
    template<typename Change>
    Term with(Change&& change) const
    {
        auto node = std::make_shared<Explanation>(*child());
        change(*node);
        return Term(std::move(node));
    }

    friend Term operator+(const Term& a, const Term& b);
    friend Term operator*(const Term& a, const Term& b);
    friend Term operator/(const Term& a, const Term& b);
    Term& operator+=(const Term& b);
    friend Term chain(Rule rule, double value, const Term& a, const Term& b);
    friend Term named(const Term& x, const char* label, const char* unit);
    friend Term scaled(const Term& x, double factor);

private:
    bool open(Rule rule) const; ///< not named yet and of this rule: may take more children
    double m_value;
    std::shared_ptr<Explanation> m_node;
};

inline double plain(const Term& x) { return x.value(); }
Term larger(const Term& a, const Term& b);
Term smaller(const Term& a, const Term& b);
Term roundedUp(const Term& x);
Term dividedUp(const Term& a, const Term& b);
Term scaled(const Term& x, double factor);
/// Gives a new term its name; one that has a name keeps it.
Term named(const Term& x, const char* label, const char* unit = "");

/// A sum of products with common factors that have a unit, as a product: k a + k b = (a + b) k. \a label names a + b.
Term gathered(const Term& sum, const char* label);

} // namespace pim::evaluation
