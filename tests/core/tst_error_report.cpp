// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Every figure of the report against a plain loop over the elements, and against what the literature expects.

#include "quant_fixtures.h"

#include "core/report/divergence.h"
#include "core/report/error_histogram.h"
#include "core/report/error_report.h"

#include <QtTest>
#include <limits>
#include <numeric>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

class TstErrorReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand();
    void agreesWithPlainLoops_data();
    void agreesWithPlainLoops();
    void anyWayGivesTheSame_data();
    void anyWayGivesTheSame();
    void degenerate();
    void nonFiniteIsLeftOut();
    void indexIsTheTensorsOwn();
    void errorRangeGrowsWithoutTrace();
    void divergences();
    void differenceByHand();
    void expectedSqnr_data();
    void expectedSqnr();
};

namespace {

ErrorReport reportOf(const std::shared_ptr<const Weights>& weights, const QuantSpec& question)
{
    Progress progress;
    return report(weights, question, progress).value();
}

ErrorReport comparedAfter(const std::shared_ptr<const Weights>& weights, const QuantSpec& question)
{
    Progress progress;
    const auto answer = quantize(weights, question, progress).value();
    return compare(*weights, *answer, progress).value();
}

void sameReports(const ErrorReport& a, const ErrorReport& b)
{
    QCOMPARE(a.count, b.count);
    QCOMPARE(a.mse, b.mse);
    QCOMPARE(a.maxAbsError, b.maxAbsError);
    QCOMPARE(a.maxAbsErrorIndex, b.maxAbsErrorIndex);
    QCOMPARE(a.cosine, b.cosine);
    QCOMPARE(a.kl, b.kl);
    QCOMPARE(a.clippedFraction, b.clippedFraction);
    QCOMPARE(a.bytesAfter, b.bytesAfter);
    QVERIFY(a.codeCounts == b.codeCounts);
    QVERIFY(a.quantizedHistogram.counts == b.quantizedHistogram.counts);
    QVERIFY(a.errorHistogram.counts == b.errorHistogram.counts && a.errorHistogram.high == b.errorHistogram.high);
    QCOMPARE(a.channels.size(), b.channels.size());
    for (std::size_t i = 0; i < a.channels.size(); ++i) {
        QCOMPARE(a.channels[i].mse, b.channels[i].mse);
        QCOMPARE(a.channels[i].scale, b.channels[i].scale);
        QCOMPARE(a.channels[i].clippedFraction, b.channels[i].clippedFraction);
    }
}

void manyCases()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cols");
    for (const char* text : {"int8", "int8_channel", "int8_asymmetric", "nf4", "fp4", "w4a16_g128", "int16_channel", "bits=4,range=mse",
                             "bits=3,granularity=channel,range=mse", "grid=nf4,range=manual,low=-1,high=1.5"}) {
        QTest::addRow("%s many rows", text) << text << 60 << 310;
        QTest::addRow("%s long rows", text) << text << 2 << 70001;
    }
}

bool close(double a, double b, double relative = 1e-11)
{
    return a == b || std::fabs(a - b) <= relative * std::max(std::fabs(a), std::fabs(b));
}

std::vector<std::uint64_t> binned(const std::vector<float>& values, double low, double high)
{
    std::vector<std::uint64_t> counts(2048, 0);
    const Histogram edges{low, high, counts};
    for (const float x : values) {
        if (double{x} < low || double{x} > high)
            continue;
        std::size_t bin = 0;
        for (std::size_t step = 1024; step > 0; step /= 2)
            bin += edges.edge(bin + step) <= double{x} && bin + step < 2048 ? step : 0;
        ++counts[bin];
    }
    return counts;
}

}  // namespace

