// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Q2_K, Q4_K and Q5_K: value = d * s * code - dmin * m, s and m integers of the sub-block (of 4 bits and 16 weights; of 6 bits and
// 32 weights). The fit's weights are |x| (Q2_K) or |x| + the root mean square of the sub-block.
//
//   Q2_K,  84 bytes: 16 of s | m << 4, 64 of codes (element 128a + 32n + m at bits 2n of byte 32a + m), h d, h dmin
//   Q4_K, 144 bytes: h d, h dmin, 12 of s and m, 128 nibbles (sub-blocks 2k and 2k + 1 are low and high nibbles of 32 bytes)
//   Q5_K, 176 bytes: as Q4_K, with 32 of fifth bits (element m of sub-block k at bit k of byte m) before the nibbles

#include "core/grid/ggml/k_grid.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

struct Form {
    int bits;
    std::size_t subBlock;
    int subTop;  // of s and m
    kernels::AffineSearch search;
};

constexpr Form kQ2{2, 16, 15, {3, -0.5f, 0.1f, 15, true, false}};
constexpr Form kQ4{4, 32, 63, {15, -1.0f, 0.1f, 20, false, true}};
constexpr Form kQ5{5, 32, 63, {31, -0.5f, 0.1f, 15, false, true}};

constexpr std::size_t kScaleBytes = 12;

// 6 bits each: s of the first four and m of the first four in the low bits of bytes 0..3 and 4..7; the others' low four bits in
// bytes 8..11 (m on top), their upper two on top of bytes 0..3 and 4..7.
void packSixBits(const std::vector<int>& s, const std::vector<int>& m, std::byte* bytes)
{
    std::array<unsigned, kScaleBytes> out{};
    for (std::size_t j = 0; j < 4; ++j) {
        const auto highS = static_cast<unsigned>(s[j + 4]), highM = static_cast<unsigned>(m[j + 4]);
        out[j] = static_cast<unsigned>(s[j]) | (highS >> 4) << 6;
        out[j + 4] = static_cast<unsigned>(m[j]) | (highM >> 4) << 6;
        out[j + 8] = (highS & 15U) | (highM & 15U) << 4;
    }
    std::transform(out.begin(), out.end(), bytes, [](unsigned byte) { return static_cast<std::byte>(byte); });
}

void unpackSixBits(const std::byte* bytes, std::vector<int>& s, std::vector<int>& m)
{
    const auto at = [bytes](std::size_t i) { return std::to_integer<int>(bytes[i]); };
    for (std::size_t j = 0; j < 4; ++j) {
        s[j] = at(j) & 63;
        m[j] = at(j + 4) & 63;
        s[j + 4] = (at(j + 8) & 15) | at(j) >> 6 << 4;
        m[j + 4] = at(j + 8) >> 4 | at(j + 4) >> 6 << 4;
    }
}

class KAffineGrid final : public SteppedKGrid {
public:
    explicit KAffineGrid(const Form& form)
        : m_form(form)
    {
    }

    int bits() const override { return m_form.bits; }
    CodeType codeType() const override { return CodeType::U8; }
    int codeMin() const override { return 0; }
    int codeMax() const override { return m_form.search.top; }
    bool keepsZero() const override { return false; }
    std::string_view offsetName() const override { return "offsets"; }
    float value(int code, BlockParams params) const override { return params.scale * static_cast<float>(code) + params.offset; }

