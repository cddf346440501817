// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Statistics, percentiles and histograms against plain loops, for every kind of weights, in memory and streamed.

#include "core/calibrate/interpolate.h"
#include "core/report/statistics.h"
#include "tests/core/calibration_fixtures.h"

#include <QtTest>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

struct Plain {
    double mean = 0, variance = 0, skewness = 0, kurtosis = 0, meanAbs = 0;
};

// Two passes in long double.
Plain plainMoments(const std::vector<float>& values)
{
    const auto n = static_cast<long double>(values.size());
    long double sum = 0, sumAbs = 0, m2 = 0, m3 = 0, m4 = 0;
    for (const float x : values) {
        sum += static_cast<long double>(x);
        sumAbs += std::fabs(static_cast<long double>(x));
    }
    const long double mean = sum / n;
    for (const float x : values) {
        const long double d = static_cast<long double>(x) - mean;
        m2 += d * d / n;
        m3 += d * d * d / n;
        m4 += d * d * d * d / n;
    }
    if (m2 == 0)
        return {static_cast<double>(mean), 0, 0, 0, static_cast<double>(sumAbs / n)};
    return {static_cast<double>(mean), static_cast<double>(m2), static_cast<double>(m3 / std::pow(m2, 1.5L)),
            static_cast<double>(m4 / (m2 * m2) - 3), static_cast<double>(sumAbs / n)};
}

bool near(double got, double want, double tolerance) { return std::fabs(got - want) <= tolerance * std::max(1.0, std::fabs(want)); }

// A tensor of doubles in memory, as a file.
class DoubleFile final : public ModelFile {
public:
    explicit DoubleFile(std::vector<double> values)
        : m_values(std::move(values))
    {
        TensorInfo info;
        info.name = "d";
        info.dtype = DType::F64;
        info.shape = {m_values.size()};
        m_tensors.push_back(info);
    }
    Result<void> readFloat(std::size_t, std::uint64_t first, std::size_t count, float* out) const override
    {
        std::transform(m_values.begin() + static_cast<std::ptrdiff_t>(first), m_values.begin() + static_cast<std::ptrdiff_t>(first + count),
                       out, [](double x) { return static_cast<float>(x); });
        return {};
    }
    Result<void> readDouble(std::size_t, std::uint64_t first, std::size_t count, double* out) const override
    {
        std::copy_n(m_values.begin() + static_cast<std::ptrdiff_t>(first), count, out);
        return {};
    }

private:
    std::vector<double> m_values;
};

}  // namespace

class TstStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void momentsOfEveryKind();
    void percentilesOfEveryKind();
    void countsWhatIsNotANumber();
    void emptyAndConstant();
    void outliers();
    void streamedEqualsResident();
    void sameForAnyNumberOfThreads();
    void doublesKeepTheirDigits();
    void histogramEdges();
};

void TstStatistics::momentsOfEveryKind()
{
    for (const Kind& kind : kinds(150000)) {
        Progress progress;
        const Statistics s = statistics(Slice(std::span<const float>(kind.weights)), progress).value();
        const auto values = sortedFinite(kind.weights, false);
        const Plain plain = plainMoments(values);
        const double scale = double{sortedFinite(kind.weights, true).back()};
        QCOMPARE(s.finite(), std::uint64_t{values.size()});
        QCOMPARE(s.min, double{values.front()});
        QCOMPARE(s.max, double{values.back()});
        QVERIFY2(std::fabs(s.mean - plain.mean) <= 1e-13 * scale, kind.name.c_str());
        QVERIFY2(std::fabs(s.variance / plain.variance - 1) < 1e-10 || s.variance == plain.variance, kind.name.c_str());
        QVERIFY2(near(s.skewness, plain.skewness, 1e-8) && near(s.kurtosis, plain.kurtosis, 1e-8), kind.name.c_str());
        QVERIFY2(std::fabs(s.meanAbs / plain.meanAbs - 1) < 1e-12, kind.name.c_str());
        QCOMPARE(s.zero, static_cast<std::uint64_t>(std::count(values.begin(), values.end(), 0.0f)));
    }
}

void TstStatistics::percentilesOfEveryKind()
{
    const std::vector<double> percents = {0, 1, 50, 99.99, 100};
    for (const Kind& kind : kinds(50000)) {
        const Slice slice{std::span<const float>(kind.weights)};
        for (const bool magnitude : {false, true}) {
            const auto sorted = sortedFinite(kind.weights, magnitude);
            Progress progress;
            const auto together = percentiles(slice, percents, magnitude, progress).value();
            for (std::size_t i = 0; i < percents.size(); ++i) {
                const double want =
                    interpolatedPercentile(sorted.size(), percents[i], [&](std::uint64_t rank) { return double{sorted[rank]}; });
                const auto alone = percentiles(slice, std::span(percents).subspan(i, 1), magnitude, progress).value();
                QVERIFY2(together[i] == want && alone[0] == want, kind.name.c_str());
            }
        }
    }
}

