// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/compile_dialog.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/program_target.h"
#include "widgets/common/segmented.h"
#include "widgets/common/theme.h"
#include "widgets/program/program_text.h"

namespace pim::app {
namespace {

constexpr int kDesignMachine = -1, kFileMachine = -2; ///< beside the index of a known machine

/// A number that is too large can be typed and becomes the largest, where Qt's own swallows the digits that are too many.
class WholeNumber : public QSpinBox
{
public:
    using QSpinBox::QSpinBox;

protected:
    QValidator::State validate(QString& text, int& position) const override
    {
        const auto state = QSpinBox::validate(text, position);
        return state == QValidator::Invalid && isTooLarge(text) ? QValidator::Intermediate : state;
    }
    void fixup(QString& text) const override
    {
        if (isTooLarge(text))
            text = prefix() + locale().toString(maximum()).remove(locale().groupSeparator()) + suffix();
        else
            QSpinBox::fixup(text);
    }

private:
    bool isTooLarge(QString text) const
    {
        if (!suffix().isEmpty() && text.endsWith(suffix()))
            text.chop(suffix().size());
        text = text.trimmed();
        const bool digits = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
        return digits && text.size() < 40 && text.toDouble() > maximum();
    }
};

} // namespace

CompileDialog::CompileDialog(const project::ProgramSettings& settings, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_mode(new widgets::Segmented(2, this))
    , m_machine(new QComboBox(this))
    , m_replication(new QComboBox(this))
    , m_element(new QComboBox(this))
    , m_file(new QLineEdit(this))
    , m_browse(new QPushButton(this))
    , m_sum(new WholeNumber(this))
    , m_shift(new WholeNumber(this))
    , m_memory(new WholeNumber(this))
    , m_chunks(new WholeNumber(this))
    , m_logical(new QCheckBox(this))
    , m_direct(new QCheckBox(this))
    , m_simulate(new QCheckBox(this))
    , m_corrected(new QCheckBox(this))
    , m_modeHint(new QLabel(this))
    , m_problem(new QLabel(this))
{
    m_machine->addItem({}, kDesignMachine);
    const auto machines = knownMachines();
    for (std::size_t i = 0; i < machines.size(); ++i) {
        m_machine->addItem(machines[i].title, static_cast<int>(i));
        m_machine->setItemData(m_machine->count() - 1, machines[i].tip, Qt::ToolTipRole);
    }
    m_machine->addItem({}, kFileMachine);
    for (int i = 0; i < 5; ++i)
        m_replication->addItem({}, i);
    for (const int bits : { 8, 16, 32 })
        m_element->addItem(QString::number(bits), bits);
    m_sum->setRange(8, 32);
    m_shift->setRange(0, 31);
    m_memory->setRange(0, 1 << 20);
    m_memory->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_chunks->setRange(0, 100'000);
    m_modeHint->setProperty("role", QStringLiteral("hint"));
    m_modeHint->setWordWrap(true);
    m_problem->setProperty("role", QStringLiteral("error"));
    m_problem->setWordWrap(true);

    const program::CompileOptions& o = settings.options;
    m_mode->setCurrent(o.mode == program::CompileMode::Latency ? 1 : 0);
    int machine = kDesignMachine;
    if (settings.machine == project::MachineChoice::File)
        machine = kFileMachine;
    if (settings.machine == project::MachineChoice::Preset)
        for (std::size_t i = 0; i < machines.size(); ++i)
            if (machines[i].key == settings.machineName)
                machine = static_cast<int>(i);
    m_machine->setCurrentIndex(m_machine->findData(machine));
    if (settings.machine == project::MachineChoice::File)
        m_file->setText(QString::fromStdString(settings.machineName));
    m_replication->setCurrentIndex(static_cast<int>(o.replication));
    m_element->setCurrentIndex(std::max(0, m_element->findData(o.numbers.elementBits)));
    m_sum->setValue(o.numbers.accumulatorBits);
    m_shift->setValue(o.numbers.resultShift);
    m_memory->setValue(static_cast<int>(o.localMemoryBytes / 1024));
    m_chunks->setValue(o.chunks);
    m_logical->setChecked(o.logicalColumns);
    m_direct->setChecked(o.direct);
    m_simulate->setChecked(settings.simulate);
    m_corrected->setChecked(settings.corrected);

    auto* file = new QHBoxLayout;
    file->setContentsMargins(0, 0, 0, 0);
    file->addWidget(m_file, 1);
    file->addWidget(m_browse);
    auto* sums = new QHBoxLayout;
    sums->setContentsMargins(0, 0, 0, 0);
    sums->addWidget(m_sum);
    auto* form = m_form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    for (QLabel*& label : m_labels)
        label = new QLabel(this);
    form->addRow(m_labels[0], m_mode);
    form->addRow(QString(), m_modeHint);
    form->addRow(m_labels[1], m_machine);
    m_fileRow = form->rowCount();
    form->addRow(QString(), file);
    form->addRow(m_labels[2], m_replication);
    form->addRow(m_labels[3], m_element);
    form->addRow(m_labels[4], sums);
    form->addRow(m_labels[5], m_shift);
    form->addRow(m_labels[6], m_memory);
    form->addRow(m_labels[7], m_chunks);
    const std::pair<QLabel*, QWidget*> buddies[] { { m_labels[0], m_mode }, { m_labels[1], m_machine }, { m_labels[2], m_replication }, { m_labels[3], m_element },
                                                   { m_labels[4], m_sum }, { m_labels[5], m_shift }, { m_labels[6], m_memory }, { m_labels[7], m_chunks } };
    for (const auto& [label, field] : buddies)
        label->setBuddy(field);
    for (QCheckBox* box : { m_logical, m_direct, m_simulate, m_corrected })
        form->addRow(QString(), box);
    form->addRow(m_problem);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    // Not Qt's own "OK", which would take its word back when the language changes.
    m_ok = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    m_ok->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(m_mode, &widgets::Segmented::chosen, this, &CompileDialog::refresh);
    for (QComboBox* box : { m_machine, m_element })
        connect(box, &QComboBox::currentIndexChanged, this, &CompileDialog::refresh);
    for (QSpinBox* box : { m_sum, m_shift })
        connect(box, &QSpinBox::valueChanged, this, &CompileDialog::refresh);
    connect(m_file, &QLineEdit::textChanged, this, &CompileDialog::refresh);
    connect(m_simulate, &QCheckBox::toggled, this, &CompileDialog::refresh);
    connect(m_browse, &QPushButton::clicked, this, &CompileDialog::chooseFile);
    retranslate();
    resize(460, sizeHint().height());
}

project::ProgramSettings CompileDialog::settings() const
{
    project::ProgramSettings s = m_settings;
    s.options.copies.clear();
    s.options.mode = m_mode->current() == 1 ? program::CompileMode::Latency : program::CompileMode::Throughput;
    const int machine = m_machine->currentData().toInt();
    s.machine = machine == kDesignMachine ? project::MachineChoice::Design
        : machine == kFileMachine         ? project::MachineChoice::File
                                          : project::MachineChoice::Preset;
    s.machineName = machine == kFileMachine ? m_file->text().trimmed().toStdString()
        : machine >= 0                      ? knownMachines()[static_cast<std::size_t>(machine)].key
                                            : std::string();
    s.options.replication = static_cast<program::Replication>(m_replication->currentData().toInt());
    s.options.numbers = { m_element->currentData().toInt(), m_sum->value(), m_shift->isEnabled() ? m_shift->value() : 0 };
    s.options.localMemoryBytes = std::int64_t { m_memory->value() } * 1024;
    s.options.logicalColumns = m_logical->isChecked();
    s.options.direct = m_direct->isChecked();
    s.options.chunks = m_chunks->value();
    s.simulate = m_simulate->isChecked();
    s.corrected = m_corrected->isChecked();
    return s;
}

void CompileDialog::refresh()
{
    const bool latency = m_mode->current() == 1;
    const int machine = m_machine->currentData().toInt();
    const int element = m_element->currentData().toInt();
    m_sum->setMinimum(element);
    m_shift->setEnabled(m_sum->value() > element);
    m_form->setRowVisible(m_fileRow, machine == kFileMachine);
    m_logical->setEnabled(machine != kDesignMachine); // a design says where bit slices lie
    m_chunks->setEnabled(latency);
    m_direct->setEnabled(!latency);
    m_corrected->setEnabled(m_simulate->isChecked());
    m_modeHint->setText(latency ? tr("One image; layers begin as soon as their inputs are there.")
                                : tr("Every layer works on another image; one pass of the program is one period."));
    QString problem;
    if (machine == kFileMachine && m_file->text().trimmed().isEmpty())
        problem = tr("Choose the machine's configuration file.");
    else if (const auto right = program::validate(settings().options.numbers); !right)
        problem = QString::fromStdString(right.error().text());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(problem.isEmpty());
    // A row more or a hint of two lines must not be squeezed in.
    if (layout() != nullptr) {
        layout()->activate();
        const int wanted = std::max(sizeHint().height(), layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : 0);
        if (wanted > height())
            resize(width(), wanted);
    }
}

void CompileDialog::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Configuration of a machine"), m_file->text(), tr("Configuration of pimsim-nn (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void CompileDialog::retranslate()
{
    setWindowTitle(tr("Compile"));
    m_ok->setText(tr("Compile"));
    m_mode->setTexts({ tr("Throughput"), tr("Latency") });
    m_mode->setToolTips({ tr("Batch pipeline: most images a second"), tr("Element pipeline: one image as soon as possible") });
    const std::array<QString, 8> labels { tr("&Mode"), tr("M&achine"), tr("&Replication"), tr("&Elements"), tr("&Sums"), tr("S&hift"), tr("Local &memory"), tr("&Parts") };
    for (std::size_t i = 0; i < labels.size(); ++i)
        m_labels[i]->setText(labels[i]);
    m_mode->setAccessibleName(tr("Mode"));
    m_machine->setItemText(0, tr("The design's own"));
    m_machine->setItemText(m_machine->count() - 1, tr("From a configuration file"));
    m_machine->setAccessibleName(tr("Machine"));
    m_machine->setToolTip(tr("Chip to compile for: one core a macro of the design, a published chip, or a file of pimsim-nn"));
    m_file->setAccessibleName(tr("Configuration file"));
    m_file->setPlaceholderText(QStringLiteral("config.json"));
    m_file->setToolTip(tr("config.json of pimsim-nn; the network file that it names is read, too"));
    m_browse->setText(tr("Browse…"));
    const std::array<QString, 5> tips { tr("Copies so that all layers take about as long"), tr("Copies by the size of each layer's map, as PIMCOMP's W0H0 has them"),
                                        tr("The same number of copies of every layer"), tr("Copies searched by a genetic algorithm"), tr("Copies that synthesis chose for this design") };
    for (int i = 0; i < m_replication->count(); ++i) {
        m_replication->setItemText(i, widgets::replicationLabel(static_cast<program::Replication>(i)));
        m_replication->setItemData(i, tips[static_cast<std::size_t>(i)], Qt::ToolTipRole);
    }
    m_replication->setAccessibleName(tr("Replication"));
    m_replication->setToolTip(tr("How many copies of each layer's weights there are"));
    m_element->setAccessibleName(tr("Elements"));
    m_element->setToolTip(tr("Width of activations and weights, bits"));
    for (int i = 0; i < m_element->count(); ++i)
        m_element->setItemText(i, tr("%1 bits").arg(m_element->itemData(i).toInt()));
    m_sum->setSuffix(tr(" bits"));
    m_sum->setToolTip(tr("Width in which products are summed before the sum is shifted and cut to an element, bits"));
    m_shift->setSuffix(tr(" bits"));
    m_shift->setToolTip(tr("Sums are shifted right by so many bits before they are cut; only where they are wider than an element"));
    m_memory->setSuffix(QStringLiteral(" KiB"));
    m_memory->setSpecialValueText(tr("As the machine has it"));
    m_memory->setToolTip(tr("Buffers of a core stay within this, KiB; what does not fit goes through the global memory"));
    m_chunks->setSpecialValueText(tr("Chosen by the compiler"));
    m_chunks->setToolTip(tr("Latency: parts that a layer's map is handed on in. Many parts let the next layer begin earlier and cost instructions."));
    m_logical->setText(tr("A crossbar's column holds a whole weight"));
    m_logical->setToolTip(tr("As PIMCOMP counts crossbars; else a weight takes as many columns as its bits need cells"));
    m_direct->setText(tr("Cores hand maps to each other"));
    m_direct->setToolTip(tr("Throughput: a layer's output goes straight to the cores of the next layer where local memories have room; off: all maps go through the global memory"));
    m_simulate->setText(tr("Simulate when it is compiled"));
    m_simulate->setToolTip(tr("Time, energy and when every instruction runs"));
    m_corrected->setText(tr("Without the public simulator's known defects"));
    m_corrected->setToolTip(tr("Off: exactly the numbers of pimsim-nn"));
    const QWidget* fields[] { m_mode, m_machine, m_replication, m_element, m_sum, m_shift, m_memory, m_chunks };
    for (std::size_t i = 0; i < labels.size(); ++i)
        m_labels[i]->setToolTip(fields[i]->toolTip());
    m_labels[0]->setToolTip(tr("Throughput: layers work on different images. Latency: one image, layers begin as soon as their inputs are there."));
    refresh();
}

void CompileDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace pim::app
