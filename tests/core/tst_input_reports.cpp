// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// What the lens Activations shows, computed: sizes by channel, outliers by threshold, methods side by side, GPTQ column by
// column, inputs as integers, a rotation, and how many tokens a method needs. By hand where hands reach, by laws elsewhere.
#include "core/linear/products.h"
#include "core/prepare/output_loss.h"
#include "core/prepare/preparation.h"
#include "core/report/gptq_lesson.h"
#include "core/report/method_survey.h"
#include "core/report/outlier_curve.h"
#include "core/report/output_sweep.h"
#include "core/report/rotation.h"
#include "core/report/token_quantization.h"
#include "core/round/rounding.h"
#include "tests/core/input_fixtures.h"

#include <QtTest>
#include <set>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

constexpr std::size_t kColumns = 48;
constexpr std::size_t kRows = 20;

std::shared_ptr<const Weights> known(std::size_t count = 300)
{
    return withInputs(matrix(laplacian(kRows * kColumns, 3), kRows, kColumns), momentsOf(tokens(count, kColumns), kColumns));
}

std::shared_ptr<const Weights> small() { return withInputs(matrix({1, -4, 0, -2, 3, 0}, 2, 3), momentsOf({1, 2, 0, -3, 1, 0}, 3)); }

bool isNear(double a, double b, double relative) { return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b)); }

}  // namespace

class TstInputReports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizesByHand();
    void smoothingBalancesBothSides();
    void sharesByHand();
    void curveFallsFromAllToNone();
    void keepingOutliersBuysAccuracy();
    void variantsGrowFromTheTables();
    void surveyedMethodsAreTheReports();
    void disagreementIsBothWays();
    void searchesEndAtTheirBest();
    void lessonObeysTheIdentity_data();
    void lessonObeysTheIdentity();
    void lessonEndsWithTheCodes();
    void lessonStepsAreItsPushes();
    void lessonAsksForInputs();
    void tokensByHand();
    void wholeErrorByHand();
    void wholeErrorKnowsThePreparation();
    void zeroPointsSuitOneSidedInputs();
    void ownScalesSuitUnequalTokens();
    void rotationByHand();
    void rotationKeepsOutputs();
    void rotationIsTheOneThatIsMeasured();
    void sweepJudgesOnAllTokens();
    void sweepIsRepeatable();
};

void TstInputReports::sizesByHand()
{
    Progress progress;
    const auto sizes = channelSizes(*small(), progress);
    QVERIFY(sizes);
    QCOMPARE(sizes->inputs, (std::vector<float>{3, 2, 0}));
    QCOMPARE(sizes->weights, (std::vector<float>{2, 4, 0}));
    QCOMPARE(spreadOf(std::vector<float>{8, 1, 2}), 4.0);
    QCOMPARE(spreadOf(std::vector<float>{0, 0}), 0.0);
    QCOMPARE(spreadOf({}), 0.0);
}

// Alpha one half: both sides become the root of their product (reference/methods.md 11); dead channels stay.
void TstInputReports::smoothingBalancesBothSides()
{
    Progress progress;
    const auto sizes = channelSizes(*small(), progress);
    const ChannelSizes after = scaledSizes(*sizes, smoothingScale(*sizes, 0.5));
    for (std::size_t i = 0; i < 2; ++i) {
        const double both = std::sqrt(double{sizes->inputs[i]} * double{sizes->weights[i]});
        QVERIFY(isNear(double{after.inputs[i]}, both, 1e-6));
        QVERIFY(isNear(double{after.weights[i]}, both, 1e-6));
    }
    QCOMPARE(after.inputs[2], 0.0f);
    QCOMPARE(smoothingScale(*sizes, 0.5)[2], 1.0f);
}

void TstInputReports::sharesByHand()
{
    const OutlierShare share = outlierShare(*small()->inputs(), 2.5);
    QCOMPARE(share.columns, std::uint64_t{1});
    QCOMPARE(share.columnShare, 1.0 / 3);
    QCOMPARE(share.workShare, 2.0 / 4);  // one column of two products, two of one
    QCOMPARE(share.energyShare, 5.0 / 7.5);
    QCOMPARE(share.valueShare, 1.0 / 6);
}

