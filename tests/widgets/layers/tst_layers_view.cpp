// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/synthesis.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/layers/layers_model.h"
#include "widgets/layers/layers_view.h"
#include "widgets/layers/metric_strip.h"

using namespace pim;
using namespace pim::widgets;

namespace {

struct Made
{
    std::shared_ptr<const design::Design> design;
    std::shared_ptr<const evaluation::Evaluation> evaluation;
};

Made synthesized(const char* name, double watts)
{
    synthesis::SynthesisOptions options;
    options.constraints.powerBudget = { watts };
    options.effort = synthesis::Effort::Fast;
    const auto result = synthesis::synthesize(std::make_shared<network::Network>(*network::zoo(name)), *hardware::preset("pimsyn"), options, {});
    if (!result || !result->feasible)
        return {};
    return { std::make_shared<design::Design>(result->best), std::make_shared<evaluation::Evaluation>(result->evaluation) };
}

/// The same with a budget that leaves hardly anything for edits.
Made tightened(const Made& made)
{
    auto design = std::make_shared<design::Design>(*made.design);
    const Power before = design->constraints.powerBudget;
    design->constraints.powerBudget = { made.evaluation->metrics.peakPower.value * 1.005 };
    // Its crossbars cost what they did.
    design->parameters.crossbarPowerShare *= before.value / design->constraints.powerBudget.value;
    auto evaluated = evaluation::evaluate(*design);
    return { design, std::make_shared<evaluation::Evaluation>(evaluated.value_or(evaluation::Evaluation())) };
}

LayersContent contentOf(const Made& made)
{
    LayersContent content;
    content.title = QStringLiteral("design 3,871");
    content.design = made.design;
    content.evaluation = made.evaluation;
    return content;
}

int rowOf(const QTableView& table, const char* layer)
{
    for (int row = 0; row < table.model()->rowCount(); ++row)
        if (table.model()->index(row, 0).data().toString() == QLatin1String(layer))
            return row;
    return -1;
}

QModelIndex cell(const QTableView& table, const char* layer, LayerColumn column) { return table.model()->index(rowOf(table, layer), static_cast<int>(column)); }

} // namespace

class TstLayersView : public QObject
{
    Q_OBJECT
    Made m_resnet;

    /// Answer edits with the engine, as the window does.
    void answer(LayersView& view, LayersContent content)
    {
        auto edits = std::make_shared<std::vector<synthesis::LayerEdit>>();
        connect(&view, &LayersView::editRequested, &view, [&view, content, edits](const synthesis::LayerEdit& edit) mutable {
            edits->push_back(edit);
            auto result = synthesis::whatIf(*content.design, *edits);
            QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
            LayersContent next = content;
            next.base = content.design;
            next.baseEvaluation = content.evaluation;
            next.design = std::make_shared<design::Design>(result->design);
            next.evaluation = std::make_shared<evaluation::Evaluation>(result->evaluation);
            next.edits = static_cast<int>(edits->size());
            next.reason = QString::fromStdString(result->reason);
            next.lastEdit = edit;
            next.highestThatFits = result->highestThatFits;
            view.setContent(next);
        });
    }

private slots:
    void initTestCase()
    {
        Theme::instance().install(*qApp);
        m_resnet = synthesized("resnet18", 49);
        QVERIFY(m_resnet.design);
    }

