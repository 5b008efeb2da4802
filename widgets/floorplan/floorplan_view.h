// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QImage>
#include <QPointer>
#include <QSize>
#include <QWidget>

#include "core/base/result.h"
#include "widgets/floorplan/figure_dialog.h"
#include "widgets/floorplan/floorplan_data.h"

class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace pim::widgets {

class EmptyState;
class FloorplanCanvas;
enum class FloorplanLevel;
struct FloorplanSubject;
class FloorplanLegend;
class FloorplanPanel;
struct LegendContent;
class Segmented;
class Selection;

/// The chip from its macros down to the cells of a crossbar: heat, links, routes and conflicts, with a panel of layers, an
/// overview and a legend. It shows what floorplanData() made; nothing here evaluates.
class FloorplanView : public QWidget
{
    Q_OBJECT
public:
    explicit FloorplanView(QWidget* parent = nullptr);
    ~FloorplanView() override;

    /// The one selection of the window; may be set once.
    void setSelection(Selection* selection);
    /// Null: none.
    void setData(std::shared_ptr<const FloorplanData> data);
    std::shared_ptr<const FloorplanData> data() const { return m_data; }
    /// What the design's simulated program did; null: none, its metrics cannot be chosen.
    void setSimulated(std::shared_ptr<const SimulatedLoad> load);
    void setOutOfDate(bool outOfDate);
    FloorplanCanvas* canvas() const { return m_canvas; }
    FloorplanPanel* panel() const { return m_panel; }
    FloorplanLegend* legend() const { return m_legend; }
    void setPanelShown(bool shown);
    void fit();
    /// The chip with this layer selected and in sight: a layer that is picked elsewhere, to be shown here.
    /// Waits for the design where it is still being evaluated.
    void showLayer(int layer);
    /// The same of a directed link of the mesh; a ring marks it until something else is selected.
    void showLink(design::Cell from, design::Cell to);

    /// Write a figure as .png, .svg or .pdf.
    [[nodiscard]] Result<void> exportTo(const QString& path, const FloorplanFigure& figure) const;
    /// Its pixels, as a PNG has them.
    [[nodiscard]] Result<QImage> imageOf(const FloorplanFigure& figure) const;
    QSize viewSize() const; ///< with the legend
    QSize chipSize() const; ///< in which names of macros are legible, as far as that is possible
    /// How the view looks, as "key=value" words, to be stored and given back.
    QString state() const;
    void restoreState(const QString& state);

signals:
    void exportRequested(bool whole); ///< a person wants a file: ask where, then exportTo()
    void showLayerInTimeline(int layer); ///< a person wants to see when it runs
    void openRequested(); ///< from the empty view: go where designs come from
    void statusChanged(const QString& text);
    void stateChanged();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeToolbar();
    void retranslateUi();
    void setLinkChoice(int index);
    void adoptSimulated();
    void showPlace(); ///< breadcrumb, what the toolbar offers at this level
    void showLegend();
    void pick(int layer, bool add);
    void setLayers(std::vector<int> layers);
    void applyHeat();
    void pickConflict(int conflict);
    void openMenu(const FloorplanSubject& subject, QPoint globalPosition);
    LegendContent legendOf(FloorplanLevel level) const;
    void paintFigure(QPainter& painter, const FloorplanFigure& figure) const;

    std::shared_ptr<const FloorplanData> m_data;
    std::shared_ptr<const SimulatedLoad> m_simulated;
    QPointer<Selection> m_selection;
    std::vector<int> m_layers; ///< selected, the selection's first
    int m_waiting = -1; ///< layer to be shown as soon as there is something to show
    std::optional<std::pair<design::Cell, design::Cell>> m_waitingLink;
    bool m_picking = false, m_panelDecided = false;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QSplitter* m_splitter;
    FloorplanCanvas* m_canvas;
    FloorplanPanel* m_panel;
    FloorplanLegend* m_legend;
    QToolButton *m_panelButton, *m_fit, *m_back, *m_forward, *m_follow, *m_ruler, *m_export;
    QAction *m_exportView, *m_exportChip;
    std::vector<QToolButton*> m_crumbs; ///< chip, macro, PE, crossbar
    QLabel *m_heatLabel, *m_linksLabel, *m_cellLabel;
    QComboBox *m_heat, *m_links, *m_cells;
    Segmented *m_scale, *m_boxes;
    QLabel* m_note;
};

} // namespace pim::widgets
