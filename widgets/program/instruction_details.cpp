// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/instruction_details.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include "core/program/assembly.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/program/program_text.h"

namespace pim::widgets {
namespace {

constexpr int kTimeDigits = 7; ///< nanoseconds within milliseconds

} // namespace

InstructionDetails::InstructionDetails(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_words(new QLabel(this))
    , m_source(new QLabel(this))
    , m_layers(new QPushButton(this))
    , m_network(new QPushButton(this))
    , m_timeline(new QPushButton(this))
    , m_floorplan(new QPushButton(this))
{
    setProperty("surface", QStringLiteral("alt"));
    setAttribute(Qt::WA_StyledBackground);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setBold(true);
    m_title->setFont(font);
    m_source->setProperty("role", QStringLiteral("label"));
    for (QLabel* label : { m_title, m_words, m_source }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setFocusPolicy(Qt::NoFocus); // not a stop of its own on the way through the view
    }
    const std::pair<QPushButton*, const char*> views[] { { m_layers, "layers" }, { m_network, "network" }, { m_timeline, "timeline" }, { m_floorplan, "floorplan" } };
    for (const auto& [button, view] : views) {
        button->setProperty("link", true);
        connect(button, &QPushButton::clicked, this, [this, view = QLatin1String(view)] {
            if (m_data && m_place && m_data->has(*m_place))
                if (const int layer = m_data->source(m_data->at(*m_place)).layer; layer >= 0)
                    emit layerRequested(view, layer);
        });
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_title, 1);
    for (const auto& [button, view] : views)
        top->addWidget(button, 0, Qt::AlignTop);
    column->addLayout(top);
    column->addWidget(m_words);
    column->addWidget(m_source);
    column->addStretch(1);
    retranslateUi();
}

void InstructionDetails::setInstruction(std::shared_ptr<const ProgramData> program, std::optional<InstructionPlace> place)
{
    m_data = std::move(program);
    m_place = place;
    show();
}

QString InstructionDetails::words() const { return m_words->text(); }
bool InstructionDetails::isEmpty() const { return !m_data || !m_place; }
QList<QWidget*> InstructionDetails::tabOrder() const { return { m_layers, m_network, m_timeline, m_floorplan }; }

void InstructionDetails::retranslateUi()
{
    m_layers->setText(tr("Layers"));
    m_layers->setToolTip(tr("Show its layer in the table of layers"));
    m_network->setText(tr("Network"));
    m_network->setToolTip(tr("Show its layer in the network"));
    m_timeline->setText(tr("Timeline"));
    m_timeline->setToolTip(tr("Show when it runs on the timeline (Return in the table)"));
    m_floorplan->setText(tr("Floorplan"));
    m_floorplan->setToolTip(tr("Show its layer's macros on the floorplan"));
    show();
}

void InstructionDetails::show()
{
    const bool there = m_data && m_place && m_data->has(*m_place);
    const program::Source source = there ? m_data->source(m_data->at(*m_place)) : program::Source {};
    for (QPushButton* button : { m_layers, m_network, m_timeline, m_floorplan })
        button->setVisible(source.layer >= 0);
    m_title->setVisible(there);
    m_source->setVisible(there);
    if (!there) {
        m_words->setText(tr("Select an instruction to read what it does."));
        fitHeight();
        return;
    }
    const program::Instruction& in = m_data->at(*m_place);
    m_title->setText(QString::fromStdString(program::disassemble(in)));
    m_words->setText(explainInstruction(*m_data, *m_place));
    QStringList parts { tr("Core %1, instruction %2").arg(QString::number(m_place->core), countText(m_place->index)) };
    if (const QString layer = layerText(*m_data, source); !layer.isEmpty()) {
        const QString position = positionText(*m_data, source);
        parts << (position.isEmpty() ? tr("for layer %1").arg(layer) : tr("for layer %1, output from row, column %2").arg(layer, position));
    }
    if (const auto time = m_data->time(m_data->row(*m_place)))
        parts << tr("simulated from %1 to %2 (%3)").arg(timeText(time->enterPs, kTimeDigits), timeText(time->retirePs, kTimeDigits), timeText(time->retirePs - time->enterPs));
    m_source->setText(parts.join(QStringLiteral(" · ")));
    fitHeight();
}

void InstructionDetails::fitHeight()
{
    layout()->activate();
    setMinimumHeight(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : layout()->totalSizeHint().height());
}

void InstructionDetails::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitHeight();
}

} // namespace pim::widgets
