// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/program_header.h"

#include <algorithm>

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/program/notes_popup.h"
#include "widgets/program/program_text.h"

namespace pim::widgets {
namespace {

constexpr int kIconWidth = 40;

} // namespace

ProgramHeader::ProgramHeader(QWidget* parent)
    : QWidget(parent)
    , m_compile(new QPushButton(icon(QStringLiteral("code")), QString(), this))
    , m_simulate(new QPushButton(icon(QStringLiteral("clock")), QString(), this))
    , m_verify(new QPushButton(icon(QStringLiteral("check")), QString(), this))
    , m_export(new QPushButton(icon(QStringLiteral("export")), QString(), this))
    , m_recompile(new QPushButton(this))
    , m_rerun(new QPushButton(this))
    , m_stop(new QPushButton(icon(QStringLiteral("stop")), QString(), this))
    , m_notes(new QPushButton(this))
    , m_otherOptions(new QPushButton(this))
    , m_machine(new QPushButton(this))
    , m_closeFile(new QPushButton(this))
    , m_stale(new QFrame(this))
    , m_mismatch(new QFrame(this))
    , m_failure(new QFrame(this))
    , m_file(new QFrame(this))
    , m_fileText(new QLabel(m_file))
    , m_staleText(new QLabel(m_stale))
    , m_mismatchText(new QLabel(m_mismatch))
    , m_failureText(new QLabel(m_failure))
    , m_busyText(new QLabel(this))
    , m_popup(new NotesPopup(this))
    , m_busy(new QWidget(this))
    , m_progress(new QProgressBar(this))
{
    auto* facts = new QWidget(this);
    facts->setProperty("surface", QStringLiteral("base"));
    facts->setAttribute(Qt::WA_StyledBackground);
    auto* flow = new FlowLayout(facts, 14, 2);
    flow->setContentsMargins(12, 4, 12, 4);
    for (std::size_t i = 0; i < kFacts; ++i) {
        m_facts[i] = new QWidget(facts);
        m_names[i] = new QLabel(m_facts[i]);
        m_names[i]->setProperty("role", QStringLiteral("label"));
        m_names[i]->setFont(fontOf(TextRole::Table));
        m_values[i] = new QLabel(m_facts[i]);
        m_values[i]->setTextFormat(Qt::PlainText); // names of files
        QFont font = fontOf(TextRole::Table);
        font.setWeight(QFont::DemiBold);
        m_values[i]->setFont(font);
        auto* pair = new QHBoxLayout(m_facts[i]);
        pair->setContentsMargins(0, 3, 0, 3);
        pair->setSpacing(5);
        pair->addWidget(m_names[i]);
        pair->addWidget(m_values[i]);
        flow->addWidget(m_facts[i]);
    }
    m_notes->setProperty("link", true);
    m_notes->setFont(fontOf(TextRole::Table));
    m_notes->setObjectName(QStringLiteral("notes"));
    flow->addWidget(m_notes);
    flow->addStretch();
    // Together, so that a narrow window breaks the line before them and not between them.
    auto* buttons = new QWidget(facts);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (QPushButton* button : { m_compile, m_simulate, m_verify, m_export }) {
        button->setFont(fontOf(TextRole::Table));
        row->addWidget(button);
    }
    flow->addWidget(buttons);

    m_stale->setProperty("banner", QStringLiteral("warning"));
    m_mismatch->setProperty("banner", QStringLiteral("error"));
    m_failure->setProperty("banner", QStringLiteral("error"));
    for (QPushButton* link : { m_recompile, m_rerun, m_otherOptions, m_machine, m_closeFile })
        link->setProperty("link", true);
    m_file->setProperty("banner", QStringLiteral("warning"));
    auto* file = new QHBoxLayout(m_file);
    file->setContentsMargins(12, 4, 12, 4);
    m_fileText->setWordWrap(true);
    m_fileText->setTextFormat(Qt::PlainText);
    m_fileText->setObjectName(QStringLiteral("programFile"));
    file->addWidget(m_fileText, 1);
    file->addWidget(m_machine);
    file->addWidget(m_closeFile);
    auto* stale = new QHBoxLayout(m_stale);
    stale->setContentsMargins(12, 4, 12, 4);
    m_staleText->setWordWrap(true);
    stale->addWidget(m_staleText, 1);
    stale->addWidget(m_recompile);
    stale->addWidget(m_rerun);
    auto* mismatch = new QHBoxLayout(m_mismatch);
    mismatch->setContentsMargins(12, 4, 12, 4);
    m_mismatchText->setWordWrap(true);
    m_mismatchText->setTextFormat(Qt::PlainText);
    m_mismatchText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    mismatch->addWidget(m_mismatchText, 1);
    auto* failure = new QHBoxLayout(m_failure);
    failure->setContentsMargins(12, 4, 12, 4);
    m_failureText->setWordWrap(true);
    m_failureText->setTextFormat(Qt::PlainText);
    m_failureText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_failureText->setObjectName(QStringLiteral("failure"));
    failure->addWidget(m_failureText, 1);
    failure->addWidget(m_otherOptions, 0, Qt::AlignTop);

    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(220);
    m_busy->setProperty("surface", QStringLiteral("alt"));
    m_busy->setAttribute(Qt::WA_StyledBackground);
    auto* busy = new QHBoxLayout(m_busy);
    busy->setContentsMargins(12, 4, 12, 4);
    busy->setSpacing(12);
    busy->addWidget(m_progress);
    busy->addWidget(m_busyText, 1);
    busy->addWidget(m_stop);
    m_busyText->setTextFormat(Qt::PlainText);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(facts);
    column->addWidget(m_busy);
    column->addWidget(m_file);
    column->addWidget(m_failure);
    column->addWidget(m_stale);
    column->addWidget(m_mismatch);
    m_busy->hide();

    connect(m_compile, &QPushButton::clicked, this, &ProgramHeader::compileRequested);
    connect(m_otherOptions, &QPushButton::clicked, this, &ProgramHeader::compileRequested);
    connect(m_machine, &QPushButton::clicked, this, &ProgramHeader::machineRequested);
    connect(m_closeFile, &QPushButton::clicked, this, &ProgramHeader::closeFileRequested);
    connect(m_recompile, &QPushButton::clicked, this, &ProgramHeader::recompileRequested);
    connect(m_rerun, &QPushButton::clicked, this, &ProgramHeader::rerunRequested);
    connect(m_notes, &QPushButton::clicked, this, [this] {
        if (m_data)
            m_popup->open(m_data->compiled->notes, *m_notes);
    });
    connect(m_simulate, &QPushButton::clicked, this, &ProgramHeader::simulateRequested);
    connect(m_verify, &QPushButton::clicked, this, &ProgramHeader::verifyRequested);
    connect(m_export, &QPushButton::clicked, this, &ProgramHeader::exportRequested);
    connect(m_stop, &QPushButton::clicked, this, &ProgramHeader::cancelRequested);
    retranslateUi();
}

void ProgramHeader::setProgram(std::shared_ptr<const ProgramData> program, const ProgramState& state)
{
    m_data = std::move(program);
    m_state = state;
    show();
}

void ProgramHeader::setBusy(const QString& text, double fraction)
{
    m_isBusy = !text.isEmpty();
    m_busy->setVisible(m_isBusy);
    m_busyText->setText(text);
    m_progress->setRange(0, fraction < 0 ? 0 : 1000);
    if (fraction >= 0)
        m_progress->setValue(static_cast<int>(fraction * 1000));
    show();
}

void ProgramHeader::retranslateUi()
{
    nameButtons();
    m_compile->setToolTip(tr("Compile again with other options"));
    m_simulate->setToolTip(tr("Run the program on the machine, event by event: time, energy and when every instruction runs"));
    m_verify->setToolTip(tr("Execute the program on random integers and compare every output with the network's, bit for bit"));
    m_export->setToolTip(tr("Write program, configuration and network file for pimsim-nn, and the assembly text, into a folder"));
    m_recompile->setText(tr("Compile again"));
    m_recompile->setToolTip(tr("Compile with the same options for the design as it is now"));
    m_rerun->setText(tr("Re-run"));
    m_rerun->setToolTip(tr("Synthesize again with the inputs as they are now; then compile the new design"));
    m_machine->setText(tr("Machine…"));
    m_machine->setToolTip(tr("Choose the machine that the program of the file is for"));
    m_closeFile->setText(tr("Close"));
    m_closeFile->setToolTip(tr("Close the file's program and show that of the design"));
    m_otherOptions->setText(tr("Other options…"));
    m_otherOptions->setToolTip(tr("Compile again with other options"));
    m_notes->setToolTip(tr("What the machine assumes, and where the program is not as the design has it"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("End the work; what was there before stays"));
    const std::array<QString, kFacts> names { tr("Machine"), tr("Mode"), tr("Replication"), tr("Numbers"), tr("Crossbars"),
                                              tr("Instructions"), QString(), tr("Energy"), tr("Verified") };
    for (std::size_t i = 0; i < kFacts; ++i)
        m_names[i]->setText(names[i]);
    m_facts[Mode]->setToolTip(tr("Throughput: layers work on different images. Latency: one image, layers begin as soon as their inputs are there."));
    m_facts[Numbers]->setToolTip(tr("Widths of activations, weights and sums, bits"));
    m_facts[Instructions]->setToolTip(tr("Instructions of all cores"));
    m_facts[Energy]->setToolTip(tr("Simulated energy of one pass, static power included"));
    show();
}

void ProgramHeader::nameButtons()
{
    const std::pair<QPushButton*, QString> names[] { { m_compile, tr("Compile…") }, { m_simulate, tr("Simulate") }, { m_verify, tr("Verify") }, { m_export, tr("Export…") } };
    for (const auto& [button, name] : names) {
        button->setText(m_compact ? QString() : name);
        button->setAccessibleName(name);
        button->setMaximumWidth(m_compact ? kIconWidth : QWIDGETSIZE_MAX);
    }
}

void ProgramHeader::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    nameButtons();
    show();
}

QList<QWidget*> ProgramHeader::tabOrder() const
{
    return { m_machine, m_closeFile, m_notes, m_compile, m_simulate, m_verify, m_export, m_stop, m_otherOptions, m_recompile, m_rerun };
}

void ProgramHeader::show()
{
    const bool there = m_data != nullptr;
    for (QWidget* fact : m_facts)
        fact->setVisible(there);
    for (const Fact fact : { Numbers, Crossbars, Instructions }) // the last one stands in the table, too
        m_facts[fact]->setVisible(there && !m_compact);
    const bool file = !m_state.file.isEmpty();
    if (file)
        for (const Fact fact : { Mode, Replication, Numbers, Verified })
            m_facts[fact]->hide(); // it does not tell
    m_file->setVisible(there && file);
    m_fileText->setText(m_state.file);
    m_machine->setEnabled(!m_isBusy);
    m_closeFile->setEnabled(!m_isBusy);
    for (QPushButton* button : { m_simulate, m_verify, m_export })
        button->setEnabled(there && !m_isBusy && (button == m_simulate || !file));
    m_compile->setEnabled(!m_isBusy);
    m_recompile->setEnabled(!m_isBusy);
    m_recompile->setVisible(!m_state.designOutOfDate);
    m_rerun->setVisible(m_state.designOutOfDate);
    m_otherOptions->setEnabled(!m_isBusy);
    m_failure->setVisible(there && !m_state.failure.isEmpty());
    m_failureText->setText(m_state.keptInstead.isEmpty() ? m_state.failure : m_state.failure + QLatin1Char('\n') + m_state.keptInstead);
    m_notes->setVisible(there && !m_data->compiled->notes.entries.empty());
    m_stale->setVisible(there && !m_state.outOfDate.isEmpty());
    m_staleText->setText(tr("Out of date") + QStringLiteral(": ") + m_state.outOfDate);
    m_mismatch->setVisible(there && !m_state.mismatch.isEmpty());
    m_mismatchText->setText(m_state.mismatch);
    if (!there)
        return;
    const program::CompiledProgram& compiled = *m_data->compiled;
    const auto& simulation = m_data->simulation;
    const bool latency = compiled.options.mode == program::CompileMode::Latency;
    m_names[Latency]->setText(file ? tr("One pass") : latency ? tr("Latency") : tr("Period"));
    m_facts[Latency]->setToolTip(latency ? tr("Simulated time from the start until the last core has finished")
                                         : tr("Simulated time of one pass of the program: a new image is done each time"));
    const auto& s = compiled.statistics;
    const QString unknown = QStringLiteral("–");
    const QString machine = QString::fromStdString(m_data->machine->name);
    m_values[Machine]->setText(machine);
    m_facts[Machine]->setToolTip(literalText(tr("Machine that the program is for: %1, %2 cores, %3 crossbars").arg(machine, countText(m_data->machine->coreCount), countText(m_data->machine->crossbars()))
                                             + QLatin1Char('\n') + (file ? tr("%1 crossbars hold weights").arg(countText(s.crossbarsUsed)) : tr("%1 crossbars hold weights; elements of %2").arg(countText(s.crossbarsUsed), numbersLabel(compiled.options.numbers)))));
    m_values[Mode]->setText(modeLabel(compiled.options.mode));
    showReplication();
    m_notes->setText(tr("Notes (%1)").arg(countText(static_cast<std::int64_t>(compiled.notes.entries.size()))));
    m_values[Numbers]->setText(numbersLabel(compiled.options.numbers));
    m_values[Crossbars]->setText(tr("%1 of %2").arg(countText(s.crossbarsUsed), countText(s.crossbarsTotal)));
    m_facts[Crossbars]->setToolTip(tr("Crossbars that hold weights, of those that the machine has. The fullest local memory holds %1.").arg(bytesText(s.localHighWaterBytes)));
    m_values[Instructions]->setText(countText(m_data->total.instructions));
    m_values[Latency]->setText(simulation ? timeText(simulation->runningPs) : tr("not simulated"));
    m_values[Energy]->setText(simulation ? quantity(simulation->totalEnergyPj * 1e-12, QStringLiteral("J"), 4).text() : unknown);
    m_values[Verified]->setText(!m_state.mismatch.isEmpty() ? tr("no: it differs")
                                    : m_state.verified && m_state.layersNotCompared > 0 ? tr("but for %n layer(s)", nullptr, static_cast<int>(m_state.layersNotCompared))
                                    : m_state.verified      ? tr("yes")
                                                            : tr("not yet"));
    m_facts[Verified]->setToolTip(m_state.verified && m_state.layersNotCompared > 0
                                      ? tr("%1 output elements were compared with the network's, all equal. What a softmax or a normalisation makes has no exact value on integers: those layers, and what follows them, were not compared.").arg(countText(*m_state.verified))
                                      : m_state.verified ? tr("%1 output elements were compared with the network's, all equal").arg(countText(*m_state.verified))
                                                   : tr("Whether the program's outputs were compared with the network's"));
}

void ProgramHeader::showReplication()
{
    const program::CompiledProgram& compiled = *m_data->compiled;
    QStringList fewer;
    std::vector<bool> onCrossbars(m_data->layerNames.size()); // others have no weights to copy
    for (const program::ArrayGroup& group : compiled.groups)
        if (group.layer >= 0 && group.layer < static_cast<std::int32_t>(onCrossbars.size()))
            onCrossbars[static_cast<std::size_t>(group.layer)] = true;
    if (compiled.options.replication == program::Replication::Design)
        for (std::size_t l = 0; l < std::min({ compiled.copies.size(), compiled.options.copies.size(), onCrossbars.size() }); ++l)
            if (onCrossbars[l] && compiled.copies[l] < compiled.options.copies[l])
                fewer << tr("%1: %2 of %3 copies").arg(m_data->layerNames[l], countText(compiled.copies[l]), countText(compiled.options.copies[l]));
    const QString label = replicationLabel(compiled.options.replication);
    m_values[Replication]->setText(fewer.isEmpty() ? label : tr("%1, fewer in %2 layers").arg(label, countText(fewer.size())));
    constexpr qsizetype kMostNamed = 12;
    QString tip = tr("How the number of copies of each layer's weights was chosen");
    if (!fewer.isEmpty())
        tip += QStringLiteral("\n") + fewer.mid(0, kMostNamed).join(QLatin1Char('\n')) + (fewer.size() > kMostNamed ? QStringLiteral("\n…") : QString());
    m_facts[Replication]->setToolTip(literalText(tip));
}

} // namespace pim::widgets
