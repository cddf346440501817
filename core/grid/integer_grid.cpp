// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Uniform levels (reference/methods.md, sections 1 and 8): q = clamp(rne(x / scale) + zero), value = scale * (q - zero).
//
//   symmetric narrow      (S1)  scale = max|x| / (2^(b-1) - 1)      codes -(2^(b-1)-1) .. 2^(b-1)-1   zero 0
//   symmetric full        (S2)  scale = max|x| / ((2^b - 1) / 2)    codes -2^(b-1)     .. 2^(b-1)-1   zero 0
//   symmetric full_top    (S3)  scale = max|x| / (2^(b-1) - 1)      codes -2^(b-1)     .. 2^(b-1)-1   zero 0
//   symmetric full_signed (S4)  scale = v / -2^(b-1), v the larger end with its sign, the lower of two equal; codes as above
//   asymmetric                  scale = (max - min) / (2^b - 1)     codes 0 .. 2^b - 1    zero = clamp(-rne(min / scale))
//     with a float zero point   q = clamp(rne((x - min) / scale)), value = scale * q + min: the offset min is stored
//   power of two                the scale of core/grid/power_of_two.h in place of those
//
// The range always contains 0, which decodes to 0 except with a float zero point. Scales are float32, or rounded to half
// before they are used; powers of two take 8 bits.

#include "core/grid/code_value.h"
#include "core/grid/encode_steps.h"
#include "core/grid/integer_form.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <cstring>

namespace bitloupe {

namespace {

constexpr std::size_t kRun = 1024;  // weights that are moved by the offset at once

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
    bool isSymmetric() const override { return !m_form.endsDiffer(); }
    bool keepsZero() const override { return !m_form.floatZero; }
    bool hasZeroPoint() const override { return !m_form.symmetric && !m_form.floatZero; }
    int scaleBits() const override { return m_form.scaleBits(); }
    std::string_view offsetName() const override { return m_form.floatZero ? std::string_view("offsets") : std::string_view(); }
    std::vector<StoredPart> storedParts(std::uint64_t weights, std::uint64_t blocks) const override;

    BlockParams params(Range range) const override { return integerParamsOf(m_form, range); }
    Range representable(BlockParams params) const override;
    Range unclipped(BlockParams params) const override;
    void encode(const float* x, std::size_t n, BlockParams params, bool fullBlock, void* codes) const override;
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override;
    void paramsOf(std::span<const Range> ranges, std::span<BlockParams> params) const override { integerParamsOf(m_form, ranges, params); }
    void encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const override;
    void decodeBlocks(const void* codes, std::size_t size, std::span<const BlockParams> params, float* values) const override;
    void roundTrip(const float* x, std::size_t n, BlockParams params, bool fullBlock, float* values) const override;
    double squaredError(const float* x, std::size_t n, BlockParams params) const override
    {
        return m_form.floatZero ? Grid::squaredError(x, n, params) : kernels::active().affineSquaredError(x, n, affine(params));
    }
    void encodeEach(const float* x, std::size_t n, const BlockParams* working, const BlockParams* stored, void* codes,
                    float* values) const override;
    void encodeDithered(const float* x, const float* u, std::size_t n, BlockParams params, void* codes) const override;
    EncodeRule encodeRule(BlockParams params, bool) const override
    {
        return {params.scale, m_form.reciprocal, m_form.floatZero ? params.offset : 0.0f, RoundedRule{.after = params.zero}};
    }
    float value(int code, BlockParams params) const override
    {
        return static_cast<float>(code - params.zero) * params.scale + params.offset;
    }

private:
    kernels::Affine affine(BlockParams params) const { return {params.scale, params.zero, m_form.low, m_form.high, m_form.reciprocal}; }
    kernels::AffineCodes codesForm() const { return {m_form.low, m_form.high, m_form.reciprocal, m_form.floatZero}; }
    void encodeSteps(const float* x, std::size_t n, BlockParams params, void* codes) const;
    // Calls work(weights less the offset, how many, where they begin) for each run.
    template <class Work>
    static void forEachMovedRun(const float* x, std::size_t n, float offset, const Work& work);

