// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/options_editor.h"

#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/synthesis/option_limits.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/segmented.h"
#include "widgets/common/theme.h"
#include "widgets/editors/hardware_text.h"

namespace pim::widgets {
namespace {

using synthesis::SynthesisOptions;

QString joined(const std::vector<int>& values)
{
    QStringList texts;
    for (const int value : values)
        texts += QString::number(value);
    return texts.join(QStringLiteral(", "));
}

/// A quantity without trailing zeros, as a person would type it.
QString plainText(double si, const QString& unit)
{
    const QString shown = quantity(si, unit).unit;
    const double one = parseQuantity(QStringLiteral("1 ") + shown, unit).value_or(1);
    return QLocale().toString(si / one, 'g', 6) + QLatin1Char(' ') + shown;
}

void setInvalid(QWidget* widget, bool invalid)
{
    if (widget->property("invalid").toBool() == invalid)
        return;
    widget->setProperty("invalid", invalid);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void say(QLabel* label, const QString& text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

QString capitalized(const std::string& message)
{
    QString text = QString::fromStdString(message);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// A whole number within the limits of \a spec; nothing for an empty text.
Result<std::optional<std::int64_t>> readCount(const QString& typed, const ParameterSpec& spec)
{
    QString text = typed.trimmed();
    if (text.isEmpty())
        return std::optional<std::int64_t>();
    const auto value = parseQuantity(text, {});
    if (!value || *value != std::floor(*value) || *value < spec.minimum || *value > spec.maximum)
        return fail(ErrorCode::InvalidArgument,
                    QObject::tr("must be a whole number from %1 to %2, got %3")
                        .arg(countText(static_cast<std::int64_t>(spec.minimum)), countText(static_cast<std::int64_t>(spec.maximum)), text).toStdString(),
                    std::string(spec.key));
    return std::optional(static_cast<std::int64_t>(*value));
}

/// A quantity in \a unit; \a toKey times it is in the unit of the row \a spec. Nothing for an empty text.
Result<std::optional<double>> readQuantity(const QString& typed, const QString& unit, const QString& bareUnit, double toKey, const ParameterSpec& spec)
{
    QString text = typed.trimmed();
    if (text.isEmpty())
        return std::optional<double>();
    if (isNumberAlone(text))
        text += QLatin1Char(' ') + bareUnit;
    const auto value = parseQuantity(text, unit);
    if (!value)
        return tl::unexpected(value.error());
    const double scaled = QString::number(*value * toKey, 'g', 15).toDouble();
    if (!(scaled >= spec.minimum && scaled <= spec.maximum))
        return fail(ErrorCode::InvalidArgument,
                    QObject::tr("must be %1 to %2, got %3")
                        .arg(quantity(spec.minimum / toKey, unit).text(), quantity(spec.maximum / toKey, unit).text(), quantity(*value, unit).text()).toStdString(),
                    std::string(spec.key));
    return std::optional(scaled);
}

} // namespace

OptionsEditor::OptionsEditor(QWidget* parent)
    : QWidget(parent), m_macros(new Segmented(2, this)), m_objective(new QComboBox(this)), m_effort(new QComboBox(this)), m_algorithm(new QComboBox(this)),
      m_profile(new QComboBox(this)), m_seedEdit(new QLineEdit(this)), m_sharing(new QCheckBox(this)), m_separate(new QCheckBox(this)), m_packed(new QCheckBox(this)),
      m_shareLow(new QDoubleSpinBox(this)), m_shareHigh(new QDoubleSpinBox(this)), m_shareSteps(new QSpinBox(this)), m_threads(new QSpinBox(this)),
      m_shareTo(new QLabel(this)), m_shareIn(new QLabel(this))
{
    setFont(fontOf(TextRole::Table));
    auto* basic = new QGridLayout;
    basic->setContentsMargins(12, 8, 12, 8);
    auto* content = new QWidget(this);
    auto* advanced = new QGridLayout(content);
    advanced->setContentsMargins(12, 8, 12, 8);
    for (QGridLayout* grid : { basic, advanced }) {
        grid->setColumnMinimumWidth(0, 84);
        grid->setColumnStretch(1, 1);
        grid->setHorizontalSpacing(8);
        grid->setVerticalSpacing(5);
    }
    m_advanced = new Section(QString(), content, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(basic);
    layout->addWidget(m_advanced);
    buildBasic(basic);
    buildAdvanced(advanced);
    // Tab goes as the eye does.
    std::vector<QWidget*> order { m_objective, m_effort, m_seedEdit, m_sharing, m_advanced->findChild<QToolButton*>(), m_algorithm, m_profile };
    constexpr std::size_t kLists = 3; // text fields above the bit slices
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (i == kLists)
            order.insert(order.end(), { m_separate, m_packed, m_shareLow, m_shareHigh, m_shareSteps });
        order.push_back(m_fields[i].edit);
    }
    order.push_back(m_threads);
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    m_advanced->setExpanded(false);
    connect(m_advanced, &Section::toggled, this, &OptionsEditor::advancedToggled);
    retranslateUi();
    fill();
}

QLabel* OptionsEditor::addRow(QGridLayout* grid, QWidget* field)
{
    const int row = grid->rowCount();
    auto* label = new QLabel(this);
    label->setProperty("role", QStringLiteral("label"));
    label->setWordWrap(true);
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1);
    return label;
}

QLabel* OptionsEditor::addError(QGridLayout* grid)
{
    auto* error = new QLabel(this);
    error->setProperty("role", QStringLiteral("error"));
    error->setFont(fontOf(TextRole::Caption));
    error->setWordWrap(true);
    error->hide();
    grid->addWidget(error, grid->rowCount(), 0, 1, 2);
    return error;
}

void OptionsEditor::buildBasic(QGridLayout* grid)
{
    m_macrosLabel = addRow(grid, m_macros);
    m_objectiveLabel = addRow(grid, m_objective);
    m_objectiveError = addError(grid);
    auto* effort = new QWidget(this);
    auto* line = new QHBoxLayout(effort);
    line->setContentsMargins(0, 0, 0, 0);
    m_seedLabel = new QLabel(this);
    m_seedLabel->setProperty("role", QStringLiteral("label"));
    m_seedEdit->setFixedWidth(64);
    m_seedEdit->setAlignment(Qt::AlignRight);
    line->addWidget(m_effort, 1);
    line->addWidget(m_seedLabel);
    line->addWidget(m_seedEdit);
    m_effortLabel = addRow(grid, effort);
    m_seedError = addError(grid);
    m_sharingLabel = addRow(grid, m_sharing);

    connect(m_macros, &Segmented::chosen, this, [this](int index) {
        edit([=](auto& o) { o.macroStyle = index == 1 ? design::MacroStyle::Identical : design::MacroStyle::Specialized; }, tr("Change the macros"));
    });
    connect(m_objective, &QComboBox::activated, this, [this](int index) {
        edit([=](auto& o) { o.objective = static_cast<synthesis::Objective>(index); }, tr("Set the objective to %1").arg(m_objective->itemText(index)));
    });
    connect(m_effort, &QComboBox::activated, this, [this](int index) {
        edit([=](auto& o) { o.effort = static_cast<synthesis::Effort>(index); }, tr("Set the effort to %1").arg(m_effort->itemText(index)));
    });
    connect(m_algorithm, &QComboBox::activated, this, [this](int index) {
        edit([=](auto& o) { o.algorithm = index == 0 ? synthesis::Algorithm::Studio : synthesis::Algorithm::Pimsyn; },
             tr("Set the algorithm to %1").arg(m_algorithm->itemText(index)));
    });
    connect(m_profile, &QComboBox::activated, this, [this](int index) {
        if (index < 2) // mixed switches come from files
            edit([=](auto& o) { o.model = index == 0 ? evaluation::ModelOptions::studio() : evaluation::ModelOptions::pimsyn(); },
                 tr("Set the evaluation profile to %1").arg(m_profile->itemText(index)));
    });
    connect(m_sharing, &QCheckBox::clicked, this, [this](bool on) {
        edit([=](auto& o) { o.macroSharing = on; }, on ? tr("Share ADCs between layers") : tr("Share no ADCs between layers"));
    });
    const auto readSeed = [this] { return readCount(m_seedEdit->text().isEmpty() ? QStringLiteral("x") : m_seedEdit->text(), synthesis::kSeed); };
    connect(m_seedEdit, &QLineEdit::textChanged, this, [this, readSeed] {
        const auto seed = readSeed();
        setInvalid(m_seedEdit, !seed);
        say(m_seedError, seed ? QString() : tr("Seed: %1").arg(QString::fromStdString(seed.error().message)));
    });
    connect(m_seedEdit, &QLineEdit::editingFinished, this, [this, readSeed] {
        const auto seed = readSeed();
        if (!seed || static_cast<std::uint64_t>(**seed) == m_seed)
            return;
        m_seed = static_cast<std::uint64_t>(**seed);
        emit optionsEdited(m_options, m_seed, tr("Set the seed to %1").arg(m_seed));
    });
}

void OptionsEditor::addText(QGridLayout* grid, std::string_view key, decltype(TextField::read) read, decltype(TextField::write) write)
{
    TextField field { key, nullptr, new QLineEdit(this), nullptr, std::move(read), std::move(write) };
    field.edit->setAlignment(Qt::AlignRight);
    field.edit->setObjectName(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())));
    field.label = addRow(grid, field.edit);
    field.error = addError(grid);
    const std::size_t at = m_fields.size();
    connect(field.edit, &QLineEdit::textChanged, this, [this, at] { judge(m_fields[at]); });
    connect(field.edit, &QLineEdit::editingFinished, this, [this, at] { commit(m_fields[at]); });
    m_fields.push_back(std::move(field));
}

void OptionsEditor::buildAdvanced(QGridLayout* grid)
{
    using namespace synthesis;
    m_algorithmLabel = addRow(grid, m_algorithm);
    m_profileLabel = addRow(grid, m_profile);
    const auto list = [&](const ParameterSpec& spec, std::vector<int> SynthesisOptions::*member) {
        addText(
            grid, spec.key,
            [&spec, member](const QString& text, SynthesisOptions& o) -> Result<void> {
                auto values = parseList(std::string(spec.key), text.toStdString(), spec);
                if (!values)
                    return tl::unexpected(values.error());
                o.*member = std::move(*values);
                return {};
            },
            [member](const SynthesisOptions& o) { return joined(o.*member); });
    };
    list(kCrossbarSize, &SynthesisOptions::crossbarSizes);
    list(kCellBits, &SynthesisOptions::cellBits);
    list(kDacBits, &SynthesisOptions::dacBits);

    auto* slices = new QWidget(this);
    auto* line = new QHBoxLayout(slices);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_separate);
    line->addWidget(m_packed);
    line->addStretch(1);
    m_slicesLabel = addRow(grid, slices);
    m_slicesError = addError(grid);
    auto* share = new QWidget(this);
    line = new QHBoxLayout(share);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    for (QDoubleSpinBox* box : { m_shareLow, m_shareHigh }) {
        box->setDecimals(2);
        box->setSingleStep(0.05);
        box->setRange(kPowerShare.minimum, kPowerShare.maximum);
        box->setKeyboardTracking(false);
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    }
    m_shareSteps->setRange(static_cast<int>(kPowerShareSteps.minimum), static_cast<int>(kPowerShareSteps.maximum));
    m_shareSteps->setKeyboardTracking(false);
    m_shareSteps->setButtonSymbols(QAbstractSpinBox::NoButtons);
    line->addWidget(m_shareLow, 1);
    line->addWidget(m_shareTo);
    line->addWidget(m_shareHigh, 1);
    line->addWidget(m_shareIn);
    line->addWidget(m_shareSteps, 1);
    m_shareLabel = addRow(grid, share);
    m_shareError = addError(grid);