void TstStatistics::countsWhatIsNotANumber()
{
    const float infinity = std::numeric_limits<float>::infinity();
    const std::vector<float> weights = {1, std::nanf(""), infinity, -infinity, 0, -0.0f, 1e-40f, -3};
    Progress progress;
    const Statistics s = statistics(Slice(std::span<const float>(weights)), progress).value();
    QCOMPARE(s.count, std::uint64_t{8});
    QCOMPARE(s.nan, std::uint64_t{1});
    QCOMPARE(s.inf, std::uint64_t{2});
    QCOMPARE(s.zero, std::uint64_t{2});
    QCOMPARE(s.subnormal, std::uint64_t{1});
    QCOMPARE(s.min, -3.0);
    QCOMPARE(s.max, 1.0);
    QVERIFY(std::fabs(s.mean - -0.4) < 1e-15);
}

void TstStatistics::emptyAndConstant()
{
    Progress progress;
    const Statistics empty = statistics(Slice(std::span<const float>()), progress).value();
    QCOMPARE(empty.count, std::uint64_t{0});
    QCOMPARE(empty.mean, 0.0);
    QCOMPARE(empty.absPercentiles.back().value, 0.0);
    const std::vector<float> same(70000, 0.1f);
    const Statistics s = statistics(Slice(std::span<const float>(same)), progress).value();
    QCOMPARE(s.mean, double{0.1f});
    QCOMPARE(s.variance, 0.0);
    QCOMPARE(s.skewness, 0.0);
    QCOMPARE(s.kurtosis, 0.0);
    QCOMPARE(s.absPercentiles.front().value, double{0.1f});
}

void TstStatistics::outliers()
{
    std::vector<float> weights = gaussian(100000);
    weights[7] = 40;
    weights[8] = -40;
    Progress progress;
    const Statistics s = statistics(Slice(std::span<const float>(weights)), progress).value();
    QCOMPARE(s.outliers6Sigma, std::uint64_t{2});
}

void TstStatistics::streamedEqualsResident()
{
    for (const Kind& kind : kinds(2 * kTileSize + 11)) {
        const auto resident = matrix(kind.weights, 1, kind.weights.size());
        const StreamedCopy streamed(resident);
        Progress progress;
        const Statistics a = statistics(Slice(*resident, 0, resident->size()), progress).value();
        const Statistics b = statistics(Slice(streamed, 0, streamed.size()), progress).value();
        QVERIFY2(a.mean == b.mean && a.variance == b.variance && a.kurtosis == b.kurtosis && a.outliers6Sigma == b.outliers6Sigma,
                 kind.name.c_str());
        for (std::size_t i = 0; i < a.absPercentiles.size(); ++i)
            QCOMPARE(a.absPercentiles[i].value, b.absPercentiles[i].value);
        const Histogram h = histogram(Slice(*resident, 0, resident->size()), -1, 2, 77, progress).value();
        QCOMPARE(histogram(Slice(streamed, 0, streamed.size()), -1, 2, 77, progress).value().counts, h.counts);
    }
}

void TstStatistics::sameForAnyNumberOfThreads()
{
    const std::vector<float> weights = laplacian(4 * kTileSize + 3);
    Progress progress;
    const Statistics many = statistics(Slice(std::span<const float>(weights)), progress).value();
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    const Statistics single = statistics(Slice(std::span<const float>(weights)), progress).value();
    QVERIFY(many.mean == single.mean && many.variance == single.variance && many.skewness == single.skewness
            && many.meanAbs == single.meanAbs);
}

void TstStatistics::doublesKeepTheirDigits()
{
    std::vector<double> values;
    for (int i = 0; i < 5000; ++i)
        values.push_back(1e9 + (i * 1237) % 5000 * 1e-3);  // float32 would see a single value
    values.push_back(std::nan(""));
    const DoubleFile file(values);
    Progress progress;
    const Statistics s = statistics(file, 0, progress).value();
    QCOMPARE(s.nan, std::uint64_t{1});
    QCOMPARE(s.min, 1e9);
    QVERIFY(std::fabs(s.mean - (1e9 + 2.4995)) < 1e-6);
    QVERIFY(std::fabs(s.variance / (1e-6 * (5000.0 * 5000.0 - 1) / 12) - 1) < 1e-6);
    QVERIFY(std::fabs(s.absPercentiles.front().value - (1e9 + 2.4995)) < 1e-6);
    QVERIFY(!statistics(file, 3, progress));
}

void TstStatistics::histogramEdges()
{
    const std::vector<float> weights = {-1, 0, 0.5f, 1, 2, 2.0000002f, std::nanf("")};
    Progress progress;
    const Slice slice{std::span<const float>(weights)};
    QCOMPARE(histogram(slice, 0, 2, 4, progress).value().counts, (std::vector<std::uint64_t>{1, 1, 1, 1}));
    QCOMPARE(magnitudeHistogram(slice, 2, 2, progress).value().counts, (std::vector<std::uint64_t>{2, 3}));
    QCOMPARE(histogram(slice, 1, 1, 3, progress).value().counts, (std::vector<std::uint64_t>{0, 0, 1}));
    QVERIFY(!histogram(slice, 2, 0, 4, progress));
    QVERIFY(!histogram(slice, 0, 1, 0, progress));
}

QTEST_GUILESS_MAIN(TstStatistics)
#include "tst_statistics.moc"
