// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shapes and dashes beside the colours, so that a calibrator is the same for eyes and prints without colour. Each
// calibrator has its own, by its place in the table.

#include <QList>
#include <QPainterPath>
#include <string_view>

namespace bitloupe {

enum class Marker { Circle, Square, Diamond, Triangle, Cross };

QPainterPath markerPath(Marker marker, QPointF centre, double radius);
Marker calibratorMarker(std::string_view calibrator);
QList<qreal> calibratorDashes(std::string_view calibrator);  // in pen widths

}  // namespace bitloupe
