// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/svg_plot.h"

#include "views/text/text.h"
#include "views/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace bitloupe::cli {

namespace {

constexpr double kLeft = 62, kRight = 12, kTop = 10, kBottom = 38;  // room for the axes, pixels

// Tenths of a pixel are enough.
std::string px(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::round(value * 10) / 10).ptr;
    return {buffer, end};
}

double onScale(const PlotAxis& axis, double value) { return axis.isLog ? std::log10(1 + std::max(value, 0.0)) : value; }

double share(const PlotAxis& axis, double value)
{
    const double low = onScale(axis, axis.low), high = onScale(axis, axis.high);
    return high > low ? std::clamp((onScale(axis, value) - low) / (high - low), 0.0, 1.0) : 0.5;
}

// 1, 2 or 5 times a power of ten, so that about four ticks fit.
double tickStep(double span)
{
    const double rough = span / 4, power = std::pow(10, std::floor(std::log10(rough)));
    const double factor = rough / power;
    return power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10);
}

std::vector<double> ticks(const PlotAxis& axis)
{
    std::vector<double> out;
    if (axis.isLog) {
        for (double value = 1; value <= axis.high; value *= 10)
            out.push_back(value);
        return out;
    }
    if (!(axis.high > axis.low) || !std::isfinite(axis.high - axis.low))
        return {axis.low};
    const double step = tickStep(axis.high - axis.low);
    const double first = std::ceil(axis.low / step);
    for (double k = first; k * step <= axis.high + step * 1e-9 && out.size() < 12; ++k)
        out.push_back(k * step);
    return out;
}

}  // namespace

SvgPlot::SvgPlot(PlotAxis x, PlotAxis y, int width, int height)
    : m_x(std::move(x))
    , m_y(std::move(y))
    , m_width(width)
    , m_height(height)
{
}

double SvgPlot::placeX(double value) const { return kLeft + share(m_x, value) * (m_width - kLeft - kRight); }
double SvgPlot::placeY(double value) const { return m_height - kBottom - share(m_y, value) * (m_height - kTop - kBottom); }

void SvgPlot::addArea(std::span<const double> heights, std::string_view cssClass)
{
    const double width = (m_width - kLeft - kRight) / static_cast<double>(heights.size());
    std::string path = "M" + px(kLeft) + " " + px(m_height - kBottom);
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const std::string y = px(placeY(heights[i]));
        path += "V" + y + "H" + px(kLeft + width * static_cast<double>(i + 1));
    }
    m_body += "<path class=\"" + std::string(cssClass) + "\" d=\"" + path + "V" + px(m_height - kBottom) + "Z\"/>\n";
}

void SvgPlot::addBars(std::span<const double> heights, std::string_view cssClass)
{
    const double width = (m_width - kLeft - kRight) / static_cast<double>(heights.size());
    std::string path;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        if (!(heights[i] > m_y.low))
            continue;
        const double x = kLeft + width * (static_cast<double>(i) + 0.1);
        path += "M" + px(x) + " " + px(m_height - kBottom) + "V" + px(placeY(heights[i])) + "h" + px(std::max(width * 0.8, 0.5)) + "V"
            + px(m_height - kBottom) + "Z";
    }
    m_body += "<path class=\"" + std::string(cssClass) + "\" d=\"" + path + "\"/>\n";
}

void SvgPlot::addLine(std::span<const double> x, std::span<const double> y, std::string_view cssClass)
{
    std::string points;
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
        if (std::isfinite(x[i]) && std::isfinite(y[i]))
            points += px(placeX(x[i])) + "," + px(placeY(y[i])) + " ";
    }
    m_body += "<polyline class=\"" + std::string(cssClass) + "\" points=\"" + points + "\"/>\n";
}

void SvgPlot::addStem(double x, double height, std::string_view cssClass)
{
    const std::string at = px(placeX(x));
    m_body +=
        "<path class=\"" + std::string(cssClass) + "\" d=\"M" + at + " " + px(m_height - kBottom) + "V" + px(placeY(height)) + "\"/>\n";
}

void SvgPlot::addPoint(double x, double y, std::string_view cssClass)
{
    m_body += "<circle class=\"" + std::string(cssClass) + "\" cx=\"" + px(placeX(x)) + "\" cy=\"" + px(placeY(y)) + "\" r=\"4\"/>\n";
}

std::string SvgPlot::tick(double value, bool isX) const
{
    const std::string label =
        text::significant(std::abs(value) < 1e-12 * (std::abs(m_x.high) + 1) && isX ? 0 : value, value >= 1000 ? 7 : 3).toStdString();
    if (isX)
        return "<text class=\"tick\" text-anchor=\"middle\" x=\"" + px(placeX(value)) + "\" y=\"" + px(m_height - kBottom + 15) + "\">"
            + label + "</text>";
    return "<path class=\"grid\" d=\"M" + px(kLeft) + " " + px(placeY(value)) + "H" + px(m_width - kRight)
        + "\"/><text class=\"tick\" text-anchor=\"end\" x=\"" + px(kLeft - 6) + "\" y=\"" + px(placeY(value) + 4) + "\">" + label
        + "</text>";
}

std::string SvgPlot::axes() const
{
    std::string out;
    for (const double value : ticks(m_y))
        out += tick(value, false);
    for (const double value : ticks(m_x))
        out += tick(value, true);
    out += "<path class=\"frame\" d=\"M" + px(kLeft) + " " + px(m_height - kBottom) + "H" + px(m_width - kRight) + "\"/>";
    out += "<text class=\"tick\" text-anchor=\"end\" x=\"" + px(m_width - kRight) + "\" y=\"" + px(m_height - 6) + "\">"
        + htmlText(m_x.title) + "</text>";
    return out + "<text class=\"tick\" x=\"2\" y=\"" + px(m_height - 6) + "\">↑ " + htmlText(m_y.title) + "</text>\n";
}

std::string SvgPlot::text(std::string_view label) const
{
    const std::string size = std::to_string(m_width) + " " + std::to_string(m_height);
    return "<svg viewBox=\"0 0 " + size + "\" role=\"img\" aria-label=\"" + htmlText(label) + "\">\n" + axes() + m_body + "</svg>\n";
}

std::vector<double> pooledSums(std::span<const std::uint64_t> counts, std::size_t most)
{
    const std::size_t columns = std::min(most, counts.size());
    std::vector<double> out(columns, 0.0);
    for (std::size_t i = 0; i < counts.size(); ++i)
        out[i * columns / counts.size()] += static_cast<double>(counts[i]);
    return out;
}

std::vector<double> pooledMaxima(std::span<const double> values, std::size_t most)
{
    const std::size_t columns = std::min(most, values.size());
    std::vector<double> out(columns, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        double& column = out[i * columns / values.size()];
        column = std::max(column, values[i]);
    }
    return out;
}

double largest(std::span<const double> values, double atLeast)
{
    for (const double value : values) {
        if (std::isfinite(value))
            atLeast = std::max(atLeast, value);
    }
    return atLeast;
}

std::string htmlText(std::string_view text)
{
    std::string out;
    for (const char c : text::safeUtf8(text)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

}  // namespace bitloupe::cli
