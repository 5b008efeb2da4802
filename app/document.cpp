// SPDX-License-Identifier: GPL-3.0-or-later
// Document: edits, runs and kept designs. Files are in document_files.cpp.
#include "app/document.h"

#include <algorithm>
#include <atomic>
#include <bit>

#include <nlohmann/json.hpp>

#include "app/commands/document_commands.h"
#include "core/project/options_json.h"

namespace pim::app {
namespace {

using project::DesignRecord;
using project::RunRecord;
using project::RunState;

constexpr int kLetters = 26;
constexpr int kPointsDelay = 1000; ///< ms until points reach the file

QString wattText(Power budget) { return QString::number(budget.value, 'g', 6) + QStringLiteral(" W"); }

/// The options but the budget, which is told by itself.
bool sameOptions(synthesis::SynthesisOptions a, synthesis::SynthesisOptions b)
{
    a.constraints.powerBudget = b.constraints.powerBudget = { 1 };
    return project::optionsToJson(a) == project::optionsToJson(b);
}

Change::Kinds difference(const project::Inputs& a, const project::Inputs& b)
{
    Change::Kinds kinds;
    kinds.setFlag(Change::Model, a.model != b.model || a.modelReference != b.modelReference);
    kinds.setFlag(Change::Hardware,
                  a.hardware != b.hardware && !(a.hardware && b.hardware && *a.hardware == *b.hardware));
    kinds.setFlag(Change::Budget, a.options.constraints.powerBudget != b.options.constraints.powerBudget);
    kinds.setFlag(Change::Options, a.seed != b.seed || !sameOptions(a.options, b.options));
    return kinds;
}

std::string freeLetter(const std::vector<DesignRecord>& designs)
{
    for (int i = 0; i < kLetters; ++i) {
        const std::string letter(1, static_cast<char>('A' + i));
        if (std::none_of(designs.begin(), designs.end(), [&](const auto& d) { return d.letter == letter; }))
            return letter;
    }
    return {};
}

} // namespace

int Document::newInteraction()
{
    static std::atomic<int> last { 0 };
    return ++last;
}

std::uint64_t Document::pointHash(std::span<const double> row)
{
    std::uint64_t hash = 1469598103934665603ULL; // FNV-1a over whole numbers
    for (const double value : row)
        hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 1099511628211ULL;
    return hash;
}

// ---- inputs

std::string Document::inputsDigest() const
{
    if (m_digest.empty())
        m_digest = project::inputsDigest(m_inputs);
    return m_digest;
}

bool Document::isOutOfDate(const project::RunRecord& run) const
{
    if (run.digest == inputsDigest())
        return false;
    const Power budget = run.inputs ? run.inputs->options.constraints.powerBudget : Power {};
    if (!run.inputs || budget == m_inputs.options.constraints.powerBudget)
        return true;
    std::string& digest = m_budgetDigests[budget.value];
    if (digest.empty()) {
        project::Inputs inputs = m_inputs;
        inputs.options.constraints.powerBudget = budget;
        digest = project::inputsDigest(inputs);
    }
    return run.digest != digest;
}

project::Inputs Document::exchangeInputs(project::Inputs inputs)
{
    const Change::Kinds kinds = difference(m_inputs, inputs);
    ++m_edition;
    std::swap(m_inputs, inputs);
    m_digest.clear();
    if (kinds & ~Change::Kinds(Change::Budget))
        m_budgetDigests.clear();
    tell(kinds);
    touched();
    return inputs;
}

void Document::pushInputs(project::Inputs inputs, const QString& text, int interaction)
{
    if (difference(m_inputs, inputs))
        m_undo.push(new EditInputs(*this, std::move(inputs), text, interaction));
}

void Document::setModel(std::shared_ptr<const network::ImportedNetwork> model, const std::string& reference)
{
    project::Inputs inputs = m_inputs;
    const QString text = model ? tr("Model %1").arg(QString::fromStdString(model->network.name)) : tr("No model");
    inputs.model = std::move(model);
    inputs.modelReference = reference;
    pushInputs(std::move(inputs), text);
}

void Document::setHardware(std::shared_ptr<const hardware::HardwareSpec> hardware)
{
    project::Inputs inputs = m_inputs;
    const QString text = hardware ? tr("Hardware %1").arg(QString::fromStdString(hardware->name)) : tr("No hardware");
    inputs.hardware = std::move(hardware);
    pushInputs(std::move(inputs), text);
}

void Document::editHardware(hardware::HardwareSpec hardware, const QString& text, int interaction)
{
    project::Inputs inputs = m_inputs;
    inputs.hardware = std::make_shared<const hardware::HardwareSpec>(std::move(hardware));
    pushInputs(std::move(inputs), text.isEmpty() ? tr("Edit hardware") : text, interaction);
}

void Document::setPowerBudget(Power budget, int interaction)
{
    project::Inputs inputs = m_inputs;
    inputs.options.constraints.powerBudget = budget;
    pushInputs(std::move(inputs), tr("Power budget %1").arg(wattText(budget)), interaction);
}

void Document::setOptions(const synthesis::SynthesisOptions& options, const QString& text, int interaction)
{
    project::Inputs inputs = m_inputs;
    inputs.options = options;
    inputs.options.checkpointPath.clear();
    pushInputs(std::move(inputs), text.isEmpty() ? tr("Options") : text, interaction);
}

void Document::setSeed(std::uint64_t seed)
{
    project::Inputs inputs = m_inputs;
    inputs.seed = seed;
    pushInputs(std::move(inputs), tr("Seed %1").arg(seed));
}

// ---- runs

Document::Live* Document::find(std::int64_t id)
{
    for (auto& [number, live] : m_runs)
        if (number == id)
            return &live;
    return nullptr;
}

const Document::Live* Document::find(std::int64_t id) const { return const_cast<Document*>(this)->find(id); }

RunRecord* Document::edit(Live& live)
{
    auto copy = std::make_shared<RunRecord>(*live.record);
    live.record = copy;
    return copy.get();
}

std::vector<std::shared_ptr<const RunRecord>> Document::runs() const
{
    std::vector<std::shared_ptr<const RunRecord>> list;
    for (const auto& [id, live] : m_runs)
        if (!live.hidden)
            list.push_back(live.record);
    return list;
}

std::shared_ptr<const RunRecord> Document::run(std::int64_t id) const
{
    const Live* live = find(id);
    return live && !live->hidden ? live->record : nullptr;
}

std::string Document::exchangeRunName(std::int64_t id, std::string name)
{
    if (Live* live = find(id)) {
        ++m_edition;
        std::swap(edit(*live)->name, name);
        tell(Change::Runs);
        touched();
    }
    return name;
}

bool Document::exchangeRunHidden(std::int64_t id, bool hidden)
{
    if (Live* live = find(id)) {
        ++m_edition;
        std::swap(live->hidden, hidden);
        tell(Change::Runs);
        touched();
    }
    return hidden;
}

void Document::renameRun(std::int64_t id, const QString& name)
{
    const auto record = run(id);
    const std::string wanted = name.trimmed().toStdString();
    if (record && !wanted.empty() && record->name != wanted)
        m_undo.push(new RenameRun(*this, id, wanted));
}

void Document::deleteRun(std::int64_t id)
{
    const auto record = run(id);
    if (record && !project::isUnderWay(record->state))
        m_undo.push(new DeleteRun(*this, id, record->name));
}

std::int64_t Document::beginRun(const QString& name)
{
    return beginRun(std::make_shared<const project::Inputs>(m_inputs), name);
}

std::int64_t Document::beginRun(std::shared_ptr<const project::Inputs> inputs, const QString& name)
{
    auto record = std::make_shared<RunRecord>(project::newRun(std::move(inputs)));
    const std::string wanted = name.isEmpty() ? record->name : name.toStdString();
    record->name = wanted;
    const auto taken = [&] {
        return std::any_of(m_runs.begin(), m_runs.end(), [&](const auto& entry) {
            return !entry.second.hidden && entry.second.record->name == record->name;
        });
    };
    for (int i = 2; taken(); ++i)
        record->name = wanted + " (" + std::to_string(i) + ")";
    record->id = m_nextRun++;
    Live live;
    live.record = record;
    live.points = std::make_shared<synthesis::PointTable>();
    live.trace = std::make_shared<std::vector<synthesis::TraceSample>>();
    m_runs.emplace_back(record->id, std::move(live));
    m_runsModified = true;
    // Listed at once, or a session killed now would not know the run.
    store([record = RunRecord(*record), state = editState()](project::Project& project) -> Result<void> {
        if (auto added = project.addRun(record); !added)
            return tl::unexpected(added.error());
        return project.autosave(state);
    });
    tell(Change::Runs);
    updateTitle();
    return record->id;
}

void Document::setRunState(std::int64_t id, RunState state)
{
    Live* live = find(id);
    if (!live || live->record->state == state)
        return;
    writePending();
    RunRecord* record = edit(*live);
    record->state = state;
    if (live->points)
        record->points = static_cast<std::int64_t>(live->points->size());
    storeRun(id);
    tell(Change::Run, id);
}

void Document::appendPoints(std::int64_t id, const std::vector<synthesis::ObservedPoint>& points)
{
    Live* live = find(id);
    const auto network = live ? live->record->inputs->network() : nullptr;
    if (!network || points.empty())
        return;
    auto batch = std::make_shared<synthesis::PointTable>();
    std::vector<double> row(batch->columns.size());
    for (const synthesis::ObservedPoint& point : points) {
        synthesis::pointRow(point.parameters, point.metrics, point.candidate.get(), *network, row);
        if (!live->known.empty() && std::binary_search(live->known.begin(), live->known.end(), pointHash(row)))
            continue; // told again by a search that continues
        live->pendingPoints.push_back(point);
        live->pendingPoints.back().sequence += live->base;
        batch->append(point.sequence + live->base, row);
    }
    if (batch->empty())
        return;
    if (!live->points)
        live->points = std::make_shared<synthesis::PointTable>();
    live->points->append(*batch);
    if (!m_pointsTimer.isActive())
        m_pointsTimer.start(kPointsDelay);
    emit pointsAppended(id, batch);
    tell(Change::Points, id);
}

void Document::appendTrace(std::int64_t id, const std::vector<synthesis::TraceSample>& samples)
{
    Live* live = find(id);
    if (!live || samples.empty())
        return;
    if (!live->trace)
        live->trace = std::make_shared<std::vector<synthesis::TraceSample>>();
    if (live->trace.use_count() > 1)
        live->trace = std::make_shared<std::vector<synthesis::TraceSample>>(*live->trace);
    live->trace->insert(live->trace->end(), samples.begin(), samples.end());
    live->pendingTrace.insert(live->pendingTrace.end(), samples.begin(), samples.end());
    RunRecord* record = edit(*live);
    record->evaluations = samples.back().evaluations;
    record->seconds = samples.back().seconds;
    record->bestValue = samples.back().best;
    record->bound = samples.back().bound;
    if (!m_pointsTimer.isActive())
        m_pointsTimer.start(kPointsDelay);
    emit traceAppended(id, samples);
    tell(Change::Trace, id);
}

void Document::setCheckpoint(std::int64_t id, const std::string& text)
{
    if (find(id))
        store([id, text](project::Project& project) { return project.setCheckpoint(id, text); });
}

void Document::storeRun(std::int64_t id)
{
    if (const Live* live = find(id))
        store([record = live->record](project::Project& project) { return project.updateRun(*record); });
}

void Document::finishRun(std::int64_t id, const synthesis::Synthesis& result)
{
    Live* live = find(id);
    if (!live)
        return;
    writePending();
    RunRecord* record = edit(*live);
    project::setOutcome(*record, result);
    record->points = live->points ? static_cast<std::int64_t>(live->points->size()) : 0;
    live->known = {};
    storeRun(id);
    if (result.finished)
        setCheckpoint(id, {});
    m_runsModified = true;
    tell(Change::Run, id);
    touched();
}

void Document::failRun(std::int64_t id, const Error& error)
{
    Live* live = find(id);
    if (!live)
        return;
    writePending();
    RunRecord* record = edit(*live);
    record->state = RunState::Failed;
    record->message = error.text();
    record->points = live->points ? static_cast<std::int64_t>(live->points->size()) : 0;
    storeRun(id);
    m_runsModified = true;
    tell(Change::Run, id);
    touched();
}

// ---- programs

void Document::setProgram(project::ProgramRecord record)
{
    const std::int64_t run = record.run;
    m_programs.next = record.settings;
    m_programs.set(std::move(record));
    m_runsModified = true;
    tell(Change::Programs, run);
    touched();
}

// ---- kept designs

std::vector<DesignRecord> Document::exchangeDesigns(std::vector<DesignRecord> designs)
{
    ++m_edition;
    std::swap(m_designs, designs);
    tell(Change::Designs);
    touched();
    return designs;
}

const DesignRecord* Document::design(std::int64_t id) const
{
    const auto found = std::find_if(m_designs.begin(), m_designs.end(), [&](const auto& d) { return d.id == id; });
    return found == m_designs.end() ? nullptr : &*found;
}

void Document::pushDesigns(std::vector<DesignRecord> designs, const QString& text, int interaction)
{
    m_undo.push(new EditDesigns(*this, std::move(designs), text, interaction));
}

std::int64_t Document::addDesign(DesignRecord record, bool pin)
{
    auto designs = m_designs;
    record.id = m_nextDesign++;
    record.letter = pin ? freeLetter(designs) : std::string();
    const QString text = pin ? tr("Pin design %1").arg(QString::fromStdString(record.letter)) : tr("Keep design");
    const std::int64_t id = record.id;
    designs.push_back(std::move(record));
    pushDesigns(std::move(designs), text);
    return id;
}

void Document::pinDesign(std::int64_t id)
{
    auto designs = m_designs;
    for (DesignRecord& d : designs)
        if (d.id == id && d.letter.empty()) {
            d.letter = freeLetter(m_designs);
            const QString text = tr("Pin design %1").arg(QString::fromStdString(d.letter));
            pushDesigns(std::move(designs), text);
            return;
        }
}

void Document::unpinDesign(std::int64_t id)
{
    auto designs = m_designs;
    const auto found =
        std::find_if(designs.begin(), designs.end(), [&](const auto& d) { return d.id == id && !d.letter.empty(); });
    if (found == designs.end())
        return;
    const QString text = tr("Unpin design %1").arg(QString::fromStdString(found->letter));
    found->letter.clear();
    if (found->name.empty() && found->note.empty() && found->run != 0 && found->point >= -1) // it can be found where it came from
        designs.erase(found);
    pushDesigns(std::move(designs), text);
}

void Document::renameDesign(std::int64_t id, const QString& name)
{
    auto designs = m_designs;
    for (DesignRecord& d : designs)
        if (d.id == id && d.name != name.toStdString()) {
            d.name = name.toStdString();
            pushDesigns(std::move(designs), tr("Rename design to \"%1\"").arg(name));
            return;
        }
}

void Document::editDesign(std::int64_t id, std::shared_ptr<const design::Design> design, const QString& text,
                          int interaction)
{
    auto designs = m_designs;
    for (DesignRecord& d : designs)
        if (d.id == id) {
            d.design = std::move(design);
            if (d.point >= 0) // no longer what the run found
                d.point = project::editedFrom(d.point);
            else if (d.point == -1)
                d.run = d.point = 0;
            pushDesigns(std::move(designs), text, interaction);
            return;
        }
}

void Document::removeDesign(std::int64_t id)
{
    auto designs = m_designs;
    if (std::erase_if(designs, [&](const auto& d) { return d.id == id; }) > 0)
        pushDesigns(std::move(designs), tr("Remove design"));
}

} // namespace pim::app
