// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the Error map lens asks its worker for: a part of the matrix in cells as fine as the screen, and one weight under the
// loupe. Pure functions; nothing here knows widgets.

#include "core/report/error_map.h"
#include "views/chart/plot_map.h"

#include <optional>
#include <string>
#include <string_view>

namespace bitloupe {

struct MatrixPlace {
    std::uint64_t row = 0;
    std::uint64_t col = 0;
    friend bool operator==(const MatrixPlace&, const MatrixPlace&) = default;
};

// Of a matrix of this shape; one of another shape is asked for as a whole.
struct MapRequest {
    std::uint64_t rows = 0, cols = 0;
    MapQuery query;
    std::optional<MatrixPlace> weight;  // none: the one with the largest error
    friend bool operator==(const MapRequest&, const MapRequest&) = default;
};

// As the option of the lens, and back; none where the text is no request.
std::string mapOption(const MapRequest& request);
std::optional<MapRequest> parseMapOption(std::string_view option);

// All of the matrix in at most `most` cells to each side.
MapRegion wholeRegion(std::uint64_t rows, std::uint64_t cols, std::uint64_t blockSize, std::uint64_t most);

// The part that `map` shows, in cells of at least a pixel, single weights where these are that large. Reaches half a screen
// beyond to all sides, so that a little panning asks for nothing new. Weight (r, c) has the places [c - 1/2, c + 1/2] and
// [-r - 1/2, -r + 1/2] of the axes.
MapRegion regionFor(const PlotMap& map, std::uint64_t rows, std::uint64_t cols, std::uint64_t blockSize);
// Whether `region` has all that `map` shows, in cells no larger and no smaller than regionFor() would ask for.
bool suffices(const MapRegion& region, const PlotMap& map, std::uint64_t rows, std::uint64_t cols, std::uint64_t blockSize);

// Columns of a cell that is to have `wanted` at least: where it can, a whole part or a multiple of a block, so that no cell
// mixes two scales that it need not; else a power of two.
std::uint64_t cellColumns(double wanted, std::uint64_t blockSize);

}  // namespace bitloupe
