// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/floorplan_panel.h"

#include <algorithm>

#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/find_field.h"
#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/section.h"
#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_text.h"

namespace pim::widgets {
namespace {

constexpr int kLayerRole = Qt::UserRole;
constexpr int kTextWidth = 170; ///< px, of the narrowest panel that people use
constexpr int kMostPairs = 200; ///< rows of conflicts; they are sorted by what they cost

QIcon swatch(const LayerColour& colour)
{
    QPixmap pixmap(24, 24);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(QPen(colour.edge, 2));
    painter.setBrush(colour.fill);
    painter.drawRoundedRect(QRectF(2, 2, 20, 20), 3, 3);
    painter.end();
    pixmap.setDevicePixelRatio(2);
    return QIcon(pixmap);
}

} // namespace

FloorplanMinimap::FloorplanMinimap(FloorplanCanvas& canvas, QWidget* parent)
    : QWidget(parent)
    , m_canvas(canvas)
{
    connect(&canvas, &FloorplanCanvas::cameraChanged, this, qOverload<>(&QWidget::update));
    connect(&canvas, &FloorplanCanvas::placeChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

FloorplanCamera FloorplanMinimap::camera() const
{
    FloorplanCamera camera;
    camera.fit(m_canvas.grid().bounds(), size(), 6);
    return camera;
}

void FloorplanMinimap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().base);
    const FloorplanData* plan = m_canvas.data();
    if (!plan || plan->chip.macros.empty())
        return;
    const FloorplanCamera small = camera();
    const ChipGrid& grid = m_canvas.grid();
    ChipLook look = m_canvas.look();
    const QImage mesh = meshImage(*plan, m_canvas.style(), look);
    const QRectF all = small.toView(QRectF(grid.cell({ 0, 0 }).topLeft(), QSizeF(grid.pitch().width() * grid.cols(), grid.pitch().height() * grid.rows())));
    if (grid.pitch().width() * small.scale < 5) {
        painter.drawImage(all, mesh);
    } else {
        for (int row = 0; row < grid.rows(); ++row)
            for (int col = 0; col < grid.cols(); ++col) {
                const QRectF cell = small.toView(grid.cell({ row, col }));
                if (plan->chip.at({ row, col }) >= 0) {
                    painter.fillRect(cell, mesh.pixelColor(col, row));
                } else {
                    painter.setPen(QPen(tokens().line2, 1));
                    painter.drawRect(cell);
                }
            }
    }
    painter.setPen(QPen(tokens().accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    QRectF frame;
    if (m_canvas.place().level == FloorplanLevel::Chip) {
        const FloorplanCamera& big = m_canvas.place().camera;
        frame = small.toView(QRectF(big.toWorld({ 0, 0 }), big.toWorld(QPointF(m_canvas.width(), m_canvas.height()))));
    } else {
        frame = small.toView(grid.cell(plan->macro(m_canvas.place().macro).cell)).adjusted(-2, -2, 2, 2);
    }
    painter.drawRect(frame & QRectF(rect()).adjusted(1, 1, -2, -2));
}

void FloorplanMinimap::follow(QPointF position)
{
    if (!m_canvas.data())
        return;
    const QPointF world = camera().toWorld(position);
    if (m_canvas.place().level == FloorplanLevel::Chip) {
        m_canvas.centreOn(world);
    } else if (const auto cell = m_canvas.grid().cellAt(world)) {
        const int macro = m_canvas.data()->chip.at(*cell);
        if (macro >= 0 && macro != m_canvas.place().macro)
            m_canvas.goTo(FloorplanLevel::Macro, macro);
    }
}

void FloorplanMinimap::mousePressEvent(QMouseEvent* event) { follow(event->position()); }

void FloorplanMinimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        follow(event->position());
}

int conflictListHeight(int room, int layers, int conflicts, int least)
{
    return std::min(conflicts, std::max({ least, room - layers, room / 3 }));
}

FloorplanPanel::FloorplanPanel(FloorplanCanvas& canvas, QWidget* parent)
    : QWidget(parent)
    , m_canvas(canvas)
    , m_find(new FindField(this))
    , m_layers(new QListWidget(this))
    , m_conflicts(new QListWidget(this))
    , m_period(new QLabel(this))
    , m_pairCount(new QLabel(this))
    , m_minimap(new FloorplanMinimap(canvas, this))
{
    setProperty("surface", QStringLiteral("base"));
    setAttribute(Qt::WA_StyledBackground);
    // All of it where there is room; on small screens it scrolls instead of asking for a higher window.
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(scroll);
    auto* body = new QWidget;
    body->setProperty("surface", QStringLiteral("base"));
    body->setAttribute(Qt::WA_StyledBackground);
    scroll->setWidget(body);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* drawing = new QWidget(this);
    auto* grid = new QGridLayout(drawing);
    grid->setContentsMargins(12, 4, 6, 6);
    grid->setVerticalSpacing(0);
    grid->setHorizontalSpacing(2);
    grid->setColumnStretch(0, 1);
    const ChipLook look = canvas.look();
    const bool shown[PartCount] { look.macros, look.links, look.routes, look.routers, look.unused, look.order, false };
    const bool picked[PartCount] { look.pickMacros, look.pickLinks, look.pickRoutes, look.pickRouters, look.pickUnused, false, false };
    for (int part = 0; part < PartCount; ++part) {
        Row row { new QLabel(drawing), new QToolButton(drawing), part >= Order ? nullptr : new QToolButton(drawing) };
        row.text->setFont(fontOf(TextRole::Table));
        row.text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        grid->addWidget(row.text, part, 0);
        for (QToolButton* button : { row.show, row.pick }) {
            if (!button)
                continue;
            const bool show = button == row.show;
            button->setCheckable(true);
            button->setAutoRaise(true);
            button->setChecked(show ? shown[part] : picked[part]);
            button->setIcon(icon(show ? QStringLiteral("check") : QStringLiteral("target")));
            button->setIconSize({ 13, 13 });
            button->setFixedSize(24, 22);
            grid->addWidget(button, part, show ? 1 : 2);
            connect(button, &QToolButton::toggled, this, &FloorplanPanel::applyLook);
        }
        row.text->setBuddy(row.show);
        m_rows.push_back(row);
    }
    m_drawing = new Section(QString(), drawing, this);
    auto* network = new QWidget(this);
    auto* list = new QVBoxLayout(network);
    list->setContentsMargins(8, 4, 0, 0);
    list->setSpacing(4);
    list->addWidget(m_find);
    m_layers->setFrameShape(QFrame::NoFrame);
    m_layers->setFont(fontOf(TextRole::Table));
    m_layers->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_layers->setUniformItemSizes(true);
    m_layers->setIconSize({ 12, 12 });
    m_layers->setMinimumHeight(80);
    m_layers->setTextElideMode(Qt::ElideMiddle);
    m_layers->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_layers->setContextMenuPolicy(Qt::CustomContextMenu);
    list->addWidget(m_layers, 1);
    m_period->setProperty("role", QStringLiteral("hint"));
    m_period->setTextFormat(Qt::PlainText);
    m_period->setWordWrap(true);
    m_period->setContentsMargins(4, 0, 8, 4);
    list->addWidget(m_period);
    m_conflicts->setFrameShape(QFrame::NoFrame);
    m_conflicts->setFont(fontOf(TextRole::Caption));
    m_conflicts->setUniformItemSizes(true);
    m_conflicts->setTextElideMode(Qt::ElideMiddle);
    m_conflicts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_conflicts->setContextMenuPolicy(Qt::CustomContextMenu);
    m_pairCount->setProperty("role", QStringLiteral("hint"));
    m_network = new Section(QString(), network, this);
    m_pairs = new Section(QString(), m_conflicts, this);
    m_pairs->setHeaderWidget(m_pairCount);
    m_overview = new Section(QString(), m_minimap, this);
    layout->addWidget(m_drawing);
    layout->addWidget(m_network, 1);
    layout->addWidget(m_pairs);
    layout->addWidget(m_overview);

    for (const Section* section : { m_drawing, m_network, m_pairs, m_overview })
        connect(section, &Section::toggled, this, &FloorplanPanel::shareHeight, Qt::QueuedConnection);
    connect(m_find, &QLineEdit::textChanged, this, &FloorplanPanel::showMatches);
    connect(m_find, &FindField::nextRequested, this, [this] { findNext(1); });
    connect(m_find, &FindField::previousRequested, this, [this] { findNext(-1); });
    connect(m_layers, &QListWidget::itemSelectionChanged, this, [this] {
        if (m_following)
            return;
        // The row that was used last comes first: its routes are drawn.
        const auto* current = m_layers->currentItem();
        const auto chosen = m_layers->selectedItems();
        bool add = false;
        if (current && current->isSelected()) {
            emit layerPicked(current->data(kLayerRole).toInt(), false);
            add = true;
        }
        for (const auto* item : chosen)
            if (item != current) {
                emit layerPicked(item->data(kLayerRole).toInt(), add);
                add = true;
            }
    });
    connect(m_layers, &QListWidget::itemChanged, this, [this] { applyLook(); });
    connect(m_layers, &QListWidget::itemDoubleClicked, this, [this](const QListWidgetItem* item) { emit layerEntered(item->data(kLayerRole).toInt()); });
    connect(m_layers, &QListWidget::customContextMenuRequested, this, [this](QPoint at) {
        if (const auto* item = m_layers->itemAt(at))
            emit layerMenuRequested(item->data(kLayerRole).toInt(), m_layers->viewport()->mapToGlobal(at));
    });
    connect(m_conflicts, &QListWidget::itemSelectionChanged, this, [this] {
        const auto chosen = m_conflicts->selectedItems();
        emit conflictPicked(chosen.isEmpty() ? -1 : m_conflicts->row(chosen.front()));
    });
    connect(m_conflicts, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) { // again, after the drawing has moved away
        emit conflictPicked(m_conflicts->row(item));
    });
    connect(m_conflicts, &QListWidget::customContextMenuRequested, this, [this](QPoint at) {
        if (const auto* item = m_conflicts->itemAt(at))
            emit conflictMenuRequested(m_conflicts->row(item), m_conflicts->viewport()->mapToGlobal(at));
    });
    connect(&Theme::instance(), &Theme::changed, this, &FloorplanPanel::fillLayers);
    retranslateUi();
}

void FloorplanPanel::setData(std::shared_ptr<const FloorplanData> plan)
{
    const bool same = m_data && plan && m_data->design->network == plan->design->network;
    m_data = std::move(plan);
    if (!same)
        m_canvas.setLook([this] { ChipLook look = m_canvas.look(); look.hidden.clear(); return look; }());
    fillLayers();
    fillConflicts();
    m_minimap->update();
}

void FloorplanPanel::fillConflicts()
{
    const QSignalBlocker blocker(m_conflicts);
    m_conflicts->clear();
    m_period->setText(m_data ? periodText(*m_data) : QString());
    m_period->setVisible(!m_period->text().isEmpty());
    // Of fixed height: something whose height hangs on its width would make the panel scroll before lists have shrunk.
    QSizePolicy policy = m_period->sizePolicy();
    policy.setHeightForWidth(false);
    m_period->setSizePolicy(policy);
    m_period->setFixedHeight(m_period->fontMetrics().boundingRect(QRect(0, 0, kTextWidth, 400), Qt::TextWordWrap, m_period->text()).height() + 6);
    const int count = m_data ? static_cast<int>(m_data->noc.conflicts.size()) : 0;
    m_pairs->setVisible(m_data && !m_data->noc.streams.empty());
    m_pairCount->setText(count == 0 ? tr("none") : tr("%Ln cycles", nullptr, static_cast<int>(m_data->noc.waitedCycles)));
    m_pairCount->setToolTip(m_data ? tr("%n pairs of streams share links", nullptr, m_data->noc.conflictPairs) + QStringLiteral("; ") + tr("%n of them met and waited", nullptr, count) : QString());
    m_conflicts->setVisible(count > 0 && m_pairs->isExpanded());
    for (int c = 0; c < std::min(count, kMostPairs); ++c) {
        auto* item = new QListWidgetItem(conflictText(*m_data, c), m_conflicts);
        const auto& conflict = m_data->noc.conflicts[static_cast<std::size_t>(c)];
        item->setToolTip(literalText(item->text() + QLatin1Char('\n') + tr("Blocks that waited: %1 of %2").arg(countText(conflict.blocks), countText(m_data->noc.streams[static_cast<std::size_t>(conflict.waits)].blocks))
                                     + (criticalWait(*m_data, conflict.waits).isEmpty() ? QString() : QLatin1Char('\n') + tr("Waits of it on the critical path: %1").arg(criticalWait(*m_data, conflict.waits)))));
    }
    const int row = count > 0 ? m_conflicts->sizeHintForRow(0) + 8 : 0;
    for (int c = 0; c < m_conflicts->count(); ++c) // room between pairs
        m_conflicts->item(c)->setSizeHint({ 100, row });
    shareHeight();
    QMetaObject::invokeMethod(this, &FloorplanPanel::shareHeight, Qt::QueuedConnection); // once the text above has its height
    setConflict(m_canvas.look().conflict);
}

void FloorplanPanel::shareHeight()
{
    const int count = m_conflicts->count(), row = count > 0 ? m_conflicts->item(0)->sizeHint().height() : 0;
    const int least = std::min(count, 3) * row - (count > 3 ? row / 3 : 0) + 2; // part of another: there are more
    const bool layers = m_network->isExpanded();
    int others = -(layers ? m_layers->sizeHint().height() : 0) - (m_conflicts->isHidden() ? 0 : m_conflicts->height());
    for (const Section* section : { m_drawing, m_network, m_pairs, m_overview })
        others += section->isHidden() ? 0 : section->sizeHint().height();
    const int rows = layers && m_layers->count() > 0 ? m_layers->count() * m_layers->sizeHintForRow(0) + 2 * m_layers->frameWidth() + 4 : 0;
    m_conflicts->setFixedHeight(conflictListHeight(height() - others, rows, count * row + 2, least));
}

void FloorplanPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    shareHeight();
}

