// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/chart_view.h"

#include "views/chart/axis_labels.h"
#include "views/chart/chart_menu.h"
#include "views/chart/plot_item.h"
#include "views/chart/readout.h"
#include "views/theme.h"

#include <QContextMenuEvent>
#include <QGraphicsLayout>
#include <QMenu>
#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>
#include <QtCharts/QXYSeries>
#include <cmath>

namespace bitloupe {

ChartView::ChartView(QWidget* parent)
    : QChartView(new QChart, parent)
{
    buildChart();
    m_labels = new AxisLabels(*this);
    m_readout = new Readout(*this);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
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
    m_xStyle = x;
    m_yStyle = y;
    layOut();
}

void ChartView::setHome(const PlotRange& home)
{
    // The picture follows the settings while somebody looks at a part of it: keep the part unless the data is another.
    const double moved = std::abs(home.xLow - m_home.xLow) + std::abs(home.xHigh - m_home.xHigh);
    const bool sameData = moved < 0.05 * (m_home.xHigh - m_home.xLow);
    m_home = home;
    if (m_zoomed && sameData)
        setRange(m_map.range);
    else
        goHome();
}

void ChartView::goHome()
{
    m_zoomed = false;
    m_map.range = m_home;
    applyRange();
}

void ChartView::setRange(const PlotRange& range)
{
    PlotRange kept = keptInside(range, m_home);
    if (m_fitY) {
        kept.yLow = m_home.yLow;
        kept.yHigh = m_home.yHigh;
    }
    m_zoomed = kept != m_home;
    m_map.range = kept;
    applyRange();
}

void ChartView::applyRange()
{
    if (m_fitY)
        m_fitY(m_map.range);
    m_x->setRange(m_map.range.xLow, m_map.range.xHigh);
    m_y->setRange(m_map.range.yLow, m_map.range.yHigh);
    layOut();
    Q_EMIT rangeChanged();
}

void ChartView::layOut()
{
    m_map.area = m_labels->layOut(QSizeF(viewport()->size()), m_map.range);
    if (chart()->plotArea() != m_map.area)
        chart()->setPlotArea(m_map.area);
    for (PlotItem* item : m_items)
        item->mapChanged();
}

void ChartView::addLine(QXYSeries* series)
{
    chart()->addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
}

void ChartView::setSummary(const QString& name, const QString& text)
{
    setAccessibleName(name);
    setAccessibleDescription(text);
}

QPixmap ChartView::picture()
{
    m_readout->setVisible(false);
    return grab();
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
    if (m_fitY && event->oldSize().width() != event->size().width())
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

void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    ChartMenuActions actions{accessibleName(), [this] { return picture(); }, m_values, [this] { goHome(); }};
    makeChartMenu(this, actions)->popup(event->globalPos());
}

}  // namespace bitloupe
