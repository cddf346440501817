// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Weights of ONNX Runtime's MatMulNBits, as MLAS quantizes them (reference/methods.md 0.1, 1.2 and 1.3): r = f32(1 / scale),
//   symmetric   scale = v / -2^(b-1), v the larger end with its sign, the lower of two equal; zero = 2^(b-1)
//   asymmetric  scale = (max - min) / (2^b - 1), zero = rha(clamp(0 - min / scale, 0, 2^b - 1))
//   code = clamp(rha(f32(f32(x * r) + zero)), 0, 2^b - 1),   value = f32((code - zero) * scale)
// The zero point is added before rounding, which is half away from zero. Symmetric codes are kept less 2^(b-1), so that their
// zero point, which is not stored, is 0. A range of zero has scale 0.

#include "core/grid/encode_steps.h"
#include "core/grid/grid.h"
#include "core/grid/word_list.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr float kLargestLevel = 3.4e38f;

class NBitsGrid final : public Grid {
public:
    NBitsGrid(int bits, bool symmetric)
        : m_bits(bits)
        , m_symmetric(symmetric)
        , m_middle(symmetric ? 1 << (bits - 1) : 0)
    {
    }

    int bits() const override { return m_bits; }
    CodeType codeType() const override { return m_symmetric ? CodeType::I8 : CodeType::U8; }
    int codeMin() const override { return -m_middle; }
    int codeMax() const override { return top() - m_middle; }
    bool isSymmetric() const override { return false; }  // which end is the larger one decides the scale's sign
    bool keepsZero() const override { return true; }
    bool hasZeroPoint() const override { return !m_symmetric; }
    int scaleBits() const override { return 32; }

    BlockParams params(Range range) const override;
    Range representable(BlockParams params) const override;
    Range unclipped(BlockParams params) const override
    {
        const Range ends = representable(params);
        const float half = std::fabs(params.scale) / 2;
        return {std::max(ends.low - half, -kLargestLevel), std::min(ends.high + half, kLargestLevel)};
    }
    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        const Placing placing = placingOf(params);
        for (std::size_t i = 0; i < n; ++i)
            static_cast<std::uint8_t*>(codes)[i] = static_cast<std::uint8_t>(placing.codeOf(x[i]) - m_middle);
    }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        const kernels::Kernels& k = kernels::active();
        if (m_symmetric)
            return k.dequantizeI8(static_cast<const std::int8_t*>(codes), n, params.scale, 0, values);
        k.dequantizeU8(static_cast<const std::uint8_t*>(codes), n, params.scale, params.zero, values);
    }
    void roundTrip(const float* x, std::size_t n, BlockParams params, bool, float* values) const override
    {
        const Placing placing = placingOf(params);
        for (std::size_t i = 0; i < n; ++i)
            values[i] = static_cast<float>(placing.codeOf(x[i]) - m_middle - params.zero) * params.scale;
    }
    EncodeRule encodeRule(BlockParams params, bool) const override
    {
        return {params.scale, true, 0, RoundedRule{StepRounding::HalfAwayFromZero, placingOf(params).zero, -m_middle}};
    }
    float value(int code, BlockParams params) const override { return static_cast<float>(code - params.zero) * params.scale; }

private:
    int top() const { return (1 << m_bits) - 1; }
    // Without a branch, so that the compiler can take several weights at once. A weight that is NaN counts as 0.
    struct Placing {
        float inverse, zero, top;

        int codeOf(float x) const
        {
            constexpr float kHalf = 0x1.fffffep-2f;  // just less: a half rounds up, what lies below it does not
            const float steps = x * inverse;
            const float placed = (steps == steps ? steps : 0.0f) + zero;
            const float above = placed > 0.0f ? placed : 0.0f;
            return static_cast<int>((above < top ? above : top) + kHalf);
        }
    };
    Placing placingOf(BlockParams params) const
    {
        const float inverse = params.scale != 0.0f ? 1.0f / params.scale : 0.0f;
        return {inverse, static_cast<float>(params.zero + m_middle), static_cast<float>(top())};
    }

    int m_bits;
    bool m_symmetric;
    int m_middle;
};

BlockParams NBitsGrid::params(Range range) const
{
    const float low = std::min(range.low, 0.0f), high = std::max(range.high, 0.0f);
    if (m_symmetric)
        return {-(high > -low ? high : low) / static_cast<float>(m_middle), 0};
    const float scale = std::min((high - low) / static_cast<float>(top()), kLargestLevel / static_cast<float>(top()));
    if (scale == 0.0f)
        return {0, 0};
    return {scale, static_cast<std::int32_t>(std::round(std::clamp(0.0f - low / scale, 0.0f, static_cast<float>(top()))))};
}

Range NBitsGrid::representable(BlockParams params) const
{
    const float first = value(codeMin(), params), last = value(codeMax(), params);
    return {std::min(first, last), std::max(first, last)};
}

constexpr std::array<std::string_view, 3> kBits{"2", "4", "8"};
constexpr std::array<std::string_view, 2> kSchemes{"symmetric", "asymmetric"};

std::span<const ParamInfo> nbitsParams()
{
    static const std::array params{
        ParamInfo{.id = "bits", .defaultValue = std::int64_t{4}, .minimum = 2, .maximum = 8, .options = words(kBits), .unit = "bit"},
        ParamInfo{.id = "scheme", .defaultValue = std::string(kSchemes[0]), .options = words(kSchemes)},
    };
    return params;
}

Result<std::shared_ptr<const Grid>> makeNBits(const Choice& choice)
{
    return {std::make_shared<const NBitsGrid>(static_cast<int>(choice.integer("bits")), choice.word("scheme") == kSchemes[0])};
}

}  // namespace

GridInfo nbitsGrid() { return {"nbits", nbitsParams(), &makeNBits}; }

}  // namespace bitloupe
