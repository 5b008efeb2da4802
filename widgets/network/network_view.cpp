// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/network_view.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "widgets/common/figure_export.h"
#include "widgets/common/find_field.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/network/graph_canvas.h"
#include "widgets/network/network_model.h"

namespace pim::widgets {
namespace {

/// Bars in the colour of their node in the drawing.
class BarDelegate : public NumberDelegate
{
public:
    using NumberDelegate::NumberDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QVariant bar = index.data(kBarRole), colour = index.data(NetworkModel::kColourRole);
        NumberDelegate::paint(painter, option, index);
        if (!bar.isValid() || !colour.isValid())
            return;
        const QRect rect = option.rect.adjusted(8, 0, -8, 0);
        const double share = std::clamp(bar.toDouble(), 0.0, 1.0);
        painter->fillRect(QRect(rect.left(), rect.center().y() - 3, std::max(share > 0 ? 1 : 0, qRound(rect.width() * share)), 8), colour.value<QColor>());
    }
};

/// Names with the characters that a search matches lit up, exactly where other rows have theirs.
class NameDelegate : public NumberDelegate
{
public:
    using NumberDelegate::NumberDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString find = index.data(kFindRole).toString();
        QStyle* style = item.widget ? item.widget->style() : QApplication::style();
        const QString text = item.text;
        if (!find.isEmpty())
            item.text.clear();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        if (find.isEmpty())
            return;
        item.text = text;
        const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
        const QRect rect = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget).adjusted(margin, 0, -margin, 0);
        const QFontMetrics metrics(item.font);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
        painter->save();
        for (qsizetype from = 0; (from = text.indexOf(find, from, Qt::CaseInsensitive)) >= 0; from += find.size()) {
            const QRect mark(rect.left() + metrics.horizontalAdvance(text.left(from)), rect.top() + 3, metrics.horizontalAdvance(text.mid(from, find.size())), rect.height() - 6);
            painter->fillRect(mark & rect, tokens().findMatch);
        }
        const QVariant colour = index.data(Qt::ForegroundRole);
        painter->setPen(colour.canConvert<QBrush>() ? colour.value<QBrush>().color() : tokens().text);
        painter->setFont(item.font);
        painter->drawText(rect, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
        painter->restore();
    }
};

constexpr int kLeastNameWidth = 150;
/// With their widths; the last goes first where the table is narrow.
constexpr std::pair<int, int> kOtherColumns[] { { NetworkModel::Kernel, 64 }, { NetworkModel::Output, 88 }, { NetworkModel::Bar, 44 } };

} // namespace

