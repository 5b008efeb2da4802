// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/manual_design.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/evaluation/evaluator.h"
#include "core/hardware/presets.h"
#include "core/synthesis/candidate_completion.h"
#include "core/synthesis/design_of.h"
#include "pim_version.h"

namespace pim::compare {
namespace {

using evaluation::Candidate;
using evaluation::Evaluator;
using evaluation::Score;
using evaluation::Violation;
using mapping::ceilDiv;

constexpr std::array<ManualMachine, 2> kMachines { {
    { "isaac", "ISAAC", "isaac-ce", 128, 2, 1, 96,
      "ISAAC, ISCA 2016, CE point: tiles of 12 IMAs with 8 crossbars each; one 8-bit ADC of 1.28 GS/s a crossbar" },
    { "puma", "PUMA", "puma", 128, 2, 1, 128,
      "PUMA, ASPLOS 2019, as its authors' simulator and PIMCOMP describe it: tiles of 8 cores with 16 crossbars each" },
} };

constexpr int kScales = 64, kRefinements = 5;
constexpr double kClockTolerance = 1e-6;

/// Completes the machine's candidates for one scale of duplication.
class Fitter
{
public:
    Fitter(Evaluator evaluator, int crossbarsPerTile)
        : m_evaluator(std::move(evaluator))
        , m_completion(m_evaluator)
        , m_tile(crossbarsPerTile)
    {
    }

    struct Fit
    {
        Candidate candidate;
        Score score;
        double share = 0;
        bool feasible() const { return score.violation == Violation::None && score.cycles > 0; }
    };

    Fit fit(double scale)
    {
        const auto& layers = m_evaluator.layers();
        Fit f;
        Candidate& c = f.candidate;
        c.duplication.assign(layers.size(), 1);
        c.macros.assign(layers.size(), 1);
        c.partner.assign(layers.size(), -1);
        c.counts.resize(layers.size());
        std::vector<std::int32_t> passes(layers.size(), 1);
        std::int64_t crossbars = 0, blocks = 1;
        for (std::size_t l = 0; l < layers.size(); ++l) {
            if (!layers[l].crossbar)
                continue;
            if (!layers[l].fullyConnected) {
                // Rounded up, so that no layer is slower than those before it and little waits in the scratchpads.
                const auto copies = static_cast<std::int64_t>(
                    std::ceil(scale * static_cast<double>(layers[l].positions) * (1 - 1e-12)));
                c.duplication[l] = static_cast<std::int32_t>(std::clamp<std::int64_t>(copies, 1, layers[l].positions));
                blocks = std::max(blocks, ceilDiv(layers[l].positions, c.duplication[l]));
            }
            const std::int64_t own = m_evaluator.crossbarsOf(l, c.duplication[l]);
            c.macros[l] = static_cast<std::int32_t>(ceilDiv(own, m_tile));
            crossbars += own;
        }
        for (std::size_t l = 0; l < layers.size(); ++l)
            if (layers[l].fullyConnected)
                passes[l] = static_cast<std::int32_t>(std::clamp<std::int64_t>(blocks / 4, 1, 10'000'000));
        constexpr double kRounding = 1 + 1e-9; // or the last crossbar might not be paid for
        f.share = static_cast<double>(crossbars) * m_evaluator.crossbarPeakW()
            / m_evaluator.constraints().powerBudget.value * kRounding;
        if (f.share >= 1) {
            f.score.violation = Violation::WeightsDoNotFit;
            f.score.needed = static_cast<double>(crossbars);
            f.score.available = std::floor(m_evaluator.constraints().powerBudget.value / m_evaluator.crossbarPeakW());
            return f;
        }
        m_evaluator.setPowerShare(f.share);
        f.score = m_completion.complete(m_evaluator, c, synthesis::Objective::Throughput, 0, passes);
        return f;
    }
    bool atFloor(const Fit& f) const
    {
        return f.feasible() && f.score.clockNs <= m_evaluator.clockFloorNs() * (1 + kClockTolerance);
    }
    const Evaluator& evaluator() const { return m_evaluator; }

private:
    Evaluator m_evaluator;
    synthesis::CandidateCompletion m_completion;
    int m_tile;
};

} // namespace

std::span<const ManualMachine> manualMachines() { return kMachines; }

const ManualMachine* findManualMachine(std::string_view name)
{
    const auto found =
        std::find_if(kMachines.begin(), kMachines.end(), [&](const ManualMachine& m) { return m.name == name; });
    return found == kMachines.end() ? nullptr : &*found;
}

std::vector<CitedMachine> citedMachines()
{
    std::vector<CitedMachine> cited;
    for (const std::string_view name : { "PRIME", "PipeLayer", "AtomLayer" })
        for (const hardware::LiteratureCard& card : hardware::literature())
            if (card.name == name && card.peakTopsPerW)
                cited.push_back({ card.name, *card.peakTopsPerW, card.source.text });
    return cited;
}

Result<ManualDesign> manualDesign(const ManualMachine& machine, std::shared_ptr<const network::Network> network,
                                  Power powerBudget, const evaluation::ModelOptions& model, const RunContext& run)
{
    if (!(powerBudget.value > 0) || !std::isfinite(powerBudget.value))
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("the power budget must be positive, got {} W", powerBudget.value));
    auto hardware = hardware::preset(machine.preset);
    if (!hardware)
        return tl::unexpected(hardware.error());
    design::DesignParameters p;
    p.crossbarSize = machine.crossbarSize;
    p.cellBits = machine.cellBits;
    p.dacBits = machine.dacBits;
    p.adcBits = hardware::adcResolution(machine.crossbarSize, machine.dacBits, machine.cellBits);
    p.weightBits = (*hardware)->weightBits;
    p.dataBits = (*hardware)->dataBits;
    p.slices = model.slicePacking ? design::SlicePacking::Packed : design::SlicePacking::Separate;
    p.macroStyle = design::MacroStyle::Specialized; // tiles are alike; how many units of one a layer uses is its own
    p.crossbarPowerShare = 0.5; // set by every fit
    design::Constraints constraints;
    constraints.powerBudget = powerBudget;
    auto evaluator = Evaluator::create(network, *hardware, model, p, constraints);
    if (!evaluator)
        return tl::unexpected(evaluator.error());
    Fitter fitter(std::move(*evaluator), machine.crossbarsPerTile);

