// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/reproduction_page.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_models.h"
#include "widgets/compare/compare_words.h"

namespace pim::widgets {

ReproductionPage::ReproductionPage(QWidget* parent)
    : QWidget(parent)
    , m_experiment(new QComboBox)
    , m_effort(new QComboBox)
    , m_profile(new QComboBox)
    , m_state(new QLabel)
    , m_notes(new QLabel)
    , m_start(new QPushButton)
    , m_stop(new QPushButton)
    , m_progress(new QProgressBar)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(QStringLiteral("book")))
    , m_table(new QTableView)
    , m_model(new ReproductionModel(this))
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("base"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* tools = new FlowLayout(bar, 12, 4);
    tools->setContentsMargins(12, 6, 12, 6);
    const auto pair = [&](QLabel*& label, QComboBox* box) {
        auto* both = new QWidget(bar);
        auto* row = new QHBoxLayout(both);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        label = new QLabel(both);
        label->setProperty("role", QStringLiteral("label"));
        label->setBuddy(box);
        row->addWidget(label);
        row->addWidget(box);
        tools->addWidget(both);
    };
    pair(m_experimentLabel, m_experiment);
    pair(m_effortLabel, m_effort);
    pair(m_profileLabel, m_profile);
    m_experiment->addItem({});
    for (int e = 0; e < compare::kExperimentCount; ++e)
        m_experiment->addItem({});
    for (int i = 0; i < 3; ++i)
        m_effort->addItem({});
    m_profile->addItem(QStringLiteral("pimsyn"));
    m_profile->addItem(QStringLiteral("studio"));
    m_start->setIcon(icon(QStringLiteral("run")));
    m_stop->setIcon(icon(QStringLiteral("stop")));
    tools->addWidget(m_start);
    tools->addWidget(m_stop);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    tools->addWidget(m_progress);
    m_state->setProperty("role", QStringLiteral("hint"));
    tools->addWidget(m_state);

    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setItemDelegate(new NumberDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_notes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_notes->setContentsMargins(12, 8, 12, 8);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_notes);
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    row->addWidget(m_table, 5);
    row->addWidget(scroll, 2);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(bar);
    all->addWidget(m_stack, 1);
    connect(m_start, &QPushButton::clicked, this, &ReproductionPage::startRequested);
    connect(m_stop, &QPushButton::clicked, this, &ReproductionPage::stopRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &ReproductionPage::startRequested);
    retranslate();
}

compare::ReproductionOptions ReproductionPage::options() const
{
    compare::ReproductionOptions options;
    if (m_experiment->currentIndex() > 0)
        options.experiments = { static_cast<compare::Experiment>(m_experiment->currentIndex() - 1) };
    options.effort = static_cast<synthesis::Effort>(m_effort->currentIndex());
    options.model =
        m_profile->currentIndex() == 0 ? evaluation::ModelOptions::pimsyn() : evaluation::ModelOptions::studio();
    return options;
}

void ReproductionPage::setResult(std::shared_ptr<const compare::Reproduction> result)
{
    m_result = std::move(result);
    m_model->setResult(m_result);
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->isHeading(row))
            m_table->setSpan(row, 0, 1, ReproductionModel::kColumns);
    m_table->resizeColumnsToContents();
    for (int column = 0; column < ReproductionModel::kColumns; ++column) // headings do not count
        m_table->setColumnWidth(
            column, std::min(m_table->columnWidth(column), column == ReproductionModel::Series ? 230 : 150));
    refresh();
}

void ReproductionPage::setRunning(bool running)
{
    m_running = running;
    if (running)
        m_error.clear();
    refresh();
}

void ReproductionPage::setProgress(const Progress& progress)
{
    m_progress->setValue(static_cast<int>(progress.fraction * 1000));
    m_state->setText(tr("%1 (%2 of %3), %4")
                         .arg(QString::fromStdString(progress.stage))
                         .arg(progress.gridPoint)
                         .arg(progress.gridPoints)
                         .arg(durationText(progress.seconds)));
}