    addText(
        grid, kMaxArea.key,
        [](const QString& text, SynthesisOptions& o) -> Result<void> {
            const auto value = readQuantity(text, QStringLiteral("m²"), QStringLiteral("mm²"), 1e6, kMaxArea);
            if (!value)
                return tl::unexpected(value.error());
            o.constraints.maxArea = *value ? std::optional(Area { **value * 1e6 }) : std::nullopt;
            return {};
        },
        [](const SynthesisOptions& o) { return o.constraints.maxArea ? plainText(o.constraints.maxArea->value * 1e-12, QStringLiteral("m²")) : QString(); });
    addText(
        grid, kMaxLatency.key,
        [](const QString& text, SynthesisOptions& o) -> Result<void> {
            const auto value = readQuantity(text, QStringLiteral("s"), QStringLiteral("µs"), 1e6, kMaxLatency);
            if (!value)
                return tl::unexpected(value.error());
            o.constraints.maxLatency = *value ? std::optional(Time { **value * 1e3 }) : std::nullopt;
            return {};
        },
        [](const SynthesisOptions& o) { return o.constraints.maxLatency ? plainText(o.constraints.maxLatency->value * 1e-9, QStringLiteral("s")) : QString(); });
    addText(
        grid, kMaxCrossbars.key,
        [](const QString& text, SynthesisOptions& o) -> Result<void> {
            const auto value = readCount(text, kMaxCrossbars);
            if (!value)
                return tl::unexpected(value.error());
            o.constraints.maxCrossbars = *value;
            return {};
        },
        [](const SynthesisOptions& o) { return o.constraints.maxCrossbars ? countText(*o.constraints.maxCrossbars) : QString(); });
    const auto bits = [&](const ParameterSpec& spec, std::optional<int> SynthesisOptions::*member) {
        addText(
            grid, spec.key,
            [&spec, member](const QString& text, SynthesisOptions& o) -> Result<void> {
                const auto value = readCount(text, spec);
                if (!value)
                    return tl::unexpected(value.error());
                o.*member = *value ? std::optional(static_cast<int>(**value)) : std::nullopt;
                return {};
            },
            [member](const SynthesisOptions& o) { return o.*member ? QString::number(*(o.*member)) : QString(); });
    };
    bits(kWeightBits, &SynthesisOptions::weightBits);
    bits(kDataBits, &SynthesisOptions::dataBits);
    addText(
        grid, kTimeLimit.key,
        [](const QString& text, SynthesisOptions& o) -> Result<void> {
            const auto value = readQuantity(text, QStringLiteral("s"), QStringLiteral("s"), 1, kTimeLimit);
            if (!value)
                return tl::unexpected(value.error());
            o.timeLimitSeconds = value->value_or(0);
            return {};
        },
        [](const SynthesisOptions& o) { return o.timeLimitSeconds > 0 ? QLocale().toString(o.timeLimitSeconds, 'g', 6) + QStringLiteral(" s") : QString(); });
    m_threads->setRange(static_cast<int>(kThreads.minimum), static_cast<int>(kThreads.maximum));
    m_threads->setKeyboardTracking(false);
    m_threadsLabel = addRow(grid, m_threads);

