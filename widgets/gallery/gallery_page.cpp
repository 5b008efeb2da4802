// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery/gallery_page.h"

#include <algorithm>

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/gallery/card_grid.h"
#include "widgets/gallery/gallery_cards.h"
#include "widgets/gallery/start_column.h"

namespace pim::widgets {
namespace {

/// Scrolls to a card that gets the focus by a key.
class FocusScrollArea : public QScrollArea
{
public:
    using QScrollArea::QScrollArea;

protected:
    bool focusNextPrevChild(bool next) override
    {
        const bool moved = QScrollArea::focusNextPrevChild(next);
        if (QWidget* focus = window()->focusWidget(); focus && widget() && widget()->isAncestorOf(focus))
            ensureWidgetVisible(focus, 0, 24);
        return moved;
    }
};

QString localFile(const QMimeData* data)
{
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

} // namespace

GalleryPage::GalleryPage(QWidget* parent)
    : QWidget(parent), m_start(new StartColumn(this)), m_examplesTitle(new QLabel(this)), m_examplesHint(new QLabel(this)), m_networksTitle(new QLabel(this)),
      m_networksHint(new QLabel(this)), m_keyConvolution(new QLabel(this)), m_keyFullyConnected(new QLabel(this)), m_keyBar(new QLabel(this)),
      m_noMatch(new QLabel(this)), m_noteIcon(new QLabel(this)), m_note(new QLabel(this)), m_filter(new QLineEdit(this)),
      m_examples(new CardFlow(260, 440, ExampleButton::kHeight, this)), m_networks(new CardFlow(220, 340, ZooButton::kHeight, this)),
      m_examplesHead(new QWidget(this)), m_showAtStart(new QCheckBox(this))
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("win"));
    setAcceptDrops(true);
    for (QLabel* title : { m_examplesTitle, m_networksTitle })
        title->setFont(fontOf(TextRole::Heading));
    for (QLabel* hint : { m_examplesHint, m_networksHint, m_note })
        hint->setProperty("role", QStringLiteral("label"));
    for (QLabel* key : { m_keyConvolution, m_keyFullyConnected, m_keyBar }) {
        key->setProperty("role", QStringLiteral("label"));
        key->setFont(fontOf(TextRole::Caption));
        key->setTextFormat(Qt::RichText);
    }
    m_noMatch->setProperty("role", QStringLiteral("hint"));
    m_noMatch->hide();
    m_filter->setFixedWidth(168);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(QStringLiteral("search"), IconRole::Muted), QLineEdit::LeadingPosition);
    m_showAtStart->setChecked(true);

    auto* examplesHead = new QHBoxLayout(m_examplesHead);
    examplesHead->setContentsMargins(0, 0, 0, 0);
    examplesHead->setSpacing(12);
    examplesHead->addWidget(m_examplesTitle);
    examplesHead->addWidget(m_examplesHint, 1);
    auto* networksHead = new QHBoxLayout;
    networksHead->setSpacing(12);
    networksHead->addWidget(m_networksTitle);
    networksHead->addWidget(m_networksHint, 1);
    networksHead->addWidget(m_keyConvolution);
    networksHead->addWidget(m_keyFullyConnected);
    networksHead->addWidget(m_keyBar);
    networksHead->addSpacing(8);
    networksHead->addWidget(m_filter);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_noteIcon);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_showAtStart);

    auto* content = new QWidget;
    content->setAttribute(Qt::WA_StyledBackground);
    content->setProperty("surface", QStringLiteral("win"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(32, 28, 32, 24);
    column->setSpacing(0);
    column->addWidget(m_examplesHead);
    column->addSpacing(12);
    column->addWidget(m_examples);
    column->addSpacing(24);
    column->addLayout(networksHead);
    column->addSpacing(12);
    column->addWidget(m_networks);
    column->addWidget(m_noMatch);
    column->addSpacing(14);
    column->addLayout(foot);
    column->addStretch(1);
    auto* scroll = new FocusScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto* rule = new QFrame(this);
    rule->setFixedWidth(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Midlight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_start);
    layout->addWidget(rule);
    layout->addWidget(scroll, 1);

    std::vector<QAbstractButton*> cards;
    for (ZooCard& card : zooCards()) {
        const QString name = card.name;
        auto* button = new ZooButton(std::move(card));
        connect(button, &QAbstractButton::clicked, this, [this, name] { emit zooRequested(name); });
        cards.push_back(button);
    }
    m_networks->setCards(std::move(cards));
    setExamples({});

    connect(m_start, &StartColumn::openRequested, this, &GalleryPage::openRequested);
    connect(m_start, &StartColumn::newRequested, this, &GalleryPage::newRequested);
    connect(m_start, &StartColumn::recentRequested, this, &GalleryPage::recentRequested);
    connect(m_start, &StartColumn::clearRecentRequested, this, &GalleryPage::clearRecentRequested);
    connect(m_start, &StartColumn::languageChosen, this, &GalleryPage::languageChosen);
    connect(m_start, &StartColumn::themeChosen, this, &GalleryPage::themeChosen);
    connect(m_filter, &QLineEdit::textChanged, this, &GalleryPage::filterNetworks);
    connect(m_showAtStart, &QCheckBox::clicked, this, &GalleryPage::showAtStartChanged);
    retranslateUi();
}

void GalleryPage::setExamples(std::vector<ExampleCard> examples)
{
    m_examplesHead->setVisible(!examples.empty());
    std::vector<QAbstractButton*> cards;
    for (ExampleCard& example : examples) {
        const QString path = example.path;
        auto* button = new ExampleButton(std::move(example));
        connect(button, &QAbstractButton::clicked, this, [this, path] { emit exampleRequested(path); });
        cards.push_back(button);
    }
    m_examples->setVisible(!cards.empty());
    m_examples->setCards(std::move(cards));
}

void GalleryPage::setZooCard(const ZooCard& card)
{
    for (QAbstractButton* button : m_networks->cards())
        if (auto* zoo = static_cast<ZooButton*>(button); zoo->card().name == card.name)
            zoo->setCard(card);
}

void GalleryPage::setRecentFiles(std::vector<RecentFile> files) { m_start->setRecentFiles(std::move(files)); }

void GalleryPage::setLanguages(const std::vector<std::pair<QString, QString>>& languages, const QString& current)
{
    m_start->setLanguages(languages, current);
}

void GalleryPage::setThemeMode(ThemeMode mode) { m_start->setThemeMode(mode); }
void GalleryPage::setShowAtStart(bool show) { m_showAtStart->setChecked(show); }

void GalleryPage::filterNetworks(const QString& typed)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    bool any = false;
    for (QAbstractButton* button : m_networks->cards()) {
        const ZooCard& card = static_cast<ZooButton*>(button)->card();
        const QString all = card.name + QLatin1Char(' ') + card.title + QLatin1Char(' ') + card.dataset;
        const bool matches = std::all_of(words.begin(), words.end(), [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
        button->setVisible(matches);
        any = any || matches;
    }
    m_networks->arrange();
    m_noMatch->setText(tr("No network is called \"%1\". Open an ONNX file instead.").arg(typed.trimmed()));
    m_noMatch->setVisible(!any);
}

void GalleryPage::refreshKeys()
{
    const auto key = [](int colour, const QString& text) {
        return QStringLiteral("<span style='color:%1'>■</span> %2").arg(categorical(colour).name(), text.toHtmlEscaped());
    };
    m_keyConvolution->setText(key(1, tr("convolution")));
    m_keyFullyConnected->setText(key(3, tr("fully connected")));
    m_noteIcon->setPixmap(iconPixmap(QStringLiteral("info"), 14, IconRole::Muted, devicePixelRatioF()));
}

void GalleryPage::retranslateUi()
{
    m_examplesTitle->setText(tr("Examples"));
    m_examplesHint->setText(tr("Complete projects. Open one and look around."));
    m_networksTitle->setText(tr("Networks"));
    m_networksHint->setText(tr("Start a new project."));
    m_keyBar->setText(tr("Bar: crossbars of one copy, log"));
    m_keyBar->setToolTip(tr("One bar a layer: how many crossbars of 256×256 cells of 2 bit hold its weights once, on a logarithmic axis"));
    m_filter->setPlaceholderText(tr("Filter networks"));
    m_filter->setAccessibleName(tr("Filter networks"));
    m_filter->setToolTip(tr("Words of a network's name or data set"));
    m_note->setText(tr("No weights are needed. Networks are stored as structure only."));
    m_showAtStart->setText(tr("Show this page when no project is open"));
    m_showAtStart->setToolTip(tr("Otherwise an empty project is shown"));
    refreshKeys();
    filterNetworks(m_filter->text());
}

void GalleryPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    else if (event->type() == QEvent::PaletteChange)
        refreshKeys();
    QWidget::changeEvent(event);
}

void GalleryPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (localFile(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_start->setDropActive(true);
}

void GalleryPage::dragLeaveEvent(QDragLeaveEvent*) { m_start->setDropActive(false); }

void GalleryPage::dropEvent(QDropEvent* event)
{
    m_start->setDropActive(false);
    const QString path = localFile(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    emit fileDropped(path);
}

} // namespace pim::widgets
