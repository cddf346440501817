// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/point_chart.h"

#include "views/chart/dot_item.h"
#include "views/lenses/kernels/dot_labels.h"
#include "views/lenses/kernels/kernels_look.h"
#include "views/lenses/kernels/kernels_tables.h"
#include "views/text/bench_text.h"
#include "views/text/text.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kReach = 30;  // pixels from the pointer to a point that is told

Ink inkOf(const WayLook& look)
{
    return [look](const Theme& theme) { return look.color(theme); };
}

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

void PointChart::draw(const std::shared_ptr<const BenchRun>& run, std::uint64_t tokens, const QString& fileStem, const QString& none)
{
    m_run = run;
    m_shown.clear();
    setFileStem(fileStem);
    setReport([run, tokens] { return kernelReport(*run, tokens); });
    std::vector<Dot> dots;
    std::vector<DotLabel> labels;
    PlotRange range{1e300, -1e300, 1e300, -1e300};  // of all: who goes through the numbers of rows sees the points move
    QString summary;
    for (const KernelPoint& point : pointsOf(*run)) {
        const double x = plotX(point.x), y = plotY(point.y);
        range = {std::min(range.xLow, x), std::max(range.xHigh, x), std::min(range.yLow, y), std::max(range.yHigh, y)};
        if (point.tokens != tokens)
            continue;
        const bool isOurs = point.entry->family == BenchFamily::Quantized;
        dots.push_back({x, y, inkOf(lookOf(*run, *point.entry)), isOurs, isOurs ? Marker::Circle : Marker::Square});
        labels.push_back({x, y, point.name, ink(&Theme::text)});
        summary += words(point).replace(QLatin1Char('\n'), QLatin1String(", ")) + QStringLiteral(". ");
        m_shown.push_back(point);
    }
    setEmptyText(m_shown.empty() ? none : QString());
    m_labels->setLabels(std::move(labels), dots);
    m_dots->setDots(std::move(dots));
    setSummary(title(), summary.trimmed());
    const PlotRange home = m_shown.empty() ? PlotRange{} : rangeOf(range);
    if (m_shown.empty())
        return clearMore();
    drawMore(*run, tokens, home);
    setHome(home);
}

void PointChart::clear(const QString& why)
{
    m_run = nullptr;
    m_shown.clear();
    m_dots->setDots({});
    m_labels->setLabels({}, {});
    setReport({});
    clearMore();
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

ErrorSpeedChart::ErrorSpeedChart(QWidget* parent)
    : PointChart(parent)
{
    setAxes({AxisKind::Linear, tr("speed-up over float32")}, {AxisKind::Linear, tr("SQNR, dB")});
}

void ErrorSpeedChart::drawMore(const BenchRun&, std::uint64_t tokens, const PlotRange&)
{
    setAxes({AxisKind::Linear, tr("speed-up over float32 at %1").arg(rowsText(tokens))}, yAxis());
}

QString ErrorSpeedChart::words(const KernelPoint& point) const
{
    return QStringLiteral("%1, %2\n").arg(point.name, rowsText(point.tokens))
        + tr("%1× as fast as float32, %2").arg(plainNumber(point.x), text::decibels(point.y));
}

PlotRange ErrorSpeedChart::rangeOf(PlotRange points) const
{
    const double margin = std::max(2.0, 0.08 * (points.yHigh - points.yLow));
    return {0, 1.25 * points.xHigh, points.yLow - margin, points.yHigh + margin};
}

}  // namespace bitloupe