    for (QCheckBox* box : { m_separate, m_packed })
        connect(box, &QCheckBox::clicked, this, &OptionsEditor::editSlices);
    for (QDoubleSpinBox* box : { m_shareLow, m_shareHigh })
        connect(box, &QDoubleSpinBox::valueChanged, this, &OptionsEditor::editShare);
    connect(m_shareSteps, &QSpinBox::valueChanged, this, &OptionsEditor::editShare);
    connect(m_threads, &QSpinBox::valueChanged, this, &OptionsEditor::threadsEdited);
}

void OptionsEditor::edit(const std::function<void(SynthesisOptions&)>& change, const QString& undoText)
{
    change(m_options);
    checkWithHardware();
    emit optionsEdited(m_options, m_seed, undoText);
}

void OptionsEditor::judge(const TextField& field)
{
    SynthesisOptions scratch = m_options;
    const auto read = field.read(field.edit->text(), scratch);
    setInvalid(field.edit, !read);
    say(field.error, read ? QString() : capitalized(read.error().message));
}

void OptionsEditor::commit(const TextField& field)
{
    SynthesisOptions changed = m_options;
    if (!field.read(field.edit->text(), changed))
        return;
    const QString before = field.write(m_options), after = field.write(changed);
    if (before == after)
        return;
    const QString undoText = after.isEmpty() ? tr("Clear %1").arg(field.label->text()) : tr("Set %1 to %2").arg(field.label->text(), after);
    edit([&](auto& o) { o = changed; }, undoText);
}

