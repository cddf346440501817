// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/weight_trace.h"

#include "core/grid/code_value.h"
#include "core/prepare/preparation.h"
#include "core/round/encoder.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

// What a trace is read off: codes [first, first + ...) of a quantized matrix with the parameters of the blocks from firstBlock.
struct Source {
    const Weights& weights;  // prepared
    GridRules rules;
    std::shared_ptr<const Grid> grid;
    const BlockLayout& blocks;
    const Tiling& tiling;
    std::uint64_t first = 0;
    std::span<const std::byte> codes;
    std::span<const BlockParams> params;  // of all blocks
    std::span<const Range> ranges;

    int codeOf(std::uint64_t flat) const { return codeAt(codes.data(), static_cast<std::size_t>(flat - first), grid->codeType()); }
};

Result<void> check(const Weights& weights, std::uint64_t row, std::uint64_t col)
{
    if (row < weights.rows() && col < weights.cols())
        return {};
    return Error{ErrorCode::BadArgument,
                 {},
                 "weight",
                 "a row below " + std::to_string(weights.rows()) + ", a column below " + std::to_string(weights.cols())};
}

void addLevels(WeightTrace& trace)
{
    if (std::isnan(trace.weight))
        return;
    for (const float level : trace.grid->levels(trace.params)) {
        if (level <= trace.weight && (!trace.levelBelow || level > *trace.levelBelow))
            trace.levelBelow = level;
        if (level >= trace.weight && (!trace.levelAbove || level < *trace.levelAbove))
            trace.levelAbove = level;
    }
}

// What the blocks that are settled together with this one found for themselves, brought to what can be stored.
Result<BlockParams> settledParams(const Source& source, std::uint64_t index, Progress& progress)
{
    const std::uint64_t perRow = source.blocks.blocksPerRow, together = source.grid->settledTogether();
    const std::uint64_t inRow = index % perRow, first = inRow / together * together;
    const std::uint64_t count = std::min(together, perRow - first);
    std::vector<BlockParams> working;
    for (std::uint64_t i = 0; i < count; ++i) {
        const Tile block = source.tiling.block(index - inRow + first + i);
        const auto fit = source.grid->fit(Slice(source.weights, block.first, block.count), progress);
        if (!fit)
            return fit.error();
        working.push_back(fit->working);
    }
    std::vector<BlockParams> stored = working;
    if (source.grid->hasSecondStage())
        source.grid->settle(working, stored, count);
    return working[static_cast<std::size_t>(inRow - first)];
}

// What the codes were made with: formats that round their own scales may have used others than they store.
Result<BlockParams> workingParams(const Source& source, std::uint64_t index, Progress& progress)
{
    const bool hasSecondStage = source.grid->hasSecondStage();
    if (source.rules.learns || (hasSecondStage && source.grid->settledTogether() == 0))
        return source.params[index];
    if (source.rules.fitsItself)
        return settledParams(source, index, progress);
    return hasSecondStage ? source.grid->params(source.ranges[index]) : source.params[index];
}

Result<void> addFacts(WeightTrace& trace, const Weights& weights)
{
    if (trace.blockSize > kMostBlockFacts)
        return {};
    const auto piece = weights.read(trace.blockFirst, trace.blockSize);
    if (!piece)
        return piece.error();
    std::vector<float> magnitudes;
    BlockFacts facts{0, trace.blockFirst, 0};
    for (std::size_t i = 0; i < piece->values.size(); ++i) {
        const float magnitude = std::fabs(piece->values[i]);
        if (!std::isfinite(magnitude))
            continue;
        magnitudes.push_back(magnitude);
        if (magnitude > facts.largest) {
            facts.largest = magnitude;
            facts.largestAt = trace.blockFirst + i;
        }
    }
    if (magnitudes.empty())
        return {};
    const auto middle = magnitudes.begin() + static_cast<std::ptrdiff_t>((magnitudes.size() - 1) / 2);
    std::nth_element(magnitudes.begin(), middle, magnitudes.end());
    facts.median = *middle;
    trace.facts = facts;
    return {};
}