void TstInputReports::curveFallsFromAllToNone()
{
    const auto weights = known();
    const std::vector<OutlierShare> curve = outlierCurve(*weights->inputs(), 40);
    QCOMPARE(curve.size(), std::size_t{40});
    QVERIFY(curve.front().columnShare > 0.99);
    QCOMPARE(curve.back().columns, std::uint64_t{0});
    for (std::size_t i = 1; i < curve.size(); ++i) {
        QVERIFY(curve[i].threshold > curve[i - 1].threshold);
        QVERIFY(curve[i].columns <= curve[i - 1].columns && curve[i].energyShare <= curve[i - 1].energyShare);
        QVERIFY(curve[i].workShare >= curve[i].columnShare && curve[i].valueShare <= curve[i].columnShare);
    }
    QVERIFY(outlierCurve(*momentsOf({0, 0}, 2), 40).empty());
}

void TstInputReports::keepingOutliersBuysAccuracy()
{
    Progress progress;
    const auto kept = outlierError(*known(), 8, progress), none = outlierError(*known(), 1e6, progress);
    QVERIFY(kept && none);
    QCOMPARE(kept->tokens, none->tokens);
    QVERIFY(kept->sqnrDb > none->sqnrDb + 1);
}

void TstInputReports::variantsGrowFromTheTables()
{
    const QuantSpec asked = spec("bits=4,granularity=group,group=16,preparation=smoothquant,alpha=0.7");
    const std::vector<QuantSpec> variants = methodVariants(asked);
    std::size_t secondOrder = 0;
    for (const RoundingInfo& info : roundings())
        secondOrder += (*makeRounding(defaultChoice(info.id, info.params)))->roundsMatrix();
    QVERIFY(secondOrder >= 1);
    QCOMPARE(variants.size(), (1 + secondOrder) * preparations().size());
    QCOMPARE(variants.front().rounding, defaultSpec().rounding);
    QCOMPARE(variants.front().preparation, defaultSpec().preparation);
    std::set<std::string> texts;
    for (const QuantSpec& variant : variants) {
        texts.insert(printSpec(variant));
        QCOMPARE(variant.grid, asked.grid);
        if (variant.preparation.id == asked.preparation.id)
            QCOMPARE(variant.preparation, asked.preparation);
    }
    QCOMPARE(texts.size(), variants.size());
}

void TstInputReports::surveyedMethodsAreTheReports()
{
    Progress progress;
    const QuantSpec asked = spec("bits=3,granularity=channel");
    double plain = 0;
    for (const QuantSpec& variant : methodVariants(asked)) {
        const auto row = surveyMethod(known(), variant, progress);
        QVERIFY(row && !row->error);
        const auto errors = report(known(), variant, progress);
        QCOMPARE(row->output.mse, errors->output.mse);
        QCOMPARE(row->output.channelMse, errors->output.channelMse);
        QCOMPARE(row->sqnrDb, errors->sqnrDb);
        if (variant == methodVariants(asked).front())
            plain = row->output.mse;
        if (variant.rounding.id == withSecondOrder(asked).rounding.id && variant.preparation.id == asked.preparation.id)
            QVERIFY(row->output.mse < plain);
    }
    // A clip search on a grid that finds its own parameters cannot be: that is said, and nothing else stops.
    QuantSpec impossible = spec("grid=q4_0");
    impossible.preparation = defaultChoice("awq", preparations()[2].params);
    impossible.preparation.params["awq_clip"] = true;
    const auto refused = surveyMethod(known(), impossible, progress);
    QVERIFY(refused && refused->error);
    QCOMPARE(refused->error->code, ErrorCode::BadSpec);
}

void TstInputReports::disagreementIsBothWays()
{
    MethodResult one, other;
    one.output.known = other.output.known = true;
    one.sqnrDb = 10, one.output.sqnrDb = 15;
    other.sqnrDb = 12, other.output.sqnrDb = 14;
    QVERIFY(ranksDisagree(one, other) && ranksDisagree(other, one));
    other.sqnrDb = 9;
    QVERIFY(!ranksDisagree(one, other) && !ranksDisagree(other, one));
    other.sqnrDb = 10.005;  // alike
    QVERIFY(!ranksDisagree(one, other));
    other.sqnrDb = 12;
    other.output.known = false;
    QVERIFY(!ranksDisagree(one, other));
}

