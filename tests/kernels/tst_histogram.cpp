// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

namespace {

struct Bins {
    double low, high;
    std::size_t count;
    bool magnitude;

    double edge(std::size_t k) const { return low + (high - low) * static_cast<double>(k) / static_cast<double>(count); }
};

std::vector<std::uint64_t> histogram(const Kernels& kernels, const std::vector<float>& values, std::size_t offset, const Bins& b)
{
    Array<float> x(values, offset);
    std::vector<std::uint64_t> counts(b.count, 1);  // counts are added to
    kernels.histogram(x.data(), values.size(), b.low, b.high, b.count, b.magnitude, counts.data());
    return counts;
}

// By the definition and nothing else: the last bin whose edge is not above x.
std::vector<std::uint64_t> plainHistogram(const std::vector<float>& values, const Bins& b)
{
    std::vector<std::uint64_t> counts(b.count, 1);
    for (const float v : values) {
        const double x = static_cast<double>(b.magnitude ? std::fabs(v) : v);
        if (!(x >= b.low && x <= b.high))
            continue;
        std::size_t k = 0;
        for (std::size_t i = 0; i < b.count; ++i)
            k = b.edge(i) <= x ? i : k;
        ++counts[k];
    }
    return counts;
}

// Values at the edges and beside them, where an inexact position falls into the wrong bin.
std::vector<float> nearEdges(const Bins& b, std::size_t n)
{
    Random random(b.count + n);
    std::vector<float> x(n);
    for (float& v : x) {
        v = static_cast<float>(b.edge(random.below(b.count + 1)));
        for (std::size_t steps = random.below(3); steps > 0; --steps)
            v = std::nextafter(v, random.below(2) == 0 ? -kInf : kInf);
    }
    return x;
}

const std::vector<Bins>& allBins()
{
    static const std::vector<Bins> kAll = {{-0.2, 0.2, 2048, false},
                                           {-0.2, 0.3, 100, false},
                                           {0, 0.25, 2048, true},
                                           {0, 1, 3, true},
                                           {0, 1, 1, false},
                                           {-1, 1, 5000, false},
                                           {0.1, 0.2, 255, false},
                                           {0.1003, 0.3007, 2000, false},
                                           {-0.37, -0.311, 1700, false},
                                           {100, 100.5, 512, false},
                                           {1e6, 1e6 + 1e-3, 64, false},
                                           {-1e-42, 1e-42, 10, false},
                                           {-3.4028234663852886e38, 3.4028234663852886e38, 2048, false},
                                           {1, 1, 7, false},
                                           {1, 0, 7, false},
                                           {-1e300, 1e300, 16, false},
                                           {static_cast<double>(kNan), 1, 4, false},
                                           {0, static_cast<double>(kInf), 4, false},
                                           {-0.5, 0.5, 65536, false}};
    return kAll;
}

}  // namespace

class TstHistogram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void binsByHand()
    {
        const std::vector<float> x = {0, 0.24f, 0.25f, 0.5f, 0.75f, 1, 1.1f, -0.1f, kNan, kInf, -0.0f};
        QCOMPARE(histogram(scalar(), x, 0, {0, 1, 4, false}), (std::vector<std::uint64_t>{4, 2, 2, 3}));
        QCOMPARE(histogram(scalar(), x, 0, {0, 1, 4, true}), (std::vector<std::uint64_t>{5, 2, 2, 3}));
        QCOMPARE(histogram(scalar(), {1, 1, 2}, 0, {1, 1, 3, false}), (std::vector<std::uint64_t>{1, 1, 3}));  // one point: the last bin
    }
    void scalarIsTheDefinition()
    {
        for (const Bins& b : allBins()) {
            if (!std::isfinite(b.high - b.low))
                continue;  // nothing is counted there
            const std::size_t n = b.count > 1000 ? 50 : 500;
            QCOMPARE(histogram(scalar(), nearEdges(b, n), 0, b), plainHistogram(nearEdges(b, n), b));
            QCOMPARE(histogram(scalar(), awkward(n, 3), 0, b), plainHistogram(awkward(n, 3), b));
        }
    }
    void levelsAgree()
    {
        for (const Run& run : runs()) {
            for (const Bins& b : allBins()) {
                if (run.n > 5000 && run.offset > 0)
                    continue;
                for (const auto& x : {awkward(run.n, run.n), weights(run.n, 8), nearEdges(b, run.n), std::vector<float>(run.n, 0.0f)})
                    QVERIFY2(histogram(*run.fast, x, run.offset, b) == histogram(scalar(), x, run.offset, b), run.text().c_str());
            }
        }
    }
    void bucketsAgree()
    {
        const float probes[] = {0.0f, -0.0f, 1.0f, -1.0f, kInf, kNan};
        std::vector<std::uint64_t> byHand(32768, 0);
        scalar().magnitudeBuckets(probes, 6, byHand.data());
        QCOMPARE(byHand[0], 2u);
        QCOMPARE(byHand[0x3F80], 2u);
        QCOMPARE(byHand[0x7F80], 1u);
        QCOMPARE(byHand[0x7FC0], 1u);
        for (const Run& run : runs()) {
            for (const auto& values : {awkward(run.n, run.n), std::vector<float>(run.n, -0.0f)}) {
                Array<float> x(values, run.offset);
                std::vector<std::uint64_t> a(32768, 1);
                std::vector<std::uint64_t> b(32768, 1);
                run.fast->magnitudeBuckets(x.data(), run.n, a.data());
                scalar().magnitudeBuckets(x.data(), run.n, b.data());
                QVERIFY2(a == b, run.text().c_str());
            }
        }
    }
    void collectingByHand()
    {
        const std::vector<float> x = {0.5f, -1, 2, -0.0f, 3, kNan, 1};
        std::vector<float> out(3, -7);
        const Collected all = scalar().collectMagnitudes(x.data(), x.size(), bitsOf(1), bitsOf(2), out.data(), 2);
        QCOMPARE(all.below, 2u);
        QCOMPARE(all.inside, 3u);
        QCOMPARE(out, (std::vector<float>{1, 2, -7}));  // no more than there is room for
    }
    void collectingAgrees()
    {
        const std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges = {
            {0, 0x7FFFFFFF}, {bitsOf(0.06f), bitsOf(0.1f)}, {bitsOf(0.1f), 0x7F7FFFFF}, {0, 0}, {0x7F800000, 0x7FFFFFFF}, {5, 4},
            {0, 0xFFFFFFFF}};
        for (const Run& run : runs()) {
            Array<float> x(awkward(run.n, run.n), run.offset);
            for (const auto& range : ranges) {
                for (const std::size_t capacity : {run.n, run.n / 2, std::size_t{0}}) {
                    Array<float> expected(capacity, run.offset);
                    Array<float> got(capacity, run.offset);
                    const Collected a = run.fast->collectMagnitudes(x.data(), run.n, range.first, range.second, got.data(), capacity);
                    const Collected b = scalar().collectMagnitudes(x.data(), run.n, range.first, range.second, expected.data(), capacity);
                    SAME(run, got, expected);
                    SAME_VALUE(run, a, b);
                }
            }
        }
    }

private:
    static std::uint32_t bitsOf(float x) { return std::bit_cast<std::uint32_t>(x); }
};

QTEST_GUILESS_MAIN(TstHistogram)
#include "tst_histogram.moc"