// Of the part of the block that lies in the weight's row.
Result<void> addNeighbours(WeightTrace& trace, const Source& source)
{
    const std::uint64_t rowFirst = trace.row * source.weights.cols();
    const std::uint64_t begin = std::max(trace.blockFirst, rowFirst);
    const std::uint64_t end = std::min(trace.blockFirst + trace.blockSize, rowFirst + source.weights.cols());
    const std::uint64_t first = begin + (rowFirst + trace.col - begin) / kNeighbours * kNeighbours;
    const auto count = static_cast<std::size_t>(std::min(kNeighbours, end - first));
    const auto piece = source.weights.read(first, count);
    if (!piece)
        return piece.error();
    std::vector<float> decoded(count);
    const std::size_t bytes = codeBytes(trace.grid->codeType());
    trace.grid->decode(source.codes.data() + (first - source.first) * bytes, count, trace.params, decoded.data());
    for (std::size_t i = 0; i < count; ++i)
        trace.neighbours.push_back({first + i - rowFirst, piece->values[i], source.codeOf(first + i), decoded[i]});
    return {};
}

void addOwn(WeightTrace& trace)
{
    const TracedWeight& own = trace.neighbours[static_cast<std::size_t>(trace.col - trace.neighbours.front().col)];
    trace.weight = own.weight;
    trace.code = own.code;
    trace.decoded = own.decoded;
    trace.error = own.decoded - own.weight;
    const Range unclipped = trace.grid->unclipped(trace.params);
    trace.isClipped = own.weight < unclipped.low || own.weight > unclipped.high;
}

Result<WeightTrace> trace(const Source& source, std::uint64_t row, std::uint64_t col, Progress& progress)
{
    const std::uint64_t flat = row * source.weights.cols() + col;
    const std::uint64_t index = source.tiling.firstBlock(flat);
    const Tile block = source.tiling.block(index);
    WeightTrace trace{row,
                      col,
                      source.weights.originalIndex(flat),
                      index,
                      source.blocks.blockCount,
                      block.first,
                      block.count,
                      source.grid,
                      source.params[index],
                      source.ranges[index]};
    if (Result<void> done = addNeighbours(trace, source); !done)
        return done.error();
    addOwn(trace);
    addLevels(trace);
    const auto working = workingParams(source, index, progress);
    if (!working)
        return working.error();
    const bool isFull = source.blocks.wholeTensor || block.count == source.blocks.blockSize;
    trace.steps = source.grid->steps(trace.weight, *working, isFull);
    if (Result<void> done = addFacts(trace, source.weights); !done)
        return done.error();
    return trace;
}

// The preparation's own search is not gone through again: the answer knows what came of it.
Result<std::shared_ptr<const Weights>> asTheGridSees(std::shared_ptr<const Weights> weights, const Restoration* restoration)
{
    if (!restoration)
        return weights;
    const auto piece = weights->read(0, weights->size());
    if (!piece)
        return piece.error();
    std::vector<float> values(piece->values.begin(), piece->values.end());
    restoration->prepare(0, values);
    return withValues(*weights, std::move(values), nullptr);
}

}  // namespace

Result<WeightTrace> traceWeight(std::shared_ptr<const Weights> weights, const QuantizedTensor& quantized, std::uint64_t row,
                                std::uint64_t col, Progress& progress)
{
    if (Result<void> sound = check(*weights, row, col); !sound)
        return sound.error();
    const auto prepared = asTheGridSees(std::move(weights), quantized.restoration.get());
    if (!prepared)
        return prepared.error();
    const Tiling tiling(quantized.rows, quantized.cols, quantized.blocks, false);
    return trace({**prepared, gridRules(quantized.spec.grid), quantized.grid, quantized.blocks, tiling, 0, quantized.codes,
                  quantized.params, quantized.ranges},
                 row, col, progress);
}

Result<WeightTrace> traceWeight(std::shared_ptr<const Weights> weights, const QuantSpec& spec, std::uint64_t row, std::uint64_t col,
                                Progress& progress, const WholeTensor& whole)
{
    if (Result<void> sound = check(*weights, row, col); !sound)
        return sound.error();
    Result<Encoder> encoder = Encoder::make(std::move(weights), spec, progress, whole);
    if (!encoder)
        return encoder.error();
    const Weights& prepared = *encoder->weights();
    const std::uint64_t index = encoder->tiling().tileWith(row * prepared.cols() + col);
    const Tile tile = encoder->tiling().tile(index);
    const auto piece = prepared.read(tile.first, tile.count);
    if (!piece)
        return piece.error();
    std::vector<std::byte> codes(tile.count * codeBytes(encoder->grid()->codeType()));
    progress.expect(tile.count);
    if (Result<void> done = encoder->encode(index, index + 1, piece->values.data(), codes.data(), progress); !done)
        return done.error();
    return trace({prepared, gridRules(spec.grid), encoder->grid(), encoder->blocks(), encoder->tiling(), tile.first, codes,
                  encoder->params(), encoder->ranges()},
                 row, col, progress);
}

}  // namespace bitloupe
