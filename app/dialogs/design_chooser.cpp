// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/design_chooser.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "app/design_names.h"
#include "widgets/common/quantity_text.h"

namespace pim::app {

QString kindText(const project::DesignInFile& design)
{
    using Kind = project::DesignInFile::Kind;
    switch (design.kind) {
    case Kind::Pinned: return DesignChooser::tr("pinned as %1").arg(QString::fromStdString(design.record.letter));
    case Kind::Kept: return DesignChooser::tr("kept");
    case Kind::BestOfRun: return DesignChooser::tr("best of a run");
    case Kind::DesignFile: break;
    }
    return DesignChooser::tr("design file");
}

DesignChooser::DesignChooser(const std::vector<project::DesignInFile>& designs, const QString& fileName, QWidget* parent)
    : QDialog(parent)
    , m_list(new QTreeWidget(this))
{
    setWindowTitle(tr("Designs of %1").arg(fileName));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setHeaderLabels({ tr("Design"), tr("In the file"), tr("Network"), tr("Power budget") });
    m_list->setAccessibleName(tr("Designs of the file"));
    for (const project::DesignInFile& one : designs) {
        auto* row = new QTreeWidgetItem(m_list, { shownName(one.record), kindText(one), QString::fromStdString(one.record.design->network->name),
                                                  widgets::quantity(one.record.design->constraints.powerBudget).text() });
        row->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
        row->setToolTip(0, row->text(0).toHtmlEscaped());
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto* note = new QLabel(tr("The file is read only and stays as it is."), this);
    note->setProperty("role", QStringLiteral("hint"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Compare"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &QDialog::accept);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [buttons](const QTreeWidgetItem* now) { buttons->button(QDialogButtonBox::Ok)->setEnabled(now != nullptr); });
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(note);
    layout->addWidget(buttons);
    resize(620, 320);
}

int DesignChooser::chosen() const { return m_list->indexOfTopLevelItem(m_list->currentItem()); }

} // namespace pim::app
