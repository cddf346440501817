// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/linear/products.h"
#include "core/prepare/hadamard.h"
#include "core/report/error_report.h"
#include "core/report/gptq_trace.h"
#include "core/report/input_quantization.h"
#include "core/report/output_sweep.h"
#include "core/report/rotation_preview.h"
#include "tests/core/input_fixtures.h"

#include <QtTest>
#include <numeric>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

bool isNear(double a, double b, double within = 1e-6) { return std::fabs(a - b) <= within * std::max(1.0, std::fabs(b)); }

std::vector<float> quantized(std::vector<float> tokens, std::size_t features, const InputQuantizer& quantizer)
{
    quantizeInputs(tokens, features, quantizer);
    return tokens;
}

std::shared_ptr<const Weights> knownWeights(std::size_t rows, std::size_t cols, std::size_t tokenCount = 500)
{
    return withInputs(matrix(laplacian(rows * cols, 3), rows, cols), momentsOf(tokens(tokenCount, cols), cols));
}

}  // namespace

class TstInputReports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scalesByHand();
    void asymmetricByHand();
    void errorsByHand();
    void staticReachHoldsItsShare();
    void perTokenGainsWhereTokensDiffer();
    void rotationByHand();
    void rotationsKeepLengths();
    void rotationSpreadsWhatIsLarge();
    void rotationHurtsWhereItMixes();
    void traceByHand();
    void traceReplaysTheRounding_data();
    void traceReplaysTheRounding();
    void traceRefuses();
    void sweepLearnsFromMoreTokens();
    void sweepRefuses();
};

void TstInputReports::scalesByHand()
{
    const std::vector<float> x{7, 1.4f, -3.6f, 1.75f, -0.6f, 0, 0, 0, 0};
    QCOMPARE(quantized(x, 3, {InputScales::Token, 4}), (std::vector<float>{7, 1, -4, 1.75f, -0.5f, 0, 0, 0, 0}));
    QCOMPARE(quantized(x, 3, {InputScales::Tensor, 4}), (std::vector<float>{7, 1, -4, 2, -1, 0, 0, 0, 0}));
    QCOMPARE(quantized(x, 3, {InputScales::Tensor, 4, false, 1}), quantized(x, 3, {InputScales::Token, 4}));
    const InputQuantizer fixed{InputScales::Static, 4, false, 0, {-3.5f, 3.5f}};
    QCOMPARE(quantized(x, 3, fixed), (std::vector<float>{3.5f, 1.5f, -3.5f, 2, -0.5f, 0, 0, 0, 0}));
    std::vector<float> copy = x;
    const std::vector<BlockParams> params = quantizeInputs(copy, 3, {InputScales::Token, 4});
    QCOMPARE(params, (std::vector<BlockParams>{{1, 0}, {0.25f, 0}, {1e-5f / 7, 0}}));
}

void TstInputReports::asymmetricByHand()
{
    const std::vector<float> x{0, 15, 7.4f, -5, 10, 2.6f, 0, 0, 0};
    std::vector<float> copy = x;
    const std::vector<BlockParams> params = quantizeInputs(copy, 3, {InputScales::Token, 4, true});
    QCOMPARE(copy, (std::vector<float>{0, 15, 7, -5, 10, 3, 0, 0, 0}));
    QCOMPARE(params, (std::vector<BlockParams>{{1, 0}, {1, 5}, {1, 0}}));
}

void TstInputReports::errorsByHand()
{
    const std::vector<float> x{7, 1.4f, -3.6f, 1.75f, -0.6f, 0, 0, 0, 0}, ones{1, 1, 1};
    Progress progress;
    const InputError token = inputError(x, 3, {InputScales::Token, 4}, ones, progress);
    QVERIFY(isNear(token.mse, (0.16 + 0.16 + 0.01) / 9));
    QVERIFY(isNear(token.tokenMse[0], 0.32 / 3) && isNear(token.tokenMse[1], 0.01 / 3) && token.tokenMse[2] == 0);
    QVERIFY(token.outputKnown && isNear(token.outputMse, (0.64 + 0.01) / 3));
    QCOMPARE(token.clippedFraction, 0.0);
    const InputError fixed = inputError(x, 3, {InputScales::Static, 4, false, 0, {-3.5f, 3.5f}}, {}, progress);
    QCOMPARE(fixed.clippedFraction, 1.0 / 9);  // -3.6 is within half a step
    QVERIFY(!fixed.outputKnown);
}

