// SPDX-License-Identifier: GPL-3.0-or-later
// The languages that are complete: every string has a translation that keeps what the program puts into it.
#include <algorithm>
#include <map>
#include <vector>

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QWidget>
#include <QXmlStreamReader>

#include "app/actions.h"
#include "app/language.h"

using namespace pim::app;

namespace {

struct CompleteLanguage
{
    const char* code;
    int forms; ///< of a number's plural
};
/// A language joins when translations/pimstudio_CODE.ts has no gap.
constexpr CompleteLanguage kComplete[] { { "de", 2 }, { "zh_CN", 1 } };

struct Message
{
    QString context, source, comment;
    QStringList translations; ///< one, or the forms of the plural
    QString type; ///< "" when finished
    bool numerus = false;
};

std::vector<Message> messagesOf(const char* code)
{
    QFile file(QStringLiteral(PIM_SOURCE_DIR "/translations/pimstudio_%1.ts").arg(QLatin1String(code)));
    std::vector<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    Message now;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        const auto is = [&](const char* name) { return xml.name() == QLatin1String(name); };
        if (token == QXmlStreamReader::EndElement && is("message")) {
            messages.push_back(now);
        } else if (token == QXmlStreamReader::StartElement) {
            if (is("name")) {
                context = xml.readElementText();
            } else if (is("message")) {
                now = { context, {}, {},
                        {},      {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes") };
            } else if (is("source")) {
                now.source = xml.readElementText();
            } else if (is("comment")) {
                now.comment = xml.readElementText();
            } else if (is("translation")) {
                now.type = xml.attributes().value(QLatin1String("type")).toString();
                if (!now.numerus)
                    now.translations += xml.readElementText();
            } else if (is("numerusform")) {
                now.translations += xml.readElementText();
            }
        }
    }
    return xml.hasError() ? std::vector<Message>() : messages;
}

QStringList found(const QString& text, const QString& pattern)
{
    QStringList all;
    for (auto it = QRegularExpression(pattern).globalMatch(text); it.hasNext();)
        all += it.next().captured();
    all.sort();
    return all;
}

/// %1, %L2 and %n, each once: a translation may name one twice.
QStringList placeMarkers(const QString& text)
{
    QStringList markers = found(text, QStringLiteral("%(L?\\d+|n)"));
    markers.removeDuplicates();
    return markers;
}

QStringList tags(const QString& text) { return found(text, QStringLiteral("</?[a-z]+[^<>]*>")); }

int mnemonics(const QString& text)
{
    return static_cast<int>(found(text, QStringLiteral("&(?![&\\s])(?!\\w+;)")).size());
}

QString edges(const QString& text)
{
    const auto begin = std::find_if_not(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
    if (begin == text.end())
        return text;
    qsizetype last = text.size();
    while (text[last - 1].isSpace())
        --last;
    return QString(text.constData(), begin - text.begin()) + QLatin1Char('|') + text.mid(last);
}

/// The parts of a file dialog's filter; the same patterns in the same order.
QStringList filePatterns(const QString& text)
{
    QStringList patterns;
    for (auto it = QRegularExpression(QStringLiteral("\\(\\*[^)]*\\)")).globalMatch(text); it.hasNext();)
        patterns += it.next().captured();
    return patterns;
}

} // namespace

class TstTranslations : public QObject
{
    Q_OBJECT
private slots:
    void everyMessageIsTranslated_data() { languageRows(); }
    void everyMessageIsTranslated()
    {
        QFETCH(QByteArray, code);
        QFETCH(int, forms);
        const auto messages = messagesOf(code);
        QVERIFY(messages.size() > 1000);
        QStringList wrong;
        std::map<QStringList, int> seen;
        for (const Message& m : messages) {
            const auto blame = [&](const char* why) { wrong += QLatin1String(why) + said(m); };
            if (!m.type.isEmpty())
                blame("not finished: ");
            if (m.translations.size() != (m.numerus ? forms : 1))
                blame("number of forms: ");
            if (std::any_of(m.translations.begin(), m.translations.end(), [](const QString& t) { return t.isEmpty(); }))
                blame("empty: ");
            if (seen[{ m.context, m.source, m.comment }]++)
                blame("twice: ");
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void aTranslationKeepsMarkersTagsMnemonicsAndSpaces_data() { languageRows(); }
    void aTranslationKeepsMarkersTagsMnemonicsAndSpaces()
    {
        QFETCH(QByteArray, code);
        QStringList wrong;
        for (const Message& m : messagesOf(code))
            for (const QString& t : m.translations) {
                const auto blame = [&](const char* why) {
                    wrong += QLatin1String(why) + said(m) + QLatin1String(" -> ") + t;
                };
                if (placeMarkers(t) != placeMarkers(m.source))
                    blame("place markers: ");
                if (tags(t) != tags(m.source))
                    blame("tags: ");
                if (mnemonics(t) != mnemonics(m.source))
                    blame("mnemonic: ");
                if (edges(t) != edges(m.source))
                    blame("spaces at the ends: ");
                if (filePatterns(t) != filePatterns(m.source))
                    blame("file patterns: ");
                if (t.count(QChar(0x2026)) != m.source.count(QChar(0x2026)) && m.source.endsWith(QChar(0x2026)))
                    blame("ellipsis: ");
                if (t.count(QLatin1Char('\n')) != m.source.count(QLatin1Char('\n')))
                    blame("lines: ");
            }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void theProgramFindsTheTranslations_data() { languageRows(); }
    void theProgramFindsTheTranslations()
    {
        QFETCH(QByteArray, code);
        QFETCH(int, forms);
        setLanguage(QLatin1String(code));
        QCOMPARE(currentLanguage(), QLatin1String(code));
        setLanguage(QStringLiteral("en"));
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/pimstudio_") + QLatin1String(code)));
        QStringList wrong;
        for (const Message& m : messagesOf(code)) {
            // Any number: the last form is that of many.
            const QString got =
                translator.translate(m.context.toUtf8(), m.source.toUtf8(), m.comment.toUtf8(), m.numerus ? 7 : -1);
            if (m.translations.isEmpty() || got != m.translations.back())
                wrong += said(m) + QLatin1String(" -> ") + got;
            if (m.numerus && forms > 1
                && translator.translate(m.context.toUtf8(), m.source.toUtf8(), m.comment.toUtf8(), 1)
                    != m.translations.front())
                wrong += said(m);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    // Strings under a context that no lookup names would be translated in vain.
    void contextsAreFullClassOrRoomNames_data() { languageRows(); }
    void contextsAreFullClassOrRoomNames()
    {
        QFETCH(QByteArray, code);
        for (const Message& m : messagesOf(code))
            QVERIFY2(m.context.startsWith(QLatin1String("pim::")) || m.context == QLatin1String("main")
                         || m.context == QLatin1String("QObject"),
                     qPrintable(m.context));
    }

    void everyActionIsTranslated_data() { languageRows(); }
    void everyActionIsTranslated()
    {
        QFETCH(QByteArray, code);
        setLanguage(QStringLiteral("en"));
        QWidget window;
        Actions actions(&window);
        std::map<QString, QString> english;
        for (const QAction* action : actions.all())
            english[action->objectName()] = action->statusTip();
        setLanguage(QLatin1String(code));
        actions.retranslate();
        for (const QAction* action : actions.all()) {
            QVERIFY2(action->statusTip() != english[action->objectName()], qPrintable(action->objectName()));
            const QString plain = Actions::plainText(action); // lists and tool buttons show no access keys
            QVERIFY2(!plain.isEmpty() && !plain.contains(QLatin1Char('(')) && !plain.contains(QLatin1Char('&')),
                     qPrintable(plain));
            QCOMPARE(action->iconText(), plain);
        }
        setLanguage(QStringLiteral("en"));
        actions.retranslate();
        for (const QAction* action : actions.all())
            QCOMPARE(action->statusTip(), english[action->objectName()]);
    }

private:
    static QString said(const Message& m) { return QStringLiteral("[%1] \"%2\"").arg(m.context, m.source); }

    static void languageRows()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("forms");
        for (const CompleteLanguage& language : kComplete)
            QTest::newRow(language.code) << QByteArray(language.code) << language.forms;
    }
};

QTEST_MAIN(TstTranslations)
#include "tst_translations.moc"
