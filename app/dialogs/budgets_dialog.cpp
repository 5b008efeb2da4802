// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/budgets_dialog.h"

#include <algorithm>
#include <cmath>

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStringList>
#include <QVBoxLayout>

#include "widgets/common/quantity_text.h"

namespace pim::app {

std::vector<double> budgetSeries(double low, double high, int count)
{
    std::vector<double> series;
    for (int i = 0; i < count; ++i) {
        const double exact = count == 1 ? low : low * std::pow(high / low, static_cast<double>(i) / (count - 1));
        const double unit = std::pow(10.0, std::floor(std::log10(exact)) - 2);
        // The ends stay what they are.
        const double value = i == 0 ? low : i == count - 1 ? high : std::round(exact / unit) * unit;
        if (series.empty() || value > series.back())
            series.push_back(value);
    }
    return series;
}

BudgetsDialog::BudgetsDialog(double budgetW, double leastW, QWidget* parent)
    : QDialog(parent)
    , m_low(new QDoubleSpinBox(this))
    , m_high(new QDoubleSpinBox(this))
    , m_count(new QSpinBox(this))
    , m_list(new QLabel(this))
{
    setWindowTitle(tr("Queue several budgets"));
    for (QDoubleSpinBox* box : { m_low, m_high }) {
        box->setRange(0.001, 1e6);
        box->setDecimals(3);
        box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        box->setSuffix(tr(" W"));
    }
    m_low->setValue(std::max(budgetW / 2, leastW));
    m_high->setValue(std::max(budgetW * 4, m_low->value()));
    m_count->setRange(2, 50);
    m_count->setValue(4);
    m_list->setWordWrap(true);
    m_list->setProperty("role", QStringLiteral("label"));
    auto* form = new QFormLayout;
    form->addRow(tr("From"), m_low);
    form->addRow(tr("To"), m_high);
    form->addRow(tr("Number of runs"), m_count);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Queue"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    connect(m_low, &QDoubleSpinBox::valueChanged, this, [this](double low) {
        m_high->setMinimum(low);
        refresh();
    });
    connect(m_high, &QDoubleSpinBox::valueChanged, this, &BudgetsDialog::refresh);
    connect(m_count, &QSpinBox::valueChanged, this, &BudgetsDialog::refresh);
    m_high->setMinimum(m_low->value());
    refresh();
    resize(360, sizeHint().height());
}

std::vector<double> BudgetsDialog::budgets() const
{
    return budgetSeries(m_low->value(), m_high->value(), m_count->value());
}

void BudgetsDialog::refresh()
{
    QStringList texts;
    for (const double budget : budgets())
        texts << widgets::quantity(Power { budget }).text();
    m_list->setText(texts.join(QStringLiteral(" · ")));
}

} // namespace pim::app
