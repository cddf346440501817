// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One quantization at work: the members that a spec chose, the parameters of every block, and the step from weights to
// codes for any run of tiles. quantize(), quantizePieces() and report() stand on it.

#include "core/calibrate/calibrator.h"
#include "core/round/rounding.h"
#include "core/round/tiling.h"

namespace bitloupe {

inline constexpr std::uint64_t kPanelSize = 64 * kTileSize;  // weights read from a file at once: 16 MiB of float32

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
    const std::shared_ptr<const Grid>& grid() const { return m_grid; }
    const BlockLayout& blocks() const { return m_blocks; }
    const Tiling& tiling() const { return m_tiling; }
    // What decodes. Known block by block as they are encoded, or for all of them before (see make()).
    std::vector<BlockParams>& params() { return m_stored.empty() ? m_params : m_stored; }
    std::vector<Range>& ranges() { return m_ranges; }
    const std::shared_ptr<const Restoration>& restoration() const { return m_restoration; }
    const PreparationCurve& curve() const { return m_curve; }
    const Remarks& remarks() const { return m_remarks; }

private:
    struct Members {
        std::shared_ptr<const Grid> grid;
        std::shared_ptr<const Calibrator> calibrator;
        std::shared_ptr<const Rounding> rounding;
    };
    static Result<Members> membersOf(const QuantSpec& spec);
    Encoder(std::shared_ptr<const Weights> weights, Members members, GridRules rules, const BlockLayout& blocks);

    Result<void> findAll(const WholeTensor& whole, Progress& progress);
    Result<void> roundMatrix(const WholeTensor& whole, Progress& progress);
    Result<GroupParams> paramsOf(std::span<const float> weights) const;
    Result<void> findLargeRanges(const WholeTensor& whole, Progress& progress);
    Result<void> findSmallRanges(Progress& progress);
    Result<void> learn(Progress& progress);
    Result<void> setRanges(std::span<const Range> ranges);
    void setRange(std::uint64_t block, Range range);
    void setFit(std::uint64_t block, const BlockFit& fit);
    Result<void> fitBlock(std::uint64_t block, const Slice& slice, Progress& progress);
    Result<void> findRange(std::uint64_t block, const Slice& slice, Progress& progress);
    Result<void> findRanges(const Tile& tile, const float* values);
    void encodeTile(const Tile& tile, const float* values, std::byte* codes) const;

    std::shared_ptr<const Weights> m_weights;
    std::shared_ptr<const Grid> m_grid;
    std::shared_ptr<const Calibrator> m_calibrator;
    std::shared_ptr<const Rounding> m_rounding;
    GridRules m_rules;
    BlockLayout m_blocks;
    Tiling m_tiling;
    bool m_findsRanges = true;  // in encode()
    std::vector<BlockParams> m_params;  // working
    std::vector<BlockParams> m_stored;  // empty where they are the working ones
    std::vector<Range> m_ranges;
    std::vector<std::byte> m_codes;  // of all weights, where the rounding made them together
    std::shared_ptr<const Weights> m_given;  // before they were prepared
    std::shared_ptr<const Restoration> m_restoration;
    PreparationCurve m_curve;
    Remarks m_remarks;
};

}  // namespace bitloupe
