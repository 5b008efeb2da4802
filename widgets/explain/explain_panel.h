// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QSet>
#include <QWidget>

#include "core/evaluation/explanation.h"
#include "widgets/explain/figure_question.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace pim::widgets {

class EmptyState;
class ExplanationModel;

/// "Explain this number": a figure as a tree of value, formula, parts, hardware key and source. Goes back and forward
/// between the figures it was asked about. Explaining takes about a millisecond, so it is done at once.
class ExplainPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ExplainPanel(QWidget* parent = nullptr);

    /// The design whose figures are explained, and the one edited by hand from it, if there is one.
    void setDesigns(const EvaluatedDesign& synthesized, const std::optional<EvaluatedDesign>& whatIf = {});
    /// Ask about a figure; it goes on top of the history.
    void showFigure(const FigureQuestion& question);
    std::optional<FigureQuestion> figure() const;
    bool showsWhatIf() const;
    QTreeView* tree() const { return m_tree; }

public slots:
    void goBack();
    void goForward();

signals:
    /// "adcs[9].dynamic_power_w": show it in the hardware editor.
    void hardwareKeyPicked(const QString& key);
    /// The row that is selected belongs to this layer.
    void layerPicked(pim::network::LayerId layer);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void showDetails();
    /// What is open and where the cursor is, by labels, so that the same figure of a changed design looks the same.
    struct Place
    {
        QSet<QString> open;
        QString current;
    };
    Place place() const;
    void restore(const Place& place);
    void retranslate();
    void copy(const QString& text);
    const EvaluatedDesign& subject() const;

    EvaluatedDesign m_synthesized;
    std::optional<EvaluatedDesign> m_whatIf;
    std::vector<FigureQuestion> m_history;
    std::size_t m_at = 0; ///< of m_history, where it is not empty
    evaluation::ExplanationPtr m_explanation;
    std::optional<FigureQuestion> m_shown; ///< what the tree shows

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    ExplanationModel* m_model;
    QTreeView* m_tree;
    QToolButton *m_back, *m_forward;
    QLabel *m_badge, *m_design, *m_value, *m_unit, *m_label, *m_caption;
    QPushButton *m_synthesizedButton, *m_whatIfButton;
    QWidget* m_switch;
    QLabel *m_term, *m_confidence, *m_valueKey, *m_valueText, *m_sourceKey, *m_sourceText, *m_noteKey, *m_noteText;
    QPushButton *m_showHardware, *m_copyLatex, *m_copyTree;
};

} // namespace pim::widgets
