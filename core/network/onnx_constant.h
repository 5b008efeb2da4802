// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/network/onnx_graph.h"

namespace pim::network::detail {

/// Constants with more elements are known by shape only: shapes, pads, axes and scales are all shorter.
inline constexpr std::int64_t kFoldedElements = 4096;

/// A small constant tensor: integers (and booleans) or reals, row-major.
struct Constant
{
    Shape shape {};
    bool real = false;
    std::vector<std::int64_t> ints {};
    std::vector<double> reals {};

    std::size_t size() const { return real ? reals.size() : ints.size(); }
    double number(std::size_t i) const { return real ? reals[i] : static_cast<double>(ints[i]); }
    /// The elements as integers; nothing when they are reals out of range.
    std::optional<std::vector<std::int64_t>> integers() const;
    /// The elements at \a from, in a tensor of \a to.
    Constant picked(Shape to, const std::vector<std::size_t>& from) const;
};
using ConstantPtr = std::shared_ptr<const Constant>;

/// The values of a tensor; null when they are too many, external, absent or of a type that is no number.
ConstantPtr decode(const onnx::TensorProto& tensor);

/// The value of a node whose operands are all known, for the integer arithmetic that computes shapes and pads.
///
/// \a operands one a node input, null where left out; \a outputs the inferred output shapes. Returns one constant an
/// output, null where the operator is not folded or its arithmetic overflows.
std::vector<ConstantPtr> fold(const Node& node, const std::vector<ConstantPtr>& operands, const std::vector<Shape>& outputs);

/// Operators that fold() knows.
bool canFold(std::string_view op);

} // namespace pim::network::detail
