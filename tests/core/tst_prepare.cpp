// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/weight_quantizers.h"
#include "core/prepare/awq.h"
#include "core/prepare/llm_int8.h"
#include "core/prepare/nearest_rows.h"
#include "core/prepare/output_loss.h"
#include "core/prepare/smooth_quant.h"
#include "core/report/error_report.h"
#include "tests/core/input_fixtures.h"

#include <QtTest>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

constexpr std::size_t kColumns = 96;

std::shared_ptr<const Weights> knownWeights()
{
    return withInputs(matrix(laplacian(40 * kColumns, 3), 40, kColumns), momentsOf(tokens(500, kColumns), kColumns));
}

ErrorReport reportOf(std::string_view text)
{
    Progress progress;
    return report(knownWeights(), spec(text), progress).value();
}

}  // namespace

class TstPrepare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPreparationTakesPart();
    void restoringUndoesPreparing();
    void awqWorkedExample();
    void awqLossesOfFewTokensAreThoseOfTheirMoments();
    void awqIsNeverWorseThanNearest_data();
    void awqIsNeverWorseThanNearest();
    void smoothQuantWorkedExample();
    void smoothQuantSearchIsTheBestOfItsCurve();
    void keepsOutlierColumns();
    void keepsTheLargestWeights();
    void tokensByHand();
    void outputErrorIsThatOfTheOutputs();
    void combinationsPrintAndReadBack();
};

// With and without inputs, through both ways to a report: they agree.
void TstPrepare::everyPreparationTakesPart()
{
    for (const PreparationInfo& info : preparations()) {
        for (const char* text : {"bits=4,granularity=group,group=32", "bits=4", "grid=nf4,granularity=channel,rounding=gptq"}) {
            QuantSpec asked = spec(text);
            asked.preparation = defaultChoice(info.id, info.params);
            for (const auto& weights : {knownWeights(), matrix(laplacian(40 * kColumns, 3), 40, kColumns)}) {
                Progress progress;
                const auto answer = quantize(weights, asked, progress);
                QVERIFY(answer.ok());
                const auto errors = compare(*weights, **answer, progress), again = report(weights, asked, progress);
                QVERIFY(errors.ok() && again.ok());
                QCOMPARE(errors->mse, again->mse);
                QCOMPARE(errors->clippedFraction, again->clippedFraction);
                QCOMPARE(errors->output.mse, again->output.mse);
                QCOMPARE(errors->bitsPerWeight, (*answer)->bitsPerWeight());
                QVERIFY2(errors->sqnrDb > 0,
                         qPrintable(QStringLiteral("%1: %2 dB").arg(QString::fromStdString(printSpec(asked))).arg(errors->sqnrDb)));
            }
        }
    }
}

void TstPrepare::restoringUndoesPreparing()
{
    Restoration r;
    r.rows = 2;
    r.cols = 3;
    r.columnScale = {2, 4, 0.5f};
    r.sparseRows = {0, 1, 1};
    r.sparseColumns = {2};
    r.sparseValues = {7};
    r.keptColumns = {1};
    r.keptValues = {10, 20};
    std::vector<float> values{1, 2, 3, 4, 5, 6};
    r.prepare(0, values);
    QCOMPARE(values, (std::vector<float>{2, 0, 0, 8, 0, 3}));
    r.restore(0, values);
    QCOMPARE(values, (std::vector<float>{1, 10, 7, 4, 20, 6}));
    std::vector<float> part{0, 0};
    r.restore(4, part);
    QCOMPARE(part, (std::vector<float>{20, 0}));
}

