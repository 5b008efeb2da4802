// SPDX-License-Identifier: GPL-3.0-or-later
// ExploreView: what leaves it. Figures, the designs of the brush as a table, its layout as words.
#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QSplitter>

#include "widgets/common/figure_export.h"
#include "widgets/common/save_dialog.h"
#include "widgets/plot/explore_view.h"
#include "widgets/plot/parallel_coordinates.h"

namespace pim::widgets {

using synthesis::pointColumnIndex;
using synthesis::pointColumns;

namespace {

QString keyText(int column)
{
    const std::string_view key = pointColumns()[static_cast<std::size_t>(column)].key;
    return QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size()));
}

int columnOfKey(const QString& key) { return pointColumnIndex(key.toStdString()); }

} // namespace

QByteArray ExploreView::csv() const
{
    const synthesis::PointTable& table = m_data.points();
    QByteArray text = "id";
    for (const synthesis::PointColumn& column : pointColumns())
        text += ',' + QByteArray(column.key.data(), static_cast<qsizetype>(column.key.size()));
    text += '\n';
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (!m_data.inBrush()[i])
            continue;
        text += QByteArray::number(static_cast<qlonglong>(table.ids[i]));
        for (std::size_t c = 0; c < pointColumns().size(); ++c) {
            const double value = table.columns[c][i];
            const auto& choices = pointColumns()[c].choices;
            text += ',';
            if (!std::isfinite(value))
                continue;
            if (choices[0].empty())
                text += QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
            else
                text += QByteArray(choices[value > 0.5].data(), static_cast<qsizetype>(choices[value > 0.5].size()));
        }
        text += '\n';
    }
    return text;
}

Result<void> ExploreView::exportTo(const QString& path)
{
    if (QFileInfo(path).suffix().toLower() != QLatin1String("csv"))
        return m_scatter->exportTo(path);
    const QByteArray text = csv();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return tl::unexpected(Error { ErrorCode::IoError, QCoreApplication::translate("pim::figure", "cannot write: %1").arg(file.errorString()).toStdString(), path.toStdString() });
    return {};
}

void ExploreView::exportInteractively()
{
    auto* dialog = saveDialog(this, tr("Export"), QStringLiteral("explore.png"), figureFilter() + QStringLiteral(";;") + tr("Designs in the brush (*.csv)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (const auto done = exportTo(path); !done)
            emit exportFailed(QString::fromStdString(done.error().message));
    });
    dialog->open();
}

QStringList ExploreView::saveLayout() const
{
    QStringList words { QStringLiteral("x=") + keyText(m_data.columnX()), QStringLiteral("y=") + keyText(m_data.columnY()) };
    const auto add = [&](const QString& name, int column) {
        if (column >= 0)
            words << name + keyText(column);
    };
    add(QStringLiteral("colour="), m_scatter->colourColumn());
    add(QStringLiteral("size="), m_pickSize->currentData().toInt());
    for (const int column : m_parallel->columns())
        add(QStringLiteral("axis="), column);
    const std::pair<const char*, QCheckBox*> boxes[] { { "logx", m_logX }, { "logy", m_logY }, { "front", m_front }, { "dominated", m_dominated }, { "published", m_published }, { "limits", m_limits }, { "others", m_others } };
    for (const auto& [word, box] : boxes)
        words << QStringLiteral("%1=%2").arg(QLatin1String(word)).arg(box->isChecked() ? 1 : 0);
    words << QStringLiteral("split=") + QString::fromLatin1(m_splitter->saveState().toBase64());
    return words;
}

void ExploreView::restoreLayout(const QStringList& words)
{
    int x = m_data.columnX(), y = m_data.columnY(), colour = -1, size = -1;
    bool coloured = false;
    std::vector<int> axes;
    const std::pair<const char*, QCheckBox*> boxes[] { { "logx", m_logX }, { "logy", m_logY }, { "front", m_front }, { "dominated", m_dominated }, { "published", m_published }, { "limits", m_limits }, { "others", m_others } };
    for (const QString& word : words) {
        const QString name = word.section(QLatin1Char('='), 0, 0), value = word.section(QLatin1Char('='), 1);
        const int column = columnOfKey(value);
        if (name == QLatin1String("x") && column >= 0)
            x = column;
        else if (name == QLatin1String("y") && column >= 0)
            y = column;
        else if (name == QLatin1String("colour"))
            colour = column, coloured = true;
        else if (name == QLatin1String("size"))
            size = column;
        else if (name == QLatin1String("axis") && column >= 0 && std::find(axes.begin(), axes.end(), column) == axes.end())
            axes.push_back(column);
        else if (name == QLatin1String("split"))
            m_splitter->restoreState(QByteArray::fromBase64(value.toLatin1()));
        for (const auto& [known, box] : boxes)
            if (name == QLatin1String(known))
                box->setChecked(value == QLatin1String("1"));
    }
    m_scatter->setColourColumn(coloured || words.isEmpty() ? colour : m_scatter->colourColumn());
    m_parallel->setColourColumn(m_scatter->colourColumn());
    m_scatter->setSizeColumn(size);
    if (axes.size() >= 2)
        m_parallel->setColumns(axes);
    setAxes(x, y);
    m_pickSize->setCurrentIndex(std::max(0, m_pickSize->findData(size)));
}

} // namespace pim::widgets
