// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

using namespace bitloupe::kernels;

namespace {

struct Format {
    const char* name;
    std::size_t size;  // weights a block
    std::size_t bytes;
    void (*Kernels::*quantize)(const float*, std::size_t, void*);
    void (*Kernels::*dequantize)(const void*, std::size_t, float*);
    const char* block;  // of example(), as ggml stores it (reference/formats.md 5.7)
};

const std::vector<Format>& formats()
{
    static const std::vector<Format> kAll = {
        {"Q4_0", 32, kQ4_0Bytes, &Kernels::quantizeQ4_0, &Kernels::dequantizeQ4_0, "4032f258be1379df359bf147ac0268ce248a"},
        {"Q4_1", 32, kQ4_1Bytes, &Kernels::quantizeQ4_1, &Kernels::dequantizeQ4_1, "893240bef257bd1379cf358ae146ac0268bd2479"},
        {"Q5_0", 32, kQ5_0Bytes, &Kernels::quantizeQ5_0, &Kernels::dequantizeQ5_0, "402eb4b4a525f4bf7b27e3ae5a16d19d4904c08c38f4"},
        {"Q5_1", 32, kQ5_1Bytes, &Kernels::quantizeQ5_1, &Kernels::dequantizeQ5_1, "532e40beb4b4a525f3bf6b27e2ae5a16d19d4904c07c38f3"},
        {"Q8_0", 32, kQ8_0Bytes, &Kernels::quantizeQ8_0, &Kernels::dequantizeQ8_0,
         "4d229dfb59b61472d02e8be947a50361be1c7ad73593f14fac0a68c62481df3d9af8"},
        {"IQ4_NL", 32, kIq4NlBytes, &Kernels::quantizeIq4Nl, &Kernels::dequantizeIq4Nl, nullptr},
        {"MXFP4", 32, kMxfp4Bytes, &Kernels::quantizeMxfp4, &Kernels::dequantizeMxfp4, "7d7ec056fe9267ec147fda35feb056ed93"},
        {"TQ2_0", 256, kTq2_0Bytes, &Kernels::quantizeTq2_0, &Kernels::dequantizeTq2_0,
         "586116588516618518618658611658851661851861865865165985146185586114618558611658451661851861865861165885166185186186586116598516614"
         "03e"},
    };
    return kAll;
}

std::vector<float> example(std::size_t n)
{
    std::vector<float> x(n);
    for (std::size_t i = 0; i < n; ++i)
        x[i] = static_cast<float>(static_cast<int>((37 * i + 11) % 101) - 50) / 32;
    return x;
}

// What the fast ways must not miss: ties between codes and between signs, zeros, one large weight, scales of every size.
std::vector<std::vector<float>> samples(std::size_t n, std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> coarse(n), ties(n), scaled(n), outlier = weights(n, seed), nearTwo(n);
    for (std::size_t i = 0; i < n; ++i) {
        coarse[i] = static_cast<float>(random.below(33)) * 0.25f - 4;
        ties[i] = (random.below(2) == 0 ? 0.5f : -0.5f) * static_cast<float>(random.below(17));
        scaled[i] = std::ldexp(random.bell(), static_cast<int>(i / 32 % 270) - 149);
        nearTwo[i] =
            std::nextafter(std::ldexp(1.0f, static_cast<int>(i / 32 % 40) - 20), random.below(3) == 0 ? 0.0f : 2e9f) * (i % 2 ? 1 : -1);
        outlier[i] = random.below(40) == 0 ? 10 * outlier[i] : outlier[i];
    }
    std::vector<float> positive = weights(n, seed + 2);
    for (float& v : positive)
        v = v > 0 ? v : random.below(64) == 0 ? -0.0f : 0.0f;
    return {weights(n, seed),
            coarse,
            ties,
            scaled,
            nearTwo,
            outlier,
            positive,
            awkward(n, seed),
            std::vector<float>(n, 0.0f),
            std::vector<float>(n, -0.37f)};
}

std::vector<Run> blockRuns()
{
    std::vector<Run> all;
    for (const Level level : {Level::Avx2, Level::Avx512}) {
        for (const std::size_t blocks : {0u, 1u, 2u, 5u, 8u, 15u, 16u, 17u, 33u, 300u}) {
            if (table(level) != nullptr)
                all.push_back({table(level), blocks, blocks % 3});
        }
    }
    return all;
}

}  // namespace

class TstBlocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void examplesAreGgmls()
    {
        for (const Format& f : formats()) {
            if (f.block == nullptr)
                continue;
            std::vector<std::uint8_t> bytes(f.bytes);
            (scalar().*f.quantize)(example(f.size).data(), 1, bytes.data());
            QCOMPARE(QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size())).toHex(), QByteArray(f.block));
        }
    }
    void q4ByHand()
    {
        std::vector<float> x(32, 0.0f);
        x[0] = -8;  // d = -8 / -8 = 1
        x[1] = 7.5f;  // 16 without the end
        x[16] = 3.49f;  // 11.99
        x[17] = -0.5f;  // 8.0: a tie goes up
        std::uint8_t bytes[kQ4_0Bytes];
        scalar().quantizeQ4_0(x.data(), 1, bytes);
        QCOMPARE(bytes[0] | bytes[1] << 8, 0x3C00);
        QCOMPARE(int{bytes[2]}, 0 | 11 << 4);
        QCOMPARE(int{bytes[3]}, 15 | 8 << 4);
        QCOMPARE(int{bytes[4]}, 0x88);
        float y[32];
        scalar().dequantizeQ4_0(bytes, 1, y);
        QCOMPARE(y[0], -8.0f);
        QCOMPARE(y[1], 7.0f);
        QCOMPARE(y[16], 3.0f);
    }
    void theFirstOfEqualMagnitudesGivesTheSign()
    {
        for (const Level level : {Level::Scalar, Level::Avx2, Level::Avx512}) {
            if (table(level) == nullptr)
                continue;
            std::vector<float> x(16 * 32, 0.25f);
            x[5 * 32 + 30] = 2;
            x[5 * 32 + 7] = -2;
            x[6 * 32 + 7] = 2;
            x[6 * 32 + 30] = -2;
            std::vector<std::uint8_t> bytes(16 * kQ4_0Bytes);
            table(level)->quantizeQ4_0(x.data(), 16, bytes.data());
            QCOMPARE(int{bytes[5 * kQ4_0Bytes + 1]}, 0x34);  // d = 0.25
            QCOMPARE(int{bytes[6 * kQ4_0Bytes + 1]}, 0xB4);  // d = -0.25
        }
    }
    void mxfp4TiesGoToTheSmaller()
    {
        std::vector<float> x(32, 0.0f);
        x[0] = 6;  // d = 2^0
        const float ties[] = {0.25f, 0.75f, 1.25f, 1.75f, 2.5f, 3.5f, 5.0f, -0.25f, -0.75f, -5.0f, -0.0f};
        const int codes[] = {0, 1, 2, 3, 4, 5, 6, 0, 9, 14, 0};
        for (std::size_t i = 0; i < std::size(ties); ++i)
            x[i + 1] = ties[i];
        std::uint8_t bytes[kMxfp4Bytes];
        scalar().quantizeMxfp4(x.data(), 1, bytes);
        QCOMPARE(int{bytes[0]}, 127);
        for (std::size_t i = 0; i < std::size(ties); ++i)
            QCOMPARE(bytes[2 + i] & 15, codes[i]);
    }
    void iq4NlIsAtLeastAsGoodAsItsFirstGuess()
    {
        const std::vector<float> x = weights(32 * 200, 11);
        std::vector<std::uint8_t> bytes(200 * kIq4NlBytes);
        std::vector<float> y(x.size());
        scalar().quantizeIq4Nl(x.data(), 200, bytes.data());
        scalar().dequantizeIq4Nl(bytes.data(), 200, y.data());
        double error = 0;
        double energy = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            error += std::pow(static_cast<double>(x[i]) - static_cast<double>(y[i]), 2);
            energy += std::pow(static_cast<double>(x[i]), 2);
        }
        QVERIFY(10 * std::log10(energy / error) > 20);
    }
    void decodedBlocksEncodeAgain()
    {
        for (const Format& f : formats()) {
            const std::size_t blocks = 64;
            const std::vector<float> x = example(blocks * f.size);
            std::vector<std::uint8_t> first(blocks * f.bytes), second(first.size());
            std::vector<float> y(x.size()), z(x.size());
            (scalar().*f.quantize)(x.data(), blocks, first.data());
            (scalar().*f.dequantize)(first.data(), blocks, y.data());
            for (std::size_t i = 0; i < x.size(); ++i)
                QVERIFY2(std::fabs(y[i] - x[i]) < (f.size == 256 ? 0.8f : 0.4f), f.name);
        }
    }
    void quantizersAgree()
    {
        for (const Run& run : blockRuns()) {
            for (const Format& f : formats()) {
                for (const std::vector<float>& values : samples(run.n * f.size, run.n + 7)) {
                    Array<float> x(values, run.offset);
                    Array<std::uint8_t> expected(run.n * f.bytes, run.offset + 1);
                    Array<std::uint8_t> got(run.n * f.bytes, run.offset + 1);
                    (scalar().*f.quantize)(x.data(), run.n, expected.data());
                    (run.fast->*f.quantize)(x.data(), run.n, got.data());
                    QVERIFY2(got.sameAs(expected), (run.text() + ", " + f.name).c_str());
                }
            }
        }
    }
    void dequantizersAgree()
    {
        for (const Run& run : blockRuns()) {
            for (const Format& f : formats())
                agreeOnBytes(run, f);
        }
    }
    void longArraysAgree()  // written past the caches
    {
        for (const Level level : {Level::Avx2, Level::Avx512}) {
            for (const Format& f : formats()) {
                if (table(level) == nullptr || f.size * 40000 > std::size_t{8} << 20)
                    continue;
                agreeOnBytes({table(level), 40000, 0}, f);
                agreeOnBytes({table(level), 40000, 1}, f);
            }
        }
        quantizesLong(formats()[0], 240011);
        quantizesLong(formats()[4], 130000);
    }

