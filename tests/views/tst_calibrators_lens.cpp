// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The Calibrators lens: rows as they come, the one in use, what a click does, what is kept between questions.
#include "fixture.h"
#include "views/frame/chip.h"
#include "views/lenses/calibrators/calibrator_model.h"
#include "views/lenses/calibrators/objective_chart.h"
#include "views/lenses/calibrators/ridge_chart.h"
#include "views/lenses/calibrators/survey_facts.h"
#include "views/lenses/calibrators/sweep_chart.h"
#include "views/table/figure_table.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace bitloupe;

namespace {

const LensInfo& lensInfo()
{
    const auto found = std::find_if(lenses().begin(), lenses().end(), [](const LensInfo& info) { return info.id == "calibrators"; });
    Q_ASSERT(found != lenses().end());
    return *found;
}

constexpr std::string_view kSpec = "grid=int,bits=4,range=mse";

LensQuestion question(const std::shared_ptr<const Weights>& weights, std::string_view spec = kSpec, std::string option = {})
{
    return {weights, fixture::spec(spec), std::move(option)};
}

std::shared_ptr<const SurveyData> answered(const LensQuestion& asked)
{
    Progress progress;
    const auto data = lensInfo().compute(asked, progress);
    return data ? std::dynamic_pointer_cast<const SurveyData>(*data) : nullptr;
}

struct Shown {
    explicit Shown(const std::shared_ptr<const SurveyData>& data, std::string_view spec = kSpec)
        : view(lensInfo().make(nullptr))
    {
        picture = {QStringLiteral("m.h5"), fixture::weights()->info(), fixture::spec(spec), fixture::analysis(spec), data, {}};
        view->resize(1000, 800);
        view->QWidget::show();
        view->show(picture);
    }
    FigureTable& table() { return *view->findChild<FigureTable*>(); }
    const CalibratorModel& model() { return *view->findChild<CalibratorModel*>(); }
    Picture picture;
    std::unique_ptr<LensView> view;
};

}  // namespace

class TstCalibratorsLens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCalibratorHasItsRow();
    void rowsComeOneAfterTheOther();
    void keepsWhatIsKnown();
    void sortsByAnyFigure();
    void clickAndEnterPutToUse();
    void failedOnesSayWhy();
    void objectivesAreShownByKind();
    void curvesReachAsFarAsTheData();
    void allMeasuresStayInSight();
    void bandsAreClicked();
    void sweepsWhereAsked();
    void formatsWithoutCalibratorSaySo();
    void copiesRows();
};

void TstCalibratorsLens::everyCalibratorHasItsRow()
{
    const auto data = answered(question(fixture::weights()));
    QVERIFY(data && data->isComplete());
    std::size_t automatic = 0;
    for (const CalibratorInfo& info : calibrators())
        automatic += info.automatic ? std::size_t{1} : std::size_t{0};
    QCOMPARE(data->rows.size(), automatic);
    Shown shown(data);
    QCOMPARE(shown.model().rowCount(), static_cast<int>(automatic));
    const int own = shown.model().rowOf("mse");
    QVERIFY(own >= 0 && shown.model().index(own, 0).data(Qt::FontRole).value<QFont>().bold());
    QVERIFY(!shown.model().index(shown.model().rowOf("minmax"), 0).data(Qt::FontRole).value<QFont>().bold());
    const auto direct = fixture::analysis(kSpec);
    const SurveyedCalibrator& mse = shown.model().calibratorAt(own);
    QCOMPARE(mse.report.mse, direct->report.mse);
    QCOMPARE(mse.report.sqnrDb, direct->report.sqnrDb);
    QVERIFY(surveyNote(*data).contains(QStringLiteral(" dB")));
}