void TstInputReports::searchesEndAtTheirBest()
{
    Progress progress;
    std::size_t curves = 0;
    for (const QuantSpec& variant : searchVariants(spec("bits=4,granularity=group,group=16"))) {
        const auto curve = searchCurve(known(), variant, progress);
        QVERIFY(curve);
        QCOMPARE(curve->parameter.size(), curve->loss.size());
        if (curve->loss.empty())
            continue;
        ++curves;
        const auto least = std::min_element(curve->loss.begin(), curve->loss.end());
        QCOMPARE(curve->parameter[static_cast<std::size_t>(least - curve->loss.begin())], curve->best);
    }
    QCOMPARE(curves, std::size_t{2});  // AWQ's ratio, SmoothQuant's alpha
}

void TstInputReports::lessonObeysTheIdentity_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"bits=3,granularity=channel,rounding=gptq", "bits=4,granularity=group,group=16,rounding=gptq",
                             "bits=4,granularity=channel,rounding=gptq,order=activation,damp=0.1",
                             "grid=nf4,granularity=group,group=16,rounding=gptq,order=group_aware"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

// Sum of e^2 = D H D^T, H damped (reference/methods.md 9.3): whatever the codes are, the pushes are those of this factor.
void TstInputReports::lessonObeysTheIdentity()
{
    QFETCH(const QString, text);
    Progress progress;
    const auto weights = known();
    const auto lesson = gptqLesson(weights, spec(text.toStdString()), 7, progress);
    QVERIFY(lesson);
    const GptqLesson& l = **lesson;
    QCOMPARE(l.width, kColumns);
    const SquareMatrix& h = weights->inputs()->secondMoments;
    double mean = 0, quadratic = 0, squares = 0;
    for (std::size_t i = 0; i < kColumns; ++i)
        mean += h.at(i, i) / static_cast<double>(kColumns);
    for (std::size_t i = 0; i < kColumns; ++i) {
        squares += l.errors[i] * l.errors[i];
        for (std::size_t j = 0; j < kColumns; ++j) {
            const double damped = h.at(l.order[i], l.order[j]) + (i == j ? l.damp * mean : 0);
            quadratic += (double{l.weights[i]} - double{l.quantized[i]}) * damped * (double{l.weights[j]} - double{l.quantized[j]});
        }
    }
    QVERIFY2(isNear(squares, quadratic, 1e-5), qPrintable(QStringLiteral("%1 and %2").arg(squares).arg(quadratic)));
    QCOMPARE(std::set<std::size_t>(l.order.begin(), l.order.end()).size(), kColumns);
    for (std::size_t i = 1; text.contains("order=activation") && i < kColumns; ++i)
        QVERIFY(l.energy[i] <= l.energy[i - 1]);
}

void TstInputReports::lessonEndsWithTheCodes()
{
    Progress progress;
    const QuantSpec asked = spec("bits=3,granularity=channel,rounding=gptq");
    const auto answer = quantize(known(), asked, progress);
    const std::vector<float> values = restoredValues(**answer);
    const auto lesson = gptqLesson(known(), asked, 4, progress);
    QVERIFY(lesson);
    const std::vector<double> end = lessonState(**lesson, kColumns);
    for (std::size_t place = 0; place < kColumns; ++place) {
        const float code = values[4 * kColumns + (*lesson)->order[place]];
        QCOMPARE((*lesson)->quantized[place], code);
        QCOMPARE(end[place], double{code});
    }
    // Rounding plainly first: the second-order one is put in its place.
    const auto other = gptqLesson(known(), spec("bits=3,granularity=channel"), 4, progress);
    QCOMPARE((*other)->quantized, (*lesson)->quantized);
}

