// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/term.h"

#include <algorithm>
#include <cmath>

namespace pim::evaluation {
namespace {

constexpr const char* kConstantSource = "a constant of the formula";

Term computed(Rule rule, double value, std::initializer_list<Term> children)
{
    Explanation node;
    node.rule = rule;
    node.value = value;
    for (const Term& child : children)
        node.children.push_back(child.child());
    return Term::leaf(std::move(node));
}

} // namespace

ExplanationPtr Term::child() const
{
    if (m_node)
        return m_node;
    Explanation constant;
    constant.label = "Constant";
    constant.value = m_value;
    constant.origin = Origin::Model;
    constant.source = kConstantSource;
    return std::make_shared<Explanation>(std::move(constant));
}

Term Term::relabelled(std::string label) const
{
    return with([&](Explanation& e) { e.label = std::move(label); });
}

bool Term::open(Rule rule) const { return m_node && m_node->label.empty() && m_node->rule == rule; }

Term chain(Rule rule, double value, const Term& a, const Term& b)
{
    if (!a.open(rule) || (rule != Rule::Product && a.m_node->factor != 1)) {
        Term made = computed(rule, value, { a, b });
        return made;
    }
    auto node = std::make_shared<Explanation>(*a.m_node);
    node->value = value;
    node->children.push_back(b.child());
    return Term(std::move(node));
}

Term operator+(const Term& a, const Term& b)
{
    if (a.empty() && a.value() == 0)
        return b;
    if (b.empty() && b.value() == 0)
        return a;
    return chain(Rule::Sum, a.value() + b.value(), a, b);
}

Term& Term::operator+=(const Term& b)
{
    if (b.empty() && b.value() == 0)
        return *this;
    if (empty()) { // an open sum of one part: more may follow
        *this = computed(Rule::Sum, m_value + b.value(), { b });
        return *this;
    }
    if (open(Rule::Sum) && m_node.use_count() == 1) {
        m_node->children.push_back(b.child());
        m_value = m_node->value = m_value + b.value();
        return *this;
    }
    return *this = *this + b;
}

Term operator*(const Term& a, const Term& b)
{
    if (a.empty() && (a.value() == 1 || a.value() == 0))
        return a.value() == 0 ? Term(0.0) : b;
    if (b.empty() && (b.value() == 1 || b.value() == 0))
        return b.value() == 0 ? Term(0.0) : a;
    const double value = a.value() * b.value();
    if (!b.open(Rule::Product))
        return chain(Rule::Product, value, a, b);
    auto node = std::make_shared<Explanation>(a.open(Rule::Product) ? *a.m_node : *computed(Rule::Product, value, { a }).m_node);
    node->value = value;
    node->factor *= b.m_node->factor;
    node->children.insert(node->children.end(), b.m_node->children.begin(), b.m_node->children.end());
    return Term(std::move(node));
}

Term operator/(const Term& a, const Term& b) { return a.empty() && a.value() == 0 ? Term(0.0) : computed(Rule::Quotient, a.value() / b.value(), { a, b }); }

Term larger(const Term& a, const Term& b)
{
    if (a.empty() && a.value() == 0 && b.value() >= 0)
        return b;
    if (b.empty() && b.value() == 0 && a.value() >= 0)
        return a;
    return chain(Rule::Maximum, std::max(a.value(), b.value()), a, b);
}

Term smaller(const Term& a, const Term& b) { return chain(Rule::Minimum, std::min(a.value(), b.value()), a, b); }

Term roundedUp(const Term& x) { return computed(Rule::RoundUp, std::ceil(x.value()), { x }); }

Term dividedUp(const Term& a, const Term& b) { return computed(Rule::DivideUp, std::ceil(a.value() / b.value()), { a, b }); }

Term scaled(const Term& x, double factor)
{
    auto node = std::make_shared<Explanation>(x.m_node && x.m_node->label.empty() ? *x.m_node : *computed(Rule::Product, x.value(), { x }).m_node);
    node->value = x.value() * factor;
    node->factor *= factor;
    return Term(std::move(node));
}

Term named(const Term& x, const char* label, const char* unit)
{
    if (x.empty() && x.value() == 0)
        return x;
    if (x.m_node && !x.m_node->label.empty())
        return x;
    return x.with([&](Explanation& e) {
        e.label = label;
        e.unit = unit;
    });
}

Term gathered(const Term& sum, const char* label)
{
    const ExplanationPtr node = sum.node();
    if (!node || node->rule != Rule::Sum || node->children.empty())
        return sum;
    const auto& parts = node->children;
    const auto isPlainProduct = [](const ExplanationPtr& p) { return p->rule == Rule::Product && p->factor == 1 && p->children.size() > 1; };
    if (!std::all_of(parts.begin(), parts.end(), isPlainProduct))
        return sum;
    std::vector<ExplanationPtr> common;
    for (const ExplanationPtr& candidate : parts.front()->children) {
        const auto has = [&](const ExplanationPtr& part) { return std::count(part->children.begin(), part->children.end(), candidate) == 1; };
        if (!candidate->unit.empty() && std::all_of(parts.begin(), parts.end(), has))
            common.push_back(candidate);
    }
    if (common.empty())
        return sum;
    auto rest = std::make_shared<Explanation>();
    rest->label = label;
    rest->rule = Rule::Sum;
    rest->centre = node->centre;
    for (const ExplanationPtr& part : parts) {
        std::vector<ExplanationPtr> own;
        for (const ExplanationPtr& factor : part->children)
            if (std::find(common.begin(), common.end(), factor) == common.end())
                own.push_back(factor);
        std::shared_ptr<Explanation> left;
        if (own.empty())
            return sum;
        if (own.size() == 1) {
            left = std::make_shared<Explanation>(*own.front());
        } else {
            left = std::make_shared<Explanation>();
            left->rule = Rule::Product;
            left->children = std::move(own);
            left->value = left->recomputed();
        }
        left->label = part->label;
        left->namedByLayer = part->namedByLayer;
        left->layer = part->layer;
        left->centre = part->centre;
        rest->value += left->value;
        rest->children.push_back(std::move(left));
    }
    auto product = std::make_shared<Explanation>(*node);
    product->rule = Rule::Product;
    product->children.clear();
    product->children.push_back(std::move(rest));
    product->children.insert(product->children.end(), common.begin(), common.end());
    return Term(std::move(product));
}

} // namespace pim::evaluation
