// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/chart_view.h"

#include "views/chart/axis_labels.h"
#include "views/chart/chart_accessible.h"
#include "views/chart/crosshair.h"
#include "views/chart/plot_item.h"
#include "views/theme.h"

#include <QGraphicsLayout>
#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>
#include <QtCharts/QXYSeries>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {
constexpr int kFrameMs = 16;
}

ChartView::ChartView(QWidget* parent)
    : QChartView(new QChart, parent)
{
    setLayoutDirection(Qt::LeftToRight);  // an axis of numbers runs to the right in every language
    installChartAccessibility();
    buildChart();
    m_labels = new AxisLabels(*this);
    m_crosshair = std::make_unique<Crosshair>(*this);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_frame.setSingleShot(true);
    m_frame.setInterval(kFrameMs);
    connect(&m_frame, &QTimer::timeout, this, [this] {
        if (m_queued)
            queueRange(*std::exchange(m_queued, std::nullopt));
    });
    applyColors();
}

ChartView::~ChartView() = default;

void ChartView::buildChart()
{
    chart()->legend()->hide();
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundVisible(false);
    chart()->setAnimationOptions(QChart::NoAnimation);
    m_x = new QValueAxis(chart());
    m_y = new QValueAxis(chart());
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setTickCount(2);
        axis->setLabelsVisible(false);  // AxisLabels draws them
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
    }
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
}

void ChartView::applyColors()
{
    const Theme& colors = theme(this);
    setBackgroundBrush(colors.card);
    viewport()->update();
}

void ChartView::setAxes(const AxisStyle& x, const AxisStyle& y)
{
    if (x == m_xStyle && y == m_yStyle)
        return;
    m_xStyle = x;
    m_yStyle = y;
    layOut();
}

void ChartView::setHome(const PlotRange& home)
{
    const PlotRange seen = m_map.range;
    const double moved = std::abs(home.xLow - m_dataHome.xLow) + std::abs(home.xHigh - m_dataHome.xHigh);
    const bool sameData = moved < 0.05 * (m_dataHome.xHigh - m_dataHome.xLow);
    const bool holds = (m_holdsX || m_holdsY) && m_hasHome;
    m_home = m_dataHome = home;
    m_hasHome = true;
    m_queued.reset();
    if (holds && m_holdsX) {
        m_home.xLow = std::min(home.xLow, seen.xLow);
        m_home.xHigh = std::max(home.xHigh, seen.xHigh);
    }
    if (holds && m_holdsY && !m_fitY) {
        m_home.yLow = std::min(home.yLow, seen.yLow);
        m_home.yHigh = std::max(home.yHigh, seen.yHigh);
    }
    // The picture follows the settings while somebody looks at a part of it: keep the part unless the data is another.
    const bool keepsX = (holds && m_holdsX) || (m_zoomed && sameData);
    const bool keepsY = (holds && m_holdsY) || (m_zoomed && sameData);
    if (keepsX || keepsY)
        setRange({keepsX ? seen.xLow : home.xLow, keepsX ? seen.xHigh : home.xHigh, keepsY ? seen.yLow : home.yLow,
                  keepsY ? seen.yHigh : home.yHigh});
    else
        goHome();
}

void ChartView::setHold(bool x, bool y)
{
    const bool isFreed = m_holdsY && !y;
    m_holdsX = x;
    m_holdsY = y;
    if (isFreed)
        refit();
}

void ChartView::goHome()
{
    m_zoomed = false;
    m_queued.reset();
    m_home = m_dataHome;
    const PlotRange seen = m_map.range;
    m_map.range = m_home;
    if (m_fitY && m_holdsY) {
        m_map.range.yLow = seen.yLow;
        m_map.range.yHigh = seen.yHigh;
    }
    applyRange();
}

PlotRange ChartView::kept(const PlotRange& range) const
{
    PlotRange result = keptInside(range, m_home);
    if (m_fitY) {
        result.yLow = m_holdsY ? m_map.range.yLow : m_home.yLow;
        result.yHigh = m_holdsY ? m_map.range.yHigh : m_home.yHigh;
    }
    return result;
}

