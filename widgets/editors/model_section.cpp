// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/model_section.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QStyle>
#include <QVBoxLayout>

#include "core/network/zoo.h"
#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr std::int64_t kLargestExtent = 1 << 24;

QString shapeText(const std::vector<std::int64_t>& extents)
{
    QStringList parts;
    for (const std::int64_t extent : extents)
        parts += extent > 0 ? QString::number(extent) : QStringLiteral("?");
    return parts.join(QStringLiteral("×"));
}

void setInvalid(QWidget* widget, bool invalid)
{
    widget->setProperty("invalid", invalid);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

/// The silhouette; says nothing that the numbers beside it do not say.
class ModelSection::Picture : public QWidget
{
public:
    explicit Picture(QWidget* parent) : QWidget(parent)
    {
        setFixedHeight(44);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    ModelSilhouette shape;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area = QRectF(rect()).adjusted(0.5, 1, -0.5, -1);
        painter.setPen(QPen(tokens().text3, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(shape.arcs(area));
        const auto rects = shape.barRects(area);
        painter.setPen(QPen(tokens().line2, 1));
        for (std::size_t i = 1; i < rects.size(); ++i)
            painter.drawLine(QPointF(rects[i - 1].right(), rects[i - 1].center().y()), QPointF(rects[i].left(), rects[i].center().y()));
        painter.setPen(QPen(tokens().text2, 1));
        for (std::size_t i = 0; i < rects.size(); ++i) {
            painter.setBrush(shape.bars[i].fullyConnected ? tokens().line : tokens().base);
            painter.drawRoundedRect(rects[i], 1, 1);
        }
    }
};

ModelSummary ModelSummary::of(const network::Network& network, const std::vector<network::NodeMapping>& nodes)
{
    ModelSummary s;
    s.title = QString::fromStdString(network.name);
    s.source = QString::fromStdString(network.source);
    for (const network::ZooEntry& entry : network::zooEntries())
        if (network.source == "zoo:" + std::string(entry.name))
            s.title = QString::fromUtf8(entry.title.data(), static_cast<qsizetype>(entry.title.size()));
    s.nodes = static_cast<int>(nodes.empty() ? network.layers.size() : nodes.size());
    s.unsupported = static_cast<int>(std::count_if(nodes.begin(), nodes.end(), [](const auto& n) { return n.status == network::MappingStatus::Unsupported; }));
    s.weights = network.totalWeights();
    s.operations = 2 * network.totalMacs();
    s.shape = ModelSilhouette::of(network);
    return s;
}

ModelSection::ModelSection(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_badge(new QLabel(this)), m_numbers(new QLabel(this)), m_mappedIcon(new QLabel(this)),
      m_shapesTitle(new QLabel(this)), m_picture(new Picture(this)), m_mapped(new QPushButton(this)), m_gallery(new QPushButton(this)), m_shapes(new QWidget(this))
{
    QFont bold = fontOf(TextRole::Body);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setMinimumWidth(60);
    m_title->setTextFormat(Qt::PlainText);
    m_badge->setProperty("role", QStringLiteral("badge"));
    m_badge->setFont(fontOf(TextRole::Caption));
    m_badge->setMaximumWidth(150);
    m_badge->setTextFormat(Qt::PlainText);
    m_numbers->setFont(fontOf(TextRole::Caption));
    m_numbers->setProperty("role", QStringLiteral("label"));
    m_mapped->setProperty("link", true);
    m_mapped->setFont(fontOf(TextRole::Caption));
    m_mapped->setMinimumHeight(20); // letters below the line
    m_gallery->setProperty("link", true);
    m_gallery->setFont(fontOf(TextRole::Table));
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_badge);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(4);
    bottom->addWidget(m_numbers, 1);
    bottom->addWidget(m_mappedIcon);
    bottom->addWidget(m_mapped);
    m_shapes->setLayout(new QVBoxLayout);
    m_shapes->layout()->setContentsMargins(0, 4, 0, 0);
    m_shapesTitle->setProperty("role", QStringLiteral("label"));
    m_shapesTitle->setFont(fontOf(TextRole::Caption));
    m_shapesTitle->setWordWrap(true);
    m_shapes->layout()->addWidget(m_shapesTitle);
    m_shapes->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_picture);
    layout->addLayout(bottom);
    layout->addWidget(m_shapes);
    connect(m_mapped, &QPushButton::clicked, this, &ModelSection::problemsRequested);
    connect(m_gallery, &QPushButton::clicked, this, &ModelSection::galleryRequested);
    retranslateUi();
}

QWidget* ModelSection::headerWidget() const { return m_gallery; }

void ModelSection::setModel(const ModelSummary& summary)
{
    m_summary = summary;
    m_hasModel = true;
    m_picture->shape = summary.shape;
    m_picture->update();
    refresh();
}

void ModelSection::clear()
{
    m_summary = {};
    m_hasModel = false;
    m_picture->shape = {};
    m_picture->update();
    setInputShapes({});
    refresh();
}

void ModelSection::refresh()
{
    m_title->setText(m_hasModel ? m_summary.title : tr("No model"));
    m_title->setToolTip(literalText(m_summary.title));
    const QFontMetrics metrics(m_badge->font());
    m_badge->setText(metrics.elidedText(m_summary.source, Qt::ElideMiddle, 136));
    m_badge->setToolTip(literalText(m_summary.source));
    m_badge->setVisible(!m_summary.source.isEmpty());
    const auto scaled = [](double value, const QString& unit) { return quantity(value, unit).text(); };
    m_numbers->setText(m_hasModel ? tr("%1 nodes").arg(countText(m_summary.nodes)) + QStringLiteral("   ")
                                   + tr("%1 weights").arg(scaled(static_cast<double>(m_summary.weights), {})) + QStringLiteral("   ")
                                   + scaled(static_cast<double>(m_summary.operations), QStringLiteral("OP"))
                                  : tr("Open a file or choose one from the gallery."));
    m_numbers->setToolTip(m_hasModel ? tr("Operations of one inference: two a multiply-accumulate") : QString());
    m_mapped->setVisible(m_hasModel);
    m_mappedIcon->setVisible(m_hasModel);
    const bool bad = m_summary.unsupported > 0;
    m_mapped->setText(bad ? tr("%1 unsupported").arg(countText(m_summary.unsupported)) : tr("all mapped"));
    m_mapped->setToolTip(bad ? tr("Show the nodes that cannot be mapped") : tr("Every node has a place; show how each was mapped"));
    m_mapped->setAccessibleName(m_mapped->text());
    m_mappedIcon->setPixmap(iconPixmap(bad ? QStringLiteral("error") : QStringLiteral("check"), 12, bad ? IconRole::Error : IconRole::Ok, devicePixelRatioF()));
    m_mapped->setStyleSheet(QStringLiteral("QPushButton { color: %1; }").arg((bad ? tokens().error : tokens().ok).name()));
    m_picture->setVisible(m_hasModel);
}

Result<std::vector<std::int64_t>> ModelSection::parseShape(const QString& text, std::size_t rank)
{
    static const QRegularExpression kBetween(QStringLiteral("\\s*[x×X*,;\\s]\\s*"));
    std::vector<std::int64_t> extents;
    const auto refuse = [](const QString& why) { return fail(ErrorCode::InvalidArgument, why.toStdString()); };
    for (const QString& part : text.trimmed().split(kBetween)) {
        bool ok = false;
        const std::int64_t extent = part.toLongLong(&ok);
        if (!ok || extent < 1 || extent > kLargestExtent)
            return refuse(tr("Write whole numbers from 1 to %1 such as 1×3×224×224, got \"%2\"").arg(kLargestExtent).arg(part));
        extents.push_back(extent);
    }
    if (rank > 0 && extents.size() != rank)
        return refuse(tr("The input has %1 dimensions, got %2").arg(rank).arg(extents.size()));
    return extents;
}

void ModelSection::setInputShapes(const std::vector<InputShape>& shapes)
{
    for (const ShapeRow& row : m_rows)
        for (QWidget* w : { static_cast<QWidget*>(row.label), static_cast<QWidget*>(row.error), static_cast<QWidget*>(row.edit) })
            w->deleteLater();
    m_rows.clear();
    m_sent.clear();
    auto* layout = static_cast<QVBoxLayout*>(m_shapes->layout());
    for (const InputShape& shape : shapes) {
        ShapeRow row { shape, new QLabel(QString::fromStdString(shape.name), m_shapes), new QLabel(m_shapes), new QLineEdit(shapeText(shape.extents), m_shapes) };
        row.error->setProperty("role", QStringLiteral("error"));
        row.error->setFont(fontOf(TextRole::Caption));
        row.error->setWordWrap(true);
        row.error->setTextFormat(Qt::PlainText);
        row.label->setTextFormat(Qt::PlainText);
        row.error->hide();
        row.label->setFont(fontOf(TextRole::Table));
        row.edit->setAlignment(Qt::AlignRight);
        auto* line = new QHBoxLayout;
        line->addWidget(row.label, 1);
        line->addWidget(row.edit, 1);
        layout->addLayout(line);
        layout->addWidget(row.error);
        if (std::all_of(shape.extents.begin(), shape.extents.end(), [](std::int64_t e) { return e > 0; }))
            m_sent[shape.name] = shape.extents;
        const std::size_t at = m_rows.size();
        connect(row.edit, &QLineEdit::textEdited, this, [this, at] { judge(m_rows[at]); });
        connect(row.edit, &QLineEdit::editingFinished, this, &ModelSection::commitShapes);
        m_rows.push_back(row);
    }
    m_shapes->setVisible(!shapes.empty());
    retranslateUi();
}

void ModelSection::judge(const ShapeRow& row)
{
    const auto read = parseShape(row.edit->text(), row.shape.extents.size());
    setInvalid(row.edit, !read);
    row.error->setText(read ? QString() : QString::fromStdString(read.error().message));
    row.error->setVisible(!read);
}

void ModelSection::commitShapes()
{
    std::map<std::string, std::vector<std::int64_t>> shapes;
    for (const ShapeRow& row : m_rows)
        if (auto read = parseShape(row.edit->text(), row.shape.extents.size()))
            shapes[row.shape.name] = std::move(*read);
    if (shapes.size() == m_rows.size() && shapes != m_sent) {
        m_sent = shapes;
        emit inputShapesEdited(std::move(shapes));
    }
}

void ModelSection::retranslateUi()
{
    m_gallery->setText(tr("Gallery…"));
    m_gallery->setAccessibleName(tr("Choose a network from the gallery"));
    m_gallery->setToolTip(tr("Examples and built-in networks"));
    m_shapesTitle->setText(tr("The file leaves the input shape open:"));
    for (const ShapeRow& row : m_rows) {
        row.edit->setAccessibleName(tr("Shape of the input %1").arg(QString::fromStdString(row.shape.name)));
        row.edit->setToolTip(tr("Batch, channels, height, width, for example 1×3×224×224"));
    }
    refresh();
}

void ModelSection::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
