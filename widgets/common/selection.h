// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QObject>
#include <QString>

#include "core/evaluation/evaluation.h"
#include "core/network/network.h"

namespace pim::widgets {

/// A design of the document: a point of a run, or a stored one (pinned, edited by hand, imported).
struct DesignRef
{
    std::int64_t run = -1; ///< id of the run; -1: a stored design
    std::int64_t point = -1; ///< id within the run or among the stored designs
    auto operator<=>(const DesignRef&) const = default;
    bool valid() const { return point >= 0; }
};

/// What is selected, once for all views: picked in one, it lights up in all.
class Selection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const DesignRef& design() const { return m_design; }
    std::optional<network::LayerId> layer() const { return m_layer; }
    std::optional<evaluation::CostCentre> centre() const { return m_centre; }

    void setDesign(DesignRef design);
    void setLayer(std::optional<network::LayerId> layer);
    void setCentre(std::optional<evaluation::CostCentre> centre);
    void clear();

signals:
    void designChanged(pim::widgets::DesignRef design);
    void layerChanged(); ///< read layer()
    void centreChanged(); ///< read centre()

private:
    DesignRef m_design;
    std::optional<network::LayerId> m_layer;
    std::optional<evaluation::CostCentre> m_centre;
};

} // namespace pim::widgets
