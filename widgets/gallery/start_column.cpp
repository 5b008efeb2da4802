// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery/start_column.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/segmented.h"

namespace pim::widgets {
namespace {

/// A recent file: name, folder, day.
class RecentButton : public QAbstractButton
{
public:
    RecentButton(const RecentFile& file, QWidget* parent) : QAbstractButton(parent), m_file(file)
    {
        setFixedHeight(42);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setAccessibleName(QFileInfo(file.path).fileName());
        setAccessibleDescription(file.path);
        setToolTip(literalText(file.path));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens& t = tokens();
        const QRect box = rect();
        if (underMouse() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
            painter.setBrush(underMouse() ? t.hover : t.base);
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4);
        }
        const bool project = m_file.path.endsWith(QLatin1String(".pims"));
        painter.drawPixmap(box.left() + 7, box.center().y() - 7, iconPixmap(project ? QStringLiteral("file") : QStringLiteral("network"), 15, IconRole::Muted, devicePixelRatioF()));
        const QFont small = fontOf(TextRole::Caption), body = fontOf(TextRole::Body);
        const QString day = dayText(m_file.opened, QDate::currentDate());
        const int dayWidth = QFontMetrics(small).horizontalAdvance(day);
        painter.setFont(small);
        painter.setPen(t.text2);
        const QRect inner = box.adjusted(31, 3, -7, -3);
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), 20), Qt::AlignRight | Qt::AlignVCenter, day);
        painter.drawText(QRect(inner.left(), inner.top() + 19, inner.width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(small).elidedText(folderText(m_file.path), Qt::ElideMiddle, inner.width()));
        painter.setFont(body);
        painter.setPen(t.text);
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), 20), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(body).elidedText(QFileInfo(m_file.path).fileName(), Qt::ElideMiddle, inner.width() - dayWidth - 8));
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
            focusNextPrevChild(event->key() == Qt::Key_Down);
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    RecentFile m_file;
};

} // namespace

// --- drop zone -------------------------------------------------------------------------------------------------------

DropZone::DropZone(QWidget* parent) : QFrame(parent)
{
    setFixedHeight(132);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    retranslateUi();
}

void DropZone::setActive(bool active)
{
    m_active = active;
    update();
}

void DropZone::retranslateUi()
{
    setAccessibleName(tr("Drop a network here, or open a file"));
    setToolTip(tr("Drop an ONNX file, a PIMCOMP or PIMSYN JSON file or a project; a click opens one"));
}

void DropZone::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokens();
    QPen pen(m_active || hasFocus() ? t.accent : t.line2, m_active || hasFocus() ? 2 : 1);
    if (!hasFocus() || m_active)
        pen.setDashPattern({ 4, 3 });
    painter.setPen(pen);
    painter.setBrush(m_active ? t.selection : underMouse() ? t.hover : t.alt);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    painter.drawPixmap(width() / 2 - 12, 32, iconPixmap(QStringLiteral("drop"), 24, m_active ? IconRole::Accent : IconRole::Muted, devicePixelRatioF()));
    QFont font = fontOf(TextRole::Body);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(t.text);
    painter.drawText(QRect(8, 64, width() - 16, 20), Qt::AlignCenter, tr("Drop a network here"));
    painter.setFont(fontOf(TextRole::Table));
    painter.setPen(t.text2);
    const QString kinds = tr("ONNX, PIMCOMP or PIMSYN JSON, project");
    painter.drawText(QRect(8, 84, width() - 16, 20), Qt::AlignCenter, QFontMetrics(painter.font()).elidedText(kinds, Qt::ElideRight, width() - 16));
}

void DropZone::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit clicked();
}

void DropZone::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit clicked();
    else
        QFrame::keyPressEvent(event);
}

void DropZone::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        update();
    QFrame::changeEvent(event);
}

// --- column ----------------------------------------------------------------------------------------------------------

