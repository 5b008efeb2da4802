// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/input_controller.h"

#include <algorithm>

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QRegularExpression>
#include <QScrollArea>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "core/base/file.h"
#include "core/hardware/hardware_json.h"
#include "core/hardware/presets.h"
#include "widgets/common/section.h"
#include "widgets/editors/hardware_editor.h"
#include "widgets/editors/model_section.h"
#include "widgets/editors/options_editor.h"
#include "widgets/editors/power_budget_editor.h"

namespace pim::app {

using widgets::PowerBudgetEditor;
using widgets::Section;

InputController::InputController(Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_panel(new QScrollArea)
    , m_model(new widgets::ModelSection)
    , m_hardware(new widgets::HardwareEditor)
    , m_budget(new PowerBudgetEditor)
    , m_options(new widgets::OptionsEditor)
{
    auto* content = new QWidget;
    content->setProperty("surface", QStringLiteral("base"));
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_modelBox = new Section({}, m_model, content);
    m_modelBox->setHeaderWidget(m_model->headerWidget());
    m_hardwareBox = new Section({}, m_hardware, content);
    m_hardwareBox->setHeaderWidget(m_hardware->headerWidget());
    m_budgetBox = new Section({}, m_budget, content);
    m_budgetBox->setHeaderWidget(m_budget->headerWidget());
    m_optionsBox = new Section({}, m_options, content);
    layout->addWidget(m_modelBox);
    layout->addWidget(m_hardwareBox, 1);
    layout->addWidget(m_budgetBox);
    layout->addWidget(m_optionsBox);
    layout->addStretch(0);
    m_hardware->setMinimumHeight(220);
    m_panel->setWidget(content);
    m_panel->setWidgetResizable(true);
    m_panel->setFrameShape(QFrame::NoFrame);
    m_panel->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Nothing may be cut off at the right, whatever the language.
    m_panel->setMinimumWidth(264);
    content->installEventFilter(this);
    retranslate();
    loadOwnPresets();

    connect(&m_document, &Document::changed, this, &InputController::show);
    connect(m_model, &widgets::ModelSection::galleryRequested, this, &InputController::galleryRequested);
    connect(m_model, &widgets::ModelSection::problemsRequested, this, &InputController::problemsRequested);
    connect(m_model, &widgets::ModelSection::inputShapesEdited, this,
            [this](const std::map<std::string, std::vector<std::int64_t>>& shapes) {
                m_document.importModel(QString::fromStdString(m_document.inputs().modelReference),
                                       { .inputShapes = shapes });
            });
    connect(m_hardware, &widgets::HardwareEditor::hardwareEdited, this,
            [this](const std::shared_ptr<const hardware::HardwareSpec>& spec, const QString&, const QString& text) {
                m_document.editHardware(*spec, text);
            });
    connect(m_hardware, &widgets::HardwareEditor::presetChosen, this, &InputController::choosePreset);
    connect(m_hardware, &widgets::HardwareEditor::openHardwareRequested, this, &InputController::openHardware);
    connect(m_hardware, &widgets::HardwareEditor::saveAsPresetRequested, this, &InputController::savePreset);
    // The widget numbers its drags from 1; ours must not meet those of other edits.
    connect(m_budget, &PowerBudgetEditor::budgetEdited, this,
            [this, base = Document::newInteraction() + 1'000'000](Power budget, int interaction, bool) {
                m_document.setPowerBudget(budget, base + interaction);
            });
    connect(m_options, &widgets::OptionsEditor::optionsEdited, this,
            [this](const synthesis::SynthesisOptions& options, quint64 seed, const QString& text) {
                if (seed != m_document.inputs().seed)
                    m_document.setSeed(seed);
                m_document.setOptions(options, text);
            });
    connect(m_options, &widgets::OptionsEditor::threadsEdited, this, &InputController::threadsEdited);
    connect(&m_previewer, &PreviewController::updated, this, &InputController::showPreview);
    connect(&m_previewer, &PreviewController::failed, this, [this](const Error&) {
        m_preview.reset();
        m_budget->setPreview(PowerBudgetEditor::Preview::None);
        m_budget->setFeasibleFrom(std::nullopt);
        m_budget->setCurve({});
    });
    show({ Change::Everything, 0 });
}

QWidget* InputController::panel() const { return m_panel; }

void InputController::retranslate()
{
    m_modelBox->setTitle(tr("Model"));
    m_hardwareBox->setTitle(tr("Hardware"));
    m_budgetBox->setTitle(tr("Power budget"));
    m_optionsBox->setTitle(tr("Options"));
}

QString InputController::presetFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/presets");
}

void InputController::setThreads(int threads) { m_options->setThreads(threads); }

void InputController::revealHardware(const QString& key)
{
    m_hardwareBox->setExpanded(true);
    m_hardware->revealKey(key);
    m_panel->ensureWidgetVisible(m_hardware);
}

std::shared_ptr<const hardware::HardwareSpec> InputController::baseline() const
{
    const auto& current = m_document.inputs().hardware;
    if (!current)
        return nullptr;
    if (const auto opened = m_opened.find(current->name); opened != m_opened.end())
        return opened->second;
    for (const auto& own : m_own)
        if (own->name == current->name)
            return own;
    if (auto preset = hardware::preset(current->name))
        return *preset;
    return current;
}

void InputController::show(const Change& change)
{
    const project::Inputs& inputs = m_document.inputs();
    if (change.touches(Change::Model)) {
        if (inputs.model) {
            widgets::ModelSummary summary = widgets::ModelSummary::of(inputs.model->network, inputs.model->nodes);
            m_model->setModel(summary);
        } else {
            m_model->clear();
        }
    }
    if (change.touches(Change::Hardware)) {
        m_hardware->setHardware(inputs.hardware, baseline());
        m_options->setHardware(inputs.hardware);
    }
    if (change.touches(Change::Budget))
        m_budget->setBudget(inputs.options.constraints.powerBudget);
    if (change.touches(Change::Options | Change::Budget))
        m_options->setOptions(inputs.options, inputs.seed);
    if (change.touches(Change::kInputs)) {
        m_preview.reset();
        if (change.touches(Change::kInputs & ~Change::Budget)) {
            m_budget->setFeasibleFrom(std::nullopt);
            m_budget->setCurve({});
        }
        if (inputs.model && inputs.hardware) {
            m_budget->setPreview(PowerBudgetEditor::Preview::Running);
            m_previewer.request(std::make_shared<const project::Inputs>(inputs));
        } else {
            m_budget->setPreview(PowerBudgetEditor::Preview::None);
            m_previewer.stop();
        }
    }
}

bool InputController::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest && m_panel)
        m_panel->setMinimumWidth(std::clamp(m_panel->widget()->minimumSizeHint().width() + 14, 264, 400));
    return QObject::eventFilter(watched, event);
}