void FloorplanPanel::setConflict(int conflict)
{
    const QSignalBlocker blocker(m_conflicts);
    if (auto* item = conflict >= 0 ? m_conflicts->item(conflict) : nullptr) {
        m_conflicts->setCurrentItem(item);
        m_conflicts->scrollToItem(item);
    } else {
        m_conflicts->clearSelection();
        m_conflicts->setCurrentItem(nullptr);
    }
}

void FloorplanPanel::fillLayers()
{
    const QSignalBlocker blocker(m_layers);
    m_layers->clear();
    if (!m_data) {
        showMatches();
        return;
    }
    const auto colours = layerColours(*m_data->design->network);
    const auto& hidden = m_canvas.look().hidden;
    for (std::size_t l = 0; l < m_data->design->network->layers.size(); ++l) {
        const auto& layer = m_data->design->network->layers[l];
        if (!layer.onCrossbars())
            continue;
        const auto macros = m_data->evaluation->layers[l].cells.size();
        auto* item = new QListWidgetItem(swatch(colours[l]), QStringLiteral("%1  · %2").arg(shortLayerName(layer.name), countText(static_cast<std::int64_t>(macros))), m_layers);
        item->setData(kLayerRole, static_cast<int>(l));
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(l < hidden.size() && hidden[l] ? Qt::Unchecked : Qt::Checked);
        item->setToolTip(literalText(tr("%1: %n macros, %2 crossbars. The tick shows or hides them.", nullptr, static_cast<int>(macros)).arg(QString::fromStdString(layer.name), countText(m_data->evaluation->layers[l].crossbars))));
    }
    setSelectedLayers(m_canvas.look().layers);
    showMatches();
}

