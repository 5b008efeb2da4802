// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "widgets/common/quantity_text.h"
#include "widgets/explain/figure_question.h"

namespace pim::widgets {

class FormulaButton;

/// How a change reads: only where more or less is better does it have a colour.
enum class Judgement { Neutral, Better, Worse };
/// "+23.8 %" from \a before to \a after and whether that is good; nothing when either is no number.
struct Delta
{
    QString text;
    Judgement judgement = Judgement::Neutral;
};
std::optional<Delta> deltaBetween(double before, double after, std::optional<bool> higherIsBetter);

/// One figure of the inspector: name, value, unit, change against another design, and the f that explains it.
class FigureRow : public QWidget
{
    Q_OBJECT
public:
    explicit FigureRow(QWidget* parent = nullptr);

    void setName(const QString& name);
    QString name() const { return m_name; }
    void setValue(const QuantityText& value);
    QString valueText() const { return m_value.text(); }
    void setPlainText(const QString& text); ///< instead of a value: "preset has no areas"
    void setDelta(const std::optional<Delta>& delta);
    QString deltaShown() const { return m_delta ? m_delta->text : QString(); }
    /// Whether the row keeps a column for changes and one for units, as its neighbours do; else the value stands at the end.
    void setColumns(bool on);
    void setMark(const QColor& colour); ///< a square of the component's colour before the name
    /// What the f asks; none: there is no f.
    void setQuestion(const std::optional<FigureQuestion>& question);
    const std::optional<FigureQuestion>& question() const { return m_question; }
    FormulaButton* button() const { return m_button; }
    QSize sizeHint() const override { return { 288, 23 }; }

signals:
    void explainRequested(const pim::widgets::FigureQuestion& question);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void describe();
    QString m_name, m_plain;
    QuantityText m_value;
    std::optional<Delta> m_delta;
    std::optional<FigureQuestion> m_question;
    QColor m_mark;
    bool m_hovered = false, m_columns = true;
    FormulaButton* m_button;
};

} // namespace pim::widgets
