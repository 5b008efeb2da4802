// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/hardware_editor.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "core/hardware/presets.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/editors/hardware_delegate.h"
#include "widgets/editors/preset_changes.h"

namespace pim::widgets {
namespace {

/// Rows whose path holds every word that was typed.
class WordFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setText(const QString& text)
    {
        m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QString path = sourceModel()->index(row, 0, parent).data(HardwareModel::SearchRole).toString();
        return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) { return path.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
};

/// A name that is too long ends in an ellipsis; the list shows all of it.
class NameBox : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, field.width() - 4);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

QString text(const std::string& s) { return QString::fromStdString(s); }

} // namespace

HardwareEditor::HardwareEditor(QWidget* parent)
    : QWidget(parent), m_model(new HardwareModel(this)), m_filter(new WordFilter(this)), m_preset(new NameBox(this)), m_reset(new QToolButton(this)),
      m_more(new QToolButton(this)), m_findings(new QToolButton(this)), m_search(new QLineEdit(this)), m_stack(new QStackedWidget(this)),
      m_tree(new QTreeView), m_message(new QLabel(this)), m_nothing(new QLabel(this)), m_changes(new PresetChangesPanel(this)), m_open(new QAction(this)),
      m_save(new QAction(this)), m_expand(new QAction(this)), m_collapse(new QAction(this))
{
    m_filter->setSourceModel(m_model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_preset->setMinimumContentsLength(8);
    m_reset->setIcon(icon(QStringLiteral("reset")));
    m_more->setIcon(icon(QStringLiteral("settings")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_findings->setIcon(icon(QStringLiteral("warning"), IconRole::Warning));
    m_findings->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_findings->setIconSize({ 13, 13 });
    m_findings->setAutoRaise(true);
    m_findings->hide();
    auto* menu = new QMenu(m_more);
    menu->addAction(m_open);
    menu->addAction(m_save);
    menu->addSeparator();
    menu->addAction(m_expand);
    menu->addAction(m_collapse);
    m_more->setMenu(menu);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), IconRole::Muted), QLineEdit::LeadingPosition);

    auto* delegate = new HardwareDelegate(m_tree);
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(delegate);
    m_tree->setFont(fontOf(TextRole::Table));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    m_tree->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setMinimumHeight(110);
    // Where there is little room, the budget and the options below come first.
    m_tree->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_changes->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // it has no say while it is hidden
    m_tree->setTabKeyNavigation(false);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(18);
    m_tree->header()->setSectionResizeMode(HardwareModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(HardwareModel::Value, QHeaderView::Fixed);
    m_tree->header()->setSectionResizeMode(HardwareModel::Reset, QHeaderView::Fixed);
    m_tree->header()->resizeSection(HardwareModel::Value, 136);
    m_tree->header()->resizeSection(HardwareModel::Reset, 22);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    m_message->setWordWrap(true);
    m_message->setFont(fontOf(TextRole::Caption));
    m_message->setContentsMargins(12, 4, 12, 4);
    m_message->hide();
    m_nothing->setProperty("role", QStringLiteral("hint"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_changes);
    m_stack->addWidget(m_nothing);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 0, 12, 0);
    top->setSpacing(4);
    top->addWidget(m_preset, 1);
    top->addWidget(m_reset);
    top->addWidget(m_more);
    auto* search = new QHBoxLayout;
    search->setContentsMargins(12, 0, 12, 0);
    search->addWidget(m_search);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addLayout(search);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_message);

    connect(m_model, &HardwareModel::edited, this, [this](auto spec, const QString& key, const QString& description) {
        showMessage({}, false);
        showFindings();
        emit hardwareEdited(std::move(spec), key, description);
    });
    connect(m_model, &HardwareModel::refused, this, [this](const QString&, const QString& message) { showMessage(message, true); });
    connect(delegate, &HardwareDelegate::messageChanged, this, &HardwareEditor::showMessage);
    connect(m_reset, &QToolButton::clicked, m_model, &HardwareModel::resetAll);
    connect(m_search, &QLineEdit::textChanged, this, &HardwareEditor::applyFilter);
    connect(m_preset, &QComboBox::activated, this, [this](int row) { choosePreset(m_preset->itemData(row).toString()); });
    connect(m_open, &QAction::triggered, this, &HardwareEditor::openHardwareRequested);
    connect(m_save, &QAction::triggered, this, &HardwareEditor::saveAsPresetRequested);
    connect(m_expand, &QAction::triggered, m_tree, &QTreeView::expandAll);
    connect(m_collapse, &QAction::triggered, m_tree, &QTreeView::collapseAll);
    connect(m_findings, &QToolButton::clicked, this, &HardwareEditor::revealNextWarning);
    connect(m_changes, &PresetChangesPanel::applied, this, [this] {
        const QString name = std::exchange(m_pending, {});
        m_stack->setCurrentWidget(m_tree);
        emit presetChosen(name);
    });
    connect(m_changes, &PresetChangesPanel::cancelled, this, [this] {
        m_pending.clear();
        m_stack->setCurrentWidget(m_tree);
        fillPresets();
        m_preset->setFocus();
    });
    retranslateUi();
    fillPresets();
}

