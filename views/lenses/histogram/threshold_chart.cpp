// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/histogram/threshold_chart.h"

#include "views/chart/dot_item.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/histogram/histogram_facts.h"
#include "views/text/text.h"

#include <QEvent>
#include <QPainter>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <cmath>

namespace bitloupe {

// Takes the mouse near the active calibrator's dot, and the arrow keys.
class GripItem : public PlotItem {
public:
    GripItem(ChartView& view, std::function<void(double)> moved)
        : PlotItem(view, 6)
        , m_moved(std::move(moved))
    {
    }
    void setPoint(QPointF point) { m_point = point; }

    bool isGrip(QPointF at) const override
    {
        const QPointF centre(map().pixelX(m_point.x()), map().pixelY(m_point.y()));
        return (centre - at).manhattanLength() < 14;
    }
    bool press(QPointF at) override { return isGrip(at); }
    void drag(QPointF at) override { move(map().x(at.x())); }
    int heldHandle() const override { return 0; }
    int handleCount() const override { return m_point.x() >= 0 ? 1 : 0; }
    void moveHandle(int, int steps) override { move(m_point.x() + steps * map().unitsPerPixel()); }
    QString handleText(int) const override
    {
        return ThresholdChart::tr("threshold at %1 of the largest magnitude").arg(text::significant(m_point.x(), 4));
    }

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override
    {
        if (view().focusedHandle(this) < 0)
            return;
        painter.setPen(QPen(theme.text, 2));
        painter.drawEllipse(QPointF(map.pixelX(m_point.x()), map.pixelY(m_point.y())), 9, 9);
    }

private:
    // At once, so that several steps add up before the answers come.
    void move(double x)
    {
        m_point.setX(std::max(x, 1e-4));
        update();
        m_moved(m_point.x());
    }

    std::function<void(double)> m_moved;
    QPointF m_point{-1, 0};
};

namespace {

double reach(Range range) { return static_cast<double>(std::max(std::abs(range.low), std::abs(range.high))); }

PlotRange rangeOf(const QList<QPointF>& points)
{
    if (points.isEmpty())
        return {0, 1, 0, 1};
    double low = points.front().y();
    double high = low;
    double right = 1;
    for (const QPointF& point : points) {
        low = std::min(low, point.y());
        high = std::max(high, point.y());
        right = std::max(right, point.x());
    }
    const double margin = std::max(0.5, 0.08 * (high - low));
    return {0, right * 1.03, low - margin, high + margin};
}

// On the curve at x, by linear interpolation: where a dot belongs whose own SQNR is not known.
double heightAt(const QList<QPointF>& points, double x)
{
    for (qsizetype i = 1; i < points.size(); ++i)
        if (points[i].x() >= x) {
            const double span = points[i].x() - points[i - 1].x();
            const double t = span > 0 ? std::clamp((x - points[i - 1].x()) / span, 0.0, 1.0) : 0;
            return points[i - 1].y() + t * (points[i].y() - points[i - 1].y());
        }
    return points.isEmpty() ? 0 : points.back().y();
}

}  // namespace

QList<QPointF> relativeCurve(const Curve& curve, double largestMagnitude)
{
    QList<QPointF> points;
    for (std::size_t i = 0; i < std::min(curve.threshold.size(), curve.objective.size()); ++i)
        if (largestMagnitude > 0 && std::isfinite(curve.objective[i]))
            points.append(QPointF(curve.threshold[i] / largestMagnitude, curve.objective[i]));
    return points;
}

ThresholdChart::ThresholdChart(QWidget* parent)
    : ChartView(parent)
    , m_line(new QLineSeries)
{
    addLine(m_line);
    m_dots = new DotItem(*this, 5);
    m_grip = new GripItem(*this, [this](double x) {
        if (m_analysis)
            Q_EMIT thresholdMoved(std::max(x, 1e-4) * m_analysis->statistics.absMax);
    });
    setAxes({AxisKind::Linear, tr("clip threshold ÷ max |w|")}, {AxisKind::Linear, tr("SQNR, dB")});
    setReadout([this](double x, double) { return readout(x); });
    setReport([this] { return m_analysis ? thresholdReport(*m_analysis) : ValueTable{}; });
    setValues([this] { return m_analysis ? curveValues(*m_analysis) : ValueTable{}; });
    connect(this, &ChartView::clicked, this, [this](double x, double) {
        if (m_analysis && x > 0)
            Q_EMIT thresholdMoved(x * m_analysis->statistics.absMax);
    });
    colorLine();
}

void ThresholdChart::draw(const Picture& picture)
{
    m_analysis = picture.analysis;
    const double largest = m_analysis->statistics.absMax;
    const QList<QPointF> points = relativeCurve(m_analysis->errorByThreshold, largest);
    m_line->replace(points);
    std::vector<Dot> dots;
    QString summary = tr("SQNR against the clipping threshold. ");
    m_grip->setPoint({-1, 0});
    for (const ThresholdFact& fact : thresholds(*m_analysis)) {
        const double x = largest > 0 ? reach(fact.ends) / largest : 0;
        const double y = std::isfinite(fact.sqnrDb) ? fact.sqnrDb : heightAt(points, x);
        const std::string id = fact.calibrator;
        dots.push_back({x, y, [id](const Theme& theme) { return calibratorColor(theme, id); }, fact.isActive, calibratorMarker(id)});
        summary += tr("%1: %2 at %3 of the largest magnitude. ").arg(fact.name, text::decibels(y), text::significant(x, 3));
        if (fact.isActive)
            m_grip->setPoint({x, y});
    }
    PlotRange home = rangeOf(points);
    for (const Dot& dot : dots) {
        home.xHigh = std::max(home.xHigh, dot.x * 1.03);
        home.yLow = std::min(home.yLow, dot.y - 0.5);
        home.yHigh = std::max(home.yHigh, dot.y + 0.5);
    }
    m_dots->setDots(std::move(dots));
    setMark(sampleMark(picture));
    setFileStem(pictureStem(picture, QStringLiteral("error-by-threshold")));
    setEmptyText(points.isEmpty() ? tr("All weights are zero: every threshold does.") : QString());
    setSummary(tr("Error by threshold"), summary.trimmed());
    setHome(home);
}

Reading ThresholdChart::readout(double x) const
{
    if (m_analysis == nullptr || m_line->count() == 0)
        return {};
    const double height = heightAt(m_line->points(), x);
    Reading reading = tr("±%1 (%2 of the largest)\n%3")
                          .arg(text::significant(x * m_analysis->statistics.absMax, 4), text::significant(x, 3), text::decibels(height));
    reading.y = height;
    return reading;
}

void ThresholdChart::changeEvent(QEvent* event)
{
    ChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorLine();
}

void ThresholdChart::colorLine() { m_line->setPen(QPen(theme(this).accent, 2)); }

}  // namespace bitloupe
