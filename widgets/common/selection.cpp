// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/selection.h"

namespace pim::widgets {

void Selection::setDesign(DesignRef design)
{
    if (m_design == design)
        return;
    m_design = design;
    emit designChanged(design);
}

void Selection::setLayer(std::optional<network::LayerId> layer)
{
    if (m_layer == layer)
        return;
    m_layer = layer;
    emit layerChanged();
}

void Selection::setCentre(std::optional<evaluation::CostCentre> centre)
{
    if (m_centre == centre)
        return;
    m_centre = centre;
    emit centreChanged();
}

void Selection::clear()
{
    setCentre(std::nullopt);
    setLayer(std::nullopt);
    setDesign({});
}

} // namespace pim::widgets
