// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The step from question to answer: weights + spec -> codes and block parameters.
//
//   weights ─► prepare ─► slices ─► calibrator ─► Range ─► Grid::params ─► rounding ─► codes
//
// Same bytes for any number of threads. A tensor larger than memory goes through quantizeRows() panel by panel.

#include "core/base/buffer.h"
#include "core/base/remark.h"
#include "core/grid/grid.h"
#include "core/prepare/preparation.h"
#include "core/spec/quant_spec.h"
#include "core/tensor/slice.h"
#include "core/tensor/weights.h"

#include <functional>
#include <memory>
#include <vector>

namespace bitloupe {

// Which weights share parameters: `blocksPerRow` blocks of `blockSize` columns in each row, one block for so many rows, or one
// for all.
struct BlockLayout {
    bool wholeTensor = false;
    std::uint64_t blockSize = 0;  // columns; the last block of a row may be shorter
    std::uint64_t blocksPerRow = 0;  // 1 for wholeTensor and for blocks of several rows
    std::uint64_t blockCount = 0;  // of the tensor
    std::uint64_t rowsPerBlock = 1;  // the last block may have fewer; not for wholeTensor

    std::uint64_t blockOf(std::uint64_t row, std::uint64_t column) const
    {
        return wholeTensor ? 0 : row / rowsPerBlock * blocksPerRow + column / blockSize;
    }
};
BlockLayout blockLayout(const Granularity& granularity, std::uint64_t rows, std::uint64_t cols);

// The answer. Immutable. Codes and parameters are in the order of the matrix W[channel][input].
struct QuantizedTensor {
    QuantSpec spec;
    TensorInfo info;
    int outputAxis = kNoAxis;
    std::uint64_t rows = 0;
    std::uint64_t cols = 0;
    std::shared_ptr<const Grid> grid;
    BlockLayout blocks;
    Buffer<std::byte> codes;  // rows * cols elements of grid->codeType()
    Buffer<BlockParams> params;  // by block (BlockLayout::blockOf), what decodes
    Buffer<Range> ranges;  // what the calibrator chose, by block
    std::shared_ptr<const Restoration> restoration;  // of decoded values, behind the grid's decode(); null: none is needed
    PreparationCurve curve;
    Remarks remarks;

    double bitsPerWeight() const;  // everything that is stored counted (Grid::storedParts)
    std::uint64_t storedBytes() const;  // each part at its stored width, rounded up to bytes
};

// What `weights` codes and the parameters of `blockCount` blocks take when stored.
double bitsPerWeight(const Grid& grid, std::uint64_t weights, std::uint64_t blockCount);  // 0 without weights
std::uint64_t storedBytes(const Grid& grid, std::uint64_t weights, std::uint64_t blockCount);
// The same with what a preparation keeps beside them (null: nothing).
std::vector<StoredPart> storedParts(const Grid& grid, std::uint64_t weights, std::uint64_t blockCount, const Restoration* restoration);
double bitsPerWeight(std::span<const StoredPart> parts, std::uint64_t weights);
std::uint64_t storedBytes(std::span<const StoredPart> parts);

// Consecutive whole rows of the answer, as they become known (in row order, on the calling thread); or, where one row is
// larger than a panel, consecutive pieces of it aligned to blocks.
struct QuantizedPiece {
    std::uint64_t first = 0;  // flat index in the matrix
    std::span<const float> weights;  // as they were given, not prepared
    std::span<const std::byte> codes;
    std::uint64_t firstBlock = 0;
    std::span<const BlockParams> params;  // of the blocks that the piece touches (one for wholeTensor)
    std::span<const Range> ranges;
    const Grid* grid = nullptr;  // that decodes: a learned one knows its levels
    const Restoration* restoration = nullptr;  // of decoded values; null: none is needed
};
using PieceSink = std::function<Result<void>(const QuantizedPiece&)>;

struct QuantizationPlan {
    std::shared_ptr<const Weights> weights;  // prepared
    std::shared_ptr<const Grid> grid;
    BlockLayout blocks;
    std::shared_ptr<const Restoration> restoration;
    Remarks remarks;
};
Result<QuantizationPlan> quantizePieces(std::shared_ptr<const Weights> weights, const QuantSpec& spec, const PieceSink& sink,
                                        Progress& progress);

// What is known already of the weights that are asked about. Slice and range are for specs with one scale for the tensor.
struct WholeTensor {
    const Slice* slice = nullptr;  // what the calibrator is to look at
    const Range* range = nullptr;  // what it has chosen already
    std::span<const Range> ranges{};  // what it has chosen for every block, of any granularity; empty: not known
};
Result<std::shared_ptr<const QuantizedTensor>> quantize(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress,
                                                        const WholeTensor& whole = {});

}  // namespace bitloupe
