// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QScrollArea>

#include "core/synthesis/fit_report.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace pim::widgets {

class FitChart;

/// Why a run found nothing, and what would help.
struct NothingFits
{
    std::shared_ptr<const synthesis::Synthesis> result;
    synthesis::SynthesisOptions options; ///< of the run
    synthesis::FitReport report;
    QString network, hardware;
    /// From waysToFit(); absent while that searches. The plain budget first.
    std::optional<std::vector<synthesis::WayToFit>> ways;
};

/// The budget of the way that changes nothing else, if one was found.
std::optional<Power> budgetThatFits(const NothingFits& facts);
/// The sentences below the headline.
QString whyNothingFits(const NothingFits& facts);

/// Takes the place of Explore after a run that found nothing: the headline with its numbers, one button that helps, the
/// smallest budget of each grid point, the causes counted.
class NothingFitsView : public QScrollArea
{
    Q_OBJECT
public:
    explicit NothingFitsView(QWidget* parent = nullptr);
    void setFacts(const NothingFits& facts);

signals:
    void budgetRequested(Power budget);
    void layerRequested(network::LayerId layer); ///< show it in the network view

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    NothingFits m_facts;
    QLabel *m_icon, *m_title, *m_why, *m_note, *m_causesTitle, *m_causesNote, *m_footer;
    QPushButton* m_set;
    FitChart* m_chart;
    QWidget* m_causes;
    QGridLayout* m_causesGrid;
};

/// Beside it, in the place of the inspector: the ways to make it fit, the closest grid point, where the crossbars are.
class WaysToFitPanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit WaysToFitPanel(QWidget* parent = nullptr);
    void setFacts(const NothingFits& facts);

signals:
    void budgetRequested(Power budget);
    void wayRequested(const pim::synthesis::WayToFit& way); ///< take over its options
    void layerRequested(network::LayerId layer);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    NothingFits m_facts;
    QVBoxLayout* m_layout;
};

} // namespace pim::widgets
