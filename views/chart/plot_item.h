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

class QKeyEvent;

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
    virtual bool key(QKeyEvent*) { return false; }

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
    void draw(QPainter& painter, const PlotMap& map, const Theme& theme, const std::function<void(QImage&, const PlotMap&)>& fill);

private:
    QImage m_image;
    PlotMap m_map;
    bool m_dark = false;
    double m_ratio = 0;
};

}  // namespace bitloupe
