// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The window's whole answer: its parts agree with each other and with what the functions behind them say alone.

#include "quant_fixtures.h"

#include "core/report/analysis.h"

#include <QtTest>
#include <limits>
#include <numeric>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

class TstAnalysis : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void partsAgree_data();
    void partsAgree();
    void calibratorsKeepTheirPromises();
    void ownParametersReplaceTheDefaults();
    void costsAreThoseOfQuantizing_data();
    void costsAreThoseOfQuantizing();
    void streamedGivesTheSame();
    void threadsChangeNothing();
    void degenerate();
    void granularitiesSideBySide();
    void gridsSideBySideByHand();
    void fittedGridsLieWhereTheyFit();
    void gridsSideBySide();
    void gridsThatCannotBeCompared();
};

namespace {

std::shared_ptr<const Analysis> analyzed(const std::shared_ptr<const Weights>& weights, std::string_view text)
{
    Progress progress;
    return analyze(weights, spec(text), progress).value();
}

bool close(double a, double b, double relative = 1e-9)
{
    return a == b || std::fabs(a - b) <= relative * std::max(std::fabs(a), std::fabs(b));
}

}  // namespace

void TstAnalysis::partsAgree_data()
{
    QTest::addColumn<QString>("text");
    for (const Preset& preset : presets())
        QTest::newRow(preset.id.data()) << preset.id.data();
}

