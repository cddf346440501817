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
constexpr double kFaint = 0.4;  // of those at other numbers of rows

Ink inkOf(const WayLook& look, bool isFaint)
{
    return [look, isFaint](const Theme& theme) {
        QColor color = look.color(theme);
        color.setAlphaF(static_cast<float>(isFaint ? kFaint : 1));
        return color;
    };
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
    m_shown = pointsOf(*run, tokens);
    setFileStem(fileStem);
    setEmptyText(m_shown.empty() ? none : QString());
    setReport([run, tokens] { return kernelReport(*run, tokens); });
    std::vector<Dot> dots;
    std::vector<DotLabel> labels;
    PlotRange range{1e300, -1e300, 1e300, -1e300};
    QString summary;
    for (const KernelPoint& point : m_shown) {
        const double x = plotX(point.x), y = plotY(point.y);
        const bool isOurs = point.entry->family == BenchFamily::Quantized, isAsked = point.tokens == tokens;
        dots.push_back({x, y, inkOf(lookOf(*run, *point.entry), !isAsked), isOurs && isAsked, isOurs ? Marker::Circle : Marker::Square});
        if (isAsked) {
            labels.push_back({x, y, point.name, ink(&Theme::text)});
            summary += words(point).replace(QLatin1Char('\n'), QLatin1String(", ")) + QStringLiteral(". ");
        }
        range = {std::min(range.xLow, x), std::max(range.xHigh, x), std::min(range.yLow, y), std::max(range.yHigh, y)};
    }
    m_labels->setLabels(std::move(labels), dots);
    m_dots->setDots(std::move(dots));
    setSummary(title(), summary.trimmed());
    const PlotRange home = m_shown.empty() ? PlotRange{} : rangeOf(range);
    if (m_shown.empty())
        return clearMore();
    drawMore(*run, home);
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
