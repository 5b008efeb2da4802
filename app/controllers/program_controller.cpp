// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/program_controller.h"

#include <algorithm>
#include <tuple>

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QRegularExpression>

#include "app/actions.h"
#include "app/dialogs/compile_dialog.h"
#include "app/dialogs/export_program_dialog.h"
#include "app/main_window.h"
#include "app/program_target.h"
#include "core/base/file.h"
#include "core/program/assembly.h"
#include "core/program/pimsim_export.h"
#include "core/project/inputs.h"
#include "widgets/common/quantity_text.h"
#include "widgets/program/program_text.h"
#include "widgets/program/program_view.h"

namespace pim::app {

using project::ProgramRecord;
using project::ProgramSettings;
using widgets::ProgramData;
using ResultPtr = std::shared_ptr<const ProgramResult>;

namespace {

constexpr std::int64_t kMostTraced = 12'000'000; ///< instructions: 24 bytes each
constexpr std::int64_t kMostKept = 8'000'000; ///< instructions of programs that are not in sight
constexpr std::int64_t kMostAssembled = 5'000'000; ///< instructions written as text
constexpr char kAssemblyFile[] = "program.asm";
constexpr double kCompileShare = 0.5; ///< of compiling and simulating

/// \a run with its progress moved to a part of the whole.
RunContext part(const RunContext& run, const char* stage, double from, double share)
{
    RunContext context = run;
    context.onProgress = [outer = run.onProgress, stage = std::string(stage), from, share](const Progress& progress) {
        Progress moved = progress;
        moved.stage = stage;
        moved.fraction = from + share * progress.fraction;
        if (outer)
            outer(moved);
    };
    return context;
}

program::SimulationOptions simulationOptions(const ProgramSettings& settings, std::int64_t instructions)
{
    program::SimulationOptions options; // one pass: the latency of an image, or the period of the pipeline
    options.trace = instructions <= kMostTraced;
    if (settings.corrected)
        for (const program::Correction& correction : program::corrections())
            options.*correction.member = true;
    return options;
}

QString energyText(double pj) { return widgets::quantity(pj * 1e-12, QStringLiteral("J"), 4).text(); }

/// Simulate \a data's program; what the result has beside the simulation is kept.
Result<ResultPtr> simulated(ProgramResult result, const RunContext& run, double from)
{
    const program::Program& program = result.data->compiled->program;
    result.simulated = simulationOptions(result.record.settings, program.instructionCount());
    const double share = (1 - from) * 0.9;
    auto simulation = program::simulate(program, *result.data->machine, result.simulated, part(run, "simulate", from, share));
    if (!simulation)
        return tl::unexpected(simulation.error());
    result.record.runningPs = simulation->runningPs;
    result.record.energyPj = simulation->totalEnergyPj;
    auto data = widgets::prepareProgram(result.data->compiled, result.data->machine,
                                        std::make_shared<const program::SimulationResult>(std::move(*simulation)), run);
    if (!data)
        return tl::unexpected(data.error());
    result.data = std::move(*data);
    return std::make_shared<const ProgramResult>(std::move(result));
}

} // namespace

ProgramController::ProgramController(Document& document, widgets::Selection& selection, MainWindow& window)
    : m_document(document)
    , m_selection(selection)
    , m_window(window)
    , m_view(new widgets::ProgramView)
{
    m_view->setSelection(&m_selection);
    m_view->installEventFilter(this);
    using View = widgets::ProgramView;
    connect(m_view, &View::compileRequested, this, &ProgramController::ask);
    connect(m_view, &View::recompileRequested, this, &ProgramController::recompile);
    connect(m_view, &View::machineRequested, this, &ProgramController::askForMachine);
    connect(m_view, &View::closeFileRequested, this, &ProgramController::closeFile);
    connect(m_view, &View::rerunRequested, this, &ProgramController::rerunRequested);
    connect(m_view, &View::simulateRequested, this, &ProgramController::simulate);
    connect(m_view, &View::verifyRequested, this, &ProgramController::verify);
    connect(m_view, &View::exportRequested, this, &ProgramController::askForFolder);
    connect(m_view, &View::cancelRequested, this, &ProgramController::cancel);
    connect(m_view, &View::designRequested, this, &ProgramController::designRequested);
    connect(m_view, &View::layerRequested, this, &ProgramController::layerRequested);
    connect(m_view, &View::statusText, this, &ProgramController::statusText);
    connect(m_view, &View::notice, this, [this](const QString& text) { m_window.say(text); });
    connect(&m_job, &Job::progressed, this, [this](const Progress& progress) {
        m_fraction = progress.fraction;
        if ((m_stage == Stage::Compiling || m_stage == Stage::Reading) && progress.stage == "simulate")
            m_stage = Stage::Simulating;
        m_view->setBusy(stageText(), m_fraction);
    });
    connect(&m_job, &Job::runningChanged, this, [this](bool running) {
        if (!running)
            setStage(Stage::None);
        emit busyChanged();
    });
    connect(&m_document, &Document::changed, this, [this](const Change& change) {
        if (change.touches(0)) { // another project
            m_job.drop();
            m_digest.drop();
            m_kept.clear();
            m_opened.reset();
            m_result.reset();
            m_design.reset();
            m_failure.clear();
            m_trouble.clear();
            m_ref = {};
            show();
        } else if (change.touches(Change::kInputs | Change::Run)) {
            show();
        }
    });
    show();
}

ProgramController::~ProgramController() = default;

void ProgramController::setDesign(std::shared_ptr<const design::Design> design, std::shared_ptr<const evaluation::Evaluation> evaluation)
{
    const widgets::DesignRef ref = design ? m_selection.design() : widgets::DesignRef {};
    const bool same = design == m_design && ref == m_ref;
    m_design = std::move(design);
    m_evaluation = std::move(evaluation);
    if (same)
        return;
    const bool other = ref != m_ref;
    m_ref = ref;
    if (other) {
        m_job.drop(); // what was under way is of another design
        m_opened.reset();
        m_failure.clear();
        m_trouble.clear();
        m_stopped = false;
        const auto kept = std::find_if(m_kept.begin(), m_kept.end(), [&](const ResultPtr& one) {
            return one->record.run == m_ref.run && one->record.point == m_ref.point;
        });
        m_result = m_ref.valid() && kept != m_kept.end() ? *kept : nullptr;
        m_stale = false;
        setStage(Stage::None);
        emit programChanged();
    }
    checkDigest();
    show();
    if (!m_view->visibleRegion().isEmpty())
        restore();
}

ProgramSettings ProgramController::settings() const
{
    if (const ProgramRecord* record = m_document.programs().of(m_ref.run, m_ref.point))
        return record->settings;
    if (m_document.programs().records.empty() && m_design && m_evaluation)
        return firstSettings(*m_design, *m_evaluation);
    return m_document.programs().next;
}

void ProgramController::checkDigest()
{
    m_digest.drop();
    if (!m_result || m_result->design == m_design) {
        m_stale = false;
        return;
    }
    m_digest.start<std::string>([design = m_design](const RunContext&) -> Result<std::string> { return designDigest(*design); },
                                [this, of = m_result](const Result<std::string>& digest) {
                                    if (of != m_result || !digest)
                                        return;
                                    m_stale = *digest != m_result->record.designDigest;
                                    show();
                                });
}

void ProgramController::restore()
{
    if (m_opened || m_result || !m_design || !m_evaluation || !m_failure.isEmpty() || m_stopped || m_job.isRunning())
        return;
    if (const ProgramRecord* record = m_document.programs().of(m_ref.run, m_ref.point)) {
        const ProgramRecord remembered = *record;
        begin(remembered.settings, &remembered);
    }
}

void ProgramController::ask()
{
    if (!m_design || !m_evaluation)
        return;
    auto* dialog = new CompileDialog(settings(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { compile(dialog->settings()); });
    dialog->open();
}

void ProgramController::compile(const ProgramSettings& settings) { begin(settings, nullptr); }

void ProgramController::recompile()
{
    if (m_document.programs().of(m_ref.run, m_ref.point))
        compile(settings());
    else
        ask();
}

void ProgramController::begin(const ProgramSettings& settings, const ProgramRecord* remembered)
{
    if (!m_design || !m_evaluation)
        return;
    if (!m_result)
        m_failure.clear(); // else it stands until a compilation succeeds
    m_stopped = false;
    const auto before = remembered ? std::optional(*remembered) : std::nullopt;
    setStage(Stage::Compiling);
    m_job.start<ResultPtr>(
        [design = m_design, evaluation = m_evaluation, settings, ref = m_ref, before](const RunContext& run) -> Result<ResultPtr> {
            ProgramResult result;
            result.design = design;
            result.record.run = ref.run;
            result.record.point = ref.point;
            result.record.settings = settings;
            result.record.designDigest = designDigest(*design);
            result.record.created = project::timestampNow();
            auto target = programTarget(settings, *design, *evaluation);
            if (!target)
                return tl::unexpected(target.error());
            auto compiled = program::compile(design->network, *target->machine, target->options, part(run, "compile", 0, kCompileShare));
            if (!compiled)
                return tl::unexpected(compiled.error());
            compiled->notes.entries.insert(compiled->notes.entries.begin(), target->notes.entries.begin(), target->notes.entries.end());
            result.record.instructions = compiled->program.instructionCount();
            result.record.crossbarsUsed = compiled->statistics.crossbarsUsed;
            auto data = widgets::prepareProgram(std::make_shared<const program::CompiledProgram>(std::move(*compiled)), target->machine, nullptr, run);
            if (!data)
                return tl::unexpected(data.error());
            result.data = std::move(*data);
            // The same program as then: what was found out about it still holds.
            if (before && before->designDigest == result.record.designDigest && before->instructions == result.record.instructions)
                std::tie(result.record.verifiedElements, result.record.layersNotCompared) =
                    std::pair(before->verifiedElements, before->layersNotCompared);
            if (settings.simulate)
                return simulated(std::move(result), run, kCompileShare);
            return std::make_shared<const ProgramResult>(std::move(result));
        },
        [this, before, settings](const Result<ResultPtr>& done) {
            if (done) {
                m_opened.reset();
                m_failure.clear();
                m_trouble.clear();
                const bool remember = !before || (*done)->record.instructions != before->instructions
                    || (*done)->record.runningPs != before->runningPs || (*done)->record.designDigest != before->designDigest;
                take(*done, remember);
                sayCompiled(**done);
                return;
            }
            if (done.error().code == ErrorCode::Cancelled) {
                m_window.say(tr("Compiling was stopped"));
                m_stopped = true;
            } else {
                m_failure = failureText(settings, done.error());
                m_window.say(m_failure, true);
            }
            show();
        });
}

void ProgramController::simulate()
{
    if (!shown() || m_job.isRunning())
        return;
    setStage(Stage::Simulating);
    m_job.start<ResultPtr>([result = *shown()](const RunContext& run) { return simulated(result, run, 0); },
                           [this, ofFile = m_opened != nullptr](const Result<ResultPtr>& done) {
                               if (done) {
                                   m_trouble.clear();
                                   if (ofFile) {
                                       m_opened = *done;
                                       show();
                                   } else {
                                       take(*done, true);
                                   }
                                   m_window.say(tr("Simulated: %1, %2").arg(widgets::timeText((*done)->record.runningPs), energyText((*done)->record.energyPj)));
                               } else if (done.error().code == ErrorCode::Cancelled) {
                                   m_window.say(tr("The simulation was stopped"));
                               } else {
                                   failed(tr("The simulation failed: %1"), done.error());
                               }
                           });
}

void ProgramController::openFile(const QString& path) { open(programFile(path)); }

void ProgramController::open(const ProgramFile& file)
{
    m_digest.drop();
    setStage(Stage::Reading);
    m_job.start<ResultPtr>(
        [file](const RunContext& run) -> Result<ResultPtr> {
            auto data = readProgram(file, run);
            if (!data)
                return tl::unexpected(data.error());
            ProgramResult result;
            result.data = std::move(*data);
            result.record.settings.options.mode = result.data->compiled->options.mode;
            result.record.instructions = result.data->rows();
            auto done = simulated(result, run, 0);
            if (!done && done.error().code != ErrorCode::Cancelled) {
                // Its instructions can be read, and they tell why.
                result.mismatch = QString::fromStdString(done.error().text());
                return std::make_shared<const ProgramResult>(std::move(result));
            }
            return done;
        },
        [this, file](const Result<ResultPtr>& done) {
            if (!done) {
                if (done.error().code == ErrorCode::Cancelled)
                    m_window.say(tr("Opening the program was stopped"));
                else
                    emit fileFailed(QString::fromStdString(done.error().text()));
                checkDigest();
                show();
                return;
            }
            auto result = std::make_shared<ProgramResult>(**done);
            m_trouble = result->mismatch.isEmpty() ? QString() : tr("The simulation failed: %1").arg(std::exchange(result->mismatch, {}));
            m_opened = result;
            m_file = file;
            m_window.say(tr("Opened %1: %2 instructions").arg(QDir::toNativeSeparators(file.path), widgets::countText(result->record.instructions)));
            checkDigest();
            show();
        });
}

void ProgramController::closeFile()
{
    if (!m_opened || m_job.isRunning())
        return;
    m_opened.reset();
    m_trouble.clear();
    show();
    restore();
}

void ProgramController::askForMachine()
{
    if (!m_opened || m_job.isRunning())
        return;
    auto* menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const MachineName& machine : knownMachines()) {
        QAction* action = menu->addAction(machine.title);
        action->setToolTip(machine.tip);
        connect(action, &QAction::triggered, this, [this, key = machine.key] {
            open({ m_file.path, project::MachineChoice::Preset, key, false });
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("From a configuration file…")), &QAction::triggered, this, [this] {
        auto* dialog = new QFileDialog(&m_window, tr("Configuration of a machine"), QFileInfo(m_file.path).path(), tr("Configuration of pimsim-nn (*.json)"));
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
            open({ m_file.path, project::MachineChoice::File, path.toStdString(), false });
        });
        dialog->open();
    });
    menu->setToolTipsVisible(true);
    menu->popup(QCursor::pos());
}

