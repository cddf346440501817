// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/peerbench/quant_cases.h"

#include "kernels/kernels.h"

#include <array>
#include <cstdint>

namespace bitloupe::bench {
namespace {

using kernels::active;
using kernels::Kernels;

using Quantize = void (*Kernels::*)(const float*, std::size_t, void*);
using Dequantize = void (*Kernels::*)(const void*, std::size_t, float*);

template <Quantize quantize, std::size_t size>
void quantizeBlocks(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    (active().*quantize)(static_cast<const float*>(in), rows * cols / size, out);
}

template <Dequantize dequantize, std::size_t size>
void dequantizeBlocks(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    (active().*dequantize)(in, rows * cols / size, static_cast<float*>(out));
}

template <std::size_t size, std::size_t bytes>
std::size_t blockBytes(std::size_t rows, std::size_t cols)
{
    return rows * cols / size * bytes;
}

std::size_t floatBytes(std::size_t rows, std::size_t cols) { return rows * cols * sizeof(float); }

template <Quantize quantize, std::size_t size>
void prepareBlocks(const float* weights, void* in, std::size_t rows, std::size_t cols)
{
    (active().*quantize)(weights, rows * cols / size, in);
}

template <Quantize quantize, std::size_t size, std::size_t bytes>
constexpr QuantCase quantizing(const char* format)
{
    return {format, blockBytes<size, bytes>, quantizeBlocks<quantize, size>, nullptr};
}

template <Quantize quantize, Dequantize dequantize, std::size_t size>
constexpr QuantCase dequantizing(const char* format)
{
    return {format, floatBytes, dequantizeBlocks<dequantize, size>, prepareBlocks<quantize, size>};
}

void quantizeRows(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    const auto* x = static_cast<const float*>(in);
    auto* codes = static_cast<std::int8_t*>(out);
    auto* scales = reinterpret_cast<float*>(codes + rows * cols);
    for (std::size_t row = 0; row < rows; ++row)
        scales[row] = active().quantizeRowI8(x + row * cols, cols, 127, -127, 127, codes + row * cols);
}

void prepareRows(const float* weights, void* in, std::size_t rows, std::size_t cols) { quantizeRows(weights, in, rows, cols); }

void dequantizeRows(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    const auto* codes = static_cast<const std::int8_t*>(in);
    const auto* scales = reinterpret_cast<const float*>(codes + rows * cols);
    for (std::size_t row = 0; row < rows; ++row)
        active().dequantizeI8(codes + row * cols, cols, scales[row], 0, static_cast<float*>(out) + row * cols);
}

std::size_t rowBytes(std::size_t rows, std::size_t cols) { return rows * (cols + sizeof(float)); }

// Groups: codes, then scales, then zero points.
template <std::size_t size>
std::size_t groupBytes(std::size_t rows, std::size_t cols)
{
    return rows * cols / 2 + rows * cols / size * 5;
}

template <std::size_t size>
float* scalesOf(void* out, std::size_t weights)
{
    return reinterpret_cast<float*>(static_cast<std::uint8_t*>(out) + weights / 2);
}

template <std::size_t size>
void quantizeI4(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    const std::size_t n = rows * cols;
    active().quantizeGroupsI4(static_cast<const float*>(in), n / size, size, 7, -7, static_cast<std::uint8_t*>(out),
                              scalesOf<size>(out, n));
}

template <std::size_t size>
void quantizeU4(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    const std::size_t n = rows * cols;
    float* scales = scalesOf<size>(out, n);
    auto* zeros = reinterpret_cast<std::uint8_t*>(scales + n / size);
    active().quantizeGroupsU4(static_cast<const float*>(in), n / size, size, static_cast<std::uint8_t*>(out), scales, zeros);
}

// NF4's levels (reference/methods.md 14.1).
constexpr float kNf4[16] = {-1.0f,       -0.69619280f, -0.52507305f, -0.39491749f, -0.28444138f, -0.18477343f, -0.09105004f, 0.0f,
                            0.07958030f, 0.16093020f,  0.24611230f,  0.33791524f,  0.44070983f,  0.56261700f,  0.72295684f,  1.0f};
constexpr std::uint8_t kOrder[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

kernels::Codebook nf4()
{
    static const auto boundaries = [] {
        std::array<float, 15> middle{};
        for (std::size_t i = 0; i < middle.size(); ++i)
            middle[i] = (kNf4[i] + kNf4[i + 1]) / 2;
        return middle;
    }();
    return {kNf4, boundaries.data(), kOrder, kOrder, 16};
}

void quantizeNf4(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    const std::size_t n = rows * cols;
    active().quantizeGroupsCodebook(static_cast<const float*>(in), n / 64, 64, nf4(), static_cast<std::uint8_t*>(out),
                                    scalesOf<64>(out, n));
}

void dequantizeNf4(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    const std::size_t n = rows * cols;
    const auto* packed = static_cast<const std::uint8_t*>(in);
    active().dequantizeGroupsCodebook(packed, n / 64, 64, reinterpret_cast<const float*>(packed + n / 2), nf4(), static_cast<float*>(out));
}

template <std::size_t size>
void dequantizeI4(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    const std::size_t n = rows * cols;
    const auto* packed = static_cast<const std::uint8_t*>(in);
    active().dequantizeGroupsI4(packed, n / size, size, reinterpret_cast<const float*>(packed + n / 2), static_cast<float*>(out));
}

void quantizeFp8(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    active().encodeSmallFloat(static_cast<const float*>(in), rows * cols, 1e-4f, kernels::kE4M3, static_cast<std::uint8_t*>(out));
}

void dequantizeFp8(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    active().decodeSmallFloat(static_cast<const std::uint8_t*>(in), rows * cols, 1e-4f, kernels::kE4M3, static_cast<float*>(out));
}

void quantizeBinary(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    active().packSigns(static_cast<const float*>(in), rows * cols, static_cast<std::uint8_t*>(out));
}

void dequantizeBinary(const void* in, void* out, std::size_t rows, std::size_t cols)
{
    active().unpackSigns(static_cast<const std::uint8_t*>(in), rows * cols, 0.02f, static_cast<float*>(out));
}

template <void (*quantize)(const void*, void*, std::size_t, std::size_t)>
void prepare(const float* weights, void* in, std::size_t rows, std::size_t cols)
{
    quantize(weights, in, rows, cols);
}

constexpr QuantCase kCases[] = {
    {"quant:i4-b32", groupBytes<32>, quantizeI4<32>, nullptr},
    {"quant:i4-b128", groupBytes<128>, quantizeI4<128>, nullptr},
    {"quant:u4-b32", groupBytes<32>, quantizeU4<32>, nullptr},
    {"quant:u4-b128", groupBytes<128>, quantizeU4<128>, nullptr},
    {"quant:nf4-b64", groupBytes<64>, quantizeNf4, nullptr},
    {"quant:fp8-e4m3", rowBytes, quantizeFp8, nullptr},
    {"quant:binary", rowBytes, quantizeBinary, nullptr},
    {"dequant:i4-b32", floatBytes, dequantizeI4<32>, prepare<quantizeI4<32>>},
    {"dequant:i4-b128", floatBytes, dequantizeI4<128>, prepare<quantizeI4<128>>},
    {"dequant:nf4-b64", floatBytes, dequantizeNf4, prepare<quantizeNf4>},
    {"dequant:fp8-e4m3", floatBytes, dequantizeFp8, prepare<quantizeFp8>},
    {"dequant:binary", floatBytes, dequantizeBinary, prepare<quantizeBinary>},
    {"quant:i8-row", rowBytes, quantizeRows, nullptr},
    quantizing<&Kernels::quantizeQ4_0, 32, kernels::kQ4_0Bytes>("quant:q4_0"),
    quantizing<&Kernels::quantizeQ4_1, 32, kernels::kQ4_1Bytes>("quant:q4_1"),
    quantizing<&Kernels::quantizeQ5_0, 32, kernels::kQ5_0Bytes>("quant:q5_0"),
    quantizing<&Kernels::quantizeQ5_1, 32, kernels::kQ5_1Bytes>("quant:q5_1"),
    quantizing<&Kernels::quantizeQ8_0, 32, kernels::kQ8_0Bytes>("quant:q8_0"),
    quantizing<&Kernels::quantizeIq4Nl, 32, kernels::kIq4NlBytes>("quant:iq4_nl"),
    quantizing<&Kernels::quantizeMxfp4, 32, kernels::kMxfp4Bytes>("quant:mxfp4"),
    quantizing<&Kernels::quantizeTq2_0, 256, kernels::kTq2_0Bytes>("quant:tq2_0"),
    {"dequant:i8-row", floatBytes, dequantizeRows, prepareRows},
    dequantizing<&Kernels::quantizeQ4_0, &Kernels::dequantizeQ4_0, 32>("dequant:q4_0"),
    dequantizing<&Kernels::quantizeQ4_1, &Kernels::dequantizeQ4_1, 32>("dequant:q4_1"),
    dequantizing<&Kernels::quantizeQ5_0, &Kernels::dequantizeQ5_0, 32>("dequant:q5_0"),
    dequantizing<&Kernels::quantizeQ5_1, &Kernels::dequantizeQ5_1, 32>("dequant:q5_1"),
    dequantizing<&Kernels::quantizeQ8_0, &Kernels::dequantizeQ8_0, 32>("dequant:q8_0"),
    dequantizing<&Kernels::quantizeIq4Nl, &Kernels::dequantizeIq4Nl, 32>("dequant:iq4_nl"),
    dequantizing<&Kernels::quantizeMxfp4, &Kernels::dequantizeMxfp4, 32>("dequant:mxfp4"),
    dequantizing<&Kernels::quantizeTq2_0, &Kernels::dequantizeTq2_0, 256>("dequant:tq2_0"),
};

}  // namespace

std::span<const QuantCase> quantCases() { return kCases; }

}  // namespace bitloupe::bench
