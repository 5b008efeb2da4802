// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include <QWidget>

#include "core/base/result.h"
#include "core/compare/comparison.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace pim::widgets {

class CompareLayers;
class CompareTables;
class EmptyState;
class LinkedFloorplans;
class LinkedTimelines;
class PortabilityPage;
class ReproductionPage;
class Segmented;
class SweepPage;

/// A design that can be picked: "design:12", "run:3", "preset:isaac", "file:…".
struct CompareChoice
{
    QString id;
    QString name;
    QString group; ///< where it comes from, for the tooltip
    bool operator==(const CompareChoice&) const = default;
};

/// Two to four designs side by side, and the published results run again.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(QWidget* parent = nullptr);

    /// What the pickers offer, in order. Picks that are no longer there are let go.
    void setChoices(const std::vector<CompareChoice>& choices);
    /// The designs picked, A to D; an empty id is none.
    void setPicked(const QStringList& ids);
    QStringList picked() const;
    int reference() const { return m_reference; }

    /// What to show; null: nothing (yet).
    void setComparison(std::shared_ptr<const compare::Comparison> comparison);
    std::shared_ptr<const compare::Comparison> comparison() const { return m_comparison; }
    /// Why there is nothing to compare, or what is wrong; empty: nothing.
    void setMessage(const QString& message);
    void setSelectedLayer(const QString& name);
    ReproductionPage* reproduction() const { return m_reproduction; }
    PortabilityPage* portability() const { return m_portability; }
    SweepPage* sweep() const { return m_sweep; }
    /// Of the designs: tables and figures, layers, or drawings that are linked. Drawings are made when they are shown.
    enum class Section { Table, Layers, Floorplans, Timelines };
    void showSection(Section section);
    Section section() const;
    LinkedFloorplans* floorplans() const { return m_floorplans; }
    LinkedTimelines* timelines() const { return m_timelines; }
    CompareLayers* layers() const { return m_layers; }
    void setWheelZooms(bool on);
    /// Designs (0), the paper (1), machines on other networks (2) or budgets (3).
    void showPage(int page);
    int page() const;

    /// What is shown as PNG, SVG or PDF by the file's ending.
    [[nodiscard]] Result<void> exportPicture(const QString& path) const;
    bool canExport() const;

signals:
    void picksChanged(); ///< read picked() and reference()
    void fileRequested(int which); ///< a design of a file is wanted as this pick
    void sectionChanged(); ///< read section(): its drawings may be wanted
    void layerPicked(const QString& name);
    void exportRequested();
    void reportRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeDesigns();
    void fillPicker(int which);
    void picked(int which); ///< by a person
    void pickManual();
    void retranslate();
    void refresh();

    std::vector<CompareChoice> m_choices;
    std::shared_ptr<const compare::Comparison> m_comparison;
    QString m_message;
    int m_reference = 0;
    bool m_filling = false;
    std::array<QComboBox*, compare::kMostDesigns> m_pickers {};
    std::array<QString, compare::kMostDesigns> m_before {}; ///< ids picked when the pickers were last in order
    std::array<QLabel*, compare::kMostDesigns> m_badges {};
    Segmented *m_pages, *m_references, *m_sections;
    QLabel *m_referenceLabel, *m_warning;
    QPushButton *m_report, *m_manual;
    QToolButton* m_export;
    QStackedWidget *m_stack, *m_body, *m_sectionStack;
    EmptyState* m_empty;
    CompareTables* m_tables;
    CompareLayers* m_layers;
    LinkedFloorplans* m_floorplans;
    LinkedTimelines* m_timelines;
    ReproductionPage* m_reproduction;
    PortabilityPage* m_portability;
    SweepPage* m_sweep;
};

} // namespace pim::widgets
