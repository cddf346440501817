// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/kernels/roofline_chart.h"

#include "views/lenses/kernels/margin_names.h"
#include "views/text/bench_text.h"

#include <QEvent>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kPlainMargin = 16;  // pixels
constexpr std::array kDashes{Qt::SolidLine, Qt::DashDotLine, Qt::DashLine, Qt::DotLine};

}  // namespace

RooflineChart::RooflineChart(QWidget* parent)
    : PointChart(parent)
    , m_names(new MarginNames(*this, 4))
{
    setAxes({AxisKind::Log, tr("operations per byte of weights")}, {AxisKind::Log, tr("10⁹ operations a second")});
}

double RooflineChart::plotX(double x) const { return std::log10(std::max(x, 1e-9)); }
double RooflineChart::plotY(double y) const { return std::log10(std::max(y, 1e-9)); }

QString RooflineChart::words(const KernelPoint& point) const
{
    const double share = boundOf(*run(), *point.entry, *point.entry->at(point.tokens)).share;
    return QStringLiteral("%1, %2\n").arg(point.name, rowsText(point.tokens))
        + tr("%1 operations a byte, %2·10⁹ a second\n%3 % of its roof")
              .arg(plainNumber(point.x), plainNumber(point.y), plainNumber(100 * share, 2));
}

double RooflineChart::heightAt(const KernelRoof& roof, double x) const
{
    return plotY(roof.peak * std::min(1.0, std::pow(10.0, x) / roof.knee));
}

PlotRange RooflineChart::rangeOf(PlotRange points) const
{
    double top = points.yHigh;
    for (const KernelRoof& roof : kernelRoofs(*run()))
        top = std::max(top, heightAt(roof, points.xHigh));
    return {points.xLow - 0.15, points.xHigh + 0.1, points.yLow - 0.15, top + 0.15};
}

void RooflineChart::drawMore(const BenchRun& run, std::uint64_t, const PlotRange& range)
{
    m_roofs = kernelRoofs(run);
    drawRoofs(range);
}

void RooflineChart::clearMore()
{
    m_roofs.clear();
    drawRoofs({});
}

void RooflineChart::drawRoofs(const PlotRange& range)
{
    while (m_lines.size() < m_roofs.size()) {
        m_lines.push_back(new QLineSeries);
        addLine(m_lines.back());
    }
    std::vector<MarginName> names;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QList<QPointF> points;
        if (i < m_roofs.size()) {
            const double knee = std::log10(m_roofs[i].knee);
            for (const double x : {range.xLow - 1, knee, std::max(knee, range.xHigh) + 1})
                points.append(QPointF(x, heightAt(m_roofs[i], x)));
            names.push_back({range.xHigh, heightAt(m_roofs[i], range.xHigh), m_roofs[i].name, ink(&Theme::muted)});
        }
        m_lines[i]->replace(points);
    }
    m_names->setNames(std::move(names));
    setRightMargin(m_roofs.empty() ? kPlainMargin : m_names->wantedMargin());
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
    for (std::size_t i = 0; i < m_roofs.size(); ++i)
        m_lines[i]->setPen(QPen(theme(this).muted, 1.5, kDashes[i % kDashes.size()]));
}

}  // namespace bitloupe
