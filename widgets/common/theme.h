// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <QString>

#include "core/evaluation/evaluation.h"

class QApplication;

namespace pim::widgets {

enum class ThemeMode { System, Light, Dark };

/// Every colour that the window uses beside those of data. Chrome is grey; one accent marks selection, focus and links.
struct Tokens
{
    bool dark = false;
    QColor win; ///< menu, toolbar, tab strip, dock titles, table headers, status bar
    QColor base; ///< docks, views, tables, plots
    QColor alt; ///< section headers, formula chips, plot strips, canvas
    QColor button, field, tip; ///< buttons, inputs, hover card
    QColor line, line2; ///< separators, borders of controls
    QColor text, text2, text3, disabled; ///< body, labels and units, hints, disabled
    QColor accent, accentFill; ///< text and lines; fills under white text
    QColor selection, hover; ///< selected row; hovered row or button
    QColor error, errorFill, errorLine;
    QColor warning, warningFill, warningLine;
    QColor ok, stale, findMatch;
    QColor grid, axis, front, dim; ///< plots; front also pins
    QColor better, worse; ///< text of deltas; the sign is always printed
};

/// Text sizes by role, derived from the system's size.
enum class TextRole { Body, Table, Caption, Section, Heading, Title, Hero };

/// The look in use. One a program: it owns the application's palette and style sheet.
class Theme : public QObject
{
    Q_OBJECT
public:
    static Theme& instance();

    ThemeMode mode() const { return m_mode; }
    /// Switch at once; every view repaints on changed(). System follows the palette found at the start.
    void setMode(ThemeMode mode);
    const Tokens& tokens() const { return m_tokens; }
    /// Read the system's palette and apply the mode. Call once, after the application exists.
    void install(QApplication& application);

signals:
    void changed();

private:
    Theme() = default;
    void apply();

    ThemeMode m_mode = ThemeMode::System;
    bool m_systemDark = false;
    std::optional<bool> m_applied; ///< dark or not: the look that the application has
    Tokens m_tokens;
    QApplication* m_application = nullptr;
};

/// Short for Theme::instance().tokens().
const Tokens& tokens();
Tokens lightTokens();
Tokens darkTokens();
QPalette paletteOf(const Tokens& tokens);
QString styleSheetOf(const Tokens& tokens);
QFont fontOf(TextRole role);

/// Series \a index of the categorical palette (Okabe-Ito in a fixed order): 0 ADC, 1 crossbar, 2 scratchpad, 3 DAC, 4 ALU,
/// 5 NoC, 6 other, 7 spare. Wraps around after eight.
QColor categorical(int index);
/// Colour of a cost centre: the same hardware has the same colour in every view.
QColor colourOf(evaluation::CostCentre centre);
/// \a t in 0…1 on viridis, cut so that points and lines stay visible on the current base colour.
QColor viridis(double t);
/// \a t in 0…1 on cividis, for fills: high is dark in the light theme and bright in the dark one.
QColor cividis(double t);
/// \a colour laid over \a ground with \a opacity: dimmed marks without alpha blending.
QColor blended(const QColor& colour, const QColor& ground, double opacity);

} // namespace pim::widgets
