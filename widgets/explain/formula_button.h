// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace pim::widgets {

/// The italic f beside a figure: "Explain this number".
class FormulaButton : public QToolButton
{
    Q_OBJECT
public:
    explicit FormulaButton(QWidget* parent = nullptr);
    /// Name of the figure, for the tooltip and for who cannot see.
    void setFigure(const QString& name);
    QSize sizeHint() const override { return { 20, 18 }; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QString m_figure;
};

} // namespace pim::widgets
