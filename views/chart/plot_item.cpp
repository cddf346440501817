// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/plot_item.h"

#include "views/chart/chart_view.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QtCharts/QChart>
#include <cmath>
#include <map>
#include <vector>

namespace bitloupe {

namespace {
constexpr double kOverhang = 10;  // dots and handles reach over the plot's edge
constexpr double kShapeRatio = 2;  // edges of shapes lie on half pixels
}  // namespace

Ink ink(QColor Theme::*role)
{
    return [role](const Theme& theme) { return theme.*role; };
}

PlotItem::PlotItem(ChartView& view, double z)
    : QGraphicsItem(view.chart())
    , m_view(view)
{
    setZValue(z);
    view.adopt(this);
}

QRectF PlotItem::boundingRect() const { return map().area.adjusted(-kOverhang, -kOverhang, kOverhang, kOverhang); }

const PlotMap& PlotItem::map() const { return m_view.map(); }

void PlotItem::mapChanged()
{
    prepareGeometryChange();
    update();
}

void PlotItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (map().area.isEmpty() || !m_view.emptyText().isEmpty())
        return;
    painter->save();
    painter->setClipRect(boundingRect(), Qt::IntersectClip);
    paintPlot(*painter, map(), theme(&m_view));
    painter->restore();
}

void CachedImage::make(const PlotMap& map, const Theme& theme, double ratio, const std::function<void(QImage&, const PlotMap&)>& fill)
{
    const QSize size(static_cast<int>(std::ceil(map.area.width() * ratio)), static_cast<int>(std::ceil(map.area.height() * ratio)));
    m_image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    m_map = map;
    m_dark = theme.dark;
    m_ratio = ratio;
    PlotMap device = map;
    device.area = QRectF(0, 0, map.area.width() * ratio, map.area.height() * ratio);
    fill(m_image, device);
    m_image.setDevicePixelRatio(ratio);
}

void CachedImage::draw(QPainter& painter, const PlotMap& map, const Theme& theme, const std::function<void(QImage&, const PlotMap&)>& fill)
{
    const bool asShapes = keepsShapes(painter);
    const double ratio = asShapes ? kShapeRatio : painter.device()->devicePixelRatioF();
    if (m_image.isNull() || m_map != map || m_dark != theme.dark || m_ratio != ratio)
        make(map, theme, ratio, fill);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (asShapes && !m_staysImage)
        drawAsRectangles(painter, m_image, map.area);
    else
        painter.drawImage(map.area.topLeft(), m_image);
}

bool keepsShapes(const QPainter& painter) { return painter.paintEngine() != nullptr && painter.paintEngine()->type() == QPaintEngine::SVG; }

void drawAsRectangles(QPainter& painter, const QImage& image, const QRectF& area)
{
    struct Run {
        int top = 0, bottom = 0;
        QRgb color = 0;
        bool operator==(const Run&) const = default;
    };
    const auto runsOf = [&image](int x) {
        std::vector<Run> runs;
        for (int y = 0; y < image.height(); ++y) {
            const QRgb color = qUnpremultiply(image.pixel(x, y));
            if (qAlpha(color) == 0)
                continue;
            if (!runs.empty() && runs.back().bottom == y && runs.back().color == color)
                runs.back().bottom = y + 1;
            else
                runs.push_back({y, y + 1, color});
        }
        return runs;
    };
    const double dx = area.width() / image.width();
    const double dy = area.height() / image.height();
    // One shape a colour: rectangles side by side would show seams where a viewer smooths their edges.
    std::map<QRgb, QPainterPath> shapes;
    int left = 0;
    std::vector<Run> shown = runsOf(0);
    for (int x = 1; x <= image.width(); ++x) {
        std::vector<Run> next = x < image.width() ? runsOf(x) : std::vector<Run>{};
        if (x < image.width() && next == shown)
            continue;
        for (const Run& run : shown)
            shapes[run.color].addRect(
                QRectF(area.left() + left * dx, area.top() + run.top * dy, (x - left) * dx, (run.bottom - run.top) * dy));
        shown = std::move(next);
        left = x;
    }
    painter.setPen(Qt::NoPen);
    for (auto& [color, shape] : shapes) {
        shape.setFillRule(Qt::WindingFill);
        painter.setBrush(QColor::fromRgba(color));
        painter.drawPath(shape);
    }
}

}  // namespace bitloupe
