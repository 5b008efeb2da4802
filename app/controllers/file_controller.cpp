// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/file_controller.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>

#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/program_files.h"
#include "core/project/project.h"
#include "widgets/common/literal_text.h"
#include "widgets/editors/model_section.h"

namespace pim::app {

FileController::FileController(Document& document, MainWindow& window, NoticeBar& notices)
    : m_document(document)
    , m_window(window)
    , m_notices(notices)
{
    connect(&m_document, &Document::opened, this, [this] {
        m_hasProject = true;
        if (!m_document.path().isEmpty())
            remember(m_document.path());
        if (!m_document.readOnlyReason().isEmpty())
            m_notices.show(NoticeBar::Kind::Warning,
                           tr("%1 is opened read-only: %2. Save as writes a copy.")
                               .arg(m_document.title(), m_document.readOnlyReason()),
                           { { tr("Save as…"), [this] { saveAs(); } } });
        m_window.showGallery(false);
        emit projectShown(true);
        m_window.say(tr("Opened %1").arg(m_document.title()));
    });
    connect(&m_document, &Document::recovered, this, [this] {
        m_notices.show(NoticeBar::Kind::Warning,
                       tr("Unsaved work of a session that did not end was brought back. Save keeps it."),
                       { { tr("Save"), [this] { save(); } } });
    });
    connect(&m_document, &Document::modelImported, this, [this] {
        m_hasProject = true;
        if (!m_importing.isEmpty() && !m_importing.startsWith(QLatin1String("zoo:")))
            remember(m_importing);
        m_importing.clear();
        m_window.showGallery(false);
        emit projectShown(true);
    });
    connect(&m_document, &Document::saved, this, [this] {
        remember(m_document.path());
        m_window.say(tr("Saved %1").arg(m_document.path()));
        if (auto then = std::exchange(m_afterSave, {}))
            then();
    });
    connect(&m_document, &Document::failed, this, &FileController::failed);
}

void FileController::remember(const QString& path)
{
    m_window.settings().addRecent(path);
    m_window.settings().save();
}

void FileController::start(const QStringList& arguments)
{
    if (!arguments.isEmpty()) {
        open(arguments.front());
        return;
    }
    if (m_window.settings().showGallery)
        m_window.showGallery(true);
    else
        newProject();
    offerRecovery();
}

void FileController::offerRecovery()
{
    const std::vector<Leftover> leftovers = Document::recoverable();
    if (leftovers.empty())
        return;
    const Leftover& last = leftovers.front();
    QString text = tr("The program ended without saving %1, changed %2.")
                       .arg(last.title, QLocale().toString(last.changed, QLocale::ShortFormat));
    if (leftovers.size() > 1)
        text +=
            QLatin1Char(' ') + tr("%n older one(s) come after it.", nullptr, static_cast<int>(leftovers.size()) - 1);
    m_notices.show(NoticeBar::Kind::Warning, text,
                   { { tr("Recover"), [this, path = last.path] { whenSafe([this, path] { m_document.open(path); }); } },
                     { tr("Forget it"), [this, last] {
                          if (const auto forgotten = Document::forget(last); !forgotten)
                              failed(forgotten.error());
                          offerRecovery();
                      } } });
    m_notices.focusFirstChoice(); // one key brings everything back
}

void FileController::open(const QString& path)
{
    if (path.startsWith(QLatin1String("zoo:"))) {
        openZoo(path.mid(4));
        return;
    }
    if (!QFileInfo::exists(path)) {
        failed({ ErrorCode::IoError, tr("there is no such file").toStdString(), path.toStdString() });
        return;
    }
    if (path.endsWith(QLatin1String(".pims"), Qt::CaseInsensitive) || project::looksLikeProject(path.toStdString())) {
        whenSafe([this, path] { m_document.open(path); });
        return;
    }
    const FileContent content = contentOf(path);
    if (content == FileContent::Machine) {
        failed({ ErrorCode::InvalidArgument,
                 tr("this is the configuration of a machine: choose it when you compile (Program > Compile, machine from a configuration file)").toStdString(), path.toStdString() });
        return;
    }
    if (content == FileContent::Program) {
        if (!m_hasProject)
            newProject();
        remember(path);
        emit programOpened(path);
        return;
    }
    if (!m_hasProject)
        m_document.newProject();
    m_importing = path;
    m_window.say(tr("Reading %1 …").arg(path));
    m_document.importModel(path);
}

void FileController::openZoo(const QString& name)
{
    whenSafe([this, name] {
        m_importing = QStringLiteral("zoo:") + name;
        m_document.newFromZoo(name);
    });
}

void FileController::openExample(const QString& path)
{
    whenSafe([this, path] { m_document.open(path); });
}

void FileController::newProject()
{
    whenSafe([this] {
        m_document.newProject();
        m_hasProject = true;
        m_window.showGallery(false);
        emit projectShown(true);
    });
}

void FileController::chooseAndOpen()
{
    auto* dialog = new QFileDialog(
        &m_window, tr("Open"), QFileInfo(m_document.path()).path(),
        tr("Projects, networks and programs (*.pims *.onnx *.json *.gz *.bin *.asm);;Projects (*.pims);;ONNX (*.onnx);;Programs (*.json *.gz *.bin *.asm);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &FileController::open);
    dialog->open();
}

void FileController::save()
{
    if (m_document.path().isEmpty() || !m_document.readOnlyReason().isEmpty())
        saveAs();
    else
        m_document.save();
}

void FileController::saveAs(std::function<void()> then)
{
    QString suggestion = m_document.path();
    if (suggestion.isEmpty()) {
        const auto& model = m_document.inputs().model;
        QString name = model && !model->network.name.empty() ? QString::fromStdString(model->network.name) : m_document.title();
        name.replace(QRegularExpression(QStringLiteral("[^\\w.-]+")), QStringLiteral("-"));
        suggestion = name.toLower() + QStringLiteral(".pims");
    }
    auto* dialog = new QFileDialog(&m_window, tr("Save project"), suggestion, tr("Projects (*.pims)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pims"));
    dialog->selectFile(suggestion);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, then = std::move(then)](const QString& path) {
        m_afterSave = then;
        m_document.saveAs(path);
    });
    dialog->open();
}

void FileController::closeProject()
{
    whenSafe([this] {
        m_document.newProject();
        m_hasProject = false;
        emit projectShown(false);
        m_window.showGallery(true);
    });
}

FileController::Answer FileController::ask()
{
    // The one question that is modal: data is at stake.
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"), tr("%1 has unsaved changes.").arg(m_document.title()),
                    QMessageBox::NoButton, &m_window);
    box.setInformativeText(tr("Without saving, runs and edits since the last save are lost."));
    box.setTextFormat(Qt::PlainText);
    auto* save = box.addButton(tr("Save"), QMessageBox::AcceptRole);
    auto* discard = box.addButton(tr("Do not save"), QMessageBox::DestructiveRole);
    box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(save);
    box.exec();
    return box.clickedButton() == save ? Answer::Save : box.clickedButton() == discard ? Answer::Discard : Answer::Stay;
}

