// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// From an Analysis to what the lenses say, without widgets.
#include "fixture.h"
#include "views/lenses/bins/bins_facts.h"
#include "views/lenses/channels/channel_model.h"
#include "views/lenses/channels/granularities.h"
#include "views/lenses/histogram/histogram_facts.h"
#include "views/lenses/histogram/threshold_chart.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <algorithm>
#include <numeric>

using namespace bitloupe;

class TstLensFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneThresholdEachAutomaticCalibrator()
    {
        const auto analysis = fixture::analysis();
        const std::vector<ThresholdFact> facts = thresholds(*analysis);
        const auto automatic = std::count_if(calibrators().begin(), calibrators().end(),
                                             [](const CalibratorInfo& info) { return info.automatic && !info.isVariant(); });
        QCOMPARE(static_cast<std::ptrdiff_t>(facts.size()), automatic);
        for (const ThresholdFact& fact : facts) {
            QVERIFY(!fact.name.isEmpty() && !fact.range.isEmpty() && !fact.quality.isEmpty());
            QCOMPARE(fact.isActive, fact.calibrator == "mse");
        }
    }

    void handMovedRangeGoesThereAndBack()
    {
        const QuantSpec edited = withRange(fixture::spec("grid=int,bits=4,range=mse"), Range{-0.081F, 0.081F});
        QCOMPARE(printSpec(*parseSpec(printSpec(edited))), printSpec(edited));
        const auto analysis = fixture::analysis(printSpec(edited));
        const ThresholdFact last = thresholds(*analysis).back();
        QVERIFY(last.isActive);
        QCOMPARE(last.ends, (Range{-0.081F, 0.081F}));
        QCOMPARE(last.sqnrDb, analysis->report.sqnrDb);
    }

    void stemsHoldEveryWeightOfOneBlock()
    {
        const std::vector<Stem> all = stems(*fixture::analysis());
        std::uint64_t total = 0;
        for (const Stem& stem : all)
            total += stem.count;
        QCOMPARE(total, fixture::kRows * fixture::kCols);
        QVERIFY(stems(*fixture::analysis("grid=int,bits=4,granularity=channel")).empty());
        QVERIFY(stems(*fixture::analysis("grid=int,bits=8")).empty());
    }

    void gridOfEveryMemberIsAscending()
    {
        for (const GridInfo& info : grids()) {
            const std::vector<double> levels = gridLevels(*fixture::analysis("grid=" + std::string(info.id)));
            QVERIFY(!levels.empty());
            QVERIFY(std::is_sorted(levels.begin(), levels.end()));
        }
    }

    void wideChannelsStandOut()
    {
        const auto analysis = fixture::analysis("grid=int,bits=4,granularity=channel");
        const WorstChannels worst = worstChannels(channelMse(analysis->report));
        QVERIFY(worst.standOut);
        std::vector<std::size_t> named = worst.channels;
        std::sort(named.begin(), named.end());
        QCOMPARE(named, (std::vector<std::size_t>{5, 40}));
        QVERIFY(worst.share > 0.3 && worst.share < 1);
    }

    void sharesByHand()
    {
        std::vector<double> mse(100, 1.0);
        mse[7] = 100;
        const WorstChannels worst = worstChannels(mse);
        QCOMPARE(worst.channels, std::vector<std::size_t>{7});
        QCOMPARE(worst.share, 100.0 / 199.0);
        QVERIFY(!worstChannels(std::vector<double>(100, 1.0)).standOut);
        QVERIFY(worstChannels({}).channels.empty());
        QVERIFY(worstChannels({0, 0}).channels.empty());
    }

    void tableSortsEveryColumn()
    {
        ChannelModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setAnalysis(fixture::analysis());
        QCOMPARE(model.rowCount(), static_cast<int>(fixture::kRows));
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                model.sort(column, order);
                for (int row = 1; row < model.rowCount(); ++row) {
                    const double before = model.data(model.index(row - 1, column), Qt::UserRole).toDouble();
                    const double here = model.data(model.index(row, column), Qt::UserRole).toDouble();
                    QVERIFY(order == Qt::AscendingOrder ? before <= here : before >= here);
                }
            }
        }
        QCOMPARE(model.channelAt(model.rowOf(40)), std::size_t{40});
        QCOMPARE(model.rowOf(fixture::kRows), -1);
    }

    void tableTextEqualsTheReport()
    {
        ChannelModel model;
        const auto analysis = fixture::analysis();
        model.setAnalysis(analysis);
        const ValueTable table = model.values();
        const qsizetype mse = table.columns.indexOf(QStringLiteral("mse"));
        QVERIFY(mse >= 0);
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            QCOMPARE(table.rows[i][mse].toDouble(), analysis->report.channels[model.channelAt(static_cast<int>(i))].mse);
    }

    void histogramTableHoldsTheHistogram()
    {
        const auto analysis = fixture::analysis();
        const ValueTable table = histogramValues(analysis->weightHistogram, analysis->report.quantizedHistogram);
        QCOMPARE(table.rows.size(), analysis->weightHistogram.counts.size());
        std::uint64_t total = 0;
        for (const QStringList& row : table.rows)
            total += row[2].toULongLong();
        QCOMPARE(total, analysis->weightHistogram.total());
        QCOMPARE(table.rows.front()[0].toDouble(), analysis->weightHistogram.low);
    }

    void finerScalesCostBits()
    {
        Progress progress;
        const auto answer =
            computeGranularities({fixture::weights(), fixture::spec("grid=int,bits=4,granularity=group,group=64"), {}}, progress);
        QVERIFY(answer);
        const auto* data = dynamic_cast<const GranularityData*>(answer->get());
        QVERIFY(data != nullptr);
        QCOMPARE(data->results.size(), std::size_t{3});
        for (std::size_t i = 1; i < 3; ++i) {
            QVERIFY(data->results[i].bitsPerWeight > data->results[i - 1].bitsPerWeight);
            QVERIFY(data->results[i].sqnrDb > data->results[i - 1].sqnrDb);
            QCOMPARE(data->results[i].mse.size(), std::size_t{fixture::kRows});
        }
        QCOMPARE(std::get<PerGroup>(data->results[2].spec.granularity).size, 64);
    }

    void worstFirstFallsAndKeepsBothEnds()
    {
        std::vector<double> mse(1000);
        std::iota(mse.begin(), mse.end(), 0.0);  // one channel without error
        const QList<QPointF> line = worstFirst(mse, 100);
        QVERIFY(line.size() <= 101);
        QCOMPARE(line.front(), QPointF(0, std::log10(999.0)));
        QCOMPARE(line.back(), QPointF(998, 0));
        for (qsizetype i = 1; i < line.size(); ++i)
            QVERIFY(line[i].y() < line[i - 1].y());
        QVERIFY(worstFirst({0, 0}, 10).isEmpty());
    }

    void everyGridHasACounterpart()
    {
        for (const GridInfo& info : grids()) {
            const QuantSpec spec = fixture::spec("granularity=group,group=64,grid=" + std::string(info.id));
            const QuantSpec other = counterpart(spec);
            QVERIFY(other.grid.id != spec.grid.id);
            QVERIFY(other.granularity == spec.granularity && other.range == spec.range);
            QVERIFY(!gridName(spec.grid).isEmpty());
        }
    }

    void distanceIsZeroOnLevelsAndHighestBetween()
    {
        const GridUse use{{}, {-1, 0, 0.5, 1}, {-0.5, 0.25, 0.75}, {1, 2, 3, 4}, {0.5, 0.1, 0.2, 0.3}, 0, 0, 0};
        for (const QPointF& point : distanceToLevel(use)) {
            double nearest = 10;
            for (const double level : use.levels)
                nearest = std::min(nearest, std::abs(level - point.x()));
            QCOMPARE(point.y(), nearest);
        }
        const std::vector<Region> density = errorDensity(use);
        QCOMPARE(density.size(), std::size_t{4});
        for (std::size_t k = 0; k < density.size(); ++k)
            QCOMPARE(density[k].height * (density[k].right - density[k].left), use.squaredError[k]);
        QCOMPARE(density.front().left, -1.0);
        QCOMPARE(density.back().right, 1.0);
    }

    void curveIsRelativeAndFinite()
    {
        const Curve curve{{1, 2, 4}, {10, -std::numeric_limits<double>::infinity(), 30}};
        QCOMPARE(relativeCurve(curve, 4), (QList<QPointF>{{0.25, 10}, {1, 30}}));
        QVERIFY(relativeCurve(curve, 0).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstLensFacts)
#include "tst_lens_facts.moc"
