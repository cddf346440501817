// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Axis 1: which levels exist. A Grid is immutable and made from its Choice; it turns the range of one block into the
// block's parameters, weights into codes and codes into values. All arithmetic is float32 without contraction, as the
// references do it (reference/methods.md, sections 0 and 1), and runs through the kernels' table.

#include "core/base/result.h"
#include "core/spec/param.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace bitloupe {

// What one block is clipped to: low <= 0 <= high. Both 0: all weights of the block are zero.
struct Range {
    float low = 0;
    float high = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

// One block's stored parameters. value = scale * (code - zero) for affine grids, scale * table[code] for codebooks.
struct BlockParams {
    float scale = 1;
    std::int32_t zero = 0;
    friend bool operator==(const BlockParams&, const BlockParams&) = default;
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
    // Bits of parameters stored for each block (scale and zero point).
    int blockBits() const { return scaleBits() + (hasZeroPoint() ? bits() : 0); }

    virtual BlockParams params(Range range) const = 0;
    // What the codes can represent exactly at these parameters: [smallest, largest level].
    virtual Range representable(BlockParams params) const = 0;
    // Weights outside count as clipped: half a step beyond the end levels for integers, the end levels for codebooks.
    virtual Range unclipped(BlockParams params) const = 0;

    // `fullBlock` is false for the shorter last block of a row (bitsandbytes divides there instead of multiplying).
    // NaN encodes as zero, infinities as the nearest end. Thread-safe.
    virtual void encode(const float* x, std::size_t n, BlockParams params, bool fullBlock, void* codes) const = 0;
    virtual void decode(const void* codes, std::size_t n, BlockParams params, float* values) const = 0;
    // x -> decode(encode(x)), without storing codes.
    virtual void roundTrip(const float* x, std::size_t n, BlockParams params, bool fullBlock, float* values) const = 0;

    // Value of one code; and all levels, ascending, with the code of each (at most 65536).
    virtual float value(int code, BlockParams params) const = 0;
    std::vector<float> levels(BlockParams params) const;  // by code, from codeMin() to codeMax()
};

struct GridInfo {
    std::string_view id;
    std::span<const ParamInfo> params;
    // Errors: BadSpec where parameters contradict each other.
    Result<std::shared_ptr<const Grid>> (*make)(const Choice& choice);
};
std::span<const GridInfo> grids();  // core/grid/grids.cpp: the table
Result<std::shared_ptr<const Grid>> makeGrid(const Choice& choice);

}  // namespace bitloupe
