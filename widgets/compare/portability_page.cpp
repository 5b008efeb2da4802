// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/portability_page.h"

#include <algorithm>

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/common/quantity_text.h"
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
    : RunPage(QStringLiteral("chip"), parent)
    , m_shown(new QComboBox)
    , m_note(new QLabel)
    , m_table(new QTableView)
    , m_model(new PortabilityModel(this))
{
    for (int i = 0; i < 4; ++i)
        m_shown->addItem({});
    m_shown->setCurrentIndex(2);
    m_shownLabel = addField(m_shown);
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
    finish(page);
    connect(m_shown, &QComboBox::currentIndexChanged, this, [this](int shown) {
        m_model->setShown(static_cast<PortabilityModel::Shown>(shown));
        m_table->resizeColumnsToContents();
    });
    connect(&Theme::instance(), &Theme::changed, m_table->viewport(), qOverload<>(&QWidget::update));
    setWords();
}

void PortabilityPage::setMatrix(std::shared_ptr<const compare::Portability> matrix)
{
    m_matrix = std::move(matrix);
    m_model->setMatrix(m_matrix);
    m_table->resizeColumnsToContents();
    setWords();
    setMessage({});
}

QSize PortabilityPage::figureSize() const
{
    const QFontMetrics metrics(fontOf(TextRole::Table));
    int names = 80, cell = 120;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names = std::max(names, metrics.horizontalAdvance(m_model->headerData(row, Qt::Vertical, Qt::DisplayRole).toString()) + 24);
    for (int column = 0; column < m_model->columnCount(); ++column)
        cell = std::max(cell, metrics.horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) + 24);
    return { names + cell * m_model->columnCount() + 16, 40 + 28 + 40 * m_model->rowCount() + 44 };
}

void PortabilityPage::paintFigure(QPainter& painter, const QSize& size) const
{
    const QSize natural = figureSize();
    painter.scale(static_cast<double>(size.width()) / natural.width(), static_cast<double>(size.height()) / natural.height());
    const int columns = std::max(1, m_model->columnCount()), rows = m_model->rowCount();
    const QFontMetrics metrics(fontOf(TextRole::Table));
    int names = 80;
    for (int row = 0; row < rows; ++row)
        names = std::max(names, metrics.horizontalAdvance(m_model->headerData(row, Qt::Vertical, Qt::DisplayRole).toString()) + 24);
    const int cell = (natural.width() - 16 - names) / columns;
    painter.setFont(fontOf(TextRole::Section));
    painter.setPen(tokens().text);
    painter.drawText(QRect(8, 6, natural.width() - 16, 26), Qt::AlignLeft | Qt::AlignVCenter, m_shown->currentText());
    painter.setFont(fontOf(TextRole::Table));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        painter.setPen(tokens().text2);
        painter.drawText(QRect(names + column * cell, 40, cell, 28), Qt::AlignCenter,
                         m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < rows; ++row) {
            const QModelIndex index = m_model->index(row, column);
            const QRect box(names + column * cell, 68 + row * 40, cell - 1, 39);
            const QVariant ground = m_model->data(index, Qt::BackgroundRole);
            painter.fillRect(box, ground.isValid() ? ground.value<QColor>() : tokens().alt);
            painter.setPen(m_model->data(index, Qt::ForegroundRole).value<QColor>());
            painter.drawText(box, Qt::AlignCenter, m_model->data(index, Qt::DisplayRole).toString());
        }
    }
    painter.setPen(tokens().text);
    for (int row = 0; row < rows; ++row)
        painter.drawText(QRect(8, 68 + row * 40, names - 12, 39), Qt::AlignLeft | Qt::AlignVCenter,
                         m_model->headerData(row, Qt::Vertical, Qt::DisplayRole).toString());
    // What the colours say.
    const int y = 68 + rows * 40 + 12, width = std::min(180, natural.width() - names - 100);
    for (int x = 0; x < width; ++x)
        painter.fillRect(QRect(names + x, y, 1, 12), cividis(static_cast<double>(x) / width));
    painter.setPen(tokens().text2);
    painter.setFont(fontOf(TextRole::Caption));
    painter.drawText(QRect(names - 44, y - 2, 40, 16), Qt::AlignRight | Qt::AlignVCenter, percentText(0));
    painter.drawText(QRect(names + width + 4, y - 2, 90, 16), Qt::AlignLeft | Qt::AlignVCenter, tr("%1 kept").arg(percentText(1)));
}

RunPage::Words PortabilityPage::words() const
{
    return { tr("Compute"), tr("Run every pinned design and best of a run on the networks of all of them"),
             tr("How portable are these machines?"),
             tr("Runs each pinned design, and the best of each run, on the networks of all others. It takes designs for "
                "at least two networks.") };
}

void PortabilityPage::retranslate()
{
    m_shownLabel->setText(tr("Show"));
    const QString shown[] { tr("Power efficiency"), tr("Throughput"), tr("Efficiency kept"), tr("Throughput kept") };
    for (int i = 0; i < 4; ++i)
        m_shown->setItemText(i, shown[i]);
    name(m_shown, tr("Figure of the matrix"),
         tr("Absolute figures, or what a machine keeps of the best one made for the network (%)"));
    name(m_table, tr("Portability matrix"), {});
    QString note = tr("Rows: machines. Columns: networks. ◆ made for this network. In the other cells crossbars, "
                      "macros, converters and scratchpads are fixed and the copies of "
                      "the weights are fitted anew; units are dealt out from the machine's totals.");
    note += QLatin1Char('\n') + tr("Parts that a network does not use are taken as switched off: they cost nothing.");
    if (m_matrix && !m_matrix->sameModel)
        note.prepend(tr("The machines have different evaluation models: figures are counted differently.") + QLatin1Char('\n'));
    m_note->setText(note);
}

} // namespace pim::widgets
