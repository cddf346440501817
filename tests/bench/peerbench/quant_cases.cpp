// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/peerbench/quant_cases.h"

#include "kernels/kernels.h"

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

constexpr QuantCase kCases[] = {
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