NetworkView::NetworkView(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(QStringLiteral("network"), this)), m_splitter(new QSplitter(Qt::Horizontal, this)),
      m_canvas(new GraphCanvas(this)), m_table(new QTreeView(this)), m_model(new NetworkModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolbar());
    layout->addWidget(m_stack, 1);
    m_empty->setProperty("surface", QStringLiteral("base"));
    m_empty->setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);

    m_table->setModel(m_model);
    m_table->setItemDelegate(new NumberDelegate(m_table));
    m_table->setItemDelegateForColumn(NetworkModel::Node, new NameDelegate(m_table));
    m_table->setItemDelegateForColumn(NetworkModel::Bar, new BarDelegate(m_table));
    m_table->setUniformRowHeights(true);
    m_table->setIconSize({ 13, 13 });
    m_table->setFont(fontOf(TextRole::Table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAllColumnsShowFocus(true);
    m_table->setIndentation(14);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setMinimumSectionSize(36);
    m_table->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->header()->setSectionResizeMode(NetworkModel::Node, QHeaderView::Stretch);
    m_table->header()->setSectionsMovable(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setColumnWidth(NetworkModel::Figure, 76);
    for (const auto& [column, width] : kOtherColumns)
        m_table->setColumnWidth(column, width);
    m_table->viewport()->installEventFilter(this);
    m_splitter->addWidget(m_canvas);
    m_splitter->addWidget(m_table);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({ 530, 470 });
    m_splitter->setChildrenCollapsible(true);
    m_splitter->setCollapsible(0, false);

    connect(m_find, &QLineEdit::textChanged, this, [this] { find(0); });
    connect(m_find, &FindField::nextRequested, this, [this] { find(1); });
    connect(m_find, &FindField::previousRequested, this, [this] { find(-1); });
    connect(m_metric, &QComboBox::activated, this, [this] { m_metricChosen = true; });
    connect(m_metric, &QComboBox::currentIndexChanged, this, &NetworkView::updateFigures);
    connect(m_collapse, &QCheckBox::toggled, this, [this](bool on) {
        m_options.collapseFree = on;
        m_options.expanded.clear();
        m_options.collapsedRuns.clear();
        rebuild({}, true);
    });
    connect(m_blocks, &QCheckBox::toggled, this, [this](bool on) {
        m_options.blocks = on;
        rebuild({}, true);
    });
    connect(m_zoomOut, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoomBy(0.8); });
    connect(m_zoomIn, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoomBy(1.25); });
    connect(m_zoom, &QToolButton::clicked, m_canvas, [this] { m_canvas->setZoom(1); });
    connect(m_fit, &QToolButton::clicked, m_canvas, &GraphCanvas::fit);
    connect(m_export, &QToolButton::clicked, this, &NetworkView::exportRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &NetworkView::openRequested);
    connect(m_canvas, &GraphCanvas::zoomChanged, this, &NetworkView::showZoom);
    connect(m_canvas, &GraphCanvas::runToggled, this, &NetworkView::toggleRun);
    connect(m_canvas, &GraphCanvas::blockToggled, this, &NetworkView::toggleBlock);
    connect(m_canvas, &GraphCanvas::menuRequested, this, &NetworkView::showMenu);
    connect(m_canvas, &GraphCanvas::layerPicked, this, [this](network::LayerId layer) {
        if (m_selection)
            m_selection->setLayer(layer);
        else
            m_canvas->setSelectedLayer(layer);
    });
    connect(m_canvas, &GraphCanvas::nothingPicked, this, [this] {
        if (m_selection)
            m_selection->setLayer(std::nullopt);
        else
            m_canvas->setSelectedLayer(std::nullopt);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (m_following)
            return;
        if (const QVariant layer = index.data(NetworkModel::kLayerRole); layer.isValid() && m_selection)
            m_selection->setLayer(network::LayerId { layer.toInt() });
    });
    connect(m_table, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const QVariant layer = index.data(NetworkModel::kLayerRole); layer.isValid())
            m_canvas->centreOnNode(nodeOf({ layer.toInt(), -1 }));
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_model->refresh();
        m_table->setFont(fontOf(TextRole::Table));
    });
    retranslateUi();
    updateFigures();
    updateState();
}

NetworkView::~NetworkView() = default;

QWidget* NetworkView::makeToolbar()
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("base"));
    bar->setAttribute(Qt::WA_StyledBackground);
    m_find = new FindField(bar);
    m_find->setFixedWidth(200);
    m_colourLabel = new QLabel(bar);
    m_colourLabel->setProperty("role", QStringLiteral("label"));
    m_metric = new QComboBox(bar);
    for (int i = 0; i < kNodeMetricCount; ++i)
        m_metric->addItem(QString(), i);
    m_metric->setCurrentIndex(static_cast<int>(NodeMetric::Operations));
    m_colourLabel->setBuddy(m_metric);
    m_collapse = new QCheckBox(bar);
    m_collapse->setChecked(true);
    m_blocks = new QCheckBox(bar);
    m_blocks->setChecked(true);
    const auto button = [bar](const char* name) {
        auto* tool = new QToolButton(bar);
        if (name)
            tool->setIcon(icon(QString::fromLatin1(name)));
        tool->setAutoRaise(true);
        tool->setFocusPolicy(Qt::StrongFocus);
        return tool;
    };
    m_zoomOut = button("minus");
    m_zoom = button(nullptr);
    m_zoomIn = button("plus");
    m_fit = button("fit");
    m_export = button("export");
    m_zoom->setMinimumWidth(58);
    auto* flow = new FlowLayout(bar, 12, 4);
    flow->setContentsMargins(12, 6, 12, 6);
    const auto group = [bar, flow](std::initializer_list<QWidget*> widgets, int spacing) {
        auto* box = new QWidget(bar);
        auto* row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(spacing);
        for (QWidget* widget : widgets)
            row->addWidget(widget);
        flow->addWidget(box);
    };
    flow->addWidget(m_find);
    group({ m_colourLabel, m_metric }, 8);
    group({ m_collapse, m_blocks }, 12);
    flow->addStretch();
    group({ m_zoomOut, m_zoom, m_zoomIn, m_fit, m_export }, 2);
    return bar;
}