void TstCalibratorsLens::rowsComeOneAfterTheOther()
{
    LensQuestion asked = question(fixture::weights());
    std::vector<std::size_t> counts;
    asked.soFar = [&](const std::shared_ptr<const LensData>& data) {
        counts.push_back(std::dynamic_pointer_cast<const SurveyData>(data)->rows.size());
    };
    const auto whole = answered(asked);
    QCOMPARE(counts.size(), whole->rows.size());
    for (std::size_t i = 0; i < counts.size(); ++i)
        QCOMPARE(counts[i], i + 1);
    auto part = std::make_shared<SurveyData>(*whole);
    part->rows.resize(3);
    QVERIFY(surveyNote(*part).contains(QStringLiteral("3 of")));
    Shown shown(part);
    QCOMPARE(shown.model().rowCount(), 3);
    shown.picture.data = whole;
    shown.view->show(shown.picture);
    QCOMPARE(shown.model().rowCount(), static_cast<int>(whole->rows.size()));
    Progress cancelled;
    cancelled.cancel();
    QVERIFY_EXCEPTION_THROWN((void)lensInfo().compute(question(fixture::weights()), cancelled), Cancelled);
}

void TstCalibratorsLens::keepsWhatIsKnown()
{
    const auto weights = fixture::weights();
    const auto before = answered(question(weights));
    LensQuestion other = question(weights, "grid=int,bits=4,range=percentile,percentile=99");
    other.before = before;
    const auto after = answered(other);
    int kept = 0;
    for (const SurveyRow& row : after->rows)
        kept += std::count(before->rows.begin(), before->rows.end(), row) > 0 ? 1 : 0;
    QCOMPARE(kept, static_cast<int>(before->rows.size()) - 1);  // the percentile is another
    LensQuestion finer = question(weights, "grid=int,bits=5,range=mse");
    finer.before = before;
    const auto fine = answered(finer);
    for (const SurveyRow& row : fine->rows)
        QVERIFY(std::count(before->rows.begin(), before->rows.end(), row) == 0);
    LensQuestion others = question(fixture::weights());  // the same numbers, but other weights
    others.before = before;
    QVERIFY(std::count(before->rows.begin(), before->rows.end(), answered(others)->rows.front()) == 0);
}

void TstCalibratorsLens::sortsByAnyFigure()
{
    Shown shown(answered(question(fixture::weights())));
    const CalibratorModel& model = shown.model();
    for (int row = 1; row < model.rowCount(); ++row)  // best first
        QVERIFY(model.calibratorAt(row - 1).report.sqnrDb >= model.calibratorAt(row).report.sqnrDb);
    for (int column = 1; column < model.columnCount(); ++column) {
        shown.table().sortByColumn(column, Qt::AscendingOrder);
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(model.index(row - 1, column).data(Qt::UserRole).toDouble() <= model.index(row, column).data(Qt::UserRole).toDouble());
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
    shown.table().sortByColumn(0, Qt::AscendingOrder);
    QCOMPARE(model.calibratorAt(0).calibrator.id, std::string(calibrators().front().id));
}

void TstCalibratorsLens::clickAndEnterPutToUse()
{
    Shown shown(answered(question(fixture::weights())));
    QSignalSpy edited(shown.view.get(), &LensView::specEdited);
    const int row = shown.model().rowOf("minmax");
    const QRect place = shown.table().visualRect(shown.model().index(row, 0));
    shown.table().scrollTo(shown.model().index(row, 0));
    QTest::mouseClick(shown.table().viewport(), Qt::LeftButton, {}, shown.table().visualRect(shown.model().index(row, 0)).center());
    QVERIFY(place.isValid());
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.back().front().value<QuantSpec>().range.id, std::string("minmax"));
    shown.table().setFocus();
    shown.table().setCurrentIndex(shown.model().index(0, 0));
    QCOMPARE(edited.size(), 1);  // looking is not choosing
    QTest::keyClick(&shown.table(), Qt::Key_Return);
    QCOMPARE(edited.size(), 2);
    QVERIFY(edited.back().front().value<QuantSpec>().range == shown.model().calibratorAt(0).calibrator);
    QVERIFY(edited.back().front().value<QuantSpec>().grid == shown.picture.spec.grid);
}

void TstCalibratorsLens::failedOnesSayWhy()
{
    auto data = std::make_shared<SurveyData>(*answered(question(fixture::weights())));
    SurveyedCalibrator failed = *data->rows[1];
    failed.error = Error{ErrorCode::TooLarge, {}, "histogram", "2097153 bins"};
    failed.report = {};
    data->rows[1] = std::make_shared<const SurveyedCalibrator>(failed);
    Shown shown(data);
    const int row = shown.model().rowOf(failed.calibrator.id);
    QCOMPARE(row, shown.model().rowCount() - 1);  // last, whatever the order
    QCOMPARE(shown.model().index(row, 2).data().toString(), QStringLiteral("–"));
    QVERIFY(shown.model().index(row, 2).data(Qt::ToolTipRole).toString().contains(QStringLiteral("2097153")));
    QSignalSpy edited(shown.view.get(), &LensView::specEdited);
    shown.table().setCurrentIndex(shown.model().index(row, 0));
    QTest::keyClick(&shown.table(), Qt::Key_Return);
    QCOMPARE(edited.size(), 0);
    shown.view->grab();
}