void FileController::whenSafe(std::function<void()> then)
{
    if (!m_hasProject || !m_document.isModified()) {
        then();
        return;
    }
    switch (ask()) {
    case Answer::Stay: return;
    case Answer::Discard:
        m_document.discard();
        then();
        return;
    case Answer::Save: break;
    }
    if (m_document.path().isEmpty() || !m_document.readOnlyReason().isEmpty()) {
        saveAs(std::move(then));
    } else {
        m_afterSave = std::move(then);
        m_document.save();
    }
}

bool FileController::mayClose()
{
    if (!m_hasProject || !m_document.isModified())
        return true;
    switch (ask()) {
    case Answer::Stay: return false;
    case Answer::Discard: m_document.discard(); return true;
    case Answer::Save: break;
    }
    if (m_document.path().isEmpty() || !m_document.readOnlyReason().isEmpty()) {
        saveAs([this] { m_window.close(); });
        return false;
    }
    m_document.save();
    m_document.flush();
    return !m_document.isModified();
}

void FileController::failed(const Error& error)
{
    m_afterSave = {};
    const QString importing = std::exchange(m_importing, {});
    if (error.code == ErrorCode::InvalidArgument && importing.endsWith(QLatin1String(".onnx"), Qt::CaseInsensitive)) {
        askForShapes(importing, error);
        return;
    }
    const QString text = QString::fromStdString(error.text());
    m_notices.show(NoticeBar::Kind::Error, text);
    m_window.say(text, true);
}

void FileController::askForShapes(const QString& path, const Error& error)
{
    // The importer names the input and the dimension that the file leaves open.
    auto* dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Shape of an input"));
    dialog->setLabelText(widgets::literalText(
        tr("%1\n\nGive the shape as NAME=1x3x224x224:").arg(QString::fromStdString(error.text()))));
    static const QRegularExpression kInput(QStringLiteral("input \"?([^\"\\s:]+)\"?"));
    const auto match = kInput.match(QString::fromStdString(error.text()));
    dialog->setTextValue((match.hasMatch() ? match.captured(1) : QStringLiteral("input"))
                         + QStringLiteral("=1x3x224x224"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, path, error](const QString& text) {
        const auto equals = text.indexOf(QLatin1Char('='));
        auto shape = widgets::ModelSection::parseShape(text.mid(equals + 1).trimmed(), 0);
        if (equals <= 0 || !shape) {
            const QString rule =
                shape ? tr("write NAME=SHAPE, got \"%1\"").arg(text) : QString::fromStdString(shape.error().text());
            m_notices.show(NoticeBar::Kind::Error, rule,
                           { { tr("Try again"), [this, path, error] { askForShapes(path, error); } } });
            return;
        }
        m_importing = path;
        m_document.importModel(path, { .inputShapes = { { text.left(equals).trimmed().toStdString(), *shape } } });
    });
    dialog->open();
}

} // namespace pim::app