void TstInputReports::staticReachHoldsItsShare()
{
    const auto moments = momentsOf(tokens(400, 50), 50);
    const Range all = staticReach(*moments, 100), most = staticReach(*moments, 99);
    QCOMPARE(all.high, *std::max_element(moments->max.begin(), moments->max.end()));
    QCOMPARE(all.low, *std::min_element(moments->min.begin(), moments->min.end()));
    const auto inside = std::count_if(moments->sample.begin(), moments->sample.end(), [&](float x) { return std::fabs(x) <= most.high; });
    const double share = static_cast<double>(inside) / static_cast<double>(moments->sample.size());
    QVERIFY(share >= 0.99 && share < 0.9915);
    QVERIFY(most.high < all.high);
}

// One token in fifty is forty times as large: one scale for all spoils the others.
void TstInputReports::perTokenGainsWhereTokensDiffer()
{
    std::vector<float> x = gaussian(400 * 32, 5);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] *= i / 32 % 50 == 7 ? 40.0f : 1.0f;
    Progress progress;
    const InputScaleSurvey survey = surveyInputScales(*momentsOf(x, 32), gaussian(16 * 32, 2), {}, progress);
    QCOMPARE(survey.calibrationTokens + survey.judgedTokens, 400u);
    QVERIFY(survey.largestMost > 20 * survey.medianMost);
    QVERIFY(survey.perToken.mse * 4 < survey.perTensor.mse);
    QVERIFY(survey.perToken.outputMse * 4 < survey.perTensor.outputMse);
    QVERIFY(survey.fixed.params.size() == 1 && survey.perTensor.params.size() == 1 && survey.perToken.params.size() == 200);
    const InputScaleSurvey narrow = surveyInputScales(*momentsOf(x, 32), {}, {8, false, 0, 99}, progress);
    QVERIFY(narrow.fixed.clippedFraction > 0 && narrow.fixed.params[0].scale < survey.fixed.params[0].scale);
    QCOMPARE(surveyInputScales(*momentsOf({1, 2}, 2), {}, {}, progress).judgedTokens, 0u);
}

void TstInputReports::rotationByHand()
{
    QCOMPARE(hadamardBlock(172), 4u);
    QCOMPARE(hadamardBlock(384), 128u);
    QCOMPARE(hadamardBlock(7), 1u);
    std::vector<float> x{3, 1, 0, 0, 1, 2, 3, 4};
    rotateRows(x, hadamardRotation(4, 0));
    QCOMPARE(x, (std::vector<float>{2, 1, 2, 1, 5, -1, -2, 0}));
    Rotation signs{2, {1, -1}};
    std::vector<float> pair{1, 1};
    rotateRows(pair, signs);
    QVERIFY(pair[0] == 0 && isNear(double{pair[1]}, std::sqrt(2.0)));
    rotateRowsBack(pair, signs);
    QVERIFY(isNear(double{pair[0]}, 1) && isNear(double{pair[1]}, 1));
}

// W x = (W R^T)(R x), so every quadratic form stays what it is.
void TstInputReports::rotationsKeepLengths()
{
    for (const std::size_t n : {1u, 6u, 24u, 64u}) {
        Progress progress;
        const auto moments = momentsOf(tokens(90, n), n);
        const Rotation rotation = hadamardRotation(n, 3);
        std::vector<float> w = gaussian(5 * n, 8);
        const std::vector<double> before = quadraticForms(w, 5, moments->secondMoments, progress);
        rotateRows(w, rotation);
        const std::vector<double> after = quadraticForms(w, 5, rotated(moments->secondMoments, rotation), progress);
        for (std::size_t row = 0; row < 5; ++row)
            QVERIFY(isNear(after[row], before[row], 1e-5));
    }
}

void TstInputReports::rotationSpreadsWhatIsLarge()
{
    const auto weights = knownWeights(40, 96);
    Progress progress;
    const QuantSpec asked = spec("bits=4,granularity=channel");
    const RotationPreview preview = previewRotation(weights, asked, {}, progress).value();
    QCOMPARE(preview.block, 32u);
    const ErrorReport nearest = report(weights, asked, progress).value();
    QVERIFY(isNear(preview.before.weightMse, nearest.mse) && isNear(preview.before.outputMse, nearest.output.mse));
    const auto most = [](const std::vector<float>& values) { return *std::max_element(values.begin(), values.end()); };
    QVERIFY(most(preview.after.inputMost) < 0.7f * most(preview.before.inputMost));
    QVERIFY(preview.after.weightMse < preview.before.weightMse);
    QVERIFY(preview.after.perTensor.outputMse < preview.before.perTensor.outputMse);
    QVERIFY(preview.after.outputMse < preview.before.outputMse);
    std::uint64_t worse = 0;
    for (std::size_t row = 0; row < 40; ++row)
        worse += preview.after.channelMse[row] > preview.before.channelMse[row];
    QCOMPARE(preview.worseChannels, worse);
}

