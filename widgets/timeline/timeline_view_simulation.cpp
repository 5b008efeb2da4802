// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated program beside the schedule.
#include "widgets/timeline/timeline_view.h"

#include <utility>

#include <QStackedWidget>

#include "core/timeline/recorded.h"
#include "widgets/common/segmented.h"

namespace pim::widgets {

using timeline::OperationRef;

namespace {

constexpr std::size_t kMostMatches = 10000;

} // namespace

void TimelineView::setSimulated(std::shared_ptr<const TimelineData> shown)
{
    m_simulated = std::move(shown);
    m_busy[1] = false;
    m_failure[1].clear();
    if (m_simulated)
        setSimulationThere(true);
    if (showsSimulation())
        showCurrent();
    if (m_simulated && m_wantedInstruction) {
        const auto wanted = *std::exchange(m_wantedInstruction, std::nullopt);
        showInstruction(wanted.first, wanted.second);
    }
}

void TimelineView::setSimulationThere(bool there)
{
    m_simulationThere = there;
    if (!there) {
        m_simulated.reset();
        m_wantedInstruction.reset();
        if (m_source->current() != 0) {
            m_source->setCurrent(0);
            showCurrent();
            emit showsSimulationChanged(false);
        }
    }
    retranslate();
}

void TimelineView::setSimulationBusy(double fraction)
{
    m_busy[1] = true;
    m_fraction[1] = fraction;
    m_failure[1].clear();
    retranslate();
}

void TimelineView::setSimulationFailure(const QString& reason)
{
    m_simulated.reset();
    m_busy[1] = false;
    m_failure[1] = reason;
    if (showsSimulation())
        showCurrent();
}

bool TimelineView::showsSimulation() const { return m_source->current() == 1; }

void TimelineView::setComparisonPage(QWidget* page)
{
    m_comparison = page;
    m_stack->addWidget(page);
    retranslate();
}

bool TimelineView::showsComparison() const { return m_source->current() == 2; }

void TimelineView::showComparison()
{
    if (!m_comparison || !m_simulationThere)
        return;
    m_source->setCurrent(2);
    showCurrent();
}

void TimelineView::showAnalytic()
{
    if (m_source->current() == 0)
        return;
    const bool simulation = showsSimulation();
    m_source->setCurrent(0);
    showCurrent();
    if (simulation)
        emit showsSimulationChanged(false);
}

void TimelineView::setShowsSimulation(bool on)
{
    if (on == showsSimulation() || (on && !m_simulationThere))
        return;
    m_source->setCurrent(on ? 1 : 0);
    showCurrent();
    emit showsSimulationChanged(on);
}

void TimelineView::showInstruction(int core, int index)
{
    if (!m_simulationThere)
        return;
    setShowsSimulation(true);
    if (!m_simulated) {
        m_wantedInstruction = { core, index };
        return;
    }
    const auto ref = m_simulated->simulated->find(core, index);
    if (!ref) {
        emit statusText(tr("Instruction %1 of core %2 is not in the lanes: scalar instructions pass no unit").arg(index).arg(core));
        return;
    }
    if (!m_canvas->scene().isExpanded(ref->layer))
        m_canvas->setExpanded(ref->layer, true);
    m_canvas->setFound(*ref, true);
    m_canvas->selectOperation(*ref);
    m_canvas->setFocus(Qt::OtherFocusReason);
}

/// Words name core, unit, mnemonic or layer, a number the instruction: "mvmul 1204", "conv1 core 3".
void TimelineView::findInstructions(const QStringList& words, std::int64_t number)
{
    const timeline::Timeline& t = *m_data->timeline;
    const program::SimulatedTimeline& simulated = *m_data->simulated;
    // "core 3" without an instruction: the number belongs to the word.
    std::int64_t core = -1;
    QStringList wanted = words;
    if (number >= 0 && !wanted.isEmpty() && (wanted.last() == QLatin1String("core") || wanted.last() == tr("core"))) {
        core = number;
        number = -1;
        wanted.removeLast();
    }
    const auto& layers = m_data->network->layers;
    // Each word once against each name; the instructions are many.
    const auto matches = [](const std::vector<QString>& names, const QString& word) {
        std::vector<bool> found;
        for (const QString& name : names)
            found.push_back(name.contains(word, Qt::CaseInsensitive));
        return found;
    };
    std::vector<QString> mnemonics, layerNames;
    for (const program::OpInfo& info : program::instructionSet())
        mnemonics.push_back(QLatin1String(info.mnemonic.data(), static_cast<qsizetype>(info.mnemonic.size())));
    for (const auto& layer : layers)
        layerNames.push_back(QString::fromStdString(layer.name));
    std::vector<std::vector<bool>> byMnemonic, byLayer;
    for (const QString& word : wanted) {
        byMnemonic.push_back(matches(mnemonics, word));
        byLayer.push_back(matches(layerNames, word));
    }
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        const auto row = static_cast<int>(l);
        if (core >= 0 && simulated.cores[l] != core)
            continue;
        for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j) {
            const QString lane = layerText(t, row) + QLatin1Char(' ') + operationText(t, row, static_cast<int>(j));
            std::vector<bool> byLane;
            for (const QString& word : wanted)
                byLane.push_back(lane.contains(word, Qt::CaseInsensitive));
            for (std::int64_t q = 0; q < t.count(row, static_cast<int>(j)) && m_matches.size() < kMostMatches; ++q) {
                const OperationRef ref { row, static_cast<std::int32_t>(j), static_cast<std::int32_t>(q) };
                if (number >= 0 && simulated.instructionIndex(ref) != number)
                    continue;
                bool all = true;
                for (std::size_t w = 0; all && w < byLane.size(); ++w) {
                    if (byLane[w] || byMnemonic[w][static_cast<std::size_t>(simulated.instruction(ref).op)])
                        continue;
                    const std::int32_t layer = simulated.source(ref).layer;
                    all = layer >= 0 && static_cast<std::size_t>(layer) < layers.size() && byLayer[w][static_cast<std::size_t>(layer)];
                }
                if (all)
                    m_matches.push_back(ref);
            }
        }
    }
}

} // namespace pim::widgets
