// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QApplication>
#include <QFontDatabase>
#include <QStyleFactory>

#include "widgets/common/icons.h"

namespace pim::widgets {
namespace {

struct Stop
{
    double at;
    int r, g, b;
};

template<std::size_t N>
QColor interpolate(const std::array<Stop, N>& stops, double t)
{
    t = std::isfinite(t) ? std::clamp(t, 0.0, 1.0) : 0.0;
    std::size_t i = 1;
    while (i + 1 < N && stops[i].at < t)
        ++i;
    const Stop &a = stops[i - 1], &b = stops[i];
    const double f = (t - a.at) / (b.at - a.at);
    const auto mix = [f](int x, int y) { return static_cast<int>(std::lround(x + f * (y - x))); };
    return QColor(mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b));
}

// Ten support points of matplotlib's maps (CC0); linear between them is within 3/255.
constexpr std::array<Stop, 10> kViridis { { { 0, 68, 1, 84 }, { 1 / 9., 72, 40, 120 }, { 2 / 9., 62, 74, 137 }, { 3 / 9., 49, 104, 142 },
    { 4 / 9., 38, 130, 142 }, { 5 / 9., 31, 158, 137 }, { 6 / 9., 53, 183, 121 }, { 7 / 9., 109, 205, 89 }, { 8 / 9., 180, 222, 44 }, { 1, 253, 231, 37 } } };
constexpr std::array<Stop, 10> kCividis { { { 0, 0, 32, 77 }, { 1 / 9., 0, 48, 111 }, { 2 / 9., 57, 72, 107 }, { 3 / 9., 87, 93, 109 },
    { 4 / 9., 112, 113, 115 }, { 5 / 9., 138, 135, 121 }, { 6 / 9., 165, 157, 118 }, { 7 / 9., 195, 182, 109 }, { 8 / 9., 225, 209, 94 }, { 1, 255, 233, 69 } } };

} // namespace

Tokens lightTokens()
{
    Tokens t;
    t.win = QColor(0xF2, 0xF3, 0xF5);
    t.base = QColor(0xFF, 0xFF, 0xFF);
    t.alt = QColor(0xF8, 0xF9, 0xFA);
    t.button = t.field = t.tip = t.base;
    t.line = QColor(0xDF, 0xE1, 0xE6);
    t.line2 = QColor(0xC6, 0xCA, 0xD2);
    t.text = QColor(0x1A, 0x1D, 0x24);
    t.text2 = QColor(0x56, 0x5D, 0x6B);
    t.text3 = QColor(0x67, 0x6E, 0x7C);
    t.disabled = QColor(0xA7, 0xAD, 0xB8);
    t.accent = t.accentFill = QColor(0x45, 0x55, 0xCF);
    t.selection = QColor(0xE4, 0xE7, 0xFB);
    t.hover = QColor(0xEC, 0xEE, 0xF2);
    t.error = QColor(0xB4, 0x23, 0x18);
    t.errorFill = QColor(0xFD, 0xEC, 0xEA);
    t.errorLine = QColor(0xF0, 0xB8, 0xB2);
    t.warning = QColor(0x8A, 0x5A, 0x00);
    t.warningFill = QColor(0xFF, 0xF6, 0xE0);
    t.warningLine = QColor(0xE8, 0xCF, 0x95);
    t.ok = QColor(0x1B, 0x7A, 0x48);
    t.stale = QColor(0xF0, 0xEF, 0xEA);
    t.findMatch = QColor(0xFF, 0xE0, 0x8A);
    t.grid = QColor(0xEC, 0xEE, 0xF1);
    t.axis = QColor(0x8A, 0x90, 0x9C);
    t.front = QColor(0x2B, 0x30, 0x3B);
    t.dim = QColor(0x9A, 0xA1, 0xAE);
    t.better = QColor(0x00, 0x62, 0x9B);
    t.worse = QColor(0xB8, 0x4F, 0x00);
    return t;
}

