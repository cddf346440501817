// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One weight followed all the way: its value, the block it shares its scale with, how its code came about, what the code
// means, and the neighbours in the block. Everything is read off the answer itself or asked of the grid that made it.
//
//   W[row][col] ─► block ─► parameters ─► code (of the answer) ─► decoded value ─► error

#include "core/grid/encode_steps.h"
#include "core/report/error_report.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace bitloupe {

struct TracedWeight {
    std::uint64_t col = 0;
    float weight = 0;
    int code = 0;
    float decoded = 0;
};

// What is told of a block of up to kMostBlockFacts weights.
struct BlockFacts {
    float largest = 0;  // the largest magnitude of its finite weights
    std::uint64_t largestAt = 0;  // flat index in the matrix of the first such weight
    float median = 0;  // of the magnitudes: the smallest that at least half of them do not exceed
};
inline constexpr std::uint64_t kMostBlockFacts = std::uint64_t{1} << 20;

struct WeightTrace {
    std::uint64_t row = 0, col = 0;  // in the matrix W[channel][input]
    std::uint64_t element = 0;  // in the tensor's own C order
    std::uint64_t block = 0, blockCount = 0;  // of the tensor
    std::uint64_t blockFirst = 0, blockSize = 0;  // flat index of the block's first weight; how many it has
    std::shared_ptr<const Grid> grid;
    BlockParams params;  // that decode
    Range range;  // what the calibrator chose for the block, or what the format represents

    float weight = 0;
    int code = 0;
    float decoded = 0;
    float error = 0;  // decoded - weight
    bool isClipped = false;  // outside of Grid::unclipped
    // The levels next to the weight: the largest not above it and the smallest not below it. Equal where it lies on a level,
    // one of them missing where it lies outside of all.
    std::optional<float> levelBelow{}, levelAbove{};
    // How the nearest code comes about, with the parameters that encode() worked with; roundings may have chosen another one.
    EncodeSteps steps{};

    std::optional<BlockFacts> facts{};
    std::vector<TracedWeight> neighbours{};  // of the block, in the same row, ascending; the weight itself is among them
};

// At most so many neighbours: the run of that length, counted from the block's begin in this row, that the weight lies in.
inline constexpr std::uint64_t kNeighbours = 32;

// From an answer that is at hand, and the weights that it was made from. Errors: BadArgument where there is no such weight;
// whatever preparing and reading give.
Result<WeightTrace> traceWeight(std::shared_ptr<const Weights> weights, const QuantizedTensor& quantized, std::uint64_t row,
                                std::uint64_t col, Progress& progress);
// The same without one: the tile that holds the weight is quantized, after what ranges of larger blocks need.
Result<WeightTrace> traceWeight(std::shared_ptr<const Weights> weights, const QuantSpec& spec, std::uint64_t row, std::uint64_t col,
                                Progress& progress, const WholeTensor& whole = {});

}  // namespace bitloupe
