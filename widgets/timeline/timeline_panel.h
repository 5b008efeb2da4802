// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/timeline/lane_times.h"
#include "widgets/timeline/timeline_painter.h"

class QLabel;
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
    void clear();
    /// The table of resources, as it is on the screen, tab separated.
    QString tableText() const;

signals:
    void operationActivated(const pim::timeline::OperationRef& ref);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fillShares(const TimelineData& data, const std::vector<int>& layers, std::int64_t from, std::int64_t to);
    void fillPipeline(const TimelineData& data);
    void fillNeighbours(QTreeWidget& tree, const TimelineData& data, const std::vector<timeline::Neighbour>& list);
    void showParts(bool shares, bool operation);

    QLabel *m_title, *m_subtitle, *m_why;
    QTreeWidget *m_shares, *m_stalls, *m_path, *m_time, *m_before, *m_after, *m_pipeline;
    Section *m_sharesSection, *m_stallsSection, *m_pathSection, *m_timeSection, *m_beforeSection, *m_afterSection, *m_pipelineSection;
};

} // namespace pim::widgets
