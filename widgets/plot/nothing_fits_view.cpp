// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/nothing_fits_view.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/plot/fit_chart.h"

namespace pim::widgets {

using evaluation::Violation;

namespace {

QLabel* label(const QString& text, QWidget* parent, TextRole role, const char* style = nullptr, bool bold = false)
{
    auto* made = new QLabel(text, parent);
    QFont font = fontOf(role);
    if (bold)
        font.setWeight(QFont::DemiBold);
    made->setFont(font);
    made->setTextFormat(Qt::PlainText);
    if (style)
        made->setProperty("role", QLatin1String(style));
    return made;
}

/// A bar of a share, with an optional mark.
class ShareBar : public QWidget
{
public:
    ShareBar(double share, int series, QWidget* parent, double mark = -1)
        : QWidget(parent), m_share(share), m_mark(mark), m_series(series)
    {
        setMinimumSize(30, 10);
        setFixedHeight(mark >= 0 ? 14 : 9);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const int edge = m_mark >= 0 ? 3 : 0;
        const QRectF all = QRectF(rect()).adjusted(0, edge, 0, -edge);
        painter.fillRect(all, tokens().line);
        QRectF part = all;
        part.setWidth(std::max(m_share > 0 ? 1.0 : 0.0, all.width() * std::clamp(m_share, 0.0, 1.0)));
        painter.fillRect(part, m_series >= 0 ? categorical(m_series) : tokens().text2);
        if (m_mark >= 0)
            painter.fillRect(QRectF(all.width() * std::clamp(m_mark, 0.0, 1.0) - 1, 0, 2, height()), tokens().error);
    }

private:
    double m_share, m_mark;
    int m_series;
};

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget())
            delete item->widget();
        else if (item->layout())
            clear(item->layout());
        delete item;
    }
}

/// Short name of a cause, and what it means.
std::pair<QString, QString> causeText(Violation violation)
{
    switch (violation) {
    case Violation::WeightsDoNotFit: return { NothingFitsView::tr("Crossbars exceed their power share"), NothingFitsView::tr("One copy of all weights costs more than share × budget.") };
    case Violation::CrossbarPower: return { NothingFitsView::tr("Copies exceed the power share"), NothingFitsView::tr("The duplicated weights cost more than share × budget.") };
    case Violation::AdcResolution: return { NothingFitsView::tr("No ADC of the resolution"), NothingFitsView::tr("The hardware has no ADC with the bits that crossbar, cell and DAC need.") };
    case Violation::MissingComponent: return { NothingFitsView::tr("A component is missing"), NothingFitsView::tr("The hardware has no entry for a part that the network needs.") };
    case Violation::ScratchpadCapacity: return { NothingFitsView::tr("Buffers exceed the scratchpads"), NothingFitsView::tr("No scratchpad of the hardware holds them.") };
    case Violation::PeripheralPower: return { NothingFitsView::tr("Converters exceed the remaining power"), NothingFitsView::tr("The least number of DACs, ADCs and vector units needs more than crossbars leave.") };
    case Violation::PeakPower: return { NothingFitsView::tr("Peak power exceeds the budget"), NothingFitsView::tr("All parts at their peak draw more than the budget.") };
    case Violation::Area: return { NothingFitsView::tr("Area exceeds the limit"), NothingFitsView::tr("The constraint on the area.") };
    case Violation::Latency: return { NothingFitsView::tr("Latency exceeds the limit"), NothingFitsView::tr("The constraint on the latency.") };
    case Violation::Crossbars: return { NothingFitsView::tr("More crossbars than allowed"), NothingFitsView::tr("The constraint on the number of crossbars.") };
    case Violation::None: break;
    }
    return {};
}

const synthesis::GridFit* closestOf(const NothingFits& facts)
{
    return facts.report.closest < 0 ? nullptr : &facts.report.grid[static_cast<std::size_t>(facts.report.closest)];
}

} // namespace

std::optional<Power> budgetThatFits(const NothingFits& facts)
{
    if (facts.ways)
        for (const synthesis::WayToFit& way : *facts.ways)
            if (!way.shareChanged && !way.weightBitsChanged)
                return way.fitsFrom;
    return std::nullopt;
}