void OptionsEditor::editShare()
{
    const double low = m_shareLow->value(), high = m_shareHigh->value();
    QString wrong;
    if (low > high)
        wrong = tr("Must rise: %1 is above %2").arg(numberText(low, 2), numberText(high, 2));
    else if (m_shareSteps->value() == 1 && low != high)
        wrong = tr("One value cannot span from %1 to %2").arg(numberText(low, 2), numberText(high, 2));
    say(m_shareError, wrong);
    for (QWidget* box : { static_cast<QWidget*>(m_shareLow), static_cast<QWidget*>(m_shareHigh), static_cast<QWidget*>(m_shareSteps) })
        setInvalid(box, !wrong.isEmpty());
    if (wrong.isEmpty())
        edit([&](auto& o) {
            o.powerShareLow = low;
            o.powerShareHigh = high;
            o.powerShareSteps = m_shareSteps->value();
        }, tr("Change the power shares searched"));
}

void OptionsEditor::editSlices()
{
    const bool none = !m_separate->isChecked() && !m_packed->isChecked();
    say(m_slicesError, none ? tr("At least one is needed") : QString());
    if (none)
        return;
    edit([&](auto& o) {
        o.slices.clear();
        if (m_separate->isChecked())
            o.slices.push_back(design::SlicePacking::Separate);
        if (m_packed->isChecked())
            o.slices.push_back(design::SlicePacking::Packed);
    }, tr("Change the bit slices searched"));
}

