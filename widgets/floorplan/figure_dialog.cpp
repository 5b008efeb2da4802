// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/figure_dialog.h"

#include <cmath>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "widgets/common/figure_export.h"
#include "widgets/common/quantity_text.h"

namespace pim::widgets {

FigureDialog::FigureDialog(bool whole, QSize view, QSize chip, QWidget* parent)
    : QDialog(parent)
    , m_sizes { view, chip }
    , m_view(new QRadioButton(tr("What is shown"), this))
    , m_chip(new QRadioButton(tr("The whole chip"), this))
    , m_width(new QSpinBox(this))
    , m_height(new QSpinBox(this))
    , m_scale(new QDoubleSpinBox(this))
    , m_legend(new QCheckBox(tr("With its legend"), this))
    , m_pixels(new QLabel(this))
{
    setWindowTitle(tr("Figure of the floorplan"));
    (whole ? m_chip : m_view)->setChecked(true);
    m_view->setToolTip(tr("The same part as on the screen, larger or smaller"));
    m_chip->setToolTip(tr("All macros of the chip"));
    for (QSpinBox* box : { m_width, m_height }) {
        box->setRange(100, 16'000);
        box->setSuffix(tr(" px"));
    }
    m_width->setToolTip(tr("Width in logical pixels (px), at which text has its usual size"));
    m_height->setToolTip(tr("Height in logical pixels (px), at which text has its usual size"));
    m_width->setAccessibleName(tr("Width"));
    m_height->setAccessibleName(tr("Height"));
    m_scale->setRange(0.5, 8);
    m_scale->setSingleStep(0.5);
    m_scale->setDecimals(1);
    m_scale->setPrefix(QStringLiteral("× "));
    m_scale->setValue(2);
    m_scale->setAccessibleName(tr("Image scale"));
    m_scale->setToolTip(tr("Pixels of a PNG image for each logical one; SVG and PDF are vectors and need none"));
    m_legend->setChecked(true);
    m_legend->setToolTip(tr("Scale of colours, signs and layers, at the right"));
    m_pixels->setProperty("role", QStringLiteral("label"));
    m_pixels->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("Draw"), m_view);
    form->addRow(QString(), m_chip);
    form->addRow(tr("Width"), m_width);
    form->addRow(tr("Height"), m_height);
    form->addRow(tr("Image scale"), m_scale);
    form->addRow(QString(), m_legend);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_go = buttons->button(QDialogButtonBox::Save);
    m_go->setText(tr("Choose file…"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_pixels);
    layout->addWidget(buttons);
    connect(m_chip, &QRadioButton::toggled, this, &FigureDialog::showSize);
    for (QSpinBox* box : { m_width, m_height })
        connect(box, &QSpinBox::valueChanged, this, &FigureDialog::showPixels);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, &FigureDialog::showPixels);
    showSize();
}

void FigureDialog::showSize()
{
    const QSize size = m_sizes[m_chip->isChecked() ? 1 : 0];
    m_width->setValue(size.width());
    m_height->setValue(size.height());
    showPixels();
}

void FigureDialog::showPixels()
{
    const double wide = std::round(m_width->value() * m_scale->value()), high = std::round(m_height->value() * m_scale->value());
    const bool possible = wide * high <= static_cast<double>(kMostFigurePixels) && wide <= 32'000 && high <= 32'000;
    const QString pixels = tr("An image has %1 × %2 pixels.").arg(countText(std::llround(wide)), countText(std::llround(high)));
    m_pixels->setText(possible ? pixels : pixels + QLatin1Char(' ') + tr("At most 100 million can be drawn, 32,000 on a side."));
    m_go->setEnabled(possible);
}

FloorplanFigure FigureDialog::figure() const
{
    return { m_chip->isChecked(), { m_width->value(), m_height->value() }, m_scale->value(), m_legend->isChecked() };
}

} // namespace pim::widgets