Tokens darkTokens()
{
    Tokens t;
    t.dark = true;
    t.win = QColor(0x1F, 0x21, 0x26);
    t.base = QColor(0x17, 0x19, 0x1D);
    t.alt = QColor(0x1B, 0x1D, 0x22);
    t.button = QColor(0x2A, 0x2D, 0x34);
    t.field = QColor(0x13, 0x15, 0x18);
    t.tip = QColor(0x24, 0x27, 0x2D);
    t.line = QColor(0x32, 0x35, 0x3D);
    t.line2 = QColor(0x4A, 0x4E, 0x59);
    t.text = QColor(0xE6, 0xE8, 0xEC);
    t.text2 = QColor(0xA8, 0xAE, 0xBA);
    t.text3 = QColor(0x8B, 0x92, 0xA0);
    t.disabled = QColor(0x5E, 0x64, 0x70);
    t.accent = QColor(0x93, 0xA0, 0xFF);
    t.accentFill = QColor(0x57, 0x67, 0xDC);
    t.selection = QColor(0x2A, 0x30, 0x60);
    t.hover = QColor(0x2B, 0x2E, 0x36);
    t.error = QColor(0xFF, 0x8A, 0x80);
    t.errorFill = QColor(0x3A, 0x1F, 0x1E);
    t.errorLine = QColor(0x7A, 0x3B, 0x37);
    t.warning = QColor(0xE8, 0xB8, 0x4A);
    t.warningFill = QColor(0x33, 0x29, 0x0F);
    t.warningLine = QColor(0x6B, 0x56, 0x20);
    t.ok = QColor(0x5C, 0xC9, 0x8B);
    t.stale = QColor(0x26, 0x25, 0x1F);
    t.findMatch = QColor(0x6B, 0x56, 0x20);
    t.grid = QColor(0x25, 0x28, 0x2E);
    t.axis = QColor(0x6F, 0x76, 0x84);
    t.front = QColor(0xD5, 0xD9, 0xE2);
    t.dim = QColor(0x6A, 0x71, 0x7E);
    t.better = QColor(0x62, 0xB3, 0xEA);
    t.worse = QColor(0xF0, 0x93, 0x5A);
    return t;
}

QPalette paletteOf(const Tokens& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.win);
    p.setColor(QPalette::Base, t.base);
    p.setColor(QPalette::AlternateBase, t.alt);
    p.setColor(QPalette::Button, t.button);
    for (const auto role : { QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText,
                             QPalette::ToolTipText })
        p.setColor(role, t.text);
    p.setColor(QPalette::BrightText, t.error);
    p.setColor(QPalette::PlaceholderText, t.text3);
    p.setColor(QPalette::Highlight, t.selection);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::ToolTipBase, t.tip);
    p.setColor(QPalette::Mid, t.line2);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Light, t.line);
    p.setColor(QPalette::Dark, t.line2);
    p.setColor(QPalette::Shadow, t.line2);
    for (const auto role : { QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText })
        p.setColor(QPalette::Disabled, role, t.disabled);
    return p;
}

