// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// FP8 with a free scale (TensorRT, ModelOpt, compressed-tensors; reference/methods.md 15): scale = max|x| / largest, code =
// nearest number to x / scale, ties to the even code, beyond the largest that one. Codes are the format's bits. Those of NaN
// and infinity are never written; they read as the largest number with their sign.

#include "core/grid/grid.h"
#include "core/grid/mini_float.h"
#include "core/grid/word_list.h"
#include "core/io/small_float.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

namespace bitloupe {

namespace {

using Table = std::array<float, 256>;

constexpr Table finiteTable(SmallFloat format, float largest)
{
    Table values = smallFloatTable<8>(format);
    for (std::size_t code = 0; code < values.size(); ++code) {
        const bool finite = values[code] >= -largest && values[code] <= largest;
        if (!finite)
            values[code] = code < 128 ? largest : -largest;
    }
    return values;
}

constexpr Table kE4M3Values = finiteTable({4, 3, 7, Specials::AllOnesNan}, kE4M3.largest);
constexpr Table kE5M2Values = finiteTable({5, 2, 15, Specials::Ieee}, kE5M2.largest);

class Fp8Grid final : public Grid {
public:
    Fp8Grid(const MiniFloat& format, const Table& values)
        : m_format(format)
        , m_values(values)
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
        for (std::size_t i = 0; i < n; ++i)
            static_cast<std::uint8_t*>(codes)[i] = m_format.encode(x[i] / params.scale);
    }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        for (std::size_t i = 0; i < n; ++i)
            values[i] = m_values[static_cast<const std::uint8_t*>(codes)[i]] * params.scale;
    }
    void roundTrip(const float* x, std::size_t n, BlockParams params, bool, float* values) const override
    {
        for (std::size_t i = 0; i < n; ++i)
            values[i] = m_values[m_format.encode(x[i] / params.scale)] * params.scale;
    }
    float value(int code, BlockParams params) const override { return m_values[static_cast<std::size_t>(code)] * params.scale; }

private:
    const MiniFloat& m_format;
    const Table& m_values;
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
        return {std::make_shared<const Fp8Grid>(kE4M3, kE4M3Values)};
    return {std::make_shared<const Fp8Grid>(kE5M2, kE5M2Values)};
}

}  // namespace

GridInfo fp8Grid() { return {"fp8", fp8Params(), &makeFp8}; }

}  // namespace bitloupe