QString whyNothingFits(const NothingFits& facts)
{
    const Power budget = facts.options.constraints.powerBudget;
    const int points = static_cast<int>(facts.report.grid.size());
    const synthesis::GridFit* closest = closestOf(facts);
    if (facts.result && !facts.result->finished)
        return NothingFitsView::tr("The run was stopped before the space was explored; this says nothing about the rest of it.");
    if (!closest) {
        QString text = NothingFitsView::tr("%1 has no crossbar, converter or unit of the kinds that %2 needs.").arg(facts.hardware, facts.network);
        for (const synthesis::GridFit& fit : facts.report.grid)
            if (!fit.lacking.empty())
                return text + QLatin1Char(' ') + NothingFitsView::tr("For example: %1.").arg(QString::fromStdString(fit.lacking));
        return text;
    }
    QString text = NothingFitsView::tr("All %n grid points are infeasible for %1 with the hardware %2.", nullptr, points).arg(facts.network, facts.hardware) + QLatin1Char(' ');
    if (closest->crossbarPower.value > budget.value * facts.options.powerShareHigh)
        text += NothingFitsView::tr("One copy of the weights already needs %1 of crossbars at best, and at most %2 of the budget may go to crossbars.")
                    .arg(quantity(closest->crossbarPower).text(), percentText(facts.options.powerShareHigh, 2));
    else if (closest->leastBudget > budget)
        text += NothingFitsView::tr("One copy of the weights with its converters, scratchpads and one unit of each kind draws %1.").arg(quantity(closest->leastBudget).text());
    else
        text += NothingFitsView::tr("The power would do; another limit is broken everywhere. The causes below name it.");
    return text;
}

NothingFitsView::NothingFitsView(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    auto* page = new QWidget(this);
    page->setProperty("surface", QStringLiteral("base"));
    page->setAttribute(Qt::WA_StyledBackground);
    m_icon = new QLabel(page);
    m_title = label({}, page, TextRole::Title);
    m_title->setWordWrap(true);
    m_why = label({}, page, TextRole::Body, "label");
    m_why->setWordWrap(true);
    m_set = new QPushButton(page);
    m_set->setProperty("primary", true);
    m_set->setMinimumHeight(32);
    m_note = label({}, page, TextRole::Caption, "hint");
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignHCenter);
    auto* words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_why);
    words->addStretch(1);
    auto* action = new QVBoxLayout;
    action->addWidget(m_set);
    action->addWidget(m_note);
    action->addStretch(1);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(24, 16, 24, 12);
    head->setSpacing(16);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    head->addLayout(action);
    m_chart = new FitChart(page);
    m_causesTitle = label({}, page, TextRole::Section);
    m_causesNote = label({}, page, TextRole::Caption, "label");
    m_causesNote->setWordWrap(true);
    auto* causesHead = new QHBoxLayout;
    causesHead->setContentsMargins(24, 8, 24, 4);
    causesHead->addWidget(m_causesTitle);
    causesHead->addSpacing(8);
    causesHead->addWidget(m_causesNote, 1);
    m_causes = new QWidget(page);
    m_causesGrid = new QGridLayout(m_causes);
    m_causesGrid->setContentsMargins(24, 4, 24, 8);
    m_causesGrid->setHorizontalSpacing(16);
    m_causesGrid->setVerticalSpacing(10);
    m_causesGrid->setColumnStretch(0, 4);
    m_causesGrid->setColumnStretch(1, 2);
    m_causesGrid->setColumnStretch(2, 4);
    m_footer = new QLabel(page);
    m_footer->setFont(fontOf(TextRole::Table));
    m_footer->setProperty("role", QStringLiteral("label"));
    m_footer->setWordWrap(true);
    m_footer->setContentsMargins(24, 4, 24, 12);
    m_footer->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_chart, 1);
    layout->addLayout(causesHead);
    layout->addWidget(m_causes);
    layout->addWidget(m_footer);
    setWidget(page);
    connect(m_set, &QPushButton::clicked, this, [this] {
        if (const auto budget = budgetThatFits(m_facts))
            emit budgetRequested(*budget);
    });
    connect(m_footer, &QLabel::linkActivated, this, [this](const QString& link) { emit layerRequested({ link.toInt() }); });
    rebuild();
}