StartColumn::StartColumn(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_subtitle(new QLabel(this)), m_recentTitle(new QLabel(this)), m_noRecent(new QLabel(this)),
      m_languageLabel(new QLabel(this)), m_themeLabel(new QLabel(this)), m_drop(new DropZone(this)), m_open(new QPushButton(this)), m_new(new QPushButton(this)),
      m_clear(new QPushButton(this)), m_recentList(new QVBoxLayout), m_language(new QComboBox(this)), m_theme(new Segmented(3, this))
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("base"));
    setFixedWidth(332);
    m_title->setFont(fontOf(TextRole::Title));
    m_subtitle->setProperty("role", QStringLiteral("label"));
    m_recentTitle->setFont(fontOf(TextRole::Section));
    m_noRecent->setProperty("role", QStringLiteral("hint"));
    m_noRecent->setWordWrap(true);
    m_clear->setProperty("link", true);
    m_open->setIcon(icon(QStringLiteral("open")));
    m_new->setIcon(icon(QStringLiteral("plus")));
    for (QLabel* label : { m_languageLabel, m_themeLabel })
        label->setProperty("role", QStringLiteral("label"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open, 1);
    buttons->addWidget(m_new, 1);
    auto* recentHead = new QHBoxLayout;
    recentHead->addWidget(m_recentTitle, 1);
    recentHead->addWidget(m_clear);
    auto* list = new QWidget;
    list->setAttribute(Qt::WA_StyledBackground);
    list->setProperty("surface", QStringLiteral("base"));
    auto* listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    m_recentList->setSpacing(2);
    listLayout->addLayout(m_recentList);
    listLayout->addWidget(m_noRecent);
    listLayout->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto* top = new QVBoxLayout;
    top->setContentsMargins(24, 24, 24, 8);
    top->setSpacing(0);
    top->addWidget(m_title);
    top->addSpacing(2);
    top->addWidget(m_subtitle);
    top->addSpacing(18);
    top->addWidget(m_drop);
    top->addSpacing(12);
    top->addLayout(buttons);
    top->addSpacing(20);
    top->addLayout(recentHead);
    top->addSpacing(4);
    top->addWidget(scroll, 1);

    auto* rule = new QFrame(this);
    rule->setFixedHeight(1);
    rule->setFrameShape(QFrame::NoFrame);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Midlight);
    auto* settings = new QGridLayout;
    settings->setContentsMargins(24, 12, 24, 14);
    settings->setVerticalSpacing(8);
    settings->setColumnMinimumWidth(0, 72);
    settings->setColumnStretch(1, 1);
    settings->addWidget(m_languageLabel, 0, 0);
    settings->addWidget(m_language, 0, 1);
    settings->addWidget(m_themeLabel, 1, 0);
    settings->addWidget(m_theme, 1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top, 1);
    layout->addWidget(rule);
    layout->addLayout(settings);

    connect(m_drop, &DropZone::clicked, this, &StartColumn::openRequested);
    connect(m_open, &QPushButton::clicked, this, &StartColumn::openRequested);
    connect(m_new, &QPushButton::clicked, this, &StartColumn::newRequested);
    connect(m_clear, &QPushButton::clicked, this, &StartColumn::clearRecentRequested);
    connect(m_language, &QComboBox::activated, this, [this](int row) { emit languageChosen(m_language->itemData(row).toString()); });
    connect(m_theme, &Segmented::chosen, this, [this](int index) { emit themeChosen(static_cast<ThemeMode>(index)); });
    setThemeMode(Theme::instance().mode());
    retranslateUi();
    fillRecent();
}

void StartColumn::setRecentFiles(std::vector<RecentFile> files)
{
    m_files = std::move(files);
    fillRecent();
}

void StartColumn::fillRecent()
{
    while (QLayoutItem* item = m_recentList->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const RecentFile& file : m_files) {
        auto* button = new RecentButton(file, this);
        connect(button, &QAbstractButton::clicked, this, [this, path = file.path] { emit recentRequested(path); });
        m_recentList->addWidget(button);
    }
    m_noRecent->setVisible(m_files.empty());
    m_clear->setVisible(!m_files.empty());
}

void StartColumn::setLanguages(const std::vector<std::pair<QString, QString>>& languages, const QString& current)
{
    m_language->clear();
    for (const auto& [code, name] : languages)
        m_language->addItem(name, code);
    m_language->setCurrentIndex(m_language->findData(current));
}

void StartColumn::setThemeMode(ThemeMode mode) { m_theme->setCurrent(static_cast<int>(mode)); }

void StartColumn::retranslateUi()
{
    const auto keys = [](QKeySequence::StandardKey key) { return QKeySequence(key).toString(QKeySequence::NativeText); };
    m_title->setText(QStringLiteral("PIM Studio"));
    m_subtitle->setText(tr("From a CNN to a processing-in-memory chip"));
    m_open->setText(tr("Open…") + QStringLiteral("   ") + keys(QKeySequence::Open));
    m_open->setAccessibleName(tr("Open a file"));
    m_open->setToolTip(tr("Open a project or a network (%1)").arg(keys(QKeySequence::Open)));
    m_new->setText(tr("New") + QStringLiteral("   ") + keys(QKeySequence::New));
    m_new->setAccessibleName(tr("New project"));
    m_new->setToolTip(tr("Start an empty project (%1)").arg(keys(QKeySequence::New)));
    m_recentTitle->setText(tr("Recent files"));
    m_clear->setText(tr("Clear"));
    m_clear->setAccessibleName(tr("Clear the list of recent files"));
    m_clear->setToolTip(tr("Forget these files; the files themselves stay"));
    m_noRecent->setText(tr("Files that you open appear here."));
    m_languageLabel->setText(tr("Language"));
    m_language->setAccessibleName(tr("Language"));
    m_language->setToolTip(tr("Language of the window, switched at once"));
    m_themeLabel->setText(tr("Theme"));
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->setTexts({ tr("System"), tr("Light"), tr("Dark") });
    m_theme->setToolTips({ tr("As the system"), tr("Light"), tr("Dark") });
}

void StartColumn::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
        fillRecent();
    }
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
