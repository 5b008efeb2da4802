// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractButton>
#include <QWidget>

#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

class QGridLayout;

namespace pim::widgets {

/// One headline figure: name, value, change from the base design. A click asks for its explanation.
class MetricTile : public QAbstractButton
{
    Q_OBJECT
public:
    struct Content
    {
        QString key; ///< "peak_power_w"
        QString label, number, unit;
        QString delta; ///< "+0.7 W from 48.6"; empty without a base
        int direction = 0; ///< of the change: 1 better, -1 worse, 0 neither
        bool broken = false;
    };
    explicit MetricTile(QWidget* parent = nullptr);
    void setContent(const Content& content);
    const Content& content() const { return m_content; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Content m_content;
};

/// The tiles for an evaluation; \a base may be null.
std::vector<MetricTile::Content> metricTiles(const design::Design& design, const evaluation::Evaluation& evaluation, const evaluation::Evaluation* base);

/// The tiles in one row, or in two where the words would be cut off.
class MetricStrip : public QWidget
{
    Q_OBJECT
public:
    explicit MetricStrip(QWidget* parent = nullptr);
    void setTiles(const std::vector<MetricTile::Content>& tiles);
    const std::vector<MetricTile*>& tiles() const { return m_tiles; }

signals:
    void explainRequested(const QString& metricKey);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    std::vector<MetricTile*> m_tiles;
    QGridLayout* m_grid;
    int m_columns = 0;
};

} // namespace pim::widgets