void NothingFitsView::setFacts(const NothingFits& facts)
{
    m_facts = facts;
    rebuild();
}

void NothingFitsView::rebuild()
{
    const Power budget = m_facts.options.constraints.powerBudget;
    const synthesis::GridFit* closest = closestOf(m_facts);
    setAccessibleName(tr("Nothing fits"));
    m_icon->setPixmap(iconPixmap(QStringLiteral("error"), 24, IconRole::Error, devicePixelRatioF()));
    m_title->setText(m_facts.result && !m_facts.result->finished ? tr("Nothing that fits %1 was found").arg(quantity(budget).text()) : tr("Nothing fits into %1").arg(quantity(budget).text()));
    m_why->setText(whyNothingFits(m_facts));
    const auto fits = budgetThatFits(m_facts);
    m_set->setVisible(closest != nullptr);
    m_set->setEnabled(fits.has_value());
    m_set->setText(fits ? tr("Set budget to %1").arg(quantity(*fits).text()) : tr("Set budget"));
    m_set->setAccessibleName(m_set->text());
    m_set->setToolTip(fits ? tr("A design was found at %1").arg(quantity(*fits).text()) : QString());
    m_note->setVisible(closest != nullptr);
    m_note->setText(fits ? tr("Run starts again. Undo with Ctrl+Z") : (m_facts.ways ? tr("More power alone does not help") : tr("Searching for the smallest budget…")));
    m_chart->setReport(m_facts.report, budget);
    m_chart->setVisible(closest != nullptr);
    m_causesTitle->setText(tr("Causes"));
    m_causesNote->setText(tr("Designs and grid points are counted under each limit that ruled them out"));
    clear(m_causesGrid);
    std::vector<std::pair<std::uint64_t, std::size_t>> causes;
    std::uint64_t total = 0;
    if (m_facts.result)
        for (std::size_t v = 1; v < m_facts.result->violations.size(); ++v)
            if (const std::uint64_t count = m_facts.result->violations[v].count) {
                causes.emplace_back(count, v);
                total += count;
            }
    std::stable_sort(causes.begin(), causes.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    m_causesTitle->setVisible(!causes.empty());
    m_causesNote->setVisible(!causes.empty());
    int row = 0;
    const auto head = [&](int column, const QString& text) { m_causesGrid->addWidget(label(text, m_causes, TextRole::Caption, "label"), row, column); };
    if (!causes.empty()) {
        head(0, tr("Limit"));
        head(1, tr("Ruled out, of %1").arg(countText(static_cast<std::int64_t>(total))));
        head(2, tr("Closest one"));
        ++row;
    }
    for (const auto& [count, v] : causes) {
        const auto [name, meaning] = causeText(static_cast<Violation>(v));
        auto* cell = new QWidget(m_causes);
        auto* words = new QVBoxLayout(cell);
        words->setContentsMargins(0, 0, 0, 0);
        words->setSpacing(1);
        for (QLabel* part : { label(name, cell, TextRole::Table, nullptr, true), label(meaning, cell, TextRole::Caption, "label") }) {
            part->setWordWrap(true);
            words->addWidget(part);
        }
        m_causesGrid->addWidget(cell, row, 0, Qt::AlignTop);
        auto* bar = new QWidget(m_causes);
        auto* line = new QHBoxLayout(bar);
        line->setContentsMargins(0, 2, 0, 0);
        line->addWidget(label(countText(static_cast<std::int64_t>(count)), bar, TextRole::Table, nullptr, true));
        line->addWidget(new ShareBar(static_cast<double>(count) / static_cast<double>(total), -1, bar), 1);
        m_causesGrid->addWidget(bar, row, 1, Qt::AlignTop);
        auto* sample = label(QString::fromStdString(m_facts.result->violations[v].sample), m_causes, TextRole::Caption, "label");
        sample->setWordWrap(true);
        sample->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_causesGrid->addWidget(sample, row, 2, Qt::AlignTop);
        ++row;
    }
    m_footer->clear();
    if (closest && !m_facts.report.layers.empty() && closest->crossbars > 0) {
        const synthesis::LayerCrossbars& most = m_facts.report.layers.front();
        const double share = static_cast<double>(most.crossbars) / static_cast<double>(closest->crossbars);
        const QString name = QString::fromStdString(most.name).toHtmlEscaped();
        m_footer->setText(tr("Layer %1 holds %2 of the crossbars (%3 of %4).").arg(name, percentText(share, 2), countText(most.crossbars), countText(closest->crossbars))
                          + QStringLiteral(" <a style='color:%1' href='%2'>%3</a>").arg(tokens().accent.name()).arg(most.layer.index).arg(tr("Show %1 in the network").arg(name)));
    }
    m_footer->setVisible(!m_footer->text().isEmpty());
}

void NothingFitsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

// ---- the panel beside it

WaysToFitPanel::WaysToFitPanel(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget(this);
    page->setProperty("surface", QStringLiteral("base"));
    page->setAttribute(Qt::WA_StyledBackground);
    m_layout = new QVBoxLayout(page);
    m_layout->setContentsMargins(0, 0, 0, 12);
    m_layout->setSpacing(0);
    setWidget(page);
    rebuild();
}

void WaysToFitPanel::setFacts(const NothingFits& facts)
{
    m_facts = facts;
    rebuild();
}

void WaysToFitPanel::rebuild()
{
    QWidget* page = widget();
    clear(m_layout);
    setAccessibleName(tr("Ways to make it fit"));
    const auto section = [&](const QString& title, const QString& right) {
        auto* bar = new QWidget(page);
        bar->setProperty("surface", QStringLiteral("alt"));
        bar->setAttribute(Qt::WA_StyledBackground);
        auto* line = new QHBoxLayout(bar);
        line->setContentsMargins(12, 6, 12, 6);
        line->addWidget(label(title, bar, TextRole::Section), 1);
        line->addWidget(label(right, bar, TextRole::Caption, "label"));
        m_layout->addWidget(bar);
    };
    const auto row = [&](std::initializer_list<std::pair<QWidget*, int>> widgets, int margin = 4) {
        auto* box = new QWidget(page);
        auto* line = new QHBoxLayout(box);
        line->setContentsMargins(12, margin, 12, margin);
        line->setSpacing(8);
        for (const auto& [part, stretch] : widgets)
            line->addWidget(part, stretch);
        m_layout->addWidget(box);
    };
    section(tr("Ways to make it fit"), tr("Fits from"));
    if (!m_facts.ways) {
        row({ { label(tr("Searching…"), page, TextRole::Table, "hint"), 1 } }, 10);
    } else if (m_facts.ways->empty()) {
        auto* none = label(tr("No change of the budget, the power share or the weight bits was found to help."), page, TextRole::Table, "hint");
        none->setWordWrap(true);
        row({ { none, 1 } }, 10);
    } else {
        for (const synthesis::WayToFit& way : *m_facts.ways) {
            const QString share = QStringLiteral("%1").arg(numberText(way.options.powerShareHigh, 2)), bits = QString::number(way.options.weightBits.value_or(0));
            QString title = tr("Raise the budget"), detail = tr("Nothing else changes");
            if (way.shareChanged && way.weightBitsChanged)
                title = tr("%1 bit and share %2").arg(bits, share), detail = tr("Fewer weight bits and a higher limit");
            else if (way.shareChanged)
                title = tr("Raise the share limit"), detail = tr("%1 to %2").arg(numberText(m_facts.options.powerShareHigh, 2), share);
            else if (way.weightBitsChanged)
                title = tr("%1-bit weights").arg(bits), detail = tr("Fewer crossbars for each weight");
            if (way.fitsNow)
                detail = tr("Fits into %1").arg(quantity(m_facts.options.constraints.powerBudget).text());
            auto* words = new QWidget(page);
            auto* lines = new QVBoxLayout(words);
            lines->setContentsMargins(0, 0, 0, 0);
            lines->setSpacing(1);
            for (QLabel* part : { label(title, words, TextRole::Table, nullptr, true), label(detail, words, TextRole::Caption, "label") }) {
                part->setWordWrap(true);
                lines->addWidget(part);
            }
            auto* button = new QPushButton(way.shareChanged || way.weightBitsChanged ? tr("Try") : tr("Set"), page);
            button->setProperty("primary", !way.shareChanged && !way.weightBitsChanged);
            button->setAccessibleName(title);
            button->setToolTip(tr("%1: a design was found at %2").arg(title, quantity(way.fitsFrom).text()));
            connect(button, &QPushButton::clicked, this, [this, way] {
                if (way.shareChanged || way.weightBitsChanged)
                    emit wayRequested(way);
                else
                    emit budgetRequested(way.fitsFrom);
            });
            row({ { words, 1 }, { label(quantity(way.fitsFrom).text(), page, TextRole::Table, nullptr, true), 0 }, { button, 0 } }, 8);
        }
    }
    const synthesis::GridFit* closest = closestOf(m_facts);
    if (closest) {
        const auto& p = closest->parameters;
        section(tr("The closest grid point"), {});
        const std::pair<QString, QString> facts[] { { tr("Crossbar"), QStringLiteral("%1×%1").arg(p.crossbarSize) }, { tr("Cell"), tr("%1 bit").arg(p.cellBits) }, { tr("DAC"), tr("%1 bit").arg(p.dacBits) },
            { tr("ADC"), tr("%1 bit").arg(p.adcBits) }, { tr("Power share"), numberText(p.crossbarPowerShare, 2) }, { tr("Copies of each layer"), QStringLiteral("1") } };
        for (const auto& [name, value] : facts)
            row({ { label(name, page, TextRole::Table, "label"), 1 }, { label(value, page, TextRole::Table), 0 } }, 3);
        const Power budget = m_facts.options.constraints.powerBudget, allowed = budget * m_facts.options.powerShareHigh;
        section(tr("Crossbar power at %1").arg(quantity(budget).text()), {});
        const double most = std::max(closest->crossbarPower.value, allowed.value);
        row({ { label(tr("Needed, one copy of the weights"), page, TextRole::Table), 1 }, { label(quantity(closest->crossbarPower).text(), page, TextRole::Table, nullptr, true), 0 } }, 3);
        row({ { new ShareBar(closest->crossbarPower.value / most, 1, page, allowed.value / most), 1 } }, 2);
        row({ { label(tr("Allowed, %1 × %2").arg(numberText(m_facts.options.powerShareHigh, 2), quantity(budget).text()), page, TextRole::Table), 1 }, { label(quantity(allowed).text(), page, TextRole::Table, nullptr, true), 0 } }, 3);
        row({ { new ShareBar(allowed.value / most, -1, page, allowed.value / most), 1 } }, 2);
        section(tr("Where the crossbars are"), countText(closest->crossbars));
        constexpr std::size_t kShown = 5;
        std::int64_t rest = closest->crossbars;
        const auto layerRow = [&](const QString& name, std::int64_t crossbars) {
            const double share = static_cast<double>(crossbars) / static_cast<double>(std::max<std::int64_t>(1, closest->crossbars));
            auto* title = label(name, page, TextRole::Table);
            title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
            title->setToolTip(literalText(name));
            auto* number = label(countText(crossbars), page, TextRole::Table);
            auto* part = label(percentText(share, 3), page, TextRole::Table, "label");
            const QFontMetrics metrics(number->font());
            number->setMinimumWidth(metrics.horizontalAdvance(countText(closest->crossbars)));
            part->setMinimumWidth(metrics.horizontalAdvance(percentText(0.888, 3)));
            for (QLabel* figure : { number, part })
                figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            row({ { title, 3 }, { new ShareBar(share, 1, page), 2 }, { number, 0 }, { part, 0 } }, 3);
        };
        const auto& layers = m_facts.report.layers;
        for (std::size_t i = 0; i < std::min(layers.size(), kShown); ++i) {
            layerRow(QString::fromStdString(layers[i].name), layers[i].crossbars);
            rest -= layers[i].crossbars;
        }
        if (layers.size() > kShown)
            layerRow(tr("%n other layers", nullptr, static_cast<int>(layers.size() - kShown)), rest);
    }
    m_layout->addStretch(1);
}

void WaysToFitPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

} // namespace pim::widgets