// A search that tries four times the data's reach does not press the others together.
void TstCalibratorsLens::curvesReachAsFarAsTheData()
{
    const auto row = [](double threshold) {
        SurveyedCalibrator some;
        some.curve.threshold = threshold;
        return std::make_shared<const SurveyedCalibrator>(some);
    };
    const std::vector<QList<QPointF>> curves{{{0.1, 1}, {1, 2}}, {{0.25, 3}, {4, 5}}};
    QCOMPARE(objectiveReach({row(0.7), row(1), row(0.5)}, curves), 1.06);
    QCOMPARE(objectiveReach({row(0.7), row(8)}, curves), 4 * 1.06);
    QCOMPARE(objectiveReach({}, curves), 4.0);
}

// Every figure that the command line gives has its column, whole and reached by scrolling sideways; so have the names.
void TstCalibratorsLens::allMeasuresStayInSight()
{
    Shown shown(answered(question(fixture::weights())));
    shown.view->resize(600, 700);
    QCoreApplication::processEvents();
    const FigureTable& table = shown.table();
    QStringList titles;
    for (int column = 0; column < shown.model().columnCount(); ++column) {
        QVERIFY(!table.isColumnHidden(column));
        titles += shown.model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        for (int row = 0; row < shown.model().rowCount(); ++row) {
            const QModelIndex cell = shown.model().index(row, column);
            QVERIFY2(table.columnWidth(column) >= table.sizeHintForIndex(cell).width(), qPrintable(cell.data().toString()));
        }
    }
    auto* const legend = shown.view->findChild<CurveLegend*>();
    QVERIFY(legend != nullptr && legend->height() >= legend->heightForWidth(legend->width()));
    QCOMPARE(static_cast<std::size_t>(legend->accessibleName().count(QStringLiteral(", "))) + 1,
             shown.view->findChild<ObjectiveChart*>()->names().size());
    for (const char* title : {"SQNR", "MSE", "Relative error", "Mean error", "Largest error", "Cosine", "KL"})
        QVERIFY2(titles.contains(QLatin1String(title)), title);
    QVERIFY(table.horizontalScrollBar()->maximum() > 0);
}

void TstCalibratorsLens::objectivesAreShownByKind()
{
    const auto data = answered(question(fixture::weights()));
    const std::vector<ObjectiveKind> kinds = objectiveKinds(data->rows);
    QVERIFY(kinds.size() >= 3);
    for (const ObjectiveKind& kind : kinds)
        QVERIFY2(!kind.name.isEmpty(), qPrintable(kind.id));
    const Curve curve{{1, 2, 3}, {0.01, 0, 100}};
    QCOMPARE(objectivePoints(curve, true), (QList<QPointF>{{1, -2}, {3, 2}}));
    QCOMPARE(objectivePoints(curve, false), (QList<QPointF>{{1, 0.01}, {2, 0}, {3, 100}}));
    Shown shown(data);
    auto* chart = shown.view->findChild<ObjectiveChart*>();
    QVERIFY(chart != nullptr && chart->emptyText().isEmpty());
    for (const ObjectiveKind& kind : kinds) {
        chart->draw(data->rows, kind.id, data->own, shown.picture);
        QVERIFY(chart->emptyText().isEmpty());
        QVERIFY(chart->map().range.xHigh > 0);
        const std::vector<CurveName> names = chart->names();
        QVERIFY(!names.empty());
        for (const CurveName& name : names)
            QVERIFY(name.text.contains(QRegularExpression(QStringLiteral("^\\S.* [0-9.e-]+$"))));
    }
}