QWidget* HardwareEditor::headerWidget() const { return m_findings; }

void HardwareEditor::setHardware(Spec spec, Spec baseline)
{
    const bool first = !m_model->hardware();
    m_model->setHardware(std::move(spec), std::move(baseline));
    if (first)
        for (const char* key : { "crossbars[256,2]", "crossbars" })
            if (const QModelIndex at = m_filter->mapFromSource(m_model->indexOf(QString::fromLatin1(key))); at.isValid()) {
                m_tree->expand(at.parent());
                m_tree->expand(at);
                break;
            }
    if (m_pending.isEmpty())
        m_stack->setCurrentWidget(m_tree);
    fillPresets();
    showFindings();
}

void HardwareEditor::setOwnPresets(std::vector<Spec> presets)
{
    m_own = std::move(presets);
    fillPresets();
}

void HardwareEditor::fillPresets()
{
    const QSignalBlocker quiet(m_preset);
    m_preset->clear();
    for (const hardware::PresetInfo& info : hardware::presets()) {
        m_preset->addItem(text(info.title), text(info.name));
        m_preset->setItemData(m_preset->count() - 1, text(info.description + "\n" + info.citation), Qt::ToolTipRole);
    }
    if (!m_own.empty())
        m_preset->insertSeparator(m_preset->count());
    for (const Spec& spec : m_own)
        m_preset->addItem(text(spec->title.empty() ? spec->name : spec->title), text(spec->name));
    int current = -1;
    if (const Spec& base = m_model->baseline()) {
        current = m_preset->findData(text(base->name));
        if (current < 0) { // a file's
            m_preset->addItem(text(base->title.empty() ? base->name : base->title), text(base->name));
            current = m_preset->count() - 1;
        }
    }
    m_preset->setCurrentIndex(current);
    m_reset->setEnabled(m_model->changes() > 0);
    m_preset->setToolTip(m_model->baseline() ? m_preset->currentText() + QLatin1Char('\n') + text(m_model->baseline()->description) : QString());
}

void HardwareEditor::choosePreset(const QString& name)
{
    Spec chosen;
    for (const Spec& spec : m_own)
        if (text(spec->name) == name)
            chosen = spec;
    if (!chosen)
        if (auto preset = hardware::preset(name.toStdString()))
            chosen = *preset;
    if (!chosen && m_model->baseline() && text(m_model->baseline()->name) == name)
        chosen = m_model->baseline();
    if (!chosen || !m_model->hardware()) {
        emit presetChosen(name);
        return;
    }
    auto changes = hardware::hardwareChanges(*m_model->hardware(), *chosen);
    if (changes.empty()) {
        m_pending.clear();
        m_stack->setCurrentWidget(m_tree);
        if (!m_model->baseline() || text(m_model->baseline()->name) != name)
            emit presetChosen(name);
        return;
    }
    m_pending = name;
    m_stack->setCurrentWidget(m_changes);
    m_changes->setChanges(text(chosen->title), std::move(changes));
}

void HardwareEditor::showFindings()
{
    const int warnings = m_model->warnings();
    m_findings->setVisible(warnings > 0);
    m_findings->setText(QString::number(warnings));
    const QString name = tr("Findings in the hardware: %1. A click goes to the next").arg(warnings);
    m_findings->setToolTip(name);
    m_findings->setAccessibleName(name);
    m_reset->setEnabled(m_model->changes() > 0);
}

void HardwareEditor::revealNextWarning()
{
    std::vector<QString> keys;
    for (const hardware::LintFinding& f : m_model->findings())
        if (f.diagnostic.severity != Severity::Note)
            keys.push_back(text(f.key));
    if (!keys.empty())
        revealKey(keys[static_cast<std::size_t>(m_nextWarning++) % keys.size()]);
}