void NetworkView::retranslateUi()
{
    m_find->retranslateUi(tr("Find a node"));
    m_colourLabel->setText(tr("Colour by"));
    m_metric->setAccessibleName(tr("Colour nodes by"));
    m_metric->setToolTip(tr("The figure that colours the nodes and stands in the table"));
    for (int i = 0; i < kNodeMetricCount; ++i)
        m_metric->setItemText(i, metricName(static_cast<NodeMetric>(i)));
    m_collapse->setText(tr("Collapse free nodes"));
    m_collapse->setToolTip(tr("Nodes without a layer of their own become one pill behind the layer before them"));
    m_blocks->setText(tr("Blocks"));
    m_blocks->setToolTip(tr("Frames around layers with a common name; click a frame's name to collapse it"));
    const auto name = [](QToolButton* tool, const QString& text, const QString& tip) {
        tool->setAccessibleName(text);
        tool->setToolTip(tip);
    };
    name(m_zoomOut, tr("Zoom out"), tr("Zoom out (−)"));
    name(m_zoom, tr("Zoom to 100 %"), tr("Zoom to 100 % (0)"));
    name(m_zoomIn, tr("Zoom in"), tr("Zoom in (+)"));
    name(m_fit, tr("Show all"), tr("Show all of it (F)"));
    name(m_export, tr("Export the drawing"), tr("Export the drawing as PNG, SVG or PDF"));
    m_canvas->setAccessibleName(tr("Graph of the network"));
    m_table->setAccessibleName(tr("Nodes of the network"));
    m_table->setToolTip(QString());
    updateState();
}

void NetworkView::setSelection(Selection* selection)
{
    m_selection = selection;
    if (selection)
        connect(selection, &Selection::layerChanged, this, &NetworkView::followSelection);
    followSelection();
}

void NetworkView::followSelection()
{
    const auto layer = m_selection ? m_selection->layer() : std::nullopt;
    m_canvas->setSelectedLayer(layer);
    m_following = true;
    if (layer) {
        const QModelIndex index = m_model->indexOf(*layer);
        if (index.isValid() && index != m_table->currentIndex()) {
            m_table->setCurrentIndex(index);
            m_table->scrollTo(index);
        }
        if (m_canvas->scene() && layer->index < static_cast<int>(m_canvas->scene()->graph().nodeOfLayer.size()))
            m_canvas->showNode(m_canvas->scene()->graph().nodeOfLayer[static_cast<std::size_t>(layer->index)]);
    } else {
        m_table->selectionModel()->clear();
    }
    m_following = false;
}

void NetworkView::setNetwork(std::shared_ptr<const network::ImportedNetwork> network)
{
    m_network = std::move(network);
    m_options.expanded.clear();
    m_options.collapsedRuns.clear();
    m_options.collapsedBlocks.clear();
    m_canvas->setScene(nullptr);
    m_wanted = nullptr;
    rebuild({}, true);
    updateFigures();
}

