// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QSize>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace pim::widgets {

/// A figure of the floorplan that a person asks for.
struct FloorplanFigure
{
    bool whole = false; ///< all of the chip, else what is shown
    QSize size; ///< logical pixels; empty: as on the screen
    double scale = 2; ///< pixels of an image a logical one
    bool legend = true;
};

/// What is drawn and how large, before the file is asked for.
class FigureDialog : public QDialog
{
    Q_OBJECT
public:
    /// \a view, \a chip  sizes to begin with
    FigureDialog(bool whole, QSize view, QSize chip, QWidget* parent = nullptr);
    FloorplanFigure figure() const;

private:
    void showSize(); ///< that of what is drawn
    void showPixels();

    QSize m_sizes[2];
    QRadioButton *m_view, *m_chip;
    QSpinBox *m_width, *m_height;
    QDoubleSpinBox* m_scale;
    QCheckBox* m_legend;
    QLabel* m_pixels;
    QPushButton* m_go;
};

} // namespace pim::widgets