// Large weights meet small inputs and small weights large ones: the rotation spreads the errors of the former over the inputs of
// the latter. (Every seventh channel: what begins at multiples of a power of two, Hadamard matrices map onto itself.) Weights
// that are on the grid are on it no more.
void TstInputReports::rotationHurtsWhereItMixes()
{
    std::vector<float> w = gaussian(8 * 64, 6), x = gaussian(200 * 64, 7);
    for (std::size_t i = 0; i < w.size(); ++i)
        w[i] *= i % 64 % 7 == 0 ? 100.0f : 0.01f;
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] *= i % 64 % 7 == 0 ? 0.01f : 100.0f;
    Progress progress;
    const QuantSpec asked = spec("bits=4,granularity=channel");
    const RotationPreview mixed = previewRotation(withInputs(matrix(w, 8, 64), momentsOf(x, 64)), asked, {}, progress).value();
    QVERIFY2(mixed.after.outputMse > 1000 * mixed.before.outputMse,
             qPrintable(QStringLiteral("%1 after %2").arg(mixed.after.outputMse).arg(mixed.before.outputMse)));
    QCOMPARE(mixed.worseChannels, 8u);
    std::vector<float> flat = gaussian(8 * 64, 8);
    for (float& value : flat)
        value = value < 0 ? -1.0f : 1.0f;
    const RotationPreview spoiled =
        previewRotation(matrix(flat, 8, 64), spec("bits=4,range_kind=narrow,granularity=channel"), {}, progress).value();
    QVERIFY(!spoiled.before.outputKnown && spoiled.before.inputMost.empty());
    QVERIFY(spoiled.before.weightMse < 1e-12 && spoiled.after.weightMse > 1e-3);
    QCOMPARE(spoiled.worseChannels, 8u);
}

// H = [[2, 1], [1, 2]]: what column 0 leaves goes to column 1 by half. Scale 1.
void TstInputReports::traceByHand()
{
    const auto weights = withInputs(matrix({1, 7, 0.6f, 7}, 2, 2), momentsOf({2, 2, 2, 0, 0, 2, 0, 0}, 2));
    Progress progress;
    const std::vector<std::uint64_t> rows{1};
    const auto trace =
        GptqTrace::make(weights, spec("bits=4,range_kind=narrow,granularity=channel,rounding=gptq,damp=0"), rows, progress).value();
    QCOMPARE(trace->steps(), 2u);
    QVERIFY(isNear(trace->order()[0].pivot, 1 / std::sqrt(1.5)) && isNear(trace->order()[1].pivot, 1 / std::sqrt(2.0)));
    QCOMPARE(trace->order()[0].moment, 2.0);
    const TracedWeight &first = trace->at(0, 0), &second = trace->at(0, 1);
    QVERIFY(isNear(first.wanted, 0.6) && first.value == 1 && first.code == 1 && isNear(first.error, -0.4 * std::sqrt(1.5)));
    QVERIFY(isNear(second.wanted, 6.8) && second.value == 7 && second.code == 7 && isNear(second.error, -0.2 * std::sqrt(2.0)));
    QVERIFY(isNear(first.loss + second.loss, 0.16));
    QVERIFY(trace->pushed(0, 0).size() == 1 && isNear(trace->pushed(0, 0)[0], -0.2));
    QVERIFY(isNear(trace->standing(0, 0)[1], 7) && isNear(trace->standing(0, 1)[1], 6.8) && isNear(trace->standing(0, 2)[1], 7));
}

void TstInputReports::traceReplaysTheRounding_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"bits=3,granularity=channel", "bits=4,granularity=group,group=16,order=activation", "bits=4,granularity=group,group=16",
          "bits=4,granularity=tensor,order=group_aware", "grid=nf4,granularity=channel", "bits=3,granularity=channel,preparation=awq"})
        QTest::addRow("%s", text) << QString::fromLatin1(text);
}