    // What fits does not follow the scale in order: scratchpads grow by whole steps. So scales are tried one by one,
    // and the one of highest throughput (then least energy) at the published clock is what a careful author would
    // build.
    std::int64_t positions = 1;
    for (const auto& layer : fitter.evaluator().layers())
        if (layer.crossbar && !layer.fullyConnected)
            positions = std::max(positions, layer.positions);
    double scale = 0.5 / static_cast<double>(positions);
    Fitter::Fit best = fitter.fit(scale); // one copy each
    bool published = fitter.atFloor(best);
    const auto tryScale = [&](double candidate) {
        Fitter::Fit fit = fitter.fit(candidate);
        if (!fitter.atFloor(fit))
            return;
        if (published
            && (fit.score.periodNs > best.score.periodNs
                || (fit.score.periodNs == best.score.periodNs && fit.score.energyNj >= best.score.energyNj)))
            return;
        published = true;
        scale = candidate;
        best = std::move(fit);
    };
    double ratio = std::pow(1 / scale, 1.0 / kScales);
    for (int i = 0; i <= kScales; ++i) {
        if (run.cancelled())
            return fail(ErrorCode::Cancelled, "stopped");
        tryScale(0.5 / static_cast<double>(positions) * std::pow(ratio, i));
    }
    for (int i = 0; i < kRefinements; ++i) { // between the best and its neighbours
        if (run.cancelled())
            return fail(ErrorCode::Cancelled, "stopped");
        ratio = std::sqrt(ratio);
        const double around = scale;
        tryScale(std::min(1.0, around * ratio));
        tryScale(around / ratio);
    }
    if (!best.feasible())
        return fail(ErrorCode::Infeasible, fitter.evaluator().describe(best.score),
                    fmt::format("{} on {} at {:.4g} W", machine.title, network->name, powerBudget.value));
    p.crossbarPowerShare = best.share;
    synthesis::SynthesisOptions options;
    options.model = model;
    options.constraints = constraints;
    design::Provenance provenance;
    provenance.version = kVersion;
    provenance.algorithm = "manual";
    auto entry = entryOf(std::string(machine.title),
                         synthesis::designOf(std::move(network), *hardware, options, p, best.candidate, provenance));
    if (!entry)
        return tl::unexpected(entry.error());
    if (!published)
        entry->missedClock = Time { fitter.evaluator().clockFloorNs() };
    return ManualDesign { std::move(*entry), published, scale };
}

} // namespace pim::compare