// INT2 narrow over [-1, 1]: levels -1, 0, 1. Weights 1, 0.25, -0.75 (to -1), 0.5 (a tie, to 0).
void TstErrorReport::byHand()
{
    const ErrorReport r = reportOf(matrix({1, 0.25f, -0.75f, 0.5f}, 2, 2), spec("bits=2"));
    QCOMPARE(r.count, std::uint64_t{4});
    QCOMPARE(r.mse, (0.0625 + 0.0625 + 0.25) / 4);
    QCOMPARE(r.sqnrDb, 10 * std::log10((1 + 0.0625 + 0.5625 + 0.25) / 0.375));
    QCOMPARE(r.maxAbsError, 0.5);
    QCOMPARE(r.maxAbsErrorIndex, std::uint64_t{3});
    QCOMPARE(r.meanAbsError, 0.25);
    QCOMPARE(r.relativeError, std::sqrt(0.375 / 1.875));
    QCOMPARE(r.cosine, 1.75 / std::sqrt(1.875 * 2));
    QCOMPARE(r.clippedFraction, 0.0);
    QVERIFY(r.codeCounts == (std::vector<std::uint64_t>{1, 2, 1}));
    QCOMPARE(r.codeEntropyBits, 1.5);
    QCOMPARE(r.usedLevels, 1.0);
    QCOMPARE(r.bitsPerWeight, 2 + 32 / 4.0);
    QCOMPARE(r.bytesAfter, std::uint64_t{1 + 4});
    QCOMPARE(r.channels.size(), std::size_t{2});
    QCOMPARE(r.channels[0].mse, 0.03125);
    QCOMPARE(r.channels[1].maxAbsError, 0.5);
    QCOMPARE(r.channels[1].weightMin, -0.75f);
    QCOMPARE(r.channels[1].scale, 1.0);
    QCOMPARE(r.errorHistogram.high, 1.0);  // the power of two above 0.5
    QCOMPARE(r.errorHistogram.counts[512], std::uint64_t{1});
    QCOMPARE(r.errorHistogram.counts[512 + 256], std::uint64_t{1});
    QCOMPARE(r.errorHistogram.total(), std::uint64_t{4});
    // By hand, a range of +-0.5: 1 and -0.75 are more than half a step (0.25) beyond the ends, -0.75 not quite.
    const ErrorReport clipped = reportOf(matrix({1, 0.25f, -0.75f, 0.5f}, 2, 2), spec("bits=2,range=manual,low=-0.5,high=0.5"));
    QCOMPARE(clipped.clippedFraction, 0.25);
    const ErrorReport codebook = reportOf(matrix({1, 0.25f, -0.75f, 0.5f}, 2, 2), spec("grid=nf4,range=manual,low=-0.5,high=0.5"));
    QCOMPARE(codebook.clippedFraction, 0.5);
}

void TstErrorReport::agreesWithPlainLoops_data() { manyCases(); }
void TstErrorReport::agreesWithPlainLoops()
{
    QFETCH(QString, text);
    QFETCH(int, rows);
    QFETCH(int, cols);
    const std::size_t width = static_cast<std::size_t>(cols), size = static_cast<std::size_t>(rows) * width;
    const std::vector<float> x = laplacian(size, 11);
    const auto weights = matrix(x, static_cast<std::uint64_t>(rows), width);
    Progress progress;
    const auto answer = quantize(weights, spec(text.toStdString()), progress).value();
    const ErrorReport r = compare(*weights, *answer, progress).value();

    std::vector<float> y(size);
    double squares = 0, signal = 0, absolute = 0, largest = 0;
    std::uint64_t clipped = 0;
    const BlockLayout& blocks = answer->blocks;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t block = blocks.wholeTensor ? 0 : i / width * blocks.blocksPerRow + i % width / blocks.blockSize;
        const BlockParams params = answer->params[block];
        answer->grid->decode(answer->codes.data() + i * codeBytes(answer->grid->codeType()), 1, params, &y[i]);
        const double e = double{x[i]} - double{y[i]};
        squares += e * e;
        signal += double{x[i]} * double{x[i]};
        absolute += std::fabs(e);
        largest = std::max(largest, std::fabs(e));
        const Range ends = answer->grid->representable(params);
        const double beyond = answer->grid->unclipped(params) == ends ? 0 : double{params.scale} / 2;
        clipped += (y[i] == ends.low && e < -beyond) || (y[i] == ends.high && e > beyond);
    }
    QVERIFY(close(r.mse, squares / static_cast<double>(size)));
    QVERIFY(close(r.sqnrDb, 10 * std::log10(signal / squares)));
    QVERIFY(close(r.meanAbsError, absolute / static_cast<double>(size)));
    QVERIFY(close(r.maxAbsError, largest, 1e-7));
    QCOMPARE(r.clippedFraction, static_cast<double>(clipped) / static_cast<double>(size));
    QCOMPARE(std::accumulate(r.codeCounts.begin(), r.codeCounts.end(), std::uint64_t{0}), std::uint64_t{size});
    QCOMPARE(r.errorHistogram.total(), std::uint64_t{size});
    QVERIFY(r.errorHistogram.high > largest * 0.999999 && r.errorHistogram.high <= 2.000001 * largest);
    const auto [xLow, xHigh] = std::minmax_element(x.begin(), x.end());
    const auto [yLow, yHigh] = std::minmax_element(y.begin(), y.end());
    const double low = double{std::min(*xLow, *yLow)}, high = double{std::max(*xHigh, *yHigh)};
    QCOMPARE(r.kl, smoothedKlDivergence(binned(x, low, high), binned(y, low, high)));
    QVERIFY(r.quantizedHistogram.counts == binned(y, double{*xLow}, double{*xHigh}));
    double weighted = 0;
    for (const ChannelReport& channel : r.channels)
        weighted += channel.mse / static_cast<double>(rows);
    QVERIFY(close(weighted, r.mse));
}