void TstCalibratorsLens::bandsAreClicked()
{
    const auto data = answered(question(fixture::weights()));
    Shown shown(data);
    auto* chart = shown.view->findChild<RidgeChart*>();
    QSignalSpy edited(shown.view.get(), &LensView::specEdited);
    const QRectF area = chart->map().area;
    const auto band = [&](std::size_t index) {
        return QPoint(
            static_cast<int>(area.center().x()),
            static_cast<int>(area.top() + (static_cast<double>(index) + 0.5) * area.height() / static_cast<double>(data->rows.size())));
    };
    QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, band(1));
    QCOMPARE(edited.size(), 1);
    QVERIFY(edited.back().front().value<QuantSpec>().range == data->rows[1]->calibrator);
}

void TstCalibratorsLens::sweepsWhereAsked()
{
    const auto plain = answered(question(fixture::weights()));
    QVERIFY(plain->sweep.empty() && !plain->wantsSweep);
    LensQuestion asked = question(fixture::weights(), kSpec, std::string(kSweepOption));
    std::size_t told = 0;
    asked.soFar = [&](const std::shared_ptr<const LensData>& data) {
        told += std::dynamic_pointer_cast<const SurveyData>(data)->sweep.empty() ? std::size_t{0} : std::size_t{1};
    };
    const auto swept = answered(asked);
    QVERIFY(swept->wantsSweep && !swept->sweep.empty() && !swept->sweepProblem);
    QVERIFY(told >= swept->sweep.size());
    for (const SweptCalibrator& one : swept->sweep) {
        QCOMPARE(one.levels.back().samples, std::uint64_t{fixture::kRows});
        for (std::size_t i = 1; i < one.levels.size(); ++i)
            QVERIFY(one.levels[i - 1].samples < one.levels[i].samples);
        QVERIFY(!settledWords(one).isEmpty());
    }
    QVERIFY(sweepValues(swept->sweep).rows.size() > swept->sweep.size());
    Shown shown(swept);
    auto* chart = shown.view->findChild<SweepChart*>();
    QVERIFY(chart->emptyText().isEmpty());
    QSignalSpy chosen(shown.view.get(), &LensView::optionChosen);
    for (Chip* chip : shown.view->findChildren<Chip*>())
        if (chip->text() == QStringLiteral("Sample sweep"))
            chip->click();
    QCOMPARE(chosen.size(), 1);
    const auto refused = answered(question(fixture::weights(), "grid=int,bits=4,granularity=group,group=32", std::string(kSweepOption)));
    QVERIFY(refused->sweepProblem && refused->isComplete());  // the survey itself is there
}

void TstCalibratorsLens::formatsWithoutCalibratorSaySo()
{
    const auto found = std::find_if(grids().begin(), grids().end(), [](const GridInfo& info) { return info.rules.fitsItself; });
    if (found == grids().end())
        QSKIP("every grid leaves its range to a calibrator");
    const std::string spec = "grid=" + std::string(found->id);
    const auto data = answered(question(fixture::weights(), spec));
    QVERIFY(data && data->expected == 0);
    Shown shown(answered(question(fixture::weights())));  // what is drawn before must go
    auto* chart = shown.view->findChild<ObjectiveChart*>();
    QVERIFY(!chart->names().empty());
    shown.picture.spec = fixture::spec(spec);
    shown.picture.analysis = fixture::analysis(spec);
    shown.picture.data = data;
    shown.view->show(shown.picture);
    QVERIFY(chart->names().empty() && !chart->emptyText().isEmpty());
    for (const QComboBox* kinds : shown.view->findChildren<QComboBox*>())
        QVERIFY(!kinds->isVisible());
    bool says = false;
    for (const QLabel* label : shown.view->findChildren<QLabel*>())
        says = says || label->text().contains(QStringLiteral("no calibrator is asked"));
    QVERIFY(says);
    shown.view->grab();
}

void TstCalibratorsLens::copiesRows()
{
    Shown shown(answered(question(fixture::weights())));
    shown.table().selectRow(0);
    QTest::keyClick(&shown.table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith(QStringLiteral("calibrator\tlow\thigh\tsqnr_db")));
    QCOMPARE(lines[1].split(u'\t').size(), lines[0].split(u'\t').size());
    QCOMPARE(shown.model().report().rows.size(), static_cast<std::size_t>(shown.model().rowCount()));
}

QTEST_MAIN(TstCalibratorsLens)
#include "tst_calibrators_lens.moc"
