// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "widgets/plot/explore_data.h"
#include "widgets/plot/scatter_plot.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QFrame;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace pim::widgets {

class ConvergenceView;
class EmptyState;
class ParallelCoordinates;

/// The Explore view: Pareto scatter above, parallel coordinates or the convergence below, one brush and one selection for
/// all of it. Above ExploreData::kAtOnce points everything that goes through all of them is done in slices.
class ExploreView : public QWidget
{
    Q_OBJECT
public:
    explicit ExploreView(QWidget* parent = nullptr);
    ~ExploreView() override;

    void setRun(const ExploreRun& run); ///< add a run, or change what is known of it (bound, out of date, name)
    void removeRun(std::int64_t id);
    void setPoints(std::int64_t run, const synthesis::PointTable& points);
    void appendPoints(std::int64_t run, const synthesis::PointTable& batch);
    /// The same without a copy: a table that the owner lets grow in place, told by pointsGrew() at once.
    void setTable(std::int64_t run, std::shared_ptr<const synthesis::PointTable> table);
    void pointsGrew(std::int64_t run);
    /// The course of a run's search; the convergence shows that of the current run.
    void setTrace(std::int64_t run, std::vector<synthesis::TraceSample> samples);
    void appendTrace(std::int64_t run, const std::vector<synthesis::TraceSample>& samples);
    void setCurrentRun(std::int64_t run);
    void setSelectedDesign(const pim::widgets::DesignRef& design);
    void setPins(const std::array<DesignRef, ExploreData::kPins>& pins);

    const ExploreData& data() const { return m_data; }
    ScatterPlot& scatter() { return *m_scatter; }
    ParallelCoordinates& parallel() { return *m_parallel; }
    ConvergenceView& convergence() { return *m_convergence; }

    void setAxes(int columnX, int columnY);
    /// Convergence in the lower part, or parallel coordinates.
    void showConvergence(bool convergence);
    void setBrush(const pim::widgets::Brush& brush);
    /// Ask for a file and write the scatter (PNG, SVG, PDF) or the designs in the brush (CSV).
    void exportInteractively();
    [[nodiscard]] Result<void> exportTo(const QString& path);
    /// The designs in the brush, all columns in the units of the headings.
    QByteArray csv() const;

    /// What to keep between sessions, as a list of words.
    QStringList saveLayout() const;
    void restoreLayout(const QStringList& words);

signals:
    void designPicked(pim::widgets::DesignRef design);
    void designActivated(pim::widgets::DesignRef design);
    void pinToggled(pim::widgets::DesignRef design);
    void compareRequested(pim::widgets::DesignRef design); ///< pinned by now
    void rerunRequested(std::int64_t run);
    void runRequested(); ///< from the empty view
    void brushChanged(const pim::widgets::Brush& brush);
    void statusText(const QString& text); ///< "1,964 designs, 15 on the front"
    void cursorText(const QString& text);
    void exportFailed(const QString& message);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void buildToolbar();
    void buildLower();
    void retranslateUi();
    void fillPickers();
    void refreshAll();
    void refreshPoints(std::int64_t run);
    void refreshScatter();
    void workData();
    void updateSummary();
    void updateBanner();
    void readAxes();
    void showTrace();
    void showMenu(DesignRef design, const QPoint& globalPlace); ///< of a dot

    ExploreData m_data;
    QWidget* m_toolbar;
    QComboBox *m_pickY, *m_pickX, *m_pickColour, *m_pickSize;
    QCheckBox *m_logY, *m_logX, *m_front, *m_dominated, *m_published, *m_limits, *m_others;
    QLabel *m_labelY, *m_labelX, *m_labelColour, *m_labelSize;
    QToolButton *m_box, *m_lasso, *m_fit, *m_export;
    QFrame* m_banner;
    QLabel* m_bannerText;
    QPushButton* m_rerun;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    QSplitter* m_splitter;
    ScatterPlot* m_scatter;
    QWidget* m_lowerHeader;
    QToolButton *m_showParallel, *m_showConvergence;
    QLabel *m_summary, *m_legendLabel;
    QWidget* m_legend;
    QStackedWidget* m_lower;
    ParallelCoordinates* m_parallel;
    ConvergenceView* m_convergence;
    std::map<std::int64_t, std::vector<synthesis::TraceSample>> m_traces;
    QTimer m_work; ///< while front or brush are behind the points
    bool m_filling = false;
};

} // namespace pim::widgets
