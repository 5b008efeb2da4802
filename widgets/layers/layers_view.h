// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QPointer>
#include <QWidget>

#include "core/base/result.h"
#include "core/synthesis/what_if.h"
#include "widgets/layers/layers_model.h"

class QCheckBox;
class QFrame;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace pim::widgets {

class EmptyState;
class MetricStrip;
class Selection;

/// What the table of layers shows.
struct LayersContent
{
    QString title; ///< "design 3,871"
    std::shared_ptr<const design::Design> design;
    std::shared_ptr<const evaluation::Evaluation> evaluation;
    // With hand edits: what they started from, and what became of them.
    std::shared_ptr<const design::Design> base;
    std::shared_ptr<const evaluation::Evaluation> baseEvaluation;
    int edits = 0;
    QString reason; ///< what broke, with numbers; empty: nothing
    std::optional<synthesis::LayerEdit> lastEdit;
    std::optional<std::int64_t> highestThatFits; ///< of what lastEdit changed
};

/// The layers of a design with everything that is known of them, and what-if edits in place.
class LayersView : public QWidget
{
    Q_OBJECT
public:
    enum class State { Current, Evaluating, OutOfDate };

    explicit LayersView(QWidget* parent = nullptr);
    ~LayersView() override;

    void setSelection(Selection* selection); ///< the one of the window; may be set once
    void setContent(const LayersContent& content); ///< without a design: the empty state
    void setState(State state); ///< Evaluating: an answer is on its way, the former figures stay
    void setFilterText(const QString& text);
    void setVectorLayers(bool shown);
    /// Which columns are shown, in which order and widths; for the window's layout.
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& state);

    QTableView* table() const { return m_table; }
    LayersModel* model() const { return m_model; }
    MetricStrip* strip() const { return m_strip; }
    /// "25 layers shown, sum 5,800 crossbars"; for the window's status line.
    QString footer() const;
    QString selectionAsTsv() const; ///< selected rows, or all that are shown; shown columns
    /// All rows and columns that are shown, as .csv, .json or .tsv by the file's ending.
    [[nodiscard]] Result<void> exportTo(const QString& path) const;
    void copy() const;

signals:
    void editRequested(const pim::synthesis::LayerEdit& edit); ///< a cell, or the banner's "highest that fits"
    void resetRequested(); ///< drop all edits
    void undoRequested();
    void rerunRequested();
    void exportRequested(); ///< ask where, then exportTo()
    void runRequested(); ///< from the empty state
    /// Explain a figure of the design (no layer) or of a layer.
    void explainRequested(const QString& metricKey, std::optional<pim::network::LayerId> layer);
    void footerChanged(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeToolbar();
    QWidget* makeBanner();
    QWidget* makeStale();
    void makeColumnsMenu();
    void retranslateUi();
    void updateAll();
    void showMenu(const QPoint& position);
    void explain(const QModelIndex& index);
    void followSelection();
    std::vector<int> rows(bool onlySelected) const;
    std::vector<LayerColumn> columns() const;

    LayersContent m_content;
    State m_state = State::Current;
    bool m_following = false;
    QPointer<Selection> m_selection;
    LayersModel* m_model;
    LayersFilter* m_filter;

    QLineEdit* m_find;
    QCheckBox* m_vector;
    QLabel *m_whatIf, *m_busy;
    QPushButton *m_reset, *m_copy, *m_columns;
    QToolButton* m_export;
    QMenu* m_columnsMenu;
    MetricStrip* m_strip;
    QFrame *m_banner, *m_stale;
    QLabel *m_bannerIcon, *m_bannerText, *m_staleText;
    QPushButton *m_highest, *m_undo, *m_rerun;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTableView* m_table;
};

} // namespace pim::widgets
