// SPDX-License-Identifier: GPL-3.0-or-later
// What an Evaluator knows before it sees a candidate: costs of units, mapping and geometry of layers.
#include <algorithm>
#include <cmath>

#include "core/evaluation/evaluator.h"

namespace pim::evaluation {
namespace {

using dataflow::EdgeGeometry;
using dataflow::EdgeRule;
using dataflow::Operation;
using hardware::Component;
using network::Layer;
using network::LayerKind;

std::size_t at(Component c) { return static_cast<std::size_t>(c); }

Component componentOf(network::VectorUnit unit)
{
    switch (unit) {
    case network::VectorUnit::Pool: return Component::Pool;
    case network::VectorUnit::Eltwise: return Component::Eltwise;
    case network::VectorUnit::Relu: return Component::Relu;
    case network::VectorUnit::Sigmoid: return Component::Sigmoid;
    }
    return Component::Eltwise;
}

Operation operationOf(network::VectorUnit unit)
{
    switch (unit) {
    case network::VectorUnit::Pool: return Operation::Pool;
    case network::VectorUnit::Eltwise: return Operation::Eltwise;
    case network::VectorUnit::Relu: return Operation::Relu;
    case network::VectorUnit::Sigmoid: return Operation::Sigmoid;
    }
    return Operation::Eltwise;
}

/// Rows and columns of the grid whose pixels a layer computes block by block.
network::FeatureMap gridOf(const Layer& layer)
{
    return layer.kind == LayerKind::TransposedConvolution ? layer.input : layer.output;
}

EdgeGeometry edgeGeometry(const Layer& layer, const Layer& provider, const ModelOptions& model)
{
    EdgeGeometry e;
    const network::FeatureMap own = gridOf(layer);
    const network::FeatureMap other = gridOf(provider);
    const bool exact = model.featureMapShape;
    // The release takes the height for the length of a row, and maps as square.
    e.rowLength = exact ? own.width : own.height;
    e.lastPixel = exact ? own.positions() : own.height * own.height;
    e.providerRowLength = exact ? other.width : other.height;
    e.providerRows = other.height;
    e.providerPixels = other.positions();
    const network::Window& w = layer.window;
    e.strideH = w.strideH;
    e.strideW = w.strideW;
    e.spanH = model.dilation ? w.spanH() : w.kernelH;
    e.spanW = model.dilation ? w.spanW() : w.kernelW;
    e.padTop = w.padTop;
    e.padLeft = w.padLeft;
    e.maximumOverBlock = model.blockDependency;

    const bool sameMap = provider.output.height == layer.input.height && provider.output.width == layer.input.width
        && provider.kind != LayerKind::TransposedConvolution;
    switch (layer.kind) {
    case LayerKind::FullyConnected: e.rule = EdgeRule::Whole; break;
    case LayerKind::Convolution:
    case LayerKind::Pool:
        if (sameMap || !exact)
            e.rule = EdgeRule::Window;
        else if (w.spanH() == 1 && w.spanW() == 1 && own.positions() == other.positions())
            e.rule = EdgeRule::Linear;
        else
            e.rule = EdgeRule::Scaled;
        break;
    case LayerKind::TransposedConvolution:
    case LayerKind::Eltwise:
    case LayerKind::Vector:
        if (layer.wholeInput || (exact && other.positions() == 1))
            e.rule = EdgeRule::Whole;
        else if (own.positions() == other.positions() || (!exact && layer.kind == LayerKind::Eltwise))
            e.rule = EdgeRule::Linear;
        else
            e.rule = EdgeRule::Scaled;
        break;
    }
    return e;
}

} // namespace

std::optional<Error> Evaluator::prepareHardware()
{
    const hardware::HardwareSpec& h = *m_hardware;
    const design::DesignParameters& p = m_parameters;
    const auto lacking = [](std::string what) { return Error { ErrorCode::Infeasible, "the hardware has no " + what, {} }; };
    const auto peakOf = [this](const hardware::UnitCost& u) {
        return formula::peakPowerOfUnit(m_model.peakPower, u.staticPower.value, u.dynamicPower.value, u.peakPower.value);
    };
    const hardware::UnitCost* crossbar = h.crossbar(p.crossbarSize, p.cellBits);
    if (crossbar == nullptr)
        return lacking("crossbar of " + std::to_string(p.crossbarSize) + " rows with " + std::to_string(p.cellBits) + "-bit cells");
    m_crossbarPeakW = peakOf(*crossbar);
    m_crossbarStaticW = crossbar->staticPower.value;
    m_crossbarDynamicNj = formula::energyOfOperation(crossbar->latency.value, crossbar->dynamicPower.value);
    m_crossbarAreaUm2 = crossbar->area.value;
    m_clockFloorNs = m_model.crossbarLatency ? crossbar->latency.value : 100.0;

    std::array<bool, hardware::kComponentCount> used {};
    for (const LayerModel& layer : m_layers)
        for (std::size_t c = 0; c < used.size(); ++c)
            used[c] = used[c] || layer.uses[c];
    for (std::size_t c = 0; c < used.size(); ++c) {
        const auto component = static_cast<Component>(c);
        const int bits = component == Component::Dac ? p.dacBits : (component == Component::Adc ? p.adcBits : 0);
        const hardware::UnitCost* u = h.unit(component, bits);
        if (u == nullptr || u->frequency.value <= 0) {
            if (!used[c])
                continue;
            return lacking((bits > 0 ? std::to_string(bits) + "-bit " : std::string {}) + std::string(hardware::componentLabel(component)));
        }
        m_unit[c] = { u->staticPower.value, peakOf(*u), u->frequency.value, formula::energyOfOperation(u->latency.value, u->dynamicPower.value), u->area.value };
    }
    m_memory.clear();
    for (const auto& [kib, m] : h.scratchpads) {
        Memory memory { { m.leakPower.value, m.leakPower.value, m.readLatency.value, m.writeLatency.value, m.readEnergy.value,
                          m.writeEnergy.value, m.area.value },
                        kib };
        if (m_model.peakPower)
            memory.peakW = formula::peakPowerOfMemory(memory.leakW, m.peakPower.value, memory.readNj, memory.readNs, memory.writeNj, memory.writeNs);
        m_memory.push_back(memory);
    }
    if (m_memory.empty())
        return lacking("scratchpad");
    m_nocChipW = h.noc.chipPower.value;
    if (m_model.nocPower && h.noc.routerPower) {
        m_nocChipW = 0;
        m_routerW = h.noc.routerPower->value;
        m_flitHopNj = h.noc.flitHopEnergy ? h.noc.flitHopEnergy->value : 0.0;
    }
    return std::nullopt;
}

Result<void> Evaluator::prepareLayers()
{
    const design::DesignParameters& p = m_parameters;
    const auto slices = m_model.slicePacking ? p.slices : design::SlicePacking::Separate;
    m_layers.clear();
    for (const Layer& layer : m_network->layers) {
        LayerModel m;
        const network::FeatureMap grid = gridOf(layer);
        m.kind = layer.kind;
        m.crossbar = layer.onCrossbars();
        m.fullyConnected = layer.kind == LayerKind::FullyConnected;
        m.positions = grid.positions();
        m.rowLength = m_model.featureMapShape ? grid.width : grid.height;
        m.rowCount = grid.height;
        m.elementsPerPixel = mapping::ceilDiv(layer.output.elements(), grid.positions());
        m.inputChannels = layer.input.channels;
        m.kernelW = layer.kind == LayerKind::TransposedConvolution ? 1 : layer.window.kernelW;
        m.strideW = layer.kind == LayerKind::TransposedConvolution ? 1 : layer.window.strideW;
        m.poolVolume = layer.output.channels * layer.window.kernelH * layer.window.kernelW;
        m.operands = m_model.eltwiseOperands ? std::max(1, layer.operands) : 1;
        m.operations.push_back(Operation::Load);
        const auto use = [&m](Component c, double work, bool vector) {
            m.uses[at(c)] = true;
            m.vectorWork[at(c)] = vector;
            m.workPerCopy[at(c)] += work;
        };
        if (m.crossbar) {
            m.map = mapping::mapToCrossbars(layer, p.crossbarSize, p.weightBits, p.cellBits, slices, m_model.groups);
            const auto columns = static_cast<double>(m.map.convertedColumns);
            use(Component::Dac, static_cast<double>(m.map.drivenRows), false);
            use(Component::Adc, columns, false);
            use(Component::ShiftAdd, columns, true);
            m.operations.insert(m.operations.end(), { Operation::Mvm, Operation::Adc, Operation::ShiftAdd });
            const double additions = m_model.additionWidth
                ? static_cast<double>(m.map.groups * m.map.columns * (m.map.rowBlocks - 1))
                : static_cast<double>(m.map.rowBlocks * m.map.bitSlices);
            if (additions > 0) {
                use(Component::Addition, additions, true);
                m.operations.push_back(Operation::Addition);
            }
            m.operationsTotal = m.fullyConnected
                ? 2 * layer.input.channels * layer.output.channels
                : 2 * m.map.groups * m.map.rows * m.map.columns * m.positions;
            (m.fullyConnected ? m_fullyConnectedCrossbars : m_convolutionCrossbars) += m.map.crossbars;
        } else {
            const double perElement = layer.kind == LayerKind::Vector || m_model.activations ? layer.operationsPerElement : 1.0;
            use(componentOf(layer.unit), static_cast<double>(m.elementsPerPixel) * perElement, true);
            m.operations.push_back(operationOf(layer.unit));
        }
        for (const network::Activation& a : layer.activations) {
            if (a.fused && !m_model.activations)
                continue;
            const Component unit = componentOf(a.unit);
            // The release keeps one entry per kind however often the operation appears.
            if (!m_model.activations && m.uses[at(unit)])
                m.workPerCopy[at(unit)] = 0;
            use(unit, static_cast<double>(m.elementsPerPixel) * (m_model.activations ? a.operationsPerElement : 1.0), true);
            m.operations.push_back(operationOf(a.unit));
        }
        m.operations.push_back(Operation::Store);
        m.readsInput = m_model.networkInput && layer.readsNetworkInput;
        for (const network::LayerId id : layer.providers) {
            const Layer& provider = m_network->layer(id);
            m.providers.push_back(id.index);
            m.edges.push_back(edgeGeometry(layer, provider, m_model));
            m.edgeChannels.push_back(m_layers[static_cast<std::size_t>(id.index)].elementsPerPixel);
        }
        m_operations += m.operationsTotal;
        m_layers.push_back(std::move(m));
    }
    return {};
}

Result<Evaluator> Evaluator::create(std::shared_ptr<const network::Network> network,
                                    std::shared_ptr<const hardware::HardwareSpec> hardware, const ModelOptions& model,
                                    const design::DesignParameters& parameters, const design::Constraints& constraints)
{
    const auto positive = [](int value, const char* what) -> Result<void> {
        if (value < 1)
            return fail(ErrorCode::InvalidArgument, std::string(what) + " must be at least 1, got " + std::to_string(value));
        return {};
    };
    for (const auto& [value, what] : { std::pair { parameters.crossbarSize, "crossbar_size" }, { parameters.cellBits, "cell_bits" },
                                       { parameters.dacBits, "dac_bits" }, { parameters.weightBits, "weight_bits" }, { parameters.dataBits, "data_bits" },
                                       { hardware->memoryBusBits, "memory bus width" }, { hardware->vectorWidth, "vector width" }, { hardware->noc.flitBits, "flit width" } })
        if (auto ok = positive(value, what); !ok)
            return tl::unexpected(ok.error());
    Evaluator e;
    e.m_network = std::move(network);
    e.m_hardware = std::move(hardware);
    e.m_model = model;
    e.m_parameters = parameters;
    e.m_constraints = constraints;
    e.m_bits = static_cast<int>(mapping::ceilDiv(parameters.dataBits, parameters.dacBits));
    if (auto ok = e.prepareLayers(); !ok)
        return tl::unexpected(ok.error());
    if (auto error = e.prepareHardware())
        return tl::unexpected(*error);
    const std::size_t n = e.m_layers.size();
    e.m_state.resize(n);
    for (std::size_t l = 0; l < n; ++l) {
        LayerState& s = e.m_state[l];
        const std::size_t edges = e.m_layers[l].edges.size();
        s.dependencies.resize(edges);
        s.bufferEdges.resize(edges);
        s.dependencyBlocks.resize(edges);
        s.firstKept.resize(edges);
        s.edgeKeys.resize(edges);
    }
    e.m_requests.resize(n);
    e.m_chains.resize(n);
    e.m_bufferLayers.resize(n);
    e.m_needed.resize(n);
    return e;
}

} // namespace pim::evaluation
