// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/notes_popup.h"

#include <algorithm>

#include <QPlainTextEdit>
#include <QScreen>
#include <QVBoxLayout>

#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr int kWidth = 560, kMostHeight = 360, kFrame = 24;

} // namespace

NotesPopup::NotesPopup(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_text(new QPlainTextEdit(this))
{
    setFrameShape(QFrame::StyledPanel);
    m_text->setReadOnly(true);
    m_text->setFont(fontOf(TextRole::Table));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(m_text);
    setFocusProxy(m_text);
}

QString NotesPopup::text(const Diagnostics& notes)
{
    auto entries = notes.entries;
    const auto ofLayer = [](const Diagnostic& one) { return one.where.starts_with("layer "); };
    std::stable_sort(entries.begin(), entries.end(), [&](const Diagnostic& a, const Diagnostic& b) {
        return a.severity != b.severity ? a.severity > b.severity : ofLayer(a) && !ofLayer(b);
    });
    QStringList lines;
    for (const Diagnostic& one : entries) {
        const QString words = QString::fromStdString(one.text);
        const QString line = one.where.empty() ? words : QString::fromStdString(one.where) + QStringLiteral(": ") + words;
        lines << (one.severity == Severity::Note ? line : tr("Warning: %1").arg(line));
    }
    return lines.join(QLatin1Char('\n'));
}

void NotesPopup::open(const Diagnostics& notes, const QWidget& below)
{
    m_text->setAccessibleName(tr("Notes of the compiler"));
    m_text->setPlainText(text(notes));
    const QRect screen = below.screen()->availableGeometry();
    const int width = std::min(kWidth, screen.width());
    const QRect words = QFontMetrics(m_text->font()).boundingRect(QRect(0, 0, width - kFrame - 16, 1 << 20), Qt::TextWordWrap, m_text->toPlainText());
    resize(width, std::min(kMostHeight, words.height() + kFrame));
    QPoint at = below.mapToGlobal(QPoint(0, below.height() + 2));
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width)));
    at.setY(std::clamp(at.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    move(at);
    show();
    m_text->setFocus();
}

} // namespace pim::widgets
