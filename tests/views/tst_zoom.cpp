// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Finer bins where somebody looks closely: what is asked for, what is counted, what is drawn; compared with counting by hand.
#include "core/report/decoded_histogram.h"
#include "fixture.h"
#include "views/chart/columns.h"
#include "views/lenses/histogram/histogram_chart.h"
#include "views/lenses/histogram/zoom_counts.h"

#include <QSignalSpy>
#include <QTest>
#include <numeric>

using namespace bitloupe;

namespace {

// As numpy.histogram counts: bin k holds edge(k) <= x < edge(k + 1), the last bin is closed.
std::vector<std::uint64_t> counted(const Histogram& bins, const std::vector<float>& values)
{
    std::vector<std::uint64_t> counts(bins.counts.size(), 0);
    for (const float value : values) {
        const double x = value;
        if (!(x >= bins.low && x <= bins.high))
            continue;
        std::size_t k = 0;
        while (k + 1 < counts.size() && x >= bins.edge(k + 1))
            ++k;
        ++counts[k];
    }
    return counts;
}

std::vector<float> valuesOf(const Weights& weights) { return {weights.data(), weights.data() + weights.size()}; }

std::vector<float> decoded(const QuantizedTensor& quantized)
{
    std::vector<float> values(quantized.rows * quantized.cols);
    const std::size_t bytes = codeBytes(quantized.grid->codeType());
    for (std::uint64_t i = 0; i < values.size(); ++i) {
        const std::uint64_t block = quantized.blocks.wholeTensor
            ? 0
            : i / quantized.cols * quantized.blocks.blocksPerRow + i % quantized.cols / quantized.blocks.blockSize;
        quantized.grid->decode(quantized.codes.data() + i * bytes, 1, quantized.params[block], &values[i]);
    }
    return values;
}

std::uint64_t sum(const std::vector<std::uint64_t>& counts) { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }

std::shared_ptr<const ZoomCounts> zoom(std::string_view spec, const ZoomRequest& request, bool withAnalysis)
{
    Progress progress;
    const auto analysis = withAnalysis ? fixture::analysis(spec) : nullptr;
    const auto answer = computeZoomCounts({fixture::weights(), fixture::spec(spec), zoomOption(request), analysis}, progress);
    return answer ? std::dynamic_pointer_cast<const ZoomCounts>(*answer) : nullptr;
}

}  // namespace

class TstZoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void optionsReadBack()
    {
        const ZoomRequest request{-0.1234567890123, 3e-300, 777};
        QCOMPARE(parseZoomOption(zoomOption(request)), std::optional(request));
        for (const char* bad : {"", "1", "1 2", "2 1 5", "1 2 0", "nan 2 5", "0 1 99999999999", "0 inf 5", "0 1 5 x"})
            QVERIFY2(!parseZoomOption(bad), bad);
    }

    void asksOnlyWhereBinsAreWide()
    {
        const auto analysis = fixture::analysis();
        const Histogram& bins = analysis->weightHistogram;
        const double width = (bins.high - bins.low) / 2048;
        QVERIFY(!zoomRequest(bins, bins.low, bins.high, 700, 4));
        QVERIFY(!zoomRequest(bins, 0, 170 * width, 700, 4));
        for (const double span : {50 * width, 3.3 * width, 0.2 * width, 1e-3 * width}) {
            const auto request = zoomRequest(bins, 0.01, 0.01 + span, 700, 4);
            QVERIFY(request);
            QVERIFY(request->low <= 0.01 && request->high >= 0.01 + span);
            const double pixels = (request->high - request->low) / static_cast<double>(request->bins) / span * 700;
            QVERIFY2(pixels > 0.9 && pixels <= 2.01, qPrintable(QString::number(pixels)));
            QVERIFY(request->bins < 8000);
        }
        QVERIFY(!zoomRequest(bins, 5, 6, 700, 4));
        QVERIFY(!zoomRequest(Histogram{1, 1, {5}}, 0, 2, 700, 4));
    }

    void countsEqualCountingByHand_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<bool>("withAnalysis");
        for (const char* spec : {"grid=int,bits=4,range=mse", "grid=int,bits=8,granularity=channel", "grid=nf4,granularity=group,group=48",
                                 "grid=int,bits=16,scheme=asymmetric,granularity=group,group=64"})
            for (const bool withAnalysis : {true, false})
                QTest::addRow("%s, %s", spec, withAnalysis ? "codes at hand" : "streamed") << QString::fromLatin1(spec) << withAnalysis;
    }

    void countsEqualCountingByHand()
    {
        QFETCH(QString, spec);
        QFETCH(bool, withAnalysis);
        const auto analysis = fixture::analysis(spec.toStdString());
        for (const double span : {0.01, 0.0003}) {
            const auto request = zoomRequest(analysis->weightHistogram, 0.02, 0.02 + span, 500, 4);
            if (span == 0.01 && !request)
                continue;
            QVERIFY(request);
            const auto counts = zoom(spec.toStdString(), *request, withAnalysis);
            QVERIFY(counts != nullptr);
            QCOMPARE(counts->original.counts, counted(counts->original, valuesOf(*fixture::weights())));
            QCOMPARE(counts->quantized.counts, counted(counts->quantized, decoded(*analysis->quantized)));
            QVERIFY(sum(counts->original.counts) > 0);
        }
    }

    void nothingIsAskedForNothing()
    {
        Progress progress;
        const auto answer = computeZoomCounts({fixture::weights(), fixture::spec("nf4"), {}, nullptr}, progress);
        QVERIFY(answer);
        QVERIFY(std::dynamic_pointer_cast<const ZoomCounts>(*answer)->original.counts.empty());
    }

    // The chart asks after a zoom, draws the coarser exact bins until the answer is there, and then the finer ones.
    void theChartAsksAndDrawsTheAnswer()
    {
        HistogramChart chart;
        chart.resize(900, 500);
        chart.show();
        Picture picture{QStringLiteral("a.npy"),
                        fixture::weights()->info(),
                        fixture::spec("grid=int,bits=4,range=mse"),
                        fixture::analysis(),
                        nullptr,
                        {}};
        chart.draw(picture);
        QSignalSpy wanted(&chart, &HistogramChart::detailWanted);
        PlotRange range = chart.map().range;
        range.xLow = 0.010;
        range.xHigh = 0.0125;
        chart.setRange(range);
        const Columns coarse = chart.shownColumns(false);
        QVERIFY(coarse.width > 1.9 * picture.analysis->weightHistogram.edge(1) - 1.9 * picture.analysis->weightHistogram.edge(0)
                || coarse.binsPerColumn == 1);
        QVERIFY(wanted.wait(2000));
        const auto request = parseZoomOption(wanted.back().front().toString().toStdString());
        QVERIFY(request);
        picture.data = zoom("grid=int,bits=4,range=mse", *request, true);
        chart.draw(picture);
        const Columns fine = chart.shownColumns(false);
        QVERIFY(fine.width < coarse.width / 2);
        const std::vector<float> values = valuesOf(*fixture::weights());
        for (std::size_t k = 0; k < fine.counts.size(); ++k) {
            const auto inside = std::count_if(values.begin(), values.end(), [&](float x) {
                return static_cast<double>(x) >= fine.left(k) && static_cast<double>(x) < fine.right(k);
            });
            QCOMPARE(fine.counts[k], static_cast<std::uint64_t>(inside));
        }
        // The same place needs no second question; home needs none at all.
        wanted.clear();
        chart.setRange(chart.map().range);
        QVERIFY(!wanted.wait(300));
        chart.goHome();
        QVERIFY(wanted.wait(2000));
        QVERIFY(wanted.back().front().toString().isEmpty());
        QCOMPARE(sum(chart.shownColumns(false).counts), fixture::kRows * fixture::kCols);
    }

    void panningDoesNotChangeHeights()
    {
        const auto analysis = fixture::analysis();
        const Histogram& bins = analysis->weightHistogram;
        const auto request = zoomRequest(bins, 0.01, 0.012, 700, 4);
        const auto moved = zoomRequest(bins, 0.0111, 0.0131, 700, 4);
        QVERIFY(request && moved);
        const Histogram first = zoom("nf4", *request, false)->original;
        const Histogram second = zoom("nf4", *moved, false)->original;
        const double width = (first.high - first.low) / static_cast<double>(first.counts.size());
        const auto shift = static_cast<std::size_t>(std::llround((second.low - first.low) / width));
        QVERIFY(std::abs((second.low - first.low) / width - static_cast<double>(shift)) < 1e-6);
        std::size_t equal = 0;
        for (std::size_t k = 0; k + shift < first.counts.size() && k < second.counts.size(); ++k)
            equal += first.counts[k + shift] == second.counts[k] ? 1u : 0u;
        QVERIFY(equal > 100);
    }
};

QTEST_MAIN(TstZoom)
#include "tst_zoom.moc"
