// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QDialog>

namespace pim::app {

/// Name, version, revision, libraries with their versions, licence, and the papers behind the method; as text to copy.
class About : public QDialog
{
    Q_OBJECT
public:
    explicit About(QWidget* parent);
    static QString versionsText();
};

/// The command lines that do what the window does, each to copy.
class CommandSheet : public QDialog
{
    Q_OBJECT
public:
    struct Row
    {
        QString what; ///< "Synthesize these inputs"
        QString command;
    };
    CommandSheet(const std::vector<Row>& rows, QWidget* parent);
};

} // namespace pim::app
