// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Many blocks at once: by hand, as the kernels of one block have them, and alike on every level.

#include "tests/kernels/samples.h"

#include <QtTest>

#include <algorithm>
#include <array>

using namespace bitloupe::kernels;

namespace {

// NF4's levels roughly, and a book two of whose boundaries are close together.
struct Book {
    std::array<float, 16> levels{};
    std::array<float, 15> boundaries{};
    std::array<std::uint8_t, 16> codes{}, ranks{};

    explicit Book(bool isEven)
    {
        for (std::size_t i = 0; i < 16; ++i) {
            const float t = (static_cast<float>(i) - 7.5f) / 7.5f;
            levels[i] = isEven ? t : t * t * t;
            codes[i] = static_cast<std::uint8_t>(i * 7 % 16);
            ranks[codes[i]] = static_cast<std::uint8_t>(i);
        }
        for (std::size_t i = 0; i < 15; ++i)
            boundaries[i] = (levels[i] + levels[i + 1]) / 2;
    }
    Codebook view() const { return {levels.data(), boundaries.data(), codes.data(), ranks.data(), 16}; }
};

const Book kEven(true), kSteep(false);

struct Shape {
    const Kernels* fast;
    std::size_t blocks, size;
    std::string text() const { return std::string(fast->name) + ", " + std::to_string(blocks) + " blocks of " + std::to_string(size); }
};

std::vector<Shape> shapes()
{
    std::vector<Shape> all;
    for (const Level level : {Level::Avx2, Level::Avx512}) {
        for (const std::size_t size : {1u, 16u, 30u, 32u, 48u, 64u, 128u, 1100u, 4096u}) {
            for (const std::size_t blocks : {0u, 1u, 3u, 66u, 150u}) {
                if (table(level) != nullptr && blocks * size <= 20000)
                    all.push_back({table(level), blocks, size});
            }
        }
    }
    return all;
}

// Some of them zero, tiny, huge, negative.
std::vector<BlockParams> someParams(std::size_t blocks, float steps, std::int32_t zeros)
{
    static constexpr std::array<float, 6> kOdd = {0x1p-126f, 1e38f, 1e-31f, 2e30f, 0.3f, 1e-38f};
    Random random(blocks);
    std::vector<BlockParams> params(blocks);
    for (BlockParams& p : params) {
        p.scale = random.below(9) == 0 ? kOdd[random.below(kOdd.size())] : 0.2f * static_cast<float>(0.3 + random.uniform()) / steps;
        p.zero = zeros == 0 ? 0 : static_cast<std::int32_t>(random.below(static_cast<std::size_t>(zeros)));
        p.offset = 0.1f * random.bell();
    }
    return params;
}

// Bell-shaped, what lies on ties or beside them, and what is awkward.
std::vector<std::vector<float>> samples(std::size_t n, std::size_t size, const std::vector<BlockParams>& params)
{
    Random random(n + size);
    std::vector<float> ties(n);
    for (std::size_t i = 0; i < n; ++i) {
        const float at = (static_cast<float>(random.below(30)) - 14.5f) * params[i / size].scale;
        ties[i] = random.below(2) == 0 ? at : std::nextafter(at, random.below(2) == 0 ? -kInf : kInf);
    }
    return {weights(n, 3), ties, awkward(n, n), std::vector<float>(n, 0.0f), std::vector<float>(n, -0.0f), std::vector<float>(n, kNan)};
}

// encode(kernels, x, shape, params, codes) on every level, shape and sample.
template <class Encode>
void encodersAgree(float steps, std::int32_t zeros, const Encode& encode)
{
    for (const Shape& s : shapes()) {
        const std::vector<BlockParams> params = someParams(s.blocks, steps, zeros);
        for (const std::vector<float>& values : samples(s.blocks * s.size, s.size, params)) {
            Array<float> x(values, s.blocks % 3);
            for (const std::size_t offset : {0u, 1u}) {
                Array<std::uint8_t> expected(values.size(), offset), got(values.size(), offset);
                encode(scalar().grouped, x.data(), s, params.data(), expected.data());
                encode(s.fast->grouped, x.data(), s, params.data(), got.data());
                QVERIFY2(got.sameAs(expected), s.text().c_str());
            }
        }
    }
}

template <class Decode>
void decodersAgree(const Decode& decode)
{
    for (Shape s : shapes()) {
        s.blocks = s.blocks == 150 && s.size == 128 ? 9000 : s.blocks;  // past the caches
        const std::vector<BlockParams> params = someParams(s.blocks, 7, 16);
        std::vector<std::uint8_t> codes(s.blocks * s.size);
        Random random(s.size);
        std::generate(codes.begin(), codes.end(), [&] { return static_cast<std::uint8_t>(random.below(16)); });
        for (const std::size_t offset : {0u, 1u}) {
            Array<float> expected(codes.size(), offset), got(codes.size(), offset);
            decode(scalar().grouped, codes.data(), s, params.data(), expected.data());
            decode(s.fast->grouped, codes.data(), s, params.data(), got.data());
            QVERIFY2(got.sameAs(expected), s.text().c_str());
        }
    }
}

constexpr AffineCodes kForms[] = {{-7, 7, false, false}, {-8, 7, true, false},   {-127, 127, false, false}, {-128, 127, true, false},
                                  {0, 15, false, false}, {0, 255, false, false}, {0, 255, true, false},     {0, 15, false, true},
                                  {0, 255, false, true}, {-1, 0, false, false}};

}  // namespace