void HardwareEditor::showMessage(const QString& message, bool error)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    m_message->setProperty("role", error ? QStringLiteral("error") : QStringLiteral("label"));
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void HardwareEditor::applyFilter(const QString& typed)
{
    static_cast<WordFilter*>(m_filter)->setText(typed);
    m_model->setFind(typed);
    if (!typed.trimmed().isEmpty())
        m_tree->expandAll();
    else if (const QModelIndex current = m_tree->currentIndex(); current.isValid())
        m_tree->scrollTo(current);
    if (m_pending.isEmpty())
        m_stack->setCurrentWidget(m_filter->rowCount() == 0 && m_model->rowCount() > 0 ? static_cast<QWidget*>(m_nothing) : m_tree);
    m_nothing->setText(tr("No number is called \"%1\".").arg(typed.trimmed()));
}

bool HardwareEditor::revealKey(const QString& key)
{
    const QModelIndex source = m_model->indexOf(key);
    if (!source.isValid())
        return false;
    QModelIndex at = m_filter->mapFromSource(source);
    if (!at.isValid()) {
        m_search->clear();
        at = m_filter->mapFromSource(source);
    }
    m_pending.clear();
    m_stack->setCurrentWidget(m_tree);
    for (QModelIndex parent = at.parent(); parent.isValid(); parent = parent.parent())
        m_tree->expand(parent);
    const QModelIndex value = at.siblingAtColumn(HardwareModel::Value);
    m_tree->setCurrentIndex(value);
    m_tree->scrollTo(value, QAbstractItemView::PositionAtCenter);
    m_tree->setFocus(Qt::OtherFocusReason); // F2 edits it
    return true;
}

void HardwareEditor::resetRow(const QModelIndex& index) { m_model->reset(m_filter->mapToSource(index)); }

bool HardwareEditor::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_tree && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QModelIndex current = m_tree->currentIndex();
        if (key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier) {
            resetRow(current);
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && current.isValid()) {
            const QModelIndex value = current.siblingAtColumn(HardwareModel::Value);
            if (value.flags() & Qt::ItemIsEditable)
                m_tree->edit(value);
            else
                m_tree->setExpanded(current.siblingAtColumn(0), !m_tree->isExpanded(current.siblingAtColumn(0)));
            return true;
        }
    }
    if (object == m_tree->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QModelIndex at = m_tree->indexAt(mouse->pos());
        if (mouse->button() == Qt::LeftButton && at.column() == HardwareModel::Reset)
            resetRow(at);
    }
    if (object == m_tree->viewport() && event->type() == QEvent::ContextMenu) {
        const auto* menuEvent = static_cast<QContextMenuEvent*>(event);
        const QModelIndex at = m_tree->indexAt(menuEvent->pos());
        const hardware::HardwareParameter* p = m_model->parameter(m_filter->mapToSource(at));
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (p) {
            menu->addAction(tr("Edit"), this, [this, at = QPersistentModelIndex(at)] { m_tree->edit(QModelIndex(at).siblingAtColumn(HardwareModel::Value)); });
            auto* reset = menu->addAction(icon(QStringLiteral("reset")), tr("Reset"), this, [this, at = QPersistentModelIndex(at)] { resetRow(at); });
            reset->setEnabled(at.data(HardwareModel::ChangedRole).toBool());
            menu->addSeparator();
        }
        menu->addActions({ m_expand, m_collapse });
        menu->popup(menuEvent->globalPos());
        return true;
    }
    return QWidget::eventFilter(object, event);
}

void HardwareEditor::retranslateUi()
{
    m_preset->setAccessibleName(tr("Hardware preset"));
    m_search->setPlaceholderText(tr("Filter parameters"));
    m_search->setAccessibleName(tr("Filter hardware parameters"));
    m_search->setToolTip(tr("Words of a name or of a key in the hardware file"));
    m_tree->setAccessibleName(tr("Hardware parameters"));
    m_reset->setAccessibleName(tr("Reset all numbers to the preset"));
    m_reset->setToolTip(m_reset->accessibleName());
    m_more->setAccessibleName(tr("Hardware files"));
    m_more->setToolTip(tr("Open or save a hardware description"));
    m_open->setText(tr("Open hardware file…"));
    m_save->setText(tr("Save as own preset…"));
    m_expand->setText(tr("Expand all"));
    m_collapse->setText(tr("Collapse all"));
    showFindings();
    m_model->retranslate();
}

void HardwareEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    else if (event->type() == QEvent::PaletteChange)
        m_tree->viewport()->update();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
