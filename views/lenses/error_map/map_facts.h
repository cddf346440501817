// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From a map to what is drawn, said and copied of it. No widgets here.

#include "core/report/error_map.h"
#include "views/chart/csv.h"
#include "views/chart/heat_item.h"
#include "views/lenses/error_map/map_request.h"

#include <QString>

namespace bitloupe {

std::shared_ptr<const HeatCells> heatCells(const ErrorMap& map);
// Whether numbers below and above zero are told apart: means of all but scales.
bool isDiverging(const MapQuery& query);

QString quantityName(MapQuantity quantity);  // "Error"
QString summaryName(MapSummary summary);  // "Root mean square"
QString quantityWords(const MapQuery& query);  // "error, root mean square"; "error" of single weights
QString cellWords(const MapRegion& region);  // "a cell is 4 × 8 weights", "a cell is one weight"
// "channels 4–7, inputs 128–135" and the cell's number, in lines.
QString cellReading(const ErrorMap& map, MatrixPlace place);
QString mapSummary(const ErrorMap& map);

// One row a cell; and the cells with the largest magnitudes, worst first, for people.
ValueTable mapValues(const ErrorMap& map);
ValueTable largestCells(const ErrorMap& map, std::size_t most);

}  // namespace bitloupe
