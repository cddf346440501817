// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// What charts draw, without drawing: columns, ticks, places of labels, logarithms, rows of levels, CSV.
#include "views/chart/chart_menu.h"
#include "views/chart/columns.h"
#include "views/chart/csv.h"
#include "views/chart/label_rows.h"
#include "views/chart/level_item.h"
#include "views/chart/log_bars.h"
#include "views/chart/plot_map.h"
#include "views/chart/threshold_item.h"
#include "views/chart/ticks.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>
#include <numeric>

using namespace bitloupe;

namespace {

Histogram sawtooth(std::size_t bins)
{
    Histogram histogram{-1, 1, std::vector<std::uint64_t>(bins)};
    for (std::size_t k = 0; k < bins; ++k)
        histogram.counts[k] = k % 7 == 0 ? 0 : k * 1000003 % 977;
    return histogram;
}

std::uint64_t sum(const std::vector<std::uint64_t>& counts) { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }

double pseudoRandom(std::uint64_t& state)
{
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(state >> 11) / 9007199254740992.0;
}

}  // namespace

class TstChartValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsHoldEveryWeightAtEveryZoom()
    {
        for (const std::size_t bins : {std::size_t{1}, std::size_t{100}, std::size_t{2048}}) {
            const Histogram histogram = sawtooth(bins);
            for (const double pixels : {1.0, 33.0, 640.0, 5000.0}) {
                const std::size_t width = binsPerColumn(histogram, -1.1, 1.1, pixels, 4);
                QCOMPARE(sum(columns(histogram, -1.1, 1.1, width).counts), sum(histogram.counts));
            }
        }
    }

    void columnsDoNotMoveWithTheView()
    {
        const Histogram histogram = sawtooth(2048);
        const Columns all = columns(histogram, -1, 1, 8);
        for (double low = -0.9; low < 0.8; low += 0.0137) {
            const Columns part = columns(histogram, low, low + 0.1, 8);
            QVERIFY(part.low <= low && part.high >= low + 0.1);
            const auto first = static_cast<std::size_t>(std::lround((part.low - all.low) / all.width));
            for (std::size_t k = 0; k < part.counts.size(); ++k)
                QCOMPARE(part.counts[k], all.counts[first + k]);
        }
    }

    void columnsOfNothing()
    {
        QVERIFY(columns(Histogram{}, 0, 1, 1).counts.empty());
        QVERIFY(columns(Histogram{2, 2, {5}}, 0, 1, 1).counts.empty());
        QVERIFY(columns(sawtooth(16), 3, 4, 1).counts.empty());
    }

    void peaksKeepTheWorst()
    {
        std::vector<double> values(10000, 1.0);
        values[7777] = 50;
        const Peaks shown = peaks(values, 300);
        QVERIFY(shown.values.size() <= 300);
        QCOMPARE(shown.values[7777 / shown.perColumn], 50.0);
    }

    void zeroIsZero()
    {
        for (const double edge : {0.3, 0.07, 1e-7, 12.0, 3e6}) {
            const std::vector<Tick> all = ticks(AxisKind::Linear, -edge, edge, 7);
            const auto zero = std::find_if(all.begin(), all.end(), [](const Tick& tick) { return tick.label == QLatin1String("0"); });
            QVERIFY(zero != all.end());
            QVERIFY(zero->value == 0 && !std::signbit(zero->value));
        }
    }

    void tickLabelsReadBackToTheirValues()
    {
        for (const double span : {2e-7, 0.013, 0.7, 5.0, 340.0, 2e7})
            for (const double low : {-span, -0.3 * span, 0.0, 2 * span})
                for (const Tick& tick : ticks(AxisKind::Linear, low, low + span, 8))
                    QVERIFY2(std::abs(tick.label.toDouble() - tick.value) <= 1e-9 * std::max(std::abs(low), span), qPrintable(tick.label));
    }

    // Whatever part of a logarithmic axis is seen: two ticks at least, three where there is room for four, and labels that are true.
    void logarithmicAxesCanBeReadOff()
    {
        for (const double span : {0.004, 0.03, 0.09, 0.2, 0.35, 0.6, 0.95, 1.4, 1.99, 2.0, 2.6, 3.4, 7.0, 30.0})
            for (double low = -8; low < 8; low += 0.037)
                for (const int most : {2, 3, 4, 6, 9}) {
                    const std::vector<Tick> all = ticks(AxisKind::Log, low, low + span, most);
                    const std::string what =
                        std::to_string(low) + " " + std::to_string(span) + " " + std::to_string(most) + ": " + std::to_string(all.size());
                    QVERIFY2(all.size() >= (most >= 4 && span < 2 ? 3U : 2U), what.c_str());
                    QVERIFY2(all.size() <= static_cast<std::size_t>(most) + 4, what.c_str());
                    for (const Tick& tick : all) {
                        const QString digits = QString(tick.label).replace(u'k', QLatin1String("e3"));
                        QVERIFY2(std::abs(std::log10(digits.toDouble()) - tick.value) < 1e-6, qPrintable(tick.label));
                    }
                }
    }

    void ticksAreFewDistinctAndInside()
    {
        for (const AxisKind kind : {AxisKind::Linear, AxisKind::Counts, AxisKind::Log, AxisKind::LogCounts})
            for (const double span : {0.4, 1.5, 6.0, 90.0})
                for (int most = 1; most < 12; ++most) {
                    const std::vector<Tick> all = ticks(kind, -0.2, span, most);
                    QVERIFY(all.size() <= 14);
                    for (std::size_t i = 0; i < all.size(); ++i) {
                        QVERIFY(all[i].value >= -0.2 - 1e-9 && all[i].value <= span + 1e-9);
                        QVERIFY(i == 0 || (all[i].value > all[i - 1].value && all[i].label != all[i - 1].label));
                    }
                }
        // Room for three, and around zero: -1, 0, 1 rather than 0 alone.
        QCOMPARE(ticks(AxisKind::Linear, -1.3, 1.2, 3).size(), std::size_t{3});
        QCOMPARE(ticks(AxisKind::Linear, -1.3, 1.2, 2).size(), std::size_t{1});
        // 0.002, 0.003, 0.005 and 0.007 rather than two of them.
        QCOMPARE(ticks(AxisKind::Log, -2.9, -2.1, 8).size(), std::size_t{4});
        QVERIFY(ticks(AxisKind::Linear, 1, 1, 5).empty());
        QVERIFY(ticks(AxisKind::Linear, 0, std::numeric_limits<double>::infinity(), 5).empty());
    }

    void ticksAtGivenPlaces()
    {
        std::vector<double> places;
        for (const double size : {16.0, 32.0, 64.0, 128.0, 1024.0, 11008.0})
            places.push_back(std::log10(size));
        const auto labels = [&](double low, double high, int most) {
            QStringList words;
            for (const Tick& tick : ticksAt(places, AxisKind::LogCounts, low, high, most))
                words += tick.label;
            return words.join(u' ');
        };
        QCOMPARE(labels(1, 5, 10), QStringLiteral("16 32 64 128 1024 11.01k"));
        QCOMPARE(labels(1.4, 2.5, 10), QStringLiteral("32 64 128"));
        QCOMPARE(labels(1, 5, 3), QStringLiteral("16 64 1024"));
        QCOMPARE(labels(1, 5, 0), QStringLiteral("16"));
    }

    void countLabels()
    {
        QCOMPARE(shortCount(1), QStringLiteral("1"));
        QCOMPARE(shortCount(10000), QStringLiteral("10k"));
        QCOMPARE(shortCount(2500000), QStringLiteral("2.5M"));
    }

    void labelsNeverOverlap()
    {
        std::uint64_t state = 7;
        for (int round = 0; round < 2000; ++round) {
            const double right = 20 + 900 * pseudoRandom(state);
            std::vector<LabelWish> wishes;
            for (int i = 0; i < 12; ++i)
                wishes.push_back(
                    {-20 + (right + 40) * pseudoRandom(state), 5 + 150 * pseudoRandom(state), i % 3 == 0 ? 0.0 : 4, i % 2 == 0});
            const std::vector<LabelPlace> places = placeLabels(wishes, 0, right, 4, 3);
            QCOMPARE(places.size(), wishes.size());
            for (std::size_t i = 0; i < places.size(); ++i) {
                if (places[i].isShort)
                    wishes[i].width = wishes[i].shortWidth;
                if (!places[i].shown)
                    continue;
                const bool touches = wishes[i].x >= places[i].left - 1e-9 && wishes[i].x <= places[i].left + wishes[i].width + 1e-9;
                QVERIFY(touches || places[i].hasLeader);
                QVERIFY(places[i].left >= 0 && places[i].left + wishes[i].width <= right + 1e-9 && places[i].row < 3);
                for (std::size_t k = 0; k < i; ++k) {
                    const bool apart =
                        places[i].left >= places[k].left + wishes[k].width + 4 || places[k].left >= places[i].left + wishes[i].width + 4;
                    QVERIFY(!places[k].shown || places[k].row != places[i].row || apart);
                }
            }
        }
    }

    void firstLabelWithRoomIsShown() { QVERIFY(placeLabels({{50, 30}}, 0, 100, 4, 1).front().shown); }

    void nearlyEmptyChannelsDoNotSqueezeTheOthers()
    {
        std::vector<double> mse(100, 1e-4);
        mse[3] = 1e-70;
        mse[9] = 3e-4;
        const LogBars bars = logBars(mse);
        QVERIFY(bars.low > -11 && bars.high < -2);
        QCOMPARE(bars.stubs, std::size_t{1});
        QVERIFY(bars.heights[3] > bars.low && bars.heights[3] < bars.heights[0]);
    }

    void logarithmsDropNothingPositive()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const LogBars bars = logBars({0, 1e-12, 3, nan, -1, 1e6});
        QCOMPARE(bars.heights.size(), std::size_t{6});
        for (const std::size_t i : {std::size_t{1}, std::size_t{2}, std::size_t{5}})
            QVERIFY(bars.heights[i] > bars.low && bars.heights[i] < bars.high);
        for (const std::size_t i : {std::size_t{0}, std::size_t{3}, std::size_t{4}})
            QVERIFY(std::isnan(bars.heights[i]));
    }

    void fewLevelsAreLinesAndManyAShade()
    {
        const std::vector<int> lines = levelRow({-1, 0, 1}, -1, 1, 200, 1);
        QCOMPARE(std::count(lines.begin(), lines.end(), 255), 3);
        QCOMPARE(lines[100], 255);
        std::vector<double> many;
        for (int i = 0; i < 65536; ++i)
            many.push_back(-1 + i / 32768.0);
        const std::vector<int> shade = levelRow(many, -1, 1, 200, 1);
        QVERIFY(*std::min_element(shade.begin(), shade.end()) > 200);
        QVERIFY(levelRow(many, 5, 6, 200, 1) == std::vector<int>(200, 0));
    }

    void zoomKeepsThePointAndTheHome()
    {
        const PlotRange home{-1, 1, 0, 10};
        const PlotRange near = zoomedX(home, 0.5, 0.1);
        QCOMPARE((0.5 - near.xLow) / (near.xHigh - near.xLow), 0.75);
        QCOMPARE(keptInside(zoomedX(home, 0.3, 40), home), home);
        const PlotRange narrowest = keptInside(zoomedX(home, 0, 1e-30), home);
        QVERIFY(narrowest.xHigh - narrowest.xLow >= 1.9e-6);
    }

    void rangesByHandHoldZero()
    {
        const Range start{-0.5F, 0.5F};
        QCOMPARE(withEnd(start, true, 0.2, true, 0.01), (Range{-0.2F, 0.2F}));
        QCOMPARE(withEnd(start, true, 0.2, false, 0.01), (Range{-0.5F, 0.2F}));
        QCOMPARE(withEnd(start, true, -0.3, false, 0.01), (Range{-0.5F, 0.0F}));
        for (const bool symmetric : {true, false})
            for (double x = -1; x <= 1; x += 0.01) {
                const Range range = withEnd(Range{}, x > 0, x, symmetric, 0.001);
                QVERIFY(range.low <= 0 && range.high >= 0 && range.high > range.low);
            }
    }

    void tablesForOtherPrograms()
    {
        const ValueTable table{{QStringLiteral("name"), QStringLiteral("mse")},
                               {{QStringLiteral("a|b\nc"), QStringLiteral("0.5")}, {QStringLiteral("d\te"), QStringLiteral("2")}}};
        QCOMPARE(tabSeparated(table), QStringLiteral("name\tmse\na|b c\t0.5\nd e\t2\n"));
        QCOMPARE(markdown(table, QStringLiteral("T")),
                 QStringLiteral("**T**\n\n| name | mse |\n|---|---:|\n| a\\|b c | 0.5 |\n| d e | 2 |\n"));
        ValueTable tall{{QStringLiteral("x")}, std::vector<QStringList>(500, QStringList{QStringLiteral("1")})};
        QVERIFY(markdown(tall).count(QLatin1Char('\n')) < 110);
        QVERIFY(markdown(tall).contains(QStringLiteral("400")));
    }

    void fileNamesAreTame()
    {
        QCOMPARE(fileStem(QStringLiteral("model.h5-layers/0 w2:x-histogram")), QStringLiteral("model.h5-layers-0-w2-x-histogram"));
        QCOMPARE(fileStem(QStringLiteral("../../etc/passwd")), QStringLiteral("etc-passwd"));
        QCOMPARE(fileStem(QStringLiteral("///")), QStringLiteral("chart"));
        QVERIFY(fileStem(QString(3000, QLatin1Char('x'))).size() <= 120);
    }

    void filesAreWrittenWholeOrNotAtAll()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.csv"));
        QString said;
        bool isBad = true;
        const Say say = [&](const QString& sentence, bool isProblem) {
            said = sentence;
            isBad = isProblem;
        };
        writeFile(path, "x", say);
        QVERIFY(!isBad && said.contains(path));
        writeFile(folder.filePath(QStringLiteral("no/such/folder/a.csv")), "x", say);
        QVERIFY(isBad && said.contains(QStringLiteral("no/such/folder")));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("a.csv")});
    }

    void csvReadsBack()
    {
        for (const double value : {0.1, -3e-300, 12345678.9, 1.0 / 3})
            QCOMPARE(exactNumber(value).toDouble(), value);
        const ValueTable table{{QStringLiteral("a"), QStringLiteral("b")}, {{QStringLiteral("x,\"y\""), exactNumber(0.5)}}};
        QCOMPARE(csv(table), QStringLiteral("a,b\n\"x,\"\"y\"\"\",0.5\n"));
    }
};

QTEST_GUILESS_MAIN(TstChartValues)
#include "tst_chart_values.moc"