void ChartView::setRange(const PlotRange& range)
{
    m_queued.reset();
    const PlotRange inside = kept(range);
    const bool sameX = inside.xLow == m_dataHome.xLow && inside.xHigh == m_dataHome.xHigh;
    m_zoomed = m_fitY ? !sameX : inside != m_dataHome;
    m_map.range = inside;
    applyRange();
}

void ChartView::refit()
{
    if (m_fitY)
        m_fitY(m_map.range);
    applyRange();
}

PlotMap ChartView::wanted() const { return {m_map.area, m_queued.value_or(m_map.range)}; }

void ChartView::queueRange(const PlotRange& range)
{
    if (m_frame.isActive()) {
        m_queued = kept(range);
        return;
    }
    setRange(range);
    m_frame.start();
}

void ChartView::applyRange()
{
    const auto fit = [this] {
        if (m_fitY && !m_holdsY)
            m_fitY(m_map.range);
    };
    fit();
    const QRectF area = m_map.area;
    layOut();
    if (m_map.area != area) {  // wider tick labels: columns and labels are laid out for the narrower plot
        fit();
        layOut();
    }
    m_x->setRange(m_map.range.xLow, m_map.range.xHigh);
    m_y->setRange(m_map.range.yLow, m_map.range.yHigh);
    if (m_keyed)
        placeKeyed(*m_keyed);
    else
        hideCrosshair();
    Q_EMIT rangeChanged();
}

void ChartView::layOut()
{
    const double before = m_labels->wantedLeft();
    m_map.area = m_labels->layOut(QSizeF(viewport()->size()), m_map.range, leftOfOthers());
    if (chart()->plotArea() != m_map.area)
        chart()->setPlotArea(m_map.area);
    for (PlotItem* item : m_items)
        item->mapChanged();
    if (m_labels->wantedLeft() == before)
        return;
    for (ChartView* other : m_stacked)  // what they want does not depend on this one: it ends here
        if (other)
            other->layOut();
}

double ChartView::leftOfOthers() const
{
    double left = 0;
    for (const ChartView* other : m_stacked)
        if (other && !other->isHidden())
            left = std::max(left, other->m_labels->wantedLeft());
    return left;
}

void ChartView::stack(const std::vector<ChartView*>& charts)
{
    for (ChartView* chart : charts) {
        chart->m_stacked.assign(charts.begin(), charts.end());
        std::erase(chart->m_stacked, QPointer<ChartView>(chart));
    }
    for (ChartView* chart : charts)
        chart->layOut();
}

void ChartView::addLine(QXYSeries* series)
{
    chart()->addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
    series->setVisible(m_emptyText.isEmpty());
}

void ChartView::setSummary(const QString& name, const QString& text)
{
    setAccessibleName(name);
    m_summary = text;
    summarise();
}

void ChartView::summarise()
{
    if (!m_keyed)
        setAccessibleDescription(m_emptyText.isEmpty() ? m_summary : m_emptyText);
}

void ChartView::setEmptyText(const QString& text)
{
    if (text == m_emptyText)
        return;
    m_emptyText = text;
    for (QAbstractSeries* series : chart()->series())
        series->setVisible(text.isEmpty());
    if (!text.isEmpty()) {
        m_keyed.reset();
        hideCrosshair();
    }
    summarise();
    layOut();
    viewport()->update();
}

void ChartView::setRightMargin(int pixels)
{
    if (pixels == m_rightMargin)
        return;
    m_rightMargin = pixels;
    layOut();
}

void ChartView::setMark(const QString& mark)
{
    if (mark == m_mark)
        return;
    m_mark = mark;
    m_labels->update();
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
    if (m_fitY)
        applyRange();  // columns are as wide as the screen asks, so their heights change with it
}

void ChartView::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyColors();
    if (event->type() == QEvent::FontChange)
        layOut();
}

}  // namespace bitloupe
