// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QPushButton;

namespace pim::app {

/// Asks for the folder that a program's files go into: a new one by its name, or one that exists, where files of the
/// same names are named before they are overwritten.
class ExportProgramDialog : public QDialog
{
    Q_OBJECT
public:
    /// \a files: names that will be written. \a folder: proposed.
    ExportProgramDialog(const QString& folder, QStringList files, QWidget* parent = nullptr);
    QString folder() const;
    QStringList overwritten() const; ///< of the files, those that the folder holds already
    /// \a name in \a parent, with a number behind it where there is such a file or folder.
    static QString freshFolder(const QString& parent, const QString& name);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();
    void browse();

    QStringList m_files;
    QLabel *m_label, *m_about;
    QLineEdit* m_folder;
    QPushButton *m_browse, *m_ok;
};

} // namespace pim::app
