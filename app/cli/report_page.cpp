// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/report_page.h"

#include "app/cli/svg_plot.h"
#include "app/cli/value.h"
#include "views/text/text.h"

#include <algorithm>
#include <cmath>

namespace bitloupe::cli {

namespace {

constexpr std::size_t kColumns = 360;

std::string cell(const QString& text) { return "<td>" + htmlText(text.toStdString()) + "</td>"; }
std::string db(double value) { return text::decibels(value).toStdString(); }

std::string tensorTitle(const TensorInfo& info) { return htmlText(info.name.empty() ? "(unnamed)" : info.name); }

// The class that gives a calibrator its colour.
std::string colorClass(const std::string& calibrator)
{
    for (const std::string_view known : {"minmax", "percentile", "mse", "kl"}) {
        if (calibrator == known)
            return "threshold t-" + calibrator;
    }
    return "threshold t-other";
}

std::string legend(const std::vector<CalibrationResult>& calibrations)
{
    std::string out = "<p>";
    for (const CalibrationResult& result : calibrations)
        out += "<span class=\"key\"><svg viewBox=\"0 0 22 10\"><path class=\"" + colorClass(result.calibrator) + "\" d=\"M0 5H22\"/></svg>"
            + htmlText(text::name("range", result.calibrator).toStdString()) + "</span>";
    return out + "</p>\n";
}

std::string histogramPicture(const Analysis& analysis)
{
    const Histogram& weights = analysis.weightHistogram;
    if (weights.counts.empty())
        return {};
    const std::vector<double> heights = pooledSums(weights.counts, kColumns);
    const std::vector<double> quantized = pooledSums(analysis.report.quantizedHistogram.counts, kColumns);
    const double top = std::max(largest(heights, 1), largest(quantized, 1)) * 1.3;
    SvgPlot plot({weights.low, weights.high, false, "weight"}, {0, top, true, "count"});
    plot.addArea(heights, "area");
    for (std::size_t i = 0; i < quantized.size(); ++i) {
        if (quantized[i] > 0)
            plot.addStem(weights.low
                             + (weights.high - weights.low) * (static_cast<double>(i) + 0.5) / static_cast<double>(quantized.size()),
                         quantized[i], "stem");
    }
    for (const CalibrationResult& result : analysis.calibrations) {
        plot.addStem(static_cast<double>(result.choice.range.low), top, colorClass(result.calibrator));
        plot.addStem(static_cast<double>(result.choice.range.high), top, colorClass(result.calibrator));
    }
    return "<h3>Where the weights are, and where each calibrator clips</h3>\n"
        + plot.text("Histogram of the weights, of the quantized weights and the ends of every calibrator's range")
        + legend(analysis.calibrations);
}

std::string curvePicture(const Analysis& analysis)
{
    const Curve& curve = analysis.errorByThreshold;
    if (curve.threshold.size() < 2)
        return {};
    const double top = largest(curve.objective, -1e300);
    double bottom = top;
    for (const double value : curve.objective)
        bottom = std::isfinite(value) ? std::min(bottom, value) : bottom;
    SvgPlot plot({curve.threshold.front(), curve.threshold.back(), false, "clipping threshold"}, {bottom, top + 1, false, "SQNR, dB"}, 720,
                 180);
    plot.addLine(curve.threshold, curve.objective, "line");
    for (const CalibrationResult& result : analysis.calibrations) {
        const double at = std::max(std::abs(static_cast<double>(result.choice.range.low)), static_cast<double>(result.choice.range.high));
        plot.addPoint(at, result.sqnrDb, colorClass(result.calibrator));
    }
    return "<h3>Error by clipping threshold, one scale for the tensor</h3>\n"
        + plot.text("SQNR by clipping threshold, with the choice of every calibrator");
}

std::string calibrationTable(const Analysis& analysis)
{
    std::string out =
        "<div class=\"wide\"><table><tr><th>Calibrator</th><th>low</th><th>high</th><th>SQNR</th><th>MSE</th><th>clipped</th></tr>\n";
    for (const CalibrationResult& result : analysis.calibrations) {
        out += "<tr>" + cell(text::name("range", result.calibrator))
            + cell(text::significant(static_cast<double>(result.choice.range.low), 5))
            + cell(text::significant(static_cast<double>(result.choice.range.high), 5)) + cell(text::decibels(result.sqnrDb))
            + cell(text::significant(result.mse, 4)) + cell(text::percent(result.clippedFraction)) + "</tr>\n";
    }
    return out + "</table></div>\n";
}

std::string channelPicture(const ErrorReport& report)
{
    if (report.channels.size() < 2)
        return {};
    std::vector<double> mse;
    for (const ChannelReport& channel : report.channels)
        mse.push_back(channel.mse);
    const std::vector<double> heights = pooledMaxima(mse, kColumns);
    SvgPlot plot({0, static_cast<double>(mse.size()), false, "output channel"}, {0, largest(heights, 0) * 1.05 + 1e-300, false, "MSE"}, 720,
                 180);
    plot.addBars(heights, "bars");
    std::sort(mse.begin(), mse.end(), std::greater<>());
    double all = 0, worst = 0;
    const std::size_t tenth = std::max<std::size_t>(1, mse.size() / 10);
    for (std::size_t i = 0; i < mse.size(); ++i) {
        all += mse[i];
        worst += i < tenth ? mse[i] : 0;
    }
    return "<h3>Which channels carry the error</h3>\n" + plot.text("Mean squared error by output channel") + "<p class=\"muted\">The worst "
        + std::to_string(tenth) + " of " + std::to_string(mse.size()) + " channels hold "
        + (all > 0 ? text::percent(worst / all).toStdString() : std::string("none")) + " of the error.</p>\n";
}

std::string levelsPicture(const GridUse& use, const Histogram& normalized, std::string_view cssClass)
{
    std::uint64_t total = 0, most = 1;
    for (const std::uint64_t count : use.counts) {
        total += count;
        most = std::max(most, count);
    }
    const double top = static_cast<double>(most) / static_cast<double>(std::max<std::uint64_t>(total, 1)) * 1.1;
    SvgPlot plot({-1.05, 1.05, false, "weight / largest of its block"}, {0, top, false, "share of weights"}, 720, 150);
    std::vector<double> shape = pooledSums(normalized.counts, kColumns / 2);
    const double tallest = largest(shape, 1);
    for (double& value : shape)  // drawn to fill the height: only its shape matters here
        value *= top / tallest;
    std::vector<double> x;
    for (std::size_t i = 0; i < shape.size(); ++i)
        x.push_back(normalized.low
                    + (normalized.high - normalized.low) * (static_cast<double>(i) + 0.5) / static_cast<double>(shape.size()));
    plot.addLine(x, shape, "grid line");
    const std::string stem = "stem " + std::string(cssClass);
    for (std::size_t i = 0; i < std::min(use.levels.size(), use.counts.size()); ++i)
        plot.addStem(use.levels[i], static_cast<double>(use.counts[i]) / static_cast<double>(std::max<std::uint64_t>(total, 1)), stem);
    return "<p>" + htmlText(text::shortSpec(use.spec).toStdString()) + ": SQNR " + db(use.sqnrDb) + ", entropy "
        + text::significant(use.entropyBits, 3).toStdString() + " bits</p>\n" + plot.text("Use of each level");
}

std::string gridsPicture(const GridComparison& grids)
{
    return "<h3>NF4 against INT4: levels and their use</h3>\n" + levelsPicture(grids.first, grids.normalized, "t-kl")
        + levelsPicture(grids.second, grids.normalized, "t-mse");
}

std::string figures(const Analysis& analysis)
{
    const ErrorReport& r = analysis.report;
    return "<p>SQNR <b>" + db(r.sqnrDb) + "</b>; best possible at this number of bits " + db(analysis.bestPossible.sqnrDb) + "; MSE "
        + text::significant(r.mse, 4).toStdString() + "; largest error " + text::significant(r.maxAbsError, 4).toStdString() + "; clipped "
        + text::percent(r.clippedFraction).toStdString() + "; " + text::significant(r.bitsPerWeight, 4).toStdString() + " bits per weight; "
        + text::bytes(r.bytesBefore).toStdString() + " → " + text::bytes(r.bytesAfter).toStdString() + "</p>\n";
}

}  // namespace

std::string tableSection(std::span<const ReportRow> rows)
{
    std::string out =
        "<section><h2>Tensors, worst first</h2><div class=\"wide\"><table>\n<tr><th>tensor</th><th>shape</th><th>SQNR</th><th>MSE</th>"
        "<th>clipped</th><th>bits/weight</th><th>before</th><th>after</th></tr>\n";
    for (const ReportRow& row : rows) {
        out += "<tr><td title=\"" + htmlText(row.file) + "\">" + tensorTitle(row.info) + "</td><td>" + shapeText(row.info.shape) + "</td>"
            + cell(text::decibels(row.sqnrDb)) + cell(text::significant(row.mse, 4)) + cell(text::percent(row.clippedFraction))
            + cell(text::significant(row.bitsPerWeight, 4)) + cell(text::bytes(row.bytesBefore)) + cell(text::bytes(row.bytesAfter))
            + "</tr>\n";
    }
    return out + "</table></div></section>\n";
}

std::string tensorSection(const ReportPictures& pictures)
{
    const Analysis& analysis = *pictures.analysis;
    std::string out = "<section><h2>" + tensorTitle(pictures.info) + "</h2>\n<p class=\"muted\">" + htmlText(pictures.file) + " · "
        + shapeText(pictures.info.shape) + " · " + std::string(dtypeName(pictures.info.dtype)) + "</p>\n";
    out += figures(analysis) + histogramPicture(analysis) + calibrationTable(analysis) + curvePicture(analysis)
        + channelPicture(analysis.report);
    if (pictures.grids)
        out += gridsPicture(*pictures.grids);
    return out + "</section>\n";
}

}  // namespace bitloupe::cli
