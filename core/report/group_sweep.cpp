// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/group_sweep.h"

#include "core/report/ratios.h"
#include "core/round/tiling.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace bitloupe {

namespace {

constexpr std::uint64_t kSmallestGroup = 16;

struct Sums {
    double squaredError = 0, squaredWeight = 0;
    std::uint64_t count = 0;

    void add(const kernels::ErrorSums& tile)
    {
        squaredError += tile.squaredError;
        squaredWeight += tile.squaredWeight;
        count += tile.count;
    }
};

// Weights [first, first + count) of the piece's matrix, decoded block by block.
void decodeBlocks(const QuantizedPiece& piece, const Tiling& tiling, bool wholeTensor, std::uint64_t first, std::uint64_t count,
                  float* values)
{
    const std::size_t bytes = codeBytes(piece.grid->codeType());
    const std::byte* codes = piece.codes.data() + (first - piece.first) * bytes;
    if (wholeTensor)
        return piece.grid->decode(codes, count, piece.params.front(), values);
    for (std::uint64_t index = tiling.firstBlock(first); index < tiling.endBlock(first, count); ++index) {
        const Tile block = tiling.block(index);
        const std::uint64_t from = std::max(block.first, first);
        const std::uint64_t to = std::min(block.first + block.count, first + count);
        piece.grid->decode(codes + (from - first) * bytes, to - from, piece.params[index - piece.firstBlock], values + (from - first));
    }
}

void decode(const QuantizedPiece& piece, const Tiling& tiling, bool wholeTensor, std::uint64_t first, std::uint64_t count, float* values)
{
    decodeBlocks(piece, tiling, wholeTensor, first, count, values);
    if (piece.restoration)
        piece.restoration->restore(first, {values, count});
}

// Chunks of a tile's size, whatever the blocks: their sums are added in order.
void addPiece(const QuantizedPiece& piece, const Tiling& tiling, bool wholeTensor, Sums& sums)
{
    const std::uint64_t chunks = (piece.weights.size() + kTileSize - 1) / kTileSize;
    std::vector<kernels::ErrorSums> parts(chunks);
    tbb::enumerable_thread_specific<std::vector<float>> buffers([] { return std::vector<float>(kTileSize); });
    tbb::parallel_for(std::uint64_t{0}, chunks, [&](std::uint64_t chunk) {
        const std::uint64_t offset = chunk * kTileSize;
        const std::uint64_t count = std::min<std::uint64_t>(kTileSize, piece.weights.size() - offset);
        std::vector<float>& values = buffers.local();
        decode(piece, tiling, wholeTensor, piece.first + offset, count, values.data());
        kernels::active().errorSums(piece.weights.data() + offset, values.data(), count, &parts[chunk]);
    });
    for (const kernels::ErrorSums& part : parts)
        sums.add(part);
}

double difference(const GroupPoint& a, const GroupPoint& b) { return a.sqnrDb - b.sqnrDb; }

}  // namespace

std::vector<std::uint64_t> sweptGroups(std::uint64_t cols, std::size_t most)
{
    std::vector<std::uint64_t> groups;
    for (std::uint64_t size = kSmallestGroup; size < cols && groups.size() + 1 < most; size *= 2)
        groups.push_back(size);
    if (cols > 0)
        groups.push_back(cols);
    return groups;
}

Result<GroupPoint> errorAtGroup(std::shared_ptr<const Weights> weights, QuantSpec spec, std::uint64_t group, Progress& progress)
{
    spec.granularity = group >= weights->cols() ? Granularity(PerChannel{}) : PerGroup{static_cast<std::int64_t>(group), std::nullopt};
    spec = asFormatSays(spec);
    const BlockLayout blocks = blockLayout(spec.granularity, weights->rows(), weights->cols());
    const Tiling tiling(weights->rows(), weights->cols(), blocks, false);
    Sums sums;
    const auto add = [&](const QuantizedPiece& piece) -> Result<void> {
        addPiece(piece, tiling, blocks.wholeTensor, sums);
        return {};
    };
    const Result<QuantizationPlan> plan = quantizePieces(weights, spec, add, progress);
    if (!plan)
        return plan.error();
    GroupPoint point{group, 0, signalToNoiseDb(sums.squaredWeight, sums.squaredError), 0};
    point.mse = sums.count == 0 ? 0 : sums.squaredError / static_cast<double>(sums.count);
    point.bitsPerWeight =
        bitsPerWeight(storedParts(*plan->grid, weights->size(), blocks.blockCount, plan->restoration.get()), weights->size());
    return point;
}

std::vector<double> crossings(std::span<const GroupPoint> first, std::span<const GroupPoint> second)
{
    std::vector<double> places;
    for (std::size_t i = 1; i < std::min(first.size(), second.size()); ++i) {
        const double before = difference(first[i - 1], second[i - 1]), after = difference(first[i], second[i]);
        if (!std::isfinite(before) || !std::isfinite(after) || before == 0 || (before > 0) == (after > 0))
            continue;
        const double low = std::log2(static_cast<double>(first[i - 1].group)), high = std::log2(static_cast<double>(first[i].group));
        places.push_back(std::exp2(low + (high - low) * before / (before - after)));
    }
    return places;
}

}  // namespace bitloupe
