// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One chart as every lens has it: Qt Charts gives the axes' lines, the grid and lines of few points; tick labels and dense
// fills are our own (plot_item.h). The wheel zooms around the cursor, a rubber band zooms to what it spans, the middle
// button or Shift pans, a double click goes home; a readout follows the pointer; the context menu copies and saves.
//
// Keys: + and - zoom, Ctrl+Left/Right pan, 0 goes home; other keys are offered to the items (thresholds).

#include "views/chart/csv.h"
#include "views/chart/plot_map.h"
#include "views/chart/ticks.h"

#include <QtCharts/QChartView>
#include <functional>
#include <vector>

class QRubberBand;
class QXYSeries;
class QValueAxis;

namespace bitloupe {

class PlotItem;
class AxisLabels;
class Readout;

struct AxisStyle {
    AxisKind kind = AxisKind::Linear;
    QString title;
};

class ChartView : public QChartView {
    Q_OBJECT
public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;

    void setAxes(const AxisStyle& x, const AxisStyle& y);
    const AxisStyle& xAxis() const { return m_xStyle; }
    const AxisStyle& yAxis() const { return m_yStyle; }
    // What the chart shows when nobody has zoomed. A zoom is kept while the home range stays about the same.
    void setHome(const PlotRange& home);
    void goHome();
    void setRange(const PlotRange& range);
    const PlotMap& map() const { return m_map; }
    bool isZoomed() const { return m_zoomed; }
    // Given: only x is zoomed, and y follows from the x range.
    void setFitY(std::function<void(PlotRange&)> fitY) { m_fitY = std::move(fitY); }

    void addLine(QXYSeries* series);  // takes it, on both axes
    // What the pointer says at (x, y) in plot units; empty for nothing. No function: no readout.
    void setReadout(std::function<QString(double x, double y)> readout) { m_readoutText = std::move(readout); }
    void setValues(std::function<ValueTable()> values) { m_values = std::move(values); }
    // For screen readers: a name, and the key figures as text.
    void setSummary(const QString& name, const QString& text);

    void adopt(PlotItem* item) { m_items.push_back(item); }  // called by PlotItem
    QSize minimumSizeHint() const override { return {120, 80}; }
    QSize sizeHint() const override { return {320, 200}; }

Q_SIGNALS:
    void rangeChanged();
    void clicked(double x, double y);  // plot units; a left click that neither dragged nor hit an item

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Gesture { None, Item, Band, Pan };

    void buildChart();
    void applyColors();
    void layOut();
    void applyRange();
    void showReadout(QPointF position);
    void beginBand(QPoint position);
    void endBand(QPoint position);
    bool zoomKey(QKeyEvent* event);
    QPixmap picture();

    QValueAxis* m_x = nullptr;
    QValueAxis* m_y = nullptr;
    AxisStyle m_xStyle, m_yStyle;
    AxisLabels* m_labels = nullptr;
    Readout* m_readout = nullptr;
    PlotMap m_map;
    PlotRange m_home;
    bool m_zoomed = false;
    std::vector<PlotItem*> m_items;  // owned by the chart
    std::function<void(PlotRange&)> m_fitY;
    std::function<QString(double, double)> m_readoutText;
    std::function<ValueTable()> m_values;
    Gesture m_gesture = Gesture::None;
    PlotItem* m_grabbed = nullptr;
    QPoint m_pressed;
    QPoint m_last;
    QRubberBand* m_band = nullptr;
};

}  // namespace bitloupe