void NetworkView::rebuild(const std::string& anchor, bool fitAll)
{
    m_anchor = anchor;
    m_fitAll = fitAll;
    if (!m_network) {
        m_wanted = nullptr;
        m_model->setGraph(nullptr);
        m_canvas->setScene(nullptr);
        updateState();
        return;
    }
    auto graph = std::make_shared<NetworkGraph>(buildGraph(m_network, m_options));
    sizeNodes(*graph);
    m_wanted = graph;
    m_following = true;
    m_model->setGraph(graph);
    m_following = false;
    updateState();
    emit footerChanged(footer());
    emit layoutNeeded(m_wanted);
}

void NetworkView::setGraphLayout(const std::shared_ptr<const NetworkGraph>& graph, GraphLayout layout)
{
    if (graph == m_wanted && graph && !layout.cancelled)
        setGraphScene(std::make_shared<GraphScene>(graph, std::move(layout)));
}

void NetworkView::setGraphScene(std::shared_ptr<const GraphScene> scene)
{
    if (!scene || !m_wanted || scene->sharedGraph() != m_wanted || scene->layout().cancelled)
        return;
    m_stack->setCurrentWidget(m_splitter); // so that the canvas has its size
    m_canvas->setScene(std::move(scene), m_anchor, m_fitAll);
    if (m_fitAll && m_canvas->zoom() < 0.5) // a long network: begin where it begins, where it can be read
        m_canvas->showBeginning();
    m_anchor.clear();
    m_fitAll = false;
    updateState();
    followSelection();
    find(0);
}

void NetworkView::setEvaluation(std::shared_ptr<const evaluation::Evaluation> evaluation)
{
    m_evaluation = std::move(evaluation);
    updateFigures();
}

void NetworkView::setOutOfDate(bool outOfDate) { m_canvas->setOutOfDate(outOfDate); }

NodeMetric NetworkView::metric() const { return static_cast<NodeMetric>(m_metric->currentIndex()); }

void NetworkView::setMetric(NodeMetric metric)
{
    m_metricChosen = true;
    m_metric->setCurrentIndex(static_cast<int>(metric));
}

void NetworkView::setCollapseFree(bool on) { m_collapse->setChecked(on); }
void NetworkView::setBlocks(bool on) { m_blocks->setChecked(on); }
void NetworkView::setFindText(const QString& text) { m_find->setText(text); }
void NetworkView::findNext(int step) { find(step); }

void NetworkView::updateFigures()
{
    const bool evaluated = m_network && m_evaluation && m_evaluation->layers.size() == m_network->network.layers.size();
    auto* items = qobject_cast<QStandardItemModel*>(m_metric->model());
    for (int i = 0; items && i < kNodeMetricCount; ++i)
        items->item(i)->setEnabled(evaluated || !needsEvaluation(static_cast<NodeMetric>(i)));
    const QSignalBlocker quiet(m_metric);
    if (!evaluated && needsEvaluation(metric()))
        m_metric->setCurrentIndex(static_cast<int>(NodeMetric::Operations));
    else if (evaluated && !m_metricChosen)
        m_metric->setCurrentIndex(static_cast<int>(NodeMetric::Crossbars));
    const MetricScale scale = m_network ? metricScale(metric(), m_network->network, evaluated ? m_evaluation.get() : nullptr) : MetricScale();
    m_canvas->setFigures(scale, evaluated ? m_evaluation : nullptr);
    m_model->setMetric(scale);
    m_table->setColumnWidth(NetworkModel::Figure, std::max(76, m_table->header()->sectionSizeHint(NetworkModel::Figure)));
    fitColumns();
    emit footerChanged(footer());
}

void NetworkView::fitColumns()
{
    // Names come first: where the table is narrow, what is least missed goes.
    int room = m_table->viewport()->width() - kLeastNameWidth - m_table->columnWidth(NetworkModel::Figure);
    for (const auto& [column, width] : kOtherColumns) {
        room -= width;
        if (m_table->isColumnHidden(column) != (room < 0))
            m_table->setColumnHidden(column, room < 0);
    }
}

bool NetworkView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

