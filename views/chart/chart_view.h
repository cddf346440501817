// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One chart as every lens has it: Qt Charts gives the axes' lines, the grid and lines of few points; tick labels and dense
// fills are our own (plot_item.h). The wheel zooms around the cursor, a rubber band zooms to what it spans, the middle
// button or Shift pans, a double click goes home; a crosshair follows the pointer; the context menu copies and saves.
//
// Keys: Tab goes from the plot to its handles and on. On the plot the arrow keys move the crosshair (Shift, Page: far; Home,
// End), on a handle they move that. + and - zoom, Ctrl+Left/Right pan, 0 goes home, Ctrl+C copies, Escape hides.

#include "views/chart/csv.h"
#include "views/chart/plot_map.h"
#include "views/chart/ticks.h"

#include <QPointer>
#include <QTimer>
#include <QtCharts/QChartView>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QRubberBand;
class QXYSeries;
class QValueAxis;

namespace bitloupe {

class PlotItem;
class AxisLabels;
class Crosshair;

struct AxisStyle {
    AxisKind kind = AxisKind::Linear;
    QString title;
    std::vector<double> places{};  // of the ticks, in plot units; empty: round numbers
    friend bool operator==(const AxisStyle&, const AxisStyle&) = default;
};

// What the crosshair says at a place; no text: nothing. It may stand elsewhere than asked (in the middle of a bar), and
// has a horizontal line only where a level is told.
struct Reading {
    Reading() = default;
    Reading(QString words)  // NOLINT: a text alone is a reading
        : text(std::move(words))
    {
    }
    QString text;
    std::optional<double> x, y;
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
    // Charts below each other with the same x axis: their plots begin at the same place.
    static void stack(const std::vector<ChartView*>& charts);
    // Given: only x is zoomed, and y follows from the x range.
    void setFitY(std::function<void(PlotRange&)> fitY) { m_fitY = std::move(fitY); }
    void refit();  // y is another for the same x
    // Held axes stay as they are when the home range becomes another: other data is seen on the same axes.
    void setHold(bool x, bool y);

    void addLine(QXYSeries* series);  // takes it, on both axes
    // What the crosshair says at (x, y) in plot units. No function: no crosshair.
    void setReadout(std::function<Reading(double x, double y)> readout) { m_reading = std::move(readout); }
    // Where arrow keys take the crosshair from x, `steps` places on. Without one: a pixel or so a step.
    void setStepper(std::function<double(double x, int steps)> stepper) { m_stepper = std::move(stepper); }
    void setValues(std::function<ValueTable()> values) { m_values = std::move(values); }
    // For people, where that is not the same as the values: "Copy as Markdown".
    void setReport(std::function<ValueTable()> report) { m_report = std::move(report); }
    // For screen readers: a name, and the key figures as text. The name is the title of saved pictures.
    void setSummary(const QString& name, const QString& text);
    void setFileStem(const QString& stem) { m_fileStem = stem; }  // of saved pictures and values
    // In place of a picture, where there is nothing to draw: what to do about it. As long as it stands, nothing else is shown, read
    // out or copied: what the chart holds may be of something else.
    void setEmptyText(const QString& text);
    const QString& emptyText() const { return m_emptyText; }
    // Room to the right of the plot, for items that paint there.
    void setRightMargin(int pixels);
    int rightMargin() const { return m_rightMargin; }
    // Marks the picture, below it at the right: a sample, for instance.
    void setMark(const QString& mark);
    const QString& mark() const { return m_mark; }
    QString readoutText() const;  // what the crosshair says now

    QImage image(double ratio);  // with its title, `ratio` pixels to a pixel
    QByteArray svg();

    void adopt(PlotItem* item) { m_items.push_back(item); }  // called by PlotItem
    // The handle of `item` that has the keyboard; -1: none.
    int focusedHandle(const PlotItem* item) const;
    QSize minimumSizeHint() const override { return {120, m_leastHeight}; }
    QSize sizeHint() const override { return {320, std::max(200, m_leastHeight)}; }
    void setLeastHeight(int height) { m_leastHeight = height; }

Q_SIGNALS:
    void rangeChanged();
    void clicked(double x, double y);  // plot units; a left click that neither dragged nor hit an item
    void pointed(double x, double y);  // plot units; the mouse moved there, and drags nothing
    void said(const QString& sentence, bool isProblem);  // what became of saving

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

    // Keys of a chart that is walked through in its own way; asked before those of every chart.
    virtual bool ownKey(QKeyEvent*) { return false; }
    // Gestures come faster than frames: the last of a frame is drawn.
    void queueRange(const PlotRange& range);
    PlotMap wanted() const;
    void describe(const QString& text);  // to screen readers, as the chart's value
    void showCrosshair(QPointF position);
    void hideCrosshair();

private:
    enum class Gesture { None, Item, Band, Pan };

    void buildChart();
    void applyColors();
    void layOut();
    double leftOfOthers() const;
    void summarise();
    void applyRange();
    PlotRange kept(const PlotRange& range) const;
    void placeKeyed(double x);  // the crosshair that keys move
    void beginBand(QPoint position);
    void endBand(QPoint position);
    bool zoomKey(QKeyEvent* event);
    bool crosshairKey(QKeyEvent* event);
    int stops() const;  // places that Tab stops at: the plot and its handles
    std::pair<PlotItem*, int> handleAt(int stop) const;
    void setStop(int stop);
    void paintPicture(QPainter& painter, const QSizeF& size);
    QSizeF pictureSize() const;
    void copy();

    QValueAxis* m_x = nullptr;
    QValueAxis* m_y = nullptr;
    AxisStyle m_xStyle, m_yStyle;
    AxisLabels* m_labels = nullptr;
    std::unique_ptr<Crosshair> m_crosshair;
    PlotMap m_map;
    PlotRange m_home, m_dataHome;  // the home range, with what is held, and without
    bool m_zoomed = false;
    bool m_isPicture = false;  // painted to be taken out: without focus
    bool m_hasHome = false;
    bool m_holdsX = false, m_holdsY = false;
    std::vector<PlotItem*> m_items;  // owned by the chart
    std::vector<QPointer<ChartView>> m_stacked;  // the others of its stack
    std::function<void(PlotRange&)> m_fitY;
    std::function<Reading(double, double)> m_reading;
    std::function<double(double, int)> m_stepper;
    std::function<ValueTable()> m_values, m_report;
    QString m_summary, m_fileStem, m_emptyText, m_mark;
    int m_leastHeight = 80;
    int m_rightMargin = 16;
    Gesture m_gesture = Gesture::None;
    PlotItem* m_grabbed = nullptr;
    QPoint m_pressed;
    QPoint m_last;
    QRubberBand* m_band = nullptr;
    QTimer m_frame;  // runs while the frame of a gesture lasts
    std::optional<PlotRange> m_queued;
    int m_stop = 0;
    bool m_showsFocus = false;  // by keys; who clicks knows where
    std::optional<double> m_keyed;  // where keys have put the crosshair
};

}  // namespace bitloupe
