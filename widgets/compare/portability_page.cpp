// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/portability_page.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/theme.h"

namespace pim::widgets {

void PortabilityModel::setMatrix(std::shared_ptr<const compare::Portability> matrix)
{
    beginResetModel();
    m_matrix = std::move(matrix);
    endResetModel();
}

void PortabilityModel::setShown(Shown shown)
{
    beginResetModel();
    m_shown = shown;
    endResetModel();
}

int PortabilityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_matrix ? 0 : static_cast<int>(m_matrix->machines.size());
}
int PortabilityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_matrix ? 0 : static_cast<int>(m_matrix->networks.size());
}

QVariant PortabilityModel::data(const QModelIndex& index, int role) const
{
    if (!m_matrix || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& cell = m_matrix->cells[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
    const bool throughput = m_shown == Shown::Throughput || m_shown == Shown::ThroughputKept;
    const double kept = throughput ? cell.throughputKept : cell.efficiencyKept;
    switch (role) {
    case Qt::DisplayRole: {
        if (!cell.fits)
            return tr("does not fit");
        const QString text = m_shown == Shown::Efficiency
            ? quantityIn(cell.metrics.powerEfficiencyGopsPerW, "GOPS/W", 4).text()
            : m_shown == Shown::Throughput ? quantityIn(cell.metrics.throughputGops, "GOPS", 4).text()
                                           : percentText(kept);
        return cell.own ? tr("%1 ◆").arg(text) : text;
    }
    case Qt::ToolTipRole:
        if (!cell.fits)
            return QString::fromStdString(cell.reason);
        return tr("%1, %2, latency %3\n%4 of the efficiency and %5 of the throughput of the best machine made for this "
                  "network")
            .arg(quantityIn(cell.metrics.powerEfficiencyGopsPerW, "GOPS/W", 4).text(),
                 quantityIn(cell.metrics.throughputGops, "GOPS", 4).text(), quantity(cell.metrics.latency, 4).text(),
                 percentText(cell.efficiencyKept), percentText(cell.throughputKept));
    case Qt::TextAlignmentRole: return int(Qt::AlignCenter);
    case Qt::BackgroundRole: return cell.fits && kept > 0 ? QVariant(cividis(std::min(1.0, kept))) : QVariant();
    case Qt::ForegroundRole: {
        if (!cell.fits || !(kept > 0))
            return tokens().text3;
        const QColor ground = cividis(std::min(1.0, kept));
        return ground.lightnessF() > 0.5 ? QColor(Qt::black) : QColor(Qt::white);
    }
    default: return {};
    }
}

QVariant PortabilityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_matrix || role != Qt::DisplayRole)
        return {};
    const auto& names = orientation == Qt::Horizontal ? m_matrix->networks : m_matrix->machines;
    return section >= 0 && section < static_cast<int>(names.size())
        ? QString::fromStdString(names[static_cast<std::size_t>(section)])
        : QString();
}