    void isAProperModelWithEveryFigure()
    {
        LayersModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setDesign(m_resnet.design, m_resnet.evaluation);
        QCOMPARE(model.rowCount(), 31);
        double shares = 0, crossbars = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            shares += model.value(row, LayerColumn::EnergyShare);
            if (const double value = model.value(row, LayerColumn::Crossbars); std::isfinite(value))
                crossbars += value;
            for (int column = 0; column < kLayerColumnCount; ++column)
                QVERIFY(!model.index(row, column).data().toString().isEmpty());
        }
        QVERIFY(std::abs(shares - 1) < 1e-9);
        QCOMPARE(static_cast<std::int64_t>(crossbars), m_resnet.evaluation->metrics.crossbars);
        model.setDesign(m_resnet.design, nullptr);
        QCOMPARE(model.index(0, static_cast<int>(LayerColumn::Crossbars)).data().toString(), QStringLiteral("–"));
        model.setDesign(nullptr, nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void oneUnitAColumnInItsHeader()
    {
        LayersModel model;
        model.setDesign(m_resnet.design, m_resnet.evaluation);
        const QString header = model.headerData(static_cast<int>(LayerColumn::Energy), Qt::Horizontal).toString();
        QVERIFY2(header == QStringLiteral("Energy, mJ") || header == QStringLiteral("Energy, µJ"), qPrintable(header));
    }

    void copiesAreEditedByKeys()
    {
        LayersView view;
        view.resize(1100, 700);
        view.show();
        const LayersContent content = contentOf(m_resnet);
        view.setContent(content);
        answer(view, content);
        QSignalSpy edits(&view, &LayersView::editRequested);
        QTableView& table = *view.table();
        const QModelIndex index = cell(table, "layer1.0.conv1", LayerColumn::Duplication);
        const int before = index.data(Qt::EditRole).toInt();
        table.setFocus();
        table.setCurrentIndex(index);
        QTest::keyClick(&table, Qt::Key_Return);
        auto* box = table.viewport()->findChild<QSpinBox*>();
        QVERIFY(box);
        QCOMPARE(box->value(), before);
        QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(box, QString::number(before - 1));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(edits.count(), 1);
        const auto edit = edits.at(0).at(0).value<synthesis::LayerEdit>();
        QCOMPARE(edit.weightDuplication.value_or(0), before - 1);
        QVERIFY(!edit.macros && !edit.sharesMacrosWith);
        QCOMPARE(index.data().toString(), QString::number(before - 1));
        QCOMPARE(index.data(kOldTextRole).toString(), QString::number(before));
        QVERIFY(!cell(table, "layer1.0.conv1", LayerColumn::Crossbars).data(kOldTextRole).toString().isEmpty());
        QVERIFY(cell(table, "layer1.0.conv1", LayerColumn::Layer).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!cell(table, "fc", LayerColumn::Layer).data(Qt::FontRole).isValid());
    }

    void stepsOfTheSpinBoxFollowAtOnceAndEscapeAsksNothing()
    {
        LayersView view;
        view.resize(1100, 700);
        view.show();
        const LayersContent content = contentOf(m_resnet);
        view.setContent(content);
        QSignalSpy edits(&view, &LayersView::editRequested);
        QTableView& table = *view.table();
        table.setFocus();
        table.setCurrentIndex(cell(table, "layer1.0.conv1", LayerColumn::Macros));
        QTest::keyClick(&table, Qt::Key_F2);
        auto* box = table.viewport()->findChild<QSpinBox*>();
        QVERIFY(box);
        const int before = box->value();
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(edits.count(), 1);
        QCOMPARE(edits.at(0).at(0).value<synthesis::LayerEdit>().macros.value_or(0), before + 1);
        QTest::keyClick(box, Qt::Key_Return); // asks no second time for the same
        QCOMPARE(edits.count(), 1);
        table.setCurrentIndex(cell(table, "layer1.0.conv1", LayerColumn::Duplication));
        QTest::keyClick(&table, Qt::Key_F2);
        QTest::keyClick(table.viewport()->findChild<QSpinBox*>(), Qt::Key_Escape);
        QCOMPARE(edits.count(), 1);
    }

    void vectorLayersAndOutdatedDesignsAreNotEditable()
    {
        LayersModel model;
        model.setDesign(m_resnet.design, m_resnet.evaluation);
        const int copies = static_cast<int>(LayerColumn::Duplication);
        QVERIFY(model.flags(model.index(0, copies)) & Qt::ItemIsEditable);
        QVERIFY(!(model.flags(model.index(1, copies)) & Qt::ItemIsEditable)); // maxpool
        QVERIFY(!model.setData(model.index(1, copies), 5));
        QVERIFY(!model.setData(model.index(0, copies), 0));
        QVERIFY(!model.setData(model.index(0, copies), static_cast<qlonglong>(model.mostCopies({ 0 }) + 1)));
        QVERIFY(!model.setData(model.index(0, static_cast<int>(LayerColumn::Sharing)), 3)); // a later layer
        model.setOutOfDate(true);
        QVERIFY(!(model.flags(model.index(0, copies)) & Qt::ItemIsEditable));
    }

    void aBrokenConstraintIsRedAndSaysWhy()
    {
        LayersView view;
        view.resize(1100, 700);
        view.show();
        const LayersContent content = contentOf(tightened(m_resnet));
        QVERIFY2(content.evaluation->feasible, content.evaluation->violationDetail.c_str());
        view.setContent(content);
        answer(view, content);
        QTableView& table = *view.table();
        const QModelIndex index = cell(table, "layer1.0.conv1", LayerColumn::Duplication);
        QVERIFY(table.model()->setData(index, 400));
        QVERIFY(!index.data(kErrorRole).toString().isEmpty());
        QVERIFY(index.data(Qt::AccessibleDescriptionRole).toString().contains(index.data(kErrorRole).toString()));
        QVERIFY(!index.data(Qt::ToolTipRole).toString().isEmpty());
        bool red = false;
        for (const MetricTile* tile : view.strip()->tiles())
            red = red || tile->content().broken;
        QVERIFY(red);
        QPushButton* highest = nullptr;
        for (QPushButton* button : view.findChildren<QPushButton*>())
            if (button->isVisible() && button->text().contains(QStringLiteral("highest that fits")))
                highest = button;
        if (!highest)
            QSKIP("no lower number of copies fits this design");
        QSignalSpy edits(&view, &LayersView::editRequested);
        QTest::mouseClick(highest, Qt::LeftButton);
        QCOMPARE(edits.count(), 1);
        QVERIFY(index.data(kErrorRole).toString().isEmpty());
        QVERIFY(index.data(Qt::EditRole).toInt() < 400);
    }

    void tableTextIsForSpreadsheets()
    {
        LayersView view;
        view.resize(1100, 700);
        view.show();
        view.setContent(contentOf(m_resnet));
        QTableView& table = *view.table();
        table.setFocus();
        table.selectRow(0);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        const QStringList heads = lines[0].split(QLatin1Char('\t')), cells = lines[1].split(QLatin1Char('\t'));
        QCOMPARE(heads.size(), cells.size());
        QCOMPARE(heads.first(), QStringLiteral("Layer"));
        QCOMPARE(cells.first(), QStringLiteral("conv1"));
        QCOMPARE(cells[heads.indexOf(QStringLiteral("Crossbars"))], QString::number(m_resnet.evaluation->layers[0].crossbars));
        table.clearSelection();
        QCOMPARE(view.selectionAsTsv().count(QLatin1Char('\n')), 32); // headers and all layers
        QTemporaryDir folder;
        QVERIFY(view.exportTo(folder.filePath(QStringLiteral("a.csv"))).has_value());
        QVERIFY(view.exportTo(folder.filePath(QStringLiteral("a.json"))).has_value());
        QCOMPARE(view.exportTo(folder.filePath(QStringLiteral("a.doc"))).error().code, ErrorCode::InvalidArgument);
        QFile json(folder.filePath(QStringLiteral("a.json")));
        QVERIFY(json.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(json.readAll()).array();
        QCOMPARE(rows.size(), 31);
        QCOMPARE(rows[0].toObject().value(QStringLiteral("layer")).toString(), QStringLiteral("conv1"));
        QVERIFY(rows[1].toObject().value(QStringLiteral("crossbars")).isNull());
    }

    void sortsByNumbersAndFilters()
    {
        LayersView view;
        view.setContent(contentOf(m_resnet));
        QTableView& table = *view.table();
        table.sortByColumn(static_cast<int>(LayerColumn::Crossbars), Qt::DescendingOrder);
        double last = 1e18;
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            const double value = table.model()->index(row, static_cast<int>(LayerColumn::Crossbars)).data(kSortRole).toDouble();
            QVERIFY(value <= last);
            last = value;
        }
        view.setVectorLayers(false);
        QCOMPARE(table.model()->rowCount(), 21);
        QVERIFY(view.footer().startsWith(QStringLiteral("21 layers shown")));
        view.setFilterText(QStringLiteral("downsample"));
        QCOMPARE(table.model()->rowCount(), 3);
        view.setFilterText(QStringLiteral("nothing like it"));
        QCOMPARE(table.model()->rowCount(), 0);
    }

    void selectionGoesInAndOut()
    {
        LayersView view;
        Selection selection;
        view.setSelection(&selection);
        view.setContent(contentOf(m_resnet));
        selection.setLayer(network::LayerId { 4 });
        QCOMPARE(view.table()->currentIndex().row(), 4);
        view.table()->setCurrentIndex(view.table()->model()->index(7, 2));
        QCOMPARE(selection.layer()->index, 7);
        selection.setLayer(std::nullopt);
        QVERIFY(!view.table()->currentIndex().isValid());
    }

    void numbersAndTilesAskForTheirExplanation()
    {
        LayersView view;
        view.resize(1100, 700);
        view.show();
        view.setContent(contentOf(m_resnet));
        QSignalSpy asked(&view, &LayersView::explainRequested);
        MetricTile* tile = view.strip()->tiles().front();
        tile->setFocus();
        QTest::keyClick(tile, Qt::Key_Space);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).toString(), QStringLiteral("power_efficiency_gops_per_w"));
        QTableView& table = *view.table();
        table.setFocus();
        table.setCurrentIndex(cell(table, "conv1", LayerColumn::Energy));
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(asked.count(), 2);
        QCOMPARE(asked.at(1).at(0).toString(), QStringLiteral("energy_uj"));
    }

    void sharingIsChosenFromAList()
    {
        LayersView view;
        view.resize(1100, 700);
        view.show();
        view.setContent(contentOf(m_resnet));
        QTableView& table = *view.table();
        table.setColumnHidden(static_cast<int>(LayerColumn::Sharing), false);
        int row = -1; // a layer on its own with somebody to share with
        for (int i = 0; i < table.model()->rowCount() && row < 0; ++i) {
            bool taken = m_resnet.design->layers[static_cast<std::size_t>(i)].sharesMacrosWith.has_value();
            for (const design::LayerDesign& other : m_resnet.design->layers)
                taken = taken || other.sharesMacrosWith == network::LayerId { i };
            if (!taken && m_resnet.design->network->layer({ i }).onCrossbars() && !view.model()->sharingChoices({ i }).empty())
                row = i;
        }
        QVERIFY(row >= 0);
        QSignalSpy edits(&view, &LayersView::editRequested);
        table.setFocus();
        table.setCurrentIndex(table.model()->index(row, static_cast<int>(LayerColumn::Sharing)));
        QTest::keyClick(&table, Qt::Key_F2);
        auto* box = table.viewport()->findChild<QComboBox*>();
        QVERIFY(box);
        QCOMPARE(box->currentData().toInt(), -1);
        QTest::keyClick(box, Qt::Key_Down);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(edits.count(), 1);
        const auto edit = edits.at(0).at(0).value<synthesis::LayerEdit>();
        QVERIFY(edit.sharesMacrosWith && *edit.sharesMacrosWith);
        QCOMPARE((*edit.sharesMacrosWith)->index, view.model()->sharingChoices({ row }).front().index);
    }

    void switchesOfLanguageAndThemeChangeNoFigures()
    {
        LayersView view;
        view.resize(1100, 700);
        view.show();
        view.setContent(contentOf(m_resnet));
        const QString before = view.selectionAsTsv();
        QEvent language(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&view, &language);
        Theme::instance().setMode(ThemeMode::Dark);
        QVERIFY(!view.grab().isNull());
        Theme::instance().setMode(ThemeMode::Light);
        QCOMPARE(view.selectionAsTsv(), before);
    }

    void columnsAreRemembered()
    {
        LayersView view;
        view.setContent(contentOf(m_resnet));
        view.table()->setColumnHidden(static_cast<int>(LayerColumn::Dacs), false);
        const QByteArray state = view.saveColumns();
        LayersView other;
        QVERIFY(other.table()->isColumnHidden(static_cast<int>(LayerColumn::Dacs)));
        other.restoreColumns(state);
        QVERIFY(!other.table()->isColumnHidden(static_cast<int>(LayerColumn::Dacs)));
        other.restoreColumns(QByteArray("rubbish"));
        QVERIFY(!other.table()->isColumnHidden(0));
    }

    /// Pictures for people, on request: PIM_PICTURES names the folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("PIM_PICTURES");
        if (folder.isEmpty())
            QSKIP("PIM_PICTURES is not set");
        LayersView view;
        Selection selection;
        view.setSelection(&selection);
        view.resize(1000, 700);
        view.show();
        const auto both = [&](const char* name) {
            for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
                Theme::instance().setMode(mode);
                QTest::qWait(50);
                view.grab().save(QStringLiteral("%1/layers-%2-%3.png").arg(folder, QLatin1String(name), mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
            }
            Theme::instance().setMode(ThemeMode::Light);
        };
        both("empty");
        const LayersContent content = contentOf(m_resnet);
        view.setContent(content);
        both("plain");
        const LayersContent tight = contentOf(tightened(m_resnet));
        view.setContent(tight);
        answer(view, tight);
        selection.setLayer(network::LayerId { 2 });
        QTableView& table = *view.table();
        const QModelIndex index = cell(table, "layer1.0.conv1", LayerColumn::Duplication);
        table.model()->setData(index, index.data(Qt::EditRole).toInt() + 12);
        table.setCurrentIndex(index);
        table.edit(index);
        both("broken");
        view.setState(LayersView::State::OutOfDate);
        both("stale");
    }
};

QTEST_MAIN(TstLayersView)
#include "tst_layers_view.moc"
