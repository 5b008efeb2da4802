// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "widgets/common/theme.h"

// Resources of a static library are there once this has run; the macro must stand outside of namespaces.
static void initIcons() { Q_INIT_RESOURCE(app); }

namespace pim::widgets {

void initResources()
{
    static const bool done = (initIcons(), true);
    Q_UNUSED(done)
}

namespace {

QColor colourFor(IconRole role, QIcon::Mode mode)
{
    const Tokens& t = tokens();
    if (mode == QIcon::Disabled)
        return t.disabled;
    switch (role) {
    case IconRole::Text: return t.text;
    case IconRole::Muted: return t.text2;
    case IconRole::Accent: return t.accent;
    case IconRole::Error: return t.error;
    case IconRole::Warning: return t.warning;
    case IconRole::Ok: return t.ok;
    }
    return t.text;
}

/// Draws an SVG whose strokes are `currentColor` in the colour of the theme at the moment of painting.
class SymbolEngine : public QIconEngine
{
public:
    SymbolEngine(QString name, IconRole role)
        : m_name(std::move(name)), m_role(role)
    {
        initResources();
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (file.open(QIODevice::ReadOnly))
            m_svg = file.readAll();
        Q_ASSERT_X(!m_svg.isEmpty(), "icon", qPrintable(m_name));
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colourFor(m_role, mode).name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, rect);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new SymbolEngine(*this); }

private:
    QString m_name;
    IconRole m_role;
    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString& name, IconRole role) { return QIcon(new SymbolEngine(name, role)); }

QPixmap iconPixmap(const QString& name, int size, IconRole role, qreal devicePixelRatio)
{
    // QIcon multiplies by the ratio itself, with the application's where none is given.
    return icon(name, role).pixmap(QSize(size, size), devicePixelRatio);
}

} // namespace pim::widgets
