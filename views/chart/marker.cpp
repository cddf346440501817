// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/marker.h"

#include "core/calibrate/calibrator.h"

#include <QPolygonF>
#include <array>

namespace bitloupe {

namespace {

constexpr std::array kMarkers{Marker::Square, Marker::Diamond, Marker::Circle, Marker::Triangle, Marker::Cross};

// Among the calibrators that are no variants; a variant is drawn like the one that it is a variant of.
std::size_t placeOf(std::string_view calibrator)
{
    const CalibratorInfo* const asked = findCalibrator(calibrator);
    const std::string_view id = asked && asked->isVariant() ? asked->family : calibrator;
    std::size_t place = 0;
    for (const CalibratorInfo& info : calibrators()) {
        if (info.id == id)
            break;
        place += info.isVariant() ? std::size_t{0} : std::size_t{1};
    }
    return place;
}

QPainterPath polygon(const QList<QPointF>& points)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(points));
    path.closeSubpath();
    return path;
}

QPainterPath crossPath(QPointF c, double r)
{
    const double w = 0.38 * r;
    return polygon({{c.x() - w, c.y() - r},
                    {c.x() + w, c.y() - r},
                    {c.x() + w, c.y() - w},
                    {c.x() + r, c.y() - w},
                    {c.x() + r, c.y() + w},
                    {c.x() + w, c.y() + w},
                    {c.x() + w, c.y() + r},
                    {c.x() - w, c.y() + r},
                    {c.x() - w, c.y() + w},
                    {c.x() - r, c.y() + w},
                    {c.x() - r, c.y() - w},
                    {c.x() - w, c.y() - w}});
}

}  // namespace

// Of about the same area, so that none looks more important.
QPainterPath markerPath(Marker marker, QPointF c, double r)
{
    QPainterPath path;
    switch (marker) {
    case Marker::Circle:
        path.addEllipse(c, r, r);
        break;
    case Marker::Square:
        path.addRect(QRectF(c.x() - 0.88 * r, c.y() - 0.88 * r, 1.76 * r, 1.76 * r));
        break;
    case Marker::Diamond:
        path = polygon({{c.x(), c.y() - 1.2 * r}, {c.x() + 1.2 * r, c.y()}, {c.x(), c.y() + 1.2 * r}, {c.x() - 1.2 * r, c.y()}});
        break;
    case Marker::Triangle:
        path = polygon({{c.x(), c.y() - 1.2 * r}, {c.x() + 1.2 * r, c.y() + 0.95 * r}, {c.x() - 1.2 * r, c.y() + 0.95 * r}});
        break;
    case Marker::Cross:
        path = crossPath(c, 1.1 * r);
        break;
    }
    return path;
}

Marker calibratorMarker(std::string_view calibrator) { return kMarkers[placeOf(calibrator) % kMarkers.size()]; }

QList<qreal> calibratorDashes(std::string_view calibrator)
{
    static const std::array dashes{QList<qreal>{1.5, 2.5}, QList<qreal>{4, 3}, QList<qreal>{7, 2.5}, QList<qreal>{6, 2, 1.5, 2},
                                   QList<qreal>{3, 1.5}};
    return dashes[placeOf(calibrator) % dashes.size()];
}

}  // namespace bitloupe
