// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// All calibrators at once, and how many samples they need: against the single parts that these are made of.

#include "core/calibrate/extent.h"
#include "core/report/calibrator_survey.h"
#include "core/report/sample_sweep.h"
#include "core/round/block_ranges.h"
#include "core/tensor/chosen_samples.h"
#include "tests/core/calibration_fixtures.h"

#include <QtTest>
#include <set>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

std::shared_ptr<const Groundwork> groundworkOf(std::shared_ptr<const Weights> weights)
{
    Progress progress;
    return Groundwork::make(std::move(weights), progress).value();
}

std::vector<SurveyedCalibrator> surveyed(const std::shared_ptr<const Weights>& weights, std::string_view text, SurveyOptions options = {})
{
    Progress progress;
    return surveyCalibrators(*groundworkOf(weights), spec(text), options, {}, progress).value();
}

// samples x features, each feature with a reach of its own, so that few samples see less than many.
std::shared_ptr<const Weights> activations(std::uint64_t samples, std::uint64_t tokens, std::uint64_t features, int axis)
{
    std::vector<float> values = laplacian(samples * tokens * features, 5);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] *= 1 + 0.25F * static_cast<float>(i % features);
    return weightsFromValues("x", {samples, tokens, features}, std::move(values), axis);
}

SampleSweep swept(std::shared_ptr<const Weights> weights, std::string_view text, const SweepOptions& options = {})
{
    Progress progress;
    return sweepSamples(std::move(weights), spec(text), options, {}, progress).value();
}

}  // namespace

class TstSurvey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyBlockIsCalibrated_data();
    void everyBlockIsCalibrated();
    void figuresAreThoseOfTheReport();
    void clippedEnergyByHand();
    void curvesAreOfTheBlockThatWasAskedFor();
    void resultsComeOneByOne();
    void whatCannotBeAsked();
    void streamedEqualsResident();
    void nothingToSurvey();
    void chosenSamplesLieWhereTheyLay_data();
    void chosenSamplesLieWhereTheyLay();
    void sweepEndsWithAllSamples();
    void sweepSettles();
    void sweepIsRepeatable();
    void sweepByChannel();
    void sweepRefusesWhatHasNoMeaning();
};

void TstSurvey::everyBlockIsCalibrated_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("tensor") << "grid=int,bits=8";
    QTest::newRow("channel") << "grid=int,bits=4,scheme=asymmetric,granularity=channel";
    QTest::newRow("group") << "grid=nf4,granularity=group,group=128";
}

void TstSurvey::everyBlockIsCalibrated()
{
    QFETCH(QString, text);
    const QuantSpec asked = spec(text.toStdString());
    const auto weights = matrix(laplacian(40 * 300, 3), 40, 300);  // groups of 128, 128 and 44
    const BlockLayout blocks = blockLayout(asked.granularity, 40, 300);
    const auto grid = gridOf(text.toStdString());
    Progress progress;
    const auto results = surveyed(weights, text.toStdString());
    QCOMPARE(results.size(), surveyedChoices(asked.range).size());
    for (const SurveyedCalibrator& result : results) {
        QVERIFY2(!result.error, result.calibrator.id.c_str());
        QCOMPARE(result.ranges.size(), static_cast<std::size_t>(blocks.blockCount));
        const auto calibrator = makeCalibrator(result.calibrator).value();
        for (std::uint64_t block = 0; block < blocks.blockCount; ++block) {
            const Range alone = calibrator->choose(blockSlice(*weights, blocks, block), *grid, false, progress)->range;
            QCOMPARE(result.ranges[static_cast<std::size_t>(block)], alone);
            QVERIFY(alone.low >= result.range.low && alone.high <= result.range.high);
        }
    }
}

void TstSurvey::figuresAreThoseOfTheReport()
{
    const auto weights = matrix(laplacian(64 * 500, 4), 64, 500);
    for (const std::string text :
         {"grid=int,bits=4", "grid=int,bits=3,granularity=channel", "grid=int,bits=4,granularity=group,group=64"}) {
        for (const SurveyedCalibrator& result : surveyed(weights, text)) {
            QuantSpec asked = spec(text);
            asked.range = result.calibrator;
            Progress progress;
            const ErrorReport alone = report(weights, asked, progress).value();
            QCOMPARE(result.report.mse, alone.mse);
            QCOMPARE(result.report.kl, alone.kl);
            QCOMPARE(result.report.clippedFraction, alone.clippedFraction);
            QCOMPARE(result.report.codeCounts, alone.codeCounts);
            QCOMPARE(result.clippedEnergy > 0, alone.clippedFraction > 0);
            QVERIFY(result.clippedEnergy >= 0 && result.clippedEnergy <= 1 && result.clippingError >= 0 && result.clippingError <= 1);
        }
    }
}