void TstInputReports::lessonStepsAreItsPushes()
{
    Progress progress;
    const auto lesson = gptqLesson(known(), spec("bits=2,granularity=channel,rounding=gptq"), 0, progress);
    const std::vector<double> start = lessonState(**lesson, 0);
    for (std::size_t i = 0; i < kColumns; ++i)
        QCOMPARE(start[i], double{(*lesson)->weights[i]});
    for (const std::size_t step : {std::size_t{0}, std::size_t{11}, kColumns - 1}) {
        const std::vector<double> before = lessonState(**lesson, step), after = lessonState(**lesson, step + 1),
                                  push = lessonPush(**lesson, step);
        for (std::size_t i = step + 1; i < kColumns; ++i)
            QVERIFY(std::abs(after[i] - before[i] - push[i]) < 1e-12);
        for (std::size_t i = 0; i <= step; ++i)
            QCOMPARE(push[i], 0.0);
    }
}

void TstInputReports::lessonAsksForInputs()
{
    Progress progress;
    const auto none = gptqLesson(matrix(laplacian(12), 3, 4), spec("bits=4"), 0, progress);
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::BadArgument);
    QVERIFY(!gptqLesson(known(), spec("bits=4"), kRows, progress));
}

// One token to find a static scale on (reach 1), one to judge on: (127, 254).
void TstInputReports::tokensByHand()
{
    Progress progress;
    const auto weights = withInputs(matrix({1, 0}, 1, 2), momentsOf({1, 0, 127, 254}, 2));
    const auto answer = quantizeInputs(*weights, 8, progress);
    QVERIFY(answer);
    QCOMPARE(answer->tokens, std::size_t{1});
    QCOMPARE(answer->tokenSizes, (std::vector<float>{254}));
    const double signal = 127.0 * 127.0 + 254.0 * 254.0;
    QVERIFY(isNear(answer->scalings[0].sqnrDb, 10 * std::log10(signal / 1), 1e-6));  // 63.5 goes to 64: 128
    QCOMPARE(answer->scalings[1].sqnrDb, answer->scalings[0].sqnrDb);  // one token is all tokens
    QVERIFY(isNear(answer->scalings[2].sqnrDb, 10 * std::log10(signal / (126.0 * 126.0 + 253.0 * 253.0)), 1e-5));
    QCOMPARE(answer->scalings[2].reach, 1.0f);
    QCOMPARE(answer->scalings[2].clippedShare, 1.0);
    QVERIFY(isNear(answer->scalings[0].outputSqnrDb, 20 * std::log10(127.0), 1e-6));
    QVERIFY(!quantizeInputs(*withInputs(matrix({1, 0}, 1, 2), momentsOf({1, 0}, 2)), 8, progress));
}

// Weights 1 and 0.1 in two bits, narrow, with one scale of 1: codes 1 and 0. Inputs (0, 1) and (127, 64), judged on the second.
void TstInputReports::wholeErrorByHand()
{
    Progress progress;
    const auto weights = withInputs(matrix({1, 0.1f}, 1, 2), momentsOf({0, 1, 127, 64}, 2));
    const auto quantized = quantize(weights, spec("bits=2,range_kind=narrow"), progress);
    QVERIFY(quantized);
    const auto answer = quantizeInputs(*weights, {.bits = 8, .withZeroPoints = true, .answer = quantized->get()}, progress);
    QVERIFY(answer);
    QCOMPARE(answer->scalings.size(), std::size_t{6});
    // Scale 1: the inputs are exact. 127 + 6.4 is wanted, 127 comes.
    const TokenScaling& token = answer->scalings[0];
    QVERIFY(std::isinf(token.sqnrDb) && std::isinf(token.outputSqnrDb));
    QVERIFY(token.whole && isNear(token.whole->mse, 6.4 * 6.4, 1e-5));
    QVERIFY(isNear(token.whole->sqnrDb, 20 * std::log10(133.4 / 6.4), 1e-5));
    // Static, found on (0, 1): both inputs are clipped to 1, so that 1 comes.
    QVERIFY(isNear(answer->scalings[2].whole->mse, 132.4 * 132.4, 1e-5));
    // With a zero point 127 / 255 is the step: 127 is exact, 64 goes to 129 steps, 64.247.
    const TokenScaling& withZero = answer->scalings[3];
    QVERIFY(withZero.hasZeroPoint && withZero.perToken);
    const double error = 129 * 127.0 / 255 - 64;
    QVERIFY(isNear(withZero.sqnrDb, 10 * std::log10((127.0 * 127 + 64.0 * 64) / (error * error)), 1e-3));
    QVERIFY(isNear(withZero.whole->mse, 6.4 * 6.4, 1e-5));
    QVERIFY(answer->scalings[5].isStatic && answer->scalings[5].low == 0.0f && answer->scalings[5].high == 1.0f);
    QCOMPARE(answer->scalings[5].clippedShare, 1.0);
    QVERIFY(!quantizeInputs(*weights, 8, progress)->scalings[0].whole);
}