void OptionsEditor::checkWithHardware()
{
    say(m_objectiveError, {});
    for (const TextField& field : m_fields)
        judge(field);
    if (!m_hardware)
        return;
    SynthesisOptions checked = m_options;
    if (!(checked.constraints.powerBudget.value > 0))
        checked.constraints.powerBudget = { 1 }; // another editor's
    const auto ok = synthesis::checkOptions(checked, *m_hardware);
    if (ok)
        return;
    if (ok.error().where == "objective")
        say(m_objectiveError, tr("Needs areas; this hardware gives none"));
    for (const TextField& field : m_fields)
        if (field.key == ok.error().where) {
            setInvalid(field.edit, true);
            say(field.error, field.key == synthesis::kMaxArea.key ? tr("Cannot be kept: this hardware gives no areas") : capitalized(ok.error().message));
        }
}

void OptionsEditor::setOptions(const SynthesisOptions& options, std::uint64_t seed)
{
    m_options = options;
    m_seed = seed;
    fill();
}

void OptionsEditor::setThreads(int threads)
{
    const QSignalBlocker quiet(m_threads);
    m_threads->setValue(threads);
}

void OptionsEditor::setHardware(std::shared_ptr<const hardware::HardwareSpec> hardware)
{
    m_hardware = std::move(hardware);
    retranslateUi();
    checkWithHardware();
}

void OptionsEditor::setAdvancedExpanded(bool expanded) { m_advanced->setExpanded(expanded); }