void TstSurvey::clippedEnergyByHand()
{
    // +-2 in 127 steps: 3 and -10 are clipped to +-2, with errors 1 and 8.
    const auto weights = matrix({1, 2, 3, -10}, 1, 4);
    const auto results = surveyed(weights, "grid=int,bits=8,range=manual,low=-2,high=2");
    const SurveyedCalibrator& byHand = results.back();
    QCOMPARE(byHand.calibrator.id, std::string("manual"));
    QVERIFY(byHand.isOwn);
    QCOMPARE(byHand.clippedEnergy, 109.0 / 114);
    QVERIFY(std::fabs(byHand.clippingError - 65 / (4 * byHand.report.mse)) < 1e-12);
    QCOMPARE(byHand.report.clippedFraction, 0.5);
    QCOMPARE(results.front().clippedEnergy, 0.0);  // min-max
    QVERIFY(!results.front().isOwn);
}

void TstSurvey::curvesAreOfTheBlockThatWasAskedFor()
{
    const auto weights = matrix(laplacian(4 * 3000, 8), 4, 3000);
    for (const SurveyedCalibrator& result : surveyed(weights, "grid=int,bits=4,granularity=channel", {true, 2})) {
        QCOMPARE(result.curve.range, result.ranges[2]);
        QCOMPARE(result.curve.curve.threshold.empty(), findCalibrator(result.calibrator.id)->objective.empty());
    }
    for (const SurveyedCalibrator& result : surveyed(weights, "grid=int,bits=4,granularity=channel", {false, 1}))
        QVERIFY(result.curve.curve.threshold.empty() && result.curve.range == result.ranges[1]);
}

void TstSurvey::resultsComeOneByOne()
{
    const auto groundwork = groundworkOf(matrix(laplacian(30000, 9), 30, 1000));
    const QuantSpec asked = spec("grid=int,bits=8,granularity=channel,range=percentile,percentile=99");
    Progress progress;
    std::vector<std::string> seen;
    const auto note = [&](const SurveyedCalibrator& result) { seen.push_back(result.calibrator.id); };
    const auto many = surveyCalibrators(*groundwork, asked, {}, note, progress).value();
    QCOMPARE(seen.size(), many.size());
    for (std::size_t i = 0; i < many.size(); ++i)
        QCOMPARE(seen[i], many[i].calibrator.id);
    QCOMPARE(std::count_if(many.begin(), many.end(), [](const SurveyedCalibrator& result) { return result.isOwn; }), std::ptrdiff_t{1});
    // The same for one thread; and no result more once it is cancelled.
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    const auto single = surveyCalibrators(*groundwork, asked, {}, {}, progress).value();
    for (std::size_t i = 0; i < many.size(); ++i) {
        QCOMPARE(single[i].ranges, many[i].ranges);
        QCOMPARE(single[i].report.mse, many[i].report.mse);
        QCOMPARE(single[i].clippedEnergy, many[i].clippedEnergy);
        QCOMPARE(single[i].curve.curve.objective, many[i].curve.curve.objective);
    }
    std::size_t before = 0;
    const auto cancel = [&](const SurveyedCalibrator&) {
        if (++before == 2)
            progress.cancel();
    };
    QVERIFY_EXCEPTION_THROWN((void)surveyCalibrators(*groundwork, asked, {}, cancel, progress), Cancelled);
    QCOMPARE(before, std::size_t{2});
}

void TstSurvey::whatCannotBeAsked()
{
    const auto groundwork = groundworkOf(matrix(gaussian(1000), 10, 100));
    Progress progress;
    const auto tooFar = surveyCalibrators(*groundwork, spec("grid=int,bits=8,granularity=channel"), {true, 10}, {}, progress);
    QVERIFY(!tooFar && tooFar.error().code == ErrorCode::BadArgument);
    for (const GridInfo& info : grids()) {
        QuantSpec asked = defaultSpec();
        asked.grid = defaultChoice(info.id, info.params);
        const auto found = surveyCalibrators(*groundwork, asked, {}, {}, progress);
        QCOMPARE(found.ok(), !info.rules.fitsItself);
        if (!found)
            QCOMPARE(found.error().code, ErrorCode::BadSpec);
    }
}

