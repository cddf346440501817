// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/point_chart.h"

#include "views/chart/dot_item.h"
#include "views/lenses/kernels/dot_labels.h"
#include "views/text/text.h"

#include <QEvent>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kReach = 30;  // pixels from the pointer to a point that is told

Ink inkOf(const BenchEntry& entry)
{
    return [entry = BenchEntry{entry.id, entry.family, entry.activations, entry.spec, entry.grid, 0, 0, 0, 0, {}, {}}](const Theme& theme) {
        return kernelColor(theme, entry);
    };
}

Ink labelInk() { return ink(&Theme::text); }

}  // namespace

PointChart::PointChart(QWidget* parent)
    : ChartView(parent)
    , m_dots(new DotItem(*this, 5))
    , m_labels(new DotLabels(*this, 6))
{
    setLeastHeight(170);
    setReadout([this](double x, double y) { return read(x, y); });
    setValues([this] { return m_run ? kernelValues(*m_run) : ValueTable{}; });
}

void PointChart::draw(const std::shared_ptr<const BenchRun>& run, const QString& fileStem)
{
    m_run = run;
    m_shown = pointsOf(*run);
    setFileStem(fileStem);
    setEmptyText(m_shown.empty() ? none() : QString());
    std::vector<Dot> dots;
    std::vector<DotLabel> labels;
    PlotRange range{1e300, -1e300, 1e300, -1e300};
    QString summary;
    for (const KernelPoint& point : m_shown) {
        const double x = plotX(point.x), y = plotY(point.y);
        const bool isOurs = point.entry->family == BenchFamily::Quantized;
        dots.push_back({x, y, inkOf(*point.entry), isOurs && point.tokens == 1, isOurs ? Marker::Circle : Marker::Square});
        if (point.tokens == 1) {
            labels.push_back({x, y, point.name, labelInk()});
            summary += words(point) + QStringLiteral(". ");
        }
        range = {std::min(range.xLow, x), std::max(range.xHigh, x), std::min(range.yLow, y), std::max(range.yHigh, y)};
    }
    m_dots->setDots(std::move(dots));
    m_labels->setLabels(std::move(labels));
    setSummary(title(), summary.trimmed());
    if (m_shown.empty())
        return;
    const PlotRange home = rangeOf(range);
    drawMore(*run, home);
    setHome(home);
}

void PointChart::clear(const QString& why)
{
    m_run = nullptr;
    m_shown.clear();
    m_dots->setDots({});
    m_labels->setLabels({});
    setEmptyText(why);
    setSummary(title(), why);
}

// The nearest point, in pixels.
Reading PointChart::read(double x, double y) const
{
    const KernelPoint* nearest = nullptr;
    double least = kReach;
    for (const KernelPoint& point : m_shown) {
        const double distance = std::hypot(map().pixelX(plotX(point.x)) - map().pixelX(x), map().pixelY(plotY(point.y)) - map().pixelY(y));
        if (distance < least) {
            least = distance;
            nearest = &point;
        }
    }
    if (nearest == nullptr)
        return {};
    Reading reading(words(*nearest));
    reading.x = plotX(nearest->x);
    reading.y = plotY(nearest->y);
    return reading;
}

RooflineChart::RooflineChart(QWidget* parent)
    : PointChart(parent)
    , m_floats(new QLineSeries)
    , m_bytes(new QLineSeries)
{
    setAxes({AxisKind::Log, tr("operations per byte of weights")}, {AxisKind::Log, tr("10⁹ operations a second")});
    addLine(m_floats);
    addLine(m_bytes);
}

double RooflineChart::plotX(double x) const { return std::log10(std::max(x, 1e-9)); }
double RooflineChart::plotY(double y) const { return std::log10(std::max(y, 1e-9)); }

QString RooflineChart::words(const KernelPoint& point) const
{
    return tr("%1, %2 rows: %3 operations a byte, %4·10⁹ a second")
        .arg(point.name)
        .arg(point.tokens)
        .arg(text::significant(point.x, 3), text::significant(point.y, 3));
}

PlotRange RooflineChart::rangeOf(PlotRange points) const
{
    return {points.xLow - 0.15, points.xHigh + 0.3, points.yLow - 0.15, points.yHigh + 0.35};
}

// Each roof: as fast as bytes come, up to its peak.
void RooflineChart::drawMore(const BenchRun& run, const PlotRange& range)
{
    const double read = run.limits.readAll.median;
    const auto roof = [&](const Estimate& peak) {
        const double knee = std::log10(peak.median / read);
        QList<QPointF> points;
        for (const double x : {range.xLow - 1, knee, std::max(knee, range.xHigh) + 1})
            points.append(QPointF(x, plotY(1e-9 * std::min(peak.median, read * std::pow(10.0, x)))));
        return points;
    };
    if (read > 0 && run.limits.floats.median > 0 && run.limits.bytes.median > 0) {
        m_floats->replace(roof(run.limits.floats));
        m_bytes->replace(roof(run.limits.bytes));
    }
    colorRoofs();
}

void RooflineChart::changeEvent(QEvent* event)
{
    PointChart::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorRoofs();
}

void RooflineChart::colorRoofs()
{
    m_floats->setPen(QPen(theme(this).muted, 1.5));
    m_bytes->setPen(QPen(theme(this).accent, 1.5));
}

ErrorSpeedChart::ErrorSpeedChart(QWidget* parent)
    : PointChart(parent)
{
    setAxes({AxisKind::Linear, tr("speed-up over float32")}, {AxisKind::Linear, tr("SQNR, dB")});
}

QString ErrorSpeedChart::words(const KernelPoint& point) const
{
    return tr("%1: %2× as fast as float32, %3").arg(point.name, text::significant(point.x, 3), text::decibels(point.y));
}

PlotRange ErrorSpeedChart::rangeOf(PlotRange points) const
{
    const double margin = std::max(2.0, 0.08 * (points.yHigh - points.yLow));
    return {0, 1.25 * points.xHigh, points.yLow - margin, points.yHigh + margin};
}

}  // namespace bitloupe
