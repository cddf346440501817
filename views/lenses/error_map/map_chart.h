// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The map: rows of the matrix from top to bottom, inputs from left to right. Wheel and + − zoom both ways around the pointer
// or the weight; arrow keys walk from weight to weight, with Shift in tens, Page by a screenful of rows, Home and End along
// the row, with Ctrl to the first and last weight of all. The picture follows a weight that leaves it.

#include "views/chart/chart_view.h"
#include "views/chart/heat_item.h"
#include "views/lenses/error_map/map_data.h"

namespace bitloupe {

class PlaceItem;

class MapChart : public ChartView {
    Q_OBJECT
public:
    explicit MapChart(QWidget* parent);

    // Shows `answer` (with a map) of the picture; `isLogarithmic` for the colours of magnitudes.
    void draw(const std::shared_ptr<const ErrorMapData>& answer, const Picture& picture, bool isLogarithmic);
    void clear();
    // Marks a weight; none: no mark.
    void setWeight(std::optional<MatrixPlace> weight);
    std::optional<MatrixPlace> weight() const { return m_weight; }
    void follow(MatrixPlace weight);  // the picture moves where it does not show it
    // The weight is read out to screen readers as this.
    void tell(const QString& words);
    // The part that is seen, in cells as the screen wants them; none before there is answer.
    std::optional<MapRegion> wantedRegion() const;

Q_SIGNALS:
    void walked(bitloupe::MatrixPlace to);  // by key

protected:
    bool ownKey(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    Reading read(double x, double y) const;
    ValueTable values() const;
    ValueTable worstCells() const;
    bool zoomKey(int key, bool control);
    bool walkKey(const QKeyEvent& event);
    void zoomAround(double x, double y, double factor);

    HeatItem* m_heat;
    ColorBarItem* m_bar;
    PlaceItem* m_place;
    std::shared_ptr<const ErrorMapData> m_data;
    std::shared_ptr<const ErrorMap> m_shown;
    bool m_isLogarithmic = false;
    std::optional<MatrixPlace> m_weight;
};

}  // namespace bitloupe
