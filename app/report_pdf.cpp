// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextTable>

namespace pim::app {
namespace {

constexpr int kFigure = QTextFormat::UserObject + 1; ///< object type of a figure in the text
constexpr int kFigureIndex = QTextFormat::UserProperty + 1;
constexpr double kPixelsAnInch = 96; ///< the text is laid out in pixels and scaled to the paper
constexpr double kFooter = 28; ///< px

/// Figures as vectors among the text, none wider or higher than a page.
class Figures : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    Figures(const std::vector<std::string>& figures, QSizeF page)
        : m_page(page)
    {
        for (const std::string& svg : figures)
            m_renderers.push_back(std::make_unique<QSvgRenderer>(QByteArray::fromStdString(svg)));
    }
    QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat& format) override
    {
        QSizeF size = renderer(format).defaultSize();
        const QSizeF room(m_page.width(), m_page.height() - 90); // a heading and a caption stay with it
        if (size.width() > room.width() || size.height() > room.height())
            size.scale(room, Qt::KeepAspectRatio);
        return size;
    }
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int, const QTextFormat& format) override
    {
        renderer(format).render(painter, rect);
    }

private:
    QSvgRenderer& renderer(const QTextFormat& format) const
    {
        return *m_renderers[static_cast<std::size_t>(format.intProperty(kFigureIndex))];
    }
    QSizeF m_page;
    std::vector<std::unique_ptr<QSvgRenderer>> m_renderers;
};

/// Put figures where the text has their names.
void placeFigures(QTextDocument& document, std::size_t count)
{
    struct Place
    {
        int at, figure;
    };
    std::vector<Place> places;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (!fragment.charFormat().isImageFormat())
                continue;
            const QString name = fragment.charFormat().toImageFormat().name();
            const int figure = name.section(QLatin1Char(':'), 1).toInt();
            if (name.startsWith(QLatin1String("figure:")) && figure >= 0 && static_cast<std::size_t>(figure) < count)
                places.push_back({ fragment.position(), figure });
        }
    for (const Place& place : places) { // a character for a character: places stay
        QTextCursor cursor(&document);
        cursor.setPosition(place.at);
        cursor.setPosition(place.at + 1, QTextCursor::KeepAnchor);
        QTextCharFormat format;
        format.setObjectType(kFigure);
        format.setProperty(kFigureIndex, place.figure);
        cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
    }
}

void repeatTableHeads(QTextFrame* frame)
{
    for (QTextFrame* child : frame->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(child)) {
            QTextTableFormat format = table->format();
            format.setHeaderRowCount(1);
            table->setFormat(format);
        }
        repeatTableHeads(child);
    }
}

/// Headings at the foot of a page go to the next one, where what they head begins.
void keepHeadings(QTextDocument& document, double pageHeight)
{
    const auto page = [&](const QTextBlock& block) { // of its first line: a block can begin where it has no room
        const double top = document.documentLayout()->blockBoundingRect(block).top();
        const QTextLayout* lines = block.layout();
        constexpr double kRounding = 4; // no line is as low
        return static_cast<int>((top + (lines && lines->lineCount() > 0 ? lines->lineAt(0).y() : 0) + kRounding) / pageHeight);
    };
    for (int round = 0; round < 50; ++round) { // each may move what follows
        document.setPageSize(document.pageSize()); // lay out all of it: changes of formats leave gaps
        document.pageCount();
        bool moved = false;
        for (QTextBlock block = document.begin(); block.isValid() && !moved; block = block.next()) {
            const QTextBlockFormat format = block.blockFormat();
            if (format.headingLevel() == 0 || format.pageBreakPolicy() != QTextFormat::PageBreak_Auto)
                continue;
            QTextBlock next = block.next();
            while (next.isValid() && next.text().isEmpty()) // tables have an empty block before them
                next = next.next();
            if (!next.isValid() || page(next) == page(block))
                continue;
            QTextCursor cursor(block);
            QTextBlockFormat first = format;
            first.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            cursor.setBlockFormat(first);
            moved = true;
        }
        if (!moved)
            return;
    }
}

} // namespace

QByteArray reportPdf(const report::ReportContent& content, bool wide)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(wide ? QPageLayout::Landscape : QPageLayout::Portrait);
    writer.setPageMargins(QMarginsF(16, 15, 16, 10), QPageLayout::Millimeter);
    writer.setResolution(600);
    writer.setTitle(QString::fromStdString(content.title));
    writer.setCreator(QStringLiteral("PIM Studio"));
    const QSizeF sheet = writer.pageLayout().paintRect(QPageLayout::Inch).size() * kPixelsAnInch;
    const QSizeF page(sheet.width(), sheet.height() - kFooter);

    const report::HtmlReport report = report::htmlReport(content, false);
    Figures figures(report.figures, page);
    QTextDocument document;
    QFont font(QStringLiteral("sans-serif"));
    font.setPointSizeF(8);
    font.setHintingPreference(QFont::PreferNoHinting); // scaled to the paper afterwards
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    document.documentLayout()->registerHandler(kFigure, &figures);
    document.setHtml(QString::fromStdString(report.html));
    document.setPageSize(page);
    placeFigures(document, report.figures.size());
    repeatTableHeads(document.rootFrame());
    keepHeadings(document, page.height());

    QPainter painter(&writer);
    const double scale = writer.resolution() / kPixelsAnInch;
    painter.scale(scale, scale);
    const int pages = document.pageCount();
    QFont small = font;
    small.setPixelSize(9); // points would be those of the paper, and scaled once more
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -i * page.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, Qt::black);
        context.clip = QRectF(0, i * page.height(), page.width(), page.height());
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(small);
        painter.setPen(QColor(0x56, 0x5d, 0x6b));
        const QRectF footer(0, sheet.height() - 16, sheet.width(), 16);
        painter.drawText(footer, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(QString::fromStdString(content.title), Qt::ElideRight,
                                                          static_cast<int>(sheet.width() - 80)));
        painter.drawText(footer, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1 / %2").arg(i + 1).arg(pages));
    }
    painter.end();
    return bytes;
}

} // namespace pim::app

#include "report_pdf.moc"