void TstSurvey::streamedEqualsResident()
{
    const auto resident = matrix(laplacian(3 * kTileSize + 500, 6), 4, (3 * kTileSize + 500) / 4);
    const auto streamed = std::make_shared<StreamedCopy>(resident);
    for (const std::string text :
         {"grid=int,bits=8", "grid=int,bits=4,granularity=channel", "grid=int,bits=4,granularity=group,group=1024"}) {
        const auto a = surveyed(resident, text), b = surveyed(streamed, text);
        for (std::size_t i = 0; i < a.size(); ++i) {
            QVERIFY2(a[i].ranges == b[i].ranges, (text + " " + a[i].calibrator.id).c_str());
            QCOMPARE(a[i].report.codeCounts, b[i].report.codeCounts);
        }
    }
}

void TstSurvey::nothingToSurvey()
{
    for (const SurveyedCalibrator& result : surveyed(matrix({}, 0, 3), "grid=int,bits=8,granularity=channel"))
        QVERIFY(!result.error && result.ranges.empty());
    for (const SurveyedCalibrator& result : surveyed(matrix({0, 0, 0, 0}, 2, 2), "grid=int,bits=8"))
        QVERIFY(result.range == Range{} && result.clippedEnergy == 0 && result.report.mse == 0);
}

void TstSurvey::chosenSamplesLieWhereTheyLay_data()
{
    QTest::addColumn<int>("axis");
    QTest::addColumn<bool>("isStreamed");
    for (const int axis : {kNoAxis, 0, 1, 2})
        for (const bool isStreamed : {false, true})
            QTest::addRow("axis %d%s", axis, isStreamed ? " streamed" : "") << axis << isStreamed;
}

void TstSurvey::chosenSamplesLieWhereTheyLay()
{
    QFETCH(int, axis);
    QFETCH(bool, isStreamed);
    std::vector<float> values(4 * 2 * 3);
    std::iota(values.begin(), values.end(), 0.0F);
    std::shared_ptr<const Weights> all = weightsFromValues("x", {4, 2, 3}, values, axis);
    if (isStreamed)
        all = std::make_shared<StreamedCopy>(all);
    const auto chosen = chosenSamples(all, {3, 1}, isStreamed ? 0 : 1 << 20).value();
    QCOMPARE(chosen->size(), std::uint64_t{12});
    QCOMPARE(chosen->data() == nullptr, isStreamed);
    QCOMPARE(chosen->outputAxis(), axis == 0 ? kNoAxis : axis);
    const auto piece = chosen->read(0, 12);
    for (std::uint64_t flat = 0; flat < 12; ++flat) {
        const std::uint64_t place = chosen->originalIndex(flat);  // sample 3 holds 18 … 23, sample 1 holds 6 … 11
        QCOMPARE(piece->values[flat], static_cast<float>(place < 6 ? 18 + place : place));
        QCOMPARE(chosen->read(flat, 1)->values[0], piece->values[flat]);
    }
}

void TstSurvey::sweepEndsWithAllSamples()
{
    const auto x = activations(50, 4, 8, kNoAxis);
    const SampleSweep sweep = swept(x, "grid=int,bits=8,range=minmax", {{10, 30, 50, 100, 10}, 3, 7, {}, 0.05});
    QCOMPARE(sweep.samples, std::uint64_t{50});
    const auto& levels = sweep.calibrators.front().levels;
    QCOMPARE(levels.size(), std::size_t{3});
    QCOMPARE(levels[0].samples, std::uint64_t{10});
    QCOMPARE(levels[1].draws.size(), std::size_t{3});
    QCOMPARE(levels[1].draws[2].seed, std::uint64_t{9});
    QCOMPARE(levels[2].samples, std::uint64_t{50});
    QCOMPARE(levels[2].draws.size(), std::size_t{1});
    Progress progress;
    const ErrorReport all = report(x, spec("grid=int,bits=8,range=minmax"), progress).value();
    QVERIFY(std::fabs(levels[2].draws[0].mse / all.mse - 1) < 1e-9);
    QCOMPARE(levels[2].draws[0].clippedFraction, 0.0);
    QCOMPARE(levels[2].draws[0].rangeChange, 0.0);
    for (const SweepDraw& draw : levels[0].draws)  // fewer samples reach no farther
        QVERIFY(draw.range.high <= levels[2].draws[0].range.high && draw.rangeChange >= 0);
}

