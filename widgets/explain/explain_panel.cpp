// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/explain_panel.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "core/report/explanation_text.h"
#include "widgets/common/icons.h"
#include "widgets/common/section.h"
#include "widgets/common/theme.h"
#include "widgets/explain/explanation_delegate.h"
#include "widgets/explain/explanation_model.h"
#include "widgets/explain/explanation_words.h"

namespace pim::widgets {
namespace {

constexpr std::size_t kLongestHistory = 100;
constexpr int kTreeDepth = 8; ///< of the text that is copied
constexpr int kLatexDepth = 3;

QLabel* label(const char* role, QWidget* parent)
{
    auto* made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText); // names of layers and designs
    made->setProperty("role", QString::fromLatin1(role));
    made->setFont(fontOf(TextRole::Table));
    return made;
}

QString layerName(const EvaluatedDesign& design, network::LayerId layer)
{
    const auto& layers = design.design->network->layers;
    return layer.index >= 0 && static_cast<std::size_t>(layer.index) < layers.size() ? QString::fromStdString(layers[static_cast<std::size_t>(layer.index)].name) : QString();
}

} // namespace

ExplainPanel::ExplainPanel(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(QStringLiteral("info"))), m_model(new ExplanationModel(this)), m_tree(new QTreeView)
{
    auto* page = new QWidget;
    auto* header = new QWidget(page);
    header->setProperty("surface", QStringLiteral("base"));
    header->setAttribute(Qt::WA_StyledBackground);
    auto* head = new QGridLayout(header);
    head->setContentsMargins(12, 8, 12, 8);
    head->setHorizontalSpacing(6);
    m_back = new QToolButton(header);
    m_forward = new QToolButton(header);
    for (QToolButton* button : { m_back, m_forward }) {
        button->setAutoRaise(true);
        button->setIconSize({ 14, 14 });
    }
    m_back->setIcon(icon(QStringLiteral("arrow_left")));
    m_forward->setIcon(icon(QStringLiteral("arrow_right")));
    m_back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    m_forward->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Right));
    m_badge = label("badge", header);
    m_badge->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_design = label("label", header);
    m_switch = new QWidget(header);
    auto* two = new QHBoxLayout(m_switch);
    two->setContentsMargins(0, 0, 0, 0);
    two->setSpacing(0);
    m_synthesizedButton = new QPushButton(m_switch);
    m_whatIfButton = new QPushButton(m_switch);
    for (QPushButton* button : { m_synthesizedButton, m_whatIfButton }) {
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setFont(fontOf(TextRole::Table));
        two->addWidget(button);
        connect(button, &QPushButton::clicked, this, &ExplainPanel::refresh);
    }
    m_synthesizedButton->setChecked(true);
    auto* first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(m_back);
    first->addWidget(m_forward);
    first->addWidget(m_badge, 0, Qt::AlignVCenter);
    first->addWidget(m_design, 1);
    first->addWidget(m_switch);
    head->addLayout(first, 0, 0);
    auto* hero = new QHBoxLayout;
    m_value = new QLabel(header);
    m_value->setFont(fontOf(TextRole::Hero));
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_unit = label("label", header);
    m_unit->setFont(fontOf(TextRole::Body));
    m_label = label("label", header);
    hero->addWidget(m_value);
    hero->addWidget(m_unit);
    hero->addStretch(1);
    hero->addWidget(m_label);
    head->addLayout(hero, 1, 0);
    m_caption = label("hint", header);
    m_caption->setWordWrap(true);
    head->addWidget(m_caption, 2, 0);

    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ExplanationDelegate(m_tree));
    m_tree->setUniformRowHeights(false);
    m_tree->setIndentation(14);
    m_tree->setFont(fontOf(TextRole::Table));
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ExplanationModel::Term, QHeaderView::Stretch);
    for (const auto& [column, width] : { std::pair { ExplanationModel::Share, 58 }, { ExplanationModel::Value, 66 }, { ExplanationModel::Unit, 62 } }) {
        m_tree->header()->setSectionResizeMode(column, QHeaderView::Fixed);
        m_tree->header()->resizeSection(column, width);
    }
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ExplainPanel::showDetails);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (index.data(ExplanationModel::KindRole).toInt() == ExplanationModel::HardwareKey)
            emit hardwareKeyPicked(QString::fromStdString(m_model->figure(index)->hardwareKey));
    });

    auto* footer = new QWidget(page);
    footer->setProperty("surface", QStringLiteral("alt"));
    footer->setAttribute(Qt::WA_StyledBackground);
    auto* foot = new QGridLayout(footer);
    foot->setContentsMargins(12, 8, 12, 10);
    foot->setHorizontalSpacing(10);
    foot->setVerticalSpacing(3);
    m_term = new QLabel(footer);
    m_term->setTextFormat(Qt::PlainText);
    m_term->setFont(fontOf(TextRole::Section));
    m_confidence = label("badge", footer);
    auto* title = new QHBoxLayout;
    title->addWidget(m_term, 1);
    title->addWidget(m_confidence);
    foot->addLayout(title, 0, 0, 1, 2);
    const auto line = [&](int row, QLabel*& key, QLabel*& text) {
        key = label("label", footer);
        text = new QLabel(footer);
        text->setTextFormat(Qt::PlainText);
        text->setFont(fontOf(TextRole::Table));
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        foot->addWidget(key, row, 0, Qt::AlignTop);
        foot->addWidget(text, row, 1);
    };
    line(1, m_valueKey, m_valueText);
    line(2, m_sourceKey, m_sourceText);
    line(3, m_noteKey, m_noteText);
    foot->setColumnStretch(1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_showHardware = new QPushButton(icon(QStringLiteral("target")), {}, footer);
    m_copyLatex = new QPushButton(icon(QStringLiteral("copy")), {}, footer);
    m_copyTree = new QPushButton(footer);
    for (QPushButton* button : { m_showHardware, m_copyLatex, m_copyTree }) {
        button->setFont(fontOf(TextRole::Table));
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    foot->addLayout(buttons, 4, 0, 1, 2);
    connect(m_back, &QToolButton::clicked, this, &ExplainPanel::goBack);
    connect(m_forward, &QToolButton::clicked, this, &ExplainPanel::goForward);
    connect(m_showHardware, &QPushButton::clicked, this, [this] {
        if (const auto node = m_model->figure(m_tree->currentIndex()); node && !node->hardwareKey.empty())
            emit hardwareKeyPicked(QString::fromStdString(node->hardwareKey));
    });
    connect(m_copyLatex, &QPushButton::clicked, this, [this] { copy(QString::fromStdString(report::explanationLatex(*m_explanation, kLatexDepth))); });
    connect(m_copyTree, &QPushButton::clicked, this, [this] { copy(QString::fromStdString(report::explanationTree(*m_explanation, kTreeDepth))); });

    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_tree, 1);
    column->addWidget(footer);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);
    setMinimumWidth(312);
    retranslate();
    refresh();
}

