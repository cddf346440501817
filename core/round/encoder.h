// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One quantization at work: the members that a spec chose, the parameters of every block, and the step from weights to
// codes for any run of tiles. quantize(), quantizePieces() and report() stand on it.

#include "core/round/block_finder.h"
#include "core/round/panels.h"
#include "core/round/rounding.h"

namespace bitloupe {

class Encoder {
public:
    // Prepares the weights and finds the parameters of all blocks in a pass of its own where blocks are larger than a tile,
    // where the grid learns from all of them, and where it has a second stage. Others get theirs when they are encoded,
    // while they lie in the cache.
    static Result<Encoder> make(std::shared_ptr<const Weights> weights, const QuantSpec& spec, Progress& progress,
                                const WholeTensor& whole = {});

    // Encodes tiles [begin, end), whose weights start at `values`; `codes` takes as many codes. On TBB. Counts weights.
    Result<void> encode(std::uint64_t begin, std::uint64_t end, const float* values, std::byte* codes, Progress& progress);

    // Encodes all, panel by panel, in order. Weights that are not resident are read from their file.
    Result<void> forEachPiece(const PieceSink& sink, Progress& progress);

    // For a second turn over the same weights: ranges are known from now on.
    void keepRanges() { m_findsRanges = false; }

    const std::shared_ptr<const Weights>& weights() const { return m_weights; }
    const std::shared_ptr<const Grid>& grid() const { return m_finder.grid(); }
    const BlockLayout& blocks() const { return m_blocks; }
    const Tiling& tiling() const { return m_tiling; }
    // What decodes. Known block by block as they are encoded, or for all of them before (see make()).
    Buffer<BlockParams>& params() { return m_finder.stored(); }
    Buffer<Range>& ranges() { return m_finder.ranges(); }
    const std::shared_ptr<const Restoration>& restoration() const { return m_restoration; }
    const PreparationCurve& curve() const { return m_curve; }
    Remarks remarks() const;  // when all is encoded

private:
    struct Members {
        std::shared_ptr<const Grid> grid;
        std::shared_ptr<const Calibrator> calibrator;
        std::shared_ptr<const Rounding> rounding;
    };
    static Result<Members> membersOf(const QuantSpec& spec);
    Encoder(std::shared_ptr<const Weights> weights, Members members, GridRules rules, const BlockLayout& blocks);

    Result<void> findParams(const WholeTensor& whole, Progress& progress);
    Result<void> roundMatrix(const WholeTensor& whole, Progress& progress);
    Result<void> encodeTile(const Tile& tile, const float* values, std::byte* codes);
    void roundTile(const Tile& tile, const float* values, std::byte* codes) const;
    QuantizedPiece pieceOf(const Panel& panel, std::span<const float> shown, std::span<const std::byte> codes);

    std::shared_ptr<const Weights> m_weights;
    std::shared_ptr<const Rounding> m_rounding;
    BlockLayout m_blocks;
    Tiling m_tiling;
    BlockFinder m_finder;
    bool m_findsRanges = true;  // in encode()
    std::vector<std::byte> m_codes;  // of all weights, where the rounding made them together
    std::shared_ptr<const Weights> m_given;  // before they were prepared
    std::shared_ptr<const Restoration> m_restoration;
    PreparationCurve m_curve;
    Remarks m_remarks;  // of preparation and rounding
};

}  // namespace bitloupe
