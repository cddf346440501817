// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/histogram/histogram_facts.h"

#include "views/text/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>

namespace bitloupe {

namespace {

constexpr std::size_t kMostStems = 64;  // levels that the eye tells apart

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HistogramLens)
};

QString number(double value) { return text::significant(value, 3); }

const CalibratorInfo& byHand()
{
    for (const CalibratorInfo& info : calibrators())
        if (!info.automatic)
            return info;
    assert(false);
    return calibrators().back();
}

// The double with the fewest digits that is this float, so that settings read "0.081".
double plainDouble(float value)
{
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    double result = 0;
    std::from_chars(buffer, end, result);
    return result;
}

ThresholdFact factByHand(const Analysis& analysis)
{
    const Choice& choice = analysis.spec.range;
    const Range ends{static_cast<float>(choice.number("low")), static_cast<float>(choice.number("high"))};
    const bool oneScale = std::holds_alternative<PerTensor>(analysis.spec.granularity);
    const double sqnrDb = oneScale ? analysis.report.sqnrDb : std::numeric_limits<double>::quiet_NaN();
    return {choice.id,
            text::name("range", choice.id),
            text::name("short", choice.id),
            rangeText(ends),
            oneScale ? text::decibels(sqnrDb) : QString(),
            ends,
            sqnrDb,
            true};
}

}  // namespace

QString rangeText(Range range)
{
    if (range.low == -range.high)
        return QStringLiteral("±") + number(static_cast<double>(range.high));
    return number(static_cast<double>(range.low)) + QStringLiteral("…") + number(static_cast<double>(range.high));
}

QString calibratorName(const Choice& choice)
{
    QString name = text::name("range", choice.id);
    for (const auto& [key, value] : choice.params)
        if (const double* parameter = std::get_if<double>(&value))
            name += QLatin1Char(' ') + exactNumber(*parameter);
    return name;
}

Range widestRange(const ErrorReport& report)
{
    const auto reach = [](const ChannelReport& channel) { return std::max(std::abs(channel.range.low), std::abs(channel.range.high)); };
    const auto widest = std::max_element(report.channels.begin(), report.channels.end(),
                                         [&](const ChannelReport& a, const ChannelReport& b) { return reach(a) < reach(b); });
    return widest == report.channels.end() ? Range{} : widest->range;
}

std::vector<ThresholdFact> thresholds(const Analysis& analysis)
{
    std::vector<ThresholdFact> facts;
    for (const CalibrationResult& result : analysis.calibrations) {
        const bool isActive = analysis.spec.range.id == result.calibrator;
        const QString name = calibratorName(isActive ? analysis.spec.range : defaultRange(result.calibrator));
        const Range ends = result.choice.range;
        facts.push_back({result.calibrator, name, text::name("short", result.calibrator), rangeText(ends), text::decibels(result.sqnrDb),
                         ends, result.sqnrDb, isActive});
    }
    if (analysis.spec.range.id == byHand().id)
        facts.push_back(factByHand(analysis));
    return facts;
}

std::string_view handCalibrator() { return byHand().id; }

QuantSpec withRange(const QuantSpec& spec, Range range)
{
    QuantSpec result = spec;
    result.range = defaultRange(byHand().id);
    result.range.params["low"] = plainDouble(range.low);
    result.range.params["high"] = plainDouble(range.high);
    return result;
}

QuantSpec withCalibrator(const QuantSpec& spec, std::string_view calibrator)
{
    if (spec.range.id == calibrator)
        return spec;
    QuantSpec result = spec;
    result.range = defaultRange(calibrator);
    return result;
}

bool isSymmetric(const QuantSpec& spec)
{
    const auto grid = makeGrid(spec.grid);
    return !grid || (*grid)->isSymmetric();
}

std::vector<double> gridLevels(const Analysis& analysis)
{
    const auto& grid = analysis.report.grid;
    const Range widest = widestRange(analysis.report);
    if (!grid || widest == Range{})
        return {};
    const std::vector<float> levels = grid->levels(grid->params(widest));
    std::vector<double> result(levels.begin(), levels.end());
    std::sort(result.begin(), result.end());
    return result;
}

std::vector<Stem> stems(const Analysis& analysis)
{
    const std::vector<std::uint64_t>& counts = analysis.report.codeCounts;
    const auto& grid = analysis.report.grid;
    const Range range = widestRange(analysis.report);
    if (!grid || !std::holds_alternative<PerTensor>(analysis.spec.granularity) || counts.size() > kMostStems || range == Range{})
        return {};
    const std::vector<float> levels = grid->levels(grid->params(range));
    std::vector<Stem> result;
    for (std::size_t i = 0; i < std::min(levels.size(), counts.size()); ++i)
        result.push_back({static_cast<double>(levels[i]), counts[i]});
    return result;
}

std::vector<Stem> pointStems(const Histogram& histogram)
{
    if (histogram.low != histogram.high || histogram.total() == 0)
        return {};
    return {{histogram.low, histogram.total()}};
}

std::vector<double> channelMse(const ErrorReport& report)
{
    std::vector<double> mse;
    mse.reserve(report.channels.size());
    for (const ChannelReport& channel : report.channels)
        mse.push_back(channel.mse);
    return mse;
}