private:
    static void quantizesLong(const Format& f, std::size_t blocks)
    {
        for (const Level level : {Level::Avx2, Level::Avx512}) {
            if (table(level) == nullptr)
                continue;
            const Run run = {table(level), blocks, 1};
            Array<float> x(weights(blocks * f.size, 5), 0);
            Array<std::uint8_t> expected(blocks * f.bytes, 13);
            Array<std::uint8_t> got(blocks * f.bytes, 13);
            (scalar().*f.quantize)(x.data(), blocks, expected.data());
            (run.fast->*f.quantize)(x.data(), blocks, got.data());
            SAME(run, got, expected);
        }
    }
    // Any bytes are a block; scales that are NaN are left out, for the bits of a NaN are nobody's promise.
    static void agreeOnBytes(const Run& run, const Format& f)
    {
        Random random(run.n);
        std::vector<std::uint8_t> blocks(run.n * f.bytes);
        for (std::uint8_t& b : blocks)
            b = static_cast<std::uint8_t>(random.next());
        const std::size_t scaleAt = f.size == kTernaryBlock ? f.bytes - 2 : 0;
        for (std::size_t i = 0; i < run.n && f.bytes != kMxfp4Bytes; ++i) {
            blocks[i * f.bytes + scaleAt + 1] &= 0xBF;
            if (scaleAt == 0)
                blocks[i * f.bytes + 3] &= f.bytes == kQ4_1Bytes || f.bytes == kQ5_1Bytes ? 0xBF : 0xFF;
        }
        Array<std::uint8_t> in(blocks, run.offset);
        Array<float> expected(run.n * f.size, run.offset);
        Array<float> got(run.n * f.size, run.offset);
        (scalar().*f.dequantize)(in.data(), run.n, expected.data());
        (run.fast->*f.dequantize)(in.data(), run.n, got.data());
        QVERIFY2(got.sameAs(expected), (run.text() + ", " + f.name).c_str());
    }
};

QTEST_GUILESS_MAIN(TstBlocks)
#include "tst_blocks.moc"
