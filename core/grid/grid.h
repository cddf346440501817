// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Axis 1: which levels exist. A Grid is immutable and made from its Choice; it turns the range of one block into the
// block's parameters, weights into codes and codes into values. All arithmetic is float32 without contraction, as the
// references do it (reference/methods.md, sections 0 and 1), and runs through the kernels' table.

#include "core/base/result.h"
#include "core/spec/param.h"
#include "core/tensor/slice.h"
#include "kernels/grouped.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace bitloupe {

using kernels::BlockParams;
using kernels::Range;

struct EncodeRule;
struct EncodeSteps;
struct DecodeSteps;

// What codes are made with and what is stored and decoded with: formats may round a scale after they have used it.
struct BlockFit {
    BlockParams working;
    BlockParams stored;
};

// `count` numbers that are stored, `bits` each. Ids: "codes", "scales"...
struct StoredPart {
    std::string_view id;
    int bits = 0;
    std::uint64_t count = 0;
    friend bool operator==(const StoredPart&, const StoredPart&) = default;
};

// The blocks of a tensor, for grids that look at all of them before the first code is made.
struct BlockSlices {
    std::uint64_t count = 0;
    std::function<Slice(std::uint64_t block)> at;  // thread-safe
};

// How codes lie in memory: one int8, uint8, int16 or uint16 a weight.
enum class CodeType { I8, U8, I16, U16 };
std::size_t codeBytes(CodeType type);

class Grid {
public:
    virtual ~Grid() = default;

    virtual int bits() const = 0;  // bits of one code
    virtual CodeType codeType() const = 0;
    virtual int codeMin() const = 0;
    virtual int codeMax() const = 0;
    virtual bool isSymmetric() const = 0;  // ranges are used as +-max(|low|, |high|)
    virtual bool keepsZero() const = 0;  // promises that 0.0 decodes to 0.0
    virtual bool hasZeroPoint() const = 0;  // zero points are stored
    virtual int scaleBits() const = 0;  // bits a stored scale takes
    // What BlockParams::offset is stored as, an array's name ("offsets"); empty where it is not stored.
    virtual std::string_view offsetName() const { return {}; }
    // Bits of parameters stored for each block (scale, zero point, offset).
    int blockBits() const { return scaleBits() * (offsetName().empty() ? 1 : 2) + (hasZeroPoint() ? bits() : 0); }
    // All that is stored of a tensor; the true bits for each weight are its sum divided by `weights`.
    virtual std::vector<StoredPart> storedParts(std::uint64_t weights, std::uint64_t blocks) const;

    virtual BlockParams params(Range range) const = 0;

    // Grids that find a block's parameters from its weights themselves (GridRules::fitsItself); no calibrator is asked.
    // fitBlock(): weights in memory. fit(): any slice; asks fitBlock() unless overridden.
    virtual BlockFit fitBlock(std::span<const float> weights) const;
    virtual Result<BlockFit> fit(const Slice& slice, Progress& progress) const;

    // Parameters and codes together of full blocks that lie one behind the other (GridRules::blockSize weights each; one BlockParams
    // and Range a block): what fitBlock(), encode() and representable() give, for grids that have a faster way. False: not this one.
    virtual bool fitAndEncode(std::span<const float> weights, void* codes, std::span<BlockParams> stored, std::span<Range> ranges) const;

    // Blocks of `size` weights each that lie one behind the other, a Range and BlockParams a block: what params(), fitBlock(),
    // encode() and decode() give for each of them as a full block. fitBlocks(): for grids whose BlockFit is the same twice;
    // false: not this one.
    virtual void paramsOf(std::span<const Range> ranges, std::span<BlockParams> params) const;
    virtual bool fitBlocks(const float* weights, std::size_t size, std::span<BlockParams> fits, std::span<Range> ranges) const;
    virtual void encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const;
    virtual void decodeBlocks(const void* codes, std::size_t size, std::span<const BlockParams> params, float* values) const;