// reference/methods.md 29.4: rows of a group each, 3 bits, the range not widened to 0. (Its loss at ratio 0 hangs on a tie.)
void TstPrepare::awqWorkedExample()
{
    const std::vector<float> x{1, 2, 0, 1, 0, 1, 1, 2, 2, 1, 1, 0, 1, 0, 3, 1, 1, 1, 0, 1, 0, 2, 1, 1};
    const std::vector<float> w{0.9f, -0.5f, 0.3f, 0.1f, -0.2f, 0.7f, -0.6f, 0.4f};
    const auto grid = makeGrid(spec("bits=3,scheme=asymmetric").grid).value();
    const RoundTrip roundTrip = [&](std::span<const float> weights, std::span<float> values) {
        for (std::size_t first = 0; first < weights.size(); first += 4) {
            const BlockParams params = reference::awqParams(weights.subspan(first, 4), 3, 1e-5f);
            grid->roundTrip(weights.data() + first, 4, params, true, values.data() + first);
        }
        return Result<void>();
    };
    Progress progress;
    const AwqScales found = awqScaleSearch(w, *momentsOf(x, 4), 4, 20, AwqVariant::Plain, roundTrip, 1, progress).value();
    QVERIFY(std::fabs(found.losses[10] - 0.0143512918) < 1e-6);
    const std::vector<float> half = awqScale(momentsOf(x, 4)->meanAbs, {}, 0.5, AwqVariant::Plain);
    QVERIFY(std::fabs(half[0] - 0.91932272f) < 1e-6f && std::fabs(half[1] - 1.08775731f) < 1e-6f);
}

// Few tokens are multiplied themselves, in float32: the same losses as from their second moments, for any number of threads.
void TstPrepare::awqLossesOfFewTokensAreThoseOfTheirMoments()
{
    constexpr std::size_t kFew = 40;
    const auto moments = momentsOf(tokens(kFew, kColumns), kColumns);
    auto momentsAlone = std::make_shared<InputMoments>(*moments);
    momentsAlone->sample.clear();
    momentsAlone->sampleTokens = 0;
    const std::vector<float> w = laplacian(70 * kColumns, 5);
    const auto rows = NearestRows::make(spec("bits=4,granularity=group,group=32"), 70, kColumns).value();
    const RoundTrip roundTrip = [&](std::span<const float> weights, std::span<float> values) { return rows->round(weights, values); };
    Progress progress;
    const AwqScales fromMoments = awqScaleSearch(w, *momentsAlone, 32, 20, AwqVariant::Plain, roundTrip, 32, progress).value();
    std::vector<double> first;
    for (const std::size_t threads : {1u, 3u}) {
        const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
        const AwqScales found = awqScaleSearch(w, *moments, 32, 20, AwqVariant::Plain, roundTrip, 32, progress).value();
        for (std::size_t k = 0; k < 20; ++k)
            QVERIFY(std::fabs(found.losses[k] - fromMoments.losses[k]) <= 1e-4 * fromMoments.losses[k]);
        QCOMPARE(found.best, fromMoments.best);
        QCOMPARE(found.scale, fromMoments.scale);
        first = first.empty() ? found.losses : first;
        QCOMPARE(found.losses, first);
        for (const std::size_t rowsAtOnce : {0u, 3u, 8u})
            QCOMPARE(awqValues(w, found.scale, roundTrip, rowsAtOnce, progress).value(),
                     awqValues(w, found.scale, roundTrip, 1, progress).value());
    }
}

void TstPrepare::awqIsNeverWorseThanNearest_data()
{
    QTest::addColumn<QString>("text");
    for (const char* grid : {"bits=4", "bits=3,scheme=asymmetric", "grid=nf4", "bits=4,range=mse"}) {
        for (const char* granularity : {"channel", "group,group=32"}) {
            for (const char* how : {"", ",awq_variant=duo", ",awq_clip=true"}) {
                const QString text = QStringLiteral("%1,granularity=%2,preparation=awq%3")
                                         .arg(QLatin1String(grid), QLatin1String(granularity), QLatin1String(how));
                QTest::addRow("%s", qPrintable(text)) << text;
            }
        }
    }
}

void TstPrepare::awqIsNeverWorseThanNearest()
{
    QFETCH(QString, text);
    const ErrorReport awq = reportOf(text.toStdString());
    const ErrorReport plain = reportOf(text.section(QStringLiteral(",preparation"), 0, 0).toStdString());
    QVERIFY(awq.output.mse <= plain.output.mse * (1 + 1e-9));
    QCOMPARE(awq.curve.loss.size(), std::size_t{20});
}

// reference/methods.md 29.5.
void TstPrepare::smoothQuantWorkedExample()
{
    const std::vector<float> inputs{10, 0.5f, 2, 0}, weights{0.2f, 0.8f, 0.5f, 0.3f};
    const std::vector<float> reference = smoothQuantScale(inputs, weights, 0.5, false), ours = smoothQuantScale(inputs, weights, 0.5, true);
    const std::vector<double> wanted{7.071067812, 0.790569415, 2};
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::fabs(double{ours[i]} - wanted[i]) < 1e-6 * wanted[i]);
    QCOMPARE(reference[3], 1e-5f);
    QCOMPARE(ours[3], 1.0f);
}

