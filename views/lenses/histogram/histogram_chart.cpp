// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/histogram/histogram_chart.h"

#include "views/chart/column_item.h"
#include "views/chart/level_item.h"
#include "views/chart/marker.h"
#include "views/chart/threshold_item.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/histogram/zoom_counts.h"
#include "views/text/text.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kHeadroom = 1.05;  // above the highest column, where no label wants more
constexpr double kMostHeadroom = 0.6;  // of the plot's height, for labels
constexpr double kClearance = 5;  // pixels between a column or its dot and a label
constexpr int kAskDelayMs = 120;
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
    m_point = new StemItem(*this, 3.5, ink(&Theme::fill));
    const ThresholdLine hand{
        text::name("range", handCalibrator()), {},  {}, [](const Theme& theme) {
                                 return calibratorColor(theme, handCalibrator()); },
        calibratorDashes(handCalibrator()),    true};
    m_thresholds = new ThresholdItem(
        *this, 5, hand, [this](Range range) { Q_EMIT rangeMoved(static_cast<double>(range.low), static_cast<double>(range.high)); });
    setFitY([this](PlotRange& range) { fitY(range); });
    setReadout([this](double x, double) { return readout(x); });
    setStepper([this](double x, int steps) { return stepped(x, steps); });
    setValues([this] {
        const bool isFine =
            m_detail != nullptr && covers(m_detail->original, m_analysis->weightHistogram, map().range.xLow, map().range.xHigh);
        if (isZoomed() && isFine && m_detailOf == m_analysis)
            return histogramValues(m_detail->original, m_detail->quantized);
        return m_analysis ? histogramValues(m_analysis->weightHistogram, m_analysis->report.quantizedHistogram) : ValueTable{};
    });
    setReport([this] { return m_analysis ? thresholdReport(*m_analysis) : ValueTable{}; });
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(kAskDelayMs);
    connect(&m_askTimer, &QTimer::timeout, this, &HistogramChart::askDetail);
    connect(this, &ChartView::rangeChanged, this, [this] { m_askTimer.start(); });
    setLogCounts(true);
}

void HistogramChart::setLogCounts(bool isLog)
{
    m_isLog = isLog;
    m_original->setLogCounts(isLog);
    m_quantized->setLogCounts(isLog);
    m_stemItem->setLogCounts(isLog);
    m_point->setLogCounts(isLog);
    setAxes({AxisKind::Linear, tr("weight value")}, {isLog ? AxisKind::LogCounts : AxisKind::Counts, {}});
    refit();
}

void HistogramChart::setShown(bool original, bool quantized, bool grid)
{
    m_showsOriginal = original;
    m_showsQuantized = quantized;
    m_original->setVisible(original);
    m_point->setVisible(original);
    m_quantized->setVisible(quantized && m_stems.empty());
    m_stemItem->setVisible(quantized);
    m_levels->setVisible(grid);
    refit();
}

void HistogramChart::draw(const Picture& picture)
{
    takeDetail(picture);
    m_analysis = picture.analysis;
    m_codes = CodeReader(*m_analysis);
    m_stems = stems(*m_analysis);
    m_original->setHistogram(&m_analysis->weightHistogram);
    m_quantized->setHistogram(&m_analysis->report.quantizedHistogram);
    m_original->setDetail(m_detail ? &m_detail->original : nullptr);
    m_quantized->setDetail(m_detail && m_detailOf == m_analysis ? &m_detail->quantized : nullptr);
    m_quantized->setVisible(m_showsQuantized && m_stems.empty());
    m_stemItem->setStems(m_stems);
    m_point->setStems(pointStems(m_analysis->weightHistogram));
    m_levels->setLevels(gridLevels(*m_analysis));
    drawThresholds(*m_analysis);
    setMark(sampleMark(picture));
    setFileStem(pictureStem(picture, QStringLiteral("histogram")));
    setSummary(tr("Histogram of %1").arg(text::safe(picture.info.name)), histogramSummary(picture.info, *m_analysis));
    setHome(homeRange(*m_analysis));
}

// Finer counts of the weights stay true while only the settings change; those after quantizing do not.
void HistogramChart::takeDetail(const Picture& picture)
{
    const auto sameWeights = [&] {
        const Statistics& before = m_detailOf->statistics;
        const Statistics& after = picture.analysis->statistics;
        return before.count == after.count && before.min == after.min && before.max == after.max && before.mean == after.mean
            && before.rms == after.rms && picture.analysis->exact;
    };
    const auto counts = std::dynamic_pointer_cast<const ZoomCounts>(picture.data);
    if (counts != nullptr && !counts->original.counts.empty()) {
        m_detail = counts;
        m_detailOf = picture.analysis;
    } else if (m_detail != nullptr && m_detailOf != picture.analysis && !sameWeights()) {
        m_detail.reset();
        m_detailOf.reset();
        m_asked.clear();
    }
}

