// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractSlider>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QWidget>

#include "widgets/editors/budget_scale.h"

class QLabel;

namespace pim::widgets {

/// A power in watts: shows "49.0 W", takes "300 mW", "1,2k"; steps by about two per cent.
class PowerSpinBox : public QDoubleSpinBox
{
    Q_OBJECT
public:
    explicit PowerSpinBox(QWidget* parent = nullptr);
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void stepBy(int steps) override;
    /// What is wrong with the text now; empty when it can be taken.
    QString complaint() const;

protected:
    StepEnabled stepEnabled() const override { return StepUpEnabled | StepDownEnabled; }
};

/// The slider on a logarithmic axis with the curve of known points above it.
class BudgetSlider : public QAbstractSlider
{
    Q_OBJECT
public:
    explicit BudgetSlider(QWidget* parent = nullptr);
    void setState(Power budget, std::optional<Power> feasibleFrom, std::vector<BudgetPoint> curve);
    QSize sizeHint() const override { return { 280, 92 }; }
    QSize minimumSizeHint() const override { return { 160, 92 }; }
    BudgetScale scale() const;

signals:
    void dragged(pim::Power power, bool begins, bool ends);
    void stepped(pim::Power power);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    bool infeasible() const { return m_feasibleFrom && m_budget < *m_feasibleFrom; }
    Power m_budget { 49 };
    std::optional<Power> m_feasibleFrom;
    std::vector<BudgetPoint> m_curve;
    bool m_dragging = false;
};

/// The power budget section of the Inputs dock: slider, spin box for the section's header, what is known about budgets.
class PowerBudgetEditor : public QWidget
{
    Q_OBJECT
public:
    enum class Preview { None, Running, Done, NothingFits };

    explicit PowerBudgetEditor(QWidget* parent = nullptr);

    void setBudget(Power budget); ///< emits nothing
    Power budget() const { return m_budget; }
    /// No design of the space fits below; nothing while it is not known.
    void setFeasibleFrom(std::optional<Power> power);
    /// The answer of the fast search for the present budget: \a value in \a unit ("GOPS/W") after \a seconds.
    void setPreview(Preview state, double value = 0, const QString& unit = {}, double seconds = 0);
    void setCurve(std::vector<BudgetPoint> points);
    /// The spin box, for the header of the section.
    QWidget* headerWidget() const { return m_spin; }

signals:
    /// A new budget by hand. Edits with the same \a interaction belong together (one drag, one run of key presses): one
    /// entry of the undo list. \a dragging: more of it is to come.
    void budgetEdited(pim::Power power, int interaction, bool dragging);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void refresh();
    void edit(Power power, bool dragging);
    void beginRun();

    PowerSpinBox* m_spin;
    BudgetSlider* m_slider;
    QLabel *m_previewLabel, *m_previewValue, *m_icon, *m_status;
    Power m_budget { 49 };
    std::optional<Power> m_feasibleFrom;
    std::vector<BudgetPoint> m_curve;
    Preview m_preview = Preview::None;
    double m_value = 0, m_seconds = 0;
    QString m_unit;
    int m_interaction = 0;
    QElapsedTimer m_sinceStep;
};

} // namespace pim::widgets
