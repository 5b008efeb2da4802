// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/linked_drawings.h"

#include <algorithm>

#include <QEvent>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include "widgets/common/theme.h"
#include "widgets/compare/compare_words.h"

namespace pim::widgets {

void LinkedDrawings::setUp(const std::vector<QWidget*>& drawings, const std::vector<QWidget*>& canvases, LinkedPanels::Arrangement arrangement, int leastHeight)
{
    for (QWidget* canvas : canvases) {
        canvas->setMinimumSize(80, 40);
        canvas->installEventFilter(this);
    }
    m_panels = new LinkedPanels(drawings, arrangement, leastHeight);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_panels);
    setMinimumSize(240, 120); // four drawings rather scroll than make the window higher
    connect(m_panels, &LinkedPanels::fitRequested, this, &LinkedDrawings::fit);
    connect(m_panels, &LinkedPanels::linkedChanged, this, [this](bool linked) {
        if (linked)
            fit();
        tell();
    });
}

void LinkedDrawings::setHeads(const compare::Comparison& comparison, const QStringList& missing, const std::function<QString(std::size_t)>& about)
{
    std::vector<PanelHead> heads;
    m_names.clear();
    for (std::size_t d = 0; d < comparison.designs.size(); ++d) {
        m_names << QString::fromStdString(comparison.designs[d].name);
        heads.push_back({ m_names.back(), shown(d) ? about(d) : QString(), shown(d) ? QString() : missing.value(static_cast<qsizetype>(d)) });
    }
    m_panels->setHeads(heads);
}

void LinkedDrawings::settleSoon()
{
    if (m_queued)
        return;
    m_queued = true;
    QTimer::singleShot(0, this, [this] {
        m_queued = false;
        if (m_panels->isLinked())
            settle();
    });
}

void LinkedDrawings::paintFigure(QPainter& painter, const QSize& size) const
{
    painter.save();
    const int above = paintAbove(painter, size.width());
    painter.restore();
    const auto [rows, columns] = panelGrid(std::max<std::size_t>(1, m_panels->count()), m_panels->arrangement());
    const QSize each(size.width() / columns, (size.height() - above) / rows);
    constexpr int kHead = 26;
    for (std::size_t d = 0; d < m_panels->count(); ++d) {
        if (!shown(d))
            continue;
        const int row = static_cast<int>(d) / columns, column = static_cast<int>(d) % columns;
        painter.save();
        painter.translate(column * each.width(), above + row * each.height());
        painter.setFont(fontOf(TextRole::Section));
        painter.setPen(designColour(d));
        painter.drawText(QRect(8, 0, 20, kHead), Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(compare::letterOf(d)));
        painter.setPen(tokens().text);
        painter.drawText(QRect(28, 0, each.width() - 36, kHead), Qt::AlignLeft | Qt::AlignVCenter, m_names.value(static_cast<qsizetype>(d)));
        painter.translate(0, kHead);
        paintDrawing(painter, d, QSize(each.width(), each.height() - kHead));
        painter.restore();
    }
}

int LinkedDrawings::paintAbove(QPainter&, int) const { return 0; }

void LinkedDrawings::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool LinkedDrawings::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        settleSoon();
    return QWidget::eventFilter(watched, event);
}

} // namespace pim::widgets
