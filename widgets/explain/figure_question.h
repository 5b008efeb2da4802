// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QMetaType>
#include <QString>

#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::widgets {

/// A figure that someone asks about: a metric of the design, of a layer, of a component, or of a layer's component. Keys
/// are those of evaluation::explain().
struct FigureQuestion
{
    QString metric;
    std::optional<network::LayerId> layer;
    std::optional<evaluation::CostCentre> centre;
    bool operator==(const FigureQuestion&) const = default;
};

/// An evaluated design as views show it. Either pointer may be null: nothing to show.
struct EvaluatedDesign
{
    std::shared_ptr<const design::Design> design;
    std::shared_ptr<const evaluation::Evaluation> evaluation;
    QString title; ///< "Design 3,871"
    QString badge; ///< "A" where it is pinned
    bool valid() const { return design && design->network && evaluation; }
};

} // namespace pim::widgets
Q_DECLARE_METATYPE(pim::widgets::FigureQuestion)