QString styleSheetOf(const Tokens& t)
{
    // Only what the palette cannot say. @name stands for the token's colour.
    QString sheet = QStringLiteral(R"(
QMainWindow, QDialog { background: @win; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMenuBar { background: @win; border: 0; padding: 2px 8px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @base; border: 1px solid @line2; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @sel; }
QMenu::item:disabled { color: @dis; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::icon { padding-left: 6px; }
QToolBar { background: @win; border: 0; border-bottom: 1px solid @line; spacing: 4px; padding: 4px 8px; }
QToolBar::separator { background: @line; width: 1px; margin: 6px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 5px 7px; background: transparent; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @sel; }
QToolButton:focus { border: 1px solid @acc; }
QToolButton:disabled { color: @dis; }
QToolButton::menu-indicator { image: none; }
QToolButton[field="true"] { background: @btn; border: 1px solid @line2; padding: 4px 10px; }
QToolButton[field="true"]:hover { background: @hover; }
QToolButton[field="true"]:focus { border: 1px solid @acc; }
QStatusBar { background: @win; border-top: 1px solid @line; }
QStatusBar::item { border: 0; }
QDockWidget { titlebar-close-icon: url(:/icons/close_@theme.svg); titlebar-normal-icon: url(:/icons/float_@theme.svg); }
QDockWidget::title { background: @win; padding: 6px 12px; border-bottom: 1px solid @line; text-align: left; }
QDockWidget::close-button, QDockWidget::float-button { background: transparent; border: 0; border-radius: 3px; icon-size: 14px; subcontrol-position: right center; subcontrol-origin: margin; width: 20px; height: 20px; right: 6px; }
QDockWidget::float-button { right: 30px; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: @hover; }
QDockWidget > QWidget { background: @base; }
QTabBar { background: @win; }
QTabBar::tab { background: @win; color: @text2; padding: 7px 14px; border: 0; border-top: 2px solid transparent; border-right: 1px solid transparent; border-left: 1px solid transparent; }
QTabBar::tab:hover { color: @text; background: @hover; }
QTabBar::tab:selected { background: @base; color: @text; border-top: 2px solid @acc; border-left: 1px solid @line; border-right: 1px solid @line; }
QTabBar::tab:disabled { color: @dis; }
QTabBar::tab:focus { color: @acc; }
QTabBar::scroller { width: 22px; }
QTabBar QToolButton { background: @win; border: 0; border-left: 1px solid @line; border-radius: 0; padding: 0; }
QTabBar QToolButton:hover { background: @hover; }
QTabBar QToolButton::left-arrow { image: url(:/icons/scroll_left_@theme.svg); width: 12px; height: 12px; }
QTabBar QToolButton::right-arrow { image: url(:/icons/scroll_right_@theme.svg); width: 12px; height: 12px; }
QTabBar QToolButton::left-arrow:disabled, QTabBar QToolButton::right-arrow:disabled { image: none; }
QTabWidget::pane { border: 0; border-top: 1px solid @line; background: @base; }
QHeaderView { background: @win; }
QHeaderView::section { background: @win; color: @text2; border: 0; border-right: 1px solid @line; border-bottom: 1px solid @line; padding: 3px 8px; }
QTreeView, QTableView, QListView { background: @base; alternate-background-color: @alt; border: 0; show-decoration-selected: 1; selection-background-color: @sel; selection-color: @text; gridline-color: @line; outline: 0; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected { background: @sel; color: @text; }
QTableView[padded="true"]::item { padding: 0 5px; border: 0; }
QTableCornerButton::section { background: @win; border: 0; }
QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit { background: @field; border: 1px solid @line2; border-radius: 4px; padding: 3px 6px; selection-background-color: @accfill; selection-color: #FFFFFF; }
QAbstractSpinBox { padding-right: 2px; }
QLineEdit:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @acc; padding: 2px 5px; }
QLineEdit:disabled, QAbstractSpinBox:disabled { color: @dis; border-color: @line; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"] { border: 1px solid @err; color: @err; }
QComboBox { background: @btn; border: 1px solid @line2; border-radius: 4px; padding: 3px 8px; }
QComboBox:hover { background: @hover; }
QComboBox:focus, QComboBox:on { border: 2px solid @acc; padding: 2px 7px; }
QComboBox:disabled { color: @dis; border-color: @line; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/chevron_@theme.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @base; border: 1px solid @line2; selection-background-color: @sel; selection-color: @text; padding: 2px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 16px; background: transparent; }
QAbstractSpinBox::up-arrow { image: url(:/icons/spin_up_@theme.svg); width: 8px; height: 8px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/spin_down_@theme.svg); width: 8px; height: 8px; }
QPushButton { background: @btn; border: 1px solid @line2; border-radius: 4px; padding: 4px 12px; min-height: 18px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @sel; border-color: @acc; color: @acc; }
QPushButton:focus { border: 2px solid @acc; padding: 3px 11px; }
QPushButton:checked:focus { border: 2px solid @text; padding: 3px 11px; }
QPushButton:disabled { color: @dis; border-color: @line; }
QPushButton::menu-indicator { image: url(:/icons/chevron_@theme.svg); width: 12px; height: 12px; subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QPushButton[primary="true"] { background: @accfill; border-color: @accfill; color: #FFFFFF; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @acc; }
QPushButton[primary="true"]:disabled { background: @line; border-color: @line; color: @dis; }
QPushButton[link="true"] { background: transparent; border: 0; color: @acc; padding: 2px; min-height: 0; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border: 1px solid @acc; padding: 1px; }
QCheckBox, QRadioButton { spacing: 6px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @line2; border-radius: 3px; background: @field; }
QCheckBox::indicator:checked { background: @accfill; border-color: @accfill; image: url(:/icons/check_white.svg); }
QCheckBox::indicator:disabled { border-color: @line; }
QCheckBox:focus { color: @acc; }
QCheckBox::indicator:focus { border: 2px solid @acc; }
QProgressBar { background: @line; border: 0; border-radius: 3px; height: 6px; max-height: 6px; text-align: center; color: transparent; }
QProgressBar::chunk { background: @accfill; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line2; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @tip; color: @text; border: 1px solid @line2; padding: 4px 6px; }
QGroupBox { border: 1px solid @line; border-radius: 4px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; padding: 0 4px; }
QScrollArea { border: 0; background: @base; }
QLabel[role="hint"] { color: @text3; }
QLabel[role="label"] { color: @text2; }
QLabel[role="error"] { color: @err; }
QLabel[role="warning"] { color: @warn; }
QLabel[role="ok"] { color: @ok; }
QLabel[role="badge"] { border: 1px solid @line2; border-radius: 3px; padding: 0 5px; color: @text2; }
QWidget[surface="base"] { background: @base; }
QWidget[surface="line"] { background: @line; }
QWidget[surface="alt"] { background: @alt; }
QWidget[surface="win"] { background: @win; }
QFrame[popup="true"] { background: @base; border: 1px solid @line2; }
QFrame[card="true"] { background: @base; border: 1px solid @line2; border-radius: 4px; }
QFrame[card="true"]:hover, QFrame[card="true"]:focus { border: 2px solid @acc; }
QFrame[banner="error"] { background: @errbg; border: 1px solid @errline; }
QFrame[banner="warning"] { background: @warnbg; border: 1px solid @warnline; }
)");
    const std::pair<const char*, QColor> colours[] { { "errline", t.errorLine }, { "errbg", t.errorFill },
        { "err", t.error }, { "warnline", t.warningLine }, { "warnbg", t.warningFill }, { "warn", t.warning },
        { "accfill", t.accentFill }, { "acc", t.accent }, { "line2", t.line2 }, { "line", t.line }, { "text2", t.text2 },
        { "text3", t.text3 }, { "text", t.text }, { "field", t.field }, { "hover", t.hover }, { "base", t.base },
        { "win", t.win }, { "alt", t.alt }, { "btn", t.button }, { "sel", t.selection }, { "tip", t.tip },
        { "dis", t.disabled }, { "ok", t.ok } };
    sheet.replace(QLatin1String("@theme"), t.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    for (const auto& [name, colour] : colours) // longer names stand before those they begin with
        sheet.replace(QLatin1Char('@') + QLatin1String(name), colour.name());
    return sheet;
}

Theme& Theme::instance()
{
    static Theme theme;
    if (!theme.m_tokens.base.isValid())
        theme.m_tokens = lightTokens();
    return theme;
}

void Theme::install(QApplication& application)
{
    initResources();
    m_application = &application;
    m_applied.reset();
    const QPalette system = application.palette();
    m_systemDark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
}

void Theme::setMode(ThemeMode mode)
{
    m_mode = mode;
    apply();
}

void Theme::apply()
{
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemDark);
    m_tokens = dark ? darkTokens() : lightTokens();
    // Giving every widget its style again takes a tenth of a second: not for the look that there is.
    if (m_application && m_applied != dark) {
        m_applied = dark;
        m_application->setPalette(paletteOf(m_tokens));
        m_application->setStyleSheet(styleSheetOf(m_tokens));
    }
    emit changed();
}

const Tokens& tokens() { return Theme::instance().tokens(); }

QFont fontOf(TextRole role)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const auto scale = [&font](double factor) {
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * factor);
        else
            font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * factor)));
    };
    switch (role) {
    case TextRole::Body: break;
    case TextRole::Table: scale(0.92); break;
    case TextRole::Caption: scale(0.85); break;
    case TextRole::Section: scale(0.92); font.setWeight(QFont::DemiBold); break;
    case TextRole::Heading: scale(15 / 13.0); font.setWeight(QFont::DemiBold); break;
    case TextRole::Title: scale(19 / 13.0); font.setWeight(QFont::DemiBold); break;
    case TextRole::Hero: scale(22 / 13.0); font.setWeight(QFont::DemiBold); break;
    }
    return font;
}