void ReproductionPage::setError(const QString& error)
{
    m_error = error;
    refresh();
}

void ReproductionPage::refresh()
{
    m_start->setEnabled(!m_running);
    m_stop->setEnabled(m_running);
    m_progress->setVisible(m_running);
    for (QComboBox* box : { m_experiment, m_effort, m_profile })
        box->setEnabled(!m_running);
    const bool rows = m_result && !m_result->rows.empty();
    m_stack->setCurrentIndex(rows ? 1 : 0);
    if (!m_running) {
        if (!m_error.isEmpty()) {
            m_state->setText(m_error);
        } else if (rows) {
            int compared = 0, near = 0;
            for (const auto& row : m_result->rows) {
                compared += row.ours.has_value();
                near += compare::agrees(row);
            }
            const QString text = tr("%1 of %2 numbers within 10 % of the paper's; %3, profile %4")
                                     .arg(near)
                                     .arg(compared)
                                     .arg(durationText(m_result->seconds), QString::fromStdString(m_result->profile));
            m_state->setText(m_result->finished ? text : tr("Stopped. %1").arg(text));
        } else {
            m_state->clear();
        }
    }
    QString notes;
    if (rows) {
        auto last = static_cast<compare::Experiment>(-1);
        for (const auto& note : m_result->notes) {
            if (note.experiment != last)
                notes += (notes.isEmpty() ? QString() : QStringLiteral("\n")) + experimentName(note.experiment)
                    + QStringLiteral("\n");
            last = note.experiment;
            notes += QStringLiteral("• ") + QString::fromStdString(note.text) + QLatin1Char('\n');
        }
        if (notes.isEmpty())
            notes = tr("Every number is within 10 % of the paper's.");
        else
            notes.prepend(tr("Why numbers differ") + QStringLiteral("\n\n"));
    }
    m_notes->setText(notes);
}

void ReproductionPage::retranslate()
{
    m_experimentLabel->setText(tr("Experiment"));
    m_effortLabel->setText(tr("Effort"));
    m_profileLabel->setText(tr("Model"));
    m_experiment->setItemText(0, tr("All of the paper"));
    for (int e = 0; e < compare::kExperimentCount; ++e)
        m_experiment->setItemText(e + 1, experimentName(static_cast<compare::Experiment>(e)));
    m_experiment->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_experiment->setMinimumContentsLength(18);
    const QString efforts[] { tr("Fast"), tr("Normal"), tr("Thorough") };
    for (int i = 0; i < 3; ++i)
        m_effort->setItemText(i, efforts[i]);
    m_start->setText(tr("Run again"));
    m_stop->setText(tr("Stop"));
    const auto say = [](QWidget* widget, const QString& name, const QString& tip) {
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    say(m_experiment, tr("Experiment"), tr("Table or figure of the paper to run again"));
    say(m_effort, tr("Effort"), tr("How long to search for each design"));
    say(m_profile, tr("Evaluation model"), tr("pimsyn: as the released tool computes; studio: with our corrections"));
    say(m_start, m_start->text(),
        tr("Synthesize the paper's designs and evaluate ISAAC and PUMA; stays in the background"));
    say(m_stop, m_stop->text(), tr("End and keep what is finished"));
    say(m_progress, tr("Progress"), tr("Part of all runs that is done"));
    say(m_table, tr("Ours beside the paper's numbers"), {});
    m_notes->setAccessibleName(tr("Why numbers differ"));
    m_empty->setText(tr("The paper's experiments"),
                     tr("Table IV, Fig. 6 to 9 and Table V of PIMSYN (DATE 2024), run again here beside its numbers. "
                        "At effort Fast it takes about a minute."));
    m_empty->setAction(tr("Run them"));
    refresh();
}

void ReproductionPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
