// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/export_program_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace pim::app {

ExportProgramDialog::ExportProgramDialog(const QString& folder, QStringList files, QWidget* parent)
    : QDialog(parent)
    , m_files(std::move(files))
    , m_label(new QLabel(this))
    , m_about(new QLabel(this))
    , m_folder(new QLineEdit(QDir::toNativeSeparators(folder), this))
    , m_browse(new QPushButton(this))
{
    m_label->setBuddy(m_folder);
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(m_browse);
    auto* form = new QFormLayout;
    form->addRow(m_label, row);
    form->addRow(m_about);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    m_ok = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_ok->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportProgramDialog::refresh);
    connect(m_browse, &QPushButton::clicked, this, &ExportProgramDialog::browse);
    retranslate();
    resize(520, sizeHint().height());
}

QString ExportProgramDialog::folder() const { return QDir::fromNativeSeparators(m_folder->text().trimmed()); }

QStringList ExportProgramDialog::overwritten() const
{
    QStringList there;
    const QDir to(folder());
    if (!folder().isEmpty() && to.exists())
        for (const QString& file : m_files)
            if (to.exists(file))
                there << file;
    return there;
}

QString ExportProgramDialog::freshFolder(const QString& parent, const QString& name)
{
    const QDir in(parent);
    QString fresh = name;
    for (int number = 2; in.exists(fresh) && number < 1000; ++number)
        fresh = name + QLatin1Char('-') + QString::number(number);
    return in.filePath(fresh);
}

void ExportProgramDialog::refresh()
{
    const QFileInfo info(folder());
    const QStringList there = overwritten();
    const QString files = m_files.join(QStringLiteral(", "));
    QString about;
    bool possible = true, warning = false;
    if (folder().isEmpty() || info.isRelative()) {
        about = tr("Give the folder with its whole path.");
        possible = false;
    } else if (info.exists() && !info.isDir()) {
        about = tr("This is a file, not a folder.");
        possible = false;
    } else if (!there.isEmpty()) {
        about = tr("The folder holds files of these names, which will be overwritten: %1").arg(there.join(QStringLiteral(", ")));
        warning = true;
    } else {
        about = info.exists() ? tr("Writes into this folder: %1").arg(files) : tr("Makes this folder and writes into it: %1").arg(files);
    }
    m_about->setText(about);
    m_about->setProperty("role", warning || !possible ? QStringLiteral("error") : QStringLiteral("hint"));
    m_about->style()->unpolish(m_about);
    m_about->style()->polish(m_about);
    m_ok->setText(warning ? tr("Overwrite") : tr("Export"));
    m_ok->setEnabled(possible);
    m_ok->setDefault(!warning); // not by Return alone
    m_ok->setAutoDefault(!warning);
}

void ExportProgramDialog::browse()
{
    auto* dialog = new QFileDialog(this, windowTitle(), QFileInfo(folder()).isDir() ? folder() : QFileInfo(folder()).path());
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) { m_folder->setText(QDir::toNativeSeparators(chosen)); });
    dialog->open();
}

void ExportProgramDialog::retranslate()
{
    setWindowTitle(tr("Export program into a folder"));
    m_label->setText(tr("&Folder"));
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setToolTip(tr("Folder that the files go into; one that is not there is made"));
    m_label->setToolTip(m_folder->toolTip());
    m_browse->setText(tr("Browse…"));
    m_browse->setToolTip(tr("Choose a folder that exists"));
    refresh();
}

void ExportProgramDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace pim::app
