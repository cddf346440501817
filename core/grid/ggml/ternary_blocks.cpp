// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// TQ1_0 and TQ2_0, for weights that are ternary already: d = max|x|, code = x / d rounded half away from zero, value = d * code.
//
//   TQ2_0, 66 bytes: 64 of two bits each (byte 32a + m holds elements 128a + 32n + m at bits 2n), h d
//   TQ1_0, 54 bytes: base 3, five digits a byte (the first one most significant), byte = ceil(number * 256 / 243):
//          bytes 0..31 elements m + 32n, bytes 32..47 elements 160 + m + 16n, bytes 48..51 four digits 240 + m + 4n, h d

#include "core/grid/ggml/ggml_grid.h"
#include "core/grid/packed_fit.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kBlock = 256;

// TQ2_0's order of two-bit codes.
constexpr std::size_t kTritBytes = kBlock / 4;
constexpr std::size_t byteOf(std::size_t e) { return e / 128 * 32 + e % 32; }
constexpr int shiftOf(std::size_t e) { return static_cast<int>(e % 128 / 32) * 2; }

void unpackTrits(const std::byte* bytes, void* codes)
{
    for (std::size_t half = 0; half < kBlock; half += 128, bytes += 32) {
        auto* const out = static_cast<std::int8_t*>(codes) + half;
        for (std::size_t m = 0; m < 32; ++m) {
            const int four = std::to_integer<int>(bytes[m]);
            for (std::size_t n = 0; n < 4; ++n)
                out[32 * n + m] = static_cast<std::int8_t>((four >> (2 * n) & 3) - 1);
        }
    }
}

class TernaryBlocks : public GgmlGrid {
public:
    int bits() const override { return 2; }
    CodeType codeType() const override { return CodeType::I8; }
    int codeMin() const override { return -1; }
    int codeMax() const override { return 1; }
    bool isSymmetric() const override { return true; }
    float value(int code, BlockParams params) const override { return static_cast<float>(code) * params.scale; }

    void encode(const float* x, std::size_t n, BlockParams params, bool, void* codes) const override
    {
        encodeRounded(x, n, inverseOf(params.scale), 1, static_cast<std::int8_t*>(codes));
    }
    EncodeRule encodeRule(BlockParams params, bool) const override { return roundedAway(params); }
    void decode(const void* codes, std::size_t n, BlockParams params, float* values) const override
    {
        kernels::active().dequantizeI8(static_cast<const std::int8_t*>(codes), n, params.scale, 0, values);
    }

    // Both formats have the same scales and codes: TQ2_0's bytes serve.
    bool fitAndEncode(std::span<const float> weights, void* codes, std::span<BlockParams> stored, std::span<Range> ranges) const override
    {
        const auto unpack = [](const std::byte* bytes, void* to, BlockParams& params) {
            unpackTrits(bytes, to);
            params = {getHalf(bytes + kTritBytes), 0};
        };
        fitPacked(*this, {&kernels::Kernels::quantizeTq2_0, kBlock, kTritBytes + 2, -1, 1}, unpack, weights, codes, stored, ranges);
        return true;
    }

protected:
    BlockFit fitEnds(Range ends) const override
    {
        const float d = std::max(ends.high, -ends.low);
        return {{d, 0}, {nearestHalf(d), 0}};
    }
};

class Tq2_0Grid final : public TernaryBlocks {
public:
    std::size_t blockBytes() const override { return kTritBytes + 2; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override
    {
        std::fill_n(bytes, kTritBytes, std::byte{0});
        for (std::size_t e = 0; e < kBlock; ++e)
            bytes[byteOf(e)] |= static_cast<std::byte>((static_cast<const std::int8_t*>(codes)[e] + 1) << shiftOf(e));
        putHalf(stored.front().scale, bytes + kTritBytes);
    }
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override
    {
        unpackTrits(bytes, codes);
        stored.front() = {getHalf(bytes + kTritBytes), 0};
    }

protected:
    int codeBitsOfBlock() const override { return 2 * static_cast<int>(kBlock); }
};

// Bytes [first, first + count) hold elements start + m + count * n, digit n of byte m.
struct DigitRun {
    std::size_t first, count, start, digits;
};
constexpr std::array<DigitRun, 3> kDigitRuns{{{0, 32, 0, 5}, {32, 16, 160, 5}, {48, 4, 240, 4}}};
constexpr std::size_t kDigitBytes = 52;

class Tq1_0Grid final : public TernaryBlocks {
public:
    std::size_t blockBytes() const override { return kDigitBytes + 2; }
    void packBlocks(const void* codes, std::span<const BlockParams> stored, std::byte* bytes) const override
    {
        for (const DigitRun& run : kDigitRuns) {
            for (std::size_t m = 0; m < run.count; ++m) {
                unsigned number = 0;
                for (std::size_t n = 0; n < 5; ++n) {
                    const std::size_t e = run.start + m + run.count * n;
                    number = number * 3 + (n < run.digits ? static_cast<unsigned>(static_cast<const std::int8_t*>(codes)[e] + 1) : 0U);
                }
                bytes[run.first + m] = static_cast<std::byte>((number * 256 + 242) / 243);
            }
        }
        putHalf(stored.front().scale, bytes + kDigitBytes);
    }
    // Multiplying by 3^n brings digit n to the top of the fraction number / 256.
    void unpackBlocks(const std::byte* bytes, void* codes, std::span<BlockParams> stored) const override
    {
        for (const DigitRun& run : kDigitRuns) {
            for (std::size_t m = 0; m < run.count; ++m) {
                auto number = std::to_integer<unsigned>(bytes[run.first + m]);
                for (std::size_t n = 0; n < run.digits; ++n, number = number * 3 % 256)
                    static_cast<std::int8_t*>(codes)[run.start + m + run.count * n] =
                        static_cast<std::int8_t>(static_cast<int>(number * 3 >> 8) - 1);
            }
        }
        stored.front() = {getHalf(bytes + kDigitBytes), 0};
    }

protected:
    int codeBitsOfBlock() const override { return 8 * static_cast<int>(kDigitBytes); }
};

template <class Blocks>
Result<std::shared_ptr<const Grid>> make(const Choice&)
{
    return {std::make_shared<const Blocks>()};
}

}  // namespace

GridInfo tq1_0Grid() { return {"tq1_0", {}, &make<Tq1_0Grid>, {.blockSize = kBlock, .fitsItself = true}}; }
GridInfo tq2_0Grid() { return {"tq2_0", {}, &make<Tq2_0Grid>, {.blockSize = kBlock, .fitsItself = true}}; }

}  // namespace bitloupe