class TstGrouped : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byHand()
    {
        const float x[] = {-7, 3, 0.5f, -1.5f, kNan, 4, 10, kInf};
        std::array<Range, 2> ranges;
        scalar().grouped.ranges(x, 2, 4, ranges.data());
        QCOMPARE(ranges[0], (Range{-7, 3}));
        QCOMPARE(ranges[1], (Range{0, 10}));
        const std::array<BlockParams, 2> params{BlockParams{1, 8, 0}, BlockParams{2, 0, 1}};
        std::array<std::uint8_t, 8> codes{};
        scalar().grouped.encodeAffine(x, 2, 4, params.data(), {0, 15, false, false}, codes.data());
        QCOMPARE(codes, (std::array<std::uint8_t, 8>{1, 11, 8, 6, 0, 2, 5, 15}));  // ties to even
        scalar().grouped.encodeAffine(x, 2, 4, params.data(), {0, 15, false, true}, codes.data());
        QCOMPARE(codes, (std::array<std::uint8_t, 8>{1, 11, 8, 6, 0, 2, 4, 15}));  // (10 - 1) / 2 is a tie
        std::array<float, 8> values{};
        scalar().grouped.decodeAffine(codes.data(), 2, 4, params.data(), {0, 15, false, true}, values.data());
        QCOMPARE(values, (std::array<float, 8>{-7, 3, 0, -2, 1, 5, 9, 31}));
        const std::array<BlockParams, 2> lost{BlockParams{2, 0, 0}, BlockParams{0, 0, 0}};
        scalar().grouped.encodeSmallFloat(x, 2, 4, lost.data(), kE2M1, codes.data());
        QCOMPARE(codes, (std::array<std::uint8_t, 8>{8 + 6, 3, 0, 8 + 2, 0, 0, 0, 0}));  // -3.5 and 0.25 and -0.75 are ties
        scalar().grouped.encodeCodebook(x, 1, 4, params.data() + 1, kEven.view(), codes.data());
        QCOMPARE(int{codes[0]}, int{kEven.codes[0]});  // beyond the ends
        QCOMPARE(int{codes[2]}, int{kEven.codes[9]});  // 0.25: levels are 2/15 apart, and it lies between 0.2 and 1/3
    }
    void rangesAgree()
    {
        for (const Shape& s : shapes()) {
            for (const std::vector<float>& values : samples(s.blocks * s.size, s.size, someParams(s.blocks, 7, 0))) {
                Array<float> x(values, s.blocks % 3);
                Array<Range> expected(s.blocks, 1), got(s.blocks, 1);
                scalar().grouped.ranges(x.data(), s.blocks, s.size, expected.data());
                s.fast->grouped.ranges(x.data(), s.blocks, s.size, got.data());
                QVERIFY2(got.sameAs(expected), s.text().c_str());
            }
        }
    }
    void affineCodesAgree()
    {
        for (const AffineCodes& form : kForms) {
            const auto steps = static_cast<float>(form.high - form.low) / 2;
            encodersAgree(steps, form.low < 0 ? 0 : form.high,
                          [&](const Grouped& k, const float* x, const Shape& s, const BlockParams* p, std::uint8_t* codes) {
                              k.encodeAffine(x, s.blocks, s.size, p, form, codes);
                          });
        }
    }
    void codebooksAgree()
    {
        for (const Book* book : {&kEven, &kSteep}) {
            encodersAgree(1, 0, [&](const Grouped& k, const float* x, const Shape& s, const BlockParams* p, std::uint8_t* codes) {
                k.encodeCodebook(x, s.blocks, s.size, p, book->view(), codes);
            });
        }
    }
    void smallFloatsAgree()
    {
        for (const SmallFloat& form : {kE2M1, kE4M3, kE5M2}) {
            encodersAgree(form.largest, 0,
                          [&](const Grouped& k, const float* x, const Shape& s, const BlockParams* p, std::uint8_t* codes) {
                              k.encodeSmallFloat(x, s.blocks, s.size, p, form, codes);
                          });
        }
    }
    // Each tie of E2M1 and what lies next to it, with a scale of 1.
    void tiesOfE2M1()
    {
        std::vector<float> x;
        for (const float tie : {0.25f, 0.75f, 1.25f, 1.75f, 2.5f, 3.5f, 5.0f, 6.0f}) {
            for (const float sign : {1.0f, -1.0f}) {
                for (const float beside : {-kInf, tie * sign, kInf})
                    x.push_back(std::nextafter(tie * sign, beside));
            }
        }
        x.resize(2048, 0.1f);
        const std::vector<BlockParams> params(x.size() / 16);
        std::vector<std::uint8_t> expected(x.size()), got(x.size());
        scalar().encodeSmallFloat(x.data(), x.size(), 1, kE2M1, expected.data());
        for (const Level level : {Level::Avx2, Level::Avx512}) {
            if (table(level) == nullptr)
                continue;
            table(level)->grouped.encodeSmallFloat(x.data(), params.size(), 16, params.data(), kE2M1, got.data());
            QCOMPARE(got, expected);
        }
    }
    void valuesAgree()
    {
        for (const AffineCodes& form : kForms)
            decodersAgree([&](const Grouped& k, const std::uint8_t* codes, const Shape& s, const BlockParams* p, float* values) {
                k.decodeAffine(codes, s.blocks, s.size, p, form, values);
            });
        decodersAgree([](const Grouped& k, const std::uint8_t* codes, const Shape& s, const BlockParams* p, float* values) {
            k.decodeCodebook(codes, s.blocks, s.size, p, kSteep.view(), values);
        });
        for (const SmallFloat& form : {kE2M1, kE4M3}) {
            decodersAgree([&](const Grouped& k, const std::uint8_t* codes, const Shape& s, const BlockParams* p, float* values) {
                k.decodeSmallFloat(codes, s.blocks, s.size, p, form, values);
            });
        }
    }
};

QTEST_GUILESS_MAIN(TstGrouped)
#include "tst_grouped.moc"