QColor categorical(int index)
{
    static constexpr std::array<QRgb, 8> kLight { 0xFFD55E00, 0xFF0072B2, 0xFF009E73, 0xFFE69F00, 0xFF56B4E9, 0xFFCC79A7, 0xFF7A808C, 0xFFB8A800 };
    static constexpr std::array<QRgb, 8> kDark { 0xFFE8762C, 0xFF3F9BDC, 0xFF1DB58A, 0xFFF0B429, 0xFF7CC7F2, 0xFFD98DB8, 0xFF9097A3, 0xFFD6C83A };
    const auto at = static_cast<std::size_t>(((index % 8) + 8) % 8);
    return QColor(tokens().dark ? kDark[at] : kLight[at]);
}

QColor colourOf(evaluation::CostCentre centre)
{
    using evaluation::CostCentre;
    switch (centre) {
    case CostCentre::Adc: return categorical(0);
    case CostCentre::Crossbar: return categorical(1);
    case CostCentre::Scratchpad: return categorical(2);
    case CostCentre::Dac: return categorical(3);
    case CostCentre::ShiftAdd:
    case CostCentre::Addition:
    case CostCentre::Pool:
    case CostCentre::Relu:
    case CostCentre::Sigmoid:
    case CostCentre::Eltwise: return categorical(4);
    case CostCentre::Noc: return categorical(5);
    case CostCentre::SampleAndHold:
    case CostCentre::Io: break;
    }
    return categorical(6);
}

QColor viridis(double t)
{
    t = std::isfinite(t) ? std::clamp(t, 0.0, 1.0) : 0.0;
    return interpolate(kViridis, tokens().dark ? 0.15 + 0.85 * t : 0.02 + 0.86 * t);
}

QColor cividis(double t)
{
    t = std::isfinite(t) ? std::clamp(t, 0.0, 1.0) : 0.0;
    return interpolate(kCividis, tokens().dark ? t : 1 - t);
}

QColor blended(const QColor& colour, const QColor& ground, double opacity)
{
    const auto mix = [opacity](int over, int under) { return static_cast<int>(std::lround(under + opacity * (over - under))); };
    return QColor(mix(colour.red(), ground.red()), mix(colour.green(), ground.green()), mix(colour.blue(), ground.blue()));
}

} // namespace pim::widgets