void OptionsEditor::fill()
{
    const SynthesisOptions& o = m_options;
    m_macros->setCurrent(o.macroStyle == design::MacroStyle::Identical ? 1 : 0);
    m_objective->setCurrentIndex(static_cast<int>(o.objective));
    m_effort->setCurrentIndex(static_cast<int>(o.effort));
    m_algorithm->setCurrentIndex(o.algorithm == synthesis::Algorithm::Studio ? 0 : 1);
    const std::string profile = o.model.profileName();
    while (m_profile->count() > 2)
        m_profile->removeItem(2);
    if (profile == "custom")
        m_profile->addItem(tr("Mixed switches"));
    m_profile->setCurrentIndex(profile == "studio" ? 0 : profile == "pimsyn" ? 1 : 2);
    m_sharing->setChecked(o.macroSharing);
    if (m_seedEdit->text() != QString::number(m_seed))
        m_seedEdit->setText(QString::number(m_seed));
    const auto has = [&](design::SlicePacking packing) { return std::find(o.slices.begin(), o.slices.end(), packing) != o.slices.end(); };
    m_separate->setChecked(has(design::SlicePacking::Separate));
    m_packed->setChecked(has(design::SlicePacking::Packed));
    say(m_slicesError, {});
    const QSignalBlocker low(m_shareLow), high(m_shareHigh), steps(m_shareSteps);
    m_shareLow->setValue(o.powerShareLow);
    m_shareHigh->setValue(o.powerShareHigh);
    m_shareSteps->setValue(o.powerShareSteps);
    say(m_shareError, {});
    for (QWidget* box : { static_cast<QWidget*>(m_shareLow), static_cast<QWidget*>(m_shareHigh), static_cast<QWidget*>(m_shareSteps) })
        setInvalid(box, false);
    for (const TextField& field : m_fields) {
        SynthesisOptions read = o;
        // Text that says the same another way stays as it was typed.
        if (!field.read(field.edit->text(), read) || field.write(read) != field.write(o) || field.edit->text().isEmpty())
            field.edit->setText(field.write(o));
    }
    checkWithHardware();
}

