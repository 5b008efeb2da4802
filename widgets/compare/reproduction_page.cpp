// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/reproduction_page.h"

#include <algorithm>

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_models.h"
#include "widgets/compare/compare_tables.h"
#include "widgets/compare/compare_words.h"

namespace pim::widgets {

ReproductionPage::ReproductionPage(QWidget* parent)
    : RunPage(QStringLiteral("book"), parent)
    , m_experiment(new QComboBox)
    , m_effort(new QComboBox)
    , m_profile(new QComboBox)
    , m_notes(new QLabel)
    , m_model(new ReproductionModel(this))
{
    m_experimentLabel = addField(m_experiment);
    m_effortLabel = addField(m_effort);
    m_profileLabel = addField(m_profile);
    for (int e = 0; e <= compare::kExperimentCount; ++e)
        m_experiment->addItem({});
    for (int i = 0; i < 3; ++i)
        m_effort->addItem({});
    m_profile->addItem(QStringLiteral("pimsyn"));
    m_profile->addItem(QStringLiteral("studio"));
    m_table = plainTable(m_model);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_notes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_notes->setContentsMargins(12, 8, 12, 8);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_notes);
    auto* page = new QSplitter(Qt::Horizontal);
    page->setChildrenCollapsible(false);
    page->addWidget(m_table);
    page->addWidget(scroll);
    page->setStretchFactor(0, 5);
    page->setStretchFactor(1, 2);
    page->setSizes({ 720, 300 });
    finish(page);
    setWords();
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
    setWords(); // "Run them" is "Run again" now
    setMessage({});
}

QString ReproductionPage::summary() const
{
    int compared = 0, near = 0;
    for (const auto& row : m_result->rows) {
        compared += row.ratio().has_value();
        near += compare::agrees(row);
    }
    return tr("%1 of %2 numbers within 10 % of the paper's; %3, profile %4")
        .arg(near)
        .arg(compared)
        .arg(durationText(m_result->seconds), QString::fromStdString(m_result->profile));
}

void ReproductionPage::showNotes()
{
    QString notes;
    if (hasResult()) {
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

QSize ReproductionPage::figureSize() const
{
    return { m_table->horizontalHeader()->length() + 16, 24 * (m_model->rowCount() + 1) + 12 };
}

void ReproductionPage::paintFigure(QPainter& painter, const QSize& size) const
{
    const QSize natural = figureSize();
    painter.scale(static_cast<double>(size.width()) / natural.width(), static_cast<double>(size.height()) / natural.height());
    for (int row = -1; row < m_model->rowCount(); ++row) {
        int x = 8;
        const int y = 24 * (row + 1) + 4;
        if (row >= 0 && m_model->isHeading(row)) {
            painter.fillRect(QRect(0, y, natural.width(), 24), tokens().win);
            painter.setFont(fontOf(TextRole::Section));
            painter.setPen(tokens().text);
            painter.drawText(QRect(x, y, natural.width() - 16, 24), Qt::AlignLeft | Qt::AlignVCenter,
                             m_model->index(row, 0).data().toString());
            continue;
        }
        painter.setFont(fontOf(TextRole::Table));
        painter.setPen(row < 0 ? tokens().text2 : tokens().text);
        for (int column = 0; column < ReproductionModel::kColumns; ++column) {
            const QRect box(x + 4, y, m_table->columnWidth(column) - 8, 24);
            const QVariant text = row < 0 ? m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                          : m_model->index(row, column).data();
            const QVariant align = row < 0 ? m_model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole)
                                           : m_model->index(row, column).data(Qt::TextAlignmentRole);
            painter.drawText(box, align.toInt(),
                             painter.fontMetrics().elidedText(text.toString(), Qt::ElideRight, box.width()));
            x += m_table->columnWidth(column);
        }
    }
}

RunPage::Words ReproductionPage::words() const
{
    return { hasResult() ? tr("Run again") : tr("Run them"),
             tr("Synthesize the paper's designs and evaluate ISAAC and PUMA; stays in the background"),
             tr("The paper's experiments"),
             tr("Table IV, Fig. 6 to 9 and Table V of PIMSYN (DATE 2024), run again here beside its numbers. At effort "
                "Fast it takes about a minute.") };
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
    name(m_experiment, tr("Experiment"), tr("Table or figure of the paper to run again"));
    name(m_effort, tr("Effort"), tr("How long to search for each design"));
    name(m_profile, tr("Evaluation model"), tr("pimsyn: as the released tool computes; studio: with our corrections"));
    name(m_table, tr("Ours beside the paper's numbers"), {});
    m_notes->setAccessibleName(tr("Why numbers differ"));
    showNotes();
}

} // namespace pim::widgets
