// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/document_commands.h"

#include "app/document.h"

namespace pim::app {

EditInputs::EditInputs(Document& document, project::Inputs inputs, const QString& text, int interaction)
    : QUndoCommand(text)
    , m_document(document)
    , m_inputs(std::move(inputs))
    , m_interaction(interaction)
{
}

void EditInputs::redo() { m_inputs = m_document.exchangeInputs(std::move(m_inputs)); }

bool EditInputs::mergeWith(const QUndoCommand* other)
{
    // What the other one set is in place; this one holds what was before both.
    if (m_interaction == 0 || static_cast<const EditInputs*>(other)->m_interaction != m_interaction)
        return false;
    setText(other->text());
    return true;
}

EditDesigns::EditDesigns(Document& document, std::vector<project::DesignRecord> designs, const QString& text, int interaction)
    : QUndoCommand(text)
    , m_document(document)
    , m_designs(std::move(designs))
    , m_interaction(interaction)
{
}

void EditDesigns::redo() { m_designs = m_document.exchangeDesigns(std::move(m_designs)); }

bool EditDesigns::mergeWith(const QUndoCommand* other)
{
    if (m_interaction == 0 || static_cast<const EditDesigns*>(other)->m_interaction != m_interaction)
        return false;
    setText(other->text());
    return true;
}

RenameRun::RenameRun(Document& document, std::int64_t run, std::string name)
    : QUndoCommand(Document::tr("Rename run to \"%1\"").arg(QString::fromStdString(name)))
    , m_document(document)
    , m_run(run)
    , m_name(std::move(name))
{
}

void RenameRun::redo() { m_name = m_document.exchangeRunName(m_run, std::move(m_name)); }

DeleteRun::DeleteRun(Document& document, std::int64_t run, const std::string& name)
    : QUndoCommand(Document::tr("Delete run \"%1\"").arg(QString::fromStdString(name)))
    , m_document(document)
    , m_run(run)
{
}

void DeleteRun::redo() { m_hidden = m_document.exchangeRunHidden(m_run, m_hidden); }

} // namespace pim::app