void ProgramController::verify()
{
    if (m_opened || !m_result || m_job.isRunning())
        return;
    setStage(Stage::Verifying);
    m_job.start<program::Verification>(
        [compiled = m_result->data->compiled](const RunContext& run) { return program::verifyComparable(*compiled, 1, run); },
        [this, of = m_result](const Result<program::Verification>& compared) {
            if (!compared && compared.error().code == ErrorCode::Cancelled) {
                m_window.say(tr("Verifying was stopped"));
                return;
            }
            auto result = std::make_shared<ProgramResult>(*of);
            result->record.verifiedElements = compared ? compared->elements : 0;
            result->record.layersNotCompared = compared ? static_cast<std::int64_t>(compared->notCompared.size()) : 0;
            result->mismatch = compared ? QString() : QString::fromStdString(compared.error().text());
            if (compared)
                m_window.say(compared->notCompared.empty()
                                 ? tr("Verified: %1 output elements equal the network's, bit for bit").arg(widgets::countText(compared->elements))
                                 : tr("Verified: %1 output elements equal the network's, bit for bit; %2 not compared")
                                       .arg(widgets::countText(compared->elements), tr("%n layer(s)", nullptr, static_cast<int>(compared->notCompared.size()))));
            take(result, true);
        });
}

void ProgramController::take(const ResultPtr& result, bool remember)
{
    m_result = result;
    m_stale = false;
    keep(result);
    if (remember)
        m_document.setProgram(result->record);
    checkDigest();
    show();
    emit programChanged();
}

