// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/power_budget_editor.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QVBoxLayout>

#include "core/synthesis/option_limits.h"
#include "widgets/common/icons.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr double kFine = 1.02, kCoarse = 1.25;
constexpr int kAxisMargin = 8, kPlotHeight = 44, kGrooveAt = 14; ///< groove below the plot
constexpr int kRunMs = 1000; ///< steps closer than this are one entry of the undo list

double clampedPower(double watts) { return std::clamp(watts, synthesis::kPowerBudget.minimum, synthesis::kPowerBudget.maximum); }

/// \a watts after \a steps of \a factor; always at least one unit of the third digit.
double stepped(double watts, double factor, int steps)
{
    double next = watts;
    for (int i = 0; i < std::abs(steps); ++i) {
        const double rounded = roundedPower(steps > 0 ? next * factor : next / factor);
        next = rounded == next ? roundedPower(steps > 0 ? next * 1.011 : next / 1.011) : rounded;
    }
    return clampedPower(next);
}

void polish(QWidget* widget, const char* name, const QVariant& value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

// --- the spin box ----------------------------------------------------------------------------------------------------

PowerSpinBox::PowerSpinBox(QWidget* parent) : QDoubleSpinBox(parent)
{
    setDecimals(9);
    setRange(synthesis::kPowerBudget.minimum, synthesis::kPowerBudget.maximum);
    setKeyboardTracking(false);
    setAlignment(Qt::AlignRight);
    setFixedWidth(96);
    setValue(49);
}

QString PowerSpinBox::textFromValue(double value) const { return quantity(Power { value }).text(); }

double PowerSpinBox::valueFromText(const QString& text) const
{
    if (text == textFromValue(value()))
        return value(); // digits that are not shown stay
    return parseQuantity(text, QStringLiteral("W")).value_or(value());
}

QString PowerSpinBox::complaint() const
{
    const auto read = parseQuantity(lineEdit()->text(), QStringLiteral("W"));
    if (!read)
        return QString::fromStdString(read.error().message);
    if (!(*read >= minimum() && *read <= maximum()))
        return tr("The power budget must be %1 to %2, got %3")
            .arg(quantity(Power { minimum() }).text(), quantity(Power { maximum() }).text(), quantity(Power { *read }).text());
    return {};
}

QValidator::State PowerSpinBox::validate(QString& text, int&) const
{
    const auto read = parseQuantity(text, QStringLiteral("W"));
    return read && *read >= minimum() && *read <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
}

void PowerSpinBox::stepBy(int steps)
{
    setValue(stepped(value(), std::abs(steps) > 1 ? kCoarse : kFine, steps > 0 ? 1 : -1));
    selectAll();
}

// --- the slider ------------------------------------------------------------------------------------------------------

BudgetSlider::BudgetSlider(QWidget* parent) : QAbstractSlider(parent)
{
    setOrientation(Qt::Horizontal);
    setRange(0, 1000);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void BudgetSlider::setState(Power budget, std::optional<Power> feasibleFrom, std::vector<BudgetPoint> curve)
{
    m_budget = budget;
    m_feasibleFrom = feasibleFrom;
    m_curve = std::move(curve);
    const BudgetScale axis = scale();
    const QSignalBlocker quiet(this);
    setValue(static_cast<int>(std::lround(1000 * (axis.xOf(budget.value) - axis.plot.left()) / std::max(1.0, axis.plot.width()))));
    update();
}

BudgetScale BudgetSlider::scale() const
{
    return BudgetScale::of(m_budget, m_feasibleFrom, m_curve, QRectF(kAxisMargin, 2, width() - 2 * kAxisMargin, kPlotHeight));
}

void BudgetSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokens();
    const BudgetScale axis = scale();
    const QRectF& plot = axis.plot;
    const double groove = plot.bottom() + kGrooveAt, x = axis.xOf(m_budget.value);
    const QColor own = infeasible() ? t.error : t.accent;
    if (m_feasibleFrom) {
        const QRectF out(plot.left(), plot.top(), axis.xOf(m_feasibleFrom->value) - plot.left(), plot.height());
        painter.fillRect(out, QBrush(t.line2, Qt::BDiagPattern));
    }
    painter.setPen(QPen(t.line2, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    const std::vector<QPointF> curve = axis.polyline(m_curve);
    if (!curve.empty()) {
        painter.setPen(QPen(t.text2, 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(curve.data(), static_cast<int>(curve.size()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.text2);
        for (const QPointF& p : curve)
            painter.drawEllipse(p, 2, 2);
    }
    painter.setPen(QPen(own, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, groove));
    for (std::size_t i = 0; i < curve.size(); ++i)
        if (std::abs(curve[i].x() - x) < 1) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(own);
            painter.drawEllipse(curve[i], 4, 4);
        }

    painter.setPen(Qt::NoPen);
    painter.setBrush(t.line2);
    painter.drawRoundedRect(QRectF(plot.left(), groove - 2, plot.width(), 4), 2, 2);
    if (!infeasible()) {
        const double from = m_feasibleFrom ? axis.xOf(m_feasibleFrom->value) : plot.left();
        painter.setBrush(t.accentFill);
        painter.drawRoundedRect(QRectF(from, groove - 2, std::max(0.0, x - from), 4), 2, 2);
    }
    if (m_feasibleFrom && m_feasibleFrom->value > axis.lowW) {
        const double at = axis.xOf(m_feasibleFrom->value);
        QPainterPath triangle(QPointF(at, groove + 5));
        triangle.lineTo(at + 4, groove + 11);
        triangle.lineTo(at - 4, groove + 11);
        triangle.closeSubpath();
        painter.fillPath(triangle, infeasible() ? t.accent : t.text3);
    }
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(x, groove), 10, 10);
    }
    painter.setPen(QPen(own, 2));
    painter.setBrush(isEnabled() ? t.base : t.win);
    painter.drawEllipse(QPointF(x, groove), 7, 7);

    painter.setFont(fontOf(TextRole::Caption));
    painter.setPen(t.text2);
    const QFontMetricsF metrics(painter.font());
    for (const double watts : axis.ticks()) {
        QString text = quantity(Power { watts }, 1).text();
        const double width = metrics.horizontalAdvance(text), at = axis.xOf(watts);
        const double left = std::clamp(at - width / 2, 0.0, this->width() - width);
        painter.drawText(QPointF(left, groove + 14 + metrics.ascent()), text);
    }
}

void BudgetSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = true;
    emit dragged({ roundedPower(scale().wattsAt(event->position().x())) }, true, false);
}

void BudgetSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging)
        emit dragged({ roundedPower(scale().wattsAt(event->position().x())) }, false, false);
}

void BudgetSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    emit dragged({ roundedPower(scale().wattsAt(event->position().x())) }, false, true);
}

void BudgetSlider::keyPressEvent(QKeyEvent* event)
{
    const double now = m_budget.value;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up: emit stepped({ pim::widgets::stepped(now, kFine, 1) }); break;
    case Qt::Key_Left:
    case Qt::Key_Down: emit stepped({ pim::widgets::stepped(now, kFine, -1) }); break;
    case Qt::Key_PageUp: emit stepped({ pim::widgets::stepped(now, kCoarse, 1) }); break;
    case Qt::Key_PageDown: emit stepped({ pim::widgets::stepped(now, kCoarse, -1) }); break;
    case Qt::Key_Home: emit stepped({ m_feasibleFrom ? clampedPower(m_feasibleFrom->value) : scale().lowW }); break;
    case Qt::Key_End: emit stepped({ scale().highW }); break;
    default: QWidget::keyPressEvent(event);
    }
}

void BudgetSlider::wheelEvent(QWheelEvent* event)
{
    // A wheel that scrolls the dock must not change a number that only happens to be below it.
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    if (event->angleDelta().y() != 0)
        emit stepped({ pim::widgets::stepped(m_budget.value, kFine, event->angleDelta().y() > 0 ? 1 : -1) });
}

void BudgetSlider::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    QAbstractSlider::changeEvent(event);
}

// --- the section -----------------------------------------------------------------------------------------------------

PowerBudgetEditor::PowerBudgetEditor(QWidget* parent)
    : QWidget(parent), m_spin(new PowerSpinBox(this)), m_slider(new BudgetSlider(this)), m_previewLabel(new QLabel(this)), m_previewValue(new QLabel(this)),
      m_icon(new QLabel(this)), m_status(new QLabel(this))
{
    m_previewLabel->setProperty("role", QStringLiteral("label"));
    for (QLabel* label : { m_previewLabel, m_previewValue, m_status })
        label->setFont(fontOf(TextRole::Caption));
    m_status->setWordWrap(true);
    m_previewValue->setTextFormat(Qt::RichText);
    auto* preview = new QHBoxLayout;
    preview->addWidget(m_previewLabel);
    preview->addStretch(1);
    preview->addWidget(m_previewValue);
    auto* status = new QHBoxLayout;
    status->setSpacing(5);
    status->addWidget(m_icon, 0, Qt::AlignTop);
    status->addWidget(m_status, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 8);
    layout->setSpacing(4);
    layout->addLayout(preview);
    layout->addWidget(m_slider);
    layout->addLayout(status);

    m_sinceStep.start();
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, [this](double watts) {
        beginRun();
        edit({ watts }, false);
    });
    connect(m_spin->findChild<QLineEdit*>(), &QLineEdit::textEdited, this, &PowerBudgetEditor::refresh);
    connect(m_spin, &QAbstractSpinBox::editingFinished, this, &PowerBudgetEditor::refresh);
    connect(m_slider, &BudgetSlider::dragged, this, [this](Power power, bool begins, bool ends) {
        if (begins)
            ++m_interaction;
        edit(power, !ends);
    });
    connect(m_slider, &BudgetSlider::stepped, this, [this](Power power) {
        beginRun();
        edit(power, false);
    });
    retranslateUi();
}

