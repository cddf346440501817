// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Q3_K and Q6_K: value = d * s * code, s an integer of the sub-block of 16 weights (of 6 bits with a sign; of 8), codes -4 .. 3 and
// -32 .. 31.
//
//   Q3_K, 110 bytes: 32 of high bits (element 32k + m at bit k of byte m; set: not negative), 64 of two low bits (as Q2_K), 12 of
//                    s + 32 (low four bits of s 0..7 and 8..15 in bytes 0..7, upper two of s 4k + j at bits 2k of byte 8 + j), h d
//   Q6_K, 210 bytes: 128 of four low bits, 64 of two high bits of code + 32, 16 of s, h d

#include "core/grid/ggml/k_grid.h"

#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kSub = 16;

class KSymmetricGrid : public SteppedKGrid {
public:
    KSymmetricGrid(int bits, int subTop)
        : m_bits(bits)
        , m_middle(1 << (bits - 1))
        , m_subTop(subTop)
    {
    }

    int bits() const override { return m_bits; }
    CodeType codeType() const override { return CodeType::I8; }
    int codeMin() const override { return -m_middle; }
    int codeMax() const override { return m_middle - 1; }
    float value(int code, BlockParams params) const override { return params.scale * static_cast<float>(code); }

protected:
    std::size_t subBlock() const override { return kSub; }
    kernels::AffineCodes codesForm() const override { return {codeMin(), codeMax(), false, false}; }
    void search(const float* weights, std::size_t size, std::span<BlockParams> fits) const override
    {
        const kernels::Searches& searches = kernels::active().searches;
        const auto find = m_bits == 3 ? searches.descending : searches.symmetric;
        find(weights, fits.size(), size, m_middle, fits.data());
    }
    void settleOne(std::span<BlockParams> working, std::span<BlockParams> stored) const override
    {
        std::vector<float> scales;
        for (const BlockParams& block : working)
            scales.push_back(block.scale);
        const SubScales s = subScales(scales, m_subTop, m_subTop, -m_subTop - 1);
        for (std::size_t i = 0; i < working.size(); ++i)
            working[i] = stored[i] = {s.d * static_cast<float>(s.integers[i]), 0};
    }
    BlockFit fitEnds(Range ends) const override
    {
        const float extreme = ends.high > -ends.low ? ends.high : ends.low;
        const BlockParams params{extreme / -static_cast<float>(m_middle), 0};
        return {params, params};
    }
    SubScales packed(std::span<const BlockParams> stored) const
    {
        std::vector<float> scales;
        for (const BlockParams& block : stored)
            scales.push_back(block.scale);
        return packedScales(scales, m_subTop);
    }
    unsigned placed(const void* codes, std::size_t e) const
    {
        return static_cast<unsigned>(static_cast<const std::int8_t*>(codes)[e] + m_middle);
    }
    void place(void* codes, std::size_t e, unsigned code) const
    {
        static_cast<std::int8_t*>(codes)[e] = static_cast<std::int8_t>(static_cast<int>(code) - m_middle);
    }

private:
    int m_bits;
    int m_middle;
    int m_subTop;
};

class Q3KGrid final : public KSymmetricGrid {
public:
    Q3KGrid()
        : KSymmetricGrid(3, -32)
    {
    }

    std::size_t blockBytes() const override { return 110; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override
    {
        std::fill_n(bytes, blockBytes(), std::byte{0});
        for (std::size_t e = 0; e < kSuperBlock; ++e) {
            bytes[e % 32] |= static_cast<std::byte>(placed(codes, e) >> 2 << (e / 32));
            bytes[32 + e / 128 * 32 + e % 32] |= static_cast<std::byte>((placed(codes, e) & 3U) << (e % 128 / 32 * 2));
        }
        const SubScales s = packed(stored);
        for (std::size_t k = 0; k < stored.size(); ++k) {
            const auto moved = static_cast<unsigned>(s.integers[k] + 32);
            bytes[96 + k % 8] |= static_cast<std::byte>((moved & 15U) << (k / 8 * 4));
            bytes[104 + k % 4] |= static_cast<std::byte>(moved >> 4 << (k / 4 * 2));
        }
        putHalf(s.d, bytes + 108);
    }
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override
    {
        for (std::size_t e = 0; e < kSuperBlock; ++e) {
            const unsigned high = std::to_integer<unsigned>(bytes[e % 32]) >> (e / 32) & 1U;
            const unsigned low = std::to_integer<unsigned>(bytes[32 + e / 128 * 32 + e % 32]) >> (e % 128 / 32 * 2) & 3U;
            place(codes, e, low | high << 2);
        }
        const float d = getHalf(bytes + 108);
        for (std::size_t k = 0; k < stored.size(); ++k) {
            const int low = std::to_integer<int>(bytes[96 + k % 8]) >> (k / 8 * 4) & 15;
            const int high = std::to_integer<int>(bytes[104 + k % 4]) >> (k / 4 * 2) & 3;
            stored[k] = {d * static_cast<float>((low | high << 4) - 32), 0};
        }
    }

protected:
    int bitsOfSubScale() const override { return 6; }
};

class Q6KGrid final : public KSymmetricGrid {
public:
    Q6KGrid()
        : KSymmetricGrid(6, -128)
    {
    }

    std::size_t blockBytes() const override { return 210; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override
    {
        std::fill_n(bytes, blockBytes(), std::byte{0});
        for (std::size_t e = 0; e < kSuperBlock; ++e) {
            bytes[lowByte(e)] |= static_cast<std::byte>((placed(codes, e) & 15U) << lowShift(e));
            bytes[highByte(e)] |= static_cast<std::byte>(placed(codes, e) >> 4 << highShift(e));
        }
        const SubScales s = packed(stored);
        for (std::size_t k = 0; k < stored.size(); ++k)
            bytes[192 + k] = static_cast<std::byte>(s.integers[k]);
        putHalf(s.d, bytes + 208);
    }
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override
    {
        for (std::size_t e = 0; e < kSuperBlock; ++e) {
            const unsigned low = std::to_integer<unsigned>(bytes[lowByte(e)]) >> lowShift(e) & 15U;
            place(codes, e, low | (std::to_integer<unsigned>(bytes[highByte(e)]) >> highShift(e) & 3U) << 4);
        }
        const float d = getHalf(bytes + 208);
        for (std::size_t k = 0; k < stored.size(); ++k)
            stored[k] = {d * static_cast<float>(static_cast<std::int8_t>(bytes[192 + k])), 0};
    }

protected:
    int bitsOfSubScale() const override { return 8; }

private:
    // Of element 128h + 32g + l: low bits in byte 64h + 32 (g % 2) + l, high bits in byte 32h + l of theirs.
    static std::size_t lowByte(std::size_t e) { return e / 128 * 64 + e % 128 / 32 % 2 * 32 + e % 32; }
    static std::size_t lowShift(std::size_t e) { return e % 128 / 64 * 4; }
    static std::size_t highByte(std::size_t e) { return 128 + e / 128 * 32 + e % 32; }
    static std::size_t highShift(std::size_t e) { return e % 128 / 32 * 2; }
};

template <class Member>
Result<std::shared_ptr<const Grid>> make(const Choice&)
{
    return {std::make_shared<const Member>()};
}

}  // namespace

GridInfo q3KGrid() { return {"q3_k", {}, &make<Q3KGrid>, {.blockSize = kSub, .fitsItself = true}}; }
GridInfo q6KGrid() { return {"q6_k", {}, &make<Q6KGrid>, {.blockSize = kSub, .fitsItself = true}}; }

}  // namespace bitloupe