void FloorplanPanel::setSelectedLayers(const std::vector<int>& layers)
{
    m_following = true;
    for (int i = 0; i < m_layers->count(); ++i) {
        QListWidgetItem* item = m_layers->item(i);
        const int layer = item->data(kLayerRole).toInt();
        const bool on = std::find(layers.begin(), layers.end(), layer) != layers.end();
        if (item->isSelected() != on)
            item->setSelected(on);
        if (!layers.empty() && layer == layers.front()) {
            m_layers->setCurrentItem(item, QItemSelectionModel::NoUpdate);
            m_layers->scrollToItem(item);
        }
    }
    m_following = false;
}

void FloorplanPanel::setNumbers(bool on)
{
    const QSignalBlocker blocker(m_rows[Numbers].show);
    m_rows[Numbers].show->setChecked(on);
}

void FloorplanPanel::applyLook()
{
    ChipLook look = m_canvas.look();
    look.macros = m_rows[Macros].show->isChecked();
    look.links = m_rows[Links].show->isChecked();
    look.routes = m_rows[Routes].show->isChecked();
    look.routers = m_rows[Routers].show->isChecked();
    look.unused = m_rows[Unused].show->isChecked();
    look.order = m_rows[Order].show->isChecked();
    look.pickMacros = m_rows[Macros].pick->isChecked();
    look.pickLinks = m_rows[Links].pick->isChecked();
    look.pickRoutes = m_rows[Routes].pick->isChecked();
    look.pickRouters = m_rows[Routers].pick->isChecked();
    look.pickUnused = m_rows[Unused].pick->isChecked();
    look.hidden.assign(m_data ? m_data->design->network->layers.size() : 0, false);
    for (int i = 0; i < m_layers->count(); ++i)
        if (m_layers->item(i)->checkState() == Qt::Unchecked)
            look.hidden[static_cast<std::size_t>(m_layers->item(i)->data(kLayerRole).toInt())] = true;
    m_canvas.setLook(look);
    m_minimap->update();
    emit numbersToggled(m_rows[Numbers].show->isChecked());
    emit lookChanged();
}