const EvaluatedDesign& ExplainPanel::subject() const { return showsWhatIf() ? *m_whatIf : m_synthesized; }
bool ExplainPanel::showsWhatIf() const { return m_whatIf && m_whatIfButton->isChecked(); }

std::optional<FigureQuestion> ExplainPanel::figure() const
{
    return m_history.empty() ? std::nullopt : std::optional(m_history[m_at]);
}

void ExplainPanel::setDesigns(const EvaluatedDesign& synthesized, const std::optional<EvaluatedDesign>& whatIf)
{
    m_synthesized = synthesized;
    m_whatIf = whatIf && whatIf->valid() ? whatIf : std::nullopt;
    if (!m_whatIf)
        m_synthesizedButton->setChecked(true);
    refresh();
}

void ExplainPanel::showFigure(const FigureQuestion& question)
{
    if (!m_history.empty() && m_history[m_at] == question)
        return refresh();
    if (!m_history.empty())
        m_history.resize(m_at + 1);
    m_history.push_back(question);
    if (m_history.size() > kLongestHistory)
        m_history.erase(m_history.begin());
    m_at = m_history.size() - 1;
    refresh();
}

void ExplainPanel::goBack()
{
    if (m_at == 0)
        return;
    --m_at;
    refresh();
}

void ExplainPanel::goForward()
{
    if (m_at + 1 >= m_history.size())
        return;
    ++m_at;
    refresh();
}

namespace {

QString pathOf(const QModelIndex& index)
{
    return index.isValid() ? pathOf(index.parent()) + QLatin1Char('\n') + index.siblingAtColumn(0).data().toString() : QString();
}

/// Calls visit(index) for a row and, where it returns true, for the rows below.
template<typename Visit>
void walk(const QAbstractItemModel& model, const QModelIndex& index, Visit&& visit)
{
    if (!visit(index))
        return;
    for (int r = 0; r < model.rowCount(index); ++r)
        walk(model, model.index(r, 0, index), visit);
}

} // namespace

ExplainPanel::Place ExplainPanel::place() const
{
    Place place;
    if (m_model->rowCount() == 0)
        return place;
    walk(*m_model, m_model->index(0, 0), [&](const QModelIndex& index) {
        const bool open = m_tree->isExpanded(index);
        if (open)
            place.open.insert(pathOf(index));
        return open;
    });
    place.current = pathOf(m_tree->currentIndex());
    return place;
}

void ExplainPanel::restore(const Place& place)
{
    walk(*m_model, m_model->index(0, 0), [&](const QModelIndex& index) {
        const QString path = pathOf(index);
        if (path == place.current)
            m_tree->setCurrentIndex(index);
        const bool open = place.open.contains(path);
        m_tree->setExpanded(index, open);
        return open;
    });
}

