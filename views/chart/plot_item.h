// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Something drawn inside a chart's plot area by our own hand: dense fills, lines of levels, handles. Qt's polygons take
// 290 ms a frame for such data, an image filled by hand takes 3 (design: qt-notes section 1).

#include "views/chart/plot_map.h"
#include "views/theme.h"

#include <QGraphicsItem>
#include <QImage>
#include <functional>

namespace bitloupe {

class ChartView;

// A colour that follows the theme.
using Ink = std::function<QColor(const Theme&)>;
Ink ink(QColor Theme::*role);

class PlotItem : public QGraphicsItem {
public:
    explicit PlotItem(ChartView& view, double z);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    virtual void mapChanged();  // the view's range or area is another

    // For items that people take hold of. press() answers whether the item takes the mouse until release().
    virtual bool isGrip(QPointF) const { return false; }
    virtual bool press(QPointF) { return false; }
    virtual void drag(QPointF) { }
    virtual void release() { }
    virtual int heldHandle() const { return -1; }  // between press() and release()
    // Handles that the keyboard reaches with Tab and moves by steps of about a pixel.
    virtual int handleCount() const { return 0; }
    virtual void moveHandle(int, int) { }
    virtual QString handleText(int) const { return {}; }  // name and value, for screen readers

protected:
    // Clipped to the plot area and a few pixels around it.
    virtual void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) = 0;
    const PlotMap& map() const;
    ChartView& view() const { return m_view; }

private:
    ChartView& m_view;
};

// An image of the plot area at device pixels, made again only when what it shows changed.
class CachedImage {
public:
    void forget() { m_image = QImage(); }
    // Stays an image in files of shapes, where its colours are too many for shapes.
    void setStaysImage() { m_staysImage = true; }
    void draw(QPainter& painter, const PlotMap& map, const Theme& theme, const std::function<void(QImage&, const PlotMap&)>& fill);

private:
    void make(const PlotMap& map, const Theme& theme, double ratio, const std::function<void(QImage&, const PlotMap&)>& fill);

    QImage m_image;
    PlotMap m_map;
    bool m_dark = false;
    double m_ratio = 0;
    bool m_staysImage = false;
};

// Whether shapes are kept as shapes (SVG), not as pixels.
bool keepsShapes(const QPainter& painter);
// The pixels of `image` over `area` as rectangles of one colour: what a picture made by hand is in a file of shapes.
void drawAsRectangles(QPainter& painter, const QImage& image, const QRectF& area);

}  // namespace bitloupe