void ProgramController::keep(const ResultPtr& result)
{
    m_kept.remove_if([&](const ResultPtr& one) { return one->record.run == result->record.run && one->record.point == result->record.point; });
    m_kept.push_front(result);
    std::int64_t sum = 0;
    for (auto it = std::next(m_kept.begin()); it != m_kept.end();) {
        sum += (*it)->record.instructions;
        it = sum > kMostKept ? m_kept.erase(it) : std::next(it);
    }
}

void ProgramController::askForFolder()
{
    if (m_opened || !m_result)
        return;
    const program::CompiledProgram& compiled = *m_result->data->compiled;
    const QString mode = QString::fromUtf8(project::compileModeKey(compiled.options.mode).data());
    QStringList files { mode + QStringLiteral(".json.gz"), mode + QStringLiteral(".config.json"), QStringLiteral("network.json"), QStringLiteral("notes.txt") };
    if (compiled.program.instructionCount() <= kMostAssembled)
        files << QLatin1String(kAssemblyFile);
    QString name = compiled.network ? QString::fromStdString(compiled.network->name) : QStringLiteral("program");
    name.replace(QRegularExpression(QStringLiteral("[^\\w.-]+")), QStringLiteral("-"));
    const QString beside = m_document.path().isEmpty() ? QDir::homePath() : QFileInfo(m_document.path()).path();
    auto* dialog = new ExportProgramDialog(ExportProgramDialog::freshFolder(m_exportedTo.isEmpty() ? beside : m_exportedTo, name + QLatin1Char('-') + mode), files, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_exportedTo = QFileInfo(dialog->folder()).path();
        exportTo(dialog->folder());
    });
    dialog->open();
}

