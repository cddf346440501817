// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/error_map/map_request.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <vector>

namespace bitloupe {

namespace {

constexpr std::array<std::string_view, 4> kQuantities{"weight", "error", "code", "scale"};
constexpr std::array<std::string_view, 3> kSummaries{"mean", "rms", "largest"};

std::string_view nextWord(std::string_view& text)
{
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return word;
}

bool take(std::string_view& text, std::uint64_t& value)
{
    const std::string_view word = nextWord(text);
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size();
}

template <class Words, class Value>
bool takeWord(std::string_view& text, const Words& words, Value& value)
{
    const std::string_view word = nextWord(text);
    const auto found = std::find(words.begin(), words.end(), word);
    value = static_cast<Value>(found - words.begin());
    return found != words.end();
}

std::uint64_t powerOfTwo(double wanted) { return std::bit_ceil(static_cast<std::uint64_t>(std::ceil(std::max(1.0, wanted)))); }

// The part [first, first + count) of 0..size that [low, high] shows with half its width more to both sides, in whole cells.
void reach(double low, double high, std::uint64_t size, std::uint64_t each, std::uint64_t& first, std::uint64_t& count)
{
    const double margin = (high - low) / 2;
    const auto inside = [size](double place) { return static_cast<std::uint64_t>(std::clamp(place, 0.0, static_cast<double>(size))); };
    first = std::min(inside(std::floor(low + 0.5 - margin)), size - 1) / each * each;
    const std::uint64_t end = std::max(inside(std::ceil(high + 0.5 + margin)), first + 1);
    count = std::min((end - first + each - 1) / each * each, size - first);
}

struct CellSize {
    std::uint64_t rows, cols;
    friend bool operator==(const CellSize&, const CellSize&) = default;
};

CellSize cellSize(const PlotMap& map, std::uint64_t blockSize)
{
    const double across = (map.range.xHigh - map.range.xLow) / std::max(1.0, map.area.width());
    const double down = (map.range.yHigh - map.range.yLow) / std::max(1.0, map.area.height());
    return {powerOfTwo(down), cellColumns(across, blockSize)};
}

bool isSound(const MapRequest& request)
{
    const MapRegion& region = request.query.region;
    const bool isInside = region.row < request.rows && region.rows <= request.rows - region.row && region.col < request.cols
        && region.cols <= request.cols - region.col && region.rows > 0 && region.cols > 0;
    return isInside && region.rowsPerCell > 0 && region.colsPerCell > 0 && region.cellRows() <= kMostMapCells / region.cellCols()
        && (!request.weight || (request.weight->row < request.rows && request.weight->col < request.cols));
}

}  // namespace

std::string mapOption(const MapRequest& request)
{
    const MapRegion& region = request.query.region;
    std::string text(kQuantities[static_cast<std::size_t>(request.query.quantity)]);
    text += ' ';
    text += kSummaries[static_cast<std::size_t>(request.query.summary)];
    for (const std::uint64_t number :
         {request.rows, request.cols, region.row, region.col, region.rows, region.cols, region.rowsPerCell, region.colsPerCell})
        text += ' ' + std::to_string(number);
    if (request.weight)
        text += ' ' + std::to_string(request.weight->row) + ' ' + std::to_string(request.weight->col);
    return text;
}

std::optional<MapRequest> parseMapOption(std::string_view option)
{
    MapRequest request;
    MapRegion& region = request.query.region;
    if (!takeWord(option, kQuantities, request.query.quantity) || !takeWord(option, kSummaries, request.query.summary))
        return std::nullopt;
    for (std::uint64_t* number :
         {&request.rows, &request.cols, &region.row, &region.col, &region.rows, &region.cols, &region.rowsPerCell, &region.colsPerCell})
        if (!take(option, *number))
            return std::nullopt;
    if (!option.empty()) {
        MatrixPlace weight;
        if (!take(option, weight.row) || !take(option, weight.col) || !option.empty())
            return std::nullopt;
        request.weight = weight;
    }
    return isSound(request) ? std::optional(request) : std::nullopt;
}

std::uint64_t cellColumns(double wanted, std::uint64_t blockSize)
{
    const std::uint64_t plain = powerOfTwo(wanted);
    const auto least = static_cast<std::uint64_t>(std::ceil(std::max(1.0, wanted)));
    if (blockSize <= 1)
        return plain;
    if (least > blockSize)
        return blockSize * std::bit_ceil((least + blockSize - 1) / blockSize);
    for (std::uint64_t columns = least; columns <= std::min(2 * least, blockSize); ++columns)
        if (blockSize % columns == 0)
            return columns;
    return plain;
}

MapRegion wholeRegion(std::uint64_t rows, std::uint64_t cols, std::uint64_t blockSize, std::uint64_t most)
{
    const double sides = static_cast<double>(std::max<std::uint64_t>(1, most));
    return {0, 0, rows, cols, powerOfTwo(static_cast<double>(rows) / sides), cellColumns(static_cast<double>(cols) / sides, blockSize)};
}

MapRegion regionFor(const PlotMap& map, std::uint64_t rows, std::uint64_t cols, std::uint64_t blockSize)
{
    const CellSize size = cellSize(map, blockSize);
    MapRegion region;
    region.rowsPerCell = size.rows;
    region.colsPerCell = size.cols;
    reach(map.range.xLow, map.range.xHigh, cols, size.cols, region.col, region.cols);
    reach(-map.range.yHigh, -map.range.yLow, rows, size.rows, region.row, region.rows);
    return region;
}

bool suffices(const MapRegion& region, const PlotMap& map, std::uint64_t rows, std::uint64_t cols, std::uint64_t blockSize)
{
    if (CellSize{region.rowsPerCell, region.colsPerCell} != cellSize(map, blockSize))
        return false;
    const auto begin = [](double place) { return static_cast<double>(std::max(0.0, std::floor(place + 0.5 + 1e-9))); };
    const auto end = [](double place, std::uint64_t size) { return std::min(std::ceil(place + 0.5 - 1e-9), static_cast<double>(size)); };
    return static_cast<double>(region.col) <= begin(map.range.xLow) && static_cast<double>(region.row) <= begin(-map.range.yHigh)
        && static_cast<double>(region.col + region.cols) >= end(map.range.xHigh, cols)
        && static_cast<double>(region.row + region.rows) >= end(-map.range.yLow, rows);
}

}  // namespace bitloupe