PortabilityPage::PortabilityPage(QWidget* parent)
    : QWidget(parent)
    , m_shown(new QComboBox)
    , m_shownLabel(new QLabel)
    , m_state(new QLabel)
    , m_note(new QLabel)
    , m_start(new QPushButton)
    , m_stop(new QPushButton)
    , m_progress(new QProgressBar)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(QStringLiteral("chip")))
    , m_table(new QTableView)
    , m_model(new PortabilityModel(this))
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("base"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* tools = new FlowLayout(bar, 12, 4);
    tools->setContentsMargins(12, 6, 12, 6);
    m_shownLabel->setProperty("role", QStringLiteral("label"));
    m_shownLabel->setBuddy(m_shown);
    for (int i = 0; i < 4; ++i)
        m_shown->addItem({});
    m_shown->setCurrentIndex(2);
    m_start->setIcon(icon(QStringLiteral("run")));
    m_stop->setIcon(icon(QStringLiteral("stop")));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_state->setProperty("role", QStringLiteral("hint"));
    for (QWidget* widget :
         std::initializer_list<QWidget*> { m_shownLabel, m_shown, m_start, m_stop, m_progress, m_state })
        tools->addWidget(widget);
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->setDefaultSectionSize(40);
    m_table->horizontalHeader()->setMinimumSectionSize(120);
    m_note->setWordWrap(true);
    m_note->setProperty("role", QStringLiteral("hint"));
    m_note->setContentsMargins(12, 6, 12, 8);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(bar);
    all->addWidget(m_stack, 1);
    connect(m_shown, &QComboBox::currentIndexChanged, this, [this](int shown) {
        m_model->setShown(static_cast<PortabilityModel::Shown>(shown));
        m_table->resizeColumnsToContents();
    });
    connect(m_start, &QPushButton::clicked, this, &PortabilityPage::startRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &PortabilityPage::startRequested);
    connect(m_stop, &QPushButton::clicked, this, &PortabilityPage::stopRequested);
    connect(&Theme::instance(), &Theme::changed, m_table->viewport(), qOverload<>(&QWidget::update));
    retranslate();
}

void PortabilityPage::setMatrix(std::shared_ptr<const compare::Portability> matrix)
{
    m_matrix = std::move(matrix);
    m_message.clear();
    m_model->setMatrix(m_matrix);
    m_table->resizeColumnsToContents();
    refresh();
}

void PortabilityPage::setRunning(bool running)
{
    m_running = running;
    refresh();
}

void PortabilityPage::setProgress(const Progress& progress)
{
    m_progress->setValue(static_cast<int>(progress.fraction * 1000));
    m_state->setText(tr("%1 (%2 of %3)")
                         .arg(QString::fromStdString(progress.stage))
                         .arg(progress.gridPoint)
                         .arg(progress.gridPoints));
}

void PortabilityPage::setMessage(const QString& message)
{
    m_message = message;
    refresh();
}

void PortabilityPage::refresh()
{
    m_start->setEnabled(!m_running);
    m_stop->setEnabled(m_running);
    m_progress->setVisible(m_running);
    m_stack->setCurrentIndex(m_matrix && !m_matrix->machines.empty() ? 1 : 0);
    if (!m_running)
        m_state->setText(!m_message.isEmpty()                  ? m_message
                             : m_matrix && !m_matrix->finished ? tr("Stopped")
                                                               : QString());
}

void PortabilityPage::retranslate()
{
    m_shownLabel->setText(tr("Show"));
    const QString shown[] { tr("Power efficiency"), tr("Throughput"), tr("Efficiency kept"), tr("Throughput kept") };
    for (int i = 0; i < 4; ++i)
        m_shown->setItemText(i, shown[i]);
    m_start->setText(tr("Compute"));
    m_stop->setText(tr("Stop"));
    const auto say = [](QWidget* widget, const QString& name, const QString& tip) {
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    say(m_shown, tr("Figure of the matrix"),
        tr("Absolute figures, or what a machine keeps of the best one made for the network (%)"));
    say(m_start, m_start->text(), tr("Run every pinned design and best of a run on the networks of all of them"));
    say(m_stop, m_stop->text(), tr("End and keep what is finished"));
    say(m_progress, tr("Progress"), tr("Part of the matrix that is done"));
    say(m_table, tr("Portability matrix"), {});
    m_note->setText(tr("Rows: machines. Columns: networks. ◆ made for this network. In the other cells crossbars, "
                       "macros, converters and scratchpads are fixed and the copies of "
                       "the weights are fitted anew; units are dealt out from the machine's totals."));
    m_empty->setText(tr("How portable are these machines?"),
                     tr("Runs each pinned design, and the best of each run, on the networks of all others. It takes "
                        "designs for at least two networks."));
    m_empty->setAction(tr("Compute"));
    refresh();
}

void PortabilityPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