void InputController::showPreview(const synthesis::BudgetPreview& preview)
{
    using State = PowerBudgetEditor::Preview;
    m_preview = preview;
    m_budget->setFeasibleFrom(preview.range.possible ? std::optional(preview.range.leastBudget) : std::nullopt);
    const auto& info = synthesis::objectiveInfo(m_document.inputs().options.objective);
    if (preview.finished && !preview.feasible && preview.range.possible && preview.range.leastBudget <= preview.budget
        && !m_patient) {
        // A busy machine: the moment was too short to find anything. Ask once more with more time.
        m_patient = true;
        m_previewer.setLimits({ .seconds = 4 });
        m_previewer.request(std::make_shared<const project::Inputs>(m_document.inputs()));
        return;
    }
    if (preview.finished && std::exchange(m_patient, false))
        m_previewer.setLimits({});
    const State state = preview.feasible ? (preview.finished ? State::Done : State::Running)
        : preview.finished               ? State::NothingFits
                                         : State::Running;
    m_budget->setPreview(state, preview.value,
                         QString::fromUtf8(info.unit.data(), static_cast<qsizetype>(info.unit.size())),
                         preview.seconds);
    if (preview.finished) {
        std::vector<widgets::BudgetPoint> curve;
        for (const auto& sample : preview.curve)
            if (sample.value > 0)
                curve.push_back({ sample.budget, sample.value });
        if (!curve.empty())
            m_budget->setCurve(std::move(curve));
    }
}

