// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/about.h"

#include <vector>

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSysInfo>
#include <QVBoxLayout>

#include "pim_version.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

namespace pim::app {

QString About::versionsText()
{
    const auto text = [](std::string_view s) { return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())); };
    return QStringLiteral("PIM Studio %1 (%2)\nQt %3\n%4, %5")
        .arg(text(kVersion), text(kGitRevision), QLatin1String(qVersion()), QSysInfo::prettyProductName(),
             QSysInfo::currentCpuArchitecture());
}

About::About(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About PIM Studio"));
    auto* sign = new QLabel(this);
    sign->setPixmap(QIcon(QStringLiteral(":/icons/pimstudio.svg")).pixmap(64, 64));
    auto* title = new QLabel(QStringLiteral("PIM Studio"), this);
    title->setFont(widgets::fontOf(widgets::TextRole::Title));
    auto* versions = new QLabel(versionsText(), this);
    versions->setTextInteractionFlags(Qt::TextSelectableByMouse);
    versions->setProperty("role", QStringLiteral("label"));
    auto* text = new QLabel(
        tr("<p>A design studio for processing-in-memory accelerators: from a neural network and a power budget to a "
           "chip, with a reason for every number.</p>"
           "<p>The method follows <i>PIMSYN: Synthesizing Processing-in-memory CNN Accelerators</i>, DATE 2024. "
           "Hardware figures come from the papers that each of them names.</p>"
           "<p>Built with Qt, QCustomPlot, onnx, protobuf, Graphviz, SQLite, nlohmann_json, fmt and CLI11.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later. It comes without any "
           "warranty.</p>"),
        this);
    text->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->addWidget(sign, 0, Qt::AlignTop);
    auto* names = new QVBoxLayout;
    names->addWidget(title);
    names->addWidget(versions);
    head->addSpacing(12);
    head->addLayout(names, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copy = buttons->addButton(tr("Copy versions"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [] { QGuiApplication::clipboard()->setText(versionsText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(text);
    layout->addWidget(buttons);
    resize(460, sizeHint().height());
}

CommandSheet::CommandSheet(const std::vector<Row>& rows, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("The same on the command line"));
    auto* layout = new QVBoxLayout(this);
    auto* note =
        new QLabel(tr("The window and the command line share one engine: these commands give the same results."), this);
    note->setWordWrap(true);
    note->setProperty("role", QStringLiteral("label"));
    layout->addWidget(note);
    for (const Row& row : rows) {
        layout->addSpacing(4);
        layout->addWidget(new QLabel(row.what, this));
        auto* field = new QLineEdit(row.command, this);
        field->setReadOnly(true);
        field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        field->setCursorPosition(0);
        field->setAccessibleName(row.what);
        auto* copy = new QPushButton(tr("Copy"), this);
        copy->setAccessibleName(tr("Copy: %1").arg(row.what));
        connect(copy, &QPushButton::clicked, this, [field] { QGuiApplication::clipboard()->setText(field->text()); });
        auto* line = new QHBoxLayout;
        line->addWidget(field, 1);
        line->addWidget(copy);
        layout->addLayout(line);
    }
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(720, sizeHint().height());
}

} // namespace pim::app
