// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/kernels.h"
#include "tests/bench/cases.h"
#include "tests/bench/limits.h"

#include <bit>
#include <memory>

namespace bitloupe::bench {
namespace {

using kernels::active;

volatile double sink;  // results go here, so that no case can be left out

double floatBytes(const Data& d) { return static_cast<double>(d.size() * sizeof(float)); }
double withCodes(const Data& d) { return static_cast<double>(d.size() * (sizeof(float) + 1)); }

std::vector<Case> reductions(const Data& d)
{
    return {
        {"min, max", floatBytes(d), kRead, [&d] { sink = static_cast<double>(active().minMax(d.x(), d.size()).max); }},
        {"largest magnitude", floatBytes(d), kRead, [&d] { sink = static_cast<double>(active().absMax(d.x(), d.size())); }},
        {"moments and extremes in one pass", floatBytes(d), kRead,
         [&d] {
             kernels::Moments m;
             active().moments(d.x(), d.size(), 1e-5, &m);
             sink = m.sum4;
         }},
        {"error sums", 2 * floatBytes(d), kRead,
         [&d] {
             kernels::ErrorSums s;
             active().errorSums(d.x(), d.floats.as<float>().data(), d.size(), &s);
             sink = s.product;
         }},
        {"errors to the power of 2.4", 2 * floatBytes(d), kRead,
         [&d] { sink = active().errorNorm24(d.x(), d.floats.as<float>().data(), d.size()); }},
    };
}

std::vector<Case> counting(const Data& d)
{
    const auto counts = std::make_shared<std::vector<std::uint64_t>>(32768);
    const auto some = std::make_shared<std::vector<float>>(100000);
    const auto histogram = [&d, counts](bool magnitude) {
        return
            [&d, counts, magnitude] { active().histogram(d.x(), d.size(), magnitude ? 0 : -0.12, 0.12, 2048, magnitude, counts->data()); };
    };
    return {
        {"histogram, 2048 bins", floatBytes(d), kRead, histogram(false)},
        {"histogram of magnitudes, 2048 bins", floatBytes(d), kRead, histogram(true)},
        {"magnitude buckets", floatBytes(d), kRead, [&d, counts] { active().magnitudeBuckets(d.x(), d.size(), counts->data()); }},
        {"collect magnitudes above 3.9 std", floatBytes(d), kRead,
         [&d, some] {
             const std::uint32_t low = std::bit_cast<std::uint32_t>(0.078f);
             sink = static_cast<double>(active().collectMagnitudes(d.x(), d.size(), low, 0x7F7FFFFF, some->data(), some->size()).inside);
         }},
        {"count bytes", static_cast<double>(d.size()), kRead,
         [&d, counts] { active().countBytes(d.codes.as<std::uint8_t>().data(), d.size(), counts->data()); }},
    };
}

void quantizeRows(const Data& d)
{
    const auto codes = d.codes.as<std::int8_t>();
    for (std::size_t row = 0; row < d.rows; ++row)
        sink = static_cast<double>(active().quantizeRowI8(d.x() + row * d.cols, d.cols, 127.0f, -127, 127, codes.data() + row * d.cols));
}

std::vector<Case> quantizing(const Data& d)
{
    const kernels::Affine int8 = {0.001f, 0, -127, 127, false};
    const auto codes = d.codes.as<std::int8_t>();
    const auto floats = d.floats.as<float>();
    return {
        {"float32 to INT8 per row, scales found on the way", withCodes(d), kReadWriteQuarter, [&d] { quantizeRows(d); }},
        {"float32 to INT8, scale given", withCodes(d), kReadWriteQuarter,
         [&d, int8, codes] { active().quantizeI8(d.x(), d.size(), int8, codes.data()); }},
        {"INT8 to float32", withCodes(d), kQuarterReadWrite,
         [&d, codes, floats] { active().dequantizeI8(codes.data(), d.size(), 0.001f, 0, floats.data()); }},
        {"squared error of INT8", floatBytes(d), kRead, [&d, int8] { sink = active().affineSquaredError(d.x(), d.size(), int8); }},
    };
}

struct BlockFormat {
    const char* name;
    std::size_t size, bytes;  // weights and bytes a block
    void (*kernels::Kernels::*quantize)(const float*, std::size_t, void*);
    void (*kernels::Kernels::*dequantize)(const void*, std::size_t, float*);
};

using kernels::Kernels;
constexpr BlockFormat kBlockFormats[] = {
    {"Q4_0", 32, kernels::kQ4_0Bytes, &Kernels::quantizeQ4_0, &Kernels::dequantizeQ4_0},
    {"Q4_1", 32, kernels::kQ4_1Bytes, &Kernels::quantizeQ4_1, &Kernels::dequantizeQ4_1},
    {"Q5_0", 32, kernels::kQ5_0Bytes, &Kernels::quantizeQ5_0, &Kernels::dequantizeQ5_0},
    {"Q5_1", 32, kernels::kQ5_1Bytes, &Kernels::quantizeQ5_1, &Kernels::dequantizeQ5_1},
    {"Q8_0", 32, kernels::kQ8_0Bytes, &Kernels::quantizeQ8_0, &Kernels::dequantizeQ8_0},
    {"IQ4_NL", 32, kernels::kIq4NlBytes, &Kernels::quantizeIq4Nl, &Kernels::dequantizeIq4Nl},
    {"MXFP4", 32, kernels::kMxfp4Bytes, &Kernels::quantizeMxfp4, &Kernels::dequantizeMxfp4},
    {"TQ2_0", 256, kernels::kTq2_0Bytes, &Kernels::quantizeTq2_0, &Kernels::dequantizeTq2_0},
};

// Blocks lie in `codes` where they are made, and are read from there; what is there before does not matter.
std::vector<Case> blocks(const Data& d)
{
    std::vector<Case> cases;
    for (const BlockFormat& f : kBlockFormats) {
        const std::size_t count = d.size() / f.size;
        const double bytes = floatBytes(d) + static_cast<double>(count * f.bytes);
        const bool eight = f.bytes > kernels::kGgmlBlock && f.size == kernels::kGgmlBlock;
        auto* stored = d.blocks.as<std::uint8_t>().data();
        cases.push_back({std::string("float32 to ") + f.name, bytes, eight ? kReadWriteQuarter : kReadWriteEighth,
                         [&d, &f, count, stored] { (active().*f.quantize)(d.x(), count, stored); }});
        cases.push_back({std::string(f.name) + " to float32", bytes, eight ? kQuarterReadWrite : kEighthReadWrite,
                         [&d, &f, count, stored] { (active().*f.dequantize)(stored, count, d.floats.as<float>().data()); }});
    }
    return cases;
}

std::vector<Case> packing(const Data& d)
{
    const auto codes = d.codes.as<std::uint8_t>();
    const auto packed = d.floats.as<std::uint8_t>();
    std::vector<Case> cases;
    for (const int bits : {3, 4}) {
        const double bytes = static_cast<double>(d.size()) * (1 + bits / 8.0);
        const std::string name = std::to_string(bits) + " bits";
        cases.push_back(
            {"pack " + name, bytes, kRead, [&d, bits, codes, packed] { active().pack(codes.data(), d.size(), bits, packed.data()); }});
        cases.push_back(
            {"unpack " + name, bytes, kRead, [&d, bits, codes, packed] { active().unpack(packed.data(), d.size(), bits, codes.data()); }});
    }
    return cases;
}

std::vector<Case> converting(const Data& d)
{
    const auto floats = d.floats.as<float>();
    const auto halves = d.weights.as<std::uint16_t>();  // read as bit patterns: any will do
    const double bytes = static_cast<double>(d.size() * 6);
    return {
        {"half to float32", bytes, kRead, [&d, floats, halves] { active().halfToFloat(halves.data(), d.size(), floats.data()); }},
        {"bfloat16 to float32", bytes, kRead, [&d, floats, halves] { active().bfloat16ToFloat(halves.data(), d.size(), floats.data()); }},
    };
}

}  // namespace

std::vector<Case> limitCases(const Data& d)
{
    const auto codes = d.codes.as<std::int8_t>();
    const auto floats = d.floats.as<float>();
    return {
        {kRead, floatBytes(d), "", [&d] { sink = static_cast<double>(readAll(d.x(), d.size())); }},
        {kReadWriteQuarter, withCodes(d), "", [&d, codes] { readAndWriteQuarter(d.x(), d.size(), codes.data()); }},
        {kReadWriteEighth, floatBytes(d) * 9 / 8, "", [&d, codes] { readAndWriteEighth(d.x(), d.size(), codes.data()); }},
        {kEighthReadWrite, floatBytes(d) * 9 / 8, "", [&d, codes, floats] { readEighthAndWrite(codes.data(), d.size(), floats.data()); }},
        {kQuarterReadWrite, withCodes(d), "", [&d, codes, floats] { readQuarterAndWrite(codes.data(), d.size(), floats.data()); }},
    };
}

std::vector<Case> kernelCases(const Data& d)
{
    std::vector<Case> all;
    for (const auto& group : {reductions(d), counting(d), quantizing(d), blocks(d), packing(d), converting(d)})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

}  // namespace bitloupe::bench