void InputController::choosePreset(const QString& name)
{
    for (const auto& own : m_own)
        if (QString::fromStdString(own->name) == name) {
            m_document.setHardware(own);
            return;
        }
    if (auto preset = hardware::preset(name.toStdString()))
        m_document.setHardware(*preset);
    else
        emit message(QString::fromStdString(preset.error().text()), true);
}

void InputController::openHardware()
{
    auto* dialog = new QFileDialog(m_panel->window(), tr("Open hardware"), {}, tr("Hardware (*.json);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        // Small by its limit (kLargestHardwareFile), read in milliseconds.
        auto spec = hardware::readHardware(path.toStdString());
        if (!spec) {
            emit message(QString::fromStdString(spec.error().text()), true);
            return;
        }
        auto shared = std::make_shared<const hardware::HardwareSpec>(std::move(*spec));
        m_opened[shared->name] = shared;
        m_document.setHardware(shared);
    });
    dialog->open();
}

void InputController::savePreset()
{
    if (!m_document.inputs().hardware)
        return;
    auto* dialog = new QInputDialog(m_panel->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as own preset"));
    dialog->setLabelText(tr("Name of the preset (letters, digits and hyphens):"));
    dialog->setTextValue(QString::fromStdString(m_document.inputs().hardware->name) + QStringLiteral("-mine"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        const QString title = text.simplified();
        QString name = title;
        name.replace(QLatin1Char(' '), QLatin1Char('-')); // it is a file's name too
        static const QRegularExpression kName(QStringLiteral("^[\\w][\\w.-]{0,63}$"));
        if (!kName.match(name).hasMatch()) {
            emit message(tr("A preset's name has letters, digits, hyphens and dots, got \"%1\"").arg(name), true);
            return;
        }
        const auto& builtIn = hardware::presets();
        if (std::any_of(builtIn.begin(), builtIn.end(),
                        [&](const auto& p) { return QString::fromStdString(p.name) == name; })) {
            emit message(tr("\"%1\" is a built-in preset; choose another name").arg(name), true);
            return;
        }
        hardware::HardwareSpec spec = *m_document.inputs().hardware;
        spec.name = name.toStdString();
        spec.title = title.toStdString();
        QDir().mkpath(presetFolder());
        const QString path = presetFolder() + QLatin1Char('/') + name + QStringLiteral(".json");
        if (const auto written = writeFileAtomically(path.toStdString(), hardware::hardwareToJsonText(spec));
            !written) {
            emit message(QString::fromStdString(written.error().text()), true);
            return;
        }
        loadOwnPresets();
        m_document.setHardware(std::make_shared<const hardware::HardwareSpec>(std::move(spec)));
        emit message(tr("Preset written to %1").arg(path), false);
    });
    dialog->open();
}

void InputController::loadOwnPresets()
{
    m_own.clear();
    for (const QFileInfo& file :
         QDir(presetFolder()).entryInfoList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name)) {
        if (auto spec = hardware::readHardware(file.filePath().toStdString())) {
            spec->name = file.completeBaseName().toStdString();
            m_own.push_back(std::make_shared<const hardware::HardwareSpec>(std::move(*spec)));
        } else {
            emit message(QString::fromStdString(spec.error().text()), true);
        }
    }
    m_hardware->setOwnPresets(m_own);
}

} // namespace pim::app