    IntegerForm m_form;
};

std::vector<StoredPart> IntegerGrid::storedParts(std::uint64_t weights, std::uint64_t blocks) const
{
    std::vector<StoredPart> parts = Grid::storedParts(weights, blocks);
    if (m_form.floatZero)
        parts.back().bits = m_form.offsetBits();
    return parts;
}

Range IntegerGrid::representable(BlockParams params) const
{
    const float first = value(m_form.low, params), last = value(m_form.high, params);
    return {std::min(first, last), std::max(first, last)};
}

// Half a step beyond the end levels, rounded towards them: x > unclipped().high exactly when x - level > scale / 2.
Range IntegerGrid::unclipped(BlockParams params) const
{
    const Range ends = representable(params);
    const double half = std::fabs(static_cast<double>(params.scale)) / 2;
    const double low = static_cast<double>(ends.low) - half;
    const double high = static_cast<double>(ends.high) + half;
    Range range{static_cast<float>(std::max(low, -double{FLT_MAX})), static_cast<float>(std::min(high, double{FLT_MAX}))};
    if (static_cast<double>(range.low) < low)
        range.low = std::nextafter(range.low, FLT_MAX);
    if (static_cast<double>(range.high) > high)
        range.high = std::nextafter(range.high, -FLT_MAX);
    return range;
}

template <class Work>
void IntegerGrid::forEachMovedRun(const float* x, std::size_t n, float offset, const Work& work)
{
    std::array<float, kRun> moved;
    for (std::size_t first = 0; first < n; first += kRun) {
        const std::size_t count = std::min(kRun, n - first);
        for (std::size_t i = 0; i < count; ++i)
            moved[i] = (std::isnan(x[first + i]) ? 0.0f : x[first + i]) - offset;
        work(moved.data(), count, first);
    }
}

void IntegerGrid::encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const
{
    if (!m_form.floatZero)
        return encodeSteps(x, n, params, codes);
    const std::size_t bytes = codeBytes(m_form.type);
    forEachMovedRun(x, n, params.offset, [&](const float* moved, std::size_t count, std::size_t first) {
        encodeSteps(moved, count, params, static_cast<std::byte*>(codes) + first * bytes);
    });
}

void IntegerGrid::encodeSteps(const float* x, std::size_t n, BlockParams params, void* codes) const
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
    case CodeType::I16:
        return k.dequantizeI16(static_cast<const std::int16_t*>(codes), n, params.scale, params.zero, values);
    case CodeType::U8:
        k.dequantizeU8(static_cast<const std::uint8_t*>(codes), n, params.scale, params.zero, values);
        break;
    case CodeType::U16:
        k.dequantizeU16(static_cast<const std::uint16_t*>(codes), n, params.scale, params.zero, values);
        break;
    }
    for (std::size_t i = 0; m_form.floatZero && i < n; ++i)
        values[i] += params.offset;
}

void IntegerGrid::encodeBlocks(const float* weights, std::size_t size, std::span<const BlockParams> params, void* codes) const
{
    if (codeBytes(m_form.type) > 1)
        return Grid::encodeBlocks(weights, size, params, codes);
    kernels::active().grouped.encodeAffine(weights, params.size(), size, params.data(), codesForm(), static_cast<std::uint8_t*>(codes));
}

void IntegerGrid::decodeBlocks(const void* codes, std::size_t size, std::span<const BlockParams> params, float* values) const
{
    if (codeBytes(m_form.type) > 1)
        return Grid::decodeBlocks(codes, size, params, values);
    const auto* const bytes = static_cast<const std::uint8_t*>(codes);
    kernels::active().grouped.decodeAffine(bytes, params.size(), size, params.data(), codesForm(), values);
}

void IntegerGrid::roundTrip(const float* x, std::size_t n, BlockParams params, bool, float* values) const
{
    if (!m_form.floatZero)
        return kernels::active().roundTripAffine(x, n, affine(params), values);
    forEachMovedRun(x, n, params.offset, [&](const float* moved, std::size_t count, std::size_t first) {
        kernels::active().roundTripAffine(moved, count, affine(params), values + first);
        for (std::size_t i = first; i < first + count; ++i)
            values[i] += params.offset;
    });
}

// As the kernels do it (kernels.h, Affine): the sum with the zero point is of whole numbers, so clamping first gives the same.
void IntegerGrid::encodeEach(const float* x, std::size_t n, const BlockParams* working, const BlockParams* stored, void* codes,
                             float* values) const
{
    constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding it rounds to whole numbers, half to even
    const std::size_t bytes = codeBytes(m_form.type);
    for (std::size_t i = 0; i < n; ++i) {
        const float moved = x[i] - working[i].offset;
        const float steps = m_form.reciprocal ? moved * (1.0f / working[i].scale) : moved / working[i].scale;
        const auto low = static_cast<float>(m_form.low - working[i].zero), high = static_cast<float>(m_form.high - working[i].zero);
        const float inside = steps > low ? (steps < high ? steps : high) : (steps <= low ? low : std::clamp(0.0f, low, high));
        const float whole = (inside + kRound) - kRound;
        const std::int32_t code = static_cast<std::int32_t>(whole) + working[i].zero;
        std::memcpy(static_cast<std::byte*>(codes) + i * bytes, &code, bytes);  // little-endian: the low bytes first
        values[i] = static_cast<float>(code - stored[i].zero) * stored[i].scale + stored[i].offset;
    }
}

// The step below x / scale, or the one above where u is less than what is left of it.
void IntegerGrid::encodeDithered(const float* x, const float* u, std::size_t n, BlockParams params, void* codes) const
{
    const std::size_t bytes = codeBytes(m_form.type);
    for (std::size_t i = 0; i < n; ++i) {
        const double wanted = std::isnan(x[i]) ? 0.0 : double{x[i]};
        const double steps = (wanted - double{params.offset}) / double{params.scale} + params.zero;
        const double inside = std::clamp(steps, double(m_form.low), double(m_form.high));
        const double below = std::floor(inside);
        const auto code = static_cast<std::int32_t>(below) + (double{u[i]} < inside - below ? 1 : 0);
        std::memcpy(static_cast<std::byte*>(codes) + i * bytes, &code, bytes);  // little-endian: the low bytes first
    }
}

Result<std::shared_ptr<const Grid>> makeInteger(const Choice& choice)
{
    const IntegerForm form = integerForm(choice);
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