void ExplainPanel::refresh()
{
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_history.size());
    m_switch->setVisible(m_whatIf.has_value());
    const bool same = m_explanation && m_shown == figure();
    const Place before = same ? place() : Place {};
    const int scrolled = m_tree->verticalScrollBar()->value();
    m_explanation = nullptr;
    const EvaluatedDesign& design = subject();
    if (!design.valid() || m_history.empty()) {
        m_model->setExplanation(nullptr);
        m_empty->setText(tr("No number picked"), tr("Press the f beside any figure, or double-click a number, to see what it is made of."));
        m_stack->setCurrentIndex(0);
        return;
    }
    const FigureQuestion& q = m_history[m_at];
    const auto tree = evaluation::explain(*design.design, *design.evaluation, q.metric.toStdString(), q.layer, q.centre);
    if (!tree) {
        m_model->setExplanation(nullptr);
        m_empty->setText(tr("This number cannot be explained here"), QString::fromStdString(tree.error().message));
        m_stack->setCurrentIndex(0);
        return;
    }
    m_explanation = *tree;
    m_shown = q;
    m_stack->setCurrentIndex(1);
    m_model->setExplanation(m_explanation);
    const auto figure = explainedFigure(m_explanation->value, m_explanation->unit, 4);
    m_badge->setText(design.badge);
    m_badge->setVisible(!design.badge.isEmpty());
    m_design->setText(design.title);
    m_value->setText(figure.number);
    m_unit->setText(figure.unit);
    m_label->setText(explainedLabel(*m_explanation));
    QStringList where;
    if (q.layer)
        where += layerName(design, *q.layer);
    if (q.centre)
        where += centreText(*q.centre);
    where += tr("profile %1").arg(QString::fromStdString(design.design->model.profileName()));
    where += tr("one inference alone on the chip");
    m_caption->setText(where.join(QStringLiteral(" · ")));
    if (same) {
        m_tree->setCurrentIndex(m_model->index(0, 0));
        restore(before);
        m_tree->verticalScrollBar()->setValue(scrolled);
        showDetails();
        return;
    }
    // Open the way along the largest parts, so that the answer is in sight.
    const QModelIndex root = m_model->index(0, 0);
    m_tree->expand(root);
    if (m_explanation->rule == evaluation::Rule::Quotient && m_explanation->children.size() == 2) {
        const bool sum = m_explanation->children[0]->rule == evaluation::Rule::Sum && m_explanation->children[1]->rule != evaluation::Rule::Sum;
        m_tree->expand(m_model->index(sum ? 0 : 1, 0, root));
    }
    m_tree->setCurrentIndex(root);
    showDetails();
}

void ExplainPanel::showDetails()
{
    const QModelIndex current = m_tree->currentIndex();
    const auto node = m_model->figure(current);
    if (!node)
        return;
    const bool hardware = node->origin == evaluation::Origin::Hardware;
    const auto figure = explainedFigure(node->value, node->unit, 4);
    m_term->setText(explainedLabel(*node));
    m_confidence->setVisible(node->origin != evaluation::Origin::Formula);
    m_confidence->setText(hardware ? confidenceBadge(node->confidence) : originText(node->origin));
    const bool sure = hardware && node->confidence == evaluation::Explanation {}.confidence;
    m_confidence->setStyleSheet(sure ? QStringLiteral("color: %1; border-color: %1;").arg(tokens().ok.name()) : QString());
    const QString formula = explainedFormula(*node);
    m_valueText->setText(formula.isEmpty() ? figure.text() : QStringLiteral("%1 = %2").arg(figure.text(), formula));
    m_sourceKey->setVisible(!node->source.empty());
    m_sourceText->setVisible(!node->source.empty());
    m_sourceText->setText(QString::fromStdString(node->source));
    QString note = QString::fromStdString(node->note);
    m_noteKey->setVisible(!note.isEmpty());
    m_noteText->setVisible(!note.isEmpty());
    m_noteText->setText(note);
    m_showHardware->setEnabled(!node->hardwareKey.empty());
    if (node->layer && m_tree->hasFocus())
        emit layerPicked(*node->layer);
}

void ExplainPanel::copy(const QString& text) { QGuiApplication::clipboard()->setText(text); }

void ExplainPanel::retranslate()
{
    const auto say = [](QAbstractButton* button, const QString& text, const QString& tip) {
        if (!text.isEmpty())
            button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(text.isEmpty() ? tip : text);
    };
    say(m_back, {}, tr("Back to the number before"));
    say(m_forward, {}, tr("Forward to the next number"));
    say(m_synthesizedButton, tr("Synthesized"), tr("Explain the design as it was found"));
    say(m_whatIfButton, tr("What-if"), tr("Explain the design with your edits"));
    say(m_showHardware, tr("Show in Hardware"), tr("Select this number in the hardware editor"));
    say(m_copyLatex, tr("Copy as LaTeX"), tr("Copy the formulas with their numbers, for a paper"));
    say(m_copyTree, tr("Copy tree"), tr("Copy the tree as text"));
    m_valueKey->setText(tr("Value"));
    m_sourceKey->setText(tr("Source"));
    m_noteKey->setText(tr("Note"));
    m_tree->setAccessibleName(tr("What the number is made of"));
    m_model->retranslate();
}

void ExplainPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    } else if (event->type() == QEvent::PaletteChange && m_explanation) {
        showDetails();
    }
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
