// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The frame around the weight under the loupe, never smaller than can be seen.

#include "views/chart/plot_item.h"
#include "views/lenses/error_map/map_request.h"

namespace bitloupe {

class PlaceItem : public PlotItem {
public:
    using PlotItem::PlotItem;
    void setPlace(std::optional<MatrixPlace> place);

protected:
    void paintPlot(QPainter& painter, const PlotMap& map, const Theme& theme) override;

private:
    std::optional<MatrixPlace> m_place;
};

}  // namespace bitloupe