// Streamed or resident, from codes at hand or on the way, with one thread or four.
void TstErrorReport::anyWayGivesTheSame_data() { manyCases(); }
void TstErrorReport::anyWayGivesTheSame()
{
    QFETCH(QString, text);
    QFETCH(int, rows);
    QFETCH(int, cols);
    const auto weights =
        matrix(gaussian(static_cast<std::size_t>(rows * cols), 3), static_cast<std::uint64_t>(rows), static_cast<std::uint64_t>(cols));
    const QuantSpec question = spec(text.toStdString());
    const ErrorReport first = comparedAfter(weights, question);
    sameReports(first, reportOf(weights, question));
    sameReports(first, reportOf(std::make_shared<StreamedCopy>(weights), question));
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 1);
    sameReports(first, reportOf(weights, question));
}

void TstErrorReport::degenerate()
{
    for (const Preset& preset : presets()) {
        const ErrorReport empty = reportOf(matrix({}, 0, 7), spec(preset.id));
        QCOMPARE(empty.count, std::uint64_t{0});
        QCOMPARE(empty.mse, 0.0);
        QCOMPARE(empty.sqnrDb, std::numeric_limits<double>::infinity());
        const ErrorReport zeros = reportOf(matrix(std::vector<float>(300, 0.0f), 3, 100), spec(preset.id));
        QCOMPARE(zeros.mse, 0.0);
        QCOMPARE(zeros.sqnrDb, std::numeric_limits<double>::infinity());
        QCOMPARE(zeros.cosine, 1.0);
        QCOMPARE(zeros.kl, 0.0);
        QCOMPARE(zeros.relativeError, 0.0);
        QCOMPARE(zeros.codeEntropyBits, 0.0);
        QCOMPARE(zeros.errorHistogram.counts[512], std::uint64_t{300});
        QCOMPARE(reportOf(matrix({}, 4, 0), spec(preset.id)).channels.size(), std::size_t{4});
    }
}