void HistogramChart::askDetail()
{
    if (m_analysis == nullptr || !m_analysis->exact)
        return;
    const PlotRange& range = map().range;
    const Histogram& bins = m_analysis->weightHistogram;
    const auto request = zoomRequest(bins, range.xLow, range.xHigh, map().area.width(), m_original->leastPixels());
    if (request && m_detail != nullptr && m_detailOf == m_analysis && covers(m_detail->original, bins, range.xLow, range.xHigh)) {
        const Histogram& detail = m_detail->original;
        const double binPixels = (detail.high - detail.low) / static_cast<double>(detail.counts.size()) / map().unitsPerPixel();
        if (binPixels <= m_original->leastPixels())
            return;  // fine enough
    }
    const QString option = request ? QString::fromStdString(zoomOption(*request)) : QString();
    if (option == m_asked)
        return;
    m_asked = option;
    Q_EMIT detailWanted(option);
}

void HistogramChart::drawThresholds(const Analysis& analysis)
{
    std::vector<ThresholdLine> lines;
    for (const ThresholdFact& fact : thresholds(analysis)) {
        const std::string id = fact.calibrator;
        const Ink color = [id](const Theme& theme) { return calibratorColor(theme, id); };
        lines.push_back({fact.name, fact.shortName, fact.ends, color, calibratorDashes(id), fact.isActive});
    }
    m_thresholds->setLines(std::move(lines), isSymmetric(analysis.spec));
}

double HistogramChart::height(std::uint64_t count) const
{
    const auto value = static_cast<double>(count);
    return m_isLog ? std::log10(std::max(value, 1.0)) : value;
}

Columns HistogramChart::shownColumns(bool quantized) const
{
    const PlotRange& range = map().range;
    return (quantized ? m_quantized : m_original)->visible(range.xLow, range.xHigh, map().area.width());
}

double HistogramChart::highestIn(const PlotRange& range, double low, double high) const
{
    std::uint64_t most = 0;
    const auto look = [&](const ColumnItem& item) {
        const Columns shown = item.visible(range.xLow, range.xHigh, map().area.width());
        for (std::size_t i = 0; i < shown.counts.size(); ++i)
            if (shown.right(i) >= low && shown.left(i) <= high)
                most = std::max(most, shown.counts[i]);
    };
    if (m_showsOriginal)
        look(*m_original);
    if (m_showsQuantized && m_stems.empty())
        look(*m_quantized);
    for (const auto& [stems, isShown] : {std::pair(&m_stems, m_showsQuantized), std::pair(&m_point->stems(), m_showsOriginal)})
        for (const Stem& stem : *stems)
            if (isShown && stem.value >= low && stem.value <= high)
                most = std::max(most, stem.count);
    return most == 0 ? 0 : height(most);
}

// The top of the axis with which every label stands above what lies under it.
double HistogramChart::headroom(const PlotRange& range) const
{
    const PlotMap wide{map().area, range};
    const double dot = kClearance * wide.unitsPerPixel();
    double top = range.yHigh;
    for (const ThresholdItem::Label& label : m_thresholds->labels(wide)) {
        const double share =
            std::min((label.box.bottom() + kClearance - wide.area.top()) / std::max(1.0, wide.area.height()), kMostHeadroom);
        const double under = highestIn(range, wide.x(label.box.left()) - dot, wide.x(label.box.right()) + dot);
        top = std::max(top, range.yLow + (under - range.yLow) / (1 - share));
    }
    return top;
}

void HistogramChart::fitY(PlotRange& range) const
{
    const double highest = highestIn(range, range.xLow, range.xHigh);
    range.yLow = m_isLog ? kLogFloor : 0;
    range.yHigh = range.yLow + (std::max(1.0, highest) - range.yLow) * kHeadroom;
    range.yHigh = headroom(range);
}

double HistogramChart::stepped(double x, int steps) const
{
    const Columns shown = shownColumns(false);
    if (shown.counts.empty() || !(shown.width > 0))
        return x + steps * 2 * map().unitsPerPixel();
    return shown.low + (std::floor((x - shown.low) / shown.width) + steps + 0.5) * shown.width;
}

Reading HistogramChart::readout(double x) const
{
    if (m_analysis == nullptr)
        return {};
    const Columns shown = shownColumns(false);
    const Columns after = shownColumns(true);
    Reading reading(tr("value %1").arg(text::significant(x, 4)));
    if (!shown.counts.empty() && x >= shown.low && x <= shown.high) {
        const std::size_t k = std::min(static_cast<std::size_t>((x - shown.low) / shown.width), shown.counts.size() - 1);
        reading.text += tr("\n%1 … %2:\n%3 weights")
                            .arg(text::significant(shown.left(k), 4), text::significant(shown.right(k), 4))
                            .arg(shown.counts[k]);
        const bool sameBins = after.width == shown.width && after.low == shown.low && k < after.counts.size();
        if (sameBins)
            reading.text += tr(", %1 after quantizing").arg(after.counts[k]);
        if (shown.counts[k] > 0)
            reading.y = height(shown.counts[k]);
    }
    const QString code = m_codes.words(x);
    if (!code.isEmpty())
        reading.text += QLatin1Char('\n') + code;
    return reading;
}

}  // namespace bitloupe
