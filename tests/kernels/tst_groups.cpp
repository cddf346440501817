// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/kernels/samples.h"

#include <QtTest>

#include <array>

using namespace bitloupe::kernels;

namespace {

// 16 uneven levels whose codes are not their ranks.
struct Book {
    std::array<float, 16> levels{};
    std::array<float, 15> boundaries{};
    std::array<std::uint8_t, 16> codes{}, ranks{};

    Book()
    {
        for (std::size_t i = 0; i < 16; ++i) {
            const float t = (static_cast<float>(i) - 7.5f) / 7.5f;
            levels[i] = t * (0.4f + 0.6f * std::fabs(t));
            codes[i] = static_cast<std::uint8_t>(i * 7 % 16);
            ranks[codes[i]] = static_cast<std::uint8_t>(i);
        }
        for (std::size_t i = 0; i < 15; ++i)
            boundaries[i] = (levels[i] + levels[i + 1]) / 2;
    }
    Codebook view() const { return {levels.data(), boundaries.data(), codes.data(), ranks.data(), 16}; }
};

const Book kBook;

struct Shape {
    const Kernels* fast;
    std::size_t groups, size;
    std::string text() const { return std::string(fast->name) + ", " + std::to_string(groups) + " groups of " + std::to_string(size); }
};

std::vector<Shape> shapes()
{
    std::vector<Shape> all;
    for (const Level level : {Level::Avx2, Level::Avx512}) {
        for (const std::size_t size : {2u, 16u, 30u, 32u, 48u, 64u, 128u, 4096u}) {
            for (const std::size_t groups : {0u, 1u, 3u, 70u}) {
                if (table(level) != nullptr)
                    all.push_back({table(level), groups, size});
            }
        }
    }
    return all;
}

std::vector<std::vector<float>> samples(std::size_t n, std::size_t size)
{
    Random random(n + size);
    std::vector<float> ties(n), positive(n), sizes(n), boundaries(n);
    for (std::size_t i = 0; i < n; ++i) {
        ties[i] = 0.1f * (static_cast<float>(random.below(30)) - 14.5f);
        ties[i] = random.below(2) == 0 ? ties[i] : std::nextafter(ties[i], random.below(2) == 0 ? -kInf : kInf);
        positive[i] = static_cast<float>(random.uniform()) + (i / size % 2 == 0 ? 0.0f : -2.0f);
        sizes[i] = std::ldexp(random.bell(), static_cast<int>(i / size % 270) - 149);
        // The codebook's own, and what is next to them; the first of a group makes its scale 1.
        boundaries[i] = i % size == 0 ? 1.0f : kBook.boundaries[random.below(15)];
        boundaries[i] =
            i % size == 0 || random.below(3) == 0 ? boundaries[i] : std::nextafter(boundaries[i], random.below(2) == 0 ? -kInf : kInf);
    }
    return {weights(n, 3), ties, positive, sizes, boundaries, awkward(n, n), std::vector<float>(n, 0.0f), std::vector<float>(n, -0.3f)};
}

// Codes, scales and zero points of one way of quantizing.
struct Groups {
    Array<std::uint8_t> packed;
    Array<float> scales;
    Array<std::uint8_t> zeros;

    Groups(std::size_t groups, std::size_t size)
        : packed(groups * size / 2, 1)
        , scales(groups, 1)
        , zeros(groups, 1)
    {
    }
    bool sameAs(Groups& other) { return packed.sameAs(other.packed) && scales.sameAs(other.scales) && zeros.sameAs(other.zeros); }
};

template <class Quantize>
void quantizersAgree(const Quantize& quantize)
{
    for (const Shape& s : shapes()) {
        for (const std::vector<float>& values : samples(s.groups * s.size, s.size)) {
            Array<float> x(values, s.groups % 3);
            Groups expected(s.groups, s.size);
            Groups got(s.groups, s.size);
            quantize(scalar(), x.data(), s, expected);
            quantize(*s.fast, x.data(), s, got);
            QVERIFY2(got.sameAs(expected), s.text().c_str());
        }
    }
}

template <class Dequantize>
void dequantizersAgree(const Dequantize& dequantize, std::size_t offset)
{
    for (Shape s : shapes()) {
        s.groups = s.groups == 70 && s.size == 4096 ? 300 : s.groups;  // past the caches
        std::vector<std::uint8_t> bytes(s.groups * s.size / 2), zeros(s.groups);
        std::vector<float> scales(s.groups);
        Random random(s.size);
        for (std::uint8_t& b : bytes)
            b = static_cast<std::uint8_t>(random.next());
        for (std::size_t i = 0; i < s.groups; ++i) {
            zeros[i] = static_cast<std::uint8_t>(random.below(16));
            scales[i] = random.bell();
        }
        Array<float> expected(s.groups * s.size, offset);
        Array<float> got(s.groups * s.size, offset);
        dequantize(scalar(), bytes.data(), s, scales.data(), zeros.data(), expected.data());
        dequantize(*s.fast, bytes.data(), s, scales.data(), zeros.data(), got.data());
        QVERIFY2(got.sameAs(expected), s.text().c_str());
    }
}

}  // namespace

class TstGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byHand()
    {
        const float x[] = {-7, 3, 0.5f, -1.5f, 1, 0, 0, 2};  // scale 1; ties to even
        std::uint8_t packed[4];
        float scale = 0;
        scalar().quantizeGroupsI4(x, 1, 8, 7, -7, packed, &scale);
        QCOMPARE(scale, 1.0f);
        QCOMPARE(int{packed[0]}, 9 | 3 << 4);
        QCOMPARE(int{packed[1]}, 0 | 14 << 4);
        QCOMPARE(int{packed[3]}, 0 | 2 << 4);
        const float z[] = {-5, 10, 0, 1.5f};  // scale 1, zero 5
        std::uint8_t zero = 0;
        scalar().quantizeGroupsU4(z, 1, 4, packed, &scale, &zero);
        QCOMPARE(scale, 1.0f);
        QCOMPARE(int{zero}, 5);
        QCOMPARE(int{packed[0]}, 0 | 15 << 4);
        QCOMPARE(int{packed[1]}, 5 | 7 << 4);
        scalar().quantizeGroupsCodebook(z, 1, 4, kBook.view(), packed, &scale);
        QCOMPARE(scale, 10.0f);
        QCOMPARE(int{packed[0] & 15}, int{kBook.codes[15]});  // the first is the high half
    }
    void symmetricGroupsAgree()
    {
        for (const float divisor : {7.0f, 7.5f, 8.0f}) {
            quantizersAgree([divisor](const Kernels& k, const float* x, const Shape& s, Groups& out) {
                k.quantizeGroupsI4(x, s.groups, s.size, divisor, divisor == 7 ? -7 : -8, out.packed.data(), out.scales.data());
            });
        }
    }
    void asymmetricGroupsAgree()
    {
        quantizersAgree([](const Kernels& k, const float* x, const Shape& s, Groups& out) {
            k.quantizeGroupsU4(x, s.groups, s.size, out.packed.data(), out.scales.data(), out.zeros.data());
        });
    }
    void codebookGroupsAgree()
    {
        quantizersAgree([](const Kernels& k, const float* x, const Shape& s, Groups& out) {
            k.quantizeGroupsCodebook(x, s.groups, s.size, kBook.view(), out.packed.data(), out.scales.data());
        });
    }
    void decodersAgree()
    {
        for (const std::size_t offset : {0u, 1u}) {
            dequantizersAgree([](const Kernels& k, const std::uint8_t* q, const Shape& s, const float* scales, const std::uint8_t*,
                                 float* out) { k.dequantizeGroupsI4(q, s.groups, s.size, scales, out); },
                              offset);
            dequantizersAgree([](const Kernels& k, const std::uint8_t* q, const Shape& s, const float* scales, const std::uint8_t* zeros,
                                 float* out) { k.dequantizeGroupsU4(q, s.groups, s.size, scales, zeros, out); },
                              offset);
            dequantizersAgree([](const Kernels& k, const std::uint8_t* q, const Shape& s, const float* scales, const std::uint8_t*,
                                 float* out) { k.dequantizeGroupsCodebook(q, s.groups, s.size, scales, kBook.view(), out); },
                              offset);
        }
    }
};

QTEST_GUILESS_MAIN(TstGroups)
#include "tst_groups.moc"