void TstAnalysis::partsAgree()
{
    QFETCH(QString, text);
    const auto weights = matrix(gaussian(200 * 300, 51), 200, 300);
    const auto a = analyzed(weights, text.toStdString());
    QCOMPARE(a->spec, spec(text.toStdString()));
    QCOMPARE(a->statistics.count, std::uint64_t{60'000});
    QCOMPARE(a->weightHistogram.total(), std::uint64_t{60'000});
    QCOMPARE(a->weightHistogram.low, a->statistics.min);
    QCOMPARE(a->weightHistogram.high, a->statistics.max);
    QVERIFY(a->quantized && a->exact);
    Progress progress;
    QCOMPARE(a->report.mse, report(weights, a->spec, progress)->mse);
    QVERIFY(close(a->rateDistortionDb, 6.0206 * a->quantized->grid->bits(), 0.01));
    if (a->quantized->grid->bits() <= 8)
        QVERIFY(a->bestPossible.sqnrDb < a->rateDistortionDb);
    if (gridRules(a->spec.grid).fitsItself) {
        QCOMPARE(a->errorByThreshold.threshold.size(), std::size_t{0});  // there is no threshold to choose
        return;
    }
    QCOMPARE(a->errorByThreshold.threshold.size(), std::size_t{128});
    QVERIFY(close(a->errorByThreshold.threshold.back(), a->statistics.absMax, 1e-6));
    QVERIFY(std::is_sorted(a->errorByThreshold.threshold.begin(), a->errorByThreshold.threshold.end()));
}

void TstAnalysis::calibratorsKeepTheirPromises()
{
    const auto a = analyzed(matrix(laplacian(100'000, 52), 100, 1000), "bits=4");
    std::size_t automatic = 0;
    double minmax = 0, smallest = HUGE_VAL, mse = 0;
    for (const CalibratorInfo& info : calibrators())
        automatic += info.automatic && !info.isVariant();
    QCOMPARE(a->calibrations.size(), automatic);
    for (const CalibrationResult& result : a->calibrations) {
        smallest = std::min(smallest, result.mse);
        if (result.calibrator == "minmax")
            minmax = result.mse;
        if (result.calibrator == "mse")
            mse = result.mse;
        if (result.calibrator == "minmax")
            QCOMPARE(result.clippedFraction, 0.0);
    }
    QCOMPARE(mse, smallest);
    QVERIFY(mse < minmax);
    // The curve over thresholds ends at min-max and nowhere beats the search by more than its grid of thresholds allows.
    QVERIFY(close(a->errorByThreshold.objective.back(), a->calibrations.front().sqnrDb, 1e-6));
    const double best = *std::max_element(a->errorByThreshold.objective.begin(), a->errorByThreshold.objective.end());
    const auto search =
        std::find_if(a->calibrations.begin(), a->calibrations.end(), [](const CalibrationResult& r) { return r.calibrator == "mse"; });
    QVERIFY(best <= search->sqnrDb + 0.02);
}

void TstAnalysis::ownParametersReplaceTheDefaults()
{
    const auto weights = matrix(gaussian(50'000, 53), 50, 1000);
    Progress progress;
    const auto usual = calibrateAll(weights, spec("int8"), false, progress).value();
    const auto own = calibrateAll(weights, spec("int8,range=percentile,percentile=90"), false, progress).value();
    QCOMPARE(usual.size(), own.size());
    for (std::size_t i = 0; i < usual.size(); ++i) {
        QCOMPARE(usual[i].calibrator, own[i].calibrator);
        QCOMPARE(usual[i].choice.range == own[i].choice.range, usual[i].calibrator != "percentile");
    }
}

void TstAnalysis::costsAreThoseOfQuantizing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rows");
    for (const char* text : {"int8", "bits=4,scheme=asymmetric", "grid=nf4", "grid=fp4"}) {
        QTest::addRow("%s small", text) << text << 10;  // no Distribution
        QTest::addRow("%s large", text) << text << 100;
    }
}

void TstAnalysis::costsAreThoseOfQuantizing()
{
    QFETCH(QString, text);
    QFETCH(int, rows);
    const auto weights = matrix(laplacian(static_cast<std::size_t>(rows) * 1000, 54), static_cast<std::uint64_t>(rows), 1000);
    Progress progress;
    const auto results = calibrateAll(weights, spec(text.toStdString()), false, progress);
    for (const CalibrationResult& result : *results) {
        QuantSpec question = spec(text.toStdString());
        question.range = defaultRange(result.calibrator);
        const ErrorReport r = report(weights, question, progress).value();
        QVERIFY2(close(result.mse, r.mse), result.calibrator.c_str());
        QVERIFY2(close(result.sqnrDb, r.sqnrDb), result.calibrator.c_str());
        QCOMPARE(result.clippedFraction, r.clippedFraction);
    }
}

void TstAnalysis::streamedGivesTheSame()
{
    const auto weights = matrix(gaussian(90'000, 55), 90, 1000);
    const auto resident = analyzed(weights, "int4_asymmetric_g128"),
               streamed = analyzed(std::make_shared<StreamedCopy>(weights), "int4_asymmetric_g128");
    QVERIFY(!streamed->quantized);
    QCOMPARE(streamed->report.mse, resident->report.mse);
    QCOMPARE(streamed->report.kl, resident->report.kl);
    QVERIFY(streamed->weightHistogram.counts == resident->weightHistogram.counts);
    for (std::size_t i = 0; i < resident->calibrations.size(); ++i) {
        if (resident->calibrations[i].calibrator != "kl" && resident->calibrations[i].calibrator != "mse")
            QCOMPARE(streamed->calibrations[i].choice.range, resident->calibrations[i].choice.range);
        QVERIFY(close(streamed->calibrations[i].mse, resident->calibrations[i].mse, 0.01));
    }
    for (std::size_t i = 0; i < resident->errorByThreshold.objective.size(); ++i)
        QVERIFY(close(streamed->errorByThreshold.objective[i], resident->errorByThreshold.objective[i]));
}

void TstAnalysis::threadsChangeNothing()
{
    const auto weights = matrix(gaussian(200'000, 56), 200, 1000);
    std::shared_ptr<const Analysis> one;
    {
        const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 1);
        one = analyzed(weights, "int8,range=mse");
    }
    const auto many = analyzed(weights, "int8,range=mse");
    QCOMPARE(one->statistics.variance, many->statistics.variance);
    QCOMPARE(one->bestPossible.mse, many->bestPossible.mse);
    QVERIFY(one->errorByThreshold.objective == many->errorByThreshold.objective);
    QVERIFY(one->quantized->codes == many->quantized->codes);
    QCOMPARE(one->report.mse, many->report.mse);
    for (std::size_t i = 0; i < one->calibrations.size(); ++i)
        QCOMPARE(one->calibrations[i].choice.range, many->calibrations[i].choice.range);
}

void TstAnalysis::degenerate()
{
    for (const Preset& preset : presets()) {
        for (const auto& [values, rows] : std::vector<std::pair<std::vector<float>, std::uint64_t>>{{{}, 0},
                                                                                                    {{0}, 1},
                                                                                                    {{0.3f}, 1},
                                                                                                    {std::vector<float>(40'000, 0.0f), 4},
                                                                                                    {std::vector<float>(40'000, -0.1f), 4},
                                                                                                    {{std::nanf(""), HUGE_VALF}, 1}}) {
            const auto weights = matrix(values, rows, rows == 0 ? 5 : values.size() / rows);
            const auto a = analyzed(weights, preset.id);
            QCOMPARE(a->statistics.count, std::uint64_t{values.size()});
            QCOMPARE(a->report.channels.size(), static_cast<std::size_t>(rows));
            QVERIFY(!std::isnan(a->report.mse) && !std::isnan(a->report.sqnrDb));
        }
    }
}

void TstAnalysis::granularitiesSideBySide()
{
    const auto variants = granularityVariants(spec("int4_g32"));
    QVERIFY(std::holds_alternative<PerTensor>(variants[0].granularity));
    QVERIFY(std::holds_alternative<PerChannel>(variants[1].granularity));
    QCOMPARE(std::get<PerGroup>(variants[2].granularity).size, std::int64_t{32});
    QCOMPARE(std::get<PerGroup>(granularityVariants(spec("granularity=channel,axis=1"))[2].granularity).axis, std::optional<int>(1));
    Progress progress;
    std::vector<float> values = gaussian(64 * 256, 57);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] *= static_cast<float>(1 + i / 256);  // rows of very different size
    const auto reports = compareGranularities(matrix(values, 64, 256), variants, progress).value();
    QCOMPARE(reports.size(), std::size_t{3});
    QVERIFY(reports[0].mse > reports[1].mse && reports[1].mse > reports[2].mse);
    QVERIFY(reports[0].bitsPerWeight < reports[1].bitsPerWeight && reports[1].bitsPerWeight < reports[2].bitsPerWeight);
}

// INT2 narrow over one block of largest magnitude 4: normalised weights 1, 0.25, -0.625, 0.
void TstAnalysis::gridsSideBySideByHand()
{
    Progress progress;
    const auto both = compareGrids(matrix({4, 1, -2.5f, 0}, 1, 4), spec("bits=2"), spec("grid=fp4"), progress).value();
    QVERIFY(both.first.levels == (std::vector<double>{-1, 0, 1}));
    QVERIFY(both.first.boundaries == (std::vector<double>{-0.5, 0.5}));
    QVERIFY(both.first.counts == (std::vector<std::uint64_t>{1, 2, 1}));
    QVERIFY(both.first.squaredError == (std::vector<double>{0.140625, 0.0625, 0}));
    QCOMPARE(both.first.entropyBits, 1.5);
    QCOMPARE(both.first.mse, (2.25 + 1) / 4);
    QCOMPARE(both.second.levels.size(), std::size_t{15});  // two zeros are one level
    QCOMPARE(both.second.counts[7], std::uint64_t{1});
    QCOMPARE(both.normalized.total(), std::uint64_t{4});
    QCOMPARE(both.normalized.counts.back(), std::uint64_t{1});
}

// Levels lie where the blocks' own fits put them, not at the largest weight; weights are counted where their codes say.
void TstAnalysis::fittedGridsLieWhereTheyFit()
{
    Progress progress;
    // Binary: mean |w| = 1.5 in a block that reaches 3, and 0.5 in one that reaches 1: half of it in both.
    const auto both = compareGrids(matrix({1, -2, 0, -3, 0.5f, 1, -0.5f, 0}, 2, 4), spec("grid=binary,granularity=channel"),
                                   spec("grid=ternary,ternary_rule=ttq,granularity=channel"), progress)
                          .value();
    QVERIFY(both.first.levels == (std::vector<double>{-0.5, 0.5}));
    QVERIFY(both.first.boundaries == (std::vector<double>{0}));
    QVERIFY(both.first.counts == (std::vector<std::uint64_t>{3, 5}));  // zeros count as positive
    // (1.5 - 1) / 3 of weight -2, (3 - 1.5) / 3 of -3, none of -0.5; then 1, 0, and 0.5, 1, 0 of the other block.
    QVERIFY(std::fabs(both.first.squaredError[0] - (1 / 36.0 + 0.25)) < 1e-6);
    QVERIFY(std::fabs(both.first.squaredError[1] - (1 / 36.0 + 0.25 + 0 + 0.25 + 0.25)) < 1e-6);
    // One value for each side: 2.5 below and 1 above of 3; 0.5 and 0.75 of 1.
    QCOMPARE(both.second.levels.size(), std::size_t{3});
    QVERIFY(both.second.counts == (std::vector<std::uint64_t>{3, 2, 3}));
    QVERIFY(both.second.levels[0] < 0 && both.second.levels[0] > -1 && both.second.levels[2] < 1);
    QCOMPARE(both.second.levels[1], 0.0);
    // Formats that reach the largest weight keep it at 1, whichever sign it has in a block.
    const auto q4 = compareGrids(matrix(gaussian(64 * 40, 12), 40, 64), spec("q4_0"), spec("nf4"), progress).value();
    QVERIFY(std::fabs(std::max(-q4.first.levels.front(), q4.first.levels.back()) - 1) < 1e-3);
    QCOMPARE(q4.first.levels.size(), std::size_t{16});
    QCOMPARE(std::accumulate(q4.first.counts.begin(), q4.first.counts.end(), std::uint64_t{0}), std::uint64_t{64 * 40});
}

void TstAnalysis::gridsSideBySide()
{
    const auto weights = matrix(gaussian(300 * 700, 58), 300, 700);
    Progress progress;
    for (const std::string_view other : {"int4_g32", "int8", "fp4", "bits=3,scheme=asymmetric,granularity=channel", "grid=nf4"}) {
        const auto both = compareGrids(weights, spec("nf4"), spec(other), progress).value();
        for (const GridUse& use : {both.first, both.second}) {
            QCOMPARE(std::accumulate(use.counts.begin(), use.counts.end(), std::uint64_t{0}), std::uint64_t{210'000});
            QCOMPARE(use.counts.size(), use.levels.size());
            QCOMPARE(use.boundaries.size() + 1, use.levels.size());
            const ErrorReport r = report(weights, use.spec, progress).value();
            QVERIFY(close(use.mse, r.mse) && close(use.sqnrDb, r.sqnrDb));
        }
        QCOMPARE(both.normalized.total(), std::uint64_t{210'000});
        const auto streamed = compareGrids(std::make_shared<StreamedCopy>(weights), spec("nf4"), spec(other), progress).value();
        QVERIFY(streamed.second.counts == both.second.counts && streamed.second.squaredError == both.second.squaredError);
    }
}

void TstAnalysis::gridsThatCannotBeCompared()
{
    Progress progress;
    const auto refused = compareGrids(matrix({1, 2}, 1, 2), spec("nf4"), spec("bits=16"), progress);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::BadArgument);
}

QTEST_GUILESS_MAIN(TstAnalysis)
#include "tst_analysis.moc"