QString NetworkView::footer() const
{
    if (!m_wanted)
        return {};
    const MappingCounts& counts = m_wanted->counts;
    const int nodes = counts.crossbar + counts.vectorUnit + counts.free + counts.unsupported;
    QStringList parts { tr("%n nodes", nullptr, nodes) };
    if (counts.free > 0)
        parts << tr("%1 free ones").arg(countText(counts.free));
    if (counts.unsupported > 0)
        parts << tr("%1 unsupported").arg(countText(counts.unsupported));
    if (m_evaluation && m_evaluation->layers.size() == m_network->network.layers.size())
        parts << tr("%1 crossbars").arg(countText(m_evaluation->metrics.crossbars));
    return parts.join(QStringLiteral(", "));
}

void NetworkView::updateState()
{
    const bool shown = m_network && m_canvas->scene();
    if (!m_network) {
        m_empty->setText(tr("No network"), tr("Open a model or choose one of the gallery: its layers appear here, with what became of every node of the file."));
        m_empty->setAction(tr("Open a model…"));
    } else if (!shown) {
        m_empty->setText(tr("Drawing the network"), tr("%n nodes are being laid out.", nullptr, m_wanted ? static_cast<int>(m_wanted->nodes.size()) : 0));
        m_empty->setAction(QString());
    }
    m_stack->setCurrentWidget(shown ? static_cast<QWidget*>(m_splitter) : m_empty);
    for (QWidget* widget : std::initializer_list<QWidget*> { m_find, m_metric, m_collapse, m_blocks, m_zoomOut, m_zoom, m_zoomIn, m_fit, m_export })
        widget->setEnabled(shown);
}

void NetworkView::showZoom(double scale) { m_zoom->setText(percentText(scale, scale >= 1 ? 3 : 2)); }

// ---- finding

int NetworkView::nodeOf(const Match& match) const
{
    const GraphScene* scene = m_canvas->scene();
    if (!scene)
        return -1;
    const NetworkGraph& graph = scene->graph();
    if (match.layer >= 0)
        return match.layer < static_cast<int>(graph.nodeOfLayer.size()) ? graph.nodeOfLayer[static_cast<std::size_t>(match.layer)] : -1;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        if (std::find(graph.nodes[i].attached.begin(), graph.nodes[i].attached.end(), match.attached) != graph.nodes[i].attached.end())
            return static_cast<int>(i);
    return -1;
}

void NetworkView::find(int step)
{
    const QString text = m_find->text();
    const Match before = m_match >= 0 && m_match < static_cast<int>(m_matches.size()) ? m_matches[static_cast<std::size_t>(m_match)] : Match();
    m_matches.clear();
    if (!text.isEmpty() && m_wanted) {
        const auto& layers = m_network->network.layers;
        std::size_t next = 0;
        const auto attachedTo = [&](int layer) {
            for (; next < m_wanted->attached.size() && m_wanted->attached[next].layer == layer; ++next)
                if (QString::fromStdString(m_wanted->attached[next].name).contains(text, Qt::CaseInsensitive))
                    m_matches.push_back({ -1, static_cast<int>(next) });
        };
        attachedTo(-1);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (QString::fromStdString(layers[i].name).contains(text, Qt::CaseInsensitive))
                m_matches.push_back({ static_cast<int>(i), -1 });
            attachedTo(static_cast<int>(i));
        }
    }
    const int count = static_cast<int>(m_matches.size());
    const auto same = [&before](const Match& m) { return m.layer == before.layer && m.attached == before.attached && (m.layer >= 0 || m.attached >= 0); };
    const auto again = std::find_if(m_matches.begin(), m_matches.end(), same);
    int at = again != m_matches.end() ? static_cast<int>(again - m_matches.begin()) : -1;
    if (count == 0)
        at = -1;
    else if (at < 0)
        at = step < 0 ? count - 1 : 0;
    else
        at = (at + step + count) % count;
    m_match = at;
    m_find->setMatches(at + 1, count);
    const int node = at >= 0 ? nodeOf(m_matches[static_cast<std::size_t>(at)]) : -1;
    m_canvas->setFind(text, node);
    m_model->setFind(text);
    if (node >= 0 && (step != 0 || again == m_matches.end()))
        m_canvas->showNode(node);
    if (at >= 0 && m_matches[static_cast<std::size_t>(at)].layer >= 0)
        m_table->scrollTo(m_model->indexOf({ m_matches[static_cast<std::size_t>(at)].layer }));
}