WorstChannels worstChannels(const std::vector<double>& mse)
{
    WorstChannels worst;
    const double total = std::accumulate(mse.begin(), mse.end(), 0.0);
    if (mse.empty() || !(total > 0))
        return worst;
    const std::size_t most = std::max<std::size_t>(1, mse.size() / 20);
    std::vector<std::size_t> order(mse.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto isWorse = [&](std::size_t a, std::size_t b) { return mse[a] != mse[b] ? mse[a] > mse[b] : a < b; };
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(mse.size() / 2), order.end(), isWorse);
    const double median = mse[order[mse.size() / 2]];
    const auto shown = static_cast<std::ptrdiff_t>(std::min(mse.size(), most + 1));
    std::partial_sort(order.begin(), order.begin() + shown, order.end(), isWorse);
    std::size_t above = 0;
    while (above < static_cast<std::size_t>(shown) && mse[order[above]] > 4 * median)
        ++above;
    worst.standOut = above > 0 && above <= most && mse.size() > 1;
    const std::size_t named = worst.standOut ? above : std::max<std::size_t>(1, mse.size() / 100);
    worst.channels.assign(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(named));
    for (const std::size_t channel : worst.channels)
        worst.share += mse[channel] / total;
    return worst;
}

QString sentence(const WorstChannels& worst, std::size_t channelCount)
{
    if (worst.channels.empty() || channelCount < 2)
        return {};
    const QString share = QString::number(100 * worst.share, 'f', worst.share < 0.0995 ? 1 : 0);
    if (worst.channels.size() == 1)
        return Words::tr("channel %1: %2 % of the error").arg(worst.channels.front()).arg(share);
    return Words::tr("%1 channels: %2 % of the error").arg(worst.channels.size()).arg(share);
}

QString tensorFacts(const TensorInfo& info, const Statistics& statistics)
{
    QStringList extents;
    for (const std::uint64_t extent : info.shape)
        extents.append(QString::number(extent));
    const std::string_view dtype = dtypeName(info.dtype);
    QStringList facts{extents.isEmpty() ? Words::tr("scalar") : extents.join(QStringLiteral(" × ")),
                      QString::fromUtf8(dtype.data(), static_cast<qsizetype>(dtype.size())),
                      Words::tr("mean %1").arg(number(statistics.mean)), Words::tr("σ %1").arg(number(statistics.std)),
                      Words::tr("kurtosis %1").arg(number(statistics.kurtosis))};
    if (statistics.finite() > 0 && statistics.min == statistics.max)
        facts = {facts[0], facts[1], Words::tr("all weights are %1").arg(number(statistics.min))};
    if (statistics.nan + statistics.inf > 0)
        facts.append(Words::tr("%1 not finite").arg(statistics.nan + statistics.inf));
    return facts.join(QStringLiteral(" · "));
}

QString histogramSummary(const TensorInfo& info, const Analysis& analysis)
{
    QString summary = text::safe(info.name) + QStringLiteral(": ") + tensorFacts(info, analysis.statistics) + QStringLiteral(". ");
    summary += Words::tr("Weights from %1 to %2. ").arg(number(analysis.statistics.min), number(analysis.statistics.max));
    for (const ThresholdFact& fact : thresholds(analysis))
        summary += Words::tr("%1 clips at %2, %3. ").arg(fact.name, fact.range, fact.quality);
    return summary.trimmed();
}

ValueTable thresholdReport(const Analysis& analysis)
{
    ValueTable table{{Words::tr("Calibrator"), Words::tr("Range"), Words::tr("SQNR"), Words::tr("In use")}, {}};
    for (const ThresholdFact& fact : thresholds(analysis))
        table.rows.push_back({fact.name, fact.range, fact.quality, fact.isActive ? Words::tr("yes") : QString()});
    return table;
}

ValueTable histogramValues(const Histogram& original, const Histogram& quantized)
{
    ValueTable table{{QStringLiteral("low"), QStringLiteral("high"), QStringLiteral("weights"), QStringLiteral("quantized")}, {}};
    for (std::size_t k = 0; k < original.counts.size(); ++k) {
        const QString after = k < quantized.counts.size() ? QString::number(quantized.counts[k]) : QString();
        table.rows.push_back(
            {exactNumber(original.edge(k)), exactNumber(original.edge(k + 1)), QString::number(original.counts[k]), after});
    }
    return table;
}

ValueTable curveValues(const Analysis& analysis)
{
    const Curve& curve = analysis.errorByThreshold;
    ValueTable table{{QStringLiteral("threshold"), QStringLiteral("sqnr_db")}, {}};
    for (std::size_t i = 0; i < std::min(curve.threshold.size(), curve.objective.size()); ++i)
        table.rows.push_back({exactNumber(curve.threshold[i]), exactNumber(curve.objective[i])});
    return table;
}

ValueTable channelMseValues(const ErrorReport& report)
{
    ValueTable table{{QStringLiteral("channel"), QStringLiteral("mse")}, {}};
    for (std::size_t i = 0; i < report.channels.size(); ++i)
        table.rows.push_back({QString::number(i), exactNumber(report.channels[i].mse)});
    return table;
}

}  // namespace bitloupe