void OptionsEditor::fillCombo(QComboBox* combo, const QStringList& texts, const QStringList& toolTips)
{
    const int current = combo->currentIndex();
    combo->clear();
    combo->addItems(texts);
    for (int i = 0; i < toolTips.size(); ++i)
        combo->setItemData(i, toolTips[i], Qt::ToolTipRole);
    combo->setCurrentIndex(std::max(current, 0));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

void OptionsEditor::retranslateUi()
{
    const auto name = [](QLabel* label, QWidget* field, const QString& text, const QString& toolTip) {
        label->setText(text);
        label->setToolTip(toolTip);
        field->setAccessibleName(text);
        field->setToolTip(toolTip);
    };
    name(m_macrosLabel, m_macros, tr("Macros"), tr("Whether every macro is made for its layer, or all are alike"));
    m_macros->setTexts({ tr("Specialized"), tr("Identical") });
    m_macros->setToolTips({ tr("Each macro is made for its layer"), tr("All macros are alike") });
    fillCombo(m_objective, { tr("Power efficiency"), tr("Throughput"), tr("Latency"), tr("Energy"), tr("Energy × latency"), tr("Area efficiency") });
    name(m_objectiveLabel, m_objective, tr("Objective"), tr("What the search makes best"));
    fillCombo(m_effort, { tr("Fast"), tr("Normal"), tr("Thorough") },
              { tr("About a second"), tr("Some minutes at most"), tr("As long as it takes; rarely better by more than one per cent") });
    name(m_effortLabel, m_effort, tr("Effort"), tr("How long to search"));
    name(m_seedLabel, m_seedEdit, tr("Seed"), tr("The same seed gives the same design; a whole number from 0"));
    name(m_sharingLabel, m_sharing, tr("ADC sharing"), tr("Let pairs of layers share macros and their ADCs"));
    m_sharing->setText(tr("Between two layers"));
    fillCombo(m_algorithm, { tr("Studio"), tr("PIMSYN, as published") }, { tr("Our search"), tr("The published flow with the parameters of the hardware file") });
    name(m_algorithmLabel, m_algorithm, tr("Algorithm"), tr("Who searches"));
    fillCombo(m_profile, { tr("Studio"), tr("PIMSYN, as released") }, { tr("With all corrections"), tr("Gives the figures of the released program, bit by bit") });
    name(m_profileLabel, m_profile, tr("Profile"), tr("Evaluation model"));
    m_advanced->setTitle(tr("Advanced"));
    name(m_slicesLabel, m_separate, tr("Bit slices"), tr("Where the bit slices of a weight go"));
    m_separate->setText(tr("Separate"));
    m_separate->setAccessibleName(tr("Bit slices in crossbars of their own"));
    m_separate->setToolTip(m_separate->accessibleName());
    m_packed->setText(tr("Packed"));
    m_packed->setAccessibleName(tr("Bit slices side by side"));
    m_packed->setToolTip(m_packed->accessibleName());
    m_shareLabel->setText(tr("Power share"));
    m_shareLow->setAccessibleName(tr("Smallest share of the power for crossbars"));
    m_shareHigh->setAccessibleName(tr("Largest share of the power for crossbars"));
    m_shareSteps->setAccessibleName(tr("Number of shares searched"));
    for (QWidget* box : { static_cast<QWidget*>(m_shareLow), static_cast<QWidget*>(m_shareHigh) })
        box->setToolTip(tr("%1, 0.01 to 0.99 of the power budget").arg(box->accessibleName()));
    m_shareSteps->setToolTip(tr("How many values between the two are searched, 1 to 1000"));
    m_shareTo->setText(tr("to", "from 0.1 to 0.4"));
    m_shareIn->setText(tr("in", "0.1 to 0.4 in 7 steps"));

    const auto text = [this, &name](std::string_view key, const QString& label, const QString& placeholder, const QString& toolTip) {
        for (const TextField& field : m_fields)
            if (field.key == key) {
                name(field.label, field.edit, label, toolTip);
                field.edit->setPlaceholderText(placeholder);
            }
    };
    using namespace synthesis;
    text(kCrossbarSize.key, tr("Crossbar sizes"), {}, tr("Rows = columns, 1 to 65536, separated by commas"));
    text(kCellBits.key, tr("Cell bits"), {}, tr("Bits of a cell, 1 to 16, separated by commas"));
    text(kDacBits.key, tr("DAC bits"), {}, tr("Bits that a DAC converts at once, 1 to 16, separated by commas"));
    text(kMaxArea.key, tr("Area at most"), tr("no limit"), tr("Largest chip area: 85, 85 mm². Empty: no limit"));
    text(kMaxLatency.key, tr("Latency at most"), tr("no limit"), tr("Longest latency of one inference: 850, 1.2 ms; a number alone is in µs. Empty: no limit"));
    text(kMaxCrossbars.key, tr("Crossbars at most"), tr("no limit"), tr("Most crossbars of the chip. Empty: no limit"));
    const auto ofHardware = [this](int bits) { return m_hardware ? tr("%1, the hardware's").arg(bits) : tr("the hardware's"); };
    text(kWeightBits.key, tr("Weight bits"), ofHardware(m_hardware ? m_hardware->weightBits : 0), tr("Resolution of weights, 1 to 64 bit. Empty: the hardware's"));
    text(kDataBits.key, tr("Data bits"), ofHardware(m_hardware ? m_hardware->dataBits : 0), tr("Resolution of activations, 1 to 64 bit. Empty: the hardware's"));
    text(kTimeLimit.key, tr("Time limit"), tr("none"), tr("Stop after this time (s) with the best design so far. Such a run is not reproducible. Empty: no limit"));
    name(m_threadsLabel, m_threads, tr("Threads"), tr("How many threads search; the design does not depend on it"));
    m_threads->setSpecialValueText(tr("all of the machine"));
    fill();
}

void OptionsEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