// ---- collapsing

void NetworkView::toggleRun(const std::string& id)
{
    std::set<std::string>& set = m_options.collapseFree ? m_options.expanded : m_options.collapsedRuns;
    if (set.erase(id) == 0)
        set.insert(id);
    rebuild("layer:" + id.substr(std::string("run:").size()));
}

void NetworkView::toggleBlock(const std::string& id)
{
    if (m_options.collapsedBlocks.erase(id) == 0)
        m_options.collapsedBlocks.insert(id);
    // Something above the block is there before and after.
    std::string anchor = "input";
    if (m_wanted)
        for (const GraphBlock& block : m_wanted->blocks)
            if (block.id == id && block.firstLayer > 0) {
                const int node = m_wanted->nodeOfLayer[static_cast<std::size_t>(block.firstLayer - 1)];
                anchor = m_wanted->nodes[static_cast<std::size_t>(node)].id;
            }
    rebuild(anchor);
}

void NetworkView::showMenu(int node, int block, const QPoint& position)
{
    if (!m_wanted || !m_canvas->scene())
        return;
    const NetworkGraph& graph = m_canvas->scene()->graph();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (node >= 0) {
        const GraphNode& picked = graph.nodes[static_cast<std::size_t>(node)];
        menu->addAction(icon(QStringLiteral("target")), tr("Centre"), this, [this, node] { m_canvas->centreOnNode(node); });
        const std::string run = "run:" + (picked.layer < 0 ? std::string() : graph.source->network.layers[static_cast<std::size_t>(picked.layer)].name);
        if (picked.kind == GraphNodeKind::Run)
            menu->addAction(tr("Show these nodes"), this, [this, run] { toggleRun(run); });
        else if (picked.kind == GraphNodeKind::Attached)
            menu->addAction(tr("Collapse these nodes"), this, [this, run] { toggleRun(run); });
        if (picked.kind == GraphNodeKind::Block)
            menu->addAction(tr("Open the block"), this, [this, id = picked.id] { toggleBlock(id); });
        if (picked.block >= 0)
            block = picked.block;
    }
    if (block >= 0)
        menu->addAction(tr("Collapse block %1").arg(QString::fromStdString(graph.blocks[static_cast<std::size_t>(block)].name)), this,
                        [this, id = graph.blocks[static_cast<std::size_t>(block)].id] { toggleBlock(id); });
    menu->addSeparator();
    if (!graph.blocks.empty()) {
        menu->addAction(tr("Collapse all blocks"), this, [this] {
            if (m_wanted)
                for (const GraphBlock& each : m_wanted->blocks)
                    m_options.collapsedBlocks.insert(each.id);
            rebuild({}, true);
        });
        menu->addAction(tr("Open all blocks"), this, [this] {
            m_options.collapsedBlocks.clear();
            rebuild({}, true);
        });
    }
    menu->addAction(icon(QStringLiteral("fit")), tr("Show all"), m_canvas, &GraphCanvas::fit);
    menu->addAction(icon(QStringLiteral("export")), tr("Export the drawing…"), this, &NetworkView::exportRequested);
    menu->popup(position);
}

Result<void> NetworkView::exportTo(const QString& path) const
{
    if (!m_canvas->scene())
        return tl::unexpected(Error { ErrorCode::InvalidArgument, tr("there is no network to draw").toStdString(), {} });
    return exportFigure(path, m_canvas->fullSize(), [this](QPainter& painter) { m_canvas->paintAll(painter); });
}

void NetworkView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find)) {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
        return;
    }
    if (event->matches(QKeySequence::FindNext) || event->matches(QKeySequence::FindPrevious)) {
        find(event->matches(QKeySequence::FindNext) ? 1 : -1);
        return;
    }
    QWidget::keyPressEvent(event);
}

void NetworkView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
        m_model->refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
