// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "core/compare/comparison.h"
#include "core/network/network.h"

namespace pim::widgets {

/// A figure of the comparison. Paints itself anywhere: on the screen, and into files.
class CompareFigure : public QWidget
{
    Q_OBJECT
public:
    explicit CompareFigure(QWidget* parent = nullptr);
    void setComparison(std::shared_ptr<const compare::Comparison> comparison);
    virtual void paint(QPainter& painter, const QSizeF& size) const = 0;
    /// Smallest size at which nothing is cut.
    virtual QSize figureSize() const = 0;
    QSize sizeHint() const override { return figureSize(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    virtual QString tipAt(const QPointF& at) const = 0;
    std::shared_ptr<const compare::Comparison> m_comparison;
};

/// Energy of one inference by component: a stacked bar a design, equal parts joined.
class EnergyChart : public CompareFigure
{
    Q_OBJECT
public:
    using CompareFigure::CompareFigure;
    void paint(QPainter& painter, const QSizeF& size) const override;
    QSize figureSize() const override;

protected:
    QString tipAt(const QPointF& at) const override;

private:
    QRectF plotArea(const QSizeF& size) const;
};

/// Energy of each layer against the reference.
class LayerDifferenceChart : public CompareFigure
{
    Q_OBJECT
public:
    explicit LayerDifferenceChart(QWidget* parent = nullptr);
    void setDesign(std::size_t design); ///< which is compared with the reference
    std::size_t design() const { return m_design; }
    void setSelectedLayer(const QString& name);
    void paint(QPainter& painter, const QSizeF& size) const override;
    QSize figureSize() const override;

signals:
    void layerPicked(const QString& name);

protected:
    QString tipAt(const QPointF& at) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double labelWidth(double width) const;
    void pick(int step);
    std::size_t m_design = 1;
    QString m_selected;
};

/// Each metric relative to the best design.
class RadarChart : public CompareFigure
{
    Q_OBJECT
public:
    using CompareFigure::CompareFigure;
    void paint(QPainter& painter, const QSizeF& size) const override;
    QSize figureSize() const override;

protected:
    QString tipAt(const QPointF& at) const override;

private:
    QRectF area(const QSizeF& size) const;
};

} // namespace pim::widgets
