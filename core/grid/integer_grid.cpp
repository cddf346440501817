// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Uniform levels (reference/methods.md, section 1): q = clamp(rne(x / scale) + zero), value = scale * (q - zero).
//
//   symmetric narrow (S1)  scale = max|x| / (2^(b-1) - 1)      codes -(2^(b-1)-1) .. 2^(b-1)-1   zero 0
//   symmetric full   (S2)  scale = max|x| / ((2^b - 1) / 2)    codes -2^(b-1)     .. 2^(b-1)-1   zero 0
//   asymmetric             scale = (max - min) / (2^b - 1)     codes 0            .. 2^b - 1     zero = clamp(-rne(min / scale))
//
// The range always contains 0, so that 0 decodes to 0. Scales are float32, or rounded to half before they are used.

#include "core/grid/grid.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

namespace bitloupe {

namespace {

constexpr float kLargestLevel = 3.4e38f;  // a little below FLT_MAX, so that code * scale cannot round to infinity
constexpr float kSmallestHalf = 5.9604645e-8f;  // 2^-24
constexpr float kLargestHalf = 65504.0f;

// Nearest half, kept finite and above zero: tiny scales become 2^-24, huge ones 65504 (which then clips).
float roundedToHalf(float scale)
{
    std::uint16_t half = 0;
    float rounded = 0;
    kernels::active().floatToHalf(&scale, 1, &half);
    kernels::active().halfToFloat(&half, 1, &rounded);
    return std::clamp(rounded, kSmallestHalf, kLargestHalf);
}

struct IntegerForm {
    int bits = 8;
    bool symmetric = true;
    bool halfScales = false;
    bool reciprocal = false;
    int low = -127;
    int high = 127;
    float divisor = 127;  // of the range's width (asymmetric) or of its larger end (symmetric)
    CodeType type = CodeType::I8;
};

class IntegerGrid final : public Grid {
public:
    explicit IntegerGrid(const IntegerForm& form)
        : m_form(form)
    {
    }

    int bits() const override { return m_form.bits; }
    CodeType codeType() const override { return m_form.type; }
    int codeMin() const override { return m_form.low; }
    int codeMax() const override { return m_form.high; }
    bool isSymmetric() const override { return m_form.symmetric; }
    bool keepsZero() const override { return true; }
    bool hasZeroPoint() const override { return !m_form.symmetric; }
    int scaleBits() const override { return m_form.halfScales ? 16 : 32; }

    BlockParams params(Range range) const override;
    Range representable(BlockParams params) const override { return {value(m_form.low, params), value(m_form.high, params)}; }
    Range unclipped(BlockParams params) const override;
    void encode(const float* x, std::size_t n, BlockParams params, bool fullBlock, void* codes) const override;
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override;
    void roundTrip(const float* x, std::size_t n, BlockParams params, bool fullBlock, float* values) const override;
    float value(int code, BlockParams params) const override { return static_cast<float>(code - params.zero) * params.scale; }

private:
    float scaleOf(float width) const;
    kernels::Affine affine(BlockParams params) const { return {params.scale, params.zero, m_form.low, m_form.high, m_form.reciprocal}; }

