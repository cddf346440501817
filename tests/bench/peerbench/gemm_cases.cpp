// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/peerbench/gemm_cases.h"

#include "core/bench/product_case.h"
#include "core/matmul/sign_matrix.h"
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace bitloupe::bench {
namespace {

using kernels::active;
using kernels::CodeForm;

struct Coded {
    MatrixCodes form;
    std::vector<std::uint8_t> codes, zeros;
    std::vector<float> scales;

    Coded(CodeForm codeForm, std::size_t rows, std::size_t cols, std::size_t group)
        : form{codeForm, rows, cols, group, {}, {}, {}, 0, {}}
        , codes(rows * cols)
        , scales(rows * cols / group)
    {
    }
    Product packed()
    {
        form.codes = codes;
        form.scales = scales;
        form.zeros = zeros;
        const auto matrix = PackedMatrix::pack(form, Threads::One);
        return {matrix->bytes(), [matrix](auto... all) { matrix->multiply(all...); }};
    }
};

Product rowsOfBytes(const float* weights, std::size_t rows, std::size_t cols)
{
    Coded c(CodeForm::U8, rows, cols, cols);
    c.form.zero = 128;
    std::vector<std::int8_t> row(cols);
    for (std::size_t r = 0; r < rows; ++r) {
        c.scales[r] = active().quantizeRowI8(weights + r * cols, cols, 127, -127, 127, row.data());
        std::transform(row.begin(), row.end(), c.codes.begin() + static_cast<std::ptrdiff_t>(r * cols),
                       [](std::int8_t q) { return static_cast<std::uint8_t>(q + 128); });
    }
    return c.packed();
}

// As ggml's Q4_0, with groups of any size: the largest weight gets code 0.
template <std::size_t group>
Product symmetric(const float* weights, std::size_t rows, std::size_t cols)
{
    Coded c(CodeForm::U4, rows, cols, group);
    c.form.zero = 8;
    for (std::size_t g = 0; g < c.scales.size(); ++g) {
        const float* x = weights + g * group;
        const float m = *std::max_element(x, x + group, [](float a, float b) { return std::fabs(a) < std::fabs(b); });
        c.scales[g] = m / -8;
        for (std::size_t i = 0; i < group; ++i)
            c.codes[g * group + i] = static_cast<std::uint8_t>(std::clamp(m != 0 ? x[i] / c.scales[g] + 8.5f : 8.0f, 0.0f, 15.0f));
    }
    return c.packed();
}

template <std::size_t group>
Product asymmetric(const float* weights, std::size_t rows, std::size_t cols)
{
    Coded c(CodeForm::U4, rows, cols, group);
    c.zeros.resize(c.scales.size());
    std::vector<std::uint8_t> packed(c.codes.size() / 2);
    active().quantizeGroupsU4(weights, c.scales.size(), group, packed.data(), c.scales.data(), c.zeros.data());
    active().unpack(packed.data(), c.codes.size(), 4, c.codes.data());
    return c.packed();
}

Product ternary(const float* weights, std::size_t rows, std::size_t cols)
{
    Coded c(CodeForm::U2, rows, cols, 256);
    c.form.zero = 1;
    for (std::size_t g = 0; g < c.scales.size(); ++g) {
        c.scales[g] = active().absMax(weights + g * 256, 256);
        for (std::size_t i = g * 256; i < (g + 1) * 256; ++i)
            c.codes[i] = static_cast<std::uint8_t>(std::lround(c.scales[g] != 0 ? weights[i] / c.scales[g] : 0) + 1);
    }
    return c.packed();
}

// Twice E2M1 and 12, so that all are integers from 0 on.
Product mxfp4(const float* weights, std::size_t rows, std::size_t cols)
{
    Coded c(CodeForm::U4, rows, cols, 32);
    c.form.zero = 12;
    c.form.table = {12, 13, 14, 15, 16, 18, 20, 24, 12, 11, 10, 9, 8, 6, 4, 0};
    std::vector<std::uint8_t> block(kernels::kMxfp4Bytes);
    for (std::size_t g = 0; g < c.scales.size(); ++g) {
        active().quantizeMxfp4(weights + g * 32, 1, block.data());
        c.scales[g] = std::ldexp(1.0f, block[0] - 128);
        for (std::size_t i = 0; i < 16; ++i) {
            c.codes[g * 32 + i] = block[1 + i] & 15;
            c.codes[g * 32 + 16 + i] = block[1 + i] >> 4;
        }
    }
    return c.packed();
}

Product signs(const float* weights, std::size_t rows, std::size_t cols)
{
    const auto matrix = std::make_shared<const SignMatrix>(weights, rows, cols);
    return {matrix->bytes(), [matrix](auto... all) { matrix->multiply(all...); }};
}

// A way of core/bench.
template <const char* id>
Product way(const float* weights, std::size_t rows, std::size_t cols)
{
    const ProductCase& which = *findProductCase(id);
    CaseInput input{weightsFromValues("w", {rows, cols}, {weights, weights + rows * cols}, 0), nullptr, 1, nullptr};
    Progress unseen;
    if (!which.spec.empty())
        input.quantized = *quantize(input.weights, *parseSpec(which.spec), unseen);
    const BenchMatrix matrix = *which.make(input);
    return {matrix.bytes, matrix.multiply};
}
constexpr char kFloat32[] = "float32", kFloat16[] = "float16", kBfloat16[] = "bfloat16", kG128[] = "w4a16_g128", kG32[] = "w4a16_g32",
               kNf4[] = "nf4", kThree[] = "w3a8_asymmetric_g128", kTwo[] = "w2a8_asymmetric_g64", kMx16[] = "mxfp4_a16", kMx[] = "mxfp4",
               kShift[] = "w8a8_power_of_two", kBinary[] = "binary_a8", kZero[] = "w8a8_zero_point", kDecoded8[] = "dequantize_int8",
               kDecoded4[] = "dequantize_int4_g128", kDecodedNf4[] = "dequantize_nf4";

constexpr GemmCase kCases[] = {
    {"f32", way<kFloat32>},
    {"f16", way<kFloat16>},
    {"bf16", way<kBfloat16>},
    {"w4a16-b128", way<kG128>},
    {"w4a16-b32", way<kG32>},
    {"mxfp4-a16", way<kMx16>},
    {"mxfp4-f32", way<kMx>},
    {"nf4-b64", way<kNf4>},
    {"w3a8-asym-b128", way<kThree>},
    {"w2a8-asym-b64", way<kTwo>},
    {"w8a8-row", rowsOfBytes},
    {"w8a8-asym-row", way<kZero>},
    {"w8a8-shift", way<kShift>},
    {"w4a8-b32", symmetric<32>},
    {"w4a8-b64", symmetric<64>},
    {"w4a8-b128", symmetric<128>},
    {"w4a8-asym-b32", asymmetric<32>},
    {"w4a8-asym-b64", asymmetric<64>},
    {"w4a8-asym-b128", asymmetric<128>},
    {"mxfp4-a8", mxfp4},
    {"ternary-a8-b256", ternary},
    {"binary-a8", way<kBinary>},
    {"xnor", signs},
    {"decoded-w8-row", way<kDecoded8>},
    {"decoded-w4-b128", way<kDecoded4>},
    {"decoded-nf4-b64", way<kDecodedNf4>},
};

}  // namespace

std::span<const GemmCase> gemmCases() { return kCases; }

}  // namespace bitloupe::bench
