// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/timeline/lane_times.h"
#include "widgets/timeline/timeline_painter.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace pim::widgets {

class Section;

/// What is known of the marked area or the picked operation, and of the pipeline: tables beside the lanes.
class TimelinePanel : public QWidget
{
    Q_OBJECT
public:
    explicit TimelinePanel(QWidget* parent = nullptr);
    void showArea(const TimelineData& data, const TimelineArea& area, const std::vector<int>& layers, TimeUnit unit);
    void showOperation(const TimelineData& data, const timeline::OperationRef& ref, const TimelineMarks& marks);
    void showWhole(const TimelineData& data); ///< nothing is marked: the whole inference
    void showShared(const TimelineData& data, const timeline::SharedLane& lane); ///< a picked link or shared ADCs
    /// The ways to other views, under any of these: of a layer (-1: none) and of a link (-1: none).
    void setGoTo(const TimelineData& data, int layer, int link);
    /// The way to an instruction of a simulated program; core -1: none. After setGoTo().
    void setInstruction(int core, int index);
    void clear();
    /// The table of resources, as it is on the screen, tab separated.
    QString tableText() const;

    /// Where a link of "Go to" leads.
    enum class Goal { Floorplan, Link, Layers, Network };

signals:
    void operationActivated(const pim::timeline::OperationRef& ref);
    void instructionRequested(int core, int index);
    void goRequested(pim::widgets::TimelinePanel::Goal goal, int index); ///< a layer, or with Goal::Link a link of the NoC

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fillShares(const TimelineData& data, const std::vector<int>& layers, std::int64_t from, std::int64_t to);
    void fillUnits(const TimelineData& data, const std::vector<int>& cores, std::int64_t from, std::int64_t to);
    void fillSimulatedStalls(const program::SimulatedTimeline& simulated);
    void fillPower(const TimelineData& data, const std::vector<int>& layers, std::int64_t from, std::int64_t to);
    void fillPipeline(const TimelineData& data);
    void fillNeighbours(QTreeWidget& tree, const TimelineData& data, const std::vector<timeline::Neighbour>& list);
    void showParts(bool shares, bool operation);
    void setRecorded(bool on);
    void showInstruction(const TimelineData& data, const timeline::OperationRef& ref);

    QLabel *m_title, *m_subtitle, *m_why;
    QTreeWidget *m_shares, *m_stalls, *m_path, *m_time, *m_before, *m_after, *m_pipeline, *m_power;
    Section *m_sharesSection, *m_stallsSection, *m_pathSection, *m_timeSection, *m_beforeSection, *m_afterSection, *m_pipelineSection, *m_powerSection, *m_goSection;
    QPushButton *m_goInstruction, *m_goMacros, *m_goLink, *m_goLayer, *m_goNode;
    int m_layer = -1, m_link = -1, m_core = -1, m_instruction = -1; ///< of "Go to"
    bool m_whole = false; ///< … all of it: stalls as the simulator counts them
    bool m_recorded = false; ///< what is shown is a simulated program
};

} // namespace pim::widgets
