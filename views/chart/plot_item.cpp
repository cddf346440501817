// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/plot_item.h"

#include "views/chart/chart_view.h"

#include <QPainter>
#include <QtCharts/QChart>
#include <cmath>

namespace bitloupe {

namespace {
constexpr double kOverhang = 8;  // dots and handles reach over the plot's edge
}

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
    if (map().area.isEmpty())
        return;
    painter->save();
    painter->setClipRect(boundingRect(), Qt::IntersectClip);
    paintPlot(*painter, map(), theme(&m_view));
    painter->restore();
}

void CachedImage::draw(QPainter& painter, const PlotMap& map, const Theme& theme, const std::function<void(QImage&, const PlotMap&)>& fill)
{
    const double ratio = painter.device()->devicePixelRatioF();
    if (m_image.isNull() || m_map != map || m_dark != theme.dark || m_ratio != ratio) {
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
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawImage(map.area.topLeft(), m_image);
}

}  // namespace bitloupe