void PowerBudgetEditor::beginRun()
{
    if (m_interaction == 0 || m_sinceStep.restart() > kRunMs)
        ++m_interaction;
}

void PowerBudgetEditor::edit(Power power, bool dragging)
{
    const bool ended = !dragging && power == m_budget;
    setBudget({ clampedPower(power.value) });
    m_preview = ended ? m_preview : Preview::None;
    refresh();
    emit budgetEdited(m_budget, m_interaction, dragging);
}

void PowerBudgetEditor::setBudget(Power budget)
{
    m_budget = budget;
    const QSignalBlocker quiet(m_spin);
    m_spin->setValue(budget.value);
    refresh();
}

void PowerBudgetEditor::setFeasibleFrom(std::optional<Power> power)
{
    m_feasibleFrom = power;
    refresh();
}

void PowerBudgetEditor::setPreview(Preview state, double value, const QString& unit, double seconds)
{
    m_preview = state;
    m_value = value;
    m_unit = unit;
    m_seconds = seconds;
    refresh();
}

void PowerBudgetEditor::setCurve(std::vector<BudgetPoint> points)
{
    m_curve = std::move(points);
    refresh();
}

void PowerBudgetEditor::refresh()
{
    m_slider->setState(m_budget, m_feasibleFrom, m_curve);
    const auto value = [this] {
        return QStringLiteral("<b><span style='color:%1'>%2</span></b> %3").arg(tokens().accent.name(), numberText(m_value), m_unit.toHtmlEscaped());
    };
    switch (m_preview) {
    case Preview::None: m_previewValue->clear(); break;
    case Preview::Running: // the best so far, as soon as there is one
        m_previewValue->setText(m_value > 0 ? value() + QStringLiteral(" …") : tr("searching …"));
        break;
    case Preview::NothingFits: m_previewValue->setText(tr("nothing fits")); break;
    case Preview::Done:
        m_previewValue->setText(tr("%1 in %2").arg(value(), quantity(Time { m_seconds * 1e9 }, 1).text()));
        break;
    }
    const QString complaint = m_spin->complaint();
    QString iconName, role;
    IconRole iconRole = IconRole::Muted;
    QString text;
    if (!complaint.isEmpty()) {
        text = complaint;
        iconName = QStringLiteral("error");
    } else if (m_feasibleFrom && m_budget < *m_feasibleFrom) {
        text = tr("Below the smallest feasible budget, %1").arg(quantity(*m_feasibleFrom).text());
        iconName = QStringLiteral("error");
    } else if (m_feasibleFrom && m_preview == Preview::NothingFits) { // it is a bound: a design may ask for more
        text = tr("Nothing was found here; below %1 nothing can fit").arg(quantity(*m_feasibleFrom).text());
        iconName = QStringLiteral("error");
    } else if (m_feasibleFrom) {
        text = tr("Nothing fits below %1 with this hardware").arg(quantity(*m_feasibleFrom).text());
        iconName = QStringLiteral("check");
        role = QStringLiteral("label");
        iconRole = IconRole::Ok;
    }
    if (iconName == QStringLiteral("error")) {
        role = QStringLiteral("error");
        iconRole = IconRole::Error;
    }
    m_status->setText(text);
    polish(m_status, "role", role);
    m_icon->setPixmap(iconName.isEmpty() ? QPixmap() : iconPixmap(iconName, 13, iconRole, devicePixelRatioF()));
    polish(m_spin, "invalid", iconRole == IconRole::Error);
    m_slider->setAccessibleDescription(quantity(m_budget).text() + (text.isEmpty() ? QString() : QStringLiteral(". ") + text));
}

void PowerBudgetEditor::retranslateUi()
{
    m_spin->setLocale(QLocale()); // writes its number anew
    m_previewLabel->setText(tr("Preview, fast search"));
    m_spin->setAccessibleName(tr("Power budget, W"));
    m_spin->setToolTip(tr("Peak power that no design may exceed, in W. Prefixes are understood: 300 mW"));
    m_slider->setAccessibleName(tr("Power budget"));
    m_slider->setToolTip(tr("Peak power that no design may exceed. Arrows: 2 %; Page Up, Page Down: 25 %; Home: the smallest feasible"));
    refresh();
}

void PowerBudgetEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