void ProgramController::exportTo(const QString& folder)
{
    if (!m_result || m_job.isRunning())
        return;
    setStage(Stage::Exporting);
    m_job.start<QString>(
        [result = m_result, folder](const RunContext& run) -> Result<QString> {
            std::error_code error;
            const std::filesystem::path to = QFile::encodeName(folder).toStdString();
            std::filesystem::create_directories(to, error);
            if (error)
                return fail(ErrorCode::IoError, "cannot make the folder: " + error.message(), to.string());
            const program::Program& program = result->data->compiled->program;
            // The same files as `export --pimsim`: the configuration simulates long enough.
            const auto exported = program::exportPimsim({ result->data->compiled.get() }, *result->data->machine, {}, run);
            if (!exported)
                return tl::unexpected(exported.error());
            for (const program::ExportedFile& file : exported->files)
                if (auto done = writeFileAtomically(to / file.name, file.contents); !done)
                    return tl::unexpected(done.error());
            if (program.instructionCount() <= kMostAssembled)
                if (auto done = writeFileAtomically(to / kAssemblyFile, program::assemblyText(program)); !done)
                    return tl::unexpected(done.error());
            return folder;
        },
        [this](const Result<QString>& done) {
            if (done) {
                m_trouble.clear();
                m_window.say(tr("Wrote program, configuration and network file to %1").arg(QDir::toNativeSeparators(*done)));
                show();
            } else if (done.error().code == ErrorCode::Cancelled) {
                m_window.say(tr("The export was stopped"));
            } else {
                failed(tr("The export failed: %1"), done.error());
            }
        });
}