// The inputs that meet the answer's weights are those that the preparation leaves: a kept channel is exact, and out of the scale.
void TstInputReports::wholeErrorKnowsThePreparation()
{
    Progress progress;
    const auto weights = withInputs(matrix({1, 1}, 1, 2), momentsOf({1, 100, 1, 100.5f}, 2));
    const auto whole = [&](const char* line, std::size_t scaling) {
        const auto quantized = quantize(weights, spec(line), progress);
        return *quantizeInputs(*weights, {.bits = 2, .answer = quantized->get()}, progress)->scalings[scaling].whole;
    };
    // In two bits the small input is lost beside the large one, unless that is kept in 16 bits.
    QVERIFY(isNear(whole("bits=8,range_kind=narrow", 0).mse, 1, 1e-6));
    QVERIFY(whole("bits=8,range_kind=narrow,preparation=llm_int8,outlier_threshold=6", 0).mse < 1e-9);
    QVERIFY(whole("bits=8,range_kind=narrow,preparation=llm_int8,outlier_threshold=6", 2).mse < 1e-9);
    // SmoothQuant with alpha 1 makes all inputs 1 at most: (1, 1) and the static scale are exact but for the weights' part.
    QVERIFY(whole("bits=8,range_kind=narrow,preparation=smoothquant,alpha=1", 0).mse < 0.5);
}

void TstInputReports::zeroPointsSuitOneSidedInputs()
{
    std::vector<float> x = tokens(200, kColumns);
    for (float& value : x)
        value = std::fabs(value);
    const auto weights = withInputs(matrix(laplacian(kRows * kColumns, 3), kRows, kColumns), momentsOf(x, kColumns));
    Progress progress;
    const auto answer = quantizeInputs(*weights, {.bits = 8, .withZeroPoints = true}, progress);
    QVERIFY(answer);
    for (std::size_t i = 0; i < 2; ++i)  // twice as many codes: nearly 6 dB
        QVERIFY(answer->scalings[i + 3].sqnrDb > answer->scalings[i].sqnrDb + 5);
}

void TstInputReports::ownScalesSuitUnequalTokens()
{
    std::vector<float> x = tokens(200, kColumns);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] *= i / kColumns % 5 == 0 ? 30.0f : 1.0f;
    const auto weights = withInputs(matrix(laplacian(kRows * kColumns, 3), kRows, kColumns), momentsOf(x, kColumns));
    Progress progress;
    const auto answer = quantizeInputs(*weights, 8, progress);
    QVERIFY(answer);
    std::size_t better = 0;
    for (std::size_t token = 0; token < answer->tokens; ++token)
        better += answer->scalings[0].tokenSqnrDb[token] > answer->scalings[1].tokenSqnrDb[token];
    QVERIFY(better > answer->tokens / 2);
    QVERIFY(answer->scalings[0].sqnrDb > answer->scalings[1].sqnrDb);
}

void TstInputReports::rotationByHand()
{
    QCOMPARE(rotationBlock(12), std::size_t{4});
    QCOMPARE(rotationBlock(7), std::size_t{1});
    QCOMPARE(rotationBlock(64), std::size_t{64});
    std::vector<float> one{1, 0, 0, 0, 0, 2, 0, 0};
    rotateRows(one, 8, 4);
    QCOMPARE(one, (std::vector<float>{0.5f, 0.5f, 0.5f, 0.5f, 1, -1, 1, -1}));
    std::vector<float> twice = laplacian(96);
    rotateRows(twice, 48, 16);
    rotateRows(twice, 48, 16);
    for (std::size_t i = 0; i < twice.size(); ++i)
        QVERIFY(std::abs(twice[i] - laplacian(96)[i]) < 1e-5f);
}