    std::size_t blockBytes() const override { return m_form.bits == 2 ? 84 : m_form.bits == 4 ? 144 : 176; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override;
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override;

protected:
    std::size_t subBlock() const override { return m_form.subBlock; }
    int bitsOfSubScale() const override { return m_form.bits == 2 ? 4 : 6; }
    kernels::AffineCodes codesForm() const override { return {0, codeMax(), false, true}; }
    void search(const float* weights, std::size_t size, std::span<BlockParams> fits) const override
    {
        kernels::active().searches.affine(weights, fits.size(), size, m_form.search, fits.data());
    }
    void settleOne(std::span<BlockParams> working, std::span<BlockParams> stored) const override;
    BlockFit fitEnds(Range ends) const override
    {
        const float low = std::min(ends.low, 0.0f);
        const float top = static_cast<float>(codeMax());
        const BlockParams params{std::min((ends.high - low) / top, 3.4e38f / top), 0, low};
        return {params, params};
    }

private:
    void packCodes(const std::uint8_t* codes, std::byte* bytes) const;
    void unpackCodes(const std::byte* bytes, std::uint8_t* codes) const;

    const Form& m_form;
};

void KAffineGrid::settleOne(std::span<BlockParams> working, std::span<BlockParams> stored) const
{
    std::vector<float> scales, minimums;
    for (const BlockParams& block : working) {
        scales.push_back(block.scale);
        minimums.push_back(-block.offset);
    }
    const SubScales s = subScales(scales, m_form.subTop, 0, m_form.subTop), m = subScales(minimums, m_form.subTop, 0, m_form.subTop);
    for (std::size_t i = 0; i < working.size(); ++i)
        working[i] = stored[i] = {s.d * static_cast<float>(s.integers[i]), 0, -(m.d * static_cast<float>(m.integers[i]))};
}

void KAffineGrid::packCodes(const std::uint8_t* codes, std::byte* bytes) const
{
    for (std::size_t e = 0; e < kSuperBlock; ++e) {
        if (m_form.bits == 2) {
            bytes[e / 128 * 32 + e % 32] |= static_cast<std::byte>(codes[e] << (e % 128 / 32 * 2));
            continue;
        }
        std::byte* const nibbles = bytes + (m_form.bits == 5 ? 32 : 0);
        nibbles[e / 64 * 32 + e % 32] |= static_cast<std::byte>((codes[e] & 15U) << (e % 64 / 32 * 4));
        if (m_form.bits == 5)
            bytes[e % 32] |= static_cast<std::byte>((codes[e] >> 4) << (e / 32));
    }
}

void KAffineGrid::unpackCodes(const std::byte* bytes, std::uint8_t* codes) const
{
    for (std::size_t e = 0; e < kSuperBlock; ++e) {
        if (m_form.bits == 2) {
            codes[e] = static_cast<std::uint8_t>(std::to_integer<unsigned>(bytes[e / 128 * 32 + e % 32]) >> (e % 128 / 32 * 2) & 3U);
            continue;
        }
        const std::byte* const nibbles = bytes + (m_form.bits == 5 ? 32 : 0);
        const unsigned low = std::to_integer<unsigned>(nibbles[e / 64 * 32 + e % 32]) >> (e % 64 / 32 * 4) & 15U;
        const unsigned high = m_form.bits == 5 ? std::to_integer<unsigned>(bytes[e % 32]) >> (e / 32) & 1U : 0U;
        codes[e] = static_cast<std::uint8_t>(low | high << 4);
    }
}

void KAffineGrid::packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const
{
    std::vector<float> scales, minimums;
    for (const BlockParams& block : stored) {
        scales.push_back(block.scale);
        minimums.push_back(-block.offset);
    }
    const SubScales s = packedScales(scales, m_form.subTop), m = packedScales(minimums, m_form.subTop);
    std::fill_n(bytes, blockBytes(), std::byte{0});
    if (m_form.bits == 2) {
        for (std::size_t i = 0; i < stored.size(); ++i)
            bytes[i] = static_cast<std::byte>(s.integers[i] | m.integers[i] << 4);
        packCodes(static_cast<const std::uint8_t*>(codes), bytes + 16);
        putHalf(s.d, bytes + 80);
        putHalf(m.d, bytes + 82);
        return;
    }
    putHalf(s.d, bytes);
    putHalf(m.d, bytes + 2);
    packSixBits(s.integers, m.integers, bytes + 4);
    packCodes(static_cast<const std::uint8_t*>(codes), bytes + 4 + kScaleBytes);
}

void KAffineGrid::unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const
{
    std::vector<int> s(stored.size()), m(stored.size());
    const bool isQ2 = m_form.bits == 2;
    const float d = getHalf(isQ2 ? bytes + 80 : bytes), dmin = getHalf(isQ2 ? bytes + 82 : bytes + 2);
    for (std::size_t i = 0; isQ2 && i < stored.size(); ++i) {
        s[i] = std::to_integer<int>(bytes[i]) & 15;
        m[i] = std::to_integer<int>(bytes[i]) >> 4;
    }
    if (!isQ2)
        unpackSixBits(bytes + 4, s, m);
    unpackCodes(isQ2 ? bytes + 16 : bytes + 4 + kScaleBytes, static_cast<std::uint8_t*>(codes));
    for (std::size_t i = 0; i < stored.size(); ++i)
        stored[i] = {d * static_cast<float>(s[i]), 0, -(dmin * static_cast<float>(m[i]))};
}

template <const Form& form>
Result<std::shared_ptr<const Grid>> make(const Choice&)
{
    return {std::make_shared<const KAffineGrid>(form)};
}

}  // namespace

GridInfo q2KGrid() { return {"q2_k", {}, &make<kQ2>, {.blockSize = kQ2.subBlock, .fitsItself = true}}; }
GridInfo q4KGrid() { return {"q4_k", {}, &make<kQ4>, {.blockSize = kQ4.subBlock, .fitsItself = true}}; }
GridInfo q5KGrid() { return {"q5_k", {}, &make<kQ5>, {.blockSize = kQ5.subBlock, .fitsItself = true}}; }

}  // namespace bitloupe