void TstErrorReport::nonFiniteIsLeftOut()
{
    const float infinity = std::numeric_limits<float>::infinity();
    const std::vector<float> clean{0.5f, -1, 0.25f, 0.875f};
    std::vector<float> dirty = clean;
    dirty.insert(dirty.end(), {std::nanf(""), infinity, -infinity});
    const ErrorReport a = reportOf(matrix(clean, 1, 4), spec("bits=4")), b = reportOf(matrix(dirty, 1, 7), spec("bits=4"));
    QCOMPARE(b.count, std::uint64_t{4});
    QCOMPARE(a.mse, b.mse);
    QCOMPARE(a.sqnrDb, b.sqnrDb);
    QCOMPARE(a.clippedFraction, b.clippedFraction);
    QCOMPARE(b.errorHistogram.total(), std::uint64_t{4});
    QCOMPARE(std::accumulate(b.codeCounts.begin(), b.codeCounts.end(), std::uint64_t{0}), std::uint64_t{7});
    const ErrorReport none = reportOf(matrix({std::nanf(""), infinity}, 1, 2), spec("int8"));
    QCOMPARE(none.count, std::uint64_t{0});
    QCOMPARE(none.mse, 0.0);
    QCOMPARE(none.kl, 0.0);
}

// Keras: the output channel is last, so the matrix is the tensor turned; the index is the tensor's.
void TstErrorReport::indexIsTheTensorsOwn()
{
    std::vector<float> values(30, 0.0f);  // 5 x 6
    values[2 * 6 + 4] = 0.5f;  // a tie between 0 and 1: the only error
    values[0] = 1;
    const ErrorReport r = reportOf(weightsFromValues("k", {5, 6}, values, 1), spec("bits=2"));
    QCOMPARE(r.maxAbsErrorIndex, std::uint64_t{2 * 6 + 4});
    QCOMPARE(r.channels.size(), std::size_t{6});
    QCOMPARE(r.channels[4].maxAbsError, 0.5);
}

void TstErrorReport::errorRangeGrowsWithoutTrace()
{
    const std::vector<float> errors = gaussian(5000, 9);
    std::vector<float> scaled = errors;
    for (std::size_t i = 0; i < scaled.size(); ++i)
        scaled[i] *= static_cast<float>(std::exp2(static_cast<double>(i % 40) - 20));
    const auto largestOf = [](std::span<const float> part) {
        float largest = 0;
        for (const float e : part)
            largest = std::max(largest, std::fabs(e));
        return largest;
    };
    ErrorHistogram atOnce, inParts;
    atOnce.add(scaled, largestOf(scaled));
    for (std::size_t first = 0; first < scaled.size(); first += 7) {
        const auto part = std::span(scaled).subspan(first, std::min<std::size_t>(7, scaled.size() - first));
        ErrorHistogram one;
        one.add(part, largestOf(part));
        if (first % 2 == 0)
            inParts.add(one);
        else
            inParts.add(part, largestOf(part));
    }
    QVERIFY(atOnce.result().counts == inParts.result().counts);
    QCOMPARE(atOnce.result().high, inParts.result().high);
    QVERIFY(atOnce.result().high > double{largestOf(scaled)} && atOnce.result().high <= 2 * double{largestOf(scaled)});
    QCOMPARE(atOnce.result().total(), std::uint64_t{5000});
}

void TstErrorReport::divergences()
{
    const std::vector<double> p{1, 1, 2}, q{2, 1, 1};
    QVERIFY(close(klDivergence(p, q), 0.25 * std::log(0.5) + 0.5 * std::log(2.0)));
    QCOMPARE(klDivergence(p, p), 0.0);
    QCOMPARE(klDivergence(p, std::vector<double>{0, 1, 1}), std::numeric_limits<double>::infinity());
    QVERIFY(std::isfinite(klDivergence(std::vector<double>{0, 1, 1}, p)));
    QVERIFY(close(entropy(p), 1.5 * std::log(2.0)));
    QCOMPARE(entropyBits(std::vector<std::uint64_t>{5, 5, 0, 10}), 1.5);
    QVERIFY(close(jensenShannon(p, q), jensenShannon(q, p)));
    QVERIFY(close(jensenShannon(std::vector<double>{1, 0}, std::vector<double>{0, 1}), std::log(2.0)));
    QVERIFY(std::isfinite(smoothedKlDivergence(std::vector<std::uint64_t>{3, 1}, std::vector<std::uint64_t>{4, 0})));
}

