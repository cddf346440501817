// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Axis 4: which level a weight gets. A rounding turns whole rows into codes, because second-order methods (GPTQ) choose
// a weight's level with the errors of its row's earlier weights in mind; "nearest" takes each block on its own.

#include "core/base/progress.h"
#include "core/base/remark.h"
#include "core/base/result.h"
#include "core/grid/grid.h"
#include "core/round/gptq.h"
#include "core/round/quantize.h"

#include <memory>
#include <span>
#include <string_view>

namespace bitloupe {

// Blocks of one run of weights within a row: block b covers [b * blockSize, min((b + 1) * blockSize, n)).
struct RowBlocks {
    std::uint64_t blockSize = 0;
    std::span<const BlockParams> params;  // working: what Grid::encode() is given
    std::span<const BlockParams> stored;  // what decodes
    std::uint64_t first = 0;  // flat index of the first weight in the matrix
};

// A whole matrix, for roundings that ask for its inputs (Weights::inputs()).
struct MatrixJob {
    const Weights& weights;
    const Grid& grid;
    const BlockLayout& blocks;
    bool paramsKnown = false;  // of all blocks; else they are found on the way with `find`
    FindGroup find;
    std::span<BlockParams> working, stored;  // by block; one and the same where the grid keeps no two
    std::span<Range> ranges;
    std::span<std::byte> codes;  // of all weights
};

class Rounding {
public:
    virtual ~Rounding() = default;
    // False where each weight's code depends on its own block alone: rows may then be cut anywhere.
    virtual bool needsWholeRows() const = 0;
    // Whether roundRow() is Grid::encode(), block by block: what grids do with whole blocks then takes its place.
    virtual bool roundsEachToNearest() const { return false; }
    // Thread-safe; rows are independent of each other. `codes` has n elements of the grid's CodeType.
    virtual void roundRow(std::span<const float> weights, const Grid& grid, const RowBlocks& blocks, void* codes) const = 0;

    // Second-order methods: the matrix as a whole. False: it cannot be done, roundRow() is to do it; the remarks say why.
    virtual bool roundsMatrix() const { return false; }
    virtual Result<bool> roundMatrix(const MatrixJob& job, Remarks& remarks, Progress& progress) const;
};

// Each weight to its nearest level.
void roundRowToNearest(std::span<const float> weights, const Grid& grid, const RowBlocks& blocks, void* codes);

struct RoundingInfo {
    std::string_view id;
    std::span<const ParamInfo> params;
    Result<std::shared_ptr<const Rounding>> (*make)(const Choice& choice);
};
std::span<const RoundingInfo> roundings();
Result<std::shared_ptr<const Rounding>> makeRounding(const Choice& choice);
// Whether it is a second-order method; no: also where the choice is not valid.
bool roundsMatrix(const Choice& choice);

}  // namespace bitloupe
