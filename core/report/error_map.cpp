// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/error_map.h"

#include "core/prepare/preparation.h"
#include "core/report/map_cells.h"
#include "core/round/encoder.h"

#include <algorithm>

namespace bitloupe {

namespace {

Result<void> check(const MapRegion& region, std::uint64_t rows, std::uint64_t cols)
{
    const bool isInside = region.row <= rows && region.rows <= rows - region.row && region.col <= cols && region.cols <= cols - region.col;
    if (!isInside || region.rows == 0 || region.cols == 0 || region.rowsPerCell == 0 || region.colsPerCell == 0)
        return Error{ErrorCode::BadArgument, {}, "region", "a part of " + std::to_string(rows) + " x " + std::to_string(cols)};
    if (region.cellRows() > kMostMapCells / region.cellCols())
        return Error{ErrorCode::BadArgument, {}, "region", "at most " + std::to_string(kMostMapCells) + " cells"};
    return {};
}

// Cells of `each` from `first` on, the last one perhaps shorter.
std::vector<CellSpan> evenSpans(std::uint64_t first, std::uint64_t count, std::uint64_t each)
{
    std::vector<CellSpan> spans;
    for (std::uint64_t begin = 0; begin < count; begin += each)
        spans.push_back({first + begin, first + std::min(begin + each, count)});
    return spans;
}

// What of a sample stands for [span.first, span.end): runs of `run` places out of every `step`, `count` places in all. Where
// none was taken, the last one taken before.
CellSpan sampledSpan(CellSpan span, std::uint64_t run, std::uint64_t step, std::uint64_t count)
{
    const auto firstFrom = [&](std::uint64_t place) { return std::min(place / step * run + std::min(place % step, run), count); };
    const CellSpan found{firstFrom(span.first), firstFrom(span.end)};
    if (found.first < found.end)
        return found;
    const std::uint64_t before = found.first == 0 ? 0 : found.first - 1;
    return {before, before + 1};
}

std::vector<CellSpan> sampledSpans(std::vector<CellSpan> spans, std::uint64_t run, std::uint64_t step, std::uint64_t count)
{
    std::transform(spans.begin(), spans.end(), spans.begin(), [&](const CellSpan& span) { return sampledSpan(span, run, step, count); });
    return spans;
}

std::vector<CellSpan> rowSpans(const MapRegion& region) { return evenSpans(region.row, region.rows, region.rowsPerCell); }

std::vector<CellSpan> colSpans(const MapRegion& region) { return evenSpans(region.col, region.cols, region.colsPerCell); }

QuantizedPiece wholePiece(const float* weights, const QuantizedTensor& quantized)
{
    return {0,
            {weights, static_cast<std::size_t>(quantized.rows * quantized.cols)},
            quantized.codes,
            0,
            quantized.params,
            quantized.ranges,
            quantized.grid.get(),
            quantized.restoration.get()};
}

// Quantizes the tiles that the region needs, panel by panel.
Result<void> addTiles(Encoder& encoder, const Weights& given, const MapRegion& region, MapCells& cells, Progress& progress)
{
    const Weights& weights = *encoder.weights();
    const std::size_t bytes = codeBytes(encoder.grid()->codeType());
    const std::uint64_t first = region.row * weights.cols() + region.col;
    const std::uint64_t last = first + (region.rows - 1) * weights.cols() + region.cols - 1;
    const std::uint64_t end = encoder.tiling().tileWith(last) + 1;
    std::vector<std::byte> codes;
    for (std::uint64_t tile = encoder.tiling().tileWith(first); tile < end;) {
        const std::uint64_t next = std::min(encoder.tiling().panelEnd(tile, kPanelSize), end);
        const Tile behind = encoder.tiling().tile(next - 1);
        const std::uint64_t from = encoder.tiling().tile(tile).first;
        const Result<Piece> piece = weights.read(from, behind.first + behind.count - from);
        if (!piece)
            return piece.error();
        codes.resize(piece->values.size() * bytes);
        if (Result<void> done = encoder.encode(tile, next, piece->values.data(), codes.data(), progress); !done)
            return done;
        const std::uint64_t firstBlock = encoder.tiling().firstBlock(from);
        const Result<Piece> shown = encoder.restoration() ? given.read(from, piece->values.size()) : piece;
        if (!shown)
            return shown.error();
        cells.add({from, shown->values, codes, firstBlock, std::span(encoder.params()).subspan(firstBlock),
                   std::span(encoder.ranges()).subspan(firstBlock), encoder.grid().get(), encoder.restoration().get()},
                  progress);
        tile = next;
    }
    return {};
}

}  // namespace

Result<ErrorMap> errorMap(std::shared_ptr<const Weights> weights, const QuantizedTensor& quantized, const MapQuery& query,
                          Progress& progress)
{
    if (Result<void> sound = check(query.region, quantized.rows, quantized.cols); !sound)
        return sound.error();
    const MapRegion& region = query.region;
    const auto values = weights->read(0, quantized.rows * quantized.cols);  // no copy: an answer has resident weights
    if (!values)
        return values.error();
    progress.expect(region.rows * region.cols);
    const Tiling tiling(quantized.rows, quantized.cols, quantized.blocks, false);
    MapCells cells(query, rowSpans(region), colSpans(region), tiling, quantized.blocks.wholeTensor, quantized.cols);
    cells.add(wholePiece(values->values.data(), quantized), progress);
    return ErrorMap{query, cells.finish()};
}

Result<ErrorMap> errorMap(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const MapQuery& query, Progress& progress,
                          const WholeTensor& whole)
{
    if (Result<void> sound = check(query.region, weights->rows(), weights->cols()); !sound)
        return sound.error();
    const MapRegion& region = query.region;
    progress.expect(2 * region.rows * region.cols);
    Result<Encoder> encoder = Encoder::make(weights, spec, progress, whole);
    if (!encoder)
        return encoder.error();
    MapCells cells(query, rowSpans(region), colSpans(region), encoder->tiling(), encoder->blocks().wholeTensor, encoder->weights()->cols());
    if (Result<void> done = addTiles(*encoder, *weights, region, cells, progress); !done)
        return done.error();
    return ErrorMap{query, cells.finish()};
}

Result<ErrorMap> errorMap(const Sample& sample, const QuantSpec& spec, const MapQuery& query, Progress& progress, const WholeTensor& whole)
{
    if (Result<void> sound = check(query.region, sample.rows(), sample.cols()); !sound)
        return sound.error();
    const auto quantized = quantize(sample.weights(), spec, progress, whole);
    if (!quantized)
        return quantized.error();
    const Weights& weights = *sample.weights();
    const Tiling tiling(weights.rows(), weights.cols(), (*quantized)->blocks, false);
    MapCells cells(query, sampledSpans(rowSpans(query.region), 1, sample.rowStep(), weights.rows()),
                   sampledSpans(colSpans(query.region), sample.columnRun(), sample.columnRunStep(), weights.cols()), tiling,
                   (*quantized)->blocks.wholeTensor, weights.cols());
    cells.add(wholePiece(weights.data(), **quantized), progress);
    return ErrorMap{query, cells.finish(), false};
}

}  // namespace bitloupe
