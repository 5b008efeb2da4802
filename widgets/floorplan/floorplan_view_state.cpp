// SPDX-License-Identifier: GPL-3.0-or-later
// FloorplanView: how it looks, as words that are stored.
#include <algorithm>

#include <QComboBox>
#include <QToolButton>

#include "widgets/common/segmented.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/floorplan/floorplan_view.h"

namespace pim::widgets {

QString FloorplanView::state() const
{
    return QStringLiteral("heat=%1 log=%2 links=%3 boxes=%4 follow=%5 panel=%6 cells=%7 owner-numbers=%8 heat-numbers=%9")
        .arg(m_heat->currentIndex()).arg(m_scale->current()).arg(m_links->currentIndex()).arg(m_canvas->wantsToScale() ? 0 : 1)
        .arg(m_follow->isChecked()).arg(m_panelDecided ? (m_panelButton->isChecked() ? 1 : 0) : -1).arg(m_cells->currentIndex())
        .arg(m_canvas->style().ownerNumbers).arg(m_canvas->style().heatNumbers);
}

void FloorplanView::restoreState(const QString& state)
{
    for (const QString& word : state.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString key = word.section(QLatin1Char('='), 0, 0);
        bool ok = false;
        const int value = word.section(QLatin1Char('='), 1).toInt(&ok);
        if (!ok || value < 0)
            continue;
        if (key == QLatin1String("heat") && value < (m_simulated ? kHeatMetricCount : kFirstSimulatedMetric))
            m_heat->setCurrentIndex(value);
        else if (key == QLatin1String("log"))
            m_scale->setCurrent(std::min(value, 1));
        else if (key == QLatin1String("links"))
            m_links->setCurrentIndex(std::min(value, m_simulated ? 3 : 1));
        else if (key == QLatin1String("follow"))
            m_follow->setChecked(value != 0);
        else if (key == QLatin1String("panel"))
            setPanelShown(value != 0);
        else if (key == QLatin1String("owner-numbers") || key == QLatin1String("heat-numbers"))
            m_canvas->setNumbers(key == QLatin1String("heat-numbers"), value != 0);
        else if (key == QLatin1String("cells") && value < kCellColourCount)
            m_cells->setCurrentIndex(value);
        else if (key == QLatin1String("boxes"))
            m_canvas->setToScale(value == 0);
    }
    applyHeat();
    if (m_data)
        m_boxes->setCurrent(m_canvas->grid().toScale() ? 0 : 1);
}

} // namespace pim::widgets
