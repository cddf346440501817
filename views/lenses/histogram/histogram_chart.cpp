// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/histogram/histogram_chart.h"

#include "views/chart/column_item.h"
#include "views/chart/level_item.h"
#include "views/chart/threshold_item.h"
#include "views/text/text.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kHeadroom = 1.18;  // for the labels of the thresholds
const double kLogFloor = std::log10(0.6);  // a single weight is visible above it

Ink faintLines()
{
    return [](const Theme& theme) {
        QColor color = theme.muted;
        color.setAlpha(70);
        return color;
    };
}

Ink veil()
{
    return [](const Theme& theme) {
        QColor color = theme.accent;
        color.setAlpha(theme.dark ? 130 : 110);
        return color;
    };
}

// A little more than the weights and every threshold span. One value alone gets room around it.
PlotRange homeRange(const Analysis& analysis)
{
    double low = analysis.weightHistogram.low;
    double high = analysis.weightHistogram.high;
    for (const ThresholdFact& fact : thresholds(analysis)) {
        low = std::min(low, static_cast<double>(fact.ends.low));
        high = std::max(high, static_cast<double>(fact.ends.high));
    }
    const double span = high - low;
    const double margin = span > 0 ? 0.03 * span : std::max(std::abs(high), 1e-30);
    return {low - margin, high + margin, 0, 1};
}

}  // namespace

HistogramChart::HistogramChart(QWidget* parent)
    : ChartView(parent)
{
    m_original = new ColumnItem(*this, 1, ink(&Theme::fill));
    m_levels = new LevelItem(*this, 2, faintLines());
    m_quantized = new ColumnItem(*this, 3, veil());
    m_stemItem = new StemItem(*this, 4, ink(&Theme::accent));
    const Ink hand = [](const Theme& theme) { return calibratorColor(theme, handCalibrator()); };
    m_thresholds = new ThresholdItem(
        *this, 5, hand, [this](Range range) { Q_EMIT rangeMoved(static_cast<double>(range.low), static_cast<double>(range.high)); });
    setFitY([this](PlotRange& range) { fitY(range); });
    setReadout([this](double x, double) { return readout(x); });
    setValues([this] { return m_analysis ? histogramValues(*m_analysis) : ValueTable{}; });
    setLogCounts(true);
}

void HistogramChart::setLogCounts(bool isLog)
{
    m_isLog = isLog;
    m_original->setLogCounts(isLog);
    m_quantized->setLogCounts(isLog);
    m_stemItem->setLogCounts(isLog);
    setAxes({AxisKind::Linear, tr("weight value")}, {isLog ? AxisKind::LogCounts : AxisKind::Counts, {}});
    setRange(map().range);
}

void HistogramChart::setShown(bool original, bool quantized, bool grid)
{
    m_showsOriginal = original;
    m_showsQuantized = quantized;
    m_original->setVisible(original);
    m_quantized->setVisible(quantized && m_stems.empty());
    m_stemItem->setVisible(quantized);
    m_levels->setVisible(grid);
    setRange(map().range);
}

void HistogramChart::draw(const Picture& picture)
{
    m_analysis = picture.analysis;
    m_stems = stems(*m_analysis);
    m_original->setHistogram(&m_analysis->weightHistogram);
    m_quantized->setHistogram(&m_analysis->report.quantizedHistogram);
    m_quantized->setVisible(m_showsQuantized && m_stems.empty());
    m_stemItem->setStems(m_stems);
    m_levels->setLevels(gridLevels(*m_analysis));
    drawThresholds(*m_analysis);
    setSummary(tr("Histogram of %1").arg(text::safe(picture.info.name)), histogramSummary(picture.info, *m_analysis));
    setHome(homeRange(*m_analysis));
}

void HistogramChart::drawThresholds(const Analysis& analysis)
{
    std::vector<ThresholdLine> lines;
    for (const ThresholdFact& fact : thresholds(analysis)) {
        const std::string id = fact.calibrator;
        lines.push_back({fact.name, fact.ends, [id](const Theme& theme) { return calibratorColor(theme, id); }, fact.isActive});
    }
    m_thresholds->setLines(std::move(lines), isSymmetric(analysis.spec));
}

void HistogramChart::fitY(PlotRange& range) const
{
    std::uint64_t most = 1;
    const double pixels = map().area.width();
    if (m_showsOriginal)
        most = std::max(most, m_original->visible(range.xLow, range.xHigh, pixels).largest());
    if (m_showsQuantized && m_stems.empty())
        most = std::max(most, m_quantized->visible(range.xLow, range.xHigh, pixels).largest());
    for (const Stem& stem : m_stems)
        if (m_showsQuantized && stem.value >= range.xLow && stem.value <= range.xHigh)
            most = std::max(most, stem.count);
    const auto count = static_cast<double>(most);
    range.yLow = m_isLog ? kLogFloor : 0;
    range.yHigh = m_isLog ? kLogFloor + (std::max(1.0, std::log10(count)) - kLogFloor) * kHeadroom : count * kHeadroom;
}

QString HistogramChart::readout(double x) const
{
    if (m_analysis == nullptr)
        return {};
    const PlotRange& range = map().range;
    const Columns shown = m_original->visible(range.xLow, range.xHigh, map().area.width());
    const Columns after = m_quantized->visible(range.xLow, range.xHigh, map().area.width());
    if (shown.counts.empty() || x < shown.low || x > shown.high)
        return {};
    const std::size_t k = std::min(static_cast<std::size_t>((x - shown.low) / shown.width), shown.counts.size() - 1);
    QString text =
        tr("%1 … %2\n%3 weights").arg(text::significant(shown.left(k), 4), text::significant(shown.right(k), 4)).arg(shown.counts[k]);
    if (k < after.counts.size())
        text += tr("\n%1 after quantizing").arg(after.counts[k]);
    return text;
}

}  // namespace bitloupe
