// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// FP8 with a free scale (TensorRT, ModelOpt, compressed-tensors; reference/methods.md 15): scale = max|x| / largest, code =
// nearest number to x / scale, ties to the even code, beyond the largest that one. Codes are the format's bits. Those of NaN
// and infinity are never written; they read as the largest number with their sign.

#include "core/grid/encode_steps.h"
#include "core/grid/grid.h"
#include "core/grid/word_list.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

namespace bitloupe {

namespace {

class Fp8Grid final : public Grid {
public:
    explicit Fp8Grid(const kernels::SmallFloat& format)
        : m_format(format)
    {
    }

    int bits() const override { return 8; }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return 255; }
    bool isSymmetric() const override { return true; }
    bool keepsZero() const override { return true; }
    bool hasZeroPoint() const override { return false; }
    int scaleBits() const override { return 32; }

    BlockParams params(Range range) const override
    {
        const float reach = std::max(-std::min(range.low, 0.0f), std::max(range.high, 0.0f));
        return {reach == 0.0f ? 1.0f : std::clamp(reach / m_format.largest, FLT_MIN, 3.4e38f / m_format.largest), 0};
    }
    Range representable(BlockParams params) const override
    {
        const float reach = m_format.largest * params.scale;
        return {-reach, reach};
    }
    Range unclipped(BlockParams params) const override { return representable(params); }
    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        kernels::active().encodeSmallFloat(x, n, params.scale, m_format, static_cast<std::uint8_t*>(codes));
    }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        kernels::active().decodeSmallFloat(static_cast<const std::uint8_t*>(codes), n, params.scale, m_format, values);
    }
    float value(int code, BlockParams params) const override
    {
        const auto bits = static_cast<std::uint8_t>(code);
        float number = 0;
        decode(&bits, 1, params, &number);
        return number;
    }
    EncodeRule encodeRule(BlockParams params, bool) const override { return {params.scale, false, 0, NearestRule{}}; }
    DecodeSteps decodeSteps(int code, BlockParams params) const override { return {value(code, {}), params.scale}; }

private:
    kernels::SmallFloat m_format;
};

constexpr std::array<std::string_view, 2> kFormats{"e4m3", "e5m2"};

std::span<const ParamInfo> fp8Params()
{
    static const std::array params{ParamInfo{.id = "fp8_format", .defaultValue = std::string(kFormats[0]), .options = words(kFormats)}};
    return params;
}

Result<std::shared_ptr<const Grid>> makeFp8(const Choice& choice)
{
    if (choice.word("fp8_format") == kFormats[0])
        return {std::make_shared<const Fp8Grid>(kernels::kE4M3)};
    return {std::make_shared<const Fp8Grid>(kernels::kE5M2)};
}

}  // namespace

GridInfo fp8Grid() { return {"fp8", fp8Params(), &makeFp8}; }

}  // namespace bitloupe
