// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <QWidget>

#include "core/network/network.h"
#include "widgets/timeline/timeline_canvas.h"
#include "widgets/timeline/timeline_panel.h"

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollBar;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace pim::widgets {

class EmptyState;
class FindField;
class Segmented;
class Selection;
class TimelineLegend;

/// When every operation of a design runs: lanes of layers and their resources, from a whole inference to one bit.
class TimelineView : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);

    /// What is shown from now on; null: nothing.
    void setData(std::shared_ptr<const TimelineData> data);
    /// The simulated program beside it; null: none, or not prepared yet. Shown when the user chose it.
    void setSimulated(std::shared_ptr<const TimelineData> data);
    /// Whether there is a simulated program to be shown; else the switch is off.
    void setSimulationThere(bool there);
    void setSimulationBusy(double fraction); ///< being prepared
    void setSimulationFailure(const QString& reason);
    /// A page of its own in the switch, of a simulated program against the schedule; takes it over.
    void setComparisonPage(QWidget* page);
    bool showsComparison() const;
    void showComparison();
    void showAnalytic(); ///< the schedule's lanes
    bool showsSimulation() const; ///< the user's choice
    void setShowsSimulation(bool on);
    /// Instead of the lanes: being computed (0…1, negative: unknown), or why there is nothing.
    void setBusy(double fraction);
    void setFailure(const QString& reason);
    void setOutOfDate(bool on); ///< the design: the inputs changed since
    void setProgramOutOfDate(const QString& reason); ///< the simulated program: a sentence; empty: it is not
    void setSelection(Selection* selection); ///< layers picked here light up in all views
    void setWheelZooms(bool on);
    int images() const; ///< as the toolbar says: 1, or several in pipeline mode
    void setImages(int images); ///< emits nothing

    TimelineCanvas* canvas() const { return m_canvas; }
    TimelinePanel* panel() const { return m_panel; }
    void fit() { m_canvas->fit(); }
    /// Find "block 18", "mvm 18", "conv1 18": the first match at or after the selected operation.
    void find(const QString& text);
    int matches() const { return static_cast<int>(m_matches.size()); }
    /// PNG, SVG or PDF by the file's ending: the present view with its legend.
    [[nodiscard]] Result<void> exportPicture(const QString& path) const;
    /// Link or ADC lanes that are shown, by hand or because the selected layer waited there.
    void showLinkLanes(bool on);

public slots:
    /// Unfold a layer and show all of its time, now or as soon as there is something to show. Picks it in all views.
    void showLayer(int layer);
    /// An instruction of the simulated program, now or as soon as that is there.
    void showInstruction(int core, int index);

signals:
    void simulationCancelRequested();
    void simulationRequested(); ///< the simulated program is to be seen and is not there
    void showsSimulationChanged(bool on); ///< by the user
    void comparisonRequested(); ///< its page is in front
    void comparisonExportRequested(); ///< ask for a file, then write its table
    void instructionRequested(int core, int index); ///< a way to the program
    /// A link of "Go to" was followed: to a layer's macros, row or node, or to a link of the NoC.
    void goRequested(pim::widgets::TimelinePanel::Goal goal, int index);
    void imagesChanged(int images); ///< by the user: prepare data for so many
    void exportRequested(); ///< ask for a file, then exportPicture() or the trace
    void retryRequested(); ///< after a failure
    void cancelRequested();
    void statusText(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildToolBar();
    void retranslate();
    void refreshPanel();
    void refreshShared();
    void refreshScroll();
    void showStale();
    void tellStatus();
    void search(int direction);

    void showCurrent();
    void findInstructions(const QStringList& words, std::int64_t number);

    std::shared_ptr<const TimelineData> m_data; ///< what is shown: one of these
    std::shared_ptr<const TimelineData> m_analytic, m_simulated;
    QWidget* m_comparison = nullptr;
    bool m_simulationThere = false, m_outOfDate = false;
    QString m_programOutOfDate;
    QLabel* m_stale;
    std::optional<std::pair<int, int>> m_wantedInstruction;
    Selection* m_selection = nullptr;
    QWidget* m_bar;
    TimelineCanvas* m_canvas;
    TimelinePanel* m_panel;
    TimelineLegend* m_legend;
    QScrollBar* m_scroll;
    QSplitter* m_splitter;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QToolButton *m_fit, *m_export;
    Segmented *m_source, *m_unit, *m_images;
    QLabel* m_lanesLabel;
    QComboBox* m_lanes;
    QPushButton *m_select, *m_path, *m_stalls, *m_arrows, *m_show;
    QAction *m_links, *m_details; ///< of the menu
    std::array<QAction*, 3> m_curves; ///< all ADCs, the picked lane, none
    QAction *m_markArea, *m_setMarker, *m_clearMarks, *m_copyTable;
    FindField* m_find;
    std::vector<timeline::OperationRef> m_matches;
    int m_match = -1;
    int m_unfolded = -1; ///< layer that the search unfolded
    int m_wantedLayer = -1; ///< to be shown when there is data
    std::array<bool, 2> m_busy {}; ///< of the schedule, of the simulation
    bool m_detailsChosen = false; ///< by the user; else they go where the window is narrow
    std::array<QString, 2> m_failure;
    std::array<double, 2> m_fraction { -1, -1 };
    QString m_hover;
};

} // namespace pim::widgets