    IntegerForm m_form;
};

// The scale stays a normal number (methods.md 0.3) and small enough that every level is finite.
float IntegerGrid::scaleOf(float width) const
{
    const float farthest = static_cast<float>(m_form.symmetric ? -m_form.low : m_form.high);
    const float scale = std::clamp(width / m_form.divisor, FLT_MIN, kLargestLevel / std::max(farthest, 1.0f));
    return m_form.halfScales ? roundedToHalf(scale) : scale;
}

BlockParams IntegerGrid::params(Range range) const
{
    const float low = std::min(range.low, 0.0f);
    const float high = std::max(range.high, 0.0f);
    if (low == 0.0f && high == 0.0f)
        return {1.0f, 0};
    if (m_form.symmetric)
        return {scaleOf(std::max(-low, high)), 0};
    const float width = high - low;  // infinite for ranges wider than float32: scaleOf() limits the scale
    const float scale = scaleOf(width);
    const float zero = std::clamp(-std::nearbyint(low / scale), 0.0f, static_cast<float>(m_form.high));
    return {scale, static_cast<std::int32_t>(zero)};
}

// Half a step beyond the end levels, rounded towards them: x > unclipped().high exactly when x - level > scale / 2.
Range IntegerGrid::unclipped(BlockParams params) const
{
    const Range ends = representable(params);
    const double half = static_cast<double>(params.scale) / 2;
    const double low = static_cast<double>(ends.low) - half;
    const double high = static_cast<double>(ends.high) + half;
    Range range{static_cast<float>(std::max(low, -double{FLT_MAX})), static_cast<float>(std::min(high, double{FLT_MAX}))};
    if (static_cast<double>(range.low) < low)
        range.low = std::nextafter(range.low, 0.0f);
    if (static_cast<double>(range.high) > high)
        range.high = std::nextafter(range.high, 0.0f);
    return range;
}

void IntegerGrid::encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const
{
    const kernels::Kernels& k = kernels::active();
    switch (m_form.type) {
    case CodeType::I8:
        return k.quantizeI8(x, n, affine(params), static_cast<std::int8_t*>(codes));
    case CodeType::U8:
        return k.quantizeU8(x, n, affine(params), static_cast<std::uint8_t*>(codes));
    case CodeType::I16:
        return k.quantizeI16(x, n, affine(params), static_cast<std::int16_t*>(codes));
    case CodeType::U16:
        return k.quantizeU16(x, n, affine(params), static_cast<std::uint16_t*>(codes));
    }
}

void IntegerGrid::decode(const void* codes, std::size_t n, BlockParams params, float* values) const
{
    const kernels::Kernels& k = kernels::active();
    switch (m_form.type) {
    case CodeType::I8:
        return k.dequantizeI8(static_cast<const std::int8_t*>(codes), n, params.scale, params.zero, values);
    case CodeType::U8:
        return k.dequantizeU8(static_cast<const std::uint8_t*>(codes), n, params.scale, params.zero, values);
    case CodeType::I16:
        return k.dequantizeI16(static_cast<const std::int16_t*>(codes), n, params.scale, params.zero, values);
    case CodeType::U16:
        return k.dequantizeU16(static_cast<const std::uint16_t*>(codes), n, params.scale, params.zero, values);
    }
}

void IntegerGrid::roundTrip(const float* x, std::size_t n, BlockParams params, bool, float* values) const
{
    kernels::active().roundTripAffine(x, n, affine(params), values);
}

constexpr std::array<std::string_view, 9> kBits{"1", "2", "3", "4", "5", "6", "7", "8", "16"};
constexpr std::array<std::string_view, 2> kSchemes{"symmetric", "asymmetric"};
constexpr std::array<std::string_view, 2> kRangeKinds{"narrow", "full"};
constexpr std::array<std::string_view, 2> kScaleTypes{"float32", "float16"};
constexpr std::array<std::string_view, 2> kScaleOps{"divide", "reciprocal"};

template <std::size_t count>
std::vector<std::string_view> words(const std::array<std::string_view, count>& list)
{
    return {list.begin(), list.end()};
}

std::span<const ParamInfo> integerParams()
{
    static const std::array params{
        ParamInfo{.id = "bits", .defaultValue = std::int64_t{8}, .minimum = 1, .maximum = 16, .options = words(kBits), .unit = "bit"},
        ParamInfo{.id = "scheme", .defaultValue = std::string(kSchemes[0]), .options = words(kSchemes)},
        ParamInfo{
            .id = "range_kind", .defaultValue = std::string(kRangeKinds[0]), .options = words(kRangeKinds), .needs = "scheme=symmetric"},
        ParamInfo{.id = "scale_dtype", .defaultValue = std::string(kScaleTypes[0]), .options = words(kScaleTypes)},
        // x / scale (ONNX, TensorRT, GPTQ) or x * (1 / scale) (PyTorch): they differ near ties (methods.md 0, rule 2).
        ParamInfo{.id = "scale_op", .defaultValue = std::string(kScaleOps[0]), .options = words(kScaleOps)},
    };
    return params;
}

IntegerForm formOf(const Choice& choice)
{
    IntegerForm form;
    form.bits = static_cast<int>(choice.integer("bits"));
    form.symmetric = choice.word("scheme") == kSchemes[0];
    form.halfScales = choice.word("scale_dtype") == kScaleTypes[1];
    form.reciprocal = choice.word("scale_op") == kScaleOps[1];
    const int levels = 1 << form.bits;
    const bool narrow = choice.word("range_kind") == kRangeKinds[0];
    form.low = !form.symmetric ? 0 : narrow ? 1 - levels / 2 : -levels / 2;
    form.high = !form.symmetric ? levels - 1 : levels / 2 - 1;
    form.divisor = !form.symmetric || narrow ? static_cast<float>(form.high) : static_cast<float>(levels - 1) / 2;
    const bool wide = form.bits > 8;
    form.type = form.symmetric ? (wide ? CodeType::I16 : CodeType::I8) : (wide ? CodeType::U16 : CodeType::U8);
    return form;
}

Result<std::shared_ptr<const Grid>> makeInteger(const Choice& choice)
{
    const IntegerForm form = formOf(choice);
    if (form.low == 0 && form.high == 0) {
        return Error{ErrorCode::BadSpec,
                     {},
                     "key 'range_kind'",
                     "narrow has no level but 0 at bits=1; allowed with bits=1: range_kind=full or scheme=asymmetric"};
    }
    return std::shared_ptr<const Grid>(std::make_shared<IntegerGrid>(form));
}

}  // namespace

GridInfo integerGrid() { return {"int", integerParams(), &makeInteger}; }

}  // namespace bitloupe