    // A second stage, for grids that store the blocks' parameters in terms of each other (double quantization). On entry
    // both spans hold each block's own fit, row by row; on return `working` is what encode() is to be given, `stored` what decode() is.
    virtual bool hasSecondStage() const { return false; }
    virtual void settle(std::span<BlockParams> working, std::span<BlockParams> stored, std::uint64_t blocksPerRow) const;
    // How many blocks of a row, counted from its begin, settle() must see to tell the working parameters of one of them; 0 where
    // encode() is given the stored ones.
    virtual std::size_t settledTogether() const { return 1; }

    // Grids that learn their levels from the weights (GridRules::learns): learn() gives the grid that knows them, whose
    // params of block b are {1, b, 0}. tables(): the learned levels, block by block; withTables(): the grid that has them.
    virtual Result<std::shared_ptr<const Grid>> learn(const BlockSlices& blocks, Progress& progress) const;
    virtual std::span<const float> tables() const { return {}; }
    virtual std::shared_ptr<const Grid> withTables(std::vector<float> tables) const;

    // What the codes can represent exactly at these parameters: [smallest, largest level].
    virtual Range representable(BlockParams params) const = 0;
    // Weights outside count as clipped: half a step beyond the end levels for integers, the end levels for codebooks.
    virtual Range unclipped(BlockParams params) const = 0;

    // `fullBlock` is false for the shorter last block of a row (bitsandbytes divides there instead of multiplying).
    // NaN encodes as zero, infinities as the nearest end. Thread-safe.
    virtual void encode(const float* x, std::size_t n, BlockParams params, bool fullBlock, void* codes) const = 0;
    virtual void decode(const void* codes, std::size_t n, BlockParams params, float* values) const = 0;
    // x -> decode(encode(x)), without storing codes: a run at a time unless a grid has a shorter way.
    virtual void roundTrip(const float* x, std::size_t n, BlockParams params, bool fullBlock, float* values) const;
    // Sum over finite x of (x - roundTrip(x))^2 in double, in an order that n alone decides: what error searches ask again and
    // again. `params`: those that decode; full blocks.
    virtual double squaredError(const float* x, std::size_t n, BlockParams params) const;

    // A weight each with parameters of its own (one column of several rows): codes, and what they decode to. Full blocks.
    virtual void encodeEach(const float* x, std::size_t n, const BlockParams* working, const BlockParams* stored, void* codes,
                            float* values) const;

    // Formats whose blocks have bytes of their own (ggml's, MXFP4): how packedBlocks() full blocks lie in a file, in blockBytes().
    virtual std::size_t blockBytes() const { return 0; }
    virtual std::size_t packedBlocks() const { return 1; }
    virtual void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const;
    virtual void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const;

    // What encode() and decode() do with one weight (core/grid/encode_steps.h); `params` are those that each of them is given.
    EncodeSteps steps(float x, BlockParams params, bool fullBlock) const;
    virtual EncodeRule encodeRule(BlockParams params, bool fullBlock) const = 0;
    virtual DecodeSteps decodeSteps(int code, BlockParams params) const;

    // For stochastic rounding: a weight between two levels a < b gets b where u[i] < (x - a) / (b - a), else a; weights
    // beyond the ends get the ends. u in [0, 1). `params`: those that decode.
    virtual void encodeDithered(const float* x, const float* u, std::size_t n, BlockParams params, void* codes) const;

    // Value of one code; and all levels, by code (at most 65536).
    virtual float value(int code, BlockParams params) const = 0;
    std::vector<float> levels(BlockParams params) const;  // by code, from codeMin() to codeMax()
};

// What a grid decides that is free for others.
struct GridRules {
    std::uint64_t blockSize = 0;  // weights of a block; 0: the spec's granularity says
    bool fitsItself = false;  // no range: its parameters come from the weights
    bool learns = false;  // its levels too: one table for the tensor or for each channel, so blocks are no groups
    friend bool operator==(const GridRules&, const GridRules&) = default;
};

struct GridInfo {
    std::string_view id;
    std::span<const ParamInfo> params;
    // Errors: BadSpec where parameters contradict each other.
    Result<std::shared_ptr<const Grid>> (*make)(const Choice& choice);
    GridRules rules{};
};
std::span<const GridInfo> grids();  // core/grid/grids.cpp: the table
Result<std::shared_ptr<const Grid>> makeGrid(const Choice& choice);
GridRules gridRules(const Choice& choice);

}  // namespace bitloupe