void ProgramController::showLayer(int layer) { m_view->showLayer(layer); }

void ProgramController::retranslate() { show(); }

QString ProgramController::stageText() const
{
    switch (m_stage) {
    case Stage::None: break;
    case Stage::Reading: return tr("Reading the program…");
    case Stage::Compiling: return tr("Compiling…");
    case Stage::Simulating: return tr("Simulating…");
    case Stage::Verifying: return tr("Verifying…");
    case Stage::Exporting: return tr("Exporting…");
    }
    return {};
}

void ProgramController::setStage(Stage stage)
{
    m_stage = stage;
    m_fraction = -1;
    m_view->setBusy(stageText(), m_fraction);
    showActions();
}

void ProgramController::show()
{
    widgets::ProgramState state;
    if (m_result) {
        const project::DesignRecord* kept = m_ref.run < 0 ? m_document.design(m_ref.point) : nullptr;
        const auto run = m_document.run(m_ref.run > 0 ? m_ref.run : kept ? kept->run : 0);
        if (m_stale) {
            state.outOfDate = tr("the design was edited since it was compiled.");
        } else if (run && isDesignOutOfDate(*run)) {
            state.outOfDate = tr("the model or the hardware changed since the design was made. The program is that of the design as it was; run again for a new design.");
            state.designOutOfDate = true;
        }
    }
    m_outOfDate = state.outOfDate;
    if (m_opened) {
        state = {};
        const QString name = QFileInfo(m_file.path).fileName(), machine = QFileInfo(QString::fromStdString(m_file.machineName)).fileName();
        state.file = m_file.assumed
            ? tr("%1 is a program of its own. No configuration stands beside it: the machine %2 is assumed.").arg(name, QString::fromStdString(m_opened->data->machine->name))
            : tr("%1 is a program of its own, for the machine %2. Files do not say which layer an instruction is for.")
                  .arg(name, m_file.machine == project::MachineChoice::File ? machine : QString::fromStdString(m_opened->data->machine->name));
        state.failure = m_trouble;
        m_view->setProgram(m_opened->data, state);
    } else if (m_result) {
        if (m_result->record.verifiedElements > 0)
            state.verified = m_result->record.verifiedElements;
        state.layersNotCompared = m_result->record.layersNotCompared;
        state.mismatch = m_result->mismatch;
        state.failure = m_failure.isEmpty() ? m_trouble : m_failure;
        if (!m_failure.isEmpty())
            state.keptInstead = tr("The program below is another one, compiled before: %1 on %2.")
                                    .arg(widgets::modeLabel(m_result->record.settings.options.mode), QString::fromStdString(m_result->data->machine->name));
        m_view->setProgram(m_result->data, state);
    } else if (!m_design) {
        m_view->setEmpty(widgets::ProgramView::Empty::NoDesign);
    } else if (!m_failure.isEmpty()) {
        m_view->setEmpty(widgets::ProgramView::Empty::Failed, m_failure);
    } else {
        m_view->setEmpty(widgets::ProgramView::Empty::NotCompiled);
    }
    showActions();
    emit problemsChanged();
}