// Step by step from the weights, each column's push added: the same wanted values, and the codes of the answer.
void TstInputReports::traceReplaysTheRounding()
{
    QFETCH(QString, text);
    const std::size_t n = 40;
    const auto weights = knownWeights(12, n);
    const QuantSpec asked = spec(text.toStdString() + ",rounding=gptq");
    Progress progress;
    const std::vector<std::uint64_t> rows{7, 2};
    const auto trace = GptqTrace::make(weights, asked, rows, progress).value();
    const auto answer = quantize(weights, asked, progress).value();
    for (std::size_t index = 0; index < 2; ++index) {
        std::vector<double> row = trace->standing(index, 0);
        double losses = 0;
        for (std::size_t c = 0; c < n; ++c) {
            const TracedWeight& traced = trace->at(index, c);
            QVERIFY(isNear(traced.wanted, row[c], 1e-9));
            const std::size_t flat = trace->row(index) * n + trace->order()[c].column;
            const bool isSigned = answer->grid->codeType() == CodeType::I8;
            const auto code = static_cast<std::uint8_t>(answer->codes[flat]);
            QCOMPARE(traced.code, isSigned ? static_cast<int>(static_cast<std::int8_t>(code)) : static_cast<int>(code));
            QVERIFY(isNear(traced.error * trace->order()[c].pivot, traced.wanted - double{traced.value}, 1e-9));
            const std::vector<double> pushed = trace->pushed(index, c);
            row[c] = double{traced.value};
            for (std::size_t j = c + 1; j < n; ++j)
                row[j] += pushed[j - c - 1];
            const std::vector<double> standing = trace->standing(index, c + 1);
            for (std::size_t j = 0; j < n; ++j)
                QVERIFY(isNear(standing[j], row[j], 1e-8));
            losses += traced.loss;
        }
        QVERIFY(losses > 0);
    }
}

void TstInputReports::traceRefuses()
{
    const auto weights = knownWeights(4, 8);
    const std::vector<std::uint64_t> first{0}, beyond{4};
    Progress progress;
    QCOMPARE(GptqTrace::make(weights, spec("bits=4"), first, progress).error().code, ErrorCode::BadArgument);
    QCOMPARE(GptqTrace::make(weights, spec("rounding=gptq"), beyond, progress).error().code, ErrorCode::BadArgument);
    QCOMPARE(GptqTrace::make(matrix(gaussian(32), 4, 8), spec("rounding=gptq"), first, progress).error().code, ErrorCode::BadArgument);
}

void TstInputReports::sweepLearnsFromMoreTokens()
{
    const auto weights = knownWeights(24, 48, 512);
    Progress progress;
    std::vector<std::uint64_t> seen;
    const OutputSweepSink sink = [&](const OutputSweepLevel& level) { seen.push_back(level.tokens); };
    const OutputSweep sweep = sweepOutputError(weights, spec("bits=3,granularity=channel,rounding=gptq"), {}, sink, progress).value();
    QCOMPARE(sweep.calibrationTokens, 384u);
    QCOMPARE(sweep.heldOutTokens, 128u);
    QCOMPARE(seen, (std::vector<std::uint64_t>{8, 16, 32, 64, 128, 256, 384}));
    QCOMPARE(sweep.levels.back().draws.size(), 1u);
    QCOMPARE(sweep.levels.front().draws.size(), 5u);
    const auto heldOut = [](const OutputSweepLevel& level) {
        return std::accumulate(level.draws.begin(), level.draws.end(), 0.0,
                               [](double sum, const auto& draw) { return sum + draw.heldOutMse; })
            / static_cast<double>(level.draws.size());
    };
    QVERIFY(heldOut(sweep.levels.back()) < heldOut(sweep.levels.front()));
    QVERIFY(heldOut(sweep.levels.back()) < sweep.nearestMse);
    QVERIFY(sweep.levels.front().draws[0].seenMse < sweep.levels.front().draws[0].heldOutMse);  // few tokens are fitted, not learned
    const OutputSweep plain = sweepOutputError(weights, spec("bits=3,granularity=channel"), {}, {}, progress).value();
    QCOMPARE(plain.levels[0].draws[0].heldOutMse, plain.nearestMse);
}

void TstInputReports::sweepRefuses()
{
    Progress progress;
    QCOMPARE(sweepOutputError(matrix(gaussian(32), 4, 8), spec("bits=4"), {}, {}, progress).error().code, ErrorCode::BadArgument);
    const auto one = withInputs(matrix(gaussian(32), 4, 8), momentsOf(tokens(1, 8), 8));
    QCOMPARE(sweepOutputError(one, spec("bits=4"), {}, {}, progress).error().code, ErrorCode::BadArgument);
}

QTEST_APPLESS_MAIN(TstInputReports)
#include "tst_input_reports.moc"
