// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/bins/group_chart.h"

#include "views/chart/dot_item.h"
#include "views/frame/lens_frame.h"
#include "views/text/text.h"

#include <QEvent>
#include <QPainter>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

double placeOf(double group) { return std::log10(group); }

QList<QPointF> pointsOf(const std::vector<GroupPoint>& points)
{
    QList<QPointF> result;
    for (const GroupPoint& point : points)
        if (std::isfinite(point.sqnrDb))
            result.append(QPointF(placeOf(static_cast<double>(point.group)), point.sqnrDb));
    return result;
}

// The settings' own group; a channel's inputs where it has one scale; none for one scale of the tensor.
std::optional<double> ownGroup(const QuantSpec& spec, const std::vector<GroupPoint>& points)
{
    const Granularity granularity = asFormatSays(spec).granularity;
    if (const auto* group = std::get_if<PerGroup>(&granularity))
        return static_cast<double>(group->size);
    if (std::holds_alternative<PerChannel>(granularity) && !points.empty())
        return static_cast<double>(points.back().group);
    return std::nullopt;
}

}  // namespace

// Vertical lines: dotted where the better grid changes, faint at the settings' own size.
class GroupMarkItem : public PlotItem {
public:
    using PlotItem::PlotItem;
    void setPlaces(std::vector<double> crossings, std::optional<double> own)
    {
        m_crossings = std::move(crossings);
        m_own = own;
        update();
    }

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override
    {
        painter.setClipRect(map.area, Qt::IntersectClip);
        const auto line = [&](double place, const QPen& pen) {
            painter.setPen(pen);
            const double x = std::round(map.pixelX(place));
            painter.drawLine(QPointF(x, map.area.top()), QPointF(x, map.area.bottom()));
        };
        if (m_own)
            line(placeOf(*m_own), QPen(theme.axisLine, 1));
        for (const double crossing : m_crossings)
            line(placeOf(crossing), QPen(theme.text, 1.5, Qt::DashLine));
    }

private:
    std::vector<double> m_crossings;
    std::optional<double> m_own;
};

GroupChart::GroupChart(Ink first, Ink second, QWidget* parent)
    : ChartView(parent)
    , m_first(std::move(first))
    , m_second(std::move(second))
    , m_lines{new QLineSeries, new QLineSeries}
    , m_dots(new DotItem(*this, 5))
    , m_mark(new GroupMarkItem(*this, 1))
{
    for (QLineSeries* line : m_lines)
        addLine(line);
    drawAxes({});
    setReadout([this](double x, double) { return read(x); });
    setValues([this] { return m_data ? groupValues(*m_data) : ValueTable{}; });
    colorLines();
}

// Ticks at the sizes that were measured.
void GroupChart::drawAxes(const std::vector<GroupPoint>& points)
{
    std::vector<double> places;
    for (const GroupPoint& point : points)
        places.push_back(placeOf(static_cast<double>(point.group)));
    setAxes({AxisKind::LogCounts, tr("inputs that share a scale"), places}, {AxisKind::Linear, tr("SQNR, dB")});
}

// Of a preview the lines before stay.
void GroupChart::draw(const std::shared_ptr<const GridComparisonData>& answer, const Picture& picture)
{
    if (answer->expectedGroups == 0 && m_data != nullptr && !picture.analysis->exact)
        return;
    m_data = answer;
    const QList<QPointF> lines[] = {pointsOf(answer->firstByGroup), pointsOf(answer->secondByGroup)};
    std::vector<Dot> dots;
    PlotRange home{1e300, -1e300, 1e300, -1e300};
    for (int i = 0; i < 2; ++i) {
        m_lines[i]->replace(lines[i]);
        for (const QPointF& point : lines[i]) {
            dots.push_back({point.x(), point.y(), i == 0 ? m_first : m_second, false, i == 0 ? Marker::Circle : Marker::Square});
            home = {std::min(home.xLow, point.x()), std::max(home.xHigh, point.x()), std::min(home.yLow, point.y()),
                    std::max(home.yHigh, point.y())};
        }
    }
    m_dots->setDots(dots);
    m_mark->setPlaces(crossings(answer->firstByGroup, answer->secondByGroup), ownGroup(picture.spec, answer->firstByGroup));
    drawAxes(answer->firstByGroup);
    const bool isDone = answer->firstByGroup.size() >= answer->expectedGroups;
    setEmptyText(!dots.empty() ? QString() : isDone ? tr("Both grids are exact at every size.") : waiting(picture));
    const QString words = crossingWords(*answer);
    setSummary(tr("Error by group size"),
               words.isEmpty() ? tr("%1 of %2 sizes so far").arg(answer->firstByGroup.size()).arg(answer->expectedGroups)
                               : tr("%1; %n group size(s).", nullptr, static_cast<int>(answer->firstByGroup.size())).arg(words));
    if (!dots.empty()) {
        const double margin = std::max(0.1 * (home.yHigh - home.yLow), 0.3);
        setHome({home.xLow - 0.12, home.xHigh + 0.12, home.yLow - margin, home.yHigh + margin});
    }
    colorLines();
}

// The size nearest to x.
Reading GroupChart::read(double x) const
{
    if (m_data == nullptr || m_data->firstByGroup.empty())
        return {};
    const std::vector<GroupPoint>& points = m_data->firstByGroup;
    const auto nearest = std::min_element(points.begin(), points.end(), [x](const GroupPoint& a, const GroupPoint& b) {
        return std::abs(placeOf(static_cast<double>(a.group)) - x) < std::abs(placeOf(static_cast<double>(b.group)) - x);
    });
    const auto index = static_cast<std::size_t>(nearest - points.begin());
    Reading reading(tr("groups of %1").arg(nearest->group));
    const auto add = [&](const GridUse& use, const std::vector<GroupPoint>& all) {
        if (index < all.size())
            reading.text +=
                tr("\n%1: %2 at %3 bits")
                    .arg(gridName(use.spec.grid), text::decibels(all[index].sqnrDb), QString::number(all[index].bitsPerWeight, 'f', 3));
    };
    add(m_data->comparison.first, m_data->firstByGroup);
    add(m_data->comparison.second, m_data->secondByGroup);
    reading.x = placeOf(static_cast<double>(nearest->group));
    return reading;
}

void GroupChart::changeEvent(QEvent* event)
{
    ChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorLines();
}

void GroupChart::colorLines()
{
    m_lines[0]->setPen(QPen(m_first(theme(this)), 2));
    m_lines[1]->setPen(QPen(m_second(theme(this)), 2, Qt::DashLine));
}

}  // namespace bitloupe
