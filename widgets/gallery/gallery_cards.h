// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "widgets/gallery/gallery_data.h"

namespace pim::widgets {

/// A flat card: frame, hover, focus ring. Subclasses draw what is inside.
class Card : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    virtual void paintContent(QPainter& painter) = 0;
    bool event(QEvent* event) override;
};

/// An example: scatter of its designs, name, description, best figures.
class ExampleButton : public Card
{
    Q_OBJECT
public:
    static constexpr int kHeight = 252;
    explicit ExampleButton(ExampleCard card, QWidget* parent = nullptr);
    const ExampleCard& card() const { return m_card; }

protected:
    void paintContent(QPainter& painter) override;
    void changeEvent(QEvent* event) override;

private:
    void name();
    ExampleCard m_card;
};

/// A network: a bar a layer, weights, operations.
class ZooButton : public Card
{
    Q_OBJECT
public:
    static constexpr int kHeight = 144;
    explicit ZooButton(ZooCard card, QWidget* parent = nullptr);
    const ZooCard& card() const { return m_card; }
    void setCard(ZooCard card);

protected:
    void paintContent(QPainter& painter) override;
    void changeEvent(QEvent* event) override;

private:
    void name();
    ZooCard m_card;
};

} // namespace pim::widgets