void FloorplanPanel::showMatches()
{
    const QString text = m_find->text();
    int count = 0;
    for (int i = 0; i < m_layers->count(); ++i) {
        const bool match = text.isEmpty() || m_layers->item(i)->text().contains(text, Qt::CaseInsensitive);
        m_layers->item(i)->setHidden(!match);
        count += match;
    }
    m_find->setMatches(0, text.isEmpty() ? 0 : count);
}

void FloorplanPanel::findNext(int step)
{
    std::vector<QListWidgetItem*> shown;
    for (int i = 0; i < m_layers->count(); ++i)
        if (!m_layers->item(i)->isHidden())
            shown.push_back(m_layers->item(i));
    if (shown.empty())
        return;
    const auto at = std::find(shown.begin(), shown.end(), m_layers->currentItem());
    const auto count = static_cast<int>(shown.size());
    const int next = at == shown.end() || !(*at)->isSelected() ? (step > 0 ? 0 : count - 1) : (static_cast<int>(at - shown.begin()) + step + count) % count;
    m_layers->setCurrentItem(shown[static_cast<std::size_t>(next)]);
    m_find->setMatches(next + 1, count);
}

void FloorplanPanel::retranslateUi()
{
    const QString names[PartCount] { tr("Macros"), tr("NoC links"), tr("Routes of selection"), tr("Routers"), tr("Unused places"), tr("Order of placement"), tr("Numbers on macros") };
    for (int part = 0; part < PartCount; ++part) {
        const Row& row = m_rows[static_cast<std::size_t>(part)];
        row.text->setText(names[part]);
        row.show->setToolTip(tr("%1: show or hide").arg(names[part]));
        row.show->setAccessibleName(row.show->toolTip());
        if (row.pick) {
            row.pick->setToolTip(tr("%1: can be picked with the mouse").arg(names[part]));
            row.pick->setAccessibleName(row.pick->toolTip());
        }
    }
    m_drawing->setTitle(tr("Drawing"));
    m_network->setTitle(tr("Network layers"));
    m_pairs->setTitle(tr("Conflicts"));
    m_overview->setTitle(tr("Overview"));
    m_conflicts->setAccessibleName(tr("Pairs of streams that waited for each other; choosing one draws both routes"));
    m_find->retranslateUi(tr("Find a layer"));
    m_find->setAccessibleName(tr("Find a layer by its name"));
    m_layers->setAccessibleName(tr("Layers of the network; ticked ones are drawn"));
    m_minimap->setAccessibleName(tr("Overview of the chip"));
    m_minimap->setToolTip(tr("The whole chip; drag to move the drawing"));
    fillLayers();
    fillConflicts();
}

} // namespace pim::widgets