void TstErrorReport::differenceByHand()
{
    Progress progress;
    const auto a = matrix({1, 2, 3, 4}, 2, 2), b = matrix({1, 2.5f, 3, 3}, 2, 2);
    const Difference d = difference(*a, *b, progress).value();
    QCOMPARE(d.mse, 1.25 / 4);
    QCOMPARE(d.maxAbs, 1.0);
    QCOMPARE(d.meanAbs, 1.5 / 4);
    QCOMPARE(d.sqnrDb, 10 * std::log10(30 / 1.25));
    QVERIFY(close(d.cosine, 27 / std::sqrt(30 * 25.25)));
    QVERIFY(d.channelMse == (std::vector<double>{0.125, 0.5}));
    QCOMPARE(difference(*a, *a, progress)->sqnrDb, std::numeric_limits<double>::infinity());
    QCOMPARE(difference(*a, *matrix({1, 2, 3, 4}, 4, 1), progress).error().code, ErrorCode::BadArgument);
}

void TstErrorReport::expectedSqnr_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("gauss");
    QTest::addColumn<double>("laplace");
    // methods.md 28.3; scales in float32 as there.
    QTest::newRow("INT8 row") << "int8_channel" << 41.26 << 36.88;
    QTest::newRow("INT8 g128") << "granularity=group,group=128" << 43.79 << 40.99;
    QTest::newRow("INT4 narrow g32") << "bits=4,granularity=group,group=32" << 20.26 << 18.35;
    QTest::newRow("INT4 narrow g64") << "bits=4,granularity=group,group=64" << 19.36 << 17.04;
    QTest::newRow("INT4 narrow g128") << "bits=4,granularity=group,group=128" << 18.62 << 15.92;
    QTest::newRow("INT4 full g32") << "bits=4,range_kind=full,granularity=group,group=32" << 20.46 << 18.53;
    QTest::newRow("INT4 full g128") << "bits=4,range_kind=full,granularity=group,group=128" << 19.12 << 16.40;
    QTest::newRow("INT4 asymmetric g32") << "bits=4,scheme=asymmetric,granularity=group,group=32" << 21.86 << 20.51;
    QTest::newRow("INT4 asymmetric g64") << "bits=4,scheme=asymmetric,granularity=group,group=64" << 20.81 << 18.99;
    QTest::newRow("INT4 asymmetric g128") << "bits=4,scheme=asymmetric,granularity=group,group=128" << 19.95 << 17.70;
    QTest::newRow("INT3 asymmetric g128") << "bits=3,scheme=asymmetric,granularity=group,group=128" << 13.33 << 11.28;
    QTest::newRow("INT2 asymmetric g64") << "bits=2,scheme=asymmetric,granularity=group,group=64" << 6.80 << 5.97;
    QTest::newRow("NF4 g64") << "nf4" << 20.73 << 19.69;
    QTest::newRow("NF4 g128") << "nf4,group=128" << 20.40 << 18.90;
    QTest::newRow("FP4 g64") << "fp4" << 18.28 << 16.45;
}

void TstErrorReport::expectedSqnr()
{
    QFETCH(QString, text);
    QFETCH(double, gauss);
    QFETCH(double, laplace);
    static const auto gaussWeights = matrix(gaussian(128 * 4096, 21), 128, 4096);
    static const auto laplaceWeights = matrix(laplacian(128 * 4096, 22), 128, 4096);
    const QuantSpec question = spec(text.toStdString());
    const double gotGauss = reportOf(gaussWeights, question).sqnrDb, gotLaplace = reportOf(laplaceWeights, question).sqnrDb;
    // The table's tolerance is 0.05 dB for 2^21 samples. Here are 2^19: twice the spread of the mean; and one scale a row of
    // 4096 follows that row's one largest Laplace weight, of which there are only 128 here.
    const double slack = text == "int8_channel" ? 0.35 : 0.1;
    QVERIFY2(std::fabs(gotGauss - gauss) < slack, std::to_string(gotGauss).c_str());
    QVERIFY2(std::fabs(gotLaplace - laplace) < slack, std::to_string(gotLaplace).c_str());
}

QTEST_GUILESS_MAIN(TstErrorReport)
#include "tst_error_report.moc"
