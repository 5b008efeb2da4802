// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/figure_row.h"

#include <cmath>

#include <QPainter>

#include "widgets/common/literal_text.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/theme.h"
#include "widgets/explain/formula_button.h"

namespace pim::widgets {
namespace {

constexpr int kSide = 12, kButton = 24, kDelta = 56, kUnit = 56;

} // namespace

std::optional<Delta> deltaBetween(double before, double after, std::optional<bool> higherIsBetter)
{
    if (!std::isfinite(before) || !std::isfinite(after) || before == 0)
        return std::nullopt;
    const double change = after / before - 1;
    Delta delta { deltaText(change), Judgement::Neutral };
    if (higherIsBetter && std::fabs(change) >= 5e-4)
        delta.judgement = (change > 0) == *higherIsBetter ? Judgement::Better : Judgement::Worse;
    return delta;
}

FigureRow::FigureRow(QWidget* parent) : QWidget(parent), m_button(new FormulaButton(this))
{
    setFixedHeight(23);
    m_button->hide();
    connect(m_button, &FormulaButton::clicked, this, [this] {
        if (m_question)
            emit explainRequested(*m_question);
    });
}

void FigureRow::setName(const QString& name)
{
    m_name = name;
    m_button->setFigure(name);
    describe();
}

void FigureRow::setValue(const QuantityText& value)
{
    m_value = value;
    m_plain.clear();
    describe();
}

void FigureRow::setPlainText(const QString& text)
{
    m_plain = text;
    m_value = {};
    describe();
}

void FigureRow::setDelta(const std::optional<Delta>& delta)
{
    m_delta = delta;
    describe();
}

void FigureRow::setColumns(bool on)
{
    m_columns = on;
    update();
}

void FigureRow::setMark(const QColor& colour)
{
    m_mark = colour;
    update();
}

void FigureRow::setQuestion(const std::optional<FigureQuestion>& question)
{
    m_question = question;
    m_button->setVisible(question.has_value());
}

void FigureRow::describe()
{
    const QString value = m_plain.isEmpty() ? m_value.text() : m_plain;
    setAccessibleName(QStringLiteral("%1: %2%3").arg(m_name, value, m_delta ? QStringLiteral(", ") + m_delta->text : QString()));
    setToolTip(literalText(QStringLiteral("%1: %2").arg(m_name, value)));
    update();
}

void FigureRow::resizeEvent(QResizeEvent*) { m_button->move(width() - kSide - m_button->width() + 4, (height() - m_button->height()) / 2); }

void FigureRow::mouseDoubleClickEvent(QMouseEvent*)
{
    if (m_question)
        emit explainRequested(*m_question);
}

void FigureRow::enterEvent(QEnterEvent*)
{
    m_hovered = true;
    update();
}

void FigureRow::leaveEvent(QEvent*)
{
    m_hovered = false;
    update();
}

void FigureRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokens();
    if (m_hovered)
        painter.fillRect(rect(), t.hover);
    const QFont plain = fontOf(TextRole::Table);
    QFont bold = plain;
    bold.setWeight(QFont::DemiBold);
    int left = kSide, right = width() - kSide - kButton;
    if (m_mark.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_mark);
        painter.drawRoundedRect(QRect(left, (height() - 11) / 2, 11, 11), 2, 2);
        left += 19;
    }
    if (m_delta) {
        painter.setPen(m_delta->judgement == Judgement::Better ? t.better : m_delta->judgement == Judgement::Worse ? t.worse : t.text2);
        drawTabular(painter, QRect(right - kDelta, 0, kDelta, height()), Qt::AlignRight | Qt::AlignVCenter, m_delta->text, plain);
    }
    right -= kDelta;
    int nameRight = right;
    if (!m_plain.isEmpty()) {
        right += kDelta;
        const QRect place(left, 0, right - left, height());
        painter.setPen(t.text3);
        painter.setFont(plain);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, m_plain);
        nameRight = right - QFontMetrics(plain).horizontalAdvance(m_plain) - 8;
    } else if (m_value.number.isEmpty()) {
        nameRight = m_delta ? right : right + kDelta;
    } else if (!m_columns && !m_delta) {
        right += kDelta;
        painter.setPen(t.text2);
        painter.setFont(plain);
        const int unit = m_value.unit.isEmpty() ? 0 : QFontMetrics(plain).horizontalAdvance(m_value.unit) + 4;
        painter.drawText(QRect(right - unit, 0, unit, height()), Qt::AlignRight | Qt::AlignVCenter, m_value.unit);
        const QRect number(left, 0, right - unit - left, height());
        painter.setPen(t.text);
        drawTabular(painter, number, Qt::AlignRight | Qt::AlignVCenter, m_value.number, bold);
        nameRight = number.right() - tabularWidth(m_value.number, bold) - 6;
    } else {
        painter.setPen(t.text2);
        painter.setFont(plain);
        painter.drawText(QRect(right - kUnit, 0, kUnit, height()), Qt::AlignLeft | Qt::AlignVCenter, m_value.unit);
        const QRect number(left, 0, right - kUnit - 4 - left, height());
        painter.setPen(t.text);
        drawTabular(painter, number, Qt::AlignRight | Qt::AlignVCenter, m_value.number, bold);
        nameRight = number.right() - tabularWidth(m_value.number, bold) - 6;
    }
    painter.setPen(t.text2);
    painter.setFont(plain);
    painter.drawText(QRect(left, 0, nameRight - left, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(plain).elidedText(m_name, Qt::ElideRight, nameRight - left));
}

} // namespace pim::widgets