// W R^T times R x is W x.
void TstInputReports::rotationKeepsOutputs()
{
    Progress progress;
    std::vector<float> w = laplacian(kRows * kColumns), x = tokens(5, kColumns);
    const std::vector<double> before = innerProducts(x, w, kColumns, progress);
    rotateRows(w, kColumns, 16);
    rotateRows(x, kColumns, 16);
    const std::vector<double> after = innerProducts(x, w, kColumns, progress);
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY(std::abs(before[i] - after[i]) < 1e-3);
}

void TstInputReports::rotationIsTheOneThatIsMeasured()
{
    Progress progress;
    const QuantSpec asked = spec("bits=4,granularity=channel");
    const auto preview = previewRotation(known(), asked, progress);
    QVERIFY(preview);
    QCOMPARE(preview->block, std::size_t{16});
    QVERIFY(preview->inputPeakAfter < preview->inputPeakBefore);  // one channel in 13 is many times larger
    std::vector<float> w = laplacian(kRows * kColumns, 3), x = tokens(300, kColumns);
    rotateRows(w, kColumns, 16);
    rotateRows(x, kColumns, 16);
    const auto errors = report(withInputs(matrix(w, kRows, kColumns), momentsOf(x, kColumns)), asked, progress);
    QVERIFY(isNear(preview->outputSqnrAfter, errors->output.sqnrDb, 1e-5));
    QCOMPARE(preview->sqnrAfter, errors->sqnrDb);
    const auto plain = report(known(), asked, progress);
    QCOMPARE(preview->outputSqnrBefore, plain->output.sqnrDb);
    std::size_t worse = 0;
    for (std::size_t i = 0; i < kRows; ++i)
        worse += preview->channelMseAfter[i] > preview->channelMseBefore[i];
    QCOMPARE(preview->worseChannels, worse);
}

void TstInputReports::sweepJudgesOnAllTokens()
{
    Progress progress;
    const QuantSpec asked = spec("bits=3,granularity=channel");
    OutputSweepOptions options;
    options.counts = {8, 64, 100000};
    int told = 0;
    const auto sweep = sweepOutputs(
        known(), asked, options, [&](const OutputSweep&) { ++told; }, progress);
    QVERIFY(sweep);
    QCOMPARE(sweep->draws.size(), std::size_t{6});  // 100000 tokens are not at hand
    QCOMPARE(told, 7);
    QCOMPARE(sweep->spec, withSecondOrder(asked));
    const auto plain = report(known(), asked, progress), all = report(known(), sweep->spec, progress);
    QVERIFY(isNear(sweep->plainMse, plain->output.mse, 1e-9) && isNear(sweep->plainSqnrDb, plain->output.sqnrDb, 1e-9));
    QVERIFY(isNear(sweep->all.mse, all->output.mse, 1e-9));
    double few = 0, many = 0;
    for (const OutputDraw& draw : sweep->draws)
        (draw.tokens == 8 ? few : many) += draw.mse;
    QVERIFY(sweep->all.mse * 3 <= many && many < few);
}

void TstInputReports::sweepIsRepeatable()
{
    Progress progress;
    const auto run = [&] {
        return sweepOutputs(
            known(), spec("bits=3,preparation=awq"), {}, [](const OutputSweep&) {}, progress);
    };
    const auto one = run(), other = run();
    QVERIFY(one && other);
    QCOMPARE(one->spec.preparation.id, std::string("awq"));
    for (std::size_t i = 0; i < one->draws.size(); ++i)
        QCOMPARE(one->draws[i].mse, other->draws[i].mse);
    QVERIFY(!sweepOutputs(
        matrix(laplacian(12), 3, 4), spec("bits=3"), {}, [](const OutputSweep&) {}, progress));
}

QTEST_APPLESS_MAIN(TstInputReports)
#include "tst_input_reports.moc"