void TstSurvey::sweepSettles()
{
    // Every sample is the same: one is enough. One of many holds what the others lack: only all are.
    std::vector<float> same;
    for (int sample = 0; sample < 40; ++sample)
        for (int i = 0; i < 10; ++i)
            same.push_back(static_cast<float>(i) - 4.5F);
    std::vector<float> rare = same;
    rare[77] = 1000;
    const SweepOptions options{{2, 20, 39}, 4, 1, {}, 0.05};
    const auto settled = swept(weightsFromValues("x", {40, 10}, same, kNoAxis), "grid=int,bits=8", options);
    QCOMPARE(settled.calibrators.front().settledFrom.value_or(0), std::uint64_t{2});
    const auto never = swept(weightsFromValues("x", {40, 10}, rare, kNoAxis), "grid=int,bits=8", {{2, 20}, 4, 1, {}, 0.05});
    QVERIFY(!never.calibrators.front().settledFrom.has_value());
}

void TstSurvey::sweepIsRepeatable()
{
    const SweepOptions options{{5, 20}, 3, 11, {defaultRange("minmax"), defaultRange("percentile"), defaultRange("mse")}, 0.05};
    const auto first = swept(activations(60, 3, 7, 0), "grid=int,bits=4", options);
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    const auto second = swept(activations(60, 3, 7, 0), "grid=int,bits=4", options);
    QCOMPARE(first.calibrators.size(), std::size_t{3});
    std::set<float> highs;
    for (std::size_t c = 0; c < 3; ++c) {
        for (std::size_t level = 0; level < 3; ++level) {
            for (std::size_t draw = 0; draw < first.calibrators[c].levels[level].draws.size(); ++draw) {
                const SweepDraw &a = first.calibrators[c].levels[level].draws[draw], &b = second.calibrators[c].levels[level].draws[draw];
                QCOMPARE(a.range, b.range);
                QCOMPARE(a.mse, b.mse);
                if (c == 0 && level == 0)
                    highs.insert(a.range.high);
            }
        }
    }
    QCOMPARE(highs.size(), std::size_t{3});  // seeds draw differently
}

void TstSurvey::sweepByChannel()
{
    const auto sweep = swept(activations(40, 5, 6, 2), "grid=int,bits=8,granularity=channel,axis=2", {{10}, 2, 1, {}, 0.05});
    const SweepLevel& all = sweep.calibrators.front().levels.back();
    Progress progress;
    const ErrorReport whole = report(activations(40, 5, 6, 2), spec("grid=int,bits=8,granularity=channel,axis=2"), progress).value();
    QVERIFY(std::fabs(all.draws[0].mse / whole.mse - 1) < 1e-9);
}

void TstSurvey::sweepRefusesWhatHasNoMeaning()
{
    Progress progress;
    const auto refused = [&](std::shared_ptr<const Weights> x, std::string_view text, const SweepOptions& options = {}) {
        const auto found = sweepSamples(std::move(x), spec(text), options, {}, progress);
        return !found && found.error().code == ErrorCode::BadArgument;
    };
    QVERIFY(refused(activations(10, 2, 3, 0), "grid=int,bits=8,granularity=channel"));  // the samples themselves
    QVERIFY(refused(activations(10, 2, 3, 2), "grid=int,bits=8,granularity=group,group=4"));
    QVERIFY(refused(activations(1, 2, 3, kNoAxis), "grid=int,bits=8"));
    QVERIFY(refused(weightsFromValues("x", {}, {1}, kNoAxis), "grid=int,bits=8"));
    QVERIFY(refused(activations(10, 2, 3, kNoAxis), "grid=int,bits=8", {{}, 5, 1, {}, 0.05}));
    QVERIFY(refused(activations(10, 2, 3, kNoAxis), "grid=int,bits=8", {{3}, 0, 1, {}, 0.05}));
    QVERIFY(refused(activations(10, 2, 3, kNoAxis), "q8_0"));
}

QTEST_GUILESS_MAIN(TstSurvey)
#include "tst_survey.moc"