void TstPrepare::smoothQuantSearchIsTheBestOfItsCurve()
{
    const ErrorReport found = reportOf("bits=8,granularity=channel,preparation=smoothquant,alpha_search=true");
    QCOMPARE(found.curve.parameter.size(), std::size_t{21});
    const auto best = std::min_element(found.curve.loss.begin(), found.curve.loss.end()) - found.curve.loss.begin();
    QCOMPARE(found.curve.best, found.curve.parameter[static_cast<std::size_t>(best)]);
    QVERIFY(found.curve.best > 0);  // the inputs have outlier channels
}

void TstPrepare::keepsOutlierColumns()
{
    const ErrorReport kept = reportOf("bits=4,granularity=channel,preparation=llm_int8,outlier_threshold=20");
    const ErrorReport plain = reportOf("bits=4,granularity=channel");
    QVERIFY(kept.output.mse < plain.output.mse / 4);
    QVERIFY(kept.bitsPerWeight > plain.bitsPerWeight);
    QCOMPARE(kept.remarks.front().id, std::string_view("llm_int8_kept_share"));
}

void TstPrepare::keepsTheLargestWeights()
{
    Progress progress;
    const auto answer = quantize(knownWeights(), spec("bits=4,preparation=outliers,outlier_share=1"), progress).value();
    QCOMPARE(answer->restoration->sparseValues.size(), std::size_t{38});  // floor(1 % of 3840)
    QCOMPARE(answer->bitsPerWeight(), 4 + (32.0 + 41 * 32 + 38 * 32) / 3840);
}

void TstPrepare::tokensByHand()
{
    std::vector<float> x{1, -2, 0, 0, 127, 5};
    quantizeTokens(x, 2, {8, true, 0});
    QCOMPARE(x[1], -2.0f);
    QCOMPARE(x[2], 0.0f);
    QCOMPARE(x[5], 5.0f);
    std::vector<float> y{1, -2, 0, 0, 127, 5};
    quantizeTokens(y, 2, {8, false, 0});
    QCOMPARE(y, (std::vector<float>{1, -2, 0, 0, 127, 5}));
    const std::vector<float> a{1, 8, -2, 0.5f, 7, 4};  // column 1 holds outliers
    const VectorwiseRows q = quantizeVectorwise(a, 3, 6);
    QCOMPARE(q.outlierColumns, (std::vector<std::uint8_t>{0, 1, 0}));
    QCOMPARE(q.codes, (std::vector<std::int8_t>{64, 0, -127, 16, 0, 127}));
    QCOMPARE(q.scales, (std::vector<float>{2, 4}));
}

// mean over tokens and outputs of ((W - Q) x)^2, token by token.
void TstPrepare::outputErrorIsThatOfTheOutputs()
{
    Progress progress;
    const auto weights = knownWeights();
    const QuantSpec asked = spec("bits=3,granularity=channel");
    const ErrorReport found = report(weights, asked, progress).value();
    const std::vector<float> w = valuesOf(*weights).value(), q = nearestValues(*weights, w, asked, progress).value();
    const std::vector<float> x = tokens(500, kColumns);
    QVERIFY(std::fabs(found.output.mse - jointLoss(x, w, x, q, kColumns, progress)) <= 1e-6 * found.output.mse);
    double sum = 0;
    for (const double mse : found.output.channelMse)
        sum += mse / 40;
    QVERIFY(std::fabs(sum - found.output.mse) <= 1e-12 * sum);
}

void TstPrepare::combinationsPrintAndReadBack()
{
    const QuantSpec all =
        spec("bits=4,granularity=group,group=32,range=mse,rounding=gptq,order=group_aware,preparation=smoothquant,alpha=0.7");
    QCOMPARE(parseSpec(printSpec(all)).value(), all);
    Progress progress;
    const auto errors = report(knownWeights(), all, progress);
    QVERIFY(errors.ok() && errors->output.known);
    QVERIFY(errors->output.mse < reportOf("bits=4,granularity=group,group=32,range=mse").output.mse);
}

QTEST_APPLESS_MAIN(TstPrepare)
#include "tst_prepare.moc"
