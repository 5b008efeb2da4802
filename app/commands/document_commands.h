// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QUndoCommand>

#include "core/project/records.h"

namespace pim::app {

class Document;

/// Every edit of a document is one of these. Undo is redo: both swap what is there for what the command holds. Commands of
/// one interaction (a slider being dragged) merge into one.

class EditInputs : public QUndoCommand
{
public:
    EditInputs(Document& document, project::Inputs inputs, const QString& text, int interaction);
    void redo() override;
    void undo() override { redo(); }
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    Document& m_document;
    project::Inputs m_inputs;
    int m_interaction;
};

/// Kept designs: pinned, edited by hand, renamed, removed.
class EditDesigns : public QUndoCommand
{
public:
    EditDesigns(Document& document, std::vector<project::DesignRecord> designs, const QString& text, int interaction);
    void redo() override;
    void undo() override { redo(); }
    int id() const override { return 2; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    Document& m_document;
    std::vector<project::DesignRecord> m_designs;
    int m_interaction;
};

class RenameRun : public QUndoCommand
{
public:
    RenameRun(Document& document, std::int64_t run, std::string name);
    void redo() override;
    void undo() override { redo(); }

private:
    Document& m_document;
    std::int64_t m_run;
    std::string m_name;
};

class DeleteRun : public QUndoCommand
{
public:
    DeleteRun(Document& document, std::int64_t run, const std::string& name);
    void redo() override;
    void undo() override { redo(); }

private:
    Document& m_document;
    std::int64_t m_run;
    bool m_hidden = true;
};

} // namespace pim::app
