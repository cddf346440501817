// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/bins/error_chart.h"

#include "views/text/text.h"

#include <QEvent>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

Reading distancesAt(const GridComparison& comparison, double x)
{
    Reading reading(BinErrorChart::tr("weight %1").arg(text::significant(x, 4)));
    for (const GridUse* use : {&comparison.first, &comparison.second}) {
        const auto above = std::upper_bound(use->boundaries.begin(), use->boundaries.end(), x);
        const auto k = static_cast<std::size_t>(above - use->boundaries.begin());
        if (k < use->levels.size())
            reading.text += BinErrorChart::tr("\n%1: %2 to level %3")
                                .arg(gridName(use->spec.grid), text::significant(std::abs(x - use->levels[k]), 3))
                                .arg(k);
    }
    return reading;
}

}  // namespace

BinErrorChart::BinErrorChart(Ink first, Ink second, QWidget* parent)
    : ChartView(parent)
    , m_first(makeSide(std::move(first), 1))
    , m_second(makeSide(std::move(second), 2))
{
    setAxes({AxisKind::Linear, tr("weight ÷ largest of its block")}, {AxisKind::Linear, tr("distance to the level")});
    colorLines();
}

BinErrorChart::Side BinErrorChart::makeSide(Ink color, double z)
{
    const Ink shade = [color](const Theme& theme) {
        QColor result = color(theme);
        result.setAlpha(60);
        return result;
    };
    Side side{std::move(color), new QLineSeries, new RegionItem(*this, z, shade)};
    addLine(side.line);
    return side;
}

void BinErrorChart::draw(const std::shared_ptr<const GridComparisonData>& answer)
{
    const GridUse& first = answer->comparison.first;
    const GridUse& second = answer->comparison.second;
    const QList<QPointF> lines[2] = {distanceToLevel(first), distanceToLevel(second)};
    std::vector<Region> densities[2] = {errorDensity(first), errorDensity(second)};
    double farthest = 0, densest = 0;
    for (const QList<QPointF>& line : lines)
        for (const QPointF& point : line)
            farthest = std::max(farthest, point.y());
    for (const std::vector<Region>& density : densities)
        for (const Region& region : density)
            densest = std::max(densest, region.height);
    const double scale = densest > 0 ? 0.9 * farthest / densest : 0;
    for (std::vector<Region>& density : densities)
        for (Region& region : density)
            region.height *= scale;
    m_first.line->replace(lines[0]);
    m_second.line->replace(lines[1]);
    m_first.density->setRegions(std::move(densities[0]));
    m_second.density->setRegions(std::move(densities[1]));
    setReadout([answer](double x, double) { return distancesAt(answer->comparison, x); });
    setSummary(tr("Error inside each bin"), binsSummary(answer->comparison));
    setValues([answer] { return binValues(answer->comparison); });
    setHome({-1.04, 1.04, 0, std::max(farthest * 1.08, 1e-12)});
    colorLines();
}

void BinErrorChart::changeEvent(QEvent* event)
{
    ChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorLines();
}

void BinErrorChart::colorLines()
{
    m_first.line->setPen(QPen(m_first.color(theme(this)), 1.5));
    m_second.line->setPen(QPen(m_second.color(theme(this)), 1.5));
}

}  // namespace bitloupe