bool ProgramController::isDesignOutOfDate(const project::RunRecord& run) const
{
    if (!m_document.isOutOfDate(run))
        return false;
    if (!run.inputs)
        return true;
    const std::string key = std::to_string(run.id) + ' ' + run.digest + ' ' + m_document.inputsDigest();
    if (key != m_checked) {
        // How hard, for what and within which bounds was searched does not make a design wrong; its figures are of a
        // model, a hardware, a way to evaluate and widths.
        project::Inputs inputs = m_document.inputs();
        const synthesis::SynthesisOptions now = inputs.options;
        inputs.options = run.inputs->options;
        inputs.options.model = now.model;
        inputs.options.weightBits = now.weightBits;
        inputs.options.dataBits = now.dataBits;
        inputs.seed = run.inputs->seed;
        m_checked = key;
        m_designStale = project::inputsDigest(inputs) != run.digest;
    }
    return m_designStale;
}

void ProgramController::failed(const QString& what, const Error& error)
{
    m_trouble = what.arg(QString::fromStdString(error.text()));
    m_window.say(m_trouble, true);
    show();
}

QString ProgramController::failureText(const ProgramSettings& settings, const Error& error) const
{
    QString machine = tr("the design's own machine");
    if (settings.machine == project::MachineChoice::File)
        machine = QDir::toNativeSeparators(QString::fromStdString(settings.machineName));
    if (settings.machine == project::MachineChoice::Preset) {
        machine = QString::fromStdString(settings.machineName);
        for (const MachineName& known : knownMachines())
            if (known.key == settings.machineName)
                machine = known.title;
    }
    return tr("Compiling failed (%1, %2): %3").arg(widgets::modeLabel(settings.options.mode), machine, QString::fromStdString(error.text()));
}

void ProgramController::sayCompiled(const ProgramResult& result)
{
    const ProgramRecord& record = result.record;
    const QString words = tr("Compiled for %1: %2 instructions").arg(QString::fromStdString(result.data->machine->name), widgets::countText(record.instructions));
    m_window.say(record.runningPs > 0 ? words + QStringLiteral(", ") + tr("simulated: %1, %2").arg(widgets::timeText(record.runningPs), energyText(record.energyPj)) : words);
}

std::vector<Problem> ProgramController::problems() const
{
    std::vector<Problem> list;
    const QString where = tr("program");
    if (!m_failure.isEmpty())
        list.push_back({ Severity::Error, Problem::Kind::Program, m_failure, where, {} });
    if (!m_trouble.isEmpty())
        list.push_back({ Severity::Error, Problem::Kind::Program, m_trouble, where, {} });
    if (m_result && !m_result->mismatch.isEmpty())
        list.push_back({ Severity::Error, Problem::Kind::Program, m_result->mismatch, where, {} });
    if (m_result)
        for (const Diagnostic& one : m_result->data->compiled->notes.entries)
            if (one.severity != Severity::Note)
                list.push_back({ one.severity, Problem::Kind::Program, QString::fromStdString(one.text), QString::fromStdString(one.where), {} });
    return list;
}

void ProgramController::showActions()
{
    Actions& actions = m_window.actions();
    const bool busy = m_stage != Stage::None;
    actions["program.compile"]->setEnabled(m_design && m_evaluation && !busy);
    actions["program.simulate"]->setEnabled(shown() && !busy);
    for (const char* id : { "program.verify", "program.export" })
        actions[id]->setEnabled(m_result && !m_opened && !busy);
}

bool ProgramController::eventFilter(QObject* watched, QEvent* event)
{
    // Tabs behind the one in front count as visible, but they are not painted.
    if (watched == m_view && event->type() == QEvent::Paint && m_design && !m_result && !m_opened && !m_stopped && m_failure.isEmpty() && !m_job.isRunning())
        QMetaObject::invokeMethod(this, [this] { restore(); }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace pim::app
